// Package toll reads how many people a document as a whole reports killed and
// wounded, as databases of events record them: one pair of numbers for the one
// event that the document is about.
//
// Claims say which sentence gives which figure; a toll weighs them, and counts
// victims that no number counts besides ("a man was shot dead"). Every number
// has the words that it was read from.
package toll

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

// Toll is what a document comes to.
type Toll struct{ Killed, Wounded Count }

// Count is a number of people with the words of the document that speak for it,
// in order of place. There are none where only the headline does, and for 0.
type Count struct {
	N     int64
	Words []hearsay.Span
}

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
	killed:  "killed kills kill killing dead died dies die dying slain fatally deceased deadly drowned perished",
	injured: "injured injures injuring injure wounded wounds wounding hurt hospitalized hospitalised critical stable recovering",
	shot:    "shot victims victim gunned struck",
})

// passing are words of harm that show one without a number.
var passing = words(map[harm]string{
	killed:  "killed died dead dies fatal fatally slain deceased kills killing drowned perished",
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

// vote is what speaks for a number.
type vote struct {
	score int
	words []hearsay.Span
}

// votes counts what speaks for each number.
type votes map[int64]*vote

func (v votes) add(n int64, weight int, words hearsay.Span) {
	if v[n] == nil {
		v[n] = &vote{}
	}
	v[n].score += weight
	if words.Len() > 0 && !slices.Contains(v[n].words, words) {
		v[n].words = append(v[n].words, words)
	}
}

func (v votes) of(n int64) int {
	if v[n] == nil {
		return 0
	}
	return v[n].score
}

// best returns the number of at least that much for which most speaks, the
// larger one if two are even.
func (v votes) best(least int64) (int64, bool) {
	var best int64
	found := false
	for n, x := range v {
		if n >= least && (!found || x.score > v[best].score || x.score == v[best].score && n > best) {
			best, found = n, true
		}
	}
	return best, found
}

// reading gathers the votes of a document.
type reading struct {
	votes map[harm]votes
	sure  map[harm]hearsay.Span // the earliest word of harm
	weak  map[harm]hearsay.Span // the earliest word that may mean harm
	self  bool                  // someone killed another and himself
	later bool                  // someone died of wounds
	more  bool                  // somebody else was hurt: "another man was wounded"
}

// Of returns the toll of a document; none for one that gives losses by the
// thousand, which is about a war and no single event.
func Of(d *hearsay.Annotated) Toll {
	if slices.ContainsFunc(d.Claims, wholesale) {
		return Toll{}
	}
	r := reading{votes: map[harm]votes{killed: {}, injured: {}, shot: {}}, sure: make(map[harm]hearsay.Span), weak: make(map[harm]hearsay.Span)}
	if !strings.HasPrefix(d.Text, d.Title.Value) {
		r.sentence(d.Title.Value, -1, headlineWeight)
	}
	n := 0
	for from := 0; from < len(d.Text); n++ {
		to := sentenceEnd(d.Text, from)
		weight := 1
		if n < opening {
			weight = openingWeight
		}
		if from == 0 && d.Title.Value != "" && strings.HasPrefix(d.Text, d.Title.Value) {
			to, weight = max(to, len(d.Title.Value)), headlineWeight
			n--
		}
		r.sentence(d.Text[from:to], from, weight)
		from = to
	}
	for i := range d.Claims {
		r.claim(d, &d.Claims[i])
	}
	return r.toll()
}

// wholesale reports whether a claim counts losses by the thousand.
func wholesale(c hearsay.Claim) bool {
	if c.Quantity == nil || c.Quantity.Low == nil || c.Quantity.Unit != "1" || c.Quantity.Low.IntPart() < most {
		return false
	}
	switch c.Measure {
	case "killed", "wounded", "killed and wounded", "casualties", "lost", "losses", "irrecoverable losses":
		return true
	}
	return false
}

// most is the number from which figures are no longer those of one event.
const most = 1000

// claim adds the vote of a claim.
func (r *reading) claim(d *hearsay.Annotated, c *hearsay.Claim) {
	if c.Quantity == nil || c.Quantity.Low == nil || c.Quantity.Unit != "1" || !c.Quantity.Low.IsInteger() || c.PartOf != "" || c.Further || c.Period.Type == hearsay.Rate {
		return
	}
	if year := d.Published.Value; len(year) >= 4 && len(c.Period.Value) >= 4 && c.Period.Value[:4] < year[:4] && c.Period.Value[0] != '.' {
		return // of another time
	}
	if n := c.Quantity.Low.IntPart(); n > 0 {
		h := killed
		switch c.Measure {
		case "killed":
		case "wounded", "in hospital":
			h = injured
		default:
			return
		}
		if v := r.votes[h]; len(v) == 0 || v[n] != nil {
			v.add(n, claimWeight, c.Span)
		}
	}
}

// Dated is the toll of a document, with when that was published and the origin
// that it goes back to ("" counts as one of its own).
type Dated struct {
	Toll
	Published, Origin string
}

// Settle returns the tolls of one event's documents brought down to one: the
// number that most origins give, of those the one of the latest document. The
// words are those of that document, whose index in list it returns for each; -1
// for an empty list.
func Settle(list []Dated) (killed, wounded int) {
	return settle(list, func(d *Dated) int64 { return d.Killed.N }), settle(list, func(d *Dated) int64 { return d.Wounded.N })
}

func settle(list []Dated, n func(*Dated) int64) int {
	origins := make(map[int64]map[string]bool)
	alone := make(map[int64]int)
	best := -1
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[a].Published, list[b].Published) })
	count := func(v int64) int { return len(origins[v]) + alone[v] }
	for _, i := range order {
		v := n(&list[i])
		if list[i].Origin == "" {
			alone[v]++
		} else {
			if origins[v] == nil {
				origins[v] = make(map[string]bool)
			}
			origins[v][list[i].Origin] = true
		}
		if best < 0 || count(v) >= count(n(&list[best])) {
			best = i
		}
	}
	return best
}

// Weights of votes: a headline and the first sentences give the toll, later
// ones also the past.
const (
	opening        = 4
	openingWeight  = 3
	headlineWeight = 5
	claimWeight    = 2
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
	events := eventsOf(text, l)
	for i, e := range events {
		if e.harm != none {
			continue
		}
		h := harmOf(l, events, i)
		if h != none {
			if (h == injured || h == shot) && e.other && e.at > 0 && l[e.at-1].Low == "and" && !deadBefore(events[:i]) {
				e.n++ // "she and three others were shot"
			}
			r.votes[h].add(e.n, weight, at(base, l[e.at].Start, l[e.at].End))
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
		if h := passing[x.Low]; h != none && prev != "fatally" && prev != "mortally" && !nobody(l, i) {
			note(r.sure, h, at(base, x.Start, x.End))
		}
		if x.Low == "death" && prev == "to" {
			note(r.sure, killed, at(base, x.Start, x.End)) // "shot to death"
		}
		if h := weak[x.Low]; h != none && prev != "attempted" && prev != "fatally" && prev != "the" {
			note(r.weak, h, at(base, x.Start, x.End))
		}
		switch x.Low {
		case "suicide":
			self = self || prev == "-" && i > 1 && (l[i-2].Low == "murder" || l[i-2].Low == "homicide") || prev == "murder"
		case "himself", "herself", "self", "themselves":
			self = self || killsBefore(l, i)
		}
		r.later = r.later || laterDeath(l, i)
	}
	r.self = r.self || self && weight > 1
}

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

// deadBefore reports whether somebody is killed among the events.
func deadBefore(events []event) bool {
	return slices.ContainsFunc(events, func(e event) bool { return e.harm == killed })
}

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
	case "succumbed":
		return true
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
			if f.Kind != quantity.Age && !age(l, i, f.Words) && !dated(l, i) && f.Unit == "1" && f.Low != nil && f.Low.IsInteger() && f.Low.IsPositive() && f.Low.IntPart() < most && !f.Share && f.Change == "" && !ofThings(l, i) && !areaCode(l, i) {
				out = append(out, event{at: i, n: f.Low.IntPart(), other: after(l, i, "other", "others", "more")})
			}
			continue
		}
		w := l[i].Low
		if n := times[w]; n > 0 && i+1 < len(l) && slain(l, i+1) && !(w == "both" && after(l, i+1, "and")) { // "both killed and wounded" is no count
			out = append(out, event{at: i, n: n}, event{at: i + 1, harm: killed})
			continue
		} else if n > 0 && i+1 < len(l) && l[i+1].Low == "shooting" {
			out = append(out, event{at: i, n: n}, event{at: i + 1, harm: shot})
			continue
		}
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

// areaCode reports whether the figure at lexeme i stands in brackets, as that of a
// telephone number does.
func areaCode(l []lex.Lexeme, i int) bool {
	return i > 0 && i+1 < len(l) && l[i-1].Low == "(" && l[i+1].Low == ")"
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

// times are words for how many were killed at once.
var times = map[string]int64{"double": 2, "triple": 3, "quadruple": 4, "both": 2}

// slain reports whether killings are named at lexeme i or right behind it:
// "double homicide", "both men died".
func slain(l []lex.Lexeme, i int) bool {
	for k := i; k < len(l) && k < i+3; k++ {
		switch l[k].Low {
		case "homicide", "murder", "slaying", "killing", "fatal", "fatality", "died", "killed":
			return true
		case ",", ".", "and":
			return false
		}
	}
	return false
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
		one := r.votes[h].of(1)
		if one > 3*r.votes[h].of(n) && one > 0 {
			n = 1
		}
		_, sure := r.sure[h]
		_, otherSure := r.sure[other(h)]
		_, weak := r.weak[h]
		_, otherWeak := r.weak[injured]
		if !ok && (one > 0 && (h == killed || sure || !otherSure) || sure || weak && !otherSure && (h == injured || !otherWeak)) {
			n = 1
		}
		if h == killed && r.self && n == 1 {
			n = 2
		}
		if h == injured && n == 1 && t.Killed.N == 1 && !r.more && r.later {
			n = 0 // who was wounded has died of it
		}
		c := Count{N: n}
		if v := r.votes[h][n]; v != nil {
			c.Words = v.words
		}
		for _, words := range []hearsay.Span{r.sure[h], r.weak[h]} {
			if n > 0 && len(c.Words) == 0 && words.Len() > 0 {
				c.Words = append(c.Words, words)
			}
		}
		if h == killed {
			t.Killed = c
		} else {
			t.Wounded = c
		}
	}
	if total, ok := r.votes[shot].best(2); ok && len(r.votes[injured]) == 0 {
		t.Wounded = Count{N: max(total-t.Killed.N, 0), Words: r.votes[shot][total].words}
	}
	return t
}
