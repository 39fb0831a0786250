package period

import (
	"fmt"
	"strings"
	"testing"
)

func TestYears(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"year of the document behind a month", "They met in October last year.", "October last year=2016-10"},
		{"year of the document behind a range", "They met between March and October of this year.", "March and October of this year=2017-03/2017-10"},
		{"over New Year's Day", "They met from Dec. 3 to Jan. 4 of this year.", "Dec. 3 to Jan. 4 of this year=2016-12-03/2017-01-04"},
		{"since a month of last year", "Since October last year 30 have come.", "Since October last year=2016-10/2017-11-09"},
		{"not what the year owns", "They met in October, last year's best month.", "October=2017-10|last year's=2016"},
		{"what a month owns", "They won last month's vote.", "last month's=2017-10"},
		{"fiscal year that ended", "It made 30 in the fiscal year that ended Sept. 30, 2016.", "in the fiscal year that ended Sept. 30, 2016=2015-10/2016-09"},
		{"since a day with a shortened month", "It made 30 since the merger on Feb. 2, 2015.", "since the merger on Feb. 2, 2015=2015-02-02/2017-11-09"},
		{"fiscal year", "In fiscal 2016 and the 2015 fiscal year it fell.", "fiscal 2016=2016|the 2015 fiscal year=2015"},
		{"short fiscal year", "It fell in FY2014 and FY17.", "FY2014=2014|FY17=2017"},
		{"no fiscal year", "It owes the taxman fiscal 2016 reports.", ""},
		{"school year", "It rose in the 2015–16 school year.", "the 2015–16 school year=2015/2016"},
		{"season", "It rose in the 2010/11 season.", "the 2010/11 season=2010/2011"},
		{"ticket for a season", "It sold a 2016 season ticket.", ""},
		{"years cut short", "It rose in 2015-16, and from 1998–2016.", "2015-16=2015/2016|1998–2016=1998/2016"},
		{"month in figures", "It rose in 2010-11.", "2010-11=2010-11"},
		{"count behind a year", "It rose in 2015-16 homes.", "2015=2015"},
		{"quarter by its end", "It fell in the quarter ended June 30, 2016.", "in the quarter ended June 30, 2016=2016-04/2016-06"},
		{"period by its end", "It fell in the three-month period ending in June 2016.", "in the three-month period ending in June 2016=2016-04/2016-06"},
		{"quarter in weeks", "It fell in the quarter ended November 4, 2017.", "in the quarter ended November 4, 2017=2017-08-06/2017-11-04"},
		{"weeks in words", "It fell in the thirty-nine weeks ended November 4, 2017.", "in the thirty-nine weeks ended November 4, 2017=2017-02-05/2017-11-04"},
		{"quarter with a hyphen", "A third-quarter profit was told.", "third-quarter=2017-07/2017-09"},
		{"first half of a firm", "In the first half, sales rose.", "the first half=2017-01/2017-06"},
		{"first half of a match", "In the first half, Halm led.", ""},
		{"first months", "In the first six months, sales rose.", "the first six months=2017-01/2017-06"},
		{"first months of something", "In the first six months after it, sales rose.", ""},
		{"what lasts", "The trial is to last six weeks.", ""},
		{"what will last", "It will last two years.", ""},
		{"weeks ahead", "It will fall over the next six weeks.", "over the next six weeks=2017-11-09/2017-12-21"},
		{"the year ahead", "It will fall in the next decade.", "in the next decade=2017/2027"},
		{"hours ahead", "It will fall over the next six hours.", ""},
		{"years that follow a name", "It will fill the next two years.", ""},
		{"past weeks", "It fell in the last six weeks.", "in the last six weeks=2017-09-28/2017-11-09"},
		{"a name", "Halm Tonight and USA Today drew many.", ""},
		{"years by the last", "It fell in the five years to 2015.", "in the five years to 2015=2011/2015"},
		{"since the start of the year", "Since the start of the year 30 have come.", "Since the start of the year=2017/2017-11-09"},
		{"so far in a year", "So far in 2017, 30 have come.", "So far in 2017=2017/2017-11-09"},
		{"this year to date", "It rose 3% this year to date.", "this year to date=2017-01-01/2017-11-09"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := inText(tt.text, "2017-11-09"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// inText returns the times of a text, each as the words and the value.
func inText(text, published string) string {
	var got []string
	for _, m := range read(text, published) {
		got = append(got, fmt.Sprintf("%s=%s", m.Of(text), m.Period.Value))
	}
	return strings.Join(got, "|")
}

func TestSpanOfDays(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"year behind a comma", "They met Oct. 5-11, 2015, by telephone.", "Oct. 5-11, 2015=2015-10-05/2015-10-11"},
		{"in words", "They met from October 14 through 19, 2015.", "October 14 through 19, 2015=2015-10-14/2015-10-19"},
		{"a comma before the link", "They met Tuesday, May 3, through Sunday, May 8, 2016.", "Tuesday, May 3, through Sunday, May 8, 2016=2016-05-03/2016-05-08"},
		{"a comma between two years", "They met between Dec. 28, 2015, and Jan. 4, 2016.", "Dec. 28, 2015, and Jan. 4, 2016=2015-12-28/2016-01-04"},
		{"a comma before something else", "They met on May 3, 2016, and on June 4, 2016.", "on May 3, 2016=2016-05-03|on June 4, 2016=2016-06-04"},
		{"over New Year's Day", "They met Dec. 28-Jan. 4.", "Dec. 28-Jan. 4=XXXX-12-28/XXXX-01-04"},
		{"two days", "They met on Oct. 14 and 15.", "on Oct. 14 and 15=XXXX-10-14/XXXX-10-15"},
		{"days in a row", "They met on October 5, 6 and 7, 2015.", "on October 5, 6 and 7, 2015=2015-10-05/2015-10-07"},
		{"days of two months", "They met Sept. 29, 30 and Oct. 1, 2015.", "Sept. 29, 30 and Oct. 1, 2015=2015-09-29/2015-10-01"},
		{"days of two years", "They met on 31 December and 1 January 2016.", "on 31 December and 1 January 2016=2015-12-31/2016-01-01"},
		{"days apart", "They met on Oct. 14 and 17.", "on Oct. 14=XXXX-10-14"},
		{"a count behind a day", "On Oct. 14 and 15 people met.", "On Oct. 14=XXXX-10-14"},
		{"a count behind a comma", "On May 3, 4 men met.", "On May 3=XXXX-05-03"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := values(tt.text, ""); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
