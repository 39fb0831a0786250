package wire

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// WriteJSON writes the scope of r as one JSON object with a list for each
// kind of record, named by the kind.
func WriteJSON(w io.Writer, r *hearsay.Report, scope view.Scope) error {
	set := records(r, scope)
	out := bufio.NewWriter(w)
	out.WriteString("{")
	for i, kind := range Kinds(scope) {
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n  \"" + string(kind) + "\": [")
		for j, rec := range set.of(kind) {
			line, err := marshal(rec)
			if err != nil {
				return err
			}
			if j > 0 {
				out.WriteString(",")
			}
			out.WriteString("\n    ")
			out.Write(line)
		}
		if len(set.of(kind)) > 0 {
			out.WriteString("\n  ")
		}
		out.WriteString("]")
	}
	out.WriteString("\n}\n")
	return out.Flush()
}

// WriteJSONL writes the scope of r, one record a line. The views that hold
// nothing across documents ([Annotations], [Texts]) come document by
// document, as [Stream] writes them.
func WriteJSONL(w io.Writer, r *hearsay.Report, scope view.Scope) error {
	out := bufio.NewWriter(w)
	if scope == view.Annotations || scope == view.Texts {
		s := NewStream(out, scope)
		for _, d := range view.Documents(r) {
			if err := s.Document(d); err != nil {
				return err
			}
		}
		for _, e := range view.InputErrors(r) {
			if err := s.InputError(e); err != nil {
				return err
			}
		}
		return out.Flush()
	}
	set := records(r, scope)
	for _, kind := range Kinds(scope) {
		for _, rec := range set.of(kind) {
			if err := writeLine(out, rec); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// Stream writes records as JSON Lines while documents come in, so that a pile
// need not fit into memory. It is for one goroutine, and what it writes comes
// in the order of the calls.
type Stream struct {
	w     io.Writer
	scope view.Scope
}

// NewStream returns a stream of the documents, and for any scope but [Texts]
// of the quotations and claims in them.
func NewStream(w io.Writer, scope view.Scope) *Stream { return &Stream{w: w, scope: scope} }

// Document writes the record of d, then those of its quotations and claims.
func (s *Stream) Document(d *hearsay.Annotated) error {
	u := newRuler(d.Text)
	if err := writeLine(s.w, documentRecord(&d.Document, u, hearsay.Field{})); err != nil {
		return err
	}
	if s.scope == view.Texts {
		return nil
	}
	for _, rec := range quoteRecords(d, u) {
		if err := writeLine(s.w, rec); err != nil {
			return err
		}
	}
	for _, rec := range claimRecords(d, u) {
		if err := writeLine(s.w, rec); err != nil {
			return err
		}
	}
	return nil
}

// InputError writes the record of an input that could not be read.
func (s *Stream) InputError(e hearsay.InputError) error {
	return writeLine(s.w, inputErrorRecord(e))
}

func writeLine(w io.Writer, rec any) error {
	line, err := marshal(rec)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// marshal writes JSON on one line, with the characters < > & as they are.
func marshal(rec any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(rec); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}
