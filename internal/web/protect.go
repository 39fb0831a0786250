package web

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/web/auth"
)

func sum(b []byte) []byte {
	s := sha256.Sum256(b)
	return s[:]
}

// policy allows the style sheet and scripts of this server and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// protect puts what every answer needs around the routes.
func (s *site) protect(next http.Handler) http.Handler {
	if s.Auth != nil {
		next = newLimiter(50, 300).around(next)
	}
	next = http.NewCrossOriginProtection().Handler(s.identify(next))
	if s.Ops != nil {
		next = s.Ops.Requests(next)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// nobody is the role of pages that everybody may see.
const nobody auth.Role = 0

type userKey struct{}

// identify tells who asks and passes the request on, also where nobody is
// known; guard turns those away.
func (s *site) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u, ok := auth.User{Role: auth.Admin}, true
		if s.Auth != nil {
			u, ok = s.Auth.Who(r)
		}
		if ok {
			r = r.WithContext(context.WithValue(r.Context(), userKey{}, u))
		}
		next.ServeHTTP(w, r)
	})
}

// from returns who asks, as identify has told.
func from(r *http.Request) (auth.User, bool) {
	u, ok := r.Context().Value(userKey{}).(auth.User)
	return u, ok
}

func may(r *http.Request, role auth.Role) bool {
	u, ok := from(r)
	return ok && u.Role >= role
}

// guard passes on requests of those who have the role.
func (s *site) guard(role auth.Role, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch _, ok := from(r); {
		case may(r, role):
			next.ServeHTTP(w, r)
		case ok:
			s.denied(w, r, http.StatusForbidden)
		default:
			s.denied(w, r, http.StatusUnauthorized)
		}
	})
}

// formToken is what every form carries to show that it comes from a page of
// this server that the same user was shown.
func (s *site) formToken(r *http.Request) string {
	u, _ := from(r)
	mac := hmac.New(sha256.New, s.secret)
	mac.Write([]byte("form\x00" + u.Name + "\x00" + u.Role.String()))
	if c, err := r.Cookie(auth.Cookie); err == nil {
		mac.Write([]byte("\x00" + c.Value))
	}
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// formMemory is how much of a form with files is held in memory; the rest
// lies on disk until the request ends.
const formMemory = 8 << 20

// checkForm reads a form and refuses one without its token.
func (s *site) checkForm(r *request) error {
	var err error
	if strings.HasPrefix(r.Request.Header.Get("Content-Type"), "multipart/form-data") {
		err = r.ParseMultipartForm(formMemory)
	} else {
		err = r.ParseForm()
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return err
	case err != nil:
		return failure{http.StatusBadRequest, "This form cannot be read."}
	}
	if !hmac.Equal([]byte(r.PostFormValue("form")), []byte(s.formToken(r.Request))) {
		return failure{http.StatusForbidden, "This form is not of a page that you were shown, or you have signed in anew since. Load the page again and repeat what you did."}
	}
	return nil
}

// local returns an address of this server that a form names, or else other.
func local(to, other string) string {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t\x00") || strings.HasPrefix(path.Clean(u.Path), "//") {
		return other
	}
	return to
}

func (s *site) showLogin(r *request) error {
	return s.show(r, "login", shown{Title: "Sign in", Data: local(r.URL.Query().Get("back"), "/")})
}

func (s *site) login(r *request) error {
	if s.Auth == nil || !s.Auth.Sessions() {
		return hearsay.ErrNotFound
	}
	if !s.Auth.Login(r.ResponseWriter, r.Request, r.value("token")) {
		return failure{http.StatusUnauthorized, "This token is not known, or it was tried too often; wait a minute then."}
	}
	return r.redirect(local(r.value("back"), "/"))
}

func (s *site) logout(r *request) error {
	if s.Auth != nil {
		s.Auth.Logout(r.ResponseWriter, r.Request)
	}
	return r.redirect("/login")
}

// limiter bounds how often one client may ask: rate times a second on the
// average, and burst times at once.
type limiter struct {
	rate, burst float64
	mu          sync.Mutex
	clients     map[string]*bucket
}

type bucket struct {
	left float64
	at   time.Time
}

// maxClients bounds the memory of a limiter; beyond, the full ones are
// forgotten.
const maxClients = 10000

func newLimiter(rate, burst float64) *limiter {
	return &limiter{rate: rate, burst: burst, clients: map[string]*bucket{}}
}

func (l *limiter) allow(client string, cost float64, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.clients[client]
	if b == nil {
		if len(l.clients) >= maxClients {
			for k, v := range l.clients {
				if v.left+now.Sub(v.at).Seconds()*l.rate >= l.burst {
					delete(l.clients, k)
				}
			}
		}
		if len(l.clients) >= maxClients {
			return false
		}
		b = &bucket{l.burst, now}
		l.clients[client] = b
	}
	b.left = min(l.burst, b.left+now.Sub(b.at).Seconds()*l.rate)
	b.at = now
	if b.left < cost {
		return false
	}
	b.left -= cost
	return true
}

func (l *limiter) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client, _, _ := net.SplitHostPort(r.RemoteAddr)
		if u, ok := from(r); ok && u.Name != "" { // behind a proxy all come from one address
			client = "user " + u.Name
		}
		cost := 1.0
		switch {
		case r.URL.Path == "/login" && r.Method == http.MethodPost:
			cost = 30
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			cost = 5
		}
		if !l.allow(client, cost, time.Now()) {
			w.Header().Set("Retry-After", "5")
			http.Error(w, "Too many requests; wait a few seconds.", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}
