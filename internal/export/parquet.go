package export

import (
	"fmt"
	"io"
	"math/big"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// The rows below are the tables of the Parquet export; their columns carry
// the names of the fields of docs/format.md. Numbers are DECIMAL(38, 9): a
// number that does not fit is null, and stands in exact.

type documentRow struct {
	ID             string   `parquet:"id"`
	Source         *string  `parquet:"source,optional"`
	SHA256         *string  `parquet:"sha256,optional"`
	MediaType      *string  `parquet:"media_type,optional"`
	Text           string   `parquet:"text,zstd"`
	Title          *string  `parquet:"title,optional"`
	Byline         []string `parquet:"byline,list"`
	Outlet         *string  `parquet:"outlet,optional,dict"`
	Place          *string  `parquet:"place,optional,dict"`
	Language       *string  `parquet:"language,optional,dict"`
	URL            *string  `parquet:"url,optional"`
	Published      *string  `parquet:"published,optional"`
	PublishedBasis *string  `parquet:"published_basis,optional,dict"`
	Origin         *string  `parquet:"origin,optional,dict"`
	Story          *string  `parquet:"story,optional,dict"`
}

type partyRow struct {
	Name *string `parquet:"name,optional"`
	Type string  `parquet:"type,dict"`
}

type quoteRow struct {
	ID        string     `parquet:"id"`
	Doc       string     `parquet:"doc,dict"`
	Form      string     `parquet:"form,dict"`
	Start     int32      `parquet:"start"`
	End       int32      `parquet:"end"`
	Content   []string   `parquet:"content,list"`
	Strength  *string    `parquet:"strength,optional,dict"`
	Speaker   partyRow   `parquet:"speaker"`
	Addressee *string    `parquet:"addressee,optional"`
	Chain     []partyRow `parquet:"chain,list"`
	NestedIn  *string    `parquet:"nested_in,optional"`
	Family    *string    `parquet:"family,optional"`
	Verdict   *string    `parquet:"verdict,optional,dict"`
	Flags     []string   `parquet:"flags,list"`
	Against   *string    `parquet:"against,optional"`
}

type claimRow struct {
	ID          string     `parquet:"id"`
	Doc         string     `parquet:"doc,dict"`
	Start       int32      `parquet:"start"`
	End         int32      `parquet:"end"`
	Exact       string     `parquet:"exact"`
	Low         *[16]byte  `parquet:"low,optional,decimal(9:38)"`
	High        *[16]byte  `parquet:"high,optional,decimal(9:38)"`
	Bound       *string    `parquet:"bound,optional,dict"`
	Unit        *string    `parquet:"unit,optional,dict"`
	Counted     *string    `parquet:"counted,optional,dict"`
	Comparison  *string    `parquet:"comparison,optional"`
	Ratio       *[16]byte  `parquet:"ratio,optional,decimal(9:38)"`
	Measure     *string    `parquet:"measure,optional,dict"`
	Subject     *string    `parquet:"subject,optional,dict"`
	Object      *string    `parquet:"object,optional,dict"`
	PlaceName   *string    `parquet:"place_name,optional,dict"`
	PeriodType  *string    `parquet:"period_type,optional,dict"`
	Period      *string    `parquet:"period,optional"`
	Per         *string    `parquet:"per,optional,dict"`
	PeriodBasis string     `parquet:"period_basis,dict"`
	Modality    *string    `parquet:"modality,optional,dict"`
	Attribution []partyRow `parquet:"attribution,list"`
	PartOf      *string    `parquet:"part_of,optional"`
	Quote       *string    `parquet:"quote,optional"`
	Family      *string    `parquet:"family,optional"`
	OriginsMin  *int32     `parquet:"family_origins_min,optional"`
	OriginsMax  *int32     `parquet:"family_origins_max,optional"`
}

type relationRow struct {
	A           string   `parquet:"a,dict"`
	B           string   `parquet:"b,dict"`
	Relation    string   `parquet:"relation,dict"`
	AInB        float64  `parquet:"a_in_b"`
	BInA        float64  `parquet:"b_in_a"`
	Original    *string  `parquet:"original,optional,dict"`
	Probability float64  `parquet:"probability"`
	Because     []string `parquet:"because,list"`
}

type evidenceRow struct {
	Doc   string `parquet:"doc"`
	Start int32  `parquet:"start"`
	End   int32  `parquet:"end"`
	Exact string `parquet:"exact"`
}

type findingRow struct {
	Type     string        `parquet:"type,dict"`
	Text     string        `parquet:"text"`
	Labels   []string      `parquet:"labels,list"`
	Evidence []evidenceRow `parquet:"evidence,list"`
}

type errorRow struct {
	Source string `parquet:"source"`
	Error  string `parquet:"error"`
}

// writeParquet writes one table of r, compressed with Zstandard.
func writeParquet(w io.Writer, r *hearsay.Report, table wire.Table) error {
	set := wire.Records(r)
	switch table {
	case "", wire.TableClaims:
		return writeRows(w, claimRows(r, set))
	case wire.TableQuotes:
		return writeRows(w, quoteRows(r, set))
	case wire.TableDocuments:
		return writeRows(w, documentRows(r, set))
	case wire.TableRelations:
		var rows []relationRow
		for _, v := range set.Relations {
			rows = append(rows, relationRow{v.A, v.B, v.Relation, float64(v.AInB), float64(v.BInA), v.Original, float64(v.Probability), v.Because})
		}
		return writeRows(w, rows)
	case wire.TableFindings:
		var rows []findingRow
		for _, f := range set.Findings {
			row := findingRow{Type: f.Type, Text: f.Text, Labels: f.Labels}
			for _, e := range f.Evidence {
				row.Evidence = append(row.Evidence, evidenceRow{e.Doc, int32(e.Start), int32(e.End), e.Exact})
			}
			rows = append(rows, row)
		}
		return writeRows(w, rows)
	case wire.TableErrors:
		var rows []errorRow
		for _, e := range set.InputErrors {
			rows = append(rows, errorRow{e.Source, e.Error})
		}
		return writeRows(w, rows)
	}
	return fmt.Errorf("no table %q; there are %v", table, wire.Tables())
}

func writeRows[T any](w io.Writer, rows []T) error {
	out := parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("hearsay", "1", ""))
	if _, err := out.Write(rows); err != nil {
		return err
	}
	return out.Close()
}

func documentRows(r *hearsay.Report, set wire.Set) []documentRow {
	origins, stories := view.OriginOf(r), map[string]string{}
	for _, s := range r.Stories {
		for _, d := range s.Documents {
			stories[d] = s.ID
		}
	}
	var rows []documentRow
	for _, d := range set.Documents {
		row := documentRow{
			ID: d.ID, Source: d.Source, SHA256: d.SHA256, MediaType: d.MediaType, Text: d.Text, Title: d.Title,
			Byline: d.Byline, Outlet: d.Outlet, Place: d.Place, Language: d.Language, URL: d.URL,
			Origin: pointer(origins[d.ID]), Story: pointer(stories[d.ID]),
		}
		if p := d.Published; p != nil {
			row.Published, row.PublishedBasis = &p.Value, &p.Basis
		}
		rows = append(rows, row)
	}
	return rows
}

func quoteRows(r *hearsay.Report, set wire.Set) []quoteRow {
	type member struct {
		family string
		wire.VersionRecord
	}
	versions := map[string]member{}
	for _, f := range set.QuoteFamilies {
		for _, v := range f.Versions {
			versions[v.Quote] = member{f.ID, v}
		}
	}
	var rows []quoteRow
	for _, q := range set.Quotes {
		row := quoteRow{
			ID: q.ID, Doc: q.Doc, Form: q.Form, Strength: q.Strength, NestedIn: q.NestedIn,
			Speaker: partyRow{q.Speaker.Name, q.Speaker.Type}, Chain: partyRows(q.Chain),
		}
		for _, p := range q.Content {
			row.Content = append(row.Content, p.Exact)
		}
		if n := len(q.Content); n > 0 {
			row.Start, row.End = int32(q.Content[0].Start), int32(q.Content[n-1].End)
		}
		if q.Addressee != nil {
			row.Addressee = q.Addressee.Name
		}
		if v, ok := versions[q.ID]; ok {
			row.Family, row.Verdict, row.Flags, row.Against = pointer(v.family), pointer(v.Verdict), v.Flags, v.Against
		}
		rows = append(rows, row)
	}
	return rows
}

func claimRows(r *hearsay.Report, set wire.Set) []claimRow {
	families := map[string]wire.ClaimFamilyRecord{}
	for _, f := range set.ClaimFamilies {
		for _, id := range f.Claims {
			families[id] = f
		}
	}
	var rows []claimRow
	for _, c := range set.Claims {
		row := claimRow{
			ID: c.ID, Doc: c.Doc, Start: int32(c.Start), End: int32(c.End), Exact: c.Exact, Ratio: fixed(c.Ratio),
			Measure: c.Measure, Subject: c.Subject, Object: c.Object, PlaceName: c.PlaceName,
			PeriodType: c.Period.Type, Period: c.Period.Value, Per: c.Period.Per, PeriodBasis: c.Period.Basis,
			Modality: c.Modality, Attribution: partyRows(c.Attribution), PartOf: c.PartOf, Quote: c.Quote,
		}
		if q := c.Quantity; q != nil {
			row.Low, row.High, row.Bound, row.Unit, row.Counted = fixed(q.Low), fixed(q.High), &q.Bound, &q.Unit, q.Counted
		}
		if x := c.Comparison; x != nil {
			row.Comparison = pointer(strings.Join([]string{x.Left, x.Op, x.Right}, " "))
		}
		if f, ok := families[c.ID]; ok {
			low, high := int32(f.Origins.Min), int32(f.Origins.Max)
			row.Family, row.OriginsMin, row.OriginsMax = pointer(f.ID), &low, &high
		}
		rows = append(rows, row)
	}
	return rows
}

func partyRows(parties []wire.PartyRecord) []partyRow {
	var rows []partyRow
	for _, p := range parties {
		rows = append(rows, partyRow{p.Name, p.Type})
	}
	return rows
}

// Digits of DECIMAL(38, 9) after the point, and the first number too large
// for it.
const decimalScale = 9

var decimalLimit = new(big.Int).Exp(big.NewInt(10), big.NewInt(38), nil)

// fixed returns d as DECIMAL(38, 9), big-endian in two's complement, or nil
// if it does not fit exactly.
func fixed(d *decimal.Decimal) *[16]byte {
	if d == nil || d.Exponent() > 38 || d.Exponent() < -1000 || !d.Equal(d.Truncate(decimalScale)) {
		return nil
	}
	n := d.Shift(decimalScale).BigInt()
	if n.CmpAbs(decimalLimit) >= 0 {
		return nil
	}
	if n.Sign() < 0 {
		n.Add(n, new(big.Int).Lsh(big.NewInt(1), 128))
	}
	var out [16]byte
	n.FillBytes(out[:])
	return &out
}

// pointer returns nil for "".
func pointer(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
