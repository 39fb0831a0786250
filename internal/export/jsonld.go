package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// node is an object of JSON-LD. Its keys are written in order of name, so
// that the same report gives the same bytes.
type node map[string]any

// set adds a value unless it is absent.
func (n node) set(key string, value any) {
	switch v := value.(type) {
	case nil:
		return
	case string:
		if v == "" {
			return
		}
	case []any:
		if len(v) == 0 {
			return
		}
	case []node:
		if len(v) == 0 {
			return
		}
	}
	n[key] = value
}

// ref points to another node.
func ref(iri string) node { return node{"@id": iri} }

// context says what the terms mean. It stands in the file, so that reading it
// needs no network; all terms without a prefix are schema.org's.
var context = node{
	"@vocab": "https://schema.org/",
	"prov":   "http://www.w3.org/ns/prov#",
	"oa":     "http://www.w3.org/ns/oa#",
	"rdfs":   "http://www.w3.org/2000/01/rdf-schema#",
	"xsd":    "http://www.w3.org/2001/XMLSchema#",
	// Terms that neither vocabulary has.
	"hearsay": "https://github.com/hearsay-project/hearsay/blob/main/docs/exports.md#",
	"url":     node{"@type": "@id"},
}

// relationTerm is the property that says how closely one document follows
// another; all of them are PROV derivations.
func relationTerm(kind string) string {
	switch hearsay.RelationKind(kind) {
	case hearsay.Copy, hearsay.Excerpt, hearsay.Reprint:
		return "prov:wasQuotedFrom" // repeats some or all of it
	}
	return "prov:wasDerivedFrom"
}

// writeJSONLD writes one JSON-LD document with a graph of the documents as
// NewsArticles, what is quoted as Quotations, what is claimed as Claims, how
// documents derive from each other in PROV-O, and people's ratings as
// ClaimReviews.
func writeJSONLD(w io.Writer, r *hearsay.Report, o Options) error {
	g := graph{o: o, set: wire.Records(r), docs: map[string]node{}, urls: map[string]string{}}
	g.articles()
	g.derivations()
	g.quotations()
	g.claims()
	for _, v := range ratings(r, o.Corrections) {
		g.review(v)
	}
	return writeGraph(w, node{"@context": context}, "@graph", g.nodes)
}

// graph collects the nodes of a report.
type graph struct {
	o     Options
	set   wire.Set
	nodes []node
	docs  map[string]node
	urls  map[string]string // of documents that state their own
}

// original returns the address that leads to words on the page that a document
// was read from, "" where it does not state its own.
func (g *graph) original(doc, words string) string {
	if g.urls[doc] == "" || words == "" {
		return ""
	}
	return view.TextFragment(g.urls[doc], words)
}

func (g *graph) add(n node) { g.nodes = append(g.nodes, n) }

func (g *graph) articles() {
	for _, d := range g.set.Documents {
		n := node{"@id": g.o.name(wire.KindDocument, d.ID), "@type": []any{"NewsArticle", "prov:Entity"}, "identifier": d.ID}
		n.set("headline", text(d.Title))
		n.set("articleBody", d.Text)
		n.set("inLanguage", text(d.Language))
		file := node{"@type": "MediaObject"} // the capture as it came
		file.set("encodingFormat", text(d.MediaType))
		file.set("sha256", text(d.SHA256))
		if len(file) > 1 {
			n["encoding"] = file
		}
		g.urls[d.ID] = webAddress(text(d.URL))
		n.set("url", g.urls[d.ID])
		if d.Published != nil {
			n.set("datePublished", d.Published.Value)
		}
		if d.Outlet != nil {
			n["publisher"] = node{"@type": "Organization", "name": *d.Outlet}
		}
		if d.Place != nil {
			n["dateline"] = *d.Place
		}
		var authors []any
		for _, name := range d.Byline {
			authors = append(authors, node{"@type": "Person", "name": name})
		}
		n.set("author", authors)
		g.docs[d.ID] = n
		g.add(n)
	}
}

// derivations says which document comes from which. A relation whose
// direction is open derives nothing.
func (g *graph) derivations() {
	for _, rel := range g.set.Relations {
		if rel.Original == nil || !hearsay.RelationKind(rel.Relation).Derived() {
			continue
		}
		from, to := *rel.Original, rel.A
		if from == rel.A {
			to = rel.B
		}
		child := g.docs[to]
		if child == nil || g.docs[from] == nil {
			continue
		}
		parent := g.o.name(wire.KindDocument, from)
		term := relationTerm(rel.Relation)
		known, _ := child[term].([]any)
		child[term] = append(known, ref(parent))
		probability, _ := rel.Probability.MarshalJSON()
		d := node{
			"@type": "prov:Derivation", "prov:entity": ref(parent), "hearsay:relation": rel.Relation,
			"hearsay:probability": typed(string(probability), "xsd:decimal"),
		}
		if len(rel.Because) > 0 {
			d["rdfs:comment"] = strings.Join(rel.Because, "; ")
		}
		qualified, _ := child["prov:qualifiedDerivation"].([]any)
		child["prov:qualifiedDerivation"] = append(qualified, d)
	}
	for _, origin := range g.set.Origins {
		if origin.Credited == nil {
			continue
		}
		unseen := g.o.name(wire.KindOrigin, origin.ID)
		g.add(node{
			"@id": unseen, "@type": []any{"CreativeWork", "prov:Entity"},
			"publisher":   node{"@type": "Organization", "name": *origin.Credited},
			"description": "credited, and not in this pile",
		})
		for _, id := range origin.Documents {
			child := g.docs[id]
			if child == nil || child["prov:wasQuotedFrom"] != nil || child["prov:wasDerivedFrom"] != nil {
				continue
			}
			child["prov:wasDerivedFrom"] = []any{ref(unseen)}
		}
	}
}

func (g *graph) quotations() {
	for _, q := range g.set.Quotes {
		article := g.o.name(wire.KindDocument, q.Doc)
		var words []string
		for _, p := range q.Content {
			words = append(words, p.Exact)
		}
		n := node{
			"@id": g.o.name(wire.KindQuote, q.ID), "@type": []any{"Quotation", "prov:Entity"},
			"text": strings.Join(words, " … "), "isPartOf": ref(article), "hearsay:form": q.Form,
			"prov:wasQuotedFrom": places(article, q.Content),
		}
		n.set("url", g.original(q.Doc, strings.Join(words, " … ")))
		n.set("spokenByCharacter", party(q.Speaker))
		if q.Addressee != nil {
			n.set("hearsay:addressee", party(*q.Addressee))
		}
		g.add(n)
	}
	for _, f := range g.set.QuoteFamilies {
		for _, v := range f.Versions {
			if v.Against == nil {
				continue
			}
			g.add(node{
				"@id":               g.o.name(wire.KindQuote, v.Quote),
				"hearsay:versionOf": ref(g.o.name(wire.KindQuote, *v.Against)), "hearsay:verdict": v.Verdict,
			})
		}
	}
}

func (g *graph) claims() {
	for _, c := range g.set.Claims {
		article := g.o.name(wire.KindDocument, c.Doc)
		mentions := c.Mentions
		if len(mentions) == 0 {
			mentions = []wire.Place{c.Place}
		}
		n := node{
			"@id": g.o.name(wire.KindClaim, c.ID), "@type": []any{"Claim", "prov:Entity"},
			"text": c.Exact, "appearance": ref(article), "prov:wasQuotedFrom": places(article, mentions),
		}
		n.set("temporalCoverage", text(c.Period.Value))
		n.set("url", g.original(c.Doc, c.Exact))
		if c.PlaceName != nil {
			n["spatialCoverage"] = node{"@type": "Place", "name": *c.PlaceName}
		}
		n.set("hearsay:modality", text(c.Modality))
		n.set("hearsay:measure", text(c.Measure))
		n.set("hearsay:subject", text(c.Subject))
		if q := c.Quantity; q != nil {
			v := node{"@type": "QuantitativeValue", "unitCode": unitCode(q.Unit), "hearsay:bound": q.Bound}
			v.set("unitText", text(q.Counted))
			v.set("minValue", number(q.Low))
			v.set("maxValue", number(q.High))
			n["about"] = v
		}
		var chain []any
		for _, p := range c.Attribution {
			if v := party(p); v != nil {
				chain = append(chain, v)
			}
		}
		if len(chain) > 0 {
			n["author"] = node{"@list": chain} // outermost first
		}
		if c.PartOf != nil {
			n["isPartOf"] = ref(g.o.name(wire.KindClaim, *c.PartOf))
		}
		g.add(n)
	}
}

// review adds what one person holds of a claim.
func (g *graph) review(v rating) {
	id := g.o.name(wire.KindClaim, v.claim)
	n := node{
		"@id": id + "#review-" + decimal.NewFromInt(v.Seq).String(), "@type": "ClaimReview",
		"itemReviewed": ref(id), "claimReviewed": v.Exact,
		"author":       node{"@type": "Person", "name": v.By},
		"reviewRating": node{"@type": "Rating", "alternateName": v.Value},
	}
	n.set("reviewBody", v.Why)
	if !v.At.IsZero() {
		n["dateCreated"] = v.At.UTC().Format(time.RFC3339)
	}
	g.add(n)
}

// unitCode returns a unit as schema.org wants it: codes other than those of
// UN/CEFACT have a prefix that says whose they are.
func unitCode(unit string) string {
	if len(unit) == 3 && strings.Trim(unit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return "ISO4217:" + unit
	}
	return "UCUM:" + unit
}

// party returns somebody who speaks or vouches, nil if nobody is named.
func party(p wire.PartyRecord) any {
	if p.Name == nil {
		return nil
	}
	n := node{"name": *p.Name, "hearsay:partyType": p.Type}
	switch hearsay.PartyType(p.Type) {
	case hearsay.Organization, hearsay.Group:
		n["@type"] = "Organization"
	case hearsay.Person, hearsay.Unnamed:
		n["@type"] = "Person"
	}
	return n
}

// places returns the stretches of an article's text as specific resources of
// the Web Annotation vocabulary.
func places(article string, at []wire.Place) []node {
	out := make([]node, 0, len(at))
	for _, p := range at {
		out = append(out, node{
			"@type": "oa:SpecificResource", "oa:hasSource": ref(article),
			"oa:hasSelector": []node{
				{"@type": "oa:TextQuoteSelector", "oa:exact": p.Exact, "oa:prefix": p.Prefix, "oa:suffix": p.Suffix},
				{"@type": "oa:TextPositionSelector", "oa:start": p.Start, "oa:end": p.End},
			},
		})
	}
	return out
}

func typed(value, kind string) node { return node{"@value": value, "@type": kind} }

func number(d *decimal.Decimal) any {
	if d == nil {
		return nil
	}
	return typed(d.String(), "xsd:decimal")
}

// writeGraph writes head with one more member: a list of nodes, one a line.
func writeGraph(w io.Writer, head node, key string, nodes []node) error {
	out := bufio.NewWriter(w)
	start, err := json.Marshal(head)
	if err != nil {
		return err
	}
	out.Write(start[:len(start)-1])
	out.WriteString(",\n\"" + key + "\": [")
	for i, n := range nodes {
		line, err := json.Marshal(n) // < > & escaped, so that it may stand in HTML
		if err != nil {
			return err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		out.Write(line)
	}
	out.WriteString("\n]}\n")
	return out.Flush()
}
