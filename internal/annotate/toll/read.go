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
	events := eventsOf(text, l, weight == headlineWeight)
	for i, e := range events {
		if e.harm != none {
			continue
		}
		if e.to > e.at {
			r.told = append(r.told, at(base, l[e.at].Start, l[e.to].End))
		}
		h, object := harmOf(l, events, i)
		if h != none {
			if (h == injured || h == shot) && e.other && e.at > 0 && l[e.at-1].Low == "and" && !deadBefore(events[:i]) {
				e.n++ // "she and three others were shot"
			} else if h == shot && e.other && e.n > 1 && !object && l[events[i+1].at].Low == "shot" {
				h = injured // "three others were shot"
			}
			r.votes[h].add(e.n, weight, at(base, l[e.at].Start, l[e.at].End))
			if h == killed && (object || times[l[e.at].Low] > 0 && l[e.at].Low != "both") {
				r.others.add(e.n, weight, hearsay.Span{})
			}
			r.more = r.more || h == injured && e.other
		}
	}
	self := false
	for i, x := range l {
		prev := ""
		if i > 0 {
			prev = l[i-1].Low
		}
		if h := harms[x.Low]; prev == "also" && (h == injured || h == shot) {
			r.more = true // "her father was also shot"
		}
		if h := passing[x.Low]; h != none && prev != "fatally" && prev != "mortally" && !(x.Low == "hurt" && feeling[prev]) && !nobody(l, i) {
			r.note(h, at(base, x.Start, x.End))
		}
		if deathAt(l, i) {
			r.note(killed, at(base, x.Start, x.End))
		}
		if h := weak[x.Low]; h != none && prev != "attempted" && prev != "fatally" && prev != "the" {
			note(r.weak, h, at(base, x.Start, x.End))
		}
		switch x.Low {
		case "suicide":
			self = self || murderSuicide(l, i)
		case "himself", "herself", "self", "themselves":
			self = self || killing[prev] && killsBefore(l, i)
		}
		r.later = r.later || laterDeath(l, i)
		r.more = r.more || killsAndHurts(l, i)
	}
	r.self = r.self || self && weight > 1
}

// feeling are words before "hurt" where nobody need be wounded: "to hurt anyone", "I'm
// hurt".
var feeling = set("to m get gets getting got didn don t heart hearts anyone")

// nobody reports whether the sentence denies the harm at lexeme i: "no one else
// was hurt".
func nobody(l []lex.Lexeme, i int) bool {
	for k := max(0, i-7); k < i; k++ {
		switch l[k].Low {
		case "nobody", "none", "neither":
			return true
		case "no":
			return l[k+1].Low == "one" || l[k+1].Low == "other" || k+1 == i || l[k+1].Low == "injuries" || l[k+1].Low == "others"
		case "not":
			return k+1 == i
		}
	}
	return false
}

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
var killing = set("kill kills killed killing murdered shoot shoots shot shooting fatally on and then")

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
