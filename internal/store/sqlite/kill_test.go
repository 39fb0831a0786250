package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store/storetest"
)

// kills is how many times TestNothingAcknowledgedIsLost kills a process.
const kills = 200

// writerOf names in the environment the store that a process of this test is
// to write to until it is killed.
const writerOf = "HEARSAY_TEST_WRITER_OF"

func TestMain(m *testing.M) {
	if path := os.Getenv(writerOf); path != "" {
		if err := writeUntilKilled(path, os.Getenv("HEARSAY_TEST_RUN")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeUntilKilled writes from several goroutines, and prints a line for each
// change that the store has acknowledged.
func writeUntilKilled(path, run string) error {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	failed := make(chan error)
	var printing sync.Mutex
	done := func(words ...any) {
		printing.Lock()
		defer printing.Unlock()
		fmt.Println(words...) // one write to the pipe
	}
	go func() { // documents, read at once
		for i := 0; ; i++ {
			r := storetest.Grow(i%3+1, 1)
			d := &r.Documents[i%3]
			d.ID = fmt.Sprintf("%s-%d", run, i)
			for k := range d.Quotes {
				d.Quotes[k].Doc, d.Claims[k].Doc = d.ID, d.ID
			}
			entries, err := s.Add(ctx, "p", run, hearsay.Capture{ID: d.ID, Bytes: []byte(d.Text)})
			if err != nil {
				failed <- fmt.Errorf("add: %w", err)
				return
			}
			done("added", entries[0].ID)
			d.SHA256 = entries[0].SHA256
			if err := s.SaveRead(ctx, entries[0].Key, "1", d, nil); err != nil {
				failed <- fmt.Errorf("read: %w", err)
				return
			}
			done("read", entries[0].Key)
		}
	}()
	go func() { // corrections and values
		for i := 0; ; i++ {
			c, err := s.Review(ctx, hearsay.Correction{Pile: "p", Action: hearsay.Accept, Why: run})
			if err != nil {
				failed <- fmt.Errorf("review: %w", err)
				return
			}
			done("reviewed", c.Seq)
			if err := s.Put(ctx, "kill", run, []byte(strconv.Itoa(i))); err != nil {
				failed <- fmt.Errorf("put: %w", err)
				return
			}
			done("put", run, i)
		}
	}()
	go func() { // reports of two sizes, in many transactions each
		for i := 0; ; i++ {
			p, err := s.Pile(ctx, "p")
			if err == nil {
				err = s.SaveReport(ctx, "p", p.Revision, storetest.Grow(5+i%2*40, 2))
			}
			if err != nil {
				failed <- fmt.Errorf("report: %w", err)
				return
			}
			done("reported", p.Revision)
		}
	}()
	return <-failed
}

// TestNothingAcknowledgedIsLost kills writing processes with SIGKILL, two at
// a time on one store, and compares what they were told is kept with what is.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	n := kills
	if testing.Short() {
		n = 20
	}
	path := filepath.Join(t.TempDir(), "piles.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.CreatePile(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil { // the writers open it from nothing
		t.Fatal(err)
	}
	var lines []string
	for run := 0; run < n; run += 2 {
		var mu sync.Mutex
		var both sync.WaitGroup
		for k := range 2 {
			both.Go(func() {
				got := killed(t, path, fmt.Sprint("run", run+k))
				mu.Lock()
				defer mu.Unlock()
				lines = append(lines, got...)
			})
		}
		both.Wait()
		if t.Failed() {
			t.FailNow()
		}
	}
	compare(t, path, lines)
}

// killed starts a writer, kills it after a moment, and returns what it was
// told is kept.
func killed(t *testing.T, path, run string) (lines []string) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), writerOf+"="+path, "HEARSAY_TEST_RUN="+run)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Error(err)
		return nil
	}
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return nil
	}
	scan := bufio.NewScanner(out)
	for scan.Scan() {
		if len(lines) == 0 { // it writes now; it is killed at any moment from here
			time.AfterFunc(time.Duration(rand.IntN(150))*time.Millisecond, func() { cmd.Process.Kill() })
		}
		lines = append(lines, scan.Text())
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != -1 {
		t.Errorf("%s ended by itself: %v", run, err)
	}
	return lines
}

func compare(t *testing.T, path string, lines []string) {
	ctx := t.Context()
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	count := map[string]int{}
	for _, line := range lines {
		words := strings.Fields(line)
		count[words[0]]++
		number := func(s string) int64 { n, _ := strconv.ParseInt(s, 10, 64); return n }
		switch words[0] {
		case "added":
			e, err := s.Entry(ctx, "p", words[1])
			if err != nil {
				t.Errorf("%s: %v", line, err)
				continue
			}
			if _, err := s.Capture(ctx, e.Key); err != nil {
				t.Errorf("%s: %v", line, err)
			}
		case "read":
			if _, err := s.Annotated(ctx, words[1]); err != nil {
				t.Errorf("%s: %v", line, err)
			}
		case "reviewed":
			if c, err := s.Corrections(ctx, "p", number(words[1])-1, 1); err != nil || len(c) != 1 || c[0].Seq != number(words[1]) {
				t.Errorf("%s: %v, %v", line, c, err)
			}
		case "put":
			if v, err := s.Get(ctx, "kill", words[1]); err != nil || number(string(v)) < number(words[2]) {
				t.Errorf("%s: %s, %v", line, v, err)
			}
		case "reported":
			if p, err := s.Pile(ctx, "p"); err != nil || p.Reported < number(words[1]) {
				t.Errorf("%s: %+v, %v", line, p, err)
			}
		}
	}
	r, err := s.Report(ctx, "p")
	if err != nil || len(r.Documents) != 5 && len(r.Documents) != 45 || len(r.Relations) != len(r.Documents)/2 {
		t.Errorf("the report is not whole: %v", err)
	}
	if err := s.Verify(ctx, func(p string) { t.Error("verify: " + p) }); err != nil {
		t.Error(err)
	}
	t.Logf("acknowledged: %v", count)
	for _, what := range []string{"added", "read", "reviewed", "put", "reported"} {
		if count[what] == 0 {
			t.Errorf("nothing was %s", what)
		}
	}
}
