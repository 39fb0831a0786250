package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func unread(t *testing.T, s hearsay.Store, version string, limit int) []string {
	t.Helper()
	var all []string
	pages(t, limit, func(p hearsay.Page) (string, error) {
		keys, next, err := s.Unread(t.Context(), version, p)
		all = append(all, keys...)
		return next, err
	})
	return all
}

func readings(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	r := Grow(7, 2)
	var keys []string
	for i := range r.Documents {
		d := &r.Documents[i]
		keys = append(keys, add(t, s, "p", text(d.ID, d.Text))[0].Key)
	}
	slices.Sort(keys)
	for limit := 1; limit < 9; limit += 3 {
		same(t, fmt.Sprintf("unread, %d a page", limit), unread(t, s, version, limit), keys)
	}
	if _, err := s.Annotated(t.Context(), keys[0]); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("what was not read: %v", err)
	}
	d := &r.Documents[3]
	e, err := s.Entry(t.Context(), "p", d.ID)
	ok(t, err)
	before := pileOf(t, s, "p")
	read(t, s, e, d)
	got, err := s.Annotated(t.Context(), e.Key)
	ok(t, err)
	same(t, "reading", got, d)
	if pileOf(t, s, "p").Revision <= before.Revision {
		t.Error("the pile did not change")
	}
	same(t, "unread", unread(t, s, version, 50), slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return k == e.Key }))
	if e, err = s.Entry(t.Context(), "p", d.ID); err != nil || e.Version != version || e.Title != d.Title.Value || e.Outlet != d.Outlet.Value ||
		e.Published != d.Published.Value || e.Language != "en" || e.Err != "" {
		t.Errorf("entry %+v, %v", e, err)
	}
}

func readingAgain(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	e := add(t, s, "p", text("a", "one two"))[0]
	read(t, s, e, &hearsay.Annotated{Document: hearsay.Document{Text: "one two", Title: hearsay.Field{Value: "Old"}}})
	same(t, "unread of the same version", unread(t, s, version, 5), []string(nil))
	same(t, "unread of a newer version", unread(t, s, "stages 2", 5), []string{e.Key})
	d := &hearsay.Annotated{Document: hearsay.Document{ID: "a", SHA256: e.SHA256, Text: "one two three", Title: hearsay.Field{Value: "New"}}}
	ok(t, s.SaveRead(t.Context(), e.Key, "stages 2", d, nil))
	ok(t, s.SaveRead(t.Context(), e.Key, "stages 2", d, nil))
	got, err := s.Annotated(t.Context(), e.Key)
	ok(t, err)
	same(t, "reading", got, d)
	if e, err := s.Entry(t.Context(), "p", "a"); err != nil || e.Title != "New" || e.Version != "stages 2" {
		t.Errorf("entry %+v, %v", e, err)
	}
}

func failedReadings(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	e := add(t, s, "p", text("a", "one"))[0]
	read(t, s, e, &hearsay.Annotated{Document: hearsay.Document{Text: "one", Title: hearsay.Field{Value: "T"}}})
	bad := &hearsay.InputError{Source: "/desk/a", Err: "is not a report; name another."}
	ok(t, s.SaveRead(t.Context(), e.Key, "stages 2", nil, bad))
	_, err := s.Annotated(t.Context(), e.Key)
	var got *hearsay.InputError
	if !errors.As(err, &got) || *got != *bad {
		t.Errorf("the reading is %v", err)
	}
	if e, err = s.Entry(t.Context(), "p", "a"); err != nil || e.Err != bad.Err || e.Title != "" || e.Version != "stages 2" {
		t.Errorf("entry %+v, %v", e, err)
	}
	same(t, "unread", unread(t, s, "stages 2", 5), []string(nil))
	read(t, s, e, &hearsay.Annotated{Document: hearsay.Document{Text: "one"}})
	if e, err = s.Entry(t.Context(), "p", "a"); err != nil || e.Err != "" {
		t.Errorf("read again: entry %+v, %v", e, err)
	}
}
