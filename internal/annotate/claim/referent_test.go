package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhomFiguresAreOfThatTheirClauseDoesNotTell(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a firm of the sentence before", "Velcor lost its largest buyer last spring. Some 4,200 engines a month now stand in the yard.", "Velcor"},
		{"the grammar of the clause stands", "Norrand has been at war since March. On Sunday 40 Vellish soldiers were killed.", "Vellish"},
		{"who tells of it is not whom it is of", "Fourteen millimetres of rain fell, Ansa Lind said.", ""},
		{"soldiers have a side or none", "A report from Lorvik spoke of 40 soldiers killed.", ""},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) != 1 {
			t.Errorf("%s: got %d claims", c.name, len(got))
		} else if got[0].Subject != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got[0].Subject, c.want)
		}
	}
}
