package main

import "testing"

func TestCollectorWaitsForTheLarger(t *testing.T) {
	for inUse, want := range map[uint64]int{
		1:         1200, // as if 4 MiB were in use
		16 << 20:  300,
		48 << 20:  100,
		1 << 30:   100,
		100 << 30: 100,
	} {
		if got := collectAt(inUse); got != want {
			t.Errorf("with %d bytes in use, collect after %d %%, want %d", inUse, got, want)
		}
	}
}
