package claim

import "github.com/hearsay-project/hearsay/internal/lang"

// fromVehicle gives those on board the vehicle that their sentence brings in before them, which is
// none that the report has told of: "a freight train left the rails, and all 40 people on board
// were unhurt".
func (r *reader) fromVehicle(s *sentence, c *candidate) {
	if r.firm || c.Subject != "" || c.Quantity == nil || c.Quantity.Unit != "1" || !s.boarded(c) {
		return
	}
	for j := c.number(s) - 1; j > 0; j-- {
		switch t := s.Tokens[j]; {
		case !vehicles[s.lemma(j)] || t.XPOS != lang.NN || s.noun(j+1), t.Rel != lang.Nsubj && t.Rel != lang.NsubjPass && t.Rel != lang.Obj:
			continue
		}
		if a := s.child(j, lang.DetRel); a >= 0 && a < j && newcomers[s.low(a)] {
			c.Subject, r.firm = s.phrase(j).Of(s.text), true
		}
		return
	}
}

// newcomers are the words before what is told of for the first time.
var newcomers = set("a an another")

// boarded reports whether those counted are said to be on board, and not of what.
func (s *sentence) boarded(c *candidate) bool {
	from := max(c.number(s), c.counted) + 1
	for j := from; j < len(s.Tokens) && j < from+5 && s.Tokens[j].UPOS != lang.Punct && s.Tokens[j].UPOS != lang.Num; j++ {
		on := s.low(j) == "on" && s.low(j+1) == "board"
		if on || s.low(j) == "aboard" {
			if on {
				j++
			}
			next := s.at(j + 1)
			return next.UPOS != lang.Det && next.UPOS != lang.Propn && next.UPOS != lang.Noun && next.UPOS != lang.Adj && next.UPOS != lang.Pron
		}
	}
	return false
}

// craftMeant returns the name of the only ship that the text names where the noun at token i means
// that: "the ferry". It is "" elsewhere.
func (r *reader) craftMeant(s *sentence, i int) string {
	if i < 1 || r.theme.craft == "" || !ships[s.lemma(i)] || s.Tokens[i].XPOS != lang.NN || s.low(i-1) != "the" || s.noun(i+1) {
		return ""
	}
	return r.theme.craft
}

// ships are nouns for what has a name of its own at sea.
var ships = set("ferry ship vessel boat trawler tanker freighter cruiser liner yacht")
