package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/hearsay-project/hearsay"
)

// Link is an address that is to be fetched into a pile. It is kept in the store
// until it was, so that a server that is killed goes on with it.
type Link struct {
	Key  string    `json:"-"`
	Pile string    `json:"pile"`
	By   string    `json:"by"` // who added it, "" if nobody was named
	URL  string    `json:"url"`
	At   time.Time `json:"at"`
}

// linkBucket holds the links that are still to be fetched, in the order in
// which they came.
const linkBucket = "link"

// KeepLinks keeps addresses that are to be fetched. What it returns is safe on
// disk.
func (d *Desk) KeepLinks(ctx context.Context, pile, by string, addresses ...string) ([]Link, error) {
	now := time.Now().UTC()
	links := make([]Link, len(addresses))
	for i, a := range addresses {
		links[i] = Link{Key: fmt.Sprintf("%020d-%06d", now.UnixNano(), i), Pile: pile, By: by, URL: a, At: now}
		data, err := json.Marshal(links[i])
		if err != nil {
			return nil, err
		}
		if err := d.store.Put(ctx, linkBucket, links[i].Key, data); err != nil {
			return links[:i], err
		}
	}
	return links, nil
}

// Links returns the links that are still to be fetched, the earliest first.
// Those of piles that were forgotten since are forgotten too.
func (d *Desk) Links(ctx context.Context) ([]Link, error) {
	keys, err := d.store.Keys(ctx, linkBucket)
	if err != nil {
		return nil, err
	}
	slices.Sort(keys)
	var links []Link
	for _, key := range keys {
		data, err := d.store.Get(ctx, linkBucket, key)
		if errors.Is(err, hearsay.ErrNotFound) {
			continue // fetched meanwhile
		}
		if err != nil {
			return nil, err
		}
		l := Link{Key: key}
		err = json.Unmarshal(data, &l)
		if err == nil {
			_, err = d.store.Pile(ctx, l.Pile)
		}
		var syntax *json.SyntaxError
		switch {
		case errors.Is(err, hearsay.ErrNotFound), errors.As(err, &syntax):
			if err := d.EndLink(ctx, l); err != nil {
				return nil, err
			}
		case err != nil:
			return nil, err
		default:
			links = append(links, l)
		}
	}
	return links, nil
}

// EndLink notes that a link needs not be fetched any more.
func (d *Desk) EndLink(ctx context.Context, l Link) error {
	return d.store.Delete(ctx, linkBucket, l.Key)
}
