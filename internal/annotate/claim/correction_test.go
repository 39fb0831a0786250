package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatIsCorrectedMeasuresWhatItWasBefore(t *testing.T) {
	eachFigure(t, map[string]string{
		"The ministry corrected its figure of 38,000 displaced people to 35,800.":                                          "38000 displaced, 35800 displaced",
		"The figure of 38,000 displaced given on Tuesday was too high; it is corrected to 35,800.":                         "38000 displaced, 35800 displaced",
		"The agency revised the number of displaced from 38,000 to 35,800 on Friday.":                                      "38000 displaced, 35800 displaced",
		"Some 46,500 people are displaced. The figure given in May, some 38,000, was too high and is corrected to 35,800.": "46500 displaced, 38000 displaced, 35800 displaced",
		"Lind revised her plan from 40 flats to 30.":                                                                       "40 flats revised, 30 flats revised",
	}, show)
	eachFigure(t, map[string]string{
		"The toll of 12 given earlier by the governor was wrong, police said; nine people died.": "the governor, police",
		"The ministry corrected its figure of 38,000 displaced people to 35,800.":                "the ministry, the ministry",
		"The figure of 38,000 displaced given by aid groups was too high.":                       "aid groups",
	}, source)
	eachFigure(t, map[string]string{
		"Our count of 38,000 displaced people, published on 4 March, was too high.":                       "",
		"The figure of 38,000 displaced that we gave on 4 March was too high and is corrected to 35,800.": "../2026-03-04, ../2026-03-04",
	}, func(c hearsay.Claim) string { return c.Period.Value })
}

func TestWhatAnEarlierVersionSaidIsNotTheReportsOwn(t *testing.T) {
	eachFigure(t, map[string]string{
		"An earlier version of this article misstated the number of deaths. It was 14, not 40.": "14 killed, 40 killed",
		"An earlier version of this story said Velcor would cut 4,000 jobs. It will cut 400.":   "4000 job cuts of Velcor, 400 job cuts of Velcor",
		"An earlier version of this article said 40 people died. Fourteen did.":                 "40 killed, 14 killed",
		"Lind misstated the number of flats. It was 14.":                                        "",
	}, show)
	eachFigure(t, map[string]string{
		"An earlier version of this article said 40 people died. Fourteen did.":               "An earlier version, -",
		"An earlier version of this story said Velcor would cut 4,000 jobs. It will cut 400.": "An earlier version, -",
	}, source)
	eachFigure(t, map[string]string{
		"This article was amended on Friday: the toll is 14, not 40 as stated earlier.": ", ",
	}, func(c hearsay.Claim) string { return c.Period.Value })
}

func TestACountThatIsCalledWrongIsDenied(t *testing.T) {
	eachFigure(t, map[string]string{
		"The toll of 12 given by the governor was wrong, police said; nine people died.": "denied, asserted",
		"The estimate of 40,000 strikers is too high, the firm said.":                    "denied",
		"The number of 40 dead is high for a town of this size.":                         "asserted",
	}, func(c hearsay.Claim) string { return string(c.Modality) })
}
