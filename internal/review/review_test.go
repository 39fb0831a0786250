package review

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

const text = "The dam broke. “We were late,” said Marta Lind. At least 40 people died, the ministry said. “We were late,” she said again."

func doc() hearsay.Annotated {
	at := func(words string, nth int) hearsay.Span {
		from := 0
		for ; nth > 0; nth-- {
			from += strings.Index(text[from:], words) + 1
		}
		i := from + strings.Index(text[from:], words)
		return hearsay.Span{Start: i, End: i + len(words)}
	}
	d := hearsay.Annotated{Document: hearsay.Document{ID: "a", Text: text}}
	d.Quotes = []hearsay.Quote{
		{ID: "a#q1", Doc: "a", Form: hearsay.Direct, Content: []hearsay.Span{at("We were late,", 0)}, Speaker: hearsay.Party{Name: "Marta Lind", Type: hearsay.Person}},
		{ID: "a#q2", Doc: "a", Form: hearsay.Direct, Content: []hearsay.Span{at("We were late,", 1)}, Speaker: hearsay.Party{Type: hearsay.Unknown}},
	}
	d.Claims = []hearsay.Claim{
		{ID: "a#c1", Doc: "a", Span: at("At least 40 people", 0), Quantity: &hearsay.Quantity{Bound: hearsay.AtLeast, Unit: "1"}, Measure: "killed", Quote: "a#q1"},
	}
	return d
}

func TestACorrectionFindsItsWordsNearestToWhereTheyStood(t *testing.T) {
	d := doc()
	second := d.Quotes[1].Span()
	l := New([]hearsay.Correction{{Seq: 1, Pile: "p", Action: hearsay.Correct, Kind: hearsay.QuoteRecord, Doc: "a", Exact: "We were late,",
		Span: hearsay.Span{Start: second.Start + 7, End: second.End + 7}, Field: "speaker", Value: "Ada Berg", By: "me"}})
	l.Document(&d)
	if d.Quotes[0].Speaker.Name != "Marta Lind" || d.Quotes[1].Speaker.Name != "Ada Berg" || d.Quotes[1].Chain[0].Name != "Ada Berg" {
		t.Errorf("speakers %q and %q", d.Quotes[0].Speaker.Name, d.Quotes[1].Speaker.Name)
	}
	if lost := l.Lost(); len(lost) > 0 {
		t.Errorf("lost %v", lost)
	}
}

func TestDocumentCorrections(t *testing.T) {
	claim := hearsay.Correction{Pile: "p", Kind: hearsay.ClaimRecord, Doc: "a", Exact: "At least 40 people"}
	with := func(c hearsay.Correction, a hearsay.Action, field, value string) hearsay.Correction {
		c.Action, c.Field, c.Value = a, field, value
		return c
	}
	for _, test := range []struct {
		name  string
		log   []hearsay.Correction
		holds func(hearsay.Annotated) bool
	}{
		{"a rejected claim is gone", []hearsay.Correction{with(claim, hearsay.Reject, "", "")}, func(d hearsay.Annotated) bool { return len(d.Claims) == 0 }},
		{"the later value wins", []hearsay.Correction{with(claim, hearsay.Correct, "low", "41"), with(claim, hearsay.Correct, "low", "42")}, func(d hearsay.Annotated) bool { return d.Claims[0].Quantity.Low.String() == "42" }},
		{"a bound is corrected", []hearsay.Correction{with(claim, hearsay.Correct, "bound", "about")}, func(d hearsay.Annotated) bool { return d.Claims[0].Quantity.Bound == hearsay.About }},
		{"a source is a chain", []hearsay.Correction{with(claim, hearsay.Correct, "source", "Ada Berg > the ministry")}, func(d hearsay.Annotated) bool {
			a := d.Claims[0].Attribution
			return len(a) == 2 && a[0].Name == "Ada Berg" && a[1].Type == hearsay.Unnamed
		}},
		{"what is accepted stays as it is", []hearsay.Correction{with(claim, hearsay.Accept, "", "")}, func(d hearsay.Annotated) bool { return len(d.Claims) == 1 && d.Claims[0].Measure == "killed" }},
		{"a rejected quotation leaves its figure on nobody's word", []hearsay.Correction{{Action: hearsay.Reject, Kind: hearsay.QuoteRecord, Doc: "a", Exact: "We were late,"}},
			func(d hearsay.Annotated) bool { return len(d.Quotes) == 1 && d.Claims[0].Quote == "" }},
		{"an inserted quotation stands at its words", []hearsay.Correction{{Seq: 9, Action: hearsay.Insert, Kind: hearsay.QuoteRecord, Doc: "a", Exact: "The dam broke.", Field: "speaker", Value: "Ada Berg"}},
			func(d hearsay.Annotated) bool {
				return len(d.Quotes) == 3 && d.Quotes[0].Span().Of(d.Text) == "The dam broke." && d.Quotes[0].Speaker.Name == "Ada Berg"
			}},
		{"an inserted figure stands at its words, on the word of who is quoted", []hearsay.Correction{{Seq: 9, Action: hearsay.Insert, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "late,", Field: "low", Value: "3"}},
			func(d hearsay.Annotated) bool {
				c := d.Claims[0]
				return len(d.Claims) == 2 && c.ID == "a#r9" && c.Span.Of(d.Text) == "late," && c.Quantity.Low.String() == "3" && c.Quantity.High.String() == "3" && c.Quote == "a#q1" && c.Mentions[0] == c.Span
			}},
		{"an inserted figure is corrected like any other", []hearsay.Correction{{Seq: 9, Action: hearsay.Insert, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "The dam broke.", Field: "low", Value: "3"},
			{Seq: 10, Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "The dam broke.", Field: "bound", Value: "more than"}},
			func(d hearsay.Annotated) bool {
				q := d.Claims[0].Quantity
				return q.Bound == hearsay.MoreThan && q.Low.String() == "3" && q.High == nil
			}},
		{"a comparison is inserted", []hearsay.Correction{{Seq: 9, Action: hearsay.Insert, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "The dam broke.", Field: "comparison", Value: "killed >= recruited"}},
			func(d hearsay.Annotated) bool {
				return *d.Claims[0].Comparison == hearsay.Comparison{Left: "killed", Op: hearsay.GreaterEqual, Right: "recruited"} && d.Claims[0].Quantity == nil
			}},
		{"what is inserted where something is read corrects that", []hearsay.Correction{
			{Seq: 9, Action: hearsay.Insert, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "At least 40 people", Span: doc().Claims[0].Span, Field: "low", Value: "41"},
			{Seq: 10, Action: hearsay.Insert, Kind: hearsay.QuoteRecord, Doc: "a", Exact: "We were late,", Span: doc().Quotes[1].Span(), Field: "speaker", Value: "Ada Berg"}},
			func(d hearsay.Annotated) bool {
				return len(d.Claims) == 1 && d.Claims[0].Quantity.Low.String() == "41" && len(d.Quotes) == 2 && d.Quotes[1].Speaker.Name == "Ada Berg"
			}},
		{"one exact value stays one", []hearsay.Correction{with(claim, hearsay.Correct, "low", "41"), with(claim, hearsay.Correct, "bound", "exactly"), with(claim, hearsay.Correct, "low", "42")},
			func(d hearsay.Annotated) bool {
				q := d.Claims[0].Quantity
				return q.High != nil && q.High.String() == "42" && q.Low.String() == "42"
			}},
		{"an exact value with another upper end is an interval", []hearsay.Correction{with(claim, hearsay.Correct, "low", "41"), with(claim, hearsay.Correct, "bound", "exactly"), with(claim, hearsay.Correct, "high", "50")},
			func(d hearsay.Annotated) bool {
				q := d.Claims[0].Quantity
				return q.Bound == hearsay.Between && q.Low.String() == "41" && q.High.String() == "50"
			}},
		{"a byline has another name, or several", []hearsay.Correction{{Action: hearsay.Correct, Kind: DocumentKind, Doc: "a", Field: "byline", Value: "Ada Berg; Jon Holm", By: "me"}},
			func(d hearsay.Annotated) bool {
				return len(d.Byline) == 2 && d.Byline[1].Value == "Jon Holm" && d.Byline[1].From == "corrected by me"
			}},
		{"another document is left alone", []hearsay.Correction{{Action: hearsay.Reject, Kind: hearsay.ClaimRecord, Doc: "b", Exact: "At least 40 people"}}, func(d hearsay.Annotated) bool { return len(d.Claims) == 1 }},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := doc()
			l := New(test.log)
			l.Metadata(&d.Document)
			l.Document(&d)
			if !test.holds(d) {
				t.Errorf("%+v %+v", d.Quotes, d.Claims)
			}
		})
	}
}

func TestWhatIsRevertedDoesNotHold(t *testing.T) {
	l := New([]hearsay.Correction{
		{Seq: 1, Action: hearsay.Reject, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "At least 40 people"},
		{Seq: 2, Action: hearsay.Revert, Reverts: 1},
		{Seq: 3, Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "At least 40 people", Field: "measure", Value: "drowned"},
		{Seq: 4, Action: hearsay.Revert, Reverts: 3},
		{Seq: 5, Action: hearsay.Revert, Reverts: 4},
	})
	d := doc()
	l.Document(&d)
	if len(d.Claims) != 1 || d.Claims[0].Measure != "drowned" {
		t.Errorf("%+v", d.Claims)
	}
}

func TestWhatIsNotFoundIsToldNotDropped(t *testing.T) {
	l := New([]hearsay.Correction{{Seq: 4, Action: hearsay.Reject, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "At least 50 people"}})
	d := doc()
	l.Document(&d)
	if lost := l.Lost(); len(lost) != 1 || lost[0].Seq != 4 || len(d.Claims) != 1 {
		t.Errorf("lost %v, claims %v", lost, d.Claims)
	}
}

func TestMetadataSaysWhoCorrectedIt(t *testing.T) {
	d := doc()
	l := New([]hearsay.Correction{{Action: hearsay.Correct, Kind: DocumentKind, Doc: "a", Field: "published", Value: "2026-03-04", By: "Ada"}})
	if !l.Metadata(&d.Document) || d.Published.Value != "2026-03-04" || d.Published.From != "corrected by Ada" || d.Published.Basis != hearsay.BasisGiven {
		t.Errorf("%+v", d.Published)
	}
	if l.Metadata(&d.Document) {
		t.Error("it changed twice")
	}
}

func TestLinkCorrections(t *testing.T) {
	links := func() hearsay.Links {
		return hearsay.Links{
			Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Copy, Original: "a"}, {A: "b", B: "c", Kind: hearsay.Rewrite, Original: "b"}},
			Origins:   []hearsay.Origin{{ID: "o1", Root: "a", Documents: []string{"a", "b", "c"}}, {ID: "o2", Root: "d", Documents: []string{"d"}}},
			Stories:   []hearsay.Story{{ID: "s1", Documents: []string{"a", "b", "c"}}, {ID: "s2", Documents: []string{"d"}}},
			Parents:   map[string]string{"b": "a", "c": "b"},
		}
	}
	for _, test := range []struct {
		name    string
		c       hearsay.Correction
		origins [][]string
		stories [][]string
	}{
		{"a rejected relation parts the origin", hearsay.Correction{Action: hearsay.Reject, Kind: hearsay.RelationRecord, Doc: "b", Other: "c"}, [][]string{{"a", "b"}, {"c"}, {"d"}}, nil},
		{"a turned direction makes another root", hearsay.Correction{Action: hearsay.Correct, Kind: hearsay.RelationRecord, Doc: "a", Other: "b", Field: "original", Value: "b"}, [][]string{{"b", "a", "c"}, {"d"}}, nil},
		{"a document is split off its origin", hearsay.Correction{Action: hearsay.Split, Kind: hearsay.OriginRecord, Doc: "b"}, [][]string{{"a"}, {"b", "c"}, {"d"}}, nil},
		{"two origins are merged", hearsay.Correction{Action: hearsay.Merge, Kind: hearsay.OriginRecord, Doc: "d", Other: "c"}, [][]string{{"a", "b", "c", "d"}}, nil},
		{"a merger that would make a ring is not made", hearsay.Correction{Action: hearsay.Merge, Kind: hearsay.OriginRecord, Doc: "a", Other: "c"}, [][]string{{"a", "b", "c"}, {"d"}}, nil},
		{"a relation is inserted, and both are one story and origin", hearsay.Correction{Action: hearsay.Insert, Kind: hearsay.RelationRecord, Doc: "d", Other: "c", Field: "kind", Value: "rewrite"}, [][]string{{"a", "b", "c", "d"}}, [][]string{{"a", "b", "c", "d"}}},
		{"two stories are merged", hearsay.Correction{Action: hearsay.Merge, Kind: hearsay.StoryRecord, Doc: "d", Other: "a"}, nil, [][]string{{"a", "b", "c", "d"}}},
		{"a story is split", hearsay.Correction{Action: hearsay.Split, Kind: hearsay.StoryRecord, Doc: "c"}, nil, [][]string{{"a", "b"}, {"d"}, {"c"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := links()
			New([]hearsay.Correction{test.c}).Links(&x)
			var origins, stories [][]string
			for _, o := range x.Origins {
				origins = append(origins, o.Documents)
			}
			for _, s := range x.Stories {
				stories = append(stories, s.Documents)
			}
			same := func(a, b [][]string) bool { return slices.EqualFunc(a, b, slices.Equal[[]string]) }
			if test.origins != nil && !same(origins, test.origins) || test.stories != nil && !same(stories, test.stories) {
				t.Errorf("origins %v, stories %v", origins, stories)
			}
		})
	}
}

func TestGroupsNameMembersByTheirWords(t *testing.T) {
	other := hearsay.Annotated{Document: hearsay.Document{ID: "b", Text: "41 died; more died than fled. “We came late.”"}}
	other.Claims = []hearsay.Claim{
		{ID: "b#c1", Doc: "b", Span: hearsay.Span{Start: 0, End: 2}, Quantity: &hearsay.Quantity{Unit: "1"}},
		{ID: "b#c2", Doc: "b", Span: hearsay.Span{Start: 9, End: 28}, Comparison: &hearsay.Comparison{Left: "killed", Op: hearsay.Greater, Right: "fled"}},
	}
	at := strings.Index(other.Text, "We came")
	other.Quotes = []hearsay.Quote{{ID: "b#q1", Doc: "b", Form: hearsay.Direct, Content: []hearsay.Span{{Start: at, End: at + len("We came late.")}}}}
	claim := hearsay.Correction{Seq: 1, Kind: hearsay.ClaimFamilyRecord, Doc: "a", Exact: "At least 40 people"}
	quote := hearsay.Correction{Seq: 1, Kind: hearsay.QuoteFamilyRecord, Doc: "b", Exact: "We came late."}
	split := func(c hearsay.Correction) hearsay.Correction { c.Action = hearsay.Split; return c }
	merge := func(c hearsay.Correction, doc, words, field string) hearsay.Correction {
		c.Action, c.Other, c.Value, c.Field = hearsay.Merge, doc, words, field
		return c
	}
	for _, test := range []struct {
		name string
		c    hearsay.Correction
		want []hearsay.Regrouping
	}{
		{"a claim is split off", split(claim), []hearsay.Regrouping{{Member: "a#c1"}}},
		{"a claim goes to another", merge(claim, "b", "41", ""), []hearsay.Regrouping{{Member: "a#c1", With: "b#c1"}}},
		{"a family goes to another", merge(claim, "b", "41", WholeFamily), []hearsay.Regrouping{{Member: "a#c1", With: "b#c1", Whole: true}}},
		{"a figure does not go to a comparison", merge(claim, "b", "more died than fled", ""), nil},
		{"a claim does not go to words that are no claim", merge(claim, "b", "We came", ""), nil},
		{"a quotation is split off", split(quote), []hearsay.Regrouping{{Member: "b#q1"}}},
		{"a quotation goes to another", merge(quote, "a", "We were late,", ""), []hearsay.Regrouping{{Member: "b#q1", With: "a#q1"}}},
		{"a quotation does not go to itself", merge(quote, "b", "We came late.", ""), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := doc()
			l := New([]hearsay.Correction{test.c})
			r := &hearsay.Report{Documents: []hearsay.Annotated{a, other}}
			for i := range r.Documents {
				l.Document(&r.Documents[i])
			}
			if got := l.Groups(r); !slices.Equal(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			if lost := len(l.Lost()) == 1; lost != (test.want == nil) {
				t.Errorf("told as lost: %v", lost)
			}
		})
	}
}

func TestWrongCorrectionsAreRefused(t *testing.T) {
	claim := hearsay.Correction{Pile: "p", Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "40"}
	for name, change := range map[string]func(*hearsay.Correction){
		"no pile":                            func(c *hearsay.Correction) { c.Pile = "" },
		"no words":                           func(c *hearsay.Correction) { c.Exact = "" },
		"no such field":                      func(c *hearsay.Correction) { c.Field = "colour" },
		"no number":                          func(c *hearsay.Correction) { c.Field, c.Value = "low", "many" },
		"no such bound":                      func(c *hearsay.Correction) { c.Field, c.Value = "bound", "roughly" },
		"no such action":                     func(c *hearsay.Correction) { c.Action = "praise" },
		"a claim inserted without a value":   func(c *hearsay.Correction) { c.Action = hearsay.Insert },
		"a claim inserted with half a value": func(c *hearsay.Correction) { c.Action, c.Field, c.Value = hearsay.Insert, "comparison", "killed >" },
		"a quotation inserted with its form": func(c *hearsay.Correction) {
			c.Action, c.Kind, c.Field, c.Value = hearsay.Insert, hearsay.QuoteRecord, "form", "direct"
		},
		"a relation inserted that is none": func(c *hearsay.Correction) {
			c.Action, c.Kind, c.Other, c.Field, c.Value = hearsay.Insert, hearsay.RelationRecord, "b", "kind", "none"
		},
		"a family merged without words": func(c *hearsay.Correction) {
			c.Action, c.Kind, c.Other, c.Field, c.Value = hearsay.Merge, hearsay.QuoteFamilyRecord, "b", "", ""
		},
		"a claim split":       func(c *hearsay.Correction) { c.Action = hearsay.Split },
		"half a relation":     func(c *hearsay.Correction) { c.Kind, c.Action = hearsay.RelationRecord, hearsay.Reject },
		"no date":             func(c *hearsay.Correction) { c.Kind, c.Field, c.Value = DocumentKind, "published", "last week" },
		"revert of nothing":   func(c *hearsay.Correction) { c.Action = hearsay.Revert },
		"a corrected finding": func(c *hearsay.Correction) { c.Kind, c.Ref = hearsay.FindingRecord, "x" },
		"a document rejected": func(c *hearsay.Correction) { c.Kind, c.Action = DocumentKind, hearsay.Reject },
		"a third one original": func(c *hearsay.Correction) {
			c.Kind, c.Other, c.Field, c.Value = hearsay.RelationRecord, "b", "original", "c"
		},
	} {
		c := claim
		c.Field, c.Value = "measure", "killed"
		if err := Check(c); err != nil {
			t.Fatal(err)
		}
		if change(&c); Check(c) == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}

func TestARatingChangesNothingThatWasRead(t *testing.T) {
	d, same := doc(), doc()
	c := hearsay.Correction{Seq: 1, Pile: "p", Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "At least 40 people", Span: d.Claims[0].Span, Field: "rating", Value: "Outdated", By: "me"}
	if err := Check(c); err != nil {
		t.Fatal(err)
	}
	l := New([]hearsay.Correction{c})
	l.Document(&d)
	if !reflect.DeepEqual(d, same) || len(l.Lost()) > 0 {
		t.Errorf("%+v, lost %v", d, l.Lost())
	}
}

func TestOriginsOfAnUnseenTextTakeInWhatComesFromItsCopies(t *testing.T) {
	l := New([]hearsay.Correction{{Seq: 1, Pile: "p", Action: hearsay.Merge, Kind: hearsay.OriginRecord, Doc: "c", Other: "a"}})
	x := hearsay.Links{Origins: []hearsay.Origin{{ID: "1", Documents: []string{"a", "b"}, Credited: "The Agency"}, {ID: "2", Documents: []string{"c"}, Root: "c"}}}
	l.Links(&x)
	if len(x.Origins) != 1 || len(x.Origins[0].Documents) != 3 || x.Origins[0].Credited != "The Agency" || x.Origins[0].Root != "" {
		t.Errorf("origins %+v", x.Origins)
	}
}

func TestACorrectionLeavesOtherOriginsAlone(t *testing.T) {
	x := hearsay.Links{
		Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Copy}, {A: "c", B: "d", Kind: hearsay.Copy, Original: "c"}},
		Origins:   []hearsay.Origin{{ID: "origin of a", Documents: []string{"a", "b"}}, {ID: "origin of c", Root: "c", Documents: []string{"c", "d"}, Credited: "The Agency"}},
		Stories:   []hearsay.Story{{ID: "story of a", Documents: []string{"a", "b"}}, {ID: "story of c", Documents: []string{"c", "d"}}},
		Parents:   map[string]string{"d": "c"},
	}
	l := New([]hearsay.Correction{{Seq: 1, Action: hearsay.Reject, Kind: hearsay.RelationRecord, Doc: "c", Other: "d"}})
	l.Links(&x)
	want := []hearsay.Origin{
		{ID: "origin of a", Documents: []string{"a", "b"}},
		{ID: "origin of c", Root: "c", Documents: []string{"c"}, Credited: "The Agency"},
		{ID: "origin of d", Root: "d", Documents: []string{"d"}},
	}
	if !reflect.DeepEqual(x.Origins, want) {
		t.Errorf("got  %+v\nwant %+v", x.Origins, want)
	}
}

func TestDocumentsOfAnUnknownRootComeApartWhenTheirRelationIsRejected(t *testing.T) {
	x := hearsay.Links{
		Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Copy}, {A: "b", B: "c", Kind: hearsay.Copy}},
		Origins:   []hearsay.Origin{{ID: "origin of a", Documents: []string{"a", "b", "c"}}},
		Stories:   []hearsay.Story{{ID: "story of a", Documents: []string{"a", "b", "c"}}},
	}
	New([]hearsay.Correction{{Seq: 1, Action: hearsay.Reject, Kind: hearsay.RelationRecord, Doc: "b", Other: "c"}}).Links(&x)
	if len(x.Origins) != 2 || len(x.Origins[0].Documents) != 2 || x.Origins[0].Root != "" || x.Origins[1].Root != "c" {
		t.Errorf("origins %+v", x.Origins)
	}
}
