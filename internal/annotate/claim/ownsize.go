package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file tells the figures that have no time: those by which a thing is named or described,
// and those that tell where a place lies.

// ownSize reports whether the figure is the size of a thing by which that is named or
// described, or how far off a place lies: "the 3-ton truck", "a man about 6 feet
// tall", "Halm, 40 miles south of Osk".
func (s *sentence) ownSize(f quantity.Found) bool {
	return s.namesBySize(f) || s.describes(f) || s.fromPlace(f)
}

// namesBySize reports whether a hyphen joins the figure to what is named by its size: "the
// 3-ton truck", "a two-story house".
func (s *sentence) namesBySize(f quantity.Found) bool {
	if f.Number.End >= len(s.text) || s.text[f.Number.End] != '-' {
		return false
	}
	if f.Unit == "1" {
		_, to := s.tokens(f.Number)
		w := strings.TrimPrefix(s.low(to), "-")
		return builds[strings.TrimPrefix(w+s.low(to+1), "-")] || builds[w] || w == "" && seats[s.low(to+1)] || seats[w]
	}
	return f.Unit != "%" && f.Unit != "Cel" && f.Unit != "[degF]" && !money(f.Unit) && !duration(f.Unit) && !strings.HasPrefix(f.Unit, "{")
}

// builds are words behind a number and a hyphen for how a thing is built.
var builds = set("story storey bedroom room door seat seater berth bed floor lane unit")

// seats are words behind a number and a hyphen for how many belong to a body: "the 15-member
// council", "a 12-person jury".
var seats = set("member person man woman strong nation country state party judge justice player team")

// describes reports whether the figure tells what somebody looks like: "6 feet tall and
// 180 pounds".
func (s *sentence) describes(f quantity.Found) bool {
	_, to := s.tokens(f.Quantity.Span)
	switch {
	case distances[f.Unit]:
		return s.low(to) == "tall"
	case f.Unit == "[lb_av]" || f.Unit == "kg":
		for j := to - 1; j > 0 && j > to-12; j-- {
			if s.low(j) == "tall" {
				return true
			}
		}
	}
	return false
}

// cameDownIn reports whether something comes down in the waters at token i, which tells how far it got: "fell into the sea
// 2,000 kilometers east of Osk".
func (s *sentence) cameDownIn(i int) bool {
	v := s.Tokens[i].Head
	return s.Tokens[i].Rel == lang.Obl && v >= 0 && v < i && comesDown[s.lemma(v)]
}

// comesDown are verbs of coming down.
var comesDown = set("fall land splash crash drop plunge come")

// fromPlace reports whether the figure is how far a place lies from another: "Halm, about 40
// miles south of Osk", "a quarry 11 miles outside town", "the clinic, 90 kilometres away". How
// far somebody got, or was moved, is told with a verb or its object before it.
func (s *sentence) fromPlace(f quantity.Found) bool {
	if !distances[f.Unit] || f.Per != "" {
		return false
	}
	from, to := s.tokens(f.Quantity.Span)
	if !s.bearing(to) {
		return false
	}
	at := from - 1
	comma := s.low(at) == ","
	if comma {
		at--
	}
	switch {
	case at < 0 || happenings[s.lemma(at)] || s.Tokens[at].Rel == lang.NsubjPass:
		return false
	case !comma && waters[s.low(at)] && s.cameDownIn(at):
		return false
	case s.noun(at):
		return comma || s.Tokens[at].UPOS == lang.Noun && s.Tokens[at].Rel != lang.Obj && s.Tokens[at].Rel != lang.Nsubj // "landed in the Sea of Halm 30 miles off"
	}
	return !comma && lies[s.low(at)]
}

// bearing reports whether words that tell the way from one place to another begin at token i.
func (s *sentence) bearing(i int) bool {
	switch w := s.low(i); w {
	case "away", "outside", "inland", "offshore", "downstream", "upstream", "downriver", "upriver", "downwind", "upwind":
		return true
	case "from", "off", "beyond":
		return true
	case "to":
		return s.low(i+1) == "the" && points[s.low(i+2)]
	case "out":
		return s.low(i+1) == "of"
	case "down", "up":
		return s.low(i+1) == "the"
	default:
		return points[w] && (s.low(i+1) == "of" || s.low(i+1) == "from" || s.low(i+1) == "-" || s.at(i+1).UPOS == lang.Punct)
	}
}

var (
	// points are those of the compass.
	points = set("north south east west northeast northwest southeast southwest north-east north-west south-east south-west")
	// lies are words for where a place is.
	lies = set("located situated lies lying lie sits sit stands perched based")
)

// ofLifetime gives a length of time what it is the level of: "life expectancy has risen to 81
// years", "the average wait was six weeks".
func (r *reader) ofLifetime(s *sentence, c *candidate) {
	if c.Quantity == nil || !duration(c.Quantity.Unit) {
		return
	}
	n := s.head(s.tokens(c.found.Quantity.Span))
	_, at := s.mover(c.number(s))
	if at < 0 {
		at = r.level(s, n, s.context(n, c.counted))
	}
	if at < 0 || !s.noun(at) || !lifetimes[s.lemma(at)] || s.lemma(at) == "wait" && s.low(at-1) != "average" && s.low(at-1) != "longest" {
		return
	}
	c.lifetime, c.own = true, hearsay.Measure(s.phrase(at).Of(s.text))
	if name := r.ownerAt(s, at); name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
	}
}

// lifetimes are nouns for lengths of time that are compared as levels are.
var lifetimes = set("expectancy lifespan wait")
