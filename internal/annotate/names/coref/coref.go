// Package coref reads treebanks that tell which mentions are of the same person,
// for the fitter of the pronouns' weights and for the scorer.
package coref

import (
	"bufio"
	"os"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Document is a document of the treebank: its text, put together from the tokens
// paragraph by paragraph, and the places of its persons.
type Document struct {
	ID       string
	Text     string
	Blocks   []hearsay.Block
	Mentions map[string][]hearsay.Span // of persons, by entity
	All      map[string][]Mention      // of whatever is mentioned, by entity

	text   strings.Builder
	tokens []hearsay.Span
	open   map[string][]opened // mentions not yet closed
}

// Mention is a mention of anything.
type Mention struct {
	hearsay.Span
	Head hearsay.Span // the words that tell by themselves what it is
}

// opened is a mention that is not yet closed: its first token, whether it is a
// person's, and which of its tokens are the head.
type opened struct {
	token  int
	person bool
	head   string
}

// Entity returns what the mention at s is of.
func (d *Document) Entity(s hearsay.Span) (string, bool) {
	found, ok := "", false
	for id, all := range d.All {
		for _, m := range all {
			if m.Span == s && (!ok || id < found) {
				found, ok = id, true
			}
		}
	}
	return found, ok
}

// Person returns the person whose mention is at s: of the same words, or with
// words after the role noun.
func (d *Document) Person(s hearsay.Span) (string, bool) {
	best, size := "", 0
	for id, spans := range d.Mentions {
		for _, g := range spans {
			if g.Start == s.Start && g.End >= s.End && (best == "" || g.Len() < size || g.Len() == size && id < best) {
				best, size = id, g.Len()
			}
		}
	}
	return best, best != ""
}

// Read reads the documents of a CoNLL-U file whose last column has GUM's entities.
func Read(name string) ([]*Document, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []*Document
	var d *Document
	in := bufio.NewScanner(file)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	fresh, glued := true, false // a paragraph begins; no space before the token
	for in.Scan() {
		line := in.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc id = "):
			d = &Document{ID: strings.TrimPrefix(line, "# newdoc id = "), Mentions: map[string][]hearsay.Span{}, All: map[string][]Mention{}, open: map[string][]opened{}}
			out = append(out, d)
			fresh = true
			continue
		case strings.HasPrefix(line, "# newpar"):
			fresh = true
			continue
		}
		c := strings.Split(line, "\t")
		if d == nil || len(c) != 10 || strings.ContainsAny(c[0], "-.") {
			continue
		}
		if fresh {
			if d.text.Len() > 0 {
				d.text.WriteString("\n\n")
			}
			d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: d.text.Len()}, Kind: hearsay.Paragraph})
			fresh = false
		} else if !glued {
			d.text.WriteByte(' ')
		}
		d.token(c)
		glued = strings.Contains(c[9], "SpaceAfter=No")
	}
	for _, d := range out {
		text := d.text.String()
		d.Text = text
		for i := range d.Blocks {
			d.Blocks[i].End = len(text)
			if i+1 < len(d.Blocks) {
				d.Blocks[i].End = d.Blocks[i+1].Start - len("\n\n")
			}
		}
	}
	return out, in.Err()
}

// token appends one token of ten columns and notes the entities that begin and
// end with it.
func (d *Document) token(c []string) {
	start := d.text.Len()
	d.text.WriteString(c[1])
	end := d.text.Len()
	d.tokens = append(d.tokens, hearsay.Span{Start: start, End: end})
	for _, part := range strings.Split(c[9], "|") {
		value, ok := strings.CutPrefix(part, "Entity=")
		if !ok {
			continue
		}
		for i := 0; i < len(value); {
			j := i + 1
			for j < len(value) && value[j] != '(' && value[j-1] != ')' {
				j++
			}
			piece := value[i:j]
			i = j
			fields := strings.Split(strings.Trim(piece, "()"), "-")
			if strings.HasPrefix(piece, "(") && len(fields) > 5 {
				d.open[fields[0]] = append(d.open[fields[0]], opened{len(d.tokens) - 1, fields[1] == "person", fields[5]})
			}
			if o := d.open[fields[0]]; strings.HasSuffix(piece, ")") && len(o) > 0 {
				d.close(fields[0], o[len(o)-1], end)
				d.open[fields[0]] = o[:len(o)-1]
			}
		}
	}
}

// close notes the mention of an entity that ends at the byte end.
func (d *Document) close(id string, o opened, end int) {
	m := Mention{Span: hearsay.Span{Start: d.tokens[o.token].Start, End: end}}
	m.Head = m.Span
	if words := strings.Split(o.head, ","); words[0] != "" {
		first, _ := strconv.Atoi(words[0])
		last, _ := strconv.Atoi(words[len(words)-1])
		if first > 0 && last >= first && o.token+last <= len(d.tokens) {
			m.Head = hearsay.Span{Start: d.tokens[o.token+first-1].Start, End: d.tokens[o.token+last-1].End}
		}
	}
	d.All[id] = append(d.All[id], m)
	if o.person {
		d.Mentions[id] = append(d.Mentions[id], m.Span)
	}
}
