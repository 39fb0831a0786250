package compare

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestNestedFigures(t *testing.T) {
	tests := []struct {
		name, first, second string
		subject             string // of all figures, a name
		part                bool   // the second figure of the second report is a part of its first
		want                string // part of the finding's text, "" for none
	}{
		{"the dead among the casualties", "The army lost [over 900 men:killed/2031-05].", "Its losses were [2,700 men:killed and wounded/2031-05].", "Torva", false, "counts “killed” and the other “killed and wounded”"},
		{"the dead of one side among the casualties of nobody named", "It lost [over 900 men:killed/2031-05].", "Losses were [2,700 men:killed and wounded/2031-05].", "", false, ""},
		{"more dead than casualties", "It lost [2,900 men:killed/2031-05].", "Its losses were [2,700 men:killed and wounded/2031-05].", "Torva", false, ""},
		{"a sum that is paid of one that is pledged", "It was promised [900,000/EUR:pledged].", "So far it has [400,000/EUR:received].", "Tern Fund", false, "counts “received” and the other “pledged”"},
		{"the attackers counted in", "The raid left [14 people:killed/2031-05-03] dead.", "There were [16 bodies:killed/2031-05-03]. Of these [two:killed/2031-05-03] are those of attackers.", "Lorne", true, "16 − 2 = 14"},
		{"the children counted in", "The raid left [14 people:killed/2031-05-03] dead.", "There were [16 bodies:killed/2031-05-03]. Of these [two:killed/2031-05-03] are those of children.", "Lorne", true, ""},
		{"another year", "The fire left [14 people:killed/2031-05-03] dead.", "In 2019 a fire left [18 people:killed/2019] dead.", "Lorne", false, "2031-05-03 and the other for 2019"},
		{"another year with a far larger number", "The fire left [14 people:killed/2031-05-03] dead.", "In 2019 a fire left [118 people:killed/2019] dead.", "Lorne", false, ""},
		{"one year", "The fire left [14 people:killed/2031-05-03] dead.", "It left [18 people:killed/2031-05-04] dead.", "Lorne", false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := storyOf("a", tt.first), storyOf("b", tt.second)
			for _, d := range []hearsay.Annotated{a, b} {
				for i := range d.Claims {
					d.Claims[i].Subject = tt.subject
				}
			}
			if tt.part {
				b.Claims[1].PartOf = b.Claims[0].ID
			}
			v := compareAll(t, apart, a, b)
			var texts []string
			for _, f := range v.Findings {
				if f.Type == hearsay.FindingNotConflict {
					texts = append(texts, f.Text)
				}
				if tt.want != "" && f.Type == hearsay.FindingConflict {
					t.Errorf("got a conflict: %s", f.Text)
				}
			}
			got := strings.Join(texts, "\n")
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
