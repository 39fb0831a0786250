package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineOpeners introduce the names of authors, in lower case.
var bylineOpeners = []string{
	"by ", "by: ", "written by ", "posted by ", "exclusive by ", "story by ", "words by ", "reporting by ", "report by ", "text by ", "author: ", "authors: ", "author ", "words: ", "text: ",
	"von: ", "von ", "par ", "por ", "di ", "de ", "door ", "av ", "af ", "автор: ", "автор ", "авторы: ", "автори: ", "texte: ", "autor: ", "autora: ",
}

// nameParticles are the words of names that are written in lower case.
var nameParticles = wordSet("de da do dos das del della der den di du la le van von zu zum zur af av al el bin bint ibn ben y e of ter ten 't d' 'd")

// roleWords mark a part of a byline as what somebody is, not who.
var roleWords = wordSet("correspondent correspondents editor editors reporter reporters writer writers staff chief bureau news " +
	"journalist columnist contributor contributors producer analyst desk special associate senior political science health business " +
	"sports diplomatic international world foreign national local digital video photographer author team redaktion redakteur " +
	"agencies agency newsroom service twitter facebook instagram linkedin email e-mail follow share comments contributing investigations environment climate education technology crime courts fellow intern")

// BylineLine reads a line that names the authors of a report ("By Jane Roe
// and John Doe, Staff Writers", "Von Jana Roth") and nothing else. It returns
// the names as written.
func BylineLine(line string) ([]string, bool) {
	line = strings.TrimSpace(strings.Trim(line, "|•·*_ "))
	if len(line) > 200 {
		return nil, false
	}
	opener := bylineOpener(line)
	if opener == 0 {
		return nil, false
	}
	rest := line[opener:]
	if r, _ := utf8.DecodeLastRuneInString(rest); r == '?' || r == '!' || r == ':' || r == ';' {
		return nil, false
	}
	rest, _, _ = strings.Cut(rest, "|")
	rest, _, _ = strings.Cut(rest, " • ")
	rest, _, _ = strings.Cut(rest, " · ")
	rest, _, _ = strings.Cut(rest, " - ")
	rest, _, _ = strings.Cut(rest, " – ")
	if name, date, ok := strings.Cut(rest, " on "); ok {
		if _, ok := DateLine(date); ok {
			rest = name
		}
	}
	names := Names(rest)
	if len(names) == 0 {
		return nil, false
	}
	return names, true
}

// BylinePlace returns the place that a byline names after the authors: "By
// Jane Roe in Lima", or "".
func BylinePlace(line string) string {
	at := strings.LastIndex(line, " in ")
	if at < 0 || bylineOpener(line) == 0 {
		return ""
	}
	place := strings.Trim(line[at+len(" in "):], " .,*_")
	if end := strings.IndexAny(place, "|•·–—;"); end >= 0 {
		place = strings.TrimSpace(place[:end])
	}
	if len(strings.Fields(place)) > 4 || !looksLikeName(strings.ReplaceAll(place, ",", "")) || isRole(place) {
		return ""
	}
	return place
}

// IsByline reports whether a line is a byline, even if its names cannot be
// told from what stands beside them ("By Staff | May 3").
func IsByline(line string) bool {
	if _, ok := BylineLine(line); ok {
		return true
	}
	opener := bylineOpener(line)
	if opener == 0 || len(line) > 160 || strings.HasSuffix(line, ".") || !startsUpper(strings.TrimSpace(line[opener:])) {
		return false
	}
	// Besides names, only a date and marks between them may follow.
	return strings.ContainsAny(line, "|•·–—") || strings.ContainsAny(line, "0123456789") && strings.Contains(line, " - ")
}

// IsUnnamedByline reports whether a line credits authors without a name: "By
// our staff", "by POST REPORTERS".
func IsUnnamedByline(line string) bool {
	opener := bylineOpener(line)
	if opener == 0 || !strings.EqualFold(strings.TrimSpace(line[:opener]), "by") {
		return false
	}
	rest := line[opener:]
	return len(strings.Fields(rest)) <= 4 && isRole(rest) && !strings.HasSuffix(rest, ".")
}

// editorWords name who edited a report, in lower case.
var editorWords = []string{"editor", "edited by", "editing by", "redaktor", "redaktør", "redaktör", "redigering", "editora", "redattore",
	"penyunting", "редактор", "редактура", "editör"}

// IsEditorLine reports whether a line names who edited the report rather than
// who wrote it: "Editor: Jane Roe".
func IsEditorLine(line string) bool {
	lower := strings.ToLower(line)
	for _, w := range editorWords {
		if rest, ok := strings.CutPrefix(lower, w); ok && (strings.HasSuffix(w, " by") || strings.HasPrefix(strings.TrimSpace(rest), ":")) {
			return true
		}
	}
	return false
}

func bylineOpener(line string) int {
	for _, o := range bylineOpeners {
		if len(line) > len(o) && strings.EqualFold(line[:len(o)], o) {
			return len(o)
		}
	}
	return 0
}

// Names cuts a list of authors into names as written. Roles, places and mail
// addresses beside the names are left out; what does not look like names
// yields nil.
func Names(s string) []string {
	s = strings.TrimSpace(s)
	if o := bylineOpener(s); o > 0 && opensNames(s[:o], s[o:]) {
		s = strings.TrimSpace(s[o:])
	}
	var names []string
	for _, part := range splitNames(s) {
		part = strings.TrimSpace(strings.Trim(part, " .,;*-–—"))
		if len(names) > 0 && (strings.HasPrefix(part, "in ") || strings.HasPrefix(part, "In ")) {
			break // places or sections follow
		}
		if i := strings.IndexAny(part, "(<[@"); i > 0 {
			part = strings.TrimSpace(part[:i])
		}
		// "Jane Roe in Lima" names a place after the author.
		if before, _, ok := strings.Cut(part, " in "); ok {
			part = strings.TrimSpace(before)
		}
		if part == "" || isRole(part) || bylineOpener(part+" x") == len(part)+1 {
			continue
		}
		if !looksLikeName(part) {
			if len(names) == 0 {
				return nil
			}
			continue
		}
		if !slices.Contains(names, part) {
			names = append(names, part)
		}
	}
	return names
}

// opensNames reports whether opener introduces rest rather than being part of
// the name: "Von Jana Roth" names Jana Roth, "von der Heide" is one name.
func opensNames(opener, rest string) bool {
	if !nameParticles[strings.ToLower(strings.TrimSpace(opener))] {
		return true
	}
	words := strings.Fields(rest)
	return len(words) > 1 && startsUpper(words[0])
}

// splitNames cuts at commas, semicolons, slashes and the words for "and".
func splitNames(s string) []string {
	var parts []string
	start := 0
	cut := func(i, n int) {
		parts = append(parts, s[start:i])
		start = i + n
	}
	for i := 0; i < len(s); i++ {
		if i < start {
			continue
		}
		switch {
		case s[i] == ',' || s[i] == ';' || s[i] == '/' || s[i] == '&' || s[i] == '|' || s[i] == '\n':
			cut(i, 1)
		case s[i] == ' ':
			for _, and := range []string{" and ", " AND ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " i ", " и ", " та ", " і ", " with ", " for "} {
				if strings.HasPrefix(s[i:], and) {
					cut(i, len(and)-1)
					break
				}
			}
		}
	}
	parts = append(parts, s[start:])
	return parts
}

// IsJob reports whether a part of a byline in small letters says what
// somebody is: "health correspondent".
func IsJob(part string) bool {
	return isRole(part) && !startsUpper(part)
}

func isRole(part string) bool {
	for w := range strings.FieldsSeq(part) {
		if roleWords[strings.ToLower(strings.Trim(w, ".,-'’"))] {
			return true
		}
	}
	return false
}

// looksLikeName reports whether s is one to six words that start with capital
// letters (or are written in a script without them), particles aside.
func looksLikeName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) > 80 {
		return false
	}
	capital := false
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"'“‘(`))
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r), unicode.IsLetter(r) && !unicode.IsLower(r):
			capital = true
		case nameParticles[w], strings.HasPrefix(w, "d'"), strings.HasPrefix(w, "d’"), strings.HasPrefix(w, "al-"):
		default:
			return false
		}
		if i > 0 && strings.HasSuffix(words[i-1], ".") && len(words[i-1]) > 4 && !strings.HasPrefix(words[i-1], "Prof") {
			return false // a sentence ended here
		}
		for _, r := range w {
			if unicode.IsDigit(r) {
				return false
			}
		}
	}
	return capital
}

// NameCase writes a name in capitals ("JANE ROE") the usual way, and leaves
// any other as it is. Short words that may be initials stay.
func NameCase(name string) string {
	words := strings.Fields(name)
	for _, w := range words {
		if !allCapitals(w) && utf8.RuneCountInString(w) > 2 {
			return name
		}
	}
	if len(words) < 2 {
		return name
	}
	return titleCase(name)
}
