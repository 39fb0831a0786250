package flow

import (
	"context"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

const ferryNews = `Some 2,400 people have left the island of Orrel since the springs ran dry there six days ago, the harbour office of Tarn said.

The office counted 310 of them on the ferry yesterday, the harbour master, Ulla Brenn, told the council of the island, which met in the school.

"Whoever has a cousin on the mainland has gone to stay with that cousin," she said. "The rest wait for the water barge."

The barge carried 90 tonnes of water to the island in May.
`

func TestFigureCopiedWordForWordKeepsTheTimeOfItsOriginal(t *testing.T) {
	for name, test := range map[string]struct {
		copied string
		times  map[string]hearsay.Period // by the words of the figure
	}{
		"reprinted two days later": {ferryNews, map[string]hearsay.Period{
			"Some 2,400 people": {Value: "2026-06-04/2026-06-10", Basis: hearsay.PeriodInherited},
			"310":               {Value: "2026-06-09", Basis: hearsay.PeriodInherited},
			"90 tonnes":         {Value: "2026-05", Basis: hearsay.PeriodResolved},
		}},
		"with a time of its own": {strings.Replace(ferryNews, "yesterday", "on Wednesday", 1), map[string]hearsay.Period{
			"Some 2,400 people": {Value: "2026-06-04/2026-06-10", Basis: hearsay.PeriodInherited},
			"310":               {Value: "2026-06-10", Basis: hearsay.PeriodResolved},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Report(context.Background(), captures([]hearsay.Capture{
				report("wire.txt", "TARN, June 10, 2026 (Skerry Wire) - "+ferryNews),
				report("copy.txt", "By Skerry Wire\n\nJune 12, 2026\n\n"+test.copied),
			}), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if r.Parents["copy.txt"] != "wire.txt" {
				t.Fatalf("copy.txt comes from %q, want wire.txt", r.Parents["copy.txt"])
			}
			for _, d := range r.Documents {
				if d.ID != "copy.txt" {
					continue
				}
				for words, want := range test.times {
					got := claimAt(t, d, words).Period
					if got.Value != want.Value || got.Basis != want.Basis {
						t.Errorf("%s: %s (%s), want %s (%s)", words, got.Value, got.Basis, want.Value, want.Basis)
					}
				}
			}
		})
	}
}

func report(id, text string) hearsay.Capture {
	return hearsay.Capture{ID: id, Source: id, MediaType: "text/plain", Bytes: []byte(text)}
}

func claimAt(t *testing.T, d hearsay.Annotated, words string) hearsay.Claim {
	t.Helper()
	for _, c := range d.Claims {
		if c.Span.Of(d.Text) == words {
			return c
		}
	}
	t.Fatalf("%s has no claim %q", d.ID, words)
	return hearsay.Claim{}
}
