package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// extent returns what an amount measures by the words right beside it, whatever
// governs it: "worth" and a sum, how far apart two places are ("700 miles from
// Tolsund"), which way a length goes ("40 metres deep"), and what the unit itself
// measures where the amount stands before the thing ("the 425 kg satellite").
func (s *sentence) extent(f quantity.Found) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	if from >= to {
		return ""
	}
	if f.Bound != hearsay.Exactly && from > 1 && levels[s.lemma(from-1)] && s.Tokens[from-1].UPOS == lang.Noun { // "a top speed over 250 mph"
		return hearsay.Measure(s.phrase(from - 1).Of(s.text))
	}
	if money(f.Unit) {
		at := from - 1
		for at > 0 && from-at < 4 && (s.Tokens[at].UPOS == lang.Adj || s.Tokens[at].UPOS == lang.Det || statistics[s.low(at)] || s.low(at) == "combined") && s.low(at) != "worth" { // "worth a combined £1 million"
			at--
		}
		if s.low(at) == "worth" {
			return hearsay.Measure(strings.TrimSpace(s.worthy(at) + " worth"))
		}
		return ""
	}
	to = s.pastBracket(to)
	if distances[f.Unit] {
		if m := ways[strings.TrimPrefix(s.low(to), "-")]; m != "" {
			return m
		}
		if m := ways[s.low(to+1)]; m != "" && s.low(to) == "-" { // "the 1,900-mile-wide moon"
			return m
		}
		if at := s.low(to); at == "from" || at == "away" || (courses[at] && (s.low(to+1) == "of" || s.low(to+1) == "from")) {
			return "distance"
		}
	}
	if to >= len(s.Tokens) || s.Tokens[to].UPOS != lang.Noun && s.Tokens[to].UPOS != lang.Adj {
		return ""
	}
	if from > 0 && (s.Tokens[from-1].UPOS == lang.Det || s.Tokens[from-1].XPOS == lang.PRPS || s.Tokens[from-1].XPOS == lang.POS) && !levels[s.lemma(to)] {
		switch {
		case weights[f.Unit]:
			return "weight"
		case strings.Contains(f.Unit, "/h") && !strings.HasPrefix(f.Unit, "{"):
			return "speed"
		}
	}
	return ""
}

// extended returns of what a length is told that "deep", "high" and the like follow, by the
// noun right before it: "snow" of "snow up to two metres deep", "the wall is 30 feet high". It is
// "" where none stands there.
func (r *reader) extended(s *sentence) string {
	from, to := s.tokens(r.quantity)
	if ways[s.low(s.pastBracket(to))] == "" {
		return ""
	}
	at := s.before(from)
	if at > 0 && beForms[s.low(at)] && s.child(s.pastBracket(to), lang.Nsubj) == at-1 {
		if at--; s.Tokens[at].UPOS == lang.Pron {
			o, k := r.meant(s, at)
			if k < 0 {
				return ""
			}
			return r.nounName(o, k)
		}
	}
	if at < 0 || s.Tokens[at].UPOS != lang.Noun || r.inTime(s, at) || levels[s.lemma(at)] || timeWords[s.lemma(at)] {
		return ""
	}
	return r.nounName(s, at)
}

// pastBracket returns the token behind the brackets that open at token i, which give an
// amount in other units, and i where none do.
func (s *sentence) pastBracket(i int) int {
	if s.low(i) != "(" {
		return i
	}
	for k := i + 1; k < len(s.Tokens) && k < i+6; k++ {
		if s.low(k) == ")" {
			return k + 1
		}
	}
	return i
}

// worthy returns the noun of which "worth" at token i tells: the one before it, or the
// subject of the "be" before it; "" where that is a name.
func (s *sentence) worthy(i int) string {
	if i > 0 && s.Tokens[i-1].UPOS == lang.Noun {
		return s.low(i - 1)
	}
	for j := i; j >= 0 && j >= i-1; j-- {
		if sub := s.child(j, lang.Nsubj); sub >= 0 && sub < i && s.Tokens[sub].UPOS == lang.Noun {
			return s.low(sub)
		}
	}
	return ""
}

// inClause returns the verb of the clause right behind an amount that tells what was done
// with it: "taken" of "the $4,000 that Lind has taken", "cost" of "the $140 million it
// cost". It is "" where none follows, or where its verb tells, counts or only has.
func (s *sentence) inClause(f quantity.Found) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	if to+1 >= len(s.Tokens) || s.low(from-1) == "of" || s.Tokens[to].UPOS == lang.Det || s.low(to) != "that" && s.low(to) != "which" && s.Tokens[to].XPOS != lang.PRP {
		return ""
	}
	for j := to + 1; j < len(s.Tokens) && j < to+8; j++ {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Punct, t.UPOS == lang.Sconj:
			return ""
		case t.UPOS != lang.Verb:
		case deeds[s.lemma(j)] != "":
			return deeds[s.lemma(j)]
		case owning[s.lemma(j)], announces[s.lemma(j)], sayings[s.lemma(j)]:
			return ""
		default:
			return hearsay.Measure(s.verbPhrase(j))
		}
	}
	return ""
}

// apposed returns the name of a sum or a level to which an amount stands in apposition:
// "debt" of "the club's debt, $4 million when he came, is …", "her savings — $2,300". It is
// "" where the words stand otherwise.
func (s *sentence) apposed(f quantity.Found) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	mark := s.before(from)
	for mark > 0 && s.Tokens[mark].UPOS == lang.Adv {
		mark--
	}
	at := s.low(mark) == "at" && s.low(mark-1) == "," // "an earlier approach, at €33, was turned away"
	if at {
		mark--
	}
	if f.Unit == "1" || f.Change != "" || mark < 1 || s.Tokens[mark].UPOS != lang.Punct || !apposing[s.form(mark)] || s.low(to) == "of" || s.low(to) == "in" || s.acts(to) {
		return ""
	}
	noun := s.lemma(mark - 1)
	switch {
	case s.Tokens[mark-1].UPOS != lang.Noun, wide[noun]: // "by its own account, $4 million"
		return ""
	case levels[noun] || moneys[noun]:
		return hearsay.Measure(s.phrase(mark - 1).Of(s.text))
	case at && money(f.Unit) && !persons[noun] && !timeWords[noun] && to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Punct:
		return "cost"
	}
	return ""
}

// favoured returns the noun for the favour of people that stands before a share in
// brackets: "support" of "the support of crews (58 percent), staff (71 percent)". It is ""
// where none does.
func (s *sentence) favoured(f quantity.Found) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	if f.Unit != "%" || s.low(from-1) != "(" || s.low(to) != ")" {
		return ""
	}
	for j := from - 2; j >= 0; j-- {
		if s.noun(j) && favours[s.lemma(j)] {
			return hearsay.Measure(s.phrase(j).Of(s.text))
		}
	}
	return ""
}

// favours are nouns for what people think of somebody or something.
var favours = set("support backing approval disapproval opposition favor favour trust confidence popularity satisfaction turnout")

// wide are nouns for what a sum is of seldom, though it is told as one.
var wide = set("account business campaign economy industry sector trust")

// apposing are marks before an apposition.
var apposing = map[string]bool{",": true, "—": true, "–": true, "--": true, ":": true, "(": true}

// offLevel returns the level that a sum is taken off, or that it is above or below, with
// the word for that: "market value wiping" of "wiping $1 billion off its market value",
// "under budget", "over asking price". It is "" where no level follows.
func (s *sentence) offLevel(f quantity.Found) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	word := s.low(to)
	if !offs[word] {
		return ""
	}
	head := to + 1
	for head < len(s.Tokens) && head < to+6 && (s.Tokens[head].UPOS == lang.Det || s.Tokens[head].XPOS == lang.PRPS || s.Tokens[head].UPOS == lang.Adj || s.Tokens[head].XPOS == lang.VBG || s.noun(head) && head+1 < len(s.Tokens) && (s.noun(head+1) || s.Tokens[head+1].XPOS == lang.POS) || s.Tokens[head].XPOS == lang.POS) {
		head++
	}
	if head >= len(s.Tokens) || s.Tokens[head].UPOS != lang.Noun || !levels[s.lemma(head)] && !moneys[s.lemma(head)] {
		return ""
	}
	level := hearsay.Measure(s.phrase(head).Of(s.text))
	if word == "off" || word == "from" {
		if v := s.before(from); v >= 0 && s.Tokens[v].UPOS == lang.Verb {
			return level + " " + hearsay.Measure(s.low(v))
		}
		return ""
	}
	return hearsay.Measure(word) + " " + level
}

// offs are prepositions between a sum and the level that it is taken off or held against.
var offs = set("off from over above under below")

// owning are verbs of having and being.
var owning = set("be have get need want include amount make seem")

// sizedThing returns the noun that an amount in a unit stands before as an adjective
// does: "trek" in "the two-mile trek", "satellite" in "a 425kg relay satellite". It is -1
// if there is none.
func (s *sentence) sizedThing(f quantity.Found) int {
	from, to := s.tokens(f.Quantity.Span)
	if from >= to || to >= len(s.Tokens) || f.Per != "" {
		return -1
	}
	hyphen := strings.Contains(strings.TrimLeft(f.Quantity.Span.Of(s.text), "-"), "-")
	article := from > 0 && (s.low(from-1) == "a" || s.low(from-1) == "an" || s.low(from-1) == "the" || s.Tokens[from-1].XPOS == lang.PRPS || s.Tokens[from-1].XPOS == lang.POS)
	if !hyphen && !article || f.Bound == hearsay.Between {
		return -1
	}
	for j := to; j < len(s.Tokens) && j < to+8; j++ {
		t := s.Tokens[j]
		if s.low(j) == "-" && j > to || s.low(j) == "," && j == to || hyphen && (t.UPOS == lang.Num || t.XPOS == lang.VBN || t.UPOS == lang.Adv && s.low(j+1) == "-") {
			continue // "22-inch aluminum-alloy wheels", "a 2-liter, four-cylinder engine"
		}
		if t.UPOS == lang.Noun && !timeWords[s.lemma(j)] && (j+1 >= len(s.Tokens) || !s.noun(j+1) && s.low(j+1) != "-") {
			if levels[s.lemma(j)] || ways[s.low(j)] != "" || turns[s.lemma(j)] {
				return -1
			}
			return j
		}
		if s.low(j-1) == "mount" && s.noun(j) {
			return j
		}
		if !s.noun(j) && t.UPOS != lang.Adj {
			return -1
		}
	}
	return -1
}

// sizeOfThing returns what an amount in the unit right before the noun at token i tells of
// it: "weight", "height" of "a 40ft statue", "wheels size" of "20-inch wheels".
func (s *sentence) sizeOfThing(unit string, i int) hearsay.Measure {
	w := s.lemma(i)
	switch {
	case weights[unit]:
		return "weight"
	case powers[unit]:
		return "power"
	case unit == "L" || unit == "mL", unit == "[in_i]" && diagonals[w]:
		return hearsay.Measure(s.low(i) + " size")
	case distances[unit] && (uprights[w] || s.low(i-1) == "mount"):
		return "height"
	case distances[unit] && hollows[w]:
		return "depth"
	case distances[unit]:
		return "length"
	case area(unit):
		return "area"
	}
	return ""
}

// changeOf returns what rose or fell by an amount that stands before the noun for
// it, with that noun: "wages rise" of "a 3.5 % rise in average wages".
func (s *sentence) changeOf(f quantity.Found) hearsay.Measure {
	_, to := s.tokens(f.Quantity.Span)
	if f.Unit == "1" || to+2 >= len(s.Tokens) {
		return ""
	}
	if m := s.turnOf(f); m != "" {
		return m
	}
	for to < len(s.Tokens) && (s.Tokens[to].UPOS == lang.Adj || s.low(to) == "-") {
		to++
	}
	if to+2 >= len(s.Tokens) || s.Tokens[to].UPOS != lang.Noun || !turns[s.lemma(to)] || s.low(to+1) != "in" && s.low(to+1) != "of" {
		return ""
	}
	last := -1
	for j := to + 2; j < len(s.Tokens) && j < to+8; j++ {
		if s.noun(j) {
			last = j
		} else if u := s.Tokens[j].UPOS; last >= 0 || u != lang.Det && u != lang.Adj && u != lang.Pron && s.Tokens[j].XPOS != lang.PRPS {
			break
		}
	}
	if last < 0 || timeWords[s.lemma(last)] || spans[s.lemma(last)] {
		return ""
	}
	return hearsay.Measure(s.phrase(last).Of(s.text) + " " + s.low(to))
}

// turnOf returns the noun for going up or down whose size a share is by the words before
// it, where what rose stands in another clause: "increase" of "to €855 billion, an increase
// of 6 % compared to 2022".
func (s *sentence) turnOf(f quantity.Found) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	if at := s.before(from); f.Unit == "%" && at > 2 && s.low(at) == "of" && turns[s.lemma(at-1)] && (s.low(at-2) == "a" || s.low(at-2) == "an") && s.low(to) != "in" {
		return hearsay.Measure(s.low(at - 1))
	}
	return ""
}

var (
	// diagonals are things whose size is told in inches across.
	diagonals = set("display screen touchscreen monitor television tv set tablet laptop notebook panel dashboard wheel rim tire tyre pizza")
	// uprights are things of which a length tells how high they stand.
	uprights = set(`mountain mount peak summit hill volcano cliff dune tower statue monument column obelisk sculpture figure cutout effigy doll building skyscraper block high-rise
		chimney smokestack stack spire steeple minaret mast pole flagpole pylon antenna crane tree palm pine oak wall fence barrier dam levee dike ladder wave swell surge
		ceiling cross turbine waterfall falls geyser giraffe flame goose dinosaur`)
	// hollows are things of which a length tells how deep they are.
	hollows = set("dive hole well pit shaft trench crater canyon gorge ravine sinkhole pool ditch borehole mine drop plunge fall")
	// turns are nouns for going up and down.
	turns = set("rise fall drop increase decrease decline gain loss growth jump surge hike cut reduction slump plunge climb boost raise dip")
	// ways are words behind a length that say which way it goes.
	ways = map[string]hearsay.Measure{"deep": "depth", "high": "height", "tall": "height", "long": "length", "wide": "width", "thick": "thickness"}
	// courses are words for where something lies.
	courses = set("north south east west northeast northwest southeast southwest north-east north-west south-east south-west behind off offshore inland above below")
	// weights are the units of weights.
	weights = map[string]bool{"kg": true, "g": true, "t": true, "[lb_av]": true, "[oz_av]": true, "[ston_av]": true, "mg": true}
)

// goer returns who or what went the length at token n, or came down that far from somewhere:
// "missile" of "the missile flew over Halm and fell into the sea 125 miles east of Lorvik". It
// is "" where the verb is none of going, and where a level fell.
func (r *reader) goer(s *sentence, n, v int) string {
	from, _ := s.tokens(r.quantity)
	if v < 0 || v > n || s.Tokens[v].UPOS != lang.Verb || !drops[s.lemma(v)] && !lands[s.lemma(v)] && !(covers[s.lemma(v)] && v == s.before(from)) || r.levelMoves(s, v) {
		return "" // "walked out of a school in Halm, 12 miles south of Lorvik"
	}
	sub := s.subjectOf(v)
	if sub < 0 || sub >= n || s.Tokens[sub].UPOS == lang.Num || r.inAmount(s, sub) {
		return ""
	}
	if s.Tokens[sub].UPOS == lang.Pron {
		if w := s.low(sub); w == "which" || w == "that" || w == "who" {
			sub = r.antecedent(s, v)
		} else if name := r.actorAt(s, sub); name != "" {
			return name
		} else {
			s, sub = r.meant(s, sub)
		}
	}
	if sub < 0 || !s.noun(sub) || levels[s.lemma(sub)] || media[s.lemma(sub)] || happenings[s.lemma(sub)] || inquirers[s.low(sub)] {
		return ""
	}
	if s.Tokens[sub].UPOS == lang.Noun {
		return s.phrase(sub).Of(s.text)
	}
	if sub != s.nearestSubject(v) {
		return "" // who tells of it
	}
	return r.actorAt(s, sub)
}

// lands are verbs of coming down somewhere.
var lands = set("land crash splash touch ditch alight")
