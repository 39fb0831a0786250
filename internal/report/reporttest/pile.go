// Package reporttest holds what the tests of package report and those below it
// share: an invented pile with everything that a report can hold, a big one,
// and golden files.
package reporttest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// The pile below is invented: no such towns, outlets, people or floods.

// A builder builds a report by naming words instead of offsets.
type builder struct {
	t *testing.T
	r *hearsay.Report
}

// in finds the place of words in a document; "|" in front of the words asks
// for their last occurrence.
func (p *builder) in(doc, words string) hearsay.Span {
	p.t.Helper()
	d := p.r.Document(doc)
	if d == nil {
		p.t.Fatalf("no document %q", doc)
	}
	find := strings.Index
	if rest, ok := strings.CutPrefix(words, "|"); ok {
		words, find = rest, strings.LastIndex
	}
	i := find(d.Text, words)
	if i < 0 {
		p.t.Fatalf("%s does not hold %q", doc, words)
	}
	return hearsay.Span{Start: i, End: i + len(words)}
}

func (p *builder) all(doc string, words ...string) []hearsay.Span {
	p.t.Helper()
	var out []hearsay.Span
	for _, w := range words {
		out = append(out, p.in(doc, w))
	}
	return out
}

func (p *builder) document(d hearsay.Document, paragraphs ...string) {
	d.Source = "pile/" + d.ID
	d.SHA256 = strings.Repeat(fmt.Sprintf("%02x", len(p.r.Documents)), 32)
	for i, text := range paragraphs {
		if i > 0 {
			d.Text += "\n\n"
		}
		b := hearsay.Block{Kind: hearsay.Paragraph}
		for prefix, kind := range map[string]hearsay.BlockKind{
			"# ": hearsay.Heading, "^ ": hearsay.Caption, "* ": hearsay.ListItem, "> ": hearsay.BlockQuote,
		} {
			if rest, ok := strings.CutPrefix(text, prefix); ok {
				text, b.Kind = rest, kind
				break
			}
		}
		b.Span = hearsay.Span{Start: len(d.Text), End: len(d.Text) + len(text)}
		d.Text += text
		d.Blocks = append(d.Blocks, b)
	}
	p.r.Documents = append(p.r.Documents, hearsay.Annotated{Document: d})
}

func (p *builder) quote(q hearsay.Quote) string {
	d := p.r.Document(q.Doc)
	q.ID = fmt.Sprintf("%s#q%d", q.Doc, len(d.Quotes)+1)
	if q.Strength == "" {
		q.Strength = hearsay.Saying
	}
	if q.Chain == nil && q.Speaker.Name != "" {
		q.Chain = []hearsay.Party{q.Speaker}
	}
	d.Quotes = append(d.Quotes, q)
	return q.ID
}

func (p *builder) claim(c hearsay.Claim) string {
	d := p.r.Document(c.Doc)
	c.ID = fmt.Sprintf("%s#c%d", c.Doc, len(d.Claims)+1)
	if c.Modality == "" {
		c.Modality = hearsay.Asserted
	}
	c.Mentions = append([]hearsay.Span{c.Span}, c.Mentions...)
	d.Claims = append(d.Claims, c)
	return c.ID
}

// quantity reads "=12", ">9", ">=9", "<9", "<=9", "~9" and "3..5".
func (p *builder) quantity(doc, words, counted, value string) *hearsay.Quantity {
	p.t.Helper()
	q := &hearsay.Quantity{Span: p.in(doc, words), Unit: "1", Counted: counted}
	num := func(s string) *decimal.Decimal {
		d, err := decimal.NewFromString(s)
		if err != nil {
			p.t.Fatal(err)
		}
		return &d
	}
	if low, high, ok := strings.Cut(value, ".."); ok {
		q.Low, q.High, q.Bound = num(low), num(high), hearsay.Between
		return q
	}
	n := num(strings.TrimLeft(value, "<>=~"))
	switch strings.TrimRight(value, "0123456789.") {
	case ">":
		q.Low, q.Bound = n, hearsay.MoreThan
	case ">=":
		q.Low, q.Bound = n, hearsay.AtLeast
	case "<":
		q.High, q.Bound = n, hearsay.LessThan
	case "<=":
		q.High, q.Bound = n, hearsay.AtMost
	case "~":
		q.Low, q.High, q.Bound = n, n, hearsay.About
	default:
		q.Low, q.High, q.Bound = n, n, hearsay.Exactly
	}
	return q
}

func stated(value string, basis hearsay.Basis, from, exact string) hearsay.Field {
	return hearsay.Field{Value: value, Basis: basis, From: from, Exact: exact}
}

func person(name string, mentions ...hearsay.Span) hearsay.Party {
	return hearsay.Party{Name: name, Type: hearsay.Person, Mentions: mentions}
}

// Names of the documents, in order of ID.
const (
	Post     = "01-harbour-post.html"
	Printed  = "02-print.txt"
	mdClip   = "03-clip.md"
	Spun     = "04-spun.html"
	gazette  = "05-gazette.txt"
	courier  = "06-courier.txt"
	roundup  = "07-roundup.html"
	radio    = "08-valley-radio.html"
	later    = "09-harbour-post-later.html"
	hostile  = "10-<script>alert(1)</script>.txt"
	ferry    = "11-ferry.txt"
	LongWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlungsprotokollführerin"
)

const OriginalWords = "We warned the ministry in October that the north wall was leaking. Nobody came, and nobody wrote back,"

// Pile is a report that shows everything that a report can hold.
func Pile(t *testing.T) *hearsay.Report {
	t.Helper()
	p := &builder{t: t, r: &hearsay.Report{}}
	fixtureDocuments(p)
	fixtureQuotes(p)
	fixtureClaims(p)
	fixtureLinks(p)
	return p.r
}

func fixtureDocuments(p *builder) {
	body := []string{
		"The River Orle broke through the Selwyn dam before dawn on Tuesday. Mayor Ilse Tarn told The Harbour Post that 14 people had died and more than 3,200 were forced from their homes.",
		"“We warned the ministry in October that the north wall was leaking. Nobody came, and nobody wrote back,” Tarn said.",
		"The former engineer Paul Okoro, who left the water board in 2023, said the wall “had not been inspected for at least four years”. He called the repair budget “a joke”.",
		"About 450 homes in Lower Selwyn are without power, according to the grid operator Nordlicht. Roughly 60 people are treated in hospital, of whom 12 are in a serious condition.",
		"The reservoir is losing between 1.5 and 2 million cubic metres of water a day, the water board estimates.",
	}
	p.document(hearsay.Document{
		ID: Post, MediaType: "text/html",
		Title:     stated("Dam Breaks Above Port Selwyn; Mayor Says Warnings Went Unheard", hearsay.BasisMetadata, "json-ld headline", "Dam Breaks Above Port Selwyn; Mayor Says Warnings Went Unheard"),
		Byline:    []hearsay.Field{stated("Marta Quill", hearsay.BasisMetadata, "json-ld author", "Marta Quill"), stated("Jon Abara", hearsay.BasisMetadata, "json-ld author", "Jon Abara")},
		Outlet:    stated("The Harbour Post", hearsay.BasisMetadata, "og:site_name", "The Harbour Post"),
		Place:     hearsay.Field{Value: "Port Selwyn", Basis: hearsay.BasisText, From: "dateline", Exact: "PORT SELWYN", Span: hearsay.Span{Start: 32, End: 43}},
		Language:  stated("en", hearsay.BasisMetadata, "html lang", "en"),
		URL:       stated("https://harbourpost.example/2025/03/04/dam-breaks", hearsay.BasisMetadata, "link rel=canonical", "https://harbourpost.example/2025/03/04/dam-breaks"),
		Published: stated("2025-03-04T18:20:00Z", hearsay.BasisMetadata, "json-ld datePublished", "2025-03-04T18:20:00Z"),
		Links:     []hearsay.Link{{Text: "water board", URL: "https://waterboard.example/"}, {Text: "Earlier: the leak", URL: "https://harbourpost.example/2024/10/leak", Rel: "related"}},
	}, append([]string{"# The night the north wall gave", "^ PORT SELWYN — Rescuers in Lower Selwyn on Tuesday. Photo: J. Abara"}, body...)...)

	p.document(hearsay.Document{ID: Printed, MediaType: "text/plain"}, body...)

	clipped := append([]string{"# Dam Breaks Above Port Selwyn"}, body[:4]...)
	p.document(hearsay.Document{
		ID: mdClip, MediaType: "text/markdown",
		Title:     hearsay.Field{Value: "Dam Breaks Above Port Selwyn", Basis: hearsay.BasisText, From: "line 1", Exact: "Dam Breaks Above Port Selwyn", Span: hearsay.Span{Start: 0, End: 28}},
		Outlet:    stated("The Harbour Post", hearsay.BasisText, "line 3", "Source: The Harbour Post"),
		Published: stated("2025-03-04", hearsay.BasisText, "line 3", "March 4, 2025"),
	}, clipped...)

	p.document(hearsay.Document{
		ID: Spun, MediaType: "text/html",
		Title:    stated("Selwyn Dam Disaster: Shocking <b>Truth</b> About \"Ignored\" Warnings & What It Means", hearsay.BasisMetadata, "og:title", "Selwyn Dam Disaster"),
		Outlet:   stated("Daily Pulse Now", hearsay.BasisMetadata, "og:site_name", "Daily Pulse Now"),
		Language: stated("en", hearsay.BasisMetadata, "html lang", "en"),
	},
		"In a stunning turn, the Selwyn dam collapsed early on Tuesday. Officials confirmed that 14 people died and 3,200 were driven out of their houses.",
		"“We warned the ministry in October that the whole dam was collapsing. Nobody came,” the government said.",
		"The wall had not been inspected for four years, experts revealed.",
		"# Frequently asked questions",
		"* How many homes lost electricity? Nearly 500 homes have no power.",
	)

	wire := []string{
		"PORT SELWYN, March 5 (Kestrel Wire) — At least 16 people have died in the flood below the Selwyn dam, the interior ministry said on Wednesday.",
		"“Every hour counts, and we will not stop while one person is missing,” Interior Minister Tomas Greve said.",
		"Some 2,900 people are in emergency shelters.",
	}
	p.document(hearsay.Document{
		ID: gazette, MediaType: "text/plain",
		Title:     hearsay.Field{Value: "Sixteen dead below Selwyn dam", Basis: hearsay.BasisText, From: "line 1", Exact: "Sixteen dead below Selwyn dam"},
		Outlet:    stated("Lowland Gazette", hearsay.BasisText, "line 2", "Lowland Gazette"),
		Published: stated("2025-03-05", hearsay.BasisText, "line 2", "5 March 2025"),
		Credits:   []hearsay.Credit{{Kind: hearsay.CreditAgency, Name: "Kestrel Wire", Span: hearsay.Span{Start: 23, End: 35}}},
	}, wire...)
	p.document(hearsay.Document{
		ID: courier, MediaType: "text/plain",
		Outlet:    stated("The Fenwick Courier", hearsay.BasisText, "line 1", "The Fenwick Courier"),
		Published: stated("2025-03-06", hearsay.BasisURL, "url", "2025/03/06"),
		Credits:   []hearsay.Credit{{Kind: hearsay.CreditAgency, Name: "Kestrel Wire", Span: hearsay.Span{Start: 13, End: 25}}},
	}, strings.Replace(wire[0], "PORT SELWYN, March 5 (Kestrel Wire)", "PORT SELWYN (Kestrel Wire)", 1),
		"“Every hour counts, and we will not stop,” Interior Minister Tomas Greve said.")

	p.document(hearsay.Document{
		ID: roundup, MediaType: "text/html",
		Title:     stated("The week in the north", hearsay.BasisMetadata, "title", "The week in the north"),
		Outlet:    stated("North Digest", hearsay.BasisMetadata, "og:site_name", "North Digest"),
		Published: stated("2025-03-08", hearsay.BasisMetadata, "meta date", "2025-03-08"),
		Credits:   []hearsay.Credit{{Kind: hearsay.CreditPublished, Name: "The Harbour Post", URL: "https://harbourpost.example/2025/03/04/dam-breaks"}},
	}, "# Tuesday", body[0], body[1], "# Thursday", "Wool prices in Fenwick fell by 4 percent.")

	p.document(hearsay.Document{
		ID: radio, MediaType: "text/html",
		Title:     stated("Hospital counts 22 dead after dam failure", hearsay.BasisMetadata, "og:title", "Hospital counts 22 dead after dam failure"),
		Outlet:    stated("Valley Radio", hearsay.BasisMetadata, "og:site_name", "Valley Radio"),
		Published: stated("2025-03-05T07:00:00+01:00", hearsay.BasisMetadata, "json-ld datePublished", "2025-03-05T07:00:00+01:00"),
	},
		"Twenty-two bodies had been brought to the district hospital by Wednesday morning, its director Ana Brandt told Valley Radio. “Twenty-two. I counted them myself,” she said.",
		"More people died on the road than in their homes, Brandt said.",
		"The dam’s owner denied that there had been any warning.",
	)

	p.document(hearsay.Document{
		ID: later, MediaType: "text/html",
		Title:     stated("Selwyn death toll revised to 19", hearsay.BasisMetadata, "json-ld headline", "Selwyn death toll revised to 19"),
		Outlet:    stated("The Harbour Post", hearsay.BasisMetadata, "og:site_name", "The Harbour Post"),
		Published: stated("2025-03-09T09:05:00Z", hearsay.BasisMetadata, "json-ld datePublished", "2025-03-09T09:05:00Z"),
	},
		"Port Selwyn has revised the number of dead to 19, Mayor Ilse Tarn said on Sunday, up from the 14 that she gave on the day of the flood. Between March 4 and March 8 the town took in 4,100 people; fewer than 300 are still in shelters.",
		"Damage is put at €85 million to €110 million; it could double by summer, insurers warn.",
	)

	p.document(hearsay.Document{
		ID: hostile, MediaType: "text/plain",
		Title:  stated("</title><script>alert(1)</script> =HYPERLINK(\"http://evil.example\") \x1b[31mred\x1b[0m", hearsay.BasisText, "line 1", "x"),
		Outlet: stated("قناة النهر 🌊", hearsay.BasisText, "line 2", "قناة النهر 🌊"),
	},
		"قالت رئيسة البلدية إن 14 شخصا لقوا حتفهم في الفيضان. \u202eevil\u202c and back.",
		"“Zero 👩‍👩‍👧‍👦 families \x1b[2J were told,” said "+LongWord+" <img src=x onerror=alert(1)> & others. 🌊🌊🌊",
	)

	p.document(hearsay.Document{
		ID: ferry, MediaType: "text/plain",
		Title:     hearsay.Field{Value: "Ferry to Ostrand back in service", Basis: hearsay.BasisText, From: "line 1", Exact: "Ferry to Ostrand back in service"},
		Published: stated("2025-03", hearsay.BasisText, "line 2", "March 2025"),
	}, "The ferry to Ostrand runs again after seven weeks, its owner said. Up to 240 cars fit on the new deck.")
}

func fixtureQuotes(p *builder) {
	for _, doc := range []string{Post, Printed, mdClip} {
		tarn := person("Ilse Tarn", p.all(doc, "|Tarn", "Mayor Ilse Tarn")...)
		p.quote(hearsay.Quote{Doc: doc, Form: hearsay.Indirect, Content: p.all(doc, "14 people had died and more than 3,200 were forced from their homes"), Cue: p.all(doc, "told"), Speaker: person("Ilse Tarn", p.in(doc, "Mayor Ilse Tarn")), Addressee: hearsay.Party{Name: "The Harbour Post", Type: hearsay.Organization, Mentions: p.all(doc, "The Harbour Post that")}})
		p.quote(hearsay.Quote{Doc: doc, Form: hearsay.Direct, Content: p.all(doc, "We warned the ministry in October that the north wall was leaking. Nobody came, and nobody wrote back,"), Cue: p.all(doc, "Tarn said"), Speaker: tarn})
		okoro := person("Paul Okoro", p.in(doc, "The former engineer Paul Okoro"))
		outer := p.quote(hearsay.Quote{Doc: doc, Form: hearsay.Mixed, Content: p.all(doc, "the wall “had not been inspected for at least four years”"), Cue: p.all(doc, "said the wall"), Speaker: okoro})
		p.quote(hearsay.Quote{Doc: doc, Form: hearsay.Direct, Content: p.all(doc, "had not been inspected for at least four years"), Speaker: okoro, NestedIn: outer})
		p.quote(hearsay.Quote{Doc: doc, Form: hearsay.Direct, Content: p.all(doc, "a joke"), Cue: p.all(doc, "called"), Strength: hearsay.Claiming, Speaker: okoro})
	}
	p.quote(hearsay.Quote{Doc: Spun, Form: hearsay.Indirect, Content: p.all(Spun, "14 people died and 3,200 were driven out of their houses"), Cue: p.all(Spun, "confirmed"), Speaker: hearsay.Party{Name: "Officials", Type: hearsay.Group, Mentions: p.all(Spun, "Officials")}})
	p.quote(hearsay.Quote{Doc: Spun, Form: hearsay.Direct, Content: p.all(Spun, "We warned the ministry in October that the whole dam was collapsing. Nobody came,"), Cue: p.all(Spun, "|said"), Speaker: hearsay.Party{Name: "the government", Type: hearsay.Organization, Mentions: p.all(Spun, "the government")}})
	p.quote(hearsay.Quote{Doc: Spun, Form: hearsay.Indirect, Content: p.all(Spun, "The wall had not been inspected for four years"), Cue: p.all(Spun, "revealed"), Speaker: hearsay.Party{Name: "experts", Type: hearsay.Group, Mentions: p.all(Spun, "experts")}})
	greve := func(doc string) hearsay.Party {
		return person("Tomas Greve", p.in(doc, "Interior Minister Tomas Greve"))
	}
	p.quote(hearsay.Quote{Doc: gazette, Form: hearsay.Direct, Content: p.all(gazette, "Every hour counts, and we will not stop while one person is missing,"), Cue: p.all(gazette, "|said"), Speaker: greve(gazette)})
	p.quote(hearsay.Quote{Doc: courier, Form: hearsay.Direct, Content: p.all(courier, "Every hour counts, and we will not stop,"), Cue: p.all(courier, "|said"), Speaker: greve(courier)})
	p.quote(hearsay.Quote{Doc: roundup, Form: hearsay.Direct, Content: p.all(roundup, "We warned the ministry in October that the north wall was leaking. Nobody came, and nobody wrote back,"), Cue: p.all(roundup, "Tarn said"), Speaker: person("Ilse Tarn", p.in(roundup, "|Tarn"))})
	p.quote(hearsay.Quote{Doc: radio, Form: hearsay.Direct, Content: p.all(radio, "Twenty-two. I counted them myself,"), Cue: p.all(radio, "she said"), Speaker: person("Ana Brandt", p.in(radio, "she"), p.in(radio, "Ana Brandt")), Addressee: hearsay.Party{Name: "Valley Radio", Type: hearsay.Organization, Mentions: p.all(radio, "Valley Radio")}})
	p.quote(hearsay.Quote{Doc: radio, Form: hearsay.Indirect, Content: p.all(radio, "there had been any warning"), Cue: p.all(radio, "denied"), Strength: hearsay.Denying, Speaker: hearsay.Party{Name: "the dam’s owner", Type: hearsay.Unnamed, Mentions: p.all(radio, "The dam’s owner")}})
	p.quote(hearsay.Quote{Doc: hostile, Form: hearsay.Direct, Content: p.all(hostile, "Zero 👩‍👩‍👧‍👦 families \x1b[2J were told,"), Cue: p.all(hostile, "said "+LongWord), Speaker: person(LongWord, p.in(hostile, LongWord))})
	p.quote(hearsay.Quote{Doc: hostile, Form: hearsay.Indirect, Content: p.all(hostile, "14 شخصا لقوا حتفهم"), Speaker: hearsay.Party{Type: hearsay.Unknown}})

	p.r.QuoteFamilies = []hearsay.QuoteFamily{
		{ID: "quotes-1", Versions: []hearsay.QuoteVersion{
			{Quote: Post + "#q2", Verdict: hearsay.Original},
			{Quote: Printed + "#q2", Verdict: hearsay.Verbatim, Against: Post + "#q2", Why: "its document is a copy", Edits: []hearsay.Edit{{Op: hearsay.Keep, From: OriginalWords, To: OriginalWords}}},
			{Quote: mdClip + "#q2", Verdict: hearsay.Verbatim, Against: Post + "#q2", Edits: []hearsay.Edit{{Op: hearsay.Keep, From: OriginalWords, To: OriginalWords}}},
			{Quote: Spun + "#q2", Verdict: hearsay.Altered, Flags: []string{"material", "speaker changed"}, Against: Post + "#q2", Why: "its document rewrites that one", Edits: []hearsay.Edit{
				{Op: hearsay.Keep, From: "We warned the ministry in October that the", To: "We warned the ministry in October that the"},
				{Op: hearsay.Change, From: "north wall was leaking.", To: "whole dam was collapsing."},
				{Op: hearsay.Keep, From: "Nobody came,", To: "Nobody came,"},
				{Op: hearsay.Drop, From: "and nobody wrote back,"},
			}},
			{Quote: roundup + "#q1", Verdict: hearsay.Verbatim, Against: Post + "#q2", Edits: []hearsay.Edit{{Op: hearsay.Keep, From: OriginalWords, To: OriginalWords}}},
		}},
		{ID: "quotes-2", Versions: []hearsay.QuoteVersion{
			{Quote: gazette + "#q1", Verdict: hearsay.Original},
			{Quote: courier + "#q1", Verdict: hearsay.Trimmed, Flags: []string{"minor", "tail"}, Against: gazette + "#q1", Edits: []hearsay.Edit{
				{Op: hearsay.Keep, From: "Every hour counts, and we will not stop", To: "Every hour counts, and we will not stop,"},
				{Op: hearsay.Drop, From: "while one person is missing,"},
			}},
		}},
		{ID: "quotes-3", Versions: []hearsay.QuoteVersion{
			{Quote: Post + "#q4", Verdict: hearsay.Original},
			{Quote: Spun + "#q3", Verdict: hearsay.Paraphrased, Flags: []string{"hedge", "speaker changed"}, Against: Post + "#q4", Why: "same rare words", Edits: []hearsay.Edit{
				{Op: hearsay.Add, To: "The wall"},
				{Op: hearsay.Keep, From: "had not been inspected for", To: "had not been inspected for"},
				{Op: hearsay.Drop, From: "at least"},
				{Op: hearsay.Keep, From: "four years", To: "four years"},
			}},
		}},
		{ID: "quotes-4", Versions: []hearsay.QuoteVersion{{Quote: radio + "#q1", Verdict: hearsay.Only}}},
		{ID: "quotes-5", Versions: []hearsay.QuoteVersion{{Quote: hostile + "#q1", Verdict: hearsay.Only}}},
	}
}

func fixtureClaims(p *builder) {
	tuesday := hearsay.Period{Type: hearsay.Cumulative, Value: "2025-03-04/2025-03-04", Basis: hearsay.PeriodResolved}
	dead := func(doc, words, counted, value string, period hearsay.Period, who ...hearsay.Party) string {
		return p.claim(hearsay.Claim{Doc: doc, Span: p.in(doc, words), Quantity: p.quantity(doc, words, counted, value), Measure: "killed", PlaceName: "Port Selwyn", Period: period, Attribution: who})
	}
	homes := func(doc, words, value string, m hearsay.Modality, who ...hearsay.Party) string {
		return p.claim(hearsay.Claim{Doc: doc, Span: p.in(doc, words), Quantity: p.quantity(doc, words, "people", value), Measure: "displaced", Period: tuesday, Modality: m, Attribution: who})
	}
	for _, doc := range []string{Post, Printed, mdClip} {
		tarn := person("Ilse Tarn", p.in(doc, "Mayor Ilse Tarn"))
		period := tuesday
		period.Mentions = p.all(doc, "on Tuesday")
		if doc == Printed {
			period.Basis = hearsay.PeriodInherited
		}
		dead(doc, "14 people", "people", "=14", period, tarn)
		homes(doc, "more than 3,200", ">3200", "", tarn)
		p.claim(hearsay.Claim{Doc: doc, Span: p.in(doc, "About 450 homes in Lower Selwyn are without power"), Quantity: p.quantity(doc, "About 450 homes", "homes", "~450"), Measure: "without power", PlaceName: "Lower Selwyn", Period: hearsay.Period{Type: hearsay.Instant, Value: "2025-03-04", Basis: hearsay.PeriodResolved}, Attribution: []hearsay.Party{{Name: "Nordlicht", Type: hearsay.Organization, Mentions: p.all(doc, "the grid operator Nordlicht")}}})
		whole := p.claim(hearsay.Claim{Doc: doc, Span: p.in(doc, "Roughly 60 people"), Quantity: p.quantity(doc, "Roughly 60 people", "people", "~60"), Measure: "wounded", Modality: hearsay.Estimated})
		p.claim(hearsay.Claim{Doc: doc, Span: p.in(doc, "12 are in a serious condition"), Quantity: p.quantity(doc, "12", "people", "=12"), Measure: "wounded", PartOf: whole})
	}
	board := hearsay.Party{Name: "the water board", Type: hearsay.Organization}
	for _, doc := range []string{Post, Printed} {
		q := p.quantity(doc, "between 1.5 and 2 million cubic metres", "water", "1500000..2000000")
		q.Unit = "m3"
		p.claim(hearsay.Claim{Doc: doc, Span: q.Span, Quantity: q, Measure: "lost", Subject: "the reservoir", Modality: hearsay.Estimated, Attribution: []hearsay.Party{board}, Period: hearsay.Period{Type: hearsay.Rate, Per: "P1D", Basis: hearsay.PeriodExplicit, Mentions: p.all(doc, "a day")}})
	}
	officials := hearsay.Party{Name: "Officials", Type: hearsay.Group, Mentions: p.all(Spun, "Officials")}
	noPeriod := hearsay.Period{Basis: hearsay.PeriodUnknown}
	dead(Spun, "14 people", "people", "=14", noPeriod, officials)
	homes(Spun, "3,200", "=3200", "", officials)
	p.claim(hearsay.Claim{Doc: Spun, Span: p.in(Spun, "Nearly 500 homes have no power"), Quantity: p.quantity(Spun, "Nearly 500 homes", "homes", "<500"), Measure: "without power"})
	ministry := func(doc string) hearsay.Party {
		return hearsay.Party{Name: "the interior ministry", Type: hearsay.Organization, Mentions: p.all(doc, "the interior ministry")}
	}
	wednesday := hearsay.Period{Type: hearsay.Cumulative, Value: "2025-03-04/2025-03-05", Basis: hearsay.PeriodResolved}
	dead(gazette, "At least 16 people", "people", ">=16", wednesday, ministry(gazette))
	dead(courier, "At least 16 people", "people", ">=16", wednesday, ministry(courier))
	p.claim(hearsay.Claim{Doc: gazette, Span: p.in(gazette, "Some 2,900 people"), Quantity: p.quantity(gazette, "Some 2,900 people", "people", "~2900"), Measure: "sheltered", Period: hearsay.Period{Type: hearsay.Instant, Value: "2025-03-05", Basis: hearsay.PeriodResolved}})
	dead(roundup, "14 people", "people", "=14", tuesday, person("Ilse Tarn"))
	homes(roundup, "more than 3,200", ">3200", "", person("Ilse Tarn"))
	brandt := person("Ana Brandt", p.in(radio, "Ana Brandt"))
	dead(radio, "Twenty-two bodies", "bodies", "=22", wednesday, brandt)
	p.claim(hearsay.Claim{Doc: radio, Span: p.in(radio, "More people died on the road than in their homes"), Comparison: &hearsay.Comparison{Left: "killed on the road", Op: hearsay.Greater, Right: "killed at home"}, Measure: "killed", Attribution: []hearsay.Party{brandt}})
	tarn := person("Ilse Tarn", p.in(later, "Mayor Ilse Tarn"))
	week := hearsay.Period{Type: hearsay.Cumulative, Value: "2025-03-04/2025-03-09", Basis: hearsay.PeriodResolved}
	dead(later, "19", "dead", "=19", week, tarn)
	p.claim(hearsay.Claim{Doc: later, Span: p.in(later, "4,100 people"), Quantity: p.quantity(later, "4,100 people", "people", "=4100"), Measure: "sheltered", Period: hearsay.Period{Type: hearsay.Interval, Value: "2025-03-04/2025-03-08", Basis: hearsay.PeriodExplicit}})
	p.claim(hearsay.Claim{Doc: later, Span: p.in(later, "fewer than 300"), Quantity: p.quantity(later, "fewer than 300", "people", "<300"), Measure: "sheltered", Period: hearsay.Period{Type: hearsay.Instant, Value: "2025-03-09", Basis: hearsay.PeriodResolved}})
	cost := p.quantity(later, "€85 million to €110 million", "", "85000000..110000000")
	cost.Unit = "EUR"
	p.claim(hearsay.Claim{Doc: later, Span: cost.Span, Quantity: cost, Measure: "damage", Modality: hearsay.Estimated, Period: hearsay.Period{Type: hearsay.Cumulative, Value: "2025-03-04/..", Basis: hearsay.PeriodResolved}})
	two := decimal.NewFromInt(2)
	p.claim(hearsay.Claim{Doc: later, Span: p.in(later, "it could double by summer"), Ratio: &two, Measure: "damage", Modality: hearsay.Forecast, Period: hearsay.Period{Type: hearsay.Instant, Value: "2025-21~", Basis: hearsay.PeriodResolved}, Attribution: []hearsay.Party{{Name: "insurers", Type: hearsay.Group}}})
	dead(hostile, "14 شخصا", "شخصا", "=14", hearsay.Period{Type: hearsay.Cumulative, Value: "XXXX-03-04", Basis: hearsay.PeriodUnknown})
	p.claim(hearsay.Claim{Doc: ferry, Span: p.in(ferry, "Up to 240 cars"), Quantity: p.quantity(ferry, "240 cars", "cars", "<=240"), Measure: "capacity"})

	id := func(doc string, n int) string { return fmt.Sprintf("%s#c%d", doc, n) }
	p.r.ClaimFamilies = []hearsay.ClaimFamily{
		{ID: "figures-1", Claims: []string{id(Post, 1), id(Printed, 1), id(mdClip, 1), id(Spun, 1), id(gazette, 1), id(courier, 1), id(roundup, 1), id(radio, 1), id(later, 1), id(hostile, 1)}, MinOrigins: 3, MaxOrigins: 4, Pairs: []hearsay.ClaimPair{
			{A: id(Post, 1), B: id(Printed, 1), Verdict: hearsay.Same},
			{A: id(Post, 1), B: id(Spun, 1), Verdict: hearsay.AttributionRaised, Flags: []hearsay.Verdict{hearsay.PeriodLost}, Because: "a mayor became “officials”; the day is gone"},
			{A: id(gazette, 1), B: id(radio, 1), Verdict: hearsay.Compatible, Because: "at least 16 includes 22"},
			{A: id(later, 1), B: id(radio, 1), Verdict: hearsay.Conflict, Because: "19 and 22 for the same dead, the later count being lower"},
			{A: id(Post, 1), B: id(later, 1), Verdict: hearsay.Revised, Because: "same speaker, five days later"},
			{A: id(hostile, 1), B: id(radio, 1), Verdict: hearsay.NotComparable, Because: "no year"},
		}},
		{ID: "figures-2", Claims: []string{id(Post, 2), id(Printed, 2), id(mdClip, 2), id(Spun, 2), id(roundup, 2)}, MinOrigins: 1, MaxOrigins: 1, Pairs: []hearsay.ClaimPair{
			{A: id(Post, 2), B: id(Spun, 2), Verdict: hearsay.BoundChanged, Because: "“more than” is gone"},
		}},
		{ID: "figures-3", Claims: []string{id(Post, 3), id(Printed, 3), id(mdClip, 3), id(Spun, 3)}, MinOrigins: 1, MaxOrigins: 2, Pairs: []hearsay.ClaimPair{
			{A: id(Post, 3), B: id(Spun, 3), Verdict: hearsay.Rounded, Flags: []hearsay.Verdict{hearsay.BoundChanged, hearsay.AttributionDropped}},
		}},
		{ID: "figures-4", Claims: []string{id(gazette, 2), id(later, 2), id(later, 3)}, MinOrigins: 2, MaxOrigins: 2, Pairs: []hearsay.ClaimPair{
			{A: id(gazette, 2), B: id(later, 2), Verdict: hearsay.NotComparable, Because: "a moment against an interval"},
		}},
		{ID: "figures-6", Claims: []string{id(Post, 4), id(Printed, 4)}, MinOrigins: 1, MaxOrigins: 1},
		{ID: "figures-7", Claims: []string{id(Post, 5), id(Printed, 5)}, MinOrigins: 1, MaxOrigins: 1},
		{ID: "figures-5", Claims: []string{id(Post, 6), id(Printed, 6)}, MinOrigins: 1, MaxOrigins: 1},
	}
	p.r.Findings = []hearsay.Finding{
		{Type: hearsay.FindingAlteredQuote, Text: "A quotation of Ilse Tarn reads otherwise in Daily Pulse Now: “north wall was leaking” became “whole dam was collapsing”.", Evidence: []hearsay.Evidence{{Doc: Post, Span: p.in(Post, OriginalWords)}, {Doc: Spun, Span: p.in(Spun, "We warned the ministry in October that the whole dam was collapsing. Nobody came,")}}},
		{Type: hearsay.FindingReattributed, Text: "Words of Ilse Tarn are given to the government.", Evidence: []hearsay.Evidence{{Doc: Post, Span: p.in(Post, "|Tarn said")}, {Doc: Spun, Span: p.in(Spun, "the government said")}}, Labels: []string{"speaker: Ilse Tarn → the government"}},
		{Type: hearsay.FindingConflict, Text: "The dead of the flood: 22 by Wednesday (Ana Brandt), 19 by Sunday (Ilse Tarn).", Evidence: []hearsay.Evidence{{Doc: radio, Span: p.in(radio, "Twenty-two bodies had been brought to the district hospital by Wednesday morning")}, {Doc: later, Span: p.in(later, "Port Selwyn has revised the number of dead to 19")}}},
		{Type: hearsay.FindingDrift, Text: "Daily Pulse Now rewrites The Harbour Post and loses two hedges.", Evidence: []hearsay.Evidence{{Doc: Post, Span: p.in(Post, "more than 3,200 were forced from their homes")}, {Doc: Spun, Span: p.in(Spun, "3,200 were driven out of their houses")}}, Labels: []string{"bound changed: more than 3,200 → 3,200", "credit dropped: The Harbour Post"}},
		{Type: hearsay.FindingCorroboration, Text: "Two origins put the dead at 16 or more on Wednesday.", Evidence: []hearsay.Evidence{{Doc: gazette, Span: p.in(gazette, "At least 16 people have died")}, {Doc: radio, Span: p.in(radio, "Twenty-two bodies")}}},
	}
}

func fixtureLinks(p *builder) {
	rel := func(a, b string, kind hearsay.RelationKind, ab, ba float64, orig string, prob float64, because ...string) {
		r := hearsay.Relation{A: a, B: b, Kind: kind, AInB: ab, BInA: ba, Original: orig, Probability: prob, Because: because}
		if kind.Derived() && a == Post && b != Spun {
			r.Passages = []hearsay.Passage{{A: p.in(a, "The River Orle broke through the Selwyn dam before dawn on Tuesday."), B: p.in(b, "The River Orle broke through the Selwyn dam before dawn on Tuesday.")}}
		}
		p.r.Relations = append(p.r.Relations, r)
	}
	rel(Post, Printed, hearsay.Copy, 0.93218, 1, Post, 0.97, "the same words", "the first has title, byline, date and address; the second lacks them")
	rel(Post, mdClip, hearsay.Excerpt, 0.8, 0.99, Post, 0.9, "every paragraph of the second stands in the first", "credit “Source: The Harbour Post”")
	rel(Post, Spun, hearsay.Rewrite, 0.21, 0.34, Post, 0.88, "a shared quotation and three figures in the same order", "the second garbles a quotation that the first has whole")
	rel(Post, roundup, hearsay.Excerpt, 0.41, 0.9, Post, 0.99, "credit with a link to the first")
	rel(Printed, mdClip, hearsay.Copy, 0.86, 0.99, "", 0.5, "the same words")
	rel(gazette, courier, hearsay.Reprint, 0.6, 0.97, "", 0.5, "both credit Kestrel Wire")
	rel(Post, radio, hearsay.SameStory, 0.01, 0.02, "", 0.5, "same place and day, no shared text")
	p.r.Origins = []hearsay.Origin{
		{ID: "origin-1", Documents: []string{Post, Printed, mdClip, Spun, roundup}, Root: Post},
		{ID: "origin-2", Documents: []string{gazette, courier}, Credited: "Kestrel Wire"},
		{ID: "origin-3", Documents: []string{radio}, Root: radio},
		{ID: "origin-4", Documents: []string{later}, Root: later},
		{ID: "origin-5", Documents: []string{hostile}, Root: hostile},
		{ID: "origin-6", Documents: []string{ferry}, Root: ferry},
	}
	p.r.Stories = []hearsay.Story{
		{ID: "story-1", Documents: []string{Post, Printed, mdClip, Spun, gazette, courier, roundup, radio, later, hostile}},
		{ID: "story-2", Documents: []string{ferry}},
	}
	p.r.Parents = map[string]string{Printed: Post, mdClip: Post, Spun: Post, roundup: Post}
	p.r.Inherited = map[string]hearsay.Field{
		Printed: {Value: "2025-03-04T18:20:00Z", Basis: hearsay.BasisInherited, From: Post, Exact: "2025-03-04T18:20:00Z"},
	}
	p.r.Errors = []hearsay.InputError{
		{Source: "pile/scan.pdf", Err: "holds pictures of pages and no text; run it through OCR first"},
		{Source: "pile/\x1b[31mbad\u202egnp.exe", Err: "is not text: save it as UTF-8 and try again"},
	}
}
