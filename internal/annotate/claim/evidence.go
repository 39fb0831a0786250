package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads documents, data and surveys as what vouches for figures, and
// whose they are.

// numbers are those nouns of evidence for what somebody has counted or worked out:
// who did vouches, and not the numbers.
var numbers = set("figure data statistic calculation estimate estimation number count tally projection forecast")

// makes are participles between numbers and whose they are.
var makes = set("released published compiled collected gathered provided obtained issued made cited given kept available maintained filed")

// maker returns whose numbers the noun at token i are, by what follows it:
// "calculations by Ana Lind", "data compiled by the Harbour Office", "figures from
// the ministry".
func (r *reader) maker(s *sentence, i int) hearsay.Party {
	found := s.lemma(i) == "finding" || s.lemma(i) == "result"
	if !numbers[s.lemma(i)] && !found || !s.noun(i) {
		return hearsay.Party{}
	}
	from := i + 1
	for from < len(s.Tokens) && from < i+4 && (makes[s.low(from)] || s.Tokens[from].UPOS == lang.Adv || from > i+1 && r.inTime(s, from)) {
		from++
	}
	if w := s.low(from); w != "by" && w != "from" && (w != "of" || !found) || from+1 >= len(s.Tokens) {
		return hearsay.Party{}
	}
	from++
	to := from
	for to < len(s.Tokens) && to < from+14 && !closesName(s, to) {
		to++
	}
	if to == from {
		return hearsay.Party{}
	}
	if p := r.parties.Party(s.index, from, to); p.Name != "" && p.Type != hearsay.Unknown && (!found || p.Type == hearsay.Organization) {
		return p
	}
	if s.Tokens[from].UPOS == lang.Det && s.capital(from+1) && keepers[s.lemma(to-1)] { // "data from the Halm County registry"
		return r.named(s, from+1, to)
	}
	return hearsay.Party{}
}

// keepers are nouns for those who keep records.
var keepers = set("registry registrar archive observatory clerk office bureau directorate inspectorate statistics")

// reckonings are nouns for somebody's way of counting: "by the ministry's count".
var reckonings = set("count tally list reckoning estimate estimation figure calculation measure sum account arithmetic ledger meter projection yardstick record register roll book log headcount statistic inquiry audit census assessment admission telling")

// byCount returns by whose count the clause with the number at token n goes: "by the
// ministry's count", "by the count of the aid group Hum", "by its own reckoning", "in
// the union's estimate".
func (r *reader) byCount(s *sentence, n int) hearsay.Party {
	_, behind := s.tokens(r.quantity)
	for j := range s.Tokens {
		if w := s.low(j); w != "by" && w != "in" || j+2 >= len(s.Tokens) || s.apart(min(j, n), max(j, n)) {
			continue
		}
		switch before := s.low(j - 1); { // the clause, what follows, or the number that it stands by
		case before == ",":
		case (before == "" || before == "and" || before == "but" || before == "while") && n > j:
		case j == behind, n < j && s.low(j) == "by" && s.low(j+1) == "the" && reckonings[s.lemma(j+2)] && s.low(j+3) == "of" && !slices.Contains(s.Low[n:j], ","):
		default:
			continue
		}
		for i := j + 2; i < len(s.Tokens) && i < j+10 && s.low(i) != "," && s.Tokens[i].UPOS != lang.Verb && s.Tokens[i].UPOS != lang.Aux; i++ {
			if !reckonings[s.lemma(i)] || !s.noun(i) && s.Tokens[i-1].XPOS != lang.POS {
				continue
			}
			if s.low(j) == "by" && s.low(i+1) == "of" && s.low(j+1) == "the" && i == j+2 {
				to := i + 3
				for to < len(s.Tokens) && !closesName(s, to) && s.Tokens[to].UPOS != lang.Num {
					to++
				}
				return r.named(s, i+2, to)
			}
			own := i
			for own > j+1 && (s.Tokens[own-1].UPOS == lang.Adj || s.low(own-1) == "own") {
				own--
			}
			switch {
			case own < j+2 && s.Tokens[j+1].UPOS != lang.Pron && s.Tokens[j+1].XPOS != lang.PRPS:
			case s.Tokens[own-1].XPOS == lang.PRPS && own-1 == j+1: // "by its own count"
				if p := r.parties.Party(s.index, own-1, own); p.Name != "" && p.Type != hearsay.Unknown && !strings.EqualFold(p.Name, s.form(own-1)) {
					return p
				}
			case s.Tokens[own-1].XPOS == lang.POS && own-1 > j+1 && !r.inTime(s, own-2):
				return r.named(s, j+1, own-1)
			}
			break
		}
	}
	return hearsay.Party{}
}

// putter returns who puts something at the number at token n, whatever the parse makes
// of the words between: "the council, which put the saving at $4 million and later at
// $3 million", "for what two people familiar with the deal put at $4 million".
func (r *reader) putter(s *sentence, n int) hearsay.Party {
	at := s.beforeNumber(n)
	if w := s.low(at); w == "between" || w == "from" {
		at--
	}
	if s.low(at) == "of" && speaksOf[s.lemma(at-1)] && s.at(at-1).UPOS == lang.Verb && s.child(at-1, lang.AuxPass) < 0 && !s.negated(at-1) { // "police spoke of 90"
		return r.announcer(s, at-1)
	}
	if s.low(at) != "at" {
		return hearsay.Party{}
	}
	for j := at - 1; j > 0 && j > at-14; j-- {
		if w := s.low(j); w == ";" || w == ":" {
			break
		}
		if s.Tokens[j].UPOS != lang.Verb || !putsAt[s.lemma(j)] {
			continue
		}
		if by := s.child(j, lang.OblAgent); s.child(j, lang.AuxPass) >= 0 && by > j && by < at && s.noun(by) { // "are put by the study at"
			return r.announcer(s, j)
		}
		if s.child(j, lang.AuxPass) >= 0 || s.low(j-1) == "," && s.child(j, lang.Obj) < 0 || s.negated(j) || (s.Tokens[j].XPOS == lang.VBN || s.Tokens[j].Rel == lang.Acl) && s.noun(j-1) && s.child(j, lang.AuxRel) < 0 && s.child(j, lang.Obj) < 0 || s.noun(at-1) && r.hasNumber(s, j, at) { // "… at 12,000 and the union at 30,000"
			break
		}
		if p := r.announcer(s, j); p.Name != "" {
			return p
		}
		for k := j - 1; k > 0 && k > j-8 && s.low(k) != ","; k-- { // "what two people familiar with the deal put at"
			if s.Tokens[k].Rel == lang.Nsubj && s.noun(k) {
				return r.deemer(s, k)
			}
		}
		if j == 1 && r.names[s.form(0)] { // a name at the head, whatever the tagger takes it for
			at := hearsay.Span{Start: s.Tokens[0].Start, End: s.Tokens[0].End}
			return hearsay.Party{Name: at.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{at}}
		}
		break
	}
	return hearsay.Party{}
}

// speaksOf are verbs of giving a number, with "of".
var speaksOf = set("speak talk tell warn hear know write")

// putsAt are verbs of giving a number, with "at".
var putsAt = set("put peg value estimate gauge reckon list")

// figureOf returns whose figure the number at token n is by the noun that it stands as
// the predicate of: "the ministry's own figure for the quarter is 1,870".
func (r *reader) figureOf(s *sentence, n int) hearsay.Party {
	be := s.beforeNumber(n)
	if s.Tokens[be].UPOS != lang.Aux || s.lemma(be) != "be" {
		return hearsay.Party{}
	}
	for i := be - 1; i > 0 && i > be-12; i-- {
		if w := s.low(i); w == "," && i == be-1 { // "the ministry's last figure, given on Monday, was"
			for i--; i > 0 && s.low(i) != ","; i-- {
			}
			continue
		} else if w == ";" || w == ":" || w == "," || s.verbBetween(i, i+1) {
			break
		}
		if !countNouns[s.lemma(i)] && s.lemma(i) != "estimate" || !s.noun(i) {
			continue
		}
		poss := s.child(i, lang.NmodPoss)
		if poss >= 0 && s.Tokens[poss].XPOS == lang.PRPS {
			return r.itsParty(s, poss)
		}
		if poss < 1 || !s.noun(poss) || r.inTime(s, poss) {
			break
		}
		if p := r.partyOf(s, poss); p.Type == hearsay.Organization || p.Type == hearsay.Person {
			return p
		}
		if bodies[s.lemma(poss)] || r.person(s, poss) {
			return r.evidenceAt(s, poss)
		}
		break
	}
	return hearsay.Party{}
}

// itsParty returns whom the possessive pronoun at token i stands for, the zero Party if it is not led to anybody.
func (r *reader) itsParty(s *sentence, i int) hearsay.Party {
	p := r.parties.Party(s.index, i, i+1)
	if p.Name == "" || p.Type == hearsay.Unknown || strings.EqualFold(p.Name, s.form(i)) {
		return hearsay.Party{}
	}
	return p
}

// ownCount returns whose count the number at token n is, which stands behind its noun with "of": "the ministry's count of
// 17,240 leaves out those abroad".
func (r *reader) ownCount(s *sentence, n int) hearsay.Party {
	of := s.before(n)
	if s.low(of) != "of" || !reckonings[s.lemma(of-1)] && s.lemma(of-1) != "number" || !s.noun(of-1) {
		return hearsay.Party{}
	}
	end := of - 2
	for end > 0 && (s.Tokens[end].UPOS == lang.Adj || s.low(end) == "own") {
		end--
	}
	if end >= 0 && s.Tokens[end].XPOS == lang.PRPS {
		return r.itsParty(s, end)
	}
	if end < 1 || s.Tokens[end].XPOS != lang.POS || r.inTime(s, end-1) {
		return hearsay.Party{}
	}
	from := end
	for from > 0 && (s.noun(from-1) || s.Tokens[from-1].UPOS == lang.Adj || s.low(from-1) == "of" && s.capital(from)) {
		from--
	}
	p := r.named(s, from, end)
	if last := s.lemma(end - 1); p.Type == hearsay.Organization || p.Type == hearsay.Person || bodies[last] || r.person(s, end-1) {
		if s.at(from-1).UPOS == lang.Det && p.Type != hearsay.Organization && p.Type != hearsay.Person {
			return r.evidenceAt(s, end-1)
		}
		return p
	}
	return hearsay.Party{}
}

// pledger returns who has promised, announced or claimed what holds the number at token n
// by the noun for that: "Norland's pledge last month to add 7,000 soldiers, and an earlier
// announcement to spend $3 billion".
func (r *reader) pledger(s *sentence, n int) hearsay.Party {
	led := false
	for j := n - 1; j > 0 && j > n-14; j-- {
		t := s.Tokens[j]
		switch {
		case t.UPOS == lang.Verb && (t.XPOS != lang.VB || s.low(j-1) != "to"), s.low(j) == ";", s.low(j) == ":", s.low(j) == ",":
			return hearsay.Party{}
		case s.low(j) == "to" && s.Tokens[j+1].XPOS == lang.VB:
			led = true
		case pledges[s.lemma(j)] && s.noun(j):
			if !led {
				return hearsay.Party{}
			}
			poss := s.child(j, lang.NmodPoss)
			if poss < 0 && t.Rel == lang.Conj && t.Head >= 0 && pledges[s.lemma(t.Head)] {
				poss = s.child(t.Head, lang.NmodPoss)
			}
			if poss < 0 || r.inTime(s, poss) {
				return hearsay.Party{}
			}
			return r.partyOf(s, poss)
		}
	}
	return hearsay.Party{}
}

// pledges are nouns for what somebody says that he will do.
var pledges = set("pledge promise vow threat announcement offer commitment undertaking")

// asserted returns who says that something is the number at token n, in a clause set into
// another: "what the board says was $310 million", "which Lind claims is a 20%
// improvement".
func (r *reader) asserted(s *sentence, n int) hearsay.Party {
	be := s.beforeNumber(n)
	if s.low(be) == "and" && r.hasNumber(s, max(0, be-3), be) { // "is a 20% and 16% improvement"
		be = s.beforeNumber(be)
	}
	for be > 0 && s.Tokens[be].UPOS == lang.Aux && s.Tokens[be-1].UPOS == lang.Aux {
		be--
	}
	j := be - 1
	if s.low(j) == "to" { // "what advocates estimate to be 2,500 people"
		j--
	}
	if j < 2 || s.Tokens[be].UPOS != lang.Aux || !asserts[s.lemma(j)] || s.Tokens[j].UPOS != lang.Verb {
		return hearsay.Party{}
	}
	from := j
	for from > 0 && j-from < 8 && !opensClause[s.low(from-1)] {
		if from--; s.verbBetween(from, from+1) || s.Tokens[from].UPOS == lang.Punct {
			return hearsay.Party{}
		}
	}
	if from == 0 || from == j || !opensClause[s.low(from-1)] {
		return hearsay.Party{}
	}
	return r.named(s, from, j)
}

// owningUp returns who owns up to having done what holds the number at token n: "Lind admitted to cheating 40 investors",
// "pleaded guilty to taking $4 million".
func (r *reader) owningUp(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 2 && j > n-6; j-- {
		t := s.Tokens[j]
		if t.UPOS == lang.Punct || t.UPOS == lang.Sconj {
			break
		}
		if t.XPOS != lang.VBG || s.low(j-1) != "to" {
			continue
		}
		v := j - 2
		if s.low(v) == "guilty" {
			v--
		}
		switch s.lemma(v) {
		case "admit", "confess", "own", "plead":
			if s.Tokens[v].UPOS == lang.Verb && !s.negated(v) {
				return r.announcer(s, v)
			}
		}
		break
	}
	return hearsay.Party{}
}

// saidOf returns who says or believes of somebody what holds the number at token n, in a clause
// set into what another may say: "the gunman, who investigators believe killed 31".
func (r *reader) saidOf(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 2 && s.low(j) != "," && s.low(j) != ";"; j-- {
		t := s.Tokens[j]
		if t.UPOS != lang.Verb || !saysOf[s.lemma(j)] || t.XPOS == lang.VBG || t.XPOS == lang.VBN || !s.tensed(j+1, j+2) && s.at(j+1).XPOS != lang.VBN {
			if s.tensed(j, j+1) && s.noun(j-1) && s.at(j-2).UPOS != lang.Verb && !saysOf[s.lemma(j-1)] { // the clause has ended before
				break
			}
			continue
		}
		from := j
		for from > 0 && j-from < 6 && (s.noun(from-1) || s.Tokens[from-1].UPOS == lang.Adj || s.Tokens[from-1].UPOS == lang.Det) {
			from--
		}
		if w := s.low(from - 1); from < j && from > 0 && (w == "who" || w == "which" || w == "that") {
			return r.named(s, from, j)
		}
		break
	}
	return hearsay.Party{}
}

// saysOf are verbs of saying and believing with such a clause.
var saysOf = set("say believe think allege claim suspect fear")

// opensClause are words that such a clause begins with.
var opensClause = set("what which that who")

// asserts are verbs of saying and believing with a clause.
var asserts = set("say claim believe estimate think reckon insist argue expect allege maintain contend suspect boast")

// toldBy returns by whom the number at token n was told or promised, right behind what it
// counts: "the 900 jobs promised by the firm", "72 percent of those polled by the Herald".
func (r *reader) toldBy(s *sentence, n int) hearsay.Party {
	_, from := s.tokens(r.quantity)
	for j := max(n+1, from); j+2 < len(s.Tokens) && j < n+16; j++ {
		switch t := s.Tokens[j]; {
		case tellsBy[s.lemma(j)] && s.low(j+1) == "by" && (t.XPOS == lang.VBN || t.XPOS == lang.VBD):
			to := j + 2
			for to < len(s.Tokens) && !closesName(s, to) {
				to++
			}
			return r.named(s, j+2, to)
		case t.UPOS == lang.Verb || t.UPOS == lang.Aux || t.UPOS == lang.Cconj || t.UPOS == lang.Sconj || t.UPOS == lang.Punct && s.low(j) != "-" || t.UPOS == lang.Num:
			return hearsay.Party{}
		}
	}
	return hearsay.Party{}
}

// reportThat returns the report or estimate, by the name before it, that tells what the clause
// behind it does: "Lind cited a Norland News report that 31 people were held".
func (r *reader) reportThat(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 2 && j > n-20 && s.low(j) != ";"; j-- {
		if s.low(j) != "that" || s.Tokens[j+1].UPOS == lang.Verb || s.Tokens[j+1].UPOS == lang.Aux {
			continue
		}
		if p := r.whoseClaim(s, j); p.Name != "" && !slices.ContainsFunc(s.Tokens[j:n], func(t lang.Token) bool {
			return t.UPOS == lang.Punct && strings.ContainsAny(s.text[t.Start:t.End], "(,:")
		}) {
			return p
		}
		if s.Tokens[j-1].XPOS != lang.NN || !evidence[s.lemma(j-1)] || !s.capital(j-2) || !s.noun(j-2) || r.inTime(s, j-2) {
			return hearsay.Party{}
		}
		return r.evidenceAt(s, j-1)
	}
	return hearsay.Party{}
}

// anotherSays returns the second of two who tell of the same, by the noun of the first: "another company" of "One company
// says there are 2,400 of them, another says 1,800".
func (r *reader) anotherSays(s *sentence, n int) hearsay.Party {
	for j := n - 1; j >= 0 && n-j < 12; j-- {
		switch w := s.low(j); {
		case w == ";" || w == ".":
			return hearsay.Party{}
		case w == "another" && s.tellsAt(j+1):
			noun := s.firstTeller(j)
			if noun < 0 && s.index > 0 && r.t.Sentences[s.index-1].Paragraph == s.Paragraph {
				s = &sentence{&r.t.Sentences[s.index-1], r.doc.Text, s.index - 1}
				noun = s.firstTeller(len(s.Tokens))
			}
			if noun < 0 {
				return hearsay.Party{}
			}
			return hearsay.Party{Name: w + " " + s.low(noun), Type: hearsay.Organization}
		case s.tellsAt(j) && s.low(j-1) != "another":
			return hearsay.Party{}
		}
	}
	return hearsay.Party{}
}

// tellsAt reports whether a verb of telling or of counting stands at token i, with tense.
func (s *sentence) tellsAt(i int) bool {
	switch s.at(i).XPOS {
	case lang.VBZ, lang.VBP, lang.VBD:
		return s.at(i).UPOS == lang.Verb && (sayings[s.lemma(i)] || putsAt[s.lemma(i)] || witnesses[s.lemma(i)] && s.lemma(i) != "see" && s.lemma(i) != "hear")
	}
	return false
}

// firstTeller returns the noun of "one" or "a" somebody who tells something before token to: "company" of "one company says".
// It is -1 where there is none.
func (s *sentence) firstTeller(to int) int {
	for k := 0; k+2 < to; k++ {
		if w := s.low(k); (w == "one" || w == "a" || w == "an") && s.Tokens[k+1].XPOS == lang.NN && s.tellsAt(k+2) {
			return k + 1
		}
	}
	return -1
}

// whoseClaim returns whose claim it is that the "that" at token j leads to, past its day: "his
// claim in May that", "the ministry's estimate that".
func (r *reader) whoseClaim(s *sentence, j int) hearsay.Party {
	i := j - 1
	for i > 1 && (timeWords[s.low(i)] || r.inTime(s, i) || s.Tokens[i].UPOS == lang.Adp && s.at(i+1).Start > 0 && r.inTime(s, i+1)) {
		i--
	}
	if !claims[s.lemma(i)] || !s.noun(i) {
		return hearsay.Party{}
	}
	poss := s.child(i, lang.NmodPoss)
	if poss < 0 || r.inTime(s, poss) {
		return hearsay.Party{}
	}
	if p := r.partyOf(s, poss); p.Type == hearsay.Organization || p.Type == hearsay.Person || p.Type == hearsay.Group {
		return p
	}
	return hearsay.Party{}
}

// claims are nouns for what somebody says with a clause of what it is.
var claims = set("claim assertion contention allegation estimate prediction statement warning announcement boast forecast calculation admission insistence testimony declaration")

// tellsBy are verbs of telling a number, and of asking those whom it counts.
var tellsBy = set("promise pledge tout claim estimate predict announce forecast project report quote cite record count disclose poll survey question interview")

// beforeNumber returns the token before the words of the number at token n, its bound
// and currency included.
func (s *sentence) beforeNumber(n int) int {
	i := n - 1
	for i > 0 && n-i < 6 {
		switch t := s.Tokens[i]; {
		case t.UPOS == lang.Adv, t.UPOS == lang.Sym, t.UPOS == lang.Num, t.UPOS == lang.Adj, s.low(i) == "than", s.low(i) == "a", s.low(i) == "some":
			i--
			continue
		}
		break
	}
	return max(i, 0)
}

// apart reports whether a semicolon or a colon parts tokens from and to.
func (s *sentence) apart(from, to int) bool {
	for j := from; j < to; j++ {
		if w := s.low(j); w == ";" || w == ":" {
			return true
		}
	}
	return false
}

// byEvidence returns what vouches for reported speech whose speaker has no name of
// its own because it is a document or data: "records show", "according to recent
// data from the ministry".
func (r *reader) byEvidence(q *hearsay.Quote) hearsay.Party {
	if q.Speaker.Name != "" || len(q.Speaker.Mentions) == 0 {
		return hearsay.Party{}
	}
	at := r.t.SentenceAt(q.Speaker.Mentions[0].Start)
	if at < 0 {
		return hearsay.Party{}
	}
	s := &sentence{&r.t.Sentences[at], r.doc.Text, at}
	from, to := s.tokens(q.Speaker.Mentions[0])
	for i := from; i < to; i++ {
		if s.noun(i) && (evidence[s.lemma(i)] || s.lemma(i) == "finding") && (i+1 >= to || !s.noun(i+1)) {
			return r.evidenceAt(s, i)
		}
		if s.Tokens[i].UPOS == lang.Adp {
			break
		}
	}
	return hearsay.Party{}
}

// share reports whether the name of a party is a share of people: of "73 percent
// said" and "one in four voters say" a survey vouches, and not those asked.
func share(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		switch {
		case w == "percent" || strings.HasSuffix(w, "%") || w == "cent" && i > 0 && words[i-1] == "per":
			return true
		case (w == "in" || w == "out") && i > 0 && i < 4 && i+1 < len(words) && countWord(words[i-1]) && (countWord(words[i+1]) || words[i+1] == "of"):
			return true
		}
	}
	if len(words) == 1 && strings.Trim(words[0], "0123456789") == "" {
		return true
	}
	for len(words) > 1 && boundWords[words[0]] {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	last := words[len(words)-1]
	return parts[last[strings.LastIndexByte(last, '-')+1:]]
}

// boundWords are words before such a share: "less than a third".
var boundWords = set("less more fewer than nearly almost about just over under around roughly only some slightly well at least most up to close")

// parts are nouns for shares that a name may end with: "almost half", "a third".
var parts = set("half third thirds quarter quarters fifth fifths majority")

// countWord reports whether w is a small number, in digits or words.
func countWord(w string) bool {
	return w != "" && strings.Trim(w, "0123456789") == "" || small[w]
}

var small = set("one two three four five six seven eight nine ten")

// showsBehind are forms of verbs with which a document stands behind what it shows.
var showsBehind = set("show shows showed suggest suggests suggested indicate indicates indicated find finds found reveal reveals revealed say says said")

// shownBehind returns the document or data that shows what stands before a comma or
// dash: "…, an average of recent polls shows", "…, records show".
func (r *reader) shownBehind(s *sentence, n int) hearsay.Party {
	j := len(s.Tokens) - 1
	for j > n && s.Tokens[j].UPOS == lang.Punct {
		j--
	}
	if j < n+3 || !showsBehind[s.low(j)] {
		return hearsay.Party{}
	}
	from := j
	for from > n && from > j-12 && s.low(from-1) != "," && s.low(from-1) != "--" && s.low(from-1) != "—" && s.low(from-1) != "–" {
		if from--; s.compiled(from) {
			continue
		}
		if s.Tokens[from].UPOS == lang.Verb && s.Tokens[from].XPOS != lang.VBN || s.Tokens[from].UPOS == lang.Pron && s.Tokens[from].XPOS != lang.PRPS || s.Tokens[from].UPOS == lang.Sconj {
			return hearsay.Party{}
		}
	}
	if from <= n+1 || from == j {
		return hearsay.Party{}
	}
	for i := from; i < j; i++ {
		if (s.noun(i) || s.compiled(i)) && (evidence[s.lemma(i)] || s.lemma(i) == "average") && (i+1 >= j || !s.noun(i+1)) {
			return r.evidenceAt(s, i)
		}
	}
	return hearsay.Party{}
}

// compiled reports whether token i is the noun of "ministry figures show" and "census data
// show", whatever the tagger takes the two words for, or a participle that tells where such
// figures stand: "reports filed Friday show".
func (s *sentence) compiled(i int) bool {
	switch {
	case i < 1 || i+1 >= len(s.Tokens):
		return false
	case s.Tokens[i].UPOS == lang.Verb && numbers[s.lemma(i)]:
		return showsBehind[s.low(i+1)] && (s.noun(i-1) || s.Tokens[i-1].UPOS == lang.Adj)
	}
	return makes[s.low(i)] && evidence[s.lemma(i-1)] && s.noun(i-1)
}

// believer returns who believes, knows or has found out what the clause with the
// number at token n says: "Police believe at least three men were there", "…,
// believing there may be as many as three". Nobody does where it is denied or said
// of nobody ("are thought to").
func (r *reader) believer(s *sentence, n int) hearsay.Party {
	for j := n - 1; j > 0; j-- {
		switch w := s.low(j); {
		case w == ";" || w == ":", w == "," && j+1 < n && sidesteps[s.low(j+1)]:
			return hearsay.Party{}
		}
		t := s.Tokens[j]
		if t.UPOS != lang.Verb || !deems[s.lemma(j)] || t.XPOS == lang.VB {
			continue
		}
		if s.child(j, lang.AuxPass) >= 0 || s.negated(j) {
			return hearsay.Party{}
		}
		opened := s.low(j+1) == "that" || depicts[s.lemma(j)] && s.low(j+1) == "how"
		if !opened && (depicts[s.lemma(j)] || !believes[s.lemma(j)] && !s.clauseWith(j+1, n)) { // "described the two men"
			continue // "discovered a loaded gun between two cushions"
		}
		if t.XPOS == lang.VBG {
			if s.low(j-1) != "," {
				continue
			}
			for k := j - 2; k >= 0; k-- {
				if s.Tokens[k].Rel == lang.Nsubj && s.noun(k) && s.Tokens[k].Head > k && s.Tokens[k].Head < j {
					return r.deemer(s, k)
				}
			}
			return hearsay.Party{}
		}
		if k := s.nearestSubject(j); k >= 0 && k < j && (s.Tokens[k].UPOS != lang.Pron || (k == 0 || !s.noun(k-1)) && concludes[s.lemma(j)]) {
			if p := r.deemer(s, k); p.Name != "" {
				return p
			}
			if s.Tokens[k].UPOS == lang.Pron {
				return r.takenUp(s, k)
			}
			for k--; k >= 0 && (s.Tokens[k].UPOS != lang.Verb || s.Tokens[k].XPOS == lang.VBG); k-- { // "those looking into that attack have found"
				if s.Tokens[k].Rel == lang.Nsubj && s.noun(k) {
					return r.deemer(s, k)
				}
			}
		}
		return hearsay.Party{}
	}
	return hearsay.Party{}
}

// clauseWith reports whether a clause with a verb of its own begins at token i, before a comma
// ends it, that the number at token n belongs to: "learned six others arrived", and not "knows
// the stories, starting with the 31 that fell".
func (s *sentence) clauseWith(i, n int) bool {
	end := i
	for end < len(s.Tokens) && (s.low(end) != "," || s.at(end-1).UPOS == lang.Num) {
		end++
	}
	return s.tensed(i, min(n, end)) || s.at(i).UPOS != lang.Adp && n+3 < end && s.tensedBehind(n+1, end)
}

// tensedBehind reports whether the words counted from token i on have a verb with tense: "victims
// arrived", whatever the parse takes it for.
func (s *sentence) tensedBehind(i, end int) bool {
	for ; i < end && (s.noun(i) || s.Tokens[i].UPOS == lang.Adj || s.Tokens[i].UPOS == lang.Num); i++ {
	}
	return i < end && (s.Tokens[i].UPOS == lang.Aux || s.Tokens[i].XPOS == lang.VBD || s.Tokens[i].XPOS == lang.VBP)
}

// deemer returns the party of the noun at token k if it is one that vouches by what
// it believes: somebody, a body, officials.
func (r *reader) deemer(s *sentence, k int) hearsay.Party {
	if p := r.partyOf(s, k); p.Name != "" && p.Type != hearsay.Unknown {
		return p
	}
	if bodies[s.lemma(k)] || r.person(s, k) {
		return r.evidenceAt(s, k)
	}
	return hearsay.Party{}
}

// negated reports whether the verb at token j is negated.
func (s *sentence) negated(j int) bool {
	for k := max(0, j-3); k < j; k++ {
		if w := s.low(k); w == "not" || w == "n't" || w == "n’t" || w == "never" {
			return true
		}
	}
	return false
}

// verbBetween reports whether a verb or auxiliary stands in tokens [from, to).
func (s *sentence) verbBetween(from, to int) bool {
	return from < to && slices.ContainsFunc(s.Tokens[from:to], func(t lang.Token) bool { return t.UPOS == lang.Verb || t.UPOS == lang.Aux })
}

var (
	// deems are verbs of belief and knowledge with a clause of what is believed.
	deems = set("believe think suspect fear determine conclude learn find discover understand know assume calculate reckon ascertain establish describe recount recall remember hear")
	// depicts are those of them that tell a clause only behind "how" or "that".
	depicts = set("describe recount recall remember hear")
	// believes are those of them that take no plain object of which something is counted.
	believes = set("believe think suspect fear assume reckon")
	// concludes are those of them that tell what somebody has come to hold, by a pronoun too.
	concludes = set("determine conclude calculate reckon")
	// sidesteps are words behind a comma with which a clause leaves the belief.
	sidesteps = set("but while although though whereas after as when which who where because since until before so and or yet")
)

// inMarks reports whether token n stands between quotation marks of its sentence.
func (s *sentence) inMarks(n int) bool {
	open := false
	for j := 0; j < n; j++ {
		switch s.form(j) {
		case "“", "``":
			open = true
		case "”":
			open = false
		case "\"", "''":
			open = !open
		}
	}
	return open
}

// parenthesis returns who is named in a frame between commas, or between a comma
// and the end: "If all paid, the researchers tallied, the state would get 700".
func (r *reader) parenthesis(s *sentence, n int) hearsay.Party {
	for j := 2; j < len(s.Tokens); j++ {
		t := s.Tokens[j]
		noun := t.UPOS == lang.Noun && reckons[s.low(j)] && s.noun(j-1)
		if !noun && (t.UPOS != lang.Verb || t.XPOS != lang.VBD && t.XPOS != lang.VBZ && t.XPOS != lang.VBP) {
			continue
		}
		if w := s.lemma(j); w == "identify" { // "Victim Identified"
			continue
		}
		if w := s.lemma(j); !noun && !announces[w] && !deems[w] && !told[s.low(j)] || j+1 < len(s.Tokens) && s.low(j+1) != "," && s.low(j+1) != "." {
			continue
		}
		from := j
		for from > 0 && from > j-10 && s.low(from-1) != "," && s.low(from-1) != "—" && s.low(from-1) != "–" {
			from--
			switch u := s.Tokens[from].UPOS; {
			case u == lang.Verb || u == lang.Aux && from < j-1 || u == lang.Sconj || u == lang.Cconj || u == lang.Punct, s.low(from) == "than":
				from = -1
			}
			if from < 0 {
				break
			}
		}
		if from < 1 || from == j || from > 0 && s.low(from-1) != "," && s.low(from-1) != "—" && s.low(from-1) != "–" || from <= n && n <= j || !s.noun(j-1) || s.Tokens[from].UPOS == lang.Adp || s.Tokens[from].UPOS == lang.Num || !s.verbBetween(0, from) && !s.verbBetween(j+2, len(s.Tokens)) {
			continue
		}
		if p := r.named(s, from, j); p.Name != "" && (p.Type != hearsay.Unnamed || s.Tokens[from].UPOS == lang.Det || r.person(s, j-1)) {
			return p
		}
	}
	return hearsay.Party{}
}

// reckons are forms of verbs that such a frame ends with and that may be taken for nouns.
var reckons = set("reckons estimates claims says")

// within returns who is named in a frame right behind the word that leads from one clause
// to the next: "Four people were killed when authorities say a wall gave way", "…, after
// Halm police say they threw …". In the present it holds for the whole sentence.
func (r *reader) within(s *sentence, n int) hearsay.Party {
	for j := 2; j+2 < len(s.Tokens); j++ {
		if w := s.low(j); w != "say" && w != "says" && w != "believe" && w != "allege" || s.Tokens[j].UPOS != lang.Verb || s.low(j+1) == "," || s.low(j+1) == "." {
			continue
		}
		from := j
		for from > 0 && from > j-8 && (s.noun(from-1) || s.Tokens[from-1].UPOS == lang.Adj || s.Tokens[from-1].UPOS == lang.Det || s.Tokens[from-1].XPOS == lang.POS) {
			from--
		}
		if from > 3 && from < j && s.noun(j-1) && rejoins[s.low(from-1)] && s.low(from-2) != "," && (upper(s.form(from-2)) || !timeWords[s.low(from-2)]) && s.verbBetween(0, from-1) && s.child(j, lang.Ccomp) > j {
			return r.named(s, from, j)
		}
	}
	return hearsay.Party{}
}

// rejoins are words between the clause that tells what happened and the one that tells how.
var rejoins = set("when after where because before")

// tensed reports whether a verb with tense or a helper stands in tokens [from, to).
func (s *sentence) tensed(from, to int) bool {
	return slices.ContainsFunc(s.Tokens[min(from, to):to], func(t lang.Token) bool {
		return t.UPOS == lang.Aux || t.XPOS == lang.VBD && t.Rel != lang.Amod || t.XPOS == lang.VBZ || t.XPOS == lang.VBP || t.XPOS == lang.MD
	})
}

// reviser returns the body that puts a toll or an estimate higher or lower: "The
// agency raised the toll to 267".
func (r *reader) reviser(s *sentence, pred int) hearsay.Party {
	if pred < 1 || !revises[s.lemma(pred)] {
		return hearsay.Party{}
	}
	obj := s.child(pred, lang.Obj)
	if obj < pred || !countNouns[s.lemma(obj)] && s.lemma(obj) != "target" || s.lemma(obj) == "number" && !s.ofVictims(obj) {
		return hearsay.Party{}
	}
	k := s.subjectOf(pred)
	if k >= 0 && s.low(k) == "who" {
		return r.personBefore(s, k)
	}
	if up := s.Tokens[pred].Head; k >= 0 && s.Tokens[pred].XPOS == lang.VBG && up > k && (s.Tokens[k].Rel == lang.NsubjPass || !declares[s.lemma(up)] && !putsAt[s.lemma(up)]) { // "Two miners died, bringing the toll to 41"
		return hearsay.Party{}
	}
	switch {
	case k < 0 || k >= pred || s.Tokens[k].Rel == lang.NsubjPass:
	case s.noun(k):
		return r.deemer(s, k)
	case s.Tokens[k].UPOS == lang.Pron:
		if p := r.partyOf(s, k); p.Type == hearsay.Organization || p.Type == hearsay.Person {
			return p
		}
		return r.takenUp(s, k)
	}
	return hearsay.Party{}
}

// ofVictims reports whether the number at token i is one that somebody tells and nobody makes:
// of the dead, of cases, and not "of polling places".
func (s *sentence) ofVictims(i int) bool {
	for j := i + 1; j < len(s.Tokens) && j < i+6; j++ {
		if w := s.lemma(j); w == "dead" || w == "missing" || w == "case" || w == "victim" || w == "casualty" || states[s.low(j)] != "" || nounMeasures[w] != "" {
			return true
		}
	}
	return false
}

// revises are verbs of changing a number that was given.
var revises = set("raise increase revise update lower reduce decrease cut slash trim boost hike put upgrade downgrade double adjust scale bring edge nudge bump lift")
