package hearsay

import "slices"

// RelationKind says how two documents hang together.
type RelationKind string

// Kinds of relations, closest first.
const (
	Copy      RelationKind = "copy"       // the same words
	Reprint   RelationKind = "reprint"    // the same report in another outlet's dress, perhaps shortened
	Excerpt   RelationKind = "excerpt"    // a part of one stands in the other
	Rewrite   RelationKind = "rewrite"    // the same report in other words
	SameStory RelationKind = "same story" // about the same event; what they share, both can have from elsewhere
	None      RelationKind = "none"
)

// Derived reports whether the relation means that the two share a text.
func (k RelationKind) Derived() bool { return k != SameStory && k != None && k != "" }

// Passage is a stretch of text that two documents share.
type Passage struct {
	A, B Span // in the text of document A and of document B
}

// Relation is how two documents hang together, with the passages that show
// it. A sorts before B.
type Relation struct {
	A, B string // document IDs
	Kind RelationKind
	// AInB is the share of A's words that stand in B as well, BInA the
	// other way round; both from 0 to 1, four decimals.
	AInB, BInA float64
	// Original is the ID of the document that the other one comes from, or
	// "" when the evidence does not tell (or both come from a third).
	Original string
	// Probability is that of Original being right, 0.5 when it is "".
	Probability float64
	// Because are the reasons for kind and direction, strongest first, each
	// a clause a person can check.
	Because  []string
	Passages []Passage
}

// Other returns the ID of the document that doc is related to.
func (r Relation) Other(doc string) string {
	if r.A == doc {
		return r.B
	}
	return r.A
}

// Origin is the root of a lineage: documents that go back to one text.
type Origin struct {
	ID string // see [OriginID]
	// Documents that go back to it, the root itself first if it is in the
	// pile, the rest in order of ID.
	Documents []string
	// Root is the ID of the earliest version in this pile, or "" if the
	// evidence does not tell.
	Root string
	// Credited is the name of a parent that is credited but not in the
	// pile ("AP"), or "".
	Credited string
}

// Story is the documents about one event. Every document is in exactly one.
type Story struct {
	ID        string // see [StoryID]
	Documents []string
}

// OriginID returns the ID of the origin of documents. It is theirs whatever else
// there is in the pile.
func OriginID(documents []string) string { return "origin of " + slices.Min(documents) }

// StoryID returns the ID of the story that the documents tell. It is theirs
// whatever else there is in the pile.
func StoryID(documents []string) string { return "story of " + slices.Min(documents) }

// Links is what the link stage yields: how the documents of a pile hang
// together.
type Links struct {
	Relations []Relation
	Origins   []Origin
	Stories   []Story
	// Parents names, for each document that comes from another one in the
	// pile, the nearest such parent: the tree that lineage is drawn from.
	Parents map[string]string
	// Inherited gives, for each copy or reprint that has lost its date, the
	// field that it takes over from its original. A year is never guessed:
	// what is in no copy stays absent.
	Inherited map[string]Field
}
