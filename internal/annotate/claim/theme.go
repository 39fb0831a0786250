package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// theme is what a document is about, as its headline names it: figures that
// name nobody are about that.
type theme struct {
	event string // the place or thing to which it happened
	firm  string // the organisation whose affairs it reports
	// gathering is set where people came together on a day, sudden where
	// something struck at once.
	gathering, sudden bool
	// happened is set where the document names what happened.
	happened bool
}

// themeOf weighs the names that stand both in the headline and in the running
// text by how often they stand there. Persons and the outlet are never what
// happened, and neither is whoever is quoted. Without a headline there is no
// theme.
func themeOf(t *prose.Text, n *names.Names, quotes []hearsay.Quote) theme {
	d := t.Doc
	title := wordSet(d.Title.Value)
	for _, b := range d.Blocks {
		if b.Kind == hearsay.Heading && b.Start < firstHeading {
			for w := range wordSet(b.Of(d.Text)) {
				title[w] = true
			}
		}
	}
	speaks := make(map[string]bool)
	for i := range quotes {
		speaks[quotes[i].Speaker.Name] = true
	}
	count := make([]int, len(n.Entities))
	for _, m := range n.Mentions {
		if m.Entity >= 0 && m.Kind == names.Name && !m.Overlaps(d.Place.Span) {
			count[m.Entity]++
		}
	}
	var out theme
	bestEvent, bestFirm := -1, 0
	for i := range n.Entities {
		e := &n.Entities[i]
		name := strings.TrimPrefix(strings.TrimPrefix(e.Name, "The "), "the ")
		if e.Type == hearsay.Person || !e.Named || nobody[strings.ToLower(name)] || happenings[strings.TrimSuffix(strings.ToLower(name), "s")] || strings.EqualFold(name, strings.TrimPrefix(d.Outlet.Value, "The ")) || !heads(title, name) {
			continue
		}
		if c, ok := country(name, nil); ok && c != name {
			continue // an adjective
		}
		if !speaks[e.Name] && count[i] > bestEvent {
			bestEvent, out.event = count[i], name
		}
		if e.Type == hearsay.Organization && !e.Place && count[i] > bestFirm {
			bestFirm, out.firm = count[i], name
		}
	}
	happening := happeningOf(t, title)
	out.happened = happening != ""
	for _, w := range strings.Fields(strings.ToLower(happening)) {
		out.gathering = out.gathering || gatherings[w]
		out.sudden = out.sudden || suddenly[w]
	}
	if happening != "" && out.event != "" {
		out.event = happening + ", " + out.event // "march, Sarovane"
	} else if happening != "" {
		out.event = happening
		if place := scene(t); place != "" && !strings.Contains(happening, place) {
			out.event += ", " + place
		}
	}
	return out
}

// happeningOf returns the noun, with those that stand before it, for what the
// document reports to have happened: the one of happenings that stands most
// often, the headline counting most. "" if none stands out.
func happeningOf(t *prose.Text, title map[string]bool) string {
	count := make(map[string]int)
	where := make(map[string][2]int)
	var order []string
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for j := range s.Tokens {
			w := s.lemma(j)
			if !happenings[w] || !s.noun(j) && !gatherings[w] || w == "fire" && shots[s.lemma(max(0, j-1))] {
				continue
			}
			if count[w] == 0 {
				where[w] = [2]int{i, j}
				order = append(order, w)
				if title[w] || title[w+"s"] || title[w+"es"] {
					count[w] += 3
				}
			}
			count[w]++
		}
	}
	best := ""
	for _, w := range order {
		if count[w] > 1 && (best == "" || count[w] > count[best]) {
			best = w
		}
	}
	if best == "" {
		return ""
	}
	if craft[best] {
		if name := craftName(t); name != "" {
			return name
		}
	}
	i, j := where[best][0], where[best][1]
	s := &sentence{&t.Sentences[i], t.Doc.Text, i}
	if !s.noun(j) {
		return best
	}
	from := j
	for from > 0 && s.noun(from-1) && j-from < 2 {
		from--
	}
	return s.text[s.Tokens[from].Start:s.Tokens[j].End]
}

// scene returns the place that the opening names as where it happened: the
// earliest name behind a preposition of place in the first two sentences, with
// the noun that says what it is ("the Auren valley").
func scene(t *prose.Text) string {
	running := 0
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		if running++; running > 2 {
			return ""
		}
		for j := 0; j+1 < len(s.Tokens); j++ {
			if !scenic[s.low(j)] {
				continue
			}
			from := j + 1
			if s.low(from) == "the" {
				from++
			}
			to := from
			for to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Propn && s.capital(to) && !month[s.low(to)] {
				to++
			}
			if to == from || t.Doc.Place.Span.Overlaps(hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}) {
				continue
			}
			if to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Noun && s.low(from-1) == "the" {
				to++
			}
			return s.text[s.Tokens[from].Start:s.Tokens[to-1].End]
		}
	}
	return ""
}

// scenic are prepositions of place.
var scenic = set("in at near through across around off outside along")

// shots are words before "fire" that make it the fire of guns.
var shots = set("open opened return exchange under cease artillery mortar rocket shell heavy hold")

// properPlace reports whether the place is a name by itself.
func properPlace(name string) bool {
	return name != "" && 'A' <= name[0] && name[0] <= 'Z'
}

// gatherings are happenings of one day, also as verbs.
var gatherings = set("march protest rally demonstration demonstrate riot")

// craft are happenings that have a name of their own.
var craft = set("ferry sinking capsizing shipwreck derailment")

// craftName returns the name of the ship that people were on: "aboard the
// Anna Sund", "the ferry Anna Sund".
func craftName(t *prose.Text) string {
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		for j := 0; j+1 < len(s.Tokens); j++ {
			switch s.low(j) {
			case "board", "aboard", "ferry", "ship", "vessel", "boat", "trawler", "tanker":
			default:
				continue
			}
			from := j + 1
			if s.low(from) == "the" {
				from++
			}
			to := from
			for to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Propn && 'A' <= s.form(to)[0] && s.form(to)[0] <= 'Z' {
				to++
			}
			if to > from {
				return s.text[s.Tokens[from].Start:s.Tokens[to-1].End]
			}
		}
	}
	return namedThing(t)
}

// namedThing returns the earliest name of two words and more behind "the" in the
// opening that is none of a body: ships are called so.
func namedThing(t *prose.Text) string {
	running := 0
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		if running++; running > 3 {
			break
		}
		for j := range s.Tokens {
			if s.low(j) != "the" {
				continue
			}
			to := j + 1
			for to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Propn && s.capital(to) {
				to++
			}
			if last := s.low(to - 1); to-j < 3 || offices[last] || press[last] || to < len(s.Tokens) && (s.noun(to) || s.low(to) == "of") {
				continue
			}
			return s.text[s.Tokens[j+1].Start:s.Tokens[to-1].End]
		}
	}
	return ""
}

// happenings are nouns for events that people are counted at, and for what
// befalls them.
var happenings = set(`flood flooding fire wildfire blaze earthquake quake tremor storm hurricane typhoon cyclone tornado tsunami landslide mudslide avalanche eruption
	drought heatwave famine outbreak epidemic pandemic fever cholera measles malaria ebola virus flu disease infection poisoning
	crash derailment collision accident sinking capsizing shipwreck stampede crush collapse explosion blast attack bombing shooting massacre raid siege clash
	battle offensive war march protest rally demonstration riot unrest coup uprising strike walkout election referendum vote festival pilgrimage ferry`)

// firstHeading is how far into the text a heading can be the headline.
const firstHeading = 400

// nobody are capitalised words that are no theme.
var nobody = set("interior health finance defence defense transport parliament government ministry board police")

// wordSet returns the words of s in the form in which they compare.
func wordSet(s string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range fold.Words(s) {
		out[strings.TrimSuffix(w.Folded, "'s")] = true
	}
	return out
}

// heads reports whether the headline has every word of the name.
func heads(title map[string]bool, name string) bool {
	words := fold.Words(name)
	for _, w := range words {
		if !title[w.Folded] {
			return false
		}
	}
	return len(words) > 0
}

// suffered are measures of what happens to people at large: without a side of
// their own they are counted of what the report is about.
var suffered = map[hearsay.Measure]bool{
	Killed: true, Wounded: true, Missing: true, Arrested: true, Displaced: true, Rescued: true, Infected: true, "cases": true,
	Hospitalized: true, Vaccinated: true, Attended: true, OnBoard: true, Present: true, Treated: true, "survived": true, Casualties: true, KilledAndWounded: true,
}

// owners are verbs whose subject is the side that is counted in their object.
var owners = set("lose suffer sustain have see bury mourn report record register confirm count")

// fromTheme names what a figure without a subject is about: what the document
// is about, unless the figure is of another time or counts somebody's forces.
func (r *reader) fromTheme(s *sentence, c *candidate) {
	if c.Subject != "" || r.longAgo(c.Period) {
		return
	}
	if c.lattice && c.counted < 0 && suffered[c.Measure] {
		// "At least 130 more were wounded": of those counted just before.
		if p := r.latest(s.index); p != nil && p.lattice && p.Subject != "" && suffered[p.Measure] {
			c.Subject, c.Topical = p.Subject, p.Topical
			if c.Quantity.Counted == "" {
				c.Quantity.Counted = p.Quantity.Counted
			}
			if c.Period.Type == "" && p.Period.Type == hearsay.Cumulative && tallied[c.Measure] {
				c.Period = p.Period // of the same time, too
			}
			return
		}
	}
	switch {
	case c.lattice && suffered[c.Measure] && (c.counted < 0 || !forces[s.lemma(c.counted)]), c.counted >= 0 && public[s.lemma(c.counted)]:
		c.Subject = r.theme.event
	case !c.lattice && properPlace(c.PlaceName):
		c.Subject = c.PlaceName // "in Halm, hospitals have 340 beds"
		return
	case !c.lattice && c.Quantity != nil && c.Quantity.Unit == "1" && c.counted >= 0 && c.Measure != Jobs:
		c.Subject = r.theme.event
	case c.Measure == Jobs || c.Quantity != nil && money(c.Quantity.Unit):
		c.Subject = r.theme.firm
	}
	c.Topical = c.Subject != ""
	if c.Subject == "" && c.Quantity != nil && c.Quantity.Unit == "%" {
		if p := r.latest(s.index); p != nil && p.sentence == s.index && c.Quantity.Start-p.Span.End < 24 { // "4,200 jobs, or 11 % of its staff"
			c.Subject, c.Topical = p.Subject, p.Topical
		}
	}
}

// latest returns the last figure read in this sentence or the three before it.
func (r *reader) latest(sentence int) *candidate {
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= sentence-3; k-- {
		if r.out[k].Quantity != nil {
			return &r.out[k]
		}
	}
	return nil
}

// public are nouns for people at large.
var public = set("people person resident civilian victim patient inhabitant villager")

// forces are nouns for the members of a side.
var forces = set("soldier troop serviceman servicewoman fighter recruit conscript militant rebel insurgent combatant")
