package main

import (
	"fmt"
	"io"
	"strings"
)

// list writes what the two sides do not share, an attribution a line: what the
// gold alone has, what both have with other edges, and what p alone has, each
// with the number of words that differ.
func (p *side) list(w io.Writer, id string, g *side) {
	line := func(what string, words int, a, b attributed) {
		fmt.Fprintf(w, "%s\t%d\t%v\t%s\tgold: %s\tfound: %s\n", what, words, a.quoted || b.quoted, id, a.shown(), b.shown())
	}
	matched := make([]bool, len(p.attributions))
	for _, a := range g.attributions {
		best, most := -1, 0
		for i, b := range p.attributions {
			n := common(a.words, b.words)
			if b.content == a.content {
				n = len(a.words) + len(b.words)
			}
			if n > most {
				best, most = i, n
			}
		}
		switch {
		case best < 0:
			line("missing", len(a.words), a, attributed{})
		case p.attributions[best].content != a.content:
			b := p.attributions[best]
			matched[best] = true
			line("edges", len(a.words)+len(b.words)-2*most, a, b)
		default:
			b := p.attributions[best]
			matched[best] = true
			if b.source != a.source {
				line("source", 0, a, b)
			}
			if b.cue != a.cue {
				line("cue", 0, a, b)
			}
		}
	}
	for i, b := range p.attributions {
		if matched[i] {
			continue
		}
		n := 0
		for k := range b.words {
			if !g.words[k] {
				n++
			}
		}
		line("added", n, attributed{}, b)
	}
}

// shown gives source, cue and content of an attribution in words.
func (a attributed) shown() string {
	return strings.ReplaceAll(fmt.Sprintf("[%s] <%s> %s", a.sourceExact, a.cueExact, a.exact), "\n", " ¶ ")
}
