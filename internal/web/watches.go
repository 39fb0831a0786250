package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/watch"
)

// Watches is what the pages ask of a [watch.Keeper].
type Watches interface {
	Create(ctx context.Context, w watch.Watch) (watch.Watch, string, error)
	List(ctx context.Context) ([]watch.Watch, error)
	Get(ctx context.Context, id string) (watch.Watch, error)
	Remove(ctx context.Context, id string) error
	Items(ctx context.Context, id string, after, before int64, limit int) ([]watch.Item, error)
	Visit(ctx context.Context, id, user string) (int64, error)
	Seen(ctx context.Context, id, user string) (int64, error)
}

// watchAddress leads to the form that watches the list of the request, "" where
// nobody may.
func (s *site) watchAddress(r *request, kind hearsay.RecordKind) string {
	if s.Watches == nil || !r.may() {
		return ""
	}
	q := url.Values{"kind": {string(kind)}}
	for from, to := range map[string]string{"q": "words", "type": "type", "party": "party", "subject": "subject", "doc": "doc", "since": "since", "until": "until"} {
		if v := plain(r.URL.Query().Get(from)); v != "" {
			q.Set(to, v)
		}
	}
	return base(r.pile.Name) + "/watch?" + q.Encode()
}

// watchOf reads the query of a watch.
func watchOf(pile string, v url.Values) watch.Query {
	get := func(name string) string { return plain(v.Get(name)) }
	return watch.Query{
		Pile: pile, Kind: hearsay.RecordKind(get("kind")), Type: get("type"), Party: get("party"), Subject: get("subject"), Doc: get("doc"),
		Since: get("since"), Until: get("until"), Words: get("words"),
	}
}

// watchFields are the fields of a watch in the order of its form.
func watchFields(q watch.Query) []field {
	var out []field
	for _, f := range []field{
		{Name: "words", Value: q.Words}, {Name: "type", Value: q.Type}, {Name: "party", Value: q.Party}, {Name: "subject", Value: q.Subject},
		{Name: "doc", Value: q.Doc}, {Name: "since", Value: q.Since}, {Name: "until", Value: q.Until},
	} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// watchKinds are what can be watched, as people call it.
var watchKinds = map[hearsay.RecordKind]string{
	watch.Documents: "documents", hearsay.QuoteRecord: "quotations one by one", hearsay.ClaimRecord: "claims one by one", hearsay.RelationRecord: "relations",
	hearsay.OriginRecord: "origins", hearsay.StoryRecord: "stories", hearsay.QuoteFamilyRecord: "quotations", hearsay.ClaimFamilyRecord: "figures", hearsay.FindingRecord: "findings",
}

// watchWords says what a watch looks for.
func watchWords(q watch.Query) string {
	said := []string{watchKinds[q.Kind] + " of " + q.Pile}
	for _, f := range watchFields(q) {
		said = append(said, f.Name+": "+f.Value)
	}
	return view.Visible(strings.Join(said, " · "))
}

func (s *site) showWatch(r *request) error {
	if s.Watches == nil {
		return hearsay.ErrNotFound
	}
	q := watchOf(r.pile.Name, r.URL.Query())
	if watchKinds[q.Kind] == "" {
		return hearsay.ErrNotFound
	}
	data := struct {
		Kind, What string
		Fields     []field
	}{string(q.Kind), watchWords(q), watchFields(q)}
	return s.show(r, "watch", shown{Title: "Watch this", Tab: "watches", Data: data})
}

func (s *site) createWatch(r *request) error {
	if s.Watches == nil {
		return hearsay.ErrNotFound
	}
	w, _, err := s.Watches.Create(r.Context(), watch.Watch{Name: plain(r.value("name")), Query: watchOf(r.pile.Name, r.PostForm), By: r.user.Name})
	var bad *watch.ErrInvalid
	if errors.As(err, &bad) {
		return wrong(bad.Why)
	}
	if err != nil {
		return err
	}
	return r.redirect("/watches/" + w.ID)
}

// maxItems bounds what a page shows of a watch.
const maxItems = 50

func (s *site) watches(r *request) error {
	if s.Watches == nil {
		return hearsay.ErrNotFound
	}
	all, err := s.Watches.List(r.Context())
	if err != nil {
		return err
	}
	var rows []row
	for _, w := range all {
		seen, err := s.Watches.Seen(r.Context(), w.ID, r.user.Name)
		if err != nil {
			return err
		}
		items, err := s.Watches.Items(r.Context(), w.ID, seen, 0, maxItems+1)
		if err != nil {
			return err
		}
		one := row{Href: "/watches/" + w.ID, Title: view.Visible(w.Name), Note: watchWords(w.Query)}
		if n := len(items); n > maxItems {
			one.New = "more than " + strconv.Itoa(maxItems) + " new"
		} else if n > 0 {
			one.New = strconv.Itoa(n) + " new"
		}
		rows = append(rows, one)
	}
	return s.show(r, "watches", shown{Title: "Watches", Tab: "watches", Data: rows})
}

// watched shows what a watch has found, what is new since the user's last visit
// first. To look is to visit.
func (s *site) watched(r *request) error {
	if s.Watches == nil {
		return hearsay.ErrNotFound
	}
	w, err := s.Watches.Get(r.Context(), r.PathValue("watch"))
	if err != nil {
		return err
	}
	before, _ := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64)
	items, err := s.Watches.Items(r.Context(), w.ID, 0, max(before, 0), maxItems+1)
	if err != nil {
		return err
	}
	seen, err := s.Watches.Seen(r.Context(), w.ID, r.user.Name)
	if err != nil {
		return err
	}
	if before == 0 && r.Method == http.MethodGet {
		if _, err := s.Watches.Visit(r.Context(), w.ID, r.user.Name); err != nil {
			return err
		}
	}
	data := struct {
		ID, What, Next, By string
		New, Old           []row
	}{ID: w.ID, What: watchWords(w.Query), By: view.Visible(w.By)}
	if len(items) > maxItems {
		items = items[:maxItems]
		data.Next = "/watches/" + w.ID + "?before=" + strconv.FormatInt(items[maxItems-1].Seq, 10)
	}
	for _, it := range items {
		one := row{Href: Address(w.Query.Pile, it.Ref), Title: view.Clip(it.Text, 300), Note: "found " + it.At.UTC().Format("2006-01-02 15:04 UTC")}
		if it.Kind == watch.Documents {
			one.Href = docAddress(w.Query.Pile, it.Ref)
		}
		if it.Seq > seen {
			data.New = append(data.New, one)
		} else {
			data.Old = append(data.Old, one)
		}
	}
	return s.show(r, "watched", shown{Title: view.Visible(w.Name), Tab: "watches", Data: data})
}

func (s *site) removeWatch(r *request) error {
	if s.Watches == nil {
		return hearsay.ErrNotFound
	}
	if err := s.Watches.Remove(r.Context(), r.PathValue("watch")); err != nil {
		return err
	}
	return r.redirect("/watches")
}
