package compare

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// This file has what the words around a figure say against setting it against
// another.

// textBefore returns the n bytes before a figure.
func textBefore(c *claim, n int) string {
	start := min(c.Span.Start, len(c.doc.Text))
	return c.doc.Text[max(0, start-n):start]
}

// textAfter returns the n bytes behind a figure.
func textAfter(c *claim, n int) string {
	end := min(c.Span.End, len(c.doc.Text))
	return c.doc.Text[end:min(len(c.doc.Text), end+n)]
}

// wordBefore returns the folded word that is the i-th before a figure, counted from
// 1; "" if there is none near.
func wordBefore(c *claim, i int) string {
	words := partyWords(textBefore(c, partitive))
	if i > len(words) {
		return ""
	}
	return words[len(words)-i]
}

// wordsAfter returns the folded words behind a figure, as far as they say what it is.
func wordsAfter(c *claim) []string { return partyWords(textAfter(c, 2*partitive)) }

// sentenceWords returns the folded words of the sentence of a claim.
func sentenceWords(c *claim) []string {
	if c.Span.End > len(c.doc.Text) {
		return nil
	}
	return partyWords(sentenceAround(c.doc.Text, c.Span).Of(c.doc.Text))
}

// formerly reports whether a figure is one of before that another is held
// against: "up from 298 the week before".
func formerly(c *claim) bool {
	last, second, third := wordBefore(c, 1), wordBefore(c, 2), wordBefore(c, 3)
	switch {
	case last == "from" && turns[second] != 0, (last == "with" || last == "to") && second == "compared":
		return true
	case countNouns[last] && formerWords[second], countNouns[second] && formerWords[third]: // "an earlier count of 57"
		return true
	}
	after := wordsAfter(c)
	for i, w := range after[:min(len(after), 5)] {
		switch {
		case i > 0 && spans[after[i-1]] && (w == "before" || w == "earlier" || w == "ago"):
			return true
		case w == "than" || numeric(w):
			return false // what follows is said of another
		case formerWords[w] && i+1 < len(after) && announced[after[i+1]]: // "57, as first announced"
			return true
		}
	}
	return false
}

var (
	// formerWords say that a figure was given before.
	formerWords = set("first earlier initial initially original originally previous previously")
	// countNouns are nouns for what was given.
	countNouns = set("toll count figure figures estimate estimates number tally total report reports")
	// announced are participles for how it was given.
	announced = set("announced reported said stated thought believed feared given counted estimated put")
	// spans are lengths of time behind which "before" makes it another time.
	spans = set("day week month quarter year decade")
)

// corrected reports whether a report gives two figures of which the one takes the
// place of the other: it is a correction, or somebody "now" says otherwise.
func corrected(a, b *claim) bool {
	if a.doc != b.doc {
		return false
	}
	for _, c := range []*claim{a, b} {
		words := sentenceWords(c)
		for i, w := range words {
			if corrections[w] || w == "now" && i+1 < len(words) && says[words[i+1]] {
				return true
			}
		}
	}
	return false
}

// withdrawn reports whether the report takes the figure back in the sentence that gives it: "The figure of 38,000 is corrected
// to 35,800", "an earlier toll of 45 was revised down to 38".
func withdrawn(c *claim) bool {
	if c.family == nil || c.Quantity == nil || c.Span.End > len(c.doc.Text) {
		return false
	}
	within := sentenceAround(c.doc.Text, c.Span)
	words := within.Of(c.doc.Text)
	revised := strings.Contains(words, "revised") && formerly(c)
	if !revised && !strings.Contains(words, "orrect") {
		return false // as nearly all: the words need not be looked at
	}
	return slices.ContainsFunc(c.family.in(c.doc), func(o *claim) bool {
		return o.Span.Start > c.Span.End && o.Span.Overlaps(within) && !sameValue(o, c) && wordBefore(o, 1) == "to" && (revised || corrected(c, o))
	})
}

// correctedIn returns the figure that the document of b gives in the place of that of a, which it gives as well: "We gave
// the number as 23. The police now say that it was 21". It is nil where it takes nothing back.
func correctedIn(a, b *claim) *claim {
	if a.doc == b.doc {
		return nil
	}
	for _, o := range b.family.in(b.doc) {
		if !sameValue(o, a) {
			continue
		}
		within := sentenceAround(b.doc.Text, o.Span)
		var next *claim
		for _, c := range b.family.in(b.doc) {
			if c == o || sameValue(c, a) || !corrected(o, c) {
				continue
			}
			if c.Span.Overlaps(within) {
				return c // both in one sentence
			}
			if c.Span.Start > o.Span.Start && (next == nil || c.Span.Start < next.Span.Start) {
				next = c
			}
		}
		if next != nil {
			return next
		}
	}
	return nil
}

var (
	// corrections are words with which a report takes back what it said.
	corrections = set("correction corrected corrects clarification")
	// says are verbs behind "now" that give a new figure.
	says = set("say says put puts believe believes count counts think thinks estimate estimates")
)

// differs reports whether a figure says by how much another is passed or missed: "600
// fewer than it announced", "five more than the ministry has counted".
func differs(c *claim) bool {
	behind, _, _ := strings.Cut(textAfter(c, 2*partitive), " than ")
	words := strings.Fields(behind)
	return len(words) > 0 && len(words) < 3 && comparatives[words[len(words)-1]] && !strings.ContainsAny(behind, ",;.0123456789")
}

// comparatives are words between a difference and what it is held against.
var comparatives = set("more fewer less higher lower larger smaller")

// foundThere reports whether a figure is of those who were found on arrival.
func foundThere(c *claim) bool {
	last := wordBefore(c, 1)
	return last == "found" || last == "find"
}

// perceived reports whether a figure counts what a witness heard or saw: "she heard five shots".
func perceived(c *claim) bool {
	return slices.ContainsFunc(strings.Fields(string(c.Measure)), func(w string) bool { return senses[w] })
}

// senses are verbs of perceiving, as measures have them.
var senses = set("hear heard see saw felt smelled witnessed")

// doubted reports whether the sentence of a figure says that it is not known
// whether it holds.
func doubted(c *claim) bool {
	words := sentenceWords(c)
	for i, w := range words {
		if (w == "clear" || w == "known" || w == "sure") && i > 0 && (words[i-1] == "not" || words[i-1] == "isn't") || w == "unclear" {
			return slices.ContainsFunc(words[i:min(len(words), i+3)], func(w string) bool { return w == "if" || w == "whether" })
		}
	}
	return false
}

// wholeNamed reports whether a figure only says out of how many others are
// counted: "21 of the more than 200".
func wholeNamed(c *claim) bool {
	before := strings.Fields(strings.ToLower(textBefore(c, partitive)))
	n := len(before)
	if n > 0 && definites[before[n-1]] {
		n--
	}
	return n > 1 && before[n-1] == "of" && numeric(before[n-2])
}

// outOfSome is [outOf] but for "148 of the dead", who are all that are known of.
func outOfSome(c *claim) bool {
	return outOf(c) && !(c.PartOf == "" && strings.Contains(partitiveText(c), " of the dead"))
}

// exceeded reports whether the report of a figure of people killed or hurt has a
// larger one of the same family: then this one is of some of them, or an earlier
// state that the report has left behind.
func exceeded(c *claim) bool {
	if c.Measure != "killed" && c.Measure != "wounded" && c.Measure != "killed and wounded" {
		return false
	}
	return slices.ContainsFunc(c.family.in(c.doc), func(o *claim) bool { return above(o, c, 1) && !otherSource(o, c) })
}

// unsourced reports whether of two counts of people killed or hurt not both go back
// to a party that is named.
func unsourced(a, b *claim) bool {
	return (a.Measure == "killed" || a.Measure == "wounded") && (!known(lastParty(a.Attribution)) || !known(lastParty(b.Attribution)))
}

// withoutKiller reports whether a is one less than b and told of as what somebody
// did to others, "a gunman killed 12", where b may count that somebody as well, or less by the
// attackers that b's report counts in.
func withoutKiller(a, b *claim) bool {
	if attackersIn(a, b) != nil {
		return true
	}
	va, vb := value(a), value(b)
	return va != nil && vb != nil && va.Add(decimal.NewFromInt(1)).Equal(*vb) && inflicted(a) && !inflicted(b)
}

// attackersIn returns the part of b that the report counts as attackers, if b is a and these: "27
// bodies, three of them those of the attackers" where others count 24 killed.
func attackersIn(a, b *claim) *hearsay.Claim {
	va, vb := value(a), value(b)
	if va == nil || vb == nil || !vb.GreaterThan(*va) {
		return nil
	}
	for i := range b.doc.Claims {
		c := &b.doc.Claims[i]
		if c.PartOf != b.ID || c.Quantity == nil || c.Quantity.Low == nil || !va.Add(*c.Quantity.Low).Equal(*vb) {
			continue
		}
		if slices.ContainsFunc(sentenceWords(&claim{Claim: c, doc: b.doc}), func(w string) bool { return attackers[w] }) {
			return c
		}
	}
	return nil
}

// attackers are nouns for those who did harm and may be counted among the dead, or not.
var attackers = set("attacker attackers assailant assailants gunman gunmen shooter shooters bomber bombers militant militants terrorist terrorists perpetrator perpetrators hijackers raiders insurgents rebels")

// inflicted reports whether the figure is of whom somebody harmed, in a clause that
// says so.
func inflicted(c *claim) bool {
	if harms[wordBefore(c, 1)] {
		return true
	}
	after := wordsAfter(c)
	for i, w := range after[:min(len(after), 4)] {
		if i > 0 && w == "by" && harms[after[i-1]] {
			return true
		}
	}
	return false
}

// besideOthers reports whether a figure counts people besides those told of
// before: "three others".
func besideOthers(c *claim) bool {
	if c.Quantity == nil || c.Span.End > len(c.doc.Text) {
		return false
	}
	words := partyWords(c.Span.Of(c.doc.Text) + " " + c.Quantity.Counted)
	for i, w := range words {
		if w == "others" || w == "other" || w == "more" && (i+1 == len(words) || words[i+1] != "than") {
			return true
		}
	}
	return false
}

// othersOf reports whether a counts people besides those told of before, and with
// them may come to what b says: "eight others" where nine were killed. In one
// report such others are never those of another figure.
func othersOf(a, b *claim) bool {
	return besideOthers(a) && (a.doc == b.doc || !besideOthers(b) && above(b, a, 1))
}

// severalEvents reports whether the sentence of a figure says that it is of several
// events: "a pair of shootings left four wounded".
func severalEvents(c *claim) bool {
	words := sentenceWords(c)
	for i, w := range words {
		if !eventNouns[w] {
			continue
		}
		for _, before := range words[max(0, i-3):i] {
			if manyOf[before] || numeric(before) && before != "one" {
				return true
			}
		}
	}
	return false
}

// roundup reports whether the title of a report names several events: what it says
// of one of them is no answer to what another report says of another.
func roundup(d *document) bool {
	return slices.ContainsFunc(partyWords(d.Title.Value), func(w string) bool { return eventNouns[w] })
}

var (
	// eventNouns are nouns for events that kill or hurt people, more than one of them.
	eventNouns = set("shootings stabbings attacks crashes accidents incidents explosions blasts bombings fires collisions raids scenes locations")
	// manyOf are words before such a noun that set the events apart.
	manyOf = set("pair series string spate several separate multiple various different unrelated both")
)

// harms are forms of verbs for what somebody did to others.
var harms = set("killed killing kills wounded wounding injured injuring shot shooting stabbed stabbing murdered murdering")
