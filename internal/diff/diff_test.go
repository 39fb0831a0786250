package diff

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestEdits(t *testing.T) {
	for _, tt := range []struct{ name, a, b, want string }{
		{"both empty", "", "", ""},
		{"all the same", "the dam held", "the dam held", "=the dam held"},
		{"word changed", "the dam held all night", "the dam leaked all night", "=the dam ~held>leaked =all night"},
		{"words dropped at the end", "it held all night", "it held", "=it held -all night"},
		{"words added at the start", "it held", "officials said it held", "+officials said =it held"},
		{"longer replacement", "it is over", "we see that it is over", "+we see that =it is over"},
		{"nothing in common", "a b c", "d e", "~a b c>d e"},
		{"from nothing", "", "a b", "+a b"},
		{"two changes", "at least 40 people died on Monday", "some 40 people drowned on Monday", "~at least>some =40 people ~died>drowned =on Monday"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range Edits(strings.Fields(tt.a), strings.Fields(tt.b)) {
				switch e.Op {
				case hearsay.Keep:
					got = append(got, "="+e.From)
				case hearsay.Drop:
					got = append(got, "-"+e.From)
				case hearsay.Add:
					got = append(got, "+"+e.To)
				case hearsay.Change:
					got = append(got, "~"+e.From+">"+e.To)
				}
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestAbsorbJoinsChangesAroundAStrayWord(t *testing.T) {
	a := strings.Fields("floods killed nine people in the northern valley on Monday evening")
	b := strings.Fields("storms later swept away the old bridge on Monday evening")
	got := Absorb(Words(a, b), 1)
	want := []Run{
		{hearsay.Change, 0, 8, 0, 7},
		{hearsay.Keep, 8, 11, 7, 10},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// cover fails the test unless rs leads from a to b.
func cover(t *testing.T, a, b []uint32, rs []Run) (edits int) {
	t.Helper()
	i, j := 0, 0
	var last hearsay.EditOp
	for _, r := range rs {
		if r.A0 != i || r.B0 != j || r.A1 < r.A0 || r.B1 < r.B0 {
			t.Fatalf("run %v does not go on from %d, %d", r, i, j)
		}
		if r.Op == hearsay.Keep {
			if !slices.Equal(a[r.A0:r.A1], b[r.B0:r.B1]) {
				t.Fatalf("run %v keeps words that differ", r)
			}
		} else {
			edits += r.A1 - r.A0 + r.B1 - r.B0
			if last != "" && last != hearsay.Keep {
				t.Fatalf("two changes in a row at %v", r)
			}
		}
		last = r.Op
		i, j = r.A1, r.B1
	}
	if i != len(a) || j != len(b) {
		t.Fatalf("runs end at %d, %d of %d, %d", i, j, len(a), len(b))
	}
	return edits
}

// shortest is the length of a shortest edit script, by the quadratic table.
func shortest(a, b []uint32) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			next := min(row[j], row[j+1]) + 1
			if a[i] == b[j] {
				next = diagonal
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

func TestIDsFindsAShortestScript(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		a := random(r, r.IntN(40), 1+r.IntN(12))
		b := random(r, r.IntN(40), 1+r.IntN(12))
		if got, want := cover(t, a, b, IDs(a, b)), shortest(a, b); got != want {
			t.Fatalf("%v to %v: %d edits, shortest %d", a, b, got, want)
		}
	}
}

func TestIDsPastTheCostLimit(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, words := range []int{2, 50, 1 << 20} {
		a, b := random(r, 6000, words), random(r, 5000, words)
		cover(t, a, b, IDs(a, b))
		cover(t, a, b[:10], IDs(a, b[:10]))
	}
}

func random(r *rand.Rand, n, words int) []uint32 {
	s := make([]uint32, n)
	for i := range s {
		s[i] = uint32(r.IntN(words))
	}
	return s
}

func FuzzWords(f *testing.F) {
	f.Add("a b c", "a c")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := strings.Split(x, " "), strings.Split(y, " ")
		idsA, idsB := intern(a, b)
		cover(t, idsA, idsB, Words(a, b))
	})
}

// BenchmarkWords compares a story of 900 words with a retelling that changes
// every n-th word. Bytes are those of both sides.
func BenchmarkWords(b *testing.B) {
	for _, every := range []int{100, 20, 5} {
		r := rand.New(rand.NewPCG(5, 6))
		var x, y []string
		for i := range 900 {
			// Squaring skews the choice, as words of a language are.
			k := r.IntN(60)
			w := fmt.Sprintf("word%d", k*k)
			x = append(x, w)
			if i%every == 0 {
				w = fmt.Sprintf("new%d", i)
			}
			y = append(y, w)
		}
		bytes := len(strings.Join(x, " ")) + len(strings.Join(y, " "))
		b.Run(fmt.Sprintf("every %d", every), func(b *testing.B) {
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			for b.Loop() {
				Words(x, y)
			}
		})
	}
}
