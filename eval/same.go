package main

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// This file says when a field of a claim is what a label has. Two notations of
// one thing are the same; a wider or narrower thing is not.

// sameNumber reports whether the claim has the label's number: for a range both
// of its ends. A share is the same as a fraction and in percent (0.5, 50 %; two thirds, 66.7 %).
func sameNumber(want *goldClaim, c *hearsay.Claim) bool {
	is := func(want, got *decimal.Decimal) bool { return want != nil && got != nil && want.Equal(*got) }
	switch {
	case want.Comparison != "":
		return c.Comparison != nil
	case want.Ratio != nil:
		return is(want.Ratio, c.Ratio)
	case c.Quantity == nil:
		return false
	case want.Value != nil:
		if c.Quantity.Unit == "%" && want.Unit == "" && want.Value.Abs().LessThan(decimal.NewFromInt(1)) {
			percent := want.Value.Shift(2)
			return is(&percent, c.Quantity.Low) || is(&percent, c.Quantity.High)
		}
		if fraction(want, c) {
			return isPart(want.Value, c.Quantity.Low) || isPart(want.Value, c.Quantity.High)
		}
		return is(want.Value, c.Quantity.Low) || is(want.Value, c.Quantity.High)
	}
	if fraction(want, c) && (want.Low == nil || want.High == nil) {
		end := cmp.Or(want.Low, want.High)
		if end == nil {
			return false
		}
		return isPart(end, c.Quantity.Low) || isPart(end, c.Quantity.High)
	}
	if fraction(want, c) {
		return isPart(want.Low, c.Quantity.Low) && isPart(want.High, c.Quantity.High)
	}
	return (want.Low == nil || is(want.Low, c.Quantity.Low)) && (want.High == nil || is(want.High, c.Quantity.High))
}

// isPart reports whether a label in percent is the fraction, rounded to as many
// digits as the label has: 66.7, or 67, is two thirds.
func isPart(percent, fraction *decimal.Decimal) bool {
	return percent != nil && fraction != nil && percent.Equal(fraction.Shift(2).Round(-percent.Exponent()))
}

// fraction reports whether the label gives in percent what the claim has as a
// fraction: "three in four".
func fraction(want *goldClaim, c *hearsay.Claim) bool {
	end := cmp.Or(c.Quantity.Low, c.Quantity.High)
	return want.Unit == "%" && c.Quantity.Unit == "1" && end != nil && end.Abs().LessThan(decimal.NewFromInt(1))
}

// sameUnit compares codes of units: a product in any order of its factors, a square as
// the code that it has of its own.
func sameUnit(want, got string) bool { return strings.EqualFold(unitForm(want), unitForm(got)) }

func unitForm(code string) string {
	factors := strings.Split(squares.Replace(code), ".")
	slices.Sort(factors)
	return strings.Join(factors, ".")
}

// squares leads squares to the codes that UCUM has for them.
var squares = strings.NewReplacer("[mi_i]2", "[smi_us]", "[ft_i]2", "[sft_i]", "[in_i]2", "[sin_i]", "[yd_i]2", "[syd_i]")

// perUnit are the durations of the rates that labels name.
var perUnit = map[string][]string{
	"per second": {"PT1S"}, "per minute": {"PT1M"}, "per hour": {"PT1H", "PT60M"}, "per day": {"P1D", "PT24H"}, "per night": {"P1D"}, "per week": {"P1W", "P7D"},
	"per month": {"P1M"}, "per quarter": {"P3M"}, "per year": {"P1Y", "P12M"}, "per decade": {"P10Y"},
}

// sameRate reports whether the period is a rate over the time that the label
// names, or none where it names none. A rate over something else ("per 100,000
// people") is no period.
func sameRate(want string, got hearsay.Period) bool {
	per, ok := perUnit[want]
	if !ok {
		return got.Type != hearsay.Rate
	}
	return got.Type == hearsay.Rate && slices.Contains(per, got.Per)
}

// firstWord returns the date in a gold period such as "cumulative
// 2026-03-04/2026-03-13"; text after a comma is comment.
func firstWord(period string) string {
	if strings.Contains(period, "not stated") {
		return ""
	}
	period = strings.TrimPrefix(period, "cumulative ")
	first, _, _ := strings.Cut(period, " ")
	return strings.TrimSuffix(first, ",")
}

// samePeriod holds a gold period against the one read. Both are compared by
// their first and last day, however they are written ("2005" is
// "2005-01-01/2005-12"); of a running total only the end must agree where one of
// the two names no beginning.
func samePeriod(want string, cumulative bool, got hearsay.Period) bool {
	if want == got.Value {
		return true
	}
	if !strings.Contains(want, "/") && cumulative { // "to 2026-03-13"
		want = "../" + want
	}
	wantFrom, wantTo, ok := days(want)
	from, to, ok2 := days(got.Value)
	if !ok || !ok2 {
		return false
	}
	start := wantFrom == from || cumulative && got.Type == hearsay.Cumulative && (wantFrom == ".." || from == "..")
	return start && wantTo == to
}

// days returns the first and the last day of a date or an interval, ".." where
// it is open. It fails for what has no such days: hours, unknown digits.
func days(period string) (first, last string, ok bool) {
	from, to, ok := strings.Cut(period, "/")
	if !ok {
		to = from
	}
	first, _, ok = daysIn(from)
	if !ok {
		return "", "", false
	}
	_, last, ok = daysIn(to)
	return first, last, ok
}

// seasons are the months in which those of EDTF begin, as readers write them: summer, "2020-22", is "2020-06/2020-08".
var seasons = map[string]int{"21": 3, "22": 6, "23": 9, "24": 12}

func daysIn(date string) (first, last string, ok bool) {
	if date == ".." {
		return date, date, true
	}
	if year, season, _ := strings.Cut(date, "-"); seasons[season] > 0 {
		if t, err := time.Parse("2006", year); err == nil {
			t = t.AddDate(0, seasons[season]-1, 0)
			return t.Format(time.DateOnly), t.AddDate(0, 3, -1).Format(time.DateOnly), true
		}
	}
	for _, f := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {"2006-01-02", 0, 0, 1}} {
		if t, err := time.Parse(f.layout, date); err == nil {
			return t.Format(time.DateOnly), t.AddDate(f.years, f.months, f.days).AddDate(0, 0, -1).Format(time.DateOnly), true
		}
	}
	return "", "", false
}

// sameSource reports whether the party is the one that the label has as the
// source: by the rules of [sameSpeaker], by a name with a title or more words
// before it ("President Lind Dorn" for "Lind Dorn") or with what it is of behind it
// ("Ministry of Health of Norland" for "Ministry of Health"), without the title that the
// label has, without the words by which the label tells what bears the name ("the aid
// group Open Road" for "Open Road"), by the last name of a person, or, of somebody unnamed, by the same
// noun said more shortly or more fully ("three people" for "three people familiar
// with the matter").
func sameSource(want, got string) bool {
	if sameSpeaker(want, got) {
		return true
	}
	name, other, ok := strings.Cut(want, " (")
	return sameParty(name, got) || ok && sameParty(strings.TrimSuffix(other, ")"), got)
}

func sameParty(want, got string) bool {
	w, g := partyWords(want), partyWords(got)
	switch {
	case len(w) == 0 || len(g) == 0:
		return false
	case len(w) > 1 && len(g) >= len(w) && slices.Equal(foldedAll(g[len(g)-len(w):]), foldedAll(w)):
		return true
	case len(w) > 1 && len(g) > len(w) && g[len(w)] == "of" && !slices.ContainsFunc(w[:1], lower) && slices.Equal(foldedAll(g[:len(w)]), foldedAll(w)):
		return true
	case len(g) > 1 && len(w) > len(g) && slices.Equal(foldedAll(w[len(w)-len(g):]), foldedAll(g)) && titled(w[:len(w)-len(g)], g):
		return true
	case len(g) == 1 && (len(w) == 2 || len(w) == 3) && !slices.ContainsFunc(w, lower) && w[0] == strings.Fields(want)[0]:
		return !bodies[strings.ToLower(g[0])] && slices.Equal(foldedAll(g), foldedAll(w[len(w)-1:]))
	case len(w) > len(g) && described(w[:len(w)-len(g)]) && !slices.ContainsFunc(g, lower) && slices.Equal(foldedAll(w[len(w)-len(g):]), foldedAll(g)):
		return true
	case opens(head(w), len(w)) && slices.Equal(foldedAll(head(w)), foldedAll(g)):
		return true
	case lower(w[0]) && lower(g[0]):
		hw, hg := head(w), head(g)
		return len(hw) > 0 && slices.Equal(foldedAll(hw), foldedAll(hg)) && (len(w) == len(hw) || len(g) == len(hg) || slices.Equal(foldedAll(w), foldedAll(g)))
	}
	return false
}

// titled reports whether the words before a name are titles, or the office of the person
// of that name: "President", "Navarro County Sheriff".
func titled(words, name []string) bool {
	if !slices.ContainsFunc(words, func(w string) bool { return !titles[strings.ToLower(w)] }) {
		return true
	}
	last := strings.ToLower(words[len(words)-1])
	return titles[last] && last != "police" && !slices.ContainsFunc(words, lower) && !slices.ContainsFunc(name, lower) && !bodies[strings.ToLower(name[len(name)-1])]
}

// described reports whether the words before a name only tell what bears it: "the aid
// group", "State operator" at the head of a sentence.
func described(words []string) bool {
	return lower(words[len(words)-1]) && !slices.ContainsFunc(words[1:], func(w string) bool { return !lower(w) })
}

// opens reports whether the head of a description of that many words has its capital
// from the head of a sentence: "Two people with knowledge of it", and no "Ministry of".
func opens(head []string, of int) bool {
	return len(head) > 0 && len(head) < of && !bodies[strings.ToLower(head[len(head)-1])] && !slices.ContainsFunc(head[1:], func(w string) bool { return !lower(w) })
}

// titles are words before a person's name that are no part of it.
var titles = map[string]bool{
	"president": true, "vice": true, "prime": true, "minister": true, "chancellor": true, "senator": true, "sen.": true, "representative": true, "rep.": true,
	"governor": true, "gov.": true, "mayor": true, "dr": true, "dr.": true, "mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "sir": true,
	"king": true, "queen": true, "pope": true, "general": true, "gen.": true, "premier": true, "dame": true, "lord": true, "lt.": true, "maj.": true, "sgt.": true, "capt.": true, "lieutenant": true, "major": true, "sergeant": true, "judge": true, "sheriff": true, "police": true, "chief": true, "captain": true,
	"professor": true, "prof.": true, "doctor": true, "officer": true, "deputy": true, "detective": true, "det.": true, "inspector": true, "superintendent": true, "supt.": true,
	"commissioner": true, "commander": true, "cmdr.": true, "colonel": true, "col.": true, "admiral": true, "adm.": true, "corporal": true, "cpl.": true, "trooper": true, "marshal": true,
	"secretary": true, "attorney": true, "prosecutor": true, "justice": true, "coroner": true, "ambassador": true, "congressman": true, "congresswoman": true, "councilman": true,
	"councilwoman": true, "councillor": true, "councilor": true, "reverend": true, "rev.": true, "bishop": true, "archbishop": true, "cardinal": true, "father": true, "prince": true, "princess": true, "baroness": true,
}

// bodies are last words of names that tell no body from another.
var bodies = map[string]bool{
	"agency": true, "army": true, "association": true, "bank": true, "board": true, "brigade": true, "bureau": true, "committee": true, "company": true,
	"council": true, "court": true, "department": true, "foundation": true, "government": true, "group": true, "house": true, "institute": true, "journal": true, "ministry": true,
	"network": true, "news": true, "office": true, "party": true, "police": true, "post": true, "service": true, "times": true, "union": true, "university": true, "watch": true,
}

// partyWords returns the words of a party without its article, and without how new it is:
// "a recent study".
func partyWords(s string) []string {
	words := strings.Fields(s)
	if len(words) > 0 && slices.Contains([]string{"the", "a", "an"}, strings.ToLower(words[0])) {
		words = words[1:]
		if len(words) > 1 && slices.Contains([]string{"new", "recent", "latest"}, words[0]) {
			words = words[1:]
		}
	}
	return words
}

// head returns the words of a description before what is said of it.
func head(words []string) []string {
	if i := slices.IndexFunc(words, func(w string) bool {
		return slices.Contains([]string{"of", "at", "in", "on", "from", "for", "with", "by", "near", "close", "familiar", "who"}, w)
	}); i >= 0 {
		return words[:i]
	}
	return words
}

func foldedAll(words []string) []string { return folded(strings.Join(words, " ")) }

func lower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) || unicode.IsDigit(r)
}

// sameSubject reports whether the claim shows who the label says is counted: as
// its subject, in the words counted ("Canadian citizens"), or as its place, for
// which labels have no field of their own. A word in common will do, but where a
// name qualifies a noun of the label it must be among these: "soldiers" alone
// are not "Russian soldiers". A people and its country are one name. The label may
// give several that are as right, between semicolons.
func sameSubject(want string, c *hearsay.Claim) bool {
	for one := range strings.SplitSeq(want, ";") {
		if isSubject(one, c) {
			return true
		}
	}
	return false
}

func isSubject(want string, c *hearsay.Claim) bool {
	shown := []string{c.Subject, c.PlaceName}
	if c.Quantity != nil {
		shown = append(shown, c.Quantity.Counted)
	}
	names, qualified := namesIn(want)
	for _, s := range shown {
		for _, got := range wordsOf(s) {
			if slices.ContainsFunc(names, func(n string) bool { return oneName(n, got) }) {
				return true
			}
		}
	}
	return !qualified && slices.ContainsFunc(shown, func(s string) bool { return shareWord(want, s) })
}

// countries leads other names of a country, and of its people, to one, where
// they do not begin alike.
var countries = map[string]string{
	"US": "America", "USA": "America", "UK": "Britain", "Brit": "Britain", "Brits": "Britain", "English": "England", "EU": "Europe", "UN": "Nations",
	"French": "France", "Dutch": "Netherlands", "Spanish": "Spain", "Irish": "Ireland", "Polish": "Poland", "Danish": "Denmark", "Swiss": "Switzerland",
	"Greek": "Greece", "Greeks": "Greece", "Welsh": "Wales", "Scottish": "Scotland", "Filipino": "Philippines", "Filipinos": "Philippines",
}

// wordsOf returns folded words, a country as one word.
func wordsOf(s string) []string {
	s = strings.NewReplacer("United States", "America", "U.S.A.", "America", "U.S.", "America", "United Kingdom", "Britain", "U.K.", "Britain",
		"European Union", "Europe", "E.U.", "Europe", "U.N.", "Nations").Replace(s)
	fields := strings.Fields(s)
	for i, w := range fields {
		if c, ok := countries[w]; ok {
			fields[i] = c
		}
	}
	return foldedAll(fields)
}

// namesIn returns the folded words of s that begin with a capital, and whether
// one of them stands right before a noun ("Russian soldiers").
func namesIn(s string) (names []string, qualified bool) {
	var named bool
	var out []string
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) && w != "The" && w != "A" {
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"))
			named = !strings.HasSuffix(w, ",")
			continue
		}
		qualified = qualified || named && unicode.IsLower(r) && !slices.Contains([]string{"and", "of", "in", "on", "at", "by", "to", "for", "near", "from", "above", "with"}, w)
		named = false
	}
	return wordsOf(strings.Join(out, " ")), qualified
}

// oneName reports whether two folded words are one name, its plural, or a
// country and its people ("Syria", "Syrian"; "Vell-and", "Vell-ish").
func oneName(a, b string) bool {
	if a == b {
		return len(a) > 1
	}
	common := 0
	for common < min(len(a), len(b)) && a[common] == b[common] {
		common++
	}
	for n := common; n >= 3; n-- {
		x, y := a[n:], b[n:]
		if n >= 4 && (people(x) && (people(y) || land[y]) || people(y) && land[x]) {
			return true
		}
		if x == "" && (y == "s" || n >= 4 && (y == "y" || y == "land" || y == "istan")) || y == "" && (x == "s" || n >= 4 && (x == "y" || x == "land" || x == "istan")) {
			return true
		}
	}
	return false
}

// people are endings of words for a people, land those of its country.
func people(ending string) bool {
	switch strings.TrimSuffix(ending, "s") {
	case "n", "an", "ian", "ean", "ish", "ese", "i":
		return true
	}
	return false
}

var land = map[string]bool{"": true, "a": true, "ia": true, "y": true, "e": true, "o": true, "and": true, "land": true, "ain": true, "istan": true}

// alike are words that labels use for the measures of the program, and
// forms of one word that do not begin alike.
var alike = map[string]string{
	"homeless": "displaced", "evacuated": "displaced", "kidnapped": "captured", "abducted": "captured", "seized": "captured", "captive": "captured",
	"freed": "released", "detained": "arrested", "rose": "rise", "risen": "rise", "rising": "rise", "fell": "fall", "fallen": "fall", "falling": "fall",
	"flew": "fly", "flown": "fly", "spent": "spend", "sold": "sell", "sale": "sell", "sales": "sell", "bought": "buy", "held": "held", "grew": "grow", "grown": "grow", "growth": "grow",
	"died": "killed", "die": "killed", "dies": "killed", "deaths": "killed", "dead": "killed", "death": "killed",
	"injured": "wounded", "injuring": "wounded", "injury": "wounded", "injuries": "wounded", "hurt": "wounded",
	"losses": "lost", "loss": "lost", "sent": "sent", "recovered": "killed", "bodies": "killed",
	"aboard": "board", "aid": "aid", "territory": "territory", "holds": "held",
	"paid": "pay", "pays": "pay", "payment": "pay", "payments": "pay", "deep": "depth", "high": "height", "long": "length", "wide": "width",
	"gave": "give", "given": "give", "took": "take", "taken": "take", "brought": "bring", "came": "come", "found": "find", "made": "make", "won": "win",
	"chose": "choose", "chosen": "choose", "built": "build", "drove": "drive", "driven": "drive", "saving": "save", "savings": "save",
	"rainfall": "rain", "snowfall": "snow", "attended": "present", "marched": "present", "gathered": "present", "fled": "displaced",
	"up": "rise", "down": "fall", "weigh": "weight", "weighs": "weight", "weighed": "weight", "children": "child",
}

// stems returns the stems of the words of s, those that are alike as one.
func stems(s string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range folded(s) {
		if a, ok := alike[w]; ok {
			w = a
		}
		if len(w) == 4 {
			w = strings.TrimSuffix(w, "s")
		}
		if len(w) > 4 {
			short := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "s"), "ed"), "ing")
			if len(short) < 3 { // "owing" is no ending alone
				short = w
			}
			if cut := strings.TrimSuffix(short, "e"); len(cut) > 2 { // "speed" is no participle
				w = cut
			}
			w = w[:min(len(w), 6)]
		}
		if len(w) > 2 && w != "the" && w != "and" {
			out[w] = true
		}
	}
	return out
}

// shareWord reports whether two texts share the stem of a word.
func shareWord(a, b string) bool {
	sb := stems(b)
	for w := range stems(a) {
		if sb[w] {
			return true
		}
	}
	return false
}

// sameMeasure reports whether the words of the measure, or those counted, share a
// word with those of the label.
func sameMeasure(want *goldClaim, c *hearsay.Claim) bool {
	got := string(c.Measure)
	if strings.EqualFold(want.Measure, got) { // also where no word is long enough to tell: "up"
		return true
	}
	if c.Quantity != nil {
		got += " " + c.Quantity.Counted
	}
	return shareWord(want.Measure, got)
}
