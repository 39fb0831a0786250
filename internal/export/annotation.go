package export

import (
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// Terms that the Web Annotation vocabulary does not have. They are needed
// only to take the same corrections in again elsewhere.
const (
	termRef     = "hearsay:ref"
	termOther   = "hearsay:other"
	termReverts = "hearsay:reverts"
)

// annotationContext is the one that the standard asks for, and the prefix of
// our own terms.
var annotationContext = []any{
	"http://www.w3.org/ns/anno.jsonld",
	node{"hearsay": "https://github.com/hearsay-project/hearsay/blob/main/docs/exports.md#"},
}

// software is the creator of what the machine read.
var software = node{"type": "Software", "name": "hearsay"}

// writeAnnotations writes a page of annotations: what the machine read, each
// quotation and claim with the places of its words, then what people said
// about it. The target of an annotation is the document's own address where it
// states one, else its name.
func writeAnnotations(w io.Writer, r *hearsay.Report, o Options) error {
	set := wire.Records(r)
	source := map[string]string{}
	for _, d := range set.Documents {
		source[d.ID] = o.name(wire.KindDocument, d.ID)
		if at := webAddress(text(d.URL)); at != "" {
			source[d.ID] = at
		}
	}
	var items []node
	for _, q := range set.Quotes {
		about := q.Form + " quotation"
		if q.Speaker.Name != nil {
			about += ": " + *q.Speaker.Name
		}
		items = append(items, reading(o, wire.KindQuote, q.ID, about, targets(source[q.Doc], q.Content)))
	}
	for _, c := range set.Claims {
		about := strings.Join(strings.Fields(ofWhat(c)+" "+text(c.Period.Value)), " ")
		if who := vouchers(c); who != "" {
			about += " according to " + who
		}
		items = append(items, reading(o, wire.KindClaim, c.ID, strings.TrimSpace(about), targets(source[c.Doc], c.Mentions)))
	}
	for _, c := range o.Corrections {
		d := r.Document(c.Doc)
		if d == nil {
			continue
		}
		items = append(items, correction(o, &d.Document, source[c.Doc], c))
	}
	head := node{"@context": annotationContext, "type": "AnnotationPage"}
	return writeGraph(w, head, "items", items)
}

// reading returns the annotation of something that the machine read.
func reading(o Options, kind wire.Kind, id, about string, at []node) node {
	body := []node{textual("classifying", string(kind))}
	if about != "" {
		body = append(body, textual("describing", about))
	}
	return node{
		"id": o.annotation(kind, id), "type": "Annotation", "motivation": "classifying",
		"creator": software, "body": body, "target": at,
	}
}

// annotation names the annotation of a thing, which is not the thing.
func (o Options) annotation(kind wire.Kind, id string) string {
	if o.Link != nil {
		return o.Link(kind, id) + "#annotation"
	}
	return o.name("annotation of "+kind, id)
}

// correction returns the annotation of what a person said about d.
func correction(o Options, d *hearsay.Document, source string, c hearsay.Correction) node {
	body := []node{textual("moderating", string(c.Action)), textual("classifying", string(c.Kind))}
	if c.Field != "" {
		body = append(body, textual("editing", c.Field+": "+c.Value))
	}
	if c.Why != "" {
		body = append(body, textual("commenting", c.Why))
	}
	n := node{
		"type": "Annotation", "motivation": motivation(c.Action), "body": body,
		"target": []node{{"type": "SpecificResource", "source": source}},
	}
	switch {
	case c.Seq > 0 && o.Link != nil:
		n["id"] = o.Link(correctionKind, strconv.FormatInt(c.Seq, 10))
	case c.Seq > 0:
		n["id"] = o.name("correction", c.Pile+"\x00"+c.At.UTC().Format(time.RFC3339Nano)+"\x00"+c.Ref+"\x00"+string(c.Action)+c.Field)
	}
	if at := wire.PlaceIn(d.Text, c.Span); at != nil && at.Exact == c.Exact {
		n["target"] = targets(source, []wire.Place{*at})
	} else if c.Exact != "" {
		n["target"] = []node{{"type": "SpecificResource", "source": source, "selector": node{"type": "TextQuoteSelector", "exact": c.Exact}}}
	}
	if c.By != "" {
		n["creator"] = node{"type": "Person", "name": c.By}
	}
	if !c.At.IsZero() {
		n["created"] = c.At.UTC().Format(time.RFC3339Nano)
	}
	n.set(termRef, c.Ref)
	n.set(termOther, c.Other)
	if c.Reverts != 0 {
		n[termReverts] = c.Reverts
	}
	return n
}

// motivation is the standard's word for an action.
func motivation(a hearsay.Action) string {
	switch a {
	case hearsay.Accept, hearsay.Reject:
		return "assessing"
	case hearsay.Correct:
		return "editing"
	case hearsay.Insert:
		return "identifying"
	case hearsay.Merge, hearsay.Split:
		return "linking"
	}
	return "moderating"
}

func textual(purpose, value string) node {
	return node{"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}
}

// targets returns stretches of a text, each by its words and by its place.
func targets(source string, at []wire.Place) []node {
	out := make([]node, 0, len(at))
	for _, p := range at {
		out = append(out, node{
			"type": "SpecificResource", "source": source,
			"selector": []node{
				{"type": "TextQuoteSelector", "exact": p.Exact, "prefix": p.Prefix, "suffix": p.Suffix},
				{"type": "TextPositionSelector", "start": p.Start, "end": p.End},
			},
		})
	}
	return out
}
