// Package watch keeps saved queries over the piles of a store and says what is
// new in them: as a list since somebody's last visit, as an Atom feed, and by
// a signed call to an address of the user's choice.
//
// [New] makes a [Keeper]. Its [Keeper.Run] looks after all piles until its
// context ends; [Keeper.Look] looks at one of them now. A thing is new once: it is known by its
// ref, which a better reading of the same words does not change.
package watch

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/hearsay-project/hearsay"
)

// Documents is the kind of a watch over documents, which are found by their
// words, instead of over records.
const Documents hearsay.RecordKind = "document"

// Query is what a watch looks for. A field that is "" does not matter.
type Query struct {
	Pile string             `json:"pile"`
	Kind hearsay.RecordKind `json:"kind"`
	// Type, Party, Subject, Doc, Since and Until are those of
	// hearsay.RecordQuery.
	Type    string `json:"type"`
	Party   string `json:"party"`
	Subject string `json:"subject"`
	Doc     string `json:"doc"`
	Since   string `json:"since"`
	Until   string `json:"until"`
	// Words is a full-text query; it must not be "" for [Documents].
	Words string `json:"words"`
}

// Watch is a saved query.
type Watch struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Query   Query     `json:"query"`
	Webhook string    `json:"webhook"` // address that is called with what is new, "" for none
	By      string    `json:"by"`      // who made it
	Created time.Time `json:"created"`
}

// Item is one thing that a watch has found.
type Item struct {
	Seq  int64              `json:"seq"` // from 1, in the order in which they were found
	Kind hearsay.RecordKind `json:"kind"`
	Ref  string             `json:"ref"` // of the record; of a document its ID
	Docs []string           `json:"docs"`
	Text string             `json:"text"` // one line for people, with the exact words
	At   time.Time          `json:"at"`   // when it was found
}

// ErrInvalid is a watch that cannot be kept, with a sentence that says why.
type ErrInvalid struct{ Why string }

// Error returns the sentence.
func (e *ErrInvalid) Error() string { return e.Why }

// Bounds of a watch.
const (
	maxItems   = 1000  // that are kept, the latest
	maxMatches = 20000 // that a query may have
	maxWatches = 1000
)

// Options of a keeper. The zero value serves.
type Options struct {
	// Private lists networks off the public internet that webhooks may be
	// in. Without it none is called there.
	Private []netip.Prefix
	// Link returns the address of an item for feeds and webhooks; nil gives
	// none.
	Link func(pile string, item Item) string
	// Logger takes what goes wrong; nil is silence.
	Logger *slog.Logger

	now   func() time.Time          // of tests
	pause func(n int) time.Duration // before try n of a delivery
	every time.Duration             // between two looks
}

// Keeper keeps watches in a store. Its methods may be called from several
// goroutines; of several keepers on one store, one should look and deliver.
type Keeper struct {
	store  hearsay.Store
	o      Options
	client *http.Client
	mu     sync.Mutex // held while the state of a watch changes
}

// Buckets of the store.
const (
	bucket      = "watch"       // Watch with its secret, by ID
	stateBucket = "watch-state" // state, by ID
)

// kept is a watch as it is kept.
type kept struct {
	Watch
	Secret string `json:"secret"`
}

// state is what a watch has found.
type state struct {
	Known     []string         `json:"known"` // keys of all that was found, in order
	Items     []Item           `json:"items"` // the latest, in order
	Last      int64            `json:"last"`  // Seq of the latest
	Visited   map[string]int64 `json:"visited"`
	Delivered int64            `json:"delivered"` // Seq up to which the webhook was told
	Tries     int              `json:"tries"`     // of the delivery that failed last
	Next      time.Time        `json:"next"`      // when to try again
}

// New returns a keeper of the watches in store.
func New(store hearsay.Store, o Options) *Keeper {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.now == nil {
		o.now = time.Now
	}
	if o.pause == nil {
		o.pause = backOff
	}
	if o.every <= 0 {
		o.every = 5 * time.Second
	}
	return &Keeper{store: store, o: o, client: client(o.Private)}
}

// Create keeps a watch and returns it with its ID, and the secret that its
// calls are signed with, which is not shown again. What the query finds now is
// known already, and not new. The error is an [*ErrInvalid] where the watch
// makes no sense.
func (k *Keeper) Create(ctx context.Context, w Watch) (Watch, string, error) {
	if err := check(w); err != nil {
		return Watch{}, "", err
	}
	if _, err := k.store.Pile(ctx, w.Query.Pile); err != nil {
		return Watch{}, "", err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	all, err := k.store.Keys(ctx, bucket)
	if err != nil {
		return Watch{}, "", err
	}
	if len(all) >= maxWatches {
		return Watch{}, "", &ErrInvalid{"There are too many watches; remove some first."}
	}
	w.ID, w.Created = strings.ToLower(rand.Text()[:16]), k.o.now().UTC().Truncate(time.Second)
	secret := ""
	if w.Webhook != "" {
		secret = rand.Text()
	}
	st := state{Visited: map[string]int64{}}
	found, err := k.find(ctx, w.Query)
	if err != nil {
		return Watch{}, "", err
	}
	for _, f := range found {
		st.Known = append(st.Known, f.key())
	}
	slices.Sort(st.Known)
	if err := k.save(ctx, w.ID, st); err != nil {
		return Watch{}, "", err
	}
	data, err := json.Marshal(kept{w, secret})
	if err != nil {
		return Watch{}, "", err
	}
	return w, secret, k.store.Put(ctx, bucket, w.ID, data)
}

// check says what is wrong with a watch.
func check(w Watch) error {
	q := w.Query
	kinds := []hearsay.RecordKind{
		Documents, hearsay.QuoteRecord, hearsay.ClaimRecord, hearsay.RelationRecord, hearsay.OriginRecord, hearsay.StoryRecord,
		hearsay.QuoteFamilyRecord, hearsay.ClaimFamilyRecord, hearsay.FindingRecord,
	}
	switch {
	case strings.TrimSpace(w.Name) == "" || len(w.Name) > 200:
		return &ErrInvalid{"Give the watch a name of at most 200 bytes."}
	case !slices.Contains(kinds, q.Kind):
		return &ErrInvalid{"kind takes document, quote, claim, relation, origin, story, quote_family, claim_family or finding."}
	case q.Kind == Documents && strings.TrimSpace(q.Words) == "":
		return &ErrInvalid{"A watch over documents needs words to look for."}
	}
	for _, s := range []string{w.Name, q.Type, q.Party, q.Subject, q.Doc, q.Since, q.Until, q.Words, w.Webhook} {
		if len(s) > 2000 || strings.ContainsFunc(s, unicode.IsControl) {
			return &ErrInvalid{"A field is too long or holds control characters."}
		}
	}
	if w.Webhook == "" {
		return nil
	}
	u, err := url.Parse(w.Webhook)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
		return &ErrInvalid{"webhook takes an http or https address without a user name."}
	}
	return nil
}

// List returns all watches by name.
func (k *Keeper) List(ctx context.Context) ([]Watch, error) {
	keys, err := k.store.Keys(ctx, bucket)
	if err != nil {
		return nil, err
	}
	var all []Watch
	for _, id := range keys {
		w, err := k.get(ctx, id)
		if errors.Is(err, hearsay.ErrNotFound) {
			continue // removed in between
		}
		if err != nil {
			return nil, err
		}
		all = append(all, w.Watch)
	}
	slices.SortFunc(all, func(a, b Watch) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}

// Get returns a watch, or hearsay.ErrNotFound.
func (k *Keeper) Get(ctx context.Context, id string) (Watch, error) {
	w, err := k.get(ctx, id)
	return w.Watch, err
}

func (k *Keeper) get(ctx context.Context, id string) (kept, error) {
	var w kept
	data, err := k.store.Get(ctx, bucket, id)
	if err != nil {
		return w, err
	}
	if err := json.Unmarshal(data, &w); err != nil {
		return w, fmt.Errorf("watch %s: %w", id, err)
	}
	return w, nil
}

// Remove forgets a watch and what it has found, or returns
// hearsay.ErrNotFound.
func (k *Keeper) Remove(ctx context.Context, id string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, err := k.get(ctx, id); err != nil {
		return err
	}
	if err := k.store.Delete(ctx, bucket, id); err != nil {
		return err
	}
	return k.store.Delete(ctx, stateBucket, id)
}

func (k *Keeper) load(ctx context.Context, id string) (state, error) {
	st := state{Visited: map[string]int64{}}
	data, err := k.store.Get(ctx, stateBucket, id)
	if err != nil {
		return st, err
	}
	if err := json.Unmarshal(data, &st); err != nil {
		return st, fmt.Errorf("state of watch %s: %w", id, err)
	}
	return st, nil
}

func (k *Keeper) save(ctx context.Context, id string, st state) error {
	data, err := json.Marshal(st)
	if err != nil {
		return err
	}
	return k.store.Put(ctx, stateBucket, id, data)
}
