package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads how firmly a figure is told: as it is, as somebody's estimate, as what may
// be, will be or is not so.

// modality reads how firmly the figure at token n is put, from what governs it.
func (s *sentence) modality(quantity hearsay.Span, n int, ctx surroundings) hearsay.Modality {
	m := hearsay.Asserted
	if w := s.low(s.before(n)); opposes[w] || w == "now" || w == "currently" {
		return m // "will rise to 4,000 from 1,000", "the toll, now 60, may rise"
	}
	if s.called(ctx) {
		return hearsay.Possible
	}
	at, said := ctx.pred, false
	for range 4 {
		if at < 0 {
			break
		}
		if !said && s.unfulfilled(at, quantity) && !(at == ctx.pred && (ctx.role == lang.Nsubj || ctx.role == lang.NsubjPass)) {
			return hearsay.Denied
		}
		for j := range s.Tokens {
			if s.Tokens[j].Head != at && j != at {
				continue
			}
			w := s.low(j)
			aux := s.Tokens[j].UPOS == lang.Aux || s.Tokens[j].UPOS == lang.Adv
			switch {
			case aux && possible[w] && !(w == "could" && negations[s.low(j+1)]): // "could not be saved" tells what is so
				return hearsay.Possible
			case s.Tokens[j].UPOS == lang.Aux && future[w] && (w == "will" || w == "shall" || w == "would"):
				return hearsay.Forecast
			case j == at && future[s.lemma(j)] && s.infinitive(j):
				return hearsay.Forecast
			case j == at && j == ctx.pred && s.Tokens[j].UPOS == lang.Verb && forecasts[s.lemma(j)] && ctx.role == lang.Obj:
				return hearsay.Forecast
			case j == at && doubts[s.lemma(j)] && (j != ctx.pred || ctx.role == lang.NsubjPass):
				return hearsay.Possible
			case aux && estimated[w], j == at && estimated[w]:
				m = hearsay.Estimated
			}
		}
		t := s.Tokens[at]
		if over, ok := s.unreal(at); ok {
			return over
		}
		if t.Rel != lang.Xcomp && t.Rel != lang.Conj && t.Rel != lang.Ccomp {
			break
		}
		at, said = t.Head, t.Rel == lang.Ccomp // "did not know that" tells that it is so
	}
	if s.asked(n) {
		return hearsay.Possible
	}
	if before := s.wordsBefore(n, 4); strings.Contains(before, "estimated") {
		m = hearsay.Estimated
	}
	return m
}

// unreal returns how firm what the clause of the verb at v tells is by the words that lead to
// it: "failed to", "tried to", "a plot to", "if".
func (s *sentence) unreal(v int) (hearsay.Modality, bool) {
	t := s.Tokens[v]
	mark, over := s.child(v, lang.Mark), t.Head
	switch {
	case mark >= 0 && (t.Rel == lang.Advcl && conditions[s.low(mark)] || t.Rel == lang.Ccomp && (s.low(mark) == "if" || s.low(mark) == "whether")):
		return hearsay.Possible, true
	case t.XPOS == lang.VBG && over >= 0 && (t.Rel == lang.Xcomp || t.Rel == lang.Ccomp) && considers[s.lemma(over)]:
		return hearsay.Possible, true
	}
	if s.low(v-1) == "to" && t.UPOS != lang.Verb {
		over = v - 2 // "vowed to free", where the parse sees no verb
	} else if t.Rel != lang.Xcomp && t.Rel != lang.Acl || mark < 0 || s.low(mark) != "to" {
		over = -1
	}
	switch {
	case over < 0:
	case refusals[s.lemma(over)]:
		return hearsay.Denied, true
	case future[s.lemma(over)] && s.Tokens[over].UPOS == lang.Verb:
		return hearsay.Forecast, true
	case attempts[s.lemma(over)] && s.Tokens[over].UPOS == lang.Verb, designs[s.lemma(over)] && s.noun(over):
		return hearsay.Possible, true
	}
	if s.low(v-1) == "to" && s.headless(v-1) {
		return hearsay.Forecast, true
	}
	return "", false
}

// headless reports whether only nouns stand before token i, as in the headline "Firm to cut
// 400 jobs".
func (s *sentence) headless(i int) bool {
	for j := range i {
		if j > 0 && !s.noun(j) && s.Tokens[j].UPOS != lang.Adj {
			return false
		}
	}
	return i > 0 && s.Tokens[0].UPOS != lang.Pron && s.Tokens[0].UPOS != lang.Sconj
}

// called reports whether the figure is of people or things to whom somebody wants something
// done, by the noun for that: "demanded the release of 40 prisoners", "calls for the arrest of
// 12 men".
func (s *sentence) called(ctx surroundings) bool {
	if len(ctx.nouns) == 0 || !wantedActs[s.lemma(ctx.nouns[0])] {
		return false
	}
	h := s.Tokens[ctx.nouns[0]].Head
	return h >= 0 && (h == ctx.pred && calls[s.lemma(h)] || s.noun(h) && designs[s.lemma(h)])
}

// unfulfilled reports whether the verb at v, which is not part of the bound of the figure, is said
// not to hold for it. "Not only" and "not until" say that it does, and what "but" leads to
// behind the verb is what does.
func (s *sentence) unfulfilled(v int, quantity hearsay.Span) bool {
	if s.Tokens[v].Start >= quantity.Start && s.Tokens[v].End <= quantity.End {
		return false
	}
	from, _ := s.tokens(quantity)
	for j := v + 1; j < from; j++ {
		if s.low(j) == "but" || s.low(j) == "until" {
			return false
		}
	}
	for j := v + 1; j < len(s.Tokens) && s.low(j) != ","; j++ {
		if s.low(j) == "until" || s.low(j) == "till" {
			return false
		}
	}
	if sub := s.child(v, lang.Nsubj, lang.NsubjPass); sub >= 0 && sub < v && sub != from {
		if det := s.child(sub, lang.DetRel); noOne[s.low(sub)] || det >= 0 && s.low(det) == "no" {
			return true
		}
	}
	for j := max(0, v-5); j < v; j++ {
		if t := s.Tokens[j]; negations[s.low(j)] && (t.Head == v || s.auxesBetween(j, v)) && !sparing[s.low(j+1)] {
			return true
		}
	}
	return false
}

// auxesBetween reports whether only helpers and adverbs stand between tokens i and v.
func (s *sentence) auxesBetween(i, v int) bool {
	return !slices.ContainsFunc(s.Tokens[i+1:v], func(t lang.Token) bool { return t.UPOS != lang.Aux && t.UPOS != lang.Adv && t.UPOS != lang.Part })
}

// unsaid returns what is told of those counted by a predicate that is said not to hold of them:
// "not paid" of "300 were not paid".
func (s *sentence) unsaid(quantity hearsay.Span, ctx surroundings) (m hearsay.Measure, lattice bool) {
	if v := ctx.pred; v >= 0 && (ctx.role == lang.Nsubj || ctx.role == lang.NsubjPass) && s.unfulfilled(v, quantity) && !tells[s.lemma(v)] {
		if m := withoutThem[s.lemma(v)]; m != "" {
			return m, true
		}
		return hearsay.Measure("not " + s.verbPhrase(v)), false
	}
	return "", false
}

var (
	// withoutThem are verbs that tell what befell those of whom they do not hold.
	withoutThem = map[string]hearsay.Measure{"survive": Killed, "account": Missing}
	negations   = set("not n't n’t never cannot can't won't")
	// sparing are words behind "not" that leave standing what it stands before.
	sparing = set("only just merely simply until before necessarily least")
	// noOne are subjects of whom there are none.
	noOne = set("nobody none nothing neither")
	// conditions are words that open a clause of what may be.
	conditions = set("if unless provided lest")
	// refusals are verbs of not doing what the infinitive behind them says, attempts those of
	// wanting to, and designs nouns for that.
	refusals = set("refuse fail decline neglect omit forget unable")
	attempts = set("try attempt seek want wish strive struggle fight offer agree volunteer propose conspire scheme bid order ask urge need hope long")
	designs  = set("plot plan threat bid attempt promise pledge vow order call proposal deal agreement offer conspiracy scheme effort campaign decision intention ambition request demand mission push drive goal target aim warrant appeal petition")
	// considers are verbs before the name of a deed that is not done yet.
	considers = set("consider contemplate mull discuss debate propose recommend suggest weigh oppose envisage envision")
	// doubts are verbs of taking something to be so that nobody knows.
	doubts = set("fear suspect hope doubt")
	// calls are verbs of wanting something done, wantedActs nouns for what is.
	calls      = set("demand call order urge seek request propose want recommend advocate approve consider require plan")
	wantedActs = set("release arrest detention removal deployment return dismissal recruitment execution evacuation deportation hiring creation construction withdrawal purchase transfer expulsion extradition resignation capture killing closure demolition relocation resettlement trial prosecution")
)

// future are words that put what follows into the future.
var future = set("will would shall plan expect set intend prepare due about threaten vow plot pledge promise aim hope")

// possible are words that make a claim a possibility.
var possible = set("may might could possibly perhaps potentially feared")

// estimated are words that make a claim an estimate.
var estimated = set("estimate estimated estimates estimation approximately roughly believe believed think thought reckon reckoned suggest suggests")

// asked reports whether the number at token n stands in a clause of which it is
// said that nobody knows: "It is not clear if the four had …".
func (s *sentence) asked(n int) bool {
	for j := n - 1; j > 0; j-- {
		switch s.low(j) {
		case "if", "whether":
			w := s.low(j - 1)
			return w == "unclear" || w == "unknown" || (w == "clear" || w == "known" || w == "sure") && s.low(j-2) == "not" || w == "know" || w == "determine" || w == "investigating"
		case ",", ";", "but":
			return false
		}
	}
	return false
}

// forecasts are verbs whose object has yet to come.
var forecasts = set("forecast predict project expect foresee anticipate")

// denied reports whether the words deny the figure at the span: it stands in
// what somebody denies ("denied that 40 people had been killed"), or behind "it
// is not true that".
func (r *reader) denied(s *sentence, at hearsay.Span) bool {
	if q := r.quotationAt(s, at); q != nil && q.Strength == hearsay.Denying {
		return true
	}
	from, to := s.tokens(at)
	if from > 1 && s.low(from-1) == "not" && s.low(from-2) == "," && (to >= len(s.Tokens) || s.low(to) == "." || s.low(to) == "," || s.low(to) == "as") { // "One died, not two."
		return true
	}
	if s.calledWrong(from, to) || s.low(from-1) == "not" && beForms[s.low(from-2)] && s.low(from-3) == "there" { // "There were not 40 dead"
		return true
	}
	for j := from - 1; j > 0 && j > from-12; j-- {
		if s.low(j) != "that" {
			continue
		}
		switch w := s.low(j - 1); w {
		case "untrue", "false":
			return true
		case "evidence", "proof", "indication", "sign", "suggestion":
			return s.low(j-2) == "no"
		case "true", "correct":
			return s.low(j-2) == "not"
		}
		if w := s.lemma(j - 1); w == "claim" || w == "statement" || w == "assertion" || w == "allegation" || w == "report" {
			for k := j - 2; k > 0 && k > j-6; k-- { // "retracted his claim that"
				if s.Tokens[k].UPOS == lang.Verb {
					return denials[s.lemma(k)] || takesBack[s.lemma(k)]
				}
			}
		}
		return denials[s.lemma(j-1)] && s.Tokens[j-1].UPOS == lang.Verb
	}
	return false
}

// calledWrong reports whether the count of which tokens [from, to) are the number is said not to be right: "The toll of 12
// given by the governor was wrong".
func (s *sentence) calledWrong(from, to int) bool {
	if s.low(s.before(from)) != "of" || !correcting[s.lemma(s.before(from)-1)] {
		return false
	}
	for j := to; j+1 < len(s.Tokens) && j < to+maxContest; j++ {
		if w := s.low(j); w == ";" || w == ":" || w == "." {
			return false
		}
		if w := s.low(j); w == "proved" || w == "proves" {
			return wrong[s.low(j+1)] || s.low(j+1) == "to" && wrong[s.low(j+3)]
		}
		if beForms[s.low(j)] {
			if s.low(j+1) == "too" {
				return s.low(j+2) == "high" || s.low(j+2) == "low"
			}
			return wrong[s.low(j+1)]
		}
	}
	return false
}

// wrong are words for what is not right.
var wrong = set("wrong false incorrect untrue mistaken inaccurate")

// negate says what those who are counted do not do where the measure read for them has it without its "not": "26 percent say
// that they have not been paying attention" is no share of those who pay it.
func (s *sentence) negate(c *candidate) {
	if c.lattice || c.Quantity == nil || c.moved || c.Quantity.Unit != "%" && c.Quantity.Unit != "1" {
		return
	}
	words := strings.Fields(strings.ToLower(string(c.Measure)))
	if len(words) == 0 || slices.Contains(words, "not") || slices.Contains(words, "no") || slices.Contains(words, "never") {
		return
	}
	_, to := s.tokens(c.found.Quantity.Span)
	denied := false
	for j := max(to, c.counted+1); j < len(s.Tokens) && j < to+maxContest; j++ {
		w := s.low(j)
		switch {
		case w == "," || w == ";" || s.Tokens[j].UPOS == lang.Cconj || s.Tokens[j].UPOS == lang.Num || w == "who" || w == "that" && !sayings[s.lemma(j-1)] && !witnesses[s.lemma(j-1)]:
			return
		case negations[w], w == "no" && s.at(j).UPOS == lang.Det:
			denied = !sparing[s.low(j+1)]
		case denied && slices.Contains(words, w):
			not := "not"
			if s.noun(j) {
				not = "no"
			}
			c.Measure = hearsay.Measure(strings.Join(slices.Insert(words, slices.Index(words, w), not), " "))
			return
		}
	}
}

// denials are verbs of denying what "that" begins.
var denials = set("deny refute dispute reject")

// takesBack are verbs of taking back what one has said.
var takesBack = set("retract withdraw recant")

// infinitive reports whether an infinitive with "to" hangs on token i: "is set
// to rise", and not "was set free".
func (s *sentence) infinitive(i int) bool {
	x := s.child(i, lang.Xcomp)
	return x > 0 && s.low(x-1) == "to"
}

// wordsBefore returns up to k words before token n, in lower case.
func (s *sentence) wordsBefore(n, k int) string {
	var words []string
	for j := max(0, n-k); j < n; j++ {
		words = append(words, s.low(j))
	}
	return strings.Join(words, " ")
}
