// Package claim makes claims of the quantities, comparisons and ratios that a
// text states: what is measured, of whom, where, for which period, how firmly,
// and on whose word.
//
// [Read] is the way in. It reads what a number counts from the dependency
// parse, and from the words beside it where the parse has nothing to say.
//
// Not every number is a claim. Dates, times, ages, labels and ordinals never
// are (package quantity leaves them out); nor is a small number in words that
// counts something without a known measure ("two leaders met"), nor a length of
// time without a bound.
package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Read returns the claims of the text, in order of place. The names and the
// quotations are those of the same document; a claim that stands in a quotation
// is its speaker's.
func Read(t *prose.Text, n *names.Names, quotes []hearsay.Quote) []hearsay.Claim {
	r := &reader{t: t, doc: t.Doc, quotes: quotes, parties: n, times: period.Read(t), names: properNames(t), theme: themeOf(t, n, quotes), issuer: issuerOf(t)}
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if s.Running() && !question(s) {
			r.sentence(s)
		}
	}
	return r.finish()
}

func question(s *sentence) bool {
	n := len(s.Tokens)
	return n > 0 && s.form(n-1) == "?"
}

// properNames returns the names of one word in the text, for telling whose
// adjectives there are.
func properNames(t *prose.Text) map[string]bool {
	names := make(map[string]bool)
	for i := range t.Sentences {
		for j, k := range t.Sentences[i].Tokens {
			if k.UPOS == lang.Propn {
				names[t.Form(i, j)] = true
			}
		}
	}
	return names
}

// candidate is a claim on the way, with what later ones refer to.
type candidate struct {
	hearsay.Claim
	sentence int
	found    quantity.Found
	key      int  // order of reading, by which parts name their whole
	counted  int  // token that is counted, -1
	pred     int  // token of the governing predicate, -1
	whole    int  // key of the candidate it is a part of, -1
	lattice  bool // the measure is one that the program knows
}

type reader struct {
	t       *prose.Text
	doc     *hearsay.Document
	quotes  []hearsay.Quote
	parties *names.Names
	times   []period.Mention
	names   map[string]bool
	theme   theme
	issuer  hearsay.Party // who speaks in the document's own sentences, if it is no report
	sum     bool          // the number being read is an amount of money
	out     []candidate
	keys    int // candidates made so far
}

// sentence reads the claims of one sentence.
func (r *reader) sentence(s *sentence) {
	times := r.timesIn(s.index)
	var found []quantity.Found
	for _, f := range quantity.Read(r.doc.Text, s.Span()) {
		if !slices.ContainsFunc(times, func(m period.Mention) bool { return m.Span.Overlaps(f.Number) }) {
			found = append(found, f)
		}
	}
	first := len(r.out)
	for k, f := range found {
		c, ok := r.claim(s, f)
		if !ok {
			continue
		}
		r.goOn(s, &c)
		c.Period = r.periodOf(s, f, k, found, times)
		c.whole = r.wholeOf(s, &c, first)
		if (c.Period.Type == "" || c.Period.Type == hearsay.Instant) && c.lattice && tallied[c.Measure] && r.perfectAround(s, f) {
			c.Period.Type = hearsay.Cumulative
		}
		if c.whole >= 0 {
			r.inherit(&c, r.byKey(c.whole))
		}
		r.fromTheme(s, &c)
		c.key = r.keys
		r.keys++
		r.out = append(r.out, c)
	}
	r.shareMeasures(first)
	r.out = append(r.out[:first], slices.DeleteFunc(r.out[first:], func(c candidate) bool { return !r.claims(s, &c) })...)
	r.comparisons(s, times)
	r.ratios(s, times)
}

// byKey returns the candidate of that key.
func (r *reader) byKey(key int) *candidate {
	for i := len(r.out) - 1; i >= 0; i-- {
		if r.out[i].key == key {
			return &r.out[i]
		}
	}
	return &candidate{}
}

func (r *reader) timesIn(sentence int) []period.Mention {
	lo, _ := slices.BinarySearchFunc(r.times, sentence, func(m period.Mention, i int) int { return cmp.Compare(m.Sentence, i) })
	hi := lo
	for hi < len(r.times) && r.times[hi].Sentence == sentence {
		hi++
	}
	return r.times[lo:hi]
}

// claim makes a claim of a quantity; false if the number claims nothing.
func (r *reader) claim(s *sentence, f quantity.Found) (candidate, bool) {
	from, to := s.tokens(f.Number)
	if from >= to {
		return candidate{}, false
	}
	if f.Per == "PT1S" && f.Unit == "1" { // "a second" is an ordinal here
		f.Per = ""
	}
	c := candidate{sentence: s.index, found: f, whole: -1}
	c.Doc = r.doc.ID
	q := f.Quantity
	c.Quantity = &q

	n := s.head(from, to)
	counted := s.counted(n, f)
	context := s.context(n, counted)
	context.nouns = slices.DeleteFunc(context.nouns, func(i int) bool { return s.stopBetween(f.Quantity.End, s.Tokens[i].Start) })
	c.Measure, c.lattice = r.measure(s, f, n, counted, context)
	if counted >= 0 && !unitWord(s, counted, f) && s.Tokens[counted].UPOS != lang.Pron {
		phrase := s.phrase(counted)
		c.Quantity.Counted = phrase.Of(s.text)
		if phrase.Start >= q.Start {
			c.Quantity.Span.End = max(q.End, s.Tokens[counted].End)
		}
	}
	r.sum = money(q.Unit)
	c.Subject = r.subject(s, n, counted, context, c.Measure, c.lattice)
	c.Object = r.object(s, f, n, context)
	c.PlaceName = r.place(s, context.pred, counted)
	c.Modality = modality(s, n, context, f)
	if c.Measure == Sent && c.Modality == hearsay.Forecast {
		c.Measure = ToBeSent
	}
	c.Span = c.Quantity.Span
	c.Mentions = []hearsay.Span{c.Span}
	c.Quote, c.Attribution = r.attribution(s, f.Number, context.pred)
	if c.Quote == "" && len(c.Attribution) == 0 && r.issuer.Name != "" {
		c.Attribution = []hearsay.Party{r.issuer}
	}
	c.counted, c.pred = counted, context.pred
	return c, true
}

// tallied are measures whose counts run on: in the present perfect, and without
// a time, they are totals up to the report.
var tallied = map[hearsay.Measure]bool{Killed: true, Wounded: true, KilledAndWounded: true, Casualties: true, Lost: true, Losses: true, Captured: true, Displaced: true, Arrested: true, Rescued: true, Infected: true, "cases": true}

// perfectAround reports whether the number is governed by a verb in the present
// perfect.
func (r *reader) perfectAround(s *sentence, f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	_, pred, _ := s.pathUp(s.head(from, to))
	return pred >= 0 && s.perfect(pred)
}

// claims reports whether the number claims anything.
func (r *reader) claims(s *sentence, c *candidate) bool {
	f, counted, unit := c.found, c.counted, c.Quantity.Unit
	switch {
	case counted >= 0 && clocks[strings.TrimSuffix(s.low(counted), ".")], f.Number.Len() > 1 && s.text[f.Number.Start] == '0' && s.text[f.Number.Start+1] != '.':
		return false // "4 p.m.", "0142"
	case unit == "1" && dials(s, f):
		return false
	case c.whole >= 0:
		return true
	case unit == "d" || unit == "wk" || unit == "mo" || unit == "a" || unit == "{decade}":
		return false
	case unit == "h" || unit == "min" || unit == "s":
		return !f.Words && f.Bound != hearsay.Exactly
	case unit != "1":
		return true
	case f.Vague:
		return c.lattice && counted >= 0 && s.low(counted) != "times" || c.lattice && counted < 0
	case f.Share:
		return counted >= 0 && s.noun(counted)
	case c.lattice:
		return true
	case f.Words:
		return value(f).GreaterThan(ten) && counted >= 0
	}
	if counted < 0 {
		return value(f).GreaterThan(ten) && (c.Measure != "" && f.Bound != hearsay.Exactly || value(f).GreaterThan(hundred) && (c.Measure != "" || len(c.Attribution) > 0))
	}
	return value(f).GreaterThan(one) && !ordinary[s.lemma(counted)]
}

// clocks are words behind a time of day.
var clocks = set("p.m a.m pm am o'clock bst gmt utc cet cest est edt pst pdt")

// dials reports whether the number is one to call, or part of a unit.
func dials(s *sentence, f quantity.Found) bool {
	from, _ := s.tokens(f.Number)
	switch s.low(from - 1) {
	case "per": // "per 100,000 people" is part of a unit
		return true
	case "call", "dial", "phone", "telephone", "tel", "fax", "text", "switchboard", "hotline", "extension":
		return true
	}
	return false
}

// ordinary are nouns whose numbers tell nothing worth comparing.
var ordinary = set("time way thing side question reason point step part page minute hour day week month year century edition degree")

var (
	one     = decimal.NewFromInt(1)
	ten     = decimal.NewFromInt(10)
	hundred = decimal.NewFromInt(100)
)

func value(f quantity.Found) decimal.Decimal {
	if f.Low != nil {
		return *f.Low
	}
	return *f.High
}

// counted returns the noun that the number at token n counts, or -1.
func (s *sentence) counted(n int, f quantity.Found) int {
	t := s.Tokens[n]
	if t.Head >= 0 && s.noun(t.Head) && !s.stopBetween(f.Quantity.End, s.Tokens[t.Head].Start) {
		switch t.Rel {
		case lang.Nummod, lang.Amod, lang.Compound, lang.DetRel, lang.NmodPoss:
			return t.Head
		}
	}
	// "148 of the dead", "tens of thousands of people"
	m := s.child(n, lang.Nmod)
	for m >= 0 && s.Tokens[m].End <= f.Number.End {
		m = s.child(m, lang.Nmod)
	}
	if m >= 0 && s.marker(m) == "of" {
		return m
	}
	if n+3 < len(s.Tokens) && s.low(n+1) == "of" && (s.Tokens[n+2].UPOS == lang.Det || s.Tokens[n+2].UPOS == lang.Pron) {
		if w := s.low(n + 3); persons[w] || states[w] != "" || s.Tokens[n+3].UPOS == lang.Noun {
			return n + 3
		}
	}
	// What stands right behind the number, where the parse sees it otherwise.
	for j := n + 1; j < len(s.Tokens) && j <= n+5; j++ {
		k := s.Tokens[j]
		if k.Start < f.Quantity.End {
			continue
		}
		if s.stopBetween(f.Quantity.End, k.Start) {
			break
		}
		followed := j+1 < len(s.Tokens) && (s.noun(j+1) || s.Tokens[j+1].UPOS == lang.Adj)
		switch {
		case k.UPOS == lang.Adj, k.UPOS == lang.Verb && followed && (k.XPOS == lang.VBN || k.XPOS == lang.VBG || j == n+1 && strings.HasSuffix(s.low(j), "ed")), s.noun(j) && j+1 < len(s.Tokens) && s.noun(j+1):
			continue
		case k.UPOS == lang.Noun && !(spans[s.lemma(j)] && recent[s.low(j-1)]):
			return j
		}
		break
	}
	return -1
}

// stopBetween reports whether a full stop stands in text[from:to]: behind an
// abbreviated unit it may end the sentence.
func (s *sentence) stopBetween(from, to int) bool {
	return from < to && strings.Contains(s.text[from:to], ". ")
}

// spans and recent make times like "last night", which nothing counts.
var (
	spans  = set("night day week weekend month year morning evening afternoon time winter summer spring autumn")
	recent = set("last this next that every each")
)

// unitWord reports whether the counted noun is the unit itself.
func unitWord(s *sentence, counted int, f quantity.Found) bool {
	t := s.Tokens[counted]
	return t.Start >= f.Number.End && t.Start < f.Quantity.End // "km." may end behind it
}

// surroundings are the words that say what a number measures.
type surroundings struct {
	nouns []int // from the counted noun upwards
	pred  int   // governing verb or adjective, -1
	role  lang.Rel
}

func (s *sentence) context(n, counted int) surroundings {
	at := n
	if counted >= 0 && s.Tokens[n].Head == counted {
		at = counted
	}
	nouns, pred, role := s.pathUp(at)
	return surroundings{nouns, pred, role}
}

// modality reads how firmly the claim is put, from the predicate's helpers and
// the words beside the number.
func modality(s *sentence, n int, ctx surroundings, f quantity.Found) hearsay.Modality {
	m := hearsay.Asserted
	at := ctx.pred
	for range 4 {
		if at < 0 {
			break
		}
		for j := range s.Tokens {
			if s.Tokens[j].Head != at && j != at {
				continue
			}
			w := s.low(j)
			aux := s.Tokens[j].UPOS == lang.Aux || s.Tokens[j].UPOS == lang.Adv
			switch {
			case aux && possible[w]:
				return hearsay.Possible
			case s.Tokens[j].UPOS == lang.Aux && future[w] && (w == "will" || w == "shall" || w == "would"):
				return hearsay.Forecast
			case j == at && future[s.lemma(j)] && s.child(j, lang.Xcomp) >= 0:
				return hearsay.Forecast
			case aux && estimated[w], j == at && estimated[w]:
				m = hearsay.Estimated
			}
		}
		t := s.Tokens[at]
		if t.Rel != lang.Xcomp && t.Rel != lang.Conj && t.Rel != lang.Ccomp {
			break
		}
		at = t.Head
	}
	if before := s.wordsBefore(n, 4); strings.Contains(before, "estimated") {
		m = hearsay.Estimated
	}
	return m
}

// wordsBefore returns up to k words before token n, in lower case.
func (s *sentence) wordsBefore(n, k int) string {
	var words []string
	for j := max(0, n-k); j < n; j++ {
		words = append(words, s.low(j))
	}
	return strings.Join(words, " ")
}

// attribution returns the quotation that holds the span and who vouches for it.
// The smallest quotation wins: in a chain it is the one nearest to the words.
// Where nothing is quoted, the subject of a verb like "announced" vouches.
func (r *reader) attribution(s *sentence, at hearsay.Span, pred int) (string, []hearsay.Party) {
	var best *hearsay.Quote
	for i := range r.quotes {
		q := &r.quotes[i]
		if !slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Contains(at) }) {
			continue
		}
		if best == nil || q.Span().Len() < best.Span().Len() {
			best = q
		}
	}
	if best != nil {
		chain := best.Chain
		if len(chain) == 0 && best.Speaker.Name != "" {
			chain = []hearsay.Party{best.Speaker}
		}
		if len(chain) > 0 {
			return best.ID, slices.Clone(chain)
		}
	}
	if p := r.holder(s, at); p.Name != "" {
		return "", []hearsay.Party{p}
	}
	id := ""
	if best != nil {
		id = best.ID
	}
	for range 3 {
		if pred < 0 {
			break
		}
		if announces[s.lemma(pred)] || r.sum && founds[s.lemma(pred)] {
			if n := s.subjectOf(pred); n >= 0 && (s.noun(n) || s.Tokens[n].UPOS == lang.Pron) {
				if p := r.partyOf(s, n); p.Name != "" && p.Type != hearsay.Unknown {
					return id, []hearsay.Party{p}
				}
				if s.Tokens[n].UPOS == lang.Propn {
					name := s.phrase(n)
					return id, []hearsay.Party{{Name: name.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{name}}}
				}
			}
		}
		if rel := s.Tokens[pred].Rel; rel != lang.Xcomp && rel != lang.Ccomp && rel != lang.Conj && rel != lang.Parataxis {
			break
		}
		pred = s.Tokens[pred].Head
	}
	return id, nil
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
	return r.parties.Party(s.index, from, max(to, n+1))
}

// finish merges mentions of the same claim, numbers the claims and returns
// them in order of place.
func (r *reader) finish() []hearsay.Claim {
	slices.SortStableFunc(r.out, func(a, b candidate) int { return a.Span.Compare(b.Span) })
	merged := make([]int, len(r.out)) // index in kept of each candidate
	var kept []*candidate
	for i := range r.out {
		c := &r.out[i]
		merged[i] = -1
		for k, o := range kept {
			if sameClaim(o, c) {
				merged[i] = k
				o.Mentions = append(o.Mentions, c.Mentions...)
				fill(o, c)
				break
			}
		}
		if merged[i] < 0 {
			merged[i] = len(kept)
			kept = append(kept, c)
		}
	}
	for k, c := range kept {
		c.ID = fmt.Sprintf("%s#c%d", r.doc.ID, k+1)
	}
	out := make([]hearsay.Claim, len(kept))
	for k, c := range kept {
		if c.whole >= 0 {
			for i := range r.out {
				if r.out[i].key == c.whole && merged[i] != k {
					c.PartOf = kept[merged[i]].ID
					break
				}
			}
		}
		out[k] = c.Claim
	}
	return out
}

// sameClaim reports whether c only mentions again what o claims: the same
// number, unit and time, nothing in conflict, and the same source or none.
func sameClaim(o, c *candidate) bool {
	if (o.Quantity == nil) != (c.Quantity == nil) || (o.Comparison == nil) != (c.Comparison == nil) || (o.Ratio == nil) != (c.Ratio == nil) {
		return false
	}
	if o.Quantity == nil || !sameQuantity(o.Quantity, c.Quantity) {
		return false
	}
	if o.Subject != c.Subject && o.Subject != "" && c.Subject != "" || !agree(string(o.Measure), string(c.Measure), o.lattice && c.lattice) {
		return false
	}
	if o.Period.Type != c.Period.Type && (o.Period.Type == hearsay.Rate || c.Period.Type == hearsay.Rate) || o.Period.Value != c.Period.Value && o.Period.Value != "" && c.Period.Value != "" {
		return false
	}
	return sameSource(o.Attribution, c.Attribution)
}

func agree(a, b string, known bool) bool { return a == b || !known || a == "" || b == "" }

func sameSource(a, b []hearsay.Party) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return a[len(a)-1].Name == b[len(b)-1].Name
}

func sameQuantity(a, b *hearsay.Quantity) bool {
	return a.Unit == b.Unit && a.Bound == b.Bound && equalEnds(a.Low, b.Low) && equalEnds(a.High, b.High)
}

func equalEnds(a, b *decimal.Decimal) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

// fill takes over from a later mention what the earlier one leaves open.
func fill(o, c *candidate) {
	if o.Subject == "" {
		o.Subject = c.Subject
	}
	if o.Object == "" {
		o.Object = c.Object
	}
	if o.PlaceName == "" {
		o.PlaceName = c.PlaceName
	}
	if o.Measure == "" || !o.lattice && c.lattice {
		o.Measure, o.lattice = c.Measure, o.lattice || c.lattice
	}
	if len(o.Attribution) == 0 {
		o.Attribution, o.Quote = c.Attribution, c.Quote
	}
	if o.Period.Type == "" {
		o.Period = c.Period
	}
}
