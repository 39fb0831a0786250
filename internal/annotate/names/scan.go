package names

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// scan collects the mentions of sentence s.
func (n *Names) scan(s int) {
	tokens := n.text.Sentences[s].Tokens
	for i := 0; i < len(tokens); {
		switch {
		case n.nameToken(s, i):
			i = n.properRun(s, i)
		case n.pronoun(s, i):
			i++
		case n.description(s, i):
			i++
		default:
			i++
		}
	}
}

// nameToken reports whether token i of sentence s may be part of a name.
func (n *Names) nameToken(s, i int) bool {
	w := n.form(s, i)
	if !upper(w) {
		return false
	}
	sent := &n.text.Sentences[s]
	if strings.Contains(w, "•") {
		return false // credits that are glued together
	}
	if low := n.lower(s, i); low == "WHO" {
		return true // the health body
	} else if notNames[low] || notNames[bare(w)] {
		return wordSurnames[low] && i > 0 && (women[n.lower(s, i-1)] || men[n.lower(s, i-1)]) && upper(n.form(s, i-1)) ||
			monthNames[low] && n.beside(s, i)
	}
	if n.ofParty(s, i) {
		return false
	}
	if namedDays[strings.ToLower(w)] && weekdays[n.lower(s, i+1)] {
		return false // "on Super Tuesday"
	}
	if !tagged(sent) {
		return i > 0 && sent.Tokens[i-1].End < sent.Tokens[i].Start && !strings.HasSuffix(n.form(s, i-1), ".") ||
			titles[bare(w)] || bodies[strings.ToLower(w)] || women[strings.ToLower(w)] || men[strings.ToLower(w)] || acronym(w)
	}
	t := sent.Tokens[i]
	if n.headline[s] {
		low := strings.ToLower(w)
		return n.outside[w] || n.leads(s, i) || places[low] || bodies[low] || acronym(w) || women[low] || men[low] // any word has its capital there
	}
	if n.ofPeople(s, i) || titles[bare(w)] && n.form(s, i+1) == "-" && titles[bare(n.form(s, i+2))] && upper(n.form(s, i+2)) { // "Colonel-General"
		return true
	}
	if _, _, ok := role(w, ""); ok && i == 0 && !n.known[w] && !upper(n.form(s, 1)) && !n.ownedBody(s, 1) && n.lower(s, 1) != "of" && n.lower(s, 1) != "for" {
		return false // "Gunman named as": a capital for the head of the sentence alone
	}
	if t.UPOS == lang.Propn || t.UPOS == lang.Verb && (t.XPOS == lang.NNP || t.XPOS == lang.NNPS) {
		return true // "United" of "United Nations" may be both
	}
	if sent.Capitals {
		low := strings.ToLower(w)
		return places[low] || bodies[low] || n.known[w[:1]+low[1:]] // it stands elsewhere as a name, "Marlow"
	}
	if i == 0 || n.opens(s, i) {
		if n.known[w] && t.UPOS != lang.Det && t.UPOS != lang.Adp && t.UPOS != lang.Pron {
			return true
		}
		return titles[bare(w)] && i+1 < len(sent.Tokens) && upper(n.form(s, i+1)) && sent.Tokens[i+1].UPOS == lang.Propn || bodies[strings.ToLower(w)] || n.ownedBody(s, i+1) || n.doublesName(s, i) || n.hyphened(s, i) || n.explained(s, i)
	}
	switch t.UPOS {
	case lang.Noun, lang.Adj, lang.X:
		return true
	}
	return t.XPOS == lang.VBN && t.Rel == lang.Nmod && n.lower(s, i-1) == "the" // "Families of the Captured"
}

// explained reports whether the word at token i, at the head of a sentence, goes with the capital behind it, of which an
// apposition says that it is a body: "Open Hand, a charity, said".
func (n *Names) explained(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	if h := tokens[i].Head; tokens[i].Rel != lang.Amod && tokens[i].Rel != lang.Compound || h != i+1 || !upper(n.form(s, h)) {
		return false
	}
	for k := i + 3; k < len(tokens) && k < i+10; k++ {
		if t := tokens[k]; t.Rel == lang.Appos && t.Head == i+1 {
			return n.lower(s, i+2) == "," && collectives[t.Lemma]
		}
	}
	return false
}

// ofParty reports whether token i stands in the letter of a party and the state behind the name of somebody who sits for
// them: "Scott (D-Va.)".
func (n *Names) ofParty(s, i int) bool {
	letter := func(k int) bool {
		w := n.form(s, k)
		return (w == "D" || w == "R" || w == "I") && n.form(s, k+1) == "-" && (n.form(s, k-1) == "(" || n.form(s, k-1) == ",")
	}
	return letter(i) || n.form(s, i-1) == "-" && letter(i-2)
}

// hyphened reports whether the noun at token i, at the head of a sentence, is joined to another capital as in a name: "Wealth-X".
func (n *Names) hyphened(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	return i+2 < len(tokens) && tokens[i].UPOS == lang.Noun && !affixes[n.lower(s, i)] && n.form(s, i+1) == "-" && upper(n.form(s, i+2)) &&
		tokens[i].End == tokens[i+1].Start && tokens[i+1].End == tokens[i+2].Start
}

// affixes are words that a hyphen joins to a name of somebody else.
var affixes = set("anti pro non post pre ex mid half neo pan trans inter then self all near")

// doublesName reports whether the noun at token i, at the head of a sentence, is the first of the two words of
// a body's name: "Field Ledger has counted". Nouns for people are none: "Rival Veltrane said".
func (n *Names) doublesName(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	if i+2 >= len(tokens) || tokens[i].XPOS != lang.NN || tokens[i].Rel != lang.Compound || tokens[i].Head != i+1 || tokens[i+1].UPOS != lang.Propn || tokens[i+1].Rel != lang.Nsubj || !upper(n.form(s, i+1)) {
		return false
	}
	w, next := bare(n.form(s, i)), n.lower(s, i+1)
	_, _, person := role(w, "")
	if person || heading[w] || rubrics[w] || men[next] || women[next] || places[next] || titles[bare(next)] {
		return false
	}
	switch tokens[i+2].UPOS {
	case lang.Verb, lang.Aux:
		return true
	}
	return false
}

// leads reports whether token i is one of the two words that name whom a headline opens with:
// "Salo Hajek Describes His Dive".
func (n *Names) leads(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	if i > 1 || len(tokens) < 3 || tokens[0].UPOS != lang.Propn || tokens[1].UPOS != lang.Propn || titles[bare(n.form(s, 0))] {
		return false
	}
	switch tokens[2].UPOS {
	case lang.Verb, lang.Aux, lang.Adp, lang.Sconj:
		return true
	}
	return false
}

// inTitleCase reports whether sentence s is a headline in which every word but the short ones
// has a capital: "Lind Wins the Northern Primary in Spite of Storms". A row of names is none, as
// it has no verb and no preposition.
func (n *Names) inTitleCase(s int) bool {
	tokens := n.text.Sentences[s].Tokens
	if n.text.Sentences[s].Capitals || !tagged(&n.text.Sentences[s]) {
		return false
	}
	words, linked := 0, false
	for i, t := range tokens {
		w := n.form(s, i)
		switch r := w[0]; {
		case r >= 'A' && r <= 'Z':
			words++
			linked = linked || i > 0 && t.UPOS == lang.Verb
		case r >= 'a' && r <= 'z':
			if len(w) > 4 || t.UPOS == lang.Pron || t.UPOS == lang.Verb || t.UPOS == lang.Noun {
				return false
			}
			linked = linked || t.UPOS == lang.Adp || t.UPOS == lang.Aux
		}
	}
	return words > 4 && linked
}

// ownedBody reports whether token i is the mark of a plural in whose name a body is:
// "Lawyers’ Watch", "Women’s Aid".
func (n *Names) ownedBody(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	if i < 1 || i+1 >= len(tokens) || tokens[i-1].End != tokens[i].Start || !upper(n.form(s, i+1)) {
		return false
	}
	switch n.form(s, i) {
	case "’", "'":
		if !n.plural(s, i-1) {
			return false
		}
	case "’s", "'s":
		if !oddPlurals[n.lower(s, i-1)] {
			return false
		}
	default:
		return false
	}
	return organisers[bare(n.form(s, i+1))] || campaigns[n.lower(s, i+1)]
}

// oddPlurals are plurals without an s.
var oddPlurals = set("women men children people")

// campaigns are words for bodies that plead for somebody.
var campaigns = set("watch aid relief front voice rights link help rescue")

// wordSurnames are names of months and languages that people bear as well, behind a given name.
var wordSurnames = set("may march april june august english french german")

// namedDays are words before a day of the week that has a name of its own.
var namedDays = set("super black cyber good ash shrove giving bloody holy easter palm maundy")

// weekdays are the days of the week.
var weekdays = set("monday tuesday wednesday thursday friday saturday sunday")

// monthNames are names of months, in full or as they are cut, that people bear.
var monthNames = set("jan april june august")

// beside reports whether the name of a month is a person's: a name touches it, and
// neither a number nor what dates begin with does: "Ajmal Jan said", "June Tarr".
func (n *Names) beside(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	name := func(k int) bool {
		return k >= 0 && k < len(tokens) && tokens[k].UPOS == lang.Propn && upper(n.form(s, k)) && !notNames[n.lower(s, k)]
	}
	digit := func(k int) bool {
		return k >= 0 && k < len(tokens) && (tokens[k].UPOS == lang.Num || n.form(s, k)[0] >= '0' && n.form(s, k)[0] <= '9')
	}
	if digit(i-1) || digit(i+1) || i+2 < len(tokens) && n.form(s, i+1) == "," && digit(i+2) {
		return false
	}
	if i > 0 {
		switch tokens[i-1].UPOS {
		case lang.Adp, lang.Adj, lang.Det:
			return false // "in June", "last April"
		}
	}
	return name(i-1) && n.form(s, i) == "Jan" || name(i+1) && n.form(s, i) != "August"
}

// opens reports whether token i stands where any word has a capital: after a
// quotation mark or a colon.
func (n *Names) opens(s, i int) bool {
	switch n.form(s, i-1) {
	case "“", "\"", "‘", "''", "``", "«", "„", ":", "'":
		return true
	}
	return false
}

var particles = set("de la van von bin al der den di da du dos del el ben ibn y al- ter ten le st")

// properRun takes the run of name tokens that begins at i, splits title from
// name, and returns the token after it.
func (n *Names) properRun(s, i int) int {
	tokens := n.text.Sentences[s].Tokens
	j := i + 1
	joined := false
	for j < len(tokens) {
		w := n.lower(s, j)
		adjacent := tokens[j].Start == tokens[j-1].End
		switch {
		case n.nameToken(s, j) && (!adjacent || n.form(s, j-1) == "-"):
			j++
			continue
		case w == "-" && adjacent && j+1 < len(tokens) && tokens[j+1].Start == tokens[j].End && (upper(n.form(s, j+1)) || n.runsOn(s, i, j+1)):
			j += 2
			continue
		case n.ownedBody(s, j):
			j += 2
			continue
		case n.possessive(s, j) && adjacent && n.dedicated(s, i, j):
			j += 2 // "St George's Hospital"
			continue
		case w == "and" && n.pair(s, i, j):
			j += 2 // "the Lift and Metal Workers’ Federation"
			continue
		case particles[w] && j+1 < len(tokens) && n.nameToken(s, j+1):
			j += 2
			continue
		case n.numbered(s, j):
			j++
			continue
		case ordinal(w) && j+1 < len(tokens) && ways[n.lower(s, j+1)] && upper(n.form(s, j+1)):
			j += 2 // "East 13th Street"
			continue
		case (w == "without" || w == "against") && j == i+1 && n.ofPeople(s, i):
			joined = true
			j += 2
			continue
		case w == "of" || w == "for" || w == "on":
			last := bare(n.form(s, j-1))
			k := j + 1
			if n.lower(s, k) == "the" {
				k++
			}
			if (organisers[last] || joined && w == "of" && n.lower(s, j+1) != "the" || j == i+1 && n.ofPeople(s, i) || w == "of" && (titles[last] || n.calledBy(s, i, j))) && k < len(tokens) && n.nameToken(s, k) {
				joined = true
				j = k + 1
				continue
			}
		case w == "&" || w == "and" && joined:
			if j+1 < len(tokens) && n.nameToken(s, j+1) && !titles[bare(n.form(s, j+1))] {
				j += 2
				continue
			}
		}
		break
	}
	if q := n.parts(s, i, j); q > i { // "the Ambassador to the United Nations Ana Lind"
		n.proper(s, i, q)
		i = q
	}
	n.proper(s, i, j)
	return j
}

// ordinal reports whether the word is a number in figures by which something is told from others of its row: "13th".
func ordinal(w string) bool {
	n := strings.TrimRight(w, "stndrh")
	return len(w) == len(n)+2 && n != "" && strings.Trim(n, "0123456789") == ""
}

// ways are nouns for streets.
var ways = set("street avenue road boulevard drive lane place terrace court way")

// numbered reports whether token j is a number that belongs to the name before it: the text has
// both together again, "Falcon 9", and the last word before no other number. Channels are
// called by their number in passing.
func (n *Names) numbered(s, j int) bool {
	word, number := n.beforeNumber(s, j)
	u := n.usual[word]
	return word != "" && u.number == number && u.count > 1 && !channels[strings.ToLower(word)]
}

// beforeNumber returns the word with a capital before the short number at token j, and the number; ""
// if there is none.
func (n *Names) beforeNumber(s, j int) (word, number string) {
	tokens := n.text.Sentences[s].Tokens
	number = n.form(s, j)
	if j < 1 || len(number) > 3 || strings.Trim(number, "0123456789") != "" || tokens[j].Start != tokens[j-1].End+1 {
		return "", ""
	}
	if word = n.form(s, j-1); len(word) < 3 || !upper(word) || acronym(word) {
		return "", ""
	}
	return word, number
}

// usualNumber is the number that a word stands before, and how often; none if there are several.
type usualNumber struct {
	number string
	count  int
}

// channels are last words in the names of those who broadcast.
var channels = set("news channel action eyewitness fox")

// ofPeople reports whether token i is the word for people that a body is named after, with what they are
// for or against behind it.
func (n *Names) ofPeople(s, i int) bool {
	if !peopled[bare(n.form(s, i))] || !upper(n.form(s, i)) || i+2 >= len(n.text.Sentences[s].Tokens) {
		return false
	}
	if n.form(s, i+1) == "of" && n.form(s, i+2) == "the" && upper(n.form(s, i+3)) { // "Families of the Captured", and not "of the Norland team"
		w := n.lower(s, i+3)
		return !places[w] && !bodies[w] && n.ends(s, i+4)
	}
	if !upper(n.form(s, i+2)) {
		return false
	}
	switch n.form(s, i+1) {
	case "without", "Without":
		return true
	case "for", "against", "Against": // two words and more: "Citizens for Lind" are hers
		return upper(n.form(s, i+3))
	}
	return false
}

// peopled are words with which bodies are named after those who make them up: "Democrats for
// Education Reform", "Doctors Without Borders".
var peopled = set(`democrats republicans americans conservatives christians muslims jews catholics women mothers moms parents fathers doctors physicians nurses lawyers
	teachers students scholars scientists engineers reporters journalists veterans vets workers farmers families friends people citizens voters neighbors neighbours youth
	children kids business businesses artists writers taxpayers patients survivors professionals executives evangelicals`)

// runsOn reports whether the word in lower case behind a hyphen at token k goes on the name
// that begins at i: "Opa-locka", "Marta Lind-sen", and not "Lorvik-based".
func (n *Names) runsOn(s, i, k int) bool {
	t := n.text.Sentences[s].Tokens[k]
	return t.Rel == lang.Flat && t.Head >= i && t.Head < k
}

// calledBy reports whether the one word [i, j) before "of" is a common noun with a capital
// inside a sentence, which is no name by itself: "Back of the Yards". Titles and what
// people are called by their calling are none.
func (n *Names) calledBy(s, i, j int) bool {
	tokens := n.text.Sentences[s].Tokens
	if j-i != 1 || i == 0 || tokens[i].UPOS != lang.Noun || n.opens(s, i) {
		return false
	}
	w := bare(n.form(s, i))
	_, _, is := role(w, "")
	return !is && !titles[w] && (tokens[i-1].UPOS == lang.Adp || n.possessive(s, i-1))
}

// parts returns where the name of a person begins in the run [i, j) right behind
// that of an organisation, and i if there is none.
func (n *Names) parts(s, i, j int) int {
	for q := i + 2; q+1 < j && q+3 >= j; q++ {
		if w, last := bare(n.form(s, q)), bare(n.form(s, q-1)); (men[w] || women[w]) && organisers[last] && last != "house" && last != "party" {
			return q
		}
	}
	return i
}

// dedicated reports whether the genitive at j stands within a name: of a house that
// bears a saint's name, is for people of a kind or of an office, or of a county: "St
// George's Hospital", "the Women's Institute", "the Lorvane County Sheriff's Office",
// "Queen Anna's County".
func (n *Names) dedicated(s, i, j int) bool {
	if j+1 >= len(n.text.Sentences[s].Tokens) || !upper(n.form(s, j+1)) {
		return false
	}
	w := bare(n.form(s, j+1))
	return regions[w] && upper(n.form(s, j-1)) || houses[w] && (bare(n.form(s, i)) == "st" || bare(n.form(s, i)) == "saint") || organisers[w] && kinds[bare(n.form(s, j-1))] ||
		(w == "office" || w == "department") && bearers[bare(n.form(s, j-1))]
}

var (
	// houses are what is called after a saint.
	houses = set("hospital church college school university cathedral academy infirmary hospice chapel hall abbey home")
	// kinds are words for people by which bodies are called.
	kinds = set("women men children people workers farmers king queen")
	// bearers are those of offices that are called after them.
	bearers = set(`sheriff coroner examiner attorney prosecutor solicitor general governor mayor president minister premier chancellor
		commissioner marshal auditor treasurer comptroller controller clerk ombudsman assessor`)
)

// possessive reports whether token i is the mark of a genitive.
func (n *Names) possessive(s, i int) bool {
	w := n.lower(s, i)
	return w == "'s" || w == "’s"
}

// plural reports whether token i is a plural in -s.
func (n *Names) plural(s, i int) bool {
	w := n.form(s, i)
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// pair reports whether the "and" at j joins what goes before, from i, to the
// rest of one organisation's name: "the Food and Drug Administration". So it is
// where the name ends as one of an organisation does, and the words before
// "and" stand nowhere else by themselves.
func (n *Names) pair(s, i, j int) bool {
	tokens := n.text.Sentences[s].Tokens
	if j-i > 2 || j+1 >= len(tokens) || n.lower(s, i-1) != "the" || !n.nameToken(s, j+1) {
		return false
	}
	for k := i; k < j; k++ {
		if w := bare(n.form(s, k)); organisers[w] || bodies[w] || titles[w] || places[w] || acronym(n.form(s, k)) {
			return false
		}
	}
	end := j + 1
	for end+1 < len(tokens) && (n.nameToken(s, end+1) || (n.lower(s, end+1) == "’" || n.lower(s, end+1) == "'") && end+2 < len(tokens) && n.nameToken(s, end+2)) {
		end++
	}
	if end == j+1 || !organisers[bare(n.form(s, end))] {
		return false
	}
	if w := n.form(s, end-1); w == "’" || w == "'" {
		return true // of people in the plural
	}
	first := n.text.Doc.Text[tokens[i].Start:tokens[j-1].End]
	return n.alone(first) == 0
}

// rubrics are capitalised words of captions, credits and pages that stand
// before or between names without being part of them: "Image caption", "Reuters
// Image", "Advertisement".
var rubrics = set("image photo photos photographer copyright caption advertisement newsletter slideshow embed videos")

// afterRubric returns where the name in the run [i, j) begins once the words up to
// the last rubric are taken off, j when nothing is left.
func (n *Names) afterRubric(s, i, j int) int {
	for k := j - 1; k >= i; k-- {
		if w := n.lower(s, k); rubrics[w] {
			if k+1 < j && w == "newsletter" {
				return j // "Newsletter Sign Up"
			}
			if k+1 < j && strings.Trim(n.form(s, k+1), "0123456789") == "" {
				k++ // "Image 1"
			}
			return k + 1
		}
	}
	if rest := i + 1; i == 0 && rest < j && (agencies[n.form(s, i)] || n.form(s, i) == n.form(s, rest)) {
		if name := n.text.Doc.Text[n.text.Sentences[s].Tokens[rest].Start:n.text.Sentences[s].Tokens[j-1].End]; n.alone(name) > 1 {
			return rest // "Reuters Lorvane said", a credit and the sentence behind it
		}
	}
	return i
}

// agencies are credits of pictures as they run into the text behind them.
var agencies = set("AP AFP EPA PA Reuters REUTERS Getty GETTY Alamy ALAMY Rex REX Bloomberg Shutterstock")

// proper adds the mention for the run [i, j) of name tokens.
func (n *Names) proper(s, i, j int) {
	if i = n.afterRubric(s, i, j); i >= j {
		return
	}
	tokens := n.text.Sentences[s].Tokens
	if n.adjectives(s, i, j) {
		return
	}
	from := i
	r := raw{appos: -1}
	organised := organisers[bare(n.form(s, j-1))] || j > i+2 && n.ofPeople(s, i) || n.lower(s, j-1) == "staff" && n.lower(s, j-2) == "general"
	for k := i; k < j; k++ {
		organised = organised || organisers[bare(n.form(s, k))] && !titles[bare(n.form(s, k+1))] && k+1 >= j
	}
	titled := false
	if w := bare(n.form(s, i)); j-i > 1 && !organised && (i == 0 || n.opens(s, i)) && heading[w] {
		i, from = i+1, i+1 // "Rival Veltrane said"
		if w != "rival" {
			organised = true
			r.heads = append(r.heads, w)
		}
	}
	if j-i > 1 && (i == 0 || n.opens(s, i)) && n.gerund(s, i) && n.alone(n.text.Doc.Text[tokens[i+1].Start:tokens[j-1].End]) > 1 {
		i, from = i+1, i+1 // "Calling Lind was no use"
	}
	if j-i > 2 && !organised && (i == 0 || n.opens(s, i)) && n.epithet(s, i, j) {
		i, from = i+1, i+1
	}
	if w := bare(n.form(s, i)); (w == "republican" || w == "democrat") && !organised && j-i > 1 && n.lower(s, i-1) != "the" && n.personal(s, i+1, j) {
		titled, i, from = true, i+1, i+1 // "Democrat Marta Lind"
	}
	if !organised && !titled && !(regions[bare(n.form(s, j-1))] && n.possessive(s, j-2)) { // but for "Prince Alaric's County"
		for k := j - 1; k >= i; k-- {
			w := bare(n.form(s, k))
			if !titles[w] || (k == i && len(w) > 5 && w[0] >= 'a' && k+1 < j && organisers[bare(n.form(s, k+1))]) {
				continue
			}
			titled = true
			from = n.afterTitle(s, k, j)
			for q := i; q < from; q++ {
				if w := bare(n.form(s, q)); roles[w] || shortTitles[w] != "" {
					r.heads = appendTitle(r.heads, w)
				} else {
					r.mods = append(r.mods, w)
				}
				r.gender = pick(r.gender, genderOf(bare(n.form(s, q))))
			}
			break
		}
	}
	if k := n.afterCalling(s, i, j); !titled && !organised && k > i {
		for q := i; q < k; q++ {
			if w := bare(n.form(s, q)); roles[w] {
				r.heads, r.gender = append(r.heads, w), pick(r.gender, genderOf(w))
			} else {
				r.mods = append(r.mods, w)
			}
		}
		titled, from = true, k
	}
	// A role noun in lower case before the name: "spokeswoman Marta Lind".
	if !titled && i > 0 && tokens[i-1].End < tokens[i].Start {
		if head, plural, ok := role(n.form(s, i-1), tokens[i-1].Lemma); ok && !plural && !organised {
			titled = !either[head] // "its rival Veltrane"
			r.heads = appendTitle(r.heads, head)
			r.gender = pick(r.gender, genderOf(head))
		}
	}
	if w := n.lower(s, i-1); !titled && !organised && i > 0 && (firms[w] && !either[w] || w == "watchdog" || w == "regulator") && tokens[i-1].End < tokens[i].Start {
		organised = true // "lift maker Veltrane"
		r.heads = append(r.heads, w)
	}
	if !titled && !organised && n.firmBehind(s, j) {
		organised = true // "Veltrane, the company that makes lifts"
	}
	if lead := n.firmLed(s, i, from); lead > i {
		n.proper(s, i, lead) // "Apple Chief Executive Ana Lind"
	}
	if from >= j { // titles only: "the Prime Minister"
		n.capitalRole(s, i, j)
		return
	}
	// Adjectives before a person's name do not belong to it.
	for from < j-1 && tokens[from].UPOS == lang.Adj && titled {
		from++
	}
	for k := from; k < j; k++ {
		r.words = append(r.words, bare(n.form(s, k)))
	}
	n.typeOf(&r, s, from, j, titled, organised)
	start := from
	if r.typ == hearsay.Organization && from == i && from > 0 && n.form(s, from-1) == "The" && from-1 > 0 {
		start = from - 1
	}
	n.add(s, start, j, j-1, Name, r)
}

// gerund reports whether the word at token i, at the head of a sentence, has the form of a verb that does something to the
// name behind it, and is a name nowhere else.
func (n *Names) gerund(s, i int) bool {
	w := n.form(s, i)
	return len(w) > 5 && strings.HasSuffix(w, "ing") && !n.known[w] && !titles[bare(w)] && !men[strings.ToLower(w)] && !women[strings.ToLower(w)]
}

// epithet reports whether the run [i, j) of name tokens at the head of a sentence begins with a word that has the form
// of an adjective and is a name nowhere else: "Embattled Irena Holt", "Gritty Tom Lind".
func (n *Names) epithet(s, i, j int) bool {
	w := n.form(s, i)
	low := strings.ToLower(w)
	if len(w) < 5 || w[1:] != low[1:] || n.known[w] || titles[low] || men[low] || women[low] || places[low] || j-i > 4 {
		return false
	}
	if !slices.ContainsFunc(epithets, func(end string) bool { return strings.HasSuffix(low, end) }) {
		return false
	}
	for k := i + 1; k < j; k++ { // and no body, place or ship
		if w := bare(n.form(s, k)); bodies[w] || organisers[w] || places[w] || titles[w] {
			return false
		}
	}
	return true
}

// epithets are endings of words that tell what somebody is like.
var epithets = []string{"ed", "ous", "ful", "less", "ing", "ish", "ant", "ty", "ky"}

// firmLed returns the end of the name of a firm that opens the run [i, from) before whoever leads it, i where none does.
func (n *Names) firmLed(s, i, from int) int {
	for k := i + 1; k < from; k++ {
		w := n.lower(s, k)
		if w == "ceo" || w == "cfo" || w == "coo" || w == "co-founder" || w == "chief" && (n.lower(s, k+1) == "executive" || n.lower(s, k+2) == "officer") {
			return k
		}
		if titles[bare(w)] || n.text.Sentences[s].Tokens[k-1].UPOS != lang.Propn {
			return i
		}
	}
	return i
}

// afterCalling returns where a person's name begins in the run [i, j) behind what he or she is by calling, in capitals:
// "Trooper Marta Lind", "Halm County Prosecutor Jon Berg". It is i where no calling stands there, or no name of a person behind it.
func (n *Names) afterCalling(s, i, j int) int {
	for k := j - 2; k >= i; k-- {
		w := bare(n.form(s, k))
		if !roles[w] && !callingTitles[w] && n.form(s, k) != "DA" || men[w] || women[w] || w == "friend" { // "Bunny Friend Park"
			continue
		}
		first, sure := n.lower(s, k+1), callings[w] || callingTitles[w] || w == "da"
		switch {
		case n.owns(s, k+1, j):
		case men[first] || women[first], len(first) == 4 && first[1] == '.' && first[3] == '.':
			return k + 1
		case sure && j-k == 3 && n.surname(s, k+1) && n.surname(s, k+2), sure && j-k == 2 && n.surname(s, k+1) && n.known[n.form(s, k+1)]:
			return k + 1
		}
		return i
	}
	return i
}

// owns reports whether the mark of a genitive stands in tokens [i, j): "Queen Anna's County".
func (n *Names) owns(s, i, j int) bool {
	for ; i < j; i++ {
		if n.possessive(s, i) {
			return true
		}
	}
	return false
}

// surname reports whether token i is a name of which no kind of thing is known.
func (n *Names) surname(s, i int) bool {
	w := bare(n.form(s, i))
	return n.text.Sentences[s].Tokens[i].UPOS == lang.Propn && !n.headline[s] && !organisers[w] && !things[w] && !places[w] && !sites[w] && !regions[w] && !roles[w] && !document(w) && !acronym(n.form(s, i)) && !n.plural(s, i)
}

// callingTitles are words for what somebody is by calling that stand before names alone, besides roles.
var callingTitles = set("trooper undersheriff alderman alderwoman assemblyman assemblywoman selectman quarterback cornerback linebacker midfielder goalkeeper pitcher outfielder shortstop whip comptroller coroner libertarian medic patrolman patrolwoman councilmember solicitor commandant investigator moderator umpire superintendent")

// personal reports whether the words [i, j) of a name can be a person's: they begin
// with a given name, or are one of which no kind of thing is known.
func (n *Names) personal(s, i, j int) bool {
	w := n.lower(s, i)
	return men[w] || women[w] || j-i == 1 && !things[w] && !organisers[w] && !places[w] && !sites[w] && !n.plural(s, i) && !titles[bare(w)]
}

// firmBehind reports whether the name that ends before token j is said to be a
// firm, in an apposition: "Veltrane, a German maker of lifts". Not so "the company
// chairman".
func (n *Names) firmBehind(s, j int) bool {
	const words = 4 // between the article and the noun
	if n.form(s, j) != "," {
		return false
	}
	if w := n.lower(s, j+1); w != "the" && w != "a" && w != "an" {
		return false
	}
	tokens := n.text.Sentences[s].Tokens
	for k := j + 2; k < len(tokens) && k < j+2+words; k++ {
		switch tokens[k].UPOS {
		case lang.Noun:
			if firms[n.lower(s, k)] {
				w := n.lower(s, k+1)
				return k+1 >= len(tokens) || tokens[k+1].UPOS != lang.Noun && tokens[k+1].UPOS != lang.Propn && w != "'s" && w != "’s"
			}
		case lang.Adj, lang.Propn, lang.Num, lang.Adv:
		default:
			return false
		}
	}
	return false
}

// adjectives reports whether the run [i, j) only qualifies a noun that follows:
// "the Ukrainian army", "North Korean soldiers".
func (n *Names) adjectives(s, i, j int) bool {
	tokens := n.text.Sentences[s].Tokens
	if j >= len(tokens) || tokens[j].UPOS != lang.Noun && tokens[j].UPOS != lang.Adj {
		return false
	}
	return tokens[j-1].UPOS == lang.Adj
}

// afterTitle returns where the name begins after the title word k of the run
// that ends at j.
func (n *Names) afterTitle(s, k, j int) int {
	if n.lower(s, k+1) != "of" && n.lower(s, k+1) != "for" || k+1 >= j {
		return k + 1
	}
	rest := k + 2
	if n.lower(s, rest) == "the" {
		rest++
	}
	for q := rest; q < j; q++ {
		w := n.lower(s, q)
		if q > rest && (men[w] || women[w]) && !(q == j-1 && j-rest > 2) {
			return q
		}
	}
	if j-rest >= 3 {
		return j - 2
	}
	return j
}

// typeOf tells a person's name from that of an organisation, a place or a thing.
func (n *Names) typeOf(r *raw, s, from, to int, titled, organised bool) {
	given, last := r.words[0], r.words[len(r.words)-1]
	several := to-from >= 2 && !(to-from == 3 && r.words[1] == "-") // "Coca-Cola" is one word
	known := several && (men[given] || women[given] || to-from == 3 && (men[r.words[1]] || women[r.words[1]]))
	r.certain = true
	switch {
	case !titled && several && storms[given]:
		r.typ = hearsay.Unknown
	case organised, !titled && slices.Contains(r.words, "&"): // "Lathe & Daughter"
		r.typ = hearsay.Organization
	case titled:
		r.typ = hearsay.Person
	case several && (roads[last] || !formed(r.words) && (regions[last] || !known && (sites[last] || sights[given] && to-from == 2))):
		r.typ, r.place, r.certain = hearsay.Organization, true, regions[last]
	case to-from == 2 && compass[given] && places[last]:
		r.typ, r.place = hearsay.Organization, true
	case !known && to-from <= 2 && n.people(s, to-1) && (several || !places[given]) && !acronym(n.form(s, to-1)):
		r.typ, r.plural = hearsay.Group, true
	case !several && (places[given] || given == "u.s" || given == "u.k" || given == "eu" || given == "un"):
		r.typ, r.place = hearsay.Organization, true
	case several && longPlaces[strings.Join(r.words, " ")]:
		r.typ, r.place = hearsay.Organization, true
	case bodies[given] && (!several || r.words[1] == "of"), bodies[last]: // "Ministry of War"
		r.typ = hearsay.Organization
	case several && things[last]:
		r.typ = hearsay.Unknown
	case known:
		r.typ = hearsay.Person
	case acronym(n.form(s, to-1)) || acronym(n.form(s, from)) && !several:
		r.typ = hearsay.Organization
	case n.lower(s, from-1) == "the":
		r.typ = hearsay.Organization
	case men[given] || women[given]:
		r.typ = hearsay.Person
	case several && (trades[last] || document(last) || n.text.Sentences[s].Tokens[to-1].XPOS == lang.NNPS && n.plural(s, to-1)):
		r.typ, r.certain = hearsay.Organization, trades[last]
	case to-from == 2 && compass[given]:
		r.typ, r.place, r.certain = hearsay.Organization, true, false
	case several && to-from <= 4:
		r.typ, r.certain = hearsay.Person, false
	default:
		r.typ, r.certain = hearsay.Organization, false
	}
	if r.typ == hearsay.Person {
		switch {
		case r.gender != noGender:
		case women[given] && !men[given]:
			r.gender = woman
		case men[given] && !women[given]:
			r.gender = man
		}
	}
}

// formed reports whether the words of a name have one that makes it a body's.
func formed(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return organisers[w] })
}

// people reports whether token i, the last of a name, is a plural for people: one
// that stands alone, or has the form of such a word: "House Republicans".
func (n *Names) people(s, i int) bool {
	if n.text.Sentences[s].Tokens[i].XPOS != lang.NNPS || bodies[n.lower(s, i)] {
		return false
	}
	if !n.nameToken(s, i-1) {
		return true
	}
	w := n.lower(s, i)
	if _, plural, ok := role(w, ""); ok && plural {
		return true
	}
	for _, end := range []string{"ans", "ists", "crats", "ers", "ites", "ives", "als", "ews", "ims", "urds"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// capitalRole adds a role noun with capitals that stands without a name:
// "the Prime Minister".
func (n *Names) capitalRole(s, i, j int) {
	k := j - 1
	for k > i && !roles[bare(n.form(s, k))] {
		k--
	}
	head := bare(n.form(s, k))
	if long, ok := shortTitles[head]; ok {
		head = long
	}
	if !roles[head] {
		return
	}
	r := raw{appos: -1, typ: hearsay.Unnamed, heads: []string{head}, gender: genderOf(head), certain: true}
	for q := i; q < j; q++ {
		if w := bare(n.form(s, q)); q != k && w != "of" && w != "the" && w != "for" {
			r.mods = append(r.mods, w)
		}
	}
	from := i
	if n.lower(s, i-1) == "the" {
		from, r.definite = i-1, true
	}
	n.add(s, from, j, k, Description, r)
}

// description adds the noun phrase whose head is the role noun, collective or
// plural at i; it reports whether there was one.
func (n *Names) description(s, i int) bool {
	tokens := n.text.Sentences[s].Tokens
	w := n.form(s, i)
	r := raw{appos: -1, certain: true}
	head, plural, ok := role(w, tokens[i].Lemma)
	aged := n.aged(s, i)
	switch {
	case aged != "":
		head, r.typ = aged, hearsay.Unnamed
	case ok && (tokens[i].UPOS == lang.Verb || tokens[i].UPOS == lang.Aux):
		return false
	case ok && tokens[i].UPOS == lang.Adj && !plural && (i+1 < len(tokens) && n.modifier(s, i+1) || i == 0 || !n.modifier(s, i-1)):
		return false // "a general strike"
	case ok && plural:
		r.typ, r.plural = hearsay.Group, true
	case ok:
		r.typ = hearsay.Unnamed
		r.gender = genderOf(head)
	case (collectives[strings.ToLower(w)] || firms[strings.ToLower(w)]) && tokens[i].UPOS != lang.Verb:
		head, r.typ = strings.ToLower(w), hearsay.Organization
	default:
		return false
	}
	if i+1 < len(tokens) && (tokens[i+1].UPOS == lang.Noun && tokens[i+1].End > tokens[i+1].Start || n.nameToken(s, i+1) && r.typ == hearsay.Unnamed) {
		return false // "police officer union", "spokeswoman Marta Lind"
	}
	r.heads = []string{head}
	if age := n.aged(s, i-1); age != "" {
		r.heads = append(r.heads, age) // "a 15-year-old boy"
	}
	from := i
	if aged != "" {
		if from = i - 4; i+1 < len(tokens) && n.modifier(s, i+1) {
			return false // "a 15-year-old red car"
		}
	}
	for from > 0 && i-from < 8 && n.modifier(s, from-1) {
		from--
		if d := n.lower(s, from); determiner(d) {
			r.definite = d == "the" || d == "this" || d == "that" || d == "his" || d == "her" || d == "their" || d == "its"
			break
		}
		r.mods = append(r.mods, bare(n.form(s, from)))
	}
	bareWord := from == i && !upper(w)
	switch {
	case r.typ == hearsay.Unnamed && bareWord:
		return false // a bare singular names nobody: "he became minister"
	case r.typ == hearsay.Organization && bareWord && i > 0 && tokens[i-1].UPOS == lang.Adp && n.lower(s, i-1) != "by":
		return false // "on board", "at university"
	case r.typ == hearsay.Organization && !collectives[head] && !r.definite:
		return false // "a maker of lifts"
	case n.noParty(s, from, i):
		return false
	}
	n.add(s, from, i+1, i, Description, r)
	return true
}

// noParty reports whether the noun i, with words from from on, is in a sense of it
// that names no party, or says that there is none: "a house burned", "no group", "shot in the head", "took office", "the
// decision-maker".
func (n *Names) noParty(s, from, i int) bool {
	subject := n.text.Sentences[s].Tokens[i].Rel.Base() == lang.Nsubj
	switch w := n.form(s, i); {
	case w == "house", n.lower(s, from) == "no":
		return true
	case w == "head":
		return !subject && n.lower(s, i+1) != "of" && i == from+1 && determiner(n.lower(s, from))
	case w == "maker" || w == "makers":
		return i > 2 && n.form(s, i-1) == "-" && deciding[n.lower(s, i-2)]
	case sites[w], houses[w], w == "office" || w == "court" || w == "board":
		return from == i && !subject
	}
	return false
}

// deciding are what makers who are no firms make.
var deciding = set("decision policy law peace trouble film king rule money")

// aged returns whom the age that ends in token i stands for, "15-year-old", or
// "" if none ends there.
func (n *Names) aged(s, i int) string {
	if i < 4 || n.lower(s, i) != "old" || n.form(s, i-1) != "-" || n.form(s, i-3) != "-" {
		return ""
	}
	tokens := n.text.Sentences[s].Tokens
	unit, number := n.lower(s, i-2), n.lower(s, i-4)
	if unit != "year" && unit != "month" || tokens[i].Start-tokens[i-4].Start != len(number)+len(unit)+2 {
		return ""
	}
	return number + "-" + unit + "-old"
}

// age adds to a name the age that stands beside it, by which the text may go on
// to call the person: "Marta Lind, 42, said", "42-year-old Marta Lind".
func (n *Names) age(m *Mention) {
	tokens := n.text.Sentences[m.Sentence].Tokens
	if m.To < len(tokens) && tokens[m.To].UPOS == lang.Noun || m.From > 0 && tokens[m.From-1].UPOS == lang.Adp {
		return // "a 25-year-old Lorvane man", "a man from Lorvane, 25,"
	}
	if head := n.aged(m.Sentence, m.From-1); head != "" {
		m.aged(head)
		return
	}
	years := n.form(m.Sentence, m.To+1)
	if n.form(m.Sentence, m.To) != "," || len(years) == 0 || len(years) > 2 || years[0] == '0' || strings.Trim(years, "0123456789") != "" {
		return
	}
	switch n.form(m.Sentence, m.To+2) {
	case ",", ".", ";", "and", "":
		m.aged(years + "-year-old")
	}
}

// aged gives the name m an age, which makes it a person's.
func (m *Mention) aged(head string) {
	m.raw.heads = append(m.raw.heads, head)
	if m.raw.typ == hearsay.Organization && !m.raw.certain {
		m.raw.typ, m.raw.place = hearsay.Person, false
	}
	m.raw.certain = m.raw.certain || m.raw.typ == hearsay.Person
}

func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "another", "one",
		"some", "several", "many", "two", "three", "four", "five", "no", "every", "each", "both", "our", "my", "other":
		return true
	}
	return false
}

// modifier reports whether token i may stand before a noun in its phrase.
func (n *Names) modifier(s, i int) bool {
	t := n.text.Sentences[s].Tokens[i]
	w := n.lower(s, i)
	switch {
	case w == "that":
		return t.UPOS == lang.Det || t.UPOS == lang.NoUPOS
	case w == "-":
		return i > 0 && n.text.Sentences[s].Tokens[i-1].End == t.Start
	case determiner(w), w == "’s", w == "'s":
		return true
	}
	switch t.UPOS {
	case lang.Adj, lang.Noun, lang.Propn, lang.Num, lang.Det:
		return true
	case lang.Verb:
		return t.XPOS == lang.VBN && i+1 < len(n.text.Sentences[s].Tokens) && i > 0 && determiner(n.lower(s, i-1))
	case lang.Adv:
		return w == "most" || w == "very" || strings.HasSuffix(w, "ly")
	case lang.NoUPOS:
		return upper(w) || strings.HasSuffix(w, "n") || roles[w] || w == "senior" || w == "former"
	}
	return false
}

// pronoun adds the personal pronoun at i; it reports whether there was one.
func (n *Names) pronoun(s, i int) bool {
	r := raw{appos: -1, definite: true, certain: true}
	switch n.lower(s, i) {
	case "he", "him", "himself", "his":
		r.typ, r.gender = hearsay.Person, man
	case "she", "her", "herself", "hers":
		r.typ, r.gender = hearsay.Person, woman
	case "they", "them":
		r.typ, r.plural = hearsay.Group, true
	case "it":
		r.typ = hearsay.Organization
	default:
		return false
	}
	n.add(s, i, i+1, i, Pronoun, r)
	return true
}

func (n *Names) add(s, from, to, head int, k Kind, r raw) {
	tokens := n.text.Sentences[s].Tokens
	m := Mention{
		Span: hearsay.Span{Start: tokens[from].Start, End: tokens[to-1].End}, Sentence: s, From: from, To: to,
		Kind: k, Entity: -1, head: head, raw: r, Quoted: n.quotedAt(tokens[head].Start),
	}
	m.Subject = n.subject(s, from, to)
	n.Mentions = append(n.Mentions, m)
}

// subject reports whether a token of [from, to) is the subject of a clause.
func (n *Names) subject(s, from, to int) bool {
	sent := &n.text.Sentences[s]
	if !tagged(sent) {
		return from <= 1
	}
	for i := from; i < to; i++ {
		t := sent.Tokens[i]
		if t.Head >= from && t.Head < to {
			continue
		}
		switch t.Rel.Base() {
		case lang.Nsubj:
			return true
		case lang.Conj: // "Lind and Berg came"
			if t.Head >= 0 && t.Head < len(sent.Tokens) && sent.Tokens[t.Head].Rel.Base() == lang.Nsubj {
				return true
			}
		case lang.Flat, lang.Compound, lang.Appos, lang.Nmod:
			// The name after a title: "Secretary General Mark Rutte".
			if t.Head >= 0 && t.Head < from && from-t.Head <= 4 && sent.Tokens[t.Head].Rel.Base() == lang.Nsubj && t.Rel != lang.Appos {
				return true
			}
			if n.before(s, t, to) && sent.Tokens[t.Head].Rel.Base() == lang.Nsubj {
				return true
			}
		}
	}
	return false
}

// before reports whether token t, of a mention that ends at to in sentence s,
// hangs on a noun of the apposition behind the comma, as parses have it: "Marta
// Lind, head of the board, said".
func (n *Names) before(s int, t lang.Token, to int) bool {
	return (t.Rel == lang.Compound || t.Rel == lang.Flat) && t.Head > to && n.lower(s, to) == ","
}

func genderOf(w string) gender {
	switch {
	case womanly[w], strings.HasSuffix(w, "woman"):
		return woman
	case manly[w]:
		return man
	}
	return noGender
}

func pick(a, b gender) gender {
	if b != noGender {
		return b
	}
	return a
}

// appendTitle adds the role noun that the title word w stands for.
func appendTitle(heads []string, w string) []string {
	if long, ok := shortTitles[w]; ok {
		w = long
	}
	if roles[w] {
		return append(heads, w)
	}
	return heads
}
