package capture

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/warc"
)

// isWebArchive reports whether a file is WARC or ARC, by its start or, packed,
// by its name.
func isWebArchive(name string, head []byte) bool {
	if bytes.HasPrefix(head, []byte("WARC/")) || bytes.HasPrefix(head, []byte("filedesc://")) {
		return true
	}
	lower := strings.ToLower(name)
	for _, ext := range []string{".gz", ".zst", ".lz4"} {
		lower = strings.TrimSuffix(lower, ext)
	}
	return strings.HasSuffix(lower, ".warc") || strings.HasSuffix(lower, ".arc")
}

// webArchive yields the pages in a web archive, each by its address. What is
// no page – requests, pictures, redirects – is passed over; what is broken is
// reported.
func (r *reader) webArchive(p part) bool {
	pages, records := 0, 0
	for rec, err := range warc.Records(p.budget.reader(p.in), r.opts.maxBytes()) {
		if ctxErr := r.ctx.Err(); ctxErr != nil {
			return r.end(ctxErr)
		}
		var broken *warc.Broken
		switch {
		case errors.As(err, &broken):
			if !r.fail(fmt.Sprintf("%s#%d", p.source, broken.Number), "is a broken record, "+broken.Why+"; it is left out, fetch the archive again if it matters.") {
				return false
			}
			continue
		case err != nil:
			return r.fail(p.source, readProblem(err))
		}
		records++
		if rec.Type != "response" && rec.Type != "resource" && rec.Type != "conversion" {
			continue
		}
		page, err := rec.HTTP(r.opts.maxBytes())
		if err != nil || page.Status != 200 || len(bytes.TrimSpace(page.Body)) == 0 {
			continue
		}
		kind := pageType(page)
		if kind == "" {
			continue
		}
		pages++
		source := fmt.Sprintf("%s#%d", p.source, rec.Number)
		id := rec.URL
		if id == "" || r.seen[id] {
			id = source
		}
		c := capture(id, source, kind, page.Body)
		c.Charset, c.URL = page.Charset, rec.URL
		if !r.emit(c) {
			return false
		}
	}
	if pages == 0 {
		return r.fail(p.source, fmt.Sprintf("is a web archive with %d records but no page; name one that holds HTML or text.", records))
	}
	return true
}

// pageType returns the media type of a page that can be read, or "".
func pageType(page warc.Page) string {
	switch page.MediaType {
	case "text/html", "application/xhtml+xml":
		return htmlPage
	case pdfFile:
		return pdfFile
	case "text/plain", "text/markdown", "":
		if kind, problem := sniff("", page.Body); problem == "" {
			return kind
		}
	}
	return ""
}

func capture(id, source, kind string, data []byte) hearsay.Capture {
	return hearsay.Capture{ID: id, Source: source, MediaType: kind, Bytes: data}
}

// readProblem says in a sentence why a stream ended.
func readProblem(err error) string {
	switch {
	case errors.Is(err, errBudget):
		return "unpacks to far more than reports do, which looks like an attack; unpack it yourself if you trust it."
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "is cut off; fetch or make it again."
	}
	return fmt.Sprintf("could not be read (%v); fetch or make it again.", err)
}
