package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// attitudes are adjectives that tell of a belief, a feeling or a will, with
// what it is about after them: "confident that …", "wary of …".
var attitudes = wordSet(`concerned worried confident certain sure hopeful optimistic pessimistic upbeat bullish
bearish skeptical sceptical wary leery mindful afraid fearful scared terrified nervous anxious uneasy glad happy
unhappy pleased delighted thrilled proud sorry angry furious livid outraged upset mad surprised shocked stunned
amazed appalled horrified alarmed dismayed disturbed troubled bothered offended insulted disgusted disappointed
frustrated exasperated discouraged encouraged heartened excited enthusiastic passionate eager keen willing unwilling
reluctant hesitant ready prepared determined resolved committed dedicated devoted opposed supportive critical
uncritical dismissive contemptuous convinced adamant insistent aware unaware conscious cognizant vocal outspoken
interested uninterested curious grateful thankful appreciative impressed unimpressed satisfied dissatisfied content
comfortable uncomfortable doubtful dubious unsure uncertain undecided unconvinced ambivalent split divided torn
sympathetic unsympathetic hostile jealous envious suspicious distrustful mistrustful respectful tired sick fond
fearless ashamed embarrassed intent sanguine agnostic noncommittal coy mum silent unapologetic
unrepentant bitter resentful nostalgic obsessed preoccupied fixated fascinated intrigued puzzled baffled confused
perplexed bewildered incredulous`)

// feltAbout are the prepositions between an attitude or an utterance and what
// it is about.
var feltAbout = wordSet(`about of on over with by for to at in against toward towards into regarding concerning upon around`)

// attitude reads "she is confident that …", "he was wary of …": the adjective
// at with its clause or the phrase that it governs.
func (r *reader) attitude(v *view, at int) {
	if !v.parsed() || v.run[at] >= 0 {
		return
	}
	c := cue{level: stance, strength: hearsay.Claiming}
	src := v.subject(at, 0, len(v.tok))
	if v.child(at, lang.Nsubj) < 0 && v.tok[at].Rel != lang.Acl && v.tok[at].Rel != lang.Conj && v.tok[at].Rel != lang.Xcomp && v.tok[at].Rel != lang.Advcl && v.tok[at].Rel != lang.AclRelcl {
		return
	}
	if src.none || src.from <= at && at < src.to {
		return
	}
	if from, to, end, ok := v.about(at); ok {
		r.emit(v, at, end, c, src, [2]int{from, to})
	}
}

// about returns the clause, infinitive or prepositional phrase that the
// adjective or noun at governs, and where the cue ends.
func (v *view) about(at int) (from, to, end int, ok bool) {
	for k := at + 1; k < v.to[at]; k++ {
		if v.tok[k].Head != at {
			continue
		}
		switch v.tok[k].Rel.Base() {
		case lang.Ccomp, lang.Xcomp, lang.Advcl, lang.Acl:
			if v.tok[k].Rel == lang.AclRelcl && v.child(k, lang.Mark) < 0 {
				continue
			}
			if f := v.from[k]; f > at && f <= at+3 && (v.tok[k].Rel.Base() != lang.Advcl || v.low[f] == "that" || v.low[f] == "to" || feltAbout[v.low[f]]) {
				from, end = f, at+1
				if feltAbout[v.low[f]] && v.low[f] != "to" {
					from, end = f+1, f+1
				}
				return from, v.to[k], end, from < v.to[k]
			}
		case lang.Obl, lang.Nmod:
			if v.tok[k].Rel == lang.NmodPoss {
				continue
			}
			if f := v.from[k]; f > at && f <= at+2 && feltAbout[v.low[f]] {
				return f + 1, v.to[k], f + 1, f+1 < v.to[k]
			}
		}
	}
	return 0, 0, 0, false
}
