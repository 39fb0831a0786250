package compare

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

var (
	ten      = decimal.NewFromInt(10)
	hundred  = decimal.NewFromInt(100)
	thousand = decimal.NewFromInt(1000)
	million  = decimal.NewFromInt(1_000_000)
)

// value returns the number that a claim states: the lower end, or the upper
// one where there is no lower, or the ratio. It is nil for a comparison.
func value(c *claim) *decimal.Decimal {
	switch {
	case c.Quantity == nil:
		return c.Ratio
	case c.Quantity.Low != nil:
		return c.Quantity.Low
	}
	return c.Quantity.High
}

// sameValue reports whether two claims state the same: equal numbers in the
// same unit whatever the bound, or the same comparison.
func sameValue(a, b *claim) bool {
	if a.Comparison != nil || b.Comparison != nil {
		return a.Comparison != nil && b.Comparison != nil && pairKey(a.Comparison) == pairKey(b.Comparison)
	}
	if (a.Quantity == nil) != (b.Quantity == nil) || a.Quantity != nil && a.Quantity.Unit != b.Quantity.Unit {
		return false
	}
	va, vb := value(a), value(b)
	if va == nil || vb == nil || !va.Equal(*vb) {
		return false
	}
	if a.Quantity != nil && a.Quantity.Bound == hearsay.Between && b.Quantity.Bound == hearsay.Between {
		return equalEnds(a.Quantity.High, b.Quantity.High)
	}
	return true
}

// rangeReduced returns which end of the range that a gives b has kept, "upper" or
// "lower"; "" if it has not done so.
func rangeReduced(a, b *claim) string {
	if !isRange(a) || a.Quantity.Low == nil || a.Quantity.High == nil || b.Quantity == nil || isRange(b) || a.Quantity.Unit != b.Quantity.Unit || value(b) == nil {
		return ""
	}
	switch v := value(b); {
	case v.Equal(*a.Quantity.High):
		return "upper"
	case v.Equal(*a.Quantity.Low):
		return "lower"
	}
	return ""
}

func equalEnds(a, b *decimal.Decimal) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

// interval returns the ends of what the claim allows; nil is open. About takes
// in a tenth on both sides, so that two such figures are not called a conflict
// too soon.
func interval(c *claim) (low, high *decimal.Decimal) {
	q := c.Quantity
	if q == nil {
		return c.Ratio, c.Ratio
	}
	if q.Bound == hearsay.About && q.Low != nil && q.High != nil {
		margin := q.Low.Div(ten).Abs()
		l, h := q.Low.Sub(margin), q.High.Add(margin)
		return &l, &h
	}
	return q.Low, q.High
}

// meet reports whether the intervals of two claims have a value in common.
func meet(a, b *claim) bool {
	al, ah := interval(a)
	bl, bh := interval(b)
	return !(ah != nil && bl != nil && ah.LessThan(*bl) || bh != nil && al != nil && bh.LessThan(*al))
}

// rounded reports whether b is a rounded to fewer digits.
func rounded(a, b *claim) bool {
	va, vb := value(a), value(b)
	if va == nil || vb == nil || va.Equal(*vb) || va.IsZero() || isRange(a) || isRange(b) {
		return false
	}
	digits := significant(*vb)
	if digits >= significant(*va) {
		return false
	}
	places := int32(digits) - int32(va.NumDigits()) - va.Exponent()
	return va.Round(places).Equal(*vb)
}

// fewExactly reports whether both figures are exact counts below a hundred, which
// independent reports do not round.
func fewExactly(a, b *claim) bool {
	return small(a) && small(b) && a.Quantity != nil && b.Quantity != nil && a.Quantity.Bound == hearsay.Exactly && b.Quantity.Bound == hearsay.Exactly
}

func isRange(c *claim) bool { return c.Quantity != nil && c.Quantity.Bound == hearsay.Between }

// significant returns the number of digits of d without trailing zeros.
func significant(d decimal.Decimal) int {
	s := strings.TrimLeft(strings.ReplaceAll(d.Abs().String(), ".", ""), "0")
	if !strings.Contains(d.String(), ".") {
		s = strings.TrimRight(s, "0")
	}
	return len(s)
}

// show returns the claim in few words: "more than 900,000 (lost)".
func show(c *claim) string {
	if c.Comparison != nil {
		return showComparison(c.Comparison)
	}
	s := showValue(c)
	if c.Measure != "" {
		s += " " + string(c.Measure)
	}
	if c.Period.Type == hearsay.Rate {
		s += " " + showPer(c.Period.Per)
	}
	return s
}

func showComparison(c *hearsay.Comparison) string {
	switch c.Op {
	case hearsay.Greater:
		return fmt.Sprintf("more %s than %s", c.Left, c.Right)
	case hearsay.GreaterEqual:
		return fmt.Sprintf("at least as many %s as %s", c.Left, c.Right)
	case hearsay.Less:
		return fmt.Sprintf("fewer %s than %s", c.Left, c.Right)
	case hearsay.LessEqual:
		return fmt.Sprintf("at most as many %s as %s", c.Left, c.Right)
	}
	return fmt.Sprintf("as many %s as %s", c.Left, c.Right)
}

func showPer(per string) string {
	switch per {
	case "PT1S":
		return "a second"
	case "PT1M":
		return "a minute"
	case "PT1H":
		return "an hour"
	case "P1D":
		return "a day"
	case "P1W":
		return "a week"
	case "P1M":
		return "a month"
	case "P3M":
		return "a quarter"
	case "P1Y":
		return "a year"
	case "P10Y":
		return "a decade"
	}
	return "per " + per
}

func showValue(c *claim) string {
	q := c.Quantity
	number := group3
	if q != nil && isMoney(q.Unit) {
		number = amount
	}
	if q == nil {
		return "by a factor of " + c.Ratio.String()
	}
	var s string
	switch {
	case q.Bound == hearsay.Between && q.Low != nil && q.High != nil:
		s = "between " + number(*q.Low) + " and " + number(*q.High)
	case value(c) == nil:
		return string(q.Bound)
	case q.Bound == hearsay.Exactly || q.Bound == "":
		s = number(*value(c))
	default:
		s = string(q.Bound) + " " + number(*value(c))
	}
	switch {
	case q.Unit == "" || q.Unit == "1":
		return s
	case isMoney(q.Unit):
		return strings.Replace(s, amount(*value(c)), q.Unit+" "+amount(*value(c)), 1)
	}
	if q.Unit == "%" {
		return s + " %"
	}
	return s + " " + hearsay.UnitWords(q.Unit)
}

// isMoney reports whether the unit is an ISO 4217 code.
func isMoney(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit && unit[0] >= 'A'
}

// amount writes a large sum in millions or billions if it comes out even.
func amount(d decimal.Decimal) string {
	for _, s := range []struct {
		exp  int32
		name string
	}{{9, " billion"}, {6, " million"}} {
		if short := d.Shift(-s.exp); short.Abs().GreaterThanOrEqual(decimal.NewFromInt(1)) && short.Equal(short.Truncate(2)) {
			return group3(short) + s.name
		}
	}
	return group3(d)
}

// group3 writes a decimal with commas between thousands.
func group3(d decimal.Decimal) string {
	whole, fraction, has := strings.Cut(d.Abs().String(), ".")
	var b strings.Builder
	if d.IsNegative() {
		b.WriteString("−")
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if has {
		b.WriteString("." + fraction)
	}
	return b.String()
}
