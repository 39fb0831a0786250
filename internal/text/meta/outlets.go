package meta

import (
	"net/url"
	"strings"
	"unicode"
)

// agencies are news agencies and photo services that are credited by a name
// that no other rule can tell from a person's, in lower case.
var agencies = func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.SplitSeq("ap|afp|reuters|upi|dpa|efe|ansa|tass|itar-tass|interfax|ria novosti|ukrinform|unian|xinhua|kyodo|yonhap|"+
		"pti|ani|ians|aap|anp|belga|apa|ats|keystone-sda|lusa|pap|ctk|čtk|mti|tanjug|hina|stt|ritzau|ntb|tt|bns|elta|leta|"+
		"anadolu|anadolu agency|aa|wam|spa|qna|mena|irna|isna|petra|bernama|antara|pa|pa media|press association|the press association|"+
		"associated press|the associated press|agence france-presse|agence france presse|thomson reuters|bloomberg|bloomberg news|"+
		"canadian press|the canadian press|press trust of india|getty|getty images|afp via getty images|epa|epa-efe|zuma|zuma press|shutterstock|"+
		"alamy|imago|picture alliance|picture-alliance|sipa|sipa usa|nurphoto|zumapress|reuters connect|ap photo|wikimedia commons|"+
		"rfe/rl|radio free europe/radio liberty|bbc|cnn|npr|pbs|cbs|nbc|abc|ard|zdf|orf|srf|rai|rtl|tf1|nhk|cbc|"+
		"al jazeera|der spiegel|die zeit|die welt|le monde|le figaro|el país|el pais|la repubblica|corriere della sera|deutsche welle|dw|"+
		"suspilne|ukrainska pravda|meduza|nexta|kommersant|izvestia|haaretz|politico|axios|newsweek|bellingcat|fox news|sky news|euronews|france 24", "|") {
		m[name] = true
	}
	return m
}()

// outletWords end or stand in the names of outlets.
var outletWords = wordSet("times post news radio tv television herald tribune journal gazette agency press daily weekly chronicle observer " +
	"guardian telegraph mirror standard independent globe mail record register review magazine broadcasting broadcaster newswire wire " +
	"courier dispatch ledger bulletin examiner inquirer sentinel argus echo zeitung nachrichten tageblatt rundfunk tagesspiegel spiegel " +
	"pravda gazeta novosti izvestia network channel today monitor newspaper newspapers reporter insider digest argus advertiser " +
	"business sun star mercury citizen leader")

// IsAgency reports whether name is one of the well-known agencies.
func IsAgency(name string) bool {
	return agencies[strings.ToLower(strings.Trim(name, " .,"))]
}

// pressWords end the names of agencies and outlets, and none of persons.
var pressWords = wordSet("press news newspaper newspapers tv television agency newswire times gazette tribune")

// IsPress reports whether a name of several words can only be that of an
// agency or outlet, going by its last word: "Norland Press".
func IsPress(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 1 && pressWords[strings.Trim(words[len(words)-1], ".,")]
}

// IsOutletName reports whether name reads as that of an outlet or agency: it
// is well known, starts with a capital "The", or holds a word that outlets
// carry in their names.
func IsOutletName(name string) bool {
	if IsAgency(name) {
		return true
	}
	if rest, ok := strings.CutPrefix(name, "The "); ok && rest != "" {
		return true
	}
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		w = strings.Trim(w, "’'s")
		if (outletWords[w] || outletWords[strings.ToLower(words[i])]) && len(words) > 1 || strings.HasSuffix(w, "wire") {
			return true
		}
	}
	return false
}

// Squeeze keeps the letters and digits of s in lower case, so that a name can
// be compared with a host.
func Squeeze(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Host returns the host of an address without "www." and the like, or "".
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, sub := range []string{"www.", "m.", "amp.", "mobile."} {
		host = strings.TrimPrefix(host, sub)
	}
	return host
}

// NamesHost reports whether the name, its letters put together, is a part of
// the host between two points: "The Moscow Times" and
// www.themoscowtimes.com. A leading "The" may lack on either side.
func NamesHost(name, host string) bool {
	squeezed := Squeeze(name)
	if len(squeezed) < 4 {
		return false
	}
	labels := strings.Split(host, ".")
	for _, label := range labels[:max(len(labels)-1, 0)] {
		label = Squeeze(label)
		if label == squeezed || label == strings.TrimPrefix(squeezed, "the") || strings.TrimPrefix(label, "the") == squeezed {
			return true
		}
	}
	return false
}

// FindHost returns where text names the host: the first run of capitalised
// words whose letters put together are a part of it. Only the first 200,000
// bytes are searched.
func FindHost(text, host string) (start, end int, ok bool) {
	if host == "" {
		return 0, 0, false
	}
	text = text[:min(len(text), 200_000)]
	type word struct{ start, end int }
	var run []word
	for i := 0; i < len(text); {
		for i < len(text) && text[i] == ' ' {
			i++
		}
		from := i
		for i < len(text) && text[i] != ' ' && text[i] != '\n' {
			i++
		}
		raw := text[from:i]
		broken := i < len(text) && text[i] == '\n'
		if broken {
			i++
		}
		trimmed := strings.TrimLeft(raw, "“\"‘'(")
		from += len(raw) - len(trimmed)
		name := strings.TrimRight(trimmed, ".,;:!?)”\"’'")
		name = strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
		if !startsUpper(name) {
			run = run[:0]
			continue
		}
		if run = append(run, word{from, from + len(name)}); len(run) > 5 {
			run = run[1:]
		}
		for j := range run {
			if s := text[run[j].start : from+len(name)]; (len(run)-j > 1 || len(s) >= 6) && NamesHost(s, host) {
				return run[j].start, from + len(name), true
			}
		}
		if broken || name != trimmed {
			run = run[:0]
		}
	}
	return 0, 0, false
}
