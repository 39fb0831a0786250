package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file says who stands around a figure and is not whom it is of, whatever else speaks
// for them.

// withoutBystander takes the subject off a figure where that is a bystander.
func (r *reader) withoutBystander(s *sentence, c *candidate) {
	if c.Subject != "" && r.bystands(s, c, c.Subject) {
		c.Subject, c.Topical, r.firm = "", false, false
	}
}

// bystands reports whether the figure is not of whoever has that name or noun: who finds out
// about those counted, who only hears of them, the hospital that they were brought to, and where people at large
// were harmed a single person, who did it or was one of them.
func (r *reader) bystands(s *sentence, c *candidate, name string) bool {
	if c.Quantity == nil || name == "" {
		return false
	}
	harmed := c.lattice && suffered[c.Measure]
	switch {
	case feasts[strings.ToLower(name)], rubricNames[strings.ToLower(name)], r.listeners[name], c.seenFor(name), r.workplace(c, name):
		return true
	case s.listedBehind(c, name):
		return true
	case name == r.theme.event && r.tellsMany(s, c):
		return true // one of them
	case c.nationwide() && (r.isPerson(name) || slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return parties[w] })):
		return true // who holds office has no unemployment
	case distances[c.Quantity.Unit] && waters[strings.ToLower(lastWord(name))] && strings.HasPrefix(string(c.Measure), "distance"):
		return true // what fell into the sea is that far from the shore
	case (c.Quantity.Unit == "%" || c.found.Share || s.ofPoints(c)) && !s.has("error") && (r.pollsters(name) || s.takesPoll(name)):
		return true
	case inquires(name):
		return r.foundOut(s, c) || c.pred >= 0 && (s.lemma(c.pred) == "describe" || hunts[s.lemma(c.pred)]) && c.Quantity.Unit != "1" // as of some height
	case money(c.Quantity.Unit) && jails[strings.ToLower(lastWord(name))] && s.isBail(c):
		return true
	case money(c.Quantity.Unit) && c.pred >= 0 && bailWishes[s.lemma(c.pred)] && s.isBail(c) && r.wishes(s, c.pred, name):
		return true
	case clinic(name) && (harmed && c.Measure != Present || r.brought(s, c)):
		return true
	}
	return c.lattice && harm[c.Measure] && c.Quantity.Unit == "1" && (c.counted < 0 || r.person(s, c.counted) && !kin[s.lemma(c.counted)]) && r.isPerson(name)
}

// seenFor reports whether the name is that of the outlet whose reporter saw what the figure tells.
func (c *candidate) seenFor(name string) bool {
	if len(c.Attribution) == 0 {
		return false
	}
	by := c.Attribution[len(c.Attribution)-1].Name
	return by != name && strings.Contains(by, name) && slices.ContainsFunc(strings.Fields(strings.ToLower(by)), func(w string) bool {
		return onlookers[strings.TrimSuffix(w, "s")]
	})
}

// workplace reports whether the name is that of where the expert who tells the figure works, or the
// expert's own where it is a forecast: "said Jon Berg, an analyst at Corvane, who cut his forecast".
func (r *reader) workplace(c *candidate, name string) bool {
	if len(c.Attribution) == 0 {
		return false
	}
	by := c.Attribution[len(c.Attribution)-1].Name
	at := r.expertAt(by)
	if at == "" {
		return false
	}
	if name == by {
		return slices.ContainsFunc(strings.Fields(string(c.Measure)), func(w string) bool { return outlooks[w] })
	}
	return strings.Contains(at+" ", " "+name+" ")
}

// expertAt returns what the text says right behind the name of an expert of who that is, with where
// the expert works: "an analyst at Corvane"; "" for anybody else.
func (r *reader) expertAt(name string) string {
	if at, ok := r.experts[name]; ok {
		return at
	}
	found := ""
	for _, who := range append(strings.SplitAfter(r.doc.Text, name+", ")[1:], name) {
		who = who[:min(len(who), maxPost)]
		if end := strings.IndexAny(who, ",.;:\n"); end >= 0 {
			who = who[:end]
		}
		for _, in := range []string{" at ", " with ", " of ", " for ", " from "} {
			if post, _, ok := strings.Cut(who, in); ok && experts[strings.TrimSuffix(strings.ToLower(lastWord(post)), "s")] {
				found = who
			}
		}
	}
	r.experts[name] = found
	return found
}

// maxPost is how much text the words for what somebody is may have.
const maxPost = 90

var (
	// experts are nouns for people who tell of what others do.
	experts = set("analyst economist strategist forecaster professor lecturer researcher historian fellow expert scientist")
	// outlooks are nouns for what they foretell.
	outlooks = set("forecast estimate target outlook prediction projection")
)

// pollsters reports whether the name is that of a poll or of who took the one that the report goes
// by: what share of people hold something is of these people.
func (r *reader) pollsters(name string) bool {
	return polled[strings.ToLower(lastWord(name))] || r.survey.named && sharesName(name, r.survey.party.Name)
}

// listedBehind reports whether the name is the first in the list of those counted: "three networks: OTN, Vell News and MNB".
func (s *sentence) listedBehind(c *candidate, name string) bool {
	return c.counted >= 0 && !kin[s.lemma(c.counted)] && s.low(c.counted+1) == ":" && c.counted+2 < len(s.Tokens) && strings.HasPrefix(s.text[s.Tokens[c.counted+2].Start:], name)
}

// takesPoll reports whether the sentence names a poll as that of whoever has that name: "in polls from Quinn and Halm News",
// "Quinn's own tracking poll".
func (s *sentence) takesPoll(name string) bool {
	for j := range s.Tokens {
		if !s.noun(j) || !polls[s.lemma(j)] || s.noun(j+1) && s.at(j+1).Start == s.Tokens[j].End+1 {
			continue
		}
		from, to := j, j+1
		for from > 0 && from > j-5 && (s.noun(from-1) || s.Tokens[from-1].UPOS == lang.Adj || s.Tokens[from-1].XPOS == lang.POS) {
			from--
		}
		if w := s.low(to); w == "from" || w == "by" {
			for to++; to < len(s.Tokens) && to < j+9 && (s.noun(to) || s.low(to) == "and" || s.low(to) == "the" || s.low(to) == "/" || s.low(to) == "-" || s.Tokens[to].UPOS == lang.Adj); to++ {
			}
		}
		if strings.Contains(s.text[s.Tokens[from].Start:s.Tokens[to-1].End]+" ", name) {
			return true
		}
	}
	return false
}

// wishes reports whether the verb at v, or the one on which it hangs, has whoever has that name
// for its subject: "In asking for bail of $5 million, Lind said".
func (r *reader) wishes(s *sentence, v int, name string) bool {
	for range 3 {
		if sub := s.nearestSubject(v); sub >= 0 {
			p := r.partyOf(s, sub).Name
			return p != "" && (bareName(p) == name || strings.HasSuffix(name, " "+bareName(p)) || s.phrase(sub).Of(s.text) == name)
		}
		if v = s.Tokens[v].Head; v < 0 {
			break
		}
	}
	return false
}

// bailWishes are verbs for what others than those held do about bail.
var bailWishes = set("ask request seek recommend want argue order set impose demand oppose")

// voicesIn returns the entities that the text has only as who says something, wherever it
// has them.
func voicesIn(n *names.Names, quotes []hearsay.Quote) map[int]bool {
	var speaking []hearsay.Span
	for i := range quotes {
		speaking = append(speaking, quotes[i].Speaker.Mentions...)
	}
	return onlyIn(n, speaking)
}

// listenersIn returns the names of bodies that the text has only as to whom something is said:
// "told Coast Radio".
func listenersIn(n *names.Names, quotes []hearsay.Quote) map[string]bool {
	var told []hearsay.Span
	for i := range quotes {
		told = append(told, quotes[i].Addressee.Mentions...)
	}
	listeners := make(map[string]bool)
	for e := range onlyIn(n, told) {
		if e >= 0 && n.Entities[e].Type == hearsay.Organization {
			listeners[n.Entities[e].Name] = true
		}
	}
	return listeners
}

// onlyIn returns the entities that the text has nowhere but in the spans.
func onlyIn(n *names.Names, spans []hearsay.Span) map[int]bool {
	slices.SortFunc(spans, func(a, b hearsay.Span) int { return cmp.Compare(a.Start, b.Start) })
	in, out := make(map[int]bool), make(map[int]bool)
	for i := range n.Mentions {
		m := &n.Mentions[i]
		at, exact := slices.BinarySearchFunc(spans, m.Start, func(s hearsay.Span, start int) int { return cmp.Compare(s.Start, start) })
		if !exact {
			at--
		}
		if at >= 0 && spans[at].Start <= m.Start && m.End <= spans[at].End {
			in[m.Entity] = true
		} else {
			out[m.Entity] = true
		}
	}
	for e := range out {
		delete(in, e)
	}
	return in
}

// isPerson reports whether the name is that of a person of the document.
func (r *reader) isPerson(name string) bool {
	return slices.ContainsFunc(r.parties.Entities, func(e names.Entity) bool {
		return e.Type == hearsay.Person && e.Named && e.Sure() && e.Name == name
	})
}

// tellsMany reports whether the figure counts happenings of a year or of months of one: what
// the report is about struck on a day, and is one of them at most.
func (r *reader) tellsMany(s *sentence, c *candidate) bool {
	if w := max(c.counted, 0); c.counted < 0 || !crimes[s.lemma(w)] && !happenings[s.lemma(w)] || !r.theme.sudden && !r.theme.gathering {
		return false
	}
	first, last, ok := strings.Cut(c.Period.Value, "/")
	if !ok {
		return len(first) == len("2006")
	}
	return len(first) >= len("2006-01") && len(last) >= len("2006-01") && first[:len("2006-01")] != last[:len("2006-01")]
}

// nationwide reports whether the figure is a level of a country, or of a part of it.
func (c *candidate) nationwide() bool {
	return c.Quantity.Unit != "1" && slices.ContainsFunc(strings.Fields(strings.ToLower(string(c.Measure))), func(w string) bool { return economies[w] })
}

// clinic reports whether the name is that of a hospital.
func clinic(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	n := len(words)
	return n > 0 && clinics[words[n-1]] || n > 1 && (words[n-1] == "center" || words[n-1] == "centre") && (words[n-2] == "medical" || words[n-2] == "trauma" || words[n-2] == "health")
}

// brought reports whether the figure counts people who were brought somewhere.
func (r *reader) brought(s *sentence, c *candidate) bool {
	return c.Quantity.Unit == "1" && c.pred >= 0 && brings[s.lemma(c.pred)] && (c.counted < 0 || r.person(s, c.counted))
}

var (
	// economies are words for what economies have.
	economies = set("unemployment joblessness jobless inflation gdp gnp federal national")
	// parties are words in the names of those who hold office.
	parties = set("gop democrats republicans tories party parties")
	// brings are verbs of getting people to where they are cared for.
	brings = set("take rush airlift fly transport transfer bring drive carry evacuate move send treat admit hospitalize hospitalise release discharge")
	// waters are words that names of waters end in, and such names.
	waters = set("sea ocean gulf pacific atlantic mediterranean baltic caribbean aegean adriatic")
	// feasts are days that figures are told of and that have none.
	feasts = set("christmas thanksgiving easter halloween ramadan passover hanukkah diwali")
	// rubricNames are words of rubrics before a headline: "The Latest: 12 towns vote".
	rubricNames = set("latest breaking exclusive update updates live video watch photos")
	// jails are nouns that names of where people are held end in: bail is set for these people.
	jails = set("jail prison facility center centre courthouse court hospital penitentiary")
	// clinics are nouns that names of hospitals end in.
	clinics = set("hospital hospitals clinic infirmary")
	// kin are nouns for those who are somebody's.
	kin = set(`child kid son daughter brother sister sibling parent father mother boy girl baby infant relative cousin friend family member
		grandchild grandson granddaughter grandparent colleague neighbour neighbor supporter follower backer fan fighter soldier troop guard ally aide passenger`)
)

// inquires reports whether the name or noun is that of police and others who find out what
// happened.
func inquires(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s") // "the Harl County Sheriff's Office"
		return inquirers[strings.ToLower(w)] || len(w) > 2 && len(w) < 6 && strings.HasSuffix(w, "PD") && w == strings.ToUpper(w)
	})
}

var (
	// inquirers are words for those who find out, and in the names of their bodies.
	inquirers = set(`rescue rescuer rescuers police policing sheriff sheriffs constabulary coroner coroners examiner examiners detective detectives investigator investigators
		marshal marshals fbi atf authorities witness witnesses deputies officers eyewitness eyewitnesses`)
	// hearers are words in the names of others to whom it comes.
	hearers = set("prosecutor prosecutors attorney jury court courthouse jail prison swat squad taskforce response")
)

// helps reports whether the name or noun is that of those who come to help, who in another clause
// than the figure's are not who was harmed.
func helps(name string) bool { return helpers[strings.ToLower(lastWord(name))] }

// helpers are nouns for those who come to help, in the plural and at the end of names.
var helpers = set("firefighters rescuers divers paramedics medics doctors volunteers lifeguards coastguard searchers crews workers responders")

// ofTrade reports whether the name is that of a body of those who work at something: "the Seafarers'
// Union of Norrand".
func ofTrade(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if i > 0 && tradeBodies[w] && strings.HasSuffix(strings.TrimRight(words[i-1], "'’"), "s") {
			return true
		}
	}
	return false
}

// tradeBodies are nouns for such bodies.
var tradeBodies = set("union guild federation association brotherhood")

// foundOut reports whether the figure counts people or happenings that others find out about:
// no officers, and nobody whom a body has, gets or loses.
func (r *reader) foundOut(s *sentence, c *candidate) bool {
	if c.Quantity == nil || c.Quantity.Unit != "1" || c.pred >= 0 && (bereaved[s.lemma(c.pred)] || staffs[s.lemma(c.pred)]) {
		return false
	}
	if c.counted < 0 || s.low(c.counted) == "them" {
		return c.lattice && suffered[c.Measure]
	}
	w := s.lemma(c.counted)
	return !inquirers[w] && !inquirers[w+"s"] && !inForce[w] && (r.person(s, c.counted) || happenings[w] || crimes[w])
}

var (
	// bereaved are verbs whose subject has lost those counted.
	bereaved = set("lose suffer sustain bury mourn")
	// staffs are verbs of what a body does with those who work for it.
	staffs = set("employ hire recruit field deploy train pay send assign add cut dismiss fire suspend")
	// inForce are nouns for those who work for police and the like.
	inForce = set("trooper agent policeman policewoman cop constable employee member staff colleague recruit cadet sergeant officer deputy personnel")
	// crimes are nouns for what police look into that are no happenings.
	crimes = set("incident assault homicide murder killing robbery burglary rape complaint crime death case offence offense shooting report")
)
