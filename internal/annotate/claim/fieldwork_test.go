package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatAPollFoundIsOfTheTimeItWasTaken(t *testing.T) {
	const taken = "The poll of 1,004 adults was conducted Oct. 5-11, 2030, by telephone."
	tests := []struct{ name, text, want string }{
		{"told behind", "A majority, 54 percent, oppose the bridge, according to a poll.\n\n" + taken, "2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"told before", taken + " Forty-one percent trust Ansa Lind.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"what is held against it", taken + " Support rose to 41 percent from 38 percent.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11 none"},
		{"whatever people are against", taken + " Fifty-four percent of those asked were against the plan and 38 percent for it.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"not when it came out", taken + " Thirty percent favor it, the poll published on May 3, 2031, found.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"not the day of a vote that is supposed", taken + " If the vote were held today, Ansa Lind would win with 44 percent.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"what is held against an earlier time", taken + " Some 59 percent say the law needs reform, up from 37 percent in 1997.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11 1997"},
		{"by a firm whose name is a verb", "Some 76% of the 2,012 adults who were asked back it, a poll suggests.\n\nDial questioned adults online between 14 and 17 August 2030.", "2030-08-14/2030-08-17 2030-08-14/2030-08-17"},
		{"among some, in the paragraph behind", "Parents are split, according to a poll.\n\nAmong parents, 71 percent would lock the phones up.\n\nThe poll was taken Oct. 5-11, 2030.", "2030-10-05/2030-10-11"},
		{"within what time something should be done", taken + " Fifty-three percent said they would bring the troops home within a year.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"not what has no poll", "Police asked 40 people from May 3 to May 9, 2030, what they saw.\n\nCrime is up 3 percent, people say.", "2030-05-03/2030-05-09 none"},
		{"its margin", taken + " The margin of error is 3 points.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"by asking", "Four in ten want it back, a survey found.\n\nDial interviewed 2,004 people from 2 to 9 June 2030.", "2030-06-02/2030-06-09 2030-06-02/2030-06-09"},
		{"by asking, the time first", "Four in ten want it back, a survey found.\n\nBetween 2 and 9 June 2030 Dial questioned 2,004 people.", "2030-06-02/2030-06-09 2030-06-02/2030-06-09"},
		{"by the noun", "Four in ten want it back, a survey found.\n\nThe Oct. 5-11, 2030, survey has a margin of error of 3 points.", "2030-10-05/2030-10-11 2030-10-05/2030-10-11"},
		{"by its year", "Data from the 2013 Youth Survey show that 15 percent of pupils smoked.\n\nSome 30 percent had drunk beer.", "2013 2013"},
		{"not by two years", "In the 2013 survey 15 percent of pupils smoked, against 20 percent in the 2011 survey.", "none none"},
		{"not by the year of another", "Forty percent want it back, a poll found.\n\nThe 2013 survey was wrong.", "none"},
		{"by a month in passing", "Half of adults worry, according to the survey by Osk College in June 2018.\n\nForty percent of those asked sleep badly.", "2018-06 2018-06"},
		{"in the field", "Forty percent want it back, a poll found.\n\nThe survey was fielded from 3 to 9 June 2018 among 1,019 adults.", "2018-06-03/2018-06-09 2018-06-03/2018-06-09"},
		{"in the field, by name", "Forty percent want it back, a poll found.\n\nThe Osk Poll was in the field June 3-9, 2018.", "2018-06-03/2018-06-09"},
		{"interviewing", "Forty percent want it back, a poll found.\n\nInterviewing took place on weekday nights from June 3 to 9, 2018.", "2018-06-03/2018-06-09"},
		{"days of a year that nobody tells", "Forty percent want it back, a poll found.\n\nThe poll was conducted June 3-9.", "XXXX-06-03/XXXX-06-09"},
		{"days told twice, once with their year", "Forty percent want it back, a poll taken June 3-9 found.\n\nThe poll was conducted June 3-9, 2018.", "2018-06-03/2018-06-09"},
		{"not what is told of a day that nothing resolves", "Half of adults worry, according to the survey by Osk College in June 2018.\n\nOn Friday, 40 percent of those asked slept badly.", "2018-06 none"},
		{"no season", "Forty percent want it back, a poll found.\n\nThe poll was conducted in the spring.", "none"},
		{"before what it is held against", "Some 62 percent want it back, a poll found, up from 55 percent in December 2015.\n\nThe poll was conducted June 3-9, 2018.", "2018-06-03/2018-06-09 2015-12"},
		{"the second of two", "Lind leads Dorn 49 percent to 39 percent, a poll found.\n\nThe poll was conducted June 3-9, 2018.", "2018-06-03/2018-06-09 2018-06-03/2018-06-09"},
		{"not what a poll is told beside", "Despite a poll, Lind won the town that made her in June 2018.\n\nForty percent of those asked trust her.", "none"},
		{"not the last time", "Lind leads by 15 percentage points, the poll found.\n\nThe last time the Post took a poll was in June 2018.", "none"},
		{"not another poll", taken + " An earlier poll found 45 percent opposed.", "2030-10-05/2030-10-11 none"},
		{"not another time", taken + " In 2025, 31 percent opposed it.", "2030-10-05/2030-10-11 2025"},
		{"not how many there are", taken + "\n\nHalm has 3 million voters.", "2030-10-05/2030-10-11 none"},
		{"not an election", taken + "\n\nAnsa Lind got 52 percent in the primary.", "2030-10-05/2030-10-11 none"},
		{"not whom somebody else quotes", taken + "\n\n“We want 60 percent,” said Ansa Lind.", "2030-10-05/2030-10-11 none"},
		{"not of two polls", "A poll found that 40 percent want it back.\n\nThe poll of 900 adults was taken May 3-9, 2030. The survey of 800 adults was taken June 3-9, 2030.", "none 2030-05-03/2030-05-09 2030-06-03/2030-06-09"},
		{"no time of taking, but of coming out", "Forty percent want it back, a poll found.\n\nThe poll was released May 3, 2030.", "none"},
		{"no poll, but a raid", "Forty percent want it back, a poll found.\n\nThe raid was conducted May 3-9, 2030.", "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := timesOf(read(tt.text, "")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhatAStudyFoundIsOfTheTimeOfItsData(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"an audit", "The audit found that 312 invoices were paid twice.\n\nThe audit covered July 1, 2024, to June 30, 2025.", "2024-07-01/2025-06-30"},
		{"researchers", "Babies of smokers were 12 percent lighter, researchers found.\n\nThe researchers tracked births in Halm from 1990 to 2010.", "1990/2010"},
		{"not what is so now", "The researchers say 30 firms hold it.\n\nThe researchers tracked births in Halm from 1990 to 2010.", "none"},
		{"not what others tell", "Ansa Lind said 30 firms had left.\n\nThe researchers tracked births in Halm from 1990 to 2010.", "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := timesOf(read(tt.text, "")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// timesOf returns the times of claims.
func timesOf(claims []hearsay.Claim) string {
	var all []string
	for _, c := range claims {
		v := c.Period.Value
		if v == "" {
			v = "none"
		}
		all = append(all, v)
	}
	return strings.Join(all, " ")
}
