package claim

import (
	"cmp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// person reports whether the noun at token i counts people: it is one of
// persons, ends like one ("schoolgirl", "fisherman"), or names the people of a
// country.
func (r *reader) person(s *sentence, i int) bool {
	w := s.lemma(i)
	if persons[w] || w == "one" && s.low(i-1) == "loved" {
		return true
	}
	if w == "troops" || w == "police" { // a force, but where so many of them come to harm
		h := s.Tokens[i].Head
		return s.child(i, lang.Nummod) >= 0 && h >= 0 && suffered[verbMeasures[s.lemma(h)]]
	}
	for _, end := range []string{"girl", "boy", "woman", "man", "people", "children", "folk"} {
		if strings.HasSuffix(w, end) && w != "human" {
			return true
		}
	}
	if form := s.form(i); form[0] >= 'A' && form[0] <= 'Z' && strings.HasSuffix(form, "s") {
		name, ok := country(form, r.names)
		return ok && name != form
	}
	return false
}

// governedOf returns the measure of the noun that the people counted are "of":
// "the release of 82 girls", "the deaths of 40 people". It says more about the
// number than a clause that describes the people.
func (r *reader) governedOf(s *sentence, counted int) (hearsay.Measure, bool) {
	h := s.Tokens[counted].Head
	if h < 0 || h > counted || s.Tokens[counted].Rel != lang.Nmod || s.marker(counted) != "of" {
		return "", false
	}
	if m, ok := doingsTo[s.lemma(h)]; ok {
		return m, s.low(h-1) != "attempted"
	}
	m, ok := nounMeasures[s.lemma(h)]
	return m, ok
}

// doingsTo are nouns for what is done to people that do not count those alone.
var doingsTo = map[string]hearsay.Measure{
	"murder": Killed, "massacre": Killed, "slaughter": Killed, "drowning": Killed, "execution": Killed, "assassination": Killed, "beheading": Killed, "lynching": Killed, "wounding": Wounded,
	"deployment": Sent,
}

// taken reads what carries people to a hospital: "51 were taken to hospital",
// "more than 80 people being rushed to hospital", "sent three others to Holm
// Medical Center".
func (s *sentence) taken(n int) bool {
	if k := s.Tokens[n].Head; k > n && s.low(k+1) == "who" {
		return false // what those did who are described is not done to them
	}
	at := s.before(n)
	carried := at >= 0 && carries[s.lemma(at)] && s.Tokens[at].UPOS == lang.Verb
	start := s.pastDashes(n + 1)
	if at := start; s.low(at) == "," || s.low(at+1) == "," && s.noun(at) {
		if s.low(at) != "," {
			at++
		}
		start = s.behindAside(at)
	}
	for j := start; j < len(s.Tokens) && j < n+14; j++ {
		switch w := s.lemma(j); {
		case s.Tokens[j].UPOS == lang.Num && (s.low(j-1) == "," || s.low(j-1) == "and" && s.Tokens[j-2].UPOS == lang.Num): // ages
		case s.Tokens[j].UPOS == lang.Num && s.low(j-1) == "to" && s.noun(j+1): // "to two hospitals"
		case s.Tokens[j].UPOS == lang.Num || s.low(j) == ";":
			return false
		case carries[w]:
			carried = true
		case carried && (w == "condition" && j > n+3 || sores[w]) && s.Tokens[j].UPOS == lang.Noun: // "to Mount Sinai in serious condition"
			return s.toName(n+1, j+5)
		case w == "treatment" && carried:
			return s.low(j-1) == "for"
		case w == "hospital" || w == "clinic" || w == "med" || (w == "center" || w == "centre") && (s.low(j-1) == "medical" || s.low(j-1) == "trauma"):
			k := j - 1
			for k > n && (s.Tokens[k].UPOS == lang.Propn || s.Tokens[k].UPOS == lang.Adj || s.Tokens[k].UPOS == lang.Det || s.Tokens[k].UPOS == lang.Noun || s.Tokens[k].UPOS == lang.Num) {
				k--
			}
			return carried && (s.low(k) == "to" || s.low(k) == "into" || s.low(k) == "in")
		}
	}
	return false
}

// toName reports whether "to" leads to a name among the tokens [from, to).
func (s *sentence) toName(from, to int) bool {
	for j := from; j+1 < min(to, len(s.Tokens)); j++ {
		if s.low(j) == "to" && s.Tokens[j+1].UPOS == lang.Propn {
			return true
		}
	}
	return false
}

// pastDashes returns the token behind the words between dashes that begin at token i, or right
// behind it. It is i where none do.
func (s *sentence) pastDashes(i int) int {
	for at := i; at < i+2; at++ {
		if !dashes[s.low(at)] {
			continue
		}
		for j := at + 2; j < len(s.Tokens) && j < at+14; j++ {
			if dashes[s.low(j)] {
				return j + 1
			}
		}
	}
	return i
}

// dashes are marks around an aside.
var dashes = set("-- – — ―")

// carries are verbs of bringing people somewhere.
var carries = set("take rush bring carry admit airlift transport fly send move")

// ofTown gives how many live in a place to the name that the noun for it explains: "in Keosauqua, a town of less than 1,000".
func (r *reader) ofTown(s *sentence, c *candidate) {
	if c.Quantity == nil || r.numbering(s, c.found, c.counted) != "population" {
		return
	}
	from, _ := s.tokens(c.found.Quantity.Span)
	t := s.Tokens[from-2]
	if t.Rel != lang.Appos || t.Head < 0 || s.Tokens[t.Head].UPOS != lang.Propn {
		return
	}
	c.Subject, c.Topical, r.firm = cmp.Or(r.actorAt(s, t.Head), s.phrase(t.Head).Of(s.text)), false, true
}

// wholeGroup returns the name of a people with the capital before it by which the sentence tells which of them are meant:
// "Asian Americans" for "Americans".
func (s *sentence) wholeGroup(name string) string {
	if !strings.HasSuffix(name, "ans") || strings.Contains(name, " ") {
		return name
	}
	for j := range s.Tokens {
		if s.form(j) != name {
			continue
		}
		if j > 0 && (s.capital(j-1) && j > 1 || peoples[s.low(j-1)]) && s.Tokens[j-1].Head == j && (s.Tokens[j-1].UPOS == lang.Adj || s.Tokens[j-1].UPOS == lang.Propn) && s.Tokens[j].Start-s.Tokens[j-1].End == 1 {
			return s.form(j-1) + " " + name
		}
		break
	}
	return name
}

// peoples are words by which some of a people are told from others, at the head of a sentence as well.
var peoples = set("asian african native hispanic latino arab cuban mexican irish italian muslim jewish")

// ofTheState reports whether the sentence begins a noun for what belongs to a state with a capital: "State television said".
func (s *sentence) ofTheState() bool {
	return s.form(0) == "State" && s.at(1).UPOS == lang.Noun && s.low(1) == s.form(1)
}
