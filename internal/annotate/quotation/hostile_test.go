package quotation

import (
	"fmt"
	"strings"
	"testing"
)

// TestALostMarkCostsItsParagraphAtMost takes each mark out of a text in turn,
// and turns each round: the quotations of every other paragraph must stay as
// they were.
func TestALostMarkCostsItsParagraphAtMost(t *testing.T) {
	paragraphs := []string{
		"“The dam will hold,” Marta Lind said. “We checked it twice.”",
		"Jon Berg doubts it. “It was built for a smaller river,” he said, “and for smaller floods.”",
		"The water has fallen by two metres since Monday.",
		"“Nobody is in danger,” said Ida Sorrow, a spokeswoman for the city.",
	}
	whole := strings.Join(paragraphs, "\n")
	per := func(text string) []string { // quotations by the paragraph they begin in
		d, quotes := read(text)
		out := make([]string, len(paragraphs))
		for _, q := range quotes {
			p := strings.Count(d.Text[:q.Content[0].Start], "\n")
			out[p] += show(d, q) + "\n"
		}
		return out
	}
	want := per(whole)
	for i, r := range whole {
		if r != '“' && r != '”' {
			continue
		}
		for _, instead := range []string{"", "\"", "“", "”"} {
			text := whole[:i] + instead + whole[i+len("“"):]
			own := strings.Count(whole[:i], "\n")
			for p, got := range per(text) {
				if p != own && got != want[p] {
					t.Errorf("mark at %d as %q changes paragraph %d:\ngot  %swant %s", i, instead, p, got, want[p])
				}
			}
		}
	}
}

// BenchmarkHostileMarks reads texts of very many marks, and eight times as many:
// the time for a mark stays the same.
func BenchmarkHostileMarks(b *testing.B) {
	for _, unit := range []string{"“", "\"", "“a ‘", "LIND: “go. ", "’s ‘"} {
		for _, n := range []int{2_000, 16_000} {
			b.Run(fmt.Sprintf("%q x %d", unit, n), func(b *testing.B) {
				text := strings.Repeat(unit, n)
				for b.Loop() {
					read(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/mark")
			})
		}
	}
}

func TestQuotationsNestedTenDeep(t *testing.T) {
	text := "Marta Lind said: " + strings.Repeat("“He told me: ‘she told me: ", 5) + "go home now" + strings.Repeat("’ and left” and slept", 5) + "."
	d, quotes := read(text)
	if len(quotes) == 0 || quotes[0].Speaker.Name != "Marta Lind" {
		t.Fatalf("the outermost is not read: %d quotations", len(quotes))
	}
	for _, q := range quotes {
		for _, c := range q.Content {
			if c.End > len(d.Text) {
				t.Errorf("content %v outside the text", c)
			}
		}
	}
}
