package api

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// entryJSON is the place of a document in a pile.
type entryJSON struct {
	Pile      string     `json:"pile"`
	ID        string     `json:"id"`
	SHA256    string     `json:"sha256"`
	Added     *time.Time `json:"added"`
	By        *string    `json:"by"`
	Removed   *time.Time `json:"removed"`
	State     string     `json:"state"` // waiting, read or failed
	Error     *string    `json:"error"`
	Title     *string    `json:"title"`
	Outlet    *string    `json:"outlet"`
	Published *string    `json:"published"`
	Language  *string    `json:"language"`
	URL       *string    `json:"url"`
}

func entryOf(e hearsay.Entry) entryJSON {
	out := entryJSON{
		Pile: e.Pile, ID: e.ID, SHA256: e.SHA256, Added: moment(e.Added), By: optional(e.By), Removed: moment(e.Removed), State: "read",
		Error: optional(e.Err), Title: optional(e.Title), Outlet: optional(e.Outlet), Published: optional(e.Published),
		Language: optional(e.Language), URL: optional(e.URL),
	}
	switch {
	case e.Err != "":
		out.State = "failed"
	case e.Version == "":
		out.State = "waiting"
	}
	return out
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

func (s *server) listDocuments(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	return writeList(w, r, func(page hearsay.Page) ([]any, string, error) {
		entries, next, err := s.store.Entries(r.Context(), p.Name, page)
		out := make([]any, len(entries))
		for i, e := range entries {
			out[i] = entryOf(e)
		}
		return out, next, err
	})
}

// documentJSON is a document with its place in the pile; Document is null
// while it waits or if it could not be read.
type documentJSON struct {
	Entry    entryJSON            `json:"entry"`
	Document *wire.DocumentRecord `json:"document"`
}

func (s *server) getDocument(w http.ResponseWriter, r *http.Request) error {
	e, err := s.entry(r)
	if err != nil {
		return err
	}
	out := documentJSON{Entry: entryOf(e)}
	if out.Entry.State == "read" && e.Removed.IsZero() {
		d, err := s.desk.Document(r.Context(), e.Pile, e.ID)
		if err != nil {
			return err
		}
		rec := wire.Document(&d.Document, hearsay.Field{})
		out.Document = &rec
	}
	return writeJSON(w, r, http.StatusOK, out)
}

// entry returns the entry of the document that the path names.
func (s *server) entry(r *http.Request) (hearsay.Entry, error) {
	p, err := s.pile(r)
	if err != nil {
		return hearsay.Entry{}, err
	}
	id, err := value(r, "doc")
	if err != nil {
		return hearsay.Entry{}, err
	}
	return s.store.Entry(r.Context(), p.Name, id)
}

func (s *server) removeDocument(w http.ResponseWriter, r *http.Request) error {
	e, err := s.entry(r)
	if err != nil {
		return err
	}
	if err := s.desk.Remove(r.Context(), e.Pile, e.ID); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *server) restoreDocument(w http.ResponseWriter, r *http.Request) error {
	e, err := s.entry(r)
	if err != nil {
		return err
	}
	if err := s.desk.Restore(r.Context(), e.Pile, e.ID); err != nil {
		return err
	}
	if e, err = s.store.Entry(r.Context(), e.Pile, e.ID); err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusOK, entryOf(e))
}

// getCapture sends the bytes as they came, for keeping and never for showing:
// whatever they are, they are a file.
func (s *server) getCapture(w http.ResponseWriter, r *http.Request) error {
	e, err := s.entry(r)
	if err != nil {
		return err
	}
	if tagged(w, r, `"`+e.SHA256+`"`) {
		return nil
	}
	c, err := s.store.Capture(r.Context(), e.Key)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(e.ID)}))
	_, _ = w.Write(c.Bytes)
	return nil
}

// fileName returns a harmless name for a file.
func fileName(id string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f, strings.ContainsRune(`\/:*?"<>|%`, r):
			return '_'
		}
		return r
	}, path.Base(id))
	if name = strings.TrimLeft(name, "."); name == "" || name == "_" {
		return "document"
	}
	return name[:min(len(name), 100)]
}

// addedJSON answers what was added.
type addedJSON struct {
	Documents []entryJSON             `json:"documents"`
	Problems  []wire.InputErrorRecord `json:"problems"`
}

// maxAdded is how many documents one request may bring.
const maxAdded = 10000

const badID = "An id has 1 to 1000 characters, none of them a control character, and is neither . nor .. ."

// addDocuments takes a document, lines of documents, or files.
func (s *server) addDocuments(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	r.Body = http.MaxBytesReader(w, r.Body, s.MaxUpload)
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		media = ""
	}
	var captures flow.Captures
	switch media {
	case "application/json":
		captures, err = s.oneDocument(r)
	case "application/x-ndjson", "application/jsonl":
		captures, err = s.lines(r)
	case "multipart/form-data":
		captures, err = s.files(r)
	default:
		err = problem(http.StatusUnsupportedMediaType, "media_type", "Send application/json, application/x-ndjson or multipart/form-data.")
	}
	if err != nil {
		return err
	}
	n := 0
	entries, bad, err := s.desk.Add(r.Context(), p.Name, s.user(r), func(yield func(hearsay.Capture, error) bool) {
		for c, err := range captures {
			if n++; n > maxAdded {
				yield(hearsay.Capture{}, &hearsay.InputError{Source: "request", Err: "holds more documents than one request may bring; send the rest in another one."})
				return
			}
			if err == nil && (c.ID == "" || !goodID(c.ID)) {
				c, err = hearsay.Capture{}, &hearsay.InputError{Source: c.Source, Err: badID}
			}
			if !yield(c, err) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	out := addedJSON{Documents: []entryJSON{}, Problems: []wire.InputErrorRecord{}}
	for _, e := range entries {
		out.Documents = append(out.Documents, entryOf(e))
	}
	for _, b := range bad {
		out.Problems = append(out.Problems, wire.InputErrorRecord{Kind: wire.KindInputError, Source: visible(b.Source), Error: visible(b.Err)})
	}
	if len(entries) == 0 && len(bad) > 0 {
		return problem(http.StatusUnprocessableEntity, "input", visible(bad[0].Error()))
	}
	return writeJSON(w, r, http.StatusAccepted, out)
}

// documentIn is a document as it is added.
type documentIn struct {
	URL       string `json:"url"`
	Text      string `json:"text,omitempty"`
	HTML      string `json:"html,omitempty"`
	ID        string `json:"id,omitempty"`
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Language  string `json:"language,omitempty"`
}

// oneDocument reads a document given as text, or the address of one.
func (s *server) oneDocument(r *http.Request) (flow.Captures, error) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, bodyError(err)
	}
	var in documentIn
	if err := decode(data, &in); err != nil {
		return nil, err
	}
	if !goodID(in.ID) {
		return nil, problem(http.StatusUnprocessableEntity, "invalid", badID)
	}
	if in.Text == "" && in.HTML == "" {
		if !webAddress(in.URL) {
			return nil, problem(http.StatusUnprocessableEntity, "invalid", "Give a document's text or html, or its http or https address as url.")
		}
		return capture.Open(r.Context(), []string{in.URL}, capture.Options{Client: s.Fetcher}), nil
	}
	if in.URL != "" && !webAddress(in.URL) {
		return nil, problem(http.StatusUnprocessableEntity, "invalid", "url takes an http or https address.")
	}
	if in.ID == "" {
		in.ID = in.URL
	}
	line, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	return capture.Open(r.Context(), []string{"-"}, capture.Options{Input: "jsonl", Stdin: bytes.NewReader(line)}), nil
}

// webAddress reports whether s is an address on the web; never a path of this
// machine.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && len(s) <= 4096 && strings.HasPrefix(s, u.Scheme+"://")
}

// goodID reports whether a document may be called s: it can be shown, and
// stand in an address.
func goodID(s string) bool {
	return utf8.RuneCountInString(s) <= 1000 && utf8.ValidString(s) && s != "." && s != ".." &&
		!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) })
}

// lines reads a document a line.
func (s *server) lines(r *http.Request) (flow.Captures, error) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, bodyError(err)
	}
	return capture.Open(r.Context(), []string{"-"}, capture.Options{Input: "jsonl", Stdin: bytes.NewReader(data)}), nil
}

// files reads the files of a form, whatever their fields are called.
func (s *server) files(r *http.Request) (flow.Captures, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, invalid("The form cannot be read.")
	}
	var all []capture.Upload
	for {
		part, err := form.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, bodyError(err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, bodyError(err)
		}
		if part.FileName() != "" {
			all = append(all, capture.Upload{Name: visible(part.FileName()), Bytes: data})
		}
		if len(all) > maxAdded {
			return nil, problem(http.StatusRequestEntityTooLarge, "too_large", "The form holds too many files; send them in parts.")
		}
	}
	if len(all) == 0 {
		return nil, problem(http.StatusUnprocessableEntity, "invalid", "The form holds no file.")
	}
	return capture.Uploads(r.Context(), all), nil
}
