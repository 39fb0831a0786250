package period

import "testing"

func TestDateForms(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"range in figures, either order", "It ran from 10/1/2018 - 10/7/2018.", "10/1/2018 - 10/7/2018=[2018-10-01/2018-10-07,2018-01-10/2018-07-10]"},
		{"range in figures, one order", "It ran 10/1/2018-10/17/2018.", "10/1/2018-10/17/2018=2018-10-01/2018-10-17"},
		{"range in figures, the order that runs forward", "It ran from 10/5/2018 to 9/6/2018.", "10/5/2018 to 9/6/2018=2018-05-10/2018-06-09"},
		{"range in figures borrows the year", "It ran 12/20-1/13/2020.", "12/20-1/13/2020=2019-12-20/2020-01-13"},
		{"range in figures with a comma", "It ran from 5/21-5/27, 2020, here.", "5/21-5/27, 2020=2020-05-21/2020-05-27"},
		{"no such day", "It fell on February 30 or 2/30/2019.", ""},
		{"leap day", "It fell on 29 February 2020.", "on 29 February 2020=2020-02-29"},
		{"eight figures", "See report-20170302 of 99999999 and 20173002.", "20170302=2017-03-02"},
		{"range into the next month", "It ran from April 27 to the 3rd.", "April 27 to the 3rd=2021-04-27/2021-05-03"},
		{"day in words", "He was born on twenty-five January 1986.", "on twenty-five January 1986=1986-01-25"},
		{"number before a modal", "She said fifteen May die in 2020.", "2020=2020"},
		{"old year", "They met on 5 December 1391.", "on 5 December 1391=1391-12-05"},
		{"no old year", "On 5 December 1391 people came.", "On 5 December=2020-12-05"},
		{"weeks from a day", "It shuts for two weeks starting May 20.", "two weeks starting May 20=2021-05-20/2021-06-02"},
		{"year left out", "It sold 5 but not in 2015 and not 2016.", "2015=2015|2016=2016"},
		{"count left out", "It sold 5 but not 2016 homes.", ""},
		{"quarter after its year", "It fell in 2016, the third quarter.", "2016, the third quarter=2016-07/2016-09"},
		{"clause after a day", "It fell on 1 March 2020 and after that it rose.", "on 1 March 2020=2020-03-01"},
		{"past days", "It fell in the past few days.", "in the past few days=2021-11-06/2021-11-09"},
		{"past years are too vague", "It fell in the past few years.", ""},
		{"past decades", "It fell over the last two decades.", "over the last two decades=2001-11-09/2021-11-09"},
		{"last weekday of today", "He fell last Tuesday.", "last Tuesday=2021-11-02"},
		{"last weekday of yesterday", "He fell last Monday.", "last Monday=2021-11-01"},
		{"last weekday", "He fell last Sunday.", "last Sunday=2021-11-07"},
		{"weekday of today", "He fell on Tuesday.", "on Tuesday=2021-11-09"},
		{"weekday without a capital", "He fell on sunday in a sunday dress.", "on sunday=2021-11-07"},
		{"weekday and day", "He fell on Sunday 31.", "on Sunday 31=2021-10-31"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := values(tt.text, "2021-11-09"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLastSundayOnMonday(t *testing.T) {
	if got := values("He fell last Sunday.", "2021-11-08"); got != "last Sunday=2021-11-07" {
		t.Errorf("got %q", got)
	}
}

func TestFeast(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"fixed", "It fell on St. Patrick's Day.", "on St. Patrick's Day=2021-03-17"},
		{"with its year", "It fell on Earth Day 2010.", "on Earth Day 2010=2010-04-22"},
		{"nth weekday", "It fell on Martin Luther King Jr. Day.", "on Martin Luther King Jr. Day=2021-01-18"},
		{"hangs on another", "Sales fell on Black Friday.", "on Black Friday=2020-11-27"},
		{"hangs on Easter", "It fell on Ash Wednesday 2021.", "on Ash Wednesday 2021=2021-02-17"},
		{"month of the same name", "They marched on May Day and in May 2020.", "on May Day=2021-05-01|May 2020=2020-05"},
		{"weekend to Monday", "Ten died over Labor Day weekend.", "Labor Day weekend=2021-09-04/2021-09-06"},
		{"last Monday of a month", "Ten died over Memorial Day weekend 2019.", "Memorial Day weekend 2019=2019-05-25/2019-05-27"},
		{"weekend from Thursday", "Ten died on the weekend of Thanksgiving 2023.", "Thanksgiving 2023=2023-11-23/2023-11-26"},
		{"weekend of Easter", "Ten died over Easter weekend.", "Easter weekend=2021-04-02/2021-04-05"},
		{"weekend of a Sunday", "Ten died over Halloween weekend.", "Halloween weekend=2021-10-30/2021-10-31"},
		{"other days in other countries", "Shops shut on Labor Day, and on Independence Day.", ""},
		{"no feast", "The good friday shift is a labor day shift.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := values(tt.text, "2021-11-09"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
