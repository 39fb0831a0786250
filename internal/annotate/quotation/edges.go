package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang"
)

// beforeCueConjunct cuts what the cue at governs before a second cue of the same
// subject: "called the plan a gamble and urged …". After a clause only a verb
// in the cue's own form that differs from the clause's counts.
func (v *view) beforeCueConjunct(at, from, to int, sub frame) int {
	for i := from + 1; i+1 < to; i++ {
		if v.low[i] != "and" && v.low[i] != "but" || v.run[i] >= 0 {
			continue
		}
		k := i + 1
		for k < to && v.tok[k].UPOS == lang.Adv {
			k++
		}
		if k >= to || v.run[k] >= 0 || v.tok[k].XPOS != v.tok[at].XPOS {
			continue
		}
		if c, _, ok := v.cueAt(k); (!ok || c.level != speech) && (sub != object || v.tok[k].Head != at) {
			continue
		}
		if sub != object && v.tok[k].Head != at {
			same := false
			for j := from; j < i; j++ {
				same = same || v.run[j] < 0 && v.tok[j].XPOS == v.tok[at].XPOS && !v.helps(j)
			}
			if same {
				continue
			}
		}
		if v.low[i-1] == "," {
			return i - 1
		}
		return i
	}
	return to
}

// beforeOther cuts what somebody says before a clause that sets against it what somebody else
// says: "Lind said 30 had left, while the union said that 90 had".
func (v *view) beforeOther(from, to int) int {
	for i := from + 1; i+2 < to; i++ {
		if v.low[i] != "," || v.run[i] >= 0 || !against[v.low[i+1]] {
			continue
		}
		for k := i + 2; k < to && v.low[k] != ","; k++ {
			if c, _, ok := v.cueAt(k); ok && c.level == speech && v.run[k] < 0 && (v.tok[k].XPOS == lang.VBD || v.tok[k].XPOS == lang.VBZ || v.tok[k].XPOS == lang.VBP) {
				return i
			}
		}
	}
	return to
}

// against are words that set a clause against the one before.
var against = wordSet(`while whereas whilst`)

// helps reports whether token j is the auxiliary of a participle or an infinitive
// behind it, with which no verb with tense is coordinated: "had" in "had saved
// lives".
func (v *view) helps(j int) bool {
	h := v.tok[j].Head
	return v.tok[j].UPOS == lang.Aux && h > j && v.tok[h].UPOS == lang.Verb
}

// beforeMain cuts a clause whose cue stands in a subordinate clause at the
// beginning of the sentence where the main clause begins: "While Lind says
// that it holds, she has …".
func (v *view) beforeMain(at, from, to int) int {
	participle := at == 0 && (v.tok[0].XPOS == lang.VBN || v.tok[0].XPOS == lang.VBD) // "Asked whether it holds, she said …"
	if (v.tok[0].UPOS != lang.Sconj || v.tok[at].Head < 0) && !participle {
		return to
	}
	for i := 1; i < at; i++ {
		if v.low[i] == "," {
			return to
		}
	}
	for i := from + 1; i+1 < to; i++ {
		if v.low[i] != "," || v.run[i] >= 0 {
			continue
		}
		switch v.tok[i+1].UPOS {
		case lang.Pron, lang.Det, lang.Propn, lang.Noun:
			return i
		}
	}
	return to
}

// conditions open a subordinate clause that stands before its main clause.
var conditions = wordSet(`if when while once unless although though because since until whenever as after before`)

// withMain lets a clause that is but a condition, by the parse, go on with the
// main clause behind the comma: "said if it rains, the dam is full".
func (v *view) withMain(from, to int) int {
	i := from
	if v.low[i] == "that" {
		i++
	}
	if i >= to || !conditions[v.low[i]] || to >= len(v.tok) || v.low[to] != "," || v.run[i] >= 0 || v.run[to] >= 0 {
		return to
	}
	for k := i; k < to; k++ {
		if v.low[k] == "," {
			return to // the main clause may have come already
		}
	}
	next := to + 1
	if next >= len(v.tok) || v.startsClause(next) || v.tok[next].XPOS == lang.VBG {
		return to
	}
	subject := false
	for k := next; k < len(v.tok) && v.low[k] != "," && v.low[k] != ";"; k++ {
		switch {
		case v.finite(k) && subject:
			if _, _, ok := v.cueAt(k); ok {
				return to
			}
			return v.sentenceEnd()
		case v.tok[k].UPOS == lang.Noun || v.tok[k].UPOS == lang.Propn || v.tok[k].UPOS == lang.Pron:
			subject = true
		}
	}
	return to
}

// withModal lets a clause that ends at to go on with the verb that "and" joins to
// it by the parse to the cue, where a modal fits the clause and not the cue: "says
// the work is hard and will take time".
func (v *view) withModal(at, to int) int {
	i := to
	if i >= len(v.tok) || v.tok[i].UPOS != lang.Cconj || v.run[i] >= 0 {
		return to
	}
	for i++; i < len(v.tok) && v.tok[i].UPOS == lang.Adv; i++ {
	}
	if i+1 >= len(v.tok) || v.tok[i].XPOS != lang.MD || v.run[i] >= 0 || v.tok[at].XPOS == lang.VBD && !past[v.low[i]] {
		return to
	}
	h := v.tok[i].Head
	if h <= i || v.tok[h].Head != at {
		return to
	}
	if _, _, ok := v.cueAt(h); ok {
		return to
	}
	return max(to, v.clauseTo(h, at))
}

// past are the modals that stand in what was said by a verb in the past.
var past = wordSet(`would could might should must 'd ’d`)

// beforeCueParticiple cuts a clause before a participle that attributes
// something else to the same speaker: ", adding that …".
func (v *view) beforeCueParticiple(from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if v.low[i] != "," || v.run[i] >= 0 {
			continue
		}
		k := i + 1
		for k < to && v.tok[k].UPOS == lang.Adv {
			k++
		}
		if k < to && v.tok[k].XPOS == lang.VBG {
			if _, _, ok := v.cueAt(k); ok {
				return i
			}
		}
	}
	return to
}

// afterManner skips how somebody spoke between a cue and its clause: "said
// repeatedly that".
func (v *view) afterManner(at, from, to int) int {
	for from+1 < to && v.tok[from].UPOS == lang.Adv && v.tok[from].Head == at && strings.HasSuffix(v.low[from], "ly") {
		from++
	}
	return from
}

// endOfWords cuts content at the end of its last run where the text turns to
// something else there: after a comma inside the marks, or before a dash or a
// bracket.
func (r *reader) endOfWords(v *view, from, to int) int {
	for i := to - 1; i > from; i-- {
		k := v.run[i-1]
		if v.run[i] >= 0 || k < 0 {
			continue
		}
		inner := r.runs[k].Inner.Of(r.t.Doc.Text)
		if inner == "" || v.tok[i-1].End < r.runs[k].Inner.End {
			return to
		}
		switch v.low[i] {
		case "—", "–", "--", "(", "-":
			return i
		}
		last := inner[len(inner)-1]
		if last != ',' && last != '.' {
			return to
		}
		switch w := v.low[i]; v.tok[i].UPOS {
		case lang.Sconj, lang.Adp, lang.Adv:
			if last == ',' && (w == "because" || w == "if" || w == "unless" || w == "so") {
				return to
			}
			return i
		case lang.Verb:
			if v.tok[i].XPOS == lang.VBG {
				return i
			}
		case lang.Pron, lang.Det:
			if relative(v.low[i]) || v.low[i] == "a" || v.low[i] == "an" || v.low[i] == "another" {
				return i
			}
		}
		return to
	}
	return to
}

// afterHearer skips the addressee that the parse has drawn into the clause with
// "that": "assured the investors in the hall that …".
func (v *view) afterHearer(c cue, from, to int) int {
	if c.frame&(hearer|infinitive) == 0 {
		return from
	}
	for i := from; i+1 < to && i < from+14; i++ {
		switch {
		case v.low[i] == "that" && v.tok[i].UPOS == lang.Sconj && i > from:
			return i
		case v.isVerb(i), v.run[i] >= 0, v.tok[i].UPOS == lang.Sconj, v.punct(i) && v.low[i] != "-":
			return from
		}
	}
	return from
}

// endOfRun lets content go on from a run that it ends with, and ends content
// that begins with a run where the run or what goes on from it ends, whatever
// the parse has made of the words in marks and those after them.
func (r *reader) endOfRun(v *view, at, from, to int) int {
	k := v.run[from]
	i := from
	for j := to - 1; j > from; j-- {
		if v.run[j] >= 0 {
			if j+1 < to && v.venueEnd(j+1) >= to && venuePrepositions[v.low[j+1]] && venues[v.lemma(to-1)] {
				to = j + 1 // “…” in a statement
			}
			break
		}
	}
	if k >= 0 {
		for i < to && v.run[i] == k {
			i++
		}
	} else {
		for k = v.run[to-1]; k >= 0 && i < to && v.run[i] != k; {
			i++
		}
		i = to
	}
	if k < 0 || i < to && !r.clausal(k) || i == len(v.tok) || v.run[i] == k || r.t.SentenceAt(r.runs[k].Inner.End-1) != v.s {
		return to
	}
	f, ok := r.frames(k)
	if !ok {
		return to
	}
	end := r.trailing(f, r.runs[k], at)
	for i < len(v.tok) && v.tok[i].Start < end {
		i++
	}
	return i
}

// connectives tie a sentence to the one before and are no part of what it
// reports.
var connectives = wordSet(`however still meanwhile moreover nevertheless nonetheless furthermore separately`)

// afterConnective skips what opens the sentence without being part of what is
// said in it: "But", "However,".
func (v *view) afterConnective(from, to int) int {
	for i := 0; i < from; i++ {
		if !v.punct(i) {
			return from
		}
	}
	if from < to && v.run[from] < 0 {
		switch {
		case v.tok[from].UPOS == lang.Cconj:
			from++
		case from+1 < to && connectives[v.low[from]] && v.low[from+1] == ",":
			from += 2
		}
	}
	return from
}

var (
	days      = wordSet(`monday tuesday wednesday thursday friday saturday sunday today yesterday tonight`)
	months    = wordSet(`january february march april may june july august september october november december jan. feb. aug. sept. oct. nov. dec.`)
	timeNouns = wordSet(`week month year weekend morning afternoon evening night day summer fall autumn winter spring`)
)

// afterTime skips the time of the speaking between a cue and its clause: "said
// Monday night that the dam holds".
func (v *view) afterTime(from, to int) int {
	i := from
	switch {
	case i < to && days[v.low[i]]:
		i++
	case i+1 < to && (v.low[i] == "last" || v.low[i] == "this" || v.low[i] == "earlier" && v.low[i+1] == "this"):
		i++
		if v.low[i] == "this" && i+1 < to {
			i++
		}
		if !timeNouns[v.low[i]] && !days[v.low[i]] {
			return from
		}
		i++
	default:
		return from
	}
	if i < to && timeNouns[v.low[i]] {
		i++
	}
	if i < to && v.low[i] == "," {
		i++
	}
	if i+1 >= to || v.isVerb(i) || !v.hasVerb(i, to) || v.tok[i].UPOS == lang.Adp || v.tok[i].UPOS == lang.Part {
		return from
	}
	return i
}

// withThatClauses returns the end of the clauses with "that" that are joined to
// the one ending at to: "said that …, and that …".
func (v *view) withThatClauses(at, to int) int {
	for range 4 {
		i := to
		for i < len(v.tok) && v.punct(i) && v.low[i] != "." && i < to+3 {
			i++
		}
		if i+1 >= len(v.tok) || v.tok[i].UPOS != lang.Cconj || v.low[i+1] != "that" || v.tok[i+1].UPOS != lang.Sconj {
			return to
		}
		h := v.tok[i+1].Head
		if h <= i || v.to[h] <= to {
			return to
		}
		to = v.to[h]
	}
	return to
}
