package hearsay

import (
	"context"
	"errors"
	"time"
)

// Errors of stores, to be tested for with errors.Is.
var (
	ErrNotFound = errors.New("not found")
	ErrExists   = errors.New("exists already")
	// ErrCursor is that of a Page.After which no list has given.
	ErrCursor = errors.New("no such place in the list")
)

// Pile is a named collection of documents in a store. A document can be in
// several.
type Pile struct {
	Name      string
	Created   time.Time
	Documents int // those that were removed not counted
	// Revision grows with each change of the pile: its making, a document
	// added, read or removed, a correction.
	Revision int64
	// Reported is the revision that the kept report is of, 0 if there is
	// none; the report is up to date when the two are equal.
	Reported int64
}

// Entry is the place of a document in a pile.
type Entry struct {
	Pile string
	ID   string // the document's ID, unique in the pile
	// Key is that of the capture: the store keeps what was read from it
	// once, however many piles it is in.
	Key     string
	SHA256  string // of the capture's bytes
	Added   time.Time
	By      string    // who added it, "" if nobody was named
	Removed time.Time // zero unless it was removed
	// Version is that of the stages which read it, "" while it waits.
	Version string
	// Err is the sentence that says why it could not be read, or "".
	Err string
	// Title, Outlet, Published, Language and URL are as read, for lists.
	Title, Outlet, Published, Language, URL string
}

// RecordKind names a kind of thing that a report holds.
type RecordKind string

// Kinds of records.
const (
	QuoteRecord       RecordKind = "quote"
	ClaimRecord       RecordKind = "claim"
	RelationRecord    RecordKind = "relation"
	OriginRecord      RecordKind = "origin"
	StoryRecord       RecordKind = "story"
	QuoteFamilyRecord RecordKind = "quote_family"
	ClaimFamilyRecord RecordKind = "claim_family"
	FindingRecord     RecordKind = "finding"
)

// Record is one thing of a report as a store keeps and finds it.
type Record struct {
	Kind RecordKind
	// Ref names the thing for as long as its words, its document and its
	// kind are the same, whatever else joins the pile and whichever stage
	// version reads it: the permanent part of its address. A family, origin
	// or story is found by a name for each of its members, so that an
	// address given out still leads to it when Ref has become another.
	Ref string
	// Docs are the IDs of the documents that it is about.
	Docs []string
	// Type is the form of a quotation, the kind of a relation, the type of a
	// finding, the measure of a claim.
	Type string
	// Party is the speaker of a quotation, or who vouches for a claim.
	Party string
	// Subject is who or what a claim counts.
	Subject string
	// Date is the ISO 8601 date that a claim is about, else that of the
	// document, "" if unknown.
	Date string
	// Words are the words to search in.
	Words string
	// Value is a Quote, Claim, Relation, Origin, Story, QuoteFamily,
	// ClaimFamily or Finding.
	Value any
}

// RecordQuery asks for records of one pile and kind, in the order of the
// report. A field that is "" does not matter.
type RecordQuery struct {
	Pile                 string
	Kind                 RecordKind
	Ref                  string
	Doc                  string
	Type, Party, Subject string // Party and Subject match by words, case folded
	Words                string // a full-text query, see SearchQuery
	Since, Until         string // bounds of Date, inclusive, ISO 8601 of any precision
	Page
}

// Page is a part of a long list: at most Limit things (the store's own bound
// where it is 0) after the cursor After ("" is the beginning).
type Page struct {
	After string
	Limit int
}

// SearchQuery is a full-text query over the documents of a pile, or of all
// piles where Pile is "": words, "phrases in quotation marks" and prefix*, all
// of which must occur; -word must not.
type SearchQuery struct {
	Pile             string
	Query            string
	Outlet, Language string
	Since, Until     string // of the document's date
	Page
}

// Hit is a document that a search found, with the places of the words that
// were looked for in its text, in order, at most a few.
type Hit struct {
	Entry
	Places []Span
	// Around are the words around each place, in step with Places.
	Around []string
}

// Action is what a person does to what the machine read.
type Action string

// Actions of a review.
const (
	Accept  Action = "accept"  // it is as the machine read it
	Reject  Action = "reject"  // it is not there
	Correct Action = "correct" // a field has another value
	Insert  Action = "insert"  // the machine did not see it
	Merge   Action = "merge"   // two families, stories or origins are one
	Split   Action = "split"   // a member does not belong to its family, story or origin
	Revert  Action = "revert"  // an earlier correction no longer holds
)

// Correction is one line of the review log, which is never rewritten: who said
// what about what the machine read, when and why. It names its target by
// kind, document and words, so that it survives a better reading.
type Correction struct {
	Seq    int64 // place in the store's log, from 1
	Pile   string
	Action Action
	Kind   RecordKind // of the target, or "document"
	// Doc is the document that the target stands in; for a relation the one
	// of its two that sorts first, and Other the second.
	Doc, Other string
	// Ref is that of the target when the correction was made; for Merge and
	// Split, Other is the Ref of the family or member concerned.
	Ref string
	// Span and Exact are the place of the target in the document's text.
	Span  Span
	Exact string
	// Field and Value are what Correct changes ("speaker", "low", "bound",
	// "unit", "measure", "subject", "period", "original", "kind",
	// "published" …) and to what.
	Field, Value string
	// Reverts is the Seq of the correction that Revert takes back.
	Reverts int64
	By, Why string
	At      time.Time
}

// Store keeps piles: captures as they came, what the stages made of them, and
// what people corrected. A method that returns without error has made its
// change durable. All methods may be called from several goroutines; lists
// come in a stated order with a cursor for what follows, "" at the end.
type Store interface {
	// CreatePile makes an empty pile; ErrExists if there is one by that name.
	CreatePile(ctx context.Context, name string) (Pile, error)
	// Pile returns a pile, or ErrNotFound.
	Pile(ctx context.Context, name string) (Pile, error)
	// Piles returns all piles by name.
	Piles(ctx context.Context) ([]Pile, error)
	// RemovePile forgets a pile and its report; captures that are in no other
	// pile stay until Sweep.
	RemovePile(ctx context.Context, name string) error

	// Add puts captures into a pile, all or none. A capture whose ID and
	// bytes the pile has already changes nothing (one that was removed comes
	// back); one with the ID of another document becomes a version of its
	// own, ID~2, ID~3 and so on. The entries come in the order of captures.
	Add(ctx context.Context, pile, by string, captures ...Capture) ([]Entry, error)
	// Remove takes a document out of a pile; Restore brings it back.
	Remove(ctx context.Context, pile, id string) error
	Restore(ctx context.Context, pile, id string) error
	// Entry returns the entry of a document, removed or not, or ErrNotFound.
	Entry(ctx context.Context, pile, id string) (Entry, error)
	// Entries lists the documents of a pile by ID, without the removed ones.
	Entries(ctx context.Context, pile string, page Page) ([]Entry, string, error)
	// Capture returns the capture of a key as it came, or ErrNotFound.
	Capture(ctx context.Context, key string) (Capture, error)

	// Unread lists, by key, captures that the stages of that version have
	// not read yet, each once.
	Unread(ctx context.Context, version string, page Page) ([]string, string, error)
	// SaveRead keeps what the stages of that version made of a capture, in
	// place of what an earlier version made. Where they failed, bad is not
	// nil and doc is ignored.
	SaveRead(ctx context.Context, key, version string, doc *Annotated, bad *InputError) error
	// Annotated returns what was read from a capture, uncorrected: the
	// *InputError where the stages failed, ErrNotFound while it waits.
	Annotated(ctx context.Context, key string) (*Annotated, error)

	// SaveReport keeps the report of a pile in place of the former one, unless
	// that is of a later revision. Readers see the former or the new one
	// whole; a cursor given out before leads on at its place in the new one.
	SaveReport(ctx context.Context, pile string, revision int64, r *Report) error
	// Report returns the whole kept report, or ErrNotFound.
	Report(ctx context.Context, pile string) (*Report, error)
	// Records lists records of the kept report.
	Records(ctx context.Context, q RecordQuery) ([]Record, string, error)
	// Count returns how many records Records would list in all.
	Count(ctx context.Context, q RecordQuery) (int, error)
	// ReportDocument returns a document of the kept report, inherited dates
	// and corrections included, or ErrNotFound.
	ReportDocument(ctx context.Context, pile, id string) (*Annotated, error)
	// Parents returns, for those of the documents that come from another one
	// in the kept report, the nearest such parent, as Links.Parents has it.
	Parents(ctx context.Context, pile string, ids ...string) (map[string]string, error)
	// Search lists documents by relevance. What is relevant is for the store
	// to say, and where very many documents are found, those that came into it
	// last come first; which documents are found is the same in each.
	Search(ctx context.Context, q SearchQuery) ([]Hit, string, error)

	// Review appends to the log and returns the correction with Seq and At.
	Review(ctx context.Context, c Correction) (Correction, error)
	// Corrections returns the log of a pile after a Seq, in order, at most
	// limit of them.
	Corrections(ctx context.Context, pile string, after int64, limit int) ([]Correction, error)

	// Put keeps a small value under a key of a bucket ("watch", "token"), Get
	// returns it or ErrNotFound, Delete forgets it, and Keys lists the keys
	// of a bucket in order.
	Put(ctx context.Context, bucket, key string, value []byte) error
	Get(ctx context.Context, bucket, key string) ([]byte, error)
	Delete(ctx context.Context, bucket, key string) error
	Keys(ctx context.Context, bucket string) ([]string, error)

	// Sweep deletes captures and readings that are in no pile any more, and
	// returns how many captures.
	Sweep(ctx context.Context) (int, error)
	// Verify reads everything and calls problem with a sentence for whatever
	// does not hold: hashes, spans, references.
	Verify(ctx context.Context, problem func(string)) error
	// Close ends the work with the store.
	Close() error
}

// KeyStore is a store that also keeps the keys by which linking finds the
// documents of a pile, so that whoever reports on a large one need not hold them.
type KeyStore interface {
	Store
	// KeepKeys keeps the keys of documents of a pile, all or none, in place of
	// those that were kept of them in another state.
	KeepKeys(ctx context.Context, pile string, docs ...DocumentKeys) error
	// ForgetKeys forgets the keys of documents of a pile.
	ForgetKeys(ctx context.Context, pile string, ids ...string) error
	// OpenKeys returns the keys of a pile as they are at this moment. It must
	// be closed.
	OpenKeys(ctx context.Context, pile string) (KeptKeys, error)
}

// DocumentKeys are the keys of a document, by its ID, and the state of document
// and pile that they are of.
type DocumentKeys struct {
	ID, State string
	Keys      []uint64 // sorted, each once
}

// KeptKeys are the keys of a pile as they were at one moment. Its methods may be
// called from several goroutines.
type KeptKeys interface {
	// Documents calls f with the number of each document by which the other
	// methods know it, its ID, and the state of its keys.
	Documents(ctx context.Context, f func(number int64, id, state string)) error
	// Shared returns the keys that documents have in common with others, in any
	// order, each with the numbers of up to most that have it, and with which
	// of those asked about do.
	Shared(ctx context.Context, numbers []int64, most int) ([]SharedKey, error)
	// Having calls f with all that have keys.
	Having(ctx context.Context, keys []uint64, f func(key uint64, number int64)) error
	Close() error
}

// SharedKey is a key that several documents have.
type SharedKey struct {
	Key uint64
	In  []int   // indexes of those asked about
	All []int64 // their numbers, and those of others
}
