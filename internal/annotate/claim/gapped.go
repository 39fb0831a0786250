package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// gaps reports whether the bare number of c counts what the one before it in the
// sentence counts, which is not said again: "Arne has 370 delegates, Lind 129 and
// Holm 163", "won 758 seats, compared to 538". A number between commas is an age
// or an aside, and a noun behind it is what it counts.
func (r *reader) gaps(s *sentence, p, c *candidate) bool {
	if c.counted >= 0 && !unitWord(s, c.counted, c.found) || c.Quantity.Counted != "" || c.Quantity.Unit != p.Quantity.Unit || c.lattice || c.found.Share || p.found.Share || p.Span.End > c.Quantity.Start {
		return false
	}
	from, to := s.tokens(c.found.Quantity.Span)
	if from < 1 || to < len(s.Tokens) && s.low(from-1) == "," && s.low(to) == "," {
		return false
	}
	if to < len(s.Tokens) && !s.ends(to) {
		return false
	}
	before := s.Tokens[from-1]
	switch {
	case before.UPOS == lang.Verb, before.UPOS == lang.Aux, before.XPOS == lang.POS, s.noun(from - 1):
	case s.low(from-1) == "to", s.low(from-1) == "for", s.low(from-1) == "at", s.low(from-1) == "and", s.low(from-1) == "with", s.low(from-1) == "by", s.low(from-1) == "just", s.low(from-1) == "only":
	default:
		return false
	}
	between := s.text[p.Span.End:c.Quantity.Start]
	if c.Quantity.Unit != "1" {
		if before.XPOS == lang.POS && s.low(to) != "to" { // "surpassing tin's $73 billion"
			return true
		}
		return r.gapSubject(s, c) != "" && (s.verbless(p.Span.End, c.Quantity.Start) || before.XPOS == lang.POS || s.Tokens[max(0, from-2)].XPOS == lang.POS)
	}
	return strings.ContainsAny(between, ",;(") || strings.Contains(between, " and ") || strings.Contains(between, " to ") || strings.Contains(between, " while ")
}

// verbless reports whether no verb but a form of "be" stands in text[from:to]: the
// clause leaves out what the one before it says.
func (s *sentence) verbless(from, to int) bool {
	for j := range s.Tokens {
		if t := s.Tokens[j]; t.Start >= from && t.End <= to && t.UPOS == lang.Verb && t.Rel != lang.Amod {
			return false
		}
	}
	return true
}

// ends reports whether nothing that a number could count begins at token i.
func (s *sentence) ends(i int) bool {
	switch t := s.Tokens[i]; t.UPOS {
	case lang.Punct:
		return s.low(i) != "-"
	case lang.Adp, lang.Cconj, lang.Sconj, lang.Adv, lang.Aux:
		return s.low(i) != "of" && s.low(i) != "per"
	}
	return false
}

// gapSubject returns whose a number is in a clause that leaves out its verb: the
// name right before it, or before the preposition that leads to it ("Lind 129",
// "Holm’s 145", "Sund by 30 %", "Dorn at 8 percent").
func (r *reader) gapSubject(s *sentence, c *candidate) string {
	from, _ := s.tokens(c.found.Quantity.Span)
	j := from - 1
	if j > 0 && (s.low(j) == "by" || s.low(j) == "at" || s.low(j) == "with" || s.low(j) == "for" || s.low(j) == "was" || s.low(j) == "has" || s.low(j) == "had" || s.low(j) == "got" || s.low(j) == "gets") {
		j--
	}
	if j > 1 && (s.Tokens[j].UPOS == lang.Noun || s.Tokens[j].UPOS == lang.Adj) && s.Tokens[j-1].XPOS == lang.POS { // "Holm’s paltry $31,000"
		j--
	}
	if j > 0 && (s.Tokens[j].XPOS == lang.POS || s.Tokens[j].UPOS == lang.Aux) {
		j--
	}
	if j > 0 && c.Quantity.Unit != "1" && s.Tokens[j].UPOS == lang.Noun && s.material(j) && (s.Tokens[j-1].UPOS == lang.Cconj || s.Tokens[j-1].UPOS == lang.Sconj || s.Tokens[j-1].UPOS == lang.Punct || s.Tokens[j-1].UPOS == lang.Adp) && j < from-1 {
		return s.low(j)
	}
	if j < 0 || s.Tokens[j].UPOS != lang.Propn || !s.capital(j) && j > 0 || month[s.low(j)] || r.inTime(s, j) {
		return ""
	}
	if p := r.partyOf(s, j); p.Name != "" && p.Name[0] >= 'A' && p.Name[0] <= 'Z' {
		return strings.TrimPrefix(p.Name, "The ")
	}
	return s.fullName(j)
}

// namedSort returns the words for one of a sort by a name, which end with the noun at token j behind "and" or a comma: "Halm
// camp" of "Osk camp holds 700 people and Halm camp 390". It is "" where none stand there.
func (s *sentence) namedSort(j int) string {
	if j < 2 || s.at(j).UPOS != lang.Noun || s.Tokens[j-1].UPOS != lang.Propn || !s.capital(j-1) {
		return ""
	}
	k := j - 1
	for k > 0 && s.Tokens[k-1].UPOS == lang.Propn {
		k--
	}
	if k < 1 || !rowMarks[s.low(k-1)] {
		return ""
	}
	return s.text[s.Tokens[k].Start:s.Tokens[j].End]
}

// inRow gives each bare number of a list that a name leads in to whom the name is: "France
// 200" of "Norrand sent 300 men, France 200 and Britain 100", "France's 200" of "more than
// France's 200".
func (r *reader) inRow(s *sentence, first int) {
	for i := first + 1; i < len(r.out); i++ {
		c, p := &r.out[i], &r.out[i-1]
		if c.Quantity == nil || p.Quantity == nil || p.Quantity.Unit != c.Quantity.Unit {
			continue
		}
		from, to := s.tokens(c.found.Quantity.Span)
		if to < len(s.Tokens) && !s.ends(to) || c.counted >= from && !unitWord(s, c.counted, c.found) {
			continue
		}
		end := from - 1
		at := end
		if gapLeads[s.low(at)] {
			at--
		}
		if name := s.namedSort(at); name != "" && s.verbless(p.Span.End, c.Quantity.Start) {
			c.Subject, c.Topical, c.Quantity.Counted = name, false, p.Quantity.Counted
			c.Measure, c.lattice = p.Measure, p.lattice
			c.own, c.ownKnown = p.Measure, p.lattice
			continue
		}
		owns := end > 0 && s.Tokens[end].XPOS == lang.POS
		if owns {
			end--
		}
		k := end
		for k >= 0 && s.Tokens[k].UPOS == lang.Propn && s.capital(k) {
			k--
		}
		if w := s.low(end); !owns && (w == "with" || w == "up" || w == "down") && s.low(end-1) == "," && s.at(end-2).UPOS == lang.Propn && (to >= len(s.Tokens) || s.Tokens[to].UPOS == lang.Punct) {
			if name := r.actorAt(s, end-2); name != "" { // "and Holm, up 2 percent,"
				c.Subject, c.Topical = name, false
			}
			continue
		}
		if k == end || k < 0 || !owns && !rowMarks[s.low(k)] {
			continue
		}
		if name := r.gapSubject(s, c); name != "" {
			c.Subject, c.Topical = name, false
		}
	}
}

// rowMarks are the words and marks before each name of a list.
var rowMarks = set(", ; : ( and but while with")

// respective gives each of several figures told "respectively" to the one of as many names or
// nouns before them that stands in its place: "Lind and Holm won 300 and 200 votes,
// respectively".
func (r *reader) respective(s *sentence, first int) {
	end := slices.IndexFunc(s.Tokens, func(t lang.Token) bool { return strings.EqualFold(s.text[t.Start:t.End], "respectively") })
	if end < 0 {
		return
	}
	var all []*candidate
	for i := len(r.out) - 1; i >= first; i-- {
		c := &r.out[i]
		if c.Quantity == nil || c.Span.Start > s.Tokens[end].Start {
			continue
		}
		if n := len(all); n > 0 && s.verbIn(s.after(c.Span.End), s.after(all[n-1].Span.Start)) {
			break
		}
		all = append(all, c)
	}
	if len(all) < 2 {
		return
	}
	slices.Reverse(all)
	if times := s.joinedTimes(r.timesIn(s.index), len(all)); times != nil {
		for i, c := range all {
			c.Period, c.firmTime = times[i].Period, true
		}
		return
	}
	from, _ := s.tokens(all[0].Span)
	if names := s.joinedBefore(from, len(all)); names != nil && !s.takesPoll(names[0]) {
		for i, c := range all {
			c.Subject, c.Topical = names[i], false
		}
	}
}

// joinedTimes returns the times of a row of so many in the sentence, nil if there is none: "2014,
// 2013 and 2012".
func (s *sentence) joinedTimes(times []period.Mention, n int) []period.Mention {
	for i := 0; i+n <= len(times); i++ {
		row := times[i : i+n]
		joined := true
		for k := range row {
			joined = joined && row[k].Kind == period.When && row[k].Period.Value != "" && (k == 0 || andJoins[strings.TrimSpace(s.text[row[k-1].End:row[k].Start])])
		}
		if joined {
			return row
		}
	}
	return nil
}

// andJoins are the words between the times of a row.
var andJoins = map[string]bool{",": true, "and": true, ", and": true, "and in": true, ", in": true, ", and in": true, "&": true}

// joinedBefore returns the last n names or nouns before token end that an "and" joins, nil if
// none are.
func (s *sentence) joinedBefore(end, n int) []string {
	for and := end - 1; and > 0; and-- {
		if s.low(and) != "and" {
			continue
		}
		to := and + 1
		for to < end && (s.noun(to) || s.Tokens[to].UPOS == lang.Det || s.Tokens[to].UPOS == lang.Adj) {
			to++
		}
		if !s.noun(to - 1) {
			continue
		}
		names := []string{s.phrase(to - 1).Of(s.text)}
		for k := and; k > 0 && len(names) < n && (k == and || s.low(k) == ","); {
			j := k - 1
			if s.low(j) == "," {
				j--
			}
			if j < 0 || !s.noun(j) {
				break
			}
			names = append(names, s.phrase(j).Of(s.text))
			for k = j; k >= 0 && (s.noun(k) || s.Tokens[k].UPOS == lang.Det || s.Tokens[k].UPOS == lang.Adj); k-- {
			}
		}
		if len(names) == n {
			slices.Reverse(names)
			return names
		}
	}
	return nil
}

// siteOf returns the place that the words right behind a number and what it counts name:
// "Halm" of "three of them in Halm".
func (r *reader) siteOf(s *sentence, f quantity.Found, counted int) string {
	_, at := s.tokens(f.Quantity.Span)
	if counted >= at && s.onePhrase(at-1, counted) {
		at = counted + 1
	}
	if w := s.low(at + 1); s.low(at) == "of" && (w == "them" || w == "whom" || w == "those") {
		at += 2
	}
	return r.placeAt(s, at)
}

// atSites gives those of a sentence's figures that each have a place right behind them that
// place, where they got that of another: "Twelve died in Halm, three in Osk".
func (r *reader) atSites(first int) {
	all := r.out[first:]
	for i := range all {
		c := &all[i]
		if c.site != "" && slices.ContainsFunc(all, func(o candidate) bool {
			return o.PlaceName == c.Subject && o.PlaceName != c.site && o.Measure == c.Measure
		}) {
			c.Subject, c.Topical = c.site, false
		}
	}
}

// pointers are words before "figure" and the like that point to the one named before.
var pointers = set("the that this")

// sameFigure gives what the figure before it measures, and of whom, to a number that is
// said to be "the figure" or "the count" without a word of what: "…; the firm puts the
// figure at $498 billion", "the count now stood at 131".
func (r *reader) sameFigure(s *sentence, c *candidate) {
	if c.lattice || c.counted >= 0 && !unitWord(s, c.counted, c.found) {
		return
	}
	n := c.number(s)
	at := r.level(s, n, s.context(n, -1))
	if at < 1 || !tallies[s.lemma(at)] || s.low(at+1) == "of" {
		return
	}
	whose := at - 1
	if s.low(whose) == "own" && whose > 0 {
		whose--
	}
	if t := s.Tokens[whose]; !pointers[s.low(whose)] && t.XPOS != lang.PRPS && t.XPOS != lang.POS {
		return
	}
	p := r.latest(s.index)
	if p == nil || p.Quantity.Unit != c.Quantity.Unit || p.Measure == "" {
		return
	}
	c.Measure, c.lattice, c.Subject, c.Topical, c.moved = p.Measure, p.lattice, p.Subject, p.Topical, p.moved
	if p.Quantity.Counted != "" {
		c.Quantity.Counted = p.Quantity.Counted
	}
}

// whereSome gives those of the things counted before of which the clause only says where they are
// what that figure measures: "It will cut 900 jobs. About 300 of the posts are in Halm".
func (r *reader) whereSome(s *sentence, c *candidate) {
	if c.Quantity.Unit != "1" || c.found.Share {
		return
	}
	noun := ""
	_, to := s.tokens(c.found.Number)
	if s.low(to) == "of" && pointsBack[s.low(to+1)] && c.counted <= to+1 {
		to += 2
	} else if s.low(to) == "of" && c.counted > to {
		noun, to = s.lemma(c.counted), c.counted+1
	} else if s.low(0) != "of" || !pointsBack[s.low(1)] {
		return
	}
	if !s.onlyPlaced(to) {
		return
	}
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= s.index-2; k-- {
		p := &r.out[k]
		if p.Quantity == nil || p.Quantity.Unit != "1" || p.counted < 0 || p.Measure == "" || value(p.found).LessThan(value(c.found)) {
			continue
		}
		o := &sentence{&r.t.Sentences[p.sentence], r.doc.Text, p.sentence}
		if of := o.lemma(p.counted); !r.person(o, p.counted) && (noun == "" || noun == of || posts[noun] && posts[of]) {
			c.Measure, c.lattice, c.own, c.ownKnown = p.Measure, p.lattice, p.Measure, p.lattice
			c.Subject, c.Topical, r.firm = p.Subject, p.Topical, p.Subject != ""
		}
		return
	}
}

// onlyPlaced reports whether the verb at token i, a form of "be", leads to nothing but a place by
// name: "are in Halm", "are located at its Morr plant".
func (s *sentence) onlyPlaced(i int) bool {
	if s.low(i) != "are" && s.low(i) != "were" {
		return false
	}
	if i++; placings[s.low(i)] {
		i++
	}
	if w := s.low(i); w != "in" && w != "at" && w != "near" && w != "outside" {
		return false
	}
	for i++; i < len(s.Tokens) && s.Tokens[i].UPOS != lang.Verb && s.Tokens[i].UPOS != lang.Punct; i++ {
		if s.Tokens[i].UPOS == lang.Propn {
			return true
		}
	}
	return false
}

// placings are participles that say where something is.
var placings = set("located based situated concentrated")

// countLiving has a number of those hurt or missing, without a noun, count people where it stands beside
// the dead: "four dead bodies and 120 wounded".
func (c *candidate) countLiving() {
	if c.Quantity != nil && c.counted < 0 && c.lattice && harm[c.Measure] && c.Measure != Killed && deads[strings.ToLower(lastWord(c.Quantity.Counted))] {
		c.Quantity.Counted = "people"
	}
}

// deads are nouns for those killed.
var deads = set("dead body bodies corpse corpses death deaths fatality fatalities killing killings")

// namesAgain gives a bare number that is the subject of its clause the noun that the one before
// it counts: "Nine skiers were buried. Five were dug out." Who is hurt or saved is no house.
func (r *reader) namesAgain(s *sentence, c *candidate) {
	if c.bare != asSubject || c.Quantity.Unit != "1" || c.counted >= 0 || c.Quantity.Counted != "" || c.found.Share || s.low(c.number(s)-1) == "all" {
		return
	}
	p := r.spelledOut(s, asSubject)
	if p == nil || p.Quantity.Unit != "1" || p.Quantity.Counted == "" || (c.Measure == Arrested) != (p.Measure == Arrested) {
		return // "Twelve officers were hurt. Thirty were arrested."
	}
	if p.counted >= 0 && c.lattice && suffered[c.Measure] && !r.person(&sentence{&r.t.Sentences[p.sentence], r.doc.Text, p.sentence}, p.counted) {
		return
	}
	c.Quantity.Counted = p.Quantity.Counted
}

// carryOn gives a bare number of which its own clause tells nothing what the figure before it
// measures and counts: "The city has counted 19 drownings this year, against 11", "Tally
// could confirm 31".
func (r *reader) carryOn(s *sentence, c *candidate) {
	if c.Quantity.Unit != "1" || c.counted >= 0 || c.Quantity.Counted != "" || c.found.Share || c.bare == elsewhere || c.Measure != "" && !s.onlyTells(c) || !value(c.found).IsInteger() || s.low(0) == "as" && s.low(1) == "for" || !r.claims(s, c) {
		return // "As for evictions, the courts count 310"
	}
	p := r.latestIn(s.index, "1")
	if p == nil || p.Measure == "" || p.sentence < s.index-2 {
		return
	}
	sub, v := s.givenBy(c)
	c.Measure, c.lattice, c.Quantity.Counted = p.Measure, p.lattice, p.Quantity.Counted
	if sub < 0 {
		return
	}
	if (c.Quote == "" || r.indirect(s, c.Quote)) && !r.countedPeople(s, sub) {
		r.fromGiver(s, c, sub)
	}
	if admits[s.lemma(v)] {
		return // who admits it tells of what is its own
	}
	own := slices.ContainsFunc(p.Attribution, func(a hearsay.Party) bool { return bareName(a.Name) == p.Subject })
	name := r.partyAt(s, sub)
	if _, ok := country(name, nil); !ok && !own && c.Subject != "" && (c.Subject == name || strings.Contains(s.phrase(sub).Of(s.text), c.Subject)) {
		c.Subject, c.Topical, r.firm = p.Subject, p.Topical, p.Subject != "" // who gives it is not whom it is of, but a country tells of its own
	}
}

// fromGiver has who gives the number, whose noun is at token i, vouch for it.
func (r *reader) fromGiver(s *sentence, c *candidate, i int) {
	p := r.partyOf(s, i)
	if (p.Name == "" || p.Type == hearsay.Unknown) && s.noun(i) && (r.person(s, i) || bodies[s.lemma(i)]) {
		p = r.evidenceAt(s, i)
	}
	if all := r.sources(s, []hearsay.Party{p}); p.Name != "" && len(all) > 0 {
		c.Attribution = all
	}
}

// givenBy returns who gives the number of c, and the verb for that, which tells nothing else; -1 and
// -1 if that is nobody.
func (s *sentence) givenBy(c *candidate) (sub, verb int) {
	if !s.onlyTells(c) {
		return -1, -1
	}
	v := s.tellsBefore(c.found)
	if v < 0 {
		v = c.pred
	}
	switch {
	case v < 0:
		return -1, -1
	case s.Tokens[v].UPOS == lang.Noun:
		return v - 1, v
	}
	return s.nearestSubject(v), v
}

// onlyTells reports whether the measure read for c is only the verb of whoever gives it.
func (s *sentence) onlyTells(c *candidate) bool {
	m := string(c.Measure)
	if v := s.tellsBefore(c.found); v >= 0 && (m == "" || m == s.low(v) || lastWord(m) == s.low(v) && s.Tokens[v].UPOS == lang.Noun) {
		return true
	}
	if c.pred < 0 || s.Tokens[c.pred].UPOS != lang.Verb {
		return false
	}
	return (m == s.low(c.pred) || m == s.verbPhrase(c.pred)) && tallying[s.lemma(c.pred)]
}

// tellsBefore returns the verb that leads right to the bare number of whoever gives it, which may
// stand as a noun in the parse: "The police count 11,000", "the army speaks of 310". It is -1 if
// there is none.
func (s *sentence) tellsBefore(f quantity.Found) int {
	from, to := s.tokens(f.Quantity.Span)
	v := s.before(from)
	if v > 0 && s.lemma(v) == "give" && s.low(to) == "to" {
		return -1 // "gave 310 to charity"
	}
	if v > 0 && s.low(v) == "of" {
		if v--; !speaksOf[s.lemma(v)] || s.Tokens[v].Rel == lang.AclRelcl {
			return -1
		}
	}
	switch {
	case v < 1 || !tallying[s.lemma(v)]:
		return -1
	case s.Tokens[v].UPOS == lang.Verb, s.Tokens[v].UPOS == lang.Noun && s.noun(v-1) && (plurals[s.low(v-1)] || s.Tokens[v-1].XPOS == lang.NNS) != (s.Tokens[v].XPOS == lang.NNS):
		return v
	}
	return -1
}

// plurals are nouns whose verbs are those of many.
var plurals = set("police people")

// tallying are verbs by which somebody gives a count.
var tallying = set(`confirm count report put record verify tally estimate reckon admit acknowledge say know list log document register give
	speak talk hear mention cite write tell`)
