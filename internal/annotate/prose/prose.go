// Package prose lays the sentences of a document over its blocks: every
// sentence with its tokens, at offsets of the whole document, knows the block
// it stands in and whether it is running text.
//
// Start with [New]; [Text.SentenceAt] and [Text.TokenAt] find what stands at an
// offset. A Text is read-only once made and may be shared.
package prose

import (
	"sort"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Text is a document with its sentences.
type Text struct {
	Doc *hearsay.Document
	// Blocks are the document's blocks; for a document without any, its
	// parts between empty lines, or its lines when they are not wrapped, as
	// paragraphs.
	Blocks []hearsay.Block
	// Sentences stand in order; no sentence crosses the edge of a block, and
	// a dateline is in none.
	Sentences []Sentence
}

// Sentence is a sentence of a document. The offsets of the embedded sentence
// and of its tokens are bytes of the document's text.
type Sentence struct {
	lang.Sentence
	Block int // index in Text.Blocks
	Kind  hearsay.BlockKind
	// Paragraph counts the blocks of running text from 0; it is -1 in
	// headings and captions.
	Paragraph int
	// Low are the words of the tokens in lower case but for the name "WHO", and Lemmas their lemmas, or these
	// words where there is none.
	Low, Lemmas []string
}

// Running reports whether the sentence is running text, rather than a heading
// or a caption.
func (s *Sentence) Running() bool { return s.Paragraph >= 0 }

// Span returns where the sentence stands in the document.
func (s *Sentence) Span() hearsay.Span { return hearsay.Span{Start: s.Start, End: s.End} }

// New reads the sentences of doc with a, block by block.
func New(doc *hearsay.Document, a lang.Analyzer) *Text {
	t := &Text{Doc: doc, Blocks: doc.Blocks}
	if len(t.Blocks) == 0 {
		t.Blocks = paragraphs(doc.Text)
	}
	para := 0
	for i, b := range t.Blocks {
		p := -1
		if b.Running() {
			p = para
			para++
		}
		start := b.Start
		if b.Running() {
			start += dateline(doc, b)
		}
		for _, s := range a.Analyze(doc.Text[start:b.End]) {
			shift(&s, start)
			low, lemmas := words(doc.Text, s.Tokens)
			t.Sentences = append(t.Sentences, Sentence{Sentence: s, Block: i, Kind: b.Kind, Paragraph: p, Low: low, Lemmas: lemmas})
		}
	}
	return t
}

// words returns the words of the tokens in lower case, and their lemmas.
func words(text string, tokens []lang.Token) (low, lemmas []string) {
	both := make([]string, 2*len(tokens))
	low, lemmas = both[:len(tokens):len(tokens)], both[len(tokens):]
	for i, t := range tokens {
		low[i] = text[t.Start:t.End]
		if low[i] != "WHO" || t.UPOS != lang.Propn { // the health body is no relative pronoun
			low[i] = strings.ToLower(low[i])
		}
		switch l := strings.ToLower(t.Lemma); {
		case l == "":
			lemmas[i] = low[i]
		case mended[l] != "":
			lemmas[i] = mended[l]
		default:
			lemmas[i] = l
		}
	}
	return low, lemmas
}

// mended are words for what the rules for -ed and -ing make of their forms.
var mended = map[string]string{"fre": "free", "massacr": "massacre", "shel": "shell", "flead": "flee"}

func shift(s *lang.Sentence, by int) {
	s.Start += by
	s.End += by
	for i := range s.Tokens {
		s.Tokens[i].Start += by
		s.Tokens[i].End += by
	}
}

// longLine is more bytes than a line of a wrapped print has.
const longLine = 160

// paragraphs cuts text at its empty lines, and at every line break when its
// lines are too long to be those of a wrapped print.
func paragraphs(text string) []hearsay.Block {
	edge := "\n\n"
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) > longLine {
			edge = "\n"
			break
		}
	}
	var out []hearsay.Block
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.Index(text[at:], edge); i >= 0 {
			end = at + i
		}
		part := text[at:end]
		from := at + len(part) - len(strings.TrimLeft(part, " \t\r\n"))
		to := at + len(strings.TrimRight(part, " \t\r\n"))
		if from < to {
			out = append(out, hearsay.Block{Span: hearsay.Span{Start: from, End: to}, Kind: hearsay.Paragraph})
		}
		at = end + len(edge)
	}
	return out
}

// Form returns the words of token tok of sentence s.
func (t *Text) Form(s, tok int) string {
	k := t.Sentences[s].Tokens[tok]
	return t.Doc.Text[k.Start:k.End]
}

// SentenceAt returns the index of the sentence that holds the byte at off, or
// -1 when it stands between sentences.
func (t *Text) SentenceAt(off int) int {
	i := t.SentenceFrom(off)
	if i < len(t.Sentences) && t.Sentences[i].Start <= off {
		return i
	}
	return -1
}

// SentenceFrom returns the index of the earliest sentence that ends after off:
// the one at off, else the next one. It is len(t.Sentences) after the last.
func (t *Text) SentenceFrom(off int) int {
	return sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].End > off })
}

// TokenAt returns the sentence and the token in it that hold the byte at off,
// or -1, -1 when there is none.
func (t *Text) TokenAt(off int) (s, tok int) {
	s = t.SentenceAt(off)
	if s < 0 {
		return -1, -1
	}
	tok = t.TokenFrom(s, off)
	if tok < len(t.Sentences[s].Tokens) && t.Sentences[s].Tokens[tok].Start <= off {
		return s, tok
	}
	return -1, -1
}

// TokenFrom returns the index of the earliest token of sentence s that ends
// after off, or the number of its tokens.
func (t *Text) TokenFrom(s, off int) int {
	k := t.Sentences[s].Tokens
	return sort.Search(len(k), func(i int) bool { return k[i].End > off })
}
