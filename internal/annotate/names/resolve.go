package names

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// describe leads descriptions and pronouns to entities, in reading order.
func (n *Names) describe() {
	n.count, n.placed, n.spoke, n.person = map[int]int{}, map[int]bool{}, map[int]bool{}, -1
	for i := range n.Mentions {
		if i > 0 {
			n.tally(&n.Mentions[i-1])
		}
		m := &n.Mentions[i]
		if m.Entity >= 0 {
			continue
		}
		switch {
		case m.Kind == Pronoun:
			if m.Entity = n.antecedent(i); m.Entity >= 0 && m.raw.gender != noGender {
				x := &n.Entities[m.Entity]
				x.gender = m.raw.gender
				if x.Type == hearsay.Organization {
					x.Type, x.Place = hearsay.Person, false // "he" tells what the bare surname did not
				}
			}
		case m.Kind == Description:
			if m.Entity = n.described(i); m.Entity >= 0 && m.raw.typ == hearsay.Organization {
				n.Entities[m.Entity].certain = true
			}
			if m.Entity < 0 {
				m.Entity = len(n.Entities)
				n.Entities = append(n.Entities, Entity{
					Name: n.words(i), Type: m.raw.typ, gender: m.raw.gender,
					heads: m.raw.heads, mods: m.raw.mods, plural: m.raw.plural, certain: true,
				})
			}
		}
	}
}

// tally notes the mention m, which describe has gone past.
func (n *Names) tally(m *Mention) {
	if m.Entity < 0 || m.raw.appos >= 0 {
		return // in apposition: the name beside it counts
	}
	n.count[m.Entity]++
	if m.Kind == Name && n.whereabouts(m) {
		n.placed[m.Entity] = true
	}
	if m.Subject && n.speaking(m) {
		n.spoke[m.Entity] = true
	}
	if n.person < 0 && n.Entities[m.Entity].Type == hearsay.Person {
		n.person = m.Entity
	}
}

// words are what a party without a name is called: the description at i with
// the name that a preposition ties to it, its article in lower case.
func (n *Names) words(i int) string {
	m := &n.Mentions[i]
	end := m.End
	if m.raw.typ == hearsay.Unnamed || m.raw.typ == hearsay.Group || len(m.raw.heads) > 0 && m.raw.heads[0] == "office" {
		w := n.lower(m.Sentence, m.To)
		if w == "for" || w == "of" || w == "at" || w == "from" || w == "with" || w == "to" && len(m.raw.heads) > 0 && aides[m.raw.heads[0]] {
			for k := i + 1; k < len(n.Mentions) && n.Mentions[k].Sentence == m.Sentence && n.Mentions[k].From <= m.To+2; k++ {
				if x := &n.Mentions[k]; x.Kind == Name && x.From > m.To {
					end = n.bodyOf(k, n.named(x))
				}
			}
		}
	}
	if end == m.End {
		end = n.served(m)
	}
	w := n.text.Doc.Text[m.Start:end]
	for _, article := range []string{"A ", "An ", "The "} {
		if rest, ok := strings.CutPrefix(w, article); ok {
			return strings.ToLower(article) + rest
		}
	}
	return w
}

// served returns the end of the words with which the description m goes on to whom or what somebody speaks for, "a spokesman
// for the army", "the head of the hospital"; its own end where none follow, or more than that.
func (n *Names) served(m *Mention) int {
	tokens := n.text.Sentences[m.Sentence].Tokens
	w, at := n.lower(m.Sentence, m.To), m.To+1
	if m.raw.typ == hearsay.Group || m.raw.plural || w != "for" && w != "of" || at+1 >= len(tokens) || n.lower(m.Sentence, at) != "the" || tokens[m.To].Start != m.End+1 {
		return m.End
	}
	to := at + 1
	for to < len(tokens) && to < at+4 && (tokens[to].UPOS == lang.Noun || tokens[to].UPOS == lang.Adj) {
		to++
	}
	if to == at+1 || tokens[to-1].UPOS != lang.Noun || !n.ends(m.Sentence, to) {
		return m.End
	}
	return tokens[to-1].End
}

// aides are nouns for who is something "to" somebody.
var aides = set("aide adviser advisor assistant deputy secretary counsel lawyer attorney ambassador envoy")

// named returns the end of the words that the name opens: "the Hull ambulance service".
func (n *Names) named(x *Mention) int {
	tokens := n.text.Sentences[x.Sentence].Tokens
	to := x.To
	for to < len(tokens) && (tokens[to].UPOS == lang.Noun || tokens[to].UPOS == lang.Propn && !upper(n.form(x.Sentence, to))) {
		to++
	}
	if h := tokens[x.To-1].Head; h >= x.To && h < to && n.ends(x.Sentence, to) { // and not "the institute estimate that"
		return tokens[to-1].End
	}
	return x.End
}

// bodyOf returns the end of what belongs to the name at k, which ends at byte end, where that goes on in the genitive: "a
// spokesman for Holm's Ministry of Health", "for Holm's army"; otherwise end.
func (n *Names) bodyOf(k, end int) int {
	x := &n.Mentions[k]
	tokens := n.text.Sentences[x.Sentence].Tokens
	if end != x.End || x.To >= len(tokens) || tokens[x.To].XPOS != lang.POS {
		return end
	}
	if k+1 < len(n.Mentions) {
		if y := &n.Mentions[k+1]; y.Sentence == x.Sentence && y.From == x.To+1 {
			return y.End
		}
	}
	to := x.To + 1
	for to < len(tokens) && (tokens[to].UPOS == lang.Noun || tokens[to].UPOS == lang.Adj || tokens[to].UPOS == lang.Propn) {
		to++
	}
	if to == x.To+1 || tokens[to-1].UPOS == lang.Adj || !n.ends(x.Sentence, to) {
		return end
	}
	return tokens[to-1].End
}

// ends reports whether a noun phrase ends before token i: a finite verb, a helper or a mark
// stands there, or nothing.
func (n *Names) ends(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	if i >= len(tokens) {
		return true
	}
	switch t := tokens[i]; t.UPOS {
	case lang.Verb:
		return t.XPOS == lang.VBD || t.XPOS == lang.VBZ || t.XPOS == lang.VBP
	case lang.Aux, lang.Punct:
		return true
	}
	return false
}

// described finds the entity that the description at i takes up again, or -1.
// A person is taken up by the role noun that the text has given to him or her;
// a role that it has not given leads to the one person who can be meant.
func (n *Names) described(i int) int {
	m := &n.Mentions[i]
	if !m.raw.definite {
		return -1
	}
	head := m.raw.heads[0]
	tried := 0
	for k := i - 1; k >= 0 && tried < 200; k-- {
		tried++
		c := &n.Mentions[k]
		if c.Entity < 0 || c.Kind == Pronoun {
			continue
		}
		x := &n.Entities[c.Entity]
		if x.plural != m.raw.plural || n.clash(c.Entity, m.raw.gender) {
			continue
		}
		if own := n.lower(c.Sentence, c.From); !x.Named && (own == "our" || own == "my") && !m.Quoted {
			continue // the speaker's, whose name "the company" stands for
		}
		same := slices.Contains(x.heads, head)
		if m.raw.typ == hearsay.Organization {
			same = x.Type == hearsay.Organization && (same || slices.Contains(x.words, head))
		}
		if same && m.raw.typ == hearsay.Organization && !x.Named && len(m.raw.mods) == 0 && len(x.mods) > 0 && c.Quoted && !m.Quoted {
			continue // whom a speaker means is not whom the report means
		}
		if same && compatible(x, m.raw.mods) {
			return c.Entity
		}
	}
	if e := n.soleBearer(m); e >= 0 {
		return e
	}
	if e := n.organisation(i); e >= 0 {
		return e
	}
	if m.raw.typ != hearsay.Unnamed || !m.Subject || n.possessed(m) || n.specified(m) || strings.HasSuffix(head, "-old") {
		return -1
	}
	for k := i - 1; k >= 0 && n.Mentions[k].Sentence == m.Sentence; k-- {
		if c := &n.Mentions[k]; c.Entity >= 0 && n.Entities[c.Entity].Type == hearsay.Person && !c.Quoted {
			return -1 // told apart from the one that the sentence is about
		}
	}
	e := n.onlyPerson(i)
	if e < 0 {
		return -1
	}
	x := &n.Entities[e]
	if known := slices.Contains(x.heads, head); known && otherOffice(x.mods, m.raw.mods) || !known && otherCalling(x.heads, head) {
		return -1
	}
	return e
}

// soleBearer returns the one named person of the document to whom it gives the
// role noun of m anywhere, or -1.
func (n *Names) soleBearer(m *Mention) int {
	if m.raw.typ != hearsay.Unnamed || n.possessed(m) || len(n.Entities) > 1000 {
		return -1 // so many names make it no report, and the search too long
	}
	sole := -1
	for e := range n.Entities {
		x := &n.Entities[e]
		if !x.Named || x.Type != hearsay.Person || !slices.Contains(x.heads, m.raw.heads[0]) || n.clash(e, m.raw.gender) {
			continue
		}
		if slices.ContainsFunc(m.raw.mods, func(w string) bool { return !slices.Contains(x.mods, w) }) {
			continue // another ministry's minister
		}
		if sole >= 0 {
			return -1
		}
		sole = e
	}
	return sole
}

// possessed reports whether the description belongs to another party: "his
// lawyer", "the company's spokesman".
func (n *Names) possessed(m *Mention) bool {
	for k := m.From; k < m.To; k++ {
		switch n.lower(m.Sentence, k) {
		case "his", "her", "their", "its", "’s", "'s":
			return true
		}
	}
	return false
}

// specified reports whether what follows the description tells who is meant,
// so that nobody mentioned before need be: "the author of the book".
func (n *Names) specified(m *Mention) bool {
	switch n.lower(m.Sentence, m.To) {
	case "of", "from", "with", "who", "whose", "whom", "in", "at", "for", "that", "which", "behind":
		return true
	}
	return false
}

// compatible reports whether an entity can be described with mods: what they
// say must stand in its description, or its description must be silent.
func compatible(x *Entity, mods []string) bool {
	if len(mods) == 0 {
		return true
	}
	if x.Named && x.Type != hearsay.Organization {
		return !otherOffice(x.mods, mods)
	}
	if x.Named { // "the health board" is no other board
		return x.Type != hearsay.Organization || slices.ContainsFunc(mods, func(w string) bool {
			return slices.Contains(x.words, w) || slices.Contains(x.mods, w)
		})
	}
	shared := 0
	for _, w := range mods {
		if slices.Contains(x.mods, w) {
			shared++
		}
	}
	return shared == len(mods) || len(x.mods) == 0 && !x.plural
}

// vague are words before a role noun that tell nothing of the office.
var vague = set("former then new current outgoing incoming late longtime veteran senior top acting long-time old young own")

// otherOffice reports whether the words before a role noun tell of another
// office than those known of the person: "the White House press secretary" is
// not the chief cabinet secretary.
func otherOffice(known, said []string) bool {
	told := false
	for _, w := range said {
		if slices.Contains(known, w) {
			return false
		}
		told = told || !vague[w] && !determiner(w)
	}
	return told && slices.ContainsFunc(known, func(w string) bool { return !vague[w] && !determiner(w) })
}

// otherCalling reports whether a person of whom heads are told cannot be the one
// whom head means.
func otherCalling(heads []string, head string) bool {
	return callings[head] && slices.ContainsFunc(heads, func(h string) bool { return callings[h] })
}

// asked returns the person to whom the other one, the subject of sentence s, puts a question
// there, who is the next to speak: "Lind asked Berg, the third in the count, to explain". -1 if
// nobody is asked.
func (n *Names) asked(s, by int) int {
	for k := n.first[s]; k < n.first[s+1]; k++ {
		m := &n.Mentions[k]
		if m.Kind == Name && m.Entity >= 0 && m.Entity != by && !m.Quoted && (n.Entities[m.Entity].Type == hearsay.Person || !n.Entities[m.Entity].certain) && asks[n.lower(s, m.From-1)] {
			return m.Entity
		}
	}
	return -1
}

// asks are verbs of putting a question to somebody.
var asks = set("asked questioned pressed challenged quizzed grilled")

// onlyPerson returns the person that the sentences just before mention i speak
// of, when there is exactly one subject among them, or -1.
func (n *Names) onlyPerson(i int) int {
	m := &n.Mentions[i]
	for back := 1; back <= 2 && m.Sentence-back >= 0; back++ {
		s := m.Sentence - back
		if n.text.Sentences[s].Kind == hearsay.Heading {
			continue
		}
		subject, any, others := -1, -1, 0
		for k := n.first[s]; k < n.first[s+1]; k++ {
			c := &n.Mentions[k]
			if c.Entity < 0 || c.Quoted || n.Entities[c.Entity].Type != hearsay.Person || n.clash(c.Entity, m.raw.gender) {
				continue
			}
			if x := &n.Entities[c.Entity]; !x.certain && x.gender == noGender && c.Kind == Name && !c.Subject {
				continue // "Hurricane Nora" has the form of a person's name, too
			}
			if any >= 0 && any != c.Entity {
				others++
			}
			any = c.Entity
			if c.Subject {
				if subject >= 0 && subject != c.Entity {
					return -1
				}
				subject = c.Entity
			}
		}
		switch {
		case subject >= 0:
			if e := n.asked(s, subject); e >= 0 && n.speaking(m) && !n.clash(e, m.raw.gender) {
				return e
			}
			return subject
		case any >= 0 && others == 0:
			return any
		case any >= 0:
			return -1
		}
	}
	return -1
}
