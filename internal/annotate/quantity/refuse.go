package quantity

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// labels are words before a number that make it a name: "Route 6", "Article 5",
// "page 3", "Covid 19".
var labels = set(`route pier article section chapter page pages paragraph clause resolution number no room gate platform flight channel
	highway motorway interstate bus tram line train terminal level phase stage round game week grade class type model mark version volume vol issue part
	district ward zone block building apartment apt suite unit sector area camp hut point item rule law act amendment title form schedule annex appendix figure fig table
	studio radio station floor street avenue road box psalm matches match episode season series group formula top division`)

// kind says what the number is for; false if it counts nothing: a date's, a
// time's, a label's, an ordinal's, a score's or an address's.
func (p *parser) kind(m magnitude) (Kind, bool) {
	if m.currency != "" {
		return Amount, true
	}
	at := m.from
	before, after := p.low(at-1), p.low(m.next)
	switch {
	case m.words && !m.scaled && before == "no" && p.low(at-2) != "":
		return Amount, true
	case m.bare && (before == "." && (p.low(at-2) == "no" || p.low(at-2) == "nos")):
		return Amount, false
	case m.bare && labels[before] && !m.scaled && capitalLetter(p.text[p.lex[at-1].Start]):
		return Amount, false
	case m.bare && before == "#":
		return Amount, false
	case m.bare && p.hyphenAge(m.next):
		return Age, true
	case m.next < len(p.lex) && !p.lex[m.next].Space && m.bare && !m.scaled:
		return Amount, !p.gluedAfter(m)
	case m.words && m.value.Equal(one) && !m.scaled && !m.share:
		return Single, true // "one of", "one day": an article more than a number
	case after == "o'clock" || after == "am" || after == "pm":
		return Amount, false
	}
	return Amount, true
}

// hyphenAge reports whether "-year-old" stands at lexeme i, with any of its
// hyphens or none.
func (p *parser) hyphenAge(i int) bool {
	for k := range 4 {
		switch w := p.low(i + k); {
		case w == "-" || units[w] == "a" || units[w] == "mo" || units[w] == "wk" || units[w] == "d":
		case w == "old" || w == "olds":
			return k > 0
		default:
			return false
		}
	}
	return false
}

// age returns how many lexemes from i on say that the time before is an age:
// "old", "of age".
func (p *parser) age(i int, unit string) int {
	if unit != "a" && unit != "mo" && unit != "wk" && unit != "d" {
		return 0
	}
	switch {
	case p.low(i) == "old", p.low(i) == "olds":
		return 1
	case p.low(i) == "-" && (p.low(i+1) == "old" || p.low(i+1) == "olds"):
		return 2
	case p.low(i) == "of" && p.low(i+1) == "age":
		return 2
	}
	return 0
}

func capitalLetter(c byte) bool { return 'A' <= c && c <= 'Z' }

// gluedAfter reports whether what stands against the digits makes them no
// number of their own: "1st", "7:30", "24/7", "34-year-old", "2x4", "@".
func (p *parser) gluedAfter(m magnitude) bool {
	l := p.lex[m.next]
	switch l.Low {
	case "st", "nd", "rd", "th", "s", "'s":
		return true
	case ":":
		return m.next+1 < len(p.lex) && !p.lex[m.next+1].Space && p.lex[m.next+1].Kind == lex.Number
	case "/", "@", "_", "=", "&":
		return true
	case "-":
		next := p.low(m.next + 1)
		if m.next+1 < len(p.lex) && p.lex[m.next+1].Space {
			return false
		}
		if strings.HasPrefix(next, "year") || next == "month" || next == "week" || next == "day" || next == "hour" {
			return p.low(m.next+2) == "-" && p.low(m.next+3) == "old"
		}
		return m.next+1 < len(p.lex) && p.lex[m.next+1].Kind == lex.Number
	case "%", "°", "°c", "+", ",", ".", ";", ")", "]", `"`, "'", "’", "!", "?", "…", "²", "€", "£", "$":
		return false
	}
	if l.Kind == lex.Word {
		return units[l.Low] == "" && !letterScales[l.Low] && scales[l.Low].IsZero()
	}
	return false
}

// unit reads the unit behind the number: one or two words, a sign, or a hyphen
// and a name ("90-minute").
func (p *parser) unit(i int, m magnitude) (string, int) {
	if m.share {
		return "1", i
	}
	at := i
	if p.low(at) == "-" && at+1 < len(p.lex) && !p.lex[at].Space && !p.lex[at+1].Space {
		at++
	}
	if at >= len(p.lex) {
		return "", i
	}
	w := p.low(at)
	second := at + 1
	if w == "sq" && p.low(second) == "." {
		second++
	}
	pair := w + " " + p.low(second)
	for _, table := range []map[string]string{currencies, units} {
		if u := table[pair]; u != "" && w != "points" {
			return u, second + 1
		}
	}
	if w == "°" && p.low(at+1) != "" {
		if u := units["°"+p.low(at+1)]; u != "" {
			return u, at + 2
		}
	}
	if u := currencies[w]; u != "" {
		return u, at + 1
	}
	if codes[w] && strings.ToUpper(w) == p.text[p.lex[at].Start:p.lex[at].End] {
		return strings.ToUpper(w), at + 1
	}
	u := units[w]
	switch {
	case u == "":
		return "", i
	case w == "points" || w == "m" && p.lex[at].Space && p.low(at+1) == ".":
		return "", i
	case u == "%" && w == "pc" && p.lex[at].Space:
		return "", i
	case w == "second" && m.words, w == "min" && m.words:
		return "", i
	case (w == "km" || w == "m") && (p.low(at+1) == "²" || p.low(at+1) == "2" && !p.lex[at+1].Space):
		return w + "2", at + 2
	}
	if p.low(at+1) == "/" && p.low(at+2) == "h" && w == "km" {
		return "km/h", at + 3
	}
	if (w == "feet" || w == "meters" || w == "metres" || w == "miles") && m.words && m.value.Equal(one) {
		return "", i
	}
	return u, at + 1
}
