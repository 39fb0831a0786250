package fetch

import (
	"net/url"
	"strings"
)

// maxRobots is how many bytes of a robots.txt are read; RFC 9309 asks for 500
// KiB at least.
const maxRobots = 512 << 10

// robots is the rules of a site for one agent.
type robots struct {
	rules []rule
	uses  []use
}

// A use is what the site says about the use of paths by machines, in lines
// that aipref (Content-Usage) and Cloudflare (Content-Signal) have added.
type use struct{ pattern, from, exact string }

// signals returns what is said about the use of an address: of each kind of
// line the one with the longest pattern that matches.
func (r *robots) signals(u *url.URL) []Signal {
	var out []Signal
	path := pathOf(u)
	for _, from := range []string{"content-usage", "content-signal"} {
		best := -1
		for i, use := range r.uses {
			if use.from == from && matches(use.pattern, path) && (best < 0 || len(use.pattern) > len(r.uses[best].pattern)) {
				best = i
			}
		}
		if best >= 0 {
			out = append(out, Signal{"robots.txt " + from, r.uses[best].exact, usageReserved(r.uses[best].exact)})
		}
	}
	return out
}

// A rule allows or disallows the paths that match its pattern.
type rule struct {
	allow   bool
	pattern string
}

var (
	allowAll  = &robots{}
	allowNone = &robots{rules: []rule{{false, "/"}}}
)

// parseRobots reads the groups for agent, or, if there are none, those for
// all (RFC 9309, 2.2). Groups with the same agent count as one.
func parseRobots(data []byte, agent string) *robots {
	var own, all robots
	found := false
	forOwn, forAll, inRules := false, false, true
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	for line := range strings.SplitSeq(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "user-agent":
			if inRules { // a new group
				forOwn, forAll, inRules = false, false, false
			}
			switch {
			case value == "*":
				forAll = true
			case strings.EqualFold(product(value), agent):
				forOwn, found = true, true
			}
		case "allow", "disallow":
			inRules = true
			if value == "" {
				continue
			}
			r := rule{strings.EqualFold(strings.TrimSpace(key), "allow"), normalize(value)}
			if forOwn {
				own.rules = append(own.rules, r)
			}
			if forAll {
				all.rules = append(all.rules, r)
			}
		case "content-usage", "content-signal":
			inRules = true
			u := use{pattern: "/", from: strings.ToLower(strings.TrimSpace(key)), exact: value}
			if path, rest, ok := strings.Cut(value, " "); ok && strings.HasPrefix(path, "/") {
				u.pattern, u.exact = normalize(path), strings.TrimSpace(rest)
			}
			if u.exact == "" || len(u.exact) > 1024 {
				continue
			}
			if forOwn {
				own.uses = append(own.uses, u)
			}
			if forAll {
				all.uses = append(all.uses, u)
			}
		}
	}
	if found {
		return &own
	}
	return &all
}

// product returns the product token at the start of a user agent.
func product(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end >= 0 {
		return s[:end]
	}
	return s
}

// allowed reports whether the longest rule that matches allows the address;
// of two as long, the one that allows counts. robots.txt itself is allowed.
func (r *robots) allowed(u *url.URL) bool {
	if u.Path == "/robots.txt" {
		return true
	}
	path := pathOf(u)
	allow, longest := true, -1
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && matches(rule.pattern, path) {
			allow, longest = rule.allow, n
		}
	}
	return allow
}

// pathOf returns the path and query of an address, normalized.
func pathOf(u *url.URL) string {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return normalize(path)
}

// normalize writes escapes in capitals, takes off those of characters that
// need none, and escapes what is not ASCII, so that two spellings of a path
// compare.
func normalize(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			hi, ok1 := unhex(s[i+1])
			lo, ok2 := unhex(s[i+2])
			if ok1 && ok2 {
				c = hi<<4 | lo
				i += 2
				if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~' {
					b.WriteByte(c)
					continue
				}
				b.WriteByte('%')
				b.WriteByte(hex[c>>4])
				b.WriteByte(hex[c&15])
				continue
			}
		}
		if c >= 0x80 {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// matches reports whether a pattern, in which * stands for anything and $ at
// the end for the end, matches the start of path. It takes time in proportion
// to the product of their lengths at most.
func matches(pattern, path string) bool {
	anchored := strings.HasSuffix(pattern, "$")
	pattern = strings.TrimSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, part := range parts[1:] {
		if anchored && i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return !anchored || path == ""
}
