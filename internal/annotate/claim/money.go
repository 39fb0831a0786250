package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// money reports whether the unit is one of money: ISO 4217, or a currency named
// without its country.
func money(unit string) bool {
	if len(unit) == 3 && strings.ToUpper(unit) == unit && unit[0] >= 'A' && unit[0] <= 'Z' {
		return true
	}
	switch unit {
	case "crown", "krone", "franc", "peso", "dinar", "shilling":
		return true
	}
	return false
}

// moneyMeasure says what an amount of money is: what it is given in ("in
// military aid", "worth of", "for"), what it is the size of ("a package of
// $500 million", "a $40 million fund"), or what was done with it.
func (r *reader) moneyMeasure(s *sentence, n int, ctx surroundings) hearsay.Measure {
	if _, to := s.tokens(r.quantity); to+1 < len(s.Tokens) && s.Tokens[to].XPOS == lang.VBN && (s.low(to+1) == "by" || s.low(to+1) == "in" || s.low(to+1) == "from" || s.low(to+1) == "on") { // "the $37 million raised by Lind"
		if deed := deeds[s.lemma(to)]; deed != "" {
			return deed
		}
		return hearsay.Measure(s.low(to))
	}
	if s.forInformation(r.quantity) {
		return "reward"
	}
	if from, _ := s.tokens(r.quantity); s.low(s.before(from)) == "at" {
		if v := s.before(from) - 1; v > 0 && s.low(v) == "set" && (s.low(v-1) == "bail" || s.low(v-1) == "bond") {
			return hearsay.Measure(s.low(v - 1)) // "in custody with bail set at $5 million"
		}
	}
	if at := s.namedSum(r.quantity); at >= 0 {
		name := s.phrase(at)
		for k := at; k >= 0 && s.Tokens[k].Start >= max(name.Start, r.quantity.End) && !timeWords[s.low(k)]; k-- { // but for "a year" of "a $75 billion a year plan"
			at = k
		}
		return hearsay.Measure(s.text[s.Tokens[at].Start:name.End])
	}
	if v := ctx.pred; v >= 0 && s.lemma(v) == "sell" && v < n && (s.low(v+1) == "for" || s.low(s.before(n)) == "for" || s.low(s.before(n)) == "at") {
		if s.before(n) <= v+1 {
			return "price" // "tin is selling at $6,427"
		}
		return "price " + hearsay.Measure(s.low(v))
	}
	if ctx.pred >= 0 && (strings.HasPrefix(s.low(ctx.pred), "trad") || s.lemma(ctx.pred) == "change" && s.low(ctx.pred+1) == "hands") {
		return "price"
	}
	_, to := n, n+1
	for to < len(s.Tokens) && (s.Tokens[to].UPOS == lang.Sym || s.Tokens[to].UPOS == lang.Num) {
		to++
	}
	_, after := s.tokens(r.quantity)
	if to = max(to, after); s.at(to).XPOS == lang.POS { // "410 million crowns' worth of pipes"
		to++
	}
	if to+1 < len(s.Tokens) && (s.low(to) == "in" && !s.sideways(to) || s.low(to) == "worth") {
		at := to + 1
		for at+1 < len(s.Tokens) && (s.low(at) == "of" || s.Tokens[at].UPOS == lang.Det) {
			at++
		}
		if at+3 < len(s.Tokens) && s.Tokens[at].UPOS == lang.Num && s.low(at+1) == "-" { // "a one-time grant"
			at += 3
		}
		for j := at; j < len(s.Tokens) && j < at+5; j++ {
			if s.noun(j) && timeWords[s.lemma(j)] {
				break
			}
			if s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)) {
				return hearsay.Measure(s.text[s.Tokens[at].Start:s.Tokens[s.joinedNoun(j)].End])
			}
			if s.Tokens[j].UPOS != lang.Adj && !s.noun(j) && (s.Tokens[j].XPOS != lang.VBN || j > at) {
				break
			}
		}
	}
	if from, _ := s.tokens(r.quantity); from > 0 {
		if deed := s.handed(from); deed != "" {
			return deed
		}
	}
	if led := s.low(s.before(n)); ctx.pred >= 0 && ctx.pred < n && s.Tokens[ctx.pred].UPOS == lang.Verb && (led == "for" || led == "by") && s.ofNoun(n) && !announces[s.lemma(ctx.pred)] {
		ctx.nouns = nil // "asked the cabinet for $9 billion"
	} else if t := s.Tokens[n]; t.Head >= 0 && s.noun(t.Head) && (t.Rel == lang.Nummod || t.Rel == lang.Compound || t.Rel == lang.Nmod || t.Rel == lang.Amod) && !currencyWord(s.low(t.Head)) && !r.inUnit(s, t.Head) && !(t.Head == s.before(n) && s.praised(t.Head)) {
		return hearsay.Measure(s.low(t.Head))
	}
	for _, i := range ctx.nouns {
		if !currencyWord(s.low(i)) && !r.inUnit(s, i) && s.Tokens[i].UPOS == lang.Noun && !(i == s.before(n) && s.praised(i)) {
			return hearsay.Measure(s.low(i))
		}
	}
	if ctx.pred >= 0 {
		if deed := deeds[s.lemma(ctx.pred)]; deed != "" {
			return deed
		}
		if announces[s.lemma(ctx.pred)] && !wants[s.lemma(ctx.pred)] {
			return ""
		}
	}
	if ctx.pred >= 0 {
		if sub := s.child(ctx.pred, lang.Nsubj, lang.NsubjPass); sub >= 0 && s.Tokens[sub].UPOS == lang.Noun && ctx.role != lang.Nsubj && valued[s.lemma(ctx.pred)] {
			return hearsay.Measure(s.low(sub))
		}
		if s.lemma(ctx.pred) == "be" {
			return ""
		}
		return hearsay.Measure(s.low(ctx.pred))
	}
	return ""
}

// joinedNoun returns the head of the noun phrase that "and" or "or" joins to the noun at token
// i: "advertising" of "TV and radio advertising". It is i where none is.
func (s *sentence) joinedNoun(i int) int {
	if w := s.low(i + 1); w != "and" && w != "or" {
		return i
	}
	last := i
	for j := i + 2; j < len(s.Tokens) && j < i+6 && (s.Tokens[j].UPOS == lang.Noun || s.Tokens[j].UPOS == lang.Adj); j++ {
		if s.noun(j) {
			last = j
		}
	}
	if last > i && last+1 < len(s.Tokens) && (s.Tokens[last+1].UPOS == lang.Aux || s.Tokens[last+1].UPOS == lang.Verb && s.Tokens[last+1].XPOS != lang.VBN && s.Tokens[last+1].XPOS != lang.VBG) {
		return i // which is the subject of a clause of its own
	}
	return last
}

// valuing returns the verb of valuing something "at" the sum whose number is token n, -1 if
// there is none.
func (s *sentence) valuing(n int) int {
	at := s.before(n)
	if s.low(at) != "at" {
		return -1
	}
	for v := at - 1; v >= 0 && at-v < 10 && s.Tokens[v].UPOS != lang.Num; v-- {
		if s.Tokens[v].UPOS == lang.Verb {
			if prices[s.lemma(v)] {
				return v
			}
			break
		}
	}
	return -1
}

// ofNoun reports whether the sum whose number is token n hangs on a noun with a
// preposition.
func (s *sentence) ofNoun(n int) bool {
	if h := s.Tokens[n].Head; h >= 0 && s.Tokens[h].UPOS == lang.Sym {
		n = h
	}
	return s.Tokens[n].Rel == lang.Nmod
}

// wants are verbs by whose subject a sum is vouched for, and which say as well
// what the sum is.
var wants = set("seek demand request")

// sideways reports whether the words that begin with "in" at token i lead to what
// the verb has besides, and do not say what a sum is given in: a place with its
// article ("in the bank"), and what works as a preposition ("in support of", "in
// response to").
func (s *sentence) sideways(i int) bool {
	if i+2 >= len(s.Tokens) {
		return false
	}
	if w := s.low(i + 1); w == "a" || w == "an" {
		head := i + 2
		for head+1 < len(s.Tokens) && head < i+7 && (s.Tokens[head].UPOS != lang.Noun || s.noun(head+1)) {
			head++
		}
		return !moneys[s.lemma(head)] && !levels[s.lemma(head)] // "in a new line", and not "in a security grant"
	}
	if s.Tokens[i+1].UPOS == lang.Propn {
		head := i + 2
		for head < len(s.Tokens) && s.Tokens[head].UPOS == lang.Propn {
			head++
		}
		if head < len(s.Tokens) && s.Tokens[head].UPOS == lang.Noun && (moneys[s.lemma(head)] || levels[s.lemma(head)]) {
			return false // "in Veltrane stock"
		}
	}
	if s.Tokens[i+1].UPOS == lang.Det || s.low(i+1) == "its" || s.low(i+1) == "their" || s.Tokens[i+1].UPOS == lang.Propn {
		return true
	}
	return s.Tokens[i+1].XPOS == lang.NN && s.low(i+2) == "of" || s.low(i+2) == "to" && (s.low(i+1) == "response" || s.low(i+1) == "addition" || s.low(i+1) == "relation" || s.low(i+1) == "order") || s.low(i+2) == "for" && (s.low(i+1) == "exchange" || s.low(i+1) == "return")
}

// forInformation reports whether the sum is held out for what somebody knows: "$10,000 for any
// information".
func (s *sentence) forInformation(sum hearsay.Span) bool {
	_, to := s.tokens(sum)
	if s.low(to) != "for" {
		return false
	}
	at := s.objectBehind(to + 1)
	return at >= 0 && rewarded[s.lemma(at)]
}

// rewarded are nouns for what a reward is held out for.
var rewarded = set("information info tip clue whereabouts capture")

// namedSum returns the noun right behind the sum at sum whose size that is, -1 if there is none.
func (s *sentence) namedSum(sum hearsay.Span) int {
	if at := s.sumOf(sum); at >= 0 {
		return at
	}
	return s.nounBehind(sum)
}

// sumOf returns the noun whose size the sum is, where it stands in one phrase behind it:
// "a $121 billion “best and final offer”", "a $1,000 drop". It is -1 if none does.
func (s *sentence) sumOf(sum hearsay.Span) int {
	from, to := s.tokens(sum)
	if from < 1 || s.Tokens[from-1].UPOS != lang.Det && s.Tokens[from-1].UPOS != lang.Adj && s.Tokens[from-1].XPOS != lang.POS && s.Tokens[from-1].XPOS != lang.PRPS {
		return -1
	}
	if s.low(to) == "per" || s.low(to) == "a" {
		to += 2
	}
	last := -1
	for j := to; j < len(s.Tokens) && j < to+7; j++ {
		t := s.Tokens[j]
		switch {
		case t.UPOS == lang.Noun && !timeWords[s.lemma(j)], s.low(j) == "fine":
			last = j
			continue
		case last < 0 && (t.UPOS == lang.Adj || t.UPOS == lang.Cconj && j > to || t.UPOS == lang.Punct && (s.form(j) == "“" || s.form(j) == "\"" || s.form(j) == "-")):
			continue
		case last < 0 && t.UPOS == lang.Propn:
			continue
		}
		break
	}
	return last
}

// nounBehind returns the last of the nouns in the singular that follow the sum at once,
// "$2 million bond": what the sum is. It is -1 if none does.
func (s *sentence) nounBehind(sum hearsay.Span) int {
	_, to := s.tokens(sum)
	last := -1
	for j := to; j < len(s.Tokens) && j < to+4 && s.Tokens[j].XPOS == lang.NN && !timeWords[s.lemma(j)] && !currencyWord(s.low(j)) && s.low(j) != "worth" && s.low(j) != "each" && s.low(j) != "cash" && s.low(j) != "plus"; j++ {
		last = j
	}
	return last
}

// inUnit reports whether token i is part of the quantity being read: the name of
// its currency.
func (r *reader) inUnit(s *sentence, i int) bool {
	return r.quantity.Overlaps(hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[i].End})
}

// inAmount reports whether token i is part of an amount in a unit, of any in the sentence:
// "151 PS along with 197 Nm" is of nobody called PS.
func (r *reader) inAmount(s *sentence, i int) bool {
	at := hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[i].End}
	return slices.ContainsFunc(r.amounts[s.index], func(a hearsay.Span) bool { return a.Overlaps(at) })
}

// unitNames are units that stand as names do, and what shares are in: whatever has 151 PS is not called so.
var unitNames = set("PS Nm kW MW GW kWh MWh GWh TWh Hz kHz MHz GHz GB TB MB HP UTC GMT EST EDT PST PDT CET BST IST GDP")

// deeds are what is done with a sum, by the verb.
var deeds = map[string]hearsay.Measure{
	"pledge": "pledged", "promise": "pledged", "release": "released", "approve": "approved", "allocate": "allocated", "grant": "granted", "pay": "paid", "give": "given",
	"deliver": "delivered", "send": "sent", "receive": "received", "spend": "spent", "raise": "raised", "donate": "donated", "earmark": "earmarked", "save": "savings", "cost": "cost",
}

// valued are verbs whose subject is what the sum is the size of.
var valued = set("be value total amount rise fall grow reach exceed stand come run cost double represent average equal")

func currencyWord(w string) bool {
	if timeWords[w] || strings.ContainsAny(w, "0123456789") {
		return true // never what a sum is
	}
	switch strings.TrimSuffix(w, "s") {
	case "crown", "krone", "franc", "peso", "dinar", "shilling", "yen", "yuan", "rouble", "ruble", "rupee", "hryvnia", "zloty", "dollar", "euro", "pound", "cent", "buck", "quid":
		return true
	}
	return w == "million" || w == "millions" || w == "billion" || w == "billions" || w == "dollars" || w == "euros" || w == "pounds" || w == "$" || w == "€" || w == "£"
}

// rightBefore returns the verb that stands right before a sum, with its particle, "" where
// none does.
func (s *sentence) rightBefore(f quantity.Found) string {
	from, _ := s.tokens(f.Quantity.Span)
	v, part := s.verbBefore(from)
	switch {
	case v < 0, part == "" && (tells[s.lemma(v)] || announces[s.lemma(v)] || sayings[s.lemma(v)] || opinions[s.lemma(v)]):
		return ""
	}
	return s.low(v) + part
}

// verbBefore returns the verb that stands right before the amount at token from, the words
// of its bound aside, and its particle; -1 where none does.
func (s *sentence) verbBefore(from int) (verb int, particle string) {
	v := s.before(from)
	if v > 0 && particles[s.low(v)] && (s.Tokens[v-1].UPOS == lang.Verb || s.low(v-1) == "set" && s.low(v) == "aside") {
		particle = " " + s.low(v)
		v--
		return v, particle
	}
	if v < 0 || s.Tokens[v].UPOS != lang.Verb && s.low(v) != "owns" && (s.low(v) != "own" || v == 0 || !s.noun(v-1)) {
		return -1, ""
	}
	if v > 1 && s.Tokens[v-1].UPOS == lang.Cconj && s.Tokens[v-2].UPOS == lang.Verb { // "spent or booked"
		return v - 2, ""
	}
	if x := s.Tokens[v].XPOS; x == lang.VBN || x == lang.VBG {
		if v == 0 {
			return -1, ""
		}
		switch t := s.Tokens[v-1]; {
		case t.UPOS == lang.Det, t.UPOS == lang.Adj, t.UPOS == lang.Adp, t.XPOS == lang.PRPS, t.XPOS == lang.POS:
			return -1, "" // "a staggering £11 million"
		}
	}
	return v, particle
}

// handed returns the verb that has the sum at token from as its object, right before it or
// with whom it goes to between: "made $74 million", "gave the authority €290 million". It
// is "" where no such verb stands there.
func (s *sentence) handed(from int) hearsay.Measure {
	if at := s.before(from); at > 0 && s.praised(at) {
		from = at - 1
	}
	v, part := s.verbBefore(from)
	if v < 0 {
		part = ""
		k := s.before(from)
		for first := k; k > 0 && first-k < 7 && (s.noun(k) || s.Tokens[k].UPOS == lang.Pron || s.Tokens[k].UPOS == lang.Adj || s.Tokens[k].UPOS == lang.Det || s.Tokens[k].XPOS == lang.POS); k-- {
			v = k - 1
		}
		if v < 0 || !handing[s.lemma(v)] || s.Tokens[v].UPOS != lang.Verb && s.low(v) != "cost" {
			return ""
		}
	}
	switch lemma := s.lemma(v); {
	case part == "" && deeds[lemma] != "":
		return deeds[lemma]
	case part == "" && !earning[lemma] && !handing[lemma] && (tells[lemma] || announces[lemma] || sayings[lemma] || opinions[lemma] || valued[lemma] || motionForms[s.low(v)]):
		return ""
	}
	return hearsay.Measure(s.low(v) + part)
}

// praised reports whether token i only says how large the sum behind it is, between that
// and an article or a possessor: "staggering" of "a staggering £11 million".
func (s *sentence) praised(i int) bool {
	if i < 1 {
		return false
	}
	p := s.Tokens[i-1]
	return (p.UPOS == lang.Det || p.XPOS == lang.POS || p.XPOS == lang.PRPS) && s.Tokens[i].XPOS != lang.NNS && s.Tokens[i].UPOS != lang.Propn
}

var (
	// handing are verbs of giving somebody a sum, and of taking it from them.
	handing = set("give offer pay cost lend owe send hand award grant charge fine loan wire bill save earn promise pledge bring net deny sue")
	// earning are verbs of getting a sum, among those that tell nothing of other amounts.
	earning = set("make take get")
)
