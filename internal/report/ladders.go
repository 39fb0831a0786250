package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// A ladder is the versions of one quotation.
type ladder struct {
	id       string
	n        int
	versions []*versionView // the one that others are compared with before the rest
	changed  bool           // at least one version is not word for word
	weight   int
}

type versionView struct {
	hearsay.QuoteVersion
	q       *quoteView
	against *quoteView // nil if it is compared with none
	diff    []segment  // nil if it is compared with none
}

// segment is a run of words that a version keeps, drops or adds.
type segment struct {
	Op   hearsay.EditOp // Keep, Drop or Add
	Text string
}

// segments turns edits into runs; a change is a drop and an addition.
func segments(edits []hearsay.Edit) []segment {
	var out []segment
	for _, e := range edits {
		switch e.Op {
		case hearsay.Keep:
			out = append(out, segment{hearsay.Keep, cmp.Or(e.To, e.From)})
		case hearsay.Drop:
			out = append(out, segment{hearsay.Drop, e.From})
		case hearsay.Add:
			out = append(out, segment{hearsay.Add, e.To})
		case hearsay.Change:
			out = append(out, segment{hearsay.Drop, e.From}, segment{hearsay.Add, e.To})
		}
	}
	return slices.DeleteFunc(out, func(s segment) bool { return s.Text == "" })
}

// changes reports whether the diff has any difference.
func changes(diff []segment) bool {
	return slices.ContainsFunc(diff, func(s segment) bool { return s.Op != hearsay.Keep })
}

// flagWords says a flag as a person would; flags that say themselves stay.
func flagWords(flag string) string {
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
	case "words":
		return "other words"
	case "number", "negation", "name", "modality", "hedge":
		return flag + " changed"
	case "fuller":
		return "has more than the other"
	case "joined":
		return "remarks run together"
	}
	return visible(flag)
}

// flagsWords says flags in one line.
func flagsWords(flags []string) string {
	out := make([]string, len(flags))
	for i, f := range flags {
		out[i] = flagWords(f)
	}
	return strings.Join(out, ", ")
}

// quoteWeight orders the verdicts on quotations by what a person should look
// at before the rest; 0 is no change.
func quoteWeight(v hearsay.Verdict) int {
	order := []hearsay.Verdict{
		hearsay.Altered, hearsay.Reattributed, hearsay.Spliced, hearsay.Paraphrased, hearsay.Trimmed,
		hearsay.Clarified, hearsay.Fragment,
	}
	if i := slices.Index(order, v); i >= 0 {
		return len(order) - i
	}
	return 0
}

func (m *model) addLadders() {
	for _, f := range m.r.QuoteFamilies {
		l := &ladder{id: f.ID}
		for _, v := range f.Versions {
			q := m.quotes[v.Quote]
			if q == nil {
				continue
			}
			view := &versionView{QuoteVersion: v, q: q, against: m.quotes[v.Against]}
			if view.against != nil {
				view.diff = segments(v.Edits)
			}
			q.ladder = l
			l.versions = append(l.versions, view)
			l.weight = max(l.weight, quoteWeight(v.Verdict))
		}
		if len(l.versions) == 0 {
			continue
		}
		l.changed = l.weight > 0
		slices.SortStableFunc(l.versions, func(a, b *versionView) int {
			return cmp.Compare(boolInt(a.against != nil), boolInt(b.against != nil))
		})
		m.ladders = append(m.ladders, l)
	}
	slices.SortStableFunc(m.ladders, func(a, b *ladder) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(len(b.versions), len(a.versions)),
			cmp.Compare(a.versions[0].q.n, b.versions[0].q.n))
	})
	for i, l := range m.ladders {
		l.n = i + 1
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
