package prose

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

func TestNewKeepsBlocksApart(t *testing.T) {
	doc := &hearsay.Document{Text: "Flood Talks End\n\nThe river fell. Nobody cheered.\n\nWork goes on"}
	doc.Blocks = []hearsay.Block{
		{Span: hearsay.Span{Start: 0, End: 15}, Kind: hearsay.Heading},
		{Span: hearsay.Span{Start: 17, End: 48}, Kind: hearsay.Paragraph},
		{Span: hearsay.Span{Start: 50, End: 62}, Kind: hearsay.Paragraph},
	}
	x := New(doc, lang.English())
	want := []struct {
		words   string
		para    int
		running bool
	}{
		{"Flood Talks End", -1, false},
		{"The river fell.", 0, true},
		{"Nobody cheered.", 0, true},
		{"Work goes on", 1, true},
	}
	if len(x.Sentences) != len(want) {
		t.Fatalf("%d sentences, want %d", len(x.Sentences), len(want))
	}
	for i, w := range want {
		s := x.Sentences[i]
		if got := s.Span().Of(doc.Text); got != w.words || s.Paragraph != w.para || s.Running() != w.running {
			t.Errorf("sentence %d: %q paragraph %d running %v, want %+v", i, got, s.Paragraph, s.Running(), w)
		}
	}
}

func TestLookups(t *testing.T) {
	doc := &hearsay.Document{Text: "One came.\n\nTwo  left."}
	x := New(doc, lang.English())
	for _, c := range []struct{ off, sentence, token int }{
		{0, 0, 0}, {3, -1, -1}, {4, 0, 1}, {8, 0, 2}, {9, -1, -1}, {11, 1, 0}, {16, 1, 1}, {99, -1, -1},
	} {
		if s, k := x.TokenAt(c.off); s != c.sentence || k != c.token {
			t.Errorf("TokenAt(%d) = %d, %d, want %d, %d", c.off, s, k, c.sentence, c.token)
		}
	}
	if i := x.SentenceFrom(9); i != 1 {
		t.Errorf("SentenceFrom(9) = %d, want 1", i)
	}
	if x.Form(1, 1) != "left" {
		t.Errorf("Form = %q", x.Form(1, 1))
	}
}

func TestADatelineBelongsToNoSentence(t *testing.T) {
	for _, c := range []struct{ text, place, agency, want string }{
		{"LINDHAVEN, Norland — The dam broke.", "LINDHAVEN, Norland", "", "The dam broke."},
		{"LINDHAVEN, Norland, June 21 (Northwire) — The dam broke.", "LINDHAVEN, Norland", "Northwire", "The dam broke."},
		{"LINDHAVEN, May 3 (Northwire) - The dam-builder left.", "LINDHAVEN", "Northwire", "The dam-builder left."},
		{"STOKE-ON-SEA (Northwire) -- The dam broke.", "STOKE-ON-SEA", "Northwire", "The dam broke."},
		{"LINDHAVEN (Northwire) The dam broke.", "LINDHAVEN", "Northwire", "The dam broke."},
		{"Lindhaven, 9 September 2026 – The dam broke.", "Lindhaven", "", "The dam broke."},
		{"LINDHAVEN—The dam broke.", "LINDHAVEN", "", "The dam broke."},
		{"(Northwire) The dam broke.", "", "Northwire", "The dam broke."},
		{"(Northwire) — The dam broke.", "", "Northwire", "The dam broke."},
		{"Lindhaven was flooded – again.", "", "", "Lindhaven was flooded – again."},
		{"LINDHAVEN has no dash here", "LINDHAVEN", "", "LINDHAVEN has no dash here"},
	} {
		doc := &hearsay.Document{Text: c.text, Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(c.text)}, Kind: hearsay.Paragraph}}}
		if c.place != "" {
			doc.Place = hearsay.Field{Value: c.place, From: "dateline", Span: hearsay.Span{End: len(c.place)}}
		}
		if at := strings.Index(c.text, c.agency); c.agency != "" {
			doc.Credits = []hearsay.Credit{{Kind: hearsay.CreditAgency, Name: c.agency, Span: hearsay.Span{Start: at, End: at + len(c.agency)}}}
		}
		x := New(doc, lang.English())
		if len(x.Sentences) != 1 || x.Sentences[0].Span().Of(c.text) != c.want {
			t.Errorf("%q: %d sentences, the first %q, want %q", c.text, len(x.Sentences), x.Sentences[0].Span().Of(c.text), c.want)
		}
	}
}
