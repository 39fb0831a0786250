package names

import (
	"slices"

	"github.com/hearsay-project/hearsay"
)

// firms are nouns that take up a firm without a part of its name: "the company",
// "the lift maker".
var firms = set(`company firm group corporation business maker manufacturer carmaker automaker planemaker chipmaker drugmaker steelmaker
	shipbuilder builder developer airline carrier operator retailer supermarket grocer chain giant conglomerate lender bank insurer utility
	supplier producer brewer miner publisher start-up startup employer brand provider`)

// kin leads a noun for a body to words that names of such bodies end in.
var kin = map[string][]string{
	"union":        {"union", "unions", "federation", "brotherhood", "guild", "workers", "teamsters", "congress"},
	"guild":        {"guild", "union"},
	"regulator":    {"regulator", "authority", "commission", "agency"},
	"watchdog":     {"watch", "watchdog", "authority", "commission", "ombudsman"},
	"charity":      {"charity", "foundation", "trust", "fund", "relief", "aid"},
	"organisation": {"organisation", "organization"},
	"organization": {"organisation", "organization"},
	"board":        {"board"},
	"university":   {"university", "college", "institute"},
	"force":        {"police", "force", "constabulary"},
	"navy":         {"navy"}, "army": {"army", "corps"},
}

// organisation finds the organisation that the description at i takes up
// though it shares no word with its name: the one of the document that can be
// meant, or -1 where several can.
func (n *Names) organisation(i int) int {
	m := &n.Mentions[i]
	if m.raw.typ != hearsay.Organization || m.raw.plural || n.possessed(m) || len(n.Entities) > 1000 {
		return -1
	}
	head := m.raw.heads[0]
	if ends := kin[head]; len(ends) > 0 {
		sole := -1
		for e := range n.Entities {
			x := &n.Entities[e]
			if !x.Named || x.Type != hearsay.Organization || !slices.Contains(ends, x.words[len(x.words)-1]) {
				continue
			}
			if sole >= 0 {
				return -1
			}
			sole = e
		}
		if sole >= 0 {
			return sole
		}
	}
	if firms[head] {
		return n.firm(i)
	}
	return -1
}

// firm returns the firm that the document speaks of when it says "the company"
// at mention i: the one named by far the most often until then, or -1.
func (n *Names) firm(i int) int {
	count := map[int]int{}
	places := map[int]int{}
	for k := max(0, i-1000); k < i; k++ {
		c := &n.Mentions[k]
		if c.Entity < 0 || c.Kind != Name {
			continue
		}
		count[c.Entity]++
		switch n.lower(c.Sentence, c.From-1) {
		case "in", "at", "near", "from", "around", "outside", "across":
			places[c.Entity]++
		}
	}
	best, second := -1, 0
	for e := range n.Entities {
		x := &n.Entities[e]
		if count[e] == 0 || x.Type != hearsay.Organization || x.Place || 2*places[e] > count[e] || public(x) {
			continue
		}
		switch {
		case best < 0 || count[e] > count[best]:
			if best >= 0 {
				second = count[best]
			}
			best = e
		case count[e] > second:
			second = count[e]
		}
	}
	if best < 0 || 2*count[best] < 3*second {
		return -1
	}
	return best
}

// public reports whether the organisation is none of business, by its name.
func public(x *Entity) bool {
	return slices.ContainsFunc(x.words, func(w string) bool { return offices[w] })
}

// offices are words in names of bodies that are no business.
var offices = set(`ministry department government parliament senate congress council court police army navy guard forces union federation guild
	nations commission committee authority university college school hospital church cross crescent times post news herald tribune journal
	gazette guardian telegraph chronicle reuters league watch party exchange reserve treasury association society`)

// shorter gives each name of an organisation that is the end of exactly one
// longer one to that one, "the Board" after "the Continental Health Board", and so
// a firm's without what tells its trade: "Veltrane" after "Veltrane Logistics".
func (n *Names) shorter() {
	if len(n.Entities) > 1000 {
		return // so many names make it no report
	}
	first, located := make([]int, len(n.Entities)), make([]bool, len(n.Entities))
	for i := range n.Mentions {
		if m := &n.Mentions[len(n.Mentions)-1-i]; m.Entity >= 0 {
			first[m.Entity] = m.Start
			located[m.Entity] = located[m.Entity] || n.whereabouts(m) || n.lower(m.Sentence, m.From-1) == "from"
		}
	}
	to := make([]int, len(n.Entities))
	for e := range n.Entities {
		to[e] = e
		x := &n.Entities[e]
		if x.Type != hearsay.Organization || !x.Named || x.Place {
			continue
		}
		last := x.words[len(x.words)-1]
		ends := organisers[last] || collectives[last]
		longer := -1
		for o := range n.Entities {
			y := &n.Entities[o]
			if o == e || !y.Named || y.Type != hearsay.Organization || len(y.words) <= len(x.words) ||
				!(ends && slices.Equal(y.words[len(y.words)-len(x.words):], x.words) || !located[e] && first[o] < first[e] && withoutTrade(x.words, y.words)) {
				continue
			}
			if longer >= 0 {
				longer = -1
				break
			}
			longer = o
		}
		if longer >= 0 {
			to[e] = longer
		}
	}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		for m.Entity >= 0 && to[m.Entity] != m.Entity {
			m.Entity = to[m.Entity]
		}
	}
}

// withoutTrade reports whether the name short is long without what tells a firm's
// trade or form.
func withoutTrade(short, long []string) bool {
	if !slices.Equal(long[:len(short)], short) {
		return false
	}
	rest := long[len(short):]
	return rest[0] == "&" || !slices.ContainsFunc(rest, func(w string) bool { return !trades[w] && !forms[w] })
}

// forms are words that tell the form of a firm.
var forms = set("inc ltd llc plc corp corporation company co group holdings international industries airlines airways bank trust")
