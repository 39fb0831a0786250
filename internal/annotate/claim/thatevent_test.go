package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatTheBlastDidIsOfTheTimeOfTheBlast(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a year", "A jury on Friday ordered the firm to pay the families of those who died in a 2019 explosion. It would appeal. The blast injured 65 people.", "2019"},
		{"a month", "A judge on Monday sentenced the driver over a crash in March 2021. The crash killed nine people.", "2021-03"},
		{"a day", "Halm on Sunday marked the anniversary of the June 4, 2018 flood. The flood killed 40 people.", "2018-06-04"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &hearsay.Document{ID: "d", Text: tt.text}
			d.Published = hearsay.Field{Value: "2023-11-28"}
			got := Read(annotated(d))
			if len(got) == 0 || got[len(got)-1].Period.Value != tt.want {
				t.Errorf("got %+v, want %s", got, tt.want)
			}
		})
	}
}

func TestATimeIsThatOfWhatItIsToldWith(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"the number it came from", "The debt has grown to $31 trillion, from $23 trillion in 2020.", ", 2020"},
		{"the number it came to", "The debt grew from $23 trillion in 2020 to $31 trillion in 2022.", "2020, 2022"},
		{"a study's publishing", "The area covers 1,700 square miles, a study published Thursday found. Seventeen companies hold contracts there.", ", "},
		{"ages", "The heat has killed 130 people, most of them over 65.", "../2023-11-28"},
		{"a day of work", "The head flew to Sult on Monday. He wrote 140 checks there.", "2023-11-27"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &hearsay.Document{ID: "d", Text: tt.text}
			d.Published = hearsay.Field{Value: "2023-11-28"}
			var got []string
			for _, c := range Read(annotated(d)) {
				got = append(got, c.Period.Value)
			}
			if all := strings.Join(got, ", "); all != tt.want {
				t.Errorf("got %q, want %q", all, tt.want)
			}
		})
	}
}

func TestWhatWasLongBeforeKeepsItsTime(t *testing.T) {
	for text, want := range map[string]string{
		"Velcor delivered 83 jets in March, down from 130 a year earlier.":           "2023-03, 2022-03",
		"Velcor delivered 83 jets in March, compared with 130 jets the year before.": "2023-03, 2022-03",
	} {
		d := &hearsay.Document{ID: "d", Text: text}
		d.Published = hearsay.Field{Value: "2023-11-28"}
		var got []string
		for _, c := range Read(annotated(d)) {
			got = append(got, c.Period.Value)
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%q: got %q, want %q", text, all, want)
		}
	}
}

func TestAnOutletThatTheTextDoesNotNameIsNoSubject(t *testing.T) {
	d := &hearsay.Document{ID: "d", Text: "Two men died at the scene."}
	d.Title, d.Outlet = hearsay.Field{Value: "Deaths"}, hearsay.Field{Value: "The Halm Herald"}
	if got := Read(annotated(d)); len(got) != 1 || got[0].Subject != "" {
		t.Errorf("got %+v", got)
	}
}
