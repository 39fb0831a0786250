package view

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// lowest returns the lowest number that a claim states, or nil.
func lowest(c *hearsay.Claim) *decimal.Decimal {
	switch {
	case c.Quantity != nil && c.Quantity.Low != nil:
		return c.Quantity.Low
	case c.Quantity != nil:
		return c.Quantity.High
	}
	return c.Ratio
}

// ClaimValue says what a claim puts: "more than 3,200", "killed > recruited".
func ClaimValue(c *hearsay.Claim) string {
	switch {
	case c.Quantity != nil:
		return quantityWords(c.Quantity)
	case c.Comparison != nil:
		// The same words set with another apostrophe are one value.
		return strings.ReplaceAll(c.Comparison.Left+" "+string(c.Comparison.Op)+" "+c.Comparison.Right, "’", "'")
	case c.Ratio != nil:
		return "× " + c.Ratio.String()
	}
	return ""
}

// quantityWords says a quantity with its bound and unit.
func quantityWords(q *hearsay.Quantity) string {
	n := ""
	switch {
	case q.Low != nil && q.High != nil && !q.Low.Equal(*q.High):
		low, high := numberWords(*q.Low), numberWords(*q.High)
		if _, scale, ok := strings.Cut(high, " "); ok { // "1.5–2 million"
			low = strings.TrimSuffix(low, " "+scale)
		}
		n = low + "–" + high
	case q.Low != nil:
		n = numberWords(*q.Low)
	case q.High != nil:
		n = numberWords(*q.High)
	default:
		return "unknown"
	}
	switch q.Unit {
	case "", "1":
	case "%":
		n += "%"
	default:
		if len(q.Unit) == 3 && strings.ToUpper(q.Unit) == q.Unit { // ISO 4217
			n = q.Unit + " " + n
		} else {
			n += " " + hearsay.UnitWords(q.Unit)
		}
	}
	switch q.Bound {
	case hearsay.Exactly, hearsay.Between, "":
		return n
	}
	return string(q.Bound) + " " + n
}

// numberWords writes a number with separators, and with "million" or
// "billion" where that loses nothing and shortens it.
func numberWords(d decimal.Decimal) string {
	for _, scale := range []struct {
		exp  int32
		word string
	}{{12, "trillion"}, {9, "billion"}, {6, "million"}} {
		short := d.Shift(-scale.exp)
		if short.Abs().GreaterThanOrEqual(decimal.NewFromInt(1)) && short.Equal(short.Round(3)) {
			return group(short.String()) + " " + scale.word
		}
	}
	return group(d.String())
}

// group puts commas between the thousands of a decimal number.
func group(n string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(n, "-"); ok {
		sign, n = "−", rest
	}
	whole, frac, dot := strings.Cut(n, ".")
	var b strings.Builder
	for i := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	if dot {
		b.WriteString("." + frac)
	}
	return sign + b.String()
}

// PeriodWords says the time that a number is about, not what it rests on.
func PeriodWords(p hearsay.Period) string {
	per := perWords(p.Per)
	var s string
	from, to, interval := strings.Cut(p.Value, "/")
	switch {
	case p.Value == "" && p.Per == "":
		return "not stated"
	case p.Value == "" && p.Type == hearsay.Rate:
		return "each " + per
	case p.Value == "":
		return "within " + article(per)
	case !interval:
		s = dateWords(p.Value)
		if p.Type == hearsay.Cumulative {
			s = "until " + s
		}
	case from == to:
		s = dateWords(from)
	case from == ".." || from == "":
		s = "until " + dateWords(to)
	case to == ".." || to == "":
		s = "since " + dateWords(from)
	default:
		s = dateWords(from) + " to " + dateWords(to)
	}
	if per != "" && p.Type == hearsay.Rate {
		s = "each " + per + ", " + s
	}
	return s
}

var months = []string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

// dateWords leaves ISO dates as they are and says EDTF's unknown year and
// seasons in words.
func dateWords(s string) string {
	about := ""
	if rest := strings.TrimRight(s, "~?%"); rest != s {
		s, about = rest, "about "
	}
	s, _, _ = strings.Cut(s, "T")
	parts := strings.Split(s, "-")
	if len(parts) == 2 {
		for i, season := range []string{"spring", "summer", "autumn", "winter"} {
			if parts[1] == "2"+string(rune('1'+i)) {
				return about + season + " " + yearWords(parts[0])
			}
		}
	}
	if parts[0] != "XXXX" || len(parts) < 2 {
		return about + s
	}
	m := 0
	for i := range months {
		if parts[1] == pad(i+1) {
			m = i + 1
		}
	}
	if m == 0 {
		return about + s
	}
	day := ""
	if len(parts) == 3 && parts[2] != "XX" {
		day = strings.TrimLeft(parts[2], "0") + " "
	}
	return about + day + months[m-1] + ", year unknown"
}

func yearWords(y string) string {
	if y == "XXXX" {
		return "of an unknown year"
	}
	return y
}

func pad(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// perWords says an ISO 8601 duration of one unit: "day", "24 hours". Others
// stay as they are.
func perWords(per string) string {
	digits, time := strings.CutPrefix(per, "PT")
	if !time {
		digits = strings.TrimPrefix(per, "P")
	}
	if len(digits) < 2 {
		return per
	}
	n, unit := digits[:len(digits)-1], digits[len(digits)-1]
	for _, c := range n {
		if c < '0' || c > '9' {
			return per
		}
	}
	word := map[byte]string{'D': "day", 'W': "week", 'M': "month", 'Y': "year"}[unit]
	if time {
		word = map[byte]string{'S': "second", 'M': "minute", 'H': "hour"}[unit]
	}
	switch {
	case word == "":
		return per
	case n == "1":
		return word
	}
	return n + " " + word + "s"
}

// article puts "a" or "an" before a unit that has no number.
func article(unit string) string {
	switch {
	case unit == "hour":
		return "an hour"
	case unit == "" || unit[0] == 'P' || unit[0] >= '0' && unit[0] <= '9':
		return unit
	}
	return "a " + unit
}

// WhoSays names who vouches for a claim, outermost first.
func WhoSays(chain []hearsay.Party) string {
	var names []string
	for _, p := range chain {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return "the report itself"
	}
	return strings.Join(names, " → ")
}

// modalityWords says how firmly a claim is put; plain assertion needs no word.
func modalityWords(m hearsay.Modality) string {
	if m == hearsay.Asserted {
		return ""
	}
	return string(m)
}

// Plural writes a count with its noun: "1 document", "2 documents".
func Plural(n int, noun string) string {
	s := group(decimal.NewFromInt(int64(n)).String()) + " "
	switch {
	case n == 1:
		return s + noun
	case strings.HasSuffix(noun, "y"):
		return s + strings.TrimSuffix(noun, "y") + "ies"
	}
	return s + noun + "s"
}

// OriginsWords says how many origins a family goes back to, "" if nobody
// counted.
func OriginsWords(low, high int) string {
	switch {
	case low == 0 && high == 0:
		return ""
	case low >= high:
		return Plural(low, "origin")
	}
	return group(decimal.NewFromInt(int64(low)).String()) + " to " + Plural(high, "origin")
}

// Headline says what the pile comes down to: "5 documents, 3 origins".
func (m *Model) Headline() string {
	s := Plural(len(m.Docs), "document")
	if len(m.Origins) > 0 {
		s += ", " + Plural(len(m.Origins), "origin")
	}
	return s
}

// Prefixed returns s with a prefix, or "" for "".
func Prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
