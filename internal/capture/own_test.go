package capture

import "testing"

func TestReportsOfItsOwnAreKnownByHowTheyBegin(t *testing.T) {
	for text, want := range map[string]bool{
		"5 documents, 3 origins\n\nORIGINS\n":                                      true,
		"# 1 document, 1 origin, 1 story; 2 inputs could not be read\n":            true,
		"<!doctype html>\n<head>\n<meta name=\"generator\" content=\"hearsay\">":   true,
		"finding,type,text,labels,doc,start,end,exact\n":                           true,
		"5 documents on the origins of the fire were found, police said.":          false,
		"Hearsay is no evidence, the court said.":                                  false,
		"<!doctype html>\n<head>\n<meta name=\"generator\" content=\"WordPress\">": false,
		"": false,
	} {
		if got := OwnReport([]byte(text)); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}
