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

// goingOn returns who vouches for a figure of which its own sentence names
// nobody: the issuer of a statement, or in a report the body that the paragraph
// has just told from, "…, the ministry said. Deaths rose to 79."
func (r *reader) goingOn(s *sentence, quote string, pred int) []hearsay.Party {
	if quote != "" && slices.ContainsFunc(r.said[s.index], func(q *hearsay.Quote) bool { return q.ID == quote && q.Form != hearsay.Indirect }) {
		return nil // somebody's very words, and the text does not tell whose
	}
	if r.issuer.Name != "" {
		return []hearsay.Party{r.issuer}
	}
	if s.Paragraph < 0 || len(r.said[s.index]) > 0 {
		return nil
	}
	actor := hearsay.Party{}
	if sub := s.subjectOf(pred); sub >= 0 {
		actor = r.partyOf(s, sub)
	}
	for i := s.index - 1; i >= 0 && i >= s.index-3; i-- {
		o := &r.t.Sentences[i]
		if o.Paragraph != s.Paragraph {
			return nil
		}
		if len(r.said[i]) == 0 {
			continue
		}
		q := r.said[i][len(r.said[i])-1]
		if q.Form != hearsay.Indirect || q.Speaker.Name == "" || q.Speaker.Type == hearsay.Person || q.Strength != hearsay.Saying {
			return nil
		}
		if actor.Name != "" && actor.Type != hearsay.Unknown && actor.Name != q.Speaker.Name {
			return nil // another one has the word
		}
		if len(q.Chain) > 0 {
			return slices.Clone(q.Chain)
		}
		return []hearsay.Party{q.Speaker}
	}
	return nil
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
