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

// identify returns the BCP 47 code of the language that text is in, or "" if
// the text is too short or too mixed to tell.
func identify(text string) string {
	if len(text) > 20_000 { // enough to be sure of any language
		cut := 20_000
		for cut > 0 && text[cut]&0xc0 == 0x80 {
			cut--
		}
		text = text[:cut]
	}
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < minLetters {
		return ""
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: whitelist})
	code := languages[info.Lang]
	if code == "uk" || code == "ru" || code == "be" || code == "bg" {
		return cyrillic(text, code)
	}
	if letters < 200 && info.Confidence < 0.5 {
		return ""
	}
	return code
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
