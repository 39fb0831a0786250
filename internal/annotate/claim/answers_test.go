package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestAShareOfAPollIsOfWhomItsClauseNames(t *testing.T) {
	const before = "Half of voters back Ansa Lind, the Dial poll found. "
	tests := []struct{ name, text, want string }{
		{"chosen", "Half of voters back Ansa Lind, the Dial poll found, while 40 percent chose Jonas Dorn.", "Jonas Dorn"},
		{"voted for", before + "Some 45 percent would vote for Jonas Dorn.", "Jonas Dorn"},
		{"the first of two", "A Dial poll found Ansa Lind trouncing nobody. Jonas Dorn trounced Ansa Lind, 53 percent to 39 percent.", "Ansa Lind"},
		{"not voted about", before + "Some 45 percent would vote about Jonas Dorn.", "Ansa Lind"},
		{"of a group", before + "Some 45 percent of nurses chose Jonas Dorn.", "nurses"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(tt.text, ""); len(got) == 0 || got[len(got)-1].Subject != tt.want {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestWhatPeopleHoldIsNotOfWhoAsksThem(t *testing.T) {
	for _, c := range read("The Osk poll found that taxes are too high. A third of voters, 34 percent, said they had no favorite.", "") {
		if c.Quantity != nil && c.Subject == "Osk poll" {
			t.Errorf("%+v is of the poll", c)
		}
	}
	got := read("The Osk poll has a margin of error of 3 percent.", "")
	if len(got) == 0 || got[len(got)-1].Subject == "" {
		t.Errorf("got %+v: the margin is of nobody", got)
	}
}

func TestWhoStandsSoInAPollHasSupport(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"A Dial poll showed Ansa Lind in third at 11 percent, followed by Jonas Dorn at 10 percent.": "support",
		"A Dial poll has Ansa Lind at 39 percent to 32 percent for Jonas Dorn.":                      "support",
		"A Dial poll found that 39 percent would forgive Ansa Lind.":                                 "forgive",
		"A Dial poll found that Ansa Lind's approval rating stands at 41 percent.":                   "approval",
	})
}

func TestTimesThatAreNoneOfWhatAPollFound(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"when it came out", "The latest poll, published Wednesday night, put Ansa Lind on 55.7 percent.", "none"},
		{"when and where it came out", "An Osk poll published in the Herald on Sunday gave Ansa Lind 45 percent.", "none"},
		{"out on a day", "A poll out Monday put Ansa Lind at 45 percent.", "none"},
		{"a vote that is supposed", "Ansa Lind would get 52 percent if the election were held today, a poll found.", "none"},
		{"when it was taken", "A poll taken on Sunday gave Ansa Lind 45 percent.", "2030-10-13"},
		{"what was done with names on a day", "Police released the names of four men on Sunday.", "2030-10-13"},
		{"who were shot on a day", "If three people were shot on Sunday, police said, 40 were hurt.", "2030-10-13 2030-10-13"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := timesOf(read(tt.text, "2030-10-15")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestABareAnswerCountsWhatTheQuestionAsksFor(t *testing.T) {
	for text, want := range map[string]string{
		"How many ships came in? We had 212.":                       "212 ships came",
		"How many cases are there? As of this morning we have 400.": "400 cases",
		"How many people are there? About 600.":                     "600 people",
		"How many people did you treat? 52 were on board.":          "52 on board",
		"Did ships come? We had 212 boxes.":                         "212 boxes",
	} {
		got := read(text, "2026-05-20")
		if len(got) != 1 || show(got[0]) != want {
			t.Errorf("%s: got %+v, want %q", text, got, want)
		}
	}
}

func TestALabelOfATranscriptSaysNothingOfANumber(t *testing.T) {
	text := "LIND: The ministry says 240.\n\nORR: That is wrong.\n\nLIND: I see.\n\nORR: Good."
	got := read(text, "2026-05-20")
	if len(got) != 1 || got[0].Measure == "LIND" || got[0].Subject == "LIND" || len(got[0].Attribution) != 1 || got[0].Attribution[0].Name != "the ministry" {
		t.Errorf("got %+v", got)
	}
}
