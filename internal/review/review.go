// Package review brings in what people have said of what the machine read:
// accepted, rejected, corrected, inserted, merged and split. The log is never
// rewritten; a correction finds its target by document and exact words, nearest
// to where they stood, so that it survives a better reading, and the later one
// wins. What can no longer be found is told, see [Log.Lost].
package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Log is the corrections of one pile that hold, in order.
type Log struct {
	active []hearsay.Correction
	found  map[int64]bool
	docs   map[string]bool // documents that were looked through
	// reverted are those that were taken back.
	reverted map[int64]bool
}

// New returns the log of all corrections of a pile, in the order of Seq. Those
// that were reverted do not hold.
func New(all []hearsay.Correction) *Log {
	reverted := map[int64]bool{}
	for i := len(all) - 1; i >= 0; i-- { // a reverted revert does not revert
		if c := all[i]; c.Action == hearsay.Revert && !reverted[c.Seq] {
			reverted[c.Reverts] = true
		}
	}
	l := &Log{found: map[int64]bool{}, docs: map[string]bool{}, reverted: reverted}
	for _, c := range all {
		if c.Action != hearsay.Revert && !reverted[c.Seq] {
			l.active = append(l.active, c)
		}
	}
	return l
}

// DocumentKind is the kind of corrections to a document's metadata.
const DocumentKind hearsay.RecordKind = "document"

// fields are what can be corrected of each kind. The rating of a claim is what a
// person holds of it, in words; it changes nothing that was read, and goes out
// under that person's name in exports.
var fields = map[hearsay.RecordKind][]string{
	DocumentKind:           {"title", "byline", "outlet", "published", "language", "place", "url"},
	hearsay.QuoteRecord:    {"speaker", "form", "strength", "addressee"},
	hearsay.ClaimRecord:    {"low", "high", "bound", "unit", "counted", "measure", "subject", "object", "place", "period", "modality", "source", "rating"},
	hearsay.RelationRecord: {"kind", "original"},
}

// Fields returns what can be corrected of a kind of things.
func Fields(kind hearsay.RecordKind) []string { return slices.Clone(fields[kind]) }

// Check says what is wrong with a correction that is to be logged, if anything.
func Check(c hearsay.Correction) error {
	where := c.Doc != "" && (c.Exact != "" || c.Kind == DocumentKind || c.Kind == hearsay.RelationRecord || c.Kind == hearsay.OriginRecord || c.Kind == hearsay.StoryRecord)
	switch {
	case c.Pile == "":
		return fmt.Errorf("a correction belongs to a pile")
	case c.Action == hearsay.Revert:
		if c.Reverts <= 0 {
			return fmt.Errorf("say which correction is reverted")
		}
		return nil
	case c.Kind == hearsay.FindingRecord:
		if c.Action != hearsay.Accept && c.Action != hearsay.Reject {
			return fmt.Errorf("a finding can be accepted or rejected; what it rests on can be corrected")
		}
		if c.Ref == "" {
			return fmt.Errorf("a finding is named by its ref")
		}
		return nil
	case !where:
		return fmt.Errorf("a correction names its document and the exact words that it is about")
	case c.Kind == hearsay.RelationRecord && c.Other == "":
		return fmt.Errorf("a relation is between two documents: name the other one")
	}
	switch c.Action {
	case hearsay.Accept, hearsay.Reject:
		if c.Kind == DocumentKind {
			return fmt.Errorf("a document is removed, not rejected")
		}
		return nil
	case hearsay.Correct:
		if !slices.Contains(fields[c.Kind], c.Field) {
			return fmt.Errorf("of a %s one can correct %s; not %q", c.Kind, strings.Join(fields[c.Kind], ", "), c.Field)
		}
		return checkValue(c)
	case hearsay.Insert:
		may := map[hearsay.RecordKind][]string{
			hearsay.QuoteRecord: {"", "speaker"}, hearsay.ClaimRecord: {"low", "ratio", "comparison"}, hearsay.RelationRecord: {"kind"},
		}[c.Kind]
		switch {
		case may == nil:
			return fmt.Errorf("quotations, claims and relations can be inserted; not a %s", c.Kind)
		case !slices.Contains(may, c.Field) && c.Kind == hearsay.QuoteRecord:
			return fmt.Errorf("a quotation is inserted with its speaker or without; not with its %s", c.Field)
		case !slices.Contains(may, c.Field) || c.Value == "" && c.Field != "" && c.Kind != hearsay.QuoteRecord:
			return fmt.Errorf("a %s is inserted with the value of %s", c.Kind, strings.Join(may, " or "))
		case c.Kind == hearsay.RelationRecord && c.Value == string(hearsay.None):
			return fmt.Errorf("two documents that are not related have no relation to insert")
		}
		return checkValue(c)
	case hearsay.Split:
		if c.Kind != hearsay.QuoteFamilyRecord && c.Kind != hearsay.ClaimFamilyRecord && c.Kind != hearsay.OriginRecord && c.Kind != hearsay.StoryRecord {
			return fmt.Errorf("families, origins and stories can be split; not a %s", c.Kind)
		}
		return nil
	case hearsay.Merge:
		family := c.Kind == hearsay.QuoteFamilyRecord || c.Kind == hearsay.ClaimFamilyRecord
		switch {
		case !family && c.Kind != hearsay.OriginRecord && c.Kind != hearsay.StoryRecord:
			return fmt.Errorf("families, origins and stories can be merged; not a %s", c.Kind)
		case c.Other == "":
			return fmt.Errorf("a merger names a document of the other side")
		case family && c.Value == "":
			return fmt.Errorf("a merger of families names in value the exact words of a member of the other one")
		case family && c.Field != "" && c.Field != WholeFamily:
			return fmt.Errorf("the field of a merger is %q, where the whole family comes along, or empty; not %q", WholeFamily, c.Field)
		}
		return nil
	}
	return fmt.Errorf("there is no action %q", c.Action)
}

// All returns the corrections that hold, in order.
func (l *Log) All() []hearsay.Correction { return slices.Clone(l.active) }

// Holds reports whether the correction of that number was not taken back.
func (l *Log) Holds(seq int64) bool { return !l.reverted[seq] }

// Lost returns the corrections that hold but whose target was not found in the
// documents that the log was applied to.
func (l *Log) Lost() []hearsay.Correction {
	var lost []hearsay.Correction
	for _, c := range l.active {
		if !l.found[c.Seq] && (c.Doc == "" || l.docs[c.Doc]) {
			lost = append(lost, c)
		}
	}
	return lost
}

// Of returns the latest correction that holds for a thing named by kind,
// document and exact words, and whether there is one: what pages mark as
// reviewed.
func (l *Log) Of(kind hearsay.RecordKind, doc, exact string) (hearsay.Correction, bool) {
	for i := len(l.active) - 1; i >= 0; i-- {
		if c := l.active[i]; c.Kind == kind && c.Doc == doc && c.Exact == exact {
			return c, true
		}
	}
	return hearsay.Correction{}, false
}

// each calls do with the corrections of a kind to a document, and notes those
// for which it returns true.
func (l *Log) each(kind hearsay.RecordKind, doc string, do func(hearsay.Correction) bool) {
	for _, c := range l.active {
		if c.Kind == kind && c.Doc == doc && do(c) {
			l.found[c.Seq] = true
		}
	}
}
