// Package api serves the piles of a store over REST, described by an OpenAPI
// 3.1 document that it serves as well and that its tests hold it to.
//
// [New] makes the handler. Records are those of docs/format.md with one more
// member, ref, which names them for good. Lists come in pages, or whole as
// lines of JSON to a client that accepts application/x-ndjson. Errors are
// problem details (RFC 9457). Answers carry an entity tag, and a client that
// has it is told so instead of being sent the same again.
package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/desk"
)

// Prefix is where the API is mounted.
const Prefix = "/api/v1"

// Roles, each of which may do what the former may.
const (
	Reader = "reader" // look
	Editor = "editor" // add, correct, watch
	Admin  = "admin"  // make and remove piles
)

// roles are all roles in order; "" is nobody.
var roles = []string{"", Reader, Editor, Admin}

// Options of the API. The zero value serves.
type Options struct {
	// Watches keeps saved queries; nil leaves their routes out.
	Watches Watches
	// Who tells who asks: their name, "" for nobody in particular, and their
	// role, "" for none, in which case they are turned away. Nil lets
	// everybody do everything, as on one's own machine.
	Who func(*http.Request) (name, role string)
	// Base is the address of the server as others reach it
	// (https://desk.example/), for permanent links in exports; "" names things
	// by UUIDs.
	Base string
	// Fetcher fetches the addresses that are added; nil stands for one that
	// reaches the public internet only.
	Fetcher *fetch.Client
	// MaxUpload bounds a request that adds documents, in bytes; 0 is 64 MiB.
	MaxUpload int64
	// Logger takes what goes wrong inside; nil is silence.
	Logger *slog.Logger
}

// route is one operation.
type route struct {
	method, path string // below Prefix
	role         string
	run          func(http.ResponseWriter, *http.Request) error
}

// server answers requests.
type server struct {
	Options
	desk  *desk.Desk
	store hearsay.Store
}

// New returns the handler of everything below [Prefix], on the piles that d
// works on; somebody else lets d run.
func New(d *desk.Desk, o Options) http.Handler {
	s := &server{Options: o, desk: d, store: d.Store()}
	if s.Fetcher == nil {
		s.Fetcher = fetch.New(fetch.Options{})
	}
	if s.MaxUpload <= 0 {
		s.MaxUpload = 64 << 20
	}
	if s.Logger == nil {
		s.Logger = slog.New(slog.DiscardHandler)
	}
	if s.Who == nil {
		s.Who = func(*http.Request) (string, string) { return "", Admin }
	}
	mux := http.NewServeMux()
	methods := map[string][]string{}
	for _, r := range s.routes() {
		mux.Handle(r.method+" "+Prefix+r.path, s.handler(s.guard(r.role, r.run)))
		methods[r.path] = append(methods[r.path], r.method)
	}
	for at, known := range methods {
		slices.Sort(known)
		allow := strings.Join(known, ", ")
		mux.Handle(Prefix+at, s.handler(func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Allow", allow)
			return problem(http.StatusMethodNotAllowed, "method", "Takes "+allow+".")
		}))
	}
	mux.Handle("/", s.handler(func(http.ResponseWriter, *http.Request) error {
		return problem(http.StatusNotFound, "not_found", "There is nothing at this address; "+Prefix+"/openapi.yaml lists what there is.")
	}))
	sameSite := http.NewCrossOriginProtection()
	sameSite.SetDenyHandler(s.handler(func(http.ResponseWriter, *http.Request) error {
		return problem(http.StatusForbidden, "forbidden", "Another site asked for this; nothing was changed.")
	}))
	return s.clean(sameSite.Handler(mux))
}

// guard lets those who have the role pass to run.
func (s *server) guard(role string, run func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		_, has := s.Who(r)
		switch at := slices.Index(roles, has); {
		case at <= 0:
			w.Header().Set("WWW-Authenticate", "Bearer")
			return problem(http.StatusUnauthorized, "unauthorized", "Say who you are with a token: Authorization: Bearer …")
		case at < slices.Index(roles, role):
			return problem(http.StatusForbidden, "forbidden", "Your role does not allow this; ask an administrator of this server.")
		}
		return run(w, r)
	}
}

// user names whoever asks.
func (s *server) user(r *http.Request) string {
	name, _ := s.Who(r)
	return name
}

// clean answers requests with paths that the mux would redirect, and says of
// every answer that it is data and nothing to be run or guessed at.
func (s *server) clean(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
		if at := r.URL.EscapedPath(); path.Clean(at) != at {
			s.fail(w, r, problem(http.StatusNotFound, "not_found", "There is nothing at this address."))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// handler turns errors into problem details, and a panic into one.
func (s *server) handler(run func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler {
				s.fail(w, r, fmt.Errorf("panic: %v", p))
			}
		}()
		if err := run(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// kinds are the lists of records, by the last part of their path.
var kinds = []struct {
	path string
	kind hearsay.RecordKind
}{
	{"quotes", hearsay.QuoteRecord}, {"claims", hearsay.ClaimRecord}, {"relations", hearsay.RelationRecord},
	{"origins", hearsay.OriginRecord}, {"stories", hearsay.StoryRecord}, {"quote-families", hearsay.QuoteFamilyRecord},
	{"claim-families", hearsay.ClaimFamilyRecord}, {"findings", hearsay.FindingRecord},
}

// routes are all operations; openapi.yaml describes each.
func (s *server) routes() []route {
	all := []route{
		{"GET", "/openapi.yaml", Reader, s.openapi},
		{"GET", "/search", Reader, s.searchAll},
		{"GET", "/piles", Reader, s.listPiles},
		{"POST", "/piles", Admin, s.createPile},
		{"GET", "/piles/{pile}", Reader, s.getPile},
		{"DELETE", "/piles/{pile}", Admin, s.removePile},
		{"GET", "/piles/{pile}/work", Reader, s.getWork},
		{"GET", "/piles/{pile}/documents", Reader, s.listDocuments},
		{"POST", "/piles/{pile}/documents", Editor, s.addDocuments},
		{"GET", "/piles/{pile}/documents/{doc}", Reader, s.getDocument},
		{"DELETE", "/piles/{pile}/documents/{doc}", Editor, s.removeDocument},
		{"POST", "/piles/{pile}/documents/{doc}/restore", Editor, s.restoreDocument},
		{"GET", "/piles/{pile}/documents/{doc}/capture", Reader, s.getCapture},
		{"GET", "/piles/{pile}/search", Reader, s.search},
		{"GET", "/piles/{pile}/compare", Reader, s.compare},
		{"POST", "/piles/{pile}/check", Reader, s.check},
		{"POST", "/piles/{pile}/trace", Reader, s.trace},
		{"GET", "/piles/{pile}/corrections", Reader, s.listCorrections},
		{"POST", "/piles/{pile}/corrections", Editor, s.addCorrection},
		{"POST", "/piles/{pile}/corrections/batch", Editor, s.addCorrections},
		{"POST", "/piles/{pile}/annotations", Editor, s.addAnnotations},
		{"GET", "/piles/{pile}/exports/{format}", Reader, s.export},
	}
	for _, k := range kinds {
		all = append(all,
			route{"GET", "/piles/{pile}/" + k.path, Reader, s.listRecords(k.kind)},
			route{"GET", "/piles/{pile}/" + k.path + "/{ref}", Reader, s.getRecord(k.kind)})
	}
	if s.Watches != nil {
		all = append(all,
			route{"GET", "/watches", Reader, s.listWatches},
			route{"POST", "/watches", Editor, s.createWatch},
			route{"GET", "/watches/{watch}", Reader, s.getWatch},
			route{"DELETE", "/watches/{watch}", Editor, s.removeWatch},
			route{"GET", "/watches/{watch}/items", Reader, s.watchItems},
			route{"POST", "/watches/{watch}/visit", Reader, s.visitWatch},
			route{"GET", "/watches/{watch}/feed", Reader, s.watchFeed})
	}
	return all
}
