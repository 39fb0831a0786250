package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"sync"
)

// smallest is the size in bytes from which on a body is worth to be compressed.
const smallest = 1400

var compressors = sync.Pool{New: func() any { return gzip.NewWriter(io.Discard) }}

// send writes a body, compressed where the browser takes that. Compression
// gives no secret away: a page of another site cannot ask with the cookie of
// a session, so that nobody can try out words beside the form token.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	if len(body) >= smallest && takesGzip(r) {
		var b bytes.Buffer
		z := compressors.Get().(*gzip.Writer)
		z.Reset(&b)
		z.Write(body) // a buffer takes everything
		z.Close()
		compressors.Put(z)
		h.Set("Content-Encoding", "gzip")
		body = b.Bytes()
	}
	w.WriteHeader(status)
	w.Write(body) // fails only where whoever asked has gone
}

// takesGzip reports whether the Accept-Encoding header names gzip and does not
// refuse it.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		name, q, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q = strings.ReplaceAll(q, " ", "")
			return strings.TrimRight(q, "0.") != "q="
		}
	}
	return false
}
