package names

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Party returns the party that the noun phrase in tokens [from, to) of
// sentence s stands for: the fullest name in the document, or the words of the
// phrase. Its only mention is the phrase itself.
func (n *Names) Party(s, from, to int) hearsay.Party {
	tokens := n.text.Sentences[s].Tokens
	for from < to && tokens[from].UPOS == lang.Punct {
		from++
	}
	for to > from && tokens[to-1].UPOS == lang.Punct {
		to--
	}
	if from >= to {
		return hearsay.Party{Type: hearsay.Unknown}
	}
	span := hearsay.Span{Start: tokens[from].Start, End: tokens[to-1].End}
	p := hearsay.Party{Type: hearsay.Unknown, Mentions: []hearsay.Span{span}}
	if name, ok := n.both(s, from, to); ok {
		p.Name, p.Type = name, hearsay.Group
		return p
	}
	core := n.core(s, from, to)
	if w := n.lower(s, from); core == from+1 && partitives[w] && n.lower(s, core) == "of" && core+1 < to {
		return n.part(s, from, to, p)
	}
	if n.joined(s, from, core) {
		p.Name, p.Type = n.text.Doc.Text[tokens[from].Start:tokens[core-1].End], hearsay.Group
		return p
	}
	if e := n.owner(s, from, core); e >= 0 {
		p.Name, p.Type = n.Entities[e].Name, n.Entities[e].Type
		return p
	}
	if i := n.mentionOf(s, from, core); i >= 0 {
		m := &n.Mentions[i]
		if m.Entity < 0 {
			return p
		}
		x := &n.Entities[m.Entity]
		p.Name, p.Type = x.Name, x.Type
		if own := strings.TrimSpace(n.text.Doc.Text[tokens[from].Start:tokens[core-1].End]); !x.Named && numbered(x.Name) && !numbered(own) && n.lower(s, from) == "the" {
			p.Name = "the" + own[len("the"):] // "the rebels", of whom 40 were killed before
		}
		return p
	}
	switch w := n.lower(s, from); {
	case core-from == 1 && (w == "i" || w == "we" || w == "you" || w == "who" || w == "which" || w == "that" || w == "this" || w == "it" || w == "they" || w == "he" || w == "she" || w == "one"):
		return p
	}
	if abstract[n.lower(s, core-1)] && core-from <= 2 {
		return p
	}
	p.Name = strings.TrimSpace(n.text.Doc.Text[tokens[from].Start:tokens[core-1].End])
	last := core - 1
	for last > from && tokens[last].UPOS == lang.Punct {
		last--
	}
	_, plural, isRole := role(n.form(s, last), tokens[last].Lemma)
	switch {
	case isRole && plural:
		p.Type = hearsay.Group
	case isRole:
		p.Type = hearsay.Unnamed
	case document(n.lower(s, last)), collectives[n.lower(s, last)], tokens[last].UPOS == lang.Propn:
		p.Type = hearsay.Organization
	}
	return p
}

// numbered reports whether a number opens the name.
func numbered(name string) bool {
	w, _, _ := strings.Cut(strings.ToLower(name), " ")
	return w != "" && (w[0] >= '0' && w[0] <= '9' || numerals[w])
}

// numerals are numbers in words that may open a name for people.
var numerals = set("two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands")

// partitives are words for some of those whom "of" names.
var partitives = set("one two three four five six some many most all several both few half none each dozens scores hundreds")

// part fills p for the phrase "most of the victims" in tokens [from, to).
func (n *Names) part(s, from, to int, p hearsay.Party) hearsay.Party {
	tokens := n.text.Sentences[s].Tokens
	core := n.core(s, from+2, to)
	p.Name = n.text.Doc.Text[tokens[from].Start:tokens[core-1].End]
	if _, plural, ok := role(n.form(s, core-1), tokens[core-1].Lemma); ok && plural || tokens[core-1].XPOS == lang.NNPS || n.lower(s, core-1) == "people" {
		p.Type = hearsay.Group
		if n.lower(s, from) == "one" {
			p.Type = hearsay.Unnamed
		}
	}
	return p
}

// both returns the names of two persons joined by "and" at the head of the
// phrase in tokens [from, to): "Lind and Mayor Jon Berg, both of Hull".
func (n *Names) both(s, from, to int) (string, bool) {
	var one *Mention
	for k := n.first[s]; k < n.first[s+1]; k++ {
		m := &n.Mentions[k]
		if m.From < from || m.To > to || m.Kind != Name || m.Entity < 0 {
			continue
		}
		e := &n.Entities[m.Entity]
		if one == nil {
			if m.From > from+3 || n.lower(s, m.To) != "and" || e.Type != hearsay.Person && (e.certain || len(e.words) > 1) {
				return "", false
			}
			one = m
			continue
		}
		if m.From > one.To+4 || e.Type != hearsay.Person || m.Entity == one.Entity || n.lower(s, m.To) == "'s" || n.lower(s, m.To) == "’s" {
			return "", false
		}
		if m.To < to && n.text.Sentences[s].Tokens[m.To].UPOS == lang.Noun {
			return "", false
		}
		return n.Entities[one.Entity].Name + " and " + e.Name, true
	}
	return "", false
}

// joined reports whether the core [from, to) is of two groups without a name that "and"
// joins: "residents and doctors". Of more, or with a name among them, the last stands for all.
func (n *Names) joined(s, from, to int) bool {
	tokens := n.text.Sentences[s].Tokens
	joins := false
	for k := n.first[s]; k < n.first[s+1]; k++ {
		m := &n.Mentions[k]
		if m.From < from || m.To > to {
			continue
		}
		if m.Kind != Description || !m.raw.plural {
			return false
		}
		joins = m.To == to && m.From >= from+2 && m.From <= from+4 && n.lower(s, m.From-1) == "and" && tokens[m.From-2].XPOS == lang.NNS
	}
	return joins
}

// CanBe reports whether the pronoun, "he" or "she", may stand for the entity e.
func (n *Names) CanBe(e int, pronoun string) bool {
	x := &n.Entities[e]
	if x.plural || x.Type != hearsay.Person && x.Type != hearsay.Unnamed {
		return false
	}
	if pronoun == "she" {
		return !n.clash(e, woman)
	}
	return !n.clash(e, man)
}

// abstract are nouns for what is known without telling who knows it.
var abstract = set("evidence data figures statistics numbers intelligence estimates records findings information it things facts signs")

// document reports whether w, in lower case, is a noun for something that
// says things, singular or plural.
func document(w string) bool {
	if documents[w] || documents[strings.TrimSuffix(w, "s")] {
		return true
	}
	return strings.HasSuffix(w, "ies") && documents[w[:len(w)-3]+"y"]
}

// Says reports whether the phrase in tokens [from, to) of sentence s is of
// something that can say things without being a party: a document, data.
func (n *Names) Says(s, from, to int) bool {
	w := n.lower(s, n.core(s, from, to)-1)
	return document(w) || abstract[w] || w == "calls" // "911 calls indicated"
}

// owner returns the entity that words or data belong to, "Rutte's assessment",
// "NATO data": it vouches for what they say. It is -1 for any other phrase.
func (n *Names) owner(s, from, to int) int {
	if w := n.lower(s, to-1); !document(w) && w != "information" && w != "comments" && w != "words" {
		return -1
	}
	for k := n.first[s]; k < n.first[s+1]; k++ {
		m := &n.Mentions[k]
		if m.From < from || m.To >= to || m.Entity < 0 || m.Kind == Pronoun && m.To < to-1 {
			continue
		}
		if n.lower(s, m.From-1) == "/" {
			return -1 // "a Herald/Harbour Times poll" is not of the last alone
		}
		if w := n.lower(s, m.To); m.To == to-1 || w == "'s" || w == "’s" || w == "'" || w == "’" {
			return m.Entity // not so "the Hull fire service report"
		}
	}
	return -1
}

// core returns the end of the phrase's core: what stands before a comma, a
// bracket, a preposition or a relative pronoun.
func (n *Names) core(s, from, to int) int {
	tokens := n.text.Sentences[s].Tokens
	for i := from + 1; i < to; i++ {
		switch w := n.lower(s, i); w {
		case ",", "(", "[", "–", "—", "who", "whom", "whose", "which", "that":
			return i
		case "of", "for", "in", "at", "from", "with", "on", "by", "to", "near", "under", "against", "about", "inside", "outside", "behind":
			if (w == "inside" || w == "outside" || w == "behind") && (i+1 >= to || tokens[i+1].UPOS != lang.Det) {
				continue // "outside groups"
			}
			if !n.inName(s, i) && !(w == "of" && n.inTitle(s, i)) {
				return i
			}
		default:
			if tokens[i].UPOS == lang.Verb && (tokens[i].XPOS == lang.VBG || tokens[i].XPOS == lang.VBN) && i > from+1 && !n.inName(s, i) && n.lower(s, i-1) != "-" &&
				(tokens[i].Rel.Base() == lang.Acl || tokens[i].XPOS == lang.VBN && tokens[i-1].UPOS == lang.Noun) {
				return i
			}
		}
	}
	return to
}

// inTitle reports whether the "of" at i belongs to a title that a name follows:
// "Secretary of State Marco Rubio".
func (n *Names) inTitle(s, i int) bool {
	if i == 0 || !titles[bare(n.form(s, i-1))] {
		return false
	}
	for k := n.first[s]; k < n.first[s+1]; k++ {
		if m := &n.Mentions[k]; m.Kind == Name && m.raw.typ == hearsay.Person && m.From > i && m.From <= i+4 {
			for j := i + 1; j < m.From; j++ {
				if w := n.form(s, j); !upper(w) && w != "the" && w != "and" {
					return false
				}
			}
			return true
		}
	}
	return false
}

// inName reports whether token i of sentence s is part of a name.
func (n *Names) inName(s, i int) bool {
	from, _ := n.Around(s, i)
	return from >= 0
}

// mentionOf returns the mention that tells what the phrase core [from, to) is:
// the last one that ends with it, or -1.
func (n *Names) mentionOf(s, from, to int) int {
	best := -1
	for k := n.first[s]; k < n.first[s+1]; k++ {
		m := &n.Mentions[k]
		if m.From < from-1 || m.head >= to || m.head < from {
			continue
		}
		if best < 0 || m.head >= n.Mentions[best].head {
			best = k
		}
	}
	if best >= 0 {
		m := &n.Mentions[best]
		// "Rutte's assessment" is not Rutte, and "the Trump campaign" not Trump.
		for i := m.To; i < to; i++ {
			if t := n.text.Sentences[s].Tokens[i]; t.UPOS == lang.Noun || n.lower(s, i) == "'s" || n.lower(s, i) == "’s" {
				return -1
			}
		}
	}
	return best
}
