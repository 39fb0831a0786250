package toll

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// sentenceEnd returns where the sentence that begins at from ends: after a
// stop before a space and a capital, or at the end of a line.
func sentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '\n':
			return i + 1
		case '.', '!', '?':
			if i > 0 && i+2 < len(text) && lower(text[i-1]) && capital(text[i+1]) && lower(text[i+2]) {
				return i + 1 // "he said.Police"
			}
			if i+2 < len(text) && text[i+1] == ' ' && text[i+2] >= 'A' && text[i+2] <= 'Z' && i > 2 && text[i-2] != ' ' && text[i-2] != '.' {
				return i + 1
			}
		}
	}
	return len(text)
}

// sentence adds the votes of one sentence, which stands at byte base of the
// document; -1 if it does not stand there.
func (r *reading) sentence(text string, base, weight int) {
	l := lex.Cut(text, 0, len(text))
	if weight == 1 && r.known() && r.past(l) {
		return
	}
	events := eventsOf(text, l, weight == headlineWeight)
	r.several = r.several || weight > 1 && severalEvents(l, events)
	alive, lived := survivorAt(l)
	own := suicideAt(l)
	var all, dead event // how many were shot, and of those killed
	var hurt int64      // how many are wounded so far
	for i, e := range events {
		if e.harm != none {
			continue
		}
		if e.to > e.at {
			r.told = append(r.told, at(base, l[e.at].Start, l[e.to].End))
		}
		h, object := harmOf(l, events, i)
		share := i+1 < len(events) && states[l[events[i+1].at].Low]
		if h == shot && lived && !e.other && !deadBefore(events) {
			r.votes[shot].add(e.n, weight, at(base, l[e.at].Start, l[e.at].End))
			h, share = injured, true // "three had wounds and are expected to survive"
		}
		if h != none {
			if (h == injured || h == shot) && e.other && e.at > 0 && l[e.at-1].Low == "and" && !deadBefore(events[:i]) {
				e.n++ // "she and three others were shot"
			} else if h == shot && e.other && e.n > 1 && !object && hit[l[events[i+1].at].Low] {
				h = injured // "three others were shot"
			}
			if h == injured && e.other && hurt > 0 {
				e.n += hurt // "one is in critical condition, three others are hurt"
				share = false
			}
			if h == injured {
				hurt = e.n
			}
			switch {
			case h == shot && !e.other && dead.n == 0:
				all = e
			case h == killed && !e.other && (l[max(e.at-1, 0)].Low == "killing" || after(l, e.at, "fatally")):
				dead = e
			}
			if h == injured && share {
				r.votes[h].add(e.n, 1, at(base, l[e.at].Start, l[e.at].End)) // maybe of some of them only
			} else {
				r.votes[h].add(e.n, weight, at(base, l[e.at].Start, l[e.at].End))
			}
			if h == killed && (object && !violent(l, e.at) || times[l[e.at].Low] > 0 && l[e.at].Low != "both" || apart(l, e.at, own) && !(i > 0 && events[i-1].noun)) {
				r.others.add(e.n, weight, hearsay.Span{})
			}
			r.more = r.more || h == injured && (e.other || kills(l, events))
		}
	}
	if dead.n > 0 && all.n > dead.n+1 && weight > 1 {
		r.votes[injured].add(all.n-dead.n, weight, at(base, l[all.at].Start, l[all.at].End)) // "shot four, killing one"
	}
	if lived {
		r.lives(l[alive], base)
	}
	for i, x := range l {
		prev := ""
		if i > 0 {
			prev = l[i-1].Low
		}
		if h := harms[x.Low]; prev == "also" && (h == injured || hit[x.Low]) {
			r.more = true // "her father was also shot"
			if i > 1 && being[l[i-2].Low] && !after(l, i, "and", "dead", "to", "himself", "herself", "at") {
				r.note(injured, at(base, x.Start, x.End))
			}
		}
		if h := passing[x.Low]; h != none && prev != "fatally" && prev != "mortally" && !(x.Low == "hurt" && feeling[prev]) && !nobody(l, i) {
			r.note(h, at(base, x.Start, x.End))
		}
		if deathAt(l, i) {
			r.note(killed, at(base, x.Start, x.End))
		}
		if h := weak[x.Low]; h != none && prev != "attempted" && prev != "fatally" && prev != "the" && !(x.Low == "critical" && !after(l, i, "condition", "but", "injuries", "injury", "wounds")) {
			note(r.weak, h, at(base, x.Start, x.End))
		}
		if !r.far {
			r.inOrder(l, i, weight, base)
		}
		r.later = r.later || laterDeath(l, i)
		r.more = r.more || killsAndHurts(l, i)
	}
	r.self = r.self || own >= 0 && weight > 1
}

// severalEvents reports whether a sentence counts the victims of several events:
// "seven people were wounded in separate shootings".
func severalEvents(l []lex.Lexeme, events []event) bool {
	if !slices.ContainsFunc(events, func(e event) bool { return e.harm == none && e.n > 1 }) {
		return false
	}
	for i, x := range l {
		if !deeds[x.Low] || i == 0 {
			continue
		}
		if w := l[i-1].Low; separate[w] || weekdays[w] || small[w] > 0 || after(l, i, "across", "citywide", "throughout", "from", "over") {
			return true
		}
	}
	return false
}

// deeds are nouns for several events, separate the words before them.
var (
	deeds    = set("shootings stabbings attacks blasts explosions crashes fires bombings incidents")
	separate = set("separate different unrelated weekend overnight city several multiple")
)

// suicideAt returns the lexeme that tells that somebody killed others and himself,
// -1 if none does.
func suicideAt(l []lex.Lexeme) int {
	for i, x := range l {
		switch x.Low {
		case "suicide":
			if murderSuicide(l, i) {
				return i
			}
		case "himself", "herself", "self", "themselves":
			if i > 0 && killing[l[i-1].Low] && killsBefore(l, i) {
				return i
			}
		}
	}
	return -1
}

// apart reports whether those killed at lexeme i are told apart from who kills
// himself at lexeme own: "four shot dead, then gunman kills himself", and not "three
// died after a man killed his wife, his son and himself".
func apart(l []lex.Lexeme, i, own int) bool {
	if own < 0 || l[own].Low == "suicide" && l[own-1].Low != "commits" && l[own-1].Low != "committed" {
		return false
	}
	for k := i + 1; k < own; k++ {
		switch l[k].Low {
		case "after", "when", "including", "as", "-", "–", "—":
			return false
		}
	}
	return i < own
}

// violent reports whether it is a deed and nobody that kills those at lexeme i:
// "shooting kills two".
func violent(l []lex.Lexeme, i int) bool {
	return i > 1 && violence[l[i-2].Low]
}

// known reports whether harm to anybody is told so far.
func (r *reading) known() bool {
	return len(r.sure)+len(r.votes[killed])+len(r.votes[injured])+len(r.votes[shot]) > 0
}

// past reports whether a sentence tells of a year before that of the document, of
// what was years before, or of a whole month or year: "130 killed this year".
func (r *reading) past(l []lex.Lexeme) bool {
	for i, x := range l {
		switch {
		case len(x.Low) == 4 && r.year != "" && x.Low < r.year && x.Low >= "1900" && !after(l, i, "block"):
			return true
		case x.Low == "last" && after(l, i, "year", "year's", "month"), x.Low == "this" && after(l, i, "year", "month"):
			return true
		case x.Low == "years" && after(l, i, "ago", "earlier", "before"):
			return true
		}
	}
	return false
}

// lives notes that somebody is wounded besides the dead.
func (r *reading) lives(x lex.Lexeme, base int) {
	if !r.far {
		r.more = r.more || !soft[x.Low]
		r.note(injured, at(base, x.Start, x.End))
	}
}

// soft are words of who lives so far, and may die later on.
var soft = set("coma care treated life")

// survivorAt returns the lexeme that tells of somebody who is hurt and lives: "is
// expected to survive", "non-life-threatening injuries", "was treated and released".
// Of who dies in the same clause it says nothing.
func survivorAt(l []lex.Lexeme) (int, bool) {
	found := -1
	for i, x := range l {
		switch {
		case ends[x.Low]:
			found = -1
			for i+1 < len(l) && !clauses[l[i].Low] {
				i++
			}
		case found >= 0 && clauses[x.Low] && !(i+1 < len(l) && (ends[l[i+1].Low] || after(l, i, "later", "then", "released"))):
			return found, true
		case livesAt(l, i):
			found = i
		}
	}
	return found, found >= 0
}

// clauses are words that begin a clause about somebody else.
var clauses = set("and while but ;")

// ends are words for a death.
var ends = set("died dies dead succumbed death killed")

// livesAt reports whether somebody who is hurt is told at lexeme i to live.
func livesAt(l []lex.Lexeme, i int) bool {
	back := func(n int) string {
		if i < n {
			return ""
		}
		return l[i-n].Low
	}
	switch l[i].Low {
	case "survive", "recover":
		return back(1) == "will" || back(1) == "to" && hopes[back(2)]
	case "threatening":
		n := 1
		if back(n) == "-" {
			n++
		}
		if back(n) != "life" && back(n) != "nonlife" {
			return false
		}
		if n++; back(n) == "-" {
			n++
		}
		return back(n-1) == "nonlife" || back(n) == "non" || back(n) == "not" || back(n) == "be" && back(n+2) == "not" || strings.HasSuffix(back(n), "n't")
	case "treated":
		return after(l, i, "and") && after(l, i+1, "released") || after(l, i, "for") && !after(l, i+1, "shock", "smoke")
	case "care":
		return back(1) == "intensive"
	case "coma":
		return true
	case "life":
		return back(2) == "for" && fights[back(3)] || back(1) == "to" && fights[back(2)]
	case "condition":
		return back(2) == "in" && (conditions[back(1)] || stays[back(3)] && grave[back(1)])
	}
	return false
}

// conditions are how a hospital says that somebody is who lives, grave ones those of
// many who die, stays the verbs of who is so by now.
var (
	conditions = set("fair good stable satisfactory")
	grave      = set("critical serious guarded grave")
	stays      = set("is are remains remain remained")
	hopes      = set("expected likely")
	fights     = set("fighting fights battling clinging clings")
)

// inOrder keeps which of several victims is told at lexeme i: "a fourth victim", "a
// third man was wounded", and of the dead "third person dies".
func (r *reading) inOrder(l []lex.Lexeme, i, weight, base int) {
	n, k := ordinals[l[i].Low], i+1
	if after(l, i, "th", "rd") {
		n, k = small[l[i].Low], i+2 // "8th"
	}
	if n == 0 {
		return
	}
	for k < len(l) && (aged(l[k]) || l[k].Low == "-" || male[l[k].Low] || l[k].Low == "gunshot" || l[k].Low == "shooting") {
		k++
	}
	if k == len(l) || perpetrators[l[k].Low] {
		return
	}
	if victim(l[k].Low) && (after(l, k, "dies", "died") || after(l, k, "has") && after(l, k+1, "died")) {
		r.votes[killed].add(n, weight, at(base, l[i].Start, l[i].End))
		return
	}
	if i == 0 || !(determiners[l[i-1].Low] || l[i-1].Low == "possible") {
		return
	}
	hurt := l[k].Low == "victim"
	if victim(l[k].Low) || harms[l[k].Low] != none || l[k].Low == "was" {
		for ; k < len(l) && k < i+6; k++ {
			h := harms[l[k].Low]
			hurt = hurt || h == injured || h == shot || l[k].Low == "wound" || l[k].Low == "hospital"
		}
	}
	if hurt {
		r.order = max(r.order, n)
	}
}

// states are words for how the wounded are, which differs from one to the other.
var states = set("critical stable")

// hit are words of who is shot and no victim that the document counts with the dead.
var hit = set("shot struck wounds injuries")

// ordinals are words for places in an order.
var ordinals = map[string]int64{"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// male are words between an ordinal and a noun for a person.
var male = set("male female adult teenage other")

// feeling are words before "hurt" where nobody need be wounded: "to hurt anyone", "I'm
// hurt".
var feeling = set("to i'm get gets getting got heart hearts anyone")

// nobody reports whether the sentence denies the harm at lexeme i: "no one else
// was hurt", "no officers were hurt", "a non-fatal wound", "was nearly killed".
func nobody(l []lex.Lexeme, i int) bool {
	if averted(l, i) {
		return true
	}
	for k := max(0, i-7); k < i; k++ {
		switch l[k].Low {
		case "nobody", "none", "neither":
			return true
		case "no":
			return k+1 == i || l[k+1].Low == "one" || l[k+1].Low == "injuries" || unharmed(l[k+1:i])
		case "not":
			return k+1 == i
		}
	}
	return false
}

// averted reports whether the word before the harm at lexeme i says that it did not
// come about.
func averted(l []lex.Lexeme, i int) bool {
	return i > 1 && l[i-1].Low == "-" && l[i-2].Low == "non" || i > 0 && (spared[l[i-1].Low] || strings.HasSuffix(l[i-1].Low, "n't"))
}

// spared are words right before a harm that did not come about: "nearly killed",
// "weren't hurt".
var spared = set("nearly almost never not")

// unharmed reports whether lexemes behind "no" only tell of whom there is none:
// "other officers were", and not "arrests in the shooting that".
func unharmed(l []lex.Lexeme) bool {
	for _, x := range l {
		if x.Kind == lex.Symbol || unnamed[x.Low] && !being[x.Low] {
			return false
		}
	}
	return true
}

// being are forms of verbs that a passive is made with.
var being = set("is are was were be been has have had")

// note keeps the earliest place of a harm, unless another event is told there.
func (r *reading) note(h harm, words hearsay.Span) {
	if !r.far || !r.aside(h) {
		note(r.sure, h, words)
	}
}

// aside reports whether a harm that is told far behind the beginning is that of
// another event: what stands before it tells of the other harm alone.
func (r *reading) aside(h harm) bool {
	if h == injured {
		_, dead := r.sure[killed]
		return dead || len(r.votes[killed]) > 0
	}
	return len(r.votes[injured])+len(r.votes[shot]) > 0
}

// deathAt reports whether lexeme i tells of a death together with its neighbours:
// "shot to death", "the shooting death of", "a deadly crash", "passed away".
func deathAt(l []lex.Lexeme, i int) bool {
	next, prev := "", ""
	if i > 0 {
		prev = l[i-1].Low
	}
	if i+1 < len(l) {
		next = l[i+1].Low
	}
	switch l[i].Low {
	case "death", "deaths":
		return prev == "to" || violence[prev]
	case "deadly":
		return violence[next]
	case "passed", "passes":
		return next == "away"
	case "claims", "claimed":
		return after(l, i, "life", "lives") || after(l, i+1, "life", "lives")
	case "takes", "took", "taking", "taken":
		return (next == "own" || next == "his" || next == "her") && (after(l, i+1, "life") || after(l, i+1, "own") && after(l, i+2, "life"))
	case "fatality", "fatalities":
		return !nobody(l, i)
	case "murder", "manslaughter", "homicide":
		return chargedWith(l, i)
	}
	return false
}

// violence are nouns for what kills: "a deadly fire", "the stabbing death of".
var violence = set(`shooting shootings shootout stabbing beating crash collision accident blast explosion bombing attack attacks fire blaze
	drive gunfire gunbattle ambush robbery rampage assault hit encounter confrontation standoff`)

// chargedWith reports whether somebody is charged with the killing that lexeme i
// names: "charged with first-degree murder", "two counts of capital murder", and
// not "attempted murder", "assault with intent to murder".
func chargedWith(l []lex.Lexeme, i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		switch l[k].Low {
		case "attempted", "attempt", "intent", "conspiracy", ",", "and":
			return false
		case "charged", "charge", "charges", "counts", "count":
			return true
		}
	}
	return false
}

// kills reports whether somebody else than the wounded is killed among the events:
// "a man killed and a boy wounded", and not "a man wounded … pronounced dead".
func kills(l []lex.Lexeme, events []event) bool {
	return slices.ContainsFunc(events, func(e event) bool {
		return e.harm == killed && !e.noun && l[e.at].Low != "died" && l[e.at].Low != "dies" && !(e.at > 0 && l[e.at-1].Low == "pronounced")
	})
}

// deadBefore reports whether somebody is killed among the events.
func deadBefore(events []event) bool {
	return slices.ContainsFunc(events, func(e event) bool { return e.harm == killed })
}

// murderSuicide reports whether lexeme i names the suicide of who killed others:
// "murder-suicide", "killed two and committed suicide".
func murderSuicide(l []lex.Lexeme, i int) bool {
	if i == 0 {
		return false
	}
	switch l[i-1].Low {
	case "murder":
		return true
	case "-", "/", ",", "and":
		return i > 1 && (l[i-2].Low == "murder" || l[i-2].Low == "homicide")
	case "commits", "committed":
		return killsBefore(l, i)
	}
	return false
}

// killing are words right before the word for oneself of who has killed himself:
// "shot himself", "turned the gun on himself", "killed his wife and himself".
var killing = set("kill kills killed killing murdered shoot shoots shot shooting fatally on and then ,")

// killsBefore reports whether somebody else is killed in the sentence before the
// word for oneself at lexeme i: "killed his wife before he shot himself", and not
// "accidentally shot himself".
func killsBefore(l []lex.Lexeme, i int) bool {
	found := false
	for k := range i {
		if strings.HasPrefix(l[k].Low, "accident") {
			return false
		}
		if k >= i-3 {
			continue // what he did to himself
		}
		switch l[k].Low {
		case "killed", "kills", "killing", "murder", "murdered", "dead", "shot", "shooting", "shoots", "shoot":
			found = true
		}
	}
	return found
}

// laterDeath reports whether a death from wounds begins at lexeme i: "died at the
// hospital", "succumbed", "later died", "pronounced dead".
func laterDeath(l []lex.Lexeme, i int) bool {
	next := ""
	if i+1 < len(l) {
		next = l[i+1].Low
	}
	switch l[i].Low {
	case "succumbed", "succumbs":
		return true
	case "passed", "passes":
		return next == "away"
	case "dies":
		return next != "." && next != ","
	case "later":
		return next == "died" || next == "pronounced"
	case "pronounced":
		return next == "dead"
	case "died":
		if next == "from" || next == "of" {
			return true
		}
		for k := i + 1; k < len(l) && k < i+6; k++ {
			if l[k].Low == "hospital" {
				return true
			}
		}
	}
	return false
}

// at returns the place in the document of a part of a sentence, the zero span if
// the sentence is not in it.
func at(base, from, to int) hearsay.Span {
	if base < 0 {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: base + from, End: base + to}
}

// note keeps the earliest place of a harm.
func note(m map[harm]hearsay.Span, h harm, words hearsay.Span) {
	if old, ok := m[h]; !ok || old.Len() == 0 {
		m[h] = words
	}
}

// killsAndHurts reports whether the harm to somebody else than the dead is told at
// lexeme i: "killing a boy and wounding his brother".
func killsAndHurts(l []lex.Lexeme, i int) bool {
	switch l[i].Low {
	case "injuring", "wounding", "wounds", "injures", "hurting":
	default:
		return false
	}
	for k := max(0, i-20); k < i; k++ {
		switch l[k].Low {
		case "killing", "kills", "killed":
			return true
		}
	}
	return false
}
