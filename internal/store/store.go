// Package store holds what every store shares, so that all of them keep and
// find the same: names of captures ([Key]), compressed contents ([Pack]), the
// records of a report ([Records]), the words that are searched for ([Terms],
// [ParseQuery], [Find]), cursors, and the checks of [Problems].
//
// The stores themselves are in sqlite and postgres below this package, and
// storetest is the suite that both pass.
package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Bounds of pages.
const (
	// DefaultLimit is the number of things on a page whose Limit is 0.
	DefaultLimit = 50
	// MaxLimit is the largest number of things on a page.
	MaxLimit = 1000
)

// Limit returns the number of things that a page asks for, within bounds.
func Limit(p hearsay.Page) int {
	if p.Limit <= 0 {
		return DefaultLimit
	}
	return min(p.Limit, MaxLimit)
}

// Clean returns c as stores keep it: with the digest of its bytes, and with
// names that any database can hold (UTF-8 without NUL).
func Clean(c hearsay.Capture) hearsay.Capture {
	for _, s := range []*string{
		&c.ID, &c.Source, &c.MediaType, &c.Charset, &c.URL, &c.Given.Title, &c.Given.Byline,
		&c.Given.Outlet, &c.Given.Published, &c.Given.Language, &c.Given.URL,
	} {
		*s = CleanName(*s)
	}
	c.Via = slices.Clone(c.Via)
	for i := range c.Via {
		c.Via[i] = CleanName(c.Via[i])
	}
	c.Rights = slices.Clone(c.Rights)
	for i := range c.Rights {
		c.Rights[i].From, c.Rights[i].Exact = CleanName(c.Rights[i].From), CleanName(c.Rights[i].Exact)
	}
	sum := sha256.Sum256(c.Bytes)
	c.SHA256 = hex.EncodeToString(sum[:])
	return c
}

// CleanName returns s with U+FFFD for NUL and for bytes that are not UTF-8.
func CleanName(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// Header returns the fields of a capture without its bytes, as JSON.
func Header(c hearsay.Capture) []byte {
	c.Bytes = nil
	b, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings alone cannot fail
	}
	return b
}

// Key returns the name by which a store keeps a capture: a digest of all that
// the stages see of it. Equal captures of two piles have one key, and are
// read once.
func Key(c hearsay.Capture) string {
	sum := sha256.Sum256(Header(c))
	return hex.EncodeToString(sum[:])
}
