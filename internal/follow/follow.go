// Package follow keeps the versions of pages and feeds: it asks for each of
// them again on a schedule and puts what has changed in their words into a
// pile, as a capture of its own.
//
// [New] makes a [Follower]. [Follower.Follow] notes a page or feed,
// [Follower.Look] asks for those that are due. What is followed, and how far,
// is kept in the store, so that a restart loses nothing; of several programs
// on one store, one should look.
package follow

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/desk"
)

// Source is a page or a feed that is followed into a pile.
type Source struct {
	Pile string `json:"pile"`
	URL  string `json:"url"`
	// Every is the time between two looks, at least [MinEvery].
	Every time.Duration `json:"every"`
	// Pages has the page fetched that an entry of a feed leads to, instead of
	// keeping what the feed says of it.
	Pages bool `json:"pages"`

	// Looked is when the site answered last, Next when it is asked again.
	Looked time.Time `json:"looked"`
	Next   time.Time `json:"next"`
	// Fails is how often in a row it has not answered, Problem why.
	Fails   int    `json:"fails"`
	Problem string `json:"problem"`

	ETag         string          `json:"etag"`
	LastModified string          `json:"last_modified"`
	Seen         map[string]seen `json:"seen"` // by ID of what it held at the last look
}

// seen is what is known of a page, or of an entry of a feed.
type seen struct {
	SHA256 string `json:"sha256"` // of its bytes
	Entry  string `json:"entry"`  // ID in the pile of the version that it was
}

// Bounds of schedules.
const (
	MinEvery = time.Minute
	maxPause = 24 * time.Hour // after failures
)

// maxSeen bounds what is remembered of one feed; more is looked up in the
// pile.
const maxSeen = 5000

const bucket = "follow"

// Options of a follower. The zero value serves.
type Options struct {
	// Client fetches; nil stands for one with the usual bounds.
	Client *fetch.Client
	// By is who adds what is found.
	By string

	now func() time.Time // of tests
}

// Follower follows pages and feeds into the piles of a desk.
type Follower struct {
	desk *desk.Desk
	o    Options
}

// New returns a follower.
func New(d *desk.Desk, o Options) *Follower {
	if o.Client == nil {
		o.Client = fetch.New(fetch.Options{})
	}
	if o.now == nil {
		o.now = time.Now
	}
	return &Follower{d, o}
}

// Follow notes a page or feed, due now, or changes how it is followed.
func (f *Follower) Follow(ctx context.Context, s Source) error {
	if err := desk.CheckName(s.Pile); err != nil {
		return err
	}
	u, err := url.Parse(s.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return fmt.Errorf("%q is no http or https address that can be followed", s.URL)
	}
	if s.Every < MinEvery {
		return fmt.Errorf("%s is looked at every %v at most", s.URL, MinEvery)
	}
	if _, err := f.desk.Store().CreatePile(ctx, s.Pile); err != nil && !errors.Is(err, hearsay.ErrExists) {
		return err
	}
	known, err := f.get(ctx, key(s.Pile, s.URL))
	switch {
	case err == nil:
		if s.Pages != known.Pages { // other captures than before
			known.ETag, known.LastModified, known.Seen = "", "", nil
		}
		known.Every, known.Pages, known.Next = s.Every, s.Pages, time.Time{}
		s = known
	case errors.Is(err, hearsay.ErrNotFound):
		s = Source{Pile: s.Pile, URL: s.URL, Every: s.Every, Pages: s.Pages}
	default:
		return err
	}
	return f.put(ctx, s)
}

// Forget ends the following of a page or feed; what was kept stays. It returns
// hearsay.ErrNotFound if it is not followed.
func (f *Follower) Forget(ctx context.Context, pile, address string) error {
	k := key(pile, address)
	if _, err := f.get(ctx, k); err != nil {
		return err
	}
	return f.desk.Store().Delete(ctx, bucket, k)
}

// List returns what is followed into a pile, by address.
func (f *Follower) List(ctx context.Context, pile string) ([]Source, error) {
	all, err := f.all(ctx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s Source) bool { return s.Pile != pile })
	slices.SortFunc(all, func(a, b Source) int { return cmp.Compare(a.URL, b.URL) })
	return all, nil
}

// all returns what is followed, in no order.
func (f *Follower) all(ctx context.Context) ([]Source, error) {
	keys, err := f.desk.Store().Keys(ctx, bucket)
	if err != nil {
		return nil, err
	}
	var all []Source
	for _, k := range keys {
		s, err := f.get(ctx, k)
		if errors.Is(err, hearsay.ErrNotFound) {
			continue // forgotten in between
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func (f *Follower) get(ctx context.Context, k string) (Source, error) {
	var s Source
	data, err := f.desk.Store().Get(ctx, bucket, k)
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("what is kept of a followed page cannot be read (%w); forget it and follow it anew", err)
	}
	return s, nil
}

func (f *Follower) put(ctx context.Context, s Source) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return f.desk.Store().Put(ctx, bucket, key(s.Pile, s.URL), data)
}

func key(pile, address string) string {
	sum := sha256.Sum256([]byte(pile + "\x00" + address))
	return hex.EncodeToString(sum[:16])
}
