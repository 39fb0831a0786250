package wire

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// Table names a table of the CSV output.
type Table string

// Tables.
const (
	TableClaims    Table = "claims"
	TableQuotes    Table = "quotes"
	TableDocuments Table = "documents"
	TableRelations Table = "relations"
	TableFindings  Table = "findings"
	TableErrors    Table = "input_errors"
)

// Tables are all tables of the CSV output.
func Tables() []Table {
	return []Table{TableClaims, TableQuotes, TableDocuments, TableRelations, TableFindings, TableErrors}
}

// ownTable returns the table that a scope stands for.
func ownTable(v view.Scope) Table {
	switch v {
	case view.Texts:
		return TableDocuments
	case view.Lineage:
		return TableRelations
	default:
		return TableClaims
	}
}

// WriteCSV writes one table of r: RFC 4180 in UTF-8, the names of the columns
// in the first row, absent values empty, lists joined by " > " where their
// order means something and by "; " where it does not. Table "" is that of
// the scope. A cell of foreign words that a spreadsheet would take for a
// formula has an apostrophe before it.
func WriteCSV(w io.Writer, r *hearsay.Report, scope view.Scope, table Table) error {
	if table == "" {
		table = ownTable(scope)
	}
	var head []string
	var rows [][]string
	switch table {
	case TableClaims:
		head, rows = claimTable(r)
	case TableQuotes:
		head, rows = quoteTable(r)
	case TableDocuments:
		head, rows = documentTable(r)
	case TableRelations:
		head, rows = relationTable(r)
	case TableFindings:
		head, rows = findingTable(r)
	case TableErrors:
		head = []string{"source", "error"}
		for _, e := range view.InputErrors(r) {
			rows = append(rows, []string{e.Source, e.Err})
		}
	default:
		return fmt.Errorf("no CSV table %q; there are %v", table, Tables())
	}
	out := csv.NewWriter(w)
	if err := out.Write(head); err != nil {
		return err
	}
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell keeps a spreadsheet from running foreign words as a formula. Numbers
// stay as they are.
func cell(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return s
	}
	if _, err := decimal.NewFromString(s); err == nil {
		return s
	}
	return "'" + s
}

func claimTable(r *hearsay.Report) ([]string, [][]string) {
	head := []string{
		"doc", "outlet", "published", "origin", "family", "family_origins_min", "family_origins_max",
		"claim", "start", "end", "exact", "low", "high", "bound", "unit", "counted", "comparison", "ratio",
		"measure", "subject", "object", "place_name", "period_type", "period", "per", "period_basis",
		"modality", "attribution", "part_of", "quote",
	}
	origins := view.OriginOf(r)
	families := map[string]hearsay.ClaimFamily{}
	for _, f := range r.ClaimFamilies {
		for _, id := range f.Claims {
			families[id] = f
		}
	}
	var rows [][]string
	for _, d := range view.Documents(r) {
		for _, c := range claimRecords(d, newRuler(d.Text)) {
			family, low, high := "", "", ""
			if f, ok := families[c.ID]; ok {
				family, low, high = f.ID, strconv.Itoa(f.MinOrigins), strconv.Itoa(f.MaxOrigins)
			}
			q := QuantityRecord{}
			if c.Quantity != nil {
				q = *c.Quantity
			}
			comparison := ""
			if x := c.Comparison; x != nil {
				comparison = x.Left + " " + x.Op + " " + x.Right
			}
			var chain []string
			for _, p := range c.Attribution {
				chain = append(chain, value(p.Name))
			}
			rows = append(rows, []string{
				d.ID, d.Outlet.Value, view.PublishedOf(&d.Document, r.Inherited[d.ID]).Value, origins[d.ID], family, low, high,
				c.ID, strconv.Itoa(c.Start), strconv.Itoa(c.End), c.Exact,
				number(q.Low), number(q.High), q.Bound, q.Unit, value(q.Counted), comparison, number(c.Ratio),
				value(c.Measure), value(c.Subject), value(c.Object), value(c.PlaceName),
				value(c.Period.Type), value(c.Period.Value), value(c.Period.Per), c.Period.Basis,
				value(c.Modality), strings.Join(chain, " > "), value(c.PartOf), value(c.Quote),
			})
		}
	}
	return head, rows
}

func quoteTable(r *hearsay.Report) ([]string, [][]string) {
	head := []string{
		"doc", "outlet", "published", "quote", "form", "start", "end", "content", "speaker", "speaker_type",
		"addressee", "chain", "nested_in", "family", "verdict", "flags", "against",
	}
	type versionIn struct {
		family string
		hearsay.QuoteVersion
	}
	versions := map[string]versionIn{}
	for _, f := range r.QuoteFamilies {
		for _, v := range f.Versions {
			versions[v.Quote] = versionIn{f.ID, v}
		}
	}
	var rows [][]string
	for _, d := range view.Documents(r) {
		for _, q := range quoteRecords(d, newRuler(d.Text)) {
			start, end := "", ""
			var content, chain []string
			for _, p := range q.Content {
				content = append(content, p.Exact)
			}
			if n := len(q.Content); n > 0 {
				start, end = strconv.Itoa(q.Content[0].Start), strconv.Itoa(q.Content[n-1].End)
			}
			for _, p := range q.Chain {
				chain = append(chain, value(p.Name))
			}
			to := ""
			if q.Addressee != nil {
				to = value(q.Addressee.Name)
			}
			v := versions[q.ID]
			rows = append(rows, []string{
				d.ID, d.Outlet.Value, view.PublishedOf(&d.Document, r.Inherited[d.ID]).Value, q.ID, q.Form, start, end,
				strings.Join(content, " "), value(q.Speaker.Name), q.Speaker.Type, to, strings.Join(chain, " > "),
				value(q.NestedIn), v.family, string(v.Verdict), strings.Join(v.Flags, "; "), v.Against,
			})
		}
	}
	return head, rows
}

func documentTable(r *hearsay.Report) ([]string, [][]string) {
	head := []string{
		"id", "source", "sha256", "media_type", "title", "byline", "outlet", "place", "language", "url",
		"published", "published_basis", "published_from", "origin", "parent", "text",
	}
	origins := view.OriginOf(r)
	var rows [][]string
	for _, d := range view.Documents(r) {
		var byline []string
		for _, f := range d.Byline {
			byline = append(byline, f.Value)
		}
		p := view.PublishedOf(&d.Document, r.Inherited[d.ID])
		rows = append(rows, []string{
			d.ID, d.Source, d.SHA256, d.MediaType, d.Title.Value, strings.Join(byline, "; "), d.Outlet.Value,
			d.Place.Value, d.Language.Value, d.URL.Value, p.Value, string(p.Basis), p.From,
			origins[d.ID], r.Parents[d.ID], d.Text,
		})
	}
	return head, rows
}

func relationTable(r *hearsay.Report) ([]string, [][]string) {
	head := []string{"a", "b", "relation", "a_in_b", "b_in_a", "original", "probability", "because"}
	share := func(f float64) string { return strconv.FormatFloat(f, 'f', 4, 64) }
	var rows [][]string
	for _, x := range view.RelationsOf(r.Relations) {
		rows = append(rows, []string{
			x.A, x.B, string(x.Kind), share(x.AInB), share(x.BInA), x.Original, share(x.Probability),
			strings.Join(x.Because, "; "),
		})
	}
	return head, rows
}

// findingTable has one row for each piece of evidence.
func findingTable(r *hearsay.Report) ([]string, [][]string) {
	head := []string{"finding", "type", "text", "labels", "doc", "start", "end", "exact"}
	var rows [][]string
	for i, f := range Records(r).Findings {
		row := []string{strconv.Itoa(i + 1), f.Type, f.Text, strings.Join(f.Labels, "; ")}
		if len(f.Evidence) == 0 {
			rows = append(rows, append(row, "", "", "", ""))
		}
		for _, e := range f.Evidence {
			rows = append(rows, append(row[:4:4], e.Doc, strconv.Itoa(e.Start), strconv.Itoa(e.End), e.Exact))
		}
	}
	return head, rows
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func number(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}
