package meta

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// months gives the number of a month by its name or its first letters, in
// lower case: English, German, French, Spanish, Portuguese, Italian, Dutch,
// Polish, Ukrainian, Russian, Swedish, Danish/Norwegian, Turkish.
var months = monthTable(
	"january jan januar januari jänner janvier janv enero ene janeiro gennaio gen stycznia styczeń січня січ января янв ocak",
	"february feb februar februari feber février févr fév fevr febrero fevereiro fev febbraio lutego luty лютого лют февраля фев февр şubat",
	"march mar märz maart mars marzo março marca marzec березня бер марта мар mart mrt mär",
	"april apr avril avr abril abr aprile kwietnia kwiecień квітня кві квіт апреля апр nisan",
	"may mai mei mayo maio maggio mag maja maj травня тра трав мая май mayıs",
	"june jun juni juin junho junio giugno giu czerwca czerwiec червня чер черв июня июн haziran",
	"july jul juli juillet juil julio julho luglio lug lipca lipiec липня лип июля июл temmuz",
	"august aug août aout agosto ago augustus augusti sierpnia sierpień серпня сер серп августа авг ağustos",
	"september sep sept septembre septiembre setiembre setembro set settembre września wrzesień вересня вер сентября сен сент eylül",
	"october oct oktober okt octobre octubre outubro out ottobre ott października październik жовтня жов жовт октября окт ekim",
	"november nov novembre noviembre novembro listopada listopad листопада лис ноября ноя нояб kasım",
	"december dec dezember dez desember décembre déc decembre diciembre dic dezembro dicembre grudnia grudzień грудня гру груд декабря дек aralık",
)

func monthTable(rows ...string) map[string]int {
	m := map[string]int{}
	for i, row := range rows {
		for _, name := range strings.Fields(row) {
			m[name] = i + 1
		}
	}
	return m
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// updateWords call a date that of an update.
	updateWords = wordSet("updated update modified revised edited aktualisiert geändert actualizado actualizada aggiornato " +
		"modifié atualizado atualizada bijgewerkt zaktualizowano aktualizacja оновлено обновлено uppdaterad opdateret oppdatert güncelleme")
	publishWords = wordSet("published posted publié publicado veröffentlicht erstellt pubblicato gepubliceerd opublikowano " +
		"опубліковано опубликовано publicerad publiceret publisert issued created released")
	// dateWords may stand beside a date without changing it: weekdays,
	// labels, prepositions.
	dateWords = wordSet("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun " +
		"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so " +
		"lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo " +
		"lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira " +
		"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa czwartek piątek sobota niedziela " +
		"понеділок вівторок середа четвер пятниця субота неділя понедельник вторник среда четверг пятница суббота воскресенье " +
		"date dated on at the of in last first originally time article story " +
		"st nd rd th datum stand am um uhr vom den der le à a las del de el il alle ore die op om dnia godz o le mis jour " +
		"г года р року о в год время дата datum et pt ct mt kl klo tarih saat min mins minute minutes read reading second seconds sec secs hours hour hrs hr days day ago h часов годин")
	zones = map[string]string{
		"utc": "Z", "gmt": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
		"mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00",
		"cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
	}
)

// A dateParser reads the tokens of one line.
type dateParser struct {
	tokens []string
	i      int
	// dayIsFirst says that the language puts the day before the month.
	dayIsFirst bool
}

// line reads the whole line; any word that has no business beside a date
// makes it something else.
func (p *dateParser) line() (Date, bool) {
	var dates []Date
	updated := false
	for p.i < len(p.tokens) {
		tok := p.tokens[p.i]
		if value, ok := p.date(); ok {
			value += p.time()
			dates = append(dates, Date{value, updated})
			updated = false
			continue
		}
		switch {
		case updateWords[tok]:
			updated = true
		case publishWords[tok]:
			updated = false
		case dateWords[tok], zones[tok] != "", tok == "pm", tok == "p", tok == "m":
		case len(tok) > 0 && tok[0] >= '0' && tok[0] <= '9':
			// A number that is no date may be a time or a reading time,
			// which stand before or after it.
			if !p.loneNumber() {
				return Date{}, false
			}
		case strings.ContainsAny(tok, ",.;:|/·•–—-()[]'’\"") || tok == "•" || tok == "·" || tok == "–" || tok == "—" || tok == "’":
		default:
			return Date{}, false
		}
		p.i++
	}
	if len(dates) == 0 || len(dates) > 3 {
		return Date{}, false
	}
	if at := slices.IndexFunc(dates, func(d Date) bool { return !d.Updated }); at >= 0 {
		return dates[at], true
	}
	return dates[0], true
}

// loneNumber reports whether the number at hand is part of a time ("15:07"),
// or counts minutes or hours.
func (p *dateParser) loneNumber() bool {
	next, prev := p.at(1), ""
	if p.i > 0 {
		prev = p.tokens[p.i-1]
	}
	switch next {
	case ":", "min", "mins", "minute", "minutes", "am", "pm", "a", "p", "h", "uhr", "hours", "hour", "hrs", "hr", "days", "day", "sec", "second", "seconds":
		return true
	}
	return prev == ":" || prev == "um" || prev == "kl"
}

func (p *dateParser) at(n int) string {
	if p.i+n < len(p.tokens) {
		return p.tokens[p.i+n]
	}
	return ""
}

// number returns the token n ahead as a number of at most max digits, or -1.
func (p *dateParser) number(n, minLen, maxLen int) int {
	tok := p.at(n)
	if len(tok) < minLen || len(tok) > maxLen || tok[0] < '0' || tok[0] > '9' {
		return -1
	}
	v, err := strconv.Atoi(tok)
	if err != nil {
		return -1
	}
	return v
}

// date reads a date with its year at the current token and moves past it.
func (p *dateParser) date() (string, bool) {
	if v, n := p.numeric(); n > 0 {
		p.i += n
		return v, true
	}
	if v, n := p.dayFirst(); n > 0 {
		p.i += n
		return v, true
	}
	if v, n := p.monthFirst(); n > 0 {
		p.i += n
		return v, true
	}
	return "", false
}

// numeric reads 2026-02-14, 14.02.2026 and, where only one reading is
// possible, 14/02/2026 or 02/14/2026.
func (p *dateParser) numeric() (string, int) {
	sep := p.at(1)
	if sep != "-" && sep != "." && sep != "/" || p.at(3) != sep {
		return "", 0
	}
	if y, m, d := p.number(0, 4, 4), p.number(2, 1, 2), p.number(4, 1, 2); y >= 0 && m >= 0 && d >= 0 {
		if plausibleYear(y) && validDay(y, m, d) {
			return ymd(y, m, d), 5
		}
		return "", 0
	}
	a, b, y := p.number(0, 1, 2), p.number(2, 1, 2), p.number(4, 4, 4)
	if short := p.number(4, 2, 2); short >= 0 && p.dayIsFirst && sep == "." {
		y = 1900 + short
		if short < firstShortYear {
			y = 2000 + short
		}
	}
	if a < 0 || b < 0 || !plausibleYear(y) {
		return "", 0
	}
	dayFirst, monthFirst := validDay(y, b, a), validDay(y, a, b)
	switch {
	case sep == "." || p.dayIsFirst && dayFirst:
		monthFirst = false // points are written with the day in front everywhere
	case a == b:
		monthFirst = false
	}
	switch {
	case dayFirst && !monthFirst:
		return ymd(y, b, a), 5
	case monthFirst && !dayFirst:
		return ymd(y, a, b), 5
	}
	return "", 0
}

// firstShortYear is what years of two digits begin with: 1970 to 2069.
const firstShortYear = 70

// dayFirst reads "14 February 2026", "14. Februar 2026", "14 de febrero de
// 2026", "14th of February, 2026".
func (p *dateParser) dayFirst() (string, int) {
	day := p.number(0, 1, 2)
	if day < 0 {
		return "", 0
	}
	n := 1
	n += p.skip(n, "st", "nd", "rd", "th", "er", "º", "ª", ".", "-")
	n += p.skip(n, "de", "of")
	month, ok := months[p.at(n)]
	if !ok {
		return "", 0
	}
	n++
	n += p.skip(n, ".", "-")
	n += p.skip(n, ",")
	n += p.skip(n, "de", "del", "of")
	year := p.number(n, 4, 4)
	if !plausibleYear(year) || !validDay(year, month, day) {
		return "", 0
	}
	return ymd(year, month, day), n + 1
}

// monthFirst reads "February 14, 2026", "Feb. 14th 2026" and "February 2026".
func (p *dateParser) monthFirst() (string, int) {
	month, ok := months[p.at(0)]
	if !ok {
		return "", 0
	}
	n := 1
	n += p.skip(n, ".")
	if year := p.number(n, 4, 4); plausibleYear(year) {
		return fmt.Sprintf("%04d-%02d", year, month), n + 1
	}
	day := p.number(n, 1, 2)
	if day < 0 {
		return "", 0
	}
	n++
	n += p.skip(n, "st", "nd", "rd", "th")
	n += p.skip(n, ",")
	year := p.number(n, 4, 4)
	if !plausibleYear(year) || !validDay(year, month, day) {
		return "", 0
	}
	return ymd(year, month, day), n + 1
}

func (p *dateParser) skip(n int, words ...string) int {
	if slices.Contains(words, p.at(n)) {
		return 1
	}
	return 0
}

// time reads a time after a date, with what may stand between, and returns
// it as "T15:07" with the zone if one is stated.
func (p *dateParser) time() string {
	start := p.i
	for slices.Contains([]string{",", "-", "–", "—", "|", "·", "•", "at", "um", "à", "ore", "o", "в", "о", "г", "р", ".", "kl", "op", "om", "godz", "t", "alle", "las", "a"}, p.at(0)) {
		p.i++
	}
	hour := p.number(0, 1, 2)
	sep := p.at(1)
	minute := -1
	if sep == ":" || sep == "." || sep == "h" {
		minute = p.number(2, 2, 2)
	}
	switch {
	case hour < 0 || hour > 23:
		p.i = start
		return ""
	case minute >= 0 && minute <= 59:
		p.i += 3
		if p.at(0) == ":" && p.number(1, 2, 2) >= 0 {
			p.i += 2
		}
	case isMeridiem(sep, p.at(2)):
		minute = 0
		p.i++
	default:
		p.i = start
		return ""
	}
	if m := p.at(0); isMeridiem(m, p.at(1)) {
		if hour < 1 || hour > 12 {
			p.i = start
			return ""
		}
		hour %= 12
		if m[0] == 'p' {
			hour += 12
		}
		p.i++
		for p.at(0) == "." || p.at(0) == "m" {
			p.i++
		}
	}
	p.i += p.skip(0, "uhr", "h")
	zone := ""
	if z := zones[p.at(0)]; z != "" {
		zone = z
		p.i++
	} else if p.at(0) == "(" && zones[p.at(1)] != "" {
		zone = zones[p.at(1)]
		p.i += 2
	}
	return fmt.Sprintf("T%02d:%02d%s", hour, minute, zone)
}

// isMeridiem reports whether the tokens are "am", "pm", or the start of
// "a.m.", "p.m.".
func isMeridiem(tok, next string) bool {
	return tok == "am" || tok == "pm" || (tok == "a" || tok == "p") && next == "."
}

func ymd(y, m, d int) string { return fmt.Sprintf("%04d-%02d-%02d", y, m, d) }
