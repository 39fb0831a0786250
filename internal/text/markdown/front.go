package markdown

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// maxFront bounds the lines of front matter.
const maxFront = 200

// frontMatter reads the block of keys between two lines of three dashes (or
// plus signs) at the head of source, and returns what it states, the rest,
// and how many lines it took. Only simple keys, strings and lists of strings
// are read, which is all that clip tools write.
func frontMatter(source string) (found draft.Draft, body string, lines int) {
	source = strings.TrimPrefix(source, "\ufeff")
	trimmed := strings.TrimLeft(source, "\n")
	fence := "---"
	if strings.HasPrefix(trimmed, "+++\n") {
		fence = "+++"
	}
	if !strings.HasPrefix(trimmed, fence+"\n") {
		return found, source, 0
	}
	lines = len(source) - len(trimmed)
	rows := strings.SplitN(trimmed, "\n", maxFront)
	end := 0
	for i, row := range rows[1:] {
		if s := strings.TrimRight(row, " \t"); s == fence || s == "..." {
			end = i + 1
			break
		}
	}
	if end == 0 {
		return draft.Draft{}, source, 0
	}
	key := ""
	for i, row := range rows[1:end] {
		item := strings.TrimSpace(row)
		number := lines + i + 2
		if value, ok := strings.CutPrefix(item, "- "); ok && key != "" {
			keep(&found, key, value, number)
			continue
		}
		k, v, ok := strings.Cut(item, ":")
		if fence == "+++" {
			k, v, ok = strings.Cut(item, "=")
		}
		if !ok || strings.HasPrefix(item, "#") {
			continue
		}
		key = strings.ToLower(strings.TrimSpace(k))
		v = strings.TrimSpace(v)
		if strings.HasPrefix(v, "[") && strings.HasSuffix(v, "]") {
			for part := range strings.SplitSeq(v[1:len(v)-1], ",") {
				keep(&found, key, part, number)
			}
			continue
		}
		keep(&found, key, v, number)
	}
	body = strings.Join(rows[end+1:], "\n")
	return found, body, lines + end + 1
}

// keep files one value of front matter under what it states.
func keep(found *draft.Draft, key, value string, line int) {
	value = strings.TrimSpace(value)
	if len(value) >= 2 && (value[0] == '"' || value[0] == '\'') && value[len(value)-1] == value[0] {
		value = value[1 : len(value)-1]
	}
	value = strings.Trim(value, " ")
	if strings.HasPrefix(value, "[[") && strings.HasSuffix(value, "]]") { // a link of note tools
		value = strings.Trim(value, "[]")
	}
	if value == "" || value == "null" || value == "~" {
		return
	}
	from := fmt.Sprintf("front matter %s, line %d", key, line)
	field := draft.Metadata(value, value, from)
	add := func(list *[]hearsay.Field) { *list = append(*list, field) }
	switch key {
	case "title", "headline":
		add(&found.Title)
	case "author", "authors", "byline", "creator", "by":
		for _, name := range meta.Names(value) {
			found.Byline = append(found.Byline, draft.Metadata(name, value, from))
		}
	case "published", "date", "publish_date", "publishdate", "pubdate", "date_published", "published_at", "datepublished", "publication_date":
		if iso := meta.ParseDate(value); iso != "" {
			field.Value = iso
			add(&found.Published)
		}
	case "url", "source", "link", "canonical", "canonical_url", "original", "source_url", "permalink":
		if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
			add(&found.URL)
		} else if key == "source" {
			add(&found.Outlet)
		}
	case "site", "site_name", "sitename", "publisher", "outlet", "publication", "website":
		add(&found.Outlet)
	case "lang", "language":
		add(&found.Language)
	}
}
