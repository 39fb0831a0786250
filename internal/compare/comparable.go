package compare

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// sameAmount reports whether two claims have one value, but for rounding,
// conversion or an end of a range.
func sameAmount(a, b *claim) bool {
	return a.Quantity == nil || b.Quantity == nil || sameValue(a, b) || converted(a, b) || rounded(a, b) || rangeReduced(a, b) != ""
}

// sameContext reports whether the sentences of two claims say much the same,
// the figures aside: the shorter one has half of its words of meaning, and at
// least three if it has as many, in the other.
func sameContext(a, b *claim) bool {
	n, shorter := sharedWords(a, b), min(len(contextOf(a)), len(contextOf(b)))
	return n >= min(3, shorter) && 2*n >= shorter
}

// sharedWords returns how many words of meaning the sentences of two claims have in
// common.
func sharedWords(a, b *claim) (n int) {
	other := contextOf(b)
	for stem := range contextOf(a) {
		if other[stem] {
			n++
		}
	}
	return n
}

// contextOf returns the stems of the words of meaning in the sentence of a
// claim, figures aside. They are read once.
func contextOf(c *claim) map[string]bool {
	if c.context != nil {
		return c.context
	}
	stems := make(map[string]bool)
	c.context = stems
	if c.Span.End > len(c.doc.Text) {
		return stems
	}
	for _, w := range fold.Words(sentenceAround(c.doc.Text, c.Span).Of(c.doc.Text)) {
		if stem, ok := contentStem(spelling(w.Folded)); ok && !isNumber(stem) && !numerals[w.Folded] {
			stems[stem] = true
		}
	}
	return stems
}

// oneThing reports whether two figures can be states of one: their measure is a
// settled one, or they have a subject and say more of it than the noun that is
// counted, or their sentences say the same.
func oneThing(a, b *claim) bool {
	return defined(a.Measure) || a.Measure == "shot" || a.Measure == "stabbed" || a.Quantity == nil || isMoney(a.Quantity.Unit) || sameContext(a, b) ||
		foldName(a.Subject) != "" && foldName(a.Subject) == foldName(b.Subject) && (a.Quantity.Unit != "1" || a.group != "" && a.group != group(hearsay.Measure(a.Quantity.Counted)))
}

// revises reports whether the later of two figures takes the place of the
// earlier one: one source gives both, of one thing, and the later is neither
// less than half nor many times the earlier, which would be of something else.
func revises(a, b *claim) bool {
	if a.Quantity != nil && b.Quantity != nil && (someOf(a) != someOf(b) || a.Quantity.Unit == "1" && earlier(a, b).Quantity.High != nil && above(later(a, b), earlier(a, b), 4)) {
		return false
	}
	return oneSource(a, b) && oneThing(a, b) && (defined(a.Measure) || !meet(a, b)) && !timesApart(a, b, 10) && !(tally(a, b) && halved(earlier(a, b), later(a, b)))
}

// above reports whether a is more than n times b, and both are known.
func above(a, b *claim, n int64) bool {
	va, vb := value(a), value(b)
	return va != nil && vb != nil && va.GreaterThan(vb.Mul(decimal.NewFromInt(n)))
}

// timesApart reports whether one of two figures is more than n times the other.
func timesApart(a, b *claim, n int64) bool { return above(a, b, n) || above(b, a, n) }

// nextTo reports whether two claims stand in one paragraph or in neighbouring
// ones.
func nextTo(a, b *claim) bool {
	from, to := min(a.Span.End, b.Span.End), max(a.Span.Start, b.Span.Start)
	return to > len(a.doc.Text) || from >= to || strings.Count(a.doc.Text[from:to], "\n\n") <= 1
}

// someOf reports whether a count takes in only some people: women, children.
func someOf(c *claim) bool {
	words := partyWords(c.Quantity.Counted)
	return len(words) > 0 && someOnly[words[len(words)-1]]
}

// amongOthers reports whether the words of a count make it one of some of those
// told of: "three of the five", "the other five".
func amongOthers(c *claim) bool {
	if c.Quantity == nil || c.Span.End > len(c.doc.Text) || c.Span.Start < 0 {
		return false
	}
	words := strings.Fields(strings.ToLower(c.doc.Text[c.Span.Start:min(len(c.doc.Text), c.Span.End+partitive)]))
	if i := slices.Index(words, "of"); i > 0 && i < 3 && i+1 < len(words) {
		if w := words[i+1]; w == "them" || w == "those" || w == "these" {
			return true
		}
		if i+2 < len(words) && definites[words[i+1]] && (numeric(words[i+2]) || toldOf[words[i+2]]) {
			return true
		}
	}
	before := strings.Fields(strings.ToLower(textBefore(c, partitive)))
	n := len(before)
	if n > 1 && before[n-1] == "other" && before[n-2] == "the" {
		return true
	}
	// "two women on the porch – one dead, the other critically injured"
	after := wordsAfter(c)
	return value(c) != nil && value(c).Equal(decimal.NewFromInt(1)) && slices.Contains(after[:min(len(after), 4)], "other")
}

// partitive is how far behind a number and before it the words are looked for that
// make it one of some, in bytes.
const partitive = 24

var (
	// definites are words before those told of.
	definites = set("the his her their its our")
	// toldOf are nouns for people told of before, where the dead as a whole are "the dead".
	toldOf = set("victims injured wounded patients survivors others")
)

var someOnly = set("males females male female women woman men man children child boys boy girls girl teenagers teenager students student")

// saidOf reports whether the sentence of a claim has the word.
func saidOf(c *claim, word string) bool {
	return slices.Contains(sentenceWords(c), word)
}

// longSince reports whether a counts from an earlier year than that in which
// b, which names no time, was reported.
func longSince(a, b *claim) bool {
	year := b.doc.Published.Value
	return a.Period.Type == hearsay.Cumulative && b.Period.Value == "" && len(a.Period.Value) >= 4 && len(year) >= 4 && a.Period.Value[:4] != year[:4]
}

// treats reports whether a count of people hurt or killed is that of a hospital
// or an ambulance service, which need not know of others.
func treats(c *claim) bool {
	switch c.Measure {
	case "killed", "wounded", "killed and wounded", "in hospital", "hospital":
	default:
		return false
	}
	if c.Span.End <= len(c.doc.Text) && slices.ContainsFunc(partyWords(c.Span.Of(c.doc.Text)), func(w string) bool { return care[w] }) {
		return true // "31 to Harlow university hospital"
	}
	return slices.ContainsFunc(partyWords(lastParty(c.Attribution).Name), func(w string) bool { return care[w] }) ||
		c.Quantity != nil && slices.ContainsFunc(partyWords(c.Quantity.Counted), func(w string) bool { return w == "patient" || w == "patients" }) ||
		saidOf(c, "treating") || saidOf(c, "admitted") || saidOf(c, "treated")
}

// priceMove reports whether a figure is how far a price went up or down, which
// changes while the market is open.
func priceMove(c *claim) bool {
	words := partyWords(string(c.Measure))
	return marketPrice(c) && (slices.Contains(words, "up") || slices.Contains(words, "down")) && !saidOf(c, "closed") && !saidOf(c, "close")
}

// marketPrice reports whether a figure is what something costs on a market.
func marketPrice(c *claim) bool {
	return slices.ContainsFunc(partyWords(string(c.Measure)), func(w string) bool { return traded[w] })
}

// traded is what has a price on a market.
var traded = set("share shares stock stocks price prices index bond bonds futures")

// care are words in the names of those who treat people.
var care = set("hospital hospitals clinic infirmary ambulance paramedics doctors medics surgeons nhs")

// saysToo reports whether the document of a has the value of b in the same
// family: whoever wrote it did not see the two as one figure.
func saysToo(a, b *claim) bool {
	return slices.ContainsFunc(a.family.in(a.doc), func(c *claim) bool { return c != a && sameValue(c, b) })
}

// counts reports whether a document has the number of one of two figures as a part of that of
// the other.
func (d *document) counts(part, whole *claim) bool {
	if d.parts == nil {
		d.parts = make(map[[2]string]bool)
		byID := make(map[string]*claim, len(d.Claims))
		for i := range d.Claims {
			byID[d.Claims[i].ID] = newClaim(d, &d.Claims[i])
		}
		for _, c := range byID {
			if w := byID[c.PartOf]; w != nil && w.group == c.group {
				d.parts[[2]string{valueKey(c), valueKey(w)}] = true
			}
		}
	}
	return d.parts[[2]string{valueKey(part), valueKey(whole)}]
}

// remaining reports whether the sentence says of a figure that it is what is
// left of a larger one.
func remaining(c *claim) bool {
	return slices.ContainsFunc(sentenceWords(c), func(w string) bool { return w == "still" || strings.HasPrefix(w, "remain") })
}

// sorts are words before a noun that say which of them are counted: confirmed
// cases are no answer to suspected ones.
var sorts = set("confirmed suspected probable possible reported new active total recorded registered estimated civilian military foreign local temporary permanent severe serious minor female male adult young elderly teenage armed pregnant")

// sameSort reports whether two figures count the same sort, as far as they say
// so. The dead who have been confirmed are the dead, unless one of the reports tells
// them from others.
func sameSort(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil {
		return true
	}
	x, y := sortsOf(a), sortsOf(b)
	return x == y || x+y == "confirmed " && a.Measure == b.Measure && a.Measure == "killed" && !a.doc.grades() && !b.doc.grades()
}

// grades reports whether a document has figures of what is not sure: the suspected,
// the probable.
func (d *document) grades() bool {
	if d.graded == nil {
		unsure := slices.ContainsFunc(d.Claims, func(c hearsay.Claim) bool {
			return c.Quantity != nil && slices.ContainsFunc(strings.Fields(sortsOf(&claim{Claim: &c, doc: d})), func(w string) bool { return unsures[w] })
		})
		d.graded = &unsure
	}
	return *d.graded
}

var unsures = set("suspected probable possible")

// sortsOf returns the words that say which of the things counted are meant.
func sortsOf(c *claim) (out string) {
	for _, w := range partyWords(c.Quantity.Counted) {
		if sorts[w] {
			out += w + " "
		}
	}
	if out != "" || c.doc == nil || c.Span.End > len(c.doc.Text) {
		return out
	}
	// "1,846 cases have been confirmed": the sort as what is said of them.
	rest := sentenceAround(c.doc.Text, c.Span)
	rest.Start = c.Span.End
	words := partyWords(rest.Of(c.doc.Text))
	for i, w := range words {
		if (sorts[w] || w == "critical" || w == "grave") && i < 6 && slices.ContainsFunc(words[i+1:min(len(words), i+6)], func(w string) bool { return harm[w] }) {
			return sortWord(w) + " " // "eight had serious or life-threatening injuries"
		}
		if i == 0 && grades[w] || i > 0 && i < 12 && grades[w] && beforeGrade[words[i-1]] {
			if i+2 < len(words) && (words[i+1] == "and" || words[i+1] == "or") && grades[words[i+2]] { // "among confirmed and probable cases"
				return sortWord(w) + " " + sortWord(words[i+2]) + " "
			}
			return sortWord(w) + " "
		}
	}
	return ""
}

var beforeGrade = set("been were are is was others more people among")

// harm are nouns before which it is said how bad it is.
var harm = set("injury injuries wound wounds condition")

// grades are sorts that a sentence says of a count behind it.
var grades = set("confirmed suspected probable possible seriously critically severely slightly fatally")

// sortWord names a sort that has an adverb by its adjective: people seriously hurt have
// serious injuries.
func sortWord(w string) string {
	switch w {
	case "critically", "seriously", "severely":
		return strings.TrimSuffix(w, "ly")
	case "slightly":
		return "minor"
	}
	return w
}

// explicitPast reports whether the period stated in one of two claims is over
// long before the other was reported: it lies in an earlier year. Comparisons are
// never apart for that: that they have turned round since is what they are held
// against each other for.
func explicitPast(a, b *claim) bool {
	if a.Comparison != nil {
		return false
	}
	stated, other := a, b
	if !over(a.Period) {
		stated, other = b, a
	}
	year, now := stated.Period.Value[:min(4, len(stated.Period.Value))], other.doc.Published.Value
	return len(now) < 4 || year != now[:4] || len(stated.Period.Value) < len("2006-01-02")
}
