package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestCountsOfAChargeAreOfWhoeverIsCharged(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"who is charged", "Ansa Lind, of Halm, is charged with four counts of assault.", "Ansa Lind"},
		{"whom others charge", "Halm police charged Ansa Lind with five counts of assault.", "Ansa Lind"},
		{"whom others charge, before an age", "Deputies have charged 23-year-old Ansa Lind with three counts of murder.", "Ansa Lind"},
		{"who pleads", "Ansa Lind pleaded guilty to murder and to 17 counts of fraud in a court in Halm.", "Ansa Lind"},
		{"who is told of by a noun and a name", "The suspect, 20-year-old Ansa Lind, was charged with three counts of murder, Captain Pelle Holm said.", "Ansa Lind"},
		{"people without a name", "All three suspects were charged with 12 counts of murder.", "suspects"},
		{"a firm", "Velcor faces 12 counts of fraud.", "Velcor"},
		{"on a bail", "Ansa Lind was booked into the Halm County Jail on a $500,000 bond.", "Ansa Lind"},
		{"not who counts votes", "Ansa Lind was arrested on Monday. In Halm officials finished 12 counts of the votes.", "Halm officials"},
		{"not the words of the charge", "The 12 counts of murder against Ansa Lind were dropped.", "Ansa Lind"},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) == 0 {
			t.Errorf("%s: no claim", c.name)
		} else if last := got[len(got)-1]; last.Subject != c.want {
			t.Errorf("%s: of %q, not %q", c.name, last.Subject, c.want)
		}
	}
}
