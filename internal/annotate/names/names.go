// Package names finds the persons, organisations, places and groups that a
// document names or describes, and leads later mentions back to the fullest
// name: surnames, acronyms, role nouns ("the former prime minister"), pronouns.
// Where the text does not tell whom a word means, it is left unled.
//
// Start with [Read]; [Names.Party] gives the party that a noun phrase stands
// for. Names are read from what stands beside them (titles, role nouns,
// apposition, articles) and from general word lists, not from a learned
// model; of pronouns alone the weights of clues were fitted. What is found
// depends on the document alone.
package names

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Kind is the form of a mention.
type Kind uint8

// Kinds of mentions.
const (
	Name        Kind = iota // "Rutte"
	Description             // "the senior official"
	Pronoun                 // "he"
)

// Mention is a place that names or describes an entity.
type Mention struct {
	hearsay.Span
	Sentence, From, To int // tokens [From, To) of the sentence
	Kind               Kind
	Entity             int // index in Names.Entities, or -1 when it is not led to one
	Subject            bool
	Quoted             bool // inside quotation marks

	head int // token that tells what it is: the role noun, the pronoun, the last name
	raw  raw
}

// raw is what a mention says by itself, before it is led to an entity.
type raw struct {
	typ      hearsay.PartyType
	place    bool
	gender   gender
	plural   bool
	definite bool
	heads    []string // role nouns in the singular
	mods     []string // words before the role noun
	words    []string // the name's words in lower case
	appos    int      // mention that this one stands in apposition to, or -1
	certain  bool     // something but the default tells the type
}

// Entity is a person, organisation, place or group of the document.
type Entity struct {
	Name  string
	Type  hearsay.PartyType
	Place bool // a country, town or region
	Named bool // it has a proper name

	gender gender
	heads  []string
	mods   []string
	words  []string
	plural bool
	// certain tells that the type does not rest on the default.
	certain bool
}

// Sure reports whether the text tells what the entity is, by a title, an age or another word
// beside its name, or by a word of it.
func (e *Entity) Sure() bool { return e.certain }

type gender uint8

const (
	noGender gender = iota
	woman
	man
)

// Names is what [Read] found.
type Names struct {
	Entities []Entity
	Mentions []Mention // in order of place

	text   *prose.Text
	quoted []hearsay.Span
	known  map[string]bool        // words that are part of a name inside a sentence
	usual  map[string]usualNumber // the number that words stand before
	first  []int                  // index of the earliest mention of each sentence and after
	lone   map[string]int         // how often words stand without "and" behind them, see alone
	count  map[int]int            // mentions of each entity that have been led so far
	placed map[int]bool           // entities whose names have stood behind "in" or "at" so far
	spoke  map[int]bool           // entities that have been the subject of a verb of speech so far
	person int                    // the first person of the text, or -1

	headline []bool          // by sentence: all its words have capitals
	outside  map[string]bool // words of names, those at the head of a sentence too, outside of headlines

	model *Model
	look  func(mention int, c []Candidate)
}

// Read finds the mentions in the running text and the captions of t and leads
// them to entities. quoted are the spans between quotation marks, in order.
func Read(t *prose.Text, quoted []hearsay.Span) *Names {
	return Study(t, quoted, &fitted, nil)
}

// Study is Read with other weights for pronouns. It calls look, unless that is
// nil, for each pronoun, in order, with the entities that it may stand for: this is
// how the weights are fitted.
func Study(t *prose.Text, quoted []hearsay.Span, w *Model, look func(mention int, c []Candidate)) *Names {
	n := &Names{text: t, quoted: quoted, known: map[string]bool{}, outside: map[string]bool{}, usual: map[string]usualNumber{}, model: w, look: look}
	n.headline = make([]bool, len(t.Sentences))
	for i := range t.Sentences {
		if n.headline[i] = n.inTitleCase(i); n.headline[i] {
			continue
		}
		for k, tok := range t.Sentences[i].Tokens {
			if w := t.Form(i, k); tok.UPOS == lang.Propn && len(w) > 2 && upper(w) {
				if n.outside[w] = true; k > 0 {
					n.known[w] = true
				}
			}
			if word, number := n.beforeNumber(i, k); word != "" {
				u := n.usual[word]
				if u.count++; u.count > 1 && u.number != number {
					number = ""
				}
				n.usual[word] = usualNumber{number, u.count}
			}
		}
	}
	for i := range t.Sentences {
		if t.Sentences[i].Kind != hearsay.Heading {
			n.scan(i)
		}
	}
	slices.SortStableFunc(n.Mentions, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.From, b.From))
	})
	n.first = make([]int, len(t.Sentences)+1)
	for i, k := 0, 0; i <= len(t.Sentences); i++ {
		for k < len(n.Mentions) && n.Mentions[k].Sentence < i {
			k++
		}
		n.first[i] = k
	}
	n.appositions()
	n.name()
	n.placesOf()
	n.shorter()
	n.describe()
	return n
}

// In returns the mentions of sentence s within its tokens [from, to), as
// indices in n.Mentions.
func (n *Names) In(s, from, to int) []int {
	var out []int
	for i := n.first[s]; i < n.first[s+1]; i++ {
		if m := &n.Mentions[i]; m.From >= from && m.To <= to {
			out = append(out, i)
		}
	}
	return out
}

// Around returns the tokens [from, to) of the name in which token i of sentence s stands, from -1 where it stands in none.
func (n *Names) Around(s, i int) (from, to int) {
	for k := n.first[s]; k < n.first[s+1]; k++ {
		if m := &n.Mentions[k]; m.Kind == Name && m.From <= i && i < m.To {
			return m.From, m.To
		}
	}
	return -1, -1
}

// quotedAt reports whether the byte at off stands between quotation marks.
func (n *Names) quotedAt(off int) bool {
	i := sort.Search(len(n.quoted), func(i int) bool { return n.quoted[i].End > off })
	return i < len(n.quoted) && n.quoted[i].Start <= off
}

// alone returns how often words stand in the text with no "and" behind them.
func (n *Names) alone(words string) int {
	count, ok := n.lone[words]
	if !ok {
		count = strings.Count(n.text.Doc.Text, words) - strings.Count(n.text.Doc.Text, words+" and ")
		if n.lone == nil {
			n.lone = map[string]int{}
		}
		n.lone[words] = count
	}
	return count
}

func (n *Names) form(s, i int) string {
	if i < 0 || i >= len(n.text.Sentences[s].Tokens) {
		return ""
	}
	return n.text.Form(s, i)
}

func (n *Names) lower(s, i int) string {
	if low := n.text.Sentences[s].Low; i >= 0 && i < len(low) {
		return low[i]
	}
	return ""
}

// bare is a word in lower case without its full stop: "gov." is "gov".
func bare(w string) string { return strings.TrimSuffix(strings.ToLower(w), ".") }

func upper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// acronym reports whether w is all capitals: "NATO", "U.S.".
func acronym(w string) bool {
	letters := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && r != '-' && r != '&' && !unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 2
}

// tagged reports whether the tokens of sentence s carry parts of speech.
func tagged(s *prose.Sentence) bool {
	return len(s.Tokens) > 0 && s.Tokens[0].UPOS != lang.NoUPOS
}

// role returns the singular of the role noun w, whether w is plural, and
// whether it is a role noun at all. lemma may be "".
func role(w, lemma string) (head string, plural, ok bool) {
	w = strings.ToLower(w)
	if roles[w] {
		return w, false, true
	}
	for _, end := range []string{"spokesman", "spokeswoman"} {
		if w == end {
			return w, false, true
		}
	}
	switch w {
	case "people", "persons":
		return "person", true, true
	case "men", "women":
		return strings.Replace(w, "men", "man", 1), true, true
	case "wives":
		return "wife", true, true
	case "members", "leaders", "authorities", "militants", "rebels", "separatists", "russians", "ukrainians",
		"americans", "republicans", "democrats", "europeans", "israelis", "palestinians", "others", "some", "many":
		return strings.TrimSuffix(w, "s"), true, true
	}
	singular := w
	switch {
	case strings.HasSuffix(w, "men") && len(w) > 5:
		singular = w[:len(w)-3] + "man"
	case strings.HasSuffix(w, "ies"):
		singular = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "esses"):
		singular = w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		singular = w[:len(w)-1]
	}
	if singular != w && roles[singular] {
		return singular, true, true
	}
	if lemma != "" && lemma != w && roles[lemma] {
		return lemma, true, true
	}
	for _, end := range []string{"woman", "person", "ologist", "nomist", "ivist", "alist", "crat"} {
		if strings.HasSuffix(singular, end) && len(singular) > len(end)+1 {
			return singular, singular != w, true
		}
	}
	return "", false, false
}
