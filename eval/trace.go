package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

// scoreTrace traces each article of one pile, those of casualty-counts.jsonl
// and story-clusters.jsonl, and measures how much of what the pile's whole report
// says of the article the trace finds: the documents that share its text, the
// other versions of its quotations, and the other claims of its families.
func scoreTrace(dir string, w io.Writer) (map[string]float64, error) {
	ctx := context.Background()
	folder, err := os.MkdirTemp("", "hearsay-eval-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	s, err := sqlite.Open(ctx, filepath.Join(folder, "piles.db"))
	if err != nil {
		return nil, err
	}
	defer s.Close()
	d := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)})
	_, bad, err := d.Add(ctx, "news", "", articles(dir))
	if err == nil && len(bad) > 0 {
		err = &bad[0]
	}
	if err == nil {
		err = d.Update(ctx, "news")
	}
	if err != nil {
		return nil, err
	}
	whole, err := s.Report(ctx, "news")
	if err != nil {
		return nil, err
	}
	var shared, versions, figures, none counts
	want := ties(whole)
	var took []float64
	for i := range whole.Documents {
		doc := whole.Documents[i]
		begun := time.Now()
		r, err := d.Trace(ctx, "news", &doc)
		if err != nil {
			return nil, err
		}
		took = append(took, time.Since(begun).Seconds())
		got := ties(r)
		shared.add(want[doc.ID].shared, got[doc.ID].shared)
		versions.add(want[doc.ID].versions, got[doc.ID].versions)
		figures.add(want[doc.ID].figures, got[doc.ID].figures)
		none.found += len(r.Documents) - 1
	}
	slices.Sort(took)
	n := len(whole.Documents)
	fmt.Fprintf(w, "%d articles; of what the whole report says of each, a trace finds\n", n)
	out := map[string]float64{"documents": float64(n)}
	for _, row := range []struct {
		name string
		counts
	}{{"documents that share its text", shared}, {"other versions of its quotations", versions}, {"other claims of its families", figures}} {
		fmt.Fprintf(w, "  %-34s %5d of %5d, and %d others\n", row.name, row.found, row.all, row.more)
		out[strings.ReplaceAll(row.name, " ", "_")] = round(float64(row.found) / float64(max(row.all, 1)))
	}
	fmt.Fprintf(w, "documents shown with each: %.1f; wall clock: median %.0f ms, 95 of 100 below %.0f ms\n",
		float64(none.found)/float64(n), 1000*took[n/2], 1000*took[n*95/100])
	return out, nil
}

// counts is how many of all were found, and how many more.
type counts struct{ found, all, more int }

func (c *counts) add(want, got map[string]bool) {
	for x := range want {
		c.all++
		if got[x] {
			c.found++
		}
	}
	for x := range got {
		if !want[x] {
			c.more++
		}
	}
}

// tie is what a report ties to a document.
type tie struct{ shared, versions, figures map[string]bool }

// ties returns what a report ties to each document.
func ties(r *hearsay.Report) map[string]tie {
	out := map[string]tie{}
	for _, d := range r.Documents {
		out[d.ID] = tie{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	}
	for _, v := range r.Relations {
		if v.Kind.Derived() {
			out[v.A].shared[v.B] = true
			out[v.B].shared[v.A] = true
		}
	}
	doc := func(id string) string { return id[:strings.LastIndexByte(id, '#')] }
	within := func(ids []string, of func(tie) map[string]bool) {
		for _, a := range ids {
			for _, b := range ids {
				if doc(a) != doc(b) {
					of(out[doc(a)])[a+" "+b] = true
				}
			}
		}
	}
	for _, f := range r.QuoteFamilies {
		var ids []string
		for _, v := range f.Versions {
			ids = append(ids, v.Quote)
		}
		within(ids, func(t tie) map[string]bool { return t.versions })
	}
	for _, f := range r.ClaimFamilies {
		within(f.Claims, func(t tie) map[string]bool { return t.figures })
	}
	return out
}

// articles yields the articles of the two sets as they would come.
func articles(dir string) flow.Captures {
	return func(yield func(hearsay.Capture, error) bool) {
		stopped := false
		send := func(id, title, published, text string) {
			stopped = stopped || !yield(hearsay.Capture{
				ID: id, Source: id, MediaType: "text/plain", Bytes: []byte(text),
				Given: hearsay.Given{Title: title, Published: published},
			}, nil)
		}
		err := cmp.Or(eachLine(filepath.Join(dir, "data", "casualty-counts.jsonl"), func(c incident) {
			for i, a := range c.Documents {
				if !stopped {
					send(fmt.Sprintf("%s-%d", c.Incident, i), a.Title, a.Published, a.Text)
				}
			}
		}), eachLine(filepath.Join(dir, "data", "story-clusters.jsonl"), func(c struct{ ID, Title, Published, Text string }) {
			if !stopped {
				send("story-"+c.ID, c.Title, c.Published, c.Text)
			}
		}))
		if err != nil && !stopped {
			yield(hearsay.Capture{}, err)
		}
	}
}
