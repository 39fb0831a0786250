package toll

import "strings"

// harm is the kind of a word of harm.
type harm uint8

const (
	none harm = iota
	killed
	injured
	shot // killed or injured: the text leaves it open
)

// harms are words of harm.
var harms = words(map[harm]string{
	killed:  "killed kills kill killing dead died dies die dying slain fatally deceased drowned perished gunned",
	injured: "injured injures injuring injure wounded wounding hurt hospitalized hospitalised critical stable recovering",
	shot:    "shot victims victim struck striking wounds injuries",
})

// passing are words of harm that show one without a number.
var passing = words(map[harm]string{
	killed:  "killed died dead dies fatal fatally slain deceased kills killing drowned perished",
	injured: "injured wounded hurt injures wounding injuring",
})

// weak are words that show harm where nothing else does: a homicide squad, a
// charge of attempted murder and the wounds of the dead are no further victims.
var weak = words(map[harm]string{
	killed:  "murder murdered homicide death slaying deaths killings",
	injured: "hospitalized hospitalised injuries wounds wound injury shot grazed struck critical surgery",
})

func words(m map[harm]string) map[string]harm {
	out := make(map[string]harm)
	for h, list := range m {
		for _, w := range strings.Fields(list) {
			out[w] = h
		}
	}
	return out
}

// persons are nouns for a victim.
var persons = set(`man woman boy girl teen teenager person child male female student officer mother father son daughter brother sister toddler infant baby
	resident driver passenger youth victim bystander employee husband wife suspect gunman shooter soldier clerk deputy guard toddler grandmother grandfather`)

// perpetrators are nouns for those who did it; counts of them are no victims.
var perpetrators = set("suspect suspects gunman gunmen shooter shooters arrest arrests arrested charged custody jailed detained sought wanted convicted sentenced accused held counts shots rounds bullets")

func set(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
