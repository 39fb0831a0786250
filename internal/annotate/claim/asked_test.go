package claim

import (
	"slices"
	"testing"
)

// TestOfWhomAShareIsTold reads shares that have no "of" of their own: value, measure, subject.
func TestOfWhomAShareIsTold(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"the group behind it", "Unemployment among women stood at 8%, compared with 6.5% for men.", []string{"8 Unemployment of women", "6.5 Unemployment of men"}},
		{"each group of two", "Approval was 40% among women and 52% among older men.", []string{"40 Approval of women", "52 Approval of older men"}},
		{"the group that a level is of", "Turnout among young voters was 41 percent.", []string{"41 Turnout of young voters"}},
		{"the group that the clause begins with", "Among men, the share was 14 percent.", []string{"14 share of men"}},
		{"those who are of an age", "Among those aged 16 to 24, the share was 34%.", []string{"34 share of those aged 16 to 24"}},
		{"those who are so", "Unemployment was 5% for men and 9% among the young.", []string{"5 Unemployment of men", "9 Unemployment of young"}},
		{"each of a list", "Seventy percent of Lodge Party voters, 45% of Liberals and 22% of independents approve.", []string{"70 share of voters of Lodge Party voters", "45 approve of Liberals", "22 share of independents of independents"}},
		{"each of two", "Researchers asked 2,300 teenagers; 60 percent of girls and 45 percent of boys said they got less.", []string{"2300 asked of Researchers", "60 got less of girls", "45 got less of boys"}},
		{"those won are not the subject", "Lind won 40 percent of women and 30 percent of men.", []string{"40 share of women won of Lind", "30 share of men won of Lind"}},
		{"those who did something", "Among those who voted, 40 percent liked it.", []string{"40 liked of those who voted"}},
		{"of those who did something", "The council asked Halm. Of the union members who voted, 58% rejected the plan.", []string{"58 rejected of union members"}},
		{"the funds of which it is told", "Of the funds that came in, 40 percent paid for roads.", []string{"40 paid of funds"}},
		{"those who do something by night", "More than 60% of nurses work nights.", []string{"60 share of nurses of nurses"}},
		{"a year is no group", "The bank paid 5 percent for the year.", []string{"5 for year of bank"}},
		{"a person is no group", "Lind has 40 percent to 35 percent for Holm.", []string{"40 has of Lind", "35 has of Holm"}},
		{"those of whom the survey is", "A survey of 500 firms by the Chamber of Commerce found that 38% planned to hire and 12% to cut staff.", []string{"500 surveyed", "38 planned to hire of firms", "12 cut of firms"}},
		{"those who were asked", "The Institute asked 2,300 teenagers about their sleep. Some 60 percent said they slept badly.", []string{"2300 asked of Institute", "60 slept badly of teenagers"}},
		{"those asked, by these words", "Some 55% of those asked by the pollster Datum would leave. Only 40% wanted to stay.", []string{"55 leave of those asked", "40 wanted to stay of those asked"}},
		{"those of whom the share before is", "Nearly half of nurses said they had thought of leaving. Only 11% felt well paid.", []string{"0.5 thought of leaving", "11 well paid of nurses"}},
		{"no survey told", "Only 11% felt well paid.", []string{"11 well paid"}},
		{"the ballots are counted, and not who leads", "With 90 percent of ballots counted, Marta Silen had 52 percent of the vote.", []string{"90 share of ballots counted of ballots", "52 share of vote of Marta Silen"}},
		{"where the clause begins with it", "Sales fell 3% to 1.1bn euros. In Europe they were down 7%, while in Asia they rose 4%.", []string{"3 Sales down", "1100000000 Sales", "7 Sales down of Europe", "4 Sales up of Asia"}},
		{"a noun at its head", "Average weekly pay went up 1.9% to 512 euros. In the public sector it was 540 euros.", []string{"1.9 pay up", "512 pay", "540 pay of public sector"}},
		{"words for when", "The company had sales of $40m. In the end they fell 3%.", []string{"40000000 sales of company", "3 sales down"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range read(test.text, "") {
				got = append(got, show(c))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
