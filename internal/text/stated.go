package text

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// stated fills in the metadata that was given beside the capture or stands in
// its markup. What was given goes first: whoever hands over a document knows
// where it came from.
func stated(doc *hearsay.Document, c hearsay.Capture, d draft.Draft) {
	given := func(value, name string) []hearsay.Field {
		if value = draft.Clean(value); value == "" {
			return nil
		}
		return []hearsay.Field{{Value: value, Basis: hearsay.BasisGiven, From: name, Exact: value}}
	}
	doc.Title = first(given(c.Given.Title, "title"), d.Title)
	doc.Outlet = first(given(c.Given.Outlet, "outlet"), d.Outlet)
	doc.URL = first(given(c.Given.URL, "url"), d.URL)
	if doc.URL.IsZero() && c.URL != "" {
		doc.URL = hearsay.Field{Value: c.URL, Basis: hearsay.BasisURL, From: "address fetched", Exact: c.URL}
	}
	published := given(c.Given.Published, "published")
	if len(published) > 0 {
		published[0].Value = meta.ParseDate(published[0].Exact)
	}
	doc.Published = first(published, d.Published, fromAddress(doc.URL.Value))
	doc.Place = first(d.Place)
	doc.Byline = d.Byline
	if names := meta.Names(c.Given.Byline); len(names) > 0 {
		doc.Byline = nil
		for _, name := range names {
			doc.Byline = append(doc.Byline, given(name, "byline")...)
		}
	}
}

// first returns the first candidate with a value; of candidates for a date,
// those of an update come last.
func first(lists ...[]hearsay.Field) hearsay.Field {
	for _, list := range lists {
		for _, f := range list {
			if f.Value != "" && !strings.HasSuffix(f.From, "(update)") {
				return f
			}
		}
		for _, f := range list {
			if f.Value != "" {
				return f
			}
		}
	}
	return hearsay.Field{}
}

// fromAddress reads the date of publication in an address that carries it as
// folders: /2026/02/14/.
func fromAddress(address string) []hearsay.Field {
	parts := strings.Split(address, "/")
	for i := 3; i+3 < len(parts); i++ {
		y, m, d := parts[i], parts[i+1], parts[i+2]
		if len(y) != 4 || len(m) != 2 || len(d) != 2 {
			continue
		}
		if iso := meta.ParseDate(y + "-" + m + "-" + d); len(iso) == 10 {
			return []hearsay.Field{{Value: iso, Basis: hearsay.BasisURL, From: "url", Exact: y + "/" + m + "/" + d}}
		}
	}
	return nil
}

// dateline reads the place from the head of the first paragraphs, which goes
// before that of a byline.
func dateline(doc *hearsay.Document) {
	seen := 0
	for _, b := range doc.Blocks {
		if !b.Running() {
			continue
		}
		if seen++; seen > 3 {
			return
		}
		if start, end, ok := meta.OpeningAgency(b.Of(doc.Text)); ok {
			span := hearsay.Span{Start: b.Start + start, End: b.Start + end}
			doc.Credits = append(doc.Credits, hearsay.Credit{Kind: hearsay.CreditAgency, Name: span.Of(doc.Text), Span: span})
			return
		}
		d, ok := meta.ReadDateline(b.Of(doc.Text), doc.Text)
		if !ok {
			continue
		}
		span := hearsay.Span{Start: b.Start + d.Start, End: b.Start + d.End}
		doc.Place = hearsay.Field{Value: d.Place, Basis: hearsay.BasisText, From: "dateline", Exact: span.Of(doc.Text), Span: span}
		if doc.Published.IsZero() && d.Date != "" {
			doc.Published = hearsay.Field{Value: d.Date, Basis: hearsay.BasisText, From: "dateline", Exact: d.DateExact}
			if at := strings.Index(doc.Text[b.Start:b.End], d.DateExact); at >= 0 {
				doc.Published.Span = hearsay.Span{Start: b.Start + at, End: b.Start + at + len(d.DateExact)}
			}
		}
		if d.Agency != "" {
			doc.Credits = append(doc.Credits, hearsay.Credit{Kind: hearsay.CreditAgency, Name: d.Agency,
				Span: hearsay.Span{Start: b.Start + d.AgencyStart, End: b.Start + d.AgencyEnd}})
		}
		return
	}
}

// credits reads the credits in the text, then adds those of bylines and
// markup.
func credits(doc *hearsay.Document, d draft.Draft) {
	last := -1
	for i, b := range doc.Blocks {
		if b.Running() {
			last = i
		}
	}
	for i, b := range doc.Blocks {
		if !b.Running() {
			continue
		}
		for _, c := range meta.Credits(b.Of(doc.Text), i == last) {
			c.Span.Start += b.Start
			c.Span.End += b.Start
			doc.Credits = append(doc.Credits, c)
		}
	}
	if len(doc.Byline) == 0 && last >= 0 {
		reporters(doc, doc.Blocks[last])
	}
	doc.Byline = slices.DeleteFunc(doc.Byline, func(name hearsay.Field) bool {
		press := meta.IsPress(name.Value) && !strings.EqualFold(name.Value, doc.Outlet.Value)
		if press || meta.IsAgency(name.Value) {
			doc.Credits = append(doc.Credits, hearsay.Credit{Kind: hearsay.CreditAgency, Name: name.Value})
		}
		return press && !meta.IsAgency(name.Value) && name.Basis == hearsay.BasisText
	})
	doc.Credits = append(doc.Credits, d.Credits...)
	for _, l := range d.Links {
		if l.Rel == "original" && l.URL != "" && l.URL != doc.URL.Value {
			doc.Credits = append(doc.Credits, hearsay.Credit{Kind: hearsay.CreditLink, URL: l.URL})
		}
	}
	slices.SortStableFunc(doc.Credits, func(a, b hearsay.Credit) int {
		if a.Span.End == 0 || b.Span.End == 0 {
			return min(b.Span.End, 1) - min(a.Span.End, 1) // markup last
		}
		return a.Span.Compare(b.Span)
	})
}

// reporters reads the authors that agencies name in brackets at the end:
// "(Reporting by Jane Roe; Editing by John Doe)".
func reporters(doc *hearsay.Document, last hearsay.Block) {
	text := last.Of(doc.Text)
	rest, ok := strings.CutPrefix(text, "(Reporting by ")
	if !ok {
		return
	}
	rest, _, _ = strings.Cut(rest, ";")
	for _, name := range meta.Names(strings.TrimSuffix(rest, ")")) {
		f := hearsay.Field{Value: name, Basis: hearsay.BasisText, From: "end of the text", Exact: name}
		if at := strings.Index(text, name); at >= 0 {
			f.Span = hearsay.Span{Start: last.Start + at, End: last.Start + at + len(name)}
		}
		doc.Byline = append(doc.Byline, f)
	}
}

// outlet names the outlet where no field does: by the host of the document's
// address, if a credit in the text spells out the same name, or else by the
// agency in the dateline, whose text it is.
func outlet(doc *hearsay.Document) {
	if !doc.Outlet.IsZero() {
		return
	}
	if doc.URL.IsZero() {
		if c := doc.Credits; len(c) > 0 && c[0].Kind == hearsay.CreditAgency && c[0].Span.Len() > 0 && (opens(doc, c[0].Span) ||
			c[0].Span.Start > doc.Place.Span.End && doc.Place.Span.Len() > 0 && c[0].Span.Start-doc.Place.Span.End < 40) {
			doc.Outlet = hearsay.Field{Value: c[0].Name, Basis: hearsay.BasisText, From: "dateline", Exact: c[0].Name, Span: c[0].Span}
		}
		return
	}
	host := meta.Host(doc.URL.Value)
	for _, c := range doc.Credits {
		if c.Span.Len() > 0 && meta.NamesHost(c.Name, host) {
			doc.Outlet = hearsay.Field{Value: c.Name, Basis: hearsay.BasisURL, From: "host " + host + ", named in the text", Exact: c.Name, Span: c.Span}
			return
		}
	}
	if start, end, ok := meta.FindHost(doc.Text, host); ok {
		span := hearsay.Span{Start: start, End: end}
		doc.Outlet = hearsay.Field{Value: span.Of(doc.Text), Basis: hearsay.BasisURL, From: "host " + host + ", named in the text", Exact: span.Of(doc.Text), Span: span}
	}
}

// opens reports whether span stands in brackets at the head of the running
// text.
func opens(doc *hearsay.Document, span hearsay.Span) bool {
	for _, b := range doc.Blocks {
		if b.Running() {
			return span.Start == b.Start+1 && doc.Text[b.Start] == '('
		}
	}
	return false
}

// setLanguage takes the language given, or else the one that the words are
// in, or else the one declared.
func setLanguage(doc *hearsay.Document, c hearsay.Capture, d draft.Draft) {
	if code := baseLanguage(c.Given.Language); code != "" {
		doc.Language = hearsay.Field{Value: code, Basis: hearsay.BasisGiven, From: "language", Exact: c.Given.Language}
		return
	}
	declared := ""
	for _, f := range d.Language {
		if declared == "" {
			declared = baseLanguage(f.Exact)
		}
	}
	if code := identify(doc.Text, declared); code != "" {
		doc.Language = hearsay.Field{Value: code, Basis: hearsay.BasisText, From: "words of the text"}
		return
	}
	for _, f := range d.Language {
		if code := baseLanguage(f.Exact); code != "" {
			f.Value = code
			doc.Language = f
			return
		}
	}
}
