package claim

import (
	"cmp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// mover returns the word by which something is said to have moved to, from or
// by the amount at n ("fell", "bouncing back", "is down"), and the head of what
// moved, by the words that stand before the amount: levels and rare names mislead
// the parse. Both are -1 if nothing moved; the noun alone if it is not named
// before the verb.
func (s *sentence) mover(n int) (verb, noun int) {
	verb = s.motionBefore(n)
	if verb < 0 {
		return -1, -1
	}
	for v := verb; v >= 0; v = s.motionBefore(v) { // "fell 4 % to $63, up from …"
		if noun = s.movedBy(v); noun >= 0 {
			return verb, noun
		}
	}
	first := max(0, verb-farBack)
	for v := first; v < verb; v++ { // "The price dived again, falling 14 %"
		if motionForms[s.low(v)] && !s.nominal(v) || s.Tokens[v].UPOS == lang.Verb && s.Tokens[v].Rel != lang.Amod {
			if noun = s.movedBy(v); noun >= 0 {
				return verb, noun
			}
		}
	}
	for j := first; j < verb; j++ {
		if levels[s.lemma(j)] && s.noun(j) {
			return verb, j
		}
	}
	return verb, -1
}

// farBack is how many tokens before a participle its subject is looked for.
const farBack = 40

// motionBefore returns the word of moving before the token at n, with nothing
// between but amounts and the words that lead to them; -1 if there is none.
func (s *sentence) motionBefore(n int) int {
	for j := n - 1; j >= 0 && n-j < 14; j-- {
		w := s.low(j)
		if (w == "up" || w == "down") && phrased[s.lemma(j-1)] {
			return -1 // "made up"
		}
		if (motionForms[w] || motionBases[w] && s.Tokens[j].XPOS == lang.VB) && !s.nominal(j) && (w != "up" || s.low(j+1) != "to") || goings[w] && s.low(j+1) == "from" || s.off(n) == j {
			return j
		}
		if t := s.Tokens[j]; t.UPOS != lang.Num && t.UPOS != lang.Sym && t.UPOS != lang.Punct && !leading[w] && !bounding[w] && !currencyWord(w) || w == ";" || w == ":" {
			return -1
		}
	}
	return -1
}

// phrased are verbs that mean something else with "up" or "down" than to move there.
var phrased = set("make take set give use build buy rack sum pick sign line run ring eat pay sell split break hold")

// off returns the "off" right before the amount at n by which it is said to be down: "takings
// are off €9 million", "the harbor front, off 9.8 percent"; -1 where there is none.
func (s *sentence) off(n int) int {
	if j := s.before(n); j > 0 && s.low(j) == "off" && (s.Tokens[j-1].UPOS == lang.Aux || s.low(j-1) == ",") {
		return j
	}
	return -1
}

// nominal reports whether the word of moving at token j is a noun: "the drop".
func (s *sentence) nominal(j int) bool {
	if j == 0 {
		return false
	}
	p := s.Tokens[j-1]
	return p.UPOS == lang.Det || p.XPOS == lang.PRPS || p.XPOS == lang.POS || p.UPOS == lang.Num || p.UPOS == lang.Adj && s.Tokens[j].UPOS == lang.Noun && p.Head == j && j > 1 && s.Tokens[j-2].UPOS == lang.Det
}

// movedBy returns the head of the noun phrase before the verb at v, what it is
// of left aside; -1 if none stands there.
func (s *sentence) movedBy(v int) int {
	if sub := s.chunkBefore(v); sub >= 0 {
		return sub
	}
	if sub := s.nearestSubject(v); sub >= 0 && sub < v {
		return sub
	}
	return -1
}

// chunkBefore returns the head of the noun phrase that ends before the verb at
// v, its helpers aside: "Prices" in "Prices on the index have fallen". -1 if
// something else stands there.
func (s *sentence) chunkBefore(v int) int {
	k := v - 1
	if w := s.low(v); (w == "up" || w == "down") && goings[s.low(k)] { // "Pay went up"
		k--
	}
	if s.low(k) == "to" && s.Tokens[v].XPOS == lang.VB && s.awaited(k-1) { // "expects the economy to grow"
		k--
	}
	for k >= 0 && (s.Tokens[k].UPOS == lang.Adv || s.Tokens[k].UPOS == lang.Aux || s.low(k) == "there" || s.low(k) == "changing" || s.low(k) == "trading") {
		k--
	}
	if x := s.Tokens[v].XPOS; k > 0 && s.low(k) == "," && (x == lang.VBD || x == lang.VBZ || x == lang.VBP) { // "Shares in Velcor, which has a new owner, fell"
		first := k - 1
		for first > 0 && s.low(first) != "," {
			first--
		}
		if w := s.low(first + 1); first > 0 && (w == "which" || w == "who" || w == "whose") {
			k = first - 1
		}
	}
	for k >= 0 && s.low(k) == ")" {
		for k >= 0 && s.low(k) != "(" {
			k--
		}
		k--
	}
	for range 4 {
		if k == 0 && s.Tokens[0].UPOS == lang.Verb && v == 1 && s.form(0) != s.low(0) {
			return 0 // a name that the parse takes for a verb
		}
		if k < 0 || !s.levelNoun(k) && s.Tokens[k].UPOS != lang.Pron && (s.Tokens[k].UPOS != lang.Adj || s.Tokens[k].XPOS == lang.JJR) {
			return -1
		}
		if s.Tokens[k].XPOS == lang.PRP && s.at(k-1).UPOS != lang.Adp {
			return k // "In Norrand they are down"
		}
		start := k
		for start > 0 && (s.noun(start-1) || s.Tokens[start-1].UPOS == lang.Adj || s.Tokens[start-1].UPOS == lang.Num || s.Tokens[start-1].XPOS == lang.POS || s.Tokens[start-1].UPOS == lang.Verb && s.Tokens[start-1].Rel == lang.Amod) {
			start--
		}
		at := start - 1
		for at > 0 && (s.Tokens[at].UPOS == lang.Det || s.Tokens[at].XPOS == lang.PRPS) {
			at--
		}
		switch s.low(at) {
		case "of", "in", "for", "on", "by", "with", "without", "from", "to", "at", "among", "under", "over", "between", "near", "against":
			if s.low(at) == "to" && !s.isLevel(at-1) && !goingTo[s.lemma(at-1)] { // "from June to July Lind gained"
				return k
			}
			if at > 0 && (s.levelNoun(at-1) || s.Tokens[at-1].UPOS == lang.Adj) {
				k = at - 1
				continue
			}
			return -1
		}
		return k
	}
	return -1
}

// awaited reports whether the noun phrase that ends at token i is the object of a verb by which
// somebody expects or has it to do what follows.
func (s *sentence) awaited(i int) bool {
	j := i
	for s.noun(j) || s.at(j).UPOS == lang.Adj || s.at(j).UPOS == lang.Det {
		j--
	}
	return j < i && s.noun(i) && awaits[s.lemma(j)]
}

// awaits are verbs of expecting or having something to happen.
var awaits = set("expect forecast predict project estimate want allow cause force lead help require order")

// movedSubject returns whose level moved, or what moved, by the amount at n, and
// whether that is only what the document is about; ok is false if nothing moved.
func (r *reader) movedSubject(s *sentence, n int) (name string, topical, ok bool) {
	verb, noun := s.mover(n)
	if verb < 0 {
		return "", false, false
	}
	if p := r.comparedWith(s, verb); p != nil {
		return p.Subject, p.Topical, true
	}
	if p := r.sharedWith(s, verb); p != nil {
		return p.Subject, p.Topical, true
	}
	if noun >= 0 && s.Tokens[noun].UPOS == lang.Pron && (s.low(noun) == "which" || s.low(noun) == "that") {
		noun = r.antecedent(s, s.Tokens[noun].Head)
	}
	if noun < 0 {
		return "", false, true
	}
	if owner := r.ownerAt(s, noun); owner != "" {
		return owner, false, true
	}
	if at := s.regarded(noun); at >= 0 {
		return cmp.Or(r.actorAt(s, at), s.phrase(at).Of(s.text)), false, true
	}
	w := s.lemma(noun)
	switch {
	case tallies[w]: // "the number of inmates dropped"
		of := s.nounUnder(noun)
		if of < 0 {
			if p := r.latest(s.index); p != nil && noun > 0 && s.Tokens[noun-1].UPOS == lang.Det && s.low(noun-1) != "a" { // "that number could fall"
				return p.Subject, p.Topical, true
			}
			return "", false, true
		}
		return cmp.Or(r.partyAt(s, of), s.phrase(of).Of(s.text)), false, true
	case s.Tokens[noun].UPOS == lang.Pron:
		if p := r.latest(s.index); p != nil && p.moved && p.Subject != "" {
			return p.Subject, p.Topical, true
		}
		if name := r.partyAt(s, noun); name != "" {
			return name, false, true
		}
		return cmp.Or(r.theme.firm, r.theme.thing), true, true
	case s.isLevel(noun):
		if name := r.owners[w]; name != "" {
			return name, false, true
		}
		of := cmp.Or(r.theme.traded, r.theme.firm, r.theme.thing, r.theme.event)
		if level := strings.ToLower(lastWord(of)); levels[level] || levels[strings.TrimSuffix(level, "s")] { // "rents have risen while wages grew"
			return s.phrase(noun).Of(s.text), false, true
		}
		return of, true, true
	}
	if name := r.partyAt(s, noun); name != "" {
		return name, false, true
	}
	if s.Tokens[noun].UPOS == lang.Verb {
		return s.form(noun), false, true
	}
	return r.nounName(s, noun), false, true
}

// indexMoved reports whether a bare number, or one of points, is that of an index
// which moved: "rose 3.54 points to 2,173.60". What moves as a count of people
// does is none.
func (r *reader) indexMoved(s *sentence, n, counted int) bool {
	if counted >= 0 && s.lemma(counted) != "point" {
		return false
	}
	verb, noun := s.mover(n)
	if noun < 0 || s.low(verb) == "up" || reaches[s.low(verb)] || !s.noun(noun) || persons[s.lemma(noun)] || tallies[s.lemma(noun)] {
		return false
	}
	for _, w := range []string{s.lemma(noun), s.low(noun)} {
		if _, known := nounMeasures[w]; known {
			return false
		}
	}
	return s.lemma(noun) == "index" || s.lemma(noun) == "average" || s.lemma(noun) == "composite" || counted >= 0
}

// ownerAt returns to whom or what the level at token i belongs, by the parse or
// by the words around it: "Bitcoin prices", "the price of bitcoin".
func (r *reader) ownerAt(s *sentence, i int) string {
	if !s.isLevel(i) {
		return ""
	}
	if owner := s.ownerOf(i); owner >= 0 && !levels[s.lemma(owner)] && !motionForms[s.low(owner)] && s.low(owner-1) != "-" {
		if name := r.partyAt(s, owner); name != "" {
			return name
		}
		if own := r.ownerAt(s, owner); own != "" {
			return own
		}
		return s.phrase(owner).Of(s.text)
	}
	if j := i - 1; j >= 0 && s.low(j-1) != "-" && ((s.noun(j) && (priced[s.lemma(i)] || s.Tokens[j].UPOS == lang.Propn) || r.names[s.form(j)]) && !levels[s.lemma(j)] || s.low(j) == r.theme.thing && r.theme.thing != "") {
		if name := r.partyAt(s, j); name != "" {
			return name
		}
		return s.form(j)
	}
	if name := r.groupOf(s, i); name != "" {
		return name
	}
	if w := s.low(i + 1); w == "of" || w == "on" && laidOut[s.low(i)] || (w == "in" || w == "at") && s.beginsName(i+2) || w == "at" && s.low(i+2) == "the" && (firmNouns[s.lemma(i+3)] || sellers[s.lemma(i+3)]) {
		j := i + 2
		for j < len(s.Tokens) && s.Tokens[j].UPOS == lang.Det {
			j++
		}
		if j < len(s.Tokens) && (s.noun(j) || s.Tokens[j].UPOS == lang.Adj) && !motionForms[s.low(j)] {
			for j+1 < len(s.Tokens) && s.noun(j+1) && !motionForms[s.low(j+1)] {
				j++
			}
			if name := r.partyAt(s, j); name != "" {
				return name
			}
			return s.phrase(j).Of(s.text)
		}
	}
	return ""
}

// beginsName reports whether a name begins at token i, an article aside: "the Lenn field".
func (s *sentence) beginsName(i int) bool {
	if s.at(i).UPOS == lang.Det {
		i++
	}
	return s.at(i).UPOS == lang.Propn && s.capital(i)
}

// isLevel reports whether the noun at token i is one for a level.
func (s *sentence) isLevel(i int) bool {
	return levels[s.lemma(i)] || levels[s.low(i)] || s.pay(i) || s.regarded(i) >= 0
}

// regarded returns the noun for whom or what the noun at token i is what people have: "the
// president" of "support for the president"; -1 where it is none of these.
func (s *sentence) regarded(i int) int {
	if w := s.low(i + 1); !regards[s.lemma(i)] || w != "for" && w != "in" && w != "of" {
		return -1
	}
	for j := i + 2; j < len(s.Tokens) && j < i+8; j++ {
		switch {
		case s.noun(j) && !s.noun(j+1):
			return j
		case !s.noun(j) && s.Tokens[j].UPOS != lang.Det && s.Tokens[j].UPOS != lang.Adj && s.Tokens[j].XPOS != lang.PRPS:
			return -1
		}
	}
	return -1
}

// regards are nouns for what people have for or in somebody or something.
var regards = set("support backing approval confidence trust demand appetite enthusiasm")

var (
	// laidOut are nouns for what is spent or raised on what stands behind "on".
	laidOut = set("spending expenditure tax taxes duty duties tariff tariffs levy investment")
	// goingTo are nouns for what goes to where or whom "to" leads, besides levels.
	goingTo = set("aid loan flight visit visitor trip shipment delivery donation journey tourism support")
)

// levelNoun reports whether token i is a noun, or one for a level that the parse takes for a
// verb: "Spending on defence rose".
func (s *sentence) levelNoun(i int) bool {
	return s.noun(i) || s.pay(i) || s.Tokens[i].XPOS == lang.VBG && levels[s.low(i)]
}

// pay reports whether token i is the noun "pay", which the parse takes for a verb.
func (s *sentence) pay(i int) bool {
	if s.low(i) != "pay" {
		return false
	}
	u := s.at(i - 1).UPOS
	return s.noun(i) || i == 0 || u == lang.Adj || u == lang.Det || s.at(i-1).XPOS == lang.PRPS || s.at(i-1).XPOS == lang.POS
}

// own keeps whose levels and things the sentence speaks of, for figures that
// follow: "the price of tin … prices fell", "Lorvane's offer … the offer".
func (r *reader) own(s *sentence) {
	for j, t := range s.Tokens {
		switch w := s.lemma(j); {
		case t.UPOS == lang.Noun && levels[w]:
			if name := r.ownerAt(s, j); name != "" {
				r.owners[w] = name
			}
		case t.Rel == lang.NmodPoss && t.UPOS == lang.Propn && t.Head > j && s.Tokens[t.Head].UPOS == lang.Noun:
			if w := s.lemma(t.Head); !levels[w] && !persons[w] && !spokesmen[w] && !offices[w] {
				if name := r.partyAt(s, j); name != "" {
					r.owners[w] = name
				}
			}
		}
	}
}

// comparedWith returns the count that the word of moving at verb compares with
// an earlier one: "377 cases in the week, down 8.5 per cent". It is nil if the
// word stands otherwise.
func (r *reader) comparedWith(s *sentence, verb int) *candidate {
	if w := s.low(verb); w != "up" && w != "down" || verb == 0 || s.Tokens[verb-1].UPOS != lang.Punct {
		return nil
	}
	p := r.latest(s.index)
	if p == nil || p.sentence != s.index || p.Quantity.Unit != "1" && !(money(p.Quantity.Unit) && r.unit == "%" && p.found.Change == "") {
		return nil
	}
	return p
}

// sharedWith returns the figure of the same sentence whose subject the word of moving at
// verb goes on with, having none of its own: "the rate was at 7.8 percent in May and
// peaked at 10 percent". It is nil if the word stands otherwise.
func (r *reader) sharedWith(s *sentence, verb int) *candidate {
	v := verb
	for v > 0 && (s.Tokens[v-1].UPOS == lang.Aux || s.Tokens[v-1].UPOS == lang.Adv) {
		v--
	}
	if w := s.low(v - 1); w != "and" && w != "but" {
		return nil
	}
	if p := r.latest(s.index); p != nil && p.sentence == s.index && p.Quantity.Unit == r.unit && (p.moved || levels[lastWord(string(p.Measure))]) {
		return p
	}
	return nil
}

// movable reports whether an amount in the unit may be that by which a level moves: no length
// of time, and no points, which standing.go reads.
func movable(unit string) bool {
	return unit != "1" && !duration(unit) && !strings.HasPrefix(unit, "{")
}

// goingOn returns the figure whose level the pronoun at token noun stands for: "Sales rose
// 5 percent. In Norrand they fell 3 percent". It is nil where no level was told of.
func (r *reader) goingOn(s *sentence, noun int) *candidate {
	if noun < 0 || s.Tokens[noun].XPOS != lang.PRP || s.low(noun) != "it" && s.low(noun) != "they" {
		return nil
	}
	if p := r.latest(s.index); p != nil && p.sentence >= s.index-1 {
		if w := lastWord(string(p.Measure)); w == "pay" || levels[w] || levels[strings.TrimSuffix(w, "s")] {
			return p
		}
	}
	return nil
}

// movedByFraction reports whether something moved by the fraction at token n: "fell by
// half", "is down a third", "cut its staff by a quarter".
func (s *sentence) movedByFraction(f quantity.Found, n int) bool {
	from, to := s.tokens(f.Quantity.Span)
	if !f.Share || f.Unit != "1" || s.low(to) == "of" || s.noun(to) || s.at(to).UPOS == lang.Adj {
		return false
	}
	if v := s.motionBefore(n); v >= 0 {
		return !reaches[s.low(v)]
	}
	if s.low(from) == "by" {
		from++
	}
	if s.low(s.before(from)) != "by" {
		return false
	}
	for v := from - 1; v >= 0 && from-v < 10; v-- {
		if changes[s.lemma(v)] {
			return true
		}
		if s.Tokens[v].UPOS == lang.Punct {
			break
		}
	}
	return false
}

// lastWord returns the last word of a measure that is no direction.
func lastWord(m string) string {
	words := strings.Fields(strings.ToLower(m))
	for len(words) > 0 && (words[len(words)-1] == "up" || words[len(words)-1] == "down") {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// movedMeasure returns what an amount by or to which something moved measures:
// the level ("price down", "market capitalization"), or how it moved where no
// level is named ("down", "depreciated").
func (r *reader) movedMeasure(s *sentence, n int, change string) hearsay.Measure {
	verb, noun := s.mover(n)
	if verb < 0 {
		return ""
	}
	if p := r.comparedWith(s, verb); p != nil {
		m := string(p.Measure)
		if p.counted >= 0 && !p.lattice && !strings.Contains(m, s.low(p.counted)) {
			m = s.low(p.counted) + " " + m
		}
		return hearsay.Measure(strings.TrimSpace(m + " " + change))
	}
	if p := cmp.Or(r.sharedWith(s, verb), r.goingOn(s, noun)); p != nil {
		m := strings.TrimSuffix(strings.TrimSuffix(string(p.Measure), " up"), " down")
		return hearsay.Measure(strings.TrimSpace(m + " " + change))
	}
	if noun >= 0 && (s.isLevel(noun) || tallies[s.lemma(noun)]) {
		m := s.phrase(noun).Of(s.text)
		if s.ownerOf(noun) < 0 {
			m = s.withOf(noun)
		}
		if r.sum && equity[s.lemma(noun)] {
			m = "share price"
		}
		return hearsay.Measure(strings.TrimSpace(m + " " + change))
	}
	if change == "" && r.sum && noun >= 0 && s.Tokens[noun].UPOS == lang.Propn && trades[s.lemma(verb)] && s.before(n) != verb {
		return "price" // what has a name and rises to a sum is traded
	}
	if change == "" && noun >= 0 && s.noun(noun) || reaches[s.low(verb)] {
		return ""
	}
	return hearsay.Measure(s.low(verb))
}

// equity are nouns for what has a price on the stock market, and is not a sum itself.
var equity = set("share stock")

// reaches are forms of verbs whose object is what the amount is of: "hit a peak
// of".
var reaches = set("hit reached peaked peaking held remained stayed stood steady unchanged")

// leading are words between a verb of moving and the amount that it leads to.
var leading = set(`to from by at below above under past as low high back a an the of on week month year day record new all-time just about peak trough around
	another further some in much many nearly almost well steady unchanged its their lows highs percent per cent third quarter half back so far last this little
	litre liter gallon barrel tonne ton kilo kilogram ounce pound hour share head`)

// motionBases are the verbs of moving up and down that have a form of their own behind
// "will", "could" and "to".
var motionBases = set(`rise fall drop plunge plummet slump tumble dive climb gain jump soar rocket skyrocket surge swell slide slip sink bounce rebound rally recover edge creep inch
	dip decline decrease increase grow expand shrink contract dwindle widen narrow ease slow accelerate double treble triple quadruple halve`)

// goings are forms of verbs that move a level where "from" follows.
var goings = set("go goes going went gone come comes coming came")

// motionForms are words for moving up and down, and for standing at a level.
var motionForms = set(`rose rises rise rising risen fell falls fall falling fallen dropped drops drop dropping plunged plunges plunging slumped slumps slumping tumbled tumbles
	tumbling dived dives diving climbed climbs climbing gained gains gaining jumped jumps jumping soared soars soaring surged surges surging slid slides sliding slipped slips
	slipping sank sinks sinking bounced bounces bouncing rebounded rebounding rallied rallying recovered recovering edged edging dipped dips dipping declined declines declining
	decreased decreases decreasing increased increases increasing grew grows growing grown shrank shrunk shrinks shrinking depreciated appreciated up down lost losing peaked peaking hit
	reached held remained stayed stood steady unchanged plummeted plummets plummeting rocketed rockets rocketing skyrocketed skyrockets skyrocketing leapt leaped swelled swells swelling
	swollen ballooned balloons ballooning crept creeps creeping ticked inched inches inching expanded expands expanding contracted contracts contracting dwindled dwindles dwindling widened
	widens widening narrowed narrows narrowing eased eases easing slowed slows slowing accelerated accelerates accelerating doubled doubles doubling trebled trebles trebling tripled triples
	tripling quadrupled quadruples quadrupling halved halves halving`)
