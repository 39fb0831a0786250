package link

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
)

// Piles made to be slow: each must be done in a time that no quadratic way
// through them allows.
func TestHostilePiles(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	many := func(n int, text func(i int) string) (docs []hearsay.Annotated) {
		for i := range n {
			docs = append(docs, doc(fmt.Sprintf("d%06d", i), text(i)))
		}
		return docs
	}
	for _, tt := range []struct {
		name string
		pile []hearsay.Annotated
	}{
		{"identical documents", many(600, func(int) string { return original })},
		{"one shingle everywhere", many(5000, func(i int) string {
			return fmt.Sprintf("The granite breakwater harbour commission number%d met%d and voted%d on item%d.", i, i, i, i)
		})},
		{"empty documents", many(20000, func(int) string { return "" })},
		{"one word repeated", many(100, func(i int) string { return strings.Repeat("granite ", 200+i) })},
		{"long documents of one word", many(3, func(int) string { return strings.Repeat("granite ", 300_000) })},
		{"a long document among short ones", append(many(100, func(int) string { return rewritten }), doc("z", strings.Repeat(original+"\n\n", 2000)))},
		{"nothing but quotation marks", many(100, func(int) string { return strings.Repeat("“‘\"", 5000) })},
		{"nothing but figures", many(20, func(int) string { return strings.Repeat("4,200 ", 5000) })},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
			defer cancel()
			l, err := Link(ctx, tt.pile)
			if err != nil {
				t.Fatal(err)
			}
			if most := 60 * len(tt.pile); len(l.Relations) > most {
				t.Errorf("%d relations, want at most %d", len(l.Relations), most)
			}
		})
	}
}
