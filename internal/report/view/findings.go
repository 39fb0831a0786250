package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// A Finding is a finding with its evidence made ready to be shown.
type Finding struct {
	hearsay.Finding
	N      int         // in the report, from 1
	Pieces []*Evidence // in the order of Sides
	Sides  []*Side     // the evidence by document
}

// Side is the evidence of a finding that stands in one document.
type Side struct {
	Doc    *Doc
	Pieces []*Evidence
	Same   []*Side // other documents that have the same words
}

// words is the same for sides with the same words, held against the same.
func (s *Side) words() string {
	var b strings.Builder
	for _, e := range s.Pieces {
		base := ""
		if e.Base != nil {
			base = e.Base.ID
		}
		fmt.Fprintf(&b, "%q %q ", e.Words, base)
	}
	return b.String()
}

// Evidence is a place that a finding stands on, with the words there.
type Evidence struct {
	hearsay.Evidence
	Finding, N    int // number of the finding, and of the piece in it
	In            *Doc
	Words         string
	Before, After string    // what stands around it in its block
	Diff          []Segment // against another piece of the evidence; nil if none
	Base          *Doc      // the document of that other piece
}

// contextBytes is about how much of the text around evidence is shown, and
// closeBytes when there are many pieces.
const (
	contextBytes = 140
	closeBytes   = 50
)

// bySide groups the evidence by document, what something is compared with or
// comes from before it, puts documents with the same words together, and numbers
// the pieces.
func (f *Finding) bySide() {
	of := make(map[*Doc]*Side)
	for _, e := range f.Pieces {
		s := of[e.In]
		if s == nil {
			s = &Side{Doc: e.In}
			of[e.In] = s
			f.Sides = append(f.Sides, s)
		}
		s.Pieces = append(s.Pieces, e)
	}
	later := func(s *Side) int {
		return s.Doc.depth() + boolInt(slices.ContainsFunc(s.Pieces, func(e *Evidence) bool { return e.Base != nil && e.Base != s.Doc }))
	}
	slices.SortStableFunc(f.Sides, func(a, b *Side) int { return cmp.Compare(later(a), later(b)) })
	var apart []*Side
	said := make(map[string]*Side)
	for _, s := range f.Sides {
		words := s.words()
		if first := said[words]; first != nil {
			first.Same = append(first.Same, s)
			continue
		}
		said[words] = s
		apart = append(apart, s)
	}
	f.Sides = apart
	f.Pieces = f.Pieces[:0]
	for _, s := range f.Sides {
		room := contextBytes
		if len(s.Pieces) > 2 {
			room = closeBytes
		}
		for _, each := range append([]*Side{s}, s.Same...) {
			for _, e := range each.Pieces {
				e.Before, e.After = Around(e.In.Text, e.Span, room)
				f.Pieces = append(f.Pieces, e)
				e.N = len(f.Pieces)
			}
		}
	}
}

func (m *Model) addFindings() {
	for i, f := range m.Report.Findings {
		v := &Finding{Finding: f, N: i + 1}
		for _, e := range f.Evidence {
			d := m.ByID[e.Doc]
			if d == nil || e.Span.Of(d.Text) == "" {
				continue
			}
			x := &Evidence{Evidence: e, Finding: v.N, In: d, Words: e.Span.Of(d.Text)}
			v.Pieces = append(v.Pieces, x)
			d.Evidence = append(d.Evidence, x)
		}
		m.diffEvidence(v)
		v.bySide()
		m.Findings = append(m.Findings, v)
	}
}

// Say is the sentence of the finding, without the observations at its end
// that its labels repeat.
func (m *Model) Say(f *Finding) string {
	text, all := f.Text, strings.Join(f.Labels, "; ")
	if rest, ok := strings.CutSuffix(text, ": "+all); ok && all != "" {
		text = rest
	}
	return m.name(text)
}

// LabelWords are the observations of the finding, in words.
func (f *Finding) LabelWords() []string {
	out := make([]string, len(f.Labels))
	for i, label := range f.Labels {
		out[i] = FlagWords(label)
	}
	return out
}

// diffEvidence marks word differences: those that the compare stage found
// when the evidence is a version of a quotation, else those between two
// Pieces that share enough words for a difference to mean something.
func (m *Model) diffEvidence(f *Finding) {
	for _, e := range f.Pieces {
		q := e.quote()
		if q == nil {
			continue
		}
		for _, v := range q.Ladder.Versions {
			if v.Said == q && v.Base != nil && Changes(v.Diff) && f.shows(v.Base) {
				e.Diff, e.Base = v.Diff, v.Base.In
			}
		}
	}
	if len(f.Pieces) == 2 && f.Pieces[0].Diff == nil && f.Pieces[1].Diff == nil && f.Pieces[0].In != f.Pieces[1].In {
		if d, kept := wordDiff(f.Pieces[0].Words, f.Pieces[1].Words); kept >= 0.5 && kept < 1 {
			f.Pieces[1].Diff, f.Pieces[1].Base = d, f.Pieces[0].In
		}
	}
}

// quote returns the quotation of a family that the evidence is, or nil: the
// one whose place differs least, if they share more than half.
func (e *Evidence) quote() *Quote {
	var best *Quote
	least := 0
	for _, q := range e.In.AllQuotes {
		s := q.Span()
		if q.Ladder == nil || !coversMost(e.Span, s) {
			continue
		}
		if apart := max(s.Start, e.Start) - min(s.Start, e.Start) + max(s.End, e.End) - min(s.End, e.End); best == nil || apart < least {
			best, least = q, apart
		}
	}
	return best
}

// shows reports whether the evidence of f holds the quotation.
func (f *Finding) shows(q *Quote) bool {
	for _, e := range f.Pieces {
		if e.In == q.In && e.Span.Overlaps(q.Span()) {
			return true
		}
	}
	return false
}

// coversMost reports whether the two overlap in more than half of the longer.
func coversMost(a, b hearsay.Span) bool {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return both > 0 && 2*both > max(a.Len(), b.Len())
}

// Around returns the text beside s, about room bytes on either side, cut at the
// ends of the block and at words.
func Around(text string, s hearsay.Span, room int) (before, after string) {
	start := max(strings.LastIndex(text[:s.Start], "\n\n")+2, 0)
	if start == 1 {
		start = 0
	}
	before = text[start:s.Start]
	if len(before) > room {
		i := len(before) - room
		for i < len(before) && !unicode.IsSpace(runeAt(before, i)) {
			i++
		}
		if i == len(before) {
			before = "…"
		} else {
			before = "… " + strings.TrimLeftFunc(before[i:], unicode.IsSpace)
		}
	}
	after = text[s.End:]
	if i := strings.Index(after, "\n\n"); i >= 0 {
		after = after[:i]
	}
	if len(after) > room {
		i := room
		for i > 0 && !unicode.IsSpace(runeAt(after, i)) {
			i--
		}
		after = strings.TrimRightFunc(after[:i], unicode.IsSpace) + " …"
	}
	return before, after
}

// runeAt returns the rune that starts at byte i, or a letter if none does.
func runeAt(s string, i int) rune {
	if !utf8.RuneStart(s[i]) {
		return 'x'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}
