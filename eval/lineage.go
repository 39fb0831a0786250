package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/link/version"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// scoreLineage measures the link stage on five public sets. Each part states
// its protocol.
func scoreLineage(dir string, w io.Writer) (map[string]float64, error) {
	figures := map[string]float64{}
	for _, part := range []struct {
		file  string
		score func(path string, figures map[string]float64) error
	}{
		{"story-clusters.jsonl", scoreStories},
		{"version-chains.jsonl", scoreVersions},
		{"rewrite-levels.jsonl", scoreRewrites},
		{"verbatim-passages.jsonl", scorePassages},
		{"boilerplate-spans.jsonl", scoreBoilerplate},
	} {
		if err := part.score(filepath.Join(dir, "data", part.file), figures); err != nil {
			return nil, err
		}
	}
	if err := scoreGrown(dir, figures); err != nil {
		return nil, err
	}
	for _, row := range []struct {
		name        string
		floor, goal float64
	}{
		{"stories_bcubed_f1", .90, .96},
		{"stories_bcubed_precision", 0, 0},
		{"stories_bcubed_recall", 0, 0},
		{"direction_pair", 0, 0},
		{"direction_pair_confident_half", 0, 0},
		{"direction", .80, .87},
		{"direction_confident_half", .90, .97},
		{"adjacency_recall", .86, .93},
		{"rewrite_derived", .95, .98},
		{"rewrite_derived_left_out", 0, 0},
		{"rewrite_level", .80, .87},
		{"verbatim_char_f1", .94, .985},
		{"boilerplate_auc", .94, .98},
		{"simulated_edges_f1", .85, .95},
		{"simulated_root_found", .95, .99},
		{"simulated_origins_exact", .90, .97},
		{"absent_root_named", 0, 0},
		{"held_out_edges_f1", 0, 0},
		{"held_out_root_found", 0, 0},
		{"held_out_origins_exact", 0, 0},
		{"simulated_brier", 0, 0},
		{"simulated_ece", 0, 0},
		{"held_out_brier", 0, 0},
		{"held_out_ece", 0, 0},
	} {
		if row.goal == 0 {
			fmt.Fprintf(w, "%-32s %.4f\n", row.name, figures[row.name])
			continue
		}
		fmt.Fprintf(w, "%-32s %.4f   floor %.3f   goal %.3f\n", row.name, figures[row.name], row.floor, row.goal)
	}
	return figures, nil
}

// scoreStories: all articles with title, date, outlet and address go through
// the link stage in one pile; its stories are held against the events by
// BCubed precision, recall and F1.
func scoreStories(path string, figures map[string]float64) error {
	type article struct {
		ID, URL, Outlet, Title, Published, Text string
		Event                                   any
	}
	var docs []hearsay.Annotated
	event := map[string]string{}
	err := eachLine(path, func(a article) {
		given := func(s string) hearsay.Field {
			if s == "" {
				return hearsay.Field{}
			}
			return hearsay.Field{Value: s, Basis: hearsay.BasisGiven}
		}
		event[a.ID] = fmt.Sprint(a.Event)
		docs = append(docs, hearsay.Annotated{Document: hearsay.Document{
			ID: a.ID, Text: a.Text, Title: given(a.Title), Outlet: given(a.Outlet), URL: given(a.URL), Published: given(a.Published),
		}})
	})
	if err != nil {
		return err
	}
	links, err := link.Link(context.Background(), docs)
	if err != nil {
		return err
	}
	precision, recall := bcubed(links.Stories, event)
	figures["stories_bcubed_precision"] = precision
	figures["stories_bcubed_recall"] = recall
	figures["stories_bcubed_f1"] = 2 * precision * recall / (precision + recall)
	return nil
}

// scoreVersions: of each article the versions are shuffled. direction_pair
// compares each truly adjacent pair by itself; direction reads the same pairs
// from the order of all versions of the article, put together from their
// texts alone. The confident half is that of the larger probabilities.
// adjacency_recall is the share of truly adjacent pairs that are neighbours in
// that order.
func scoreVersions(path string, figures map[string]float64) error {
	var alone, joint []guess
	adjacent, pairs := 0, 0
	type article struct {
		Article  string
		Versions []string
	}
	err := eachLine(path, func(a article) {
		n := len(a.Versions)
		h := fnv.New64a()
		io.WriteString(h, a.Article)
		at := rand.New(rand.NewPCG(h.Sum64(), 0)).Perm(n)
		ts := make([]*version.Text, n)
		for i, v := range a.Versions {
			ts[at[i]] = version.New(v)
		}
		o := version.Order(ts)
		place := make([]int, n)
		for k, v := range o.Order {
			place[v] = k
		}
		for i := range n - 1 {
			x, y := at[i], at[i+1]
			z := version.Newer(ts[x], ts[y])
			alone = append(alone, guess{math.Abs(z), z > 0})
			p := o.Before[x][y]
			joint = append(joint, guess{math.Abs(p - 0.5), p > 0.5})
			pairs++
			if d := place[x] - place[y]; d == 1 || d == -1 {
				adjacent++
			}
		}
	})
	if err != nil {
		return err
	}
	figures["direction_pair"], figures["direction_pair_confident_half"] = accuracy(alone)
	figures["direction"], figures["direction_confident_half"] = accuracy(joint)
	figures["adjacency_recall"] = float64(adjacent) / float64(pairs)
	return nil
}

// guess is an answer with how sure it is.
type guess struct {
	sure  float64
	right bool
}

// accuracy returns the share of right answers, of all and of the surer half.
func accuracy(gs []guess) (all, half float64) {
	slices.SortStableFunc(gs, func(x, y guess) int { return cmp.Compare(y.sure, x.sure) })
	for i, g := range gs {
		if g.right {
			all++
			if i < len(gs)/2 {
				half++
			}
		}
	}
	return all / float64(len(gs)), half / float64(len(gs)/2)
}

// scoreRewrites: the measures of the link stage for each pair are compared with
// those of the other pairs: the votes of the three, five and seven nearest
// ones name the level (leave one out). The level says how the answer was made,
// so how much of the source it takes (AInB) is not among them. rewrite_derived is the answer of the
// link stage as it ships; rewrite_derived_left_out that of its log odds with a
// threshold set on all other pairs.
func scoreRewrites(path string, figures map[string]float64) error {
	levels := []string{"non", "heavy", "light", "cut"}
	type pair struct{ Source, Derived, Level string }
	var xs [][]float64
	var ys []int
	var odds []float64
	fixed := 0
	err := eachLine(path, func(p pair) {
		s := link.Measure(p.Source, p.Derived)
		n := float64(len(strings.Fields(p.Derived)) + 1)
		long, kept, blocks := float64(s.Longest), 0.0, 0.0
		for _, k := range s.Kept {
			kept += float64(k)
			if k >= 20 {
				blocks += float64(k)
			}
		}
		x := append([]float64{
			s.BInA, s.CoverB, s.Cosine, s.Sequence, math.Log1p(long), long / n, blocks / n,
			100 * float64(len(s.Kept)) / n, kept / float64(max(len(s.Kept), 1)),
			s.Grams[4] / (s.Grams[2] + 0.05), s.Grams[2] / (s.Grams[0] + 0.01),
		}, s.Grams[:]...)
		y := slices.Index(levels, p.Level)
		xs, ys, odds = append(xs, x), append(ys, y), append(odds, s.Derived)
		if (s.Derived > 0) == (y > 0) {
			fixed++
		}
	})
	if err != nil {
		return err
	}
	standardize(xs)
	four, two := 0, 0
	for i := range xs {
		if nearest(xs, ys, len(levels), i) == ys[i] {
			four++
		}
		if (odds[i] > threshold(odds, ys, i)) == (ys[i] > 0) {
			two++
		}
	}
	n := float64(len(xs))
	figures["rewrite_level"] = float64(four) / n
	figures["rewrite_derived_left_out"] = float64(two) / n
	figures["rewrite_derived"] = float64(fixed) / n
	return nil
}

// threshold returns the value that parts derived from independent pairs best,
// without one of them: the middle of the best stretch.
func threshold(odds []float64, ys []int, without int) float64 {
	var values []float64
	for i, z := range odds {
		if i != without {
			values = append(values, z)
		}
	}
	slices.Sort(values)
	best, low, high := -1, 0.0, 0.0
	for k := range len(values) - 1 {
		t := (values[k] + values[k+1]) / 2
		right := 0
		for i, z := range odds {
			if i != without && (z > t) == (ys[i] > 0) {
				right++
			}
		}
		switch {
		case right > best:
			best, low, high = right, t, t
		case right == best:
			high = t
		}
	}
	return (low + high) / 2
}

// standardize brings each column to mean 0 and deviation 1.
func standardize(xs [][]float64) {
	for k := range xs[0] {
		mean, dev := 0.0, 0.0
		for _, x := range xs {
			mean += x[k] / float64(len(xs))
		}
		for _, x := range xs {
			dev += (x[k] - mean) * (x[k] - mean) / float64(len(xs))
		}
		for _, x := range xs {
			x[k] = (x[k] - mean) / (math.Sqrt(dev) + 1e-9)
		}
	}
}

// nearest returns the class that most of the rows nearest to one row have.
func nearest(xs [][]float64, ys []int, classes, row int) int {
	type other struct {
		far float64
		y   int
	}
	var others []other
	for i, x := range xs {
		if i == row {
			continue
		}
		far := 0.0
		for k, v := range x {
			far += (v - xs[row][k]) * (v - xs[row][k])
		}
		others = append(others, other{far, ys[i]})
	}
	slices.SortStableFunc(others, func(a, b other) int { return cmp.Compare(a.far, b.far) })
	votes := make([]float64, classes)
	for _, k := range []int{3, 5, 7} {
		for _, o := range others[:k] {
			votes[o.y] += 1 / float64(k)
		}
	}
	return slices.Index(votes, slices.Max(votes))
}

// scorePassages: for each pair of documents the passages that the aligner
// finds are held against all inserted passages of that pair, by characters of
// the derived text: F1 over the set. The stated offsets (code points) drift, so
// each passage is first found again; see anchor.
func scorePassages(path string, figures map[string]float64) error {
	type row struct {
		Derived, Source string
		Span            [2]int
		SourceSpan      [2]int `json:"source_span"`
	}
	type key struct{ derived, source uint64 }
	type pair struct {
		derived, source string
		gold            [][2]int
	}
	pairs := map[key]*pair{}
	var order []key
	lost := 0.0
	sum := func(s string) uint64 {
		h := fnv.New64a()
		io.WriteString(h, s)
		return h.Sum64()
	}
	err := eachLine(path, func(r row) {
		k := key{sum(r.Derived), sum(r.Source)}
		p := pairs[k]
		if p == nil {
			p = &pair{derived: r.Derived, source: r.Source}
			pairs[k] = p
			order = append(order, k)
		}
		g, ok := anchor(r.Derived, r.Source, bytesOf(r.Derived, r.Span), bytesOf(r.Source, r.SourceSpan))
		if !ok {
			lost++
			return
		}
		p.gold = append(p.gold, g)
	})
	if err != nil {
		return err
	}
	var hit, found, gold float64
	for _, k := range order {
		p := pairs[k]
		inGold := make([]bool, len(p.derived))
		for _, g := range p.gold {
			for i := g[0]; i < g[1]; i++ {
				inGold[i] = true
			}
		}
		inFound := make([]bool, len(p.derived))
		for _, f := range link.Passages(p.derived, p.source, passageGap, passageLeast) {
			for i := f.A.Start; i < f.A.End; i++ {
				inFound[i] = true
			}
		}
		for i := range inGold {
			if inGold[i] {
				gold++
			}
			if inFound[i] {
				found++
			}
			if inGold[i] && inFound[i] {
				hit++
			}
		}
	}
	precision, recall := hit/found, hit/gold
	figures["verbatim_lost"] = lost
	figures["verbatim_char_precision"], figures["verbatim_char_recall"] = precision, recall
	figures["verbatim_char_f1"] = 2 * precision * recall / (precision + recall)
	return nil
}

// Inserted passages of that set have dozens of words and slips of scanning
// between them.
const (
	passageGap   = 12
	passageLeast = 20
)

// anchor finds an inserted passage again in the derived text. The runs of four
// words of the stated place in the source vote for where it stands, near the
// stated place if several do; the passage goes from the first to the last run
// that agrees, and on as far as the words are the same.
func anchor(derived, source string, span, sourceSpan [2]int) ([2]int, bool) {
	d, s := tokens(derived), tokens(source)
	at := map[string][]int{}
	run := func(t []token, i int) string {
		return t[i].word + " " + t[i+1].word + " " + t[i+2].word + " " + t[i+3].word
	}
	for i := 0; i+4 <= len(d); i++ {
		k := run(d, i)
		at[k] = append(at[k], i)
	}
	from := sort.Search(len(s), func(i int) bool { return s[i].start >= sourceSpan[0] })
	to := sort.Search(len(s), func(i int) bool { return s[i].end > sourceSpan[1] })
	// Votes for the distance of the words, in steps of 16.
	votes := map[int]int{}
	for i := from; i+4 <= to; i++ {
		for _, j := range at[run(s, i)] {
			votes[(j-i)>>4]++
		}
	}
	best, top := 0, 0
	stated := sort.Search(len(d), func(i int) bool { return d[i].start >= span[0] }) - from
	for v := range votes {
		n := votes[v-1] + votes[v] + votes[v+1]
		far, nearest := abs(v-stated>>4), abs(best-stated>>4)
		if n > top || n == top && (far < nearest || far == nearest && v < best) {
			best, top = v, n
		}
	}
	if top < 4 {
		return [2]int{}, false
	}
	first, last, ends := len(d), -1, [2]int{}
	for i := from; i+4 <= to; i++ {
		for _, j := range at[run(s, i)] {
			if v := (j - i) >> 4; v < best-1 || v > best+1 {
				continue
			}
			if j < first {
				first, ends[0] = j, i
			}
			if j+3 > last {
				last, ends[1] = j+3, i+3
			}
		}
	}
	for i, j := ends[0]-1, first-1; i >= 0 && j >= 0 && s[i].word == d[j].word; i, j = i-1, j-1 {
		first = j
	}
	for i, j := ends[1]+1, last+1; i < len(s) && j < len(d) && s[i].word == d[j].word; i, j = i+1, j+1 {
		last = j
	}
	return [2]int{d[first].start, d[last].end}, true
}

// token is a word in small letters with its place.
type token struct {
	word       string
	start, end int
}

func tokens(s string) []token {
	var out []token
	from := -1
	for i, r := range s + " " {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if from < 0 {
				from = i
			}
		} else if from >= 0 {
			out = append(out, token{strings.ToLower(s[from:i]), from, i})
			from = -1
		}
	}
	return out
}

// bytesOf turns a range of code points into one of bytes.
func bytesOf(s string, points [2]int) [2]int {
	out := [2]int{len(s), len(s)}
	n := 0
	for i := range s {
		if n == points[0] {
			out[0] = i
		}
		if n == points[1] {
			out[1] = i
		}
		n++
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// scoreBoilerplate: how well [link.Substance] tells passages coded 1
// (substantive) from those coded 0 (boilerplate), by the area under the ROC
// curve; other codes are left out. Rarity is that of a word among all spans of
// the set, whatever their code, each bill's side counted.
func scoreBoilerplate(path string, figures map[string]float64) error {
	type row struct {
		Left, Right string
		Label       any
	}
	var rows []row
	in := map[string]float64{}
	err := eachLine(path, func(r row) {
		rows = append(rows, r)
		for _, side := range []string{r.Left, r.Right} {
			seen := map[string]bool{}
			for _, w := range fold.Words(side) {
				if !seen[w.Folded] {
					seen[w.Folded] = true
					in[w.Folded]++
				}
			}
		}
	})
	if err != nil {
		return err
	}
	rarity := func(w string) float64 {
		return math.Log((2*float64(len(rows)) + 2) / (in[w] + 1))
	}
	var zero, one []float64
	for _, r := range rows {
		s := link.Substance(r.Left, r.Right, rarity)
		switch fmt.Sprint(r.Label) {
		case "0":
			zero = append(zero, s)
		case "1":
			one = append(one, s)
		}
	}
	wins := 0.0
	for _, x := range one {
		for _, y := range zero {
			switch {
			case x > y:
				wins++
			case x == y:
				wins += 0.5
			}
		}
	}
	figures["boilerplate_auc"] = wins / float64(len(one)*len(zero))
	return nil
}

// eachLine reads a file of one JSON object a line.
func eachLine[T any](path string, f func(T)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		var x T
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		f(x)
	}
	return s.Err()
}
