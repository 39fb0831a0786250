package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// Mover is a store that another can be copied to, byte for byte.
type Mover interface {
	hearsay.Store
	// Dump returns what the store has of rows, as it is at one moment.
	Dump(ctx context.Context) (Rows, error)
	// LoadCapture keeps a capture that is in no pile yet.
	LoadCapture(ctx context.Context, c hearsay.Capture) error
	// Load puts rows into an empty store that has the captures already, all
	// or none. The piles have no report then.
	Load(ctx context.Context, rows Rows) error
}

// Rows is what a store keeps besides captures, readings and reports.
type Rows struct {
	Piles   []hearsay.Pile // by name
	Entries []EntryRow     // by pile and ID, those that were removed too
	Reviews []ReviewRow    // by Seq
	Values  []ValueRow     // by bucket and key
}

// EntryRow is the place of a document in a pile.
type EntryRow struct {
	hearsay.Entry
	Base string // the ID that it was added under, without ~2
}

// ReviewRow is a line of the review log; Pile is "" where it was forgotten.
type ReviewRow struct {
	Pile       string
	Correction hearsay.Correction
}

// ValueRow is a small value.
type ValueRow struct {
	Bucket, Key string
	Value       []byte
}

// Copy copies one store to another, which must be empty, and compares the
// two. Progress is called with the number of captures copied, and of all.
func Copy(ctx context.Context, from, to Mover, progress func(done, total int)) error {
	there, err := to.Dump(ctx)
	if err != nil {
		return err
	}
	if len(there.Piles)+len(there.Entries)+len(there.Reviews)+len(there.Values) > 0 {
		return errors.New("the store to copy to is not empty; name a new one")
	}
	rows, err := from.Dump(ctx)
	if err != nil {
		return err
	}
	keys := keysOf(rows)
	for i, e := range keys {
		if err := copyCapture(ctx, from, to, e); err != nil {
			return fmt.Errorf("copy %s: %w", e.ID, err)
		}
		progress(i+1, len(keys))
	}
	if err := to.Load(ctx, rows); err != nil {
		return err
	}
	for _, p := range rows.Piles {
		if p.Reported == 0 {
			continue
		}
		r, err := from.Report(ctx, p.Name)
		if err != nil {
			return err
		}
		if err := to.SaveReport(ctx, p.Name, p.Reported, r); err != nil {
			return err
		}
	}
	return compare(ctx, from, to, rows, keys)
}

// keysOf returns an entry for each capture of rows.
func keysOf(rows Rows) []hearsay.Entry {
	seen := map[string]bool{}
	var list []hearsay.Entry
	for _, e := range rows.Entries {
		if !seen[e.Key] {
			seen[e.Key] = true
			list = append(list, e.Entry)
		}
	}
	return list
}

func copyCapture(ctx context.Context, from, to Mover, e hearsay.Entry) error {
	c, err := from.Capture(ctx, e.Key)
	if err != nil {
		return err
	}
	if err := to.LoadCapture(ctx, c); err != nil {
		return err
	}
	if e.Version == "" {
		return nil
	}
	doc, err := from.Annotated(ctx, e.Key)
	var bad *hearsay.InputError
	if err != nil && !errors.As(err, &bad) {
		return err
	}
	return to.SaveRead(ctx, e.Key, e.Version, doc, bad)
}

// compare checks that a copy has all that the original had.
func compare(ctx context.Context, from, to Mover, rows Rows, keys []hearsay.Entry) error {
	copied, err := to.Dump(ctx)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(rows, copied) {
		return errors.New("the copy differs from the original in its piles, documents, corrections or values; it is not to be used")
	}
	for _, e := range keys {
		for what, get := range map[string]func(Mover) (any, error){
			"capture": func(m Mover) (any, error) { return m.Capture(ctx, e.Key) },
			"reading": func(m Mover) (any, error) { return reading(ctx, m, e) },
		} {
			if err := equal(from, to, get); err != nil {
				return fmt.Errorf("the %s of %s: %w", what, e.ID, err)
			}
		}
	}
	for _, p := range rows.Piles {
		if p.Reported == 0 {
			continue
		}
		if err := equal(from, to, func(m Mover) (any, error) { return m.Report(ctx, p.Name) }); err != nil {
			return fmt.Errorf("the report of %s: %w", p.Name, err)
		}
	}
	var faults []string
	if err := to.Verify(ctx, func(s string) { faults = append(faults, s) }); err != nil {
		return err
	}
	if len(faults) > 0 {
		return fmt.Errorf("the copy has faults, %d in all: %s", len(faults), faults[0])
	}
	return nil
}

// reading returns what was read from the capture of an entry, a document or
// the sentence that says why it could not be read.
func reading(ctx context.Context, m Mover, e hearsay.Entry) (any, error) {
	if e.Version == "" {
		return nil, nil
	}
	doc, err := m.Annotated(ctx, e.Key)
	var bad *hearsay.InputError
	if errors.As(err, &bad) {
		return bad, nil
	}
	return doc, err
}

// equal checks that two stores give the same.
func equal(from, to Mover, get func(Mover) (any, error)) error {
	var got [2][]byte
	for i, m := range []Mover{from, to} {
		v, err := get(m)
		if err != nil {
			return err
		}
		if got[i], err = json.Marshal(v); err != nil {
			return err
		}
	}
	if !bytes.Equal(got[0], got[1]) {
		return errors.New("the copy differs from the original; it is not to be used")
	}
	return nil
}

// Sorted returns rows in the order that [Rows] states.
func (r Rows) Sorted() Rows {
	slices.SortFunc(r.Piles, func(a, b hearsay.Pile) int { return compareNames(a.Name, b.Name) })
	slices.SortFunc(r.Entries, func(a, b EntryRow) int { return compareNames(a.Pile, b.Pile, a.ID, b.ID) })
	slices.SortFunc(r.Reviews, func(a, b ReviewRow) int { return int(a.Correction.Seq - b.Correction.Seq) })
	slices.SortFunc(r.Values, func(a, b ValueRow) int { return compareNames(a.Bucket, b.Bucket, a.Key, b.Key) })
	return r
}

// compareNames compares pairs of names, the first that differs.
func compareNames(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] != pairs[i+1] {
			if pairs[i] < pairs[i+1] {
				return -1
			}
			return 1
		}
	}
	return 0
}
