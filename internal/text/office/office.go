// Package office reads documents that are ZIP archives of XML: DOCX, ODT and
// EPUB. [Read] is all there is to it.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/clip"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// Media types that [Read] knows.
const (
	DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	ODT  = "application/vnd.oasis.opendocument.text"
	EPUB = "application/epub+zip"
)

// maxPart bounds the unpacked size of one file of the archive, in bytes.
const maxPart = 64 << 20

var errBroken = errors.New("is damaged; open it in the program that it comes from and save it again.")

// Read returns what a document of that media type holds. An error is a
// sentence that says what to do.
func Read(data []byte, mediaType string) (draft.Draft, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return draft.Draft{}, errBroken
	}
	var found draft.Draft
	var blocks []clip.Block
	switch mediaType {
	case DOCX:
		found = properties(archive, "docProps/core.xml")
		blocks, err = readDOCX(archive)
	case ODT:
		found = properties(archive, "meta.xml")
		blocks, err = readODT(archive)
	case EPUB:
		return readEPUB(archive)
	default:
		return draft.Draft{}, fmt.Errorf("is of the type %s, which cannot be read; save it as text.", mediaType)
	}
	if err != nil {
		return draft.Draft{}, err
	}
	return clip.Read(blocks, found), nil
}

// part returns the content of a file of the archive.
func part(archive *zip.Reader, name string) ([]byte, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, errBroken
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPart+1))
	switch {
	case err != nil:
		return nil, errBroken
	case len(data) > maxPart:
		return nil, errors.New("unpacks to more than any report; save its text as a text file.")
	}
	return data, nil
}

// properties reads title and author from the document's properties. The dates
// there are those of the file, not of the report.
func properties(archive *zip.Reader, name string) draft.Draft {
	var found draft.Draft
	data, err := part(archive, name)
	if err != nil {
		return found
	}
	_ = walk(data, func(stack []string, text string) {
		value := draft.Clean(text)
		if value == "" || len(stack) == 0 {
			return
		}
		switch stack[len(stack)-1] {
		case "title":
			found.Title = append(found.Title, draft.Metadata(value, value, name+" title"))
		case "language":
			found.Language = append(found.Language, draft.Metadata(value, value, name+" language"))
		}
	})
	return found
}

// maxDepth bounds the nesting of XML.
const maxDepth = 256

// walk calls visit for each text of an XML file with the local names of the
// elements around it.
func walk(data []byte, visit func(stack []string, text string)) error {
	d := decoder(data)
	var stack []string
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return errBroken
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if stack = append(stack, t.Name.Local); len(stack) > maxDepth {
				return errBroken
			}
		case xml.EndElement:
			if len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			visit(stack, string(t))
		}
	}
}

// decoder reads XML without fetching or expanding anything.
func decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// heading makes b a heading of a level.
func heading(b *clip.Block, level int) {
	b.Kind, b.Level = hearsay.Heading, max(level, 1)
}
