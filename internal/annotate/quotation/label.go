package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// labelled reads "WALLACE: …" and "Marta Lind: …": a name and a colon at the
// beginning, as in transcripts and lists of claims.
func (r *reader) labelled(v *view) {
	for i := 1; i < len(v.tok) && i < 8; i++ {
		if v.run[i] >= 0 || v.tok[i].UPOS == lang.Verb {
			return
		}
		if v.low[i] != ":" || len(v.tok) < i+4 {
			continue
		}
		for _, m := range r.names.In(v.s, 0, i) {
			x := r.names.Mentions[m]
			if x.To != i || x.Kind != names.Name || x.Entity < 0 || r.names.Entities[x.Entity].Type != hearsay.Person {
				continue
			}
			r.emit(v, i, i+1, cue{strength: hearsay.Saying}, v.src(0, i), [2]int{i + 1, len(v.tok)})
			// A label in capitals opens a turn of a transcript: all of the
			// paragraph is the speaker's own words.
			if n := len(r.found) - 1; strings.ToUpper(x.Of(r.t.Doc.Text)) == x.Of(r.t.Doc.Text) && n >= 0 && r.found[n].cueAt == [2]int{v.s, i} {
				r.found[n].form = hearsay.Direct
				c := &r.found[n].content[len(r.found[n].content)-1]
				for s := v.s; s < len(r.views) && r.t.Sentences[s].Block == r.t.Sentences[v.s].Block; s++ {
					c.End = r.t.Sentences[s].End
				}
			}
		}
		return
	}
}
