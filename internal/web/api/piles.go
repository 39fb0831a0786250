package api

import (
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
)

// pileJSON is a pile.
type pileJSON struct {
	Name      string    `json:"name"`
	Created   time.Time `json:"created"`
	Documents int       `json:"documents"`
	Revision  int64     `json:"revision"`
	// Current says whether the records hold everything up to the revision.
	Current bool `json:"current"`
}

func pileOf(p hearsay.Pile) pileJSON {
	return pileJSON{p.Name, p.Created.UTC(), p.Documents, p.Revision, p.Revision == p.Reported}
}

// listPiles lists all piles; there are few.
func (s *server) listPiles(w http.ResponseWriter, r *http.Request) error {
	piles, err := s.store.Piles(r.Context())
	if err != nil {
		return err
	}
	return writeList(w, r, func(p hearsay.Page) ([]any, string, error) {
		var out []any
		for _, pile := range piles {
			if p.After != "" && pile.Name <= p.After {
				continue
			}
			if len(out) == p.Limit {
				return out, out[len(out)-1].(pileJSON).Name, nil
			}
			out = append(out, pileOf(pile))
		}
		return out, "", nil
	})
}

func (s *server) createPile(w http.ResponseWriter, r *http.Request) error {
	var in struct {
		Name string `json:"name"`
	}
	if err := readJSON(w, r, 64<<10, &in); err != nil {
		return err
	}
	if err := desk.CheckName(in.Name); err != nil || !goodName(in.Name) {
		return problem(http.StatusUnprocessableEntity, "invalid", "The name of a pile has 1 to 80 bytes: letters, digits, spaces and - _ . ; it begins with a letter or digit and ends with no space.")
	}
	p, err := s.store.CreatePile(r.Context(), in.Name)
	if err != nil {
		return err
	}
	w.Header().Set("Location", Prefix+"/piles/"+url.PathEscape(p.Name))
	return writeJSON(w, r, http.StatusCreated, pileOf(p))
}

// goodName reports whether a name may be given to a pile or a watch: it can be
// shown, and stand in an address.
func goodName(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 1 && n <= 100 && utf8.ValidString(s) && strings.TrimSpace(s) == s && s != "." && s != ".." &&
		!strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) })
}

func (s *server) getPile(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusOK, pileOf(p))
}

func (s *server) removePile(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	if err := s.store.RemovePile(r.Context(), p.Name); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *server) getWork(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	out := workJSON{Current: p.Revision == p.Reported}
	for page := (hearsay.Page{Limit: maxLimit}); !out.Current; {
		entries, next, err := s.store.Entries(r.Context(), p.Name, page)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Version == "" {
				out.Waiting++
			}
		}
		if page.After = next; next == "" {
			break
		}
	}
	return writeJSON(w, r, http.StatusOK, out)
}

// workJSON is the state of the work on a pile.
type workJSON struct {
	// Current says whether the records hold everything that was added and
	// corrected.
	Current bool `json:"current"`
	// Waiting is the number of documents that were not read yet.
	Waiting int `json:"waiting"`
}

// pile returns the pile that the path names. A name that none can have is not
// looked for.
func (s *server) pile(r *http.Request) (hearsay.Pile, error) {
	name := r.PathValue("pile")
	if !goodName(name) {
		return hearsay.Pile{}, hearsay.ErrNotFound
	}
	return s.store.Pile(r.Context(), name)
}

// value returns what a part of the path names, or ErrNotFound for what
// nothing can be named.
func value(r *http.Request, part string) (string, error) {
	v := r.PathValue(part)
	if v == "" || len(v) > 4096 || !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
		return "", hearsay.ErrNotFound
	}
	return v, nil
}
