package toll

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

func document(title, text string) *hearsay.Annotated {
	d := &hearsay.Annotated{Document: hearsay.Document{Text: text}}
	d.Title.Value = title
	return d
}

func TestTollOfADocument(t *testing.T) {
	tests := []struct {
		name, title, text string
		killed, wounded   int64
	}{
		{"counts in words", "", "A blast left two men dead and six others injured in Felling.", 2, 6},
		{"active verbs", "", "A gunman opened fire, killing three people and wounding five.", 3, 5},
		{"one without a number", "Man killed in Ostrand", "A man was shot dead on Monday, police said.", 1, 0},
		{"ages are no counts", "Girl, 14, dies", "The girl, 14, died on Dec. 25 after she was shot.", 1, 0},
		{"nobody dead", "", "Four people were injured at a fair. Two homicide detectives came.", 0, 4},
		{"fatal wounds are no injured", "", "He was fatally wounded at home.", 1, 0},
		{"who dies of wounds is no injured", "", "A man was wounded in Felling. He later died at the hospital.", 1, 0},
		{"wounded beside the dead", "", "A girl was killed in Felling. Her father was also wounded. She died of her wounds.", 1, 1},
		{"killings named together", "", "Police look into a double homicide in Felling.", 2, 0},
		{"an accident kills one", "", "A boy in Felling was killed when he accidentally shot himself.", 1, 0},
		{"killed another and himself", "", "A man in Felling killed his wife before he shot himself.", 2, 0},
		{"somebody and others", "", "A woman was in hospital after she and three others were wounded.", 0, 4},
		{"nobody else", "", "A man was shot to death in Felling. No one else was hurt.", 1, 0},
		{"somebody shot in all, some of them critical", "", "Five people were shot in Felling. Two are in critical condition.", 0, 5},
		{"of those shot, the dead are no wounded", "", "Five people were shot in Felling. Three died. One was hospitalized.", 3, 2},
		{"shot, some of them fatally", "", "Three people were shot, one fatally, on Sunday in Felling.", 1, 2},
		{"those shot at are not hit", "", "He injured three people. He shot at twelve people before.", 0, 3},
		{"people shot at a place", "", "Four people were shot at a bar. One person was injured badly.", 0, 4},
		{"told one by one", "", "A woman and her two sons were found dead in Felling.", 3, 0},
		{"told one by one in a headline", "Man, 2 teens wounded in Felling", "Man, 2 teens wounded in Felling\n\nIt was reported on Monday.", 0, 3},
		{"told one by one behind the word of harm", "", "A blast left a man and three girls injured.", 0, 4},
		{"a total before those it is made of", "", "Three people, two men and a boy, were wounded.", 0, 3},
		{"ages of those told one by one", "", "A man, 34, and a 3-year-old girl were killed.", 2, 0},
		{"the killed and the hurt are two", "", "The fire killed a man and two women were hurt.", 1, 2},
		{"who did it is none of those told", "", "A man and a gunman were seen. A boy was killed.", 1, 0},
		{"shooting death", "", "The shooting death of a boy in Felling shocked many.", 1, 0},
		{"passed away", "", "A girl was shot in Felling. She passed away at home.", 1, 0},
		{"charged with murder", "", "Ann Orr was charged with first-degree murder. Her son was shot in May.", 1, 0},
		{"attempted murder", "", "Ann Orr was charged with attempted murder. Her son was shot in May.", 0, 1},
		{"no fatalities", "", "Eight people were wounded. There were no fatalities.", 0, 8},
		{"killed several and himself", "", "A man in Felling killed three people and then himself.", 4, 0},
		{"the dead with who did it", "", "Three people died after a man killed his wife, his son and himself.", 3, 0},
		{"several murders and a suicide", "", "Police look into a double murder-suicide.", 3, 0},
		{"a number to call", "", "Friends called 911 but the boy died.", 1, 0},
		{"a number in a name", "", "A man was shot at a 7-Eleven.", 0, 1},
		{"another, without a noun", "", "The fire killed one and injured another.", 1, 1},
		{"dies after being wounded", "Girl dies after being wounded in Felling", "Girl dies after being wounded in Felling\n\nIt was reported on Monday.", 1, 0},
		{"kills one and hurts one", "", "He opened fire, killing a boy and wounding his brother. The boy died at the hospital.", 1, 1},
		{"bounds before both counts", "", "A truck rammed a wall, killing at least six civilians and wounding more than 120, officials said.", 6, 120},
		{"a death toll that rose", "", "The death toll from the bombing in Felling rose to at least six Friday. The attack was an answer to a raid that left 32 civilians dead.", 6, 0},
		{"what a death toll rose from", "", "The death toll in Felling rose from four to six on Friday.", 6, 0},
		{"another toll", "", "The toll road came to six million. A man was killed.", 1, 0},
		{"some of those told", "", "Seven people, including three children, were wounded.", 0, 7},
		{"one of those shot who died", "", "A man shot four others, including one who died.", 1, 3},
		{"shot to death", "", "Four people were found shot to death in Felling.", 4, 0},
		{"wounds are no people", "", "A man was killed. He had two gunshot wounds.", 1, 0},
		{"both are charged", "", "Two teens are both charged with murder. A boy was shot and killed.", 1, 0},
		{"who turns himself in lives", "", "A man who shot and killed a boy turned himself in.", 1, 0},
		{"a house number", "", "A man was killed at home. He shot himself at 224 Mill Lane.", 1, 0},
		{"murder, suicide", "", "Police call the fire that killed two children a murder/suicide.", 3, 0},
		{"hurt in another sense", "", "Two people were killed. “I didn’t want to hurt you,” he said.", 2, 0},
		{"who killed himself killed nobody else", "", "He wounded a dozen people before killing himself.", 1, 12},
		{"the dead of a link far behind", "", "Five people were wounded." + strings.Repeat(" It rained.", 20) + " A man was killed elsewhere.", 1, 5},
		{"a word of death far behind", "", "Five people were wounded." + strings.Repeat(" It rained.", 20) + " Ann Orr died in May.", 0, 5},
		{"a word of wounds far behind", "", "Five people were killed." + strings.Repeat(" It rained.", 20) + " Orr was wounded in May.", 5, 0},
		{"a word of death soon behind", "", "Five people were wounded." + strings.Repeat(" It rained.", 10) + " Ann Orr died in May.", 1, 5},
		{"gunned down", "", "Two brothers were gunned down in Felling.", 2, 0},
		{"deaths of several", "", "Orr was held over the shooting deaths of a mother and her two sons.", 3, 0},
		{"arrested in the death of somebody", "", "Three were arrested in the death of a girl in Felling.", 1, 0},
		{"the dead of a murder-suicide", "", "Police call the deaths of a mother and her son a murder-suicide.", 2, 0},
		{"how many were shot before the one who died", "", "He shot four people, killing one.", 1, 3},
		{"shot and wounded", "", "One man died. Two others were shot and wounded.", 1, 2},
		{"others who were shot live", "", "A boy died in hospital. Six other people were shot.", 1, 6},
		{"somebody with others who were shot, one of them dead", "", "She and three others were shot. One died.", 1, 3},
		{"a wound that is not fatal", "", "Six people were hurt in Felling. All had non-fatal wounds.", 0, 6},
		{"nearly killed", "", "A boy was nearly killed in Felling. He was wounded in the leg.", 0, 1},
		{"none of a kind of people", "", "A man was killed in Felling. No officers were injured.", 1, 0},
		{"no arrests in what hurt people", "", "There were no arrests in the brawl that injured two people.", 0, 2},
		{"how many were shot, one of them killed", "", "Orr was held over a quadruple shooting that killed a boy.", 1, 3},
		{"gunshot wounds of the dead", "", "Four people had gunshot wounds. One died. Two are in surgery.", 1, 3},
		{"others with wounds", "", "A man was shot dead in Felling. Two others had bullet wounds.", 1, 2},
		{"expected to survive", "", "A man was shot dead in Felling. His brother is expected to survive.", 1, 1},
		{"a threat to life denied", "", "A girl was killed. A boy was taken away with a wound that was not life-threatening.", 1, 1},
		{"fighting for life beside the dead", "", "A boy has been pronounced dead and the driver is in critical condition.", 1, 1},
		{"was critical before the end", "", "A man was taken away in critical condition. He died at the hospital. He was shot in Felling.", 1, 0},
		{"treated before the end", "", "A man was treated for his wounds. He later died.", 1, 0},
		{"not expected to survive", "", "A man was killed. He had not been expected to speak.", 1, 0},
		{"also shot", "", "A girl was shot dead in Felling. Her mother was also shot.", 1, 1},
		{"also shot dead", "", "A girl was shot dead in Felling. Her dog was also shot and killed.", 1, 0},
		{"a further victim", "", "Three people were shot in Felling. A fourth victim was found later.", 0, 4},
		{"a further one wounded", "", "Two men were killed in Felling. A 3rd man was wounded.", 2, 1},
		{"a further one found", "", "Three men died in Felling. Police say a fourth victim was found.", 3, 1},
		{"a further one held", "", "Two men were wounded in Felling. A third man was arrested.", 0, 2},
		{"a fourth of something else", "", "Two men were wounded in Felling, the fourth attack in May.", 0, 2},
		{"sentences without a space between", "", "A man was wounded, police said.Two women were killed.", 2, 1},
		{"killed two and himself in a list", "Man kills woman, her son, himself", "Man kills woman, her son, himself\n\nIt was reported on Monday.", 3, 0},
		{"those killed, then who did it", "Four shot dead, then gunman kills himself", "Four shot dead, then gunman kills himself\n\nIt was reported on Monday.", 5, 0},
		{"a parent's suicide", "Two boys killed, mother commits suicide", "Two boys killed, mother commits suicide\n\nIt was reported on Monday.", 3, 0},
		{"a deed that kills those who did it too", "", "A shooting kills two. A boy shot his brother dead and killed himself.", 2, 0},
		{"deaths of all, one of whom did it", "", "Police look into the deaths of a mother, son and girl and whether the son killed them and then himself.", 3, 0},
		{"ages of several", "", "Two girls, ages 3 and 5, and their mother were killed.", 3, 0},
		{"told one by one with one article", "", "A mother, son and little girl were killed.", 3, 0},
		{"bodies", "", "Officers came upon the bodies of two men.", 2, 0},
		{"both wounded", "", "A man and his guest quarrelled. Both were wounded.", 0, 2},
		{"both live", "", "A man and his guest quarrelled. Both suffered injuries that are not life-threatening.", 0, 2},
		{"both had wounds that they died of", "", "Orr and his son were dead, both with bullet wounds. Three people died.", 3, 0},
		{"several events", "", "Seven people were wounded in separate shootings.\n\nTwo men were shot in Felling.\n\nOn Monday a man was killed and three girls were wounded in Ostrand.", 1, 3},
		{"events of one crime", "", "Orr was charged in the shootings outside an inn. Two people were killed and six were wounded.\n\nOne man was wounded in the arm.", 2, 6},
		{"separate events, nobody counted", "", "Police look into separate shootings. Two men were killed.\n\nA boy was wounded.", 2, 1},
		{"who is held", "", "Two people are in custody. A man was shot dead.", 1, 0},
		{"ages in a row", "", "The ages of those wounded were given as 14, 18, 19 and 29. A boy was wounded.", 0, 1},
		{"ages behind a noun", "", "Three males ages 17, 18 and 22 were wounded.", 0, 3},
		{"the killed and the wounded far apart", "", "Four men were killed and 53 others — including a 10-year-old girl — were wounded.", 4, 53},
		{"one person in a headline", "Boy, 14, dies in Felling", "Boy, 14, dies in Felling\n\n" + strings.Repeat("It rained. ", 8) + "He came with ten friends of the boy who was killed.", 1, 0},
		{"a headline in the possessive", "Man's dog shot, 2 wounded", "Man's dog shot, 2 wounded\n\nIt was reported on Monday.", 0, 2},
		{"one wounded who has died", "", "A man wounded in Felling has died. Five people were wounded.", 1, 5},
		{"a third one dies", "Third woman dies after fire", "Third woman dies after fire\n\nA woman has died, police said.", 3, 0},
		{"those shot without who was killed", "", "He shot four people, killing one. All four victims were hospitalized.", 1, 3},
		{"who is held for a deadly deed", "", "Police named three men wanted for a deadly fire. A boy was killed.", 1, 0},
		{"how many are held for shooting somebody", "", "Police arrest two in case of boy shot. He died.", 1, 0},
		{"deeds with a hyphen", "", "A man was killed in one of two officer-involved shootings. The men were shot.", 1, 0},
		{"not wounded", "", "A boy was killed. A girl and a man were not hurt.", 1, 0},
		{"one is critical and others are hurt", "", "One person is in critical condition, three others injured in Felling.", 0, 4},
		{"a share of those shot", "", "Six people were shot in Felling. Two are expected to recover. Two are in critical condition.", 0, 6},
		{"one killed and one hurt who dies not of it", "", "A shot injured one person and left another dead. The boy died at the hospital.", 1, 1},
		{"clings to life", "", "A girl was killed in Felling and another is fighting for her life.", 1, 1},
		{"other people who were struck", "", "A man was killed. Three other people were also struck by bullets.", 1, 3},
		{"a verb in the present", "Blast kills 7, wounds at least 30", "Blast kills 7, wounds at least 30\n\nIt was reported on Monday.", 7, 30},
		{"striking, in another sense", "", "Ann Orr showed five striking pictures and was also striking deals.", 0, 0},
		{"critical, in another sense", "", "The critical vote is on Monday.", 0, 0},
		{"nothing", "Council meets", "The council met for three hours.", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := document(tt.title, tt.text)
			got := Of(d)
			if got.Killed.N != tt.killed || got.Wounded.N != tt.wounded {
				t.Errorf("got %d killed, %d wounded; want %d, %d", got.Killed.N, got.Wounded.N, tt.killed, tt.wounded)
			}
			for _, c := range []Count{got.Killed, got.Wounded} {
				if c.N > 0 && len(c.Words) == 0 {
					t.Errorf("no words for %d", c.N)
				}
			}
		})
	}
}

func TestTollOfADatedDocument(t *testing.T) {
	lead := "A man was killed and five people were wounded in Felling. It rained. Police came. Roads were closed. People fled. It was dark. "
	for text, killed := range map[string]int64{
		lead + "In 2013 a blast killed 40 people there.":           1,
		lead + "A fire killed 40 people there last year.":          1,
		lead + "Years ago, 40 people were killed there.":           1,
		"Orr was jailed for the attack in 2013 that killed three.": 3,
	} {
		d := document("", text)
		d.Published.Value = "2026-03-01"
		if got := Of(d); got.Killed.N != killed {
			t.Errorf("got %d killed, want %d: %s", got.Killed.N, killed, text)
		}
	}
}

func TestClaimsVote(t *testing.T) {
	d := document("", "The final count stood at 12.")
	d.Claims = []hearsay.Claim{{Span: hearsay.Span{Start: 25, End: 27}, Measure: "killed", Quantity: number(12)}}
	got := Of(d)
	if got.Killed.N != 12 || len(got.Killed.Words) != 1 || got.Killed.Words[0].Of(d.Text) != "12" {
		t.Errorf("got %+v", got.Killed)
	}
}

func TestWordsOfOtherLanguages(t *testing.T) {
	d := document("", "Der Rat hat dies gestern gesagt.")
	d.Language.Value = "de"
	if got := Of(d); got.Killed.N != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestThoseInHospitalMayHaveDied(t *testing.T) {
	d := document("", "Two teens were shot. Both teens were taken away. One died.")
	d.Claims = []hearsay.Claim{{Span: hearsay.Span{Start: 21, End: 31}, Measure: "in hospital", Quantity: number(2)}}
	if got := Of(d); got.Killed.N != 1 || got.Wounded.N != 1 {
		t.Errorf("got %+v", got)
	}
	d = document("", "Two teens died. Five teens were taken away.")
	d.Claims = []hearsay.Claim{{Span: hearsay.Span{Start: 16, End: 20}, Measure: "in hospital", Quantity: number(5)}}
	if got := Of(d); got.Killed.N != 2 || got.Wounded.N != 5 {
		t.Errorf("got %+v", got)
	}
}

func TestSettlePrefersOriginsThenTheLatest(t *testing.T) {
	dead := func(n int64, published, origin string) Dated {
		return Dated{Toll: Toll{Killed: Count{N: n}}, Published: published, Origin: origin}
	}
	hurt := func(dead, n int64, published string) Dated {
		return Dated{Toll: Toll{Killed: Count{N: dead}, Wounded: Count{N: n}}, Published: published}
	}
	tests := []struct {
		name string
		list []Dated
		want int
	}{
		{"who was wounded has died", []Dated{hurt(0, 1, "2026-01-01"), hurt(0, 1, "2026-01-01"), hurt(1, 0, "2026-01-03")}, 2},
		{"on the same day they differ", []Dated{hurt(0, 1, "2026-01-01"), hurt(0, 1, "2026-01-01"), hurt(1, 0, "2026-01-01")}, 1},
		{"others are dead", []Dated{hurt(0, 4, "2026-01-01"), hurt(0, 4, "2026-01-01"), hurt(1, 0, "2026-01-03")}, 1},
		{"most origins", []Dated{dead(3, "2026-01-01", "a"), dead(3, "2026-01-01", "b"), dead(4, "2026-01-02", "c")}, 1},
		{"copies are one", []Dated{dead(3, "2026-01-01", "a"), dead(3, "2026-01-01", "a"), dead(4, "2026-01-02", "c")}, 2},
		{"the latest of two", []Dated{dead(5, "2026-01-03", "a"), dead(4, "2026-01-02", "c")}, 0},
		{"the silent are not asked", []Dated{dead(0, "2026-01-01", "a"), dead(0, "2026-01-02", "b"), dead(4, "2026-01-03", "c")}, 2},
		{"all are silent", []Dated{dead(0, "2026-01-01", "a"), dead(0, "2026-01-02", "b")}, 1},
		{"none", nil, -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := Settle(tt.list); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

func FuzzOf(f *testing.F) {
	f.Add("5 dead", "A man, 3, was shot. Two others died.")
	f.Fuzz(func(t *testing.T, title, text string) {
		d := document(title, text)
		got := Of(d)
		for _, c := range []Count{got.Killed, got.Wounded} {
			if c.N < 0 {
				t.Fatalf("negative toll %+v", got)
			}
			for _, w := range c.Words {
				if w.Start < 0 || w.End > len(text) || w.Len() == 0 {
					t.Fatalf("words %+v of a text of %d bytes", w, len(text))
				}
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	d := document("Two dead in Felling", "Two men were killed and six others injured when a wall fell on Monday. One of them later died at the hospital, police said.")
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		Of(d)
	}
}

func number(n int64) *hearsay.Quantity {
	v := decimal.NewFromInt(n)
	return &hearsay.Quantity{Low: &v, High: &v, Unit: "1", Bound: hearsay.Exactly}
}
