package hearsay

// InputError is an input that could not be read, with a sentence that says
// what was wrong and what to do.
type InputError struct {
	Source string
	Err    string
}

// Error returns the source and the sentence.
func (e *InputError) Error() string { return e.Source + ": " + e.Err }

// Report is everything that is known about a pile.
type Report struct {
	Documents []Annotated // in order of ID
	Links
	Verdicts
	Errors []InputError
}

// Document returns the document of that ID, or nil.
func (r *Report) Document(id string) *Annotated {
	for i := range r.Documents {
		if r.Documents[i].ID == id {
			return &r.Documents[i]
		}
	}
	return nil
}
