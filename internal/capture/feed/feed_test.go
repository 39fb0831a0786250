package feed

import (
	"strings"
	"testing"
)

const rssFeed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>All the News</title><language>en-gb</language>
<item><title>River rises</title><link>https://norlandpost.example/river</link><guid isPermaLink="false">n1</guid>
<pubDate>Sun, 03 Mar 2024 15:07:00 GMT</pubDate><dc:creator>Jane Roe</dc:creator><source url="https://norlandpost.example/feed">The Norland Post</source>
<description>Short.</description><content:encoded><![CDATA[<p>The river rose on Sunday.</p>]]></content:encoded></item>
<item><title>Dam holds</title><link>https://norlandpost.example/dam</link><author>john@norlandpost.example (John Doe)</author><description>The dam held.</description></item>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Norland Post</title>
<entry><title>River rises</title><id>urn:1</id><link rel="alternate" href="https://norlandpost.example/river"/><published>2024-03-03T15:07:00Z</published>
<author><name>Jane Roe</name></author><content type="html">&lt;p&gt;The river rose.&lt;/p&gt;</content></entry></feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "Norland Post", "language": "en", "items": [
{"id": 7, "url": "https://norlandpost.example/river", "title": "River rises", "content_text": "The river rose.", "date_published": "2024-03-03T15:07:00Z", "authors": [{"name": "Jane Roe"}]}]}`

func TestParse(t *testing.T) {
	for name, data := range map[string]string{"rss": rssFeed, "atom": atomFeed, "json": jsonFeed} {
		if !Is([]byte(data)) {
			t.Errorf("%s is not seen as a feed", name)
		}
		f, err := Parse([]byte(data))
		if err != nil || len(f.Entries) == 0 {
			t.Fatalf("%s: %+v, error %v", name, f, err)
		}
		e := f.Entries[0]
		if e.Title != "River rises" || e.Link != "https://norlandpost.example/river" || len(e.Authors) != 1 || e.Authors[0] != "Jane Roe" ||
			!strings.Contains(e.Content, "The river rose") || !strings.Contains(e.Published, "15:07:00") || e.ID == "" {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

func TestPublisherOfAnAggregatorIsKept(t *testing.T) {
	f, err := Parse([]byte(rssFeed))
	if err != nil {
		t.Fatal(err)
	}
	if f.Entries[0].Publisher != "The Norland Post" || f.Entries[1].Publisher != "All the News" {
		t.Errorf("publishers %q, %q", f.Entries[0].Publisher, f.Entries[1].Publisher)
	}
	if f.Entries[1].Authors[0] != "John Doe" || f.Entries[1].ID != "https://norlandpost.example/dam" {
		t.Errorf("entry %+v", f.Entries[1])
	}
}

func TestTitlesArePlain(t *testing.T) {
	for in, want := range map[string]string{
		"Roe &amp;amp; Doe": "Roe &amp; Doe", "Roe &amp; Doe": "Roe & Doe", "<em>Aurora</em> sails<br/>": "Aurora sails",
		"a <b> c": "a  c", "under <5 m & over >3": "under <5 m & over >3", "<": "<", "<a href=x": "<a href=x", "<unknown>": "<unknown>", "</i": "</i",
	} {
		if got := plainTitle(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
	if long := strings.Repeat("<a ", 1<<18); plainTitle(long) != strings.TrimSpace(long) {
		t.Error("tags without an end are changed")
	}
}

func TestAddressesAndAuthorsOfLastResort(t *testing.T) {
	f, err := Parse([]byte(`<rss version="2.0"><channel><title>x</title><item><title>a</title><guid>https://a.example/1</guid></item>
<item><title>b</title><guid isPermaLink="false">https://a.example/2</guid></item><item><title>c</title><guid>42</guid></item></channel></rss>`))
	if err != nil || len(f.Entries) != 3 || f.Entries[0].Link != "https://a.example/1" || f.Entries[1].Link != "" || f.Entries[2].Link != "" {
		t.Errorf("%+v, error %v", f, err)
	}
	f, err = Parse([]byte(`{"version": "https://jsonfeed.org/version/1", "title": "x", "author": {"name": "Ben Ashby"}, "items": [
{"id": "1", "external_url": "https://b.example/", "content_text": "a", "date_modified": "2024-03-10T16:00:00Z"}]}`))
	if err != nil || len(f.Entries) != 1 {
		t.Fatalf("%+v, error %v", f, err)
	}
	if e := f.Entries[0]; e.Link != "https://b.example/" || e.Published == "" || len(e.Authors) != 1 || e.Authors[0] != "Ben Ashby" {
		t.Errorf("entry %+v", e)
	}
}

func TestIs(t *testing.T) {
	for _, s := range []string{"", "<html><body>feed", "{\"version\": 1}", "The feed <rss"} {
		if Is([]byte(s)) {
			t.Errorf("%q is seen as a feed", s)
		}
	}
}

func TestEntityBombsAreNotExpanded(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title><item><description>&b;</description></item></channel></rss>`
	f, err := Parse([]byte(bomb))
	if err == nil && (len(f.Title) > 1000 || len(f.Entries) > 0 && len(f.Entries[0].Content) > 1000) {
		t.Errorf("entities were expanded: %+v", f)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(rssFeed))
	f.Add([]byte(atomFeed))
	f.Add([]byte(jsonFeed))
	f.Fuzz(func(t *testing.T, data []byte) {
		feed, err := Parse(data)
		if err != nil && len(feed.Entries) > 0 {
			t.Fatal("entries beside an error")
		}
	})
}
