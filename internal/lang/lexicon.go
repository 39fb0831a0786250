package lang

import "strings"

// set makes a set of the words in a list.
func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// abbreviations keep their full stop; in lower case without the stop.
var abbreviations = set(`
	dr mr mrs ms prof rev fr sr jr st ste gen gov sen rep reps sens col lt capt cmdr maj sgt cpl pvt adm hon pres supt insp
	jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
	inc corp co ltd bros plc llc dept univ assn est ft mt rd ave blvd hwy pkwy sq
	no nos vol vols pp p ch sec fig figs ed eds approx ca cf vs v al etc viz
	tel ext min max hr hrs mins secs yr yrs oz lb lbs km kg cm mm
	messrs mme mlle atty attn asst secy cmte intl natl govt
	i.e e.g a.m p.m a.k.a esp conf u.s u.k u.n e.u d.c ph.d m.d b.a m.a l.a n.y p.s p.o
	calif fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
	ala ariz ark colo conn del
	s.&p a.t.&t
	arrv incl misc mfg dist addr info rec lv cal`)

// sentenceEnders are abbreviations after which a sentence often ends.
var sentenceEnders = set(`etc info p.m a.m tel misc incl`)

// halves are the halves of a day behind an hour. The day behind them belongs to the
// hour: "at 7:30 p.m. Saturday".
var halves = set(`p.m a.m`)

// days are names of days and months.
var days = set(`monday tuesday wednesday thursday friday saturday sunday
	january february march april june july august september october november december jan feb aug sept oct nov dec`)

// shortMonths are names of months as dates shorten them.
var shortMonths = set(`jan feb mar apr jun jul aug sept sep oct nov dec`)

// unitStops are units that are written with a full stop.
var unitStops = set(`km cm mm kg lb lbs oz hr hrs min mins sec secs yr yrs mi`)

// stopKeepers keep their full stop at the end of a paragraph too.
var stopKeepers = set(`inc corp ltd jr sr u.s u.k u.n d.c ph.d jan feb aug sept oct nov dec`)

// titles are abbreviations that stand before what they belong to, and so never
// end a sentence.
var titles = set(`dr mr mrs ms prof rev fr st ste gen gov sen rep reps sens col lt capt cmdr maj sgt cpl pvt adm hon pres supt insp
	messrs mme mlle mt ft vs v no nos fig figs vol cf e.g i.e al approx ca atty p pp`)

// hyphenPrefixes are parts that are no words of their own and stay joined to
// what follows their hyphen.
var hyphenPrefixes = set(`non anti pre post co re pro ex mid multi semi neo over un sub psycho socio cross intra
	ultra counter pseudo bi tri micro macro mini mega e vice trans extra hyper proto
	uh mm hm h`)

// slashWords keep their slash.
var slashWords = set(`w/o w/out p/e a/c i/o n/a l/c b/c b/w c/o s/he`)

// domains are what a full stop inside a name of the internet, a file or a
// program stands before.
var domains = set(`com org net edu gov info biz tv js py io ai co uk de fr eu ru ua us ca au html htm php asp aspx
	doc docx pdf txt xls xlsx ppt pptx zip jpg jpeg png gif exe csv xml json`)

// leadingApostrophe are what is left of words that begin with an apostrophe.
var leadingApostrophe = set(`em cause til till tis twas bout n round cuz s m re ve ll d t`)

// fusedWords are contractions written without apostrophe, with the length of
// their first part.
var fusedWords = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "doesnt": 4, "didnt": 3, "cant": 2, "wont": 2, "isnt": 2,
	"wasnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "arent": 3, "werent": 4,
	"im": 1, "alot": 1, "outta": 3, "ive": 1, "youre": 3, "youve": 3, "theyre": 4, "theyve": 4, "thats": 4, "whats": 4,
	"lemme": 3, "gimme": 3, "dunno": 2, "itll": 2, "hes": 2, "shes": 3, "theres": 5, "aint": 2, "arnt": 2,
}

// notAfterPossessive are words that cannot follow the possessive "its".
var notAfterPossessive = set(`a an the this that not been so too very just no never always really gonna going because all`)

// attachedUnits are units that are split from the number they are written to.
var attachedUnits = set(`am pm a.m p.m a.m. p.m. km m cm mm kg mg lb lbs oz ft mph kph kmh km/h mw kw gw kwh mwh hp gb mb tb khz mhz ghz
	bn mn tn b k mi hrs hr min mins sec yrs yr px ml hz hh watt percent days minutes`)

// emoticons stay whole.
var emoticons = set(`:) :( :-) :-( ;) ;-) :D :-D :P :-P :p :/ :-/ :| :'( <3 =) =( =D XD xD ^_^ -_- o_O O_o (: ): :O :o :-O :S :-S :] :[ ;D 8) </3 >:( :* D: :-* =P T_T ;-D ;P :-| -> <- ==> => <= ===> ----> >=`)

// isAbbreviation tells whether the full stop at the end of s belongs to it.
func isAbbreviation(s string) bool {
	w := s[:len(s)-1]
	if w == "" || len(w) > 12 {
		return false
	}
	if len(w) == 1 {
		return w[0]|0x20 >= 'a' && w[0]|0x20 <= 'z' && w[0] != 'I'
	}
	if abbreviations[strings.ToLower(w)] {
		return true
	}
	// U.N., J.K., W.H.O.
	letter := true
	for i := 0; i < len(w); i++ {
		c := w[i]
		if letter != (c|0x20 >= 'a' && c|0x20 <= 'z') || !letter && c != '.' {
			return false
		}
		letter = !letter
	}
	return !letter
}
