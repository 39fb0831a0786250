package lang

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// This file mends names and what is like them, which are cut or taken for other words.

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

// linkedHead makes a name of the first word of a sentence that a hyphen joins to one: "Coca-Cola said".
func (s *Sentence) linkedHead(words []model.Word) {
	first, last := &s.Tokens[0], &s.Tokens[2]
	if !capital(words[0].Form) || !capital(words[2].Form) || last.UPOS != Propn || first.UPOS == Propn || first.UPOS == Num || prefixes[words[0].Form] ||
		first.End != s.Tokens[1].Start || s.Tokens[1].End != last.Start {
		return
	}
	switch {
	case first.Head == 2:
	case !s.below(2, 0):
		first.Head, first.Rel = 2, Compound
	default:
		if last.Head == 0 {
			last.Head, last.Rel = first.Head, first.Rel
		} else if v := last.Head; first.Head < 0 && v > 2 && s.Tokens[v].Head == 0 { // its verb hung on it
			s.Tokens[v].Head, s.Tokens[v].Rel = -1, Root
			for j := range s.Tokens {
				if s.Tokens[j].Head == 0 {
					s.Tokens[j].Head = v
				}
			}
		} else {
			return
		}
		for j := range s.Tokens {
			if s.Tokens[j].Head == 0 {
				s.Tokens[j].Head = 2
			}
		}
		first.Head, first.Rel = 2, Compound
	}
	first.retag(words[0].Form, Propn, NNP)
}

// prefixes are first words that make no name with what a hyphen joins to them.
var prefixes = nameSet("Ex Co Anti Pro Non Mid Post Pre Vice Former Half Semi Neo Sub Trans Inter Self Multi Pan Counter Cross")

// quarter makes a name of the word at token i with a capital, which is taken for a noun, and of the one before it
// that tells it from others of its name: "Lower Holm". Headlines have capitals everywhere.
func (s *Sentence) quarter(words []model.Word, i int) {
	if !capital(words[i].Form) || s.Tokens[i-1].UPOS != Adj || s.Tokens[i-1].Head != i || capital(words[i-2].Form) {
		return
	}
	s.Tokens[i].retag(words[i].Form, Propn, NNP)
	s.Tokens[i-1].retag(words[i-1].Form, Propn, NNP)
	s.Tokens[i-1].Rel = Compound
}

// quarters are words that tell one place from another of its name.
var quarters = nameSet("Lower Upper New Old Great Greater Little Outer Inner Nether Middle Central North South East West Northern Southern Eastern Western High Low Long Saint")

// links are small words between hyphens in the names of places.
var links = nameSet("i e a y au aux en sur sous upon under on by next super cum in la le les de du des da do dos d al el ul ad the")

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
