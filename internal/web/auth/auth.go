// Package auth says who makes a request and what they may do: by a token, by
// the session that a token opened, or by the header of a reverse proxy that has
// checked it.
package auth

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Role is what somebody may do. Each includes those before it.
type Role int

// Roles.
const (
	Reader Role = iota + 1 // sees everything
	Editor                 // adds, removes and corrects
	Admin                  // removes piles, sees the metrics
)

// ParseRole reads the name of a role.
func ParseRole(s string) (Role, error) {
	switch s {
	case "reader":
		return Reader, nil
	case "editor":
		return Editor, nil
	case "admin":
		return Admin, nil
	}
	return 0, fmt.Errorf("there is no role %q; there are reader, editor and admin", s)
}

// String returns the name of the role.
func (r Role) String() string {
	switch r {
	case Reader:
		return "reader"
	case Editor:
		return "editor"
	case Admin:
		return "admin"
	}
	return "nobody"
}

// User is who makes a request.
type User struct {
	Name string
	Role Role
}

// Auth knows the users. Its methods may be called from several goroutines.
type Auth struct {
	tokens map[[32]byte]User // by digest: the tokens themselves are not kept
	header string
	role   Role           // of those that the proxy names
	from   []netip.Prefix // where the proxy is

	mu       sync.Mutex
	sessions map[[32]byte]session
	tries    map[string]*rate.Limiter
	now      func() time.Time
}

type session struct {
	user  User
	until time.Time
}

// sessionTime is how long a session lasts.
const sessionTime = 12 * time.Hour

// Tokens reads users from lines of "role name token", with # for comments. A
// token has 20 characters or more.
func Tokens(r io.Reader) (*Auth, error) {
	a := &Auth{tokens: map[[32]byte]User{}, sessions: map[[32]byte]session{}, tries: map[string]*rate.Limiter{}, now: time.Now}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 3 {
			return nil, fmt.Errorf("line %d: a line has a role, a name and a token", n)
		}
		role, err := ParseRole(f[0])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if len(f[2]) < 20 {
			return nil, fmt.Errorf("line %d: the token of %s is too short to be safe; take 20 characters or more, as from openssl rand -base64 24", n, f[1])
		}
		a.tokens[sha256.Sum256([]byte(f[2]))] = User{f[1], role}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(a.tokens) == 0 {
		return nil, fmt.Errorf("it names no user; a line has a role, a name and a token")
	}
	return a, nil
}

// Proxy trusts the header of a reverse proxy, which must set it on every
// request that it lets through and drop it from those that come in. Only what
// comes from one of the networks is taken to be of the proxy; without any that
// is this machine. All whom it names have the role.
func Proxy(header string, role Role, from ...netip.Prefix) *Auth {
	if len(from) == 0 {
		from = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	}
	return &Auth{header: http.CanonicalHeaderKey(header), role: role, from: from, sessions: map[[32]byte]session{}, tries: map[string]*rate.Limiter{}, now: time.Now}
}

// Networks reads a list of addresses and networks: "10.0.0.5, 10.1.0.0/16".
func Networks(list string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for s := range strings.SplitSeq(list, ",") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if a, err := netip.ParseAddr(s); err == nil {
			a = a.Unmap()
			out = append(out, netip.PrefixFrom(a, a.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, fmt.Errorf("%q is no address like 10.0.0.5 and no network like 10.1.0.0/16", s)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

// ofProxy reports whether a request comes from where the proxy is.
func (a *Auth) ofProxy(r *http.Request) bool {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	ip := at.Addr().Unmap().WithZone("")
	return slices.ContainsFunc(a.from, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// maxName bounds the name of a user in bytes.
const maxName = 200

// Sessions reports whether one logs in and out here.
func (a *Auth) Sessions() bool { return a.header == "" }

// Cookie is the name of the cookie that holds the session.
const Cookie = "hearsay_session"

// Who returns who makes a request, and whether that is known.
func (a *Auth) Who(r *http.Request) (User, bool) {
	if a.header != "" {
		// A second value could be one that a client has sent and the proxy
		// did not drop.
		names := r.Header.Values(a.header)
		if len(names) != 1 || names[0] == "" || len(names[0]) > maxName || !a.ofProxy(r) {
			return User{}, false
		}
		return User{names[0], a.role}, true
	}
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return a.byToken(token)
	}
	c, err := r.Cookie(Cookie)
	if err != nil {
		return User{}, false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	s, ok := a.sessions[sha256.Sum256([]byte(c.Value))]
	if !ok || a.now().After(s.until) {
		return User{}, false
	}
	return s.user, true
}

func (a *Auth) byToken(token string) (User, bool) {
	digest := sha256.Sum256([]byte(token))
	var user User
	found := 0
	for d, u := range a.tokens { // all of them, so that time tells nothing
		if subtle.ConstantTimeCompare(d[:], digest[:]) == 1 {
			user, found = u, 1
		}
	}
	return user, found == 1
}

// Login opens a session for a token. It returns false for a wrong one, and for
// an address that has tried too often.
func (a *Auth) Login(w http.ResponseWriter, r *http.Request, token string) bool {
	if !a.mayTry(r) {
		return false
	}
	user, ok := a.byToken(token)
	if !ok {
		return false
	}
	key := make([]byte, 32)
	rand.Read(key) // never fails
	value := base64.RawURLEncoding.EncodeToString(key)
	a.mu.Lock()
	for k, s := range a.sessions {
		if a.now().After(s.until) {
			delete(a.sessions, k)
		}
	}
	a.sessions[sha256.Sum256([]byte(value))] = session{user, a.now().Add(sessionTime)}
	a.mu.Unlock()
	http.SetCookie(w, &http.Cookie{Name: Cookie, Value: value, Path: "/", MaxAge: int(sessionTime.Seconds()), HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: secure(r)})
	return true
}

// secure reports whether the browser came over TLS, here or at a proxy.
func secure(r *http.Request) bool {
	return r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
}

// mayTry allows an address ten logins at once and one every six seconds.
func (a *Auth) mayTry(r *http.Request) bool {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.tries) > 10_000 {
		clear(a.tries)
	}
	l := a.tries[host]
	if l == nil {
		l = rate.NewLimiter(rate.Every(6*time.Second), 10)
		a.tries[host] = l
	}
	return l.AllowN(a.now(), 1)
}

// Logout ends the session of a request.
func (a *Auth) Logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(Cookie); err == nil {
		a.mu.Lock()
		delete(a.sessions, sha256.Sum256([]byte(c.Value)))
		a.mu.Unlock()
	}
	http.SetCookie(w, &http.Cookie{Name: Cookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode})
}
