package lang

import (
	"slices"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// This file mends what clauses and phrases hang on: subjects, objects, and frames around them.

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

// ownClause makes the participle at token i the verb of a clause of its own, with the noun before it for its subject, where
// the verb of the sentence has another behind a semicolon or a comma: "The rebels claimed to hold 14 villages; the army denied
// it". It reports whether it did.
func (s *Sentence) ownClause(words []model.Word, i int) bool {
	sub := &s.Tokens[i-1]
	r := sub.Head
	if r < 0 && i+1 < len(s.Tokens) && s.Tokens[i+1].UPOS != Propn && !namings[s.Tokens[i].Lemma] && s.objectBehind(i) { // "The rebels claimed responsibility, saying"
		t := &s.Tokens[i]
		t.retag(words[i].Form, Verb, VBD)
		t.Head, t.Rel = -1, sub.Rel
		sub.Head, sub.Rel = i, Nsubj
		for j := i + 1; j < len(s.Tokens); j++ {
			if s.Tokens[j].Head == i-1 {
				s.Tokens[j].Head = i
			}
		}
		return true
	}
	if sub.Rel != Nsubj || r <= i || s.Tokens[r].Head >= 0 {
		return false
	}
	parted, again := false, false
	for j := i + 1; j < r && !again; j++ {
		if t := &s.Tokens[j]; t.Head == r && t.Rel == Nsubj {
			again = true
		} else if words[j].Form == ";" || words[j].Form == "," {
			parted = true
		}
	}
	if !parted || !again {
		return false
	}
	t := &s.Tokens[i]
	t.retag(words[i].Form, Verb, VBD)
	t.Head, t.Rel = -1, s.Tokens[r].Rel
	sub.Head = i
	s.Tokens[r].Head, s.Tokens[r].Rel = i, Parataxis
	return true
}

// places are prepositions that may be taken for conjunctions.
var places = nameSet("in at near outside")

// afterPlace makes the verb at token i that of the sentence, with the noun before a preposition of place for its subject, where
// the parse takes the preposition for a conjunction and the place for the subject: "The embassy in Halm said 40 people died".
func (s *Sentence) afterPlace(words []model.Word, i int) {
	h := s.Tokens[i].Head
	if s.Tokens[i].UPOS != Verb || s.Tokens[i].Rel != Advcl || h < 0 || h+2 >= i || s.Tokens[h].Head >= 0 || s.Tokens[h].UPOS != Noun {
		return
	}
	in, name := h+1, i-1
	if m := s.Tokens[in]; m.Head != i || m.Rel != Mark || !places[words[in].Form] || s.Tokens[name].UPOS != Propn || s.Tokens[name].Head != i || s.Tokens[name].Rel != Nsubj {
		return
	}
	s.Tokens[in].retag(words[in].Form, Adp, IN)
	s.Tokens[in].Head, s.Tokens[in].Rel = name, Case
	s.Tokens[name].Head, s.Tokens[name].Rel = h, Nmod
	s.Tokens[i].Head, s.Tokens[i].Rel = -1, s.Tokens[h].Rel
	s.Tokens[h].Head, s.Tokens[h].Rel = i, Nsubj
	for j := i + 1; j < len(s.Tokens); j++ {
		if s.Tokens[j].Head == h {
			s.Tokens[j].Head = i
		}
	}
}

// namings are verbs behind which a noun is no object, or that tell what befell whom they describe.
var namings = nameSet("name call dub title nickname entitle give teach show wound injure kill hurt shoot stab")

// beforeTelling hangs the phrase at token i that ends a clause on the verb of that, where the parse hangs it on the verb of
// telling behind the comma: "France will send 40 tanks by July, President Macron said".
func (s *Sentence) beforeTelling(words []model.Word, i int) {
	t := &s.Tokens[i]
	v := t.Head
	if t.Rel != Obl || v <= i+2 || s.Tokens[v].UPOS != Verb || i+1 >= len(words) || words[i+1].Form != "," {
		return
	}
	told, main := false, s.Tokens[v].Head
	for j := range s.Tokens {
		switch k := &s.Tokens[j]; {
		case k.Head != v:
		case k.Rel == Nsubj && j > i+1 && j < v:
			told = true
		case k.Rel == Ccomp && j < i && main < 0:
			main = j
		}
	}
	if told && main >= 0 && main < i && s.Tokens[main].UPOS == Verb {
		t.Head = main
	}
}

// toldBetween hangs the noun before an aside in which somebody tells something on what is told behind it, where the parse
// makes both subjects of the verb of telling at token i: "The toll, Lind said, was 40".
func (s *Sentence) toldBetween(words []model.Word, i int) {
	if t := &s.Tokens[i]; t.XPOS != VBD || t.Head >= 0 || i < 4 || i+2 >= len(words) || words[i+1].Form != "," || words[i-1].Form == "," {
		return
	}
	first, second, told := -1, -1, -1
	for j := range s.Tokens {
		switch t := &s.Tokens[j]; {
		case t.Head != i:
		case t.Rel == Nsubj && j < i && first < 0:
			first = j
		case t.Rel == Nsubj && j < i:
			second = j
		case t.Rel == Ccomp && j > i:
			told = j
		}
	}
	if second < 0 || told < 0 || !slices.ContainsFunc(words[first+1:second], func(w model.Word) bool { return w.Form == "," }) {
		return
	}
	for j := range s.Tokens {
		if t := &s.Tokens[j]; t.Head == told && (t.Rel == Nsubj || t.Rel == NsubjPass) {
			return
		}
	}
	s.Tokens[first].Head = told
}

// afterBoth gives the verb at token i the noun behind "after" for its subject to which its own is joined: "Police searched
// the house after four adults and a boy were shot".
func (s *Sentence) afterBoth(words []model.Word, i int) {
	t := &s.Tokens[i]
	if t.UPOS != Verb || t.Rel != Conj || t.Head < 0 {
		return
	}
	sub, and := -1, -1
	for j := range s.Tokens[:i] {
		switch k := &s.Tokens[j]; {
		case k.Head != i:
		case k.Rel == Nsubj || k.Rel == NsubjPass:
			sub = j
		case words[j].Form == "and":
			and = j
		}
	}
	if sub < 0 || and < 2 || and > sub || s.Tokens[and-1].UPOS != Noun || s.Tokens[and-1].Head != t.Head || s.Tokens[and-1].Rel != Obl {
		return
	}
	for j := and + 1; j < sub; j++ { // the two stand side by side
		if u := s.Tokens[j].UPOS; u == Verb || u == Aux || u == Adp {
			return
		}
	}
	first, counted := and-1, false
	for j := range s.Tokens[:first] {
		counted = counted || s.Tokens[j].Head == first && s.Tokens[j].Rel == Nummod
	}
	if !counted { // "after midnight and police say"
		return
	}
	for j := range s.Tokens[:first] {
		if k := &s.Tokens[j]; k.Head == first && words[j].Form == "after" {
			k.Head, k.Rel = i, Mark
			k.UPOS = Sconj
			s.Tokens[first].Head, s.Tokens[first].Rel = i, s.Tokens[sub].Rel
			s.Tokens[sub].Head, s.Tokens[sub].Rel = first, Conj
			s.Tokens[and].Head = sub
			t.Rel = Advcl
			return
		}
	}
}

// asidePublished hangs the participle at token i, between commas, on the subject before it, of the verb behind the
// aside: "A study by the institute, published Monday, found 3,100 deaths".
func (s *Sentence) asidePublished(words []model.Word, i int) {
	t := &s.Tokens[i]
	v, sub := -1, -1
	for j := range s.Tokens {
		switch k := &s.Tokens[j]; {
		case k.Head != i:
		case j < i && k.Rel == Nsubj:
			sub = j
		case j > i+1 && k.Rel == Conj && k.UPOS == Verb && words[j-1].Form == "," && v < 0:
			v = j
		}
	}
	if v < 0 || sub < 0 || v > i+8 {
		return
	}
	for j := range s.Tokens {
		if k := &s.Tokens[j]; k.Head == i && j != v && (j < i || j > v || j == v-1) {
			k.Head = v
		}
	}
	s.Tokens[v].Head, s.Tokens[v].Rel = t.Head, t.Rel
	t.Head, t.Rel, t.XPOS = sub, Acl, VBN
}

// afterRelative makes the verb at token i that of the sentence, where the parse hangs it on the clause about the
// subject that the sentence opens with: "Velcor, which has 40 shops and 300 staff, earned $3 million".
func (s *Sentence) afterRelative(words []model.Word, i int) {
	t := &s.Tokens[i]
	if t.UPOS != Verb || t.Head < 0 || t.Head >= i {
		return
	}
	clause := t.Head
	switch t.Rel {
	case Acl: // "The guild, which keeps a list, recorded 90 arrests"
		if s.Tokens[clause].Rel != Obj && s.Tokens[clause].Rel != Obl {
			return
		}
		clause = s.Tokens[clause].Head
	case Conj, Parataxis, Advcl:
	default:
		return
	}
	if clause < 0 || s.Tokens[clause].Rel != AclRelcl {
		return
	}
	top := s.Tokens[clause].Head
	comma, finite := i-1, t.XPOS == VBD || t.XPOS == VBZ || t.XPOS == VBP || t.XPOS == VBN && (unchanged[words[i].Form] || s.objectBehind(i))
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

// objectBehind reports whether the verb at token i has an object behind it, as no participle has of what it is
// done to.
func (s *Sentence) objectBehind(i int) bool {
	for j := i + 1; j < len(s.Tokens); j++ {
		if s.Tokens[j].Head == i && s.Tokens[j].Rel == Obj {
			return true
		}
	}
	return false
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
