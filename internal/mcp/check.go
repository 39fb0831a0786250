package mcp

import (
	"context"

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
	maxChecked = 4000 // bytes of text
	maxAnswers = 20   // documents answered with, a figure
)

func (s *server) check(ctx context.Context, in checkIn) (out checkOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	if len(in.Text) > maxChecked {
		return out, usage("text is too long; check a few sentences at a time")
	}
	check, r, err := flow.CheckPile(ctx, s.lib, pile, in.Text, in.Date)
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
