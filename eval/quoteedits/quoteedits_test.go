package quoteedits

import (
	"reflect"
	"testing"
)

func TestAll(t *testing.T) {
	const words = "We may lose 40 boats here, and Hadrey is where it began — nobody’s fault."
	got := map[Kind]Edit{}
	for _, e := range All(words, "Marta Lind", "The dam holds.", "Jon Berg") {
		got[e.Kind] = e
	}
	for k, want := range map[Kind]string{
		TrimTail:  "We may lose 40 boats here, and Hadrey is where",
		Ellipsis:  "We may lose 40 boats … it began — nobody’s fault.",
		Bracket:   "We may lose 40 boats here, and Hadrey is where [the matter] began — nobody’s fault.",
		Number:    "We may lose 61 boats here, and Hadrey is where it began — nobody’s fault.",
		Negation:  "We may not lose 40 boats here, and Hadrey is where it began — nobody’s fault.",
		Hedge:     "We will lose 40 boats here, and Hadrey is where it began — nobody’s fault.",
		Name:      "We may lose 40 boats here, and Harrowgate is where it began — nobody’s fault.",
		Splice:    "We may lose 40 boats here, and Hadrey is where it began — nobody’s fault the dam holds.",
		Speaker:   words,
		Retypeset: "We  may  lose  40  boats  here,  and  Hadrey  is  where  it  began   -   nobody's  fault.",
	} {
		if got[k].Text != want {
			t.Errorf("%s:\ngot  %q\nwant %q", k, got[k].Text, want)
		}
	}
	if got[Speaker].Speaker != "Jon Berg" || got[Speaker].Words || got[Retypeset].Words || !got[Number].Words {
		t.Errorf("what an edit touches is told wrongly: %+v", got)
	}
}

func TestEditsThatDoNotFitAreLeftOut(t *testing.T) {
	for _, e := range All("Go home.", "Marta Lind", "", "") {
		if e.Kind != Retypeset && e.Kind != Same {
			t.Errorf("%+v", e)
		}
	}
	if All("", "", "", "") != nil {
		t.Error("edits of nothing")
	}
}

func TestSameWordsGiveTheSameEdits(t *testing.T) {
	a := All("It could cost 12 lives, Marta said.", "a", "b", "c")
	if b := All("It could cost 12 lives, Marta said.", "a", "b", "c"); !reflect.DeepEqual(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
}

func TestHedgesAndNegationsAreNotTrimmed(t *testing.T) {
	for _, e := range All("We do not know where the ship is or who was on board.", "a", "", "") {
		if e.Kind == TrimHead {
			t.Errorf("%+v", e)
		}
	}
	for _, e := range All("It will take about it all the time that is left.", "a", "", "") {
		if e.Kind == Hedge {
			t.Errorf("%+v", e)
		}
	}
}
