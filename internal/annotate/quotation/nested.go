package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay"
)

// nested reads the quotations inside quotations: “She told me: ‘Leave,’” he
// said. A run inside another is one when a cue stands before it there, or right
// after it.
func (r *reader) nested() {
	for k, run := range r.runs {
		if run.Parent < 0 || run.Inner.Len() == 0 {
			continue
		}
		top := run.Parent
		for r.runs[top].Parent >= 0 {
			top = r.runs[top].Parent
		}
		if _, ok := r.owner[top]; !ok {
			continue
		}
		s, i := r.t.TokenAt(run.Inner.Start)
		if s < 0 || len(strings.Fields(run.Inner.Of(r.t.Doc.Text))) < 3 {
			continue
		}
		if f, ok := r.frameInside(r.views[s], i, top); ok && r.alone(&f) != "i" { // what one quotes of oneself is one's words already
			f.content = []hearsay.Span{r.runs[k].Inner}
			r.found = append(r.found, f)
		}
	}
}

// frameInside finds the cue before token i within run top.
func (r *reader) frameInside(v *view, i, top int) (found, bool) {
	for j := i - 1; j >= 0 && j > i-12 && v.run[j] == top; j-- {
		c, end, ok := v.cueAt(j)
		if !ok {
			if v.finite(j) {
				break
			}
			continue
		}
		if c.level != speech || c.frame&quoting == 0 {
			break
		}
		return r.make(v, j, end, c, v.subject(j, 0, i)), true
	}
	return found{}, false
}
