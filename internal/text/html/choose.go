package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// A chooser decides which leaves of a page are the report. Each extractor has
// a vote on each leaf; leaves that are marked up alike then stand or fall
// together, which mends what an extractor took by the way or left out.
type chooser struct {
	leaves  []leaf
	votes   []float64 // from 0 to 1
	in      []bool
	groups  map[string]*group
	keys    []string
	titles  []gramSet
	summary []gramSet
	first   int // the running text, in leaves
	last    int
}

// A group is leaves that are marked up alike.
type group struct{ words, voted float64 }

// sure is the share of shingles that makes a vote.
const sure = 0.7

// choose picks the leaves that are the report, given what the extractors took
// for it.
func choose(all []leaf, opinions [][]leaf, f *facts, titles []hearsay.Field) []leaf {
	c := chooser{leaves: all, in: make([]bool, len(all)), groups: map[string]*group{}}
	c.vote(opinions, f)
	for _, t := range titles {
		c.titles = append(c.titles, setOf(t.Value), setOf(t.Exact))
	}
	for _, h := range f.headings {
		c.titles = append(c.titles, setOf(h))
	}
	c.summary = f.summaries()
	c.group()
	c.running()
	c.tail()
	c.headings()
	c.lead()
	c.repeats()
	var out []leaf
	for i, l := range c.leaves {
		if c.in[i] {
			out = append(out, l)
		}
	}
	return out
}

// whole takes all leaves but the chaff.
func whole(all []leaf, titles []hearsay.Field) []leaf {
	c := chooser{leaves: all}
	for _, t := range titles {
		c.titles = append(c.titles, setOf(t.Value))
	}
	var out []leaf
	for i := range all {
		if !c.isChaff(i) {
			out = append(out, all[i])
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// vote counts for each leaf how many extractors have it. The text in JSON-LD
// speaks for all of them where it is there in full.
func (c *chooser) vote(opinions [][]leaf, f *facts) {
	var sets []gramSet
	most := 0
	for _, o := range opinions {
		if len(o) > 0 {
			sets = append(sets, setOfLeaves(o))
			most = max(most, len(sets[len(sets)-1]))
		}
	}
	// Who found next to nothing where another found a report has no say.
	sets = slices.DeleteFunc(sets, func(s gramSet) bool { return len(s) < 120 && len(s)*4 < most })
	body := gramSet{}
	for _, a := range f.objects {
		if s := setOf(a.body); len(s) > len(body) {
			body = s
		}
	}
	c.votes = make([]float64, len(c.leaves))
	covered := 0
	for i, l := range c.leaves {
		for _, s := range sets {
			if s.cover(l.grams) >= sure {
				c.votes[i] += 1 / float64(len(sets))
			}
		}
		if c.votes[i] == 1 {
			covered += len(l.grams)
		}
	}
	if len(body)*10 < covered*6 || len(body) < 50 {
		return
	}
	for i, l := range c.leaves {
		if body.cover(l.grams) >= sure && len(l.grams) > 1 {
			c.votes[i] = 1
		}
	}
}

// group sums the votes of leaves that are marked up alike.
func (c *chooser) group() {
	c.keys = make([]string, len(c.leaves))
	for i, l := range c.leaves {
		c.keys[i] = signature(l.node)
		g := c.groups[c.keys[i]]
		if g == nil {
			g = &group{}
			c.groups[c.keys[i]] = g
		}
		g.words += float64(l.words)
		g.voted += float64(l.words) * c.votes[i]
	}
}

// share returns how much of its group the extractors took, by words.
func (c *chooser) share(i int) float64 {
	g := c.groups[c.keys[i]]
	return g.voted / max(g.words, 1)
}

// signature describes the mark-up of an element: its tag and classes and
// those of its parent.
func signature(n *html.Node) string {
	s := n.Data + "." + attr(n, "class")
	if p := n.Parent; p != nil {
		s += "<" + p.Data + "." + attr(p, "class")
	}
	return s
}

// running finds the running text: what all extractors agree on, and between
// its first and last block what is marked up like it.
func (c *chooser) running() {
	c.first, c.last = -1, -1
	for i, l := range c.leaves {
		if c.votes[i] >= 0.99 && l.isProse() && !c.isChaff(i) {
			if c.first < 0 {
				c.first = i
			}
			c.last = i
		}
	}
	if c.first < 0 {
		for i, l := range c.leaves {
			if c.votes[i] > 0 && l.isProse() && !c.isChaff(i) {
				if c.first < 0 {
					c.first = i
				}
				c.last = i
			}
		}
	}
	if c.first < 0 {
		c.largestGroup()
	}
	for i, l := range c.leaves {
		if l.kind == hearsay.Heading || c.isChaff(i) {
			continue
		}
		inside := c.first >= 0 && i >= c.first && i <= c.last
		switch v, share := c.votes[i], c.share(i); {
		case l.suspect:
			c.in[i] = inside && v >= 0.99 && share >= 0.5 && l.words >= 8
		case l.kind == hearsay.Caption:
			c.in[i] = inside && l.words >= 4
		case v >= 0.99:
			c.in[i] = inside || i > c.last && share >= 0.7
		case v > 0:
			c.in[i] = share >= 0.5 && (inside || l.isProse()) || inside && l.words >= 40
		default:
			c.in[i] = inside && share >= 0.6 && l.words >= 4
		}
	}
}

// isProse reports whether a leaf is a sentence or more.
func (l leaf) isProse() bool {
	return l.kind != hearsay.Heading && l.kind != hearsay.Caption && !l.linkOnly() && (l.words >= 25 || l.words >= 8 && endsSentence(l.text))
}

// largestGroup takes the paragraphs that are marked up alike and hold the
// most words, for a page that no extractor found anything in.
func (c *chooser) largestGroup() {
	best, most := "", 0.0
	for i, l := range c.leaves {
		if g := c.groups[c.keys[i]]; l.kind != hearsay.Heading && !l.linkOnly() && g.words > most {
			best, most = c.keys[i], g.words
		}
	}
	for i, l := range c.leaves {
		if c.keys[i] == best && !l.linkOnly() {
			c.votes[i] = 1
			if c.first < 0 {
				c.first = i
			}
			c.last = i
		}
	}
}

// isChaff reports whether a leaf is none of the report wherever it stands:
// title, byline, date, button, or nothing but a link.
func (c *chooser) isChaff(i int) bool {
	l := c.leaves[i]
	if l.linkOnly() && (l.words <= 30 || !endsSentence(l.text)) {
		return true
	}
	if l.words > 60 {
		return false
	}
	for _, t := range c.titles {
		if len(l.grams) > 0 && len(t) > 0 && t.cover(l.grams) >= 0.8 && len(l.grams)*10 >= len(t)*6 {
			return true
		}
	}
	if len(l.text) > 200 {
		return false
	}
	if _, ok := meta.DateLine(l.text); ok {
		return true
	}
	if meta.IsByline(l.text) || meta.IsFurniture(l.text) || isAddress(l.text) {
		return true
	}
	// Several such lines in one block.
	if len(l.lines) < 2 {
		return false
	}
	for _, line := range l.lines {
		if _, ok := meta.DateLine(line); !ok && !meta.IsByline(line) && !meta.IsFurniture(line) {
			return false
		}
	}
	return true
}

// linkOnly reports whether nearly all of a leaf is links.
func (l leaf) linkOnly() bool { return l.linked*10 >= len(l.text)*8 }

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”\"’')»“ ")
	if open := strings.LastIndexByte(s, '('); open > 0 && !strings.ContainsAny(s[open:], ".!?") {
		s = strings.TrimRight(s[:open], " ”\"’»“") // an agency in brackets
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？:।", r)
}

// tail drops what outlets put behind a report: where to write to, whom to
// follow, what to subscribe to.
func (c *chooser) tail() {
	for i := c.last; i >= 0 && i >= c.first; i-- {
		if !c.in[i] {
			continue
		}
		if l := c.leaves[i]; l.kind == hearsay.Caption || l.words > 80 || !meta.IsAppeal(l.text) {
			return
		}
		c.in[i] = false
		c.last = i - 1
	}
}

// repeats drops what was said in another block that stays: pull quotes, which
// stand in a longer block as well, and sentences that stand twice.
func (c *chooser) repeats() {
	longest := map[uint64]int{} // by shingle, the words of the longest block that has it
	seen := map[uint64]bool{}   // sentences, and blocks in front of the running text
	for i, l := range c.leaves {
		if !c.in[i] {
			continue
		}
		for _, g := range l.grams {
			longest[g] = max(longest[g], l.words)
		}
		if i <= c.first || l.words >= 8 && endsSentence(l.text) {
			c.in[i] = !seen[l.sum]
			seen[l.sum] = true
		}
	}
	for i, l := range c.leaves {
		if !c.in[i] || l.words < 8 || l.words > 60 || l.kind != hearsay.Paragraph && l.kind != hearsay.BlockQuote {
			continue
		}
		c.in[i] = slices.ContainsFunc(l.grams, func(g uint64) bool { return longest[g]*3 < l.words*4 })
	}
}

// headings takes the headings that stand over chosen text.
func (c *chooser) headings() {
	for i, l := range c.leaves {
		if l.kind != hearsay.Heading || i < c.first || l.level == 1 || c.isChaff(i) {
			continue
		}
		// Some reports are a list of headings with a picture each.
		if c.votes[i] >= 0.99 && l.words >= 4 && c.share(i) >= 0.7 && !l.suspect {
			c.in[i] = true
			continue
		}
		if i > c.last {
			continue
		}
		for j := i + 1; j < len(c.leaves) && j <= i+8; j++ {
			if c.leaves[j].kind == hearsay.Heading {
				break
			}
			if c.in[j] && c.leaves[j].kind != hearsay.Caption {
				c.in[i] = true
				break
			}
		}
	}
}

// lead takes the summary that stands between headline and text.
func (c *chooser) lead() {
	if c.first < 0 {
		return
	}
	head := -1
	for i := 0; i < c.first; i++ {
		if c.leaves[i].level == 1 {
			head = i
		}
	}
	for i := c.first - 1; i > head && i >= 0 && i >= c.first-25; i-- {
		l := c.leaves[i]
		if l.words < 6 || l.words > 90 || l.kind == hearsay.Caption || c.isChaff(i) {
			continue
		}
		known := slices.ContainsFunc(c.summary, func(s gramSet) bool { return s.cover(l.grams) >= 0.8 })
		if known || head >= 0 && namesLead(l.node) {
			c.in[i] = true
			if l.kind == hearsay.Heading {
				c.leaves[i].kind = hearsay.Paragraph
			}
		}
	}
}

// summaries are what the page states as its description.
func (f *facts) summaries() []gramSet {
	var out []gramSet
	for _, name := range []string{"description", "og:description", "twitter:description", "dc.description"} {
		for _, content := range f.meta[name] {
			out = append(out, setOf(clean(content)))
		}
	}
	for _, a := range f.objects {
		if a.description != "" {
			out = append(out, setOf(a.description))
		}
	}
	return out
}

// namesLead reports whether the classes of an element, or of the two above
// it, call it the summary of the report.
func namesLead(n *html.Node) bool {
	for range 3 {
		if n == nil || n.DataAtom == atom.Body {
			return false
		}
		class := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "itemprop") + " " + attr(n, "data-testid"))
		for _, name := range []string{"standfirst", "subtitle", "sub-title", "subheadline", "sub-headline", "dek", "deck", "summary", "lead", "lede", "intro",
			"abstract", "excerpt", "vorspann", "teaser-text", "chapo", "entradilla", "sottotitolo", "sapo", "perex", "strapline"} {
			if strings.Contains(class, name) && !strings.Contains(class, "header-leader") {
				return true
			}
		}
		n = n.Parent
	}
	return false
}

// write adds chosen leaves to the draft.
func write(d *draft.Draft, chosen []leaf) {
	for _, l := range chosen {
		kind := l.kind
		if kind != hearsay.Heading && (meta.IsCaption(l.text) || meta.IsPhotoCredit(l.text)) {
			kind = hearsay.Caption
		}
		d.Add(kind, l.text)
		d.Links = append(d.Links, l.links...)
	}
}
