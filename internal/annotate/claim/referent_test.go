package claim

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhomFiguresAreOfThatTheirClauseDoesNotTell(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a firm of the sentence before", "Velcor lost its largest buyer last spring. Some 4,200 engines a month now stand in the yard.", "Velcor"},
		{"the grammar of the clause stands", "Norrand has been at war since March. On Sunday 40 Vellish soldiers were killed.", "Vellish"},
		{"who tells of it is not whom it is of", "Fourteen millimetres of rain fell, Ansa Lind said.", ""},
		{"not where it was put out", "The ships left Halm, the mayor wrote on Facebook. Some 4,200 tonnes of coal stand in the yard.", ""},
		{"not who was told", "The ships left, the mayor told the Courier. Some 4,200 tonnes of coal stand in the yard.", ""},
		{"not who only gives it out", "Corvane lost its mill. Jobs grew in April, the Labour Department said, while the unemployment rate held at 4.2%.", "Corvane"},
		{"who tells of himself", "Norrand took Halm. Halm fell, while the Norrish military said it had struck 120 targets.", "Norrand"},
		{"not what a share is of", "Norrand’s allies will spend 3.5% of GDP on ships, Ansa Lind said.", "Norrand"},
		{"not who tells what it was before", "Turnout was high, the election commission said, compared with 39.8% in 2019.", ""},
		{"a place that tells what befell it", "Florida recorded 40 deaths.", "Florida"},
		{"a firm before who leads it", "Corvane Chief Executive Ansa Lind said the company would cut 40 jobs.", "Corvane"},
		{"soldiers have a side or none", "A report from Lorvik spoke of 40 soldiers killed.", ""},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) != 1 {
			t.Errorf("%s: got %d claims", c.name, len(got))
		} else if got[0].Subject != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got[0].Subject, c.want)
		}
	}
}

func TestABodyThatValuesWhatOthersLostIsNotWhoLostIt(t *testing.T) {
	got := Read(annotated(&hearsay.Document{ID: "d", Title: hearsay.Field{Value: "Fire sweeps Lessing market"}, Text: "A fire swept through the Lessing market. Treasury Department officials put the damage at $3 million."}))
	if len(got) != 1 || got[0].Subject != "Lessing" {
		t.Errorf("%+v", got)
	}
}

func TestASubjectIsToldWithWhatSaysWhichItIs(t *testing.T) {
	name := func(s string, clues ...clue) referent { return withClues(s, append(clues, isOrganization)...) }
	noun := func(s string, clues ...clue) referent {
		return withClues(s, append(clues, asNoun, otherNoun, lowerCase)...)
	}
	for _, c := range []struct {
		name    string
		subject string
		topical bool
		counted int
		all     []referent
		want    string
	}{
		{"a noun with a name", "wheels", false, -1, []referent{name("Velcar", mostNamed)}, "wheels, Velcar"},
		{"not with who tells of it", "wheels", false, -1, []referent{name("Velcar", tellerHere)}, "wheels"},
		{"not with another noun", "wheels", false, -1, []referent{noun("doors", subjectHere)}, "wheels"},
		{"a topic with the noun of the clause", "Hurricane Ada", true, -1, []referent{noun("shelters", subjectHere)}, "shelters, Hurricane Ada"},
		{"not with a noun of another clause", "Hurricane Ada", true, -1, []referent{noun("shelters", otherSubjectHere)}, "Hurricane Ada"},
		{"not where a noun is counted", "Hurricane Ada", true, 3, []referent{noun("shelters", subjectHere)}, "Hurricane Ada"},
		{"a name of the clause stands alone", "Velcar", false, -1, []referent{noun("doors", subjectHere)}, "Velcar"},
		{"a name that has the word already", "doors of Velcar", false, -1, []referent{name("Velcar", mostNamed)}, "doors of Velcar"},
	} {
		x := candidate{counted: c.counted}
		x.Subject, x.Topical = c.subject, c.topical
		if x.wantsBeside() {
			x.noteBeside(c.all, slices.Repeat([]int{1}, len(c.all)))
		}
		if got := x.fullSubject(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhosePollOrStudyItIsIsNoOption(t *testing.T) {
	for text, want := range map[string]bool{
		"In a Velcor poll taken in May, 38 percent were against the dam.":            false,
		"The Velcor Institute's analysis counted 3,800 houses along the river.":      false,
		"In May, Velcor opened a yard, and 3,800 houses were built along the river.": true,
	} {
		offered := false
		x, n, quotes := annotated(&hearsay.Document{ID: "d", Text: text})
		Study(x, n, quotes, func(f Field, c *hearsay.Claim, all []Option) {
			for i := range all {
				if with := all[i].In(*c); f == SubjectField && strings.HasPrefix(with.Subject, "Velcor") {
					offered = true
				}
			}
		})
		if offered != want {
			t.Errorf("%q: offered %v", text, offered)
		}
	}
}

func TestWhoIsHardlyLikelyIsNotTaken(t *testing.T) {
	teller := referent{Name: "Velcor", Rule: true}
	teller.has[tellerHere] = true
	for _, c := range []struct {
		name   string
		rule   referent
		chance int
		want   bool
	}{
		{"a guess", referent{Rule: true}, 24, false},
		{"more than a guess", referent{Rule: true}, 25, true},
		{"against whom the clause tells", referent{Name: "Velcor", Rule: true}, 29, false},
		{"against who tells of it", teller, 29, true},
	} {
		x := candidate{}
		x.Subject = c.rule.Name
		if got := x.likely([]referent{c.rule}, c.chance); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func withClues(name string, all ...clue) referent {
	x := referent{Name: name}
	for _, k := range all {
		x.has[k] = true
	}
	return x
}

func TestWhoKeepsAListOfTheDeadIsNotOfThem(t *testing.T) {
	text := "By Friday evening 171 bodies had been brought ashore, according to the Seafarers’ Union of Norrand, which keeps a list of its own.\n\n" +
		"At least 25 of the dead on the union’s list are children, the secretary said."
	for _, c := range Read(annotated(&hearsay.Document{ID: "d", Text: text})) {
		if c.Subject != "" {
			t.Errorf("got %s", show(c))
		}
	}
}

func TestANameInThePlaceOfTheSubjectOfTheClauseKeepsItsNoun(t *testing.T) {
	ruled := func(s string, clues ...clue) referent {
		x := withClues(s, append(clues, asNoun, lowerCase)...)
		x.Rule = true
		return x
	}
	for _, c := range []struct {
		name string
		rule referent
		want string
	}{
		{"a thing", ruled("wheat", subjectHere, otherNoun), "wheat, Halm"},
		{"people who share the verb", ruled("male voters", sharedHere, personNoun), "male voters, Halm"},
		{"not a thing that shares the verb", ruled("anxiety", sharedHere, otherNoun), "Halm"},
		{"not a level", ruled("price", subjectHere, levelNoun), "Halm"},
		{"not who tells", ruled("report", subjectHere, tellerHere, otherNoun), "Halm"},
		{"not who speaks for others", ruled("two officials", subjectHere, personNoun), "Halm"},
		{"not a noun elsewhere", ruled("wheat", elsewhereHere, otherNoun), "Halm"},
	} {
		x := candidate{counted: -1}
		x.Subject = c.rule.Name
		halm := withClues("Halm", isPlace)
		x.takeSubject(nil, &halm, []referent{c.rule, halm})
		if got := x.fullSubject(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatNobodyIsCalledIsNoOption(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       bool
	}{
		{"Velcar built a new engine, which has 151 PS along with 197 Nm of torque.", "PS", false},
		{"Velcar built a new engine, which has 151 PS along with 197 Nm of torque.", "Nm", false},
		{"Velcar built a new engine, which has 355 horsepower and 40 valves.", "horsepower", false},
		{"Velcar built a new engine. Top speed is 124 mph.", "Top speed", false},
		{"Ansa Lind has 31 endorsements in the Norrish Senate.", "Norrish Senate", false},
		{"The union has 31 endorsements in the Norrish Senate.", "Norrish Senate", true},
		{"Ansa Lind left after a 22-point loss in Halm.", "Halm", true},
		{"The Norrish Union, whose members met on Friday to talk about Senator Ansa Lind, raised $4 million.", "Ansa Lind", false},
		{"Trust in the minister, Ansa Lind, rose by 4 percent.", "Ansa Lind", true},
	} {
		offered := false
		x, n, quotes := annotated(&hearsay.Document{ID: "d", Text: c.text})
		Study(x, n, quotes, func(f Field, cl *hearsay.Claim, all []Option) {
			for i := range all {
				offered = offered || f == SubjectField && all[i].In(*cl).Subject == c.name
			}
		})
		if offered != c.want {
			t.Errorf("%q: %q offered %v", c.text, c.name, offered)
		}
	}
}

func TestWhoIsCountedBesideIsNotWhomAFigureIsOf(t *testing.T) {
	got := Read(annotated(&hearsay.Document{ID: "d", Text: "Police said that a man with a gun killed three clerks and wounded four other guests."}))
	if len(got) != 2 || strings.Contains(got[0].Subject, "guests") || strings.Contains(got[1].Subject, "clerks") {
		t.Errorf("got %+v", got)
	}
}

func TestBodiesThatFindOut(t *testing.T) {
	for name, want := range map[string]bool{"Halm County Sheriff's Office": true, "Halm Police": true, "HPD": true, "Halm County": false, "Sheriffdom": false} {
		if got := inquires(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWhatHappensInAStreetIsNotOfIt(t *testing.T) {
	const text = "Two shot in Halm\n\nGunmen opened fire in Halm on Friday.\n\nThe men were on Dorn Street when two gunmen walked up, police said. One house on Dorn Street was hit by 12 bullets."
	for _, c := range read(text, "2031-05-04") {
		if strings.Contains(c.Subject, "Dorn Street") {
			t.Errorf("%s is of %q", c.Span.Of(text), c.Subject)
		}
	}
}

func TestPeopleOfAnotherNumberAreAFigureOfTheirOwn(t *testing.T) {
	x, n, quotes := annotated(&hearsay.Document{ID: "d", Text: "At least 22 people were killed and 17 injured when a bus left the road."})
	var got []string
	Study(x, n, quotes, func(f Field, c *hearsay.Claim, all []Option) {
		for i := range all {
			if f == SubjectField {
				got = append(got, all[i].In(*c).Subject)
			}
		}
	})
	if !slices.Contains(got, "bus") || slices.ContainsFunc(got, func(w string) bool { return strings.Contains(w, "people") }) {
		t.Errorf("offered %q", got)
	}
}
