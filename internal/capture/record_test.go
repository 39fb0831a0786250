package capture

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestDumpsOfNews(t *testing.T) {
	for _, c := range []struct {
		name, line, text string
		given            hearsay.Given
	}{
		{"CC-NEWS", `{"title": "Dam", "text": "The dam held.", "domain": "a.example", "date": "2024-05-01 10:00:00", "description": "x", "url": "https://a.example/1", "image_url": null}`,
			"The dam held.", hearsay.Given{Title: "Dam", Outlet: "a.example", Published: "2024-05-01 10:00:00", URL: "https://a.example/1"}},
		{"CC-NEWS, later form", `{"requested_url": "https://a.example/0", "responded_url": "https://a.example/1", "plain_text": "The dam held.", "published_date": "2024-05-01", "title": "Dam", "author": "A. Doe; B. Roe", "sitename": "Norland Post", "language": "en"}`,
			"The dam held.", hearsay.Given{Title: "Dam", Byline: "A. Doe; B. Roe", Outlet: "Norland Post", Published: "2024-05-01", Language: "en", URL: "https://a.example/1"}},
		{"news-please", `{"authors": ["A. Doe"], "date_download": "2024-05-02 00:00:00", "date_modify": null, "date_publish": "2024-05-01 10:00:00", "description": null, "filename": "1.json", "image_url": null, "language": "en", "localpath": null, "maintext": "The dam held.", "source_domain": "a.example", "title": null, "title_page": "Dam", "title_rss": null, "url": "https://a.example/1"}`,
			"The dam held.", hearsay.Given{Title: "Dam", Byline: "A. Doe", Outlet: "a.example", Published: "2024-05-01 10:00:00", Language: "en", URL: "https://a.example/1"}},
		{"Fundus", `{"title": "Dam", "authors": ["A. Doe"], "publishing_date": "2024-05-01 10:00:00+02:00", "publisher": "Norland Post", "lang": "en", "body": {"summary": ["In short."], "sections": [{"headline": [], "paragraphs": ["The dam held.", "All slept."]}, {"headline": ["After"], "paragraphs": ["Nothing."]}]}, "topics": []}`,
			"In short.\n\nThe dam held.\n\nAll slept.\n\nAfter\n\nNothing.", hearsay.Given{Title: "Dam", Byline: "A. Doe", Outlet: "Norland Post", Published: "2024-05-01 10:00:00+02:00", Language: "en"}},
		{"Fundus with the page", `{"title": "Dam", "plaintext": "ignored", "html": {"requested_url": "https://a.example/0", "responded_url": "https://a.example/1", "content": "<p>The dam held.", "crawl_date": "x", "source_info": {}}}`,
			"<p>The dam held.", hearsay.Given{Title: "Dam", URL: "https://a.example/1"}},
		{"Media Cloud", `{"id": "7f", "media_name": "a.example", "media_url": "a.example", "title": "Dam", "publish_date": "2024-05-01", "url": "https://a.example/1", "language": "en", "indexed_date": "2024-05-03T00:00:00", "text": "The dam held."}`,
			"The dam held.", hearsay.Given{Title: "Dam", Outlet: "a.example", Published: "2024-05-01", Language: "en", URL: "https://a.example/1"}},
		{"objects where text could be", `{"text": "The dam held.", "publisher": {"@id": 3}, "content": ["x"], "authors": [{"name": "A. Doe"}, {"name": ""}, {"name": "B. Roe"}], "title": "Dam"}`,
			"The dam held.", hearsay.Given{Title: "Dam", Byline: "A. Doe; B. Roe"}},
		{"our own names before those of dumps", `{"text": "The dam held.", "maintext": "x", "published": 2024, "date": "2023", "outlet": "Norland Post", "domain": "a.example"}`,
			"The dam held.", hearsay.Given{Outlet: "Norland Post", Published: "2024"}},
	} {
		got, problems := open(t, "", []string{"-"}, Options{Input: "jsonl", Stdin: strings.NewReader(c.line)})
		if len(got) != 1 || len(problems) > 0 {
			t.Errorf("%s: captures %+v, problems %q", c.name, got, problems)
			continue
		}
		if got[0].Given != c.given || string(got[0].Bytes) != c.text || got[0].URL != c.given.URL {
			t.Errorf("%s: %q, given %+v", c.name, got[0].Bytes, got[0].Given)
		}
	}
	if _, problems := open(t, "", []string{"-"}, Options{Input: "jsonl", Stdin: strings.NewReader(`{"quotes": [{"pre": "a"}]}`)}); len(problems) != 1 {
		t.Errorf("problems %q, want one for a line without text", problems)
	}
}
