package toll

import (
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

// event is a count of people or a word of harm, in order of place.
type event struct {
	at    int // lexeme
	to    int // the last lexeme of people told one by one, otherwise at
	n     int64
	harm  harm
	noun  bool // "the death of"
	toll  bool // of a death toll, before how far that has come
	other bool // "two others", "another man"
}

// eventsOf returns the counts of people and the words of harm of a sentence.
func eventsOf(text string, l []lex.Lexeme, headline bool) []event {
	numbers := quantity.Of(text, l)
	var out []event
	k := 0
	for i := 0; i < len(l); i++ {
		if n, to := togetherAt(l, i, headline); to > i {
			out = append(out, event{at: i, to: to, n: n})
			i = to
			continue
		}
		for k < len(numbers) && numbers[k].Number.End <= l[i].Start {
			k++
		}
		if k < len(numbers) && l[i].Start == numbers[k].Number.Start {
			f := numbers[k]
			before := unbounded(l, i) - 1
			toll := deathToll(l, before)
			if f.Kind != quantity.Age && !age(l, i, f.Words) && !dated(l, i) && f.Unit == "1" && f.Low != nil && f.Low.IsInteger() && f.Low.IsPositive() && f.Low.IntPart() < most && !f.Share && (f.Change == "" || toll) && !ofThings(l, i) && !areaCode(l, i) && !label(text, l, i) && !included(l, i) {
				n := f.Low.IntPart()
				if toll { // "the death toll rose to 12"
					out = append(out, event{at: before, harm: killed, toll: true})
					if l[before].Low == "from" && f.High != nil && f.High.IsInteger() { // "rose from 4 to 12"
						n = f.High.IntPart()
					}
				}
				out = append(out, event{at: i, n: n, other: after(l, i, "other", "others", "more")})
			}
			continue
		}
		w := l[i].Low
		if n := times[w]; n > 0 && i+1 < len(l) && slain(l, i+1) && !(w == "both" && after(l, i+1, "and")) { // "both killed and wounded" is no count
			out = append(out, event{at: i, n: n}, event{at: i + 1, harm: killed})
			continue
		} else if w == "both" && woundedBoth(l, i) {
			out = append(out, event{at: i, n: 2}, event{at: i + 1, harm: injured})
			continue
		} else if n > 0 && i+1 < len(l) && l[i+1].Low == "shooting" {
			out = append(out, event{at: i, n: n}, event{at: i + 1, harm: shot})
			continue
		}
		if (w == "fatally" || w == "mortally") && i+1 < len(l) && fatal[l[i+1].Low] {
			i++
			out = append(out, event{at: i, harm: killed}) // "fatally shot two"
			continue
		}
		if nominal[w] && after(l, i, "of") && !(i > 0 && l[i-1].Low == "attempted") {
			out = append(out, event{at: i, harm: killed, noun: true})
			continue
		}
		if toDeath(l, i) {
			out = append(out, event{at: i, harm: killed})
			continue
		}
		if h := harms[w]; h != none && !averted(l, i) && !after(l, i, "himself", "herself", "themselves") && !shotAt(l, i, numbers[min(k, len(numbers)):]) {
			if w == "wounds" && i+1 < len(l) && (digit(l[i+1]) || small[l[i+1].Low] > 0 || determiners[l[i+1].Low] || after(l, i, "at", "more", "dozens", "several", "scores")) {
				h = injured // "kills seven, wounds at least 30"
			}
			out = append(out, event{at: i, harm: h})
			continue
		}
		if headline && bareAt(l, i) {
			out = append(out, event{at: i, n: 1})
			continue
		}
		if (w == "a" || w == "an" || w == "another") && personAfter(l, i+1) || w == "another" && anotherAlone(l, i) {
			if included(l, i) {
				continue
			}
			out = append(out, event{at: i, n: 1, other: w == "another"})
		}
	}
	for i := range out {
		out[i].to = max(out[i].to, out[i].at)
	}
	return out
}

// age reports whether the figure at lexeme i stands between commas or
// brackets, as ages do: "Boy, 14, dies".
func age(l []lex.Lexeme, i int, spelled bool) bool {
	if !spelled && i+2 < len(l) && l[i+1].Low == "," && digit(l[i+2]) && len(l[i+2].Low) < 3 {
		return true // "as 14, 18 and 19"
	}
	if spelled || i == 0 || i+1 >= len(l) || l[i-1].Low != "," && l[i-1].Low != "(" {
		return false
	}
	next := l[i+1].Low
	return next == "," || next == ")" || next == "." || next == ";" || next == "and" || next == "of" || harms[next] != none && len(l[i].Low) == 2
}

// areaCode reports whether the figure at lexeme i stands in brackets, as that of a
// telephone number does.
func areaCode(l []lex.Lexeme, i int) bool {
	return i > 0 && i+1 < len(l) && l[i-1].Low == "(" && l[i+1].Low == ")"
}

// bareAt reports whether one person is told at lexeme i of a headline without an
// article: "Man killed", "Boy, 14, dies", "13-year-old girl wounded".
func bareAt(l []lex.Lexeme, i int) bool {
	if i > 0 && (l[i-1].Kind != lex.Symbol || l[i-1].Low == "-" || l[i-1].Low == "’" || l[i-1].Low == "'") {
		return false
	}
	n, to := victimAt(l, i)
	return n == 1 && to >= i && (to+1 == len(l) || l[to+1].Low != "’" && l[to+1].Low != "'" && l[to+1].Low != "and")
}

// nominal are nouns for a killing, before "of" and who was killed.
var nominal = set("death deaths murder murders slaying slayings killings body bodies")

// toDeath reports whether somebody is killed at lexeme i: "shot to death".
func toDeath(l []lex.Lexeme, i int) bool {
	switch l[i].Low {
	case "shot", "shooting", "stabbed", "stabbing", "beaten", "beating", "burned", "bludgeoned", "strangled", "crushed", "trampled":
		return after(l, i, "to") && after(l, i+1, "death")
	}
	return false
}

// shotAt reports whether lexeme i tells of people shot at, who need not be hit, and
// not of a place where people are shot.
func shotAt(l []lex.Lexeme, i int, numbers []quantity.Found) bool {
	if l[i].Low != "shot" || !after(l, i, "at") || i+2 >= len(l) {
		return false
	}
	for _, f := range numbers {
		if f.Number.Start >= l[i+2].Start {
			return f.Number.Start == l[i+2].Start && f.Kind != quantity.Age
		}
	}
	return after(l, i+1, "him", "her", "them", "me", "us", "people", "someone", "somebody", "officers", "police", "deputies")
}

// label reports whether the figure at lexeme i is part of a name or a number to
// call: "called 911", "a 7-Eleven", "Action News 5", "at 224 Mill Lane".
func label(text string, l []lex.Lexeme, i int) bool {
	x := l[i]
	if x.Low[0] < '0' || x.Low[0] > '9' {
		return false
	}
	if x.Low == "911" {
		return true
	}
	if i+2 < len(l) && l[i+1].Low == "-" && l[i+2].Start == x.End+1 && capital(text[l[i+2].Start]) {
		return true
	}
	if len(x.Low) > 2 && i+1 < len(l) && capital(text[l[i+1].Start]) && harms[l[i+1].Low] == none {
		return true
	}
	return i > 0 && stations[l[i-1].Low] && capital(text[l[i-1].Start])
}

func capital(c byte) bool { return 'A' <= c && c <= 'Z' }

func lower(c byte) bool { return 'a' <= c && c <= 'z' }

// fatal are words that tell of a death behind "fatally".
var fatal = set("shot shoots shoot shooting wounded wounding injured injuring hurt stabbed stabbing struck")

// anotherAlone reports whether "another" at lexeme i stands for a person: "killing
// one and wounding another", "another was shot".
func anotherAlone(l []lex.Lexeme, i int) bool {
	if i+1 == len(l) || l[i+1].Kind == lex.Symbol || harms[l[i+1].Low] != none {
		return true
	}
	switch l[i+1].Low {
	case "was", "is", "remains", "critically", "seriously", "suffered", "sustained", "hospitalized":
		return true
	}
	return i > 0 && harms[l[i-1].Low] != none && (unnamed[l[i+1].Low] || weekdays[l[i+1].Low] || l[i+1].Low == "early" || l[i+1].Low == "late")
}

// weekdays are names of days.
var weekdays = set("monday tuesday wednesday thursday friday saturday sunday")

// included reports whether those told at lexeme i are some of others: "seven people,
// including two boys, were wounded", and not "including one who died".
func included(l []lex.Lexeme, i int) bool {
	if i == 0 || l[i-1].Low != "including" {
		return false
	}
	for k := i + 1; k < len(l) && k <= i+3 && l[k].Low != ","; k++ {
		if harms[l[k].Low] != none {
			return false
		}
	}
	return true
}

// stations are names before the number of a channel.
var stations = set("news newschannel abc action cbs fox nbc local eyewitness")

// dated reports whether a month or another label stands before lexeme i.
func dated(l []lex.Lexeme, i int) bool {
	if i > 1 && l[i-1].Low == "." {
		i--
	}
	for n := 0; n < mostMembers && i > 1 && (l[i-1].Low == "and" || l[i-1].Low == ",") && len(l[i-2].Low) < 3 && digit(l[i-2]); n++ {
		i -= 2 // "ages 17, 18 and 22"
		if l[i-1].Low == "," {
			i--
		}
	}
	return i > 0 && months[l[i-1].Low]
}

// months are names of months, and labels of roads and channels.
var months = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec highway route interstate us sr channel unit apt apartment no district precinct age aged ages")

func after(l []lex.Lexeme, i int, list ...string) bool {
	if i+1 >= len(l) {
		return false
	}
	for _, w := range list {
		if l[i+1].Low == w {
			return true
		}
	}
	return false
}

// ofThings reports whether the number at lexeme i counts something else than
// victims: suspects, shots, or a length of time.
func ofThings(l []lex.Lexeme, i int) bool {
	if i > 0 && seizes[l[i-1].Low] {
		return true
	}
	for k := i + 1; k < len(l) && k <= i+3; k++ {
		w := l[k].Low
		if k == i+2 && (w == "wounds" || w == "wound") {
			return true // "had two gunshot wounds"
		}
		if harms[w] != none || l[k].Kind == lex.Symbol && w != "-" {
			return false
		}
		if perpetrators[w] || things[w] {
			return true
		}
	}
	return false
}

// seizes are verbs before how many did it: "police arrest two".
var seizes = set("arrest arrests arrested arresting charge charges charged jail jails jailed detain detains detained indict indicts indicted seek seeks")

// things are nouns that are no people.
var things = set("times time shots years year months weeks days day hours hour minutes miles blocks block cars vehicles houses homes guns weapons shootings shooting homicide homicides incidents hospitals hospital street ave avenue gunshots times bullets casings am pm")

// times are words for how many were killed at once.
var times = map[string]int64{"double": 2, "triple": 3, "quadruple": 4, "both": 2}

// slain reports whether killings are named at lexeme i or right behind it:
// "double homicide", "both men died".
func slain(l []lex.Lexeme, i int) bool {
	for k := i; k < len(l) && k < i+3; k++ {
		switch l[k].Low {
		case "homicide", "murder", "slaying", "killing", "fatal", "fatality", "died", "killed":
			return true
		case ",", ".", "and", "charged", "accused", "suspected", "arrested", "shooting", "stabbing":
			return false
		}
	}
	return false
}

// woundedBoth reports whether both of two people are told at lexeme i to be wounded
// and to live: "both were wounded", "both men suffered non-life-threatening injuries".
func woundedBoth(l []lex.Lexeme, i int) bool {
	lives, hurt := false, false
	for k := i + 1; k < len(l) && k < i+12; k++ {
		switch w := l[k].Low; {
		case w == "and" && k == i+1 || w == ";" || perpetrators[w] || harms[w] == killed:
			return false
		case harms[w] == injured:
			return true
		case w == "injuries" || w == "wounds":
			hurt = true
		}
		lives = lives || livesAt(l, k)
	}
	return hurt && lives
}

// personAfter reports whether a noun for a person ends the phrase that begins
// at lexeme i.
func personAfter(l []lex.Lexeme, i int) bool {
	for k := i; k < len(l) && k < i+6; k++ {
		if l[k].Low == "suspect" || l[k].Low == "gunman" || l[k].Low == "shooter" {
			return false
		}
		if persons[l[k].Low] {
			return true
		}
		if l[k].Low == "," || l[k].Low == "." || l[k].Low == "of" {
			return false
		}
	}
	return false
}

// harmOf returns the harm that the count at index i of events goes with: the
// nearest word of harm with no other count between, to the right, unless one
// stands right before it ("killing two"), and whether it stands behind that word.
func harmOf(l []lex.Lexeme, events []event, i int) (h harm, object bool) {
	at := events[i].at
	left, right := none, none
	leftGap, rightGap := 99, 99
	if i > 0 && events[i-1].harm != none {
		left, leftGap = events[i-1].harm, unbounded(l, at)-events[i-1].at
	}
	for k := i + 1; k < len(events); k++ {
		if events[k].harm == none {
			break
		}
		if events[k].noun {
			break
		}
		if l[events[k].at].Low == "striking" {
			break // "five striking pictures"
		}
		right, rightGap = events[k].harm, gap(l, events[i].to, events[k].at)
		if right == shot && k+1 < len(events) && events[k+1].harm == killed && events[k+1].at-events[k].at <= 4 && l[events[k].at].Low != "shooting" { // "shot dead", "shot and killed"
			right = killed
		}
		if right == shot && k+1 < len(events) && events[k+1].harm == injured && events[k+1].at == events[k].at+2 && l[events[k].at+1].Low == "and" { // "shot and wounded"
			right = injured
		}
		if right == injured && k+1 < len(events) && events[k+1].harm == killed && (l[events[k+1].at].Low == "died" || l[events[k+1].at].Low == "dies") { // "a man wounded on Monday has died"
			right = killed
		}
		break
	}
	switch {
	case leftGap == 1 && left == shot && (l[at-1].Low == "shot" || l[at-1].Low == "struck"):
		return shot, true // "shot four, killing one"
	case leftGap <= 2 && left != shot && !clauseBetween(l, events[i-1].at, at):
		return left, !events[i-1].noun
	case rightGap <= 9:
		return right, false
	case leftGap <= 4 && !clauseBetween(l, events[i-1].at, at):
		return left, !events[i-1].noun
	}
	return none, false
}

// unbounded returns where the words that bound the number at token i begin, or i: "at least" of
// "killing at least six".
func unbounded(l []lex.Lexeme, i int) int {
	for i > 0 && bounds[l[i-1].Low] {
		i--
	}
	return i
}

// bounds are words of what bounds a number.
var bounds = set("at least most about around some nearly almost roughly approximately over more than as many an estimated")

// deathToll reports whether the word at token i tells how far a death toll has come that is named
// before it in its clause.
func deathToll(l []lex.Lexeme, i int) bool {
	if i < 1 || !comesTo[l[i].Low] {
		return false
	}
	for k := i; k > 0 && i-k < 30; k-- {
		if l[k].Kind == lex.Symbol && l[k].Low != "-" && l[k].Low != "'" && l[k].Low != "’" {
			return false
		}
		if l[k].Low == "toll" {
			return l[k-1].Low == "death"
		}
	}
	return false
}

// comesTo are words before the number to which a toll has come.
var comesTo = set("to from at reached reaches hit hits is was stood topped tops passed passes")

// gap returns how far lexeme to is from lexeme from, but for ages and for who is
// included: "six people, including a girl, were".
func gap(l []lex.Lexeme, from, to int) int {
	n, aside := 0, false
	for k := from; k < to; k++ {
		switch w := l[k].Low; {
		case w == "including" || w == "ages" || w == "aged":
			aside = true
		case w == "," && digit(l[k+1]):
		case l[k].Kind == lex.Symbol && w != "-":
			aside = false
		}
		if !aside {
			n++
		}
	}
	return n
}

func clauseBetween(l []lex.Lexeme, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if l[k].Kind == lex.Symbol || l[k].Low == "and" {
			return true
		}
	}
	return false
}
