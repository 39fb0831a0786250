// Package outlet compares the names of outlets and the addresses of their pages,
// as reports write them.
package outlet

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// Key returns the folded name of the document's outlet, or the owner's name in
// the host that stands for it or in its address, or "".
func Key(doc *hearsay.Annotated) string {
	switch outlet := doc.Outlet.Value; {
	case outlet == "":
		return Fold(name(host(doc.URL.Value)))
	case strings.Contains(outlet, ".") && !strings.ContainsAny(outlet, " /"):
		return Fold(name(strings.ToLower(outlet)))
	default:
		return Fold(outlet)
	}
}

// host returns the host of an address without "www.".
func host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	rest, _, _ = strings.Cut(rest, ":")
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

// name returns the part of a host that names its owner: "example" of
// "news.example.co.uk".
func name(host string) string {
	parts := strings.Split(host, ".")
	if n := len(parts); n >= 3 && len(parts[n-1]) == 2 && len(parts[n-2]) <= 3 {
		return parts[n-3]
	} else if n >= 2 {
		return parts[n-2]
	}
	return host
}

// Fold folds a name so that "The Moscow Times" and "themoscowtimes" are
// equal.
func Fold(s string) string {
	var room [8]fold.Word
	var b strings.Builder
	b.Grow(len(s))
	for _, w := range fold.AppendWords(room[:0], s) {
		b.WriteString(w.Folded)
	}
	return strings.TrimPrefix(b.String(), "the")
}

// Names reports whether a name as credited is that of the outlet with a [Key].
func Names(credit, outlet string) bool {
	c := Fold(credit)
	return c == outlet || len(c) >= 6 && strings.HasPrefix(outlet, c) || len(outlet) >= 6 && strings.HasPrefix(c, outlet) ||
		len(outlet) >= 3 && strings.Contains(credit, " ") && shortFor(outlet, fold.Words(credit))
}

// shortFor reports whether short, the name of an outlet in its address, is made of
// the words of a name, some of them cut to their first letters, the last words
// whole if any is: "nytimes" and "wsj" for "The New York Times" and "The Wall
// Street Journal".
func shortFor(short string, words []fold.Word) bool {
	if len(words) > 0 && words[0].Folded == "the" {
		words = words[1:]
	}
	if len(words) < 2 {
		return false
	}
	for i, w := range words {
		var rest strings.Builder
		for _, x := range words[i:] {
			rest.WriteString(x.Folded)
		}
		if i > 0 && short == rest.String() {
			return true
		}
		first := w.Folded[:min(1, len(w.Folded))]
		if first == "" || !strings.HasPrefix(short, first) {
			return false
		}
		short = short[1:]
	}
	return short == ""
}

// SameAddress reports whether two addresses are the same without scheme, "www." and fragment.
func SameAddress(a, b string) bool { return a != "" && b != "" && bareAddress(a) == bareAddress(b) }

func bareAddress(u string) string {
	u, _, _ = strings.Cut(u, "#")
	u, _, _ = strings.Cut(u, "?")
	if _, rest, ok := strings.Cut(u, "://"); ok {
		u = rest
	}
	return strings.TrimSuffix(strings.TrimPrefix(u, "www."), "/")
}
