// Package ref gives the things of a report names that last: the permanent
// part of their addresses, and what a correction points to.
//
// A quotation or a claim is named by its kind, its document, its exact words
// and how often these were met before in the document ([Quotes], [Claims]); a
// relation by its two documents ([Relation]). None of these changes when other
// documents join the pile or a better stage reads the document again. What has
// members – families, origins, stories – can be named by any of them
// ([Group]), so that a name holds for as long as the member it was made of.
package ref

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay"
)

var encoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// Of returns the name of a thing of that kind made of parts: 16 characters
// from a to z and 2 to 7.
func Of(kind hearsay.RecordKind, parts ...string) string {
	h := sha256.New()
	h.Write([]byte(kind))
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p))))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return encoding.EncodeToString(h.Sum(nil)[:10])
}

// Quotes returns the names of d's quotations, in step with them.
func Quotes(d *hearsay.Annotated) []string {
	return inDocument(hearsay.QuoteRecord, d.ID, len(d.Quotes),
		func(i int) string { return Words(d.Text, d.Quotes[i].Content...) },
		func(i, j int) int { return d.Quotes[i].Span().Compare(d.Quotes[j].Span()) })
}

// Claims returns the names of d's claims, in step with them.
func Claims(d *hearsay.Annotated) []string {
	return inDocument(hearsay.ClaimRecord, d.ID, len(d.Claims),
		func(i int) string { return d.Claims[i].Span.Of(d.Text) },
		func(i, j int) int {
			a, b := &d.Claims[i], &d.Claims[j]
			return cmp.Or(a.Span.Compare(b.Span), cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Subject, b.Subject))
		})
}

// Words returns the words of several places, one after the other.
func Words(text string, places ...hearsay.Span) string {
	words := make([]string, len(places))
	for i, s := range places {
		words[i] = s.Of(text)
	}
	return strings.Join(words, " … ")
}

// inDocument names n things of a document by their words and by how many
// with the same words stand before them.
func inDocument(kind hearsay.RecordKind, doc string, n int, words func(int) string, compare func(i, j int) int) []string {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, compare)
	refs, met := make([]string, n), make(map[string]int, n)
	for _, i := range order {
		w := words(i)
		refs[i] = Of(kind, doc, w, strconv.Itoa(met[w]))
		met[w]++
	}
	return refs
}

// Relation returns the name of the relation of two documents, in any order.
func Relation(a, b string) string {
	return Of(hearsay.RelationRecord, min(a, b), max(a, b))
}

// Group returns the name of a thing that is made of members, and all names
// that it goes by, sorted: one for each member. The members are the names of
// quotations or claims, or the IDs of documents.
func Group(kind hearsay.RecordKind, members []string) (name string, all []string) {
	all = make([]string, len(members))
	for i, m := range members {
		all[i] = Of(kind, m)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) == 0 {
		return Of(kind), nil
	}
	return all[0], all
}

// Finding returns the name of a finding: its type and the places that prove
// it, whose words text returns.
func Finding(f *hearsay.Finding, words func(doc string, s hearsay.Span) string) string {
	parts := make([]string, 0, 2*len(f.Evidence))
	for _, e := range f.Evidence {
		parts = append(parts, Of(hearsay.FindingRecord, e.Doc, words(e.Doc, e.Span)))
	}
	slices.Sort(parts)
	return Of(hearsay.FindingRecord, append([]string{string(f.Type)}, parts...)...)
}
