package html

import (
	"net/url"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// An extractor finds the element that holds the report, or nil. It must leave
// doc as it is.
type extractor func(doc *html.Node, page *url.URL) *html.Node

// byTrafilatura is the extractor that was measured best on public sets.
func byTrafilatura(doc *html.Node, page *url.URL) *html.Node {
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:      page,
		EnableFallback:   true,
		ExcludeComments:  true,
		IncludeLinks:     true,
		HtmlDateOverride: &htmldate.Result{},
	})
	if err != nil || result == nil {
		return nil
	}
	return result.ContentNode
}
