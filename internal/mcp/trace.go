package mcp

import (
	"context"
	"errors"
	"strings"

	"github.com/hearsay-project/hearsay"
)

type traceIn struct {
	Pile      string `json:"pile,omitempty"`
	Text      string `json:"text" jsonschema:"the text of one report"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty" jsonschema:"ISO 8601; leave out if not stated"`
}

type traceOut struct {
	Doc       string        `json:"doc" jsonschema:"what the text is called in this answer"`
	Origins   []originOut   `json:"origins" jsonschema:"origin that the text belongs to"`
	Relations []relationOut `json:"relations" jsonschema:"documents of the pile that the text hangs together with"`
	Quotes    []quoteOut    `json:"quotes" jsonschema:"quotations of the text, and what became of them elsewhere"`
	Claims    []claimOut    `json:"claims" jsonschema:"figures of the text, and comparable ones elsewhere"`
	Findings  []findingOut  `json:"findings" jsonschema:"what a person should look at"`
}

// maxTraced is how many bytes a text that is traced may have.
const maxTraced = 1 << 20

// trace holds a text against a pile, and keeps nothing of it.
func (s *server) trace(ctx context.Context, in traceIn) (out traceOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	if strings.TrimSpace(in.Text) == "" || len(in.Text) > maxTraced {
		return out, usage("give the text of one report, at most a million bytes")
	}
	const name = "the text"
	d, found, err := s.lib.TraceCapture(ctx, pile, hearsay.Capture{
		ID: name, Source: name, MediaType: "text/plain", Bytes: []byte(in.Text),
		Given: hearsay.Given{Title: in.Title, Outlet: in.Outlet, Published: in.Published},
	})
	var bad *hearsay.InputError
	if errors.As(err, &bad) {
		return out, usage("%s", clip(bad.Error(), 500))
	}
	if err != nil {
		return out, err
	}
	out.Doc = d.ID
	// The other tools answer from what was found as they do from a pile.
	part := &server{lib: memoryOf(found), o: s.o}
	part.o.Pile, part.o.MaxBytes = MemoryPile, s.o.MaxBytes/5
	lineage, err1 := part.lineage(ctx, lineageIn{Doc: out.Doc})
	quotes, err2 := part.quotes(ctx, quotesIn{recordsIn: recordsIn{Doc: out.Doc}})
	claims, err3 := part.claims(ctx, claimsIn{recordsIn: recordsIn{Doc: out.Doc}})
	findings, err4 := part.findings(ctx, findingsIn{recordsIn: recordsIn{Doc: out.Doc}})
	out.Origins, out.Relations, out.Quotes, out.Claims, out.Findings = lineage.Origins, lineage.Relations, quotes.Quotes, claims.Claims, findings.Findings
	if out.Relations == nil {
		out.Relations = []relationOut{}
	}
	return out, errors.Join(err1, err2, err3, err4)
}
