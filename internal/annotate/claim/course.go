package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// course is what a report goes on telling, figure after figure: a poll, a count, a
// table, what an office for such things has put out. It is named once.
type course struct {
	by        hearsay.Party
	units     map[string]bool // of its figures
	paragraph int             // of the last of them
	poll      bool            // they are those of a poll
}

// follow gives the figures of a sentence that names no source those whose figures the
// sentences before went through, where one of them is of the same unit and nobody else
// has come between; and it remembers whose figures the sentence itself has.
func (r *reader) follow(s *sentence, first int) {
	own, bare := -1, 0
	for k := first; k < len(r.out); k++ {
		switch c := &r.out[k]; {
		case c.Quantity == nil:
		case len(c.Attribution) > 0:
			own = k
		default:
			bare++
		}
	}
	told, quoted := r.tellsItself(s) && !s.opines(), r.lets(s)
	switch {
	case own >= 0:
		if !r.keepsFigures(s, &r.out[own]) {
			r.course = course{}
			return
		}
		p := r.out[own].Attribution[len(r.out[own].Attribution)-1]
		if r.survey.named && refersTo(p.Name, r.survey.party.Name) {
			p = r.survey.party
		}
		if r.course.by.Name == "" || !refersTo(p.Name, r.course.by.Name) {
			r.course = course{by: p, units: map[string]bool{}, poll: polls[noun(p.Name)] && noun(p.Name) != "study"}
		}
		r.course.paragraph = s.Paragraph
		for k := first; k < len(r.out); k++ {
			if c := &r.out[k]; c.Quantity != nil && len(c.Attribution) > 0 && (!r.course.poll || c.Quantity.Unit == "%" || s.ofPoints(c)) {
				r.course.units[c.Quantity.Unit] = true
			}
		}
		if told || quoted {
			return
		}
	case r.course.by.Name == "" || bare == 0 && !told:
		return
	case told || quoted || s.Paragraph > r.course.paragraph+1 ||
		s.Paragraph > r.course.paragraph && !r.course.poll && s.index > 0 && r.t.Sentences[s.index-1].Paragraph == s.Paragraph: // the paragraph has begun with something else
		r.course = course{}
		return
	default:
		goes := false
		for k := first; k < len(r.out) && !goes; k++ {
			c := &r.out[k]
			goes = c.Quantity != nil && c.Quantity.Unit != "1" && r.course.units[c.Quantity.Unit]
		}
		if !goes {
			return
		}
	}
	for k := first; k < len(r.out); k++ { // of what is counted beside them, by a noun of its own, they tell nothing
		if c := &r.out[k]; c.Quantity != nil && len(c.Attribution) == 0 && (c.Quantity.Unit != "1" && r.course.units[c.Quantity.Unit] || c.Quantity.Unit == "1" && (c.bare != elsewhere || c.found.Share)) {
			c.Attribution = []hearsay.Party{r.course.by}
			r.course.paragraph = s.Paragraph
		}
	}
}

// refersTo reports whether a name says again by its noun what the other named in full:
// "the survey".
func refersTo(name, full string) bool {
	words := strings.Fields(strings.ToLower(name))
	return name == full || len(words) == 2 && words[0] == "the" && strings.HasSuffix(strings.ToLower(full), " "+words[1])
}

// keepsFigures reports whether the candidate's source is a document of figures, or a
// body that the sentence goes by with "according to".
func (r *reader) keepsFigures(s *sentence, c *candidate) bool {
	p := c.Attribution[len(c.Attribution)-1]
	if evidence[noun(p.Name)] {
		return true
	}
	if p.Type != hearsay.Organization || c.Quantity.Unit == "1" {
		return false
	}
	for _, q := range r.said[s.index] {
		if q.ID == c.Quote && len(q.Cue) > 0 && strings.EqualFold(q.Cue[0].Of(r.doc.Text), "according to") {
			return true
		}
	}
	return false
}

// noun returns the head noun of the words for a document, in the singular: "survey" of
// "two new surveys of owners".
func noun(name string) string {
	if w := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]); polls[w] { // "a University of Norland poll"
		return w
	}
	for _, end := range []string{" of ", " by ", " from ", " made ", " published ", " released "} {
		name, _, _ = strings.Cut(name, end)
	}
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return ""
	}
	w := words[len(words)-1]
	if one := strings.TrimSuffix(w, "s"); evidence[one] {
		return one
	}
	return w
}

// lets reports whether the sentence lets somebody by name speak, and not a share of those asked.
func (r *reader) lets(s *sentence) bool {
	return slices.ContainsFunc(r.said[s.index], func(q *hearsay.Quote) bool {
		return q.Speaker.Name != "" && !share(q.Speaker.Name) && !respondents(q.Speaker.Name)
	})
}
