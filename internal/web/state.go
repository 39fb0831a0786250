package web

import (
	"context"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
)

// pileState is what every page of a pile says of it.
type pileState struct {
	hearsay.Pile
	// Stale is set while the report is behind the pile.
	Stale bool
}

func (s *server) state(r *http.Request, pile string) (*pileState, error) {
	p, err := s.desk.Store().Pile(r.Context(), pile)
	if err != nil {
		return nil, err
	}
	return &pileState{Pile: p, Stale: p.Reported != p.Revision}, nil
}

// ready reports whether the store answers.
func (s *server) ready(ctx context.Context) error {
	_, err := s.desk.Store().Keys(ctx, "desk")
	return err
}

// functions are what templates can call.
var functions = template.FuncMap{
	"pile":  pileURL,
	"query": query,
	"day":   func(t time.Time) string { return t.Format("2 January 2006, 15:04 MST") },
	"iso":   func(t time.Time) string { return t.Format(time.RFC3339) },
	"count": count,
	"short": short,
	"label": label,
	"dict":  dict,
}

// dict makes a map of names and values, for templates that take several things.
func dict(pairs ...any) (map[string]any, error) {
	m := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("%v is no name", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}

// pileURL returns the address of a page of a pile.
func pileURL(pile string, rest ...string) string {
	u := "/p/" + url.PathEscape(pile)
	for _, r := range rest {
		u += "/" + url.PathEscape(r)
	}
	return u
}

// Address returns the address, from the root on, of a thing in a pile by its
// Ref.
func Address(pile, ref string) string { return pileURL(pile, "r", ref) }

// query appends a query to an address; pairs of names and values, of which
// empty ones are left out.
func query(address string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return address
	}
	return address + "?" + q.Encode()
}

// count writes a number with its noun: "1 document", "12,000 documents".
func count(n int, noun string) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n != 1 {
		if stem, ok := strings.CutSuffix(noun, "y"); ok {
			noun = stem + "ie"
		}
		noun += "s"
	}
	return s + " " + noun
}

// short cuts words that are too long for a line, at a space.
func short(n int, words string) string {
	words = strings.Join(strings.Fields(words), " ")
	if len(words) <= n {
		return words
	}
	cut := strings.LastIndexByte(words[:n], ' ')
	if cut < n/2 {
		cut = n
		for cut > 0 && words[cut]&0xc0 == 0x80 {
			cut--
		}
	}
	return words[:cut] + " …"
}

// label is how a document is named where there is little room.
func label(e hearsay.Entry) string {
	switch {
	case e.Title != "":
		return e.Title
	case e.ID != "":
		return e.ID
	}
	return "untitled"
}

// docLink leads to a document.
type docLink struct {
	Href, Title, Outlet, Date, ID string
}

// library holds the documents that one page shows, so that each is read once.
type library struct {
	s    *server
	r    *http.Request
	pile string
	docs map[string]*hearsay.Annotated
}

func (s *server) library(r *http.Request, pile string) *library {
	return &library{s, r, pile, map[string]*hearsay.Annotated{}}
}

// get returns a document, nil if it is not there.
func (l *library) get(id string) *hearsay.Annotated {
	doc, ok := l.docs[id]
	if !ok {
		var err error
		if doc, err = l.s.desk.Document(l.r.Context(), l.pile, id); err != nil {
			doc = nil
		}
		l.docs[id] = doc
	}
	return doc
}

func (l *library) link(id string) docLink {
	d := docLink{Href: query(pileURL(l.pile, "document"), "id", id), Title: id, ID: id}
	if doc := l.get(id); doc != nil {
		if doc.Title.Value != "" {
			d.Title = doc.Title.Value
		}
		d.Outlet = doc.Outlet.Value
		d.Date, _, _ = strings.Cut(doc.Published.Value, "T")
	}
	return d
}

// fragment returns the address of words in the page that a document was read
// from, for browsers that know text fragments; "" where there is none.
func fragment(doc *hearsay.Annotated, exact string) string {
	u, err := url.Parse(doc.URL.Value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	words := strings.Fields(exact)
	part := strings.Join(words, " ")
	if len(words) > 12 {
		part = strings.Join(words[:5], " ") + "\x00" + strings.Join(words[len(words)-5:], " ")
	}
	escape := func(s string) string { return strings.ReplaceAll(url.PathEscape(s), "-", "%2D") }
	from, to, two := strings.Cut(part, "\x00")
	f := escape(from)
	if two {
		f += "," + escape(to)
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String() + "#:~:text=" + f
}

// checkPile returns hearsay.ErrNotFound for a pile that is not there.
func (s *server) checkPile(r *http.Request, pile string) error {
	if desk.CheckName(pile) != nil {
		return hearsay.ErrNotFound
	}
	_, err := s.desk.Store().Pile(r.Context(), pile)
	return err
}
