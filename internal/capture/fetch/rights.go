package fetch

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// Signal is what a site says about the use of a page by machines.
type Signal struct {
	// From is where it says so: "header tdm-reservation", "meta robots",
	// "/.well-known/tdmrep.json", "robots.txt content-usage".
	From string
	// Exact is its words.
	Exact string
	// Reserved says that they reserve what hearsay does: to keep a page and to
	// analyse it as text and data, or to use it in machine learning of any
	// kind. A reservation of training alone (train-ai=n) is none, for nothing
	// is trained on what is captured.
	Reserved bool
}

// Bounds of what is read for signals, in bytes.
const (
	maxPolicy = 512 << 10 // of tdmrep.json
	maxHead   = 256 << 10 // of a page
)

// headerSignals reads the signals in the header of a response.
func headerSignals(h http.Header) []Signal {
	var out []Signal
	add := func(name string, reserved func(string) bool) {
		for _, v := range h.Values(name) {
			if v = strings.TrimSpace(v); v != "" && len(v) <= 1024 {
				out = append(out, Signal{"header " + strings.ToLower(name), v, reserved(v)})
			}
		}
	}
	add("Tdm-Reservation", isReservation)
	add("Tdm-Policy", never)
	add("Content-Usage", usageReserved)
	add("Content-Signal", usageReserved)
	for _, v := range h.Values("X-Robots-Tag") {
		if ours, directives := forAgent(v); ours {
			out = append(out, robotsSignals("header x-robots-tag", directives)...)
		}
	}
	return out
}

func never(string) bool { return false }

// isReservation reads the value of tdm-reservation (TDMRep, 5.2).
func isReservation(v string) bool { return v == "1" }

// usageReserved reads preferences as Content-Usage (IETF aipref) and
// Content-Signal write them: "train-ai=n, search=y".
func usageReserved(v string) bool {
	for part := range strings.SplitSeq(v, ",") {
		key, value, _ := strings.Cut(part, "=")
		value, _, _ = strings.Cut(value, ";")
		if value = strings.ToLower(strings.TrimSpace(value)); value != "n" && value != "no" {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "tdm", "bots", "automated", "all", "ai", "ai-use", "ai-input":
			return true
		}
	}
	return false
}

// forAgent cuts the name of a robot off an X-Robots-Tag and reports whether
// the rest is for hearsay.
func forAgent(v string) (ours bool, directives string) {
	agent, rest, ok := strings.Cut(v, ":")
	// "unavailable_after: DATE" and "max-snippet: 5" have a colon, too.
	if agent = strings.TrimSpace(agent); !ok || strings.ContainsAny(agent, ", ") || strings.EqualFold(agent, "unavailable_after") || strings.HasPrefix(strings.ToLower(agent), "max-") {
		return true, v
	}
	return agent == "*" || strings.EqualFold(product(agent), Agent), rest
}

// robotsSignals returns the directives about machines' use among others, as
// noindex, that speak to search engines.
func robotsSignals(from, directives string) []Signal {
	var out []Signal
	for d := range strings.SplitSeq(directives, ",") {
		switch d = strings.ToLower(strings.TrimSpace(d)); d {
		case "noai", "noml", "notdm":
			out = append(out, Signal{from, d, true})
		case "noimageai", "noarchive":
			out = append(out, Signal{from, d, false})
		}
	}
	return out
}

// metaSignals reads the signals in the head of a web page.
func metaSignals(page []byte) []Signal {
	var out []Signal
	z := html.NewTokenizer(bytes.NewReader(page[:min(len(page), maxHead)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			tag, more := z.TagName()
			if string(tag) == "body" {
				return out
			}
			if string(tag) != "meta" {
				continue
			}
			var name, content string
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "name":
					name = strings.ToLower(strings.TrimSpace(string(value)))
				case "content":
					content = strings.TrimSpace(string(value))
				}
			}
			if content == "" || len(content) > 1024 {
				continue
			}
			switch name {
			case "tdm-reservation":
				out = append(out, Signal{"meta tdm-reservation", content, isReservation(content)})
			case "tdm-policy":
				out = append(out, Signal{"meta tdm-policy", content, false})
			case "robots", Agent:
				out = append(out, robotsSignals("meta "+name, content)...)
			}
		}
	}
}

// reserved returns the signal that reserves a page, if there is one. Of the
// forms of TDMRep the nearest to the page counts: its own mark-up, then the
// header, then the file of the site.
func reserved(signals []Signal) (Signal, bool) {
	for _, from := range []string{"meta tdm-reservation", "header tdm-reservation", tdmrepPath} {
		if i := slices.IndexFunc(signals, func(s Signal) bool { return s.From == from }); i >= 0 {
			if signals[i].Reserved {
				return signals[i], true
			}
			break
		}
	}
	for _, s := range signals {
		if s.Reserved && !strings.HasSuffix(s.From, "tdm-reservation") && s.From != tdmrepPath {
			return s, true
		}
	}
	return Signal{}, false
}

const tdmrepPath = "/.well-known/tdmrep.json"

// policy is the reservations of a site for its paths (TDMRep, 6).
type policy []struct {
	Location    string      `json:"location"`
	Reservation json.Number `json:"tdm-reservation"`
}

// signal returns what the policy says about an address: the first location
// that matches counts.
func (p policy) signal(u *url.URL) []Signal {
	path := pathOf(u)
	for _, rule := range p {
		if rule.Location != "" && matches(normalize(rule.Location), path) {
			return []Signal{{tdmrepPath, fmt.Sprintf("%s: tdm-reservation %s", rule.Location, rule.Reservation), isReservation(rule.Reservation.String())}}
		}
	}
	return nil
}

// policy returns the site's tdmrep.json, fetched once. A site without one, or
// with one that cannot be read, reserves nothing by it.
func (c *Client) policy(ctx context.Context, u *url.URL) (policy, error) {
	h := c.host(u)
	c.mu.Lock()
	known, ok := h.policy, time.Now().Before(h.policyEnd)
	c.mu.Unlock()
	if ok {
		return known, nil
	}
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: tdmrepPath}
	if robots, err := c.robots(ctx, u); err != nil || !robots.allowed(at) {
		return nil, err
	}
	response, err := c.ask(ctx, at, Request{})
	if err != nil {
		return nil, err
	}
	defer drain(response)
	var found policy
	if response.StatusCode == http.StatusOK {
		if body, err := unpack(response); err == nil {
			if data, err := io.ReadAll(io.LimitReader(body, maxPolicy)); err == nil && json.Unmarshal(data, &found) != nil {
				found = nil
			}
		}
	}
	c.mu.Lock()
	h.policy, h.policyEnd = found, time.Now().Add(rulesAge)
	c.mu.Unlock()
	return found, nil
}
