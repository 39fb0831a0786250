package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// valueOf returns what a sum is the size of, where the sentence says it with
// "be" or with a verb of telling: "her pay was more than $4 million", "put the
// damage at €400 million", "the cost of the operation is £740,000".
func (r *reader) valueOf(s *sentence, n int, ctx surroundings) hearsay.Measure {
	at := r.level(s, n, ctx)
	if at < 0 || currencyWord(s.low(at)) {
		return ""
	}
	return hearsay.Measure(s.withOf(at))
}

// levelOf returns the measure whose level the number at n is: "the number of
// dead was 31", "put the toll at 31", "turnout was 71 %".
func (r *reader) levelOf(s *sentence, n int, ctx surroundings) (hearsay.Measure, bool) {
	at := r.level(s, n, ctx)
	if at < 0 {
		return "", false
	}
	head := at
	if tallies[s.lemma(at)] {
		for j := at + 1; j < len(s.Tokens); j++ {
			if s.Tokens[j].Head == at && s.Tokens[j].Rel == lang.Nmod && s.marker(j) == "of" {
				head = j
				break
			}
		}
	}
	if head == at && tallies[s.lemma(at)] && s.low(at+1) == "of" {
		for j := at + 2; j < len(s.Tokens) && j < at+5 && j < n; j++ { // "of the dead", where the parse sees an adjective
			if m, ok := nounMeasures[s.low(j)]; ok {
				return m, true
			}
		}
	}
	if m, ok := nounMeasures[s.lemma(head)]; ok {
		return m, true
	}
	if m, ok := nounMeasures[s.low(head)]; ok {
		return m, true
	}
	if m, ok := r.participle(s, head); ok {
		return m, true
	}
	if head == at && tallies[s.lemma(at)] && s.lemma(at) != "count" && (at == 0 || s.Tokens[at-1].UPOS != lang.Noun) { // but for "the reproduction number"
		return "", false
	}
	return hearsay.Measure(s.withOf(head)), false
}

// tallies are nouns that stand for a count of what follows them.
var tallies = set("number count total figure tally sum")

// level returns the noun of which the number at n says how much it is, or -1:
// the subject of a number that is the predicate, the object of "put … at", the
// subject of "stand at", "rise to", "exceed".
func (r *reader) level(s *sentence, n int, ctx surroundings) int {
	top := n
	for range 4 { // "$", "crowns" and "more than" may head the number
		if at := s.equated(top); at >= 0 {
			if sub := s.child(at, lang.Nsubj); sub >= 0 && s.common(sub) && sub < n {
				return sub
			}
			return -1
		}
		if h := s.Tokens[top].Head; h >= 0 && s.Tokens[top].Rel == lang.Nummod && (s.Tokens[h].UPOS == lang.Sym || currencyWord(s.low(h)) || s.low(h) == "%" || s.low(h) == "percent") {
			top = h
		} else if h >= 0 && s.Tokens[top].Rel == lang.Compound && s.Tokens[h].UPOS == lang.Num {
			top = h
		} else if h >= 0 && s.Tokens[top].Rel == lang.Obl && s.marker(top) == "than" && s.Tokens[h].UPOS == lang.Adj {
			top = h
		}
	}
	if at := s.stated(n); at >= 0 {
		return at
	}
	if at := s.before(n); at > 1 && s.low(at-1) == "there" && beForms[s.low(at)] { // "turnout there was 71 percent"
		if k := s.chunkBefore(at); k >= 0 && s.noun(k) && (levels[s.lemma(k)] || moneys[s.lemma(k)]) {
			return k
		}
	}
	if at := s.moved(n); at >= 0 {
		return at
	}
	if at := s.standing(n); at >= 0 {
		return at
	}
	if at := s.before(n); at > 1 && s.low(at) == "at" && s.low(at-1) == "," && s.noun(at-2) && levels[s.lemma(at-2)] { // "Output, at 310 million tons, is down"
		return at - 2
	}
	if ctx.pred < 0 {
		return -1
	}
	if m := s.before(n); changes[s.lemma(ctx.pred)] && (s.low(m) == "to" || s.low(m) == "from") {
		if obj := s.child(ctx.pred, lang.Obj); obj >= 0 && obj < n && s.common(obj) {
			return obj
		}
	}
	lemma := s.lemma(ctx.pred)
	if m := s.before(n); m > 0 && s.low(m) == "be" && s.low(m-1) == "to" { // "the deficit is projected to be $544 billion"
		if sub := s.subjectOf(ctx.pred); sub >= 0 && sub < n && s.common(sub) {
			return sub
		}
	}
	if m := s.low(s.before(n)); gauges[lemma] && (!loose[lemma] || m == "at" || m == "as") { // "gave the council €2 million"
		if obj := s.child(ctx.pred, lang.Obj); obj >= 0 && obj < n && s.common(obj) {
			return obj
		}
		if sub := s.child(ctx.pred, lang.NsubjPass); sub >= 0 && sub < n && s.common(sub) {
			return sub
		}
	}
	if valued[lemma] && ctx.role != lang.Nsubj && ctx.role != lang.NsubjPass {
		sub := s.child(ctx.pred, lang.Nsubj, lang.NsubjPass)
		if sub >= 0 && sub < n && (s.low(sub) == "which" || s.low(sub) == "that") {
			for a := r.antecedent(s, ctx.pred); a >= 0; a = s.nounUnder(a) {
				if levels[s.lemma(a)] {
					sub = a // "a third of the population, which stood at 324 million"
					break
				}
			}
		}
		if sub > 0 && timeWords[s.lemma(sub)] { // "Revenue last year came to"
			for j := sub - 1; j >= 0 && j > sub-3; j-- {
				if s.Tokens[j].Head == sub && s.noun(j) {
					return j
				}
			}
		}
		if sub >= 0 && sub < n && s.common(sub) {
			return sub
		}
	}
	return -1
}

// common reports whether token i is a common noun, or the noun of a sum or a level that the
// parse takes for a name or an adjective: "Revenue", "the fine".
func (s *sentence) common(i int) bool {
	t := s.Tokens[i]
	return t.UPOS == lang.Noun || (t.UPOS == lang.Propn || t.UPOS == lang.Adj) && (moneys[s.low(i)] || levels[s.low(i)])
}

// equated returns the token that "be" and its subject hang on where the amount at
// token top is the predicate: itself, or the "more" before it; -1 where it is none.
func (s *sentence) equated(top int) int {
	if s.child(top, lang.Cop) >= 0 {
		return top
	}
	for j := max(0, top-4); j < top; j++ {
		if s.Tokens[j].Head == top && s.Tokens[j].Rel == lang.Advmod && bounding[s.low(j)] && s.child(j, lang.Cop) >= 0 {
			return j
		}
	}
	return -1
}

// nounUnder returns the noun that the noun at i is a part or a share of, -1 if
// none hangs on it with "of" or "in".
func (s *sentence) nounUnder(i int) int {
	for j := i + 1; j < len(s.Tokens); j++ {
		if s.Tokens[j].Head == i && s.Tokens[j].Rel == lang.Nmod && s.noun(j) {
			return j
		}
	}
	return -1
}

// before returns the last token before the number at n, its sign and the words
// of its bound.
func (s *sentence) before(n int) int {
	j := n - 1
	for j >= 0 && (s.Tokens[j].UPOS == lang.Num || s.Tokens[j].UPOS == lang.Sym || bounding[s.low(j)] || signs[s.low(j)]) {
		if w := s.low(j); j > 0 && (w == "least" || w == "most") && s.low(j-1) == "at" {
			j--
		}
		j--
	}
	return j
}

// pastBound returns the first token from i on that is no word of the bound of a number and no sign of a currency.
func (s *sentence) pastBound(i int) int {
	for bounding[s.low(i)] || s.at(i).UPOS == lang.Sym || signs[s.low(i)] {
		i++
	}
	return i
}

// bounding are words between "at" and a number that bound it.
var bounding = set("about some around nearly almost roughly approximately more less fewer than over least most only just up between")

// signs are those of currencies, which the parse may take for words.
var signs = set("$ € £ ¥")

// stated returns the noun of which the words before the number at n say how
// much it is, whatever the parse makes of them: "put the number of jobs at
// risk at 4,900", "gave its dead as 58", "and of deaths at 63"; -1 if they do
// not.
func (s *sentence) stated(n int) int {
	at := s.before(n)
	if w := s.low(at); at < 1 || w != "at" && w != "as" {
		return -1
	}
	for v := at - 2; v >= 0 && v >= at-10; v-- {
		if s.Tokens[v].UPOS == lang.Num || s.Tokens[v].UPOS == lang.Punct {
			break
		}
		if !gauges[s.lemma(v)] {
			continue
		}
		for j := v + 1; j < at; j++ {
			_, known := nounMeasures[s.low(j)]
			if (s.Tokens[j].UPOS == lang.Noun || known) && (j+1 == at || s.Tokens[j+1].UPOS != lang.Noun) {
				return j
			}
		}
	}
	if _, known := nounMeasures[s.lemma(at-1)]; known && s.noun(at-1) {
		return at - 1
	}
	return -1
}

// moved returns the noun that is said to have risen or fallen to, from or by the
// number at n, where the parse takes the verb for a noun ("the toll rose to 43"
// as a rose); -1 if there is none.
func (s *sentence) moved(n int) int {
	at := s.before(n)
	if w := s.low(at); w != "to" && w != "from" && w != "by" {
		return -1
	}
	v := at - 1
	for v > 0 && at-v < 8 && !motions[s.low(v)] {
		if w := s.low(v); s.Tokens[v].UPOS != lang.Num && s.Tokens[v].UPOS != lang.Sym && w != "from" && w != "by" && w != "per" && w != "cent" && w != "percent" && !currencyWord(w) {
			return -1
		}
		v--
	}
	if v < 1 || !motions[s.low(v)] || s.Tokens[v].UPOS == lang.Verb {
		return -1
	}
	k := v - 1
	_, known := nounMeasures[s.lemma(k)]
	_, state := nounMeasures[s.low(k)]
	if levels[s.lemma(k)] || tallies[s.lemma(k)] || known || state {
		return k
	}
	return -1
}

// standing returns the noun whose level the number at n is said to be by the words of
// the clause, whatever the parse makes of them: "the number of the injured being
// treated stands at 387", "the heat index reached 109"; -1 if there is none.
func (s *sentence) standing(n int) int {
	v := s.before(n)
	if v > 0 && s.low(v) == "at" {
		v--
		if s.low(v) == "," && v > 1 && s.Tokens[v-1].UPOS == lang.Adj { // "inflation remains high, at 6 percent"
			v -= 2
		}
	}
	if v < 1 || !stands[s.low(v)] || s.nominal(v) {
		return -1
	}
	best, passed := -1, false
	for j := v - 1; j >= 0 && v-j < 20; j-- {
		t := s.Tokens[j]
		if s.low(j) == "," && best < 0 && !passed { // "the debt, $4 million when he came, now stands at"
			passed = true
			for j--; j > 0 && s.low(j) != ","; j-- {
			}
			continue
		}
		if t.UPOS == lang.Num || t.UPOS == lang.Punct || t.UPOS == lang.Sconj || t.UPOS == lang.Pron || t.UPOS == lang.Verb && (t.XPOS == lang.VBD || t.XPOS == lang.VBZ || t.XPOS == lang.VBP) {
			break
		}
		w := s.lemma(j)
		if (s.noun(j) || s.low(j) == "spending" || j == 0) && (levels[w] || levels[s.low(j)] || moneys[w] || tallies[w] || nounMeasures[w] != "" && !persons[w]) {
			best = j
		}
	}
	return best
}

// stands are forms of verbs whose subject is at the level that follows.
var stands = set("totaling totalling exceed exceeds exceeded exceeding remain remains remained stays stayed stands stood stand reached reaches reaching hit hits hitting topped totalled totaled totals numbered peaked peaks averaged averages")

// motions are past forms of verbs by which a level moves that are nouns as well.
var motions = set("rose rises fell falls drops climbs jumps dips slips plunges surges increases decreases declines")

// changes are verbs that bring their object to another level.
var changes = set("cut raise lower reduce increase revise trim slash hike lift boost expand extend downgrade upgrade bring take push")

var (
	// gauges are verbs that say how much their object is, loose those of them that do only
	// where "at" or "as" leads to the number.
	gauges = set("put estimate set give place assess revise raise lower expect leave keep hold maintain")
	loose  = set("give leave keep hold maintain")
)

// withOf returns the noun with its modifiers and, where one follows, what it is
// of: "cost of the operation".
func (s *sentence) withOf(i int) string {
	span := s.phrase(i)
	if i+2 < len(s.Tokens) && s.low(i+1) == "of" {
		for j := i + 2; j < len(s.Tokens) && j < i+6; j++ {
			if s.Tokens[j].Head == i && s.Tokens[j].Rel == lang.Nmod {
				if u := s.Tokens[j].UPOS; u == lang.Sym || u == lang.Num || currencyWord(s.low(j)) {
					break // "a fund of $40 million": the sum itself
				}
				span.End = s.phrase(j).End
				break
			}
		}
	}
	return span.Of(s.text)
}

// broughtTo returns the noun for what a participle brings to the number: "strength" of "hired 1,100
// officers, bringing its strength to 18,400". It is "" where that is a count of the same.
func (s *sentence) broughtTo(f quantity.Found) hearsay.Measure {
	from, _ := s.tokens(f.Quantity.Span)
	at := s.before(from)
	if at < 2 || s.low(at) != "to" {
		return ""
	}
	if at > 4 && (timeWords[s.low(at-1)] || s.low(at-1) == "season") && s.Tokens[at-2].UPOS == lang.Det { // "the total this year to 713"
		at -= 2
	}
	if s.Tokens[at-1].UPOS != lang.Noun {
		return ""
	}
	for j := at - 2; j > 0 && at-j < 6; j-- {
		switch t := s.Tokens[j]; {
		case t.XPOS == lang.VBG && bringsTo[s.lemma(j)]:
			if w := s.lemma(at - 1); tallies[w] || nounMeasures[w] != "" || levels[w] {
				return ""
			}
			return hearsay.Measure(s.phrase(at - 1).Of(s.text))
		case t.UPOS != lang.Noun && t.UPOS != lang.Adj && t.UPOS != lang.Det && t.XPOS != lang.PRPS && t.XPOS != lang.POS && t.UPOS != lang.Propn:
			return ""
		}
	}
	return ""
}

// bringsTo are verbs of making something come to a number.
var bringsTo = set("bring take raise lift push increase cut reduce expand swell shrink")
