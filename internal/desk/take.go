package desk

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/review"
)

// Take adds corrections that come from elsewhere to the log of a pile, and
// returns those that it has added, and for each that cannot be made a problem
// with its number and the reason. What the log says already is not said again.
// By is who says so where a correction names nobody.
func (d *Desk) Take(ctx context.Context, pile, by string, found []hearsay.Correction) (kept []hearsay.Correction, problems []string, err error) {
	known := map[string]bool{}
	for after := int64(0); ; {
		part, err := d.store.Corrections(ctx, pile, after, 1000)
		if err != nil {
			return nil, nil, err
		}
		if len(part) == 0 {
			break
		}
		for _, c := range part {
			known[says(c)] = true
		}
		after = part[len(part)-1].Seq
	}
	for i, c := range found {
		c.Pile, c.Seq, c.At = pile, 0, time.Time{} // the log says when it was taken in
		if c.By == "" {
			c.By = by
		}
		if known[says(c)] {
			continue
		}
		if c.Action == hearsay.Revert {
			problems = append(problems, fmt.Sprintf("correction %d takes back one of another log", i+1))
			continue
		}
		if err := review.Check(c); err != nil {
			problems = append(problems, fmt.Sprintf("correction %d cannot be made: %v", i+1, err))
			continue
		}
		added, err := d.Review(ctx, c)
		if err != nil {
			return kept, problems, err
		}
		known[says(c)] = true
		kept = append(kept, added)
	}
	return kept, problems, nil
}

// says is the same for corrections that say the same.
func says(c hearsay.Correction) string {
	return strings.Join([]string{
		string(c.Action), string(c.Kind), c.Doc, c.Other, fmt.Sprint(c.Span), c.Exact, c.Field, c.Value, c.By, c.Why,
	}, "\x00")
}
