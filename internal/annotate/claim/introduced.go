package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// introduced is whoever a paragraph that ends with a colon lets speak: what comes
// next, and the list behind it, is theirs.
type introduced struct {
	by        hearsay.Party
	paragraph int  // the one that is theirs
	list      bool // so are those behind it, each of one sentence: "The autopsy showed the following:"
}

// introduce remembers who speaks behind a sentence that ends its paragraph with a
// colon: "Lind argued that:", "The ministry gave these figures:".
func (r *reader) introduce(s *sentence) {
	last := len(s.Tokens) - 1
	if s.index+1 >= len(r.t.Sentences) || r.t.Sentences[s.index+1].Paragraph == s.Paragraph || last < 1 || s.low(last) != ":" {
		return
	}
	for j := last - 1; j > 0 && j > last-8; j-- {
		if s.Tokens[j].UPOS != lang.Verb || s.low(j) == "following" || s.low(j) == "follows" {
			continue
		}
		if w := s.lemma(j); !told[s.low(j)] && !announces[w] && w != "write" && w != "explain" && w != "conclude" && w != "show" {
			return
		}
		if n := s.subjectOf(j); n >= 0 && n < j {
			list := s.low(last-1) == "following" || s.low(last-1) == "follows"
			p := r.partyOf(s, n)
			if list && evidence[s.lemma(n)] {
				p = r.evidenceAt(s, n)
			}
			if p.Name != "" && (p.Type != hearsay.Unknown || list) {
				r.intro = introduced{p, s.Paragraph + 1, list}
			}
		}
		return
	}
}

// alone reports whether the sentence and the one before it are paragraphs by themselves.
func (r *reader) alone(s *sentence) bool {
	all := r.t.Sentences
	return s.index > 1 && all[s.index-1].Paragraph == s.Paragraph-1 && all[s.index-2].Paragraph < s.Paragraph-1 && (s.index+1 == len(all) || all[s.index+1].Paragraph != s.Paragraph)
}

// fromIntroduction gives the figures of a sentence that names no source whoever the
// paragraph before let speak.
func (r *reader) fromIntroduction(s *sentence, first int) {
	if r.intro.by.Name == "" {
		return
	}
	if s.Paragraph > r.intro.paragraph {
		if s.Paragraph == r.intro.paragraph+1 && len(s.Tokens) > 0 && (s.Tokens[0].UPOS == lang.Punct || s.low(0) == "l" || s.low(0) == "o" || r.intro.list && r.alone(s) && !r.lets(s)) {
			r.intro.paragraph++ // another item of the list
		} else {
			r.intro = introduced{}
			return
		}
	}
	if s.Paragraph != r.intro.paragraph || r.tellsItself(s) {
		return
	}
	for k := first; k < len(r.out); k++ {
		if c := &r.out[k]; len(c.Attribution) == 0 && c.Quote == "" {
			r.quantity = hearsay.Span{}
			c.Attribution = r.sources(s, []hearsay.Party{r.intro.by})
			c.reported = len(c.Attribution) > 0
		}
	}
}
