// Package export turns a report into the forms that other tools take: linked
// data, annotations, tables and citations. [Write] is the way in;
// [ReadAnnotations] is the way back, from annotations that people made in
// another tool to corrections of what the machine read.
//
// Nothing here rates a claim. Where a person has (a correction of the field
// [RatingField]), the rating is exported under that person's name.
//
// The same report gives the same bytes. Titles, names and words of documents
// are foreign: each form escapes them by its own rules, so that no document
// can break out of the cell, field or template that it is quoted in.
package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"github.com/hearsay-project/hearsay"
	lasting "github.com/hearsay-project/hearsay/internal/ref"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// Format names a form of export.
type Format string

// Forms of export.
const (
	JSONLD      Format = "jsonld"      // schema.org and PROV-O
	Annotations Format = "annotations" // W3C Web Annotation
	Parquet     Format = "parquet"     // one table, see [Options]
	CSL         Format = "csl"         // the documents as CSL-JSON
	BibTeX      Format = "bibtex"      // the documents as BibTeX
	Wikitext    Format = "wikitext"    // the claims as a table with citations
	CSV         Format = "csv"         // one table
	JSONL       Format = "jsonl"       // the records of docs/format.md
)

// Formats are all forms of export.
func Formats() []Format {
	return []Format{JSONLD, Annotations, Parquet, CSL, BibTeX, Wikitext, CSV, JSONL}
}

// MediaType returns the media type of the form, "" if there is no such form.
func (f Format) MediaType() string {
	switch f {
	case JSONLD:
		return "application/ld+json"
	case Annotations:
		return `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`
	case Parquet:
		return "application/vnd.apache.parquet"
	case CSL:
		return "application/vnd.citationstyles.csl+json"
	case BibTeX:
		return "application/x-bibtex"
	case Wikitext:
		return "text/plain; charset=utf-8"
	case CSV:
		return "text/csv; charset=utf-8"
	case JSONL:
		return "application/x-ndjson"
	}
	return ""
}

// Extension returns the usual ending of a file's name, without the dot.
func (f Format) Extension() string {
	switch f {
	case CSL:
		return "json"
	case BibTeX:
		return "bib"
	case Wikitext:
		return "txt"
	case Annotations:
		return "jsonld"
	}
	return string(f)
}

// Options say how a report is exported. The zero value of all but Format
// serves.
type Options struct {
	Format Format
	// Table is the table of [CSV] and [Parquet]; "" is that of the claims.
	Table wire.Table
	// Link returns the permanent address of a thing ("document", "quote",
	// "claim" …) by its ID. Nil names things by UUIDs that are made of kind
	// and ID, and so are the same each time.
	Link func(kind wire.Kind, id string) string
	// Corrections are what people said about what the machine read, in the
	// order of the log. [Annotations] holds them beside the machine's
	// reading, and ratings among them become ClaimReviews of [JSONLD].
	Corrections []hearsay.Correction
}

// Links returns a Link for the things of a pile that a server at the base
// address (https://desk.example, with a path or without) shows: documents,
// quotations, claims, origins and corrections (by their Seq). They are the
// pages' own permanent links, and last as long as the words that they name.
func Links(base, pile string, r *hearsay.Report) func(kind wire.Kind, id string) string {
	at := strings.TrimSuffix(base, "/") + "/p/" + url.PathEscape(pile)
	refs := map[string]string{}
	for i := range r.Documents {
		d := &r.Documents[i]
		for k, name := range lasting.Quotes(d) {
			refs[string(wire.KindQuote)+d.Quotes[k].ID] = name
		}
		for k, name := range lasting.Claims(d) {
			refs[string(wire.KindClaim)+d.Claims[k].ID] = name
		}
	}
	for _, o := range r.Origins {
		refs[string(wire.KindOrigin)+o.ID], _ = lasting.Group(hearsay.OriginRecord, o.Documents)
	}
	return func(kind wire.Kind, id string) string {
		switch kind {
		case wire.KindDocument:
			return at + "/d/" + url.PathEscape(id)
		case correctionKind:
			return at + "/log#n" + id
		}
		return at + "/r/" + cmp.Or(refs[string(kind)+id], url.PathEscape(id))
	}
}

// correctionKind is the kind by which lines of the review log are named.
const correctionKind wire.Kind = "correction"

// CheckBase says what is wrong with the base address of a server, if anything.
func CheckBase(base string) error {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("the base address is one like https://desk.example/ or https://example.org/desk/; not %q", base)
	}
	return nil
}

// names is the namespace of the UUIDs that name things without an address.
var names = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/hearsay-project/hearsay"))

// name returns the IRI of a thing.
func (o Options) name(kind wire.Kind, id string) string {
	if o.Link != nil {
		return o.Link(kind, id)
	}
	return "urn:uuid:" + uuid.NewSHA1(names, []byte(string(kind)+"\x00"+id)).String()
}

// Write writes r in the form that o names. An unknown form or table is an
// error before anything is written.
func Write(w io.Writer, r *hearsay.Report, o Options) error {
	switch o.Format {
	case JSONLD:
		return writeJSONLD(w, r, o)
	case Annotations:
		return writeAnnotations(w, r, o)
	case Parquet:
		return writeParquet(w, r, o.Table)
	case CSL:
		return writeCSL(w, r, o)
	case BibTeX:
		return buffered(w, func(out *bufio.Writer) { writeBibTeX(out, r) })
	case Wikitext:
		return buffered(w, func(out *bufio.Writer) { writeWikitext(out, r) })
	case CSV:
		return wire.WriteCSV(w, r, view.Everything, o.Table)
	case JSONL:
		return wire.WriteJSONL(w, r, view.Everything)
	}
	return fmt.Errorf("no export format %q; there are %v", o.Format, Formats())
}

func buffered(w io.Writer, write func(*bufio.Writer)) error {
	out := bufio.NewWriter(w)
	write(out)
	return out.Flush()
}

// plain returns foreign words on one line: control characters and marks that
// turn the direction of writing are left out, white space is one space.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\ufeff', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}

// text returns the string that p points to, "" for nil.
func text(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}
