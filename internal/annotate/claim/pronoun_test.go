package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestPronounsGoOnWithTheSubjectToldBefore(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"of the sentence before", "The monorail opened in 2031. It was slow, and over three years it lost $88 million, a state audit says.", "monorail"},
		{"of the same sentence", "The trams were sold because they lost $88 million a year.", "trams"},
		{"of the clause that it is told in", "The bakers say they would ship 15 percent less.", "bakers"},
		{"the one of the sentence rather than of a clause in it", "The tunnel was shut after a report that the pump had failed. It cost $88 million.", "tunnel"},
		{"not one in another number", "The owners met on Monday. It cost $88 million.", ""},
		{"not what the clause behind says", "The bridge is old. It cost $88 million to build a road around the lake.", ""},
		{"not past the words of somebody", "The families left on Monday. “They want $88 million,” said a clerk.", ""},
		{"not who speaks for others", "The analysts met on Monday. They lost $88 million.", ""},
		{"not a level", "The rate was high. It stood at 88 tonnes.", ""},
		{"not of another paragraph", "The monorail opened in 2031.\n\nIt lost $88 million.", ""},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) == 0 {
			t.Errorf("%s: no claim", c.name)
		} else if last := got[len(got)-1]; last.Subject != c.want {
			t.Errorf("%s: of %q, not %q", c.name, last.Subject, c.want)
		}
	}
}

func TestLossesAreOfWhomThePronounGoesBackTo(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Torva put its losses at 40.", "Torva"},
		{"Torva said that 12 of its soldiers were wounded.", "Torva"},
		{"Halvia fell. The Morvan army said 12 of its men were wounded.", "Morvan"},
		{"Morvan forces killed 240 Halvian soldiers, the Morvan defence ministry said. It added that 12 of its own were wounded.", "Morvan"},
		{"Morva has lost 800 men. Halvia, which is silent on its losses, admitted 300 dead.", "Halvia"},
		{"Norrish forces hold a part of Velland. In May they took 40 villages.", "Norrish forces"},
		{"The militia has put its own losses at 95.", "militia"},
		{"The enemy lost 160 men killed near Kolm.", "enemy"},
		{"The rebels captured 40 soldiers.", ""},
		{"Torva put the losses of the rebels at 40.", ""},
		{"John Smith said 12 of his men were killed.", ""},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) == 0 {
			t.Errorf("%q: no claim", c.text)
		} else if last := got[len(got)-1]; last.Subject != c.want {
			t.Errorf("%q: of %q, not %q", c.text, last.Subject, c.want)
		}
	}
}
