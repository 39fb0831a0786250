package lineage

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/graph"
)

// stories puts every document into exactly one story. Texts that come from one
// another are one story; beyond that, two stories become one as long as their
// texts are alike on average, the most alike first, so that one text between
// two events does not glue them together.
func stories(ts Heads, bonds []bond, likes []graph.Likeness) (out []hearsay.Story, of []int32) {
	f := graph.NewForest(len(ts))
	for _, e := range bonds {
		f.Join(e.a, e.b)
	}
	graph.Average(f, likes)
	members := make([][]string, len(ts))
	of = make([]int32, len(ts))
	for d := range ts {
		r := f.Root(int32(d))
		of[d] = r
		members[r] = append(members[r], ts[d].ID)
	}
	for _, ids := range members {
		if len(ids) > 0 {
			slices.Sort(ids)
			out = append(out, hearsay.Story{ID: hearsay.StoryID(ids), Documents: ids})
		}
	}
	return out, of
}
