package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// claimFields are the fields of a claim that are scored, with the floor of each.
var claimFields = []struct {
	name  string
	floor float64
}{{"value and bound", .92}, {"measure", .85}, {"subject", .85}, {"period", .80}, {"source", .80}}

// scoreGoldClaims measures claims field by field on labels of our own:
//
//   - real: sentences of real reports, read and labelled one by one before
//     hearsay's answer to them was seen; stand-off labels (eval/gold/claims.jsonl:
//     places in code points of texts below DIR, each with the SHA-256 of its
//     text). Half of the reports are held out: no rule is made by looking at them;
//     the others may guide work, as do
//   - written: the claims of the invented piles (eval/piles, eval/gold/demo.json).
//
// A label names the fields that its sentence, or the report around it, tells.
// Value and bound (with the unit) count over all labels, so that a claim that is
// not found is wrong; the other fields over the claims that are found, as far as
// the label names them; beside it stands the share over all labels. How a field
// agrees is that of [scorePile]. The fewest wrong fields decide where two claims
// have the number.
//
// With HEARSAY_EVAL_VERBOSE set it prints what goes wrong, but for those held out.
func scoreGoldClaims(dir string, w io.Writer) (map[string]float64, error) {
	figures := make(map[string]float64)
	held, err := realClaims(dir, true)
	if err != nil {
		return nil, err
	}
	real, err := realClaims(dir, false)
	if err != nil {
		return nil, err
	}
	written, err := writtenClaims()
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(w, "%-16s %21s %21s %21s %6s\n", "of claims found", "real, held out", "real, the others", "written", "floor")
	for _, f := range claimFields {
		fmt.Fprintf(w, "%-16s %21s %21s %21s %6.2f\n", f.name, held.show(f.name), real.show(f.name), written.show(f.name), f.floor)
		for name, t := range map[string]*fieldTally{"held_out": held, "real": real, "written": written} {
			if t.labels == 0 {
				continue
			}
			share, all := t.shares(f.name)
			figures[name+"_"+f.name], figures[name+"_"+f.name+"_all"] = share, all
		}
	}
	fmt.Fprintf(w, "labels: %d held out (%d found), %d other real ones (%d), %d written (%d); in brackets the share over all labels that name the field\n",
		held.labels, held.found, real.labels, real.found, written.labels, written.found)
	figures["held_out_labels"], figures["real_labels"], figures["written_labels"] = float64(held.labels), float64(real.labels), float64(written.labels)
	if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" {
		for _, line := range append(real.wrong, written.wrong...) {
			fmt.Fprintln(w, line)
		}
	}
	return figures, nil
}

// fieldTally counts fields: right, of those found, of all labels that name it.
type fieldTally struct {
	labels, found int
	right         map[string]int
	of, all       map[string]int
	wrong         []string
}

func newFieldTally() *fieldTally {
	return &fieldTally{right: map[string]int{}, of: map[string]int{}, all: map[string]int{}}
}

func (t *fieldTally) shares(field string) (of, all float64) {
	return round(float64(t.right[field]) / float64(max(1, t.of[field]))), round(float64(t.right[field]) / float64(max(1, t.all[field])))
}

func (t *fieldTally) show(field string) string {
	if t.labels == 0 {
		return "texts not there"
	}
	of, all := t.shares(field)
	return fmt.Sprintf("%.3f of %d (%.3f)", of, t.of[field], all)
}

// add scores one label against the claims of its document at its places.
func (t *fieldTally) add(want goldClaim, d *hearsay.Annotated, at []hearsay.Span) {
	t.labels++
	named := map[string]bool{"measure": want.Measure != "", "subject": want.Subject != "", "period": want.Period != "" || want.Rate != "", "source": want.Says != ""}
	for f, ok := range named {
		if ok {
			t.all[f]++
		}
	}
	t.of["value and bound"]++
	t.all["value and bound"]++
	var best *pileScore
	var got *hearsay.Claim
	least := 0
	for i := range d.Claims {
		c := &d.Claims[i]
		near := false
		for _, p := range at {
			near = near || touches(c, p)
		}
		if !near || !sameNumber(&want, c) {
			continue
		}
		s := &pileScore{fields: map[string][]bool{}}
		if bad := len(s.claimProblems(&want, c, nil)); best == nil || bad < least {
			best, got, least = s, c, bad
		}
	}
	name := fmt.Sprintf("%s %s “%s”", want.Doc, want.ID, at[0].Of(d.Text))
	if best == nil {
		t.wrong = append(t.wrong, name+": not found")
		return
	}
	t.found++
	for field, rights := range best.fields {
		right := rights[0]
		switch {
		case field == "bound and unit":
			field = "value and bound"
		case !named[field]:
			continue
		default:
			t.of[field]++
		}
		if right {
			t.right[field]++
		} else {
			wanted := map[string]string{"measure": want.Measure, "subject": want.Subject, "period": strings.TrimSpace(want.Period + " " + want.Rate), "source": want.Says, "value and bound": want.Bound + " " + want.Unit}[field]
			t.wrong = append(t.wrong, fmt.Sprintf("%s: %s is not %q (measure %q, counted %q, subject %q, period %s %q, said by %s)", name, field, wanted, got.Measure, counted(got), got.Subject, got.Period.Type, got.Period.Value, attribution(got)))
		}
	}
	if _, counted := best.fields["bound and unit"]; !counted || got.Quantity == nil { // a comparison or a ratio has no bound
		t.right["value and bound"]++
	}
}

func counted(c *hearsay.Claim) string {
	if c.Quantity == nil {
		return ""
	}
	return c.Quantity.Counted
}

// realClaims scores the stand-off labels of the reports that are held out, or of
// the others.
func realClaims(dir string, heldOut bool) (*fieldTally, error) {
	t := newFieldTally()
	texts := make(map[string]map[string]rawReport)
	err := eachLine("eval/gold/claims.jsonl", func(g struct {
		Set, ID, SHA256 string
		HeldOut         bool `json:"held_out"`
		Claims          []struct {
			Start, End int
			goldClaim
		}
	}) {
		if g.HeldOut != heldOut {
			return
		}
		if texts[g.Set] == nil {
			texts[g.Set] = reportsOf(filepath.Join(dir, g.Set))
		}
		raw := texts[g.Set][g.ID]
		if sum := sha256.Sum256([]byte(raw.Text)); hex.EncodeToString(sum[:]) != g.SHA256 {
			t.wrong = append(t.wrong, g.ID+" is not the text that was labelled")
			return
		}
		d := annotateReal(g.ID, raw)
		for _, c := range g.Claims {
			c.Doc = g.ID
			t.add(c.goldClaim, &d, []hearsay.Span{{Start: byteOffset(raw.Text, c.Start), End: byteOffset(raw.Text, c.End)}})
		}
	})
	return t, err
}

// rawReport is a report of a data set.
type rawReport struct{ ID, Title, Outlet, Published, Text string }

func reportsOf(path string) map[string]rawReport {
	out := make(map[string]rawReport)
	if err := eachLine(path, func(r rawReport) { out[r.ID] = r }); err != nil {
		return nil // a set that is not there leaves its labels unscored, which shows
	}
	return out
}

// annotateReal reads a report as it stands: one paragraph a line.
func annotateReal(id string, r rawReport) hearsay.Annotated {
	d := hearsay.Document{ID: id, Text: r.Text}
	given := func(v string) hearsay.Field { return hearsay.Field{Value: v, Basis: hearsay.BasisGiven} }
	d.Title, d.Outlet, d.Published = given(r.Title), given(r.Outlet), given(r.Published)
	at := 0
	for i := 0; i <= len(r.Text); i++ {
		if i == len(r.Text) || r.Text[i] == '\n' {
			if i > at {
				d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: i}, Kind: hearsay.Paragraph})
			}
			at = i + 1
		}
	}
	a, err := annotate.Annotate(context.Background(), d)
	if err != nil {
		return hearsay.Annotated{Document: d}
	}
	return a
}

// byteOffset returns where code point n of text begins.
func byteOffset(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// writtenClaims scores the claims of the invented piles.
func writtenClaims() (*fieldTally, error) {
	t := newFieldTally()
	piles := [][2]string{{"internal/demo/pile", "eval/gold/demo.json"}}
	for _, name := range []string{"flood", "layoffs", "outbreak", "protest", "strike"} {
		piles = append(piles, [2]string{"eval/piles/" + name + "/seeds", "eval/piles/" + name + "/gold/seeds.json"})
	}
	ctx := context.Background()
	for _, p := range piles {
		data, err := os.ReadFile(p[1])
		if err != nil {
			return nil, err
		}
		var g pileGold
		if err := json.Unmarshal(data, &g); err != nil {
			return nil, fmt.Errorf("%s: %w", p[1], err)
		}
		r, err := flow.Report(ctx, capture.Open(ctx, []string{p[0]}, capture.Options{}), flow.Options{})
		if err != nil {
			return nil, err
		}
		for _, want := range g.Claims {
			if d := r.Document(want.Doc); d != nil {
				if at := places(d.Text, want.At); len(at) > 0 {
					t.add(want, d, at)
				}
			}
		}
	}
	return t, nil
}
