package claim

import "github.com/hearsay-project/hearsay/internal/lang"

// This file names what befell those counted where nothing with a name does: by the noun of
// their sentence for it, else by that of the sentence before.

// fromOccasion gives a count of people without a subject what befell them for one: "blast" of
// "six people died in the blast", "march" of "last year's march ended with 120 arrests".
func (r *reader) fromOccasion(s *sentence, c *candidate) {
	if c.Subject != "" || c.PlaceName != "" || c.Quantity == nil {
		return
	}
	o, at := s, -1
	if harmed := c.Quantity.Unit == "1" && c.lattice && suffered[c.Measure]; harmed {
		at = r.occasion(s, c)
	} else if at = r.ofHappening(s, c); at < 0 {
		return
	}
	if at < 0 && c.counted < 0 && !r.longAgo(c.Period) && s.index > 0 && s.Paragraph-r.t.Sentences[s.index-1].Paragraph < 2 {
		o = &sentence{&r.t.Sentences[s.index-1], r.doc.Text, s.index - 1}
		at = r.onlyHappening(o)
	}
	if at >= 0 {
		c.Subject, c.Topical, c.occasion = o.phrase(at).Of(s.text), true, true
	}
}

// occasion returns the noun for what happened that governs the figure: the subject of its verb,
// what its clause describes, or what stands behind a preposition of it. It is -1 if there is none.
func (r *reader) occasion(s *sentence, c *candidate) int {
	best := -1
	n := c.number(s)
	if k := s.subjectOf(c.pred); k > 1 && relative[s.low(k)] {
		if k--; s.low(k) == "," {
			k--
		}
		if r.happens(s, k) { // "the crash, which killed 71"
			return k
		}
	}
	for j := n - 1; j > 1 && n-j < 8; j-- {
		if w := s.low(j - 1); s.low(j) != "which" || w != "in" && w != "during" {
			continue
		}
		for k := j - 2; k >= 0 && j-k < 8; k-- {
			if r.happens(s, k) { // "a war in 1998 in which 80,000 died"
				return k
			}
		}
	}
	for j, t := range s.Tokens {
		if !r.happens(s, j) || j == n || j == c.counted {
			continue
		}
		v := t.Head
		for steps := 0; v >= 0 && s.Tokens[v].UPOS != lang.Verb && steps < 3; steps++ {
			v = s.Tokens[v].Head
		}
		governs := s.subjectOf(c.pred) == j && j < n || c.pred >= 0 && r.antecedent(s, c.pred) == j || t.Head == c.counted && c.counted >= 0 || t.Head == n
		if governs || v >= 0 && v == c.pred && (t.Rel == lang.Obl || t.Rel == lang.OblAgent || t.Rel == lang.Nmod) && best < 0 {
			if best = j; governs {
				return j
			}
		}
	}
	return best
}

// ofHappening returns the noun for what happened that the clause of a figure which counts nobody tells
// of, its subject or what the figure is a size of: "the blaze caused damage of 14 million euros",
// "the quake, of magnitude 5.9". It is -1 if there is none.
func (r *reader) ofHappening(s *sentence, c *candidate) int {
	n := c.number(s)
	for _, j := range []int{s.subjectOf(c.pred), s.Tokens[n].Head} {
		if j > 0 && relative[s.low(j)] {
			if j--; s.low(j) == "," && j > 0 {
				j--
			}
		}
		if j >= 0 && j < n && j != c.counted && r.happens(s, j) {
			return j
		}
	}
	return -1
}

// happens reports whether the noun at token i is one for what happened.
func (r *reader) happens(s *sentence, i int) bool {
	return s.Tokens[i].UPOS == lang.Noun && happenings[s.lemma(i)] && !(s.lemma(i) == "fire" && shots[s.lemma(max(0, i-1))]) && !(i+1 < len(s.Tokens) && s.Tokens[i+1].UPOS == lang.Noun) && !r.inTime(s, i) && s.lemma(i) != "vote" && s.lemma(i) != "election" && s.lemma(i) != "referendum"
}

// onlyHappening returns the noun for what happened in a sentence that has one and no other, else -1.
func (r *reader) onlyHappening(s *sentence) int {
	only := -1
	if !s.Running() {
		return -1
	}
	for j := range s.Tokens {
		if !r.happens(s, j) {
			continue
		}
		if only >= 0 && s.lemma(only) != s.lemma(j) {
			return -1
		}
		only = j
	}
	return only
}
