package compare

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// maxRepresentatives bounds how many differing figures of one family are held
// against each other in full; past it, each is held against the first and its
// neighbour in time.
const maxRepresentatives = 12

// pairUp fills the verdicts of the family: each retelling against what it
// retells, and the figures of independent documents against each other.
func (f *claimFamily) pairUp() {
	var reps []*claim
	for i, c := range f.claims {
		if from := retoldFrom(f.claims[:i], c); from != nil {
			f.pair(from, c, drift(from, c))
			continue
		}
		if slices.ContainsFunc(reps, func(r *claim) bool { return r.doc == c.doc && sameValue(r, c) }) {
			continue
		}
		reps = append(reps, c)
	}
	for i, b := range reps {
		for j, a := range reps[:i] {
			if (a.doc != b.doc || otherSource(a, b)) && (len(reps) <= maxRepresentatives || j == 0 || j == i-1) {
				f.pair(a, b, independent(a, b))
			}
		}
	}
	slices.SortFunc(f.pairs, func(a, b hearsay.ClaimPair) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
}

func (f *claimFamily) pair(a, b *claim, p hearsay.ClaimPair) {
	p.A, p.B = a.ID, b.ID
	f.pairs = append(f.pairs, p)
}

// retoldFrom returns the claim, among those of documents that c's document
// derives from, that c retells: the same value first. Another value retells it
// only in a sentence that says the same: reports that share a text have figures
// of their own beside it.
func retoldFrom(claims []*claim, c *claim) *claim {
	var best *claim
	for _, a := range claims {
		if !c.doc.derives(a.doc) || !sameAmount(a, c) && !sameContext(a, c) && !anotherNumber(a, c) {
			continue
		}
		if !sameValue(a, c) && (saysToo(c, a) || saysToo(a, c) || severalEvents(a) != severalEvents(c)) {
			continue // one of them has both figures, or is of several events
		}
		if c.Further && !a.Further {
			continue // "another 1,000" is not the 1,000 of before
		}
		if sameValue(a, c) && !sameMeasure(a, c) && (slices.Contains(measuresIn(a.doc, c), c.Measure) || slices.Contains(measuresIn(c.doc, a), a.Measure)) {
			continue // one of them has the number for both
		}
		if best == nil || cmp.Or(
			compareBool(sameValue(a, c), sameValue(best, c)),
			compareBool(sameSource(a, c), sameSource(best, c)),
		) > 0 {
			best = a
		}
	}
	return best
}

// anotherNumber reports whether c gives, where a retelling stands, another number
// than a: of the same people or things by a settled measure, from one source.
func anotherNumber(a, c *claim) bool {
	return defined(a.Measure) && a.Measure == c.Measure && sameSource(a, c) && a.Quantity != nil && c.Quantity != nil &&
		a.Quantity.Unit == c.Quantity.Unit && countedClass(a) == countedClass(c) && countedClass(a) != "" && !meet(a, c) && a.PartOf == "" && c.PartOf == "" &&
		!halved(a, c) && !halved(c, a)
}

// measuresIn returns the measures for which other claims of a document have the value of c.
func measuresIn(d *document, c *claim) (out []hearsay.Measure) {
	for i := range d.Claims {
		if o := &d.Claims[i]; o.ID != c.ID && sameValue(&claim{Claim: o, doc: d}, c) {
			out = append(out, o.Measure)
		}
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// sameSource reports whether two claims go back to the same named party.
func sameSource(a, b *claim) bool {
	return slices.ContainsFunc(a.Attribution, func(p hearsay.Party) bool {
		return known(p) && sameParty(p, lastParty(b.Attribution))
	})
}

// drift says what a retelling b does to the claim a.
func drift(a, b *claim) hearsay.ClaimPair {
	var verdicts []hearsay.Verdict
	var because []string
	note := func(v hearsay.Verdict, why string) {
		verdicts = append(verdicts, v)
		because = append(because, why)
	}
	if !sameValue(a, b) && a.Quantity != nil && b.Quantity != nil && !converted(a, b) {
		if unitTaken(a, b) {
			note(hearsay.UnitChanged, fmt.Sprintf("%s became %s", showValue(a), showValue(b)))
		} else if end := rangeReduced(a, b); end != "" {
			note(hearsay.NumberChanged, fmt.Sprintf("a range reduced to its %s end: %s became %s", end, showValue(a), showValue(b)))
		} else if rounded(a, b) {
			note(hearsay.Rounded, fmt.Sprintf("%s became %s", showValue(a), showValue(b)))
		} else {
			note(hearsay.NumberChanged, fmt.Sprintf("%s became %s", showValue(a), showValue(b)))
		}
	}
	if a.Measure != b.Measure && a.Comparison == nil && a.Measure != "" && b.Measure != "" {
		why := fmt.Sprintf("%q became %q", a.Measure, b.Measure)
		switch {
		case widens(a.Measure, b.Measure):
			why += ", which takes in more"
		case widens(b.Measure, a.Measure):
			why += ", which says more than was said"
		}
		note(hearsay.MeasureChanged, why)
	}
	if populationWidened(a, b) {
		note(hearsay.PopulationWidened, fmt.Sprintf("%s became %s", populationOf(a), populationOf(b)))
	}
	if a.Quantity != nil && b.Quantity != nil && a.Quantity.Bound != b.Quantity.Bound {
		note(hearsay.BoundChanged, boundChange(a, b))
	}
	if a.Modality != b.Modality && b.Modality == hearsay.Asserted && a.Modality != "" && !(a.Modality == hearsay.Forecast && saidOf(b, "will")) {
		note(hearsay.ModalityHardened, fmt.Sprintf("%s became asserted", a.Modality))
	}
	if v, why := attributionChange(a, b); v != "" {
		note(v, why)
	}
	switch {
	case a.Period.Value != "" && len(a.Period.Mentions) > 0 && b.Period.Value == "" && len(b.Period.Mentions) == 0:
		note(hearsay.PeriodLost, fmt.Sprintf("%s is no longer named", showPeriod(a)))
	case !unsure(a.Period.Value) && unsure(b.Period.Value):
		note(hearsay.PeriodLost, "the year can only be had through the other document")
	}
	if len(verdicts) == 0 {
		return hearsay.ClaimPair{Verdict: hearsay.Same}
	}
	return hearsay.ClaimPair{Verdict: verdicts[0], Flags: verdicts[1:], Because: joinClauses(because)}
}

func joinClauses(clauses []string) string {
	var s string
	for i, c := range clauses {
		if i > 0 {
			s += "; "
		}
		s += c
	}
	return s
}

// boundChange says how the bound changed: dropped, added or flipped.
func boundChange(a, b *claim) string {
	from, to := told(a), told(b)
	switch {
	case b.Quantity.Bound == hearsay.Exactly:
		return fmt.Sprintf("bound dropped: %s became %s", from, to)
	case a.Quantity.Bound == hearsay.Exactly:
		return fmt.Sprintf("bound added: %s became %s", from, to)
	}
	return fmt.Sprintf("bound changed: %s became %s", from, to)
}

// attributionChange says what became of who vouches for a claim. An
// attribution is raised when words of a person, or of somebody unnamed, become
// those of an organisation.
func attributionChange(a, b *claim) (hearsay.Verdict, string) {
	from, to := lastParty(a.Attribution), lastParty(b.Attribution)
	switch {
	case !known(from) || sameSource(a, b) || sameSource(b, a) || from.Type != hearsay.Person && speaksFor(to, from, b.doc) || sameOfficials(a, b):
		return "", ""
	case from.Name == a.doc.Outlet.Value:
		return "", "" // the report's own word, which a retelling takes over as its own
	case !known(to):
		return hearsay.AttributionDropped, fmt.Sprintf("%s is no longer named as the source", partyNames(a.Attribution))
	case to.Type == hearsay.Organization && from.Type != hearsay.Organization:
		return hearsay.AttributionRaised, fmt.Sprintf("%s became %s", partyNames(a.Attribution), partyNames(b.Attribution))
	}
	return hearsay.AttributionChanged, fmt.Sprintf("%s became %s", partyNames(a.Attribution), partyNames(b.Attribution))
}

// independent compares two claims of documents neither of which derives from
// the other. They conflict only when they are equally defined.
func independent(a, b *claim) hearsay.ClaimPair {
	not := func(format string, args ...any) hearsay.ClaimPair {
		return hearsay.ClaimPair{Verdict: hearsay.NotComparable, Because: fmt.Sprintf(format, args...)}
	}
	switch {
	case a.Comparison != nil:
		return comparePairs(a, b)
	case !sameMeasure(a, b) && !(numberKey(a) != "" && sameValue(a, b)):
		return not("another measure: %q and %q", a.Measure, b.Measure)
	case a.Quantity != nil && a.Quantity.Unit != b.Quantity.Unit && !converted(a, b):
		return not("in other units: %s and %s", showValue(a), showValue(b))
	case (a.Period.Type == hearsay.Rate) != (b.Period.Type == hearsay.Rate):
		return not("one of them is a rate")
	case a.Further != b.Further:
		return not("one of them comes on top of what was there")
	case a.Further && !sameValue(a, b) && !sameContext(a, b):
		return not("both come on top of what each report names before")
	case differs(a) != differs(b):
		return not("one of them is a difference to another figure")
	case formerly(a) != formerly(b) && !sameValue(a, b):
		return not("one of them is an earlier figure that another is held against")
	case !sameSort(a, b) && !sameValue(a, b) && a.Quantity.Counted == b.Quantity.Counted:
		return not("counted otherwise: %s, and %s", sortWords(a), sortWords(b))
	case !sameSort(a, b) && !sameValue(a, b):
		return not("counted otherwise: %q and %q", a.Quantity.Counted, b.Quantity.Counted)
	case over(a.Period) != over(b.Period) && !sameValue(a, b) && explicitPast(a, b):
		return not("the time is stated in one of them only")
	case a.Modality != b.Modality && (a.Modality == hearsay.Forecast || b.Modality == hearsay.Forecast):
		return not("one of them is a forecast")
	case sameValue(a, b), converted(a, b):
		return hearsay.ClaimPair{Verdict: hearsay.Same}
	case (rounded(a, b) || rounded(b, a)) && !fewExactly(a, b):
		return hearsay.ClaimPair{Verdict: hearsay.Rounded, Because: fmt.Sprintf("%s and %s agree but for rounding", showValue(a), showValue(b))}
	}
	late := daysApart(a.doc.Published.Value, b.doc.Published.Value)
	if c := correctedIn(earlier(a, b), later(a, b)); late > 0 && c != nil {
		if sameValue(c, later(a, b)) {
			return hearsay.ClaimPair{Verdict: hearsay.Revised, Because: fmt.Sprintf("the later report takes the figure back: %s, then %s", showValue(earlier(a, b)), showValue(c))}
		}
		return not("the later report corrects the earlier figure to %s", showValue(c))
	}
	if late > 0 && revises(a, b) {
		return hearsay.ClaimPair{Verdict: hearsay.Revised, Because: fmt.Sprintf("the same source %s: %s, then %s", daysLater(late), showValue(earlier(a, b)), showValue(later(a, b)))}
	}
	if tally(a, b) {
		apart := daysApart(countedUntil(a), countedUntil(b))
		if a.doc == b.doc {
			apart = 0
		}
		switch {
		case apart > 0 && halved(earlier(a, b), later(a, b)):
			return not("a running total does not fall by more than half: the later figure counts something else")
		case apart > 0 && day(a.doc.Published.Value) != day(b.doc.Published.Value) && (oneSource(a, b) && revises(a, b) || sameOutlet(a, b) && oneThing(a, b) && !timesApart(a, b, 10)):
			return hearsay.ClaimPair{Verdict: hearsay.Revised, Because: fmt.Sprintf("the same source %s: %s, then %s", daysLater(apart), showValue(earlier(a, b)), showValue(later(a, b)))}
		case apart > 1, apart == 1 && value(later(a, b)).GreaterThan(*value(earlier(a, b))):
			return not("%s, as of reports %d days apart", partyOr(a, b), apart)
		case apart < 0:
			if meet(a, b) {
				return hearsay.ClaimPair{Verdict: hearsay.Compatible, Because: "states of a running total that agree, and it is not known which was reported earlier"}
			}
			return not("running totals, and at least one of the documents is undated")
		}
	}
	if meet(a, b) {
		return hearsay.ClaimPair{Verdict: hearsay.Compatible, Because: fmt.Sprintf("%s and %s can both be", showValue(a), showValue(b))}
	}
	if a.subject == "" && b.subject == "" && a.place == "" && b.place == "" && a.doc.story != b.doc.story {
		return not("it is not known whether they are about the same")
	}
	here, there := localities(a), localities(b)
	if at, to := apartPlaces(a, b, here, there); at != "" {
		return not("of other places, as far as they say: %s and %s", at, to)
	}
	if roundup(a.doc) && roundup(b.doc) && !severalEvents(a) && !severalEvents(b) && !shareAny(here, there) {
		return not("both reports tell of several events, and nothing says that it is the same one")
	}
	if u := a.Quantity; u != nil && u.Unit != "1" && u.Unit != "%" && !isMoney(u.Unit) && a.subject == "" && (a.place == "" || b.place == "") && !shareAny(here, there) {
		return not("it is not said whether they were measured at the same place")
	}
	switch {
	case open(a.Measure):
		return not("%q is not defined in either", a.Measure)
	case remaining(a) != remaining(b):
		return not("one of them counts what remains")
	case !defined(a.Measure) && !samePeriodStated(a, b):
		return not("it is not said whether “%s” is for the same time", a.Measure)
	case longSince(a, b), longSince(b, a):
		return not("the time is stated in one of them only")
	case a.doc == b.doc && !nextTo(a, b) && !sameContext(a, b):
		return not("one report has both, in other places, and does not set them against each other")
	case amongOthers(a) != amongOthers(b):
		return not("one of them tells of some of those that it names")
	case a.doc == b.doc && a.Measure == "in hospital":
		return not("one report tells hospital by hospital")
	case corrected(a, b):
		return not("one report corrects the one by the other")
	case othersOf(a, b) || othersOf(b, a):
		return not("one of them counts others besides those that it names")
	case severalEvents(a) != severalEvents(b):
		return not("one of them is of several events together")
	case a.Measure == "in hospital" && (len(measuresIn(a.doc, b)) > 0 || len(measuresIn(b.doc, a)) > 0):
		return not("one report has both figures, and not all who were hurt need have been taken to hospital")
	case someOf(a) != someOf(b):
		return not("counted otherwise: %s and %s", populationOf(a), populationOf(b))
	case saidOf(a, "including") != saidOf(b, "including"):
		return not("one of them says whom it includes")
	case saidOf(a, "scene") != saidOf(b, "scene") || foundThere(a) != foundThere(b):
		return not("one of them counts those at the scene")
	case perceived(a) && perceived(b) && !sameSource(a, b):
		return not("each tells what he heard or saw himself")
	case doubted(a) || doubted(b):
		return not("one of them says that it is not clear")
	case (outOfSome(a) || outOfSome(b)) && !sameContext(a, b):
		return not("one of them is out of a larger number, and may be of something else")
	case wholeNamed(a) || wholeNamed(b):
		return not("one of them is the number out of which others are counted")
	case exceeded(a) || exceeded(b):
		return not("one report has several such figures, and this one is not its largest")
	case unsourced(a, b) && timesApart(a, b, 4):
		return not("so far apart, and not both of a source that is named, they may count something else")
	case withoutKiller(a, b) || withoutKiller(b, a):
		return not("one of them counts whom the attacker harmed, and the other may count the attacker too")
	case a.Quantity != nil && isMoney(a.Quantity.Unit) && timesApart(a, b, 1000):
		return not("amounts so far apart are a price and a total")
	case priceMove(a) || priceMove(b):
		return not("prices move during the day")
	case treats(a) && !(!treats(b) && value(a).GreaterThan(*value(b))) || treats(b) && !(!treats(a) && value(b).GreaterThan(*value(a))):
		return not("a hospital counts those that it treats")
	case sameSource(a, b) && (saysToo(a, b) || saysToo(b, a)):
		return not("one report has both figures")
	case a.doc.counts(a, b), a.doc.counts(b, a), b.doc.counts(a, b), b.doc.counts(b, a):
		return not("one report counts the one among the other")
	case sameState(a, b) && day(a.Period.Value) != "" && day(b.Period.Value) != "" && day(a.Period.Value) != day(b.Period.Value):
		return not("how many there are changes from day to day")
	}
	return hearsay.ClaimPair{Verdict: hearsay.Conflict, Because: fmt.Sprintf("the same measure, %s: %s and %s cannot both be", partyOr(a, b), showValue(a), showValue(b))}
}

// sameOutlet reports whether two claims that name no source stand in reports
// of one outlet, which then is the source.
func sameOutlet(a, b *claim) bool {
	return !a.doc.Outlet.IsZero() && a.doc.Outlet.Value == b.doc.Outlet.Value &&
		len(a.Attribution) == 0 && len(b.Attribution) == 0
}

// tally reports whether the two figures are states of a running count, which
// grows from report to report, and not both of a time that is over. A single
// day is mostly that of the event, whose toll is still being counted.
func tally(a, b *claim) bool {
	closed := func(c *claim) bool { return over(c.Period) && days(c.Period) != 1 }
	return a.Period.Type != hearsay.Rate && b.Period.Type != hearsay.Rate && !(closed(a) && closed(b))
}

// halved reports whether the later figure is less than half the earlier one, of
// something that does not dwindle by itself.
func halved(a, b *claim) bool {
	return !dwindles[b.Measure] && above(a, b, 2)
}

func earlier(a, b *claim) *claim {
	if compareDates(b.doc.Published.Value, a.doc.Published.Value) < 0 {
		return b
	}
	return a
}

func later(a, b *claim) *claim {
	if earlier(a, b) == a {
		return b
	}
	return a
}

func daysLater(n int) string {
	if n == 1 {
		return "a day later"
	}
	return fmt.Sprintf("%d days later", n)
}

// partyOr names the sources of two claims.
func partyOr(a, b *claim) string {
	sa, sb := sourceName(a), sourceName(b)
	if sa == sb {
		return sa
	}
	return sa + " and " + sb
}

// sourceName names who vouches for a claim, or the document that states it.
func sourceName(c *claim) string {
	if n := partyNames(c.Attribution); n != "" {
		return n
	}
	if !c.doc.Outlet.IsZero() {
		return c.doc.Outlet.Value
	}
	return c.doc.ID
}

func showPeriod(c *claim) string {
	if len(c.Period.Mentions) > 0 {
		return "“" + c.Period.Mentions[0].Of(c.doc.Text) + "”"
	}
	return c.Period.Value
}

// comparePairs holds two comparisons of the same two measures against each
// other.
func comparePairs(a, b *claim) hearsay.ClaimPair {
	switch {
	case !opposed(a.Comparison, b.Comparison):
		return hearsay.ClaimPair{Verdict: hearsay.Same}
	case samePeriodStated(a, b):
		return hearsay.ClaimPair{Verdict: hearsay.Conflict, Because: fmt.Sprintf("the same time, and %s against %s", show(a), show(b))}
	}
	return hearsay.ClaimPair{Verdict: hearsay.NotComparable, Because: "about different times, or times that are not known: a change and not a conflict"}
}

func samePeriodStated(a, b *claim) bool {
	return a.Period.Value != "" && b.Period.Value != "" && matches(a.Period.Value, b.Period.Value)
}

// opposed reports whether two comparisons over the same pair of measures point
// opposite ways.
func opposed(a, b *hearsay.Comparison) bool {
	return direction(a)*direction(b) < 0
}

// direction is 1 if the alphabetically lower measure is the larger one, -1 if
// it is the smaller one, 0 if they are equal.
func direction(c *hearsay.Comparison) int {
	d := 0
	switch c.Op {
	case hearsay.Greater, hearsay.GreaterEqual:
		d = 1
	case hearsay.Less, hearsay.LessEqual:
		d = -1
	}
	if sphere(hearsay.Measure(c.Left)) > sphere(hearsay.Measure(c.Right)) {
		d = -d
	}
	return d
}
