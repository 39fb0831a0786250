package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/annotate/names"
)

// treebank writes invented texts in which the pronoun always stands for the
// subject of the sentence before, never for the person that is met.
func treebank(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	pairs := [][2]string{{"Marta", "Ingrid"}, {"Helen", "Susan"}, {"Nora", "Emma"}, {"Karen", "Alice"}, {"Julie", "Martha"}, {"Paula", "Rachel"}}
	for i, p := range pairs {
		b.WriteString("# newdoc id = GUM_news_" + string(rune('a'+i)) + "\n# newpar\n")
		for _, sentence := range [][][2]string{
			{{p[0], "Entity=(1-person-new-n-cf1-1-sgl)"}, {"met", "_"}, {p[1], "Entity=(2-person-new-n-cf2-1-sgl)|SpaceAfter=No"}, {".", "_"}},
			{{"She", "Entity=(1-person-new-n-cf1-1-sgl)"}, {"left", "_"}, {"early", "SpaceAfter=No"}, {".", "_"}},
		} {
			for j, w := range sentence {
				b.WriteString(strings.Join([]string{string(rune('1' + j)), w[0], "_", "_", "_", "_", "0", "dep", "_", w[1]}, "\t") + "\n")
			}
			b.WriteString("\n")
		}
	}
	name := filepath.Join(t.TempDir(), "texts.conllu")
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestFittingTwiceGivesTheSameBytes(t *testing.T) {
	texts, err := read(treebank(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) != 6 {
		t.Fatalf("%d texts", len(texts))
	}
	var one, two bytes.Buffer
	first, second := source(fit(texts, &one)), source(fit(texts, &two))
	if !bytes.Equal(first, second) {
		t.Errorf("%s\nand then\n%s", first, second)
	}
	if one.String() != two.String() || !strings.Contains(one.String(), "6 asked") {
		t.Errorf("%s\nand then\n%s", &one, &two)
	}
}

func TestCluesThatTellTheRightPersonWeighMore(t *testing.T) {
	texts, err := read(treebank(t))
	if err != nil {
		t.Fatal(err)
	}
	w := fit(texts, io.Discard)
	var subject, nearest int
	for k, x := range w[0].Of {
		switch names.Clue(k).String() {
		case "subject":
			subject = x
		case "nearest":
			nearest = x
		}
	}
	if subject <= 0 || nearest >= 0 {
		t.Errorf("subject weighs %d and nearest %d", subject, nearest)
	}
	for i := range texts {
		var n [kinds]tally
		if texts[i].questions(&w, &n); n[0].asked != 1 || n[0].answered != n[0].right {
			t.Errorf("text %d: %+v", i, n)
		}
	}
}
