package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// place is a stretch of a document's text, in Unicode code points, with the
// very words.
type place struct {
	Start int    `json:"start" jsonschema:"first code point in the document's text"`
	End   int    `json:"end" jsonschema:"code point after the last one"`
	Exact string `json:"exact" jsonschema:"the very words"`
}

// placeIn returns the place of s, or nil if it holds no words.
func placeIn(text string, s hearsay.Span) *place {
	p := wire.PlaceIn(text, s)
	if p == nil {
		return nil
	}
	return &place{p.Start, p.End, p.Exact}
}

func placesIn(text string, spans []hearsay.Span) []place {
	out := []place{}
	for _, s := range spans {
		if p := placeIn(text, s); p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// about is what a document states about itself; what it does not state is
// left out.
type about struct {
	Doc       string `json:"doc" jsonschema:"id of the document"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty" jsonschema:"ISO 8601, with the precision stated"`
	URL       string `json:"url,omitempty"`
	Language  string `json:"language,omitempty"`
}

func aboutDocument(d *hearsay.Document) about {
	return about{
		Doc: d.ID, Title: clip(d.Title.Value, 300), Outlet: clip(d.Outlet.Value, 200), Published: d.Published.Value,
		URL: clip(d.URL.Value, 500), Language: d.Language.Value,
	}
}

func aboutEntry(e hearsay.Entry) about {
	return about{
		Doc: e.ID, Title: clip(e.Title, 300), Outlet: clip(e.Outlet, 200), Published: e.Published,
		URL: clip(e.URL, 500), Language: e.Language,
	}
}

// page is what every list takes.
type page struct {
	Cursor string `json:"cursor,omitempty" jsonschema:"next of the former answer, for what follows"`
	Limit  int    `json:"limit,omitempty" jsonschema:"at most so many, 20 if not given, never more than 100"`
}

type pilesIn struct{}

type pilesOut struct {
	Piles []pileOut `json:"piles"`
}

type pileOut struct {
	Name      string `json:"name"`
	Documents int    `json:"documents"`
	Current   bool   `json:"current" jsonschema:"whether the answers hold everything that was added"`
}

func (s *server) piles(ctx context.Context, _ pilesIn) (pilesOut, error) {
	piles, err := s.lib.Piles(ctx)
	out := pilesOut{Piles: []pileOut{}}
	for _, p := range piles[:min(len(piles), maxLimit)] {
		out.Piles = append(out.Piles, pileOut{p.Name, p.Documents, p.Revision == p.Reported})
	}
	return out, err
}

type searchIn struct {
	Pile     string `json:"pile,omitempty" jsonschema:"name of the pile; may be left out if there is only one"`
	Query    string `json:"query" jsonschema:"words, \"phrases\", prefix*, -without"`
	Outlet   string `json:"outlet,omitempty"`
	Language string `json:"language,omitempty" jsonschema:"BCP 47, as in en"`
	Since    string `json:"since,omitempty" jsonschema:"published on or after, ISO 8601"`
	Until    string `json:"until,omitempty" jsonschema:"published on or before, ISO 8601"`
	page
}

type searchOut struct {
	Documents []hitOut `json:"documents"`
	Next      string   `json:"next,omitempty"`
}

type hitOut struct {
	about
	Places []placeAround `json:"places" jsonschema:"where the words stand, at most a few"`
}

type placeAround struct {
	place
	Around string `json:"around" jsonschema:"with the words around"`
}

func (s *server) search(ctx context.Context, in searchIn) (out searchOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	if strings.TrimSpace(in.Query) == "" {
		return out, usage("say in query which words to look for")
	}
	out.Documents, out.Next, err = paged(s, in.Cursor, in.Limit, func(p hearsay.Page) ([]hearsay.Hit, string, error) {
		return s.lib.Search(ctx, hearsay.SearchQuery{
			Pile: pile, Query: in.Query, Outlet: in.Outlet, Language: in.Language, Since: in.Since, Until: in.Until, Page: p,
		})
	}, func(h hearsay.Hit) (hitOut, error) {
		hit := hitOut{about: aboutEntry(h.Entry), Places: []placeAround{}}
		d, err := s.lib.Document(ctx, pile, h.ID)
		if err != nil {
			return hit, err
		}
		for i, span := range h.Places {
			if p := placeIn(d.Text, span); p != nil && i < len(h.Around) && i < 5 {
				hit.Places = append(hit.Places, placeAround{*p, clip(h.Around[i], 400)})
			}
		}
		return hit, nil
	})
	return out, err
}

type documentIn struct {
	Pile  string `json:"pile,omitempty"`
	Doc   string `json:"doc" jsonschema:"id of the document"`
	Start int    `json:"start,omitempty" jsonschema:"code point to read from, for what did not fit before"`
}

type documentOut struct {
	about
	Byline   []string `json:"byline"`
	Place    string   `json:"place,omitempty" jsonschema:"where it was filed from"`
	Credits  []string `json:"credits" jsonschema:"whom it names as its own source"`
	Text     string   `json:"text"`
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Complete bool     `json:"complete" jsonschema:"false if text follows after end"`
}

func (s *server) document(ctx context.Context, in documentIn) (out documentOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	d, err := s.lib.Document(ctx, pile, in.Doc)
	if err != nil {
		return out, err
	}
	out = documentOut{about: aboutDocument(&d.Document), Byline: []string{}, Place: clip(d.Place.Value, 200), Credits: []string{}}
	for _, f := range d.Byline[:min(len(d.Byline), 20)] {
		out.Byline = append(out.Byline, clip(f.Value, 200))
	}
	for _, c := range d.Credits[:min(len(d.Credits), 20)] {
		name := c.Name
		if name == "" {
			name = c.URL
		}
		out.Credits = append(out.Credits, clip(name, 300))
	}
	points := []rune(d.Text)
	from := min(max(in.Start, 0), len(points))
	to := min(from+s.o.MaxBytes/4, len(points))
	out.Text, out.Start, out.End, out.Complete = string(points[from:to]), from, to, to == len(points)
	return out, nil
}

type addIn struct {
	Pile      string `json:"pile,omitempty"`
	URL       string `json:"url,omitempty" jsonschema:"http or https address of the report"`
	Text      string `json:"text,omitempty" jsonschema:"the report itself, if there is no address to fetch"`
	ID        string `json:"id,omitempty" jsonschema:"id to know the report by, for one given as text"`
	Title     string `json:"title,omitempty" jsonschema:"for one given as text"`
	Outlet    string `json:"outlet,omitempty" jsonschema:"for one given as text"`
	Published string `json:"published,omitempty" jsonschema:"for one given as text, ISO 8601; leave out if not stated"`
}

type addOut struct {
	Documents []addedOut `json:"documents"`
}

type addedOut struct {
	about
	Error string `json:"error,omitempty" jsonschema:"why it could not be read, and what to do"`
}

// maxAdded is how many documents one call may bring.
const maxAdded = 100

func (s *server) add(ctx context.Context, in addIn) (out addOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	o := capture.Options{Client: s.o.Fetcher}
	inputs := []string{in.URL}
	switch {
	case in.URL != "" && in.Text != "", in.URL == "" && strings.TrimSpace(in.Text) == "":
		return out, usage("give either url or text")
	case in.URL != "" && !strings.HasPrefix(in.URL, "https://") && !strings.HasPrefix(in.URL, "http://"):
		return out, usage("url takes an http or https address") // never a path of this machine
	case in.Text != "":
		line, err := json.Marshal(map[string]string{
			"id": in.ID, "text": in.Text, "title": in.Title, "outlet": in.Outlet, "published": in.Published,
		})
		if err != nil {
			return out, err
		}
		inputs, o.Input, o.Stdin = []string{"-"}, "jsonl", bytes.NewReader(line)
	}
	n := 0
	entries, err := s.lib.Add(ctx, pile, func(yield func(hearsay.Capture, error) bool) {
		for c, err := range capture.Open(ctx, inputs, o) {
			if n++; n > maxAdded {
				yield(hearsay.Capture{}, &hearsay.InputError{Source: in.URL, Err: "holds too many documents for one call; add them with the hearsay command"})
				return
			}
			if !yield(c, err) {
				return
			}
		}
	})
	var bad *hearsay.InputError
	if errors.As(err, &bad) {
		return out, usage("%s", clip(bad.Error(), 500))
	}
	out.Documents = []addedOut{}
	for _, e := range slices.Clip(entries) {
		out.Documents = append(out.Documents, addedOut{aboutEntry(e), clip(e.Err, 500)})
	}
	return out, err
}
