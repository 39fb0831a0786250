// Package lang is the language core: it reads running English text into
// sentences, tokens, part-of-speech tags, lemmas and labelled dependency
// trees, with models that are part of the binary.
//
// Start with [English] and its Analyze method; [Sentence] has the helpers that
// walk a tree. [Tokens] and [Sentences] stop before the models and cost a tenth
// of the time.
//
// Promises: every offset is a byte offset into the text that was given, a
// token's form is text[Start:End], tokens do not overlap and stand in order,
// and the same text gives the same answer. Time is linear in the length of
// the text, whatever the text is; nothing here panics on bad input. All
// functions may be called from any number of goroutines.
package lang

// Token is one syntactic word in the sense of Universal Dependencies: "don't"
// is the two tokens "do" and "n't" with adjacent offsets, "$500" is "$" and
// "500", and a hyphenated compound has one token for each part and hyphen.
type Token struct {
	Start, End int    // byte offsets into the text; the form is text[Start:End]
	Lemma      string // dictionary form: "say" for "said", "be" for "'s"; "" before tagging
	Head       int    // index of the governing token in the sentence, -1 for the root
	Rel        Rel    // relation to the head
	UPOS       UPOS
	XPOS       XPOS
}

// Sentence is a sentence, heading or list item with its tree. Start and End
// are byte offsets into the text, from the first to the end of the last token.
type Sentence struct {
	Start, End int
	Tokens     []Token
	Capitals   bool // it is written in capitals, and read as running text
}

// Analyzer turns a running text, one paragraph or several separated by blank
// lines, into parsed sentences. Another language or another model takes the
// place of [English] by implementing it. Implementations are safe for
// concurrent use and keep the promises of the package comment.
type Analyzer interface {
	Analyze(text string) []Sentence
}

// Root gives the index of the sentence's root, -1 when there is no token.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Children gives the tokens governed directly by token i, in text order.
func (s *Sentence) Children(i int) []int {
	var out []int
	for j := range s.Tokens {
		if s.Tokens[j].Head == i {
			out = append(out, j)
		}
	}
	return out
}

// Child gives the first token governed by token i with one of the given
// relations, -1 when there is none. A base relation does not match its
// subtypes.
func (s *Sentence) Child(i int, rels ...Rel) int {
	for j := range s.Tokens {
		if s.Tokens[j].Head != i {
			continue
		}
		for _, r := range rels {
			if s.Tokens[j].Rel == r {
				return j
			}
		}
	}
	return -1
}

// Subtree marks the tokens that token i governs directly or through others,
// itself included: the result has one entry for each token.
func (s *Sentence) Subtree(i int) []bool {
	in := make([]bool, len(s.Tokens))
	if i < 0 || i >= len(in) {
		return in
	}
	// A path is followed upwards until it meets a token already decided, so
	// that every token is visited twice at most.
	seen := make([]bool, len(s.Tokens))
	in[i], seen[i] = true, true
	var path []int
	for j := range s.Tokens {
		path = path[:0]
		k := j
		for k >= 0 && k < len(in) && !seen[k] {
			seen[k] = true
			path = append(path, k)
			k = s.Tokens[k].Head
		}
		inside := k >= 0 && k < len(in) && in[k]
		for _, p := range path {
			in[p] = inside
		}
	}
	return in
}

// Span gives the first token and the one after the last of the subtree of
// token i. In a tree with crossing arcs the span may hold foreign tokens.
func (s *Sentence) Span(i int) (from, to int) {
	in := s.Subtree(i)
	from, to = i, i+1
	for j, yes := range in {
		if yes {
			from, to = min(from, j), max(to, j+1)
		}
	}
	return from, to
}

// Form gives the words of token i, where text is the text that was analyzed.
func (s *Sentence) Form(text string, i int) string {
	return text[s.Tokens[i].Start:s.Tokens[i].End]
}
