package text

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
	"golang.org/x/text/language"
)

// languages are those that a text is searched for, with their codes. A short
// list makes for sure answers: the closest relatives of a rare language would
// otherwise win by chance.
var languages = map[whatlanggo.Lang]string{
	whatlanggo.Eng: "en", whatlanggo.Deu: "de", whatlanggo.Fra: "fr", whatlanggo.Spa: "es", whatlanggo.Por: "pt", whatlanggo.Ita: "it",
	whatlanggo.Nld: "nl", whatlanggo.Pol: "pl", whatlanggo.Ukr: "uk", whatlanggo.Rus: "ru", whatlanggo.Bel: "be", whatlanggo.Bul: "bg",
	whatlanggo.Ces: "cs", whatlanggo.Ron: "ro", whatlanggo.Hun: "hu", whatlanggo.Swe: "sv", whatlanggo.Dan: "da", whatlanggo.Nob: "nb",
	whatlanggo.Fin: "fi", whatlanggo.Est: "et", whatlanggo.Lav: "lv", whatlanggo.Lit: "lt", whatlanggo.Tur: "tr", whatlanggo.Ell: "el",
	whatlanggo.Hrv: "hr", whatlanggo.Srp: "sr", whatlanggo.Slv: "sl", whatlanggo.Arb: "ar", whatlanggo.Heb: "he", whatlanggo.Pes: "fa",
	whatlanggo.Hin: "hi", whatlanggo.Urd: "ur", whatlanggo.Ben: "bn", whatlanggo.Tam: "ta", whatlanggo.Jpn: "ja", whatlanggo.Kor: "ko",
	whatlanggo.Cmn: "zh", whatlanggo.Vie: "vi", whatlanggo.Ind: "id", whatlanggo.Tha: "th", whatlanggo.Kat: "ka",
}

var whitelist = func() map[whatlanggo.Lang]bool {
	m := map[whatlanggo.Lang]bool{}
	for l := range languages {
		m[l] = true
	}
	return m
}()

// minLetters is how many letters a text must have for its language to be
// told.
const minLetters = 25

// maxIdentified is how many bytes of a text are looked at; they are enough to
// be sure of any language.
const maxIdentified = 2500

// identify returns the BCP 47 code of the language that text is in, or "" if
// the text is too short or too mixed to tell. declared is what the document
// says it is in: it is checked before others are tried.
func identify(text, declared string) string {
	if len(text) > maxIdentified {
		cut := maxIdentified
		for cut > 0 && text[cut]&0xc0 == 0x80 {
			cut--
		}
		text = text[:cut]
	}
	letters, kana := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if r >= 0x3041 && r <= 0x30ff {
			kana++
		}
	}
	if letters < minLetters {
		return ""
	}
	if letters >= 500 && isIn(text, declared) {
		return declared
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: whitelist})
	code := languages[info.Lang]
	if code == "zh" && kana*20 > letters {
		return "ja" // Chinese has none
	}
	if code == "uk" || code == "ru" || code == "be" || code == "bg" {
		return cyrillic(text, code)
	}
	if letters < 200 && info.Confidence < 0.5 {
		return byFunctionWords(text)
	}
	return code
}

// functionWords are the commonest words of languages in Latin script that no
// other of them has, or hardly.
var functionWords = map[string]string{
	"en": "the and of to that with was said for on it by from would were have its is at be",
	"de": "der die das und den von mit ist dem sich des auf für im nicht ein eine sagte wird",
	"fr": "le les des et est une dans pour qui sur pas au du il elle ont été avec",
	"es": "el los las del y que una por con para se su como más fue según",
	"it": "il gli di che della per non sono con nel alla ha dei delle più",
	"pt": "o os do da não uma com para que em dos das foi mais disse",
	"nl": "het een van en dat niet zijn op voor met aan ook bij door zei",
	"pl": "się na nie że jest do przez oraz który było po od powiedział",
}

// functionWordLanguages is the order in which they are counted.
var functionWordLanguages = []string{"de", "en", "es", "fr", "it", "nl", "pl", "pt"}

// isIn reports whether the commonest words of a language are a sixth of a
// text, which they are in most texts of that language and in none of another.
func isIn(text, code string) bool {
	common := functionWords[code]
	if common == "" {
		return false
	}
	known := map[string]bool{}
	for w := range strings.FieldsSeq(common) {
		known[w] = true
	}
	n, all := 0, 0
	for w := range strings.FieldsSeq(text) {
		all++
		if known[w] {
			n++
		}
	}
	return n*6 >= all
}

// byFunctionWords tells the language of a short text by its commonest words,
// if those of one language clearly prevail.
func byFunctionWords(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	best, first, second := "", 0, 0
	for _, code := range functionWordLanguages {
		known := " " + functionWords[code] + " "
		n := 0
		for _, w := range words {
			if strings.Contains(known, " "+w+" ") {
				n++
			}
		}
		switch {
		case n > first:
			best, first, second = code, n, first
		case n > second:
			second = n
		}
	}
	if first < 3 || first*10 < len(words) || second*3 > first*2 {
		return ""
	}
	return best
}

// cyrillic tells East Slavic languages apart by the letters that only one of
// them has; guess is what the trigrams say.
func cyrillic(text, guess string) string {
	count := func(letters string) (n int) {
		for _, r := range text {
			if strings.ContainsRune(letters, r) {
				n++
			}
		}
		return n
	}
	ukrainian, russian, belarusian := count("їєґЇЄҐ"), count("ыэъёЫЭЪЁ"), count("ўЎ")
	shared := count("іІ") // Ukrainian and Belarusian
	switch {
	case belarusian > 0 && belarusian*4 > ukrainian:
		return "be"
	case ukrainian+shared > russian:
		return "uk"
	case russian > ukrainian+shared:
		return "ru"
	case guess == "bg":
		return guess
	}
	return ""
}

// baseLanguage returns the language of a declared code without region
// ("en" for "en-US"), or "" if it is no code.
func baseLanguage(code string) string {
	tag, err := language.Parse(strings.TrimSpace(code))
	if err != nil {
		return ""
	}
	base, confidence := tag.Base()
	if confidence == language.No {
		return ""
	}
	return base.String()
}
