package main

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/text"
)

// feedItem is an invented report of known fields.
type feedItem struct{ title, author, outlet, link, date, body string }

// feeds measures how the entries of feeds become documents. Invented reports
// of known fields, with markup, entities and other scripts in them, are
// written as RSS 2.0, Atom and JSON Feed, and read the whole way to documents.
// It reads no data. A field is right if it equals what was written, the date
// by its calendar day; words is the share of reports whose text has
// all words, in order and with none added. The figures are shares of all reports
// in all three formats.
func feeds(_ string, w io.Writer) (map[string]float64, error) {
	dir, err := os.MkdirTemp("", "feeds")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	items := feedItems()
	right, total := map[string]int{}, 0
	for _, format := range []struct {
		name  string
		write func([]feedItem) (string, error)
	}{{"feed.rss", asRSS}, {"feed.atom", asAtom}, {"feed.json", asJSONFeed}} {
		data, err := format.write(items)
		if err != nil {
			return nil, err
		}
		path := filepath.Join(dir, format.name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			return nil, err
		}
		here := map[string]int{}
		byLink := map[string]feedItem{}
		for _, it := range items {
			byLink[it.link] = it
		}
		for c, err := range capture.Open(context.Background(), []string{path}, capture.Options{}) {
			if err != nil {
				fmt.Fprintf(w, "  %v\n", err)
				continue
			}
			doc, err := text.Read(context.Background(), c)
			it, known := byLink[c.ID]
			if err != nil || !known {
				fmt.Fprintf(w, "  %s: %v\n", c.ID, err)
				continue
			}
			delete(byLink, c.ID)
			check := func(field string, ok bool, got any) {
				if ok {
					here[field]++
					return
				}
				fmt.Fprintf(w, "  %s, %s: %s is %q\n", format.name, it.title, field, got)
			}
			check("title", doc.Title.Value == it.title, doc.Title.Value)
			check("author", len(doc.Byline) == 1 && doc.Byline[0].Value == it.author, fmt.Sprint(doc.Byline))
			outlet := it.outlet
			if format.name == "feed.json" {
				outlet = items[0].outlet
			}
			check("outlet", doc.Outlet.Value == outlet, doc.Outlet.Value)
			check("date", strings.HasPrefix(doc.Published.Value, it.date[:10]), doc.Published.Value)
			check("words", strings.Join(strings.Fields(doc.Text), " ") == it.body, doc.Text)
		}
		total += len(items)
		fmt.Fprintf(w, "%-10s %d reports: title %d, author %d, outlet %d, date %d, words %d\n",
			format.name, len(items), here["title"], here["author"], here["outlet"], here["date"], here["words"])
		for field, n := range here {
			right[field] += n
		}
	}
	figures := map[string]float64{"reports": float64(total)}
	for _, field := range []string{"title", "author", "outlet", "date", "words"} {
		figures[field] = round(float64(right[field]) / float64(total))
	}
	return figures, nil
}

// feedItems are the invented reports.
func feedItems() []feedItem {
	places := []struct{ title, author, outlet, body string }{
		{"River rises in Norland", "Jane Roe", "The Norland Post", "The river rose by 40 centimetres on Sunday, the water board said. Two bridges are closed."},
		{"Dam & lock “safe”, says board", "John Doe", "Westmark Courier", "“The dam is safe,” said its keeper, Ann Poe. Costs & repairs: less than < 5 million."},
		{"Річка піднялася", "Олена Приклад", "Північна газета", "Річка піднялася на 40 сантиметрів, повідомила влада. Два мости закрито."},
		{"Fluss steigt in Nordland", "Jörg Müßig", "Nordländer Bote", "Der Fluss stieg am Sonntag um 40 Zentimeter, teilte die Behörde mit. Zwei Brücken sind gesperrt."},
		{"El río crece", "José Peña", "Diario del Norte", "El río creció 40 centímetros el domingo, según las autoridades. Dos puentes están cerrados."},
	}
	var items []feedItem
	for i, p := range places {
		items = append(items, feedItem{p.title, p.author, p.outlet, fmt.Sprintf("https://reports.example/%d", i+1),
			fmt.Sprintf("2024-03-%02dT15:07:00Z", i+3), p.body})
	}
	return items
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// marked is the body of a report as HTML, a paragraph for each sentence.
func marked(it feedItem) string {
	return "<p>" + strings.ReplaceAll(escaped(it.body), ". ", ".</p>\n<p>") + "</p>"
}

func asRSS(items []feedItem) (string, error) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>All the News</title>`)
	for i, it := range items {
		fmt.Fprintf(&b, `<item><title>%s</title><link>%s</link><pubDate>%02d Mar 2024 15:07:00 GMT</pubDate><dc:creator>%s</dc:creator><source url="https://reports.example/feed">%s</source><description>In short.</description><content:encoded>%s</content:encoded></item>`,
			escaped(it.title), it.link, i+3, escaped(it.author), escaped(it.outlet), escaped(marked(it)))
	}
	b.WriteString("</channel></rss>")
	return b.String(), nil
}

func asAtom(items []feedItem) (string, error) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>All the News</title>`)
	for _, it := range items {
		fmt.Fprintf(&b, `<entry><title>%s</title><id>%s</id><link rel="alternate" href="%s"/><published>%s</published><updated>2025-01-01T00:00:00Z</updated><author><name>%s</name></author><source><title>%s</title></source><summary>In short.</summary><content type="html">%s</content></entry>`,
			escaped(it.title), it.link, it.link, it.date, escaped(it.author), escaped(it.outlet), escaped(marked(it)))
	}
	b.WriteString("</feed>")
	return b.String(), nil
}

// asJSONFeed writes JSON Feed, which has no field for the outlet of an entry:
// there the outlet of all is the title of the feed.
func asJSONFeed(items []feedItem) (string, error) {
	var entries []map[string]any
	for _, it := range items {
		entries = append(entries, map[string]any{"id": it.link, "url": it.link, "title": it.title, "date_published": it.date,
			"authors": []map[string]string{{"name": it.author}}, "summary": "In short.", "content_html": marked(it)})
	}
	data, err := json.Marshal(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": items[0].outlet, "items": entries})
	return string(data), err
}
