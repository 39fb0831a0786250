package ops_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/ops"
)

func get(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func TestMetricsCountStepsByOutcome(t *testing.T) {
	o := ops.New()
	o.Step(t.Context(), "text", "a", time.Millisecond, nil)
	o.Step(t.Context(), "text", "b", time.Millisecond, nil)
	o.Step(t.Context(), "text", "c", time.Millisecond, &hearsay.InputError{Source: "c", Err: "is empty"})
	o.Step(t.Context(), "link", "", time.Second, errors.New("no"))
	o.Gauge("hearsay_waiting_documents", "Documents that wait to be read.", func() float64 { return 42 })
	got := get(t, o.Handler(), "/metrics").Body.String()
	for _, want := range []string{
		`hearsay_steps_total{outcome="done",stage="text"} 2`,
		`hearsay_steps_total{outcome="unreadable",stage="text"} 1`,
		`hearsay_steps_total{outcome="failed",stage="link"} 1`,
		`hearsay_step_seconds_count{stage="link"} 1`,
		`hearsay_waiting_documents 42`,
		`go_goroutines `,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
}

func TestRequestsAreTimedByRouteNotByAddress(t *testing.T) {
	o := ops.New()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /p/{pile}", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(r.PathValue("pile"))) })
	mux.HandleFunc("GET /broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	h := o.Requests(mux)
	for _, path := range []string{"/p/one", "/p/two", "/broken", "/nowhere"} {
		get(t, h, path)
	}
	got := get(t, o.Handler(), "/metrics").Body.String()
	for _, want := range []string{
		`hearsay_request_seconds_count{route="GET /p/{pile}",status="2xx"} 2`,
		`hearsay_request_seconds_count{route="GET /broken",status="5xx"} 1`,
		`hearsay_request_seconds_count{route="none",status="4xx"} 1`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
	if strings.Contains(got, "/p/one") {
		t.Error("an address became a series of its own")
	}
}

func TestStreamsCanBeFlushedThroughRequests(t *testing.T) {
	h := ops.New().Requests(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
	}))
	if w := get(t, h, "/"); !w.Flushed {
		t.Error("nothing was flushed")
	}
}

func TestReadyNamesWhatDoesNotHold(t *testing.T) {
	slow := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	for _, test := range []struct {
		name   string
		checks []ops.Check
		code   int
		want   map[string]string
	}{
		{"nothing to check", nil, 200, map[string]string{}},
		{"all well", []ops.Check{{"store", func(context.Context) error { return nil }}}, 200, map[string]string{"store": "ok"}},
		{"one away", []ops.Check{
			{"store", func(context.Context) error { return errors.New("connection refused") }},
			{"queue", func(context.Context) error { return nil }},
		}, 503, map[string]string{"store": "connection refused", "queue": "ok"}},
		{"one that hangs", []ops.Check{{"store", slow}}, 503, map[string]string{"store": context.DeadlineExceeded.Error()}},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := get(t, ops.Ready(20*time.Millisecond, test.checks...), "/readyz")
			var got map[string]string
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			if w.Code != test.code || len(got) != len(test.want) {
				t.Errorf("%d %v, want %d %v", w.Code, got, test.code, test.want)
			}
			for name, want := range test.want {
				if got[name] != want {
					t.Errorf("%s: %q, want %q", name, got[name], want)
				}
			}
		})
	}
}

func TestNoTraceLeavesTheMachineUnlessACollectorIsNamed(t *testing.T) {
	end, err := ops.Trace(t.Context(), "test", func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	if err := end(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestTracesGoToTheNamedCollector(t *testing.T) {
	var posts atomic.Int32
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/traces" {
			posts.Add(1)
		}
	}))
	defer collector.Close()
	env := map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL}
	for k, v := range env {
		t.Setenv(k, v)
	}
	end, err := ops.Trace(t.Context(), "test", func(k string) string { return env[k] })
	if err != nil {
		t.Fatal(err)
	}
	ops.New().Step(t.Context(), "text", "a", time.Millisecond, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	if err := end(ctx); err != nil {
		t.Fatal(err)
	}
	if posts.Load() == 0 {
		t.Error("nothing arrived")
	}
}
