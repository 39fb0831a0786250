package claim

import (
	"cmp"
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// hit returns what became of people of whom the verb at pred says that they were
// shot or stabbed: "shot", or more where the words beside the verb say so ("shot
// and killed", "fatally shot", "shot to death", "gunned down").
func (s *sentence) hit(pred int) (hearsay.Measure, bool) {
	if pred < 0 || s.Tokens[pred].UPOS != lang.Verb && !(s.low(pred) == "shot" && (beForms[s.low(pred-1)] || s.child(pred, lang.Obj) > pred)) {
		return "", false
	}
	m := hearsay.Measure("")
	switch lemma := s.lemma(pred); {
	case s.low(pred+1) == "down" && lemma != "gun": // as aircraft are
		return "", false
	case lemma == "shoot" || s.low(pred) == "shot":
		m = Shot
	case lemma == "stab":
		m = Stabbed
	case lemma == "gun" && s.low(pred+1) == "down":
		m = Shot
	case (lemma == "hit" || lemma == "strike" || lemma == "graze") && s.underFire(pred):
		m = Shot
	default:
		return "", false
	}
	return s.outcome(pred, m), true
}

// underFire reports whether the sentence of the verb of hitting at token v tells of shots, and the
// words behind it of nothing else that hit: "hit by a car".
func (s *sentence) underFire(v int) bool {
	if sub := s.nearestSubject(v); sub >= 0 && sub < v && beForms[s.low(v-1)] && s.Tokens[sub].UPOS == lang.Noun && !persons[s.lemma(sub)] {
		return false // "five cars were hit by gunfire"
	}
	for j := v + 1; j < len(s.Tokens) && j < v+6; j++ {
		if s.low(j) == "by" {
			at := s.objectBehind(j + 1)
			return at >= 0 && bullets[s.lemma(at)]
		}
	}
	for j := range s.Tokens {
		if w := s.lemma(j); bullets[w] && (w != "shot" || s.noun(j)) || s.low(j) == "gunshots" || w == "fire" && s.Tokens[j].UPOS == lang.Verb || w == "open" && s.low(j+1) == "fire" {
			return true
		}
	}
	return false
}

// bullets are nouns for what guns fire and who fires them.
var bullets = set("bullet gunfire gunshot shot round pellet gunman shooter sniper shooting")

// outcome returns m, what the verb at token v tells, or more where the words beside it say so.
func (s *sentence) outcome(v int, m hearsay.Measure) hearsay.Measure {
	if fatal[s.low(v-1)] {
		return Killed
	}
	for j := v + 1; j < len(s.Tokens) && j < v+4; j++ {
		switch s.low(j) {
		case "and", "or", "to", ",":
			continue
		case "dead", "death", "killed", "died", "fatally":
			return Killed
		case "wounded", "injured", "hurt":
			return Wounded
		}
		break
	}
	return m
}

// shotBehind reads "shot" or "stabbed" right behind the number at token n and what it counts,
// or behind an aside there, where the parse takes the word for a noun or loses the clause:
// "discovered five people shot", "3 shot, 1 killed". What shooters do is none.
func (s *sentence) shotBehind(f quantity.Found, n, counted int) (hearsay.Measure, bool) {
	at := n + 1
	if counted > n {
		at = counted + 1
	}
	if s.low(at) == "," && s.low(at+1) == "including" {
		for at += 2; at < len(s.Tokens) && s.low(at) != ","; at++ {
		}
		at++
	}
	if s.low(at) == "," {
		if end := s.behindAside(at); s.at(end).UPOS == lang.Aux { // ", police said,"
			at = end
		}
	}
	for at < len(s.Tokens) && (s.Tokens[at].UPOS == lang.Aux || s.low(at) == "found" || s.low(at) == "got") { // "were found shot to death"
		at++
	}
	if at >= len(s.Tokens) || f.Unit != "1" {
		return "", false
	}
	m := map[string]hearsay.Measure{"shot": Shot, "stabbed": Stabbed}[s.low(at)]
	if m == "" || !s.noObject(at+1) || s.low(at+1) == "at" && s.Tokens[at].UPOS == lang.Verb {
		return "", false
	}
	return s.outcome(at, m), true
}

// woundsBehind returns what the wounds or injuries say with which people were found that the
// words right behind token i tell: "with gunshot wounds", "suffering from burns".
func (s *sentence) woundsBehind(i int) (hearsay.Measure, bool) {
	led := false
	for j := i; j < len(s.Tokens) && j < i+10; j++ {
		switch w := s.lemma(j); {
		case w == "with" || w == "suffer" || s.low(j) == "suffering":
			led = true
		case (w == "shot" || w == "stab" || s.low(j) == "shot") && !sores[s.lemma(j+1)]:
			return "", false
		case led && sores[w]:
			if g := s.low(j - 1); s.low(i) == "with" && (g == "gunshot" || g == "bullet") {
				return Shot, true
			} else if s.low(i) == "with" && g == "stab" {
				return Stabbed, true
			}
			return Wounded, true
		case s.low(j) == "," || s.low(j) == "." || s.Tokens[j].UPOS == lang.Verb && s.low(j-1) != "-" && s.low(j) != "shot":
			return "", false
		}
	}
	return "", false
}

// meets are verbs of coming upon people.
var meets = set("find discover locate encounter see treat")

// sores are nouns for what those have who were hurt.
var sores = set("wound injury burn fracture cut bruise")

// noObject reports whether no object begins at token i, behind a verb.
func (s *sentence) noObject(i int) bool {
	if i >= len(s.Tokens) {
		return true
	}
	switch t := s.Tokens[i]; t.UPOS {
	case lang.Punct, lang.Cconj, lang.Adv:
		return true
	case lang.Adp:
		return t.XPOS != lang.RP
	case lang.Adj:
		return s.low(i) == "dead" && s.noObject(i+1)
	case lang.Part:
		return s.low(i+1) == "death"
	case lang.Noun, lang.Propn:
		return timeWords[s.lemma(i)] || days[s.low(i)]
	}
	return false
}

// fate returns what became of the people counted where a verb tells it that does so only of
// people, or only with the words behind it: "executed", "taken into custody", "burned to
// death", "forced from their homes". It is "" for others.
func (r *reader) fate(s *sentence, f quantity.Found, counted int, ctx surroundings) hearsay.Measure {
	from, to := s.tokens(f.Quantity.Span)
	v := ctx.pred
	if at := s.before(from); f.Unit == "1" && at > 0 && s.Tokens[at].XPOS == lang.VBN && ousts[s.lemma(at)] && s.fromHome(max(counted+1, to)) { // "and driven 4,000 from their homes"
		return Displaced
	}
	if v >= 0 && f.Unit == "1" && s.Tokens[v].UPOS == lang.Adj && beForms[s.low(v-1)] && v > counted && (s.toDeath(v+1) || s.low(v) == "burnt" && s.low(v+1) == "alive") {
		return Killed // "were beaten to death", to the tagger
	}
	if v < 0 || s.Tokens[v].UPOS != lang.Verb && s.low(v) != "fallen" || f.Unit != "1" {
		return ""
	}
	lemma := s.lemma(v)
	if s.low(from-1) == "of" && s.low(from-2) == "lives" && takesLives[lemma] {
		return Killed
	}
	passive, object := ctx.role == lang.NsubjPass, ctx.role == lang.Obj && (counted > v || counted < 0 && from > v)
	subject := ctx.role == lang.Nsubj && v > counted
	behind := v + 1
	if object {
		behind = max(counted+1, to)
	}
	next, second := s.low(behind), s.low(behind+1)
	switch {
	case (passive || object) && s.outcome(v, "") == Killed && (verbMeasures[lemma] != "" || next == "and"): // "fatally injured", "hit and killed"
		return Killed
	case (passive || object || subject) && s.toDeath(behind) && !condemns[lemma]:
		return Killed
	case passive && lemma == "burn" && next == "alive":
		return Killed
	case (passive || subject) && r.inTheWords(s, v, behind, passive) != "":
		return r.inTheWords(s, v, behind, passive)
	case subject:
		if lemma == "test" && next == "positive" && (s.ofDisease(behind+1) || second != "for" && r.infectious) {
			return Infected
		}
		if lemma == "lose" && next == "their" && (second == "jobs" || second == "job") {
			return Jobs
		}
		if m := befalls[lemma]; m != "" {
			return m
		}
		if (lemma == "come" || lemma == "return") && (next == "home" || next == "back") && second == "from" && imprisoned[s.lemma(s.objectBehind(behind+2))] {
			return Released
		}
		if counted >= 0 && forces[s.lemma(counted)] || counted < 0 && lemma == "lay" {
			if m := s.inBattle(v, behind); m != "" {
				return m
			}
		}
		if at := s.objectBehind(behind); suffers[lemma] && at >= 0 && (counted >= 0 || s.low(from-1) != ",") && sores[s.lemma(at)] {
			return cmp.Or(victimsOf[s.low(at-1)], Wounded) // "suffered gunshot wounds"
		}
		return befalls[lemma+" "+next]
	case !passive && !object:
		return ""
	case lemma == "leave" && next == "with":
		m, _ := s.woundsBehind(behind)
		return m
	case befalls[lemma+" "+next] != "": // "were taken ill"
		return befalls[lemma+" "+next]
	case next == "into" && second == "custody":
		return Arrested
	case next == "to" && second == "safety":
		return Rescued
	case ousts[lemma] && s.fromHome(behind):
		return Displaced
	case (dismisses[lemma] || lemma == "let" && next == "go") && counted >= 0 && employed[s.lemma(counted)]:
		return Jobs
	case lemma == "hold" && captives[next]:
		return Captured
	case lemma == "hold" && next == "by" && police[s.lemma(s.objectBehind(behind))]:
		return Arrested
	case lemma == "bury" && s.underRubble(behind):
		return Trapped
	case lemma == "set" && next == "free", releases[lemma+" "+next] && counted >= 0 && nounMeasures[s.lemma(counted)] == Captured:
		return Released
	case counted >= 0 && nounMeasures[s.lemma(counted)] == Killed: // bodies are got out too
	case (lifts[lemma] || lemma == "pluck") && s.fromPeril(behind), lemma == "bring" && next == "ashore":
		return Rescued
	case object && attracts[lemma] && s.gatheringBefore(v):
		return Attended
	}
	if p := s.particle(v); p >= 0 {
		switch phrase := lemma + " " + s.low(p); {
		case releases[phrase] && counted >= 0 && nounMeasures[s.lemma(counted)] == Captured:
			return Released
		case phrase == "pick up" && (object && vessels[s.lemma(s.nearestSubject(v))] || passive && s.low(behind+1) == "by" && vessels[s.lemma(s.objectBehind(behind+1))]):
			return Rescued
		}
		if lemma == "wipe" && s.low(p) == "out" && (counted < 0 || !persons[s.lemma(counted)]) { // debts and species are, too
			return ""
		}
		return doneToPeople[lemma+" "+s.low(p)]
	}
	return doneToPeople[lemma]
}

// inBattle returns what became of the soldiers who are the subject of the verb at token v, with the words from
// token i on behind it, in the words that only war has for it: "fell", "laid down their arms", "gave themselves up". It
// is "" where they tell nothing.
func (s *sentence) inBattle(v, i int) hearsay.Measure {
	next, last := s.low(i), s.low(i+1)
	switch s.lemma(v) {
	case "fall":
		if (s.noObject(i) || s.at(i).UPOS == lang.Sconj) && fallsAt(next) && (next != "on" || s.at(i+1).UPOS == lang.Num || month[last]) {
			return Killed
		}
	case "surrender":
		if s.noObject(i) {
			return Captured
		}
	case "lay":
		if at := s.child(v, lang.Obj); next == "down" && (weapons[s.lemma(at)] || weapons[s.lemma(s.objectBehind(i+1))]) {
			return Captured
		}
	case "give":
		if next == "themselves" && last == "up" || next == "up" && s.noObject(i+1) {
			return Captured
		}
	}
	return ""
}

// fallsAt reports whether soldiers can be told to have fallen before the word: not "fell ill", "fell back" nor "fell to 40".
func fallsAt(next string) bool {
	switch next {
	case "", ".", ",", ";", "and", "in", "on", "at", "there", "here", "since", "near", "during", "while", "when", "alone", "yesterday", "today", "last", "outside":
		return true
	}
	return false
}

// toDeath reports whether the words from token i on are "to death" or "to their deaths".
func (s *sentence) toDeath(i int) bool {
	if s.low(i) != "to" {
		return false
	}
	if i++; i < len(s.Tokens) && s.Tokens[i].XPOS == lang.PRPS {
		i++
	}
	return s.low(i) == "death" || s.low(i) == "deaths"
}

// inTheWords returns what became of the people who are the subject of the verb at token v that
// only the words from token i on, behind it, tell: "got treatment", "caught the virus", "took
// to the streets". It is "" where they tell nothing.
func (r *reader) inTheWords(s *sentence, v, i int, passive bool) hearsay.Measure {
	lemma, next, at := s.lemma(v), s.low(i), s.child(v, lang.Obj)
	if at < i {
		at = s.objectBehind(i)
	}
	object := s.lemma(at)
	if passive {
		switch {
		case lemma == "give" && object == "treatment":
			return Treated
		case lemma == "give" && doses[object]:
			return Vaccinated
		}
		return ""
	}
	switch {
	case gotten[lemma] && object == "treatment":
		return Treated
	case contracts[lemma] && diseases[object]:
		return Infected
	case fills[lemma] && squares[object], lemma == "take" && next == "to" && squares[object]:
		return Attended
	case lemma == "turn" && (next == "out" || next == "up") && (i+1 == len(s.Tokens) || s.Tokens[i+1].UPOS == lang.Adp || s.Tokens[i+1].UPOS == lang.Punct) && r.amidCrowds(s):
		return Attended // but for "turned out to be", "turned up evidence", and for who votes
	case lemma == "join" && armies[object]:
		return Recruited
	case (lemma == "end" || lemma == "wind") && next == "up" && s.inHospital(i+1):
		return Hospitalized
	case lemma == "break" && next == "out" && s.low(i+1) == "of", lemma == "be" && next == "on" && s.low(i+1) == "the" && s.low(i+2) == "run":
		return "escaped"
	case lemma == "regain" && (object == "freedom" || object == "liberty"):
		return Released
	case lemma == "escape" && next == "with":
		m, _ := s.woundsBehind(i)
		return m
	}
	return ""
}

// amidCrowds reports whether the sentence, or the document, tells of something to which people come
// in crowds.
func (r *reader) amidCrowds(s *sentence) bool {
	for j := range s.Tokens {
		if crowded[s.lemma(j)] && s.noun(j) {
			return true
		}
	}
	return r.theme.gathering
}

// fromPeril reports whether the words from token i on lead people out of what they would die
// in: "from the water", "from the rubble".
func (s *sentence) fromPeril(i int) bool {
	if s.low(i) == "alive" {
		i++
	}
	if s.low(i) == "out" {
		i++
	}
	return (s.low(i) == "from" || s.low(i) == "of") && perils[s.lemma(s.objectBehind(i))]
}

// underRubble reports whether the words from token i on tell of people under what has come
// down: "under the debris".
func (s *sentence) underRubble(i int) bool {
	w := s.low(i)
	return (w == "under" || w == "beneath" || w == "underneath") && rubble[s.lemma(s.objectBehind(i))]
}

// gatheringBefore reports whether the subject of the verb at token v is what people come to:
// "the march drew".
func (s *sentence) gatheringBefore(v int) bool {
	sub := s.nearestSubject(v)
	return sub >= 0 && sub < v && crowded[s.lemma(sub)]
}

// fromHome reports whether the words from token i on lead away from homes: "from their homes",
// "out of their houses".
func (s *sentence) fromHome(i int) bool {
	return (s.low(i) == "from" || s.low(i) == "out") && (homes[s.lemma(i+2)] || homes[s.lemma(i+3)])
}

// costs returns what becomes of the jobs or lives counted that something is said to cost, for
// which the parse often takes a noun: "the storm cost 14 lives".
func (s *sentence) costs(n, counted int) hearsay.Measure {
	k := s.before(n)
	if k > 2 && s.low(k) == "of" && s.low(k-1) == "lives" {
		for j := k - 2; j > k-4; j-- {
			if takesLives[s.lemma(j)] || s.low(j) == "claiming" || s.low(j) == "costing" || s.low(j) == "taking" { // "has cost the lives of 70 people"
				return Killed
			}
		}
	}
	if w := s.low(k); counted < n || k < 1 || w != "cost" && w != "costs" && w != "costing" && w != "claimed" && w != "claiming" && w != "claims" {
		return ""
	}
	switch {
	case s.lemma(counted) == "life":
		return Killed
	case posts[s.lemma(counted)], s.at(counted+1).XPOS == lang.PRPS && posts[s.lemma(counted+2)]: // "cost 300 workers their jobs"
		return Jobs
	case s.at(counted+1).XPOS == lang.PRPS && s.lemma(counted+2) == "life":
		return Killed
	}
	return ""
}

// condemns are verbs by which nobody is dead yet.
var condemns = set("sentence condemn doom")

// ofDisease reports whether the words from token i on name a disease: "for the virus".
func (s *sentence) ofDisease(i int) bool {
	for j := i; j < len(s.Tokens) && j < i+6; j++ {
		if diseases[s.lemma(j)] {
			return true
		}
	}
	return false
}

// namesDisease reports whether the text speaks of a disease that people catch.
func namesDisease(t *prose.Text) bool {
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		for j := range s.Tokens {
			if w := s.lemma(j); diseases[w] || w == "pandemic" || w == "epidemic" {
				return true
			}
		}
	}
	return false
}

var (
	// doneToPeople are verbs, with their particles, that tell what was done to people, where a thing
	// may have it done in another sense.
	doneToPeople = map[string]hearsay.Measure{
		"execute": Killed, "massacre": Killed, "slaughter": Killed, "assassinate": Killed, "behead": Killed, "hang": Killed, "lynch": Killed, "electrocute": Killed, "gun down": Killed,
		"mow down": Killed, "wipe out": Killed, "apprehend": Arrested, "round up": Arrested, "nab": Arrested, "pluck": Rescued, "snatch": Captured, "trap": Trapped, "sicken": Ill, "knife": Stabbed,
	}
	// befalls are verbs, some with the word behind them that tell what became of their subject, people.
	befalls = map[string]hearsay.Measure{
		"succumb": Killed, "survive": "survived", "disappear": Missing, "vanish": Missing, "go missing": Missing, "lie dead": Killed, "lay dead": Killed, "pass away": Killed,
		"fall ill": Ill, "fall sick": Ill, "become ill": Ill, "become sick": Ill, "get sick": Ill, "get ill": Ill, "sicken": Ill, "take ill": Ill, "take sick": Ill,
		"walk free": Released, "go free": Released,
	}
	// imprisoned are nouns for where captives are held.
	imprisoned = set("captivity custody prison jail detention imprisonment")
	// weapons are nouns for what those who surrender lay down.
	weapons = set("arm arms weapon weapons rifle gun")
	// suffers are verbs of being hurt.
	suffers = set("suffer sustain receive")
	// takesLives are verbs whose object is the lives of people.
	takesLives = set("take claim cost")
	// ousts are verbs of making people leave, dismisses those of ending their work.
	ousts     = set("force drive push chase")
	dismisses = set("fire sack axe dismiss")
	employed  = set("worker employee staff staffer")
	// captives are words behind "held" for those who are kept by force, police those who may keep people.
	captives = set("hostage hostages captive captives prisoner")
	police   = set("police officer authority security detective deputy gendarme")
	// vessels are what picks up people at sea.
	vessels = set("ship boat vessel lifeboat ferry trawler tanker freighter navy guard coastguard cutter frigate helicopter yacht fisherman")
	// releases are verbs with the word behind them that free captives, and others of something else.
	releases = map[string]bool{"let go": true, "hand over": true, "give up": true, "turn over": true}
	// perils are what people die in unless they are got out of it; rubble is what comes down on them.
	perils = set("water sea river lake ocean canal rubble wreckage debris ruin mud snow flame fire well avalanche collapse floodwater surf wave cave mine")
	rubble = set("rubble wreckage debris ruin mud snow earth landslide avalanche building rock")
	// contracts are verbs of getting a disease.
	contracts = set("contract catch")
	// fills are verbs by which people are in squares, in numbers; squares are where they march and stand.
	fills   = set("pack fill throng flood crowd jam line cram clog")
	squares = set("street square plaza park avenue boulevard stadium streets")
	// attracts are verbs by which people come to crowded happenings.
	attracts = set("attract gather assemble pull bring")
	crowded  = set("march protest rally demonstration parade festival concert ceremony vigil funeral procession event fair carnival celebration mass")
	armies   = set("army military navy marines airforce militia infantry")
	diseases = set("virus coronavirus covid covid-19 fever hiv flu influenza ebola zika measles cholera disease infection bacteria strain variant tuberculosis malaria plague")
)

// fatal are adverbs before a verb of hitting that say that those hit died.
var fatal = set("fatally mortally")
