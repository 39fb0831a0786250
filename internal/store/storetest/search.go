package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// shelf is what the searches go over, by ID.
var shelf = map[string]string{
	"bridge":   "The old bridge over the Marrow was closed. It's Tidewick's only bridge, the mayor said.",
	"long":     "Officials sent long-range pumps. The range is long; the pumps are not.",
	"number":   "About 35,000 people left, 3.5 per cent of the county, at a cost of €2.1 million ($2.3m).",
	"plain":    "Some 35000 people stayed.",
	"accents":  "Orbán Béla visited Kraków and Łódź; Müller's naïve façade in São Tomé.",
	"cyrillic": "Мер Києва Віталій Гай сказав: «Об’єкт зачинено». Ещё ёлка стоит, мой дом.",
	"decomp":   "Orba\u0301n again, and Kie\u0301v.",
	"greek":    "Ο Γιώργος είπε: ΤΕΛΟΣ. Το τέλος ήρθε.",
	"cjk":      "市長は水位が下がったと述べた。",
	"marks":    "He said “we will not leave” — never “we leave”.",
	"initials": "The U.S. and the E.U. talked; the us team did not.",
	"empty":    "",
	"joined":   "soft\u00adhyphen and zero\u200bwidth",
	"repeated": "leave leave leave we will not",
	"operator": "AND OR NOT NEAR(a b) title:bridge 100% c++ C#",
}

func shelve(t *testing.T, s hearsay.Store) {
	t.Helper()
	makePile(t, s, "p")
	for id, words := range shelf {
		d := &hearsay.Annotated{Document: hearsay.Document{Text: words, Title: hearsay.Field{Value: "Headline of " + id}, Outlet: hearsay.Field{Value: "Outlet " + id[:1]},
			Language: hearsay.Field{Value: "en"}, Published: hearsay.Field{Value: "2026-0" + fmt.Sprint(1+len(id)%9)}}}
		read(t, s, add(t, s, "p", text(id, words))[0], d)
	}
}

// search returns the IDs that a query finds, sorted, each once.
func search(t *testing.T, s hearsay.Store, q hearsay.SearchQuery, limit int) (found []string) {
	t.Helper()
	pages(t, limit, func(p hearsay.Page) (string, error) {
		q.Page = p
		hits, next, err := s.Search(t.Context(), q)
		for _, h := range hits {
			if slices.Contains(found, h.ID) {
				t.Errorf("%s was found twice", h.ID)
			}
			found = append(found, h.ID)
		}
		return next, err
	})
	slices.Sort(found)
	return found
}

func searchHits(t *testing.T, s hearsay.Store) {
	shelve(t, s)
	for query, want := range map[string][]string{
		"bridge":                  {"bridge", "operator"},
		"BRIDGE":                  {"bridge", "operator"},
		"bridge mayor":            {"bridge"},
		"tidewick":                {"bridge"},
		"tidewick's":              {"bridge"},
		"it’s":                    {"bridge"},
		`"only bridge"`:           {"bridge"},
		`"bridge only"`:           nil,
		`"long range"`:            {"long"},
		"long-range":              {"long"},
		`"range long"`:            nil,
		"35,000":                  {"number", "plain"},
		"35000":                   {"number", "plain"},
		"3.5":                     {"number"},
		"€":                       {"number"},
		"peop*":                   {"number", "plain"},
		"3*":                      {"number", "plain"},
		`"35000 peop*"`:           {}, // inside of quotation marks a star is only a star
		`"35000 peop"*`:           {"number", "plain"},
		"orban":                   {"accents", "decomp"},
		"Orbán":                   {"accents", "decomp"},
		"lodz krakow muller":      {"accents"},
		"MÜLLER naive":            {"accents"},
		"києва":                   {"cyrillic"},
		"КИЄВА":                   {"cyrillic"},
		"об'єкт":                  {"cyrillic"},
		"еще елка":                {"cyrillic"},
		"мои":                     nil,
		"гай -елка":               nil,
		"τελοσ":                   {"greek"},
		"水位":                      {"cjk"},
		"“we will not leave”":     {"marks"},
		`"we will not`:            {"marks", "repeated"},
		"we -never":               {"repeated"},
		`leave -"will not leave"`: {"repeated"},
		"we -lea*":                nil,
		"us":                      {"initials"},
		"u.s.":                    {"initials"},
		"softhyphen zerowidth":    {"joined"},
		"AND":                     {"bridge", "accents", "decomp", "initials", "joined", "operator"},
		"title:bridge":            {"operator"},
		"headline -the":           nil,
		"NEAR(a b)":               {"operator"},
		"100%":                    {"operator"},
		"":                        nil,
		"-":                       nil,
		"* \" \"\"":               nil,
		"unheard":                 nil,
		"'; DROP TABLE words; --": nil,
		"headline":                nil,
		"-the -headline":          nil,
	} {
		t.Run(query, func(t *testing.T) {
			var oracle []string
			if q := store.ParseQuery(query); !q.Empty() {
				for id, words := range shelf {
					if q.Match(store.Running("Headline of "+id), store.Running(words)) {
						oracle = append(oracle, id)
					}
				}
			}
			slices.Sort(oracle)
			got := search(t, s, hearsay.SearchQuery{Pile: "p", Query: query}, 3)
			same(t, "found, against the definition of a match", got, oracle)
			if want != nil && len(want) > 0 {
				slices.Sort(want)
				if query == "AND" { // every document whose text has the word
					return
				}
				same(t, "found", got, want)
			}
		})
	}
}

func searchPages(t *testing.T, s hearsay.Store) {
	shelve(t, s)
	makePile(t, s, "q")
	d := &hearsay.Annotated{Document: hearsay.Document{Text: "A bridge elsewhere."}}
	read(t, s, add(t, s, "q", text("elsewhere", d.Text))[0], d)
	all := search(t, s, hearsay.SearchQuery{Pile: "p", Query: "headline"}, 100)
	if len(all) != len(shelf) {
		t.Errorf("%d found by the title, want %d", len(all), len(shelf))
	}
	for limit := 1; limit < 6; limit++ {
		same(t, fmt.Sprintf("pages of %d", limit), search(t, s, hearsay.SearchQuery{Pile: "p", Query: "headline"}, limit), all)
		same(t, "none of the words", search(t, s, hearsay.SearchQuery{Pile: "p", Query: "-bridge -people"}, limit),
			slices.DeleteFunc(slices.Clone(all), func(id string) bool { return slices.Contains([]string{"bridge", "operator", "number", "plain"}, id) }))
	}
	same(t, "in all piles", search(t, s, hearsay.SearchQuery{Query: "bridge"}, 1), []string{"bridge", "elsewhere", "operator"})
	same(t, "of an outlet", search(t, s, hearsay.SearchQuery{Query: "bridge", Outlet: "Outlet b"}, 5), []string{"bridge"})
	same(t, "of a language", search(t, s, hearsay.SearchQuery{Query: "bridge", Language: "uk"}, 5), []string(nil))
	same(t, "within days", search(t, s, hearsay.SearchQuery{Query: "bridge", Since: "2026-07-02", Until: "2026-07-04"}, 5), []string{"bridge"})
	same(t, "until a day", search(t, s, hearsay.SearchQuery{Query: "bridge", Until: "2025"}, 5), []string(nil))
}

func searchFollows(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	e := add(t, s, "p", text("a", "old words"))[0]
	find := func(query string) []string { return search(t, s, hearsay.SearchQuery{Query: query}, 5) }
	same(t, "before it is read", find("words"), []string(nil))
	read(t, s, e, &hearsay.Annotated{Document: hearsay.Document{Text: "old words"}})
	same(t, "read", find("old"), []string{"a"})
	read(t, s, e, &hearsay.Annotated{Document: hearsay.Document{Text: "new words"}})
	same(t, "words it had", find("old"), []string(nil))
	same(t, "words it has", find("new"), []string{"a"})
	ok(t, s.Remove(t.Context(), "p", "a"))
	same(t, "removed", find("new"), []string(nil))
	ok(t, s.Restore(t.Context(), "p", "a"))
	same(t, "restored", find("new"), []string{"a"})
	ok(t, s.SaveRead(t.Context(), e.Key, "stages 2", nil, &hearsay.InputError{Source: "a", Err: "failed"}))
	same(t, "no longer read", find("new"), []string(nil))
	same(t, "no longer read, by what it does not have", find("-other"), []string(nil))
}

func searchPlaces(t *testing.T, s hearsay.Store) {
	shelve(t, s)
	for query, want := range map[string]string{
		"only mayor":     "only",
		"orban krakow":   "Orbán",
		`"long range"`:   "long-range",
		"35000":          "35,000",
		"елка":           "ёлка",
		"“we will not”":  "we will not",
		"tidewick":       "Tidewick's",
		"zerow*":         "zero\u200bwidth",
		"-never we will": "we",
	} {
		hits, _, err := s.Search(t.Context(), hearsay.SearchQuery{Pile: "p", Query: query})
		ok(t, err)
		held := false
		for _, h := range hits {
			if len(h.Places) == 0 || len(h.Around) != len(h.Places) || !slices.IsSortedFunc(h.Places, hearsay.Span.Compare) {
				t.Errorf("%q in %s: places %v, around %q", query, h.ID, h.Places, h.Around)
			}
			for _, p := range h.Places {
				held = held || p.Of(shelf[h.ID]) == want
			}
		}
		if !held {
			t.Errorf("%q: no place holds %q in %+v", query, want, hits)
		}
	}
}
