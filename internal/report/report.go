// Package report turns what is known about a pile into what leaves the
// program: records for programs (JSON, JSON Lines, CSV), and pages for people
// (terminal, Markdown, one HTML file).
//
// [Write] is the way in: it takes the format by name. [Records] gives the
// records themselves, [NewStream] writes them one document at a time. The
// contract for programs stands in docs/format.md.
//
// Below this package, wire holds the records, view makes a report ready to be
// shown, svg draws, and page writes HTML; the terminal and Markdown are here.
//
// Inside the program places count bytes; in everything that is written here
// they count Unicode code points. The same report gives the same bytes:
// nothing depends on the clock, the machine or the order of a map.
package report

import (
	"fmt"
	"io"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/page"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// Format names a form of output.
type Format string

// Forms of output.
const (
	Text     Format = "text"  // for a terminal
	JSON     Format = "json"  // one object with a list for each kind of record
	JSONL    Format = "jsonl" // one record a line
	CSV      Format = "csv"   // one table, see [Table]
	Markdown Format = "md"
	HTML     Format = "html" // one file that needs no network
)

// Formats are all forms of output, the one for people at a terminal first.
func Formats() []Format { return []Format{Text, JSON, JSONL, CSV, Markdown, HTML} }

// View says how much of a report is written.
type View = view.Scope

// Views, one for each command.
const (
	Everything  = view.Everything  // all across documents: hearsay report
	Annotations = view.Annotations // documents, quotations, claims: hearsay annotate
	Texts       = view.Texts       // documents: hearsay text
	Lineage     = view.Lineage     // relations, origins, stories: hearsay link
	Claims      = view.Claims      // claims and their families: hearsay claims
)

// Table names a table of the CSV output.
type Table = wire.Table

// Tables are all tables of the CSV output.
func Tables() []Table { return wire.Tables() }

// Records returns the records of everything in r.
func Records(r *hearsay.Report) wire.Set { return wire.Records(r) }

// NewStream returns a stream that writes records as JSON Lines while
// documents come in.
func NewStream(w io.Writer, v View) *wire.Stream { return wire.NewStream(w, v) }

// Options say how a report is written. The zero value writes everything as
// plain text of 100 columns.
type Options struct {
	Format Format // "" is [Text]
	View   View
	Color  bool  // terminal only: mark with colours as well
	Width  int   // terminal only: columns, 0 for 100
	Table  Table // CSV only: "" for the view's own table
}

// Write writes r in the form and the view that o names. An unknown format or
// table is an error before anything is written.
func Write(w io.Writer, r *hearsay.Report, o Options) error {
	switch o.Format {
	case JSON:
		return wire.WriteJSON(w, r, o.View)
	case JSONL:
		return wire.WriteJSONL(w, r, o.View)
	case CSV:
		return wire.WriteCSV(w, r, o.View, o.Table)
	case Text, "":
		return WriteText(w, r, TextOptions{Color: o.Color, Width: o.Width, View: o.View})
	case Markdown:
		return WriteMarkdown(w, r, o.View)
	case HTML:
		return page.Write(w, r, page.Options{Scope: o.View})
	default:
		return fmt.Errorf("no output format %q; there are %v", o.Format, Formats())
	}
}
