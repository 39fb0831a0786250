package mcp

import (
	"cmp"
	"context"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
)

type findingsIn struct {
	recordsIn
	Type string `json:"type,omitempty" jsonschema:"altered quotation, reattributed quotation, conflict, drift, corroboration, revised …"`
}

type findingsOut struct {
	Findings []findingOut `json:"findings"`
	Next     string       `json:"next,omitempty"`
}

type findingOut struct {
	Ref      string        `json:"ref,omitempty"`
	Type     string        `json:"type"`
	Text     string        `json:"text"`
	Labels   []string      `json:"labels,omitempty"`
	Evidence []evidenceOut `json:"evidence"`
}

type evidenceOut struct {
	Doc string `json:"doc"`
	place
}

func (s *server) findings(ctx context.Context, in findingsIn) (out findingsOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	b := s.shelf(pile)
	q := hearsay.RecordQuery{Pile: pile, Kind: hearsay.FindingRecord, Doc: in.Doc, Words: in.Words, Type: in.Type}
	out.Findings, out.Next, err = records(ctx, s, q, in.page, func(r hearsay.Record) (findingOut, error) {
		v := r.Value.(hearsay.Finding)
		o := findingOut{Ref: r.Ref, Type: string(v.Type), Text: clip(v.Text, 1000), Labels: v.Labels, Evidence: []evidenceOut{}}
		for _, e := range v.Evidence[:min(len(v.Evidence), 12)] {
			d, err := b.document(ctx, e.Doc)
			if err != nil {
				continue // it was removed since
			}
			if p := placeIn(d.Text, e.Span); p != nil {
				o.Evidence = append(o.Evidence, evidenceOut{e.Doc, *p})
			}
		}
		return o, nil
	})
	return out, err
}

type lineageIn struct {
	Pile string `json:"pile,omitempty"`
	Doc  string `json:"doc,omitempty" jsonschema:"only the origin and the relatives of this document"`
	page
}

type lineageOut struct {
	Origins   []originOut   `json:"origins"`
	Relations []relationOut `json:"relations,omitempty" jsonschema:"of the document asked for, closest evidence first"`
	Next      string        `json:"next,omitempty"`
}

type originOut struct {
	Ref       string  `json:"ref"`
	Root      string  `json:"root,omitempty" jsonschema:"earliest version in this pile; left out where the evidence does not tell"`
	Credited  string  `json:"credited,omitempty" jsonschema:"source that is credited and not in the pile"`
	Count     int     `json:"count" jsonschema:"number of documents that go back to it"`
	Documents []about `json:"documents" jsonschema:"at most 20 of them"`
}

type relationOut struct {
	With        about       `json:"with"`
	Relation    string      `json:"relation" jsonschema:"copy, reprint, excerpt, rewrite or same story"`
	Original    string      `json:"original,omitempty" jsonschema:"id of the document that the other comes from; left out where the evidence does not tell"`
	Probability float64     `json:"probability" jsonschema:"that original is right"`
	Because     []string    `json:"because"`
	Shared      []passageIn `json:"shared" jsonschema:"longest shared passages, at most 3, as they stand in this document"`
}

type passageIn struct {
	Here  place `json:"here"`
	There place `json:"there"`
}

func (s *server) lineage(ctx context.Context, in lineageIn) (out lineageOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	b := s.shelf(pile)
	q := hearsay.RecordQuery{Pile: pile, Kind: hearsay.OriginRecord, Doc: in.Doc}
	if in.Doc != "" {
		return out, s.relatives(ctx, b, q, in, &out)
	}
	out.Origins, out.Next, err = records(ctx, s, q, in.page, func(r hearsay.Record) (originOut, error) {
		return b.origin(ctx, r), nil
	})
	return out, err
}

func (b *shelf) origin(ctx context.Context, r hearsay.Record) originOut {
	v := r.Value.(hearsay.Origin)
	o := originOut{Ref: r.Ref, Root: v.Root, Credited: clip(v.Credited, 200), Count: len(v.Documents), Documents: []about{}}
	for _, id := range v.Documents[:min(len(v.Documents), 20)] {
		if d, err := b.document(ctx, id); err == nil {
			o.Documents = append(o.Documents, aboutDocument(&d.Document))
		}
	}
	return o
}

// relatives answers for one document.
func (s *server) relatives(ctx context.Context, b *shelf, q hearsay.RecordQuery, in lineageIn, out *lineageOut) error {
	d, err := b.document(ctx, in.Doc)
	if err != nil {
		return err
	}
	q.Page.Limit = 2
	origins, _, err := s.lib.Records(ctx, q)
	if err != nil {
		return err
	}
	out.Origins = []originOut{}
	for _, r := range origins {
		out.Origins = append(out.Origins, b.origin(ctx, r))
	}
	q = hearsay.RecordQuery{Pile: b.pile, Kind: hearsay.RelationRecord, Doc: in.Doc}
	out.Relations, out.Next, err = records(ctx, s, q, in.page, func(r hearsay.Record) (relationOut, error) {
		return b.relation(ctx, d, r.Value.(hearsay.Relation))
	})
	return err
}

// relation returns how d hangs together with the other document of v.
func (b *shelf) relation(ctx context.Context, d *hearsay.Annotated, v hearsay.Relation) (relationOut, error) {
	o := relationOut{
		With: about{Doc: v.Other(d.ID)}, Relation: string(v.Kind), Original: v.Original, Probability: v.Probability,
		Because: v.Because, Shared: []passageIn{},
	}
	if o.Because == nil {
		o.Because = []string{}
	}
	other, err := b.document(ctx, v.Other(d.ID))
	if err != nil {
		return o, err
	}
	o.With = aboutDocument(&other.Document)
	for _, p := range longest(v.Passages, 3) {
		here, there := p.A, p.B
		if v.A != d.ID {
			here, there = p.B, p.A
		}
		x, y := placeIn(d.Text, here), placeIn(other.Text, there)
		if x != nil && y != nil {
			x.Exact, y.Exact = clip(x.Exact, 600), clip(y.Exact, 600)
			o.Shared = append(o.Shared, passageIn{*x, *y})
		}
	}
	return o, nil
}

// longest returns the n longest passages in the order of the text.
func longest(all []hearsay.Passage, n int) []hearsay.Passage {
	byLength := slices.SortedStableFunc(slices.Values(all), func(a, b hearsay.Passage) int { return cmp.Compare(b.A.Len(), a.A.Len()) })
	byLength = byLength[:min(n, len(byLength))]
	slices.SortFunc(byLength, func(a, b hearsay.Passage) int { return a.A.Compare(b.A) })
	return byLength
}

type compareIn struct {
	Pile   string `json:"pile,omitempty"`
	A      string `json:"a" jsonschema:"id of a document"`
	B      string `json:"b" jsonschema:"id of another document"`
	Cursor int    `json:"cursor,omitempty" jsonschema:"next of the former answer, for what follows"`
}

type compareOut struct {
	A        about        `json:"a"`
	B        about        `json:"b"`
	Relation *relationOut `json:"relation,omitempty" jsonschema:"how they hang together, as seen from a; left out if they do not"`
	Blocks   []blockOut   `json:"blocks" jsonschema:"in the order of a: passages that both have, and stretches that only one has"`
	Next     int          `json:"next,omitempty"`
}

type blockOut struct {
	A       *place      `json:"a,omitempty" jsonschema:"left out if only b has it"`
	B       *place      `json:"b,omitempty" jsonschema:"left out if only a has it"`
	Moved   bool        `json:"moved,omitempty" jsonschema:"stands elsewhere in b"`
	Changes []changeOut `json:"changes,omitempty" jsonschema:"words that differ inside a passage that both have"`
}

type changeOut struct {
	Op   string `json:"op" jsonschema:"drop, add or change"`
	Kind string `json:"kind" jsonschema:"what it is about: number, negation, bound, name, quotation, cue, other"`
	From *place `json:"from,omitempty"`
	To   *place `json:"to,omitempty"`
}

func (s *server) compare(ctx context.Context, in compareIn) (out compareOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	if in.A == in.B {
		return out, usage("compare takes two different documents")
	}
	lib := s.shelf(pile)
	a, err := lib.document(ctx, in.A)
	if err != nil {
		return out, err
	}
	b, err := lib.document(ctx, in.B)
	if err != nil {
		return out, err
	}
	out = compareOut{A: aboutDocument(&a.Document), B: aboutDocument(&b.Document), Blocks: []blockOut{}}
	relations, err := lib.all(ctx, hearsay.RelationRecord, in.A)
	if err != nil {
		return out, err
	}
	for _, r := range relations {
		if v := r.Value.(hearsay.Relation); v.Other(in.A) == in.B {
			rel, err := lib.relation(ctx, a, v)
			if err != nil {
				return out, err
			}
			out.Relation = &rel
		}
	}
	blocks := flow.Diff(a, b)
	size := 0
	for i := max(in.Cursor, 0); i < len(blocks); i++ {
		o := blockOut{A: placeIn(a.Text, blocks[i].A), B: placeIn(b.Text, blocks[i].B), Moved: blocks[i].Moved}
		for _, c := range blocks[i].Changes {
			if c.Op != hearsay.Keep {
				o.Changes = append(o.Changes, changeOut{string(c.Op), string(c.Kind), placeIn(a.Text, c.A), placeIn(b.Text, c.B)})
			}
		}
		o = o.bounded(s.o.MaxBytes / 2)
		if size += o.size(); size > s.o.MaxBytes && len(out.Blocks) > 0 {
			out.Next = i
			break
		}
		out.Blocks = append(out.Blocks, o)
	}
	return out, nil
}

// bounded shortens the words of a block that would not fit into an answer.
func (b blockOut) bounded(n int) blockOut {
	for _, p := range []*place{b.A, b.B} {
		if p != nil {
			p.Exact = clip(p.Exact, n/3)
		}
	}
	for i, size := 0, 0; i < len(b.Changes); i++ {
		if size += b.Changes[i].size(); size > n {
			b.Changes = b.Changes[:i]
			break
		}
	}
	return b
}

func (b blockOut) size() int {
	n := b.A.size() + b.B.size() + 40
	for _, c := range b.Changes {
		n += c.size()
	}
	return n
}

func (c changeOut) size() int { return c.From.size() + c.To.size() + 40 }

func (p *place) size() int {
	if p == nil {
		return 0
	}
	return len(p.Exact) + 40
}
