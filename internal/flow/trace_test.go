package flow

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// shelf has documents of some IDs, and nothing else.
type shelf map[string]func() (*hearsay.Annotated, error)

func (shelf) Records(context.Context, hearsay.RecordQuery) ([]hearsay.Record, string, error) {
	return nil, "", nil
}

func (shelf) Search(context.Context, hearsay.SearchQuery) ([]hearsay.Hit, string, error) {
	return nil, "", nil
}

func (shelf) Parents(context.Context, string, ...string) (map[string]string, error) { return nil, nil }

func (s shelf) Document(_ context.Context, _, id string) (*hearsay.Annotated, error) {
	if there := s[id]; there != nil {
		return there()
	}
	return nil, hearsay.ErrNotFound
}

func TestATracedCaptureKeepsItsNameUnlessAnotherHasIt(t *testing.T) {
	of := func(sha string) func() (*hearsay.Annotated, error) {
		return func() (*hearsay.Annotated, error) {
			return &hearsay.Annotated{Document: hearsay.Document{SHA256: sha}}, nil
		}
	}
	fails := func(err error) func() (*hearsay.Annotated, error) {
		return func() (*hearsay.Annotated, error) { return nil, err }
	}
	gone := errors.New("the disk is gone")
	for name, tt := range map[string]struct {
		shelf shelf
		sha   string
		want  string
		err   error
	}{
		"nobody has it":                  {nil, "", "x", nil},
		"it is in the pile":              {shelf{"x": of("1")}, "1", "x", nil},
		"another has it":                 {shelf{"x": of("2")}, "1", "x*", nil},
		"two others have it":             {shelf{"x": of("2"), "x*": of("3")}, "1", "x**", nil},
		"a text without digest":          {shelf{"x": of("")}, "", "x*", nil},
		"one that could not be read has": {shelf{"x": fails(&hearsay.InputError{Source: "x"})}, "", "x*", nil},
		"the pile cannot be asked":       {shelf{"x": fails(gone)}, "", "", gone},
	} {
		t.Run(name, func(t *testing.T) {
			c := hearsay.Capture{ID: "x", Source: "x", SHA256: tt.sha, MediaType: "text/plain", Bytes: []byte("Two boats were lost.")}
			d, r, err := TraceCapture(t.Context(), tt.shelf, "pile", c, Options{})
			if !errors.Is(err, tt.err) {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if err == nil && (d.ID != tt.want || len(r.Documents) != 1 || r.Documents[0].ID != tt.want) {
				t.Errorf("traced as %q, want %q", d.ID, tt.want)
			}
		})
	}
}

func TestACaptureThatCannotBeReadIsNotTraced(t *testing.T) {
	_, _, err := TraceCapture(t.Context(), shelf{}, "pile", hearsay.Capture{ID: "x.pdf", Source: "x.pdf", MediaType: "application/pdf", Bytes: []byte("%PDF-")}, Options{})
	var bad *hearsay.InputError
	if !errors.As(err, &bad) || !strings.Contains(bad.Error(), "x.pdf") {
		t.Errorf("got %v", err)
	}
}
