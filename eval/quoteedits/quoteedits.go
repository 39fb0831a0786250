// Package quoteedits changes quotations in known ways, so that the verdicts on
// quotations can be measured: what was done to the words is known, and so is
// whether their meaning changed.
//
// [All] gives every edit that fits a quotation. It is deterministic: the same
// words give the same edits.
package quoteedits

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what an edit does.
type Kind string

// Kinds of edits.
const (
	Same      Kind = "same"      // nothing
	TrimHead  Kind = "trim head" // words at the beginning left out
	TrimTail  Kind = "trim tail" // words at the end left out
	Ellipsis  Kind = "ellipsis"  // words inside left out, marked with "…"
	Bracket   Kind = "bracket"   // a word explained or replaced in brackets
	Number    Kind = "number"    // a number changed
	Negation  Kind = "negation"  // "not" put in or taken out
	Hedge     Kind = "hedge"     // "may" made "will", "about" dropped
	Name      Kind = "name"      // a name inside replaced
	Splice    Kind = "splice"    // two quotations run together as one
	Speaker   Kind = "speaker"   // the words unchanged under another's name
	Retypeset Kind = "retypeset" // marks, dashes and spaces set otherwise
	Fragment  Kind = "fragment"  // one word of it
	Indirect  Kind = "indirect"  // told without quotation marks
)

// Edit is a changed version of a quotation.
type Edit struct {
	Kind    Kind
	Text    string // the words after the edit
	Speaker string // the speaker after the edit
	// Words tells that the edit touches the words at all; re-typesetting and a
	// change of speaker do not.
	Words bool
	// Reported tells that the version stands without quotation marks.
	Reported bool
}

// All returns the edits that fit the words said by speaker. Words that hold a
// negation or a hedge are not left out as a trim, since that is a change of
// sense of its own. other is another quotation for splicing and otherSpeaker another
// speaker; edits that need one are left out when it is "".
func All(words, speaker, other, otherSpeaker string) []Edit {
	var out []Edit
	add := func(k Kind, text string, ok bool) {
		if ok && text != words {
			out = append(out, Edit{Kind: k, Text: text, Speaker: speaker, Words: k != Retypeset && k != Indirect, Reported: k == Indirect})
		}
	}
	f := strings.Fields(words)
	n := len(f)
	if n == 0 {
		return nil
	}
	out = append(out, Edit{Kind: Same, Text: words, Speaker: speaker})
	add(TrimHead, strings.Join(f[n/3:], " "), n >= 6 && !turns(f[:n/3]))
	add(TrimTail, strings.Join(f[:n-n/3], " "), n >= 6 && !turns(f[n-n/3:]))
	if n >= 9 && !turns(f[n/3:n-n/3]) {
		add(Ellipsis, strings.Join(f[:n/3], " ")+" … "+strings.Join(f[n-n/3:], " "), true)
	}
	text, ok := bracket(f)
	add(Bracket, text, ok)
	text, ok = number(f)
	add(Number, text, ok)
	text, ok = negate(f)
	add(Negation, text, ok)
	text, ok = hedge(f)
	add(Hedge, text, ok)
	text, ok = rename(f)
	add(Name, text, ok)
	add(Splice, strings.TrimRight(words, ".,!? ")+" "+lowerFirst(other), other != "")
	if otherSpeaker != "" && otherSpeaker != speaker {
		out = append(out, Edit{Kind: Speaker, Text: words, Speaker: otherSpeaker})
	}
	add(Retypeset, retypeset(words), true)
	word := longest(f)
	add(Fragment, word, n >= 3 && len(word) > 5)
	if n >= 6 {
		out = append(out, Edit{Kind: Indirect, Text: lowerFirst(strings.TrimRight(words, ".,!? ")), Speaker: speaker, Reported: true})
	}
	return out
}

// longest returns the longest word of letters alone, without the punctuation
// around it, the earliest of several.
func longest(f []string) string {
	best := ""
	for _, w := range f {
		if _, core, _ := split(w); len(core) > len(best) && strings.IndexFunc(core, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
			best = core
		}
	}
	return best
}

// turns reports whether leaving out the words may turn the sense of the rest.
func turns(f []string) bool {
	for i, w := range f {
		_, core, _ := split(w)
		low := strings.ReplaceAll(strings.ToLower(core), "’", "'")
		switch low {
		case "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without", "may", "might", "could":
			return true
		}
		if strings.HasSuffix(low, "n't") || hedged(f, i) {
			return true
		}
	}
	return false
}

// hedged reports whether word i makes the words less sure.
func hedged(f []string, i int) bool {
	_, core, _ := split(f[i])
	switch strings.ToLower(core) {
	case "perhaps", "probably", "possibly", "apparently", "reportedly", "allegedly":
		return true
	case "about", "nearly", "almost", "roughly", "approximately":
		if i+1 < len(f) {
			_, next, _ := split(f[i+1])
			return next != "" && next[0] >= '0' && next[0] <= '9'
		}
	}
	return false
}

// change returns the words with one of them replaced.
func change(f []string, i int, w string) string {
	g := append([]string(nil), f...)
	g[i] = w
	return strings.Join(strings.Fields(strings.Join(g, " ")), " ")
}

// split parts a word from the punctuation around it.
func split(w string) (before, core, after string) {
	core = strings.TrimLeftFunc(w, unicode.IsPunct)
	before = w[:len(w)-len(core)]
	trimmed := strings.TrimRightFunc(core, unicode.IsPunct)
	return before, trimmed, core[len(trimmed):]
}

// bracket replaces the earliest pronoun by a noun phrase in brackets.
func bracket(f []string) (string, bool) {
	for i, w := range f {
		before, core, after := split(w)
		switch strings.ToLower(core) {
		case "it", "this", "they", "he", "she":
			return change(f, i, before+"[the matter]"+after), true
		}
	}
	return "", false
}

// number raises the earliest number in digits.
func number(f []string) (string, bool) {
	for i, w := range f {
		before, core, after := split(w)
		v, err := strconv.Atoi(strings.ReplaceAll(core, ",", ""))
		if err == nil && v > 0 {
			return change(f, i, before+strconv.Itoa(v+v/2+1)+after), true
		}
	}
	return "", false
}

// negate takes out the earliest "not", or puts one in after an auxiliary.
func negate(f []string) (string, bool) {
	for i, w := range f {
		if _, core, _ := split(w); strings.ToLower(core) == "not" {
			return change(f, i, ""), true
		}
	}
	for i, w := range f {
		before, core, after := split(w)
		switch strings.ToLower(core) {
		case "is", "are", "was", "were", "will", "would", "can", "could", "should", "may", "must", "has", "have", "had":
			if after == "" {
				return change(f, i, before+core+" not"), true
			}
		}
	}
	return "", false
}

// hedge makes the words surer than they were.
func hedge(f []string) (string, bool) {
	for i, w := range f {
		before, core, after := split(w)
		switch strings.ToLower(core) {
		case "may", "might", "could":
			return change(f, i, before+"will"+after), true
		}
		if hedged(f, i) {
			return change(f, i, before+after), true
		}
	}
	return "", false
}

// rename replaces the earliest name: a word with a capital inside a sentence.
func rename(f []string) (string, bool) {
	for i := 1; i < len(f); i++ {
		before, core, after := split(f[i])
		r, _ := utf8.DecodeRuneInString(core)
		if !unicode.IsUpper(r) || len(core) < 3 || strings.ContainsAny(f[i-1], ".!?:") || strings.HasPrefix(core, "I’") || strings.HasPrefix(core, "I'") {
			continue
		}
		return change(f, i, before+"Harrowgate"+after), true
	}
	return "", false
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == 'I' {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// retypeset changes the setting and no word.
func retypeset(s string) string {
	return strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "—", " - ", "–", "-", "…", "...", "'", "’").Replace(strings.ReplaceAll(s, " ", "  "))
}
