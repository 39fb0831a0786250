package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsCaption reports whether a short block is the caption of a picture: it
// ends in a photo credit ("… on Feb. 12. Jane Roe / AFP", "(AP Photo/Jane
// Roe)", "Photo: Jane Roe") or starts with the label of one.
func IsCaption(block string) bool {
	if len(block) > 700 {
		return false
	}
	for _, label := range []string{"Photo: ", "Photo by ", "Photograph: ", "Photograph by ", "Image: ", "Image credit: ", "Credit: ", "Picture: ",
		"Image copyright ", "Image caption ", "Media caption ", "Enlarge this image ", "Enlarge Image ", "Photo caption ", "Image source, ",
		"Foto: ", "Bild: ", "Фото: ", "Photo : ", "FILE PHOTO: ", "FILE - ", "FILE – ", "Illustration: "} {
		if strings.HasPrefix(block, label) {
			return true
		}
	}
	tail := strings.TrimRight(block, " .")
	if strings.HasSuffix(tail, ")") || strings.HasSuffix(tail, "]") {
		open := strings.LastIndexAny(tail, "([")
		if open < 0 {
			return false
		}
		return IsPhotoCredit(tail[open+1 : len(tail)-1])
	}
	// What follows the last full stop is the credit.
	if at := lastSentence(tail); at >= 0 && IsPhotoCredit(tail[at:]) {
		return true
	}
	// A short word before the stop may not have been an abbreviation.
	at := strings.LastIndex(tail, ". ")
	return at >= 0 && strings.ContainsAny(tail[at:], "/|") && IsPhotoCredit(tail[at+2:])
}

// lastSentence returns where the words after the last full stop start, or -1.
func lastSentence(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if s[i] != ' ' {
			continue
		}
		before, n := utf8.DecodeLastRuneInString(s[:i])
		if !strings.ContainsRune(".!?”\"’", before) {
			continue
		}
		word := s[strings.LastIndexByte(s[:i], ' ')+1 : i-n]
		if before == '.' && isAbbreviation(word) && !endsInYearOrDay(word) {
			continue
		}
		return i + 1
	}
	return -1
}

func endsInYearOrDay(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// IsPhotoCredit reports whether s names a photographer or a picture service
// in the ways of photo credits.
func IsPhotoCredit(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 100 {
		return false
	}
	lower := strings.ToLower(s)
	for _, label := range []string{"photo", "photograph", "image", "picture", "foto", "bild", "фото", "credit", "©", "file"} {
		if rest, ok := strings.CutPrefix(lower, label); ok {
			rest = strings.TrimLeft(rest, " :by/")
			if rest != lower[len(label):] && len(strings.Fields(rest)) <= 8 || label == "©" {
				return true
			}
		}
	}
	if strings.Contains(lower, "photo/") || strings.Contains(lower, "via getty") || strings.Contains(lower, "via reuters") || strings.Contains(lower, "via ap") || strings.Contains(lower, "getty images") {
		return true
	}
	person, service, ok := cutSlash(s)
	if !ok || len(strings.Fields(person)) > 4 || len(strings.Fields(service)) > 4 {
		return false
	}
	return looksLikeName(person) && startsUpper(service) && (IsAgency(service) || len(strings.Fields(person)) >= 2 || IsAgency(person))
}

func cutSlash(s string) (before, after string, ok bool) {
	at := strings.LastIndexByte(s, '/')
	if at < 0 {
		at = strings.LastIndexByte(s, '|')
	}
	if at <= 0 || at+1 >= len(s) {
		return "", "", false
	}
	before, after = strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+1:])
	if i := strings.LastIndexByte(before, '/'); i >= 0 { // Jane Roe/Agency/Outlet
		before = strings.TrimSpace(before[:i])
	}
	return before, after, before != "" && after != ""
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
