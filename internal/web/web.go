// Package web serves the piles of a store as pages that people read and review
// in: the parts of the report, live, each at an address that lasts, with forms
// to accept, reject and correct what the machine read.
//
// [New] makes the handler. Everything works without scripts; with them, a
// review needs no page load and goes by the keyboard. Foreign words are shown
// as text, always: the pages allow no script or style of their own, and
// nothing is asked of any other server.
package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/ops"
	"github.com/hearsay-project/hearsay/internal/report/page"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/web/auth"
)

// Options of the pages. The zero value serves everybody who gets there, which
// is right on loopback only.
type Options struct {
	// Context ends what goes on after a request, such as the fetching of
	// links; nil stands for one that never ends.
	Context context.Context
	// Auth says who may do what; nil lets everybody do everything.
	Auth *auth.Auth
	// Client fetches the links that are added; nil stands for one that
	// reaches the public internet only.
	Client *fetch.Client
	// Watches are the saved queries; nil has none.
	Watches Watches
	// Ops counts and times requests and shows it at /metrics; nil does not.
	Ops *ops.Ops
	// Mounts are further handlers by their pattern: "/api/v1/".
	Mounts map[string]http.Handler
	// MaxUpload bounds what is added at once, in bytes; 0 is 64 MiB.
	MaxUpload int64
	// Log gets what goes wrong; nil is slog.Default.
	Log *slog.Logger
	// Version is shown at the foot of pages.
	Version string
}

//go:embed html/*.tmpl
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// site answers requests.
type site struct {
	Options
	ctx       context.Context // of what goes on after a request
	desk      *desk.Desk
	store     hearsay.Store
	templates *template.Template
	secret    []byte // of the tokens against forged forms
	style     []byte
	version   string // of the static files
	jobs      jobs
	memory    memory
	streams   atomic.Int64 // of events, that are open
}

// New returns the handler of all pages over a desk, which should be running.
func New(d *desk.Desk, o Options) (http.Handler, error) {
	s := &site{Options: o, ctx: o.Context, desk: d, store: d.Store()}
	if s.ctx == nil {
		s.ctx = context.Background()
	}
	if s.MaxUpload <= 0 {
		s.MaxUpload = 64 << 20
	}
	if s.Client == nil {
		s.Client = fetch.New(fetch.Options{})
	}
	if s.Log == nil {
		s.Log = slog.Default()
	}
	var err error
	if s.secret, err = s.loadSecret(s.ctx); err != nil {
		return nil, err
	}
	if s.templates, err = template.New("").Funcs(template.FuncMap{"visible": view.Visible, "plural": view.Plural, "searchIn": func() []string { return []string{"documents", "quotations", "claims"} }, "clip": view.Clip}).ParseFS(templateFiles, "html/*.tmpl"); err != nil {
		return nil, err
	}
	if err := s.loadStatic(); err != nil {
		return nil, err
	}
	links, err := d.Links(s.ctx) // of a server that ended before it had fetched them
	if err != nil {
		return nil, err
	}
	s.fetchAll(links)
	return s.protect(s.routes()), nil
}

// loadSecret returns the secret of the store, which it makes where there is
// none, so that a form outlives a restart.
func (s *site) loadSecret(ctx context.Context) ([]byte, error) {
	secret, err := s.store.Get(ctx, "web", "secret")
	if err == nil && len(secret) >= 32 {
		return secret, nil
	}
	if err != nil && !errors.Is(err, hearsay.ErrNotFound) {
		return nil, err
	}
	secret = make([]byte, 32)
	rand.Read(secret)
	return secret, s.store.Put(ctx, "web", "secret", secret)
}

// static serves the style sheet and the scripts, which have their version in
// their address.
func (s *site) static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	types := map[string]string{"style.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "htmx.min.js": "text/javascript; charset=utf-8"}
	body := s.style
	if name != "style.css" {
		var err error
		if body, err = staticFiles.ReadFile("static/" + name); err != nil || types[name] == "" {
			http.NotFound(w, r)
			return
		}
	}
	w.Header().Set("Content-Type", types[name])
	w.Header().Set("Cache-Control", "public, max-age=3600")
	send(w, r, http.StatusOK, body)
}

// loadStatic puts the style sheet together.
func (s *site) loadStatic() error {
	own, err := staticFiles.ReadFile("static/web.css")
	if err != nil {
		return err
	}
	s.style = append([]byte(page.Style()+"\n"), own...)
	script, err := staticFiles.ReadFile("static/app.js")
	if err != nil {
		return err
	}
	s.version = hash(append(bytes.Clone(s.style), script...))[:12]
	return nil
}

func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /static/{file}", http.HandlerFunc(s.static))
	mux.HandleFunc("GET /healthz", ops.Alive)
	mux.Handle("GET /readyz", ops.Ready(2*time.Second, ops.Check{Name: "store", Try: func(ctx context.Context) error {
		_, err := s.store.Piles(ctx)
		return err
	}}))
	if s.Ops != nil {
		mux.Handle("GET /metrics", s.guard(auth.Admin, s.Ops.Handler()))
	}
	for pattern, h := range s.Mounts {
		mux.Handle(pattern, h)
	}
	for pattern, r := range map[string]struct {
		role auth.Role
		run  func(*request) error
	}{
		"GET /login":                     {nobody, s.showLogin},
		"POST /login":                    {nobody, s.login},
		"POST /logout":                   {nobody, s.logout},
		"GET /{$}":                       {auth.Reader, s.piles},
		"POST /piles":                    {auth.Editor, s.createPile},
		"GET /p/{pile}/{$}":              {auth.Reader, s.overview},
		"GET /p/{pile}/add":              {auth.Editor, s.showAdd},
		"POST /p/{pile}/add":             {auth.Editor, s.add},
		"GET /p/{pile}/work":             {auth.Reader, s.work},
		"GET /p/{pile}/events":           {auth.Reader, s.events},
		"GET /p/{pile}/documents":        {auth.Reader, s.documents},
		"GET /p/{pile}/d/{doc}":          {auth.Reader, s.document},
		"GET /p/{pile}/d/{doc}/trace":    {auth.Reader, s.traceDocument},
		"POST /p/{pile}/d/{doc}/remove":  {auth.Editor, s.remove},
		"POST /p/{pile}/restore":         {auth.Editor, s.restore},
		"GET /p/{pile}/stories":          {auth.Reader, s.stories},
		"GET /p/{pile}/stories/{ref}":    {auth.Reader, s.story},
		"GET /p/{pile}/lineage":          {auth.Reader, s.lineage},
		"GET /p/{pile}/quotations":       {auth.Reader, s.quotations},
		"GET /p/{pile}/quotations/{ref}": {auth.Reader, s.quotation},
		"GET /p/{pile}/figures":          {auth.Reader, s.figures},
		"GET /p/{pile}/figures/{ref}":    {auth.Reader, s.figure},
		"GET /p/{pile}/findings":         {auth.Reader, s.findings},
		"GET /p/{pile}/findings/{ref}":   {auth.Reader, s.finding},
		"GET /p/{pile}/quotes/{ref}":     {auth.Reader, s.permanent(hearsay.QuoteRecord)},
		"GET /p/{pile}/claims/{ref}":     {auth.Reader, s.permanent(hearsay.ClaimRecord)},
		"GET /p/{pile}/r/{ref}":          {auth.Reader, s.anything},
		"GET /p/{pile}/compare":          {auth.Reader, s.compare},
		"GET /p/{pile}/search":           {auth.Reader, s.search},
		"GET /p/{pile}/trace":            {auth.Reader, s.showTrace},
		"POST /p/{pile}/trace":           {auth.Reader, s.traceText},
		"GET /p/{pile}/quotes":           {auth.Reader, s.single(hearsay.QuoteRecord)},
		"GET /p/{pile}/claims":           {auth.Reader, s.single(hearsay.ClaimRecord)},
		"GET /p/{pile}/relations":        {auth.Reader, s.single(hearsay.RelationRecord)},
		"GET /search":                    {auth.Reader, s.search},
		"GET /watches":                   {auth.Reader, s.watches},
		"GET /watches/{watch}":           {auth.Reader, s.watched},
		"POST /watches/{watch}/remove":   {auth.Editor, s.removeWatch},
		"GET /p/{pile}/watch":            {auth.Editor, s.showWatch},
		"POST /p/{pile}/watch":           {auth.Editor, s.createWatch},
		"GET /p/{pile}/log":              {auth.Reader, s.log},
		"GET /p/{pile}/edit":             {auth.Editor, s.edit},
		"POST /p/{pile}/review":          {auth.Editor, s.review},
	} {
		mux.Handle(pattern, s.handler(r.role, r.run))
	}
	mux.Handle("/", s.handler(nobody, func(*request) error { return hearsay.ErrNotFound }))
	return mux
}

// request is one request with what every page needs.
type request struct {
	http.ResponseWriter
	*http.Request
	user auth.User
	pile hearsay.Pile // of the address, if it names one
}

// failure is an error with the status and the sentence that the page shows.
type failure struct {
	status int
	text   string
}

func (f failure) Error() string { return f.text }

func wrong(text string) error { return failure{http.StatusUnprocessableEntity, text} }

// maxQuery bounds what is asked for in an address, in bytes.
const maxQuery = 8 << 10

// handler runs what answers a request for those who have the role, and shows
// errors as pages.
func (s *site) handler(role auth.Role, run func(*request) error) http.Handler {
	inner := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rq := &request{ResponseWriter: w, Request: r}
		rq.user, _ = from(r)
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler {
				s.fail(rq, fmt.Errorf("panic: %v", p))
			}
		}()
		if len(r.URL.RawQuery) > maxQuery {
			s.fail(rq, failure{http.StatusRequestURITooLong, "That is more than one can ask for at once; take fewer words."})
			return
		}
		if r.Method == http.MethodPost {
			r.Body = http.MaxBytesReader(w, r.Body, s.MaxUpload)
			if err := s.checkForm(rq); err != nil {
				s.fail(rq, err)
				return
			}
		}
		var err error
		if name := r.PathValue("pile"); name != "" {
			rq.pile, err = s.store.Pile(r.Context(), name)
		}
		if err == nil {
			err = run(rq)
		}
		if err != nil {
			s.fail(rq, err)
		}
	})
	if role == nobody {
		return inner
	}
	return s.guard(role, inner)
}

func (s *site) denied(w http.ResponseWriter, r *http.Request, status int) {
	rq := &request{ResponseWriter: w, Request: r}
	rq.user, _ = from(r)
	if status == http.StatusUnauthorized && r.Method == http.MethodGet {
		http.Redirect(w, r, "/login?back="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	s.fail(rq, failure{status, "Your role does not allow this. Ask whoever runs this server."})
}

// fail shows what went wrong.
func (s *site) fail(r *request, err error) {
	status, text := http.StatusInternalServerError, "Something went wrong here. It has been written down; try again."
	var f failure
	var input *hearsay.InputError
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &f):
		status, text = f.status, f.text
	case errors.As(err, &large):
		status, text = http.StatusRequestEntityTooLarge, "That is more than can be added at once; add it in parts."
	case errors.Is(err, hearsay.ErrNotFound):
		status, text = http.StatusNotFound, "There is nothing at this address, or not any more."
	case errors.Is(err, hearsay.ErrCursor):
		status, text = http.StatusNotFound, "This page of the list does not exist; begin at its start."
	case errors.As(err, &input):
		status, text = http.StatusUnprocessableEntity, input.Error()
	case errors.Is(err, context.Canceled):
		return
	default:
		s.Log.Error("a page could not be made", "path", r.URL.Path, "error", err)
	}
	s.render(r, status, "failure", shown{Title: http.StatusText(status), Data: text})
}

// shown is what the frame around every page shows.
type shown struct {
	Title string
	Tab   string
	Data  any

	Pile    *hearsay.Pile
	Base    string // address of the pile
	User    auth.User
	May     bool // change something
	Form    string
	Stale   bool
	Static  string // version of the static files
	Version string // of the program
	Signed  bool   // whether one can sign out
	Body    template.HTML
	Query   string
	Watches bool // whether there are watches
	Known   bool // whether the user may read
	Posted  bool // whether a form was sent
}

// show answers with a page.
func (s *site) show(r *request, name string, p shown) error {
	return s.render(r, http.StatusOK, name, p)
}

func (s *site) render(r *request, status int, name string, p shown) error {
	if l, ok := p.Data.(list); ok {
		l.anchor()
	}
	p.User, p.May, p.Static, p.Version = r.user, r.may(), s.version, s.Version
	p.Signed = s.Auth != nil && s.Auth.Sessions() && p.User.Name != ""
	p.Form = s.formToken(r.Request)
	if r.pile.Name != "" {
		p.Pile, p.Base = &r.pile, base(r.pile.Name)
		p.Stale = r.pile.Reported != r.pile.Revision
	}
	p.Watches, p.Known, p.Posted = s.Watches != nil, may(r.Request, auth.Reader), r.Method == http.MethodPost
	p.Query = plain(r.URL.Query().Get("q"))
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, name, p); err != nil {
		if name != "failure" {
			return err
		}
		s.Log.Error("the page of a failure could not be made", "error", err)
	}
	p.Body = template.HTML(b.String())
	b = bytes.Buffer{}
	if err := s.templates.ExecuteTemplate(&b, "frame", p); err != nil {
		return err
	}
	r.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(r.ResponseWriter, r.Request, status, b.Bytes())
	return nil
}

// part answers with one part of a page, for a partial update.
func (s *site) part(r *request, name string, data any) error {
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	r.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(r.ResponseWriter, r.Request, http.StatusOK, b.Bytes())
	return nil
}

// Header returns the header of the answer.
func (r *request) Header() http.Header { return r.ResponseWriter.Header() }

// partial reports whether a script asks for a part of a page.
func (r *request) partial() bool { return r.Request.Header.Get("HX-Request") == "true" }

func (r *request) value(name string) string { return strings.TrimSpace(r.FormValue(name)) }

// plain returns what somebody typed without what is no text.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s))
}

// redirect leads on after a form was taken.
func (r *request) redirect(to string) error {
	http.Redirect(r.ResponseWriter, r.Request, to, http.StatusSeeOther)
	return nil
}

// Address is the lasting address of a thing of a pile by its Ref, of whatever
// kind it is.
func Address(pile, ref string) string { return base(pile) + "/r/" + url.PathEscape(ref) }

// base is the address of a pile.
func base(pile string) string { return "/p/" + url.PathEscape(pile) }

func hash(b []byte) string { return hex.EncodeToString(sum(b)) }
