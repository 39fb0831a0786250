package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// A model is a report made ready for people: everything numbered, named and
// looked up once, for the terminal, Markdown and HTML alike.
type model struct {
	r        *hearsay.Report
	docs     []*docView // in order of ID
	origins  []*originView
	stories  []*storyView
	findings []*findingView
	ladders  []*ladder // quotations that changed first
	figures  []*figure // heaviest first
	errors   []hearsay.InputError

	byID   map[string]*docView
	quotes map[string]*quoteView
	claims map[string]*claimView
}

// docView is a document with its number in the report, from 1.
type docView struct {
	*hearsay.Annotated
	n         int
	published hearsay.Field
	origin    *originView        // nil if nobody counted origins
	parent    *docView           // nil for a root, or if unknown
	relation  *hearsay.Relation  // to the parent, or the closest one without direction
	because   []string           // the reasons of the relation, with the numbers of the documents
	quotes    []*quoteView       // in order of place
	claims    []*claimView       // in order of place
	related   []hearsay.Relation // every derived relation
	evidence  []*evidenceView    // of findings
}

type originView struct {
	hearsay.Origin
	n    int
	docs []*docView
}

type storyView struct {
	hearsay.Story
	n       int
	docs    []*docView
	origins []*originView // whose documents are mostly of this story
}

// quoteView is a quotation with its number in the report, from 1.
type quoteView struct {
	hearsay.Quote
	n      int
	doc    *docView
	ladder *ladder // nil if in no family
}

// claimView is a claim with its number in the report, from 1.
type claimView struct {
	hearsay.Claim
	n      int
	doc    *docView
	figure *figure // nil if in no family
}

// only returns what of r the view shows to people.
func (v View) only(r *hearsay.Report) *hearsay.Report {
	out := &hearsay.Report{Documents: r.Documents, Errors: r.Errors}
	switch v {
	case Everything:
		return r
	case Lineage:
		out.Links = r.Links
	}
	if v != Annotations {
		out.Documents = slices.Clone(r.Documents)
		for i := range out.Documents {
			out.Documents[i].Quotes, out.Documents[i].Claims = nil, nil
		}
	}
	return out
}

func newModel(r *hearsay.Report, view View) *model {
	r = view.only(r)
	m := &model{
		r: r, errors: sortedErrors(r),
		byID: map[string]*docView{}, quotes: map[string]*quoteView{}, claims: map[string]*claimView{},
	}
	m.addDocuments()
	m.addLineage()
	m.addLadders()
	m.addFigures()
	m.addFindings()
	return m
}

func (m *model) addDocuments() {
	for i, a := range sortedDocuments(m.r) {
		d := &docView{Annotated: a, n: i + 1, published: publishedOf(&a.Document, m.r.Inherited[a.ID])}
		m.docs = append(m.docs, d)
		m.byID[a.ID] = d
		for _, q := range sortedQuotes(a) {
			v := &quoteView{Quote: q, n: len(m.quotes) + 1, doc: d}
			m.quotes[q.ID] = v
			d.quotes = append(d.quotes, v)
		}
		for _, c := range sortedClaims(a) {
			v := &claimView{Claim: c, n: len(m.claims) + 1, doc: d}
			m.claims[c.ID] = v
			d.claims = append(d.claims, v)
		}
	}
}

func (m *model) addLineage() {
	for _, rel := range sortedRelations(m.r.Relations) {
		if !rel.Kind.Derived() {
			continue
		}
		for _, id := range []string{rel.A, rel.B} {
			if d := m.byID[id]; d != nil {
				d.related = append(d.related, rel)
			}
		}
	}
	origins := slices.Clone(m.r.Origins)
	slices.SortStableFunc(origins, func(a, b hearsay.Origin) int {
		return cmp.Or(cmp.Compare(len(b.Documents), len(a.Documents)), cmp.Compare(m.first(a.Documents), m.first(b.Documents)))
	})
	for i, o := range origins {
		v := &originView{Origin: o, n: i + 1}
		for _, id := range o.Documents {
			if d := m.byID[id]; d != nil {
				d.origin = v
				v.docs = append(v.docs, d)
			}
		}
		m.origins = append(m.origins, v)
	}
	for _, d := range m.docs {
		d.parent = m.byID[m.r.Parents[d.ID]]
		if d.relation = m.relationOf(d); d.relation != nil {
			for _, why := range d.relation.Because {
				d.because = append(d.because, m.sides(d.relation, why))
			}
		}
	}
	stories := slices.Clone(m.r.Stories)
	slices.SortStableFunc(stories, func(a, b hearsay.Story) int {
		return cmp.Or(cmp.Compare(len(b.Documents), len(a.Documents)), cmp.Compare(m.first(a.Documents), m.first(b.Documents)))
	})
	storyOf := map[*docView]*storyView{}
	for i, s := range stories {
		v := &storyView{Story: s, n: i + 1}
		for _, id := range s.Documents {
			if d := m.byID[id]; d != nil {
				v.docs = append(v.docs, d)
				storyOf[d] = v
			}
		}
		m.stories = append(m.stories, v)
	}
	for _, o := range m.origins {
		if len(o.docs) > 0 {
			if s := storyOf[o.docs[0]]; s != nil {
				s.origins = append(s.origins, o)
			}
		}
	}
}

// first returns the number of the earliest of the documents in order of ID.
func (m *model) first(ids []string) int {
	n := len(m.docs) + 1
	for _, id := range ids {
		if d := m.byID[id]; d != nil {
			n = min(n, d.n)
		}
	}
	return n
}

// relationOf returns the relation that explains why d is in its origin: the
// one to its parent, or the closest derived one whose direction is open.
func (m *model) relationOf(d *docView) *hearsay.Relation {
	var best *hearsay.Relation
	rank := func(r *hearsay.Relation) int {
		return slices.Index([]hearsay.RelationKind{hearsay.Copy, hearsay.Reprint, hearsay.Excerpt, hearsay.Rewrite}, r.Kind)
	}
	for i := range d.related {
		r := &d.related[i]
		other := m.byID[r.Other(d.ID)]
		if other == nil {
			continue
		}
		if d.parent != nil {
			if other == d.parent {
				return r
			}
			continue
		}
		if r.Original == "" && other.origin == d.origin && (best == nil || rank(r) < rank(best)) {
			best = r
		}
	}
	return best
}

// isRoot reports whether d is where its origin starts in this pile.
func (d *docView) isRoot() bool {
	return d.origin != nil && (d.origin.Root == d.ID || len(d.origin.docs) == 1 && d.origin.Credited == "")
}

// label names d: its outlet, or its ID when it states none.
func (d *docView) label() string {
	if v := strings.TrimSpace(d.Outlet.Value); v != "" {
		return v
	}
	return d.ID
}

// short is the label, cut to what fits beside other words.
func (d *docView) short() string { return shorten(visible(d.label()), 30) }

// name returns a text of the earlier stages with the IDs of documents in it
// replaced by their numbers and labels.
func (m *model) name(text string) string {
	words := strings.Split(visible(text), " ")
	for i, w := range words {
		id := strings.Trim(w, ",;:.()“”\"'")
		if d := m.byID[id]; d != nil && id != "" {
			words[i] = strings.Replace(w, id, fmt.Sprintf("[%d] %s", d.n, d.short()), 1)
		}
	}
	return strings.Join(words, " ")
}

// sides returns a reason of a relation with the numbers of the documents for
// its "A" and "B". What stands in quotation marks is left as it is.
func (m *model) sides(r *hearsay.Relation, why string) string {
	why = visible(why)
	var b strings.Builder
	quoted := 0
	for i, c := range why {
		switch c {
		case '“':
			quoted++
		case '”':
			quoted = max(quoted-1, 0)
		}
		d := m.byID[r.A]
		if c == 'B' {
			d = m.byID[r.B]
		}
		before, _ := utf8.DecodeLastRuneInString(why[:i])
		after, _ := utf8.DecodeRuneInString(why[i+utf8.RuneLen(c):])
		if d == nil || quoted > 0 || c != 'A' && c != 'B' || unicode.IsLetter(before) || unicode.IsLetter(after) {
			b.WriteRune(c)
			continue
		}
		fmt.Fprintf(&b, "[%d]", d.n)
	}
	return b.String()
}

// date returns the date of the report to the day, "" if it is unknown.
func (d *docView) date() string {
	v, _, _ := strings.Cut(d.published.Value, "T")
	return v
}

// words returns what was said, pieces joined by an ellipsis.
func (q *quoteView) words() string {
	var parts []string
	for _, s := range q.Content {
		if w := s.Of(q.doc.Text); w != "" {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " … ")
}

// speaker returns who said it, in words.
func (q *quoteView) speaker() string {
	if q.Speaker.Name == "" {
		return "speaker unknown"
	}
	return q.Speaker.Name
}
