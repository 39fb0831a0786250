package api

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// maxChecked is the length of a text that is checked, in bytes.
const maxChecked = 4000

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// shelf lets a kept pile be checked.
type shelf struct {
	hearsay.Store
	*desk.Desk
}

// check says whether the documents of a pile state the figures of a text.
func (s *server) check(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	var in struct {
		Text string `json:"text"`
		Date string `json:"date"`
	}
	if err := readJSON(w, r, 64<<10, &in); err != nil {
		return err
	}
	if strings.TrimSpace(in.Text) == "" || len(in.Text) > maxChecked || in.Date != "" && !day.MatchString(in.Date) {
		return problem(http.StatusUnprocessableEntity, "invalid", "Give a text of at most 4000 bytes, and its date as in 2026-02-14 or none.")
	}
	c, report, err := flow.CheckPile(r.Context(), shelf{s.store, s.desk}, p.Name, in.Text, in.Date)
	if err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusOK, map[string]any{"figures": wire.CheckRecords(c, report)})
}
