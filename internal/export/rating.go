package export

import (
	"slices"

	"github.com/hearsay-project/hearsay"
)

// RatingField is the field of a claim that only a person fills: a correction
// of it says in words what that person holds of the claim. hearsay itself
// never rates.
const RatingField = "rating"

// rating is what one person holds of one claim.
type rating struct {
	claim string // ID
	hearsay.Correction
}

// ratings returns the ratings among the corrections that still hold, in the
// order of the log. A person's later rating of a claim takes the place of the
// earlier one.
func ratings(r *hearsay.Report, log []hearsay.Correction) []rating {
	reverted := map[int64]bool{}
	for _, c := range slices.Backward(log) { // a reverted revert does not revert
		if c.Action == hearsay.Revert && !reverted[c.Seq] {
			reverted[c.Reverts] = true
		}
	}
	var out []rating
	at := map[[2]string]int{} // claim and person
	for _, c := range log {
		if c.Kind != hearsay.ClaimRecord || c.Action != hearsay.Correct || c.Field != RatingField ||
			c.Value == "" || c.By == "" || reverted[c.Seq] {
			continue
		}
		id := claimAt(r, c)
		if id == "" {
			continue
		}
		key := [2]string{id, c.By}
		if i, ok := at[key]; ok {
			out[i].Correction = c
			continue
		}
		at[key] = len(out)
		out = append(out, rating{id, c})
	}
	return out
}

// claimAt returns the ID of the claim that a correction is about: the one at
// its place, or else the only one with its words. "" if there is none.
func claimAt(r *hearsay.Report, c hearsay.Correction) string {
	d := r.Document(c.Doc)
	if d == nil {
		return ""
	}
	found := ""
	for _, claim := range d.Claims {
		if claim.Span.Of(d.Text) != c.Exact {
			continue
		}
		if claim.Span == c.Span {
			return claim.ID
		}
		if found != "" {
			return ""
		}
		found = claim.ID
	}
	return found
}
