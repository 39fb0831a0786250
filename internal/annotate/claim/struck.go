package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
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
	return s.outcome(pred, m), true
}

// outcome returns m, what the verb at token v tells, or more where the words beside it say so.
func (s *sentence) outcome(v int, m hearsay.Measure) hearsay.Measure {
	if fatal[s.low(v-1)] {
		return Killed
	}
	for j := v + 1; j < len(s.Tokens) && j < v+4; j++ {
		switch s.low(j) {
		case "and", "or", "to", ",":
			continue
		case "dead", "death", "killed", "died", "fatally":
			return Killed
		case "wounded", "injured", "hurt":
			return Wounded
		}
		break
	}
	return m
}

// shotBehind reads "shot" or "stabbed" right behind the number at token n and what it counts,
// or behind an aside there, where the parse takes the word for a noun or loses the clause:
// "discovered five people shot", "3 shot, 1 killed". What shooters do is none.
func (s *sentence) shotBehind(f quantity.Found, n, counted int) (hearsay.Measure, bool) {
	at := n + 1
	if counted > n {
		at = counted + 1
	}
	if s.low(at) == "," && s.low(at+1) == "including" {
		for at += 2; at < len(s.Tokens) && s.low(at) != ","; at++ {
		}
		at++
	}
	if at >= len(s.Tokens) || f.Unit != "1" {
		return "", false
	}
	m := map[string]hearsay.Measure{"shot": Shot, "stabbed": Stabbed}[s.low(at)]
	if m == "" || !s.noObject(at+1) || s.low(at+1) == "at" && s.Tokens[at].UPOS == lang.Verb {
		return "", false
	}
	return s.outcome(at, m), true
}

// woundsBehind returns what the wounds or injuries say with which people were found that the
// words right behind token i tell: "with gunshot wounds", "suffering from burns".
func (s *sentence) woundsBehind(i int) (hearsay.Measure, bool) {
	led := false
	for j := i; j < len(s.Tokens) && j < i+10; j++ {
		switch w := s.lemma(j); {
		case w == "with" || w == "suffer" || s.low(j) == "suffering":
			led = true
		case w == "shot" || w == "stab":
			return "", false
		case led && sores[w]:
			if g := s.low(j - 1); s.low(i) == "with" && (g == "gunshot" || g == "bullet") {
				return Shot, true
			} else if s.low(i) == "with" && g == "stab" {
				return Stabbed, true
			}
			return Wounded, true
		case s.low(j) == "," || s.low(j) == "." || s.Tokens[j].UPOS == lang.Verb:
			return "", false
		}
	}
	return "", false
}

// meets are verbs of coming upon people.
var meets = set("find discover locate encounter see treat")

// sores are nouns for what those have who were hurt.
var sores = set("wound injury burn fracture cut bruise")

// noObject reports whether no object begins at token i, behind a verb.
func (s *sentence) noObject(i int) bool {
	if i >= len(s.Tokens) {
		return true
	}
	switch t := s.Tokens[i]; t.UPOS {
	case lang.Punct, lang.Cconj, lang.Adv:
		return true
	case lang.Adp:
		return t.XPOS != lang.RP
	case lang.Adj:
		return s.low(i) == "dead" && s.noObject(i+1)
	case lang.Part:
		return s.low(i+1) == "death"
	case lang.Noun, lang.Propn:
		return timeWords[s.lemma(i)] || days[s.low(i)]
	}
	return false
}

// fatal are adverbs before a verb of hitting that say that those hit died.
var fatal = set("fatally mortally")
