package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// labelled reports whether the number says where somebody lives or how old or how
// tall he is, is one to call, or stands in a name: "4224 Dorn Road", "another man,
// 55, was", "a man of 6-foot-1", "at 743-7200", "7 Harbour News".
func (r *reader) labelled(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	if from < to && c.found.Words {
		return s.ofYoung(from, to)
	}
	if from >= to {
		return false
	}
	if c.Quantity.Unit == "[ft_i]" {
		_, end := s.tokens(c.found.Quantity.Span)
		return s.low(end) == "-" && end+1 < len(s.Tokens) && s.Tokens[end+1].UPOS == lang.Num
	}
	if r.ageLimit(s, from, to) || r.converted(s, c) {
		return true
	}
	if c.Quantity.Unit != "1" || c.found.Bound != hearsay.Exactly && c.found.Bound != hearsay.Between && c.found.Bound != hearsay.About {
		return false
	}
	return s.address(from, to) || r.aged(s, from, to) || (c.counted < 0 || dialling[s.low(from-1)]) && telephone(c.found.Number.Of(s.text)) || c.counted >= 0 && s.capital(c.counted) && press[s.low(c.counted)]
}

// dialling are words before a number to call.
var dialling = set("at call calling phone to or")

// converted reports whether the figure in brackets says in another unit what the one right
// before it says: "3,380 kilometers (2,100 miles)".
func (r *reader) converted(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Quantity.Span)
	unit := c.Quantity.Unit
	p := r.figureBefore(c.found)
	if p == nil || unit == "1" || unit == "%" || p.Quantity.Unit == unit || p.Quantity.Unit == "1" || p.Quantity.Unit == "%" || money(unit) || money(p.Quantity.Unit) || duration(unit) {
		return false
	}
	return s.low(from-1) == "(" && s.low(to) == ")" && p.Quantity.End <= s.Tokens[from-1].Start && s.Tokens[from-1].Start <= p.Quantity.End+1
}

// streets are words, also cut short, with which the names of streets end.
var streets = set(`street st avenue ave road rd drive dr lane ln boulevard blvd way court ct place pl highway hwy circle terrace parkway pkwy trail pike loop square plaza turnpike
	expressway freeway crescent close row`)

// onlyStreet reports whether the name is that of a street, or the word for one: what happens there
// is not of it.
func onlyStreet(name string) bool {
	return sureStreets[strings.ToLower(strings.TrimSuffix(lastWord(name), "."))] && name != "Wall Street"
}

// sureStreets are those of the words with which names of streets end that end hardly any other.
var sureStreets = set("street st avenue ave road rd lane ln boulevard blvd highway hwy parkway pkwy turnpike drive")

// roads are nouns for roads that have numbers.
var roads = set("freeway expressway highway interstate turnpike parkway beltway")

// address reports whether the number in tokens [from, to) is that of a house: a
// name that ends like a street follows, or behind "at" any name that nothing counted follows.
func (s *sentence) address(from, to int) bool {
	if to-from != 1 || strings.Trim(s.form(from), "0123456789") != "" {
		return false
	}
	if s.low(from-1) == "at" && len(s.form(from)) > 2 && len(s.form(from)) < 6 && to < len(s.Tokens) && s.capital(to) {
		j := to + 1
		for j < len(s.Tokens) && j < to+4 && s.capital(j) {
			j++
		}
		if !s.noun(j) && !strings.HasSuffix(s.low(j-1), "s") {
			return true
		}
	}
	if roads[s.low(to)] && s.low(from-1) == "the" {
		return true // "on the 55 Freeway"
	}
	if s.low(to) == "of" { // "the 16000 of Eastwood Street"
		to++
	}
	for j := to; j < len(s.Tokens) && j < to+6; j++ {
		w := strings.TrimSuffix(s.low(j), ".")
		c := s.form(j)[0]
		if j > to && streets[w] && c >= 'A' && c <= 'Z' {
			return true
		}
		if w == "'s" || w == "’s" { // "1240 Bell's Ferry Road"
			continue
		}
		if (c < 'A' || c > 'Z') && (c < '0' || c > '9' || strings.Trim(w, "0123456789") == "") && w != "" {
			return false
		}
	}
	return false
}

// aged reports whether the number in tokens [from, to) is an age: between commas
// behind a noun for a person, or behind "ages" and "age".
func (r *reader) aged(s *sentence, from, to int) bool {
	at := from - 1
	for at > 1 && (s.low(at) == "and" || s.low(at) == ",") && s.Tokens[at-1].UPOS == lang.Num { // "two men, 19 and 20,"
		at -= 2
	}
	if s.low(at) == "also" {
		at--
	}
	if at > 0 && s.low(at) == "," && len(s.form(from)) < 3 && (to >= len(s.Tokens) || s.low(to) == "," || s.low(to) == "." || s.low(to) == "and" && to+1 < len(s.Tokens) && s.Tokens[to+1].UPOS == lang.Num) && s.Tokens[at-1].UPOS == lang.Noun && r.person(s, at-1) {
		return true
	}
	if r.isOfAge(s, from, to) || s.areOfAges(from, to) || s.personOf(from, to) {
		return true
	}
	for j := from - 1; j >= 0 && j > from-4; j-- {
		switch s.low(j) {
		case "age", "ages", "aged":
			return true
		case "from", "between", "of", "to", "and":
			continue
		}
		break
	}
	return false
}

// personOf reports whether the number in tokens [from, to) is the age of one person told of right
// before it: "a boy of 15".
func (s *sentence) personOf(from, to int) bool {
	if from < 3 || s.low(from-1) != "of" || len(s.form(from)) > 2 || s.at(from-2).XPOS != lang.NN || !young[s.low(from-2)] && !grown[s.low(from-2)] {
		return false
	}
	return to >= len(s.Tokens) || s.ends(to) || s.acts(to) || s.low(to) == "who" || s.low(to) == "from"
}

// grown are nouns for somebody who is no child, or old.
var grown = set("man woman youth teenager lad lady adult pensioner")

// youngest are adjectives for one of several by age.
var youngest = set("youngest oldest eldest")

// isOfAge reports whether the number in tokens [from, to) is what one person is or was: "the
// suspect is 16", "she was 29 and lived in Osk".
func (r *reader) isOfAge(s *sentence, from, to int) bool {
	if be := s.low(from - 1); be != "is" && be != "was" || len(s.form(from)) > 2 || to < len(s.Tokens) && s.Tokens[to].UPOS != lang.Punct && s.low(to) != "and" && s.low(to) != "when" && s.low(to) != "but" {
		return false
	}
	who := s.child(s.head(from, to), lang.Nsubj)
	switch {
	case who < 0:
		return false
	case youngest[s.low(who)]:
		return true
	case s.Tokens[who].UPOS == lang.Pron:
		return s.low(who) == "he" || s.low(who) == "she" || s.low(who) == "who"
	}
	return s.noun(who) && s.Tokens[who].XPOS != lang.NNS && r.person(s, who)
}

// ageLimit reports whether the number in tokens [from, to) is the age that those named
// before it are under or over: "adults under 50", "voters 60 and older".
func (r *reader) ageLimit(s *sentence, from, to int) bool {
	if s.ofYoung(from, to) {
		return true
	}
	if from < 2 || to-from != 1 || len(s.form(from)) != 2 || to < len(s.Tokens) && (s.noun(to) || s.Tokens[to].UPOS == lang.Adj || s.Tokens[to].UPOS == lang.Sym) {
		return false
	}
	who := from - 1
	switch w := s.low(who); {
	case w == "under" || w == "over" || w == "above" || w == "below":
		who--
	case w == "than" && (s.low(who-1) == "younger" || s.low(who-1) == "older"):
		who -= 2
	default:
		if s.low(to) != "and" && s.low(to) != "or" || !elder[s.low(to+1)] {
			return false
		}
	}
	if s.lemma(who) == "be" && s.Tokens[who].UPOS == lang.Aux { // "12 of them were under 18"
		who = s.child(s.head(from, to), lang.Nsubj)
		if s.at(who).UPOS == lang.Num || partsOfPeople[s.low(who)] || s.at(who).UPOS == lang.Pron && s.low(who) != "it" && s.low(who) != "that" {
			return true
		}
	}
	return who >= 0 && (everyone[s.low(who)] || s.noun(who) && r.person(s, who))
}

// partsOfPeople are words for a part of people.
var partsOfPeople = set("half third quarter fifth tenth % percent cent most majority rest many few some all")

// areOfAges reports whether the number in tokens [from, to) is one of those that several
// people are: "they were 20 and 31".
func (s *sentence) areOfAges(from, to int) bool {
	for s.low(from-1) == "and" && s.at(from-2).UPOS == lang.Num {
		from -= 2
	}
	if be := s.low(from - 1); be != "were" && be != "are" || s.low(from-2) != "they" && s.low(from-2) != "both" || s.low(from+1) != "and" || from+2 >= len(s.Tokens) {
		return false
	}
	return len(s.form(from)) == 2 && len(s.form(from+2)) == 2 && s.at(from).UPOS == lang.Num && s.at(from+2).UPOS == lang.Num && (from+3 >= len(s.Tokens) || s.Tokens[from+3].UPOS == lang.Punct)
}

// ofYoung reports whether the number in tokens [from, to) is the age that children are under: "children
// under five".
func (s *sentence) ofYoung(from, to int) bool {
	if from < 2 || s.low(from-1) != "under" || to-from != 1 || !young[s.lemma(from-2)] {
		return false
	}
	return to >= len(s.Tokens) || s.ends(to) || s.Tokens[to].XPOS == lang.NN && !slices.Contains(shareWords, s.low(to)) || s.Tokens[to].UPOS == lang.Verb || s.Tokens[to].UPOS == lang.Aux || s.Tokens[to].UPOS == lang.Adp
}

// young are nouns for children.
var young = set("child kid boy girl infant baby toddler youngster")

// elder are words behind an age for those beyond it.
var elder = set("older over above up younger under")

// everyone are pronouns for people, and nouns for those of an age.
var everyone = set("everybody everyone anybody anyone those adults adult voters viewers readers drivers workers pensioners patients")

// telephone reports whether the words of a number have the form of one to call:
// three digits, a hyphen and four digits.
func telephone(number string) bool {
	a, b, ok := strings.Cut(number, "-")
	return ok && len(a) == 3 && len(b) == 4 && strings.Trim(a+b, "0123456789") == ""
}
