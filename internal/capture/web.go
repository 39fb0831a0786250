package capture

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"net/url"
	"path"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/feed"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/capture/warc"
)

func isURL(s string) bool {
	scheme, _, ok := strings.Cut(s, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// url fetches a page, a feed or a file and yields what it holds.
func (r *reader) url(address string, crawl bool) bool {
	if r.opts.Client == nil {
		r.opts.Client = fetch.New(fetch.Options{})
	}
	page, err := r.opts.Client.Get(r.ctx, fetch.Request{URL: address, Crawl: crawl})
	var failed *fetch.Error
	switch {
	case errors.As(err, &failed):
		return r.fail(address, failed.Why)
	case err != nil:
		return r.end(err)
	}
	return r.fetched(address, page)
}

// fetched yields what a page, a feed or a file holds that was fetched.
func (r *reader) fetched(address string, page fetch.Page) bool {
	r.via, r.rights = page.Via, nil
	for _, s := range page.Signals {
		r.rights = append(r.rights, hearsay.Right{From: s.From, Exact: s.Exact})
	}
	defer func() { r.via, r.rights = nil, nil }()
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

// Fetched yields the captures that a fetched page holds: itself, the entries
// of a feed, the files of an archive. Address is the one that was asked for.
// Errors are those of [Open].
func Fetched(ctx context.Context, address string, page fetch.Page) iter.Seq2[hearsay.Capture, error] {
	return func(yield func(hearsay.Capture, error) bool) {
		r := reader{ctx: ctx, seen: map[string]bool{}, yield: yield}
		r.fetched(address, page)
	}
}
