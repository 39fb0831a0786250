package link

import (
	"strings"
	"testing"
)

func TestFigures(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"with commas", "It carried off 4,200 tonnes.", "4200"},
		{"with a scale", "They spent $17 million and 1.5 billion more.", "17000000 1500000000"},
		{"with a scale as a letter", "The cost is $900m, for 900m of wall.", "900000000 900"},
		{"with a unit", "It rained 212mm.", "212"},
		{"dates and years are none", "On March 4, 1998 and 12 May the 3rd pier fell.", ""},
		{"nought is none", "It was 0 and 00.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := doc("a", tt.text)
			x := read(&d)
			want := strings.Fields(tt.want)
			if len(x.figures) != len(want) {
				t.Fatalf("%d figures, want %v", len(x.figures), want)
			}
			for i, w := range want {
				b := doc("b", "the "+w+" of it")
				if y := read(&b); x.figures[i].key != y.figures[0].key {
					t.Errorf("figure %d is not %s", i, w)
				}
			}
		})
	}
}
