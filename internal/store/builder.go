package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/ref"
)

// builder makes records from a report. Names of quotations and claims are made
// document by document, when they are asked for.
type builder struct {
	docs   map[string]*hearsay.Annotated
	names  map[*hearsay.Annotated]named
	report *hearsay.Report
}

// member is a quotation or claim with its name.
type member struct {
	doc *hearsay.Annotated
	i   int
	ref string
}

type named struct{ quotes, claims []string }

func newBuilder(r *hearsay.Report) *builder {
	b := &builder{docs: make(map[string]*hearsay.Annotated, len(r.Documents)), names: map[*hearsay.Annotated]named{}, report: r}
	for i := range r.Documents {
		b.docs[r.Documents[i].ID] = &r.Documents[i]
	}
	return b
}

// namesOf returns the names of a document's quotations and claims.
func (b *builder) namesOf(d *hearsay.Annotated) named {
	n, ok := b.names[d]
	if !ok {
		n = named{ref.Quotes(d), ref.Claims(d)}
		b.names[d] = n
	}
	return n
}

// docOf returns the document that a quotation or claim of that ID stands in,
// or nil.
func (b *builder) docOf(id string) *hearsay.Annotated { return b.docs[docPart(id)] }

// docPart returns the ID of the document from that of a quotation or claim.
func docPart(id string) string { return id[:max(strings.LastIndexByte(id, '#'), 0)] }

func (b *builder) quoteOf(id string) (member, bool) {
	d := b.docOf(id)
	if d == nil {
		return member{}, false
	}
	i := slices.IndexFunc(d.Quotes, func(q hearsay.Quote) bool { return q.ID == id })
	if i < 0 {
		return member{}, false
	}
	return member{d, i, b.namesOf(d).quotes[i]}, true
}

func (b *builder) claimOf(id string) (member, bool) {
	d := b.docOf(id)
	if d == nil {
		return member{}, false
	}
	i := slices.IndexFunc(d.Claims, func(c hearsay.Claim) bool { return c.ID == id })
	if i < 0 {
		return member{}, false
	}
	return member{d, i, b.namesOf(d).claims[i]}, true
}

func (b *builder) quote(d *hearsay.Annotated, k int) Item {
	q := &d.Quotes[k]
	return Item{
		Record: hearsay.Record{
			Kind: hearsay.QuoteRecord, Ref: b.namesOf(d).quotes[k], Docs: []string{d.ID}, Type: string(q.Form),
			Party: q.Speaker.Name, Date: b.dateOf(d), Words: ref.Words(d.Text, q.Content...),
		},
		Sort:    d.ID + "\x00" + ordinal(k),
		Parties: Running(partyNames(append([]hearsay.Party{q.Speaker}, q.Chain...))),
	}
}

func (b *builder) claim(d *hearsay.Annotated, k int) Item {
	c := &d.Claims[k]
	it := Item{
		Record: hearsay.Record{
			Kind: hearsay.ClaimRecord, Ref: b.namesOf(d).claims[k], Docs: []string{d.ID}, Type: string(c.Measure),
			Subject: c.Subject, Date: cmp.Or(c.Period.Value, b.dateOf(d)), Words: c.Span.Of(d.Text),
		},
		Sort:     d.ID + "\x00" + ordinal(k),
		Parties:  Running(partyNames(c.Attribution)),
		Subjects: Running(subjectWords(c)),
	}
	if len(c.Attribution) > 0 {
		it.Party = c.Attribution[0].Name
	}
	return it
}

// dateOf returns the date of a document, its own or the one it takes over.
func (b *builder) dateOf(d *hearsay.Annotated) string {
	return cmp.Or(d.Published.Value, b.report.Inherited[d.ID].Value)
}

// partyNames returns the names of parties, each once.
func partyNames(parties []hearsay.Party) string {
	var names []string
	for _, p := range parties {
		if p.Name != "" && !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, "; ")
}

func subjectWords(c *hearsay.Claim) string {
	words := c.Subject + "; " + c.Object
	if c.Quantity != nil {
		words += "; " + c.Quantity.Counted
	}
	return words
}

func (b *builder) relation(i int, r *hearsay.Relation) Item {
	return Item{
		Record: hearsay.Record{
			Kind: hearsay.RelationRecord, Ref: ref.Relation(r.A, r.B), Docs: []string{r.A, r.B}, Type: string(r.Kind),
			Date: b.earliest([]string{r.A, r.B}), Words: b.titles([]string{r.A, r.B}),
		},
		Sort: ordinal(i),
	}
}

// group makes the record of an origin or a story.
func (b *builder) group(i int, kind hearsay.RecordKind, members, docs []string, party string) Item {
	name, all := ref.Group(kind, members)
	return Item{
		Record: hearsay.Record{
			Kind: kind, Ref: name, Docs: docs, Party: party,
			Date: b.earliest(docs), Words: b.titles(docs),
		},
		Sort: ordinal(i), Names: all, Parties: Running(party),
	}
}

// weight orders verdicts on quotations, what a person should look at first.
var weight = []hearsay.Verdict{
	hearsay.Altered, hearsay.Reattributed, hearsay.Spliced, hearsay.Clarified, hearsay.Trimmed,
	hearsay.Fragment, hearsay.Paraphrased, hearsay.Verbatim, hearsay.Only, hearsay.Original,
}

func (b *builder) quoteFamily(i int, f *hearsay.QuoteFamily) Item {
	var members []member
	heaviest := len(weight)
	for _, v := range f.Versions {
		if m, ok := b.quoteOf(v.Quote); ok {
			members = append(members, m)
		}
		if k := slices.Index(weight, v.Verdict); k >= 0 {
			heaviest = min(heaviest, k)
		}
	}
	var parties []hearsay.Party
	var words []string
	for _, m := range members {
		q := &m.doc.Quotes[m.i]
		parties = append(append(parties, q.Speaker), q.Chain...)
		words = append(words, ref.Words(m.doc.Text, q.Content...))
	}
	it := b.family(i, hearsay.QuoteFamilyRecord, members, parties, words)
	if heaviest < len(weight) {
		it.Type = string(weight[heaviest])
	}
	return it
}

func (b *builder) claimFamily(i int, f *hearsay.ClaimFamily) Item {
	var members []member
	var parties []hearsay.Party
	var words, subjects []string
	for _, id := range f.Claims {
		m, ok := b.claimOf(id)
		if !ok {
			continue
		}
		c := &m.doc.Claims[m.i]
		members = append(members, m)
		parties = append(parties, c.Attribution...)
		words = append(words, c.Span.Of(m.doc.Text))
		subjects = append(subjects, subjectWords(c))
	}
	it := b.family(i, hearsay.ClaimFamilyRecord, members, parties, words)
	if len(members) > 0 {
		first := &members[0].doc.Claims[members[0].i]
		it.Type, it.Subject = string(first.Measure), first.Subject
		it.Date = cmp.Or(first.Period.Value, it.Date)
		it.Subjects = Running(strings.Join(distinct(subjects), "; "))
	}
	return it
}

// family makes the record of a family of quotations or claims. Its party is
// the first that has a name.
func (b *builder) family(i int, kind hearsay.RecordKind, members []member, parties []hearsay.Party, words []string) Item {
	refs, docs := make([]string, len(members)), make([]string, len(members))
	for k, m := range members {
		refs[k], docs[k] = m.ref, m.doc.ID
	}
	docs = distinct(docs)
	name, all := ref.Group(kind, refs)
	names := partyNames(parties)
	party, _, _ := strings.Cut(names, "; ")
	return Item{
		Record: hearsay.Record{
			Kind: kind, Ref: name, Docs: docs, Party: party,
			Date: b.earliest(docs), Words: strings.Join(distinct(words), "\n"),
		},
		Sort: ordinal(i), Names: all, Parties: Running(names),
	}
}

func (b *builder) finding(i int, f *hearsay.Finding) Item {
	words := func(doc string, s hearsay.Span) string {
		if d := b.docs[doc]; d != nil {
			return s.Of(d.Text)
		}
		return ""
	}
	said := []string{f.Text}
	var docs []string
	for _, e := range f.Evidence {
		docs = append(docs, e.Doc)
		said = append(said, words(e.Doc, e.Span))
	}
	docs = distinct(docs)
	return Item{
		Record: hearsay.Record{
			Kind: hearsay.FindingRecord, Ref: ref.Finding(f, words), Docs: docs, Type: string(f.Type),
			Date: b.earliest(docs), Words: strings.Join(distinct(said), "\n"),
		},
		Sort: ordinal(i),
	}
}

// earliest returns the earliest known date of documents.
func (b *builder) earliest(docs []string) (date string) {
	for _, id := range docs {
		if d := b.docs[id]; d != nil {
			if at := b.dateOf(d); at != "" && (date == "" || at < date) {
				date = at
			}
		}
	}
	return date
}

// maxTitles bounds how many titles of a large group are words to search in.
const maxTitles = 100

func (b *builder) titles(docs []string) string {
	var titles []string
	for _, id := range docs[:min(len(docs), maxTitles)] {
		if d := b.docs[id]; d != nil && d.Title.Value != "" {
			titles = append(titles, d.Title.Value)
		}
	}
	return strings.Join(distinct(titles), "\n")
}

// distinct returns list without what it holds already, in its order.
func distinct(list []string) []string {
	seen := make(map[string]bool, len(list))
	var out []string
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
