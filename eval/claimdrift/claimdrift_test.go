package claimdrift

import (
	"strings"
	"testing"
)

func TestEveryLabelIsMade(t *testing.T) {
	seen := make(map[Label]int)
	for i, s := range Seeds() {
		for _, r := range s.Retellings(i) {
			seen[r.Label]++
			if r.Label != Unchanged && r.From == r.To {
				t.Errorf("%s changes nothing in %q", r.Label, r.From)
			}
			for _, text := range []string{r.From, r.To} {
				if strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") {
					t.Errorf("not filled in: %q", text)
				}
			}
		}
	}
	for _, l := range append(Labels(), Unchanged) {
		if seen[l] < 4 {
			t.Errorf("%q is made %d times", l, seen[l])
		}
	}
}

func TestEveryRelationIsMade(t *testing.T) {
	seen := make(map[Relation]int)
	for i, s := range Seeds() {
		for _, p := range s.Pairs(i) {
			seen[p.Relation]++
			if p.A == p.B || p.DateA == "" || p.DateB == "" {
				t.Errorf("%s: %+v", p.Relation, p)
			}
		}
	}
	for _, r := range []Relation{Disjoint, Equal, OtherMeasure, OtherPeriod, RateAndTotal, PartAndWhole, Revision, OtherPlace, AboveBound} {
		if seen[r] < 4 {
			t.Errorf("%q is made %d times", r, seen[r])
		}
	}
}

func TestChangesTouchWhatTheySay(t *testing.T) {
	s := Seeds()[0]
	for _, r := range s.Retellings(0) {
		switch r.Label {
		case BoundDropped:
			if !strings.Contains(r.From, "ore than 148") || strings.Contains(strings.ToLower(r.To), "more than") || !strings.Contains(r.To, "148") {
				t.Errorf("%+v", r)
			}
		case PeriodLost:
			if !strings.Contains(r.From, "in March") || strings.Contains(r.To, "in March") {
				t.Errorf("%+v", r)
			}
		case ModalityHardened:
			if !strings.Contains(r.From, "may have been killed") || strings.Contains(r.To, "may") {
				t.Errorf("%+v", r)
			}
		case AttributionDropped:
			if !strings.Contains(r.From, "Health Ministry") || strings.Contains(r.To, "Health Ministry") {
				t.Errorf("%+v", r)
			}
		}
	}
}
