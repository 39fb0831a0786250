package claim

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// wholeOf returns the key of the candidate that c is a part of: "of whom
// 250,000", "including 12 children", "with over $200 million from Britain",
// "the figure included". It is -1 if there is none.
func (r *reader) wholeOf(s *sentence, c *candidate, first int) int {
	at := c.Quantity.Start
	before := strings.ToLower(s.text[s.Start:at])
	last := len(r.out) - 1
	compatible := func(o *candidate) bool {
		return o.Quantity != nil && o.Quantity.Unit == c.Quantity.Unit && !value(o.found).LessThan(value(c.found)) && o.Period.Type != hearsay.Rate
	}
	if last >= first && s.low(0) == "of" { // "Of the 410 who were missing, 232 have been found"
		if o := &r.out[first]; o.Quantity != nil && o.number(s) <= 4 && s.low(1) != "these" && s.low(1) != "those" && s.low(1) != "them" && compatible(o) && (c.counted < 0 || o.counted < 0 || s.lemma(c.counted) == s.lemma(o.counted) || r.person(s, c.counted) && r.person(s, o.counted)) {
			return o.key
		}
	}
	if last >= first { // the same sentence
		o := &r.out[last]
		between := ""
		if o.Span.End <= at {
			between = strings.ToLower(s.text[o.Span.End:at])
		}
		if partMark(between, money(c.Quantity.Unit)) {
			for k := last; k >= first; k-- {
				if compatible(&r.out[k]) {
					return r.out[k].key
				}
			}
		}
		if r.nextPart(s, o, c) {
			return o.whole
		}
		if !r.outOf(s, c) {
			return -1
		}
	}
	if k := r.numberedWhole(s, c); k >= 0 {
		return k
	}
	if last < 0 || r.out[last].sentence < s.index-2 {
		return -1
	}
	if s.theWhole(c) || r.othersMeant(s, c) {
		return -1
	}
	number := c.found.Number.End
	after := strings.ToLower(s.text[number:min(len(s.text), number+20)])
	dead := strings.HasPrefix(after, " of the dead") || strings.HasPrefix(after, " of the victims")
	refers := dead || strings.HasPrefix(after, " of them") || strings.HasPrefix(after, " of those") || strings.HasPrefix(after, " of it") || strings.HasPrefix(after, " of the total")
	for _, lead := range []string{"the figure include", "the figure also include", "the total include", "that include", "this include", "they include", "these include", "among them", "of these", "of those", "of them", "the sum include", "the package include", "the toll include", "the number include", "the dead include"} {
		refers = refers || strings.HasPrefix(before, lead)
	}
	if !refers && !r.outOf(s, c) {
		return -1
	}
	struck := s.struckOf(c)
	for k := last; k >= 0 && r.out[k].sentence >= s.index-2; k-- {
		o := &r.out[k]
		if dead && o.Measure != Killed || struck != "" && !sameStruck(struck, o.Measure) {
			continue
		}
		if compatible(o) && !o.opposed {
			return o.key
		}
	}
	return -1
}

// nextPart reports whether c goes on with the list of parts that p is one of: "49 of them in Halm, 14 in
// Osk and 5 at sea", "of which $25 million went to schools and $10 million to roads". What leads
// on from both is alike, and no verb stands between the last ones.
func (r *reader) nextPart(s *sentence, p, c *candidate) bool {
	if p.whole < 0 || p.sentence != s.index || p.Quantity.Unit != c.Quantity.Unit || p.Span.End > c.Quantity.Start {
		return false
	}
	_, from := s.tokens(p.Quantity.Span)
	lead, to := s.tokens(c.Quantity.Span)
	if w := s.low(lead - 1); w != "," && w != "and" && w != ";" {
		return false
	}
	if c.counted >= to {
		to = c.counted + 1
	}
	w := s.low(to)
	switch {
	case s.low(lead-1) == "and" && s.finiteBehind(to):
		return false
	case s.at(to).UPOS == lang.Adp && w != "of" && w != "per":
	case sites[w]:
		w = "in"
	default:
		return false
	}
	alike := false
	for j := from; j < lead; j++ {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Adp && (s.low(j) == w || where[s.low(j)] && where[w]):
			alike = true
		case alike && (t.UPOS == lang.Verb || t.UPOS == lang.Aux):
			return false
		}
	}
	sum := value(c.found)
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence == s.index; k-- {
		if o := &r.out[k]; o.whole == p.whole {
			sum = sum.Add(value(o.found))
		}
	}
	whole := r.byKey(p.whole)
	return alike && whole.Quantity != nil && !value(whole.found).LessThan(sum)
}

// where are prepositions of places, and sites words that stand for one with its place.
var (
	where = set("in on at near under inside outside aboard around along off across beside")
	sites = set("abroad elsewhere overseas offshore inland there nearby")
)

// finiteBehind reports whether a finite verb stands at token i.
func (s *sentence) finiteBehind(i int) bool { return i < len(s.Tokens) && s.finite(i) }

// partsApart takes from a whole, and from the parts beside it, the place of one of its parts: in "68 died, 49
// of them in Halm and 19 at sea" it is not said where the 68 did.
func (r *reader) partsApart(first int) {
	for _, c := range r.out[first:] {
		if c.whole < 0 || c.site == "" {
			continue
		}
		for k := first; k < len(r.out); k++ {
			if o := &r.out[k]; (o.key == c.whole || o.whole == c.whole) && o.site == "" && o.PlaceName == c.site {
				o.PlaceName = ""
			}
		}
	}
}

// theWhole reports whether the number is all of those it is of: "the two of them".
func (s *sentence) theWhole(c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	return s.low(from-1) == "the" && s.low(to) == "of" && s.low(to+1) == "them"
}

// othersMeant reports whether "them" behind the number stands for people or things that no
// figure counts, which the sentence tells before: "all of the suspects were from abroad and
// 15 of them had no papers".
func (r *reader) othersMeant(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	if s.low(to) != "of" || s.low(to+1) != "them" || !s.acts(to+2) {
		return false
	}
	j := s.meantBefore(from)
	return j >= 0 && !slices.ContainsFunc(r.out, func(o candidate) bool { return o.sentence == s.index && o.counted == j })
}

// meantBefore returns the plural noun before token i of which a clause of the sentence tells
// something, for which a pronoun behind may stand; -1 if there is none. Those who speak are
// not meant.
func (s *sentence) meantBefore(i int) int {
	v := i // the verb over it, whose subject it does not stand for: "Police detained 64 of them"
	for steps := 0; v >= 0 && s.Tokens[v].UPOS != lang.Verb && steps < 4; steps++ {
		v = s.Tokens[v].Head
	}
	doer := s.subjectOf(v)
	for j := i - 1; j >= 0; j-- {
		if s.Tokens[j].XPOS != lang.NNS || j == doer {
			continue
		}
		t := s.Tokens[j]
		if t.Rel == lang.Nmod && t.Head >= 0 && !s.noun(t.Head) { // "all of the suspects"
			t = s.Tokens[t.Head]
		}
		if (t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass) && !(t.Head >= 0 && witnesses[s.lemma(t.Head)]) {
			return j
		}
	}
	return -1
}

// peopleMeant reports whether the pronoun at token i stands for people, as far as the text
// tells: it does not where things are counted, or told of, right before.
func (r *reader) peopleMeant(s *sentence, i int) bool {
	if j := s.meantBefore(i); j >= 0 {
		return r.person(s, j)
	}
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= s.index-2; k-- {
		if o := &r.out[k]; o.Quantity != nil && o.counted >= 0 {
			return r.person(&sentence{&r.t.Sentences[o.sentence], s.text, o.sentence}, o.counted)
		}
	}
	return true
}

// struckOf returns what befell those of whom the number is, "wounded" in "20 of those
// injured", "" where the words do not say.
func (s *sentence) struckOf(c *candidate) hearsay.Measure {
	_, to := s.tokens(c.found.Number)
	if s.low(to) != "of" || s.low(to+1) != "those" {
		return ""
	}
	return states[s.low(to+2)]
}

// sameStruck reports whether those whom a figure of that measure counts have all, or in
// part, been struck so.
func sameStruck(struck, m hearsay.Measure) bool {
	return m == struck || (m == Casualties || m == KilledAndWounded) && (struck == Killed || struck == Wounded) || struck == Wounded && m == Hospitalized
}

// outOf reports whether the words behind the number take it out of what was
// counted before: "some 1,500 of them", "around 1,500 of the jobs".
func (r *reader) outOf(s *sentence, c *candidate) bool {
	_, to := s.tokens(c.found.Quantity.Span)
	if to >= len(s.Tokens) || s.low(to) != "of" {
		return false
	}
	switch s.low(to + 1) {
	case "them", "those", "these", "which", "whom":
		return true
	case "the":
	default:
		return false
	}
	if to+2 >= len(s.Tokens) {
		return false
	}
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= s.index-2; k-- {
		if o := &r.out[k]; o.Quantity != nil && o.Quantity.Counted != "" && strings.HasSuffix(strings.ToLower(o.Quantity.Counted), s.low(to+2)) {
			return true
		}
	}
	return false
}

// partMark reports whether the words between two numbers make the second a
// part of the first. Right behind the first they say of whom that is a part: "Nine of them
// died when a blast brought down two buildings".
func partMark(between string, sum bool) bool {
	for _, own := range []string{" of them", " of those", " of whom", " of which"} {
		between = strings.TrimPrefix(between, own)
	}
	for _, mark := range []string{"of whom", "of which", "of them", "of those", "including", "among them", "among whom", "which include", "that include", "comprising"} {
		if strings.Contains(between, mark) {
			return true
		}
	}
	return sum && (strings.HasSuffix(between, ", with ") || strings.HasSuffix(between, " with "))
}

// inherit gives a part what it shares with its whole. What the words behind the part say
// of it is its own, "600 prisoners, of whom 212 have gone home", and so is what the verb
// tells that has it as an object: "a $2,000 fine, of which he had paid $60".
func (r *reader) inherit(s *sentence, c, whole *candidate) {
	own, known := s.ofPart(c, whole)
	if _, to := s.tokens(c.Quantity.Span); (own == Present || own == "" && c.Measure == Present) && whole.lattice && whole.Measure != OnBoard && beForms[s.low(to)] {
		own, known = whole.Measure, true                                                 // "Of the 561 cases, 364 are in Halm County"
		if name := r.placeAt(s, to+1); name != "" && (suffered[own] || own == "cases") { // jobs somewhere are still the firm's
			c.Subject, c.Topical, r.firm = name, false, true
		}
	}
	defer func() {
		if own != "" {
			c.Measure, c.lattice = own, known
		}
	}()
	switch {
	case c.Subject == "":
		c.Subject = whole.Subject
	case c.counted < 0 && c.sentence == whole.sentence && whole.Subject != "" && !whole.Topical && s.low(s.before(c.number(s))) == "including":
		c.Subject, c.Topical, r.firm = whole.Subject, false, true // "112 drones, including 24 over Halm"
	}
	if c.Measure == "" || !s.hasDeed(c, whole) && !c.lattice || c.sentence == whole.sentence && c.pred == whole.pred && whole.lattice {
		c.Measure, c.lattice = whole.Measure, whole.lattice
	}
	if c.Quantity.Counted == "" {
		c.Quantity.Counted = whole.Quantity.Counted
	}
	if len(c.Attribution) == 0 && c.sentence == whole.sentence {
		c.Quote, c.Attribution = whole.Quote, whole.Attribution
	}
	if c.Period.Value == "" && len(c.Period.Mentions) == 0 && !(c.tally && c.sentence == whole.sentence && whole.Period.Type == hearsay.Interval) { // "of the 60 million pledged in June 51 million have been paid"
		c.Period = whole.Period
		if now := r.toldOn(s); now != "" && whole.Period.Type == hearsay.Interval && s.isNowBehind(c) && len(whole.Period.Value) >= len(now) && whole.Period.Value != now {
			c.Period = hearsay.Period{Type: hearsay.Instant, Value: now, Basis: hearsay.PeriodResolved}
		}
	}
	if c.PlaceName == "" {
		c.PlaceName = whole.PlaceName
	}
	if c.Object == "" {
		c.Object = whole.Object
	}
}

// isNowBehind reports whether the words behind a part say how those are now: "Of these, 38 are in hospital".
func (s *sentence) isNowBehind(c *candidate) bool {
	_, to := s.tokens(c.Quantity.Span)
	to = max(to, c.counted+1)
	w := s.low(to)
	return (w == "are" || w == "is" || w == "remain" || w == "remains") && s.at(to+1).XPOS != lang.VBG
}

// hasDeed reports whether another verb than that of the whole tells what was done with the
// part.
func (s *sentence) hasDeed(c, whole *candidate) bool {
	v := c.pred
	if v < 0 || v == whole.pred || s.Tokens[v].UPOS != lang.Verb {
		return false
	}
	lemma := s.lemma(v)
	return !carriers[lemma] && !tells[lemma] && (money(c.Quantity.Unit) || c.role == lang.Obj && !announces[lemma] && !witnesses[lemma] || c.role == lang.NsubjPass)
}

// ofPart returns what the words behind a part of the people or things counted before say of
// it alone, "" for nothing.
func (s *sentence) ofPart(c, whole *candidate) (hearsay.Measure, bool) {
	_, to := s.tokens(c.Quantity.Span)
	if c.Quantity.Unit != "1" || to >= len(s.Tokens) {
		return "", false
	}
	at := max(to, c.counted+1)
	if w := s.low(to); w == "of" && pronounced[s.low(to+1)] {
		at = to + 2
		if s.struckOf(c) != "" { // "of those trapped have been freed"
			at++
		}
	}
	if m, known := s.behind(at); m != "" {
		return m, known
	}
	m, known := s.stateAt(at)
	if m == Present || m != "" && (!known || wellbeing[lastField(string(m))]) && harm[whole.Measure] { // where and how badly it befell them
		return "", false
	}
	return m, known
}

// nextKey returns a new key.
func (r *reader) nextKey() int {
	r.keys++
	return r.keys - 1
}

// toDo reports whether "to" stands before token i, or before an adverb there, and
// nothing that it would be an adjective of behind it: "on track to double".
func (s *sentence) toDo(i int) bool {
	at := i - 1
	if at > 0 && s.Tokens[at].UPOS == lang.Adv {
		at--
	}
	return at > 0 && s.low(at) == "to" && (i+1 >= len(s.Tokens) || !s.noun(i+1) && s.Tokens[i+1].UPOS != lang.Num && s.Tokens[i+1].UPOS != lang.Adj)
}

// setTo returns what the clause above the infinitive at token i, which the parse takes for
// no verb, has or is about: "the rate" in "had the rate on track to double"; -1 if none.
func (s *sentence) setTo(i int) int {
	for range 3 {
		i = s.Tokens[i].Head
		if i < 0 {
			break
		}
		for _, rel := range []lang.Rel{lang.Obj, lang.Nsubj, lang.NsubjPass} {
			if j := s.child(i, rel); j >= 0 {
				return j
			}
		}
	}
	return -1
}

// ratios reads "casualties have doubled", "arrests halved", "a bill to triple the cap".
func (r *reader) ratios(s *sentence, times []period.Mention) {
	for i := range s.Tokens {
		factor, ok := ratios[s.lemma(i)]
		if !ok {
			factor, ok = ratios[s.low(i)]
		}
		if !ok || s.Tokens[i].UPOS != lang.Verb && !s.toDo(i) {
			continue
		}
		sub := s.child(i, lang.Obj)
		if sub < 0 && s.Tokens[i].UPOS != lang.Verb {
			sub = s.setTo(i)
		} else if sub < 0 {
			sub = s.subjectOf(i)
		}
		if sub < 0 || !s.noun(sub) || s.low(i+1) == "as" || s.low(i+1) == "digits" || s.low(i+1) == "digit" || s.low(i+1) == "-" || s.low(i+1) == "down" {
			continue // "double-digit rises", "doubled down on his attacks"
		}
		if of := s.nounUnder(sub); tallies[s.lemma(sub)] && of >= 0 {
			sub = of // "the number of cases tripled"
		}
		c := candidate{sentence: s.index, whole: -1, key: r.nextKey()}
		from := i
		for from > 0 && s.Tokens[from-1].UPOS == lang.Aux {
			from--
		}
		at := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[i].End}
		ratio := decimal.New(factor, -2)
		c.Doc, c.Ratio = r.doc.ID, &ratio
		c.Measure, c.lattice = nounMeasures[s.lemma(sub)]
		if !c.lattice {
			c.Measure = hearsay.Measure(s.phrase(sub).Of(s.text))
		}
		c.Subject, c.Topical = r.movedOf(s, sub, i)
		c.Modality = s.modality(hearsay.Span{}, i, surroundings{pred: i})
		c.Period.Basis = hearsay.PeriodUnknown
		if k := slices.IndexFunc(times, func(m period.Mention) bool { return m.Start >= at.Start }); k >= 0 {
			c.Period = times[k].Period
			at.End = max(at.End, times[k].End)
		}
		c.Span, c.Mentions = at, []hearsay.Span{at}
		c.Quote, c.Attribution = r.attribution(s, hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[i].End}, i)
		r.out = append(r.out, c)
	}
}

// movedOf returns whose the measure at token sub is that the verb at token v moves without a number,
// and whether that is only what the report is about: "cholera cases in Halm have doubled".
func (r *reader) movedOf(s *sentence, sub, v int) (name string, topical bool) {
	if name = r.partyAt(s, sub); name != "" {
		return name, false
	}
	for _, rel := range []lang.Rel{lang.NmodPoss, lang.Nmod} {
		if j := s.child(sub, rel); j >= 0 && s.Tokens[j].UPOS == lang.Propn {
			if name = r.partyAt(s, j); name != "" {
				return name, false
			}
		}
	}
	if name = r.place(s, v, sub); name != "" {
		return name, false
	}
	if m, known := nounMeasures[s.lemma(sub)]; known && suffered[m] || r.person(s, sub) {
		return r.theme.event, r.theme.event != ""
	}
	return "", false
}
