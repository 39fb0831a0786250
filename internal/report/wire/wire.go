// Package wire holds the records that programs read, and writes them as JSON,
// JSON Lines and CSV. The contract stands in docs/format.md, field by field.
package wire

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay/internal/report/view"
)

// Kind names a kind of record.
type Kind string

// Kinds of records.
const (
	KindDocument    Kind = "document"
	KindQuote       Kind = "quote"
	KindClaim       Kind = "claim"
	KindRelation    Kind = "relation"
	KindOrigin      Kind = "origin"
	KindStory       Kind = "story"
	KindQuoteFamily Kind = "quote_family"
	KindClaimFamily Kind = "claim_family"
	KindFinding     Kind = "finding"
	KindInputError  Kind = "input_error"
	KindCheck       Kind = "check" // hearsay check only
)

func allKinds() []Kind {
	return []Kind{
		KindDocument, KindQuote, KindClaim, KindRelation, KindOrigin, KindStory,
		KindQuoteFamily, KindClaimFamily, KindFinding, KindInputError,
	}
}

// The types below are the contract of docs/format.md, field by field. A nil
// string is written as null, a nil list as [].

// Place is a stretch of a document's text, in Unicode code points, half-open,
// with its words and up to 32 code points on either side.
type Place struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// DocPlace is a place with the document that it stands in.
type DocPlace struct {
	Doc string `json:"doc"`
	Place
}

// Share is a number from 0 to 1, written with four decimals.
type Share float64

// MarshalJSON writes the share with four decimals.
func (s Share) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, min(max(float64(s), 0), 1), 'f', 4, 64), nil
}

// DocumentRecord is one document.
type DocumentRecord struct {
	Kind      Kind             `json:"kind"`
	ID        string           `json:"id"`
	Source    *string          `json:"source"`
	SHA256    *string          `json:"sha256"`
	MediaType *string          `json:"media_type"`
	Text      string           `json:"text"`
	Title     *string          `json:"title"`
	Byline    []string         `json:"byline"`
	Outlet    *string          `json:"outlet"`
	Place     *string          `json:"place"`
	Language  *string          `json:"language"`
	URL       *string          `json:"url"`
	Published *PublishedRecord `json:"published"`
	Headings  []Place          `json:"headings"`
	Links     []LinkRecord     `json:"links"`
	Blocks    []BlockRecord    `json:"blocks"`
	Credits   []CreditRecord   `json:"credits"`
	Metadata  []MetadataRecord `json:"metadata"`
}

// PublishedRecord is the date of a report and what it rests on.
type PublishedRecord struct {
	Value string  `json:"value"`
	Basis string  `json:"basis"`
	From  *string `json:"from"`
	Exact *string `json:"exact"`
}

// LinkRecord is a link of the main text.
type LinkRecord struct {
	Text *string `json:"text"`
	URL  string  `json:"url"`
	Rel  *string `json:"rel"`
}

// BlockRecord is one paragraph, heading, caption or list item.
type BlockRecord struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// CreditRecord is a place where the document names where it has its content
// from. Place is nil when it stands in markup only.
type CreditRecord struct {
	Type  string  `json:"type"`
	Name  *string `json:"name"`
	URL   *string `json:"url"`
	Place *Place  `json:"place"`
}

// MetadataRecord says where one piece of metadata was read. Place is nil when
// the words do not stand in the text.
type MetadataRecord struct {
	Field string  `json:"field"`
	Value string  `json:"value"`
	Basis string  `json:"basis"`
	From  *string `json:"from"`
	Exact *string `json:"exact"`
	Place *Place  `json:"place"`
}

// PartyRecord is somebody to whom words are attributed or addressed.
type PartyRecord struct {
	Name     *string `json:"name"`
	Type     string  `json:"type"`
	Mentions []Place `json:"mentions"`
}

// QuoteRecord is one quotation.
type QuoteRecord struct {
	Kind      Kind          `json:"kind"`
	ID        string        `json:"id"`
	Doc       string        `json:"doc"`
	Form      string        `json:"form"`
	Content   []Place       `json:"content"`
	Cue       []Place       `json:"cue"`
	Strength  *string       `json:"strength"`
	Speaker   PartyRecord   `json:"speaker"`
	Addressee *PartyRecord  `json:"addressee"`
	Venue     *Place        `json:"venue"`
	Chain     []PartyRecord `json:"chain"`
	NestedIn  *string       `json:"nested_in"`
}

// ClaimRecord is one claim, at its earliest mention.
type ClaimRecord struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
	Doc  string `json:"doc"`
	Place
	Quantity    *QuantityRecord   `json:"quantity"`
	Comparison  *ComparisonRecord `json:"comparison"`
	Ratio       *decimal.Decimal  `json:"ratio"`
	Measure     *string           `json:"measure"`
	Subject     *string           `json:"subject"`
	Object      *string           `json:"object"`
	PlaceName   *string           `json:"place_name"`
	Period      PeriodRecord      `json:"period"`
	Modality    *string           `json:"modality"`
	Attribution []PartyRecord     `json:"attribution"`
	Further     bool              `json:"further"`
	PartOf      *string           `json:"part_of"`
	Quote       *string           `json:"quote"`
	Mentions    []Place           `json:"mentions"`
}

// QuantityRecord is a value interval with its unit and what is counted.
type QuantityRecord struct {
	Place
	Low     *decimal.Decimal `json:"low"`
	High    *decimal.Decimal `json:"high"`
	Bound   string           `json:"bound"`
	Unit    string           `json:"unit"`
	Counted *string          `json:"counted"`
}

// ComparisonRecord is a claim without a number.
type ComparisonRecord struct {
	Left  string `json:"left"`
	Op    string `json:"op"`
	Right string `json:"right"`
}

// PeriodRecord is the time that a number is about.
type PeriodRecord struct {
	Type     *string `json:"type"`
	Value    *string `json:"value"`
	Per      *string `json:"per"`
	Basis    string  `json:"basis"`
	Mentions []Place `json:"mentions"`
}

// RelationRecord is how two documents hang together.
type RelationRecord struct {
	Kind        Kind            `json:"kind"`
	A           string          `json:"a"`
	B           string          `json:"b"`
	Relation    string          `json:"relation"`
	AInB        Share           `json:"a_in_b"`
	BInA        Share           `json:"b_in_a"`
	Original    *string         `json:"original"`
	Probability Share           `json:"probability"`
	Because     []string        `json:"because"`
	Passages    []PassageRecord `json:"passages"`
}

// PassageRecord is a stretch that two documents share.
type PassageRecord struct {
	A Place `json:"a"`
	B Place `json:"b"`
}

// OriginRecord is the root of a lineage.
type OriginRecord struct {
	Kind      Kind     `json:"kind"`
	ID        string   `json:"id"`
	Documents []string `json:"documents"`
	Root      *string  `json:"root"`
	Credited  *string  `json:"credited"`
}

// StoryRecord is the documents about one event.
type StoryRecord struct {
	Kind      Kind     `json:"kind"`
	ID        string   `json:"id"`
	Documents []string `json:"documents"`
}

// QuoteFamilyRecord is the versions of one quotation.
type QuoteFamilyRecord struct {
	Kind     Kind            `json:"kind"`
	ID       string          `json:"id"`
	Versions []VersionRecord `json:"versions"`
}

// VersionRecord is one version of a quotation.
type VersionRecord struct {
	Quote   string       `json:"quote"`
	Verdict string       `json:"verdict"`
	Flags   []string     `json:"flags"`
	Against *string      `json:"against"`
	Why     *string      `json:"why"`
	Edits   []EditRecord `json:"edits"`
}

// EditRecord is one step of a word diff; either side may be "".
type EditRecord struct {
	Op   string `json:"op"`
	From string `json:"from"`
	To   string `json:"to"`
}

// ClaimFamilyRecord is comparable claims across documents.
type ClaimFamilyRecord struct {
	Kind    Kind         `json:"kind"`
	ID      string       `json:"id"`
	Claims  []string     `json:"claims"`
	Origins OriginsCount `json:"origins"`
	Pairs   []PairRecord `json:"pairs"`
}

// OriginsCount bounds a number of independent origins.
type OriginsCount struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// PairRecord is the verdict on two claims.
type PairRecord struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Verdict string   `json:"verdict"`
	Flags   []string `json:"flags"`
	Because *string  `json:"because"`
}

// FindingRecord is one line that a person should look at.
type FindingRecord struct {
	Kind     Kind       `json:"kind"`
	Type     string     `json:"type"`
	Text     string     `json:"text"`
	Labels   []string   `json:"labels"`
	Evidence []DocPlace `json:"evidence"`
}

// InputErrorRecord is an input that could not be read.
type InputErrorRecord struct {
	Kind   Kind   `json:"kind"`
	Source string `json:"source"`
	Error  string `json:"error"`
}

// Kinds are the kinds of records that a scope holds, in the order in which
// they are written.
func Kinds(v view.Scope) []Kind {
	switch v {
	case view.Annotations:
		return []Kind{KindDocument, KindQuote, KindClaim, KindInputError}
	case view.Texts:
		return []Kind{KindDocument, KindInputError}
	case view.Lineage:
		return []Kind{KindRelation, KindOrigin, KindStory, KindInputError}
	case view.Claims:
		return []Kind{KindClaim, KindClaimFamily, KindInputError}
	default:
		return allKinds()
	}
}
