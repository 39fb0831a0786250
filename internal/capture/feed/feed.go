// Package feed reads RSS, Atom and JSON feeds: what each entry states, with
// the publisher that an aggregator names for it. [Parse] is all there is to
// it; nothing is fetched.
package feed

import (
	"bytes"
	"cmp"
	"errors"
	"html"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
)

// Feed is a feed with its entries in its order.
type Feed struct {
	Title, Language string
	Entries         []Entry
}

// Entry is one report of a feed. An empty field is not stated.
type Entry struct {
	ID        string // as the feed has it, or else the link
	Link      string
	Title     string
	Authors   []string
	Published string // as written
	Language  string
	// Publisher is the outlet that the entry comes from, if the feed says so
	// (<source>), or else the title of the feed.
	Publisher string
	// Content is the longest text that the feed has of the report; HTML says
	// that it is marked up.
	Content string
	HTML    bool
}

// Is reports whether data looks like a feed.
func Is(data []byte) bool {
	head := data[:min(len(data), 4096)]
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(trimmed, []byte("<")):
		lower := bytes.ToLower(head)
		return bytes.Contains(lower, []byte("<rss")) || bytes.Contains(lower, []byte("<rdf:rdf")) ||
			bytes.Contains(lower, []byte("<feed")) && bytes.Contains(lower, []byte("w3.org/2005/atom"))
	case bytes.HasPrefix(trimmed, []byte("{")):
		return bytes.Contains(head, []byte("jsonfeed.org/version"))
	}
	return false
}

// maxEntries bounds the entries of one feed.
const maxEntries = 50_000

// Parse reads a feed.
func Parse(data []byte) (Feed, error) {
	var f Feed
	var err error
	switch gofeed.DetectFeedType(bytes.NewReader(data)) {
	case gofeed.FeedTypeRSS:
		f, err = parseRSS(data)
	case gofeed.FeedTypeAtom:
		f, err = parseAtom(data)
	case gofeed.FeedTypeJSON:
		f, err = parseJSON(data)
	default:
		return Feed{}, errors.New("is no feed")
	}
	if err != nil {
		return Feed{}, err
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		e.ID = cmp.Or(strings.TrimSpace(e.ID), e.Link)
		e.Title = plainTitle(e.Title)
		e.Publisher = cmp.Or(e.Publisher, f.Title)
		e.Language = cmp.Or(e.Language, f.Language)
	}
	return f, nil
}

func parseRSS(data []byte) (Feed, error) {
	in, err := (&rss.Parser{}).Parse(bytes.NewReader(data))
	if err != nil {
		return Feed{}, err
	}
	f := Feed{Title: strings.TrimSpace(in.Title), Language: in.Language}
	for _, item := range in.Items[:min(len(in.Items), maxEntries)] {
		e := Entry{Link: strings.TrimSpace(item.Link), Title: item.Title, Published: item.PubDate, HTML: true}
		if item.GUID != nil {
			e.ID = item.GUID.Value
			// A guid is an address unless it says that it is none.
			if g := strings.TrimSpace(e.ID); e.Link == "" && item.GUID.IsPermalink != "false" && isAddress(g) {
				e.Link = g
			}
		}
		if item.Source != nil {
			e.Publisher = strings.TrimSpace(item.Source.Title)
		}
		if dc := item.DublinCoreExt; dc != nil {
			e.Authors = append(e.Authors, dc.Creator...)
			if e.Published == "" && len(dc.Date) > 0 {
				e.Published = dc.Date[0]
			}
		}
		if len(e.Authors) == 0 && item.Author != "" {
			e.Authors = []string{authorName(item.Author)}
		}
		e.Content = longer(item.Content, item.Description)
		f.Entries = append(f.Entries, e)
	}
	return f, nil
}

// authorName takes the name out of "jane@norlandpost.example (Jane Roe)".
func authorName(s string) string {
	if open := strings.IndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") && strings.Contains(s[:open], "@") {
		return s[open+1 : len(s)-1]
	}
	return s
}

func parseAtom(data []byte) (Feed, error) {
	in, err := (&atom.Parser{}).Parse(bytes.NewReader(data))
	if err != nil {
		return Feed{}, err
	}
	f := Feed{Title: strings.TrimSpace(in.Title), Language: in.Language}
	for _, entry := range in.Entries[:min(len(in.Entries), maxEntries)] {
		e := Entry{ID: entry.ID, Title: entry.Title, Published: cmp.Or(entry.Published, entry.Updated), HTML: true}
		for _, l := range entry.Links {
			if e.Link == "" || l.Rel == "alternate" {
				e.Link = l.Href
			}
		}
		authors := entry.Authors
		if len(authors) == 0 {
			authors = in.Authors
		}
		for _, a := range authors {
			e.Authors = append(e.Authors, a.Name)
		}
		if entry.Source != nil {
			e.Publisher = strings.TrimSpace(entry.Source.Title)
		}
		content := ""
		if entry.Content != nil {
			content = entry.Content.Value
		}
		e.Content = longer(content, entry.Summary)
		f.Entries = append(f.Entries, e)
	}
	return f, nil
}

func parseJSON(data []byte) (Feed, error) {
	in, err := (&json.Parser{}).Parse(bytes.NewReader(data))
	if err != nil {
		return Feed{}, err
	}
	f := Feed{Title: strings.TrimSpace(in.Title), Language: in.Language}
	for _, item := range in.Items[:min(len(in.Items), maxEntries)] {
		if item == nil {
			continue
		}
		e := Entry{ID: item.ID, Link: cmp.Or(item.URL, item.ExternalURL), Title: item.Title, Published: cmp.Or(item.DatePublished, item.DateModified), Language: item.Language, HTML: true}
		e.Content = item.ContentHTML
		if e.Content == "" {
			e.Content, e.HTML = longer(item.ContentText, item.Summary), false
		}
		authors := item.Authors
		if len(authors) == 0 && item.Author != nil {
			authors = []*json.Author{item.Author}
		}
		if len(authors) == 0 {
			authors = in.Authors
		}
		if len(authors) == 0 && in.Author != nil {
			authors = []*json.Author{in.Author}
		}
		for _, a := range authors {
			if a != nil && a.Name != "" {
				e.Authors = append(e.Authors, a.Name)
			}
		}
		f.Entries = append(f.Entries, e)
	}
	return f, nil
}

func longer(a, b string) string {
	if len(strings.TrimSpace(b)) > len(strings.TrimSpace(a)) {
		return b
	}
	return a
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// plainTitle takes the markup out of a title: character references, which
// many feeds escape twice, and the tags that a line of text can have. A "<"
// that begins none of them is one that was meant.
func plainTitle(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			break
		}
		b.WriteString(s[:at])
		s = s[at:]
		n := inlineTag(s)
		if n == 0 {
			b.WriteByte('<')
			n = 1
		}
		s = s[n:]
	}
	b.WriteString(s)
	return strings.TrimSpace(html.UnescapeString(b.String()))
}

// maxTag is how long a tag in a title may be in bytes.
const maxTag = 1024

// inlineTag returns the length of the tag of inline markup that s starts
// with, 0 if there is none.
func inlineTag(s string) int {
	name := strings.TrimPrefix(s[1:], "/")
	end := strings.IndexAny(name, " \t\r\n/>")
	if end < 0 || end > len("strong") {
		return 0
	}
	switch strings.ToLower(name[:end]) {
	case "a", "abbr", "b", "br", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u":
		return strings.IndexByte(s[:min(len(s), maxTag)], '>') + 1
	}
	return 0
}
