package web

import (
	"errors"
	"html/template"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// traced is what a trace says of one document.
type traced struct {
	Others                                 int // documents that it hangs together with
	N                                      int // its number in what follows
	Findings, Figures, Quotations, Lineage template.HTML
}

// trace shows what a trace found of a document, which is of the pile unless it
// is loose.
func (s *site) trace(r *request, d *hearsay.Annotated, found *hearsay.Report, loose bool) (*traced, error) {
	x := s.sub(r.pile.Name)
	x.Report = *found
	if loose {
		x.loose = d.ID
	}
	all, lines := x.sections(view.Everything, false, hearsay.Span{}), x.sections(view.Lineage, false, hearsay.Span{})
	parts, err := htmls(all.Findings, all.Figures, all.Quotations, lines.Lineage)
	if err != nil {
		return nil, err
	}
	n := slices.IndexFunc(x.Documents, func(x hearsay.Annotated) bool { return x.ID == d.ID }) + 1
	return &traced{len(x.Documents) - 1, n, parts[0], parts[1], parts[2], parts[3]}, nil
}

// traceDocument traces a document of the pile: what is known of it before a
// report has it.
func (s *site) traceDocument(r *request) error {
	id := r.PathValue("doc")
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	d, err := s.current(r, id, log)
	if err != nil {
		return err
	}
	found, err := rememberAs(s, r, "trace of "+id, func() (*traced, error) {
		found, err := s.desk.Trace(r.Context(), r.pile.Name, d)
		if err != nil {
			return nil, err
		}
		return s.trace(r, d, found, false)
	})
	if err != nil {
		return err
	}
	if r.partial() {
		return s.part(r, "traced", found)
	}
	return s.show(r, "traced-document", shown{Title: "In this pile so far", Tab: "documents", Data: tracedDocument{found, d.ID, docAddress(r.pile.Name, id)}})
}

// tracedDocument is what a page of its own shows of a document.
type tracedDocument struct {
	*traced
	ID, Address string
}

// tracing is what the page for tracing shows: the form, and what was found.
type tracing struct {
	Text     string
	Document template.HTML
	Found    *traced
}

func (s *site) showTrace(r *request) error {
	return s.show(r, "trace", shown{Title: "Trace a text", Tab: "trace", Data: tracing{}})
}

// traceText traces a text that is sent, and keeps nothing of it.
func (s *site) traceText(r *request) error {
	text := lines(r.PostFormValue("text"))
	if strings.TrimSpace(text) == "" {
		return wrong("There is nothing to trace: paste a text.")
	}
	const name = "the text"
	d, found, err := s.desk.TraceCapture(r.Context(), r.pile.Name, hearsay.Capture{ID: name, Source: name, MediaType: "text/plain", Bytes: []byte(text)})
	var bad *hearsay.InputError
	if errors.As(err, &bad) {
		return wrong("The text could not be read: " + bad.Err)
	}
	if err != nil {
		return err
	}
	data := tracing{Text: text}
	if data.Found, err = s.trace(r, d, found, true); err != nil {
		return err
	}
	x := s.sub(r.pile.Name)
	x.Documents, x.loose = []hearsay.Annotated{*d}, d.ID
	if data.Document, err = x.sections(view.Annotations, false, hearsay.Span{}).Text(); err != nil {
		return err
	}
	return s.show(r, "trace", shown{Title: "Trace a text", Tab: "trace", Data: data})
}
