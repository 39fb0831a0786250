package export

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// source is what a citation of a document says, each part "" where the
// document does not state it. Words are on one line.
type source struct {
	id, title, outlet, language, url string
	authors                          []string
	year, month, day                 int // 0 where unknown
}

// sourceOf reads the citation of a document. Names of authors stay whole:
// which part is the family name is not stated anywhere.
func sourceOf(d wire.DocumentRecord) source {
	s := source{
		id: d.ID, title: plain(text(d.Title)), outlet: plain(text(d.Outlet)), language: plain(text(d.Language)),
		url: webAddress(text(d.URL)),
	}
	for _, name := range d.Byline {
		if name = plain(name); name != "" {
			s.authors = append(s.authors, name)
		}
	}
	if d.Published != nil {
		s.year, s.month, s.day = dateParts(d.Published.Value)
	}
	return s
}

// dateParts reads year, month and day of an ISO 8601 date of any precision,
// each 0 where it is not stated.
func dateParts(iso string) (year, month, day int) {
	date, _, _ := strings.Cut(iso, "T")
	parts := strings.Split(date, "-")
	n := make([]int, 3)
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if i > 2 || err != nil || v < 1 {
			break
		}
		n[i] = v
	}
	if len(parts[0]) != 4 || n[1] > 12 || n[2] > 31 {
		return 0, 0, 0
	}
	return n[0], n[1], n[2]
}

// date returns the date in ISO 8601 with the precision that is known.
func (s source) date() string {
	if s.year == 0 {
		return ""
	}
	out := pad(s.year, 4)
	if s.month > 0 {
		out += "-" + pad(s.month, 2)
		if s.day > 0 {
			out += "-" + pad(s.day, 2)
		}
	}
	return out
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// webAddress returns s as an http or https address in ASCII, or "" if it is
// none. Characters that end an address in one of the forms are escaped.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	var out strings.Builder
	for _, b := range []byte(u.String()) {
		if b <= ' ' || b >= 0x7f || strings.IndexByte("|{}[]<>\"'`^\\", b) >= 0 {
			out.WriteString("%" + strings.ToUpper(strconv.FormatInt(int64(b)+0x100, 16)[1:]))
			continue
		}
		out.WriteByte(b)
	}
	return out.String()
}

// citeKeys gives each source a key of letters and digits: outlet, year and
// word of the title, with a letter where that is not enough.
func citeKeys(sources []source) []string {
	keys := make([]string, len(sources))
	used := map[string]int{}
	for i, s := range sources {
		key := cmp.Or(slug(s.outlet, 16), "source") // a key of digits alone is none to MediaWiki
		if s.year > 0 {
			key += pad(s.year, 4)
		}
		key += slug(longest(s.title), 16)
		used[key]++
		if n := used[key]; n > 1 {
			key += "-" + strconv.Itoa(n)
		}
		keys[i] = key
	}
	return keys
}

// slug returns the ASCII letters and digits of s, in lower case, at most n.
func slug(s string, n int) string {
	var out []byte
	for _, r := range strings.ToLower(s) {
		if len(out) < n && r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			out = append(out, byte(r))
		}
	}
	return string(out)
}

// longest returns the longest word of s, the earlier one of two.
func longest(s string) string {
	best := ""
	for _, w := range strings.Fields(s) {
		if len(slug(w, 64)) > len(slug(best, 64)) {
			best = w
		}
	}
	return best
}

// sources returns what the documents of a report are cited by.
func sources(docs []wire.DocumentRecord) []source {
	out := make([]source, len(docs))
	for i, d := range docs {
		out[i] = sourceOf(d)
	}
	return out
}
