package claim

import (
	"cmp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// uncut returns the name with the words before it that belong to it, where the text never has
// it without them: "Our Principles PAC" for "Principles PAC". Persons have titles before them,
// and places what lies there: these are left as they are.
func (r *reader) uncut(name string) string {
	if name == "" || name[0] < 'A' || name[0] > 'Z' || strings.Contains(name, ", ") {
		return name
	}
	whole, known := r.uncuts[name]
	if !known {
		if len(r.uncuts) == maxAlike { // so that a text full of names is read in linear time
			return name
		}
		whole = r.wholeName(name)
		r.uncuts[name] = whole
	}
	return whole
}

// wholeName is uncut for a name that was not asked for before.
func (r *reader) wholeName(name string) string {
	if _, ok := country(name, nil); ok || r.personOrPlace(name) {
		return name
	}
	whole, seen := "", 0
	for i := range r.t.Sentences {
		s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !s.Running() || !strings.Contains(s.text[s.Start:s.End], name) {
			continue
		}
		for j, t := range s.Tokens {
			if end := t.Start + len(name); end > s.End || s.text[t.Start:end] != name {
				continue
			}
			if seen++; seen > maxAlike {
				return cmp.Or(whole, name)
			}
			from, sure := s.nameFrom(j)
			if !sure {
				continue
			}
			full := s.text[s.Tokens[from].Start : t.Start+len(name)]
			if from == j || whole != "" && whole != full {
				return name
			}
			whole = full
		}
	}
	return cmp.Or(whole, name)
}

// personOrPlace reports whether the text knows somebody or some place by that name.
func (r *reader) personOrPlace(name string) bool {
	for i := range r.parties.Entities {
		if e := &r.parties.Entities[i]; (e.Place || e.Type == hearsay.Person) && bareName(e.Name) == name {
			return true
		}
	}
	return false
}

// nameFrom returns the token at which the name begins that goes on at token j, and whether
// that is sure: the first word of a sentence has a capital anyway.
func (s *sentence) nameFrom(j int) (from int, sure bool) {
	from = j
	for from > 0 && s.Tokens[from].Start-s.Tokens[from-1].End == 1 {
		k := from - 1
		if w := s.low(k); k > 0 && (w == "for" || w == "to" || w == "of") && s.capital(k-1) && s.form(k-1) != strings.ToUpper(s.form(k-1)) && s.belongs(k-1) && s.Tokens[k].Start-s.Tokens[k-1].End == 1 {
			from = k - 1
			continue
		}
		if c := s.form(k)[0]; c < 'A' || c > 'Z' || !s.belongs(k) {
			break
		}
		if k == 0 && s.Tokens[k].UPOS != lang.Propn {
			return from, false
		}
		from = k
	}
	return from, true
}

// belongs reports whether the word with a capital at token k may be a part of a name.
func (s *sentence) belongs(k int) bool {
	w := s.low(k)
	if month[w] || days[w] || spokesmen[s.lemma(k)] || persons[s.lemma(k)] || len(w) > 3 && s.form(k) == strings.ToUpper(s.form(k)) || strings.HasSuffix(w, ".") {
		return false
	}
	switch s.Tokens[k].XPOS {
	case lang.VBD, lang.VBZ, lang.VBP: // a headline's
		return false
	case lang.PRPS:
		return true
	}
	switch s.Tokens[k].UPOS {
	case lang.Propn, lang.Noun, lang.Adj, lang.Verb:
		return true
	}
	return false
}
