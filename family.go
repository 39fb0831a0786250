package hearsay

// Verdict says what a version does to the earlier one that it is compared
// with. Typography, line breaks and markup never make a verdict.
type Verdict string

// Verdicts on versions of a quotation.
const (
	Verbatim     Verdict = "verbatim"     // word for word
	Fragment     Verdict = "fragment"     // a few words taken out of it
	Trimmed      Verdict = "trimmed"      // words left out, the rest unchanged
	Clarified    Verdict = "clarified"    // words in brackets added
	Altered      Verdict = "altered"      // other words inside the quotation marks
	Spliced      Verdict = "spliced"      // two remarks joined as one
	Paraphrased  Verdict = "paraphrased"  // retold without quotation marks
	Reattributed Verdict = "reattributed" // the same words, another speaker
	Only         Verdict = "only"         // no other version in this pile
	Original     Verdict = "original"     // the version that the others are compared with: earliest in this pile
)

// Verdicts on pairs of claims.
const (
	Same               Verdict = "same"
	Rounded            Verdict = "rounded"
	BoundChanged       Verdict = "bound changed"
	MeasureChanged     Verdict = "measure changed"
	PeriodLost         Verdict = "period lost"
	AttributionRaised  Verdict = "attribution raised"
	AttributionDropped Verdict = "attribution dropped"
	AttributionChanged Verdict = "attribution changed"
	ModalityHardened   Verdict = "modality hardened"
	NumberChanged      Verdict = "number changed"
	UnitChanged        Verdict = "unit changed"       // the same number in a unit that makes it another amount
	PopulationWidened  Verdict = "population widened" // the same number of a larger kind of people or things
	Revised            Verdict = "revised"            // a later figure by the same source
	Compatible         Verdict = "compatible"         // the intervals meet
	PartHolds          Verdict = "part of"            // part and whole, and the part is not larger
	Conflict           Verdict = "conflict"           // equally defined, and the intervals do not meet
	NotComparable      Verdict = "not comparable"
)

// EditOp is one step of a word diff.
type EditOp string

// Steps of a word diff.
const (
	Keep   EditOp = "keep"
	Drop   EditOp = "drop"
	Add    EditOp = "add"
	Change EditOp = "change"
)

// Edit is a run of words that a version keeps, drops, adds or changes.
// Either side may be "".
type Edit struct {
	Op       EditOp
	From, To string
}

// QuoteVersion is one version of a quotation within its family.
type QuoteVersion struct {
	Quote   string // quote ID
	Verdict Verdict
	// Flags say more: "material", "minor", "number", "negation", "hedge",
	// "name", "head", "tail", "inside", "marked", "speaker changed",
	// "spelling", "credit dropped", "closing mark lost".
	Flags []string
	// Against is the ID of the quote it is compared with, "" for the
	// version that the others are compared with.
	Against string
	// Why says why it is compared with that version.
	Why   string
	Edits []Edit
}

// FamilyID returns the ID of the family that a quotation or claim begins: the
// version that the others are compared with. It is that family's whatever else
// there is in the pile.
func FamilyID(first string) string { return "family of " + first }

// QuoteFamily is the versions of one quotation across documents.
type QuoteFamily struct {
	ID       string // see [FamilyID]
	Versions []QuoteVersion
}

// ClaimPair is the verdict on two claims of a family.
type ClaimPair struct {
	A, B    string // claim IDs
	Verdict Verdict
	// Flags are further verdicts that hold as well (a rounded number whose
	// bound was dropped).
	Flags   []Verdict
	Because string
}

// ClaimFamily is comparable claims across documents.
type ClaimFamily struct {
	ID     string   // see [FamilyID]
	Claims []string // claim IDs
	// MinOrigins and MaxOrigins bound the number of independent origins
	// that the claims go back to.
	MinOrigins, MaxOrigins int
	Pairs                  []ClaimPair
}

// FindingType names what a finding is about.
type FindingType string

// Types of findings, in order of weight.
const (
	FindingAlteredQuote  FindingType = "altered quotation"
	FindingReattributed  FindingType = "reattributed quotation"
	FindingSpliced       FindingType = "spliced quotation"
	FindingTrimmed       FindingType = "trimmed quotation" // of what it hangs on; other cuts are no finding
	FindingPartExceeds   FindingType = "part exceeds whole"
	FindingConflict      FindingType = "conflict"
	FindingDrift         FindingType = "drift"
	FindingCorroboration FindingType = "corroboration"
	FindingRevised       FindingType = "revised"
	FindingSeries        FindingType = "series"
	FindingRateCheck     FindingType = "rate check"
	FindingShareCheck    FindingType = "share check"
	FindingOpposed       FindingType = "opposed over time"
	FindingNotConflict   FindingType = "not a conflict"
	FindingSum           FindingType = "sum holds"
	FindingPartWhole     FindingType = "part and whole hold"
	FindingUnseenSource  FindingType = "unseen source"
)

// Evidence is a place in a document that a finding stands on.
type Evidence struct {
	Doc string
	Span
}

// Finding is one line that a person should look at, with the places that
// prove it.
type Finding struct {
	Type     FindingType
	Text     string
	Evidence []Evidence
	// Labels are the single observations of a finding that has several:
	// "credit dropped: The Moscow Times".
	Labels []string
}

// Regrouping is what a person says of the family that a quotation or a claim
// belongs to.
type Regrouping struct {
	// Member is the ID of the quotation or claim.
	Member string
	// With is the ID of one of the family that Member belongs to; "" makes
	// Member a family of its own.
	With string
	// Whole brings the whole family of Member along.
	Whole bool
}

// Verdicts is what the compare stage yields.
type Verdicts struct {
	QuoteFamilies []QuoteFamily
	ClaimFamilies []ClaimFamily
	Findings      []Finding
}
