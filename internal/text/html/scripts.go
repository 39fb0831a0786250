package html

import (
	"strings"
)

// withoutScripts cuts the content out of script elements before the page is
// parsed: nobody reads it, and it is a third of the bytes of a page. JSON-LD
// stays. What cannot be told apart for sure from a script stays as well.
func withoutScripts(page string) string {
	var b strings.Builder
	done := 0 // how much of the page is written, or cut out
	for i := 0; ; {
		at := strings.IndexByte(page[i:], '<')
		if at < 0 {
			break
		}
		i += at
		if strings.HasPrefix(page[i:], "<!--") {
			end := strings.Index(page[i+2:], "-->")
			if end < 0 {
				break
			}
			i += 2 + end + len("-->")
			continue
		}
		if strings.HasPrefix(page[i:], "<!") || strings.HasPrefix(page[i:], "<?") || strings.HasPrefix(page[i:], "</") && i+2 < len(page) && !isLetter(page[i+2]) {
			end := strings.IndexByte(page[i:], '>') // a comment, too
			if end < 0 {
				break
			}
			i += end
			continue
		}
		closes := strings.HasPrefix(page[i:], "</")
		if closes {
			i++
		}
		name, attributes, end := startTag(page, i)
		if i = end; closes || !isRaw(name) {
			continue
		}
		length := rawLength(page[i:], name)
		if length < 0 {
			break
		}
		content := page[i : i+length]
		if name == "script" {
			if strings.Contains(content, "<!--") {
				break // may hold the end of the element as text
			}
			if !containsFold(attributes, "ld+json") {
				b.WriteString(page[done:i])
				done = i + length
			}
		}
		i += length
	}
	if done == 0 {
		return page
	}
	b.WriteString(page[done:])
	return b.String()
}

// startTag reads a tag whose name stands behind page[i]: its name in lower case, its
// attributes as they stand there, and where it ends. The name is "" if there
// is no start tag.
func startTag(page string, i int) (name, attributes string, end int) {
	start := i + 1
	if start >= len(page) || !isLetter(page[start]) {
		return "", "", start
	}
	i = start
	for i < len(page) && !isTagSpace(page[i]) && page[i] != '>' && page[i] != '/' {
		i++
	}
	name = page[start:i]
	if len(name) <= len("noscript") {
		name = strings.ToLower(name)
	}
	start = i
	for i < len(page) && page[i] != '>' {
		if page[i] != '=' {
			i++
			continue
		}
		// The value of an attribute, where > may stand between quotation marks.
		for i++; i < len(page) && isTagSpace(page[i]); i++ {
		}
		if i < len(page) && (page[i] == '"' || page[i] == '\'') {
			close := strings.IndexByte(page[i+1:], page[i])
			if close < 0 {
				return "", "", len(page)
			}
			i += close + 2
			continue
		}
		for i < len(page) && !isTagSpace(page[i]) && page[i] != '>' {
			i++
		}
	}
	return name, page[start:i], min(i+1, len(page))
}

// rawLength returns the length of the content of an element that holds raw
// text, or -1 if it has no end.
func rawLength(s, name string) int {
	for i := 0; ; {
		at := strings.Index(s[i:], "</")
		if at < 0 {
			return -1
		}
		i += at
		after := i + len("</") + len(name)
		if after < len(s) && strings.EqualFold(s[i+len("</"):after], name) && (isTagSpace(s[after]) || s[after] == '>' || s[after] == '/') {
			return i
		}
		i += len("</")
	}
}

// isRaw reports whether the content of an element is not made of elements.
func isRaw(name string) bool {
	switch name {
	case "script", "style", "textarea", "title", "iframe", "noscript", "noembed", "noframes", "xmp", "plaintext":
		return true
	}
	return false
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isTagSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

func containsFold(s, sub string) bool {
	return strings.Contains(strings.ToLower(s), sub)
}
