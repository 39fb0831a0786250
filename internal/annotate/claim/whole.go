package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file brings the names of sources to their whole: "the agency" to the one
// that has just spoken, "Union" to the union's whole name, "Veltrane Inc." to
// the name that goes by itself.

// near is how many sentences back a body that is only described has spoken.
const near = 3

// spokeBefore returns who alone, of persons or of organisations, was quoted by
// name in the sentences right before; the zero Party if there are several.
func (r *reader) spokeBefore(s *sentence, kind hearsay.PartyType, fits func(name string) bool) hearsay.Party {
	var out hearsay.Party
	for i := s.index - 1; i >= 0 && i >= s.index-near; i-- {
		for _, q := range r.said[i] {
			p := q.Speaker
			if p.Type != kind || p.Name == "" || p.Name == strings.ToLower(p.Name) || r.isOutlet(p) || !fits(p.Name) {
				continue
			}
			if out.Name != "" && out.Name != p.Name {
				return hearsay.Party{}
			}
			out = p
		}
	}
	return out
}

// led leads "the agency" and "it" to the organisation that spoke right before.
func (r *reader) led(s *sentence, p hearsay.Party) hearsay.Party {
	words := strings.Fields(strings.ToLower(p.Name))
	if p.Type == hearsay.Person || p.Type == hearsay.Group || p.Name == "" || len(words) > 2 {
		return p
	}
	noun := words[len(words)-1]
	if noun != "it" && (len(words) != 2 || words[0] != "the" || !bodies[noun] || noun == "police" || p.Name[4:] != words[1]) {
		return p
	}
	if firmNouns[noun] { // the one that was the last to do something, or that the report is about
		if firm := cmp.Or(r.firmBefore(s), r.theme.firm); firm != "" {
			p.Name, p.Type = firm, hearsay.Organization
		}
		return p
	}
	o := r.spokeBefore(s, hearsay.Organization, func(name string) bool {
		w := strings.Fields(strings.ToLower(name))
		last := w[len(w)-1]
		switch noun {
		case "it":
			return true
		case "agency", "office", "bureau", "service":
			return last == "agency" || last == "administration" || last == "survey" || last == "office" || last == "bureau" || last == "service" || last == "centre" || last == "center" || strings.HasPrefix(w[0], "u.n")
		}
		return last == noun || w[0] == noun
	})
	if o.Name == "" && noun == "it" && r.theme.firm != "" {
		o = hearsay.Party{Name: r.theme.firm, Type: hearsay.Organization}
	}
	if o.Name == "" {
		return p
	}
	o.Mentions = p.Mentions
	return o
}

// firmBefore returns the only organisation that the sentence, or else the one before it
// in the same paragraph, has for a subject by name; "" if there is none or more than one.
func (r *reader) firmBefore(s *sentence) string {
	for i := s.index; i >= 0 && i >= s.index-1 && r.t.Sentences[i].Paragraph == s.Paragraph; i-- {
		firm := ""
		for _, k := range r.parties.In(i, 0, len(r.t.Sentences[i].Tokens)) {
			m := &r.parties.Mentions[k]
			if m.Entity < 0 || m.Kind != names.Name || !m.Subject {
				continue
			}
			e := &r.parties.Entities[m.Entity]
			if e.Type != hearsay.Organization || e.Place || e.Name == firm {
				continue
			}
			if firm != "" {
				return ""
			}
			firm = e.Name
		}
		if firm != "" {
			return firm
		}
	}
	return ""
}

// firmNouns are nouns that take up a firm.
var firmNouns = set("company firm carmaker maker lender retailer supplier airline operator bidder startup start-up chipmaker automaker giant")

// whole completes a name of words that many bodies have from the capital words around
// it: "Union" in "American Civil Liberties Union", "Authority Police" in "Housing
// Authority Police", "Centers" in "Centers for Disease Control".
func (s *sentence) whole(p hearsay.Party, from, to int) hearsay.Party {
	if from >= to || !s.capital(from) || p.Name != s.text[s.Tokens[from].Start:s.Tokens[to-1].End] {
		return p
	}
	for _, word := range strings.Fields(strings.ToLower(p.Name)) {
		if !bodies[word] && !offices[word] && !bodies[strings.TrimSuffix(word, "s")] && !press[word] {
			return p
		}
	}
	start, end := from, to
	for start > 0 && from-start < 6 {
		k := start - 1
		if s.capital(k) && s.Tokens[k].UPOS != lang.Det && (k > 0 || s.Tokens[k].UPOS == lang.Propn || s.Tokens[k].UPOS == lang.Adj || strings.HasSuffix(s.form(k), "’") || strings.HasSuffix(s.form(k), "'")) {
			start--
			continue
		}
		if w := s.low(k); (w == "and" || w == "of" || w == "for" || w == "’" || w == "'" || w == "'s" || w == "’s") && k > 0 && s.capital(k-1) && s.noun(k-1) {
			start = k - 1
			continue
		}
		break
	}
	for end+1 < len(s.Tokens) && end-to < 7 && (s.low(end) == "for" || s.low(end) == "of" || s.low(end) == "and" && end > to) && s.capital(end+1) {
		end += 2
		for end < len(s.Tokens) && s.capital(end) && s.noun(end) {
			end++
		}
	}
	if start == from && end == to {
		return p
	}
	span := hearsay.Span{Start: s.Tokens[start].Start, End: s.Tokens[end-1].End}
	p.Name, p.Mentions = span.Of(s.text), []hearsay.Span{span}
	return p
}

// byItself returns the name of a firm without its legal form.
func byItself(p hearsay.Party) hearsay.Party {
	if words := strings.Fields(p.Name); len(words) > 2 && strings.EqualFold(words[0], "the") { // "the website Halmnet", by its name
		k := 1
		for k < len(words) && lowerWord(words[k]) {
			k++
		}
		if k > 1 && k < len(words) && !slices.ContainsFunc(words[k:], lowerWord) && !slices.ContainsFunc(words[1:k], func(w string) bool { return ties[w] }) { // and not "the wife of Jon Berg"
			p.Name = strings.Join(words[k:], " ")
		}
	}
	if p.Type != hearsay.Organization {
		return p
	}
	if words := strings.Fields(p.Name); len(words) > 2 { // "Ferry company Nordlink" at the head of a sentence
		k := 1
		for k < len(words) && lowerWord(words[k]) {
			k++
		}
		if k > 1 && k < len(words) && (bodies[words[k-1]] || words[k-1] == "giant") && !slices.ContainsFunc(words[k:], lowerWord) {
			p.Name = strings.Join(words[k:], " ")
		}
	}
	if i := strings.LastIndexByte(p.Name, ' '); i > 0 && legalForms[strings.ToLower(strings.Trim(p.Name[i+1:], ".,"))] {
		p.Name = strings.TrimRight(p.Name[:i], ", ")
	}
	return p
}

// ties are words between somebody and the name of what he or she belongs to.
var ties = set("of for from to at in with on by near under who that and")

// lowerWord reports whether a word has no capital to begin with.
func lowerWord(w string) bool { return w[0] >= 'a' && w[0] <= 'z' }

// legalForms are what follows the name of a firm in a register.
var legalForms = set("inc ltd limited corp corporation plc llc llp ag se nv sa spa gmbh co n.v s.a s.p.a a.g pty oyj ab asa as bv b.v")

// owned completes the name that many bodies have with whose it is, where the text tells
// that right before it: "National Statistics Institute" in "Mexico's National Statistics
// Institute".
func (r *reader) owned(p hearsay.Party) hearsay.Party {
	if p.Type != hearsay.Organization || !generic(p.Name) {
		return p
	}
	whole, ok := r.bodies[p.Name]
	if !ok {
		whole = ownedIn(r.doc.Text, p.Name)
		r.bodies[p.Name] = whole
	}
	p.Name = whole
	return p
}

// namesake leads a person's surname to whoever of that surname did something, or spoke,
// under the full name last, in the sentences before: "Eric Trump called. …, Trump said".
func (r *reader) namesake(p hearsay.Party) hearsay.Party {
	if p.Type != hearsay.Person || len(p.Mentions) == 0 {
		return p
	}
	at := p.Mentions[0]
	surname := at.Of(r.doc.Text)
	s := r.t.SentenceAt(at.Start)
	if s < 0 || strings.Contains(surname, " ") || !strings.HasSuffix(p.Name, " "+surname) {
		return p
	}
	for i := s; i >= max(0, s-near); i-- {
		for _, k := range slices.Backward(r.parties.In(i, 0, len(r.t.Sentences[i].Tokens))) {
			m := &r.parties.Mentions[k]
			if m.Entity < 0 || m.Kind != names.Name || m.Start >= at.Start || !m.Subject {
				continue
			}
			e := &r.parties.Entities[m.Entity]
			if e.Type == hearsay.Person && e.Named && strings.HasSuffix(e.Name, " "+surname) && strings.HasSuffix(m.Of(r.doc.Text), " "+surname) {
				p.Name = e.Name
				return p
			}
		}
	}
	return p
}

// generic reports whether a name of two words and more ends with a noun for bodies, or
// is that of one "of" or "for" something, so that more than one may have it.
func generic(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) < 2 || lowerWord(name) {
		return false
	}
	if w := words[len(words)-1]; bodies[w] || offices[w] {
		return true
	}
	return (bodies[words[0]] || offices[words[0]]) && (words[1] == "of" || words[1] == "for")
}

// ownedIn returns the name with the names in the genitive before it, where the text has
// it so.
func ownedIn(text, name string) string {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return name
		}
		at := from + i
		before := text[:at]
		start := at
		for _, s := range []string{"'s ", "’s ", "s' ", "s’ "} {
			if strings.HasSuffix(before, s) {
				start = nameBefore(text, at-1)
			}
		}
		if start < at {
			return text[start : at+len(name)]
		}
		from = at + len(name)
	}
}

// nameBefore returns where the words with capitals begin that end at byte to.
func nameBefore(text string, to int) int {
	start := to + 1
	for range 4 {
		from := strings.LastIndexAny(text[:to], " \n") + 1
		if from >= to || text[from] < 'A' || text[from] > 'Z' || articles[text[from:to]] {
			break
		}
		start, to = from, from-1
		if to < 0 || text[to] == '\n' {
			break
		}
	}
	return start
}

// articles are words with a capital at the head of a sentence that are no name.
var articles = map[string]bool{"The": true, "A": true, "An": true, "In": true, "But": true, "And": true, "While": true, "As": true, "This": true, "That": true, "Its": true, "It’s": true, "It's": true}
