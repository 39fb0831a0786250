package flow

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Shelf is what [CheckPile] asks of a pile that was read before: the methods of
// a [hearsay.Store] on it, and its documents.
type Shelf interface {
	Records(ctx context.Context, q hearsay.RecordQuery) ([]hearsay.Record, string, error)
	Search(ctx context.Context, q hearsay.SearchQuery) ([]hearsay.Hit, string, error)
	Document(ctx context.Context, pile, id string) (*hearsay.Annotated, error)
}

// Bounds of the documents that a check of a kept pile looks at.
const (
	maxCandidates = 200 // in all
	maxByNumber   = 100 // that hold a number
	maxByMeasure  = 1000
)

// CheckPile does what [Check] does on a pile that was read before, without
// reading all of it: it looks at the documents that hold the number, and at
// those with claims of the same measure, up to a bound. The report holds those
// documents and their origins.
func CheckPile(ctx context.Context, shelf Shelf, pile, sentence, date string) (*hearsay.Check, *hearsay.Report, error) {
	asked, err := readSentence(ctx, sentence, date)
	if err != nil {
		return nil, nil, err
	}
	r, err := candidates(ctx, shelf, pile, &asked)
	if err != nil {
		return nil, nil, err
	}
	check, err := checkIn(ctx, asked, r)
	return check, r, err
}

// candidates returns the documents that may state what is asked.
func candidates(ctx context.Context, shelf Shelf, pile string, asked *hearsay.Annotated) (*hearsay.Report, error) {
	var ids []string
	take := func(docs ...string) {
		for _, id := range docs {
			if len(ids) < maxCandidates && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, c := range asked.Claims {
		for _, words := range numberWords(asked.Text, c) {
			hits, _, err := shelf.Search(ctx, hearsay.SearchQuery{Pile: pile, Query: words, Page: hearsay.Page{Limit: maxByNumber}})
			if err != nil {
				return nil, err
			}
			for _, h := range hits {
				take(h.ID)
			}
		}
		if c.Measure == "" {
			continue
		}
		same, _, err := shelf.Records(ctx, hearsay.RecordQuery{
			Pile: pile, Kind: hearsay.ClaimRecord, Type: string(c.Measure), Page: hearsay.Page{Limit: maxByMeasure},
		})
		if err != nil {
			return nil, err
		}
		for _, r := range same {
			take(r.Docs...)
		}
	}
	slices.Sort(ids)
	r := &hearsay.Report{}
	seen := map[string]bool{}
	for _, id := range ids {
		d, err := shelf.Document(ctx, pile, id)
		if errors.Is(err, hearsay.ErrNotFound) {
			continue // it was removed since
		}
		if err != nil {
			return nil, err
		}
		r.Documents = append(r.Documents, *d)
		origins, _, err := shelf.Records(ctx, hearsay.RecordQuery{Pile: pile, Kind: hearsay.OriginRecord, Doc: id, Page: hearsay.Page{Limit: 10}})
		if err != nil {
			return nil, err
		}
		for _, o := range origins {
			if v, ok := o.Value.(hearsay.Origin); ok && !seen[v.ID] {
				seen[v.ID] = true
				r.Origins = append(r.Origins, v)
			}
		}
	}
	return r, nil
}

// numberWords returns the number of a claim as it stands in the text, and in
// plain digits, for a search.
func numberWords(text string, c hearsay.Claim) []string {
	if c.Quantity == nil {
		return nil
	}
	var out []string
	for _, w := range strings.Fields(c.Quantity.Span.Of(text)) {
		if strings.ContainsAny(w, "0123456789") {
			out = append(out, `"`+strings.Trim(w, `".,;:`)+`"`)
			break
		}
	}
	v := c.Quantity.Low
	if v == nil {
		v = c.Quantity.High
	}
	if v != nil {
		out = append(out, `"`+v.Abs().String()+`"`)
	}
	return out
}
