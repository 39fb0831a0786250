package claim

import (
	"strings"
	"testing"
)

func TestWhatMarketsAndEarningsAreToldShortly(t *testing.T) {
	eachFigure(t, map[string]string{
		"Velcor fell $1.25, or 1.4 percent, to $88.95.":                                           "1.25 fell of Velcor, 1.4 fell of Velcor, 88.95 price of Velcor",
		"Profit fell $1 million, or 3 percent, to $30 million.":                                   "1000000 Profit down, 3 Profit down, 30000000 Profit",
		"Velcor reported a profit of $1.78 a share, well above the $1.11 that analysts expected.": "1.78 profit of Velcor, 1.11 profit of Velcor",
		"The S&P 500 fell 3.54 points, or 0.2 percent.":                                           "3.54 points fell of S&P, 0.2 points fell of S&P",
		"The 500-stock index rose 0.2 percent.":                                                   "0.2 index up",
		"There was no daylight between the two.":                                                  "",
		"Two were held.":                                                                          "2 held",
	}, show)
	eachFigure(t, map[string]string{
		"Velcor reported a profit of $1.78 a share, well above the $1.11 that analysts expected.": "Velcor, analysts",
		"Fewer than 15 percent of Greens approve of her.":                                         "-",
		"\"They cut thousands of jobs,\" said David French of the Retail Federation.":             "David French",
	}, source)
}

func TestWhereAPriceMovedToIsOfItsDay(t *testing.T) {
	for text, want := range map[string]string{
		"Coins rallied on Monday, with Velcoin rising 6% from its lows to back above $7,000.": "rising 2026-05-18, price 2026-05-18",
	} {
		var got []string
		for _, c := range read(text, "2026-05-20") {
			got = append(got, string(c.Measure)+" "+c.Period.Value)
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: got %q, want %q", text, all, want)
		}
	}
}
