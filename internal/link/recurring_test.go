package link

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// form is what software puts on the pages of many outlets, a reporter's name in it.
const form = "Never miss a story by %s.\n\nYour request has been saved to your account.\n\nWhenever %s files a story, a letter is sent to you.\n\nLetters are sent once a day and not on Sundays."

func TestFormsThatComeBackForYearsProveNothing(t *testing.T) {
	var docs []hearsay.Annotated
	for i, text := range []string{unrelated, independent, strings.ReplaceAll(rewritten, "Varna", "Osk"), "The ferry to Tarnby is late again."} {
		who := []string{"Ada Holm", "Bram Hekkel", "Nell Orrick", "Pia Vask"}[i]
		docs = append(docs, doc(fmt.Sprint(i), text+"\n\n"+strings.ReplaceAll(form, "%s", who), outlet("Outlet "+who), dated(fmt.Sprintf("%d-03-01", 2025+i))))
	}
	for _, r := range link(t, docs...).Relations {
		if r.Kind.Derived() {
			t.Errorf("%s and %s: %s, %v", r.A, r.B, r.Kind, r)
		}
	}
}

func TestTelephoneNumbersAreNoFigures(t *testing.T) {
	d := doc("a", "Call (305) 555-0147, 305-555-0147 or 471-TIPS. In the 800 block of Mill Street 420 houses burned.")
	got := read(&d)
	if len(got.figures) != 1 || got.words(int(got.figures[0].word), int(got.figures[0].last)+1) != "420" {
		t.Errorf("%d figures, want 420 alone", len(got.figures))
	}
}

func TestALongListIsNoSourceOfWhatItHappensToHold(t *testing.T) {
	var list strings.Builder
	for i := range 400 {
		fmt.Fprintf(&list, "A man of %d was hurt in the %d hundreds of Tarnby Road and taken to the county hospital at 11:%02d p.m.\n\n", 18+i%60, 2+i%40, i%60)
	}
	report := "A woman of 31 was hurt on Friday and taken to the county hospital, where she is in good condition. Two men of 24 and 27 fled from the parking lot of the market, the police of Osk said."
	for _, r := range link(t, doc("list", list.String()), doc("report", report)).Relations {
		if r.Kind.Derived() {
			t.Errorf("%s, %v", r.Kind, r)
		}
	}
}
