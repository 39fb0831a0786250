package mcp

import (
	"cmp"
	"context"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// shelf remembers the documents of one call.
type shelf struct {
	s    *server
	pile string
	docs map[string]*hearsay.Annotated
}

func (s *server) shelf(pile string) *shelf {
	return &shelf{s, pile, map[string]*hearsay.Annotated{}}
}

// text returns the text of a document.
func (b *shelf) document(ctx context.Context, id string) (*hearsay.Annotated, error) {
	if d := b.docs[id]; d != nil {
		return d, nil
	}
	d, err := b.s.lib.Document(ctx, b.pile, id)
	if err == nil {
		b.docs[id] = d
	}
	return d, err
}

// recordsIn is what lists of records take.
type recordsIn struct {
	Pile  string `json:"pile,omitempty"`
	Doc   string `json:"doc,omitempty" jsonschema:"only of this document"`
	Words string `json:"words,omitempty" jsonschema:"only with these words"`
	page
}

// records lists records of a pile, each turned into what is answered.
func records[Out any](ctx context.Context, s *server, q hearsay.RecordQuery, in page, build func(hearsay.Record) (Out, error)) ([]Out, string, error) {
	return paged(s, in.Cursor, in.Limit, func(p hearsay.Page) ([]hearsay.Record, string, error) {
		q.Page = p
		return s.lib.Records(ctx, q)
	}, build)
}

type quotesIn struct {
	recordsIn
	Speaker string `json:"speaker,omitempty" jsonschema:"only of speakers with these words in their name"`
	Form    string `json:"form,omitempty" jsonschema:"direct, indirect or mixed"`
}

type quotesOut struct {
	Quotes []quoteOut `json:"quotes"`
	Next   string     `json:"next,omitempty"`
}

type quoteOut struct {
	Ref         string      `json:"ref" jsonschema:"name of the quotation"`
	Doc         string      `json:"doc"`
	Outlet      string      `json:"outlet,omitempty"`
	Published   string      `json:"published,omitempty"`
	Form        string      `json:"form" jsonschema:"direct: in quotation marks; indirect: reported speech; mixed"`
	Speaker     string      `json:"speaker,omitempty" jsonschema:"left out where the document does not tell"`
	SpeakerType string      `json:"speaker_type"`
	Words       []place     `json:"words"`
	Verdict     string      `json:"verdict,omitempty" jsonschema:"what it does to the version it is compared with; original: earliest in this pile; only: no other version"`
	Flags       []string    `json:"flags,omitempty"`
	Against     *versionOut `json:"against,omitempty" jsonschema:"the version that it is compared with"`
}

type versionOut struct {
	Doc     string  `json:"doc"`
	Speaker string  `json:"speaker,omitempty"`
	Words   []place `json:"words"`
}

func (s *server) quotes(ctx context.Context, in quotesIn) (out quotesOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	b := s.shelf(pile)
	q := hearsay.RecordQuery{Pile: pile, Kind: hearsay.QuoteRecord, Doc: in.Doc, Words: in.Words, Party: in.Speaker, Type: in.Form}
	out.Quotes, out.Next, err = records(ctx, s, q, in.page, func(r hearsay.Record) (quoteOut, error) {
		v := r.Value.(hearsay.Quote)
		d, err := b.document(ctx, v.Doc)
		if err != nil {
			return quoteOut{}, err
		}
		o := quoteOut{
			Ref: r.Ref, Doc: v.Doc, Outlet: clip(d.Outlet.Value, 200), Published: d.Published.Value, Form: string(v.Form),
			Speaker: clip(v.Speaker.Name, 200), SpeakerType: string(cmp.Or(v.Speaker.Type, hearsay.Unknown)),
			Words: placesIn(d.Text, v.Content),
		}
		return o, b.versions(ctx, v, &o)
	})
	return out, err
}

// versions adds what became of a quotation.
func (b *shelf) versions(ctx context.Context, v hearsay.Quote, o *quoteOut) error {
	families, err := b.all(ctx, hearsay.QuoteFamilyRecord, v.Doc)
	if err != nil {
		return err
	}
	for _, r := range families {
		for _, version := range r.Value.(hearsay.QuoteFamily).Versions {
			if version.Quote != v.ID {
				continue
			}
			o.Verdict, o.Flags = string(version.Verdict), version.Flags
			if version.Against == "" {
				return nil
			}
			for _, id := range r.Docs {
				d, err := b.document(ctx, id)
				if err != nil {
					continue // it was removed since
				}
				for _, q := range d.Quotes {
					if q.ID == version.Against {
						o.Against = &versionOut{q.Doc, clip(q.Speaker.Name, 200), placesIn(d.Text, q.Content)}
						return nil
					}
				}
			}
			return nil
		}
	}
	return nil
}

// all returns the records of a kind about one document, up to a bound.
func (b *shelf) all(ctx context.Context, kind hearsay.RecordKind, doc string) ([]hearsay.Record, error) {
	found, _, err := b.s.lib.Records(ctx, hearsay.RecordQuery{Pile: b.pile, Kind: kind, Doc: doc, Page: hearsay.Page{Limit: 1000}})
	return found, err
}

type claimsIn struct {
	recordsIn
	Measure string `json:"measure,omitempty" jsonschema:"killed, wounded, displaced, pledged …"`
	Subject string `json:"subject,omitempty" jsonschema:"who or what is counted"`
	By      string `json:"by,omitempty" jsonschema:"only vouched for by parties with these words in their name"`
	Since   string `json:"since,omitempty" jsonschema:"about this time or later, ISO 8601"`
	Until   string `json:"until,omitempty" jsonschema:"about this time or earlier, ISO 8601"`
}

type claimsOut struct {
	Claims []claimOut `json:"claims"`
	Next   string     `json:"next,omitempty"`
}

type claimOut struct {
	Ref         string   `json:"ref" jsonschema:"name of the claim"`
	Doc         string   `json:"doc"`
	Outlet      string   `json:"outlet,omitempty"`
	Published   string   `json:"published,omitempty"`
	Words       place    `json:"words"`
	Low         string   `json:"low,omitempty" jsonschema:"lower end of the value; left out if open"`
	High        string   `json:"high,omitempty" jsonschema:"upper end of the value; left out if open"`
	Bound       string   `json:"bound,omitempty" jsonschema:"exactly, about, more than, at least, less than, at most, between"`
	Unit        string   `json:"unit,omitempty"`
	Counted     string   `json:"counted,omitempty"`
	Comparison  string   `json:"comparison,omitempty"`
	Ratio       string   `json:"ratio,omitempty"`
	Measure     string   `json:"measure,omitempty"`
	Subject     string   `json:"subject,omitempty"`
	Object      string   `json:"object,omitempty"`
	PlaceName   string   `json:"place_name,omitempty"`
	Period      string   `json:"period,omitempty" jsonschema:"time that the figure is about, ISO 8601 or EDTF"`
	PeriodType  string   `json:"period_type,omitempty"`
	Per         string   `json:"per,omitempty"`
	Modality    string   `json:"modality,omitempty"`
	Attribution []string `json:"attribution" jsonschema:"who vouches for it, outermost first"`
	OriginsMin  int      `json:"origins_min,omitempty" jsonschema:"least number of independent origins of the comparable claims"`
	OriginsMax  int      `json:"origins_max,omitempty" jsonschema:"most"`
	Others      []pairTo `json:"others,omitempty" jsonschema:"comparable claims elsewhere, and how they differ"`
}

type pairTo struct {
	Verdict string `json:"verdict"`
	Because string `json:"because,omitempty"`
	Doc     string `json:"doc"`
	Words   place  `json:"words"`
}

func (s *server) claims(ctx context.Context, in claimsIn) (out claimsOut, err error) {
	pile, err := s.pile(ctx, in.Pile)
	if err != nil {
		return out, err
	}
	b := s.shelf(pile)
	q := hearsay.RecordQuery{
		Pile: pile, Kind: hearsay.ClaimRecord, Doc: in.Doc, Words: in.Words, Party: in.By, Type: in.Measure,
		Subject: in.Subject, Since: in.Since, Until: in.Until,
	}
	out.Claims, out.Next, err = records(ctx, s, q, in.page, func(r hearsay.Record) (claimOut, error) {
		v := r.Value.(hearsay.Claim)
		d, err := b.document(ctx, v.Doc)
		if err != nil {
			return claimOut{}, err
		}
		o := claimOf(d, v)
		o.Ref = r.Ref
		return o, b.pairs(ctx, v, &o)
	})
	return out, err
}

// claimOf returns a claim that stands in d.
func claimOf(d *hearsay.Annotated, v hearsay.Claim) claimOut {
	o := claimOut{
		Ref: v.ID, Doc: v.Doc, Outlet: clip(d.Outlet.Value, 200), Published: d.Published.Value, Measure: string(v.Measure),
		Subject: v.Subject, Object: v.Object, PlaceName: v.PlaceName, Period: v.Period.Value, PeriodType: string(v.Period.Type),
		Per: v.Period.Per, Modality: string(v.Modality), Ratio: number(v.Ratio), Attribution: []string{},
	}
	if p := placeIn(d.Text, v.Span); p != nil {
		o.Words = *p
	}
	if q := v.Quantity; q != nil {
		o.Low, o.High, o.Bound, o.Unit, o.Counted = number(q.Low), number(q.High), string(q.Bound), q.Unit, q.Counted
	}
	if c := v.Comparison; c != nil {
		o.Comparison = c.Left + " " + string(c.Op) + " " + c.Right
	}
	for _, p := range v.Attribution {
		if p.Name != "" {
			o.Attribution = append(o.Attribution, clip(p.Name, 200))
		}
	}
	return o
}

func number(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// maxOthers is how many comparable claims stand beside a claim.
const maxOthers = 8

// pairs adds how comparable claims differ from v.
func (b *shelf) pairs(ctx context.Context, v hearsay.Claim, o *claimOut) error {
	families, err := b.all(ctx, hearsay.ClaimFamilyRecord, v.Doc)
	if err != nil {
		return err
	}
	for _, r := range families {
		f := r.Value.(hearsay.ClaimFamily)
		for _, p := range f.Pairs {
			other := p.A
			if other == v.ID {
				other = p.B
			} else if p.B != v.ID {
				continue
			}
			o.OriginsMin, o.OriginsMax = f.MinOrigins, f.MaxOrigins
			d, c := b.claim(ctx, r.Docs, other)
			if c == nil || len(o.Others) == maxOthers {
				continue
			}
			if at := placeIn(d.Text, c.Span); at != nil {
				o.Others = append(o.Others, pairTo{string(p.Verdict), clip(p.Because, 300), c.Doc, *at})
			}
		}
	}
	return nil
}

// claim finds a claim by its ID among some documents.
func (b *shelf) claim(ctx context.Context, docs []string, id string) (*hearsay.Annotated, *hearsay.Claim) {
	for _, doc := range docs {
		d, err := b.document(ctx, doc)
		if err != nil {
			continue // it was removed since
		}
		for i := range d.Claims {
			if d.Claims[i].ID == id {
				return d, &d.Claims[i]
			}
		}
	}
	return nil, nil
}
