package feed

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const feedList = `<?xml version="1.0" encoding="UTF-8"?>
<!-- exported --><opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="North"><outline text="Rivers">
<outline type="rss" text="Post" title="The Norland Post" xmlUrl="https://norlandpost.example/feed?a=1&amp;b=2" htmlUrl="https://norlandpost.example/"/>
</outline></outline>
<outline text="Courier" xmlurl="https://courier.example/atom"/>
<outline text="Courier again" xmlUrl="https://courier.example/atom"/>
<outline text="A note"/>
</body></opml>`

func TestParseOPML(t *testing.T) {
	if !IsOPML([]byte(feedList)) || Is([]byte(feedList)) {
		t.Error("a list of feeds is not told from a feed")
	}
	feeds, err := ParseOPML([]byte(feedList))
	if err != nil || len(feeds) != 2 {
		t.Fatalf("%d feeds, error %v", len(feeds), err)
	}
	if f := feeds[0]; f.URL != "https://norlandpost.example/feed?a=1&b=2" || f.Title != "The Norland Post" || !slices.Equal(f.Folders, []string{"North", "Rivers"}) {
		t.Errorf("nested feed %+v", f)
	}
	if f := feeds[1]; f.URL != "https://courier.example/atom" || f.Title != "Courier" || len(f.Folders) != 0 {
		t.Errorf("feed %+v", f)
	}
}

func TestParseOPMLKeepsWhatStandsBeforeABreak(t *testing.T) {
	feeds, err := ParseOPML([]byte(feedList[:strings.Index(feedList, "<outline text=\"A note")]))
	if err == nil || len(feeds) != 2 {
		t.Errorf("%d feeds, error %v", len(feeds), err)
	}
}

func TestParseOPMLIsBounded(t *testing.T) {
	if _, err := ParseOPML([]byte("<opml>" + strings.Repeat("<outline>", 100_000))); err == nil || !strings.Contains(err.Error(), "nests") {
		t.Errorf("deep nesting: %v", err)
	}
	var b strings.Builder
	b.WriteString("<opml>")
	for i := range maxOutlines + 1 {
		fmt.Fprintf(&b, `<outline xmlUrl="https://n%d.example/"/>`, i)
	}
	if feeds, err := ParseOPML([]byte(b.String())); err == nil || len(feeds) != maxOutlines {
		t.Errorf("%d feeds, error %v", len(feeds), err)
	}
	bomb := `<!DOCTYPE o [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><opml><outline text="&b;" xmlUrl="https://a.example/"/></opml>`
	if feeds, err := ParseOPML([]byte(bomb)); err == nil {
		t.Errorf("entities were expanded: %+v", feeds)
	}
}

func TestIsOPML(t *testing.T) {
	for _, s := range []string{"", "<opml", "<opmlx>", "<?xml", "<!-- <opml> ", "<html><opml>", "The <opml> format"} {
		if IsOPML([]byte(s)) {
			t.Errorf("%q is seen as a list of feeds", s)
		}
	}
}

func FuzzParseOPML(f *testing.F) {
	f.Add([]byte(feedList))
	f.Fuzz(func(t *testing.T, data []byte) {
		IsOPML(data)
		feeds, _ := ParseOPML(data)
		for _, o := range feeds {
			if o.URL == "" {
				t.Fatal("a feed without an address")
			}
		}
	})
}
