// Package htmldate takes the place of github.com/markusmobius/go-htmldate, on
// which go-trafilatura depends.
//
// hearsay reads dates itself, from places it can name, and always gives
// trafilatura its HtmlDateOverride; the real package is never called. But
// through go-dateparser it spends 170 ms and 95 MB at each start of the
// program. This one has the few names that trafilatura refers to, and does
// nothing.
package htmldate

import (
	"time"

	"golang.org/x/net/html"
)

// Options are accepted and not looked at.
type Options struct {
	ExtractTime         bool
	UseOriginalDate     bool
	URL                 string
	MinDate, MaxDate    time.Time
	EnableLog           bool
	SkipExtensiveSearch bool
	DeferUrlExtractor   bool
}

// Result is a date; the zero Result is none.
type Result struct {
	DateTime    time.Time
	HasTime     bool
	HasTimezone bool
	SrcString   string
}

// IsZero reports whether there is no date.
func (r Result) IsZero() bool { return r.DateTime.IsZero() }

// Format formats the date using a Go reference-time layout.
func (r Result) Format(layout string) string { return r.DateTime.Format(layout) }

// FromDocument finds no date.
func FromDocument(*html.Node, Options) (Result, error) { return Result{}, nil }
