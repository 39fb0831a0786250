// Package claim makes claims of the quantities, comparisons and ratios that a
// text states: what is measured, of whom, where, for which period, how firmly,
// and on whose word.
//
// [Read] is the way in. It reads what a number counts from the dependency
// parse, and from the words beside it where the parse has nothing to say.
//
// Not every number is a claim. Dates, times, ages, labels and ordinals never
// are (package quantity leaves them out); nor is a small number in words that
// points at a known set ("the two sides") or says of whom an account is ("two
// officials said"), nor a length of time that leads to a time ("17 days later") or
// tells in passing how many years somebody has been somewhere.
//
// claim.go goes through the figures of a sentence. What is measured stands in portion.go,
// read_measure.go, numberof.go, level.go, mover.go, deed.go, predicate.go, dimension.go,
// extent.go, money.go, price.go, points.go, standing.go and, for verbs in another sense,
// sense.go, what half of a verb says in halfverb.go; what a number without a noun goes on from in elided.go, and in other terms in otherterms.go, which small numbers
// count in small.go, how many were nobody in zero.go and which numbers measure nothing in nofigure.go; shares held against others in against.go, and what people hold in opinion.go; of whom in subject.go,
// doer.go, accused.go, holder.go, relative.go, pronoun.go, asked.go, reporter.go, theme.go, losses.go, occasion.go and
// uncut.go, and of whom not in bystander.go, otherevent.go and outdone.go; in which vehicle in aboard.go; when in timing.go, distance.go,
// ownsize.go, eventday.go, thatevent.go, narrative.go, fieldwork.go, rate.go and, for a report without a date,
// dating.go, and when not in othertime.go; how firmly in modality.go; on whose word in
// attribution.go, source.go, vouch.go, evidence.go, survey.go, answers.go, course.go, post.go,
// introduced.go, giver.go and issuer.go, and on nobody's in unsaid.go; of what it is a part in relate.go, parts.go and whole.go. Figures
// of tables are read in table.go, those of lists in listed.go. What is told
// without a number is read in comparative.go.
//
// What these answer is weighed against the other options that the text has (choice.go): for
// the measure in wording.go, for whom in referent.go, for when in moments.go.
package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Read returns the claims of the text, in order of place. The names and the
// quotations are those of the same document; a claim that stands in a quotation
// is its speaker's.
func Read(t *prose.Text, n *names.Names, quotes []hearsay.Quote) []hearsay.Claim {
	return Study(t, n, quotes, nil)
}

// Study is [Read] and calls look, unless that is nil, for each field of a figure that is
// chosen, with all that it may be and the claim as it stands before: this is how the
// trees are fitted.
func Study(t *prose.Text, n *names.Names, quotes []hearsay.Quote, look func(f Field, c *hearsay.Claim, all []Option)) []hearsay.Claim {
	return study(t, n, quotes, look, false)
}

// study is [Study], if wanted with the answers of the rules alone.
func study(t *prose.Text, n *names.Names, quotes []hearsay.Quote, look func(f Field, c *hearsay.Claim, all []Option), rulesOnly bool) []hearsay.Claim {
	t, times := datedByItself(t)
	r := &reader{
		t: t, doc: t.Doc, said: saidIn(t, quotes), parties: n, times: times, names: properNames(t), designations: designations(t),
		theme: themeOf(t, n, quotes), owners: make(map[string]string), bodies: make(map[string]string), uncuts: make(map[string]string), issuer: issuerOf(t, quotes), shares: tellsShares(t.Doc.Text), scale: scaleOf(t.Doc.Text), infectious: namesDisease(t),
		prominent: prominentIn(n, t.Doc), voices: voicesIn(n, quotes), listeners: listenersIn(n, quotes), askers: askersIn(t, n), experts: make(map[string]string), look: look, rulesOnly: rulesOnly,
	}
	r.amounts = make([][]hearsay.Span, len(t.Sentences))
	r.letters = lettersIn(t.Doc.Text, t.Blocks)
	r.dates = slices.Clone(r.times)
	r.times = r.withoutDatelines(r.times)
	r.lookAhead()
	r.datedEarly()
	r.countSince()
	r.readFieldwork()
	if p := columnist(t, n, quotes); p.Name != "" {
		r.issuer = p
	}
	if r.issuer.Type == hearsay.Organization && r.theme.firm == "" {
		r.theme.firm = strings.TrimPrefix(r.issuer.Name, "The ")
	}
	if r.side = issuerSide(strings.TrimPrefix(r.issuer.Name, "The ")); r.side != "" && !r.theme.happened {
		r.theme.event = r.side
	}
	rows := r.tables()
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		r.noteSurvey(s)
		r.noteAsked(s)
		r.introduce(s)
		if s.Running() && !rows[s.Block] && !r.listed(s) {
			r.sentence(s)
		}
	}
	for i := range r.out {
		if c := &r.out[i]; c.told != nil {
			c.told.set(&c.Claim)
			if s := (&sentence{&t.Sentences[c.sentence], t.Doc.Text, c.sentence}); s.totals(c) {
				c.runUpTo()
			}
		}
	}
	return r.finish()
}

func question(s *sentence) bool {
	n := len(s.Tokens)
	return n > 0 && s.form(n-1) == "?"
}

// presupposed reports whether what a question says of the number is taken for granted:
// it stands in a clause that tells when, or which ("Did the attack that left four dead
// …?"), or behind a word that points to it.
func (s *sentence) presupposed(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	if w := s.low(from - 1); w == "those" || w == "these" {
		return true
	}
	i := s.head(from, to)
	for range 8 {
		t := s.Tokens[i]
		if t.Rel == lang.AclRelcl || t.Rel == lang.Advcl {
			mark := s.child(i, lang.Mark)
			return mark < 0 || s.low(mark) != "if" && s.low(mark) != "whether" && s.low(mark) != "unless"
		}
		if t.Head < 0 {
			return false
		}
		i = t.Head
	}
	return false
}

// properNames returns the names of one word in the text, for telling whose
// adjectives there are.
func properNames(t *prose.Text) map[string]bool {
	names := make(map[string]bool)
	for i := range t.Sentences {
		for j, k := range t.Sentences[i].Tokens {
			if k.UPOS == lang.Propn {
				names[t.Form(i, j)] = true
			}
		}
	}
	return names
}

// candidate is a claim on the way, with what later ones refer to.
type candidate struct {
	hearsay.Claim
	sentence int
	found    quantity.Found
	key      int             // order of reading, by which parts name their whole
	counted  int             // token that is counted, -1
	pred     int             // token of the governing predicate, -1
	role     lang.Rel        // of what is counted under that predicate
	whole    int             // key of the candidate it is a part of, -1
	lattice  bool            // the measure is one that the program knows
	active   bool            // it counts people by a verb that leads to such a measure in another sense, or those who "there were"
	moved    bool            // it says to, from or by how much something moved
	fraction bool            // by a part of it, which is read as a share in percent is
	asked    bool            // it is a share of those whom a survey asked
	grouped  bool            // or of those named behind it
	headed   bool            // or of people of whom it is the subject of its clause
	lifetime bool            // it is a length of time that the clause tells a level of
	shared   bool            // it is of whom the figure before it is of, named or not
	opposed  bool            // it is of whom the figure before it is held against
	chosen   bool            // it is of whom a share of people choose
	choice   int             // the byte at which that one's name ends
	bare     place           // where it stands, if it has neither unit nor noun
	gapped   bool            // it counts what the number before it counts
	told     *Option         // the time that it gets in the end, nil for the one that it has
	apart    bool            // it is of another event than the document
	firmTime bool            // the grammar of its sentence tells its time
	fielded  bool            // its time goes by when the poll of the report was taken
	tally    bool            // in the present perfect: a total up to the report
	cell     bool            // stands in a table
	terms    int             // key, and one, of the candidate that it puts in other terms, 0 for none
	beside   string          // what tells, with the subject, which it is
	own      hearsay.Measure // what is counted by its own words, where its clause tells something else; "" where it does not
	ownKnown bool            // that is a measure that the program knows
	site     string          // the place named right behind it
	occasion bool            // it is of what befell those counted, by a common noun
	reported bool            // the attribution was read from the words around, not from a quotation
}

type reader struct {
	t            *prose.Text
	doc          *hearsay.Document
	said         [][]*hearsay.Quote // quotations by sentence
	parties      *names.Names
	times        []period.Mention
	dates        []period.Mention // those of datelines and stamps, too: their numbers are no figures
	names        map[string]bool
	designations map[string]bool
	theme        theme
	owners       map[string]string // whose levels were named last, by the noun of the level
	bodies       map[string]string // whole names of sources, by those that many have
	uncuts       map[string]string // whole names of subjects, by what was read of them
	eventDay     *hearsay.Period   // of the event that the document is about, nil before it is read
	line         timeline          // of the times of the telling
	front        int               // the sentence behind its opening and one, 0 before it is looked for
	dayIsSure    bool              // that day stands with a word for what happened
	side         string            // the country whose ministry or army the issuer is
	issuer       hearsay.Party     // who speaks in the document's own sentences, if it is no report
	survey       survey            // that the report goes by
	asked        askedOf           // by a survey
	field        fieldwork         // when that was, or another study
	course       course            // whose figures the report goes through
	intro        introduced        // who speaks in the paragraph
	figures      []quantity.Found  // the quantities of the sentence being read
	quantity     hearsay.Span      // the words of the quantity being read
	amounts      [][]hearsay.Span  // amounts in a unit, by sentence
	unit         string            // of the number being read
	shares       bool              // the text tells shares in percent
	scale        string            // of temperature, by the lengths of the text
	byDeed       bool              // its source was read from what that did, and not from its words
	sum          bool              // it is an amount of money
	persons      bool              // persons can be those whom the number being read is of
	firm         bool              // the grammar of its clause tells whom it is of
	out          []candidate
	keys         int                                           // candidates made so far
	post         post                                          // the paragraph being read, if it is one
	given        map[hearsay.Span]hearsay.Measure              // what counts of nobody and tallies of votes in the sentence being read measure
	happened     map[string]int                                // see firstTold
	letters      map[int]hearsay.Party                         // who signed the blocks of a page of letters
	prominent    []prominent                                   // see prominentIn
	infectious   bool                                          // see namesDisease
	voices       map[int]bool                                  // see voicesIn
	listeners    map[string]bool                               // see listenersIn
	askers       map[int]bool                                  // see askersIn
	experts      map[string]string                             // see expertAt
	look         func(f Field, c *hearsay.Claim, all []Option) // see Study
	rulesOnly    bool                                          // no answer of theirs is weighed against others
}

// sentence reads the claims of one sentence.
func (r *reader) sentence(s *sentence) {
	times, dates := s.sinceThen(r.timesIn(s.index)), inSentence(r.dates, s.index)
	var found []quantity.Found
	asks := question(s)
	for _, f := range quantity.WithSingles(r.doc.Text, s.Span()) {
		if f.Unit != "1" && f.Unit != "%" { // the top 1 percent have something
			r.amounts[s.index] = append(r.amounts[s.index], f.Quantity.Span)
		}
		if f.Unit == "1" && r.designates(s, f.Number) || asks && !s.presupposed(f) {
			continue
		}
		if _, to := s.tokens(f.Number); streaks[s.low(to)] || !slices.ContainsFunc(dates, func(m period.Mention) bool { return m.Span.Overlaps(f.Number) && !s.sinceClause(&m, f.Number.Start) }) {
			found = append(found, f)
		}
	}
	r.given = nil
	found = r.withVotes(s, r.withZeros(s, found))
	r.figures = found
	r.own(s)
	r.pointsBack(s)
	first := len(r.out)
	for k, f := range found {
		back := f.Back
		if back && !r.timesLast(s, &f) {
			continue
		}
		c, ok := r.claim(s, f)
		if !ok {
			continue
		}
		if m := r.given[f.Number]; m != "" {
			c.Measure, c.own, c.lattice, c.ownKnown = m, m, unharmed[m], unharmed[m]
			r.ofVoters(s, &c)
		}
		c.gapped = c.gapped || back
		r.multiplies(s, &c)
		r.goOn(s, &c)
		r.carryOn(s, &c)
		r.namesAgain(s, &c)
		r.sameFigure(s, &c)
		r.whereSome(s, &c)
		r.against(s, &c)
		r.itself(s, &c)
		r.ofNamedCount(s, &c)
		r.byPoints(s, &c)
		r.inStanding(s, &c)
		r.fewer(s, &c)
		r.ofGroup(s, &c)
		r.ofChosen(s, &c)
		r.ofLifetime(s, &c)
		r.ofFronted(s, &c)
		r.fromAnother(s, &c)
		r.ofCompared(s, &c)
		r.ofDescribed(s, &c)
		r.ofRelative(s, &c)
		r.inOtherTerms(s, &c)
		r.ofTown(s, &c)
		c.Period = r.periodOf(s, &c, k, found, r.timesFor(s, &c, times))
		r.termTime(&c)
		c.whole = r.wholeOf(s, &c, first)
		r.asAsked(s, &c)
		if (c.Period.Type == "" || c.Period.Type == hearsay.Instant) && (c.lattice && tallied[c.Measure] || s.handedOver(c.pred)) && r.perfectAround(s, f) {
			if c.Period.Type == hearsay.Instant && len(c.Period.Value) == len("2006-01-02") {
				c.Period.Value = "../" + c.Period.Value // "has now found 300"
			}
			c.Period.Type = hearsay.Cumulative
			c.tally = true
		}
		r.inCurrent(s, &c)
		r.runningTotal(s, &c)
		if c.whole >= 0 {
			r.inherit(s, &c, r.byKey(c.whole))
		}
		r.withoutBystander(s, &c)
		r.fromVehicle(s, &c)
		r.ofReporter(&c)
		r.fromLabel(s, &c)
		r.fromTheme(s, &c)
		r.fromClause(s, &c)
		r.fromBearer(s, &c)
		r.fromWhere(s, &c)
		r.aboutTheReport(s, &c)
		r.fromFocus(s, &c)
		if w := strings.ToLower(c.Subject); w != c.Subject && (month[w] || timeWords[w]) || pointing[w] || w == "percent" || w == "per cent" { // a march has a name of its own
			c.Subject, c.Topical = "", false
		}
		if c.Topical {
			r.withoutBystander(s, &c)
		}
		r.ofOtherEvent(s, &c)
		r.weighSubject(s, &c)
		r.fromHolder(s, &c)
		if !c.apart {
			r.fromOccasion(s, &c)
		}
		untold := c.Period
		if !c.apart {
			r.onItsDay(s, &c)
			r.inTelling(s, &c)
		}
		if r.toldOfOther(s, &c, c.Period.Value) {
			c.Period = untold
		}
		if day, ok := strings.CutPrefix(c.Period.Value, "../"); ok && !c.lattice && !r.onTheWay(s, &c) && !r.addedUp(s, &c) && (c.Period.Type == hearsay.Rate || c.Period.Type == hearsay.Cumulative && (!s.handsOver(&c) || levels[lastWord(string(c.Measure))])) { // "a population of 324 million as of 1 January", "a wage of $15 an hour by 2022"
			c.Period.Value = day
			if c.Period.Type == hearsay.Cumulative {
				c.Period.Type = hearsay.Instant
			}
		}
		c.key = r.keys
		r.keys++
		r.out = append(r.out, c)
	}
	r.shareMeasures(s, first)
	r.inRow(s, first)
	r.atSites(first)
	r.partsApart(first)
	r.respective(s, first)
	r.divided(s, first)
	r.besides(first)
	r.fromPost(s, first)
	r.sharedRates(s, first)
	r.fromIntroduction(s, first)
	r.runOn(s, first)
	r.bySurvey(s, first)
	r.follow(s, first)
	r.ofFieldwork(s, first)
	kept := r.out[:first]
	for i, c := range r.out[first:] {
		rest := r.out[first+i+1:]
		ruled := s.joinedTo(&c, rest) && r.leadsTo(s, &c, rest) || r.claims(s, &c) || r.leadsTo(s, &c, rest)
		r.weighMeasure(s, &c)
		r.standsInPoll(s, &c)
		c.countLiving()
		if c.own != "" {
			c.Measure, c.lattice = c.own, c.ownKnown
		}
		if c.Measure == Killed && c.Quantity.Unit == "1" { // "4,000 of them have been killed or wounded"
			c.Measure = cmp.Or(together(s, c.number(s)), c.Measure)
		}
		s.otherwise(&c)
		s.finish(&c)
		r.holdOpinion(s, &c)
		if c.Subject = s.wholeGroup(c.Subject); c.Subject == "State" && s.ofTheState() {
			c.Subject, c.Topical = "", false
		}
		s.negate(&c)
		r.weighPeriod(s, &c)
		if ruled || r.claims(s, &c) || len(kept) > first && s.listed(&kept[len(kept)-1], &c) {
			kept = append(kept, c)
		}
	}
	r.out = kept
	r.addUp(s, first)
	r.twinShares(s, first)
	r.byHowMuch(s, first)
	r.ranges(s, first)
	r.heldShares(s, first)
	r.sharesOfVote(s, first)
	r.corrected(s, first)
	r.versions(s, first)
	r.closings(s, first)
	r.movedTo(s, first)
	r.expectations(s, first)
	if !asks {
		r.comparisons(s, times)
		r.ratios(s, times)
		r.trends(s, times)
	}
	if r.issuer.Name != "" {
		for k := first; k < len(r.out); k++ {
			if c := &r.out[k]; len(c.Attribution) == 0 && (c.Quote == "" || r.indirect(s, c.Quote)) {
				c.Attribution = []hearsay.Party{r.issuer}
			}
		}
	}
}

// furtherBack is how many sentences back the figure may stand on top of which another comes.
const furtherBack = 8

// indirect reports whether the quotation of that ID, in the sentence, stands
// without quotation marks.
func (r *reader) indirect(s *sentence, id string) bool {
	for _, q := range r.said[s.index] {
		if q.ID == id {
			return q.Form == hearsay.Indirect
		}
	}
	return false
}

// byKey returns the candidate of that key.
func (r *reader) byKey(key int) *candidate {
	for i := len(r.out) - 1; i >= 0; i-- {
		if r.out[i].key == key {
			return &r.out[i]
		}
	}
	return &candidate{}
}

func (r *reader) timesIn(sentence int) []period.Mention { return inSentence(r.times, sentence) }

// inSentence returns the times of one sentence.
func inSentence(all []period.Mention, sentence int) []period.Mention {
	lo, _ := slices.BinarySearchFunc(all, sentence, func(m period.Mention, i int) int { return cmp.Compare(m.Sentence, i) })
	hi := lo
	for hi < len(all) && all[hi].Sentence == sentence {
		hi++
	}
	return all[lo:hi]
}

// claim makes a claim of a quantity; false if the number claims nothing.
func (r *reader) claim(s *sentence, f quantity.Found) (candidate, bool) {
	from, to := s.tokens(f.Number)
	if from >= to {
		return candidate{}, false
	}
	if f.Per == "PT1S" && f.Unit == "1" && strings.HasPrefix(f.PerSpan.Of(s.text), "a ") { // "a second" is an ordinal here
		f.Per = ""
	}
	if at, _ := s.tokens(f.Quantity.Span); belows[s.low(at)] { // "fell below 40 %" tells a level
		f.Change = ""
	}
	if s.off(from) >= 0 {
		f.Change = quantity.Down
	}
	c := candidate{sentence: s.index, found: f, whole: -1}
	r.quantity = f.Quantity.Span
	c.Doc = r.doc.ID
	q := f.Quantity
	c.Quantity = &q

	n := s.head(from, to)
	counted := s.counted(n, f)
	if counted == to+1 && s.timeBack(to) {
		counted = -1 // "up from 400 three days ago"
	}
	if c.fraction = s.movedByFraction(f, n); c.fraction {
		f.Unit, q.Unit, c.found.Unit, counted = "%", "%", "%", -1
	}
	if unit := r.sumBefore(s, f, counted); unit != "" {
		f.Unit, q.Unit, c.found.Unit = unit, unit, unit
	}
	if unit := r.temperature(s, f); unit != "" {
		f.Unit, q.Unit, c.found.Unit = unit, unit, unit
	}
	if end := r.percentPoints(s, f, counted); end >= 0 {
		f.Unit, q.Unit, c.found.Unit = "{percentage point}", "{percentage point}", "{percentage point}"
		q.End = max(q.End, s.Tokens[end].End)
		f.Quantity.End, c.found.Quantity.End = q.End, q.End
	}
	if f.Kind == quantity.Amount && f.Unit == "1" && counted < 0 && !f.Share {
		where := r.elision(s, f)
		if unit := r.elidedUnit(s, f, where); unit != "" {
			f.Unit, q.Unit, c.found.Unit = unit, unit, unit
		}
		c.bare, c.gapped = where, r.continues(s, f, where)
	}
	context := s.context(n, counted)
	if context.pred >= 0 && (r.inTime(s, context.pred) || s.low(context.pred) == "ending") { // "412 in the week ending 3 May"
		context.pred = -1
	}
	aside := s.aside(f, counted)
	if aside >= 0 { // "with 17 percent of voters still undecided"
		context.pred, context.role, context.nouns = aside, lang.Nsubj, nil
		if s.Tokens[aside].XPOS == lang.VBN {
			context.role = lang.NsubjPass
		}
	}
	context.nouns = slices.DeleteFunc(context.nouns, func(i int) bool { return s.stopBetween(f.Quantity.End, s.Tokens[i].Start) })
	if from, _ := s.tokens(q.Span); q.Unit == "1" && counted >= 0 && (s.low(from-1) == "to" && s.low(from-2) == "home" || s.low(from-1) == "the" && s.low(from-2) == "of" && s.low(from-3) == "each") {
		c.own = plainNoun(s, counted) // "the town, home to 4,000 people, was taken", "for each of the 4,000 people"
	}
	if s.ofParent(f) {
		return candidate{}, false
	}
	if s.excepted(f) {
		if c.own = s.leftOut(f, context.pred); c.own == "" {
			return candidate{}, false
		}
	} else if q.Unit == "1" && s.isWhole(f) {
		if c.own, c.ownKnown = s.ofWhole(f, counted); c.own == "" {
			return candidate{}, false // "four of the five died" tells nothing of the five
		}
		context.pred, context.role, context.nouns = -1, lang.NoRel, nil
	} else if m := s.broughtTo(f); m != "" && q.Unit == "1" {
		c.own = m
	} else if m, known := s.takenTo(f); m != "" {
		c.own, c.ownKnown = m, known
	} else if s.inflicting(context, counted) {
		c.own = hearsay.Measure(s.phrase(counted).Of(s.text)) // "three gunmen killed 40"
	} else if end := s.killsBehind(counted + 1); counted >= 0 && end >= 0 {
		if c.own, c.ownKnown = s.sayingOf(end, false); c.own == "" && context.role != lang.Obj {
			c.own = hearsay.Measure(s.phrase(counted).Of(s.text)) // "two men who shot ten were held"
		}
	} else if v, role := s.participleOver(n); v >= 0 && v == context.pred && counted > n && s.finite(counted+1) {
		c.own = hearsay.Measure(s.low(v)) // "suspected of robbing 12 banks were held"
		if m := verbMeasures[s.lemma(v)]; m != "" && role == lang.Obj {
			c.own, c.ownKnown = m, true
		} else if s.lemma(v) == "carry" && s.vehicleBefore(v) && r.person(s, counted) {
			c.own, c.ownKnown = OnBoard, true
		}
	} else if m, known := s.unsaid(f.Quantity.Span, context); m != "" {
		c.own, c.ownKnown = m, known
	} else if p := r.latest(s.index); p != nil && p.sentence == s.index && p.lattice && s.worse(f) {
		c.own, c.ownKnown = p.Measure, true
	}
	r.sum, r.unit, r.firm = money(q.Unit), q.Unit, false
	c.Measure, c.lattice = r.measure(s, f, n, counted, context)
	if c.lattice && suffered[c.Measure] && q.Unit != "1" && q.Unit != "%" && !money(q.Unit) && !area(q.Unit) && !duration(q.Unit) {
		c.Measure, c.lattice = "", false // which people are told by, and no lengths and weights
	}
	if q.Unit == "1" && !c.lattice && counted >= 0 && s.isPredicated(f) && s.noun(s.Tokens[n].Head) && s.marker(s.Tokens[n].Head) == "" && s.marker(counted) == "of" { // "two of the victims are women"
		c.Measure = hearsay.Measure(s.phrase(s.Tokens[n].Head).Of(s.text))
	}
	if at := s.predicate(f); q.Unit == "1" && !c.lattice && counted >= 0 && at >= 0 {
		c.Measure = hearsay.Measure(s.phrase(at).Of(s.text))
	}
	if q.Unit != "1" && !c.lattice && c.Measure != "" && slices.Contains(strings.Fields(strings.ToLower(q.Span.Of(s.text))), string(c.Measure)) {
		c.Measure = hearsay.Measure(s.deed(context.pred)) // a unit is no measure
	}
	if c.Measure == "" && q.Unit != "1" && context.pred >= 0 && s.Tokens[context.pred].UPOS == lang.Verb && s.lemma(context.pred) != "be" && !witnesses[s.lemma(context.pred)] && !announces[s.lemma(context.pred)] && context.role != lang.Nsubj {
		c.Measure = hearsay.Measure(s.low(context.pred))
	}
	if q.Unit == "1" && !c.lattice && c.own == "" && counted >= 0 && s.low(0) == "of" && from < 4 && s.low(counted+1) == "," {
		c.own = hearsay.Measure(strings.ToLower(s.phrase(counted).Of(s.text))) // "Of its 76,000 registered voters, 30,000 are Greens"
	}
	if m := s.remaining(f, counted); m != "" && q.Unit == "1" && c.own == "" {
		c.own = m
	}
	named := -1
	if m, known, of := r.numberOf(s, f); m != "" {
		if !known && s.low(s.before(n)) == "by" {
			m += hearsay.Measure(" " + string(f.Change)) // "the number of visitors rose by 300"
		}
		c.Measure, c.lattice, c.own, c.ownKnown, named = m, known, m, known, of
	} else if m := r.numbering(s, f, counted); m != "" {
		c.Measure, c.lattice = m, false
	} else if !c.lattice {
		c.Measure, c.lattice = r.telling(s, f, n, counted, context, c.Measure)
	}
	if p := context.pred; p >= 0 && aside < 0 && c.own == "" && q.Unit == "1" && (strings.Contains(string(c.Measure), s.low(p)) || c.Measure == verbMeasures[s.lemma(p)]) {
		if at := s.standingBy(f, counted); at >= 0 {
			c.own = hearsay.Measure(s.phrase(at).Of(s.text))
		}
	}
	if m := headlined[s.low(from-1)]; m != "" && q.Unit == "1" && counted < 0 && !c.lattice && to == len(s.Tokens) {
		c.Measure, c.lattice = m, true
	}
	if counted >= 0 && !unitWord(s, counted, f) && s.Tokens[counted].UPOS != lang.Pron {
		phrase := s.phrase(counted)
		if k := to; counted >= k && phrase.Start < f.Number.End { // "Twelve houses": a name, to the tagger
			phrase.Start = s.Tokens[k].Start
		}
		c.Quantity.Counted = phrase.Of(s.text)
		if phrase.Start >= q.Start {
			c.Quantity.Span.End = max(q.End, s.Tokens[counted].End)
		}
	} else if named >= 0 {
		c.Quantity.Counted = s.phrase(named).Of(s.text)
	}
	c.Further = s.further(from, to, counted) || c.lattice && q.Unit == "1" && !f.Share && f.Change == quantity.Up // "the toll rose by 12"
	sized := -1
	if q.Unit == "1" {
		sized = s.sizeAt(to)
	}
	r.persons = c.owned()
	if index := q.Unit == "1" && r.indexMoved(s, n, counted); movable(q.Unit) || index || s.perNumber(f) {
		if index && !c.lattice {
			c.Measure = r.movedMeasure(s, n, string(f.Change))
		}
		c.Subject, c.Topical, c.moved = r.movedSubject(s, n)
		verb, noun := s.mover(n)
		if verb >= 0 && r.goingOn(s, noun) != nil {
			c.own = c.Measure
		}
		c.shared = verb >= 0 && r.sharedWith(s, verb) != nil
		c.Topical = c.Topical && c.Subject != ""
	}
	if !c.moved {
		c.Subject = r.subject(s, n, counted, context, c.Measure, c.lattice)
	}
	if v := r.leader(s, n, f, counted); v >= 0 {
		c.Measure, c.lattice = hearsay.Measure(s.low(v)), false
		who := s.leading(v)
		c.Subject, c.Topical, r.firm = cmp.Or(r.actorAt(s, who), s.phrase(who).Of(s.text)), false, true
	}
	if q.Unit == "%" && !c.moved && context.role == lang.Obj && r.possessed(s) == "" { // "Ripple owns 61 percent of the tokens"
		if name := r.doer(s, n, counted, context); name != strings.ToLower(name) {
			c.Subject = name
		}
	}
	if q.Unit != "1" && !c.moved {
		if name := r.bracketed(s); name != "" {
			c.Subject = name
		}
	}
	if c.Subject == "" && q.Unit != "1" {
		c.Subject = r.levelSubject(s, n, context)
	}
	if c.Subject == "" && q.Unit != "1" && !c.moved && s.predicated(n) {
		c.Subject = r.whose(s, s.nearestSubject(n), "be")
	}
	if name := r.extended(s); name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
	}
	if name := r.costing(s, n); money(q.Unit) && name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
	}
	if at := s.nearestSubject(max(context.pred, 0)); c.Subject == "" && c.Measure == Jobs && context.role == lang.Obj && at >= 0 && at < context.pred && s.lemma(at) != "union" && makesKnown[s.lemma(context.pred)] && !s.placedBehind(counted) {
		if p := r.partyOf(s, at); p.Type == hearsay.Organization {
			c.Subject = r.partyAt(s, at) // "Velcor announced 5,000 job cuts"
		}
	}
	if c.Subject == "" && c.owned() {
		c.Subject = r.doer(s, n, counted, context)
	}
	if p := r.latest(s.index - furtherBack + 3); c.Subject == "" && c.Further && c.lattice && (counted < 0 && r.latest(s.index) != nil || counted >= 0 && forces[s.lemma(counted)]) && p != nil && p.lattice {
		c.Subject, c.Topical, r.firm = p.Subject, p.Topical, p.Subject != "" // "Another 40 soldiers are missing"
	}
	if !c.lattice {
		c.Measure = hearsay.Measure(strings.TrimPrefix(withoutName(string(c.Measure), c.Subject), "percent "))
	}
	if at := s.sizedThing(f); at >= 0 && q.Unit != "1" && !c.lattice {
		if m := s.sizeOfThing(q.Unit, at); m != "" {
			phrase := s.phrase(at)
			phrase.Start = max(phrase.Start, s.Tokens[min(at, s.after(q.End))].Start)
			c.Measure = m
			if !powers[q.Unit] { // which is told of what the motor drives
				c.Subject, c.Topical = cmp.Or(r.partyAt(s, at), phrase.Of(s.text)), false
				r.firm = true
			}
		}
	}
	name := r.accused(s, n, counted)
	if name == "" && distances[q.Unit] && f.Per == "" {
		name = r.goer(s, n, context.pred)
	}
	if name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
	}
	if at := s.sharers(f); q.Unit == "%" && at >= 0 {
		c.Subject, c.Topical = cmp.Or(r.partyAt(s, at), s.phrase(at).Of(s.text)), false
	}
	if at := s.shareNoun(f); aside >= 0 && q.Unit == "%" && at >= 0 {
		c.Subject, c.Topical = cmp.Or(r.partyAt(s, at), s.phrase(at).Of(s.text)), false
	}
	if sized >= 0 { // "an 800-page report"
		c.Measure, c.lattice = hearsay.Measure(strings.TrimPrefix(s.low(to), "-")+s.low(to+1)), false
		if s.low(to) == "-" {
			c.Measure = hearsay.Measure(s.low(to + 1))
		}
		c.Subject = cmp.Or(r.partyAt(s, sized), s.phrase(sized).Of(s.text))
		c.Topical, c.moved, r.firm = false, false, true
	}
	if name := r.ownName(s, &c, counted); name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
	}
	c.Object = r.object(s, f, n, context)
	if c.site = r.siteOf(s, f, counted); c.site != "" {
		c.PlaceName = c.site
	} else {
		c.PlaceName = r.place(s, context.pred, counted)
	}
	if c.PlaceName == "" && c.lattice && suffered[c.Measure] {
		c.PlaceName = r.placeAround(s, from, to)
	}
	c.Modality = s.modality(f.Quantity.Span, n, context)
	if c.Modality == hearsay.Denied && money(q.Unit) && s.at(to).UPOS == lang.Noun {
		c.Modality = hearsay.Asserted // "did not pay the $40 fine"
	}
	if r.denied(s, f.Number) {
		c.Modality = hearsay.Denied
	}
	if c.Measure == Sent && c.Modality == hearsay.Forecast {
		c.Measure = ToBeSent
	}
	c.Span = c.Quantity.Span
	c.Mentions = []hearsay.Span{c.Span}
	c.Quote, c.Attribution = r.attribution(s, f.Number, context.pred)
	if len(c.Attribution) == 0 {
		c.Attribution = r.counter(s, f, context)
	}
	if at := s.shareNoun(f); len(c.Attribution) == 1 && at >= 0 && c.Attribution[0].Name == s.phrase(at).Of(s.text) && s.countsDoers(context.pred, f.Number) {
		c.Attribution = nil // "15 percent of Greens approve of it"
	}
	c.reported = c.Quote == "" && len(c.Attribution) > 0 && !r.byDeed
	c.counted, c.pred, c.role = counted, context.pred, context.role
	if p := context.pred; p >= 0 && !c.lattice && q.Unit == "1" && (counted < 0 || r.person(s, counted)) {
		c.active = verbMeasures[s.lemma(p)] != "" || s.child(p, lang.Expl) >= 0
	}
	return c, true
}

// timeBack reports whether a length of time begins at token i by which something was before: "three
// days ago", "six months earlier".
func (s *sentence) timeBack(i int) bool {
	w := s.lemma(i + 1)
	return s.at(i).UPOS == lang.Num && (timeWords[w] || spans[w]) && earliers[s.low(i+2)]
}

// earliers are the words behind such a length.
var earliers = set("ago earlier before previously prior")

// belows are words of a bound that lead to a level.
var belows = set("below above beneath under beyond past")

// headlined are the verbs with which a headline ends in how many an event struck,
// whatever the parse makes of them: "Osk shooting kills 2".
var headlined = map[string]hearsay.Measure{"kills": Killed, "injures": Wounded, "wounds": Wounded, "hurts": Wounded}

// pointing are words that name nobody by themselves.
var pointing = set("that this these those which it they there")

// inTime reports whether token i is part of the words for a time.
func (r *reader) inTime(s *sentence, i int) bool {
	return slices.ContainsFunc(r.timesIn(s.index), func(m period.Mention) bool {
		return m.Span.Start <= s.Tokens[i].Start && s.Tokens[i].End <= m.Span.End
	})
}

// tallied are measures whose counts run on: in the present perfect, and without
// a time, they are totals up to the report.
var tallied = map[hearsay.Measure]bool{Killed: true, Wounded: true, KilledAndWounded: true, Casualties: true, Lost: true, Losses: true, Captured: true, Displaced: true, Arrested: true, Rescued: true, Infected: true, Ill: true, "cases": true}

// perfectAround reports whether the number is governed by a verb in the present
// perfect.
func (r *reader) perfectAround(s *sentence, f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	_, pred, _ := s.pathUp(s.head(from, to))
	return pred >= 0 && s.perfect(pred)
}

// claims reports whether the number claims anything.
func (r *reader) claims(s *sentence, c *candidate) bool {
	f, counted, unit := c.found, c.counted, c.Quantity.Unit
	switch {
	case r.given[f.Number] != "":
		return true
	case duration(unit) && f.Per == "" && s.low(s.before(c.number(s))) == "every": // "one dies every 12 seconds"
		return false
	case s.excepted(f):
		return true
	case s.editionOf(f), s.onRoad(f), duration(unit) && r.timesApart(s, c), s.proverbial(c), s.pairOf(c), s.onPlate(c), unit == "1" && s.perFate(f):
		return false
	case unit == "1" && counted < 0 && s.ageOfSome(f), s.isNobody(f), unit == "1" && strings.Contains(f.Number.Of(s.text), "/") && !s.ofBehind(f): // "3/8" counts the pictures of a gallery
		return false
	case c.Ratio != nil:
		return true
	case f.Kind == quantity.Single:
		return unit == "1" && r.tellsOfOne(s, c)
	case r.isNumberedWhole(s, c):
		return false
	case s.ofIndex(s.after(f.Number.Start)), counted < 0 && (s.theTwo(f) || s.ageOrYounger(f)):
		return false
	case counted >= 0 && clocks[strings.TrimSuffix(s.low(counted), ".")], f.Number.Len() > 1 && s.text[f.Number.Start] == '0' && s.text[f.Number.Start+1] != '.':
		return false // "4 p.m.", "0142"
	case f.Number.Start > 1 && f.Number.Start < len(s.text) && s.text[f.Number.Start-1] == '"' && s.text[f.Number.Start-2] == '=':
		return false // the attribute of a tag
	case r.labelled(s, c), s.stamped(f), s.nicknamed(f.Number), s.inName(c), counted < 0 && (s.clocked(f) || s.atMinute(f)):
		return false
	case unit == "1" && (dials(s, f) || serial(f.Number.Of(s.text)) || !c.lattice && r.yearOf(s, c)):
		return false
	case unit == "1" && (s.perNumber(f) || counted < 0 && f.Per != "" && !f.Words):
		return true
	case c.Measure == Killed && counted < 0 && c.pred >= 0 && s.diedAt(c):
		return false
	case c.lattice && suffered[c.Measure] && c.Measure != "cases" && s.movedFrom(f):
		return false // "the toll rose from 31 to 43": what it was at a time that nobody tells
	case c.whole >= 0, r.onePerson(s, c):
		return true
	case (duration(unit) || unit == "1" && counted >= 0 && spans[s.lemma(counted)]) && s.lasts(c):
		return true
	case duration(unit) && (c.lifetime || r.lasted(s, c)):
		return true
	case unit == "d" || unit == "wk" || unit == "mo" || unit == "a" || unit == "{decade}":
		return false
	case unit == "h" || unit == "min" || unit == "s":
		return f.Per != "" || !f.Words && (f.Bound != hearsay.Exactly || f.Low != nil && !f.Low.IsInteger()) // who measures to a tenth means it
	case unit != "1":
		return true
	case (f.Vague || f.Words && !f.Share) && value(f).GreaterThan(one) && r.doneTo(s, c):
		return true
	case unit == "1" && s.hyphened(c):
		return value(f).GreaterThan(one)
	case !f.Share && s.someOfThem(f):
		return value(f).GreaterThan(one)
	case unit == "1" && s.madeLike(f):
		return false
	case f.Vague && counted < 0 && (c.role == lang.Nsubj || c.role == lang.NsubjPass || s.afterVerb(f) || c.gapped):
		return true
	case counted < 0 && value(f).GreaterThan(one) && r.inAside(s, f):
		return true
	case f.Vague:
		return c.lattice && counted < 0 || counted >= 0 && s.low(counted) != "times" && (c.lattice || s.noun(counted) && !ordinary[s.lemma(counted)] && !spans[s.lemma(counted)])
	case f.Share:
		return !s.joinsOn(f) && !r.nextInOrder(s, c)
	case counted >= 0 && s.lemma(counted) == "point":
		return s.margin(c)
	case c.lattice, c.active:
		return true
	case f.Words && counted >= 0 && s.low(counted-1) == "the" && s.low(counted-2) == "of" && r.person(s, counted) && s.isPredicated(f):
		return value(f).GreaterThan(one) // "two of the victims are women"
	case c.gapped, s.outOfSet(f):
		return value(f).GreaterThan(one)
	case counted < 0 && f.Words && (s.hurtThem(c) || s.fared(c)):
		return value(f).GreaterThan(one)
	case counted < 0 && s.sizeOfGroup(f):
		return value(f).GreaterThan(ten) || f.Vague || value(f).GreaterThan(one) && s.roomFor(f)
	case !f.Words && !value(f).IsInteger() && f.Number.Start > s.Span().Start:
		return true // who measures to a tenth means it
	case f.Words && counted >= 0:
		return value(f).GreaterThan(ten) || value(f).GreaterThan(one) && r.tellsHowMany(s, c)
	}
	if counted < 0 {
		if c.Measure != "" && s.countsOn(f) {
			return value(f).GreaterThan(one)
		}
		return value(f).GreaterThan(ten) && (c.Measure != "" && (f.Bound != hearsay.Exactly || c.moved || c.bare == asObject && s.counts(c) || s.led(c) || s.standing(c.number(s)) >= 0) || value(f).GreaterThan(hundred) && (c.Measure != "" || c.bare != elsewhere || f.Bound != hearsay.Exactly || len(c.Attribution) > 0 || r.issuer.Name != ""))
	}
	return value(f).GreaterThan(one) && (c.moved || !ordinary[s.lemma(counted)] || (s.lemma(counted) == "time" || s.lemma(counted) == "hour" || s.lemma(counted) == "page") && (value(f).GreaterThan(ten) || s.lemma(counted) == "time" && f.Bound != hearsay.Exactly))
}

// countsOn reports whether the number is the subject of the verb behind it and counts on from others, or the first or last
// of them: "Another 35 arrived", "The first 35 were repaired".
func (s *sentence) countsOn(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	if to >= len(s.Tokens) || s.Tokens[to].UPOS != lang.Verb && s.Tokens[to].UPOS != lang.Aux || s.Tokens[to].XPOS == lang.VBG {
		return false
	}
	switch s.low(from - 1) {
	case "another", "further", "additional":
		return true
	case "first", "last", "remaining", "final":
		return s.low(from-2) == "the" && value(f).GreaterThan(ten)
	}
	return false
}

// ofBehind reports whether "of" stands behind the number.
func (s *sentence) ofBehind(f quantity.Found) bool {
	_, to := s.tokens(f.Number)
	return s.low(to) == "of"
}

// serial reports whether the words of a number are digits without end: the key of
// something, and no count.
func serial(number string) bool {
	return len(number) > 9 && strings.Trim(number, "0123456789") == ""
}

// yearOf reports whether a number is the year of what stands behind it: "2013
// comments", "all 2016 campaigns". Counts of that size are seldom written without a
// comma, and are round or of people then.
func (r *reader) yearOf(s *sentence, c *candidate) bool {
	w := c.found.Number.Of(s.text)
	if len(w) != 4 || w[:2] != "19" && w[:2] != "20" {
		return false
	}
	if c.counted >= 0 && s.low(c.counted) == "levels" { // "17 percent below 2005 levels"
		return true
	}
	return !strings.HasSuffix(w, "00") && !c.found.Words && c.found.Bound == hearsay.Exactly && c.counted >= 0 && !r.person(s, c.counted)
}

// diedAt reports whether the number is the age at which somebody died.
func (s *sentence) diedAt(c *candidate) bool {
	from, _ := s.tokens(c.found.Quantity.Span)
	return from > 0 && s.low(from-1) == "at" && s.Tokens[c.pred].UPOS == lang.Verb && s.lemma(c.pred) == "die"
}

// joinsOn reports whether the share is part of a word or of a number: "a fifth-round pick",
// "age 59 and a half".
func (s *sentence) joinsOn(f quantity.Found) bool {
	from, _ := s.tokens(f.Number)
	return strings.HasPrefix(s.text[f.Number.End:], "-") || s.low(from) == "a" && s.low(from+1) == "half" && s.low(from-1) == "and" && s.at(from-2).UPOS == lang.Num
}

// nextInOrder reports whether what may be a share is the next of those counted before:
// "Six were found at once. A seventh was dug out later".
func (r *reader) nextInOrder(s *sentence, c *candidate) bool {
	f := c.found
	from, to := s.tokens(f.Number)
	if v := value(f); s.low(from) != "a" || v.IsZero() || f.Bound != hearsay.Exactly || c.role != lang.Nsubj && c.role != lang.NsubjPass || s.low(to) == "of" {
		return false
	}
	before := one.DivRound(value(f), 0).Sub(one)
	for i := len(r.out) - 1; i >= 0 && r.out[i].sentence >= s.index-near; i-- {
		if p := &r.out[i]; p.Quantity != nil && p.Quantity.Unit == "1" && value(p.found).Equal(before) && p.Quantity.Start < f.Start {
			return true
		}
	}
	return false
}

// margin reports whether points are those by which something leads, or moved:
// points that players score are none.
func (s *sentence) margin(c *candidate) bool {
	if c.moved || c.found.Change != "" || c.Quantity.Bound != hearsay.Exactly || s.ahead(c.counted) {
		return true
	}
	if at := c.counted + 2; s.low(at-1) == "to" && at < len(s.Tokens) && s.Tokens[at].UPOS == lang.Num { // an index "shed 88 points to 15,930"
		return true
	}
	for j := range s.Tokens { // "29 points in the survey"
		if w := s.lemma(j); polls[w] || w == "error" || w == "percent" || w == "%" {
			return true
		}
	}
	return false
}

// margins are words for being ahead and behind by points, and for getting there.
var margins = set(`lead trail margin advantage edge gap deficit beat win lose defeat top ahead behind back favor favour support gain rise climb jump fall drop slip narrow widen shrink
	difference swing bounce raise lower hike trim error within out cool warm low high few less more`)

// harm are measures of harm to people, of which one is a figure too.
var harm = map[hearsay.Measure]bool{Killed: true, Wounded: true, Missing: true, Arrested: true}

// listed reports whether c is the next in a list of counts of which p is one: "14
// bakers, six brewers and two millers came".
func (s *sentence) listed(p, c *candidate) bool {
	if p.counted < 0 || c.counted < 0 || p.Quantity.Unit != "1" || c.Quantity.Unit != "1" {
		return false
	}
	single := c.found.Kind == quantity.Single && p.found.Kind == quantity.Amount
	if single && s.lemma(p.counted) == s.lemma(c.counted) { // "two of the boys went to one school and one of the boys to another"
		return true
	}
	if c.found.Kind != quantity.Amount && !single || c.found.Share || !single && !value(c.found).GreaterThan(one) || single && c.found.Bound != hearsay.Exactly || !s.noun(c.counted) || ordinary[s.lemma(c.counted)] || spans[s.lemma(c.counted)] {
		return false
	}
	end := s.Tokens[p.counted].End
	if p.counted > c.counted || end > c.Quantity.Start {
		return false
	}
	switch strings.TrimSpace(s.text[end:c.Quantity.Start]) {
	case ",", "and", ", and", "or", ", or", ", as well as", "as well as":
		return true
	}
	return false
}

// joinedTo reports whether what the first of the others counts is joined to what c counts by the grammar.
func (s *sentence) joinedTo(c *candidate, rest []candidate) bool {
	if len(rest) == 0 || c.counted < 0 || rest[0].counted < 0 {
		return false
	}
	if states[strings.ToLower(firstField(c.Quantity.Counted))] != "" || states[strings.ToLower(firstField(rest[0].Quantity.Counted))] != "" {
		return false // "two dead victims and two injured ones"
	}
	t := s.Tokens[rest[0].counted]
	return t.Rel == lang.Conj && t.Head == c.counted
}

// leadsTo reports whether c is the first of two counts of people side by side of which the
// second tells whom something struck, and then gives c what that measures: "two adults
// and three children found dead".
func (r *reader) leadsTo(s *sentence, c *candidate, rest []candidate) bool {
	if len(rest) == 0 || c.lattice || !harm[rest[0].Measure] || !s.listed(c, &rest[0]) || c.found.Kind != quantity.Amount || c.found.Share || !value(c.found).GreaterThan(one) || !r.person(s, c.counted) {
		return false
	}
	c.Measure, c.lattice, c.Subject, c.Topical = rest[0].Measure, true, rest[0].Subject, rest[0].Topical
	return true
}

// indefinite reports whether "one" is no count: "one day", "no one", "one after
// the other", "this one".
func (s *sentence) indefinite(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	if from >= to {
		return true
	}
	switch at := s.before(from); {
	case at >= 0 && (s.Tokens[at].UPOS == lang.Det || s.Tokens[at].UPOS == lang.Adj || s.Tokens[at].UPOS == lang.Pron):
		return true
	}
	switch s.low(to) {
	case "of", "after", "by", "-", "who", "day", "more", "another":
		return true
	}
	return false
}

// ageOrYounger reports whether the number is an age that people have at most or at least: "all 16 or younger".
func (s *sentence) ageOrYounger(f quantity.Found) bool {
	_, to := s.tokens(f.Number)
	w := s.low(to + 1)
	return (s.low(to) == "or" || s.low(to) == "and") && (w == "younger" || w == "older" || w == "under" && (to+2 >= len(s.Tokens) || s.at(to+2).UPOS == lang.Punct))
}

// theTwo reports whether the number stands for two told of before, behind a preposition: "between the two".
func (s *sentence) theTwo(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	w := s.low(from)
	return f.Words && s.low(from-1) == "the" && (w == "two" || w == "three" || w == "four") && s.at(from-2).UPOS == lang.Adp && s.low(from-2) != "of" && (to >= len(s.Tokens) || s.at(to).UPOS == lang.Punct || s.at(to).UPOS == lang.Adp && s.low(to) != "of")
}

// isNobody reports whether the number is that of "no one".
func (s *sentence) isNobody(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	return from < to && s.low(from) == "one" && (s.low(from-1) == "no" || s.low(from-1) == "not")
}

// outOfSet reports whether the number takes some out of a set that is counted too, or is
// followed by what those did: "three of the five Greens", "four who went in".
func (s *sentence) outOfSet(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	if s.low(to) == "who" {
		return s.low(from-1) != "the" || value(f).GreaterThan(ten)
	}
	if s.low(to) != "of" || to+2 >= len(s.Tokens) || s.Tokens[to+1].UPOS != lang.Det {
		return false
	}
	at := to + 2
	if w := s.low(at); w == "other" || w == "remaining" {
		at++
	}
	return at < len(s.Tokens) && s.Tokens[at].UPOS == lang.Num
}

// someOfThem reports whether the number tells how many of those told of did something:
// "hundreds of them lined the street". Those who say something are told of for what they say.
func (s *sentence) someOfThem(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	return s.low(to) == "of" && s.low(to+1) == "them" && s.low(from-1) != "the" && s.acts(to+2) && !witnesses[s.lemma(to+2)]
}

// afterVerb reports whether a verb stands right before the number: "would have required
// millions more in cash".
func (s *sentence) afterVerb(f quantity.Found) bool {
	from, _ := s.tokens(f.Quantity.Span)
	at := s.before(from)
	return at >= 0 && s.Tokens[at].UPOS == lang.Verb
}

// inAside reports whether the bare number stands in an aside behind a plural and tells how
// many those are: "the lifeguards, 12 last summer, …", "the fewest delegates — 71 in all".
func (r *reader) inAside(s *sentence, f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	if from < 2 || to >= len(s.Tokens) || f.Unit != "1" || s.Tokens[from-2].XPOS != lang.NNS || s.Tokens[from-1].UPOS != lang.Punct || s.low(from-1) == "(" {
		return false
	}
	switch after := s.low(to + 1); s.low(to) {
	case "in":
		return after == "all" || after == "total"
	case "at":
		return after == "last"
	case "so":
		return after == "far"
	case ",", "—", "–":
		return !f.Words && value(f).GreaterThan(hundred)
	}
	return r.inTime(s, to)
}

// sizeOfGroup reports whether the bare number tells how many a group has, or how many
// there is room for: "a wedding party of about 70", "seats for 180".
func (s *sentence) sizeOfGroup(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	if from < 2 || to < len(s.Tokens) && !s.ends(to) && !f.Vague {
		return false
	}
	switch w := s.lemma(from - 2); s.low(from - 1) {
	case "of":
		return groupNouns[w]
	case "for":
		return rooms[w]
	}
	return false
}

// roomFor reports whether the number tells how many something has room for: "seating for
// four".
func (s *sentence) roomFor(f quantity.Found) bool {
	from, _ := s.tokens(f.Quantity.Span)
	return s.low(from-1) == "for"
}

var (
	// groupNouns are nouns for groups of people or things whose size stands behind "of".
	groupNouns = set("party group crowd crew team staff workforce squad force convoy fleet audience congregation membership field total army band mob gang")
	// rooms are nouns for what has room for so many.
	rooms = set("seat seating room space bed berth club hall shelter camp place boat bus capacity")
)

// hurtThem reports whether the bare number tells how many were hurt: "striking six", "seven
// were hit", "all four were hit".
func (s *sentence) hurtThem(c *candidate) bool {
	from, to := s.tokens(c.found.Quantity.Span)
	at := s.before(from)
	if s.low(at) == "all" {
		if s.acts(to) {
			return true
		}
		at--
	}
	return c.bare == asObject && at >= 0 && hurting[s.lemma(at)] || c.bare == asSubject && (s.low(to) == "were" || s.low(to) == "are") && hurting[s.lemma(to+1)]
}

// hurting are verbs whose object is who was hurt.
var hurting = set("shoot strike hit stab wound injure kill hurt trap bury burn")

// counts reports whether the verb right before the bare number may have a number of
// things as its object: no age or score follows it.
func (s *sentence) counts(c *candidate) bool {
	from, _ := s.tokens(c.found.Quantity.Span)
	at := s.before(from)
	return at >= 0 && s.Tokens[at].UPOS == lang.Verb && !aging[s.lemma(at)]
}

// aging are verbs behind which an age, a score or a level stands.
var aging = set("be turn hit become age reach score shoot finish win lose open close end start begin stand page mark call")

// led reports whether a verb leads to the bare number, with no comma or name
// before it, behind which ages stand: "gave their number as 23".
func (s *sentence) led(c *candidate) bool {
	if c.pred < 0 || s.Tokens[c.pred].UPOS != lang.Verb {
		return false
	}
	from, _ := s.tokens(c.found.Quantity.Span)
	at := s.before(from)
	return at > c.pred && (s.Tokens[at].UPOS == lang.Adp || s.Tokens[at].UPOS == lang.Sconj)
}

// isPredicated reports whether the number is the subject of a noun or an adjective.
func (s *sentence) isPredicated(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	t := s.Tokens[s.head(from, to)]
	return t.Rel == lang.Nsubj && t.Head >= 0 && s.child(t.Head, lang.Cop) >= 0 || s.predicate(f) >= 0
}

// predicate returns the noun that the number's "of the" is said to be, "men" in "four of
// the victims are men", by the words alone; -1 if none is.
func (s *sentence) predicate(f quantity.Found) int {
	_, to := s.tokens(f.Number)
	if s.low(to) != "of" || s.low(to+1) != "the" {
		return -1
	}
	j := to + 2
	for j < len(s.Tokens) && j < to+5 && (s.noun(j) || s.Tokens[j].UPOS == lang.Adj) {
		j++
	}
	if w := s.low(j); j == to+2 || w != "are" && w != "were" {
		return -1
	}
	for j++; j < len(s.Tokens) && s.Tokens[j].UPOS == lang.Adj; j++ {
	}
	if j < len(s.Tokens) && s.Tokens[j].UPOS == lang.Noun {
		return j
	}
	return -1
}

// perNumber reports whether the number is a rate over a number of people: "13 per
// 100,000".
func (s *sentence) perNumber(f quantity.Found) bool {
	_, to := s.tokens(f.Number)
	return s.low(to) == "per" && to+1 < len(s.Tokens) && s.Tokens[to+1].UPOS == lang.Num
}

// doneTo reports whether the sentence tells what was done to those counted, or
// that people did something: then a small number in words is one that other
// reports may give otherwise ("fired four missiles"), and not one in passing
// ("two leaders met").
func (r *reader) doneTo(s *sentence, c *candidate) bool {
	if c.counted < 0 || s.Tokens[c.counted].UPOS != lang.Noun && !(c.found.Vague && r.person(s, c.counted)) || ordinary[s.lemma(c.counted)] || spans[s.lemma(c.counted)] {
		return false
	}
	if c.found.Bound != hearsay.Exactly && !c.found.Vague {
		return true // who bounds a number means it
	}
	if c.pred < 0 || s.Tokens[c.pred].UPOS != lang.Verb {
		return false
	}
	sought := hunts[s.lemma(c.pred)] && r.person(s, c.counted)
	if !sought && (tells[s.lemma(c.pred)] || announces[s.lemma(c.pred)]) {
		return false
	}
	from, to := s.tokens(c.found.Number)
	n := s.head(from, to)
	switch ctx := s.context(n, c.counted); ctx.role {
	case lang.Obj, lang.NsubjPass:
		return len(ctx.nouns) == 0
	case lang.Nsubj:
		return len(ctx.nouns) == 0 && !spokesmen[s.lemma(c.counted)] && (!r.person(s, c.counted) || acts[s.lemma(c.pred)])
	}
	return false
}

// hunts are verbs of looking for people.
var hunts = set("seek hunt pursue")

// acts are verbs of what few do on a day, so that another report may count those who
// did it otherwise.
var acts = set(`enter flee escape attack break storm rob burgle shoot open fire stab hijack seize surrender defect desert abstain vote resign quit rebel
	kidnap abduct ambush bomb raid climb jump crash board chain occupy invade`)

// after returns the first token that begins at byte off or behind it.
func (s *sentence) after(off int) int {
	for i, t := range s.Tokens {
		if t.Start >= off {
			return i
		}
	}
	return len(s.Tokens) - 1
}

// number returns the head of the number's tokens.
func (c *candidate) number(s *sentence) int { return s.head(s.tokens(c.found.Number)) }

// hyphened reports whether the number tells by a noun and a hyphen the size of what
// follows: "an 800-page report", "the seven-member panel".
func (s *sentence) hyphened(c *candidate) bool {
	_, to := s.tokens(c.found.Number)
	return s.sizeAt(to) >= 0
}

// sizeAt returns the noun whose size the hyphen and noun that begin at token at tell,
// -1 if they tell none.
func (s *sentence) sizeAt(at int) int {
	word := ""
	switch {
	case s.low(at) == "-":
		at++
		word = s.low(at)
	case strings.HasPrefix(s.low(at), "-"):
		word = s.low(at)[1:]
	}
	if !sizes[word] {
		return -1
	}
	for j := at + 1; j < len(s.Tokens) && j < at+5; j++ {
		if s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)) {
			return j
		}
		if !s.noun(j) && s.Tokens[j].UPOS != lang.Adj {
			break
		}
	}
	return -1
}

// sizes are nouns behind a number and a hyphen by which the size of a thing is told.
var sizes = set("member page story storey strong employee nation country state county city team party lane count seat bed room judge")

// duration reports whether the unit is one of time.
func duration(unit string) bool {
	switch unit {
	case "s", "min", "h", "d", "wk", "mo", "a", "{decade}":
		return true
	}
	return false
}

// lasts reports whether the sentence is about how long something lasted: "a
// sentence of 12 years", "the siege lasted 17 days", "for 75 straight months".
func (s *sentence) lasts(c *candidate) bool {
	from, to := s.tokens(c.found.Quantity.Span)
	for j := max(0, from-2); j < min(len(s.Tokens), to+2); j++ {
		if streaks[s.low(j)] {
			return true
		}
	}
	if s.low(to) == "in" && prisons[s.low(to+1)] || s.low(to) == "behind" && s.low(to+1) == "bars" || s.low(from-1) == "of" && (s.low(from-2) == "term" && prisons[s.low(from-3)] || s.low(from-2) == "sentence") {
		return true // "20 years in prison", "a prison term of three to 10 years"
	}
	if c.pred < 0 || s.Tokens[c.pred].UPOS != lang.Verb || c.pred >= to {
		return false
	}
	return lasting[s.lemma(c.pred)] || s.served(c.pred, to) || s.taking(c.pred) && c.role == lang.Obj && s.low(to) != "off"
}

// served reports whether the length of time before token to is a sentence, by the verb that
// has it and what it is for: "gets 22 years for robbery", "was convicted and served five
// months", and not "served four years as mayor".
func (s *sentence) served(verb, to int) bool {
	w := s.lemma(verb)
	if s.low(to) == "for" && terms[w] && s.low(to+1) != "the" {
		return w != "give" || s.child(verb, lang.AuxPass) >= 0
	}
	if w != "serve" || s.low(to) == "as" || s.low(to) == "in" {
		return false
	}
	for j := range verb {
		if guilt[s.lemma(j)] {
			return true
		}
	}
	return false
}

var (
	// terms are verbs of those who are sentenced.
	terms = set("serve get receive give draw")
	// guilt are words for what leads to a sentence.
	guilt = set("convict conviction guilty sentence prison jail inmate imprison plead")
)

// taking reports whether the verb is that of something which takes its time: "the inquiry
// took 11 months", and not "she took two weeks".
func (s *sentence) taking(verb int) bool {
	if s.lemma(verb) != "take" {
		return false
	}
	by := s.child(verb, lang.Nsubj)
	return by >= 0 && by < verb && (s.low(by) == "it" || s.Tokens[by].UPOS == lang.Noun && !persons[s.lemma(by)])
}

// prisons are words for where a sentence is served.
var prisons = set("prison jail custody detention")

var (
	streaks = set("straight consecutive streak")
	lasting = set("last sentence jail imprison")
)

// movedFrom reports whether the number is the level that something moved away
// from, and the one that it moved to follows.
func (s *sentence) movedFrom(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	return from < to && (s.low(from-1) == "from" || s.low(from) == "from") && s.low(to) == "to" && (s.at(to+1).UPOS == lang.Num || s.at(to+1).UPOS == lang.Sym)
}

// clocks are words behind a time of day.
var clocks = set("midnight noon p.m a.m pm am o'clock bst gmt utc cet cest est edt pst pdt")

// dials reports whether the number is one to call, or part of a unit.
func dials(s *sentence, f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	switch s.low(from - 1) {
	case "per": // "per 100,000 people" is part of a unit
		return true
	case "every":
		return s.low(from-2) == "for" || s.low(from-2) == "in"
	case "into":
		return emergencies[s.low(from)]
	case "call", "calls", "called", "calling", "dial", "dialed", "dialled", "dialing", "dialling", "phone", "phoned", "telephone", "tel", "fax", "text", "switchboard", "hotline", "extension":
		return true
	case "number", "stoppers", "crimestoppers": // "text it to the number 44848"
		return len(f.Number.Of(s.text)) > 4
	case "to", "(":
		if s.texted(from) {
			return true // "text OSK to 44848"
		}
		fallthrough
	case "a", "the", "via":
		if emergencies[s.low(from)] && (s.low(from-1) == "to" || s.low(from-1) == "via") && !s.noun(to) {
			return true
		}
	}
	if s.low(to) == "-" { // "a 911-call"
		to++
	}
	return emergencies[s.low(from)] && (calling[s.lemma(to)] || s.low(from) == "911" && s.at(to).XPOS != lang.NNS)
}

// texted reports whether the number at token i is one that a word is texted to.
func (s *sentence) texted(i int) bool {
	if w := s.form(i); len(w) < 5 || strings.Trim(w, "0123456789") != "" {
		return false
	}
	for j := i - 1; j >= 0 && j > i-18; j-- {
		if w := s.low(j); w == "text" || w == "texting" || w == "sms" {
			return true
		}
	}
	return false
}

var (
	// emergencies are the numbers of emergency services.
	emergencies = set("911 999 112 000 110 119")
	// calling are nouns behind the number of an emergency service.
	calling = set("call phone caller operator dispatcher tape recording dispatch center centre system")
)

// ordinary are nouns whose numbers tell nothing worth comparing.
var ordinary = set("time way thing side question reason point step part page minute hour day week month year century edition degree")

var (
	one     = decimal.NewFromInt(1)
	five    = decimal.NewFromInt(5)
	ten     = decimal.NewFromInt(10)
	twelve  = decimal.NewFromInt(12)
	hundred = decimal.NewFromInt(100)
)

func value(f quantity.Found) decimal.Decimal {
	if f.Low != nil {
		return *f.Low
	}
	return *f.High
}

// stopBetween reports whether a full stop stands in text[from:to]: behind an
// abbreviated unit it may end the sentence, and behind initials ("U.S. ", "J. ") not.
func (s *sentence) stopBetween(from, to int) bool {
	for at := from; at < to; at++ {
		i := strings.Index(s.text[at:to], ". ")
		if i < 0 {
			return false
		}
		at += i
		initial := at > 0 && s.text[at-1] >= 'A' && s.text[at-1] <= 'Z' && (at < 2 || s.text[at-2] == '.' || s.text[at-2] == ' ')
		if !initial {
			return true
		}
	}
	return false
}

// spans and recent make times like "last night", which nothing counts.
var (
	spans  = set("night day week weekend month year morning evening afternoon time winter summer spring autumn season")
	recent = set("last this next that every each")
)
