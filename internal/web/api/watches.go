package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/watch"
)

// Watches is what the API asks of a [watch.Keeper].
type Watches interface {
	Create(ctx context.Context, w watch.Watch) (watch.Watch, string, error)
	List(ctx context.Context) ([]watch.Watch, error)
	Get(ctx context.Context, id string) (watch.Watch, error)
	Remove(ctx context.Context, id string) error
	Items(ctx context.Context, id string, after, before int64, limit int) ([]watch.Item, error)
	Visit(ctx context.Context, id, user string) (int64, error)
	Seen(ctx context.Context, id, user string) (int64, error)
	WriteFeed(ctx context.Context, out io.Writer, id, self string) error
}

// watchJSON is a watch as it is shown. The address of its webhook may hold a
// secret of its own and is shown to nobody.
type watchJSON struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	Query   watch.Query `json:"query"`
	Webhook bool        `json:"webhook"`
	By      *string     `json:"by"`
	Created time.Time   `json:"created"`
}

func watchOf(w watch.Watch) watchJSON {
	return watchJSON{w.ID, w.Name, w.Query, w.Webhook != "", optional(w.By), w.Created.UTC()}
}

func (s *server) listWatches(w http.ResponseWriter, r *http.Request) error {
	all, err := s.Watches.List(r.Context())
	if err != nil {
		return err
	}
	return writeList(w, r, func(p hearsay.Page) ([]any, string, error) {
		from := 0
		for i, v := range all {
			if p.After != "" && v.Name+"\x00"+v.ID <= p.After {
				from = i + 1
			}
		}
		var out []any
		for i, v := range all[from:] {
			if i == p.Limit {
				last := all[from+i-1]
				return out, last.Name + "\x00" + last.ID, nil
			}
			out = append(out, watchOf(v))
		}
		return out, "", nil
	})
}

func (s *server) createWatch(w http.ResponseWriter, r *http.Request) error {
	var in struct {
		Name    string      `json:"name"`
		Query   watch.Query `json:"query"`
		Webhook string      `json:"webhook"`
	}
	if err := readJSON(w, r, 64<<10, &in); err != nil {
		return err
	}
	if !goodName(in.Name) || !goodName(in.Query.Pile) {
		return problem(http.StatusUnprocessableEntity, "invalid", "Give the watch a name and a pile, each of 1 to 100 characters.")
	}
	made, secret, err := s.Watches.Create(r.Context(), watch.Watch{Name: in.Name, Query: in.Query, Webhook: in.Webhook, By: s.user(r)})
	var wrong *watch.ErrInvalid
	switch {
	case errors.As(err, &wrong):
		return problem(http.StatusUnprocessableEntity, "invalid", wrong.Why)
	case errors.Is(err, hearsay.ErrNotFound):
		return problem(http.StatusUnprocessableEntity, "invalid", "There is no pile by the name given in query.")
	case err != nil:
		return err
	}
	w.Header().Set("Location", Prefix+"/watches/"+made.ID)
	return writeJSON(w, r, http.StatusCreated, struct {
		watchJSON
		Secret *string `json:"secret"`
	}{watchOf(made), optional(secret)})
}

// watch returns the watch that the path names.
func (s *server) watch(r *http.Request) (watch.Watch, error) {
	id, err := value(r, "watch")
	if err != nil {
		return watch.Watch{}, err
	}
	return s.Watches.Get(r.Context(), id)
}

func (s *server) getWatch(w http.ResponseWriter, r *http.Request) error {
	found, err := s.watch(r)
	if err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusOK, watchOf(found))
}

func (s *server) removeWatch(w http.ResponseWriter, r *http.Request) error {
	found, err := s.watch(r)
	if err != nil {
		return err
	}
	if err := s.Watches.Remove(r.Context(), found.ID); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// itemJSON is something that a watch has found; New says that the user has
// not visited since.
type itemJSON struct {
	watch.Item
	New bool `json:"new"`
}

func (s *server) watchItems(w http.ResponseWriter, r *http.Request) error {
	found, err := s.watch(r)
	if err != nil {
		return err
	}
	seen, err := s.Watches.Seen(r.Context(), found.ID, s.user(r))
	if err != nil {
		return err
	}
	after := int64(0)
	if v := r.URL.Query().Get("new"); v == "true" {
		after = seen
	} else if v != "" && v != "false" {
		return invalid("new takes true or false.")
	}
	return writeList(w, r, func(p hearsay.Page) ([]any, string, error) {
		before := int64(0)
		if p.After != "" {
			if before, err = strconv.ParseInt(p.After, 10, 64); err != nil || before < 1 {
				return nil, "", hearsay.ErrCursor
			}
		}
		items, err := s.Watches.Items(r.Context(), found.ID, after, before, p.Limit+1)
		if err != nil {
			return nil, "", err
		}
		next := ""
		if len(items) > p.Limit {
			items = items[:p.Limit]
			next = strconv.FormatInt(items[len(items)-1].Seq, 10)
		}
		out := make([]any, len(items))
		for i, it := range items {
			out[i] = itemJSON{it, it.Seq > seen}
		}
		return out, next, nil
	})
}

func (s *server) visitWatch(w http.ResponseWriter, r *http.Request) error {
	found, err := s.watch(r)
	if err != nil {
		return err
	}
	since, err := s.Watches.Visit(r.Context(), found.ID, s.user(r))
	if err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusOK, map[string]int64{"since": since})
}

func (s *server) watchFeed(w http.ResponseWriter, r *http.Request) error {
	found, err := s.watch(r)
	if err != nil {
		return err
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	var feed bytes.Buffer
	if err := s.Watches.WriteFeed(r.Context(), &feed, found.ID, scheme+"://"+r.Host+r.URL.EscapedPath()); err != nil {
		return err
	}
	sum := sha256.Sum256(feed.Bytes())
	if tagged(w, r, `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`) {
		return nil
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	_, _ = w.Write(feed.Bytes())
	return nil
}
