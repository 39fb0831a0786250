package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// driftFindings reports, for each document that retells another one, what got
// lost or changed on the way. Copies are left out: nothing drifts in them.
func driftFindings(p *pile, set *claimSet) []hearsay.Finding {
	pairs := make(map[*document][]driftPair)
	for _, f := range set.list {
		for _, pair := range f.pairs {
			a, b := set.byID[pair.A], set.byID[pair.B]
			if b.doc.derives(a.doc) {
				pairs[b.doc] = append(pairs[b.doc], driftPair{a, b, pair})
			}
		}
	}
	out := sharedFindings(p, set)
	for _, d := range p.docs {
		if d.parent == nil || d.relation == hearsay.Copy {
			continue
		}
		g := &driftReport{doc: d, pairs: pairs[d]}
		slices.SortFunc(g.pairs, func(a, b driftPair) int {
			return cmp.Or(a.b.Span.Compare(b.b.Span), cmp.Compare(a.b.ID, b.b.ID))
		})
		g.credit()
		g.date()
		g.sources()
		g.figures()
		g.names()
		if len(g.labels) == 0 || len(g.labels) == 1 && g.dateLost {
			continue
		}
		out = append(out, hearsay.Finding{
			Type:     hearsay.FindingDrift,
			Text:     fmt.Sprintf("%s changes what %s says: %s", d.ID, d.parent.ID, strings.Join(g.labels, "; ")),
			Evidence: g.evidence,
			Labels:   g.labels,
		})
	}
	return out
}

// sharedFindings reports, for each two documents that share a text without it
// being known which comes from which, the figures that differ in sentences that
// are otherwise the same.
func sharedFindings(p *pile, set *claimSet) []hearsay.Finding {
	type couple struct{ a, b *document }
	pairs := make(map[couple][]driftPair)
	var couples []couple
	for _, f := range set.list {
		for _, pair := range f.pairs {
			a, b := set.byID[pair.A], set.byID[pair.B]
			if !a.doc.shares[b.doc] || a.doc.derives(b.doc) || b.doc.derives(a.doc) || !oneStatement(a, b) {
				continue
			}
			if a.doc.rank > b.doc.rank {
				a, b = b, a
			}
			k := couple{a.doc, b.doc}
			if pairs[k] == nil {
				couples = append(couples, k)
			}
			pairs[k] = append(pairs[k], driftPair{a: a, b: b})
		}
	}
	slices.SortFunc(couples, func(x, y couple) int {
		return cmp.Or(cmp.Compare(x.a.rank, y.a.rank), cmp.Compare(x.b.rank, y.b.rank))
	})
	var out []hearsay.Finding
	for _, k := range couples {
		g := &driftReport{doc: k.b, pairs: pairs[k]}
		slices.SortFunc(g.pairs, func(x, y driftPair) int {
			return cmp.Or(x.b.Span.Compare(y.b.Span), cmp.Compare(x.b.ID, y.b.ID))
		})
		g.differing()
		if len(g.labels) > 0 {
			if k.a.Published.IsZero() != k.b.Published.IsZero() {
				dated := k.a
				if dated.Published.IsZero() {
					dated = k.b
				}
				g.label("publication date only in one: "+day(dated.Published.Value), hearsay.Evidence{Doc: dated.ID, Span: dated.Published.Span})
			}
			out = append(out, hearsay.Finding{
				Type:     hearsay.FindingDrift,
				Text:     fmt.Sprintf("%s and %s share a text and differ in it; the evidence does not tell which changed it: %s", k.a.ID, k.b.ID, strings.Join(g.labels, "; ")),
				Evidence: g.evidence,
				Labels:   g.labels,
			})
		}
	}
	return out
}

// oneStatement reports whether two figures stand in the same sentence of two
// reports: one measure of one kind of people or things, in words that are much
// the same, and neither report has the other's figure as well.
func oneStatement(a, b *claim) bool {
	return a.Quantity != nil && b.Quantity != nil && a.Quantity.Unit == b.Quantity.Unit && a.group == b.group && alike(a, b) && a.Further == b.Further &&
		sameContext(a, b) && (sameValue(a, b) || !saysToo(a, b) && !saysToo(b, a))
}

// differing reports the figures and bounds in which two documents that share a
// text differ.
func (g *driftReport) differing() {
	for _, p := range g.pairs {
		places := []hearsay.Evidence{{Doc: p.a.Doc, Span: p.a.Span}, {Doc: p.b.Doc, Span: p.b.Span}}
		what := "number differs"
		switch {
		case vague(p.a) || vague(p.b):
			continue // "dozens" and "40" are no two numbers
		case rangeReduced(p.a, p.b) != "" || rangeReduced(p.b, p.a) != "":
			what = "range against one of its ends"
		case rounded(p.a, p.b) || rounded(p.b, p.a):
			what = "rounded"
		case sameValue(p.a, p.b) && p.a.Quantity.Bound != p.b.Quantity.Bound:
			what = "bound differs"
		case sameValue(p.a, p.b):
			continue
		}
		g.label(fmt.Sprintf("%s: %s against %s", what, told(p.a), told(p.b)), places...)
	}
}

type driftPair struct {
	a, b *claim
	pair hearsay.ClaimPair
}

// driftReport gathers the labels of one retelling.
type driftReport struct {
	doc      *document
	pairs    []driftPair
	labels   []string
	evidence []hearsay.Evidence
	dateLost bool
}

func (g *driftReport) label(text string, places ...hearsay.Evidence) {
	if slices.Contains(g.labels, text) {
		return
	}
	g.labels = append(g.labels, text)
	for _, e := range places {
		if e.Span.Len() > 0 && !slices.Contains(g.evidence, e) {
			g.evidence = append(g.evidence, e)
		}
	}
}

// credit reports credits to an outlet or agency that the retelling dropped.
func (g *driftReport) credit() {
	for _, c := range g.doc.parent.Credits {
		if c.Name == "" || c.Kind == hearsay.CreditLink || credits(g.doc, c.Name) {
			continue
		}
		g.label("credit dropped: "+c.Name, hearsay.Evidence{Doc: g.doc.parent.ID, Span: c.Span})
	}
}

// credits reports whether the document names the outlet or agency anywhere.
func credits(d *document, name string) bool {
	return mentions(d.Text, name) || d.Outlet.Value == name ||
		slices.ContainsFunc(d.Credits, func(c hearsay.Credit) bool { return c.Name == name })
}

func (g *driftReport) date() {
	if !g.doc.parent.Published.IsZero() && g.doc.Published.IsZero() {
		g.dateLost = true
		g.label("publication date lost", hearsay.Evidence{Doc: g.doc.parent.ID, Span: g.doc.parent.Published.Span})
	}
}

// sources reports claims that another party now vouches for, or none, each party
// with the figures that it vouched for.
func (g *driftReport) sources() {
	type change struct {
		text   string
		words  []string
		places []hearsay.Evidence
	}
	var changes []*change
	for _, p := range g.pairs {
		if !sameAmount(p.a, p.b) {
			continue // another figure may well have another source
		}
		text := ""
		switch v, _ := attributionChange(p.a, p.b); v {
		case hearsay.AttributionDropped:
			text = "attribution dropped: " + partyNames(p.a.Attribution)
		case hearsay.AttributionRaised, hearsay.AttributionChanged:
			text = fmt.Sprintf("source changed: %s → %s", partyNames(p.a.Attribution), partyNames(p.b.Attribution))
		default:
			continue
		}
		i := slices.IndexFunc(changes, func(c *change) bool { return c.text == text })
		if i < 0 {
			changes = append(changes, &change{text: text})
			i = len(changes) - 1
		}
		c := changes[i]
		if !slices.Contains(c.words, told(p.b)) {
			c.words = append(c.words, told(p.b))
		}
		c.places = append(c.places, hearsay.Evidence{Doc: p.b.Doc, Span: p.b.Span}, hearsay.Evidence{Doc: p.a.Doc, Span: p.a.Span})
	}
	for _, c := range changes {
		g.label(fmt.Sprintf("%s (%s)", c.text, strings.Join(c.words, ", ")), c.places...)
	}
}

// figures reports what became of numbers, bounds, measures and hedges.
func (g *driftReport) figures() {
	for _, p := range g.pairs {
		places := []hearsay.Evidence{{Doc: p.b.Doc, Span: p.b.Span}, {Doc: p.a.Doc, Span: p.a.Span}}
		for _, v := range append([]hearsay.Verdict{p.pair.Verdict}, p.pair.Flags...) {
			switch v {
			case hearsay.NumberChanged:
				if end := rangeReduced(p.a, p.b); end != "" {
					g.label(fmt.Sprintf("range reduced to its %s end: %s → %s", end, told(p.a), told(p.b)), places...)
					continue
				}
				g.label(fmt.Sprintf("number changed: %s → %s", told(p.a), told(p.b)), places...)
			case hearsay.UnitChanged:
				g.label(fmt.Sprintf("unit changed: %s → %s", told(p.a), told(p.b)), places...)
			case hearsay.PopulationWidened:
				g.label(fmt.Sprintf("population widened: %s → %s (%s)", populationOf(p.a), populationOf(p.b), told(p.b)), places...)
			case hearsay.Rounded:
				if !rounded(p.a, p.b) {
					continue // it is the other one that is rounder
				}
				g.label(fmt.Sprintf("rounded: %s → %s", told(p.a), told(p.b)), places...)
			case hearsay.BoundChanged:
				g.label(boundChange(p.a, p.b), places...)
			case hearsay.MeasureChanged:
				if !redefined(p.a.Measure, p.b.Measure) {
					continue // other words, and nobody knows whether another measure
				}
				g.label(fmt.Sprintf("measure changed: %s → %s (%s)", p.a.Measure, p.b.Measure, told(p.b)), places...)
			case hearsay.ModalityHardened:
				g.label(fmt.Sprintf("hedge dropped: %s, %s → asserted", told(p.b), p.a.Modality), places...)
			}
		}
	}
}

// names reports names of programmes, laws and bodies that stand beside a claim
// in the original, and nowhere in the retelling: those with an abbreviation of
// their own or of three words and more, which a reader would need to check it.
func (g *driftReport) names() {
	for _, p := range g.pairs {
		for _, n := range longNames(p.a.doc.Text, sentenceAround(p.a.doc.Text, p.a.Span)) {
			name := n.Of(p.a.doc.Text)
			if mentionsWords(g.doc.Text, name) || !formal(p.a.doc, name) {
				continue
			}
			label := name
			if short := abbreviationAfter(p.a.doc.Text, n); short != "" {
				if strings.Contains(g.doc.Text, short) {
					continue
				}
				label += " (" + short + ")"
			}
			g.label("name dropped: "+label, hearsay.Evidence{Doc: p.a.Doc, Span: n})
		}
	}
}

// formal reports whether a long name can be that of a programme, a law or a body, and
// not of a person who is quoted, of a street, or words run together with a day.
func formal(d *document, name string) bool {
	words := partyWords(name)
	if len(words) == 0 || streets[words[len(words)-1]] || slices.ContainsFunc(words, func(w string) bool { return calendarWords[w] }) {
		return false
	}
	person := func(p hearsay.Party) bool {
		return p.Type == hearsay.Person && p.Name != "" && strings.HasSuffix(name, p.Name)
	}
	return !slices.ContainsFunc(d.Quotes, func(q hearsay.Quote) bool { return person(q.Speaker) }) &&
		!slices.ContainsFunc(d.Claims, func(c hearsay.Claim) bool { return slices.ContainsFunc(c.Attribution, person) })
}

// streets are words in which names of streets end.
var streets = set("street avenue road lane boulevard drive court place way highway parkway causeway square alley terrace st ave rd ln blvd dr hwy")

// sentenceAround returns the sentence that holds the span, cut at full stops
// before a space and at empty lines.
func sentenceAround(text string, s hearsay.Span) hearsay.Span {
	start, end := 0, len(text)
	for i := s.Start - 1; i > 0; i-- {
		if text[i] == '\n' || text[i] == '.' && text[i+1] == ' ' && !initial(text, i) {
			start = i + 1
			break
		}
	}
	for i := s.End; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '.' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') && !initial(text, i) {
			end = i
			break
		}
	}
	return hearsay.Span{Start: start, End: end}
}

// initial reports whether the full stop at i ends an initial ("U.S.").
func initial(text string, i int) bool {
	return i >= 2 && (text[i-2] == '.' || text[i-2] == ' ') && 'A' <= text[i-1] && text[i-1] <= 'Z'
}

// longNames returns runs of three and more capitalised words. Runs with two words
// in capitals are left out: headlines and teasers, which no retelling keeps.
func longNames(text string, within hearsay.Span) []hearsay.Span {
	var out []hearsay.Span
	words := fold.Words(within.Of(text))
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && capitalised(within.Of(text)[words[j].Start:words[j].End]) &&
			(j == i || within.Of(text)[words[j-1].End:words[j].Start] == " ") {
			j++
		}
		shouted := 0
		for _, w := range words[i:j] {
			if form := within.Of(text)[w.Start:w.End]; len(form) > 2 && form == strings.ToUpper(form) {
				shouted++
			}
		}
		if j-i >= 3 && shouted < 2 {
			out = append(out, hearsay.Span{Start: within.Start + words[i].Start, End: within.Start + words[j-1].End})
		}
		i = max(j, i+1)
	}
	return out
}

func capitalised(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' }

// abbreviationAfter returns the abbreviation in brackets after a name, "" if
// there is none.
func abbreviationAfter(text string, s hearsay.Span) string {
	rest, ok := strings.CutPrefix(text[s.End:], " (")
	if !ok {
		return ""
	}
	short, _, ok := strings.Cut(rest, ")")
	if !ok || len(short) > 10 || strings.ToUpper(short) != short {
		return ""
	}
	return short
}

// mentionsWords reports whether text has the words of the name, in order.
func mentionsWords(text, name string) bool {
	if strings.Contains(text, name) {
		return true
	}
	words := strings.Fields(name)
	last := words[len(words)-1]
	return len(words) > 1 && strings.Contains(text, words[len(words)-2]+" "+last)
}
