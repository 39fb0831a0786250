package compare

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// reading makes a report whose claim is the words between asterisks in its text.
func reading(doc, text, by string, n int64, change ...func(*hearsay.Claim)) hearsay.Annotated {
	before, rest, _ := strings.Cut(text, "*")
	words, after, _ := strings.Cut(rest, "*")
	d := figure(doc, before+words+after, by, n, change...)
	c := &d.Claims[0]
	c.Span = hearsay.Span{Start: len(before), End: len(before) + len(words)}
	c.Mentions = []hearsay.Span{c.Span}
	c.Subject = "shooting"
	return dated(d, "2031-05-02")
}

func counting(noun string) func(*hearsay.Claim) {
	return func(c *hearsay.Claim) { c.Quantity.Counted = noun }
}

func measuring(m hearsay.Measure) func(*hearsay.Claim) {
	return func(c *hearsay.Claim) { c.Measure = m }
}

func TestFiguresThatDoNotCountTheSameAreNoConflict(t *testing.T) {
	for _, tt := range []struct {
		name    string
		a, b    hearsay.Annotated
		verdict hearsay.Verdict
	}{
		{"two reports differ", reading("a", "The storm killed *31 people*.", "", 31), reading("b", "The storm killed *36 people*.", "", 36), hearsay.Conflict},
		{"others besides one that is named", reading("a", "*Nine people* were killed.", "", 9), reading("b", "Abel Stone and *eight others* were killed.", "", 8, counting("others")), hearsay.NotComparable},
		{"more others than all", reading("a", "*Six people* were hurt.", "", 6), reading("b", "A man died and *eight others* were hurt.", "", 8, counting("others")), hearsay.Conflict},
		{"several events against one", reading("a", "A pair of shootings left *four people* wounded.", "", 4), reading("b", "A shooting left *three people* wounded.", "", 3), hearsay.NotComparable},
		{"several events in both", reading("a", "Separate shootings left *four people* wounded.", "", 4), reading("b", "Two shootings left *three people* wounded.", "", 3), hearsay.Conflict},
		{"what two witnesses heard", reading("a", "A clerk heard *five shots*.", "a clerk", 5, measuring("shots heard"), counting("shots")), reading("b", "A guest heard *two shots*.", "a guest", 2, measuring("shots heard"), counting("shots")), hearsay.NotComparable},
		{"a figure that was announced first", reading("a", "Now 94 people are held, not *57* as first announced.", "", 57), reading("b", "Police hold *94 people*.", "", 94), hearsay.NotComparable},
		{"a difference to another figure", reading("a", "They found 36 bodies, *five* more than the ministry has counted.", "", 5), reading("b", "The storm killed *31 people*.", "", 31), "not in one family"},
		{"a figure before a difference", reading("a", "It killed *36 people*, five more than first thought.", "", 36), reading("b", "The storm killed *31 people*.", "", 31), hearsay.Conflict},
		{"the nouns of what happened", reading("a", "Police counted *57 people*.", "", 57, measuring("arrested")), reading("b", "The lawyers counted *112 arrests*.", "", 112, measuring("arrested"), counting("arrests")), hearsay.Conflict},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, apart, tt.a, tt.b); got.Verdict != tt.verdict {
				t.Errorf("%s (%s), want %s", got.Verdict, got.Because, tt.verdict)
			}
		})
	}
}

func TestReportsPutOneEventOtherwise(t *testing.T) {
	day := func(value string) func(*hearsay.Claim) { return in(value) }
	at := func(place string) func(*hearsay.Claim) { return func(c *hearsay.Claim) { c.PlaceName = place } }
	for _, tt := range []struct {
		name string
		a, b hearsay.Annotated
		same bool
	}{
		{"on the evening and on the night", figure("a", "x", "", 12, day("2031-05-01")), figure("b", "x", "", 12, day("2031-05-02")), true},
		{"on the day and at the weekend", figure("a", "x", "", 12, day("2031-05-01")), figure("b", "x", "", 12, day("2031-05-01/2031-05-02")), true},
		{"in the town and in the park", figure("a", "x", "", 12, day("2031-05-01"), at("Tarnby")), figure("b", "x", "", 12, day("2031-05-01"), at("Mill Park")), true},
		{"another day and place", figure("a", "x", "", 12, day("2031-05-01"), at("Tarnby")), figure("b", "x", "", 12, day("2031-05-02"), at("Mill Park")), false},
		{"days apart", figure("a", "x", "", 12, day("2031-05-01")), figure("b", "x", "", 12, day("2031-05-09")), false},
		{"a day and its year", figure("a", "x", "", 12, day("2031-05-01")), figure("b", "x", "", 12, day("2031")), false},
		{"another number on the next day", figure("a", "x", "", 12, day("2031-05-01")), figure("b", "x", "", 15, day("2031-05-02")), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, apart, tt.a, tt.b); (got.Verdict == hearsay.Same) != tt.same {
				t.Errorf("%s (%s)", got.Verdict, got.Because)
			}
		})
	}
}

func TestOneEventOfSeveralIsNoAnswerToAnother(t *testing.T) {
	title := func(d hearsay.Annotated, title string) hearsay.Annotated {
		d.Title = hearsay.Field{Value: title, Basis: hearsay.BasisGiven}
		return d
	}
	a := reading("a", "At a bar on Mill Street *four people* were shot.", "", 4)
	b := reading("b", "Near Oak Avenue *two people* were shot.", "", 2)
	for _, tt := range []struct {
		name    string
		a, b    hearsay.Annotated
		verdict hearsay.Verdict
	}{
		{"both reports tell of several", title(a, "Overnight shootings in Tarnby"), title(b, "Shootings kill five"), hearsay.NotComparable},
		{"only one does", title(reading("a", "Shots hit *four people*.", "", 4), "Overnight shootings in Tarnby"), title(reading("b", "Shots hit *two people*.", "", 2), "Shooting in Tarnby"), hearsay.Conflict},
	} {
		if got := pairOf(t, apart, tt.a, tt.b); got.Verdict != tt.verdict {
			t.Errorf("%s: %s (%s)", tt.name, got.Verdict, got.Because)
		}
	}
}

func TestStatesThatDwindleAreRevised(t *testing.T) {
	missing := func(date string) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) {
			c.Measure, c.Period = "missing", hearsay.Period{Type: hearsay.Instant, Value: date}
		}
	}
	a := dated(figure("a", "64 are missing", "Ministry", 64, missing("2031-05-02")), "2031-05-02")
	b := dated(figure("b", "17 are missing", "Ministry", 17, missing("2031-05-05")), "2031-05-05")
	if got := pairOf(t, apart, a, b); got.Verdict != hearsay.Revised {
		t.Errorf("%s (%s)", got.Verdict, got.Because)
	}
}

func TestThoseHurtNeedNotAllBeInHospital(t *testing.T) {
	taken := measuring("in hospital")
	a := reading("a", "Four people were hurt, and *three victims* were taken to hospital.", "", 3, taken)
	b := reading("b", "*Four people* were taken to hospital.", "", 4, taken)
	if got := pairOf(t, apart, a, b); got.Verdict != hearsay.Conflict {
		t.Errorf("the number of those hurt is no claim: %s (%s)", got.Verdict, got.Because)
	}
	hurt := figure("a", a.Text, "", 4, measuring("wounded")).Claims[0]
	hurt.ID, hurt.Span, hurt.Subject = "a#c0", hearsay.Span{End: 11}, "shooting"
	a.Claims = append([]hearsay.Claim{hurt}, a.Claims...)
	if got := pairOf(t, apart, a, b); got.Verdict != hearsay.NotComparable {
		t.Errorf("%s (%s)", got.Verdict, got.Because)
	}
}

func TestFewOfSomethingBelongToTheirStory(t *testing.T) {
	stories := apart
	stories.Stories = []hearsay.Story{{ID: "s1", Documents: []string{"a"}}, {ID: "s2", Documents: []string{"b"}}}
	of := func(doc, subject string, m hearsay.Measure, n int64) hearsay.Annotated {
		return figure(doc, "x", "", n, measuring(m), func(c *hearsay.Claim) { c.Subject = subject })
	}
	for _, tt := range []struct {
		name string
		a, b hearsay.Annotated
		same bool
	}{
		{"a few of something", of("a", "Tarnby", "sought", 2), of("b", "Tarnby", "sought", 2), false},
		{"many of something", of("a", "Tarnby", "sought", 1460), of("b", "Tarnby", "sought", 1460), true},
		{"a settled measure", of("a", "Tarnby", "killed", 12), of("b", "Tarnby", "killed", 12), true},
		{"of the police anywhere", of("a", "Police", "arrested", 12), of("b", "Police", "arrested", 12), false},
	} {
		if got := pairOf(t, stories, tt.a, tt.b); (got.Verdict == hearsay.Same) != tt.same {
			t.Errorf("%s: %s (%s)", tt.name, got.Verdict, got.Because)
		}
	}
}

func TestOneSourceRevisesOnlyWhatItCounted(t *testing.T) {
	police := "Tarnby police"
	later := func(d hearsay.Annotated) hearsay.Annotated { return dated(d, "2031-05-03") }
	for _, tt := range []struct {
		name string
		a, b hearsay.Annotated
		want bool
	}{
		{"a day later", reading("a", "*Seven people* were shot.", police, 7, measuring("shot")), later(reading("b", "The *six people* were shot at a wake.", police, 6, measuring("shot"))), true},
		{"those of a weekend", reading("a", "*Four people* were shot.", police, 4, measuring("shot")), later(reading("b", "*35 people* have been shot.", police, 35, measuring("shot"))), false},
		{"only the men", reading("a", "*Twelve people* were hurt.", police, 12, measuring("wounded")), later(reading("b", "*Nine males* were hurt.", police, 9, measuring("wounded"), counting("males"))), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, apart, tt.a, tt.b); (got.Verdict == hearsay.Revised) != tt.want {
				t.Errorf("%s (%s)", got.Verdict, got.Because)
			}
		})
	}
}

func TestReportsNameTheirTopicInPart(t *testing.T) {
	topic := func(subject string, topical bool) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) { c.Subject, c.Topical = subject, topical }
	}
	for _, tt := range []struct {
		name string
		a, b hearsay.Annotated
		same bool
	}{
		{"a part of the topic", figure("a", "x", "", 63, topic("tide fever", false)), figure("b", "x", "", 63, topic("tide fever, Oranth", true)), true},
		{"the other way round", figure("a", "x", "", 63, topic("tide fever, Oranth", true)), figure("b", "x", "", 63, topic("Oranth", false)), true},
		{"another side", figure("a", "x", "", 63, topic("Velland", false)), figure("b", "x", "", 63, topic("Torva", true)), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, apart, tt.a, tt.b); (got.Verdict == hearsay.Same) != tt.same {
				t.Errorf("%s (%s)", got.Verdict, got.Because)
			}
		})
	}
}

func TestOneNumberUnderTwoMeasures(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b hearsay.Annotated
		same bool
	}{
		{"a large number", reading("a", "The breach affected *143 million people*.", "", 143_000_000, measuring("affected")), reading("b", "Records of *143 million people* were exposed.", "", 143_000_000, measuring("exposed")), true},
		{"a long number in like sentences", reading("a", "The storm wrecked *2,390 homes* on the coast.", "", 2390, measuring("wrecked")), reading("b", "*2,390 homes* on the coast were lost in the storm.", "", 2390, measuring("houses")), true},
		{"a long number of something else", reading("a", "The storm wrecked *2,390 homes* on the coast.", "", 2390, measuring("wrecked")), reading("b", "The choir has *2,390 singers*.", "", 2390, measuring("members")), false},
		{"a round number", reading("a", "The storm wrecked *2,000 homes* on the coast.", "", 2000, measuring("wrecked")), reading("b", "*2,000 homes* on the coast were lost in the storm.", "", 2000, measuring("houses")), false},
		{"two fates", reading("a", "The storm killed *2,390 people* on the coast.", "", 2390), reading("b", "*2,390 people* on the coast were hurt in the storm.", "", 2390, measuring("wounded")), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, apart, tt.a, tt.b); (got.Verdict == hearsay.Same) != tt.same {
				t.Errorf("%s (%s)", got.Verdict, got.Because)
			}
		})
	}
}

func TestANumberForTwoFatesIsRetoldByItsOwn(t *testing.T) {
	both := func(doc string, first, second hearsay.Measure) hearsay.Annotated {
		d := figure(doc, "Two people were killed and two others hurt.", "", 2, measuring(first))
		other := figure(doc, d.Text, "", 2, measuring(second)).Claims[0]
		other.ID, other.Span = doc+"#c2", hearsay.Span{Start: 27, End: 37}
		d.Claims = append(d.Claims, other)
		return d
	}
	v := compareAll(t, fromA, both("a", "killed", "wounded"), both("b", "wounded", "killed"))
	for _, f := range v.ClaimFamilies {
		for _, p := range f.Pairs {
			if p.Verdict == hearsay.MeasureChanged {
				t.Errorf("%s – %s: %s", p.A, p.B, p.Because)
			}
		}
	}
}

func TestAnAdverbOfASortIsItsAdjective(t *testing.T) {
	for adverb, want := range map[string]string{"critically": "critical", "seriously": "serious", "severely": "severe", "slightly": "minor", "confirmed": "confirmed"} {
		if got := sortWord(adverb); got != want {
			t.Errorf("%s: got %q, want %q", adverb, got, want)
		}
	}
}
