package claim

import (
	"cmp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// measure says what the number measures, and whether that is a measure that
// the program knows. The noun counted comes first ("150 injuries"), then the
// nouns above it ("losses of 5,000 people"), then the predicate ("5,000 died").
func (r *reader) measure(s *sentence, f quantity.Found, n, counted int, ctx surroundings) (hearsay.Measure, bool) {
	if m, ok := s.label(f); ok {
		return m, true
	}
	if m := s.compared(f); m != "" {
		return m, false
	}
	if s.ofMagnitude(f) {
		return "magnitude", false
	}
	if m := s.extent(f); m != "" {
		return m, false
	}
	if m := s.changeOf(f); m != "" {
		return m, false
	}
	if counted >= 0 && s.lemma(counted) == "point" && counted+1 < len(s.Tokens) && s.Tokens[counted+1].UPOS == lang.Noun { // "a 20-point lead"
		return hearsay.Measure(s.low(counted + 1)), false
	}
	if m := s.inClause(f); m != "" && f.Unit != "1" {
		return m, false
	}
	if m := s.apposed(f); m != "" {
		return m, false
	}
	if m := s.favoured(f); m != "" {
		return m, false
	}
	if money(f.Unit) {
		if m := s.offLevel(f); m != "" {
			return m, false
		}
		if v := s.valuing(n); v >= 0 && s.pricedBy(f) == "" {
			if sub := s.nearestSubject(v); sub >= 0 && sub < v && moneys[s.lemma(sub)] { // "the offer valued Velcor at $121 billion"
				return hearsay.Measure(s.low(sub) + " " + s.low(v)), false
			}
			return hearsay.Measure(s.low(v)), false
		}
		if k := s.before(n); ctx.pred >= 0 && s.lemma(ctx.pred) == "cost" && ctx.role != lang.Nsubj || k > 0 && (s.low(k) == "cost" || s.low(k) == "costs") {
			return "cost", false
		}
		if m := r.moving(s, f, n, ctx); m != "" {
			return m, false
		}
		if m := r.valueOf(s, n, ctx); m != "" {
			return m, false
		}
		return r.moneyMeasure(s, n, ctx), false
	}
	if m := s.costs(n, counted); m != "" {
		return m, true
	}
	if m := s.ofGroup(f); m != "" {
		return m, true
	}
	if from, _ := s.tokens(f.Quantity.Span); from > 1 && f.Unit == "1" && s.low(from-1) == "to" && s.lemma(from-2) == "injury" {
		return Wounded, true // "the death of a clerk and injuries to five guests"
	}
	if m := together(s, n); m != "" {
		return m, true
	}
	if counted >= 0 && f.Unit == "1" && (s.lemma(counted) == "body" || s.lemma(counted) == "corpse") && retrieved[s.low(counted+1)] { // "and 38 bodies found"
		return Killed, true
	}
	if j := s.lossesAt(n); j >= 0 && states[s.low(max(n, counted)+1)] == "" {
		if m := s.lossMeasure(j); m != "" {
			return m, true
		}
	}
	if m, known := r.ofAnother(s, f, n, counted, ctx); m != "" {
		return m, known
	}
	if counted < 0 || r.person(s, counted) || forces[s.lemma(counted)] {
		if m := s.struckBy(f); m != "" {
			return m, true
		}
		if m := r.fate(s, f, counted, ctx); m != "" {
			return m, true
		}
	}
	if m, ok := r.befell(s, n, counted, ctx); ok {
		return m, true
	}
	if counted >= 0 && r.person(s, counted) && states[s.low(counted-1)] != "" {
		if m, known := s.relativeOf(counted + 1); known && m == Hospitalized {
			return m, true // "the three wounded men who were hospitalized"
		}
	}
	if v := ctx.pred; v >= 0 && counted > v && (ctx.role == lang.Obj && meets[s.lemma(v)] || s.lemma(v) == "result" && s.low(v+1) == "in") && r.person(s, counted) {
		if m, ok := s.woundsBehind(s.pastDashes(counted + 1)); ok {
			return m, true
		}
	}
	if m, ok := s.shotBehind(f, n, counted); ok && (counted < 0 || r.person(s, counted)) {
		return m, true
	}
	if m, ok := s.stateAfter(n, counted); ok && m == states["alive"] && ctx.pred >= 0 && lifts[s.lemma(ctx.pred)] { // "were pulled out alive"
		return Rescued, true
	} else if then := s.afterAboard(max(n, counted) + 1); ok && m == OnBoard && then != "" {
		return then, true
	} else if ok && m == states["alive"] && ctx.pred >= 0 && s.lemma(ctx.pred) == "bury" { // which tells nothing of who lives
		return hearsay.Measure(s.low(ctx.pred)), false
	} else if ok && !(m == OnBoard && r.harmed(s, n, counted, ctx)) {
		return m, true
	}
	if m, ok := s.leftSo(f); ok {
		return m, true
	}
	if m := s.cutOff(counted); m != "" {
		return m, true
	}
	unit := -1
	if counted >= 0 && unitWord(s, counted, f) {
		unit, counted = counted, -1
	}
	if m := s.matter(f); m != "" {
		if fallen, ok := falls[string(m)]; ok && length(f.Unit) {
			return fallen, false
		}
		deed := s.deed(ctx.pred)
		if v := ctx.pred; v >= 0 && (handles[s.lemma(v)] || s.lemma(v) == "find") && v < n {
			deed = s.verbPhrase(v)
		}
		return hearsay.Measure(strings.TrimSpace(string(m) + " " + deed)), false
	}
	if (f.Unit == "%" || f.Share && (counted < 0 || r.person(s, counted))) && ctx.pred > n {
		if m := s.opinion(ctx.pred); m != "" {
			return m, false
		}
	}
	if m := s.bareShare(f); m != "" {
		return hearsay.Measure(m), false
	}
	if f.Unit == "%" {
		if noun := r.shareOf(s, f); noun != "" && !(ctx.pred >= 0 && verbMeasures[s.lemma(ctx.pred)] != "") {
			deed := cmp.Or(s.afterShare(s.shareNoun(f)), s.deed(ctx.pred), s.rightBefore(f))
			return hearsay.Measure(strings.TrimSpace("share of " + noun + " " + deed)), false
		}
	}
	if f.Unit == "%" && ctx.pred >= 0 && s.lemma(ctx.pred) == "account" {
		return "share", false
	}
	if movable(f.Unit) || s.perNumber(f) {
		if verb, _ := s.mover(n); verb >= 0 && r.sharedWith(s, verb) != nil {
			return r.movedMeasure(s, n, string(f.Change)), false
		}
		if _, noun := s.mover(n); noun >= 0 && s.isLevel(noun) {
			return r.movedMeasure(s, n, string(f.Change)), false
		}
		if m := r.moving(s, f, n, ctx); m != "" && f.Change != "" {
			return m, false
		}
	}
	if f.Unit != "1" || counted < 0 && unit < 0 && !f.Share {
		if m := s.sizeOf(n); m != "" && (f.Unit != "1" || !tallies[strings.ToLower(string(m))] && nounMeasures[strings.ToLower(string(m))] == "") {
			return m, false
		}
	}
	if counted < 0 && unit < 0 || f.Unit != "1" {
		if m, known := r.levelOf(s, n, ctx); m != "" && (known || f.Unit != "1" || s.stated(n) >= 0 || s.standing(n) >= 0 || levels[strings.ToLower(string(m))] || !f.Share && r.leveled(s, n, ctx)) {
			return m, known
		}
	}
	if from, _ := s.tokens(f.Quantity.Span); f.Unit == "1" && s.low(from-1) == "of" && from > 2 && aheadNouns[s.lemma(from-2)] && s.lemma(from-3) != "take" {
		return hearsay.Measure(s.low(from - 2)), false // "a lead of more than 200 delegates"
	}
	if m := s.livesLost(f, counted, ctx); m != "" {
		return m, true
	}
	people := counted < 0 && unit < 0 && f.Unit == "1" || counted >= 0 && r.person(s, counted)
	if counted >= 0 && posts[s.lemma(counted)] && ctx.pred >= 0 && (cuts[s.lemma(ctx.pred)] || tells[s.lemma(ctx.pred)] && !addings[s.lemma(ctx.pred)] && s.tellsCuts()) {
		return Jobs, true
	}
	if from, _ := s.tokens(f.Quantity.Span); counted >= 0 && posts[s.lemma(counted)] && s.low(from-1) == "of" && lossOf[s.lemma(from-2)] { // "the loss of 5,000 jobs"
		return Jobs, true
	}
	if o := s.child(max(ctx.pred, 0), lang.Obj); people && ctx.pred >= 0 && shrinks[s.lemma(ctx.pred)] && o > ctx.pred && o < n && workforces[s.lemma(o)] && s.low(s.before(n)) == "by" {
		return Jobs, true // "cut its workforce by 5,000"
	}
	if counted >= 1 && posts[s.lemma(counted-1)] && (s.lemma(counted) == "cut" || s.lemma(counted) == "loss") { // "4,200 job cuts"
		return Jobs, true
	}
	if counted >= 0 {
		if m, ok := nounMeasures[s.lemma(counted)]; ok {
			if deed, ok := r.governedOf(s, counted); ok && persons[s.lemma(counted)] {
				return deed, true // "the release of the 21 captives"
			}
			return r.bySense(s, m, counted, ctx)
		}
		if m, ok := s.stateOf(counted); ok {
			return m, true
		}
		if m, ok := r.governedOf(s, counted); ok && people {
			return m, true
		}
		if people && s.taken(n) {
			return Hospitalized, true
		}
		if s.marker(counted) == "of" && counted > n { // "21 of the 200 who were kidnapped" need not be all of them
			if m, ok := r.governedOf(s, n); ok {
				return m, true
			}
			if s.Tokens[n].Head != counted && ctx.pred >= 0 && verbMeasures[s.lemma(ctx.pred)] != "" && people {
				return verbMeasures[s.lemma(ctx.pred)], true
			}
		}
		if m, ok := r.participle(s, counted); ok {
			return m, true
		}
	}
	if counted < 0 && unit < 0 {
		if f.Unit == "1" && s.taken(n) {
			return Hospitalized, true
		}
		if m, ok := nounMeasures[s.lemma(n)]; ok {
			return m, true
		}
		if n+1 < len(s.Tokens) { // "1,500 dead", "40 injured"
			if m, ok := nounMeasures[s.low(n+1)]; ok && !s.noun(n+1) {
				return m, true
			}
			if m, ok := verbMeasures[s.lemma(n+1)]; ok && s.Tokens[n+1].XPOS == lang.VBN {
				return m, true
			}
		}
	}
	for _, i := range ctx.nouns {
		if i == counted {
			continue
		}
		if m, ok := nounMeasures[s.lemma(i)]; ok && people {
			return m, true
		}
	}
	if people && (ctx.pred < 0 || ctx.role == lang.Obl || tells[s.lemma(ctx.pred)] || ctx.pred < n && s.Tokens[ctx.pred].Rel == lang.Root) {
		if m := s.relative(max(n, counted)); m != "" {
			return m, false
		}
	}
	if v := s.doneByThem(f); v >= 0 && people && verbMeasures[s.lemma(v)] == "" {
		return hearsay.Measure(s.low(v)), false
	}
	if from, _ := s.tokens(f.Quantity.Span); counted >= 0 && s.low(from-1) == "to" && s.low(from-2) == "home" { // "home to some 6,000 residents"
		return plainNoun(s, counted), false
	}
	if v := counted + 1; counted >= 0 && v < len(s.Tokens) && s.Tokens[v].XPOS == lang.VBN && s.Tokens[v].UPOS == lang.Verb && s.Tokens[v].Head == counted && v != ctx.pred && !tells[s.lemma(v)] && (ctx.pred < 0 || len(ctx.nouns) > 0) { // "30 % of the 2,383 delegates needed"
		return hearsay.Measure(s.low(counted) + " " + s.low(v)), false
	}
	if ctx.pred < 0 {
		return plainNoun(s, counted), false
	}
	return r.predicateMeasure(s, f, n, counted, people, ctx)
}

// livesLost returns [Killed] for lives that are lost and taken, whatever is done to others.
func (s *sentence) livesLost(f quantity.Found, counted int, ctx surroundings) hearsay.Measure {
	if counted < 0 || s.lemma(counted) != "life" || s.Tokens[counted].XPOS != lang.NNS {
		return ""
	}
	from, _ := s.tokens(f.Quantity.Span)
	v := ctx.pred
	switch {
	case s.low(from-1) == "of" && s.lemma(from-2) == "loss":
		return Killed
	case v < 0:
		return ""
	case ctx.role == lang.NsubjPass && (s.lemma(v) == "lose" || takesLives[s.lemma(v)]), ctx.role == lang.Obj && takesLives[s.lemma(v)] && counted > v:
		return Killed
	}
	return ""
}

// ofGroup returns what befell the people of a group whose size the number is: "killed" of "a lorry
// hit a car, killing a family of four".
func (s *sentence) ofGroup(f quantity.Found) hearsay.Measure {
	from, _ := s.tokens(f.Quantity.Span)
	if f.Unit != "1" || from < 2 || s.low(from-1) != "of" || !companies[s.lemma(from-2)] {
		return ""
	}
	t := s.Tokens[from-2]
	if t.Head < 0 || t.Rel != lang.Obj && t.Rel != lang.NsubjPass && (t.Rel != lang.Nsubj || verbMeasures[s.lemma(t.Head)] != Killed || transitives[s.lemma(t.Head)]) {
		return ""
	}
	if m := verbMeasures[s.lemma(t.Head)]; seizes[m] {
		return m
	}
	return ""
}

// companies are nouns for people who are together.
var companies = set("family group party crew team band squad gang")

// ofAnother reads a count that the parse has as the subject of a verb before it, which has
// its subject, and the larger one of two that are one out of the other: of "freed 21 of the
// 200 who were kidnapped" that of the 200.
func (r *reader) ofAnother(s *sentence, f quantity.Found, n, counted int, ctx surroundings) (hearsay.Measure, bool) {
	from, to := s.tokens(f.Quantity.Span)
	at := max(to, counted+1, n+1)
	if s.low(from-1) == "the" && s.low(from-2) == "of" && from > 2 && s.Tokens[from-3].UPOS == lang.Num && counted >= 0 && r.person(s, counted) {
		if m, ok := verbMeasures[s.lemma(min(at, len(s.Tokens)-1))]; ok && s.Tokens[at].XPOS == lang.VBN {
			return m, true
		}
		if m, known := s.relativeOf(at); known {
			return m, true
		}
	}
	if sub := s.child(max(ctx.pred, 0), lang.Nsubj, lang.NsubjPass); f.Unit != "1" || ctx.pred < 0 || ctx.pred > n || ctx.role != lang.Nsubj && ctx.role != lang.NsubjPass && ctx.role != lang.Conj || sub < 0 || sub > ctx.pred {
		return "", false
	}
	if m, known := s.behind(at); m != "" {
		return m, known
	}
	return s.behindList(at)
}

// leveled reports whether a bare number is the level of a common noun that stands in the
// plural or whose verb says how much it comes to: "sales were down to 21,300", "arrivals
// have reached 31,400". What somebody is or has may be an age or a score.
func (r *reader) leveled(s *sentence, n int, ctx surroundings) bool {
	at := r.level(s, n, ctx)
	if at < 0 || s.low(s.before(n)) == "by" || r.person(s, at) || s.Tokens[at].UPOS != lang.Noun {
		return false
	}
	return s.Tokens[at].XPOS == lang.NNS || ctx.pred >= 0 && (comesTo[s.lemma(ctx.pred)] || changes[s.lemma(ctx.pred)] && s.low(s.before(n)) == "to")
}

// comesTo are verbs of coming to an amount.
var comesTo = set("total amount reach exceed average number top")

// stateOf returns the measure that an adjective or a participle before the noun
// tells: "1,500 dead", "three injured people".
func (s *sentence) stateOf(noun int) (hearsay.Measure, bool) {
	for j := range s.Tokens {
		t := s.Tokens[j]
		if m := victimsOf[s.lemma(j)]; m != "" && j+1 == noun && s.lemma(noun) == "victim" {
			if after, _ := s.behind(noun + 1); after == "" { // but for "all seven shooting victims are expected to live"
				return m, true
			}
		}
		if t.Head != noun || t.UPOS != lang.Adj && (t.Rel != lang.Amod || t.XPOS != lang.VBN) {
			continue
		}
		if m, ok := nounMeasures[s.lemma(j)]; ok {
			return m, true
		}
		if m, ok := nounMeasures[s.low(j)]; ok {
			return m, true
		}
	}
	return "", false
}

// victimsOf lead nouns for a deed, right before "victims", to what that did to them.
var victimsOf = map[string]hearsay.Measure{
	"shooting": Shot, "gunshot": Shot, "stabbing": Stabbed, "stab": Stabbed, "bullet": Shot, "murder": Killed, "homicide": Killed, "drowning": Killed, "burn": Wounded,
	"kidnapping": Captured, "kidnap": Captured, "abduction": Captured,
}

// doneByThem returns the participle of what was done by the number's people: "accused" of
// "accused of fraud by more than 60 clients". It is -1 where none leads to them.
func (s *sentence) doneByThem(f quantity.Found) int {
	from, _ := s.tokens(f.Quantity.Span)
	by := s.before(from)
	if by < 1 || s.low(by) != "by" {
		return -1
	}
	for j := by - 1; j >= 0 && by-j < 8; j-- {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Verb && t.XPOS == lang.VBN:
			return j
		case t.UPOS == lang.Verb, t.UPOS == lang.Punct, t.UPOS == lang.Aux, t.UPOS == lang.Cconj:
			return -1
		}
	}
	return -1
}

// relative returns the verb of the clause behind token i that says of the people
// counted what they did or what was done to them: "the 11 million who entered",
// "people who had their records stolen".
func (s *sentence) relative(i int) hearsay.Measure {
	if w := s.low(i + 1); w != "who" && w != "whose" {
		return ""
	}
	verb := ""
	for j := i + 2; j < len(s.Tokens) && j < i+12; j++ {
		t := s.Tokens[j]
		if t.UPOS == lang.Punct && !strings.ContainsAny(s.form(j), "\"“”") || t.UPOS == lang.Num {
			break
		}
		if t.UPOS != lang.Verb || tells[s.lemma(j)] || s.low(j-1) == "so" {
			continue
		}
		verb = s.low(j)
		break
	}
	return hearsay.Measure(verb)
}

// tellsCuts reports whether the sentence tells of jobs that are done away with: "announced 4,200
// jobs" alone may be new ones.
func (s *sentence) tellsCuts() bool {
	for j := range s.Tokens {
		if w := s.lemma(j); cuts[w] && w != "go" || layoffs[w] || w == "go" && s.low(j-1) != "to" && j > 0 && (s.Tokens[j-1].UPOS == lang.Aux || s.Tokens[j].XPOS == lang.VB) {
			return true
		}
	}
	return false
}

// layoffs are words for losing jobs besides the verbs that do away with them.
var layoffs = set("loss layoff redundancy redundant close closure closing shut shutdown restructuring restructure downsizing downsize reduction reduce affect threaten risk")

var (
	// lossOf are nouns for what is done to jobs that go.
	lossOf = set("loss elimination shedding")
	// shrinks are verbs of making a workforce smaller by a number.
	shrinks    = set("cut reduce trim shrink slash downsize")
	workforces = set("workforce staff headcount payroll staffing")
)

// aheadNouns are nouns for being ahead and behind by a number.
var aheadNouns = set("lead margin majority advantage edge deficit shortage surplus")

// addings are verbs of having and getting, among those that tell: jobs that are
// added are not cut.
var addings = set("add have grow rise get take be remain become contain amount")

// sizeOf returns the noun of which an amount in a unit is the size: "at a
// distance of 221,559 miles", "returns of 7 %", "a 50 per cent premium".
func (s *sentence) sizeOf(n int) hearsay.Measure {
	top := n
	for range 3 {
		t := s.Tokens[top]
		if t.Head < 0 {
			return ""
		}
		if t.Rel == lang.Nmod && s.marker(top) == "of" && t.Head < top && s.Tokens[t.Head].UPOS == lang.Noun {
			return hearsay.Measure(s.phrase(t.Head).Of(s.text))
		}
		if m := s.compoundBehind(top); m != "" && (t.Rel == lang.Compound || t.Rel == lang.Nummod) && t.Head > top {
			return m
		}
		if h := s.Tokens[t.Head]; t.Rel == lang.Compound && h.UPOS == lang.Noun && t.Head > top && (s.low(top) == "percent" || s.low(top) == "cent" || s.low(top) == "%") {
			return hearsay.Measure(s.low(t.Head))
		}
		if t.Rel != lang.Nummod && t.Rel != lang.Compound {
			return ""
		}
		top = t.Head
	}
	return ""
}

// compoundBehind returns the nouns that touch a word for percent at token i behind, two at the
// least, where that belongs to them: "polling threshold" of "the 15 percent polling threshold".
func (s *sentence) compoundBehind(i int) hearsay.Measure {
	if w := s.low(i); w != "percent" && w != "cent" && w != "%" {
		return ""
	}
	last := i
	for last+1 < len(s.Tokens) && (s.noun(last+1) || last == i && s.Tokens[last+1].XPOS == lang.VBG && s.Tokens[last+1].Rel == lang.Compound) {
		last++
	}
	if last < i+2 || s.Tokens[last].UPOS != lang.Noun || s.Tokens[i].Head > last || persons[s.lemma(last)] {
		return ""
	}
	return hearsay.Measure(s.text[s.Tokens[i+1].Start:s.Tokens[last].End])
}

// ofJail reports whether the prisoners at token i are those whom a jail has, or has room for, and
// nobody has taken.
func (s *sentence) ofJail(i int) bool {
	for j := range s.Tokens {
		if w := s.lemma(j); s.noun(j) && j != i && (w == "jail" || w == "prison" || w == "penitentiary" || w == "inmate" || w == "cell" || w == "place" || w == "capacity") {
			v := s.verbOver(hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[i].End})
			return v >= 0 && holdsRoom[s.lemma(v)]
		}
	}
	return false
}

// holdsRoom are verbs for whom a jail has, or has room for.
var holdsRoom = set("have hold house build design contain accommodate intend mean keep")

// bySense keeps a noun like "recruit" from hiding the verb: "5,000 prisoners
// were killed" counts killed, "admitted 10,000 refugees" the admitted. It reports
// whether the measure is one that the program knows.
func (r *reader) bySense(s *sentence, m hearsay.Measure, counted int, ctx surroundings) (hearsay.Measure, bool) {
	if m == Captured && s.lemma(counted) == "prisoner" && s.ofJail(counted) { // "was built for 1,200 prisoners"
		return hearsay.Measure(s.low(counted)), false
	}
	if ctx.pred < 0 || !persons[s.lemma(counted)] && !described[s.lemma(counted)] {
		return m, true
	}
	if v, ok := s.hit(ctx.pred); ok && (ctx.role != lang.Nsubj || beForms[s.low(ctx.pred-1)]) {
		return v, true
	}
	v, ok := verbMeasures[s.lemma(ctx.pred)]
	done := ctx.role == lang.Obj || ctx.role == lang.NsubjPass
	switch {
	case m == Captured && s.lemma(ctx.pred) == "take" && ctx.role == lang.Obj && ctx.pred < counted: // "took 24 prisoners"
		return m, true
	case m == Captured && ctx.role == lang.Nsubj && leavings[s.lemma(ctx.pred)]:
		return hearsay.Measure(s.verbPhrase(ctx.pred)), false
	case ok && (v == Killed || v == Wounded || v == Rescued || done && suffered[v] && v != Attended && v != Present):
		return v, true
	case done && m != Killed && takesIn[s.lemma(ctx.pred)] && len(ctx.nouns) == 0: // the dead come to no stay
		return hearsay.Measure(s.low(ctx.pred)), false
	}
	return m, true
}

var (
	// described are nouns that say what people are, and not what befell them now.
	described = set("refugee evacuee prisoner captive hostage protester protestor demonstrator marcher participant attendee recruit conscript survivor")
	// takesIn are verbs of letting people come and stay, and of keeping them out.
	takesIn = set("admit accept take resettle host shelter welcome receive absorb relocate house accommodate grant bar reject refuse deport return expel turn vet screen register exchange swap trade")
	// leavings are verbs by which those held go away.
	leavings = set("leave go return come walk arrive get")
)

// participle reads a clause that hangs on the counted noun: "soldiers killed in
// action", "people who died".
func (r *reader) participle(s *sentence, counted int) (hearsay.Measure, bool) {
	for j := range s.Tokens {
		t := s.Tokens[j]
		if t.Head == counted && (t.Rel == lang.Acl || t.Rel == lang.AclRelcl) && !s.doneToOthers(j) && !r.hasNumber(s, counted+1, max(counted+1, j)) {
			if m, ok := verbMeasures[s.lemma(j)]; ok {
				return m, true
			}
			if m := befalls[s.lemma(j)+" "+s.low(j+1)]; m != "" && r.person(s, counted) { // "who went missing"
				return m, true
			}
			if x := s.child(j, lang.Xcomp); s.lemma(j) == "find" && x == j+1 && r.person(s, counted) { // "people found shot to death"
				if m, ok := s.hit(x); ok {
					return m, true
				}
			}
			if m, ok := s.hit(j); ok && r.person(s, counted) && (beForms[s.low(j-1)] || t.Rel == lang.Acl && t.XPOS == lang.VBN) {
				return m, true // "four victims who had been shot to death"
			}
		}
	}
	return "", false
}

// doneToOthers reports whether the verb at token j says of the people it describes what they
// do to others: "holding candles", "who killed a guard".
func (s *sentence) doneToOthers(j int) bool {
	if s.Tokens[j].XPOS == lang.VBN || !transitives[s.lemma(j)] {
		return false
	}
	sub := s.child(j, lang.Nsubj)
	return sub < 0 || s.low(sub) == "who" || s.low(sub) == "that" || s.low(sub) == "which"
}

// transitives are verbs that lead to a measure of those to whom it is done.
var transitives = set(`kill slay murder wound injure hurt maim capture abduct kidnap arrest detain displace uproot rescue save release free liberate seize recruit enlist conscript
	hold control occupy infect treat vaccinate immunize immunise inoculate`)

// harmed reports whether the people counted, who stand before "aboard", are said to have
// been harmed or saved: "the death of eight sailors aboard a ship".
func (r *reader) harmed(s *sentence, n, counted int, ctx surroundings) bool {
	if _, ok := r.governedOf(s, max(n, counted)); ok {
		return true
	}
	if ctx.pred > n && suffered[verbMeasures[s.lemma(ctx.pred)]] && (ctx.role == lang.NsubjPass || ctx.role == lang.Nsubj && verbMeasures[s.lemma(ctx.pred)] == Killed && s.child(ctx.pred, lang.Obj) < 0) {
		return true // "all 40 people aboard died"
	}
	if ctx.pred > n && ctx.role == lang.Nsubj && befalls[s.lemma(ctx.pred)] != "" {
		return true // "all 52 on board survived"
	}
	return ctx.pred >= 0 && ctx.pred < n && ctx.role == lang.Obj && verbMeasures[s.lemma(ctx.pred)] != ""
}

// predicateMeasure reads the measure from the verb or adjective that governs
// the number.
func (r *reader) predicateMeasure(s *sentence, f quantity.Found, n, counted int, people bool, ctx surroundings) (hearsay.Measure, bool) {
	if x := s.child(ctx.pred, lang.Xcomp); x > ctx.pred && s.Tokens[x].UPOS == lang.Verb && (ctx.role == lang.NsubjPass && awaited[s.lemma(ctx.pred)] || ctx.role == lang.Obj && enabling[s.lemma(ctx.pred)]) {
		ctx.pred, ctx.role = x, lang.Nsubj // "40 people are expected to attend", "allowed 40 people to vote"
	}
	if v := s.infinitiveBehind(max(n, counted) + 1); v >= 0 && ctx.role == lang.Obj && enabling[s.lemma(ctx.pred)] {
		ctx.pred, ctx.role = v, lang.Nsubj // where the parse sees none
	}
	pred := ctx.pred
	lemma := s.lemma(pred)
	if m, ok := nounMeasures[lemma]; ok && !s.noun(pred) && people {
		return m, true
	}
	if o := s.child(pred, lang.Obj); o >= 0 && (lemma == "lose" && s.low(o) == "lives" || lemma == "claim" && s.low(o) == "lives") && people {
		return Killed, true
	}
	if o := s.child(pred, lang.Obj); o >= 0 && (lemma == "lose" || lemma == "leave" || lemma == "abandon") && homes[s.lemma(o)] && people && o != counted {
		return Displaced, true
	}
	if o := s.child(pred, lang.Obj); o >= 0 && lemma == "take" && s.low(o) == "part" && people {
		return Attended, true
	}
	if o := s.child(pred, lang.Obj); o >= 0 && people && o != counted && ctx.role == lang.Nsubj && doses[s.lemma(o)] && gotten[lemma] {
		if s.low(o) == "shot" && o == pred+1 {
			return s.outcome(o, Shot), true // "got shot"
		}
		return Vaccinated, true // "have received a dose"
	}
	if sub := s.child(pred, lang.Nsubj, lang.NsubjPass); sub >= 0 && people && (s.lemma(sub) == "vaccination" || s.lemma(sub) == "immunization" || s.lemma(sub) == "immunisation") {
		return Vaccinated, true
	}
	if lemma == "have" && ctx.role == lang.Obj && counted >= 0 && forces[s.lemma(counted)] {
		return Present, true // "has 850 soldiers at a base"
	}
	if people || counted < 0 {
		for _, noun := range []int{s.nearestSubject(pred), s.child(pred, lang.Obj)} {
			if noun >= 0 && noun != counted && (s.noun(noun) || s.Tokens[noun].UPOS == lang.Adj && states[s.low(noun)] != "") && !(noun < pred && sayings[lemma]) && !(n < pred && noun > pred && s.child(noun, lang.Nummod) >= 0) && !(noun < pred && counted >= 0 && s.numbered(noun)) {
				if m, ok := s.nounMeasure(noun); ok { // "the toll stood at 31", "put the number of dead at 148"
					return m, true
				}
			}
		}
	}
	if as := s.low(pred + 1); as == "as" && ctx.role == lang.NsubjPass && people { // "are recorded as having been victims"
		for j := pred + 2; j < len(s.Tokens) && j < pred+7; j++ {
			if m, ok := verbMeasures[s.lemma(j)]; ok && s.Tokens[j].UPOS == lang.Verb {
				return m, true
			}
			if m := states[s.low(j)]; m != "" && !s.noun(j+1) { // "are registered as missing"
				return m, true
			}
			if s.Tokens[j].UPOS == lang.Noun {
				return hearsay.Measure(s.low(j)), false
			}
		}
	}
	if people && ctx.role == lang.NsubjPass && seeks[lemma] && s.low(pred+1) == "for" && !(counted >= 0 && wanted[s.lemma(counted)]) {
		return Missing, true // "15 people are still being looked for"
	}
	if people && ctx.role == lang.NsubjPass && s.low(pred) == "left" && s.fightsForLife(pred+1) {
		return Wounded, true
	}
	if people && (s.low(pred) == "searching" || s.low(pred) == "search") && ctx.role == lang.Obl && s.low(pred+1) == "for" && !(counted >= 0 && wanted[s.lemma(counted)]) {
		return Missing, true
	}
	if people && ctx.role == lang.Nsubj && s.fightsForLife(pred) {
		return Wounded, true
	}
	if lemma == "take" && people && ctx.role == lang.NsubjPass {
		return hearsay.Measure(s.low(pred)), false // "were taken from their school"
	}
	if tells[lemma] && s.child(pred, lang.Expl) < 0 && lemma != "be" && lemma != "rise" && lemma != "fall" && lemma != "grow" {
		return plainNoun(s, counted), false
	}
	if m, ok := s.hit(pred); ok && people && ctx.role != lang.Obl && (ctx.role != lang.Nsubj || beForms[s.low(pred-1)]) { // but for "was shot in a car with three others"
		return m, true
	}
	if g := s.territory(f, ctx, ""); g != "" {
		return g, true
	}
	if m, ok := verbMeasures[lemma]; ok && s.inSense(pred, ctx.role) {
		if people || suffered[m] && s.low(counted) == "them" && r.peopleMeant(s, counted) {
			return m, true
		}
		if m == Attended || m == Sent && lemma == "deploy" {
			m = hearsay.Measure(s.low(pred)) // things come and join without being at an event
		}
		noun := ""
		if counted >= 0 && !unitWord(s, counted, f) {
			if noun = s.lemma(counted); s.Tokens[counted].UPOS == lang.Pron {
				noun = ""
			}
		} else if area(f.Unit) {
			noun = "territory"
		} else if len(ctx.nouns) > 0 {
			noun = s.lemma(ctx.nouns[0])
		} else if f.Unit == "%" {
			noun = r.shareOf(s, f)
		}
		return hearsay.Measure(strings.TrimSpace(noun + " " + string(m))), noun != "" && m != Sent
	}
	if sub := s.child(pred, lang.Nsubj, lang.NsubjPass); sub >= 0 && ctx.role != lang.Nsubj && ctx.role != lang.NsubjPass {
		if m, ok := nounMeasures[s.lemma(sub)]; ok && people && !(counted >= 0 && s.numbered(sub)) { // "losses exceeded 600,000", "the death toll stood at 12"
			return m, true
		}
		if f.Unit == "%" && f.Change != "" && s.noun(sub) && !levels[s.lemma(sub)] {
			if w := s.low(s.before(n)); w == "up" || w == "down" {
				return hearsay.Measure(w), false // "changing hands at $6,156, down 29 %"
			}
			return hearsay.Measure(s.low(pred)), false // "the coin rose 6 %"
		}
		if f.Unit != "1" && s.Tokens[sub].UPOS == lang.Noun && !persons[s.lemma(sub)] { // "unemployment rose to 5 %"
			return hearsay.Measure(strings.TrimSpace(s.phrase(sub).Of(s.text) + " " + s.low(pred))), false
		}
	}
	if at := max(n, counted) + 1; s.child(pred, lang.Expl) >= 0 && people && at < len(s.Tokens) && s.Tokens[at].UPOS == lang.Verb && s.Tokens[at].XPOS == lang.VBG {
		return hearsay.Measure(s.verbPhrase(at)), false // "there were 340 people waiting"
	}
	if behind := counted + 1; (lemma == "be" || lemma == "there") && people && counted >= 0 {
		switch {
		case s.underRubble(behind):
			return Trapped, true
		case s.low(behind) == "at" && crowded[s.lemma(s.objectBehind(behind))]:
			return Attended, true
		case s.low(0) == "aboard", s.low(0) == "on" && s.low(1) == "board":
			return OnBoard, true
		}
		if m := s.existing(pred, counted); m != "" {
			return m, false
		}
		return Present, true
	}
	if _, to := s.tokens(f.Quantity.Span); s.child(pred, lang.Expl) >= 0 && people && (counted >= 0 || s.placeAt(to)) {
		return Present, true
	}
	if lemma == "be" {
		return plainNoun(s, counted), false
	}
	// on board, aboard
	if people && s.particle(pred) < 0 && !leavings[lemma] && s.aboard(max(n, counted)+1, pred) { // who walked out is not on board
		return OnBoard, true
	}
	if lemma == "carry" && people && counted >= 0 && f.Per == "" && ctx.role == lang.Obj && (s.Tokens[pred].XPOS == lang.VBG || s.Tokens[pred].XPOS == lang.VBD) && s.vehicleBefore(pred) {
		return OnBoard, true
	}
	measure := s.verbPhrase(pred)
	if (lights[lemma] || bareVerbs[lemma]) && s.particle(pred) < 0 && pred > n && (ctx.role == lang.Nsubj || ctx.role == lang.NsubjPass) {
		measure = string(s.lightVerb(pred))
	}
	if counted >= 0 && !unitWord(s, counted, f) && !people && s.Tokens[counted].UPOS != lang.Pron {
		measure = s.low(counted) + " " + measure
	}
	return hearsay.Measure(measure), false
}

// vehicleBefore reports whether a vehicle does what the verb at token i says: "the bus, which
// was carrying".
func (s *sentence) vehicleBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if s.noun(j) {
			return vehicles[s.lemma(j)]
		}
		if t := s.Tokens[j]; t.XPOS == lang.MD || t.UPOS == lang.Verb {
			return false
		}
	}
	return false
}

// vehicles are nouns for what takes people somewhere.
var vehicles = set(`plane airplane aeroplane aircraft jet airliner helicopter flight balloon boat ferry ship vessel raft dinghy canoe yacht trawler tanker bus minibus coach train
	tram car van truck lorry taxi ambulance minivan convoy motorcade carriage`)

// numbered reports whether the noun at token i has a number of its own, before it or behind its
// "of": "the bodies of 40 men".
func (s *sentence) numbered(i int) bool {
	of := s.child(i, lang.Nmod)
	return s.child(i, lang.Nummod) >= 0 || of >= 0 && s.child(of, lang.Nummod) >= 0
}

// infinitiveBehind returns the verb of the infinitive with "to" that begins at token i, -1
// if none does.
func (s *sentence) infinitiveBehind(i int) int {
	if s.low(i) != "to" {
		return -1
	}
	for j := i + 1; j < len(s.Tokens) && j < i+5; j++ {
		if t := s.Tokens[j]; t.UPOS == lang.Verb {
			return j
		} else if t.UPOS != lang.Adv && t.UPOS != lang.Cconj {
			break
		}
	}
	return -1
}

// aboard reports whether those who stand before token at are said to be on board, right
// there or by the predicate.
func (s *sentence) aboard(at, pred int) bool {
	for _, j := range []int{at, pred - 1, pred, pred + 1} {
		if s.low(j) == "aboard" || s.low(j) == "on" && s.low(j+1) == "board" {
			return true
		}
	}
	return false
}

// inSense reports whether a verb that leads to a measure is meant so: those who come come
// to something, and are not said to come down or forward; those drawn and held are the object.
func (s *sentence) inSense(v int, role lang.Rel) bool {
	switch s.lemma(v) {
	case "come":
		p := s.particle(v)
		if role == lang.Obl { // "came third with 11", "come to 310"
			return false
		}
		return s.low(v+1) != "with" && s.low(v+1) != "forward" && s.low(v+1) != "home" && s.low(v+1) != "back" && (p < 0 || s.low(p) == "out" || s.low(p) == "together")
	case "draw", "hold":
		return role != lang.Nsubj
	case "join":
		obj := s.child(v, lang.Obj)
		return role != lang.Obj && (obj < 0 || happenings[s.lemma(obj)] || gatherings[s.lemma(obj)] || obj > v && s.low(obj-1) == "in") // and no search, force or party
	}
	return true
}

var (
	// awaited are verbs in the passive whose infinitive says what those counted do.
	awaited = set("expect schedule project forecast anticipate allow force require ask order urge invite")
	// enabling are verbs whose object does what the infinitive behind it says.
	enabling = set("allow enable let help force require order urge invite permit encourage")
)

// nounMeasure reads the measure of a noun: "toll", "the number of dead", "death
// toll".
func (s *sentence) nounMeasure(noun int) (hearsay.Measure, bool) {
	if m, ok := nounMeasures[s.lemma(noun)]; ok {
		return m, true
	}
	if w := s.lemma(noun); w != "number" && w != "total" && w != "count" && w != "figure" {
		return "", false
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == noun && s.Tokens[j].Rel == lang.Nmod {
			if m, ok := nounMeasures[s.lemma(j)]; ok {
				return m, true
			}
		}
	}
	return "", false
}

// stateAfter reads "12,000 are homeless", "64 people were missing": the state
// behind a form of "be" right after the number or what it counts.
func (s *sentence) stateAfter(n, counted int) (hearsay.Measure, bool) {
	at := max(n, counted) + 1
	if end := s.pastDashes(at); end > at && s.at(end).UPOS == lang.Aux {
		at = end
	}
	if s.low(at) == "," { // "Three people, including a child, were found dead"
		if end := s.behindAside(at); end > at && (s.at(end).UPOS == lang.Aux || deedForms[s.low(end)] != "") {
			at = end
		}
	}
	if s.low(at) == "without" && at+1 < len(s.Tokens) {
		if s.noun(at + 1) {
			return hearsay.Measure("without " + s.low(at+1)), true
		}
		if s.Tokens[at+1].UPOS == lang.Det && at+2 < len(s.Tokens) && s.noun(at+2) { // "left without a home"
			return hearsay.Measure("without " + s.low(at+2)), true
		}
	}
	for end := at + 5; at < len(s.Tokens) && at < end; at++ {
		if s.Tokens[at].UPOS == lang.Num || s.Tokens[at].UPOS == lang.Punct {
			return "", false
		}
		if s.Tokens[at].UPOS == lang.Aux || s.Tokens[at].UPOS == lang.Adv && !(s.low(at) == "aboard" && at == max(n, counted)+1) || s.low(at) == "of" || s.low(at) == "them" || counted < 0 && at == n+1 && (s.low(at) == "more" || s.low(at) == "others") || becomes[s.low(at)] {
			continue
		}
		switch s.low(at) + " " + s.low(at+1) {
		case "set free", "let go":
			return Released, true
		case "in captivity":
			return Captured, true
		case "on the":
			if s.low(at+2) == "run" && (counted < 0 || nounMeasures[s.lemma(counted)] == Captured || s.lemma(counted) == "inmate" || s.lemma(counted) == "convict" || s.lemma(counted) == "detainee") {
				return "escaped", true
			}
		case "in custody":
			return Arrested, true
		case "on board":
			return OnBoard, true
		case "in hospital", "in hospitals":
			return Hospitalized, true
		case "in attendance":
			return Attended, true
		case "without power", "without electricity", "without water", "without heating", "without shelter", "out of":
			if w := s.low(at + 1); w != "of" {
				return hearsay.Measure("without " + w), true
			}
			if u := s.at(at + 2).UPOS; u == lang.Num || counted >= 0 && u != lang.Noun { // "40 tanks out of 300", "rolled four people out of the house"
				break
			}
			return hearsay.Measure("out of " + s.low(at+2)), true
		}
		m, ok := states[s.low(at)]
		if m == Trapped && counted >= 0 && at == max(n, counted)+1 { // "to free five people trapped in the mine": what is done to them counts
			return "", false
		}
		if s.low(at) == "free" {
			m, ok = Released, s.low(at-1) == "set"
		}
		if !ok && counted >= 0 && persons[s.lemma(counted)] && !(s.low(at) == "recovered" && s.Tokens[at-1].UPOS == lang.Aux && s.low(at-1) != "have" && s.low(at-1) != "had") { // "nine people drowned", whatever the parse makes of it, but no bodies that were recovered
			m, ok = deedForms[s.low(at)]
		}
		return m, ok
	}
	return "", false
}

// afterAboard returns what is said to have befallen the people whom the words from token i on,
// right behind them, say to be on board: "those on board died".
func (s *sentence) afterAboard(i int) hearsay.Measure {
	if w := s.low(i); w == "of" && (s.low(i+1) == "those" || s.low(i+1) == "them") {
		i += 2
	} else if w == "those" {
		i++
	}
	switch {
	case s.low(i) == "aboard":
		i++
	case s.low(i) == "on" && s.low(i+1) == "board":
		i += 2
	default:
		return ""
	}
	if m, known := s.sayingOf(i, false); known && suffered[m] && m != OnBoard {
		return m
	}
	return ""
}

// leftSo reads the state that something left people in, by the words: "left the mayor
// and three other guests dead", "leaving at least 12 people wounded".
func (s *sentence) leftSo(f quantity.Found) (hearsay.Measure, bool) {
	from, to := s.tokens(f.Quantity.Span)
	if f.Unit != "1" {
		return "", false
	}
	var m hearsay.Measure
	for j := to; j < len(s.Tokens) && j < to+6; j++ {
		if known, ok := leftIn[s.low(j)]; ok && (j+1 >= len(s.Tokens) || !s.noun(j+1)) {
			m = known
			break
		}
		if s.fightsForLife(j) {
			m = Wounded
			break
		}
		if s.inHospital(j) {
			m = Hospitalized
			break
		}
		if !s.noun(j) && s.Tokens[j].UPOS != lang.Adj {
			return "", false
		}
	}
	if m == "" {
		return "", false
	}
	for j := from - 1; j >= 0 && from-j < 12; j-- {
		switch s.low(j) {
		case "left", "leaves", "leaving", "leave":
			return m, true
		case "made", "makes", "making", "make":
			return m, m == Ill || m == Displaced
		case ",", ";", ".", ":":
			return "", false
		}
		if s.Tokens[j].UPOS == lang.Verb {
			return "", false
		}
	}
	return "", false
}

// inHospital reports whether the words from token i on say that somebody is in a hospital.
func (s *sentence) inHospital(i int) bool {
	if w := s.low(i); w != "in" && w != "at" {
		return false
	}
	at := s.objectBehind(i + 1)
	return at >= 0 && (s.lemma(at) == "hospital" || s.lemma(at) == "hospitals")
}

// fightsForLife reports whether the words from token i on say so of somebody.
func (s *sentence) fightsForLife(i int) bool {
	if w := s.low(i); w != "fighting" && w != "battling" && w != "clinging" || s.low(i+1) != "for" && s.low(i+1) != "to" {
		return false
	}
	for j := i + 2; j < i+4; j++ {
		if w := s.low(j); w == "life" || w == "lives" {
			return true
		}
	}
	return false
}

var (
	// seeks are verbs of looking "for" those who are missing, and wanted those who are looked for because of what they did.
	seeks  = set("look search hunt")
	wanted = set("suspect gunman shooter attacker assailant robber bomber thief killer fugitive inmate prisoner man")
	// crossings are words behind "come" for a way that people take.
	crossings = set("over across back through into")
)

// existing returns what people are of whom the verb at pred says that they are there, "delegates outstanding" of "there are 40
// delegates outstanding", and "" where it tells where they are, or nothing.
func (s *sentence) existing(pred, counted int) hearsay.Measure {
	if s.child(pred, lang.Expl) < 0 && s.low(pred-1) != "there" {
		return ""
	}
	noun := plainNoun(s, counted)
	switch t := s.at(counted + 1); {
	case noun == "":
		return ""
	case t.UPOS == lang.Adj && !s.noun(counted+2), t.XPOS == lang.VBN && !suffered[states[s.low(counted+1)]] && !suffered[verbMeasures[t.Lemma]]:
		return hearsay.Measure(string(noun) + " " + s.low(counted+1))
	}
	return ""
}

// lifts are verbs of getting people out of something.
var lifts = set("pull bring dig take carry get drag haul lift cut")

// leftIn are the states that people are left in.
var leftIn = map[string]hearsay.Measure{"dead": Killed, "wounded": Wounded, "injured": Wounded, "hurt": Wounded, "missing": Missing, "homeless": Displaced, "trapped": Trapped, "ill": Ill, "sick": Ill}

// becomes are verbs between people and the state that they are in: "200 were
// left homeless".
var becomes = set("found discovered left rendered made reported feared pronounced confirmed believed presumed declared listed remain remains remained stayed still set who that as having")

// befell returns what was done to the people counted, where they are the subject
// of a passive verb that says it: of "21 girls captured in May have been freed"
// it is the latter. So it is where they are the object of a verb of freeing, which
// only undoes what befell them before, or of killing.
func (r *reader) befell(s *sentence, n, counted int, ctx surroundings) (hearsay.Measure, bool) {
	if counted >= 0 && s.marker(counted) == "of" && s.Tokens[counted].Head >= 0 && tellings[s.lemma(s.Tokens[counted].Head)] {
		return "", false
	}
	if m := verbMeasures[s.lemma(max(ctx.pred, 0))]; ctx.pred >= 0 && ctx.role == lang.Obj && counted > ctx.pred && seizes[m] && r.person(s, counted) {
		return m, true
	}
	if v := s.verbJoined(ctx.pred); v >= 0 && ctx.role == lang.Obj && counted > ctx.pred && seizes[verbMeasures[s.lemma(v)]] && r.person(s, counted) { // "arrested and charged five people"
		return verbMeasures[s.lemma(v)], true
	}
	if v := ctx.pred; v >= 0 && s.lemma(v) == "lay" && s.particle(v) >= 0 && s.low(s.particle(v)) == "off" && (ctx.role == lang.Obj || ctx.role == lang.NsubjPass) && (counted < 0 || r.person(s, counted)) {
		return Jobs, true
	}
	if people := counted < 0 || s.lemma(counted) != "body" && s.low(counted) != "dead" && (r.person(s, counted) || states[s.low(counted)] != ""); people && counted > n && s.marker(counted) == "of" && ctx.role == lang.NsubjPass && carries[s.lemma(ctx.pred)] && s.taken(counted) {
		return Hospitalized, true // of "four of the injured were taken to hospital" that is the news
	}
	if counted < 0 || ctx.pred < counted || ctx.role != lang.NsubjPass || !r.person(s, counted) || s.Tokens[counted].Rel == lang.Nmod && counted > 1 && s.low(counted+1) == "who" && s.child(counted, lang.Nummod) >= 0 {
		return "", false // of "three of the 40 who came were hurt" the latter is what befell the three
	}
	if m, ok := s.hit(ctx.pred); ok {
		return m, true
	}
	m, ok := verbMeasures[s.lemma(ctx.pred)]
	return m, ok && suffered[m] || m == Released
}

// tellings are nouns for what is told and shown of people, and not the people: "released the names of
// five people".
var tellings = set("name identity photo photograph picture image list detail age description video portrait mugshot biography")

// verbJoined returns the verb that "and" joins to the verb at token v before it, -1 if none
// is.
func (s *sentence) verbJoined(v int) int {
	if v > 1 && s.low(v-1) == "and" && s.Tokens[v-2].UPOS == lang.Verb {
		return v - 2
	}
	return -1
}

// struckBy returns the measure of the verb of harm that stands right before a count, whatever
// the parse makes of it: of "killed six and injured two dozen" that of the latter. It is ""
// where none does, and where an adjective stands there.
func (s *sentence) struckBy(f quantity.Found) hearsay.Measure {
	from, _ := s.tokens(f.Quantity.Span)
	at := s.before(from)
	if f.Unit != "1" || at < 1 || s.Tokens[at-1].UPOS == lang.Det || s.Tokens[at-1].UPOS == lang.Aux || beForms[s.low(at-1)] || s.Tokens[at-1].XPOS == lang.PRPS {
		return ""
	}
	return harming[s.low(at)]
}

// harming are forms of verbs whose object was harmed, or seized.
var harming = map[string]hearsay.Measure{
	"killed": Killed, "killing": Killed, "kills": Killed, "wounded": Wounded, "wounding": Wounded, "wounds": Wounded, "injured": Wounded, "injuring": Wounded, "injures": Wounded,
	"hurting": Wounded, "arrested": Arrested, "arresting": Arrested,
}

// seizes are measures that the verb with people as its object tells whatever else is said
// of them.
var seizes = map[hearsay.Measure]bool{Released: true, Rescued: true, Killed: true, Wounded: true, Arrested: true, Captured: true}

// deedForms are the past forms of verbs that say what befell people.
var deedForms = map[string]hearsay.Measure{
	"died": Killed, "drowned": Killed, "perished": Killed, "fled": Displaced, "marched": Attended, "gathered": Attended,
	"rallied": Attended, "protested": Attended, "escaped": "escaped", "demonstrated": Attended, "attended": Attended, "recovered": "recovered",
}

// cutOff reads "power was out in 21,000 homes": what those counted are without.
func (s *sentence) cutOff(counted int) hearsay.Measure {
	if counted < 0 || !supplied[s.lemma(counted)] {
		return ""
	}
	v := counted + 1
	for v < len(s.Tokens) && s.Tokens[v].UPOS == lang.Aux {
		v++
	}
	if s.low(v) == "lost" && supplies[s.low(v+1)] { // "90,000 homes lost power"
		return hearsay.Measure("without " + s.low(v+1))
	}
	for j := range counted {
		if !supplies[s.low(j)] || s.capital(j) && j > 0 {
			continue
		}
		if w := s.low(j - 1); j > 1 && (w == "off" || w == "cutting" || w == "cut" || w == "out" && strings.HasPrefix(s.low(j-2), "knock")) && s.Tokens[j-2].UPOS != lang.Det { // "shutting off power to 375,000 people"
			return hearsay.Measure("without " + s.low(j))
		}
		for k := j + 1; k < counted; k++ {
			switch s.low(k) {
			case "outage", "outages", "cuts", "failure", "failures":
				if k == j+1 {
					return hearsay.Measure("without " + s.low(j))
				}
			case "out", "off", "down", "cut", "lost", "interrupted", "failed", "severed":
				return hearsay.Measure("without " + s.low(j))
			case "restored", "back", "returned":
				return ""
			}
		}
	}
	return ""
}

// supplies are what homes are supplied with; supplied is who has them.
var (
	supplies = set("power electricity water gas heating internet phone telephone")
	supplied = set("home house household customer resident building property person people user subscriber premise family")
)

// label reads the word or two before a colon that say what the number behind
// it is: "Dead: 43", "Appeal: £6.2 million; received: £1.9 million".
func (s *sentence) label(f quantity.Found) (hearsay.Measure, bool) {
	from, to := s.tokens(f.Quantity.Span)
	if from < 2 || s.low(from-1) != ":" || s.verbIn(to, len(s.Tokens)) || states[s.low(to)] != "" || states[s.low(to+1)] != "" { // "Police: Two dead"
		return "", false
	}
	start := from - 1
	for start > 0 && s.low(start-1) != ";" && s.low(start-1) != "." && s.low(start-1) != "|" {
		start--
	}
	if n := from - 1 - start; n < 1 || n > 4 || s.Tokens[start].UPOS == lang.Pron {
		return "", false
	}
	if words := s.text[s.Tokens[start].Start:s.Tokens[from-2].End]; words == strings.ToUpper(words) || s.Tokens[from-2].UPOS == lang.Propn {
		return "", false // who speaks, in a transcript
	}
	last := from - 2
	for j := start; j <= last; j++ {
		if s.Tokens[j].UPOS == lang.Verb && s.Tokens[j].XPOS != lang.VBN && s.Tokens[j].XPOS != lang.VBG {
			return "", false // a clause: "it said:"
		}
		if m, ok := nounMeasures[s.lemma(j)]; ok {
			return m, true
		}
		if m, ok := states[s.low(j)]; ok {
			return m, true
		}
	}
	return hearsay.Measure(strings.ToLower(s.text[s.Tokens[start].Start:s.Tokens[last].End])), true
}

// matter returns what an amount in a unit is an amount of: "187 millimetres of
// rain", "14 tonnes of food".
func (s *sentence) matter(f quantity.Found) hearsay.Measure {
	if f.Unit == "1" || f.Unit == "%" || money(f.Unit) {
		return ""
	}
	_, to := s.tokens(f.Quantity.Span)
	if to = s.pastTwin(to); s.low(to) != "of" {
		return ""
	}
	for j := to + 1; j < len(s.Tokens) && j < to+5; j++ {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Noun:
			m := s.low(j)
			for ; s.Tokens[j].Rel == lang.Compound && s.Tokens[j].Head > j && s.at(j+1).UPOS == lang.Noun; j++ { // "palm oil"
				m += " " + s.low(j+1)
			}
			return hearsay.Measure(m)
		case t.UPOS != lang.Adj && t.XPOS != lang.VBN && t.XPOS != lang.VBG:
			return ""
		}
	}
	return ""
}

// deed returns the verb as it stands, if it says what is done with an amount
// ("handed") and does not only tell, count or have.
func (s *sentence) deed(pred int) string {
	if pred < 0 || s.Tokens[pred].UPOS != lang.Verb || tells[s.lemma(pred)] || announces[s.lemma(pred)] || valued[s.lemma(pred)] {
		return ""
	}
	return s.low(pred)
}

// opinion returns what a share of people say or have by the verb at pred, where the verb
// alone tells nothing: "believe" of "55 percent of voters said they do not believe it",
// "negative response" of "54 percent have a negative response". It is "" for other verbs.
func (s *sentence) opinion(pred int) hearsay.Measure {
	w := s.lemma(pred)
	switch {
	case sayings[w] || w == "think" || w == "believe" || w == "feel" || w == "agree":
		if c := s.child(pred, lang.Ccomp); c > pred {
			return hearsay.Measure(s.low(pred) + " " + s.withObject(c))
		}
	case w == "have" || w == "hold" || w == "express":
		if o := s.child(pred, lang.Obj); o > pred && s.Tokens[o].UPOS == lang.Noun {
			return hearsay.Measure(s.phrase(o).Of(s.text))
		}
	}
	return ""
}

// withObject returns the verb at token v and the noun that is its object: "hurt wages".
func (s *sentence) withObject(v int) string {
	for _, x := range []int{v, s.child(v, lang.Xcomp)} {
		if x < 0 {
			continue
		}
		if o := s.child(x, lang.Obj); o > x && s.Tokens[o].UPOS == lang.Noun {
			return s.low(x) + " " + s.low(o)
		}
	}
	return s.verbPhrase(v)
}

// shareOf returns what a percentage is a share of: "90 percent of the
// territory".
func (r *reader) shareOf(s *sentence, f quantity.Found) string {
	if at := s.shareNoun(f); at >= 0 {
		return s.low(at)
	}
	return ""
}

// shareNoun returns the noun of which the quantity is a share, -1 if none
// follows it with "of".
func (s *sentence) shareNoun(f quantity.Found) int {
	_, to := s.tokens(f.Quantity.Span)
	if to = s.pastTwin(to); to >= len(s.Tokens) || s.low(to) != "of" {
		return -1
	}
	end := to + 6
	for j := to + 1; j < len(s.Tokens) && j < end; j++ {
		if s.Tokens[j].UPOS == lang.Noun && (j+1 >= len(s.Tokens) || s.Tokens[j+1].UPOS != lang.Noun && s.low(j+1) != "-" || s.Tokens[j].XPOS == lang.NNS && persons[s.lemma(j)] && s.Tokens[j+1].XPOS == lang.NN) { // "of nurses work nights"
			if s.at(j+1).XPOS == lang.POS && s.at(j+2).UPOS == lang.Num { // "of the district's 12,000 students"
				end = j + 6
				continue
			}
			return j
		}
	}
	return -1
}

// pastTwin returns the token of the "of" that the amount before token i shares with one in
// the same unit that is joined to it, or that stands behind brackets: "of" of "8 % and 6 %
// of emissions", of "2 inches (51 mm) of rain". It is i where there is no such "of".
func (s *sentence) pastTwin(i int) int {
	j := s.pastBracket(i)
	if s.low(j) == "and" || s.low(j) == "or" {
		for j++; j < len(s.Tokens) && s.Tokens[j].UPOS == lang.Num; j++ {
		}
		if s.low(j) != s.low(i-1) || s.Tokens[j-1].UPOS != lang.Num {
			return i
		}
		j = s.pastBracket(j + 1)
	}
	if s.low(j) == "of" {
		return j
	}
	return i
}

func plainNoun(s *sentence, counted int) hearsay.Measure {
	if counted < 0 || s.Tokens[counted].UPOS == lang.Pron || currencyWord(s.low(counted)) {
		return ""
	}
	return hearsay.Measure(s.low(counted))
}

func area(unit string) bool {
	switch unit {
	case "km2", "m2", "har", "[acr_us]", "[smi_us]", "[sft_i]":
		return true
	}
	return false
}

// falls are what falls and is measured by its depth.
var falls = map[string]hearsay.Measure{"rain": "rainfall", "snow": "snowfall"}

func length(unit string) bool {
	switch unit {
	case "mm", "cm", "m", "[in_i]", "[ft_i]":
		return true
	}
	return false
}

// timeWords stand beside sums without saying what they are.
var timeWords = set("day week month half quarter year years decade today yesterday monday tuesday wednesday thursday friday saturday sunday")

// retrieved are participles for what became of the dead.
var retrieved = set("found recovered retrieved pulled")

// together returns what the number at n measures where "killed and wounded", "killed or seriously
// wounded" or "killed, wounded or missing" stands close to it, with no other number between: then the
// figure takes in all of them. It is "" where none does.
func together(s *sentence, n int) hearsay.Measure {
	for j := max(0, n-8); j < len(s.Tokens)-2 && j <= n+10; j++ {
		if m := s.fates(j); m != "" && s.clearTo(n, j) {
			return m
		}
	}
	return ""
}

// fates returns what the words from token i on measure together, "" if they are no such words.
func (s *sentence) fates(i int) hearsay.Measure {
	dead, link, next := lifeless[s.low(i)], s.low(i+1), i+2
	if worse[s.low(next)] {
		next++
	}
	switch {
	case link == "," && dead && harmed[s.low(next)]:
		if next++; s.low(next) == "," {
			next++
		}
		if w := s.low(next); w != "and" && w != "or" {
			return ""
		}
		if next++; goneMissing[s.low(next)] {
			next++
		}
		if m := states[s.low(next)]; m == Missing || m == Captured || s.low(next) == "prisoner" {
			return Casualties
		}
	case (link == "and" || link == "or") && dead && harmed[s.low(next)], link == "or" && harmed[s.low(i)] && lifeless[s.low(next)]:
		return KilledAndWounded
	}
	return ""
}

// clearTo reports whether no other number stands between the number at token n and token j.
func (s *sentence) clearTo(n, j int) bool {
	if j < n && s.low(s.before(n)) == "," { // "40 were killed or wounded, 21 were captured"
		return false
	}
	for k := min(n, j); k <= max(n, j); k++ {
		if k != n && s.Tokens[k].UPOS == lang.Num && s.Tokens[k].Head != n && s.Tokens[n].Head != k {
			return false
		}
	}
	return true
}

// goOn gives a bare number, or a number of people of whom nothing is said, the
// measure of the figure just before: "Police put the crowd at 12,000. The
// organisers arrived at 80,000 people."
func (r *reader) goOn(s *sentence, c *candidate) {
	if c.lattice || c.Quantity.Unit != "1" || c.Measure != "" && (c.counted < 0 || !public[s.lemma(c.counted)] || string(c.Measure) != s.low(c.counted)) {
		return
	}
	if c.Measure == "" && (c.counted >= 0 || value(c.found).LessThanOrEqual(ten)) {
		return
	}
	if c.pred < 0 || !countings[s.lemma(c.pred)] {
		return
	}
	if p := r.latest(s.index); p != nil && p.lattice && suffered[p.Measure] && p.Quantity.Unit == "1" && p.sentence >= s.index-2 {
		c.Measure, c.lattice = p.Measure, true
		c.Subject = "" // who counts is not who is counted
	}
}

// doses are what vaccinated people have received.
var doses = set("dose jab shot vaccine vaccination injection")

// gotten are verbs of getting a dose.
var gotten = set("receive get have take need want accept refuse")

// homes are what people who must leave them are displaced from.
var homes = set("home house village town")

// countings are verbs of counting and of how a count moves.
var countings = set("arrive put estimate count bring be rise fall revise raise lower report set reach stand")

// restates reports whether a number says the one before it in other terms:
// "4,200 jobs, or 11 % of its workforce", "€350 million ($410 million)".
func (r *reader) restates(p, c *candidate) bool {
	if p.Quantity == nil || p.Span.End > c.Quantity.Start {
		return false
	}
	between := strings.TrimSpace(r.doc.Text[p.Span.End:c.Quantity.Start])
	switch between {
	case "(", ", or", "or", "(about", ", about", "—", "–", "--":
		return p.Quantity.Unit != c.Quantity.Unit
	}
	return false
}

// held reports whether the words between two figures hold the second against the
// first, or lead from it to the second: "28 percent, compared with 33 percent last
// month", "from 30 crowns a month to 75".
func (r *reader) held(s *sentence, p, c *candidate) bool {
	if p.Span.End > c.Quantity.Start || c.Quantity.Start-p.Span.End > 120 || c.Quantity.Counted != "" && !strings.EqualFold(c.Quantity.Counted, p.Quantity.Counted) {
		return false
	}
	between := " " + strings.ToLower(strings.TrimSpace(r.doc.Text[p.Span.End:c.Quantity.Start])) + " "
	for _, bound := range []string{"just ", "only ", "a mere ", "probably ", "perhaps "} {
		between = strings.TrimSuffix(between, bound)
	}
	if len(between) > 60 && !strings.HasSuffix(between, " compared with ") && !strings.HasSuffix(between, " compared to ") && !strings.HasSuffix(between, ", up from ") && !strings.HasSuffix(between, ", down from ") {
		return false
	}
	if strings.HasSuffix(between, " a month to ") || strings.HasSuffix(between, " a year to ") || between == " to " && c.Quantity.Unit != "1" && p.found.Change == "" && (p.found.Each == c.found.Each || s.low(s.before(p.number(s))) == "from") {
		return true
	}
	if c.Quantity.Unit == "%" && p.found.Change == "" && strings.HasSuffix(between, " to ") && strings.Count(between, " ") < 5 && s.verbless(p.Span.End, c.Quantity.Start) { // "63 percent without attacks to 40"
		return true
	}
	for _, words := range []string{" compared with ", " compared to ", " up from ", " down from ", " versus ", " against "} {
		if strings.HasSuffix(between, words) {
			return true
		}
	}
	return false
}

// whoVerb returns the verb of the clause with "who" right behind a figure, -1 if there
// is none.
func (s *sentence) whoVerb(c *candidate) int {
	_, to := s.tokens(c.found.Quantity.Span)
	if s.low(to) != "who" {
		return -1
	}
	for j := to + 1; j < len(s.Tokens) && j < to+5; j++ {
		if s.Tokens[j].UPOS == lang.Verb {
			return j
		}
	}
	return -1
}

// shareMeasures gives a number without a measure of its own that of its
// neighbour in the list: "35,000 were lost in December, and 30,000 in January".
func (r *reader) shareMeasures(s *sentence, first int) {
	for i := first; i < len(r.out); i++ {
		c := &r.out[i]
		if c.Quantity == nil || i == first {
			continue
		}
		p := &r.out[i-1]
		if p.Quantity == nil || p.Quantity.Unit != c.Quantity.Unit && !r.restates(p, c) && !(p.found.Share && c.Quantity.Unit == "%" && r.held(s, p, c)) {
			continue
		}
		if r.restates(p, c) {
			c.Measure, c.lattice, c.Subject, c.found.Change = p.Measure, p.lattice, cmp.Or(p.Subject, c.Subject), p.found.Change
			continue
		}
		if c.opposed {
			continue
		}
		if r.held(s, p, c) {
			c.Measure, c.lattice = p.Measure, p.lattice
			if v := s.whoVerb(c); v >= 0 { // "compared with only 24 percent who said otherwise"
				c.Measure, c.lattice = hearsay.Measure(s.low(v)), false
			}
			if p.Subject != "" && !c.grouped {
				c.Subject, c.Topical = p.Subject, p.Topical
			}
			if c.Quantity.Counted == "" {
				c.Quantity.Counted = p.Quantity.Counted
			}
			continue
		}
		bare := c.Quantity.Counted == "" && !c.lattice && c.Measure == ""
		if (p.Quantity.Counted != "" || p.gapped || c.Quantity.Unit != "1") && r.gaps(s, p, c) {
			c.gapped, c.Quantity.Counted = true, p.Quantity.Counted
			if c.Measure == "" || c.Quantity.Unit != "1" || c.pred == p.pred || c.pred >= 0 && tells[s.lemma(c.pred)] {
				c.Measure, c.lattice = p.Measure, p.lattice
			}
			if name := r.gapSubject(s, c); name != "" {
				c.Subject, c.Topical = name, false
			} else if c.Subject == "" || c.Topical {
				c.Subject, c.Topical = p.Subject, p.Topical
			}
			continue
		}
		if p.lattice && !c.lattice && c.counted >= 0 && p.counted >= 0 && s.Tokens[c.counted].Rel == lang.Conj && s.Tokens[c.counted].Head == p.counted && r.person(s, c.counted) { // "8 men and 4 women"
			c.Measure, c.lattice = p.Measure, true
			continue
		}
		if bare && p.lattice {
			c.Measure, c.lattice = p.Measure, true
			if c.Subject == "" {
				c.Subject = p.Subject
			}
			c.Quantity.Counted = p.Quantity.Counted
		}
	}
}
