// Package web serves the pages in which a desk keeps its piles: what they hold,
// what was read, what was found, what people corrected. Every page works with
// scripts off; nothing is loaded from elsewhere. Foreign words are text, never
// markup.
//
// [New] makes the handler. Pages read the store a page at a time, so that what
// one costs does not grow with the pile.
package web

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/ops"
	"github.com/hearsay-project/hearsay/internal/report/page"
	"github.com/hearsay-project/hearsay/internal/web/auth"
)

//go:embed html/*.tmpl
var templates embed.FS

//go:embed static
var static embed.FS

// Options of the pages. The zero value serves everybody who gets there, which
// is right on loopback only.
type Options struct {
	// Auth says who may do what; nil lets everybody do everything.
	Auth *auth.Auth
	// Client fetches the addresses that people add; nil stands for one
	// with the usual bounds.
	Client *fetch.Client
	// Ops counts and times requests and shows it at /metrics; nil does not.
	Ops *ops.Ops
	// Mounts are further handlers by their pattern: "/api/v1/".
	Mounts map[string]http.Handler
	// Log gets what goes wrong; nil is slog.Default.
	Log *slog.Logger
	// Version is shown at the foot of pages.
	Version string
}

// server holds what the handlers share.
type server struct {
	desk *desk.Desk
	o    Options
	tmpl *template.Template
}

// policy is the content security policy of all pages.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// New returns the handler of all pages.
func New(d *desk.Desk, o Options) (http.Handler, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	tmpl, err := template.New("").Funcs(functions).ParseFS(templates, "html/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s := &server{desk: d, o: o, tmpl: tmpl}
	files, err := fs.Sub(static, "static")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}

	mux := http.NewServeMux()
	get := func(pattern string, h handler) { mux.Handle("GET "+pattern, s.page(auth.Reader, h)) }
	post := func(pattern string, role auth.Role, h handler) { mux.Handle("POST "+pattern, s.page(role, h)) }
	get("/{$}", s.piles)
	get("/search", s.search)
	get("/p/{pile}", s.pile)
	get("/p/{pile}/add", s.addForm)
	get("/p/{pile}/report", s.report)
	get("/p/{pile}/documents", s.documents)
	get("/p/{pile}/document", s.document)
	get("/p/{pile}/compare", s.compare)
	get("/p/{pile}/findings", s.records(hearsay.FindingRecord))
	get("/p/{pile}/quotations", s.records(hearsay.QuoteFamilyRecord))
	get("/p/{pile}/figures", s.records(hearsay.ClaimFamilyRecord))
	get("/p/{pile}/quotes", s.records(hearsay.QuoteRecord))
	get("/p/{pile}/claims", s.records(hearsay.ClaimRecord))
	get("/p/{pile}/relations", s.records(hearsay.RelationRecord))
	get("/p/{pile}/stories", s.records(hearsay.StoryRecord))
	get("/p/{pile}/origins", s.records(hearsay.OriginRecord))
	get("/p/{pile}/r/{ref}", s.record)
	get("/p/{pile}/log", s.log)
	get("/p/{pile}/events", s.events)
	post("/piles", auth.Editor, s.create)
	post("/p/{pile}/add", auth.Editor, s.add)
	post("/p/{pile}/remove", auth.Editor, s.remove)
	post("/p/{pile}/restore", auth.Editor, s.restore)
	post("/p/{pile}/review", auth.Editor, s.review)
	if o.Auth != nil {
		mux.Handle("GET /login", http.HandlerFunc(s.loginForm))
		mux.Handle("POST /login", http.HandlerFunc(s.login))
		mux.Handle("POST /logout", http.HandlerFunc(s.logout))
	}
	mux.HandleFunc("GET /static/style.css", func(w http.ResponseWriter, r *http.Request) {
		own, _ := static.ReadFile("static/web.css")
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.Header().Set("Cache-Control", "max-age=300")
		w.Write([]byte(page.Style()))
		w.Write(own)
	})
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(files)))
	mux.HandleFunc("GET /healthz", ops.Alive)
	mux.Handle("GET /readyz", ops.Ready(2*time.Second, ops.Check{Name: "store", Try: s.ready}))
	if o.Ops != nil {
		mux.Handle("GET /metrics", s.guard(auth.Admin, o.Ops.Handler()))
	}
	for pattern, h := range o.Mounts {
		mux.Handle(pattern, h)
	}
	mux.Handle("/", s.page(auth.Reader, func(http.ResponseWriter, *http.Request, *visit) error {
		return hearsay.ErrNotFound
	}))

	var h http.Handler = mux
	if o.Ops != nil {
		h = o.Ops.Requests(h)
	}
	return secure(h), nil
}

// secure sets the headers of every answer, and refuses requests that another
// site has a browser make.
func secure(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		cross.Handler(next).ServeHTTP(w, r)
	})
}

// visit is who asks for a page, and what pages have in common.
type visit struct {
	User auth.User
	Pile string // "" outside of piles
}

type handler func(http.ResponseWriter, *http.Request, *visit) error

// maxBody bounds, in bytes, what a page takes but for documents.
const maxBody = 256 << 10

// page serves a page to those who have the role, and shows errors as pages.
func (s *server) page(role auth.Role, h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{Pile: r.PathValue("pile"), User: auth.User{Name: "", Role: auth.Admin}}
		if s.o.Auth != nil {
			user, ok := s.o.Auth.Who(r)
			if !ok {
				http.Redirect(w, r, "/login?to="+template.URLQueryEscaper(r.URL.RequestURI()), http.StatusSeeOther)
				return
			}
			v.User = user
		}
		if v.User.Role < role {
			s.fail(w, r, v, http.StatusForbidden, "Your role does not allow this; ask whoever runs this hearsay.")
			return
		}
		if !strings.HasSuffix(r.URL.Path, "/add") {
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		}
		err := h(w, r, v)
		var input *hearsay.InputError
		var wrong badRequest
		var large *http.MaxBytesError
		switch {
		case err == nil:
		case r.Context().Err() != nil: // nobody waits for the answer
		case errors.Is(err, hearsay.ErrNotFound):
			s.fail(w, r, v, http.StatusNotFound, "There is nothing at this address: it may have been removed, or the pile has changed so much that what it named is gone.")
		case errors.As(err, &input):
			s.fail(w, r, v, http.StatusOK, input.Error())
		case errors.As(err, &large):
			s.fail(w, r, v, http.StatusRequestEntityTooLarge, fmt.Sprintf("This is larger than the %d MB that a page takes; use hearsay add on the command line.", large.Limit>>20))
		case errors.As(err, &wrong), errors.Is(err, hearsay.ErrExists), errors.Is(err, hearsay.ErrCursor):
			s.fail(w, r, v, http.StatusBadRequest, err.Error())
		default:
			s.o.Log.Error("a page failed", "path", r.URL.Path, "error", err)
			s.fail(w, r, v, http.StatusInternalServerError, "hearsay failed on this page; its log says why.")
		}
	})
}

// guard serves h to those who have the role.
func (s *server) guard(role auth.Role, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.o.Auth != nil {
			if user, ok := s.o.Auth.Who(r); !ok || user.Role < role {
				http.Error(w, "forbidden", http.StatusForbidden)
				return
			}
		}
		h.ServeHTTP(w, r)
	})
}

// badRequest is a mistake of whoever asks, with a sentence that says what to
// do.
type badRequest string

func (b badRequest) Error() string { return string(b) }

// shell is what every page is made of.
type shell struct {
	Title   string
	Visit   *visit
	Login   bool // whether one can log out
	Body    any
	Version string
	State   *pileState
}

// show writes a page.
func (s *server) show(w http.ResponseWriter, r *http.Request, v *visit, name, title string, body any) error {
	return s.showCode(w, r, v, http.StatusOK, name, title, body)
}

func (s *server) showCode(w http.ResponseWriter, r *http.Request, v *visit, code int, name, title string, body any) error {
	sh := shell{Title: title, Visit: v, Login: s.o.Auth != nil && s.o.Auth.Sessions(), Body: body, Version: s.o.Version}
	if v.Pile != "" {
		if state, err := s.state(r, v.Pile); err == nil {
			sh.State = state
		}
	}
	var b bytes.Buffer
	if err := s.tmpl.ExecuteTemplate(&b, name, sh); err != nil {
		return fmt.Errorf("template %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	_, err := w.Write(b.Bytes())
	return err
}

func (s *server) fail(w http.ResponseWriter, r *http.Request, v *visit, code int, sentence string) {
	if err := s.showCode(w, r, v, code, "error", http.StatusText(code), sentence); err != nil {
		http.Error(w, sentence, code)
	}
}
