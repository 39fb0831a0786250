package lineage

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// WriteDOT writes the lineage as a graph in the DOT language of Graphviz: an
// arrow from each document to those that come from it, named by the relation
// and its probability, a dashed line where two share a text and the evidence
// does not tell which was before, and a node of its own for each parent that
// is credited and not in the pile. Documents of one origin stand in one frame.
func WriteDOT(w io.Writer, docs []hearsay.Annotated, links hearsay.Links) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, "digraph lineage {")
	fmt.Fprintln(b, "\trankdir=LR;")
	fmt.Fprintln(b, "\tnode [shape=box];")
	label := map[string]string{}
	for i := range docs {
		d := &docs[i]
		lines := []string{d.ID}
		if date := d.Published; !date.IsZero() {
			lines = append(lines, date.Value)
		} else if date, ok := links.Inherited[d.ID]; ok {
			lines = append(lines, date.Value+" (inherited)")
		}
		if !d.Outlet.IsZero() {
			lines = append(lines, d.Outlet.Value)
		}
		label[d.ID] = strings.Join(lines, "\n")
	}
	for i, o := range links.Origins {
		fmt.Fprintf(b, "\tsubgraph cluster_%d {\n\t\tlabel=%s;\n", i, quoteDOT(o.ID))
		for _, d := range o.Documents {
			fmt.Fprintf(b, "\t\t%s [label=%s];\n", quoteDOT(d), quoteDOT(label[d]))
		}
		if o.Credited != "" {
			unseen := "credited: " + o.ID
			fmt.Fprintf(b, "\t\t%s [label=%s, style=dashed];\n", quoteDOT(unseen), quoteDOT(o.Credited+"\n(credited, not in the pile)"))
			for _, d := range o.Documents {
				if links.Parents[d] == "" {
					fmt.Fprintf(b, "\t\t%s -> %s [style=dashed];\n", quoteDOT(unseen), quoteDOT(d))
				}
			}
		}
		fmt.Fprintln(b, "\t}")
	}
	for _, r := range links.Relations {
		if !r.Kind.Derived() {
			continue
		}
		name := quoteDOT(string(r.Kind))
		switch {
		case links.Parents[r.A] == r.B:
			fmt.Fprintf(b, "\t%s -> %s [label=%s];\n", quoteDOT(r.B), quoteDOT(r.A), edgeLabel(r))
		case links.Parents[r.B] == r.A:
			fmt.Fprintf(b, "\t%s -> %s [label=%s];\n", quoteDOT(r.A), quoteDOT(r.B), edgeLabel(r))
		case r.Original == "" && !sameTree(links.Parents, r.A, r.B):
			fmt.Fprintf(b, "\t%s -> %s [label=%s, dir=none, style=dashed];\n", quoteDOT(r.A), quoteDOT(r.B), name)
		}
	}
	fmt.Fprintln(b, "}")
	return b.Flush()
}

func edgeLabel(r hearsay.Relation) string {
	if r.Original == "" {
		return quoteDOT(string(r.Kind))
	}
	return quoteDOT(fmt.Sprintf("%s (%.2f)", r.Kind, r.Probability))
}

// sameTree reports whether two documents go back to one in the pile.
func sameTree(parents map[string]string, a, b string) bool {
	above := func(d string) (up []string) {
		for d != "" && !slices.Contains(up, d) {
			up = append(up, d)
			d = parents[d]
		}
		return up
	}
	return slices.ContainsFunc(above(a), func(d string) bool { return slices.Contains(above(b), d) })
}

// quoteDOT quotes an identifier or a label.
func quoteDOT(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "").Replace(s) + `"`
}
