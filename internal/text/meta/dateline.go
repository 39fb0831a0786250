package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Dateline is the head of a report that names where it was filed.
type Dateline struct {
	// Place is the place as one writes it in running text: "Munich, Germany"
	// for "MUNICH, Germany".
	Place string
	// Start and End bound the place as written.
	Start, End int
	// Date is the date of filing if its year is stated, ISO 8601, and
	// DateExact how it is written.
	Date, DateExact string
	// Agency is the name in brackets ("AP"), "" if there is none, and
	// AgencyStart and AgencyEnd its place.
	Agency                 string
	AgencyStart, AgencyEnd int
}

// labels stand in capitals before a dash and are no places.
var labels = wordSet("breaking update updated watch exclusive opinion video analysis live photos photo correction editorial " +
	"explainer factbox column commentary urgent recap listen read review interview feature podcast gallery note warning " +
	"editor's editor’s file news alert quote quotes sport sports weather market markets profile timeline")

// placeParticles stay in lower case inside a place name.
var placeParticles = wordSet("de la le les el du des da do dos del della di of the upon on sur am an der im sous lès and und et y i")

// ReadDateline reads the dateline at the head of paragraph. vocabulary is the
// whole text, whose other words tell a town in capitals from an acronym.
func ReadDateline(paragraph, vocabulary string) (Dateline, bool) {
	head := paragraph[:min(len(paragraph), 160)]
	end := separator(head)
	if end < 0 {
		return Dateline{}, false
	}
	lead := head[:end]
	var d Dateline
	hasAgency, hasDate := false, false
	if open := strings.IndexByte(lead, '('); open > 0 {
		closing := strings.IndexByte(lead[open:], ')')
		if closing < 0 || strings.TrimSpace(lead[open+closing+1:]) != "" {
			return Dateline{}, false
		}
		d.AgencyStart, d.AgencyEnd = open+1, open+closing
		d.Agency = lead[d.AgencyStart:d.AgencyEnd]
		if !looksLikeName(d.Agency) {
			return Dateline{}, false
		}
		hasAgency = true
		lead = strings.TrimRight(lead[:open], " ,")
	}
	d.Date, d.DateExact = datelineDate(lead)
	parts := strings.Split(lead, ",")
	place := parts[:0:0]
	length := 0
	for i, part := range parts {
		if i > 0 && (dateWithoutYear(part) || parseDatePart(part)) {
			hasDate = true
			break
		}
		place = append(place, part)
		length += len(part) + 1
	}
	length--
	if len(place) == 0 || len(place) > 3 || length <= 0 {
		return Dateline{}, false
	}
	// "LIMA May 3 (AFP)" has no comma before the date.
	if before, ok := cutDate(place[len(place)-1]); ok {
		length -= len(place[len(place)-1]) - len(before)
		place[len(place)-1] = before
		hasDate = true
	}
	town := strings.TrimSpace(place[0])
	if town == "" || town[0] == '(' {
		return Dateline{}, false
	}
	capitals, ok := townForm(town)
	if !ok {
		return Dateline{}, false
	}
	for _, region := range place[1:] {
		if !looksLikeName(strings.TrimSpace(region)) {
			return Dateline{}, false
		}
	}
	switch {
	case capitals:
		if len(place) == 1 && !hasAgency && !hasDate && isAcronym(town, vocabulary) {
			return Dateline{}, false
		}
	case !hasAgency && !hasDate:
		return Dateline{}, false
	}
	d.End = len(strings.TrimRight(paragraph[:length], " "))
	d.Place = town
	if capitals {
		d.Place = titleCase(town)
	}
	for _, region := range place[1:] {
		region = strings.TrimSpace(region)
		if allCapitals(region) && len(region) > 4 && !strings.Contains(region, ".") {
			region = titleCase(region)
		}
		d.Place += ", " + region
	}
	return d, true
}

// OpeningAgency returns where the agency stands that a paragraph without a
// place opens with: "(CNN) The river …". Names that are no well-known
// agency's must read as an outlet's and have a dash after them.
func OpeningAgency(paragraph string) (start, end int, ok bool) {
	if !strings.HasPrefix(paragraph, "(") {
		return 0, 0, false
	}
	end = strings.IndexByte(paragraph[:min(len(paragraph), 40)], ')')
	if end < 2 {
		return 0, 0, false
	}
	name, rest := paragraph[1:end], strings.TrimLeft(paragraph[end+1:], " \u00a0")
	dash := strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "--") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
	if IsAgency(name) || dash && looksLikeName(name) && IsOutletName(strings.TrimPrefix(name, "The ")) {
		return 1, end, true
	}
	return 0, 0, false
}

// datelineDate reads a date with its year at the end of a dateline's lead.
func datelineDate(lead string) (iso, exact string) {
	for i, c := range lead {
		if c != ',' {
			continue
		}
		part := strings.TrimSpace(lead[i+1:])
		if date, ok := DateLine(part); ok && len(date.Value) >= len("2006-01-02") {
			return date.Value, part
		}
	}
	return "", ""
}

// separator returns where the dateline ends: before a dash with a space
// after it, or after a closing bracket at which the text goes on. It returns
// -1 if there is none within reach.
func separator(head string) int {
	depth := 0
	for i, r := range head {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
			rest := strings.TrimLeft(head[i+1:], " ")
			next, _ := utf8.DecodeRuneInString(rest)
			if depth == 0 && !isDash(next) && next != ':' {
				return i + 1
			}
		case '—', '–', '-', '―', '‒', '−':
			rest := head[i+utf8.RuneLen(r):]
			if r == '-' && strings.HasPrefix(rest, "-") {
				rest = rest[1:]
			}
			spaced := i > 0 && (head[i-1] == ' ' || head[i-1] == ')') || strings.HasSuffix(head[:i], "\u00a0")
			if depth != 0 || i == 0 || !spaced && r == '-' && !strings.HasPrefix(head[i:], "--") {
				continue
			}
			if rest == "" {
				return -1
			}
			return len(strings.TrimRight(head[:i], " \u00a0"))
		case '.', '“', '”', '"', '!', '?', ';':
			if r == '.' && isAbbreviation(head[:i]) {
				continue
			}
			return -1
		}
	}
	return -1
}

func isDash(r rune) bool { return strings.ContainsRune("—–-―‒−", r) }

// isAbbreviation reports whether the word before a point is short enough to
// be abbreviated: "St", "Fla", "D", "Calif", "Sept".
func isAbbreviation(before string) bool {
	word := before[strings.LastIndexAny(before, " ,.(")+1:]
	r, _ := utf8.DecodeRuneInString(word)
	return utf8.RuneCountInString(word) <= 5 && unicode.IsUpper(r)
}

// dateWithoutYear reports whether s is a day and a month.
func dateWithoutYear(s string) bool {
	tokens := dateTokens(s)
	month, day := 0, 0
	for _, tok := range tokens {
		switch {
		case months[tok] > 0:
			month++
		case len(tok) <= 2 && tok[0] >= '0' && tok[0] <= '9':
			day++
		case dateWords[tok], tok == ".":
		default:
			return false
		}
	}
	return month == 1 && day <= 1 && len(tokens) <= 4 || month == 0 && day == 0 && len(tokens) == 1 && dateWords[tokens[0]]
}

func parseDatePart(s string) bool {
	s = strings.TrimSpace(s)
	_, ok := DateLine(s)
	return ok || len(s) == 4 && s[0] >= '1' && s[0] <= '2' && strings.Trim(s, "0123456789") == ""
}

// cutDate takes a day and month off the end of a place.
func cutDate(part string) (string, bool) {
	words := strings.Fields(part)
	for n := 2; n <= 3 && n < len(words); n++ {
		if dateWithoutYear(strings.Join(words[len(words)-n:], " ")) && months[strings.Trim(strings.ToLower(words[len(words)-n]), ".")]+months[strings.Trim(strings.ToLower(words[len(words)-n+1]), ".")] > 0 {
			at := strings.LastIndex(part, words[len(words)-n])
			return strings.TrimRight(part[:at], " "), true
		}
	}
	return part, false
}

// townForm reports whether town reads as the name of a place, and whether it
// is in capitals.
func townForm(town string) (capitals, ok bool) {
	words := strings.FieldsFunc(town, func(r rune) bool { return r == ' ' || r == '/' })
	if len(words) == 0 || len(words) > 5 || len(town) > 50 {
		return false, false
	}
	for _, w := range words {
		if labels[strings.ToLower(strings.Trim(w, ":"))] {
			return false, false
		}
	}
	if allCapitals(town) {
		return utf8.RuneCountInString(town) >= 3, utf8.RuneCountInString(town) >= 3
	}
	return false, looksLikeName(strings.ReplaceAll(town, "/", " "))
}

func allCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// isAcronym reports whether a single word in capitals is one that the text
// writes so elsewhere, too, or that is short and never seen otherwise.
func isAcronym(town, text string) bool {
	if strings.ContainsAny(town, " /") {
		return false
	}
	if findWord(text, titleCase(town), 0) >= 0 {
		return false
	}
	first := findWord(text, town, 0)
	if first >= 0 && findWord(text, town, first+len(town)) >= 0 {
		return true
	}
	return utf8.RuneCountInString(town) <= 3
}

// findWord returns where word stands as a whole word in text from offset
// from, or -1.
func findWord(text, word string, from int) int {
	for from < len(text) {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return at
		}
		from = at + len(word)
	}
	return -1
}

// titleCase gives each word a capital initial; particles inside stay small
// and initials with points stay as they are.
func titleCase(s string) string {
	var b strings.Builder
	start := true
	words := 0
	for i, r := range s {
		switch {
		case !unicode.IsLetter(r) && r != '\'' && r != '’':
			start = true
			b.WriteRune(r)
		case start:
			word := s[i:]
			if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
				word = word[:end]
			}
			words++
			if words > 1 && placeParticles[strings.ToLower(word)] {
				b.WriteRune(unicode.ToLower(r))
			} else {
				b.WriteRune(r)
			}
			start = false
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
