package web

import (
	"errors"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/page"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/review"
	"github.com/hearsay-project/hearsay/internal/web/auth"
)

// target is something that can be reviewed, with its forms.
type target struct {
	Base, Form, Back string
	May              bool

	ID, Label, Title, Note string
	Kind, Doc, Other, Ref  string
	Exact                  string
	Start, End             int
	Facts                  []fact
	Fields                 []field
	Links                  []count
	Mark                   *mark
	Split                  string // what the button to split off says
	Merge                  []option
	MergeWith              string // what those options are
	Error                  string
	Gone                   bool   // rejected
	Lazy                   string // where the form to correct it is, "" if it is here
	Whole                  string // what it says to bring all of its family along, "" if one cannot
	Keys                   bool   // whether the keyboard walks over it
}

type fact struct{ Name, Value string }

// field is a value that can be corrected.
type field struct {
	Name, Value string
	Options     []string
	Hint        string
}

// mark says what was made of a thing in review.
type mark struct {
	State, By, Why, At string
	Seq                int64
}

func markOf(c hearsay.Correction) *mark {
	state := map[hearsay.Action]string{
		hearsay.Accept: "accepted", hearsay.Reject: "rejected", hearsay.Correct: "corrected", hearsay.Insert: "inserted", hearsay.Merge: "merged", hearsay.Split: "split off",
	}[c.Action]
	if c.Action == hearsay.Correct {
		state = "corrected: " + c.Field
	}
	return &mark{State: state, By: view.Visible(c.By), Why: view.Visible(c.Why), At: c.At.UTC().Format("2006-01-02 15:04"), Seq: c.Seq}
}

func (r *request) may() bool { return may(r.Request, auth.Editor) }

// cardID is the id of what belongs to a quotation or claim on the page of its
// document.
func cardID(id string) string { return page.Local(id) }

// newTarget returns what is named by a place in a document.
func (s *site) newTarget(r *request, log *review.Log, kind hearsay.RecordKind, doc, exact string, at hearsay.Span) target {
	t := target{
		Base: base(r.pile.Name), Form: s.formToken(r.Request), Back: r.URL.RequestURI(), May: r.may(), Kind: string(kind), Doc: doc,
		Exact: exact, Start: at.Start, End: at.End,
	}
	// Of several things with the same words, the correction belongs to the
	// one that stands where it was made.
	for _, c := range log.All() {
		if c.Kind == kind && c.Doc == doc && c.Exact == exact && (c.Span == at || c.Span.Len() == 0) {
			t.Mark = markOf(c)
		}
	}
	return t
}

func (s *site) relationTarget(r *request, log *review.Log, rel hearsay.Relation) target {
	t := target{
		Base: base(r.pile.Name), Form: s.formToken(r.Request), Back: r.URL.RequestURI(), May: r.may(), Kind: string(hearsay.RelationRecord), Doc: rel.A, Other: rel.B,
		Title: view.Visible(string(rel.Kind) + ": " + rel.A + " and " + rel.B),
	}
	if rel.Original != "" {
		t.Note = view.Visible(rel.Original + " is the earlier")
	} else {
		t.Note = "which is the earlier is open"
	}
	t.Links = []count{{compareAddress(r.pile.Name, rel.A, rel.B), "Compare"}}
	t.Fields = []field{
		{Name: "kind", Value: string(rel.Kind), Options: []string{"copy", "reprint", "excerpt", "rewrite", "same story", "none"}},
		{Name: "original", Value: rel.Original, Options: []string{"", rel.A, rel.B}},
	}
	for _, c := range log.All() {
		if c.Kind == hearsay.RelationRecord && (c.Doc == rel.A && c.Other == rel.B || c.Doc == rel.B && c.Other == rel.A) {
			t.Mark = markOf(c)
		}
	}
	return t
}

// documentData is what the page of a document shows.
type documentData struct {
	Doc       *hearsay.Annotated
	Date      string
	Text      template.HTML
	Meta      template.HTML
	Quotes    []target
	Claims    []target
	Gone      []target
	Relatives []target
	Trace     string // where its relatives are traced, as no report has it yet
	About     target
	Original  string // address of the page that it was read from
	Entry     hearsay.Entry
	Problem   string // why there is no text
	Form      string
}

// current returns a document as corrected up to now: the report has it once it
// is made anew.
func (s *site) current(r *request, id string, log *review.Log) (*hearsay.Annotated, error) {
	if r.pile.Reported != r.pile.Revision {
		e, err := s.store.Entry(r.Context(), r.pile.Name, id)
		if err != nil {
			return nil, err
		}
		if d, err := s.store.Annotated(r.Context(), e.Key); err == nil {
			log.Metadata(&d.Document)
			log.Document(d)
			return d, nil
		}
	}
	return s.desk.Document(r.Context(), r.pile.Name, id)
}

func (s *site) document(r *request) error {
	id := r.PathValue("doc")
	data := documentData{Form: s.formToken(r.Request)}
	var err error
	if data.Entry, err = s.store.Entry(r.Context(), r.pile.Name, id); err != nil {
		return err
	}
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	d, err := s.current(r, id, log)
	var input *hearsay.InputError
	switch {
	case errors.As(err, &input):
		data.Problem = view.Visible(input.Err)
	case errors.Is(err, hearsay.ErrNotFound):
		data.Problem = "It waits to be read."
	case err != nil:
		return err
	}
	if data.Problem != "" {
		data.Doc = &hearsay.Annotated{Document: hearsay.Document{ID: id}}
		return s.show(r, "document", shown{Title: view.Visible(id), Tab: "documents", Data: data})
	}
	data.Doc = d
	x := s.sub(r.pile.Name)
	x.Documents = []hearsay.Annotated{*d}
	from, _ := strconv.Atoi(r.URL.Query().Get("from"))
	to, _ := strconv.Atoi(r.URL.Query().Get("to"))
	at := hearsay.Span{Start: from, End: to}
	if at.Of(d.Text) == "" || !utf8.ValidString(at.Of(d.Text)) {
		at = hearsay.Span{}
	}
	sections := x.sections(view.Annotations, false, at)
	parts, err := htmls(sections.Text, sections.Metadata)
	if err != nil {
		return err
	}
	data.Text, data.Meta = parts[0], parts[1]
	data.Original = original(d)
	if data.Quotes, data.Claims, err = s.cards(r, d, log); err != nil {
		return err
	}
	for _, c := range log.All() {
		if c.Doc == id && c.Action == hearsay.Reject && (c.Kind == hearsay.QuoteRecord || c.Kind == hearsay.ClaimRecord) {
			data.Gone = append(data.Gone, s.gone(r, c))
		}
	}
	data.About = s.metaTarget(r, d, log)
	relations, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.RelationRecord, Doc: id, Page: hearsay.Page{Limit: 40}})
	if err != nil {
		return err
	}
	for _, rec := range relations {
		rel := rec.Value.(hearsay.Relation)
		t := s.relationTarget(r, log, rel)
		other := rel.Other(id)
		t.Title = view.Visible(string(rel.Kind) + " · " + other)
		switch rel.Original {
		case id:
			t.Note = "this document is the earlier"
		case other:
			t.Note = "comes from it"
		}
		t.Links = append(t.Links, count{docAddress(r.pile.Name, other), "Open"})
		data.Relatives = append(data.Relatives, t)
	}
	if _, err := s.store.ReportDocument(r.Context(), r.pile.Name, id); errors.Is(err, hearsay.ErrNotFound) {
		data.Trace = docAddress(r.pile.Name, id) + "/trace"
	}
	title := d.Title.Value
	if title == "" {
		title = d.ID
	}
	if data.Date = d.Published.Value; data.Date == "" {
		data.Date = "undated"
	}
	return s.show(r, "document", shown{Title: view.Visible(title), Tab: "documents", Data: data})
}

// gone is what was rejected, to be taken back.
func (s *site) gone(r *request, c hearsay.Correction) target {
	return target{
		Base: base(r.pile.Name), Form: s.formToken(r.Request), Back: docAddress(r.pile.Name, c.Doc), May: r.may(), Kind: string(c.Kind), Doc: c.Doc,
		ID: "gone-" + strconv.FormatInt(c.Seq, 10), Title: view.Clip(c.Exact, 120), Mark: markOf(c), Gone: true, Keys: true,
	}
}

func (s *site) metaTarget(r *request, d *hearsay.Annotated, log *review.Log) target {
	t := target{
		Base: base(r.pile.Name), Form: s.formToken(r.Request), Back: docAddress(r.pile.Name, d.ID), May: r.may(), Kind: string(review.DocumentKind), Doc: d.ID,
		ID: "about", Title: "What it states about itself",
	}
	for _, f := range []field{
		{Name: "title", Value: d.Title.Value}, {Name: "byline", Value: byline(d), Hint: "names, with ; between"}, {Name: "outlet", Value: d.Outlet.Value}, {Name: "place", Value: d.Place.Value},
		{Name: "published", Value: d.Published.Value, Hint: "2026, 2026-02 or 2026-02-14"}, {Name: "language", Value: d.Language.Value}, {Name: "url", Value: d.URL.Value},
	} {
		t.Fields = append(t.Fields, f)
	}
	for _, c := range log.All() {
		if c.Kind == review.DocumentKind && c.Doc == d.ID {
			t.Mark = markOf(c)
		}
	}
	return t
}

// byline is the names of a byline in one line.
func byline(d *hearsay.Annotated) string {
	names := make([]string, len(d.Byline))
	for i, f := range d.Byline {
		names[i] = f.Value
	}
	return strings.Join(names, "; ")
}

// docLinks are the addresses to do with the quotations and claims of a document,
// and what became of its quotations, by their IDs.
type docLinks struct {
	of       map[string][]count
	verdicts map[string]string
}

func (s *site) linksOf(r *request, doc string) (docLinks, error) {
	at := base(r.pile.Name)
	l := docLinks{map[string][]count{}, map[string]string{}}
	add := func(id, href, text string) { l.of[id] = append(l.of[id], count{href, text}) }
	all := func(kind hearsay.RecordKind, do func(hearsay.Record)) error {
		records, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: kind, Doc: doc, Page: hearsay.Page{Limit: 1000}})
		for _, rec := range records {
			do(rec)
		}
		return err
	}
	own := func(id string) bool { return strings.HasPrefix(id, doc+"#") }
	return l, errors.Join(
		all(hearsay.QuoteRecord, func(rec hearsay.Record) {
			add(rec.Value.(hearsay.Quote).ID, at+"/quotes/"+rec.Ref, "Permanent link")
		}),
		all(hearsay.ClaimRecord, func(rec hearsay.Record) {
			add(rec.Value.(hearsay.Claim).ID, at+"/claims/"+rec.Ref, "Permanent link")
		}),
		all(hearsay.QuoteFamilyRecord, func(rec hearsay.Record) {
			for _, v := range rec.Value.(hearsay.QuoteFamily).Versions {
				if v.Verdict != hearsay.Only && own(v.Quote) {
					add(v.Quote, at+"/quotations/"+rec.Ref, "Versions")
					l.verdicts[v.Quote] = string(v.Verdict)
				}
			}
		}),
		all(hearsay.ClaimFamilyRecord, func(rec hearsay.Record) {
			for _, id := range rec.Value.(hearsay.ClaimFamily).Claims {
				if own(id) {
					add(id, at+"/figures/"+rec.Ref, "Figure")
				}
			}
		}))
}

// cards returns the quotations and claims of a document with their forms.
func (s *site) cards(r *request, d *hearsay.Annotated, log *review.Log) (quotes, claims []target, err error) {
	pile := r.pile.Name
	links, err := rememberAs(s, r, "links of "+d.ID, func() (docLinks, error) { return s.linksOf(r, d.ID) })
	if err != nil {
		return nil, nil, err
	}
	source := original(d)
	back := docAddress(pile, d.ID)
	for i, q := range view.QuotesOf(d) {
		words := review.Words(d.Text, q.Content)
		t := s.newTarget(r, log, hearsay.QuoteRecord, d.ID, words, q.Span())
		t.ID, t.Label, t.Title, t.Back, t.Keys = cardID(q.ID), "Q"+strconv.Itoa(i+1), "“"+view.Clip(words, 200)+"”", back+"#"+cardID(q.ID), true
		who := q.Speaker.Name
		if who == "" {
			who = "unknown"
		}
		t.Facts = []fact{{"speaker", view.Visible(who)}, {"form", string(q.Form)}}
		if q.Addressee.Name != "" {
			t.Facts = append(t.Facts, fact{"told", view.Visible(q.Addressee.Name)})
		}
		if v := links.verdicts[q.ID]; v != "" {
			t.Facts = append(t.Facts, fact{"in this pile", v})
		}
		t.Fields = []field{
			{Name: "speaker", Value: q.Speaker.Name},
			{Name: "form", Value: string(q.Form), Options: []string{"direct", "indirect", "mixed"}},
			{Name: "strength", Value: string(q.Strength), Options: []string{"", "saying", "claiming", "denying", "doubting", "asking"}},
			{Name: "addressee", Value: q.Addressee.Name},
		}
		t.Lazy = editAddress(pile, d.ID, t.ID)
		t.Links = slices.Clone(links.of[q.ID])
		if source != "" {
			t.Links = append(t.Links, count{view.TextFragment(source, q.Span().Of(d.Text)), "On the page it came from"})
		}
		quotes = append(quotes, t)
	}
	for i, c := range view.ClaimsOf(d) {
		exact := c.Span.Of(d.Text)
		t := s.newTarget(r, log, hearsay.ClaimRecord, d.ID, exact, c.Span)
		t.ID, t.Label, t.Title, t.Back, t.Keys = cardID(c.ID), "C"+strconv.Itoa(i+1), view.Clip(exact, 200), back+"#"+cardID(c.ID), true
		t.Facts = []fact{{"value", view.Visible(view.ClaimValue(&c))}, {"what", view.Visible(strings.Trim(string(c.Measure)+" · "+c.Subject, " ·"))},
			{"period", view.Visible(view.PeriodWords(c.Period))}, {"who says it", view.Visible(view.WhoSays(c.Attribution))}}
		t.Fields = append(claimFields(&c), field{Name: "rating", Value: rating(log, d.ID, exact), Hint: "your own word on it"})
		t.Lazy = editAddress(pile, d.ID, t.ID)
		t.Links = slices.Clone(links.of[c.ID])
		if source != "" {
			t.Links = append(t.Links, count{view.TextFragment(source, exact), "On the page it came from"})
		}
		claims = append(claims, t)
	}
	return quotes, claims, nil
}

// editAddress is the address of the form to correct a quotation or claim.
func editAddress(pile, doc, id string) string {
	return base(pile) + "/edit?doc=" + url.QueryEscape(doc) + "&id=" + url.QueryEscape(id)
}

// edit shows the form to correct a quotation or claim: in its card, or as a
// page where there are no scripts.
func (s *site) edit(r *request) error {
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	d, err := s.current(r, r.URL.Query().Get("doc"), log)
	if err != nil {
		return err
	}
	quotes, claims, err := s.cards(r, d, log)
	if err != nil {
		return err
	}
	for _, t := range append(quotes, claims...) {
		if t.ID != r.URL.Query().Get("id") {
			continue
		}
		if r.partial() {
			return s.part(r, "fields", t)
		}
		return s.show(r, "edit", shown{Title: "Correct", Tab: "documents", Data: t})
	}
	return hearsay.ErrNotFound
}

// claimFields are what can be corrected of a claim.
func claimFields(c *hearsay.Claim) []field {
	var out []field
	if q := c.Quantity; q != nil {
		low, high := "", ""
		if q.Low != nil {
			low = q.Low.String()
		}
		if q.High != nil {
			high = q.High.String()
		}
		out = append(out,
			field{Name: "bound", Value: string(q.Bound), Options: []string{"exactly", "about", "more than", "at least", "less than", "at most", "between"}},
			field{Name: "low", Value: low, Hint: "empty where it is open"}, field{Name: "high", Value: high, Hint: "empty where it is open"},
			field{Name: "unit", Value: q.Unit}, field{Name: "counted", Value: q.Counted})
	}
	var chain []string
	for _, p := range c.Attribution {
		if p.Name != "" {
			chain = append(chain, p.Name)
		}
	}
	return append(out,
		field{Name: "measure", Value: string(c.Measure)}, field{Name: "subject", Value: c.Subject}, field{Name: "object", Value: c.Object},
		field{Name: "place", Value: c.PlaceName}, field{Name: "period", Value: c.Period.Value, Hint: "2025-12 or 2025-12-01/2026-01-31"},
		field{Name: "modality", Value: string(c.Modality), Options: []string{"asserted", "estimated", "possible", "denied", "forecast"}},
		field{Name: "source", Value: strings.Join(chain, " > "), Hint: "outermost first, with > between"})
}

// rating returns what somebody holds of a claim, "" if nobody has said.
func rating(log *review.Log, doc, exact string) (v string) {
	for _, c := range log.All() {
		if c.Kind == hearsay.ClaimRecord && c.Doc == doc && c.Exact == exact && c.Field == "rating" {
			v = c.Value
		}
	}
	return v
}

// original returns the address that a document was read from, "" if it was
// none of the web.
func original(d *hearsay.Annotated) string {
	for _, v := range []string{d.URL.Value, d.Source} {
		if u, err := url.Parse(v); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

func (s *site) remove(r *request) error {
	if err := s.desk.Remove(r.Context(), r.pile.Name, r.PathValue("doc")); err != nil {
		return err
	}
	return s.show(r, "removed", shown{Title: "Removed", Tab: "documents", Data: r.PathValue("doc")})
}

func (s *site) restore(r *request) error {
	id := r.PostFormValue("doc")
	if err := s.desk.Restore(r.Context(), r.pile.Name, id); err != nil {
		return err
	}
	return r.redirect(docAddress(r.pile.Name, id))
}
