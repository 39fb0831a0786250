package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// A Model is a report made ready for people: everything numbered, named and
// looked up once, for the terminal, Markdown and HTML alike.
type Model struct {
	Report   *hearsay.Report
	Docs     []*Doc // in order of ID
	Origins  []*Origin
	Stories  []*Story
	Findings []*Finding
	Ladders  []*Ladder // quotations that changed first
	Figures  []*Figure // heaviest first
	Errors   []hearsay.InputError

	ByID   map[string]*Doc
	Quotes map[string]*Quote
	Claims map[string]*Claim
}

// Doc is a document with its number in the report, from 1.
type Doc struct {
	*hearsay.Annotated
	N         int
	Dated     hearsay.Field      // when it was published: its own date, or the one it takes over
	Origin    *Origin            // nil if nobody counted origins
	Parent    *Doc               // nil for a root, or if unknown
	Relation  *hearsay.Relation  // to the parent, or the closest one without direction
	Because   []string           // the reasons of the relation, with the numbers of the documents
	AllQuotes []*Quote           // in order of place
	AllClaims []*Claim           // in order of place
	related   []hearsay.Relation // every derived relation
	Evidence  []*Evidence        // of findings
}

// Origin is an origin with its number in the report, from 1, the one with the
// most documents first.
type Origin struct {
	hearsay.Origin
	N    int
	Docs []*Doc
}

// Story is a story with its number in the report, from 1, the one with the
// most documents first.
type Story struct {
	hearsay.Story
	N       int
	Docs    []*Doc
	Origins []*Origin // whose documents are mostly of this story
}

// Quote is a quotation with its number in the report, from 1.
type Quote struct {
	hearsay.Quote
	N      int
	In     *Doc
	Ladder *Ladder // nil if in no family
}

// Claim is a claim with its number in the report, from 1.
type Claim struct {
	hearsay.Claim
	N      int
	In     *Doc
	Figure *Figure // nil if in no family
}

// only returns what of r the scope shows to people.
func (v Scope) only(r *hearsay.Report) *hearsay.Report {
	out := &hearsay.Report{Documents: r.Documents, Errors: r.Errors}
	switch v {
	case Everything:
		return r
	case Lineage:
		out.Links = r.Links
	case Claims:
		out.Links, out.ClaimFamilies = r.Links, r.ClaimFamilies
	}
	if v != Annotations {
		out.Documents = slices.Clone(r.Documents)
		for i := range out.Documents {
			out.Documents[i].Quotes = nil
			if v != Claims {
				out.Documents[i].Claims = nil
			}
		}
	}
	return out
}

// New makes ready what the scope holds of r. It reads r and does not change
// it; what the identifiers of r lead to nowhere is left out.
func New(r *hearsay.Report, scope Scope) *Model {
	r = scope.only(r)
	m := &Model{
		Report: r, Errors: InputErrors(r),
		ByID: map[string]*Doc{}, Quotes: map[string]*Quote{}, Claims: map[string]*Claim{},
	}
	m.addDocuments()
	m.addLineage()
	m.addLadders()
	m.addFigures()
	m.addFindings()
	return m
}

func (m *Model) addDocuments() {
	for i, a := range Documents(m.Report) {
		d := &Doc{Annotated: a, N: i + 1, Dated: PublishedOf(&a.Document, m.Report.Inherited[a.ID])}
		m.Docs = append(m.Docs, d)
		m.ByID[a.ID] = d
		for _, q := range QuotesOf(a) {
			v := &Quote{Quote: q, N: len(m.Quotes) + 1, In: d}
			m.Quotes[q.ID] = v
			d.AllQuotes = append(d.AllQuotes, v)
		}
		for _, c := range ClaimsOf(a) {
			v := &Claim{Claim: c, N: len(m.Claims) + 1, In: d}
			m.Claims[c.ID] = v
			d.AllClaims = append(d.AllClaims, v)
		}
	}
}

func (m *Model) addLineage() {
	for _, rel := range RelationsOf(m.Report.Relations) {
		if !rel.Kind.Derived() {
			continue
		}
		for _, id := range []string{rel.A, rel.B} {
			if d := m.ByID[id]; d != nil {
				d.related = append(d.related, rel)
			}
		}
	}
	origins := slices.Clone(m.Report.Origins)
	slices.SortStableFunc(origins, func(a, b hearsay.Origin) int {
		return cmp.Or(cmp.Compare(len(b.Documents), len(a.Documents)), cmp.Compare(m.first(a.Documents), m.first(b.Documents)))
	})
	for i, o := range origins {
		v := &Origin{Origin: o, N: i + 1}
		for _, id := range o.Documents {
			if d := m.ByID[id]; d != nil {
				d.Origin = v
				v.Docs = append(v.Docs, d)
			}
		}
		m.Origins = append(m.Origins, v)
	}
	for _, d := range m.Docs {
		d.Parent = m.ByID[m.Report.Parents[d.ID]]
		if d.Relation = m.relationOf(d); d.Relation != nil {
			for _, why := range d.Relation.Because {
				d.Because = append(d.Because, m.sides(d.Relation, why))
			}
		}
	}
	stories := slices.Clone(m.Report.Stories)
	slices.SortStableFunc(stories, func(a, b hearsay.Story) int {
		return cmp.Or(cmp.Compare(len(b.Documents), len(a.Documents)), cmp.Compare(m.first(a.Documents), m.first(b.Documents)))
	})
	storyOf := map[*Doc]*Story{}
	for i, s := range stories {
		v := &Story{Story: s, N: i + 1}
		for _, id := range s.Documents {
			if d := m.ByID[id]; d != nil {
				v.Docs = append(v.Docs, d)
				storyOf[d] = v
			}
		}
		m.Stories = append(m.Stories, v)
	}
	for _, o := range m.Origins {
		if len(o.Docs) > 0 {
			if s := storyOf[o.Docs[0]]; s != nil {
				s.Origins = append(s.Origins, o)
			}
		}
	}
}

// first returns the number of the earliest of the documents in order of ID.
func (m *Model) first(ids []string) int {
	n := len(m.Docs) + 1
	for _, id := range ids {
		if d := m.ByID[id]; d != nil {
			n = min(n, d.N)
		}
	}
	return n
}

// relationOf returns the relation that explains why d is in its origin: the
// one to its parent, or the closest derived one whose direction is open.
func (m *Model) relationOf(d *Doc) *hearsay.Relation {
	var best *hearsay.Relation
	rank := func(r *hearsay.Relation) int {
		return slices.Index([]hearsay.RelationKind{hearsay.Copy, hearsay.Reprint, hearsay.Excerpt, hearsay.Rewrite}, r.Kind)
	}
	for i := range d.related {
		r := &d.related[i]
		other := m.ByID[r.Other(d.ID)]
		if other == nil {
			continue
		}
		if d.Parent != nil {
			if other == d.Parent {
				return r
			}
			continue
		}
		if r.Original == "" && other.Origin == d.Origin && (best == nil || rank(r) < rank(best)) {
			best = r
		}
	}
	return best
}

// IsRoot reports whether d is where its origin starts in this pile.
func (d *Doc) IsRoot() bool {
	return d.Origin != nil && (d.Origin.Root == d.ID || len(d.Origin.Docs) == 1 && d.Origin.Credited == "")
}

// depth is how many documents lie between d and the root that it comes from.
func (d *Doc) depth() int {
	n := 0
	for at := d.Parent; at != nil && n < 100; at = at.Parent {
		n++
	}
	return n
}

// Label names d: its outlet, or its ID when it states none.
func (d *Doc) Label() string {
	if v := strings.TrimSpace(d.Outlet.Value); v != "" {
		return v
	}
	return d.ID
}

// Short is the label, cut to what fits beside other words.
func (d *Doc) Short() string { return Shorten(Visible(d.Label()), 30) }

// name returns a text of the earlier stages with the IDs of documents in it
// replaced by their numbers and labels.
func (m *Model) name(text string) string {
	words := strings.Split(Visible(text), " ")
	for i, w := range words {
		id := strings.Trim(w, ",;:.()“”\"'")
		if d := m.ByID[id]; d != nil && id != "" {
			words[i] = strings.Replace(w, id, fmt.Sprintf("[%d] %s", d.N, d.Short()), 1)
		}
	}
	return strings.Join(words, " ")
}

// sides returns a reason of a relation with the numbers of the documents for
// its "A" and "B". What stands in quotation marks is left as it is.
func (m *Model) sides(r *hearsay.Relation, why string) string {
	why = Visible(why)
	var b strings.Builder
	quoted := 0
	for i, c := range why {
		switch c {
		case '“':
			quoted++
		case '”':
			quoted = max(quoted-1, 0)
		}
		d := m.ByID[r.A]
		if c == 'B' {
			d = m.ByID[r.B]
		}
		before, _ := utf8.DecodeLastRuneInString(why[:i])
		after, _ := utf8.DecodeRuneInString(why[i+utf8.RuneLen(c):])
		if d == nil || quoted > 0 || c != 'A' && c != 'B' || unicode.IsLetter(before) || unicode.IsLetter(after) {
			b.WriteRune(c)
			continue
		}
		fmt.Fprintf(&b, "[%d]", d.N)
	}
	return b.String()
}

// Day returns the date of the report to the day, "" if it is unknown.
func (d *Doc) Day() string {
	v, _, _ := strings.Cut(d.Dated.Value, "T")
	return v
}

// Words returns what was said, pieces joined by an ellipsis.
func (q *Quote) Words() string {
	var parts []string
	for _, s := range q.Content {
		if w := s.Of(q.In.Text); w != "" {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " … ")
}

// SpeakerName returns who said it, in words.
func (q *Quote) SpeakerName() string {
	if q.Speaker.Name == "" {
		return "speaker unknown"
	}
	return q.Speaker.Name
}

// Name says where an origin starts.
func (o *Origin) Name() string {
	if o.Credited != "" {
		return o.Credited
	}
	if len(o.Docs) > 0 {
		return o.Docs[0].Label()
	}
	return ""
}

// DateLine says the date of a report and whether it was taken over.
func (d *Doc) DateLine() string {
	switch {
	case d.Dated.IsZero():
		return "undated"
	case d.Dated.Basis == hearsay.BasisInherited:
		return d.Day() + " (inherited)"
	}
	return d.Day()
}
