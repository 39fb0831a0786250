package postgres

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/store"
)

// filter is a WHERE clause with its arguments.
type filter struct {
	clauses []string
	args    []any
}

func (f *filter) add(clause string, args ...any) {
	f.clauses = append(f.clauses, clause)
	f.args = append(f.args, args...)
}

func (f *filter) String() string { return strings.Join(f.clauses, " AND ") }

// days adds that the days from first to last meet those from since to until.
func (f *filter) days(first, last, since, until string) {
	if since == "" && until == "" {
		return
	}
	f.add(first + " <> ''")
	if from, _ := store.Days(since); since != "" {
		f.add(last+" >= ?", from)
	}
	if _, to := store.Days(until); until != "" {
		f.add(first+" <= ?", to)
	}
}

// match adds that what a query looks for is there: its terms in the column
// terms, and phrases of several also as they follow each other in one of the
// columns of running terms.
func (f *filter) match(q store.Query, terms string, running ...string) {
	for _, p := range q.Must {
		clause, args := phrase(p, terms, running)
		f.add(clause, args...)
	}
	for _, p := range q.Not {
		clause, args := phrase(p, terms, running)
		f.add("NOT "+clause, args...)
	}
}

func phrase(p store.Phrase, terms string, running []string) (clause string, args []any) {
	clause, args = "("+terms+" @@ ?::tsquery", []any{tsquery(p)}
	if len(p.Terms) > 1 {
		words := " " + strings.Join(p.Terms, " ")
		if !p.Prefix {
			words += " "
		}
		parts := make([]string, len(running))
		for i, column := range running {
			parts[i] = "strpos(" + column + ", ?) > 0"
			args = append(args, words)
		}
		clause += " AND (" + strings.Join(parts, " OR ") + ")"
	}
	return clause + ")", args
}

// tsquery writes that all terms of a phrase occur, in the form that
// PostgreSQL reads without any parsing of words.
func tsquery(p store.Phrase) string {
	parts := make([]string, len(p.Terms))
	for i, term := range p.Terms {
		parts[i] = "'" + strings.NewReplacer("'", "''", `\`, `\\`).Replace(term) + "'"
		if p.Prefix && i == len(p.Terms)-1 {
			parts[i] += ":*"
		}
	}
	return strings.Join(parts, " & ")
}
