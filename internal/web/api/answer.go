package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// Bounds of lists.
const (
	defaultLimit = 50
	maxLimit     = 1000
)

// writeJSON answers with v and its entity tag.
func writeJSON(w http.ResponseWriter, r *http.Request, status int, v any) error {
	body, err := marshal(v)
	if err != nil {
		return err
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		sum := sha256.Sum256(body)
		if tagged(w, r, `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`) {
			return nil
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Vary", "Accept")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n'))
	return nil
}

// marshal writes JSON on one line, with < > & as they are: nosniff and the
// media type keep it from being anything else.
func marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// tagged sets the entity tag and reports whether the client has it already,
// in which case that has been answered.
func tagged(w http.ResponseWriter, r *http.Request, tag string) bool {
	w.Header().Set("ETag", tag)
	for _, known := range strings.Split(r.Header.Get("If-None-Match"), ",") {
		known = strings.TrimPrefix(strings.TrimSpace(known), "W/")
		if known == tag || known == "*" {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

// list is a page of things.
type list struct {
	Items []json.RawMessage `json:"items"`
	// Next is the cursor of what follows, null at the end.
	Next *string `json:"next"`
}

// writeList answers with a list: one page as an object, or all of it from the
// cursor on as lines of JSON. Fetch returns the page after a raw cursor.
func writeList(w http.ResponseWriter, r *http.Request, fetch func(hearsay.Page) ([]any, string, error)) error {
	page, err := pageOf(r)
	if err != nil {
		return err
	}
	if !wantsLines(r) {
		items, next, err := fetch(page)
		if err != nil {
			return cursorError(err)
		}
		out := list{Items: []json.RawMessage{}}
		for _, v := range items {
			line, err := marshal(v)
			if err != nil {
				return err
			}
			out.Items = append(out.Items, line)
		}
		if next != "" {
			cursor := sealCursor(r, next)
			out.Next = &cursor
			q := r.URL.Query()
			q.Set("cursor", cursor)
			w.Header().Set("Link", "<"+(&url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: q.Encode()}).String()+`>; rel="next"`)
		}
		return writeJSON(w, r, http.StatusOK, out)
	}
	left := -1
	if r.URL.Query().Get("limit") != "" {
		left = page.Limit
	}
	page.Limit = defaultLimit
	for first := true; ; first = false {
		if left >= 0 {
			page.Limit = min(left, defaultLimit)
		}
		items, next, err := fetch(page)
		if err != nil && first {
			return cursorError(err)
		}
		if err != nil {
			panic(http.ErrAbortHandler) // the client sees that the list broke off
		}
		if first {
			w.Header().Set("Content-Type", "application/x-ndjson")
			w.Header().Set("Vary", "Accept")
		}
		for _, v := range items {
			line, err := marshal(v)
			if err != nil {
				panic(http.ErrAbortHandler)
			}
			if _, err := w.Write(append(line, '\n')); err != nil {
				return nil // nobody listens any more
			}
		}
		if left -= len(items); next == "" || left == 0 {
			return nil
		}
		page.After = next
	}
}

// cursorError tells a cursor that is none from other errors.
func cursorError(err error) error {
	if errors.Is(err, hearsay.ErrCursor) {
		return invalid("The cursor does not belong to this list; start again without it.")
	}
	return err
}

// wantsLines reports whether the client prefers lines of JSON.
func wantsLines(r *http.Request) bool {
	for _, part := range strings.Split(r.Header.Get("Accept"), ",") {
		media, params, err := mime.ParseMediaType(part)
		if err == nil && params["q"] != "0" {
			switch media {
			case "application/x-ndjson", "application/jsonl":
				return true
			case "application/json", "*/*":
				return false
			}
		}
	}
	return false
}

// pageOf reads limit and cursor.
func pageOf(r *http.Request) (hearsay.Page, error) {
	q := r.URL.Query()
	p := hearsay.Page{Limit: defaultLimit}
	if v := q.Get("limit"); v != "" || q.Has("limit") {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 || n > maxLimit {
			return p, invalid("limit takes a number from 1 to " + strconv.Itoa(maxLimit) + ".")
		}
		p.Limit = n
	}
	if v := q.Get("cursor"); v != "" {
		after, ok := openCursor(r, v)
		if !ok {
			return p, invalid("The cursor does not belong to this list; start again without it.")
		}
		p.After = after
	}
	return p, nil
}

// A cursor is the store's own with a mark of the list that it belongs to:
// path and filters, but not the size of a page.
func cursorMark(r *http.Request) []byte {
	q := r.URL.Query()
	q.Del("cursor")
	q.Del("limit")
	sum := sha256.Sum256([]byte(r.URL.EscapedPath() + "?" + q.Encode()))
	return sum[:6]
}

func sealCursor(r *http.Request, after string) string {
	return base64.RawURLEncoding.EncodeToString(append(cursorMark(r), after...))
}

func openCursor(r *http.Request, cursor string) (string, bool) {
	data, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || !bytes.HasPrefix(data, cursorMark(r)) || len(data) == 6 || !utf8.Valid(data[6:]) {
		return "", false
	}
	return string(data[6:]), true
}

// readJSON reads the body as one JSON value of at most limit bytes.
func readJSON(w http.ResponseWriter, r *http.Request, limit int64, v any) error {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return problem(http.StatusUnsupportedMediaType, "media_type", "Send application/json.")
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	if err != nil {
		return bodyError(err)
	}
	return decode(data, v)
}

// decode reads one JSON value of known fields.
func decode(data []byte, v any) error {
	if !utf8.Valid(data) {
		return invalid("The body is not UTF-8.")
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return invalid("The body is not what is asked for: " + visible(strings.TrimPrefix(err.Error(), "json: ")) + ".")
	}
	if dec.More() {
		return invalid("The body holds more than one value.")
	}
	var all any
	if json.Unmarshal(data, &all) != nil || holdsNull(all) {
		return invalid("The body holds null; leave out what there is nothing to say of.")
	}
	return nil
}

// holdsNull reports whether a value is null or holds it.
func holdsNull(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case map[string]any:
		for _, part := range v {
			if holdsNull(part) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, holdsNull)
	}
	return false
}

// bodyError tells a body that is too large from one that broke off.
func bodyError(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return invalid("The body broke off.")
}

// visible leaves control characters out of a sentence and bounds it.
func visible(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	if len(s) > 500 {
		s = strings.ToValidUTF8(s[:500], "") + "…"
	}
	return s
}
