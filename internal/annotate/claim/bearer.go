package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// levels are nouns for what goes up and down and is always of something else:
// "the price of tin", "Velcor shares".
var levels = set(`price value share stock rate cost index level population turnover revenue sale profit earnings income wage salary output production
	trade export import inflation unemployment expectancy turnout height altitude depth width length speed temperature capitalization capitalisation market approval popularity range capacity thrust
	cap weight size area distance payload demand supply consumption membership circulation audience attendance debt deficit budget spending`)

// bearer returns the noun that an amount in a unit is told of, and the noun that
// it belongs to where it is a level of something: "prices of the token rose by
// 900 %" is told of the prices, which are the token's. Both are -1 where the
// parse has nothing to say.
func (r *reader) bearer(s *sentence, n int, ctx surroundings) (noun, owner int) {
	sub := r.level(s, n, ctx)
	if sub < 0 {
		sub = r.movingSubject(s, n, ctx)
	}
	if sub < 0 && ctx.pred >= 0 && ctx.role != lang.Nsubj && ctx.role != lang.NsubjPass && !witnesses[s.lemma(ctx.pred)] && !announces[s.lemma(ctx.pred)] {
		sub = s.subjectOf(ctx.pred)
	}
	if sub >= 0 && s.Tokens[sub].UPOS == lang.Pron {
		switch s.low(sub) {
		case "which", "that":
			sub = r.antecedent(s, ctx.pred)
		}
	}
	if sub < 0 || sub == n || !s.noun(sub) || r.inUnit(s, sub) || r.inAmount(s, sub) {
		return -1, -1
	}
	return sub, s.ownerOf(sub)
}

// priced are levels whose noun before them is what they are of ("tin price");
// before others it says which kind of level is meant ("minimum wage").
var priced = set("price value share stock cost sale output production export import consumption index")

// ownerOf returns the noun to which the level at token i belongs, -1 if there is
// none: "bitcoin price", "price of bitcoin", "Velcor's shares".
func (s *sentence) ownerOf(i int) int {
	if !levels[s.lemma(i)] {
		return -1
	}
	best := -1
	for j := range s.Tokens {
		t := s.Tokens[j]
		if t.Head != i || !s.noun(j) || j > 0 && s.form(j-1) == "-" && s.Tokens[j-1].End == t.Start {
			continue // half of "one-off"
		}
		switch {
		case t.Rel == lang.NmodPoss:
			return j
		case t.Rel == lang.Nmod && s.marker(j) == "of" && !currencyWord(s.low(j)), t.Rel == lang.Compound && best < 0 && !levels[s.lemma(j)] && (priced[s.lemma(i)] || t.UPOS == lang.Propn):
			best = j
		}
	}
	return best
}

// moving returns what a share or a sum that says how a level moved measures:
// the level, and for the size of the change itself the direction: "price down" of
// "the price of tin fell 14 %", "price" of "fell to $5,920". "" if no level
// moves.
func (r *reader) moving(s *sentence, f quantity.Found, n int, ctx surroundings) hearsay.Measure {
	if m := r.movedMeasure(s, n, string(f.Change)); m != "" {
		return m
	}
	noun, owner := r.bearer(s, n, ctx)
	if noun < 0 || !levels[s.lemma(noun)] || noun > n {
		return ""
	}
	m := s.phrase(noun).Of(s.text)
	if owner < 0 {
		m = s.withOf(noun)
	}
	if r.sum && equity[s.lemma(noun)] {
		m = "share price"
	}
	if f.Change != "" {
		m += " " + string(f.Change)
	}
	return hearsay.Measure(m)
}

// compared reads a share that says by how much something is larger, brighter or
// fewer: the adjective is what it measures.
func (s *sentence) compared(f quantity.Found) hearsay.Measure {
	_, to := s.tokens(f.Quantity.Span)
	if f.Unit == "1" || money(f.Unit) || duration(f.Unit) || to >= len(s.Tokens) {
		return ""
	}
	if f.Unit != "%" {
		return s.differing(s.before(s.after(f.Quantity.Start)), to)
	}
	if w := s.low(to); (w == "more" || w == "less") && to+1 < len(s.Tokens) && (s.Tokens[to+1].UPOS == lang.Adj || s.Tokens[to+1].UPOS == lang.Noun) { // "56 % more likely", "12 % less water"
		return hearsay.Measure(s.low(to + 1))
	}
	if w := s.low(to); (w == "above" || w == "below") && f.Change == "" {
		for j := to + 1; j < len(s.Tokens) && j < to+6; j++ {
			if s.Tokens[j].UPOS == lang.Noun && (j+1 >= len(s.Tokens) || !s.noun(j+1)) { // "41 % above the average"
				return hearsay.Measure(w + " " + s.low(j))
			}
			if t := s.Tokens[j]; !s.noun(j) && t.UPOS != lang.Det && t.UPOS != lang.Adj && t.XPOS != lang.PRPS && t.XPOS != lang.POS {
				break
			}
		}
	}
	if !comparatives[s.low(to)] {
		return ""
	}
	return hearsay.Measure(s.low(to))
}

// differing returns by what two things differ whose difference is the amount in a unit of
// nature between the tokens before and to: "shorter", or what it is over or under in an
// aside (", 13 under the limit").
func (s *sentence) differing(before, to int) hearsay.Measure {
	to = s.pastBracket(to)
	switch w := s.low(to); {
	case comparatives[w] || w == "closer" || w == "nearer":
		return hearsay.Measure(w)
	case (w == "above" || w == "below" || w == "over" || w == "under") && s.normal(to+1) && before >= 0 && s.Tokens[before].UPOS == lang.Punct:
		for j := to + 1; j < len(s.Tokens) && j < to+6; j++ {
			if norms[s.lemma(j)] {
				return hearsay.Measure(w + " " + s.low(j))
			}
		}
	}
	return ""
}

// comparatives are adjectives behind a share by which two things differ.
var comparatives = set(`larger smaller bigger brighter higher lower faster slower cheaper dearer longer shorter heavier lighter stronger weaker older younger wider
	deeper narrower warmer colder hotter cooler richer poorer likelier taller safer better worse`)

// fromBearer names of what an amount in a unit is told, where no name was found:
// a common noun, as it stands.
func (r *reader) fromBearer(s *sentence, c *candidate) {
	if c.Subject != "" || c.Quantity.Unit == "1" || c.lattice && c.Quantity.Unit == "%" {
		return
	}
	from, to := s.tokens(c.found.Number)
	n := s.head(from, to)
	noun, owner := r.bearer(s, n, s.context(n, c.counted))
	if noun >= 0 && owner < 0 && s.Tokens[noun].Head >= 0 && sayings[s.lemma(s.Tokens[noun].Head)] {
		noun = -1 // "it was 46 %, the commission said, compared with 40 %"
	}
	if noun < 0 {
		noun = s.holding(n)
	}
	switch {
	case owner >= 0:
		noun = owner
	case noun < 0 || levels[s.lemma(noun)]:
		// "… to $5,920 before it came back to $7,265", ", up 6 %"
		if p := r.latest(s.index); p != nil && p.sentence == s.index && p.Quantity.Unit != "1" && c.Quantity.Start-p.Span.End < 80 && (noun < 0 || noun < s.after(p.Span.Start) || !p.unnamed()) {
			c.Subject, c.Topical = p.Subject, p.Topical
		}
		return
	}
	w := s.lemma(noun)
	if persons[w] || happenings[w] || knowledge[w] || nounMeasures[w] != "" {
		return
	}
	if name := r.partyAt(s, noun); name != "" {
		c.Subject = name
		return
	}
	if p := r.partyOf(s, noun); p.Type == hearsay.Person {
		return
	}
	if firmNouns[w] && r.theme.firm != "" {
		c.Subject = r.theme.firm
		return
	}
	c.Subject = r.nounName(s, noun)
}

// holding returns the noun before the verb right before the amount at n of which that tells
// how much it costs, weighs, takes or the like, by the words alone: the parse takes such
// verbs for nouns in short sentences, "The telescope cost $1.2bn". It is -1 where none
// stands there.
func (s *sentence) holding(n int) int {
	v := s.before(n)
	for v > 0 && (s.Tokens[v].UPOS == lang.Det || s.Tokens[v].UPOS == lang.Adj || s.Tokens[v].UPOS == lang.Adv || s.low(v) == "aside") {
		v--
	}
	if v < 1 || !amounting[s.low(v)] {
		return -1
	}
	k := s.chunkBefore(v)
	if w := s.low(v - 1); (w == "which" || w == "that") && v > 1 { // "the plant, which cost $800 million"
		if k = v - 2; s.low(k) == "," {
			k--
		}
	}
	if k >= 0 && s.noun(k) {
		return k
	}
	return -1
}

// costing returns what costs the amount at n, by the noun before the verb where no name stands there, whatever
// the parse makes of the two: "The bridge cost $30 million, Mayor Lind said".
func (r *reader) costing(s *sentence, n int) string {
	noun := s.holding(n)
	if w := s.low(s.before(n)); noun < 0 || w != "cost" && w != "costs" || s.Tokens[noun].UPOS == lang.Propn {
		return ""
	}
	if w := s.lemma(noun); w == "one" || persons[w] || levels[w] || knowledge[w] || nounMeasures[w] != "" || firmNouns[w] || timeWords[w] || spans[w] || s.child(noun, lang.NmodPoss) >= 0 {
		return ""
	}
	return r.nounName(s, noun)
}

// amounting are forms of verbs whose subject is whom or what the amount behind them is of.
var amounting = set(`cost costs weighs weighed measures measured spans spanned covers covered stores stored holds held carries carried uses used burns burned produces produced
	earns earned makes made did does pays paid spends spent raises raised owes owed takes took brings brought sets set puts put gets got loses lost wins won runs ran needs needed
	contains contained generates generated supplies supplied consumes consumed emits emitted travels travelled traveled flew flies sold sells bought buys shipped ships received receives`)
