package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// sentence is a sentence with what the reader asks of its parse.
type sentence struct {
	*prose.Sentence
	text  string
	index int // in prose.Text.Sentences
}

// form returns the words of token i, "" where there is none: a text may end anywhere.
func (s *sentence) form(i int) string {
	t := s.at(i)
	return s.text[t.Start:t.End]
}

// low returns the word of token i in lower case, "" where there is none.
func (s *sentence) low(i int) string {
	if i < 0 || i >= len(s.Low) {
		return ""
	}
	return s.Low[i]
}

// at returns token i, an empty one where there is none.
func (s *sentence) at(i int) lang.Token {
	if i < 0 || i >= len(s.Tokens) {
		return lang.Token{Head: -1}
	}
	return s.Tokens[i]
}

// lemma returns the lemma, or the lower-case form where there is none.
func (s *sentence) lemma(i int) string {
	if i < 0 || i >= len(s.Lemmas) {
		return ""
	}
	return s.Lemmas[i]
}

// tokens returns the range of tokens that overlap the span.
func (s *sentence) tokens(span hearsay.Span) (from, to int) {
	from = len(s.Tokens)
	for i, t := range s.Tokens {
		if t.End > span.Start && t.Start < span.End {
			from, to = min(from, i), i+1
		}
	}
	return from, to
}

// head returns the token in [from, to) whose head lies outside, the last one
// if there are several.
func (s *sentence) head(from, to int) int {
	top := to - 1
	for i := from; i < to; i++ {
		if h := s.Tokens[i].Head; h < from || h >= to {
			top = i
		}
	}
	return top
}

// child returns the first child of i with one of the relations, or -1.
func (s *sentence) child(i int, rels ...lang.Rel) int {
	for j := range s.Tokens {
		if s.Tokens[j].Head != i {
			continue
		}
		for _, r := range rels {
			if s.Tokens[j].Rel == r {
				return j
			}
		}
	}
	return -1
}

// marker returns the preposition of a nominal: its case child in lower case.
func (s *sentence) marker(i int) string {
	if c := s.child(i, lang.Case); c >= 0 {
		return s.low(c)
	}
	return ""
}

// phrase returns the noun phrase of i without clauses and prepositional
// phrases, from its leftmost modifier, the article left out.
func (s *sentence) phrase(i int) hearsay.Span {
	from := i
	for j := i - 1; j >= 0 && i-j <= 5; j-- {
		t := s.Tokens[j]
		h := t.Head
		if h != i && (h < j || h > i) || t.UPOS == lang.Det || t.UPOS == lang.Adp || t.UPOS == lang.Punct || t.UPOS == lang.Num || t.UPOS == lang.Verb && (t.XPOS != lang.VBN || t.Rel != lang.Amod) || t.UPOS == lang.Aux || t.UPOS == lang.Pron || t.UPOS == lang.Sconj || t.UPOS == lang.Sym && (s.form(j) == "%" || s.form(j) == "$") || t.UPOS == lang.Noun && (s.low(j) == "percent" || s.low(j) == "cent") {
			break
		}
		from = j
	}
	for s.Tokens[i].UPOS == lang.Propn && from > 1 && s.form(from-1) == "-" && s.Tokens[from-1].End == s.Tokens[from].Start && s.Tokens[from].UPOS == lang.Propn && s.Tokens[from-2].UPOS == lang.Propn && s.Tokens[from-2].End == s.Tokens[from-1].Start {
		from -= 2 // "Serrano-Vitorino"
	}
	if from > 0 && from < i && s.form(from-1) == "-" && s.Tokens[from-1].End == s.Tokens[from].Start {
		from++ // "one-off costs": half a word is none
	}
	if from < i && s.Tokens[from].UPOS == lang.Cconj {
		from++
	}
	to := i
	for j := i + 1; j < len(s.Tokens) && (s.Tokens[j].Rel == lang.Flat || s.Tokens[j].Rel == lang.Compound) && s.Tokens[j].Head >= from && s.Tokens[j].Head <= i; j++ {
		to = j
	}
	return hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[to].End}
}

func (s *sentence) noun(i int) bool {
	u := s.at(i).UPOS
	return u == lang.Noun || u == lang.Propn
}

// pathUp returns the tokens from i up to the predicate that governs it: nouns
// on the way and the predicate last. pred is -1 if none is found.
func (s *sentence) pathUp(i int) (nouns []int, pred int, role lang.Rel) {
	for range 8 {
		t := s.Tokens[i]
		if t.UPOS == lang.Verb && len(nouns) > 0 {
			return nouns, i, lang.NoRel
		}
		if t.Head < 0 {
			if t.UPOS == lang.Verb {
				return nouns, i, lang.NoRel
			}
			return nouns, -1, t.Rel
		}
		h := s.Tokens[t.Head]
		if h.UPOS == lang.Verb || h.UPOS == lang.Aux {
			return nouns, t.Head, t.Rel
		}
		if h.UPOS == lang.Adj && (t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass) {
			return nouns, t.Head, t.Rel
		}
		i = t.Head
		if s.noun(i) {
			nouns = append(nouns, i)
		}
	}
	return nouns, -1, lang.NoRel
}

// subjectOf returns the subject of a predicate, also of the clause that an
// infinitive or a coordination shares it with; -1 if there is none.
func (s *sentence) subjectOf(pred int) int {
	for range 5 {
		if pred < 0 {
			return -1
		}
		if n := s.nearestSubject(pred); n >= 0 {
			return n
		}
		if n := s.beforeApposition(pred); n >= 0 {
			return n
		}
		t := s.Tokens[pred]
		if at := s.commissioned(pred); at >= 0 {
			return at
		}
		switch t.Rel {
		case lang.AclRelcl, lang.Acl:
			if at := s.resolved(pred); at >= 0 {
				return at
			}
			if h := t.Head; h >= 0 && s.Tokens[h].Rel == lang.OblAgent && s.low(pred-1) == "to" {
				pred = s.Tokens[h].Head // "was told by a court to pay"
				continue
			}
			return t.Head // the noun that the clause modifies
		case lang.Xcomp, lang.Conj, lang.Advcl, lang.Ccomp, lang.Parataxis:
			pred = t.Head
		default:
			return -1
		}
	}
	return -1
}

// commissioned returns the object of the verb that has it do what the infinitive at pred says:
// "expects Lorvane to sell 300 cars". It is -1 where whoever that verb is of does it himself.
func (s *sentence) commissioned(pred int) int {
	t := s.Tokens[pred]
	if t.Rel != lang.Xcomp || t.XPOS != lang.VB || t.Head < 0 || !awaits[s.lemma(t.Head)] && !urges[s.lemma(t.Head)] {
		return -1
	}
	if obj := s.child(t.Head, lang.Iobj, lang.Obj); obj > t.Head && obj < pred {
		return obj
	}
	return -1
}

// resolved returns who is to do what the infinitive at pred says, behind a noun for what
// somebody means to do: whose that is ("Norrand's plan to spend $3 million"), or the subject
// of the verb whose object it is ("Lorvane dropped a plan to spend it"). It is -1 where
// neither stands there.
func (s *sentence) resolved(pred int) int {
	at := s.Tokens[pred].Head
	if s.Tokens[pred].XPOS != lang.VB || s.low(pred-1) != "to" || at < 0 || !pledges[s.lemma(at)] && !plans[s.lemma(at)] {
		return -1
	}
	for range 3 {
		if owner := s.child(at, lang.NmodPoss); owner >= 0 {
			return owner
		}
		if s.Tokens[at].Rel != lang.Conj || s.Tokens[at].Head < 0 {
			break
		}
		at = s.Tokens[at].Head
	}
	if t := s.Tokens[at]; (t.Rel == lang.Obj || t.Rel == lang.Obl) && t.Head >= 0 && s.child(t.Head, lang.AuxPass) < 0 {
		if sub := s.nearestSubject(t.Head); sub >= 0 && sub < at {
			return sub
		}
	}
	return -1
}

var (
	// urges are verbs that say to whom it falls to do something, besides those of awaits.
	urges = set("ask tell urge enable permit compel oblige persuade convince encourage authorize authorise instruct command push press advise pay commission contract hire invite challenge let make")
	// plans are nouns for what somebody means to do, besides pledges.
	plans = set("plan decision intention bid effort attempt proposal agreement deal move project programme program scheme ability failure refusal willingness desire")
)

// beforeApposition returns the noun before an apposition between commas that
// stands right before the verb with tense pred, its subject whatever the parse
// says: "Lorvik" in "; Lorvik, the smaller town, had 97". -1 if there is none.
func (s *sentence) beforeApposition(pred int) int {
	switch s.Tokens[pred].XPOS {
	case lang.VBD, lang.VBZ, lang.VBP:
	default:
		return -1
	}
	if s.low(pred-1) != "," {
		return -1
	}
	k := pred - 2
	for k > 0 && pred-k < 10 && (s.noun(k) || s.Tokens[k].UPOS == lang.Adj || s.Tokens[k].UPOS == lang.Det || s.Tokens[k].UPOS == lang.Adp) {
		k--
	}
	if k < 1 || s.low(k) != "," || s.Tokens[k+1].UPOS != lang.Det || !s.noun(k-1) {
		return -1
	}
	start := k - 1
	for start > 0 && (s.noun(start-1) || s.Tokens[start-1].UPOS == lang.Adj || s.Tokens[start-1].UPOS == lang.Det) {
		start--
	}
	if w := s.low(start - 1); start > 0 && w != ";" && w != "and" && w != "but" && w != "while" {
		return -1
	}
	return k - 1
}

// nearestSubject returns the subject of pred that stands nearest before it,
// since a parse sometimes hangs two on one verb; -1 if there is none.
func (s *sentence) nearestSubject(pred int) int {
	best := -1
	for j := range s.Tokens {
		if s.Tokens[j].Head == pred && (s.Tokens[j].Rel == lang.Nsubj || s.Tokens[j].Rel == lang.NsubjPass) && (j < pred || best < 0) && !(best >= 0 && s.low(j-1) == "whose") && !s.leansOn(j, pred) {
			if best < 0 || !s.inAsideBehind(best, j, pred) {
				best = j
			}
		}
	}
	return best
}

// inAsideBehind reports whether token j stands in an aside between commas that begins right
// behind token i and ends before the verb at token v: "largest" of "the economy, the largest
// in the region, grew".
func (s *sentence) inAsideBehind(i, j, v int) bool {
	for v > j && (s.Tokens[v-1].UPOS == lang.Aux || s.Tokens[v-1].UPOS == lang.Adv) {
		v--
	}
	if s.low(i+1) != "," || i+1 >= j || s.Tokens[j].UPOS == lang.Propn || s.low(v-1) != "," || v-1 <= j {
		return false
	}
	for k := i + 2; k < v; k++ { // a list, and not an aside
		if s.Tokens[k].UPOS == lang.Cconj || s.low(k) == ";" {
			return false
		}
	}
	return true
}

// leansOn reports whether a preposition leads to the noun at token j right before the bare
// participle at token v, so that it is no subject whatever the parse says: "graduated from
// Halm College owing $90,000".
func (s *sentence) leansOn(j, v int) bool {
	if s.Tokens[v].XPOS != lang.VBG || j != v-1 || s.child(v, lang.AuxRel) >= 0 {
		return false
	}
	for j > 0 && s.noun(j) {
		j--
	}
	return bareLeads[s.low(j)]
}

// bareLeads are prepositions behind which a noun has no participle of its own.
var bareLeads = set("from into to at in on near")

// perfect reports whether the predicate stands in a perfect tense: "have been
// killed", "has exceeded", "had died by then".
func (s *sentence) perfect(pred int) bool {
	for steps := 0; steps < 4 && s.Tokens[pred].Rel == lang.Conj && s.Tokens[pred].XPOS == lang.VBN && s.Tokens[pred].Head >= 0 && s.child(pred, lang.AuxRel, lang.AuxPass, lang.Nsubj, lang.NsubjPass) < 0; steps++ {
		pred = s.Tokens[pred].Head // "has arrested 14 men and freed eight hostages"
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == pred && s.Tokens[j].UPOS == lang.Aux && (s.low(j) == "had" || s.low(j) == "has" || s.low(j) == "have" || s.low(j) == "’ve" || s.low(j) == "'ve") {
			return true
		}
	}
	return false
}
