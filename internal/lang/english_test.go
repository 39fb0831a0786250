package lang

import (
	"strings"
	"sync"
	"testing"
)

// find gives the index of the first token with the given form.
func find(t *testing.T, text string, s *Sentence, form string) int {
	t.Helper()
	for i := range s.Tokens {
		if s.Form(text, i) == form {
			return i
		}
	}
	t.Fatalf("no token %q in %q", form, text)
	return -1
}

func TestArcs(t *testing.T) {
	for name, c := range map[string]struct {
		text, dep, head string
		rel             Rel
	}{
		"subject of a speech verb":   {"Two officials say the bridge was destroyed.", "officials", "say", Nsubj},
		"complement of it":           {"Two officials say the bridge was destroyed.", "destroyed", "say", Ccomp},
		"passive subject":            {"Two officials say the bridge was destroyed.", "bridge", "destroyed", NsubjPass},
		"counted noun":               {"About 300 soldiers were wounded in the attack.", "300", "soldiers", Nummod},
		"number before an adjective": {"The army lost 40 armoured vehicles.", "40", "vehicles", Nummod},
		"agent":                      {"The report was written by a lawyer.", "lawyer", "written", OblAgent},
		"coordination":               {"The ministry denied the report and criticised the paper.", "criticised", "denied", Conj},
		"possessor":                  {"Anna's brother left.", "Anna", "brother", NmodPoss},
		"negation":                   {"They did not answer.", "not", "answer", Advmod},
	} {
		t.Run(name, func(t *testing.T) {
			sents := English().Analyze(c.text)
			if len(sents) != 1 {
				t.Fatalf("%d sentences", len(sents))
			}
			s := &sents[0]
			k := s.Tokens[find(t, c.text, s, c.dep)]
			if k.Head != find(t, c.text, s, c.head) || k.Rel != c.rel {
				t.Errorf("%q hangs on %d as %v, want %q as %v", c.dep, k.Head, k.Rel, c.head, c.rel)
			}
		})
	}
}

func TestLemmas(t *testing.T) {
	for _, c := range []struct {
		form, want string
		upos       UPOS
		xpos       XPOS
	}{
		{"said", "say", Verb, VBD}, {"told", "tell", Verb, VBD}, {"women", "woman", Noun, NNS}, {"Countries", "country", Noun, NNS},
		{"was", "be", Aux, VBD}, {"'s", "be", Aux, VBZ}, {"worse", "bad", Adj, JJR}, {"Kyiv", "Kyiv", Propn, NNP},
		{"i", "I", Pron, PRP}, {"stopped", "stop", Verb, VBN}, {"making", "make", Verb, VBG}, {"n't", "not", Part, RB},
	} {
		if got := Lemma(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("Lemma(%q, %v, %v) = %q, want %q", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}

func TestAnnotateKeepsForeignTokens(t *testing.T) {
	text := "They left"
	sents := []Sentence{{Start: 0, End: 9, Tokens: []Token{{Start: 0, End: 4}, {Start: 5, End: 9}}}}
	Annotate(text, sents)
	if s := &sents[0]; len(s.Tokens) != 2 || s.Tokens[1].UPOS != Verb || s.Root() != 1 || s.Tokens[0].Rel != Nsubj {
		t.Errorf("%+v", sents)
	}
}

func TestTreeHelpers(t *testing.T) {
	// a(1) <- b(root) -> c(3 hangs on 1): 0:b root, 1:c on 0, 2:d on 1, 3:e on 0
	s := Sentence{Tokens: []Token{{Head: -1}, {Head: 0, Rel: Obj}, {Head: 1, Rel: Nmod}, {Head: 0, Rel: PunctRel}}}
	if from, to := s.Span(1); from != 1 || to != 3 {
		t.Errorf("Span(1) = %d, %d", from, to)
	}
	if in := s.Subtree(0); !in[0] || !in[1] || !in[2] || !in[3] {
		t.Errorf("Subtree(0) = %v", in)
	}
	if c := s.Children(0); len(c) != 2 || c[0] != 1 || c[1] != 3 {
		t.Errorf("Children(0) = %v", c)
	}
	if s.Root() != 0 || s.Child(0, Nsubj, Obj) != 1 || s.Child(2, Obj) != -1 {
		t.Error("Root or Child")
	}
	// Circles and heads outside the sentence end, too.
	bad := Sentence{Tokens: []Token{{Head: 1}, {Head: 0}, {Head: 9}}}
	bad.Subtree(0)
	bad.Subtree(7)
}

func TestConcurrentUseGivesTheSameAnswer(t *testing.T) {
	text := strings.Repeat("The mayor said on Friday that the flood had damaged 200 houses. ", 5)
	want := English().Analyze(text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got := English().Analyze(text)
			for i := range want {
				for j := range want[i].Tokens {
					if got[i].Tokens[j] != want[i].Tokens[j] {
						t.Errorf("sentence %d token %d: %+v, want %+v", i, j, got[i].Tokens[j], want[i].Tokens[j])
						return
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestTagNamesGoThereAndBack(t *testing.T) {
	for i := range uposNames {
		if u := UPOS(i); ParseUPOS(u.String()) != u {
			t.Errorf("%v", u)
		}
	}
	for i := range xposNames {
		if x := XPOS(i); ParseXPOS(x.String()) != x {
			t.Errorf("%v", x)
		}
	}
	for i := range relNames {
		r := Rel(i)
		base, _, _ := strings.Cut(r.String(), ":")
		if ParseRel(r.String()) != r || r.Base().String() != base {
			t.Errorf("%v with base %v", r, r.Base())
		}
	}
	if UPOS(200).String() != "?" || ParseRel("none such") != NoRel {
		t.Error("unknown names")
	}
}
