package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// toldWords lead from a statement to the outlet that it was made to.
var toldWords = []string{"told ", "tells ", "interview with ", "interview to ", "speaking to ", "speaking with ", "spoke to ", "spoke with ",
	"remarks to ", "comments to ", "statement to ", "interviewed by ", "interview for ", "email to ", "confirmed to "}

// publishedWords lead to the outlet in which a text stood before.
var publishedWords = []string{"first published by ", "first published in ", "first published on ", "first published at ",
	"originally published by ", "originally published in ", "originally published on ", "originally published at ",
	"originally appeared in ", "originally appeared on ", "originally appeared at ", "first appeared in ", "first appeared on ", "first appeared at ",
	"republished from ", "reprinted from ", "reprinted with permission from ", "reprinted with permission of ", "republished with permission from ",
	"republished courtesy of ", "first reported by ", "produced by ", "syndicated from "}

// contributedWords follow the agency that a report uses.
var contributedWords = []string{" contributed to this ", " contributed reporting", " contributed to the report", " contributed."}

// withWords lead to an agency that a report uses.
var withWords = []string{"with files from ", "with reporting by ", "with reporting from ", "with material from ", "with information from ",
	"additional reporting by ", "additional reporting from ", "reporting by ", "with additional reporting by ", "mit material von ", "avec "}

// Credits returns where a block of running text names an outlet or agency
// that it has its content from, in order of place. last says that it is the
// last block, where an agency stands in brackets or alone.
func Credits(block string, last bool) []hearsay.Credit {
	var out []hearsay.Credit
	add := func(kind hearsay.CreditKind, start, end int) {
		out = append(out, hearsay.Credit{Kind: kind, Name: block[start:end], Span: hearsay.Span{Start: start, End: end}})
	}
	for _, cue := range publishedWords {
		for _, at := range cues(block, cue) {
			if end := nameEnd(block, at); end > at {
				add(hearsay.CreditPublished, at, end)
			}
		}
	}
	for _, cue := range toldWords {
		for _, at := range cues(block, cue) {
			if start, end := outletAt(block, at); end > start {
				add(hearsay.CreditTold, start, end)
			}
		}
	}
	for _, cue := range withWords {
		for _, at := range cues(block, cue) {
			if end := nameEnd(block, at); end > at && (IsAgency(block[at:end]) || strings.HasPrefix(block[at:end], "The ")) {
				add(hearsay.CreditAgency, at, end)
			}
		}
	}
	for _, cue := range contributedWords {
		if at := strings.Index(block, cue); at > 0 {
			if start, end := agencyBefore(block, at); end > start {
				add(hearsay.CreditAgency, start, end)
			}
		}
	}
	if last {
		if start, end := closingCredit(block); end > start {
			add(hearsay.CreditAgency, start, end)
		}
	}
	slices.SortStableFunc(out, func(a, b hearsay.Credit) int { return a.Span.Compare(b.Span) })
	// Two cues may lead to one name.
	kept := out[:0]
	for _, c := range out {
		if n := len(kept); n == 0 || !kept[n-1].Span.Overlaps(c.Span) {
			kept = append(kept, c)
		}
	}
	return kept
}

// cues returns where each occurrence of cue ends in s. Letters compare
// without regard to case in ASCII, which all cues are written in.
func cues(s, cue string) []int {
	var out []int
	for i := 0; i+len(cue) <= len(s); {
		at := indexFold(s[i:], cue)
		if at < 0 {
			break
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		if !unicode.IsLetter(before) {
			out = append(out, at+len(cue))
		}
		i = at + len(cue)
	}
	return out
}

func indexFold(s, sub string) int {
	// Letters that differ in case differ in one bit; other characters that
	// are taken for each other so are told apart by EqualFold.
	const bit = 0x20
	first, second := sub[0]|bit, sub[1]|bit
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i]|bit == first && s[i+1]|bit == second && strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// outletAt returns the outlet that is named at offset i, perhaps after a few
// words ("the newspaper", "state broadcaster"), or an empty range.
func outletAt(s string, i int) (start, end int) {
	for range 4 { // words in front of the name that may be skipped
		if end := nameEnd(s, i); end > i {
			if IsOutletName(s[i:end]) {
				return i, end
			}
			return 0, 0
		}
		word := s[i:]
		if at := strings.IndexByte(word, ' '); at > 0 {
			word = word[:at]
		}
		switch strings.ToLower(word) {
		case "the", "newspaper", "daily", "broadcaster", "broadcasters", "state", "public", "agency", "news", "state-run", "magazine", "website", "outlet",
			"television", "radio", "station", "german", "french", "local", "national", "private", "weekly", "a", "channel", "state-owned":
			i += len(word) + 1
		default:
			return 0, 0
		}
		if i >= len(s) {
			return 0, 0
		}
	}
	return 0, 0
}

// nameEnd returns the end of the capitalised name at offset i of s, or i if
// there is none. Small words join two parts of a name.
func nameEnd(s string, i int) int {
	end, words := i, 0
	for at := i; at < len(s) && words < 8; {
		stop := at
		for stop < len(s) && s[stop] != ' ' {
			stop++
		}
		word := s[at:stop]
		trimmed := strings.TrimRight(word, ".,;:!?)”\"")
		trimmed = strings.TrimSuffix(strings.TrimSuffix(trimmed, "’s"), "'s")
		r, _ := utf8.DecodeRuneInString(trimmed)
		joiner := words > 0 && (word == "of" || word == "the" || word == "de" || word == "della" || word == "&" || word == "la" || word == "du")
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r) && words > 0:
			if words > 0 && (weekday(trimmed) || months[strings.ToLower(trimmed)] > 0) {
				return end
			}
			words++
			end = at + len(trimmed)
			if trimmed != word {
				return end
			}
		case joiner:
		default:
			return end
		}
		at = stop + 1
	}
	return end
}

// weekday reports whether word is a weekday: a name does not run on into the
// date after it ("told The Gazette Friday").
func weekday(word string) bool {
	switch word {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "On", "In":
		return true
	}
	return false
}

// agencyBefore returns the agency that ends at offset end of s: "Associated
// Press" in "Associated Press writer Jane Roe contributed". Persons are left
// out.
func agencyBefore(s string, end int) (int, int) {
	start := max(strings.LastIndexAny(s[:end], ".;:(–—"), 0)
	for start < end && !unicode.IsUpper(rune(s[start])) {
		start++
	}
	name := s[start:end]
	for _, job := range []string{" writer", " reporter", " journalist", " correspondent", " staff", " editor"} {
		if before, _, ok := strings.Cut(name, job); ok {
			return start, start + len(before)
		}
	}
	if nameEnd(s, start) >= end && IsOutletName(name) {
		return start, end
	}
	return 0, 0
}

// closingCredit returns the agency with which the last block ends: "(AP)"
// after the last sentence, or a block that is nothing else ("© Reuters",
// "— AFP").
func closingCredit(s string) (int, int) {
	if strings.HasSuffix(s, ")") {
		open := strings.LastIndexByte(s, '(')
		if open < 0 {
			return 0, 0
		}
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:open], " "))
		name := s[open+1 : len(s)-1]
		ended := open == 0 || strings.ContainsRune(".!?”\"’'…»", before)
		if ended && looksLikeName(name) && len(strings.Fields(name)) <= 4 {
			return open + 1, len(s) - 1
		}
		return 0, 0
	}
	trimmed := strings.TrimLeft(s, "©—–- ")
	for _, label := range []string{"Source: ", "Sources: ", "Quelle: ", "Source : ", "Fuente: ", "Copyright "} {
		trimmed = strings.TrimPrefix(trimmed, label)
	}
	start := len(s) - len(trimmed)
	name := strings.TrimRight(trimmed, ". ")
	if name != "" && len(name) < 60 && (IsAgency(name) || start > 0 && IsOutletName(name) && looksLikeName(name)) {
		return start, start + len(name)
	}
	return 0, 0
}
