package compare

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// This file has the sums that the course of a text ties together, whatever the
// measures of their figures are called.

const (
	// maxParts bounds how many figures in a row are added up to the one beside them.
	maxParts = 8
	// aside is how many other figures may stand between the parts and their whole.
	aside = 3
)

// runs finds figures that stand one after the other and add up to one before or behind
// them: "19 people were arrested. Five have been charged, eight were released and
// six are being held".
func (a *accounts) runs() []balance {
	var out []balance
	row := a.row()
	for i := range row {
		sum := *value(row[i])
		for j := i + 1; j < len(row) && j-i < maxParts && exact(row[i]) && exact(row[j]) && follows(row[j-1], row[j]); j++ {
			sum = sum.Add(*value(row[j]))
			parts := row[i : j+1]
			first := max(0, i-1-aside)
			if j == i+1 && saidRest(row[j]) {
				first = 0 // of what the rest is may stand far before
			}
			for k := first; k < min(len(row), j+2+aside); k++ {
				if (k < i || k > j) && value(row[k]).Equal(sum) && tied(row[k], parts) {
					out = append(out, sumHolds(row[k], slices.Clone(parts)...))
				}
			}
		}
	}
	return out
}

// row returns the figures that may be parts or wholes, in order of place: a whole may be a lower bound.
func (a *accounts) row() (out []*claim) {
	for _, c := range a.all {
		if c.Quantity.Unit != "%" && value(c).IsPositive() && (exact(c) || c.Quantity.Bound == hearsay.AtLeast) {
			out = append(out, c)
		}
	}
	return out
}

// increments finds figures that came on top of what another report had: "a further 12
// million, which takes the pledges to 41.2 million" where 29.2 million had been pledged.
func increments(set *claimSet) []hearsay.Finding {
	byNumber := make(map[string][]*claim) // by unit and number
	for _, f := range set.list {
		for _, c := range f.claims {
			if c.Quantity != nil && value(c) != nil && exact(c) {
				key := c.Quantity.Unit + value(c).String()
				byNumber[key] = append(byNumber[key], c)
			}
		}
	}
	var out []hearsay.Finding
	done := make(map[string]bool)
	for _, f := range set.list {
		for _, more := range f.claims {
			if !(more.Further || differs(more)) || more.Quantity == nil || value(more) == nil || !exact(more) {
				continue
			}
			whole := set.reached(more)
			if whole == nil {
				continue
			}
			base := before(whole, value(whole).Sub(*value(more)), byNumber)
			if base == nil {
				continue
			}
			b := sumHolds(whole, base, more)
			if done[b.key] {
				continue
			}
			done[b.key] = true
			out = append(out, hearsay.Finding{Type: b.Type, Text: whole.Doc + " and " + base.Doc + ": " + b.text, Evidence: evidence(b.claims)})
		}
	}
	return out
}

// exact reports whether a figure is one number.
func exact(c *claim) bool {
	return value(c).IsPositive() && (c.Quantity.Bound == hearsay.Exactly || c.Quantity.Bound == hearsay.About || c.Quantity.Bound == "")
}

// reached returns the figure that a further number in the sentence has brought something to,
// if there is one such figure.
func (set *claimSet) reached(more *claim) (whole *claim) {
	for i := range more.doc.Claims {
		c := set.byID[more.doc.Claims[i].ID]
		if c == nil || c == more || c.Quantity == nil || value(c) == nil || c.Quantity.Unit != more.Quantity.Unit || !exact(c) || sentencesApart(c, more) > 0 || c.Period.Type == hearsay.Rate {
			continue
		}
		if whole != nil || !value(c).GreaterThan(*value(more)) || !alike(c, more) {
			return nil
		}
		whole = c
	}
	return whole
}

// before returns the figure of another report, not of a later day, that has the number and counts
// what the whole counts: it is of its family, or by the same measure of the same story, or has
// three digits and that measure.
func before(whole *claim, number decimal.Decimal, byNumber map[string][]*claim) *claim {
	for _, c := range byNumber[whole.Quantity.Unit+number.String()] {
		if c.doc == whole.doc || c.Further || compareDates(c.doc.Published.Value, whole.doc.Published.Value) > 0 {
			continue
		}
		digits, story := significant(number), c.doc.story == whole.doc.story && c.doc.story != ""
		if c.family == whole.family || c.group == whole.group && c.group != "" && (digits > 2 || digits > 1 && story) {
			return c
		}
	}
	return nil
}

// follows reports whether y, the next figure behind x, may be another part of what x
// is a part of.
func follows(x, y *claim) bool {
	return x.Quantity.Unit == y.Quantity.Unit && apartBytes(x, y) < beside && sentencesApart(x, y) <= 2
}

// tied reports whether parts in a row, which add up to the whole, are told of as its
// parts, or come to it by no chance: to three digits beside it, to four in the
// same passage. A sum of money is round more often, and needs four.
func tied(whole *claim, parts []*claim) bool {
	first, last := parts[0], parts[len(parts)-1]
	near := first
	if whole.Span.Start > last.Span.Start {
		near = last
	}
	if whole.Quantity.Unit != first.Quantity.Unit || value(whole).LessThan(ten) {
		return false
	}
	one := sentencesApart(first, last) == 0 // the parts stand in one sentence
	away := sentencesApart(whole, near)
	said := slices.ContainsFunc(parts, func(c *claim) bool { return c.PartOf == whole.ID })
	if said && one && away <= 1 {
		return true
	}
	if slices.ContainsFunc(parts, func(c *claim) bool { return !alike(c, whole) }) {
		return false
	}
	digits := digitsOf(whole, parts)
	if saidRest(last) && near == first && digits > 2 {
		return true
	}
	if apartBytes(whole, near) > 2*beside {
		return false
	}
	switch {
	case slices.ContainsFunc(parts[1:], func(c *claim) bool { return c.Further }) && near == last && away <= 2,
		one && away == 0 && saidTogether(whole),
		one && near == first && !slices.ContainsFunc(parts, func(c *claim) bool { return !bare(c) }) && (away == 1 || away == 0 && opens(whole, first)):
		return true
	case isMoney(whole.Quantity.Unit):
		return digits > 3 && away <= 1
	}
	return digits > 3 || digits == 3 && away <= 1
}

// saidRest reports whether a figure is told of as what is left of a whole: "the other
// 31,400".
func saidRest(c *claim) bool {
	last := wordBefore(c, 1)
	return last == "other" || last == "remaining" || last == "rest"
}

// saidTogether reports whether a figure is called what others come to together: "in
// all 90", "90 in all".
func saidTogether(c *claim) bool {
	if saidTotal(c) || wordBefore(c, 1) == "all" {
		return true
	}
	after := wordsAfter(c)
	return slices.ContainsFunc(after[:min(len(after), 4)], func(w string) bool { return summing[w] || w == "all" || w == "together" || w == "combined" })
}

// opens reports whether a whole is told before its parts in one sentence, and not as
// the first of a list: "of the 37, 21 …", "37: 21 …".
func opens(whole, part *claim) bool {
	between := whole.doc.Text[min(whole.Span.End, len(whole.doc.Text)):min(part.Span.Start, len(whole.doc.Text))]
	words := strings.Fields(strings.ToLower(textBefore(whole, partitive)))
	if n := len(words); n > 1 && definites[words[n-1]] {
		words = words[:n-1]
	}
	return strings.ContainsAny(between, ":–—") || len(words) > 0 && words[len(words)-1] == "of"
}

// digitsOf returns to how many digits a sum is told: those of the whole down to
// the last digit that one of the figures has.
func digitsOf(whole *claim, parts []*claim) int {
	last := lastDigit(whole)
	for _, c := range parts {
		last = min(last, lastDigit(c))
	}
	v := value(whole)
	return v.NumDigits() + int(v.Exponent()) - last
}

// lastDigit returns the power of ten of the last digit of a figure that is not zero.
func lastDigit(c *claim) int {
	v := value(c)
	return v.NumDigits() + int(v.Exponent()) - significant(*v)
}

// bare reports whether the words of a figure are the number alone, so that what it
// counts was told before.
func bare(c *claim) bool {
	if c.Span.End > len(c.doc.Text) {
		return false
	}
	words := partyWords(c.Span.Of(c.doc.Text))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !numeric(w) && !tens[w] && !besides[w] })
}

// tens are the numerals that numbers below a hundred have beside the smallest.
var tens = set("thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety")

// sentencesApart counts the ends of sentences and of paragraphs between two figures.
func sentencesApart(x, y *claim) (n int) {
	if x.Span.Start > y.Span.Start {
		x, y = y, x
	}
	text := x.doc.Text
	ended := false
	for i := x.Span.End; i+1 < min(y.Span.Start, len(text)); i++ {
		next := text[i+1]
		if stop := strings.IndexByte(".?!", text[i]) >= 0 && (next == ' ' || next == '\n') && !initial(text, i); stop || text[i] == '\n' && next == '\n' && !ended {
			n++
			ended = true
		} else if text[i] != '\n' && text[i] != ' ' {
			ended = false
		}
	}
	return n
}
