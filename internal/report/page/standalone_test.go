package page

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestLineageStandsAlone(t *testing.T) {
	var b strings.Builder
	_, err := WriteLineage(&b, &hearsay.Report{
		Documents: []hearsay.Annotated{{Document: hearsay.Document{ID: "a <1>"}}, {Document: hearsay.Document{ID: "b"}}},
		Links: hearsay.Links{
			Origins:   []hearsay.Origin{{ID: "origin 1", Root: "a <1>", Documents: []string{"a <1>", "b"}}},
			Parents:   map[string]string{"b": "a <1>"},
			Relations: []hearsay.Relation{{A: "a <1>", B: "b", Kind: hearsay.Copy, Original: "a <1>", Probability: 0.9}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(b.String()))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, b.String())
		}
	}
	for _, want := range []string{"<style>", "--accent:", ".drawing .edge", "a &lt;1&gt;"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "href") {
		t.Error("the drawing has links, which lead nowhere")
	}
}

func TestComparisonEscapesItsWords(t *testing.T) {
	var b strings.Builder
	err := WriteComparison(&b, &Comparison{A: "a.txt", B: "<b>", Rows: []ComparisonRow{
		{A: []Words{{Text: "at"}, {Text: "<4>", Changed: true, Kind: "number"}}, B: []Words{{Text: "at"}, {Text: "9", Changed: true, Kind: "number"}}},
		{B: []Words{{Text: "more"}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<del class="gone" title="number">&lt;4&gt;</del>`, `<ins class="came" title="number">9</ins>`, "only in B", "B: &lt;b&gt;"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
}
