package fetch

import (
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// anywhere lets a client reach the test servers on loopback.
func anywhere(string, string, syscall.RawConn) error { return nil }

func serve(t *testing.T, handlers map[string]http.HandlerFunc) (string, *Client) {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range handlers {
		mux.HandleFunc(path, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL, New(Options{Pace: time.Millisecond, Timeout: 3 * time.Second, MaxBytes: 1 << 20, guard: anywhere})
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=koi8-r")
		fmt.Fprint(w, body)
	}
}

func TestGet(t *testing.T) {
	base, c := serve(t, map[string]http.HandlerFunc{
		"/old": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/new#part", http.StatusMovedPermanently)
		},
		"/new": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("TDM-Reservation", "1")
			text("<p>The dam held.")(w, r)
		},
	})
	p, err := c.Get(context.Background(), Request{URL: base + "/old"})
	if err != nil {
		t.Fatal(err)
	}
	if p.URL != base+"/new" || len(p.Via) != 1 || p.Via[0] != base+"/old" || p.MediaType != "text/html" || p.Charset != "koi8-r" || string(p.Body) != "<p>The dam held." {
		t.Errorf("page %+v", p)
	}
	if len(p.Signals) != 1 || p.Signals[0] != (Signal{"header tdm-reservation", "1", true}) {
		t.Errorf("signals %+v", p.Signals)
	}
	if _, err := c.Get(context.Background(), Request{URL: base + "/new", ETag: p.ETag}); err != ErrNotModified {
		t.Errorf("error %v, want that nothing changed", err)
	}
}

func TestOnlyThePublicInternetIsReached(t *testing.T) {
	s := httptest.NewServer(text("secret"))
	defer s.Close()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{Pace: time.Millisecond, Timeout: 5 * time.Second})
	for _, host := range []string{
		u.Host, "127.0.0.1", "localhost:" + u.Port(), "[::1]:" + u.Port(), "[::ffff:127.0.0.1]:" + u.Port(), "0.0.0.0:" + u.Port(), "[::]",
		"127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
		"[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "[64:ff9b::a00:1]", "[2001:db8::1]", "[2002:7f00:1::]", "8.8.8.8:22", "8.8.8.8:8080",
		"2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1.", "localhost.", "[::127.0.0.1]", "[::ffff:7f00:1]", "[fe80::1%25lo]", "100.100.100.200", "168.63.129.16:8080", "[fd20:ce::254]",
	} {
		p, err := c.Get(context.Background(), Request{URL: "http://" + host + "/"})
		if err == nil {
			t.Errorf("%s was reached: %q", host, p.Body)
			continue
		}
		if !strings.Contains(err.Error(), "not on the public internet") && !strings.Contains(err.Error(), "could not be fetched") && !strings.Contains(err.Error(), "cannot be found") {
			t.Errorf("%s: %v", host, err)
		}
	}
	if err := Guard("tcp6", "[::ffff:10.0.0.1]:80", nil); err == nil {
		t.Error("a mapped private address is let through")
	}
	if err := Guard("tcp4", "93.184.216.34:443", nil); err != nil {
		t.Errorf("a public address is refused: %v", err)
	}
}

func TestRedirectsAreCheckedToo(t *testing.T) {
	var inner atomic.Int32
	target := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { inner.Add(1) }))
	defer target.Close()
	outer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			http.Redirect(w, r, target.URL+"/admin", http.StatusFound)
			return
		}
		http.NotFound(w, r)
	}))
	defer outer.Close()
	open := strings.TrimPrefix(outer.URL, "http://")
	c := New(Options{Pace: time.Millisecond, guard: func(network, address string, rc syscall.RawConn) error {
		if address == open {
			return nil
		}
		return Guard(network, address, rc)
	}})
	if _, err := c.Get(context.Background(), Request{URL: outer.URL}); err == nil || inner.Load() > 0 {
		t.Errorf("error %v, %d requests to the inner server", err, inner.Load())
	}
}

func TestWrongAnswers(t *testing.T) {
	endless := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	}
	base, c := serve(t, map[string]http.HandlerFunc{
		"/loop": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/file": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(302)
		},
		"/endless": endless,
		"/bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = z.Write(make([]byte, 8<<20))
			_ = z.Close()
		},
		"/slow": func(w http.ResponseWriter, r *http.Request) {
			select {
			case <-r.Context().Done():
			case <-time.After(10 * time.Second):
			}
		},
		"/trickle": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				_, _ = w.Write([]byte("."))
				_ = http.NewResponseController(w).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		},
		"/header": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("a", 1<<20)) },
		"/around": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, fmt.Sprintf("/around?%d", len(r.URL.RawQuery)+rand.IntN(1<<30)), http.StatusFound)
		},
		"/gone":      func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) },
		"/forbidden": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"/broken":    func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
	})
	patient := New(Options{Pace: time.Millisecond, MaxBytes: 1 << 20, guard: anywhere})
	for path, want := range map[string]string{
		"/loop": "without end", "/file": "no http", "/endless": "is larger than", "/bomb": "is larger than", "/slow": "took too long",
		"/trickle": "took too long", "/header": "could not be fetched", "/around": "without end",
		"/gone": "does not exist", "/forbidden": "not shown to programs", "/broken": "status 500",
	} {
		start := time.Now()
		client := patient
		if strings.Contains(want, "too long") {
			client = c
		}
		_, err := client.Get(context.Background(), Request{URL: base + path})
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Why, want) || !strings.Contains(e.Why, ";") {
			t.Errorf("%s: error %v, want %q", path, err, want)
		}
		if time.Since(start) > time.Minute {
			t.Errorf("%s took %v", path, time.Since(start))
		}
	}
	for _, address := range []string{"ftp://a.example/", "file:///etc/passwd", "http://", "http://user:secret@a.example/", "::"} {
		if _, err := c.Get(context.Background(), Request{URL: address}); err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
}

// names is a DNS server for tests: it answers each question for an IPv4
// address with the next of a list, the last one again and again.
type names struct {
	mu      sync.Mutex
	answers []netip.Addr
	asked   int
}

func (n *names) dial(context.Context, string, string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	go func() {
		defer theirs.Close()
		for { // over a stream each message has its length before it
			var size [2]byte
			if _, err := io.ReadFull(theirs, size[:]); err != nil {
				return
			}
			question := make([]byte, binary.BigEndian.Uint16(size[:]))
			if _, err := io.ReadFull(theirs, question); err != nil {
				return
			}
			answer := n.answer(question)
			if _, err := theirs.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...)); err != nil {
				return
			}
		}
	}()
	return ours, nil
}

func (n *names) answer(question []byte) []byte {
	var m dnsmessage.Message
	if m.Unpack(question) != nil || len(m.Questions) != 1 {
		return nil
	}
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
		n.mu.Lock()
		at := n.answers[min(n.asked, len(n.answers)-1)]
		n.asked++
		n.mu.Unlock()
		m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, Body: &dnsmessage.AResource{A: at.As4()}}}
	}
	out, err := m.Pack()
	if err != nil {
		return nil
	}
	return out
}

// A name that leads to an allowed address when it is looked up first, and to
// this machine later, reaches this machine at no request.
func TestNamesThatChangeTheirAddress(t *testing.T) {
	outside, err := net.Listen("tcp4", "127.0.0.2:0") // stands for the internet
	if err != nil {
		t.Skip("this machine has one loopback address only")
	}
	port := outside.Addr().(*net.TCPAddr).Port
	inside, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		t.Skip("the port is taken")
	}
	var reached atomic.Int32
	public := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close") // so that each request dials anew
		http.NotFound(w, r)
	})}
	secret := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) })}
	go func() { _ = public.Serve(outside) }()
	go func() { _ = secret.Serve(inside) }()
	t.Cleanup(func() { public.Close(); secret.Close() })

	for _, second := range []string{"127.0.0.1", "169.254.169.254", "10.0.0.1"} {
		n := &names{answers: []netip.Addr{netip.MustParseAddr("127.0.0.2"), netip.MustParseAddr(second)}}
		c := New(Options{
			Pace: time.Millisecond, Timeout: 10 * time.Second, Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.2/32")},
			resolver: &net.Resolver{PreferGo: true, Dial: n.dial},
		})
		_, err := c.Get(context.Background(), Request{URL: fmt.Sprintf("http://rebind.example:%d/", port)})
		if err == nil || !strings.Contains(err.Error(), "not on the public internet") {
			t.Errorf("%s: error %v", second, err)
		}
		n.mu.Lock()
		asked := n.asked
		n.mu.Unlock()
		if asked < 2 {
			t.Errorf("%s: the name was looked up %d times", second, asked)
		}
	}
	if reached.Load() > 0 {
		t.Error("this machine was reached")
	}
}

func TestPrivateNetworksAreReachedWhenNamed(t *testing.T) {
	s := httptest.NewServer(text("inside"))
	defer s.Close()
	for network, want := range map[string]bool{"127.0.0.0/8": true, "10.0.0.0/8": false, "::1/128": false} {
		c := New(Options{Pace: time.Millisecond, Private: []netip.Prefix{netip.MustParsePrefix(network)}})
		if _, err := c.Get(context.Background(), Request{URL: s.URL}); (err == nil) != want {
			t.Errorf("%s: error %v", network, err)
		}
	}
}

func TestTheEnvironmentHasNoSayInWhereRequestsGo(t *testing.T) {
	var asked atomic.Int32
	proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer proxy.Close()
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "ALL_PROXY"} {
		t.Setenv(name, proxy.URL)
	}
	base, c := serve(t, map[string]http.HandlerFunc{"/a": text("a")})
	if p, err := c.Get(context.Background(), Request{URL: base + "/a"}); err != nil || string(p.Body) != "a" || asked.Load() > 0 {
		t.Errorf("%q, error %v, the proxy was asked %d times", p.Body, err, asked.Load())
	}
}

func TestRobotsAndPace(t *testing.T) {
	var asked atomic.Int32
	base, _ := serve(t, map[string]http.HandlerFunc{
		"/robots.txt": text("User-agent: *\nDisallow: /private\n"),
		"/private":    func(http.ResponseWriter, *http.Request) { asked.Add(1) },
		"/a":          text("a"), "/b": text("b"),
	})
	c := New(Options{Pace: 60 * time.Millisecond, guard: anywhere})
	if _, err := c.Get(context.Background(), Request{URL: base + "/private"}); err == nil || asked.Load() > 0 {
		t.Errorf("error %v, asked %d times", err, asked.Load())
	}
	start := time.Now()
	for _, path := range []string{"/a", "/b"} {
		if _, err := c.Get(context.Background(), Request{URL: base + path}); err != nil {
			t.Fatal(err)
		}
	}
	if time.Since(start) < 60*time.Millisecond {
		t.Errorf("two pages of one host came within %v", time.Since(start))
	}
}

func TestFailingRobotsForbidAll(t *testing.T) {
	base, c := serve(t, map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
		"/a":          text("a"),
	})
	if _, err := c.Get(context.Background(), Request{URL: base + "/a"}); err == nil || !strings.Contains(err.Error(), "robots.txt") {
		t.Errorf("error %v", err)
	}
}

func TestRetryAfterIsHeeded(t *testing.T) {
	var n atomic.Int32
	base, c := serve(t, map[string]http.HandlerFunc{
		"/robots.txt": http.NotFound,
		"/busy": func(w http.ResponseWriter, r *http.Request) {
			if n.Add(1) == 1 {
				w.Header().Set("Retry-After", "1")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			text("now")(w, r)
		},
	})
	start := time.Now()
	p, err := c.Get(context.Background(), Request{URL: base + "/busy"})
	if err != nil || string(p.Body) != "now" || time.Since(start) < 900*time.Millisecond {
		t.Errorf("%q after %v, error %v", p.Body, time.Since(start), err)
	}
}

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, robots, path string
		want               bool
	}{
		{"none", "", "/a", true},
		{"disallow all", "User-agent: *\nDisallow: /", "/a", false},
		{"own group wins", "User-agent: *\nDisallow: /\n\nUser-agent: Hearsay/2\nDisallow: /b", "/a", true},
		{"own group applies", "User-agent: hearsay\nDisallow: /b\nUser-agent: *\nAllow: /", "/b/c", false},
		{"groups merge", "User-agent: hearsay\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: HEARSAY\nDisallow: /b", "/b", false},
		{"several agents", "User-agent: x\nUser-agent: hearsay\nDisallow: /a", "/a", false},
		{"another agent with the same start", "User-agent: hearsaybot\nDisallow: /", "/a", true},
		{"longest match", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
		{"longest match, order reversed", "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false},
		{"allow wins a tie", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
		{"wildcard", "User-agent: *\nDisallow: /*.php", "/x/y.php?z", false},
		{"end", "User-agent: *\nDisallow: /*.php$", "/x/y.php?z", true},
		{"end matches", "User-agent: *\nDisallow: /*.php$", "/x.php/y.php", false},
		{"query", "User-agent: *\nDisallow: /*?s=", "/a?s=1", false},
		{"escapes", "User-agent: *\nDisallow: /caf%c3%a9", "/café", false},
		{"needless escapes", "User-agent: *\nDisallow: /%61", "/abc", false},
		{"empty disallow", "User-agent: *\nDisallow:", "/a", true},
		{"comments and blanks", "# x\nuser-agent : * # all\n\n disallow : /a # no", "/a", false},
		{"unknown lines stay in the group", "User-agent: *\nCrawl-delay: 5\nDisallow: /a", "/a", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
		{"case of paths", "User-agent: *\nDisallow: /A", "/a", true},
	} {
		u, err := url.Parse("https://a.example" + c.path)
		if err != nil {
			t.Fatal(err)
		}
		if got := parseRobots([]byte(c.robots), Agent).allowed(u); got != c.want {
			t.Errorf("%s: allowed %v", c.name, got)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a*b$\nAllow: /%zz"), "/a?b")
	f.Fuzz(func(t *testing.T, data []byte, path string) {
		u, err := url.Parse("https://a.example/" + path)
		if err != nil {
			t.Skip()
		}
		parseRobots(data, Agent).allowed(u)
	})
}
