package link

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
)

func TestWriteDOT(t *testing.T) {
	pile := []hearsay.Annotated{
		doc("copy", original),
		doc("original", original, stated, told("The Lowmark Gazette")),
		doc(`odd "name"`, rewritten),
		doc("wire 1", unrelated, agency("Coastwire"), dated("2025-02-12")),
		doc("wire 2", unrelated, agency("Coastwire"), dated("2025-02-13")),
	}
	var b strings.Builder
	if err := lineage.WriteDOT(&b, pile, link(t, pile...)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"original" -> "copy" [label="copy (`,
		`"original" -> "odd \"name\"" [label="rewrite (`,
		`"copy" [label="copy\n2025-02-11 (inherited)"]`,
		`[label="Coastwire\n(credited, not in the pile)", style=dashed]`,
		`"wire 1" -> "wire 2" [label="reprint", dir=none, style=dashed]`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
	if n := strings.Count(b.String(), "{"); n != strings.Count(b.String(), "}") {
		t.Error("brackets do not match")
	}
}
