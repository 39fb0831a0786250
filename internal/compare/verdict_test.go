package compare

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// said makes a document with one direct quotation: what stands in “ ” (or the
// whole text, if there are no marks, as reported speech).
func said(id, speaker, text string) hearsay.Annotated {
	d := hearsay.Annotated{Document: hearsay.Document{ID: id, Text: text}}
	q := hearsay.Quote{ID: id + "#q1", Doc: id, Form: hearsay.Indirect, Content: []hearsay.Span{{End: len(text)}}}
	if strings.Contains(text, "“") {
		q.Form, q.Content = hearsay.Direct, nil
		for at := 0; ; {
			open := strings.Index(text[at:], "“")
			if open < 0 {
				break
			}
			start := at + open + len("“")
			end := start + strings.Index(text[start:], "”")
			q.Content = append(q.Content, hearsay.Span{Start: start, End: end})
			at = end + len("”")
		}
	}
	if speaker != "" {
		q.Speaker = hearsay.Party{Name: speaker, Type: hearsay.Person}
	}
	d.Quotes = []hearsay.Quote{q}
	return d
}

// fromA says that b comes from a.
var fromA = hearsay.Links{
	Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Rewrite, Original: "a"}},
	Origins:   []hearsay.Origin{{ID: "o1", Documents: []string{"a", "b"}, Root: "a"}},
	Stories:   []hearsay.Story{{ID: "s1", Documents: []string{"a", "b"}}},
	Parents:   map[string]string{"b": "a"},
}

func TestVerdictOnAVersion(t *testing.T) {
	const original = "“We will open the sluices at noon, and nobody living below the mill should stay in the lower town,” Anna Orrel said."
	tests := []struct {
		name    string
		a, b    string
		verdict hearsay.Verdict
		flags   []string
	}{
		{"word for word", original, "“We will open the sluices at noon, and nobody living below the mill should stay in the lower town,” said Orrel.", hearsay.Verbatim, nil},
		{"typography and line wraps are no change", original, "“We will open the sluices\nat noon , and nobody living below the mill should stay in the lower town”", hearsay.Verbatim, nil},
		{"cut at the tail", original, "“We will open the sluices at noon,” she said.", hearsay.Trimmed, []string{flagTail}},
		{"cut at the head", original, "“Nobody living below the mill should stay in the lower town,” she said.", hearsay.Trimmed, []string{flagHead}},
		{"cut inside without a mark", original, "“We will open the sluices at noon, and nobody should stay in the lower town.”", hearsay.Trimmed, []string{flagInside, flagUnmarked}},
		{"cut inside with an ellipsis", original, "“We will open the sluices at noon, and nobody … should stay in the lower town.”", hearsay.Trimmed, []string{flagInside, flagMarked}},
		{"clarified in brackets", original, "“We [the council] will open the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Clarified, nil},
		{"a clarified word in place of another", original, "“[The council] will open the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Clarified, nil},
		{"another verb", original, "“We will shut the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Altered, []string{flagMaterial, "words"}},
		{"a negation lost", "“We will not open the sluices at noon, and everybody can stay in the town,” Orrel said.", "“We will open the sluices at noon, and everybody can stay in the town.”", hearsay.Altered, []string{flagMaterial, "negation"}},
		{"another modal", original, "“We may open the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Altered, []string{flagMaterial, "modality"}},
		{"another number", "“The 40 houses below the mill must be empty by noon today,” Orrel said.", "“The 90 houses below the mill must be empty by noon today.”", hearsay.Altered, []string{flagMaterial, "number"}},
		{"another name", "“The road to Tarnby will be shut before noon on Friday,” Orrel said.", "“The road to Felling will be shut before noon on Friday.”", hearsay.Altered, []string{flagMaterial, "name"}},
		{"a function word", original, "“We will open the sluices by noon, and nobody living below the mill should stay in the lower town.”", hearsay.Altered, []string{flagMinor}},
		{"told without marks", original, "Orrel said nobody living below the mill should stay in the lower town.", hearsay.Paraphrased, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := []hearsay.Annotated{said("a", "Anna Orrel", tt.a), said("b", "Anna Orrel", tt.b)}
			got := compareOne(t, docs, fromA)
			if got.Verdict != tt.verdict || !slices.Equal(got.Flags, tt.flags) {
				t.Errorf("%s %q, want %s %q; edits %v", got.Verdict, got.Flags, tt.verdict, tt.flags, got.Edits)
			}
		})
	}
}

// compareOne runs the stage and returns the verdict on b's quotation.
func compareOne(t *testing.T, docs []hearsay.Annotated, links hearsay.Links) hearsay.QuoteVersion {
	t.Helper()
	v, err := Compare(context.Background(), docs, links)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range v.QuoteFamilies {
		for _, qv := range f.Versions {
			if qv.Quote == "b#q1" {
				return qv
			}
		}
	}
	t.Fatal("no version b")
	return hearsay.QuoteVersion{}
}

func TestAnotherSpeakerIsReattribution(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“Nobody living below the mill should stay in the lower town tonight,” Anna Orrel said."),
		said("b", "Pelle Madsen", "“Nobody living below the mill should stay in the lower town tonight,” Pelle Madsen said."),
	}
	if got := compareOne(t, docs, fromA); got.Verdict != hearsay.Reattributed || !slices.Contains(got.Flags, flagSpeaker) {
		t.Errorf("%s %q, want reattributed", got.Verdict, got.Flags)
	}
}

func TestUnrelatedRemarksStayApart(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“We will open the sluices at noon on Friday,” Anna Orrel said."),
		said("b", "Pelle Madsen", "“The harvest will be late in the north again,” Pelle Madsen said."),
	}
	if got := compareOne(t, docs, hearsay.Links{}); got.Verdict != hearsay.Only {
		t.Errorf("%s, want only", got.Verdict)
	}
}
