//go:build unix

package bench

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	fastjson "github.com/go-json-experiment/json"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

// pileFile keeps the documents for others to read, and for the next run.
var pileFile = flag.String("pile", "", "with LinkOnDisk: keep the pile of N documents in `FILE`.N as JSON Lines")

// onDisk is a pile in a file, one document a line in JSON.
type onDisk struct {
	file  *os.File
	lines []line // in order of the IDs
}

// line is where a document stands in the file.
type line struct {
	id   string
	from int64
	size int32
}

func (s *onDisk) Len() int { return len(s.lines) }

func (s *onDisk) Document(i int) (*hearsay.Annotated, error) {
	buf := lineBuffers.Get().(*[]byte)
	defer lineBuffers.Put(buf)
	if size := int(s.lines[i].size); cap(*buf) < size {
		*buf = make([]byte, max(2*size, 1<<16))
	}
	*buf = (*buf)[:s.lines[i].size]
	if _, err := s.file.ReadAt(*buf, s.lines[i].from); err != nil {
		return nil, err
	}
	d := new(hearsay.Annotated)
	return d, fastjson.Unmarshal(*buf, d)
}

// lineBuffers holds memory for lines, of which documents keep nothing.
var lineBuffers = sync.Pool{New: func() any { return new([]byte) }}

// growOnDisk returns a pile of n documents, families of eight. The order of
// their IDs has nothing to do with the families.
func growOnDisk(b *testing.B, n int) *onDisk {
	b.Helper()
	name := fmt.Sprint(*pileFile, ".", n)
	if *pileFile == "" {
		name = filepath.Join(b.TempDir(), "pile")
	}
	if _, err := os.Stat(name); err != nil {
		if err := writePile(name, n); err != nil {
			b.Fatal(err)
		}
	}
	file, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { file.Close() })
	s := &onDisk{file: file}
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<24)
	for at := int64(0); in.Scan(); at += int64(len(in.Bytes())) + 1 {
		id, _, _ := bytes.Cut(bytes.TrimPrefix(in.Bytes(), []byte(`{"ID":"`)), []byte(`"`))
		s.lines = append(s.lines, line{string(id), at, int32(len(in.Bytes()))})
	}
	if in.Err() != nil || s.Len() != n {
		b.Fatalf("%s has %d documents, want %d: %v", name, s.Len(), n, in.Err())
	}
	slices.SortFunc(s.lines, func(x, y line) int { return strings.Compare(x.id, y.id) })
	return s
}

// writePile grows n documents into a file.
func writePile(name string, n int) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriterSize(file, 1<<20)
	for d := range grown(n) {
		text, err := json.Marshal(d)
		if err != nil {
			return err
		}
		out.Write(append(text, '\n'))
	}
	return out.Flush()
}

// grown grows n documents, a batch of families at a time.
func grown(n int) iter.Seq[*hearsay.Annotated] {
	return func(yield func(*hearsay.Annotated) bool) {
		const batch = 8000
		for seed, left := uint64(1), n; left > 0; seed, left = seed+1, left-batch {
			docs := grow.Grow(grow.Articles(seed, batch/8), grow.Options{Seed: seed, PerSeed: 8}).Documents
			for i := range docs[:min(batch, left)] {
				sum := sha256.Sum256(fmt.Append(nil, seed, docs[i].ID))
				docs[i].ID = fmt.Sprintf("%x %05d-%s", sum[:4], seed, docs[i].ID)
				if !yield(&docs[i]) {
					return
				}
			}
		}
	}
}

// article is the article that a document was grown from, by its ID.
func article(id string) string {
	_, name, _ := strings.Cut(id, " ")
	if batch, own, ok := strings.Cut(name, "-"); ok {
		own, _, _ = strings.Cut(own, "-")
		return batch + "-" + own
	}
	return name
}

// related counts the pairs of documents that come from one article.
func (s *onDisk) related() int {
	n, of := 0, map[string]int{}
	for _, l := range s.lines {
		a := article(l.id)
		n += of[a]
		of[a]++
	}
	return n
}

// BenchmarkLinkOnDisk links piles that do not stay in memory, and says how
// much memory and processor time that takes.
func BenchmarkLinkOnDisk(b *testing.B) {
	for _, n := range []int{1000, 10_000, 40_000, 100_000, 300_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 10_000 && testing.Short() {
				b.Skip("large pile")
			}
			pile := growOnDisk(b, n)
			size := int64(0)
			for _, l := range pile.lines {
				size += int64(l.size)
			}
			b.SetBytes(size)
			startPeak()
			before := processorTime()
			for b.Loop() {
				relations, passages, right := 0, 0, 0
				_, err := link.LinkEach(context.Background(), pile, func(r hearsay.Relation) error {
					relations++
					passages += len(r.Passages)
					if article(r.A) == article(r.B) {
						right++
					}
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(relations)/float64(n), "relations/doc")
				b.ReportMetric(float64(passages)/float64(n), "passages/doc")
				b.ReportMetric(float64(right)/float64(pile.related()), "recall")
				b.ReportMetric(float64(right)/float64(relations), "precision")
			}
			b.ReportMetric(1000*(processorTime()-before)/float64(n*b.N), "cpu-ms/doc")
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(peakMB(), "peak-MB")
		})
	}
}

// BenchmarkAdd adds documents to an index that holds n, and says how long the
// slowest of a hundred takes. Each is one of the index once more, with another
// ID and a paragraph less. The documents are grown as they are loaded, so that
// a million need no file beside the one of the index.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 10_000 && testing.Short() {
				b.Skip("large pile")
			}
			x := link.Index{Expected: n, OnDisk: true}
			defer x.Close()
			again := map[int]hearsay.Annotated{} // the documents that are added once more
			for i := range min(n, additions) {
				again[i*7919%n] = hearsay.Annotated{}
			}
			startPeak()
			used, i := 0.0, 0
			for d := range grown(n) {
				if _, ok := again[i]; ok {
					again[i] = *d
				}
				before := processorTime()
				if err := x.Load(d); err != nil {
					b.Fatal(err)
				}
				used += processorTime() - before
				i++
			}
			b.ReportMetric(1000*used/float64(n), "cpu-ms/loaded")
			var took, cpu []float64
			relations := 0
			for i := 0; b.Loop(); i++ {
				d := again[i%min(n, additions)*7919%n]
				d.ID = fmt.Sprint("new ", i)
				d.Text = d.Text[:max(strings.LastIndex(d.Text, "\n\n"), 0)]
				d.Blocks = nil
				start, before := time.Now(), processorTime()
				rs, err := x.Add(&d)
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start).Seconds())
				cpu = append(cpu, processorTime()-before)
				relations += len(rs)
			}
			slices.Sort(took)
			slices.Sort(cpu)
			b.ReportMetric(1000*took[len(took)*99/100], "p99-ms")
			b.ReportMetric(1000*took[len(took)/2], "p50-ms")
			b.ReportMetric(1000*cpu[len(cpu)*99/100], "p99-cpu-ms")
			b.ReportMetric(1000*cpu[len(cpu)/2], "p50-cpu-ms")
			b.ReportMetric(float64(relations)/float64(len(took)), "relations/doc")
			b.ReportMetric(peakMB(), "peak-MB")
		})
	}
}

// additions is the number of different documents that BenchmarkAdd adds.
const additions = 1000

// startPeak lets [peakMB] count from here, where there is such a thing.
func startPeak() {
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// processorTime is what the process has used so far, in seconds.
func processorTime() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// peakMB is the most memory that the process had resident, 0 where it is not
// known.
func peakMB() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(status) {
		if f := bytes.Fields(line); len(f) == 3 && string(f[0]) == "VmHWM:" {
			kb, _ := strconv.ParseFloat(string(f[1]), 64)
			return kb / 1000
		}
	}
	return 0
}
