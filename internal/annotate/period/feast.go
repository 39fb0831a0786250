package period

import (
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
)

// dayOfYear returns the day of a feast in a year.
type dayOfYear func(year int) time.Time

func fixed(month time.Month, day int) dayOfYear {
	return func(y int) time.Time { return time.Date(y, month, day, 0, 0, 0, 0, time.UTC) }
}

// nth is the nth such weekday of a month, the last where n is 0, and days after it.
func nth(n int, weekday time.Weekday, month time.Month, days int) dayOfYear {
	return func(y int) time.Time {
		if n == 0 {
			end := time.Date(y, month+1, 0, 0, 0, 0, 0, time.UTC)
			return end.AddDate(0, 0, -int(end.Weekday()-weekday+7)%7+days)
		}
		first := time.Date(y, month, 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, int(weekday-first.Weekday()+7)%7+7*(n-1)+days)
	}
}

func fromEaster(days int) dayOfYear {
	return func(y int) time.Time { return easter(y).AddDate(0, 0, days) }
}

// feasts are days that have a name and a rule. Days whose name stands for other days in
// other countries are left out ("Independence Day"), or are abroad.
var feasts = map[string]dayOfYear{
	"new year's day": fixed(time.January, 1), "new year's eve": fixed(time.December, 31), "martin luther king day": nth(3, time.Monday, time.January, 0),
	"martin luther king jr. day": nth(3, time.Monday, time.January, 0), "mlk day": nth(3, time.Monday, time.January, 0), "burns night": fixed(time.January, 25), "australia day": fixed(time.January, 26),
	"groundhog day": fixed(time.February, 2), "valentine's day": fixed(time.February, 14), "presidents' day": nth(3, time.Monday, time.February, 0), "presidents day": nth(3, time.Monday, time.February, 0),
	"shrove tuesday": fromEaster(-47), "mardi gras": fromEaster(-47), "ash wednesday": fromEaster(-46), "palm sunday": fromEaster(-7), "maundy thursday": fromEaster(-3), "good friday": fromEaster(-2),
	"holy saturday": fromEaster(-1), "easter": fromEaster(0), "easter sunday": fromEaster(0), "easter day": fromEaster(0), "easter monday": fromEaster(1), "ascension day": fromEaster(39), "whit sunday": fromEaster(49), "whit monday": fromEaster(50),
	"international women's day": fixed(time.March, 8), "st patrick's day": fixed(time.March, 17), "st. patrick's day": fixed(time.March, 17), "saint patrick's day": fixed(time.March, 17),
	"april fools' day": fixed(time.April, 1), "april fool's day": fixed(time.April, 1), "earth day": fixed(time.April, 22), "st george's day": fixed(time.April, 23), "st. george's day": fixed(time.April, 23), "anzac day": fixed(time.April, 25),
	"may day": fixed(time.May, 1), "international workers' day": fixed(time.May, 1), "cinco de mayo": fixed(time.May, 5), "memorial day": nth(0, time.Monday, time.May, 0),
	"juneteenth": fixed(time.June, 19), "canada day": fixed(time.July, 1), "bastille day": fixed(time.July, 14), "labor day": nth(1, time.Monday, time.September, 0),
	"columbus day": nth(2, time.Monday, time.October, 0), "halloween": fixed(time.October, 31), "all saints' day": fixed(time.November, 1), "all saints day": fixed(time.November, 1), "all souls' day": fixed(time.November, 2), "bonfire night": fixed(time.November, 5), "guy fawkes night": fixed(time.November, 5),
	"veterans day": fixed(time.November, 11), "armistice day": fixed(time.November, 11), "thanksgiving": nth(4, time.Thursday, time.November, 0), "thanksgiving day": nth(4, time.Thursday, time.November, 0), "black friday": nth(4, time.Thursday, time.November, 1), "cyber monday": nth(4, time.Thursday, time.November, 4),
	"st andrew's day": fixed(time.November, 30), "st. andrew's day": fixed(time.November, 30), "world aids day": fixed(time.December, 1), "christmas eve": fixed(time.December, 24), "christmas day": fixed(time.December, 25), "boxing day": fixed(time.December, 26),
}

// abroad are days that fall on others in other countries, but for their long weekends,
// which are America's.
var abroad = set("labor memorial")

// longestFeast is how many lexemes the longest of these names has.
const longestFeast = 6

// feastWords are the words that names of such days begin with.
var feastWords = func() map[string]bool {
	m := map[string]bool{"christmas": true}
	for name := range feasts {
		word, _, _ := strings.Cut(strings.Replace(name, ".", " ", 1), " ")
		m[word] = true
	}
	return m
}()

// sides are words that make days of seasons that are named like them.
var sides = set("before after since by until till")

// feast reads a day by its name, with the year if one follows, else the latest
// that is not after the document: "Easter 2018", "Good Friday", "Labor Day". With
// "weekend" it is the days off around it.
func (r *reader) feast(i int) (hearsay.Period, int) {
	days, next := r.feastName(i)
	if next <= i {
		return hearsay.Period{}, i
	}
	weekend := r.low(i-1) == "of" && r.low(i-2) == "weekend"
	if r.low(next) == "weekend" {
		weekend, next = true, next+1
	}
	at := next
	if w := r.low(at); w == "," || w == "of" || w == "in" {
		at++
	}
	y := r.yearAt(at)
	if y > 0 {
		next = at + 1
	}
	if r.low(next) == "weekend" && !weekend {
		weekend, next = true, next+1
	}
	if abroad[r.low(i)] && !weekend {
		return hearsay.Period{}, i
	}
	if y > 0 {
		return explicit(dayOff(days(y), weekend)), next
	}
	today, ok := r.today()
	if !ok {
		return hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown}, next
	}
	day := days(today.Year())
	if day.After(today) {
		day = days(today.Year() - 1)
	}
	return hearsay.Period{Type: hearsay.Interval, Value: dayOff(day, weekend), Basis: r.basis}, next
}

// dayOff writes the day, or the weekend that it makes longer. A day in the middle of the
// week makes none.
func dayOff(day time.Time, weekend bool) string {
	from, to := 0, 0
	switch w := day.Weekday(); {
	case !weekend:
	case w == time.Sunday && day.Equal(easter(day.Year())):
		from, to = -2, 1
	case w == time.Monday:
		from = -2
	case w == time.Thursday || w == time.Friday || w == time.Saturday:
		to = int(7 - w)
	case w == time.Sunday:
		from = -1
	}
	return spanOf(day.AddDate(0, 0, from), day.AddDate(0, 0, to+1))
}

// feastName reads the name of a feast, the longest that stands at lexeme i.
func (r *reader) feastName(i int) (dayOfYear, int) {
	var days dayOfYear
	next, name := i, ""
	for at := i; at < i+longestFeast && at < len(r.lex); at++ {
		if at > i && r.lex[at].Space {
			name += " "
		}
		name += r.low(at)
		if f, ok := feasts[name]; ok {
			days, next = f, at+1
		}
	}
	side := sides[r.low(i-1)]
	switch {
	case next == i && r.low(i) == "christmas" && side && (r.closed(i+1) || closes[r.low(i+1)]):
		days, next = fixed(time.December, 25), i+1
	case next == i && r.low(i) == "new" && r.low(i+1) == "year" && side && (r.closed(i+2) || closes[r.low(i+2)] || small[r.low(i+2)] > 0 || r.figures(i+2, 9) >= 0):
		days, next = fixed(time.January, 1), i+2
	case next == i+1 && r.low(i) == "easter" && (r.low(next) == "island" || r.low(next) == "egg" || r.low(next) == "eggs"):
		return nil, i
	}
	if next > i && !r.capital(i) && r.yearAt(next) == 0 && r.low(next) != "weekend" && !lowFeasts[r.low(i)] {
		return nil, i // "a good friday", "his labor day by day"
	}
	return days, next
}

// lowFeasts are the first words of names that do without a capital.
var lowFeasts = set("easter halloween christmas thanksgiving valentine's")

// easter returns Easter Sunday of a year of the Gregorian calendar (the
// computus of Meeus, Jones and Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
