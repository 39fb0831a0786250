package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay"
)

// frame says what a cue verb takes beside its speaker.
type frame uint8

const (
	clause     frame = 1 << iota // a clause: "said (that) …", "asked whether …"
	infinitive                   // "vowed to …", "urged him to …"
	object                       // a noun phrase: "denied the charge"
	hearer                       // an object that is the addressee: "told him that …"
	quoting                      // words in quotation marks
	as                           // "described it as …"
	raising                      // "seems to …": the subject belongs to the content
)

// level says how much of an utterance an attribution is.
type level uint8

const (
	speech   level = iota // words were said or written
	stance                // a belief, wish or judgement is reported
	pointing              // a source is pointed to: "citing figures that …"
)

// cue is what the lexicon knows about a word that attributes.
type cue struct {
	frame
	level
	strength hearsay.CueStrength
	// particle must follow a verb of several words: "out" in "point out".
	particle string
}

// verbs maps each form of a cue verb to its lemma, lexicon the lemma to what
// is known about it. Verbs with a particle stand under verb and particle, as
// in "point out".
var (
	verbs   = map[string]string{}
	lexicon = map[string]cue{}
	// particles maps a verb to the particles that make it a cue.
	particles = map[string][]string{}
)

// cueTable lists the verbs of attribution by what they take. The classes
// follow the communication and judgement classes of Levin (1993), as far as
// news reports use them.
var cueTable = []struct {
	frame
	level
	strength hearsay.CueStrength
	words    string
}{
	{clause | quoting | object, speech, hearsay.Saying, `say add note explain report state reply respond answer
		continue write tweet post comment observe remark testify recount relate interject
		opine quip joke whisper shout yell exclaim mutter murmur scream snap retort counter
		deadpan muse reason recall read clarify elaborate email text blog retweet telegraph
		chant sing intone gush enthuse summarize summarise sum-up go-on point-out spell-out
		chime-in sum sigh groan scoff sneer fume bark growl roar bellow declaim rejoin allow venture`},
	{clause | quoting, speech, hearsay.Saying, `ponder confide blurt blurt-out cry cry-out call-out interpose marvel gripe
		gloat pontificate philosophize preach holler howl moan mumble stammer stutter snarl shriek sob shoot-back
		fire-back hit-back snap-back clap-back rant rave vent wax stipulate theorise reminisce conclude`},
	{quoting, speech, hearsay.Saying, `laugh chuckle giggle smile grin shrug nod beam grimace wink frown weep sniff
		utter interrupt jeer recite dictate pen scrawl scribble type caption blare trumpet herald pray cheer wail
		whine whimper hiss squeal drawl rasp croak thunder rage hoot chirp purr bluster wrap-up finish begin
		open-with close-with start-off kick-off drone fire-off lecture`},
	{clause | infinitive | hearer | quoting, speech, hearsay.Saying, `tell`},
	{clause | object | quoting, speech, hearsay.Saying, `announce mention reveal disclose confirm declare repeat
		reiterate stress emphasize emphasise underline underscore highlight acknowledge admit
		concede confess predict forecast foresee estimate calculate project conclude proclaim
		affirm reaffirm specify detail outline disclose divulge relay convey certify
		pronounce avow signal indicate`},
	{clause | hearer | quoting, speech, hearsay.Saying, `inform notify remind assure reassure advise brief
		convince persuade alert caution warn`},
	{clause | infinitive | object | quoting, speech, hearsay.Saying, `promise pledge vow swear threaten agree propose
		offer guarantee volunteer`},
	{clause | infinitive | object | quoting, speech, hearsay.Saying, `recommend suggest hint request demand decree
		rule decline refuse order call-for insist-on`},
	{infinitive | hearer | quoting, speech, hearsay.Saying, `urge encourage implore beg exhort instruct direct
		command beseech appeal call-on call-upon plead`},
	{clause | infinitive | hearer | quoting, speech, hearsay.Asking, `ask inquire enquire wonder query`},
	{clause | object | quoting, speech, hearsay.Doubting, `question doubt`},
	{clause | object | quoting | infinitive, speech, hearsay.Denying, `deny dispute refute rebut reject
		dismiss disavow contradict disclaim contest rebuff repudiate`},
	{clause | quoting | infinitive | object, speech, hearsay.Claiming, `claim allege assert contend maintain insist
		argue charge purport profess boast brag crow complain lament grumble protest object imply
		insinuate theorize theorise speculate hypothesize posit postulate reckon bemoan`},
	{object | quoting | as, speech, hearsay.Claiming, `accuse blame`},
	{clause | object | quoting, speech, hearsay.Saying, `show find demonstrate prove make-clear make-it-clear
		make-plain make-the-point make-the-case`},
	{clause, speech, hearsay.Saying, `accept`},
	{clause | quoting, speech, hearsay.Saying, `put-it word-it phrase-it quote-as-saying cite-as-saying`},
	{object, speech, hearsay.Saying, `express voice`},
	{object | quoting | as, speech, hearsay.Saying, `describe call label dub brand characterize characterise
		portray depict denounce slam blast condemn criticize criticise decry deride
		ridicule mock praise hail applaud thank welcome rebuke defend tout lambast lambaste
		chastise castigate berate scold assail excoriate rail bash rip trash hammer
		congratulate commend credit compliment salute laud extol lash-out attack taunt
		insult disparage belittle vilify demonize compare liken equate refer-to`},
	{clause | object | quoting | infinitive, stance, hearsay.Claiming, `believe think consider assume suspect feel
		fear worry expect anticipate hope know understand realize realise recognize recognise
		guess imagine presume surmise suppose deem fret dread agree disagree`},
	{infinitive | object, stance, hearsay.Saying, `want wish intend plan seek prefer desire hope
		favor favour decide opt yearn`},
	{object, stance, hearsay.Saying, `support oppose endorse discuss
		criticise view regard approve disapprove reject resent regret admire respect distrust mistrust
		envision envisage contemplate champion advocate espouse
		call-for argue-for argue-against push-for campaign-for complain-about talk-about speak-about speak-of
		talk-of worry-about object-to look-forward-to disagree-with agree-with ask-about ask-for
		respond-to react-to focus-on comment-on touch-on dwell-on harp-on rail-against warn-of warn-about
		dream-of think-about think-of know-about`},
	{clause | infinitive | raising, stance, hearsay.Claiming, `seem appear`},
	{clause | object | as, stance, hearsay.Claiming, `see view perceive regard interpret identify judge treat`},
	{clause | object, stance, hearsay.Claiming, `learn discover notice remember forget hear determine sense gather infer
		deduce figure figure-out find-out mean-to reckon ascertain foretell misjudge overestimate underestimate`},
	{object | as | quoting, stance, hearsay.Saying, `cast frame paint name rank rate list tout peg bill dub pitch
		stereotype caricature typecast`},
	{object, stance, hearsay.Saying, `like love hate loathe detest despise dislike enjoy appreciate value mourn celebrate
		embrace shun ignore downplay overlook belittle play-down play-up brush-off shrug-off laugh-off wave-off
		write-off talk-up lay-out sketch-out rule-out single-out speak-out-against speak-out take-aim-at go-after
		stand-by back push-for press-for vote-for vote-against challenge target fault knock skewer chide upbraid
		admonish reprimand lecture warn-against inveigh-against complain-of boast-of boast-about brag-about
		joke-about speak-to elaborate-on expand-on reflect-on weigh-in-on attribute ascribe lobby-for fight-for
		fight-against care-about believe-in trust aspire-to long-for hope-for wish-for look-for ask-about
		press pressure prod nudge grill interrogate document depict chronicle recount lean-toward gravitate-toward
		side-with stick-to back-away-from distance-from resist defy decry lament-over agonize-over grapple-with wrestle-with
		struggle-with push pressure-to tweet write-about read-about hear-about learn-about know-of hear-of worry-over`},
	{infinitive | object, stance, hearsay.Saying, `aim like love hate resolve long ache prepare hesitate pretend mean`},
	{object, pointing, hearsay.Saying, `cite quote point-to invoke reference echo refer-to`},
}

// irregular gives past and participle where they are not regular.
var irregular = map[string]string{
	"say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known",
	"feel": "felt", "find": "found", "show": "showed shown", "see": "saw seen", "swear": "swore sworn",
	"read": "read", "hold": "held", "go": "went gone", "speak": "spoke spoken", "understand": "understood",
	"foresee": "foresaw foreseen", "forecast": "forecast forecasted", "mean": "meant", "cast": "cast",
	"sing": "sang sung", "teach": "taught", "undertake": "undertook undertaken", "choose": "chose chosen",
	"broadcast": "broadcast", "seek": "sought", "beseech": "besought beseeched", "put": "put", "make": "made",
	"give": "gave given", "take": "took taken", "draw": "drew drawn", "dream": "dreamed dreamt",
	"leap": "leapt", "rip": "ripped", "beg": "begged", "quip": "quipped", "plan": "planned", "chat": "chatted",
	"admit": "admitted", "submit": "submitted", "refer": "referred", "prefer": "preferred", "infer": "inferred",
	"rebut": "rebutted", "dub": "dubbed", "snap": "snapped", "brag": "bragged", "blog": "blogged",
	"sum": "summed", "lash": "lashed", "slam": "slammed", "opt": "opted", "hint": "hinted", "text": "texted",
	"deadpan": "deadpanned", "fret": "fretted", "regret": "regretted", "commit": "committed", "spell": "spelled spelt",
	"chime": "chimed", "lead": "led", "leak": "leaked", "label": "labeled labelled", "signal": "signaled signalled",
	"rebuff": "rebuffed", "begin": "began begun", "shoot": "shot", "hit": "hit", "pen": "penned",
	"weep": "wept", "grin": "grinned", "shrug": "shrugged", "nod": "nodded", "sob": "sobbed", "wrap": "wrapped",
	"clap": "clapped", "prod": "prodded", "fight": "fought", "stick": "stuck",
	"overhear": "overheard", "hear": "heard", "learn": "learned learnt", "lay": "laid", "stand": "stood",
	"come": "came come", "peg": "pegged",
	"pan": "panned", "shun": "shunned", "bet": "bet", "allege": "alleged", "stop": "stopped", "forget": "forgot forgotten",
}

func init() {
	for _, row := range cueTable {
		for _, w := range strings.Fields(row.words) {
			lemma, particle, _ := strings.Cut(w, "-")
			key := lemma
			if particle != "" {
				particle = strings.ReplaceAll(particle, "-", " ")
				key = lemma + " " + particle
				particles[lemma] = append(particles[lemma], particle)
			}
			c := cue{row.frame, row.level, row.strength, particle}
			if old, ok := lexicon[key]; ok {
				c.frame |= old.frame
				c.level, c.strength = old.level, old.strength
			}
			lexicon[key] = c
			for _, f := range forms(lemma) {
				verbs[f] = lemma
			}
		}
	}
}

// forms returns the inflected forms of a verb, the lemma among them.
func forms(lemma string) []string {
	stem, out := lemma, []string{lemma}
	switch {
	case strings.HasSuffix(lemma, "y") && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
		out = append(out, lemma[:len(lemma)-1]+"ies")
		stem = lemma[:len(lemma)-1] + "i"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "x"), lemma == "go":
		out = append(out, lemma+"es")
	default:
		out = append(out, lemma+"s")
	}
	doubled := ""
	if past, ok := irregular[lemma]; ok {
		for _, p := range strings.Fields(past) {
			out = append(out, p)
			if strings.HasSuffix(p, "ed") && len(p) == len(lemma)+3 && p[len(lemma)-1] == p[len(lemma)] {
				doubled = p[:len(lemma)+1]
			}
		}
	} else if strings.HasSuffix(lemma, "e") {
		out = append(out, lemma+"d")
	} else {
		out = append(out, stem+"ed")
	}
	switch {
	case doubled != "":
		out = append(out, doubled+"ing")
		if strings.HasSuffix(lemma, "l") {
			out = append(out, lemma+"ing") // "labelling" and "labeling"
		}
	case strings.HasSuffix(lemma, "e") && !strings.HasSuffix(lemma, "ee"):
		out = append(out, lemma[:len(lemma)-1]+"ing")
	default:
		out = append(out, lemma+"ing")
	}
	return out
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
