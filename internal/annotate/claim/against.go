package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads shares by the ones they stand beside: those they are held against, and how much of a vote is counted.

// sharesOfVote gives the shares of a vote that stand behind how much of it has been counted what they are shares
// of: "with 88 percent of the vote counted, Lind had 51 percent".
func (r *reader) sharesOfVote(s *sentence, first int) {
	for i := first + 1; i < len(r.out); i++ {
		p, c := &r.out[i-1], &r.out[i]
		if p.Quantity == nil || c.Quantity == nil || p.Quantity.Unit != "%" || c.Quantity.Unit != "%" || c.Measure != p.Measure {
			continue
		}
		if part, ok := strings.CutPrefix(string(p.Measure), "share of "); ok && beingCounted[strings.ToLower(lastWord(part))] {
			for ; i < len(r.out) && r.out[i].Measure == p.Measure; i++ {
				r.out[i].Measure = "share of vote"
			}
			return
		}
	}
}

// beingCounted are words for a vote that is being counted.
var beingCounted = set("counted tallied reporting reported")

// heldShares gives a share against which the one before it is held what that measures, and whom it is a share of
// by its own words: "22 percent of voters approve, compared with 57 percent of pensioners".
func (r *reader) heldShares(s *sentence, first int) {
	for i := max(first, 0) + 1; i < len(r.out); i++ {
		c := &r.out[i]
		if p := &r.out[i-1]; c.Quantity != nil && c.Quantity.Unit == "1" && c.counted < 0 && p.Quantity != nil && p.lattice && !c.lattice && p.sentence == s.index && countNouns[strings.ToLower(lastWord(string(c.Measure)))] && s.low(s.before(c.number(s))) == "of" {
			c.Measure, c.lattice, c.Subject, c.Topical = p.Measure, true, p.Subject, p.Topical // "stood at nine, down from an earlier count of 12"
			if c.Period.Value == p.Period.Value || strings.HasSuffix(p.Period.Value, "/"+c.Period.Value) {
				c.Period, c.told = hearsay.Period{Basis: hearsay.PeriodUnknown}, nil
			}
			continue
		}
		if p := &r.out[i-1]; c.Quantity != nil && c.Quantity.Unit == "1" && c.counted < 0 && p.Quantity != nil && p.Quantity.Unit == "1" && strings.HasPrefix(string(c.Measure), "compar") {
			c.Measure, c.lattice = p.Measure, p.lattice // "won 758 seats, compared to Holm's 538"
			c.Quantity.Counted = p.Quantity.Counted
			continue
		}
		if p := &r.out[max(first, 0)]; c.Quantity != nil && c.Quantity.Unit == "%" && p.Quantity != nil && p.Quantity.Unit == "%" && p.Measure != "" && p.Quantity.End < c.Quantity.Start && strings.Contains(s.text[p.Quantity.End:c.Quantity.Start], "including ") && s.low(s.after(c.Quantity.End)) == "of" {
			c.Measure, c.lattice = p.Measure, p.lattice // "38% would, including 62% of Greens"
			if at := s.shareNoun(c.found); at >= 0 && (r.person(s, at) || s.capital(at)) {
				c.Subject, c.Topical = s.phrase(at).Of(s.text), false
			}
			continue
		}
		if c.Quantity == nil || c.Quantity.Unit != "%" || c.opposed || s.whoVerb(c) >= 0 || !s.heldAgainst(c.found) && !(r.asksPeople(s) && s.pairs(r.out[i-1].Quantity, c)) {
			continue
		}
		k := i - 1
		for k > first && (r.out[k].Quantity == nil || r.out[k].Quantity.Unit != "%") {
			k--
		}
		p := &r.out[k]
		if p.Quantity == nil || p.Quantity.Unit != "%" || p.Measure == "" {
			continue
		}
		c.Measure, c.lattice = p.Measure, p.lattice
		if _, to := s.tokens(c.Quantity.Span); s.low(to) == "for" && strings.HasPrefix(string(c.Measure), "vote for ") {
			c.Measure = "vote" // and for another
		}
		switch at := s.shareNoun(c.found); {
		case at < 0:
		case s.Tokens[at].UPOS == lang.Pron:
			c.Subject, c.Topical = p.Subject, p.Topical
		case r.person(s, at) || s.capital(at):
			c.Subject, c.Topical = s.phrase(at).Of(s.text), false
		}
	}
}

// pairs reports whether the share stands right behind another, as one of two into which people are divided: "49
// percent to 40 percent", and not as what something went to.
func (s *sentence) pairs(p *hearsay.Quantity, c *candidate) bool {
	if p == nil || p.Unit != "%" || p.End > c.Quantity.Start || strings.TrimSpace(s.text[p.End:c.Quantity.Start]) != "to" {
		return false
	}
	from, _ := s.tokens(p.Span)
	return s.low(from) != "from" && s.low(from-1) != "from" && s.low(from-1) != "by"
}

// twinShares gives the two of a share that is told twice, "a third of independents, 33%, say", one measure and one group.
func (r *reader) twinShares(s *sentence, first int) {
	for i := max(first, 0) + 1; i < len(r.out); i++ {
		p, c := &r.out[i-1], &r.out[i]
		if p.Quantity == nil || c.Quantity == nil || c.Quantity.Unit != "%" || !p.found.Share || c.found.Share || p.sentence != s.index || p.Quantity.End > c.Quantity.Start {
			continue
		}
		_, to := s.tokens(c.Quantity.Span)
		if strings.TrimSpace(s.text[p.Quantity.End:c.Quantity.Start]) != "," || s.low(to) != "," {
			continue
		}
		_, group, _ := strings.Cut(p.Quantity.Of(s.text), " of ")
		if strings.HasSuffix(group, "s") || strings.HasSuffix(group, "people") {
			p.Subject, c.Subject, p.Topical, c.Topical = group, group, false, false
		}
		switch m, own := string(p.Measure), string(c.Measure); {
		case own != "" && own != group:
			p.Measure, p.lattice = c.Measure, c.lattice
		case m != "":
			c.Measure, c.lattice = hearsay.Measure(strings.TrimPrefix(m, group+" ")), p.lattice
			p.Measure = c.Measure
		}
	}
}

// byHowMuch gives a figure that only says how much more or less something is than another what the figure before it in the
// sentence measures, and of whom: "$2 billion in revenue, $74 million more than a year ago". So it does with the upper end of a
// range of sums.
func (r *reader) byHowMuch(s *sentence, first int) {
	for i := max(first, 0) + 1; i < len(r.out); i++ {
		p, c := &r.out[i-1], &r.out[i]
		if p.Quantity != nil && c.Quantity != nil && money(c.Quantity.Unit) && p.Quantity.Unit == c.Quantity.Unit && p.Quantity.End <= c.Quantity.Start && strings.TrimSpace(s.text[p.Quantity.End:c.Quantity.Start]) == "to" && p.Measure != "" && !p.moved && !c.moved && p.found.Change == "" && value(c.found).GreaterThan(value(p.found)) && value(c.found).LessThan(value(p.found).Mul(ten)) {
			c.Measure, c.lattice, c.Subject, c.Topical = p.Measure, p.lattice, p.Subject, p.Topical // "by investing $500,000 to more than $1 million"
			continue
		}
		if p.Quantity == nil || c.Quantity == nil || p.sentence != s.index || p.Measure == "" || howMuch[string(p.Measure)] ||
			p.Quantity.Unit != c.Quantity.Unit && !(p.Quantity.Unit == "%" && s.ofPoints(c)) {
			continue
		}
		from, to := s.tokens(c.Quantity.Span)
		to = max(to, c.counted+1)
		word := s.low(to)
		switch at := s.low(s.before(from)); {
		case howMuch[word] && s.low(to+1) == "than":
		case c.Measure == hearsay.Measure(at) && (at == "up" || at == "down") && s.low(to) == "on":
			word = at // "turnout was 61 percent, up four points on 2022"
		default:
			continue
		}
		c.Measure, c.lattice = p.Measure+" "+hearsay.Measure(word), false
		if c.Subject == "" {
			c.Subject, c.Topical = p.Subject, p.Topical
		}
	}
}

// ranges gives the ends of a range of shares what the share before them in the sentence measures: "an average of 13 percent,
// from a low of 4 percent in Osk to a high of 25 percent".
func (r *reader) ranges(s *sentence, first int) {
	for i := max(first, 0) + 1; i < len(r.out); i++ {
		c := &r.out[i]
		if c.Quantity == nil || c.Quantity.Unit != "%" || c.Measure != "low" && c.Measure != "high" {
			continue
		}
		from, _ := s.tokens(c.Quantity.Span)
		if at := s.before(from); s.low(at) != "of" || s.low(at-2) != "a" {
			continue
		}
		for k := i - 1; k >= max(first, 0); k-- {
			if p := &r.out[k]; p.Quantity != nil && p.Quantity.Unit == "%" && p.Measure != "" && p.Measure != "low" && p.Measure != "high" {
				c.Measure, c.lattice = p.Measure, p.lattice
				break
			}
		}
	}
}

// howMuch are words for how something stands to another.
var howMuch = map[string]bool{"more": true, "less": true, "fewer": true, "higher": true, "lower": true, "above": true, "below": true, "better": true, "worse": true}
