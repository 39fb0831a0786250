package period

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

func read(text, published string) []Mention {
	d := &hearsay.Document{Text: text}
	d.Published.Value = published
	return Read(prose.New(d, lang.English()))
}

func TestRead(t *testing.T) {
	tests := []struct{ text, published, want string }{
		{"In December, they lost many men.", "2026-02-14", "December=2025-12 resolved"},
		{"In December, they lost many men.", "", "December=XXXX-12 unknown"},
		{"He took office in January 2009. It peaked in October of that year.", "2016-02-05", "January 2009=2009-01 explicit|October of that year=2009-10 explicit"},
		{"It peaked in October of that year.", "2016-02-05", "October=XXXX-10 unknown"},
		{"It happened in December 2023.", "", "December 2023=2023-12 explicit"},
		{"She came on March 4, 2026, to help.", "", "March 4, 2026=2026-03-04 explicit"},
		{"She came on 4 March to help.", "2026-03-13", "4 March=2026-03-04 resolved"},
		{"He spoke on Feb. 12 in Felling.", "2026-02-14", "Feb. 12=2026-02-12 resolved"},
		{"He spoke on Friday.", "2026-02-14", "on Friday=2026-02-13 resolved"},
		{"He spoke on Friday.", "", "on Friday= unknown"},
		{"Yesterday the dam broke.", "2026-03-01", "Yesterday=2026-02-28 resolved"},
		{"Rain fell last week.", "2026-02-14", "last week=2026-02-02/2026-02-08 resolved"},
		{"Rain fell last month.", "2026-01-14", "last month=2025-12 resolved"},
		{"Since the start of the war, 900 men fell.", "", "Since the start of the war= unknown"},
		{"Since 2014 nothing has changed.", "", "Since 2014=2014/.. explicit"},
		{"It doubled within a year.", "", "within a year= unknown"},
		{"Fewer were found in the same period.", "", "in the same period= unknown"},
		{"They trained in the winter.", "", "in the winter=XXXX-24 unknown"},
		{"Between 1999 and 2004 it grew.", "", "1999 and 2004=1999/2004 explicit"},
		{"They may march in May.", "2026-06-01", "May=2026-05 resolved"},
		{"Some 2000 people came and 2026 left.", "", ""},
		{"It closed on 13.5.2015 for good.", "", "on 13.5.2015=2015-05-13 explicit"},
		{"It closed on 5/6/2015 for good.", "", "on 5/6/2015=[2015-05-06,2015-06-05] explicit"},
		{"It closed on 5/6/2015 for good.", "2015-06-05", "on 5/6/2015=2015-06-05 explicit"},
		{"It closed on 5/6/2015 for good.", "2015-06-06", "on 5/6/2015=[2015-05-06,2015-06-05] explicit"},
		{"Sales fell in Q3 2016 again.", "", "Q3 2016=2016-07/2016-09 explicit"},
		{"It was built in the 1970s here.", "", "the 1970s=197X explicit"},
		{"He left two days ago.", "2026-03-01", "two days ago=2026-02-27 resolved"},
		{"He left two days ago.", "", "two days ago= unknown"},
		{"It lasted from 2 May to 4 June 2020.", "", "2 May to 4 June 2020=2020-05-02/2020-06-04 explicit"},
		{"It burned between Friday evening and noon Saturday.", "2026-02-16", "Friday evening and noon Saturday=2026-02-13/2026-02-14 resolved"},
		{"It burned from 10 p.m. Friday to 4 a.m. Saturday.", "2026-02-16", "Friday to 4 a.m. Saturday=2026-02-13/2026-02-14 resolved"},
		{"It burned on Friday night and early Saturday.", "2026-02-16", "on Friday night and early Saturday=2026-02-13/2026-02-14 resolved"},
		{"It burned on Friday and early Saturday.", "2026-02-16", "on Friday=2026-02-13 resolved|Saturday=2026-02-14 resolved"},
		{"It burned on Friday night and on Saturday.", "2026-02-16", "on Friday=2026-02-13 resolved|on Saturday=2026-02-14 resolved"},
		{"It fell between Friday's close and Sunday.", "2026-02-16", "Friday's=2026-02-13 resolved|Sunday=2026-02-15 resolved"},
		{"It has won 41 since the 2015 floods, which killed 266.", "2026-02-16", "since the 2015 floods=2015/2026-02-16 explicit"},
		{"It has won 41 since the counter-attack began on 3 February.", "2026-02-16", "since the counter-attack began on 3 February=2026-02-03/2026-02-16 resolved"},
		{"It has won 41 since the raid - on 3 February 9 were lost.", "2026-02-16", "since the raid= unknown|on 3 February=2026-02-03 resolved"},
		{"It had won 41 as of 17:00 today, 40 by noon on Sunday and 9 as at 20.00 on 3 February.", "2026-02-16", "as of 17:00 today=../2026-02-16 resolved|by noon on Sunday=../2026-02-15 resolved|as at 20.00 on 3 February=../2026-02-03 resolved"},
		{"It has won 41 since the rains came ten days ago.", "2026-02-16", "since the rains came ten days ago=2026-02-06/2026-02-16 resolved"},
		{"It has won 41 since the January storms.", "2026-02-16", "since the January storms=2026-01/2026-02-16 resolved"},
		{"It has won 41 since a Feb. 3 vote.", "2026-02-16", "since a Feb. 3=2026-02-03/2026-02-16 resolved"},
		{"It has won 41 since late Monday morning.", "2026-02-18", "since late Monday=2026-02-16/2026-02-18 resolved"},
		{"It has won 41 since a man from Halm came.", "2026-02-18", "since a man from Halm came= unknown"},
		{"It has won 41 since Monday's vote.", "2026-02-18", "since Monday's vote=2026-02-16/2026-02-18 resolved"},
		{"Yields rose since the Sept. 11 attacks.", "2026-02-16", "since the Sept. 11=2001-09-11/2026-02-16 explicit"},
		{"Some 2,977 died on 9/11.", "2026-02-16", "on 9/11=2001-09-11 explicit"},
		{"They met on Sept. 11 in Osk.", "2026-02-16", "on Sept. 11=2025-09-11 resolved"},
		{"In 1863 the town had a mill.", "2026-02-16", "1863=1863 explicit"},
		{"The fire of 1871 burned it.", "", "1871=1871 explicit"},
		{"The war of 1870-71 was lost.", "", "1870-71=1870/1871 explicit"},
		{"Between 1850 and 1860 it lost half.", "", "1850 and 1860=1850/1860 explicit"},
		{"The figures for 2018 show it.", "", "2018=2018 explicit"},
		{"The census of 2011 counted them.", "", "2011=2011 explicit"},
		{"Some came in 1850 boats, of 1700 men.", "", ""},
		{"It rose by 1700 to 3,000.", "", ""},
		{"They fled in the summer of 2014.", "", "in the summer of 2014=2014-22 explicit"},
		{"They met in Spring in Osk.", "", ""},
		{"It spent more in 2022-23 and in 2023-24.", "", "2022-23=2022/2023 explicit|2023-24=2023/2024 explicit"},
		{"They fell in 2014, 2013 and 2010.", "", "2014=2014 explicit|2013=2013 explicit|2010=2010 explicit"},
		{"In July 2016 it burned. On July 4 12 died.", "", "July 2016=2016-07 explicit|On July 4=2016-07-04 explicit"},
		{"In 2016 it burned. In March, 12 died.", "", "2016=2016 explicit|March=2016-03 explicit"},
		{"In July 2016 it burned. In March, 12 died.", "", "July 2016=2016-07 explicit|March=XXXX-03 unknown"},
		{"He was born in 1960. In March, 12 died.", "", "1960=1960 explicit|March=XXXX-03 unknown"},
		{"It has sold 9 since the 2,000 arrived.", "2026-02-16", "since the 2,000 arrived= unknown"},
		{"Photos of the sit-in 1 / 5 in a gallery.", "2026-02-16", ""},
		{"They scored in the last quarter of an hour.", "2026-02-16", ""},
		{"They met on Friday, 13 March 2026, in Felling.", "", "on Friday, 13 March 2026=2026-03-13 explicit"},
		{"Before 2010 there was none.", "", "Before 2010=../2010 explicit"},
		{"It grew over the last three months.", "2026-02-14", "over the last three months=2025-11-14/2026-02-14 resolved"},
		{"Sales in the half year to June fell.", "2026-08-14", "the half year to June=2026-01/2026-06 resolved"},
		{"A half-year to-do list is for June.", "2026-08-14", "June=2026-06 resolved"},
		{"Sales in the three months to June fell.", "2026-08-14", "the three months to June=2026-04/2026-06 resolved"},
		{"Sales in the year ended 30 September 2025 fell.", "", "the year ended 30 September 2025=2024-10/2025-09 explicit"},
		{"Sales in the first quarter fell.", "2026-08-14", "the first quarter=2026-01/2026-03 resolved"},
		{"They led in the first quarter.", "2026-08-14", ""},
		{"Work began on 900 homes in the first quarter.", "2026-08-14", "the first quarter=2026-01/2026-03 resolved"},
		{"They scored in the second half.", "2026-08-14", ""},
		{"It will open next year.", "2026-08-14", "next year=2027 resolved"},
		{"It will open next month.", "2026-12-14", "next month=2027-01 resolved"},
		{"The next year it shut.", "2026-08-14", ""},
		{"Rain fell this morning.", "2026-02-14", "this morning=2026-02-14 resolved"},
		{"Rain fell overnight.", "2026-02-14", "overnight=2026-02-13/2026-02-14 resolved"},
		{"Rain fell over the weekend.", "2026-02-17", "over the weekend=2026-02-14/2026-02-15 resolved"},
		{"Rain fell over the weekend.", "", "over the weekend= unknown"},
		{"Rain fell at the weekend.", "2026-02-15", "at the weekend=2026-02-14/2026-02-15 resolved"},
		{"Rain fell last weekend.", "2026-02-15", "last weekend=2026-02-07/2026-02-08 resolved"},
		{"Friday’s storm was worse.", "2026-02-14", "Friday’s=2026-02-13 resolved"},
		{"It has grown so far this year.", "2026-02-14", "so far this year=2026-01-01/2026-02-14 resolved"},
		{"It rose in the week before Christmas.", "2026-02-14", "the week before Christmas=2025-12-18/2025-12-24 resolved"},
		{"They hit 40 in the night to Friday.", "2026-08-21", "in the night to Friday=2026-08-20/2026-08-21 resolved"},
		{"They hit 40 overnight into 20 August.", "2026-08-21", "overnight into 20 August=2026-08-19/2026-08-20 resolved"},
		{"They lost 40 in that period.", "2026-08-21", "in that period= unknown"},
		{"They lost 40 that time.", "2026-08-21", ""},
		{"It will send 40 by the end of the year.", "2026-02-14", "by the end of the year=../2026-12-31 resolved"},
		{"It plans to send 40 by year's end.", "2026-02-14", "by year's end=../2026-12-31 resolved"},
		{"It will send 40 by the end of next year.", "2026-02-14", "by the end of next year=../2027-12-31 resolved"},
		{"By the end of the year it had sent 40.", "2026-02-14", ""},
		{"By the end of January it had grown.", "2026-02-14", "By the end of January=../2026-01-31 resolved"},
		{"They stood by the river.", "2026-02-14", ""},
		{"As of Friday it had grown.", "2026-02-14", "As of Friday=../2026-02-13 resolved"},
		{"Since the beginning of 2018 30 people left.", "", "Since the beginning of 2018=2018/.. explicit"},
		{"It sank last week on Sunday.", "2026-02-14", "last week on Sunday=2026-02-08 resolved"},
		{"It sank on Tuesday of last week.", "2026-02-14", "on Tuesday of last week=2026-02-03 resolved"},
		{"It was built in the 15th century by hand.", "", "the 15th century=14XX explicit"},
		{"Sales in the third month of 2021 fell.", "", "the third month of 2021=2021-03 explicit"},
		{"Sales in the first ten days of May 2021 fell.", "", "the first ten days of May 2021=2021-05-01/2021-05-10 explicit"},
		{"Sales in the last four months of 2021 fell.", "", "the last four months of 2021=2021-09/2021-12 explicit"},
		{"Two weeks of holiday in 2021 passed.", "", "2021=2021 explicit"},
		{"He was sacked earlier this year.", "2026-02-14", "earlier this year=2026-01-01/2026-02-14 resolved"},
		{"He was sacked earlier this year.", "", "earlier this year= unknown"},
		{"It fell over the 5 past years.", "2026-02-14", "5 past years=2021-02-14/2026-02-14 resolved"},
		{"The blast killed 30 past midnight and hurt 40 last night.", "2026-02-14", "last night=2026-02-13/2026-02-14 resolved"},
		{"The man on the bridge fell.", "2026-02-14", ""},
		{"It opened on Easter Monday 2017 at last.", "", "Easter Monday 2017=2017-04-17 explicit"},
		{"It opened on Christmas Eve.", "2026-02-14", "Christmas Eve=2025-12-24 resolved"},
		{"Easter eggs are sold here.", "2026-02-14", ""},
		{"He was born in April of 87.", "", "April of 87=1987-04 explicit"},
		{"It shut from 4 to January 22, 1995, for good.", "", "4 to January 22, 1995=1995-01-04/1995-01-22 explicit"},
		{"It ran Nov-Feb 2017 here.", "", "Nov-Feb 2017=2016-11/2017-02 explicit"},
		{"It cost $12 December 27.", "2026-02-14", "December 27=2025-12-27 resolved"},
		{"Sales fell in 2015 and 2016.", "", "2015 and 2016=2015/2016 explicit"},
		{"Sales fell in March and April.", "2026-08-14", "March and April=2026-03/2026-04 resolved"},
		{"He was paid in 2024 and the first half of 2025.", "", "2024 and the first half of 2025=2024/2025-06 explicit"},
		{"Sales fell in 2014 and 2016.", "", "2014=2014 explicit|2016=2016 explicit"},
		{"Sales were 3 and 5 in 2015 and 2016, respectively.", "", "2015=2015 explicit|2016=2016 explicit"},
		{"In 2015 and 2016 homes fell.", "", "2015=2015 explicit"},
		{"It spoke to 900 men between Monday and Thursday.", "2026-02-14", "Monday and Thursday=2026-02-09/2026-02-12 resolved"},
		{"Rain fell from Monday to Wednesday.", "2026-02-14", "Monday to Wednesday=2026-02-09/2026-02-11 resolved"},
		{"Rain fell on Monday and stopped on Friday.", "2026-02-14", "on Monday=2026-02-09 resolved|on Friday=2026-02-13 resolved"},
		{"Rain falls from Friday to Monday.", "2026-02-14", "Friday=2026-02-13 resolved|Monday=2026-02-09 resolved"},
		{"Rain fell last summer.", "2026-02-14", "last summer=2025-22 resolved"},
		{"Rain fell last spring.", "2026-10-14", "last spring=XXXX-21 unknown"},
		{"Rain fell last winter.", "2026-02-14", "last winter=XXXX-24 unknown"},
		{"Sales in the first four months of the year rose.", "2026-08-14", "the first four months of the year=2026-01/2026-04 resolved"},
		{"Sales in the second quarter of the year rose.", "2026-08-14", "the second quarter of the year=2026-04/2026-06 resolved"},
		{"A Long March 4C rocket flew.", "2026-08-14", ""},
		{"He spoke Monday, March 4, here.", "2026-08-14", "Monday, March 4=2026-03-04 resolved"},
		{"He told USA Today of it.", "2026-08-14", ""},
		{"“Today it rains,” he said.", "2026-08-14", "Today=2026-08-14 resolved"},
		{"Since late July two have died.", "2026-08-14", "Since late July=2026-07/2026-08-14 resolved"},
		{"Since the late king two have died.", "2026-08-14", "Since the late king two= unknown"},
		{"It has since cut 40 jobs.", "2026-08-14", "since= unknown"},
		{"Since New Year two have died.", "2026-08-14", "Since New Year=2026-01-01/2026-08-14 resolved"},
		{"It fell at dawn (2030 GMT).", "2026-08-14", ""},
		{"It ended 2016 at nine cents.", "2026-08-14", "2016=2016 explicit"},
		{"It ended 2016 jobs.", "2026-08-14", ""},
		{"The count as of 3 May was 40.", "2026-05-04", "as of 3 May=../2026-05-03 resolved"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			var got []string
			for _, m := range read(tt.text, tt.published) {
				words := strings.TrimPrefix(strings.TrimPrefix(m.Span.Of(tt.text), "on "), "in ")
				if m.Kind != When || strings.Contains(tt.want, m.Span.Of(tt.text)) {
					words = m.Span.Of(tt.text)
				}
				got = append(got, fmt.Sprintf("%s=%s %s", words, m.Period.Value, m.Period.Basis))
			}
			if strings.Join(got, "|") != tt.want {
				t.Errorf("got %q, want %q", strings.Join(got, "|"), tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Since the start of it, on Friday, 3 May, within 24 hours, 2026-99-99, in the same", "2026-02")
	f.Fuzz(func(t *testing.T, text, published string) {
		for _, m := range read(text, published) {
			if m.Span.Of(text) == "" {
				t.Fatalf("empty mention in %q", text)
			}
		}
	})
}
