package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file says what shares of people hold where their verb is only one of saying or thinking: "said she did nothing
// wrong", "feel that way", "said yes".

// holdOpinion gives a share of people whose measure is no more than a verb of holding something what they hold: the words
// behind it, the question that they were asked, or what the share before is of that they agree with.
func (r *reader) holdOpinion(s *sentence, c *candidate) {
	if c.Quantity == nil || c.Quantity.Unit != "%" && !c.found.Share || c.lattice || c.cell {
		return
	}
	v := s.opinionOf(c)
	if v < 0 {
		return
	}
	words := s.heldAt(v + 1)
	switch low := strings.ToLower(words); {
	case words == "", low == "so", low == "not", strings.HasSuffix(low, "way"), strings.HasPrefix(low, "that "), strings.HasPrefix(low, "same"):
		if words == "" && !agrees[s.lemma(v)] {
			return
		}
		p := r.figureBefore(c.found)
		if p == nil || p.Quantity.Unit != "%" && !p.found.Share || p.sentence < s.index-1 || !r.heldMore(p) {
			return
		}
		c.Measure, c.own = p.Measure, ""
		if m := string(p.Measure); low == "not" && !strings.HasPrefix(m, "not ") {
			c.Measure = hearsay.Measure("not " + m)
		}
	case low == "yes" || low == "no":
		if q := s.askedIf(); q != "" {
			if low == "no" {
				q = "not " + q
			}
			c.Measure, c.own = hearsay.Measure(q), ""
		}
	default:
		if w := s.low(v + 1); w == "of" || w == "about" || w == "in" {
			words = s.low(v) + " " + words // "thought of leaving"
		}
		c.Measure, c.own = hearsay.Measure(words), ""
	}
}

// heldMore reports whether the measure of a figure is more than verbs of holding something.
func (r *reader) heldMore(p *candidate) bool {
	for _, w := range strings.Fields(string(p.Measure)) {
		if !holdingForms[w] {
			return true
		}
	}
	return false
}

// opinionOf returns the verb of holding something that the measure of the figure is, or begins with; -1 where it is none.
func (s *sentence) opinionOf(c *candidate) int {
	m := string(c.Measure)
	if !holdingForms[firstField(strings.ToLower(m))] {
		return -1
	}
	from, to := s.tokens(c.Quantity.Span)
	found := -1
	for j := range s.Tokens {
		if s.low(j) == firstField(m) && s.Tokens[j].UPOS == lang.Verb {
			if j >= to {
				return j
			}
			found = j
		}
	}
	if before := s.before(from); found >= 0 && (s.low(to) == "for" || s.low(before-1) != "compared" && s.low(before) != "versus" && s.low(before) != "against" && s.low(before) != "from" && s.low(before) != "and") {
		return -1
	}
	return found
}

// heldAt returns what those hold who are said to hold it by the words from token i on, without the pronoun for those
// themselves and the helpers behind that.
func (s *sentence) heldAt(i int) string {
	for {
		start := i
		for s.low(i) == "that" && !s.helper(i+1) || i < len(s.Tokens) && s.Tokens[i].UPOS == lang.Punct && strings.ContainsAny(s.form(i), "\"“”‘’`'") {
			i++
		}
		if i < len(s.Tokens) && s.Tokens[i].XPOS == lang.PRP {
			for i++; s.helper(i) && s.Tokens[i].XPOS != lang.MD || s.low(i) == "will" || s.low(i) == "would" || haves[s.low(i)]; i++ {
			}
		}
		if holdingForms[s.low(i)] && i > start && s.low(i+1) != "of" && s.low(i+1) != "about" && s.low(i+1) != "in" { // "said they believe Lind is …"
			i++
		}
		if i == start {
			break
		}
	}
	for i < len(s.Tokens) && s.Tokens[i].UPOS == lang.Det && s.low(i) != "no" && !s.helper(i+1) {
		i++
	}
	end := i
	for n := 0; end < len(s.Tokens) && n < longestHeld; end++ {
		t, w := s.Tokens[end], s.low(end)
		if t.UPOS == lang.Punct {
			if strings.ContainsAny(s.form(end), "\"“”‘’`'-") {
				continue
			}
			break
		}
		if n > 0 && (t.UPOS == lang.Num || clauseEnds[w]) || t.UPOS == lang.Sym || w == "compared" {
			break
		}
		n++
	}
	for end > i && (trailingWords[s.low(end-1)] || s.Tokens[end-1].UPOS == lang.Punct || s.Tokens[end-1].XPOS == lang.PRPS) {
		end--
	}
	if end == i {
		return ""
	}
	words := strings.NewReplacer("\"", "", "“", "", "”", "", "can't", "can not", "can’t", "can not", "cannot", "can not", "n't", " not", "n’t", " not").Replace(s.text[s.Tokens[i].Start:s.Tokens[end-1].End])
	return strings.TrimPrefix(strings.Join(strings.Fields(words), " "), "do ")
}

// helper reports whether a helper of a verb stands at token i.
func (s *sentence) helper(i int) bool { return i < len(s.Tokens) && s.Tokens[i].UPOS == lang.Aux }

// haves are forms of "have" with which the words for what people hold may begin.
var haves = set("have had has")

// askedIf returns the question by which the sentence begins, "her practices were illegal" of "Asked if her practices were
// illegal, …", "" if there is none.
func (s *sentence) askedIf() string {
	if len(s.Tokens) < 5 || s.low(0) != "asked" && s.low(1) != "asked" {
		return ""
	}
	from := 1
	for from < 4 && s.low(from) != "if" && s.low(from) != "whether" {
		from++
	}
	if from == 4 {
		return ""
	}
	for j := from + 1; j < len(s.Tokens) && j < from+16; j++ {
		if s.low(j) == "," {
			return s.text[s.Tokens[from+1].Start:s.Tokens[j-1].End]
		}
	}
	return ""
}

// longestHeld bounds the words of what people hold.
const longestHeld = 12

var (
	// holdingForms are verbs of saying and thinking as they stand in measures.
	holdingForms = set("say says said saying think thinks thought believe believes believed feel feels felt predict predicted report reported reporting agree agrees agreed answered responded respond")
	// agrees are verbs of holding what has been told.
	agrees = set("agree concur")
	// clauseEnds are words with which another clause begins, or another of the shares.
	clauseEnds = set("when if because although though while whereas but unless after before until who which than")
	// trailingWords are words by which no such words end.
	trailingWords = set("and or of to in on at for with by as the a an from that than about have despite")
)
