package flow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
)

func texts(n int) []hearsay.Capture {
	out := make([]hearsay.Capture, n)
	for i := range out {
		out[i] = hearsay.Capture{ID: fmt.Sprintf("%03d.txt", i), Source: fmt.Sprintf("%03d.txt", i), MediaType: "text/plain",
			Bytes: []byte(fmt.Sprintf("The town of Orrel closed bridge number %d on Monday, the mayor said.", i))}
	}
	return out
}

func captures(list []hearsay.Capture, errs ...error) Captures {
	return func(yield func(hearsay.Capture, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
		for _, err := range errs {
			if !yield(hearsay.Capture{}, err) {
				return
			}
		}
	}
}

func TestDocumentsComeInTheOrderOfCaptures(t *testing.T) {
	list := texts(200)
	var got []string
	for d, err := range ordered(context.Background(), captures(list), Options{Jobs: 8}, "test", func(_ context.Context, c hearsay.Capture) (string, error) {
		if c.ID[2] == '0' {
			time.Sleep(time.Millisecond)
		}
		return c.ID, nil
	}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, d)
	}
	if len(got) != len(list) || !slices.IsSorted(got) {
		t.Errorf("%d documents, sorted %v", len(got), slices.IsSorted(got))
	}
}

func TestDocumentThatMakesAStagePanicStopsNobody(t *testing.T) {
	read, failed := 0, 0
	for _, err := range ordered(context.Background(), captures(texts(20)), Options{Jobs: 3}, "test", func(_ context.Context, c hearsay.Capture) (int, error) {
		if c.ID == "007.txt" {
			panic("out of range")
		}
		return 1, nil
	}) {
		var bad *hearsay.InputError
		switch {
		case err == nil:
			read++
		case errors.As(err, &bad):
			failed++
			if bad.Source != "007.txt" || !strings.Contains(bad.Err, "out of range") {
				t.Errorf("got %v", bad)
			}
		default:
			t.Fatal(err)
		}
	}
	if read != 19 || failed != 1 {
		t.Errorf("%d read and %d failed, want 19 and 1", read, failed)
	}
}

func TestCancelledRunEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	endless := func(yield func(hearsay.Capture, error) bool) {
		for _, c := range texts(1) {
			for yield(c, nil) {
			}
		}
	}
	n := 0
	var last error
	for _, err := range Documents(ctx, endless, Options{Jobs: 2}) {
		if n++; n == 5 {
			cancel()
		}
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("ended with %v", last)
	}
}

func TestStoppingEarlyStopsTheReading(t *testing.T) {
	taken := 0
	counted := func(yield func(hearsay.Capture, error) bool) {
		for _, c := range texts(1000) {
			taken++
			if !yield(c, nil) {
				return
			}
		}
	}
	next, stop := iter.Pull2(Documents(context.Background(), counted, Options{Jobs: 2}))
	next()
	stop()
	if taken > 20 {
		t.Errorf("%d captures read for one document", taken)
	}
}

func TestInputErrorsAreReported(t *testing.T) {
	r, err := Report(context.Background(), captures(texts(2), &hearsay.InputError{Source: "b", Err: "is empty"}, &hearsay.InputError{Source: "a", Err: "is empty"}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Documents) != 2 || len(r.Errors) != 2 || r.Errors[0].Source != "a" {
		t.Errorf("%d documents, errors %v", len(r.Documents), r.Errors)
	}
}

func TestEmptyPile(t *testing.T) {
	r, err := Report(context.Background(), captures(nil), Options{})
	if err != nil || len(r.Documents) != 0 || len(r.Findings) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestPlacesHoldTheirWords checks over the built-in pile that every span that
// a stage yields lies in its document, on the edges of code points.
func TestPlacesHoldTheirWords(t *testing.T) {
	r, err := Report(context.Background(), capture.FS(context.Background(), demo.Pile()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	places := 0
	check := func(d *hearsay.Annotated, what string, s hearsay.Span) {
		places++
		if w := s.Of(d.Text); w == "" || strings.ToValidUTF8(w, "") != w {
			t.Errorf("%s: %s at %v is %q", d.ID, what, s, w)
		}
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		for _, q := range d.Quotes {
			for _, s := range slices.Concat(q.Content, q.Cue, q.Speaker.Mentions, q.Addressee.Mentions) {
				check(d, q.ID, s)
			}
		}
		for _, c := range d.Claims {
			check(d, c.ID, c.Span)
			for _, s := range slices.Concat(c.Mentions, c.Period.Mentions) {
				check(d, c.ID, s)
			}
		}
	}
	for _, f := range r.Findings {
		if len(f.Evidence) == 0 {
			t.Errorf("no evidence for %q", f.Text)
		}
		for _, e := range f.Evidence {
			check(r.Document(e.Doc), f.Text, e.Span)
		}
	}
	if places < 500 {
		t.Errorf("only %d places checked", places)
	}
}

// TestNothingIsCalledFalseOrFirst holds the words of the report to what can be
// known from a pile.
func TestNothingIsCalledFalseOrFirst(t *testing.T) {
	r, err := Report(context.Background(), capture.FS(context.Background(), demo.Pile()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, f := range r.Findings {
		said = append(said, string(f.Type))
	}
	for _, rel := range r.Relations {
		said = append(said, rel.Because...)
	}
	for _, s := range said {
		for _, word := range []string{"fabricated", "fake", "false", "lie", "first"} {
			if slices.Contains(strings.Fields(strings.ToLower(s)), word) {
				t.Errorf("%q is said in %q", word, s)
			}
		}
	}
}

func TestEachStageIsObserved(t *testing.T) {
	var mu sync.Mutex
	seen := map[string]int{}
	_, err := Report(t.Context(), capture.FS(t.Context(), demo.Pile()), Options{
		Observe: func(_ context.Context, stage, id string, took time.Duration, err error) {
			mu.Lock()
			defer mu.Unlock()
			seen[stage]++
			if took < 0 || err != nil || (id == "") != (stage == "link" || stage == "compare") {
				t.Errorf("%s of %q took %v: %v", stage, id, took, err)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"text": 10, "annotate": 10, "link": 1, "compare": 1}
	if !maps.Equal(seen, want) {
		t.Errorf("observed %v, want %v", seen, want)
	}
}
