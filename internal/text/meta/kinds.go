package meta

import (
	"strings"
	"unicode"
)

// kindNouns are what bodies call what they issue in their own name, and
// kindWords what stands beside those words in a line that says no more than
// that: "Statement to the press", "Flash Update #4".
var (
	kindNouns = wordSet("statement statements release bulletin communiqué communique update report sitrep notice note briefing letter newsletter " +
		"advisory alert transcript assessment announcement declaration memo memorandum circular appeal")
	kindWords = wordSet("press news media public official joint flash situation statistical weekly monthly quarterly annual emergency incident " +
		"service operational interim final special urgent immediate for full text of to from the our all editors supporters members friends donors " +
		"journalists no nr number issue ref")
)

// IsKind reports whether a line says of what kind a text is and nothing else:
// "PRESS RELEASE", "For immediate release", "Situation Report No. 12". numbered
// says that it is one of a series.
func IsKind(line string) (numbered, ok bool) {
	words := strings.Fields(line)
	if len(words) == 0 || len(words) > 6 || strings.HasPrefix(line, "The ") {
		return false, false
	}
	nouns := 0
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, ".,:;#()*_"))
		switch {
		case kindNouns[w]:
			nouns++
		case kindWords[w]:
		case w == "" || strings.IndexFunc(w, func(r rune) bool { return !unicode.IsDigit(r) && r != '/' && r != '-' }) < 0:
			numbered = true
		default:
			return false, false
		}
	}
	return numbered, nouns > 0 || numbered && strings.EqualFold(strings.Trim(words[0], ".:"), "no")
}

// OpensStatement reports whether a title begins by calling the text what only
// those call it who issue it: "Statement of the Norland League", "Joint
// communiqué".
func OpensStatement(title string) bool {
	for _, w := range strings.Fields(strings.ToLower(title)) {
		switch strings.Trim(w, ".,:") {
		case "statement", "communiqué", "communique", "declaration":
			return true
		case "joint", "press", "official", "public", "final":
		default:
			return false
		}
	}
	return false
}

// speakers are words for who in a body speaks for it to the press, behind "press" or the like.
var (
	speakers = wordSet("service office department centre center desk section unit bureau relations secretariat spokesperson spokesman spokeswoman")
	speaking = wordSet("press media information public communications")
)

// IsPressOffice reports whether a line or a part of one names the office of a body that issues its
// statements, and nothing else: "press service", "Press department".
func IsPressOffice(part string) bool {
	words := strings.Fields(strings.ToLower(part))
	return (len(words) == 2 || len(words) == 3 && words[1] == "and") && speaking[words[0]] && speakers[words[len(words)-1]]
}

// addressees are those that a letter is written to.
var addressees = wordSet("our all the supporters members friends donors editors readers subscribers volunteers partners neighbours neighbors customers")

// IsAddressee reports whether a part of a line says to whom a text is written:
// "to our supporters".
func IsAddressee(part string) bool {
	words := strings.Fields(strings.ToLower(part))
	if len(words) < 2 || len(words) > 5 || words[0] != "to" && words[0] != "for" {
		return false
	}
	for _, w := range words[1:] {
		if !addressees[w] && w != "and" {
			return false
		}
	}
	return true
}

// IsState reports whether a line names a state in full, as letterheads do
// above the name of the ministry.
func IsState(line string) bool {
	words := strings.Fields(strings.ToLower(line))
	for i, w := range words {
		switch w {
		case "republic", "kingdom", "state", "federation", "commonwealth", "principality", "emirate", "sultanate", "union", "duchy":
			return i+1 < len(words) && words[i+1] == "of" && i <= 3
		case "of": // "Embassy of the Republic of Norland"
			return false
		}
	}
	return false
}

// bodyWords stand in the names of bodies beside organizationWords.
var bodyWords = wordSet("hospital bank army navy forces command staff fund relief watch clinic school college corporation plc ltd inc gmbh")

// IsBody reports whether a name reads as that of a body that issues
// statements, going by its last word or one before "of" or a comma: "Ministry
// of Relief", "St Anne's Hospital, Merrow".
func IsBody(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		body := strings.Trim(w, ".,;:’'\"")
		if !organizationWords[body] && !bodyWords[body] {
			continue
		}
		if i == len(words)-1 || strings.HasSuffix(w, ",") || words[i+1] == "of" || words[i+1] == "for" {
			return true
		}
	}
	return false
}

// BylineOutlet returns the outlet that a byline says its authors wrote for:
// "By Jane Roe for the Daily Lamp". Agencies are left out, for whom others
// print what they write.
func BylineOutlet(line string) string {
	if bylineOpener(line) == 0 {
		return ""
	}
	at := indexFold(line, " for ")
	if at < 0 {
		return ""
	}
	name := strings.TrimSpace(line[at+len(" for "):])
	if end := strings.IndexAny(name, "|•·–—;,("); end >= 0 {
		name = strings.TrimSpace(name[:end])
	}
	name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimRight(name, ".*_ "), "the "), "THE ")
	if words := len(strings.Fields(name)); words == 0 || words > 5 || !looksLikeName(name) || IsAgency(name) || IsAgency(strings.TrimPrefix(name, "The ")) {
		return ""
	}
	return name
}
