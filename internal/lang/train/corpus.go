package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// sentence is a treebank sentence in the numbers of the models.
type sentence struct {
	gold   *conllu.Sentence
	words  []model.Word
	tags   []uint8 // gold, model.NoTag for a pair too rare to learn
	heads  []int32 // gold; the root has len(words)
	labels []uint8
}

// inventory numbers the tags and relations of the training data.
type inventory struct {
	tags, labels []string
	tagIndex     map[string]uint8
	labelIndex   map[string]uint8
}

// rareTag is the number of times that a pair of tags must occur to be learned.
const rareTag = 5

func readTreebanks(dir string, names ...string) ([]conllu.Document, error) {
	var out []conllu.Document
	for _, name := range names {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		docs, err := conllu.Read(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, docs...)
	}
	return out, nil
}

func sentencesOf(docs []conllu.Document) []conllu.Sentence {
	var out []conllu.Sentence
	for _, d := range docs {
		out = append(out, d.Sentences...)
	}
	return out
}

func newInventory(sents []conllu.Sentence) *inventory {
	tags, labels := map[string]int{}, map[string]int{}
	for _, s := range sents {
		for _, w := range s.Words {
			tags[w.UPOS+" "+w.XPOS]++
			labels[w.Rel]++
		}
	}
	inv := &inventory{tagIndex: map[string]uint8{}, labelIndex: map[string]uint8{}}
	for t, n := range tags {
		if n >= rareTag {
			inv.tags = append(inv.tags, t)
		}
	}
	for l := range labels {
		inv.labels = append(inv.labels, l)
	}
	slices.Sort(inv.tags)
	slices.Sort(inv.labels)
	for i, t := range inv.tags {
		inv.tagIndex[t] = uint8(i)
	}
	for i, l := range inv.labels {
		inv.labelIndex[l] = uint8(i)
	}
	return inv
}

// encode turns treebank sentences into numbers. The words are looked up in the
// tables, so that it is called once for each set of tables.
func encode(sents []conllu.Sentence, inv *inventory, t *model.Tables) []sentence {
	out := make([]sentence, len(sents))
	var buf []byte
	for i := range sents {
		g := &sents[i]
		n := len(g.Words)
		s := sentence{gold: g, words: make([]model.Word, n), tags: make([]uint8, n), heads: make([]int32, n), labels: make([]uint8, n)}
		for j, w := range g.Words {
			s.words[j], buf = t.NewWord(w.Form, buf)
			tag, ok := inv.tagIndex[w.UPOS+" "+w.XPOS]
			if !ok {
				tag = model.NoTag
			}
			s.tags[j] = tag
			s.heads[j] = int32(w.Head)
			if w.Head < 0 {
				s.heads[j] = int32(n)
			}
			s.labels[j] = inv.labelIndex[w.Rel]
		}
		out[i] = s
	}
	return out
}

func readClusters(path string) (model.Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return model.Table{}, err
	}
	defer f.Close()
	var keys []uint32
	var vals []uint16
	seen := map[uint32]bool{}
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		word, num, ok := strings.Cut(scan.Text(), " ")
		n, err := strconv.Atoi(num)
		if !ok || err != nil {
			return model.Table{}, fmt.Errorf("%s: bad line %q", path, scan.Text())
		}
		if k := model.HashString(word); !seen[k] {
			seen[k] = true
			keys, vals = append(keys, k), append(vals, uint16(n+1))
		}
	}
	return model.NewTable(keys, vals), scan.Err()
}

type tagSet [2]uint64

func (s *tagSet) add(t uint8) { s[t>>6] |= 1 << (t & 63) }

func (s tagSet) list() []uint8 {
	var out []uint8
	for t := 0; t < 128; t++ {
		if s[t>>6]>>(t&63)&1 == 1 {
			out = append(out, uint8(t))
		}
	}
	return out
}

const (
	knownWord    = 3  // a word seen this often has an ambiguity class
	frequentWord = 20 // a word seen this often takes no tag it was not seen with
)

// addClasses fills the ambiguity classes of the tables from the words of sents.
func addClasses(t *model.Tables, sents []sentence) {
	count := map[uint32]map[uint8]int{}
	for i := range sents {
		s := &sents[i]
		for j, tag := range s.tags {
			if tag == model.NoTag {
				continue
			}
			k := s.words[j].Lower
			if count[k] == nil {
				count[k] = map[uint8]int{}
			}
			count[k][tag]++
		}
	}
	type class struct {
		set      tagSet
		frequent bool
	}
	byClass := map[class][]uint32{}
	for k, tags := range count {
		total := 0
		for _, n := range tags {
			total += n
		}
		if total < knownWord {
			continue
		}
		c := class{frequent: total >= frequentWord}
		for tag, n := range tags {
			if n*500 >= total {
				c.set.add(tag)
			}
		}
		byClass[c] = append(byClass[c], k)
	}
	classes := make([]class, 0, len(byClass))
	for c := range byClass {
		classes = append(classes, c)
	}
	slices.SortFunc(classes, func(a, b class) int {
		return slices.Compare([]uint64{a.set[0], a.set[1], bit(a.frequent)}, []uint64{b.set[0], b.set[1], bit(b.frequent)})
	})
	t.Allowed = make([][]uint8, 1, len(classes)+1)
	var keys []uint32
	var vals []uint16
	for _, c := range classes {
		var allowed []uint8
		if c.frequent {
			allowed = c.set.list()
		}
		words := byClass[c]
		slices.Sort(words)
		for _, k := range words {
			keys, vals = append(keys, k), append(vals, uint16(len(t.Allowed)))
		}
		t.Allowed = append(t.Allowed, allowed)
	}
	t.Classes = model.NewTable(keys, vals)
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
