package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// Outline is a feed that a list of feeds (OPML 2.0) names.
type Outline struct {
	URL, Title string
	// Folders are the titles of the outlines around it, outermost first.
	Folders []string
}

// maxOutlines bounds the outlines of one list, maxFolders how deep they nest.
const (
	maxOutlines = 10_000
	maxFolders  = 64
)

// IsOPML reports whether data looks like a list of feeds.
func IsOPML(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	for bytes.HasPrefix(head, []byte("<?")) || bytes.HasPrefix(head, []byte("<!--")) {
		end := []byte("?>")
		if head[1] == '!' {
			end = []byte("-->")
		}
		_, rest, ok := bytes.Cut(head, end)
		if !ok {
			return false
		}
		head = bytes.TrimLeft(rest, " \t\r\n")
	}
	rest, ok := bytes.CutPrefix(head, []byte("<opml"))
	return ok && len(rest) > 0 && bytes.IndexByte([]byte(" \t\r\n>"), rest[0]) >= 0
}

// ParseOPML returns the feeds that a list names, in its order, each address
// once. A list that is cut off or broken is an error, beside the feeds that
// were read before the break; entities of its own are not expanded.
func ParseOPML(data []byte) ([]Outline, error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.CharsetReader = charset.NewReaderLabel
	var feeds []Outline
	var open []string
	seen := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return feeds, nil
		}
		if err != nil {
			return feeds, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local != "outline" {
				continue
			}
			if len(open) == maxFolders {
				return feeds, fmt.Errorf("nests more than %d outlines", maxFolders)
			}
			address, title := outline(t)
			if address != "" && !seen[address] {
				if len(feeds) == maxOutlines {
					return feeds, fmt.Errorf("names more than %d feeds", maxOutlines)
				}
				seen[address] = true
				feeds = append(feeds, Outline{URL: address, Title: title, Folders: append([]string(nil), open...)})
			}
			open = append(open, title)
		case xml.EndElement:
			if t.Name.Local == "outline" && len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
}

// outline reads the attributes of an outline, whatever case they are in.
func outline(t xml.StartElement) (address, title string) {
	for _, a := range t.Attr {
		value := strings.TrimSpace(a.Value)
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			address = value
		case "title":
			title = value
		case "text":
			if title == "" {
				title = value
			}
		}
	}
	return address, title
}
