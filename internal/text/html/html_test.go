package html

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

const page = `<!DOCTYPE html>
<html lang="en-GB"><head>
<title>River breaks its banks in Lindhaven | The Norland Post</title>
<link rel="canonical" href="https://norlandpost.example/2024/03/03/river">
<meta property="og:title" content="River breaks its banks in Lindhaven - The Norland Post">
<meta property="og:site_name" content="The Norland Post">
<meta name="description" content="Four thousand people had to leave their homes when the river rose by more than two metres in one night.">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"River breaks its banks in Lindhaven",
"datePublished":"2024-03-03T15:07:00+01:00","author":[{"@type":"Person","name":"Jane Roe"},{"@type":"Person","name":"John Doe"}],
"publisher":{"@type":"Organization","name":"Norland Media Ltd"},"isBasedOn":"https://wire.example/river"}]}</script>
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to give you the best experience on our pages, and so do our 843 partners.</p></div>
<main><article>
<h1>River breaks its banks in Lindhaven</h1>
<p class="standfirst">Four thousand people had to leave their homes when the river rose by more than two metres in one night.</p>
<div class="byline">By <a rel="author" href="/jane">Jane Roe</a></div><time datetime="2024-03-03T15:07:00+01:00">3 March 2024</time>
<figure><img src="a.jpg"><figcaption>People wade through the market on Sunday. Ali Said / AFP</figcaption></figure>
<p>LINDHAVEN, Norland (Northwire) &mdash; The river broke its banks on Sunday, and the town was flooded within the hour, the mayor told reporters at the town hall.</p>
<p>&ldquo;We lost everything,&rdquo; said a farmer who had come down from the hills with his family, his dog and <a href="/goats">three goats</a> in the night.</p>
<aside class="related"><h3>Related articles</h3><ul><li><a href="/dam">The dam is old</a></li><li><a href="/rain">More rain to come</a></li></ul></aside>
<h2>What comes next</h2>
<p>More rain is expected on Monday, the weather service said, and the army has been asked to send boats to three villages that are cut off.</p>
<ul><li>Schools stay closed until Wednesday at the earliest.</li><li>Drinking water is handed out at the station and the church.</li></ul>
<p>The governor of the province said that the dam above the town would hold, and that engineers had been watching it since Friday evening.</p>
<p>Follow us on Twitter and Facebook for more.</p>
</article></main>
<footer><p>Copyright 2024 Norland Media Ltd. All rights reserved.</p></footer>
</body></html>`

func read(t *testing.T, page, address string) draft.Draft {
	t.Helper()
	d, err := Read(page, address)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func show(d draft.Draft) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		b.WriteString(string(bl.Kind) + ": " + bl.Text + "\n")
	}
	return b.String()
}

func TestMainText(t *testing.T) {
	got := show(read(t, page, ""))
	want := []string{
		"paragraph: Four thousand people had to leave",
		"paragraph: LINDHAVEN, Norland (Northwire) — The river broke",
		"paragraph: “We lost everything,” said a farmer who had come down from the hills with his family, his dog and three goats in the night.",
		"heading: What comes next",
		"list item: Schools stay closed",
		"list item: Drinking water",
		"paragraph: The governor of the province",
	}
	at := 0
	for _, w := range want {
		i := strings.Index(got[at:], w)
		if i < 0 {
			t.Fatalf("%q is not in its place in\n%s", w, got)
		}
		at += i
	}
	for _, furniture := range []string{"cookies", "Home", "Related", "The dam is old", "All rights", "Follow us", "Jane Roe", "3 March", ": River breaks"} {
		if strings.Contains(got, furniture) {
			t.Errorf("%q is in the text\n%s", furniture, got)
		}
	}
}

func TestMetadata(t *testing.T) {
	d := read(t, page, "")
	for _, c := range []struct {
		name, want string
		got        []hearsay.Field
	}{
		{"title", "River breaks its banks in Lindhaven", d.Title},
		{"outlet", "The Norland Post", d.Outlet},
		{"url", "https://norlandpost.example/2024/03/03/river", d.URL},
		{"published", "2024-03-03T15:07:00+01:00", d.Published},
		{"language", "en-GB", d.Language},
	} {
		if len(c.got) == 0 || c.got[0].Value != c.want {
			t.Errorf("%s is %+v, want %q", c.name, c.got, c.want)
		}
	}
	if d.Title[0].Exact != "River breaks its banks in Lindhaven - The Norland Post" || d.Title[0].From != "meta og:title" {
		t.Errorf("the title does not say where it was read: %+v", d.Title[0])
	}
	if got := strings.Join(names(d.Byline), "; "); got != "Jane Roe; John Doe" {
		t.Errorf("byline %q", got)
	}
	if len(d.Credits) != 1 || d.Credits[0].URL != "https://wire.example/river" || d.Credits[0].Kind != hearsay.CreditLink {
		t.Errorf("credits %+v", d.Credits)
	}
	if len(d.Links) != 1 || d.Links[0].URL != "https://norlandpost.example/goats" {
		t.Errorf("links %+v", d.Links)
	}
}

func TestTitlesAreCutAtTheSite(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Dam holds | Norland Post", "Dam holds"},
		{"Norland Post: Dam holds", "Dam holds"},
		{"Dam holds - for now", "Dam holds - for now"},
		{"Dam holds – norlandpost.example", "Dam holds"},
		{"Flood: Dam holds - Norland Post", "Flood: Dam holds"},
	} {
		if got := cutSite(c.title, []string{"The Norland Post", "norlandpost.example"}); got != c.want {
			t.Errorf("cutSite(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

const plainPage = `<html><head><title>Strike ends at Lindhaven port - Norland Post</title></head><body>
<div id=top><a href=/>Norland Post</a> | <a href=/news>News</a> | <a href=/sport>Sport</a></div>
<div class=story><h2>Strike ends at Lindhaven port</h2>
<div class=meta>By Jane Roe and John Doe<br>3 March 2024, 6:15 pm</div>
LINDHAVEN &ndash; Dock workers voted on Sunday to end a strike of 19 days that had left 43 ships waiting off the coast, their union said.<br><br>
"We got what we came for," said Mora Tell, who led the talks for the union. "It took too long."<br><br>
The deal gives 2,100 workers a raise of 6% a year.<br><br><i>Ships wait off the port. Photo: Ali Said</i><br><br>
The port handles a fifth of the grain of the country. (Northwire)
</div><div class=side><h3>Most read</h3><ul><li><a href=1>One thing</a><li><a href=2>Another thing</a></ul></div></body></html>`

func TestPageWithoutMarkup(t *testing.T) {
	d := read(t, plainPage, "")
	if len(d.Title) == 0 || d.Title[0].Value != "Strike ends at Lindhaven port" || len(d.Outlet) == 0 || d.Outlet[0].Value != "Norland Post" {
		t.Errorf("title %+v, outlet %+v", d.Title, d.Outlet)
	}
	if len(d.Byline) != 2 || len(d.Published) == 0 || d.Published[0].Value != "2024-03-03T18:15" || d.Published[0].Basis != hearsay.BasisText {
		t.Errorf("byline %+v, published %+v", d.Byline, d.Published)
	}
	got := show(d)
	if !strings.HasPrefix(got, "paragraph: LINDHAVEN – Dock") || !strings.Contains(got, "caption: Ships wait") || !strings.HasSuffix(got, "of the country. (Northwire)\n") ||
		strings.Contains(got, "Most read") || strings.Count(got, "\n") != 5 {
		t.Errorf("text\n%s", got)
	}
}

func TestHouseNameYieldsToAuthor(t *testing.T) {
	d := read(t, `<html><head><meta property="og:site_name" content="Norland Post"><meta name="author" content="Norland Post"></head>
<body><h1>Dam holds</h1><span class="byline">By Jane Roe</span><p>The dam held on Monday, the governor said.</p></body></html>`, "")
	if len(d.Byline) != 1 || d.Byline[0].Value != "Jane Roe" || d.Byline[0].Basis != hearsay.BasisText {
		t.Errorf("byline %+v", d.Byline)
	}
}

// headed returns a page with the given head and headline over three
// paragraphs, which before and after stand around.
func headed(head, headline, before, after string) string {
	return "<html lang=de><head>" + head + "</head><body><main><article>" + headline + before +
		"<p>The river broke its banks on Sunday, and the town was flooded within the hour, the mayor told reporters.</p>" +
		"<p>More rain is expected on Monday, the weather service said, and the army has been asked to send boats.</p>" +
		"<p>The governor of the province said that the dam above the town would hold through the coming night.</p>" +
		after + "</article></main></body></html>"
}

func TestTitleWhenPlacesDiffer(t *testing.T) {
	const (
		sharing = "What the flood means for you"
		written = "River breaks its banks in Lindhaven"
		search  = "Lindhaven flood: all you need to know"
	)
	for _, c := range []struct{ name, og, ld, h1, title, want, from string }{
		{"Open Graph repeats the h1", search, written, search, search, written, "json-ld headline"},
		{"Open Graph repeats the title", search, written, written, search, written, "json-ld headline"},
		{"Open Graph has words of its own", sharing, written, written, written, sharing, "meta og:title"},
		{"the headline in JSON-LD names a section", search, "News", search, search, search, "meta og:title"},
		{"all agree but for the site", written + " | Norland Post", written, written, written, written, "meta og:title"},
		{"no JSON-LD", sharing, "", written, written, sharing, "meta og:title"},
	} {
		head := `<meta property="og:site_name" content="Norland Post"><meta property="og:title" content="` + c.og + `"><title>` + c.title + `</title>`
		if c.ld != "" {
			head += `<script type="application/ld+json">{"@type":"NewsArticle","headline":"` + c.ld + `"}</script>`
		}
		d := read(t, headed(head, "<h1>"+c.h1+"</h1>", "", ""), "")
		if len(d.Title) == 0 || d.Title[0].Value != c.want || d.Title[0].From != c.from {
			t.Errorf("%s: title %+v, want %q from %s", c.name, d.Title, c.want, c.from)
		}
	}
}

func TestAuthors(t *testing.T) {
	const house = `<meta property="og:site_name" content="Norland Post"><meta name="author" content="Norland Post">`
	for _, c := range []struct{ name, head, before, after, want string }{
		{"signed in bold at the end", house, "", "<p><strong>Jane Roe</strong></p>", "Jane Roe"},
		{"signed to the right", house, "", `<p style="text-align: right">Jane Roe and John Doe</p>`, "Jane Roe; John Doe"},
		{"signed in capitals at the beginning", house, "<p><b>JANE ROE&nbsp;</b></p>", "", "Jane Roe"},
		{"signed under an account of the newsroom", `<meta property="og:site_name" content="Norland Post"><meta name="author" content="Norland D">`, "", "<p><em>Jane Roe</em></p>", "Jane Roe"},
		{"a plain name at the end is no signature", house, "", "<p>Jane Roe</p>", "Norland Post"},
		{"a bold name of somebody in the report is no signature", house, "<p><b>Mayor Roe</b></p>", "<p>Roe asked for help.</p>", "Norland Post"},
		{"a byline goes before a signature", `<meta name="author" content="John Doe">`, "", "<p><strong>Jane Roe</strong></p>", "John Doe"},
		{"a section is no author", `<meta name="author" content="Local News">`, `<a rel="category tag" href="/l">Local News</a><p class="byline">By Jane Roe</p>`, "", "Jane Roe"},
		{"an editor is no author", `<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Otto Lind"}}</script>`,
			`<div class="author">Jane Roe</div><div class="author-info">Editor: Otto Lind</div>`, "", "Jane Roe"},
		{"an editor is better than nobody", `<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Otto Lind"}}</script>`,
			`<div class="author-info">Editor: Otto Lind</div>`, "", "Otto Lind"},
		{"who comments is no author", "", "", `<div class="comment-author">Angry Reader</div>`, ""},
		{"sections follow the name", "", "<p>By Jane Roe, in News, Norland, Weather · 3 March 2024</p>", "", "Jane Roe"},
	} {
		d := read(t, headed(c.head, "<h1>River breaks its banks in Lindhaven</h1>", c.before, c.after), "https://norlandpost.example/river")
		if got := strings.Join(names(d.Byline), "; "); got != c.want {
			t.Errorf("%s: byline %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDateUnderTheHeadline(t *testing.T) {
	const headline = "<h1>River breaks its banks in Lindhaven</h1>"
	for _, c := range []struct{ name, headline, before, want string }{
		{"a short year in a language that writes the day first", headline, "<div>So 03.03.24 | 15:07 Uhr | Von Jane Roe</div>", "2024-03-03T15:07"},
		{"day and month alike, in such a language", headline, "<div>04/03/2024</div>", "2024-03-04"},
		{"a bar at the top repeats the headline", headline + strings.Repeat("<div>Home</div>", 80) + headline, "<div>3.3.2024</div>", "2024-03-03"},
		{"a byline with a date", headline, "<p class=byline>Norland Press, and our own staff. Sunday 3 March 2024</p>", "2024-03-03"},
		{"a byline with a label", headline, "<p class=byline>By Jane Roe and Reuters | Published: 3 March 2024, 9:15 am | Updated: 4 March 2024, 11:00 am</p>", "2024-03-03T09:15"},
		{"a headline that is no h1, under another line", "<title>Norland Post</title><meta property=og:title content='River breaks its banks'><h3>Lindhaven - River breaks its banks</h3>", "<div>3.3.2024</div>", "2024-03-03"},
	} {
		d := read(t, headed("", c.headline, c.before, ""), "")
		if len(d.Published) == 0 || d.Published[0].Value != c.want {
			t.Errorf("%s: published %+v, want %q", c.name, d.Published, c.want)
		}
	}
}

func TestArchived(t *testing.T) {
	for address, want := range map[string]string{
		"https://web.archive.org/web/20240303150700/https://norlandpost.example/river":  "https://norlandpost.example/river",
		"https://web.archive.org/web/20240303150700id_/http:/norlandpost.example/river": "http://norlandpost.example/river",
		"https://archive.ph/2024.03.03-150700/https://norlandpost.example/river":        "https://norlandpost.example/river",
		"https://archive.today/20240303150700/https://norlandpost.example/river":        "https://norlandpost.example/river",
		"https://archive.ph/AbC12":                                   "",
		"https://norlandpost.example/web/20240303/https://a.example": "",
		"not an address":                                             "",
	} {
		if got, _ := Archived(address); got != want {
			t.Errorf("Archived(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestArchivedPage(t *testing.T) {
	copied := strings.Replace(strings.Replace(page, "<body>", `<body><div id="wm-ipp-base"><p>The Wayback Machine has saved this page 12 times between 2024 and 2025, and counting.</p></div>`, 1),
		`<link rel="canonical" href="https://norlandpost.example/2024/03/03/river">`, "", 1)
	d := read(t, copied, "https://web.archive.org/web/20240305000000/https://norlandpost.example/2024/03/03/river")
	if len(d.URL) == 0 || d.URL[0].Value != "https://norlandpost.example/2024/03/03/river" || d.URL[0].Basis != hearsay.BasisURL {
		t.Errorf("URL %+v", d.URL)
	}
	if strings.Contains(show(d), "Wayback") {
		t.Errorf("text\n%s", show(d))
	}
}

func TestPageWithoutExtractorsAnswer(t *testing.T) {
	d := read(t, "<html><body><p>The dam held.</p><p>It rained on Monday.</p></body></html>", "")
	if got := show(d); !strings.Contains(got, "The dam held.") {
		t.Errorf("text\n%s", got)
	}
}

func TestPicturesDoNotCount(t *testing.T) {
	d := read(t, strings.Replace(page, `src="a.jpg"`, `src="data:image/png;base64,`+strings.Repeat("AAAA", 3<<20)+`"`, 1), "")
	if !strings.Contains(show(d), "The governor of the province") {
		t.Errorf("text\n%s", show(d))
	}
}

func FuzzRead(f *testing.F) {
	f.Add(page)
	f.Add(`<script type="application/ld+json">{"@type":"Article","author":{"@id":"x"},"@id":"x"}</script><p>a<br><br>b<table><tr><td>c`)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Read(strings.ToValidUTF8(s, ""), "https://a.example/b")
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if b.Text == "" || draft.Clean(b.Text) != b.Text {
				t.Fatalf("block %q of %q", b.Text, s)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read(page, ""); err != nil {
			b.Fatal(err)
		}
	}
}
