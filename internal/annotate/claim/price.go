package claim

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// priceOf returns what a sum is where the words around it make it the price or the cost of
// a thing, and m, what was read for it so far, names only the thing, the verb or nothing:
// "price per share", "price" of "a house went for $418,000", "cost" of "a $610 million
// barrier". It returns m otherwise.
func (r *reader) priceOf(s *sentence, f quantity.Found, n int, ctx surroundings, m hearsay.Measure) hearsay.Measure {
	words := strings.Fields(strings.ToLower(string(m)))
	last := ""
	for _, w := range words {
		if w == "price" || w == "prices" || w == "cost" || w == "costs" {
			return m
		}
		last = w
	}
	named := moneys[last] || moneys[strings.TrimSuffix(last, "s")] || levels[last] || levels[strings.TrimSuffix(last, "s")]
	if unit := s.pricedBy(f); unit != "" {
		switch v := ctx.pred; {
		case named && last != "share" && last != "stock":
			return m
		case v >= 0 && string(m) == s.low(v) && motionForms[s.low(v)] && s.before(n) == v:
			return "price " + m
		}
		return hearsay.Measure("price per " + unit)
	}
	if named {
		return m
	}
	if last == "" || motionForms[last] || len(words) == 1 {
		if reached := s.sumReached(f, n); reached != "" {
			return reached
		}
	}
	_, to := s.tokens(r.quantity)
	v := ctx.pred
	at := s.before(n)
	if (s.low(to) == "each" || s.low(to) == "apiece") && (s.low(at) == "at" || s.low(at) == "for") && !(v >= 0 && asks[s.lemma(v)]) {
		return "price"
	}
	if v >= 0 && v < n && s.Tokens[v].UPOS == lang.Verb && at >= 0 {
		switch lemma, w := s.lemma(v), s.low(at); {
		case trading[lemma] && w == "for" && at > v:
			return hearsay.Measure("price " + s.low(v))
		case getting[lemma] && w == "for" && at > v, starting[lemma] && (w == "at" || w == "from") && !r.person(s, max(0, s.nearestSubject(v))) && f.Change == "":
			return "price"
		case making[lemma] && w == "for" && at > v:
			return "cost"
		}
	}
	if noun := s.thingAt(r, to); noun >= 0 && last != "" && last == s.low(noun) {
		switch {
		case value(f).LessThan(bought):
			return "price"
		case built[s.lemma(noun)]:
			return "cost"
		}
		return m // what "a $500 million hack" cost is another matter
	}
	if at > 0 && beForms[s.low(at)] && (last == "" || last == s.low(at)) {
		if sub := s.movedBy(at); sub > 0 && s.low(sub-1) == "a" && s.Tokens[sub].UPOS == lang.Noun && !tallies[s.lemma(sub)] && !persons[s.lemma(sub)] { // "a loaf there is £3.10"
			return "price"
		}
	}
	if v >= 0 && s.lemma(v) == "be" || s.equated(n) >= 0 || v < 0 {
		if sub := r.level(s, n, ctx); sub > 0 && (s.low(sub-1) == "a" || s.low(sub-1) == "an") && last != "" && last == s.low(sub) && !tallies[s.lemma(sub)] && s.Tokens[sub].UPOS == lang.Noun {
			return "price"
		}
	}
	return m
}

// sumReached returns what a sum is to or from which something is said to have moved: the
// name of the sum ("my bill went from 30 crowns to 75"), or the price of a thing that is
// none ("Gold rose 2 percent to $3,140"). It is "" where the sum is none of these, or too
// large for a price.
func (s *sentence) sumReached(f quantity.Found, n int) hearsay.Measure {
	verb, noun := s.mover(n)
	if noun < 0 || f.Change != "" {
		return ""
	}
	from, _ := s.tokens(f.Quantity.Span)
	if at := s.before(n); !reaching[s.low(at)] && !(at == verb && reaching[s.low(from)]) {
		return ""
	}
	lemma := s.lemma(noun)
	switch common := s.Tokens[noun].UPOS == lang.Noun; {
	case common && moneys[lemma]:
		return hearsay.Measure(s.phrase(noun).Of(s.text))
	case f.Per != "" || value(f).GreaterThan(dearest):
		return ""
	case s.Tokens[noun].UPOS == lang.Propn, common && !levels[lemma] && !tallies[lemma] && !persons[lemma]:
		return "price"
	}
	return ""
}

// bought is the sum below which a thing is bought, and not made, for it.
var bought = decimal.NewFromInt(10_000)

// dearest is the highest price that is told without its thing.
var dearest = decimal.NewFromInt(1_000_000)

// reaching are prepositions that lead from what moved to its level.
var reaching = set("to from at below above under over past near beyond")

// pricedBy returns the thing by which a sum is told, "ton" of "$31,000 a ton"; "" where it
// is told by no thing, or by people or time.
func (s *sentence) pricedBy(f quantity.Found) string {
	from, to := s.tokens(f.Quantity.Span)
	for j := from; j < to+1; j++ {
		w := s.low(j)
		if w != "a" && w != "an" && w != "per" || j <= from || j+1 >= len(s.Tokens) {
			continue
		}
		if k := j + 1; s.Tokens[k].UPOS == lang.Noun && !timeWords[s.lemma(k)] && !perTime[s.lemma(k)] && !persons[s.lemma(k)] && s.lemma(k) != "household" && s.lemma(k) != "capita" && !(k+1 < len(s.Tokens) && s.noun(k+1)) {
			return s.low(k)
		}
	}
	return ""
}

// thingAt returns the noun of which the sum being read is said as an adjective is, where
// that noun is the name of no sum: "alarm" in "a $9 alarm". It is -1 if there is none.
func (s *sentence) thingAt(r *reader, to int) int {
	at := s.namedSum(r.quantity)
	if at < to || moneys[s.lemma(at)] || levels[s.lemma(at)] || turns[s.lemma(at)] {
		return -1
	}
	return at
}

var (
	// moneys are nouns for money that is owed, asked, given, made or set aside.
	moneys = set(`fee fine toll fare rent loan debt bond bail ransom fund grant aid deal bid offer approach package contract order budget programme program project plan
	investment stake bonus pay pension loss saving tax duty tariff cut subsidy payment donation gift contribution prize award settlement damage claim bill charge
	deposit premium dividend credit mortgage cheque check allowance expense expenditure surplus hole gap shortfall estate fortune industry business economy worth total
	sum amount compensation reward scholarship penalty money cash support assistance relief refund rebate bribe kickback proceeds takings valuation takeover acquisition
	merger purchase sponsorship funding financing stimulus bailout rescue collection trust portfolio holding asset scheme initiative threshold limit ceiling discount lead margin drop
	insurance interest backlog haul theft robbery fraud heist lawsuit suit transfer account campaign sector buyback facility facilities listing float`)
	// built are nouns for what is made, mended, put on or fitted out, and has a cost for that.
	built = set(`barrier wall fence factory plant mill refinery terminal airport port harbour harbor dock pier station stadium arena hall theatre theater museum gallery library venue
	tower house home mansion villa apartment flat building skyscraper hotel resort hospital clinic school campus centre center church cathedral mosque temple synagogue shelter
	bridge tunnel road highway motorway railway railroad line link rail track pipeline canal dam levee reservoir reactor turbine mine well platform rig grid
	satellite telescope array antenna rocket spacecraft probe rover lander mission shuttle collider laboratory lab observatory ship vessel ferry yacht carrier frigate destroyer submarine boat
	jet plane airliner aircraft helicopter bomber fighter tank drone missile car truck bus tram train engine machine robot computer supercomputer system network cable equipment device
	headquarters complex development renovation makeover refurbishment upgrade overhaul expansion extension restoration rebuild reconstruction construction revamp redesign
	infrastructure ballroom pool park garden playground jail prison base camp statue monument memorial sculpture
	film movie blockbuster series production show musical opera exhibition advert commercial ad website app database software cleanup clean-up repair works work
	report study survey review inquiry investigation hearing trial audit census event festival wedding party ceremony`)
	// perTime are times by which sums are told, besides [timeWords].
	perTime = set("hour night minute season term game match")
	// trading are verbs of getting and letting things for a sum, getting those of them
	// that tell nothing else.
	trading = set("buy sell hire rent purchase acquire auction charter lease")
	getting = set("go get let snap pick")
	// starting are verbs by which a thing has a price.
	starting = set("start begin list retail sell open")
	// asks are verbs of asking "for" a sum that is no price.
	asks = set("ask seek sue bid pay appeal apply call")
	// making are verbs of making and mending.
	making = set("build rebuild construct make put renovate restore repair replace strengthen refit fit install develop produce")
)
