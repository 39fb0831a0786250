package claim

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Reading is a quantity with what the parse says of it. Unlike a claim it need
// not be comparable with anything: ages and lengths of time are readings too.
type Reading struct {
	quantity.Found
	// Noun is the lemma of the noun counted, "" for amounts in a unit.
	Noun string
	// Concepts are the words that the number is about: the subject and the
	// objects of its clause, and the nouns above it.
	Concepts []string
}

// Quantities returns every quantity of the text, those that make no claim
// included, in order of place.
func Quantities(t *prose.Text) []Reading {
	r := &reader{times: period.Read(t)}
	var out []Reading
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		times := r.timesIn(i)
		for _, f := range quantity.All(t.Doc.Text, s.Span()) {
			if f.Unit == "1" && slices.ContainsFunc(times, func(m period.Mention) bool { return m.Kind != period.Within && m.Span.Overlaps(f.Number) }) {
				continue
			}
			q := s.reading(f)
			if q.Noun == "" && q.Unit == "1" && (f.Kind == quantity.Single || f.Words && !f.Vague && !f.Share && s.bareWord(f) || s.labels(f)) {
				continue
			}
			out = append(out, q)
		}
	}
	return out
}

// bareWord reports whether a number in words stands for a rank or a pronoun:
// "the bottom three", "each one".
func (s *sentence) bareWord(f quantity.Found) bool { return value(f).LessThanOrEqual(ten) }

// labels reports whether the parse hangs the number on a proper noun before it:
// "the Nasdaq 100 gained".
func (s *sentence) labels(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	if from >= to || f.Bound != hearsay.Exactly {
		return false
	}
	h := s.Tokens[s.head(from, to)].Head
	return h >= 0 && h == from-1 && s.Tokens[h].UPOS == lang.Propn
}

func (s *sentence) reading(f quantity.Found) Reading {
	r := Reading{Found: f}
	from, to := s.tokens(f.Number)
	if from >= to {
		return r
	}
	n := s.head(from, to)
	counted := s.counted(n, f)
	if counted >= 0 && (unitWord(s, counted, f) || f.Unit != "1") {
		counted = -1
	}
	if counted >= 0 {
		r.Noun = s.lemma(counted)
		phrase := s.phrase(counted)
		r.Counted = phrase.Of(s.text)
	}
	r.Concepts = s.concepts(n, counted)
	return r
}

// concepts returns the words of the noun phrases that the number at token n is
// about: what governs it, what it is a share or a size of, and the subject of
// its clause.
func (s *sentence) concepts(n, counted int) []string {
	ctx := s.context(n, counted)
	heads := append([]int(nil), ctx.nouns...)
	for _, from := range []int{n, counted} {
		if from < 0 {
			continue
		}
		for j := range s.Tokens {
			if s.Tokens[j].Head == from && (s.Tokens[j].Rel == lang.Nmod || s.Tokens[j].Rel == lang.NmodPoss) {
				heads = append(heads, j)
			}
		}
	}
	if ctx.pred >= 0 {
		for j := range s.Tokens {
			if s.Tokens[j].Head != ctx.pred {
				continue
			}
			switch s.Tokens[j].Rel {
			case lang.Nsubj, lang.NsubjPass, lang.Obj:
				heads = append(heads, j)
			}
		}
		if sub := s.subjectOf(ctx.pred); sub >= 0 {
			heads = append(heads, sub)
		}
	}
	var out []string
	seen := make(map[int]bool)
	var add func(h, depth int)
	add = func(h, depth int) {
		if h == counted || h == n || !s.noun(h) || seen[h] || depth > 3 {
			return
		}
		seen[h] = true
		out = append(out, s.phrase(h).Of(s.text))
		for j := range s.Tokens { // what it is of, and what stands beside it in a list
			if s.Tokens[j].Head == h {
				switch s.Tokens[j].Rel {
				case lang.Nmod, lang.NmodPoss, lang.Conj, lang.Appos, lang.Compound:
					add(j, depth+1)
				}
			}
		}
	}
	for _, h := range heads {
		add(h, 0)
	}
	return out
}
