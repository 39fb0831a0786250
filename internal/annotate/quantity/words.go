package quantity

import (
	"strings"

	"github.com/shopspring/decimal"
)

// cardinals are number words with their value.
var cardinals = map[string]int64{
	"zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// Cardinal returns the value of a single number word in lower case, "seven" or "forty", and
// false for any other word.
func Cardinal(word string) (int, bool) {
	n, ok := cardinals[word]
	return int(n), ok
}

// scales are words that multiply the number before them.
var scales = map[string]decimal.Decimal{
	"hundred":  decimal.New(1, 2),
	"thousand": decimal.New(1, 3), "k": decimal.New(1, 3),
	"lakh": decimal.New(1, 5), "lakhs": decimal.New(1, 5),
	"million": decimal.New(1, 6), "millions": decimal.New(1, 6), "mln": decimal.New(1, 6), "mn": decimal.New(1, 6), "m": decimal.New(1, 6), "mio": decimal.New(1, 6),
	"crore": decimal.New(1, 7), "crores": decimal.New(1, 7),
	"billion": decimal.New(1, 9), "billions": decimal.New(1, 9), "bln": decimal.New(1, 9), "bn": decimal.New(1, 9), "b": decimal.New(1, 9), "milliard": decimal.New(1, 9),
	"mil": decimal.New(1, 6), "tln": decimal.New(1, 12), "trillion": decimal.New(1, 12), "trillions": decimal.New(1, 12), "tn": decimal.New(1, 12), "t": decimal.New(1, 12), "trn": decimal.New(1, 12),
	"hundreds": decimal.New(1, 2), "thousands": decimal.New(1, 3),
}

// letterScales are scales of one or two letters: they count only glued to
// digits or after an amount of money, since "5 m" are metres.
var letterScales = map[string]bool{"k": true, "m": true, "b": true, "mn": true, "tn": true, "t": true}

// vague are words for a count that is not told. The lower end is the code that
// ACLED gives such reports (ACLED Codebook, "Fatalities": dozens 12, hundreds
// 100); it is a floor and no estimate.
var vague = map[string]int64{
	"tens": 10, "scores": 20, "dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 1000000, "billions": 1000000000, "trillions": 1000000000000,
}

// dozens are words for a fixed count.
var fixed = map[string]int64{"dozen": 12, "score": 20, "couple": 2, "pair": 2}

// parts are the words of fractions with their denominator.
var parts = map[string]int64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
	"sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}

// maxDigits bounds the digits of a number that is read: no count, sum or
// measure in a report has more.
const maxDigits = 30

// groupMarks are what parts thousands besides commas and points.
var groupMarks = strings.NewReplacer("\u202f", "", "\u00a0", "", "\u2009", "", " ", "", "'", "")

// parseDigits reads "35,000", "3.5", "1.234,5" (decimal comma), "12 500" with
// narrow spaces. It refuses what is no number: "0.0.0.0", "12,34,5".
func parseDigits(s string) (decimal.Decimal, bool) {
	if len(s) > 2*maxDigits {
		return decimal.Decimal{}, false
	}
	clean := s
	if strings.ContainsAny(s, " '\u202f\u00a0\u2009") {
		clean = groupMarks.Replace(s)
	}
	commas, points := strings.Count(clean, ","), strings.Count(clean, ".")
	switch {
	case commas > 0 && points > 1 || commas > 1 && points > 1:
		if commas > 1 || strings.LastIndexByte(clean, ',') < strings.LastIndexByte(clean, '.') || !grouped(clean, '.') {
			return decimal.Decimal{}, false
		}
		clean = strings.Replace(strings.ReplaceAll(clean, ".", ""), ",", ".", 1)
	case commas > 0 && points == 1 && strings.LastIndexByte(clean, ',') > strings.IndexByte(clean, '.'):
		if commas > 1 { // 1.234,5,6
			return decimal.Decimal{}, false
		}
		clean = strings.Replace(strings.Replace(clean, ".", "", 1), ",", ".", 1)
	case points > 1:
		if !grouped(clean, '.') {
			return decimal.Decimal{}, false
		}
		clean = strings.ReplaceAll(clean, ".", "")
	case commas > 0:
		whole, _, _ := strings.Cut(clean, ".")
		switch {
		case grouped(whole, ',') || indian(whole):
			clean = strings.ReplaceAll(clean, ",", "")
		case commas == 1 && points == 0: // decimal comma
			clean = strings.Replace(clean, ",", ".", 1)
		default:
			return decimal.Decimal{}, false
		}
	}
	if len(clean) > maxDigits {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(clean)
	return d, err == nil
}

// grouped reports whether sep parts thousands: one to three digits, then
// groups of three.
func grouped(s string, sep byte) bool {
	s, _, _ = strings.Cut(s, otherMark(sep))
	first := strings.IndexByte(s, sep)
	if first < 1 || first > 3 {
		return false
	}
	for i := first; i < len(s); i += 4 {
		if s[i] != sep || i+4 > len(s) || strings.IndexByte(s[i+1:i+4], sep) >= 0 {
			return false
		}
	}
	return true
}

func otherMark(sep byte) string {
	if sep == ',' {
		return "."
	}
	return ","
}

// indian reports whether commas part lakhs and crores: 12,34,567.
func indian(s string) bool {
	i := strings.LastIndexByte(s, ',')
	if i < 0 || len(s)-i != 4 {
		return false
	}
	for s = s[:i]; ; {
		j := strings.LastIndexByte(s, ',')
		if j < 0 {
			return len(s) >= 1 && len(s) <= 2
		}
		if len(s)-j != 3 {
			return false
		}
		s = s[:j]
	}
}

// openers are the words that a quantity may begin with.
var openers = func() map[string]bool {
	m := set("both between from dozen a an several many few couple half quarter hundred minus negative dollar")
	for w := range cardinals {
		m[w] = true
	}
	for w := range vague {
		m[w] = true
	}
	for w := range codes {
		m[w] = true
	}
	for w := range dollars {
		m[w] = true
	}
	for w := range factors {
		m[w] = true
	}
	for w := range sumLetters {
		m[w] = true
	}
	for w := range singleLetters {
		m[w] = true
	}
	return m
}()
