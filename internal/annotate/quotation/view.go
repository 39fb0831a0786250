package quotation

import (
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// view is a sentence with what the readers ask of it again and again.
type view struct {
	t     *prose.Text
	s     int
	tok   []lang.Token
	low   []string // forms in lower case
	run   []int    // index of the outermost run that holds the token, or -1
	from  []int    // leftmost token of each token's subtree
	to    []int    // one after the rightmost
	depth []int    // distance from the root
	used  []bool   // the token is the cue of an attribution already
	stop  int      // where reported speech before a cue at the end ends
	lead  int      // where the text begins behind a dateline or the credit of an agency
}

// look makes the view of sentence s. runs are the outermost runs, in order.
func look(t *prose.Text, s int, runs []Run, top []int) *view {
	sent := &t.Sentences[s]
	n := len(sent.Tokens)
	ints := make([]int, 4*n)
	v := &view{
		t: t, s: s, tok: sent.Tokens, low: make([]string, n), used: make([]bool, n),
		run: ints[:n:n], from: ints[n : 2*n : 2*n], to: ints[2*n : 3*n : 3*n], depth: ints[3*n:],
	}
	k := 0
	for i, tok := range v.tok {
		v.low[i] = sent.Low[i]
		if v.low[i] == "’s" {
			v.low[i] = "'s"
		}
		for k < len(top) && runs[top[k]].Outer.End <= tok.Start {
			k++
		}
		v.run[i] = -1
		if k < len(top) && runs[top[k]].Outer.Start <= tok.Start && tok.Start < runs[top[k]].Outer.End {
			v.run[i] = top[k]
		}
	}
	v.subtrees()
	v.lead = v.dateline()
	return v
}

// dateline returns the token behind the dateline that opens the sentence with the
// name of an agency in brackets and a dash, "HOLM, March 9 (Tarn Wire) - The", and 0
// where none does.
func (v *view) dateline() int {
	if v.s > 0 && v.t.Sentences[v.s-1].Block == v.t.Sentences[v.s].Block {
		return 0
	}
	for i := 0; i+2 < len(v.tok) && i < 16; i++ {
		switch {
		case v.tok[i].UPOS == lang.Verb && v.tok[i].XPOS != lang.VBN || v.run[i] >= 0:
			return 0
		case v.low[i] == ")" && (v.low[i+1] == "-" || v.low[i+1] == "--" || v.low[i+1] == "—" || v.low[i+1] == "–"):
			return i + 2
		}
	}
	return 0
}

// subtrees fills from, to and depth. Every token hands its range to its head,
// deepest tokens before their heads.
func (v *view) subtrees() {
	order := make([][]int, 0, 16)
	for i := range v.tok {
		v.from[i], v.to[i], v.depth[i] = i, i+1, -1
	}
	var path []int
	for i := range v.tok {
		path = path[:0]
		k := i
		for k >= 0 && k < len(v.tok) && v.depth[k] == -1 {
			v.depth[k] = -2 // on the path
			path = append(path, k)
			k = v.tok[k].Head
		}
		d := 0
		if k >= 0 && k < len(v.tok) && v.depth[k] >= 0 {
			d = v.depth[k] + 1
		}
		for j := len(path) - 1; j >= 0; j-- {
			v.depth[path[j]] = d
			for len(order) <= d {
				order = append(order, nil)
			}
			order[d] = append(order[d], path[j])
			d++
		}
	}
	for d := len(order) - 1; d > 0; d-- {
		for _, i := range order[d] {
			h := v.tok[i].Head
			v.from[h], v.to[h] = min(v.from[h], v.from[i]), max(v.to[h], v.to[i])
		}
	}
}

func (v *view) parsed() bool {
	return len(v.tok) > 1 && v.tok[0].Rel != lang.NoRel
}

// child returns the earliest token governed by i with one of the relations
// (a base relation stands for its subtypes), or -1.
func (v *view) child(i int, rels ...lang.Rel) int {
	for j := v.from[i]; j < v.to[i]; j++ {
		if v.tok[j].Head == i {
			for _, r := range rels {
				if v.tok[j].Rel == r || v.tok[j].Rel.Base() == r {
					return j
				}
			}
		}
	}
	return -1
}

// word returns token i in lower case, "" beyond the sentence.
func (v *view) word(i int) string {
	if i < 0 || i >= len(v.low) {
		return ""
	}
	return v.low[i]
}

// span returns the place of tokens [from, to).
func (v *view) span(from, to int) hearsay.Span {
	if from < 0 || to > len(v.tok) || from >= to {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: v.tok[from].Start, End: v.tok[to-1].End}
}

// punct reports whether token i is a punctuation mark.
func (v *view) punct(i int) bool {
	if i < 0 || i >= len(v.tok) {
		return false
	}
	for _, r := range v.low[i] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '$' || r == '%' || r == '€' || r == '£' {
			return false
		}
	}
	return true
}

// trim takes punctuation off both ends of tokens [from, to), but not a mark
// whose partner stays inside.
func (v *view) trim(from, to int) (int, int) {
	for from < to && v.punct(from) && !v.opensRun(from) {
		from++
	}
	for to > from && v.punct(to-1) && !v.closesRun(from, to-1) {
		to--
	}
	return from, to
}

func (v *view) opensRun(i int) bool {
	switch v.low[i] {
	case "“", "\"", "‘", "``", "«", "„", "''", "'", "(", "[", "$", "#":
		return true
	}
	return false
}

// closesRun reports whether the mark at i ends a run or bracket that begins
// within [from, i).
func (v *view) closesRun(from, i int) bool {
	switch v.low[i] {
	case ")":
		return v.has(from, i, "(")
	case "]":
		return v.has(from, i, "[")
	case "”", "\"", "’", "''", "»", "“", "'":
		return v.run[i] >= 0 && v.run[max(from, i-1)] == v.run[i]
	}
	return false
}

func (v *view) has(from, to int, word string) bool {
	for i := from; i < to; i++ {
		if v.low[i] == word {
			return true
		}
	}
	return false
}

// cueAt returns what the lexicon knows about token i as a cue verb, with the
// token after the cue's last word.
func (v *view) cueAt(i int) (c cue, end int, ok bool) {
	lemma, known := verbs[v.low[i]]
	if !known {
		return cue{}, 0, false
	}
	t := v.tok[i]
	if t.UPOS != lang.NoUPOS && t.UPOS != lang.Verb && !v.misread(i) {
		return cue{}, 0, false
	}
	for _, p := range particles[lemma] {
		if plain := lexicon[lemma]; plain.frame&clause != 0 && plain.level == speech && v.low[min(i+1, len(v.low)-1)] == p && v.thatWithin(i+2, i+9) {
			continue // "argued for the second time that …"
		}
		w1, w2, two := strings.Cut(p, " ")
		for k := i + 1; k < len(v.tok) && k <= i+2; k++ {
			if v.low[k] == w1 && (!two || v.word(k+1) == w2) {
				if k > i+1 && v.tok[i+1].UPOS != lang.Adv {
					break
				}
				end = k + 1
				if two {
					end++
				}
				return lexicon[lemma+" "+p], end, true
			}
		}
	}
	c, ok = lexicon[lemma]
	return c, i + 1, ok
}

// thatWithin reports whether a clause with "that" begins in tokens [from, to)
// with no verb or mark before it.
func (v *view) thatWithin(from, to int) bool {
	for i := from; i < to && i < len(v.tok); i++ {
		if v.low[i] == "that" && v.tok[i].UPOS == lang.Sconj {
			return i > from
		}
		if v.isVerb(i) || v.punct(i) || v.run[i] >= 0 {
			return false
		}
	}
	return false
}

// mistaken is cueAt for a token that the tagger took for a noun but that stands
// where the verb of a frame does: after a name, in the form of a verb.
func (v *view) mistaken(i int) (c cue, end int, ok bool) {
	lemma, known := verbs[v.low[i]]
	if !known || v.low[i] == lemma || i == 0 {
		return cue{}, 0, false
	}
	if u := v.tok[i].UPOS; u != lang.Noun && u != lang.Propn && u != lang.Adj {
		return cue{}, 0, false
	}
	if u := v.tok[i-1].UPOS; u != lang.Propn && u != lang.Pron {
		return cue{}, 0, false
	}
	for _, p := range particles[lemma] {
		if v.word(i+1) == p {
			return lexicon[lemma+" "+p], i + 2, true
		}
	}
	c, ok = lexicon[lemma]
	return c, i + 1, ok
}

// misread reports whether token i, tagged a noun, stands like a verb of a frame:
// after a name or pronoun and before a comma, a mark or "that": "Lind claims, “…”".
func (v *view) misread(i int) bool {
	if i > 0 && v.tok[i].UPOS == lang.Noun && strings.HasSuffix(v.low[i], "ing") && (v.low[i-1] == "," || v.tok[i-1].UPOS == lang.Noun || v.tok[i-1].UPOS == lang.Propn) && v.word(i+1) != "" {
		switch v.low[i+1] { // ", tweeting, “…”", "a sign reading “…”"
		case ",", ":", "“", "\"", "''":
			return true
		}
	}
	if v.tok[i].UPOS != lang.Noun || i == 0 || i+1 >= len(v.tok) {
		return false
	}
	if u := v.tok[i-1].UPOS; onlyVerb[v.low[i]] && v.run[i] < 0 && (u == lang.Noun || u == lang.Propn || u == lang.Pron) && !v.has(max(0, i-3), i, "to") {
		return true // "Holm Police confirm two were hurt", a noun to the tagger
	}
	if v.low[i+1] == "that" && v.run[i] < 0 && v.opening(i) {
		return true // "economists at the Fenwick Institute estimate that", "the report states that"
	}
	if v.closing(i) {
		return true
	}
	if !strings.HasSuffix(v.low[i], "s") && !strings.HasSuffix(v.low[i], "ed") {
		return false
	}
	switch v.tok[i-1].UPOS {
	case lang.Propn, lang.Pron:
	default:
		return false
	}
	switch v.low[i+1] {
	case ",", ":", "“", "\"", "that", "out", "''":
		return true
	}
	return false
}

// onlyVerb are forms of verbs of saying that no noun has.
var onlyVerb = wordSet(`confirm confirms announce announces believe believes indicate indicates suggest suggests tell tells describe describes explain explains
	insist insists allege alleges conclude concludes acknowledge acknowledges add adds admit admits says`)

// opening reports whether token i, taken for a noun, has the form of the verb for
// the noun phrase before it, which opens the sentence or what follows a comma.
func (v *view) opening(i int) bool {
	lemma := verbs[v.low[i]]
	from := i
	for from > 0 && v.run[from-1] < 0 && v.nominal(from-1) {
		from--
	}
	if lemma == "" || i-from < 2 || from > 0 && v.low[from-1] != "," || v.tok[from].UPOS == lang.Adp {
		return false
	}
	plural := v.tok[from].XPOS == lang.NNS || v.tok[from+1].XPOS == lang.NNS
	if v.low[i] == lemma {
		return plural
	}
	return !plural && v.tok[i-1].UPOS == lang.Noun && v.tok[from].UPOS == lang.Det
}

// closing reports whether token i, taken for a noun, has the form of the verb for
// the noun phrase that a comma parts from the clause before it: "…, the museum
// notes on its website", "…, the website reports".
func (v *view) closing(i int) bool {
	lemma := verbs[v.low[i]]
	plain := v.low[i] == lemma && i > 0 && (v.tok[i-1].XPOS == lang.NNS || manyWhole[v.low[i-1]]) // ", officials estimate"
	if c := lexicon[lemma]; lemma == "" || v.low[i] == lemma && !plain || c.frame&(clause|quoting) != clause|quoting || c.level != speech || v.run[i] >= 0 {
		return false
	}
	from := i
	for from > 0 && v.run[from-1] < 0 && (v.tok[from-1].UPOS == lang.Noun || v.tok[from-1].UPOS == lang.Propn || v.tok[from-1].UPOS == lang.Adj || v.tok[from-1].UPOS == lang.Det) {
		from--
	}
	if from == i || from < 3 || v.low[from-1] != "," || !plain && (v.tok[from].UPOS != lang.Det && v.tok[i-1].UPOS != lang.Propn || v.tok[i-1].XPOS == lang.NNS) || plain && v.low[from] == "a" || !v.hasVerb(0, from) {
		return false
	}
	switch v.word(i + 1) {
	case "", ".", "on", "in", "at":
		return !v.hasVerb(i+1, len(v.tok)) && !v.has(i+1, len(v.tok), ",")
	}
	return false
}

// manyWhole are nouns for those who speak that have the verb of a plural.
var manyWhole = wordSet(`police people staff`)

// isVerb reports whether token i is a verb or auxiliary that may head a
// clause.
func (v *view) isVerb(i int) bool {
	return v.tok[i].UPOS == lang.Verb || v.tok[i].UPOS == lang.Aux
}

// group returns the place of the cue in tokens [at, end) with what carries it:
// auxiliaries, negations and adverbs, the verb or adjective before an
// infinitive ("managed to say", "was quick to deny"), and the verb of a noun
// ("made no claim").
func (v *view) group(at, end int) hearsay.Span {
	carried := v.tok[at].UPOS == lang.Noun
	for at > 0 && v.run[at-1] < 0 {
		t := v.tok[at-1]
		switch {
		case t.XPOS == lang.POS || t.XPOS == lang.WRB:
			return v.span(at, end)
		case t.UPOS == lang.Aux, t.UPOS == lang.Adv, t.UPOS == lang.Part, auxiliary[v.low[at-1]] && v.isVerb(at):
		case (t.UPOS == lang.Verb || t.UPOS == lang.Adj && t.XPOS == lang.JJ) && v.tok[at].XPOS == lang.TO:
		case carried && (t.UPOS == lang.Adj || t.UPOS == lang.Det && (t.XPOS == lang.DT)):
		case carried && t.UPOS == lang.Verb && v.tok[at].UPOS != lang.Aux && lightVerbs[v.lemma(at-1)]:
			carried = false
		default:
			return v.span(at, end)
		}
		at--
	}
	return v.span(at, end)
}

// auxiliary are the forms that the tagger may take for full verbs.
var auxiliary = wordSet(`has have had is are was were be been being do does did 've 's 're`)
