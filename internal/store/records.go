package store

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Item is a record with what a store needs to keep and find it.
type Item struct {
	hearsay.Record
	// Sort orders the items of a kind as the report does, byte by byte.
	Sort string
	// Names are all that Ref may be given as, Ref included.
	Names []string
	// Running, Parties and Subjects are running terms, see [Running].
	Running, Parties, Subjects string
	// From and To bound the days that Date covers, "" if there is no date.
	From, To string
	// Packed is the value, see [PackValue], and Digest what [ValueDigest] makes
	// of it where the kind is [Shared].
	Packed []byte
	Digest [16]byte
}

// Items yields the records of r, one kind after the other, each kind in the
// order of the report.
func Items(r *hearsay.Report) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for it, err := range Read(r, func(string) bool { return false }) {
			if !yield(it, err) {
				return
			}
		}
		for _, kind := range Shared {
			for _, d := range Drafts(r, kind) {
				if !yield(d.Item()) {
					return
				}
			}
		}
	}
}

// Read yields what was read in the documents of r, their quotations and claims,
// but for those of the documents for which skip is true.
func Read(r *hearsay.Report, skip func(doc string) bool) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		b := newBuilder(r)
		for i := range r.Documents {
			d := &r.Documents[i]
			if skip(d.ID) {
				continue
			}
			for k := range d.Quotes {
				if !yield(finish(b.quote(d, k), d.Quotes[k])) {
					return
				}
			}
			for k := range d.Claims {
				if !yield(finish(b.claim(d, k), d.Claims[k])) {
					return
				}
			}
			delete(b.names, d)
		}
	}
}

// A Draft is a record that stands on several documents, before the words to
// search for are made, which takes time.
type Draft struct {
	// Docs are the documents that it stands on. It stays the same as long as
	// they and its value do.
	Docs []string
	// Value is that of the record.
	Value any
	// Item makes the record.
	Item func() (Item, error)
}

// Drafts returns the records of r of one of the kinds that are [Shared], in the
// order of the report.
func Drafts(r *hearsay.Report, kind hearsay.RecordKind) []Draft {
	b := newBuilder(r)
	switch kind {
	case hearsay.RelationRecord:
		return drafts(r.Relations, b.relation, func(v *hearsay.Relation) []string { return []string{v.A, v.B} })
	case hearsay.OriginRecord:
		return drafts(r.Origins, func(i int, v *hearsay.Origin) Item {
			return b.group(i, hearsay.OriginRecord, v.Documents, v.Documents, v.Credited)
		}, func(v *hearsay.Origin) []string { return v.Documents })
	case hearsay.StoryRecord:
		return drafts(r.Stories, func(i int, v *hearsay.Story) Item {
			return b.group(i, hearsay.StoryRecord, v.Documents, v.Documents, "")
		}, func(v *hearsay.Story) []string { return v.Documents })
	case hearsay.QuoteFamilyRecord:
		return drafts(r.QuoteFamilies, b.quoteFamily, func(v *hearsay.QuoteFamily) (docs []string) {
			for i := range v.Versions {
				docs = append(docs, docPart(v.Versions[i].Quote))
			}
			return docs
		})
	case hearsay.ClaimFamilyRecord:
		return drafts(r.ClaimFamilies, b.claimFamily, func(v *hearsay.ClaimFamily) (docs []string) {
			for _, id := range v.Claims {
				docs = append(docs, docPart(id))
			}
			return docs
		})
	case hearsay.FindingRecord:
		return drafts(r.Findings, b.finding, func(v *hearsay.Finding) (docs []string) {
			for i := range v.Evidence {
				docs = append(docs, v.Evidence[i].Doc)
			}
			return docs
		})
	}
	return nil
}

func drafts[T any](list []T, item func(int, *T) Item, docs func(*T) []string) []Draft {
	out := make([]Draft, len(list))
	for i := range list {
		v := &list[i]
		out[i] = Draft{docs(v), *v, func() (Item, error) { return finish(item(i, v), *v) }}
	}
	return out
}

// finish fills in what all items have.
func finish(it Item, value any) (Item, error) {
	it.Value = value
	it.Names = slices.Compact(slices.Sorted(slices.Values(append(it.Names, it.Ref))))
	it.Running = Running(it.Words)
	it.From, it.To = Days(it.Date)
	var err error
	it.Packed, err = PackValue(value)
	return it, err
}

// PackValue returns the value of a record as JSON, compressed where that
// makes it smaller.
func PackValue(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil || len(b) < 256 {
		return b, err
	}
	return Compress(b), nil
}

// UnpackValue returns the value of a record of that kind.
func UnpackValue(kind hearsay.RecordKind, b []byte) (any, error) {
	if len(b) > 0 && b[0] != '{' {
		var err error
		if b, err = Decompress(b); err != nil {
			return nil, err
		}
	}
	switch kind {
	case hearsay.QuoteRecord:
		return value[hearsay.Quote](b)
	case hearsay.ClaimRecord:
		return value[hearsay.Claim](b)
	case hearsay.RelationRecord:
		return value[hearsay.Relation](b)
	case hearsay.OriginRecord:
		return value[hearsay.Origin](b)
	case hearsay.StoryRecord:
		return value[hearsay.Story](b)
	case hearsay.QuoteFamilyRecord:
		return value[hearsay.QuoteFamily](b)
	case hearsay.ClaimFamilyRecord:
		return value[hearsay.ClaimFamily](b)
	case hearsay.FindingRecord:
		return value[hearsay.Finding](b)
	}
	return nil, fmt.Errorf("there is no kind of record %q", kind)
}

func value[T any](b []byte) (any, error) {
	var v T
	err := json.Unmarshal(b, &v)
	return v, err
}

// Kinds are all kinds of records. The first two are read in one document each,
// the rest is [Shared].
var Kinds = []hearsay.RecordKind{
	hearsay.QuoteRecord, hearsay.ClaimRecord, hearsay.RelationRecord, hearsay.OriginRecord,
	hearsay.StoryRecord, hearsay.QuoteFamilyRecord, hearsay.ClaimFamilyRecord, hearsay.FindingRecord,
}

// Shared are the kinds of records that stand on several documents.
var Shared = Kinds[2:]

// Rest is what a report holds besides its documents and its records.
type Rest struct {
	Parents   map[string]string
	Inherited map[string]hearsay.Field
	Errors    []hearsay.InputError
}

// RestOf returns the rest of r.
func RestOf(r *hearsay.Report) Rest { return Rest{r.Parents, r.Inherited, r.Errors} }

// AddTo puts the rest into r.
func (rest Rest) AddTo(r *hearsay.Report) {
	r.Parents, r.Inherited, r.Errors = rest.Parents, rest.Inherited, rest.Errors
}

// AddRecord puts the value of a record at the end of its list in r.
// Quotations and claims come with their documents.
func AddRecord(r *hearsay.Report, value any) {
	switch v := value.(type) {
	case hearsay.Relation:
		r.Relations = append(r.Relations, v)
	case hearsay.Origin:
		r.Origins = append(r.Origins, v)
	case hearsay.Story:
		r.Stories = append(r.Stories, v)
	case hearsay.QuoteFamily:
		r.QuoteFamilies = append(r.QuoteFamilies, v)
	case hearsay.ClaimFamily:
		r.ClaimFamilies = append(r.ClaimFamilies, v)
	case hearsay.Finding:
		r.Findings = append(r.Findings, v)
	}
}

// ordinal makes a place in a list sort as text.
func ordinal(i int) string { return fmt.Sprintf("%08d", i) }

// Days returns the days that a date covers, as they sort: "2026-02" from
// "2026-02-01" to "2026-02-31". It takes dates and intervals of ISO 8601; an
// open side reaches as far as dates go, and a date of no known year yields
// "", "".
func Days(date string) (from, to string) {
	start, end, interval := strings.Cut(date, "/")
	if !interval {
		end = start
	}
	from, _ = day(start, "0000-01-01")
	_, to = day(end, "9999-12-31")
	if from == "" || to == "" {
		return "", ""
	}
	return from, to
}

// day returns the first and the last day of a date, or open for both.
func day(s, open string) (first, last string) {
	if s == ".." {
		return open, open
	}
	s = s[:min(len(s), len("2006-01-02"))]
	if len(s) < 4 {
		return "", ""
	}
	for i := 0; i < len(s); i++ {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return "", ""
		}
	}
	switch len(s) {
	case 4:
		return s + "-01-01", s + "-12-31"
	case 7:
		return s + "-01", s + "-31"
	case 10:
		return s, s
	}
	return "", ""
}
