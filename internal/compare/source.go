package compare

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// oneSource reports whether both figures go back to one party: the same name, or
// somebody and the body that one of the reports says is theirs. "A witness" may
// be anybody each time.
func oneSource(a, b *claim) bool {
	x, y := lastParty(a.Attribution), lastParty(b.Attribution)
	if !known(x) || !known(y) || anybodys(x) || anybodys(y) {
		return false
	}
	return sameParty(x, y) || speaksFor(x, y, a.doc) || speaksFor(x, y, b.doc) || speaksFor(y, x, a.doc) || speaksFor(y, x, b.doc)
}

// anybodys reports whether a party is one of several that the same words fit.
func anybodys(p hearsay.Party) bool {
	first, _, _ := strings.Cut(p.Name, " ")
	return strings.EqualFold(first, "a") || strings.EqualFold(first, "an") || strings.HasPrefix(strings.ToLower(p.Name), "witness") || strings.HasPrefix(strings.ToLower(p.Name), "resident")
}

// speaksFor reports whether the document names the person with the body and an
// office between them: "Coast Rescue Service chief Ilva Tarn".
func speaksFor(person, body hearsay.Party, d *document) bool {
	name := strings.TrimPrefix(strings.TrimPrefix(body.Name, "the "), "The ")
	if person.Type != hearsay.Person || body.Type == hearsay.Person || name == "" {
		return false
	}
	last := surname(person)
	for rest, at := d.Text, 0; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return false
		}
		at += i + len(name)
		rest = d.Text[at:]
		words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(rest[:min(len(rest), officeReach)], "’s"), "'s"))
		for k, w := range words {
			if k > 0 && strings.Trim(w, ",.’'") == last && offices[strings.ToLower(strings.Trim(words[0], ",."))] {
				return true
			}
			if strings.ContainsAny(w, ".;:“”\"") && k+1 < len(words) && !titles[strings.ToLower(strings.Trim(w, "."))] {
				break
			}
		}
	}
}

// officeReach is how far behind the name of a body, in bytes, the name of whoever
// speaks for it is looked for.
const officeReach = 60

// offices are words between a body and the name of who speaks for it.
var offices = set("chief head director spokesman spokeswoman spokesperson commissioner commander captain capt sergeant sgt lieutenant lt detective deputy sheriff officer inspector superintendent secretary president chairman chairwoman chair minister mayor det cmdr major maj colonel col general gen")

// sameOfficials reports whether two claims name their source in words that reports of
// one event use for each other: "investigators" are police, "officials" may be anybody
// in office, and "the police" are those for whom their spokesman or a sergeant speaks.
func sameOfficials(a, b *claim) bool {
	from, to := lastParty(a.Attribution), lastParty(b.Attribution)
	x, y := officialsOf(from), officialsOf(to)
	switch {
	case x == inOffice:
		return y != ""
	case x == lawmen && y == lawmen:
		return true
	case x == lawmen:
		return ofPolice(to, b.doc)
	case y == lawmen:
		return ofPolice(from, a.doc) && !heads(from, a.doc)
	}
	return false
}

// officials are words that name a source by no more than its office: the police, or
// anybody in office.
var officials = map[string]string{
	"police": lawmen, "policemen": lawmen, "cops": lawmen, "officers": lawmen, "investigators": lawmen, "detectives": lawmen, "deputies": lawmen,
	"officials": inOffice, "authorities": inOffice,
}

const (
	lawmen   = "police"
	inOffice = "officials"
)

// officialsOf says which officials a party is that is no more than a word for them:
// the police, or just anybody in office; "" for others.
func officialsOf(p hearsay.Party) string {
	words := partyWords(p.Name)
	if len(words) == 0 || p.Type == hearsay.Person || slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !anyOffice[w] }) {
		return ""
	}
	if slices.Contains(words, "enforcement") {
		return lawmen
	}
	return officials[words[len(words)-1]]
}

// anyOffice are words before such a word that do not say whose officials they are.
var anyOffice = set("local federal state city county provincial senior law enforcement other")

// ofPolice reports whether the document names the person with the police or a sheriff
// before it, and a rank or an office between them.
func ofPolice(p hearsay.Party, d *document) bool {
	return slices.ContainsFunc([]string{"Police", "police", "Department", "Sheriff", "sheriff", "Office"}, func(force string) bool {
		return speaksFor(p, hearsay.Party{Name: force, Type: hearsay.Organization}, d)
	})
}

// heads reports whether the word before the name of a person, somewhere in the
// document, is that of the head of a body, whose words weigh more than those of
// whoever speaks for it.
func heads(p hearsay.Party, d *document) bool {
	words := partyWords(d.Text)
	first := partyWords(p.Name)
	for i, w := range words {
		if i > 0 && len(first) > 0 && w == first[0] && headOffices[words[i-1]] {
			return true
		}
	}
	return false
}

var headOffices = set("chief head director commissioner president chairman chairwoman chair minister mayor secretary sheriff")
