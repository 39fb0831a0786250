package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/eval/claimdrift"
	"github.com/hearsay-project/hearsay/internal/annotate"
	"github.com/hearsay-project/hearsay/internal/compare"
)

// scoreDrift measures the verdicts on claims against retellings whose changes are
// known (package claimdrift), from the text on: both reports are annotated, then
// compared as a version and its retelling, or as independent reports.
//
//   - drift: F1 of each label over all retellings, and the mean of them; a label
//     that was not asked for counts as wrong wherever it comes. The F1 of the
//     held-out seeds, those with an odd index, is given beside it;
//   - unchanged: the share of unchanged retellings to which a label is given;
//   - false conflicts: the share of pairs that cannot conflict (other measure,
//     period or place, rate and total, part and whole, a later revision, a value
//     above a lower bound) and are called a conflict;
//   - conflicts found: the share of pairs that do conflict and are called so, to
//     see that the former is not reached by calling none.
//
// It needs no data. With HEARSAY_EVAL_VERBOSE set it prints what goes wrong.
func scoreDrift(_ string, w io.Writer) (map[string]float64, error) {
	figures := make(map[string]float64)
	labels := claimdrift.Labels()
	all, held := make(map[claimdrift.Label]*pairing), make(map[claimdrift.Label]*pairing)
	for _, l := range labels {
		all[l], held[l] = &pairing{}, &pairing{}
	}
	unchanged, touched, pairs := 0, 0, 0
	for i, s := range claimdrift.Seeds() {
		for _, r := range s.Retellings(i) {
			got, err := driftLabels(r)
			if err != nil {
				return nil, err
			}
			pairs++
			if r.Label == claimdrift.Unchanged {
				unchanged++
				if len(got) > 0 {
					touched++
				}
			}
			sets := []map[claimdrift.Label]*pairing{all}
			if i%2 == 1 {
				sets = append(sets, held)
			}
			for _, set := range sets {
				if r.Label != claimdrift.Unchanged {
					set[r.Label].gold++
				}
				for _, l := range got {
					set[l].found++
					if l == r.Label {
						set[l].right++
					}
				}
			}
			if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" && i%2 == 0 && (r.Label == claimdrift.Unchanged && len(got) > 0 || r.Label != claimdrift.Unchanged && (len(got) != 1 || got[0] != r.Label)) {
				fmt.Fprintf(w, "- %q read as %q\n    %s\n    %s\n", r.Label, got, claimOf(r.From), claimOf(r.To))
			}
		}
	}
	fmt.Fprintf(w, "%-22s %6s %6s %6s %6s\n", "drift", "gold", "found", "right", "F1")
	sum, heldSum := 0.0, 0.0
	for _, l := range labels {
		t := all[l]
		fmt.Fprintf(w, "%-22s %6d %6d %6d %6.3f\n", l, t.gold, t.found, t.right, t.f1())
		sum, heldSum = sum+t.f1(), heldSum+held[l].f1()
	}
	figures["drift_macro_f1"] = round(sum / float64(len(labels)))
	figures["drift_macro_f1_held_out"] = round(heldSum / float64(len(labels)))
	figures["drift_on_unchanged"] = round(float64(touched) / float64(unchanged))
	fmt.Fprintf(w, "macro F1 %.3f, of the held-out seeds %.3f; %d of %d unchanged retellings get a label\n", figures["drift_macro_f1"], figures["drift_macro_f1_held_out"], touched, unchanged)

	no, called, must, found := 0, 0, 0, 0
	byRelation := make(map[claimdrift.Relation][2]int)
	for i, s := range claimdrift.Seeds() {
		for _, p := range s.Pairs(i) {
			conflict, why, err := conflicts(p)
			if err != nil {
				return nil, err
			}
			n := byRelation[p.Relation]
			n[0]++
			if conflict {
				n[1]++
			}
			byRelation[p.Relation] = n
			switch {
			case p.Relation == claimdrift.Disjoint:
				must++
				if conflict {
					found++
				}
			default:
				no++
				if conflict {
					called++
				}
			}
			if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" && i%2 == 0 && conflict != (p.Relation == claimdrift.Disjoint) {
				fmt.Fprintf(w, "- %s: conflict %v\n    %s\n    %s\n    %s\n", p.Relation, conflict, claimOf(p.A), claimOf(p.B), why)
			}
		}
	}
	for _, r := range []claimdrift.Relation{claimdrift.Disjoint, claimdrift.Equal, claimdrift.OtherMeasure, claimdrift.OtherPeriod, claimdrift.RateAndTotal, claimdrift.PartAndWhole, claimdrift.Revision, claimdrift.OtherPlace, claimdrift.AboveBound} {
		fmt.Fprintf(w, "%-22s %3d of %3d called a conflict\n", r, byRelation[r][1], byRelation[r][0])
	}
	figures["false_conflicts"] = round(float64(called) / float64(no))
	figures["conflicts_found"] = round(float64(found) / float64(must))
	figures["retellings"], figures["pairs_without_conflict"] = float64(pairs), float64(no)
	fmt.Fprintf(w, "false conflicts %.3f of %d pairs, conflicts found %.3f of %d\n", figures["false_conflicts"], no, figures["conflicts_found"], must)
	return figures, nil
}

// claimOf returns the paragraph with the claim.
func claimOf(report string) string {
	parts := strings.Split(report, "\n\n")
	return parts[min(1, len(parts)-1)]
}

// annotated reads a report of one date.
func annotated(id, text, date string) (hearsay.Annotated, error) {
	d := hearsay.Document{ID: id, Text: text}
	d.Published = hearsay.Field{Value: date, Basis: hearsay.BasisGiven}
	at := 0
	for part := range strings.SplitSeq(text, "\n\n") {
		d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: at + len(part)}, Kind: hearsay.Paragraph})
		at += len(part) + 2
	}
	return annotate.Annotate(context.Background(), d)
}

// verdictsOn compares two reports; b derives from a, or is independent.
func verdictsOn(a, b, dateA, dateB string, derived bool) (hearsay.Verdicts, error) {
	x, err := annotated("a", a, dateA)
	if err != nil {
		return hearsay.Verdicts{}, err
	}
	y, err := annotated("b", b, dateB)
	if err != nil {
		return hearsay.Verdicts{}, err
	}
	links := hearsay.Links{Stories: []hearsay.Story{{ID: "s", Documents: []string{"a", "b"}}}}
	if derived {
		links.Origins = []hearsay.Origin{{ID: "o1", Documents: []string{"a", "b"}, Root: "a"}}
		links.Parents = map[string]string{"b": "a"}
		links.Relations = []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Rewrite, Original: "a"}}
	} else {
		links.Origins = []hearsay.Origin{{ID: "o1", Documents: []string{"a"}, Root: "a"}, {ID: "o2", Documents: []string{"b"}, Root: "b"}}
	}
	return compare.Compare(context.Background(), []hearsay.Annotated{x, y}, links)
}

// labelsOf lead verdicts to labels; a changed bound says itself how.
var labelsOf = map[hearsay.Verdict]claimdrift.Label{
	hearsay.Rounded: claimdrift.Rounded, hearsay.NumberChanged: claimdrift.NumberChanged, hearsay.UnitChanged: claimdrift.UnitChanged,
	hearsay.MeasureChanged: claimdrift.MeasureChanged, hearsay.PopulationWidened: claimdrift.PopulationWidened, hearsay.PeriodLost: claimdrift.PeriodLost,
	hearsay.AttributionRaised: claimdrift.AttributionRaised, hearsay.AttributionDropped: claimdrift.AttributionDropped, hearsay.AttributionChanged: claimdrift.AttributionChanged,
	hearsay.ModalityHardened: claimdrift.ModalityHardened,
}

// driftLabels returns what is said to have happened to the claim.
func driftLabels(r claimdrift.Retelling) ([]claimdrift.Label, error) {
	v, err := verdictsOn(r.From, r.To, claimdrift.Day, claimdrift.Day, true)
	if err != nil {
		return nil, err
	}
	var out []claimdrift.Label
	for _, f := range v.ClaimFamilies {
		for _, p := range f.Pairs {
			for _, verdict := range append([]hearsay.Verdict{p.Verdict}, p.Flags...) {
				l := labelsOf[verdict]
				if verdict == hearsay.BoundChanged {
					switch {
					case strings.Contains(p.Because, "bound dropped"):
						l = claimdrift.BoundDropped
					case strings.Contains(p.Because, "bound added"):
						l = claimdrift.BoundAdded
					default:
						l = claimdrift.BoundFlipped
					}
				}
				if l != "" && !slices.Contains(out, l) {
					out = append(out, l)
				}
			}
		}
	}
	return out, nil
}

// conflicts reports whether the two reports are said to conflict, and the
// verdicts on their claims.
func conflicts(p claimdrift.Pair) (bool, string, error) {
	v, err := verdictsOn(p.A, p.B, p.DateA, p.DateB, false)
	if err != nil {
		return false, "", err
	}
	var why []string
	conflict := false
	for _, f := range v.ClaimFamilies {
		for _, pair := range f.Pairs {
			why = append(why, string(pair.Verdict)+" ("+pair.Because+")")
			conflict = conflict || pair.Verdict == hearsay.Conflict
		}
	}
	return conflict, strings.Join(why, "; "), nil
}
