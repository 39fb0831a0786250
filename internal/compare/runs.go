package compare

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
)

// slide moves words that are added or left out after the very beginning to the
// beginning, and those before the very end to the end, where the diff can stand
// either way: of "You shout. You stay" and "You stay" the earlier sentence is
// added, not the middle.
func slide(runs []diff.Run, a, b []string) []diff.Run {
	runs = slideHead(runs, a, b)
	mirror(runs, len(a), len(b))
	runs = slideHead(runs, reversed(a), reversed(b))
	mirror(runs, len(a), len(b))
	return runs
}

// slidWords is the most words that slide takes along.
const slidWords = 3

// slideHead moves the few words kept at the beginning behind what is added or
// left out after them, if they stand there again.
func slideHead(runs []diff.Run, a, b []string) []diff.Run {
	at := 0 // the run that keeps the few words
	if len(runs) > 0 && runs[0].Op != hearsay.Keep {
		at = 1
	}
	if len(runs) < at+3 || runs[at].Op != hearsay.Keep || runs[at+2].Op != hearsay.Keep || at == 1 && runs[0].Op != runs[2].Op {
		return runs
	}
	first, few, more := runs[0], runs[at], runs[at+1]
	k := few.A1 - few.A0
	if k > slidWords {
		return runs
	}
	switch {
	case more.Op == hearsay.Add && k < more.B1-more.B0 && slices.Equal(b[few.B0:few.B1], b[more.B1-k:more.B1]),
		more.Op == hearsay.Drop && k < more.A1-more.A0 && slices.Equal(a[few.A0:few.A1], a[more.A1-k:more.A1]):
	default:
		return runs
	}
	gap := diff.Run{Op: more.Op, A1: more.A1, B1: more.B1}
	if more.Op == hearsay.Add {
		gap.A1, gap.B1 = few.A0, more.B1-k
	} else {
		gap.A1, gap.B1 = more.A1-k, few.B0
	}
	if at == 1 {
		gap.A0, gap.B0 = first.A0, first.B0
	}
	keep := runs[at+2]
	keep.A0, keep.B0 = gap.A1, gap.B1
	return append([]diff.Run{gap, keep}, runs[at+3:]...)
}

// tighten puts the few words kept behind a change right behind as many words as there are in their
// place, where they stand there as well: of "pick her up, since he came to pick her up" and "pick
// [Ada] up" the end is left out, not changed.
func tighten(runs []diff.Run, a []string) []diff.Run {
	var out []diff.Run
	for i := 0; i < len(runs); i++ {
		r := runs[i]
		out = append(out, r)
		if r.Op != hearsay.Change || i+1 >= len(runs) || i+2 < len(runs) && runs[i+2].Op != hearsay.Drop {
			continue
		}
		keep, at := runs[i+1], r.A0+r.B1-r.B0
		k := keep.A1 - keep.A0
		if k > slidWords || at+k > r.A1 || !slices.Equal(a[at:at+k], a[keep.A0:keep.A1]) {
			continue
		}
		gone := diff.Run{Op: hearsay.Drop, A0: at + k, A1: keep.A1, B0: keep.B1, B1: keep.B1}
		if i++; i+1 < len(runs) {
			i++
			gone.A1 = runs[i].A1
		}
		out[len(out)-1].A1 = at
		keep.A0, keep.A1 = at, at+k
		out = append(out, keep, gone)
	}
	return out
}

// mirror turns runs into those of the reversed words, of which there are n
// and m.
func mirror(runs []diff.Run, n, m int) {
	slices.Reverse(runs)
	for i, r := range runs {
		runs[i].A0, runs[i].A1 = n-r.A1, n-r.A0
		runs[i].B0, runs[i].B1 = m-r.B1, m-r.B0
	}
}

func reversed(words []string) []string {
	out := slices.Clone(words)
	slices.Reverse(out)
	return out
}

// ends returns the indexes of the first and the last run that is kept.
func ends(runs []diff.Run) (first, last int) {
	kept := func(r diff.Run) bool { return r.Op == hearsay.Keep }
	first = slices.IndexFunc(runs, kept)
	if first < 0 {
		return len(runs), -1
	}
	last = first
	for i, r := range runs {
		if kept(r) {
			last = i
		}
	}
	return first, last
}

// partSentences takes whole sentences out of the changes: where one version
// has sentences that the other has not, and the other way round, neither took
// the place of the other. They become a run that is dropped and one that is
// added, beside the words of the sentence that goes on.
func partSentences(runs []diff.Run, a, v []word) []diff.Run {
	head, tail := ends(runs)
	out := make([]diff.Run, 0, len(runs))
	put := func(a0, a1, b0, b1 int) {
		r := diff.Run{Op: hearsay.Change, A0: a0, A1: a1, B0: b0, B1: b1}
		switch {
		case a0 == a1 && b0 == b1:
			return
		case a0 == a1:
			r.Op = hearsay.Add
		case b0 == b1:
			r.Op = hearsay.Drop
		}
		out = append(out, r)
	}
	for i, r := range runs {
		switch {
		case r.Op != hearsay.Change:
			out = append(out, r)
		case i < head:
			atA, atB := sentenceStart(a, r.A0, r.A1), sentenceStart(v, r.B0, r.B1)
			put(r.A0, atA, r.B0, r.B0)
			put(atA, atA, r.B0, atB)
			put(atA, r.A1, atB, r.B1)
		case i > tail:
			atA, atB := sentenceEnd(a, r.A0, r.A1), sentenceEnd(v, r.B0, r.B1)
			put(r.A0, atA, r.B0, atB)
			put(atA, r.A1, atB, atB)
			put(r.A1, r.A1, atB, r.B1)
		case sentences(a, r.A0, r.A1) && sentences(v, r.B0, r.B1):
			put(r.A0, r.A1, r.B0, r.B0)
			put(r.A1, r.A1, r.B0, r.B1)
		default:
			out = append(out, r)
		}
	}
	return out
}

// sentences reports whether the words from i to j are whole sentences.
func sentences(words []word, i, j int) bool {
	return words[i].starts && (j == len(words) || words[j].starts)
}

// sentenceStart returns where the sentence that goes on at j begins, i at the
// earliest.
func sentenceStart(words []word, i, j int) int {
	k := j
	for k > i && !(k < len(words) && words[k].starts) {
		k--
	}
	return k
}

// sentenceEnd returns where the sentence that goes on at i ends, j at the
// latest.
func sentenceEnd(words []word, i, j int) int {
	for k := i; k < j; k++ {
		if words[k].starts {
			return k
		}
	}
	return j
}
