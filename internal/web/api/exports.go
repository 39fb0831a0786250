package api

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/export"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// link returns how things are named in exports of a pile, nil for UUIDs.
func (s *server) link(pile string, r *hearsay.Report) func(kind wire.Kind, id string) string {
	if s.Base == "" {
		return nil
	}
	return export.Links(s.Base, pile, r)
}

func (s *server) export(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	o := export.Options{Format: export.Format(r.PathValue("format"))}
	if !slices.Contains(export.Formats(), o.Format) {
		return problem(http.StatusNotFound, "not_found", fmt.Sprintf("There is no such form of export; there are %v.", export.Formats()))
	}
	o.Table = wire.Table(r.URL.Query().Get("table"))
	if o.Table != "" && (!slices.Contains(wire.Tables(), o.Table) || o.Format != export.CSV && o.Format != export.Parquet) {
		return invalid(fmt.Sprintf("table goes with csv and parquet, and takes one of %v.", wire.Tables()))
	}
	// The same pile read by the same stages gives the same bytes.
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%d\x00%s\x00%s\x00%s\x00%s", p.Name, p.Revision, p.Reported, o.Format, o.Table, s.Base, flow.Version))
	if tagged(w, r, `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`) {
		return nil
	}
	report, err := s.report(r.Context(), p.Name)
	if err != nil {
		return err
	}
	o.Link = s.link(p.Name, report)
	if o.Corrections, err = s.log(r.Context(), p.Name); err != nil {
		return err
	}
	w.Header().Set("Content-Type", o.Format.MediaType())
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(p.Name) + "." + o.Format.Extension()}))
	if err := export.Write(w, report, o); err != nil {
		s.Logger.ErrorContext(r.Context(), "export failed", "err", err)
		panic(http.ErrAbortHandler) // the client sees that the file broke off
	}
	return nil
}

// report returns the kept report of a pile, empty before there is one.
func (s *server) report(ctx context.Context, pile string) (*hearsay.Report, error) {
	r, err := s.store.Report(ctx, pile)
	if errors.Is(err, hearsay.ErrNotFound) {
		return &hearsay.Report{}, nil
	}
	return r, err
}

// log returns the whole review log of a pile.
func (s *server) log(ctx context.Context, pile string) ([]hearsay.Correction, error) {
	var all []hearsay.Correction
	for after := int64(0); ; {
		part, err := s.store.Corrections(ctx, pile, after, maxLimit)
		if err != nil || len(part) == 0 {
			return all, err
		}
		all = append(all, part...)
		after = part[len(part)-1].Seq
	}
}
