// Package html reads web pages: main text with headings, captions and lists
// told apart, furniture left out, and metadata by consensus over what the
// page states for machines and what it shows to people.
//
// [Read] is all there is to it.
package html

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// Read returns what the page holds. address is where it was fetched from, ""
// if unknown.
func Read(page, address string) (draft.Draft, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return draft.Draft{}, err
	}
	var d draft.Draft
	f := collect(doc)
	at, _ := url.Parse(address)
	f.metadata(&d, address)
	prune(doc)
	all := leaves(doc)
	write(&d, choose(all, [][]string{byTrafilatura(doc, at), byReadability(doc, at)}, f, d.Title))
	return d, nil
}
