package report

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/svg"
)

// How much of a long list the HTML report holds; what is left out is said
// beside the list and is in the records.
const (
	pageFindings  = 300
	pageLadders   = 200
	pageVersions  = 40
	pageFigures   = 100
	pageClaims    = 60
	pageMatrix    = 8
	pageOpen      = 3   // findings that are open at the start
	pageOpenDocs  = 1   // documents that are open at the start
	pagePassages  = 3   // shared passages that are shown of a relation
	pageEvidence  = 24  // pieces of evidence of a finding
	pageDraw      = 40  // figures that have a drawing
	passageWords  = 240 // code points of a passage
	defaultMaxTxt = 4 << 20
)

// page is what the templates see.
type page struct {
	Style         template.CSS
	Script        template.JS
	Policy        string
	Title         string
	Lead          []string
	Counts        []pageCount
	Findings      []pageFinding
	FindingsLeft  int
	Lineage       *pageLineage
	Ladders       []pageLadder
	LaddersLeft   int
	Unchanged     string
	Figures       []pageFigure
	FiguresLeft   int
	Single        int
	Matrix        *pageMatrixTable
	Documents     []pageDocument
	TextsLeft     int
	Errors        []pageError
	HasQuotations bool
}

type pageCount struct{ Href, Text string }

type pageError struct{ Source, Error string }

// pageDoc names a document wherever it is mentioned.
type pageDoc struct {
	N                     int
	Label, ID, Date, Href string
	Inherited             bool
}

func docLink(d *docView) pageDoc {
	return pageDoc{
		N: d.n, Label: d.short(), ID: visible(d.ID), Date: cmp.Or(d.date(), "undated"),
		Inherited: d.published.Basis == hearsay.BasisInherited, Href: fmt.Sprintf("#d%d", d.n),
	}
}

type pageFinding struct {
	N          int
	Type, Text string
	Labels     []string
	Open       bool
	Sides      []pageSide
	Left       int // places that are not shown
}

// pageSide is the places of a finding in one document.
type pageSide struct {
	Doc    pageDoc
	Lang   string
	Pieces []pagePiece
}

type pagePiece struct {
	Before, Words, After string
	Href                 string
	Diff                 []pageSegment
	Against              *pageDoc
}

// pageSegment is a run of a word diff.
type pageSegment struct {
	Keep, Drop, Add bool
	Text            string
}

func pageDiff(diff []segment) []pageSegment {
	out := make([]pageSegment, len(diff))
	for i, s := range diff {
		out[i] = pageSegment{s.Op == hearsay.Keep, s.Op == hearsay.Drop, s.Op == hearsay.Add, s.Text}
	}
	return out
}

// pageBuilder holds what all sections need.
type pageBuilder struct {
	m     *model
	texts map[*docView]bool // documents whose text is in the page
}

func newPage(m *model, o HTMLOptions) *page {
	b := &pageBuilder{m: m}
	if o.View != Lineage {
		b.chooseTexts(cmp.Or(o.MaxText, defaultMaxTxt))
	}
	p := &page{Title: m.headline()}
	for _, e := range m.errors {
		p.Errors = append(p.Errors, pageError{visible(e.Source), visible(e.Err)})
	}
	p.Documents = b.documents()
	if o.View != Lineage {
		p.TextsLeft = len(m.docs) - len(b.texts)
	}
	if o.View == Everything || o.View == Lineage {
		p.Lead = b.lead()
		p.Lineage = b.lineage()
	}
	if o.View == Everything {
		p.Findings, p.FindingsLeft = b.findings()
		b.ladders(p)
		b.figures(p)
		p.Counts = b.counts(p)
	}
	return p
}

// chooseTexts decides which texts the page holds: those that findings stand
// on, then those with quotations that changed, then the rest in order.
func (b *pageBuilder) chooseTexts(room int) {
	rank := func(d *docView) int {
		switch {
		case len(d.evidence) > 0:
			return 0
		case slices.ContainsFunc(d.quotes, func(q *quoteView) bool { return q.ladder != nil && q.ladder.changed }):
			return 1
		}
		return 2
	}
	docs := slices.Clone(b.m.docs)
	slices.SortStableFunc(docs, func(x, y *docView) int { return cmp.Compare(rank(x), rank(y)) })
	b.texts = map[*docView]bool{}
	for _, d := range docs {
		if room -= len(d.Text); room < 0 {
			return
		}
		b.texts[d] = true
	}
}

// href leads to a place in a text if the page holds it, else to the document.
func (b *pageBuilder) href(d *docView, anchor string) string {
	if b.texts[d] {
		return "#" + anchor
	}
	return fmt.Sprintf("#d%d", d.n)
}

// lead says in sentences why there are as many origins.
func (b *pageBuilder) lead() []string {
	var out []string
	if n := len(b.m.stories); n > 1 {
		out = append(out, fmt.Sprintf("The pile holds %s.", plural(n, "story")))
	}
	alone, named := 0, 0
	for _, o := range b.m.origins {
		if len(o.docs) < 2 {
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
		case b.m.byID[o.Root] != nil:
			root = b.m.byID[o.Root].label()
		default:
			root = "one text"
		}
		out = append(out, fmt.Sprintf("%s go back to %s%s.", plural(len(o.docs), "document"), visible(root), prefixed(": ", kindsWords(o))))
	}
	if named > 4 {
		out = append(out, fmt.Sprintf("%s more have several documents.", plural(named-4, "origin")))
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
func kindsWords(o *originView) string {
	var parts []string
	for _, kind := range []hearsay.RelationKind{hearsay.Copy, hearsay.Reprint, hearsay.Excerpt, hearsay.Rewrite} {
		n := 0
		for _, d := range o.docs {
			if !d.isRoot() && d.relation != nil && d.relation.Kind == kind {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, plural(n, string(kind)))
		}
	}
	return strings.Join(parts, ", ")
}

// counts are the links under the headline.
func (b *pageBuilder) counts(p *page) []pageCount {
	var out []pageCount
	add := func(n int, noun, href string) {
		if n > 0 {
			out = append(out, pageCount{href, plural(n, noun)})
		}
	}
	add(len(b.m.findings), "finding", "#findings")
	changed := 0
	for _, l := range b.m.ladders {
		if l.changed {
			changed++
		}
	}
	if changed > 0 {
		out = append(out, pageCount{"#quotations", plural(changed, "quotation") + " changed"})
	}
	add(len(p.Figures)+p.FiguresLeft, "figure", "#figures")
	if n := len(p.Errors); n > 0 {
		out = append(out, pageCount{"#not-read", plural(n, "input") + " not read"})
	}
	return out
}

func (b *pageBuilder) findings() (out []pageFinding, left int) {
	for i, f := range b.m.findings {
		if i >= pageFindings {
			return out, len(b.m.findings) - i
		}
		v := pageFinding{N: f.n, Type: string(f.Type), Text: b.m.text(f), Open: i < pageOpen}
		v.Labels = f.labels()
		shown := 0
		for _, side := range f.sides {
			x := pageSide{Doc: docLink(side.doc), Lang: side.doc.Language.Value}
			for _, e := range side.pieces {
				if shown++; shown > pageEvidence {
					v.Left++
					continue
				}
				piece := pagePiece{Before: e.before, Words: e.words, After: e.after, Href: b.href(e.doc, e.anchor())}
				if e.diff != nil {
					against := docLink(e.against)
					piece.Diff, piece.Against = pageDiff(e.diff), &against
				}
				x.Pieces = append(x.Pieces, piece)
			}
			if len(x.Pieces) > 0 {
				v.Sides = append(v.Sides, x)
			}
		}
		out = append(out, v)
	}
	return out, 0
}

type pageLineage struct {
	Drawing template.HTML
	Left    int
	Origins []pageOrigin
}

type pageOrigin struct {
	N        int
	Credited string
	Story    string
	Rows     []pageLineageRow
}

type pageLineageRow struct {
	Doc       pageDoc
	ID        string // of the row
	What      string
	Of        string // the word between What and Parent
	Parent    *pageDoc
	Because   []string
	Overlap   string
	Direction string
	Passages  []pagePassage
	More      int
}

type pagePassage struct{ Here, There string }

func (b *pageBuilder) lineage() *pageLineage {
	if len(b.m.origins) == 0 {
		return nil
	}
	v := &pageLineage{}
	story := map[*originView]string{}
	for _, s := range b.m.stories {
		for _, o := range s.origins {
			if len(b.m.stories) > 1 {
				story[o] = fmt.Sprintf("story %d", s.n)
			}
		}
	}
	for _, o := range b.m.origins {
		if len(o.docs) == 0 {
			continue
		}
		row := pageOrigin{N: o.n, Credited: visible(o.Credited), Story: story[o]}
		for _, d := range o.docs {
			row.Rows = append(row.Rows, b.lineageRow(d))
		}
		v.Origins = append(v.Origins, row)
	}
	drawing := svg.Lineage("lineage-svg", "Lineage: how the documents hang together", b.lanes(story))
	v.Drawing, v.Left = template.HTML(drawing.SVG), drawing.Left
	return v
}

func (b *pageBuilder) lineageRow(d *docView) pageLineageRow {
	row := pageLineageRow{Doc: docLink(d), ID: fmt.Sprintf("lineage-d%d", d.n), Of: "of"}
	r := d.relation
	if d.isRoot() || r == nil {
		row.What = "no relation to another document found"
		if d.isRoot() && len(d.origin.docs) > 1 {
			row.What = "earliest in this pile"
		} else if d.isRoot() {
			row.What = "stands alone"
		} else if d.parent != nil {
			row.What, row.Of = "comes", "from"
			parent := docLink(d.parent)
			row.Parent = &parent
		}
		return row
	}
	row.What = string(r.Kind)
	other := b.m.byID[r.Other(d.ID)]
	parent := docLink(other)
	row.Parent = &parent
	if d.parent == nil {
		row.Of, row.Direction = "beside", "which comes from which is open"
	} else if r.Original != "" {
		row.Direction = fmt.Sprintf("direction %.0f %% sure", r.Probability*100)
	}
	row.Because = d.because
	here, there := r.AInB, r.BInA
	if r.B == d.ID {
		here, there = there, here
	}
	row.Overlap = fmt.Sprintf("%.0f %% of its words stand in the other, %.0f %% of the other’s in it", here*100, there*100)
	for _, p := range r.Passages {
		mine, theirs := p.A, p.B
		if r.B == d.ID {
			mine, theirs = theirs, mine
		}
		x, y := mine.Of(d.Text), theirs.Of(other.Text)
		if x == "" || y == "" {
			continue
		}
		if len(row.Passages) >= pagePassages {
			row.More++
			continue
		}
		row.Passages = append(row.Passages, pagePassage{clip(x, passageWords), clip(y, passageWords)})
	}
	return row
}

// lanes are the origins as they are drawn.
func (b *pageBuilder) lanes(story map[*originView]string) []svg.Lane {
	var lanes []svg.Lane
	for _, o := range b.m.origins {
		if len(o.docs) == 0 {
			continue
		}
		lane := svg.Lane{Name: fmt.Sprintf("Origin %d", o.n), Notes: []string{plural(len(o.docs), "document")}}
		if s := story[o]; s != "" {
			lane.Notes = append(lane.Notes, s)
		}
		index := map[*docView]int{}
		unseen := -1
		if o.Credited != "" {
			unseen = 0
			lane.Nodes = append(lane.Nodes, svg.Node{
				Name: visible(o.Credited), Note: "not in this pile", Unseen: true,
				Title: visible(o.Credited) + ": credited, not in this pile",
			})
		}
		for _, d := range o.docs {
			index[d] = len(lane.Nodes)
			lane.Nodes = append(lane.Nodes, lineageNode(d))
		}
		for _, d := range o.docs {
			title := ""
			if d.relation != nil {
				title = string(d.relation.Kind) + ": " + strings.Join(d.because, "; ")
			}
			if d.parent != nil {
				if from, ok := index[d.parent]; ok {
					kind := ""
					if d.relation != nil {
						kind = string(d.relation.Kind)
					}
					lane.Edges = append(lane.Edges, svg.Edge{From: from, To: index[d], Kind: kind, Title: title})
				}
				continue
			}
			switch {
			case unseen >= 0:
				lane.Edges = append(lane.Edges, svg.Edge{From: unseen, To: index[d], Kind: "credited", Title: "credits " + visible(o.Credited)})
			case d.relation != nil && !d.isRoot():
				if from, ok := index[b.m.byID[d.relation.Other(d.ID)]]; ok {
					lane.Edges = append(lane.Edges, svg.Edge{From: from, To: index[d], Kind: string(d.relation.Kind), Title: title, Open: true})
				}
			}
		}
		lanes = append(lanes, lane)
	}
	return lanes
}

func lineageNode(d *docView) svg.Node {
	n := svg.Node{
		Name: fmt.Sprintf("[%d] %s", d.n, d.short()), Root: d.isRoot(),
		Href: fmt.Sprintf("#lineage-d%d", d.n),
	}
	n.Date, _ = svg.ParseInterval(d.published.Value)
	what := "root"
	switch {
	case !d.isRoot() && d.relation != nil:
		what = string(d.relation.Kind)
	case !d.isRoot() && d.origin.Credited != "":
		what = "credits " + d.origin.Credited
	case !d.isRoot():
		what = "in this origin"
	case len(d.origin.docs) == 1:
		what = "alone"
	}
	n.Note = visible(what + " · " + dateLine(d))
	n.Title = visible(fmt.Sprintf("[%d] %s (%s), %s, %s", d.n, d.label(), d.ID, dateLine(d), what))
	return n
}
