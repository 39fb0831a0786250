package fetch

import (
	"net/url"
	"strings"
)

// maxRobots is how many bytes of a robots.txt are read; RFC 9309 asks for 500
// KiB at least.
const maxRobots = 512 << 10

// robots is the rules of a site for one agent.
type robots struct{ rules []rule }

// A rule allows or disallows the paths that match its pattern.
type rule struct {
	allow   bool
	pattern string
}

var (
	allowAll  = &robots{}
	allowNone = &robots{[]rule{{false, "/"}}}
)

// parseRobots reads the groups for agent, or, if there are none, those for
// all (RFC 9309, 2.2). Groups with the same agent count as one.
func parseRobots(data []byte, agent string) *robots {
	var own, all []rule
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
				own = append(own, r)
			}
			if forAll {
				all = append(all, r)
			}
		}
	}
	if found {
		return &robots{own}
	}
	return &robots{all}
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
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if path == "/robots.txt" {
		return true
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	path = normalize(path)
	allow, longest := true, -1
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && matches(rule.pattern, path) {
			allow, longest = rule.allow, n
		}
	}
	return allow
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
