package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// issuerOf returns who vouches for what a document says in its own words, where
// it is no report but a statement: a release, a bulletin, a communiqué. That is
// the organisation that it comes from, if it is none of the press and says so:
// by its name, by writing about itself under its own name, or by saying "we".
// For a report, and where nobody is named, it is the zero Party.
func issuerOf(t *prose.Text, quotes []hearsay.Quote) hearsay.Party {
	d := t.Doc
	name, _, _ := strings.Cut(d.Outlet.Value, ",")
	name = strings.TrimSpace(name)
	if name != "" && hasWord(name, press) || strings.Contains(name, ".") && !strings.Contains(name, " ") { // the name of a host says nothing
		return hearsay.Party{}
	}
	p := hearsay.Party{Name: name, Type: hearsay.Organization}
	if d.Outlet.Span.Len() > 0 {
		p.Mentions = []hearsay.Span{d.Outlet.Span}
	}
	about := aboutHeading(d)
	switch {
	case name == "" && about.Name != "":
		return about
	case name == "" && weSay(t, quotes):
		if p := titleStates(d); p.Name != "" {
			return p
		}
		return titleIssuer(d)
	case name == "":
		if p := titleStates(d); p.Name != "" && !reportsOthers(quotes, p.Name) {
			return p
		}
		return hearsay.Party{}
	case inLetterhead(d.Outlet), hasWord(name, offices) && !reportsOthers(quotes, name), about.Name != "" && overlap(about.Name, name), heads(wordSet(d.Title.Value), name) && (len(d.Byline) == 0 || announcesItself(t, name)), weSay(t, quotes):
		return p
	}
	return hearsay.Party{}
}

// inLetterhead reports whether the name was read in the letterhead of a statement, or in the line that
// says by whom and when it was issued.
func inLetterhead(outlet hearsay.Field) bool {
	return strings.HasSuffix(outlet.From, ", letterhead") || strings.HasSuffix(outlet.From, ", imprint")
}

// columnist returns the person whom the last paragraph of a document introduces in
// one sentence, where the document speaks as "we": "Ana Lind chairs the league", as
// guests' columns have it.
func columnist(t *prose.Text, n *names.Names, quotes []hearsay.Quote) hearsay.Party {
	last := len(t.Sentences) - 1
	if last < 1 || t.Sentences[last].Block == t.Sentences[last-1].Block || !t.Sentences[last].Running() {
		return hearsay.Party{}
	}
	s := &sentence{&t.Sentences[last], t.Doc.Text, last}
	for _, k := range n.In(last, 0, len(s.Tokens)) {
		m := &n.Mentions[k]
		if m.From > 0 || m.Entity < 0 || m.Kind != names.Name || m.To >= len(s.Tokens) || s.Tokens[m.To].XPOS != lang.VBZ || !introduces[s.lemma(m.To)] {
			continue
		}
		if e := &n.Entities[m.Entity]; e.Type == hearsay.Person && e.Named && weSay(t, quotes) {
			return hearsay.Party{Name: e.Name, Type: e.Type, Mentions: []hearsay.Span{m.Span}}
		}
	}
	return hearsay.Party{}
}

// introduces are verbs by which a column tells who wrote it: "Ana Lind teaches law".
var introduces = set(`be chair head lead direct run manage serve work write blog edit teach lecture study research represent own found
	cofound co-found host live practice practise hold cover report specialize specialise advise consult farm volunteer preside oversee coordinate`)

// reportsOthers reports whether a document lets more than a few others speak and
// not the body of that name: then it is a report, and the name that of its outlet.
func reportsOthers(quotes []hearsay.Quote, name string) bool {
	var speakers []string
	for i := range quotes {
		switch p := quotes[i].Speaker.Name; {
		case p == "" || slices.Contains(speakers, p):
		case overlap(p, name):
			return false
		default:
			speakers = append(speakers, p)
		}
	}
	return len(speakers) > 3
}

func hasWord(name string, words map[string]bool) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return words[w] })
}

// overlap reports whether one name has all the words of the other.
func overlap(a, b string) bool {
	x, y := wordSet(a), wordSet(b)
	return heads(x, b) || heads(y, a)
}

// aboutHeading returns the organisation that a closing part of the document
// says it is about, as releases have it: "About Veltrane".
func aboutHeading(d *hearsay.Document) hearsay.Party {
	for i := len(d.Blocks) - 1; i > 0; i-- {
		b := d.Blocks[i]
		name, ok := strings.CutPrefix(b.Of(d.Text), "About ")
		if !ok || b.Kind != hearsay.Heading || len(strings.Fields(name)) > 5 || name[0] < 'A' || name[0] > 'Z' || ours[strings.ToLower(strings.Fields(name)[0])] {
			continue
		}
		name = strings.TrimRight(name, ":. ")
		at := b.Start + len("About ")
		return hearsay.Party{Name: name, Type: hearsay.Organization, Mentions: []hearsay.Span{{Start: at, End: at + len(name)}}}
	}
	return hearsay.Party{}
}

// ours are words behind "About" that name nobody.
var ours = set("us the our this me author")

// announcesItself reports whether the opening says that the organisation of
// that name announces something: a report would say who says so.
func announcesItself(t *prose.Text, name string) bool {
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for j := range s.Tokens {
			if w := s.lemma(j); (w == "announce" || w == "launch" || w == "publish" || w == "report") && s.low(j-1) == "today" || w == "announce" && s.low(j+1) == "today" {
				sub := s.subjectOf(j)
				return sub >= 0 && overlap(s.phrase(sub).Of(s.text), name)
			}
		}
		return false
	}
	return false
}

// weSay reports whether the document speaks of itself as "we" outside
// quotations, more than once.
func weSay(t *prose.Text, quotes []hearsay.Quote) bool {
	var quoted []hearsay.Span
	for i := range quotes {
		if quotes[i].Form != hearsay.Indirect {
			quoted = append(quoted, quotes[i].Content...)
		}
	}
	slices.SortFunc(quoted, hearsay.Span.Compare)
	said, next := 0, 0
	for i := range t.Sentences {
		s := &sentence{&t.Sentences[i], t.Doc.Text, i}
		if !s.Running() {
			continue
		}
		for j, tok := range s.Tokens {
			for next < len(quoted) && quoted[next].End <= tok.Start {
				next++
			}
			if next < len(quoted) && quoted[next].Start <= tok.Start || tok.UPOS != lang.Pron && tok.UPOS != lang.Det {
				continue
			}
			if w := s.low(j); w == "we" || w == "our" {
				said++
			}
		}
	}
	return said > 1
}

// titleIssuer returns the name that the title of a statement begins with:
// "Western Reach weekly assessment no. 37".
func titleIssuer(d *hearsay.Document) hearsay.Party {
	words := strings.Fields(d.Title.Value)
	n := 0
	for n < len(words) && n < 6 && words[n][0] >= 'A' && words[n][0] <= 'Z' && !statements[strings.ToLower(words[n])] {
		n++
	}
	for i, w := range words[n:min(len(words), n+3)] {
		if n > 0 && statements[strings.ToLower(w)] {
			if at := n + i + 1; at < len(words) && words[at][0] >= '0' && words[at][0] <= '9' && strings.Contains(words[at], ".") {
				break // "Halm Player Update 5.50" is about a thing
			}
			name := strings.Join(words[:n], " ")
			if hasWord(name, press) || strings.Contains(name, ":") { // what stands before a colon is the matter
				break
			}
			p := hearsay.Party{Name: name, Type: hearsay.Organization}
			if at := d.Title.Span; at.Len() >= len(name) && strings.HasPrefix(at.Of(d.Text), name) {
				p.Mentions = []hearsay.Span{{Start: at.Start, End: at.Start + len(name)}}
			}
			return p
		}
	}
	return hearsay.Party{}
}

// titleStates returns the body that the title says issues the text: "Fire service: situation report no. 7",
// "Statement by the Norrand Red Cross on the Halm fire".
func titleStates(d *hearsay.Document) hearsay.Party {
	title := d.Title.Value
	head, rest, _ := strings.Cut(title, ": ")
	words := strings.Fields(strings.ToLower(rest))
	numbered := false
	for i, w := range words {
		if statements[w] && i < 3 && (i+1 == len(words) || words[i+1] == "no" || words[i+1] == "no." || words[i+1] == "number" || words[i+1][0] >= '0' && words[i+1][0] <= '9') {
			numbered = true
		}
	}
	if !numbered {
		fields := strings.Fields(title)
		if len(fields) < 3 || !statements[strings.ToLower(fields[0])] || fields[1] != "by" && fields[1] != "from" {
			return hearsay.Party{}
		}
		fields = fields[2:]
		to := 0
		for to < len(fields) && !aboutWords[fields[to]] {
			to++
		}
		head = strings.Join(fields[:to], " ")
	}
	head = strings.TrimPrefix(strings.TrimPrefix(head, "The "), "the ")
	if !hasWord(head, offices) || hasWord(head, press) {
		return hearsay.Party{}
	}
	p := hearsay.Party{Name: head, Type: hearsay.Organization}
	if at := d.Title.Span; at.Len() > 0 {
		if i := strings.Index(at.Of(d.Text), head); i >= 0 {
			p.Mentions = []hearsay.Span{{Start: at.Start + i, End: at.Start + i + len(head)}}
		}
	}
	return p
}

// aboutWords lead from who issued a statement to what it is about.
var aboutWords = set("on about regarding concerning following after over as in at for")

// statements are nouns for what bodies issue in their own name.
var statements = set("assessment bulletin report statement update briefing notice communique communiqué release review digest advisory alert situation sitrep")

// press are words in names of the press.
var press = set(`times post news herald daily journal gazette courier mail telegraph tribune guardian observer press reuters chronicle
	review magazine radio tv television channel online today weekly star sun mirror express record echo independent standard broadcasting media wire`)

// offices are words in names of bodies that speak for themselves.
var offices = set(`ministry department agency office board authority council commission committee government parliament police service bureau institute
	union federation association league network foundation fund organization organisation society cross crescent group company corporation plc inc ltd gmbh ag
	bank university hospital centre center army command forces nations relief watch`)

// issuerSide returns the country or side whose ministry or army issues the document, by its name: "Norrand" of "Ministry
// of War of Norrand". It is "" for any other issuer.
func issuerSide(name string) string {
	if side := withoutArm(name); side != name {
		return side
	}
	i := strings.LastIndex(name, " of ")
	if i < 0 {
		return ""
	}
	body, side := name[:i], strings.TrimPrefix(name[i+len(" of "):], "the ")
	if strings.HasSuffix(strings.ToLower(body), "ministry") || strings.HasSuffix(strings.ToLower(body), "department") || side == "" || !upper(side) {
		return "" // "Ministry of War"
	}
	for _, w := range strings.Fields(body) {
		if arms[strings.ToLower(w)] || strings.EqualFold(w, "staff") {
			return side
		}
	}
	return ""
}
