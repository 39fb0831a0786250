package html

import (
	"net/url"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// byTrafilatura is the extractor that was measured best on public sets.
func byTrafilatura(doc *html.Node, page *url.URL) []leaf {
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:     page,
		ExcludeComments: true,
	})
	if err != nil || result == nil || result.ContentNode == nil {
		return nil
	}
	return leavesOf(result.ContentNode)
}

// byReadability is the second opinion.
func byReadability(doc *html.Node, page *url.URL) []leaf {
	article, err := readability.FromDocument(doc, page)
	if err != nil || article.Node == nil {
		return nil
	}
	return leavesOf(article.Node)
}

// leavesOf returns the blocks below n.
func leavesOf(n *html.Node) []leaf {
	var c cutter
	c.node(n, n, "", 0)
	c.flush(n, "")
	return c.out
}
