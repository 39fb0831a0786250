package mcp

import (
	"context"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
)

type checkIn struct {
	Pile string `json:"pile,omitempty"`
	Text string `json:"text" jsonschema:"a sentence or two with figures: \"At least 31 people were killed in the floods.\""`
	Date string `json:"date,omitempty" jsonschema:"date of the text, YYYY-MM-DD, which its \"last week\" goes by"`
}

type checkOut struct {
	Figures []figureOut `json:"figures" jsonschema:"one for each figure that was read in the text"`
}

type figureOut struct {
	Asked   claimOut    `json:"asked" jsonschema:"the figure as it was read in the text"`
	Best    string      `json:"best" jsonschema:"stated so, stated differently, or not stated"`
	Origins int         `json:"origins" jsonschema:"independent origins of the documents that state it so"`
	Answers []answerOut `json:"answers" jsonschema:"documents that state it, or at least hold its number; the strongest first, at most 20"`
}

type answerOut struct {
	Doc         string          `json:"doc"`
	Outlet      string          `json:"outlet,omitempty"`
	Published   string          `json:"published,omitempty"`
	Standing    string          `json:"standing"`
	Words       *place          `json:"words,omitempty"`
	Differences []differenceOut `json:"differences,omitempty"`
	Number      []place         `json:"number,omitempty" jsonschema:"where the number stands, in a document that does not state the figure: look there"`
}

type differenceOut struct {
	Field  string `json:"field"`
	Asked  string `json:"asked,omitempty"`
	Stated string `json:"stated,omitempty"`
}

// Bounds of a check.
const (
	maxChecked    = 4000 // bytes of text
	maxCandidates = 200  // documents looked at
	maxAnswers    = 20   // documents answered with, a figure
)

func (s *server) check(ctx context.Context, in checkIn) (out checkOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	if len(in.Text) > maxChecked {
		return out, usage("text is too long; check a few sentences at a time")
	}
	b := s.shelf(pile)
	check, r, err := flow.CheckIn(ctx, in.Text, in.Date, func(asked *hearsay.Annotated) (*hearsay.Report, error) {
		return b.candidates(ctx, asked)
	})
	if err != nil {
		return out, err
	}
	out.Figures = []figureOut{}
	for i, f := range check.Figures {
		o := figureOut{Asked: claimOf(&check.Asked, check.Asked.Claims[i]), Best: string(f.Best()), Origins: f.Origins, Answers: []answerOut{}}
		o.Asked.Ref, o.Asked.Doc = "", ""
		size := 0
		for _, standing := range []hearsay.Standing{hearsay.StatedSo, hearsay.StatedDifferently, hearsay.NotStated} {
			for _, a := range f.Answers {
				if a.Standing != standing || a.Claim == nil && len(a.Number) == 0 || len(o.Answers) == maxAnswers {
					continue
				}
				answer := answerOf(r.Document(a.Doc), a)
				if size += answer.size(); size > s.o.MaxBytes/max(1, len(check.Figures)) && len(o.Answers) > 0 {
					break
				}
				o.Answers = append(o.Answers, answer)
			}
		}
		out.Figures = append(out.Figures, o)
	}
	if len(out.Figures) == 0 {
		return out, usage("no figure can be read in the text; give a sentence with a number and what it counts")
	}
	return out, nil
}

func answerOf(d *hearsay.Annotated, a hearsay.Answer) answerOut {
	o := answerOut{Doc: a.Doc, Outlet: clip(d.Outlet.Value, 200), Published: d.Published.Value, Standing: string(a.Standing)}
	if a.Claim != nil {
		o.Words = placeIn(d.Text, a.Claim.Span)
	}
	for _, x := range a.Differences {
		o.Differences = append(o.Differences, differenceOut{x.Field, clip(x.Asked, 300), clip(x.Stated, 300)})
	}
	o.Number = placesIn(d.Text, a.Number[:min(len(a.Number), 5)])
	return o
}

func (a answerOut) size() int {
	n := len(a.Doc) + len(a.Outlet) + 120 + a.Words.size()
	for i := range a.Number {
		n += a.Number[i].size()
	}
	for _, x := range a.Differences {
		n += len(x.Field) + len(x.Asked) + len(x.Stated) + 40
	}
	return n
}

// candidates returns the documents that may state what is asked: those with
// claims of the same measure, and those that hold the number.
func (b *shelf) candidates(ctx context.Context, asked *hearsay.Annotated) (*hearsay.Report, error) {
	var ids []string
	take := func(docs ...string) {
		for _, id := range docs {
			if len(ids) < maxCandidates && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, c := range asked.Claims {
		if q := c.Quantity; q != nil {
			for _, digits := range numberWords(asked.Text, c) {
				hits, _, err := b.s.lib.Search(ctx, hearsay.SearchQuery{Pile: b.pile, Query: digits, Page: hearsay.Page{Limit: maxCandidates / 2}})
				if err != nil {
					return nil, err
				}
				for _, h := range hits {
					take(h.ID)
				}
			}
		}
		if c.Measure == "" {
			continue
		}
		same, _, err := b.s.lib.Records(ctx, hearsay.RecordQuery{
			Pile: b.pile, Kind: hearsay.ClaimRecord, Type: string(c.Measure), Page: hearsay.Page{Limit: 1000},
		})
		if err != nil {
			return nil, err
		}
		for _, r := range same {
			take(r.Docs...)
		}
	}
	slices.Sort(ids)
	r := &hearsay.Report{}
	seen := map[string]bool{}
	for _, id := range ids {
		d, err := b.document(ctx, id)
		if err != nil {
			continue // it was removed since
		}
		r.Documents = append(r.Documents, *d)
		origins, err := b.all(ctx, hearsay.OriginRecord, id)
		if err != nil {
			return nil, err
		}
		for _, o := range origins {
			if v := o.Value.(hearsay.Origin); !seen[v.ID] {
				seen[v.ID] = true
				r.Origins = append(r.Origins, v)
			}
		}
	}
	return r, nil
}

// numberWords returns the number of a claim as it stands in the text, and in
// plain digits, for a search.
func numberWords(text string, c hearsay.Claim) []string {
	var out []string
	for _, w := range strings.Fields(c.Quantity.Span.Of(text)) {
		if strings.ContainsAny(w, "0123456789") {
			out = append(out, `"`+strings.Trim(w, `".,;:`)+`"`)
			break
		}
	}
	if v := c.Quantity.Low; v != nil {
		out = append(out, v.String())
	} else if v := c.Quantity.High; v != nil {
		out = append(out, v.String())
	}
	return out
}
