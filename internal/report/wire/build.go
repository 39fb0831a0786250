package wire

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

func documentRecord(d *hearsay.Document, u *ruler, inherited hearsay.Field) DocumentRecord {
	rec := DocumentRecord{
		Kind: KindDocument, ID: d.ID, Source: optional(d.Source), SHA256: optional(d.SHA256),
		MediaType: optional(d.MediaType), Text: d.Text, Title: optional(d.Title.Value), Byline: []string{},
		Outlet: optional(d.Outlet.Value), Place: optional(d.Place.Value),
		Language: optional(d.Language.Value), URL: optional(d.URL.Value),
		Headings: []Place{}, Links: []LinkRecord{}, Blocks: []BlockRecord{},
		Credits: []CreditRecord{}, Metadata: []MetadataRecord{},
	}
	for _, f := range view.FieldsOf(d, inherited) {
		m := MetadataRecord{
			Field: f.Name, Value: f.Value, Basis: string(f.Basis),
			From: optional(f.From), Exact: optional(f.Exact), Place: u.words(f.Span),
		}
		rec.Metadata = append(rec.Metadata, m)
		switch f.Name {
		case "byline":
			rec.Byline = append(rec.Byline, f.Value)
		case "published":
			rec.Published = &PublishedRecord{Value: m.Value, Basis: m.Basis, From: m.From, Exact: m.Exact}
		}
	}
	for _, b := range d.Blocks {
		p := u.words(b.Span)
		if p == nil {
			continue
		}
		rec.Blocks = append(rec.Blocks, BlockRecord{Type: string(b.Kind), Start: p.Start, End: p.End})
		if b.Kind == hearsay.Heading {
			rec.Headings = append(rec.Headings, *p)
		}
	}
	for _, l := range d.Links {
		rec.Links = append(rec.Links, LinkRecord{Text: optional(l.Text), URL: l.URL, Rel: optional(l.Rel)})
	}
	for _, c := range d.Credits {
		rec.Credits = append(rec.Credits, CreditRecord{
			Type: string(c.Kind), Name: optional(c.Name), URL: optional(c.URL), Place: u.words(c.Span),
		})
	}
	return rec
}

func partyRecord(p hearsay.Party, u *ruler) PartyRecord {
	t := p.Type
	if t == "" {
		t = hearsay.Unknown
	}
	return PartyRecord{Name: optional(p.Name), Type: string(t), Mentions: u.places(p.Mentions)}
}

func partyRecords(ps []hearsay.Party, u *ruler) []PartyRecord {
	out := make([]PartyRecord, len(ps))
	for i, p := range ps {
		out[i] = partyRecord(p, u)
	}
	return out
}

func quoteRecords(d *hearsay.Annotated, u *ruler) []QuoteRecord {
	out := make([]QuoteRecord, 0, len(d.Quotes))
	for _, q := range view.QuotesOf(d) {
		rec := QuoteRecord{
			Kind: KindQuote, ID: q.ID, Doc: d.ID, Form: string(q.Form),
			Content: u.places(q.Content), Cue: u.places(q.Cue), Strength: optional(q.Strength),
			Speaker: partyRecord(q.Speaker, u), Chain: partyRecords(q.Chain, u), NestedIn: optional(q.NestedIn),
		}
		if q.Addressee.Name != "" {
			to := partyRecord(q.Addressee, u)
			rec.Addressee = &to
		}
		rec.Venue = u.words(q.Venue)
		out = append(out, rec)
	}
	return out
}

func claimRecords(d *hearsay.Annotated, u *ruler) []ClaimRecord {
	out := make([]ClaimRecord, 0, len(d.Claims))
	for _, c := range view.ClaimsOf(d) {
		place, _ := u.place(c.Span)
		rec := ClaimRecord{
			Kind: KindClaim, ID: c.ID, Doc: d.ID, Place: place, Ratio: c.Ratio,
			Measure: optional(c.Measure), Subject: optional(c.Subject), Object: optional(c.Object),
			PlaceName: optional(c.PlaceName), Modality: optional(c.Modality),
			Attribution: partyRecords(c.Attribution, u), Further: c.Further, PartOf: optional(c.PartOf),
			Quote: optional(c.Quote), Mentions: u.places(c.Mentions),
			Period: PeriodRecord{
				Type: optional(c.Period.Type), Value: optional(c.Period.Value), Per: optional(c.Period.Per),
				Basis: string(c.Period.Basis), Mentions: u.places(c.Period.Mentions),
			},
		}
		if rec.Period.Basis == "" {
			rec.Period.Basis = string(hearsay.PeriodUnknown)
		}
		if q := c.Quantity; q != nil {
			place, _ := u.place(q.Span)
			rec.Quantity = &QuantityRecord{
				Place: place, Low: q.Low, High: q.High, Bound: string(q.Bound), Unit: q.Unit, Counted: optional(q.Counted),
			}
			if rec.Quantity.Unit == "" {
				rec.Quantity.Unit = "1"
			}
		}
		if x := c.Comparison; x != nil {
			rec.Comparison = &ComparisonRecord{Left: x.Left, Op: string(x.Op), Right: x.Right}
		}
		out = append(out, rec)
	}
	return out
}

func relationRecords(rels []hearsay.Relation, ruler func(string) *ruler) []RelationRecord {
	out := make([]RelationRecord, 0, len(rels))
	for _, r := range view.RelationsOf(rels) {
		rec := RelationRecord{
			Kind: KindRelation, A: r.A, B: r.B, Relation: string(r.Kind), AInB: Share(r.AInB), BInA: Share(r.BInA),
			Original: optional(r.Original), Probability: Share(r.Probability),
			Because: list(r.Because), Passages: []PassageRecord{},
		}
		for _, p := range r.Passages {
			a, b := ruler(r.A).words(p.A), ruler(r.B).words(p.B)
			if a != nil && b != nil {
				rec.Passages = append(rec.Passages, PassageRecord{A: *a, B: *b})
			}
		}
		out = append(out, rec)
	}
	return out
}

func originRecord(o hearsay.Origin) OriginRecord {
	return OriginRecord{
		Kind: KindOrigin, ID: o.ID, Documents: list(o.Documents),
		Root: optional(o.Root), Credited: optional(o.Credited),
	}
}

func storyRecord(s hearsay.Story) StoryRecord {
	return StoryRecord{Kind: KindStory, ID: s.ID, Documents: list(s.Documents)}
}

func quoteFamilyRecord(f hearsay.QuoteFamily) QuoteFamilyRecord {
	rec := QuoteFamilyRecord{Kind: KindQuoteFamily, ID: f.ID, Versions: []VersionRecord{}}
	for _, v := range f.Versions {
		version := VersionRecord{
			Quote: v.Quote, Verdict: string(v.Verdict), Flags: list(v.Flags),
			Against: optional(v.Against), Why: optional(v.Why), Edits: []EditRecord{},
		}
		for _, e := range v.Edits {
			version.Edits = append(version.Edits, EditRecord{Op: string(e.Op), From: e.From, To: e.To})
		}
		rec.Versions = append(rec.Versions, version)
	}
	return rec
}

func claimFamilyRecord(f hearsay.ClaimFamily) ClaimFamilyRecord {
	rec := ClaimFamilyRecord{
		Kind: KindClaimFamily, ID: f.ID, Claims: list(f.Claims),
		Origins: OriginsCount{Min: f.MinOrigins, Max: f.MaxOrigins}, Pairs: []PairRecord{},
	}
	for _, p := range f.Pairs {
		rec.Pairs = append(rec.Pairs, PairRecord{
			A: p.A, B: p.B, Verdict: string(p.Verdict), Flags: list(p.Flags), Because: optional(p.Because),
		})
	}
	return rec
}

func findingRecord(f hearsay.Finding, ruler func(string) *ruler) FindingRecord {
	rec := FindingRecord{
		Kind: KindFinding, Type: string(f.Type), Text: f.Text, Labels: list(f.Labels), Evidence: []DocPlace{},
	}
	for _, e := range f.Evidence {
		if p := ruler(e.Doc).words(e.Span); p != nil {
			rec.Evidence = append(rec.Evidence, DocPlace{Doc: e.Doc, Place: *p})
		}
	}
	return rec
}

func inputErrorRecord(e hearsay.InputError) InputErrorRecord {
	return InputErrorRecord{Kind: KindInputError, Source: e.Source, Error: e.Err}
}
