package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// A findingView is a finding with its evidence made ready to be shown.
type findingView struct {
	hearsay.Finding
	n        int
	evidence []*evidenceView
	sides    []*sideView // the evidence by document
}

// sideView is the evidence of a finding that stands in one document.
type sideView struct {
	doc    *docView
	pieces []*evidenceView
}

type evidenceView struct {
	hearsay.Evidence
	finding, n    int // number of the finding, and of the piece in it
	doc           *docView
	words         string
	before, after string    // what stands around it in its block
	diff          []segment // against another piece of the evidence; nil if none
	against       *docView  // the document of that other piece
}

// contextBytes is about how much of the text around evidence is shown, and
// closeBytes when there are many pieces.
const (
	contextBytes = 140
	closeBytes   = 50
)

// bySide groups the evidence by document, what something is compared with or
// comes from before it, and numbers it.
func (f *findingView) bySide() {
	for _, e := range f.evidence {
		i := slices.IndexFunc(f.sides, func(s *sideView) bool { return s.doc == e.doc })
		if i < 0 {
			i = len(f.sides)
			f.sides = append(f.sides, &sideView{doc: e.doc})
		}
		f.sides[i].pieces = append(f.sides[i].pieces, e)
	}
	later := func(s *sideView) int {
		for _, o := range f.sides {
			if s.doc.parent == o.doc {
				return 1
			}
		}
		return boolInt(slices.ContainsFunc(s.pieces, func(e *evidenceView) bool { return e.against != nil && e.against != s.doc }))
	}
	slices.SortStableFunc(f.sides, func(a, b *sideView) int { return cmp.Compare(later(a), later(b)) })
	f.evidence = f.evidence[:0]
	for _, s := range f.sides {
		room := contextBytes
		if len(s.pieces) > 2 {
			room = closeBytes
		}
		for _, e := range s.pieces {
			e.before, e.after = around(e.doc.Text, e.Span, room)
			f.evidence = append(f.evidence, e)
			e.n = len(f.evidence)
		}
	}
}

func (m *model) addFindings() {
	for i, f := range m.r.Findings {
		v := &findingView{Finding: f, n: i + 1}
		for _, e := range f.Evidence {
			d := m.byID[e.Doc]
			if d == nil || e.Span.Of(d.Text) == "" {
				continue
			}
			x := &evidenceView{Evidence: e, finding: v.n, doc: d, words: e.Span.Of(d.Text)}
			v.evidence = append(v.evidence, x)
			d.evidence = append(d.evidence, x)
		}
		m.diffEvidence(v)
		v.bySide()
		m.findings = append(m.findings, v)
	}
}

// text is the sentence of the finding, without the observations at its end
// that its labels repeat.
func (m *model) text(f *findingView) string {
	text, all := f.Text, strings.Join(f.Labels, "; ")
	if rest, ok := strings.CutSuffix(text, ": "+all); ok && all != "" {
		text = rest
	}
	return m.name(text)
}

// labels are the observations of the finding, in words.
func (f *findingView) labels() []string {
	out := make([]string, len(f.Labels))
	for i, label := range f.Labels {
		out[i] = flagWords(label)
	}
	return out
}

// diffEvidence marks word differences: those that the compare stage found
// when the evidence is a version of a quotation, else those between two
// pieces that share enough words for a difference to mean something.
func (m *model) diffEvidence(f *findingView) {
	for _, e := range f.evidence {
		q := e.quote()
		if q == nil {
			continue
		}
		for _, v := range q.ladder.versions {
			if v.q == q && v.against != nil && changes(v.diff) && f.shows(v.against) {
				e.diff, e.against = v.diff, v.against.doc
			}
		}
	}
	if len(f.evidence) == 2 && f.evidence[0].diff == nil && f.evidence[1].diff == nil && f.evidence[0].doc != f.evidence[1].doc {
		if d, kept := wordDiff(f.evidence[0].words, f.evidence[1].words); kept >= 0.5 && kept < 1 {
			f.evidence[1].diff, f.evidence[1].against = d, f.evidence[0].doc
		}
	}
}

// quote returns the quotation of a family that the evidence is, or nil: the
// one whose place differs least, if they share more than half.
func (e *evidenceView) quote() *quoteView {
	var best *quoteView
	least := 0
	for _, q := range e.doc.quotes {
		s := q.Span()
		if q.ladder == nil || !coversMost(e.Span, s) {
			continue
		}
		if apart := max(s.Start, e.Start) - min(s.Start, e.Start) + max(s.End, e.End) - min(s.End, e.End); best == nil || apart < least {
			best, least = q, apart
		}
	}
	return best
}

// shows reports whether the evidence of f holds the quotation.
func (f *findingView) shows(q *quoteView) bool {
	for _, e := range f.evidence {
		if e.doc == q.doc && e.Span.Overlaps(q.Span()) {
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

// around returns the text beside s, about room bytes on either side, cut at the
// ends of the block and at words.
func around(text string, s hearsay.Span, room int) (before, after string) {
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
