// Package toll reads how many people a document as a whole reports killed and
// wounded, as databases of events record them: one pair of numbers for the one
// event that the document is about.
//
// Claims say which sentence gives which figure; a toll weighs them, and counts
// victims that no number counts besides ("a man was shot dead"). Every number
// has the words that it was read from.
//
// words.go lists words of harm and of people, together.go reads people told one
// by one, lives.go who is hurt and lives, events.go the counts and words of harm of
// a sentence, read.go what else a sentence says; toll.go weighs it all, settle.go
// the tolls of several documents.
package toll

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Toll is what a document comes to.
type Toll struct{ Killed, Wounded Count }

// Count is a number of people with the words of the document that speak for it,
// in order of place. There are none where only the headline does, and for 0.
type Count struct {
	N     int64
	Words []hearsay.Span
}

// vote is what speaks for a number.
type vote struct {
	score int
	words []hearsay.Span
	seen  map[hearsay.Span]bool // the words
}

// votes counts what speaks for each number.
type votes map[int64]*vote

func (v votes) add(n int64, weight int, words hearsay.Span) {
	if v[n] == nil {
		v[n] = &vote{seen: make(map[hearsay.Span]bool)}
	}
	v[n].score += weight
	if words.Len() > 0 && !v[n].seen[words] {
		v[n].words, v[n].seen[words] = append(v[n].words, words), true
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
	several bool   // the document is about several events
	far     bool   // the sentence stands far behind the beginning
	year    string // of the document
	votes   map[harm]votes
	sure    map[harm]hearsay.Span // the earliest word of harm
	weak    map[harm]hearsay.Span // the earliest word that may mean harm
	others  votes                 // of votes[killed], those that leave out who did it: "killed two"
	self    bool                  // someone killed another and himself
	later   bool                  // someone died of wounds
	told    []hearsay.Span        // people told one by one
	order   int64                 // the highest place of a victim told in order: "a fourth victim"
	nth     hearsay.Span          // its words
	more    bool                  // somebody else was hurt: "another man was wounded"
}

// Of returns the toll of a document; none for one that gives losses by the
// thousand, which is about a war and no single event.
func Of(d *hearsay.Annotated) Toll {
	if slices.ContainsFunc(d.Claims, wholesale) {
		return Toll{}
	}
	r := newReading(d)
	if language, _, _ := strings.Cut(d.Language.Value, "-"); language == "" || language == "en" {
		r.read(d)
	}
	if r.several {
		return largest(d)
	}
	for i := range d.Claims {
		r.claim(d, &d.Claims[i])
	}
	return r.toll()
}

// read adds the votes of the headline and the sentences of a document in English.
func (r *reading) read(d *hearsay.Annotated) {
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
		r.far = n >= farBehind
		r.sentence(d.Text[from:to], from, weight)
		from = to
	}
}

func newReading(d *hearsay.Annotated) *reading {
	return &reading{year: yearOf(d.Published.Value), others: votes{}, votes: map[harm]votes{killed: {}, injured: {}, shot: {}}, sure: make(map[harm]hearsay.Span), weak: make(map[harm]hearsay.Span)}
}

// largest returns the toll of the paragraph with most victims of a document about
// several events, whose sum is the toll of none.
func largest(d *hearsay.Annotated) Toll {
	var best Toll
	for from := 0; from < len(d.Text); {
		r, end := newReading(d), strings.IndexByte(d.Text[from:], '\n')+from+1
		if end == from {
			end = len(d.Text)
		}
		for from < end {
			to := min(end, sentenceEnd(d.Text, from))
			r.sentence(d.Text[from:to], from, openingWeight)
			from = to
		}
		if t := r.toll(); !r.several && t.Killed.N+t.Wounded.N > best.Killed.N+best.Wounded.N {
			best = t
		}
	}
	return best
}

// yearOf returns the year of a date, "" for none.
func yearOf(date string) string {
	if len(date) < 4 {
		return ""
	}
	return date[:4]
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

// someOf reports whether the claim counts some of those to whom what it says has happened, and not all: of those shot, all who
// died are.
func someOf(d *hearsay.Annotated, c *hearsay.Claim) bool {
	if c.PartOf == "" {
		return false
	}
	k := slices.IndexFunc(d.Claims, func(w hearsay.Claim) bool { return w.ID == c.PartOf })
	return k < 0 || d.Claims[k].PartOf != "" || !struck[d.Claims[k].Measure] || c.Measure == d.Claims[k].Measure
}

// struck are measures of all to whom an event has happened, however they came out of it.
var struck = map[hearsay.Measure]bool{"shot": true, "stabbed": true, "killed and wounded": true, "casualties": true, "on board": true, "identified": true}

// claim adds the vote of a claim.
func (r *reading) claim(d *hearsay.Annotated, c *hearsay.Claim) {
	if c.Quantity == nil || c.Quantity.Low == nil || c.Quantity.Unit != "1" || !c.Quantity.Low.IsInteger() || someOf(d, c) || c.Further || c.Period.Type == hearsay.Rate {
		return
	}
	if year := d.Published.Value; len(year) >= 4 && len(c.Period.Value) >= 4 && c.Period.Value[:4] < year[:4] && c.Period.Value[0] != '.' {
		return // of another time
	}
	if slices.ContainsFunc(r.told, func(s hearsay.Span) bool { return s.Start <= c.Span.Start && c.Span.Start < s.End }) {
		return // "two women and a child"
	}
	if n := c.Quantity.Low.IntPart(); n > 0 {
		h := killed
		switch c.Measure {
		case "killed":
		case "wounded":
			h = injured
		case "in hospital":
			h = injured
			if n == 1 || r.votes[shot][n] != nil {
				h = shot // who may have died there
			}
		default:
			return
		}
		if v := r.votes[h]; len(v) == 0 || v[n] != nil {
			v.add(n, claimWeight, c.Span)
		}
	}
}

// Weights of votes, and how many sentences count as which: a headline and the first
// sentences give the toll, later ones also the past, and the last are links to
// other articles.
const (
	opening        = 6
	farBehind      = 20
	openingWeight  = 3
	headlineWeight = 5
	claimWeight    = 2
)

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
		if one > 2*r.votes[h].of(n) && one > 0 {
			n = 1
		}
		_, sure := r.sure[h]
		_, otherSure := r.sure[other(h)]
		otherSure = otherSure || h == injured && len(r.votes[killed]) > 0
		_, weak := r.weak[h]
		_, otherWeak := r.weak[injured]
		if !ok && (one > 0 && (h == killed || sure || !otherSure) || sure || weak && !otherSure && (h == injured || !otherWeak)) {
			n = 1
		}
		if h == killed && r.self && (n == 1 || 2*r.others.of(n) > r.votes[h].of(n)) {
			n++
		}
		if h == injured && n == 1 && t.Killed.N == 1 && !r.more && r.later {
			n = 0 // who was wounded has died of it
		}
		c := Count{N: n}
		if v := r.votes[h][n]; v != nil {
			c.Words = v.words
		} else if v := r.votes[h][n-1]; v != nil && h == killed && r.self {
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
	if total, ok := r.votes[shot].best(2); ok {
		some := r.votes[injured].of(t.Wounded.N) > 0
		if left := max(total-t.Killed.N, 0); !some || left > t.Wounded.N && r.votes[shot].of(total) >= r.votes[injured].of(t.Wounded.N) {
			t.Wounded = Count{N: left, Words: r.votes[shot][total].words} // "five were shot … two are in critical condition"
		}
	}
	if r.order > t.Killed.N+t.Wounded.N {
		t.Wounded.N = r.order - t.Killed.N // "a fourth victim was found"
		if len(t.Wounded.Words) == 0 && r.nth.Len() > 0 {
			t.Wounded.Words = append(t.Wounded.Words, r.nth)
		}
	}
	return t
}
