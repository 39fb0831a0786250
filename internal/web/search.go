package web

import (
	"net/url"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// searchData is a search with what it found.
type searchData struct {
	In, Q, Outlet, Language, Since, Until, Party, Subject string
	Asked                                                 bool
	Hits                                                  []hit
	Next                                                  string
	First                                                 bool
}

type hit struct {
	Href, Title, Note string
	Around            []string
}

func (s *site) search(r *request) error {
	v := r.URL.Query()
	get := func(name string) string { return plain(v.Get(name)) }
	d := searchData{
		In: get("in"), Q: get("q"), Outlet: get("outlet"), Language: get("language"), Since: get("since"), Until: get("until"),
		Party: get("party"), Subject: get("subject"), First: v.Get("after") == "",
	}
	d.Asked = d.Q+d.Party+d.Subject+d.Outlet+d.Language+d.Since+d.Until != ""
	if !d.Asked {
		return s.show(r, "search", shown{Title: "Search", Tab: "search", Data: d})
	}
	var cursor string
	var err error
	switch d.In {
	case "quotations", "claims":
		cursor, err = s.searchRecords(r, &d)
	default:
		d.In = "documents"
		cursor, err = s.searchDocuments(r, &d)
	}
	if err != nil {
		return err
	}
	d.Next = next(r, cursor)
	return s.show(r, "search", shown{Title: "Search", Tab: "search", Data: d})
}

func (s *site) searchDocuments(r *request, d *searchData) (string, error) {
	if d.Q == "" {
		return "", wrong("Give at least one word to look for.")
	}
	hits, cursor, err := s.store.Search(r.Context(), hearsay.SearchQuery{
		Pile: r.pile.Name, Query: d.Q, Outlet: d.Outlet, Language: d.Language, Since: d.Since, Until: d.Until, Page: r.page(25),
	})
	for _, h := range hits {
		title := h.Title
		if title == "" {
			title = h.ID
		}
		one := hit{Href: docAddress(r.pile.Name, h.ID), Title: view.Visible(title), Note: view.Visible(strings.Trim(h.Outlet+" · "+h.Published, " ·"))}
		if len(h.Places) > 0 {
			one.Href = placeAddress(r.pile.Name, h.ID, h.Places[0])
		}
		for _, a := range h.Around {
			one.Around = append(one.Around, view.Visible(a))
		}
		d.Hits = append(d.Hits, one)
	}
	return cursor, err
}

func (s *site) searchRecords(r *request, d *searchData) (string, error) {
	kind, at := hearsay.QuoteRecord, "/quotes/"
	if d.In == "claims" {
		kind, at = hearsay.ClaimRecord, "/claims/"
	}
	records, cursor, err := s.store.Records(r.Context(), hearsay.RecordQuery{
		Pile: r.pile.Name, Kind: kind, Words: d.Q, Party: d.Party, Subject: d.Subject, Since: d.Since, Until: d.Until, Page: r.page(25),
	})
	for _, rec := range records {
		words, _, _ := strings.Cut(rec.Words, "\n")
		note := []string{rec.Type, rec.Party, rec.Subject, rec.Date}
		var said []string
		for _, n := range note {
			if n != "" {
				said = append(said, n)
			}
		}
		if len(rec.Docs) > 0 {
			said = append(said, rec.Docs[0])
		}
		d.Hits = append(d.Hits, hit{Href: base(r.pile.Name) + at + rec.Ref, Title: view.Clip(words, 200), Note: view.Visible(strings.Join(said, " · "))})
	}
	return cursor, err
}

// compareAddress is the address of the comparison of two documents.
func compareAddress(pile, a, b string) string {
	return base(pile) + "/compare?a=" + url.QueryEscape(a) + "&b=" + url.QueryEscape(b)
}

// compareRow is a passage of two documents side by side.
type compareRow struct {
	A, B  []word
	Moved bool
	Kinds string
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
	}{A: plain(r.URL.Query().Get("a")), B: plain(r.URL.Query().Get("b"))}
	entries, _, err := s.store.Entries(r.Context(), r.pile.Name, hearsay.Page{Limit: 200})
	if err != nil {
		return err
	}
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
		a, err := s.desk.Document(r.Context(), r.pile.Name, data.A)
		if err != nil {
			return err
		}
		b, err := s.desk.Document(r.Context(), r.pile.Name, data.B)
		if err != nil {
			return err
		}
		for i, d := range []*hearsay.Annotated{a, b} {
			data.Href[i] = docAddress(r.pile.Name, d.ID)
			if data.Name[i] = view.Visible(d.Outlet.Value); data.Name[i] == "" {
				data.Name[i] = view.Visible(d.ID)
			}
		}
		for _, block := range flow.Diff(a, b) {
			row := compareRow{Moved: block.Moved}
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
			data.Rows = append(data.Rows, row)
		}
	}
	return s.show(r, "compare", shown{Title: "Compare", Tab: "compare", Data: data})
}
