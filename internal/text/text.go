// Package text turns a capture into a document: its readable text, in blocks,
// with the metadata that it states and where each piece was read.
//
// [Read] is the stage. It is a pure function: the same capture gives the same
// document. The packages below it read one format each into a draft; this
// one decodes, picks among the candidates for each piece of metadata, and
// reads what stands in the text itself: dateline, credits, language.
package text

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/charset"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/html"
	"github.com/hearsay-project/hearsay/internal/text/mail"
	"github.com/hearsay-project/hearsay/internal/text/markdown"
	"github.com/hearsay-project/hearsay/internal/text/office"
	"github.com/hearsay-project/hearsay/internal/text/pdf"
	"github.com/hearsay-project/hearsay/internal/text/plain"
	"github.com/hearsay-project/hearsay/internal/text/rtf"
)

// Read returns the document that c holds. An error is a sentence for the
// person who handed over the capture: what was wrong and what to do; it is
// the context's error if that ended.
func Read(ctx context.Context, c hearsay.Capture) (hearsay.Document, error) {
	if err := ctx.Err(); err != nil {
		return hearsay.Document{}, err
	}
	d, err := read(ctx, c)
	if err != nil {
		return hearsay.Document{}, err
	}
	doc := assemble(c, d)
	if doc.Text == "" {
		return hearsay.Document{}, errors.New("holds no readable text; check that it is the report itself and not an empty page or a form.")
	}
	return doc, nil
}

// Candidates are all places that state a piece of metadata, best first: the
// first of each list is what the document has. Those of the byline are no
// alternatives.
type Candidates struct {
	Title, Outlet, URL, Published, Language, Place, Byline []hearsay.Field
}

// Explain is like [Read] and says where each piece of metadata could have been
// read as well.
func Explain(ctx context.Context, c hearsay.Capture) (hearsay.Document, Candidates, error) {
	doc, err := Read(ctx, c)
	if err != nil {
		return doc, Candidates{}, err
	}
	d, err := read(ctx, c)
	if err != nil {
		return doc, Candidates{}, err
	}
	return doc, Candidates{
		Title: lead(doc.Title, d.Title), Outlet: lead(doc.Outlet, d.Outlet), URL: lead(doc.URL, d.URL), Published: lead(doc.Published, d.Published),
		Language: lead(doc.Language, d.Language), Place: lead(doc.Place, d.Place), Byline: doc.Byline,
	}, nil
}

// lead puts what the document has in front of the other candidates.
func lead(has hearsay.Field, others []hearsay.Field) []hearsay.Field {
	if has.IsZero() {
		return others
	}
	out := []hearsay.Field{has}
	for _, f := range others {
		if f.Basis != has.Basis || f.From != has.From || f.Exact != has.Exact {
			out = append(out, f)
		}
	}
	return out
}

// read hands the capture to the reader of its format.
func read(ctx context.Context, c hearsay.Capture) (draft.Draft, error) {
	switch c.MediaType {
	case "application/pdf":
		return pdf.Read(ctx, c.Bytes)
	case office.DOCX, office.ODT, office.EPUB:
		return office.Read(c.Bytes, c.MediaType)
	case "application/rtf":
		return rtf.Read(c.Bytes), nil
	case "message/rfc822":
		return mail.Read(c.Bytes)
	}
	text, _ := charset.Decode(c.Bytes, c.Charset, c.MediaType == "text/html")
	switch c.MediaType {
	case "text/markdown":
		return markdown.Read(text), nil
	case "text/html", "application/xhtml+xml":
		return html.Read(text, c.URL)
	case "text/plain", "":
		return plain.Read(text), nil
	}
	return draft.Draft{}, fmt.Errorf("is of the type %s, which cannot be read; save it as text, Markdown or HTML.", c.MediaType)
}

// assemble makes the document of a draft.
func assemble(c hearsay.Capture, d draft.Draft) hearsay.Document {
	doc := hearsay.Document{ID: c.ID, Source: c.Source, SHA256: c.SHA256, MediaType: c.MediaType, Links: d.Links}
	var text strings.Builder
	for _, b := range d.Blocks {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(b.Text)
		doc.Blocks = append(doc.Blocks, hearsay.Block{Span: hearsay.Span{Start: start, End: text.Len()}, Kind: b.Kind})
	}
	doc.Text = text.String()
	stated(&doc, c, d)
	dateline(&doc)
	credits(&doc, d)
	outlet(&doc)
	setLanguage(&doc, c, d)
	for _, r := range c.Rights {
		doc.Rights = append(doc.Rights, draft.Metadata(r.Exact, r.Exact, r.From))
	}
	return doc
}
