package toll

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// togetherAt returns how many people are told one by one from lexeme i on, and the
// lexeme that ends the last of them, -1 if there is but one: "a woman and her two
// sons", "two men, a boy and a girl". A headline leaves out the "and".
func togetherAt(l []lex.Lexeme, i int, headline bool) (n int64, to int) {
	if i > 0 && (victim(l[i-1].Low) || determiners[l[i-1].Low] || small[l[i-1].Low] > 0 || l[i-1].Low == "-") {
		return 0, -1
	}
	n, to = victimAt(l, i)
	if to < 0 || included(l, i) {
		return 0, -1
	}
	first, members, and := n, 1, false
	for members < mostMembers {
		k := behindAge(l, to+1)
		if k >= len(l) {
			break
		}
		joined := l[k].Low == "and" || l[k].Low == "&"
		if !joined && l[k].Low != "," {
			break
		}
		if k++; !joined && k < len(l) && l[k].Low == "and" {
			joined = true
			k++
		}
		more, end := victimAt(l, k)
		if end < 0 && k < len(l) && victim(l[k].Low) {
			more, end = 1, k // "a mother, son and girl"
		}
		if end < 0 {
			break
		}
		if joined && members == 1 && l[to+1].Low == "," && k == to+3 {
			break // "two men, and a woman said"
		}
		members, and = members+1, joined
		n, to = n+more, end
		if joined {
			break
		}
	}
	if members < 2 || !and && !headline {
		return 0, -1
	}
	if members > 2 && n == 2*first {
		n = first // "three people, two men and a boy"
	}
	if i > 0 && harms[l[i-1].Low] != none {
		for k := to + 1; k < len(l) && k <= to+3; k++ {
			if harms[l[k].Low] != none {
				return 0, -1 // "killed a man and two women were hurt"
			}
		}
	}
	return n, to
}

// mostMembers is how many are told one by one at most.
const mostMembers = 10

// victimAt returns how many people the phrase at lexeme i tells, and the lexeme
// that ends it, -1 if it tells none or does not say how many: "a 3-year-old boy",
// "her two sons".
func victimAt(l []lex.Lexeme, i int) (int64, int) {
	n, bare := int64(1), true
	if i < len(l) && determiners[l[i].Low] {
		i, bare = i+1, false
	}
	if i < len(l) && small[l[i].Low] > 0 && !after(l, i, "-", ",") {
		n, bare = small[l[i].Low], false
		i++
	}
	for k := i; k < len(l) && k < i+6; k++ {
		w := l[k].Low
		if bare && !victim(w) && !aged(l[k]) && (w != "-" || k == i) {
			return 0, -1
		}
		switch {
		case w == "suspect" || w == "gunman" || w == "shooter" || unnamed[w] || harms[w] != none:
			return 0, -1
		case n > 1 && (several[w] || victim(strings.TrimSuffix(w, "s"))) || n == 1 && victim(w) || w == "old" && k > i && l[k-1].Low == "-":
			for k+1 < len(l) && (n == 1 && victim(l[k+1].Low) || n > 1 && several[l[k+1].Low]) {
				k++ // "a police officer", "a 3-year-old boy"
			}
			return n, k
		case l[k].Kind == lex.Symbol && w != "-":
			return 0, -1
		}
	}
	return 0, -1
}

// victim reports whether a noun is for one person.
func victim(w string) bool {
	return persons[w] || kin[w]
}

// aged reports whether a lexeme may be part of an age, or says how old somebody is.
func aged(x lex.Lexeme) bool {
	switch x.Low {
	case "year", "month", "week", "day", "old", "young", "elderly", "pregnant", "little", "teenage":
		return true
	}
	return digit(x)
}

// digit reports whether a lexeme begins with a digit.
func digit(x lex.Lexeme) bool { return x.Low[0] >= '0' && x.Low[0] <= '9' }

// kin are further nouns for one of several victims.
var kin = set(`grandson granddaughter grandparent nephew niece cousin uncle aunt mom dad girlfriend boyfriend fiance fiancee kid sibling
	stepson stepdaughter stepfather stepmother newborn juvenile adult friend neighbor neighbour coworker roommate`)

// behindAge returns the lexeme behind an age that stands at lexeme k: ", 34,",
// "(34)", ", ages 3 and 5,".
func behindAge(l []lex.Lexeme, k int) int {
	if k+2 < len(l) && l[k].Low == "," && (l[k+1].Low == "ages" || l[k+1].Low == "aged") {
		for k += 2; k < len(l) && (digit(l[k]) || k+1 < len(l) && digit(l[k+1])); {
			k++
		}
		return k
	}
	if k+2 < len(l) && (l[k].Low == "," || l[k].Low == "(") && len(l[k+1].Low) <= 2 && digit(l[k+1]) && (l[k+2].Low == "," || l[k+2].Low == ")" || l[k+2].Low == "and") {
		if l[k+2].Low == ")" {
			return k + 3
		}
		return k + 2
	}
	return k
}

// determiners begin a phrase for people.
var determiners = set("a an the another one his her their")

// small are numbers of people told one by one.
var small = map[string]int64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9}

// several are nouns for more than one of them.
var several = set("men women children people others")

// unnamed are words that no phrase for people goes across.
var unnamed = set("second third fourth fifth is are was were be been has have had who whom whose that which in at of on from by with for to said say says told and or after before when while as police")
