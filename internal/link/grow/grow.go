// Package grow makes piles whose lineage is known: from seed articles it grows
// trees of copies, reprints, rewrites and merged reports by operations that
// happen to news on its way, and keeps the hidden graph beside the documents.
// It is there to measure the link stage, whose rules must not be tuned to
// these operations one by one; [HeldOut] names those that no tuning has seen.
//
// [Grow] is the way in. The same seed and options give the same pile.
package grow

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
)

// Op is something that happens to a report on its way.
type Op string

// Operations.
const (
	Reprint   Op = "reprint"   // another outlet, a later date
	Agency    Op = "agency"    // a credit line of an agency is kept from here on
	Shorten   Op = "shorten"   // the end is cut off
	Merge     Op = "merge"     // paragraphs of another report are joined on
	Retitle   Op = "retitle"   // another headline
	Spin      Op = "spin"      // synonyms, and sentences turned around
	Garble    Op = "garble"    // a word of a quotation becomes another
	Drift     Op = "drift"     // a figure becomes another
	LoseDate  Op = "lose date" // date, byline and address are gone
	Wrap      Op = "wrap"      // lines broken as by a print
	Furniture Op = "furniture" // lines of the outlet around the text
	Lead      Op = "lead"      // a new first paragraph
	Drop      Op = "drop"      // a paragraph in the middle is gone
)

// Tuned are the operations that may be looked at while rules are made, and
// HeldOut those that are kept for measuring alone.
var (
	Tuned   = []Op{Reprint, Agency, Shorten, Retitle, Spin, Garble, LoseDate, Wrap, Furniture, Drop, Drift}
	HeldOut = []Op{Merge, Lead}
)

// Options say how a pile is grown. The zero value grows eight documents from
// each seed by the tuned operations.
type Options struct {
	Seed    uint64
	PerSeed int  // documents from each seed, the seed itself included
	Ops     []Op // nil means Tuned
	// Must is an operation that every document goes through besides others,
	// to measure it by itself; "" for none.
	Must Op
}

// Grown is a pile with its hidden graph.
type Grown struct {
	Documents []hearsay.Annotated // in order of ID
	Parent    map[string]string   // the document that each one was made from; roots are absent
	Second    map[string]string   // the one that Merge took paragraphs from
	Root      map[string]string   // the seed that each one goes back to
	Ops       map[string][]Op     // what was done to each
}

// Grow makes a pile from seeds, whose texts must have paragraphs parted by
// empty lines.
func Grow(seeds []hearsay.Document, o Options) Grown {
	if o.PerSeed == 0 {
		o.PerSeed = 8
	}
	if o.Ops == nil {
		o.Ops = Tuned
	}
	g := Grown{
		Parent: map[string]string{}, Second: map[string]string{},
		Root: map[string]string{}, Ops: map[string][]Op{},
	}
	var all []node
	for i, s := range seeds {
		r := rand.New(rand.NewPCG(o.Seed, uint64(i)+1))
		tree := []node{root(s, r)}
		if slices.Contains(o.Ops, Agency) && r.IntN(3) == 0 {
			tree[0].agency = agencies[r.IntN(len(agencies))]
			tree[0].doc.Outlet = field(tree[0].agency)
		}
		for n := 1; n < o.PerSeed; n++ {
			// Early documents have more children than late ones.
			parent := tree[r.IntN(1+r.IntN(len(tree)))]
			ops := choose(o, r)
			if slices.Contains(ops, Agency) && tree[0].agency != "" {
				parent = tree[0] // who credits the agency has it from there
			}
			child := parent.clone()
			child.parent = parent.doc.ID
			child.doc.ID = fmt.Sprintf("%s-%03d", s.ID, n)
			child.ops = nil
			if !slices.ContainsFunc(ops, leavesTrace) {
				ops = append(ops, traces[r.IntN(len(traces))])
			}
			for _, op := range ops {
				var other *node
				if op == Merge && len(all) > 0 {
					other = &all[r.IntN(len(all))]
				}
				if child.apply(op, r, other) {
					child.ops = append(child.ops, op)
				}
			}
			child.publish(r)
			tree = append(tree, child)
		}
		for _, n := range tree {
			g.Root[n.doc.ID] = tree[0].doc.ID
			g.Ops[n.doc.ID] = n.ops
			if n.parent != "" {
				g.Parent[n.doc.ID] = n.parent
			}
			if n.second != "" {
				g.Second[n.doc.ID] = n.second
			}
		}
		all = append(all, tree...)
	}
	for i := range all {
		g.Documents = append(g.Documents, hearsay.Annotated{Document: all[i].document()})
	}
	slices.SortFunc(g.Documents, func(a, b hearsay.Annotated) int { return strings.Compare(a.ID, b.ID) })
	return g
}

// traces are the operations that change words of the story itself. Every step
// has one, as otherwise no reader could tell a parent from a sibling.
var traces = []Op{Garble, Drift, Spin}

func leavesTrace(op Op) bool { return slices.Contains(traces, op) }

// choose draws the operations of one step: one to three, in a fixed order.
func choose(o Options, r *rand.Rand) []Op {
	var ops []Op
	for range 1 + r.IntN(3) {
		op := o.Ops[r.IntN(len(o.Ops))]
		if !slices.Contains(ops, op) {
			ops = append(ops, op)
		}
	}
	if o.Must != "" && !slices.Contains(ops, o.Must) {
		ops = append(ops, o.Must)
	}
	return ops
}

// node is a document while it grows.
type node struct {
	doc        hearsay.Document
	paragraphs []string
	head, foot []string // furniture
	wrapped    bool
	day        time.Time // when it was really written
	undated    bool
	agency     string
	parent     string
	second     string
	ops        []Op
}

func root(s hearsay.Document, r *rand.Rand) node {
	n := node{doc: s, day: time.Date(2025, 1, 1+r.IntN(300), 8, 0, 0, 0, time.UTC)}
	for _, p := range strings.Split(s.Text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			n.paragraphs = append(n.paragraphs, p)
		}
	}
	n.doc.Outlet = field(outlets[r.IntN(len(outlets))])
	n.doc.Byline = []hearsay.Field{field(reporters[r.IntN(len(reporters))])}
	n.publish(r)
	return n
}

func field(s string) hearsay.Field { return hearsay.Field{Value: s, Basis: hearsay.BasisGiven} }

func (n *node) clone() node {
	c := *n
	c.paragraphs = slices.Clone(n.paragraphs)
	c.head, c.foot = nil, nil // furniture stays with its outlet
	c.wrapped = false
	c.doc.Byline = slices.Clone(n.doc.Byline)
	return c
}

// publish dates a document some hours or days after what it was made from.
func (n *node) publish(r *rand.Rand) {
	n.day = n.day.Add(time.Duration(90+r.IntN(3600)) * time.Minute)
	n.doc.Published = hearsay.Field{}
	if !n.undated {
		// Most pages state the minute, some only the day.
		layout := time.RFC3339
		if n.parent != "" && r.IntN(5) == 0 {
			layout = time.DateOnly
		}
		n.doc.Published = field(n.day.Format(layout))
	}
}

// document puts the text together.
func (n *node) document() hearsay.Document {
	d := n.doc
	parts := slices.Concat(n.head, n.paragraphs, n.foot)
	if n.wrapped {
		for i, p := range parts {
			parts[i] = wrap(p, 72)
		}
	}
	d.Text = strings.Join(parts, "\n\n")
	at := 0
	d.Blocks = nil
	for _, p := range parts {
		d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: at + len(p)}, Kind: hearsay.Paragraph})
		at += len(p) + 2
	}
	if n.agency != "" {
		d.Credits = []hearsay.Credit{{Kind: hearsay.CreditAgency, Name: n.agency}}
	}
	return d
}
