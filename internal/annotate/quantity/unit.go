package quantity

// signs are currency signs and the prefixes that stand before the number, with
// their ISO 4217 code. A bare dollar, pound or yen sign is read as the US
// dollar, pound sterling and Japanese yen, as news agencies use them.
var signs = map[string]string{
	"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₫": "VND", "₦": "NGN", "฿": "THB", "₱": "PHP", "₸": "KZT", "₾": "GEL", "₡": "CRC", "₭": "LAK", "₿": "bitcoin", "元": "CNY", "৳": "BDT", "₲": "PYG",
}

// dollars are letters before a dollar sign.
var dollars = map[string]string{"us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "r": "BRL", "nt": "TWD", "rs": "INR", "mex": "MXN", "mx": "MXN", "can": "CAD", "aus": "AUD", "jm": "JMD", "tt": "TTD", "sg": "SGD", "z": "ZWD", "ar": "ARS", "cl": "CLP"}

// codes are ISO 4217 codes as they stand in text, before or after the number.
var codes = set("usd eur gbp jpy chf cad aud nzd cny rmb rub uah pln czk sek nok dkk huf inr krw try ils zar brl mxn sgd hkd myr thb idr php vnd twd sar aed egp ngn kes pkr lkr bdt kzt gel btc rm ")

// currencies are names of money after the number, in one or two words.
var currencies = map[string]string{
	"dollar": "USD", "dollars": "USD", "us dollars": "USD", "u.s. dollars": "USD", "bucks": "USD", "buck": "USD", "cents": "USD_cent", "¢": "USD_cent", "cent": "USD_cent",
	"euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "pounds sterling": "GBP", "quid": "GBP", "pence": "GBP_penny",
	"yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
	"hryvnia": "UAH", "hryvnias": "UAH", "hryvnya": "UAH", "rupee": "INR", "rupees": "INR", "won": "KRW", "lira": "TRY", "liras": "TRY",
	"shekel": "ILS", "shekels": "ILS", "zloty": "PLN", "zlotys": "PLN", "peso": "peso", "pesos": "peso", "rand": "ZAR", "real": "BRL", "reais": "BRL",
	"franc": "franc", "francs": "franc", "swiss francs": "CHF", "krona": "SEK", "kronor": "SEK", "kroner": "krone", "krone": "krone", "crown": "crown", "crowns": "crown",
	"dinar": "dinar", "dinars": "dinar", "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "naira": "NGN", "shilling": "shilling", "shillings": "shilling",
	"canadian dollars": "CAD", "australian dollars": "AUD", "singapore dollars": "SGD", "singaporean dollars": "SGD", "us dollar": "USD", "u.s. dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD",
	"hong kong dollars": "HKD", "hong kong dollar": "HKD", "new zealand dollars": "NZD", "new zealand dollar": "NZD", "chinese yuan": "CNY", "japanese yen": "JPY", "turkish lira": "TRY", "swiss franc": "CHF",
	"mexican pesos": "MXN", "mexican peso": "MXN", "philippine pesos": "PHP", "indian rupees": "INR", "indian rupee": "INR", "pakistani rupees": "PKR", "sri lankan rupees": "LKR", "british pounds": "GBP", "egyptian pounds": "EGP",
	"south african rand": "ZAR", "malaysian ringgit": "MYR", "israeli shekels": "ILS", "russian roubles": "RUB", "russian rubles": "RUB", "norwegian kroner": "NOK", "danish kroner": "DKK", "swedish kronor": "SEK", "czech crowns": "CZK",
	"finnish markka": "FIM", "markka": "FIM", "dutch guilders": "NLG", "guilders": "NLG", "peseta": "peseta", "pesetas": "peseta", "deutsche marks": "DEM", "german marks": "DEM", "lari": "GEL", "kip": "LAK", "colones": "CRC", "tenge": "KZT", "taka": "BDT",
	"bitcoin": "bitcoin", "bitcoins": "bitcoin", "satoshis": "satoshi", "satoshi": "satoshi", "penny": "GBP_penny", "pennies": "GBP_penny", "sen": "MYR_sen", "kopecks": "RUB_kopeck",
}

// units are names and signs of units after the number, with their UCUM code
// (https://ucum.org). Names of two words are looked up before single ones.
var units = map[string]string{
	"%": "%", "percent": "%", "per cent": "%", "pct": "%", "pc": "%", "percentage points": "{percentage point}", "percentage pts": "{percentage point}", "pp": "{percentage point}", "percentage point": "{percentage point}", "points": "{point}",
	"km": "km", "kms": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
	"m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "cm": "cm", "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm",
	"mm": "mm", "millimetre": "mm", "millimetres": "mm", "millimeter": "mm", "millimeters": "mm",
	"mile": "[mi_i]", "miles": "[mi_i]", "mi": "[mi_i]", "foot": "[ft_i]", "feet": "[ft_i]", "ft": "[ft_i]", "inch": "[in_i]", "inches": "[in_i]", "yard": "[yd_i]", "yards": "[yd_i]", "nautical miles": "[nmi_i]",
	"sq km": "km2", "square km": "km2", "square kilometre": "km2", "square kilometres": "km2", "square kilometer": "km2", "square kilometers": "km2", "km2": "km2", "km²": "km2",
	"sq m": "m2", "square metres": "m2", "square meters": "m2", "square metre": "m2", "square meter": "m2", "m2": "m2", "m²": "m2",
	"square miles": "[smi_us]", "square mile": "[smi_us]", "sq miles": "[smi_us]", "sq mi": "[smi_us]", "square feet": "[sft_i]", "square foot": "[sft_i]", "sq ft": "[sft_i]",
	"acre": "[acr_us]", "acres": "[acr_us]", "hectare": "har", "hectares": "har", "ha": "har",
	"kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "kilogramme": "kg", "kilogrammes": "kg", "g": "g", "gram": "g", "grams": "g", "mg": "mg",
	"t": "t", "tonne": "t", "tonnes": "t", "ton": "t", "tons": "t", "metric tons": "t", "metric tonnes": "t", "lb": "[lb_av]", "lbs": "[lb_av]", "ounce": "[oz_av]", "ounces": "[oz_av]",
	"litre": "L", "litres": "L", "liter": "L", "liters": "L", "gallon": "[gal_us]", "gallons": "[gal_us]", "barrel": "[bbl_us]", "barrels": "[bbl_us]", "cubic metres": "m3", "cubic meters": "m3", "cubic metre": "m3", "cubic meter": "m3", "m3": "m3",
	"second": "s", "seconds": "s", "minute": "min", "minutes": "min", "min": "min", "mins": "min", "hour": "h", "hours": "h", "hrs": "h",
	"day": "d", "days": "d", "week": "wk", "weeks": "wk", "month": "mo", "months": "mo", "year": "a", "years": "a", "decade": "{decade}", "decades": "{decade}",
	"°c": "Cel", "° c": "Cel", "degrees celsius": "Cel", "degrees centigrade": "Cel", "celsius": "Cel", "°f": "[degF]", "° f": "[degF]", "degrees fahrenheit": "[degF]", "fahrenheit": "[degF]", "degrees": "deg", "degree": "deg",
	"mph": "[mi_i]/h", "km/h": "km/h", "ps": "[HP]", "w": "W", "v": "V", "kph": "km/h", "kmh": "km/h", "knots": "[kn_i]",
	"per mille": "[ppth]", "‰": "[ppth]", "kilobit": "kbit", "kilobits": "kbit", "kilobits per second": "kbit/s", "kilobits a second": "kbit/s", "kbps": "kbit/s", "megabit per second": "Mbit/s", "megabits a second": "Mbit/s", "gigabits per second": "Gbit/s", "gigabits a second": "Gbit/s", "gigabit per second": "Gbit/s",
	"kv": "kV", "kilovolt": "kV", "kilovolts": "kV",
	"watt": "W", "watts": "W", "kw": "kW", "kilowatts": "kW", "mw": "MW", "megawatt": "MW", "megawatts": "MW", "gw": "GW", "gigawatt": "GW", "gigawatts": "GW", "kwh": "kW.h", "mwh": "MW.h", "gwh": "GW.h", "twh": "TW.h",
	"hp": "[HP]", "horsepower": "[HP]", "bhp": "[HP]", "brake horsepower": "[HP]", "rpm": "{rev}/min", "pound-feet": "[ft_i].[lbf_av]", "pound-foot": "[ft_i].[lbf_av]", "lb-ft": "[ft_i].[lbf_av]", "foot-pounds": "[ft_i].[lbf_av]", "ft-lbs": "[ft_i].[lbf_av]",
	"nm": "N.m", "newton metres": "N.m", "newton meters": "N.m", "mpa": "MPa", "kpa": "kPa", "hpa": "hPa", "ksi": "[ksi]", "psi": "[psi]", "mah": "mA.h", "ma": "mA", "amps": "A", "amperes": "A", "gigawatt hours": "GW.h", "megawatt hours": "MW.h", "kilowatt hours": "kW.h", "kilowatt-hours": "kW.h", "megawatt-hours": "MW.h", "gigawatt-hours": "GW.h",
	"um": "um", "μm": "um", "µm": "um", "micrometres": "um", "micrometers": "um", "microns": "um", "dm": "dm", "decimetres": "dm", "picometer": "pm", "picometre": "pm", "picometers": "pm", "ug": "ug", "μg": "ug", "µg": "ug", "microgram": "ug", "micrograms": "ug", "milligram": "mg", "milligrams": "mg",
	"ml": "mL", "millilitre": "mL", "millilitres": "mL", "milliliter": "mL", "milliliters": "mL", "l": "L", "cl": "cL", "tablespoons": "[tbs_us]", "tablespoon": "[tbs_us]", "teaspoons": "[tsp_us]", "teaspoon": "[tsp_us]",
	"cubic feet": "[cft_i]", "cubic foot": "[cft_i]", "megabits": "Mbit", "megabit": "Mbit", "megabits per second": "Mbit/s", "mbps": "Mbit/s", "gbps": "Gbit/s", "gigabytes": "GBy", "gigabyte": "GBy", "megabytes": "MBy", "megabyte": "MBy", "terabytes": "TBy", "terabyte": "TBy", "bits": "bit", "bit": "bit",
	"ppb": "[ppb]", "parts-per-billion": "[ppb]", "ppm": "[ppm]", "radians": "rad", "rad": "rad", "miles per hour": "[mi_i]/h", "kilometres per hour": "km/h", "kilometers per hour": "km/h", "miles an hour": "[mi_i]/h", "kilometres an hour": "km/h", "kilometers an hour": "km/h",
	"percents": "%", "percentage": "%", "troy ounces": "[oz_tr]", "short tons": "[ston_av]", "kgs": "kg", "yrs": "a", "yr": "a", "yd": "[yd_i]", "yds": "[yd_i]", "hr": "h", "sec": "s", "secs": "s", "millisecond": "ms", "milliseconds": "ms",
	"kmph": "km/h", "celcius": "Cel", "farenheit": "[degF]", "degrees farenheit": "[degF]", "degrees celcius": "Cel", "° celsius": "Cel", "° fahrenheit": "[degF]", "gramme": "g", "grammes": "g", "microgrammes": "ug", "microgramme": "ug", "milligrammes": "mg", "degree celsius": "Cel", "degree fahrenheit": "[degF]", "degrees c": "Cel", "degrees f": "[degF]", "degree c": "Cel", "degree f": "[degF]", "deg c": "Cel", "deg f": "[degF]", "degf": "[degF]", "degc": "Cel", "deg celsius": "Cel", "deg fahrenheit": "[degF]", "deg": "deg", "°": "deg", "centigrade": "Cel", "º": "deg", "ºc": "Cel", "ºf": "[degF]",
	"millibar": "mbar", "millibars": "mbar", "decibel": "dB", "decibels": "dB", "db": "dB", "bushel": "[bu_us]", "bushels": "[bu_us]", "kts": "[kn_i]", "knot": "[kn_i]",
	"cubic kilometres": "km3", "cubic kilometers": "km3", "cubic miles": "[mi_i]3", "cubic yards": "[cyd_i]", "parts per million": "[ppm]", "parts per billion": "[ppb]",
	"kilometres per second": "km/s", "kilometers per second": "km/s", "kilometres a second": "km/s", "kilometers a second": "km/s", "metres per second": "m/s", "meters per second": "m/s", "metres a second": "m/s", "meters a second": "m/s", "miles per second": "[mi_i]/s", "miles a second": "[mi_i]/s", "feet per second": "[ft_i]/s", "feet a second": "[ft_i]/s",
	"mpg": "[mi_i]/[gal_us]", "miles per gallon": "[mi_i]/[gal_us]", "miles a gallon": "[mi_i]/[gal_us]", "light-years": "[ly]", "light-year": "[ly]", "light years": "[ly]", "nautical mile": "[nmi_i]", "km per hour": "km/h", "km an hour": "km/h",
	"terawatt hours": "TW.h", "terawatt-hours": "TW.h", "terawatt-hour": "TW.h", "gigawatt-hour": "GW.h", "megawatt-hour": "MW.h", "kilowatt-hour": "kW.h", "terawatts": "TW", "terawatt": "TW", "watt-hours": "W.h", "watt hours": "W.h", "wh": "W.h", "ah": "A.h", "amp hours": "A.h", "amp-hours": "A.h",
	"gigatons": "Gt", "gigatonnes": "Gt", "gigaton": "Gt", "gigatonne": "Gt", "megatonnes": "Mt", "megatonne": "Mt", "kilotonnes": "kt", "kilotonne": "kt", "carats": "[car_m]", "carat": "[car_m]", "calories": "[Cal]", "kcal": "kcal", "kilocalories": "kcal",
	"cc": "cm3", "cubic centimetres": "cm3", "cubic centimeters": "cm3", "cubic inches": "[cin_i]", "cubic inch": "[cin_i]", "cubic kilometre": "km3", "cubic kilometer": "km3", "fluid ounces": "[foz_us]", "fluid ounce": "[foz_us]", "fl oz": "[foz_us]", "hectolitres": "hL", "hectoliters": "hL",
	"acre-feet": "[acr_us].[ft_i]", "acre-foot": "[acr_us].[ft_i]", "acre feet": "[acr_us].[ft_i]", "fathoms": "[fth_i]", "nanometers": "nm", "nanometres": "nm", "nanometer": "nm", "nanometre": "nm", "square yards": "[syd_i]", "square inches": "[sin_i]", "square centimetres": "cm2", "square centimeters": "cm2", "sqm": "m2", "sq metres": "m2", "sq meters": "m2", "sq kilometres": "km2", "sq kilometers": "km2", "sqkm": "km2",
	"lb ft": "[ft_i].[lbf_av]", "ft-lb": "[ft_i].[lbf_av]", "pounds-feet": "[ft_i].[lbf_av]", "pound feet": "[ft_i].[lbf_av]", "foot-pound": "[ft_i].[lbf_av]", "newton-metres": "N.m", "newton-meters": "N.m", "joules": "J", "joule": "J", "lumens": "lm", "lumen": "lm", "kelvin": "K", "kelvins": "K", "kilojoules": "kJ", "megajoules": "MJ", "terabits": "Tbit", "gigabits": "Gbit", "kilobytes": "kBy", "petabytes": "PBy", "petabyte": "PBy", "exabytes": "EBy",
	"hertz": "Hz", "kilohertz": "kHz", "megahertz": "MHz", "gigahertz": "GHz", "khz": "kHz", "milliamps": "mA", "ampere": "A", "amp": "A",
	"volt": "V", "volts": "V", "hz": "Hz", "mhz": "MHz", "ghz": "GHz", "gb": "GBy", "mb": "MBy", "tb": "TBy", "bps": "{basis point}", "basis points": "{basis point}",
}

// periodsOfRate are the words after "a", "per" or "each" that make a rate, with
// the ISO 8601 duration.
var periodsOfRate = map[string]string{
	"second": "PT1S", "minute": "PT1M", "hour": "PT1H", "hr": "PT1H", "day": "P1D", "night": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "annum": "P1Y", "season": "P1Y", "winter": "P1Y", "summer": "P1Y", "decade": "P10Y",
}

// adverbsOfRate make a rate by themselves: "1,000 daily".
var adverbsOfRate = map[string]string{"hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y"}
