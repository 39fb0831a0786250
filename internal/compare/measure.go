package compare

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// group gathers measures that count over the same things, so that their
// figures belong side by side, though not every pair of them compares: killed
// is a part of killed and wounded, "lost" may be either.
func group(m hearsay.Measure) string {
	switch m {
	case "killed and wounded", "casualties", "lost", "losses", "irrecoverable losses":
		return "casualties"
	}
	var stems []string
	for _, w := range fold.Words(string(m)) {
		if stem, ok := contentStem(w.Folded); ok {
			stems = append(stems, stem)
		}
	}
	if len(stems) == 0 {
		return english.Stem(string(m), false)
	}
	return strings.Join(stems, " ")
}

// sphere is like [group], but takes killed and wounded in among casualties: for
// rates and comparisons, which weigh losses against something else.
func sphere(m hearsay.Measure) string {
	if m == "killed" || m == "wounded" {
		return "casualties"
	}
	return group(m)
}

// open reports whether the measure leaves open what it counts.
func open(m hearsay.Measure) bool {
	switch m {
	case "lost", "losses", "casualties", "":
		return true
	}
	return false
}

// sameMeasure reports whether two claims count the same, as far as their words
// tell.
func sameMeasure(a, b *claim) bool {
	return a.Measure == b.Measure || a.group == b.group && a.group != "casualties"
}

// widens reports whether measure b takes in more than measure a, or leaves
// open what a defines: killed ⊂ irrecoverable losses ⊂ casualties (Every
// Casualty Worldwide, Standards for Casualty Recording; UCDP counts deaths
// only).
func widens(a, b hearsay.Measure) bool {
	rank := map[hearsay.Measure]int{"killed": 1, "wounded": 1, "irrecoverable losses": 2, "killed and wounded": 3, "casualties": 4, "losses": 4, "lost": 4}
	return rank[a] > 0 && rank[b] > rank[a]
}

// defined reports whether the measure is one whose meaning is settled, so that
// another one in its place is a change and not only another word.
func defined(m hearsay.Measure) bool {
	switch m {
	case "killed", "wounded", "killed and wounded", "casualties", "lost", "losses", "missing", "captured", "arrested", "displaced",
		"rescued", "released", "recruited", "sent", "to be sent", "present", "held", "in hospital", "vaccinated", "cases", "on board", "survived", "present at the event":
		return true
	}
	return false
}

// redefined reports whether two measures are not two words for one: both are settled, or the one
// promises a sum that the other says has been handed over.
func redefined(a, b hearsay.Measure) bool {
	return a != b && (defined(a) && defined(b) || promised[a] && handedOver[b] || handedOver[a] && promised[b])
}

// A sum that is promised is not one that has been handed over.
var (
	promised   = measures("pledged promised offered committed approved allocated earmarked requested")
	handedOver = measures("paid received given delivered sent spent released", "paid out", "handed over")
)

// measures returns the set of the measures of one word in a list, and of longer ones.
func measures(words string, longer ...hearsay.Measure) map[hearsay.Measure]bool {
	out := make(map[hearsay.Measure]bool)
	for w := range set(words) {
		out[hearsay.Measure(w)] = true
	}
	for _, m := range longer {
		out[m] = true
	}
	return out
}
