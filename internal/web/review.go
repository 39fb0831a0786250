package web

import (
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/review"
)

// review takes what somebody says about what the machine read: one action, or
// as many corrections as fields have changed.
func (s *site) review(r *request) error {
	c := hearsay.Correction{
		Pile: r.pile.Name, Action: hearsay.Action(r.PostFormValue("action")), Kind: hearsay.RecordKind(r.PostFormValue("kind")),
		Doc: r.PostFormValue("doc"), Other: r.PostFormValue("other"), Ref: r.PostFormValue("ref"), Exact: lines(r.PostFormValue("exact")),
		By: r.user.Name, Why: r.value("why"),
	}
	c.Span.Start, _ = strconv.Atoi(r.PostFormValue("start"))
	c.Span.End, _ = strconv.Atoi(r.PostFormValue("end"))
	back := local(r.PostFormValue("back"), base(r.pile.Name)+"/log")
	err := s.take(r, c)
	if r.partial() && (c.Kind == hearsay.QuoteRecord || c.Kind == hearsay.ClaimRecord) {
		return s.card(r, c, err)
	}
	if err != nil {
		return err
	}
	return r.redirect(back)
}

// lines undoes what forms do to the ends of lines.
func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// take keeps the corrections of a form.
func (s *site) take(r *request, c hearsay.Correction) error {
	var all []hearsay.Correction
	switch c.Action {
	case hearsay.Revert:
		seq, err := strconv.ParseInt(r.PostFormValue("reverts"), 10, 64)
		if err != nil || seq <= 0 {
			return wrong("Say which correction is taken back.")
		}
		old, err := s.store.Corrections(r.Context(), r.pile.Name, seq-1, 1)
		if err != nil {
			return err
		}
		if len(old) != 1 || old[0].Seq != seq {
			return wrong("This pile has no such correction.")
		}
		o := old[0]
		all = []hearsay.Correction{{Pile: c.Pile, Action: hearsay.Revert, Kind: o.Kind, Doc: o.Doc, Other: o.Other, Ref: o.Ref, Span: o.Span, Exact: o.Exact, Field: o.Field, Reverts: seq, By: c.By, Why: c.Why}}
	case hearsay.Correct:
		for _, name := range review.Fields(c.Kind) {
			values, was := r.PostForm["f."+name], r.PostFormValue("was."+name)
			if len(values) != 1 || strings.TrimSpace(values[0]) == was {
				continue
			}
			one := c
			one.Field, one.Value = name, strings.TrimSpace(values[0])
			all = append(all, one)
		}
		if len(all) == 0 {
			return wrong("Nothing was changed.")
		}
	case hearsay.Merge:
		if c.Kind == hearsay.ClaimFamilyRecord {
			if err := s.mergeTarget(r, &c); err != nil {
				return err
			}
		}
		all = []hearsay.Correction{c}
	case hearsay.Insert:
		if v := r.value("speaker"); v != "" {
			c.Field, c.Value = "speaker", v
		}
		if err := s.place(r, &c); err != nil {
			return err
		}
		all = []hearsay.Correction{c}
	default:
		all = []hearsay.Correction{c}
	}
	for _, one := range all { // all or none
		if strings.ContainsRune(one.Value+one.Why, 0) || len(one.Value) > 2000 || len(one.Why) > 2000 {
			return wrong("Keep it short, and of plain text.")
		}
		if err := review.Check(one); err != nil {
			return wrong("This was not kept: " + err.Error() + ".")
		}
	}
	for _, one := range all {
		if _, err := s.desk.Review(r.Context(), one); err != nil {
			return err
		}
	}
	return nil
}

// mergeTarget names the figure that a claim is moved to by one of its claims.
func (s *site) mergeTarget(r *request, c *hearsay.Correction) error {
	records, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: c.Pile, Kind: hearsay.ClaimFamilyRecord, Ref: c.Other, Page: hearsay.Page{Limit: 1}})
	if err != nil {
		return err
	}
	if len(records) == 0 {
		return wrong("The other figure is not there any more.")
	}
	for _, id := range records[0].Docs {
		d, err := s.desk.Document(r.Context(), c.Pile, id)
		if err != nil {
			continue
		}
		for i := range d.Claims {
			for _, member := range records[0].Value.(hearsay.ClaimFamily).Claims {
				if d.Claims[i].ID == member {
					c.Other, c.Value = id, d.Claims[i].Span.Of(d.Text)
					return nil
				}
			}
		}
	}
	return wrong("The other figure is not there any more.")
}

// place finds the words that somebody copied from a text.
func (s *site) place(r *request, c *hearsay.Correction) error {
	d, err := s.desk.Document(r.Context(), c.Pile, c.Doc)
	if err != nil {
		return err
	}
	i := strings.Index(d.Text, c.Exact)
	if c.Exact == "" || i < 0 {
		return wrong("These words do not stand in the document. Copy them from its text, as they are.")
	}
	c.Span = hearsay.Span{Start: i, End: i + len(c.Exact)}
	return nil
}

// card answers with what a quotation or claim has become.
func (s *site) card(r *request, c hearsay.Correction, problem error) error {
	if problem != nil {
		if f, ok := problem.(failure); !ok || f.status >= 500 {
			return problem
		}
	}
	var err error
	if r.pile, err = s.store.Pile(r.Context(), r.pile.Name); err != nil {
		return err
	}
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	d, err := s.current(r, c.Doc, log)
	if err != nil {
		return err
	}
	quotes, claims, err := s.cards(r, d, log)
	if err != nil {
		return err
	}
	all := quotes
	if c.Kind == hearsay.ClaimRecord {
		all = claims
	}
	for _, t := range all {
		if t.Exact == c.Exact && t.Start == c.Span.Start {
			if problem != nil {
				t.Error = problem.Error()
			}
			return s.part(r, "card", t)
		}
	}
	if problem != nil {
		return problem
	}
	if last, ok := log.Of(c.Kind, c.Doc, c.Exact); ok && last.Action == hearsay.Reject {
		return s.part(r, "card", s.gone(r, last))
	}
	return s.part(r, "card", target{Title: "This is no longer read here. Load the page again.", ID: "gone", Gone: true})
}

// logRow is a line of the review log.
type logRow struct {
	hearsay.Correction
	What, Href, When string
	Holds, Lost      bool
	May              bool
}

func (s *site) log(r *request) error {
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	holds := map[int64]bool{}
	for _, c := range log.All() {
		holds[c.Seq] = true
	}
	after, _ := strconv.ParseInt(r.URL.Query().Get("after"), 10, 64)
	const most = 100
	all, err := s.store.Corrections(r.Context(), r.pile.Name, max(after, 0), most)
	if err != nil {
		return err
	}
	var rows []logRow
	for _, c := range all {
		row := logRow{Correction: c, What: view.Clip(c.Exact, 100), When: c.At.UTC().Format("2006-01-02 15:04 UTC"), Holds: holds[c.Seq], May: r.may()}
		if row.What == "" {
			row.What = view.Visible(strings.TrimPrefix(c.Doc+view.Prefixed(" and ", c.Other), " and "))
		}
		switch {
		case c.Doc != "" && c.Span.Len() > 0:
			row.Href = placeAddress(r.pile.Name, c.Doc, c.Span)
		case c.Doc != "":
			row.Href = docAddress(r.pile.Name, c.Doc)
		}
		rows = append(rows, row)
	}
	data := struct {
		Rows []logRow
		Next string
		Form string
	}{Rows: rows, Form: s.formToken(r.Request)}
	if len(all) == most {
		data.Next = next(r, strconv.FormatInt(all[most-1].Seq, 10))
	}
	return s.show(r, "log", shown{Title: "Review log", Tab: "log", Data: data})
}
