package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// claim is one claim on its way into a family.
type claim struct {
	*hearsay.Claim
	doc     *document
	group   string // of its measure
	subject string // folded, if it is a name
	thing   string // stem of the noun that the figure is told of, where that is no name
	place   string // folded
	family  *claimFamily
	context map[string]bool // see contextOf
	// fraction is set for a figure out of a larger one of what it measures, as
	// "nine of the 31 dead", and not for the dead among the cases.
	fraction bool
}

// claimFamily is comparable claims; the first is the one that began it.
type claimFamily struct {
	id     string
	claims []*claim
	pairs  []hearsay.ClaimPair
	byDoc  map[*document][]*claim // see in
	first  map[string]*claim      // the earliest of each value, by valueKey

	minOrigins, maxOrigins int
}

// in returns the claims of the family that stand in a document; the family must
// be whole.
func (f *claimFamily) in(d *document) []*claim {
	if f.byDoc == nil {
		f.byDoc = make(map[*document][]*claim)
		for _, c := range f.claims {
			f.byDoc[c.doc] = append(f.byDoc[c.doc], c)
		}
	}
	return f.byDoc[d]
}

// add puts a claim into the family.
func (f *claimFamily) add(c *claim) {
	f.claims = append(f.claims, c)
	c.family = f
	if k := valueKey(c); f.first[k] == nil {
		f.first[k] = c
	}
}

func (f *claimFamily) base() *claim { return f.claims[0] }

// claimSet is the claims of a pile in families.
type claimSet struct {
	list []*claimFamily
	byID map[string]*claim
}

// claimFamilies groups the claims of the pile by what they measure of whom and
// for which time. A claim of a document that derives from another one joins
// the family of the claim that it retells, even where the retelling has
// changed what is measured: that is what the drift is about.
func claimFamilies(p *pile, said []hearsay.Regrouping) *claimSet {
	set := &claimSet{byID: make(map[string]*claim)}
	byKey := make(map[string][]*claimFamily)
	byNumber := make(map[string]*claim) // the earliest of each story and number, see numberKey
	byDoc := make(map[*document][]*claim)
	for _, d := range p.docs {
		for i := range d.Claims {
			c := newClaim(d, &d.Claims[i])
			set.byID[c.ID] = c
			byDoc[d] = append(byDoc[d], c)
		}
		for _, c := range byDoc[d] {
			c.fraction = c.PartOf != "" && !outcome(c, set.byID[c.PartOf])
		}
		for _, c := range byDoc[d] {
			f := retold(byDoc, c)
			if f == nil {
				f = joinable(byKey[c.key()], c)
			}
			if f == nil {
				f = joinableByTopic(byKey, c)
			}
			number := numberKey(c)
			if o := byNumber[number]; f == nil && o != nil && sameNumber(o, c) {
				f = o.family
			}
			if f == nil {
				f = &claimFamily{first: make(map[string]*claim)}
				set.list = append(set.list, f)
				if k := c.key(); len(byKey[k]) < maxBucket {
					byKey[k] = append(byKey[k], f)
				}
			}
			f.add(c)
			if number != "" && byNumber[number] == nil {
				byNumber[number] = c
			}
		}
	}
	set.regroup(said)
	slices.SortFunc(set.list, func(a, b *claimFamily) int {
		return cmp.Or(cmp.Compare(a.base().Doc, b.base().Doc), a.base().Span.Compare(b.base().Span), cmp.Compare(a.base().ID, b.base().ID))
	})
	for _, f := range set.list {
		f.id = hearsay.FamilyID(f.base().ID)
		f.countOrigins()
		f.pairUp()
	}
	return set
}

func newClaim(d *document, c *hearsay.Claim) *claim {
	out := &claim{Claim: c, doc: d, group: group(c.Measure), subject: foldName(c.Subject), place: foldName(c.PlaceName)}
	if c.Topical { // documents name their topic each in their own way; the story stands for it
		out.subject = ""
	} else if noun, name, _ := strings.Cut(c.Subject, ", "); strings.ToLower(noun) == noun { // what one report calls the rocket is a missile in another
		if words := partyWords(noun); len(words) > 0 && c.Quantity != nil && c.Quantity.Unit != "1" {
			out.thing, _ = contentStem(words[len(words)-1])
			out.subject = ""
		} else if name != "" { // of whom the noun is, the report as a whole tells
			out.subject = foldName(noun)
		}
	}
	return out
}

// outcome reports whether the whole of a figure is all of those to whom something
// else happened, so that the figure is a total of its own.
func outcome(c, whole *claim) bool {
	return whole != nil && whole.PartOf == "" && (whole.Measure == "cases" && c.Measure == "killed" || slices.Contains(outcomes[whole.Measure], c.Measure))
}

// foldName brings a name to the form in which names compare.
func foldName(s string) string {
	var words []string
	for _, w := range fold.Words(s) {
		if f := strings.TrimSuffix(w.Folded, "'s"); !nameWords[f] {
			words = append(words, f)
		}
	}
	return strings.Join(words, " ")
}

// key is what comparable claims share: kind, unit, measure, and the subject.
// Where no subject is named the figure belongs to its story.
func (c *claim) key() string {
	var b strings.Builder
	switch {
	case c.Comparison != nil:
		fmt.Fprintf(&b, "comparison|%s|%s", pairKey(c.Comparison), c.subject)
	case c.Ratio != nil && c.Quantity == nil:
		fmt.Fprintf(&b, "ratio|%s|%s", c.group, c.subject)
	default:
		fmt.Fprintf(&b, "%s|%s|%s", c.Quantity.Unit, c.group, c.subject)
	}
	if c.Period.Type == hearsay.Rate {
		b.WriteString("|" + c.Period.Per)
	}
	if c.Modality == hearsay.Denied { // what is denied corroborates nothing
		b.WriteString("|denied")
	}
	if c.Further || differs(c) { // an addition or a difference is no total
		b.WriteString("|+")
	}
	if c.subject == "" || c.group == "" && c.Comparison == nil || c.anywhere() {
		b.WriteString("|" + c.doc.story)
	}
	return b.String()
}

// anywhere reports whether any story may have such a figure of its own: a few of
// something under a measure that is not settled ("two suspects sought"), or what is
// told of "police".
func (c *claim) anywhere() bool {
	return c.Comparison == nil && !defined(c.Measure) && small(c) || officials[c.subject] != ""
}

// pairKey names the two sides of a comparison, whichever stands first.
func pairKey(c *hearsay.Comparison) string {
	a, b := sphere(hearsay.Measure(c.Left)), sphere(hearsay.Measure(c.Right))
	if a > b {
		a, b = b, a
	}
	return a + "/" + b
}

// retold returns the family of the claim that c retells: the same value in a
// document that c's document derives from.
func retold(byDoc map[*document][]*claim, c *claim) *claimFamily {
	for a, n := c.doc.parent, 0; a != nil && n <= c.doc.depth; a, n = a.parent, n+1 {
		var best *claim
		bestScore := 0
		for _, o := range byDoc[a] {
			if s := retelling(o, c); s > bestScore {
				best, bestScore = o, s
			}
		}
		if best != nil {
			return best.family
		}
	}
	return nil
}

// retelling scores how likely c retells o: 0 if it does not. Small bare
// numbers are alike by chance and need a measure or a subject in common too,
// round ones that or a sentence that says much the same.
func retelling(o, c *claim) int {
	if !sameValue(o, c) && !unitTaken(o, c) && !converted(o, c) && rangeReduced(o, c) == "" || !samePeriod(o.Period, c.Period) && !oneTime(o, c) {
		return 0
	}
	score := 1
	for _, same := range []bool{
		o.group == c.group || sphere(o.Measure) == sphere(c.Measure), o.subject == c.subject && o.subject != "",
		o.Quantity != nil && c.Quantity != nil && foldName(o.Quantity.Counted) == foldName(c.Quantity.Counted) && c.Quantity.Counted != "",
		o.Period.Value != "" && matches(o.Period.Value, c.Period.Value),
	} {
		if same {
			score++
		}
	}
	switch {
	case small(c) && (score < 3 && !(score == 2 && sameContext(o, c)) || otherFate(o, c) && !sameContext(o, c)),
		score < 2 && (!telling(c) || unitTaken(o, c)) && !sameContext(o, c):
		return 0
	}
	return score
}

// otherFate reports whether two claims have settled measures neither of which takes in
// the other.
func otherFate(a, b *claim) bool {
	return defined(a.Measure) && defined(b.Measure) && a.Measure != b.Measure && !widens(a.Measure, b.Measure) && !widens(b.Measure, a.Measure)
}

// small reports whether the value is one that reports share by chance.
func small(c *claim) bool {
	v := value(c)
	return v == nil || c.Quantity == nil || c.Quantity.Unit == "1" && v.IsInteger() && v.LessThan(hundred)
}

// telling reports whether the value is no round one, or so large that reports
// hardly share it by chance.
func telling(c *claim) bool {
	v := value(c)
	return v != nil && (significant(*v) > 1 || v.Abs().GreaterThanOrEqual(million))
}

// joinable returns the family among list that c belongs to, or nil: the same
// value first, else one whose period and place can be the same.
func joinable(list []*claimFamily, c *claim) *claimFamily {
	var open *claimFamily
	for _, f := range list {
		if same := f.first[valueKey(c)]; same != nil && sameValue(same, c) && canBeOne(same, c) {
			return f
		}
		b := f.base()
		if open == nil && b.fraction == c.fraction && canBeOne(b, c) && (b.doc != c.doc || otherSource(b, c)) && (over(b.Period) == over(c.Period) || !explicitPast(b, c)) {
			open = f
		}
	}
	return open
}

// canBeOne reports whether two claims of one key can be of the same time, place, things and event.
func canBeOne(a, b *claim) bool {
	return sameTimeAndPlace(a, b) && sameThing(a, b) && !otherEvent(a, b)
}

// joinableByTopic returns the family of c where one report names as the subject of
// the figure what the other, of the same story, is about and does not repeat: all of
// it ("tide fever"), or a part ("Rochester" of "shooting, Rochester").
func joinableByTopic(byKey map[string][]*claimFamily, c *claim) *claimFamily {
	topic := foldName(c.Subject)
	if topic == "" || c.group == "" {
		return nil
	}
	subjects := []string{""}
	if c.Topical {
		subjects = []string{topic}
		for part := range strings.SplitSeq(c.Subject, ", ") {
			if f := foldName(part); f != topic && f != "" {
				subjects = append(subjects, f)
			}
		}
	}
	for _, s := range subjects {
		other := *c
		other.subject = s
		if f := joinable(slices.DeleteFunc(slices.Clone(byKey[other.key()]), func(f *claimFamily) bool {
			b := f.base()
			return b.Topical == c.Topical || b.doc.story != c.doc.story || !(partOfTopic(foldName(b.Subject), topic) || partOfTopic(topic, foldName(b.Subject)))
		}), c); f != nil {
			return f
		}
	}
	return nil
}

// partOfTopic reports whether all words of a name stand in that of a topic.
func partOfTopic(name, topic string) bool {
	words := strings.Fields(topic)
	for _, w := range strings.Fields(name) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return name != ""
}

// numberKey names the number of a claim in its story, "" where other figures of the
// story may well have it too: only long ones and large ones tell what they are of
// whatever words a report has for it.
func numberKey(c *claim) string {
	v := value(c)
	if v == nil || c.Quantity == nil || isRange(c) || c.doc.story == "" || c.Modality == hearsay.Denied {
		return ""
	}
	n, unit := significant(*v), c.Quantity.Unit
	long := false
	switch {
	case unit == "1":
		long = n > 2 && v.IsInteger() && v.GreaterThan(thousand)
	case isMoney(unit):
		long = n > 2
	case unit != "%":
		long = n > 1 && v.GreaterThan(hundred)
	}
	if !long && (n < 2 || v.Abs().LessThan(million)) {
		return ""
	}
	return c.doc.story + "|" + unit + "|" + v.String() + "|" + c.Period.Per
}

// sameNumber reports whether two claims of one [numberKey] are one figure under two
// measures: "affected 143 million consumers", "data of 143 million Americans exposed".
// Measures that are settled, and other times and places, keep them apart.
func sameNumber(a, b *claim) bool {
	return a.doc != b.doc && (a.group == b.group || !defined(a.Measure) || !defined(b.Measure)) && a.Further == b.Further &&
		(samePeriod(a.Period, b.Period) || oneTime(a, b)) && (significant(*value(a)) > 2 && value(a).GreaterThan(million) || sharedWords(a, b) > 1)
}

// sameEventDays is how many days apart two reports may be dated whose figures can
// be of one event though neither says so.
const sameEventDays = 31

// otherEvent reports whether two counts of people stand in reports dated far
// apart that do not say which time they are for: then nothing tells that they
// count the same.
func otherEvent(a, b *claim) bool {
	if a.Quantity == nil || a.Quantity.Unit != "1" || !defined(a.Measure) {
		return false
	}
	if daysApart(a.doc.Published.Value, b.doc.Published.Value) <= sameEventDays || a.doc.derives(b.doc) || b.doc.derives(a.doc) {
		return false
	}
	running := a.Period.Type == hearsay.Cumulative && b.Period.Type == hearsay.Cumulative
	return !running && !samePeriodStated(a, b)
}

// otherSource reports whether two claims of one document stand against each
// other: parties that are named and not the same vouch for them, for the same
// time as far as they say, and neither is said to be out of something larger.
func otherSource(a, b *claim) bool {
	x, y := lastParty(a.Attribution), lastParty(b.Attribution)
	return known(x) && known(y) && !sameParty(x, y) && a.Period.Value == b.Period.Value && !outOf(a) && !outOf(b)
}

// outOf reports whether the words take the figure out of a larger one: "seven of
// the dead", "40 of them".
func outOf(c *claim) bool {
	if c.PartOf != "" || c.Span.End > len(c.doc.Text) {
		return true
	}
	said := partitiveText(c)
	return strings.Contains(said, " of the ") || strings.Contains(said, " of them") || strings.Contains(said, " of those") || strings.Contains(said, " of these")
}

// partitiveText returns the words of a figure and the beginning of what follows, where
// it may be said out of what it is.
func partitiveText(c *claim) string {
	return c.doc.Text[min(c.Span.Start, len(c.doc.Text)):min(len(c.doc.Text), c.Span.End+16)]
}

// sameTimeAndPlace reports whether two claims can be about the same place and
// time. Reports put one event on the evening and on the night, in the town and in
// the park: where they give the same number, one of the two may be told otherwise,
// but not both.
func sameTimeAndPlace(a, b *claim) bool {
	when, where := samePeriod(a.Period, b.Period) || sameState(a, b), sameRegion(a, b)
	return when && where || where && oneTime(a, b) || when && a.Period.Value != "" && b.Period.Value != "" && onePlace(a, b)
}

// sameState reports whether two counts are of how things stood on two days: the
// missing of Monday, and of Thursday.
func sameState(a, b *claim) bool {
	return a.Period.Type == hearsay.Instant && b.Period.Type == hearsay.Instant && dwindles[a.Measure]
}

// dwindles are measures of states that a later count finds smaller, as people are
// found, go home or die.
var dwindles = map[hearsay.Measure]bool{"missing": true, "trapped": true, "in hospital": true, "displaced": true, "held": true, "captured": true}

// onePlace reports whether two counts of people in one story that give the same
// number can be of one place under two names.
func onePlace(a, b *claim) bool {
	return sameValue(a, b) && a.doc.story != "" && a.doc.story == b.doc.story && defined(a.Measure) && foldName(a.Object) == foldName(b.Object)
}

// sameRegion reports whether the two claims can be about the same place and
// object.
func sameRegion(a, b *claim) bool {
	ao, bo := foldName(a.Object), foldName(b.Object)
	return (a.place == b.place || a.place == "" || b.place == "" || whereItHappened(a, b)) && (ao == bo || ao == "" || bo == "")
}

// whereItHappened reports whether the places of two figures are where, as each of two reports of one
// story has it, what this is about happened: in London as the one says, in Croydon as the other.
func whereItHappened(a, b *claim) bool {
	event := func(c *claim) bool {
		return c.Topical && defined(c.Measure) && partOfTopic(c.place, foldName(c.Subject))
	}
	return a.doc != b.doc && a.doc.story != "" && a.doc.story == b.doc.story && a.Period.Value != "" && a.Period.Value == b.Period.Value && event(a) && event(b)
}

// sameThing keeps apart figures that count different things or different
// people: officers hurt are no answer to protesters hurt. Where one of them
// does not say, or only says people, they can be the same if they agree.
func sameThing(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil || a.Quantity.Unit != "1" {
		return a.thing == b.thing || a.thing == "" || b.thing == "" || sameValue(a, b)
	}
	ca, cb := countedClass(a), countedClass(b)
	return ca == cb || ca == "" || cb == "" || (ca == anybody || cb == anybody) && sameValue(a, b)
}

const anybody = "people"

// people are nouns that count persons, whoever they are; forces are those of an
// army.
var (
	people = set("people person persons women victims victim dead bodies body fatalities deaths lives inhabitants")
	forces = set("soldiers soldier troops troop personnel servicemen serviceman servicewomen fighters fighter men military")
	// anyones are words that stand for people and do not say for whom: what
	// happened to them, or that there are others.
	anyones = set("others other injured wounded casualties casualty arrests arrest detentions homicides homicide murders killings slayings injuries survivors suspects suspect")
)

// oneClass are nouns that news use for one another, with the noun that stands for
// all of them.
var oneClass = func() map[string]string {
	m := make(map[string]string)
	for _, words := range []string{
		"jobs job position positions role roles post posts",
		"protesters protester demonstrators demonstrator marchers marcher",
		"children child kids kid",
		"teenagers teenager teens teen",
		"homes home houses house dwellings dwelling",
		"pupils pupil students student schoolchildren",
		"firms firm companies company",
		"attackers attacker assailants assailant gunmen gunman terrorists terrorist militants militant insurgents insurgent killers killer",
	} {
		list := strings.Fields(words)
		for _, w := range list {
			m[w] = list[0]
		}
	}
	return m
}()

// countedClass names what is counted: "" if the text does not tell.
func countedClass(c *claim) string {
	words := partyWords(c.Quantity.Counted)
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	switch {
	case people[last] || anyones[last]:
		return anybody
	case forces[last]:
		return "forces"
	case oneClass[last] != "":
		return oneClass[last]
	}
	stem, _ := contentStem(last)
	return stem
}

// countOrigins counts how many independent texts the claims go back to. At
// most each origin is one, but for those that have the figure in the same sentence, word
// for word; at least those count once that name the same party as their source.
func (f *claimFamily) countOrigins() {
	origins, sentences := make(map[int]bool), make(map[string]bool)
	var sources []hearsay.Party
	none, repeated := 0, 0
	for _, c := range f.claims {
		key := c.doc.origin
		if key < 0 {
			key = -2 - c.doc.rank
		}
		if origins[key] {
			continue
		}
		origins[key] = true
		if s := longSentence(c); s != "" {
			if sentences[s] {
				repeated++
				continue
			}
			sentences[s] = true
		}
		last := lastParty(c.Attribution)
		switch {
		case !known(last):
			none++
		case !slices.ContainsFunc(sources, func(p hearsay.Party) bool { return sameParty(p, last) }):
			sources = append(sources, last)
		}
	}
	f.maxOrigins = len(origins) - repeated
	f.minOrigins = max(1, len(sources)+min(none, f.maxOrigins-len(sources)))
}

// longSentence returns the words of the sentence of a claim, "" if they are so few that two
// reports may have them by chance.
func longSentence(c *claim) string {
	if c.Span.End > len(c.doc.Text) {
		return ""
	}
	sentence := sentenceAround(c.doc.Text, c.Span).Of(c.doc.Text)
	words := fold.Words(sentence)
	if len(words) < phrase {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Folded)
		b.WriteByte(' ')
	}
	return b.String()
}

// families returns the families as the root package has them.
func (s *claimSet) families() []hearsay.ClaimFamily {
	out := make([]hearsay.ClaimFamily, len(s.list))
	for i, f := range s.list {
		out[i] = hearsay.ClaimFamily{ID: f.id, MinOrigins: f.minOrigins, MaxOrigins: f.maxOrigins, Pairs: f.pairs}
		for _, c := range f.claims {
			out[i].Claims = append(out[i].Claims, c.ID)
		}
		slices.Sort(out[i].Claims)
	}
	return out
}
