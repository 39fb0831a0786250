package api

import (
	"context"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// maxQuery is the length of a filter in bytes above which it is refused.
const maxQuery = 1000

// date is an ISO 8601 date of any precision.
var date = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$`)

// filters reads named parameters into the strings beside their names.
func filters(r *http.Request, into map[string]*string) error {
	q := r.URL.Query()
	for name, at := range into {
		v := q.Get(name)
		if len(v) > maxQuery || !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
			return invalid(name + " is longer than 1000 bytes or holds what is no text.")
		}
		if (name == "since" || name == "until") && v != "" && !date.MatchString(v) {
			return invalid(name + " takes a date as in 2026, 2026-02 or 2026-02-14.")
		}
		*at = v
	}
	return nil
}

func (s *server) listRecords(kind hearsay.RecordKind) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		p, err := s.pile(r)
		if err != nil {
			return err
		}
		q := hearsay.RecordQuery{Pile: p.Name, Kind: kind}
		err = filters(r, map[string]*string{
			"doc": &q.Doc, "type": &q.Type, "party": &q.Party, "subject": &q.Subject, "words": &q.Words,
			"since": &q.Since, "until": &q.Until,
		})
		if err != nil {
			return err
		}
		return writeList(w, r, func(page hearsay.Page) ([]any, string, error) {
			q.Page = page
			found, next, err := s.store.Records(r.Context(), q)
			if err != nil {
				return nil, "", err
			}
			out, err := s.recordsOf(r.Context(), p.Name, found)
			return out, next, err
		})
	}
}

func (s *server) getRecord(kind hearsay.RecordKind) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		p, err := s.pile(r)
		if err != nil {
			return err
		}
		ref, err := value(r, "ref")
		if err != nil {
			return err
		}
		found, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: p.Name, Kind: kind, Ref: ref, Page: hearsay.Page{Limit: 1}})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return hearsay.ErrNotFound
		}
		out, err := s.recordsOf(r.Context(), p.Name, found)
		if err != nil {
			return err
		}
		return writeJSON(w, r, http.StatusOK, out[0])
	}
}

// recordsOf returns the records of docs/format.md, each with its ref. The
// documents that they have places in are read once.
func (s *server) recordsOf(ctx context.Context, pile string, found []hearsay.Record) ([]any, error) {
	texts := map[string]string{}
	var failed error
	text := func(id string) string {
		t, ok := texts[id]
		if ok {
			return t
		}
		if e, err := s.store.Entry(ctx, pile, id); err != nil {
			failed = err
		} else if d, err := s.store.Annotated(ctx, e.Key); err != nil {
			failed = err
		} else {
			t = d.Text
		}
		texts[id] = t
		return t
	}
	out := make([]any, len(found))
	for i, rec := range found {
		v, err := wire.Stored(rec, text)
		if err != nil {
			return nil, err
		}
		if failed != nil {
			return nil, failed
		}
		line, err := marshal(v)
		if err != nil {
			return nil, err
		}
		ref, err := marshal(rec.Ref)
		if err != nil {
			return nil, err
		}
		out[i] = json.RawMessage(`{"ref":` + string(ref) + "," + string(line[1:]))
	}
	return out, nil
}

// hitJSON is a document that a search found.
type hitJSON struct {
	Entry  entryJSON   `json:"entry"`
	Places []placeJSON `json:"places"`
}

// placeJSON is a place with the words around it.
type placeJSON struct {
	wire.Place
	Around string `json:"around"`
}

func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	return s.find(w, r, hearsay.SearchQuery{Pile: p.Name})
}

// searchAll searches the documents of all piles.
func (s *server) searchAll(w http.ResponseWriter, r *http.Request) error {
	return s.find(w, r, hearsay.SearchQuery{})
}

// find answers with the documents that a search finds.
func (s *server) find(w http.ResponseWriter, r *http.Request, q hearsay.SearchQuery) error {
	err := filters(r, map[string]*string{
		"q": &q.Query, "outlet": &q.Outlet, "language": &q.Language, "since": &q.Since, "until": &q.Until,
	})
	if err != nil {
		return err
	}
	if strings.TrimSpace(q.Query) == "" {
		return invalid("Say in q which words to look for.")
	}
	return writeList(w, r, func(page hearsay.Page) ([]any, string, error) {
		q.Page = page
		hits, next, err := s.store.Search(r.Context(), q)
		if err != nil {
			return nil, "", err
		}
		var out []any
		for _, h := range hits {
			hit := hitJSON{Entry: entryOf(h.Entry), Places: []placeJSON{}}
			d, err := s.store.Annotated(r.Context(), h.Key)
			if err != nil {
				return nil, "", err
			}
			for i, span := range h.Places {
				if at := wire.PlaceIn(d.Text, span); at != nil && i < len(h.Around) {
					hit.Places = append(hit.Places, placeJSON{*at, h.Around[i]})
				}
			}
			out = append(out, hit)
		}
		return out, next, nil
	})
}
