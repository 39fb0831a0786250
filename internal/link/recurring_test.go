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
		docs = append(docs, doc(fmt.Sprint(i), text+"\n\n"+strings.ReplaceAll(form, "%s", who), inOutlet("Outlet "+who), dated(fmt.Sprintf("%d-03-01", 2025+i))))
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

func TestFormulasOfOldNewsAreNoRewrite(t *testing.T) {
	const first = "TARNBY — A 31-year-old man was shot in the leg and taken to Tarnby General Hospital in good condition after 11 shots were fired near the Mill Street market, police said.\n\n" +
		"His brother, who ran a stall of lamps, had quarrelled over rent with 2 buyers. Nobody was in custody on Friday."
	const second = "A man hurt in a fight on the ferry was taken to Tarnby General Hospital in good condition with a wound in the leg; 31 passengers saw 2 men run, and 11 shots were fired from the quay.\n\n" +
		"The captain kept the doors shut until the harbour police came. Nobody was in custody on Friday, and the line runs again."
	derived := func(when string) bool {
		l := link(t, doc("a", first, dated("2031-05-02")), doc("b", second, dated(when)))
		return len(l.Relations) > 0 && l.Relations[0].Kind.Derived()
	}
	if !derived("2031-05-03") {
		t.Error("two reports of neighbouring days with the same figures and phrases are not derived: the test shows nothing")
	}
	if derived("2033-02-20") {
		t.Error("a report of another year is derived")
	}
}
