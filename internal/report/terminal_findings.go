package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

func (t *terminal) findings(m *view.Model) {
	if len(m.Findings) == 0 {
		return
	}
	t.section("Findings")
	for i, f := range m.Findings {
		if i >= maxFindings {
			t.more("  ", len(m.Findings)-i, "finding")
			break
		}
		words := append(plain(strings.ToUpper(string(f.Type)), alert), plain(m.Say(f), "")...)
		t.print(fmt.Sprintf("%3d  ", f.N), "     ", words...)
		for _, line := range inLines(f.LabelWords()) {
			t.print("       - ", "         ", plain(line, "")...)
		}
		t.evidence(f)
	}
}

// evidence prints the words that a finding stands on: a line for each
// document, or all in one paragraph when they are short.
func (t *terminal) evidence(f *view.Finding) {
	short := !slices.ContainsFunc(f.Pieces, func(e *view.Evidence) bool { return len(e.Words) > 40 }) &&
		!slices.ContainsFunc(f.Sides, func(s *view.Side) bool { return len(s.Pieces) > 2 })
	var all []word
	for i, s := range f.Sides {
		words := tag(s.Doc)
		for j, other := range s.Same {
			if left := len(s.Same) - j; j == maxSame && left > 1 {
				words = append(words, plain(fmt.Sprintf("and %d more", left), "")...)
				break
			}
			words[len(words)-1].text += ","
			words = append(words, tag(other.Doc)...)
		}
		words[len(words)-1].text += ":"
		for j, e := range s.Pieces {
			end := ""
			switch {
			case j+1 < len(s.Pieces):
				end = ","
			case short && i+1 < len(f.Sides):
				end = ";"
			}
			words = append(words, plain("“"+view.Clip(e.Words, 220)+"”"+end, "")...)
		}
		if !short {
			t.print("       ", "         ", words...)
		}
		all = append(all, words...)
	}
	if short {
		t.print("       ", "       ", all...)
	}
}

// inLines puts labels that are single words on one line, others on a line
// each.
func inLines(labels []string) []string {
	if !slices.ContainsFunc(labels, func(s string) bool { return len(s) > 24 }) && len(labels) > 0 {
		return []string{strings.Join(labels, "; ")}
	}
	return labels
}

func (t *terminal) quotations(m *view.Model) {
	changed := 0
	for _, l := range m.Ladders {
		if l.Changed {
			changed++
		}
	}
	if len(m.Ladders) == 0 {
		return
	}
	t.section("Quotations that changed")
	if changed == 0 {
		t.print("  ", "  ", plain("None of the quotations that stand in several documents changed.", "")...)
	}
	for i, l := range m.Ladders[:changed] {
		if i >= maxLadders {
			t.more("  ", changed-i, "quotation")
			break
		}
		t.ladder(l)
	}
	verbatim, only := 0, 0
	for _, l := range m.Ladders[changed:] {
		if len(l.Versions) > 1 {
			verbatim++
		} else {
			only++
		}
	}
	var rest []string
	if verbatim > 0 {
		rest = append(rest, view.Plural(verbatim, "quotation")+" word for word in every version")
	}
	if only > 0 {
		rest = append(rest, fmt.Sprintf("%d in one version only", only))
	}
	if len(rest) > 0 {
		t.print("  ", "  ", plain("Besides: "+strings.Join(rest, ", ")+".", faint)...)
	}
}

func (t *terminal) ladder(l *view.Ladder) {
	base := l.Versions[0]
	words := plain("“"+view.Clip(base.Said.Words(), 220)+"”", "")
	words = append(words, plain("– "+base.Said.SpeakerName()+",", strong)...)
	words = append(words, tag(base.Said.In)...)
	t.print("  ", "  ", words...)
	var same []word
	for _, v := range l.Rungs()[1:] {
		if view.QuoteWeight(v.Verdict) == 0 && len(v.Flags) == 0 {
			same = append(same, word{fmt.Sprintf("[%d]", v.Said.In.N), faint})
			continue
		}
		words := append(tag(v.Said.In), word{"–", ""})
		words = append(words, plain(string(v.Verdict), alert)...)
		if len(v.Flags) > 0 {
			words = append(words, plain("("+view.FlagsWords(v.Flags)+")", "")...)
		}
		if v.Said.SpeakerName() != base.Said.SpeakerName() {
			words = append(words, plain("– "+v.Said.SpeakerName(), strong)...)
		}
		if v.Base != nil && v.Base != base.Said {
			words = append(words, plain(fmt.Sprintf("against [%d]", v.Base.In.N), faint)...)
		}
		t.print("     ", "       ", words...)
		if view.Changes(v.Diff) {
			t.print("       ", "       ", diffWords(v.Diff)...)
		} else if v.Diff == nil {
			t.print("       ", "       ", plain("“"+view.Clip(v.Said.Words(), 220)+"”", "")...)
		}
		if len(v.Same) > 0 {
			also := plain("the same in", faint)
			for j, q := range v.Same {
				if left := len(v.Same) - j; j == maxSame && left > 1 {
					also = append(also, plain(fmt.Sprintf("and %d more", left), faint)...)
					break
				}
				also = append(also, word{fmt.Sprintf("[%d]", q.In.N), faint})
			}
			t.print("       ", "       ", also...)
		}
	}
	if len(same) > 0 {
		t.print("     ", "       ", append(plain("word for word in", faint), same...)...)
	}
}

// diffWords sets a word diff with signs: [-dropped-] and {+added+}. Long runs
// that are kept are cut in the middle.
func diffWords(diff []view.Segment) []word {
	var out []word
	for i, s := range diff {
		fields := strings.Fields(view.Visible(s.Text))
		open, closing, style := "", "", ""
		switch s.Op {
		case hearsay.Drop:
			open, closing, style = "[-", "-]", dropped
		case hearsay.Add:
			open, closing, style = "{+", "+}", added
		default:
			if i == 0 && len(fields) > 8 {
				fields = append([]string{"…"}, fields[len(fields)-6:]...)
			} else if i == len(diff)-1 && len(fields) > 8 {
				fields = append(fields[:6:6], "…")
			} else if len(fields) > 14 {
				fields = append(append(fields[:6:6], "…"), fields[len(fields)-6:]...)
			}
		}
		for j, f := range fields {
			if j == 0 {
				f = open + f
			}
			if j == len(fields)-1 {
				f += closing
			}
			out = append(out, word{f, style})
		}
	}
	return out
}
