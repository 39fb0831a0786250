// Package quotation finds what a document says that others said: direct
// quotations, reported speech and mixtures of both, with cue, speaker,
// addressee and chain of attribution.
//
// Start with [Read]; [Marks] finds the runs between quotation marks. Direct
// quotations are read from marks and from the frames around them ("she said"),
// reported speech from cue verbs and what the parse hangs on them.
package quotation

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
)

// reader carries what the steps share.
type reader struct {
	t         *prose.Text
	names     *names.Names
	runs      []Run
	top       []int // the outermost runs with words in them
	views     []*view
	found     []found
	owner     map[int]int    // run → found that it is (part of) the content of
	labels    map[string]int // labels in capitals that open blocks, see takesTurns
	turns     int            // how many of them come back
	guest     *int           // the entity that answers in an interview, -1 if unknown; nil before it is sought
	signature int            // where the last signature of a quotation ends: "— Marta Lind"
	// framed has the direct quotations by the sentences of their cues.
	framed map[int][]int
	// bySentence has the attributions by the sentences their content begins in.
	bySentence map[int][]int
}

// Quoted returns the places between outermost quotation marks, in order.
func Quoted(runs []Run) []hearsay.Span {
	var out []hearsay.Span
	for _, r := range runs {
		if r.Parent < 0 && r.Inner.Len() > 0 {
			out = append(out, r.Inner)
		}
	}
	return out
}

// Read returns the quotations of t in order of place, with IDs made of the
// document's ID and a number.
func Read(t *prose.Text, n *names.Names, runs []Run) []hearsay.Quote {
	all := Attributions(t, n, runs)
	var out []hearsay.Quote
	at := make([]int, len(all)) // number of each attribution in out, from 1
	for i, a := range all {
		if !a.Stance {
			out = append(out, a.Quote)
			at[i] = len(out)
		}
	}
	number(t.Doc.ID, out)
	for i, a := range all {
		if at[i] == 0 {
			continue
		}
		for k, hops := a.Within, 0; k >= 0 && hops < 8; k, hops = all[k].Within, hops+1 {
			if at[k] > 0 {
				out[at[i]-1].NestedIn = out[at[k]-1].ID
				break
			}
		}
	}
	return out
}

// Attribution is a quotation, or a belief, wish or judgement that the document
// reports of a party.
type Attribution struct {
	hearsay.Quote
	Stance bool // it reports no words
	// Within is the index of the attribution that this one is part of, or -1.
	Within int
	// Source is where the text names the speaker, whole phrase; empty if it
	// does not.
	Source hearsay.Span
	// Group is the cue with its auxiliaries and adverbs: "has also said".
	Group hearsay.Span
}

// Attributions returns all that t attributes to others, in order of place.
func Attributions(t *prose.Text, n *names.Names, runs []Run) []Attribution {
	r := &reader{t: t, names: n, runs: runs, owner: map[int]int{}}
	for i, run := range runs {
		if run.Parent < 0 && run.Inner.Len() > 0 && !nickname(t.Doc.Text, run) {
			r.top = append(r.top, i)
		}
	}
	k := 0
	for s := range t.Sentences {
		for k < len(r.top) && runs[r.top[k]].Outer.End <= t.Sentences[s].Start {
			k++
		}
		r.views = append(r.views, look(t, s, runs, r.top[k:]))
	}
	r.direct()
	r.indirect()
	r.nested()
	r.toldInside()
	r.pronouns()
	r.carryAddressees()
	r.citations()
	return r.quotes()
}

// nickname reports whether the run is part of a name: Marta “Mia” Lind.
func nickname(text string, run Run) bool {
	words := strings.Fields(run.Inner.Of(text))
	if len(words) == 0 || len(words) > 2 {
		return false
	}
	before, after := strings.TrimRight(text[max(0, run.Outer.Start-40):run.Outer.Start], " "), text[run.Outer.End:min(len(text), run.Outer.End+8)]
	before = before[strings.LastIndexAny(before, " \n")+1:]
	after, spaced := strings.CutPrefix(after, " ")
	return spaced && capital(words[0]) && capital(words[len(words)-1]) && capital(before) && capital(after) &&
		strings.Trim(before, ".,:;!?") == strings.TrimSuffix(before, ".")
}

// capital reports whether w begins with a capital letter.
func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// add appends an attribution, marks its cue as used, and returns its index.
func (r *reader) add(f found, v *view) int {
	if v != nil && f.cueAt[0] == v.s && f.cueAt[1] >= 0 {
		v.used[f.cueAt[1]] = true
	}
	r.found = append(r.found, f)
	return len(r.found) - 1
}

// carryAddressees gives later quotations of a speaker the addressee of an
// earlier one in running speech: what an interviewer was told goes on until the
// text names another place of speaking for that speaker.
func (r *reader) carryAddressees() {
	order := r.order()
	told := map[string]hearsay.Party{}
	for _, i := range order {
		f := &r.found[i]
		if f.party.Name == "" || f.level != speech {
			continue
		}
		if f.to.Name != "" {
			told[f.party.Name] = f.to
			continue
		}
		if p, ok := told[f.party.Name]; ok && f.form == hearsay.Direct && p.Type == hearsay.Organization {
			f.to = p
		}
	}
}

// order returns the indices of r.found in order of place.
func (r *reader) order() []int {
	out := make([]int, len(r.found))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		x, y := r.found[a].content, r.found[b].content
		return cmp.Or(x[0].Compare(y[0]), cmp.Compare(r.found[a].cue.Start, r.found[b].cue.Start))
	})
	return out
}

// quotes turns what was found into attributions with chains.
func (r *reader) quotes() []Attribution {
	order := r.order()
	place := make([]int, len(r.found)) // where each found one stands in out
	for n, i := range order {
		place[i] = n
	}
	var out []Attribution
	for _, i := range order {
		f := r.found[i]
		r.skipDateline(&f)
		a := Attribution{Stance: f.level != speech, Within: -1}
		a.Quote = hearsay.Quote{
			Doc: r.t.Doc.ID, Form: f.form, Content: f.content, Strength: f.strength,
			Speaker: f.party, Addressee: f.to,
		}
		if f.cue.Len() > 0 {
			a.Cue = []hearsay.Span{f.cue}
			a.Group = r.views[f.cueAt[0]].group(f.cueAt[1], f.cueEnd)
		}
		if !f.src.none {
			a.Source = r.views[f.src.s].span(f.src.from, f.src.to)
		}
		if a.Speaker.Type == "" {
			a.Speaker.Type = hearsay.Unknown
		}
		a.Chain = r.chain(i)
		if f.cueAt[0] >= 0 {
			a.Venue = r.views[f.cueAt[0]].venue(f.cueAt[1], f.cueEnd)
			if a.Venue.Len() == 0 && f.form != hearsay.Indirect {
				a.Venue = r.venueAfter(f)
			}
		}
		if k := r.outer(i); k >= 0 {
			a.Within = place[k]
		}
		out = append(out, a)
	}
	return out
}

// skipDateline takes the dateline off the content: "MUNICH — The …".
func (r *reader) skipDateline(f *found) {
	d := r.t.Doc.Place.Span
	if c := &f.content[0]; d.Len() > 0 && c.Start <= d.Start && d.End < c.End {
		rest := r.t.Doc.Text[d.End:c.End]
		c.Start = c.End - len(strings.TrimLeft(rest, " \t\n\u00a0—–-():,."))
	}
}

// number gives the quotes their IDs.
func number(doc string, quotes []hearsay.Quote) {
	for i := range quotes {
		quotes[i].ID = doc + "#q" + strconv.Itoa(i+1)
	}
}
