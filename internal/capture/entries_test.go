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
