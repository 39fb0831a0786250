package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestNamesAreNotCut(t *testing.T) {
	for _, c := range []struct{ name, text, cut, want string }{
		{"a possessive", "The group Our Principles PAC spent $3 million.", "Principles PAC", "Our Principles PAC"},
		{"an adjective", "They say Conservative Solutions PAC raised $3 million.", "Solutions PAC", "Conservative Solutions PAC"},
		{"a phrase", "They gave $5,000 to the Center for Humane Technology.", "Humane Technology", "Center for Humane Technology"},
		{"by itself elsewhere", "They say United Technologies cut jobs. It said Technologies had to.", "Technologies", "Technologies"},
		{"another word each time", "They like Purple PAC. They like Green PAC.", "PAC", "PAC"},
		{"the first word of a sentence", "Our PAC spent $3 million.", "PAC", "PAC"},
		{"a country", "They went to Eastern Norway.", "Norway", "Norway"},
		{"a day", "They said on Friday Solutions PAC spent $3 million.", "Solutions PAC", "Solutions PAC"},
		{"a noun", "They met Our members.", "members", "members"},
	} {
		doc, n, _ := annotated(&hearsay.Document{ID: "d", Text: c.text})
		r := &reader{t: doc, doc: doc.Doc, parties: n, uncuts: make(map[string]string)}
		if got := r.uncut(c.cut); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestANameIsWholeWhateverTheParseMakesOfIt(t *testing.T) {
	eachFigure(t, map[string]string{
		"Lathe & Daughter sold 3,000 pumps.":                            "Lathe & Daughter",
		"Jordan Holm sold 40 cars.":                                     "Jordan Holm",
		"South Sudan’s army lost 20 soldiers.":                          "South Sudan",
		"Smith & Halm shares fell 3 percent.":                           "Smith & Halm",
		"The Corvane & Poor’s index rose 3 points.":                     "Corvane & Poor",
		"Velcar gave $2 million. Osk-Cola said it would give $75,000.":  "Velcar, Osk-Cola",
		"Polls show Lind leading Holm 47.3 percent to 44.4 percent.":    "Lind, Holm",
		"Ann Lind (D-Osk.) and Bo Holm, R-Tolm., spent $3 million.":     "Ann Lind",
		"It fell by 13.5 percent at Hochreut and 1.8 at Piz Sella.":     "Hochreut, Piz Sella",
		"Writers’ Relief, which is in Halm, gave 300 coats to schools.": "Writers’ Relief",
	}, func(c hearsay.Claim) string { return c.Subject })
}
