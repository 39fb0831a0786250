package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
)

// This file reads whose sales and profits a figure is by who reports it: a firm speaks of
// its own.

// ofReporter gives a figure of what firms earn whoever says so, where that is a firm and
// nobody else is told: "The retailer said sales had dropped 2.1 percent".
func (r *reader) ofReporter(c *candidate) {
	if c.Quantity == nil || c.Subject != "" && !c.Topical || len(c.Attribution) == 0 || !movable(c.Quantity.Unit) || !ownBusiness(string(c.Measure)) {
		return
	}
	p := c.Attribution[len(c.Attribution)-1]
	name := bareName(p.Name)
	if name == "" || p.Type == hearsay.Person || !sellsIt(name, p.Type) {
		return
	}
	c.Subject, c.Topical, r.firm = name, false, true
}

// sellsIt reports whether the name is that of a firm: by the noun for it, or as a body that
// has no word of the state or of a trade in its name.
func sellsIt(name string, kind hearsay.PartyType) bool {
	words := strings.Fields(strings.ToLower(name))
	last := words[len(words)-1]
	if name == strings.ToLower(name) {
		return firmNouns[last] || sellers[last]
	}
	for _, w := range words {
		if arms[w] || statisticians[w] {
			return false
		}
	}
	return kind == hearsay.Organization
}

// ownBusiness reports whether the measure is one of what a firm earns, and not of a whole
// trade: "sales up", "pre-tax profit", and not "retail sales".
func ownBusiness(measure string) bool {
	earned, before := false, ""
	for _, w := range strings.Fields(strings.ToLower(measure)) {
		if sectors[strings.TrimSuffix(w, "s")] {
			return false
		}
		earned = earned || businesses[w] || w == "income" && (before == "net" || before == "operating")
		before = w
	}
	return earned
}

var (
	// sellers are nouns for firms besides firmNouns.
	sellers = set("group chain shop store bank insurer brewer brewery miner builder housebuilder developer manufacturer studio utility broker conglomerate grocer supermarket")
	// statisticians are words in the names of those who count what others earn.
	statisticians = set(`department agency office board authority commission committee bureau institute union federation association league foundation chamber nations
		fund society exchange monitor statistics research survey university college center centre policy`)
	// businesses are nouns for what firms earn and do not.
	businesses = set("sales profit profits revenue revenues turnover earnings loss losses takings margin margins dividend orders bookings shipments")
	// sectors are words that make such a measure that of a whole trade, or of people.
	sectors = set("retail home house car vehicle auto consumer wholesale factory export import tax national government public household personal industry trade property ticket")
)
