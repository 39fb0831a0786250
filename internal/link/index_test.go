package link

import (
	"reflect"
	"strings"
	"testing"
)

func TestIndexRelatesToWhatCameBefore(t *testing.T) {
	var x Index
	first := doc("original", original, stated, told("The Lowmark Gazette"))
	if got := x.Add(&first); len(got) > 0 {
		t.Errorf("the first document is related: %v", got)
	}
	for _, tt := range []struct{ id, text, want string }{
		{"alone", unrelated, ""},
		{"copy", original, "copy of original"},
		{"rewrite", rewritten, "rewrite of original"},
	} {
		d := doc(tt.id, tt.text)
		var got []string
		for _, r := range x.Add(&d) {
			if r.Other(d.ID) == "original" {
				got = append(got, string(r.Kind)+" of "+r.Original)
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.id, s, tt.want)
		}
	}
	if x.Len() != 4 {
		t.Errorf("Len is %d, want 4", x.Len())
	}
}

func TestIndexLearnsFurniture(t *testing.T) {
	var x Index
	foot := "\n\nSubscribe to the Kelder Post from four crowns a month and support independent journalism on both sides of the river. Our newsroom can be reached by letter and at the counter on Mill Street between nine and noon."
	for i, s := range []string{unrelated, independent, rewritten} {
		d := doc(string(rune('a'+i)), s+foot, outlet("Kelder Post"))
		x.Add(&d)
	}
	d := doc("z", "Snow closed the road over the Tarrow pass for a third day, and ploughs were expected on Friday."+foot, outlet("Kelder Post"))
	if got := x.Add(&d); len(got) > 0 {
		t.Errorf("related by furniture: %v", got)
	}
}

// counted is postings that live elsewhere.
type counted struct {
	inMaps
	asked int
}

func (c *counted) Enter(key uint64, doc int32) []int32 {
	c.asked++
	return c.inMaps.Enter(key, doc)
}

func TestIndexAsksItsPostings(t *testing.T) {
	elsewhere := &counted{inMaps: inMaps{}}
	here, there := Index{}, Index{Postings: elsewhere}
	for i, s := range []string{original, rewritten, unrelated, original} {
		d := doc(string(rune('a'+i)), s)
		if x, y := here.Add(&d), there.Add(&d); !reflect.DeepEqual(x, y) {
			t.Errorf("%s: %v here, %v there", d.ID, x, y)
		}
	}
	if elsewhere.asked < 100 {
		t.Errorf("asked for %d keys", elsewhere.asked)
	}
}
