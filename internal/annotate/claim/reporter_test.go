package claim

import "testing"

func TestAFirmReportsItsOwn(t *testing.T) {
	for text, want := range map[string]string{
		"Brandel Group said its net profit rose 14 percent.":    "Brandel Group",
		"The retailer said sales had dropped 2.1%.":             "retailer",
		"Sales rose 5%, Brandel Group said.":                    "Brandel Group",
		"The Retail Federation said sales rose 5%.":             "",
		"The ministry said profits rose 5%.":                    "",
		"The supplier said unemployment rose to 5%.":            "",
		"The carmaker said car sales in Norrand fell by 5%.":    "car",
		"The minister, Ansa Lind, said revenue had risen 5%.":   "",
		"Brandel Group said shares in Velcor had fallen by 5%.": "Velcor",
	} {
		got := readDocument("", "", text)
		if len(got) != 1 || got[0].Subject != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}
