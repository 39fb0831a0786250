package plain

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// printFurniture blanks the headers and footers that browsers put on printed
// pages ("2/14/26, 3:07 PM  Title", "https://… 1/3", "Page 2 of 5") and
// returns what they state: the address of the page and its title. The date
// in them is that of the print, not of the report, and is not used.
func printFurniture(lines []line) draft.Draft {
	var found draft.Draft
	pages := 0
	for _, l := range lines {
		if l.page {
			pages++
		}
	}
	marks := map[int]int{} // index of a line with a page mark, by where the mark starts
	for i, l := range lines {
		if at := pageMark(l.text); at >= 0 {
			marks[i] = at
		}
	}
	heads := map[string]int{} // titles after a printing date, and how often
	for _, l := range lines {
		if rest, ok := printStamp(l.text); ok {
			heads[rest]++
		}
	}
	for i := range lines {
		l := &lines[i]
		at, marked := marks[i]
		rest := strings.TrimSpace(l.text)
		if marked {
			rest = strings.TrimSpace(l.text[:at])
		}
		address, before := trailingAddress(rest)
		switch {
		case marked && address != "" && (before == "" || heads[before] > 0 || isStamp(before)):
			if len(found.URL) == 0 && strings.HasPrefix(address, "http") {
				found.URL = append(found.URL, draft.FromText(address, address, fmt.Sprintf("line %d, page footer", l.number)))
			}
			l.text = ""
		case marked && (rest == "" && (len(marks) > 1 || pages > 0) || isStamp(rest)):
			l.text = ""
		case marked && len(marks) > 1 && strings.HasPrefix(strings.ToLower(l.text), "page "):
			l.text = ""
		default:
			title, ok := printStamp(l.text)
			if !ok || heads[title] < 2 && len(marks) == 0 {
				continue
			}
			if strings.Contains(title, " ") && len(found.Title) == 0 { // a single word is an address
				found.Title = append(found.Title, draft.FromText(title, title, fmt.Sprintf("line %d, page header", l.number)))
			}
			l.text = ""
		}
	}
	repeatedLines(lines, pages)
	return found
}

// repeatedLines blanks the short lines that stand on most pages.
func repeatedLines(lines []line, pages int) {
	if pages < 2 {
		return
	}
	count := map[string]int{}
	for _, l := range lines {
		if l.text != "" && len(l.text) < 120 {
			count[l.text]++
		}
	}
	for i := range lines {
		if n := count[lines[i].text]; n > 2 && n*2 > pages {
			lines[i].text = ""
		}
	}
}

// pageMark returns where a page number with the number of pages ("1/3", "1 of
// 3", "Page 1 of 3") starts at the end of s, or -1.
func pageMark(s string) int {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return -1
	}
	last := fields[len(fields)-1]
	if a, b, ok := strings.Cut(last, "/"); ok && counts(a, b) {
		return len(s) - len(last)
	}
	if len(fields) >= 3 && fields[len(fields)-2] == "of" && counts(fields[len(fields)-3], last) {
		at := strings.LastIndex(s, fields[len(fields)-3]+" ")
		if before := strings.TrimRight(s[:max(at, 0)], " "); strings.HasSuffix(strings.ToLower(before), "page") {
			at = len(before) - len("page")
		}
		if at == 0 || len(fields) <= 8 {
			return at
		}
	}
	return -1
}

// counts reports whether a and b are a page and the number of pages.
func counts(a, b string) bool {
	page, err1 := strconv.Atoi(a)
	pages, err2 := strconv.Atoi(b)
	return err1 == nil && err2 == nil && page >= 1 && page <= pages && pages <= 999
}

// trailingAddress cuts the address of a page off the end of s.
func trailingAddress(s string) (address, before string) {
	at := strings.LastIndexByte(s, ' ') + 1
	if word := s[at:]; strings.HasPrefix(word, "http://") || strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "file://") {
		return strings.TrimRight(word, "…"), strings.TrimSpace(s[:at])
	}
	return "", s
}

// printStamp cuts the date and time of a print off the start of a line and
// returns what follows: "2/14/26, 3:07 PM The title".
func printStamp(s string) (string, bool) {
	fields := strings.Fields(s)
	for n := min(len(fields), 3); n >= 2; n-- {
		if isStamp(strings.Join(fields[:n], " ")) {
			return strings.Join(fields[n:], " "), true
		}
	}
	return "", false
}

// isStamp reports whether s is a numeric date and a time and nothing else.
func isStamp(s string) bool {
	date, clock, ok := strings.Cut(s, ",")
	if !ok {
		if date, clock, ok = strings.Cut(s, " "); !ok {
			return false
		}
	}
	return numeric(date, "/.-", 2) && numeric(strings.TrimRight(strings.TrimSpace(clock), "APMapm.\u202f\u00a0 "), ":", 1)
}

// numeric reports whether s is numbers with at least n of the separators
// between them, and nothing else.
func numeric(s, separators string, n int) bool {
	seen, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			digits++
		case strings.IndexByte(separators, s[i]) >= 0 && digits > 0:
			seen++
		default:
			return false
		}
	}
	return digits > 0 && seen >= n && seen <= n+1
}
