package capture

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Media types that a capture can have.
const (
	plainText = "text/plain"
	markdown  = "text/markdown"
	htmlPage  = "text/html"
	pdfFile   = "application/pdf"
	docxFile  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	odtFile   = "application/vnd.oasis.opendocument.text"
	epubFile  = "application/epub+zip"
	rtfFile   = "application/rtf"
	mailFile  = "message/rfc822"
)

// sniff returns the media type of data, by content and by the extension of
// its name, or a sentence on why it is no readable document.
func sniff(name string, data []byte) (mediaType, problem string) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", "is empty; remove it, or save the report into it again."
	}
	switch {
	case isPDF(data):
		return pdfFile, ""
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return rtfFile, ""
	case isMail(data):
		return mailFile, ""
	}
	if kind, advice := container(data); kind != "" {
		return "", "is " + kind + ", which cannot be read; " + advice
	}
	if !looksLikeText(data) {
		return "", "is a binary file, not text; save the report as text, Markdown or HTML and name that."
	}
	if OwnReport(data) {
		return "", "is a report that hearsay has made of other documents; name these."
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return htmlPage, ""
	case ".md", ".markdown", ".mdown", ".mkd":
		return markdown, ""
	}
	return SniffText(data), ""
}

// SniffText returns the media type of data that is known to be text, by its
// content: text/html, text/markdown or text/plain.
func SniffText(data []byte) string {
	head := data[:min(len(data), 64<<10)]
	switch {
	case looksLikeHTML(head):
		return htmlPage
	case looksLikeMarkdown(head):
		return markdown
	}
	return plainText
}

// signatures are the first bytes of common files that hold no plain text.
var signatures = []struct{ magic, kind, advice string }{
	{"BZh", "a bzip2 archive", "unpack it (bunzip2) and name what it holds."},
	{"\xfd7zXZ\x00", "an xz archive", "unpack it (unxz) and name what it holds."},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it and name what it holds."},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as text and name that."},
	{"\x89PNG\r\n", "an image", "hearsay reads words only; save the report as text."},
	{"\xff\xd8\xff", "an image", "hearsay reads words only; save the report as text."},
	{"GIF8", "an image", "hearsay reads words only; save the report as text."},
}

// isMail reports whether data starts with the header of a mail message: known
// fields, among them one that nothing else starts with.
func isMail(data []byte) bool {
	head := data[:min(len(data), 16<<10)]
	known := false
	for i, line := range bytes.Split(head, []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			return i > 1 && known
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || bytes.ContainsAny(name, " \t") && i > 0 {
			return false
		}
		switch strings.ToLower(string(name)) {
		case "message-id", "received", "return-path", "mime-version", "delivered-to":
			known = true
		}
	}
	return known
}

// isPDF reports whether data is a PDF; its mark may stand a little behind the
// start.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

func container(data []byte) (kind, advice string) {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return s.kind, s.advice
		}
	}
	return "", ""
}

// looksLikeText reports whether data is text in some encoding: it starts with
// a byte order mark, is UTF-8 without controls, or is in an 8-bit or UTF-16
// encoding with hardly any.
func looksLikeText(data []byte) bool {
	for _, bom := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(data, []byte(bom)) {
			return true
		}
	}
	head := data[:min(len(data), 256<<10)]
	nul, controls := 0, 0
	nulAt := [2]int{}
	for i, c := range head {
		switch {
		case c == 0:
			nul++
			nulAt[i%2]++
		case c < ' ' && (c < '\t' || c > '\r') && c != 0x1b:
			controls++
		}
	}
	if nul > 0 {
		// UTF-16 without a mark has its zeros on one side only.
		utf16 := len(head) >= 8 && nul > len(head)/5 && min(nulAt[0], nulAt[1])*20 < nul
		return utf16 && controls*50 < len(head)
	}
	if valid(head, len(head) < len(data)) {
		return controls*100 <= len(head)
	}
	return controls*1000 <= len(head)
}

// valid reports whether head is UTF-8; cut says that it may end inside a
// character.
func valid(head []byte, cut bool) bool {
	if cut {
		for range utf8.UTFMax {
			if r, n := utf8.DecodeLastRune(head); r != utf8.RuneError || n != 1 {
				break
			}
			head = head[:len(head)-1]
		}
	}
	return utf8.Valid(head)
}

// looksLikeHTML reports whether head starts with a tag that only HTML has, or
// is full of its tags.
func looksLikeHTML(head []byte) bool {
	s := strings.ToLower(string(head))
	s = strings.TrimLeft(strings.TrimPrefix(s, "\ufeff"), " \t\r\n")
	for strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, "<?xml") {
		_, rest, ok := strings.Cut(s, ">")
		if !ok {
			break
		}
		s = strings.TrimLeft(rest, " \t\r\n")
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta ", "<article", "<section", "<main", "<div", "<h1", "<h2", "<h3", "<p>", "<p "} {
		if strings.HasPrefix(s, tag) {
			return true
		}
	}
	closing := strings.Count(s, "</p>") + strings.Count(s, "</div>") + strings.Count(s, "</a>")
	return closing >= 3 && strings.Count(s, "<p") >= 3
}

// looksLikeMarkdown reports whether head has the signs of Markdown: front
// matter, a heading on its first line, or two kinds of other signs.
func looksLikeMarkdown(head []byte) bool {
	kinds := map[string]bool{}
	first := true
	for line := range strings.Lines(string(head)) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" {
			continue
		}
		atx := isATX(line)
		if first && (atx || line == "---") {
			return true
		}
		first = false
		switch {
		case atx:
			kinds["heading"] = true
		case strings.HasPrefix(line, "> "):
			kinds["quote"] = true
		}
		if i := strings.Index(line, "]("); i > 0 && strings.LastIndexByte(line[:i], '[') >= 0 && strings.IndexByte(line[i:], ')') > 0 {
			kinds["link"] = true
		}
		if i := strings.Index(line, "**"); i >= 0 && strings.Contains(line[i+2:], "**") {
			kinds["strong"] = true
		}
		if strings.Contains(line, "\\$") || strings.Contains(line, "\\[") || strings.Contains(line, "\\*") {
			kinds["escape"] = true
		}
	}
	return len(kinds) >= 2
}

func isATX(line string) bool {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	return n >= 1 && n <= 6 && len(line) > n+1 && line[n] == ' '
}
