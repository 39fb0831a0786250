package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// theme is what a document is about, as its headline names it: figures that
// name nobody are about that.
type theme struct {
	event string // the place or thing to which it happened
	thing string // the noun of the headline that the text has most often, if nothing happened
	firm  string // the organisation whose affairs it reports
	// craft is the only ship that the text names as one.
	craft string
	// traded is what the headline names that has a price or moves in the text.
	traded string
	// person is whom it is about that is about no body, place or event by name.
	person string
	// gathering is set where people came together on a day, sudden where
	// something struck at once, lasting where it goes on for days.
	gathering, sudden, lasting bool
	// happened is set where the document names what happened.
	happened bool
}

// themeOf weighs the names that stand both in the headline and in the running
// text by how often they stand there. Persons and the outlet are never what
// happened, and neither is whoever is quoted. Without a headline there is no
// theme.
func themeOf(t *prose.Text, n *names.Names, quotes []hearsay.Quote) theme {
	d := t.Doc
	headline := cmp.Or(headlineOf(d), firstSentence(t))
	title := wordSet(headline)
	speaks := make(map[string]bool)
	for i := range quotes {
		speaks[quotes[i].Speaker.Name] = true
	}
	first := 0 // capitals in a headline name nobody
	if line, _, _ := strings.Cut(d.Text, "\n"); line != "" && strings.HasPrefix(strings.TrimPrefix(headline, "\n"), withoutOutlet(strings.TrimSpace(line))) {
		first = len(line)
	}
	count := make([]int, len(n.Entities))
	written := make([]string, len(n.Entities))
	for _, m := range n.Mentions {
		if m.Entity >= 0 && m.Kind == names.Name && !m.Overlaps(d.Place.Span) && m.Start >= first && t.Sentences[m.Sentence].Running() {
			if s := (&sentence{&t.Sentences[m.Sentence], d.Text, m.Sentence}); s.asks(s.head(m.From, m.To)) {
				continue
			}
			count[m.Entity]++
			if name := m.Of(d.Text); len(name) > len(written[m.Entity]) {
				written[m.Entity] = name
			}
		}
	}
	adjectives := countriesIn(headline)
	person := ""
	bestPerson := 1
	for i := range n.Entities {
		if e := &n.Entities[i]; e.Type == hearsay.Person && e.Named && count[i] > bestPerson && inHeadline(title, e.Name) {
			bestPerson, person = count[i], e.Name
		}
	}
	var out theme
	happening, kind := happeningOf(t, title)
	common, located := wordsIn(t)
	speaker := ""
	bestEvent, bestSpeaker, bestFirm := -1, -1, 0
	bestStand := unnamedThere
	for i := range n.Entities {
		e := &n.Entities[i]
		name := strings.TrimPrefix(strings.TrimPrefix(e.Name, "The "), "the ")
		if w := written[i]; len(w) < len(name) && strings.HasPrefix(name, w+" ") {
			name = w // "Lorvik History" of a headline, of Lorvik
		}
		if e.Type == hearsay.Person || !e.Named || len(name) < 2 || nobody[strings.ToLower(name)] || happenings[strings.TrimSuffix(strings.ToLower(name), "s")] || strings.EqualFold(name, strings.TrimPrefix(d.Outlet.Value, "The ")) || !heads(title, name) && !adjectives[name] || count[i] == 0 {
			continue
		}
		if c, ok := country(name, nil); ok && c != name {
			continue // an adjective
		}
		if common[strings.ToLower(name)] && !located[name] && !e.Place {
			continue
		}
		if happening != "" && (common[strings.ToLower(name)] || !located[name] && ofPerson(n, name) || looksInto(name) || broadcasters[name]) {
			continue
		}
		stand := standsBeside
		if happening != "" {
			stand = standsIn(headline, name, e.Place || located[name])
		}
		switch {
		case !speaks[e.Name] && (stand > bestStand || stand == bestStand && count[i] > bestEvent):
			bestStand, bestEvent, out.event = stand, count[i], name
		case speaks[e.Name] && count[i] > bestSpeaker:
			bestSpeaker, speaker = count[i], name
		}
		if e.Type == hearsay.Organization && !e.Place && count[i] > bestFirm {
			bestFirm, out.firm = count[i], name
		}
	}
	out.event = cmp.Or(out.event, speaker)
	if happening != "" {
		out.event = cmp.Or(groundIn(headline), struckIn(t, out.event), out.event)
		if name := statedOn(d.Title.Value); out.event == "" && !common[strings.ToLower(name)] {
			out.event = name
		}
	}
	if happening == "" && slices.ContainsFunc(fold.Words(headline), func(w fold.Word) bool { return vehicles[w.Folded] }) {
		if happening = craftAboard(t); happening != "" { // "171 dead in ferry disaster"
			kind = "sinking"
		}
	}
	out.happened, out.lasting = happening != "", lasts[kind]
	if happening == "" {
		out.thing = thingOf(t, title)
		happening = out.thing
	}
	for _, w := range strings.Fields(strings.ToLower(happening)) {
		out.gathering = out.gathering || gatherings[w]
		out.sudden = out.sudden || suddenly[w]
	}
	if happening != "" && out.event != "" {
		happening = withoutWords(happening, out.event)
		if inEvent := heads(wordSet(out.event), happening); out.happened && !(inEvent && storms[strings.ToLower(happening)]) || !inEvent { // "court" of the Supreme Court, "Storm Ilka"
			out.event = happening + ", " + out.event // "march, Sarovane"
		}
	} else if happening != "" {
		out.event = happening
		if !out.happened && out.firm == "" {
			out.person = person
		}
		place := ""
		if out.happened {
			place = placeInHeadline(headline, d.Text[first:], common)
		}
		place = cmp.Or(place, scene(t, n, 2), placeNamed(t, n))
		if place == "" && suddenly[kind] { // which is at one place
			place = scene(t, n, 5)
		}
		if place != "" && !strings.Contains(happening, place) && !(craft[kind] && streets[lastWord(place)]) {
			out.event = withoutWords(happening, place) + ", " + place
		}
	}
	if all := crafts(t); len(all) == 1 {
		out.craft = all[0]
	}
	out.traded = tradedOf(t, title)
	if out.firm == "" && out.event == strings.ToLower(out.event) {
		out.person = person
	}
	return out
}

// groundIn returns the ground that the headline gives for what happened, by name and kind,
// "Orla valley" of "Quake in the Orla valley" and "Orla valley quake: bulletin no. 4", or the
// name before a toll, "Orla toll rises to 79"; "" if it gives none.
func groundIn(headline string) string {
	words := strings.Fields(headline)
	for i := range words {
		to := i
		for to < len(words) && to < i+3 && properPlace(words[to]) && bare(words[to]) == words[to] && !happenings[singular(words[to])] && !month[strings.ToLower(words[to])] {
			to++
		}
		if to == i || to >= len(words) || strings.EqualFold(words[i], "the") {
			continue
		}
		name, next := strings.Join(words[i:to], " "), to
		if stretches[bare(words[to])] {
			name, next = name+" "+bare(words[to]), to+1
			before := i > 0 && (scenic[strings.ToLower(words[i-1])] || i > 1 && strings.EqualFold(words[i-1], "the") && scenic[strings.ToLower(words[i-2])])
			if before || next < len(words) && happenings[singular(words[next])] {
				return name
			}
		} else if i == 0 && words[to] == "toll" && !ofTolls[strings.ToLower(words[i])] {
			return name
		}
	}
	return ""
}

// statedOn returns the name before what happened in the title of a statement, which the text need not
// name again: "Tollen" of "Statement by the Red Cross on the Tollen bus crash".
func statedOn(title string) string {
	words := strings.Fields(title)
	if !slices.ContainsFunc(words, func(w string) bool { return statements[strings.ToLower(bare(w))] }) {
		return ""
	}
	for i := 1; i < len(words); i++ {
		if !happenings[singular(words[i])] {
			continue
		}
		k := i - 1
		if k > 0 && words[k] == strings.ToLower(words[k]) {
			k--
		}
		to := k + 1
		for k >= 0 && properPlace(words[k]) && !statements[strings.ToLower(words[k])] && bare(words[k]) == words[k] {
			k--
		}
		if k++; k < to && (k == 0 || bare(words[k-1]) != words[k-1] || aboutWords[words[k-1]] || words[k-1] == "the") {
			return strings.Join(words[k:to], " ")
		}
	}
	return ""
}

var (
	// stretches are nouns for a stretch of land or water, behind its name.
	stretches = set("valley coast delta basin peninsula island islands region province district bay hills mountains highlands river lake gorge canyon plain plateau lowlands archipelago estuary forest woods marshes")
	// ofTolls are words before a toll that are no name.
	ofTolls = set("death final latest new official dead killed rising quake flood storm")
)

// struckIn returns the place that the opening has struck within the wider one that the headline
// names: "Orla valley" of "a quake struck the Orla valley in western Norrand"; "" if there is none.
func struckIn(t *prose.Text, wider string) string {
	if wider == "" {
		return ""
	}
	running := 0
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		if running++; running > 2 {
			break
		}
		for j := 0; j+1 < len(s.Tokens); j++ {
			if name := s.divisionOf(j, wider); name != "" {
				return name
			}
			if !s.strikes(j) {
				continue
			}
			name := s.placeAfter(j, t.Doc.Place.Span)
			rest := s.text[s.Tokens[j].End:s.Tokens[len(s.Tokens)-1].End]
			if _, after, ok := strings.Cut(rest, name+" in "); name != "" && name != wider && ok && strings.Contains(after[:min(len(after), len(wider)+20)], wider) {
				return name
			}
		}
	}
	return ""
}

// divisionOf returns the name of the town or the like behind the preposition at token j, where it is told as one of the
// wider place: "Halm" of "in the Norrand town of Halm".
func (s *sentence) divisionOf(j int, wider string) string {
	at := s.behindDivision(j + 1)
	if !scenic[s.low(j)] || at == j+1 {
		return ""
	}
	for k := j + 1; k < at; k++ {
		if c, _ := country(s.form(k), nil); s.form(k) == wider || c == wider {
			return s.placeAfter(j, hearsay.Span{})
		}
	}
	return ""
}

// How a name stands in a headline to what happened: whoever is from there did something, it
// is named beside it, or it happened there.
const (
	unnamedThere = iota
	hailsFrom
	standsBeside
	liesThere
)

// standsIn returns how the name stands in the headline to what happened: "Lorvik man held in
// Halm shooting", "Fire at Ansa's shop in Halm". Before the noun for it a name tells where it
// happened only if it is that of a place.
func standsIn(headline, name string, place bool) int {
	words, of := strings.Fields(headline), strings.Fields(name)
	best := unnamedThere
	for i := 0; i+len(of) <= len(words); i++ {
		if !slices.EqualFunc(words[i:i+len(of)], of, func(w, v string) bool { return strings.EqualFold(unowned(bare(w)), v) }) {
			continue
		}
		stand := standsBeside
		last := bare(words[i+len(of)-1])
		switch next := i + len(of); {
		case unowned(last) != last:
		case next < len(words) && words[next-1] == last && (persons[singular(words[next])] || kin[singular(words[next])] || agents[singular(words[next])]):
			stand = hailsFrom
		case i > 0 && scenic[strings.ToLower(words[i-1])] || i > 1 && strings.EqualFold(words[i-1], "the") && scenic[strings.ToLower(words[i-2])]:
			stand = liesThere
		case place:
			for k := next; k < len(words) && k < next+3 && bare(words[k-1]) == words[k-1] && !scenic[strings.ToLower(words[k])]; k++ {
				if happenings[singular(words[k])] {
					stand = liesThere
					break
				}
			}
		}
		best = max(best, stand)
	}
	if best == unnamedThere {
		return standsBeside // in other words: its adjective
	}
	return best
}

// placeInHeadline returns the name behind a preposition of place in the headline, as far as it
// stands in the text too: "Halm Mills" of "Two held in Halm Mills Fatal Shooting".
func placeInHeadline(headline, body string, common map[string]bool) string {
	words := strings.Fields(headline)
	for i, w := range words {
		if !scenic[strings.ToLower(w)] {
			continue
		}
		to := i + 1
		for to < len(words) && to < i+4 && properPlace(words[to]) && !happenings[singular(words[to])] && (to == i+1 || bare(words[to-1]) == words[to-1]) {
			to++
		}
		for ; to > i+1; to-- {
			name := strings.TrimRight(strings.Join(words[i+1:to], " "), ",.:;!?")
			first, _, several := strings.Cut(name, " ")
			if (several || !common[strings.ToLower(first)] && !month[strings.ToLower(first)]) && unowned(name) == name && !looksInto(name) && strings.Contains(body, name) && scenicBefore(body, name) {
				return name
			}
		}
	}
	return ""
}

// scenicBefore reports whether the name stands somewhere in the text behind a preposition of
// place.
func scenicBefore(body, name string) bool {
	for {
		i := strings.Index(body, name)
		if i < 0 {
			return false
		}
		before := strings.Fields(body[max(0, i-16):i])
		if n := len(before); n > 0 && (scenic[strings.ToLower(before[n-1])] || n > 1 && (before[n-1] == "the" || before[n-1] == "a") && scenic[strings.ToLower(before[n-2])]) {
			return true
		}
		body = body[i+len(name):]
	}
}

// bare returns a word of a headline without the marks around it.
func bare(w string) string { return strings.Trim(w, ",.:;!?\"“”()‘[]") }

// unowned returns a word without the mark of the genitive.
func unowned(w string) string { return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s") }

// singular returns the word as a noun for one, where that is its form without an s.
func singular(w string) string {
	w = strings.ToLower(bare(w))
	return cmp.Or(map[string]string{"men": "man", "women": "woman", "children": "child", "people": "person"}[w], strings.TrimSuffix(w, "s"))
}

// agents are nouns for those who do something somewhere else, or come from there.
var agents = set(`teen teenager couple mayor governor senator lawmaker police sheriff deputy officer cop native suspect gunman pastor priest teacher student
	driver athlete player team star actor rapper singer firefighter soldier judge lawyer doctor nurse official troop leader minister president`)

// broadcasters put their name before and into what they report.
var broadcasters = set("AP AFP UPI CNN NPR CBS NBC ABC BBC PBS ITV FOX MSNBC Reuters")

// withoutWords returns the words for what happened without those before the noun that are in
// the name of the place: "shooting" of "Halm shooting", at New Halm.
func withoutWords(happening, place string) string {
	words, of := strings.Fields(happening), wordSet(place)
	for len(words) > 1 && of[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// wordsIn returns the words that stand in the running text without a capital: one of these
// names nothing by itself, "Dead" or "Range" in a headline; and those that stand there with
// a capital behind a preposition of place.
func wordsIn(t *prose.Text) (common, located map[string]bool) {
	common, located = make(map[string]bool), make(map[string]bool)
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for j := range s.Tokens {
			switch w := s.form(j); {
			case w == s.low(j):
				common[w] = true
			case scenic[s.low(j-1)]:
				located[w] = true
			}
		}
	}
	return common, located
}

// ofPerson reports whether the one word is a part of the name of a person whom the text names
// in full: "Meek" of Meek Lind.
func ofPerson(n *names.Names, word string) bool {
	for i := range n.Entities {
		if e := &n.Entities[i]; e.Type == hearsay.Person && e.Named && len(e.Name) > len(word) && slices.Contains(strings.Fields(e.Name), word) {
			return true
		}
	}
	return false
}

// looksInto reports whether the name is that of those who come when something happened, or
// before whom it comes: it did not happen to them.
func looksInto(name string) bool {
	return inquires(name) || slices.ContainsFunc(strings.Fields(name), func(w string) bool { return hearers[strings.ToLower(w)] })
}

// tradedOf returns the noun of the headline that the running text most often has
// with a price behind it ("tin prices", "Velcor shares") or a verb of moving
// ("tin fell"), "" if there is none: whose prices they are that are told without an
// owner.
func tradedOf(t *prose.Text, title map[string]bool) string {
	count := make(map[string]int)
	best := ""
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		for j := 0; j+1 < len(s.Tokens); j++ {
			if u := s.Tokens[j].UPOS; u != lang.Noun && u != lang.Propn || !title[s.low(j)] || levels[s.lemma(j)] || tallies[s.lemma(j)] || timeWords[s.lemma(j)] || month[s.low(j)] {
				continue
			}
			next := j + 1
			for next+1 < len(s.Tokens) && (s.Tokens[next].UPOS == lang.Aux || s.Tokens[next].UPOS == lang.Adv) {
				next++
			}
			if !traded[s.lemma(next)] && s.lemma(next) != "price" && (s.Tokens[next].UPOS != lang.Verb || !trades[s.lemma(next)] && !strings.HasPrefix(s.low(next), "trad")) {
				continue
			}
			w := s.form(j)
			if count[w]++; count[w] > count[best] {
				best = w
			}
		}
	}
	if count[best] < 2 {
		return ""
	}
	return best
}

// inHeadline reports whether the headline has the name of a person, or the last
// word of it.
func inHeadline(title map[string]bool, name string) bool {
	words := fold.Words(name)
	return len(words) > 0 && title[words[len(words)-1].Folded]
}

// headlineOf returns the title with the headings at the head of the text, and
// where there is neither the short line that the text begins with; "" if it
// begins with none.
func headlineOf(d *hearsay.Document) string {
	out := withoutOutlet(d.Title.Value)
	for _, b := range d.Blocks {
		if b.Kind == hearsay.Heading && b.Start < firstHeading {
			out += "\n" + b.Of(d.Text)
		}
	}
	if out == "" {
		if line, rest, _ := strings.Cut(d.Text, "\n"); len(line) <= longHeadline && len(rest) > 2*longHeadline {
			out = withoutOutlet(line)
		}
	}
	return out
}

// firstSentence returns the sentence that the running text begins with, which of a report
// without a headline says what it is about; "" for a few sentences that are none.
func firstSentence(t *prose.Text) string {
	first, running := "", 0
	for i := range t.Sentences {
		if s := &t.Sentences[i]; s.Running() {
			first = cmp.Or(first, s.Span().Of(t.Doc.Text))
			running++
		}
	}
	if running < shortestReport {
		return ""
	}
	return first
}

// shortestReport is how many sentences a text has at least that opens with what all of it is
// about.
const shortestReport = 6

// withoutOutlet returns a title without the name of the outlet and its rubrics,
// which web pages put behind it: "Two hurt in Halm - WHLM News 5 | Weather".
func withoutOutlet(title string) string {
	for _, mark := range []string{" | ", " :: ", " : ", " - ", " – ", " — "} {
		head, tail, ok := strings.Cut(title, mark)
		if !ok || len(strings.Fields(head)) < 3 {
			continue
		}
		if mark == " | " || mark == " :: " || strings.Contains(tail, ".com") || strings.Contains(tail, ".org") {
			title = head
			continue
		}
		for _, w := range strings.FieldsFunc(tail, func(r rune) bool { return r == ' ' || r == '-' || r == ',' || r == ':' }) {
			if press[strings.ToLower(w)] || callSign(w) {
				title = head
				break
			}
		}
	}
	return title
}

// callSign reports whether the word is the name of a station: "WHLM", "KTAR-TV".
func callSign(w string) bool {
	return len(w) >= 3 && len(w) <= 5 && (w[0] == 'W' || w[0] == 'K') && w == strings.ToUpper(w) && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// longHeadline is how long a line without a mark of its own may be and still be
// taken for a headline, in bytes.
const longHeadline = 140

// countriesIn returns the countries whose adjectives stand in a headline.
func countriesIn(title string) map[string]bool {
	out := make(map[string]bool)
	words := strings.Fields(title)
	for i := 0; i < len(words); i++ {
		w := unowned(bare(words[i]))
		if i+1 < len(words) && bare(words[i]) == words[i] {
			next := unowned(bare(words[i+1]))
			if c, ok := demonyms[w+" "+next]; ok { // "South Korean", "American Indian"
				out[c] = true
				i++
				continue
			}
			if next == "American" || next == "Americans" {
				continue // "Cuban Americans"
			}
		}
		if c, ok := demonyms[w]; ok {
			out[c] = true
		}
	}
	return out
}

// thingOf returns the common noun of the headline that stands most often in the
// running text, "" if none stands there twice: what a report is about that tells
// of no happening. Levels, measures and people who speak for others are none.
func thingOf(t *prose.Text, title map[string]bool) string {
	count := make(map[string]int)
	form := make(map[string]string)
	var order []string
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for j := range s.Tokens {
			w := s.lemma(j)
			if s.Tokens[j].UPOS != lang.Noun || s.form(j) != s.low(j) || !title[w] && !title[s.low(j)] || len(w) < 3 ||
				levels[w] || statements[w] || spokesmen[w] || inquirers[w] || relations[w] || framing[w] || outlets[w] || nobody[w] || offices[w] || nounMeasures[w] != "" || month[w] || spans[w] || timeWords[w] || measured[w] {
				continue
			}
			if count[w] == 0 {
				order, form[w] = append(order, w), s.low(j)
			}
			count[w]++
		}
	}
	best := ""
	for _, w := range order {
		if count[w] > 1 && count[w] > count[best] {
			best = w
		}
	}
	return qualifiedBy(t, best, form[best])
}

// outlets are nouns for who brings the report, or what it is, and not what it is about.
var outlets = set("station newspaper paper broadcaster broadcast programme program transcript podcast bulletin newsletter magazine website interview episode")

// qualifiedBy puts before the noun the name that stands before it most often in
// the running text: "Lorvik girls" of "girls".
func qualifiedBy(t *prose.Text, lemma, form string) string {
	if lemma == "" {
		return ""
	}
	count := make(map[string]int)
	best := ""
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for j := 1; j < len(s.Tokens); j++ {
			if s.lemma(j) != lemma || s.form(j) != s.low(j) || s.Tokens[j-1].UPOS != lang.Propn || !s.capital(j-1) || month[s.low(j-1)] || t.Doc.Place.Span.Overlaps(hearsay.Span{Start: s.Tokens[j-1].Start, End: s.Tokens[j-1].End}) {
				continue
			}
			name := s.fullName(j - 1)
			if count[name]++; count[name] > count[best] {
				best = name
			}
		}
	}
	return strings.TrimSpace(best + " " + form)
}

// spokesmen are nouns for people and bodies that speak and act for others.
var spokesmen = set(`spokesman spokeswoman spokesperson official officer minister president leader head chief boss expert analyst source report news talk deal plan
	case state country nation city town government firm company people man woman world day time thing way`)

// relations are nouns for what somebody is to another: a report is about the other.
var relations = set(`family father mother husband wife dad mom mum uncle aunt nephew niece friend neighbor neighbour relative investigator rival
	critic opponent boss colleague`)

// framing are nouns that tell nothing without what they are of.
var framing = set(`secret lead future past rise fall term part one chance pass pack name question answer standard unity image surge look list step move sign hope fear reason
	result record effort attempt role story word idea issue problem point side end start beginning top bottom number lot kind sort type version change impact effect goal
	challenge opportunity moment turn line series tear smile love truth lie fact view opinion message comment remark letter statement response reaction tweet feature`)

// happeningOf returns the noun, with those that stand before it, for what the
// document reports to have happened: the one of happenings that stands most
// often, the headline counting most, and which of them it is. "" if none stands out.
func happeningOf(t *prose.Text, title map[string]bool) (name, kind string) {
	count := make(map[string]int)
	where := make(map[string][2]int)
	var order []string
	running := 0
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		running++
		for j := range s.Tokens {
			w := s.lemma(j)
			if w == "fire" && s.Tokens[j].UPOS == lang.Verb {
				count[w]-- // guns and rockets are fired
			}
			verb := s.Tokens[j].UPOS == lang.Verb && deedsOf[w] != ""
			if verb {
				w = deedsOf[w]
			}
			if !happenings[w] || !s.noun(j) && !gatherings[w] && !verb || s.Tokens[j].UPOS == lang.Verb && gatherings[w] && backing[s.low(j+1)] || w == "fire" && shots[s.lemma(max(0, j-1))] || s.capital(j) && (month[w] || j+1 < len(s.Tokens) && s.noun(j+1)) {
				continue
			}
			if _, seen := where[w]; !seen {
				where[w] = [2]int{i, j}
				headed := title[w] || title[w+"s"] || title[w+"es"] || verb && title[s.low(j)]
				if headed || running < 5 { // else it is told in passing
					order = append(order, w)
				}
				switch {
				case headed:
					count[w] += 3
				case running < 3 && s.ravages(j):
					count[w]++ // which opens a report on it
				}
			}
			count[w]++
		}
	}
	best := ""
	for _, w := range order {
		if count[w] > 1 && (!fought[w] || foughtIn(t)) && (best == "" || count[w] > count[best]) {
			best = w
		}
	}
	if best == "" {
		return titledBy(t.Doc, title)
	}
	if craft[best] {
		if name := craftName(t); name != "" {
			return name, best
		}
	}
	i, j := where[best][0], where[best][1]
	s := &sentence{&t.Sentences[i], t.Doc.Text, i}
	if !s.noun(j) {
		return best, best
	}
	from := j
	for from > 0 && s.noun(from-1) && j-from < 2 {
		from--
	}
	return s.text[s.Tokens[from].Start:s.Tokens[j].End], best
}

// foughtIn reports whether the text tells of anything by which an attack or a battle in it is one: in politics and trade they
// are words.
func foughtIn(t *prose.Text) bool {
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		for j := range s.Tokens {
			if w := s.lemma(j); violent[w] || states[s.low(j)] == Killed || states[s.low(j)] == Wounded || forces[w] && w != "force" {
				return true
			}
		}
	}
	return false
}

var (
	// fought are happenings that are often meant in another sense.
	fought = set("attack battle fight clash assault raid")
	// violent are words for weapons and for who uses them, on networks too.
	violent = set(`gun gunman gunmen gunfire gunshot bullet bomb bomber bombing blast explosion explosive rocket missile drone shell shelling knife stab kill slay wound injure injury
		casualty militant rebel insurgent attacker assailant hacker hack ransomware malware breach intruder police firefight terrorist`)
	// backing are words behind "rally" where that only is to stand by somebody.
	backing = set("behind around round to")
)

// titledBy returns what the title of a statement says that happened, which the statement need not name
// again: "Halm valley earthquake: bulletin no. 4".
func titledBy(d *hearsay.Document, title map[string]bool) (name, kind string) {
	if !slices.ContainsFunc(fold.Words(d.Title.Value), func(w fold.Word) bool { return statements[w.Folded] }) {
		return "", ""
	}
	for _, w := range fold.Words(d.Title.Value) {
		if noun := singular(w.Folded); happenings[noun] && title[w.Folded] {
			return noun, noun
		}
	}
	return "", ""
}

// scene returns the place that the opening names as where it happened: the
// earliest name behind a preposition of place in that many sentences, with
// the noun that says what it is ("the Auren valley"), and a road only where no
// other place is named.
func scene(t *prose.Text, n *names.Names, sentences int) string {
	running := 0
	road := ""
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		if running++; running > sentences {
			break
		}
		for j := 0; j+1 < len(s.Tokens); j++ {
			if !scenic[s.low(j)] && !s.strikes(j) {
				continue
			}
			name := s.placeAfter(j, t.Doc.Place.Span)
			if name == "" || looksInto(name) || broadcasters[name] || personNamed(n, name) {
				continue
			}
			if streets[lastWord(name)] {
				road = cmp.Or(road, name)
				continue
			}
			return name
		}
	}
	return road
}

// placeAfter returns the name behind the preposition with the noun that says what it is, "" if
// there is none or it is where the report was filed from.
func (s *sentence) placeAfter(j int, filed hearsay.Span) string {
	from := s.behindDivision(j + 1)
	if s.low(from) == "the" {
		from++
	}
	if s.low(from-1) == "the" && !s.capital(from) && (s.at(from).UPOS == lang.Adj || s.at(from).XPOS == lang.VBG) && s.capital(from+1) && s.at(from+1).UPOS == lang.Propn {
		from++ // "the sleeping Orla valley"
	}
	to := from
	if to < len(s.Tokens) && s.Tokens[to].UPOS != lang.Propn && s.ordinal(to) {
		to++ // "1st Street"
	}
	first := to
	for to < len(s.Tokens) && (s.Tokens[to].UPOS == lang.Propn || to > first && s.Tokens[to].UPOS == lang.Noun) && s.capital(to) && !month[s.low(to)] {
		to++
		if to+1 < len(s.Tokens) && s.low(to) == "of" && divisions[s.low(to-1)] && s.capital(to+1) {
			to++ // "the Town of Halm"
		}
	}
	if to == first || filed.Overlaps(hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}) {
		return ""
	}
	switch {
	case to+1 < len(s.Tokens) && s.Tokens[to].XPOS == lang.POS && counties[s.low(to+1)]:
		to += 2 // "Queen Anna's County"
	case to < len(s.Tokens) && (s.Tokens[to].UPOS == lang.Noun && s.low(from-1) == "the" || stretches[s.low(to)]):
		to++
	}
	return s.text[s.Tokens[from].Start:s.Tokens[to-1].End]
}

// behindDivision returns the token at which the name begins of the part of a country that token i
// begins to tell the kind of, and else i: "the northern town of Halm".
func (s *sentence) behindDivision(i int) int {
	if s.at(i).UPOS != lang.Det {
		return i
	}
	for k := i + 1; k+2 < len(s.Tokens) && k < i+6 && (s.noun(k) || s.Tokens[k].UPOS == lang.Adj); k++ {
		if s.low(k+1) == "of" {
			if divisions[s.form(k)] && s.capital(k+2) && s.Tokens[k+2].UPOS == lang.Propn {
				return k + 2
			}
			break
		}
	}
	return i
}

// strikes reports whether token j is a verb for what floods, quakes and the like do to a place,
// which stands behind it: "a quake struck Halm".
func (s *sentence) strikes(j int) bool {
	if s.Tokens[j].UPOS != lang.Verb || !strikesAt[s.lemma(j)] || s.child(j, lang.AuxPass) >= 0 {
		return false
	}
	sub := s.nearestSubject(j)
	if s.Tokens[j].Rel == lang.Acl { // as the parse has it where a place stands before the sentence
		sub = s.Tokens[j].Head
	}
	return sub >= 0 && sub < j && happenings[s.lemma(sub)]
}

// ravages reports whether a clause with "that" or a verb behind the noun at token j tells what it did to a
// place: "the fires that tore through the Orra forest", "a quake struck".
func (s *sentence) ravages(j int) bool {
	v := j + 1
	if relative[s.low(v)] {
		v++
	}
	return s.at(v).UPOS == lang.Verb && (strikesAt[s.lemma(v)] || tearing[s.lemma(v)] && s.low(v+1) == "through")
}

// tearing are verbs of going through a place by force.
var tearing = set("tear rip sweep roar race rage burn rampage")

// strikesAt are such verbs.
var strikesAt = set("strike hit rock shake sweep batter lash devastate ravage destroy engulf jolt pound pummel")

// ordinal reports whether the word is a number with its place in a row: "42nd".
func (s *sentence) ordinal(i int) bool {
	w := s.low(i)
	return len(w) > 2 && w[0] >= '0' && w[0] <= '9' && ordinals[strings.TrimLeft(w, "0123456789")]
}

// personNamed reports whether the text names a person so.
func personNamed(n *names.Names, name string) bool {
	for i := range n.Entities {
		if e := &n.Entities[i]; e.Type == hearsay.Person && e.Named && e.Name == name {
			return true
		}
	}
	return false
}

var (
	ordinals = set("st nd rd th")
	// divisions are nouns for a part of a country that stand before its name.
	divisions = set("town city village township borough county province state district municipality parish republic isle island region port suburb canton department territory kingdom commonwealth gulf bay")
)

// placeNamed returns the place in the line that says where the report was filed
// from, else the earliest place that its opening names; "" if there is none.
func placeNamed(t *prose.Text, n *names.Names) string {
	if at := t.Doc.Place.Span; at.Len() > 0 {
		name, _, _ := strings.Cut(cmp.Or(t.Doc.Place.Value, at.Of(t.Doc.Text)), ",") // the value has no "OSTREL"
		return strings.TrimSpace(name)
	}
	for i := range opening(t) {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for _, k := range n.In(i, 0, len(s.Tokens)) {
			m := &n.Mentions[k]
			if m.Kind == names.Name && m.Entity >= 0 && n.Entities[m.Entity].Place && n.Entities[m.Entity].Named {
				return n.Entities[m.Entity].Name
			}
		}
	}
	return ""
}

// counties are nouns for what is called after somebody in the genitive.
var counties = set("county parish island islands bay")

// scenic are prepositions of place.
var scenic = set("in at near through across around off outside along above below beyond")

// shots are words before "fire" that make it the fire of guns.
var shots = set("open opened return exchange under cease artillery mortar rocket shell heavy hold")

// properPlace reports whether the place is a name by itself.
func properPlace(name string) bool {
	return name != "" && 'A' <= name[0] && name[0] <= 'Z'
}

// gatherings are happenings of one day, also as verbs.
var gatherings = set("march protest rally demonstration demonstrate riot")

// lasts are happenings whose toll goes on for days; the sea gives up its dead late.
var lasts = set(`flood flooding wildfire storm hurricane typhoon cyclone drought heatwave famine outbreak epidemic pandemic fever cholera measles malaria ebola virus flu
	disease infection poisoning ferry sinking capsizing shipwreck siege battle offensive war unrest coup uprising strike walkout`)

// craft are happenings that have a name of their own.
var craft = set("ferry sinking capsizing shipwreck derailment")

// craftName returns the name of the ship that people were on: "aboard the
// Anna Sund", "the ferry Anna Sund".
func craftName(t *prose.Text) string { return cmp.Or(craftAboard(t), namedThing(t)) }

// craftAboard returns the name of a ship behind a word for one, or for being on it; "" if there is
// none.
func craftAboard(t *prose.Text) string {
	if names := crafts(t); len(names) > 0 {
		return names[0]
	}
	return ""
}

// crafts returns such names, each where it stands first.
func crafts(t *prose.Text) (names []string) {
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		for j := 0; j+1 < len(s.Tokens); j++ {
			switch s.low(j) {
			case "board", "aboard", "ferry", "ship", "vessel", "boat", "trawler", "tanker":
			default:
				continue
			}
			from := j + 1
			if s.low(from) == "the" {
				from++
			}
			to := from
			for to < len(s.Tokens) && s.capital(to) && !month[s.low(to)] && (s.Tokens[to].UPOS == lang.Propn || s.Tokens[to].UPOS == lang.Adj) {
				to++ // "the Blue Star"
			}
			if to == from || s.Tokens[to-1].UPOS != lang.Propn || s.noun(to) && s.Tokens[to].UPOS != lang.Propn { // and not "aboard the Navy ship"
				continue
			}
			if name := s.text[s.Tokens[from].Start:s.Tokens[to-1].End]; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// namedThing returns the earliest name of two words and more behind "the" in the
// opening that is none of a body: ships are called so.
func namedThing(t *prose.Text) string {
	for i := range opening(t) {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for j := range s.Tokens {
			if s.low(j) != "the" {
				continue
			}
			to := j + 1
			for to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Propn && s.capital(to) {
				to++
			}
			if last := s.low(to - 1); to-j < 3 || offices[last] || press[last] || to < len(s.Tokens) && (s.noun(to) || s.low(to) == "of") {
				continue
			}
			return s.text[s.Tokens[j+1].Start:s.Tokens[to-1].End]
		}
	}
	return ""
}

// happenings are nouns for events that people are counted at, and for what
// befalls them.
var happenings = set(`flood flooding fire wildfire blaze earthquake quake tremor storm hurricane typhoon cyclone tornado tsunami landslide mudslide avalanche eruption blizzard spill
	drought heatwave famine outbreak epidemic pandemic fever cholera measles malaria ebola virus flu disease infection poisoning
	crash derailment collision accident sinking capsizing shipwreck stampede crush collapse explosion blast attack bombing shooting shootout rampage stabbing massacre raid siege clash
	battle offensive war march protest rally demonstration riot unrest coup uprising strike walkout election referendum vote festival pilgrimage ferry`)

// deedsOf lead verbs for what befalls people to the nouns for it.
var deedsOf = map[string]string{"shoot": "shooting", "stab": "stabbing"}

// firstHeading is how far into the text a heading can be the headline.
const firstHeading = 400

// nobody are capitalised words that are no theme.
var nobody = set("interior health finance defence defense transport parliament government ministry board police north south east west latest live breaking exclusive watch opinion letters")

// wordSet returns the words of s in the form in which they compare.
func wordSet(s string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range fold.Words(s) {
		out[strings.TrimSuffix(w.Folded, "'s")] = true
	}
	return out
}

// heads reports whether the headline has every word of the name.
func heads(title map[string]bool, name string) bool {
	words := fold.Words(name)
	for _, w := range words {
		if !title[w.Folded] {
			return false
		}
	}
	return len(words) > 0
}

// suffered are measures of what happens to people at large: without a side of
// their own they are counted of what the report is about.
var suffered = map[hearsay.Measure]bool{
	Killed: true, Wounded: true, Missing: true, Trapped: true, Arrested: true, Displaced: true, Rescued: true, Infected: true, Ill: true, "cases": true,
	Hospitalized: true, Vaccinated: true, Attended: true, OnBoard: true, Present: true, Treated: true, "survived": true, Released: true, "escaped": true, Captured: true, Casualties: true, KilledAndWounded: true, Shot: true, Stabbed: true,
}

// owners are verbs whose subject is the side that is counted in their object.
var owners = set("lose suffer sustain have see bury mourn report record register confirm count")

// fromTheme names what a figure without a subject is about: what the document
// is about, unless the figure is of another time or counts somebody's forces.
func (r *reader) fromTheme(s *sentence, c *candidate) {
	if from, _ := s.tokens(c.found.Quantity.Span); c.Subject != "" || r.longAgo(c.Period) && s.low(from-1) != "the" {
		return
	}
	if c.lattice && c.counted < 0 && suffered[c.Measure] {
		// "At least 130 more were wounded": of those counted just before.
		if p := r.latest(s.index); p != nil && p.lattice && p.Subject != "" && suffered[p.Measure] && !(p.occasion && r.occasion(s, c) >= 0) {
			c.Subject, c.Topical = p.Subject, p.Topical
			if p.sentence == s.index && properPlace(c.PlaceName) && strings.HasPrefix(s.text[p.Span.End:], " in "+p.Subject) {
				c.Subject = c.PlaceName // "killed 130 in Halm and 32 in Sult"
			}
			if from, _ := s.tokens(c.found.Number); c.Quantity.Counted == "" && s.low(from-1) != "all" && (c.Measure == Arrested) == (p.Measure == Arrested) { // "All eight" sums up several kinds
				c.Quantity.Counted = p.Quantity.Counted
			}
			if c.Period.Type == "" && p.Period.Type == hearsay.Cumulative && tallied[c.Measure] && !r.ofOtherItem(s, p.sentence) {
				c.Period = p.Period // of the same time, too
			}
			return
		}
	}
	if name := r.causing(s, c); name != "" {
		c.Subject = name
		return
	}
	if noun := r.antecedent(s, c.pred); !c.lattice && noun >= 0 && noun != c.counted && noun < c.number(s) && relative[s.low(max(s.subjectOf(c.pred), 0))] && s.Tokens[noun].UPOS == lang.Noun && !s.isNoThing(noun) {
		c.Subject = r.nounName(s, noun) // "a festival that attracts thousands"
		return
	}
	if money(c.Quantity.Unit) && c.pred >= 0 && gains[s.lemma(c.pred)] {
		if sub := s.nearestSubject(c.pred); sub >= 0 && s.Tokens[sub].End <= c.Quantity.Start && s.Tokens[sub].UPOS == lang.Noun && !levels[s.lemma(sub)] && !spokesmen[s.lemma(sub)] {
			c.Subject = r.nounName(s, sub) // "the ferries cost $6,000"
			return
		}
	}
	if money(c.Quantity.Unit) {
		// "an offer of $82, with $60 in cash": of the sum just before.
		if p := r.latest(s.index); p != nil && p.sentence == s.index && money(p.Quantity.Unit) && p.Subject != "" && !p.Topical {
			c.Subject = p.Subject
			return
		}
	}
	switch {
	case c.lattice && suffered[c.Measure] && (c.counted < 0 || !forces[s.lemma(c.counted)]), c.counted >= 0 && public[s.lemma(c.counted)]:
		c.Subject = r.theme.event
		if name := r.otherStorm(s); name != "" {
			c.Subject, r.firm = name, true
		} else if !r.longAgo(c.Period) && (r.theme.event == strings.ToLower(r.theme.event) || !r.theme.happened) {
			c.Subject = cmp.Or(r.eventNear(s, c), c.Subject)
		}
	case !c.lattice && properPlace(c.PlaceName) && !r.bystands(s, c, c.PlaceName):
		c.Subject = c.PlaceName // "in Halm, hospitals have 340 beds"
		return
	case !c.lattice && c.Quantity != nil && c.Quantity.Unit == "1" && c.counted >= 0 && c.Measure != Jobs:
		c.Subject = r.theme.event
	case c.Measure == Jobs || c.Quantity != nil && money(c.Quantity.Unit):
		c.Subject = cmp.Or(r.theme.firm, r.theme.person, r.theme.event)
		if c.Measure == "price" {
			c.Subject = cmp.Or(r.theme.traded, c.Subject)
		}
	}
	c.Topical = c.Subject != ""
	if c.Subject == "" && c.Quantity != nil && c.Quantity.Unit == "%" {
		if p := r.latest(s.index); p != nil && p.sentence == s.index && c.Quantity.Start-p.Span.End < 24 && s.verbless(p.Span.End, c.Quantity.Start) { // "4,200 jobs, or 11 % of its staff"
			c.Subject, c.Topical = p.Subject, p.Topical
		}
	}
}

// isNoThing reports whether the noun at token i is one for a level, a count, what tells of one or what
// happened.
func (s *sentence) isNoThing(i int) bool {
	w := s.lemma(i)
	return levels[w] || tallies[w] || evidence[w] || timeWords[w] || spans[w] || happenings[w]
}

// causing returns whose doing the clause around a count is a part of: "Lorvane
// disclosed an attack which affected 4 million accounts".
func (r *reader) causing(s *sentence, c *candidate) string {
	if c.lattice || c.pred < 0 || c.Quantity.Unit != "1" {
		return ""
	}
	noun := r.antecedent(s, c.pred)
	if noun < 0 || noun == c.counted {
		return ""
	}
	_, pred, _ := s.pathUp(noun)
	if pred < 0 || pred == c.pred {
		return ""
	}
	sub := s.nearestSubject(pred)
	if sub < 0 || sub == noun {
		return ""
	}
	return r.partyAt(s, sub)
}

// aboutTheReport names what the document is about for an amount that tells of
// nothing, once everything else has been asked.
func (r *reader) aboutTheReport(s *sentence, c *candidate) {
	if c.Subject != "" || c.Quantity == nil || c.Quantity.Unit == "1" || r.longAgo(c.Period) {
		return
	}
	if c.Quantity.Unit == "%" {
		if at := s.shareNoun(c.found); at >= 0 {
			c.Subject = s.phrase(at).Of(s.text)
			return
		}
		// "46 percent of voters said yes, 23 percent no": of the same people.
		if p := r.latest(s.index); p != nil && p.sentence >= s.index-1 && p.Quantity.Unit == "%" && p.Subject != "" && !p.moved && !p.opposed {
			c.Subject, c.Topical = p.Subject, p.Topical
			return
		}
	}
	if p := r.latest(s.index); p != nil && p.sentence == s.index && p.Subject != "" && !p.Topical && !p.lattice && money(p.Quantity.Unit) == money(c.Quantity.Unit) {
		c.Subject = p.Subject
		return
	}
	c.Subject = cmp.Or(r.theme.person, r.theme.event)
	c.Topical = c.Subject != ""
}

// sharers returns of whom a share is told by the noun that follows it, "independents" in
// "a 54 percent majority of independents"; -1 if none does.
func (s *sentence) sharers(f quantity.Found) int {
	_, to := s.tokens(f.Quantity.Span)
	if !portions[s.low(to)] || s.low(to+1) != "of" {
		return -1
	}
	for j := to + 2; j < len(s.Tokens) && j < to+7; j++ {
		if s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)) {
			return j
		}
	}
	return -1
}

// portions are nouns for a share of people.
var portions = set("majority minority plurality")

// eventNear returns what happened to those counted as the sentence itself names
// it, "" if it names none: "attacks in Lorvik" for "the attacks in Lorvik that
// killed 40 people", "Halm massacre". It names more than the report's headline.
func (r *reader) eventNear(s *sentence, c *candidate) string {
	from, _ := s.tokens(c.found.Number)
	best := ""
	for j := range s.Tokens {
		if !happenings[s.lemma(j)] || s.lemma(j) == "fire" && shots[s.lemma(max(0, j-1))] || s.Tokens[j].UPOS != lang.Noun || j+1 < len(s.Tokens) && s.Tokens[j+1].UPOS == lang.Noun || best != "" && j > from {
			continue
		}
		span := s.phrase(j)
		if h := s.Tokens[j].Head; s.Tokens[j].Rel == lang.Conj && h < j && happenings[s.lemma(h)] {
			span.Start = s.Tokens[h].Start // "a raid and two fires at a house in Halm"
		}
		if k := j + 1; k+1 < len(s.Tokens) && scenicOf[s.low(k)] {
			for k = s.behindDivision(k + 1); k < len(s.Tokens) && k < j+8 && s.Tokens[k].UPOS != lang.Verb && s.Tokens[k].UPOS != lang.Punct && s.Tokens[k].UPOS != lang.Num && s.Tokens[k].UPOS != lang.Aux && s.Tokens[k].UPOS != lang.Pron; k++ {
				if s.Tokens[k].UPOS == lang.Propn && s.capital(k) && !month[s.low(k)] && !r.inTime(s, k) {
					for k+1 < len(s.Tokens) && s.noun(k+1) && s.Tokens[k+1].Start-s.Tokens[k].End <= 1 && !month[s.low(k+1)] && !timeWords[s.low(k+1)] && !r.inTime(s, k+1) {
						k++
					}
					span.End = s.Tokens[k].End
					break
				}
			}
		}
		if words := span.Of(s.text); words != strings.ToLower(words) {
			best = words
		}
	}
	return best
}

// otherStorm returns the only storm that the sentence calls by name, where that is none that the document is about:
// "Typhoon Betty" of "Last year Typhoon Betty killed 163 people".
func (r *reader) otherStorm(s *sentence) string {
	found := ""
	for j := range s.Tokens {
		if w := s.low(j); !storms[w] || !s.capital(j) || !s.capital(j+1) || s.at(j+1).UPOS != lang.Propn {
			continue
		}
		name := s.text[s.Tokens[j].Start:s.Tokens[j+1].End]
		if found != "" && found != name || strings.Contains(r.theme.event, s.form(j+1)) {
			return ""
		}
		found = name
	}
	return found
}

// storms are what has a name of its own.
var storms = set("storm hurricane typhoon cyclone")

// scenicOf are the words that lead from what happened to where.
var scenicOf = set("in at on near of outside against")

// latest returns the last figure read in this sentence or the three before it.
func (r *reader) latest(sentence int) *candidate {
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= sentence-3; k-- {
		if r.out[k].Quantity != nil && r.out[k].found.Kind != quantity.Multiple {
			return &r.out[k]
		}
	}
	return nil
}

// public are nouns for people at large.
var public = set("people person resident civilian victim patient inhabitant villager")

// forces are nouns for the members of a side.
var forces = set("soldier troop troops serviceman servicewoman fighter recruit conscript militant rebel insurgent combatant")
