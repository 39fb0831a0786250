package claim

import "testing"

func TestWhatBefellPeopleInAnotherEvent(t *testing.T) {
	const story = "A fire killed two people in the Sult hills on Tuesday, officials said. "
	for text, want := range map[string]string{
		"The operator, which paid for a fire in 2018 that killed 22, declined to comment.": "fire 2018",
		"It was the worst since a fire that killed 22 people in 2018.":                     "fire 2018",
		"The operator was fined after a fire that killed 22 people in Corran.":             "fire, Corran ",
		"A similar fire killed 22 people last year.":                                       "similar fire 2025",
		"Another fire, in March, killed 22.":                                               "fire 2026-03",
		// and not the one that the report is about
		"The fire killed 22 people, the mayor said.": "fire, Sult hills 2026-05-19",
		"The fire that killed 22 people is out.":     "fire, Sult hills 2026-05-19",
	} {
		got := read(story+text, "2026-05-20")
		last := got[len(got)-1]
		if is := last.Subject + " " + last.Period.Value; is != want {
			t.Errorf("%s: got %q, want %q", text, is, want)
		}
	}
}
