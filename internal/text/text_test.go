package text

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
)

func readAs(t *testing.T, mediaType, content string, given hearsay.Given) hearsay.Document {
	t.Helper()
	doc, err := Read(context.Background(), hearsay.Capture{ID: "x", MediaType: mediaType, Bytes: []byte(content), Given: given})
	if err != nil {
		t.Fatal(err)
	}
	checkPlaces(t, doc)
	return doc
}

// checkPlaces fails unless all places of doc hold the words that they claim,
// and the blocks cover the text.
func checkPlaces(t *testing.T, doc hearsay.Document) {
	t.Helper()
	at := 0
	for i, b := range doc.Blocks {
		if i > 0 {
			at += len("\n\n")
		}
		if b.Start != at || b.End <= b.Start {
			t.Fatalf("block %d is at %d:%d, want a start of %d", i, b.Start, b.End, at)
		}
		at = b.End
	}
	if at != len(doc.Text) {
		t.Fatalf("the blocks end at %d of %d", at, len(doc.Text))
	}
	for _, f := range append([]hearsay.Field{doc.Title, doc.Outlet, doc.Place, doc.Language, doc.URL, doc.Published}, doc.Byline...) {
		if f.Span.Len() > 0 && f.Span.Of(doc.Text) != f.Exact {
			t.Fatalf("%+v stands at %q", f, f.Span.Of(doc.Text))
		}
	}
	for _, c := range doc.Credits {
		if c.Span.Len() > 0 && c.Span.Of(doc.Text) != c.Name {
			t.Fatalf("%+v stands at %q", c, c.Span.Of(doc.Text))
		}
	}
}

func TestDocumentOfAMarkdownClip(t *testing.T) {
	doc := readAs(t, "text/markdown", `# River Rises

By Jane Roe

LINDHAVEN, Norland (Northwire) — The river rose again, the mayor told The Norland Post on Sunday.

Original url: <https://www.thenorlandpost.example/2024/03/03/river>
`, hearsay.Given{})
	if doc.Title.Value != "River Rises" || doc.Place.Value != "Lindhaven, Norland" || doc.Place.Exact != "LINDHAVEN, Norland" || doc.Language.Value != "en" {
		t.Errorf("title %+v, place %+v, language %+v", doc.Title, doc.Place, doc.Language)
	}
	if doc.Outlet.Value != "The Norland Post" || !strings.Contains(doc.Outlet.From, "host thenorlandpost.example") {
		t.Errorf("outlet %+v", doc.Outlet)
	}
	if doc.Published.Value != "2024-03-03" || doc.Published.Basis != hearsay.BasisURL {
		t.Errorf("published %+v", doc.Published)
	}
	if len(doc.Credits) != 2 || doc.Credits[0].Name != "Northwire" || doc.Credits[1].Kind != hearsay.CreditTold {
		t.Errorf("credits %+v", doc.Credits)
	}
}

func TestNothingIsGuessed(t *testing.T) {
	doc := readAs(t, "text/plain", "The river rose again on Feb. 12, the mayor said in a statement to the council.\n", hearsay.Given{})
	for name, f := range map[string]hearsay.Field{"title": doc.Title, "outlet": doc.Outlet, "place": doc.Place, "url": doc.URL, "published": doc.Published} {
		if !f.IsZero() {
			t.Errorf("%s is %+v, but the text does not state it", name, f)
		}
	}
	if len(doc.Byline) > 0 {
		t.Errorf("byline %+v", doc.Byline)
	}
}

func TestExplain(t *testing.T) {
	doc, all, err := Explain(context.Background(), hearsay.Capture{MediaType: "text/markdown",
		Bytes: []byte("---\ndate: 2024-03-03\n---\n# River Rises\n\n4 March 2024\n\nThe river rose again on Sunday, the mayor said.\n")})
	if err != nil || doc.Published.Value != "2024-03-03" || len(all.Published) != 2 || all.Published[1].Value != "2024-03-04" || all.Published[1].From != "line 6" {
		t.Errorf("published %+v, candidates %+v, error %v", doc.Published, all.Published, err)
	}
}

func TestExplainLeadsWithWhatTheDocumentHas(t *testing.T) {
	doc, all, err := Explain(context.Background(), hearsay.Capture{MediaType: "text/html", Given: hearsay.Given{Published: "2024-03-05"}, Bytes: []byte(
		"<html lang=en><head><title>River rises</title><meta name=date content=2024-03-03></head><body><h1>River rises</h1>" +
			"<p>LINDHAVEN (Norland Post) - The river rose again on Sunday, the mayor said in a statement to the council.</p></body></html>")})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		has  hearsay.Field
		list []hearsay.Field
		want int
	}{
		{"title", doc.Title, all.Title, 1}, {"outlet", doc.Outlet, all.Outlet, 1}, {"published", doc.Published, all.Published, 2},
		{"place", doc.Place, all.Place, 1}, {"language", doc.Language, all.Language, 2},
	} {
		if len(c.list) != c.want || c.has.IsZero() || c.list[0] != c.has {
			t.Errorf("%s is %+v, candidates %+v, want %d", c.name, c.has, c.list, c.want)
		}
	}
}

func TestGivenMetadataGoesFirst(t *testing.T) {
	doc := readAs(t, "text/plain", "River Rises Again\nBy Jane Roe\nMarch 3, 2024\nThe river rose again on Sunday, the mayor said in a statement.\n",
		hearsay.Given{Title: "Other", Byline: "A. Doe; B. Roe", Published: "2024-03-04T10:00:00Z", Language: "en-GB", Outlet: "Norland Post", URL: "https://a.example/x"})
	if doc.Title.Value != "Other" || doc.Published.Value != "2024-03-04T10:00:00Z" || doc.Published.Basis != hearsay.BasisGiven || doc.Language.Value != "en" || doc.Outlet.Value != "Norland Post" || doc.URL.Value != "https://a.example/x" {
		t.Errorf("%+v", doc)
	}
	if len(doc.Byline) != 2 || doc.Byline[0].Value != "A. Doe" {
		t.Errorf("byline %+v", doc.Byline)
	}
}

func TestUpdateDateYieldsToPublication(t *testing.T) {
	doc := readAs(t, "text/plain", "River Rises Again\nUpdated March 5, 2024\nMarch 3, 2024\nThe river rose again on Sunday, the mayor said in a statement.\n", hearsay.Given{})
	if doc.Published.Value != "2024-03-03" {
		t.Errorf("published %+v", doc.Published)
	}
}

func TestPhotoCreditIsNoTextCredit(t *testing.T) {
	doc := readAs(t, "text/plain", "People wade through the market on March 3. Jane Roe / AFP\n\nThe river rose again on Sunday, the mayor said in a statement.\n", hearsay.Given{})
	if len(doc.Credits) > 0 || doc.Blocks[0].Kind != hearsay.Caption {
		t.Errorf("credits %+v, first block %+v", doc.Credits, doc.Blocks[0])
	}
}

func TestAgencyTexts(t *testing.T) {
	doc := readAs(t, "text/plain", "LINDHAVEN, March 3, 2024 (Northwire) - The river rose again on Sunday, the mayor said.\n\nIt rained on.\n\n(Reporting by Jane Roe; Editing by John Doe)\n", hearsay.Given{})
	if doc.Published.Value != "2024-03-03" || doc.Published.From != "dateline" || doc.Outlet.Value != "Northwire" || doc.Place.Value != "Lindhaven" {
		t.Errorf("published %+v, outlet %+v, place %+v", doc.Published, doc.Outlet, doc.Place)
	}
	if len(doc.Byline) != 1 || doc.Byline[0].Value != "Jane Roe" {
		t.Errorf("byline %+v", doc.Byline)
	}
	doc = readAs(t, "text/plain", "(CNN) The river rose again on Sunday, the mayor said.\n", hearsay.Given{})
	if len(doc.Credits) != 1 || doc.Credits[0].Name != "CNN" || !doc.Place.IsZero() {
		t.Errorf("credits %+v, place %+v", doc.Credits, doc.Place)
	}
	for head, outlet := range map[string]string{
		"(Tarnby Post) - The river":  "Tarnby Post",
		"(CNN) — The river":          "CNN",
		"(Tarnby Post) The river":    "", // may be anything in brackets
		"(The Hague) – The river":    "",
		"(See also below) - A river": "",
	} {
		doc = readAs(t, "text/plain", "River breaks its banks in Lindhaven\n\n"+head+" rose again on Sunday, the mayor said in a statement.\n", hearsay.Given{})
		if doc.Outlet.Value != outlet || doc.Title.IsZero() {
			t.Errorf("%s: outlet %+v, title %+v", head, doc.Outlet, doc.Title)
		}
	}
}

func TestAgencyInTheByline(t *testing.T) {
	page := `<h1>River rises in Lindhaven</h1><p class="byline">Norland Press, and Jane Roe</p><p>The river rose again on Sunday, the mayor said in a statement.</p>`
	doc := readAs(t, "text/html", page, hearsay.Given{})
	if len(doc.Byline) != 1 || doc.Byline[0].Value != "Jane Roe" {
		t.Errorf("byline %+v", doc.Byline)
	}
	if len(doc.Credits) != 1 || doc.Credits[0].Name != "Norland Press" {
		t.Errorf("credits %+v", doc.Credits)
	}
}

func TestLastLineStays(t *testing.T) {
	doc := readAs(t, "text/plain", "The river rose again on Sunday, the mayor said in a statement to the press.\n\nAdditional reporting by Northwire\n", hearsay.Given{})
	if !strings.HasSuffix(doc.Text, "Additional reporting by Northwire") {
		t.Errorf("text %q", doc.Text)
	}
}

func TestIdentify(t *testing.T) {
	for text, want := range map[string]string{
		"The river rose again on Sunday, the mayor said in a statement to the council.":           "en",
		"Der Fluss ist am Sonntag wieder gestiegen, teilte die Bürgermeisterin der Stadt mit.":    "de",
		"La rivière est encore montée dimanche, a déclaré la maire dans un communiqué de presse.": "fr",
		"El río volvió a crecer el domingo, dijo la alcaldesa en un comunicado de prensa.":        "es",
		"Rzeka znowu podniosła się w niedzielę, poinformowała burmistrz w oświadczeniu prasowym.": "pl",
		"У неділю річка знову піднялася, повідомила міська голова, її цитує пресслужба.":          "uk",
		"В воскресенье река снова поднялась, сообщила мэр города, её цитирует пресс-служба.":      "ru",
		"日曜日に川の水位が再び上昇したと市長が発表しました。川沿いの住民は避難しています。":                                               "ja",
		"OK":                          "",
		"123 456 789 000 123 456 789": "",
	} {
		if got := identify(text, ""); got != want {
			t.Errorf("identify(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestDeclaredLanguageIsChecked(t *testing.T) {
	english := strings.Repeat("The river rose again on Sunday, the mayor said in a statement to the council. ", 20)
	japanese := strings.Repeat("東京都知事選挙管理委員会が開催した。", 40)
	for _, c := range []struct{ text, declared, want string }{
		{english, "en", "en"},
		{english, "de", "en"},
		{english, "", "en"},
		{japanese, "en", "ja"},
		{strings.Repeat("东京都知事选举管理委员会召开会议。", 40), "", "zh"},
	} {
		if got := identify(c.text, c.declared); got != c.want {
			t.Errorf("%.30q declared as %q is taken for %q, want %q", c.text, c.declared, got, c.want)
		}
	}
}

func TestLargeTextsEndSoon(t *testing.T) {
	line := "The mayor of Lindhaven told The Norland Post that the river had broken its banks and that the gov-\n"
	for name, text := range map[string]string{
		"one broken paragraph": strings.Repeat(line, 10_000),
		"one line":             strings.Repeat("The mayor told The Norland Post so. ", 30_000),
		"short lines":          strings.Repeat("Dam\n", 100_000),
		"addresses":            strings.Repeat("https://a.example/x 1/2\n", 100_000),
		"brackets":             strings.Repeat("(", 2_000_000),
		"capitals":             strings.Repeat("LINDHAVEN ", 300_000),
	} {
		start := time.Now()
		for _, mediaType := range []string{"text/plain", "text/markdown"} {
			_, _ = Read(context.Background(), hearsay.Capture{MediaType: mediaType, Bytes: []byte(text)})
		}
		if spent := time.Since(start); spent > 20*time.Second {
			t.Errorf("%s took %v", name, spent)
		} else {
			t.Logf("%s: %v", name, spent)
		}
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	for _, c := range []hearsay.Capture{{MediaType: "text/plain", Bytes: []byte(" \u00ad ")}, {MediaType: "image/png", Bytes: []byte("x")}} {
		if _, err := Read(context.Background(), c); err == nil || !strings.Contains(err.Error(), ";") {
			t.Errorf("%s: error %v", c.MediaType, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, hearsay.Capture{MediaType: "text/plain", Bytes: []byte("x")}); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("text/plain", "LINDHAVEN (AP) — Text. (AP)\n")
	f.Add("text/markdown", "# A\n\nBy B C\n\ntold The Post")
	f.Fuzz(func(t *testing.T, mediaType, s string) {
		doc, err := Read(context.Background(), hearsay.Capture{MediaType: mediaType, Bytes: []byte(s)})
		if err == nil {
			checkPlaces(t, doc)
		}
	})
}
