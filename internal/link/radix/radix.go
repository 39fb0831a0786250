// Package radix sorts long lists of pairs of numbers byte by byte, in place
// and on all processors: several times as fast as comparing where millions of
// keys are hashes.
package radix

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Item is two numbers; the first one counts for more.
type Item struct{ Hi, Lo uint64 }

// few is the number of items up to which comparing is as fast.
const few = 40

// bytes is the number of bytes of an item.
const bytes = 16

// Sort sorts items by Hi, then by Lo. The method is the American flag sort of
// McIlroy, Bostic and McIlroy (1993).
func Sort(items []Item) { sortFrom(items, 0) }

// sortFrom is [Sort] for items that agree in the bytes before byte at.
func sortFrom(items []Item, at int) {
	if len(items) <= few {
		compare(items)
		return
	}
	if len(items) < 1<<14 {
		sort(items, at)
		return
	}
	var ends [256]int
	part(items, at, &ends)
	var next atomic.Int32
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+len(items)>>14) {
		wg.Go(func() {
			for k := next.Add(1) - 1; k < 256; k = next.Add(1) - 1 {
				from := 0
				if k > 0 {
					from = ends[k-1]
				}
				sort(items[from:ends[k]], at+1)
			}
		})
	}
	wg.Wait()
}

// sort sorts items that agree in the bytes before byte at, the highest of Hi
// being number 0.
func sort(items []Item, at int) {
	for ; at < bytes && len(items) > few; at++ {
		var ends [256]int
		part(items, at, &ends)
		if from, end := around(&ends, items[0].byte(at)); end-from == len(items) {
			continue
		}
		from := 0
		for _, end := range ends {
			sort(items[from:end], at+1)
			from = end
		}
		return
	}
	if at < bytes {
		compare(items)
	}
}

// compare sorts by insertion.
func compare(items []Item) {
	for i := 1; i < len(items); i++ {
		x := items[i]
		j := i
		for ; j > 0 && x.before(items[j-1]); j-- {
			items[j] = items[j-1]
		}
		items[j] = x
	}
}

func (x Item) before(y Item) bool { return x.Hi < y.Hi || x.Hi == y.Hi && x.Lo < y.Lo }

func (x Item) byte(at int) byte {
	if at < 8 {
		return byte(x.Hi >> (56 - 8*at))
	}
	return byte(x.Lo >> (120 - 8*at))
}

// around returns the bounds of the items with byte b.
func around(ends *[256]int, b byte) (from, end int) {
	if b > 0 {
		from = ends[b-1]
	}
	return from, ends[b]
}

// part brings items into the order of one byte. Ends, which is all zero, becomes
// where the items of each value of it end.
func part(items []Item, at int, ends *[256]int) {
	var next [256]int
	for i := range items {
		ends[items[i].byte(at)]++
	}
	sum := 0
	for b := range ends {
		next[b] = sum
		sum += ends[b]
		ends[b] = sum
	}
	for b := range ends {
		for next[b] < ends[b] {
			x := items[next[b]]
			for c := x.byte(at); int(c) != b; c = x.byte(at) {
				x, items[next[c]] = items[next[c]], x
				next[c]++
			}
			items[next[b]] = x
			next[b]++
		}
	}
}
