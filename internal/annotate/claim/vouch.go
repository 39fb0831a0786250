package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads who vouches for a figure from the frame of its sentence, where
// no quotation holds it or nobody is named for that: surveys and records that
// show it, "…, said a spokesman", "As the Herald reports, …".

// vouched returns who vouches for the number at the span by the frame of the
// sentence, the zero Party if nobody does.
func (r *reader) vouched(s *sentence, at hearsay.Span) hearsay.Party {
	from, _ := s.tokens(at)
	for _, read := range []func(*sentence, int) hearsay.Party{r.estimator, r.estimateAhead, r.shower, r.inSurvey, r.asReported, r.saidBehind, r.sourcedBehind, r.shownBehind, r.blamer, r.resumed, r.parenthesis, r.within, r.believer, r.stated, r.pledger, r.giver} {
		if p := read(s, from); p.Name != "" {
			return p
		}
	}
	return hearsay.Party{}
}

// reframed corrects who vouches where the words for the speaker of reported
// speech were sought in what was said ("… in the town of Banki, an officer said")
// or in what describes a survey ("a study published in the journal found").
func (r *reader) reframed(s *sentence, at hearsay.Span, chain []hearsay.Party, q *hearsay.Quote) []hearsay.Party {
	last := &chain[len(chain)-1]
	if len(last.Mentions) == 0 || !s.Span().Overlaps(last.Mentions[0]) {
		return chain
	}
	said := last.Mentions[0]
	n, _ := s.tokens(at)
	from, to := s.tail(n)
	if to > from && !strings.Contains(s.text[s.Tokens[from].Start:s.Tokens[to-1].End], last.Name) && (said.End <= s.Tokens[from].Start && said.Start > at.End ||
		(s.low(from) == "a" || s.low(from) == "an") && said.Start >= s.Tokens[from].Start && strings.Contains(s.text[at.End:s.Tokens[from].Start], last.Name)) {
		if p := r.named(s, from, to); p.Name != "" {
			return []hearsay.Party{p}
		}
	}
	if len(q.Cue) > 0 && said.End <= q.Cue[0].Start {
		if p := r.shower(s, n); p.Name != "" && len(p.Mentions) > 0 && p.Mentions[0].End <= said.Start && p.Type == hearsay.Unknown {
			return []hearsay.Party{p}
		}
	}
	return chain
}

// shower returns the survey, record or other document that shows what the number
// at token n says: "official figures show 20 people were injured", "the poll
// found that 40 percent …". What belongs to somebody is theirs.
func (r *reader) shower(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 0; j-- {
		if w := s.low(j); w == ";" || w == "," && j+1 < n && s.low(j+1) == "but" && s.at(j+2).XPOS != lang.VBG { // and not "but losing by 31 points"
			break
		}
		if s.Tokens[j].UPOS == lang.Noun && showing[s.low(j)] && s.evident(j-1) { // a verb taken for a noun
			return r.evidenceAt(s, j-1)
		}
		if k := s.shownPast(j); k >= 0 {
			return r.evidenceAt(s, k)
		}
		if s.Tokens[j].UPOS != lang.Verb && !s.hasIt(j) || !shows[s.lemma(j)] {
			continue
		}
		if (s.lemma(j) == "give" || s.lemma(j) == "put") && putsAway[s.low(j+1)] && s.low(j+1) != "out" { // "give up 12 floors"
			continue
		}
		if s.Tokens[j].XPOS == lang.VBG && s.noun(j-1) && !s.evident(j-1) { // "on research, with Norrand giving €2 billion"
			continue
		}
		if s.lemma(j) == "have" && s.Tokens[j].XPOS == lang.VBG { // "has the best sheet of all, having paid …"
			continue
		}
		if s.wouldHave(j) {
			continue
		}
		sub := s.nearestSubject(j)
		if doc := s.child(j, lang.Nsubj); doc >= 0 && doc < sub && s.evident(doc) { // "A study by the watchdog Clear Water found", to the parse two subjects
			sub = doc
		}
		if sub >= 0 && utters[s.lemma(j)] && !evidence[s.lemma(sub)] && !timeWords[s.low(sub)] && !r.inTime(s, sub) {
			continue // "figures that officials say", and not "a report released Monday says"
		}
		if sub >= 0 && sub < j && finds[s.lemma(j)] && s.Tokens[sub].UPOS == lang.Propn && !evidence[s.lemma(sub)] { // "the Herald found that …"
			if s.child(j, lang.Ccomp) < 0 && s.low(j+1) != "that" && !s.clauseFrom(j) {
				continue
			}
			if p := r.partyOf(s, sub); p.Name != "" && p.Type != hearsay.Unknown {
				return p
			}
			name := s.phrase(sub)
			return hearsay.Party{Name: name.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{name}}
		}
		if sub >= 0 && sub < j && (s.low(sub) == "they" || s.low(sub) == "it") {
			if p := r.documentBefore(s, s.low(sub)); p.Name != "" {
				return p
			}
		}
		if sub < 0 || sub > j || !evidence[s.lemma(sub)] {
			doc := s.evidenceBefore(j)
			if doc < 0 || sub > doc && s.Tokens[sub].Head == j && s.apartByComma(doc, sub) || sub > doc && s.Tokens[sub].UPOS == lang.Pron && (!relative[s.low(sub)] || !finds[s.lemma(j)]) { // "the first such figure it has given"
				continue
			}
			sub = doc
		}
		return r.evidenceAt(s, sub)
	}
	return hearsay.Party{}
}

// wouldHave reports whether the verb at token v tells what might have been: "an email that would have revealed".
func (s *sentence) wouldHave(v int) bool { return s.low(v-1) == "have" && s.at(v-2).XPOS == lang.MD }

// documentBefore returns the survey, record or other document that the sentence before is about, in
// its paragraph, where the pronoun may stand for it: "The ministry's figures do not bear him out.
// They show that 300 were deported".
func (r *reader) documentBefore(s *sentence, pronoun string) hearsay.Party {
	if s.index == 0 || r.t.Sentences[s.index-1].Paragraph != s.Paragraph && s.low(1) != "also" { // "It also noted", in a paragraph of its own
		return hearsay.Party{}
	}
	o := &sentence{&r.t.Sentences[s.index-1], s.text, s.index - 1}
	for i, t := range o.Tokens {
		if (t.Rel != lang.Nsubj && t.Rel != lang.NsubjPass) || t.Head < 0 || o.Tokens[t.Head].Head >= 0 {
			continue
		}
		if o.evident(i) && (t.XPOS == lang.NNS) == (pronoun == "they") {
			return r.evidenceAt(o, i)
		}
		break
	}
	return hearsay.Party{}
}

// shownPast returns the noun for a survey or another document that token j, a verb taken for a
// noun, tells what it shows, past whose it is: "An average of polls by Corvane shows Lind ahead".
func (s *sentence) shownPast(j int) int {
	if s.Tokens[j].UPOS != lang.Noun || s.low(j) != "shows" && s.low(j) != "finds" && s.low(j) != "suggests" || j < 3 || !s.capital(j-1) {
		return -1
	}
	switch s.at(j + 1).UPOS {
	case lang.Det, lang.Propn, lang.Pron, lang.Num:
	default:
		return -1
	}
	first := -1
	for k := j - 2; k >= 0 && k > j-12 && s.Tokens[k].UPOS != lang.Verb && s.Tokens[k].UPOS != lang.Punct; k-- {
		if s.evident(k) && s.at(k+1).UPOS == lang.Adp {
			first = k
		}
	}
	return first
}

// apartByComma reports whether a comma stands right before the noun phrase of token n, behind
// token i: "after its return to the office, the ministry had".
func (s *sentence) apartByComma(i, n int) bool {
	from, _ := s.tokens(s.phrase(n))
	if s.at(from-1).UPOS == lang.Det {
		from--
	}
	return from-1 > i && s.low(from-1) == ","
}

// relative are pronouns for the noun before them.
var relative = set("which that")

// evident reports whether token i is a noun for a survey, a record or another document,
// whatever the tagger takes it for: "a CNN poll this week has", "the Herald average shows".
func (s *sentence) evident(i int) bool {
	if i < 0 || !evidence[s.lemma(i)] {
		return false
	}
	if s.noun(i) || i == 0 {
		return s.noun(i) || showing[s.low(1)] || s.low(1) == "show"
	}
	u := s.Tokens[i-1].UPOS
	return (u == lang.Propn || u == lang.Adj || u == lang.Det) && (i+1 >= len(s.Tokens) || !s.noun(i+1) || showing[s.low(i+1)])
}

// hasIt reports whether token j is a "has" that the parse takes for a helper because of
// a name behind it: "the poll has Benning at 31 percent".
func (s *sentence) hasIt(j int) bool {
	return s.Tokens[j].UPOS == lang.Aux && s.lemma(j) == "have" && s.capital(j+1)
}

// resumed returns whose reported speech the clause with the number at token n goes
// on with: behind a frame, "At least 130 were hurt, she said, and 17 are missing", or
// behind what was said, where it begins with the number: "said that 55 percent ate
// free then, but only 9 percent do now".
func (r *reader) resumed(s *sentence, n int) hearsay.Party {
	for _, q := range r.said[s.index] {
		if q.Form != hearsay.Indirect || q.Speaker.Name == "" || len(q.Cue) == 0 {
			continue
		}
		if q.Span().End > q.Cue[0].Start {
			_, j := s.tokens(q.Span())
			if w := s.low(j); w == "," || w == ";" {
				j++
			}
			if w := s.low(j); (w == "and" || w == "but") && n > j && n < j+4 && !s.verbBetween(j, n) {
				return q.Speaker
			}
			continue
		}
		_, j := s.tokens(q.Cue[0])
		if m := q.Speaker.Mentions; len(m) > 0 && m[0].Start >= q.Cue[0].End && m[0].End <= s.End {
			_, j = s.tokens(m[0])
		}
		for end := j + 4; j < end && j < n && s.low(j) != "," && s.low(j) != ";"; j++ {
		}
		switch {
		case s.low(j) == ";":
		case s.low(j) == "," && s.low(j+1) == "and":
			j++
		default:
			continue
		}
		if n < j+1 {
			continue
		}
		for j++; j < len(s.Tokens) && (s.Tokens[j].UPOS != lang.Verb || !witnesses[s.lemma(j)]); j++ {
		}
		if j == len(s.Tokens) {
			return q.Speaker
		}
	}
	return hearsay.Party{}
}

// trailing returns whose reported speech the words with the number at token n end, behind the frame
// and without a verb of their own: "Police had 4,318 cases, figures show, up from 4,036".
func (r *reader) trailing(s *sentence, n int) hearsay.Party {
	for _, q := range r.said[s.index] {
		if q.Form != hearsay.Indirect || len(q.Cue) == 0 || q.Span().End > q.Cue[0].Start {
			continue
		}
		_, j := s.tokens(q.Cue[0])
		from := j
		for j < n && j < from+12 && s.low(j) != "," {
			j++
		}
		if j >= n || s.low(j) != "," || s.at(j+1).UPOS == lang.Cconj || s.tensed(from, len(s.Tokens)) {
			continue
		}
		if q.Speaker.Name == "" {
			return r.byEvidence(q)
		}
		return q.Speaker
	}
	return hearsay.Party{}
}

// clauseFrom reports whether the object of the verb at token j has a finite verb of
// its own: the parse took the subject of a clause for the object.
func (s *sentence) clauseFrom(j int) bool {
	obj := s.child(j, lang.Obj)
	if obj < 0 {
		return false
	}
	verb := s.child(obj, lang.Acl)
	return verb == obj+1 && (s.Tokens[verb].XPOS == lang.VBD || s.Tokens[verb].XPOS == lang.VBP || s.Tokens[verb].XPOS == lang.VBZ)
}

// evidenceBefore returns the noun for a survey or record that the verb at token j
// has for its subject by the order of words, past what is said of it: "a survey
// conducted by the Herald found"; -1 if there is none.
func (s *sentence) evidenceBefore(j int) int {
	for k := j - 1; k >= 0 && k > j-16; k-- {
		switch t := s.Tokens[k]; {
		case s.evident(k):
			if k+1 < j && s.noun(k+1) && !timeWords[s.low(k+1)] { // "did autopsies Friday that showed"
				return -1
			}
			return k
		case t.UPOS == lang.Verb && t.XPOS != lang.VBN && t.XPOS != lang.VBD || t.UPOS == lang.Sconj || s.low(k) == ";":
			return -1
		}
	}
	return -1
}

// inSurvey returns the survey in which people say what the number at token n
// counts: "In a September poll, 75 percent said …", "support fell to 38 percent
// in the survey".
func (r *reader) inSurvey(s *sentence, n int) hearsay.Party {
	for i := range s.Tokens {
		if w := s.low(i); w != "in" && w != "of" && w != "among" || w != "in" && i > 0 {
			continue
		}
		for j := i + 1; j < len(s.Tokens) && j < i+10 && s.low(j) != "," && (s.Tokens[j].UPOS != lang.Verb || s.evident(j)) && s.Tokens[j].UPOS != lang.Adp; j++ {
			if s.lemma(j) == "referendum" && r.unit != "%" {
				continue
			}
			if polls[s.lemma(j)] && (s.noun(j) || s.evident(j)) && (j+1 >= len(s.Tokens) || !s.noun(j+1)) && !r.comparedBefore(s, n, i) {
				return r.evidenceAt(s, j)
			}
		}
	}
	return hearsay.Party{}
}

// comparedBefore reports whether another number stands between tokens n and i that the one at n is
// held against: "24 percent, down from 31 percent in a poll in May".
func (r *reader) comparedBefore(s *sentence, n, i int) bool {
	for j := n + 1; j < i; j++ {
		if w := s.low(j); (w == "from" || w == "than" || w == "against" || w == "with" && s.low(j-1) == "compared") && r.hasNumber(s, j, min(j+4, i)) {
			return true
		}
	}
	return false
}

// evidenceAt returns the owner of the survey or record whose noun is token i, or
// itself by its words.
func (r *reader) evidenceAt(s *sentence, i int) hearsay.Party {
	if poss := s.child(i, lang.NmodPoss); poss >= 0 && !r.inTime(s, poss) && !s.bodyOf(i) {
		if p := r.partyOf(s, poss); p.Name != "" && (p.Type == hearsay.Organization || p.Type == hearsay.Person) {
			return p
		}
	}
	if p := r.maker(s, i); p.Name != "" {
		return p
	}
	span := s.description(i)
	return hearsay.Party{Name: span.Of(s.text), Type: hearsay.Unknown, Mentions: []hearsay.Span{span}}
}

// bodyOf reports whether the noun at token i is a body that somebody named has: "Norrand's general staff".
func (s *sentence) bodyOf(i int) bool {
	poss := s.child(i, lang.NmodPoss)
	return poss >= 0 && s.Tokens[poss].UPOS == lang.Propn && s.Tokens[i].UPOS == lang.Noun && (bodies[s.lemma(i)] || s.lemma(i) == "staff")
}

// description returns the noun phrase that ends with token i, its article and
// the names before it included.
func (s *sentence) description(i int) hearsay.Span {
	from := i
	for from > 0 && i-from < 8 {
		t := s.Tokens[from-1]
		inName := from > 1 && s.capital(from-1) && s.capital(from) || // whatever the tagger takes it for
			from > 1 && s.low(from-1) == "of" && s.capital(from) && offices[s.low(from-2)] && upper(s.form(from-2)) // "a University of Norland poll"
		if !inName && !s.qualifies(from-1) && (t.UPOS == lang.Punct && s.low(from-1) != "/" && s.low(from-1) != "-" && s.low(from-1) != "–" || t.UPOS == lang.Adp || t.UPOS == lang.Verb || t.UPOS == lang.Aux || t.UPOS == lang.Cconj || t.UPOS == lang.Sconj || t.UPOS == lang.Adv || t.UPOS == lang.Part && t.XPOS != lang.POS) {
			break
		}
		from--
		if conjoining[s.low(from)] && t.UPOS != lang.Propn { // "when court filings", and not "the WHO"
			from++
			break
		}
		if t.UPOS == lang.Det && !(s.form(from) == "the" && from > 2 && s.capital(from+1) && s.capital(from-1) && s.form(from-2) == "/") { // "Tide/Rock the Vote"
			break
		}
	}
	return hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[i].End}
}

// conjoining are words at the head of a clause that may be taken for a part of its
// subject.
var conjoining = set("what which who whom that when where while why how because since although though if whether as after before until but and or")

// qualifies reports whether token i belongs to the noun phrase behind it, though its
// part of speech is none of a noun phrase: "the most recent poll", "a Reuters rolling
// poll", "according to trade figures".
func (s *sentence) qualifies(i int) bool {
	switch t := s.Tokens[i]; t.UPOS {
	case lang.Adv:
		return i+1 < len(s.Tokens) && ((s.low(i) == "most" || s.low(i) == "least") && s.Tokens[i+1].UPOS == lang.Adj || strings.HasSuffix(s.low(i), "ly") && s.Tokens[i+1].XPOS == lang.VBN && s.qualifies(i+1))
	case lang.Verb:
		return (t.Rel == lang.Amod || t.Rel == lang.Compound) && t.Head > i || i > 1 && s.low(i-1) == "to" && s.low(i-2) == "according"
	}
	return false
}

// asReported returns who is named in "As the Herald reports, …" in front of the
// number, and in "…, as the Herald reports" behind it; and so in "As reported by
// the Herald, …".
func (r *reader) asReported(s *sentence, n int) hearsay.Party {
	for j := range s.Tokens {
		if s.low(j) != "as" || j > 0 && s.low(j-1) != "," && (s.low(n-1) != "not" || j <= n || j > n+2) {
			continue
		}
		if by := j + 2; reported[s.low(j+1)] || s.low(j+1) == "first" && reported[s.low(by)] {
			if !reported[s.low(j+1)] {
				by++
			}
			to := by + 1
			for to < len(s.Tokens) && !closesName(s, to) {
				to++
			}
			if s.low(by) == "by" && to > by+1 {
				return r.named(s, by+1, to)
			}
		}
		for k := j + 2; k < len(s.Tokens) && k < j+8 && s.low(k) != ","; k++ {
			if w := s.low(k); s.Tokens[k].UPOS == lang.Verb || w == "reports" {
				after := k + 1
				for after < len(s.Tokens) && (timeWords[s.low(after)] || r.inTime(s, after)) {
					after++
				}
				if (told[w] || w == "notes" || w == "noted" || w == "reckoned" || w == "observed") && (after == len(s.Tokens) || s.low(after) == "," || s.low(after) == ".") && s.noun(k-1) {
					return r.named(s, j+1, k)
				}
				break
			}
		}
	}
	return hearsay.Party{}
}

// saidBehind returns who is named at the end of the sentence: "…, said a
// spokesman on Monday", "…, a spokesman said".
func (r *reader) saidBehind(s *sentence, n int) hearsay.Party {
	from, to := s.tail(n)
	return r.named(s, from, to)
}

// estimator returns who is the subject of a verb of counting right behind the
// number, with no conjunction between: "the 50,000 city officials estimated",
// "the 40 people police say were hurt".
func (r *reader) estimator(s *sentence, n int) hearsay.Party {
	for j := n + 1; j < len(s.Tokens) && j < n+9; j++ {
		t := s.Tokens[j]
		if t.UPOS == lang.Punct || t.UPOS == lang.Sconj || t.UPOS == lang.Cconj || s.low(j) == "than" || t.UPOS == lang.Aux || t.UPOS == lang.Pron && s.low(j) != "it" && s.low(j) != "he" && s.low(j) != "she" && s.low(j) != "they" {
			break
		}
		if t.UPOS != lang.Verb {
			continue
		}
		if !estimates[s.lemma(j)] || t.XPOS == lang.VBG || t.XPOS == lang.VB || j < n+2 {
			break
		}
		sub := j - 1
		if !s.noun(sub) || !r.person(s, sub) && !bodies[s.lemma(sub)] && !spokesmen[s.lemma(sub)] && !s.capital(sub) || sub == s.Tokens[n].Head && s.Tokens[n].Rel == lang.Nummod && sub < n+3 {
			break
		}
		from := sub
		for from > n+1 && (s.noun(from-1) || s.Tokens[from-1].UPOS == lang.Adj) && sub-from < 3 && !r.unitOrTime(s, from-1) && from-1 != s.Tokens[n].Head && !persons[s.lemma(from-1)] {
			from--
		}
		if from-1 > n && s.Tokens[from-1].UPOS == lang.Adp {
			break
		}
		return r.named(s, from, j)
	}
	return hearsay.Party{}
}

// estimateAhead returns who estimates or counts what the number at token n stands in, by a verb that the tagger takes for
// a noun: "Economists at Ferrow Bank estimate each day costs $3 million", "the police count nine missing".
func (r *reader) estimateAhead(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 0; j-- {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Verb && t.XPOS != lang.VBG && j < n-1 && declares[s.lemma(j)], s.low(j) == ";":
			return hearsay.Party{}
		case t.UPOS != lang.Noun || t.XPOS != lang.NN || !tellsOrNoun[s.low(j)]:
			continue
		}
		switch s.at(j + 1).UPOS {
		case lang.Det, lang.Pron, lang.Num:
		default:
			continue
		}
		from := j
		for from > 0 && j-from < 10 && (s.noun(from-1) || s.Tokens[from-1].UPOS == lang.Adj || s.Tokens[from-1].UPOS == lang.Det || s.low(from-1) == "at" || s.low(from-1) == "of" || s.low(from-1) == "from") {
			from--
		}
		head := from
		for head+1 < j && s.at(head+1).UPOS != lang.Adp {
			head++
		}
		if from == j || s.at(head).XPOS != lang.NNS && s.lemma(head) != "police" || from > 0 && s.low(from-1) != "," && !conjoining[s.low(from-1)] {
			continue
		}
		return r.named(s, from, j)
	}
	return hearsay.Party{}
}

// tellsOrNoun are verbs of telling a count that are nouns as well.
var tellsOrNoun = set("estimate count report claim forecast project")

// estimates are verbs whose subject stands between what was counted and the verb.
var estimates = set("estimate say expect predict project count claim believe announce report forecast")

// unitOrTime reports whether token i belongs to the quantity being read or to a
// time.
func (r *reader) unitOrTime(s *sentence, i int) bool {
	return r.inUnit(s, i) || timeWords[s.low(i)] || r.inTime(s, i)
}

// sourcedBehind returns who is named behind the number in "…, according to …" at
// the end of the sentence, which holds for all of it.
func (r *reader) sourcedBehind(s *sentence, n int) hearsay.Party {
	for _, q := range r.said[s.index] {
		if len(q.Cue) == 0 || q.Form != hearsay.Indirect || q.Speaker.Name == "" || len(q.Speaker.Mentions) == 0 {
			continue
		}
		at, _ := s.tokens(q.Cue[0])
		if at <= n || at >= len(s.Tokens) || s.low(at) != "according" || at < 1 || s.low(at-1) != "," {
			continue
		}
		if _, to := s.tokens(q.Speaker.Mentions[0]); to < len(s.Tokens)-1 && s.low(to) != "." && s.low(to) != "”" {
			continue
		}
		return q.Speaker
	}
	return hearsay.Party{}
}

// tail returns the tokens that name who speaks in a frame behind the number at
// token n, none if there is no such frame.
func (s *sentence) tail(n int) (from, to int) {
	for j := len(s.Tokens) - 1; j > n; j-- {
		progressive := (s.low(j) == "reporting" || s.low(j) == "saying") && s.Tokens[j-1].UPOS == lang.Aux
		if !told[s.low(j)] && !progressive || s.Tokens[j].UPOS != lang.Verb && s.Tokens[j].UPOS != lang.Aux {
			continue
		}
		if s.low(j-1) == "," && j+1 < len(s.Tokens) && s.low(j) != "told" { // said X
			to := j + 1
			for to < len(s.Tokens) && !closesName(s, to) {
				to++
			}
			if to-j < 10 && s.low(j+1) != "last" && !timeWords[s.low(j+1)] && !s.verbBetween(to, min(to+1, len(s.Tokens))) { // and not "the firm, in June, said the mill was open"
				return j + 1, to
			}
			return 0, 0
		}
		if progressive { // "…, the Herald is reporting"
			j--
		}
		from := j
		for from > n && from > j-10 && s.low(from-1) != "," {
			if from--; s.Tokens[from].UPOS == lang.Verb && s.low(from-1) != "-" || s.low(from) == "than" || s.Tokens[from].UPOS == lang.Pron && s.low(from) != "who" || s.Tokens[from].UPOS == lang.Cconj || s.Tokens[from].UPOS == lang.Sconj {
				return 0, 0
			}
		}
		if from > n+1 && from < j && s.low(from-1) == "," && s.noun(j-1) && s.Tokens[from].UPOS != lang.Num && !rejoins[s.low(from)] {
			return from, j
		}
		return 0, 0
	}
	return 0, 0
}

// closesName reports whether the words for who speaks end before token i.
func closesName(s *sentence, i int) bool {
	switch t := s.Tokens[i]; t.UPOS {
	case lang.Punct:
		return s.low(i) != "-" && (s.low(i) != "." || i == len(s.Tokens)-1)
	case lang.Verb:
		return t.XPOS != lang.NNP && t.XPOS != lang.NNPS // "United" of "United Nations" may be both
	case lang.Aux, lang.Sconj, lang.Cconj, lang.Pron, lang.Adv:
		return true
	case lang.Adp:
		return s.low(i) != "of" && s.low(i) != "for"
	}
	return false
}

// reporting returns who is named in "with the army reporting that …" before the
// number at token n.
func (r *reader) reporting(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 2; j-- {
		if w := s.low(j); w != "reporting" && w != "saying" && w != "claiming" && w != "estimating" && w != "finding" && w != "showing" && w != "suggesting" && w != "indicating" {
			continue
		}
		for k := j - 1; k >= 0 && k > j-7 && s.low(k) != ","; k-- {
			if s.Tokens[k].UPOS == lang.Num {
				break // "with 24 percent saying"
			}
			if s.low(k) == "with" && k+1 < j && s.noun(j-1) {
				return r.named(s, k+1, j)
			}
		}
	}
	return hearsay.Party{}
}

// blamer returns who holds the number at token n against somebody or praises it, behind
// "for", "of" or "over", or in what it says more of them: "The bidder criticised the board
// for returns of 7 percent", "Agents blame mortgages, which cost 6 percent". Of
// "they attacked the ship, killing 17" nobody is told to say it.
func (r *reader) blamer(s *sentence, n int) hearsay.Party {
	reason := false
	for j := n - 1; j > 0; j-- {
		reason = reason || s.low(j) == "for" || s.low(j) == "including" || s.low(j) == "of" || s.low(j) == "over" || s.low(j) == "," && (s.low(j+1) == "who" || s.low(j+1) == "which")
		if w := s.low(j); (w == "after" || w == "before" || w == "when") && s.verbBetween(j+1, n) { // "condemned the attack, which came after a gunman killed …"
			break
		}
		if w := s.low(j); (w == "that" || w == "who") && s.noun(j-1) && s.verbBetween(j+1, n) { // "blamed the group for the attacks that killed …"
			break
		}
		if s.Tokens[j].UPOS == lang.Verb && blames[s.lemma(j)] {
			if sub := s.nearestSubject(j); reason && !s.negated(j) && sub >= 0 && sub < j && s.Tokens[sub].Rel != lang.NsubjPass {
				if p := r.partyOf(s, sub); p.Name != "" && p.Type != hearsay.Unknown {
					return p
				}
			}
			return hearsay.Party{}
		}
	}
	return hearsay.Party{}
}

// stated returns who says what the number at token n stands in by a frame before it that no
// quotation was read from, because the parse takes the clause behind it for something else
// or a mark ends it: "Police said their bullets injured four men", "Lind said the driver
// shouted “Run” before he fired ten shots".
func (r *reader) stated(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 0; j-- {
		w := s.low(j)
		if w == ";" || w == ":" || w == "," && sidesteps[s.low(j+1)] {
			break
		}
		t := s.Tokens[j]
		if t.UPOS != lang.Verb || !declares[s.lemma(j)] || t.XPOS == lang.VB || t.XPOS == lang.VBG || s.negated(j) || s.child(j, lang.AuxPass) >= 0 {
			continue
		}
		k := s.nearestSubject(j)
		if k < 0 || k > j || !s.noun(k) || s.inRelative(k) || !s.clauseAt(j+1) || noticed[s.lemma(j)] && s.low(j+1) != "that" || r.cutShort(s, j) {
			break
		}
		return r.deemer(s, k)
	}
	return hearsay.Party{}
}

var (
	// declares are verbs of saying with a clause.
	declares = set("say claim state allege insist argue contend assert maintain declare warn note acknowledge admit concede testify explain report confirm announce reveal")
	// noticed are those of them that something may be the object of: "declared war".
	noticed = set("declare note report confirm announce reveal maintain state")
)

// inRelative reports whether the subject at token k is that of a clause set into another:
// "the man who police say", "what officials said".
func (s *sentence) inRelative(k int) bool {
	from, _ := s.tokens(s.phrase(k))
	if s.at(from-1).UPOS == lang.Det {
		from--
	}
	return from > 0 && (opensClause[s.low(from-1)] || s.low(from-1) == "as" || s.low(from-1) == "where")
}

// clauseAt reports whether a clause with a verb of its own begins at token j, behind the
// day at most: "said that", "said Monday the boat".
func (s *sentence) clauseAt(j int) bool {
	for timeWords[s.low(j)] || s.low(j) == "on" && timeWords[s.low(j+1)] {
		j++
	}
	switch s.at(j).UPOS {
	case lang.Det, lang.Noun, lang.Propn, lang.Pron, lang.Num, lang.Adj:
	default:
		return s.low(j) == "that"
	}
	return s.verbBetween(j, len(s.Tokens))
}

// cutShort reports whether reported speech was read from the verb at token j that ends where no
// mark does.
func (r *reader) cutShort(s *sentence, j int) bool {
	return slices.ContainsFunc(r.said[s.index], func(q *hearsay.Quote) bool {
		return q.Form == hearsay.Indirect && len(q.Cue) > 0 && q.Cue[0].Contains(hearsay.Span{Start: s.Tokens[j].Start, End: s.Tokens[j].End})
	})
}

// named returns the party that the tokens name, or the words themselves where
// they describe somebody.
func (r *reader) named(s *sentence, from, to int) hearsay.Party {
	if from >= to || to > len(s.Tokens) {
		return hearsay.Party{}
	}
	words := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}
	if w := s.low(from); w == "a" || w == "an" { // somebody new, and not the name before the comma
		return hearsay.Party{Name: words.Of(s.text), Type: hearsay.Unnamed, Mentions: []hearsay.Span{words}}
	}
	if p := r.parties.Party(s.index, from, to); p.Name != "" && p.Type != hearsay.Unknown && (len(p.Mentions) == 0 || p.Mentions[0].Overlaps(words) && words.Start <= p.Mentions[0].Start) {
		return p
	}
	if !slices.ContainsFunc(s.Tokens[from:to], func(t lang.Token) bool { return t.UPOS == lang.Noun || t.UPOS == lang.Propn }) || s.Tokens[from].UPOS == lang.Pron {
		return hearsay.Party{}
	}
	name := words.Of(s.text)
	kind := hearsay.Unnamed
	if strings.HasSuffix(name, "s") {
		kind = hearsay.Group
	}
	return hearsay.Party{Name: name, Type: kind, Mentions: []hearsay.Span{words}}
}

var (
	// evidence are nouns for what shows figures.
	evidence = set("file timeline certificate slide footage stat stats tracker database spreadsheet paperwork disclosure receipt recording indictment affidavit complaint lawsuit warrant subpoena petition deposition testimony autopsy manifest prospectus newsletter brochure log register registry dossier bulletin ranking email e-mail memo memorandum letter ledger list average sheet invoice transcript calculation poll polling survey study research report figure data statistic record census analysis estimate document filing tally count review audit index result return investigation inquiry table chart projection forecast summary communique communiqué briefing")
	// bodies are nouns for bodies that speak.
	bodies = set("company firm group union party campaign administration government team authority agency ministry department board council court commission committee panel bank association federation institute foundation organization organisation service office bureau army navy military corps brigade regiment battalion squadron garrison coastguard police centre center network charity hospital university school club airline operator regulator carmaker maker lender retailer supplier bidder owner utility insurer manufacturer brokerage consultancy pollster watchdog mission project initiative observatory coalition alliance militia movement secretariat command embassy side")
	// polls are those in which people say something.
	polls = set("poll polling survey study census questionnaire referendum")
	// shows are verbs for what they do.
	shows = set("notice name trace show find suggest indicate reveal put give list identify record conclude estimate project have see state note detail document count allege say warn predict")
	// utters are those of them that persons do as well.
	utters = set("say state note notice name trace warn predict allege")
	// showing are forms of them that may be taken for nouns.
	showing = set("shows finds suggests indicates puts gives state states")
	// finds are those of shows by which bodies and people report what they found.
	finds = set("find show suggest indicate reveal conclude estimate project calculate")
	// told are verbs of saying in the forms that stand behind what was said.
	told = set("said says reported reports announced added confirmed told determined concluded found estimated calculated")
	// reported are participles of "As reported by the Herald".
	reported = set("reported noted estimated announced confirmed stated told cited quoted reckoned calculated")
	// blames are verbs of holding something against somebody.
	blames = set("criticize criticise accuse blame attack chide fault denounce condemn praise")
)
