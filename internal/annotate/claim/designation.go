package claim

import (
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// designations returns the names of the text that end in a number, "Falcon 9".
// A number counts nothing before a singular, "a Falcon 9 booster", and what is
// a name there is one everywhere, "Falcon 9 rockets".
func designations(t *prose.Text) map[string]bool {
	var out map[string]bool
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		for k := 2; k < len(s.Tokens); k++ { // a first word has a capital anyway
			name := s.designation(k)
			if name == "" || !s.beforeSingular(k) {
				continue
			}
			if out == nil {
				out = make(map[string]bool)
			}
			out[name] = true
		}
	}
	return out
}

// designation returns the word with a capital and the number behind it that
// stand at token k, "" if none do.
func (s *sentence) designation(k int) string {
	number := s.form(k)
	if k == 0 || len(number) > 4 || number == "1" || strings.Trim(number, "0123456789") != "" {
		return ""
	}
	before := s.Tokens[k-1]
	if s.Tokens[k].Start != before.End+1 || before.UPOS != lang.Propn || !unicode.IsUpper(rune(s.form(k - 1)[0])) || month[s.low(k-1)] || timeWords[s.low(k-1)] {
		return ""
	}
	return s.form(k-1) + " " + number
}

// beforeSingular reports whether a singular that can be counted follows token k,
// with what stands before it: "11 moon rocket".
func (s *sentence) beforeSingular(k int) bool {
	noun := -1
	for i := k + 1; i < len(s.Tokens) && s.Tokens[i].Start == s.Tokens[i-1].End+1; i++ {
		x := s.Tokens[i]
		if x.UPOS != lang.Noun && (x.UPOS != lang.Adj || i > k+1) {
			break
		}
		if i == k+1 && measured[s.lemma(i)] {
			return false
		}
		noun = i
	}
	return noun >= 0 && s.Tokens[noun].UPOS == lang.Noun && s.Tokens[noun].XPOS == lang.NN && !uncounted[s.low(noun)]
}

// measured are units that stand in the singular before a noun: "12 point lead".
var measured = set(`percent per pc cent million billion trillion thousand hundred dozen year month day week hour minute
	second mile metre meter kilometre kilometer foot inch point pound dollar euro ton tonne acre hectare degree man woman person`)

// uncounted are nouns whose plural looks like their singular.
var uncounted = set(`staff police personnel crew aircraft spacecraft hovercraft sheep cattle fish livestock military clergy
	people folk offspring series species`)

// designates reports whether the number is part of a name.
func (r *reader) designates(s *sentence, number hearsay.Span) bool {
	from, to := s.tokens(number)
	return to == from+1 && (len(r.designations) > 0 && r.designations[s.designation(from)] || s.model(from) >= 0)
}

// model returns the plural behind the number of a model at token k of which a number before
// the name tells how many there are: "jets" of "12 Boeing 737 jets". It is -1 elsewhere.
func (s *sentence) model(k int) int {
	if s.Tokens[k].UPOS != lang.Num || len(s.form(k)) > 4 || strings.Trim(s.form(k), "0123456789") != "" || k+1 >= len(s.Tokens) || s.Tokens[k+1].XPOS != lang.NNS {
		return -1
	}
	for j := k - 1; j > 0 && s.noun(j) && s.capital(j) && s.Tokens[j+1].Start == s.Tokens[j].End+1; j-- {
		if s.Tokens[j-1].UPOS == lang.Num {
			return k + 1
		}
	}
	return -1
}
