package hearsay

// Document is the readable text of a capture with its metadata. What the
// capture does not state is absent, never guessed.
type Document struct {
	ID, Source, SHA256, MediaType string

	// Text is the readable text in UTF-8: its blocks in reading order,
	// separated by one empty line, broken lines joined, furniture left out.
	// Words and punctuation are those of the capture, typography included.
	Text string
	// Blocks cover Text but for the empty lines between them, in order.
	Blocks []Block

	Title    Field
	Byline   []Field
	Outlet   Field
	Place    Field // where the report was filed from (dateline), as in "Munich, Germany"
	Language Field // BCP 47
	URL      Field // canonical address of the document itself

	// Published is the date of the report; its Value is ISO 8601 with the
	// precision stated (2026, 2026-02, 2026-02-14, 2026-02-14T15:07:00Z).
	Published Field

	// Rights are what the site said about the use of the page by machines when
	// it was fetched, one statement a field, in its words.
	Rights []Field `json:",omitempty"`

	// Credits are the places where the document names where it has its
	// content from.
	Credits []Credit
	// Links are the links that stood in the capture's main text.
	Links []Link
}

// BlockKind says what a block of text is.
type BlockKind string

// Kinds of blocks. Only paragraphs, list items and quotes are running text;
// headings and captions are shown but do not join sentences.
const (
	Paragraph  BlockKind = "paragraph"
	Heading    BlockKind = "heading"
	Caption    BlockKind = "caption"
	ListItem   BlockKind = "list item"
	BlockQuote BlockKind = "block quote"
)

// Block is one paragraph, heading, caption or list item of a document.
type Block struct {
	Span
	Kind BlockKind
}

// Running reports whether the block is running text.
func (b Block) Running() bool { return b.Kind != Heading && b.Kind != Caption }

// Basis says what a piece of metadata rests on.
type Basis string

// Bases of metadata.
const (
	BasisMetadata  Basis = "metadata"  // markup meant for machines: JSON-LD, Open Graph, front matter
	BasisText      Basis = "text"      // words of the document
	BasisURL       Basis = "url"       // the document's own address
	BasisGiven     Basis = "given"     // stated by whoever handed over the capture
	BasisInherited Basis = "inherited" // taken over from the document that this one copies
)

// Field is one piece of metadata with where it was read. The zero Field means
// that the document does not state it.
type Field struct {
	Value string
	Basis Basis
	// From names the place: "json-ld datePublished", "line 7", "dateline",
	// or for an inherited value the ID of the other document.
	From string
	// Exact is the words as they stood there.
	Exact string
	// Span is where Exact stands in Document.Text; empty if it does not.
	Span Span
}

// IsZero reports whether the field is absent.
func (f Field) IsZero() bool { return f.Value == "" }

// CreditKind says how a document names its source.
type CreditKind string

// Kinds of credits.
const (
	CreditAgency    CreditKind = "agency"    // "(AP)", "Reuters contributed to this report"
	CreditTold      CreditKind = "told"      // "told The Moscow Times"
	CreditPublished CreditKind = "published" // "first published by", "originally appeared in"
	CreditLink      CreditKind = "link"      // canonical, isBasedOn or "original" link to another address
)

// Credit is a place where a document credits a publisher, an agency or an
// address.
type Credit struct {
	Kind CreditKind
	Name string // the outlet or agency as written, "" for a bare link
	URL  string // "" if there is none
	Span Span   // in Document.Text; empty if it stands only in markup
}

// Link is a link of the capture's main text.
type Link struct {
	Text, URL string
	// Rel is "" for a link in the running text, "related" for link
	// furniture, "original" for a link that the document calls its source.
	Rel string
}
