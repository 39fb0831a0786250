package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// Page is the content of a record as a browser would have it.
type Page struct {
	Status    int    // of HTTP; 200 for a record without
	MediaType string // without parameters, in lower case; "" if undeclared
	Charset   string // as declared, "" if undeclared
	Body      []byte
}

// HTTP returns the page in a record: of a response the body with its
// encodings taken off, of another record the block as it is. The body is cut
// at limit bytes. Wrong lengths and chunks are overlooked as browsers do.
func (r Record) HTTP(limit int64) (Page, error) {
	message := bytes.HasPrefix(r.Block, []byte("HTTP/"))
	if !message {
		p := Page{Status: 200, Body: r.Block}
		p.MediaType, p.Charset = mediaType(r.MediaType)
		if strings.HasPrefix(p.MediaType, "application/http") {
			return p, errors.New("holds no HTTP message")
		}
		return p, nil
	}
	head, body := splitMessage(r.Block)
	response, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(head)), nil)
	if err != nil {
		return Page{}, errors.New("holds an HTTP message that cannot be read")
	}
	p := Page{Status: response.StatusCode}
	p.MediaType, p.Charset = mediaType(response.Header.Get("Content-Type"))
	if strings.Contains(strings.ToLower(strings.Join(response.TransferEncoding, ",")+response.Header.Get("Transfer-Encoding")), "chunked") {
		body = unchunk(body)
	}
	p.Body, err = decode(body, response.Header.Get("Content-Encoding"), limit)
	return p, err
}

// splitMessage returns the head of an HTTP message, mended so that it can be
// parsed, and its body.
func splitMessage(block []byte) (head, body []byte) {
	at, n := bytes.Index(block, []byte("\r\n\r\n")), 4
	if lf := bytes.Index(block, []byte("\n\n")); at < 0 || lf >= 0 && lf < at {
		at, n = lf, 2
	}
	if at < 0 {
		at, n = len(block), 0
	}
	var b bytes.Buffer
	for i, line := range bytes.Split(block[:at], []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		// A line that is no field would spoil the whole head.
		if i > 0 && (bytes.IndexByte(line, ':') <= 0 || bytes.ContainsAny(line[:bytes.IndexByte(line, ':')], " \t")) {
			continue
		}
		b.Write(line)
		b.WriteString("\r\n")
	}
	b.WriteString("\r\n")
	return b.Bytes(), block[at+n:]
}

func mediaType(s string) (media, charset string) {
	m, params, err := mime.ParseMediaType(s)
	if err != nil {
		m, _, _ = strings.Cut(s, ";")
	}
	return strings.ToLower(strings.TrimSpace(m)), params["charset"]
}

// unchunk takes the chunk lengths out of a body; one that has none, though
// its head says so, is returned as it is.
func unchunk(body []byte) []byte {
	var out []byte
	rest := body
	for {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		if !ok {
			break
		}
		size, _, _ := bytes.Cut(bytes.TrimRight(line, "\r"), []byte(";"))
		n, ok := hex(bytes.TrimSpace(size))
		if !ok {
			if out == nil {
				return body
			}
			break
		}
		if n == 0 {
			if out == nil {
				out = []byte{}
			}
			break
		}
		if n > len(after) {
			out = append(out, after...)
			break
		}
		out = append(out, after[:n]...)
		rest = bytes.TrimLeft(after[n:], "\r\n")
	}
	if out == nil {
		return body
	}
	return out
}

func hex(s []byte) (int, bool) {
	if len(s) == 0 || len(s) > 7 {
		return 0, false
	}
	n := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		n = n<<4 | int(c)
	}
	return n, true
}

// decode takes the content encodings off, the last one first. A body that is
// not encoded, though its head says so, is returned as it is.
func decode(body []byte, encodings string, limit int64) ([]byte, error) {
	list := strings.Split(encodings, ",")
	for i := len(list) - 1; i >= 0; i-- {
		var r io.Reader
		var err error
		switch strings.ToLower(strings.TrimSpace(list[i])) {
		case "gzip", "x-gzip":
			if !bytes.HasPrefix(body, gzipMagic) {
				continue
			}
			r, err = gzip.NewReader(bytes.NewReader(body))
		case "deflate":
			if r, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
				r, err = flate.NewReader(bytes.NewReader(body)), nil
			}
		case "br":
			r = brotli.NewReader(bytes.NewReader(body))
		case "zstd":
			var d *zstd.Decoder
			if d, err = zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderConcurrency(1)); err == nil {
				defer d.Close()
				r = d
			}
		default:
			continue
		}
		if err != nil {
			return nil, errors.New("has content that cannot be unpacked")
		}
		out, err := io.ReadAll(io.LimitReader(r, limit))
		if err != nil && len(out) == 0 {
			return nil, errors.New("has content that cannot be unpacked")
		}
		body = out
	}
	return body, nil
}
