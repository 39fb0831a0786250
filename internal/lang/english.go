package lang

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

//go:embed english.model
var englishModel []byte

// english is the analyzer of [English]: the models, and what their numbers
// mean in the types of this package.
type english struct {
	*model.Models
	upos []UPOS
	xpos []XPOS
	rels []Rel
	kind []model.TagKinds

	work sync.Pool // of *workspace
}

// workspace is what one call of Analyze needs and the next may use again.
type workspace struct {
	words  []model.Word
	tags   []uint8
	nodes  []model.Node
	lower  []byte
	split  model.Scratch
	tag    model.Scratch
	parse  model.Scratch
	lemmas []string
	below  []dependents
}

var loadEnglish = sync.OnceValue(newEnglish)

func newEnglish() *english {
	m, err := model.Unmarshal(englishModel)
	if err != nil {
		// The file is part of the binary: only a broken build gets here.
		panic(fmt.Sprintf("lang: embedded model: %v", err))
	}
	e := &english{Models: m, kind: model.KindsOf(m.Tagger.Names)}
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
}

// English gives the analyzer for English with the embedded models. The models
// are unpacked at the first call; the call is cheap after that.
func English() Analyzer { return loadEnglish() }

// Analyze implements [Analyzer].
func (e *english) Analyze(text string) []Sentence { return e.byBlock(text, e.annotate) }

// annotate fills tags, lemmas and tree of a sentence with the given words.
func (e *english) annotate(s *Sentence, words []model.Word, w *workspace) {
	n := len(s.Tokens)
	if cap(w.tags) < n {
		w.tags = make([]uint8, 2*n)
	}
	tags := w.tags[:n]
	if s.Capitals = shouted(words); s.Capitals {
		e.unshout(words, w)
	}
	e.Tagger.Tag(words, tags, &w.tag)
	w.nodes, w.lemmas, w.lower = model.Nodes(w.nodes[:0], w.lemmas[:0], words, tags, e.kind, &e.Lemmas, &e.Tagger.Tables, w.lower)
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
	w.agree(s, words)
	// The workspace must not keep the text alive.
	clear(w.lemmas)
}

// Annotate fills the tags, lemmas and trees of sentences of an English text
// that were split elsewhere: Start and End of the tokens are read, everything
// else of them is written.
func Annotate(text string, sents []Sentence) {
	e := loadEnglish()
	w := e.work.Get().(*workspace)
	defer e.work.Put(w)
	for i := range sents {
		w.words = w.words[:0]
		for _, t := range sents[i].Tokens {
			var word model.Word
			word, w.lower = e.Tagger.NewWord(text[t.Start:t.End], w.lower)
			w.words = append(w.words, word)
		}
		e.annotate(&sents[i], w.words, w)
		clear(w.words)
	}
}

// Lemma gives the dictionary form of an English word with known tags.
func Lemma(form string, u UPOS, x XPOS) string {
	e := loadEnglish()
	tag := model.NoTag
	for i := range e.upos {
		if e.xpos[i] == x && (tag == model.NoTag || e.upos[i] == u) {
			tag = i
		}
	}
	lemma, _ := e.Lemmas.Lemma(form, uint8(tag), &e.Tagger.Clusters, nil)
	return lemma
}
