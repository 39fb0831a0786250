package page

import (
	"bytes"
	"html/template"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// Site says where things stand when parts of a report are put into pages of
// their own. All functions must be set; those that know no address return "".
type Site struct {
	// Document returns the address of a document by its ID. Quotations and
	// claims stand there under "in-" and their [Local] name.
	Document func(id string) string
	// Place returns the address of words in a document.
	Place func(doc string, s hearsay.Span) string
	// Family returns the address of a family of quotations or claims by its ID.
	Family func(id string) string
	// Finding returns the address of a finding.
	Finding func(f *hearsay.Finding) string
	// At is a place to be marked in the text of every document shown, under
	// the name "at".
	At hearsay.Span
}

// Local returns the part of the ID of a quotation or claim that names it
// within its document.
func Local(id string) string { return id[strings.LastIndexByte(id, '#')+1:] }

// Sections are the parts of a report, each by itself.
type Sections struct{ page *page }

// NewSections makes the parts of what the scope holds of r ready.
func NewSections(r *hearsay.Report, o Options) *Sections {
	return &Sections{newPage(view.New(r, o.Scope), o)}
}

// Lead says in sentences why there are as many origins.
func (s *Sections) Lead() []string { return s.page.Lead }

// Findings returns the section of the findings, "" if there are none.
func (s *Sections) Findings() (template.HTML, error) { return section("findings", s.page) }

// Lineage returns the section of the lineage, "" if there is none.
func (s *Sections) Lineage() (template.HTML, error) { return section("lineage", s.page) }

// Quotations returns the section of the quotations version by version, "" if
// there are none.
func (s *Sections) Quotations() (template.HTML, error) { return section("quotations", s.page) }

// Figures returns the section of the figures, "" if there are none.
func (s *Sections) Figures() (template.HTML, error) { return section("figures", s.page) }

// Text returns the text of the only document, with its quotations and claims
// marked.
func (s *Sections) Text() (template.HTML, error) {
	if len(s.page.Documents) == 0 {
		return "", nil
	}
	text, err := section("blocks", s.page.Documents[0].Blocks)
	// By itself the text stands higher in the page. Its own words hold no
	// tags: they are escaped.
	return template.HTML(strings.NewReplacer("<h4 ", "<h2 ", "</h4>", "</h2>").Replace(string(text))), err
}

// Metadata returns what the only document states about itself, and where.
func (s *Sections) Metadata() (template.HTML, error) {
	if len(s.page.Documents) == 0 {
		return "", nil
	}
	return section("metadata", s.page.Documents[0].Meta)
}

func section(name string, data any) (template.HTML, error) {
	var b bytes.Buffer
	if err := pageTemplates().ExecuteTemplate(&b, name, data); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

// family returns the address of a family where there is one.
func (b *builder) family(id string) string {
	if b.site == nil {
		return ""
	}
	return b.site.Family(id)
}
