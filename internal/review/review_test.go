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
		{"another document is left alone", []hearsay.Correction{{Action: hearsay.Reject, Kind: hearsay.ClaimRecord, Doc: "b", Exact: "At least 40 people"}}, func(d hearsay.Annotated) bool { return len(d.Claims) == 1 }},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := doc()
			New(test.log).Document(&d)
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

func TestAClaimIsTakenOutOfItsFamilyAndPutIntoAnother(t *testing.T) {
	d := doc()
	other := hearsay.Annotated{Document: hearsay.Document{ID: "b", Text: "41 died."}}
	other.Claims = []hearsay.Claim{{ID: "b#c1", Doc: "b", Span: hearsay.Span{Start: 0, End: 2}}}
	r := &hearsay.Report{Documents: []hearsay.Annotated{d, other}}
	r.ClaimFamilies = []hearsay.ClaimFamily{{ID: "c1", Claims: []string{"a#c1", "b#c1"}, MinOrigins: 2, MaxOrigins: 2, Pairs: []hearsay.ClaimPair{{A: "a#c1", B: "b#c1", Verdict: hearsay.Conflict}}}}
	split := hearsay.Correction{Seq: 1, Action: hearsay.Split, Kind: hearsay.ClaimFamilyRecord, Doc: "a", Exact: "At least 40 people"}
	New([]hearsay.Correction{split}).Verdicts(r)
	if len(r.ClaimFamilies) != 2 || len(r.ClaimFamilies[0].Pairs) != 0 || r.ClaimFamilies[0].MaxOrigins != 1 {
		t.Fatalf("%+v", r.ClaimFamilies)
	}
	merge := hearsay.Correction{Seq: 2, Action: hearsay.Merge, Kind: hearsay.ClaimFamilyRecord, Doc: "a", Exact: "At least 40 people", Other: "b", Value: "41"}
	New([]hearsay.Correction{merge}).Verdicts(r)
	if len(r.ClaimFamilies) != 1 || len(r.ClaimFamilies[0].Claims) != 2 {
		t.Fatalf("%+v", r.ClaimFamilies)
	}
}

func TestWrongCorrectionsAreRefused(t *testing.T) {
	claim := hearsay.Correction{Pile: "p", Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Doc: "a", Exact: "40"}
	for name, change := range map[string]func(*hearsay.Correction){
		"no pile":             func(c *hearsay.Correction) { c.Pile = "" },
		"no words":            func(c *hearsay.Correction) { c.Exact = "" },
		"no such field":       func(c *hearsay.Correction) { c.Field = "colour" },
		"no number":           func(c *hearsay.Correction) { c.Field, c.Value = "low", "many" },
		"no such bound":       func(c *hearsay.Correction) { c.Field, c.Value = "bound", "roughly" },
		"no such action":      func(c *hearsay.Correction) { c.Action = "praise" },
		"a claim inserted":    func(c *hearsay.Correction) { c.Action = hearsay.Insert },
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
