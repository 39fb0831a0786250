package claim

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads the votes for something and against it, told side by side.

// withVotes returns the quantities of the sentence with the two numbers of votes that a hyphen, or a bare "to", joins: "voted
// 54-45 to confirm", "on a 5-4 vote", "approved the budget 112 to 40". Scores of games are none.
func (r *reader) withVotes(s *sentence, found []quantity.Found) []quantity.Found {
	for i := 1; i+1 < len(s.Tokens); i++ {
		w := s.low(i)
		if w != "-" && w != "–" && w != "to" || s.Tokens[i-1].UPOS != lang.Num || s.Tokens[i+1].UPOS != lang.Num {
			continue
		}
		a, b := s.form(i-1), s.form(i+1)
		if !votesNumber(a) || !votesNumber(b) || (s.noun(i+2) || s.low(i+2) == "%") && !ofVotes[s.low(i+2)] || w != "to" && (s.Tokens[i-1].End != s.Tokens[i].Start || s.Tokens[i].End != s.Tokens[i+1].Start) {
			continue
		}
		way, ok := s.decided(i - 1)
		if !ok {
			continue
		}
		for k, at := range []int{i - 1, i + 1} {
			value, err := decimal.NewFromString(s.form(at))
			if err != nil {
				return found
			}
			found = r.give(found, hearsay.Span{Start: s.Tokens[at].Start, End: s.Tokens[at].End}, value, way[k])
		}
	}
	return found
}

// ofVoters gives a number of votes those whose they are: the body that decides, which vouches for nothing by that.
func (r *reader) ofVoters(s *sentence, c *candidate) {
	if c.Measure != accepted[0] && c.Measure != accepted[1] {
		return
	}
	c.Quantity.Span, c.Quantity.Counted, c.counted = c.found.Number, "votes", -1
	c.Span, c.Mentions = c.Quantity.Span, []hearsay.Span{c.Quantity.Span}
	if r.byDeed {
		c.Attribution, c.reported = nil, false
	}
	from, _ := s.tokens(c.found.Number)
	for j := from - 1; j > 0 && c.Subject == ""; j-- {
		if sub := s.nearestSubject(j); s.Tokens[j].UPOS == lang.Verb && sub >= 0 && sub < j && s.noun(sub) {
			c.Subject, c.Topical = r.nounName(s, sub), false
		}
	}
}

// votesNumber reports whether the words are digits for so many as a body may have members.
func votesNumber(w string) bool {
	return len(w) < 5 && strings.Trim(w, "0123456789") == ""
}

// decided returns what the two numbers of votes measure of which the first is token i: by the verb of deciding before them,
// or with the vote that they stand before. It fails where nothing says that they are votes.
func (s *sentence) decided(i int) (way [2]hearsay.Measure, ok bool) {
	vote := ofVotes[s.low(i+3)] || s.low(i-1) == "of" && s.lemma(i-2) == "vote"
	for j := i - 1; j >= 0 && i-j < maxContest; j-- {
		if s.low(j) == ";" {
			break
		}
		if s.Tokens[j].UPOS != lang.Verb {
			continue
		}
		way, ok := decisions[s.lemma(j)]
		if !ok {
			continue
		}
		if sub := s.nearestSubject(j); !vote && s.lemma(j) != "vote" && (sub < 0 || sub > j || !deliberates[s.lemma(sub)] && !bodies[s.lemma(sub)]) {
			return way, false
		}
		if slices.ContainsFunc(s.Tokens[j:], func(t lang.Token) bool { return strings.EqualFold(s.text[t.Start:t.End], "against") }) || s.toReject(i+3) {
			way = rejected // "voted 60 to 40 against it", "voted 4-3 to reject it"
		}
		return way, true
	}
	return accepted, vote
}

// toReject reports whether "to" and a verb of deciding against something stand at token i, or behind the day there.
func (s *sentence) toReject(i int) bool {
	for j := i; j < len(s.Tokens) && j < i+5; j++ {
		if s.low(j) == "to" {
			return decisions[s.lemma(j+1)] == rejected
		}
	}
	return false
}

// ofVotes are nouns behind the two numbers for what they are of.
var ofVotes = set("vote decision ruling majority")

// deliberates are nouns for bodies that decide by votes, and for those who sit in them.
var deliberates = set(`senate house council court parliament committee board panel commission assembly congress chamber cabinet bundestag legislature jury convention synod
	lawmaker legislator senator judge justice juror member deputy mp alderman trustee supervisor commissioner councillor councilor delegate representative director shareholder`)

// divided tells the votes for something from those against it where both are told side by
// side: "passed by 52 votes to 48".
func (r *reader) divided(s *sentence, first int) {
	for i := first + 1; i < len(r.out); i++ {
		p, c := &r.out[i-1], &r.out[i]
		if p.Measure != "votes" || c.Measure != "votes" || p.Span.End > c.Span.Start || strings.TrimSpace(s.text[p.Span.End:c.Span.Start]) != "to" {
			continue
		}
		from, _ := s.tokens(p.Span)
		for j := from - 1; j >= 0; j-- {
			if way := decisions[s.lemma(j)]; way != [2]hearsay.Measure{} {
				if slices.ContainsFunc(s.Tokens[j:], func(t lang.Token) bool { return strings.EqualFold(s.text[t.Start:t.End], "against") }) {
					way = rejected // "voted 60 to 40 against it"
				}
				p.own, c.own, p.ownKnown, c.ownKnown = way[0], way[1], false, false
				break
			}
		}
	}
}

// accepted and rejected are what the votes are that decide on something, and the others.
var accepted, rejected = [2]hearsay.Measure{"votes for", "votes against"}, [2]hearsay.Measure{"votes against", "votes for"}

// decisions are verbs of deciding on something by votes.
var decisions = map[string][2]hearsay.Measure{
	"pass": accepted, "approve": accepted, "adopt": accepted, "carry": accepted, "confirm": accepted, "ratify": accepted, "endorse": accepted, "back": accepted, "impeach": accepted, "agree": accepted, "vote": accepted,
	"reject": rejected, "defeat": rejected, "fail": rejected, "block": rejected, "deny": rejected, "oppose": rejected, "dismiss": rejected,
}
