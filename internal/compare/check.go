package compare

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// Check answers, for each of the documents in order, whether it states the
// claim. What the claim leaves open is not asked: a claim without a period is
// stated so by a document that gives one. A document may state a figure more
// than once; the closest is taken.
func Check(ctx context.Context, asked *hearsay.Annotated, c *hearsay.Claim, docs []hearsay.Annotated) ([]hearsay.Answer, error) {
	want := newClaim(&document{Annotated: asked, origin: -1}, c)
	out := make([]hearsay.Answer, len(docs))
	for i := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d := &document{Annotated: &docs[i], origin: -1}
		out[i] = hearsay.Answer{Doc: d.ID, Standing: hearsay.NotStated}
		best := 0
		for k := range d.Claims {
			got := newClaim(d, &d.Claims[k])
			score, differences := answers(want, got)
			if score > best {
				best = score
				out[i].Standing, out[i].Claim, out[i].Differences = hearsay.StatedDifferently, got.Claim, differences
				if len(differences) == 0 {
					out[i].Standing = hearsay.StatedSo
				}
			}
		}
		if out[i].Standing == hearsay.NotStated {
			out[i].Number = numberPlaces(d.Text, want)
		}
	}
	return out, nil
}

// answers scores how well got answers to want, 0 if it is another figure, and
// lists the fields in which they differ.
//
// The value and what is counted are what makes a figure: with the same value
// something else must speak for it too, with another value measure and subject
// must both be the same.
func answers(want, got *claim) (score int, differences []hearsay.Difference) {
	if (want.Quantity == nil) != (got.Quantity == nil) || (want.Comparison == nil) != (got.Comparison == nil) || (want.Ratio == nil) != (got.Ratio == nil) {
		return 0, nil
	}
	if want.Quantity != nil && want.Quantity.Unit != got.Quantity.Unit {
		return 0, nil
	}
	differ := func(field, asked, stated string) {
		differences = append(differences, hearsay.Difference{Field: field, Asked: asked, Stated: stated})
	}
	value := sameValue(want, got)
	if want.Comparison != nil {
		if !value {
			return 0, nil
		}
		if opposed(want.Comparison, got.Comparison) {
			differ("value", show(want), show(got))
		}
	} else if !value {
		differ("value", showValue(want), showValue(got))
	}
	if want.Quantity != nil && want.Quantity.Bound != got.Quantity.Bound && value {
		differ("bound", string(want.Quantity.Bound), string(got.Quantity.Bound))
	}
	measure := measureHeld(want, got)
	thing := (sameThing(want, got) || sameHead(want, got)) && !otherSex(want, got)
	if !value && want.Comparison == nil && !(measure && thing && anotherValue(want, got)) {
		return 0, nil
	}
	if !measure {
		differ("measure", string(want.Measure), string(got.Measure))
	}
	if !thing && want.Quantity != nil && got.Quantity != nil && want.Quantity.Unit == "1" {
		differ("counted", want.Quantity.Counted, got.Quantity.Counted)
	}
	subject := nameHeld(want.Subject, got) && nameHeld(want.PlaceName, got) && !otherPlace(want, got)
	if !subject {
		differ("subject", cmp.Or(want.Subject, want.PlaceName), cmp.Or(got.Subject, got.PlaceName))
	}
	period := periodHeld(want.Period, got)
	if !period {
		differ("period", periodWords(want.Period), periodWords(got.Period))
	}
	if p := lastParty(want.Attribution); known(p) && !slices.ContainsFunc(got.Attribution, func(o hearsay.Party) bool { return sameParty(p, o) }) && foldName(p.Name) != foldName(got.doc.Outlet.Value) {
		differ("attribution", partyNames(want.Attribution), partyNames(got.Attribution))
	}
	if got.Modality != want.Modality && got.Modality != "" && want.Modality != "" && (firm(want.Modality) != firm(got.Modality)) {
		differ("modality", string(want.Modality), string(got.Modality))
	}

	switch {
	case value && small(want):
		if !measure && !(subject && want.Subject != "") || !thing {
			return 0, nil
		}
	case value:
		if !measure && !thing && !subject {
			return 0, nil
		}
	default:
		if !subject || !period {
			return 0, nil
		}
	}
	score = 20 - 2*len(differences)
	for _, held := range []bool{value, value, value, measure, measure, subject, thing, period} {
		if held {
			score++
		}
	}
	if value && !measure && small(want) { // the same small number is so by chance
		score -= 2
	}
	return max(score, 1), differences
}

// anotherValue reports whether got, of the same measure and things, can answer with another value: only
// where all that is asked about it is the same; a part is no answer to a whole.
func anotherValue(want, got *claim) bool {
	if want.Measure == "" || want.Subject == "" && want.PlaceName == "" && want.Quantity != nil && want.Quantity.Counted == "" {
		return false
	}
	return (want.PartOf == "") == (got.PartOf == "") && want.Further == got.Further && sameSort(want, got) && !farApart(want, got)
}

// sameHead reports whether the noun that the one counts is the last part of that which the other
// counts: girls, and schoolgirls.
func sameHead(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil || a.Quantity.Counted == "" || b.Quantity.Counted == "" {
		return false
	}
	x, y := lastOf(partyWords(a.Quantity.Counted)), lastOf(partyWords(b.Quantity.Counted))
	return len(x) > 3 && len(y) > 3 && (strings.HasSuffix(x, y) || strings.HasSuffix(y, x))
}

func lastOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// otherSex reports whether the one counts women and the other men.
func otherSex(a, b *claim) bool {
	of := func(c *claim) (women, men bool) {
		if c.Quantity == nil {
			return false, false
		}
		for _, w := range partyWords(c.Quantity.Counted) {
			women, men = women || females[w], men || males[w]
		}
		return women, men
	}
	women, men := of(a)
	others, them := of(b)
	return women && !men && them && !others || men && !women && others && !them
}

// females and males are nouns for people by their sex.
var (
	females = set("woman women girl girls female females")
	males   = set("man men boy boys male males")
)

// firm reports whether a modality puts a figure as one that is.
func firm(m hearsay.Modality) bool { return m == hearsay.Asserted || m == hearsay.Estimated }

// farApart reports whether the one value is so many times the other that the two are no answers to
// one question: a price per share and that of the firm.
func farApart(a, b *claim) bool {
	x, y := value(a), value(b)
	if x == nil || y == nil || x.IsZero() || y.IsZero() {
		return false
	}
	return x.Abs().GreaterThan(y.Abs().Mul(thousand)) || y.Abs().GreaterThan(x.Abs().Mul(thousand))
}

// measureHeld reports whether got measures what is asked for. A figure asked
// for without a measure may be of any; of two measures that are not settled, one is the other where
// it is told by the same words, or the sentence that has the same value has them.
func measureHeld(want, got *claim) bool {
	if want.Measure == "" || sameMeasure(want, got) {
		return true
	}
	if want.Quantity != nil && got.Quantity != nil && string(want.Measure) == want.Quantity.Counted && countedClass(want) == countedClass(got) {
		return true
	}
	if defined(want.Measure) || defined(got.Measure) {
		return false
	}
	asked, stated := measureStems(want), measureStems(got)
	if sameValue(want, got) && (within(asked, contextOf(got)) || within(stated, contextOf(want))) {
		return true
	}
	for stem := range asked {
		if stated[stem] {
			return !oneSided(want, got)
		}
	}
	return false
}

// measureStems returns the stems of the words of a measure.
func measureStems(c *claim) map[string]bool {
	out := make(map[string]bool)
	for _, w := range fold.Words(string(c.Measure)) {
		if stem, ok := contentStem(w.Folded); ok {
			out[stem] = true
		}
	}
	return out
}

// within reports whether all of the stems, and at least one, are among others.
func within(stems, others map[string]bool) bool {
	for stem := range stems {
		if !others[stem] {
			return false
		}
	}
	return len(stems) > 0
}

// oneSided reports whether one of two measures alone has a word that makes another measure of it: a
// speed, and its limit.
func oneSided(a, b *claim) bool {
	has := func(c *claim) (out string) {
		for _, w := range fold.Words(string(c.Measure)) {
			if makesOther[w.Folded] {
				out += w.Folded + " "
			}
		}
		return out
	}
	return has(a) != has(b)
}

// makesOther are words that make another measure of the one beside them.
var makesOther = set("limit average median record target maximum minimum peak top growth rise fall increase decrease change total net gross per daily monthly annual yearly former")

// nameHeld reports whether the words of a name stand in the subject, the object or the place of the
// claim or beside it in its sentence; for a claim that names nobody and nowhere by itself, also where
// its document tells what it is about, by whatever noun for what happened.
func nameHeld(name string, got *claim) bool {
	words := partyWords(name)
	if len(words) == 0 {
		return true
	}
	own, topic := make(map[string]bool), make(map[string]bool)
	add := func(has map[string]bool, texts ...string) {
		for _, s := range texts {
			for _, w := range partyWords(s) {
				has[w] = true
			}
		}
	}
	add(own, got.Subject, got.Object, got.PlaceName)
	around, end := sentenceAround(got.doc.Text, got.Span), min(len(got.doc.Text), opening)
	if around.Start > lede { // what is told only there is not what the document is about
		end = min(end, around.Start)
	}
	add(topic, got.doc.Title.Value, got.doc.Text[:end])
	among := func(has map[string]bool) func(w string) bool { return func(w string) bool { return has[w] } }
	event := got.Topical && slices.ContainsFunc(partyWords(got.Subject), among(topic)) // of what the document is about
	if event || got.place == "" || slices.ContainsFunc(words, among(own)) {            // and no figure of another place in passing
		add(own, around.Of(got.doc.Text))
	}
	about := (event || got.Subject == strings.ToLower(got.Subject)) && (got.place == "" || partOfTopic(got.place, foldName(got.Subject)))
	return !slices.ContainsFunc(words, func(w string) bool { return !own[w] && !(about && (topic[w] || event && happens[w])) })
}

// otherPlace reports whether both figures are put at a place by name, and the two have no word in common.
func otherPlace(want, got *claim) bool {
	plain := !slices.ContainsFunc(strings.Fields(want.PlaceName), func(w string) bool { return w == strings.ToLower(w) })
	return plain && want.place != "" && got.place != "" && !slices.ContainsFunc(strings.Fields(want.place), func(w string) bool {
		return slices.Contains(strings.Fields(got.place), w) || slices.Contains(partyWords(got.Subject), w)
	})
}

// How many bytes at the head of a document tell what it is about, and how many are its first
// sentences.
const (
	opening = 1000
	lede    = 300
)

// happens are nouns for what happened, of which reports have one each for the same.
var happens = set("crash accident derailment collision wreck disaster tragedy incident attack assault bombing blast explosion shooting massacre raid strike fire blaze inferno quake earthquake tremor flood floods flooding storm hurricane typhoon cyclone tornado landslide avalanche outbreak epidemic")

// periodHeld reports whether the time asked for can be that of the claim: not
// stated, equal as far as both are known, or one within the other's month or
// year.
func periodHeld(want hearsay.Period, got *claim) bool {
	if (want.Type == hearsay.Rate) != (got.Period.Type == hearsay.Rate) || want.Type == hearsay.Rate && want.Per != got.Period.Per {
		return false
	}
	if want.Value == "" {
		return true
	}
	if got.Period.Value == "" {
		return false
	}
	a, b := want.Value, got.Period.Value
	n := min(len(a), len(b))
	return matches(a[:n], b[:n])
}

func periodWords(p hearsay.Period) string {
	switch {
	case p.Type == hearsay.Rate:
		return strings.TrimSpace(showPer(p.Per) + " " + p.Value)
	case p.Type == hearsay.Cumulative:
		return strings.TrimSpace("in all " + p.Value)
	}
	return p.Value
}

// numberPlaces returns where the number of the claim stands in the text in
// digits, whatever marks its thousands.
func numberPlaces(text string, c *claim) []hearsay.Span {
	v := value(c)
	if v == nil {
		return nil
	}
	digits := v.Abs().String()
	var out []hearsay.Span
	for _, w := range fold.Words(text) {
		if plain := strings.ReplaceAll(w.Folded, ",", ""); plain == digits {
			out = append(out, hearsay.Span{Start: w.Start, End: w.End})
		}
	}
	return out
}
