package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
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
//     text), taken in several draws (eval/guidelines.md). Some reports are held
//     out: no rule is made by looking at them; the others may guide work;
//   - invented: invented reports (eval/figures), written in the manner of real
//     ones by somebody who writes no rules, and labelled at once; half of them is
//     held out;
//   - written: the claims of the invented piles (eval/piles, eval/gold/demo.json), to which
//     the trees are fitted as well; those of piles written later, to which nothing is; and
//     those of piles held out.
//
// A label names the fields that its sentence, or the report around it, tells.
// Value and bound (with the unit) count over all labels, so that a claim that is
// not found is wrong; the other fields over the claims that are found, as far as
// the label names them; beside it stands the share over all labels. How a field
// agrees is that of [scorePile]. The fewest wrong fields decide where two claims
// have the number.
//
// A label that names no period or no source says that the text tells none, and then
// none is right: a second table holds that, and both kinds of labels together. Readers
// differ in it more than in what they name (see the second labelling). Labels name times in
// full only (eval/guidelines.md), so that one whose year nobody tells is none there.
//
// A second labelling of some of the real ones (eval/gold/claims-second.jsonl) tells how
// far two labellings agree by the same rules; that is what can be reached. One figure has
// several names by which to look it up: the subject of either reader is right.
//
// Where the two readings of a report that is held out differ in a period or a source, a third
// reader has decided (eval/gold/claims-decided.jsonl), who saw the text and the two answers,
// and not whose they were or what hearsay reads.
//
// With HEARSAY_EVAL_VERBOSE set it prints what goes wrong, but for those held out.
func scoreGoldClaims(dir string, w io.Writer) (map[string]float64, error) {
	figures := make(map[string]float64)
	draws, twice, err := realClaims(dir)
	if err != nil {
		return nil, err
	}
	written, err := writtenClaims(fittedPiles)
	if err != nil {
		return nil, err
	}
	later, err := writtenClaims(laterPiles)
	if err != nil {
		return nil, err
	}
	laterHeld, err := writtenClaims(heldPiles)
	if err != nil {
		return nil, err
	}
	type part struct {
		key, title string
		tally      *fieldTally
		reports    []*fieldTally // nil where no spread is shown
	}
	var parts []part
	for _, held := range []bool{true, false} {
		key, title := "open", "open"
		if held {
			key, title = "held_out", "held out"
		}
		all := newFieldTally()
		at := len(parts)
		parts = append(parts, part{key, "all " + title, all, nil})
		for _, d := range draws {
			if d.heldOut == held {
				all.join(d.tally)
				parts[at].reports = append(parts[at].reports, d.reports...)
				parts = append(parts, part{fmt.Sprintf("draw_%d_%s", d.draw, key), fmt.Sprintf("draw %d, %s", d.draw, title), d.tally, nil})
			}
		}
	}
	together := newFieldTally()
	for _, d := range draws {
		together.join(d.tally)
	}
	parts = append(parts, part{"real", "all real", together, nil})
	inventedOpen, inventedHeld, err := inventedClaims()
	if err != nil {
		return nil, err
	}
	parts = append(parts, part{"invented_held_out", "invented, held out", inventedHeld.fieldTally, nil}, part{"invented_open", "invented, open", inventedOpen.fieldTally, nil},
		part{"written", "written", written, nil}, part{"written_later", "written later", later, nil}, part{"written_held_out", "written, held out", laterHeld, nil})

	fmt.Fprintf(w, "%-18s %12s", "of claims found", "found")
	for _, f := range claimFields {
		fmt.Fprintf(w, " %15s", f.name)
	}
	fmt.Fprintf(w, "\n%-31s", "floor")
	for _, f := range claimFields {
		fmt.Fprintf(w, " %15.2f", f.floor)
	}
	fmt.Fprintln(w)
	for _, p := range parts {
		fmt.Fprintf(w, "%-18s %12s", p.title, fmt.Sprintf("%d of %d", p.tally.found, p.tally.labels))
		figures[p.key+"_labels"] = float64(p.tally.labels)
		for _, f := range claimFields {
			fmt.Fprintf(w, " %15s", p.tally.show(f.name))
			if p.tally.labels > 0 {
				figures[p.key+"_"+f.name], figures[p.key+"_"+f.name+"_all"] = p.tally.shares(f.name)
			}
		}
		fmt.Fprintln(w)
		if p.reports == nil {
			continue
		}
		fmt.Fprintf(w, "%-31s", "  95 % of resamplings")
		for _, f := range claimFields {
			low, high := spread(p.reports, f.name)
			fmt.Fprintf(w, " %15s", fmt.Sprintf("%.3f to %.3f", low, high))
			figures[p.key+"_"+f.name+"_low"], figures[p.key+"_"+f.name+"_high"] = low, high
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, "in brackets the share over all labels that name the field")
	fmt.Fprintf(w, "\n%-18s %24s %24s %15s %15s\n", "of claims found", "no period, as the label", "no source, as the label", "either, period", "either, source")
	for _, p := range parts {
		fmt.Fprintf(w, "%-18s", p.title)
		for _, field := range unnamedFields {
			none, of := p.tally.left[field], p.tally.unnamed[field]
			fmt.Fprintf(w, " %24s", fmt.Sprintf("%.3f of %d", float64(none)/float64(max(1, of)), of))
			if of > 0 {
				figures[p.key+"_no_"+field] = round(float64(none) / float64(of))
			}
		}
		for _, field := range unnamedFields {
			both := p.tally.bothKinds(field)
			fmt.Fprintf(w, " %15.3f", float64(both.right)/float64(max(1, both.of)))
			figures[p.key+"_either_"+field] = round(float64(both.right) / float64(max(1, both.of)))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
	fmt.Fprintf(w, "subject, all held out, by the first reading alone: %s\n", twice.alone.show("subject"))
	figures["held_out_subject_first_alone"], _ = twice.alone.shares("subject")
	fmt.Fprintf(w, "read in the invented reports without a label: %d of %d held out, %d of %d open\n", inventedHeld.besides, inventedHeld.read, inventedOpen.besides, inventedOpen.read)
	figures["invented_held_out_besides"], figures["invented_open_besides"] = float64(inventedHeld.besides), float64(inventedOpen.besides)
	agreeing, err := agreeingLabels(dir)
	if err != nil {
		return nil, err
	}
	for _, field := range unnamedFields {
		readers := agreeing[1].second.bothKinds(field)
		fmt.Fprintf(w, "%s or none, all held out, as one of two readers has it: %v; as one reader has what the other has: %v\n", field, twice.either[field], readers)
		figures["held_out_by_either_reader_"+field] = twice.either[field].rounded()
		figures["held_out_readers_with_each_other_"+field] = readers.rounded()
		named, none := twice.named[field], twice.none[field]
		both := share{named.right + none.right, named.of + none.of}
		fmt.Fprintf(w, "%s, all held out, with what a third reader decided where these differ: named %v, none %v, together %v\n", field, named, none, both)
		figures["held_out_decided_"+field], figures["held_out_decided_no_"+field], figures["held_out_decided_either_"+field] = named.rounded(), none.rounded(), both.rounded()
	}
	for _, p := range agreeing {
		second, first := p.second, p.first
		if second.labels == 0 {
			continue
		}
		fmt.Fprintf(w, "\na second labelling, %s: %d labels of %d are in both; the fields of these\n", p.title, second.found, second.labels)
		fmt.Fprintf(w, "%-16s %21s %21s\n", "", "second against first", "first against second")
		for _, f := range claimFields {
			fmt.Fprintf(w, "%-16s %21s %21s\n", f.name, second.showFound(f.name), first.showFound(f.name))
			figures["agreement_"+p.key+"_"+f.name], _ = second.ofFound(f.name)
			figures["agreement_"+p.key+"_reverse_"+f.name], _ = first.ofFound(f.name)
		}
		figures["agreement_"+p.key+"_found_f1"] = round(float64(second.found+first.found) / float64(second.labels+first.labels))
	}
	if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" {
		for _, d := range draws {
			if !d.heldOut {
				for _, line := range d.tally.wrong {
					fmt.Fprintf(w, "draw %d: %s\n", d.draw, line)
				}
			}
		}
		for _, line := range append(inventedOpen.wrong, inventedOpen.unwanted...) {
			fmt.Fprintln(w, "invented:", line)
		}
		for _, line := range append(written.wrong, later.wrong...) {
			fmt.Fprintln(w, "written:", line)
		}
		for _, line := range agreeing[0].second.wrong {
			fmt.Fprintln(w, "second labelling:", line)
		}
	}
	return figures, nil
}

// unnamedFields are the fields of which the text of a label may tell nothing.
var unnamedFields = []string{"period", "source"}

// fieldTally counts fields: right, of those found, of all labels that name it; and
// those that a label found leaves away, and of these the ones that hearsay leaves away too.
type fieldTally struct {
	labels, found int
	right         map[string]int
	of, all       map[string]int
	unnamed, left map[string]int
	wrong         []string
}

func newFieldTally() *fieldTally {
	return &fieldTally{right: map[string]int{}, of: map[string]int{}, all: map[string]int{}, unnamed: map[string]int{}, left: map[string]int{}}
}

func (t *fieldTally) shares(field string) (of, all float64) {
	return round(float64(t.right[field]) / float64(max(1, t.of[field]))), round(float64(t.right[field]) / float64(max(1, t.all[field])))
}

// bothKinds returns how many labels agree of those that name the field and those that leave it
// away.
func (t *fieldTally) bothKinds(field string) share {
	return share{t.left[field] + t.right[field], t.unnamed[field] + t.of[field]}
}

// ofFound returns the share of the labels found that have the field right, value
// and bound too.
func (t *fieldTally) ofFound(field string) (share float64, of int) {
	of = t.of[field]
	if field == "value and bound" {
		of = t.found
	}
	return round(float64(t.right[field]) / float64(max(1, of))), of
}

func (t *fieldTally) showFound(field string) string {
	share, of := t.ofFound(field)
	return fmt.Sprintf("%.3f of %d", share, of)
}

func (t *fieldTally) show(field string) string {
	if t.labels == 0 {
		return "not there"
	}
	of, all := t.shares(field)
	return fmt.Sprintf("%.3f (%.3f)", of, all)
}

// join adds what another tally counted.
func (t *fieldTally) join(other *fieldTally) {
	t.wrong = append(t.wrong, other.wrong...)
	t.labels += other.labels
	t.found += other.found
	for _, f := range claimFields {
		t.right[f.name] += other.right[f.name]
		t.of[f.name] += other.of[f.name]
		t.all[f.name] += other.all[f.name]
		t.unnamed[f.name] += other.unnamed[f.name]
		t.left[f.name] += other.left[f.name]
	}
}

// resamplings is how often reports are drawn anew for the spread of a share.
const resamplings = 2000

// spread returns between which shares the field comes out in 95 % of draws of as many
// reports from these, with repetition (the bootstrap: Efron 1979, Annals of Statistics 7).
// Reports are drawn, and not labels: those of one report are right or wrong together.
func spread(reports []*fieldTally, field string) (low, high float64) {
	random := rand.New(rand.NewPCG(1, 2))
	shares := make([]float64, resamplings)
	for i := range shares {
		right, of := 0, 0
		for range reports {
			t := reports[random.IntN(len(reports))]
			right += t.right[field]
			of += t.of[field]
		}
		shares[i] = float64(right) / float64(max(1, of))
	}
	slices.Sort(shares)
	return round(shares[resamplings/40]), round(shares[resamplings-1-resamplings/40])
}

// add scores one label against the claims of its document at its places. It returns whether a
// claim is found, and in which of [unnamedFields] that agrees with the label: none where
// the label names none, too.
func (t *fieldTally) add(want goldClaim, d *hearsay.Annotated, at []hearsay.Span) (agrees map[string]bool, found bool) {
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
		return nil, false
	}
	t.found++
	agrees = make(map[string]bool)
	for field, none := range map[string]bool{"period": (got.Period.Value == "" || strings.HasPrefix(got.Period.Value, "XXXX")) && got.Period.Per == "", "source": len(got.Attribution) == 0} {
		if !named[field] {
			t.unnamed[field]++
			if agrees[field] = none; none {
				t.left[field]++
			}
		}
	}
	for field, rights := range best.fields {
		right := rights[0]
		switch {
		case field == "bound and unit":
			field = "value and bound"
		case !named[field]:
			continue
		default:
			t.of[field]++
			agrees[field] = right
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
	return agrees, true
}

func counted(c *hearsay.Claim) string {
	if c.Quantity == nil {
		return ""
	}
	return c.Quantity.Counted
}

// labelledReport is a line of the files of stand-off labels.
type labelledReport struct {
	Set, ID, SHA256 string
	Draw            int
	HeldOut         bool `json:"held_out"`
	Claims          []labelledClaim
}

// labelledClaim is a label at its place, in code points.
type labelledClaim struct {
	Start, End int
	Alt        string // other subjects that are as right, between semicolons
	goldClaim
}

// label returns the label with all the subjects that are right.
func (c *labelledClaim) label() goldClaim {
	g := c.goldClaim
	if c.Alt != "" {
		g.Subject += "; " + c.Alt
	}
	return g
}

// reportTexts gives the texts of labelled reports.
type reportTexts struct {
	dir  string
	sets map[string]map[string]rawReport
}

// of returns the report that was labelled, and whether its text is at hand.
func (r *reportTexts) of(g *labelledReport) (rawReport, bool) {
	if r.sets[g.Set] == nil {
		r.sets[g.Set] = reportsOf(filepath.Join(r.dir, g.Set))
	}
	raw := r.sets[g.Set][g.ID]
	sum := sha256.Sum256([]byte(raw.Text))
	return raw, hex.EncodeToString(sum[:]) == g.SHA256
}

// drawTally is what was counted over the reports of one draw that are held out,
// or over those that are not.
type drawTally struct {
	draw    int
	heldOut bool
	tally   *fieldTally
	reports []*fieldTally // of each report
}

// share is how many of how many are right.
type share struct{ right, of int }

func (s share) String() string {
	return fmt.Sprintf("%.3f of %d", float64(s.right)/float64(max(1, s.of)), s.of)
}

func (s share) rounded() float64 { return round(float64(s.right) / float64(max(1, s.of))) }

// countIn adds one to the share of the field.
func countIn(shares map[string]share, field string, right bool) {
	s := shares[field]
	if s.of++; right {
		s.right++
	}
	shares[field] = s
}

// twiceRead is what more is known of the reports held out by the further readings.
type twiceRead struct {
	alone       *fieldTally      // by the first reading alone
	either      map[string]share // by field: as one of two readers has it, of the labels found
	named, none map[string]share // by field: as decided, of those that then name it and those that do not
}

// decision is what a third reader decided of a label in which two readers differ.
type decision struct {
	Set, ID    string
	Start, End int
	Field      string
	Right      []string // any of which will do; "" is none
}

// in returns the label with one of the answers that are right.
func (d *decision) in(g goldClaim, answer string) goldClaim {
	switch rate := strings.HasPrefix(answer, "per "); {
	case d.Field == "source":
		g.Says = answer
	case rate:
		g.Period, g.Rate = "", answer
	default:
		g.Period, g.Rate = answer, ""
	}
	return g
}

// labels reports whether the label names the field.
func labels(g *goldClaim, field string) bool {
	if field == "source" {
		return g.Says != ""
	}
	return g.Period != "" || g.Rate != ""
}

// realClaims scores the stand-off labels, draw by draw. Where a second reader labelled a
// report, the subjects that this one has are as right.
func realClaims(dir string) (draws []drawTally, twice twiceRead, err error) {
	twice = twiceRead{newFieldTally(), map[string]share{}, map[string]share{}, map[string]share{}}
	decided := map[string]decision{}
	err = eachLine("eval/gold/claims-decided.jsonl", func(d decision) { decided[fmt.Sprint(d.Set, d.ID, d.Start, d.End, d.Field)] = d })
	if err != nil {
		return nil, twice, err
	}
	texts := reportTexts{dir, map[string]map[string]rawReport{}}
	second := map[string]goldClaim{}
	key := func(g *labelledReport, c *labelledClaim) string { return fmt.Sprint(g.Set, g.ID, c.Start, c.End) }
	err = eachLine("eval/gold/claims-second.jsonl", func(g labelledReport) {
		for _, c := range g.Claims {
			second[key(&g, &c)] = c.label()
		}
	})
	if err != nil {
		return nil, twice, err
	}
	err = eachLine("eval/gold/claims.jsonl", func(g labelledReport) {
		i := slices.IndexFunc(draws, func(d drawTally) bool { return d.draw == g.Draw && d.heldOut == g.HeldOut })
		if i < 0 {
			i = len(draws)
			draws = append(draws, drawTally{draw: g.Draw, heldOut: g.HeldOut, tally: newFieldTally()})
		}
		t := newFieldTally()
		defer func() {
			draws[i].tally.join(t)
			draws[i].reports = append(draws[i].reports, t)
		}()
		raw, ok := texts.of(&g)
		if !ok {
			t.wrong = append(t.wrong, g.ID+" is not the text that was labelled")
			return
		}
		d := annotateReal(g.ID, raw)
		for _, c := range g.Claims {
			want, at := c.label(), []hearsay.Span{{Start: byteOffset(raw.Text, c.Start), End: byteOffset(raw.Text, c.End)}}
			want.Doc = g.ID
			if g.HeldOut {
				twice.alone.add(want, &d, at)
			}
			other, again := second[key(&g, &c)]
			if other.Subject != "" && want.Subject != "" {
				want.Subject += "; " + other.Subject
			}
			agrees, found := t.add(want, &d, at)
			if !again || !found || !g.HeldOut {
				continue
			}
			also, _ := newFieldTally().add(other, &d, at)
			for _, field := range unnamedFields {
				countIn(twice.either, field, agrees[field] || also[field])
				right, named := agrees[field], labels(&want, field)
				if x, differ := decided[key(&g, &c)+field]; differ {
					right, named = false, false
					for _, answer := range x.Right {
						w := x.in(want, answer)
						fits, _ := newFieldTally().add(w, &d, at)
						right, named = right || fits[field], named || labels(&w, field)
					}
				}
				if named {
					countIn(twice.named, field, right)
				} else {
					countIn(twice.none, field, right)
				}
			}
		}
	})
	slices.SortFunc(draws, func(a, b drawTally) int { return cmp.Compare(a.draw, b.draw) })
	return draws, twice, err
}

// labelsAgree is how far two labellings of the same reports agree: the second held
// against the first as if it were read by the program, and the first against the second.
type labelsAgree struct {
	key, title    string
	second, first *fieldTally
}

// agreeingLabels holds a second labelling of some of the reports, made without
// sight of the first, against the first: of those that are open, and of those held out.
func agreeingLabels(dir string) ([2]labelsAgree, error) {
	out := [2]labelsAgree{{"open", "open", newFieldTally(), newFieldTally()}, {"held_out", "held out", newFieldTally(), newFieldTally()}}
	labelled := map[string]labelledReport{}
	if err := eachLine("eval/gold/claims.jsonl", func(g labelledReport) { labelled[g.Set+" "+g.ID] = g }); err != nil {
		return out, err
	}
	texts := reportTexts{dir, map[string]map[string]rawReport{}}
	err := eachLine("eval/gold/claims-second.jsonl", func(b labelledReport) {
		a, known := labelled[b.Set+" "+b.ID]
		raw, ok := texts.of(&b)
		if !known || !ok || a.SHA256 != b.SHA256 {
			return
		}
		p := &out[0]
		if a.HeldOut {
			p = &out[1]
		}
		p.second.hold(&a, &b, raw.Text)
		p.first.hold(&b, &a, raw.Text)
	})
	return out, err
}

// hold scores the labels of want against those of got.
func (t *fieldTally) hold(want, got *labelledReport, text string) {
	d := hearsay.Annotated{Document: hearsay.Document{ID: got.ID, Text: text}}
	for _, g := range got.Claims {
		d.Claims = append(d.Claims, labelAsClaim(g.goldClaim, hearsay.Span{Start: byteOffset(text, g.Start), End: byteOffset(text, g.End)}))
	}
	for _, w := range want.Claims {
		w.Doc = want.ID
		t.add(w.label(), &d, []hearsay.Span{{Start: byteOffset(text, w.Start), End: byteOffset(text, w.End)}})
	}
}

// labelAsClaim returns a label as the claim that has all that it names.
func labelAsClaim(g goldClaim, at hearsay.Span) hearsay.Claim {
	c := hearsay.Claim{Span: at, Measure: hearsay.Measure(g.Measure), Subject: g.Subject, Ratio: g.Ratio}
	if g.Ratio == nil {
		c.Quantity = &hearsay.Quantity{Span: at, Low: g.Low, High: g.High, Bound: hearsay.Bound(g.Bound), Unit: cmp.Or(g.Unit, "1")}
		if g.Value != nil {
			c.Quantity.Low, c.Quantity.High = g.Value, g.Value
		}
	}
	c.Period.Value = firstWord(g.Period)
	switch {
	case g.Rate != "":
		c.Period.Type, c.Period.Per = hearsay.Rate, append(perUnit[g.Rate], "")[0]
	case strings.HasPrefix(g.Period, "cumulative"):
		c.Period.Type = hearsay.Cumulative
	case c.Period.Value != "":
		c.Period.Type = hearsay.Interval
	}
	if name, other, ok := strings.Cut(g.Says, " ("); g.Says != "" {
		c.Attribution = append(c.Attribution, hearsay.Party{Name: name})
		if ok {
			c.Attribution = append(c.Attribution, hearsay.Party{Name: strings.TrimSuffix(other, ")")})
		}
	}
	return c
}

// rawReport is a report of a data set.
type rawReport struct{ ID, Title, Outlet, Published, Text string }

// reportsOf returns the reports of a set by their IDs; one of an incident is
// INCIDENT.N, from 0. Of a set of pages it is the text that goes with each.
func reportsOf(path string) map[string]rawReport {
	out := make(map[string]rawReport)
	if filepath.Base(path) == "casualty-counts.jsonl" {
		err := eachLine(path, func(c incident) {
			for i, d := range c.Documents {
				id := fmt.Sprintf("%s.%d", c.Incident, i)
				out[id] = rawReport{ID: id, Title: d.Title, Published: d.Published, Text: d.Text}
			}
		})
		if err != nil {
			return nil
		}
		return out
	}
	if filepath.Base(path) == "ground-truth.json" {
		pages, err := readGold(filepath.Dir(path))
		if err != nil {
			return nil
		}
		for id, p := range pages {
			out[id] = rawReport{ID: id, Title: p.Title, Published: p.Published[:min(len(p.Published), len(time.DateOnly))], Text: p.body()}
		}
		return out
	}
	if err := eachLine(path, func(r rawReport) { out[r.ID] = r }); err != nil {
		return nil // a set that is not there leaves its labels unscored, which shows
	}
	return out
}

// annotateReal reads a report as it stands.
func annotateReal(id string, r rawReport) hearsay.Annotated {
	d := documentOf(id, r)
	a, err := annotate.Annotate(context.Background(), d)
	if err != nil {
		return hearsay.Annotated{Document: d}
	}
	return a
}

// documentOf makes a document of a report: one paragraph a line.
func documentOf(id string, r rawReport) hearsay.Document {
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
	return d
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

// The invented piles, each its documents and its gold: those to which trees are fitted, those
// written later, from which rules may be made, and those held out (eval/piles/README.md).
var (
	fittedPiles = append([][2]string{{"internal/demo/pile", "eval/gold/demo.json"}}, pilesCalled("flood", "layoffs", "outbreak", "protest", "strike")...)
	laterPiles  = pilesCalled("exodus", "market", "offensive", "quake")
	heldPiles   = pilesCalled("ballot", "breach", "budget", "wildfire")
)

func pilesCalled(names ...string) (piles [][2]string) {
	for _, name := range names {
		piles = append(piles, [2]string{"eval/piles/" + name + "/seeds", "eval/piles/" + name + "/gold/seeds.json"})
	}
	return piles
}

// writtenClaims scores the claims of invented piles.
func writtenClaims(piles [][2]string) (*fieldTally, error) {
	t := newFieldTally()
	err := eachWritten(piles, func(d *hearsay.Annotated, labels []goldClaim, at [][]hearsay.Span) {
		for i, want := range labels {
			t.add(want, d, at[i])
		}
	})
	return t, err
}

// eachWritten calls do for each document of invented piles that has labelled claims,
// with these and with the places of each.
func eachWritten(piles [][2]string, do func(d *hearsay.Annotated, labels []goldClaim, at [][]hearsay.Span)) error {
	ctx := context.Background()
	for _, p := range piles {
		data, err := os.ReadFile(p[1])
		if err != nil {
			return err
		}
		var g pileGold
		if err := json.Unmarshal(data, &g); err != nil {
			return fmt.Errorf("%s: %w", p[1], err)
		}
		r, err := flow.Report(ctx, capture.Open(ctx, []string{p[0]}, capture.Options{}), flow.Options{})
		if err != nil {
			return err
		}
		for i := range r.Documents {
			d := &r.Documents[i]
			var labels []goldClaim
			var at [][]hearsay.Span
			for _, want := range g.Claims {
				if want.Doc != d.ID {
					continue
				}
				if found := places(d.Text, want.At); len(found) > 0 {
					labels, at = append(labels, want), append(at, found)
				}
			}
			do(d, labels, at)
		}
	}
	return nil
}
