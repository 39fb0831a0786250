package names

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// appositions ties a description to the name beside it: "Marta Lind, a
// spokeswoman for the ministry," and "the spokeswoman, Marta Lind,".
func (n *Names) appositions() {
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.Kind == Name {
			n.age(m)
		}
	}
	for i := 0; i+1 < len(n.Mentions); i++ {
		n.namedAfterPhrase(i)
		next := i + 1 // past the names inside: "the League’s treasurer, Odile Farran"
		for next+1 < len(n.Mentions) && n.Mentions[next].Sentence == n.Mentions[i].Sentence && n.Mentions[next].From < n.Mentions[i].To {
			next++
		}
		for next+1 < len(n.Mentions) && n.Mentions[next].Sentence == n.Mentions[next+1].Sentence &&
			n.Mentions[next].From == n.Mentions[next+1].From && n.Mentions[next].To < n.Mentions[next+1].To {
			next++ // "the union’s secretary" rather than "the union"
		}
		a, b := &n.Mentions[i], &n.Mentions[next]
		if a.Sentence != b.Sentence || n.lower(a.Sentence, a.To) != "," {
			continue
		}
		gap := b.From - a.To
		if gap > 1 && n.pastTitles(a.Sentence, a.To+1) == b.From {
			gap = 1 // "the Minister of Health, Dr Marta Lind"
		}
		switch {
		case a.Kind == Name && b.Kind == Description && gap == 1 && b.raw.typ == hearsay.Unnamed && a.raw.typ != hearsay.Group:
			if a.raw.typ == hearsay.Organization && a.raw.certain || n.whereabouts(a) || n.opening(a, b) {
				continue
			}
			a.raw.typ, a.raw.certain = hearsay.Person, true
			a.raw.heads = append(a.raw.heads, b.raw.heads...)
			a.raw.mods = append(a.raw.mods, b.raw.mods...)
			a.raw.gender = pick(a.raw.gender, b.raw.gender)
			b.raw.appos = i
			a.Subject, b.Subject = a.Subject || b.Subject, a.Subject || b.Subject
		case a.Kind == Description && b.Kind == Name && gap == 1 && a.raw.typ == hearsay.Unnamed &&
			(a.raw.definite && !(n.possessed(a) && b.Subject && !a.Subject) || n.lower(b.Sentence, b.To) == ","):
			// "After a call to his mother, Lind left" has no second comma.
			if b.raw.typ == hearsay.Organization && b.raw.certain {
				continue
			}
			b.raw.typ, b.raw.certain = hearsay.Person, true
			b.raw.heads = append(b.raw.heads, a.raw.heads...)
			b.raw.mods = append(b.raw.mods, a.raw.mods...)
			b.raw.gender = pick(b.raw.gender, a.raw.gender)
			a.raw.appos = next
			a.Subject, b.Subject = a.Subject || b.Subject, a.Subject || b.Subject
		}
	}
	n.bodily()
	n.second()
	n.identified()
}

// opening reports whether the description b behind the comma after a opens a clause of
// its own, as in "that is bad for Lind, a second person who was there said".
func (n *Names) opening(a, b *Mention) bool {
	tokens := n.text.Sentences[b.Sentence].Tokens
	if a.Subject || tokens[b.head].Rel.Base() != lang.Nsubj {
		return false
	}
	for k := b.To; k < len(tokens) && k < tokens[b.head].Head; k++ {
		if n.lower(b.Sentence, k) == "," {
			return false
		}
	}
	return true
}

// identifying are the words that stand between somebody and the name that is given to
// him or her: "The gunman was named locally by police as Jon Berg".
var identifying = set("is was has have been named identified locally later only publicly formally officially tentatively today by police authorities officials as")

// identified ties somebody who is described to the name that the sentence gives to
// him or her: "The suspect is 23-year-old Devin Spann".
func (n *Names) identified() {
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Kind != Description || m.raw.typ != hearsay.Unnamed || m.raw.appos >= 0 {
			continue
		}
		told, to := false, m.To
		for ; identifying[n.lower(m.Sentence, to)]; to++ {
			switch n.lower(m.Sentence, to) {
			case "is", "was", "as":
				told = true
			case "has", "been", "by":
				told = false
			}
		}
		if !told {
			continue
		}
		if n.aged(m.Sentence, to+4) != "" {
			to += 5
		}
		for k := i + 1; k < len(n.Mentions) && n.Mentions[k].Sentence == m.Sentence; k++ {
			b := &n.Mentions[k]
			if b.From == to && b.Kind == Name && n.closed(b) && (b.raw.typ == hearsay.Person || b.raw.typ == hearsay.Organization && !b.raw.certain && !either[m.raw.heads[0]]) {
				m.raw.appos = k
				b.raw.typ, b.raw.certain, b.raw.place = hearsay.Person, true, false
				b.raw.heads = append(b.raw.heads, m.raw.heads...)
				b.raw.gender = pick(b.raw.gender, m.raw.gender)
				b.Subject = b.Subject || m.Subject
			}
		}
	}
}

// bodily ties the description of a body to the name beside it: "Veltrane, the
// company that makes lifts," and "the lift maker’s parent company, Veltrane,".
func (n *Names) bodily() {
	for i := 0; i+1 < len(n.Mentions); i++ {
		a := &n.Mentions[i]
		for next := i + 1; next < len(n.Mentions) && n.Mentions[next].Sentence == a.Sentence && n.Mentions[next].From <= a.To+1; next++ {
			b := &n.Mentions[next]
			if b.From != a.To+1 || n.lower(a.Sentence, a.To) != "," || a.Subject != b.Subject && b.Subject {
				continue
			}
			switch closed := n.closed(b); {
			case a.Kind == Name && b.Kind == Description && b.raw.typ == hearsay.Organization && (a.raw.typ == hearsay.Organization || a.raw.typ == hearsay.Person && !a.raw.certain && !a.raw.place && n.told(b)) &&
				b.raw.appos < 0 && !b.raw.plural && !n.possessed(b) && !n.whereabouts(a) && (closed || n.specified(b) || n.told(b)):
				b.raw.appos = i
				a.raw.typ, a.raw.certain = hearsay.Organization, true
				b.Subject = a.Subject
				a.raw.heads = append(a.raw.heads, b.raw.heads...)
			case a.Kind == Description && b.Kind == Name && a.raw.typ == hearsay.Organization && a.raw.definite && closed &&
				a.raw.appos < 0 && !b.raw.place && (b.raw.typ == hearsay.Organization || b.raw.typ == hearsay.Person && !b.raw.certain):
				a.raw.appos = next
				b.raw.typ, b.raw.certain = hearsay.Organization, true
				b.Subject = a.Subject
				b.raw.heads = append(b.raw.heads, a.raw.heads...)
			}
		}
	}
}

// told reports whether a relative clause behind the description m of a body tells what that does: "the charity that spoke of 84
// dead".
func (n *Names) told(m *Mention) bool {
	w := n.lower(m.Sentence, m.To)
	return collectives[m.raw.heads[0]] && (w == "that" || w == "which")
}

// closed reports whether the words of m end with a mark of the sentence.
func (n *Names) closed(m *Mention) bool {
	switch n.lower(m.Sentence, m.To) {
	case ",", ".", ";", "":
		return true
	}
	return false
}

// second ties the role noun that closes an apposition of two to the name before
// it: "Marta Lind, head of the board and the organiser, said".
func (n *Names) second() {
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Kind != Description || m.raw.typ != hearsay.Unnamed || m.raw.appos >= 0 || n.lower(m.Sentence, m.From-1) != "and" || n.lower(m.Sentence, m.To) != "," {
			continue
		}
		tokens := n.text.Sentences[m.Sentence].Tokens
		comma := m.From - 2
		for comma > 0 && m.From-comma < 15 && n.lower(m.Sentence, comma) != "," && tokens[comma].UPOS != lang.Verb && tokens[comma].UPOS != lang.Aux {
			comma--
		}
		if u := tokens[comma+1].UPOS; n.lower(m.Sentence, comma) != "," || u != lang.Noun && u != lang.Det && u != lang.Adj {
			continue
		}
		for k := i - 1; k >= 0 && n.Mentions[k].Sentence == m.Sentence; k-- {
			a := &n.Mentions[k]
			if a.To == comma && a.Kind == Name && a.raw.typ != hearsay.Group && !(a.raw.typ == hearsay.Organization && a.raw.certain) && !n.whereabouts(a) {
				m.raw.appos = k
				a.raw.typ, a.raw.certain = hearsay.Person, true
				a.raw.heads = append(a.raw.heads, m.raw.heads...)
				a.raw.gender = pick(a.raw.gender, m.raw.gender)
				a.Subject, m.Subject = a.Subject || m.Subject, a.Subject || m.Subject
				break
			}
		}
	}
}

// whereabouts reports whether the name m says where something is: what follows
// after a comma is then no apposition, as in "In Felling, the mayor said".
func (n *Names) whereabouts(m *Mention) bool {
	switch n.lower(m.Sentence, m.From-1) {
	case "in", "at", "near", "outside", "around", "across", "throughout", "inside":
		return true
	}
	return false
}

// namedAfterPhrase ties the role noun at i to the name that follows its phrase
// between commas: "a spokeswoman for the rescue service, Marta Lind, said".
func (n *Names) namedAfterPhrase(i int) {
	a := &n.Mentions[i]
	if a.Kind != Description || a.raw.typ != hearsay.Unnamed || a.raw.appos >= 0 {
		return
	}
	switch n.lower(a.Sentence, a.To) {
	case "for", "of", "at", "from", "with":
	default:
		return
	}
	comma := a.To + 1
	for comma < a.To+8 && n.lower(a.Sentence, comma) != "," && n.lower(a.Sentence, comma) != "" {
		comma++
	}
	for k := i + 1; k < len(n.Mentions) && n.Mentions[k].Sentence == a.Sentence; k++ {
		b := &n.Mentions[k]
		if n.pastTitles(b.Sentence, comma+1) != b.From || b.Kind != Name || n.lower(a.Sentence, comma) != "," {
			continue
		}
		switch n.lower(b.Sentence, b.To) {
		case ",", ".", "":
		default:
			continue
		}
		if b.raw.typ == hearsay.Organization && b.raw.certain {
			return
		}
		b.raw.typ, b.raw.certain = hearsay.Person, true
		b.raw.heads = append(b.raw.heads, a.raw.heads...)
		b.raw.gender = pick(b.raw.gender, a.raw.gender)
		a.raw.appos = k
		a.Subject, b.Subject = a.Subject || b.Subject, a.Subject || b.Subject
		return
	}
}

// pastTitles returns the first token from i on that is no title or hyphen within one:
// "Lieutenant-General Marta Lind".
func (n *Names) pastTitles(s, i int) int {
	for titles[bare(n.form(s, i))] && upper(n.form(s, i)) || n.form(s, i) == "-" {
		i++
	}
	return i
}

// name leads the names to entities, longer names before surnames, so that a
// surname that stands before the full name finds it too.
func (n *Names) name() {
	byName := map[string]int{}
	byLast := map[string][]int{}
	byFirst := map[string][]int{}
	if words := nameWords(n.text.Doc.Outlet.Value); len(words) > 1 && organisers[words[len(words)-1]] {
		// A body that speaks for itself calls itself by the end of its name.
		byName[strings.Join(words, " ")] = len(n.Entities)
		n.Entities = append(n.Entities, Entity{Name: n.text.Doc.Outlet.Value, Type: hearsay.Organization, Named: true, words: words, certain: true})
	}
	for pass := range 2 {
		for i := range n.Mentions {
			m := &n.Mentions[i]
			if m.Kind != Name || (len(m.raw.words) == 1) != (pass == 1) {
				continue
			}
			key := strings.Join(m.raw.words, " ")
			key = strings.TrimPrefix(key, "the ")
			e, ok := byName[key]
			if !ok && len(m.raw.words) == 1 {
				e, ok = n.alias(m, byLast[key], byFirst[key])
			}
			if !ok && len(m.raw.words) > 1 && m.raw.typ == hearsay.Person {
				e, ok = n.sameName(m, byLast[m.raw.words[len(m.raw.words)-1]])
			}
			if !ok {
				e = len(n.Entities)
				n.Entities = append(n.Entities, Entity{
					Name: m.Of(n.text.Doc.Text), Type: m.raw.typ, Place: m.raw.place && m.raw.typ == hearsay.Organization, Named: true,
					words: m.raw.words, certain: m.raw.certain, plural: m.raw.plural,
				})
				last := m.raw.words[len(m.raw.words)-1]
				if len(m.raw.words) > 1 {
					byLast[last] = append(byLast[last], e)
					byFirst[m.raw.words[0]] = append(byFirst[m.raw.words[0]], e)
				}
			}
			byName[key] = e
			m.Entity = e
			n.learn(e, m)
			if short := n.abbreviation(m); short != "" {
				if _, taken := byName[short]; !taken {
					byName[short] = e
				}
			}
		}
	}
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.raw.appos >= 0 {
			m.Entity = n.Mentions[m.raw.appos].Entity
		}
	}
}

// placesOf makes a place of each name that nothing tells the kind of and that
// mostly stands where places do: "in Lorvane", "near Lorvane".
func (n *Names) placesOf() {
	in, all := map[int]int{}, map[int]int{}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Kind != Name || m.Entity < 0 {
			continue
		}
		all[m.Entity]++
		if n.located(m) {
			in[m.Entity]++
		}
		if m.Subject && n.speaking(m) {
			all[m.Entity] += 100 // a place is hardly said to say anything
		}
	}
	for e, k := range in {
		if x := &n.Entities[e]; 2*k > all[e] && !x.certain && !x.plural && x.gender == noGender && len(x.heads) == 0 {
			x.Type, x.Place = hearsay.Organization, true
		}
	}
}

// located reports whether the name m stands behind a preposition of place that hangs
// on no word for what one has in a firm: "a stake in Veltrane".
func (n *Names) located(m *Mention) bool {
	if w := n.lower(m.Sentence, m.From-1); w == "at" || !n.whereabouts(m) {
		return false
	}
	tokens := n.text.Sentences[m.Sentence].Tokens
	g := n.governor(m)
	return g < 0 || !held[tokens[g].Lemma]
}

// held are words that "in" ties to firms and persons rather than to places.
var held = set("share stake stock invest investment investor interest confidence trust faith believe holding involve bond option position belief")

// nameWords returns the words of a name as mentions have them.
func nameWords(name string) []string {
	var words []string
	for _, w := range strings.Fields(name) {
		words = append(words, bare(w))
	}
	return words
}

// learn takes over what the mention tells about its entity.
func (n *Names) learn(e int, m *Mention) {
	x := &n.Entities[e]
	if len(m.raw.words) > len(x.words) {
		x.Name, x.words = m.Of(n.text.Doc.Text), m.raw.words
	}
	if strings.HasPrefix(m.Of(n.text.Doc.Text), "The ") && !strings.HasPrefix(x.Name, "The ") && len(m.raw.words) >= len(x.words) {
		x.Name = m.Of(n.text.Doc.Text)
	}
	if w := m.Of(n.text.Doc.Text); len(w) > 3 && x.Name == strings.ToUpper(w) && w != x.Name {
		x.Name = w // "MARLOW" of a headline
	}
	x.gender = pick(x.gender, m.raw.gender)
	for _, h := range m.raw.heads {
		if !slices.Contains(x.heads, h) {
			x.heads = append(x.heads, h)
		}
	}
	for _, w := range m.raw.mods {
		if !slices.Contains(x.mods, w) {
			x.mods = append(x.mods, w)
		}
	}
	if m.raw.certain && !x.certain && !(m.raw.place && len(m.raw.words) < len(x.words)) {
		x.Type, x.certain, x.Place = m.raw.typ, true, m.raw.place && m.raw.typ == hearsay.Organization
	}
}

// alias finds the entity that the single word of m is a surname, or failing
// that a given name or the head of. With several of that name it takes the one
// mentioned last before m.
func (n *Names) alias(m *Mention, last, first []int) (int, bool) {
	fits := func(c []int) (int, bool) {
		best, at := -1, -1
		for _, e := range c {
			if t := n.Entities[e].Type; t != hearsay.Person && t != hearsay.Unknown || n.clash(e, m.raw.gender) {
				continue
			}
			if w := n.Entities[e].words; len(w) > 1 && w[len(w)-2] == "of" { // "California" is not short for a university of it
				continue
			}
			p := 0
			if len(c) > 1 {
				p = n.lastBefore(e, m.Start)
			}
			if best < 0 || p > at {
				best, at = e, p
			}
		}
		return best, best >= 0
	}
	if !terrain[n.lower(m.Sentence, m.To)] {
		if e, ok := fits(last); ok { // and not "Radio Torran" of "the Torran highlands"
			return e, true
		}
	}
	if m.raw.typ != hearsay.Person && len(first) > 0 && (places[m.raw.words[0]] || n.located(m) || terrain[n.lower(m.Sentence, m.To)]) { // "near Lorvik", and then "the Lorvik Courier"
		return -1, false
	}
	if len(first) == 1 && !civic[n.lower(m.Sentence, m.To)] {
		return fits(first)
	}
	return -1, false
}

// terrain are nouns that the name of a place stands before.
var terrain = set("river valley lake highlands hills mountains mountain coast province district region county island peninsula delta basin desert canyon gorge strait area suburb neighborhood neighbourhood village town")

// sameName finds the entity that bears the name of m in a longer or shorter
// form: "Paul D. Ryan" is "Paul Ryan".
func (n *Names) sameName(m *Mention, last []int) (int, bool) {
	for _, e := range last {
		if w := n.Entities[e].words; len(w) > 1 && n.Entities[e].Type == hearsay.Person &&
			(w[0] == m.raw.words[0] || len(w[0]) == 1 && strings.HasPrefix(m.raw.words[0], w[0])) {
			return e, true
		}
	}
	return -1, false
}

func (n *Names) clash(e int, g gender) bool {
	x := n.Entities[e].gender
	return g != noGender && x != noGender && x != g
}

// civic are words before which a first name is a town's: "Kent police", of which Kent Lind is chief.
var civic = set("police officials officers residents authorities firefighters schools school city county town mayor man woman area")

// lastBefore gives the end of the latest mention of e that is already led and
// begins before off, or -1.
func (n *Names) lastBefore(e, off int) int {
	at := -1
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Start >= off {
			break
		}
		if m.Entity == e {
			at = m.End
		}
	}
	return at
}

// abbreviation returns the acronym in brackets after the name: "(PURL)". Behind a
// place it is the agency's whose report begins there: "LORVANE (AP)".
func (n *Names) abbreviation(m *Mention) string {
	if m.raw.place || agencies[n.form(m.Sentence, m.To+1)] || acronym(n.form(m.Sentence, m.From)) && acronym(n.form(m.Sentence, m.To-1)) {
		return ""
	}
	if n.form(m.Sentence, m.To) == "(" && n.form(m.Sentence, m.To+2) == ")" {
		if w := n.form(m.Sentence, m.To+1); acronym(w) && m.raw.typ != hearsay.Person {
			return bare(w)
		}
	}
	return ""
}
