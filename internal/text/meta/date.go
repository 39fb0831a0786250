// Package meta reads the pieces of metadata that a report states in words:
// dates, bylines, datelines, photo credits, and the credits that it gives to
// agencies and other outlets. It never guesses: what the words leave open
// stays empty.
package meta

import (
	"fmt"
	"net/mail"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Date is a date as a line of text states it.
type Date struct {
	// Value is ISO 8601 with the precision stated.
	Value string
	// Updated says that the line calls it the date of an update.
	Updated bool
}

// DateLine reads a line that holds a date and nothing else but a weekday, a
// time, a label such as "Published:" and a reading time. A year must be
// stated, and a day and month that could be taken the other way round
// (03/04/2026) leave the date unknown. Of two dates, that of publication is
// taken. Names of months are known in twelve languages.
func DateLine(line string) (Date, bool) { return DateLineIn(line, "") }

// DateLineIn is [DateLine] for a line in a known language, given as in HTML
// ("de", "pt-BR"). Where its writers put the day first, 03/04/2026 is the
// third of April, and 25.04.24 the twenty-fifth of April 2024.
func DateLineIn(line, language string) (Date, bool) {
	if len(line) > 160 {
		return Date{}, false
	}
	p := dateParser{tokens: dateTokens(line), dayIsFirst: dayIsFirst(language)}
	return p.line()
}

// dayFirstLanguages are languages in all of whose countries the day is
// written before month and year.
var dayFirstLanguages = wordSet("ar az be bg bs ca cs cy da de el es et fi fr ga gl hr hy id is it ka kk lb lv mk mt nb nl nn no pl pt ro ru sk sl sq sr tr uk uz vi")

// dayIsFirst reports whether the day comes first in a language. English needs
// the country.
func dayIsFirst(language string) bool {
	language = strings.ToLower(strings.ReplaceAll(language, "_", "-"))
	switch base, country, _ := strings.Cut(language, "-"); {
	case base == "en":
		return country == "gb" || country == "au" || country == "nz" || country == "ie" || country == "in"
	case base == "es" || base == "fr":
		return country != "us" && country != "ca" && dayFirstLanguages[base]
	default:
		return dayFirstLanguages[base]
	}
}

// ParseDate reads a date from markup or from a field: ISO 8601, RFC 1123, or
// words as in [DateLine]. It returns ISO 8601 with the precision stated, or
// "".
func ParseDate(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 160 {
		return ""
	}
	if iso := isoDate(s); iso != "" {
		return iso
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		switch { // seconds or milliseconds since 1970, from 1980 on
		case n > 315532800 && n < 1<<33:
			return time.Unix(n, 0).UTC().Format(time.RFC3339)
		case n > 315532800000 && n < 1<<43:
			return time.UnixMilli(n).UTC().Format(time.RFC3339)
		}
	}
	if iso := mailDate(s); iso != "" {
		return iso
	}
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, time.UnixDate} {
		if t, err := time.Parse(layout, s); err == nil {
			if layout == time.ANSIC || t.Location().String() != "UTC" && !zoned(t) {
				return t.Format("2006-01-02T15:04:05")
			}
			return t.Format(time.RFC3339)
		}
	}
	d, ok := DateLine(s)
	if !ok {
		return ""
	}
	return d.Value
}

// mailZones are the zones that RFC 5322 (4.3) names; time.Parse knows those
// of this machine only.
var mailZones = map[string]string{
	"GMT": "+0000", "UT": "+0000", "EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500",
	"MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
}

// mailDate reads a date with time and zone as in mails and feeds (RFC 5322,
// the obsolete forms included): "5 Mar 24 9:05 EST". Seconds that are not
// stated are left out.
func mailDate(s string) string {
	space := strings.LastIndexByte(s, ' ')
	if space < 0 {
		return ""
	}
	clock, zone := s[:space], s[space+1:]
	if offset, ok := mailZones[zone]; ok {
		zone = offset
	}
	if zone == "" || zone[0] != '+' && zone[0] != '-' {
		return ""
	}
	t, err := mail.ParseDate(clock + " " + zone)
	if err != nil || !plausibleYear(t.Year()) {
		return ""
	}
	if strings.Count(clock, ":") == 1 {
		return t.Format("2006-01-02T15:04Z07:00")
	}
	return t.Format(time.RFC3339)
}

// zoned reports whether the zone of t was given as an offset; time.Parse
// makes one of zero up for abbreviations that it does not know.
func zoned(t time.Time) bool {
	name, offset := t.Zone()
	return offset != 0 || name == "" || name == "UTC" || name == "GMT"
}

// isoDate normalises the forms of ISO 8601 that pages use.
func isoDate(s string) string {
	if len(s) >= 10 && s[4] == '/' && s[7] == '/' {
		s = s[:4] + "-" + s[5:7] + "-" + s[8:]
	}
	year, rest := digits(s, 4)
	if year < 0 || !plausibleYear(year) {
		return ""
	}
	if rest == "" {
		return s
	}
	compact := rest[0] != '-'
	if !compact {
		rest = rest[1:]
	}
	month, rest := digits(rest, 2)
	if month < 1 || month > 12 {
		return ""
	}
	if rest == "" {
		if compact { // 202602 could be anything
			return ""
		}
		return s
	}
	if !compact {
		if rest[0] != '-' {
			return ""
		}
		rest = rest[1:]
	}
	day, rest := digits(rest, 2)
	if !validDay(year, month, day) {
		return ""
	}
	date := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	if rest == "" {
		return date
	}
	if rest[0] != 'T' && rest[0] != 't' && rest[0] != ' ' {
		return ""
	}
	clock, zone, ok := isoTime(strings.TrimSpace(rest[1:]))
	switch {
	case !ok:
		return ""
	case zone == "Z":
		return date + "T" + clock + "Z"
	case zone != "":
		return date + "T" + clock + zone
	}
	return date + "T" + clock
}

// isoTime reads hh:mm[:ss[.fff]] with an optional zone. Fractions are
// dropped.
func isoTime(s string) (clock, zone string, ok bool) {
	hour, rest := digits(s, 2)
	if hour < 0 || hour > 24 || !strings.HasPrefix(rest, ":") {
		return "", "", false
	}
	minute, rest := digits(rest[1:], 2)
	if minute < 0 || minute > 59 {
		return "", "", false
	}
	clock = fmt.Sprintf("%02d:%02d", hour, minute)
	if strings.HasPrefix(rest, ":") {
		second, after := digits(rest[1:], 2)
		if second < 0 || second > 60 {
			return "", "", false
		}
		clock += fmt.Sprintf(":%02d", second)
		rest = after
		if strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ",") {
			rest = strings.TrimLeft(rest[1:], "0123456789")
		}
	}
	rest = strings.TrimSpace(rest)
	switch strings.ToUpper(rest) {
	case "":
		return clock, "", true
	case "Z", "UTC", "GMT", "UT":
		return clock, "Z", true
	}
	if rest[0] != '+' && rest[0] != '-' {
		return "", "", false
	}
	h, after := digits(rest[1:], 2)
	after = strings.TrimPrefix(after, ":")
	m := 0
	if after != "" {
		m, after = digits(after, 2)
	}
	if h < 0 || h > 14 || m < 0 || m > 59 || after != "" {
		return "", "", false
	}
	if h == 0 && m == 0 {
		return clock, "Z", true
	}
	return clock, fmt.Sprintf("%c%02d:%02d", rest[0], h, m), true
}

// digits reads exactly n digits, or -1.
func digits(s string, n int) (int, string) {
	if len(s) < n {
		return -1, s
	}
	v := 0
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return -1, s
		}
		v = v*10 + int(s[i]-'0')
	}
	return v, s[n:]
}

func plausibleYear(y int) bool { return y >= 1600 && y <= 2199 }

func validDay(year, month, day int) bool {
	if day < 1 || month < 1 || month > 12 {
		return false
	}
	return day <= time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// dateTokens cuts a line into lower-case words, numbers and single other
// characters; spaces are dropped.
func dateTokens(line string) []string {
	var out []string
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case unicode.IsLetter(r):
			j := i + n
			for j < len(line) {
				r, n := utf8.DecodeRuneInString(line[j:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				j += n
			}
			out = append(out, strings.ToLower(line[i:j]))
			i = j
			continue
		case r >= '0' && r <= '9':
			j := i + n
			for j < len(line) && line[j] >= '0' && line[j] <= '9' {
				j++
			}
			out = append(out, line[i:j])
			i = j
			continue
		}
		out = append(out, line[i:i+n])
		i += n
	}
	return out
}
