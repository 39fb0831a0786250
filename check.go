package hearsay

// Standing says whether a document states a figure.
type Standing string

// Standings, the strongest first.
const (
	StatedSo          Standing = "stated so"          // in nothing that is asked is it different there
	StatedDifferently Standing = "stated differently" // the same figure but for some fields
	NotStated         Standing = "not stated"
)

// Check is what a pile has of the figures in a sentence.
type Check struct {
	// Asked is the sentence as a document of its own, with the claims that
	// were read in it.
	Asked Annotated
	// Figures are the answers to each of those claims, in their order.
	Figures []CheckedFigure
}

// CheckedFigure is what the documents of a pile have of one claim.
type CheckedFigure struct {
	Answers []Answer // in the order of the documents
	// Origins is the number of independent origins of the documents that
	// state it so.
	Origins int
}

// Best returns the strongest standing of the figure in any document.
func (f *CheckedFigure) Best() Standing {
	best := NotStated
	for _, a := range f.Answers {
		if a.Standing == StatedSo || a.Standing == StatedDifferently && best == NotStated {
			best = a.Standing
		}
	}
	return best
}

// Answer is what one document has of a figure.
type Answer struct {
	Doc      string
	Standing Standing
	// Claim is the document's claim, nil if it is not stated.
	Claim       *Claim
	Differences []Difference
	// Number is where a document that does not state the figure has its
	// number all the same, in digits: a person should look there.
	Number []Span
}

// Difference is one field in which a document states a figure differently.
type Difference struct {
	Field         string // value, bound, measure, counted, subject, period, attribution, modality
	Asked, Stated string // in words; "" is not said
}
