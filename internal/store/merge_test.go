package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// digestsOf makes a digest of each number.
func digestsOf(numbers []int) [][16]byte {
	out := make([][16]byte, len(numbers))
	for i, n := range numbers {
		out[i] = [16]byte{1, byte(n), byte(n >> 8)}
	}
	return out
}

// merged applies what Merge says to the rows of a list, and fails unless the
// new list then stands in order.
func merged(t *testing.T, kept []Kept, numbers []int) (after []Kept, m Merged) {
	t.Helper()
	digests := digestsOf(numbers)
	m = Merge(kept, digests)
	rows := map[string]Kept{} // by place
	for _, k := range kept {
		if !slices.Contains(m.Gone, k.Row) {
			rows[k.Sort] = k
		}
	}
	for i, sort := range m.Sorts {
		k, there := rows[sort]
		switch {
		case m.Stays[i] && (!there || k.Digest != digests[i]):
			t.Fatalf("record %d is said to stay at %q, where there is %v", i, sort, k)
		case !m.Stays[i] && there:
			t.Fatalf("new record %d gets the place %q of another", i, sort)
		}
		if !m.Stays[i] {
			k = Kept{Row: rand.Int64(), Sort: sort, Digest: digests[i]}
		}
		if len(sort) > maxSort {
			t.Fatalf("a place of %d bytes", len(sort))
		}
		delete(rows, sort)
		after = append(after, k)
	}
	if len(rows) > 0 {
		t.Fatalf("%d rows are neither gone nor in the new list", len(rows))
	}
	if !slices.IsSortedFunc(after, func(a, b Kept) int {
		if a.Sort < b.Sort {
			return -1
		}
		return 1
	}) {
		t.Fatalf("places do not ascend: %q", m.Sorts)
	}
	return after, m
}

func TestWhatAReportChangesIsWhatIsWritten(t *testing.T) {
	first, _ := merged(t, nil, []int{1, 2, 3, 4, 5, 6})
	for _, tt := range []struct {
		name       string
		then       []int
		stay, gone int
	}{
		{"nothing", []int{1, 2, 3, 4, 5, 6}, 6, 0},
		{"one comes first", []int{9, 1, 2, 3, 4, 5, 6}, 6, 0},
		{"one comes last", []int{1, 2, 3, 4, 5, 6, 9}, 6, 0},
		{"several come in between", []int{1, 2, 7, 8, 9, 3, 4, 5, 6}, 6, 0},
		{"one is gone", []int{1, 2, 4, 5, 6}, 5, 1},
		{"one became another", []int{1, 2, 9, 4, 5, 6}, 5, 1},
		{"one moves", []int{2, 3, 4, 5, 6, 1}, 5, 1},
		{"all turn around", []int{6, 5, 4, 3, 2, 1}, 1, 5},
		{"all are gone", nil, 0, 6},
		{"one comes twice", []int{1, 1, 2, 3, 4, 5, 6}, 6, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, m := merged(t, first, tt.then)
			stay := 0
			for _, s := range m.Stays {
				if s {
					stay++
				}
			}
			if stay != tt.stay || len(m.Gone) != tt.gone {
				t.Errorf("%d stay and %d are gone, want %d and %d", stay, len(m.Gone), tt.stay, tt.gone)
			}
		})
	}
}

func TestARecordThatMustBeWrittenStandsForNone(t *testing.T) {
	kept := []Kept{{Row: 7, Sort: "00000001"}}
	if m := Merge(kept, make([][16]byte, 1)); m.Stays[0] || len(m.Gone) != 1 {
		t.Errorf("%+v", m)
	}
}

func TestPlacesHoldThroughManyReports(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var kept []Kept
	var list []int
	next := 0
	for range 400 {
		for range 1 + rng.IntN(5) {
			switch at := 0; {
			case len(list) > 5 && rng.IntN(3) == 0:
				at = rng.IntN(len(list))
				list = slices.Delete(list, at, at+1)
			default:
				if rng.IntN(2) == 0 { // often at the same place
					at = rng.IntN(len(list) + 1)
				}
				next++
				list = slices.Insert(list, at, next)
			}
		}
		kept, _ = merged(t, kept, list)
	}
	if len(kept) != len(list) {
		t.Fatalf("%d records of %d", len(kept), len(list))
	}
}
