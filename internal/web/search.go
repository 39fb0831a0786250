package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/ref"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/watch"
)

// searchData is a search with what it found.
type searchData struct {
	In, Q, Outlet, Language, Since, Until, Party, Subject string
	Action, Watch, Problem                                string
	Asked                                                 bool
	Hits                                                  []hit
	Next                                                  string
	First                                                 bool
}

// hit is something that a search found.
type hit struct {
	row
	Around []string
	Pile   string // where all piles were looked through
}

// search looks through the pile of the address, or through all piles.
func (s *site) search(r *request) error {
	v := r.URL.Query()
	get := func(name string) string { return plain(v.Get(name)) }
	d := searchData{
		In: get("in"), Q: get("q"), Outlet: get("outlet"), Language: get("language"), Since: get("since"), Until: get("until"),
		Party: get("party"), Subject: get("subject"), First: v.Get("after") == "", Action: r.URL.EscapedPath(),
	}
	title := "Search"
	if r.pile.Name == "" {
		title = "Search all piles"
	}
	d.Asked = d.Q+d.Party+d.Subject+d.Outlet+d.Language+d.Since+d.Until != ""
	if !d.Asked {
		return s.show(r, "search", shown{Title: title, Tab: "search", Data: d})
	}
	var cursor string
	var err error
	switch d.In {
	case "quotations", "claims":
		cursor, err = s.searchRecords(r, &d)
	default:
		if d.In = "documents"; d.Q == "" {
			d.Problem = "Documents are found by their words: give at least one. Speaker and subject look for quotations and claims."
		} else {
			cursor, err = s.searchDocuments(r, &d)
		}
	}
	if err != nil {
		return err
	}
	d.Next = next(r, cursor)
	if r.pile.Name != "" && d.Problem == "" {
		kind := map[string]hearsay.RecordKind{"documents": watch.Documents, "quotations": hearsay.QuoteRecord, "claims": hearsay.ClaimRecord}[d.In]
		d.Watch = s.watchAddress(r, kind)
	}
	return s.show(r, "search", shown{Title: title, Tab: "search", Data: d})
}

// searchPage is how many things a page of a search shows.
const searchPage = 25

func (s *site) searchDocuments(r *request, d *searchData) (string, error) {
	hits, cursor, err := s.store.Search(r.Context(), hearsay.SearchQuery{
		Pile: r.pile.Name, Query: d.Q, Outlet: d.Outlet, Language: d.Language, Since: d.Since, Until: d.Until, Page: r.page(searchPage),
	})
	for _, h := range hits {
		title := h.Title
		if title == "" {
			title = h.ID
		}
		pile := or(h.Pile, r.pile.Name)
		day, _, _ := strings.Cut(h.Published, "T")
		one := hit{row: row{Href: docAddress(pile, h.ID), Title: view.Visible(title), Note: view.Visible(strings.Trim(h.Outlet+" · "+day, " ·"))}}
		if len(h.Places) > 0 {
			one.Href = placeAddress(pile, h.ID, h.Places[0])
		}
		if r.pile.Name == "" {
			one.Pile = pile
		}
		for _, a := range h.Around {
			one.Around = append(one.Around, view.Visible(a))
		}
		d.Hits = append(d.Hits, one)
	}
	return cursor, err
}

// searchRecords looks for quotations or claims: in one pile, or in all of them
// one after the other. The cursor of the latter begins with the name of a pile.
func (s *site) searchRecords(r *request, d *searchData) (string, error) {
	kind := hearsay.QuoteRecord
	if d.In == "claims" {
		kind = hearsay.ClaimRecord
	}
	piles := []hearsay.Pile{r.pile}
	from, after := r.pile.Name, r.URL.Query().Get("after")
	if from == "" {
		var err error
		if piles, err = s.store.Piles(r.Context()); err != nil {
			return "", err
		}
		from, after, _ = strings.Cut(after, "/") // no pile has it in its name
		if from != "" {
			i := slices.IndexFunc(piles, func(p hearsay.Pile) bool { return p.Name == from })
			if i < 0 {
				return "", hearsay.ErrCursor
			}
			piles = piles[i:]
		}
	}
	for i, p := range piles {
		if p.Name != from {
			after = ""
		}
		records, cursor, err := s.store.Records(r.Context(), hearsay.RecordQuery{
			Pile: p.Name, Kind: kind, Words: d.Q, Party: d.Party, Subject: d.Subject, Since: d.Since, Until: d.Until,
			Page: hearsay.Page{After: after, Limit: searchPage - len(d.Hits)},
		})
		if err != nil {
			return "", err
		}
		for _, rec := range records {
			one := hit{row: recordRow(p.Name, rec)}
			if r.pile.Name == "" {
				one.Pile = p.Name
			}
			d.Hits = append(d.Hits, one)
		}
		switch {
		case r.pile.Name != "":
			return cursor, nil
		case cursor != "":
			return p.Name + "/" + cursor, nil
		case len(d.Hits) >= searchPage && i+1 < len(piles):
			return piles[i+1].Name + "/", nil
		}
	}
	return "", nil
}

// compareAddress is the address of the comparison of two documents.
func compareAddress(pile, a, b string) string {
	return base(pile) + "/compare?a=" + url.QueryEscape(a) + "&b=" + url.QueryEscape(b)
}

// maxChoices bounds the documents that one can choose from; beyond, their names
// are typed.
const maxChoices = 200

// compareRow is a passage of two documents side by side.
type compareRow struct {
	A, B  []word
	Moved bool
	Kinds string
	Same  bool // word for word in both
	plain bool // whether it was not held against each other word by word
}

// Apart reports whether the two sides share no words.
func (r compareRow) Apart() bool {
	return r.plain && !r.Same && !r.Moved
}

type word struct {
	Text       string
	Drop, Plus bool
}

// compare shows two documents side by side, word by word.
func (s *site) compare(r *request) error {
	data := struct {
		A, B    string
		Choices []option
		Rows    []compareRow
		Href    [2]string
		Name    [2]string
		Typed   bool     // whether there are too many to choose from
		Kinds   []string // of a relation to insert; nil where there is one
		Review  []target
	}{A: plain(r.URL.Query().Get("a")), B: plain(r.URL.Query().Get("b"))}
	entries, more, err := s.store.Entries(r.Context(), r.pile.Name, hearsay.Page{Limit: maxChoices})
	if err != nil {
		return err
	}
	data.Typed = more != ""
	have := map[string]bool{}
	for _, e := range entries {
		have[e.ID] = true
		data.Choices = append(data.Choices, option{e.ID, view.Visible(e.ID + view.Prefixed(" · ", e.Outlet))})
	}
	for _, id := range []string{data.A, data.B} {
		if id != "" && !have[id] {
			have[id] = true
			data.Choices = append(data.Choices, option{id, view.Visible(id)})
		}
	}
	if data.A != "" && data.B != "" {
		a, err := s.readable(r, data.A)
		if err != nil {
			return err
		}
		b, err := s.readable(r, data.B)
		if err != nil {
			return err
		}
		if data.Review, err = s.between(r, data.A, data.B); err != nil {
			return err
		}
		if len(data.Review) == 0 && data.A != data.B {
			data.Kinds = []string{"copy", "reprint", "excerpt", "rewrite", "same story"}
		}
		for i, d := range []*hearsay.Annotated{a, b} {
			data.Href[i] = docAddress(r.pile.Name, d.ID)
			if data.Name[i] = view.Visible(d.Outlet.Value); data.Name[i] == "" {
				data.Name[i] = view.Visible(d.ID)
			}
		}
		for _, block := range flow.Diff(a, b) {
			row := compareRow{Moved: block.Moved, plain: block.Changes == nil}
			if block.Changes == nil {
				if t := block.A.Of(a.Text); t != "" {
					row.A = []word{{Text: t}}
				}
				if t := block.B.Of(b.Text); t != "" {
					row.B = []word{{Text: t}}
				}
			}
			var kinds []string
			for _, c := range block.Changes {
				same := c.Op == hearsay.Keep
				if t := c.A.Of(a.Text); t != "" {
					row.A = append(row.A, word{Text: t, Drop: !same})
				}
				if t := c.B.Of(b.Text); t != "" {
					row.B = append(row.B, word{Text: t, Plus: !same})
				}
				if k := string(c.Kind); !same && k != "other" && k != "" && !strings.Contains(strings.Join(kinds, " "), k) {
					kinds = append(kinds, k)
				}
			}
			row.Kinds = strings.Join(kinds, ", ")
			changed := func(w word) bool { return w.Drop || w.Plus }
			row.Same = len(row.A) > 0 && len(row.B) > 0 && !slices.ContainsFunc(row.A, changed) && !slices.ContainsFunc(row.B, changed)
			if n := len(data.Rows); n > 0 && len(row.A) == 0 && len(data.Rows[n-1].B) == 0 && !row.Moved && !data.Rows[n-1].Moved {
				data.Rows[n-1].B = row.B // what stands in place of it
				continue
			}
			data.Rows = append(data.Rows, row)
		}
	}
	return s.show(r, "compare", shown{Title: "Compare", Tab: "compare", Data: data})
}

// readable returns a document with what was read in it; one that has no text is
// a failure that says so.
func (s *site) readable(r *request, id string) (*hearsay.Annotated, error) {
	d, err := s.desk.Document(r.Context(), r.pile.Name, id)
	var input *hearsay.InputError
	switch {
	case errors.As(err, &input):
		return nil, wrong(view.Visible(id) + " has no text to compare: " + view.Visible(input.Err))
	case errors.Is(err, hearsay.ErrNotFound):
		if _, err := s.store.Entry(r.Context(), r.pile.Name, id); err == nil {
			return nil, wrong(view.Visible(id) + " waits to be read; try again in a moment.")
		}
		return nil, failure{http.StatusNotFound, "This pile has no document " + view.Visible(id) + "."}
	}
	return d, err
}

// between returns the form to review how two documents hang together, if they
// do.
func (s *site) between(r *request, a, b string) ([]target, error) {
	if a == b {
		return nil, nil
	}
	records, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.RelationRecord, Ref: ref.Relation(a, b), Page: hearsay.Page{Limit: 1}})
	if err != nil || len(records) == 0 {
		return nil, err
	}
	out, err := s.relationTargets(r, []hearsay.Relation{records[0].Value.(hearsay.Relation)})
	for i := range out {
		out[i].Links = nil // they lead here
	}
	return out, err
}
