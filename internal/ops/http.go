package ops

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	semconv "go.opentelemetry.io/otel/semconv/v1.37.0"
	"go.opentelemetry.io/otel/trace"
)

// Requests times the requests that go to next and makes a span of each. Routes
// are named by the pattern that next's ServeMux matched, so that addresses with
// names in them do not make a series each.
func (o *Ops) Requests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		ctx, span := o.tracer.Start(ctx, r.Method, trace.WithSpanKind(trace.SpanKindServer))
		defer span.End()
		// ServeMux notes the pattern in the request that it is given.
		r = r.WithContext(ctx)
		seen := &status{ResponseWriter: w, code: http.StatusOK}
		next.ServeHTTP(seen, r)

		route := r.Pattern
		if route == "" {
			route = "none"
		}
		o.requests.WithLabelValues(route, strconv.Itoa(seen.code/100)+"xx").Observe(time.Since(begun).Seconds())
		span.SetName(route)
		span.SetAttributes(semconv.HTTPRoute(route), semconv.HTTPResponseStatusCode(seen.code), attribute.String("http.request.method", r.Method))
		if seen.code >= 500 {
			span.SetStatus(codes.Error, http.StatusText(seen.code))
		}
	})
}

// status notes the status that a handler answers with.
type status struct {
	http.ResponseWriter
	code    int
	written bool
}

func (s *status) WriteHeader(code int) {
	if !s.written {
		s.code, s.written = code, code >= 200
	}
	s.ResponseWriter.WriteHeader(code)
}

func (s *status) Write(b []byte) (int, error) {
	s.written = true
	return s.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach what streams need.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// Alive answers that the process runs.
func Alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write([]byte("ok\n"))
}

// Check is one thing that must hold for the process to be of use, with the
// name that it is shown under.
type Check struct {
	Name string
	Try  func(context.Context) error
}

// Ready answers with the outcome of the checks as JSON: 200 if all hold, else
// 503. Each has so long to answer.
func Ready(each time.Duration, checks ...Check) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		outcome := make(map[string]string, len(checks))
		code := http.StatusOK
		for c := range slices.Values(checks) {
			ctx, cancel := context.WithTimeout(r.Context(), each)
			err := c.Try(ctx)
			cancel()
			outcome[c.Name] = "ok"
			if err != nil {
				outcome[c.Name], code = err.Error(), http.StatusServiceUnavailable
			}
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(code)
		json.NewEncoder(w).Encode(outcome)
	})
}
