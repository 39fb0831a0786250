package hearsay

// Capture is what came in, as it came: bytes that are never changed, with
// where they were found and what was said about them on the way.
type Capture struct {
	// ID names the document in everything that is reported about it: the
	// path as given, for a directory the path below it, the URL, or the id
	// that a line of JSONL states. IDs are unique in a pile.
	ID string
	// Source is where the bytes came from, as the user would name it: a path
	// on disk, a URL, or "-" for standard input.
	Source string
	// MediaType is the type as detected or declared, without parameters:
	// text/plain, text/markdown, text/html …
	MediaType string
	// Charset is the character encoding that the carrier declared (HTTP
	// header), "" if it declared none.
	Charset string
	// URL is where the bytes were fetched from, "" for a file.
	URL string
	// Via are the addresses that led to URL, the one asked for first; empty if
	// it answered itself.
	Via []string `json:",omitempty"`
	// Rights are what the site said about the use of the page by machines when
	// it was fetched.
	Rights []Right `json:",omitempty"`
	// Bytes is the content.
	Bytes []byte
	// SHA256 is the lower-case hexadecimal digest of Bytes.
	SHA256 string
	// Given is the metadata that whoever handed over the capture stated
	// beside it, for instance in the fields of a line of JSONL.
	Given Given
}

// Right is one such statement, with the place where it was read ("header
// tdm-reservation", "meta robots", "robots.txt content-usage") and its words.
type Right struct{ From, Exact string }

// Given is metadata stated beside a capture rather than inside it. An empty
// field was not stated.
type Given struct {
	Title, Byline, Outlet, Published, Language, URL string
}
