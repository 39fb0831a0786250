package period

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// values returns the times of a text, each as the words and the value.
func values(text, published string) string {
	var got []string
	for _, m := range Scan(text, hearsay.Field{Value: published}) {
		got = append(got, fmt.Sprintf("%s=%s", m.Span.Of(text), m.Period.Value))
	}
	return strings.Join(got, "|")
}

func TestPartOfTime(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"late in a month before", "They met late last month.", "late last month=2017-10-16/2017-10-31"},
		{"early in a month", "They met in early October.", "early October=2017-10-01/2017-10-15"},
		{"middle of a month", "They met in mid-October.", "mid-October=2017-10-10/2017-10-20"},
		{"end of a month", "They met at the end of March 2016.", "the end of March 2016=2016-03-16/2016-03-31"},
		{"end of a week", "They met late last week.", "late last week=2017-11-02/2017-11-05"},
		{"earlier in a week", "They met earlier last week.", "earlier last week=2017-10-30/2017-11-01"},
		{"end of a year", "They met at the end of 2000.", "the end of 2000=2000-09/2000-12"},
		{"middle of a year", "They met in mid 2000.", "mid 2000=2000-05/2000-08"},
		{"late in a year", "They met late in 2000.", "late in 2000=2000-09/2000-12"},
		{"early in a quarter", "They met early in the second quarter of 2016.", "early in the second quarter of 2016=2016-04"},
		{"late in a decade", "They met in the late 1970s.", "the late 1970s=1975/1979"},
		{"middle of a decade", "They met in the mid-1990s.", "the mid-1990s=1993/1996"},
		{"part of a day is the day", "They met late on 4 May 2016.", "on 4 May 2016=2016-05-04"},
		{"month of an unknown year", "It is the end of the road.", ""},
		{"no time", "The late king met the end of his life in May 2016.", "May 2016=2016-05"},
		{"since the start of the month", "Since the start of the month 40 left.", "Since the start of the month=2017-11/2017-11-08"},
		{"since the start of the week", "Since the beginning of this week 40 left.", "Since the beginning of this week=2017-11-06/2017-11-08"},
		{"since the start of something else", "Since the start of the war 40 left.", "Since the start of the war 40 left="},
		{"all of a year", "In the whole of 2016 police held 40.", "2016=2016"},
		{"no year behind a number of them", "It has a fleet of 2016 boats.", ""},
		{"since the end", "Since the end of March, 40 left.", "Since the end of March=2017-03-31/2017-11-08"},
		{"since a late part", "Since late July, 40 left.", "Since late July=2017-07/2017-11-08"},
		{"by a part", "By mid-August 2016, 40 had left.", "By mid-August 2016=../2016-08-20"},
		{"by the start", "By the start of 2016, 40 had left.", "By the start of 2016=../2016-01-01"},
		{"before the end", "They left before the end of March.", "before the end of March=../2017-03-31"},
		{"after the beginning", "They left after the beginning of March.", "after the beginning of March=2017-03-01/.."},
		{"after a middle", "They left after mid May.", "after mid May=2017-05-20/.."},
		{"range to an end", "It grew from 2007 to the end of 2008.", "2007 to the end of 2008=2007/2008"},
		{"range to a start", "It grew from 2007 to the start of 2008.", "2007 to the start of 2008=2007"},
		{"range between ends", "It grew between the end of 2007 and the end of 2008.", "the end of 2007 and the end of 2008=2008"},
		{"range of months", "It shut from early March to late May.", "early March to late May=2017-03/2017-05"},
		{"range borrows the year", "It shut from late October to the end of January 2016.", "late October to the end of January 2016=2015-10-16/2016-01-31"},
		{"two parts are no range", "It grew in early March and late May.", "early March=2017-03-01/2017-03-15|late May=2017-05-16/2017-05-31"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := values(tt.text, "2017-11-08"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if got := values("They met in late October.", ""); got != "October=XXXX-10" {
		t.Errorf("without a date of the document: %q", got)
	}
}
