package lang

import "testing"

func TestASentenceInCapitalsIsReadAsRunningText(t *testing.T) {
	const text = "POLICE TELL US THEY HAVE TWO SUSPECTS IN CUSTODY AFTER THE RAID IN BRAZIL."
	want := map[string]UPOS{"POLICE": Noun, "TELL": Verb, "SUSPECTS": Noun, "CUSTODY": Noun, "RAID": Noun, "BRAZIL": Propn}
	for _, tok := range English().Analyze(text)[0].Tokens {
		form := text[tok.Start:tok.End]
		if u, ok := want[form]; ok && tok.UPOS != u {
			t.Errorf("%s is %v, want %v", form, tok.UPOS, u)
		}
	}
}

func TestCapitalsInRunningTextStayNames(t *testing.T) {
	for _, text := range []string{"NATO and the EU met in Kyiv.", "UNICEF and NATO said so.", "TESLA UP"} {
		if tok := English().Analyze(text)[0].Tokens; tok[0].UPOS != Propn && tok[1].UPOS != Propn {
			t.Errorf("%q has no name at its head: %v, %v", text, tok[0].UPOS, tok[1].UPOS)
		}
	}
}
