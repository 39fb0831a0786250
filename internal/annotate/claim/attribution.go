package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// attribution returns the quotation that holds the span and who vouches for it.
// The smallest quotation wins: in a chain it is the one nearest to the words.
// Where nothing is quoted, the subject of a verb like "announced" vouches.
func (r *reader) attribution(s *sentence, at hearsay.Span, pred int) (string, []hearsay.Party) {
	r.byDeed = false
	id := ""
	if q := r.quotationAt(s, at); q != nil {
		id = q.ID
	}
	best := r.heldBy(s, at, s.deedAt)
	if best == nil || best.Form == hearsay.Indirect {
		from, _ := s.tokens(at)
		for _, read := range []func(*sentence, int) hearsay.Party{r.givenBy, r.anotherSays, r.ownCount, r.reporting, r.refuted, r.byCount, r.foreteller, r.putter, r.figureOf, r.asserted, r.owningUp, r.saidOf, r.toldBy, r.reportThat, r.trailing} {
			if p := read(s, from); p.Name != "" {
				return id, r.sources(s, []hearsay.Party{p})
			}
		}
	}
	for _, p := range []hearsay.Party{r.tellsOn(s, best, at), r.ofItself(s, best), r.countsWithin(s, best, pred), r.tellsToo(s, best, at)} {
		if p.Name != "" {
			return id, r.sources(s, []hearsay.Party{p})
		}
	}
	if best != nil && best.Form != hearsay.Indirect && best.Speaker.Name != "" {
		if p := r.withinSpeech(s, best, at, pred); p.Name != "" {
			return id, append(r.sources(s, []hearsay.Party{best.Speaker}), r.sources(s, []hearsay.Party{p})...)
		}
	}
	if best != nil {
		chain := best.Chain
		if len(chain) == 0 && best.Speaker.Name != "" {
			chain = []hearsay.Party{best.Speaker}
		}
		if chain = r.sources(s, chain); len(chain) > 0 {
			if best.Form == hearsay.Indirect {
				chain = r.reframed(s, at, chain, best)
			}
			return id, chain
		}
		if p := r.byEvidence(best); p.Name != "" && best.Form != hearsay.Direct {
			return id, []hearsay.Party{p}
		}
		if p := r.teller(s, at); p.Name != "" {
			return id, []hearsay.Party{p}
		}
		if best.Speaker.Name == "" && len(best.Speaker.Mentions) > 0 && best.Form == hearsay.Indirect {
			n, _ := s.tokens(best.Speaker.Mentions[0])
			if p := r.takenUp(s, n); p.Name != "" {
				return id, r.sources(s, []hearsay.Party{p})
			}
		}
		if best.Speaker.Name == "" && s.pronounBefore(best) {
			if p := r.spokeBefore(s, hearsay.Person, func(string) bool { return true }); p.Name != "" {
				return id, []hearsay.Party{p}
			}
		}
	}
	if p := r.holder(s, at); p.Name != "" {
		return id, r.sources(s, []hearsay.Party{p})
	}
	if p := r.gapped(s, at, pred); p.Name != "" {
		return id, r.sources(s, []hearsay.Party{p})
	}
	first := pred
	for range 3 {
		if pred < 0 || pred != first && !declares[s.lemma(pred)] && r.parted(s, pred, at) {
			break
		}
		if s.bareParticiple(pred) {
			break
		}
		if r.vouchesBy(s, pred, at) && !s.countsDoers(pred, at) {
			if p := r.announcer(s, pred); p.Name != "" && !r.among(s, pred) && !r.framesOther(s, pred, at) && !s.mustDo(pred) {
				r.byDeed = true
				return id, r.sources(s, []hearsay.Party{p})
			}
		}
		if p := r.reviser(s, pred); p.Name != "" {
			return id, r.sources(s, []hearsay.Party{p})
		}
		if rel := s.Tokens[pred].Rel; rel != lang.Xcomp && rel != lang.Ccomp && rel != lang.Conj && rel != lang.Parataxis {
			break // what is joined to a clause and has a subject of its own
		}
		pred = s.Tokens[pred].Head
	}
	from, _ := s.tokens(at)
	if best == nil {
		if p := r.onlooker(s, from); p.Name != "" {
			r.byDeed = true
			return id, r.sources(s, []hearsay.Party{p})
		}
	}
	if best == nil || best.Form == hearsay.Indirect || best.Form == hearsay.Mixed && (best.Speaker.Name == "" || share(best.Speaker.Name)) && !s.inMarks(from) {
		if p := r.vouched(s, at); p.Name != "" {
			return id, r.sources(s, []hearsay.Party{p})
		}
	}
	return id, nil
}

// withinSpeech returns whose figure the speaker of a direct quotation gives: "The army speaks of 31 dead," she said. It is
// nobody's else where the frame lies outside the quotation, or the speaker is in it.
func (r *reader) withinSpeech(s *sentence, q *hearsay.Quote, at hearsay.Span, pred int) hearsay.Party {
	n, _ := s.tokens(at)
	inside := func(p hearsay.Party) bool {
		return p.Name != "" && p.Name != q.Speaker.Name && len(p.Mentions) > 0 && !ofSpeakers(p.Mentions[0].Of(s.text)) &&
			slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Contains(p.Mentions[0]) })
	}
	for _, read := range []func(*sentence, int) hearsay.Party{r.byCount, r.putter, r.figureOf, r.ownCount, r.reportThat} {
		if p := read(s, n); inside(p) {
			return p
		}
	}
	if pred >= 0 && givesFigure[s.lemma(pred)] && !s.negated(pred) && s.child(pred, lang.AuxPass) < 0 {
		if sub := s.subjectOf(pred); sub >= 0 && sub < pred && s.Tokens[sub].Start < at.Start {
			if p := r.announcer(s, pred); inside(p) {
				return p
			}
		}
	}
	return hearsay.Party{}
}

// tellsToo returns who tells the figure at the span in a clause of its own behind reported speech: "the ministry
// said that 24 had died; the hospital reports 30 dead".
func (r *reader) tellsToo(s *sentence, q *hearsay.Quote, at hearsay.Span) hearsay.Party {
	pred := s.head(s.tokens(at))
	for range 3 {
		if pred < 0 || s.Tokens[pred].UPOS == lang.Verb {
			break
		}
		pred = s.Tokens[pred].Head
	}
	if q == nil || q.Form != hearsay.Indirect || len(q.Cue) == 0 || pred < 0 || !givesFigure[s.lemma(pred)] || !s.finite(pred) || s.negated(pred) {
		return hearsay.Party{}
	}
	sub := s.subjectOf(pred)
	if sub < 0 || sub > pred || s.Tokens[sub].Start < q.Cue[0].End || s.Tokens[sub].UPOS == lang.Pron {
		return hearsay.Party{}
	}
	from, _ := s.tokens(s.phrase(sub))
	for from > 0 && s.Tokens[from-1].UPOS == lang.Det {
		from--
	}
	switch s.low(from - 1) {
	case "and", "but", "while", ";", "whereas":
		return r.announcer(s, pred)
	}
	return hearsay.Party{}
}

// givesFigure are verbs of telling a figure that stands as their object.
var givesFigure = set("say report count admit announce estimate quote cite state")

// ofSpeakers reports whether the words stand for who speaks or is spoken to.
func ofSpeakers(words string) bool {
	switch strings.ToLower(words) {
	case "i", "we", "you", "our", "my", "your", "us", "me":
		return true
	}
	return false
}

// countsDoers reports whether the number counts those who do what the verb at v says, or tells their share: who vouches for
// something is not counted by it, "15 percent of Greens approve of his work".
func (s *sentence) countsDoers(v int, at hearsay.Span) bool {
	sub, i := s.nearestSubject(v), s.head(s.tokens(at))
	if s.child(v, lang.AuxPass) >= 0 {
		return false // "31 dead were recorded by the ministry"
	}
	for range 4 {
		if i < 0 || s.Tokens[i].UPOS == lang.Verb {
			return false
		}
		if i == sub {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// vouchesBy reports whether the subject of the verb pred vouches for the number at the span by doing what that says:
// announcing, hoping for, finding or asking for so many.
func (r *reader) vouchesBy(s *sentence, pred int, at hearsay.Span) bool {
	if s.Tokens[pred].XPOS == lang.VBG && s.countsSayers(pred) || s.wouldHave(pred) {
		return false
	}
	if from, to := s.tokens(r.quantity); r.unit == "%" {
		if sub := s.nearestSubject(pred); sub >= from && sub < to { // "fewer than 15 percent of them approve"
			return false
		}
	}
	switch lemma := s.lemma(pred); {
	case announces[lemma] && s.Tokens[pred].Rel != lang.Amod && !s.elseDone(pred, at) && !s.negated(pred) && !r.ofThoseCounted(s, pred),
		holds[lemma] && !s.negated(pred),
		r.sum && founds[lemma] && !s.elseDone(pred, at),
		lemma == "ask" && s.low(pred+1) == "for":
		return true
	}
	return r.polices(s, pred) || r.foresees(s, pred) || s.gives(pred, at) || s.ascribes(pred, at) || r.findsCount(s, pred, at)
}

// countsSayers reports whether who does what the participle at token v says are some number of those, told right before
// it: "with 24 percent saying that they would never pay".
func (s *sentence) countsSayers(v int) bool {
	for v--; v > 0 && (s.noun(v) || s.low(v) == "%" || s.low(v) == "of" || s.Tokens[v].UPOS == lang.Det || s.Tokens[v].UPOS == lang.Adj); v-- {
	}
	return v > 0 && s.Tokens[v].UPOS == lang.Num
}

// refuted returns who gave the number at token n that somebody else says is not right: "140 were on
// shift, not 126 as the company reported".
func (r *reader) refuted(s *sentence, n int) hearsay.Party {
	if n < 1 || s.low(n-1) != "not" {
		return hearsay.Party{}
	}
	return r.asReported(s, n)
}

// onlooker returns the reporter or witness who has seen what the clause with the number at token n
// tells: "a reporter for the Herald saw soldiers load 12 crates".
func (r *reader) onlooker(s *sentence, n int) hearsay.Party {
	for v := n - 1; v > 0 && n-v < 16 && s.Tokens[v].UPOS != lang.Punct && s.Tokens[v].UPOS != lang.Cconj; v-- {
		if s.Tokens[v].UPOS != lang.Verb || !sees[s.lemma(v)] || s.Tokens[v].XPOS == lang.VBG {
			continue
		}
		sub := s.nearestSubject(v)
		if sub < 0 || sub > v || !onlookers[s.lemma(sub)] || s.at(v+1).XPOS == lang.PRPS || s.negated(v) {
			return hearsay.Party{}
		}
		p := r.evidenceAt(s, sub)
		if k := sub + 1; s.low(k) == "for" || s.low(k) == "from" || s.low(k) == "with" || s.low(k) == "of" { // whose reporter it is
			p.Mentions[0].End = s.Tokens[v].Start
			p.Name = strings.TrimRight(p.Mentions[0].Of(s.text), " ,")
			p.Mentions[0].End = p.Mentions[0].Start + len(p.Name)
		}
		return p
	}
	return hearsay.Party{}
}

var (
	// sees are verbs of seeing something with one's own eyes.
	sees = set("see watch witness observe spot")
	// onlookers are nouns for those who tell what they saw.
	onlookers = set("reporter correspondent photographer journalist cameraman videographer stringer witness eyewitness onlooker bystander passer-by passerby")
)

// tellsOn returns the body that spoke in the sentence before, where "it" behind what is said goes on with that, and not with
// what was told of: "The ferry sank, the ministry said. It had 87 on board, it added."
func (r *reader) tellsOn(s *sentence, q *hearsay.Quote, at hearsay.Span) hearsay.Party {
	if q == nil || q.Form != hearsay.Indirect || len(q.Speaker.Mentions) == 0 || q.Speaker.Mentions[0].Start < at.End || !strings.EqualFold(q.Speaker.Mentions[0].Of(s.text), "it") {
		return hearsay.Party{}
	}
	if p := r.spokeLast(s); p.Type != hearsay.Person && p.Type != hearsay.Group {
		return p
	}
	return hearsay.Party{}
}

// countsWithin returns the body that has counted what somebody else tells: "Lind said that the UN had counted 310 dead".
func (r *reader) countsWithin(s *sentence, q *hearsay.Quote, pred int) hearsay.Party {
	if q == nil || pred < 0 || !(q.Form == hearsay.Indirect && countsUp[s.lemma(pred)] || q.Form == hearsay.Direct && s.lemma(pred) == "say" && s.numberSaid(pred)) {
		return hearsay.Party{}
	}
	sub := s.nearestSubject(pred)
	if sub < 0 || sub > pred || s.Tokens[sub].UPOS == lang.Pron || !q.Span().Contains(hearsay.Span{Start: s.Tokens[sub].Start, End: s.Tokens[sub].End}) {
		return hearsay.Party{}
	}
	if p := r.announcer(s, pred); p.Type == hearsay.Organization && p.Name != q.Speaker.Name {
		return p
	}
	return hearsay.Party{}
}

// numberSaid reports whether a number is all that the verb of saying at token v has behind it: "the ministry says 240".
func (s *sentence) numberSaid(v int) bool {
	n := s.pastBound(v + 1)
	return s.at(n).UPOS == lang.Num && (n+1 >= len(s.Tokens) || s.at(n+1).UPOS == lang.Punct)
}

// countsUp are verbs of counting.
var countsUp = set("count tally estimate verify document")

// ofItself returns the body that the quotation is about in its first words where an "it" behind it is
// said to have said it: "The bank cut 300 jobs, it said".
func (r *reader) ofItself(s *sentence, q *hearsay.Quote) hearsay.Party {
	if q == nil || q.Form != hearsay.Indirect || len(q.Cue) == 0 {
		return hearsay.Party{}
	}
	cue, _ := s.tokens(q.Cue[0])
	if cue < 4 || s.low(cue-1) != "it" || s.low(cue-2) != "," {
		return hearsay.Party{}
	}
	for n := range cue - 2 {
		switch s.Tokens[n].Rel {
		case lang.Nsubj, lang.NsubjPass:
			if p := r.partyOf(s, n); bodies[s.lemma(n)] && s.Tokens[n].XPOS == lang.NN || p.Type == hearsay.Organization {
				return p
			}
			return hearsay.Party{}
		}
	}
	return hearsay.Party{}
}

// foreteller returns who had foretold the amount of the number at token n, in the clause behind
// it: "below the 3.4 percent (that) analysts had expected".
func (r *reader) foreteller(s *sentence, n int) hearsay.Party {
	for v := n + 1; v < len(s.Tokens) && v < n+14 && s.form(v) != "," && s.form(v) != ";"; v++ {
		if s.Tokens[v].UPOS != lang.Verb || !foretells[s.lemma(v)] || !s.clauseOf(n, v) {
			continue
		}
		if sub := s.nearestSubject(v); sub > n && s.noun(sub) {
			return r.announcer(s, v)
		}
		break
	}
	return hearsay.Party{}
}

// foretells are verbs for telling an amount ahead.
var foretells = set("expect forecast predict project estimate anticipate foresee envisage")

// foresees reports whether the verb pred tells what amount somebody expects, as analysts do:
// "Berg sees sales of $3 billion".
func (r *reader) foresees(s *sentence, pred int) bool {
	return r.sum && s.lemma(pred) == "see" && (s.Tokens[pred].XPOS == lang.VBZ || s.Tokens[pred].XPOS == lang.VBP)
}

// ofThoseCounted reports whether the verb at pred is a participle that tells which people the
// number counts: "1,042 Norland registered voters".
func (r *reader) ofThoseCounted(s *sentence, pred int) bool {
	from, to := s.tokens(r.quantity)
	return from < pred && pred <= to+2 && s.at(pred+1).XPOS == lang.NNS && s.lemma(pred) != s.low(pred) && !slices.ContainsFunc(s.Tokens[from:pred], func(t lang.Token) bool {
		return t.UPOS == lang.Noun || t.UPOS == lang.Pron || t.UPOS == lang.Aux || t.UPOS == lang.Punct
	})
}

// among reports whether the number being read is one of the words for who does
// what the verb pred says: "the 15-member council approved", "the two men released
// a statement".
func (r *reader) among(s *sentence, pred int) bool {
	n := s.subjectOf(pred)
	if n < 0 || r.quantity.Len() == 0 {
		return false
	}
	if s.phrase(n).Overlaps(r.quantity) && n < pred {
		return true
	}
	i, _ := s.tokens(r.quantity)
	for hops := 0; i >= 0 && i < len(s.Tokens) && hops < 8 && s.Tokens[i].UPOS != lang.Verb; hops++ {
		if i == n {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// gapped returns who stands right before a number in a clause that leaves out the
// verb of counting of the one before it: "police counted 12,000 people, the
// organisers 80,000", "… at 12,000 and the union at 30,000".
func (r *reader) gapped(s *sentence, at hearsay.Span, pred int) hearsay.Party {
	from, _ := s.tokens(at)
	n := s.before(from)
	if n > 1 && s.low(n) == "at" {
		n--
	}
	if n < 1 || !s.noun(n) || pred >= n || pred >= 0 && !announces[s.lemma(pred)] {
		return hearsay.Party{}
	}
	counting := pred >= 0
	start := n
	for start > 0 && n-start < 5 && s.low(start-1) != "," && s.low(start-1) != "and" && s.low(start-1) != ";" {
		if start--; s.Tokens[start].UPOS == lang.Verb || s.Tokens[start].UPOS == lang.Adp || s.Tokens[start].UPOS == lang.Num {
			return hearsay.Party{}
		}
	}
	if start < 2 || n-start >= 5 {
		return hearsay.Party{}
	}
	for j := start - 2; j > 0 && !counting; j-- {
		counting = s.Tokens[j].UPOS == lang.Verb && announces[s.lemma(j)]
	}
	if !counting || !r.hasNumber(s, 0, start) {
		return hearsay.Party{}
	}
	if p := r.partyOf(s, n); p.Type != hearsay.Unknown {
		return p
	}
	if bodies[s.lemma(n)] || r.person(s, n) { // "the unions"
		return r.evidenceAt(s, n)
	}
	return hearsay.Party{}
}

// quotationAt returns the smallest quotation that holds the span, nil if there
// is none.
func (r *reader) quotationAt(s *sentence, at hearsay.Span) *hearsay.Quote {
	return r.heldBy(s, at, func(*hearsay.Quote, hearsay.Span) bool { return false })
}

// heldBy is [reader.quotationAt] of those that are not to be left out.
func (r *reader) heldBy(s *sentence, at hearsay.Span, leftOut func(*hearsay.Quote, hearsay.Span) bool) *hearsay.Quote {
	var best *hearsay.Quote
	for _, q := range r.said[s.index] {
		if !slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Contains(at) }) || s.adds(q) || leftOut(q, at) {
			continue
		}
		if best == nil || q.Span().Len() < best.Span().Len() || q.Span() == best.Span() && nearer(q, best) {
			best = q
		}
	}
	return best
}

// nearer reports whether the cue of a stands between that of b and the words: "readers
// asked about her assertion that …".
func nearer(a, b *hearsay.Quote) bool {
	return len(a.Cue) > 0 && len(b.Cue) > 0 && b.Cue[0].Start < a.Cue[0].Start && a.Cue[0].End <= a.Span().Start
}

// adds reports whether the cue of what was taken for reported speech says that
// somebody has more of something: "The firm added 4,000 jobs".
func (s *sentence) adds(q *hearsay.Quote) bool {
	if q.Form != hearsay.Indirect || len(q.Cue) == 0 {
		return false
	}
	cue, to := s.tokens(q.Cue[0])
	if cue >= to || s.lemma(cue) != "add" {
		return false
	}
	obj := s.child(cue, lang.Obj)
	return obj > cue && s.child(obj, lang.Nummod) >= 0
}

// pronounBefore reports whether "he" or "she" stands right before the cue of the
// quotation.
func (s *sentence) pronounBefore(q *hearsay.Quote) bool {
	if len(q.Cue) == 0 {
		return false
	}
	from, _ := s.tokens(q.Cue[0])
	w := s.low(from - 1)
	return w == "he" || w == "she"
}

// holds are verbs of holding something to be so much, or hoping for it, whose subject
// vouches for it.
var holds = set("hope believe think reckon suspect value peg gauge foresee fear")

// polices reports whether the verb pred tells what police or rescuers did, by a noun for
// them or a body of that name: who has arrested or found so many says so.
func (r *reader) polices(s *sentence, pred int) bool {
	n := s.subjectOf(pred)
	if n < 0 || n >= pred || s.Tokens[n].Rel == lang.NsubjPass {
		return false
	}
	if s.lemma(pred) == "treat" && upper(s.form(n)) && r.partyOf(s, n).Type == hearsay.Organization {
		return true
	}
	named := s.capital(n) && n > 0 && s.capital(n-1) && squads[s.low(n)] && slices.ContainsFunc(strings.Fields(strings.ToLower(s.phrase(n).Of(s.text))), func(w string) bool { return watches[w] })
	return (named || services[s.low(n)]) && (finding[s.lemma(pred)] || seeking[s.lemma(pred)] && s.low(pred+1) == "for")
}

var (
	// finding are verbs of what police and rescuers do with those whom they count.
	finding = set("arrest detain charge find seize recover rescue treat cite seek")
	// seeking are verbs of looking "for" them, and what such a one is on.
	seeking = set("look search hunt lookout")
	// services are nouns for them.
	services = set("police officers deputies troopers medics firefighters detectives investigators paramedics prosecutors inspectors rescuers authorities monitors divers searchers observers auditors")
	// squads are nouns for bodies of them, in names with one of watches: "the Eskerra Police
	// Department", "the Lorne County Sheriff's Office".
	squads  = set("police department office guard patrol service brigade")
	watches = set("police sheriff sheriff's sheriff’s constabulary coast fire highway border rescue ambulance")
)

// gives reports whether the verb pred puts a number on something: "gave it as 94",
// "lists its population as 94", "gives it a 40 percent chance", "gave a new figure of 310".
func (s *sentence) gives(pred int, at hearsay.Span) bool {
	n, to := s.tokens(at)
	if obj := n - 2; keepsList[s.lemma(pred)] && s.low(n-1) == "of" && obj > pred && s.noun(obj) && rolls[s.lemma(obj)] { // "have a list of 1,044 names"
		return true
	}
	if !listing[s.lemma(pred)] {
		return false
	}
	if s.lemma(pred) == "give" && s.before(n) == pred && n == pred+1 && s.Tokens[n].UPOS == lang.Num && (to >= len(s.Tokens) || s.at(to).UPOS == lang.Punct) { // "the institute gives 4.9"
		return true
	}
	for j := pred + 1; j < n; j++ {
		if s.low(j) == "as" && j == s.before(n) && s.low(j-2) != "as" || s.noun(j) && countNouns[s.lemma(j)] {
			return true
		}
	}
	return false
}

var (
	// keepsList are verbs of having a list that one has made, and rolls are nouns for such.
	keepsList = set("have keep hold maintain compile publish draw")
	rolls     = set("list register roll record database tally count log ledger file")
)

// ascribes reports whether the verb pred tells what somebody holds to be the cause of the deaths or cases
// that the number at the span counts: "The agency has linked the pills to four deaths".
func (s *sentence) ascribes(pred int, at hearsay.Span) bool {
	n, to := s.tokens(at)
	if !ascribing[s.lemma(pred)] || s.Tokens[pred].XPOS == lang.VBG || s.low(s.before(n)) != "to" && s.low(s.before(n)) != "for" {
		return false
	}
	for to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Adj {
		to++
	}
	return s.noun(to) && nounMeasures[s.lemma(to)] != ""
}

// ascribing are verbs of holding something to be the cause of something.
var ascribing = set("link tie attribute connect trace blame")

// findsCount reports whether the verb pred tells how many deaths or cases the body that is its subject has found by
// looking: "The institute found 902 deaths on the roads".
func (r *reader) findsCount(s *sentence, pred int, at hearsay.Span) bool {
	n := s.subjectOf(pred)
	if pred < 0 || s.lemma(pred) != "find" || n < 0 || n >= pred || !s.noun(n) || s.Tokens[n].Rel == lang.NsubjPass || s.negated(pred) {
		return false
	}
	if _, to := s.tokens(at); nounMeasures[s.lemma(to)] == "" || !s.noun(to) {
		return false
	}
	return bodies[s.lemma(n)] || !evidence[s.lemma(n)] && r.partyOf(s, n).Type == hearsay.Organization
}

// announcer returns who does what the verb pred says.
func (r *reader) announcer(s *sentence, pred int) hearsay.Party {
	n := s.subjectOf(pred)
	if o := s.asideFrom(pred); o > 0 && n >= o && s.noun(o-1) { // "Four casinos – Lind's and three more – reported"
		n = o - 1
	}
	if n >= 0 && s.Tokens[n].Rel == lang.NsubjPass { // what is recorded has not recorded it
		if by := s.child(pred, lang.OblAgent); by > pred && s.noun(by) && (s.capital(by) || s.child(by, lang.DetRel) >= 0 || strings.HasSuffix(s.low(by), "s")) { // and not "by laboratory"
			if p := r.partyOf(s, by); p.Name != "" && p.Type != hearsay.Unknown {
				return p
			}
			if bodies[s.lemma(by)] || evidence[s.lemma(by)] || r.person(s, by) {
				return r.evidenceAt(s, by)
			}
		}
		return r.opener(s, pred)
	}
	if n >= 0 && (timeWords[s.low(n)] || r.inTime(s, n)) { // "a report released Monday says", to the parse
		if k := s.evidenceBefore(pred); k >= 0 {
			return r.evidenceAt(s, k)
		}
		return hearsay.Party{}
	}
	if n >= 0 && s.low(n) == "who" {
		if p := r.personBefore(s, n); p.Name != "" {
			return p
		}
	}
	if n >= 0 && s.Tokens[n].UPOS == lang.Pron && (s.low(n) == "which" || s.low(n) == "who" || s.low(n) == "that") {
		n = r.antecedent(s, pred) // "the ministry, which put the toll at 31"
	}
	if n > 2 && s.low(s.child(n, lang.NmodPoss)) == "whose" { // "the ministry, whose offices were shut, put the toll at 31"
		if n = s.before(s.child(n, lang.NmodPoss)); s.low(n) == "," {
			n--
		}
	}
	if n >= 0 && n < pred && pred-n < 4 && s.Tokens[n].UPOS == lang.Pron {
		if p := r.spokeLast(s); s.low(n) == "it" && n == 0 && p.Name != "" && p.Type != hearsay.Person && p.Type != hearsay.Group { // who told goes on to tell
			return p
		}
		if p := r.partyOf(s, n); p.Name == "" || p.Type == hearsay.Unknown {
			if p := r.takenUp(s, n); p.Name != "" {
				return p
			}
		}
	}
	if n >= 0 && s.low(n) == "it" && n < pred-2 && s.noun(pred-1) { // "It came after the exchange reported …"
		from := pred - 1
		for from > n+1 && !sinces[s.low(from-1)] {
			if from--; s.verbBetween(from, from+1) || s.Tokens[from].UPOS == lang.Punct {
				return hearsay.Party{}
			}
		}
		if sinces[s.low(from-1)] {
			return r.named(s, from, pred)
		}
	}
	if k := s.dashedName(n, pred); k >= 0 {
		return r.named(s, k, s.dashBefore(n))
	}
	if n >= 0 && n < pred && (s.noun(n) || s.Tokens[n].UPOS == lang.Pron) {
		if s.bodyOf(n) {
			return r.evidenceAt(s, n)
		}
		if s.ofMembers(n) {
			name := hearsay.Span{Start: s.Tokens[n-2].Start, End: s.Tokens[n].End}
			return hearsay.Party{Name: name.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{name}}
		}
		p := r.partyOf(s, n)
		if p.Name != "" && p.Type != hearsay.Unknown {
			return p
		}
		if c := s.form(n)[0]; s.Tokens[n].UPOS == lang.Propn && 'A' <= c && c <= 'Z' {
			name := s.phrase(n)
			return hearsay.Party{Name: name.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{name}}
		}
		if w := s.lemma(n); s.noun(n) && (bodies[w] || evidence[w] || r.person(s, n) || discloses[s.lemma(pred)] && s.Tokens[n].UPOS == lang.Noun && !upper(s.form(n)) && !r.inTime(s, n) && !r.inUnit(s, n)) {
			return r.evidenceAt(s, n)
		}
	}
	if n < 0 && pred > 0 && s.noun(pred-1) && (pred == 1 || s.capital(pred-1)) { // taken for a clause without a subject
		if p := r.partyOf(s, pred-1); p.Name != "" && p.Type != hearsay.Unknown {
			return p
		}
	}
	if n >= 0 && n < pred && s.noun(n) && s.lemma(pred) == "put" && s.low(pred-1) != "," && strings.Contains(s.text[s.Tokens[pred].End:max(s.Tokens[pred].End, r.quantity.Start)], " at ") { // whatever puts something at a number
		return r.evidenceAt(s, n)
	}
	return r.opener(s, pred)
}

// asideFrom returns the first dash of the aside between dashes that ends right before the verb
// pred, -1 if there is none.
func (s *sentence) asideFrom(pred int) int {
	if pred < 4 || !s.dash(pred-1) {
		return -1
	}
	for o := pred - 2; o > 0; o-- {
		if s.dash(o) {
			return o
		}
	}
	return -1
}

// ofMembers reports whether the name at token n is that of a body named after its many members: "the
// Nurses’ League".
func (s *sentence) ofMembers(n int) bool {
	return n > 1 && s.Tokens[n-1].XPOS == lang.POS && !strings.HasSuffix(s.low(n-1), "s") && upper(s.form(n-2)) && upper(s.form(n))
}

// dashedName returns where the name begins that the noun at token n, between dashes before the
// verb pred, tells more of: "Corvane - a consultancy in Halm - recorded"; -1 if there is none.
func (s *sentence) dashedName(n, pred int) int {
	dash := s.dashBefore(n)
	if dash < 1 || n >= pred || !s.dash(pred-1) || s.Tokens[dash-1].UPOS != lang.Propn {
		return -1
	}
	k := dash - 1
	for k > 0 && s.Tokens[k-1].UPOS == lang.Propn {
		k--
	}
	if k > 0 && s.low(k-1) == "of" { // "the mayor of Halm - a town"
		return -1
	}
	return k
}

// dashBefore returns the dash that stands before the article of the noun at token n, -1 if there
// is none.
func (s *sentence) dashBefore(n int) int {
	if n < 1 {
		return -1
	}
	from, _ := s.tokens(s.phrase(n))
	if s.at(from-1).UPOS == lang.Det {
		from--
	}
	if !s.dash(from - 1) {
		return -1
	}
	return from - 1
}

// dash reports whether token i is a dash, or a hyphen between spaces.
func (s *sentence) dash(i int) bool {
	return dashes[s.low(i)] || s.low(i) == "-" && i > 0 && s.at(i-1).End < s.at(i).Start
}

// discloses are verbs of telling that have nobody but people and bodies for a subject.
var discloses = set("confirm announce disclose acknowledge admit reckon pledge vow tally")

// takenUp returns whom the pronoun at token n stands for where the mentions leave it
// open: the one person who has spoken right before, or the body that vouches for the
// figure before it.
func (r *reader) takenUp(s *sentence, n int) hearsay.Party {
	switch s.low(n) {
	case "he", "she":
		if p := r.spokeLast(s); p.Type == hearsay.Person {
			return p
		}
		return r.spokeBefore(s, hearsay.Person, func(string) bool { return true })
	case "they":
		if p := r.spokeLast(s); p.Type == hearsay.Group || p.Type == hearsay.Unknown && strings.HasSuffix(p.Name, "s") {
			return p
		}
		return r.documentBefore(s, "they")
	case "it":
		if p := r.spokeLast(s); p.Type == hearsay.Organization {
			return p
		}
		if p := r.documentBefore(s, "it"); p.Name != "" {
			return p
		}
		k := len(r.out) - 1
		for k >= 0 && r.out[k].sentence == s.index {
			k--
		}
		if k >= 0 && r.out[k].sentence == s.index-1 && r.t.Sentences[s.index-1].Paragraph == s.Paragraph && len(r.out[k].Attribution) > 0 {
			if p := r.out[k].Attribution[len(r.out[k].Attribution)-1]; p.Type != hearsay.Person && p.Type != hearsay.Group {
				return p
			}
		}
	}
	return hearsay.Party{}
}

// spokeLast returns the only one who speaks in the sentence before, where the paragraph is
// the same.
func (r *reader) spokeLast(s *sentence) (by hearsay.Party) {
	if s.index == 0 || r.t.Sentences[s.index-1].Paragraph != s.Paragraph {
		return hearsay.Party{}
	}
	for _, q := range r.said[s.index-1] {
		if by.Name != "" && by.Name != q.Speaker.Name {
			return hearsay.Party{}
		}
		by = q.Speaker
	}
	return by
}

// personBefore returns the person that the "who" at token n stands for by name, past
// what an apposition says of him or her: "Ana Lind, an analyst at Corvane, who".
func (r *reader) personBefore(s *sentence, n int) hearsay.Party {
	for _, k := range slices.Backward(r.parties.In(s.index, max(0, n-14), n)) {
		m := &r.parties.Mentions[k]
		if s.verbBetween(m.To, n) {
			break
		}
		if m.Entity >= 0 && m.Kind == names.Name && r.parties.Entities[m.Entity].Type == hearsay.Person {
			return hearsay.Party{Name: r.parties.Entities[m.Entity].Name, Type: hearsay.Person, Mentions: []hearsay.Span{m.Span}}
		}
	}
	return hearsay.Party{}
}

// sinces are words before what something comes after.
var sinces = set("after before as since when while because")

// counter returns who has counted, where nobody is said to have told it: the
// name in brackets behind the number, the owner of the count.
func (r *reader) counter(s *sentence, f quantity.Found, ctx surroundings) []hearsay.Party {
	p := r.noted(s, f.Quantity.Span)
	if p.Name == "" {
		p = r.owner(s, ctx)
	}
	if p.Name == "" {
		return nil
	}
	return r.sources(s, []hearsay.Party{p})
}

// knowledge are nouns for what somebody has that a statement rests on.
var knowledge = set("information evidence data intelligence indications reports figures knowledge")

// holder returns who "has information that" what stands at the span.
func (r *reader) holder(s *sentence, at hearsay.Span) hearsay.Party {
	for j := 2; j < len(s.Tokens) && s.Tokens[j].End <= at.Start; j++ {
		if !knowledge[s.low(j)] || s.low(j+1) != "that" {
			continue
		}
		for k := j - 1; k > 0 && k >= j-3; k-- {
			if w := s.low(k); (w == "has" || w == "have" || w == "had") && s.noun(k-1) {
				return r.partyOf(s, k-1)
			}
		}
	}
	return hearsay.Party{}
}

// partyOf leads the noun phrase of token n to the party it stands for.
func (r *reader) partyOf(s *sentence, n int) hearsay.Party {
	from, to := s.tokens(s.phrase(n))
	if start, end := r.parties.Around(s.index, n); start >= 0 {
		from, to = min(from, start), max(to, end) // "Smith & Wesson", of which the parse makes two
	}
	return r.parties.Party(s.index, from, max(to, n+1))
}
