package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestPartsAreKnownByTheirValue(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"some of a number told before", "The attack in Osk killed 29 people, the hospital said. Five of the 29 are children.", "29: 5"},
		{"and what befell them", "The number of people killed in the fire has risen to 24. Five of the 24 died in hospital.", "24: 5"},
		{"parts that add up", "Nineteen people were arrested, the prosecutor said. Five have been charged, eight were released and six are being held.", "19: 5 8 6"},
		{"parts that add up to what befell all", "Gunmen shot 62 people in Osk. Nineteen died and 43 were wounded.", "62: 19 43"},
		{"one with the word for it, one without", "Some 17,240 people were registered. Of these, 8,900 are in camps and 8,340 with families.", "17240: 8900 8340"},
		{"some of those that open the sentence", "Of the 410 soldiers who were missing in May, 232 are still unaccounted for.", "410: 232"},
		{"and not what else is counted there", "Of the 12 boats in the harbour, three were lost and two people died.", "12: 3"},
		{"numbers that do not add up", "Nineteen people were arrested. Five have been charged and eight were released.", ""},
		{"things of another kind", "The mill sold 19 looms. Five barges came and 14 lorries left.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := Read(annotated(&hearsay.Document{ID: "d", Text: tt.text, Published: hearsay.Field{Value: "2026-05-20"}}))
			got := ""
			for _, w := range all {
				parts := ""
				for _, c := range all {
					if c.PartOf == w.ID {
						parts += " " + c.Quantity.Low.String()
					}
				}
				if parts != "" {
					got += w.Quantity.Low.String() + ":" + parts
				}
			}
			if got != tt.want {
				t.Errorf("parts %q, want %q", got, tt.want)
			}
		})
	}
}
