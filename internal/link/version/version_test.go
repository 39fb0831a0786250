package version

import (
	"math"
	"slices"
	"testing"
)

const early = `The Kelder canal is a waterway in Norrand. We think it was dug in 1961, and it recieves its water from the Osk.

It is 40 miles long.`

var later4 = []string{
	early,
	`The Kelder canal is a waterway in Norrand. It was dug in 1961, and it receives its water from the Osk.

It is 40 miles long.`,
	`The Kelder canal is a waterway in Norrand. It was dug in 1961 and widened in 1988, and it receives its water from the Osk and, in summer, from the Tarrow.

It is 40 miles long. Its locks are named after harbour masters.`,
	`The Kelder canal is a waterway in Norrand. It was dug in 1961 and widened in 1988 and again in 2004, and it receives its water from the Osk and, in summer, from the Tarrow.

It is 40 miles long. Its locks are named after harbour masters. Barges carry about 300,000 tonnes of gravel on it every year, according to the waterways office.`,
}

func TestNewer(t *testing.T) {
	for _, tt := range []struct{ name, older, newer string }{
		{"a slip put right", "The bridge recieves few visitors.", "The bridge receives few visitors."},
		{"a later year", "The bridge was last painted in 1988.", "The bridge was last painted in 2004."},
		{"sentences added", later4[1], later4[2]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := New(tt.older), New(tt.newer)
			if z := Newer(a, b); z <= 0 {
				t.Errorf("log odds %.2f, want above 0", z)
			}
			if z, back := Newer(a, b), Newer(b, a); math.Abs(z+back) > 1e-9 {
				t.Errorf("changing places gives %.3f for %.3f, want the opposite", back, z)
			}
		})
	}
	if z := Newer(New(early), New(early)); z != 0 {
		t.Errorf("log odds %.2f between equal texts, want 0", z)
	}
}

func TestOrder(t *testing.T) {
	for _, shuffled := range [][]int{{0, 1, 2, 3}, {3, 1, 0, 2}, {2, 3, 1, 0}} {
		var ts []*Text
		for _, i := range shuffled {
			ts = append(ts, New(later4[i]))
		}
		o := Order(ts)
		var got []int
		for _, i := range o.Order {
			got = append(got, shuffled[i])
		}
		if !slices.Equal(got, []int{0, 1, 2, 3}) {
			t.Errorf("from %v: order %v", shuffled, got)
		}
		for i := range ts {
			for j := range ts {
				if p := o.Before[i][j] + o.Before[j][i]; i != j && math.Abs(p-1) > 1e-6 {
					t.Errorf("versions %d and %d: probabilities add up to %.3f", i, j, p)
				}
			}
		}
	}
}

func TestOrderOfManyAndFew(t *testing.T) {
	if o := Order(nil); len(o.Order) != 0 {
		t.Errorf("order of nothing: %v", o.Order)
	}
	if o := Order([]*Text{New("a")}); !slices.Equal(o.Order, []int{0}) {
		t.Errorf("order of one: %v", o.Order)
	}
	var ts []*Text
	for range 5 {
		for _, s := range later4 {
			ts = append(ts, New(s))
		}
	}
	o := Order(ts)
	seen := slices.Clone(o.Order)
	slices.Sort(seen)
	for i, v := range seen {
		if i != v {
			t.Fatalf("order %v is no permutation", o.Order)
		}
	}
}
