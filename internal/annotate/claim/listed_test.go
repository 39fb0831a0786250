package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// readList reads a document of a paragraph and the items of a list below it.
func readList(lead string, items ...string) []hearsay.Claim {
	d := &hearsay.Document{ID: "d"}
	add := func(text string, kind hearsay.BlockKind) {
		start := len(d.Text)
		d.Text += text + "\n\n"
		d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: start, End: start + len(text)}, Kind: kind})
	}
	add(lead, hearsay.Paragraph)
	for _, item := range items {
		add(item, hearsay.ListItem)
	}
	return readRules(d)
}

func TestAListTellsHowManyOfWhatStandsAboveItAreWhere(t *testing.T) {
	for _, tt := range []struct {
		lead  string
		items []string
		want  string
	}{
		{"The three hospitals had registered 88 wounded:", []string{"Halm District Hospital: 52", "Osk (24)", "St Ada's clinic – about 12"},
			"88 wounded, 52 wounded Halm District Hospital of 88, 24 wounded Osk of 88, 12 wounded St Ada's clinic of 88"},
		{"The hospitals had registered 60 wounded:", []string{"Halm: 52", "Osk: 24"}, "60 wounded, 52 wounded Halm, 24 wounded Osk"}, // more than the whole
		{"The hospitals had registered 88 wounded:", []string{"Halm: 52 beds are left"}, "88 wounded, 52 beds left"},
	} {
		values := map[string]string{"": ""}
		var got []string
		for i, c := range readList(tt.lead, tt.items...) {
			v := c.Quantity.Low.String()
			values[c.ID] = " of " + v
			line := v + " " + string(c.Measure)
			if i > 0 && c.Measure == Wounded {
				line += " " + c.Subject
			}
			got = append(got, line+values[c.PartOf])
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%v: got %q, want %q", tt.items, s, tt.want)
		}
	}
}
