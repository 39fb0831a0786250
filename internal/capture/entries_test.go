package capture

import (
	"strings"
	"testing"
)

func TestListsOfFeedsNameTheirFeedsAndFetchNothing(t *testing.T) {
	dir := write(t, map[string]string{
		"feeds.opml": `<opml version="2.0"><body><outline text="North"><outline text="Post" xmlUrl="https://norlandpost.example/feed"/></outline></body></opml>`,
		"none.opml":  `<opml version="2.0"><body/></opml>`,
		"report.txt": "The river rose on Sunday.",
	})
	got, problems := open(t, dir, []string{dir}, Options{})
	if len(got) != 1 || got[0].ID != "report.txt" {
		t.Errorf("captures %v", ids(got))
	}
	all := strings.Join(problems, "\n")
	for _, want := range []string{"feeds.opml#1", "name https://norlandpost.example/feed", "names none"} {
		if len(problems) != 2 || !strings.Contains(all, want) {
			t.Errorf("no %q in %d problems:\n%s", want, len(problems), all)
		}
	}
}

func TestQuotationGraphBecomesExcerpts(t *testing.T) {
	line := `{"date": "2024-03-05T00:01:00Z", "url": "https://norlandpost.example/river", "title": "River rises", "lang": "ENGLISH", "quotes": [` +
		`{"pre": "The keeper, Ann Poe, said:", "quote": "The dam is safe", "post": "on Sunday."}, {"pre": "", "quote": "", "post": ""}, {"pre": "She added", "quote": "We watch it", "post": ""}]}` + "\n"
	dir := write(t, map[string]string{"20240305000100.gqg.json.gz": gzipped(t, line), "empty.gqg.json": `{"url": "https://a.example/", "quotes": []}`})
	got, problems := open(t, dir, []string{dir}, Options{})
	other := write(t, map[string]string{"other.jsonl": `{"text": "The river rose.", "quotes": ["The dam is safe"]}`})
	if c, p := open(t, other, []string{other}, Options{}); len(c) != 1 || len(p) != 0 {
		t.Errorf("a field of the same name in another dump: %v, problems %q", ids(c), p)
	}
	if len(got) != 1 || len(problems) != 1 || !strings.Contains(problems[0], "neither text nor html") {
		t.Fatalf("captures %v, problems %q", ids(got), problems)
	}
	want := "The keeper, Ann Poe, said: “The dam is safe” on Sunday.\n\nShe added “We watch it”"
	if c := got[0]; string(c.Bytes) != want || c.URL != "https://norlandpost.example/river" || c.Given.Title != "River rises" || c.Given.Published != "" || c.Given.Language != "" {
		t.Errorf("%q, given %+v", c.Bytes, c.Given)
	}
}
