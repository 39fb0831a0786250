package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// levelSubject returns of what the number at n is the level, a share or a
// change, where that is no count: "Veltrane" in "shares in Veltrane fell 6 %",
// "Oranth’s debt is $3 billion", "Halmstow rose by 2 %". It is "" for a number
// that somebody gives or tells, and where the clause does not say.
func (r *reader) levelSubject(s *sentence, n int, ctx surroundings) string {
	sub, moving := r.level(s, n, ctx), false
	if sub < 0 {
		sub, moving = r.movingSubject(s, n, ctx), true
	}
	if sub < 0 || sub >= n {
		return ""
	}
	if s.Tokens[sub].UPOS == lang.Propn {
		return r.partyAt(s, sub)
	}
	if name := r.groupOf(s, sub); name != "" {
		return name
	}
	for j := range s.Tokens { // what it is of
		t := s.Tokens[j]
		if t.Head != sub || j > n {
			continue
		}
		own := t.Rel == lang.NmodPoss || t.Rel == lang.Compound || t.Rel == lang.Nmod && (s.marker(j) == "of" || s.marker(j) == "in" || s.marker(j) == "at")
		if own && (t.UPOS == lang.Propn || s.capital(j)) {
			return r.partyAt(s, j)
		}
		if t.Rel == lang.NmodPoss && t.UPOS == lang.Noun && !wholes[s.lemma(j)] {
			return s.phrase(j).Of(s.text)
		}
		if own && t.Rel == lang.Nmod && t.UPOS == lang.Noun && levels[s.lemma(sub)] && !r.inTime(s, j) && !timeWords[s.lemma(j)] && !spans[s.lemma(j)] && !levels[s.lemma(j)] { // "spending in the race"
			return s.phrase(j).Of(s.text)
		}
	}
	if moving && s.noun(sub) {
		return r.partyAt(s, sub)
	}
	return ""
}

// fromLabel names the side that the words at the head of the paragraph stand for,
// where they are a label and no sentence: "Torvan losses. We now assess 140 …".
func (r *reader) fromLabel(s *sentence, c *candidate) {
	if c.Subject != "" || s.index == 0 {
		return
	}
	for i := s.index - 1; i >= 0 && i > s.index-6 && r.t.Sentences[i].Paragraph == s.Paragraph; i-- {
		o := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if len(o.Tokens) > 6 || i > 0 && r.t.Sentences[i-1].Paragraph == s.Paragraph {
			continue
		}
		for j := range o.Tokens {
			if o.Tokens[j].UPOS == lang.Verb || o.Tokens[j].UPOS == lang.Aux {
				return
			}
		}
		for j := range o.Tokens {
			if name := r.countryAt(o, j); name != "" {
				c.Subject = name
				return
			}
		}
	}
}

// fromClause names the subject of the clause for what moves or has a value and
// belongs to nobody that is named: "the currency had a market value of $3
// billion".
func (r *reader) fromClause(s *sentence, c *candidate) {
	if c.Subject != "" || c.Quantity.Unit == "1" {
		return
	}
	from, to := s.tokens(c.found.Number)
	n := s.head(from, to)
	ctx := s.context(n, c.counted)
	if sub := r.movingSubject(s, n, ctx); sub >= 0 && sub < n && s.Tokens[sub].UPOS == lang.Noun && !levels[s.lemma(sub)] && r.level(s, n, ctx) < 0 {
		c.Subject = r.nounName(s, sub)
	}
}

// ofDescribed gives a figure to whom or what the words that lead to it describe: "half of Dorn's meetings", "workers earning
// up to $900 a week", "families with two children", "she stayed firm while accepting millions".
func (r *reader) ofDescribed(s *sentence, c *candidate) {
	if c.lattice && suffered[c.Measure] || c.moved {
		return
	}
	if at := s.shareNoun(c.found); c.Quantity.Unit == "%" {
		if name := r.populationOf(s, at); name != "" {
			c.Subject, c.Topical, r.firm = name, false, true
		}
		return
	}
	from, to := s.tokens(c.found.Quantity.Span)
	k := s.before(from)
	if s.low(k) == "to" && s.low(k-1) == "up" {
		k -= 2
	}
	name := ""
	switch noun := k - 1; {
	case c.found.Share && s.shareNoun(c.found) >= 0:
		if c.role == lang.Obj && c.pred >= 0 && !sayings[s.lemma(c.pred)] && s.lemma(c.pred) != "report" { // "Lind has a third of Holm's delegates"
			return
		}
		name = r.shareOwner(s, s.shareNoun(c.found))
	case noun < 0:
	case s.Tokens[k].XPOS == lang.VBG && s.Tokens[k].Rel == lang.Advcl && meanwhile[s.low(noun)]:
		name = r.doerOver(s, k)
	case s.Tokens[noun].UPOS != lang.Noun || !describable(s.lemma(noun)) || r.inTime(s, noun):
	case s.Tokens[k].XPOS == lang.VBG && s.Tokens[k].Rel == lang.Acl && s.Tokens[k].Head == noun && !concerns[s.lemma(k)] && !makeSo[s.lemma(k)],
		s.low(k) == "with" && hasThem[s.Tokens[noun].Rel] && !sharedWith[s.lemma(noun)] && s.heldBy(noun, from, max(to, c.counted+1)):
		name = r.nounName(s, noun)
	}
	if name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
	}
}

// shareOwner returns whose the noun is of which something is a share, where that has a name.
func (r *reader) shareOwner(s *sentence, noun int) string {
	if owner := s.child(noun, lang.NmodPoss); owner > 0 && s.Tokens[owner].UPOS == lang.Propn {
		return r.actorAt(s, owner)
	}
	return ""
}

// populationOf returns the place whose people the noun at token i means, of which something is a share: "Ohio" of "5 % of
// Ohio's population", "10 % of the population of Ohio".
func (r *reader) populationOf(s *sentence, i int) string {
	if i < 0 || !populations[s.lemma(i)] {
		return ""
	}
	if name := r.shareOwner(s, i); name != "" {
		return name
	}
	if s.low(i+1) == "of" && s.at(i+2).UPOS == lang.Propn {
		if place := s.child(i, lang.Nmod); place > i+1 && place < i+6 && s.Tokens[place].UPOS == lang.Propn {
			return s.phrase(place).Of(s.text)
		}
	}
	return ""
}

// populations are nouns for all the people of a place.
var populations = set("population electorate workforce inhabitant resident citizenry")

// doerOver returns who does what the participle at token v says, by name: the subject of the clause on which it hangs.
func (r *reader) doerOver(s *sentence, v int) string {
	h := s.Tokens[v].Head
	if h < 0 {
		return ""
	}
	switch sub := s.nearestSubject(h); {
	case sub < 0 || sub > v:
	case s.Tokens[sub].UPOS == lang.Propn:
		return r.contender(s, sub)
	case s.Tokens[sub].UPOS == lang.Pron:
		if who := r.partyOf(s, sub); who.Type == hearsay.Person || who.Type == hearsay.Organization {
			return who.Name
		}
	}
	return ""
}

// describable reports whether the noun may be whom or what a figure behind it describes: no time, level or sum.
func describable(noun string) bool {
	return !levels[noun] && !timeWords[noun] && !spans[noun] && !sumNouns[strings.TrimSuffix(noun, "es")] && noun != "way" && noun != "lead"
}

// hasThem are the places in a clause of a noun that "with" tells more of, sharedWith nouns behind which it leads to another side.
var (
	hasThem    = map[lang.Rel]bool{lang.Nsubj: true, lang.NsubjPass: true, lang.Obj: true, lang.Root: true, lang.Appos: true, lang.Conj: true}
	sharedWith = set("charge deal agreement settlement war talk contact contract tie meeting interview race game match dispute row feud fight clash conversation partnership alliance border")
)

// meanwhile are words before the participle of what the subject of the clause does as well.
var meanwhile = set("while by when before after without despite since")

// makeSo are verbs by which the noun before their participle is so much itself.
var makeSo = set("have be total amount reach exceed range cost equal number span run last leave kill injure wound bring cause force affect make take include follow")

// heldBy reports whether what is counted in tokens [from, to) hangs on the noun.
func (s *sentence) heldBy(noun, from, to int) bool {
	for j := from; j < to && j < len(s.Tokens); j++ {
		if s.Tokens[j].Head == noun && s.Tokens[j].Rel == lang.Nmod {
			return true
		}
	}
	return false
}

// fromHolder names, where nobody else is told, the thing or the body by its noun that the clause says has what is
// counted, and beside what the report is about: "The gun range has nine lanes".
func (r *reader) fromHolder(s *sentence, c *candidate) {
	if c.Subject == "" && c.lattice && suffered[c.Measure] && c.counted >= 0 && strings.HasPrefix(s.low(c.counted), "servicem") {
		c.Subject = r.side // an army's own bulletin calls nobody else's so
	}
	if c.Subject == "" && c.lattice && c.counted >= 0 && forces[s.lemma(c.counted)] && len(c.Attribution) > 0 && c.pred >= 0 {
		by, sub := c.Attribution[len(c.Attribution)-1].Name, s.nearestSubject(c.pred)
		if armies[strings.ToLower(lastWord(by))] && sub >= 0 && (s.low(sub) == "it" || s.low(sub) == "they") {
			c.Subject, c.Topical = bareName(by), false // "The army admitted that it had lost 23 soldiers"
		}
		return
	}
	if c.Subject != "" && (!c.Topical || c.beside != "" || c.counted < 0) || c.lattice || c.pred < 0 || c.role != lang.Obj || s.Tokens[c.pred].UPOS != lang.Verb || announces[s.lemma(c.pred)] || witnesses[s.lemma(c.pred)] || s.worldwide() {
		return
	}
	sub := s.nearestSubject(c.pred)
	if from, _ := s.tokens(c.found.Number); sub < 0 || sub > c.pred || c.pred > from || s.Tokens[sub].XPOS != lang.NN || s.Tokens[sub].UPOS != lang.Noun || r.person(s, sub) || r.inTime(s, sub) || timeWords[s.lemma(sub)] || evidence[s.lemma(sub)] || levels[s.lemma(sub)] || firmNouns[s.lemma(sub)] {
		return
	}
	if name := r.nounName(s, sub); c.Subject != "" { // what the report is about, and the noun that its clause has
		if !inquires(name) {
			c.beside = name
		}
		return
	}
	c.Subject, c.Topical = r.nounName(s, sub), false
}

// sumBeside returns the unit of the sum before a bare number at the end of its clause that others get: "the injured
// 50,000" of "pays the families of the dead 500,000 rupees each and the injured 50,000". It is "" elsewhere.
func (r *reader) sumBeside(s *sentence, f quantity.Found) string {
	k := len(r.out) - 1
	if k < 0 || r.out[k].sentence != s.index || r.out[k].Quantity == nil || !money(r.out[k].Quantity.Unit) {
		return ""
	}
	p := r.out[k].Quantity
	from, to := s.tokens(f.Number)
	if p.End >= f.Number.Start || to < len(s.Tokens) && !s.ends(to) || s.Tokens[from-1].UPOS == lang.Adp || s.low(from-1) == "and" || s.Tokens[from-1].UPOS == lang.Punct {
		return ""
	}
	and := s.after(p.End)
	if s.low(and) == "each" || s.low(and) == "apiece" {
		and++
	}
	if s.low(and) != "and" || s.at(and+1).UPOS != lang.Det || from-and > 6 {
		return ""
	}
	for j := and + 1; j < from; j++ {
		if s.finite(j) || s.Tokens[j].UPOS == lang.Adp || s.Tokens[j].UPOS == lang.Aux {
			return ""
		}
	}
	return p.Unit
}

// sumBefore returns the unit of the amount that stands before a bare number in its
// sentence: of millions or billions a currency ("of the 120 million euros, 51
// million have been paid"), of what something went to that of what it went from
// ("from 30 crowns a month to 75"); and of one in the sentences before where the words
// are those of money ("Profit was 164 million", "it has received 21 million"). "" if the
// number counts something or there is none.
func (r *reader) sumBefore(s *sentence, f quantity.Found, counted int) string {
	if f.Unit != "1" || counted >= 0 {
		return ""
	}
	if unit := r.sumBeside(s, f); unit != "" {
		return unit
	}
	illions := strings.Contains(strings.ToLower(f.Number.Of(s.text)), "illion")
	from, _ := s.tokens(f.Number)
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence == s.index; k-- {
		q := r.out[k].Quantity
		if q == nil {
			continue
		}
		if illions && money(q.Unit) {
			return q.Unit
		}
		if gap := f.Number.Start - q.End; q.Unit != "1" && q.Unit != "%" && gap > 0 && gap < 20 && (s.low(from-1) == "to" && s.fromBefore(q.Start) || s.low(from-1) == "from" && s.leadBefore(q.Start, "to")) && !strings.ContainsAny(s.text[q.End:f.Number.Start], ";:.") {
			return q.Unit
		}
		if !illions {
			break
		}
	}
	named := s.sumNoun(from)
	if !illions || !named && !s.sumAlone(from) {
		return ""
	}
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= s.index-near; k-- { // "Profit was 164 million"
		switch q := r.out[k].Quantity; {
		case q == nil:
		case money(q.Unit):
			return q.Unit
		case !named && strings.Contains(strings.ToLower(q.Of(s.text)), "illion"):
			return "" // what was received may be more of what was counted before
		}
	}
	return ""
}

// sumNoun reports whether a noun for a sum of money stands right before the number at token
// from, but for what leads from it to the number.
func (s *sentence) sumNoun(from int) bool {
	for j := from - 1; j >= 0 && j >= from-maxLead; j-- {
		switch t := s.Tokens[j]; {
		case sumNouns[s.lemma(j)]:
			return true
		case t.UPOS == lang.Noun, t.UPOS == lang.Propn, t.UPOS == lang.Punct:
			return false
		}
	}
	return false
}

// maxLead is how many tokens may stand between a noun for a sum and the sum.
const maxLead = 5

// sumNouns are nouns for sums of money alone.
var sumNouns = set("profit loss revenue turnover earnings income debt budget deficit surplus payment dividend fee fine cost investment spending expenditure funding pledge donation appeal grant loan subsidy bailout ransom payout")

// sumVerbs are verbs of what is done with sums, which alone may take a number of nothing for their object.
var sumVerbs = set("pay repay prepay pledge donate disburse spend receive raise earn owe lend borrow refund reimburse transfer invest fundraise")

// sumAlone reports whether the number at token from is all that a verb of what is done with sums has as its object.
func (s *sentence) sumAlone(from int) bool {
	j := from - 1
	for j > 0 && j > from-maxLead && (s.Tokens[j].UPOS == lang.Adv || s.Tokens[j].UPOS == lang.Adj || s.Tokens[j].UPOS == lang.Det || s.low(j) == "than" || s.low(j) == "up" || s.low(j) == "to" && s.low(j-1) == "up") {
		j--
	}
	return j >= 0 && s.Tokens[j].UPOS == lang.Verb && sumVerbs[s.lemma(j)]
}

// fromBefore reports whether "from" stands right before the byte at.
func (s *sentence) fromBefore(at int) bool { return s.leadBefore(at, "from") }

// leadBefore reports whether the word stands right before the byte at.
func (s *sentence) leadBefore(at int, word string) bool {
	return strings.HasSuffix(strings.TrimRight(s.text[s.Start:at], " "), " "+word)
}

// movingSubject returns the subject of a verb or an adverb by which something
// moves ("rose", "is down"), or that has it ("had a market value of"), -1 if
// the number is governed otherwise.
func (r *reader) movingSubject(s *sentence, n int, ctx surroundings) int {
	top := n
	for range 3 {
		if h := s.Tokens[top].Head; h >= 0 && (s.Tokens[top].Rel == lang.Nummod || s.Tokens[top].Rel == lang.Compound || s.Tokens[top].Rel == lang.OblUnmarked) && s.Tokens[h].UPOS != lang.Verb {
			top = h
		}
	}
	if sub := s.child(top, lang.Nsubj); sub >= 0 && s.child(top, lang.Cop) >= 0 {
		return sub
	}
	if ctx.pred < 0 || !changes[s.lemma(ctx.pred)] && !valued[s.lemma(ctx.pred)] && !moves[s.lemma(ctx.pred)] {
		return -1
	}
	return s.nearestSubject(ctx.pred)
}

// moves are verbs of having a value and of changing it, besides changes and
// valued.
var moves = set("have hold trade sell change account depreciate appreciate slide slump soar surge plunge plummet gain climb tumble jump drop lose own carry weigh contain use need require produce consume")

// leader returns the word by which somebody is ahead or behind by the points or the share
// at n, whatever the parse makes of it: "Lind leads Holm by 7 points". It is -1 if none
// leads to the number.
func (r *reader) leader(s *sentence, n int, f quantity.Found, counted int) int {
	if f.Unit != "%" && f.Unit != "{percentage point}" && (counted < 0 || s.lemma(counted) != "point") {
		return -1
	}
	by := s.before(n)
	if by < 2 || s.low(by) != "by" {
		return -1
	}
	for v := by - 1; v > 0 && by-v < 9; v-- {
		if aheads[s.low(v)] && s.noun(s.leading(v)) {
			return v
		}
		if u := s.Tokens[v].UPOS; !s.noun(v) && u != lang.Adj && u != lang.Det && u != lang.Adv && u != lang.Pron && s.low(v) != "mate" {
			return -1
		}
	}
	return -1
}

// leading returns the last token of who is ahead or behind by the verb at v, before "who" too: "Lind, who trails".
func (s *sentence) leading(v int) int {
	if s.low(v-1) != "who" {
		return v - 1
	}
	if s.low(v-2) == "," {
		return v - 3
	}
	return v - 2
}

// aheads are forms of verbs of being ahead and behind.
var aheads = set("leads led leading trails trailed trailing beats beat beating defeats defeated defeating edges edged edging outpolls outpolled trounces trounced crushes crushed tops topped outpaces outpaced trumps trumped routs routed bests bested")

// nounName returns the noun phrase at token i as a subject: the name that stands in
// apposition to it, before it or behind it between commas ("Velcoin, a token that",
// "a new token, Velcoin,"), else its words.
func (r *reader) nounName(s *sentence, i int) string {
	if name := r.craftMeant(s, i); name != "" {
		return name
	}
	from, to := s.tokens(s.phrase(i))
	for from > 0 && (s.Tokens[from-1].UPOS == lang.Det || s.Tokens[from-1].UPOS == lang.Adj) {
		from--
	}
	if det := s.low(from); (det == "a" || det == "an" || det == "the") && s.low(from-1) == "," && from > 1 && s.noun(from-2) && s.capital(from-2) && !month[s.low(from-2)] {
		if p := r.partyOf(s, from-2); p.Type != hearsay.Person && (s.namedApart(from-2) || s.Tokens[i].Rel == lang.Appos) {
			return s.fullName(from - 2)
		}
	}
	if s.low(to) == "," && to+1 < len(s.Tokens) && s.noun(to+1) && s.capital(to+1) && !month[s.low(to+1)] {
		end := to + 1
		for end < len(s.Tokens) && (s.Tokens[end].UPOS == lang.Propn || s.low(end) == "of" && end+1 < len(s.Tokens) && s.capital(end+1) || s.capital(end)) {
			end++
		}
		if s.low(end) == "," {
			return s.text[s.Tokens[to+1].Start:s.Tokens[end-1].End]
		}
	}
	return strings.TrimSpace(s.phrase(i).Of(s.text))
}

// namedApart reports whether the name that ends at token i stands alone before the comma
// behind it, and not last in a list or in an address ("in Lorvik, Norrand, a man").
func (s *sentence) namedApart(i int) bool {
	for i > 0 && (s.Tokens[i].UPOS == lang.Propn || s.capital(i)) {
		i--
	}
	switch s.low(i) {
	case ",", "and", "in", "at", "from", "near":
		return false
	}
	return true
}

// capital reports whether token i begins with a capital that does not come from
// the start of the sentence.
func (s *sentence) capital(i int) bool { return i > 0 && upper(s.form(i)) }

// withoutName returns a measure without the name of its subject before it: "prices" of
// "Halmstow prices". A verb by which something moved keeps it: "satisfaction fell".
func withoutName(measure, subject string) string {
	if rest, ok := strings.CutPrefix(measure, subject+" "); ok && subject != "" && !strings.HasPrefix(rest, "of ") && !(motionForms[rest] && rest != "up" && rest != "down" || goings[rest]) {
		return rest
	}
	return measure
}

// makesKnown are verbs of telling of one's own plans.
var makesKnown = set("announce unveil plan reveal outline")

// placedBehind reports whether the words behind the noun at token i say where it is: "job cuts at
// Velcor".
func (s *sentence) placedBehind(i int) bool {
	w := s.low(i + 1)
	return i < 0 || w == "at" || w == "in" || w == "by" || w == "across"
}
