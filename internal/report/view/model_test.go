package view

import (
	"slices"
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

// A pile in which one report changes a quotation and three repeat the change.
func alteredAlike() *hearsay.Report {
	r := &hearsay.Report{Links: hearsay.Links{Parents: map[string]string{}}}
	family := hearsay.QuoteFamily{ID: "quotes"}
	finding := hearsay.Finding{Type: hearsay.FindingAlteredQuote, Text: "b alters a quotation"}
	for i, id := range []string{"a", "b", "c", "d", "e"} {
		text, v := "“The wall was leaking.”", hearsay.QuoteVersion{Quote: id + "#q", Verdict: hearsay.Original}
		if i > 0 {
			text, v = "“The dam was leaking.”", hearsay.QuoteVersion{Quote: id + "#q", Verdict: hearsay.Altered, Against: "a#q",
				Edits: []hearsay.Edit{{Op: hearsay.Keep, From: "the", To: "The"}, {Op: hearsay.Change, From: "wall", To: "dam"}, {Op: hearsay.Keep, From: "was leaking", To: "was leaking"}}}
		}
		at := hearsay.Span{Start: len("“"), End: len(text) - len("”")}
		r.Documents = append(r.Documents, hearsay.Annotated{Document: hearsay.Document{ID: id, Text: text},
			Quotes: []hearsay.Quote{{ID: id + "#q", Doc: id, Form: hearsay.Direct, Content: []hearsay.Span{at}}}})
		family.Versions = append(family.Versions, v)
		finding.Evidence = append(finding.Evidence, hearsay.Evidence{Doc: id, Span: at})
	}
	r.QuoteFamilies = []hearsay.QuoteFamily{family}
	r.Findings = []hearsay.Finding{finding}
	return r
}

func TestDocumentsWithTheSameWordsShareASideAndARung(t *testing.T) {
	m := New(alteredAlike(), Everything)
	var sides, rungs []string
	for _, s := range m.Findings[0].Sides {
		line := s.Doc.ID + ": " + s.Pieces[0].Words
		for _, other := range s.Same {
			line += " " + other.Doc.ID
		}
		sides = append(sides, line)
	}
	if want := []string{"a: The wall was leaking.", "b: The dam was leaking. c d e"}; !slices.Equal(sides, want) {
		t.Errorf("sides %q, want %q", sides, want)
	}
	for _, r := range m.Ladders[0].Rungs() {
		line := r.Said.In.ID
		for _, q := range r.Same {
			line += " " + q.In.ID
		}
		rungs = append(rungs, line)
	}
	if want := []string{"a", "b c d e"}; !slices.Equal(rungs, want) {
		t.Errorf("rungs %q, want %q", rungs, want)
	}
	for i, e := range m.Findings[0].Pieces {
		if e.N != i+1 {
			t.Errorf("piece %d has the number %d", i+1, e.N)
		}
	}
}
