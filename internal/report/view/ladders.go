package view

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// A Ladder is the versions of one quotation.
type Ladder struct {
	ID       string     // of the family
	N        int        // in the report, from 1
	Versions []*Version // the one that others are compared with before the rest
	Changed  bool       // at least one version is not word for word
	weight   int
}

// Version is one version of a quotation beside the one that it is compared
// with.
type Version struct {
	hearsay.QuoteVersion
	Said *Quote
	Base *Quote    // nil if it is compared with none
	Diff []Segment // nil if it is compared with none
}

// Rung is a version that is shown, with the other places that have changed the
// quotation in the same way.
type Rung struct {
	*Version
	Same []*Quote
}

// Rungs returns the versions in order; those that changed alike share a rung.
func (l *Ladder) Rungs() []Rung {
	type change struct {
		base                  *Quote
		verdict               hearsay.Verdict
		flags, speaker, words string
	}
	var out []Rung
	at := make(map[change]int)
	for _, v := range l.Versions {
		c := change{v.Base, v.Verdict, strings.Join(v.Flags, "\x00"), v.Said.SpeakerName(), v.Said.Words()}
		if i, known := at[c]; known && QuoteWeight(v.Verdict) > 0 {
			out[i].Same = append(out[i].Same, v.Said)
			continue
		}
		at[c] = len(out)
		out = append(out, Rung{Version: v})
	}
	return out
}

// Segment is a run of words that a version keeps, drops or adds.
type Segment struct {
	Op   hearsay.EditOp // Keep, Drop or Add
	Text string
}

// segments turns edits into runs; a change is a drop and an addition.
func segments(edits []hearsay.Edit) []Segment {
	var out []Segment
	for _, e := range edits {
		switch e.Op {
		case hearsay.Keep:
			out = append(out, Segment{hearsay.Keep, cmp.Or(e.To, e.From)})
		case hearsay.Drop:
			out = append(out, Segment{hearsay.Drop, e.From})
		case hearsay.Add:
			out = append(out, Segment{hearsay.Add, e.To})
		case hearsay.Change:
			out = append(out, Segment{hearsay.Drop, e.From}, Segment{hearsay.Add, e.To})
		}
	}
	return slices.DeleteFunc(out, func(s Segment) bool { return s.Text == "" })
}

// Changes reports whether the diff has any difference.
func Changes(diff []Segment) bool {
	return slices.ContainsFunc(diff, func(s Segment) bool { return s.Op != hearsay.Keep })
}

// FlagWords says a flag as a person would; flags that say themselves stay.
func FlagWords(flag string) string {
	switch flag {
	case "head":
		return "beginning cut"
	case "tail":
		return "end cut"
	case "inside":
		return "middle cut"
	case "marked":
		return "the cut is marked"
	case "unmarked":
		return "the cut is not marked"
	case "condition":
		return "a condition cut"
	case "words":
		return "other words"
	case "number", "negation", "name", "modality", "hedge":
		return flag + " changed"
	case "fuller":
		return "has more than the other"
	case "joined":
		return "remarks run together"
	case "spelling":
		return "another spelling"
	}
	return Visible(flag)
}

// FlagsWords says flags in one line.
func FlagsWords(flags []string) string {
	out := make([]string, len(flags))
	for i, f := range flags {
		out[i] = FlagWords(f)
	}
	return strings.Join(out, ", ")
}

// QuoteWeight orders the verdicts on quotations by what a person should look
// at before the rest; 0 is no change.
func QuoteWeight(v hearsay.Verdict) int {
	order := []hearsay.Verdict{
		hearsay.Altered, hearsay.Reattributed, hearsay.Spliced, hearsay.Paraphrased, hearsay.Trimmed,
		hearsay.Clarified, hearsay.Fragment,
	}
	if i := slices.Index(order, v); i >= 0 {
		return len(order) - i
	}
	return 0
}

func (m *Model) addLadders() {
	for _, f := range m.Report.QuoteFamilies {
		l := &Ladder{ID: f.ID}
		for _, v := range f.Versions {
			q := m.Quotes[v.Quote]
			if q == nil {
				continue
			}
			view := &Version{QuoteVersion: v, Said: q, Base: m.Quotes[v.Against]}
			if view.Base != nil {
				view.Diff = segments(v.Edits)
			}
			q.Ladder = l
			l.Versions = append(l.Versions, view)
			l.weight = max(l.weight, QuoteWeight(v.Verdict))
		}
		if len(l.Versions) == 0 {
			continue
		}
		l.Changed = l.weight > 0
		slices.SortStableFunc(l.Versions, func(a, b *Version) int {
			return cmp.Compare(boolInt(a.Base != nil), boolInt(b.Base != nil))
		})
		m.Ladders = append(m.Ladders, l)
	}
	slices.SortStableFunc(m.Ladders, func(a, b *Ladder) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(len(b.Versions), len(a.Versions)),
			cmp.Compare(a.Versions[0].Said.N, b.Versions[0].Said.N))
	})
	for i, l := range m.Ladders {
		l.N = i + 1
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
