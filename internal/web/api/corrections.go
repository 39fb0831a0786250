package api

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/export"
	"github.com/hearsay-project/hearsay/internal/report/wire"
	"github.com/hearsay-project/hearsay/internal/review"
)

// correctionJSON is a line of the review log.
type correctionJSON struct {
	Seq     int64  `json:"seq"`
	Action  string `json:"action"`
	Kind    string `json:"kind"`
	Doc     string `json:"doc"`
	Other   string `json:"other"`
	Ref     string `json:"ref"`
	Start   int    `json:"start"` // code points; start and end are 0 where it is about no words
	End     int    `json:"end"`
	Exact   string `json:"exact"`
	Field   string `json:"field"`
	Value   string `json:"value"`
	Reverts int64  `json:"reverts"`
	By      string `json:"by"`
	Why     string `json:"why"`
	At      string `json:"at"`
	// Holds is false for one that was taken back, Lost true for one that
	// holds but whose words the last report had nowhere.
	Holds bool `json:"holds"`
	Lost  bool `json:"lost"`
}

// correctionIn is what a client sends.
type correctionIn struct {
	Action  string `json:"action"`
	Kind    string `json:"kind"`
	Doc     string `json:"doc"`
	Other   string `json:"other"`
	Ref     string `json:"ref"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Exact   string `json:"exact"`
	Field   string `json:"field"`
	Value   string `json:"value"`
	Reverts int64  `json:"reverts"`
	Why     string `json:"why"`
}

var (
	actions = []string{"accept", "reject", "correct", "insert", "merge", "split", "revert"}
	targets = []string{"document", "quote", "claim", "relation", "origin", "story", "quote_family", "claim_family", "finding"}
)

func (s *server) listCorrections(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	texts := map[string]string{}
	all, err := s.desk.Log(r.Context(), p.Name)
	if err != nil {
		return err
	}
	lost, err := s.desk.Lost(r.Context(), p.Name)
	if err != nil {
		return err
	}
	return writeList(w, r, func(page hearsay.Page) ([]any, string, error) {
		after := int64(0)
		if page.After != "" {
			if after, err = strconv.ParseInt(page.After, 10, 64); err != nil {
				return nil, "", hearsay.ErrCursor
			}
		}
		log, err := s.store.Corrections(r.Context(), p.Name, after, page.Limit+1)
		if err != nil {
			return nil, "", err
		}
		next := ""
		if len(log) > page.Limit {
			log = log[:page.Limit]
			next = strconv.FormatInt(log[len(log)-1].Seq, 10)
		}
		out := make([]any, len(log))
		for i, c := range log {
			one := s.correctionOf(r, p.Name, c, texts)
			one.Holds = all.Holds(c.Seq)
			one.Lost = one.Holds && lost[c.Seq]
			out[i] = one
		}
		return out, next, nil
	})
}

// correctionOf returns a correction with its place in code points, as far as
// the document is still there.
func (s *server) correctionOf(r *http.Request, pile string, c hearsay.Correction, texts map[string]string) correctionJSON {
	out := correctionJSON{
		Seq: c.Seq, Action: string(c.Action), Kind: string(c.Kind), Doc: c.Doc, Other: c.Other, Ref: c.Ref, Exact: c.Exact,
		Field: c.Field, Value: c.Value, Reverts: c.Reverts, By: c.By, Why: c.Why, At: c.At.UTC().Format(time.RFC3339Nano),
		Holds: true,
	}
	if c.Exact == "" || c.Doc == "" {
		return out
	}
	text, ok := texts[c.Doc]
	if !ok {
		if e, err := s.store.Entry(r.Context(), pile, c.Doc); err == nil {
			if d, err := s.store.Annotated(r.Context(), e.Key); err == nil {
				text = d.Text
			}
		}
		texts[c.Doc] = text
	}
	if at := wire.PlaceIn(text, c.Span); at != nil {
		out.Start, out.End = at.Start, at.End
	}
	return out
}

func (s *server) addCorrection(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	var in correctionIn
	if err := readJSON(w, r, 1<<20, &in); err != nil {
		return err
	}
	kept, err := s.keep(r, p.Name, []correctionIn{in})
	if err != nil {
		return err
	}
	w.Header().Set("Location", r.URL.EscapedPath())
	return writeJSON(w, r, http.StatusCreated, kept[0])
}

// maxBatch is the number of corrections that are taken at once.
const maxBatch = 100

// addCorrections takes several corrections at once, or none of them: a claim
// that is inserted and what is then said of it.
func (s *server) addCorrections(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	var in struct {
		Items []correctionIn `json:"items"`
	}
	if err := readJSON(w, r, 1<<20, &in); err != nil {
		return err
	}
	if len(in.Items) < 1 || len(in.Items) > maxBatch {
		return problem(http.StatusUnprocessableEntity, "invalid", "items holds from 1 to "+strconv.Itoa(maxBatch)+" corrections.")
	}
	kept, err := s.keep(r, p.Name, in.Items)
	if err != nil {
		return err
	}
	w.Header().Set("Location", strings.TrimSuffix(r.URL.EscapedPath(), "/batch"))
	return writeJSON(w, r, http.StatusCreated, map[string]any{"items": kept})
}

// keep checks all corrections and adds them to the log.
func (s *server) keep(r *http.Request, pile string, in []correctionIn) ([]correctionJSON, error) {
	all := make([]hearsay.Correction, len(in))
	for i := range in {
		which := ""
		if len(in) > 1 {
			which = "Correction " + strconv.Itoa(i+1) + ": "
		}
		c, err := s.correction(r, pile, in[i])
		var known *Problem
		if errors.As(err, &known) {
			return nil, problem(known.Status, known.Code, which+known.Detail)
		}
		if err != nil {
			return nil, err
		}
		if err := review.Check(c); err != nil {
			return nil, problem(http.StatusUnprocessableEntity, "invalid", which+sentence(err))
		}
		all[i] = c
	}
	kept, err := s.desk.ReviewAll(r.Context(), all...)
	if err != nil {
		return nil, err
	}
	out, texts := make([]correctionJSON, len(kept)), map[string]string{}
	for i, c := range kept {
		out[i] = s.correctionOf(r, pile, c, texts)
	}
	return out, nil
}

// correction checks what a client sends and finds its target.
func (s *server) correction(r *http.Request, pile string, in correctionIn) (hearsay.Correction, error) {
	wrong := func(detail string) (hearsay.Correction, error) {
		return hearsay.Correction{}, problem(http.StatusUnprocessableEntity, "invalid", detail)
	}
	c := hearsay.Correction{
		Pile: pile, Action: hearsay.Action(in.Action), Kind: hearsay.RecordKind(in.Kind), Doc: in.Doc, Other: in.Other, Ref: in.Ref,
		Exact: in.Exact, Field: in.Field, Value: in.Value, Reverts: in.Reverts, By: s.user(r), Why: in.Why,
	}
	switch {
	case !slices.Contains(actions, in.Action):
		return wrong("action takes one of " + strings.Join(actions, ", ") + ".")
	case c.Action == hearsay.Revert:
		return s.revert(r, c)
	case !slices.Contains(targets, in.Kind):
		return wrong("kind takes one of " + strings.Join(targets, ", ") + ".")
	case c.Action == hearsay.Correct && in.Field == "":
		return wrong("To correct, say in field what has another value.")
	case strings.ContainsRune(in.Field+in.Value+in.Ref+in.Other+in.Why, 0) || len(in.Field) > 100 || len(in.Ref) > 1000 || len(in.Other) > 4096:
		return wrong("A field is too long or holds what is no text.")
	}
	if in.Exact == "" {
		var wrongTarget desk.TargetError
		switch full, err := s.desk.Target(r.Context(), c); {
		case errors.As(err, &wrongTarget):
			return wrong(wrongTarget.Error())
		case err != nil:
			return c, err
		case full.Exact != "": // named by refs
			return full, nil
		}
	}
	if in.Doc == "" {
		if c.Kind == hearsay.QuoteRecord || c.Kind == hearsay.ClaimRecord || in.Kind == "document" {
			return wrong("Say in doc which document it is about.")
		}
		return c, s.known(r, c)
	}
	e, err := s.store.Entry(r.Context(), pile, in.Doc)
	if err != nil {
		return wrong("The document named in doc is not in this pile.")
	}
	if in.Exact == "" && in.Start == 0 && in.End == 0 {
		if c.Action == hearsay.Insert {
			return wrong("To insert, say with start, end and exact which words it is about.")
		}
		return c, s.known(r, c)
	}
	d, err := s.store.Annotated(r.Context(), e.Key)
	if err != nil {
		return wrong("The document has not been read yet.")
	}
	span, ok := bytesOf(d.Text, in.Start, in.End)
	if !ok || span.Of(d.Text) != in.Exact {
		if words := strings.Split(in.Exact, " … "); !ok || len(words) < 2 || !strings.HasPrefix(span.Of(d.Text), words[0]) || !strings.HasSuffix(span.Of(d.Text), words[len(words)-1]) {
			return wrong("The words in exact do not stand from start to end in the document.")
		}
	}
	c.Span = span
	if c.Action == hearsay.Merge {
		if c, err = s.mergedWith(r, c); err != nil {
			return c, err
		}
	}
	return c, s.known(r, c)
}

// mergedWith checks, or completes, what the other side of a merger is.
func (s *server) mergedWith(r *http.Request, c hearsay.Correction) (hearsay.Correction, error) {
	if c.Value == "" {
		full, err := s.desk.Target(r.Context(), c)
		var wrong desk.TargetError
		if errors.As(err, &wrong) {
			return c, problem(http.StatusUnprocessableEntity, "invalid", wrong.Error())
		}
		return full, err
	}
	e, err := s.store.Entry(r.Context(), c.Pile, c.Other)
	if err != nil {
		return c, problem(http.StatusUnprocessableEntity, "invalid", "The document named in other is not in this pile.")
	}
	d, err := s.store.Annotated(r.Context(), e.Key)
	if err == nil {
		for part := range strings.SplitSeq(c.Value, " … ") { // the parts of one quotation
			if !strings.Contains(d.Text, part) {
				err = hearsay.ErrNotFound
			}
		}
	}
	if err != nil {
		return c, problem(http.StatusUnprocessableEntity, "invalid", "The words in value do not stand in the document named in other.")
	}
	return c, nil
}

// known checks that what a correction names by its ref is there.
func (s *server) known(r *http.Request, c hearsay.Correction) error {
	family := c.Kind == hearsay.QuoteFamilyRecord || c.Kind == hearsay.ClaimFamilyRecord
	if c.Ref == "" || c.Action == hearsay.Insert || family && c.Exact != "" || c.Kind == export.DocumentKind {
		return nil // named by its document and words
	}
	n, err := s.store.Count(r.Context(), hearsay.RecordQuery{Pile: c.Pile, Kind: c.Kind, Ref: c.Ref})
	if err != nil {
		return err
	}
	if n == 0 {
		return problem(http.StatusUnprocessableEntity, "invalid", "Nothing of that kind has this ref.")
	}
	return nil
}

// revert completes a correction that takes back an earlier one.
func (s *server) revert(r *http.Request, c hearsay.Correction) (hearsay.Correction, error) {
	full, err := s.desk.Reversal(r.Context(), c.Pile, c.Reverts, c.By, c.Why)
	var wrong desk.TargetError
	if errors.As(err, &wrong) {
		return c, problem(http.StatusUnprocessableEntity, "invalid", "reverts takes the seq of a correction of this pile.")
	}
	return full, err
}

// bytesOf turns code points of text into bytes.
func bytesOf(text string, start, end int) (hearsay.Span, bool) {
	if start < 0 || end <= start || end > len(text) {
		return hearsay.Span{}, false
	}
	s, point := hearsay.Span{Start: -1, End: -1}, 0
	for i := range text {
		if point == start {
			s.Start = i
		}
		if point == end {
			s.End = i
			break
		}
		point++
	}
	if s.End < 0 && utf8.RuneCountInString(text) == end {
		s.End = len(text)
	}
	return s, s.Start >= 0 && s.End > s.Start
}

// sentence returns an error as a sentence for people.
func sentence(err error) string {
	s := visible(err.Error())
	if r, n := utf8.DecodeRuneInString(s); n > 0 {
		s = string(unicode.ToUpper(r)) + s[n:]
	}
	return strings.TrimSuffix(s, ".") + "."
}

// importedJSON answers what annotations have become.
type importedJSON struct {
	Corrections []correctionJSON `json:"corrections"`
	Problems    []string         `json:"problems"`
}

// addAnnotations takes Web Annotations in as corrections of whoever sends
// them.
func (s *server) addAnnotations(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pile(r)
	if err != nil {
		return err
	}
	media, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if media = strings.TrimSpace(media); media != "application/json" && media != "application/ld+json" {
		return problem(http.StatusUnsupportedMediaType, "media_type", "Send application/ld+json or application/json.")
	}
	report, err := s.report(r.Context(), p.Name)
	if err != nil {
		return err
	}
	found, problems, err := export.ReadAnnotations(http.MaxBytesReader(w, r.Body, s.MaxUpload), report.Documents, export.Options{Link: s.link(p.Name, report)})
	if err != nil {
		if inner := bodyError(err); inner == err {
			return err
		}
		return problem(http.StatusUnprocessableEntity, "invalid", "The body "+visible(err.Error())+".")
	}
	for i, c := range found {
		if c.By != "" && c.By != s.user(r) { // whoever sends it answers for it
			found[i].Why = strings.TrimSpace(c.Why + " (annotated by " + c.By + ")")
		}
		found[i].By = s.user(r)
	}
	kept, more, err := s.desk.Take(r.Context(), p.Name, s.user(r), found)
	if err != nil {
		return err
	}
	out := importedJSON{Corrections: []correctionJSON{}, Problems: []string{}}
	texts := map[string]string{}
	for _, c := range kept {
		out.Corrections = append(out.Corrections, s.correctionOf(r, p.Name, c, texts))
	}
	problems = append(problems, more...)
	for _, v := range problems {
		out.Problems = append(out.Problems, visible(v))
	}
	return writeJSON(w, r, http.StatusCreated, out)
}
