package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// venueNouns are what somebody speaks or writes in or at.
var venueNouns = wordSet(`interview statement post tweet message letter email e-mail text speech address briefing
conference hearing debate rally meeting summit forum ceremony sermon podcast program programme show broadcast column
op-ed editorial memo note testimony call video blog book memoir autobiography filing release newsletter thread vlog
session webcast livestream lecture keynote panel town-hall motorcade gathering parade vigil march assembly parliament
court televison television radio podium verdict ruling judgment judgement petition submission report presser`)

// platforms are what one posts "on".
var platforms = wordSet(`x twitter facebook instagram telegram tiktok linkedin youtube mastodon bluesky threads reddit
snapchat whatsapp weibo truth television tv radio air camera cnn`)

var venuePrepositions = wordSet(`in at during on via through by over after`)

// venue returns where the frame of the cue in tokens [at, end) says that the
// words were said: "in a post on X", "at a briefing in Geneva".
func (v *view) venue(at, end int) hearsay.Span {
	if s := v.venueIn(end, min(len(v.tok), end+18)); s.Len() > 0 {
		return s
	}
	if v.fronted(0) {
		// "In an interview with CNN, Lind said …"
		return v.venueIn(0, min(at, 18))
	}
	return hearsay.Span{}
}

// venueAfter returns the venue directly after the words of f, when those stand
// after the cue and in its sentence: "Lind said “…” in a post on X".
func (r *reader) venueAfter(f found) hearsay.Span {
	v, end := r.views[f.cueAt[0]], f.content[len(f.content)-1].End
	if s := &r.t.Sentences[v.s]; end < f.cue.End || end >= s.End {
		return hearsay.Span{}
	}
	i := r.t.TokenFrom(v.s, end)
	for i < len(v.tok) && (v.tok[i].Start < end || v.punct(i) && v.low[i] != "." && v.low[i] != "(") {
		i++
	}
	return v.venueIn(i, min(len(v.tok), i+1))
}

// venueIn finds the earliest venue in tokens [lo, hi), before any clause.
func (v *view) venueIn(lo, hi int) hearsay.Span {
	for i := lo; i < hi; i++ {
		switch {
		case v.run[i] >= 0, v.low[i] == "that", v.low[i] == ":", v.finite(i), v.tok[i].UPOS == lang.Aux:
			return hearsay.Span{}
		case !venuePrepositions[v.low[i]] || v.tok[i].UPOS != lang.Adp:
			continue
		}
		if to := v.venueEnd(i); to > 0 {
			at := v.span(i, to)
			if end := v.tok[len(v.tok)-1].End; at.End == end && v.low[to-1] != "." && v.low[to-1][len(v.low[to-1])-1] == '.' {
				at.End-- // the full stop of the sentence, not of the name: "on X."
			}
			return at
		}
	}
	return hearsay.Span{}
}

// venueEnd returns where the venue ends that the preposition at i opens, or 0
// when it opens none.
func (v *view) venueEnd(i int) int {
	head := -1
	for j := i + 1; j < len(v.tok) && j < i+9; j++ {
		if v.punct(j) && v.low[j] != "-" && v.low[j] != "'" || v.run[j] >= 0 || v.isVerb(j) && v.tok[j].XPOS != lang.VBN && v.tok[j].XPOS != lang.VBG {
			break
		}
		if venueNouns[v.lemma(j)] && v.tok[j].UPOS != lang.Verb || v.low[i] == "on" && j == i+1 && platforms[strings.TrimSuffix(v.low[j], ".")] {
			head = j
			break
		}
		if v.tok[j].UPOS == lang.Adp {
			break
		}
	}
	if head < 0 {
		return 0
	}
	to := head + 1
	for to < len(v.tok) && v.run[to] < 0 && !v.punct(to) && v.low[to] != "that" {
		switch v.tok[to].UPOS {
		case lang.Noun, lang.Propn, lang.Det, lang.Adj, lang.Num, lang.Part:
			if days[v.low[to]] {
				return to
			}
		case lang.Adp:
			if v.word(to+1) == "" || days[v.word(to+1)] || v.low[to] == "as" || v.low[to] == "after" || v.low[to] == "before" {
				return to
			}
		default:
			return v.beforePreposition(head+1, to)
		}
		to++
	}
	return v.beforePreposition(head+1, to)
}

// beforePreposition steps back from a preposition or article left at the end.
func (v *view) beforePreposition(lo, to int) int {
	for to > lo && (v.tok[to-1].UPOS == lang.Adp || v.tok[to-1].UPOS == lang.Det) {
		to--
	}
	return to
}
