package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// scoreNames measures whether pronouns and role nouns are led to the right
// person, on the news and interview texts of gumok.dev (GUM), whose MISC column
// has entities and coreference.
//
// Asked are the third-person singular personal pronouns of persons, and the
// definite role nouns that the stage finds and GUM marks as a person mentioned
// elsewhere. A pronoun is answered when it is led to an entity, a role noun when
// it is led to one that stands elsewhere too; the answer is right when another
// mention of that entity, not a pronoun, lies in a mention of GUM's same
// entity or around one. The text is put together from the tokens, paragraph by
// paragraph; everything else is the stage's own reading.
//
// The dev part has few such mentions, so that the share right is given with its
// 95 % interval (Wilson 1927), and the same is asked of gumok.train where that
// is there. The parser has learned from its trees, and the weights of pronouns
// from the coreference of its other texts and of every second news and interview
// text ("fitted"); the ones between ("left out") served for nothing.
func scoreNames(dir string, w io.Writer) (map[string]float64, error) {
	f := map[string]float64{}
	if err := scoreNamesOf(filepath.Join(dir, "data", "ud", "gumok.dev.conllu"), "", 0, f, w); err != nil {
		return nil, err
	}
	train := filepath.Join(dir, "data", "ud", "gumok.train.conllu")
	if _, err := os.Stat(train); err != nil {
		fmt.Fprintln(w, "no training part here")
		return f, nil
	}
	for part, prefix := range []string{"train ", "fitted ", "left out "} {
		if err := scoreNamesOf(train, prefix, part, f, w); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// scoreNamesOf measures one file and adds its figures to f, each name behind
// the prefix. Part 1 is every second of its texts from the first, part 2 the
// others, part 0 all.
func scoreNamesOf(file, prefix string, part int, f map[string]float64, w io.Writer) error {
	docs, err := readCoreference(file)
	if err != nil {
		return err
	}
	var asked, answered, right [2]float64 // pronouns, role nouns
	texts := 0
	for _, d := range docs {
		if !strings.HasPrefix(d.id, "GUM_news") && !strings.HasPrefix(d.id, "GUM_interview") {
			continue
		}
		texts++
		if part > 0 && texts%2 != part%2 {
			continue
		}
		doc := &hearsay.Document{ID: d.id, Text: d.text.String(), Blocks: d.blocks}
		t := prose.New(doc, lang.English())
		n := names.Read(t, quotation.Quoted(quotation.Marks(doc.Text, t.Blocks)))
		for i, m := range n.Mentions {
			kind := 0
			switch {
			case m.Kind == names.Pronoun && strings.Contains(" he she him her ", " "+strings.ToLower(m.Of(doc.Text))+" "):
			case m.Kind == names.Description && strings.HasPrefix(strings.ToLower(m.Of(doc.Text)), "the "):
				kind = 1
			default:
				continue
			}
			gold, ok := d.person(m.Span)
			if !ok || kind == 1 && len(d.mentions[gold]) < 2 {
				continue
			}
			asked[kind]++
			elsewhere, hit := false, false
			for k, x := range n.Mentions {
				if k == i || m.Entity < 0 || x.Entity != m.Entity || x.Kind == names.Pronoun {
					continue
				}
				elsewhere = true
				for _, g := range d.mentions[gold] {
					hit = hit || g.Contains(x.Span) || x.Contains(g)
				}
			}
			if elsewhere {
				answered[kind]++
			}
			if hit {
				right[kind]++
			}
		}
	}
	put := func(name string, asked, answered, right float64) {
		share := right / max(answered, 1)
		low, high := wilson(right, answered)
		f[prefix+name+"asked"] = asked
		f[prefix+name+"answered"] = answered / max(asked, 1)
		f[prefix+name+"right"] = share
		fmt.Fprintf(w, "%-16s %4.0f asked, %5.1f %% answered, of these %5.1f %% right (%.1f to %.1f)\n",
			prefix+name, asked, 100*answered/max(asked, 1), 100*share, 100*low, 100*high)
	}
	put("pronoun ", asked[0], answered[0], right[0])
	put("role noun ", asked[1], answered[1], right[1])
	put("", asked[0]+asked[1], answered[0]+answered[1], right[0]+right[1])
	return nil
}

// wilson is the 95 % interval of a share of hits among n.
func wilson(hits, n float64) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.96
	p := hits / n
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return (middle - half) / (1 + z*z/n), (middle + half) / (1 + z*z/n)
}

// corefDoc is a document of a treebank with the places of its entities.
type corefDoc struct {
	id       string
	text     strings.Builder
	blocks   []hearsay.Block
	mentions map[string][]hearsay.Span // of persons, by entity
	open     map[string][]int          // starts of mentions not yet closed
}

// person returns the person whose mention is at s: of the same words, or with
// words after the role noun.
func (d *corefDoc) person(s hearsay.Span) (string, bool) {
	best, size := "", 0
	for id, spans := range d.mentions {
		for _, g := range spans {
			if g.Start == s.Start && g.End >= s.End && (best == "" || g.Len() < size || g.Len() == size && id < best) {
				best, size = id, g.Len()
			}
		}
	}
	return best, best != ""
}

// readCoreference reads the documents of a CoNLL-U file with GUM's entities.
func readCoreference(name string) ([]*corefDoc, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []*corefDoc
	var d *corefDoc
	in := bufio.NewScanner(file)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	fresh, glued := true, false // a paragraph begins; no space before the token
	for in.Scan() {
		line := in.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc id = "):
			d = &corefDoc{id: strings.TrimPrefix(line, "# newdoc id = "), mentions: map[string][]hearsay.Span{}, open: map[string][]int{}}
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
			d.blocks = append(d.blocks, hearsay.Block{Span: hearsay.Span{Start: d.text.Len()}, Kind: hearsay.Paragraph})
			fresh = false
		} else if !glued {
			d.text.WriteByte(' ')
		}
		d.token(c)
		glued = strings.Contains(c[9], "SpaceAfter=No")
	}
	for _, d := range out {
		text := d.text.String()
		for i := range d.blocks {
			d.blocks[i].End = len(text)
			if i+1 < len(d.blocks) {
				d.blocks[i].End = d.blocks[i+1].Start - len("\n\n")
			}
		}
	}
	return out, in.Err()
}

// token appends one token of ten columns and notes the entities that begin and
// end with it.
func (d *corefDoc) token(c []string) {
	start := d.text.Len()
	d.text.WriteString(c[1])
	end := d.text.Len()
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
			if strings.HasPrefix(piece, "(") {
				if len(fields) > 1 && fields[1] == "person" {
					d.open[fields[0]] = append(d.open[fields[0]], start)
				}
			}
			if o := d.open[fields[0]]; strings.HasSuffix(piece, ")") && len(o) > 0 {
				d.mentions[fields[0]] = append(d.mentions[fields[0]], hearsay.Span{Start: o[len(o)-1], End: end})
				d.open[fields[0]] = o[:len(o)-1]
			}
		}
	}
}
