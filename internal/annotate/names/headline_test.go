package names

import (
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

func TestAHeadlineInTitleCaseHasOnlyTheNamesOfTheText(t *testing.T) {
	const body = "\n\nOn Tuesday Tessa Lindholm beat Arno Veitch in Brannoch. The vote was close."
	tests := []struct {
		name, text string
		not        string // that is no name
	}{
		{"a verb", "Tessa Lindholm Wins Brannoch’s Regional Primary Before Noon.", "Tessa Lindholm Wins Brannoch"},
		{"nouns", "Voters in Brannoch Back Refugee Ferry Bill at Last.", "Refugee Ferry Bill"},
	}
	for _, tt := range tests {
		n := namesIn(tt.text + body)
		var got []string
		for i := range n.Entities {
			if n.Entities[i].Named {
				got = append(got, n.Entities[i].Name)
			}
		}
		if slices.Contains(got, tt.not) || !slices.Contains(got, "Brannoch") {
			t.Errorf("%s: names %q", tt.name, got)
		}
	}
}

func TestWhoOpensAHeadlineIsNamedThereAlone(t *testing.T) {
	n := namesIn("Salo Hajek Describes the Longest Dive of Her Life.\n\nShe swam 124 metres on one breath.")
	if !slices.ContainsFunc(n.Entities, func(e Entity) bool { return e.Name == "Salo Hajek" && e.Type == hearsay.Person }) {
		t.Errorf("%+v", n.Entities)
	}
}

func namesIn(text string) *Names {
	return Read(prose.New(&hearsay.Document{Text: text}, lang.English()), nil)
}
