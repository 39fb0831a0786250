// Package fetch is the one way by which hearsay reads the web: http and https
// only, with every address checked at the moment of dialling, with what sites
// ask of robots, at a pace that does no harm, and with bounded time, size and
// redirects.
//
// [New] makes a client, [Client.Get] fetches a page.
package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
	"github.com/andybalholm/brotli"
)

// Agent is the product token that robots.txt files know hearsay by.
const Agent = "hearsay"

// Options say how pages are fetched. The zero value serves.
type Options struct {
	// MaxBytes is the size in bytes, unpacked, above which a page is
	// refused; 0 stands for 16 MiB.
	MaxBytes int64
	// Timeout bounds one page from dialling to its last byte; 0 stands for a
	// minute.
	Timeout time.Duration
	// Pace is the least time between two requests to one host; 0 stands for
	// a second.
	Pace time.Duration

	// Private lists networks off the public internet whose sites may be
	// fetched as well, an intranet for one, on any port.
	Private []netip.Prefix

	// guard allows or refuses an address at dial time, root trusts what
	// tests serve; nil stands for the real ones.
	guard func(network, address string, c syscall.RawConn) error
	// resolver looks names up in tests; nil stands for that of the machine.
	resolver *net.Resolver
}

// Client fetches pages. It is safe for use by several goroutines.
type Client struct {
	opts  Options
	http  *http.Client
	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is known of one site.
type host struct {
	turn   sync.Mutex // held while the site is asked
	next   time.Time  // before which it is left alone
	robots *robots
	policy policy
	// Until when the two hold.
	robotsEnd, policyEnd time.Time
}

// How long what a site says about robots is kept (RFC 9309, 2.4), and how long
// that it failed to say it.
const (
	rulesAge  = 24 * time.Hour
	failedAge = 10 * time.Minute
)

// Page is what came back.
type Page struct {
	// URL is the address that answered in the end, Via those that led there,
	// the one asked for first.
	URL string
	Via []string
	// MediaType is the declared type without parameters, in lower case.
	MediaType string
	Charset   string // as declared, "" if undeclared
	Body      []byte
	// ETag and LastModified serve to ask again; see [Request].
	ETag, LastModified string
	// Signals are what the site says about the use of the page by machines.
	Signals []Signal
}

// Request is a page to fetch. With ETag or LastModified of an earlier answer,
// a page that did not change is not sent again.
type Request struct {
	URL                string
	ETag, LastModified string
	// Crawl says that nobody asked for this page by itself: a list or a feed
	// leads to it, or it is fetched again and again. What is reserved is then
	// refused, while a single page that a person names is handed on with its
	// signals.
	Crawl bool
}

// ErrNotModified says that the page is still as it was.
var ErrNotModified = errors.New("not modified")

// Error is a page that could not be fetched, with a clause that says why and
// what to do.
type Error struct {
	URL string
	Why string
	// After is how long the site asks to be left alone, 0 if it does not say.
	After time.Duration
	// Gone says that the site has the page no more.
	Gone  bool
	cause error
}

// Error returns the address and the clause.
func (e *Error) Error() string { return e.URL + ": " + e.Why }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.cause }

const maxRedirects = 8

// New returns a client.
func New(opts Options) *Client {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = 16 << 20
	}
	if opts.Timeout <= 0 {
		opts.Timeout = time.Minute
	}
	if opts.Pace <= 0 {
		opts.Pace = time.Second
	}
	if opts.guard == nil {
		opts.guard = Guard
		if private := slices.Clone(opts.Private); len(private) > 0 {
			opts.guard = func(network, address string, c syscall.RawConn) error {
				if at, err := netip.ParseAddrPort(address); err == nil && slices.ContainsFunc(private, func(p netip.Prefix) bool { return p.Contains(at.Addr().Unmap()) }) {
					return nil
				}
				return Guard(network, address, c)
			}
		}
	}
	dialer := &net.Dialer{Timeout: 15 * time.Second, Control: opts.guard, Resolver: opts.resolver}
	c := &Client{opts: opts, hosts: map[string]*host{}}
	c.http = &http.Client{
		Transport: &http.Transport{
			Proxy:                  nil, // the environment has no say in where requests go
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    15 * time.Second,
			ResponseHeaderTimeout:  30 * time.Second,
			MaxResponseHeaderBytes: 256 << 10,
			MaxIdleConns:           32,
			IdleConnTimeout:        30 * time.Second,
			DisableCompression:     true, // unpacked here, within bounds
		},
		// Each step is checked and paced like the first.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

var guardian = ssrf.New()

// Guard refuses every address that is not on the public internet, and every
// port but 80 and 443. It is called with the address itself, after names were
// looked up, so that a name cannot change its meaning in between.
func Guard(network, address string, c syscall.RawConn) error {
	if ap, err := netip.ParseAddrPort(address); err == nil {
		if ip := ap.Addr().Unmap(); ip != ap.Addr() {
			address = netip.AddrPortFrom(ip, ap.Port()).String()
			network = "tcp4"
		}
	}
	return guardian.Safe(network, address, c)
}

// Get fetches a page, following redirects. The error is an [*Error],
// [ErrNotModified], or that of ctx.
func (c *Client) Get(ctx context.Context, r Request) (Page, error) {
	timed, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	page, err := c.follow(timed, r)
	switch {
	case err == nil, errors.Is(err, ErrNotModified):
		return page, err
	case ctx.Err() != nil:
		return Page{}, ctx.Err()
	case timed.Err() != nil:
		return Page{}, &Error{URL: r.URL, Why: "took too long to answer; try again later, or save the page in a browser and name the file.", cause: err}
	}
	return Page{}, err
}

func (c *Client) follow(ctx context.Context, r Request) (Page, error) {
	at := r.URL
	var via []string
	for range maxRedirects + 1 {
		u, err := url.Parse(at)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return Page{}, &Error{URL: r.URL, Why: "is no http or https address; check it.", cause: err}
		}
		if u.User != nil {
			return Page{}, &Error{URL: r.URL, Why: "carries a user name, which is not sent; leave it out."}
		}
		rules, err := c.robots(ctx, u)
		if err != nil {
			return Page{}, refused(r.URL, err)
		}
		if !rules.allowed(u) {
			return Page{}, &Error{URL: r.URL, Why: "may not be fetched by programs, as the site's robots.txt says; save the page in a browser and name the file."}
		}
		site, err := c.policy(ctx, u)
		if err != nil {
			return Page{}, refused(r.URL, err)
		}
		signals := append(rules.signals(u), site.signal(u)...)
		if s, ok := reserved(signals); ok && r.Crawl && s.From != tdmrepPath { // the page itself may say otherwise
			return Page{}, reservedError(r.URL, s)
		}
		response, err := c.ask(ctx, u, r)
		if err != nil {
			return Page{}, refused(r.URL, err)
		}
		if to := response.Header.Get("Location"); response.StatusCode/100 == 3 && response.StatusCode != http.StatusNotModified && to != "" {
			drain(response)
			next, err := u.Parse(to)
			if err != nil {
				return Page{}, &Error{URL: r.URL, Why: "leads to an address that is none; open it in a browser.", cause: err}
			}
			via = append(via, at)
			next.Fragment = ""
			at = next.String()
			continue
		}
		signals = append(signals, headerSignals(response.Header)...)
		page, err := c.page(r.URL, response)
		if err != nil {
			return page, err
		}
		if isMarkup(page.MediaType) {
			signals = append(signals, metaSignals(page.Body)...)
		}
		if s, ok := reserved(signals); ok && r.Crawl {
			return Page{}, reservedError(r.URL, s)
		}
		page.URL, page.Via, page.Signals = at, via, signals
		return page, nil
	}
	return Page{}, &Error{URL: r.URL, Why: "leads from one address to another without end; open it in a browser."}
}

func isMarkup(mediaType string) bool {
	return mediaType == "" || mediaType == "text/html" || mediaType == "application/xhtml+xml"
}

// reservedError says that a crawl leaves a page alone, and by which words of
// the site.
func reservedError(address string, s Signal) error {
	return &Error{URL: address, Why: fmt.Sprintf("is left out, because its site reserves it from use by machines (%s: %q); name it by itself to read it once.", s.From, s.Exact)}
}

// refused says why nothing came back.
func refused(address string, err error) error {
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedPort), errors.Is(err, ssrf.ErrProhibitedNetwork):
		return &Error{URL: address, Why: "is not on the public internet, where alone pages are fetched from; save the page in a browser and name the file.", cause: err}
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return &Error{URL: address, Why: "is on a host that cannot be found; check the address and the connection.", cause: err}
	}
	return &Error{URL: address, Why: fmt.Sprintf("could not be fetched (%v); try again later, or save the page in a browser and name the file.", err), cause: err}
}

// ask sends one request when it is the host's turn. When the host asks to
// come back later, and soon enough, it is asked once more.
func (c *Client) ask(ctx context.Context, u *url.URL, r Request) (*http.Response, error) {
	for again := false; ; again = true {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
		if err != nil {
			return nil, err
		}
		request.Header.Set("User-Agent", Agent+"/1 (+https://github.com/hearsay-project/hearsay)")
		request.Header.Set("Accept", "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.9,*/*;q=0.5")
		request.Header.Set("Accept-Encoding", "gzip, br")
		if r.ETag != "" {
			request.Header.Set("If-None-Match", r.ETag)
		}
		if r.LastModified != "" {
			request.Header.Set("If-Modified-Since", r.LastModified)
		}
		h := c.host(u)
		h.turn.Lock()
		err = wait(ctx, time.Until(h.next))
		var response *http.Response
		if err == nil {
			response, err = c.http.Do(request)
		}
		h.next = time.Now().Add(c.opts.Pace)
		h.turn.Unlock()
		if err != nil {
			return nil, err
		}
		pause, asked := retryAfter(response)
		if !asked || again || pause > c.opts.Timeout/2 {
			return response, nil
		}
		drain(response)
		h.turn.Lock()
		h.next = time.Now().Add(pause)
		h.turn.Unlock()
	}
}

// wait sleeps until d has passed or ctx ends.
func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// retryAfter returns how long the host asks to wait, if it does.
func retryAfter(r *http.Response) (time.Duration, bool) {
	if r.StatusCode != http.StatusTooManyRequests && r.StatusCode != http.StatusServiceUnavailable {
		return 0, false
	}
	value := r.Header.Get("Retry-After")
	if n, err := strconv.Atoi(value); err == nil && n >= 0 {
		return time.Duration(n) * time.Second, true
	}
	if t, err := http.ParseTime(value); err == nil {
		return max(time.Until(t), 0), true
	}
	return 0, false
}

func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	if c.hosts[key] == nil {
		c.hosts[key] = &host{}
	}
	return c.hosts[key]
}

// page reads a response.
func (c *Client) page(address string, r *http.Response) (Page, error) {
	defer drain(r)
	switch {
	case r.StatusCode == http.StatusNotModified:
		return Page{}, ErrNotModified
	case r.StatusCode == http.StatusNotFound, r.StatusCode == http.StatusGone:
		return Page{}, &Error{URL: address, Gone: true, Why: "does not exist any more; look for it in a web archive."}
	case r.StatusCode == http.StatusUnauthorized, r.StatusCode == http.StatusForbidden, r.StatusCode == http.StatusPaymentRequired:
		return Page{}, &Error{URL: address, Why: "is not shown to programs; save the page in a browser and name the file."}
	case r.StatusCode != http.StatusOK:
		after, _ := retryAfter(r)
		return Page{}, &Error{After: after, URL: address, Why: fmt.Sprintf("answered with the status %d; try again later.", r.StatusCode)}
	}
	body, err := unpack(r)
	if err != nil {
		return Page{}, &Error{URL: address, Why: "sent what cannot be unpacked; try again later.", cause: err}
	}
	data, err := io.ReadAll(io.LimitReader(body, c.opts.MaxBytes+1))
	if err != nil {
		return Page{}, &Error{URL: address, Why: fmt.Sprintf("broke off (%v); try again later.", err), cause: err}
	}
	if int64(len(data)) > c.opts.MaxBytes {
		return Page{}, &Error{URL: address, Why: fmt.Sprintf("is larger than %d MiB, which no report is; save the report itself.", c.opts.MaxBytes>>20)}
	}
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		media, _, _ = strings.Cut(r.Header.Get("Content-Type"), ";")
	}
	p := Page{
		MediaType: strings.ToLower(strings.TrimSpace(media)), Charset: params["charset"], Body: data,
		ETag: r.Header.Get("ETag"), LastModified: r.Header.Get("Last-Modified"),
	}
	return p, nil
}

func unpack(r *http.Response) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(r.Header.Get("Content-Encoding"))) {
	case "gzip", "x-gzip":
		return gzip.NewReader(r.Body)
	case "br":
		return brotli.NewReader(r.Body), nil
	}
	return r.Body, nil
}

// drain reads a little of what is left, so that the connection can serve
// again, and closes it.
func drain(r *http.Response) {
	_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, 64<<10))
	_ = r.Body.Close()
}

// robots returns the rules of the site, fetched once.
func (c *Client) robots(ctx context.Context, u *url.URL) (*robots, error) {
	h := c.host(u)
	c.mu.Lock()
	known := h.robots
	if time.Now().After(h.robotsEnd) {
		known = nil
	}
	c.mu.Unlock()
	if known == nil {
		var err error
		if known, err = c.fetchRobots(ctx, u); err != nil {
			return nil, err
		}
		c.mu.Lock()
		h.robots, h.robotsEnd = known, time.Now().Add(rulesAge)
		if known == allowNone {
			h.robotsEnd = time.Now().Add(failedAge)
		}
		c.mu.Unlock()
	}
	return known, nil
}

// fetchRobots fetches robots.txt as RFC 9309 asks: up to five redirects; a
// site that has none allows all, one that fails allows nothing.
func (c *Client) fetchRobots(ctx context.Context, u *url.URL) (*robots, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range 6 {
		response, err := c.ask(ctx, at, Request{})
		if err != nil {
			return nil, err
		}
		switch {
		case response.StatusCode/100 == 3:
			to, err := at.Parse(response.Header.Get("Location"))
			drain(response)
			if err != nil || to.Scheme != "http" && to.Scheme != "https" {
				return allowAll, nil
			}
			at = to
			continue
		case response.StatusCode/100 == 4:
			drain(response)
			return allowAll, nil
		case response.StatusCode != http.StatusOK:
			drain(response)
			return allowNone, nil
		}
		body, err := unpack(response)
		if err != nil {
			drain(response)
			return allowAll, nil
		}
		data, _ := io.ReadAll(io.LimitReader(body, maxRobots))
		drain(response)
		return parseRobots(bytes.TrimPrefix(data, []byte("\ufeff")), Agent), nil
	}
	return allowAll, nil
}
