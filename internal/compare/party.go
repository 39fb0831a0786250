package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// nameWords are words before or around a name that do not tell two parties
// apart.
var nameWords = map[string]bool{"the": true, "a": true, "an": true, "of": true, "mr": true, "mrs": true, "ms": true, "dr": true, "sir": true}

func partyWords(name string) []string {
	var out []string
	for _, w := range fold.Words(name) {
		f := strings.TrimSuffix(w.Folded, "'s")
		if !nameWords[f] {
			out = append(out, f)
		}
	}
	return out
}

// sameParty reports whether two parties may be the same one: equal names, a
// surname against the full name, initials against the name, or a name whose
// words all stand in the other's ("the Health Ministry", "Norrand's Health
// Ministry").
func sameParty(a, b hearsay.Party) bool {
	wa, wb := partyWords(a.Name), partyWords(b.Name)
	if len(wa) == 0 || len(wb) == 0 {
		return false
	}
	if (a.Type == hearsay.Organization) != (b.Type == hearsay.Organization) && (a.Type == hearsay.Unnamed || b.Type == hearsay.Unnamed) && len(wa) != len(wb) {
		return false // an official of a ministry is not the ministry
	}
	if initials(a.Name, b.Name) || initials(b.Name, a.Name) {
		return true
	}
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	has := make(map[string]bool, len(wb))
	for _, w := range wb {
		has[w] = true
	}
	for _, w := range wa {
		if !has[w] {
			return false
		}
	}
	// One word in common must be the one that the longer name ends in: a
	// surname, not a first name.
	if len(wa) == 1 && len(wb) > 1 && (a.Type == hearsay.Person || b.Type == hearsay.Person) {
		return wa[0] == wb[len(wb)-1]
	}
	return len(wa) > 1 || len(wb) <= 3
}

// initials reports whether short is made of the first letters of the capitalised
// words of long: "RAIB" of "the Rail Accident Investigation Branch".
func initials(short, long string) bool {
	if len(short) < 3 || strings.ToUpper(short) != short {
		return false
	}
	var letters strings.Builder
	for _, w := range fold.Words(long) {
		if r, _ := utf8.DecodeRuneInString(long[w.Start:w.End]); unicode.IsUpper(r) {
			letters.WriteRune(r)
		}
	}
	return letters.String() == short
}

// known reports whether the party is named or described at all.
func known(p hearsay.Party) bool { return p.Name != "" && p.Type != hearsay.Unknown }

// lastParty is who a statement goes back to: the innermost of a chain.
func lastParty(chain []hearsay.Party) hearsay.Party {
	if len(chain) == 0 {
		return hearsay.Party{Type: hearsay.Unknown}
	}
	return chain[len(chain)-1]
}

// partyNames joins the names of a chain, outermost first.
func partyNames(chain []hearsay.Party) string {
	var names []string
	for _, p := range chain {
		if p.Name != "" {
			names = append(names, inSentence(p.Name))
		}
	}
	return strings.Join(names, " → ")
}

// inSentence writes a description that began its sentence (“The statement”) as it
// stands inside one; names keep their capitals.
func inSentence(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	next, _ := utf8.DecodeRuneInString(rest)
	switch first {
	case "A", "An", "Her", "His", "Its", "One", "Some", "That", "The", "Their", "These", "This", "Two":
		if unicode.IsLower(next) {
			return strings.ToLower(first) + " " + rest
		}
	}
	return name
}
