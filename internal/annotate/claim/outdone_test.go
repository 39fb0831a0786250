package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestTheGrammarOfItsSentenceSaysWhomAFigureIsNotOf(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"who is led by points", "Ansa Lind is ahead of Osko Harl by 3 points.", "Ansa Lind"},
		{"who leads by them", "Osko Harl is 3 points behind Ansa Lind.", "Osko Harl"},
		{"but who leads has them", "In the poll Ansa Lind leads Osko Harl by 3 points.", "Ansa Lind"},
		{"what another share is said to be", "In the primary, 16 percent of voters were Latino and 3 percent black.", "voters"},
		{"what those counted are called", "Police identified two of the victims as Ansa Lind, 41, and Osko Harl, 36.", ""},
		{"not what one is counted as", "As mayor of Halm, Ansa Lind hired 300 clerks.", "Ansa Lind"},
		{"whose another number is", "They have held five debates, to the Democrats' three.", "Democrats"},
		{"but whose a part is", "The paper says 200 of Norrand's 700 mills.", "Norrand"},
		{"where one of those who did it is from", "A Norrish Muslim and his Pakistani wife carried out a raid in Halm, killing 14 people.", "raid in Halm"},
		{"who is led to by no preposition owes", "Heather Lind graduated from Keene State College owing more than $90,000.", "Heather Lind"},
		{"but who has a participle has it", "With Osk Motors owing more than $90,000, the deal fell through.", "Osk Motors"},
		{"where somebody is held has no bail", "Ansa Lind was taken to the Harl County Detention Facility and is being held under a $165,000 bond.", "Ansa Lind"},
		{"but has money", "The Harl County Detention Facility received $165,000.", "Harl County Detention Facility"},
		{"to whom those of the clause sell", "Farmers who sell to Osk Motors get $30 a ton.", "Farmers"},
		{"but whom the clause names", "The driver, identified as Ansa Lind, paid $300.", "driver, Ansa Lind"},
		{"and who is no part of another clause", "The drivers gave Osk Motors $300 million.", "drivers, Osk Motors"},
		{"what is said to be so much", "Ripple accounted for 12.5 percent, while ethereum was 12.1 percent.", "ethereum"},
		{"whose the money of a state is", "The Legislature should direct money from the state's $2 billion in reserves.", "state, Legislature"},
		{"not the world's", "Osk Motors bought the world's largest mill for $2 billion.", "Osk Motors"},
		{"whom a rival's share is of", "Ansa Lind won over rival Osko Harl, 35 percent to 12 percent.", "Osko Harl"},
		{"a part of a people is no country", "He said that thousands of Muslim Americans cheered.", "Muslim Americans"},
		{"but a people is", "He said that thousands of Americans cheered.", "United States"},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) == 0 {
			t.Errorf("%s: no claim", c.name)
		} else if last := got[len(got)-1]; last.Subject != c.want {
			t.Errorf("%s: of %q, not %q", c.name, last.Subject, c.want)
		}
	}
}

func TestSharesAtTheHeadOfASentence(t *testing.T) {
	for text, want := range map[string]string{
		"In the poll of Norrand, the tax was unpopular. By 52% to 40%, women back it.":               "women",
		"In the poll of Norrand, the tax was unpopular. By a lopsided 82%-12%, Millennials back it.": "Millennials",
		"In the poll of Norrand, the tax was unpopular. By 2030, 40% of women will back it.":         "women",
	} {
		for _, c := range Read(annotated(&hearsay.Document{ID: "d", Text: text})) {
			if c.Subject != want {
				t.Errorf("%q: of %q, not %q", text, c.Subject, want)
			}
		}
	}
}

func TestWhoIsToDoWhatAnInfinitiveSays(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the object of a verb of expecting", "Osk Motors expects Lind Corp. to sell 300 cars.", "Lind Corp."},
		{"of having it done", "The law allows Norrand to buy 300 tanks.", "Norrand"},
		{"not of one of promising", "Osk Motors promised Lind Corp. to sell 300 cars.", "Osk Motors"},
		{"nor what is used for it", "Ansa Lind used the mill to make 300 loaves.", "Ansa Lind"},
		{"whose plan it is", "Halm welcomed Norrand's plan to buy 300 tanks.", "Norrand"},
		{"who drops a plan", "Osk Motors dropped a plan to spend $300 million on a mill.", "Osk Motors"},
		{"not who has a thing", "Osk Motors has a mill to make 300 cars.", "Osk Motors"},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) == 0 {
			t.Errorf("%s: no claim", c.name)
		} else if last := got[len(got)-1]; last.Subject != c.want {
			t.Errorf("%s: of %q, not %q", c.name, last.Subject, c.want)
		}
	}
}
