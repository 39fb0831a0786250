package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// survey is the poll that a report goes by: what share of people hold something is
// told of it. A report with one poll in its opening goes by it to its end, one that
// names several, or its first one later, by each for its paragraph.
type survey struct {
	party     hearsay.Party
	named     bool // by a name, and not as "the poll"
	several   bool // the report names another one as well
	many      bool // they are several by themselves: "recent polls"
	paragraph int  // of the last mention
	mentions  int
	aside     hearsay.Party // another one of the same house, told of in one paragraph
	asideAt   int           // that paragraph
}

// inParagraph returns the poll that a paragraph goes by.
func (v *survey) inParagraph(paragraph int) hearsay.Party {
	if v.aside.Name != "" && v.asideAt == paragraph {
		return v.aside
	}
	return v.party
}

// surveyWithin is the number of sentences in which a report that is about a poll
// has named it.
const surveyWithin = 10

// noteSurvey remembers the poll that the sentence names as what shows or finds
// something: "A Herald poll finds …", "according to a new survey".
func (r *reader) noteSurvey(s *sentence) {
	for i := range s.Tokens {
		if w := s.lemma(i); !s.noun(i) || (!polls[w] || w == "study") && (s.low(i) != "results" || r.survey.party.Name == "") || i+1 < len(s.Tokens) && s.noun(i+1) && !showing[s.low(i+1)] || w == "polling" && s.low(i-1) != "exit" && s.low(i-1) != "gate" {
			continue
		}
		span := s.description(i)
		named := false
		for j, _ := s.tokens(span); j < i; j++ {
			named = named || s.capital(j) && j > 0 && s.Tokens[j].UPOS == lang.Propn && !r.inTime(s, j)
		}
		if !s.vouches(i) && !(named && polls[s.lemma(i)]) {
			continue
		}
		name, old := span.Of(s.text), r.survey.party.Name
		party := hearsay.Party{Name: name, Type: hearsay.Unknown, Mentions: []hearsay.Span{span}}
		many := s.Tokens[i].XPOS == lang.NNS && polls[s.lemma(i)]
		from, to := s.tokens(span)
		switch {
		case many && r.survey.named && s.vouches(i) && s.low(i-1) == "exit":
			r.survey.aside, r.survey.asideAt = party, s.Paragraph
		case many && r.survey.named && s.vouches(i) && s.madeBy(i, old):
			r.survey.aside, r.survey.asideAt = party, s.Paragraph
		case many && (r.survey.named || !s.vouches(i)): // "he leads in recent polls", in a report of one
		case named && r.survey.named && sharesName(name, old) && (s.low(from) == "a" || s.low(from) == "an") && s.Paragraph == r.survey.paragraph && s.datedPoll(from+1): // "In an early-October Herald poll", which its own sentence tells of
		case named && r.survey.named && sharesName(name, old) && (s.low(from) == "a" || s.low(from) == "an") && s.Paragraph > r.survey.paragraph:
			r.survey.aside, r.survey.asideAt = party, s.Paragraph
		case named || !r.survey.named && to-from > 1:
			several := r.survey.several || named && r.survey.named && !sharesName(name, old) || old == "" && s.index >= surveyWithin
			r.survey = survey{party: party, named: named && !many, several: several, many: many, paragraph: s.Paragraph, mentions: r.survey.mentions + 1}
		case r.survey.party.Name != "":
			r.survey.paragraph = s.Paragraph
			r.survey.mentions++
		}
		return
	}
}

// madeBy reports whether the noun at token i has behind it whose it is, by a name that the name of the poll old has not: "polls by
// Halm University that showed".
func (s *sentence) madeBy(i int, old string) bool {
	if w := s.low(i + 1); w != "by" && w != "from" || i+2 >= len(s.Tokens) {
		return false
	}
	at := i + 2
	if s.low(at) == "the" {
		at++
	}
	return s.at(at).UPOS == lang.Propn && !sharesName(s.form(at), old)
}

// datedPoll reports whether the words from token i on tell a poll by its time: "early-October", "May", "2015".
func (s *sentence) datedPoll(i int) bool {
	for j := i; j < len(s.Tokens) && j < i+4; j++ {
		if w := s.low(j); month[w] || isYear(s.form(j)) || timeWords[w] || w == "earlier" || w == "previous" {
			return true
		}
	}
	return false
}

// sharesName reports whether two names have a capitalised word in common.
func sharesName(a, b string) bool {
	words := strings.FieldsFunc(b, func(c rune) bool { return c == ' ' || c == '/' || c == '-' })
	return slices.ContainsFunc(strings.FieldsFunc(a, func(c rune) bool { return c == ' ' || c == '/' || c == '-' }), func(w string) bool {
		return w[0] >= 'A' && w[0] <= 'Z' && len(w) > 2 && slices.Contains(words, w)
	})
}

// vouches reports whether the noun at token i is the subject of a verb of showing,
// or stands behind "according to" or "in".
func (s *sentence) vouches(i int) bool {
	for j := i + 1; j < len(s.Tokens) && j < i+12; j++ {
		if (finds[s.lemma(j)] || s.lemma(j) == "give" || s.lemma(j) == "put" || s.lemma(j) == "have") && (s.Tokens[j].UPOS == lang.Verb || showing[s.low(j)]) {
			return true
		}
		if s.low(j) == ";" || s.Tokens[j].UPOS == lang.Sconj {
			break
		}
	}
	for j := i - 1; j >= 0 && j > i-10; j-- {
		switch s.low(j) {
		case "to":
			return s.low(j-1) == "according"
		case "in":
			return true
		case ",", ";":
			return false
		}
	}
	return false
}

// bySurvey gives the shares of people in a sentence that names no source the poll
// that the report goes by, where the sentence tells what people hold.
func (r *reader) bySurvey(s *sentence, first int) {
	near := s.Paragraph == r.survey.paragraph || r.survey.aside.Name != "" && s.Paragraph == r.survey.asideAt
	if r.survey.party.Name == "" || (r.survey.several || r.survey.many) && !near || s.tellsElection() ||
		!s.opines() && !s.answers() && !r.crosstab(s) && (!near && (r.survey.several || r.survey.mentions < 2) || !r.ofPeople(s)) {
		return
	}
	for k := first; k < len(r.out); k++ {
		if c := &r.out[k]; len(c.Attribution) == 0 && c.Quantity != nil && (c.Quantity.Unit == "%" || c.found.Share || s.ofPoints(c) && !s.has("error")) && r.answer(s, c) {
			c.Attribution = []hearsay.Party{r.survey.inParagraph(s.Paragraph)} // each sentence must tell of people anew
		}
	}
}

// answer reports whether the figure stands in no quotation of somebody: in none, in reported
// speech, or outside the marks of what a share of those asked, or nobody by name, has said.
func (r *reader) answer(s *sentence, c *candidate) bool {
	if c.Quote == "" || r.indirect(s, c.Quote) {
		return true
	}
	from, _ := s.tokens(c.found.Number)
	q := r.frameOf(c)
	return q != nil && q.Form == hearsay.Mixed && (q.Speaker.Name == "" || share(q.Speaker.Name) || respondents(q.Speaker.Name)) && !s.inMarks(from)
}

// opines reports whether the sentence tells what people hold or whom they would
// choose.
func (s *sentence) opines() bool {
	return slices.ContainsFunc(s.Tokens, func(t lang.Token) bool { return opinions[strings.ToLower(t.Lemma)] && t.UPOS != lang.Propn })
}

// crosstab reports whether the sentence opens with the part of those asked whose answers it
// gives: "Among parents, 71 percent would …".
func (r *reader) crosstab(s *sentence) bool {
	n := 0
	for s.low(n) == "but" || s.low(n) == "and" || s.low(n) == "even" || s.low(n) == "," {
		n++
	}
	for j := n + 1; s.low(n) == "among" && j < len(s.Tokens) && j < n+8 && s.low(j) != ","; j++ {
		if s.Tokens[j].XPOS == lang.NNS && (asked[s.lemma(j)] || r.person(s, j)) || s.low(j) == "those" {
			return true
		}
	}
	return false
}

// tellsElection reports whether the sentence tells how an election went, or what was
// in another year.
func (s *sentence) tellsElection() bool {
	for j := range s.Tokens {
		w, before := s.form(j), s.low(j-1)
		if (before == "in" || before == "since" || before == "the") && isYear(w) {
			return true
		}
	}
	return s.ofElection()
}

// ofPoints reports whether the figure is in percentage points, called so or "points".
func (s *sentence) ofPoints(c *candidate) bool {
	return c.Quantity.Unit == "{percentage point}" || c.counted >= 0 && s.lemma(c.counted) == "point"
}

// has reports whether the sentence has the word.
func (s *sentence) has(word string) bool {
	for j := range s.Tokens {
		if s.low(j) == word {
			return true
		}
	}
	return false
}

// ofElection reports whether the sentence tells how an election went.
func (s *sentence) ofElection() bool {
	if s.has("would") { // who "would vote" has not
		return false
	}
	for j := range s.Tokens {
		if elections[s.lemma(j)] && s.low(j-1) != "likely" && s.lemma(min(j+1, len(s.Tokens)-1)) != "voter" {
			return true
		}
	}
	return false
}

// ofPeople reports whether the sentence names a person or those whom polls ask.
func (r *reader) ofPeople(s *sentence) bool {
	for j := range s.Tokens {
		if asked[s.lemma(j)] {
			return true
		}
	}
	for _, k := range r.parties.In(s.index, 0, len(s.Tokens)) {
		if m := &r.parties.Mentions[k]; m.Entity >= 0 && r.parties.Entities[m.Entity].Type == hearsay.Person {
			return true
		}
	}
	return false
}

// asked are words for those whom polls ask.
var asked = set("voter democrat republican independent american adult resident respondent millennial woman man people")

// elections are words for polls of another kind.
var elections = set("primary caucus ballot turnout referendum margin loss victory landslide")

// opinions are words for holding something and for standing well with voters.
var opinions = set(`support favor favour oppose back approve disapprove endorse prefer choose vote view trust rate agree disagree say think believe want
	favorable unfavorable favourable unfavourable lead trail receive garner respondent undecided likely`)

// pollees are words for people at large, who are nobody's party.
var pollees = set("voters adults millennials americans")

// ofSort reports whether the name is one for a sort of those whom a poll asks, or for all of them: "all voters", "likely
// voters".
func ofSort(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) == 2 && pollees[words[1]] && (words[0] == "all" || words[0] == "likely" || words[0] == "registered" || words[0] == "other" || words[0] == "undecided")
}

// respondents reports whether the name is one for those whom a poll has asked.
func respondents(name string) bool {
	switch words := strings.Fields(strings.ToLower(name)); {
	case len(words) == 1 && pollees[words[0]]:
		return true
	case len(words) == 2 && (words[0] == "most" || words[0] == "many" || words[0] == "fewer"):
		one := strings.TrimSuffix(words[1], "s")
		return asked[one] || persons[one]
	case len(words) == 2 && (words[0] == "those" || words[0] == "people"):
		return words[1] == "surveyed" || words[1] == "polled" || words[1] == "questioned" || words[1] == "asked"
	case len(words) > 0:
		w := words[len(words)-1]
		return w == "respondents" || w == "participants"
	}
	return false
}
