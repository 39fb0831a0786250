package ref_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/ref"
)

// document makes a document of text in which each of words is a claim and a
// quotation, at its n-th occurrence for the n-th time that it is named.
func document(id, text string, words ...string) *hearsay.Annotated {
	d := &hearsay.Annotated{Document: hearsay.Document{ID: id, Text: text}}
	from := map[string]int{}
	for _, w := range words {
		i := from[w] + strings.Index(text[from[w]:], w)
		from[w] = i + len(w)
		s := hearsay.Span{Start: i, End: i + len(w)}
		d.Claims = append(d.Claims, hearsay.Claim{Span: s})
		d.Quotes = append(d.Quotes, hearsay.Quote{Content: []hearsay.Span{s}})
	}
	return d
}

func TestNamesLast(t *testing.T) {
	text := "Ten boats sank. The mayor said: ten boats. Later, ten boats again and two men."
	before := document("a.txt", text, "ten boats", "two men")
	tests := []struct {
		name  string
		after *hearsay.Annotated
		same  bool
	}{
		{"when another is read besides it", document("a.txt", text, "The mayor", "ten boats", "two men"), true},
		{"when they are read in another order", document("a.txt", text, "two men", "ten boats"), true},
		{"when a sentence is put before", document("a.txt", "Late news. "+text, "ten boats", "two men"), true},
		{"not in another document", document("b.txt", text, "ten boats", "two men"), false},
		{"not with other words", document("a.txt", text, "ten boats again", "two men and"), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, names := range []func(*hearsay.Annotated) []string{ref.Quotes, ref.Claims} {
				was, is := names(before), names(tt.after)
				if has := slices.Contains(is, was[0]); has != tt.same {
					t.Errorf("%v among %v: %v, want %v", was[0], is, has, tt.same)
				}
			}
		})
	}
}

func TestEqualWordsHaveNamesOfTheirOwn(t *testing.T) {
	d := document("a.txt", "ten boats and ten boats", "ten boats", "ten boats")
	q, c := ref.Quotes(d), ref.Claims(d)
	if q[0] == q[1] || c[0] == c[1] || q[0] == c[0] {
		t.Errorf("quotations %v, claims %v", q, c)
	}
}

func TestGroupIsFoundByAnyMember(t *testing.T) {
	was, _ := ref.Group(hearsay.StoryRecord, []string{"a", "b"})
	for _, more := range []string{"c", "d", "e", "f", "g"} {
		if _, all := ref.Group(hearsay.StoryRecord, []string{more, "b", "a"}); !slices.Contains(all, was) {
			t.Errorf("with %s it no longer goes by its former name", more)
		}
	}
	other, _ := ref.Group(hearsay.OriginRecord, []string{"a", "b"})
	if other == was {
		t.Error("a story and an origin share a name")
	}
}

func TestRelationHasOneNameBothWays(t *testing.T) {
	if ref.Relation("a", "b") != ref.Relation("b", "a") || ref.Relation("a", "b") == ref.Relation("a", "c") {
		t.Error("names of relations hang on the order, or not on the documents")
	}
}

func TestPartsDoNotRunTogether(t *testing.T) {
	if ref.Of(hearsay.QuoteRecord, "ab", "c") == ref.Of(hearsay.QuoteRecord, "a", "bc") {
		t.Error("ab+c and a+bc have one name")
	}
}
