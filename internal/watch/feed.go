package watch

import (
	"context"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
)

// atom is an Atom feed (RFC 4287).
type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Content atomText   `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// maxFeed is how many items a feed has.
const maxFeed = 100

// WriteFeed writes the latest items of a watch as an Atom feed. Self is the
// feed's own address; id turns what is named into an IRI.
func (k *Keeper) WriteFeed(ctx context.Context, out io.Writer, watch, self string) error {
	w, err := k.Get(ctx, watch)
	if err != nil {
		return err
	}
	items, err := k.Items(ctx, watch, 0, 0, maxFeed)
	if err != nil {
		return err
	}
	f := atom{
		ID: feedID(w.ID), Title: w.Name, Updated: w.Created.UTC().Format(time.RFC3339),
		Author: atomAuthor{"hearsay"}, Links: []atomLink{{"self", self}},
	}
	for _, it := range items {
		e := atomEntry{
			ID: feedID(w.ID, strconv.FormatInt(it.Seq, 10)), Title: short(it.Text, 120), Updated: it.At.UTC().Format(time.RFC3339),
			Content: atomText{"text", it.Text},
		}
		if k.o.Link != nil {
			e.Links = []atomLink{{"alternate", k.o.Link(w.Query.Pile, it)}}
		}
		f.Entries = append(f.Entries, e)
	}
	if len(items) > 0 {
		f.Updated = items[0].At.UTC().Format(time.RFC3339)
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(out).Encode(f)
}

// feedID names a feed or an entry of it for good.
func feedID(parts ...string) string {
	return "urn:uuid:" + uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/hearsay-project/hearsay#watch/"+strings.Join(parts, "/"))).String()
}

// short cuts words to about n bytes, at the edge of a character.
func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
