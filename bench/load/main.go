// Command load asks a hearsay server as many people at once would, and says how
// long it took and whether anything was lost.
//
//	go run ./bench/load --hearsay ./hearsay --store piles.db --pile bench --routes
//	go run ./bench/load --hearsay ./hearsay --store piles.db --pile bench --clients 200 --adders 5 --for 10m
//
// It starts the server itself. With --routes it asks each page and each call of
// the API in turn. Otherwise readers ask for pages and calls in any order, each
// from an address of its own, while adders add documents to a pile; then the
// server is killed and started again, and every document that was acknowledged
// must be there as it was sent.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"
)

type options struct {
	hearsay, store, pile, addTo string
	routes                      bool
	times, clients, adders      int
	lasting, pause, addPause    time.Duration
}

func main() {
	var o options
	flag.StringVar(&o.hearsay, "hearsay", "hearsay", "the program")
	flag.StringVar(&o.store, "store", "", "its store")
	flag.StringVar(&o.pile, "pile", "bench", "pile to read")
	flag.StringVar(&o.addTo, "add-to", "load", "pile to add to")
	flag.BoolVar(&o.routes, "routes", false, "ask each page and call in turn")
	flag.IntVar(&o.times, "times", 100, "how often each, with --routes")
	flag.IntVar(&o.clients, "clients", 200, "readers")
	flag.IntVar(&o.adders, "adders", 5, "those who add documents")
	flag.DurationVar(&o.lasting, "for", 10*time.Minute, "how long")
	flag.DurationVar(&o.pause, "pause", 2*time.Second, "mean pause of a reader between two requests")
	flag.DurationVar(&o.addPause, "add-pause", 2*time.Second, "mean pause of an adder")
	flag.Parse()
	ok, err := run(context.Background(), os.Stdout, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
	if !ok {
		os.Exit(3)
	}
}

// run reports whether nothing was lost and no request failed.
func run(ctx context.Context, w io.Writer, o options) (bool, error) {
	s, err := start(ctx, o)
	if err != nil {
		return false, err
	}
	defer func() { s.kill() }()
	routes, err := s.discover(o.pile)
	if err != nil {
		return false, err
	}
	if o.routes {
		return s.each(w, routes, o.times)
	}
	l := &load{routes: routes, took: map[string][]time.Duration{}, status: map[int]int{}}
	deadline := time.Now().Add(o.lasting)
	var all sync.WaitGroup
	for i := range o.clients {
		all.Go(func() { l.read(s.client(i), s.base, deadline, o.pause) })
	}
	for i := range o.adders {
		all.Go(func() { l.add(s.client(o.clients+i), s.base, o.addTo, i, deadline, o.addPause) })
	}
	all.Wait()
	fmt.Fprintf(w, "%d readers and %d adders for %v; memory of the server: %s\n", o.clients, o.adders, o.lasting, s.memory())
	s.kill() // without warning: what was acknowledged must be on the disk
	if s, err = start(ctx, o); err != nil {
		return false, err
	}
	lost := l.lost(s.client(0), s.base, o.addTo)
	l.print(w)
	fmt.Fprintf(w, "%d documents acknowledged, %d lost; %d answers of status 5xx, %d requests without answer\n", len(l.kept), lost, l.failures(), l.broken)
	return lost == 0 && l.failures() == 0 && l.broken == 0, nil
}

// server is a running hearsay.
type server struct {
	cmd  *exec.Cmd
	base string
}

func start(ctx context.Context, o options) (*server, error) {
	cmd := exec.CommandContext(ctx, o.hearsay, "serve", "--addr", "127.0.0.1:0", "--store", o.store)
	out, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			_ = cmd.Wait()
			return nil, fmt.Errorf("the server did not start: %s%w", line, err)
		}
		if _, at, ok := strings.Cut(line, "hearsay is at "); ok {
			go io.Copy(os.Stderr, lines)
			return &server{cmd, strings.TrimSuffix(strings.TrimSpace(at), "/")}, nil
		}
	}
}

func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// memory returns the resident memory of the server now and at its highest
// (Linux).
func (s *server) memory() string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return "not known"
	}
	var found []string
	for line := range strings.Lines(string(data)) {
		if name, value, _ := strings.Cut(line, ":"); name == "VmRSS" || name == "VmHWM" {
			found = append(found, name+" "+strings.TrimSpace(value))
		}
	}
	return strings.Join(found, ", ")
}

// client returns a client with an address of its own, as limits are by
// address.
func (s *server) client(i int) *http.Client {
	from := &net.TCPAddr{IP: net.IPv4(127, 0, byte(1+i/250), byte(1+i%250))}
	return &http.Client{
		Timeout:       time.Minute,
		Transport:     &http.Transport{DialContext: (&net.Dialer{LocalAddr: from}).DialContext, MaxIdleConnsPerHost: 1},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// get returns the JSON at an address of the API.
func (s *server) get(path string, v any) error {
	res, err := http.Get(s.base + path)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, res.Status)
	}
	return json.NewDecoder(res.Body).Decode(v)
}

// route is something to ask for, by what it is; one of its addresses is taken.
type route struct {
	name  string
	paths []string
}

// discover finds what there is to ask for in a pile.
func (s *server) discover(pile string) ([]route, error) {
	api, pages := "/api/v1/piles/"+url.PathEscape(pile), "/p/"+url.PathEscape(pile)
	var docs struct{ Items []struct{ ID string } }
	if err := s.get(api+"/documents?limit=100", &docs); err != nil {
		return nil, err
	}
	if len(docs.Items) < 2 {
		return nil, fmt.Errorf("the pile %s has too few documents", pile)
	}
	all := []route{
		{"page piles", []string{"/"}}, {"page overview", []string{pages + "/"}}, {"page documents", []string{pages + "/documents"}},
		{"page stories", []string{pages + "/stories"}}, {"page lineage", []string{pages + "/lineage"}}, {"page quotations", []string{pages + "/quotations"}},
		{"page figures", []string{pages + "/figures"}}, {"page findings", []string{pages + "/findings"}}, {"page log", []string{pages + "/log"}},
		{"page work", []string{pages + "/work"}}, {"page add", []string{pages + "/add"}},
		{"page search", nil}, {"page search quotations", nil}, {"page search claims", nil}, {"page document", nil}, {"page compare", nil},
		{"api piles", []string{"/api/v1/piles"}}, {"api pile", []string{api}}, {"api documents", []string{api + "/documents"}},
		{"api document", nil}, {"api compare", nil}, {"api search", nil}, {"api search all", nil}, {"api corrections", []string{api + "/corrections"}},
	}
	at := func(name string) *route {
		return &all[slices.IndexFunc(all, func(r route) bool { return r.name == name })]
	}
	add := func(name, path string) { r := at(name); r.paths = append(r.paths, path) }
	for i, d := range docs.Items {
		id, other := url.PathEscape(d.ID), docs.Items[(i+1)%len(docs.Items)].ID
		both := "?a=" + url.QueryEscape(d.ID) + "&b=" + url.QueryEscape(other)
		add("page document", pages+"/d/"+id)
		add("api document", api+"/documents/"+id)
		add("page compare", pages+"/compare"+both)
		add("api compare", api+"/compare"+both)
	}
	for _, q := range []string{"people", "river people", `"river council"`, "mayor county", "sta*", "river -bridge", "flood"} {
		q = url.QueryEscape(q)
		add("page search", pages+"/search?q="+q)
		add("page search quotations", pages+"/search?in=quotations&q="+q)
		add("page search claims", pages+"/search?in=claims&q="+q)
		add("api search", api+"/search?q="+q)
		add("api search all", "/api/v1/search?q="+q)
	}
	for _, k := range []struct{ list, page string }{
		{"quotes", "quotes"}, {"claims", "claims"}, {"relations", ""}, {"origins", ""}, {"stories", "stories"}, {"quote-families", "quotations"},
		{"claim-families", "figures"}, {"findings", "findings"},
	} {
		var records struct {
			Items []struct{ Ref string }
			Next  string
		}
		if err := s.get(api+"/"+k.list+"?limit=50", &records); err != nil {
			return nil, err
		}
		all = append(all, route{"api " + k.list, []string{api + "/" + k.list}})
		if records.Next != "" {
			all = append(all, route{"api " + k.list + " next", []string{api + "/" + k.list + "?limit=50&cursor=" + records.Next}})
		}
		one, page := route{name: "api one of " + k.list}, route{name: "page one of " + k.list}
		for _, r := range records.Items {
			one.paths = append(one.paths, api+"/"+k.list+"/"+r.Ref)
			if k.page != "" {
				page.paths = append(page.paths, pages+"/"+k.page+"/"+r.Ref)
			}
		}
		all = append(all, one, page)
	}
	var quotes struct {
		Items []struct{ Speaker struct{ Name string } }
	}
	if err := s.get(api+"/quotes?limit=50", &quotes); err != nil {
		return nil, err
	}
	by := route{name: "api quotes by speaker"}
	for _, q := range quotes.Items {
		if q.Speaker.Name != "" {
			by.paths = append(by.paths, api+"/quotes?party="+url.QueryEscape(q.Speaker.Name))
		}
	}
	return slices.DeleteFunc(append(all, by), func(r route) bool { return len(r.paths) == 0 }), nil
}

// fetch returns how long an answer took, its status and its size, whole.
func fetch(c *http.Client, address string) (took time.Duration, status, size int, err error) {
	begun := time.Now()
	res, err := c.Get(address)
	if err != nil {
		return 0, 0, 0, err
	}
	defer res.Body.Close()
	n, err := io.Copy(io.Discard, res.Body)
	return time.Since(begun), res.StatusCode, int(n), err
}

// each asks for each route in turn.
func (s *server) each(w io.Writer, routes []route, times int) (ok bool, err error) {
	ok = true
	fmt.Fprintf(w, "%-32s %8s %8s %8s %8s\n", "", "p50 ms", "p95 ms", "kB", "status")
	for k, r := range routes {
		c := s.client(k)
		var took []time.Duration
		most, worst := 0, 0
		for i := range times {
			t, status, size, err := fetch(c, s.base+r.paths[i%len(r.paths)])
			if err != nil {
				return false, err
			}
			took, most, worst = append(took, t), max(most, size), max(worst, status)
		}
		slices.Sort(took)
		fmt.Fprintf(w, "%-32s %8.1f %8.1f %8.1f %8d\n", r.name, ms(took[times/2]), ms(took[times*95/100]), float64(most)/1000, worst)
		ok = ok && worst < 400
	}
	fmt.Fprintln(w, "memory of the server:", s.memory())
	return ok, nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// load is what the clients have met with.
type load struct {
	routes []route
	mu     sync.Mutex
	took   map[string][]time.Duration
	status map[int]int
	broken int
	kept   map[string]string // text by ID
}

func (l *load) note(name string, took time.Duration, status int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		l.broken++
		return
	}
	l.status[status]++
	l.took[name] = append(l.took[name], took)
}

// around waits for half to one and a half times the pause.
func around(pause time.Duration) {
	if pause > 0 {
		time.Sleep(pause/2 + rand.N(pause))
	}
}

func (l *load) read(c *http.Client, base string, deadline time.Time, pause time.Duration) {
	for around(pause); time.Now().Before(deadline); around(pause) {
		r := l.routes[rand.IntN(len(l.routes))]
		took, status, _, err := fetch(c, base+r.paths[rand.IntN(len(r.paths))])
		l.note(r.name, took, status, err)
	}
}

var places = strings.Fields("Tarnby Ostby Lindhaven Marrow Tidewick Vellby Karsund Elmstad")

func (l *load) add(c *http.Client, base, pile string, who int, deadline time.Time, pause time.Duration) {
	if body, err := json.Marshal(map[string]string{"name": pile}); err == nil {
		if res, err := c.Post(base+"/api/v1/piles", "application/json", bytes.NewReader(body)); err == nil {
			res.Body.Close() // there is one already, mostly
		}
	}
	run := rand.Uint64()
	for n := 0; time.Now().Before(deadline); n++ {
		id := fmt.Sprintf("load/%x-%d-%06d.txt", run, who, n)
		text := fmt.Sprintf("%s – %d people left their homes when the dam above %s broke, the county said.\n\n“We heard it at %d o’clock,” said Ada Berg, who keeps mill number %d.\n",
			places[rand.IntN(len(places))], 10+rand.IntN(9000), places[rand.IntN(len(places))], 1+rand.IntN(12), rand.IntN(1e6))
		body, err := json.Marshal(map[string]string{"id": id, "text": text, "published": "2026-03-04"})
		if err != nil {
			panic(err) // strings cannot fail
		}
		begun := time.Now()
		res, err := c.Post(base+"/api/v1/piles/"+url.PathEscape(pile)+"/documents", "application/json", bytes.NewReader(body))
		status := 0
		if err == nil {
			_, err = io.Copy(io.Discard, res.Body)
			res.Body.Close()
			status = res.StatusCode
		}
		l.note("add a document", time.Since(begun), status, err)
		if err == nil && status == http.StatusAccepted {
			l.mu.Lock()
			if l.kept == nil {
				l.kept = map[string]string{}
			}
			l.kept[id] = text
			l.mu.Unlock()
		}
		around(pause)
	}
}

// lost returns how many documents that were acknowledged are not there, or not
// as they were sent.
func (l *load) lost(c *http.Client, base, pile string) int {
	lost := 0
	for id, text := range l.kept {
		for try := 0; ; try++ {
			res, err := c.Get(base + "/api/v1/piles/" + url.PathEscape(pile) + "/documents/" + url.PathEscape(id) + "/capture")
			if err != nil {
				lost++
				break
			}
			body, err := io.ReadAll(res.Body)
			res.Body.Close()
			if res.StatusCode == http.StatusTooManyRequests && try < 20 {
				time.Sleep(time.Second)
				continue
			}
			if err != nil || res.StatusCode != http.StatusOK || string(body) != text {
				lost++
			}
			break
		}
	}
	return lost
}

func (l *load) failures() (n int) {
	for status, k := range l.status {
		if status >= 500 {
			n += k
		}
	}
	return n
}

func (l *load) print(w io.Writer) {
	names := make([]string, 0, len(l.took))
	for name := range l.took {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Fprintf(w, "%-32s %8s %8s %8s %8s\n", "", "requests", "p50 ms", "p95 ms", "most ms")
	total := 0
	for _, name := range names {
		took := l.took[name]
		slices.Sort(took)
		total += len(took)
		fmt.Fprintf(w, "%-32s %8d %8.1f %8.1f %8.1f\n", name, len(took), ms(took[len(took)/2]), ms(took[len(took)*95/100]), ms(took[len(took)-1]))
	}
	fmt.Fprintf(w, "%d answers by status: %v\n", total, l.status)
}
