package report

import (
	"bytes"
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

func write(t *testing.T, r *hearsay.Report, o Options) string {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, r, o); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestOrderOfInputsDoesNotShow(t *testing.T) {
	want := reporttest.Pile(t)
	got := reporttest.Pile(t)
	slices.Reverse(got.Documents)
	slices.Reverse(got.Errors)
	slices.Reverse(got.Relations)
	for i := range got.Documents {
		slices.Reverse(got.Documents[i].Quotes)
	}
	for _, f := range Formats() {
		for _, scope := range []view.Scope{view.Everything, view.Annotations, view.Texts, view.Lineage, view.Claims} {
			o := Options{Format: f, View: scope}
			if a, b := write(t, want, o), write(t, got, o); a != b {
				t.Errorf("format %s, scope %d differ", f, scope)
			}
		}
	}
}
