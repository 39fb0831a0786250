package web

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/review"
)

// item is a record made ready to be shown.
type item struct {
	Href, Ref string
	Kind      hearsay.RecordKind
	Type      string // in small words before the head
	Head      string // what it says
	Quoted    bool   // whether the head is words of a document
	Facts     []fact
	Labels    []string
	Evidence  []evidence
	Versions  []version
	Pairs     []pair
	Docs      []docLink
	Target    *target // what a review of it names, nil where it has none
	Status    string  // "accepted by Ada", "" if nobody reviewed it
}

type fact struct{ Name, Value string }

// evidence is words in their place.
type evidence struct {
	Doc                   docLink
	Before, Exact, After  string
	Original, Permanent   string
	Speaker, Cue, Measure string
}

// version is a version of a quotation.
type version struct {
	evidence
	Verdict string
	Alert   bool
	Flags   []string
	Edits   []hearsay.Edit
	Why     string
	Split   *target
}

// pair is the verdict on two figures.
type pair struct {
	A, B, Verdict, Because string
	Flags                  []hearsay.Verdict
}

// target is what the form of a review is about.
type target struct {
	Kind              hearsay.RecordKind
	Doc, Other, Exact string
	Start, End        int // bytes
	Ref               string
	Fields            []string
	Values            map[string]string // as the fields are now
	Split             bool              // whether it can be taken out of its family
}

// contextBytes is how many bytes of text stand around evidence.
const contextBytes = 90

// items makes records ready to be shown.
func (s *server) items(r *http.Request, v *visit, records []hearsay.Record) ([]item, error) {
	log, err := s.desk.Log(r.Context(), v.Pile)
	if err != nil {
		return nil, err
	}
	m := &maker{lib: s.library(r, v.Pile), log: log, pile: v.Pile}
	out := make([]item, 0, len(records))
	for _, rec := range records {
		out = append(out, m.item(rec))
	}
	return out, nil
}

type maker struct {
	lib  *library
	log  *review.Log
	pile string
}

func (m *maker) item(rec hearsay.Record) item {
	it := item{Href: pileURL(m.pile, "r", rec.Ref), Ref: rec.Ref, Kind: rec.Kind, Type: rec.Type}
	for _, id := range rec.Docs {
		if len(it.Docs) < 12 {
			it.Docs = append(it.Docs, m.lib.link(id))
		}
	}
	switch x := rec.Value.(type) {
	case hearsay.Quote:
		m.quote(&it, &x)
	case hearsay.Claim:
		m.claim(&it, &x)
	case hearsay.Relation:
		m.relation(&it, &x)
	case hearsay.Origin:
		it.Type = "origin"
		it.Head = count(len(x.Documents), "document") + " that go back to one text"
		if len(x.Documents) == 1 {
			it.Head = m.lib.link(x.Documents[0]).Title + " stands alone"
		} else if x.Root != "" {
			it.Head = fmt.Sprintf("%s that go back to “%s”", count(len(x.Documents), "document"), m.lib.link(x.Root).Title)
		}
		if x.Credited != "" {
			it.Head += ", credited to " + x.Credited
		}
		it.Target = &target{Kind: rec.Kind, Doc: x.Documents[0], Ref: rec.Ref}
	case hearsay.Story:
		it.Type = "story"
		it.Head = m.lib.link(x.Documents[0]).Title
		it.Facts = []fact{{"documents", fmt.Sprint(len(x.Documents))}}
	case hearsay.QuoteFamily:
		m.quoteFamily(&it, &x)
	case hearsay.ClaimFamily:
		m.claimFamily(&it, &x)
	case hearsay.Finding:
		it.Head, it.Labels = x.Text, x.Labels
		for _, e := range x.Evidence {
			if len(it.Evidence) < 24 {
				it.Evidence = append(it.Evidence, m.evidence(e.Doc, e.Span))
			}
		}
		it.Target = &target{Kind: rec.Kind, Ref: rec.Ref}
		for _, c := range m.log.All() {
			if c.Kind == hearsay.FindingRecord && c.Ref == rec.Ref {
				it.Status = status(c)
			}
		}
	}
	if t := it.Target; t != nil && t.Exact != "" {
		if c, ok := m.log.Of(t.Kind, t.Doc, t.Exact); ok {
			it.Status = status(c)
		}
	}
	return it
}

// status says what was done in a review, and by whom.
func status(c hearsay.Correction) string {
	done := map[hearsay.Action]string{hearsay.Accept: "accepted", hearsay.Reject: "rejected", hearsay.Correct: "corrected", hearsay.Insert: "inserted", hearsay.Merge: "merged", hearsay.Split: "split off"}[c.Action]
	if c.By != "" {
		done += " by " + c.By
	}
	return done
}

// evidence shows words in their place.
func (m *maker) evidence(id string, at hearsay.Span) evidence {
	e := evidence{Doc: m.lib.link(id)}
	doc := m.lib.get(id)
	if doc == nil || at.Start < 0 || at.End > len(doc.Text) || at.Start > at.End {
		return e
	}
	e.Exact = at.Of(doc.Text)
	e.Before, e.After = around(doc.Text, at)
	e.Original = fragment(doc, e.Exact)
	e.Permanent = fmt.Sprintf("%s#t%d", e.Doc.Href, at.Start)
	return e
}

// around returns whole words before and after a place, within its paragraph.
func around(text string, at hearsay.Span) (before, after string) {
	from := max(strings.LastIndexByte(text[:at.Start], '\n')+1, at.Start-contextBytes)
	to := len(text)
	if i := strings.IndexByte(text[at.End:], '\n'); i >= 0 {
		to = at.End + i
	}
	to = min(to, at.End+contextBytes)
	if from > 0 && text[from-1] != '\n' && text[from-1] != ' ' {
		if i := strings.IndexByte(text[from:at.Start], ' '); i >= 0 {
			from += i + 1
		} else {
			from = at.Start
		}
	}
	if to < len(text) && text[to] != '\n' && text[to] != ' ' {
		if i := strings.LastIndexByte(text[at.End:to], ' '); i >= 0 {
			to = at.End + i
		} else {
			to = at.End
		}
	}
	return text[from:at.Start], text[at.End:to]
}

func (m *maker) quote(it *item, q *hearsay.Quote) {
	doc := m.lib.get(q.Doc)
	if doc == nil {
		return
	}
	words := review.Words(doc.Text, q.Content)
	it.Head, it.Quoted, it.Type = words, true, string(q.Form)
	e := m.evidence(q.Doc, q.Span())
	e.Speaker = cmp.Or(q.Speaker.Name, "unknown")
	it.Evidence = []evidence{e}
	it.Facts = facts("said by", cmp.Or(q.Speaker.Name, "unknown"), "as", string(q.Strength), "to", q.Addressee.Name, "on the word of", chain(q.Chain))
	it.Target = &target{
		Kind: hearsay.QuoteRecord, Doc: q.Doc, Exact: words, Start: q.Span().Start, End: q.Span().End, Ref: it.Ref, Fields: review.Fields(hearsay.QuoteRecord),
		Values: map[string]string{"speaker": q.Speaker.Name, "form": string(q.Form), "strength": string(q.Strength), "addressee": q.Addressee.Name},
	}
}

func chain(parties []hearsay.Party) string {
	var names []string
	for _, p := range parties {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	if len(names) < 2 {
		return ""
	}
	return strings.Join(names, " > ")
}

func facts(pairs ...string) []fact {
	var out []fact
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, fact{pairs[i], pairs[i+1]})
		}
	}
	return out
}

func (m *maker) claim(it *item, c *hearsay.Claim) {
	doc := m.lib.get(c.Doc)
	if doc == nil {
		return
	}
	it.Head, it.Quoted, it.Type = c.Span.Of(doc.Text), true, cmp.Or(string(c.Measure), "figure")
	it.Evidence = []evidence{m.evidence(c.Doc, c.Span)}
	source := ""
	for i, p := range c.Attribution {
		if i > 0 {
			source += " > "
		}
		source += p.Name
	}
	values := map[string]string{"measure": string(c.Measure), "subject": c.Subject, "object": c.Object, "place": c.PlaceName, "period": c.Period.Value, "modality": string(c.Modality), "source": source}
	value := ""
	if q := c.Quantity; q != nil {
		values["bound"], values["unit"], values["counted"] = string(q.Bound), q.Unit, q.Counted
		if q.Low != nil {
			values["low"] = q.Low.String()
		}
		if q.High != nil {
			values["high"] = q.High.String()
		}
		value = valueOf(q)
	}
	it.Facts = facts("value", value, "measure", string(c.Measure), "of", c.Subject, "where", c.PlaceName, "period", period(c.Period), "on the word of", cmp.Or(source, "the report itself"), "put as", string(c.Modality))
	it.Target = &target{Kind: hearsay.ClaimRecord, Doc: c.Doc, Exact: it.Head, Start: c.Span.Start, End: c.Span.End, Ref: it.Ref, Fields: review.Fields(hearsay.ClaimRecord), Values: values}
}

// valueOf writes a value with its bound and unit.
func valueOf(q *hearsay.Quantity) string {
	var v string
	switch {
	case q.Low != nil && q.High != nil && !q.Low.Equal(*q.High):
		v = q.Low.String() + " to " + q.High.String()
	case q.Low != nil:
		v = q.Low.String()
	case q.High != nil:
		v = q.High.String()
	}
	if q.Bound != hearsay.Exactly && q.Bound != hearsay.Between {
		v = string(q.Bound) + " " + v
	}
	if q.Unit != "1" && q.Unit != "" {
		v += " " + q.Unit
	}
	return v
}

func period(p hearsay.Period) string {
	v := p.Value
	if p.Per != "" {
		v = strings.TrimSpace(v + " per " + p.Per)
	}
	if v == "" {
		return string(p.Type)
	}
	if p.Type == hearsay.Cumulative {
		v += ", in all"
	}
	return v
}

func (m *maker) relation(it *item, x *hearsay.Relation) {
	a, b := m.lib.link(x.A), m.lib.link(x.B)
	it.Head = fmt.Sprintf("“%s” and “%s”", short(90, a.Title), short(90, b.Title))
	if x.Original != "" {
		it.Head = fmt.Sprintf("“%s” comes from “%s”", short(90, m.lib.link(x.Other(x.Original)).Title), short(90, m.lib.link(x.Original).Title))
	}
	it.Facts = facts("of the earlier listed in the other", percent(x.AInB), "of the other in it", percent(x.BInA), "sure of the direction", percent(x.Probability))
	it.Labels = x.Because
	for _, p := range x.Passages {
		if len(it.Evidence) < 6 {
			it.Evidence = append(it.Evidence, m.evidence(x.A, p.A), m.evidence(x.B, p.B))
		}
	}
	it.Target = &target{Kind: hearsay.RelationRecord, Doc: x.A, Other: x.B, Ref: it.Ref, Fields: review.Fields(hearsay.RelationRecord), Values: map[string]string{"kind": string(x.Kind), "original": x.Original}}
	for _, c := range m.log.All() {
		if c.Kind == hearsay.RelationRecord && (c.Doc == x.A && c.Other == x.B || c.Doc == x.B && c.Other == x.A) {
			it.Status = status(c)
		}
	}
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// findQuote returns a quotation and its document by ID, nil if it is not
// there.
func (m *maker) findQuote(docs []docLink, id string) (*hearsay.Annotated, *hearsay.Quote) {
	for _, d := range docs {
		if doc := m.lib.get(d.ID); doc != nil {
			for i := range doc.Quotes {
				if doc.Quotes[i].ID == id {
					return doc, &doc.Quotes[i]
				}
			}
		}
	}
	return nil, nil
}

func (m *maker) quoteFamily(it *item, f *hearsay.QuoteFamily) {
	it.Type = count(len(f.Versions), "version")
	for _, x := range f.Versions {
		doc, q := m.findQuote(it.Docs, x.Quote)
		if doc == nil {
			continue
		}
		words := review.Words(doc.Text, q.Content)
		e := m.evidence(q.Doc, q.Span())
		e.Exact, e.Speaker = words, cmp.Or(q.Speaker.Name, "unknown")
		v := version{evidence: e, Verdict: string(x.Verdict), Flags: x.Flags, Edits: x.Edits, Why: x.Why, Alert: x.Verdict == hearsay.Altered || x.Verdict == hearsay.Spliced || x.Verdict == hearsay.Reattributed}
		v.Split = &target{Kind: hearsay.QuoteFamilyRecord, Doc: q.Doc, Exact: words, Start: q.Span().Start, End: q.Span().End, Ref: it.Ref}
		it.Versions = append(it.Versions, v)
		if it.Head == "" || x.Against == "" {
			it.Head, it.Quoted = words, true
			it.Facts = facts("said by", e.Speaker)
		}
	}
}

func (m *maker) claimFamily(it *item, f *hearsay.ClaimFamily) {
	origins := count(f.MaxOrigins, "origin")
	if f.MinOrigins != f.MaxOrigins {
		origins = fmt.Sprintf("%d to %s", f.MinOrigins, origins)
	}
	it.Type = origins
	shown := map[string]string{}
	for _, id := range f.Claims {
		for _, d := range it.Docs {
			doc := m.lib.get(d.ID)
			if doc == nil {
				continue
			}
			for i := range doc.Claims {
				c := &doc.Claims[i]
				if c.ID != id {
					continue
				}
				e := m.evidence(c.Doc, c.Span)
				e.Measure = string(c.Measure)
				if n := len(c.Attribution); n > 0 {
					e.Speaker = c.Attribution[n-1].Name
				}
				shown[id] = e.Exact + " (" + short(40, cmp.Or(e.Doc.Outlet, e.Doc.Title)) + ")"
				v := version{evidence: e, Verdict: period(c.Period)}
				v.Split = &target{Kind: hearsay.ClaimFamilyRecord, Doc: c.Doc, Exact: e.Exact, Start: c.Span.Start, End: c.Span.End, Ref: it.Ref}
				it.Versions = append(it.Versions, v)
				if it.Head == "" {
					it.Head = strings.TrimSpace(strings.TrimPrefix(c.Subject+": "+e.Exact, ": ") + " " + wordsFor(c))
				}
			}
		}
	}
	for _, p := range f.Pairs {
		if len(it.Pairs) < 40 {
			it.Pairs = append(it.Pairs, pair{cmp.Or(shown[p.A], p.A), cmp.Or(shown[p.B], p.B), string(p.Verdict), p.Because, p.Flags})
		}
	}
}

// wordsFor returns the measure unless the words have it already.
func wordsFor(c *hearsay.Claim) string {
	if c.Measure == "" {
		return ""
	}
	return "(" + string(c.Measure) + ")"
}
