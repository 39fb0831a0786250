package capture

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAddressesOfThisMachineAreRefused(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("secret")) }))
	defer s.Close()
	got, problems := open(t, "", []string{s.URL}, Options{})
	if len(got) > 0 || len(problems) != 1 || !strings.Contains(problems[0], "not on the public internet") {
		t.Errorf("captures %+v, problems %q", got, problems)
	}
}
