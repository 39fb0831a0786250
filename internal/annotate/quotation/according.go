package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// according reads "according to X", before, inside or after the clause. at is
// the cue, from the token after it.
func (r *reader) according(v *view, at, from int) {
	n := len(v.tok)
	to := from
	// The source reaches to the comma that ends it, past appositions.
	for to < n && v.run[to] < 0 {
		if v.low[to] == "," || v.low[to] == ";" || v.low[to] == "—" || v.low[to] == "–" || v.low[to] == ":" {
			if v.low[to] == "," && to+1 < n && v.apposed(to+1) && at > 0 && !v.restIsClause(to+1) {
				to++
				continue
			}
			break
		}
		if to > from && (v.low[to] == "." || v.tok[to].UPOS == lang.Aux && !v.insideRelative(from, to)) {
			break
		}
		to++
	}
	src := v.src(from, to)
	if src.none {
		return
	}
	c := cue{frame: quoting, strength: hearsay.Saying}
	start := at
	for start > 0 && v.punct(start-1) {
		start--
	}
	end := v.sentenceEnd()
	if at <= 2 || v.fronted(at) {
		r.emit(v, at, from, c, src, [2]int{to, end})
		return
	}
	lo := v.clauseStart(at)
	if v.hasVerb(to, end) && to < end && v.low[to] == "," && !v.startsClause(to+1) {
		r.emit(v, at, from, c, src, [2]int{lo, start}, [2]int{to, end})
		return
	}
	r.emit(v, at, from, c, src, [2]int{lo, start})
}

// fronted reports whether only a conjunction or an adverb stands before at.
func (v *view) fronted(at int) bool {
	for i := 0; i < at; i++ {
		switch v.tok[i].UPOS {
		case lang.Cconj, lang.Adv, lang.Punct:
		default:
			return false
		}
	}
	return true
}

func (v *view) restIsClause(i int) bool {
	return v.hasVerb(i, len(v.tok))
}

func (v *view) insideRelative(from, i int) bool {
	for k := from; k < i; k++ {
		if relative(v.low[k]) {
			return true
		}
	}
	return false
}

// startsClause reports whether a conjunction with a clause begins at i.
func (v *view) startsClause(i int) bool {
	if i >= len(v.tok) {
		return false
	}
	switch v.low[i] {
	case "but", "and", "while", "although", "though", "who", "which", "so", "or", "yet", "whereas":
		return true
	}
	return false
}

// clauseStart returns where the clause that ends before at begins: the
// sentence, or what follows the last run in marks or semicolon.
func (v *view) clauseStart(at int) int {
	for i := at - 1; i > 0; i-- {
		if v.low[i] == ";" {
			return i + 1
		}
	}
	return 0
}
