package main

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/annotate/claim"
)

// unitNames lead the names of units in the gold to the codes that hearsay
// uses. A name that is not here is the noun of a count.
var unitNames = map[string]string{
	"dollar": "USD", "united states dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "british pound": "GBP", "japanese yen": "JPY", "chinese yuan": "CNY", "malaysian ringgit": "MYR",
	"hong kong dollar": "HKD", "australian dollar": "AUD", "canadian dollar": "CAD", "new zealand dollar": "NZD", "singaporean dollar": "SGD", "indian rupee": "INR", "rupee": "INR", "sri lankan rupee": "LKR",
	"shekel": "ILS", "south african rand": "ZAR", "turkish lira": "TRY", "mexican peso": "MXN", "swiss franc": "CHF", "finnish markka": "FIM", "georgian lari": "GEL", "lao kip": "LAK", "costa rican colón": "CRC", "franc": "franc", "pound": "GBP", "netherlands guilde": "NLG",
	"cent": "USD", "sen": "MYR", "penny": "GBP", "pence": "GBP", "bitcoin": "bitcoin", "satoshi": "satoshi", "peseta": "peseta", "netherlands guilder": "NLG", "mark": "DEM",
	"percentage": "%", "point": "{point}", "year": "a", "year of age": "a", "month of age": "mo", "week of age": "wk", "day of age": "d", "month": "mo", "week": "wk", "day": "d", "hour": "h", "minute": "min", "second": "s",
	"kilopound per square inch": "[ksi]", "degree": "deg", "celsius": "Cel", "fahrenheit": "[degF]", "c": "Cel", "f": "[degF]", "yard": "[yd_i]", "mile": "[mi_i]", "foot": "[ft_i]", "inch": "[in_i]", "metre": "m", "meter": "m", "kilometre": "km", "kilometer": "km",
	"centimetre": "cm", "centimeter": "cm", "millimetre": "mm", "millimeter": "mm", "decimetre": "dm", "decimeter": "dm", "micrometre": "um", "picometre": "pm", "picometer": "pm",
	"mile per hour": "[mi_i]/h", "kilometre per hour": "km/h", "kilometer per hour": "km/h", "metre per millisecond": "m/ms", "meter per millisecond": "m/ms", "kilometre per millisecond": "km/ms", "kilometer per millisecond": "km/ms", "centimetre per millisecond": "cm/ms", "centimeter per millisecond": "cm/ms",
	"square metre": "m2", "square meter": "m2", "square kilometre": "km2", "square kilometer": "km2", "square mile": "[smi_us]", "acre": "[acr_us]", "cubic foot": "[cft_i]",
	"gram": "g", "kilogram": "kg", "milligram": "mg", "microgram": "ug", "metric ton": "t", "ton": "t", "tonne": "t", "pound-mass": "[lb_av]", "ounce": "[oz_av]", "microgram per gram": "ug/g", "dram": "[dr_av]",
	"litre": "L", "millilitre": "mL", "milliliter": "mL", "gallon": "[gal_us]", "barrel": "[bbl_us]", "barrel of oil": "[bbl_us]", "tablespoon": "[tbs_us]", "teaspoon": "[tsp_us]", "cup": "[cup_us]",
	"horsepower": "[HP]", "brake horsepower": "[HP]", "watt": "W", "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW", "gigawatt hour": "GW.h", "milliampere-hour": "mA.h", "volt": "V", "hertz": "Hz", "megahertz": "MHz", "newton metre": "N.m", "megapascal": "MPa", "farad": "F",
	"revolutions per minute": "{rev}/min", "pound-foot": "[ft_i].[lbf_av]", "foot pound-force": "[ft_i].[lbf_av]", "parts-per-billion": "[ppb]", "gigabyte": "GBy", "megabyte": "MBy", "terabyte": "TBy", "bit": "bit", "megabit": "Mbit", "megabit per second": "Mbit/s", "radian": "rad", "turn": "{turn}",
}

// rates are the ends of the gold's units for rates.
var rates = map[string]string{" per day": "P1D", " per week": "P1W", " per month": "P1M", " per year": "P1Y", " per hour": "PT1H", " per minute": "PT1M", " per second": "PT1S"}

// unitAgrees reports whether the gold's unit is that of the reading.
func unitAgrees(gold string, f claim.Reading) bool {
	gold = strings.ToLower(gold)
	if code, ok := unitNames[gold]; ok {
		return code == f.Unit || (gold == "point" || gold == "turn" || gold == "second") && strings.HasPrefix(f.Noun, gold)
	}
	for end, per := range rates {
		if base, ok := strings.CutSuffix(gold, end); ok && f.Per == per {
			code, known := unitNames[base]
			return known && code == f.Unit || !known && countsNoun(base, f)
		}
	}
	if base, noun, ok := strings.Cut(gold, " per "); ok && f.Each == noun {
		return unitNames[base] == f.Unit
	}
	if gold == "count" && f.Noun == "time" || strings.HasPrefix(gold, "count per ") && f.Noun == "time" && f.Per != "" {
		return true
	}
	if gold == "-" || gold == "count" || gold == "" {
		return f.Unit == "1" && f.Noun == ""
	}
	return f.Unit == "1" && countsNoun(gold, f)
}

func countsNoun(gold string, f claim.Reading) bool {
	if f.Noun == "" {
		return false
	}
	for _, w := range words(gold) {
		if w == strings.ToLower(f.Noun) || w == f.Noun+"s" {
			return true
		}
	}
	gold = words(gold)[len(words(gold))-1]
	for _, w := range words(f.Counted) {
		if w == gold || w == gold+"s" {
			return true
		}
	}
	return false
}
