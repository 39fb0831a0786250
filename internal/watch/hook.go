package watch

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
)

// Headers of a call to a webhook. The signature is the HMAC-SHA-256, under the
// watch's secret, of the time, a full stop and the body; see [Sign].
const (
	HeaderTime      = "Hearsay-Time"      // seconds since 1970
	HeaderSignature = "Hearsay-Signature" // sha256=hexadecimal
	HeaderDelivery  = "Hearsay-Delivery"  // the same for each try
)

// Sign returns the signature of a call. A receiver computes it, compares in
// constant time, and refuses times that are long past.
func Sign(secret, time string, body []byte) string {
	h := hmac.New(sha256.New, []byte(secret))
	h.Write([]byte(time))
	h.Write([]byte{'.'})
	h.Write(body)
	return "sha256=" + hex.EncodeToString(h.Sum(nil))
}

// delivery is the body of a call.
type delivery struct {
	Watch Watch      `json:"watch"`
	Items []sentItem `json:"items"`
}

type sentItem struct {
	Item
	URL string `json:"url,omitempty"`
}

// Bounds of deliveries.
const (
	maxTries    = 12  // then the items are given up
	maxSent     = 100 // items a call
	callTimeout = 15 * time.Second
)

// backOff returns how long to wait before try n of a delivery, from 1: half a
// minute, doubled each time, at most six hours.
func backOff(n int) time.Duration {
	return min(30*time.Second<<min(n-1, 20), 6*time.Hour)
}

// client returns a client that reaches the public internet and the private
// networks given, follows no redirects and knows no proxy.
func client(private []netip.Prefix) *http.Client {
	d := &net.Dialer{Timeout: 10 * time.Second, Control: func(network, address string, c syscall.RawConn) error {
		if at, err := netip.ParseAddrPort(address); err == nil {
			ip := at.Addr().Unmap()
			if slices.ContainsFunc(private, func(p netip.Prefix) bool { return p.Contains(ip) }) {
				return nil
			}
		}
		return fetch.Guard(network, address, c)
	}}
	return &http.Client{
		Timeout:       callTimeout,
		Transport:     &http.Transport{DialContext: d.DialContext, TLSHandshakeTimeout: 10 * time.Second, DisableKeepAlives: true, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Run looks for what is new in piles whose report was made anew, and delivers
// it to webhooks, until ctx ends.
func (k *Keeper) Run(ctx context.Context) {
	looked := map[string]int64{} // revision of each pile's report that was looked at
	t := time.NewTicker(k.o.every)
	defer t.Stop()
	for {
		if err := k.lookAll(ctx, looked); err != nil && ctx.Err() == nil {
			k.o.Logger.ErrorContext(ctx, "watches cannot be looked after", "err", err)
		}
		k.deliver(ctx)
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// lookAll runs the watches of piles with a new report.
func (k *Keeper) lookAll(ctx context.Context, looked map[string]int64) error {
	piles, err := k.store.Piles(ctx)
	if err != nil {
		return err
	}
	var failed []error
	for _, p := range piles {
		if known, ok := looked[p.Name]; ok && known == p.Reported || p.Reported == 0 {
			continue
		}
		if _, err := k.Look(ctx, p.Name); err != nil {
			failed = append(failed, err) // and tried again
			continue
		}
		looked[p.Name] = p.Reported
	}
	return errors.Join(failed...)
}

// deliver calls the webhooks that have something to be told and are due, and
// returns when the next one is due, zero for none.
func (k *Keeper) deliver(ctx context.Context) (next time.Time) {
	all, err := k.List(ctx)
	if err != nil {
		k.o.Logger.ErrorContext(ctx, "watches cannot be listed", "err", err)
		return next
	}
	for _, w := range all {
		if w.Webhook == "" || ctx.Err() != nil {
			continue
		}
		for {
			due, more, err := k.deliverOne(ctx, w.ID)
			if err != nil && !errors.Is(err, hearsay.ErrNotFound) && ctx.Err() == nil {
				k.o.Logger.WarnContext(ctx, "webhook failed", "watch", w.ID, "err", err)
			}
			if !due.IsZero() && (next.IsZero() || due.Before(next)) {
				next = due
			}
			if !more || err != nil {
				break
			}
		}
	}
	return next
}

// deliverOne tells one webhook the next items. It returns when to try again,
// and whether more is to be told at once.
func (k *Keeper) deliverOne(ctx context.Context, id string) (due time.Time, more bool, err error) {
	w, err := k.get(ctx, id)
	if err != nil {
		return due, false, err
	}
	st, err := k.load(ctx, id)
	if err != nil || st.Delivered >= st.Last {
		return due, false, err
	}
	if now := k.o.now(); st.Next.After(now) {
		return st.Next, false, nil
	}
	var items []sentItem
	for _, it := range st.Items {
		if it.Seq > st.Delivered && len(items) < maxSent {
			s := sentItem{Item: it}
			if k.o.Link != nil {
				s.URL = k.o.Link(w.Query.Pile, it)
			}
			items = append(items, s)
		}
	}
	told := st.Last
	if len(items) > 0 {
		told = items[len(items)-1].Seq
	}
	sent := k.call(ctx, w, items)
	if ctx.Err() != nil {
		return due, false, ctx.Err()
	}

	k.mu.Lock()
	defer k.mu.Unlock()
	if st, err = k.load(ctx, id); err != nil {
		return due, false, err
	}
	st.Tries++
	if sent == nil || st.Tries >= maxTries {
		st.Delivered, st.Tries, st.Next = told, 0, time.Time{}
	} else {
		st.Next = k.o.now().Add(k.o.pause(st.Tries)).UTC()
	}
	if err := k.save(ctx, id, st); err != nil {
		return due, false, err
	}
	return st.Next, st.Next.IsZero() && st.Delivered < st.Last, sent
}

// call sends items to a webhook. Any answer from 200 to 299 takes them.
func (k *Keeper) call(ctx context.Context, w kept, items []sentItem) error {
	if len(items) == 0 {
		return nil
	}
	body, err := json.Marshal(delivery{w.Watch, items})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.Webhook, bytes.NewReader(body))
	if err != nil {
		return err
	}
	at := strconv.FormatInt(k.o.now().Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", fetch.Agent+"/1 (+https://github.com/hearsay-project/hearsay)")
	r.Header.Set(HeaderTime, at)
	r.Header.Set(HeaderSignature, Sign(w.Secret, at, body))
	r.Header.Set(HeaderDelivery, w.ID+"-"+strconv.FormatInt(items[len(items)-1].Seq, 10))
	response, err := k.client.Do(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10))
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("answered with the status %d", response.StatusCode)
	}
	return nil
}
