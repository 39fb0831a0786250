package desk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

func open(t *testing.T) *desk.Desk {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "piles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)})
}

func write(t *testing.T, r *hearsay.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, r, report.Options{Format: report.JSONL, View: report.Everything}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestThePileOfAStoreHasTheVeryReportOfItsInputs(t *testing.T) {
	d := open(t)
	ctx := t.Context()
	added, bad, err := d.Add(ctx, "ferry", "me", capture.FS(ctx, demo.Pile()))
	if err != nil || len(added) != 10 || len(bad) != 0 {
		t.Fatalf("%d added, %d bad, %v", len(added), len(bad), err)
	}
	if err := d.Update(ctx, "ferry"); err != nil {
		t.Fatal(err)
	}
	got, err := d.Store().Report(ctx, "ferry")
	if err != nil {
		t.Fatal(err)
	}
	want, err := flow.Report(ctx, capture.FS(ctx, demo.Pile()), flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(write(t, got), write(t, want)) {
		t.Error("the report of the store differs from that in memory")
	}
}

func TestACorrectionShowsInTheNextReportAndOnlyThere(t *testing.T) {
	d := open(t)
	ctx := t.Context()
	if _, _, err := d.Add(ctx, "ferry", "me", capture.FS(ctx, demo.Pile())); err != nil {
		t.Fatal(err)
	}
	if err := d.Update(ctx, "ferry"); err != nil {
		t.Fatal(err)
	}
	before, err := d.Store().Report(ctx, "ferry")
	if err != nil {
		t.Fatal(err)
	}
	doc := before.Documents[1]
	c := doc.Claims[0]
	_, err = d.Review(ctx, hearsay.Correction{Pile: "ferry", Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Doc: doc.ID,
		Span: c.Span, Exact: c.Span.Of(doc.Text), Field: "subject", Value: "somebody else", By: "me", Why: "I was there"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Update(ctx, "ferry"); err != nil {
		t.Fatal(err)
	}
	after, err := d.Document(ctx, "ferry", doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	if after.Claims[0].Subject != "somebody else" {
		t.Errorf("subject %q", after.Claims[0].Subject)
	}
	e, err := d.Store().Entry(ctx, "ferry", doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	read, err := d.Store().Annotated(ctx, e.Key)
	if err != nil || read.Claims[0].Subject == "somebody else" {
		t.Errorf("what the machine read was changed too: %v", err)
	}
}

func TestWhatCannotBeReadIsInTheReportAndTheRestGoesOn(t *testing.T) {
	d := open(t)
	ctx := t.Context()
	pile := fstest.MapFS{
		"good.txt": {Data: []byte("LINDHAVEN — At least 40 people died when the dam broke, the ministry said on Monday.\n")},
		"bad.pdf":  {Data: []byte("%PDF-1.7 and nothing else")},
	}
	if _, _, err := d.Add(ctx, "dam", "me", capture.FS(ctx, pile)); err != nil {
		t.Fatal(err)
	}
	if err := d.Update(ctx, "dam"); err != nil {
		t.Fatal(err)
	}
	r, err := d.Store().Report(ctx, "dam")
	if err != nil || len(r.Documents) != 1 || len(r.Errors) != 1 || r.Errors[0].Source != "bad.pdf" {
		t.Fatalf("%+v, %v", r, err)
	}
	var input *hearsay.InputError
	if _, err := d.Document(ctx, "dam", "bad.pdf"); !errors.As(err, &input) {
		t.Errorf("%v", err)
	}
}

func TestNothingIsMadeAnewThatHasNotChanged(t *testing.T) {
	d := open(t)
	ctx := t.Context()
	if _, _, err := d.Add(ctx, "ferry", "me", capture.FS(ctx, demo.Pile())); err != nil {
		t.Fatal(err)
	}
	events, end := d.Events("ferry")
	defer end()
	for range 2 {
		if err := d.Update(ctx, "ferry"); err != nil {
			t.Fatal(err)
		}
	}
	done := 0
	for {
		select {
		case e := <-events:
			if e.Stage == "done" {
				done++
			}
			continue
		default:
		}
		break
	}
	if done != 1 {
		t.Errorf("the report was made %d times", done)
	}
}

func TestNamesOfPiles(t *testing.T) {
	for name, ok := range map[string]bool{"ferry": true, "Ferry 2026": true, "паром": true, "": false, "../x": false, "a/b": false, "-x": false, "a\nb": false, "<b>": false} {
		if err := desk.CheckName(name); (err == nil) != ok {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestCorrectionsFromElsewhereAreTakenOnce(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "take.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := desk.New(s, desk.Options{})
	if _, err := s.CreatePile(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	speaker := hearsay.Correction{Action: hearsay.Correct, Kind: hearsay.QuoteRecord, Doc: "a", Exact: "We were late,", Field: "speaker", Value: "Ada Berg"}
	named := speaker
	named.By = "bo"
	wrong, revert := speaker, hearsay.Correction{Action: hearsay.Revert, Reverts: 1}
	wrong.Field = "colour"
	found := []hearsay.Correction{speaker, named, speaker, wrong, revert}
	for i, want := range []int{2, 0} {
		kept, problems, err := d.Take(t.Context(), "p", "ada", found)
		if err != nil || len(kept) != want || len(problems) != 2 {
			t.Errorf("time %d: kept %+v, problems %q, %v", i+1, kept, problems, err)
		}
		if want > 0 && (kept[0].By != "ada" || kept[1].By != "bo" || kept[1].Pile != "p") {
			t.Errorf("kept %+v", kept)
		}
	}
}

func TestATraceTellsOfADocumentWhatTheWholeReportWould(t *testing.T) {
	ctx := t.Context()
	whole, err := flow.Report(ctx, capture.FS(ctx, demo.Pile()), flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"spun.txt", "hadrey-post.html", "clip.md"} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			var one *hearsay.Annotated
			_, _, err := d.Add(ctx, "ferry", "me", func(yield func(hearsay.Capture, error) bool) {
				for c, err := range capture.FS(ctx, demo.Pile()) {
					if err == nil && c.ID == name {
						read, err := flow.One(ctx, c, flow.Options{})
						if err != nil {
							t.Fatal(err)
						}
						one = &read
						continue
					}
					if !yield(c, err) {
						return
					}
				}
			})
			if err != nil || one == nil {
				t.Fatalf("%v, %v", one, err)
			}
			if err := d.Update(ctx, "ferry"); err != nil {
				t.Fatal(err)
			}
			got, err := d.Trace(ctx, "ferry", one)
			if err != nil {
				t.Fatal(err)
			}
			relations := func(r *hearsay.Report) map[string]string {
				out := map[string]string{}
				for _, v := range r.Relations {
					if (v.A == name || v.B == name) && v.Kind.Derived() {
						out[v.Other(name)] = string(v.Kind) + " of " + v.Original
					}
				}
				return out
			}
			want := relations(whole)
			if len(want) == 0 {
				t.Fatal("the whole report has no relation of it")
			}
			if diff := cmp.Diff(want, relations(got)); diff != "" {
				t.Errorf("relations (-whole report +trace):\n%s", diff)
			}
			verdicts := func(r *hearsay.Report) map[string]hearsay.Verdict {
				out := map[string]hearsay.Verdict{}
				for _, f := range r.QuoteFamilies {
					for _, v := range f.Versions {
						if strings.HasPrefix(v.Quote, name+"#") && v.Verdict != hearsay.Only {
							out[v.Quote] = v.Verdict
						}
					}
				}
				return out
			}
			if diff := cmp.Diff(verdicts(whole), verdicts(got)); diff != "" {
				t.Errorf("verdicts on its quotations (-whole report +trace):\n%s", diff)
			}
			for _, f := range got.Findings {
				if !slices.ContainsFunc(f.Evidence, func(e hearsay.Evidence) bool { return e.Doc == name }) {
					t.Errorf("a finding that it is not in: %s", f.Text)
				}
			}
			if _, err := d.Store().Entry(ctx, "ferry", name); !errors.Is(err, hearsay.ErrNotFound) {
				t.Errorf("the document that was traced is in the pile: %v", err)
			}
		})
	}
}

func TestATraceOfATextThatNobodyHasFindsNothing(t *testing.T) {
	ctx := t.Context()
	d := open(t)
	if _, _, err := d.Add(ctx, "ferry", "me", capture.FS(ctx, demo.Pile())); err != nil {
		t.Fatal(err)
	}
	if err := d.Update(ctx, "ferry"); err != nil {
		t.Fatal(err)
	}
	read, err := flow.One(ctx, hearsay.Capture{ID: "other.txt", Source: "other.txt", MediaType: "text/plain",
		Bytes: []byte("Beekeepers in Orvany count their hives\n\n“The winter was mild,” said Jorun Pell, who keeps 14 hives near Tassick. Honey is dearer than last year.")}, flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := d.Trace(ctx, "ferry", &read)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Documents) != 1 || len(got.Relations) != 0 || len(got.Findings) != 0 {
		t.Errorf("%d documents, %d relations, %d findings", len(got.Documents), len(got.Relations), len(got.Findings))
	}
}

func TestTheReportOfALargePileIsMadeApart(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "piles.db")
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var apart []string
	d := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler), Large: 3, Apart: func(ctx context.Context, pile string) error {
		apart = append(apart, pile)
		other, err := sqlite.Open(ctx, path) // as another process has it
		if err != nil {
			return err
		}
		defer other.Close()
		return desk.New(other, desk.Options{}).Update(ctx, pile)
	}})
	for pile, n := range map[string]int{"small": 2, "large": 4} {
		_, _, err := d.Add(ctx, pile, "", func(yield func(hearsay.Capture, error) bool) {
			for i := range n {
				id := fmt.Sprint(i, ".txt")
				if !yield(hearsay.Capture{ID: id, Source: id, MediaType: "text/plain", Bytes: []byte("The ferry left Orvany with " + fmt.Sprint(40+i) + " people.")}, nil) {
					return
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // the second time there is nothing to do
			if err := d.Update(ctx, pile); err != nil {
				t.Fatal(err)
			}
		}
		p, err := s.Pile(ctx, pile)
		if err != nil || p.Reported != p.Revision {
			t.Errorf("pile %+v, %v", p, err)
		}
	}
	if !slices.Equal(apart, []string{"large"}) {
		t.Errorf("made apart: %q", apart)
	}
}

// endsWithTheLast is a store that ends what asks it once a reading is kept.
type endsWithTheLast struct {
	hearsay.Store
	end context.CancelFunc
}

func (s endsWithTheLast) SaveRead(ctx context.Context, key, version string, doc *hearsay.Annotated, bad *hearsay.InputError) error {
	err := s.Store.SaveRead(ctx, key, version, doc, bad)
	s.end()
	return err
}

func TestAnEndBehindTheLastReadingIsNoMoreThanThat(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "piles.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	d := desk.New(endsWithTheLast{s, cancel}, desk.Options{Log: slog.New(slog.DiscardHandler)})
	one := func(yield func(hearsay.Capture, error) bool) {
		yield(hearsay.Capture{ID: "a.txt", Source: "a.txt", MediaType: "text/plain", Bytes: []byte("Two boats were lost.")}, nil)
	}
	if _, _, err := d.Add(ctx, "boats", "me", one); err != nil {
		t.Fatal(err)
	}
	if err := d.Read(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
