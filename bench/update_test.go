//go:build unix

package bench

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
)

// BenchmarkUpdate adds a document to a pile of so many that has its report, in
// the store of -store or a new one, and says how much processor time and memory
// bringing the report up to date takes. The pile is that of [growOnDisk], read
// as text.
func BenchmarkUpdate(b *testing.B) {
	ctx := b.Context()
	path := *storeFile
	if path == "" {
		path = filepath.Join(b.TempDir(), "piles.db")
	}
	s, err := openStore(ctx, path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	d := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)})
	name := fmt.Sprint("grown ", *storeDocs)
	pile := growOnDisk(b, *storeDocs)
	if p, err := s.Pile(ctx, name); err != nil || p.Documents < *storeDocs {
		_, _, err := d.Add(ctx, name, "", func(yield func(hearsay.Capture, error) bool) {
			for i := range pile.Len() {
				doc, err := pile.Document(i)
				if !yield(captureOf(doc), err) {
					return
				}
			}
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := d.Update(ctx, name); err != nil {
		b.Fatal(err)
	}
	startPeak()
	before := processorTime()
	for i := 0; b.Loop(); i++ {
		doc, err := pile.Document(i * 7919 % pile.Len())
		if err != nil {
			b.Fatal(err)
		}
		doc.ID = fmt.Sprintf("new %d.txt", time.Now().UnixNano())
		doc.Text = doc.Text[:max(strings.LastIndex(doc.Text, "\n\n"), 0)]
		if _, _, err := d.Add(ctx, name, "", captures([]hearsay.Capture{captureOf(doc)})); err != nil {
			b.Fatal(err)
		}
		if err := d.Update(ctx, name); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(1000*(processorTime()-before)/float64(b.N*pile.Len()), "cpu-ms/doc")
	b.ReportMetric(peakMB(), "peak-MB")
}

// captureOf returns a grown document as it would come.
func captureOf(d *hearsay.Annotated) hearsay.Capture {
	return hearsay.Capture{
		ID: d.ID, Source: d.ID, MediaType: "text/plain", Bytes: []byte(d.Text),
		Given: hearsay.Given{Published: d.Published.Value},
	}
}
