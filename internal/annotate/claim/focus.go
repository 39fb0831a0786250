package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// fromFocus names whom the sentence speaks of, for a figure that is of nobody by
// its clause and would otherwise be given what the document is about: the name
// that is the subject nearest before the number, else the subject of the sentence
// before it in the paragraph. A report often has paragraphs on somebody else than
// its headline; the name stays a topic and is no subject of the clause.
func (r *reader) fromFocus(s *sentence, c *candidate) {
	if c.Quantity == nil || c.shared || c.lattice || c.Subject != "" && !c.Topical || c.counted >= 0 && public[s.lemma(c.counted)] {
		return
	}
	if c.Subject != "" && c.Subject == r.theme.firm && money(c.Quantity.Unit) {
		return
	}
	if name := r.focus(s, c); name != "" {
		c.Subject, c.Topical = name, true
	}
}

// fromWhere names the place whose clause with "where" tells of people harmed, instead of
// what the document is about: "Halm, Norrand, where 84 were killed".
func (r *reader) fromWhere(s *sentence, c *candidate) {
	if !c.lattice || !suffered[c.Measure] || c.Subject != "" && !c.Topical {
		return
	}
	from, _ := s.tokens(c.found.Quantity.Span)
	for j := from - 1; j > 0 && from-j < 6; j-- {
		if s.low(j) == "where" {
			k := j - 1
			for k > 0 && s.Tokens[k].UPOS == lang.Punct {
				k--
			}
			if s.Tokens[k].UPOS == lang.Propn && s.capital(k) && !month[s.low(k)] && !r.inTime(s, k) {
				c.Subject, c.Topical = s.fullName(k), true
				if p := c.PlaceName; p != "" && strings.Contains(p, c.Subject) {
					c.Subject = p
				}
			}
			return
		}
		if s.Tokens[j].UPOS == lang.Verb || s.Tokens[j].UPOS == lang.Punct {
			return
		}
	}
}

// focusSpan is how many sentences before the number its focus is looked for.
const focusSpan = 2

func (r *reader) focus(s *sentence, c *candidate) string {
	for i := s.index; i >= 0 && i > s.index-focusSpan && r.t.Sentences[i].Paragraph == s.Paragraph; i-- {
		o := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		best := ""
		for _, k := range r.parties.In(i, 0, len(o.Tokens)) {
			m := &r.parties.Mentions[k]
			if m.Entity < 0 || m.Kind == names.Description || !m.Subject || i == s.index && m.Start >= c.Quantity.Start {
				continue
			}
			e := &r.parties.Entities[m.Entity]
			name := strings.TrimPrefix(e.Name, "The ")
			if v := o.Tokens[m.To-1].Head; v >= 0 && (witnesses[o.lemma(v)] || announces[o.lemma(v)]) {
				continue // whoever tells of it
			}
			if !e.Named || name == "" || e.Type == hearsay.Person && r.voices[m.Entity] || month[strings.ToLower(name)] || r.tells(c, e.Name) || e.Type == hearsay.Person && !c.owned() || strings.EqualFold(name, strings.TrimPrefix(r.doc.Outlet.Value, "The ")) {
				continue
			}
			best = name
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// tells reports whether the name is that of somebody who vouches for the figure.
func (r *reader) tells(c *candidate, name string) bool {
	for _, p := range c.Attribution {
		if strings.Contains(p.Name, strings.TrimPrefix(name, "The ")) {
			return true
		}
	}
	return false
}
