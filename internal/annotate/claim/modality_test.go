package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestModality(t *testing.T) {
	tests := []struct {
		text string
		want hearsay.Modality
	}{
		{"Norway lost 350 soldiers.", hearsay.Asserted},
		{"Norway may have lost 350 soldiers.", hearsay.Possible},
		{"Norway will send 350 soldiers.", hearsay.Forecast},
		{"Norway pledged to send 350 soldiers.", hearsay.Forecast},
		{"Rebels threatened to kill 350 hostages.", hearsay.Forecast},
		{"Norway lost an estimated 350 soldiers.", hearsay.Estimated},
		{"Norway expects 350 recruits.", hearsay.Forecast},
		{"The minister denied that 350 soldiers had been killed.", hearsay.Denied},
		{"It is not true that 350 soldiers were killed.", hearsay.Denied},
		{"Some 350 captives were set free.", hearsay.Asserted},
		{"It is not clear if the 40 people had gathered before.", hearsay.Possible},
		{"The guards did not shoot 350 men.", hearsay.Denied},
		{"The guards have never shot 350 men.", hearsay.Denied},
		{"Nobody killed 350 men.", hearsay.Denied},
		{"No guards killed 350 men.", hearsay.Denied},
		{"The guards did not free 350 men until Friday.", hearsay.Asserted},
		{"The guards did not only shoot 350 men.", hearsay.Asserted},
		{"The guards did not know that 350 men had died.", hearsay.Asserted},
		{"The guards refused to free 350 men.", hearsay.Denied},
		{"The guards failed to free 350 men.", hearsay.Denied},
		{"The guards managed to free 350 men.", hearsay.Asserted},
		{"The guards tried to free 350 men.", hearsay.Possible},
		{"The guards vowed to free 350 men.", hearsay.Forecast},
		{"A plot to kill 350 men was foiled.", hearsay.Possible},
		{"Norway is considering sending 350 men.", hearsay.Possible},
		{"If 350 men were killed, it was a massacre.", hearsay.Possible},
		{"She asked if 350 men had been killed.", hearsay.Possible},
		{"Some 350 men are feared dead.", hearsay.Possible},
		{"Officials fear that 350 men drowned.", hearsay.Possible},
		{"She demanded the release of 350 men.", hearsay.Possible},
		{"She called for the release of 350 men.", hearsay.Possible},
		{"She condemned the killing of 350 men.", hearsay.Asserted},
		{"She demanded an inquiry into the deaths of 350 men.", hearsay.Asserted},
		{"There is no evidence that 350 men died.", hearsay.Denied},
		{"There is no doubt that 350 men died.", hearsay.Asserted},
		{"The firm did not pay the $350 fee.", hearsay.Asserted},
		{"The firm did not pay $350.", hearsay.Denied},
		{"Firm to cut 350 jobs.", hearsay.Forecast},
		{"They came to cut 350 jobs.", hearsay.Asserted},
		{"The toll, now 350, is expected to rise.", hearsay.Asserted},
	}
	for _, tt := range tests {
		got := read(tt.text, "")
		if len(got) != 1 || got[0].Modality != tt.want {
			t.Errorf("%q: got %+v, want %s", tt.text, got, tt.want)
		}
	}
}

func TestTheLastOfTwoIsNot(t *testing.T) {
	got := read("Some 90 people died, not 200.", "")
	if len(got) != 2 || got[1].Modality != hearsay.Denied {
		t.Errorf("got %+v", got)
	}
}

func TestWhereSomethingWillMoveFromIs(t *testing.T) {
	got := read("Output will rise to 4,000 cars by 2020 from 1,000 cars last year.", "")
	if len(got) != 2 || got[0].Modality != hearsay.Forecast || got[1].Modality != hearsay.Asserted {
		t.Errorf("got %+v", got)
	}
}

func TestWhatIsNotSoOfThem(t *testing.T) {
	for text, want := range map[string]string{
		"The 300 workers were not paid.":        "300 not paid",
		"Forty percent of voters did not vote.": "40 not vote",
		"Some 12 people did not survive.":       "12 killed",
		"Forty people have not been found.":     "40 missing",
		"The 300 workers were paid.":            "300 paid",
		"Not only 300 workers were paid.":       "300 paid",
	} {
		if got := figuresOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
