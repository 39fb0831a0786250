// Command diffs times word diffs of hearsay and of others on the same pairs of
// reports, on one core.
//
//	go test -run xxx -bench 'LinkOnDisk/10000$' -benchtime 1x ./bench -pile pile
//	cd bench/peers && go run ./diffs ../pile.10000
//
// The file is JSON Lines with ID and Text; two documents that follow each other
// and whose IDs agree but for the number at the end are a pair. The libraries
// compare lines, so they are given one word a line. Speeds are MB of both texts
// for each second of processor time; preparing the input is not counted.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"runtime"
	"strings"
	"syscall"

	"github.com/aymanbagabas/go-udiff"
	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/hearsay-project/hearsay/internal/diff"
)

// pair is two reports, as words and as lines of one word each.
type pair struct {
	a, b           []string
	linesA, linesB string
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("diffs: ")
	if len(os.Args) != 2 {
		log.Fatal("name one JSON Lines file")
	}
	runtime.GOMAXPROCS(1)
	pairs, err := read(os.Args[1], 1000)
	if err != nil {
		log.Fatal(err)
	}
	strange := make([]pair, len(pairs))
	for i, p := range pairs {
		q := pairs[(i+len(pairs)/2)%len(pairs)]
		strange[i] = pair{p.a, q.b, p.linesA, q.linesB}
	}
	for _, set := range []struct {
		name  string
		pairs []pair
	}{{"a report and its next version", pairs}, {"two reports of different events", strange}} {
		fmt.Printf("%s, %d pairs\n", set.name, len(set.pairs))
		own := 0.0
		for _, p := range peers {
			speed := measure(set.pairs, p.diff)
			if own == 0 {
				own = speed
			}
			fmt.Printf("  %-14s %8.2f MB/s   hearsay is %.1f times as fast\n", p.name, speed, own/speed)
		}
	}
}

var peers = []struct {
	name string
	diff func(pair)
}{
	{"hearsay", func(p pair) { diff.Words(p.a, p.b) }},
	{"go-udiff", func(p pair) { udiff.Lines(p.linesA, p.linesB) }},
	{"sergi/go-diff", func(p pair) {
		m := diffmatchpatch.New()
		m.DiffTimeout = 0
		a, b, _ := m.DiffLinesToRunes(p.linesA, p.linesB)
		m.DiffMainRunes(a, b, false)
	}},
}

// measure goes through the pairs for some seconds and returns MB a second.
func measure(pairs []pair, diff func(pair)) float64 {
	done, start := 0, seconds()
	for i := 0; seconds()-start < 5; i++ {
		p := pairs[i%len(pairs)]
		diff(p)
		done += len(p.linesA) + len(p.linesB)
	}
	return float64(done) / 1e6 / (seconds() - start)
}

// seconds is the processor time used so far.
func seconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

func read(name string, most int) (pairs []pair, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<24)
	var last struct{ ID, Text string }
	for in.Scan() && len(pairs) < most {
		doc := last
		if err := json.Unmarshal(in.Bytes(), &doc); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if family(doc.ID) == family(last.ID) {
			p := pair{a: strings.Fields(last.Text), b: strings.Fields(doc.Text)}
			p.linesA, p.linesB = strings.Join(p.a, "\n")+"\n", strings.Join(p.b, "\n")+"\n"
			pairs = append(pairs, p)
		}
		last = doc
	}
	if len(pairs) == 0 && in.Err() == nil {
		return nil, fmt.Errorf("%s has no two documents of one family", name)
	}
	return pairs, in.Err()
}

// family is an ID without what is before the first blank and after the article.
func family(id string) string {
	_, id, _ = strings.Cut(id, " ")
	if parts := strings.SplitN(id, "-", 3); len(parts) > 1 {
		return parts[0] + parts[1]
	}
	return id
}
