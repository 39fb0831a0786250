//go:build unix

package bench

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

// pileFile keeps the documents for others to read.
var pileFile = flag.String("pile", "", "with LinkOnDisk: write the pile to `FILE` as JSON Lines and leave it there")

// onDisk is a pile in a file, one document a line in JSON.
type onDisk struct {
	file *os.File
	ends []int64 // ends[i] is where document i-1 ends
}

func (s *onDisk) Len() int { return len(s.ends) - 1 }

func (s *onDisk) Document(i int) (*hearsay.Annotated, error) {
	b := make([]byte, s.ends[i+1]-s.ends[i])
	if _, err := s.file.ReadAt(b, s.ends[i]); err != nil {
		return nil, err
	}
	d := new(hearsay.Annotated)
	return d, json.Unmarshal(b, d)
}

// growOnDisk writes families of eight documents, n documents in all, a batch
// of families at a time.
func growOnDisk(b *testing.B, n int) *onDisk {
	b.Helper()
	name := *pileFile
	if name == "" {
		name = filepath.Join(b.TempDir(), "pile")
	}
	file, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { file.Close() })
	s := &onDisk{file: file, ends: []int64{0}}
	out := bufio.NewWriterSize(file, 1<<20)
	const batch = 8000
	for seed := uint64(1); s.Len() < n; seed++ {
		docs := grow.Grow(grow.Articles(seed, batch/8), grow.Options{Seed: seed, PerSeed: 8}).Documents
		for i := range docs[:min(batch, n-s.Len())] {
			docs[i].ID = fmt.Sprintf("%05d %s", seed, docs[i].ID)
			text, err := json.Marshal(&docs[i])
			if err != nil {
				b.Fatal(err)
			}
			text = append(text, '\n')
			out.Write(text)
			s.ends = append(s.ends, s.ends[len(s.ends)-1]+int64(len(text)))
		}
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	return s
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
			b.SetBytes(pile.ends[n])
			os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // start the peak anew, where there is such a thing
			before := processorTime()
			for b.Loop() {
				links, err := link.LinkSource(context.Background(), pile)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(links.Relations))/float64(n), "relations/doc")
			}
			b.ReportMetric(1000*(processorTime()-before)/float64(n*b.N), "cpu-ms/doc")
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(peakMB(), "peak-MB")
		})
	}
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
