// Package toll reads how many people an article as a whole reports killed and
// injured, as databases of events record them: one pair of numbers for the one
// event that the article is about.
//
// Claims say which sentence gives which figure; a toll weighs them. It also
// counts victims that no number counts ("a man was shot dead"), and gives no
// places for what it says: so it measures how far the reading of numbers carries
// on articles labelled in that way, and is no part of what hearsay reports.
package toll

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

// Toll is what an article comes to.
type Toll struct{ Killed, Injured int64 }

// harm is the kind of a word of harm.
type harm uint8

const (
	none harm = iota
	killed
	injured
	shot // killed or injured: the text leaves it open
)

// harms are words of harm.
var harms = words(map[harm]string{
	killed:  "killed kills kill killing dead died dies die dying slain fatally deceased deadly",
	injured: "injured injures injuring injure wounded wounds wounding hurt hospitalized hospitalised critical stable recovering",
	shot:    "shot victims victim gunned struck",
})

// passing are words of harm that show one without a number.
var passing = words(map[harm]string{
	killed:  "killed died dead dies fatal fatally slain deceased kills killing",
	injured: "injured wounded hurt injures wounding injuring",
})

// weak are words that show harm where nothing else does: a homicide squad, a
// charge of attempted murder and the wounds of the dead are no further victims.
var weak = words(map[harm]string{
	killed:  "murder murdered homicide death slaying deaths killings",
	injured: "hospitalized hospitalised injuries wounds wound injury shot grazed struck critical surgery",
})

func words(m map[harm]string) map[string]harm {
	out := make(map[string]harm)
	for h, list := range m {
		for _, w := range strings.Fields(list) {
			out[w] = h
		}
	}
	return out
}

// persons are nouns for a victim.
var persons = set(`man woman boy girl teen teenager person child male female student officer mother father son daughter brother sister toddler infant baby
	resident driver passenger youth victim bystander employee husband wife suspect gunman shooter soldier clerk deputy guard toddler grandmother grandfather`)

// perpetrators are nouns for those who did it; counts of them are no victims.
var perpetrators = set("suspect suspects gunman gunmen shooter shooters arrest arrests arrested charged counts shots rounds bullets")

func set(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// event is a count of people or a word of harm, in order of place.
type event struct {
	at    int // lexeme
	n     int64
	harm  harm
	other bool // "two others", "another man"
}

// votes counts what speaks for each number.
type votes map[int64]int

func (v votes) best(least int64) (int64, bool) {
	var best int64
	found := false
	for n, score := range v {
		if n >= least && (!found || score > v[best] || score == v[best] && n > best) {
			best, found = n, true
		}
	}
	return best, found
}

// reading gathers the votes of an article.
type reading struct {
	votes map[harm]votes
	sure  map[harm]bool // a word of harm stands there
	weak  map[harm]bool // a word stands there that may mean harm
	self  bool          // someone killed another and himself
}

// Read returns the toll of an article with its headline.
func Read(title, text string) Toll {
	r := reading{votes: map[harm]votes{killed: {}, injured: {}, shot: {}}, sure: make(map[harm]bool), weak: make(map[harm]bool)}
	r.sentence(title, 5)
	n := 0
	for from := 0; from < len(text); n++ {
		to := sentenceEnd(text, from)
		weight := 1
		if n < 4 {
			weight = 3
		}
		r.sentence(text[from:to], weight)
		from = to
	}
	return r.toll()
}

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

// sentence adds the votes of one sentence.
func (r *reading) sentence(text string, weight int) {
	l := lex.Cut(text, 0, len(text))
	events := eventsOf(text, l)
	for i, e := range events {
		if e.harm != none {
			continue
		}
		h := harmOf(l, events, i)
		if h != none {
			r.votes[h][e.n] += weight
		}
	}
	others, self := false, false
	for i, x := range l {
		prev := ""
		if i > 0 {
			prev = l[i-1].Low
		}
		if h := passing[x.Low]; h != none && prev != "fatally" && prev != "mortally" && prev != "not" && prev != "no" {
			r.sure[h] = true
		}
		if h := weak[x.Low]; h != none && prev != "attempted" && prev != "fatally" && prev != "the" {
			r.weak[h] = true
		}
		switch x.Low {
		case "suicide":
			self = self || prev == "-" || prev == "murder" || prev == "committed" || prev == "a" && i > 2
		case "himself", "herself", "self", "themselves":
			self = true
		case "killed", "kills", "killing", "murder", "dead", "shot":
			others = true
		}
	}
	r.self = r.self || self && others && weight > 1
}

// eventsOf returns the counts of people and the words of harm of a sentence.
func eventsOf(text string, l []lex.Lexeme) []event {
	numbers := quantity.Of(text, l)
	var out []event
	k := 0
	for i := 0; i < len(l); i++ {
		for k < len(numbers) && numbers[k].Number.End <= l[i].Start {
			k++
		}
		if k < len(numbers) && l[i].Start == numbers[k].Number.Start {
			f := numbers[k]
			if f.Kind != quantity.Age && !age(l, i, f.Words) && !dated(l, i) && f.Unit == "1" && f.Low != nil && f.Low.IsInteger() && f.Low.IsPositive() && f.Low.IntPart() < 1000 && !f.Share && f.Change == "" && !ofThings(l, i) {
				out = append(out, event{at: i, n: f.Low.IntPart(), other: after(l, i, "other", "others", "more")})
			}
			continue
		}
		w := l[i].Low
		if h := harms[w]; h != none {
			out = append(out, event{at: i, harm: h})
			continue
		}
		if (w == "a" || w == "an" || w == "another") && personAfter(l, i+1) {
			out = append(out, event{at: i, n: 1, other: w == "another"})
		}
	}
	return out
}

// age reports whether the figure at lexeme i stands between commas or
// brackets, as ages do: "Boy, 14, dies".
func age(l []lex.Lexeme, i int, spelled bool) bool {
	if spelled || i == 0 || i+1 >= len(l) || l[i-1].Low != "," && l[i-1].Low != "(" {
		return false
	}
	next := l[i+1].Low
	return next == "," || next == ")" || next == "." || next == ";" || next == "and" || next == "of" || harms[next] != none && len(l[i].Low) == 2
}

// dated reports whether a month or another label stands before lexeme i.
func dated(l []lex.Lexeme, i int) bool {
	if i > 1 && l[i-1].Low == "." {
		i--
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
	for k := i + 1; k < len(l) && k <= i+3; k++ {
		w := l[k].Low
		if harms[w] != none || l[k].Kind == lex.Symbol {
			return false
		}
		if perpetrators[w] || things[w] {
			return true
		}
	}
	return false
}

// things are nouns that are no people.
var things = set("times time shots years year months weeks days day hours hour minutes miles blocks block cars vehicles houses homes guns weapons shootings shooting homicide homicides incidents hospitals hospital street ave avenue gunshots times bullets casings am pm")

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
// stands right before it ("killing two").
func harmOf(l []lex.Lexeme, events []event, i int) harm {
	at := events[i].at
	left, right := none, none
	leftGap, rightGap := 99, 99
	if i > 0 && events[i-1].harm != none {
		left, leftGap = events[i-1].harm, at-events[i-1].at
	}
	for k := i + 1; k < len(events); k++ {
		if events[k].harm == none {
			break
		}
		right, rightGap = events[k].harm, events[k].at-at
		if right == shot && k+1 < len(events) && events[k+1].harm == killed && events[k+1].at-events[k].at <= 4 { // "shot dead", "shot and killed"
			right = killed
		}
		break
	}
	switch {
	case leftGap <= 2 && left != shot && !clauseBetween(l, events[i-1].at, at):
		return left
	case rightGap <= 9:
		return right
	case leftGap <= 4:
		return left
	}
	return none
}

func clauseBetween(l []lex.Lexeme, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if l[k].Kind == lex.Symbol || l[k].Low == "and" {
			return true
		}
	}
	return false
}

func other(h harm) harm {
	if h == killed {
		return injured
	}
	return killed
}

// toll weighs the votes.
func (r *reading) toll() Toll {
	var t Toll
	for _, h := range []harm{killed, injured} {
		n, ok := r.votes[h].best(2)
		if one := r.votes[h][1]; ok && one > 3*r.votes[h][n] {
			n = 1
		}
		if !ok && (r.votes[h][1] > 0 && (h == killed || r.sure[h] || !r.sure[killed]) || r.sure[h] || r.weak[h] && !r.sure[other(h)] && (h == injured || !r.weak[injured])) {
			n = 1
		}
		if h == killed && r.self && n == 1 {
			n = 2
		}
		if h == killed {
			t.Killed = n
		} else {
			t.Injured = n
		}
	}
	if total, ok := r.votes[shot].best(2); ok && len(r.votes[injured]) == 0 {
		t.Injured = max(total-t.Killed, 0)
	}
	return t
}
