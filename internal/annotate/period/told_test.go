package period

import (
	"fmt"
	"strings"
	"testing"
)

func TestTimesToldFromOthers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the same a year before", "It made 30 from May to July, 20 in the same months last year.", "May to July=2017-05/2017-07|in the same months last year=2016-05/2016-07"},
		{"the same a year earlier", "It made 30 in the third quarter of 2017 and 20 in the same period a year earlier.", "the third quarter of 2017=2017-07/2017-09|in the same period a year earlier=2016-07/2016-09"},
		{"the same of a year", "It made 30 in October and 20 in the same month of 2010.", "October=2017-10|in the same month of 2010=2010-10"},
		{"the same, of nothing named", "It made 30, and 20 in the same month of 2010.", "in the same month=|2010=2010"},
		{"the same of the year so far", "It made 30 this year, 20 in the same period last year.", "this year=2017|in the same period last year=2016-01-01/2016-11-09"},
		{"the same as since a day", "It made 30 since May 1, and 20 in the same weeks of 2010.", "since May 1=2017-05-01/2017-11-09|in the same weeks of 2010=2010-05-01/2010-11-09"},
		{"the same of a whole year", "It made 30 in 2016 and 20 in the same period of 2010.", "2016=2016|in the same period=|2010=2010"},
		{"by this time of a year", "It made 30 so far this year, 20 by this time last year.", "so far this year=2017-01-01/2017-11-09|last year=2016-01-01/2016-11-09"},
		{"at the same point of a year", "It made 30 this year, and at the same point in 2010 just 20.", "this year=2017|2010=2010-01-01/2010-11-09"},
		{"this time, of nothing named", "It had made 20 by this time last year.", "last year=2016"},
		{"a year itself", "It made 30 this year, 20 last year.", "this year=2017|last year=2016"},
		{"the year before one told", "It made 30 in 2011, up from 20 the previous year.", "2011=2011|the previous year=2010"},
		{"the year before a quarter", "It made 30 in the third quarter of 2011, up from 20 in the previous year.", "the third quarter of 2011=2011-07/2011-09|in the previous year=2010-07/2010-09"},
		{"the quarter before one told", "It made 30 in the third quarter of 2011, up from 20 in the previous quarter.", "the third quarter of 2011=2011-07/2011-09|in the previous quarter=2011-04/2011-06"},
		{"the month before one told", "It made 30 in January 2011, up from 20 the previous month.", "January 2011=2011-01|the previous month=2010-12"},
		{"the year before the document", "It made 30 on Tuesday, and 20 in the previous year.", "on Tuesday=2017-11-07|in the previous year=2016"},
		{"the year before twelve months", "It made 30 in the year to September 2011, up from 20 the previous year.", "in the year to September 2011=2010-10/2011-09|the previous year=2009-10/2010-09"},
		{"as many months before", "It made 30 in the year to September 2011, up from 20 in the previous 12 months.", "in the year to September 2011=2010-10/2011-09|in the previous 12 months=2009-10/2010-09"},
		{"as many months before, behind", "It made 30 from May to July 2011, and 20 in the three months before.", "May to July 2011=2011-05/2011-07|in the three months before=2011-02/2011-04"},
		{"of days", "It made 30 from 1 May to 31 July 2011, and 20 in the previous quarter.", "1 May to 31 July 2011=2011-05-01/2011-07-31|in the previous quarter=2011-02-01/2011-04-30"},
		{"months before something else", "It made 30 from May to July 2011, and 20 in the three months before the vote.", "May to July 2011=2011-05/2011-07|in the three months="},
		{"fewer months than those told", "It made 30 from May to July 2011, and 20 in the previous two months.", "May to July 2011=2011-05/2011-07|in the previous two months=2017-09-09/2017-11-09"},
		{"a length of days that are told", "It made 30 in two weeks between Jan. 21 and Feb. 5.", "Jan. 21 and Feb. 5=2017-01-21/2017-02-05"},
		{"a length and another time", "It made 30 in two weeks, and 20 from Jan. 21 to Feb. 5.", "in two weeks=|Jan. 21 to Feb. 5=2017-01-21/2017-02-05"},
		{"last quarter of a year", "It made 30 in the last quarter of 2010.", "the last quarter of 2010=2010-10/2010-12"},
		{"final months of a year", "It made 30 in the final three months of 2010.", "the final three months of 2010=2010-10/2010-12"},
		{"last months without a number", "It made 30 in the last months of 2010.", "2010=2010"},
		{"last quarter of a match", "It made 30 in the final quarter of the game.", ""},
		{"since, at the end", "It has made 30 since.", "since="},
		{"since, long ago", "It has long since.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range read(tt.text, "2017-11-09") {
				got = append(got, fmt.Sprintf("%s=%s", m.Of(tt.text), m.Period.Value))
			}
			if g := strings.Join(got, "|"); g != tt.want {
				t.Errorf("got %s, want %s", g, tt.want)
			}
		})
	}
}
