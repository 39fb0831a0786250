package claim

import (
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
