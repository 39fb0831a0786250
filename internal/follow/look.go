package follow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// Event is something that a look has found.
type Event struct {
	Source string // the address that is followed
	// Entry is the new version in the pile; its ID is "" with a Problem.
	Entry hearsay.Entry
	// New is that version as it reads, Old the one before, nil if there was
	// none.
	Old, New *hearsay.Document
	// Problem says in a sentence what could not be read, "" if all could.
	Problem string
}

// atOnce is how many sites are asked at once. One site is always asked for one
// page after the other, at the pace of the client.
const atOnce = 4

// Look asks for what is followed into a pile and is due, or for all of it, and
// calls tell with each new version and problem, by address. What has
// changed is in the pile by then, though in no report yet. It returns how many
// pages and feeds it has asked for.
func (f *Follower) Look(ctx context.Context, pile string, all bool, tell func(Event)) (asked int, err error) {
	due, err := f.List(ctx, pile)
	if err != nil {
		return 0, err
	}
	now := f.o.now()
	due = slices.DeleteFunc(due, func(s Source) bool { return !all && s.Next.After(now) })
	for s, got := range f.fetch(ctx, due) {
		if err := ctx.Err(); err != nil {
			return asked, err
		}
		asked++
		if err := f.take(ctx, &s, got, tell); err != nil {
			return asked, err
		}
		if err := f.put(ctx, s); err != nil {
			return asked, err
		}
	}
	return asked, ctx.Err()
}

// Due returns when the next look is due, or the zero time if nothing is
// followed.
func (f *Follower) Due(ctx context.Context, pile string) (time.Time, error) {
	all, err := f.List(ctx, pile)
	if err != nil || len(all) == 0 {
		return time.Time{}, err
	}
	return slices.MinFunc(all, func(a, b Source) int { return a.Next.Compare(b.Next) }).Next, nil
}

// answer is what came back for a source.
type answer struct {
	page fetch.Page
	err  error
}

// fetch asks for sources, some at once, and yields the answers in order.
func (f *Follower) fetch(ctx context.Context, sources []Source) iter.Seq2[Source, answer] {
	return func(yield func(Source, answer) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		answers := make([]chan answer, len(sources))
		begin := func(i int) {
			if i >= len(sources) {
				return
			}
			s := sources[i]
			answers[i] = make(chan answer, 1)
			go func() {
				page, err := f.o.Client.Get(ctx, fetch.Request{URL: s.URL, ETag: s.ETag, LastModified: s.LastModified, Crawl: true})
				answers[i] <- answer{page, err}
			}()
		}
		for i := range min(atOnce, len(sources)) {
			begin(i)
		}
		for i, s := range sources {
			got := <-answers[i]
			begin(i + atOnce) // no more pages than that are in memory
			if !yield(s, got) {
				return
			}
		}
	}
}

// take keeps what an answer holds and notes it in s.
func (f *Follower) take(ctx context.Context, s *Source, got answer, tell func(Event)) error {
	now := f.o.now().UTC().Truncate(time.Second)
	var failed *fetch.Error
	switch {
	case errors.Is(got.err, fetch.ErrNotModified):
	case errors.As(got.err, &failed):
		s.Fails++
		s.Problem = failed.Why
		pause := min(s.Every<<min(s.Fails-1, 16), maxPause)
		if pause <= 0 {
			pause = maxPause
		}
		s.Next = now.Add(max(pause, s.Every, failed.After))
		tell(Event{Source: s.URL, Problem: s.URL + ": " + failed.Why})
		return nil
	case got.err != nil:
		return got.err
	}
	s.Fails, s.Problem, s.Looked, s.Next = 0, "", now, now.Add(s.Every)
	if got.err != nil {
		return nil
	}
	known := s.Seen
	s.Seen = map[string]seen{}
	for c, err := range capture.Fetched(ctx, s.URL, got.page) {
		var input *hearsay.InputError
		switch {
		case errors.As(err, &input):
			tell(Event{Source: s.URL, Problem: input.Error()})
			continue
		case err != nil:
			return err
		}
		was := known[c.ID]
		if was.SHA256 != c.SHA256 {
			entry, err := f.one(ctx, s, c, was.Entry, tell)
			if err != nil {
				return err
			}
			was = seen{c.SHA256, entry}
		}
		if len(s.Seen) < maxSeen {
			s.Seen[c.ID] = was
		}
	}
	s.ETag, s.LastModified = got.page.ETag, got.page.LastModified
	return nil
}

// one keeps one capture, or the page that it leads to, and returns the ID of
// the version in the pile.
func (f *Follower) one(ctx context.Context, s *Source, c hearsay.Capture, was string, tell func(Event)) (string, error) {
	if !s.Pages || c.URL == "" || c.ID == s.URL || c.URL == s.URL {
		return f.keep(ctx, s, c, was, tell)
	}
	page, err := f.o.Client.Get(ctx, fetch.Request{URL: c.URL, Crawl: true})
	var failed *fetch.Error
	switch {
	case errors.As(err, &failed):
		tell(Event{Source: s.URL, Problem: c.URL + ": " + failed.Why})
		return was, nil
	case err != nil:
		return "", err
	}
	for c, err := range capture.Fetched(ctx, c.URL, page) {
		var input *hearsay.InputError
		switch {
		case errors.As(err, &input):
			tell(Event{Source: s.URL, Problem: input.Error()})
		case err != nil:
			return "", err
		default:
			if was, err = f.keep(ctx, s, c, was, tell); err != nil {
				return "", err
			}
		}
	}
	return was, nil
}

// keep puts a capture into the pile if its words are not those of the version
// was, "" for the latest in the pile, and returns the ID of the version that
// it is. Pages change at every request in what is not the report: only words
// count.
func (f *Follower) keep(ctx context.Context, s *Source, c hearsay.Capture, was string, tell func(Event)) (string, error) {
	fresh, problem, err := read(ctx, c)
	if err != nil {
		return "", err
	}
	if problem != "" {
		tell(Event{Source: s.URL, Problem: problem})
		return was, nil
	}
	if was == "" {
		if was, err = f.latest(ctx, s.Pile, c.ID); err != nil {
			return "", err
		}
	}
	var old *hearsay.Document
	if was != "" {
		if old, err = f.version(ctx, s.Pile, was); err != nil {
			return "", err
		}
	}
	if old != nil && sameWords(old, fresh) {
		return was, nil
	}
	one := func(yield func(hearsay.Capture, error) bool) { yield(c, nil) }
	entries, _, err := f.desk.Add(ctx, s.Pile, f.o.By, one)
	if err != nil || len(entries) == 0 {
		return was, err
	}
	fresh.ID = entries[0].ID
	tell(Event{Source: s.URL, Entry: entries[0], Old: old, New: fresh})
	return entries[0].ID, nil
}

// read returns the document of a capture, or the sentence why there is none.
func read(ctx context.Context, c hearsay.Capture) (*hearsay.Document, string, error) {
	one := func(yield func(hearsay.Capture, error) bool) { yield(c, nil) }
	for d, err := range flow.Documents(ctx, one, flow.Options{Jobs: 1}) {
		var input *hearsay.InputError
		if errors.As(err, &input) {
			return nil, input.Error(), nil
		}
		return &d, "", err
	}
	return nil, "", ctx.Err()
}

// latest returns the ID of the last version of a document in a pile, "" if it
// has none.
func (f *Follower) latest(ctx context.Context, pile, id string) (string, error) {
	last := ""
	for n := 1; ; n++ {
		at := id
		if n > 1 {
			at = fmt.Sprintf("%s~%d", id, n)
		}
		_, err := f.desk.Store().Entry(ctx, pile, at)
		if errors.Is(err, hearsay.ErrNotFound) {
			return last, nil
		}
		if err != nil {
			return "", err
		}
		last = at
	}
}

// version reads a version of the pile, nil if it is not there or cannot be
// read.
func (f *Follower) version(ctx context.Context, pile, id string) (*hearsay.Document, error) {
	e, err := f.desk.Store().Entry(ctx, pile, id)
	if errors.Is(err, hearsay.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	c, err := f.desk.Store().Capture(ctx, e.Key)
	if err != nil {
		return nil, err
	}
	d, _, err := read(ctx, c)
	if d != nil {
		d.ID = id
	}
	return d, err
}

// sameWords reports whether two versions say the same: words of title,
// authors and text, and the date.
func sameWords(a, b *hearsay.Document) bool {
	if a.Published.Value != b.Published.Value || !slices.EqualFunc(a.Byline, b.Byline, func(x, y hearsay.Field) bool { return same(x.Value, y.Value) }) {
		return false
	}
	return same(a.Title.Value, b.Title.Value) && same(a.Text, b.Text)
}

func same(a, b string) bool {
	return a == b || slices.EqualFunc(fold.Words(a), fold.Words(b), func(x, y fold.Word) bool { return x.Folded == y.Folded })
}
