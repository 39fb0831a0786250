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
			r.Header.Set(tt.header[0], tt.header[1])
			got, ok := tt.auth.Who(r)
			if ok != (tt.want.Name != "") || ok && got != tt.want {
				t.Errorf("got %+v, %v", got, ok)
			}
		})
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
