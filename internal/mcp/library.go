package mcp

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// Library is the piles that the tools answer from. A store is one, with a
// way to add; [Memory] is one of a single pile. Methods are those of
// [hearsay.Store] by the same names, and may be called from several
// goroutines.
type Library interface {
	Piles(ctx context.Context) ([]hearsay.Pile, error)
	Records(ctx context.Context, q hearsay.RecordQuery) ([]hearsay.Record, string, error)
	Search(ctx context.Context, q hearsay.SearchQuery) ([]hearsay.Hit, string, error)
	// Document returns a document of a pile with what was read in it, or
	// hearsay.ErrNotFound.
	Document(ctx context.Context, pile, id string) (*hearsay.Annotated, error)
	// TraceCapture holds a capture against a pile, see [flow.TraceCapture].
	TraceCapture(ctx context.Context, pile string, c hearsay.Capture) (*hearsay.Annotated, *hearsay.Report, error)
	// Add puts documents into a pile and returns their entries; one that
	// could not be read says so in its entry.
	Add(ctx context.Context, pile string, captures flow.Captures) ([]hearsay.Entry, error)
}

// MemoryPile is the name of the pile of a [Memory].
const MemoryPile = "inputs"

// Memory is a library of one pile that lives in memory. What is added to it
// is gone when the program ends. Records are named by their IDs.
type Memory struct {
	jobs     int
	mu       sync.RWMutex
	captures []hearsay.Capture
	failed   []hearsay.InputError
	report   *hearsay.Report
	records  map[hearsay.RecordKind][]hearsay.Record
	words    map[string][]word // of each document
}

// NewMemory reads the captures and returns a library of them. Inputs that
// could not be read are in the report's Errors.
func NewMemory(ctx context.Context, captures flow.Captures, jobs int) (*Memory, error) {
	m := &Memory{jobs: jobs}
	if err := m.take(ctx, captures); err != nil {
		return nil, err
	}
	return m, m.read(ctx)
}

// Report returns the report on the pile; it is not to be changed.
func (m *Memory) Report() *hearsay.Report {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.report
}

func (m *Memory) take(ctx context.Context, captures flow.Captures) error {
	for c, err := range captures {
		var bad *hearsay.InputError
		switch {
		case err == nil:
			m.captures = append(m.captures, c)
		case errors.As(err, &bad):
			m.failed = append(m.failed, *bad)
		default:
			return err
		}
	}
	return ctx.Err()
}

// read runs the stages over all captures.
func (m *Memory) read(ctx context.Context) error {
	r, err := flow.Report(ctx, func(yield func(hearsay.Capture, error) bool) {
		for _, c := range m.captures {
			if !yield(c, nil) {
				return
			}
		}
	}, flow.Options{Jobs: m.jobs})
	if err != nil {
		return err
	}
	r.Errors = append(r.Errors, m.failed...)
	read := memoryOf(r)
	m.report, m.records, m.words = read.report, read.records, read.words
	return nil
}

// memoryOf returns a library of a report, to which nothing can be added.
func memoryOf(r *hearsay.Report) *Memory {
	m := &Memory{report: r, records: recordsOf(r), words: map[string][]word{}}
	for i := range r.Documents {
		m.words[r.Documents[i].ID] = wordsOf(r.Documents[i].Text)
	}
	return m
}

// TraceCapture holds a capture against the pile.
func (m *Memory) TraceCapture(ctx context.Context, pile string, c hearsay.Capture) (*hearsay.Annotated, *hearsay.Report, error) {
	return flow.TraceCapture(ctx, m, pile, c, flow.Options{Jobs: m.jobs})
}

// Parents returns the nearest document that each of some comes from.
func (m *Memory) Parents(_ context.Context, _ string, ids ...string) (map[string]string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	out := make(map[string]string, len(ids))
	for _, id := range ids {
		if p, ok := m.report.Parents[id]; ok {
			out[id] = p
		}
	}
	return out, nil
}

// Piles returns the one pile.
func (m *Memory) Piles(context.Context) ([]hearsay.Pile, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return []hearsay.Pile{{Name: MemoryPile, Documents: len(m.report.Documents), Revision: 1, Reported: 1}}, nil
}

// Document returns a document.
func (m *Memory) Document(_ context.Context, pile, id string) (*hearsay.Annotated, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if d := m.report.Document(id); d != nil && pile == MemoryPile {
		return d, nil
	}
	return nil, hearsay.ErrNotFound
}

// Add reads further documents and links them with the others.
func (m *Memory) Add(ctx context.Context, pile string, captures flow.Captures) ([]hearsay.Entry, error) {
	if pile != MemoryPile {
		return nil, hearsay.ErrNotFound
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	next := &Memory{jobs: m.jobs, captures: slices.Clone(m.captures), failed: slices.Clone(m.failed)}
	known := map[string]bool{}
	for _, c := range m.captures {
		known[c.ID] = true
	}
	if err := next.take(ctx, captures); err != nil {
		return nil, err
	}
	for i := len(m.captures); i < len(next.captures); i++ {
		c := &next.captures[i]
		for n := 2; known[c.ID]; n++ {
			c.ID = strings.TrimSuffix(c.ID, "~"+strconv.Itoa(n-1)) + "~" + strconv.Itoa(n)
		}
		known[c.ID] = true
	}
	if err := next.read(ctx); err != nil {
		return nil, err
	}
	var entries []hearsay.Entry
	for _, c := range next.captures[len(m.captures):] {
		e := hearsay.Entry{Pile: pile, ID: c.ID, SHA256: c.SHA256}
		if d := next.report.Document(c.ID); d != nil {
			e.Title, e.Outlet, e.Published, e.Language, e.URL = d.Title.Value, d.Outlet.Value, d.Published.Value, d.Language.Value, d.URL.Value
		}
		for _, bad := range next.report.Errors {
			if bad.Source == c.Source || bad.Source == c.ID {
				e.Err = bad.Err
			}
		}
		entries = append(entries, e)
	}
	for _, bad := range next.failed[len(m.failed):] {
		entries = append(entries, hearsay.Entry{Pile: pile, ID: bad.Source, Err: bad.Err})
	}
	m.captures, m.failed, m.report, m.records, m.words = next.captures, next.failed, next.report, next.records, next.words
	return entries, nil
}

// Records lists records in the order of the report.
func (m *Memory) Records(_ context.Context, q hearsay.RecordQuery) ([]hearsay.Record, string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if q.Pile != MemoryPile {
		return nil, "", hearsay.ErrNotFound
	}
	terms := termsOf(q.Words)
	var found []hearsay.Record
	for _, r := range m.records[q.Kind] {
		if q.Ref != "" && r.Ref != q.Ref || q.Doc != "" && !slices.Contains(r.Docs, q.Doc) || q.Type != "" && r.Type != q.Type ||
			!holds(r.Party, q.Party) || !holds(r.Subject, q.Subject) || !within(r.Date, q.Since, q.Until) {
			continue
		}
		if _, ok := match(wordsOf(r.Words), terms); ok {
			found = append(found, r)
		}
	}
	return cut(found, q.Page)
}

// Search lists documents in order of ID.
func (m *Memory) Search(_ context.Context, q hearsay.SearchQuery) ([]hearsay.Hit, string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if q.Pile != MemoryPile && q.Pile != "" {
		return nil, "", hearsay.ErrNotFound
	}
	terms := termsOf(q.Query)
	var hits []hearsay.Hit
	for i := range m.report.Documents {
		d := &m.report.Documents[i]
		if q.Outlet != "" && d.Outlet.Value != q.Outlet || q.Language != "" && d.Language.Value != q.Language ||
			!within(d.Published.Value, q.Since, q.Until) {
			continue
		}
		places, ok := match(m.words[d.ID], terms)
		if !ok || len(terms) == 0 {
			continue
		}
		h := hearsay.Hit{Entry: hearsay.Entry{
			Pile: MemoryPile, ID: d.ID, Title: d.Title.Value, Outlet: d.Outlet.Value, Published: d.Published.Value,
			Language: d.Language.Value, URL: d.URL.Value,
		}, Places: places[:min(len(places), 5)]}
		for _, p := range h.Places {
			h.Around = append(h.Around, around(d.Text, p))
		}
		hits = append(hits, h)
	}
	return cut(hits, q.Page)
}

// cut returns the part of a list that a page asks for. A cursor is the number
// of things before it.
func cut[T any](all []T, p hearsay.Page) ([]T, string, error) {
	from := 0
	if p.After != "" {
		n, err := strconv.Atoi(p.After)
		if err != nil || n < 0 {
			return nil, "", hearsay.ErrCursor
		}
		from = min(n, len(all))
	}
	to := min(from+cmp.Or(max(p.Limit, 0), 100), len(all))
	if to < len(all) {
		return all[from:to], strconv.Itoa(to), nil
	}
	return all[from:to], "", nil
}

// within reports whether an ISO 8601 date of any precision lies between two
// others. An unknown date is within no bounds.
func within(date, since, until string) bool {
	if since == "" && until == "" {
		return true
	}
	return date != "" && (since == "" || date >= since || strings.HasPrefix(since, date)) &&
		(until == "" || date <= until || strings.HasPrefix(date, until))
}
