package quotation

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// labelled reads "WALLACE: …" and "Marta Lind: …": a name and a colon at the
// beginning, as in transcripts and lists of claims. The turns of a transcript
// may follow one another within a paragraph; other labels open one.
func (r *reader) labelled(v *view) {
	if label, colon := v.label(); colon > 0 && r.takesTurns(label) {
		r.speaks(v, colon, label)
		return
	}
	if v.s > 0 && r.t.Sentences[v.s-1].Block == r.t.Sentences[v.s].Block {
		return
	}
	for i := 1; i < len(v.tok) && i < 8; i++ {
		if v.run[i] >= 0 || v.tok[i].UPOS == lang.Verb {
			return
		}
		if v.low[i] != ":" || len(v.tok) < i+4 {
			continue
		}
		if rubrics[v.low[i-1]] {
			return // "Marta Lind (Photo: …)"
		}
		for _, m := range r.names.In(v.s, 0, i) {
			x := r.names.Mentions[m]
			if k := v.run[min(i+1, len(v.tok)-1)]; k >= 0 {
				if _, ok := r.owner[k]; ok {
					return // read as the name before a quotation
				}
			}
			if x.To != i && (x.From > 0 || v.low[x.To] != "," || v.hasVerb(x.To, i)) || x.Entity < 0 || (x.Kind != names.Name || r.names.Entities[x.Entity].Type != hearsay.Person) && v.s > 0 || r.names.Entities[x.Entity].Place { // "NEW DELHI: …"
				continue
			}
			r.emit(v, i, i+1, cue{strength: hearsay.Saying}, v.src(0, i), [2]int{i + 1, len(v.tok)})
			return
		}
		return
	}
}

// rubrics are words before a colon that open a credit, a pointer to something
// else or a rubric of the page, and name nobody who says what follows.
var rubrics = wordSet(`photo photos image images picture pictures video videos watch listen read story stories more related
credit credits source sources file caption photographer photograph photography gallery galleries slideshow update updated
correction note previous previously next map graphic illustration courtesy advertisement tags topics contact email phone
published posted live exclusive breaking also`)

// label returns the name in capitals that the sentence opens with before a
// colon, its title and what stands in brackets aside, and the token of the
// colon: "Ms. LIND (Mayor): …". The token is 0 when there is none.
func (v *view) label() (string, int) {
	var words []string
	depth := 0
	for i := range v.tok {
		w := v.t.Form(v.s, i)
		switch {
		case i > 16 || v.run[i] >= 0:
			return "", 0
		case w == "(":
			depth++
		case w == ")":
			depth--
		case depth > 0:
		case w == ":":
			if len(words) == 0 || len(words) > 4 || rubrics[strings.ToLower(words[len(words)-1])] {
				return "", 0
			}
			return strings.Join(words, " "), i
		case i == 0 && (w == "Mr." || w == "Ms." || w == "Mrs." || w == "Dr."), v.punct(i):
		case w == strings.ToUpper(w) && w != strings.ToLower(w):
			words = append(words, w)
		default:
			return "", 0
		}
	}
	return "", 0
}

// Labels of turns that name nobody.
const (
	question = "Q"
	answer   = "A"
)

// speaks adds the turn of a transcript whose label ends at the colon: the words
// up to the next label or the end of the paragraph.
func (r *reader) speaks(v *view, colon int, label string) {
	text := r.t.Doc.Text
	block := r.t.Sentences[v.s].Block
	end := v.tok[len(v.tok)-1].End
	for s := v.s + 1; s < len(r.views) && r.t.Sentences[s].Block == block; s++ {
		if next, c := r.views[s].label(); c > 0 && r.takesTurns(next) {
			break
		}
		end = r.t.Sentences[s].End
	}
	if colon+1 >= len(v.tok) && end <= v.tok[colon].End {
		return
	}
	rest := text[v.tok[colon].End:end]
	from := end - len(strings.TrimLeft(rest, " \t\n\u00a0"))
	to := v.tok[colon].End + len(strings.TrimRight(rest, " \t\n\u00a0"))
	if from >= to {
		return
	}
	src, c := v.src(0, colon), cue{strength: hearsay.Saying}
	switch label {
	case question:
		src, c = noSource, cue{strength: hearsay.Asking}
	case answer:
		src = noSource
	}
	f := r.make(v, colon, colon+1, c, src)
	if src.none {
		f.party.Type = hearsay.Unknown
	} else if e := r.onLabel(label); e >= 0 {
		f.party.Name, f.party.Type = r.names.Entities[e].Name, r.names.Entities[e].Type
	}
	if label == answer {
		if r.guest == nil {
			e := r.interviewed()
			r.guest = &e
		}
		if e := *r.guest; e >= 0 {
			f.party.Name, f.party.Type = r.names.Entities[e].Name, r.names.Entities[e].Type
		}
	}
	f.content = []hearsay.Span{{Start: from, End: to}}
	n := r.add(f, v)
	for k := sort.Search(len(r.top), func(i int) bool { return r.runs[r.top[i]].Outer.Start >= from }); k < len(r.top) && r.runs[r.top[k]].Outer.End <= to; k++ {
		if _, ok := r.owner[r.top[k]]; !ok {
			r.owner[r.top[k]] = n // words that the speaker quotes
		}
	}
}

// interviews are words by which what stands before questions and answers tells that
// somebody was interviewed.
var interviews = wordSet(`interview interviewed transcript conversation`)

// interviewed returns the person whom the opening of an interview, before the first
// question or answer, speaks of most, more than once; -1 if there is none or the opening
// tells of no interview.
func (r *reader) interviewed() int {
	count := map[int]int{}
	told := false
	for i, v := range r.views {
		if label, colon := v.label(); colon > 0 && (label == question || label == answer) {
			break
		}
		for _, w := range v.low {
			told = told || interviews[w]
		}
		for _, m := range r.names.In(i, 0, len(v.tok)) {
			if x := &r.names.Mentions[m]; x.Entity >= 0 && r.names.Entities[x.Entity].Type == hearsay.Person {
				count[x.Entity]++
			}
		}
	}
	best := -1
	for e := range r.names.Entities {
		switch n := count[e]; {
		case n < 2 || !r.names.Entities[e].Named:
		case best < 0 || n > count[best]:
			best = e
		case n == count[best]:
			return -1
		}
	}
	if !told {
		return -1
	}
	return best
}

// takesTurns reports whether a label in capitals opens turns of a transcript:
// it names a person of the document, or it is one of several that come back.
func (r *reader) takesTurns(label string) bool {
	if r.labels == nil {
		r.labels = map[string]int{}
		for _, v := range r.views {
			if head, colon := v.label(); colon > 0 {
				r.labels[head]++
				if r.labels[head] == 2 {
					r.turns++
				}
			}
		}
	}
	if len(label) < 2 {
		return (label == question || label == answer) && r.labels[question] > 0 && r.labels[answer] > 0 && r.labels[question]+r.labels[answer] > 2
	}
	e := r.onLabel(label)
	return e >= 0 && r.names.Entities[e].Type == hearsay.Person && !r.names.Entities[e].Place || r.labels[label] >= 2 && r.turns >= 2 ||
		r.labels[label] > 0 && r.turns > 0 && len(r.labels) == 2 // question, answer, question
}

// onLabel returns who is named on the label of a turn, behind a title too: "GENERAL MARA VOSS"; -1 if the document names
// nobody so.
func (r *reader) onLabel(label string) int {
	for {
		if e := r.calledBy(label, strings.EqualFold); e >= 0 {
			return e
		}
		_, rest, more := strings.Cut(label, " ")
		if !more {
			return -1
		}
		label = rest
	}
}

// turn reads a run that opens a turn of a transcript set in quotation marks:
// "“WALLACE: …". It returns the found turn, whose content begins after the
// label.
func (r *reader) turn(k int) (found, bool) {
	run := r.runs[k]
	s, at := r.t.TokenAt(run.Inner.Start)
	if s < 0 {
		return found{}, false
	}
	v := r.views[s]
	for i := at; i+1 < len(v.tok) && i < at+7; i++ {
		if v.low[i] == ":" {
			label := v.span(at, i).Of(r.t.Doc.Text)
			if i == at || label != strings.ToUpper(label) || len(label) < 3 {
				return found{}, false
			}
			f := r.make(v, i, i+1, cue{strength: hearsay.Saying}, v.src(at, i))
			f.content = []hearsay.Span{{Start: v.tok[i+1].Start, End: run.Inner.End}}
			return f, f.content[0].Len() > 0
		}
		if v.run[i] != k || v.tok[i].UPOS == lang.Verb && v.tok[i].XPOS != lang.VBG {
			return found{}, false
		}
	}
	return found{}, false
}

// signed reads the name that stands after a run and a dash, and nothing else
// up to the end of the line or block: "“…” — Marta Lind, a nurse".
func (r *reader) signed(k int, f frames) (found, bool) {
	text := r.t.Doc.Text
	run := r.runs[k]
	if !f.starts {
		return found{}, false
	}
	rest := strings.TrimLeft(text[run.Outer.End:], blank)
	at := len(text) - len(rest)
	if n, ok := r.bracketed(k, at, rest); ok {
		return n, true
	}
	n := 0
	for _, dash := range []string{"—", "–", "―", "--", "-"} {
		if strings.HasPrefix(rest, dash) {
			n = len(dash)
			break
		}
	}
	if n == 0 {
		return found{}, false
	}
	end := len(text)
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		end = at + i
	}
	if end-at > 200 {
		return found{}, false
	}
	s, i := r.t.TokenAt(at)
	if s < 0 {
		return found{}, false
	}
	dash := r.views[s]
	// The tokeniser may part dash and name into two sentences.
	v, from := dash, i+1
	if from >= len(v.tok) {
		if s+1 >= len(r.views) {
			return found{}, false
		}
		v, from = r.views[s+1], 0
	}
	to := from
	for to < len(v.tok) && v.tok[to].End <= end {
		if v.run[to] >= 0 || v.isVerb(to) {
			return found{}, false
		}
		to++
	}
	for to > from && v.punct(to-1) && v.low[to-1] != ")" {
		to--
	}
	if from >= to || to-from > 24 || to < len(v.tok) && v.tok[to].Start < end && !v.punct(to) {
		return found{}, false
	}
	c, _ := utf8.DecodeRuneInString(text[v.tok[from].Start:])
	if !unicode.IsUpper(c) && c != '@' {
		return found{}, false
	}
	src := v.src(from, to)
	if src.none {
		return found{}, false
	}
	r.signature = v.tok[to-1].End
	out := r.make(dash, i, i+1, cue{strength: hearsay.Saying}, src)
	out.content = []hearsay.Span{run.Inner}
	return out, true
}

// bracketed reads the name in square brackets that ends a line after a run:
// "“…” [Harbour Times]". rest is the text from at on.
func (r *reader) bracketed(k, at int, rest string) (found, bool) {
	end := strings.IndexByte(rest[:min(len(rest), 60)], ']')
	if !strings.HasPrefix(rest, "[") || end < 2 {
		return found{}, false
	}
	if after := strings.TrimLeft(rest[end+1:], " ."); after != "" && after[0] != '\n' {
		return found{}, false
	}
	c, _ := utf8.DecodeRuneInString(rest[1:])
	s, i := r.t.TokenAt(at)
	if s < 0 || !unicode.IsUpper(c) {
		return found{}, false
	}
	v, to := r.views[s], i+1
	for to < len(v.tok) && v.tok[to].End <= at+end {
		to++
	}
	src := v.src(i+1, to)
	if src.none {
		return found{}, false
	}
	r.signature = at + end + 1
	out := r.make(v, i, i+1, cue{strength: hearsay.Saying}, src)
	out.content = []hearsay.Span{r.runs[k].Inner}
	return out, true
}

// headed reads the name and colon before a run that has no verb there: "Marta
// Lind, nurse: “…”".
func (r *reader) headed(k int, f frames) (found, bool) {
	v := f.pre
	if f.closes != ':' || f.preFrom > 0 || f.a < 2 || f.a > 16 {
		return found{}, false
	}
	colon := f.a - 1
	for colon > 0 && v.low[colon] != ":" {
		colon--
	}
	first, at := 0, colon // of the name, and of the cue
	if leadsIn[v.low[0]] && colon > 1 {
		first, at = 1, 0 // "Continued Lind: …"
	}
	for i := first; i < colon; i++ {
		if v.isVerb(i) {
			return found{}, false
		}
	}
	if colon > 0 && rubrics[v.low[colon-1]] {
		return found{}, false
	}
	src := v.src(first, colon)
	if src.none || !r.party(src) && r.called(v.span(src.from, src.to).Of(r.t.Doc.Text)) < 0 {
		return found{}, false
	}
	out := r.make(v, at, at+1, cue{strength: hearsay.Saying}, src)
	out.content = []hearsay.Span{r.runs[k].Inner}
	return out, true
}

// leadsIn are verbs with which a sentence may begin before the name of who speaks and a colon.
var leadsIn = wordSet("said added continued replied wrote concluded explained tweeted asked noted quipped")

// called returns the one person or organisation of the document whose name
// ends in the words, or -1: what a headline calls by surname.
func (r *reader) called(words string) int {
	return r.calledBy(words, func(a, b string) bool { return a == b })
}

// calledBy is called with words compared by same.
func (r *reader) calledBy(words string, same func(a, b string) bool) int {
	sole := -1
	for i := range r.names.Entities {
		e := &r.names.Entities[i]
		if !e.Named || e.Type != hearsay.Person && e.Type != hearsay.Organization || words == "" || len(e.Name) < len(words) {
			continue
		}
		cut := len(e.Name) - len(words)
		if same(e.Name[cut:], words) && (cut == 0 || e.Name[cut-1] == ' ') {
			if sole >= 0 {
				return -1
			}
			sole = i
		}
	}
	return sole
}
