package page

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/hearsay-project/hearsay/internal/report/svg"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

type lineage struct {
	Drawing template.HTML
	Left    int
	Origins []origin
}

type origin struct {
	N        int
	Credited string
	Story    string
	Rows     []lineageRow
}

type lineageRow struct {
	Doc       docRef
	ID        string // of the row
	What      string
	Of        string // the word between What and Parent
	Parent    *docRef
	Because   []string
	Overlap   string
	Direction string
	Passages  []passage
	More      int
}

type passage struct{ Here, There string }

func (b *builder) lineage() *lineage {
	if len(b.m.Origins) == 0 {
		return nil
	}
	v := &lineage{}
	story := map[*view.Origin]string{}
	for _, s := range b.m.Stories {
		for _, o := range s.Origins {
			if len(b.m.Stories) > 1 {
				story[o] = fmt.Sprintf("story %d", s.N)
			}
		}
	}
	for _, o := range b.m.Origins {
		if len(o.Docs) == 0 {
			continue
		}
		row := origin{N: o.N, Credited: view.Visible(o.Credited), Story: story[o]}
		for _, d := range o.Docs {
			row.Rows = append(row.Rows, b.lineageRow(d))
		}
		v.Origins = append(v.Origins, row)
	}
	drawing := svg.Lineage("lineage-svg", "Lineage: how the documents hang together", b.lanes(story))
	v.Drawing, v.Left = template.HTML(drawing.SVG), drawing.Left
	return v
}

func (b *builder) lineageRow(d *view.Doc) lineageRow {
	row := lineageRow{Doc: b.docLink(d), ID: fmt.Sprintf("lineage-d%d", d.N), Of: "of"}
	r := d.Relation
	if d.IsRoot() || r == nil {
		row.What = "no relation to another document found"
		if d.IsRoot() && len(d.Origin.Docs) > 1 {
			row.What = "earliest in this pile"
		} else if d.IsRoot() {
			row.What = "stands alone"
		} else if d.Parent != nil {
			row.What, row.Of = "comes", "from"
			parent := b.docLink(d.Parent)
			row.Parent = &parent
		}
		return row
	}
	row.What = string(r.Kind)
	other := b.m.ByID[r.Other(d.ID)]
	parent := b.docLink(other)
	row.Parent = &parent
	if d.Parent == nil {
		row.Of, row.Direction = "beside", "which comes from which is open"
	} else if r.Original != "" {
		row.Direction = fmt.Sprintf("direction %.0f %% sure", r.Probability*100)
	}
	row.Because = d.Because
	here, there := r.AInB, r.BInA
	if r.B == d.ID {
		here, there = there, here
	}
	row.Overlap = fmt.Sprintf("%.0f %% of its words stand in the other, %.0f %% of the other’s in it", here*100, there*100)
	for _, p := range r.Passages {
		mine, theirs := p.A, p.B
		if r.B == d.ID {
			mine, theirs = theirs, mine
		}
		x, y := mine.Of(d.Text), theirs.Of(other.Text)
		if x == "" || y == "" {
			continue
		}
		if len(row.Passages) >= maxPassages {
			row.More++
			continue
		}
		row.Passages = append(row.Passages, passage{view.Clip(x, passageWords), view.Clip(y, passageWords)})
	}
	return row
}

// lanes are the origins as they are drawn.
func (b *builder) lanes(story map[*view.Origin]string) []svg.Lane {
	var lanes []svg.Lane
	for _, o := range b.m.Origins {
		if len(o.Docs) == 0 {
			continue
		}
		lane := svg.Lane{Name: fmt.Sprintf("Origin %d", o.N), Notes: []string{view.Plural(len(o.Documents), "document")}, More: len(o.Documents) - len(o.Docs)}
		if s := story[o]; s != "" {
			lane.Notes = append(lane.Notes, s)
		}
		index := map[*view.Doc]int{}
		unseen := -1
		if o.Credited != "" {
			unseen = 0
			lane.Nodes = append(lane.Nodes, svg.Node{
				Name: view.Visible(o.Credited), Note: "not in this pile", Unseen: true,
				Title: view.Visible(o.Credited) + ": credited, not in this pile",
			})
		}
		for _, d := range o.Docs {
			index[d] = len(lane.Nodes)
			lane.Nodes = append(lane.Nodes, lineageNode(d))
		}
		for _, d := range o.Docs {
			title := ""
			if d.Relation != nil {
				title = string(d.Relation.Kind) + ": " + strings.Join(d.Because, "; ")
			}
			if d.Parent != nil {
				if from, ok := index[d.Parent]; ok {
					kind := ""
					if d.Relation != nil {
						kind = string(d.Relation.Kind)
					}
					lane.Edges = append(lane.Edges, svg.Edge{From: from, To: index[d], Kind: kind, Title: title})
				}
				continue
			}
			switch {
			case unseen >= 0:
				lane.Edges = append(lane.Edges, svg.Edge{From: unseen, To: index[d], Kind: "credited", Title: "credits " + view.Visible(o.Credited)})
			case d.Relation != nil && !d.IsRoot():
				if from, ok := index[b.m.ByID[d.Relation.Other(d.ID)]]; ok {
					lane.Edges = append(lane.Edges, svg.Edge{From: from, To: index[d], Kind: string(d.Relation.Kind), Title: title, Open: true})
				}
			}
		}
		lanes = append(lanes, lane)
	}
	return lanes
}

func lineageNode(d *view.Doc) svg.Node {
	n := svg.Node{
		Name: fmt.Sprintf("[%d] %s", d.N, d.Short()), Root: d.IsRoot(),
		Href: fmt.Sprintf("#lineage-d%d", d.N),
	}
	n.Date, _ = svg.ParseInterval(d.Dated.Value)
	what := "root"
	switch {
	case !d.IsRoot() && d.Relation != nil:
		what = string(d.Relation.Kind)
	case !d.IsRoot() && d.Origin.Credited != "":
		what = "credits " + d.Origin.Credited
	case !d.IsRoot():
		what = "in this origin"
	case len(d.Origin.Docs) == 1:
		what = "alone"
	}
	n.Note = view.Visible(what + " · " + d.DateLine())
	n.Title = view.Visible(fmt.Sprintf("[%d] %s (%s), %s, %s", d.N, d.Label(), d.ID, d.DateLine(), what))
	return n
}
