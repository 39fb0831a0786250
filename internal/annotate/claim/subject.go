package claim

import (
	"cmp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// subject says who is counted, on which side. An adjective on the noun counted
// tells it best ("Russian soldiers"), then a name of whom they are ("soldiers
// of Norrand"), then the subject of the verb ("Norrand lost 40 soldiers").
func (r *reader) subject(s *sentence, n, counted int, ctx surroundings, m hearsay.Measure, harm bool) string {
	from := r.clauseStart(s, n)
	name := ""
	if r.sum || r.unit == "%" {
		name = r.possessed(s)
		r.firm = name != ""
	} else if counted >= 0 && !harm {
		name = r.possessing(s)
		r.firm = name != ""
	}
	if name == "" && r.sum {
		name = r.agent(s)
	}
	if name == "" {
		name = r.governed(s, n, counted, ctx, m, from)
	}
	if name == "" {
		name = r.possessor(s, n)
	}
	if name == "" && r.sum {
		name = r.earner(s, n, ctx)
	}
	if name == "" {
		name = r.owning(s, n, ctx)
		r.firm = name != ""
	}
	if name == "" && harm {
		name = r.before(s, from, n, ctx)
	}
	if month[strings.ToLower(name)] {
		return "" // "by Friday 12 boats": when it was counted is not who is counted
	}
	return name
}

// agent returns who did with a sum what the participle behind it says: "the $37 million
// raised by Ansa Lind". It is "" if none stands there.
func (r *reader) agent(s *sentence) string {
	_, to := s.tokens(r.quantity)
	if to+2 >= len(s.Tokens) || s.Tokens[to].XPOS != lang.VBN || s.low(to+1) != "by" {
		return ""
	}
	for j := to + 2; j < len(s.Tokens) && j < to+10; j++ {
		if s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)) {
			if name := r.actorAt(s, j); name != "" {
				return name
			}
			return s.phrase(j).Of(s.text)
		}
		if t := s.Tokens[j]; !s.noun(j) && t.UPOS != lang.Adj && t.UPOS != lang.Det && t.XPOS != lang.PRPS {
			return ""
		}
	}
	return ""
}

// owning returns whose the phrase with the number is ("Lorvane's new $82 offer",
// "its first offer, of $70"), or whose the thing is that the clause tells of
// ("the offer included $60", of an offer that was Lorvane's before).
func (r *reader) owning(s *sentence, n int, ctx surroundings) string {
	from, _ := s.tokens(r.quantity)
	for j := from - 1; j >= 0 && j > from-8; j-- {
		t := s.Tokens[j]
		switch {
		case j > 0 && t.XPOS == lang.POS && s.noun(j-1):
			if name := r.actorAt(s, j-1); name != "" || r.unit != "1" || s.Tokens[j-1].UPOS != lang.Noun || r.person(s, j-1) || wholes[s.lemma(j-1)] || spokesmen[s.lemma(j-1)] && !firmNouns[s.lemma(j-1)] && s.lemma(j-1) != "town" && s.lemma(j-1) != "city" || timeWords[s.lemma(j-1)] || spans[s.lemma(j-1)] || r.inTime(s, j-1) {
				return name
			}
			return s.phrase(j - 1).Of(s.text) // "the camp's 22,000 residents"
		case t.XPOS == lang.PRPS:
			return cmp.Or(r.actorAt(s, j), r.ownerMeant(s, j))
		case t.UPOS == lang.Adj, s.noun(j), s.low(j) == "of" && j == from-1, s.low(j) == "," && s.low(j+1) == "of":
			continue
		}
		break
	}
	if s.Tokens[n].Rel == lang.Nsubj && ctx.pred > n || r.quantity.Len() == 0 {
		return ""
	}
	sub := -1
	if ctx.pred >= 0 {
		sub = s.nearestSubject(ctx.pred)
	}
	if sub < 0 || sub >= n || s.Tokens[sub].UPOS != lang.Noun {
		return ""
	}
	if owner := s.child(sub, lang.NmodPoss); owner >= 0 {
		if r.withinName(s, owner) {
			return ""
		}
		return r.actorAt(s, owner)
	}
	return r.owners[s.lemma(sub)]
}

// withinName reports whether token i stands in a name and does not end it: "Lawyers" of "Lawyers’ Watch", who own nothing.
func (r *reader) withinName(s *sentence, i int) bool {
	from, to := r.parties.Around(s.index, i)
	return from >= 0 && i+1 < to
}

// possessor returns whose the thing counted is: "11 % of its workforce".
func (r *reader) possessor(s *sentence, n int) string {
	for j := n + 1; j < len(s.Tokens) && j <= n+6; j++ {
		switch s.low(j) {
		case "its", "their":
			return r.partyAt(s, j)
		case ",", ";", ".":
			return ""
		}
	}
	return ""
}

// earner returns whose pay, fortune or debt a sum is: "her pay was more than $4
// million".
func (r *reader) earner(s *sentence, n int, ctx surroundings) string {
	at := r.level(s, n, ctx)
	if at < 0 {
		return ""
	}
	owner := s.child(at, lang.NmodPoss)
	if owner < 0 {
		return ""
	}
	if p := r.partyOf(s, owner); p.Type == hearsay.Person || p.Type == hearsay.Organization {
		return p.Name
	}
	return ""
}

// clauseStart returns the token at which the innermost quotation around token n
// begins: whoever said it is not who is counted.
func (r *reader) clauseStart(s *sentence, n int) int {
	start := s.Start
	for _, q := range r.said[s.index] {
		for _, c := range q.Content {
			if c.Start <= s.Tokens[n].Start && s.Tokens[n].End <= c.End {
				start = max(start, c.Start)
			}
		}
	}
	for i, t := range s.Tokens {
		if t.Start >= start {
			return i
		}
	}
	return 0
}

// before returns the country named last before the number, places aside, and those that do the
// harm: "Norrish warplanes killed 40 civilians".
func (r *reader) before(s *sentence, from, n int, ctx surroundings) string {
	harmer := -1
	if ctx.pred >= 0 && ctx.role == lang.Obj && !owners[s.lemma(ctx.pred)] {
		harmer = s.subjectOf(ctx.pred)
		if harmer >= 0 && nounMeasures[s.lemma(harmer)] != "" && !persons[s.lemma(harmer)] {
			harmer = -1 // "Norrish losses have exceeded 600,000"
		}
	}
	for j := n - 1; j >= from; j-- {
		c := r.countryAt(s, j)
		if c == "" {
			continue
		}
		if k := s.headedBy(j); k == harmer || inroads[s.lemma(k)] || missions[s.lemma(k)] || k != j && s.Tokens[k].XPOS == lang.NN && r.person(s, k) {
			continue // "his Norrish wife" is one of nobody
		} else if h := s.Tokens[k].Head; s.Tokens[k].Rel == lang.Nsubj && h > k && announces[s.lemma(h)] && k != j {
			continue // "UN monitors have verified"
		}
		if k := j + 1; k < len(s.Tokens) && s.Tokens[j].UPOS == lang.Adj && (spokesmen[s.lemma(k)] || offices[s.lemma(k)]) {
			continue // whoever counts or is told
		}
		switch p := s.low(j - 1); p {
		case "in", "to", "from", "at", "near", "across":
			continue
		case "the":
			if w := s.low(j - 2); w == "in" || w == "to" || w == "from" || w == "at" {
				continue
			}
		}
		return c
	}
	return ""
}

// headedBy returns the noun that the adjective or name at token i stands before, i itself if
// none follows.
func (s *sentence) headedBy(i int) int {
	for k := s.Tokens[i].Head; k > i && k-i < 5 && s.noun(k) && s.Tokens[i].Rel != lang.NmodPoss; k = s.Tokens[i].Head {
		i = k
	}
	return i
}

// inroads are nouns for what one side does to another: with its name they tell who does it.
var inroads = set("strike airstrike attack raid bombing bombardment shelling missile rocket drone offensive assault invasion blockade incursion crackdown gunfire shellfire fire")

// missions are nouns for the premises of a country in another: those hurt there may be anybody.
var missions = set("embassy consulate mission compound residence")

// governed reads the subject from the parse; tokens before from belong to
// somebody else's clause.
func (r *reader) governed(s *sentence, n, counted int, ctx surroundings, m hearsay.Measure, from int) string {
	if name := r.loser(s, n, ctx.pred); name != "" {
		return name
	}
	if name := r.givenIn(s, n, ctx.pred); name != "" {
		r.firm = true
		return name
	}
	if name := r.ownedBack(s, n, counted, ctx, m); name != "" {
		r.firm = true
		return name
	}
	if counted >= 0 {
		if name := r.sideOf(s, counted); name != "" {
			r.firm = !(ctx.role == lang.Obj && !suffered[m] && persons[s.lemma(counted)] && !forces[s.lemma(counted)] && s.at(counted-1).UPOS == lang.Adj) // who does it may be meant: "employs 40 American workers"
			return name
		}
	}
	if j := s.lossesAt(n); j >= 0 {
		if name := r.whoseLosses(s, j); name != "" {
			r.firm = true
			return name
		}
	}
	for _, i := range ctx.nouns {
		if name := r.sideOf(s, i); name != "" {
			r.firm = true
			return name
		}
	}
	if ctx.pred < 0 {
		return ""
	}
	if obj := s.child(ctx.pred, lang.Obj); r.sum && prices[s.lemma(ctx.pred)] && obj > ctx.pred && obj < n && s.low(s.before(n)) == "at" {
		if name := r.actorAt(s, obj); name != "" {
			return name
		}
		if s.Tokens[obj].UPOS == lang.Noun {
			return r.nounName(s, obj)
		}
	}
	sub := s.subjectOf(ctx.pred)
	if r.sum && sub >= from && sub < n && gains[s.lemma(ctx.pred)] {
		who := sub
		if w := s.low(who); w == "who" || w == "which" || w == "that" {
			who = r.antecedent(s, ctx.pred)
		}
		if who >= 0 {
			if name := r.actorAt(s, who); name != "" {
				return name
			}
			if s.Tokens[who].UPOS == lang.Noun && r.person(s, who) {
				return s.phrase(who).Of(s.text)
			}
		}
	}
	if r.sum {
		return r.recipient(s, n, ctx.pred)
	}
	if sub > n && counted < sub { // the subject of what follows
		return r.before(s, from, n, ctx)
	}
	if sub < from || sub == n || sub == counted {
		name := r.around(s, ctx)
		r.firm = name != ""
		return name
	}
	if recordsOwn[s.lemma(ctx.pred)] && s.Tokens[sub].UPOS == lang.Propn && sub < n {
		if p := r.partyOf(s, sub); r.personOrPlace(bareName(p.Name)) && p.Type != hearsay.Person || r.countryAt(s, sub) != "" && s.headedBy(sub) == sub {
			r.firm = true
			return r.partyAt(s, sub) // "Florida recorded 40 deaths"
		}
	}
	if suffered[m] && !owners[s.lemma(ctx.pred)] || witnesses[s.lemma(ctx.pred)] {
		return "" // who kills, arrests or counts is not who is killed
	}
	if s.Tokens[sub].UPOS == lang.Pron {
		if w := s.low(sub); w == "which" || w == "who" || w == "that" {
			if sub = r.antecedent(s, ctx.pred); sub < 0 {
				return ""
			}
		} else {
			if outer := s.teller(sub); outer >= 0 {
				if name := r.partyAt(s, outer); name != "" {
					r.firm = true
					return name
				}
				if s.Tokens[outer].UPOS == lang.Noun && r.person(s, outer) && !spokesmen[s.lemma(outer)] && !inquirers[s.low(outer)] {
					return s.phrase(outer).Of(s.text) // "teenagers told the Herald that they spend"
				}
			}
			if name := r.partyAt(s, sub); name != "" {
				return name
			}
			if r.persons {
				return ""
			}
			if s.low(sub) == "they" {
				if name := r.sideBefore(s); name != "" {
					return name
				}
			}
			return r.topic(s)
		}
	}
	name := r.partyAt(s, sub)
	if name == "" && fighters[s.lemma(sub)] && s.Tokens[sub].UPOS == lang.Noun {
		name = r.nounName(s, sub) // "the enemy lost 160 men"
	}
	r.firm = name != ""
	return name
}

// recordsOwn are verbs by which a country or town tells what befell it.
var recordsOwn = set("record report register log confirm see")

// fighters are nouns for a side at war.
var fighters = set("enemy rebel militia insurgent guerrilla invader separatist jihadist army brigade militant aggressor occupier")

// sideBefore returns the side of the forces that the sentence before is about, which "they" takes up: "Norrish forces
// hold a fifth of Velland. In May they took 40 villages."
func (r *reader) sideBefore(s *sentence) string {
	if s.index == 0 || r.t.Sentences[s.index-1].Paragraph != s.Paragraph {
		return ""
	}
	o := &sentence{&r.t.Sentences[s.index-1], r.doc.Text, s.index - 1}
	for v := range o.Tokens {
		if o.Tokens[v].Head >= 0 {
			continue
		}
		if sub := o.nearestSubject(v); sub >= 0 && o.Tokens[sub].XPOS == lang.NNS {
			return r.sideOf(o, sub)
		}
	}
	return ""
}

// loser returns from whom the verb v takes the sum at token n behind that: "the bank" of "US
// regulators fined the bank $2 million". It is "" where it takes none, or nobody stands there.
func (r *reader) loser(s *sentence, n, v int) string {
	if !r.sum || v < 0 || !takings[s.lemma(v)] || s.child(v, lang.AuxPass) >= 0 || beForms[s.low(v-1)] {
		return ""
	}
	for j := n - 1; j > v; j-- {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Noun, t.UPOS == lang.Propn:
			if name := r.actorAt(s, j); name != "" && name != r.actorAt(s, max(s.subjectOf(v), 0)) {
				return name
			}
			return s.phrase(j).Of(s.text)
		case t.UPOS == lang.Adp && s.low(j) != "for", t.UPOS == lang.Verb:
			return ""
		}
	}
	return ""
}

// givenIn returns to whom a poll or another document gives the share or the seats that the number at token n tells, by the
// name between the verb v and the number: "exit polls gave the Alliance 42 seats". It is "" where none does.
func (r *reader) givenIn(s *sentence, n, v int) string {
	if v < 0 || s.lemma(v) != "give" || v > n {
		return ""
	}
	if sub := s.nearestSubject(v); sub < 0 || sub > v || !s.evident(sub) && s.evidenceBefore(v) < 0 {
		return ""
	}
	for j := s.before(n); j > v; j-- {
		if s.noun(j) {
			return cmp.Or(r.actorAt(s, j), s.phrase(j).Of(s.text))
		}
	}
	return ""
}

// takings are verbs whose object loses the sum behind it.
var takings = set("fine fin sue defraud cheat rob charge dock penalise penalize bilk swindle")

// prices are verbs of saying what their object is worth.
var prices = set("value price appraise")

// gains are verbs of getting, having and losing money: the sum is their
// subject's, whoever else is named.
var gains = set("earn make reap raise collect receive win get lose owe own hold have spend cost sell buy report seek need want require")

// witnesses are verbs whose subject tells of what is counted.
var witnesses = set("say tell speak put count estimate report record find list confirm announce claim cite mention note state warn document register verify reckon hear see reveal measure calculate assess log")

// around looks for the side where the number itself is the subject: the agent
// or a relative clause's noun ("of which there are 11,000").
func (r *reader) around(s *sentence, ctx surroundings) string {
	if i := r.antecedent(s, ctx.pred); i >= 0 {
		return r.partyAt(s, i)
	}
	return ""
}

// antecedent returns the noun that the relative clause of pred modifies.
func (r *reader) antecedent(s *sentence, pred int) int {
	for range 4 {
		if pred < 0 {
			return -1
		}
		t := s.Tokens[pred]
		switch t.Rel {
		case lang.AclRelcl, lang.Acl:
			if t.Head >= 0 && s.noun(t.Head) {
				return t.Head
			}
			return -1
		case lang.Conj, lang.Xcomp, lang.Parataxis, lang.Advcl:
			pred = t.Head
		default:
			return -1
		}
	}
	return -1
}

// sideOf reads the side from adjectives and names on a noun: "North Korean
// soldiers", "soldiers of Norrand", "Norrand's soldiers".
func (r *reader) sideOf(s *sentence, noun int) string {
	if name := s.kindOf(noun); name != "" {
		return name
	}
	if name := r.countryAt(s, noun); name != "" && s.Tokens[noun].XPOS == lang.NNPS {
		return name // "Norranders"
	}
	for j := noun - 1; j >= max(0, noun-5) && !r.private(s, noun); j-- {
		if s.Tokens[j].UPOS == lang.Verb && s.Tokens[j].Rel != lang.Amod {
			break // "Norrish warplanes killed 40 civilians": another phrase
		}
		if s.Tokens[j].UPOS == lang.Verb || s.Tokens[j].UPOS == lang.Punct {
			continue
		}
		if h := s.Tokens[j].Head; h < j-1 || h > noun || s.Tokens[noun].UPOS == lang.Propn && s.Tokens[j+1].XPOS == lang.POS && r.isPerson(r.partyOf(s, noun).Name) { // "Norrand's Bo Lind"
			continue
		}
		if name := r.countryAt(s, j); name != "" {
			return name
		}
	}
	if name := r.countryAt(s, noun); name != "" {
		return name
	}
	if j := noun - 1; j >= 0 && (forces[s.lemma(noun)] || armies[s.lemma(noun)]) && s.Tokens[j].Head == noun && (s.Tokens[j].UPOS == lang.Propn && s.Tokens[j].Rel == lang.Compound || s.Tokens[j].UPOS == lang.Adj && j > 0 && s.capital(j)) && !foreign(s, j) && !r.dateline(s, j) {
		from := j
		for from > 0 && s.Tokens[from-1].UPOS == lang.Propn {
			from--
		}
		return s.text[s.Tokens[from].Start:s.Tokens[j].End] // "40 Norrand soldiers"
	}
	if j := noun - 1; j >= 0 && forces[s.lemma(noun)] && foreign(s, j) {
		return s.form(j) // of a country that the text does not name
	}
	if j := noun - 1; j >= 0 && fighters[s.low(j)] && !armies[s.low(j)] && s.low(j) != "brigade" && (forces[s.lemma(noun)] || persons[s.lemma(noun)]) && s.Tokens[j].UPOS != lang.Verb {
		return s.low(j) // "600 enemy soldiers"
	}
	if s.Tokens[noun].UPOS == lang.Propn && r.isPerson(r.partyOf(s, noun).Name) { // "Ohio's Jon Berg"
		return ""
	}
	for j := range s.Tokens {
		t := s.Tokens[j]
		if t.Head == noun && (t.Rel == lang.Nmod && s.marker(j) == "of" || t.Rel == lang.NmodPoss) && t.UPOS == lang.Propn && !(s.form(j) == "State" && s.lemma(noun) == "secretary") {
			return r.partyAt(s, j)
		}
	}
	return ""
}

// kindOf returns the name of a part of a country's people at token i, which is no side of that
// country: "Muslim Americans"; "" if none stands there.
func (s *sentence) kindOf(i int) string {
	j := i - 1
	if j < 1 || s.Tokens[i].XPOS != lang.NNPS || demonyms[s.form(i)] == "" || !s.capital(j) || s.Tokens[j].Head != i || s.Tokens[j].UPOS != lang.Adj && s.Tokens[j].UPOS != lang.Propn || s.inCapitals(j, i+1) {
		return ""
	}
	if name := s.form(j) + " " + s.form(i); demonyms[name] == "" { // and no "South Koreans"
		return name
	}
	return ""
}

// ownName returns the name that those counted have themselves, with the noun for them: "Lind
// supporters" of "500 Lind supporters", "Halmists". It is "" where they have none, where they
// are of a country, and where it is no people that are counted.
func (r *reader) ownName(s *sentence, c *candidate, counted int) string {
	_, to := s.tokens(c.found.Number)
	if c.Quantity.Unit != "1" || counted < to || !s.noun(counted) || r.sideOf(s, counted) != "" {
		return ""
	}
	from := counted
	for from > to && s.Tokens[from].Start-s.Tokens[from-1].End <= 1 && (s.noun(from-1) || s.Tokens[from-1].UPOS == lang.Adj || s.form(from-1) == "-") {
		from--
	}
	for from < counted && !s.capital(from) {
		from++
	}
	for j := from; j <= counted; j++ {
		if month[s.low(j)] || timeWords[s.lemma(j)] || happenings[s.lemma(j)] {
			return ""
		}
	}
	switch t := s.Tokens[counted]; {
	case s.inCapitals(from, counted+1):
		return ""
	case from < counted && t.UPOS == lang.Noun && persons[s.lemma(counted)]:
	case t.XPOS == lang.NNPS && s.capital(counted) && s.Tokens[counted].Start-s.Tokens[counted-1].End == 1:
	default:
		return ""
	}
	return s.text[s.Tokens[from].Start:s.Tokens[counted].End]
}

// inCapitals reports whether the tokens [from, to) are words in capitals, as headlines have
// them, or begin with capitals all.
func (s *sentence) inCapitals(from, to int) bool {
	for i := range s.Tokens {
		if (i < from || i >= to) && len(s.form(i)) > 3 && s.Tokens[i].UPOS != lang.Propn && s.form(i) == s.low(i) {
			return false
		}
	}
	return true
}

// foreign reports whether token i is an adjective with a capital that says
// where somebody is from, by its ending.
func foreign(s *sentence, i int) bool {
	w := s.form(i)
	if len(w) < 5 || w[0] < 'A' || w[0] > 'Z' || i == 0 {
		return false
	}
	for _, ending := range []string{"ish", "ian", "ese", "an", "ic", "i"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// dateline reports whether token i stands in the line that says where the
// report was filed from: that place is nobody's side.
func (r *reader) dateline(s *sentence, i int) bool {
	at := r.doc.Place.Span
	return at.Len() > 0 && at.Overlaps(hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[i].End})
}

// private reports whether the noun at token i is for one person who acts for no state: "a Romanian hacker".
func (r *reader) private(s *sentence, i int) bool {
	w := s.lemma(i)
	return s.Tokens[i].XPOS == lang.NN && persons[w] && !forces[w] && !armies[w] && !forState[w] && !bodies[w]
}

// forState are nouns for people who act for a state or a side, or stand for one.
var forState = set(`president premier minister general commander ambassador envoy diplomat king queen chancellor leader official officer soldier spokesman spokeswoman
	captain colonel sergeant commando pilot marine guard deputy negotiator delegate governor mayor secretary fighter militant rebel prosecutor judge crew body dead national people personnel
	household family user voter staff other tenant guest`)

// countryAt returns the country that one or two words at token j stand for.
func (r *reader) countryAt(s *sentence, j int) string {
	if r.dateline(s, j) || s.byAncestry(j) {
		return ""
	}
	if w := s.form(j); demonyms[w] == w {
		if from, to := r.parties.Around(s.index, j); from == j && to == j+2 && r.partyOf(s, j).Type == hearsay.Person {
			return "" // "Jordan Lind"
		}
	}
	if j+1 < len(s.Tokens) {
		if c, ok := country(s.form(j)+" "+s.form(j+1), nil); ok {
			return c
		}
	}
	if j > 0 {
		if _, ok := country(s.form(j-1)+" "+s.form(j), nil); ok {
			return ""
		}
	}
	if w := s.form(j); w[0] >= 'A' && w[0] <= 'Z' {
		if c, ok := country(w, r.names); ok {
			if j > 0 && s.Tokens[j-1].UPOS == lang.Propn && c != w && demonyms[w] == "" && r.names[s.form(j-1)] {
				return s.form(j-1) + " " + c // "New Yorkers"
			}
			return c
		}
	}
	return ""
}

// byAncestry reports whether token j is part of words for people by where their forebears came from, who are no side:
// "Polish Americans", "African-American".
func (s *sentence) byAncestry(j int) bool {
	k, step := j, -1
	if w := s.form(j); w != "American" && w != "Americans" {
		step = 1
	}
	if k += step; s.low(k) == "-" {
		k += step
	}
	from, to := s.form(min(j, k)), s.form(max(j, k))
	return (to == "American" || to == "Americans") && k >= 0 && (ancestries[strings.ToLower(from)] || demonyms[from] != "" && from != to)
}

// ancestries are words before "American" besides those for a country.
var ancestries = set("african asian native hispanic latin latino arab muslim jewish black")

// partyAt returns the country or the name that the noun or pronoun at token i
// stands for: "the Russian army" is Russia's, "the company" the one named
// before. Persons are not counted by the hundred and are left out.
func (r *reader) partyAt(s *sentence, i int) string {
	if r.dateline(s, i) || unitNames[s.form(i)] {
		return ""
	}
	if name := r.bodyNamed(s, i); name != "" {
		return name
	}
	if name := r.sideOf(s, i); name != "" {
		return name
	}
	if happenings[s.lemma(i)] {
		return "" // "Floods that tore through the valley"
	}
	p := r.partyOf(s, i)
	if p.Type == hearsay.Person || p.Type == hearsay.Unnamed {
		return ""
	}
	if name := strings.TrimPrefix(p.Name, "The "); p.Type == hearsay.Organization && name != "" && 'A' <= name[0] && name[0] <= 'Z' {
		if c, ok := country(name, nil); ok {
			return c
		}
		return withoutArm(name)
	}
	if c := s.form(i)[0]; s.Tokens[i].UPOS == lang.Propn && 'A' <= c && c <= 'Z' {
		return s.fullName(i)
	}
	return ""
}

// bodyNamed returns the name of a body that token i stands for, where it is one of
// three words and more in capitals and no arm of a state: "the Norrish Action
// Network" is no side of Norrand's, as the Norrish army is.
func (r *reader) bodyNamed(s *sentence, i int) string {
	if s.Tokens[i].UPOS != lang.Propn && s.Tokens[i].UPOS != lang.Pron {
		return ""
	}
	p := r.partyOf(s, i)
	name := strings.TrimPrefix(p.Name, "The ")
	words := strings.Fields(name)
	if p.Type != hearsay.Organization || len(words) < 3 {
		return ""
	}
	for _, w := range words {
		if arms[strings.ToLower(w)] || w[0] < 'A' || w[0] > 'Z' {
			return ""
		}
	}
	return name
}

// withoutArm returns whose ministry or army the body is by its name, "Norrand" of "Norrand's defence ministry", and the name
// itself of any other.
func withoutArm(name string) string {
	for _, mark := range []string{"'s ", "’s "} {
		if side, arm, ok := strings.Cut(name, mark); ok && arms[strings.ToLower(lastWord(arm))] && !strings.Contains(side, " ") {
			return side
		}
	}
	return name
}

// arms are words in the names of what is a state's.
var arms = set("army navy air military armed forces force guard government ministry police troops parliament senate congress house court defence defense interior foreign treasury state states republic council security intelligence border")

// fullName returns the proper nouns around token i as one name: "West Bank" of
// either word.
func (s *sentence) fullName(i int) string {
	from, to := i, i
	for from > 0 && (s.Tokens[from-1].UPOS == lang.Propn || (s.Tokens[from-1].UPOS == lang.Adj || s.Tokens[from-1].XPOS == lang.VBN) && s.capital(from-1)) && s.Tokens[from].Start-s.Tokens[from-1].End <= 1 && !month[s.low(from-1)] {
		from--
	}
	for from > 1 && (s.joinedNames(from-2) || s.form(from-1) == "&" && s.noun(from-2) && upper(s.form(from-2))) { // "Coca-Cola", "Smith & Wesson"
		from -= 2
	}
	for to+1 < len(s.Tokens) {
		switch {
		case s.form(to+1) == "&" && s.at(to+2).UPOS == lang.Propn && s.capital(to+2):
			to += 2
			continue
		case s.Tokens[to+1].UPOS == lang.Propn && s.Tokens[to+1].Start-s.Tokens[to].End <= 1 && !month[s.low(to+1)] && (to == from || !days[s.low(to+1)]) && (s.capital(to+1) || s.Tokens[to+1].Start == s.Tokens[to].End || len(s.form(to+1)) < 4): // no verb that the parse takes for a name
			to++
			continue
		case to+2 < len(s.Tokens) && s.form(to+1) == "-" && s.Tokens[to+2].Start-s.Tokens[to].End == 1 && (s.Tokens[to+2].Rel == lang.Flat || s.joinedNames(to)): // "Opa-locka"
			to += 2
			continue
		}
		break
	}
	return strings.TrimSuffix(strings.TrimSuffix(s.text[s.Tokens[from].Start:s.Tokens[to].End], "’s"), "'s")
}

// joinedNames reports whether a hyphen without spaces joins token i to the next word, and both begin with a capital.
func (s *sentence) joinedNames(i int) bool {
	return i+2 < len(s.Tokens) && s.form(i+1) == "-" && s.Tokens[i].End == s.Tokens[i+1].Start && s.Tokens[i+1].End == s.Tokens[i+2].Start && upper(s.form(i)) && upper(s.form(i+2)) && s.noun(i) && s.noun(i+2)
}

// actorAt is partyAt for what persons have and do as well.
func (r *reader) actorAt(s *sentence, i int) string {
	if r.persons {
		if p := r.partyOf(s, i); p.Type == hearsay.Person && p.Name != "" && 'A' <= p.Name[0] && p.Name[0] <= 'Z' {
			return p.Name
		}
	}
	return r.partyAt(s, i)
}

// topic returns the country that the text is speaking of: the one named most
// often in this sentence and the three before it, people and adjectives
// counting more than places. It stands in for "they".
func (r *reader) topic(s *sentence) string {
	score := make(map[string]int)
	best := ""
	for i := s.index; i >= 0 && i > s.index-4; i-- {
		o := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !o.Running() {
			continue
		}
		for j := range o.Tokens {
			c := r.countryAt(o, j)
			if c == "" || i == s.index && o.Tokens[j].Start > s.End {
				continue
			}
			points := 2
			if j > 0 && (o.low(j-1) == "in" || o.low(j-1) == "to" || o.low(j-1) == "from" || o.low(j-1) == "at") || o.form(j) == c {
				points = 1
			}
			score[c] += points
			if best == "" || score[c] > score[best] || score[c] == score[best] && c < best {
				best = c
			}
		}
	}
	return best
}

// nameEnd returns the token behind the names in a row that begin with token i.
func (s *sentence) nameEnd(i int) int {
	for i < len(s.Tokens) && s.Tokens[i].UPOS == lang.Propn {
		i++
	}
	return i
}

// recipient returns to whom money goes: "aid to Norrand", "for survivors".
func (r *reader) recipient(s *sentence, n, pred int) string {
	for j := n + 1; j < len(s.Tokens) && j < n+14; j++ {
		if s.low(j) == "according" || s.low(j) == ";" || clauseWords[s.low(j)] && s.Tokens[j].UPOS != lang.Adp {
			break // who says it, or what another clause names, is not who gets it
		}
		if w := s.low(j); w == "to" || w == "for" {
			for k := j + 1; k < len(s.Tokens) && k < j+4; k++ {
				if s.Tokens[k].UPOS == lang.Propn {
					if end := s.nameEnd(k); w == "for" && (s.low(j+1) == "his" || s.low(j+1) == "her") && s.at(end).UPOS == lang.Noun && !bodies[s.lemma(end)] {
						return "" // "for his White House battle"
					}
					r.firm = true
					return cmp.Or(r.countryAt(s, k), s.fullName(k))
				}
				if s.Tokens[k].UPOS == lang.Noun && w == "for" && !sharesOf[s.low(k)] && !timeWords[s.lemma(k)] && (k+1 >= len(s.Tokens) || !s.noun(k+1)) {
					return s.phrase(k).Of(s.text)
				}
				if u := s.Tokens[k].UPOS; u == lang.Verb || u == lang.Aux {
					break
				}
			}
		}
	}
	if sub := s.subjectOf(pred); sub >= 0 && sub != n {
		if outer := s.teller(sub); outer >= 0 {
			if name := r.partyAt(s, outer); name != "" {
				return name
			}
		}
		return r.actorAt(s, sub)
	}
	return ""
}

// sharesOf are words for a share, which gets nothing: "for 12 percent of the firm".
var sharesOf = set("percent cent per % pc")

// clauseWords begin another clause.
var clauseWords = set("if when while whereas although though unless until because before after but")

// teller returns the subject of the clause in whose words "it" or "they" at token
// i stands: of "Lorvane said it would give" the former. -1 if there is none.
func (s *sentence) teller(i int) int {
	if w := s.low(i); w != "it" && w != "they" {
		return -1
	}
	verb := s.Tokens[i].Head
	if verb < 0 || s.Tokens[verb].Rel != lang.Ccomp || s.Tokens[verb].Head < 0 {
		return -1
	}
	if sub := s.nearestSubject(s.Tokens[verb].Head); sub >= 0 && sub < i && s.noun(sub) && !evidence[s.lemma(sub)] {
		return sub
	}
	return -1
}

// object returns to whom or where something is sent, given or done.
func (r *reader) object(s *sentence, f quantity.Found, n int, ctx surroundings) string {
	if money(f.Unit) {
		return r.recipient(s, n, -1)
	}
	if ctx.pred < 0 {
		return ""
	}
	for j := range s.Tokens {
		t := s.Tokens[j]
		if t.Head == ctx.pred && t.Rel == lang.Obl && s.marker(j) == "to" && t.UPOS == lang.Propn {
			return r.partyAt(s, j)
		}
	}
	return ""
}

// place returns the place that a prepositional phrase of the predicate or of
// the noun counted names: "in the Kursk region".
func (r *reader) place(s *sentence, pred, counted int) string {
	for j := range s.Tokens {
		t := s.Tokens[j]
		if t.Head < 0 || t.Head != pred && t.Head != counted || t.Rel != lang.Obl && t.Rel != lang.Nmod {
			continue
		}
		switch s.marker(j) {
		case "in", "at", "near", "around", "across", "outside":
		default:
			continue
		}
		if w := s.low(s.child(j, lang.Case) - 1); w == "them" || w == "whom" {
			continue // of a part, "three of them in Halm"
		}
		phrase := s.phrase(j)
		from, to := s.tokens(phrase)
		for ; from > 0 && s.at(from).UPOS == lang.Propn && s.capital(from-1) && s.Tokens[from-1].UPOS != lang.Det && s.Tokens[from-1].UPOS != lang.Adp; from-- { // "New York"
			phrase.Start = s.Tokens[from-1].Start
		}
		for k := from; k < to; k++ {
			if s.Tokens[k].UPOS == lang.Propn && !month[s.low(k)] {
				return phrase.Of(s.text)
			}
		}
	}
	return ""
}

// placeAround returns the place that the words of the sentence around a count of
// harm name, those behind it first: "exploded in the city of Lorvik, killing 40
// people". It is "" where another number, or another clause, comes between.
func (r *reader) placeAround(s *sentence, from, to int) string {
	for j := to; j < len(s.Tokens); j++ {
		if w := s.low(j); s.Tokens[j].UPOS == lang.Num && !r.inTime(s, j) || w == ";" || w == ":" || w == "“" || w == "\"" || s.Tokens[j].UPOS == lang.Verb && witnesses[s.lemma(j)] {
			break
		}
		if name := r.placeAt(s, j); name != "" {
			return name
		}
	}
	for j := from - 1; j >= 0; j-- {
		if w := s.low(j); s.Tokens[j].UPOS == lang.Num && !r.inTime(s, j) || w == ";" || w == ":" || w == "“" || w == "\"" || s.Tokens[j].UPOS == lang.Verb && witnesses[s.lemma(j)] {
			break
		}
		if name := r.placeAt(s, j); name != "" {
			return name
		}
	}
	return ""
}

// placeAt returns the name of a place behind the preposition at token j, "" if
// none stands there: "in the northern city of Lorvik".
func (r *reader) placeAt(s *sentence, j int) string {
	switch s.low(j) {
	case "in", "at", "near", "outside", "across":
	default:
		return ""
	}
	for k := j + 1; k < len(s.Tokens) && k < j+7; k++ {
		t := s.Tokens[k]
		if t.UPOS == lang.Propn && s.capital(k) {
			if month[s.low(k)] || r.inTime(s, k) || r.dateline(s, k) {
				return ""
			}
			if p := r.partyOf(s, k); p.Type == hearsay.Person && (s.low(j) != "at" || r.isPerson(p.Name)) {
				return ""
			}
			return s.fullName(k)
		}
		if t.UPOS != lang.Det && t.UPOS != lang.Adj && t.UPOS != lang.Noun && s.low(k) != "of" && t.XPOS != lang.POS {
			return ""
		}
	}
	return ""
}

var month = set("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday")
