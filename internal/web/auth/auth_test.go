package auth_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/web/auth"
)

func TestWhoAsks(t *testing.T) {
	tokens, err := auth.Tokens(strings.NewReader("# who may come in\nadmin ada token-of-ada-1234567\nreader bo token-of-bo-12345678\n"))
	if err != nil {
		t.Fatal(err)
	}
	proxy := auth.Proxy("X-User", auth.Editor)
	for _, tt := range []struct {
		name   string
		auth   *auth.Auth
		header [2]string
		want   auth.User
	}{
		{"a token", tokens, [2]string{"Authorization", "Bearer token-of-ada-1234567"}, auth.User{Name: "ada", Role: auth.Admin}},
		{"a token of a reader", tokens, [2]string{"Authorization", "Bearer token-of-bo-12345678"}, auth.User{Name: "bo", Role: auth.Reader}},
		{"the beginning of a token", tokens, [2]string{"Authorization", "Bearer token-of-ada"}, auth.User{}},
		{"a token as a cookie is no session", tokens, [2]string{"Cookie", auth.Cookie + "=token-of-ada-1234567"}, auth.User{}},
		{"a header that nobody trusts", tokens, [2]string{"X-User", "ada"}, auth.User{}},
		{"the word of the proxy", proxy, [2]string{"X-User", "ada"}, auth.User{Name: "ada", Role: auth.Editor}},
		{"no word of the proxy", proxy, [2]string{"Authorization", "Bearer token-of-ada-1234567"}, auth.User{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = "127.0.0.1:9000"
			r.Header.Set(tt.header[0], tt.header[1])
			got, ok := tt.auth.Who(r)
			if ok != (tt.want.Name != "") || ok && got != tt.want {
				t.Errorf("got %+v, %v", got, ok)
			}
		})
	}
}

func TestAProxyIsBelievedWhereItIs(t *testing.T) {
	networks, err := auth.Networks("10.0.0.5, 10.1.0.0/16,fd00::/8")
	if err != nil {
		t.Fatal(err)
	}
	known, here := auth.Proxy("X-User", auth.Editor, networks...), auth.Proxy("X-User", auth.Editor)
	for _, tt := range []struct {
		auth  *auth.Auth
		from  string
		names []string
		want  bool
	}{
		{here, "127.0.0.1:9000", []string{"ada"}, true}, {here, "[::1]:9000", []string{"ada"}, true}, {here, "10.0.0.5:9000", []string{"ada"}, false},
		{here, "[::ffff:127.0.0.1]:9000", []string{"ada"}, true}, {here, "", []string{"ada"}, false}, {here, "@", []string{"ada"}, false},
		{known, "10.0.0.5:1", []string{"ada"}, true}, {known, "10.0.0.6:1", []string{"ada"}, false}, {known, "10.1.200.3:1", []string{"ada"}, true},
		{known, "[fd00::7]:1", []string{"ada"}, true}, {known, "127.0.0.1:1", []string{"ada"}, false},
		{here, "127.0.0.1:1", []string{"mallory", "ada"}, false}, {here, "127.0.0.1:1", []string{""}, false}, {here, "127.0.0.1:1", nil, false},
		{here, "127.0.0.1:1", []string{strings.Repeat("a", 201)}, false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.from
		r.Header.Set("X-Forwarded-For", "127.0.0.1")
		for _, n := range tt.names {
			r.Header.Add("X-User", n)
		}
		if u, ok := tt.auth.Who(r); ok != tt.want {
			t.Errorf("%q from %s: %+v, %v", tt.names, tt.from, u, ok)
		}
	}
	for _, bad := range []string{"10.0.0", "10.0.0.0/40", "localhost", "10.0.0.1-10.0.0.9"} {
		if _, err := auth.Networks(bad); err == nil {
			t.Errorf("%q is taken for networks", bad)
		}
	}
}

func TestASessionEndsWithItsLogout(t *testing.T) {
	a, err := auth.Tokens(strings.NewReader("admin ada token-of-ada-1234567\n"))
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	if !a.Login(w, httptest.NewRequest("POST", "/login", nil), "token-of-ada-1234567") {
		t.Fatal("the token is refused")
	}
	r := httptest.NewRequest("GET", "/", nil)
	for _, c := range w.Result().Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
			t.Errorf("cookie %v", c)
		}
		r.AddCookie(c)
	}
	if u, ok := a.Who(r); !ok || u.Name != "ada" {
		t.Errorf("after the login: %v, %v", u, ok)
	}
	a.Logout(httptest.NewRecorder(), r)
	if _, ok := a.Who(r); ok {
		t.Error("the session goes on after the logout")
	}
}

func TestGuessingIsSlow(t *testing.T) {
	a, err := auth.Tokens(strings.NewReader("admin ada token-of-ada-1234567\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/login", nil)
	for range 20 {
		a.Login(httptest.NewRecorder(), r, "wrong")
	}
	if a.Login(httptest.NewRecorder(), r, "token-of-ada-1234567") {
		t.Error("an address that has tried twenty times may still try")
	}
}

func TestBadTokenFiles(t *testing.T) {
	for name, text := range map[string]string{
		"nobody": "# none\n", "two fields": "admin ada\n", "no such role": "king ada token-of-ada-1234567\n", "a short token": "admin ada secret\n",
	} {
		if _, err := auth.Tokens(strings.NewReader(text)); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
