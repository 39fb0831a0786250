// Package conllu reads treebanks in CoNLL-U, with the running text that their
// sentences were cut from: [Read] gives the documents of a file.
//
// Only what the trainer and the scorer need is kept: basic trees over syntactic
// words. Empty nodes and enhanced dependencies are passed over.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Word is a syntactic word.
type Word struct {
	Form, Lemma, UPOS, XPOS, Rel string
	Head                         int // index in the sentence, -1 for the root
	Start, End                   int // byte offsets into the document's text
	Misc                         string
	First                        bool // first word of its surface token
}

// Sentence is a sentence with its place in the document's text.
type Sentence struct {
	Words      []Word
	Start, End int
}

// Document is a document of the treebank. Text is the running text rebuilt
// from the sentences: paragraphs are separated by a blank line, sentences of
// a paragraph by a space unless the treebank says SpaceAfter=No.
type Document struct {
	ID, Text  string
	Sentences []Sentence
}

// Read reads all documents of a file.
func Read(r io.Reader) ([]Document, error) {
	var (
		docs   []Document
		text   strings.Builder
		sent   *Sentence
		newPar bool
		glued  bool // SpaceAfter=No stands on the last word
		mwtEnd int  // last word of the open range, negative when a space follows it; 0 for none
		mwt    bool // the next word is the first of its range
	)
	finish := func() {
		if len(docs) > 0 {
			docs[len(docs)-1].Text = text.String()
		}
		text.Reset()
		glued = true
	}
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 1<<16), 1<<22)
	for line := 1; scan.Scan(); line++ {
		s := scan.Text()
		switch {
		case s == "":
			sent = nil
			continue
		case strings.HasPrefix(s, "# newdoc id = "):
			finish()
			docs = append(docs, Document{ID: strings.TrimPrefix(s, "# newdoc id = ")})
			continue
		case strings.HasPrefix(s, "# newpar"):
			newPar = true
			continue
		case s[0] == '#':
			continue
		}
		f := strings.Split(s, "\t")
		if len(f) != 10 {
			return nil, fmt.Errorf("conllu: line %d: %d columns instead of 10", line, len(f))
		}
		if strings.Contains(f[0], ".") {
			continue
		}
		if len(docs) == 0 {
			docs = append(docs, Document{})
			glued = true
		}
		doc := &docs[len(docs)-1]
		if sent == nil {
			if text.Len() > 0 {
				if newPar {
					text.WriteString("\n\n")
				} else if !glued {
					text.WriteByte(' ')
				}
			}
			glued, newPar = true, false
			doc.Sentences = append(doc.Sentences, Sentence{Start: text.Len()})
			sent = &doc.Sentences[len(doc.Sentences)-1]
		}
		if from, to, ok := strings.Cut(f[0], "-"); ok {
			a, err1 := strconv.Atoi(from)
			b, err2 := strconv.Atoi(to)
			if err1 != nil || err2 != nil || b < a {
				return nil, fmt.Errorf("conllu: line %d: bad range %q", line, f[0])
			}
			if !glued {
				text.WriteByte(' ')
			}
			mwtEnd, mwt = b, true
			// The words of the range follow without a space; what the range
			// itself says about the space counts after its last word.
			glued = strings.Contains(f[9], "SpaceAfter=No")
			if !glued {
				mwtEnd = -b
			}
			continue
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return nil, fmt.Errorf("conllu: line %d: bad head %q", line, f[6])
		}
		id, err := strconv.Atoi(f[0])
		if err != nil {
			return nil, fmt.Errorf("conllu: line %d: bad index %q", line, f[0])
		}
		w := Word{Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Rel: f[7], Head: head - 1, Misc: f[9], First: true}
		inRange := mwtEnd != 0
		if !inRange && !glued {
			text.WriteByte(' ')
		}
		w.First = !inRange || mwt
		mwt = false
		w.Start = text.Len()
		text.WriteString(w.Form)
		w.End = text.Len()
		if inRange {
			if id == max(mwtEnd, -mwtEnd) {
				glued = mwtEnd > 0
				mwtEnd = 0
			}
		} else {
			glued = strings.Contains(f[9], "SpaceAfter=No")
		}
		sent.Words = append(sent.Words, w)
		sent.End = w.End
	}
	finish()
	return docs, scan.Err()
}
