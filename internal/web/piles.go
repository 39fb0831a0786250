package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/report/page"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// piles is the page of all piles.
func (s *server) piles(w http.ResponseWriter, r *http.Request, v *visit) error {
	piles, err := s.desk.Store().Piles(r.Context())
	if err != nil {
		return err
	}
	return s.show(w, r, v, "piles", "Piles", piles)
}

// create makes a pile.
func (s *server) create(w http.ResponseWriter, r *http.Request, _ *visit) error {
	name := strings.TrimSpace(r.PostFormValue("name"))
	if err := desk.CheckName(name); err != nil {
		return badRequest(err.Error())
	}
	if _, err := s.desk.Store().CreatePile(r.Context(), name); err != nil && !errors.Is(err, hearsay.ErrExists) {
		return err
	}
	http.Redirect(w, r, pileURL(name), http.StatusSeeOther)
	return nil
}

// overview is what the front page of a pile shows.
type overview struct {
	Parts    []part
	Findings []item
	More     int
	Recent   []hearsay.Entry
	Bad      []hearsay.Entry
}

// part is one kind of thing that a pile holds, and how many there are.
type part struct {
	Href, Name, What string
	N                int
}

// shownFindings is how many findings the front page of a pile shows.
const shownFindings = 12

// pile is the front page of a pile.
func (s *server) pile(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	st := s.desk.Store()
	ctx := r.Context()
	var o overview
	for _, p := range []struct {
		path, name, what string
		kind             hearsay.RecordKind
	}{
		{"findings", "Findings", "what somebody should look at", hearsay.FindingRecord},
		{"quotations", "Quotations", "each with its versions", hearsay.QuoteFamilyRecord},
		{"figures", "Figures", "claims that can be compared", hearsay.ClaimFamilyRecord},
		{"origins", "Origins", "texts that the documents go back to", hearsay.OriginRecord},
		{"stories", "Stories", "events that they are about", hearsay.StoryRecord},
		{"relations", "Relations", "which comes from which", hearsay.RelationRecord},
	} {
		n, err := st.Count(ctx, hearsay.RecordQuery{Pile: v.Pile, Kind: p.kind})
		if err != nil {
			return err
		}
		o.Parts = append(o.Parts, part{pileURL(v.Pile, p.path), p.name, p.what, n})
		if p.kind == hearsay.FindingRecord {
			o.More = max(0, n-shownFindings)
		}
	}
	records, _, err := st.Records(ctx, hearsay.RecordQuery{Pile: v.Pile, Kind: hearsay.FindingRecord, Page: hearsay.Page{Limit: shownFindings}})
	if err != nil {
		return err
	}
	if o.Findings, err = s.items(r, v, records); err != nil {
		return err
	}
	entries, _, err := st.Entries(ctx, v.Pile, hearsay.Page{Limit: 200})
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Err != "" {
			o.Bad = append(o.Bad, e)
		} else if len(o.Recent) < 12 {
			o.Recent = append(o.Recent, e)
		}
	}
	return s.show(w, r, v, "pile", v.Pile, o)
}

// wholeReport is how many documents a pile may have for its report to be shown
// as one page.
const wholeReport = 2000

// report is the whole report as one page, the same that hearsay report writes.
func (s *server) report(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, err := s.desk.Store().Pile(r.Context(), v.Pile)
	if err != nil {
		return err
	}
	if p.Documents > wholeReport {
		return badRequest("This pile is too large to be shown as one page; its parts have pages of their own, and hearsay report --pile writes it to a file.")
	}
	rep, err := s.desk.Store().Report(r.Context(), v.Pile)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	// The page has its own policy inside, by the hashes of its style and script.
	h.Set("Content-Security-Policy", "frame-ancestors 'none'")
	return page.Write(w, rep, page.Options{Scope: view.Everything})
}

// documents lists the documents of a pile.
func (s *server) documents(w http.ResponseWriter, r *http.Request, v *visit) error {
	entries, next, err := s.desk.Store().Entries(r.Context(), v.Pile, hearsay.Page{After: r.FormValue("after"), Limit: 100})
	if err != nil {
		return err
	}
	return s.show(w, r, v, "documents", "Documents", struct {
		Entries []hearsay.Entry
		Next    string
	}{entries, next})
}

// searchPage is the page of a search.
type searchPage struct {
	Q, Pile, Outlet, Since, Until string
	Hits                          []hearsay.Hit
	Next                          string
	Piles                         []hearsay.Pile
}

// search looks for words in the documents of one pile or all.
func (s *server) search(w http.ResponseWriter, r *http.Request, v *visit) error {
	p := searchPage{Q: r.FormValue("q"), Pile: r.FormValue("pile"), Outlet: r.FormValue("outlet"), Since: r.FormValue("since"), Until: r.FormValue("until")}
	var err error
	if p.Piles, err = s.desk.Store().Piles(r.Context()); err != nil {
		return err
	}
	if strings.TrimSpace(p.Q) != "" {
		p.Hits, p.Next, err = s.desk.Store().Search(r.Context(), hearsay.SearchQuery{
			Pile: p.Pile, Query: p.Q, Outlet: p.Outlet, Since: p.Since, Until: p.Until, Page: hearsay.Page{After: r.FormValue("after"), Limit: 30},
		})
		if err != nil {
			return err
		}
	}
	v.Pile = p.Pile
	return s.show(w, r, v, "search", "Search", p)
}
