package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/ref"
	"github.com/hearsay-project/hearsay/internal/review"
)

// A TargetError says, in a sentence for whoever sent it, why a correction is
// about nothing that is there.
type TargetError string

// Error returns the sentence.
func (e TargetError) Error() string { return string(e) }

// Review adds a correction to the log. It shows in the pile's report once that
// is made anew.
func (d *Desk) Review(ctx context.Context, c hearsay.Correction) (hearsay.Correction, error) {
	kept, err := d.ReviewAll(ctx, c)
	if err != nil {
		return c, err
	}
	return kept[0], nil
}

// ReviewAll adds corrections to the log, one after the other; none of them if
// one cannot be made.
func (d *Desk) ReviewAll(ctx context.Context, all ...hearsay.Correction) ([]hearsay.Correction, error) {
	for _, c := range all {
		if err := review.Check(c); err != nil {
			return nil, err
		}
	}
	defer d.Wake()
	kept := make([]hearsay.Correction, 0, len(all))
	for _, c := range all {
		one, err := d.store.Review(ctx, c)
		if err != nil {
			return kept, err
		}
		kept = append(kept, one)
	}
	return kept, nil
}

// Reversal returns the correction that takes back an earlier one of the pile,
// or a TargetError.
func (d *Desk) Reversal(ctx context.Context, pile string, seq int64, by, why string) (hearsay.Correction, error) {
	if seq > 0 {
		old, err := d.store.Corrections(ctx, pile, seq-1, 1)
		if err != nil {
			return hearsay.Correction{}, err
		}
		if len(old) == 1 && old[0].Seq == seq {
			o := old[0]
			return hearsay.Correction{
				Pile: pile, Action: hearsay.Revert, Kind: o.Kind, Doc: o.Doc, Other: o.Other, Ref: o.Ref,
				Span: o.Span, Exact: o.Exact, Field: o.Field, Reverts: seq, By: by, Why: why,
			}, nil
		}
	}
	return hearsay.Correction{}, TargetError("This pile has no correction of that number.")
}

// Target completes a merger or split of a family of quotations or claims whose
// member is named by a Ref: the family's own, or that of the quotation or claim.
// Ref is the one that moves; for a merger Other is the Ref of the family or
// member that it comes to, unless Value has the words of a member and Other its
// document. Without a member's name the first member stands for its family, which
// then comes along whole. Other corrections are returned as they are; what is
// not there is a TargetError.
func (d *Desk) Target(ctx context.Context, c hearsay.Correction) (hearsay.Correction, error) {
	family := c.Kind == hearsay.QuoteFamilyRecord || c.Kind == hearsay.ClaimFamilyRecord
	if !family || c.Action != hearsay.Merge && c.Action != hearsay.Split {
		return c, nil
	}
	if c.Exact == "" {
		m, whole, err := d.member(ctx, c.Pile, c.Kind, c.Ref)
		if err != nil {
			return c, err
		}
		if c.Action == hearsay.Split && whole {
			return c, TargetError("Say which member is to be split off: its words, or its own ref.")
		}
		c.Doc, c.Span, c.Exact = m.doc, m.at, m.exact
		if whole {
			c.Field = review.WholeFamily
		}
	}
	if c.Action == hearsay.Merge && c.Value == "" {
		m, _, err := d.member(ctx, c.Pile, c.Kind, c.Other)
		if err != nil {
			return c, err
		}
		c.Other, c.Value = m.doc, m.exact
	}
	return c, nil
}

// member is a quotation or claim as corrections name it.
type member struct {
	doc, exact string
	at         hearsay.Span
}

// member returns what a ref names: a quotation or claim, or the first of a
// family, which whole reports.
func (d *Desk) member(ctx context.Context, pile string, kind hearsay.RecordKind, name string) (m member, whole bool, err error) {
	of, what := hearsay.QuoteRecord, "quotation"
	if kind == hearsay.ClaimFamilyRecord {
		of, what = hearsay.ClaimRecord, "claim"
	}
	missing := TargetError("This pile has no " + what + " of that ref, nor a family of them.")
	if name == "" {
		return m, false, missing
	}
	for _, k := range []hearsay.RecordKind{of, kind} {
		found, _, err := d.store.Records(ctx, hearsay.RecordQuery{Pile: pile, Kind: k, Ref: name, Page: hearsay.Page{Limit: 1}})
		if err != nil {
			return m, false, err
		}
		if len(found) == 0 {
			continue
		}
		id := ""
		switch v := found[0].Value.(type) {
		case hearsay.Quote:
			id = v.ID
		case hearsay.Claim:
			id = v.ID
		case hearsay.QuoteFamily:
			id = v.Versions[0].Quote
		case hearsay.ClaimFamily:
			id = v.Claims[0]
		}
		for _, doc := range found[0].Docs {
			r, err := d.store.ReportDocument(ctx, pile, doc)
			if err != nil {
				return m, false, fmt.Errorf("document %s of a %s: %w", doc, k, err)
			}
			for _, q := range r.Quotes {
				if of == hearsay.QuoteRecord && q.ID == id {
					return member{doc, ref.Words(r.Text, q.Content...), q.Span()}, k == kind, nil
				}
			}
			for _, c := range r.Claims {
				if of == hearsay.ClaimRecord && c.ID == id {
					return member{doc, c.Span.Of(r.Text), c.Span}, k == kind, nil
				}
			}
		}
	}
	return m, false, missing
}

// lostBucket is where the desk notes which corrections the report of a pile has
// found no target for.
const lostBucket = "lost"

func (d *Desk) saveLost(ctx context.Context, pile string, lost []hearsay.Correction) error {
	seqs := make([]int64, len(lost))
	for i, c := range lost {
		seqs[i] = c.Seq
	}
	data, err := json.Marshal(seqs)
	if err != nil {
		return err
	}
	return d.store.Put(ctx, lostBucket, pile, data)
}

// Lost returns the numbers of the corrections that hold but whose target the
// last report of the pile was without: the words that they name are no longer
// read in the document.
func (d *Desk) Lost(ctx context.Context, pile string) (map[int64]bool, error) {
	data, err := d.store.Get(ctx, lostBucket, pile)
	if errors.Is(err, hearsay.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var seqs []int64
	if err := json.Unmarshal(data, &seqs); err != nil {
		return nil, fmt.Errorf("the note of lost corrections of %s: %w", pile, err)
	}
	lost := make(map[int64]bool, len(seqs))
	for _, n := range seqs {
		lost[n] = true
	}
	return lost, nil
}
