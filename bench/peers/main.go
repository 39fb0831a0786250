// Command peers times how fast quantities and times are read, by hearsay and by
// others that do the same, on one core over the same text. It is a module of its
// own, so that none of them is a dependency of hearsay.
//
//	cd bench/peers
//	python3 -m venv DIR && DIR/bin/pip install -r requirements.txt
//	go run . --python DIR/bin/python ../../../shared/data/casualty-counts.jsonl
//
// The file is JSON Lines; every string field named "text" in it, at any depth,
// is one document. Each reader works for --seconds at most; one that is done
// with the file has read all of it. Without --python only the readers in Go are
// timed. Speeds are MB of text a second (in Go by the clock with one processor,
// in Python by processor time), and hearsay's over each.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	dps "github.com/markusmobius/go-dateparser"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("peers: ")
	python := flag.String("python", "", "`INTERPRETER` with the packages of requirements.txt")
	seconds := flag.Float64("seconds", 20, "time for each reader, at most (`N`)")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	if flag.NArg() != 1 {
		log.Fatal("name one JSON Lines file")
	}
	lines, err := texts(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	size := 0
	for _, l := range lines {
		size += len(l)
	}
	fmt.Printf("%d documents, %.1f MB\n\n%-18s %-12s %9s %9s %12s\n", len(lines), float64(size)/1e6, "reader", "version", "MB read", "MB/s", "hearsay is")
	own := measure(lines, *seconds, readFigures)
	row("hearsay", "this one", own.size, own.speed(), 0)
	dates := measure(lines, *seconds, searchDates())
	row("go-dateparser", version("github.com/markusmobius/go-dateparser"), dates.size, dates.speed(), own.speed())
	if *python == "" {
		return
	}
	if err := others(*python, lines, *seconds, own.speed()); err != nil {
		log.Fatal(err)
	}
}

// row writes one line of the table.
func row(name, version string, size int, speed, own float64) {
	ratio := ""
	if own > 0 && speed > 0 {
		ratio = fmt.Sprintf("%.0f times", own/speed)
	}
	fmt.Printf("%-18s %-12s %9.3f %9.4f %12s\n", name, version, float64(size)/1e6, speed, ratio)
}

// texts returns the texts of a JSON Lines file, each on one line.
func texts(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for k, e := range v {
				if s, ok := e.(string); ok && strings.EqualFold(k, "text") {
					if s = strings.Join(strings.Fields(s), " "); s != "" {
						out = append(out, s)
					}
				} else {
					walk(e)
				}
			}
		}
	}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var v any
		if err := json.Unmarshal(in.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		walk(v)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s has no texts", path)
	}
	return out, in.Err()
}

// run is what a reader came to.
type run struct {
	size int
	took time.Duration
}

func (r run) speed() float64 { return float64(r.size) / 1e6 / r.took.Seconds() }

// measure reads documents in order until the time is over or all are read.
func measure(lines []string, seconds float64, read func(string) int) run {
	read(lines[0]) // tables are made before the clock starts
	var r run
	limit := time.Duration(seconds * float64(time.Second))
	start := time.Now()
	for _, l := range lines {
		read(l)
		r.size += len(l)
		if r.took = time.Since(start); r.took > limit {
			break
		}
	}
	return r
}

// readFigures reads quantities and times from one cut of the text.
func readFigures(text string) int {
	l := lex.Cut(text, 0, len(text))
	return len(quantity.Of(text, l)) + len(period.Of(text, l, hearsay.Field{Value: "2031-05-12"}))
}

// searchDates searches the text for dates in English.
func searchDates() func(string) int {
	cfg := &dps.Configuration{Languages: []string{"en"}, CurrentTime: time.Date(2031, 5, 12, 0, 0, 0, 0, time.UTC)}
	return func(text string) int {
		_, found, err := dps.Search(cfg, text)
		if err != nil {
			return 0
		}
		return len(found)
	}
}

// version returns the version of a module that this one requires.
func version(module string) string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module).Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

// others runs peers.py and writes what it measured.
func others(python string, lines []string, seconds, own float64) error {
	f, err := os.CreateTemp("", "peers-*.txt")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.WriteString(strings.Join(lines, "\n")); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	out, err := exec.Command(python, "-W", "ignore", "peers.py", f.Name(), strconv.FormatFloat(seconds, 'f', -1, 64)).Output()
	if err != nil {
		return fmt.Errorf("peers.py: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		parts := strings.Split(strings.TrimSpace(line), "\t")
		if len(parts) != 5 {
			fmt.Println(strings.Join(parts, " "))
			continue
		}
		size, _ := strconv.Atoi(parts[2])
		speed, _ := strconv.ParseFloat(parts[4], 64)
		row(parts[0], parts[1], size, speed, own)
	}
	return nil
}
