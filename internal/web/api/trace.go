package api

import (
	"errors"
	"net/http"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// maxTraced is how many bytes the request for a trace may have.
const maxTraced = 1 << 20

// tracedJSON is what a trace finds: the part of a report that the text is in,
// and what the text is called there.
type tracedJSON struct {
	ID            string                   `json:"id"`
	Documents     []wire.DocumentRecord    `json:"documents"`
	Quotes        []wire.QuoteRecord       `json:"quotes"`
	Claims        []wire.ClaimRecord       `json:"claims"`
	Relations     []wire.RelationRecord    `json:"relations"`
	Origins       []wire.OriginRecord      `json:"origins"`
	Stories       []wire.StoryRecord       `json:"stories"`
	QuoteFamilies []wire.QuoteFamilyRecord `json:"quote_families"`
	ClaimFamilies []wire.ClaimFamilyRecord `json:"claim_families"`
	Findings      []wire.FindingRecord     `json:"findings"`
}

// trace holds a text against a pile, and keeps nothing of it.
func (s *server) trace(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	var in struct {
		ID        string `json:"id"`
		Text      string `json:"text"`
		Title     string `json:"title"`
		Outlet    string `json:"outlet"`
		Published string `json:"published"`
	}
	if err := readJSON(w, r, maxTraced, &in); err != nil {
		return err
	}
	if in.ID == "" {
		in.ID = "the text"
	}
	if strings.TrimSpace(in.Text) == "" || !goodID(in.ID) {
		return problem(http.StatusUnprocessableEntity, "invalid", "Give a text; its id may be what the id of a document may be.")
	}
	d, found, err := s.desk.TraceCapture(r.Context(), p.Name, hearsay.Capture{
		ID: in.ID, Source: in.ID, MediaType: "text/plain", Bytes: []byte(in.Text),
		Given: hearsay.Given{Title: in.Title, Outlet: in.Outlet, Published: in.Published},
	})
	var bad *hearsay.InputError
	if errors.As(err, &bad) {
		return problem(http.StatusUnprocessableEntity, "input", visible(bad.Error()))
	}
	if err != nil {
		return err
	}
	set := wire.Records(found)
	return writeJSON(w, r, http.StatusOK, tracedJSON{
		d.ID, set.Documents, set.Quotes, set.Claims, set.Relations, set.Origins, set.Stories, set.QuoteFamilies, set.ClaimFamilies, set.Findings,
	})
}
