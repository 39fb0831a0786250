package export

import (
	"encoding/json"
	"io"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// cslItem is one source as citation programs read it (CSL-JSON 1.0.2).
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Language  string    `json:"language,omitempty"`
}

// cslName is a name that is not taken apart.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// writeCSL writes the documents as a list of CSL-JSON items, their IDs those
// of the documents.
func writeCSL(w io.Writer, r *hearsay.Report, _ Options) error {
	items := []cslItem{}
	for _, s := range sources(wire.Records(r).Documents) {
		item := cslItem{ID: s.id, Type: "article-newspaper", Title: s.title, Container: s.outlet, URL: s.url, Language: s.language}
		for _, name := range s.authors {
			item.Author = append(item.Author, cslName{name})
		}
		if s.year > 0 {
			parts := []int{s.year}
			if s.month > 0 {
				parts = append(parts, s.month)
				if s.day > 0 {
					parts = append(parts, s.day)
				}
			}
			item.Issued = &cslDate{[][]int{parts}}
		}
		items = append(items, item)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(items)
}
