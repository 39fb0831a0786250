package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// How much of a long list the HTML report holds; what is left out is said
// beside the list and is in the records.
const (
	maxFindings   = 300
	maxLadders    = 200
	maxVersions   = 40
	maxFigures    = 100
	maxClaims     = 60
	maxMatrix     = 8
	openFindings  = 3   // findings that are open at the start
	openDocuments = 1   // documents that are open at the start
	maxPassages   = 3   // shared passages that are shown of a relation
	maxEvidence   = 24  // pieces of evidence of a finding
	maxSame       = 60  // further documents with the same words
	maxDrawn      = 40  // figures that have a drawing
	passageWords  = 240 // code points of a passage
	defaultText   = 4 << 20
)

// page is what the templates see.
type page struct {
	Style         template.CSS
	Script        template.JS
	Policy        string
	Title         string
	Lead          []string
	Counts        []link
	Findings      []finding
	FindingsLeft  int
	Lineage       *lineage
	Ladders       []ladder
	LaddersLeft   int
	Unchanged     string
	Figures       []figure
	FiguresLeft   int
	Single        int
	Matrix        *matrix
	Documents     []document
	TextsLeft     int
	Errors        []inputError
	HasQuotations bool
}

type link struct{ Href, Text string }

type inputError struct{ Source, Error string }

// docRef names a document wherever it is mentioned.
type docRef struct {
	N                     int
	Label, ID, Date, Href string
	Inherited             bool
}

func (b *builder) docLink(d *view.Doc) docRef {
	ref := docRef{
		N: d.N, Label: d.Short(), ID: view.Visible(d.ID), Date: cmp.Or(d.Day(), "undated"),
		Inherited: d.Dated.Basis == hearsay.BasisInherited, Href: fmt.Sprintf("#d%d", d.N),
	}
	if b.site != nil {
		ref.Href = b.site.Document(d.ID)
	}
	return ref
}

// builder holds what all sections need.
type builder struct {
	m     *view.Model
	texts map[*view.Doc]bool // documents whose text is in the page
	all   bool               // Options.All
	site  *Site              // nil where the page is all there is
}

func newPage(m *view.Model, o Options) *page {
	b := &builder{m: m, site: o.Site, all: o.All}
	if o.Scope != view.Lineage {
		b.chooseTexts(cmp.Or(o.MaxText, defaultText))
	}
	p := &page{Title: m.Headline()}
	for _, e := range m.Errors {
		p.Errors = append(p.Errors, inputError{view.Visible(e.Source), view.Visible(e.Err)})
	}
	p.Documents = b.documents()
	if o.Scope != view.Lineage {
		p.TextsLeft = len(m.Docs) - len(b.texts)
	}
	if o.Scope == view.Everything || o.Scope == view.Lineage {
		p.Lead = b.lead()
		p.Lineage = b.lineage()
	}
	if o.Scope == view.Everything {
		p.Findings, p.FindingsLeft = b.findings()
		b.ladders(p)
		b.figures(p)
		p.Counts = b.counts(p)
	}
	return p
}

// chooseTexts decides which texts the page holds: those that findings stand
// on, then those with quotations that changed, then the rest in order.
func (b *builder) chooseTexts(room int) {
	rank := func(d *view.Doc) int {
		switch {
		case len(d.Evidence) > 0:
			return 0
		case slices.ContainsFunc(d.AllQuotes, func(q *view.Quote) bool { return q.Ladder != nil && q.Ladder.Changed }):
			return 1
		}
		return 2
	}
	docs := slices.Clone(b.m.Docs)
	slices.SortStableFunc(docs, func(x, y *view.Doc) int { return cmp.Compare(rank(x), rank(y)) })
	b.texts = map[*view.Doc]bool{}
	for _, d := range docs {
		if room -= len(d.Text); room < 0 {
			return
		}
		b.texts[d] = true
	}
}

// href leads to a place in a text if the page holds it, else to the document.
func (b *builder) href(d *view.Doc, anchor string) string {
	if b.site != nil {
		return b.site.Document(d.ID) + "#" + anchor
	}
	if b.texts[d] {
		return "#" + anchor
	}
	return fmt.Sprintf("#d%d", d.N)
}

// lead says in sentences why there are as many origins.
func (b *builder) lead() []string {
	var out []string
	if n := len(b.m.Stories); n > 1 {
		out = append(out, fmt.Sprintf("The pile holds %s.", view.Plural(n, "story")))
	}
	alone, named := 0, 0
	for _, o := range b.m.Origins {
		if len(o.Docs) < 2 {
			alone++
			continue
		}
		if named++; named > 4 {
			continue
		}
		root := o.Credited
		switch {
		case root != "":
			root += ", which is credited and not in this pile"
		case b.m.ByID[o.Root] != nil:
			root = b.m.ByID[o.Root].Label()
		default:
			root = "one text"
		}
		out = append(out, fmt.Sprintf("%s go back to %s%s.", view.Plural(len(o.Docs), "document"), view.Visible(root), view.Prefixed(": ", kindsWords(o))))
	}
	if named > 4 {
		out = append(out, fmt.Sprintf("%s more have several documents.", view.Plural(named-4, "origin")))
	}
	switch {
	case alone == 1:
		out = append(out, "1 document stands alone.")
	case alone > 1:
		out = append(out, fmt.Sprintf("%d documents stand alone.", alone))
	}
	return out
}

// kindsWords counts the relations within an origin: "2 copies, 1 rewrite".
func kindsWords(o *view.Origin) string {
	var parts []string
	for _, kind := range []hearsay.RelationKind{hearsay.Copy, hearsay.Reprint, hearsay.Excerpt, hearsay.Rewrite} {
		n := 0
		for _, d := range o.Docs {
			if !d.IsRoot() && d.Relation != nil && d.Relation.Kind == kind {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, view.Plural(n, string(kind)))
		}
	}
	return strings.Join(parts, ", ")
}

// counts are the links under the headline.
func (b *builder) counts(p *page) []link {
	var out []link
	add := func(n int, noun, href string) {
		if n > 0 {
			out = append(out, link{href, view.Plural(n, noun)})
		}
	}
	add(len(b.m.Findings), "finding", "#findings")
	changed := 0
	for _, l := range b.m.Ladders {
		if l.Changed {
			changed++
		}
	}
	if changed > 0 {
		out = append(out, link{"#quotations", view.Plural(changed, "quotation") + " changed"})
	}
	add(len(p.Figures)+p.FiguresLeft, "figure", "#figures")
	if n := len(p.Errors); n > 0 {
		out = append(out, link{"#not-read", view.Plural(n, "input") + " not read"})
	}
	return out
}
