package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/follow"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

func TestServeUntilItIsStopped(t *testing.T) {
	out, in := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	code := make(chan int, 1)
	path := filepath.Join(t.TempDir(), "store.db")
	go func() {
		e := &env{stdout: io.Discard, stderr: in, getenv: func(string) string { return "" }, terminal: func(io.Writer) bool { return false }}
		code <- run(ctx, e, []string{"serve", "--addr", "127.0.0.1:0", "--store", path})
	}()
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, lines)
	_, rest, _ := strings.Cut(line, "http://")
	address, _, ok := strings.Cut(rest, "/")
	if !ok {
		t.Fatalf("it prints %q", line)
	}
	for path, want := range map[string]string{"/healthz": "", "/readyz": "", "/": "There is no pile yet", "/api/v1/piles": "[]"} {
		res, err := http.Get("http://" + address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != 200 || !strings.Contains(string(body), want) {
			t.Errorf("%s: status %d, %.200s", path, res.StatusCode, body)
		}
	}
	stop()
	select {
	case c := <-code:
		if c != exitOK {
			t.Errorf("exit code %d", c)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
}

func TestServeFollows(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/dam.txt" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "Dam holds\n\nThe dam above Lindhaven held on Sunday, the governor of the province told reporters in the town.\n")
	}))
	defer site.Close()
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	f := follow.New(desk.New(s, desk.Options{}), follow.Options{})
	if err := f.Follow(t.Context(), follow.Source{Pile: "ferry", URL: site.URL + "/dam.txt", Every: time.Hour}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out, in := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	code := make(chan int, 1)
	go func() {
		e := &env{stdout: io.Discard, stderr: in, getenv: func(string) string { return "" }, terminal: func(io.Writer) bool { return false }}
		code <- run(ctx, e, []string{"serve", "--addr", "127.0.0.1:0", "--store", path, "--follow", "--private", "127.0.0.0/8"})
	}()
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), `msg="following: new" pile=ferry document=`+site.URL+"/dam.txt") {
	}
	go io.Copy(io.Discard, out)
	if lines.Err() != nil || lines.Text() == "" {
		t.Errorf("it does not say what it found: %v", lines.Err())
	}
	stop()
	if c := <-code; c != exitOK {
		t.Errorf("exit code %d", c)
	}
}

func TestOnLoopbackOtherNamesAreRefused(t *testing.T) {
	h := onlyLoopback(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for host, want := range map[string]int{
		"localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "rebound.example:8080": 421, "localhost.example": 421, "": 421, "192.0.2.1": 421,
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%q: status %d, want %d", host, w.Code, want)
		}
	}
}
