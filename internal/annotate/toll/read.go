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

// passage is a sentence that is read, which stands at byte base of the document; -1 if
// it does not stand there.
type passage struct {
	l            []lex.Lexeme
	events       []event
	base, weight int
	lived        bool  // somebody who is hurt lives
	dies, killed bool  // somebody dies, and is not one who is first wounded
	own          int   // the lexeme that tells that who killed others killed himself, -1 if none does
	all, dead    event // how many were shot, and of those killed
	hurt         int64 // how many are wounded so far
}

// words returns the place of a lexeme in the document.
func (p *passage) words(k int) hearsay.Span { return at(p.base, p.l[k].Start, p.l[k].End) }

// sentence adds the votes of one sentence, which stands at byte base of the
// document; -1 if it does not stand there.
func (r *reading) sentence(text string, base, weight int) {
	l := lex.Cut(text, 0, len(text))
	if weight == 1 && r.known() && r.past(l) {
		return
	}
	alive, lived := survivorAt(l)
	p := &passage{l: l, events: eventsOf(text, l, weight == headlineWeight), base: base, weight: weight, lived: lived, own: suicideAt(l)}
	p.dies, p.killed = deadBefore(p.events), kills(l, p.events)
	r.several = r.several || weight > 1 && severalEvents(l, p.events)
	for i, e := range p.events {
		if e.harm == none {
			r.count(p, i, e)
		}
	}
	if p.dead.n > 0 && p.all.n > p.dead.n+1 && weight > 1 {
		r.votes[injured].add(p.all.n-p.dead.n, weight, p.words(p.all.at)) // "shot four, killing one"
	}
	if lived {
		r.lives(l[alive], base)
	}
	for i := range l {
		r.word(p, i)
	}
	r.self = r.self || p.own >= 0 && weight > 1
}

// count adds the vote of the people that event i of a sentence counts.
func (r *reading) count(p *passage, i int, e event) {
	l := p.l
	if e.to > e.at {
		r.told = append(r.told, at(p.base, l[e.at].Start, l[e.to].End))
	}
	h, object := harmOf(l, p.events, i)
	if h == none {
		return
	}
	share := i+1 < len(p.events) && states[l[p.events[i+1].at].Low]
	if h == shot && p.lived && !e.other && !p.dies {
		r.votes[shot].add(e.n, p.weight, p.words(e.at))
		h, share = injured, true // "three had wounds and are expected to survive"
	}
	if (h == injured || h == shot) && e.other && e.at > 0 && l[e.at-1].Low == "and" && !(p.dies && deadBefore(p.events[:i])) {
		e.n++ // "she and three others were shot"
	} else if h == shot && e.other && e.n > 1 && !object && hit[l[p.events[i+1].at].Low] {
		h = injured // "three others were shot"
	}
	weight := p.weight
	switch {
	case h == injured:
		if e.other && p.hurt > 0 {
			e.n, share = e.n+p.hurt, false // "one is in critical condition, three others are hurt"
		}
		if p.hurt = e.n; share {
			weight = 1 // maybe some of them only
		}
		r.more = r.more || e.other || p.killed
	case h == shot && !e.other && p.dead.n == 0:
		p.all = e
	case h == killed:
		if i > 0 && p.events[i-1].toll {
			weight += headlineWeight
		}
		if !e.other && (e.at > 0 && l[e.at-1].Low == "killing" || after(l, e.at, "fatally")) {
			p.dead = e
		}
		if object && !violent(l, e.at) || times[l[e.at].Low] > 0 && l[e.at].Low != "both" || apart(l, e.at, p.own) && !(i > 0 && p.events[i-1].noun) {
			r.others.add(e.n, weight, hearsay.Span{})
		}
	}
	r.votes[h].add(e.n, weight, p.words(e.at))
}

// word notes what the word at lexeme i of a sentence tells without a number.
func (r *reading) word(p *passage, i int) {
	l, x, prev := p.l, p.l[i], ""
	if i > 0 {
		prev = l[i-1].Low
	}
	if h := harms[x.Low]; prev == "also" && (h == injured || hit[x.Low]) {
		r.more = true // "her father was also shot"
		if i > 1 && being[l[i-2].Low] && !after(l, i, "and", "dead", "to", "himself", "herself", "at") {
			r.note(injured, p.words(i))
		}
	}
	if h := passing[x.Low]; h != none && prev != "fatally" && prev != "mortally" && !(x.Low == "hurt" && feeling[prev]) && !nobody(l, i) {
		r.note(h, p.words(i))
	}
	if deathAt(l, i) {
		r.note(killed, p.words(i))
	}
	if h := weak[x.Low]; h != none && prev != "attempted" && prev != "fatally" && prev != "the" && !(x.Low == "critical" && !after(l, i, "condition", "but", "injuries", "injury", "wounds")) {
		note(r.weak, h, p.words(i))
	}
	if !r.far {
		r.inOrder(l, i, p.weight, p.base)
	}
	r.later = r.later || laterDeath(l, i)
	r.more = r.more || killsAndHurts(l, i)
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
	if hurt && n > r.order {
		r.order, r.nth = n, at(base, l[i].Start, l[i].End)
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
