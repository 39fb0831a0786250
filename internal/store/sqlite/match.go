package sqlite

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/store"
)

// match writes a query in the language of FTS5. Words hold letters and digits
// only, so that quotation marks around them are all the escaping there is.
func match(q store.Query) string {
	var b strings.Builder
	for i, t := range q.Must {
		if i > 0 {
			b.WriteString(" AND ")
		}
		writeTerm(&b, t)
	}
	for _, t := range q.Not {
		b.WriteString(" NOT ")
		writeTerm(&b, t)
	}
	return b.String()
}

func writeTerm(b *strings.Builder, t store.Term) {
	b.WriteString(`"` + strings.Join(t.Words, " ") + `"`)
	if t.Prefix {
		b.WriteString(" *")
	}
}
