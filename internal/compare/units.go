package compare

import (
	"slices"

	"github.com/shopspring/decimal"
)

// measureOf is a unit of UCUM as a factor of the base unit of what it measures.
type measureOf struct {
	base   string
	factor decimal.Decimal
}

// conversions are units that reports put in each other's place, by their exact
// factors (UCUM, https://ucum.org). Money is not among them: rates change.
var conversions = func() map[string]measureOf {
	m := make(map[string]measureOf)
	for base, units := range map[string]map[string]string{
		"m":    {"m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "dm": "0.1", "[mi_i]": "1609.344", "[ft_i]": "0.3048", "[in_i]": "0.0254", "[yd_i]": "0.9144", "[nmi_i]": "1852"},
		"m2":   {"m2": "1", "km2": "1000000", "har": "10000", "[acr_us]": "4046.872609874252", "[smi_us]": "2589998.470319521", "[sft_i]": "0.09290304"},
		"g":    {"g": "1", "kg": "1000", "mg": "0.001", "ug": "0.000001", "t": "1000000", "[lb_av]": "453.59237", "[oz_av]": "28.349523125", "[oz_tr]": "31.1034768", "[ston_av]": "907184.74"},
		"L":    {"L": "1", "mL": "0.001", "cL": "0.01", "m3": "1000", "[gal_us]": "3.785411784", "[bbl_us]": "158.987294928", "[cft_i]": "28.316846592"},
		"s":    {"s": "1", "ms": "0.001", "min": "60", "h": "3600", "d": "86400", "wk": "604800"},
		"W":    {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"},
		"By":   {"MBy": "1000000", "GBy": "1000000000", "TBy": "1000000000000"},
		"km/h": {"km/h": "1", "[mi_i]/h": "1.609344", "[kn_i]": "1.852"},
	} {
		for u, f := range units {
			m[u] = measureOf{base, decimal.RequireFromString(f)}
		}
	}
	return m
}()

// tolerance is by how much, in per cent, a converted amount may miss the one
// that it stands for: reports convert and round.
var tolerance = decimal.NewFromInt(3)

// converted reports whether two amounts in different units are the same one,
// but for the rounding of whoever converted it: "100 km" and "62 miles".
func converted(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil || a.Quantity.Unit == b.Quantity.Unit {
		return false
	}
	ua, ok := conversions[a.Quantity.Unit]
	ub, ok2 := conversions[b.Quantity.Unit]
	va, vb := value(a), value(b)
	if !ok || !ok2 || ua.base != ub.base || va == nil || vb == nil || va.IsZero() {
		return false
	}
	x, y := va.Mul(ua.factor), vb.Mul(ub.factor)
	return x.Sub(y).Abs().Mul(hundred).LessThanOrEqual(x.Abs().Mul(tolerance))
}

// unitTaken reports whether b has the number of a with another unit, which makes
// it another amount: euros told as dollars, hectares as acres.
func unitTaken(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil || a.Quantity.Unit == b.Quantity.Unit || converted(a, b) {
		return false
	}
	va, vb := value(a), value(b)
	return va != nil && vb != nil && va.Equal(*vb) && sameDimension(a.Quantity.Unit, b.Quantity.Unit)
}

// sameDimension reports whether two units measure the same kind of thing.
func sameDimension(a, b string) bool {
	if isMoney(a) && isMoney(b) {
		return true
	}
	if (a == "Cel" || a == "[degF]") && (b == "Cel" || b == "[degF]") {
		return true
	}
	ua, ok := conversions[a]
	ub, ok2 := conversions[b]
	return ok && ok2 && ua.base == ub.base
}

// populationWidened reports whether b counts more than a does: people instead of
// women, men instead of smugglers, cases instead of confirmed cases.
func populationWidened(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil || a.Quantity.Unit != "1" || b.Quantity.Unit != "1" {
		return false
	}
	wa, wb := partyWords(a.Quantity.Counted), partyWords(b.Quantity.Counted)
	if len(wa) == 0 || len(wb) == 0 {
		return false
	}
	last, wide := wa[len(wa)-1], wb[len(wb)-1]
	switch {
	case last == "others" || last == "other":
		return false // whom it means, the words before say
	case countedClass(a) == countedClass(b):
		sorted := func(w string) bool { return sorts[w] }
		return slices.ContainsFunc(wa, sorted) && sortsOf(b) == "" || narrow[last] && wide != last && !narrow[wide]
	case people[wide] && !narrow[wide]:
		return true
	}
	return (wide == "men" || wide == "man") && countedClass(a) != "forces" && !people[last]
}

// narrow are nouns among those for people that take in only some of them.
var narrow = set("women victims victim")

// populationOf names whom or what a claim counts.
func populationOf(c *claim) string {
	if c.Quantity == nil || c.Quantity.Counted == "" {
		return string(c.Measure)
	}
	return c.Quantity.Counted
}
