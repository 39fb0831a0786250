package capture

import (
	"bytes"
	"errors"
	"net/url"
	"path"
	"strings"

	"github.com/hearsay-project/hearsay/internal/capture/feed"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/capture/warc"
)

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// url fetches a page, a feed or a file and yields what it holds.
func (r *reader) url(address string) bool {
	if r.opts.Client == nil {
		r.opts.Client = fetch.New(fetch.Options{})
	}
	page, err := r.opts.Client.Get(r.ctx, fetch.Request{URL: address})
	var failed *fetch.Error
	switch {
	case errors.As(err, &failed):
		return r.fail(address, failed.Why)
	case err != nil:
		return r.end(err)
	}
	switch {
	case feed.Is(page.Body):
		return r.feed(address, page.Body)
	case feed.IsOPML(page.Body):
		return r.feedList(address, page.Body)
	}
	kind := pageType(warc.Page{MediaType: page.MediaType, Body: page.Body})
	if kind == "" || len(bytes.TrimSpace(page.Body)) == 0 {
		// An archive or document file, or something that cannot be read,
		// which is said there.
		name := ""
		if u, err := url.Parse(page.URL); err == nil {
			name = path.Base(u.Path)
		}
		data := bytes.NewReader(page.Body)
		return r.part(part{id: address, source: address, name: name, in: data, at: data, size: data.Size(), budget: newBudget(data.Size())})
	}
	c := capture(address, address, kind, page.Body)
	c.Charset, c.URL = page.Charset, page.URL
	return r.emit(c)
}
