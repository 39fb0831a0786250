package hearsay

// Form is the way in which words are quoted.
type Form string

// Forms of quotations.
const (
	Direct   Form = "direct"   // in quotation marks
	Indirect Form = "indirect" // reported speech
	Mixed    Form = "mixed"    // reported speech with a part in quotation marks
)

// CueStrength is what a cue says about the speaker's stance.
type CueStrength string

// Strengths of cues.
const (
	Saying   CueStrength = "saying"
	Claiming CueStrength = "claiming"
	Denying  CueStrength = "denying"
	Doubting CueStrength = "doubting"
	Asking   CueStrength = "asking"
)

// PartyType says who or what a party is.
type PartyType string

// Types of parties.
const (
	Person       PartyType = "person"
	Organization PartyType = "organization"
	Group        PartyType = "group"   // "Western officials"
	Unnamed      PartyType = "unnamed" // one unnamed person: "a senior NATO official"
	Unknown      PartyType = "unknown" // the document does not tell
)

// Party is somebody to whom words are attributed or addressed.
type Party struct {
	// Name is the fullest name that the document gives ("Mark Rutte" for
	// "he"), or the words that stand for it when it gives none ("a senior
	// NATO official"). It is "" when the party is unknown.
	Name string
	Type PartyType
	// Mentions are the places that name the party here, nearest to the
	// words first.
	Mentions []Span
}

// Quote is words attributed to a speaker.
type Quote struct {
	ID  string // unique in the pile: the document's ID and a number
	Doc string
	Form
	// Content is what was said, without the quotation marks, in order.
	Content []Span
	// Cue is the word that attributes it ("said", "according to"); empty
	// when there is none.
	Cue      []Span
	Strength CueStrength
	Speaker  Party
	// Addressee is to whom it was said: "told The Moscow Times". Name is ""
	// if the document does not tell.
	Addressee Party
	// Venue is where the frame says that it was said: "in a post on X", "at a
	// briefing in Geneva", the preposition included; empty if it does not.
	Venue Span
	// Chain is who vouches for the words, outermost first, the speaker
	// included; the outlet itself is not in it.
	Chain []Party
	// NestedIn is the ID of the quotation that this one is part of, or "".
	NestedIn string
}

// Span returns the range from the first to the last word of the content.
func (q Quote) Span() Span {
	if len(q.Content) == 0 {
		return Span{}
	}
	return Span{q.Content[0].Start, q.Content[len(q.Content)-1].End}
}
