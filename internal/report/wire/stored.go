package wire

import (
	"fmt"

	"github.com/hearsay-project/hearsay"
)

// Stored returns the record of docs/format.md for one that a store keeps.
// Text gives the text of a document by its ID; it is asked for the documents
// that the record has places in.
func Stored(r hearsay.Record, text func(doc string) string) (any, error) {
	rulers := map[string]*ruler{}
	ruler := func(doc string) *ruler {
		if rulers[doc] == nil {
			rulers[doc] = newRuler(text(doc))
		}
		return rulers[doc]
	}
	switch v := r.Value.(type) {
	case hearsay.Quote:
		d := hearsay.Annotated{Document: hearsay.Document{ID: v.Doc}, Quotes: []hearsay.Quote{v}}
		return quoteRecords(&d, ruler(v.Doc))[0], nil
	case hearsay.Claim:
		d := hearsay.Annotated{Document: hearsay.Document{ID: v.Doc}, Claims: []hearsay.Claim{v}}
		return claimRecords(&d, ruler(v.Doc))[0], nil
	case hearsay.Relation:
		return relationRecords([]hearsay.Relation{v}, ruler)[0], nil
	case hearsay.Origin:
		return originRecord(v), nil
	case hearsay.Story:
		return storyRecord(v), nil
	case hearsay.QuoteFamily:
		return quoteFamilyRecord(v), nil
	case hearsay.ClaimFamily:
		return claimFamilyRecord(v), nil
	case hearsay.Finding:
		return findingRecord(v, ruler), nil
	}
	return nil, fmt.Errorf("a %s record holds a %T", r.Kind, r.Value)
}

// Document returns the record of a document, with the date that it inherits
// if it has none of its own.
func Document(d *hearsay.Document, inherited hearsay.Field) DocumentRecord {
	return documentRecord(d, newRuler(d.Text), inherited)
}

// PlaceIn returns the place of s in text, or nil if s holds no words of it.
func PlaceIn(text string, s hearsay.Span) *Place { return newRuler(text).words(s) }
