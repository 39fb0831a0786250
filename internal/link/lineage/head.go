package lineage

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/packed"
)

// Head is what lineage needs to know of a document: what it states about itself,
// without its words.
type Head struct {
	ID                string
	Title, OutletName string
	URL, Byline       string // Byline is the first of several
	URLBasis          hearsay.Basis
	Date              hearsay.Field // without its place
	Bylines           bool          // it has one, which may be empty
	Length            int           // number of words
	Outlet            string        // folded name, or host of the address; "" if unknown
	Agencies          []string      // credited for the text
}

// Heads are what the documents of a pile state about themselves, in order of
// their IDs.
type Heads []*Head

// strings returns all strings but those of agencies.
func (h *Head) strings() []*string {
	return []*string{
		&h.ID, &h.Title, &h.OutletName, &h.URL, &h.Byline, (*string)(&h.URLBasis), &h.Date.Value, (*string)(&h.Date.Basis),
		&h.Date.From, &h.Date.Exact, &h.Outlet,
	}
}

// Own copies the strings, so that they do not hold on to a document. They are
// parts of one: a pile has millions of them.
func (h *Head) Own() *Head {
	c := *h
	c.Agencies = slices.Clone(h.Agencies)
	all := c.strings()
	for i := range c.Agencies {
		all = append(all, &c.Agencies[i])
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

// Published returns the document's own date, "" if it states none.
func (h *Head) Published() string {
	if h.Date.Basis == hearsay.BasisInherited {
		return ""
	}
	return h.Date.Value
}

// Stated counts what the document states about itself.
func (h *Head) Stated() int {
	n := 0
	for _, has := range []bool{h.Bylines, h.Title != "", h.OutletName != "", h.URL != "", !h.Date.IsZero()} {
		if has {
			n++
		}
	}
	return n
}

// Document returns a document that states what h does and has no text.
func (h *Head) Document() *hearsay.Annotated {
	d := &hearsay.Annotated{Document: hearsay.Document{
		ID: h.ID, Title: hearsay.Field{Value: h.Title}, Outlet: hearsay.Field{Value: h.OutletName},
		URL: hearsay.Field{Value: h.URL, Basis: h.URLBasis}, Published: h.Date,
	}}
	if h.Bylines {
		d.Byline = []hearsay.Field{{Value: h.Byline}}
	}
	return d
}

// MarshalBinary packs the heads.
func (hs Heads) MarshalBinary() ([]byte, error) {
	u := binary.AppendUvarint
	b := u([]byte{packed.Form}, uint64(len(hs)))
	for _, h := range hs {
		flags := uint64(0)
		if h.Bylines {
			flags = 1
		}
		b = u(u(b, uint64(h.Length)), flags)
		for _, s := range h.strings() {
			b = append(u(b, uint64(len(*s))), *s...)
		}
		b = u(b, uint64(len(h.Agencies)))
		for _, a := range h.Agencies {
			b = append(u(b, uint64(len(a))), a...)
		}
	}
	return b, nil
}

// UnmarshalBinary makes hs what MarshalBinary has packed.
func (hs *Heads) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != packed.Form {
		return packed.Damaged("heads")
	}
	r := packed.Reader(b[1:])
	n := r.Count()
	*hs = make(Heads, n)
	for i := range *hs {
		h := &Head{Length: r.Int(), Bylines: r.Int() == 1}
		for _, s := range h.strings() {
			*s = r.String()
		}
		for range r.Count() {
			h.Agencies = append(h.Agencies, r.String())
		}
		(*hs)[i] = h
	}
	if r == nil || len(r) > 0 {
		return packed.Damaged("heads")
	}
	return nil
}
