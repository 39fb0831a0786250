package lang

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// tree makes a sentence of words that are written form/UPOS/XPOS/relation/head.
func tree(t *testing.T, words string) (*Sentence, []model.Word) {
	t.Helper()
	var s Sentence
	var forms []model.Word
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		head := -1
		if f[4] != "-" {
			head = int(f[4][0] - '0')
		}
		s.Tokens = append(s.Tokens, Token{UPOS: ParseUPOS(f[1]), XPOS: ParseXPOS(f[2]), Rel: ParseRel(f[3]), Head: head, Lemma: strings.ToLower(f[0])})
		forms = append(forms, model.Word{Form: f[0]})
	}
	return &s, forms
}

func TestTagsThatTheTreeContradictsAreCorrected(t *testing.T) {
	for _, c := range []struct {
		name, words string
		at          int
		upos        UPOS
		xpos        XPOS
		lemma       string
	}{
		{"a participle with a subject and no auxiliary", "Two/NUM/CD/nummod/1 attacks/NOUN/NNS/nsubj/2 followed/VERB/VBN/root/-", 2, Verb, VBD, "follow"},
		{"a participle behind its auxiliary", "They/PRON/PRP/nsubj/2 have/AUX/VBP/aux/2 followed/VERB/VBN/root/-", 2, Verb, VBN, "followed"},
		{"a past form behind a perfect", "They/PRON/PRP/nsubj/2 have/AUX/VBP/aux/2 followed/VERB/VBD/root/-", 2, Verb, VBN, "follow"},
		{"a verb that a relative clause hangs on", "Floods/VERB/VBZ/nsubj/3 that/PRON/WDT/nsubj/2 tore/VERB/VBD/acl:relcl/0 killed/VERB/VBD/root/-", 0, Noun, NNS, "flood"},
		{"a noun with subject and object", "Two/NUM/CD/nummod/1 units/NOUN/NNS/nsubj/2 supply/NOUN/NN/root/- water/NOUN/NN/obj/2", 2, Verb, VBP, "supply"},
		{"a plural with subject and clause", "Lind/PROPN/NNP/nsubj/1 claims/NOUN/NNS/root/- it/PRON/PRP/nsubj/3 held/VERB/VBD/ccomp/1", 1, Verb, VBZ, "claim"},
		{"an ending without a stem", "whales/NOUN/NNS/nsubj/1 sing/VERB/VBG/root/-", 1, Verb, VBP, "sing"},
		{"a noun that is one", "The/DET/DT/det/1 supply/NOUN/NN/nsubj/2 fell/VERB/VBD/root/-", 1, Noun, NN, "supply"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, words := tree(t, c.words)
			new(workspace).agree(s, words)
			if got := s.Tokens[c.at]; got.UPOS != c.upos || got.XPOS != c.xpos || got.Lemma != c.lemma {
				t.Errorf("got %v %v %q, want %v %v %q", got.UPOS, got.XPOS, got.Lemma, c.upos, c.xpos, c.lemma)
			}
		})
	}
}

func TestTheFirstOfTwoSubjectsSideBySideBelongsToTheSecond(t *testing.T) {
	s, words := tree(t, "mayor/NOUN/NN/nsubj/3 Marta/PROPN/NNP/nsubj/3 Lind/PROPN/NNP/flat/1 said/VERB/VBD/root/-")
	new(workspace).agree(s, words)
	if got := s.Tokens[0]; got.Head != 1 || got.Rel != NmodDesc {
		t.Errorf("got %v of %d, want nmod:desc of 1", got.Rel, got.Head)
	}
}

func TestAFullVerbWithItsOwnSubjectIsNoAuxiliary(t *testing.T) {
	s, words := tree(t, "Ferrymen/NOUN/NNS/nsubj/1 report/VERB/VBP/aux/3 ships/NOUN/NNS/nsubj/3 lost/VERB/VBD/root/- cargo/NOUN/NN/obj/3")
	new(workspace).agree(s, words)
	if got := s.Tokens[1]; got.Head != -1 || got.Rel != ParseRel("root") {
		t.Errorf("the verb: %v of %d, want the root", got.Rel, got.Head)
	}
	if got := s.Tokens[3]; got.Head != 1 || got.Rel != Ccomp {
		t.Errorf("its clause: %v of %d, want ccomp of 1", got.Rel, got.Head)
	}
}
