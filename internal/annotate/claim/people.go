package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// person reports whether the noun at token i counts people: it is one of
// persons, ends like one ("schoolgirl", "fisherman"), or names the people of a
// country.
func (r *reader) person(s *sentence, i int) bool {
	w := s.lemma(i)
	if persons[w] {
		return true
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
	m, ok := nounMeasures[s.lemma(h)]
	return m, ok
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
	for j := n + 1; j < len(s.Tokens) && j < n+14; j++ {
		switch w := s.lemma(j); {
		case s.Tokens[j].UPOS == lang.Num && (s.low(j-1) == "," || s.low(j-1) == "and" && s.Tokens[j-2].UPOS == lang.Num): // ages
		case s.Tokens[j].UPOS == lang.Num || s.low(j) == ";":
			return false
		case carries[w]:
			carried = true
		case w == "treatment" && carried:
			return s.low(j-1) == "for"
		case w == "hospital" || w == "clinic" || (w == "center" || w == "centre") && (s.low(j-1) == "medical" || s.low(j-1) == "trauma"):
			k := j - 1
			for k > n && (s.Tokens[k].UPOS == lang.Propn || s.Tokens[k].UPOS == lang.Adj || s.Tokens[k].UPOS == lang.Det || s.Tokens[k].UPOS == lang.Noun) {
				k--
			}
			return carried && (s.low(k) == "to" || s.low(k) == "into" || s.low(k) == "in")
		}
	}
	return false
}

// carries are verbs of bringing people somewhere.
var carries = set("take rush bring carry admit airlift transport fly send move")
