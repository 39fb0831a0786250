package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// sources brings the parties of a chain to who they are: the outlet itself is
// left out, and so is what names nobody.
func (r *reader) sources(s *sentence, chain []hearsay.Party) []hearsay.Party {
	var out []hearsay.Party
	for _, p := range chain {
		if r.survey.party.Name != "" && (respondents(p.Name) || r.unit == "%" && ofSort(p.Name)) {
			p = r.survey.party
		}
		p = r.documentMeant(s, p)
		if r.isOutlet(p) {
			if p = r.ownDocument(p); p.Name == "" {
				continue
			}
		}
		if name := strings.ToLower(p.Name); theirs[name] || ofThem(name) || undetermined(name) == "time" || name == "this time" {
			continue
		}
		if r.told(p) || r.restOfShare(p) || r.counts(p) || share(p.Name) || r.averageOf(p) || speechless(p) || month[strings.ToLower(p.Name)] || vague[strings.ToLower(p.Name)] {
			continue
		}
		if p = r.owned(byItself(r.withoutOffice(withoutConjunction(r.led(s, r.fullSource(s, r.namesake(p))))))); len(p.Name) < 2 || headless(p.Name) || strings.Contains(p.Name, " than ") || strings.EqualFold(p.Name, "the number") { // "fewer than the rebels claim", "the number"
			continue
		}
		if r.survey.named && strings.Contains(r.survey.party.Name, p.Name+" ") && len(p.Mentions) > 0 && strings.EqualFold(p.Mentions[0].Of(r.doc.Text), "it") {
			p = r.survey.party
		}
		switch n := len(out); {
		case n > 0 && strings.HasSuffix(" "+p.Name, " "+out[n-1].Name): // "Velcor", "Carmaker Velcor"
		case n > 0 && strings.HasSuffix(out[n-1].Name, " "+p.Name):
			out[n-1] = p
		default:
			out = append(out, p)
		}
	}
	return out
}

// documentMeant returns the survey or other document that "it" stands for where that is read as a name: the sentence
// before is about it, or goes by it and "it" has found something. "Lind led in the Herald survey. It found that 64 percent …"
func (r *reader) documentMeant(s *sentence, p hearsay.Party) hearsay.Party {
	if len(p.Mentions) == 0 || !strings.EqualFold(p.Mentions[0].Of(s.text), "it") {
		return p
	}
	at := s.after(p.Mentions[0].Start)
	if at >= len(s.Tokens) || s.low(at) != "it" || s.Tokens[at].Rel != lang.Nsubj {
		return p
	}
	if d := r.documentBefore(s, "it"); d.Name != "" {
		return d
	}
	if v := s.Tokens[at].Head; s.index == 0 || v < 0 || !finds[s.lemma(v)] && s.lemma(v) != "note" || r.t.Sentences[s.index-1].Paragraph != s.Paragraph {
		return p
	}
	o := &sentence{&r.t.Sentences[s.index-1], s.text, s.index - 1}
	for i := range o.Tokens {
		if o.evident(i) && o.Tokens[i].XPOS != lang.NNS && (o.marker(i) == "in" || o.marker(i) == "to" && o.vouches(i)) {
			return r.evidenceAt(o, i)
		}
	}
	return p
}

// withoutConjunction drops a word from the head of a name that opens the clause or tells
// its day: "when court filings", "Monday Harlow Police".
func withoutConjunction(p hearsay.Party) hearsay.Party {
	if p.Type != hearsay.Person {
		for _, time := range []string{" last", " this", " earlier this", " late last", " early last"} {
			if head, tail, ok := strings.Cut(p.Name, time+" "); ok && timeWords[tail] && (upper(head[strings.LastIndexByte(head, ' ')+1:]) || evidence[noun(head)]) { // "the Crime Commission last year", "a study last year"
				p.Name = head
			}
		}
	}
	p.Name, _, _ = strings.Cut(p.Name, " - ")                                  // what a dash parts from it
	p.Name = strings.TrimLeft(strings.TrimPrefix(p.Name, "least "), "'’‘\" -") // "At least four senators", "-One poll"
	if k := shouted(p.Name); k > 0 {
		p.Name = p.Name[k:]
	}
	if first, rest, ok := strings.Cut(p.Name, " "); ok && p.Type != hearsay.Person && (conjoining[strings.ToLower(first)] || atHead[first] || strings.HasSuffix(first, "day") && timeWords[strings.ToLower(first)]) {
		p.Name = rest
	}
	return p
}

// withoutOffice drops from the head of a person's name what belongs to the office before it,
// "State" of "Secretary of State Ana Lind", leads a label in capitals to the person of that
// surname, and gives initials their last point back.
func (r *reader) withoutOffice(p hearsay.Party) hearsay.Party {
	if first, rest, ok := strings.Cut(p.Name, " "); ok && p.Type == hearsay.Person && strings.Contains(rest, " ") && inOffices[strings.TrimSuffix(first, ".")] {
		p.Name = rest
	}
	if len(p.Name) > 3 && p.Name == strings.ToUpper(p.Name) && !strings.ContainsAny(p.Name, " .0123456789") {
		sole := ""
		for i := range r.parties.Entities {
			e := &r.parties.Entities[i]
			if _, last, ok := cutLast(e.Name); ok && e.Named && e.Type == hearsay.Person && strings.EqualFold(last, p.Name) && e.Name != sole {
				if sole != "" {
					return p
				}
				sole = e.Name
			}
		}
		if sole != "" {
			p.Name, p.Type = sole, hearsay.Person
		}
	}
	if n := len(p.Name); n > 2 && n%2 == 1 && strings.Count(p.Name, ".") == n/2 && len(p.Mentions) > 0 && p.Name[n-2] == '.' {
		if at := p.Mentions[0]; strings.Contains(r.doc.Text[at.Start:min(len(r.doc.Text), at.End+1)], p.Name+".") {
			p.Name += "."
		}
	}
	return p
}

// inOffices are words that names of offices end with, and titles of two.
var inOffices = set("State Peace Defense Defence Police Staff Treasury Interior Health Education Commerce Labor Labour Transportation Energy Agriculture Security Sens Reps Govs")

// cutLast cuts a name before its last word.
func cutLast(name string) (before, last string, ok bool) {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

// atHead are words of time at the head of a sentence that may be taken for a part of its
// subject.
var atHead = set("Even Overnight Yesterday Tonight Meanwhile Separately Additionally Originally Initially Previously Finally Later Earlier Today Eventually Afterward Afterwards Instead Nevertheless Nonetheless Furthermore Moreover Likewise Similarly Ultimately")

// shouted returns where the name begins behind two words and more in capitals, which are a
// heading that ran into it: "FRAUD ALERTS Equifax". It is 0 where there are none.
func shouted(name string) int {
	at, words := 0, 0
	for {
		w, _, more := strings.Cut(name[at:], " ")
		switch {
		case !more && w == strings.ToUpper(w):
			return 0
		case len(w) > 3 && w == strings.ToUpper(w) && upper(w):
			at, words = at+len(w)+1, words+1
		case words > 1 && upper(w):
			return at
		default:
			return 0
		}
	}
}

// headless reports whether the words begin with one that names nobody: "in an article".
func headless(name string) bool {
	first, _, ok := strings.Cut(name, " ")
	return ok && astray[first]
}

// astray are words that no name for somebody begins with.
var astray = set("in with by from is are was were has have had be been as on under to of")

// restOfShare reports whether the words for the party are what a share is of: "in 10
// voters", behind "eight".
func (r *reader) restOfShare(p hearsay.Party) bool {
	if len(p.Mentions) == 0 {
		return false
	}
	at := p.Mentions[0]
	before := min(at.Start, 8)
	words := strings.ToLower(r.doc.Text[at.Start-before : at.End])
	for _, of := range []string{" in ", " of ", " out of "} {
		head, rest, ok := strings.Cut(words, of)
		if number, _, _ := strings.Cut(rest, " "); ok && countWord(number) && (len(head) < before || countWord(head[strings.LastIndexByte(head, ' ')+1:])) {
			return true
		}
	}
	return false
}

// speechless reports whether the words for the party are of what happened, or of something else that says nothing: "the
// Sept. 11 attacks", "the same amount".
func speechless(p hearsay.Party) bool {
	if p.Type == hearsay.Person {
		return false
	}
	head := p.Name
	for _, of := range []string{" of ", " in ", " for ", " on "} {
		head, _, _ = strings.Cut(head, of)
	}
	_, last, _ := cutLast(head)
	return !upper(last) && (happenings[singular(last)] || silent[singular(last)])
}

// silent are nouns for what says nothing, besides happenings.
var silent = set("allegiance support implication amount sum coronation condolence sympathy reason purpose hope fear way")

// vague are words that stand for somebody and name nobody.
var vague = set("latest those these some many most others both all none few several nobody everybody everyone anybody anyone somebody someone")

// theirs are pronouns for whose something is, which name nobody by themselves.
var theirs = set("its their his her my our your whose")

// ofThem reports whether the words point to some of those told of before: "all of them", "one
// of whom", and to nobody by a name.
func ofThem(name string) bool {
	some, of, ok := strings.Cut(name, " of ")
	return ok && (of == "whom" || of == "which" || pointsBack[of] && vague[some])
}

// pointsBack are words behind "of" that point to somebody told of before.
var pointsBack = set("them these those")

// counts reports whether the words for the party are the number being read and
// what it counts: of "74 percent of voters say they like her" the voters told a
// survey, which vouches for the share.
func (r *reader) counts(p hearsay.Party) bool {
	return len(p.Mentions) > 0 && r.quantity.Len() > 0 && p.Mentions[0].Overlaps(r.quantity) && p.Mentions[0].Start >= r.quantity.Start
}

// isOutlet reports whether the party is the outlet of the report, which never
// vouches for what others told it; a document that speaks for itself has no
// other source.
func (r *reader) isOutlet(p hearsay.Party) bool {
	outlet := strings.TrimPrefix(r.doc.Outlet.Value, "The ")
	return outlet != "" && r.issuer.Name == "" && p.Type != hearsay.Person && strings.EqualFold(strings.TrimPrefix(p.Name, "The "), outlet)
}

// ownDocument returns the poll or analysis of the outlet's own whose words the party was read
// from, which vouches as any other does: "a Herald analysis found". It is the zero Party
// where there is none.
func (r *reader) ownDocument(p hearsay.Party) hearsay.Party {
	if len(p.Mentions) == 0 {
		return hearsay.Party{}
	}
	i := r.t.SentenceAt(p.Mentions[0].Start)
	if i < 0 {
		return hearsay.Party{}
	}
	s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
	from, to := s.tokens(p.Mentions[0])
	if from >= to {
		return hearsay.Party{}
	}
	return s.document(p, from, to)
}

// told reports whether the party is the one that was told, and not the one who
// tells: "…, the mayor told Coast Radio".
func (r *reader) told(p hearsay.Party) bool {
	if len(p.Mentions) == 0 {
		return false
	}
	before := strings.TrimSuffix(strings.ToLower(strings.TrimRight(r.doc.Text[max(0, p.Mentions[0].Start-10):p.Mentions[0].Start], " ")), " the")
	return strings.HasSuffix(before, " told")
}

// averageOf reports whether the party is no more than the average of which the words behind it tell how high it is: "An
// average of 10 percent of voters reported".
func (r *reader) averageOf(p hearsay.Party) bool {
	if low := strings.ToLower(p.Name); low != "an average" && low != "the average" || len(p.Mentions) == 0 {
		return false
	}
	rest, ok := strings.CutPrefix(r.doc.Text[p.Mentions[0].End:], " of ")
	return ok && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// teller returns the person right before a "told" behind the span, for a
// sentence whose speaker was taken for whom he told.
func (r *reader) teller(s *sentence, at hearsay.Span) hearsay.Party {
	for j := len(s.Tokens) - 1; j > 0 && s.Tokens[j].Start >= at.End; j-- {
		if s.low(j) != "told" {
			continue
		}
		for _, k := range r.parties.In(s.index, max(0, j-8), j) {
			m := &r.parties.Mentions[k]
			if m.Entity >= 0 && (m.To == j || m.To == j-1 && s.low(j-1) == ",") && r.parties.Entities[m.Entity].Named {
				e := &r.parties.Entities[m.Entity]
				return hearsay.Party{Name: e.Name, Type: e.Type, Mentions: []hearsay.Span{m.Span}}
			}
		}
	}
	return hearsay.Party{}
}

// fullSource completes a source of which only a part was read: a relative
// pronoun is led to its noun; what is only counted runs on to the verb or the
// next comma ("two people familiar with the matter"); a bare noun takes the
// words before it ("the insurers’ association").
func (r *reader) fullSource(s *sentence, p hearsay.Party) hearsay.Party {
	if len(p.Mentions) == 0 || p.Name == "" {
		return p
	}
	at := r.t.SentenceAt(p.Mentions[0].Start)
	if at < 0 {
		return p
	}
	if at != s.index {
		s = &sentence{&r.t.Sentences[at], r.doc.Text, at}
	}
	from, to := s.tokens(p.Mentions[0])
	if from >= to {
		return p
	}
	if from == 0 && to > 1 && press[s.low(0)] { // "Reuters Lorvane said", where a credit runs into the text
		if q := r.parties.Party(s.index, 1, to); q.Name == s.text[s.Tokens[1].Start:s.Tokens[to-1].End] && q.Type == hearsay.Organization {
			return q
		}
	}
	if broadcasts[strings.ToLower(p.Name)] && broadcasts[s.low(to-1)] { // "Iranian state TV", whose last word is no name alone
		first := to - 1
		for first > 0 && (s.noun(first-1) || s.Tokens[first-1].UPOS == lang.Adj) && s.Tokens[first].Start == s.Tokens[first-1].End+1 {
			first--
		}
		span := hearsay.Span{Start: s.Tokens[first].Start, End: s.Tokens[to-1].End}
		return hearsay.Party{Name: span.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{span}}
	}
	if q := s.document(p, from, to); q.Name != "" {
		return r.byWhom(s, q)
	}
	if q := s.beforeWho(p, from, to); q.Name != "" {
		return q
	}
	if q := s.knowing(p, from, to); q.Name != "" {
		return q
	}
	if q := r.apposed(s, p, from, to); q.Name != "" {
		return q
	}
	if q := r.agedBefore(s, p, from); q.Name != "" {
		return q
	}
	if p.Type != hearsay.Person {
		if q := r.byWhom(s, p); q.Name != p.Name {
			return q
		}
	}
	if p.Type != hearsay.Person {
		for i := from; i < to && s.Tokens[i].UPOS != lang.Adp; i++ {
			if q := r.maker(s, i); q.Name != "" {
				return q
			}
			if q := r.ownerOf(s, from, i); q.Name != "" && i == to-1 {
				return q
			}
		}
	}
	if to-from == 1 && from > 0 && evidence[s.lemma(from)] && s.noun(from) && p.Name == s.form(from) && (s.Tokens[from-1].UPOS == lang.Det || s.Tokens[from-1].UPOS == lang.Adj) { // "a poll"
		span := s.description(from)
		p.Name, p.Mentions = span.Of(s.text), []hearsay.Span{span}
		return p
	}
	if q := r.whoseIs(s, p, from, to); q.Name != "" {
		return q
	}
	for first := from; first < to; first++ {
		if !s.capital(first) || s.Tokens[first].UPOS == lang.Det {
			continue
		}
		if end := s.abbreviated(first, first+1); end > first+1 {
			name := hearsay.Span{Start: s.Tokens[first].Start, End: s.Tokens[end-1].End}
			return hearsay.Party{Name: name.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{name}}
		}
		break
	}
	if end := s.bodyEnd(from, to); end > to {
		span := hearsay.Span{Start: p.Mentions[0].Start, End: s.Tokens[end-1].End}
		if strings.HasSuffix(p.Name, s.form(to-1)) {
			p.Name += s.text[s.Tokens[to-1].End:span.End]
		}
		p.Mentions = append([]hearsay.Span{span}, p.Mentions[1:]...)
		to = end
	}
	if to-from == 1 && s.Tokens[from].UPOS == lang.Det { // "the “Open Doors” report"
		for end := to; end < len(s.Tokens) && end < to+8 && s.Tokens[end].UPOS != lang.Verb && s.low(end) != ","; end++ {
			if evidence[s.lemma(end)] && s.Tokens[end].UPOS == lang.Noun {
				span := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[end].End}
				p.Name, p.Mentions = span.Of(s.text), []hearsay.Span{span}
				return p
			}
		}
		return hearsay.Party{}
	}
	words := p.Mentions[0].Of(r.doc.Text)
	if at := r.doc.Place.Span; at.Len() > 0 && p.Name == strings.TrimSpace(at.Of(r.doc.Text)) && !at.Overlaps(p.Mentions[0]) && words != p.Name { // "HOLM (AP) - Authorities say"
		p.Name = words
	}
	if last := strings.ToLower(p.Name[strings.LastIndexByte(p.Name, ' ')+1:]); (offices[last] || last == "chiefs") && (strings.Contains(words, p.Name+" of ") || strings.Contains(words, p.Name+" for ")) {
		p.Name = words
	}
	if q := s.ofWhat(p, from, to); q.Name != "" {
		return q
	}
	if q := r.cutBefore(s, p, from, to); q.Name != "" {
		return q
	}
	if p.Type == hearsay.Unknown && to-from == 1 && (s.low(from) == "which" || s.low(from) == "who" || s.low(from) == "that") {
		if n := r.antecedent(s, s.Tokens[from].Head); n >= 0 {
			return r.partyOf(s, n)
		}
		return hearsay.Party{}
	}
	if p = s.whole(p, from, to); strings.Contains(p.Name, " ") && to-from == 1 && s.form(from) != p.Name && s.capital(from) {
		return p
	}
	if words == p.Name && !s.capital(from) && s.noun(to-1) && p.Type == hearsay.Organization { // "the insurers’ association", "the most recent poll"
		if whole := s.description(to - 1); whole.Len() > len(p.Name)+len("the ") {
			p.Name, p.Mentions = whole.Of(s.text), []hearsay.Span{whole}
			return p
		}
	}
	if p.Type == hearsay.Unnamed && to+1 < len(s.Tokens) && s.low(to) == "," {
		for _, k := range r.parties.In(s.index, to+1, min(len(s.Tokens), to+6)) { // "the treasurer, Anna Orrel"
			m := &r.parties.Mentions[k]
			if m.From == to+1 && m.Entity >= 0 && m.Kind == names.Name && r.parties.Entities[m.Entity].Type == hearsay.Person {
				return hearsay.Party{Name: r.parties.Entities[m.Entity].Name, Type: hearsay.Person, Mentions: []hearsay.Span{m.Span}}
			}
		}
	}
	if bare, whole := undetermined(p.Name), undetermined(words); (bare[0] >= 'a' || !strings.Contains(bare, " ") && !s.described(to-1)) && len(whole) > len(bare) && strings.HasSuffix(whole, " "+bare) {
		p.Name = words
		if w := s.low(from); w == "whose" || w == "whom" || s.Tokens[from].UPOS == lang.Adp { // "Sarrow, whose ministry has said"
			p.Name = s.text[s.Tokens[from+1].Start:p.Mentions[0].End]
		}
		return p
	}
	if to-from == 1 && s.Tokens[from].UPOS == lang.Num && words == p.Name {
		for to < len(s.Tokens) && s.Tokens[to].UPOS != lang.Verb && s.Tokens[to].UPOS != lang.Aux && s.Tokens[to].UPOS != lang.Punct {
			to++
		}
		span := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}
		p.Name, p.Type, p.Mentions = span.Of(s.text), hearsay.Group, []hearsay.Span{span}
	}
	return p
}

// cutBefore completes the words for a source that are cut off a longer name: "Office
// deputies" in "Marion County Sheriff's Office deputies".
func (r *reader) cutBefore(s *sentence, p hearsay.Party, from, to int) hearsay.Party {
	if p.Type == hearsay.Person || from == 0 || !s.capital(from) || !s.noun(from) || s.capital(to-1) && p.Type != hearsay.Group || p.Name != s.text[s.Tokens[from].Start:s.Tokens[to-1].End] || r.inTime(s, from-1) {
		return hearsay.Party{}
	}
	before := from - 1
	if s.Tokens[before].XPOS == lang.POS && before > 0 {
		before--
	}
	if !upper(s.form(before)) || !s.noun(before) {
		return hearsay.Party{}
	}
	span := s.description(to - 1)
	p.Name, p.Mentions = span.Of(s.text), []hearsay.Span{span}
	return p
}

// ofWhat completes a name in tokens [from, to) that was cut within one: "Division" in "the
// state Division of Gaming Enforcement", "Human Services secretary" behind "Health and",
// "Cola" in "Coca-Cola".
func (s *sentence) ofWhat(p hearsay.Party, from, to int) hearsay.Party {
	at := strings.Index(s.text[s.Tokens[from].Start:s.Tokens[to-1].End], p.Name)
	if p.Type == hearsay.Person || p.Type == hearsay.Group || at < 0 || !strings.ContainsAny(p.Name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return hearsay.Party{}
	}
	at += s.Tokens[from].Start
	first, last := from, to
	for first < to && s.Tokens[first].Start < at {
		first++
	}
	for last > first && s.Tokens[last-1].End > at+len(p.Name) {
		last--
	}
	if first == last { // the name is a part of one word
		return hearsay.Party{}
	}
	begin, end := first, last
	if head := s.low(end - 1); upper(s.form(end-1)) && !polls[head] && (cutOff[head] || offices[head] || offices[strings.TrimSuffix(head, "s")] || strings.Contains(p.Name, " ") && p.Type == hearsay.Organization) || cutOff[head] && s.low(end+1) == "state" {
		end = s.ofEnd(end)
	}
	switch {
	case begin > 1 && s.low(begin-1) == "-" && upper(s.form(begin-2)) && s.Tokens[begin-2].End == s.Tokens[begin-1].Start && s.Tokens[begin-1].End == s.Tokens[begin].Start:
		begin -= 2
	case begin > from && generic(p.Name):
		for begin > from && upper(s.form(begin-1)) && (s.noun(begin-1) || s.Tokens[begin-1].UPOS == lang.Adj) {
			begin--
		}
	case begin > 1 && s.low(begin-1) == "and" && s.capital(begin-2) && !s.capital(last-1) && cutOff[s.low(last-1)]:
		begin -= 2
	}
	if begin == first && end == last {
		return hearsay.Party{}
	}
	span := hearsay.Span{Start: s.Tokens[begin].Start, End: s.Tokens[end-1].End}
	p.Name, p.Mentions = span.Of(s.text), []hearsay.Span{span}
	return p
}

// ofEnd returns where what follows a name at token i ends that is a part of it: "of
// Gaming Enforcement", "for a Responsible Federal Budget". It is i if nothing does.
func (s *sentence) ofEnd(i int) int {
	if w := s.low(i); w != "of" && s.form(i) != "For" && w != "for" {
		return i
	}
	end := i + 1
	if s.low(end) == "a" || s.low(end) == "the" {
		end++
	}
	if end >= len(s.Tokens) || !s.capital(end) && s.low(end) != "state" || s.low(i) == "for" && end == i+1 && !s.noun(end) && s.Tokens[end].UPOS != lang.Adj {
		return i
	}
	for end++; end < len(s.Tokens) && s.capital(end) && (s.noun(end) || s.Tokens[end].UPOS == lang.Adj); end++ {
	}
	return end
}

// upper reports whether a word begins with a capital.
func upper(word string) bool { return word != "" && word[0] >= 'A' && word[0] <= 'Z' }

// broadcasts are words for those who broadcast, in any country.
var broadcasts = set("tv radio television media")

// cutOff are nouns for parts of bodies and for offices, that what they are of tells apart.
var cutOff = set("division section branch directorate secretary minister commissioner department office bureau ministry")

// whoseIs names for whom a pronoun stands in the words for a source in tokens [from, to):
// "Jon Berg's office" for "his office", "the state's engineers" where only these were read.
func (r *reader) whoseIs(s *sentence, p hearsay.Party, from, to int) hearsay.Party {
	if s.Tokens[from].XPOS == lang.POS && from > 0 {
		from++
	}
	if to-from == 1 && from > 1 && s.Tokens[from-1].XPOS == lang.POS && s.Tokens[from].XPOS == lang.NNS && p.Type != hearsay.Person && !r.inTime(s, from-2) {
		span := s.description(from)
		p.Name, p.Mentions = span.Of(s.text), []hearsay.Span{span}
		return p
	}
	if w := s.low(from); to-from != 2 || !bodies[s.lemma(to-1)] && !offices[s.lemma(to-1)] && !speaksFor[s.lemma(to-1)] || w != "his" && w != "her" && w != "its" && w != "their" {
		return hearsay.Party{}
	}
	owner := r.parties.Party(s.index, from, from+1)
	if owner.Type == hearsay.Unknown || owner.Name == "" || strings.EqualFold(owner.Name, s.form(from)) || len(strings.Fields(owner.Name)) > 5 || p.Name != s.text[s.Tokens[from].Start:s.Tokens[to-1].End] {
		return hearsay.Party{}
	}
	mark := "'s"
	if strings.HasSuffix(owner.Name, "s") && owner.Type == hearsay.Group {
		mark = "'"
	}
	p.Name = owner.Name + mark + s.text[s.Tokens[from].End:s.Tokens[to-1].End]
	return p
}

// speaksFor are nouns for who speaks for somebody.
var speaksFor = set("spokesman spokeswoman spokesperson lawyer attorney aide representative agent")

// beforeWho cuts from the words for a document in tokens [from, to) who has published it, in
// a clause behind it: "a fact sheet lawmakers released Monday".
func (s *sentence) beforeWho(p hearsay.Party, from, to int) hearsay.Party {
	last := to - 1
	if last-1 <= from || s.Tokens[from].UPOS != lang.Det || s.Tokens[last].XPOS != lang.NNS || to >= len(s.Tokens) || s.Tokens[to].UPOS != lang.Verb || !s.noun(last-1) || !evidence[s.lemma(last-1)] || evidence[s.lemma(last)] {
		return hearsay.Party{}
	}
	span := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[last-1].End}
	p.Name, p.Type, p.Mentions = span.Of(s.text), hearsay.Unknown, []hearsay.Span{span}
	return p
}

// knowing completes the description of people in tokens [from, to) with what they have
// been told, behind them: "two people briefed on the talks".
func (s *sentence) knowing(p hearsay.Party, from, to int) hearsay.Party {
	at := from + 1
	for at < to && !apprised[s.low(at)] {
		at++
	}
	if p.Type == hearsay.Person || p.Type == hearsay.Organization || !persons[s.lemma(at-1)] || !apprised[s.low(at)] || at+1 >= len(s.Tokens) || s.Tokens[at+1].UPOS != lang.Adp {
		return hearsay.Party{}
	}
	end := at + 1
	for end < len(s.Tokens) && s.Tokens[end].UPOS != lang.Verb && s.Tokens[end].UPOS != lang.Aux && s.Tokens[end].UPOS != lang.Punct {
		end++
	}
	if from > 0 && s.Tokens[from-1].UPOS == lang.Num {
		from--
	}
	span := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[end-1].End}
	p.Name, p.Mentions = span.Of(s.text), []hearsay.Span{span}
	return p
}

// apprised are participles for what people know something by.
var apprised = set("briefed informed apprised acquainted involved consulted familiar close")

// ownerOf returns whose numbers the noun at token i are by the genitive before it, in a
// phrase that begins at token from: "the researchers' calculations".
func (r *reader) ownerOf(s *sentence, from, i int) hearsay.Party {
	own := i - 1
	for own > from && (s.Tokens[own].UPOS == lang.Adj || s.low(own) == "own") {
		own--
	}
	if !numbers[s.lemma(i)] || !s.noun(i) || own <= from || s.Tokens[own].XPOS != lang.POS || r.inTime(s, own-1) {
		return hearsay.Party{}
	}
	return r.named(s, from, own)
}

// apposed returns the name that tells who the description in tokens [from, to) is, and
// that the party p was not read by: "the monitoring group Tally", "a local militia, the
// Strait Guard, said".
func (r *reader) apposed(s *sentence, p hearsay.Party, from, to int) hearsay.Party {
	for to < len(s.Tokens) && s.capital(to) && !r.unitOrTime(s, to) { // what the tagger takes for no name
		to++
	}
	k := to
	for k > from+1 && s.capital(k-1) && !r.unitOrTime(s, k-1) {
		k--
	}
	head := k - 1
	switch { // a comma between
	case k < to && s.low(head) == "the" && head > from+1 && s.low(head-1) == ",":
		head -= 2
	case k < to && s.low(head) == "," && head > from:
		head--
	case k == to:
		if k, to = s.nameBehind(to); k == to || p.Type == hearsay.Person {
			return hearsay.Party{}
		}
	}
	for i := from; i <= head; i++ {
		if u := s.Tokens[i].UPOS; u == lang.Adp || u == lang.Punct && s.low(i) != "-" {
			return hearsay.Party{}
		}
	}
	if w := s.form(head); s.Tokens[head].UPOS != lang.Noun || s.capital(head) || strings.ToUpper(w) == w || evidence[s.lemma(head)] {
		return hearsay.Party{}
	}
	at := hearsay.Span{Start: s.Tokens[k].Start, End: s.Tokens[to-1].End}
	name := at.Of(s.text)
	if strings.Contains(p.Name, name) || strings.Contains(name, p.Name) {
		return hearsay.Party{}
	}
	if q := r.parties.Party(s.index, k, to); q.Name != "" && q.Type != hearsay.Unknown && q.Name != p.Name {
		return q
	}
	return hearsay.Party{Name: name, Type: hearsay.Organization, Mentions: []hearsay.Span{at}}
}

// agedBefore returns the person whose name and age stand right before the description at
// token from that the party p was read by: "Ana Lind, 39, a nurse visiting Holm, said".
func (r *reader) agedBefore(s *sentence, p hearsay.Party, from int) hearsay.Party {
	if p.Type != hearsay.Unnamed || from < 4 || s.low(from-1) != "," || s.Tokens[from-2].UPOS != lang.Num || s.low(from-3) != "," {
		return hearsay.Party{}
	}
	for _, k := range r.parties.In(s.index, max(0, from-9), from-3) {
		m := &r.parties.Mentions[k]
		if m.To == from-3 && m.Entity >= 0 && m.Kind == names.Name && r.parties.Entities[m.Entity].Type == hearsay.Person {
			return hearsay.Party{Name: r.parties.Entities[m.Entity].Name, Type: hearsay.Person, Mentions: []hearsay.Span{m.Span}}
		}
	}
	return hearsay.Party{}
}

// described reports whether a description stands before the name at token i: "the
// state news agency KCNA".
func (s *sentence) described(i int) bool {
	return i > 0 && s.Tokens[i-1].UPOS == lang.Noun && s.form(i - 1)[0] >= 'a'
}

// nameBehind returns the tokens of the name that stands between a comma at token i and
// another, or the end; none if there is no such name.
func (s *sentence) nameBehind(i int) (from, to int) {
	if s.low(i) != "," {
		return i, i
	}
	if i++; s.low(i) == "the" {
		i++
	}
	for to = i; to < len(s.Tokens) && to < i+6 && (s.capital(to) && s.noun(to) || s.low(to) == "&" && to > i); to++ {
	}
	if w := s.low(to); w != "," && w != "." {
		return i, i
	}
	return i, to
}

// document returns the survey or record, with its name, of whose words in tokens
// [from, to) a name was taken for the source: "a Dunmere Institute poll" vouches,
// and not the institute. Numbers are those of whoever has counted.
func (s *sentence) document(p hearsay.Party, from, to int) hearsay.Party {
	for i := from; i < len(s.Tokens) && i <= to && s.noun(i) || i < to && s.Tokens[i].UPOS != lang.Adp; i++ {
		if i == to-2 && evidence[s.lemma(i)] && s.low(to-1) == "out" { // "a new survey out"
			span := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[i].End}
			return hearsay.Party{Name: span.Of(s.text), Type: hearsay.Unknown, Mentions: []hearsay.Span{span}}
		}
		if !evidence[s.lemma(i)] || numbers[s.lemma(i)] || s.Tokens[i].UPOS != lang.Noun || told[s.low(i)] || i+1 < len(s.Tokens) && s.noun(i+1) || i == 0 || !s.capital(i-1) || s.Tokens[i-1].UPOS == lang.Det {
			continue
		}
		span := s.description(i)
		if name := span.Of(s.text); strings.Contains(name, p.Name+" "+s.form(i)) {
			return hearsay.Party{Name: name, Type: hearsay.Unknown, Mentions: []hearsay.Span{span}}
		}
		break
	}
	return hearsay.Party{}
}

// byWhom completes the words for a survey or a report with whose it is, where that
// stands behind them: "a poll of tenants by the Dunmere Institute", "a poll released Thursday by
// the Dunmere Institute" as "a poll by the Dunmere Institute".
func (r *reader) byWhom(s *sentence, p hearsay.Party) hearsay.Party {
	from, to := s.tokens(p.Mentions[0])
	i := from
	for i < to && (!evidence[s.lemma(i)] || numbers[s.lemma(i)] || s.Tokens[i].UPOS != lang.Noun || i+1 < len(s.Tokens) && s.noun(i+1)) {
		if s.Tokens[i].UPOS == lang.Adp || s.Tokens[i].UPOS == lang.Verb {
			return p
		}
		i++
	}
	if i == to {
		return p
	}
	end, by := i+1, i+1 // of the words for the document, and where whose it is begins
	for by < len(s.Tokens) && s.low(by) != "by" && (s.noun(by) || s.low(by) == "of" || s.Tokens[by].UPOS == lang.Num || s.Tokens[by].UPOS == lang.Adj || s.Tokens[by].UPOS == lang.Det) {
		by++
	}
	direct := s.low(by) == "by"
	if direct {
		end = by
	} else if by = r.madeBy(s, i+1); by < 0 {
		return p
	}
	last := by + 1
	for last < len(s.Tokens) && last < by+20 && !showing[s.low(last)] && (!closesName(s, last) || s.joinsName(last)) {
		last++
	}
	name := s.text[s.Tokens[by].Start:s.Tokens[max(by, last-1)].End]
	if last == by+1 || !s.capital(last-1) || r.inTime(s, last-1) || !direct && (s.low(i+1) == "published" || s.low(i+2) == "published") && hasWord(name, press) { // who prints a study has not made it
		return p
	}
	p.Name = s.text[s.Tokens[from].Start:s.Tokens[end-1].End] + " " + name
	p.Mentions = []hearsay.Span{{Start: s.Tokens[from].Start, End: s.Tokens[last-1].End}}
	return p
}

// joinsName reports whether token i goes on with the name of a body before it: "the Center for Tax and Policy
// Research", "Norc at the University of Halm".
func (s *sentence) joinsName(i int) bool {
	if !s.capital(i - 1) {
		return false
	}
	switch s.low(i) {
	case "and":
		return s.capital(i+1) && (s.low(i-2) == "for" || !showing[s.low(i+2)])
	case "at":
		return s.low(i+1) == "the" && s.capital(i+2)
	}
	return false
}

// madeBy returns the "by" behind the participle at token i, or behind a comma there, that says who has
// made a document, past when and for whom; or the "from" there that says whose it is. It is -1 if
// there is none.
func (r *reader) madeBy(s *sentence, i int) int {
	if s.low(i) == "from" && s.at(i+1).UPOS == lang.Det && s.capital(i+2) {
		return i
	}
	if s.low(i) == "," {
		i++
	}
	if s.at(i).XPOS != lang.VBN && s.at(i).XPOS != lang.VBD || !authored[s.low(i)] {
		return -1
	}
	for j := i + 1; j < len(s.Tokens) && j < i+12; j++ {
		switch w := s.low(j); {
		case w == "by":
			if !r.inTime(s, j+1) {
				return j
			}
		case w == "out" || w == "on" || w == "in" || w == "for" || w == "last" || w == "this" || w == "late" || w == "early" || w == "and":
		case r.inTime(s, j), s.noun(j), s.Tokens[j].UPOS == lang.Det, s.Tokens[j].UPOS == lang.Num, s.Tokens[j].UPOS == lang.Adv:
		default:
			return -1
		}
	}
	return -1
}

// authored are participles behind a document, before who has made it or put it out.
var authored = set("released published issued posted unveiled compiled conducted carried done led prepared produced put written completed drafted undertaken run made")

// bodyEnd returns where the name of a body ends that the tokens [from, to) begin,
// with what it is "of" or "for": "the Halmish Ministry of Defence". It is to where
// nothing more belongs to it.
func (s *sentence) bodyEnd(from, to int) int {
	w := s.low(to - 1)
	if to-from < 2 || !s.capital(to-1) || !bodies[w] && !offices[w] && w != "chiefs" || s.low(to) != "of" && s.low(to) != "for" || to+1 >= len(s.Tokens) || !s.capital(to+1) {
		return to
	}
	for to++; to < len(s.Tokens) && s.capital(to) && s.noun(to); to++ {
	}
	return to
}

// abbreviated returns where the name of a body ends that begins in tokens [from, to)
// and whose initials stand in brackets behind it: "Alliance to Mend Old Mills
// (AMOM)". It is to where none stand there.
func (s *sentence) abbreviated(from, to int) int {
	for end := to; end+2 < len(s.Tokens) && end < to+9; end++ {
		if s.low(end) != "(" {
			if !s.capital(end) && !joins[s.low(end)] {
				return to
			}
			continue
		}
		initials := ""
		short := s.form(end + 1)
		for j := end - 1; j >= max(0, from-1) && len(initials) < len(short); j-- {
			if c := s.form(j)[0]; c >= 'A' && c <= 'Z' {
				initials = string(c) + initials
			}
		}
		if s.low(end+2) == ")" && len(short) > 2 && initials == short {
			return end
		}
		return to
	}
	return to
}

// joins are words in small letters within names.
var joins = set("to of for and on in the our with against")

// undetermined returns a name without its article.
func undetermined(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	switch strings.ToLower(first) {
	case "the", "a", "an", "its", "their":
		if ok {
			return rest
		}
	}
	return name
}

// countNouns are nouns for what somebody has counted: whoever has them vouches
// for the number.
var countNouns = set("figure count estimate tally toll total number data statistic calculation assessment headcount projection forecast outlook")

// tolls are those of them that with the name of a place tell where it was counted.
var tolls = set("count tally toll total number")

// placeEnds reports whether the name of a place ends at token i.
func (r *reader) placeEnds(s *sentence, i int) bool {
	return slices.ContainsFunc(r.parties.In(s.index, max(0, i-5), i+1), func(k int) bool {
		m := &r.parties.Mentions[k]
		return m.To == i+1 && m.Entity >= 0 && r.parties.Entities[m.Entity].Place
	}) || s.lemma(i) == "city" || s.low(i) == "city"
}

// owner returns who has counted, where a noun for the count says it: "the
// Torvan figure of 210", "the ministry’s estimate of 40".
func (r *reader) owner(s *sentence, ctx surroundings) hearsay.Party {
	nouns := ctx.nouns
	if ctx.pred >= 0 {
		nouns = slices.Clone(nouns)
		if o := s.child(ctx.pred, lang.Obj); o >= 0 {
			nouns = append(nouns, o)
		}
		if sub := s.nearestSubject(ctx.pred); sub >= 0 && s.noun(sub) { // "the ministry’s estimate ranges from …"
			nouns = append(nouns, sub)
		}
	}
	for _, i := range nouns {
		if !countNouns[s.lemma(i)] || r.inUnit(s, i) || s.child(i, lang.Nummod) >= 0 {
			continue
		}
		if poss := s.child(i, lang.NmodPoss); poss >= 0 {
			if r.placeEnds(s, poss) && tolls[s.lemma(i)] {
				continue // "the city's homicide count"
			}
			if p := r.partyOf(s, poss); p.Name != "" && p.Type == hearsay.Organization || p.Type == hearsay.Person {
				return p
			}
		}
		for j := max(0, i-3); j < i; j++ {
			if c := r.countryAt(s, j); c != "" && s.Tokens[j].UPOS != lang.Verb {
				at := hearsay.Span{Start: s.Tokens[j].Start, End: s.Tokens[j].End}
				return hearsay.Party{Name: c, Type: hearsay.Organization, Mentions: []hearsay.Span{at}}
			}
		}
	}
	return hearsay.Party{}
}

// noted returns the body that stands in brackets right behind the number, as tables and
// bulletins have it, or at the head of the brackets in which the number stands: "43 (Interior
// Ministry, 24 June)", "17 (police; 64 on 21 June)".
func (r *reader) noted(s *sentence, at hearsay.Span) hearsay.Party {
	from, open := s.tokens(at)
	if s.low(open) != "(" {
		for open = from - 1; open > 0 && s.low(open) != "(" && s.low(open) != ")"; open-- {
		}
		if from < 1 || s.low(from-1) != ";" || open < 1 || s.low(open) != "(" || s.Tokens[open-1].UPOS != lang.Num {
			return hearsay.Party{}
		}
	}
	return r.bodyNoted(s, open+1)
}

// bodyNoted returns the body whose name or noun begins with token from and goes up to a comma, a semicolon or
// the end of the brackets.
func (r *reader) bodyNoted(s *sentence, from int) hearsay.Party {
	if s.at(from).UPOS == lang.Det {
		from++
	}
	to := from
	for to < len(s.Tokens) && to < from+6 && !noteEnds[s.low(to)] {
		to++
	}
	if !noteEnds[s.low(to)] || to == from {
		return hearsay.Party{}
	}
	at := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}
	for _, k := range r.parties.In(s.index, from, to) {
		m := &r.parties.Mentions[k]
		if m.Entity < 0 || m.Kind != names.Name {
			continue
		}
		if e := &r.parties.Entities[m.Entity]; m.From == from && (m.To >= to || evidence[s.lemma(m.To)]) && e.Type == hearsay.Organization && !e.Place {
			return hearsay.Party{Name: e.Name, Type: e.Type, Mentions: []hearsay.Span{m.Span}}
		} else if e.Place || e.Type == hearsay.Person {
			return hearsay.Party{}
		}
	}
	if to == from+1 && inquirers[s.low(from)] {
		return hearsay.Party{Name: at.Of(s.text), Type: hearsay.Unnamed, Mentions: []hearsay.Span{at}}
	}
	if to > from+1 && r.goesOnInNote(s, to) && s.nameAlone(from, to) {
		return hearsay.Party{Name: at.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{at}}
	}
	return hearsay.Party{}
}

// nameAlone reports whether the tokens [from, to) are words in capitals and those that join them: "Ministry of
// Health".
func (s *sentence) nameAlone(from, to int) bool {
	for j := from; j < to; j++ {
		if w := s.low(j); !s.capital(j) && w != "of" && w != "and" && w != "for" {
			return false
		}
	}
	return true
}

// goesOnInNote reports whether behind the mark at token i a note tells when that was counted, or another
// number: what stands before it is who counted.
func (r *reader) goesOnInNote(s *sentence, i int) bool {
	if s.low(i) == ";" {
		return s.at(i+1).UPOS == lang.Num
	}
	return s.low(i) == "," && slices.ContainsFunc(r.timesIn(s.index), func(m period.Mention) bool { return m.Start == s.at(i+1).Start })
}

// noteEnds are marks behind the name of a body in brackets.
var noteEnds = set(", ; ) :")

// opener returns the party that a sentence opens with, where the parse does not
// see it as the subject of pred because an apposition stands between: "Western
// Reach, a group of former officers, put …".
func (r *reader) opener(s *sentence, pred int) hearsay.Party {
	n := s.Tokens[pred].Head
	if pred < 2 || s.low(pred-1) != "," || n < 0 || n > pred || !s.noun(n) || s.nearestSubject(pred) >= 0 {
		return hearsay.Party{}
	}
	from, to := 0, n+1
	if s.Tokens[from].UPOS == lang.Det {
		from++
	}
	for to < pred && s.Tokens[to].UPOS != lang.Punct {
		to++
	}
	if c := s.form(from)[0]; from > n || to-from > 5 || c < 'A' || c > 'Z' || s.low(to) != "," {
		return hearsay.Party{}
	}
	if p := r.parties.Party(s.index, from, to); p.Name != "" && p.Type != hearsay.Unknown && p.Type != hearsay.Unnamed {
		return p
	}
	at := hearsay.Span{Start: s.Tokens[from].Start, End: s.Tokens[to-1].End}
	return hearsay.Party{Name: at.Of(s.text), Type: hearsay.Organization, Mentions: []hearsay.Span{at}}
}

// runOn gives the figures of a sentence that names no source the one of the
// sentence before it in the same paragraph, where they go on with what that has
// counted: "The union said 900 voted. Another 80 came late." Behind a frame at the
// end of that sentence a little more is theirs, as [reader.tellsMore] says. All else
// the report may tell by itself: "…, he said. The asking price is $4 million."
// Quotations and names of other speakers end it, and so does what
// [sentence.endsReport] says.
func (r *reader) runOn(s *sentence, first int) {
	if first >= len(r.out) || s.index == 0 || len(r.said[s.index]) > 0 || r.t.Sentences[s.index-1].Paragraph != s.Paragraph || breaks[s.low(0)] || r.tellsItself(s) {
		return
	}
	r.ofSurvey(s, first)
	before := &sentence{&r.t.Sentences[s.index-1], r.doc.Text, s.index - 1}
	if formerly[before.low(0)] {
		return
	}
	goes, q := s.goesOn(), r.framedAtEnd(before.index)
	if q != nil && !share(q.Speaker.Name) {
		r.quantity = hearsay.Span{}
		by := r.sources(before, []hearsay.Party{q.Speaker})
		for k := first; k < len(r.out); k++ {
			if c := &r.out[k]; len(c.Attribution) == 0 && (goes || r.tellsMore(s, c, first, q)) && !s.endsReport(c, q) {
				c.Attribution, c.reported = by, len(by) > 0
			}
		}
	}
	if first == 0 || r.out[first-1].sentence != before.index {
		return
	}
	p := &r.out[first-1]
	if p.Quote == "" && !p.reported || len(p.Attribution) == 0 || slices.ContainsFunc(r.said[before.index], func(q *hearsay.Quote) bool { return q.Form != hearsay.Indirect }) {
		return
	}
	q = r.frameOf(p)
	for k := first; k < len(r.out); k++ {
		if c := &r.out[k]; len(c.Attribution) == 0 && (goes || s.sameNumber(c)) && !s.endsReport(c, q) {
			c.Attribution, c.reported = slices.Clone(p.Attribution), true
		}
	}
}

// formerly are words at the head of a sentence for what somebody said before, and no longer: "Initially,
// police had put the toll at 41."
var formerly = set("earlier initially originally previously")

// tellsMore reports whether the figure tells more of what was said in the sentence before it,
// which ends with who said so: it is told of "that" or of a person taken up by a pronoun; the
// number comes first where that sentence has no figure; or it is another share, another count
// of those struck, or in the unit of what that told "according to" somebody.
func (r *reader) tellsMore(s *sentence, c *candidate, first int, q *hearsay.Quote) bool {
	switch w := s.low(0); {
	case w == "he", w == "she", w == "they", w == "that" && worksOut[s.lemma(1)]:
		return true
	}
	k := first - 1
	if k < 0 || r.out[k].sentence != s.index-1 {
		from, _ := s.tokens(c.found.Number)
		return s.at(0).UPOS == lang.Pron || from <= s.opening()
	}
	accordingTo := strings.EqualFold(q.Cue[0].Of(s.text), "according to")
	for ; k >= 0 && r.out[k].sentence == s.index-1; k-- {
		p := &r.out[k]
		if c.lattice && p.lattice || p.Quantity != nil && p.Quantity.Unit == c.Quantity.Unit && (c.Quantity.Unit == "%" || accordingTo && c.Quantity.Unit != "1") {
			return true
		}
	}
	return s.sameNumber(c)
}

// worksOut are verbs behind "that" for what a number comes to.
var worksOut = set("be put bring make leave mean represent include exclude compare")

// sameNumber reports whether the figure says what "it" was at another time, the number told
// before: "By noon it was down to 80".
func (s *sentence) sameNumber(c *candidate) bool {
	_, pred := s.tenseOf(c.number(s))
	return c.bare != elsewhere && pred >= 0 && s.low(s.subjectOf(pred)) == "it"
}

// frameOf returns the quotation that the figure is read in, nil if there is none.
func (r *reader) frameOf(c *candidate) *hearsay.Quote {
	if i := slices.IndexFunc(r.said[c.sentence], func(q *hearsay.Quote) bool { return q.ID == c.Quote }); i >= 0 {
		return r.said[c.sentence][i]
	}
	return nil
}

// endsReport reports whether the tense of the figure's clause is that of the report, and not
// of what somebody "said" before: "The boat leaked, he said. It is 17 meters long."
func (s *sentence) endsReport(c *candidate, before *hearsay.Quote) bool {
	if before == nil || len(before.Cue) == 0 || !strings.HasSuffix(before.Cue[0].Of(s.text), "d") {
		return false
	}
	if _, to := s.tokens(c.found.Number); s.low(to) == "of" && partOf[s.low(to+1)] || s.low(0) == "that" { // "Around 40 of the jobs are in Halm", "That puts it …"
		return false
	}
	t, _ := s.tenseOf(c.number(s))
	return t == present || t == perfect
}

// partOf are words behind "of" that point to what was counted before.
var partOf = set("the them those these")

// goesOn reports whether the sentence is about what the one before it counted: it begins with
// others of them ("Another 80", "Two more", "The other seven"), with a part of them ("Three of
// them", "Of those", "Nine were wider"), all or none of them, or
// their number ("A total of").
func (s *sentence) goesOn() bool {
	i := s.opening()
	if s.low(i+1) == "-" && s.at(i+2).UPOS == lang.Num { // "Twenty-two were wider"
		i += 2
	}
	next := s.at(i + 1)
	switch w := s.low(i); {
	case whole[w], w == "another":
		return true
	case w == "the", w == "a":
		return onward[s.low(i+1)] || s.at(i+1).UPOS == lang.Num && onward[s.low(i+2)]
	case w == "of":
		return partOf[s.low(i+1)]
	case s.at(i).UPOS == lang.Num:
		return onward[s.low(i+1)] || s.low(i+1) == "of" && partOf[s.low(i+2)] || next.UPOS == lang.Aux || next.UPOS == lang.Verb
	}
	return false
}

// opening returns the first token behind words for time, bound and connection.
func (s *sentence) opening() int {
	i := 0
	for precedes[s.low(i)] || s.at(i).UPOS == lang.Cconj || s.at(i).UPOS == lang.Adv && !whole[s.low(i)] {
		i++
	}
	return i
}

// precedes are words that stand before the subject of such a sentence.
var precedes = set("so far at least about some around roughly more than over up to an estimated ,")

// whole are words for all, or none, of those counted before.
var whole = set("all both none neither each")

// onward are words that count on from a number.
var onward = set("other others more remaining rest total")

// ofSurvey gives the shares of a sentence that names no source the survey that
// the sentence before it in the same paragraph, without a figure of its own,
// goes by: "…, according to a new poll. Some 72 percent believe …".
func (r *reader) ofSurvey(s *sentence, first int) {
	if first > 0 && r.out[first-1].sentence == s.index-1 {
		return
	}
	for _, q := range r.said[s.index-1] {
		words := strings.Fields(strings.ToLower(q.Speaker.Name))
		if q.Form != hearsay.Indirect || len(words) == 0 || !polls[words[len(words)-1]] {
			continue
		}
		for k := first; k < len(r.out); k++ {
			if c := &r.out[k]; len(c.Attribution) == 0 && c.Quantity != nil && c.Quantity.Unit == "%" {
				c.Attribution, c.reported = []hearsay.Party{q.Speaker}, true
			}
		}
		return
	}
}

// framedAtEnd returns what the only one who speaks in sentence i says, where the frame stands
// behind all that is said; nil elsewhere.
func (r *reader) framedAtEnd(i int) (last *hearsay.Quote) {
	for _, q := range r.said[i] {
		if q.Form == hearsay.Direct || len(q.Cue) == 0 || q.Speaker.Name == "" || len(q.Speaker.Mentions) == 0 || last != nil && last.Speaker.Name != q.Speaker.Name ||
			q.Span().End > min(q.Cue[0].Start, q.Speaker.Mentions[0].Start) {
			return nil
		}
		last = q
	}
	return last
}

// tellsItself reports whether the sentence has words of its own for who tells
// or counts what it says.
func (r *reader) tellsItself(s *sentence) bool {
	for j := range s.Tokens {
		if j == 1 && s.low(0) == "that" { // "That puts it $7 million short"
			continue
		}
		if s.low(j) == "according" || s.Tokens[j].UPOS == lang.Verb && (s.lemma(j) == "recognize" || s.lemma(j) == "recognise" || announces[s.lemma(j)] && s.lemma(j) != "expect") && s.child(j, lang.AuxPass) < 0 {
			return true
		}
	}
	return false
}

// breaks are words at the head of a sentence that set it against what was said
// before.
var breaks = set("but however yet meanwhile elsewhere separately earlier last in")
