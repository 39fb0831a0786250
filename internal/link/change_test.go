package link

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay"
)

// show writes blocks on lines: = kept, ~ changed, - only A, + only B, > moved.
func show(a, b *hearsay.Annotated, blocks []Block) (lines []string) {
	for _, x := range blocks {
		switch {
		case x.Changes == nil && x.A.Len() > 0:
			lines = append(lines, "- "+x.A.Of(a.Text))
		case x.Changes == nil:
			lines = append(lines, "+ "+x.B.Of(b.Text))
		}
		for _, c := range x.Changes {
			sign := "="
			if x.Moved {
				sign = ">"
			}
			if c.Op == hearsay.Keep {
				lines = append(lines, sign+" "+c.A.Of(a.Text))
			} else {
				lines = append(lines, fmt.Sprintf("~ %s: %s/%s", c.Kind, c.A.Of(a.Text), c.B.Of(b.Text)))
			}
		}
	}
	return lines
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       []string
	}{
		{"the same in other typography", "Toven said: “It’s over for the harbour.”", "Toven said: \"It's over for the harbour.\"",
			[]string{"= Toven said: “It’s over for the harbour"}},
		{"a number", "The storm carried off 4,200 tonnes of granite blocks.", "The storm carried off 5,000 tonnes of granite blocks.",
			[]string{"= The storm carried off", "~ number: 4,200/5,000", "= tonnes of granite blocks"}},
		{"a bound", "The storm carried off more than 4,200 tonnes of granite.", "The storm carried off 4,200 tonnes of granite.",
			[]string{"= The storm carried off", "~ bound: more than/", "= 4,200 tonnes of granite"}},
		{"a negation", "The council will not repair the granite breakwater.", "The council will repair the granite breakwater.",
			[]string{"= The council will", "~ negation: not/", "= repair the granite breakwater"}},
		{"a name", "Councillor Bram Hekkel opened the granite breakwater hearing.", "Councillor Nell Orrick opened the granite breakwater hearing.",
			[]string{"- Councillor Bram Hekkel", "+ Councillor Nell Orrick", "= opened the granite breakwater hearing"}},
		{"a cue", "The harbour master said the granite breakwater held.", "The harbour master admitted the granite breakwater held.",
			[]string{"= The harbour master", "~ cue: said/admitted", "= the granite breakwater held"}},
		{"nothing in common", "One thing.", "Another matter.", []string{"- One thing", "+ Another matter"}},
		{"nothing at all", "", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := doc("a", tt.a), doc("b", tt.b)
			if d := cmp.Diff(tt.want, show(&a, &b, Diff(&a, &b))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestDiffFindsAMovedParagraph(t *testing.T) {
	ps := strings.Split(original, "\n\n")
	ps[1], ps[3] = ps[3], ps[1]
	a, b := doc("a", original), doc("b", strings.Join(ps, "\n\n"))
	moved := 0
	for _, x := range Diff(&a, &b) {
		if x.Moved {
			moved++
		}
	}
	if moved == 0 {
		t.Error("no block is marked as moved")
	}
}

func TestDiffCoversBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 50 {
		ps := strings.Split(original, "\n\n")
		r.Shuffle(len(ps), func(i, j int) { ps[i], ps[j] = ps[j], ps[i] })
		ps = append(ps[:r.IntN(len(ps))], strings.Split(independent, "\n\n")...)
		a, b := doc("a", original), doc("b", strings.Join(ps, "\n\n"))
		inA, inB := 0, 0
		for _, x := range Diff(&a, &b) {
			inA += len(strings.Fields(x.A.Of(a.Text)))
			inB += len(strings.Fields(x.B.Of(b.Text)))
		}
		// A dash alone is no word, and may fall between two blocks.
		if n := len(strings.Fields(a.Text)); inA < n-3 || inA > n+3 {
			t.Fatalf("blocks have %d words of A's %d", inA, n)
		}
		if n := len(strings.Fields(b.Text)); inB < n-3 || inB > n+3 {
			t.Fatalf("blocks have %d words of B's %d", inB, n)
		}
	}
}
