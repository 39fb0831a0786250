package claim

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file tells the numbers that measure nothing: times of day, parts of names, sayings and
// words for kinds of things.

// stamped reports whether the number opens its sentence as the time of an entry
// ("18.40 The toll rises") or as the number of an item ("4 Holm Stores").
func (s *sentence) stamped(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	if from != 0 || f.Words || f.Unit != "1" || f.Bound != hearsay.Exactly || to >= len(s.Tokens) {
		return false
	}
	w := f.Number.Of(s.text)
	if hour, minute, ok := strings.Cut(w, "."); ok {
		return len(hour) == 2 && len(minute) == 2 && hour < "24" && minute < "60"
	}
	return len(w) < 3 && s.capital(to) && !s.verbIn(to, len(s.Tokens)) && !persons[s.lemma(to)] && !(states[s.low(to)] != "" || s.low(to) == "shot") // "4 Teenagers Shot in Osk", "2 Dead"
}

// atMinute reports whether the number is a time of the day told with a point: "called at 6.10".
func (s *sentence) atMinute(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	hour, minute, ok := strings.Cut(f.Number.Of(s.text), ".")
	if !ok || len(minute) != 2 || minute >= "60" || f.Unit != "1" || value(f).GreaterThan(dayOfHours) || s.low(from-1) != "at" && s.low(from-1) != "around" || hour == "0" {
		return false
	}
	return !quoted[s.lemma(from-2)] && (to >= len(s.Tokens) || s.ends(to))
}

// quoted are verbs and nouns behind which a level stands.
var quoted = set("trade close settle open stand sell price share stock index rate level value remain stay hold")

// clocked reports whether the bare number is an hour of the day: "just after 11",
// "between noon and five".
func (s *sentence) clocked(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	if v := value(f); !v.IsInteger() || v.GreaterThan(twelve) || f.Unit != "1" || to < len(s.Tokens) && !s.ends(to) && s.low(to) != "this" && s.low(to) != "that" && s.low(to) != "last" {
		return false
	}
	switch w := s.low(from - 1); w {
	case "and", "to":
		return s.low(from-2) == "noon" || s.low(from-2) == "midnight"
	case "after", "before", "until", "till":
		return s.low(from-2) == "just" || s.low(from-2) == "shortly" || s.low(from-2) == "soon"
	}
	if s.low(from) == "around" && !f.Words { // "started around 11", "in Osk around 11"
		return s.noun(from-1) || timely[s.lemma(from-1)]
	}
	return false
}

// timely are verbs of what begins or ends at an hour.
var timely = set("start begin open close end happen occur arrive come leave break")

// nicknamed reports whether the number alone stands in quotation marks, with a capital:
// "Aaron “Fifty” Holm".
func (s *sentence) nicknamed(n hearsay.Span) bool {
	if n.Start == 0 || s.text[n.Start] < 'A' || s.text[n.Start] > 'Z' {
		return false
	}
	before, after := s.text[:n.Start], s.text[n.End:]
	return strings.HasSuffix(before, "“") && strings.HasPrefix(after, "”") || strings.HasSuffix(before, `"`) && strings.HasPrefix(after, `"`)
}

// inName reports whether the number is part of a name, "along Seven Mile", "in the Four Hills",
// "told Channel Six", "at Motel 6": in words with a capital beside one, in a sentence that is no heading, or in figures
// right behind a name on which it hangs.
func (s *sentence) inName(c *candidate) bool {
	f := c.found
	from, to := s.tokens(f.Number)
	if from == 0 || to >= len(s.Tokens) || to-from != 1 || f.Unit != "1" && f.Unit != "[mi_i]" || f.Bound != hearsay.Exactly {
		return false
	}
	t, before := s.Tokens[from], s.Tokens[from-1]
	if f.Unit == "[mi_i]" && s.low(to) == "mile" && s.capital(to) && !f.Words {
		return true // "near 7 Mile and Greenfield roads"
	}
	if !f.Words {
		next := s.at(to).UPOS
		if timeWords[s.low(from-1)] { // "by Monday 131 had been rescued"
			return false
		}
		return t.Head == from-1 && before.UPOS == lang.Propn && s.capital(from-1) && t.Start == before.End+1 && len(s.form(from)) < 4 && (next == lang.Adp && s.low(to) != "to" || next == lang.Adv || next == lang.Verb || next == lang.Aux)
	}
	if from > 1 && s.capital(from) && s.low(from-1) == "of" && s.capital(from-2) && !s.capital(from-1) && s.noun(from-2) && (s.Tokens[to].UPOS == lang.Punct || !s.noun(to)) {
		return true // "the Gang of Eight"
	}
	if !s.capital(from) || !s.capital(to) && (from < 2 || !s.capital(from-1) || before.UPOS != lang.Propn) || c.counted >= 0 && !s.capital(c.counted) || before.UPOS == lang.Punct || t.Start != before.End+1 {
		return false
	}
	for j := range s.Tokens {
		switch s.Tokens[j].XPOS {
		case lang.VBD, lang.VBP, lang.VBZ, lang.MD:
			if !s.capital(j) && j > 0 {
				return true
			}
		}
	}
	return false
}

// proverbial reports whether the number is that of a saying and measures nothing: "the $64,000
// question", "24 hours a day", "100 percent behind you".
func (s *sentence) proverbial(c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	v := value(c.found)
	switch c.Quantity.Unit {
	case "h", "d":
		return s.low(to+1) == "a" && (v.Equal(dayOfHours) && s.low(to+2) == "day" || v.Equal(weekOfDays) && s.low(to+2) == "week")
	case "%":
		_, end := s.tokens(c.found.Quantity.Span)
		if v.Equal(one) && s.low(from-1) == "the" && rich[s.low(from-2)] {
			return end >= len(s.Tokens) || s.Tokens[end].UPOS == lang.Punct
		}
		if !v.Equal(hundred) || c.found.Bound != hearsay.Exactly {
			return false
		}
		return surely[s.low(end)] || s.low(end) != "of" && c.pred >= 0 && c.pred < from && backs[s.lemma(c.pred)]
	case "USD":
		_, end := s.tokens(c.found.Quantity.Span)
		return s.low(end) == "question" || s.low(end) == "-" && s.low(end+1) == "dollar" && s.low(end+2) == "question"
	case "1":
		return s.low(from-1) == "in" && (s.low(to) == "places" || s.low(to) == "worlds") && (s.low(to+1) == "at" || s.low(to+1) == "of")
	}
	return false
}

var (
	dayOfHours = decimal.NewFromInt(24)
	weekOfDays = decimal.NewFromInt(7)
	// rich are words behind which "the 1 percent" are the rich.
	rich = set("for to of against by on just only like not all tax but , and")
	// backs are verbs of being for somebody.
	backs = set("support back agree trust endorse believe stand disagree")
	// surely are words before which "100 percent" says no more than "wholly".
	surely = set("sure certain right correct accurate behind with committed honest true clear confident convinced agree support against focused dedicated ready fine healthy preventable positive")
)

// pairOf reports whether the number is the pair of what comes in pairs: "a pair of shoes".
func (s *sentence) pairOf(c *candidate) bool {
	n := strings.ToLower(c.found.Number.Of(s.text))
	return strings.Contains(n, "pair") && c.counted >= 0 && paired[strings.TrimSuffix(s.low(c.counted), "s")]
}

// paired are nouns, without their ending, for what comes in pairs.
var paired = set("shoe boot sneaker sandal slipper flip-flop stiletto heel sock stocking glove mitten trouser pant jean short tight legging pajama pyjama glasse sunglasse goggle lense binocular headphone earphone earring scissor plier tweezer handcuff crutche ski skate")

// perFate reports whether the number only tells how many came to one fate for each that came to another:
// "three wounded for one killed", "for every soldier killed, three are wounded".
func (s *sentence) perFate(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	for j := to; j < to+4 && s.low(j) != ","; j++ {
		if s.low(j) == "for" && s.fateOfEach(j+1) {
			return true
		}
	}
	if s.low(from-1) == "for" && s.fateOfEach(from) && s.hasState(from-5, from-1) {
		return true
	}
	for j := from - 2; j >= 0 && j > from-8; j-- {
		if s.low(j) == "for" && (s.low(j+1) == "every" || s.low(j+1) == "each") && s.fateOfEach(j+1) {
			return s.hasState(to, to+4)
		}
	}
	return false
}

// fateOfEach reports whether the words from token i on are one who was killed or hurt, or each of them:
// "one killed", "every man wounded", "each of the dead".
func (s *sentence) fateOfEach(i int) bool {
	switch s.low(i) {
	case "every", "each", "one", "1":
		return s.hasState(i+1, i+4)
	}
	return false
}

// hasState reports whether one of the tokens [from, to) says that people were killed, hurt or the like.
func (s *sentence) hasState(from, to int) bool {
	for j := max(from, 0); j < to; j++ {
		if m := states[s.low(j)]; m == Killed || m == Wounded {
			return true
		}
	}
	return false
}

// madeLike reports whether the number is part of a word for the kind of a thing, and tells the size
// of nothing: "a 4-door sedan", "a 4-digit code", "the 1100-block of Osk Street".
func (s *sentence) madeLike(f quantity.Found) bool {
	_, to := s.tokens(f.Number)
	w := s.low(to)
	switch {
	case w == "-":
		w = s.low(to + 1)
	case strings.HasPrefix(w, "-"):
		w = w[1:]
	default:
		return w == "door" && s.noun(to+1)
	}
	return kinds[w]
}

// kinds are nouns by which, behind a number and a hyphen, things are told apart.
var kinds = set("door digit block way gauge iron star wheel speed cylinder ply bit core denier pin letter figure line")

// editionOf reports whether the number is that of an edition of something: "update 5.50", "version 4".
func (s *sentence) editionOf(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	return !f.Words && f.Unit == "1" && f.Bound == hearsay.Exactly && from > 0 && editions[s.low(from-1)] && s.Tokens[from-1].UPOS != lang.Verb && (to >= len(s.Tokens) || !s.noun(to))
}

// editions are nouns before the number of an edition.
var editions = set("update version release firmware patch build revision iteration")

// onRoad reports whether the number is that of a road, by the name of another that it is joined to: "near 635 and Osk
// Road".
func (s *sentence) onRoad(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	if f.Words || f.Unit != "1" || f.Bound != hearsay.Exactly || s.low(to) != "and" && s.low(to) != "&" || !s.capital(to+1) {
		return false
	}
	switch s.low(from - 1) {
	case "near", "at", "of", "on", "off", "between":
	default:
		return false
	}
	for j := to + 1; j < to+5 && s.capital(j); j++ {
		if sureStreets[strings.TrimSuffix(s.low(j), ".")] {
			return true
		}
	}
	return false
}

// onPlate reports whether the number stands on a license plate: "a plate that reads 1317".
func (s *sentence) onPlate(c *candidate) bool {
	from, _ := s.tokens(c.found.Number)
	if c.counted >= 0 || c.found.Words || c.Quantity.Unit != "1" {
		return false
	}
	for j := from - 1; j > 0 && from-j < 8 && s.Tokens[j].UPOS != lang.Punct; j-- {
		if w := s.low(j - 1); s.lemma(j) == "plate" && (w == "license" || w == "licence" || w == "number" || w == "registration") {
			return true
		}
	}
	return false
}

// verbIn reports whether a verb with tense, or a helper, stands in tokens [from, to).
func (s *sentence) verbIn(from, to int) bool {
	for j := from; j < to; j++ {
		switch t := s.Tokens[j]; t.XPOS {
		case lang.VBD, lang.VBP, lang.VBZ, lang.MD:
			return true
		}
	}
	return false
}

// ageOfSome reports whether the bare number is the age of somebody, or bounds that of those told of right before it:
// "a boy of nine", "most of them over 65", "many of whom were under 10", "children younger than 18"; or no more than the number
// of a note.
func (s *sentence) ageOfSome(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	if at, _ := s.tokens(f.Number); s.low(at-1) == "than" && (s.low(at-2) == "younger" || s.low(at-2) == "older") && !value(f).GreaterThan(oldest) && !s.noun(to) {
		return true
	}
	if s.low(from-1) == "[" && s.low(to) == "]" {
		return true // a note
	}
	if s.low(from-1) == "of" && youngOrOld[s.low(from-2)] && (s.low(from-3) == "a" || s.low(from-3) == "the" || s.Tokens[from-2].XPOS == lang.NNS) && !value(f).GreaterThan(oldest) && !s.noun(to) && s.at(to).UPOS != lang.Adj {
		return true
	}
	if w := s.low(from); w != "over" && w != "under" && w != "above" && w != "below" || value(f).GreaterThan(oldest) {
		return false
	}
	at := from - 1
	for at > 0 && (beForms[s.low(at)] || s.Tokens[at].UPOS == lang.Adv || s.low(at) == "aged") {
		at--
	}
	return (to >= len(s.Tokens) || s.Tokens[to].UPOS == lang.Punct || s.Tokens[to].UPOS == lang.Cconj) && at > 1 && s.low(at-1) == "of" && (s.low(at) == "them" || s.low(at) == "whom" || s.low(at) == "these" || s.low(at) == "those")
}

// youngOrOld are nouns for people whose age stands behind "of".
var youngOrOld = set("boy girl child boys girls children man woman lad baby")

// oldest is the highest age of somebody.
var oldest = decimal.NewFromInt(110)
