package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// inStanding gives a share of which its clause tells only how it stands ("Holm was second
// with 19 percent", "Dorn, 12 percent") the measure of the share before it in the list,
// and the first of a list in a poll, of somebody or something that has a name, support.
func (r *reader) inStanding(s *sentence, c *candidate) {
	if c.Quantity.Unit != "%" || c.lattice || c.opposed || c.found.Change != "" || !r.onlyStands(s, c) {
		return
	}
	aside := s.between(c.found) && r.tellsHoldings(s)
	if p := r.latestIn(s.index, "%"); p != nil && !r.ranked(s, p) && p.found.Change == "" && p.Measure != "" && p.sentence >= s.index-2 && (!p.lattice && !aside || tellsHolding(p.Measure)) {
		c.Measure, c.lattice = p.Measure, p.lattice
		return
	}
	switch name, poll := c.Subject, r.survey.party.Name != "" || s.tellsPoll(); {
	case poll && (name != strings.ToLower(name) || s.contested(c.found)) && !s.tellsElection():
		c.Measure = "support"
	case !poll && aside:
		c.Measure = "stake"
	}
}

// contested reports whether the share is one of two that are held against each other: "only
// slightly ahead, 47 percent to 45".
func (s *sentence) contested(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	if w := s.low(to); (w == "to" || w == "-" || w == "–") && to+1 < len(s.Tokens) && s.Tokens[to+1].UPOS == lang.Num {
		return true
	}
	for j := max(0, from-6); j < from; j++ {
		if w := s.low(j); w == "ahead" || w == "behind" {
			return true
		}
	}
	return false
}

// between reports whether the share stands alone with "with" between commas, or behind the
// name of whose it is: "Velcor, with 8.3 percent, said".
func (s *sentence) between(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	at := s.before(from)
	for at > 0 && (s.low(at) == "another" || s.low(at) == "a" || s.low(at) == "just") {
		at--
	}
	return at > 0 && s.low(at) == "with" && (s.low(at-1) == "," || s.noun(at-1)) && (s.low(to) == "," || s.low(to) == "and" || s.low(to) == "." || s.low(to) == "each" || to >= len(s.Tokens))
}

// tellsHolding reports whether a share is one that somebody holds of a firm, or of its votes.
func tellsHolding(m hearsay.Measure) bool {
	for _, w := range strings.Fields(strings.ToLower(string(m))) {
		if w == "held" || w == "holds" || w == "owns" || w == "owned" || w == "own" || w == "stake" || w == "stakes" {
			return true
		}
	}
	return false
}

// tellsHoldings reports whether the sentence, or the one before it, tells of those who
// own parts of a firm.
func (r *reader) tellsHoldings(s *sentence) bool {
	for i := max(0, s.index-1); i <= s.index; i++ {
		o := &sentence{&r.t.Sentences[i], s.text, i}
		for j := range o.Tokens {
			if holdings[o.lemma(j)] && o.noun(j) {
				return true
			}
		}
	}
	return false
}

// holdings are nouns for those who own parts of a firm, and for these parts.
var holdings = set("holder shareholder stakeholder investor owner stake shareholding holding share fund")

// latestIn is like [reader.latest], but looks for a figure in the unit.
func (r *reader) latestIn(sentence int, unit string) *candidate {
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= sentence-3; k-- {
		if q := r.out[k].Quantity; q != nil && q.Unit == unit {
			return &r.out[k]
		}
	}
	return nil
}

// ranked reports whether the figure p, of the sentence s, has no measure but the verb by
// which it stands.
func (r *reader) ranked(s *sentence, p *candidate) bool {
	return p.sentence == s.index && p.pred >= 0 && ranks[s.lemma(p.pred)] && strings.HasPrefix(string(p.Measure), s.low(p.pred))
}

// onlyStands reports whether nothing was read of what the share is one of, or only the verb
// by which it stands or the name of whose it is.
func (r *reader) onlyStands(s *sentence, c *candidate) bool {
	n := c.number(s)
	if v, noun := s.mover(n); v >= 0 && noun >= 0 && levels[s.lemma(noun)] {
		return false
	}
	if s.shareNoun(c.found) >= 0 {
		return false
	}
	m := string(c.Measure)
	if m == "" || s.between(c.found) {
		return true
	}
	words := strings.Fields(strings.ToLower(m))
	last := words[len(words)-1]
	if c.pred >= 0 && (last == s.low(c.pred) || particles[last] && len(words) > 1 && words[len(words)-2] == s.low(c.pred)) {
		return ranks[s.lemma(c.pred)] && !(particles[last] && s.lemma(c.pred) == "put") && !(motionForms[s.low(c.pred)] && r.thingBefore(s, c.pred))
	}
	if at := r.level(s, n, s.context(n, c.counted)); at >= 0 && last == s.low(at) {
		return firmNouns[s.lemma(at)] || s.Tokens[at].UPOS == lang.Propn || s.capital(at) && at > 0
	}
	return false
}

// thingBefore reports whether the subject of the verb at token v is a common noun, of
// something that is no party of a contest: the share is of that.
func (r *reader) thingBefore(s *sentence, v int) bool {
	sub := s.nearestSubject(v)
	return sub >= 0 && s.Tokens[sub].UPOS == lang.Noun && !firmNouns[s.lemma(sub)] && !r.person(s, sub) && r.partyAt(s, sub) == ""
}

// tellsPoll reports whether the sentence names a poll.
func (s *sentence) tellsPoll() bool {
	for j := range s.Tokens {
		if polls[s.lemma(j)] && s.noun(j) {
			return true
		}
	}
	return false
}

// ranks are verbs by which shares stand beside each other.
var ranks = set("be have get come stand lead trail follow tie poll go slip rise fall drop climb sink reach show put beat place rank finish hold receive garner sit poll hover languish linger tie clock")

// afterShare returns what those of whom the number is a share do or are, by the words
// behind the noun at token i: "out" of "18 percent of teachers are out", "choose" of "64
// percent of people who had left it now choose Velcor". It is "" where no verb follows.
func (s *sentence) afterShare(i int) string {
	j := i + 1
	if w := s.low(j); w == "who" || w == "that" || w == "which" { // behind what is said of them
		verbs := 0
		for j++; j < len(s.Tokens) && j < i+14; j++ {
			t := s.Tokens[j]
			if t.UPOS == lang.Punct && s.low(j) != "," {
				return ""
			}
			if finite := t.UPOS == lang.Aux || t.UPOS == lang.Verb && (t.XPOS == lang.VBD || t.XPOS == lang.VBP || t.XPOS == lang.VBZ); finite && s.Tokens[j-1].UPOS != lang.Aux && (j == i+2 || s.Tokens[j-1].UPOS != lang.Pron) {
				if verbs++; verbs == 2 {
					break
				}
			}
		}
	}
	if questioned[s.low(j)] { // "72 percent of those polled by the Packet were for it"
		at := j + 1
		for at < len(s.Tokens) && at < j+8 && s.Tokens[at].UPOS != lang.Punct && s.Tokens[at].UPOS != lang.Aux && s.Tokens[at].XPOS != lang.VBD && s.Tokens[at].XPOS != lang.VBP && s.Tokens[at].XPOS != lang.VBZ {
			at++
		}
		if at < len(s.Tokens) && at < j+8 && s.Tokens[at].UPOS != lang.Punct {
			i, j = at-1, at
		}
	}
	be, helped := false, false
	for j < len(s.Tokens) && (s.Tokens[j].UPOS == lang.Adv && !particles[s.low(j)] || s.Tokens[j].UPOS == lang.Aux || beForms[s.low(j)]) {
		be = be || beForms[s.low(j)]
		helped = helped || s.Tokens[j].UPOS == lang.Aux
		j++
	}
	if j >= len(s.Tokens) {
		return ""
	}
	switch t := s.Tokens[j]; {
	case t.UPOS == lang.Verb && (j == i+1 || t.XPOS != lang.VBN || be || helped) && !linking[s.low(j)] && (!tells[s.lemma(j)] && !announces[s.lemma(j)] || t.XPOS == lang.VBN && (j == i+1 || be)):
		return s.verbPhrase(j)
	case s.low(j) == "in" && (s.low(j+1) == "favor" || s.low(j+1) == "favour"):
		return "in " + s.low(j+1)
	case sided[s.low(j)] && j+1 < len(s.Tokens):
		for k := j + 1; k < len(s.Tokens) && k < j+4; k++ {
			if s.noun(k) || s.Tokens[k].UPOS == lang.Pron {
				return s.low(j) + " " + s.low(k)
			}
		}
	case t.UPOS == lang.Adj && (j+1 >= len(s.Tokens) || !s.noun(j+1)), be && particles[s.low(j)]:
		return s.low(j)
	case be:
		for j < len(s.Tokens) && (s.Tokens[j].UPOS == lang.Adj || s.Tokens[j].UPOS == lang.Cconj || s.noun(j) && j+1 < len(s.Tokens) && s.noun(j+1)) {
			j++
		}
		if j < len(s.Tokens) && s.Tokens[j].XPOS == lang.NNS {
			return s.low(j) // "were women"
		}
	}
	return ""
}

// bareShare returns what those of whom a share is told are or do, where the share stands
// without a noun: "41 percent oppose it", "at 85 percent contained". It is "" where something
// moved by the share, or nothing follows it.
func (s *sentence) bareShare(f quantity.Found) string {
	from, to := s.tokens(f.Quantity.Span)
	n := s.head(s.tokens(f.Number))
	if v, _ := s.mover(n); f.Unit != "%" || f.Change != "" || v >= 0 || to >= len(s.Tokens) || s.low(to) == "of" || s.low(s.before(from)) == "by" {
		return ""
	}
	if opinions[s.low(to)] && to+1 < len(s.Tokens) && s.Tokens[to+1].UPOS == lang.Det { // "48 percent back a withdrawal", which the parse may not take for a verb
		return s.low(to)
	}
	t := s.Tokens[to]
	if t.Rel == lang.Compound { // "a 15 percent polling threshold"
		return ""
	}
	if (t.UPOS == lang.Adj || t.XPOS == lang.VBN) && !shareLeads[s.low(s.before(from))] && !beForms[s.low(s.before(from))] {
		return ""
	}
	return s.afterShare(to - 1)
}

var (
	// linking are participles that work as prepositions.
	linking = set("following including according depending compared regarding concerning excluding given based")
	// questioned are participles for those whom a poll has asked.
	questioned = set("polled surveyed asked questioned interviewed canvassed responding")
	// shareLeads are words before a share of which an adjective tells how far something is.
	shareLeads = set("at with is are was were being 's ’s remains remained already now still only about nearly almost")
)

// sided are prepositions for the side on which people are, and for what they are without.
var sided = set("for against without behind")

// fewer reads a share by which something is more or less than before, where what it is
// stands with the figure before it: "carried 5.1 million passengers, 8.3 percent fewer",
// "changed hands for $318,400, 0.7 percent more than in May".
func (r *reader) fewer(s *sentence, c *candidate) {
	_, to := s.tokens(c.found.Quantity.Span)
	from, _ := s.tokens(c.found.Number)
	word := ""
	for _, w := range []string{s.low(to), s.low(to - 1)} {
		if lesser[w] {
			word = w
			break
		}
	}
	if word == "" || c.Quantity.Unit != "%" || c.lattice || word == s.low(to) && to+1 < len(s.Tokens) && (s.noun(to+1) || s.Tokens[to+1].UPOS == lang.Adj) || from < 1 {
		return
	}
	p := r.latest(s.index)
	if p == nil || p.sentence != s.index || p.Measure == "" || p.Quantity.Unit == "%" && !strings.HasSuffix(string(p.Measure), " "+word) && !lesser[lastWord(string(p.Measure))] {
		return
	}
	m := string(p.Measure)
	if w := lastField(m); lesser[w] {
		m = strings.TrimSpace(strings.TrimSuffix(m, w))
	}
	if p.counted >= 0 && p.sentence == s.index && !strings.Contains(m, s.low(p.counted)) && !p.lattice {
		m = s.low(p.counted) + " " + m
	}
	c.Measure = hearsay.Measure(m + " " + word)
	c.Subject, c.Topical = p.Subject, p.Topical
}

func lastField(m string) string {
	return m[strings.LastIndexByte(m, ' ')+1:]
}

// lesser are words for more and less.
var lesser = set("more less fewer higher lower")

// itself gives what the figure before it measures to a number that "it" or "that" is said
// to be: "It stood at $71 at midsummer", "two officials put it at $14 million".
func (r *reader) itself(s *sentence, c *candidate) {
	if c.lattice || c.counted >= 0 && !unitWord(s, c.counted, c.found) || c.found.Change != "" {
		return
	}
	at := s.before(c.number(s))
	if s.low(at) == "like" && s.low(at-1) == "more" { // "it was more like 120"
		at -= 2
	}
	v := at
	if w := s.low(v); w == "at" || w == "to" {
		v--
	}
	pron := v - 1
	switch w := s.low(v); {
	case w == "it" && at == v+1 && v > 0 && gauges[s.lemma(v-1)]:
		pron = v
	case s.low(v-1) == "there" && beForms[w]: // "there were four in the end"
		pron = v - 1
	case w == "came" && at > v, beForms[w] || stands[w] || w == "was" || reaches[w]:
		for pron > 0 && (s.Tokens[pron].UPOS == lang.Adv || s.Tokens[pron].UPOS == lang.Aux) {
			pron--
		}
	default:
		return
	}
	if s.Tokens[max(pron, 0)].XPOS == lang.POS || pron > 0 && s.low(pron-1) == "of" && s.low(pron-2) == "those" { // "Velcor's was $9,000"
		pron = -1
	} else if w := s.low(pron); w != "it" && w != "that" && w != "this" && w != "there" || pron > 0 && s.noun(pron-1) && !(w == "it" && s.fronted(pron)) {
		return
	}
	p := r.latestIn(s.index, c.Quantity.Unit)
	if p == nil || p.Measure == "" || p.sentence < s.index-1 || p.found.Change != "" || p.found.Share != c.found.Share {
		return
	}
	c.Measure, c.lattice = p.Measure, p.lattice
	if c.found.Share && c.Quantity.Counted == "" {
		c.Quantity.Counted = p.Quantity.Counted // "One in eight patients waits. Last year it was one in twelve"
	}
	if pron >= 0 && s.low(pron) != "there" && c.Subject == "" {
		c.Subject, c.Topical = p.Subject, p.Topical
	}
}

// fronted reports whether the words before the pronoun at token i tell when or where, at the
// head of the sentence or the clause: "In the 2011 epidemic it was 34 percent".
func (s *sentence) fronted(i int) bool {
	first := i
	for first > 0 && s.Tokens[first-1].UPOS != lang.Punct && s.Tokens[first-1].UPOS != lang.Cconj {
		first--
	}
	return s.Tokens[first].UPOS == lang.Adp || recent[s.low(first)]
}

// wonBy returns the verb of winning and losing before the "by" that points stand behind:
// "won the state by nearly 20 points". It is -1 where none does.
func (s *sentence) wonBy(c *candidate) int {
	from, to := s.tokens(c.found.Quantity.Span)
	at := s.before(from)
	if c.Quantity.Unit == "%" && s.low(to) == "to" { // "beat Lind by 46 percent to 42"
		return -1
	}
	if point := c.counted >= 0 && (s.lemma(c.counted) == "point" || s.lemma(c.counted) == "vote"); s.low(at) != "by" || !point && c.Quantity.Unit != "{percentage point}" && c.Quantity.Unit != "%" {
		return -1
	}
	for j := at - 1; j >= 0 && at-j < 9; j-- {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Verb:
			if wins[s.lemma(j)] || s.lemma(j) == "go" && s.low(j+1) == "to" {
				return j
			}
			return -1
		case t.UPOS == lang.Punct, t.UPOS == lang.Num:
			return -1
		}
	}
	return -1
}

// wins are verbs of getting more votes than somebody, and fewer.
var wins = set("win best beat defeat lose carry trounce crush thrash edge outpoll outperform rout triumph prevail")

// byPoints reads what a number of points, of which nothing more was read, is the size of:
// the subject that it is said to be ("the margin of error is 2.6 points"), the move ("down
// six points", with what moved where the share before it tells that), and the verb whose
// object it follows with "by" ("back wind by 14 points").
func (r *reader) byPoints(s *sentence, c *candidate) {
	point := c.counted >= 0 && s.lemma(c.counted) == "point"
	if c.Measure == "margin" && s.has("error") { // "the margin of sampling error is plus or minus six points"
		c.Measure, c.own = "margin of error", "margin of error"
		return
	}
	if w := s.low(s.before(c.number(s))); c.Quantity.Unit == "{percentage point}" && (w == "up" || w == "down") && c.Measure != "" && !c.lattice && lastField(string(c.Measure)) != w {
		c.Measure += hearsay.Measure(" " + w)
		return
	}
	if c.Quantity.Unit != "{percentage point}" && !point || c.lattice || c.Measure != "" && !(point && strings.HasPrefix(string(c.Measure), s.low(c.counted))) {
		return
	}
	from, to := s.tokens(c.found.Quantity.Span)
	if point {
		to = max(to, c.counted+1)
	}
	top := c.number(s)
	for range 3 {
		if h := s.Tokens[top].Head; h >= 0 && h < to && h > top {
			top = h
		}
	}
	if sub := s.child(top, lang.Nsubj); sub >= 0 && sub < from && s.Tokens[sub].UPOS == lang.Noun && s.child(top, lang.Cop) >= 0 && s.low(s.before(from)) != "down" && s.low(s.before(from)) != "up" {
		c.Measure = hearsay.Measure(s.withOf(sub))
		return
	}
	if to < len(s.Tokens) && (turns[s.lemma(to)] || aheadNouns[s.lemma(to)]) {
		c.Measure = hearsay.Measure(s.low(to))
		return
	}
	switch at := s.before(from); s.low(at) {
	case "up", "down":
		c.Measure = hearsay.Measure(s.low(at))
		if p := r.latest(s.index); p != nil && p.sentence == s.index && p.Quantity.Unit == "%" && p.found.Change == "" {
			c.Measure = hearsay.Measure(strings.TrimSpace(string(p.Measure) + " " + s.low(at)))
		}
	case "by":
		for j := at - 1; j >= 0 && at-j < 7; j-- {
			if s.Tokens[j].UPOS == lang.Verb && !tells[s.lemma(j)] || aheads[s.low(j)] {
				c.Measure = hearsay.Measure(s.low(j))
				return
			}
		}
	}
}
