package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/hearsay-project/hearsay"
)

// Problem is an error as the client sees it (RFC 9457).
type Problem struct {
	Type   string `json:"type"` // about:blank, as the status says what it is
	Title  string `json:"title"`
	Status int    `json:"status"`
	// Code is for programs: not_found, exists, invalid, input, method,
	// too_large, media_type, unauthorized, forbidden, busy or internal.
	Code string `json:"code"`
	// Detail is a sentence for people that says what to do.
	Detail string `json:"detail"`
}

// Error returns the sentence.
func (p *Problem) Error() string { return p.Detail }

func problem(status int, code, detail string) *Problem {
	return &Problem{"about:blank", http.StatusText(status), status, code, detail}
}

func invalid(detail string) *Problem { return problem(http.StatusBadRequest, "invalid", detail) }

// TooMany answers somebody who asks more than their share.
func TooMany(w http.ResponseWriter) {
	if w.Header().Get("Retry-After") == "" {
		w.Header().Set("Retry-After", "1")
	}
	problem(http.StatusTooManyRequests, "busy", "That was too much at once; ask again later.").write(w)
}

func (p *Problem) write(w http.ResponseWriter) {
	w.Header().Del("ETag")
	w.Header().Del("Content-Disposition")
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

// fail answers with what went wrong. What the client cannot mend is logged
// and not told.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var known *Problem
	var input *hearsay.InputError
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &known):
	case r.Context().Err() != nil && errors.Is(err, context.Canceled):
		return // nobody listens any more
	case errors.As(err, &large):
		known = problem(http.StatusRequestEntityTooLarge, "too_large", "The request is too large; send it in parts.")
	case errors.As(err, &input):
		known = problem(http.StatusUnprocessableEntity, "input", visible(input.Err))
	case errors.Is(err, hearsay.ErrNotFound):
		known = problem(http.StatusNotFound, "not_found", "There is no such thing; lists name what there is.")
	case errors.Is(err, hearsay.ErrExists):
		known = problem(http.StatusConflict, "exists", "There is one by that name; choose another.")
	default:
		s.Logger.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "err", err)
		known = problem(http.StatusInternalServerError, "internal", "The server failed; its log says why.")
	}
	known.write(w)
}
