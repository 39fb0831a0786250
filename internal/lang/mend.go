package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// This file mends what the parser often gets wrong in news, where the words decide. Whatever
// it is given, it leaves a tree.

// mend looks at token i, on which d hangs.
func (s *Sentence) mend(words []model.Word, i int, d dependents) {
	timeBeforeCount(s.Tokens, words, i)
	s.driveBy(words, i)
	s.someOf(words, i)
	s.afterRelative(words, i)
	switch t, form := &s.Tokens[i], words[i].Form; {
	case t.UPOS == Verb && t.Rel == Conj && !d.subject && i > 2:
		s.joinedSubject(i)
		if !d.object && t.Head >= 0 {
			s.joinedObject(i)
		}
	case whereWords[form] && t.UPOS == Noun && t.Head >= 0 && d.nominal && (i+1 == len(s.Tokens) || !nominal(&s.Tokens[i+1])):
		s.standsFor(i)
	case t.XPOS == VBD && t.Rel == Ccomp && t.Head >= 0 && d.object && i > 1 && i+1 < len(s.Tokens) && finds[s.Tokens[t.Head].Lemma]:
		s.describes(i, form)
	case form == "shot" && t.XPOS == NN && i > 0 && d.object && nominal(&s.Tokens[i-1]) && s.Tokens[i-1].Rel == Compound && s.Tokens[i-1].Head == i:
		t.retag("shot", Verb, VBD) // "a gunman shot five people"
		s.subjectBefore(i)
	case form == "shot" && t.XPOS == NN && i > 0 && s.Tokens[i-1].Rel == Cop && s.Tokens[i-1].Head == i:
		t.retag(form, Verb, VBN) // "were shot"
		s.Tokens[i-1].Rel = AuxPass
	case form == "shot" && t.XPOS == NN && i > 0 && !d.nominal:
		s.shotAt(i)
	case form == "show" && t.XPOS == NN && i > 0:
		s.showsThat(words, i)
	case t.XPOS == VBZ && t.UPOS == Verb && i > 2:
		s.countedBehind(words, i)
	case t.XPOS == NNS && t.Rel == OblUnmarked && t.Head > i && !howOften[t.Lemma]:
		s.beforeFrame(words, i)
	case nounLike[form] && t.UPOS == Noun && i > 0:
		s.loneVerb(words, i)
	case form == "tally" && t.UPOS == Adv && i > 0 && t.Head >= 0:
		s.tallyAt(i)
	case i == 0 && t.UPOS == Adv && t.Head == 1:
		s.nameAhead(form, words)
	case form == "own" && i > 2 && t.UPOS == Adj && (t.Rel == Nsubj || t.Rel == NsubjPass):
		s.ofTheirOwn(words, i)
	case putOut[form] && i > 1:
		s.madeThen(i)
	case form == "mine" && t.UPOS == Pron && i > 0 && s.Tokens[i-1].UPOS == Noun:
		s.dug(i)
	case t.UPOS == Verb && suffering[form] && i > 1 && words[i-1].Form == "of" && t.Head >= 0 && t.Head < i && s.Tokens[t.Head].UPOS == Noun:
		s.numberOfThem(words, i)
	case form == "die" && t.UPOS == Noun && i > 3:
		s.dieEach(words, i)
	case forecasters[form] && t.UPOS == Noun && i > 1:
		s.foretold(i)
	case form == "WHO" && t.UPOS == Pron:
		s.healthBody(words, i)
	case form == "-" && i > 0 && i+3 < len(s.Tokens):
		s.linkedName(words, i)
	}
}

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

// below reports whether token i hangs on token k, or on what hangs on it.
func (s *Sentence) below(i, k int) bool {
	for range s.Tokens {
		if i == k {
			return true
		}
		if i < 0 {
			return false
		}
		i = s.Tokens[i].Head
	}
	return false
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

// shown are nouns in the plural for what shows something.
var shown = nameSet("data records figures statistics polls surveys numbers results documents papers estimates studies reports filings accounts images logs files")

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
	if h < 0 && nominal(&s.Tokens[i-1]) && s.Tokens[i-1].Head == i && s.Tokens[i-1].Rel == Compound && s.countedObject(i) { // it governs the clause
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

// nameAhead makes the subject of the adverb that the text opens with, where that is none that English has and a verb in
// the past follows: "Torva put its losses at 40".
func (s *Sentence) nameAhead(form string, words []model.Word) {
	t, v := &s.Tokens[0], &s.Tokens[1]
	low := strings.ToLower(form)
	if form[0] < 'A' || form[0] > 'Z' || form[1:] != low[1:] || strings.HasSuffix(low, "ly") || strings.HasSuffix(low, ".") || openers[low] || v.UPOS != Verb || v.XPOS != VBD && !unchanged[words[1].Form] {
		return
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == 1 && (s.Tokens[j].Rel == Nsubj || s.Tokens[j].Rel == NsubjPass) {
			return
		}
	}
	t.retag(form, Propn, NNP)
	t.Rel = Nsubj
	v.retag(words[1].Form, Verb, VBD)
}

// openers are adverbs that may open a sentence before its verb, besides those in -ly.
var openers = nameSet("so then now here there never ever just also already not only even still yet too very well far long how why when where once again soon later twice thus hence perhaps maybe instead elsewhere first second third next last always often sometimes else today yesterday tomorrow tonight more most less least much little enough close hard fast late early right straight together up down out in off on away back ahead over inside outside overnight meanwhile however nonetheless nevertheless therefore otherwise indeed rather quite almost afterwards afterward beyond above below beneath before after since within without around across along forth north south east west upstairs downtown nearby abroad online")

// unchanged are verbs whose past is like their stem.
var unchanged = nameSet("put hit cut set shut beat let hurt spread cost split shed")

// ofTheirOwn gives the verb behind "12 of its own" at token i the number for its subject.
func (s *Sentence) ofTheirOwn(words []model.Word, i int) {
	t, v, n := &s.Tokens[i], s.Tokens[i].Head, i-3
	number := &s.Tokens[n]
	if v <= i || s.Tokens[v].UPOS != Verb || s.Tokens[i-1].XPOS != PRPS || words[i-2].Form != "of" || number.UPOS != Num || !s.below(v, n) {
		return
	}
	verb := &s.Tokens[v]
	verb.Head, verb.Rel = number.Head, number.Rel
	number.Head, number.Rel = v, t.Rel
	if k := verb.Head; k == n-1 && words[k].Form == "that" { // "It added that 12 of its own …"
		verb.Head, verb.Rel = s.Tokens[k].Head, Ccomp
		s.Tokens[k].Head, s.Tokens[k].Rel = v, Mark
	}
	t.retag(words[i].Form, Noun, NN)
	t.Head, t.Rel = n, Nmod
	for j := i - 2; j < i; j++ {
		s.Tokens[j].Head = i
	}
}

// putOut are participles behind a poll or report, before when or by whom.
var putOut = nameSet("released published issued conducted taken done commissioned")

// madeThen hangs the participle at token i on the noun before it, to which a preposition leads: "Lind is ahead
// in a poll released Tuesday".
func (s *Sentence) madeThen(i int) {
	t, p := &s.Tokens[i], &s.Tokens[i-1]
	if t.UPOS != Verb || t.Head < 0 || p.UPOS != Noun || p.Head != i || p.Rel != Obl && p.Rel != Nmod {
		return
	}
	led := false
	for j := range s.Tokens[:i] {
		led = led || s.Tokens[j].Head == i-1 && s.Tokens[j].UPOS == Adp
		if s.Tokens[j].Head == i && s.Tokens[j].Rel == Nsubj {
			return
		}
	}
	if !led {
		return
	}
	for j := range s.Tokens[:i-1] {
		if s.Tokens[j].Head == i {
			s.Tokens[j].Head = t.Head
		}
	}
	p.Head, p.Rel = t.Head, Obl
	t.Head, t.Rel, t.XPOS = i-1, Acl, VBN
}

// afterRelative makes the verb at token i that of the sentence, where the parse hangs it on the clause about the
// subject that the sentence opens with: "Velcor, which has 40 shops and 300 staff, earned $3 million".
func (s *Sentence) afterRelative(words []model.Word, i int) {
	t := &s.Tokens[i]
	if t.UPOS != Verb || t.Head < 0 || t.Head >= i || s.Tokens[t.Head].Rel != AclRelcl || t.Rel != Conj && t.Rel != Parataxis && t.Rel != Advcl {
		return
	}
	clause := t.Head
	top := s.Tokens[clause].Head
	comma, finite := i-1, t.XPOS == VBD || t.XPOS == VBZ || t.XPOS == VBP || t.XPOS == VBN && unchanged[words[i].Form]
	for comma > clause && (s.Tokens[comma].UPOS == Aux || s.Tokens[comma].UPOS == Adv || s.Tokens[comma].UPOS == Part) {
		finite = finite || s.Tokens[comma].UPOS == Aux
		comma--
	}
	if top < 0 || s.Tokens[top].Head >= 0 || !nominal(&s.Tokens[top]) || top > clause || !finite || words[comma].Form != "," || s.relative(words, top) < 0 {
		return
	}
	n := &s.Tokens[top]
	t.Head, t.Rel, n.Head, n.Rel = -1, Root, i, Nsubj
	if t.XPOS == VBN && comma == i-1 {
		t.retag(words[i].Form, Verb, VBD)
	}
	for j := range s.Tokens {
		switch c := &s.Tokens[j]; {
		case c.Head == i && j != top && j < comma:
			c.Head = clause
			if c.Rel == Nsubj || c.Rel == NsubjPass {
				c.Rel = Obj
			}
		case c.Head == i && c.Rel == AuxPass:
			n.Rel = NsubjPass
		case c.Head == top && j > i || j == comma:
			c.Head = i
		}
	}
}

// relative returns the "who" or "which" that begins a clause about token n behind a comma, or -1.
func (s *Sentence) relative(words []model.Word, n int) int {
	for j := n + 1; j+1 < len(words) && s.Tokens[j].UPOS == Propn; j++ {
		n = j
	}
	if n+2 < len(words) && words[n+1].Form == "," && (words[n+2].Form == "who" || words[n+2].Form == "which") {
		return n + 2
	}
	return -1
}

// forecasters are those in the plural who foretell figures; foretells are verbs for that.
var (
	forecasters = nameSet("analysts economists forecasters strategists experts investors traders")
	foretells   = nameSet("expect forecast predict project estimate anticipate")
)

// foretold hangs on the amount before the forecasters at token i the clause that they begin, where the parse
// takes the amount for their number: "below the 3.4 percent analysts had expected".
func (s *Sentence) foretold(i int) {
	t, amount, before := &s.Tokens[i], -1, i-1
	for before >= 0 && s.Tokens[before].UPOS != Adp && s.Tokens[before].UPOS != Verb && s.Tokens[before].UPOS != Punct {
		if c := &s.Tokens[before]; amount < 0 && (c.Head == i && (c.Rel == Nummod || c.Rel == Compound) || c.Rel == OblUnmarked && t.Rel == Nsubj && c.Head == t.Head) {
			amount = before
		}
		before--
	}
	verb := i + 1
	for verb < len(s.Tokens) && verb < i+7 && !(s.Tokens[verb].UPOS == Verb && foretells[s.Tokens[verb].Lemma]) {
		if u := s.Tokens[verb].UPOS; u == Punct || u == Pron {
			return
		}
		verb++
	}
	if amount < 0 || !s.counted(amount) || before < 0 || s.Tokens[before].UPOS == Punct || verb == len(s.Tokens) || verb == i+7 || s.complemented(verb) {
		return
	}
	a, v := &s.Tokens[amount], &s.Tokens[verb]
	switch {
	case t.Head == verb:
		a.Head, a.Rel = v.Head, Obl
		if v.Head < 0 {
			a.Rel = v.Rel
		}
	case s.below(i, verb):
		return
	default:
		a.Head, a.Rel = t.Head, t.Rel
	}
	for j := range s.Tokens {
		if c := &s.Tokens[j]; j != amount && (j < amount && (c.Head == i || c.Head == verb) || c.Head == verb && c.UPOS == Punct) {
			if c.Head = amount; c.Rel == Mark {
				c.Rel = Case
			} else if c.Rel == AuxPass {
				c.Rel = Cop
			} else if c.Rel == NsubjPass {
				c.Rel = Nsubj
			}
		}
	}
	t.Head, t.Rel = verb, Nsubj
	v.Head, v.Rel = amount, AclRelcl
}

// complemented reports whether something stands behind the verb at token i that it is about: "expected growth
// of 2 percent".
func (s *Sentence) complemented(i int) bool {
	for j := i + 1; j < len(s.Tokens); j++ {
		if c := &s.Tokens[j]; c.Head == i && (c.Rel == Obj || c.Rel == Ccomp || c.Rel == Xcomp) {
			return true
		}
	}
	return false
}

// counted reports whether token i is a number, or a unit or sign that one hangs on.
func (s *Sentence) counted(i int) bool {
	if s.Tokens[i].UPOS == Num {
		return true
	}
	for j := max(0, i-2); j < min(i+3, len(s.Tokens)); j++ {
		if s.Tokens[j].UPOS == Num && s.Tokens[j].Head == i {
			return true
		}
	}
	return false
}

// joinedObject gives the verb at token i, joined to another, the thing counted right behind it, where the parse hangs
// that on the other: "The blast injured 65 people and damaged 400 houses".
func (s *Sentence) joinedObject(i int) {
	t := &s.Tokens[i]
	n := i + 1
	for n < len(s.Tokens) && (s.Tokens[n].UPOS == Num || s.Tokens[n].UPOS == Det || s.Tokens[n].UPOS == Adj || s.Tokens[n].Rel == Compound) {
		n++
	}
	if n == i+1 || n >= len(s.Tokens) || s.Tokens[n].XPOS != NNS || s.Tokens[n].Head != t.Head || s.Tokens[n].Rel != OblUnmarked && s.Tokens[n].Rel != Obj || howOften[s.Tokens[n].Lemma] {
		return
	}
	counted := false
	for j := i + 1; j < n; j++ {
		counted = counted || s.Tokens[j].UPOS == Num && s.Tokens[j].Head == n
	}
	if counted {
		s.Tokens[n].Head, s.Tokens[n].Rel = i, Obj
	}
}

// beforeFrame gives the verb before it the thing counted at token i, which the parse hangs on the frame behind a comma:
// "It has lost 40 ships, Admiral Jon Berg said on Sunday".
func (s *Sentence) beforeFrame(words []model.Word, i int) {
	h := s.Tokens[i].Head
	comma := i + 1
	for comma < h && words[comma].Form != "," {
		comma++
	}
	if comma == h || s.Tokens[h].UPOS != Verb {
		return
	}
	for j := i + 1; j < comma; j++ { // all that lies between belongs to it
		if !s.below(j, i) {
			return
		}
	}
	counted := false
	v := i - 1
	for ; v >= 0 && s.Tokens[v].UPOS != Verb; v-- {
		if s.Tokens[v].UPOS == Adp && s.Tokens[v].Head == i || words[v].Form == "," {
			return
		}
		counted = counted || s.Tokens[v].UPOS == Num
	}
	if !counted || v < 0 || v != s.Tokens[h].Head && s.Tokens[v].Head != h || s.below(v, i) {
		return
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == v && s.Tokens[j].Rel == Obj {
			return
		}
	}
	s.Tokens[i].Head, s.Tokens[i].Rel = v, Obj
}

// howOften are nouns behind a number that tell how often, how long or how far, and no object.
var howOften = nameSet("time second minute hour day week month year mile kilometer kilometre meter metre foot yard point percent")

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

// subjectBefore makes the noun right before the verb at token i its subject, with all that hung on what was taken
// for a noun there.
func (s *Sentence) subjectBefore(i int) {
	for j := range s.Tokens[:i-1] {
		if s.Tokens[j].Head == i {
			s.Tokens[j].Head = i - 1
		}
	}
	s.Tokens[i-1].Head, s.Tokens[i-1].Rel = i, Nsubj
	if s.Tokens[i-1].UPOS == Adj { // "IMF"
		s.Tokens[i-1].UPOS, s.Tokens[i-1].XPOS = Propn, NNP
	}
}

// healthBody makes a name of the "WHO" at token i, which is taken for a pronoun, and its owner of what it has
// behind an "'s".
func (s *Sentence) healthBody(words []model.Word, i int) {
	s.Tokens[i].retag("WHO", Propn, NNP)
	if i+2 >= len(words) || words[i+1].Form != "'s" && words[i+1].Form != "’s" {
		return
	}
	n := i + 2
	for n < len(words) && (s.Tokens[n].UPOS == Adj || nominal(&s.Tokens[n]) && n+1 < len(words) && nominal(&s.Tokens[n+1])) {
		n++
	}
	if n == len(words) || !nominal(&s.Tokens[n]) || s.below(n, i) || s.below(n, i+1) {
		return
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == i+1 {
			s.Tokens[j].Head = i
		}
	}
	s.Tokens[i].Head, s.Tokens[i].Rel = n, NmodPoss
	s.Tokens[i+1] = Token{Start: s.Tokens[i+1].Start, End: s.Tokens[i+1].End, Head: i, Rel: Case}
	s.Tokens[i+1].retag(words[i+1].Form, Part, POS)
}

// linkedName makes one name of the words around the hyphen at token i, a small word and a second hyphen, under its
// first word: "Mazar-i-Sharif", "Stratford-upon-Avon".
func (s *Sentence) linkedName(words []model.Word, i int) {
	first, last := i-1, i+3
	if words[i+2].Form != "-" || !links[words[i+1].Form] || !capital(words[first].Form) || !capital(words[last].Form) {
		return
	}
	top := -1 // of these tokens the one that hangs highest
	for k := first; k <= last; k++ {
		if k > first && s.Tokens[k].Start != s.Tokens[k-1].End {
			return
		}
		if !s.hangsWithin(k, first, last) {
			top = k
		}
	}
	s.Tokens[first].Head, s.Tokens[first].Rel = s.Tokens[top].Head, s.Tokens[top].Rel
	for k := range s.Tokens {
		if t := &s.Tokens[k]; k > first && k <= last {
			if t.Head, t.Rel = first, PunctRel; k != i && k != i+2 {
				t.Rel = Flat
				t.retag(words[k].Form, Propn, NNP)
			}
		} else if t.Head > first && t.Head <= last && k != first {
			t.Head = first
		}
	}
	s.Tokens[first].retag(words[first].Form, Propn, NNP)
}

// hangsWithin reports whether token k hangs, over others too, on one of [first, last].
func (s *Sentence) hangsWithin(k, first, last int) bool {
	for range s.Tokens {
		if k = s.Tokens[k].Head; k < 0 {
			return false
		}
		if first <= k && k <= last {
			return true
		}
	}
	return true
}

// capital reports whether the word begins with a capital letter.
func capital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// links are small words between hyphens in the names of places.
var links = nameSet("i e a y au aux en sur sous upon under on by next super cum in la le les de du des da do dos d al el ul ad the")

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

// whereWords are adverbs of place that stand behind amounts.
var whereWords = nameSet("offshore onshore overseas abroad statewide nationwide worldwide citywide countrywide countywide nationally globally")

// standsFor puts the amount before the adverb at token i, which the parse has as its noun, in its
// place: "holds $214 billion offshore".
func (s *Sentence) standsFor(i int) {
	t := &s.Tokens[i]
	amount := -1
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		if s.Tokens[j].Head == i && (s.Tokens[j].UPOS == Sym || s.Tokens[j].UPOS == Noun || s.Tokens[j].UPOS == Num) {
			amount = j
			if s.Tokens[j].UPOS != Num {
				break
			}
		}
	}
	if amount < 0 {
		return
	}
	s.Tokens[amount].Head, s.Tokens[amount].Rel = t.Head, t.Rel
	for j := range s.Tokens {
		if j != amount && s.Tokens[j].Head == i {
			s.Tokens[j].Head = amount
		}
	}
	t.UPOS, t.XPOS, t.Head, t.Rel = Adv, RB, s.Tokens[amount].Head, Advmod
}

// someOf makes the number at token i the subject of the verb behind it, where the sentence opens with
// those of whom it is some, which the parse may take for the subject: "Of the 120 that were
// promised, 51 have been paid".
func (s *Sentence) someOf(words []model.Word, i int) {
	t := &s.Tokens[i]
	if i < 3 || i+1 >= len(s.Tokens) || t.UPOS != Num || s.Tokens[i+1].UPOS != Aux || words[0].Form != "Of" && words[0].Form != "Among" {
		return
	}
	of, v := s.Tokens[0].Head, s.Tokens[i+1].Head
	from := i
	for from > 1 && s.Tokens[from-1].UPOS == Num && s.Tokens[from-1].Head == i {
		from--
	}
	if from < 2 || words[from-1].Form != "," || of < 0 || v <= i || s.Tokens[of].Head != v || s.Tokens[of].Rel != NsubjPass && s.Tokens[of].Rel != Nsubj || s.below(v, i) {
		return
	}
	t.Head, t.Rel = v, s.Tokens[of].Rel
	s.Tokens[of].Rel = Obl
}

// joinedSubject makes the noun right before the verb at token i its subject, where the parse joins it to an
// object of the verb before: "The union has 300 members and its fund holds $2 billion".
func (s *Sentence) joinedSubject(i int) {
	t, noun := &s.Tokens[i], &s.Tokens[i-1]
	if t.XPOS != VBD && (t.XPOS != VBZ || noun.XPOS != NN) && (t.XPOS != VBP || noun.XPOS != NNS) || noun.UPOS != Noun || noun.Rel != Conj || noun.Head < 0 {
		return
	}
	if o := &s.Tokens[noun.Head]; o.Rel != Obj || o.Head != t.Head {
		return
	}
	for j := range s.Tokens[:i] {
		if s.Tokens[j].UPOS == Cconj && s.Tokens[j].Head == i-1 {
			s.Tokens[j].Head = i
		}
	}
	noun.Head, noun.Rel = i, Nsubj
}

// driveBy mends "drive-by" at token i before what it modifies, which the parse may take for what is
// done by a drive: "a drive-by shooting in Halm".
func (s *Sentence) driveBy(words []model.Word, i int) {
	k := i + 3
	if k >= len(s.Tokens) || words[i].Form != "drive" && words[i].Form != "Drive" || words[i+1].Form != "-" || !strings.EqualFold(words[i+2].Form, "by") {
		return
	}
	t, o := &s.Tokens[i], &s.Tokens[k]
	if o.UPOS != Noun && o.XPOS != VBG {
		return
	}
	head := t.Head
	for head == i+1 || head == i+2 {
		head = s.Tokens[head].Head
	}
	if inside := s.below(head, k); inside && (s.below(k, i) || s.below(k, i+1) || s.below(k, i+2)) || !inside && (s.below(head, i+1) || s.below(head, i+2)) {
		return // a ring
	} else if !inside {
		for j := range s.Tokens[:i] {
			if s.Tokens[j].Head == i {
				s.Tokens[j].Head = k
			}
		}
		o.Head, o.Rel = head, t.Rel
	}
	if o.UPOS != Noun {
		o.retag(words[k].Form, Noun, NN)
	}
	for j := i; j < k; j++ {
		s.Tokens[j].Head, s.Tokens[j].Rel = k, Compound
	}
	s.Tokens[i+1].Rel = PunctRel
}

// timeBeforeCount takes the day or month at token i off the people or things counted behind
// it, where no comma parts them: of "On Friday 40 people were arrested" the people are the
// subject.
func timeBeforeCount(all []Token, words []model.Word, i int) {
	if i == 0 || i+2 >= len(all) || all[i-1].UPOS != Adp {
		return
	}
	t, count := &all[i], &all[i+1]
	form, number := words[i].Form, words[i+1].Form
	h := t.Head
	if t.Rel != Compound || count.UPOS != Num || count.Head != h || h < i+2 || all[i-1].Head != h || all[h].Head < 0 {
		return
	}
	if !weekdayNames[form] && (!monthNames[form] || len(number) < 3) { // "on May 12 people"
		return
	}
	t.Head, t.Rel = all[h].Head, Obl
	all[i-1].Head = i
}

var (
	weekdayNames = nameSet("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	monthNames   = nameSet("January February March April May June July August September October November December")
)

func nameSet(names string) map[string]bool {
	out := make(map[string]bool)
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}
