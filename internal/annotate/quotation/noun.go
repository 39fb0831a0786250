package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// nounCue reads "her claim that …": a noun with a clause that says what was
// claimed.
func (r *reader) nounCue(v *view, at int) {
	if !v.parsed() || v.word(at+1) != "that" {
		return
	}
	k := v.child(at, lang.Acl, lang.Ccomp)
	if k < at || v.tok[k].Rel == lang.AclRelcl && v.child(k, lang.Mark) < 0 {
		return
	}
	src := noSource
	if p := v.child(at, lang.NmodPoss); p >= 0 && p < at {
		src = v.src(v.from[p], v.to[p])
		for src.to > src.from && (v.low[src.to-1] == "'s" || v.low[src.to-1] == "’" || v.low[src.to-1] == "'") {
			src.to--
		}
		src.whoTo = src.to
	}
	c := cue{frame: clause, strength: hearsay.Saying, level: speech}
	switch v.lemma(at) {
	case "claim", "allegation", "accusation", "assertion", "insistence", "contention":
		c.strength = hearsay.Claiming
	case "denial":
		c.strength = hearsay.Denying
	case "doubt":
		c.strength = hearsay.Doubting
	case "belief", "view", "opinion", "fear", "hope", "concern", "notion", "idea", "expectation", "impression",
		"suspicion", "conviction", "confidence", "speculation":
		c.level = stance
	}
	if src.none {
		c.level = stance // a claim that nobody is named for
	}
	r.emit(v, at, at+1, c, src, [2]int{max(v.from[k], at+1), v.to[k]})
}
