package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// addressee reads to whom the words were said: "told The Moscow Times",
// "said to reporters", "in an interview with CNN".
func (r *reader) addressee(v *view, at, end int, c cue) hearsay.Party {
	if c.frame&hearer != 0 && v.parsed() {
		if o := v.child(at, lang.Iobj, lang.Obj); o >= end && o-end < 12 {
			from, to := v.from[o], v.to[o]
			if from >= end {
				to = min(to, v.objectEnd(o, to))
				if v.word(to) == "," { // "told the weekly, the Harbour Times"
					for _, m := range r.names.In(v.s, to+1, len(v.tok)) {
						x := r.names.Mentions[m]
						if x.Kind == names.Name && x.From <= to+2 && r.names.Entities[x.Entity].Type == hearsay.Organization {
							return r.named(v, to+1, x.To)
						}
					}
				}
				return r.named(v, from, to)
			}
		}
	}
	if c.frame&hearer != 0 {
		to := end
		for to < len(v.tok) && (v.tok[to].UPOS == lang.Propn || v.tok[to].UPOS == lang.Det || v.tok[to].UPOS == lang.Noun || v.tok[to].UPOS == lang.Adj) && v.run[to] < 0 {
			to++
		}
		if to > end {
			return r.named(v, end, to)
		}
	}
	for i := end; i < len(v.tok) && i < end+14 && v.run[i] < 0; i++ {
		if v.low[i] == "interview" && v.word(i+1) == "with" || i == end && v.low[i] == "to" && c.frame&infinitive == 0 {
			from := i + 1
			if v.low[i] == "interview" {
				from++
			}
			to := from
			for to < len(v.tok) && (v.tok[to].UPOS == lang.Propn || v.tok[to].UPOS == lang.Det || v.tok[to].UPOS == lang.Noun || v.tok[to].UPOS == lang.Adj) && v.run[to] < 0 {
				to++
			}
			if to > from {
				return r.named(v, from, to)
			}
		}
	}
	return hearsay.Party{}
}

// objectEnd cuts the object phrase of head o at a clause or an adverbial.
func (v *view) objectEnd(o, to int) int {
	for i := o + 1; i < to; i++ {
		switch v.low[i] {
		case "that", "on", "in", "at", ",", "during", "after", "about", "to", "if", "whether", "how", "it":
			return i
		}
		if v.run[i] >= 0 {
			return i
		}
	}
	return to
}

func (r *reader) named(v *view, from, to int) hearsay.Party {
	p := r.names.Party(v.s, from, to)
	if p.Name == "" {
		return hearsay.Party{}
	}
	return p
}
