package lang

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// agree corrects the tags of a parsed sentence that its tree contradicts: the
// tagger goes from left to right and has seen no tree. What hangs on a word says
// whether it is a verb with a subject, a participle behind its auxiliary, or a
// noun. Of two subjects side by side on one verb the first belongs to the second,
// "mayor Marta Lind said", and a full verb with its own subject is nobody's
// auxiliary.
func (w *workspace) agree(s *Sentence, words []model.Word) {
	if cap(w.below) < len(s.Tokens) {
		w.below = make([]dependents, 2*len(s.Tokens))
	}
	below := w.below[:len(s.Tokens)]
	clear(below)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head < 0 {
			continue
		}
		d := &below[t.Head]
		switch t.Rel {
		case Nsubj:
			d.subject = d.subject || i < t.Head
			if p := d.last - 1; p >= 0 && p == i-1 && nominal(t) && nominal(&s.Tokens[p]) {
				a := &s.Tokens[p]
				if a.Head, a.Rel = i, Compound; a.UPOS == Noun && t.UPOS == Propn {
					a.Rel = NmodDesc
				}
			}
			d.last = i + 1
		case Obj, Ccomp, Xcomp:
			d.object = true
		case AuxRel, AuxPass:
			d.auxiliary = true
			d.perfect = d.perfect || t.Lemma == "have" || t.Lemma == "be"
		case Cop:
			d.auxiliary = true
		case DetRel:
			d.nominal, d.article = true, t.UPOS == Det && (t.Lemma == "the" || t.Lemma == "a")
		case Amod, Nummod, Case, AclRelcl, Compound:
			d.nominal = true
		}
	}
	last := -4 // the nearest auxiliary before
	for i := range s.Tokens {
		t, d := &s.Tokens[i], below[i]
		form := words[i].Form
		if h := t.Head; t.Rel == AuxRel && t.UPOS == Verb && d.subject && h > i {
			// A full verb with a subject of its own: "the port reports ships lost cargo".
			c := &s.Tokens[h]
			t.Head, t.Rel = c.Head, c.Rel
			c.Head, c.Rel = i, Ccomp
		}
		if t.UPOS == Verb && (t.XPOS == NNP || t.XPOS == NNPS) && t.Rel == Amod {
			t.retag(form, Propn, NNP) // "the United Nations office"
		}
		switch {
		case t.UPOS == Aux:
			last = i
		case t.XPOS == VBN && d.subject && !d.auxiliary && i-last > 3 && (strings.HasSuffix(form, "d") || strings.HasSuffix(form, "t")):
			t.retag(form, Verb, VBD) // "two attacks followed"
		case t.XPOS == VBD && d.perfect && strings.HasSuffix(form, "ed"):
			t.retag(form, Verb, VBN)
		case t.XPOS == VBZ && t.UPOS == Verb && d.nominal && !d.subject && strings.HasSuffix(form, "s") && !d.object && thing[t.Rel]:
			t.retag(form, Noun, NNS) // "floods that tore through the valley"
		case t.XPOS == VBG && t.UPOS == Verb && d.article && !d.object && !d.subject && !d.auxiliary && thing[t.Rel]:
			t.retag(form, Noun, NN) // "the shooting here"
		case t.XPOS == VBG && t.UPOS == Verb && !progressive(form):
			if t.UPOS, t.XPOS, t.Lemma = Verb, VBP, strings.ToLower(form); d.auxiliary {
				t.XPOS = VB
			}
		case t.XPOS == NN && d.subject && d.object && !d.auxiliary && strings.HasSuffix(form, "ed"):
			t.retag(form, Verb, VBD)
		case t.XPOS == NN && d.subject && d.object && !d.auxiliary && !strings.HasSuffix(form, "ing"):
			t.retag(form, Verb, VBP) // "two units supply water"
		case t.XPOS == NNS && d.subject && d.object && !d.auxiliary:
			t.retag(form, Verb, VBZ)
		}
		s.mend(words, i, d)
	}
}

// progressive reports whether a form in -ing has a stem before the ending:
// "whales sing" has none.
func progressive(form string) bool {
	stem, ok := strings.CutSuffix(strings.ToLower(form), "ing")
	return !ok || strings.ContainsAny(stem, "aeiouy") || len(stem) == 0
}

// dependents tells what hangs on a token.
type dependents struct {
	subject   bool // a subject, before it
	last      int  // one more than the last subject, 0 for none
	object    bool // an object or a clause
	auxiliary bool
	perfect   bool // a form of "have" or "be"
	nominal   bool // what only nouns have
	article   bool
}

func nominal(t *Token) bool { return t.UPOS == Noun || t.UPOS == Propn }

// thing are the relations that nouns stand in.
var thing = map[Rel]bool{Nsubj: true, NsubjPass: true, Obj: true, Obl: true, Nmod: true}

func (t *Token) retag(form string, u UPOS, x XPOS) {
	t.UPOS, t.XPOS = u, x
	t.Lemma = Lemma(form, u, x)
}
