package compare

import (
	"strings"
	"unicode/utf8"
)

// maxWording bounds how much of the words of a figure a line repeats, in bytes.
const maxWording = 80

// wording returns the words in which a document states a figure, on one line.
func wording(c *claim) string {
	if c.Span.End > len(c.doc.Text) || c.Span.Len() <= 0 {
		return show(c)
	}
	words := strings.Join(strings.Fields(c.Span.Of(c.doc.Text)), " ")
	if len(words) <= maxWording {
		return words
	}
	cut := maxWording
	for !utf8.RuneStart(words[cut]) {
		cut--
	}
	if i := strings.LastIndexByte(words[:cut], ' '); i > 0 {
		cut = i
	}
	return words[:cut] + " …"
}

// told returns the words of a figure in quotation marks.
func told(c *claim) string { return "“" + wording(c) + "”" }

// placed returns the words of a figure with who says it and where: “12,000”
// (Police, in the report a, 2031-05-02).
func placed(c *claim) string {
	where := "in " + c.Doc
	if when := day(c.doc.Published.Value); when != "" {
		where += ", " + when
	}
	if by := partyNames(c.Attribution); by != "" {
		where = by + ", " + where
	}
	return told(c) + " (" + where + ")"
}

// heading names what a figure measures, and of whom where the text says so: what
// the report as a whole is about may be something else.
func heading(c *claim) string {
	subject := c.Subject
	if c.Topical {
		subject = ""
	}
	switch {
	case c.Comparison != nil || c.Measure == "":
		return subject
	case subject == "":
		return string(c.Measure)
	}
	return string(c.Measure) + ", " + strings.TrimPrefix(subject, string(c.Measure)+", ")
}

// lead is the heading before the words of a figure, with a colon.
func lead(c *claim) string {
	h := heading(c)
	if h == "" {
		return ""
	}
	return h + ": "
}

// figureWords returns the words of a figure with what they measure, of whom and for
// which time.
func figureWords(c *claim) string {
	about := heading(c)
	if when := period(c); when != "" {
		if about != "" {
			about += ", "
		}
		about += when
	}
	if about == "" {
		return told(c)
	}
	return told(c) + " (" + about + ")"
}
