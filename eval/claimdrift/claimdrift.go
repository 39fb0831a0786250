// Package claimdrift retells figures in known ways, so that the verdicts on
// claims can be measured: what a retelling did to the figure is known, and for
// two independent reports whether they can conflict at all.
//
// [Retellings] and [Pairs] realise each written seed claim as short reports. They
// are deterministic: the same seed gives the same texts. All reports are invented.
package claimdrift

import "strings"

// Label is what a retelling did to a figure.
type Label string

// Labels of retellings.
const (
	Unchanged          Label = ""
	BoundDropped       Label = "bound dropped"
	BoundAdded         Label = "bound added"
	BoundFlipped       Label = "bound flipped"
	Rounded            Label = "rounded"
	NumberChanged      Label = "number changed"
	UnitChanged        Label = "unit changed"
	MeasureChanged     Label = "measure changed"
	PopulationWidened  Label = "population widened"
	PeriodLost         Label = "period lost"
	AttributionRaised  Label = "attribution raised"
	AttributionDropped Label = "attribution dropped"
	AttributionChanged Label = "attribution changed"
	ModalityHardened   Label = "modality hardened"
)

// Labels are all labels but [Unchanged].
func Labels() []Label {
	return []Label{
		BoundDropped, BoundAdded, BoundFlipped, Rounded, NumberChanged, UnitChanged, MeasureChanged, PopulationWidened,
		PeriodLost, AttributionRaised, AttributionDropped, AttributionChanged, ModalityHardened,
	}
}

// Seed is a written claim: the words of each of its parts, and those that a
// retelling puts in their place. A part that is "" is not changed.
type Seed struct {
	// Frame is the clause with {q} for the quantity with what it counts, {be} for
	// the helping verb, {verb} for what happened, and {p} for the time.
	Frame string
	// Number, and what it is changed and rounded to.
	Number, Swapped, Round string
	// Bound stands before the number; Flipped is its opposite.
	Bound, Flipped string
	// Counted stands behind the number, as a unit or a noun; Wider takes in more,
	// OtherUnit is another unit. Prefix and OtherPrefix are signs of money.
	Counted, Wider, OtherUnit string
	Prefix, OtherPrefix       string
	Verb, OtherVerb           string // the participle: "killed"
	Be, May                   string // "were", "may have been"
	Period, OtherPeriod       string // with its preposition
	Source, OtherSource       string
	Somebody, Body            string // an unnamed person, and the body that he or she belongs to
	Place, OtherPlace         string // a word of Frame, and another place for it
}

// telling is one way in which a seed is told.
type telling struct {
	bound, number, prefix, counted, be, verb, period, source string
}

func (s *Seed) plain() telling {
	return telling{s.Bound, s.Number, s.Prefix, s.Counted, s.Be, s.Verb, s.Period, s.Source}
}

// Retelling is an earlier version and its retelling.
type Retelling struct {
	From, To string // whole reports
	Label    Label
}

// Retellings returns the seed with each change that fits it, and once unchanged.
// The retelling stands in another form of sentence than the earlier version.
func (s *Seed) Retellings(form int) []Retelling {
	var out []Retelling
	add := func(l Label, ok bool, before, after func(*telling)) {
		if !ok {
			return
		}
		from, to := s.plain(), s.plain()
		if before != nil {
			before(&from)
			before(&to)
		}
		if after != nil {
			after(&to)
		}
		k := form + len(out)
		out = append(out, Retelling{From: s.tell(from, k), To: s.tell(to, k+1), Label: l})
	}
	unbounded := func(t *telling) { t.bound = "" }
	add(Unchanged, true, nil, nil)
	add(BoundDropped, s.Bound != "", nil, unbounded)
	add(BoundAdded, s.Bound != "", unbounded, func(t *telling) { t.bound = s.Bound })
	add(BoundFlipped, s.Flipped != "", nil, func(t *telling) { t.bound = s.Flipped })
	add(Rounded, s.Round != "", nil, func(t *telling) { t.number = s.Round })
	add(NumberChanged, s.Swapped != "", nil, func(t *telling) { t.number = s.Swapped })
	add(UnitChanged, s.OtherUnit != "" || s.OtherPrefix != "", nil, func(t *telling) {
		if s.OtherPrefix != "" {
			t.prefix = s.OtherPrefix
		} else {
			t.counted = s.OtherUnit
		}
	})
	add(MeasureChanged, s.OtherVerb != "", nil, func(t *telling) { t.verb = s.OtherVerb })
	add(PopulationWidened, s.Wider != "", nil, func(t *telling) { t.counted = s.Wider })
	add(PeriodLost, s.Period != "", nil, func(t *telling) { t.period = "" })
	add(AttributionRaised, s.Somebody != "", func(t *telling) { t.source = s.Somebody }, func(t *telling) { t.source = s.Body })
	add(AttributionDropped, s.Source != "", nil, func(t *telling) { t.source = "" })
	add(AttributionChanged, s.OtherSource != "", nil, func(t *telling) { t.source = s.OtherSource })
	add(ModalityHardened, s.May != "", func(t *telling) { t.be = s.May }, func(t *telling) { t.be = s.Be })
	return out
}

// Relation is how the figures of two independent reports hang together.
type Relation string

// Relations of independent figures. Only [Disjoint] ones conflict.
const (
	Disjoint     Relation = "disjoint" // all the same but the number, on the same day
	OtherMeasure Relation = "other measure"
	OtherPeriod  Relation = "other period"
	RateAndTotal Relation = "rate against total"
	PartAndWhole Relation = "part and whole"
	Revision     Relation = "revised later"
	OtherPlace   Relation = "other place"
	AboveBound   Relation = "above a lower bound"
	Equal        Relation = "equal"
)

// Pair is two independent reports.
type Pair struct {
	A, B         string
	DateA, DateB string // dates of the reports
	Relation     Relation
}

// Day is the date of all reports but the later ones.
const (
	Day   = "2031-05-12"
	later = "2031-05-19"
)

// Pairs returns the seed against independent reports.
func (s *Seed) Pairs(form int) []Pair {
	var out []Pair
	add := func(r Relation, ok bool, a, b func(*telling)) *Pair {
		if !ok {
			return &Pair{}
		}
		x, y := s.plain(), s.plain()
		x.bound, y.bound = "", ""
		y.source = s.OtherSource
		if a != nil {
			a(&x)
		}
		if b != nil {
			b(&y)
		}
		k := form + len(out)
		out = append(out, Pair{A: s.tell(x, k), B: s.tell(y, k+1), DateA: Day, DateB: Day, Relation: r})
		return &out[len(out)-1]
	}
	swapped := func(t *telling) { t.number = s.Swapped }
	add(Disjoint, s.Swapped != "", nil, swapped)
	add(Equal, true, nil, nil)
	add(OtherMeasure, s.OtherVerb != "", nil, func(t *telling) { t.number, t.verb = s.Swapped, s.OtherVerb })
	add(OtherPeriod, s.OtherPeriod != "", nil, func(t *telling) { t.number, t.period = s.Swapped, s.OtherPeriod })
	add(RateAndTotal, s.Period != "", nil, func(t *telling) { t.number, t.counted = s.Swapped, t.counted+" a day"; t.period = "" })
	add(PartAndWhole, s.Wider != "", nil, func(t *telling) { t.bound, t.number = "", s.Number+" "+s.Wider+", including "+s.Round; t.counted = "" })
	add(AboveBound, s.Bound == "more than" || s.Bound == "at least", func(t *telling) { t.bound = s.Bound }, func(t *telling) { t.number = larger(s.Number, s.Swapped) })
	p := add(Revision, s.Swapped != "" && s.Source != "", nil, func(t *telling) { t.number, t.source = larger(s.Number, s.Swapped), s.Source })
	p.DateB = later
	if s.OtherPlace != "" {
		p := add(OtherPlace, true, nil, swapped)
		p.B = strings.ReplaceAll(p.B, s.Place, s.OtherPlace)
	}
	return out
}

// larger returns the larger of two numbers written alike, with a digit put
// before the one if it is not.
func larger(a, b string) string {
	if len(b) > len(a) || len(b) == len(a) && b > a {
		return b
	}
	return "1" + strings.ReplaceAll(b, ",", "")
}

// tell writes a report: the claim in one of three forms, between sentences that
// name the event and nothing that is counted.
func (s *Seed) tell(t telling, form int) string {
	q := t.prefix + t.number
	if t.bound != "" {
		q = t.bound + " " + q
	}
	if t.counted != "" {
		q += " " + t.counted
	}
	period := ""
	if t.period != "" {
		period = " " + t.period
	}
	claim := strings.NewReplacer("{q}", q, "{be}", t.be, "{verb}", t.verb, "{p}", period).Replace(s.Frame)
	switch {
	case t.source == "":
		claim = capital(claim) + "."
	case form%3 == 0:
		claim = capital(claim) + ", " + t.source + " said."
	case form%3 == 1:
		claim = capital(t.source) + " said that " + claim + "."
	default:
		claim = "According to " + t.source + ", " + claim + "."
	}
	lead := fillers[form%len(fillers)]
	return strings.ReplaceAll(lead, "{place}", s.Place) + "\n\n" + claim + "\n\n" + strings.ReplaceAll(fillers[(form+1)%len(fillers)], "{place}", s.Place)
}

// fillers are paragraphs around the claim.
var fillers = []string{
	"The streets of {place} were quiet in the morning, and most of the shops stayed shut.",
	"Nobody in {place} had expected it, and nobody was ready for it.",
	"In {place} people spoke of little else, and the roads out of it were still closed.",
}

func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
