package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Records returns everything in the report but its documents, in the order of
// the report, each kind by itself. Documents are looked up by their IDs.
func Records(r *hearsay.Report) []hearsay.Record {
	b := &builder{docs: make(map[string]*hearsay.Annotated, len(r.Documents)), seen: map[string]int{}, refs: map[string]string{}}
	for i := range r.Documents {
		b.docs[r.Documents[i].ID] = &r.Documents[i]
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		for _, q := range d.Quotes {
			b.quote(d, q)
		}
		for _, c := range d.Claims {
			b.claim(d, c)
		}
	}
	for _, x := range r.Relations {
		b.add(hearsay.RelationRecord, []string{x.A, x.B}, "", hearsay.Record{
			Type: string(x.Kind), Docs: []string{x.A, x.B}, Words: strings.Join(x.Because, "\n"), Value: x,
		})
	}
	for _, o := range r.Origins {
		b.add(hearsay.OriginRecord, append([]string{o.Credited}, o.Documents...), o.ID, hearsay.Record{Docs: o.Documents, Party: o.Credited, Value: o})
	}
	for _, s := range r.Stories {
		b.add(hearsay.StoryRecord, s.Documents, s.ID, hearsay.Record{Docs: s.Documents, Words: b.titles(s.Documents), Value: s})
	}
	for _, f := range r.QuoteFamilies {
		b.quoteFamily(f)
	}
	for _, f := range r.ClaimFamilies {
		b.claimFamily(f)
	}
	for _, f := range r.Findings {
		b.finding(f)
	}
	return b.out
}

type builder struct {
	out  []hearsay.Record
	docs map[string]*hearsay.Annotated
	seen map[string]int    // how often the same words came
	refs map[string]string // of quotations and claims, by ID
	at   map[string]int    // of quotations and claims in out, by ID
}

// add appends a record with its Ref: a hash of the kind, of what it is known by
// and, where that came before, of how often.
func (b *builder) add(kind hearsay.RecordKind, known []string, id string, r hearsay.Record) {
	name := string(kind) + "\x00" + strings.Join(known, "\x00")
	n := b.seen[name]
	b.seen[name]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", name, n))
	r.Kind, r.Ref = kind, hex.EncodeToString(sum[:8])
	if id != "" {
		b.refs[string(kind)+id] = r.Ref
		if b.at == nil {
			b.at = map[string]int{}
		}
		b.at[string(kind)+id] = len(b.out)
	}
	r.Docs = slices.Clone(r.Docs)
	b.out = append(b.out, r)
}

func (b *builder) quote(d *hearsay.Annotated, q hearsay.Quote) {
	words := spans(d.Text, q.Content)
	b.add(hearsay.QuoteRecord, []string{d.ID, words}, q.ID, hearsay.Record{
		Docs: []string{d.ID}, Type: string(q.Form), Party: q.Speaker.Name, Date: d.Published.Value,
		Words: strings.TrimSpace(words + "\n" + q.Speaker.Name), Value: q,
	})
}

func (b *builder) claim(d *hearsay.Annotated, c hearsay.Claim) {
	date := d.Published.Value
	if from, _, ok := strings.Cut(c.Period.Value, "/"); ok && from != ".." && from != "" {
		date = from
	} else if v := strings.TrimPrefix(c.Period.Value, "../"); v != "" && !strings.HasPrefix(v, "X") {
		date = v
	}
	var parties []string
	for _, p := range c.Attribution {
		parties = append(parties, p.Name)
	}
	b.add(hearsay.ClaimRecord, []string{d.ID, spans(d.Text, c.Mentions), c.Span.Of(d.Text)}, c.ID, hearsay.Record{
		Docs: []string{d.ID}, Type: string(c.Measure), Party: strings.Join(parties, " > "), Subject: c.Subject, Date: date,
		Words: strings.TrimSpace(strings.Join([]string{c.Span.Of(d.Text), string(c.Measure), c.Subject, c.Object, c.PlaceName, strings.Join(parties, " ")}, "\n")),
		Value: c,
	})
}

func (b *builder) quoteFamily(f hearsay.QuoteFamily) {
	r := hearsay.Record{Value: f}
	var known, words []string
	for _, v := range f.Versions {
		m := b.member(hearsay.QuoteRecord, v.Quote)
		known = append(known, m.Ref)
		words = append(words, m.Words)
		r.Docs = appendNew(r.Docs, m.Docs...)
		if r.Party == "" {
			r.Party = m.Party
		}
		if v.Against != "" && v.Verdict != hearsay.Verbatim && (r.Type == "" || v.Verdict == hearsay.Altered) {
			r.Type = string(v.Verdict)
		}
	}
	r.Words = strings.Join(words, "\n")
	slices.Sort(known)
	b.add(hearsay.QuoteFamilyRecord, known[:min(1, len(known))], "", r)
}

func (b *builder) claimFamily(f hearsay.ClaimFamily) {
	r := hearsay.Record{Value: f}
	var known, words []string
	for _, id := range f.Claims {
		m := b.member(hearsay.ClaimRecord, id)
		known = append(known, m.Ref)
		words = append(words, m.Words)
		r.Docs = appendNew(r.Docs, m.Docs...)
		if r.Type == "" {
			r.Type, r.Subject = m.Type, m.Subject
		}
		if m.Party != "" && !strings.Contains(r.Party, m.Party) {
			r.Party = strings.TrimPrefix(r.Party+"; "+m.Party, "; ")
		}
		r.Date = max(r.Date, m.Date)
	}
	r.Words = strings.Join(words, "\n")
	slices.Sort(known)
	b.add(hearsay.ClaimFamilyRecord, known[:min(1, len(known))], "", r)
}

func (b *builder) finding(f hearsay.Finding) {
	known := []string{string(f.Type)}
	var docs []string
	for _, e := range f.Evidence {
		if d := b.docs[e.Doc]; d != nil {
			known = append(known, e.Doc, e.Span.Of(d.Text))
		}
		docs = appendNew(docs, e.Doc)
	}
	b.add(hearsay.FindingRecord, known, "", hearsay.Record{
		Type: string(f.Type), Docs: docs, Words: strings.Join(append([]string{f.Text}, f.Labels...), "\n"), Value: f,
	})
}

// member returns the record of a quotation or claim by its ID, empty if the
// report does not have it.
func (b *builder) member(kind hearsay.RecordKind, id string) hearsay.Record {
	if i, ok := b.at[string(kind)+id]; ok {
		return b.out[i]
	}
	return hearsay.Record{Ref: id}
}

func (b *builder) titles(docs []string) string {
	var titles []string
	for _, id := range docs {
		if d := b.docs[id]; d != nil && d.Title.Value != "" {
			titles = appendNew(titles, d.Title.Value)
		}
	}
	return strings.Join(titles, "\n")
}

func spans(text string, list []hearsay.Span) string {
	var words []string
	for _, s := range list {
		words = append(words, s.Of(text))
	}
	return strings.Join(words, " … ")
}

func appendNew(list []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
