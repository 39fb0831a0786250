package claim

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// attribution returns the quotation that holds the span and who vouches for it.
// The smallest quotation wins: in a chain it is the one nearest to the words.
// Where nothing is quoted, the subject of a verb like "announced" vouches.
func (r *reader) attribution(s *sentence, at hearsay.Span, pred int) (string, []hearsay.Party) {
	var best *hearsay.Quote
	for _, q := range r.said[s.index] {
		if !slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Contains(at) }) {
			continue
		}
		if best == nil || q.Span().Len() < best.Span().Len() {
			best = q
		}
	}
	if best != nil {
		chain := best.Chain
		if len(chain) == 0 && best.Speaker.Name != "" {
			chain = []hearsay.Party{best.Speaker}
		}
		if len(chain) > 0 {
			return best.ID, slices.Clone(chain)
		}
	}
	if p := r.holder(s, at); p.Name != "" {
		return "", []hearsay.Party{p}
	}
	id := ""
	if best != nil {
		id = best.ID
	}
	for range 3 {
		if pred < 0 {
			break
		}
		if announces[s.lemma(pred)] || r.sum && founds[s.lemma(pred)] {
			if n := s.subjectOf(pred); n >= 0 && (s.noun(n) || s.Tokens[n].UPOS == lang.Pron) {
				if p := r.partyOf(s, n); p.Name != "" && p.Type != hearsay.Unknown {
					return id, []hearsay.Party{p}
				}
				if s.Tokens[n].UPOS == lang.Propn {
					name := s.phrase(n)
					return id, []hearsay.Party{{Name: name.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{name}}}
				}
			}
		}
		if rel := s.Tokens[pred].Rel; rel != lang.Xcomp && rel != lang.Ccomp && rel != lang.Conj && rel != lang.Parataxis {
			break
		}
		pred = s.Tokens[pred].Head
	}
	return id, nil
}

// knowledge are nouns for what somebody has that a statement rests on.
var knowledge = set("information evidence data intelligence indications reports figures knowledge")

// holder returns who "has information that" what stands at the span.
func (r *reader) holder(s *sentence, at hearsay.Span) hearsay.Party {
	for j := 2; j < len(s.Tokens) && s.Tokens[j].End <= at.Start; j++ {
		if !knowledge[s.low(j)] || s.low(j+1) != "that" {
			continue
		}
		for k := j - 1; k > 0 && k >= j-3; k-- {
			if w := s.low(k); (w == "has" || w == "have" || w == "had") && s.noun(k-1) {
				return r.partyOf(s, k-1)
			}
		}
	}
	return hearsay.Party{}
}

// partyOf leads the noun phrase of token n to the party it stands for.
func (r *reader) partyOf(s *sentence, n int) hearsay.Party {
	from, to := s.tokens(s.phrase(n))
	return r.parties.Party(s.index, from, max(to, n+1))
}
