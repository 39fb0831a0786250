package watch

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

// desk is a store with a pile "flood" to which reports are added.
type desk struct {
	t     testing.TB
	store hearsay.Store
	r     hearsay.Report
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if _, err := store.CreatePile(t.Context(), "flood"); err != nil {
		t.Fatal(err)
	}
	return &desk{t: t, store: store}
}

// add puts an invented document with one claim into the pile.
func (d *desk) add(id, subject, text string) {
	d.t.Helper()
	ctx := d.t.Context()
	entries, err := d.store.Add(ctx, "flood", "ada", hearsay.Capture{ID: id, Bytes: []byte(text), SHA256: fmt.Sprintf("%064x", len(d.r.Documents)), MediaType: "text/plain"})
	if err != nil {
		d.t.Fatal(err)
	}
	doc := hearsay.Annotated{
		Document: hearsay.Document{ID: id, Text: text, Title: hearsay.Field{Value: "Report " + id}, Outlet: hearsay.Field{Value: "The <Post>"}},
		Claims: []hearsay.Claim{{
			ID: id + "#c1", Doc: id, Span: hearsay.Span{End: len(text)}, Measure: "killed", Subject: subject,
			Quantity: &hearsay.Quantity{Unit: "1"}, Attribution: []hearsay.Party{{Name: "Ana Brandt"}},
		}},
	}
	if err := d.store.SaveRead(ctx, entries[0].Key, "1", &doc, nil); err != nil {
		d.t.Fatal(err)
	}
	d.r.Documents = append(d.r.Documents, doc)
	p, err := d.store.Pile(ctx, "flood")
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.store.SaveReport(ctx, "flood", p.Revision, &d.r); err != nil {
		d.t.Fatal(err)
	}
}

func look(t *testing.T, k *Keeper, want int) {
	t.Helper()
	n, err := k.Look(t.Context(), "flood")
	if err != nil || n != want {
		t.Errorf("%d new things (%v), want %d", n, err, want)
	}
}

func create(t *testing.T, k *Keeper, w Watch) (Watch, string) {
	t.Helper()
	made, secret, err := k.Create(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	return made, secret
}

var russia = Watch{Name: "Norrand, killed", Query: Query{Pile: "flood", Kind: hearsay.ClaimRecord, Type: "killed", Subject: "Norrand"}}

func TestWhatIsNew(t *testing.T) {
	d := newDesk(t)
	now := time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)
	k := New(d.store, Options{now: func() time.Time { return now }})
	d.add("a", "Norrand", "31 people were killed in Norrand.")
	w, secret := create(t, k, russia)
	if secret != "" {
		t.Error("a secret without a webhook")
	}
	look(t, k, 0) // what was there is known
	d.add("b", "Norrand", "35 people were killed\nin Norrand.")
	d.add("c", "Sudmark", "2 people were killed in Sudmark.")
	look(t, k, 1)
	look(t, k, 0)
	items, err := k.Items(t.Context(), w.ID, 0, 0, 10)
	if err != nil || len(items) != 1 || items[0].Docs[0] != "b" || !items[0].At.Equal(now) ||
		items[0].Text != "killed Norrand: “35 people were killed in Norrand.”, according to Ana Brandt (The <Post>)" {
		t.Errorf("items: %+v %v", items, err)
	}
	for _, tt := range []struct {
		user  string
		since int64
	}{{"ada", 0}, {"ada", 1}, {"bo", 0}, {"ada", 1}} {
		if got, err := k.Visit(t.Context(), w.ID, tt.user); err != nil || got != tt.since {
			t.Errorf("%s had seen %d (%v), want %d", tt.user, got, err, tt.since)
		}
	}
	d.add("e", "Norrand", "36 people were killed in Norrand.")
	look(t, k, 1)
	if seen, err := k.Seen(t.Context(), w.ID, "ada"); err != nil || seen != 1 {
		t.Errorf("ada has seen %d (%v)", seen, err)
	}
	// Another keeper, as after a restart, knows the same.
	k = New(d.store, Options{})
	look(t, k, 0)
	if items, err := k.Items(t.Context(), w.ID, 1, 0, 10); err != nil || len(items) != 1 || items[0].Docs[0] != "e" {
		t.Errorf("after the restart: %+v %v", items, err)
	}
	if err := k.Remove(t.Context(), w.ID); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{k.Remove(t.Context(), w.ID), second(k.Get(t.Context(), w.ID)), second(k.Items(t.Context(), w.ID, 0, 0, 1)), second(k.Visit(t.Context(), w.ID, "ada"))} {
		if !errors.Is(err, hearsay.ErrNotFound) {
			t.Errorf("after removal: %v", err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestDocumentsAreWatchedByTheirWords(t *testing.T) {
	d := newDesk(t)
	k := New(d.store, Options{})
	w, _ := create(t, k, Watch{Name: "sluices", Query: Query{Pile: "flood", Kind: Documents, Words: "sluice*"}})
	d.add("a", "", "The sluices were open.")
	d.add("b", "", "The gates were shut.")
	look(t, k, 1)
	if items, err := k.Items(t.Context(), w.ID, 0, 0, 10); err != nil || len(items) != 1 || items[0].Ref != "a" || items[0].Text != "Report a (The <Post>)" {
		t.Errorf("items: %+v %v", items, err)
	}
}

func TestWatchesThatMakeNoSense(t *testing.T) {
	d := newDesk(t)
	k := New(d.store, Options{})
	change := func(f func(*Watch)) Watch { w := russia; f(&w); return w }
	for name, w := range map[string]Watch{
		"no name":         change(func(w *Watch) { w.Name = " " }),
		"no kind":         change(func(w *Watch) { w.Query.Kind = "rumour" }),
		"no words":        change(func(w *Watch) { w.Query.Kind = Documents }),
		"control":         change(func(w *Watch) { w.Query.Words = "a\r\nb" }),
		"a path":          change(func(w *Watch) { w.Webhook = "/etc/passwd" }),
		"a file":          change(func(w *Watch) { w.Webhook = "file:///etc/passwd" }),
		"a user":          change(func(w *Watch) { w.Webhook = "https://u:p@desk.example/" }),
		"no host":         change(func(w *Watch) { w.Webhook = "https:///x" }),
		"other protocols": change(func(w *Watch) { w.Webhook = "gopher://desk.example/" }),
	} {
		var wrong *ErrInvalid
		if _, _, err := k.Create(t.Context(), w); !errors.As(err, &wrong) || wrong.Why == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := k.Create(t.Context(), change(func(w *Watch) { w.Query.Pile = "none" })); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("an unknown pile: %v", err)
	}
}

// receiver takes calls, and refuses the first few.
type receiver struct {
	refuse int
	calls  []*http.Request
	bodies []string
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	data, _ := io.ReadAll(q.Body)
	r.calls, r.bodies = append(r.calls, q), append(r.bodies, string(data))
	if len(r.calls) <= r.refuse {
		http.Error(w, "not now", http.StatusServiceUnavailable)
	}
}

func TestWebhooksAreSignedAndTriedAgain(t *testing.T) {
	d := newDesk(t)
	hook := &receiver{refuse: 2}
	srv := httptest.NewServer(hook)
	defer srv.Close()
	now := time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)
	k := New(d.store, Options{
		Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, now: func() time.Time { return now },
		Link: func(pile string, it Item) string { return "https://desk.example/" + pile + "/" + it.Docs[0] },
	})
	w := russia
	w.Webhook = srv.URL + "/hook"
	w, secret := create(t, k, w)
	if next := k.deliver(t.Context()); !next.IsZero() || len(hook.calls) != 0 {
		t.Error("called with nothing to tell")
	}
	d.add("a", "Norrand", "31 people were killed in Norrand.")
	look(t, k, 1)
	for i, wait := range []time.Duration{30 * time.Second, time.Minute} {
		next := k.deliver(t.Context())
		if len(hook.calls) != i+1 || next.Sub(now) != wait {
			t.Fatalf("after try %d: %d calls, next in %s", i+1, len(hook.calls), next.Sub(now))
		}
		k.deliver(t.Context()) // not due
		if len(hook.calls) != i+1 {
			t.Fatal("tried again at once")
		}
		now = next
	}
	if next := k.deliver(t.Context()); !next.IsZero() || len(hook.calls) != 3 {
		t.Fatalf("%d calls, next %s", len(hook.calls), next)
	}
	k.deliver(t.Context())
	for i, c := range hook.calls {
		if c.Header.Get(HeaderSignature) != Sign(secret, c.Header.Get(HeaderTime), []byte(hook.bodies[i])) || secret == "" {
			t.Errorf("call %d is signed %q", i, c.Header.Get(HeaderSignature))
		}
		if c.Header.Get(HeaderDelivery) != w.ID+"-1" || c.Method != "POST" || c.URL.Path != "/hook" {
			t.Errorf("call %d: %s %s %v", i, c.Method, c.URL, c.Header)
		}
	}
	var got struct {
		Watch Watch
		Items []struct {
			Item
			URL string
		}
	}
	if err := json.Unmarshal([]byte(hook.bodies[2]), &got); err != nil || len(got.Items) != 1 || got.Items[0].URL != "https://desk.example/flood/a" || got.Watch.Name != w.Name {
		t.Errorf("told: %s %v", hook.bodies[2], err)
	}
	if strings.Contains(hook.bodies[2], secret) || len(hook.calls) != 3 {
		t.Errorf("the secret is told, or %d calls", len(hook.calls))
	}
}

func TestWebhooksAreGivenUp(t *testing.T) {
	d := newDesk(t)
	hook := &receiver{refuse: 1000}
	srv := httptest.NewServer(hook)
	defer srv.Close()
	k := New(d.store, Options{Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, pause: func(int) time.Duration { return 0 }})
	w := russia
	w.Webhook = srv.URL
	create(t, k, w)
	d.add("a", "Norrand", "31 people were killed in Norrand.")
	look(t, k, 1)
	for range maxTries + 5 {
		k.deliver(t.Context())
	}
	if len(hook.calls) != maxTries {
		t.Errorf("tried %d times, want %d", len(hook.calls), maxTries)
	}
}

func TestWebhooksReachNoPrivateAddress(t *testing.T) {
	d := newDesk(t)
	hook := &receiver{}
	srv := httptest.NewServer(hook)
	defer srv.Close()
	away := httptest.NewServer(http.RedirectHandler(srv.URL, http.StatusTemporaryRedirect))
	defer away.Close()
	at := netip.MustParseAddrPort(strings.TrimPrefix(srv.URL, "http://"))
	for _, address := range []string{
		srv.URL, fmt.Sprintf("http://localhost:%d/", at.Port()), fmt.Sprintf("http://[::ffff:127.0.0.1]:%d/", at.Port()),
		"http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://0.0.0.0/", "http://2130706433/", "http://[fd00::1]/",
	} {
		k := New(d.store, Options{})
		err := k.call(t.Context(), kept{Watch: Watch{ID: "x", Webhook: address}}, []sentItem{{}})
		if err == nil || len(hook.calls) > 0 {
			t.Errorf("%s was called (%v)", address, err)
		}
	}
	k := New(d.store, Options{Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	if err := k.call(t.Context(), kept{Watch: Watch{ID: "x", Webhook: away.URL}}, []sentItem{{}}); err == nil || len(hook.calls) > 0 {
		t.Errorf("a redirect was followed (%v)", err)
	}
}

func TestRunLooksAndDelivers(t *testing.T) {
	d := newDesk(t)
	told := make(chan struct{}, 10)
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { told <- struct{}{} }))
	defer srv.Close()
	k := New(d.store, Options{Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, every: 5 * time.Millisecond})
	w := russia
	w.Webhook = srv.URL
	create(t, k, w)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { k.Run(ctx); close(done) }()
	for _, id := range []string{"a", "b"} {
		d.add(id, "Norrand", "31 people were killed in Norrand, "+id+".")
		select {
		case <-told:
		case <-time.After(10 * time.Second):
			t.Fatalf("nothing was told of %s", id)
		}
	}
	stop()
	<-done
	if n := len(told); n > 0 {
		t.Errorf("told %d times too often", n)
	}
}

func TestFeed(t *testing.T) {
	d := newDesk(t)
	k := New(d.store, Options{Link: func(pile string, it Item) string { return "https://desk.example/" + it.Docs[0] }})
	w := russia
	w.Name = `<script>alert(1)</script> & "more"`
	w, _ = create(t, k, w)
	d.add("a", "Norrand", "31 \x00 people ]]> <b>were</b> killed in Norrand.")
	d.add("b", "Norrand", "35 people were killed in Norrand.")
	look(t, k, 2)
	var out bytes.Buffer
	if err := k.WriteFeed(t.Context(), &out, w.ID, "https://desk.example/feed"); err != nil {
		t.Fatal(err)
	}
	var f struct {
		Title   string `xml:"title"`
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Entry   []struct {
			ID    string `xml:"id"`
			Title string `xml:"title"`
			Link  struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(out.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if f.Title != w.Name || len(f.Entry) != 2 || f.Entry[0].ID == f.Entry[1].ID || f.Entry[0].Link.Href != "https://desk.example/b" || !strings.Contains(f.Entry[1].Content, "<b>were</b>") {
		t.Errorf("%+v", f)
	}
	if _, err := time.Parse(time.RFC3339, f.Updated); err != nil || !strings.HasPrefix(f.ID, "urn:uuid:") {
		t.Errorf("updated %q, id %q", f.Updated, f.ID)
	}
	if strings.Contains(out.String(), "<script>") || bytes.Contains(out.Bytes(), []byte{0}) {
		t.Errorf("foreign words are markup: %s", out.String())
	}
	if err := k.WriteFeed(t.Context(), &out, "none", ""); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("no such watch: %v", err)
	}
}

func TestAWatchGoesOnAfterARestart(t *testing.T) {
	d := newDesk(t)
	hook := &receiver{refuse: 1}
	srv := httptest.NewServer(hook)
	defer srv.Close()
	now := time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)
	o := Options{Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, now: func() time.Time { return now }}
	w := russia
	w.Webhook = srv.URL
	k := New(d.store, o)
	w, secret := create(t, k, w)
	d.add("a", "Norrand", "31 people were killed in Norrand.")
	look(t, k, 1)
	if _, err := k.Visit(t.Context(), w.ID, "ada"); err != nil {
		t.Fatal(err)
	}
	now = k.deliver(t.Context()) // refused
	d.add("b", "Norrand", "40 people were killed in Norrand, a later count says.")

	k = New(d.store, o) // what the former one knew is in the store
	look(t, k, 1)
	k.deliver(t.Context())
	if len(hook.calls) < 2 || !strings.Contains(hook.bodies[1], "31 people") || hook.calls[1].Header.Get(HeaderSignature) != Sign(secret, hook.calls[1].Header.Get(HeaderTime), []byte(hook.bodies[1])) {
		t.Fatalf("%d calls: %v", len(hook.calls), hook.bodies)
	}
	seen, err := k.Seen(t.Context(), w.ID, "ada")
	if err != nil {
		t.Fatal(err)
	}
	items, err := k.Items(t.Context(), w.ID, seen, 0, 10)
	if err != nil || len(items) != 1 || items[0].Docs[0] != "b" {
		t.Errorf("new since the visit: %+v, %v", items, err)
	}
	k = New(d.store, o)
	look(t, k, 0)
	if k.deliver(t.Context()); len(hook.calls) > 3 {
		t.Errorf("%d calls: something was told twice", len(hook.calls))
	}
}
