// Package page writes a report as one HTML file that needs no network and is
// readable with scripts off: findings with their evidence, the lineage drawn
// and as a table, quotations version by version, figures by period and value,
// and the documents with their quotations and claims marked.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// Options say how the page is made. The zero value is usable.
type Options struct {
	Scope view.Scope
	// MaxText is how many bytes of document text the file may hold; the
	// texts of further documents are left out, those that no finding needs
	// before the others. 0 is 4 MiB.
	MaxText int
	// Site, if set, says where things stand outside the page.
	Site *Site
	// All shows quotations that did not change and figures of one document as
	// well.
	All bool
}

//go:embed html
var htmlFiles embed.FS

// pageTemplates are the parts of the page, parsed once.
var pageTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(htmlFiles, "html/*.tmpl"))
})

// Write writes what the scope holds of r as one HTML file that needs no network and
// no script: the script it holds only filters and jumps. A strict content
// security policy in the file allows its own style and script, by hash, and
// nothing else.
func Write(w io.Writer, r *hearsay.Report, o Options) error {
	style, script := asset("html/style.css"), asset("html/script.js")
	page := newPage(view.New(r, o.Scope), o)
	page.Style, page.Script = template.CSS(style), template.JS(script)
	page.Policy = strings.Join([]string{
		"default-src 'none'", "style-src " + sourceHash(style), "script-src " + sourceHash(script),
		"img-src data:", "base-uri 'none'", "form-action 'none'",
	}, "; ")
	var buf bytes.Buffer
	if err := pageTemplates().ExecuteTemplate(&buf, "page", page); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// Style is the style sheet of the report, which pages served over HTTP share.
func Style() string { return asset("html/style.css") }

func asset(name string) string {
	data, err := htmlFiles.ReadFile(name)
	if err != nil {
		panic("report: an embedded file is missing: " + err.Error())
	}
	return string(data)
}

// sourceHash names inline code in a content security policy.
func sourceHash(code string) string {
	sum := sha256.Sum256([]byte(code))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
