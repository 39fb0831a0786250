package claim

import (
	"cmp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// particle returns the word that makes a phrase of the verb at token v, "down" of
// "brought down" and "brought the kite down"; -1 if it has none.
func (s *sentence) particle(v int) int {
	for j := v + 1; j < len(s.Tokens) && j < v+10; j++ {
		if s.low(j) == "up" && s.low(j+1) == "to" && j+2 < len(s.Tokens) && s.Tokens[j+2].UPOS == lang.Num {
			break // the bound of a number, "faces up to 20 years"
		}
		if t := s.Tokens[j]; t.Head == v && (t.Rel == lang.CompoundPrt || t.Rel == lang.Advmod && particles[s.low(j)]) {
			return j
		}
	}
	if s.at(v).UPOS != lang.Verb {
		return -1
	}
	for j := v + 1; j < len(s.Tokens) && j < v+7; j++ { // which the parse leads to what is counted: "turned back 310 lorries", "sent 310 lorries back"
		switch t := s.Tokens[j]; {
		case leadsBack[s.low(j)] && t.UPOS == lang.Adv:
			if next := s.at(j + 1); j > v+1 && (next.UPOS == lang.Noun || next.UPOS == lang.Punct && s.low(j+1) == "-") || timeWords[s.lemma(j-1)] {
				return -1
			}
			return j
		case t.UPOS != lang.Num && t.UPOS != lang.Noun && t.UPOS != lang.Adj && t.UPOS != lang.Det && t.UPOS != lang.Propn:
			return -1
		}
	}
	return -1
}

// leadsBack are particles that lead to no number.
var leadsBack = set("back away home")

// particles are adverbs that change what a verb says.
var particles = set("up down out off in away back over ahead together across home aside through forward apart")

// atLarge are words that say something of those counted only with the "at" before them.
var atLarge = set("large stake risk odds home sea gunpoint knifepoint")

// verbPhrase returns the verb at token v as it stands, with its particle, and a word like
// "large" of "at large" with what makes it say something.
func (s *sentence) verbPhrase(v int) string {
	if s.low(v-1) == "at" && atLarge[s.low(v)] {
		return "at " + s.low(v)
	}
	if p := s.particle(v); p >= 0 {
		return s.low(v) + " " + s.low(p)
	}
	return s.low(v)
}

// telling returns the measure m that was read for a number where it tells something, and
// what its verb, its place or its unit tells where m is "" or only the noun counted.
func (r *reader) telling(s *sentence, f quantity.Found, n, counted int, ctx surroundings, m hearsay.Measure) (hearsay.Measure, bool) {
	if f.Unit != "1" {
		m = r.governing(s, f, n, ctx, m)
	}
	if m := s.acceleration(f); m != "" {
		return m, false
	}
	if v := ctx.pred; duration(f.Unit) && f.Per == "" {
		switch state := s.stateFor(f); {
		case state != "" && (m == "" || v >= 0 && (s.Tokens[v].UPOS != lang.Verb || carriers[s.lemma(v)])):
			return "duration " + state, false
		case v >= 0 && string(m) == s.low(v) && s.lemma(v) == "take" && s.nearestSubject(v) >= 0 && s.Tokens[s.nearestSubject(v)].UPOS == lang.Noun: // "the crossing takes 16 minutes"
			return hearsay.Measure("duration " + s.low(s.nearestSubject(v))), false
		case m == "", v >= 0 && string(m) == s.low(v):
			return hearsay.Measure(strings.TrimSpace("duration " + string(m))), false
		case v >= 0 && s.Tokens[v].UPOS == lang.Verb && s.nearestSubject(v) >= 0 && string(m) == s.low(s.nearestSubject(v)): // "the hearing ran for nine hours"
			return hearsay.Measure("duration " + s.low(v)), false
		}
	}
	if money(f.Unit) {
		return r.priceOf(s, f, n, ctx, m), false
	}
	if f.Unit != "1" {
		return r.dimension(s, f, ctx, m), false
	}
	noun := counted >= 0 && string(m) == s.low(counted)
	if from, _ := s.tokens(f.Quantity.Span); counted >= 0 && (s.lemma(counted) == "passenger" || s.lemma(counted) == "crew") && s.low(from-1) == "with" {
		return OnBoard, true
	}
	if after := s.ofThem(f); after != "" && (m == "" || noun) {
		return hearsay.Measure(after), false
	}
	if moved := s.countMoved(n, ctx); moved != "" && (counted < 0 || !r.person(s, counted)) {
		return moved, false
	}
	if m != "" && !noun {
		if own, known := r.ownClause(s, f, n, counted, ctx, m); own != "" {
			return own, known
		}
		return m, false
	}
	done := r.done(s, f, n, counted, ctx)
	if of, known := s.outOf(f); counted < 0 && known && (done == "" || done == Present) { // where the dead were, and not those present
		return of, true
	}
	switch {
	case done == "", done == "boasts", done == "boasting", done == "boasted":
		return m, false
	case done == Present, done == Hospitalized, done == Missing, wellbeing[lastField(string(done))]:
		return done, true
	case noun && !r.person(s, counted):
		return m + " " + done, false
	}
	return done, false
}

// outOf returns the measure of those who are named at the head of the sentence, of whom
// the number is a part: "Of the dead, 130 were in Halm".
func (s *sentence) outOf(f quantity.Found) (hearsay.Measure, bool) {
	from, _ := s.tokens(f.Quantity.Span)
	if s.low(0) != "of" || s.low(1) != "the" && s.low(1) != "those" {
		return "", false
	}
	for j := 2; j+1 < from && j < 5; j++ {
		if s.low(j+1) != "," {
			continue
		}
		if m, ok := nounMeasures[s.low(j)]; ok {
			return m, true
		}
		m, ok := states[s.low(j)]
		return m, ok
	}
	return "", false
}

// stateFor returns how or where something was for the time, between a form of "be" and the
// "for" before it: "in the water", "shut". It is "" where none stands there.
func (s *sentence) stateFor(f quantity.Found) hearsay.Measure {
	from, _ := s.tokens(f.Quantity.Span)
	end := s.before(from)
	if end < 2 || s.low(end) != "for" {
		if end = from; end < 2 || s.low(end) != "for" { // the quantity takes in "for"
			return ""
		}
	}
	for j := end - 1; j > 0 && end-j < 6; j-- {
		if beForms[s.low(j)] && j+1 < end {
			return hearsay.Measure(strings.ToLower(s.text[s.Tokens[j+1].Start:s.Tokens[end-1].End]))
		}
		if t := s.Tokens[j]; t.UPOS == lang.Verb && t.XPOS != lang.VBN || t.UPOS == lang.Punct {
			break
		}
	}
	return ""
}

// ownClause returns what the clause says whose subject the count is, where m was read from
// the verb of another one: "of which 612 are in service, has logged".
func (r *reader) ownClause(s *sentence, f quantity.Found, n, counted int, ctx surroundings, m hearsay.Measure) (hearsay.Measure, bool) {
	_, to := s.tokens(f.Quantity.Span)
	if ctx.pred < 0 || !strings.Contains(string(m), s.low(ctx.pred)) || s.embedded(max(n, counted)) {
		return "", false
	}
	at := max(to, counted+1, n+1)
	own, known := s.sayingOf(max(at, s.behindRelative(at)), false)
	if own == "" && ctx.role == lang.Obl {
		if own, known = s.relativeOf(at); own == "" && ctx.pred < n {
			own, known = s.behindList(at)
		}
	}
	if strings.Contains(string(own), s.low(ctx.pred)) {
		return "", false
	}
	return own, known
}

// governing returns m, or the verb that governs an amount where m tells nothing: no word, a
// word of statistics ("an average of"), a particle, or a verb that the parse makes govern it
// while another stands right before it.
func (r *reader) governing(s *sentence, f quantity.Found, n int, ctx surroundings, m hearsay.Measure) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	if money(f.Unit) && from > 1 && s.low(from-1) == "of" && s.low(to) != "in" && s.low(to) != "worth" && s.Tokens[from-2].UPOS == lang.Noun && !statistics[s.lemma(from-2)] && !tallies[s.lemma(from-2)] && (moneys[s.lemma(from-2)] || levels[s.lemma(from-2)]) {
		return hearsay.Measure(s.phrase(from - 2).Of(s.text)) // "at a cost of $8 million"
	}
	if money(f.Unit) && to+1 < len(s.Tokens) && s.low(to) == "of" && s.Tokens[to+1].UPOS == lang.Noun && moneys[s.lemma(to+1)] {
		return hearsay.Measure(s.low(to + 1)) // "£3 billion of loans"
	}
	if at := s.before(from); at > 0 && s.low(at) == "by" && ctx.pred >= 0 && changes[s.lemma(ctx.pred)] && (f.Unit == "%" || string(m) == s.low(ctx.pred)) {
		if o := s.child(ctx.pred, lang.Obj); o > ctx.pred && o < at && s.Tokens[o].UPOS == lang.Noun {
			return hearsay.Measure(s.phrase(o).Of(s.text) + " " + s.low(ctx.pred)) // "cut painful days by 54 percent"
		}
	}
	if at := s.before(from); f.Unit == "%" && at > 1 && s.low(at) == "by" && s.Tokens[at-1].XPOS == lang.VBG && levels[s.low(at-1)] { // "boosted school spending by 2 percent", where the parse sees who spends
		for v := at - 2; v >= 0 && at-v < 7; v-- {
			if changes[s.lemma(v)] && s.Tokens[v].UPOS == lang.Verb {
				return hearsay.Measure(s.low(at-1) + " " + s.low(v))
			}
			if !s.noun(v) && s.Tokens[v].UPOS != lang.Adj {
				break
			}
		}
	}
	if after := s.ofThem(f); after != "" {
		return hearsay.Measure(after)
	}
	if w := string(m); f.Unit == "%" && (motionForms[w] || goings[w]) {
		if _, noun := s.mover(n); noun >= 0 && s.Tokens[noun].UPOS == lang.Noun && !firmNouns[s.lemma(noun)] && !r.person(s, noun) {
			return hearsay.Measure(s.phrase(noun).Of(s.text)) + " " + m // "satisfaction has risen, going from 46 percent to 55"
		}
	}
	before := s.rightBefore(f)
	verb := ctx.pred >= 0 && s.Tokens[ctx.pred].UPOS == lang.Verb
	switch w := strings.ToLower(string(m)); {
	case m == "", spans[w], timeWords[w]:
		return hearsay.Measure(before)
	case statistics[lastField(w)] && !strings.Contains(w, " of "):
		if before == "" && verb && !tells[s.lemma(ctx.pred)] && !announces[s.lemma(ctx.pred)] {
			before = s.verbPhrase(ctx.pred)
		}
		return hearsay.Measure(cmp.Or(before, string(m)))
	case before != "" && verb && !strings.HasPrefix(before, s.low(ctx.pred)) && w == s.low(ctx.pred):
		return hearsay.Measure(before)
	}
	return m
}

// ofThem returns what those are or do of whom the number is a part, where a pronoun stands
// for them: "expired" of "90 percent of which had expired", "women" of "46 % of them women".
func (s *sentence) ofThem(f quantity.Found) string {
	_, to := s.tokens(f.Quantity.Span)
	at := to + 1
	if w := s.low(to - 1); to > 1 && pronounced[w] && s.low(to-2) == "of" { // the quantity takes in "of them"
		at = to - 1
	} else if s.low(to) != "of" || !pronounced[s.low(at)] {
		return ""
	}
	if after := s.afterShare(at); after != "" {
		return after
	}
	if at+1 < len(s.Tokens) && s.Tokens[at+1].UPOS == lang.Noun {
		return s.low(at + 1)
	}
	return ""
}

// pronounced are pronouns for those of whom a number is a part.
var pronounced = set("which whom them those these")

// countMoved returns the noun whose count moved to or from the bare number at token n, with
// the verb: "claims fell" of "asylum claims fell to 41,200".
func (s *sentence) countMoved(n int, ctx surroundings) hearsay.Measure {
	v := ctx.pred
	if v < 0 || s.Tokens[v].UPOS != lang.Verb || !motionForms[s.low(v)] && !motionBases[s.low(v)] && s.lemma(v) != "thin" && s.lemma(v) != "swell" && s.lemma(v) != "go" {
		return ""
	}
	if w := s.low(s.before(n)); w != "to" && w != "from" {
		return ""
	}
	sub := s.nearestSubject(v)
	if sub >= 0 && (s.low(sub) == "which" || s.low(sub) == "that") && sub > 1 {
		sub -= 1
		if s.low(sub) == "," {
			sub--
		}
	}
	if sub < 0 || sub > v || s.Tokens[sub].UPOS != lang.Noun || persons[s.lemma(sub)] || tallies[s.lemma(sub)] || nounMeasures[s.lemma(sub)] != "" {
		return ""
	}
	return hearsay.Measure(s.phrase(sub).Of(s.text) + " " + s.low(v))
}

// statistics are nouns for how numbers were put together, and not for what they measure.
var statistics = set("average total mean median sum rest combined extra")

// done returns what the verb that governs a count says of those counted, where nothing
// but their noun was read: "signed", "brought down", "found" of what the police found.
// Verbs of telling and having say nothing by themselves; what people have does.
func (r *reader) done(s *sentence, f quantity.Found, n, counted int, ctx surroundings) hearsay.Measure {
	_, to := s.tokens(f.Quantity.Span)
	at := max(to, counted+1, n+1)
	if m, _ := s.behind(at); m != "" {
		return m
	}
	if m, _ := s.behindList(at); m != "" && (ctx.pred < 0 || ctx.pred > n) {
		return m
	}
	if m := r.byVerb(s, counted, ctx); m != "" {
		return m
	}
	if m := s.inState(at); m != "" && counted < 0 {
		return m
	}
	if v := ctx.pred; v >= 0 && s.low(at) == "that" && ctx.role != lang.Obl && (sayings[s.lemma(v)] || witnesses[s.lemma(v)]) { // "told 240 workers that"
		return ""
	}
	m, _ := s.relativeOf(at)
	return m
}

// byVerb is [reader.done] by the verb that governs the count.
func (r *reader) byVerb(s *sentence, counted int, ctx surroundings) hearsay.Measure {
	if first := counted; first >= 0 && s.Tokens[first].Rel == lang.Conj { // the next of what the verb has as an object
		for s.Tokens[first].Rel == lang.Conj && s.Tokens[first].Head >= 0 && s.noun(s.Tokens[first].Head) {
			first = s.Tokens[first].Head
		}
		if h := s.Tokens[first].Head; h >= 0 && s.Tokens[h].UPOS == lang.Verb {
			ctx = surroundings{pred: h, role: s.Tokens[first].Rel}
		}
	}
	v := ctx.pred
	if v < 0 || s.Tokens[v].UPOS != lang.Verb || len(ctx.nouns) > 0 && ctx.nouns[0] != counted {
		return ""
	}
	lemma := s.lemma(v)
	if keeps[lemma] && counted > v {
		if m := s.located(counted + 1); m == Present && r.person(s, counted) || m != "" && m != Present && lemma == "have" {
			return m
		}
	}
	switch done := ctx.role == lang.Obj || ctx.role == lang.NsubjPass; {
	case ctx.role == lang.Nsubj && leadsOn[lemma] && (s.infinitive(v) || s.child(v, lang.Xcomp) > v+2 && s.low(v+1) == "to"):
		return hearsay.Measure(s.verbPhrase(s.child(v, lang.Xcomp)))
	case lemma == "have" && ctx.role == lang.Nsubj:
		if o := s.child(v, lang.Obj); o > v && s.Tokens[o].UPOS == lang.Noun {
			span := s.phrase(o)
			if from, _ := s.tokens(span); s.low(from-1) == "no" {
				span.Start = s.Tokens[from-1].Start
			}
			return hearsay.Measure(strings.ToLower(span.Of(s.text)))
		}
		return ""
	case lemma == "speak" && counted > v && (s.low(v+1) == "to" || s.low(v+1) == "with"):
		return hearsay.Measure(s.low(v) + " " + s.low(v+1))
	case s.particle(v) >= 0 && lemma != "be":
	case counted >= 0 && done && (handles[lemma] || lemma == "find" && s.child(v, lang.Xcomp) < 0):
	case tells[lemma] || announces[lemma] || witnesses[lemma] || awaited[lemma]:
		return ""
	}
	return hearsay.Measure(s.verbPhrase(v))
}

// leadsOn are verbs whose infinitive says what their subject does, or has done to it.
var leadsOn = set("have need begin start try manage continue refuse agree decide fail")

// handles are verbs of which some tell nothing else, that say what is done with things
// that they have as an object.
var handles = set("bring take carry seize seek")

// placeAt reports whether the words from token i on name a place where something is.
func (s *sentence) placeAt(i int) bool {
	return i+1 < len(s.Tokens) && s.Tokens[i].UPOS == lang.Adp && locating[s.low(i)] && s.low(i) != "of" &&
		(s.Tokens[i+1].UPOS == lang.Det || s.Tokens[i+1].UPOS == lang.Propn) && !timeWords[s.lemma(min(i+2, len(s.Tokens)-1))]
}

// keeps are verbs of having and finding people somewhere.
var keeps = set("have find keep")

// numbering returns what a count of people is where the noun before its "of" tells it:
// how many a place has ("a town of 400 people") and how many a poll asked ("a survey of
// 1,020 tenants").
func (r *reader) numbering(s *sentence, f quantity.Found, counted int) hearsay.Measure {
	from, _ := s.tokens(f.Quantity.Span)
	if f.Unit != "1" || from < 2 || s.low(from-1) != "of" || counted >= 0 && !r.person(s, counted) && s.Tokens[counted].UPOS != lang.Noun {
		return ""
	}
	switch w := s.lemma(from - 2); {
	case asking[w] && counted >= 0:
		return "surveyed"
	case settlements[w] && (counted < 0 || public[s.lemma(counted)]):
		return "population"
	}
	return ""
}

var (
	// asking are nouns for those whom a poll asks, and for the poll.
	asking = set("survey poll panel sample")
	// settlements are nouns for where people live.
	settlements = set("place town city village hamlet island settlement country nation township suburb borough community")
)

// locating are prepositions for where somebody or something is.
var locating = set("in at on inside outside aboard around near under within among behind off out")
