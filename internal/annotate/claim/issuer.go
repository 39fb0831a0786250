package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
)

// issuerOf returns who vouches for what a document says in its own words, where
// it is no report but a statement: a release, a bulletin, a communiqué. That is
// the organisation that it comes from, if its name says that it is none of the
// press. For a report, and where nobody is named, it is the zero Party.
func issuerOf(t *prose.Text) hearsay.Party {
	d := t.Doc
	name, _, _ := strings.Cut(d.Outlet.Value, ",")
	if name == "" {
		return hearsay.Party{}
	}
	words := strings.Fields(strings.ToLower(name))
	for _, w := range words {
		if press[w] {
			return hearsay.Party{}
		}
	}
	issues := false
	for _, w := range words {
		issues = issues || offices[w]
	}
	if !issues {
		return hearsay.Party{}
	}
	p := hearsay.Party{Name: strings.TrimSpace(name), Type: hearsay.Organization}
	if d.Outlet.Span.Len() > 0 {
		p.Mentions = []hearsay.Span{d.Outlet.Span}
	}
	return p
}

// press are words in names of the press.
var press = set(`times post news herald daily journal gazette courier mail telegraph tribune guardian observer press reuters chronicle
	review magazine radio tv television channel online today weekly star sun mirror express record echo independent standard broadcasting media wire`)

// offices are words in names of bodies that speak for themselves.
var offices = set(`ministry department agency office board authority council commission committee government parliament police service bureau institute
	union federation association league network foundation fund organization organisation society cross crescent group company corporation plc inc ltd gmbh ag
	bank university hospital centre center army command forces nations relief watch`)
