package api

import (
	"encoding/json"
	"net/http"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// comparisonJSON is what two documents have in common and what differs.
type comparisonJSON struct {
	A        string          `json:"a"`
	B        string          `json:"b"`
	Relation json.RawMessage `json:"relation"` // null if they do not hang together
	Blocks   []blockJSON     `json:"blocks"`
}

// blockJSON is a passage that both have, or a stretch that only one has.
type blockJSON struct {
	A       *wire.Place  `json:"a"`
	B       *wire.Place  `json:"b"`
	Moved   bool         `json:"moved"`
	Changes []changeJSON `json:"changes"`
}

// changeJSON is a run of words inside a passage.
type changeJSON struct {
	Op   string      `json:"op"`
	Kind *string     `json:"kind"`
	From *wire.Place `json:"from"`
	To   *wire.Place `json:"to"`
}

func (s *server) compare(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	var in struct{ a, b string }
	if err := filters(r, map[string]*string{"a": &in.a, "b": &in.b}); err != nil {
		return err
	}
	if in.a == "" || in.b == "" || in.a == in.b {
		return invalid("Name two different documents as a and b.")
	}
	a, err := s.desk.Document(r.Context(), p.Name, in.a)
	if err != nil {
		return err
	}
	b, err := s.desk.Document(r.Context(), p.Name, in.b)
	if err != nil {
		return err
	}
	out := comparisonJSON{A: in.a, B: in.b, Relation: json.RawMessage("null"), Blocks: []blockJSON{}}
	if out.Relation, err = s.relation(r, p.Name, in.a, in.b); err != nil {
		return err
	}
	for _, block := range flow.Diff(a, b) {
		o := blockJSON{A: wire.PlaceIn(a.Text, block.A), B: wire.PlaceIn(b.Text, block.B), Moved: block.Moved, Changes: []changeJSON{}}
		for _, c := range block.Changes {
			o.Changes = append(o.Changes, changeJSON{string(c.Op), optional(string(c.Kind)), wire.PlaceIn(a.Text, c.A), wire.PlaceIn(b.Text, c.B)})
		}
		out.Blocks = append(out.Blocks, o)
	}
	return writeJSON(w, r, http.StatusOK, out)
}

// relation returns the record of how two documents hang together, or null.
func (s *server) relation(r *http.Request, pile, a, b string) (json.RawMessage, error) {
	q := hearsay.RecordQuery{Pile: pile, Kind: hearsay.RelationRecord, Doc: a, Page: hearsay.Page{Limit: maxLimit}}
	for {
		found, next, err := s.store.Records(r.Context(), q)
		if err != nil {
			return nil, err
		}
		for i, rec := range found {
			if v, ok := rec.Value.(hearsay.Relation); ok && v.Other(a) == b {
				out, err := s.recordsOf(r.Context(), pile, found[i:i+1])
				if err != nil {
					return nil, err
				}
				return out[0].(json.RawMessage), nil
			}
		}
		if next == "" {
			return json.RawMessage("null"), nil
		}
		q.After = next
	}
}
