package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestALengthIsOfWhatWentIt(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"flew", "Norrand fired it at dawn. The missile flew about 3,700 kilometers.", "missile, Norrand"},
		{"came down at sea", "The missile flew over Halm and fell into the Pacific Ocean, roughly 2,000 kilometers east of Lorvik.", "missile, Lorvik"},
		{"a pronoun", "The boats left Halm at dawn. They drifted 40 miles.", "boats, Halm"},
		{"not what is where it is", "The shooting took place in Halm, about 40 miles north of Lorvik.", "Halm"},
		{"not a level", "The lake fell 12 feet in May.", "lake"},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) == 0 {
			t.Errorf("%s: no claim", c.name)
		} else if last := got[len(got)-1]; last.Subject != c.want {
			t.Errorf("%s: of %q, not %q", c.name, last.Subject, c.want)
		}
	}
}

func TestWhatHasNoRateOrSeaOfItsOwnIsNoSubject(t *testing.T) {
	for _, c := range []struct{ text, name string }{
		{"Ansa Lind said on Friday that unemployment had fallen below 5 percent, and Lind was glad.", "Ansa Lind"},
		{"The unemployment rate was at 7.8 percent when Ansa Lind took office. Lind has the job still.", "Ansa Lind"},
		{"They landed in the Velmar Sea 155 miles west of Halm.", "Velmar Sea"},
	} {
		for _, got := range Read(annotated(&hearsay.Document{ID: "d", Text: c.text})) {
			if got.Subject == c.name {
				t.Errorf("%q is of %q", got.Quantity.Span.Of(c.text), got.Subject)
			}
		}
	}
}
