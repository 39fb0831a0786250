package link

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/link/outlet"
)

// Heads are what the documents of a pile state about themselves, in order of
// their IDs.
type Heads = lineage.Heads

// headOf reads what doc states about itself. It holds on to the strings of
// doc; see [lineage.Head.Own].
func headOf(doc *hearsay.Annotated) *lineage.Head {
	h := &lineage.Head{
		ID: doc.ID, Title: doc.Title.Value, OutletName: doc.Outlet.Value,
		URL: doc.URL.Value, URLBasis: doc.URL.Basis, Date: doc.Published, Outlet: outlet.Key(doc),
	}
	h.Date.Span = hearsay.Span{} // no text is at hand later
	if len(doc.Byline) > 0 {
		h.Byline, h.Bylines = doc.Byline[0].Value, true
	}
	for _, c := range doc.Credits {
		if c.Kind == hearsay.CreditAgency && c.Name != "" && !inCaption(doc, c.Span) {
			h.Agencies = append(h.Agencies, c.Name)
		}
	}
	return h
}
