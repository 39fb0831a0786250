package compare

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
)

// version is one quotation on its way into a family.
type version struct {
	*hearsay.Quote
	doc *document
	remark
	topic map[string]bool // words of meaning that are the topic of its story
	told  int             // sum of weigh over content
}

// A story has a topic if at least topicRemarks are made in it; the words that one
// in topicShare of them has are its topic.
const (
	topicRemarks = 24
	topicShare   = 8
)

// setTopics finds the topic of each story: everybody who is asked about a
// missile says "missile", so that it hardly tells one remark from another.
func setTopics(versions []*version) {
	stories := make(map[string][]*version)
	for _, v := range versions {
		stories[v.doc.story] = append(stories[v.doc.story], v)
	}
	for story, remarks := range stories {
		topic := make(map[string]bool)
		if story != "" && len(remarks) >= topicRemarks {
			uses := make(map[string]int)
			for _, v := range remarks {
				for _, s := range v.content {
					if uses[s]++; topicShare*uses[s] >= len(remarks) {
						topic[s] = true
					}
				}
			}
		}
		for _, v := range remarks {
			v.topic = topic
			for _, s := range v.content {
				v.told += v.weigh(s)
			}
		}
	}
}

// weigh is what a word of meaning tells of which remark it is: a word of the
// story's topic half as much as another.
func (v *version) weigh(stem string) int {
	if v.topic[stem] {
		return stemWeight(stem)
	}
	return 2 * stemWeight(stem)
}

// quoteFamily is the versions of one remark; the one that the others are
// compared with comes first.
type quoteFamily struct {
	versions []*version
}

func (f *quoteFamily) base() *version { return f.versions[0] }

// maxBucket bounds how many families one key leads to. A key that leads to
// more says nothing about which remark it is.
const maxBucket = 64

// maxCandidates bounds how many families a version is compared with in full.
const maxCandidates = 8

// quoteFamilies groups the quotations of the pile. Versions are taken from
// the roots of lineages outwards, the fullest first, so that each family is
// begun by the version that others can have come from; the others are
// compared with that one alone and never chained from retelling to retelling.
func quoteFamilies(p *pile, said []hearsay.Regrouping) []hearsay.QuoteFamily {
	versions := allVersions(p)
	setTopics(versions)
	keys := make(map[uint64][]*quoteFamily)
	var families []*quoteFamily
	for _, v := range versions {
		if f := bestFamily(keys, v); f != nil {
			f.versions = append(f.versions, v)
			continue
		}
		f := &quoteFamily{versions: []*version{v}}
		families = append(families, f)
		for _, k := range slices.Concat(remarkKeys(&v.remark), lineageKeys(v), runKeys(&v.remark)) {
			if len(keys[k]) <= maxBucket {
				keys[k] = append(keys[k], f)
			}
		}
	}
	families = regroupQuotes(families, versions, said)

	speech := speechOf(versions)
	out := make([]hearsay.QuoteFamily, len(families))
	slices.SortFunc(families, func(a, b *quoteFamily) int {
		return cmp.Or(cmp.Compare(a.base().Doc, b.base().Doc), a.base().Span().Compare(b.base().Span()), cmp.Compare(a.base().ID, b.base().ID))
	})
	for i, f := range families {
		out[i] = hearsay.QuoteFamily{ID: hearsay.FamilyID(f.base().ID), Versions: judge(f, speech)}
	}
	return out
}

// allVersions returns the quotations in the order in which they may begin a
// family.
func allVersions(p *pile) []*version {
	var out []*version
	for _, d := range p.docs {
		for i := range d.Quotes {
			q := &d.Quotes[i]
			if q.Form == hearsay.Mixed && len(markedParts(d.Text, q.Content)) == 0 {
				told := *q // its marks went to another quotation
				told.Form = hearsay.Indirect
				q = &told
			}
			v := &version{Quote: q, doc: d, remark: readRemark(d.Text, q)}
			if len(v.words) > 0 {
				out = append(out, v)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *version) int {
		return cmp.Or(
			cmp.Compare(a.doc.depth, b.doc.depth),
			cmp.Compare(formRank(a.Form), formRank(b.Form)),
			compareDates(day(a.doc.Published.Value), day(b.doc.Published.Value)),
			-cmp.Compare(len(a.words), len(b.words)),
			cmp.Compare(a.doc.rank, b.doc.rank),
		)
	})
	return out
}

// formRank puts what claims to be the speaker's own words before what does
// not.
func formRank(f hearsay.Form) int {
	switch f {
	case hearsay.Direct:
		return 0
	case hearsay.Mixed:
		return 1
	}
	return 2
}

// day cuts a date to its day.
func day(date string) string { return date[:min(len(date), len("2006-01-02"))] }

// remarkKeys returns what a remark is found by: pairs of neighbouring content
// words, either way round, and each figure with each neighbour.
func remarkKeys(r *remark) []uint64 {
	keys := make([]uint64, 0, 4*len(r.content))
	for i, a := range r.content {
		for j := i + 1; j < len(r.content) && j <= i+3; j++ {
			keys = append(keys, keyOf(min(a, r.content[j]), max(a, r.content[j])))
		}
		if isNumber(a) {
			keys = append(keys, keyOf(a))
		}
	}
	if len(r.content) == 1 {
		keys = append(keys, keyOf(r.content[0]))
	}
	return keys
}

// keyOf makes a key of words (FNV-1a, 64 bits).
func keyOf(words ...string) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			h = (h ^ uint64(w[i])) * prime
		}
		h *= prime // as a nought would
	}
	return h
}

// shortRemark is the number of words of meaning below which a version is also
// sought by its single words, within its lineage.
const shortRemark = 4

// lineageKeys returns what a version of few words is found by among the
// documents that go back to one text: each word with their origin.
func lineageKeys(v *version) []uint64 {
	if v.doc.origin < 0 {
		return nil
	}
	keys := make([]uint64, 0, len(v.words))
	seen := make(map[string]bool, len(v.words))
	origin := strconv.Itoa(v.doc.origin)
	for _, w := range v.words {
		if !seen[w.folded] {
			seen[w.folded] = true
			keys = append(keys, keyOf(origin, "", w.folded))
		}
	}
	return keys
}

// runKeys returns what a version is found by whose words of meaning are few or were put in other
// words: what stands in a row, whatever it means.
func runKeys(r *remark) []uint64 {
	const run = 4
	var keys []uint64
	for i := 0; i+run <= len(r.words); i++ {
		keys = append(keys, keyOf(r.words[i].folded, r.words[i+1].folded, r.words[i+2].folded, r.words[i+3].folded))
	}
	return keys
}

// bestFamily returns the family that v is a version of, or nil.
func bestFamily(keys map[uint64][]*quoteFamily, v *version) *quoteFamily {
	hits := make(map[*quoteFamily]int)
	var found []*quoteFamily // in order of their beginning, for determinism
	sought := remarkKeys(&v.remark)
	if len(v.content) < shortRemark {
		sought = slices.Concat(sought, lineageKeys(v))
	}
	sought = slices.Concat(sought, runKeys(&v.remark))
	for _, k := range sought {
		if len(keys[k]) > maxBucket {
			continue
		}
		for _, f := range keys[k] {
			if hits[f] == 0 {
				found = append(found, f)
			}
			hits[f]++
		}
	}
	slices.SortStableFunc(found, func(a, b *quoteFamily) int { return cmp.Compare(hits[b], hits[a]) })
	var best *quoteFamily
	bestScore := 0.0
	for _, f := range found[:min(len(found), maxCandidates)] {
		s := likeness(f.base(), v)
		if (f.base().NestedIn != "") != (v.NestedIn != "") {
			s /= 2 // rather with the whole remark than with what it quotes
		}
		if s > bestScore {
			best, bestScore = f, s
		}
	}
	return best
}

// phrase is the number of words in a row that two remarks hardly share by
// chance.
const phrase = 8

// likeness is how sure it is that v is a version of the remark a: 0 if it is
// not. Words in quotation marks are held against each other word by word;
// reported speech only by what it says, and only if the speaker is the same or
// one document derives from the other.
func likeness(a, v *version) float64 {
	if a.doc == v.doc && a.Form != hearsay.Indirect && v.Form != hearsay.Indirect {
		return 0 // two remarks of one report, however alike
	}
	if a.doc == v.doc && a.Span().Overlaps(v.Span()) {
		return 0 // one inside the other
	}
	related := sameOrigin(a.doc, v.doc)
	sameSpeaker := sameParty(a.Speaker, v.Speaker)
	otherSpeaker := !sameSpeaker && !near(a, v.Speaker) && !near(v, a.Speaker)
	weight, n := shared(&a.remark, &v.remark)
	least := min(a.weight, v.weight)
	if n == 0 || least == 0 {
		quoted := a.Form != hearsay.Indirect && v.Form != hearsay.Indirect
		if related && (sameSpeaker || quoted) || quoted && min(len(a.words), len(v.words)) > phrase {
			return sameWords(&a.remark, &v.remark)
		}
		return 0
	}
	content := float64(weight) / float64(least)
	if a.Form == hearsay.Indirect || v.Form == hearsay.Indirect {
		if a.doc.story != v.doc.story && !(sameSpeaker && a.Speaker.Type == hearsay.Person && v.Speaker.Type == hearsay.Person) && !(content >= 0.8 && n >= 6) {
			return 0 // the police say of one event what they say of another
		}
		if !sameSpeaker && !related {
			return 0
		}
		if told, n := toldAlike(a, v); told >= 0.5 && n >= 3 && (sameSpeaker || told >= 0.7 && n >= 4 || told >= 0.9) {
			return told / 2
		}
		if related && sameSpeaker {
			return sameWords(&a.remark, &v.remark) / 2 // few words, but the same ones
		}
		return 0
	}
	kept, longest := keptWords(&a.remark, &v.remark)
	share := float64(kept) / float64(min(len(a.words), len(v.words)))
	if 2*kept < len(v.words) && 10*kept < 9*len(a.words) {
		return 0 // v says mostly something else
	}
	if otherSpeaker && longest < 2*phrase && (share < 0.8 || n < 3 && longest < 4) {
		return 0 // what people say on such occasions
	}
	if a.doc.story != v.doc.story && n < shortRemark && longest < 2*phrase && !sameName(a.Speaker, v.Speaker) {
		return 0 // "in the wrong place at the wrong time" is said of every event
	}
	switch {
	case longest >= phrase,
		share >= 0.6 && kept >= 6,
		related && share >= 0.6 && n >= 2,
		sameSpeaker && share >= 0.8 && n >= 2,
		sameSpeaker && share >= 0.5 && n >= 4,
		(sameSpeaker || related) && content >= 0.6 && n >= 3,
		related && share == 1 && kept >= 4,
		related && sameSpeaker && share >= 0.75 && kept >= 3,
		related && sameSpeaker && share >= 0.55 && kept >= phrase,
		related && share == 1 && n == 1 && len(v.words) <= 2 && sameSpeaker:
		return share + content
	}
	return 0
}

// sameName reports whether two parties have the same name of more than one word: of
// two events, "Jones" can be anybody.
func sameName(a, b hearsay.Party) bool {
	return len(partyWords(a.Name)) > 1 && foldName(a.Name) == foldName(b.Name)
}

// toldAlike is how much of the shorter of two remarks is told in the other: the
// share of the weight of its words of meaning that stands there close together,
// and how many words that are. It is 0 if they are few and the topic's.
func toldAlike(a, v *version) (share float64, words int) {
	few, many := a, v
	if few.told > many.told {
		few, many = many, few
	}
	has := make(map[string]bool, len(few.content))
	for _, s := range few.content {
		has[s] = true
	}
	// The stretch of the longer remark that shares most.
	var at, best struct{ weight, words, own int }
	step := func(stem string, by int) {
		if has[stem] {
			at.weight += by * few.weigh(stem)
			at.words += by
			if !few.topic[stem] {
				at.own += by
			}
		}
	}
	reach := 2*len(few.content) + 4
	for i, s := range many.content {
		step(s, 1)
		if i >= reach {
			step(many.content[i-reach], -1)
		}
		if at.weight > best.weight {
			best = at
		}
	}
	if best.own < 2 && best.words < 5 {
		return 0, 0
	}
	return float64(best.weight) / float64(few.told), best.words
}

// sameWords is how alike two remarks are that share no word of meaning: they
// must keep most of at least four words, in order.
func sameWords(a, v *remark) float64 {
	kept, _ := keptWords(a, v)
	if share := float64(kept) / float64(max(len(a.words), len(v.words))); kept >= 4 && share >= 0.75 {
		return share
	}
	return 0
}

// keptWords returns how many words two remarks keep in order, and the longest
// run of them.
func keptWords(a, b *remark) (kept, longest int) {
	for _, r := range diff.Words(a.keys(), b.keys()) {
		if r.Op == hearsay.Keep {
			kept += r.A1 - r.A0
			longest = max(longest, r.A1-r.A0)
		}
	}
	return kept, longest
}

// keys returns the words as they compare.
func (r *remark) keys() []string {
	out := make([]string, len(r.words))
	for i, w := range r.words {
		out[i] = w.key
	}
	return out
}

// judge gives the verdict on each version of a family.
func judge(f *quoteFamily, speech map[speechKey][]*version) []hearsay.QuoteVersion {
	base := f.base()
	if len(f.versions) == 1 {
		return []hearsay.QuoteVersion{{Quote: base.ID, Verdict: hearsay.Only}}
	}
	out := []hearsay.QuoteVersion{{Quote: base.ID, Verdict: hearsay.Original}}
	for _, v := range f.versions[1:] {
		against, why := f.against(v)
		qv := verdictOn(against, v, speech)
		qv.Quote, qv.Against, qv.Why = v.ID, against.ID, why
		out = append(out, qv)
	}
	rest := out[1:]
	slices.SortFunc(rest, func(a, b hearsay.QuoteVersion) int { return cmp.Compare(a.Quote, b.Quote) })
	return out
}

// against returns the version that v is held against, and why: the one at the
// root of its own lineage, else the family's first.
func (f *quoteFamily) against(v *version) (*version, string) {
	for _, a := range f.versions {
		if a != v && sameOrigin(a.doc, v.doc) && a.doc != v.doc && a.doc.depth < v.doc.depth && formRank(a.Form) <= formRank(v.Form) && likeness(a, v) > 0 {
			return a, "nearest to the origin of this lineage"
		}
	}
	base := f.base()
	switch {
	case base.doc == v.doc:
		return base, "the fullest version in the same document"
	case base.doc.Published.IsZero() && v.doc.Published.IsZero():
		return base, "the fullest version in this pile; neither document is dated"
	case base.doc.Published.IsZero():
		return base, "the fullest version in this pile; its document is undated"
	}
	return base, "the earliest and fullest version in this pile"
}
