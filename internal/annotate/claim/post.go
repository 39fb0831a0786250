package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// post is what tells who wrote a paragraph that is a post of a network, set into
// the report.
type post struct {
	block     int           // index of the paragraph's block, plus one
	from      int           // where the signed words begin
	signature hearsay.Party // behind a dash or in brackets at its end: "— Ana Lind (@ana) June 3", "[Boxrate.]"
	author    hearsay.Party // that its tag names
	tag       int           // where the tag ends
}

// postedBy returns who wrote the paragraph of the sentence where it is a post or a letter:
// whose signature follows, else the author that the tag within the sentence names. It is
// the zero Party for all other paragraphs.
func (r *reader) postedBy(s *sentence) hearsay.Party {
	if r.post.block != s.Block+1 {
		r.post = postIn(r.doc.Text, r.t.Blocks[s.Block].Span)
		r.post.block = s.Block + 1
	}
	if p, ok := r.letters[s.Block]; ok {
		return p
	}
	switch p := &r.post; {
	case p.signature.Name != "" && p.from <= s.Start && s.Start < p.signature.Mentions[0].Start:
		return p.signature
	case p.author.Name != "" && p.tag < s.End:
		return p.author
	}
	return hearsay.Party{}
}

// postIn reads what tells who wrote a block.
func postIn(document string, block hearsay.Span) (p post) {
	text := block.Of(document)
	party := func(from, to int) hearsay.Party {
		words := text[from:to]
		at := from + len(words) - len(strings.TrimLeft(words, " \u00a0"))
		words = strings.TrimSpace(words)
		if words == "" || len(words) > longestAuthor {
			return hearsay.Party{}
		}
		return hearsay.Party{Name: words, Type: hearsay.Unknown, Mentions: []hearsay.Span{{Start: block.Start + at, End: block.Start + at + len(words)}}}
	}
	if handle := strings.LastIndex(text, " (@"); handle > 0 && strings.IndexByte(text[handle:], ')') > 0 {
		for _, dash := range []string{"— ", "– ", "-- "} {
			if at := strings.LastIndex(text[:handle], dash); at >= 0 && p.signature.Name == "" {
				p.signature = party(at+len(dash), handle)
				p.from = block.Start + max(strings.LastIndexByte(text[:at], '\n')+1, at-longestPost)
			}
		}
	}
	if from, to := creditIn(text); from < to {
		p.signature, p.from = party(from, to), block.Start
	}
	if end := strings.IndexByte(text, '>'); strings.HasPrefix(text, "<") && end > 0 {
		if at := strings.Index(text[:end], ` author="`); at > 0 {
			from := at + len(` author="`)
			if n := strings.IndexByte(text[from:end], '"'); n > 0 {
				p.author, p.tag = party(from, from+n), block.Start+end
			}
		}
	}
	return p
}

// creditIn returns where the name stands in square brackets that ends a paragraph, by which
// letters of news say from whom they have it: "… cost $1,240 last week. [Boxrate.]"
func creditIn(text string) (from, to int) {
	end := len(strings.TrimRight(text, " \n\t.\u00a0"))
	from = strings.LastIndexByte(text[:end], '[') + 1
	if from == 0 || text[end-1] != ']' || strings.Count(text[:from-1], " ") < fewestCredited {
		return 0, 0
	}
	to = from + len(strings.TrimRight(text[from:end-1], " ."))
	for i, w := range strings.Fields(text[from:to]) {
		if !upper(w) && !(i > 0 && (w == "&" || w == "of" || w == "the" || w == "and")) || noCredit[strings.ToLower(strings.Trim(w, ".,:"))] {
			return 0, 0
		}
	}
	return from, to
}

// fewestCredited is the number of spaces from which on a paragraph tells something.
const fewestCredited = 6

// noCredit are words in such brackets that name nobody.
var noCredit = set("read watch see listen photo photos video image images pdf update updated note ed editor's sic more full story map graphic audio click link here continued advertisement laughter applause crosstalk inaudible")

// lettersIn returns who has signed each block of a page of letters to the editor, which
// says that it is one: a name that stands by itself signs what stands before it, up to
// the one before or a heading.
func lettersIn(document string, blocks []hearsay.Block) map[int]hearsay.Party {
	first := slices.IndexFunc(blocks, func(b hearsay.Block) bool { return letterHeadings[heading(b.Of(document))] })
	if first < 0 {
		return nil
	}
	signed := make(map[int]hearsay.Party)
	var by hearsay.Party
	for i := len(blocks) - 1; i > first; i-- {
		text := strings.TrimSpace(blocks[i].Of(document))
		switch {
		case text == "":
		case signature(text):
			name := strings.TrimSuffix(text, ".")
			by = hearsay.Party{Name: name, Type: hearsay.Person, Mentions: []hearsay.Span{{Start: blocks[i].Start, End: blocks[i].Start + len(name)}}}
		case strings.ToUpper(text) == text:
			by = hearsay.Party{}
		case by.Name != "":
			signed[i] = by
		}
	}
	return signed
}

// letterHeadings are what a page of letters is headed by.
var letterHeadings = set("letters letters-to-the-editor your-letters readers'-letters letter-to-the-editor")

// heading returns a heading in small letters, its words joined by a hyphen.
func heading(text string) string {
	if len(text) > longestAuthor {
		return ""
	}
	return strings.Join(strings.Fields(strings.ToLower(strings.Trim(text, " .:"))), "-")
}

// signature reports whether a paragraph is nothing but the name of a person: two to four
// words with a capital.
func signature(text string) bool {
	words := strings.Fields(strings.TrimSuffix(text, "."))
	return len(words) > 1 && len(words) < 5 && len(text) < longestAuthor && strings.ToUpper(text) != text &&
		!slices.ContainsFunc(words, func(w string) bool { return !upper(w) || strings.ContainsAny(w, ",:;!?\"“”") })
}

// longestAuthor is the length in bytes up to which the words of a signature are
// taken for a name.
const longestAuthor = 60

// longestPost is the length in bytes up to which what stands in one line with its signature is a post: a text without
// paragraphs has all that stands before it in one.
const longestPost = 320

// fromPost gives the figures of a post of a network, or of a letter to the editor, the one
// who wrote it, where no words within it name another.
func (r *reader) fromPost(s *sentence, first int) {
	if first >= len(r.out) {
		return
	}
	p := r.postedBy(s)
	if p.Name == "" {
		return
	}
	for k := first; k < len(r.out); k++ {
		if c := &r.out[k]; len(c.Attribution) == 0 && (len(p.Mentions) == 0 || p.Mentions[0].Start > c.Span.Start || r.post.signature.Name == "") {
			c.Attribution = []hearsay.Party{p}
		}
	}
}
