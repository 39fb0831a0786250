package claim

import (
	"cmp"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads claims without a number: one thing that is more or less than another, and
// measures that grow and fall.

// moreOrFewer are the words that set how many or how much against something else.
var moreOrFewer = map[string]hearsay.Op{"more": hearsay.Greater, "fewer": hearsay.Less, "less": hearsay.Less}

// comparisons reads claims that weigh one thing against another without a number: "more
// were killed than recruited", "was carrying far more people than its licence allowed",
// "about 60 have come back, fewer than before the flood", "recruitment covers the losses".
func (r *reader) comparisons(s *sentence, times []period.Mention) {
	for i := range s.Tokens {
		op, ok := moreOrFewer[s.low(i)]
		if !ok {
			continue
		}
		than := s.thanBehind(i)
		if than < 0 || s.Tokens[i+1].UPOS == lang.Adp && than > i+1 { // "more as a vote on the mayor than on the plan"
			continue
		}
		if than == i+1 {
			r.heldAgainst(s, i, op)
			continue
		}
		left, right := r.measureBetween(s, i+1, than), r.measureBetween(s, than+1, len(s.Tokens))
		if left == "" && s.Tokens[max(0, i-1)].UPOS == lang.Verb { // "is losing more men than it recruits"
			left = r.measureBetween(s, i-1, i)
		}
		if left == "" || right == "" || left == right {
			if r.moreOf(s, i, than, op, times) {
				return
			}
			continue
		}
		if r.hasNumber(s, i, min(len(s.Tokens), than+3)) {
			continue
		}
		r.addComparison(s, hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[than].End}, i, hearsay.Comparison{Left: left, Op: op, Right: right}, times)
		return
	}
	r.covers(s, times)
}

// thanBehind returns the "than" of the comparative at token i, -1 if its clause has none.
func (s *sentence) thanBehind(i int) int {
	for j := i + 1; j < len(s.Tokens); j++ {
		if s.low(j) == "than" {
			if j+1 < len(s.Tokens) {
				return j
			}
			break
		}
		if s.Tokens[j].UPOS == lang.Punct && s.low(j) != "," {
			break
		}
	}
	return -1
}

// moreOf reads what there is more or less of than of something else that the text tells in
// words: "far more people than its licence allowed". The words themselves are the two sides.
func (r *reader) moreOf(s *sentence, i, than int, op hearsay.Op, times []period.Mention) bool {
	noun := i + 1
	for noun < than && (s.Tokens[noun].UPOS == lang.Adj || s.Tokens[noun].XPOS == lang.VBN || s.noun(noun) && s.noun(noun+1)) {
		noun++
	}
	switch {
	case !s.noun(noun), ordinary[s.lemma(noun)], spans[s.lemma(noun)]:
		return false
	case s.low(i) == "more" && s.Tokens[i+1].XPOS == lang.JJ && s.form(i+1) == s.low(i+1):
		return false // "more serious crimes than theft"
	case i > 0 && (s.Tokens[i-1].UPOS == lang.Num || s.Tokens[i-1].UPOS == lang.Det || differences[s.low(i-1)]):
		return false // "three more seats than", "no more people than"
	case than-i > longestSide:
		return false
	}
	for j := i; j < than; j++ {
		if s.Tokens[j].UPOS == lang.Num && !r.inTime(s, j) {
			return false
		}
	}
	end := r.otherSide(s, than)
	_, pred, _ := s.pathUp(noun)
	if end < 0 || pred < 0 || s.Tokens[pred].UPOS != lang.Verb && s.Tokens[pred].UPOS != lang.Aux {
		return false
	}
	side := func(from, to int) string { return s.text[s.Tokens[from].Start:s.Tokens[to-1].End] }
	at := hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[end-1].End}
	r.addComparison(s, at, i, hearsay.Comparison{Left: side(i+1, than), Op: op, Right: side(than+1, end)}, times)
	c := &r.out[len(r.out)-1]
	c.Modality = s.modality(hearsay.Span{}, i, surroundings{pred: pred})
	if sub := s.nearestSubject(pred); sub >= 0 && sub < i && !s.clausesBetween(sub, i) {
		c.Subject = cmp.Or(r.partyAt(s, sub), r.craftMeant(s, sub), nameOf(s, sub))
	}
	return true
}

// clausesBetween reports whether a colon or a semicolon stands between two tokens.
func (s *sentence) clausesBetween(from, to int) bool {
	for j := from; j < to; j++ {
		if w := s.low(j); w == ":" || w == ";" {
			return true
		}
	}
	return false
}

// nameOf returns the phrase of the noun at token i, "" where a pronoun stands there.
func nameOf(s *sentence, i int) string {
	if !s.noun(i) {
		return ""
	}
	return s.phrase(i).Of(s.text)
}

// heldAgainst reads a figure that an aside behind it sets against what the text tells in
// words: "187 millimetres of rain fell, more than usually falls in June".
func (r *reader) heldAgainst(s *sentence, i int, op hearsay.Op) {
	at := i - 1
	for at > 0 && s.Tokens[at].UPOS == lang.Adv {
		at--
	}
	p := r.latestBefore(s, i)
	end := r.otherSide(s, i+1)
	if at < 0 || s.low(at) != "," && s.low(at) != "—" && s.low(at) != "–" || p == nil || end < 0 {
		return
	}
	c := candidate{sentence: s.index, whole: -1, lattice: p.lattice, key: r.nextKey()}
	span := hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[end-1].End}
	c.Claim = p.Claim
	c.ID, c.PartOf, c.Quantity, c.Ratio = "", "", nil, nil
	c.Span, c.Mentions = span, []hearsay.Span{span}
	c.Comparison = &hearsay.Comparison{Left: cmp.Or(p.Quantity.Counted, string(p.Measure)), Op: op, Right: s.text[s.Tokens[i+2].Start:span.End]}
	if c.Comparison.Left != "" {
		r.out = append(r.out, c)
	}
}

// latestBefore returns the figure of the sentence that stands last before token i.
func (r *reader) latestBefore(s *sentence, i int) *candidate {
	var last *candidate
	for k := range r.out {
		if p := &r.out[k]; p.sentence == s.index && p.Quantity != nil && p.Span.End <= s.Tokens[i].Start {
			last = p
		}
	}
	return last
}

// longestSide is how many words a side of a comparison has at most.
const longestSide = 20

// otherSide returns where the words end that stand behind the "than" at token i; -1 where
// they are no other side: a number, which is a bound, or words that say only that it is
// more than some would think ("than ever", "than expected").
func (r *reader) otherSide(s *sentence, i int) int {
	from, end := i+1, i+1
	for ; end < len(s.Tokens) && end-from < longestSide; end++ {
		t := s.Tokens[end]
		if t.UPOS == lang.Punct || t.UPOS == lang.Sconj && end > from || t.UPOS == lang.Cconj {
			break
		}
		if t.UPOS == lang.Num && !r.inTime(s, end) || t.UPOS == lang.Sym || supposed[s.lemma(end)] || portions[s.low(end)] {
			return -1
		}
	}
	if end == from || end-from == longestSide || vaguely[s.low(from)] || s.Tokens[from].UPOS == lang.Pron && end-from < 3 {
		return -1
	}
	for j := from; j < end; j++ {
		if !vagueAlone[s.low(j)] {
			return end
		}
	}
	return -1
}

var (
	// differences are words before a comparative behind which no plain one stands.
	differences = set("no any the a an or once lot bit little dozen dozens hundreds thousands millions half double twice much")
	// supposed are verbs of what somebody thinks that there would be.
	supposed = set("expect hope think believe imagine plan want need wish realize realise anticipate predict like care deserve suppose suspect")
	// vaguely are words behind "than" that set nothing against it.
	vaguely = set("ever any anyone anybody anything anywhere enough just merely mere simply half double twice most")
	// vagueAlone are words that name no other side by themselves.
	vagueAlone = set("usual usually normal normally before previously average ever that this those these others elsewhere now then needed necessary")
)

// hasNumber reports whether a number stands in the range: then the claim is a
// quantity and no comparison.
func (r *reader) hasNumber(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		if s.Tokens[j].UPOS == lang.Num {
			return true
		}
	}
	return false
}

// measureBetween returns the earliest known measure in a range of tokens.
func (r *reader) measureBetween(s *sentence, from, to int) string {
	for j := from; j < to; j++ {
		if s.Tokens[j].UPOS == lang.Verb || s.Tokens[j].UPOS == lang.Adj {
			if m, ok := verbMeasures[s.lemma(j)]; ok {
				return string(m)
			}
		}
		if s.noun(j) {
			if m, ok := nounMeasures[s.lemma(j)]; ok {
				return string(m)
			}
		}
		if s.Tokens[j].UPOS == lang.Punct && s.low(j) != "," && j > from {
			break
		}
	}
	return ""
}

// coverVerbs weigh their subject against their object.
var coverVerbs = map[string]hearsay.Op{"cover": hearsay.GreaterEqual, "offset": hearsay.GreaterEqual, "exceed": hearsay.Greater, "outpace": hearsay.Greater, "outnumber": hearsay.Greater, "outstrip": hearsay.Greater, "surpass": hearsay.Greater, "match": hearsay.Equal, "equal": hearsay.Equal}

// covers reads "recruitment is covering the losses", "arrivals exceed
// departures".
func (r *reader) covers(s *sentence, times []period.Mention) {
	for i := range s.Tokens {
		op, ok := coverVerbs[s.lemma(i)]
		if !ok || s.Tokens[i].UPOS != lang.Verb {
			continue
		}
		sub, obj := s.subjectOf(i), s.child(i, lang.Obj)
		if sub < 0 || obj < 0 {
			continue
		}
		left, lok := nounMeasures[s.lemma(sub)]
		right, rok := nounMeasures[s.lemma(obj)]
		if !lok || !rok || left == right || r.hasNumber(s, sub, obj+1) {
			continue
		}
		r.addComparison(s, hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[obj].End}, i, hearsay.Comparison{Left: string(left), Op: op, Right: string(right)}, times)
		return
	}
}

// trendVerbs say how a measure moves.
var trendVerbs = map[string]hearsay.Op{"grow": hearsay.Greater, "rise": hearsay.Greater, "increase": hearsay.Greater, "mount": hearsay.Greater, "escalate": hearsay.Greater, "climb": hearsay.Greater,
	"fall": hearsay.Less, "decline": hearsay.Less, "decrease": hearsay.Less, "drop": hearsay.Less, "shrink": hearsay.Less, "dwindle": hearsay.Less}

// earlier is what the right side of a trend ends in: "losses are growing" weighs
// losses against losses before.
const earlier = ", before"

// trends reads how a known measure moves, without a number and still going on:
// "losses are growing", "the number of dead is falling".
func (r *reader) trends(s *sentence, times []period.Mention) {
	for i := range s.Tokens {
		op, ok := trendVerbs[s.lemma(i)]
		if !ok || s.Tokens[i].UPOS != lang.Verb || s.Tokens[i].XPOS != lang.VBG || i == 0 || s.Tokens[i-1].UPOS != lang.Aux {
			continue
		}
		sub := s.nearestSubject(i)
		if sub < 0 || sub > i || r.hasNumber(s, sub, min(len(s.Tokens), i+8)) {
			continue
		}
		m, ok := s.nounMeasure(sub)
		if !ok || m == Attended || m == OnBoard {
			continue
		}
		r.addComparison(s, hearsay.Span{Start: s.Tokens[sub].Start, End: s.Tokens[i].End}, i, hearsay.Comparison{Left: string(m), Op: op, Right: string(m) + earlier}, times)
		if c := &r.out[len(r.out)-1]; c.Subject == "" {
			c.Subject, c.Topical = r.movedOf(s, sub, i)
		}
		return
	}
}

func (r *reader) addComparison(s *sentence, at hearsay.Span, token int, cmp hearsay.Comparison, times []period.Mention) {
	c := candidate{sentence: s.index, whole: -1, lattice: true, key: r.nextKey()}
	c.Doc, c.Span, c.Mentions, c.Comparison = r.doc.ID, at, []hearsay.Span{at}, &cmp
	_, pred, _ := s.pathUp(token)
	c.Modality = hearsay.Asserted
	for j := token; j < len(s.Tokens) && c.Subject == ""; j++ {
		c.Subject = r.countryAt(s, j)
		if s.low(j) == "in" {
			break
		}
	}
	if sub := s.subjectOf(pred); c.Subject == "" && pred >= 0 && sub >= 0 { // "more Norrish soldiers were killed than recruited"
		c.Subject = r.partyAt(s, sub)
	}
	if c.Subject == "" {
		c.Subject = r.topic(s)
	}
	c.Period.Basis = hearsay.PeriodUnknown
	for i := range times {
		if m := &times[i]; m.Start > at.Start || c.Period.Type == "" {
			c.Period = m.Period
			if m.Kind == period.Same {
				c.Period = r.sameAs(s.index, m)
			}
			if m.Start >= at.Start { // and not what a clause behind it is told for
				break
			}
		}
	}
	c.Quote, c.Attribution = r.attribution(s, at, pred)
	r.out = append(r.out, c)
}
