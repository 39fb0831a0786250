package radix

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

func comparing(x, y Item) int { return cmp.Or(cmp.Compare(x.Hi, y.Hi), cmp.Compare(x.Lo, y.Lo)) }

func TestSortIsThatOfComparing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, tt := range []struct {
		name string
		n    int
		item func() Item
	}{
		{"nothing", 0, nil},
		{"few", 50, func() Item { return Item{r.Uint64(), r.Uint64()} }},
		{"hashes", 100_000, func() Item { return Item{r.Uint64(), r.Uint64N(1000)} }},
		{"small numbers", 50_000, func() Item { return Item{r.Uint64N(300), r.Uint64N(300)} }},
		{"one number", 20_000, func() Item { return Item{7, 9} }},
		{"the second alone", 20_000, func() Item { return Item{1 << 40, r.Uint64()} }},
		{"large and small", 30_000, func() Item { return Item{r.Uint64() >> r.UintN(64), r.Uint64() >> r.UintN(64)} }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			items := make([]Item, tt.n)
			for i := range items {
				items[i] = tt.item()
			}
			want := slices.Clone(items)
			slices.SortFunc(want, comparing)
			if Sort(items); !slices.Equal(items, want) {
				t.Error("not in order")
			}
		})
	}
}

func TestBucketsGiveAllInOrder(t *testing.T) {
	for _, onDisk := range []bool{false, true} {
		r := rand.New(rand.NewPCG(3, 4))
		b := Buckets{OnDisk: onDisk}
		var all []Item
		for range 50 {
			some := make([]Item, r.IntN(5000))
			for i := range some {
				some[i] = Item{r.Uint64() >> r.UintN(64), r.Uint64N(100)}
			}
			all = append(all, some...)
			if err := b.Add(some); err != nil {
				t.Fatal(err)
			}
		}
		slices.SortFunc(all, comparing)
		file := ""
		if b.file != nil {
			file = b.file.Name()
		}
		var got []Item
		err := b.Each(func(items []Item) error {
			if n := len(got); n > 0 && len(items) > 0 && got[n-1].Hi == items[0].Hi {
				t.Errorf("%d stands in two parts", items[0].Hi)
			}
			got = append(got, items...)
			return nil
		})
		if err != nil || !slices.Equal(got, all) {
			t.Errorf("on disk %t: not in order, %v", onDisk, err)
		}
		err = b.Each(func(items []Item) error {
			if len(items) > 0 {
				t.Error("not empty")
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(file); onDisk && (file == "" || !errors.Is(err, fs.ErrNotExist)) {
			t.Errorf("the temporary file %q: %v", file, err)
		}
	}
}

func TestBucketsGiveWhatIsShared(t *testing.T) {
	for _, tt := range []struct {
		name        string
		onDisk      bool
		batches, of uint64
	}{
		{"few", false, 3, 1 << 62},
		{"some", false, 50, 1 << 62},
		{"in one bucket", false, 50, 1 << 16},
		{"on disk", true, 50, 1 << 62},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(5, 6))
			b := Buckets{OnDisk: tt.onDisk}
			want := map[uint64][]Item{}
			for range tt.batches {
				some := make([]Item, r.IntN(5000))
				for i := range some {
					some[i] = Item{r.Uint64N(40_000) * (tt.of / 40_000), r.Uint64N(300)}
					if r.IntN(3) == 0 {
						some[i].Hi = 7
					}
				}
				for _, x := range some {
					want[x.Hi] = append(want[x.Hi], x)
				}
				if err := b.Add(some); err != nil {
					t.Fatal(err)
				}
			}
			maps.DeleteFunc(want, func(_ uint64, items []Item) bool { return len(items) < 2 })
			err := b.EachShared(func(items []Item) error {
				for len(items) > 0 {
					n := 1
					for n < len(items) && items[n].Hi == items[0].Hi {
						n++
					}
					same := want[items[0].Hi]
					slices.SortFunc(same, comparing)
					if !slices.Equal(items[:n], same) {
						t.Errorf("%d items of %d, want %d in order", n, items[0].Hi, len(same))
					}
					delete(want, items[0].Hi)
					items = items[n:]
				}
				return nil
			})
			if err != nil || len(want) > 0 {
				t.Errorf("%d were not given, %v", len(want), err)
			}
		})
	}
}

func BenchmarkSort(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	from := make([]Item, 1<<20)
	for i := range from {
		from[i] = Item{r.Uint64(), uint64(i)}
	}
	for _, by := range []struct {
		name string
		sort func([]Item)
	}{{"radix", Sort}, {"comparing", func(items []Item) { slices.SortFunc(items, comparing) }}} {
		b.Run(by.name, func(b *testing.B) {
			for b.Loop() {
				by.sort(slices.Clone(from))
			}
			b.ReportMetric(float64(len(from)*b.N)/b.Elapsed().Seconds()/1e6, "M/s")
		})
	}
}
