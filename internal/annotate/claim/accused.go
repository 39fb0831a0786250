package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// accused returns who is charged with the counts at token n, or held on the bail: the object
// of who charges ("police charged Lind with two counts of murder"), else the subject ("Lind
// pleaded guilty to two counts"). It is "" where the clause does not say so.
func (r *reader) accused(s *sentence, n, counted int) string {
	if !r.onTrial(s, n, counted) {
		return ""
	}
	v := s.accusing(n)
	if v < 0 {
		return ""
	}
	who := s.nearestSubject(v)
	if obj := s.child(v, lang.Obj); obj >= 0 && obj < n && s.child(v, lang.AuxPass) < 0 && accusers[s.lemma(v)] {
		who = obj
	} else if who < 0 {
		who = s.subjectOf(v)
	}
	if who < 0 || who >= n || s.Tokens[who].UPOS == lang.Num || accusations[s.lemma(who)] || r.inTime(s, who) {
		return ""
	}
	if s.Tokens[who].UPOS == lang.Pron {
		switch s.low(who) {
		case "who":
			if who = r.antecedent(s, v); who < 0 {
				return ""
			}
		case "he", "she", "they":
		default:
			return ""
		}
	}
	if at := s.child(who, lang.Appos); at >= 0 && at < n && s.Tokens[at].UPOS == lang.Propn && s.Tokens[who].UPOS == lang.Noun {
		who = at // "the suspect, 20-year-old Ansa Lind"
	}
	name := ""
	if p := r.partyOf(s, who); p.Type == hearsay.Person || p.Type == hearsay.Organization || s.Tokens[who].UPOS == lang.Pron {
		name = r.actorAt(s, who)
	}
	if name == "" && s.Tokens[who].UPOS == lang.Noun && r.person(s, who) {
		name = s.phrase(who).Of(s.text)
	}
	if inquires(name) || spokesmen[s.lemma(who)] {
		return "" // who charges
	}
	return name
}

// onTrial reports whether the figure counts charges or is a sum of bail.
func (r *reader) onTrial(s *sentence, n, counted int) bool {
	if counted >= 0 {
		return s.lemma(counted) == "count" || s.lemma(counted) == "charge" && s.low(counted+1) == "of"
	}
	_, to := s.tokens(r.quantity)
	return r.sum && (bails[s.low(to)] || bails[s.low(to+1)] && s.low(to) == "cash")
}

// accusing returns the verb before token n that leads from somebody to the counts that they are
// charged with, -1 where none does in the same clause.
func (s *sentence) accusing(n int) int {
	for j := n - 1; j >= 0; j-- {
		switch w := s.lemma(j); {
		case s.low(j) == ";":
			return -1
		case s.Tokens[j].UPOS != lang.Verb:
		case accusers[w] || faces[w]:
			return j
		case w != "include" && (s.Tokens[j].XPOS == lang.VBD || s.Tokens[j].XPOS == lang.VBZ || s.Tokens[j].XPOS == lang.VBP):
			return -1
		}
	}
	return -1
}

var (
	// accusers are verbs of charging, whose object is who is accused.
	accusers = set("charge accuse indict convict acquit arraign book arrest hold jail detain sentence try prosecute release")
	// faces are verbs whose subject is who is accused.
	faces = set("face plead stand confess admit")
	// accusations are nouns for what stands in the place of who is accused.
	accusations = set("count charge warrant indictment complaint grand jury trial case")
	// bails are words for the sum behind which they stand.
	bails = set("bail bond")
)
