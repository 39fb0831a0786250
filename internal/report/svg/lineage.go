package svg

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// Lane is one origin: documents that go back to one text.
type Lane struct {
	Name  string   // "Origin 1"
	Notes []string // further lines: "5 documents"
	Nodes []Node
	Edges []Edge
	More  int // documents of the origin that are not among the nodes
}

// Node is a document, or a parent that is credited and not in the pile.
type Node struct {
	Name, Note string
	Title      string // all of it, for who points at it
	Href       string // where it is shown in full, "" for nowhere
	// Date is when it was published; zero puts it into the undated lane.
	Date   Interval
	Unseen bool
	Root   bool
}

// Edge leads from node From to node To of the same lane.
type Edge struct {
	From, To int
	Kind     string // "copy"; names the edge's class and the note of its end
	Title    string // the reasons, for who points at it
	Open     bool   // the direction is not known
}

// Bounds of a drawing of lineage.
const (
	MaxLanes = 20  // more are left out
	MaxNodes = 150 // in all lanes
	maxDepth = 14  // nodes of one lane
)

// Measures of a drawing of lineage, in pixels.
const (
	laneLabel  = 118.0
	nodeWidth  = 208.0
	nodeHeight = 40.0
	rowHeight  = 50.0
	laneGap    = 14.0
	top        = 44.0
)

type placed struct {
	*Node
	x, y float64 // left, top
	row  int
}

// Lineage draws how documents hang together: x is time, each origin has a
// lane, documents without a date and unseen parents stand in a lane of their
// own left of the axis. Lanes come as given; the first [MaxLanes] lanes and
// [MaxNodes] nodes are drawn.
func Lineage(id, title string, lanes []Lane) Drawing {
	var c canvas
	left := 0
	drawn := slices.Clone(lanes[:min(len(lanes), MaxLanes)])
	for _, l := range lanes[len(drawn):] {
		left += len(l.Nodes) + l.More
	}
	undated, timed := false, false // some without a date, some with a time of day
	var moments []time.Time
	for _, l := range drawn {
		for _, n := range l.Nodes {
			undated = undated || n.Date.IsZero()
			timed = timed || !n.Date.IsZero() && n.Date.From.Equal(n.Date.To)
			moments = append(moments, n.Date.From, n.Date.To)
		}
	}
	dated := slices.ContainsFunc(moments, func(t time.Time) bool { return !t.IsZero() })
	x0 := laneLabel
	if undated {
		x0 += nodeWidth + 44
	}
	scale := newTimeScale(moments, 12*time.Hour, x0+6, Width-nodeWidth-4)
	if !timed && scale.to.Sub(scale.from) < 60*time.Hour {
		scale.from, scale.to = scale.from.Add(-24*time.Hour), scale.to.Add(24*time.Hour)
	}

	rest := MaxNodes
	heights := make([]float64, len(drawn))
	nodes := make([][]placed, len(drawn))
	y := top
	for i, l := range drawn {
		nodes[i] = place(l, scale, y, min(rest, maxDepth))
		rest -= len(nodes[i])
		if more := len(l.Nodes) - len(nodes[i]) + l.More; more > 0 {
			left += more
			drawn[i].Notes = append(slices.Clip(l.Notes), fmt.Sprintf("%d not drawn", more))
		}
		rows := 1
		for _, n := range nodes[i] {
			rows = max(rows, n.row+1)
		}
		heights[i] = max(float64(rows)*rowHeight, float64(34+16*len(drawn[i].Notes))) + laneGap
		y += heights[i]
	}

	c.begin(id, title, y+4)
	c.raw(`<defs><marker id="` + esc(id) + `-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="arrow" d="M0 0.5 8 4 0 7.5z"/></marker></defs>`)
	if undated {
		c.empty("rect", "x", num(laneLabel-4), "y", num(top-26), "width", num(nodeWidth+20), "height", num(y-top+26), "class", "undated", "fill", "none", "rx", "6")
		c.text(laneLabel+nodeWidth/2+6, top-10, "tick", "middle", "undated")
	}
	if dated {
		c.axis(scale, top-4, y, 6)
	}
	y = top
	for i, l := range drawn {
		if i > 0 {
			c.line(0, y, Width, y, "lane")
		}
		c.text(2, y+26, "lane-name", "", fit(l.Name, laneLabel-8, 13))
		for j, note := range l.Notes {
			c.text(2, y+43+float64(j)*16, "note", "", fit(note, laneLabel-8, 12))
		}
		for _, e := range l.Edges {
			if e.From < len(nodes[i]) && e.To < len(nodes[i]) {
				c.edge(id, e, nodes[i][e.From], nodes[i][e.To])
			}
		}
		for _, n := range nodes[i] {
			c.node(n, scale)
		}
		y += heights[i]
	}
	c.shut("svg")
	return Drawing{c.b.String(), left}
}

// place puts the nodes of a lane into rows so that none covers another.
func place(l Lane, scale timeScale, y float64, most int) []placed {
	n := min(len(l.Nodes), most)
	out := make([]placed, n)
	order := make([]int, n)
	for i := range out {
		out[i] = placed{Node: &l.Nodes[i]}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if x, y := out[a].Root, out[b].Root; x != y { // the root on top
			if x {
				return -1
			}
			return 1
		}
		return compareTimes(out[a].at(), out[b].at())
	})
	var rows [][]float64 // left edges of the nodes in each row
	undatedRows := 0
	for _, i := range order {
		p := &out[i]
		if p.Date.IsZero() {
			p.x, p.row = laneLabel+6, undatedRows
			undatedRows++
		} else {
			p.x = scale.x(p.at())
			p.row = slices.IndexFunc(rows, func(taken []float64) bool {
				return !slices.ContainsFunc(taken, func(x float64) bool { return math.Abs(x-p.x) < nodeWidth+26 })
			})
			if p.row < 0 {
				p.row = len(rows)
				rows = append(rows, nil)
			}
			rows[p.row] = append(rows[p.row], p.x)
		}
		p.y = y + laneGap/2 + float64(p.row)*rowHeight + (rowHeight-nodeHeight)/2
	}
	return out
}

// at is the moment where a node is drawn: the middle of what is known.
func (n *Node) at() time.Time {
	if n.Date.IsZero() || n.Date.To.IsZero() {
		return n.Date.From
	}
	if n.Date.From.IsZero() {
		return n.Date.To
	}
	return n.Date.From.Add(seconds((n.Date.To.Unix() - n.Date.From.Unix()) / 2))
}

func (c *canvas) node(n placed, scale timeScale) {
	class := "node"
	if n.Unseen {
		class += " unseen"
	}
	if n.Root {
		class += " root"
	}
	if n.Href != "" {
		c.open("a", "href", n.Href)
	} else {
		c.open("g")
	}
	c.title(n.Title)
	dash := ""
	if n.Unseen {
		dash = "5 4"
	}
	c.empty("rect", "x", num(n.x), "y", num(n.y), "width", num(nodeWidth), "height", num(nodeHeight), "rx", "5",
		"class", class, "fill", "none", "stroke", "currentColor", "stroke-dasharray", dash)
	c.text(n.x+10, n.y+16.5, "name", "", fit(n.Name, nodeWidth-18, 13.5))
	c.text(n.x+10, n.y+32, "note", "", fit(n.Note, nodeWidth-14, 11.5))
	if !n.Date.From.IsZero() && !n.Date.To.IsZero() && n.Date.To.Sub(n.Date.From) > 25*time.Hour {
		// A date that is known to the month only covers all of it.
		y := n.y + nodeHeight + 3
		c.line(scale.x(n.Date.From), y, min(scale.x(n.Date.To), Width-2), y, "spread")
	}
	if n.Href != "" {
		c.shut("a")
	} else {
		c.shut("g")
	}
}

func (c *canvas) edge(id string, e Edge, from, to placed) {
	const reach = 16
	fy, ty := from.y+nodeHeight/2, to.y+nodeHeight/2
	var d string
	switch {
	case to.x >= from.x+nodeWidth+reach:
		x1, x2 := from.x+nodeWidth, to.x-1
		m := (x1 + x2) / 2
		if x2-x1 > 80 {
			m = x1 + 40
		}
		d = fmt.Sprintf("M%s %sC%s %s %s %s %s %s", num(x1), num(fy), num(m), num(fy), num(m), num(ty), num(min(m+40, x2)), num(ty))
		if m+40 < x2 {
			d += "H" + num(x2)
		}
	case to.x+nodeWidth+reach <= from.x:
		x1, x2 := from.x, to.x+nodeWidth+1
		m := (x1 + x2) / 2
		d = fmt.Sprintf("M%s %sC%s %s %s %s %s %s", num(x1), num(fy), num(m), num(fy), num(m), num(ty), num(x2), num(ty))
	default:
		x := min(from.x, to.x) - 11
		d = fmt.Sprintf("M%s %sH%sQ%s %s %s %sV%sQ%s %s %s %sH%s", num(from.x), num(fy), num(x+5), num(x), num(fy), num(x), num(fy+sign(ty-fy)*5),
			num(ty-sign(ty-fy)*5), num(x), num(ty), num(x+5), num(ty), num(to.x-1))
	}
	arrow := "url(#" + id + "-arrow)"
	if e.Open {
		arrow = ""
	}
	dash := map[string]string{"rewrite": "7 4", "excerpt": "2 4", "credited": "5 4"}[e.Kind]
	c.open("path", "d", d, "class", "edge", "fill", "none", "stroke", "currentColor", "stroke-dasharray", dash, "marker-end", arrow)
	c.title(e.Title)
	c.shut("path")
}

func sign(f float64) float64 {
	if f < 0 {
		return -1
	}
	return 1
}
