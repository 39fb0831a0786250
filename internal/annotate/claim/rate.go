package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// sharedRates gives the figures of a sentence from out[first] on that stand beside a
// rate and count what it counts, but name no time of their own, its time as well: "from
// 3,100 a week to 4,700", "€2.3 billion a year, against the €1.6 billion in the estimate",
// "€350 million ($410 million) a year".
func (r *reader) sharedRates(s *sentence, first int) {
	for k := first; k < len(r.out); k++ {
		c := &r.out[k]
		if c.Quantity == nil || c.Period.Type == hearsay.Rate {
			continue
		}
		for _, j := range []int{k - 1, k + 1} {
			if j < first || j >= len(r.out) {
				continue
			}
			p := &r.out[j]
			if p.Quantity == nil || p.Period.Type != hearsay.Rate || len(p.Period.Mentions) == 0 || !r.inOtherMoney(p, c) && (p.Quantity.Unit != c.Quantity.Unit || !s.paired(p, c)) {
				continue
			}
			c.Period.Type, c.Period.Per = hearsay.Rate, p.Period.Per
			c.Period.Mentions = append([]hearsay.Span{p.Period.Mentions[0]}, c.Period.Mentions...)
			if c.Period.Value == "" {
				c.Period.Basis = p.Period.Basis
			}
			break
		}
	}
}

// inOtherMoney reports whether c is the sum p in another currency.
func (r *reader) inOtherMoney(p, c *candidate) bool {
	return money(p.Quantity.Unit) && money(c.Quantity.Unit) && r.restates(p, c)
}

// paired reports whether the figures stand as two of one thing, whatever it is: right
// before the later of them a word sets it against the other, or a semicolon without a
// verb behind it does. The one without a rate counts no noun of its own.
func (s *sentence) paired(p, c *candidate) bool {
	if c.counted >= 0 && c.Quantity.Counted != p.Quantity.Counted && !money(c.Quantity.Unit) {
		return false
	}
	a, b := p.found.Number, c.found.Number
	if a.Start > b.Start {
		a, b = b, a
	}
	from, _ := s.tokens(a)
	to, _ := s.tokens(b)
	if p.pred >= 0 && c.pred >= 0 && p.pred != c.pred && s.Tokens[p.pred].UPOS == lang.Verb && s.lemma(p.pred) == s.lemma(c.pred) {
		return true // "consume nine hours a day, while tweens consume six"
	}
	if i, j := s.before(from), s.before(to); i >= 0 && s.low(i) == s.low(j) && s.Tokens[i].UPOS == lang.Adp && s.low(i) != "of" && s.low(i) != "in" {
		return true // "at $480,000 a year and later at $310,000"
	}
	if s.restates(p, c, to) {
		return true
	}
	for j := to - 1; j > from; j-- {
		switch s.low(j) {
		case "to": // "from 3,100 a week to 4,700", and not "pays 310 a year, and costs have risen to 205"
			if to-j < 4 && !slices.ContainsFunc(s.Tokens[from:j], func(t lang.Token) bool { return t.UPOS == lang.Verb }) {
				return true
			}
		case "from", "against", "versus", "with", "than":
			if to-j < 4 {
				return true
			}
		case ";":
			return true
		}
		if s.Tokens[j].UPOS == lang.Verb || s.Tokens[j].UPOS == lang.Aux {
			return false
		}
	}
	return false
}

// restates reports whether the later of two figures, whose number begins with token to, is
// the other in other terms, or what it is less or more than another by: "$44 million a year,
// or about $95 a household", "$18 an hour, not $12", "$13 an hour, $2 less than a sorter".
func (s *sentence) restates(p, c *candidate, to int) bool {
	if c.Span.Start < p.Span.Start {
		return false
	}
	j := to - 1
	for j > 0 && (s.Tokens[j].UPOS == lang.Adv || s.Tokens[j].UPOS == lang.Sym || s.low(j) == "some") {
		j--
	}
	end := p.Period.Mentions[0].End
	switch w := s.low(j); {
	case w == "or" || w == "not":
		return s.low(j-1) == "," && s.Tokens[j-1].Start == end
	case w == "," && s.Tokens[j].Start == end:
		_, at := s.tokens(c.found.Quantity.Span)
		return s.offBy(c, at)
	case w == "which":
		return s.low(j-1) == "of" && s.low(j-2) == "," && s.Tokens[j-2].Start == end
	}
	return false
}

// eachOf returns the length of time for each of which the figure holds, where that is told of several to come or gone, and
// those words: "by 2.5 % each of the next two years", "in each of the last three months".
func (s *sentence) eachOf(c *candidate) (string, hearsay.Span) {
	_, at := s.tokens(c.found.Quantity.Span)
	at = max(at, c.counted+1)
	if s.low(at) == "in" || s.low(at) == "for" {
		at++
	}
	if s.low(at) != "each" || s.low(at+1) != "of" || s.low(at+2) != "the" {
		return "", hearsay.Span{}
	}
	for j := at + 3; j < len(s.Tokens) && j < at+7; j++ {
		if per := rateNouns[s.lemma(j)]; per != "" {
			return per, hearsay.Span{Start: s.Tokens[at].Start, End: s.Tokens[j].End}
		}
	}
	return "", hearsay.Span{}
}

// offBy reports whether the figure that ends before token at is how much less or more
// something is than another.
func (s *sentence) offBy(c *candidate, at int) bool {
	for _, i := range []int{at - 1, at} {
		switch s.low(i) {
		case "less", "more", "fewer", "below", "above":
			return true
		}
	}
	return c.found.Change != ""
}

// rateAround returns the length of time of a rate that the words around the figure tell,
// and those words: its noun ("annual sales of $27 billion", "the daily average was 17")
// or what its verb has with it ("640 contacts are phoned daily"). Shares have none, of
// which annual ones are changes over a year.
func (s *sentence) rateAround(c *candidate) (string, hearsay.Span) {
	from, to := s.tokens(c.found.Number)
	if per, words := s.eachOf(c); per != "" {
		return per, words
	}
	for j := from - 1; j >= 0 && from-j < 6 && s.Tokens[j].UPOS != lang.Punct; j-- {
		if w := s.low(j); w == "annualized" || w == "annualised" { // "at an annualized rate of 3.8 percent"
			return "P1Y", hearsay.Span{Start: s.Tokens[j].Start, End: s.Tokens[j].End}
		}
	}
	if from >= to || c.Quantity.Unit == "%" || strings.HasPrefix(c.Quantity.Unit, "{") {
		return "", hearsay.Span{}
	}
	last := lastWord(string(c.Measure))
	for j := from - 1; j > 0 && from-j < 8; j-- {
		if s.noun(j) && (s.low(j) == last || s.low(j) == "average") && (money(c.Quantity.Unit) || flows[s.lemma(j)]) {
			for k := j - 1; k >= 0 && j-k < 3; k-- {
				if per := rateWords[s.low(k)]; per != "" {
					return per, hearsay.Span{Start: s.Tokens[k].Start, End: s.Tokens[k].End}
				}
			}
		}
		if s.Tokens[j].UPOS == lang.Punct {
			break
		}
	}
	start, at := s.tokens(c.found.Quantity.Span)
	if per := rateWords[s.low(at+1)]; per != "" && money(c.Quantity.Unit) && (s.low(at) == "in" || s.low(at) == "of") { // "$2 billion in annual sales"
		return per, hearsay.Span{Start: s.Tokens[at+1].Start, End: s.Tokens[at+1].End}
	}
	if k := s.rateBehind(at); k > at {
		return rateNouns[s.low(k)], hearsay.Span{Start: s.Tokens[k-1].Start, End: s.Tokens[k].End}
	}
	v := s.verbOver(c.found.Number)
	for j := 0; j < len(s.Tokens) && v >= 0 && (j < to || s.Tokens[j].UPOS != lang.Punct); j++ {
		per, k := s.rateAt(j)
		if h := s.Tokens[k].Head; (j < start || j >= at) && per != "" && h >= 0 && (h == v || c.counted >= 0 && s.Tokens[h].Head == c.counted && s.Tokens[h].Rel == lang.AclRelcl) {
			return per, hearsay.Span{Start: s.Tokens[j].Start, End: s.Tokens[k].End}
		}
	}
	return "", hearsay.Span{}
}

// rateBehind returns the length of time of a rate that stands behind another at token i, i
// where there is none: "$2 a head a day", "90 cents a ton per week".
func (s *sentence) rateBehind(i int) int {
	for k := i; k < i+3 && each[s.low(k)]; k += 2 {
		if w := s.low(k + 2); rateNouns[s.low(k+1)] != "" && w != "ago" && w != "earlier" && w != "later" && w != "before" && w != "after" {
			return k + 1
		}
	}
	return i
}

// each are words between a figure and what it is told for one of.
var each = set("a an per each every")

// rateAt returns the length of time of a rate whose words begin with token j, and the
// last of them: "daily", "every month", "per
// second".
func (s *sentence) rateAt(j int) (per string, last int) {
	if w := s.low(j); w == "each" || w == "every" || w == "per" {
		return rateNouns[s.low(j+1)], min(j+1, len(s.Tokens)-1)
	} else if w == "annual" {
		return "", j
	}
	return rateWords[s.low(j)], j
}

var (
	// rateWords are words that make a rate by themselves.
	rateWords = map[string]string{"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y"}
	// rateNouns are lengths of time behind "every".
	rateNouns = map[string]string{"second": "PT1S", "minute": "PT1M", "hour": "PT1H", "day": "P1D", "night": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y"}
	// flows are nouns for what is counted over a time.
	flows = set("average output production toll number volume traffic total sale capacity consumption demand use intake supply need")
)
