package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// Flags on versions of a quotation. What may be done to words in quotation
// marks follows the rules of the news agencies: Reuters' Handbook of
// Journalism ("never alter a quote even to correct a grammatical error"; an
// ellipsis marks an omission, brackets an insertion) and the AP Stylebook
// ("never alter quotations even to correct minor grammatical errors or word
// usage").
const (
	flagHead      = "head"      // words left out at the beginning
	flagTail      = "tail"      // … at the end
	flagInside    = "inside"    // … in the middle
	flagMarked    = "marked"    // every omission inside is marked by an ellipsis
	flagUnmarked  = "unmarked"  // an omission inside is not marked
	flagFragment  = "fragment"  // a few words only
	flagCondition = "condition" // what the rest hangs on is left out
	flagMaterial  = "material"  // a change of meaning-bearing words
	flagMinor     = "minor"     // a change of function words only
	flagFuller    = "fuller"    // has words that the other version had left out
	flagJoined    = "joined"    // neighbouring remarks run together, nothing left out
	flagSpelling  = "spelling"  // the same words in another spelling

	flagSpeaker        = "speaker changed"
	flagSpeakerDropped = "speaker dropped"
	flagCue            = "cue changed"
	flagCredit         = "credit dropped"
	flagMarksAdded     = "quotation marks added"
	flagBracketDropped = "brackets dropped"
)

// fragmentWords is the length up to which a part of a quotation is flagged as
// a fragment.
const fragmentWords = 5

// verdictOn says what v does to the words of a. The edits lead from a to v.
func verdictOn(a, v *version, speech map[speechKey][]*version) hearsay.QuoteVersion {
	var qv hearsay.QuoteVersion
	from, to := a.keys(), v.keys()
	runs := tighten(slide(diff.Words(from, to), from, to), from)
	if len(v.words) > fragmentWords { // every word counts in a few
		runs = diff.Absorb(runs, 1)
	}
	runs = partSentences(runs, a.words, v.words)
	qv.Edits = edits(a, v, runs)
	switch {
	case a.Form == hearsay.Indirect && v.Form == hearsay.Indirect:
		qv.Verdict = hearsay.Paraphrased
		if onlyKept(runs) {
			qv.Verdict = hearsay.Verbatim
		}
	case v.Form == hearsay.Indirect:
		qv.Verdict = hearsay.Paraphrased
	case a.Form == hearsay.Indirect:
		qv.Verdict, qv.Flags = hearsay.Paraphrased, append(qv.Flags, flagMarksAdded)
	default:
		qv.Verdict, qv.Flags = directVerdict(a, v, runs, speech)
	}
	return attributed(qv, a, v)
}

// attributed adds what became of speaker, cue and credit.
func attributed(qv hearsay.QuoteVersion, a, v *version) hearsay.QuoteVersion {
	switch {
	case !known(a.Speaker):
	case !known(v.Speaker):
		qv.Flags = append(qv.Flags, flagSpeakerDropped)
	case !sameParty(a.Speaker, v.Speaker) && (named(a) && named(v) && surname(a.Speaker) != surname(v.Speaker) || !near(a, v.Speaker) && !near(v, a.Speaker)):
		qv.Flags = append(qv.Flags, flagSpeaker)
		if qv.Verdict != hearsay.Altered && qv.Verdict != hearsay.Spliced && qv.Verdict != hearsay.Paraphrased && a.doc != v.doc && bothNamed(a.Speaker, v.Speaker) && statesSpeaker(a) && statesSpeaker(v) && !besideIt(a, v.Speaker, tightWindow) {
			qv.Verdict = hearsay.Reattributed
		}
	}
	if a.Strength != "" && v.Strength != "" && a.Strength != v.Strength {
		qv.Flags = append(qv.Flags, flagCue)
	}
	if a.Addressee.Type == hearsay.Organization && a.Addressee.Name != "" && v.Addressee.Name == "" && a.doc != v.doc && !mentions(v.doc.Text, a.Addressee.Name) {
		qv.Flags = append(qv.Flags, flagCredit)
	}
	return qv
}

// bothNamed reports whether two parties are named so that they cannot be the
// same one under two descriptions: "a spokesperson" and "a police release" can
// be anybody's.
func bothNamed(a, b hearsay.Party) bool {
	for _, p := range []hearsay.Party{a, b} {
		if article, _, _ := strings.Cut(p.Name, " "); strings.EqualFold(article, "a") || strings.EqualFold(article, "an") || strings.ToLower(p.Name) == p.Name {
			return false
		}
	}
	return a.Type == b.Type && (a.Type == hearsay.Person || a.Type == hearsay.Organization)
}

// speakerWindow is how far from a quotation, in bytes, its speaker is looked for.
const speakerWindow = 240

// surname is the word of a party's name by which reports go on to call it.
func surname(p hearsay.Party) string {
	words := strings.Fields(p.Name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// tightWindow is how far from a quotation, in bytes, the cue of its speaker stands
// mostly.
const tightWindow = 48

// near reports whether the party is named beside the quotation. Where both
// documents name it there, it is the reader of names who differs and not the
// retelling, and nothing is said of another speaker.
func near(v *version, p hearsay.Party) bool { return besideIt(v, p, speakerWindow) }

// besideIt is [near] with another window, in bytes.
func besideIt(v *version, p hearsay.Party, window int) bool {
	if p.Name == "" {
		return false
	}
	at := v.Span()
	from, to := max(0, at.Start-window), min(len(v.doc.Text), at.End+window)
	return mentions(v.doc.Text[from:to], surname(p))
}

// statesSpeaker reports whether the words that stand for the speaker give the name:
// whom "the prime minister" or "he" is, was found elsewhere, and may be wrong.
func statesSpeaker(v *version) bool {
	return len(v.Speaker.Mentions) == 0 || slices.ContainsFunc(v.Speaker.Mentions, func(m hearsay.Span) bool {
		return m.End <= len(v.doc.Text) && mentions(m.Of(v.doc.Text), surname(v.Speaker))
	})
}

// named reports whether the clause of the cue names the speaker, so that nobody
// had to be found for a pronoun or for want of any.
func named(v *version) bool {
	if v.Speaker.Name == "" || len(v.Cue) == 0 {
		return false
	}
	cue := v.Cue[0]
	for _, m := range v.Speaker.Mentions {
		from, to := m.End, cue.Start
		if m.Start >= cue.End {
			from, to = cue.End, m.Start
		}
		if from > to || to-from > speakerWindow || !mentions(m.Of(v.doc.Text), surname(v.Speaker)) {
			continue
		}
		between := v.doc.Text[from:to]
		if !strings.ContainsAny(between, "\n“”\"") && !strings.Contains(between, ". ") {
			return true
		}
	}
	return false
}

// mentions reports whether text names the party, its article aside.
func mentions(text, name string) bool {
	return strings.Contains(text, strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the "))
}

func onlyKept(runs []diff.Run) bool {
	for _, r := range runs {
		if r.Op != hearsay.Keep {
			return false
		}
	}
	return true
}

// edits gives the runs their words as they stand in the two versions.
func edits(a, v *version, runs []diff.Run) []hearsay.Edit {
	join := func(words []word) string {
		texts := make([]string, len(words))
		for i, w := range words {
			texts[i] = w.text
			if w.bracketed {
				texts[i] = "[" + w.text + "]"
			}
		}
		return strings.ReplaceAll(strings.Join(texts, " "), "] [", " ")
	}
	out := make([]hearsay.Edit, len(runs))
	for i, r := range runs {
		out[i] = hearsay.Edit{Op: r.Op, From: join(a.words[r.A0:r.A1]), To: join(v.words[r.B0:r.B1])}
	}
	return out
}

// directVerdict judges two versions that both stand in quotation marks.
func directVerdict(a, v *version, runs []diff.Run, speech map[speechKey][]*version) (hearsay.Verdict, []string) {
	var j judgement
	head, tail := ends(runs)
	for i, r := range runs {
		j.run(a, v, r, i < head, i > tail, speech)
	}
	return j.verdict(len(v.words), len(a.words))
}

// run judges one run of the diff; head and tail say that nothing is kept
// before or behind it.
func (j *judgement) run(a, v *version, r diff.Run, head, tail bool, speech map[speechKey][]*version) {
	from, to := a.words[r.A0:r.A1], v.words[r.B0:r.B1]
	switch r.Op {
	case hearsay.Keep:
		for k := range from {
			j.clarified = j.clarified || to[k].bracketed && !from[k].bracketed
			j.bracketDropped = j.bracketDropped || from[k].bracketed && !to[k].bracketed
			j.respelt = j.respelt || from[k].folded != to[k].folded
		}
	case hearsay.Drop:
		if turnsSense(a.words, r, head || tail) && !sentences(a.words, r.A0, r.A1) {
			j.change(from, nil)
			return
		}
		j.condition = j.condition || cutsCondition(a.words, r) && !tellsCondition(v)
		j.drop(v, r, head, tail)
	case hearsay.Add:
		switch {
		case allBracketed(to):
			j.clarified = true
		case head || tail:
			j.added(a, v, r, head, speech)
		case sentences(v.words, r.B0, r.B1):
			j.fuller = true
		default:
			j.change(nil, to)
		}
	case hearsay.Change:
		switch {
		case allBracketed(to):
			j.clarified = true
		case allBracketed(from):
			j.bracketDropped = true
		case sameLetters(from, to):
			j.respelt = true
		case (head || tail) && foundElsewhere(a, to, head, speech):
			j.spliced = true
			j.drop(v, r, head, tail)
		default:
			j.change(from, to)
		}
	}
}

// turnsSense reports whether leaving out the words of run r turns what is said:
// a few words with a negation or a hedge among them, and at an end of the
// quotation little else.
func turnsSense(words []word, r diff.Run, end bool) bool {
	if n := r.A1 - r.A0; n > 3 || end && n > 2 {
		return false
	}
	for i := r.A0; i < r.A1; i++ {
		if negates(words[i]) || guarded[words[i].folded] || i+1 < len(words) && approximate[words[i].folded] && numeric(words[i+1].folded) {
			return true
		}
	}
	return false
}

func hasNumber(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return numeric(w.folded) })
}

// cutsCondition reports whether run r leaves out on which condition the sentence
// holds of which the rest is kept: "…, provided that orders do not fall". "I ask if"
// puts no condition.
func cutsCondition(words []word, r diff.Run) bool {
	if r.A0 > 0 && !words[r.A0].starts {
		for i := r.A0; i < min(r.A1, r.A0+3); i++ {
			if w := words[i].folded; conditions[w] {
				return w != "if" || !asked(words[:i])
			}
			if !joins[words[i].folded] {
				break
			}
		}
	}
	if r.A1 == len(words) || words[r.A1].starts {
		return false
	}
	for i := r.A1 - 1; i >= r.A0; i-- {
		if words[i].starts || i == 0 {
			return conditions[words[i].folded]
		}
	}
	return false
}

// asked reports whether the clause that ends with words asks something: "they
// could not tell us if".
func asked(words []word) bool {
	for i := len(words) - 1; i >= max(0, len(words)-askedWords); i-- {
		if asks[words[i].folded] {
			return true
		}
		if words[i].starts {
			break
		}
	}
	return false
}

// askedWords is how many words stand between asking and what is asked.
const askedWords = 6

// tellsCondition reports whether the sentence around v says a condition in the
// words of whoever quotes.
func tellsCondition(v *version) bool {
	text, span := v.doc.Text, v.Span()
	from := strings.LastIndexAny(text[:span.Start], ".!?\n") + 1
	to := len(text)
	if n := strings.IndexAny(text[span.End:], ".!?\n"); n >= 0 {
		to = span.End + n
	}
	return slices.ContainsFunc(append(fold.Words(text[from:span.Start]), fold.Words(text[span.End:to])...), func(w fold.Word) bool { return conditions[w.Folded] })
}

// numeric reports whether a folded word is a number, in digits or words.
func numeric(w string) bool { return isNumber(w) || numerals[w] }

func negates(w word) bool { return negations[w.folded] || strings.HasSuffix(w.folded, "n't") }

func allBracketed(words []word) bool {
	for _, w := range words {
		if !w.bracketed {
			return false
		}
	}
	return len(words) > 0
}

// judgement gathers what was done to the words of a quotation.
type judgement struct {
	head, tail, inside, unmarked, dropped bool
	clarified, bracketDropped             bool
	fuller, joined, spliced               bool
	changed, material, respelt            bool
	condition                             bool
	kinds                                 []string
}

// drop records words left out before word r.B0 of v.
func (j *judgement) drop(v *version, r diff.Run, head, tail bool) {
	j.dropped = true
	marked := r.B0 < len(v.words) && v.words[r.B0].gap || r.B0 == len(v.words) && v.gapAfter
	switch {
	case head:
		j.head = true
	case tail:
		j.tail = true
	default:
		j.inside = true
		j.unmarked = j.unmarked || !marked
	}
}

// addedWords is the number of words up to which what a version adds at an end
// may turn the sense of the rest: "I doubt that …".
const addedWords = 3

// added records words at an end of v that a does not have. If the document of
// a quotes them elsewhere, two remarks were joined; otherwise a may have left
// them out, and v is only fuller, unless they are so few that they belong to
// the sentence that a has.
func (j *judgement) added(a, v *version, r diff.Run, first bool, speech map[speechKey][]*version) {
	words := v.words[r.B0:r.B1]
	other, adjacent := elsewhere(a, words, first, speech)
	switch {
	case other && adjacent:
		j.joined = true
	case other:
		j.spliced = true
	case !sameOrigin(a.doc, v.doc) || a.Form == hearsay.Mixed || r.B1-r.B0 > addedWords || sentences(v.words, r.B0, r.B1):
		j.fuller = true
	default:
		j.change(nil, words)
	}
}

// Kinds of material changes.
var (
	negations = set("not no never none nobody nothing neither nor cannot without n't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't mustn't")
	modals    = set("may might can could will would shall should must ought need cannot won't can't")
	hedges    = set("about around some nearly almost roughly approximately perhaps probably possibly likely apparently maybe seemingly reportedly allegedly largely mostly partly only just more less least most over under up")
	// guarded words make a statement less sure, approximate ones a number.
	guarded     = set("perhaps probably possibly apparently maybe seemingly reportedly allegedly supposedly presumably arguably potentially may might could")
	approximate = set("about around nearly almost roughly approximately some perhaps maybe")
	numerals    = set("one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions billion billions half double")
	auxiliarys  = set("is are was were be been being am 's 're has have had do does did it's that's there's i'm we're they're")
)

// Words that put a condition, that may stand before one, and behind which "if" asks.
var (
	conditions = set("if unless until till provided providing assuming supposing except")
	joins      = set("and but or only")
	asks       = set("ask asks asked know knows knew wonder wonders wondered see sure doubt doubts say tell even as what")
)

// twofold are words for two times as much.
var twofold = set("twice double")

func hasTwofold(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return twofold[w.folded] })
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// change records words put in the place of others (either side may be empty).
func (j *judgement) change(from, to []word) {
	j.changed = true
	gone, come := onlyIn(from, to), onlyIn(to, from)
	kind := func(name string, is func(word) bool) {
		if slices.ContainsFunc(gone, is) || slices.ContainsFunc(come, is) {
			j.material = true
			if !slices.Contains(j.kinds, name) {
				j.kinds = append(j.kinds, name)
			}
		}
	}
	asMuch := hasTwofold(gone) && hasTwofold(come) // "double the orders" are twice the orders
	counted := hasNumber(gone) && hasNumber(come)  // else "one" may be a pronoun: "the narrow one"
	kind("number", func(w word) bool {
		return numeric(w.folded) && !(asMuch && twofold[w.folded]) && (counted || w.folded != "one")
	})
	kind("negation", negates)
	kind("modality", func(w word) bool { return modals[w.folded] })
	kind("hedge", func(w word) bool { return hedges[w.folded] })
	kind("name", func(w word) bool {
		r, _ := utf8.DecodeRuneInString(w.text)
		return unicode.IsUpper(r) && !stopWords[w.folded] && w.folded != "i"
	})
	kind("words", func(w word) bool {
		_, content := contentStem(w.folded)
		r, _ := utf8.DecodeRuneInString(w.text)
		return content && !unicode.IsUpper(r) && !auxiliarys[w.folded] && !hedges[w.folded] && !numeric(w.folded)
	})
}

// onlyIn returns the words of a that have no word of the same stem in b.
func onlyIn(a, b []word) []word {
	var out []word
	for _, w := range a {
		stem, _ := contentStem(w.folded)
		if !slices.ContainsFunc(b, func(o word) bool {
			other, _ := contentStem(o.folded)
			return o.folded == w.folded || stem != "" && stem == other
		}) {
			out = append(out, w)
		}
	}
	return out
}

// verdict sums up; the gravest thing done gives the verdict, the others flags.
func (j *judgement) verdict(words, against int) (hearsay.Verdict, []string) {
	var flags []string
	flag := func(on bool, name string) {
		if on {
			flags = append(flags, name)
		}
	}
	flag(j.changed && j.material, flagMaterial)
	flag(j.changed && !j.material, flagMinor)
	flags = append(flags, j.kinds...)
	flag(j.head, flagHead)
	flag(j.tail, flagTail)
	flag(j.inside, flagInside)
	flag(j.inside && j.unmarked, flagUnmarked)
	flag(j.inside && !j.unmarked, flagMarked)
	fragment := j.dropped && words <= fragmentWords && 2*words < against
	flag(j.condition && !fragment, flagCondition) // a few words claim nothing that could hang on it
	flag(fragment, flagFragment)
	flag(j.joined, flagJoined)
	flag(j.fuller, flagFuller)
	flag(j.bracketDropped, flagBracketDropped)
	flag(j.respelt, flagSpelling)
	return cmp.Or(
		when(j.spliced, hearsay.Spliced),
		when(j.changed, hearsay.Altered),
		when(j.dropped && words == 1, hearsay.Fragment),
		when(j.dropped, hearsay.Trimmed),
		when(j.clarified, hearsay.Clarified),
		hearsay.Verbatim,
	), flags
}

func when(is bool, v hearsay.Verdict) hearsay.Verdict {
	if is {
		return v
	}
	return ""
}
