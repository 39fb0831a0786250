package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// hit returns what became of people of whom the verb at pred says that they were
// shot or stabbed: "shot", or more where the words beside the verb say so ("shot
// and killed", "fatally shot", "shot to death", "gunned down").
func (s *sentence) hit(pred int) (hearsay.Measure, bool) {
	if pred < 0 || s.Tokens[pred].UPOS != lang.Verb && !(s.low(pred) == "shot" && beForms[s.low(pred-1)]) {
		return "", false
	}
	m := hearsay.Measure("")
	switch lemma := s.lemma(pred); {
	case lemma == "shoot" || s.low(pred) == "shot":
		m = Shot
	case lemma == "stab":
		m = Stabbed
	case lemma == "gun" && s.low(pred+1) == "down":
		return Killed, true
	default:
		return "", false
	}
	if fatal[s.low(pred-1)] {
		return Killed, true
	}
	for j := pred + 1; j < len(s.Tokens) && j < pred+4; j++ {
		switch s.low(j) {
		case "and", "or", "to", ",":
			continue
		case "dead", "death", "killed", "died", "fatally":
			return Killed, true
		case "wounded", "injured", "hurt":
			return Wounded, true
		}
		break
	}
	return m, true
}

// fatal are adverbs before a verb of hitting that say that those hit died.
var fatal = set("fatally mortally")
