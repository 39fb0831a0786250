package clip

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// furniture drops the blocks that only lead elsewhere, and keeps their links.
// A block does so when nothing is left of it but its links and a label before
// them ("Related article: …"), or a raw address.
func (r *reader) furniture() {
	for i := range r.blocks {
		b := &r.blocks[i]
		if r.drop[i] {
			continue
		}
		own := strings.TrimSpace(b.Text)
		switch {
		case isOriginLabel(own):
			// The address stands in the next block.
			if i+1 < len(r.blocks) {
				if u := onlyAddress(r.blocks[i+1]); u != "" {
					r.origin(u, b.Line, own)
					r.drop[i], r.drop[i+1] = true, true
				}
			}
		case r.labelledOrigin(b):
			r.drop[i] = true
		case b.Level == 1:
			// A title that is a link leads to the report itself.
			if len(b.Links) == 1 && b.Linked >= len(own) && address(b.Links[0].URL) != "" {
				r.draft.URL = append(r.draft.URL, draft.FromText(b.Links[0].URL, b.Links[0].URL, place(b.Line, 0)+", link of the title"))
				b.Links = nil
			}
		case isLinkBlock(*b):
			r.related(b.Links)
			r.drop[i] = true
		case onlyAddress(*b) != "":
			if i < 2 || i == len(r.blocks)-1 {
				r.draft.URL = append(r.draft.URL, draft.FromText(onlyAddress(*b), own, place(b.Line, 0)))
			} else {
				r.related([]hearsay.Link{{Text: own, URL: onlyAddress(*b)}})
			}
			r.drop[i] = true
		case b.Level == 0 && len(b.lines()) == 1 && (meta.IsFurniture(own) || meta.IsPointer(own)):
			r.drop[i] = true
		}
	}
}

// labelledOrigin reads "Source: https://…" in one block.
func (r *reader) labelledOrigin(b *Block) bool {
	label, rest, ok := strings.Cut(strings.TrimSpace(b.Text), ":")
	if !ok || !isOriginLabel(label) {
		return false
	}
	u := address(rest)
	if u == "" && len(b.Links) == 1 && b.Linked >= len(strings.TrimSpace(rest)) {
		u = address(b.Links[0].URL)
	}
	if u == "" {
		return false
	}
	r.origin(u, b.Line, label)
	return true
}

func (r *reader) origin(u string, line int, label string) {
	label = strings.TrimSpace(strings.TrimRight(label, ": "))
	r.draft.URL = append(r.draft.URL, draft.FromText(u, u, place(line, 0)+", "+label))
	r.draft.Links = append(r.draft.Links, hearsay.Link{Text: label, URL: u, Rel: "original"})
}

func (r *reader) related(links []hearsay.Link) {
	for _, l := range links {
		l.Rel = "related"
		r.draft.Links = append(r.draft.Links, l)
	}
}

// isOriginLabel reports whether a line announces the address of the report
// itself.
func isOriginLabel(s string) bool {
	switch strings.ToLower(strings.TrimSpace(strings.TrimRight(s, ": "))) {
	case "original url", "source url", "source", "original", "original article", "original link", "original source", "read the original", "read original",
		"read the original article", "read full article", "permalink", "url", "link", "canonical", "canonical url", "archived from", "originally published at", "clipped from", "saved from", "retrieved from", "article url", "via":
		return true
	}
	return false
}

// isLinkBlock reports whether a block holds nothing but links, and a label
// that introduces them.
func isLinkBlock(b Block) bool {
	if len(b.Links) == 0 || b.Linked == 0 {
		return false
	}
	own := len(b.Text) - b.Linked
	if own <= 2 {
		return true
	}
	label, _, ok := strings.Cut(b.Text, ":")
	if !ok || len(strings.Fields(label)) > 5 {
		return false
	}
	// What is left beside links and label may only be punctuation.
	return own-len(label) <= 2+2*len(b.Links)
}

// onlyAddress returns the address that a block consists of, or "".
func onlyAddress(b Block) string {
	text := strings.Trim(b.Text, "<>[]() ")
	if u := address(text); u != "" {
		return u
	}
	if len(b.Links) == 1 && b.Linked >= len(text) {
		return address(b.Links[0].URL)
	}
	return ""
}

// address returns s if it is an http address and nothing else.
func address(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "<>")
	if strings.ContainsFunc(s, unicode.IsSpace) || !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || !strings.Contains(u.Host, ".") {
		return ""
	}
	return s
}

// emptyHeadings drops headings and labels that have lost what they headed:
// at the end of the text, or before furniture that was dropped. A last line
// that only looked like a heading is a line of the text.
func (r *reader) emptyHeadings() {
	next := -1 // the next block that stays
	for i := len(r.blocks) - 1; i >= 0; i-- {
		if r.drop[i] {
			continue
		}
		b := &r.blocks[i]
		if b.Kind == hearsay.Heading || isLabel(b.Text) {
			followed := i+1 < len(r.blocks) && r.drop[i+1]
			switch {
			case next < 0 && b.Kind == hearsay.Heading && b.Level == 0 && !followed && !isLabel(b.Text):
				b.Kind = hearsay.Paragraph
			case next < 0, followed && r.blocks[next].Kind == hearsay.Heading && r.blocks[next].Level <= b.Level:
				r.drop[i] = true
				continue
			}
		}
		next = i
	}
}

// isLabel reports whether a line only announces what follows.
func isLabel(s string) bool {
	return strings.HasSuffix(s, ":") && len(strings.Fields(s)) <= 6
}
