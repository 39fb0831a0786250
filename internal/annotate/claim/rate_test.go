package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestAFigureSetAgainstARateIsOne(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"from and to", "Approvals went from 3,100 a week to 4,700.", "P1W P1W"},
		{"to and from", "Traffic has thinned to 18 ships a day from 47.", "P1D P1D"},
		{"what another puts it at", "The union put the cost at $2.3 billion a year, against the $1.6 billion in the estimate.", "P1Y P1Y"},
		{"without its verb", "The Holm plan would cost $5.2 billion a year; the Reyland plan, $900 million.", "P1Y P1Y"},
		{"not with a verb of its own", "The guards pay $2 a day; a stone brings $500.", "P1D "},
		{"not behind a verb that rises to it", "The firm pays $310 million a year, and costs have risen to $205 million.", "P1Y "},
		{"not another thing", "The line carries 3,100 people a week to 12 islands.", "P1W "},
		{"of the same verb in another tense", "The plant filled 900 bottles a minute when the new lines fill 2,200.", "PT1M PT1M"},
		{"at and at", "The council put it at $480,000 a year and later at $310,000.", "P1Y P1Y"},
		{"against one told by an adverb", "Some 640 people are phoned daily, down from 900.", "P1D P1D"},
		{"a year of what is bought", "To reach $40 billion in annual purchases it must end the tariffs.", "P1Y"},
		{"every month of a clause", "The bill would hit 60 vessels that call at Halm every month.", "P1M"},
		{"in other terms", "Buses would cost $44 million a year, or about $95 for every house.", "P1Y P1Y"},
		{"in another currency", "The line costs €90 million ($104 million) a year to run.", "P1Y P1Y"},
		{"not another sum in brackets", "The line costs €90 million a year (down from $104 million in all).", "P1Y "},
		{"and not another", "The halls pay $18 an hour, not $12.", "PT1H PT1H"},
		{"by how much less", "A night sorter starts at $13 an hour, $2 less than a clerk.", "PT1H PT1H"},
		{"a part of it", "The family pays $1,180 a month, of which $865 is interest.", "P1M P1M"},
		{"not another thing behind a comma", "The guard earns $13 an hour, has $2 and left.", "PT1H "},
		{"not a sum or else", "The guard takes $13 an hour or he leaves, and $2 is gone.", "PT1H "},
		{"behind another rate", "The kitchen runs on $2 a head a day.", "P1D"},
		{"behind what is hired", "The rent is 90 cents a ton a week.", "P1W"},
		{"not a time ago", "The price was $2 a head a year ago.", ""},
		{"behind the verb", "Some 400 gallons leave the cave per second.", "PT1S"},
		{"per second", "It runs at 60 frames per second.", "PT1S"},
		{"a second is an ordinal", "The fire killed 60 people a second time.", ""},
		{"in each of several years", "The plan raises spending by 2.5 percent in each of the next two years.", "P1Y"},
		{"annualized", "Growth came to an annualized rate of 3.8 percent.", "P1Y"},
		{"a share is no rate", "Sales of $27 billion and a quarter of the market went to Velcor.", ""},
		{"a term is no rate", "Halm had 412 deaths within a month of surgery.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var per []string
			for _, c := range read(tt.text, "2031-05-04") {
				if c.Quantity != nil && c.Period.Type == hearsay.Rate {
					per = append(per, c.Period.Per)
				} else if c.Quantity != nil {
					per = append(per, "")
				}
			}
			if got := strings.Join(per, " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
