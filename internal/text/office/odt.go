package office

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/clip"
)

// readODT reads the paragraphs of an OpenDocument text; comments, notes and
// deleted text are left out.
func readODT(archive *zip.Reader) ([]clip.Block, error) {
	data, err := part(archive, "content.xml")
	if err != nil {
		return nil, err
	}
	d := decoder(data)
	var blocks []clip.Block
	var text strings.Builder
	b := clip.Block{Kind: hearsay.Paragraph}
	skip, depth, items, open := 0, 0, 0, false
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
			case "annotation", "note", "tracked-changes", "sequence-decls", "forms":
				skip++
			case "list-item":
				items++
			case "p", "h":
				if skip > 0 {
					break
				}
				b, text, open = clip.Block{Kind: hearsay.Paragraph, Line: len(blocks) + 1}, strings.Builder{}, true
				if items > 0 {
					b.Kind = hearsay.ListItem
				}
				if t.Name.Local == "h" {
					level, _ := strconv.Atoi(attr(t, "outline-level"))
					heading(&b, level)
				}
				if attr(t, "style-name") == "Title" {
					heading(&b, 1)
				}
			case "s", "tab", "line-break":
				text.WriteByte(' ')
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "annotation", "note", "tracked-changes", "sequence-decls", "forms":
				skip--
			case "list-item":
				items--
			case "p", "h":
				if skip > 0 {
					break
				}
				if b.Text = strings.TrimSpace(text.String()); b.Text != "" {
					blocks = append(blocks, b)
				}
				text, open = strings.Builder{}, false
			}
		case xml.CharData:
			if open && skip == 0 {
				text.Write(t)
			}
		}
	}
}
