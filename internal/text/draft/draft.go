// Package draft holds what the readers of the formats yield: blocks of text
// and candidates for each piece of metadata, each with where it was read.
// Package text makes a document of it.
package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// Draft is a capture as one format reader understood it.
type Draft struct {
	// Blocks is the main text in reading order, title and byline left out.
	Blocks []Block
	// Candidates for the metadata, best first.
	Title, Outlet, URL, Published, Language, Place []hearsay.Field
	// Byline is the authors, one a field; these are no alternatives.
	Byline []hearsay.Field
	// Credits that stand in markup only, outside the text.
	Credits []hearsay.Credit
	Links   []hearsay.Link
}

// Block is one block of text. Its words and punctuation are those of the
// capture; white space is single spaces.
type Block struct {
	Kind hearsay.BlockKind
	Text string
}

// Add appends a block, with its white space cleaned, if anything is left.
func (d *Draft) Add(kind hearsay.BlockKind, text string) {
	if text = Clean(text); text != "" {
		d.Blocks = append(d.Blocks, Block{kind, text})
	}
}

// Metadata returns a candidate read from markup meant for machines.
func Metadata(value, exact, from string) hearsay.Field {
	return hearsay.Field{Value: value, Basis: hearsay.BasisMetadata, From: from, Exact: exact}
}

// FromText returns a candidate read from words that a person sees.
func FromText(value, exact, from string) hearsay.Field {
	return hearsay.Field{Value: value, Basis: hearsay.BasisText, From: from, Exact: exact}
}

// Clean makes every run of white space one space, trims it at both ends, and
// drops characters that show nothing: soft hyphens, zero-width spaces, byte
// order marks and controls. It returns s itself if it is clean.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case invisible(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isClean(s string) bool {
	space := true // a leading space is not clean
	for _, r := range s {
		switch {
		case r == ' ':
			if space {
				return false
			}
		case r < ' ', r == 0x7f, r >= utf8.RuneSelf && (r == utf8.RuneError || unicode.IsSpace(r) || invisible(r)):
			return false
		}
		space = r == ' '
	}
	return len(s) == 0 || !space
}

// invisible reports whether r shows nothing and joins nothing. Joiners stay,
// since some scripts cannot do without.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\ufffe':
		return true
	}
	return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
