package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// isWhole reports whether the number is a whole of which the sentence tells a portion:
// "the five" of "four of the five died", "the 40 passengers" of "of the 40 passengers, 12
// were killed". What befell the portion did not befall the whole.
func (s *sentence) isWhole(f quantity.Found) bool {
	at, _ := s.tokens(f.Quantity.Span)
	of := at - 1
	for of > 0 && at-of < 5 && s.low(of) != "of" {
		if t := s.Tokens[of]; t.UPOS != lang.Det && t.UPOS != lang.Adj && t.XPOS != lang.PRPS && t.XPOS != lang.POS && !(s.noun(of) && s.Tokens[of+1].XPOS == lang.POS) {
			return false
		}
		of--
	}
	if of < 0 || of >= at || s.low(of) != "of" {
		return false
	}
	part := of - 1
	if s.low(part) == "out" {
		part--
	}
	if part >= 0 && s.Tokens[part].UPOS != lang.Punct {
		return s.Tokens[part].UPOS == lang.Num || portionWords[s.low(part)]
	}
	for j := at + 1; j < len(s.Tokens); j++ { // "Of the 40 passengers, 12 were killed"
		if s.low(j) == "," {
			return j+1 < len(s.Tokens) && (s.Tokens[j+1].UPOS == lang.Num || portionWords[s.low(j+1)] || j+2 < len(s.Tokens) && s.Tokens[j+2].UPOS == lang.Num)
		}
	}
	return false
}

// portionWords are words for some of a whole, besides numbers.
var portionWords = set("most many some several few none half third thirds quarter quarters fifth fifths tenth percent cent % majority dozens hundreds")

// ofWhole returns what a whole is by its own words: "wounded" of "twelve of the 40
// wounded", "shot" of "three of the five people shot", else the noun that is counted. It is
// "" where the number stands alone.
func (s *sentence) ofWhole(f quantity.Found, counted int) (m hearsay.Measure, lattice bool) {
	_, behind := s.tokens(f.Quantity.Span)
	if counted >= 0 {
		behind = counted + 1
		if m := nounMeasures[s.lemma(counted)]; m != "" {
			return m, true
		}
	}
	said, by := behind, s.low(behind)
	clause := by == "who" || by == "that" || by == "which"
	if clause {
		if said++; said < len(s.Tokens) && s.Tokens[said].UPOS == lang.Aux {
			said++
		}
	}
	if said >= len(s.Tokens) || !clause && s.Tokens[said].XPOS != lang.VBN && s.Tokens[said].UPOS != lang.Adj {
		said = -1
	}
	switch {
	case said < 0 && counted < 0:
		return "", false
	case said >= 0 && verbMeasures[s.lemma(said)] != "" && !(clause && s.objectAt(said+1)): // "who gathered", not "who killed ten"
		return verbMeasures[s.lemma(said)], true
	case said >= 0 && nounMeasures[s.low(said)] != "":
		return nounMeasures[s.low(said)], true
	case counted < 0:
		return hearsay.Measure(s.low(said)), false // "eligible" of "of 1,140 eligible, 1,032"
	}
	return hearsay.Measure(s.phrase(counted).Of(s.text)), false
}

// objectAt reports whether an object begins at token i, right behind a verb.
func (s *sentence) objectAt(i int) bool {
	if i >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[i].UPOS {
	case lang.Num, lang.Det, lang.Noun, lang.Propn, lang.Adj:
		return true
	}
	return false
}
