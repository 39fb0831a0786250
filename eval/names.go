package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/names/coref"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// scoreNames measures whether pronouns and role nouns are led to the right person or
// body, on the news and interview texts of gumok.dev (GUM), whose MISC column
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
// "It" and "they" are asked wherever they stand, as most of them stand for no
// party: an answer is right when another mention of its entity, not a pronoun, ends
// with the head of one of GUM's same entity.
//
// The dev part has few such mentions, so that the share right is given with its
// 95 % interval (Wilson 1927). The same is asked of gumok.train where that is
// there, but the parser has learned from its trees and the weights of pronouns
// from its coreference: internal/annotate/names/fit reports what weights that
// were fitted without a text say of it.
func scoreNames(dir string, w io.Writer) (map[string]float64, error) {
	f := map[string]float64{}
	if err := scoreNamesOf(filepath.Join(dir, "data", "ud", "gumok.dev.conllu"), "", f, w); err != nil {
		return nil, err
	}
	train := filepath.Join(dir, "data", "ud", "gumok.train.conllu")
	if _, err := os.Stat(train); err != nil {
		fmt.Fprintln(w, "no training part here")
		return f, nil
	}
	if err := scoreNamesOf(train, "fitted ", f, w); err != nil {
		return nil, err
	}
	return f, nil
}

// scoreNamesOf measures one file and adds its figures to f, each name behind
// the prefix.
func scoreNamesOf(file, prefix string, f map[string]float64, w io.Writer) error {
	docs, err := coref.Read(file)
	if err != nil {
		return err
	}
	var asked, answered, right [4]float64 // pronouns of persons, role nouns, "it", "they"
	for _, d := range docs {
		if !strings.HasPrefix(d.ID, "GUM_news") && !strings.HasPrefix(d.ID, "GUM_interview") {
			continue
		}
		doc := &hearsay.Document{ID: d.ID, Text: d.Text, Blocks: d.Blocks}
		t := prose.New(doc, lang.English())
		n := names.Read(t, quotation.Quoted(quotation.Marks(doc.Text, t.Blocks)))
		for i, m := range n.Mentions {
			kind := 0
			switch {
			case m.Kind == names.Pronoun && strings.Contains(" he she him her ", " "+strings.ToLower(m.Of(doc.Text))+" "):
			case m.Kind == names.Description && strings.HasPrefix(strings.ToLower(m.Of(doc.Text)), "the "):
				kind = 1
			case m.Kind == names.Pronoun && strings.EqualFold(m.Of(doc.Text), "it"):
				kind = 2
			case m.Kind == names.Pronoun && strings.Contains(" they them ", " "+strings.ToLower(m.Of(doc.Text))+" "):
				kind = 3
			default:
				continue
			}
			gold, ok := d.Person(m.Span)
			if kind > 1 {
				gold, _ = d.Entity(m.Span)
			} else if !ok || kind == 1 && len(d.Mentions[gold]) < 2 {
				continue
			}
			asked[kind]++
			elsewhere, hit := false, false
			for k, x := range n.Mentions {
				if k == i || m.Entity < 0 || x.Entity != m.Entity || x.Kind == names.Pronoun {
					continue
				}
				elsewhere = true
				if kind > 1 {
					for _, g := range d.All[gold] {
						hit = hit || g.Head.End == x.End
					}
					continue
				}
				for _, g := range d.Mentions[gold] {
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
	put("it ", asked[2], answered[2], right[2])
	put("they ", asked[3], answered[3], right[3])
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
