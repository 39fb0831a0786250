// Package storetest is the contract of hearsay.Store as a suite that every
// store passes. [Run] is the way in.
package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay"
)

// Subject is a store under test.
type Subject struct {
	// Open makes an empty store and closes it when the test ends.
	Open func(t *testing.T) hearsay.Store
	// Damage does harm behind the back of a store, by what is harmed. The
	// store has a pile "harm" of at least three documents, read and reported
	// on, and one line in its review log.
	Damage map[string]func(t *testing.T, s hearsay.Store)
	// Only runs nothing but what is about searches and lists of records.
	Only bool
}

// version is that of the stages in these tests.
const version = "stages 1"

// Run runs the suite.
func Run(t *testing.T, subject Subject) {
	for _, tt := range []struct {
		name string
		test func(*testing.T, hearsay.Store)
	}{
		{"piles", piles},
		{"a pile that is not there", noPile},
		{"captures come back as they came", capturesComeBack},
		{"adding again changes nothing", addingAgain},
		{"other bytes become a version", versions},
		{"all captures or none", allOrNone},
		{"a document in two piles is read once", twoPiles},
		{"removed documents come back", removing},
		{"entries come in order while others write", entriesInOrder},
		{"readings", readings},
		{"a better stage reads again", readingAgain},
		{"documents that could not be read", failedReadings},
		{"a report comes back as it went", reportComesBack},
		{"a new report takes the place of the former", reportReplaced},
		{"reports in turn each come back", reportsInTurn},
		{"a late report changes nothing", lateReport},
		{"records by page", recordPages},
		{"records by filter", recordFilters},
		{"names lead on when a pile grows", namesLast},
		{"readers see reports whole", reportsWhole},
		{"many save reports at once", reportsAtOnce},
		{"search finds what the query says", searchHits},
		{"search by page and filter", searchPages},
		{"search follows readings and removals", searchFollows},
		{"places of hits hold the words", searchPlaces},
		{"review log", reviewLog},
		{"small values", smallValues},
		{"sweep", sweep},
		{"many readers and writers", manyAtOnce},
		{"a cancelled call changes nothing", cancelled},
		{"wrong cursors", wrongCursors},
		{"hostile names", hostileNames},
	} {
		if subject.Only && !strings.Contains(tt.name, "records") && !strings.Contains(tt.name, "search") && !strings.Contains(tt.name, "hits") {
			continue
		}
		t.Run(tt.name, func(t *testing.T) {
			s := subject.Open(t)
			tt.test(t, s)
			verified(t, s)
		})
	}
	for name, damage := range subject.Damage {
		t.Run("verify finds harm to "+name, func(t *testing.T) {
			s := subject.Open(t)
			harmed(t, s)
			verified(t, s)
			damage(t, s)
			found := 0
			if err := s.Verify(t.Context(), func(string) { found++ }); err == nil && found == 0 {
				t.Error("nothing was found")
			}
		})
	}
}

func harmed(t *testing.T, s hearsay.Store) {
	makePile(t, s, "harm")
	r := Grow(6, 1)
	fill(t, s, "harm", r)
	report(t, s, "harm", r)
	_, err := s.Review(t.Context(), hearsay.Correction{Pile: "harm", Action: hearsay.Accept, Kind: hearsay.QuoteRecord})
	ok(t, err)
}

func verified(t *testing.T, s hearsay.Store) {
	t.Helper()
	if err := s.Verify(context.WithoutCancel(t.Context()), func(p string) { t.Error("verify: " + p) }); err != nil {
		t.Error(err)
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func makePile(t *testing.T, s hearsay.Store, name string) {
	t.Helper()
	_, err := s.CreatePile(t.Context(), name)
	ok(t, err)
}

func pileOf(t *testing.T, s hearsay.Store, name string) hearsay.Pile {
	t.Helper()
	p, err := s.Pile(t.Context(), name)
	ok(t, err)
	return p
}

// text is a capture of plain text.
func text(id, words string) hearsay.Capture {
	return hearsay.Capture{ID: id, Source: "/desk/" + id, MediaType: "text/plain", Bytes: []byte(words)}
}

func add(t *testing.T, s hearsay.Store, pile string, captures ...hearsay.Capture) []hearsay.Entry {
	t.Helper()
	entries, err := s.Add(t.Context(), pile, "ada", captures...)
	ok(t, err)
	return entries
}

// fill puts the documents of r into a pile, read.
func fill(t *testing.T, s hearsay.Store, pile string, r *hearsay.Report) {
	t.Helper()
	for i := range r.Documents {
		d := &r.Documents[i]
		read(t, s, add(t, s, pile, text(d.ID, d.Text))[0], d)
	}
}

// read saves d as what the stages made of an entry.
func read(t *testing.T, s hearsay.Store, e hearsay.Entry, d *hearsay.Annotated) {
	t.Helper()
	d.ID, d.SHA256 = e.ID, e.SHA256
	ok(t, s.SaveRead(t.Context(), e.Key, version, d, nil))
}

// report saves r as the report of the pile as it is.
func report(t *testing.T, s hearsay.Store, pile string, r *hearsay.Report) {
	t.Helper()
	ok(t, s.SaveReport(t.Context(), pile, pileOf(t, s, pile).Revision, r))
}

func ids(entries []hearsay.Entry) []string {
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.ID
	}
	return out
}

// pages calls list for page after page, and fails where they do not end.
func pages(t *testing.T, limit int, list func(hearsay.Page) (string, error)) {
	t.Helper()
	p := hearsay.Page{Limit: limit}
	for range 10_000 {
		next, err := list(p)
		ok(t, err)
		if next == "" {
			return
		}
		p.After = next
	}
	t.Fatal("the pages do not end")
}

func allEntries(t *testing.T, s hearsay.Store, pile string, limit int) []string {
	t.Helper()
	var all []string
	pages(t, limit, func(p hearsay.Page) (string, error) {
		list, next, err := s.Entries(t.Context(), pile, p)
		if len(list) > limit {
			return "", fmt.Errorf("%d entries on a page of %d", len(list), limit)
		}
		all = append(all, ids(list)...)
		return next, err
	})
	return all
}
