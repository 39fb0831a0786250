package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// nouns are words for an utterance that a clause with "that" or a colon may
// follow: "a statement that …".
var nouns = wordSet(`statement claim allegation accusation assertion announcement report warning
admission acknowledgement denial promise pledge vow threat suggestion argument prediction forecast
estimate belief view opinion fear hope concern doubt conclusion finding assessment confirmation
declaration question answer reply response comment remark tweet post message letter testimony
assurance insistence contention notion idea proposal demand request call complaint criticism
expectation impression suspicion rumor rumour speculation conviction confidence hint revelation
disclosure theory charge position stance feeling sense disappointment frustration assumption
understanding recommendation reminder explanation excuse`)

// nounsAbout are nouns for an utterance, a belief or a wish that say what it
// is about with a preposition or an infinitive: "criticism of …", "plans to …".
var nounsAbout = wordSet(`statement claim allegation accusation assertion announcement report warning denial promise
pledge vow threat suggestion argument prediction forecast estimate belief view opinion fear hope concern doubt
conclusion assessment declaration question comment remark testimony proposal demand request call complaint
criticism critique condemnation denunciation praise support opposition objection endorsement approval disapproval
condemn expectation suspicion rumor speculation confidence decision plan intention desire wish refusal offer
recommendation attack rhetoric assault swipe jab shot dig defense defence disdain contempt dislike distaste hatred admiration respect
love affection enthusiasm skepticism scepticism optimism pessimism anger outrage fury frustration disappointment
dissatisfaction satisfaction regret remorse anxiety worry unease apprehension dismay alarm surprise interest
commitment appeal plea petition advocacy call backing preference dismissal rejection mockery ridicule description
characterization portrayal explanation account interpretation perception impression memory recollection mention
reference discussion debate dispute disagreement faith trust distrust mistrust ambition determination willingness
unwillingness reluctance aversion antipathy animosity hostility sympathy gratitude`)

// cries are nouns for what was called out: "chants of “Go home”".
var cries = wordSet(`chant shout cry call yell scream chorus`)

// lightVerbs have an utterance or a feeling as their object: their subject is
// whose it is.
var lightVerbs = wordSet(`have make express voice give issue raise offer launch take feel hold share show deliver
announce repeat reiterate renew air level lodge file submit send write outline present unveil release state
maintain defend provide pose ask seek receive draw face cast direct aim drop keep harbor harbour get put`)

// nounCue reads "her claim that …", "his plan to …", "their criticism of …": a
// noun with what was claimed, planned or criticised.
func (r *reader) nounCue(v *view, at int) {
	if !v.parsed() {
		return
	}
	lemma := v.lemma(at)
	src, own := v.holder(at)
	if k := at + 2; cries[lemma] && k < len(v.tok) && v.low[at+1] == "of" && v.run[k] >= 0 {
		end := k
		for end < len(v.tok) && v.run[end] == v.run[k] {
			end++
		}
		r.emit(v, at, at+2, cue{strength: hearsay.Saying}, src, [2]int{k, end})
		return
	}
	c := cue{frame: clause, strength: hearsay.Saying, level: speech}
	if k := v.child(at, lang.Acl, lang.Ccomp); nouns[lemma] && k > at && v.word(at+1) == "that" && (v.tok[k].Rel != lang.AclRelcl || v.child(k, lang.Mark) >= 0) {
		switch lemma {
		case "claim", "allegation", "accusation", "assertion", "insistence", "contention", "charge":
			c.strength = hearsay.Claiming
		case "denial":
			c.strength = hearsay.Denying
		case "doubt":
			c.strength = hearsay.Doubting
		case "belief", "view", "opinion", "fear", "hope", "concern", "notion", "idea", "expectation", "impression",
			"suspicion", "conviction", "confidence", "speculation", "feeling", "sense", "theory", "assumption",
			"understanding", "frustration", "disappointment":
			c.level = stance
		}
		if src.none || !own {
			c.level = stance // a claim that nobody is named for
		}
		r.emit(v, at, at+1, c, src, [2]int{max(v.from[k], at+1), v.to[k]})
		return
	}
	if !nounsAbout[lemma] || v.low[at] == "support" && v.tok[at].Rel == lang.Root {
		return
	}
	from, to, end, ok := v.about(at)
	if !ok || src.none {
		return
	}
	c.level = stance
	r.emit(v, at, end, c, src, [2]int{from, to})
}

// holder returns whose the utterance or feeling at is: its possessor, the one
// it comes from, or the subject of the verb that it is the object of. own
// tells that it is the possessor.
func (v *view) holder(at int) (src source, own bool) {
	if p := v.child(at, lang.NmodPoss); p >= 0 && p < at {
		src = v.src(v.from[p], v.to[p])
		for src.to > src.from && (v.low[src.to-1] == "'s" || v.low[src.to-1] == "’s" || v.low[src.to-1] == "’" || v.low[src.to-1] == "'") {
			src.to--
		}
		src.whoTo = src.to
		return src, true
	}
	for k := at + 1; k < v.to[at]; k++ {
		if v.tok[k].Head == at && v.tok[k].Rel.Base() == lang.Nmod && (v.low[v.from[k]] == "by" || v.low[v.from[k]] == "from" || v.low[v.from[k]] == "among") && v.from[k] > at {
			return v.src(v.from[k]+1, v.to[k]), false
		}
	}
	if h := v.tok[at].Head; h >= 0 && h < at && v.tok[at].Rel.Base() == lang.Obj && lightVerbs[v.lemma(h)] {
		return v.subject(h, 0, len(v.tok)), false
	}
	return noSource, false
}
