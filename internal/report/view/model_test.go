package view

import (
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
)

func TestReasonsNameDocumentsByNumber(t *testing.T) {
	m := New(reporttest.Pile(t), Everything)
	r := &hearsay.Relation{A: reporttest.Post, B: reporttest.Spun}
	for in, want := range map[string]string{
		"100 % of A stands in B, 34 % of B in A": "100 % of [1] stands in [4], 34 % of [4] in [1]",
		"A drops the credit “(AP) A”; B has it":  "[1] drops the credit “(AP) A”; [4] has it",
		"both credit AP; “A Mayor” B":            "both credit AP; “A Mayor” [4]",
		"A’s title, B’s date":                    "[1]’s title, [4]’s date",
		"ABBA":                                   "ABBA",
		"the same words":                         "the same words",
	} {
		if got := m.sides(r, in); got != want {
			t.Errorf("sides(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFindingsNameDocumentsByNumberAndLabel(t *testing.T) {
	m := New(reporttest.Pile(t), Everything)
	in := "04-spun.html, against 01-harbour-post.html: “14”"
	if got, want := m.name(in), "[4] Daily Pulse Now, against [1] The Harbour Post: “14”"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
