package link

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/outlet"
)

// head is what the last steps need to know of a document: what it states about
// itself, without its words.
type head struct {
	id                string
	title, outletName string
	url, byline       string
	urlBasis          hearsay.Basis
	date              hearsay.Field
	bylines           bool
	length            int      // number of words
	outlet            string   // folded name, or host of the address; "" if unknown
	agencies          []string // credited for the text
}

// Heads are what the documents of a pile state about themselves, in order of
// their IDs.
type Heads []*head

// headOf reads what doc states about itself. It holds on to the strings of
// doc; see own.
func headOf(doc *hearsay.Annotated) *head {
	h := &head{
		id: doc.ID, title: doc.Title.Value, outletName: doc.Outlet.Value,
		url: doc.URL.Value, urlBasis: doc.URL.Basis, date: doc.Published, outlet: outlet.Key(doc),
	}
	h.date.Span = hearsay.Span{} // no text is at hand later
	if len(doc.Byline) > 0 {
		h.byline, h.bylines = doc.Byline[0].Value, true
	}
	for _, c := range doc.Credits {
		if c.Kind == hearsay.CreditAgency && c.Name != "" && !inCaption(doc, c.Span) {
			h.agencies = append(h.agencies, c.Name)
		}
	}
	return h
}

// strings returns all strings but those of agencies.
func (h *head) strings() []*string {
	return []*string{
		&h.id, &h.title, &h.outletName, &h.url, &h.byline, (*string)(&h.urlBasis), &h.date.Value, (*string)(&h.date.Basis),
		&h.date.From, &h.date.Exact, &h.outlet,
	}
}

// own copies the strings, so that they do not hold on to a document. They are
// parts of one: a pile has millions of them.
func (h *head) own() *head {
	c := *h
	c.agencies = slices.Clone(h.agencies)
	all := c.strings()
	for i := range c.agencies {
		all = append(all, &c.agencies[i])
	}
	n := 0
	for _, s := range all {
		n += len(*s)
	}
	var b strings.Builder
	b.Grow(n)
	for _, s := range all {
		b.WriteString(*s)
	}
	joined := b.String()
	for _, s := range all {
		*s, joined = joined[:len(*s)], joined[len(*s):]
	}
	return &c
}

// published returns the document's own date, "" if it states none.
func (h *head) published() string {
	if h.date.Basis == hearsay.BasisInherited {
		return ""
	}
	return h.date.Value
}

// stated counts what the document states about itself.
func (h *head) stated() int {
	n := 0
	for _, has := range []bool{h.bylines, h.title != "", h.outletName != "", h.url != "", !h.date.IsZero()} {
		if has {
			n++
		}
	}
	return n
}

// document returns a document that states what h does and has no text.
func (h *head) document() *hearsay.Annotated {
	d := &hearsay.Annotated{Document: hearsay.Document{
		ID: h.id, Title: hearsay.Field{Value: h.title}, Outlet: hearsay.Field{Value: h.outletName},
		URL: hearsay.Field{Value: h.url, Basis: h.urlBasis}, Published: h.date,
	}}
	if h.bylines {
		d.Byline = []hearsay.Field{{Value: h.byline}}
	}
	return d
}
