package quantity

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// boundsBefore are the phrases before a number that bound it, by their last
// word; longer phrases stand before shorter ones. "Nearly" and "almost" say
// that the number is not reached and close: they are read as about, which is
// what readers take from them, and not as a limit that nobody measured.
var boundsBefore = phrases(map[string]hearsay.Bound{
	"more than": hearsay.MoreThan, "over": hearsay.MoreThan, "above": hearsay.MoreThan, "upwards of": hearsay.MoreThan, "upward of": hearsay.MoreThan,
	"in excess of": hearsay.MoreThan, "greater than": hearsay.MoreThan, "well over": hearsay.MoreThan, "exceeding": hearsay.MoreThan, "exceeds": hearsay.MoreThan,
	"exceeded": hearsay.MoreThan, "exceed": hearsay.MoreThan, "surpassed": hearsay.MoreThan, "surpassing": hearsay.MoreThan, "topped": hearsay.MoreThan, "topping": hearsay.MoreThan, "tops": hearsay.MoreThan,
	"larger than": hearsay.MoreThan, "higher than": hearsay.MoreThan, "longer than": hearsay.MoreThan, "beyond": hearsay.MoreThan, "over than": hearsay.MoreThan, "bigger than": hearsay.MoreThan, "wider than": hearsay.MoreThan, "taller than": hearsay.MoreThan, "deeper than": hearsay.MoreThan, "heavier than": hearsay.MoreThan, "faster than": hearsay.MoreThan, "thicker than": hearsay.MoreThan, "farther than": hearsay.MoreThan, "further than": hearsay.MoreThan, "warmer than": hearsay.MoreThan, "hotter than": hearsay.MoreThan, "surpass": hearsay.MoreThan, "surpasses": hearsay.MoreThan, "not fewer": hearsay.AtLeast,
	"at least": hearsay.AtLeast, "as low as": hearsay.AtLeast, "greater than or equal to": hearsay.AtLeast, "more than or equal to": hearsay.AtLeast, "equal to or more than": hearsay.AtLeast, "no fewer than": hearsay.AtLeast, "no less than": hearsay.AtLeast, "not less than": hearsay.AtLeast, "a minimum of": hearsay.AtLeast, "minimum": hearsay.AtLeast, "as few as": hearsay.AtLeast, "no closer than": hearsay.AtLeast, "no smaller than": hearsay.AtLeast, "no lower than": hearsay.AtLeast,
	"less than": hearsay.LessThan, "fewer than": hearsay.LessThan, "under": hearsay.LessThan, "below": hearsay.LessThan, "lower than": hearsay.LessThan, "smaller than": hearsay.LessThan, "shorter than": hearsay.LessThan, "narrower than": hearsay.LessThan, "lighter than": hearsay.LessThan, "slower than": hearsay.LessThan, "thinner than": hearsay.LessThan, "closer than": hearsay.LessThan, "nearer than": hearsay.LessThan, "colder than": hearsay.LessThan, "cooler than": hearsay.LessThan, "just under": hearsay.LessThan, "short of": hearsay.LessThan,
	"shy of": hearsay.LessThan, "not even": hearsay.LessThan, "a maximum": hearsay.AtMost, "max": hearsay.AtMost, "a max of": hearsay.AtMost, "maximum of": hearsay.AtMost, "no bigger than": hearsay.AtMost, "no higher than": hearsay.AtMost, "no larger than": hearsay.AtMost, "no longer than": hearsay.AtMost,
	"at the very most": hearsay.AtMost, "as fast as": hearsay.AtMost, "as tall as": hearsay.AtMost, "as deep as": hearsay.AtMost, "as wide as": hearsay.AtMost, "as heavy as": hearsay.AtMost, "as little as": hearsay.AtLeast, "as short as": hearsay.AtLeast, "as small as": hearsay.AtLeast, "at the very least": hearsay.AtLeast, "minimum of": hearsay.AtLeast, "at a minimum": hearsay.AtLeast,
	"at most": hearsay.AtMost, "less than or equal to": hearsay.AtMost, "equal to or less than": hearsay.AtMost, "no greater than": hearsay.AtMost, "up to": hearsay.AtMost, "no more than": hearsay.AtMost, "not more than": hearsay.AtMost, "a maximum of": hearsay.AtMost, "maximum": hearsay.AtMost, "as many as": hearsay.AtMost, "as much as": hearsay.AtMost, "as high as": hearsay.AtMost, "as large as": hearsay.AtMost, "as big as": hearsay.AtMost, "as long as": hearsay.AtMost,
	"about": hearsay.About, "around": hearsay.About, "approximately": hearsay.About, "approx": hearsay.About, "roughly": hearsay.About, "some": hearsay.About, "nearly": hearsay.About, "almost": hearsay.About,
	"circa": hearsay.About, "close to": hearsay.About, "nearing": hearsay.About, "neared": hearsay.About, "nears": hearsay.About, "approaching": hearsay.About, "estimated": hearsay.About, "an estimated": hearsay.About, "barely": hearsay.About, "maybe": hearsay.About, "perhaps": hearsay.About, "more like": hearsay.About, "closer to": hearsay.About, "nearer to": hearsay.About, "nearer": hearsay.About, "in the region of": hearsay.About, "in the neighborhood of": hearsay.About, "in the neighbourhood of": hearsay.About, "in the vicinity of": hearsay.About, "somewhere around": hearsay.About, "just about": hearsay.About, "practically": hearsay.About, "virtually": hearsay.About, "close on": hearsay.About, "not quite": hearsay.About, "in the order of": hearsay.About, "on the order of": hearsay.About, "~": hearsay.About, "≈": hearsay.About,
	"> =": hearsay.AtLeast, "< =": hearsay.AtMost, "greater or equal than": hearsay.AtLeast, "bigger or equal than": hearsay.AtLeast, "higher or equal than": hearsay.AtLeast, "less or equal than": hearsay.AtMost, "smaller or equal than": hearsay.AtMost, "lower or equal than": hearsay.AtMost, "at least or equal to": hearsay.AtLeast, "equal to": hearsay.Exactly, "equals": hearsay.Exactly, "equals to": hearsay.Exactly, "equaling to": hearsay.Exactly, "equalling": hearsay.Exactly,
	">": hearsay.MoreThan, "<": hearsay.LessThan, "≥": hearsay.AtLeast, "≤": hearsay.AtMost, "exactly": hearsay.Exactly, "precisely": hearsay.Exactly,
})

// boundsAfter are phrases after a number that bound it.
var boundsAfter = map[string]hearsay.Bound{
	"or more": hearsay.AtLeast, "and more": hearsay.AtLeast, "or greater": hearsay.AtLeast, "or above": hearsay.AtLeast, "or over": hearsay.AtLeast, "or higher": hearsay.AtLeast, "or below": hearsay.AtMost, "or under": hearsay.AtMost, "and above": hearsay.AtLeast, "and over": hearsay.AtLeast, "or so": hearsay.About, "or thereabouts": hearsay.About, "- odd": hearsay.About, "- ish": hearsay.About, "or less": hearsay.AtMost, "or fewer": hearsay.AtMost, "+": hearsay.AtLeast, "plus": hearsay.AtLeast, "upwards": hearsay.AtLeast,
	"at least": hearsay.AtLeast, "at most": hearsay.AtMost, "at best": hearsay.AtMost,
}

// phrase is a bound as a list of words.
type phrase struct {
	words []string
	bound hearsay.Bound
}

// phrases indexes phrases by their last word, longest first.
func phrases(m map[string]hearsay.Bound) map[string][]phrase {
	out := make(map[string][]phrase)
	for text, b := range m {
		words := strings.Fields(text)
		last := words[len(words)-1]
		list := append(out[last], phrase{words, b})
		for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		out[last] = list
	}
	return out
}

// boundBefore returns the bound that stands just before lexeme i, and the
// lexeme that it begins with; i itself if there is none.
func boundBefore(l []lex.Lexeme, i int) (hearsay.Bound, int) { return boundAfterLexeme(l, i, 0) }

// paired are nouns for two, which nobody says that something is over.
var paired = set("pair couple")

// boundAfterLexeme is boundBefore for a bound that does not begin before lexeme
// first.
func boundAfterLexeme(l []lex.Lexeme, i, first int) (hearsay.Bound, int) {
	at := i
	for at > first && (skipped[l[at-1].Low] || closesQuote(l, at-1)) {
		at--
	}
	if at <= first {
		return "", i
	}
	if l[at-1].Low == "over" && i+1 < len(l) && l[i].Low == "a" && paired[l[i+1].Low] {
		return "", i // "argued over a pair of shoes"
	}
	if l[at-1].Low == "over" && at-1 > first && particled[l[at-2].Low] || l[at-1].Low == "about" && at-1 > first && tellsAbout[l[at-2].Low] {
		return "", i
	}
	if l[at-1].Low == "over" && at-1 > first && overturns[l[at-2].Low] && aFew[l[i].Low] && (i+1 >= len(l) || !measuredIn[l[i+1].Low]) {
		return "", i
	}
	for _, p := range boundsBefore[l[at-1].Low] {
		n := len(p.words)
		if n > at-first {
			continue
		}
		match := true
		for k, w := range p.words {
			if l[at-n+k].Low != w {
				match = false
				break
			}
		}
		if match {
			if exceeds[p.words[0]] && negatedBefore(l, at-n, first) { // "rarely exceeds 70 euros"
				return hearsay.AtMost, at - n
			}
			if b, start := noMore(l, p, at-n, first); b != "" {
				return b, start
			}
			if n == 2 && at-n > first && p.words[0] == "up" && summed[l[at-n-1].Low] || p.words[0] == "short" && at < i && l[i-1].Low == "the" {
				return "", i // "adds up to 40", "short of the 176 needed"
			}
			if at < i && l[i-1].Low == "the" && (p.bound == hearsay.MoreThan || p.bound == hearsay.LessThan || p.words[n-1] == "to" || p.words[n-1] == "about") {
				return "", i // "below the 3.1 % forecast", "closer to the 12 % of May", "details about the five victims": what something is held against is no bound
			}
			return p.bound, at - n
		}
	}
	if b := boundByVerb(l, at, first); b != "" && !negatedBefore(l, at-1, first) {
		return b, at - 1
	}
	return "", i
}

// noMore returns the bound that a comparative at lexeme i makes behind "no", right before
// it or before the one word between, and where it begins: "no faster than 5 mph", "no house
// taller than 10 metres".
func noMore(l []lex.Lexeme, p phrase, i, first int) (hearsay.Bound, int) {
	bound := map[hearsay.Bound]hearsay.Bound{hearsay.MoreThan: hearsay.AtMost, hearsay.LessThan: hearsay.AtLeast}[p.bound]
	if len(p.words) != 2 || p.words[1] != "than" || bound == "" {
		return "", i
	}
	if k := i - 1; k >= first && (l[k].Low == "no" || l[k].Low == "not") {
		return bound, k
	}
	if k := i - 2; k >= first && l[k].Low == "no" && l[k+1].Kind == lex.Word || i > first && l[i-1].Low == "nothing" {
		return bound, i
	}
	return "", i
}

// boundByVerb returns the bound that the verb before lexeme i tells of a level: "the toll passed
// 100", "climbed past 100". Of others it tells none: "she passed 12 exams".
func boundByVerb(l []lex.Lexeme, i, first int) hearsay.Bound {
	at := i - 1
	if at > first && l[at].Low == "past" && climbs[l[at-1].Low] {
		return hearsay.MoreThan
	}
	if at <= first || levelVerbs[l[at].Low] == "" || l[at-1].Low == "the" || l[at-1].Low == "of" || l[at-1].Low == "bill" { // "the bill passed 52 to 48"
		return ""
	}
	for k := at - 1; k >= first && k > at-6 && l[k].Kind == lex.Word; k-- {
		if levelNouns[l[k].Low] {
			return levelVerbs[l[at].Low]
		}
	}
	return ""
}

// climbs are verbs before "past" and the level that something is past: "climbed past 1,000".
var climbs = set("climb climbs climbed climbing rise rises rose risen rising soar soars soared soaring surge surged surging jump jumped jumping shoot shot push pushed pushing creep crept grow grew grown")

var (
	// levelVerbs are verbs of going past a level, or of coming near it.
	levelVerbs = map[string]hearsay.Bound{
		"pass": hearsay.MoreThan, "passes": hearsay.MoreThan, "passed": hearsay.MoreThan, "passing": hearsay.MoreThan,
		"cross": hearsay.MoreThan, "crosses": hearsay.MoreThan, "crossed": hearsay.MoreThan, "crossing": hearsay.MoreThan,
		"breach": hearsay.MoreThan, "breaches": hearsay.MoreThan, "breached": hearsay.MoreThan, "breaching": hearsay.MoreThan, "top": hearsay.MoreThan,
		"approach": hearsay.About, "approaches": hearsay.About, "approached": hearsay.About, "near": hearsay.About,
	}
	// levelNouns are nouns for what has a level.
	levelNouns = set(`toll number numbers count tally total figure figures deaths dead cases casualties losses arrests injuries fatalities death population inflation unemployment turnout
		sales prices price costs cost debt deficit revenue profit profits output exports imports temperature temperatures donations bill value damages wait users subscribers signatures votes`)
)

// exceeds are the verbs among the bounds from below.
var exceeds = set("exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing top tops topped topping")

// negatedBefore reports whether a negation stands right before lexeme i, or before the
// word before it: "not to exceed", "rarely exceeds".
func negatedBefore(l []lex.Lexeme, i, first int) bool {
	for k := i - 1; k >= first && k >= i-2; k-- {
		if l[k].Low == "only" {
			return false
		}
		if negations[l[k].Low] || strings.HasSuffix(l[k].Low, "n't") {
			return true
		}
	}
	return false
}

// negations are words that make a bound from above of one from below.
var negations = set("not never rarely seldom hardly cannot without")

// closesQuote reports whether the mark at lexeme i closes the quotation that a bound
// stands in alone: "“no fewer than” 23".
func closesQuote(l []lex.Lexeme, i int) bool {
	if w := l[i].Low; w != `"` && w != "”" || l[i].Space {
		return false
	}
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if w := l[k].Low; w == `"` || w == "“" {
			return true
		}
	}
	return false
}

// particled are words to which an "over" before a number belongs: "handed over 21
// prisoners", "burns over 80 percent of his body", and what a quarrel is about: "a row
// over €35", "sued over 40 lost jobs".
var particled = set(`hand hands handed handing turn turns turned turning signed burn burns burned
	quarrel quarrels quarrelled quarreled row rows dispute disputes feud feuds spat spats tussle tussles wrangle wrangling argument arguments argued arguing bicker bickered haggle haggled haggling
	clash clashed clashes standoff controversy debate lawsuit lawsuits suit sue sued suing litigation trial probe probes inquiry concern concerns concerned anger outrage furore uproar backlash scandal
	fight fights battle battles battled anguish agonised agonized`)

// overturns are verbs to which an "over" before a few things belongs: "knocked over two cyclists", where
// nobody means more than two; of many ("drew over 40") and of extents ("ran over two miles") it is the bound.
var (
	overturns = set(`knock knocks knocked knocking run runs ran running pull pulls pulled pulling drive drives drove driving roll rolls rolled rolling tip tips tipped flip flips flipped
	push pushes pushed pushing take takes took taken taking win wins won winning invite invites invited inviting ask asked bring brings brought bringing have has had pass passes passed
	fall falls fell fallen trip tripped stumble stumbled climb climbs climbed climbing jump jumps jumped jumping leap leaps leapt leaped step steps stepped cross crosses crossed fly flies flew flying
	look looks looked looking watch watches watched watching preside presides presided fret frets fretted`)
	aFew       = set("two three four five six seven eight nine 2 3 4 5 6 7 8 9")
	measuredIn = set(`hundred thousand million billion trillion dozen score hundreds thousands mln bn m k seconds minutes hours days nights weeks months years decades centuries miles kilometres kilometers metres meters
	feet yards inches acres hectares tons tonnes pounds dollars euros per percent times and - – . , km kg t ft %`)
)

// tellsAbout are words to which an "about" behind them belongs: "a story about two
// men".
var tellsAbout = set("story stories tale tales book books film films movie movies article articles joke jokes song songs documentary news question questions concerns doubts complaint complaints complain complains rumour rumours rumor rumors allegations information details speculation discussion discussions letters inquiries queries talk talks talked talking worried worry complained complaining lied wrote written writing")

// summed are verbs to which an "up" before "to" belongs.
var summed = set("add adds added adding live lives lived own owns owned sum sums summed go goes went gone going move moves moved edge edges edged edging creep creeps crept creeping inch inched inching tick ticks ticked ticking way")

// depths are units of length in which something lies under something.
var depths = set("m cm km [ft_i] [in_i] [mi_i] [yd_i]")

// skipped are words between a bound and its number that do not change it.
var skipped = set("a an the another further additional")
