package store

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay"
)

func TestTermsAreWordsAsSearchSeesThem(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"case and accents", "Orbán MÜLLER Łódź", "orban muller lodz"},
		{"decomposed letters", "Kie\u0301v", "kiev"},
		{"Cyrillic letters of their own stay", "Ещё мой Київ", "еще мой київ"},
		{"final sigma", "τέλος", "τελοσ"},
		{"hyphens and apostrophes part", "long-range Kyiv's об’єкт", "long range kyiv s об єкт"},
		{"thousands", "35,000 and 1,234,567 and 3,5", "35000 and 1234567 and 3,5"},
		{"initials", "the U.S. and E.U.", "the us and eu"},
		{"signs that change a figure", "5% of $3", "5 % of $ 3"},
		{"scripts without spaces", "水位が", "水 位 が"},
		{"nothing", " —… ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Running(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLongWordsAreCutAlike(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 5000), strings.Repeat("é", 5000)} {
		if terms := Terms(s); len(terms) != 1 || len(terms[0].Form) > maxTerm+4 {
			t.Errorf("%d terms, the first of %d bytes", len(terms), len(terms[0].Form))
		}
	}
}

func TestQuery(t *testing.T) {
	words := func(terms ...string) Phrase { return Phrase{Terms: terms} }
	tests := []struct {
		name, query string
		want        Query
	}{
		{"words", "river  Bridge", Query{Must: []Phrase{words("river"), words("bridge")}}},
		{"phrase", `"old bridge" x`, Query{Must: []Phrase{words("old", "bridge"), words("x")}}},
		{"typographic marks", "“old bridge” «new one»", Query{Must: []Phrase{words("old", "bridge"), words("new", "one")}}},
		{"phrase that is not closed", `"old bridge`, Query{Must: []Phrase{words("old", "bridge")}}},
		{"prefix", "brid*", Query{Must: []Phrase{{[]string{"brid"}, true}}}},
		{"prefix of a phrase", `"old brid"*`, Query{Must: []Phrase{{[]string{"old", "brid"}, true}}}},
		{"what must not occur", `a -b -"c d"`, Query{Must: []Phrase{words("a")}, Not: []Phrase{words("b"), words("c", "d")}}},
		{"compound", "long-range", Query{Must: []Phrase{words("long", "range")}}},
		{"signs alone", "* - \" -- ()", Query{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, ParseQuery(tt.query)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if n := len(ParseQuery(strings.Repeat("a ", 100_000)).Must); n > maxQueryPhrases {
		t.Errorf("%d phrases", n)
	}
}

func TestDaysOfADate(t *testing.T) {
	for date, want := range map[string][2]string{
		"2026":                  {"2026-01-01", "2026-12-31"},
		"2026-02":               {"2026-02-01", "2026-02-31"},
		"2026-02-14T15:07:00Z":  {"2026-02-14", "2026-02-14"},
		"2025-12/2026-01-31":    {"2025-12-01", "2026-01-31"},
		"../2026-02-14":         {"0000-01-01", "2026-02-14"},
		"2022-02-24/..":         {"2022-02-24", "9999-12-31"},
		"XXXX-12":               {"", ""},
		"":                      {"", ""},
		"yesterday":             {"", ""},
		"2026-2":                {"", ""},
		"2026-02-14/2026-02-20": {"2026-02-14", "2026-02-20"},
	} {
		if from, to := Days(date); from != want[0] || to != want[1] {
			t.Errorf("%q: %q to %q, want %v", date, from, to, want)
		}
	}
}

func TestEachPhraseIsShownOnce(t *testing.T) {
	text := "levee levee levee levee and at last the mayor"
	places, around := Find(text, ParseQuery("levee mayor"))
	var got []string
	for _, p := range places {
		got = append(got, p.Of(text))
	}
	if diff := cmp.Diff([]string{"levee", "levee", "mayor"}, got); diff != "" || len(around) != 3 {
		t.Error(diff, around)
	}
}

func TestCursorBelongsToItsList(t *testing.T) {
	c := Cursor("a", "place", uint64(1)<<63+1)
	var s string
	var n uint64
	if ok, err := ReadCursor(c, "a", &s, &n); !ok || err != nil || s != "place" || n != 1<<63+1 {
		t.Errorf("%v, %v, %q, %d", ok, err, s, n)
	}
	if ok, err := ReadCursor("", "a", &s, &n); ok || err != nil {
		t.Errorf("the beginning: %v, %v", ok, err)
	}
	for _, bad := range []string{"x", c + "x", Cursor("b", "place", 1), Cursor("a", "place")} {
		if _, err := ReadCursor(bad, "a", &s, &n); !errors.Is(err, hearsay.ErrCursor) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add(`"old bridge" -x y*`, "The old bridge, x-ray.")
	f.Add("«о", "об’єкт 35,000")
	f.Fuzz(func(t *testing.T, query, text string) {
		q := ParseQuery(query)
		places, around := Find(text, q)
		if len(places) != len(around) {
			t.Fatal("places and words around them differ in number")
		}
		for _, p := range places {
			if p.Of(text) == "" {
				t.Errorf("place %v holds nothing", p)
			}
		}
		running := Running(text)
		if q.Match(running) && len(q.Must) > 0 && len(places) == 0 {
			t.Errorf("%q matches %q and has no place", query, text)
		}
		for _, term := range Terms(text) {
			if term.Form == "" || strings.ContainsAny(term.Form, " \x00") || !utf8.ValidString(term.Form) {
				t.Errorf("term %q", term.Form)
			}
		}
	})
}

func FuzzCursor(f *testing.F) {
	f.Add(Cursor("a", "x", 1.5))
	f.Fuzz(func(t *testing.T, s string) {
		var a string
		var b float64
		if _, err := ReadCursor(s, "a", &a, &b); err != nil && !errors.Is(err, hearsay.ErrCursor) {
			t.Error(err)
		}
	})
}
