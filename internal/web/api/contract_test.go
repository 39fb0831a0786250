package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// contract is the OpenAPI document with what the tests have seen of it.
type contract struct {
	doc    *openapi3.T
	router routers.Router
	seen   map[string]bool // operation and status
}

func loadContract(t testing.TB) *contract {
	t.Helper()
	data, err := document()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return &contract{doc: doc, router: router, seen: map[string]bool{}}
}

func TestRoutesAndDocumentAgree(t *testing.T) {
	c := loadContract(t)
	if !c.doc.IsOpenAPI31OrLater() {
		t.Error("the document is not OpenAPI 3.1")
	}
	var described, served []string
	for path, item := range c.doc.Paths.Map() {
		for method, op := range item.Operations() {
			described = append(described, method+" "+path)
			if op.OperationID == "" || op.Summary == "" {
				t.Errorf("%s %s has no id or summary", method, path)
			}
		}
	}
	s := &server{Options: Options{Watches: struct{ Watches }{}}}
	for _, r := range s.routes() {
		served = append(served, r.method+" "+r.path)
	}
	slices.Sort(described)
	slices.Sort(served)
	if !slices.Equal(described, served) {
		t.Errorf("described %v\nserved %v", described, served)
	}
}

// api is a client that holds each answer against the contract.
type api struct {
	t    testing.TB
	c    *contract
	base string
}

// call is one request; what is not set is not sent.
type call struct {
	method, path, body, kind string
	header                   map[string]string
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) into(t testing.TB, v any) {
	t.Helper()
	if err := json.Unmarshal(a.body, v); err != nil {
		t.Fatalf("%v: %s", err, a.body)
	}
}

func (a *api) do(c call) answer {
	a.t.Helper()
	r, err := http.NewRequest(c.method, a.base+Prefix+c.path, strings.NewReader(c.body))
	if err != nil {
		a.t.Fatal(err)
	}
	if c.kind != "" {
		r.Header.Set("Content-Type", c.kind)
	}
	for k, v := range c.header {
		r.Header.Set(k, v)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		a.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		a.t.Fatal(err)
	}
	if response.StatusCode >= 500 {
		a.t.Errorf("%s %s: status %d", c.method, c.path, response.StatusCode)
	}
	a.hold(r, response, body)
	return answer{response.StatusCode, response.Header, body}
}

// hold holds an answer against the document.
func (a *api) hold(r *http.Request, response *http.Response, body []byte) {
	a.t.Helper()
	known := r.Clone(context.Background())
	known.URL.Host, known.Host, known.URL.Scheme = "", "", ""
	route, params, err := a.c.router.FindRoute(known)
	if err != nil {
		if response.StatusCode != http.StatusNotFound && response.StatusCode != http.StatusMethodNotAllowed {
			a.t.Errorf("%s %s answers %d and is not described", r.Method, r.URL, response.StatusCode)
		}
		a.problem(r, response, body)
		return
	}
	a.c.seen[route.Method+" "+route.Path+" "+fmt.Sprint(response.StatusCode)] = true
	if route.Operation.Responses.Status(response.StatusCode) == nil {
		a.t.Errorf("%s %s answers %d, which is not described", r.Method, r.URL, response.StatusCode)
	}
	if response.StatusCode >= 400 {
		a.problem(r, response, body)
	}
	err = openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: known, PathParams: params, Route: route},
		Status:                 response.StatusCode, Header: response.Header, Body: io.NopCloser(bytes.NewReader(body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	})
	if err != nil {
		a.t.Errorf("%s %s: %v", r.Method, r.URL, err)
	}
}

// problem checks that an error is told as one.
func (a *api) problem(r *http.Request, response *http.Response, body []byte) {
	a.t.Helper()
	var p Problem
	if err := json.Unmarshal(body, &p); err != nil || p.Status != response.StatusCode || p.Detail == "" || p.Code == "" ||
		response.Header.Get("Content-Type") != "application/problem+json" || response.Header.Get("X-Content-Type-Options") != "nosniff" {
		a.t.Errorf("%s %s: no problem details: %d %s %s", r.Method, r.URL, response.StatusCode, response.Header.Get("Content-Type"), body)
	}
}

func init() {
	text := func(body io.Reader, _ http.Header, _ *openapi3.SchemaRef, _ openapi3filter.EncodingFn) (any, error) {
		data, err := io.ReadAll(body)
		return string(data), err
	}
	for _, media := range []string{"application/x-ndjson", "application/atom+xml", "application/x-bibtex", "application/vnd.apache.parquet", "application/yaml", "text/plain", "text/csv", "application/octet-stream"} {
		openapi3filter.RegisterBodyDecoder(media, text)
	}
}
