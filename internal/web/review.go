package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
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
		back, err := s.desk.Reversal(r.Context(), c.Pile, seq, c.By, c.Why)
		if err != nil {
			return targetError(err)
		}
		all = []hearsay.Correction{back}
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
	case hearsay.Merge, hearsay.Split:
		if c.Field = ""; c.Action == hearsay.Merge && r.PostFormValue("whole") == "yes" {
			c.Field = review.WholeFamily
		}
		one, err := s.desk.Target(r.Context(), c)
		if err != nil {
			return targetError(err)
		}
		all = []hearsay.Correction{one}
	case hearsay.Insert:
		var err error
		if all, err = s.insert(r, c); err != nil {
			return err
		}
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
	_, err := s.desk.ReviewAll(r.Context(), all...)
	return err
}

// targetError shows why a correction is about nothing that is there.
func targetError(err error) error {
	var target desk.TargetError
	if errors.As(err, &target) {
		return wrong(target.Error())
	}
	return err
}

// insert returns the corrections that put in what the machine did not see: a
// quotation with its speaker, a claim with its value and what is known of it,
// or a relation of two documents.
func (s *site) insert(r *request, c hearsay.Correction) ([]hearsay.Correction, error) {
	switch c.Kind {
	case hearsay.RelationRecord:
		if c.Other < c.Doc {
			c.Doc, c.Other = c.Other, c.Doc
		}
		for _, id := range []string{c.Doc, c.Other} {
			if _, err := s.store.Entry(r.Context(), c.Pile, id); err != nil {
				return nil, err
			}
		}
		c.Exact, c.Span = "", hearsay.Span{}
		c.Field, c.Value = "kind", r.value("f.kind")
		all := []hearsay.Correction{c}
		if from := r.PostFormValue("f.original"); from != "" {
			c.Action, c.Field, c.Value = hearsay.Correct, "original", from
			all = append(all, c)
		}
		return all, nil
	case hearsay.QuoteRecord:
		if err := s.place(r, &c); err != nil {
			return nil, err
		}
		if v := r.value("speaker"); v != "" {
			c.Field, c.Value = "speaker", v
		}
		return []hearsay.Correction{c}, nil
	}
	if err := s.place(r, &c); err != nil {
		return nil, err
	}
	c.Field, c.Value = "low", r.value("low")
	if c.Kind == hearsay.ClaimRecord && c.Value == "" {
		return nil, wrong("Give the number that the words state, in digits: 40 or 1.5.")
	}
	all := []hearsay.Correction{c}
	if c.Kind == hearsay.ClaimRecord {
		c.Action = hearsay.Correct
		for _, name := range []string{"bound", "unit", "counted", "measure", "subject", "period", "source"} {
			if v := r.value("f." + name); v != "" && v != "exactly" {
				c.Field, c.Value = name, v
				all = append(all, c)
			}
		}
	}
	return all, nil
}

// place finds the words that somebody copied from a text, or has typed with
// other spaces and line breaks.
func (s *site) place(r *request, c *hearsay.Correction) error {
	d, err := s.desk.Document(r.Context(), c.Pile, c.Doc)
	if err != nil {
		return err
	}
	nth, _ := strconv.Atoi(r.PostFormValue("nth"))
	places := find(d.Text, c.Exact)
	switch {
	case len(places) == 0:
		return wrong("These words do not stand in the document. Copy them from its text, as they are.")
	case nth > len(places):
		return wrong("These words stand there " + view.Plural(len(places), "time") + " only.")
	case nth < 1 && len(places) > 1:
		return wrong("These words stand there " + view.Plural(len(places), "time") + ": say which one is meant, or give more of them.")
	}
	c.Span = places[max(nth, 1)-1]
	c.Exact = c.Span.Of(d.Text)
	return nil
}

// find returns where words stand in a text, whatever white space is between
// them.
func find(text, words string) []hearsay.Span {
	parts := strings.Fields(words)
	if len(parts) == 0 {
		return nil
	}
	var out []hearsay.Span
	for from := 0; ; {
		i := strings.Index(text[from:], parts[0])
		if i < 0 {
			return out
		}
		at := hearsay.Span{Start: from + i, End: from + i + len(parts[0])}
		from = at.End
		whole := true
		for _, p := range parts[1:] {
			rest := strings.TrimLeftFunc(text[at.End:], unicode.IsSpace)
			gap := len(text) - at.End - len(rest)
			if whole = gap > 0 && strings.HasPrefix(rest, p); !whole {
				break
			}
			at.End += gap + len(p)
		}
		if whole {
			out = append(out, at)
		}
	}
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
	Holds, Lost, May bool
}

// logPage is how many lines of the log a page shows.
const logPage = 50

// log shows who said what about what was read, when and why, the latest first.
func (s *site) log(r *request) error {
	ctx := r.Context()
	var all []hearsay.Correction
	for after := int64(0); ; {
		some, err := s.store.Corrections(ctx, r.pile.Name, after, 1000)
		if err != nil {
			return err
		}
		if all = append(all, some...); len(some) < 1000 {
			break
		}
		after = some[len(some)-1].Seq
	}
	lost, err := s.desk.Lost(ctx, r.pile.Name)
	if err != nil {
		return err
	}
	log := review.New(all)
	v := r.URL.Query()
	before, _ := strconv.ParseInt(v.Get("before"), 10, 64)
	data := struct {
		Rows            []logRow
		Next, Form      string
		By, Action, Doc string
		Actions         []string
		Total           int
		First, On       bool
	}{
		Form: s.formToken(r.Request), By: plain(v.Get("by")), Action: plain(v.Get("action")), Doc: plain(v.Get("doc")), Total: len(all), First: before <= 0,
		Actions: []string{"accept", "reject", "correct", "insert", "merge", "split", "revert"},
	}
	data.On = data.By+data.Action+data.Doc != ""
	for _, c := range slices.Backward(all) {
		switch {
		case before > 0 && c.Seq >= before, data.By != "" && !strings.EqualFold(c.By, data.By), data.Action != "" && string(c.Action) != data.Action,
			data.Doc != "" && c.Doc != data.Doc && c.Other != data.Doc:
			continue
		}
		if len(data.Rows) == logPage {
			v.Set("before", strconv.FormatInt(data.Rows[logPage-1].Seq, 10))
			data.Next = r.URL.EscapedPath() + "?" + v.Encode()
			break
		}
		row := logRow{
			Correction: c, What: view.Clip(c.Exact, 100), When: c.At.UTC().Format("2006-01-02 15:04 UTC"), Lost: lost[c.Seq], May: r.may(),
			Holds: c.Action != hearsay.Revert && log.Holds(c.Seq),
		}
		if row.What == "" {
			row.What = view.Visible(strings.TrimPrefix(c.Doc+view.Prefixed(" and ", c.Other), " and "))
		}
		switch {
		case c.Kind == hearsay.FindingRecord:
			row.Href, row.What = base(r.pile.Name)+"/findings/"+url.PathEscape(c.Ref), "a finding"
		case c.Kind == hearsay.RelationRecord:
			row.Href = compareAddress(r.pile.Name, c.Doc, c.Other)
		case c.Doc != "" && c.Span.Len() > 0:
			row.Href = placeAddress(r.pile.Name, c.Doc, c.Span)
		case c.Doc != "":
			row.Href = docAddress(r.pile.Name, c.Doc)
		}
		data.Rows = append(data.Rows, row)
	}
	return s.show(r, "log", shown{Title: "Review log", Tab: "log", Data: data})
}
