package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// This file mends what the parser often gets wrong in news, where the words decide: mend_words.go
// what is taken for another part of speech, mend_names.go names, mend_clauses.go what clauses hang on.
// Whatever it is given, it leaves a tree.

// mend looks at token i, on which d hangs.
func (s *Sentence) mend(words []model.Word, i int, d dependents) {
	timeBeforeCount(s.Tokens, words, i)
	s.driveBy(words, i)
	s.someOf(words, i)
	s.afterRelative(words, i)
	s.afterBoth(words, i)
	s.afterPlace(words, i)
	s.toldBetween(words, i)
	s.beforeTelling(words, i)
	switch t, form := &s.Tokens[i], words[i].Form; {
	case t.XPOS == VBN && t.Rel == Acl && t.Head == i-1 && s.ownClause(words, i):
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
	case tellings[form] && t.UPOS == Noun && i > 3 && s.tellsAside(words, i):
	case form == "show" && t.XPOS == NN && i > 0:
		s.showsThat(words, i)
	case givings[form] && t.UPOS == Noun && i > 1 && s.givesNumber(words, i):
	case form == "hurt" && (t.UPOS == Propn || t.UPOS == Noun) && i > 1:
		s.hurtToo(i)
	case t.XPOS == VBZ && t.UPOS == Verb && i > 2:
		s.countedBehind(words, i)
	case t.XPOS == NNS && t.Rel == OblUnmarked && t.Head > i && !howOften[t.Lemma]:
		s.beforeFrame(words, i)
	case nounLike[form] && t.UPOS == Noun && i > 0:
		s.loneVerb(words, i)
	case form == "tally" && t.UPOS == Adv && i > 0 && t.Head >= 0:
		s.tallyAt(i)
	case i == 0 && t.UPOS == Verb && t.Head < 0 && !d.subject && len(words) > 3 && words[1].Form == "for":
		s.standingFor(words)
	case putOut[form] && i > 2 && words[i-1].Form == "," && t.UPOS == Verb && d.subject:
		s.asidePublished(words, i)
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
	case form == "-" && i == 1 && len(s.Tokens) > 3:
		s.linkedHead(words)
	case form == "-" && i > 0 && i+3 < len(s.Tokens):
		s.linkedName(words, i)
	case t.XPOS == NN && i > 1 && quarters[words[i-1].Form]:
		s.quarter(words, i)
	}
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

func nameSet(names string) map[string]bool {
	out := make(map[string]bool)
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}
