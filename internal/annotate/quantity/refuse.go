package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// labels are words before a number that make it a name: "Route 6", "Article 5",
// "page 3", "Covid 19".
var labels = set(`route article section chapter page pages paragraph clause resolution bill hb sb number no room gate platform flight
	highway motorway interstate bus tram line train terminal level phase stage round game week grade class type model mark version volume vol issue part
	district ward zone block building apartment apt suite unit sector area camp hut point item rule law act amendment title form schedule annex appendix figure fig table
	studio radio station floor street avenue road box psalm matches match episode season series group formula top division planet pier channel`)

// kind says what the number is for; false if it counts nothing: a date's, a
// time's, a label's, an ordinal's, a score's or an address's.
func (p *parser) kind(m magnitude) (Kind, bool) {
	if m.currency != "" {
		return Amount, true
	}
	at := m.from
	before, after := p.low(at-1), p.low(m.next)
	switch {
	case m.words && !m.scaled && before == "no" && p.low(at-2) != "":
		return Amount, true
	case m.bare && (before == "." && (p.low(at-2) == "no" || p.low(at-2) == "nos")):
		return Amount, false
	case m.bare && labels[before] && !m.scaled && capitalLetter(p.text[p.lex[at-1].Start]):
		return Amount, false
	case m.bare && before == "#", m.bare && (after == "th" || after == "nd" || after == "rd") && !p.capitalAt(m.next):
		return Amount, false
	case p.caliber(m), m.bare && (p.plan(m.next) || books[after] && p.capitalAt(m.next) || p.version(m)):
		return Amount, false
	case m.words && after == "-" && !p.lex[m.next].Space && p.lexKindAt(m.next+1) == lex.Number && !p.lex[m.next+1].Space:
		return Amount, false // "Hawaii Five-0"
	case before == "-" && p.low(at-2) == "on" && !p.lex[at].Space:
		return Amount, false // "one-on-one"
	case m.bare && !m.scaled && (p.station(m) || p.gallery(m) || p.dayOfMonth(m)):
		return Amount, false
	case m.bare && p.hyphenAge(m.next), m.bare && !m.scaled && p.firstOfAges(m):
		return Age, true
	case m.next < len(p.lex) && !p.lex[m.next].Space && m.bare && !m.scaled && (p.gluedAfter(m) || p.lex[m.next].Kind == lex.Word):
		return Amount, !p.gluedAfter(m)
	case m.words && p.low(at) == "both":
		return Single, true // a known pair
	case m.ofUnit:
		return Amount, true
	case m.words && m.value.Equal(one) && !m.scaled && !m.share && pronouns[before] && !strings.HasPrefix(p.low(m.next), "-") && units[after] == "":
		return Amount, false
	case m.words && m.value.Equal(one) && !m.scaled && !m.share && !distancesInWords[after] && units[after] != "%" && units[after+" "+p.low(m.next+1)] != "%":
		return Single, true // "one of", "one day": an article more than a number
	case after == "o'clock" || after == "am" || after == "pm", (after == "a" || after == "p") && p.low(m.next+1) == "." && p.low(m.next+2) == "m":
		return Amount, false
	case m.bare && !m.scaled && (before == "age" || before == "aged" || after == "yo" || p.ageOfName(m) || p.ageInList(at) || p.ageOfBoth(m)):
		return Age, true
	case m.bare && !m.scaled && after == "block" && (p.low(m.next+1) == "of" || before == "the"):
		return Amount, false // an address
	case m.bare && !m.scaled && after == "'" && p.low(m.next+1) == "s" && decadeOfLife[before]:
		return Amount, false
	case m.bare && before == "of" && p.lexKindAt(at-2) == lex.Number && (lowLabels[p.low(at-3)] || labels[p.low(at-3)]):
		return Amount, false // "page 6 of 12"
	case m.value.IsNegative() && m.bare && at > 0 && p.lexKindAt(at-1) == lex.Word && strings.ContainsFunc(p.text[p.lex[at-1].Start:p.lex[at-1].End], unicode.IsUpper) && p.lexKindAt(m.next) == lex.Word && units[after] == "":
		return Amount, false // "COVID -19 tests"
	case m.bare && !m.scaled && (p.codeAfter(m) || p.index(m) || p.years(m)):
		return Amount, false
	case m.bare && !m.scaled && after == ")" && before != "(" && p.item(at):
		return Amount, false
	case m.bare && !m.scaled && (p.year(m) || p.label(m)):
		return Amount, false
	}
	return Amount, true
}

// caliber reports whether the number is the width of a gun's barrel: ".38-caliber", "a 12-gauge
// shotgun", "a 9 mm handgun". One that begins with a point and has no unit is that, or an average.
func (p *parser) caliber(m magnitude) bool {
	at := m.next
	if p.low(at) == "-" {
		at++
	}
	switch w := p.low(at); w {
	case "caliber", "calibre", "calibers", "calibres", "cal", "gauge":
		return m.next-m.from == 1
	case "mm", "millimeter", "millimetre":
		if sidearms[m.value.String()] && owned[p.low(m.from-1)] && p.low(at+1) != "of" {
			return true // "she pulled a 9mm out", "a 9 mm Taurus"
		}
		for k := at + 1; m.value.LessThan(decimal.NewFromInt(20)) && k < at+4 && k < len(p.lex) && p.lex[k].Kind != lex.Symbol; k++ {
			if firearms[strings.TrimSuffix(p.low(k), "s")] {
				return true
			}
		}
		return false
	}
	if w := p.low(m.from); m.bare && !m.scaled && m.next-m.from == 1 && len(w) == 3 && w[0] == '.' && w[1] != '0' {
		u, _ := p.unit(m.next, m)
		return u == "" && p.low(m.next) != "of" && p.low(m.next) != "point"
	}
	return false
}

// plan reports whether a letter in brackets stands against the number before lexeme i: "401(k)".
func (p *parser) plan(i int) bool {
	return p.low(i) == "(" && !p.lex[i].Space && p.lexKindAt(i+1) == lex.Word && len(p.low(i+1)) == 1 && p.low(i+2) == ")"
}

// version reports whether the number is that of a program: "the 5.50 update".
func (p *parser) version(m magnitude) bool {
	at := m.next
	if p.low(at) == "beta" || p.low(at) == "firmware" {
		at++
	}
	return strings.Contains(p.low(m.from), ".") && (at > m.next || versions[p.low(at)])
}

// versions are nouns behind the number of a program.
var versions = set("update firmware patch software beta release")

// books are those of the Bible that numbers tell apart.
var books = set("samuel kings chronicles corinthians thessalonians timothy peter")

// sidearms are the calibers by which weapons are called, and owned are words before them.
var (
	sidearms = set("9 5.56 7.62")
	owned    = set("a his her their the loaded my")
)

// firearms are nouns for weapons in one's hands, for parts of them and for what they shoot.
var firearms = set("gun handgun pistol rifle revolver shotgun firearm weapon carbine machinegun submachine semi-automatic semiautomatic semi automatic glock beretta ruger luger taurus bullet round cartridge casing shell ammunition ammo magazine clip barrel")

// station reports whether the number is the channel of a broadcaster, or that of a branch of a
// union: "CBS News 8", "7 Action News", "Local 90".
func (p *parser) station(m magnitude) bool {
	if m.next-m.from != 1 || len(p.low(m.from)) > 2 {
		return false
	}
	if w := p.low(m.next); broadcasts[w] && p.capitalAt(m.next) && (w == "news" || p.low(m.next+1) == "news") {
		return true
	}
	before := p.low(m.from - 1)
	return p.capitalAt(m.from-1) && (networks[before] || before == "news" && p.capitalAt(m.from-2) && !reportsOf[p.low(m.from-2)]) && p.spaced(m.from)
}

var (
	// broadcasts are words behind the channel in the name of a broadcaster.
	broadcasts = set("action eyewitness news newsroom")
	// networks are words before a channel.
	networks = set("nbc abc cbs fox cw newschannel newscenter")
	// reportsOf are words before "News" that head a report, and are no broadcaster's.
	reportsOf = set("breaking latest top local more world other related business sports")
)

// gallery reports whether the number is that of a picture, or of all pictures: "1 / 12 Back to
// Gallery", "9 of 41 Skip".
func (p *parser) gallery(m magnitude) bool {
	if m.next-m.from != 1 || len(p.low(m.from)) > 3 {
		return false
	}
	slash := func(i int) bool { return p.low(i) == "/" && p.lex[i].Space }
	return slash(m.next) && p.lexKindAt(m.next+1) == lex.Number || slash(m.from-1) && p.lexKindAt(m.from-2) == lex.Number
}

// dayOfMonth reports whether the number is the day of a date that names what happened on it: "the
// Sept. 11 attacks", "the March 6 meeting".
func (p *parser) dayOfMonth(m magnitude) bool {
	at := m.from - 1
	if m.next-m.from != 1 || len(p.low(m.from)) > 2 || !m.value.LessThan(decimal.NewFromInt(32)) {
		return false
	}
	if p.low(at) == "." {
		at--
	}
	if !months[p.low(at)] || !p.capitalAt(at) || at == m.from-1 && len(p.low(at)) < 3 {
		return false
	}
	return at == m.from-2 || !beforeMonths[p.low(at-1)] && !p.counts(m.next)
}

// beforeMonths are words with which a month ends as a time, so that a number behind it counts.
var beforeMonths = set("in last this next since by until till during of early late mid for and")

// capitalAt reports whether lexeme i begins with a capital.
func (p *parser) capitalAt(i int) bool {
	return i >= 0 && i < len(p.lex) && capitalLetter(p.text[p.lex[i].Start])
}

// spaced reports whether a space stands before lexeme i.
func (p *parser) spaced(i int) bool { return p.lex[i].Space }

// ageOfBoth reports whether the number is the age of two: "The women, both 22, were hurt".
func (p *parser) ageOfBoth(m magnitude) bool {
	return p.low(m.from-1) == "both" && len(p.low(m.from)) < 3 && (p.closed(m.next) || p.low(m.next) == "—" || p.low(m.next) == "and" && p.low(m.next+1) == "of")
}

// firstOfAges reports whether the number shares the words for an age with the next: "28 and
// 31 years old", "6- and 10-year-old sons".
func (p *parser) firstOfAges(m magnitude) bool {
	at := m.next
	if p.low(at) == "-" {
		at++
	}
	if w := p.low(at); w != "and" && w != "or" && w != "to" || p.digitsAt(at+1) == 0 {
		return false
	}
	at += 2
	return p.hyphenAge(at) || units[p.low(at)] != "" && p.age(at+1, units[p.low(at)]) > 0
}

// ageOfName reports whether the number stands between commas behind a name, as the
// age of the one who bears it: "Ada Holm, 69, said", "a girl, 15; a boy, 14". Behind a name of one word
// what that person did must follow, since "In Vale, 69, 70 and 71 houses" counts.
func (p *parser) ageOfName(m magnitude) bool {
	at := m.from
	if m.words || m.next-at != 1 || len(p.low(at)) > 3 || p.low(at-1) != "," {
		return false
	}
	i := at - 2
	if !endsAside[p.low(m.next)] {
		return p.goesOnOfName(m.next) && p.nameWord(i) && !p.placed(i)
	}
	if young[p.low(i)] && (p.low(i-1) == "a" || p.low(i-1) == "the" || p.low(i-1) == "one" || p.capitalAt(i)) {
		return true // "a girl, 15; a boy, 14", "Boy, 4, Dies"
	}
	if p.low(i) == "." { // "Jr."
		i--
	}
	return p.nameWord(i) && (p.nameWord(i-1) || p.low(i-1) == "and" && p.low(i-2) == "," && p.digitsAt(i-3) > 0 && p.low(i-4) == "," || p.low(i-1) == "." && p.nameWord(i-3) && len(p.low(i-2)) == 1 || p.low(m.next) == "," && (personal[p.low(m.next+1)] || p.goesOnOfName(m.next+1) && !p.placed(i)))
}

// goesOnOfName reports whether lexeme i goes on about the one person whose age stands before
// it: "Ada Holm, 69 and pregnant", "Holm, 69 was", "Holm, 69 and Orr, 70".
func (p *parser) goesOnOfName(i int) bool {
	switch p.low(i) {
	case "was", "is", "has":
		return true
	case "and":
		if k := i + 1; p.nameWord(k) {
			for p.nameWord(k + 1) {
				k++
			}
			return p.low(k+1) == "," && p.digitsAt(k+2) > 0 && p.digitsAt(k+2) < 3
		}
		return p.lexKindAt(i+1) == lex.Word && !p.counts(i+1) && !places[p.low(i+1)]
	}
	return false
}

// placed reports whether the name that ends at lexeme i is that of a place, by the word before it.
func (p *parser) placed(i int) bool {
	for p.nameWord(i) && !places[p.low(i)] {
		i--
	}
	return places[p.low(i)]
}

// places are words before the name of a place.
var places = set("in at near from around outside to across")

// young are nouns for one person whose age may stand behind a comma.
var young = set("boy girl man woman male female teen teenager youth")

// personal are words that go on about a person behind the age.
var personal = set("was is had has said says told who whose died of from lived worked the a an")

// maxAges bounds how far back the beginning of a list of ages is looked for, in
// lexemes.
const maxAges = 24

// ageInList reports whether the number at lexeme i is one of those that follow
// "ages", or follows "the age of".
func (p *parser) ageInList(i int) bool {
	at := i
	if p.low(i-1) == "of" && p.low(i-2) == "age" {
		return true
	}
	for first := i - maxAges; i > first && i > 0; {
		i--
		switch w := p.low(i); {
		case w == "ages", w == "aged":
			return true
		case (w == "," || w == "(") && children[p.low(i-1)]: // "his sons, 12 and 14, were"
			return len(p.low(at)) < 3 && p.endOfList(at)
		case w != "," && w != "and" && w != "to" && w != "of" && w != "-" && p.digitsAt(i) == 0:
			return false
		}
	}
	return false
}

// endOfList reports whether the mark behind an aside ends the list of numbers that goes on at
// lexeme i.
func (p *parser) endOfList(i int) bool {
	for w := p.low(i + 1); (w == "," || w == "and") && p.lexKindAt(i+2) == lex.Number; w = p.low(i + 1) {
		i += 2
	}
	return endsAside[p.low(i+1)]
}

// children are nouns for people whose ages may stand behind them in a list.
var children = set("children kids sons daughters boys girls brothers sisters siblings twins teens teenagers youths men women males females students pupils cousins nephews nieces grandchildren friends suspects")

// decadeOfLife are words before the decade in which somebody's age is.
var decadeOfLife = set("early mid late their his her")

// endsAside are the marks behind an aside.
var endsAside = set(", . ; : ) – —")

func (p *parser) nameWord(i int) bool {
	return p.lexKindAt(i) == lex.Word && capitalLetter(p.text[p.lex[i].Start]) && !weekdaysAndMonths[p.low(i)]
}

// index reports whether the number is part of the name of a share index: "the
// S&P 500", "Stoxx 600".
func (p *parser) index(m magnitude) bool {
	before := p.low(m.from - 1)
	return m.next-m.from == 1 && (indices[before] || before == "p" && (p.low(m.from-2) == "&" || p.low(m.from-2) == "s"))
}

// indices are names of share indices that a number ends.
var indices = set("nasdaq ftse stoxx russell topix csi asx cac nikkei nifty tsx ibex omx kospi dax smi aex fortune sp s&p")

// years reports whether the number is the first of two years: "between 1600 and
// 1900".
func (p *parser) years(m magnitude) bool {
	if w := p.low(m.from - 1); w != "between" && w != "from" || !p.yearLike(m) {
		return false
	}
	if link := p.low(m.next); link != "and" && link != "to" || p.lexKindAt(m.next+1) != lex.Number {
		return false
	}
	second := magnitude{from: m.next + 1, next: m.next + 2}
	return p.yearLike(second) && !strings.HasSuffix(p.low(m.next+2), "s")
}

// codeAfter reports whether what follows a long plain number is a code of a
// letter and digits, as in an address or a part number: "24703 L-202",
// "40912m212". A number that counts is followed by what it counts.
func (p *parser) codeAfter(m magnitude) bool {
	at := m.next
	if len(p.low(m.next-1)) < 5 || strings.ContainsAny(p.low(m.next-1), ",. ") || p.lexKindAt(at) != lex.Word || len(p.low(at)) > 1 {
		return false
	}
	if p.low(at+1) == "-" && !p.lex[at+1].Space {
		at++
	}
	return p.lexKindAt(at+1) == lex.Number && !p.lex[at+1].Space
}

// item reports whether the number at lexeme i numbers an item of a list, "1)":
// no bracket was opened before.
func (p *parser) item(i int) bool {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if p.low(k) == "(" {
			return false
		}
	}
	return true
}

// year reports whether four plain digits are a year: from 1900 to 2099, without
// unit and bound, and not followed by what they would count.
func (p *parser) year(m magnitude) bool {
	w := p.low(m.next - 1)
	if m.next-m.from == 1 && len(w) == 4 && w[0] == '1' && w[1] >= '5' && w[1] < '9' && smallYears[p.low(m.from-1)] && strings.Trim(w, "0123456789") == "" {
		u, _ := p.unit(m.next, m)
		return u == "" && !p.counts(m.next) // "in 1848", "By 1852 traffic"
	}
	if m.next-m.from != 1 || len(w) != 4 || w[:2] != "19" && w[:2] != "20" || w[2] == '.' || w[2] == ',' {
		return false
	}
	if u, _ := p.unit(m.next, m); u != "" {
		return false
	}
	around := p.low(m.from-1) == "around" && (p.closed(m.next) || p.low(m.next) == "when")                          // "around 2002, when"
	if b, _ := boundBefore(p.lex, m.from); b != "" && p.low(m.from-1) != "a" && !yearly[p.low(m.next)] && !around { // "jailed over 2009 riot"
		return false
	}
	next := p.low(m.next)
	if before := p.low(m.from - 1); verbsOfYears[next] || before == "copyright" || before == "©" || before == "campaign" {
		return true // "2017 has been dry", "© 2014 Osk News"
	}
	plural := strings.HasSuffix(next, "s") || next == "people" || next == "men" || next == "women" || next == "children" || next == "personnel" || next == "staff" || next == "of"
	return !plural || beforeYears[p.low(m.from-1)]
}

// verbsOfYears are verbs of which a year is the subject, though they end as nouns may.
var verbsOfYears = set("is has was does seems marks brings sees saw looks begins starts ends promises")

// yearly are nouns that a year names before them, in headlines without an article.
var yearly = set("riot attack election crash war deal murder killing death shooting case scandal fire massacre vote coup raid protest bombing dispute report accident disaster hack breach theft robbery campaign budget")

// yearLike reports whether the number is four plain digits up to 2099 without a
// unit, as the ends of "between 1600 and 1900" are.
func (p *parser) yearLike(m magnitude) bool {
	w := p.low(m.next - 1)
	return m.next-m.from == 1 && len(w) == 4 && (w[0] == '1' || w[:2] == "20") && w[1] != ',' && w[1] != '.' && w[2] != '.'
}

// smallYears are words after which four digits from 1500 on are a year.
var smallYears = set("in since by until till")

// beforeYears are words after which four digits are a year whatever follows.
var beforeYears = set("in the its his her their our since by from until till during a this that after before mid early late of")

// label reports whether a small number ends a name: "Apple Watch 5", "Fortune
// 100", "category 4". What comes after it is no word that it could count.
func (p *parser) label(m magnitude) bool {
	if m.from == 0 || m.next-m.from != 1 || len(p.low(m.from)) > 4 || !p.lex[m.from].Space {
		return false
	}
	prev := p.lex[m.from-1]
	if prev.Kind != lex.Word || prev.End > prev.Start && (leadIns[prev.Low] || headlineVerbs[prev.Low]) || p.goesOn(m) {
		return false
	}
	if p.done > 0 && strings.HasSuffix(prev.Low, "'s") || len(p.low(m.from)) > 2 && p.low(m.next) == "to" && p.lexKindAt(m.next+1) == lex.Number && p.contested(m.from) {
		return false // "739 to Lind's 465", "Lind trails Holm 458 to 359"
	}
	if lowLabels[prev.Low] {
		return true
	}
	if !strings.ContainsFunc(p.text[prev.Start:prev.End], unicode.IsUpper) || weekdaysAndMonths[prev.Low] {
		return false
	}
	if m.next >= len(p.lex) {
		return true
	}
	next := p.lex[m.next]
	switch next.Kind {
	case lex.Word:
		return afterLabels[next.Low] || strings.ContainsFunc(p.text[next.Start:next.End], unicode.IsUpper) && units[next.Low] == "" && currencies[next.Low] == ""
	case lex.Number:
		return true
	}
	return next.Low != "%" && next.Low != "°" && next.Low != "+" && next.Low != "-" && signs[next.Low] == ""
}

// leadIns are words that open a sentence, in capitals or not, and no names.
var leadIns = set("the a an and but or of in on at for to by with from over under above below about around some only just nearly almost more less than at least most up between when after before since while as if then another these those all both his her their its our my your we they he she it i you who that there with killing leaving injuring including wounding did do got had has have was were are is be not although though because however meanwhile also so unless despite during among amid through per nor yet whether once even except besides today yesterday tomorrow now still")

// headlineVerbs are verbs before a number in headlines, where they have capitals as names do:
// "Crash Kills 2 People", "Firm Cuts 300 Jobs".
var headlineVerbs = set(`kill kills killed leave leaves left injure injures injured wound wounds wounded hurt hurts harm harms claim claims claimed arrest arrests arrested charge charges charged detain detains detained
	nab nabs nabbed jail jails jailed sentence sentences sentenced indict indicts indicted shoot shoots shot stab stabs stabbed strike strikes struck hit hits injure rescue rescues rescued save saves saved free frees freed
	release releases released evacuate evacuates evacuated displace displaces displaced trap traps trapped hospitalize hospitalizes sicken sickens infect infects seek seeks sought find finds found recover recovers recovered
	seize seizes seized identify identifies identified pull pulls pulled cut cuts shed sheds slash slashes axe axes lose loses lost add adds added create creates created hire hires hired fire fires fired lay lays laid close closes closed
	open opens opened raise raises raised pay pays paid invest invests invested spend spends spent cost costs buy buys bought sell sells sold win wins won get gets give gives gave face faces faced send sends sent deploy deploys
	report reports reported confirm confirms confirmed see sees saw draw draws drew reach reaches reached hold holds held top tops topped pass passes exceed exceeds recall recalls recalled cancel cancels cancelled canceled ground grounds
	destroy destroys destroyed burn burns burned damage damages damaged down downs sink sinks join joins name names named target targets targeted affect affects affected need needs want wants seeks expect expects plan plans`)

// goesOn reports whether the number behind a name goes on from one before it, as in a list
// without verbs: "Trump has 35 percent, Cruz 20 and Kasich 15".
func (p *parser) goesOn(m magnitude) bool {
	if w := p.low(m.next); p.done == 0 || !p.closed(m.next) && w != "and" {
		return false
	}
	at, names := m.from-1, 0
	for at >= p.done && names < 3 && p.lexKindAt(at) == lex.Word && capitalLetter(p.text[p.lex[at].Start]) {
		at, names = at-1, names+1
	}
	if p.low(at) == "the" {
		at--
	}
	return names > 0 && at >= p.done && beforeNames[p.low(at)] && !labels[p.low(m.from-1)]
}

// beforeNames are marks and words before the next name of a list.
var beforeNames = set(", ; and but while")

// lowLabels are common nouns that a number labels rather than counts.
var lowLabels = set("image caption photo picture slide highway exit motorway flight category type phase grade chapter page tier section article level stage route no number version")

// afterLabels are words that no number counts.
var afterLabels = set("to of in is on and with at for as by that or from was which who when where while but also can may will would the a an its his her their has had have than before after since until")

var weekdaysAndMonths = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")

// pronouns are words after which "one" stands for a noun.
var pronouns = set("the this that which each every any no another some last next new good first second other big little only")

// hyphenAge reports whether "-year-old" stands at lexeme i, with any of its
// hyphens or none.
func (p *parser) hyphenAge(i int) bool {
	for k := range 4 {
		switch w := p.low(i + k); {
		case w == "-" || units[w] == "a" || units[w] == "mo" || units[w] == "wk" || units[w] == "d":
		case w == "old" || w == "olds" || w == "yo":
			return k > 0
		default:
			return false
		}
	}
	return false
}

// age returns how many lexemes from i on say that the time before is an age:
// "old", "of age".
func (p *parser) age(i int, unit string) int {
	if unit != "a" && unit != "mo" && unit != "wk" && unit != "d" {
		return 0
	}
	switch {
	case p.low(i) == "old", p.low(i) == "olds":
		return 1
	case p.low(i) == "-" && (p.low(i+1) == "old" || p.low(i+1) == "olds"):
		return 2
	case p.low(i) == "of" && p.low(i+1) == "age":
		return 2
	}
	return 0
}

func capitalLetter(c byte) bool { return 'A' <= c && c <= 'Z' }

// gluedAfter reports whether what stands against the digits makes them no
// number of their own: "1st", "7:30", "24/7", "34-year-old", "2x4", "@".
func (p *parser) gluedAfter(m magnitude) bool {
	l := p.lex[m.next]
	switch l.Low {
	case "st", "nd", "rd", "th", "s", "'s":
		return true
	case ":":
		return m.next+1 < len(p.lex) && !p.lex[m.next+1].Space && p.lex[m.next+1].Kind == lex.Number
	case "/", "@", "_", "=", "&":
		return true
	case "-":
		next := p.low(m.next + 1)
		if m.next+1 < len(p.lex) && p.lex[m.next+1].Space {
			return false
		}
		if strings.HasPrefix(next, "year") || next == "month" || next == "week" || next == "day" || next == "hour" {
			return p.low(m.next+2) == "-" && p.low(m.next+3) == "old"
		}
		return m.next+1 < len(p.lex) && p.lex[m.next+1].Kind == lex.Number
	case "%", "°", "°c", "+", ",", ".", ";", ")", "]", `"`, "'", "’", "!", "?", "…", "²", "€", "£", "$":
		return false
	}
	if r, _ := utf8.DecodeRuneInString(l.Low); unicode.IsDigit(r) {
		return true // digits of another script: no number of either
	}
	if l.Kind == lex.Word && p.lexKindAt(m.next+1) == lex.Number && !p.lex[m.next+1].Space && len(p.low(m.next+1)) > 1 {
		return true // "24703m212"
	}
	if l.Kind == lex.Word {
		return !p.pence(m.next, m) && p.degrees(m.next, m) == "" && units[l.Low] == "" && !letterScales[l.Low] && scales[l.Low].IsZero() && !codes[l.Low] && signs[l.Low] == "" && l.Low != "sq" && l.Low != "square" && l.Low != "cubic" || len(l.Low) == 1 && units[l.Low] != "" && !letterScales[l.Low] && !p.unitCase(units[l.Low], m.next)
	}
	return false
}
