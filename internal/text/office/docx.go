package office

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/clip"
)

// readDOCX reads the paragraphs of a Word document; deleted text, field codes
// and notes are left out.
func readDOCX(archive *zip.Reader) ([]clip.Block, error) {
	data, err := part(archive, "word/document.xml")
	if err != nil {
		return nil, err
	}
	d := decoder(data)
	var blocks []clip.Block
	var text strings.Builder
	b := clip.Block{Kind: hearsay.Paragraph}
	inText, depth := false, 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return blocks, nil
		}
		if err != nil {
			return nil, errBroken
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, errBroken
			}
			switch t.Name.Local {
			case "p":
				b, text = clip.Block{Kind: hearsay.Paragraph, Line: len(blocks) + 1}, strings.Builder{}
			case "t":
				inText = true
			case "tab", "br", "cr":
				text.WriteByte(' ')
			case "noBreakHyphen":
				text.WriteByte('-')
			case "numPr":
				if b.Kind == hearsay.Paragraph {
					b.Kind = hearsay.ListItem
				}
			case "pStyle":
				style(&b, attr(t, "val"))
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				if b.Text = strings.TrimSpace(text.String()); b.Text != "" {
					blocks = append(blocks, b)
				}
				text = strings.Builder{}
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
}

// style reads what a paragraph is from the name of its style.
func style(b *clip.Block, name string) {
	lower := strings.ToLower(name)
	switch {
	case lower == "title":
		heading(b, 1)
	case strings.HasPrefix(lower, "heading"), strings.HasPrefix(lower, "berschrift"), strings.HasPrefix(lower, "überschrift"), strings.HasPrefix(lower, "titre"):
		heading(b, int(lower[len(lower)-1]-'0')%10)
	case strings.Contains(lower, "caption"):
		b.Kind = hearsay.Caption
	case strings.Contains(lower, "quote"):
		b.Kind = hearsay.BlockQuote
	case strings.HasPrefix(lower, "list"):
		b.Kind = hearsay.ListItem
	}
}
