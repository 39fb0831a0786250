package main

import "testing"

func TestCollectorWaitsForTheLargerUntilMuchIsInUse(t *testing.T) {
	for inUse, want := range map[uint64]int{
		1:         1200, // as if 4 MiB were in use
		16 << 20:  300,
		48 << 20:  100,
		255 << 20: 100,
		256 << 20: 40,
		100 << 30: 40,
	} {
		if got := collectAt(inUse); got != want {
			t.Errorf("with %d bytes in use, collect after %d %%, want %d", inUse, got, want)
		}
	}
}
