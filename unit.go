package hearsay

import "strings"

// UnitWords returns a UCUM code (https://ucum.org) as people write the unit:
// "miles" for "[mi_i]", "°C" for "Cel". Codes that people write as they are
// ("km", "kg"), and those of money, come back unchanged; "1" comes back as "".
func UnitWords(code string) string {
	if code == "1" {
		return ""
	}
	if w, ok := unitWords[code]; ok {
		return w
	}
	if of, per, ok := strings.Cut(code, "/"); ok {
		if w, ok := unitWords[of]; ok {
			return w + "/" + per
		}
		return code
	}
	if inner, ok := strings.CutPrefix(code, "{"); ok {
		return strings.TrimSuffix(inner, "}")
	}
	return code
}

var unitWords = map[string]string{
	"[mi_i]": "miles", "[nmi_i]": "nautical miles", "[yd_i]": "yards", "[ft_i]": "feet", "[in_i]": "inches",
	"km2": "km²", "m2": "m²", "m3": "m³", "[smi_us]": "square miles", "[sft_i]": "square feet", "[cft_i]": "cubic feet", "[acr_us]": "acres", "har": "hectares",
	"t": "tonnes", "[lb_av]": "pounds", "[lbf_av]": "pounds-force", "[oz_av]": "ounces", "[oz_tr]": "troy ounces", "[ston_av]": "short tons", "ug": "µg", "um": "µm",
	"L": "litres", "[gal_us]": "gallons", "[bbl_us]": "barrels", "[tbs_us]": "tablespoons", "[tsp_us]": "teaspoons", "[cup_us]": "cups",
	"s": "seconds", "min": "minutes", "h": "hours", "d": "days", "wk": "weeks", "mo": "months", "a": "years",
	"Cel": "°C", "[degF]": "°F", "deg": "°",
	"[mi_i]/h": "mph", "[kn_i]": "knots", "[HP]": "hp", "{rev}/min": "rpm", "[ft_i].[lbf_av]": "lb-ft", "N.m": "Nm", "[ksi]": "ksi", "[psi]": "psi",
	"kW.h": "kWh", "MW.h": "MWh", "GW.h": "GWh", "TW.h": "TWh", "mA.h": "mAh",
	"MBy": "MB", "GBy": "GB", "TBy": "TB", "[ppb]": "ppb", "[ppth]": "per mille", "[ppm]": "ppm",
	"{percentage point}": "percentage points", "{point}": "points", "{basis point}": "basis points", "{decade}": "decades",
}
