package claim

import (
	"slices"
	"testing"
)

func TestWhatASumIs(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"the price that a thing moved to", "Wheat for July rose 31 cents to $7.44 a bushel.", []string{"rose", "price per bushel"}},
		{"the price that a name moved to", "Zipp plunged more than a third to £2.07.", []string{"price"}},
		{"a price below a mark", "Halmcoin fell below $1,000.", []string{"price"}},
		{"what is no thing has no price", "Donations rose to $40,000.", []string{"Donations"}},
		{"a sum too large for a price", "Work on the bridge rose to $40 million.", []string{"rose"}},
		{"a bill that went from one sum to another", "My bill went from 30 crowns a month to 75.", []string{"bill", "bill"}},
		{"in apposition", "The club's debt, €4.6 million in 2022, is a worry.", []string{"debt"}},
		{"an apposition of a level", "The minimum wage, now $10 an hour, would climb.", []string{"minimum wage"}},
		{"a sum that begins a clause stands in none", "While most went on the loan, $5 million went to the navy.", []string{"went"}},
		{"a clause behind it", "He gave $9 million of the $140 million it cost.", []string{"given", "cost"}},
		{"a clause behind it with a subject", "Records show the $4,000 that Lind has taken from owners.", []string{"taken"}},
		{"a clause that only has", "Lind spent the $4,000 that she had on a boat.", []string{"spent"}},
		{"off a level", "The cut wiped $1.2 billion off its market value.", []string{"market value wiped"}},
		{"above a level", "It went for £221,000, £26,000 over the asking price.", []string{"price", "over price"}},
		{"what it is given in, done to", "Norrand also has $50 million in donated media.", []string{"donated media"}},
		{"a stock by its name", "The offer included $22 in Veltrane stock.", []string{"Veltrane stock"}},
		{"a place is nothing it is given in", "Veltrane spent $22 million in Halm.", []string{"spent"}},
	} {
		var got []string
		for _, c := range read(tt.text, "") {
			if c.Quantity != nil && money(c.Quantity.Unit) {
				got = append(got, string(c.Measure))
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q: got %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}
