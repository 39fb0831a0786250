package hearsay

import "github.com/shopspring/decimal"

// Bound says how the stated value limits the real one.
type Bound string

// Bounds of quantities.
const (
	Exactly  Bound = "exactly"
	About    Bound = "about"
	MoreThan Bound = "more than"
	AtLeast  Bound = "at least"
	LessThan Bound = "less than"
	AtMost   Bound = "at most"
	Between  Bound = "between"
)

// Quantity is a value interval with its unit and what is counted.
type Quantity struct {
	Span // the words: "more than 900,000 people"
	// Low and High bound the value; nil is open. Both are the same for
	// [Exactly] and [About]: what "about" covers is for the reader to say.
	Low, High *decimal.Decimal
	Bound     Bound
	// Unit is a UCUM code, an ISO 4217 code for money, "%" or "1" for a
	// count.
	Unit string
	// Counted is the noun counted, as written: "soldiers".
	Counted string
}

// Op compares the two sides of a comparison.
type Op string

// Operators of comparisons.
const (
	Greater      Op = ">"
	GreaterEqual Op = ">="
	Equal        Op = "="
	LessEqual    Op = "<="
	Less         Op = "<"
)

// Comparison is a claim without a number: more killed than recruited.
type Comparison struct {
	Left  string // measure on the left, "killed", or the words of the text, "people"
	Op    Op
	Right string // measure on the right, "recruited", or the words of the text, "its licence allowed"
}

// Measure is what a number measures; see the constants of the annotate stage
// for those it knows. A measure that is none of them is the verb or noun as
// written.
type Measure string

// PeriodType says how a quantity relates to time.
type PeriodType string

// Types of periods.
const (
	Instant    PeriodType = "instant"    // at a moment: "there are now 70,000"
	Interval   PeriodType = "interval"   // within a time: "35,000 in December"
	Cumulative PeriodType = "cumulative" // since a start: "since the start of the war"
	Rate       PeriodType = "rate"       // per unit of time: "1,000 a day"
)

// PeriodBasis says what the value of a period rests on.
type PeriodBasis string

// Bases of periods.
const (
	PeriodExplicit  PeriodBasis = "explicit"  // stated in full
	PeriodResolved  PeriodBasis = "resolved"  // resolved against the document's date
	PeriodInherited PeriodBasis = "inherited" // resolved against the date of the document that this one copies
	PeriodUnknown   PeriodBasis = "unknown"   // not stated, or not to be resolved
)

// Period is the time that a number is about, not the date of the report.
type Period struct {
	// Type is "" when the text does not tell.
	Type PeriodType
	// Value is an ISO 8601 interval ("2025-12", "2025-12-01/2026-01-31",
	// "../2026-02-14") or EDTF where it is uncertain ("XXXX-12" for a
	// December of an unknown year); "" if the text does not tell.
	Value string
	// Per is the ISO 8601 duration of a rate ("P1D"), or the length of an
	// interval known only by its length ("within a year": "P1Y").
	Per   string
	Basis PeriodBasis
	// Mentions are the words that the period was read from.
	Mentions []Span
}

// Modality says how firmly a claim is put.
type Modality string

// Modalities.
const (
	Asserted  Modality = "asserted"
	Estimated Modality = "estimated"
	Possible  Modality = "possible"
	Denied    Modality = "denied"
	Forecast  Modality = "forecast"
)

// Claim is an attributed statement that can be compared with others: mostly
// a quantity, sometimes a comparison or a ratio.
type Claim struct {
	ID   string // unique in the pile: the document's ID and a number
	Doc  string
	Span // the words that make the claim, at its earliest mention

	// At least one of Quantity, Comparison and Ratio is set.
	Quantity   *Quantity
	Comparison *Comparison
	Ratio      *decimal.Decimal // "doubled" is 2, "halved" 0.5

	Measure Measure
	// Subject is who is counted, on which side ("Russia"), or whose figure it is. What is
	// no name has behind a comma the name that says which, as the report has it:
	// "wheels, Velcar E5".
	Subject string
	// Topical is set where the figure names nobody and Subject is what the
	// document is about.
	Topical bool
	// Further is set where the number comes on top of what was there: "a
	// further 900", "30 more". It is no total.
	Further   bool
	Object    string // to whom or what: "Ukraine" in aid for Ukraine
	PlaceName string
	Period    Period
	Modality  Modality
	// Attribution is who vouches for the claim, outermost first; the outlet
	// itself is not in it.
	Attribution []Party
	PartOf      string // ID of the claim that this one is a part of, or ""
	Quote       string // ID of the quotation that it stands in, or ""
	// Mentions are all places that make this claim in the document, the
	// Span above first.
	Mentions []Span
}

// Annotated is a document with what was read in it.
type Annotated struct {
	Document
	Quotes []Quote
	Claims []Claim
}
