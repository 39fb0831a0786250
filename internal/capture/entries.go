package capture

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/feed"
)

// feed yields the entries of a feed, each by its address or the ID that the
// feed gives it.
func (r *reader) feed(source string, data []byte) bool {
	f, err := feed.Parse(data)
	if err != nil {
		return r.fail(source, fmt.Sprintf("is a feed that cannot be read (%v); fetch it again.", err))
	}
	n := 0
	for i, e := range f.Entries {
		if strings.TrimSpace(e.Content) == "" {
			continue
		}
		place := fmt.Sprintf("%s#%d", source, i+1)
		id := e.Link
		if id == "" {
			id = e.ID
		}
		if id == "" || r.seen[id] {
			id = place
		}
		c := capture(id, place, plainText, []byte(e.Content))
		if e.HTML {
			c.MediaType = htmlPage
		}
		c.Charset, c.URL = "utf-8", e.Link
		c.Given = hearsay.Given{
			Title: e.Title, Byline: strings.Join(e.Authors, "; "), Outlet: e.Publisher,
			Published: e.Published, Language: e.Language, URL: e.Link,
		}
		n++
		if !r.emit(c) {
			return false
		}
	}
	if n == 0 {
		return r.fail(source, "is a feed without the text of any report; name the pages that it leads to.")
	}
	return true
}

// feedList says of each feed of an OPML list how to read it. A list holds no
// report itself, and nothing is fetched that nobody named as an input, unless
// Follow says so: the list may have come from a stranger.
func (r *reader) feedList(source string, data []byte) bool {
	feeds, err := feed.ParseOPML(data)
	for i, f := range feeds {
		if r.opts.Follow && !r.crawling {
			if !isURL(f.URL) {
				if !r.fail(fmt.Sprintf("%s#%d", source, i+1), fmt.Sprintf("names a feed at %s, which is no http or https address; correct the list.", f.URL)) {
					return false
				}
				continue
			}
			r.crawling = true // a list that it leads to is not followed in turn
			more := r.url(f.URL, true)
			r.crawling = false
			if !more {
				return false
			}
			continue
		}
		title := f.Title
		if title == "" {
			title = "a feed"
		}
		if !r.fail(fmt.Sprintf("%s#%d", source, i+1), fmt.Sprintf("is the address of a feed, not a report (%s); name %s as an input to read it, or all of them with --follow.", title, f.URL)) {
			return false
		}
	}
	switch {
	case err != nil:
		return r.fail(source, fmt.Sprintf("is a list of feeds that cannot be read to its end (%v); export it again.", err))
	case len(feeds) == 0:
		return r.fail(source, "is a list of feeds that names none; name the feeds or pages themselves.")
	}
	return true
}
