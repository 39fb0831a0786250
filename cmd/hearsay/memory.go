package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// slack is how many bytes beyond what is in use a run may take before they
// are collected. By default Go waits for as many as are in use, and the
// programs here use so few that collecting took a quarter of their time.
const slack = 48 << 20

// From large bytes in use on, as the report of a large pile takes them, memory is
// what there is too little of: then no more than percent of that is waited for.
const (
	large   = 256 << 20
	percent = 40
)

// tuneCollector lets the collector wait for slack bytes of garbage, or for as
// many as are in use where that is more, but for less where much is in use.
// Whoever sets GOGC or GOMEMLIMIT decides alone.
func tuneCollector(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	set := 100
	adjust := func() {
		inUse := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(inUse)
		if percent := collectAt(inUse[0].Value.Uint64()); percent != set {
			set = percent
			debug.SetGCPercent(percent)
		}
	}
	adjust()
	// A finalizer of an object that nobody holds runs after each collection.
	type mark struct{ self *mark } // with a pointer, since small objects without share their memory
	var after func(*mark)
	after = func(m *mark) {
		adjust()
		runtime.SetFinalizer(m, after)
	}
	runtime.SetFinalizer(&mark{}, after)
}

// collectAt returns the growth in percent after which to collect when inUse
// bytes were in use after the last collection.
func collectAt(inUse uint64) int {
	const least = 4 << 20 // what the program starts with
	if inUse >= large {
		return percent
	}
	return max(100, int(slack*100/max(inUse, least)))
}
