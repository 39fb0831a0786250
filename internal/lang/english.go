package lang

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// maxSentence is the largest number of tokens that one sentence may have.
// Longer runs are cut there, so that the cost of a sentence stays bounded on a
// text without full stops; the longest sentences of edited prose have some 200.
const maxSentence = 400

//go:embed english.model
var englishModel []byte

// english is the analyzer of [English]: the models, and what their numbers
// mean in the types of this package.
type english struct {
	*model.Models
	upos []UPOS
	xpos []XPOS
	rels []Rel
	pos  []uint8 // model.Coarse of the tags

	work sync.Pool // of *workspace
}

// workspace is what one call of Analyze needs and the next may use again.
type workspace struct {
	words  []model.Word
	tags   []uint8
	nodes  []model.Node
	lower  []byte
	tag    model.Scratch
	parse  model.Scratch
	lemmas []string
}

var loadEnglish = sync.OnceValue(func() *english {
	m, err := model.Unmarshal(englishModel)
	if err != nil {
		// The file is part of the binary: only a broken build gets here.
		panic(fmt.Sprintf("lang: embedded model: %v", err))
	}
	e := &english{Models: m, pos: model.Coarse(m.Tagger.Names)}
	for _, name := range m.Tagger.Names {
		u, x, _ := strings.Cut(name, " ")
		e.upos = append(e.upos, ParseUPOS(u))
		e.xpos = append(e.xpos, ParseXPOS(x))
	}
	for _, name := range m.Parser.Labels {
		e.rels = append(e.rels, ParseRel(name))
	}
	e.work.New = func() any { return new(workspace) }
	return e
})

// English gives the analyzer for English with the embedded models. The models
// are unpacked at the first call; the call is cheap after that.
func English() Analyzer { return loadEnglish() }

// Analyze implements [Analyzer].
func (e *english) Analyze(text string) []Sentence {
	sents := Sentences(text)
	w := e.work.Get().(*workspace)
	for i := range sents {
		e.annotate(text, &sents[i], w)
	}
	e.work.Put(w)
	return sents
}

// annotate fills tags, lemmas and tree of a sentence of tokens.
func (e *english) annotate(text string, s *Sentence, w *workspace) {
	n := len(s.Tokens)
	w.words = w.words[:0]
	for i := range s.Tokens {
		var word model.Word
		word, w.lower = e.Tagger.NewWord(text[s.Tokens[i].Start:s.Tokens[i].End], w.lower)
		w.words = append(w.words, word)
	}
	if cap(w.tags) < n {
		w.tags = make([]uint8, 2*n)
	}
	tags := w.tags[:n]
	e.Tagger.Tag(w.words, tags, &w.tag)
	w.nodes, w.lemmas, w.lower = model.Nodes(w.nodes[:0], w.lemmas[:0], w.words, tags, e.pos, &e.Lemmas, w.lower)
	st := e.Parser.Parse(w.nodes, &w.parse)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.UPOS, t.XPOS, t.Lemma = e.upos[tags[i]], e.xpos[tags[i]], w.lemmas[i]
		t.Head, t.Rel = int(st.Head[i]), e.rels[st.Label[i]]
		if t.Head == n {
			t.Head, t.Rel = -1, Root
		} else if t.Rel == Root {
			t.Rel = Dep
		}
	}
	// The words hold pieces of the text, which must not be kept alive.
	clear(w.words)
	clear(w.lemmas)
}
