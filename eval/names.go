package main

import (
	"bufio"
	"fmt"
	"io"
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
func scoreNames(dir string, w io.Writer) (map[string]float64, error) {
	docs, err := readCoreference(filepath.Join(dir, "data", "ud", "gumok.dev.conllu"))
	if err != nil {
		return nil, err
	}
	var asked, answered, right [2]float64 // pronouns, role nouns
	for _, d := range docs {
		if !strings.HasPrefix(d.id, "GUM_news") && !strings.HasPrefix(d.id, "GUM_interview") {
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
	f := map[string]float64{}
	for k, name := range []string{"pronoun", "role noun"} {
		f[name+" answered"] = answered[k] / max(asked[k], 1)
		f[name+" right"] = right[k] / max(answered[k], 1)
		f[name+" asked"] = asked[k]
		fmt.Fprintf(w, "%-10s %4.0f asked, %5.1f %% answered, of these %5.1f %% right\n", name, asked[k], 100*f[name+" answered"], 100*f[name+" right"])
	}
	f["answered"] = (answered[0] + answered[1]) / max(asked[0]+asked[1], 1)
	f["right"] = (right[0] + right[1]) / max(answered[0]+answered[1], 1)
	fmt.Fprintf(w, "%-10s %4.0f asked, %5.1f %% answered, of these %5.1f %% right\n", "both", asked[0]+asked[1], 100*f["answered"], 100*f["right"])
	return f, nil
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
