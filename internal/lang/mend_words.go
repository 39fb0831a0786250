package lang

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// This file mends words that are taken for another part of speech, with what hangs on them: verbs
// for nouns, and nouns for verbs.

// finds are verbs whose object may be some number of things.
var finds = nameSet("find recover collect seize")

// describes makes of the verb at token i, between a number and a noun, what it says of that: "found 16
// spent casings".
func (s *Sentence) describes(i int, form string) {
	if s.Tokens[i-1].UPOS != Num || s.Tokens[i-1].Head != i || s.Tokens[i+1].XPOS != NNS || s.Tokens[i+1].Head != i {
		return
	}
	for j := range s.Tokens[:i] {
		if s.Tokens[j].Head == i && s.Tokens[j].Rel == Mark {
			return
		}
	}
	t, noun := &s.Tokens[i], &s.Tokens[i+1]
	noun.Head, noun.Rel = t.Head, Obj
	for j := range s.Tokens {
		if s.Tokens[j].Head == i && j != i+1 {
			s.Tokens[j].Head = i + 1
		}
	}
	s.Tokens[i-1].Rel = Nummod
	t.Head, t.Rel = i+1, Amod
	t.retag(form, Verb, VBN)
}

// showsThat makes a verb of the noun "show" at token i before "that", with the noun before it for its subject:
// "the ministry's data show that one in eight is poor".
func (s *Sentence) showsThat(words []model.Word, i int) {
	if p := &s.Tokens[i-1]; i+1 == len(words) || words[i+1].Form != "that" || p.UPOS != Noun || p.Head != i || !shown[words[i-1].Form] {
		return
	}
	s.Tokens[i].retag("show", Verb, VBP)
	s.subjectBefore(i)
}

// tellings are forms of verbs of telling that may be taken for nouns.
var tellings = nameSet("show reports notes claims estimates states warns finds")

// tellsAside makes of the noun at token i the verb of an aside or an end in which somebody tells what stands before the
// comma, and reports whether it did: "two votes, the report notes, of 26,000", "$310 each, records filed Monday show."
func (s *Sentence) tellsAside(words []model.Word, i int) bool {
	if i+1 < len(words) {
		switch words[i+1].Form {
		case ",", ".", ";", "”", "\"":
		default:
			return false
		}
	}
	comma := i - 1
	for comma > 0 && words[comma].Form != "," {
		if u := s.Tokens[comma].UPOS; i-comma > 8 || u == Cconj || u == Aux || u == Pron {
			return false
		}
		comma--
	}
	head := i - 1
	if words[i].Form == "show" {
		for head > comma && !shown[words[head].Form] {
			head--
		}
	} else if x := s.Tokens[head].XPOS; x != NN && x != NNP {
		return false
	}
	root := slices.IndexFunc(s.Tokens, func(t Token) bool { return t.Head < 0 })
	if comma < 2 || head <= comma || s.Tokens[head].UPOS == Verb && head == i-1 || root < 0 || root >= comma || !slices.ContainsFunc(s.Tokens[:comma], func(t Token) bool { return t.UPOS == Verb || t.UPOS == Aux }) {
		return false
	}
	t := &s.Tokens[i]
	if words[i].Form == "show" {
		t.retag("show", Verb, VBP)
	} else {
		t.retag(words[i].Form, Verb, VBZ)
	}
	for j := comma + 1; j < i; j++ {
		if k := &s.Tokens[j]; j != head && (k.Head == i || k.Head <= comma || k.Head > i) {
			k.Head = head
		}
	}
	if s.Tokens[head].UPOS == Verb {
		s.Tokens[head].retag(words[head].Form, Noun, NNS) // "figures from the ministry show"
	}
	s.Tokens[head].Head, s.Tokens[head].Rel = i, Nsubj
	t.Head, t.Rel = root, Parataxis
	return true
}

// shown are nouns in the plural for what shows something.
var shown = nameSet("data records figures statistics polls surveys numbers results documents papers estimates studies reports filings accounts images logs files")

// standingFor makes of the first word of a sentence the noun that it is before "for", where the sentence has another
// verb: "Support for the treaty fell".
func (s *Sentence) standingFor(words []model.Word) {
	if !standings[words[0].Form] {
		return
	}
	for v := 3; v < len(s.Tokens); v++ {
		sub := v - 1
		for sub > 1 && (s.Tokens[sub].UPOS == Aux || s.Tokens[sub].UPOS == Adv) {
			sub--
		}
		if t := &s.Tokens[v]; t.Head != 0 || t.UPOS != Verb || t.Rel != Ccomp || s.Tokens[sub].Head != v || s.Tokens[sub].Rel != Nsubj || sub < 2 {
			continue
		}
		for j := range s.Tokens {
			if s.Tokens[j].Head == 0 {
				s.Tokens[j].Head = v
			}
		}
		s.Tokens[v].Head, s.Tokens[v].Rel = -1, Root
		s.Tokens[0].retag(words[0].Form, Noun, NN)
		s.Tokens[0].Head, s.Tokens[0].Rel = v, Nsubj
		s.Tokens[sub].Head, s.Tokens[sub].Rel = 0, Nmod
		return
	}
}

// standings are nouns for how people stand to something that are verbs too.
var standings = nameSet("Support Backing Hope Demand Approval Contempt Respect")

// nounLike are forms of verbs that may be taken for nouns, between a subject and a number.
var nounLike = nameSet("cut cuts hit hits set sets shed beat hurt put cost costs plan plans report reports face faces host hosts fine fines award awards order orders offer offers target targets claim claims drop drops gain gains forecast forecasts estimates")

// loneVerb makes the verb of a clause that has none of the noun at token i, between who does something and what is
// counted: "The firm cut 40 jobs", "The bank forecast growth of 3 percent".
func (s *Sentence) loneVerb(words []model.Word, i int) {
	for j := range s.Tokens[:i] {
		if t := &s.Tokens[j]; t.Rel == Case && (t.Head == i || t.Head == i-1) { // "according to the reports, two"
			return
		}
	}
	x := VBD
	if strings.HasSuffix(words[i].Form, "s") {
		x = VBZ
	}
	h := s.Tokens[i].Head
	if h < 0 && s.Tokens[i-1].Head == i && (nominal(&s.Tokens[i-1]) && s.Tokens[i-1].Rel == Compound && s.countedObject(i) || (nominal(&s.Tokens[i-1]) || capital(words[i-1].Form)) && s.ownObject(i)) { // it governs the clause
		s.Tokens[i].retag(words[i].Form, Verb, x)
		s.subjectBefore(i)
		return
	}
	if h <= i || h > i+5 || s.Tokens[h].Head >= 0 || s.Tokens[h].UPOS != Noun {
		return
	}
	counted := false
	for j := i + 1; j < h; j++ {
		counted = counted || s.Tokens[j].UPOS == Num && s.Tokens[j].Head == h
	}
	if !counted && (h != i+1 || h+2 >= len(words) || words[h+1].Form != "of" && words[h+1].Form != "at" && words[h+1].Form != "to" && s.Tokens[h+1].UPOS != Num) {
		return
	}
	for j := range s.Tokens[:h] {
		if u := s.Tokens[j].UPOS; u == Verb || u == Aux || u == Num && j < i {
			return
		}
	}
	if p := &s.Tokens[i-1]; !nominal(p) && p.UPOS != Adj || p.Head != i && p.Head != h {
		return
	}
	t := &s.Tokens[i]
	t.retag(words[i].Form, Verb, x)
	t.Head, t.Rel = -1, s.Tokens[h].Rel
	s.Tokens[h].Head, s.Tokens[h].Rel = i, Obj
	for j := range s.Tokens {
		if k := &s.Tokens[j]; k.Head == h && (j < i || k.UPOS == Punct || k.UPOS == Verb && k.Rel == Conj) {
			k.Head = i
		}
	}
	s.subjectBefore(i)
}

// ownObject reports whether token i, taken for a noun, has an object with an owner right behind: "cut its forecast".
func (s *Sentence) ownObject(i int) bool {
	if i+2 >= len(s.Tokens) || s.Tokens[i+1].XPOS != PRPS {
		return false
	}
	n := s.Tokens[i+1].Head
	return n > i && s.Tokens[n].Head == i && s.Tokens[n].Rel == Obj
}

// countedObject reports whether what is counted is the object of token i, behind it.
func (s *Sentence) countedObject(i int) bool {
	for j := i + 1; j < len(s.Tokens); j++ {
		if n := s.Tokens[j].Head; s.Tokens[j].UPOS == Num && n > i && s.Tokens[n].Head == i && s.Tokens[n].Rel == Obj {
			return true
		}
	}
	return false
}

// countedBehind makes a noun of the verb at token i that ends in an "s", where a number hangs on it: it is the object of the
// verb before that number, "It shot down 61 Morvan drones".
func (s *Sentence) countedBehind(words []model.Word, i int) {
	number := i - 1
	for number > 0 && s.Tokens[number].UPOS != Num && i-number < 4 && (nominal(&s.Tokens[number]) || s.Tokens[number].UPOS == Adj || words[number].Form == "-") {
		number--
	}
	v := number - 1
	if v > 0 && s.Tokens[v].Rel == CompoundPrt {
		v--
	}
	if v < 0 || s.Tokens[number].UPOS != Num || s.Tokens[number].Rel != Nummod || s.Tokens[number].Head != i || s.Tokens[v].UPOS != Verb || s.below(v, i) {
		return
	}
	for j := range s.Tokens {
		switch t := &s.Tokens[j]; {
		case t.Head == v && t.Rel == Obj && j != i:
			return
		case t.Head != i || j == number:
		case j > number && j < i && t.Rel == Nsubj:
			t.Rel = Compound
		case j > i || j < number:
			t.Head = v
		}
	}
	t := &s.Tokens[i]
	t.retag(words[i].Form, Noun, NNS)
	t.Head, t.Rel = v, Obj
}

// givings are verbs of telling a number that are nouns as well.
var givings = nameSet("reports claims counts estimates records lists")

// givesNumber makes a verb of the noun at token i before a number, with the noun before it for its subject, where the clause
// has no other verb: "the ministry said 24 had died; the hospital reports 30 dead". It reports whether it did.
func (s *Sentence) givesNumber(words []model.Word, i int) bool {
	sub := &s.Tokens[i-1]
	if sub.Head != i || sub.Rel != Compound || sub.XPOS == NNS || i+1 >= len(s.Tokens) || s.Tokens[i+1].UPOS != Num {
		return false
	}
	end := i + 1
	for end < len(s.Tokens) && s.Tokens[end].UPOS != Punct && s.Tokens[end].UPOS != Cconj {
		if u := s.Tokens[end].UPOS; u == Verb && s.Tokens[end].XPOS != VBN || u == Aux {
			return false
		}
		end++
	}
	t := &s.Tokens[i]
	obj := s.Tokens[i+1].Head
	if obj <= i || obj >= end {
		obj = i + 1
	}
	root := -1
	for j := range s.Tokens {
		if s.Tokens[j].Head < 0 {
			root = j
		}
	}
	switch {
	case t.Head == obj: // "30 dead" with "reports" for its subject
		t.Head, t.Rel = s.Tokens[obj].Head, s.Tokens[obj].Rel
	case root < i && root >= 0 && s.Tokens[root].UPOS == Verb:
		t.Head, t.Rel = root, Parataxis
	default:
		return false
	}
	for j := range s.Tokens {
		if k := &s.Tokens[j]; j < i-1 && k.Head == i && k.UPOS != Punct && k.UPOS != Cconj {
			k.Head = i - 1
		} else if k.Head == obj && (j < i-1 || j >= end) {
			k.Head = i
		}
	}
	sub.Rel = Nsubj
	s.Tokens[obj].Head, s.Tokens[obj].Rel = i, Obj
	t.retag(words[i].Form, Verb, VBZ)
	return true
}

// hurtToo makes a participle of "hurt" at token i behind a count of people, taken for a name, joined to what befell others:
// "41 people are dead and 300 hurt".
func (s *Sentence) hurtToo(i int) {
	n := s.Tokens[i].Head
	if n != i-1 || s.Tokens[n].UPOS != Num || s.Tokens[n].Rel != Conj || s.Tokens[n].Head < 0 {
		return
	}
	t := &s.Tokens[i]
	t.retag("hurt", Verb, VBN)
	t.Head, t.Rel = s.Tokens[n].Head, Conj
	s.Tokens[n].Head, s.Tokens[n].Rel = i, NsubjPass
	for j := range s.Tokens {
		if j != i && s.Tokens[j].Head == n && s.Tokens[j].UPOS == Cconj {
			s.Tokens[j].Head = i
		}
	}
}

// tallyAt makes a noun of the adverb "tally" at token i, in the place of the word before it or of the name behind "by":
// "The group's tally", "according to a tally by the Harbour Office".
func (s *Sentence) tallyAt(i int) {
	t := &s.Tokens[i]
	h := t.Head
	switch before := &s.Tokens[i-1]; {
	case h > i+1 && s.Tokens[i+1].UPOS == Adp && s.Tokens[i+1].Head == h:
		for j := range s.Tokens[:i] {
			if s.Tokens[j].Head == h {
				s.Tokens[j].Head = i
			}
		}
		t.Head, t.Rel = s.Tokens[h].Head, s.Tokens[h].Rel
		s.Tokens[h].Head, s.Tokens[h].Rel = i, Nmod
	case s.below(i-1, h) && h < i && s.Tokens[h].UPOS != Verb || before.Rel == Nsubj && before.Head == h:
		top := i - 1
		if h < i {
			top = h
		}
		t.Head, t.Rel = s.Tokens[top].Head, s.Tokens[top].Rel
		for j := range s.Tokens {
			if j != i && s.Tokens[j].Head == top && (j > i || s.Tokens[j].UPOS == Adp || s.Tokens[j].UPOS == Det) {
				s.Tokens[j].Head = i
			}
		}
		s.Tokens[top].Head, s.Tokens[top].Rel = i, Compound
		if s.Tokens[top].UPOS == Det {
			s.Tokens[top].Rel = DetRel
		}
	default:
		return
	}
	t.retag("tally", Noun, NN)
}

// dug makes a noun of the "mine" at token i, with what is dug there before it: "at a coal mine".
func (s *Sentence) dug(i int) {
	s.Tokens[i].retag("mine", Noun, NN)
	k := i - 1
	if s.below(s.Tokens[k].Head, i) && s.Tokens[i].Head != k {
		return
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == k && j != i {
			s.Tokens[j].Head = i
		}
	}
	s.Tokens[i].Head, s.Tokens[i].Rel = s.Tokens[k].Head, s.Tokens[k].Rel
	s.Tokens[k].Head, s.Tokens[k].Rel = i, Compound
}

// suffering are participles that with "of" stand for people in such a state.
var suffering = nameSet("injured wounded missing killed displaced infected detained arrested trapped hospitalized hospitalised evacuated drowned")

// numberOfThem makes of the participle at token i, behind "of" and before no noun, those who are counted: "put the
// number of missing at 88".
func (s *Sentence) numberOfThem(words []model.Word, i int) {
	t, of := &s.Tokens[i], &s.Tokens[i-1]
	if i+1 < len(words) && (nominal(&s.Tokens[i+1]) || s.Tokens[i+1].UPOS == Adj || s.Tokens[i+1].UPOS == Num || s.Tokens[i+1].UPOS == Det || s.Tokens[i+1].UPOS == Pron || words[i+1].Form == "by") {
		return
	}
	over := t.Head
	for over >= 0 && s.Tokens[over].UPOS != Verb {
		over = s.Tokens[over].Head
	}
	t.retag(words[i].Form, Adj, JJ)
	t.Rel = Nmod
	if of.Head != i {
		if s.below(i, i-1) {
			return
		}
		of.Head = i
	}
	of.Rel = Case
	if over < 0 {
		return
	}
	for j := i + 1; j < len(s.Tokens); j++ {
		if s.Tokens[j].Head == i && s.Tokens[j].Rel != Conj {
			s.Tokens[j].Head = over
		}
	}
}

// dieEach makes a verb of the "die" at token i behind a number of people and "a year" or the like: "Some 120
// people a year die of smoke".
func (s *Sentence) dieEach(words []model.Word, i int) {
	t, p := &s.Tokens[i], i-3
	each := words[i-2].Form
	if s.Tokens[p].XPOS != NNS || each != "a" && each != "each" && each != "every" && each != "per" || !lengthsOfTime[words[i-1].Form] {
		return
	}
	switch {
	case t.Head == p && !s.below(p, i):
		t.Head, t.Rel = s.Tokens[p].Head, s.Tokens[p].Rel
		for j := i + 1; j < len(s.Tokens); j++ {
			if s.Tokens[j].Head == p {
				s.Tokens[j].Head = i
			}
		}
	case s.Tokens[p].Head != i:
		return
	}
	if s.below(t.Head, i-1) || s.below(t.Head, i-2) {
		return
	}
	t.retag("die", Verb, VBP)
	s.Tokens[p].Head, s.Tokens[p].Rel = i, Nsubj
	s.Tokens[i-2].Head = i - 1
	s.Tokens[i-1].Head, s.Tokens[i-1].Rel = i, OblUnmarked
}

// lengthsOfTime are nouns behind "a" for how often something is so.
var lengthsOfTime = nameSet("hour day week month year")

// shotAt makes a participle of the noun "shot" at token i, behind people in the plural or behind a form of
// "find": "a report of three men shot", "found shot to death".
func (s *Sentence) shotAt(i int) {
	t, p := &s.Tokens[i], &s.Tokens[i-1]
	switch {
	case p.Lemma == "find" && p.UPOS == Verb && t.Head == i-1:
		t.Rel = Xcomp
	case p.XPOS == NNS && t.Rel != Conj && (i+1 == len(s.Tokens) || !nominal(&s.Tokens[i+1])):
		if s.below(i-1, i) {
			top := i - 1 // of what hangs on the word with these people in it
			for s.Tokens[top].Head != i {
				top = s.Tokens[top].Head
			}
			if s.Tokens[top].Head, s.Tokens[top].Rel = t.Head, t.Rel; t.Rel == Ccomp {
				s.Tokens[top].Rel = Obj
			}
		}
		t.Head, t.Rel = i-1, Acl
	default:
		return
	}
	t.retag("shot", Verb, VBN)
}
