package flow

import (
	"context"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate"
	"github.com/hearsay-project/hearsay/internal/compare"
)

// Check reads the figures of a sentence as those of a document are read, and
// says for each what the documents of the pile have of it. The date of the
// sentence, "" if it has none, is what "in December" goes by. The report has
// the documents and how they hang together.
func Check(ctx context.Context, sentence, date string, captures Captures, o Options) (*hearsay.Check, *hearsay.Report, error) {
	asked, err := readSentence(ctx, sentence, date)
	if err != nil {
		return nil, nil, err
	}
	if len(asked.Claims) == 0 {
		return &hearsay.Check{Asked: asked}, &hearsay.Report{}, nil
	}
	r, err := Link(ctx, captures, o)
	if err != nil {
		return nil, nil, err
	}
	check, err := checkIn(ctx, asked, r)
	return check, r, err
}

func checkIn(ctx context.Context, asked hearsay.Annotated, r *hearsay.Report) (*hearsay.Check, error) {
	check := &hearsay.Check{Asked: asked}
	for i := range asked.Claims {
		answers, err := compare.Check(ctx, &check.Asked, &asked.Claims[i], r.Documents)
		if err != nil {
			return nil, fmt.Errorf("check: %w", err)
		}
		check.Figures = append(check.Figures, hearsay.CheckedFigure{Answers: answers, Origins: origins(r, answers)})
	}
	return check, nil
}

// readSentence annotates a sentence as a document of one paragraph.
func readSentence(ctx context.Context, sentence, date string) (hearsay.Annotated, error) {
	d := hearsay.Document{ID: "asked", Text: sentence}
	if sentence != "" {
		d.Blocks = []hearsay.Block{{Span: hearsay.Span{End: len(sentence)}, Kind: hearsay.Paragraph}}
	}
	if date != "" {
		d.Published = hearsay.Field{Value: date, Basis: hearsay.BasisGiven, From: "--date", Exact: date}
	}
	a, err := annotate.Annotate(ctx, d)
	if err != nil {
		return a, fmt.Errorf("annotate the sentence: %w", err)
	}
	return a, nil
}

// origins counts the independent origins of the documents that state a figure
// so.
func origins(r *hearsay.Report, answers []hearsay.Answer) int {
	of := make(map[string]string)
	for _, o := range r.Origins {
		for _, id := range o.Documents {
			of[id] = o.ID
		}
	}
	seen := make(map[string]bool)
	for _, a := range answers {
		if a.Standing != hearsay.StatedSo {
			continue
		}
		if id := of[a.Doc]; id != "" {
			seen["origin "+id] = true
		} else {
			seen["document "+a.Doc] = true
		}
	}
	return len(seen)
}
