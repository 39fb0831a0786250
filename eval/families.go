package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/eval/quoteedits"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/compare"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// shifted is the kind of a version in reported speech with persons and tenses
// shifted and some words exchanged, as after a translation.
const shifted quoteedits.Kind = "shifted"

// A remark is words and who said them.
type remark struct{ words, speaker string }

// scoreFamilies measures which quotations the compare stage puts together. Each
// article of the attribution files with six remarks or more gives a pile of two
// reports: the first has every second remark, the other one version of each of
// those, changed in one known way (package quoteedits, and reported speech
// with persons, tenses and some words changed), and the remaining remarks as
// they are: other things that the same people say on the same subject.
//
//   - recall: share of the versions that stand in the family of their remark (a
//     spliced one in that of either half);
//   - precision: share of the quotations of the second report that stand in a
//     family with the first and belong there.
//
// Once the second report comes from the first, once the two know nothing of each
// other.
func scoreFamilies(dir string, w io.Writer) (map[string]float64, error) {
	piles, err := remarks(dir)
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	for _, related := range []bool{true, false} {
		s := familySums{right: map[quoteedits.Kind]int{}, all: map[quoteedits.Kind]int{}}
		for turn := range 16 {
			for n, p := range piles {
				if err := s.add(p, n+turn, related); err != nil {
					return nil, err
				}
			}
		}
		name := "unrelated"
		if related {
			name = "related"
		}
		s.table(w, name)
		out["families recall, "+name] = ratio(s.hit, s.edited)
		out["families precision, "+name] = ratio(s.hit, s.joined)
		out["families versions, "+name] = float64(s.edited)
		out["families distractors, "+name] = float64(s.others)
	}
	out["families piles"] = float64(len(piles))
	return out, nil
}

// remarks gathers the direct quotations of each article that have one piece and
// a speaker, where there are six or more.
func remarks(dir string) ([][]remark, error) {
	var out [][]remark
	for _, name := range []string{"attribution-dev.jsonl", "attribution-train.jsonl"} {
		docs, err := readAttributions(filepath.Join(dir, "data", name))
		if err != nil {
			return nil, err
		}
		for _, d := range docs[:min(len(docs), 200)] {
			doc := &hearsay.Document{ID: d.ID, Text: d.Text}
			t := prose.New(doc, lang.English())
			runs := quotation.Marks(doc.Text, t.Blocks)
			var p []remark
			for _, q := range quotation.Read(t, names.Read(t, quotation.Quoted(runs)), runs) {
				if q.Form != hearsay.Direct || len(q.Content) != 1 || q.Speaker.Name == "" || q.NestedIn != "" {
					continue
				}
				words := strings.Join(strings.Fields(q.Content[0].Of(d.Text)), " ")
				if n := len(strings.Fields(words)); n < 6 || n > 120 || strings.ContainsAny(words, "[]…") || strings.Contains(words, "..") {
					continue
				}
				if !slices.ContainsFunc(p, func(r remark) bool { return strings.Contains(r.words, words) || strings.Contains(words, r.words) }) {
					p = append(p, remark{words, q.Speaker.Name})
				}
			}
			if len(p) >= 6 {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// familySums counts what stands in which family.
type familySums struct {
	right, all                  map[quoteedits.Kind]int
	hit, edited, joined, others int
}

// add compares the two reports of pile p. turn picks the edit, for all remarks
// alike as far as they can take it: a
// report that splices two remarks stands for both of them.
func (s *familySums) add(p []remark, turn int, related bool) error {
	a := hearsay.Annotated{Document: hearsay.Document{ID: "a"}}
	b := hearsay.Annotated{Document: hearsay.Document{ID: "b"}}
	of := map[string][]int{} // quotation of b → the remarks it is a version of
	kind := map[string]quoteedits.Kind{}
	at := map[string]int{} // quotation of a → remark
	for i, r := range p {
		if i%2 == 0 {
			quoted(&a, r.words, r.speaker, hearsay.Direct)
			at[a.Quotes[len(a.Quotes)-1].ID] = i
		}
	}
	for i, r := range p {
		if i%2 == 1 {
			quoted(&b, r.words, r.speaker, hearsay.Direct)
			s.others++
			continue
		}
		other := p[(i+2)%(len(p)/2*2)]
		edits := quoteedits.All(r.words, r.speaker, other.words, "Pelle Madsen")
		edits = append(edits, quoteedits.Edit{Kind: shifted, Text: shift(r.words), Speaker: r.speaker, Reported: true})
		e := edits[turn%len(edits)]
		form := hearsay.Direct
		if e.Reported {
			form = hearsay.Indirect
		}
		quoted(&b, e.Text, e.Speaker, form)
		id := b.Quotes[len(b.Quotes)-1].ID
		of[id], kind[id] = []int{i}, e.Kind
		if e.Kind == quoteedits.Splice {
			of[id] = append(of[id], (i+2)%(len(p)/2*2))
		}
	}
	links := hearsay.Links{
		Origins: []hearsay.Origin{{ID: "o1", Documents: []string{"a"}, Root: "a"}, {ID: "o2", Documents: []string{"b"}, Root: "b"}},
		Stories: []hearsay.Story{{ID: "s1", Documents: []string{"a", "b"}}},
	}
	if related {
		links = hearsay.Links{
			Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Rewrite, Original: "a"}},
			Origins:   []hearsay.Origin{{ID: "o1", Documents: []string{"a", "b"}, Root: "a"}},
			Stories:   []hearsay.Story{{ID: "s1", Documents: []string{"a", "b"}}},
			Parents:   map[string]string{"b": "a"},
		}
	}
	v, err := compare.Compare(context.Background(), []hearsay.Annotated{a, b}, links)
	if err != nil {
		return err
	}
	family := map[string]int{}
	for n, f := range v.QuoteFamilies {
		for _, x := range f.Versions {
			family[x.Quote] = n + 1
		}
	}
	verbose := os.Getenv("HEARSAY_EVAL_VERBOSE") != ""
	for _, q := range b.Quotes {
		joins, right := false, false
		for id, i := range at {
			if family[id] != 0 && family[id] == family[q.ID] {
				joins = true
				right = right || slices.Contains(of[q.ID], i)
			}
		}
		if joins {
			s.joined++
		}
		if k, ok := kind[q.ID]; ok {
			s.edited++
			s.all[k]++
			if !right && verbose {
				fmt.Printf("missing (%s): %s\n", k, q.Content[0].Of(b.Text))
			}
			if right {
				s.hit++
				s.right[k]++
			}
		}
		if verbose && joins != right {
			fmt.Printf("wrongly joined (%s): %s\n", kind[q.ID], q.Content[0].Of(b.Text))
		}
	}
	return nil
}

// shifts are words of direct speech and what they become in a report.
var shifts = strings.NewReplacer(" I'm ", " he is ", " I’m ", " he is ", " I ", " he ", " we ", " they ", " We ", " they ", " my ", " his ",
	" our ", " their ", " me ", " him ", " us ", " them ", " will ", " would ", " is ", " was ", " are ", " were ", " have ", " had ",
	" has ", " had ", " can ", " could ", " don't ", " did not ", " don’t ", " did not ", " very ", " really ", " big ", " large ",
	" people ", " persons ", " think ", " believe ", " want ", " wish ", " need ", " require ", " a lot of ", " much ", " start ", " begin ",
	" help ", " assist ", " get ", " receive ", " going to ", " about to ", " country ", " nation ", " kind of ", " sort of ", " really ", "")

// shift turns words into reported speech.
func shift(words string) string {
	s := strings.TrimSpace(shifts.Replace(shifts.Replace(" " + strings.TrimRight(words, ".,!? ") + " ")))
	return strings.Join(strings.Fields(s), " ")
}

// table prints recall by kind of edit.
func (s *familySums) table(w io.Writer, name string) {
	kinds := make([]quoteedits.Kind, 0, len(s.all))
	for k := range s.all {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	fmt.Fprintf(w, "%s: %d versions, %d other remarks; recall %.3f, precision %.3f\n", name, s.edited, s.others, ratio(s.hit, s.edited), ratio(s.hit, s.joined))
	for _, k := range kinds {
		fmt.Fprintf(w, "  %-12s %5d of %5d\n", k, s.right[k], s.all[k])
	}
}
