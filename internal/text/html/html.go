// Package html reads web pages: main text with headings, captions and lists
// told apart, furniture left out, and metadata by consensus over what the
// page states for machines and what it shows to people.
//
// [Read] is all there is to it.
package html

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// Limits of a page. Reports are far below; what is above is a dump or an
// attack, and would cost time and memory out of all proportion.
const (
	maxBytes = 8 << 20 // without embedded pictures
	maxTags  = 100_000
)

// Read returns what the page holds. address is where it was fetched from, ""
// if unknown. An error is a sentence that says what to do.
func Read(page, address string) (d draft.Draft, err error) {
	doc, err := parse(page)
	if err != nil {
		return draft.Draft{}, err
	}
	f := collect(doc)
	f.metadata(&d, address)
	defer absolute(&d, address)
	if isFragment(page) {
		write(&d, whole(leaves(doc), d.Title))
		return d, nil
	}
	prune(doc)
	at, _ := url.Parse(address)
	all := leaves(doc)
	chosen := choose(all, [][]leaf{byTrafilatura(doc, at), byReadability(doc, at)}, f, d.Title)
	if f.mayBeHouse(d.Byline) {
		if signed := f.signature(all, chosen); signed != nil {
			d.Byline = signed
		}
	}
	write(&d, chosen)
	return d, nil
}

// absolute resolves the links of the text against the address of the page.
func absolute(d *draft.Draft, address string) {
	if address == "" {
		address = first(d.URL)
	}
	for i, l := range d.Links {
		if to := resolve(l.URL, address); to != "" {
			d.Links[i].URL = to
		}
	}
}

// parse builds the tree of a page within the limits.
func parse(page string) (*html.Node, error) {
	if len(page) > maxBytes {
		page = withoutPictures(page)
	}
	switch {
	case len(page) > maxBytes:
		return nil, fmt.Errorf("is a web page of more than %d MiB, which no report is; save the report's own page.", maxBytes>>20)
	case strings.Count(page, "<") > 2*maxTags:
		return nil, errors.New("is a web page of far more elements than a report has; save the report's own page.")
	}
	doc, err := parseTree(withoutScripts(page))
	if err != nil {
		return nil, errors.New("is a web page nested so deeply that it cannot be read; save the report's own page as text.")
	}
	return doc, nil
}

func parseTree(page string) (*html.Node, error) { return html.Parse(strings.NewReader(page)) }

// ReadWhole is like [Read] for a page that is nothing but the report: a
// chapter of an e-book, a mail.
func ReadWhole(page string) (draft.Draft, error) {
	doc, err := parse(page)
	if err != nil {
		return draft.Draft{}, err
	}
	var d draft.Draft
	f := collect(doc)
	f.metadata(&d, "")
	write(&d, whole(leaves(doc), nil))
	return d, nil
}

// isFragment reports whether the text is the inside of a page, as feeds and
// databases hand it on: all of it is the report.
func isFragment(page string) bool {
	head := strings.ToLower(page[:min(len(page), 64<<10)])
	for _, tag := range []string{"<html", "<head", "<body", "<title", "<nav", "<meta"} {
		if strings.Contains(head, tag) {
			return false
		}
	}
	return true
}

// withoutPictures cuts the content out of data addresses, by which saved
// pages carry pictures and fonts along.
func withoutPictures(page string) string {
	const mark = ";base64,"
	var b strings.Builder
	for {
		at := strings.Index(page, mark)
		if at < 0 {
			b.WriteString(page)
			return b.String()
		}
		b.WriteString(page[:at+len(mark)])
		page = page[at+len(mark):]
		end := strings.IndexAny(page, "\"') \t\n>")
		if end < 0 {
			return b.String()
		}
		page = page[end:]
	}
}
