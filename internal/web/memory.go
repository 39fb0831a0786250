package web

import (
	"strconv"
	"sync"
	"time"
)

// memory keeps parts of pages that were made of a report. They hold no word of
// whoever asked, so that all may see them, and are of no more use once the pile
// has another report.
type memory struct {
	mu    sync.Mutex
	parts map[string]part
	order []string // the oldest first
}

type part struct {
	value any
	until time.Time
}

// Bounds of a memory.
const (
	maxParts = 200
	maxKey   = 500 // bytes of an address with its query
	// partTime is how long a part is shown: another process may have made
	// the report of the same revision anew, with better stages.
	partTime = time.Minute
)

// remember returns what build makes of the report of the request's pile for the
// request's address, where it can without making it again.
func remember[T any](s *site, r *request, build func() (T, error)) (T, error) {
	return rememberAs(s, r, r.URL.EscapedPath()+"?"+r.URL.RawQuery, build)
}

// rememberAs is remember for a name instead of the address.
func rememberAs[T any](s *site, r *request, at string, build func() (T, error)) (T, error) {
	if len(at) > maxKey {
		return build()
	}
	key := r.pile.Name + " " + strconv.FormatInt(r.pile.Created.UnixNano(), 36) + " " + strconv.FormatInt(r.pile.Reported, 36) + " " + at
	m := &s.memory
	m.mu.Lock()
	kept := m.parts[key]
	m.mu.Unlock()
	if v, ok := kept.value.(T); ok && time.Now().Before(kept.until) {
		return v, nil
	}
	made, err := build()
	if err != nil {
		return made, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.parts == nil {
		m.parts = map[string]part{}
	}
	if _, ok := m.parts[key]; !ok {
		if len(m.order) >= maxParts {
			delete(m.parts, m.order[0])
			m.order = m.order[1:]
		}
		m.order = append(m.order, key)
	}
	m.parts[key] = part{made, time.Now().Add(partTime)}
	return made, nil
}
