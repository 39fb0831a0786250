package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

// spec is a case of the Recognizers-Text specifications.
type spec struct {
	Type, Model, Input string
	Context            struct{ ReferenceDateTime string }
	Results            []specResult
}

type specResult struct {
	Text, Type, TypeName string
	Resolution, Value    json.RawMessage
}

// specModels are the kinds of numbers that are scored.
var specModels = []string{"NumberModel", "NumberRangeModel", "PercentModel", "AgeModel", "CurrencyModel", "DimensionModel", "TemperatureModel"}

// scoreSpecs measures the share of cases of recognizer-specs-english that come
// out right. A case is an input with all it expects; it is right when just
// these values come out, in this order: for Number the numbers (to 1 in
// 10,000), for NumberRange both ends with open ones open, for Percentage the
// percentage, for NumberWithUnit number and unit of those that the case's model
// looks for (units that hearsay reads and another model would find are left
// aside; of a range its upper end, as the specifications have it). A number
// glued to a unit of measure is none for Number.
//
// Left aside are cases that expect a unit or a percentage without a number
// ("Only a small percent", the second unit of "10 celsius to fahrenheit"): they
// expect a null value, and hearsay reads quantities. They are 3 in 100. All
// others count, the formulas, addresses and telephone numbers among them.
func scoreSpecs(dir string, w io.Writer, figures map[string]float64) error {
	right, total := make(map[string]int), make(map[string]int)
	left, all := 0, 0
	path := filepath.Join(dir, "recognizer-specs-english.jsonl")
	if err := eachLine(path, func(c spec) {
		if !slices.Contains(specModels, c.Model) {
			return
		}
		all++
		if quirk(c) {
			left++
			return
		}
		want, got := wantedOf(c), readSpec(c)
		total[c.Model]++
		if want == got {
			right[c.Model]++
		} else if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" {
			fmt.Fprintf(w, "- %s %q\n    want %s\n    got  %s\n", c.Model, c.Input, want, got)
		}
	}); err != nil {
		return err
	}
	sum, of := 0, 0
	for _, m := range specModels {
		fmt.Fprintf(w, "specs %-18s %4d of %4d\n", m, right[m], total[m])
		sum, of = sum+right[m], of+total[m]
	}
	fmt.Fprintf(w, "specs %-18s %4d of %4d, %d of %d cases left aside\n", "together", sum, of, left, all)
	figures["specs_number"] = round(float64(sum) / float64(of))
	return scoreDates(path, w, figures)
}

// quirk reports whether the case expects a unit without a number.
func quirk(c spec) bool {
	for _, r := range c.Results {
		var v struct{ Value *string }
		if json.Unmarshal(r.Resolution, &v) == nil && (v.Value == nil || *v.Value == "null") {
			return true
		}
	}
	return false
}

// wantedOf returns the values that a case expects, in one form.
func wantedOf(c spec) string {
	var out []string
	for _, r := range c.Results {
		var v struct{ Value, Unit string }
		if json.Unmarshal(r.Resolution, &v) != nil {
			continue
		}
		switch c.Model {
		case "NumberRangeModel":
			low, high, _ := strings.Cut(strings.Trim(v.Value, "[]()"), ",")
			out = append(out, rounded(low)+".."+rounded(high))
		case "PercentModel":
			out = append(out, rounded(strings.TrimSuffix(v.Value, "%")))
		case "NumberModel":
			out = append(out, rounded(v.Value))
		default:
			value, unit := v.Value, unitNames[strings.ToLower(v.Unit)]
			if v.Unit == "Age" {
				unit = "a"
			}
			if c.Model == "DimensionModel" && v.Unit == "Pound" {
				unit = "[lb_av]"
			}
			if d, err := decimal.NewFromString(value); err == nil && (v.Unit == "Cent" || v.Unit == "Pence" || v.Unit == "Penny" || v.Unit == "Sen") {
				value = d.Shift(-2).String()
			}
			out = append(out, rounded(value)+" "+unit)
		}
	}
	return strings.Join(out, "; ")
}

// rounded writes a number with four significant decimals of its size.
func rounded(s string) string {
	d, err := decimal.NewFromString(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	if d.Abs().GreaterThan(decimal.NewFromInt(1000)) {
		return d.Round(0).String()
	}
	return d.Round(4).String()
}

func ends(f quantity.Found) (low, high string) {
	if f.Low != nil {
		low = rounded(f.Low.String())
	}
	if f.High != nil {
		high = rounded(f.High.String())
	}
	return low, high
}

// readSpec returns the values that are read in a case, in the same form.
func readSpec(c spec) string {
	var out []string
	for _, f := range quantity.All(c.Input, hearsay.Span{End: len(c.Input)}) {
		low, high := ends(f)
		either := low
		if low == "" {
			either = high
		}
		switch c.Model {
		case "NumberModel":
			if end := f.Number.End; end < len(c.Input) && c.Input[end] != ' ' && kindOfUnit(f) == "DimensionModel" {
				continue
			}
			out = append(out, either)
			if low != high && low != "" && high != "" {
				out = append(out, high)
			}
		case "NumberRangeModel":
			// "Equal to 20" is a range of one number for the specifications.
			equal := f.Bound == hearsay.Exactly && strings.HasPrefix(strings.ToLower(c.Input[f.Start:f.Number.Start]), "equal")
			if low != high || equal {
				out = append(out, low+".."+high)
			}
		case "PercentModel":
			if f.Unit == "%" {
				out = append(out, either)
			}
		default:
			if kindOfUnit(f) == c.Model {
				if high != "" {
					either = high
				}
				out = append(out, either+" "+f.Unit)
			}
		}
	}
	return strings.Join(out, "; ")
}

// kindOfUnit returns the model that looks for the unit.
func kindOfUnit(f quantity.Found) string {
	u := f.Unit
	switch {
	case f.Kind == quantity.Age:
		return "AgeModel"
	case u == "1" || u == "%" || u == "s" || u == "min" || u == "h" || u == "d" || u == "wk" || u == "mo" || u == "a" || strings.HasPrefix(u, "{"):
		return ""
	case u == "Cel" || u == "[degF]" || u == "deg":
		return "TemperatureModel"
	case len(u) == 3 && strings.ToUpper(u) == u, u == "franc" || u == "peseta" || u == "bitcoin" || u == "satoshi" || u == "peso":
		return "CurrencyModel"
	}
	return "DimensionModel"
}
