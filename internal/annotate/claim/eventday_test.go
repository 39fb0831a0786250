package claim

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestTheDayOfAnEventIsNotThatOfACourt(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"an arrest for it", "A shooting in Halm left two people dead. Ansa Lind was arrested on Saturday in connection with the shooting on April 11.", "2031-04-11"},
		{"a plea", "Ansa Lind pleaded guilty on Friday to wounding five people in Halm.", ""},
		{"a sentencing put off", "A shooting in Halm left two people dead. Sentencing was delayed on Friday for the man who did it.", ""},
		{"a death in jail", "Two people died in jail in Halm on Friday after a shooting.", "2031-05-02"},
		{"the day of a page", "Updated: Friday, May 2. A shooting in Halm left two people dead.", ""},
		{"an hour behind who told", "Three people were hurt in a shooting in Halm. Police said around 4:15 p.m. Friday, a car stopped.", "2031-05-02"},
		{"what a trial goes back to", "Ansa Lind pleaded guilty on Friday over a shooting in Halm that killed two people. She told the court of it. She was sorry. The police found nothing. It was the shooting in April 2030 that began it.", "2030-04"},
		{"not one of two", "Ansa Lind pleaded guilty on Friday over a shooting in Halm that killed two people. She told the court of it. She was sorry. The shooting in April 2030 was one, and the shooting in May 2030 was one.", ""},
		{"when it was reported", "A shooting was reported on Thursday night. Two people were killed in it.", "2031-05-01"},
		{"not when a report on it came out", "The board today published its report on the fire in Halm, in which eight passengers lost their lives on 3 February 2030.", "2030-02-03"},
		{"by what the next sentence tells", "A man killed two women in Halm. He was sorry. The police found nothing. The court sat. He went to the farm in April 2030 to steal. He shot the owner.", "2030-04"},
		{"not where the opening has a time of its own", "Two women were killed in Halm. The mayor left Halm in March. The police found nothing. The court sat. He went to the farm in April 2030 to steal. He shot the owner.", "2031-03"},
		{"a day beside what looks like a verb", "Police in Halm have charged a man over the April 3, 2030, shooting that left five people dead.", "2030-04-03"},
		{"not when there have been several such", "Two people were killed in Halm. The police found nothing. The court sat. It was the fifth such shooting in April 2030.", ""},
		{"when those were found", "Two people were stabbed in Halm. The police found nothing. The court sat. The court rose. They were found dead in a shed on Thursday.", "2031-05-01"},
		{"when it happened", "Two people were stabbed in Halm. The police found nothing. The court sat. The court rose. It happened on Thursday.", "2031-05-01"},
		{"buried under a wall", "Two people died when a party was buried under a wall on Thursday.", "2031-05-01"},
		{"not when they were buried", "Two people were stabbed in Halm. The dead were buried on Thursday.", ""},
		{"not that of a time told before", "A tram crashed in Halm on Thursday. It was the first such crash since 1959. On that occasion two passengers died.", ""},
		{"not when a complaint was filed", "A gunman hurt people in a raid in Halm. A complaint filed Friday accuses Osko Harl of it. He was sorry. The court sat. Police named the two people who died in Thursday’s raid in Halm.", "2031-05-01"},
		{"the hour of a page", "Updated at 4:20 p.m. Thursday. A shooting in Halm left two people dead.", ""},
		{"a day in the name of it", "A man has been accused of murder after a Friday night accidental shooting in Halm that left two people dead.", "2031-05-02"},
		{"a day in a long name of it", "Police identified the suspect in Friday’s deadly west Halm shooting. Two people were killed.", "2031-05-02"},
		{"named with the clause that it goes before", "Ansa Lind left Halm after the Friday night shooting. Two people were killed.", "2031-05-02"},
		{"not the day up to which they waited", "A shooting in Halm left two people dead. The school is shut until Friday.", ""},
		{"in a trial to come", "Ansa Lind is expected to be arraigned on a charge in connection with the April 3 drive-by shooting that killed two people.", "2031-04-03"},
		{"not the vote to come", "Halm will vote in the June 3 election.\n\nA shooting in Halm left two people dead.", ""},
		{"right behind the verb", "A boy is behind bars after two people were shot and killed Friday.", "2031-05-02"},
		{"what they did as it happened", "Ansa Lind was shot while walking home from school on Friday. It is not known why. Two others were killed.", "2031-05-02"},
		{"shots fired", "Police have arrested a man over a shooting that killed two people. The court sat. The court rose. He was held. Officers believe he opened fire on a crowd on Friday.", "2031-05-02"},
		{"not the day of the court between", "Police have arrested a man over a shooting that killed two people. The court sat. The court rose. He was booked on Friday. Officers believe he opened fire on a crowd on Thursday.", "2031-05-01"},
		{"what is still looked into", "Police are investigating a shooting at a bar in Halm on Friday. Two people were killed.", "2031-05-02"},
		{"not a feast that tells what party", "Police are investigating a shooting at a Halloween party in Halm that hurt two people on Friday.", "2031-05-02"},
		{"what testimony was given on", "Two people were killed in a shooting in Halm, according to testimony given Friday by the police.", ""},
		{"who reported it", "Two people were killed in a shooting in Halm, police reported Friday.", ""},
		{"beside who told of it", "The owner of a shop near a quadruple homicide Friday night said he heard shots. Two people were killed in the shooting.", "2031-05-02"},
		{"a night", "Two people were killed in a shooting in Halm overnight.", "2031-05-03/2031-05-04"},
		{"a night of one day", "Shots were fired in Halm overnight. It happened at 2 a.m. Friday. Two people were killed.", "2031-05-02"},
		{"a day of weeks before it", "Police have arrested a man over a shooting that killed two people. The court sat. The court rose. Ansa Lind was shot in a car on Friday. Her son was shot in 2030. The other was shot in March.", "2031-05-02"},
		{"the day of the shots and not that of a death", "Police have arrested a man over a shooting that killed two people. The court sat. The court rose. Ansa Lind was shot on Thursday. She died on Friday.", "2031-05-01"},
		{"behind lines that tell nothing", "By Ansa Lind, The Herald.\n\nPhotos by the Herald.\n\nHalm, Norrand.\n\nTwo people were killed in a shooting in Halm.\n\nA car came to a bar there on Friday in a hurry.", "2031-05-02"},
		{"not when their mother spoke", "Two people were killed in a shooting in Halm. Their mother spoke on Friday of the shooting. It happened on Thursday.", "2031-05-01"},
		{"not what lies weeks from it", "A shooting in Halm on Friday came six weeks after a massacre at a club in Osk, where a gunman killed 49 people.", ""},
		{"what followed on it on the day", "A shooting in Halm on Friday came after a fight at a club in Osk, where a gunman killed 49 people.", "2031-05-02"},
		{"the day of what struck at once", "Three people were hurt in a shooting in Halm, police said. It was reported on Tuesday.", "2031-04-29"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readDocument("Shooting in Halm", "", tt.text)
			if len(got) != 1 || got[0].Period.Value != tt.want {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestASecondMentionFarAwayTellsNoTimeOfASmallNumber(t *testing.T) {
	text := "Two teens are dead in Halm.\n\nThe mill is old.\n\nThe mill is dear.\n\nThe mill is shut.\n\nThe mill is cold.\n\nTwo teens died in Halm in May 2011."
	got := read(text, "2031-05-04")
	if len(got) == 0 || slices.ContainsFunc(got[:1], func(c hearsay.Claim) bool { return c.Period.Value == "2011-05" }) {
		t.Errorf("got %+v", got)
	}
}

func TestATollIsOfTheDayOfWhatWasOverOnIt(t *testing.T) {
	tests := []struct{ name, title, text, want string }{
		{"a killing", "Shooting in Halm", "Five people were killed in Halm on Thursday.\n\nSix others were hurt.", "2031-05-01 2031-05-01"},
		{"at least, of what was over", "Plane skids in Halm", "A plane skidded off a runway in Halm on Thursday, killing at least 13 people.", "2031-05-01"},
		{"a flood goes on", "Flood in Halm", "A flood hit Halm on Thursday. The flood killed at least 13 people.", "2031-05-01/2031-05-04"},
		{"those missing when it struck", "Mine collapse in Halm", "A mine collapsed in Halm on Thursday, leaving 60 people missing.", "2031-05-01"},
		{"those still missing", "Mine collapse in Halm", "A mine collapsed in Halm on Thursday, and 60 people are still missing.", "2031-05-04"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var times []string
			for _, c := range readDocument(tt.title, "", tt.text) {
				times = append(times, c.Period.Value)
			}
			if got := strings.Join(times, " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
