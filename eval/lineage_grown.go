package main

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

// scoreGrown grows lineages from the longest article of each event of
// story-clusters.jsonl and holds what the link stage makes of them against the
// hidden graph: eight documents from each seed by the operations that rules
// may look at (simulated), and the same with one operation in each step that
// no rule was made with (held out). Both are the mean of three piles.
//
// edges: F1 of the pairs of parent and child, a merged document's second
// parent counted neither way. root found: share of the seeds that are named as
// the root of their origin. origins exact: share of the seeds whose documents
// make up one origin, no more and no fewer. absent root named: see
// rootsWithoutOriginals.
func scoreGrown(dir string, figures map[string]float64) error {
	type article struct {
		ID, Title, Text string
		Event           any
	}
	longest := map[any]article{}
	var events []any
	err := eachLine(filepath.Join(dir, "data", "story-clusters.jsonl"), func(a article) {
		old, ok := longest[a.Event]
		if !ok {
			events = append(events, a.Event)
		}
		if len(a.Text) > len(old.Text) && len(a.Text) < 12_000 {
			longest[a.Event] = a
		}
	})
	if err != nil {
		return err
	}
	var seeds []hearsay.Document
	for _, e := range events {
		a := longest[e]
		text := strings.ReplaceAll(a.Text, "\n", "\n\n")
		// Some events of the set have an article in common.
		known := slices.ContainsFunc(seeds, func(s hearsay.Document) bool {
			m := link.Measure(s.Text, text)
			return max(m.AInB, m.BInA) > 0.1 && m.Longest > 20
		})
		if !known && len(text) > 600 {
			seeds = append(seeds, hearsay.Document{ID: a.ID, Text: text,
				Title: hearsay.Field{Value: a.Title, Basis: hearsay.BasisGiven}})
		}
	}
	var said, heldSaid []guess
	const piles = 3
	for seed := range uint64(piles) {
		plain := grow.Grow(seeds, grow.Options{Seed: seed})
		if err := scoreGraph(plain, "simulated", 1.0/piles, figures, &said); err != nil {
			return err
		}
		absent, err := rootsWithoutOriginals(plain)
		if err != nil {
			return err
		}
		figures["absent_root_named"] += absent / piles
		for _, op := range grow.HeldOut {
			held := grow.Grow(seeds, grow.Options{Seed: seed, Must: op})
			if err := scoreGraph(held, "held_out", 1.0/float64(piles*len(grow.HeldOut)), figures, &heldSaid); err != nil {
				return err
			}
		}
	}
	figures["simulated_brier"], figures["simulated_ece"] = calibration(said)
	figures["held_out_brier"], figures["held_out_ece"] = calibration(heldSaid)
	return nil
}

// rootsWithoutOriginals links a grown pile without the articles that it was grown
// from, and returns the share of its origins of four and more documents for which
// a root is named all the same: the earliest that is there, and not the original.
func rootsWithoutOriginals(g grow.Grown) (float64, error) {
	original := map[string]bool{}
	for _, root := range g.Root {
		original[root] = true
	}
	rest := slices.DeleteFunc(slices.Clone(g.Documents), func(d hearsay.Annotated) bool { return original[d.ID] })
	links, err := link.Link(context.Background(), rest)
	named, all := 0.0, 0.0
	for _, o := range links.Origins {
		if len(o.Documents) >= 4 {
			all++
			if o.Root != "" {
				named++
			}
		}
	}
	return named / max(all, 1), err
}

// calibration returns the Brier score of stated probabilities and their
// expected calibration error over ten equal steps.
func calibration(gs []guess) (brier, ece float64) {
	var n, right, sum [10]float64
	for _, g := range gs {
		hit := 0.0
		if g.right {
			hit = 1
		}
		brier += (g.sure - hit) * (g.sure - hit)
		k := min(int(g.sure*10), 9)
		n[k]++
		right[k] += hit
		sum[k] += g.sure
	}
	for k := range n {
		ece += math.Abs(right[k] - sum[k])
	}
	all := float64(max(len(gs), 1))
	return brier / all, ece / all
}

// comesFrom reports whether a document has the other one among what it was made
// from, at any distance.
func comesFrom(g grow.Grown, doc, from string) bool {
	for doc != "" {
		if g.Second[doc] != "" && (g.Second[doc] == from || comesFrom(g, g.Second[doc], from)) {
			return true
		}
		if doc = g.Parent[doc]; doc == from {
			return true
		}
	}
	return false
}

// scoreGraph adds to the figures of name. Each named original goes to said with
// its probability: it is right if the other document really comes from it.
func scoreGraph(g grow.Grown, name string, share float64, figures map[string]float64, said *[]guess) error {
	links, err := link.Link(context.Background(), g.Documents)
	if err != nil {
		return err
	}
	for _, r := range links.Relations {
		if r.Original != "" {
			*said = append(*said, guess{r.Probability, comesFrom(g, r.Other(r.Original), r.Original)})
		}
	}
	hit, named := 0.0, 0.0
	for child, parent := range links.Parents {
		switch parent {
		case g.Parent[child]:
			hit++
			named++
		case g.Second[child]:
		default:
			named++
		}
	}
	precision, recall := hit/max(named, 1), hit/float64(len(g.Parent))
	trees := map[string][]string{}
	for d, root := range g.Root {
		trees[root] = append(trees[root], d)
	}
	roots, exact := 0.0, 0.0
	for _, o := range links.Origins {
		if len(trees[o.Root]) > 0 {
			roots++
		}
		docs := slices.Sorted(slices.Values(o.Documents))
		tree := trees[g.Root[docs[0]]]
		slices.Sort(tree)
		if slices.Equal(docs, tree) {
			exact++
		}
	}
	n := float64(len(trees))
	figures[name+"_edges_f1"] += share * 2 * precision * recall / max(precision+recall, 1e-9)
	figures[name+"_root_found"] += share * roots / n
	figures[name+"_origins_exact"] += share * exact / n
	return nil
}
