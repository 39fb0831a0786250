package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestACountNamedBeforeItIsTold(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"The number of people killed rose to 40.":                                            Killed,
		"The number of people who died has risen to 31.":                                     Killed,
		"The number of dead children has reached nine.":                                      Killed,
		"The number of confirmed deaths is 63.":                                              Killed,
		"The number of dead is expected to reach 200.":                                       Killed,
		"The police now say that the number of injured officers was 21.":                     Wounded,
		"The number of the injured being treated in hospitals stands at 387.":                Wounded,
		"The number of those injured climbed to 300.":                                        Wounded,
		"Police put the number of arrested protesters at 94.":                                Arrested,
		"The total number of arrests stands at 210.":                                         Arrested,
		"The number of displaced people has grown to 4,000.":                                 Displaced,
		"They put the number of dead and missing at 50.":                                     "killed and missing",
		"The number of burglaries fell to 40 in May.":                                        "burglaries",
		"The number of flights cancelled topped 1,000.":                                      "flights cancelled",
		"The number of people out of work fell in May to 40,000.":                            "people out of work",
		"The number of people with tide fever has more than doubled in two weeks, to 2,390.": "people with tide fever",
	} {
		got := read(text, "")
		if len(got) == 0 || got[len(got)-1].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestACountThatIsNotTheNumbers(t *testing.T) {
	for text, not := range map[string]hearsay.Measure{
		"The number of officers has dropped while crime rose to 40 cases.": "officers",
		"The number of shops is small and 40 people work there.":           "shops",
		"A number of people were hurt when 40 shots were fired.":           Wounded,
	} {
		got := read(text, "")
		if len(got) != 1 || got[0].Measure == not {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

func TestWhoRaisesATollIsNotWhatItIsOf(t *testing.T) {
	eachFigure(t, map[string]string{
		"Officials raised the death toll to 40.":              "killed",
		"Police raised the toll from 31 to 40.":               "killed",
		"The IMF cut its forecast for growth to 2.8 percent.": "forecast",
	}, func(c hearsay.Claim) string { return string(c.Measure) })
}

func TestWhereSomeOfThemAreIsWhoseTheyAre(t *testing.T) {
	eachFigure(t, map[string]string{
		"Measles cases in Norrand rose to 561. Of those, 364 are in Halm County.": "cases of , cases of Halm County",
	}, func(c hearsay.Claim) string { return string(c.Measure) + " of " + c.Subject })
}
