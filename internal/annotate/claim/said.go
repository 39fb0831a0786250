package claim

import (
	"cmp"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
)

// saidIn returns, for every sentence, the quotations with words in it, in the
// order of quotes. So a number is looked up among the few quotations of its own
// sentence, however many the document has.
func saidIn(t *prose.Text, quotes []hearsay.Quote) [][]*hearsay.Quote {
	said := make([][]*hearsay.Quote, len(t.Sentences))
	for i := range quotes {
		q := &quotes[i]
		for _, c := range q.Content {
			at, _ := slices.BinarySearchFunc(t.Sentences, c.Start, func(s prose.Sentence, start int) int {
				return cmp.Compare(s.End, start+1)
			})
			for ; at < len(said) && t.Sentences[at].Start < c.End; at++ {
				if n := len(said[at]); n == 0 || said[at][n-1] != q {
					said[at] = append(said[at], q)
				}
			}
		}
	}
	return said
}
