package claim

import "testing"

func TestTheNumberOfAModelCountsNothing(t *testing.T) {
	for text, want := range map[string]string{
		"The line ordered 12 Velcar 737 jets.":           "12 jets ordered",
		"Three Velcar 737 jets were grounded.":           "3 jets grounded",
		"The line sold 12 Velcar jets and 737 Osk vans.": "12 jets sold; 737 vans sold",
		"In 12 towns Velcar sold 737 vans.":              "12 towns sold; 737 vans sold",
	} {
		if got := figuresOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestNumbersOfPlacesAndPersonsAreNoFigures(t *testing.T) {
	for _, text := range []string{
		"They met at 4224 Dorn Mill Road in Halm.",
		"Neighbours called 911 at dawn.",
		"The 911 call came at dawn.",
		"Another man, 55, was struck in the leg.",
		"The man is about 6-foot-2 and bald.",
		"Tips are taken at 743-7200 in Halm.",
		"Holm told 7 Eyewitness News of it.",
		"They ranged in age from 19 to 34.",
		"Holm was hurt by men aged 20 and 22.",
		"His sons, 12 and 14, were killed.",
		"They were 20 and 31.",
		"The driver was under 21.",
		"The girls (8, 10 and 13) were found.",
		"They came to a call at 1419 Gherald.",
		"He was held at 5918 Hazards Cove in Halm.",
		"It began in the 16000 of Eastwood Street.",
		"The suspect is 16.",
		"The youngest is 12.",
		"The girls were with a boy of 15 and a woman of 36.",
		"He spoke of it on Channel Six.",
		"The bipartisan “Gang of Eight” met in Halm.",
		"You may also text “Osk” plus your tip to 274637 (CRIMES) or go to the site.",
		"Police were called to the tram at 6.10 and are there.",
		"It happened in front of a home near 7 Mile and Greenfield roads.",
		"It happened in the vicinity of 743 Locust Avenue in Halm.",
		"Call the office at 876-2500 or Crime Stoppers in Halm.",
		"She pulled a 9mm out of the window.",
		"The trouble starts about the 7 minute mark.",
		"Her 4 th and 5 th grade classes came.",
		"He worked at a shop across Seven Mile at the time.",
		"In the Four Hills Shooting a mother fought.",
		"Police say EB 270 likely closed.",
		"The trouble started around 11, it got rowdy.",
		"It happened in Halm around 11 this morning.",
		"They got a call to 911 Friday evening.",
		"Text the tip to 847411 by Friday.",
		"In Holm v. Osk, No. 14-981, a court ruled.",
		"The 5.50 update came after House Bill 1523 failed.",
		"Her father, 47-yo Ada Lind, is well.",
		"It turned around 2002, when prices fell.",
		"All of it works for the 1%, he said.",
		"They met at Lind's 1240 Bell's Ferry Road house.",
		"Shots fell on the 55 Freeway.",
		"She swore it in a 911 phone call.",
		"Aaron “Fifty” Holm is dead.",
		"A neighbour two doors down was at home.",
		"His 401(k) is safe, as 2 Timothy says.",
		"The captain met him one-on-one.",
		"Their 6- and 10-year-old sons are safe.",
		"Liana, 8; Mark Jr., 5, and Willow, 2, all live there.",
		"She was 29 and lived in Halm.",
		"Text OSK to 44848 to vote.",
		"An angry rant phoned into 911 ended badly.",
		"Case Number: 1704020090.",
	} {
		if got := read(text, ""); len(got) > 0 {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

func TestSayingsAndTimesApartAreNoFigures(t *testing.T) {
	for text, want := range map[string]string{
		"That is the $64,000 question.":               "",
		"The line is open 24 hours a day.":            "",
		"He stands 100 percent behind her.":           "",
		"About 20 minutes later the roof fell.":       "",
		"A guard came 10 minutes before the blast.":   "",
		"They searched for a 4-door sedan.":           "",
		"They argued over a pair of shoes in Halm.":   "",
		"A pair of gunmen were arrested.":             "2 arrested",
		"Osk has doubled down on its plan.":           "",
		"He said Four Osk officers were hurt.":        "4 wounded",
		"Shares closed at 6.10 on Monday.":            "6.1 closed",
		"There were 911 votes.":                       "911 votes",
		"Osk is 3,380 kilometers (2,100 miles) away.": "3380 distance",
		"The gorilla weighed 400 pounds.":             "400 weight",
		"It rained 9 mm of water.":                    "9 water rained",
		"Prices rose by 100 percent.":                 "100 Prices up",
		"The siege lasted 20 minutes.":                "20 siege lasted",
		"Police were at 303 Walmart stores in Halm.":  "303 stores",
	} {
		if got := figuresOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
