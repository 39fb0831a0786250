package compare

import "strings"

// spelling returns a folded word in the one spelling in which words compare:
// British and American spellings and small numbers in words and figures are
// the choice of a house, as typography is, and change nothing that was said.
func spelling(folded string) string {
	if s, ok := figures[folded]; ok {
		return s
	}
	if len(folded) < 5 {
		return folded
	}
	return american(folded)
}

// figures are the numbers that houses write either way.
var figures = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "percent": "%", "ok": "okay",
}

// american rewrites the letters in which British and American spelling differ.
// It is applied to both sides alike, so that it need not yield English: it must
// only not make two different words the same.
var american = func() func(string) string {
	r := strings.NewReplacer(
		"isation", "ization", "ising", "izing", "ised", "ized", "ises", "izes", "yse", "yze", "ysing", "yzing",
		"aedo", "edo", "aedi", "edi", "aemi", "emi", "oeuv", "euv",
		"olour", "olor", "avour", "avor", "abour", "abor", "umour", "umor", "arbour", "arbor", "onour", "onor", "eighbour", "eighbor", "ehaviour", "ehavior",
		"elled", "eled", "elling", "eling", "eller", "eler",
		"centre", "center", "metre", "meter", "litre", "liter", "theatre", "theater",
		"efence", "efense", "ffence", "ffense", "icence", "icense",
		"programme", "program", "catalogue", "catalog", "dialogue", "dialog", "analogue", "analog",
		"grey", "gray", "tyre", "tire", "cheque", "check", "ageing", "aging", "manoeuvre", "maneuver", "jewellery", "jewelry",
		"learnt", "learned", "burnt", "burned", "spelt", "spelled", "towards", "toward", "whilst", "while", "amongst", "among",
	)
	return func(s string) string {
		s = r.Replace(s)
		if strings.HasSuffix(s, "ise") {
			s = s[:len(s)-3] + "ize"
		}
		return s
	}
}()

// sameLetters reports whether the words on both sides are the same but for
// where they are joined: "co-operation", "cooperation" and "First Group",
// "FirstGroup".
func sameLetters(from, to []word) bool {
	return len(from) > 0 && len(to) > 0 && joined(from) == joined(to)
}

func joined(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.folded)
	}
	if s := b.String(); s != "percent" {
		return s
	}
	return "%"
}
