package web

import (
	"errors"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/review"
)

// filter is the form above a list that holds it to what somebody looks for.
type filter struct {
	Action string
	Inputs []input
	On     bool // whether it leaves anything out
	values map[string]string
	least  int
}

// input is a field of a filter.
type input struct {
	Name, Label, Value, Example string
	Options                     []string
	Number                      bool
}

// verdicts are those that quotations can be held to.
var verdicts = []string{
	string(hearsay.Altered), string(hearsay.Reattributed), string(hearsay.Spliced), string(hearsay.Clarified), string(hearsay.Trimmed),
	string(hearsay.Fragment), string(hearsay.Paraphrased), string(hearsay.Verbatim), string(hearsay.Only),
}

// filter reads the fields of that name of a list of those things.
func (r *request) filter(noun string, names ...string) *filter {
	f := &filter{Action: r.URL.EscapedPath(), values: map[string]string{}}
	labels := map[string]input{
		"q": {Label: "words, “phrases”, begin*, -without"}, "doc": {Label: "document", Example: "its name in this pile"}, "since": {Label: "since", Example: "2026-02"}, "until": {Label: "until", Example: "2026-03"},
		"subject": {Label: "about whom or what"}, "party": {Label: "speaker"}, "type": {Label: "verdict", Options: verdicts}, "least": {Label: "in so many documents or more", Number: true},
	}
	switch noun {
	case "figure", "claim":
		labels["party"], labels["type"] = input{Label: "on whose word"}, input{Label: "measure", Example: "killed"}
		labels["least"] = input{Label: "from so many origins or more", Number: true}
	case "one quotation":
		labels["type"] = input{Label: "form", Options: []string{"direct", "indirect", "mixed"}}
	case "relation":
		labels["type"] = input{Label: "kind", Options: []string{"copy", "reprint", "excerpt", "rewrite", "same story"}}
	}
	for _, name := range names {
		in := labels[name]
		in.Name, in.Value = name, plain(r.URL.Query().Get(name))
		f.values[name] = in.Value
		f.On = f.On || in.Value != ""
		f.Inputs = append(f.Inputs, in)
	}
	f.least, _ = strconv.Atoi(f.values["least"])
	return f
}

// query is what the filter asks the store for.
func (f *filter) query(r *request, kind hearsay.RecordKind, limit int) hearsay.RecordQuery {
	v := f.values
	return hearsay.RecordQuery{
		Pile: r.pile.Name, Kind: kind, Words: v["q"], Party: v["party"], Type: v["type"], Subject: v["subject"], Doc: v["doc"], Since: v["since"], Until: v["until"], Page: r.page(limit),
	}
}

// views lead to the two ways to show a list: at each address by its name.
func (r *request) views(pairs ...string) []kind {
	var out []kind
	for i := 0; i+1 < len(pairs); i += 2 {
		at := base(r.pile.Name) + "/" + pairs[i]
		out = append(out, kind{at, pairs[i+1], at == r.URL.EscapedPath()})
	}
	return out
}

// aroundClaim is about how many bytes are shown on either side of a claim.
const aroundClaim = 110

// single shows quotations, claims or relations one by one: their words, where
// they stand, and their lasting address.
func (s *site) single(kind hearsay.RecordKind) func(*request) error {
	return func(r *request) error {
		l := list{First: r.URL.Query().Get("after") == ""}
		tab, title := "", ""
		switch kind {
		case hearsay.QuoteRecord:
			tab, title, l.Noun = "quotations", "Quotations one by one", "quotation"
			l.Filter = r.filter("one quotation", "q", "party", "type", "doc", "since", "until")
			l.Views = r.views("quotations", "Version by version", "quotes", "One by one")
		case hearsay.ClaimRecord:
			tab, title, l.Noun = "figures", "Claims one by one", "claim"
			l.Filter = r.filter("claim", "q", "type", "subject", "party", "doc", "since", "until")
			l.Views = r.views("figures", "Lined up", "claims", "One by one")
		default:
			tab, title, l.Noun = "lineage", "Relations one by one", "relation"
			l.Filter = r.filter("relation", "type", "doc")
			l.Views = r.views("lineage", "Drawn", "relations", "Relations one by one")
		}
		l.Empty = "None was read in this pile yet."
		q := l.Filter.query(r, kind, 40)
		records, cursor, err := s.store.Records(r.Context(), q)
		if err != nil {
			return err
		}
		if l.Total, err = s.store.Count(r.Context(), q); err != nil {
			return err
		}
		l.Next = next(r, cursor)
		log, err := s.desk.Log(r.Context(), r.pile.Name)
		if err != nil {
			return err
		}
		docs := map[string]*hearsay.Annotated{}
		for i, rec := range records {
			one := recordRow(r.pile.Name, rec)
			if c, ok := rec.Value.(hearsay.Claim); ok {
				d, read := docs[c.Doc]
				if !read {
					d, err = s.desk.Document(r.Context(), r.pile.Name, c.Doc)
					if err != nil && !errors.Is(err, hearsay.ErrNotFound) {
						return err
					}
					docs[c.Doc] = d
				}
				if d != nil && c.Span.Of(d.Text) == rec.Words {
					one.Before, one.After = view.Around(d.Text, c.Span, aroundClaim)
				}
			}
			if one.Act = s.rowTarget(r, log, rec); one.Act != nil {
				one.Act.ID = "row-" + strconv.Itoa(i+1)
				one.Act.Back = r.URL.RequestURI() + "#" + one.Act.ID
			}
			l.Rows = append(l.Rows, one)
		}
		if kind != hearsay.RelationRecord {
			l.Watch = s.watchAddress(r, kind)
		}
		return s.show(r, "list", shown{Title: title, Tab: tab, Data: l})
	}
}

// rowTarget is what a quotation, claim or relation in a list is accepted or
// rejected by.
func (s *site) rowTarget(r *request, log *review.Log, rec hearsay.Record) *target {
	var t target
	switch v := rec.Value.(type) {
	case hearsay.Quote:
		t = s.newTarget(r, log, rec.Kind, v.Doc, rec.Words, v.Span())
	case hearsay.Claim:
		t = s.newTarget(r, log, rec.Kind, v.Doc, rec.Words, v.Span)
	case hearsay.Relation:
		t = s.relationTarget(r, log, v)
	default:
		return nil
	}
	return &t
}

// recordRow is a quotation, claim or relation in a list.
func recordRow(pile string, rec hearsay.Record) row {
	words, _, _ := strings.Cut(rec.Words, "\n")
	var notes []string
	note := func(label, v string) {
		if v != "" {
			notes = append(notes, label+v)
		}
	}
	out := row{Doc: rec.Docs[0], DocHref: docAddress(pile, rec.Docs[0])}
	switch v := rec.Value.(type) {
	case hearsay.Quote:
		out.Href, out.Title, out.Said = base(pile)+"/quotes/"+rec.Ref, "“"+view.Clip(words, 300)+"”", true
		note("", or(rec.Party, "speaker unknown"))
		note("", rec.Type)
	case hearsay.Claim:
		out.Href, out.Title, out.Said = base(pile)+"/claims/"+rec.Ref, view.Clip(words, 300), true
		note("", view.ClaimValue(&v))
		note("", rec.Type)
		note("", rec.Subject)
		note("period: ", view.PeriodWords(v.Period))
		note("on the word of ", view.WhoSays(v.Attribution))
	case hearsay.Relation:
		out.Href, out.Title, out.Doc = compareAddress(pile, v.A, v.B), "A: "+v.A+" · B: "+v.B, ""
		note("", string(v.Kind))
		if v.Original != "" {
			note("", v.Original+" is the earlier")
		} else if v.Kind.Derived() {
			note("", "which is the earlier is open")
		}
		note("", strings.Join(v.Because, "; "))
	}
	if rec.Kind != hearsay.ClaimRecord {
		day, _, _ := strings.Cut(rec.Date, "T")
		note("", day)
	}
	out.Title, out.Note = view.Visible(out.Title), view.Visible(strings.Join(notes, " · "))
	return out
}

func or(v, other string) string {
	if v == "" {
		return other
	}
	return v
}
