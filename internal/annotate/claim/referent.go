package claim

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file decides among all that a figure may be of: the answer of the rules for
// grammar and topic stands among the names and nouns around the figure, and what
// speaks for each of them is weighed.

// referent is somebody or something that a figure may be of.
type referent struct {
	Name string
	has  [clues]bool // what speaks for and against it
	Rule bool        // it is what the rules answer; its name is empty if they answer nobody
	// voice is set where the document has it only as who says something.
	voice bool
	// barred is set where the grammar of the figure's sentence excludes it (outdone.go), and
	// stands where the sentence has it elsewhere, too.
	barred, stands bool
	// governs is set where it is the subject of the verb that governs the figure.
	governs bool
}

// clue is something that speaks for or against a referent as the subject of a
// figure.
type clue uint8

const (
	// How the sentence of the figure has it.
	asName        clue = iota // by its name
	asDescription             // by a description that is led to it ("the company")
	asPronoun
	asNoun // it is a noun that names no party
	// What it is there.
	ownerHere    // a possessor of what is counted or of an argument of the verb
	ofHere       // behind "of" at what is counted
	modifierHere // another word of that noun phrase
	phraseHere   // behind another preposition there
	nounHere     // a noun that the figure modifies
	subjectHere  // the subject of the verb that governs the figure
	sharedHere   // a subject that this verb shares with another
	objectHere
	obliqueHere // behind a preposition of that verb
	tellerHere  // the subject of a verb of saying
	otherSubjectHere
	prepositionHere // behind a preposition elsewhere
	elsewhereHere
	// Where it stands before the figure, in words that lie between.
	touching
	within2
	within5
	within10
	furtherBefore
	touchingBehind
	within2Behind
	within5Behind
	within10Behind
	furtherBehind
	// Other figures and commas between the two.
	noFigureBetween
	oneFigureBetween
	moreFiguresBetween
	noFigureBehind
	oneFigureBehind
	moreFiguresBehind
	noCommaBetween
	oneCommaBetween
	moreCommasBetween
	noCommaBehind
	oneCommaBehind
	moreCommasBehind
	// Sentences before that have it, and how.
	oneBack
	twoBack
	threeBack
	namedBack
	describedBack
	pronounBack
	nounBack
	subjectBack   // it was a subject there
	tellerBack    // of a verb of saying
	paragraphBack // in the paragraph of the figure
	// More of the sentence of the figure.
	rootSubject // the subject of the sentence
	firstHere   // the first that the sentence has
	inMeasure   // its words are those of the measure
	// What it is.
	isPerson
	isOrganization
	isGroup
	isPlace
	otherName
	unnamed
	personNoun
	levelNoun // a noun for a level or a count ("price", "number")
	happeningNoun
	otherNoun
	lowerCase
	// What the document says of it.
	mostNamed
	secondNamed
	thirdNamed
	inTitle
	theEvent // what the document is about (theme), or a part of its name
	theFirm
	thePerson
	theTraded
	partOfTheme
	// What else is known of the figure.
	vouches       // it is who says so
	ofLastAlike   // the figure before, of the same kind, is of it
	ofLastOther   // the figure before, of another kind, is
	ruled         // the rules find it in the clause
	ruledTopic    // the rules take it as the topic
	ruledNobody   // it is nobody, as the rules have it
	partOfRuled   // its name is a part of what the rules find
	partOfTopical // or of what they take as the topic
	clues         // how many there are
)

// paysItself reports whether whoever told it pays the amount, by a pronoun: "The union says it will spend $150,000".
func (s *sentence) paysItself(c *candidate) bool {
	if c.pred < 0 || c.role != lang.Obj || c.Subject == "" || c.Topical || c.Quantity == nil || !money(c.Quantity.Unit) || s.Tokens[c.pred].Rel != lang.Ccomp {
		return false
	}
	sub := s.child(c.pred, lang.Nsubj)
	return sub >= 0 && (s.low(sub) == "it" || s.low(sub) == "they" || s.low(sub) == "he" || s.low(sub) == "she")
}

// weighSubject gives the figure the referent that the clues speak for, unless the
// grammar of its clause tells whose it is.
func (r *reader) weighSubject(s *sentence, c *candidate) {
	open := !r.firm && !c.opposed && !s.paysItself(c) && !s.namesCounted(c) && (!c.lattice || c.Subject == "" || c.Topical)
	if c.Quantity == nil || !open && !c.wantsBeside() {
		return
	}
	if (c.lattice && suffered[c.Measure] || c.Quantity.Unit == "1" && r.ownCount(s, c.number(s)).Name != "") && c.Subject != "" && len(c.Attribution) > 0 && !(c.counted >= 0 && forces[s.lemma(c.counted)]) && r.keepsList(s, c.Subject) {
		c.Subject, c.Topical = "", false // "47 were killed, the Herald's database shows"
	}
	if name := r.describedAs(s, c.Subject); name != "" && !(c.lattice && suffered[c.Measure]) {
		c.Subject = name
	}
	all := slices.DeleteFunc(r.referents(s, c), func(x referent) bool { return !x.Rule && onlyStreet(x.Name) })
	if ofNoPerson[strings.ToLower(string(c.Measure))] {
		all = slices.DeleteFunc(all, func(x referent) bool { return !x.Rule && x.has[isPerson] })
	}
	if end := s.labelEnd(); end > 0 {
		label := s.text[s.Tokens[0].Start:s.Tokens[end-1].End]
		all = slices.DeleteFunc(all, func(x referent) bool { return !x.Rule && strings.EqualFold(x.Name, label) })
	}
	if c.Subject == "" && s.worldwide() {
		return
	}
	if c.lattice && suffered[c.Measure] {
		all = slices.DeleteFunc(all, func(x referent) bool { return !x.Rule && (r.keepsList(s, x.Name) || s.publishes(x.Name)) })
	}
	if suffered[c.Measure] || losses[lastWord(string(c.Measure))] {
		all = slices.DeleteFunc(all, func(x referent) bool { return !x.Rule && !x.has[theEvent] && !x.has[inTitle] && c.toldBy(x.Name) })
	}
	all = slices.DeleteFunc(all, func(x referent) bool { return !x.Rule && x.publishes() })
	told, does, body := false, false, false // the clause names whose it is, and that is a person, or a body, that does what it says
	for i := range all {
		if x := &all[i]; x.Rule && !c.Topical && !c.unnamed() && (x.has[isPerson] || x.has[isOrganization]) && !x.tells() {
			acts := x.has[subjectHere] || x.has[sharedHere]
			told, does, body = acts || x.has[ownerHere] || x.has[ofHere], acts && x.has[isPerson], acts && x.has[isOrganization]
		}
	}
	all = slices.DeleteFunc(all, func(x referent) bool {
		return !x.Rule && (x.barred && !x.stands || r.bystands(s, c, x.Name) || told && x.apart() || (does || body && x.has[isPerson]) && x.behind() || x.has[isPerson] && c.nationwide())
	})
	options := optionsOf(s, c, all)
	var weights []int
	if open {
		var at int
		if at, weights = r.choose(SubjectField, &c.Claim, options); at >= 0 && (r.rulesOnly || c.likely(all, chance(weights, at))) {
			c.takeSubject(s, &all[at], all)
		}
	}
	if !r.rulesOnly && c.wantsBeside() {
		if weights == nil {
			weights = weigh(options, &Fitted[SubjectField])
		}
		c.noteBeside(all, weights)
	}
}

// describedAs returns the name of the person whom the subject of a clause describes by that noun: "Lind" for "singer" of "the
// 29-year-old singer posted". It is "" where nobody is known.
func (r *reader) describedAs(s *sentence, noun string) string {
	if noun == "" || noun != strings.ToLower(noun) || strings.Contains(noun, ",") {
		return ""
	}
	for _, k := range r.parties.In(s.index, 0, len(s.Tokens)) {
		m := &r.parties.Mentions[k]
		if m.Kind != names.Description || !m.Subject || m.Entity < 0 || !strings.HasSuffix(strings.ToLower(m.Of(s.text)), noun) {
			continue
		}
		if e := &r.parties.Entities[m.Entity]; e.Named && e.Type == hearsay.Person {
			return e.Name
		}
	}
	return ""
}

// toldBy reports whether the name is that of the body for which those who vouch for the figure speak:
// of what happened to others, "Finance Ministry officials put the damage at €400 million".
func (c *candidate) toldBy(name string) bool {
	return name != "" && slices.ContainsFunc(c.Attribution, func(p hearsay.Party) bool {
		rest, ok := strings.CutPrefix(bareName(p.Name), bareName(name)+" ")
		last := strings.ToLower(lastWord(rest))
		return ok && (spokesmen[strings.TrimSuffix(last, "s")] || bodies[last])
	})
}

// losses are nouns for what a disaster costs.
var losses = set("damage damages loss losses toll destruction devastation")

// likely reports whether somebody with that chance among all, in percent, is taken for whom
// the figure is of: rather nobody than a guess, and rather whom the clause tells than
// somebody who is as likely to be wrong, unless that is who tells of it.
func (c *candidate) likely(all []referent, chance int) bool {
	if c.Topical || c.unnamed() { // nobody, too
		return chance >= 25
	}
	return chance >= 30 || slices.ContainsFunc(all, func(x referent) bool { return x.Rule && x.tells() })
}

// keepsList reports whether the sentence names a list or count that is kept by whoever has that
// name: who stands on it is not theirs, "25 of the dead on the union's list".
func (r *reader) keepsList(s *sentence, name string) bool {
	for j := range s.Tokens {
		if !lists[s.lemma(j)] {
			continue
		}
		if owner := s.child(j, lang.NmodPoss); owner >= 0 && name != "" && bareName(r.partyOf(s, owner).Name) == name {
			return true
		}
	}
	return false
}

// ofNoPerson are measures that no person has.
var ofNoPerson = set("turnout inflation unemployment population rainfall magnitude")

// worldwide reports whether the sentence tells of the whole world.
func (s *sentence) worldwide() bool {
	for j := range s.Tokens {
		switch s.low(j) {
		case "worldwide", "globally":
			return true
		case "world":
			if w := s.low(j - 2); s.low(j-1) == "the" && (w == "around" || w == "across" || w == "throughout" || w == "over") {
				return true
			}
		}
	}
	return false
}

// publishes reports whether the sentence names a study or another document as one by whoever has that name, or in
// its pages: "a study in the Halm Medical Review".
func (s *sentence) publishes(name string) bool {
	for j := range s.Tokens {
		if w := s.low(j + 1); name == "" || !evidence[s.lemma(j)] || w != "in" && w != "by" && w != "from" {
			continue
		}
		k := j + 2
		if s.at(k).UPOS == lang.Det {
			k++
		}
		if k < len(s.Tokens) && strings.HasPrefix(s.text[s.Tokens[k].Start:], bareName(name)) {
			return true
		}
	}
	return false
}

// lists are nouns for what those who count write down.
var lists = set("estimate list count tally record register database roll log statistic figure site website report")

// takeSubject gives the figure the referent, unless that is what the rules answer, or
// another word for it.
func (c *candidate) takeSubject(s *sentence, x *referent, all []referent) {
	switch {
	case x.Rule:
		return
	case c.Subject == "" && (!x.named() || x.has[tellerHere] || x.has[vouches] || c.counted >= 0 && forces[s.lemma(c.counted)]):
		return // who tells of it is not whom it is of, and soldiers have a side or none
	case c.lattice && suffered[c.Measure] && x.tells() && !x.has[theEvent] && !x.has[partOfTheme]:
		return // who counts the dead is not of them
	case c.lattice && suffered[c.Measure] && x.apart() && helps(x.Name):
		return // nor is who came to help
	case (c.lattice && suffered[c.Measure] || c.counted >= 0 && public[s.lemma(c.counted)]) && x.beside() && ofTrade(x.Name):
		return // nor is who speaks for the people of a trade
	case c.Subject != "" && (strings.Contains(x.Name, c.Subject) || strings.Contains(c.Subject, x.Name)):
		return // the same by fewer or more words
	}
	if c.Subject == "" {
		c.Topical = true // it was read from no clause
	}
	if x.named() {
		c.keepNoun(all)
	}
	c.Subject = x.Name
}

// keepNoun notes the noun that the clause has for its subject beside the name that is taken in
// its place: "wheat, Halm" of "wheat rose 3 % in Halm".
func (c *candidate) keepNoun(all []referent) {
	for i := range all {
		x := &all[i]
		if !x.Rule || c.Topical || x.Name == "" || !x.standsAsNoun() || !x.has[subjectHere] && !x.has[personNoun] {
			continue
		}
		if w := strings.ToLower(lastWord(x.Name)); !spokesmen[strings.TrimSuffix(w, "s")] && !inquirers[w] {
			c.beside = x.Name
		}
	}
}

// standsAsNoun reports whether the referent is a noun that stands as the subject of the clause
// and tells with a name which it is.
func (x *referent) standsAsNoun() bool {
	return !x.named() && (x.has[subjectHere] || x.has[sharedHere]) && !x.tells() && !x.has[levelNoun] && !x.has[happeningNoun] && !x.has[inMeasure]
}

// wantsBeside reports whether the subject alone leaves open which it is, or is only what
// the report is about.
func (c *candidate) wantsBeside() bool {
	if c.Subject == "" || c.lattice && suffered[c.Measure] {
		return false
	}
	return c.unnamed() || c.Topical && c.counted < 0
}

// unnamed reports whether the subject is no name.
func (c *candidate) unnamed() bool { return c.Subject == strings.ToLower(c.Subject) }

// noteBeside notes what a reader needs with the subject to tell whom the figure is of:
// with a noun the name that says which ("wheels" of which car), and with what the report
// is about the noun that the figure's own clause has ("shelters", in a hurricane). A name
// has to weigh more than nothing.
func (c *candidate) noteBeside(all []referent, weights []int) {
	fits, top := func(x *referent) bool { return x.named() && !x.tells() }, 0
	if !c.unnamed() {
		fits, top = (*referent).standsAsNoun, math.MinInt
	}
	for i := range all {
		x := &all[i]
		if x.Name == "" || !fits(x) || x.Name == c.Object || strings.Contains(c.Subject, x.Name) || strings.Contains(x.Name, c.Subject) {
			continue
		}
		if c.Subject != "" && !c.unnamed() && divisions[strings.ToLower(lastWord(x.Name))] {
			continue // "the border province of Halm" is Halm
		}
		w := weights[i]
		if x.has[mostNamed] {
			w += leanToMost
		}
		if w > top {
			c.beside, top = x.Name, w
		}
	}
}

// leanToMost is what a name weighs more beside a noun where the document names nothing as
// often, in thousandths of a natural logarithm of odds: the wheels and doors of a report on
// a car are that car's.
const leanToMost = 1500

// fullSubject returns the subject with what is noted beside it, the noun first:
// "wheels, Velcar E5".
func (c *candidate) fullSubject() string {
	switch {
	case c.beside == "" || strings.Contains(c.Subject, c.beside):
		return c.Subject
	case c.Subject == "":
		return c.beside
	case c.unnamed():
		return c.Subject + ", " + c.beside
	}
	return c.beside + ", " + c.Subject
}

// namesCounted reports whether the subject is whom the figure counts or has a share
// of by its own words: "55 percent of Velcor's buyers".
func (s *sentence) namesCounted(c *candidate) bool {
	at := c.counted
	if c.Quantity.Unit == "%" {
		at = s.shareNoun(c.found)
	}
	return at >= 0 && c.Subject != "" && strings.Contains(strings.ToLower(c.Subject), s.low(at))
}

// optionsOf returns the referents as options. Besides their clues, the unit and the
// measure of the figure speak for some of them and against others.
func optionsOf(s *sentence, c *candidate, all []referent) []Option {
	var out []Option
	for i := range all {
		x := &all[i]
		var t traits
		t.unit(c.Quantity.Unit)
		t.yes(c.counted >= 0)
		t.yes(c.counted >= 0 && persons[s.lemma(c.counted)])
		t.yes(c.lattice && suffered[c.Measure])
		t.number(len(strings.Fields(x.Name)))
		for _, yes := range x.has {
			t.yes(yes)
		}
		name := x.Name
		out = append(out, Option{Traits: t, Rule: x.Rule, set: func(c *hearsay.Claim) { c.Subject = name }})
	}
	return out
}

// named reports whether the referent is called by a name.
func (x *referent) named() bool {
	return !x.has[lowerCase] && !x.has[personNoun] && !x.has[otherNoun] && !x.has[happeningNoun]
}

// tells reports whether the referent says something around the figure.
func (x *referent) tells() bool {
	return x.has[tellerHere] || x.has[tellerBack] || x.has[vouches] || x.voice && !x.has[inTitle]
}

// publishes reports whether the referent is a body that gives out figures of others and only says this one: the ministry of
// "it held at 4.2 percent, the Labour Ministry said".
func (x *referent) publishes() bool {
	return x.has[tellerHere] && !x.governs && !x.has[theFirm] && (publishers[strings.ToLower(lastWord(x.Name))] || publishers[firstWord(x.Name)])
}

// publishers are nouns in the names of bodies that give out figures of others.
var publishers = set("department ministry commission office bureau agency statistics authority police")

// referents gathers whom the figure may be of: the parties and nouns of its
// sentence, the parties and subjects of the three sentences before, those that the
// document names most or in its headline, its theme, and the answer of the rules.
func (r *reader) referents(s *sentence, c *candidate) []referent {
	g := &gathering{first: -1, r: r, s: s, c: c, byKey: make(map[string]int), finders: make(map[int]bool)}
	g.from, g.to = s.tokens(c.Quantity.Span)
	g.n = s.head(g.from, g.to)
	g.ctx = s.context(g.n, c.counted)
	g.sentenceOf(s, 0)
	g.pronoun()
	for back := 1; back <= 3 && back <= s.index; back++ {
		g.sentenceOf(&sentence{&r.t.Sentences[s.index-back], r.doc.Text, s.index - back}, back)
	}
	g.named()
	g.themed()
	g.ruled()
	measure := wordSet(string(c.Measure))
	for i := range g.all {
		x := &g.all[i]
		x.has[lowerCase] = x.Name == strings.ToLower(x.Name)
		x.has[firstHere] = x.Name != "" && x.Name == g.firstOf
		for _, w := range strings.Fields(strings.ToLower(x.Name)) {
			x.has[inMeasure] = x.has[inMeasure] || measure[w]
		}
		for _, p := range c.Attribution {
			x.has[vouches] = x.has[vouches] || p.Name != "" && strings.EqualFold(bareName(p.Name), x.Name)
		}
	}
	return g.all
}

// apart reports whether the referent has no place in the clause of the figure: it is named in
// an aside, in another clause or in another sentence.
func (x *referent) apart() bool {
	for k := ownerHere; k < elsewhereHere; k++ {
		if x.has[k] {
			return false
		}
	}
	return true
}

// beside reports whether neither the clause of the figure nor its phrase has the referent as who
// does or owns something there.
func (x *referent) beside() bool {
	for k := ownerHere; k <= sharedHere; k++ {
		if x.has[k] {
			return false
		}
	}
	return true
}

// behind reports whether the referent has a name and stands behind a preposition in the clause
// of the figure: who has or does something with it is somebody else ("Lind has 31 backers in
// the Senate"). Where that is may tell which figure it is ("his loss in Halm").
func (x *referent) behind() bool {
	return x.named() && (x.has[obliqueHere] || x.has[phraseHere] && !x.has[isPlace] || x.has[prepositionHere]) && !x.has[ofHere] && !x.has[subjectHere] && !x.has[objectHere]
}

// bareName is a name without its article.
func bareName(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
}

// gathering is the referents of one figure on the way.
type gathering struct {
	r        *reader
	s        *sentence
	c        *candidate
	from, to int // tokens of the quantity
	n        int // its head
	ctx      surroundings
	all      []referent
	byKey    map[string]int
	finders  map[int]bool // entities whose poll or study the sentence speaks of
	first    int          // token at which the first of the sentence begins, -1 before there is one
	firstOf  string
}

// add returns the referent of that key, a new one if there is none.
func (g *gathering) add(key, name string) *referent {
	i, known := g.byKey[key]
	if !known {
		i = len(g.all)
		g.byKey[key] = i
		g.all = append(g.all, referent{Name: name})
	}
	return &g.all[i]
}

// entity returns the referent of an entity, nil for one that no figure is of.
func (g *gathering) entity(i int) *referent {
	e := &g.r.parties.Entities[i]
	name := bareName(e.Name)
	if name == "" || month[strings.ToLower(name)] || unitNames[name] || g.r.askers[i] || abbreviated(name) {
		return nil
	}
	x := g.add("\x00"+strconv.Itoa(i), name)
	x.voice = g.r.voices[i] && !e.Place
	switch {
	case !e.Named:
		x.has[unnamed] = true
	case e.Place:
		x.has[isPlace] = true
	case e.Type == hearsay.Person:
		x.has[isPerson] = true
	case e.Type == hearsay.Organization:
		x.has[isOrganization] = true
	case e.Type == hearsay.Group:
		x.has[isGroup] = true
	default:
		x.has[otherName] = true
	}
	return x
}

// abbreviated reports whether the name is one word that is cut with a full stop, as those of months and of the states behind
// their towns are: "Aug.", "Wis.", and no "U.S.".
func abbreviated(name string) bool {
	at := strings.IndexByte(name, '.')
	return at > 0 && at == len(name)-1 && at < 6 && !strings.Contains(name, " ")
}

// noun returns the referent of a noun that names no party, nil for a time, which no
// figure is of.
func (g *gathering) noun(o *sentence, i int) *referent {
	if l := o.lemma(i); timeWords[l] || spans[l] {
		return nil
	}
	name := o.phrase(i).Of(o.text)
	x := g.add(strings.ToLower(name), name)
	l := o.lemma(i)
	switch {
	case levels[l] || tallies[l]:
		x.has[levelNoun] = true
	case happenings[l]:
		x.has[happeningNoun] = true
	case g.r.person(o, i):
		x.has[personNoun] = true
	case o.Tokens[i].UPOS == lang.Propn:
		x.has[otherName] = true
	default:
		x.has[otherNoun] = true
	}
	return x
}

// counts reports whether the figure counts just those whom the entity stands for, by no name: "Four
// people, two of them children".
func (g *gathering) counts(entity int) bool {
	return entity >= 0 && !g.r.parties.Entities[entity].Named && slices.ContainsFunc(g.r.parties.In(g.s.index, g.from, g.to), func(k int) bool {
		return g.r.parties.Mentions[k].Entity == entity
	})
}

// sentenceOf adds what a sentence has, which stands that many before the figure's.
func (g *gathering) sentenceOf(o *sentence, back int) {
	covered := make([]bool, len(o.Tokens))
	for _, k := range g.r.parties.In(o.index, 0, len(o.Tokens)) {
		m := &g.r.parties.Mentions[k]
		head := o.head(m.From, m.To)
		for j := m.From; j < m.To; j++ {
			covered[j] = true
		}
		if back == 0 && (head == g.c.counted || m.From < g.to && m.To > g.from) || m.Kind == names.Pronoun && m.Entity < 0 || g.counts(m.Entity) {
			continue
		}
		if g.r.inAmount(o, head) || levels[o.lemma(head)] && o.form(head) == o.low(head) {
			continue // "Nm", and no name but at the head of its sentence: "Top speed"
		}
		if s := m.From; s > 1 && o.low(s-1) == "(" && o.Tokens[s-2].UPOS == lang.Num && g.r.bodyNoted(o, s).Name != "" {
			continue // "43 (Interior Ministry)"
		}
		if o.finds(head) {
			if back == 0 && m.Entity >= 0 {
				g.finders[m.Entity] = true
			}
			continue
		}
		if back == 0 && g.harms(head) || o.Tokens[m.From].UPOS == lang.Num || g.r.countedPeople(o, head) {
			continue
		}
		x := (*referent)(nil)
		if m.Entity >= 0 {
			x = g.entity(m.Entity)
		} else {
			x = g.noun(o, head)
		}
		if x == nil {
			continue
		}
		if back == 0 {
			x.has[asName+clue(m.Kind)] = true
			g.here(x, head, m.From, m.To)
			bars := g.bars(head) || g.inDescription(m) || g.modifies(m)
			x.barred, x.stands = x.barred || bars, x.stands || !bars
		} else {
			x.has[oneBack+clue(back-1)] = true
			x.has[namedBack+clue(m.Kind)] = true
			g.before(x, o, head)
		}
	}
	for j, t := range o.Tokens {
		if !o.noun(j) || j+1 < len(o.Tokens) && o.noun(j+1) || covered[j] || len(o.form(j)) == 1 || abbreviated(o.form(j)) || levels[o.lemma(j)] || tallies[o.lemma(j)] || month[o.low(j)] || days[o.low(j)] || g.r.inTime(o, j) || g.r.inAmount(o, j) || o.finds(j) || g.r.countedPeople(o, j) {
			continue
		}
		switch {
		case back == 0 && j != g.c.counted && (j < g.from || j >= g.to) && !g.harms(j) && !g.besideOf(j) && !g.accordingTo(j):
			if x := g.noun(o, j); x != nil {
				x.has[asNoun] = true
				g.here(x, j, j, j+1)
			}
		case back > 0 && (t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass || t.UPOS == lang.Propn):
			if x := g.noun(o, j); x != nil {
				x.has[oneBack+clue(back-1)] = true
				x.has[nounBack] = true
				g.before(x, o, j)
			}
		}
	}
}

// inDescription reports whether the name stands in the words that describe a person and is no owner there: "Vermont" of "the
// Vermont senator".
func (g *gathering) inDescription(m *names.Mention) bool {
	if m.Kind != names.Name || g.s.at(m.To).XPOS == lang.POS {
		return false
	}
	for _, k := range g.r.parties.In(g.s.index, 0, len(g.s.Tokens)) {
		if o := &g.r.parties.Mentions[k]; o.Kind == names.Description && o.From <= m.From && m.To < o.To && o.Entity >= 0 && o.Entity != m.Entity {
			if e := &g.r.parties.Entities[o.Entity]; e.Named && e.Type == hearsay.Person {
				return true
			}
		}
	}
	return false
}

// modifies reports whether a hyphen and a participle behind the name make it a word for what sort something is: "a House-focused
// group".
func (g *gathering) modifies(m *names.Mention) bool {
	s := g.s
	return m.Kind == names.Name && s.form(m.To) == "-" && s.Tokens[m.To].Start == s.Tokens[m.To-1].End && s.at(m.To+1).XPOS == lang.VBN
}

// countedPeople reports whether the noun at token i is of people who have a number: they are a figure
// of their own, "at least two men".
func (r *reader) countedPeople(s *sentence, i int) bool {
	n := s.child(i, lang.Nummod)
	return n >= 0 && n < i && s.Tokens[n].UPOS == lang.Num && r.person(s, i)
}

// besideOf reports whether the noun at token i has a number of its own and stands beside what the
// figure counts: "persons" of "killed three men and wounded four persons" for the men.
func (g *gathering) besideOf(i int) bool {
	at := g.c.counted
	if at < 0 || !g.s.ofOtherNumber(i, g.from, g.to) {
		return false
	}
	t, c := g.s.Tokens[i], g.s.Tokens[at]
	return t.Rel == lang.Conj && t.Head == at || c.Rel == lang.Conj && c.Head == i
}

// accordingTo reports whether the noun at token i is by what the sentence is told: "According to
// the report, it has 300 members".
func (g *gathering) accordingTo(i int) bool {
	at := g.s.child(i, lang.Case)
	return at >= 0 && g.s.low(at) == "according"
}

// pronoun adds the noun that the subject of the figure's clause goes on with, where that is a
// pronoun.
func (g *gathering) pronoun() {
	if g.ctx.pred < 0 {
		return
	}
	sub := g.s.subjectOf(g.ctx.pred)
	if sub < 0 || g.s.Tokens[sub].UPOS != lang.Pron {
		return
	}
	o, at := g.r.meant(g.s, sub)
	if at < 0 || o.index == g.s.index && at == g.c.counted {
		return
	}
	if x := g.noun(o, at); x != nil {
		x.has[asPronoun], x.has[tellerHere] = true, false // "the makers say they would ship less"
		g.here(x, sub, sub, sub+1)
	}
}

// finds reports whether the name or noun at token i says whose poll, study or the like is
// spoken of, or is one itself: what is found there is not of them. "An NBC poll", "the
// foundation's analysis".
func (s *sentence) finds(i int) bool {
	if polls[s.lemma(i)] || s.asks(i) {
		return true
	}
	for h := s.Tokens[i].Head; h > i && h-i < 6; h = s.Tokens[h].Head {
		if polls[s.lemma(h)] || evidence[s.lemma(h)] && s.Tokens[h].UPOS == lang.Noun && !levels[s.lemma(h)] {
			return true
		}
		if !s.noun(h) {
			break
		}
	}
	return false
}

// asks reports whether the name at token i says who has asked people, or to whom or where
// something was told: "economists polled by Corvane", "told the Herald", "wrote on Facebook".
func (s *sentence) asks(i int) bool {
	v := s.Tokens[i].Head
	switch marker := s.marker(i); {
	case platforms[s.low(i)] && (marker == "on" || marker == "to" || marker == "via" || marker == "through"):
		return true
	case v >= 0 && v < i && s.lemma(v) == "tell" && (s.Tokens[i].Rel == lang.Obj || s.Tokens[i].Rel == lang.Iobj):
		return true
	case v >= 0 && v < i && (marker == "to" && spoken[s.lemma(v)] || marker == "with" && s.lemma(v) == "interview"):
		return true
	}
	return v >= 0 && v < i && s.Tokens[v].UPOS == lang.Verb && questioned[s.low(v)] && (s.Tokens[i].Rel == lang.OblAgent || s.marker(i) == "by")
}

var (
	// platforms are names of where people put out what they have to say.
	platforms = set("facebook twitter telegram instagram youtube whatsapp tiktok snapchat weibo vkontakte reddit linkedin signal x")
	// spoken are words for telling somebody something.
	spoken = set("speak talk statement comment remark interview")
)

// askersIn returns the entities that the text has only as who has asked people, or was told.
func askersIn(t *prose.Text, n *names.Names) map[int]bool {
	asking, others := make(map[int]bool), make(map[int]bool)
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		s := &sentence{&t.Sentences[m.Sentence], t.Doc.Text, m.Sentence}
		if s.asks(s.head(m.From, m.To)) {
			asking[m.Entity] = true
		} else {
			others[m.Entity] = true
		}
	}
	for e := range others {
		delete(asking, e)
	}
	return asking
}

// harms reports whether token i is the subject of the verb that tells what befell
// the people counted: who kills is not who is killed.
func (g *gathering) harms(i int) bool {
	return g.c.lattice && suffered[g.c.Measure] && g.ctx.pred >= 0 && g.ctx.role == lang.Obj && g.s.subjectOf(g.ctx.pred) == i && !owners[g.s.lemma(g.ctx.pred)]
}

// before sets the clues of a mention in a sentence before the figure's.
func (g *gathering) before(x *referent, o *sentence, i int) {
	t := o.Tokens[i]
	if subject := t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass; subject && t.Head >= 0 && (witnesses[o.lemma(t.Head)] || announces[o.lemma(t.Head)]) {
		x.has[tellerBack] = true
	} else if subject {
		x.has[subjectBack] = true
	}
	x.has[paragraphBack] = x.has[paragraphBack] || o.Paragraph == g.s.Paragraph
}

// here sets the clues of a mention in tokens [from, to) of the figure's sentence.
func (g *gathering) here(x *referent, head, from, to int) {
	x.has[g.role(head)] = true
	x.governs = x.governs || g.ctx.pred >= 0 && g.s.Tokens[head].Head == g.ctx.pred
	if t := g.s.Tokens[head]; (t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass) && t.Head >= 0 && g.s.Tokens[t.Head].Head < 0 {
		x.has[rootSubject] = true
	}
	if g.first < 0 || from < g.first {
		g.first, g.firstOf = from, x.Name
	}
	gap, a, b, behind := g.from-to, to, g.from, clue(0)
	if from >= g.to {
		gap, a, b, behind = from-g.to, g.to, from, touchingBehind-touching
	}
	switch {
	case gap <= 0:
		x.has[touching+behind] = true
	case gap <= 2:
		x.has[within2+behind] = true
	case gap <= 5:
		x.has[within5+behind] = true
	case gap <= 10:
		x.has[within10+behind] = true
	default:
		x.has[furtherBefore+behind] = true
	}
	figures, commas := 0, 0
	for j := a; j < b; j++ {
		switch {
		case g.s.Tokens[j].UPOS == lang.Num:
			figures++
		case slices.Contains([]string{",", ";", "–", "—"}, g.s.form(j)):
			commas++
		}
	}
	if behind > 0 {
		x.has[noFigureBehind+clue(min(figures, 2))] = true
		x.has[noCommaBehind+clue(min(commas, 2))] = true
	} else {
		x.has[noFigureBetween+clue(min(figures, 2))] = true
		x.has[noCommaBetween+clue(min(commas, 2))] = true
	}
}

// role says what the noun at a token is to the figure.
func (g *gathering) role(i int) clue {
	s, t, pred := g.s, g.s.Tokens[i], g.ctx.pred
	counted := func(h int) bool {
		return h >= 0 && (h >= g.from && h < g.to || h == g.n || h == g.c.counted || slices.Contains(g.ctx.nouns, h))
	}
	subject := (t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass) && (t.Head < 0 || !s.leansOn(i, t.Head))
	switch {
	case slices.Contains(g.ctx.nouns, i):
		return nounHere
	case t.Rel == lang.NmodPoss && t.Head >= 0 && (counted(t.Head) || pred >= 0 && s.Tokens[t.Head].Head == pred):
		return ownerHere
	case counted(t.Head) && t.Rel == lang.Nmod && s.marker(i) == "of":
		return ofHere
	case counted(t.Head) && (t.Rel == lang.Nmod || t.Rel == lang.Obl):
		return phraseHere
	case counted(t.Head):
		return modifierHere
	case pred >= 0 && t.Head == pred && (t.Rel == lang.Obl || t.Rel == lang.OblAgent):
		return obliqueHere
	case subject && t.Head >= 0 && (witnesses[s.lemma(t.Head)] || announces[s.lemma(t.Head)]):
		return tellerHere
	case pred >= 0 && t.Head == pred && subject:
		return subjectHere
	case pred >= 0 && t.Head == pred && t.Rel == lang.Obj:
		return objectHere
	case pred >= 0 && t.Head != pred && s.subjectOf(pred) == i:
		return sharedHere
	case subject:
		return otherSubjectHere
	case t.Rel == lang.Nmod || t.Rel == lang.Obl || t.Rel == lang.Nsubj:
		return prepositionHere
	}
	return elsewhereHere
}

// named adds the entities that the document names most often, and those of its
// headline.
func (g *gathering) named() {
	for rank, e := range g.r.prominent {
		if g.finders[e.entity] {
			continue
		}
		if x := g.entity(e.entity); x != nil {
			if rank < mostly {
				x.has[mostNamed+clue(rank)] = true
			}
			x.has[inTitle] = e.inTitle
		}
	}
}

// themed adds what the document is about, and what the figure before is of.
func (g *gathering) themed() {
	t := &g.r.theme
	g.also(t.event, theEvent, partOfTheme)
	g.also(t.firm, theFirm, partOfTheme)
	g.also(t.person, thePerson, partOfTheme)
	g.also(t.traded, theTraded, partOfTheme)
	if k := len(g.r.out) - 1; k >= 0 && g.r.out[k].Quantity != nil && g.r.out[k].sentence >= g.s.index-2 {
		p, clue := &g.r.out[k], ofLastOther
		if p.Quantity.Unit == g.c.Quantity.Unit && p.lattice == g.c.lattice {
			clue = ofLastAlike
		}
		g.also(p.Subject, clue, clues)
	}
}

// ruled adds what the rules answer.
func (g *gathering) ruled() {
	switch {
	case g.c.Subject == "":
		x := g.add("", "")
		x.has[ruledNobody], x.Rule = true, true
	case g.c.Topical:
		g.also(g.c.Subject, ruledTopic, partOfTopical).Rule = true
	default:
		g.also(g.c.Subject, ruled, partOfRuled).Rule = true
	}
}

// also sets a clue of the referent with that name, new if there is none, and
// another of those whose names are a part of it.
func (g *gathering) also(name string, clue, part clue) *referent {
	if name == "" {
		return nil
	}
	at := slices.IndexFunc(g.all, func(x referent) bool { return strings.EqualFold(x.Name, name) })
	if at < 0 {
		g.add("\x01"+strings.ToLower(name), name)
		at = len(g.all) - 1
	}
	g.all[at].has[clue] = true
	for i := range g.all {
		if x := &g.all[i]; i != at && part < clues && len(x.Name) > 2 && strings.Contains(name, x.Name) {
			x.has[part] = true
		}
	}
	return &g.all[at]
}

// prominent is an entity of the document, and whether its headline names it.
type prominent struct {
	entity  int
	inTitle bool
}

// mostly is how many entities count as those that a document names most.
const mostly = 3

// prominentIn returns the entities that the document names most, the first of all
// first, and those of its headline.
func prominentIn(n *names.Names, d *hearsay.Document) []prominent {
	count := make([]int, len(n.Entities))
	for _, m := range n.Mentions {
		if m.Entity >= 0 {
			count[m.Entity]++
		}
	}
	title := wordSet(headlineOf(d))
	var out []prominent
	for i := range n.Entities {
		if e, in := &n.Entities[i], inHeadline(title, n.Entities[i].Name); e.Named && (count[i] > 0 || in) { // the outlet may be named nowhere
			out = append(out, prominent{i, in})
		}
	}
	slices.SortStableFunc(out, func(a, b prominent) int { return count[b.entity] - count[a.entity] })
	kept := out[:min(len(out), mostly)]
	for _, p := range out[len(kept):] {
		if p.inTitle {
			kept = append(kept, p)
		}
	}
	return kept
}
