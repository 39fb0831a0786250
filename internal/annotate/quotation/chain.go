package quotation

import "github.com/hearsay-project/hearsay"

// chain returns who vouches for attribution i, outermost first: the speakers of
// the attributions that it stands in, then its own.
func (r *reader) chain(i int) []hearsay.Party {
	var up []hearsay.Party
	seen := map[int]bool{}
	for k := i; k >= 0 && !seen[k] && len(up) < 8; k = r.outer(k) {
		seen[k] = true
		if p := r.found[k].party; p.Name != "" && (len(up) == 0 || up[len(up)-1].Name != p.Name) {
			up = append(up, p)
		}
	}
	for a, b := 0, len(up)-1; a < b; a, b = a+1, b-1 {
		up[a], up[b] = up[b], up[a]
	}
	return up
}

// outer returns the innermost other attribution whose content holds the cue
// and the content of attribution i, or -1.
func (r *reader) outer(i int) int {
	f := &r.found[i]
	at := f.cue
	if at.Len() == 0 {
		at = f.content[0]
	}
	best, size := -1, 0
	for _, k := range r.near(i) {
		g := &r.found[k]
		if k == i {
			continue
		}
		for _, c := range g.content {
			if c.Contains(at) && c.Contains(f.content[0]) && (best < 0 || c.Len() < size) && !(g.cue == f.cue) {
				best, size = k, c.Len()
			}
		}
	}
	return best
}

// near returns the attributions whose content begins in the sentence of
// attribution i's cue, or in that of its content.
func (r *reader) near(i int) []int {
	if r.bySentence == nil {
		r.bySentence = map[int][]int{}
		for k := range r.found {
			for _, c := range r.found[k].content {
				s := r.t.SentenceAt(c.Start)
				if b := r.bySentence[s]; len(b) == 0 || b[len(b)-1] != k {
					r.bySentence[s] = append(b, k)
				}
			}
		}
	}
	return r.bySentence[r.t.SentenceAt(r.found[i].content[0].Start)]
}
