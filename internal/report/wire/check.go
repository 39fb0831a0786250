package wire

import (
	"io"

	"github.com/hearsay-project/hearsay"
)

// CheckRecord is the answer to one figure of a sentence: hearsay check.
type CheckRecord struct {
	Kind    Kind           `json:"kind"`
	Asked   ClaimRecord    `json:"asked"`
	Best    string         `json:"best"`
	Origins int            `json:"origins"`
	Answers []AnswerRecord `json:"answers"`
}

// AnswerRecord is what one document has of the figure.
type AnswerRecord struct {
	Doc         string             `json:"doc"`
	Standing    string             `json:"standing"`
	Claim       *ClaimRecord       `json:"claim"`
	Differences []DifferenceRecord `json:"differences"`
	Number      []Place            `json:"number"`
}

// DifferenceRecord is one field in which a document states it differently.
type DifferenceRecord struct {
	Field  string  `json:"field"`
	Asked  *string `json:"asked"`
	Stated *string `json:"stated"`
}

// WriteCheck writes a record for each figure of the check, one a line, and for
// each input that could not be read.
func WriteCheck(w io.Writer, c *hearsay.Check, r *hearsay.Report) error {
	for _, rec := range CheckRecords(c, r) {
		if err := writeLine(w, rec); err != nil {
			return err
		}
	}
	for _, e := range r.Errors {
		if err := writeLine(w, inputErrorRecord(e)); err != nil {
			return err
		}
	}
	return nil
}

// CheckRecords returns a record for each figure of the check; r has the
// documents of its answers.
func CheckRecords(c *hearsay.Check, r *hearsay.Report) []CheckRecord {
	asked := claimRecords(&c.Asked, newRuler(c.Asked.Text))
	records := make(map[string]ClaimRecord)
	rulers := make(map[string]*ruler)
	for i := range r.Documents {
		d := &r.Documents[i]
		rulers[d.ID] = newRuler(d.Text)
		for _, rec := range claimRecords(d, rulers[d.ID]) {
			records[rec.ID] = rec
		}
	}
	out := make([]CheckRecord, 0, len(c.Figures))
	for i, f := range c.Figures {
		rec := CheckRecord{Kind: KindCheck, Asked: asked[i], Best: string(f.Best()), Origins: f.Origins, Answers: []AnswerRecord{}}
		for _, a := range f.Answers {
			answer := AnswerRecord{Doc: a.Doc, Standing: string(a.Standing), Differences: []DifferenceRecord{}, Number: rulers[a.Doc].places(a.Number)}
			if a.Claim != nil {
				got := records[a.Claim.ID]
				answer.Claim = &got
			}
			for _, x := range a.Differences {
				answer.Differences = append(answer.Differences, DifferenceRecord{x.Field, optional(x.Asked), optional(x.Stated)})
			}
			rec.Answers = append(rec.Answers, answer)
		}
		out = append(out, rec)
	}
	return out
}
