package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
)

// postedBy returns who wrote the paragraph of the sentence where it is a post of a
// network set into the report: by the signature behind a dash, "— Ana Lind (@ana)
// June 3", else by the author that its tag names. It is the zero Party for all
// other paragraphs.
func (r *reader) postedBy(s *sentence) hearsay.Party {
	block := r.t.Blocks[s.Block].Span
	text := block.Of(r.doc.Text)
	party := func(from, to int) hearsay.Party {
		words := text[from:to]
		at := from + len(words) - len(strings.TrimLeft(words, " \u00a0"))
		words = strings.TrimSpace(words)
		if words == "" || len(words) > longestAuthor {
			return hearsay.Party{}
		}
		return hearsay.Party{Name: words, Type: hearsay.Unknown, Mentions: []hearsay.Span{{Start: block.Start + at, End: block.Start + at + len(words)}}}
	}
	if handle := strings.LastIndex(text, " (@"); handle > 0 {
		for _, dash := range []string{"— ", "– ", "-- "} {
			if at := strings.LastIndex(text[:handle], dash); at >= 0 && strings.IndexByte(text[handle:], ')') > 0 {
				if p := party(at+len(dash), handle); p.Name != "" && s.Start < p.Mentions[0].Start {
					return p
				}
			}
		}
	}
	if end := strings.IndexByte(text, '>'); strings.HasPrefix(text, "<") && end > 0 && block.Start+end < s.End {
		if at := strings.Index(text[:end], ` author="`); at > 0 {
			from := at + len(` author="`)
			if n := strings.IndexByte(text[from:end], '"'); n > 0 {
				return party(from, from+n)
			}
		}
	}
	return hearsay.Party{}
}

// longestAuthor is the length in bytes up to which the words of a signature are
// taken for a name.
const longestAuthor = 60

// fromPost gives the figures of a post of a network the one who wrote it, where no
// words within it name another.
func (r *reader) fromPost(s *sentence, first int) {
	if first >= len(r.out) {
		return
	}
	p := r.postedBy(s)
	if p.Name == "" {
		return
	}
	for k := first; k < len(r.out); k++ {
		if c := &r.out[k]; len(c.Attribution) == 0 {
			c.Attribution = []hearsay.Party{p}
		}
	}
}
