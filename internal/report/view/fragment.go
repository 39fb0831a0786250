package view

import (
	"net/url"
	"strings"
)

// TextFragment returns an address that leads to words on a page (URL Fragment
// Text Directives): to the first and last of them where they are many. Words
// that stand apart, joined by " … ", are led to by the first run of them.
func TextFragment(address, words string) string {
	address, _, _ = strings.Cut(address, "#")
	words, _, _ = strings.Cut(words, " … ")
	f := strings.Fields(words)
	if len(f) == 0 {
		return address
	}
	esc := func(words []string) string {
		return strings.NewReplacer("-", "%2D", ",", "%2C", "&", "%26", "+", "%2B").Replace(url.PathEscape(strings.Join(words, " ")))
	}
	if len(f) <= 12 {
		return address + "#:~:text=" + esc(f)
	}
	return address + "#:~:text=" + esc(f[:5]) + "," + esc(f[len(f)-5:])
}
