package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// dimension returns what an amount in a unit of nature measures by the unit and the
// words around it, where what was read for it so far, m, names no level: "wind speed" of
// "the wind stood at 47 mph", "distance" of "stopped 900 metres short of the portal",
// "weight" of "it says 680 grams". It returns m where the unit tells no more.
func (r *reader) dimension(s *sentence, f quantity.Found, ctx surroundings, m hearsay.Measure) hearsay.Measure {
	if f.Unit == "%" || duration(f.Unit) {
		return m
	}
	if fallen, ok := falls[string(s.matter(f))]; ok && length(f.Unit) {
		return fallen // "dropped 120 mm of rain"
	}
	if v := ctx.pred; m == "distance" && v >= 0 && s.Tokens[v].UPOS == lang.Verb && drops[s.lemma(v)] && v < s.after(f.Quantity.Start) {
		return m + " " + hearsay.Measure(s.low(v))
	}
	if s.onCharge(f) {
		return "range"
	}
	if g := s.territory(f, ctx, m); g != "" {
		return g
	}
	if v := s.covering(f); v >= 0 && !r.levelMoves(s, v) {
		return hearsay.Measure("distance " + s.low(v))
	}
	words := strings.Fields(strings.ToLower(string(m)))
	for _, w := range words {
		if levels[w] || levels[strings.TrimSuffix(w, "s")] || turns[w] || ways[w] != "" || falls[w] != "" || w == "rainfall" || w == "snowfall" || breadths[w] {
			return m
		}
	}
	from, _ := s.tokens(f.Quantity.Span)
	switch {
	case from > 0 && turns[s.lemma(from-1)] && s.noun(from-1), f.Change != "":
		return m
	case speeds[f.Unit] || travels[f.Unit] && (f.Per == "PT1H" || f.Per == "PT1S"):
		return s.dimensionOf(f, ctx, m, "speed")
	case f.Unit == "Cel" || f.Unit == "[degF]" || f.Unit == "K" || f.Unit == "deg" && f.Per == "" && s.low(s.after(f.Quantity.End)) != "of":
		return s.dimensionOf(f, ctx, m, "temperature")
	case distances[f.Unit] && f.Per == "":
		if d := s.reach(f, ctx); d != "" {
			return d
		}
	}
	verb := ctx.pred >= 0 && s.Tokens[ctx.pred].UPOS == lang.Verb && string(m) == s.low(ctx.pred)
	empty := m == "" || verb && carriers[s.lemma(ctx.pred)]
	switch {
	case powers[f.Unit] && (empty || verb):
		return "power"
	case weights[f.Unit] && strings.HasPrefix(s.low(from-1), "weigh"):
		return "weight"
	case area(f.Unit) && verb:
		return deedOf("area", m, empty)
	case !empty && !(verb && tells[s.lemma(ctx.pred)]):
	case weights[f.Unit] || f.Unit == "[lton_av]":
		return deedOf("weight", m, empty)
	case area(f.Unit):
		return deedOf("area", m, empty)
	}
	return m
}

// territory returns what an area measures that one side takes from another, or loses to
// it, by the verb or the noun for that: "captured 90 square miles", "gains of 90 sq km".
// Of woods, crops and the like, areas are lost to fire.
func (s *sentence) territory(f quantity.Found, ctx surroundings, m hearsay.Measure) hearsay.Measure {
	if f.Unit != "km2" && f.Unit != "[smi_us]" {
		return ""
	}
	_, to := s.tokens(f.Quantity.Span)
	if s.low(to) == "of" {
		last := to
		for to++; to < len(s.Tokens) && (s.noun(to) || s.Tokens[to].UPOS == lang.Det || s.Tokens[to].XPOS == lang.PRPS || s.Tokens[to].UPOS == lang.Adj); to++ {
			last = to
		}
		if !grounds[s.lemma(last)] {
			return ""
		}
	}
	words := strings.Fields(strings.ToLower(string(m)))
	if ctx.pred >= 0 {
		words = append(words, s.lemma(ctx.pred))
	}
	for _, w := range words {
		switch {
		case conquers[w]:
			return TerritoryTaken
		case cedes[w]:
			return TerritoryLost
		}
	}
	return ""
}

// acceleration returns what a time measures in which a speed is reached from another that is
// told with it: "acceleration zero to 60 mph" of "from zero to 60 mph in five seconds".
func (s *sentence) acceleration(f quantity.Found) hearsay.Measure {
	if f.Unit != "s" {
		return ""
	}
	from, _ := s.tokens(f.Quantity.Span)
	for k := from - 1; k > 1 && from-k < 16; k-- {
		if !speedWords[s.low(k)] || s.Tokens[k-1].UPOS != lang.Num {
			continue
		}
		first := k - 1
		if w := s.low(k - 2); k > 2 && (w == "to" || w == "-" || w == "–") && s.Tokens[k-3].UPOS == lang.Num {
			first = k - 3
		} else if !strings.ContainsAny(s.form(k-1), "-–") {
			continue
		}
		if s.low(k+1) == "per" && s.low(k+2) == "hour" {
			k += 2
		}
		return hearsay.Measure("acceleration " + strings.ToLower(s.text[s.Tokens[first].Start:s.Tokens[k].End]))
	}
	return ""
}

// speedWords are words and signs for units of speed, or their first word.
var speedWords = set("mph kph km/h kmh miles kilometres kilometers")

// onCharge reports whether a length is told as how far something gets on what its battery or
// tank holds, or in the test of that: "300 miles on a single charge", "590 km on the WLTP
// cycle".
func (s *sentence) onCharge(f quantity.Found) bool {
	_, to := s.tokens(f.Quantity.Span)
	if to = s.pastBracket(to); !distances[f.Unit] || f.Per != "" || s.low(to) != "on" && s.low(to) != "per" && s.low(to) != "between" {
		return false
	}
	for j := to + 1; j < len(s.Tokens) && j < to+6; j++ {
		if w := s.lemma(j); charges[w] {
			return true
		}
		if t := s.Tokens[j]; !s.noun(j) && t.UPOS != lang.Det && t.UPOS != lang.Adj && t.UPOS != lang.Num && t.XPOS != lang.PRPS {
			break
		}
	}
	return false
}

// covering returns the verb of falling or travelling that stands right before a length,
// also where the parse takes it for a noun behind "and" or a helper: "fell 12 feet", "can
// seat four and travel 620 miles". It is -1 where the length is what it came to.
func (s *sentence) covering(f quantity.Found) int {
	from, to := s.tokens(f.Quantity.Span)
	if to = s.pastBracket(to); ways[s.low(to)] != "" || s.low(to) == "short" { // "flew 3,700 km high"
		return -1
	}
	if v := s.before(from); v >= 0 && distances[f.Unit] && f.Per == "" && (drops[s.lemma(v)] || covers[s.lemma(v)]) &&
		(s.Tokens[v].UPOS == lang.Verb || v > 0 && (s.Tokens[v-1].UPOS == lang.Cconj || s.Tokens[v-1].UPOS == lang.Aux || s.low(v-1) == "to")) {
		return v
	}
	return -1
}

// levelMoves reports whether the subject of the verb at token v is a level, which falls by
// a length without going anywhere: "the lake fell 12 feet".
func (r *reader) levelMoves(s *sentence, v int) bool {
	sub := s.nearestSubject(v)
	return sub >= 0 && (levels[s.lemma(sub)] || media[s.lemma(sub)] || falls[s.low(sub)] != "")
}

// deedOf joins a dimension and what is done with the amount.
func deedOf(dimension, m hearsay.Measure, empty bool) hearsay.Measure {
	if empty {
		return dimension
	}
	return dimension + " " + m
}

// dimensionOf joins a dimension with what was read of the amount: the noun that it is
// told of before it ("wind speed"), the verb behind it ("speed crawling"), but for verbs
// that say nothing.
func (s *sentence) dimensionOf(f quantity.Found, ctx surroundings, m, dimension hearsay.Measure) hearsay.Measure {
	_, to := s.tokens(f.Quantity.Span)
	verb := ctx.pred >= 0 && s.Tokens[ctx.pred].UPOS == lang.Verb && string(m) == s.low(ctx.pred)
	from, _ := s.tokens(f.Quantity.Span)
	if from > 2 && s.low(from-1) == "to" && s.low(from-2) == "up" {
		from -= 2
	}
	switch {
	case to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Noun && media[s.lemma(to)]: // "44-degree water"
		return hearsay.Measure(s.low(to)) + " " + dimension
	case (m == "" || verb || strings.EqualFold(string(m), s.low(from-2))) && from > 1 && s.low(from-1) == "of" && media[s.lemma(from-2)]: // "gusts of up to 35 knots"
		return hearsay.Measure(s.low(from-2)) + " " + dimension
	case m == "", verb && (carriers[s.lemma(ctx.pred)] || tells[s.lemma(ctx.pred)]):
		if at := max(ctx.pred, s.head(s.tokens(f.Number))); at >= 0 {
			if sub := s.nearestSubject(at); sub >= 0 && media[s.lemma(sub)] {
				return hearsay.Measure(s.low(sub)) + " " + dimension
			}
		}
		return dimension
	case verb:
		return dimension + " " + m
	}
	return m + " " + dimension
}

// reach returns what a length measures by the words behind it and the verb before it.
func (s *sentence) reach(f quantity.Found, ctx surroundings) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	if from >= to {
		return ""
	}
	next, second := s.low(to), s.low(to+1)
	switch {
	case (next == "above" || next == "below") && s.normal(to+1):
		return ""
	case next == "across", next == "in" && second == "diameter":
		return "diameter"
	case next == "above", next == "up" && second != "to", next == "in" && (second == "height" || second == "altitude"):
		return "height"
	case next == "below", next == "beneath", next == "under", next == "down", next == "underground", next == "underwater":
		return "depth"
	case next == "in" && second == "length":
		return "length"
	case courses[next], next == "to" && (second == "the" || courses[second]) && (courses[second] || courses[s.low(to+2)]), next == "short" && second == "of", next == "out", next == "apart", next == "ahead", next == "downstream", next == "upstream":
		return "distance"
	case next == "of" && (second == "the" || s.Tokens[min(to+1, len(s.Tokens)-1)].UPOS == lang.Propn) && s.low(from-1) == "within", s.low(from-1) == "within", s.low(from) == "within":
		return "distance"
	}
	if ctx.pred >= 0 && ctx.pred < from && s.Tokens[ctx.pred].UPOS == lang.Verb {
		switch lemma := s.lemma(ctx.pred); {
		case drops[lemma] && s.low(from-1) != "to":
			return hearsay.Measure("distance " + s.low(ctx.pred))
		case covers[lemma]:
			return hearsay.Measure("distance " + s.low(ctx.pred))
		case lemma == "stretch" || lemma == "extend":
			return "length"
		case lemma == "tower" || lemma == "climb" && s.low(from-1) == "to":
			return "height"
		}
	}
	return ""
}

// normal reports whether the words from token i on name what a level is held against:
// "the old record", "average".
func (s *sentence) normal(i int) bool {
	for j := i; j < len(s.Tokens) && j < i+5; j++ {
		if norms[s.lemma(j)] {
			return true
		}
		if t := s.Tokens[j]; t.UPOS != lang.Det && t.UPOS != lang.Adj && t.XPOS != lang.PRPS {
			return false
		}
	}
	return false
}

var (
	// breadths are nouns and words of measures that tell a dimension.
	breadths = set("width depth breadth thickness strength growth height diameter girth")
	// norms are nouns for what a level is held against.
	norms = set("record average normal mean peak forecast high low level limit mark target")
	// speeds are the units of speed; travels those of lengths that things cover in a time.
	speeds  = map[string]bool{"km/h": true, "[mi_i]/h": true, "[kn_i]": true, "m/s": true, "km/s": true, "[ft_i]/s": true}
	travels = map[string]bool{"km": true, "m": true, "[mi_i]": true, "[nmi_i]": true}
	// grounds are nouns for what sides fight over; conquers and cedes are verbs and nouns of
	// taking it and of losing it.
	grounds  = set("territory land ground area terrain soil marsh bog swamp steppe valley desert countryside borderland farmland")
	conquers = set("capture seize take retake recapture gain regain win conquer liberate reconquer overrun grab advance seizure conquest liberation gains")
	cedes    = set("lose cede surrender relinquish loss losses retreat withdraw")
	// powers are the units of power.
	powers = map[string]bool{"W": true, "kW": true, "MW": true, "GW": true, "[HP]": true}
	// media are what has a speed or a temperature of its own that is told with its name.
	media = set("wind gust water air sea ocean lake river level tide current tide sand soil ground surface blood body core room cabin cockpit plasma lava ice snow")
	// carriers are verbs of doing and being that say nothing of what an amount measures.
	carriers = set("do go come say be have get weigh describe locate situate")
	// charges are nouns for what a battery or a tank holds, and the tests of how far that goes.
	charges = set("charge battery tank refill fill-up wltp epa nedc")
	// drops are verbs of going down, covers verbs of going over a length.
	drops  = set("fall drop plunge tumble plummet sink descend dive")
	covers = set("walk run ride drive fly sail swim row drift slide skid roll travel march hike trek cover crawl cycle pedal ski paddle float stop carry haul")
)
