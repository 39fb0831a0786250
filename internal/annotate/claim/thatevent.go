package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

// ofThatEvent returns the time by which a sentence before names the happening that is the
// subject of the verb pred: behind "a 2019 explosion at its plant" that of "The blast injured 65
// people", whatever day a court has been told for in between. It is the zero period where the
// subject is none, or no sentence near names it by a time.
func (r *reader) ofThatEvent(s *sentence, pred int) hearsay.Period {
	if pred < 0 {
		return hearsay.Period{}
	}
	sub := s.subjectOf(pred)
	if sub < 0 || !s.happening(sub) {
		return hearsay.Period{}
	}
	from, _ := s.tokens(s.phrase(sub))
	if w := s.low(from); w != "the" && w != "that" && w != "this" && s.low(from-1) != "the" {
		return hearsay.Period{}
	}
	for i := s.index - 1; i >= 0 && i >= s.index-namedFor; i-- {
		o := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !o.Running() {
			continue
		}
		for named, t := range o.Tokens {
			if !o.happening(named) || t.Lemma != s.lemma(sub) && (sameHappening[t.Lemma] == 0 || sameHappening[t.Lemma] != sameHappening[s.lemma(sub)]) {
				continue
			}
			if p := r.namedAt(o, named); p.Value != "" {
				return p
			}
			if d := o.low(named - 1); d == "a" || d == "an" {
				return hearsay.Period{} // here it begins, without a time
			}
		}
	}
	return hearsay.Period{}
}

// namedAt returns the time that stands beside the happening at token i, the zero period if none does.
func (r *reader) namedAt(s *sentence, i int) hearsay.Period {
	for _, m := range r.timesIn(s.index) {
		if m.Kind == period.When && m.Period.Value != "" && m.Period.Value[0] != 'X' && !r.saidThen(s, &m, -1) && s.happensAt(&m) && s.toldBeside(&m, i) {
			return m.Period
		}
	}
	if y := s.eventYear(quantity.Found{}); y.Len() > 0 {
		if at, _ := s.tokens(y); at < i && i < at+5 {
			return hearsay.Period{Type: hearsay.Interval, Value: y.Of(s.text), Basis: hearsay.PeriodExplicit, Mentions: []hearsay.Span{y}}
		}
	}
	return hearsay.Period{}
}

// namedFor is how many sentences back a happening is looked for by its name.
const namedFor = 6

// toldBeside reports whether the time stands next to the noun at token i, or one word off.
func (s *sentence) toldBeside(m *period.Mention, i int) bool {
	from, to := s.tokens(m.Span)
	return from-3 <= i && i <= to+1 || s.named(m) == i
}

// sameHappening are nouns for happenings, of which those of one number may be told for each
// other.
var sameHappening = map[string]int{
	"explosion": 1, "blast": 1, "bombing": 1,
	"crash": 2, "collision": 2, "accident": 2, "derailment": 2, "wreck": 2,
	"shooting": 3, "shootout": 3, "massacre": 3, "rampage": 3, "attack": 3,
	"fire": 4, "blaze": 4, "wildfire": 4,
	"earthquake": 5, "quake": 5, "tremor": 5,
	"flood": 6, "flooding": 6,
	"storm": 7, "hurricane": 7, "typhoon": 7, "cyclone": 7, "tornado": 7,
	"outbreak": 8, "epidemic": 8,
	"stampede": 9, "crush": 9,
	"collapse": 10, "sinking": 11, "capsizing": 11, "stabbing": 12, "raid": 13, "siege": 14, "avalanche": 15, "landslide": 16, "mudslide": 16,
}
