package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// scoreSeeds scores the pile below dir.
func scoreSeeds(dir string, w io.Writer) (map[string]float64, error) {
	return scorePile(w, filepath.Join(dir, "seeds"), filepath.Join(dir, "gold", "seeds.json"))
}

// scoreDemo scores the built-in pile; dir plays no part.
func scoreDemo(_ string, w io.Writer) (map[string]float64, error) {
	return scorePile(w, "internal/demo/pile", "eval/gold/demo.json")
}

// pileGold is what a careful reader finds in a pile. See eval/piles/README.md
// for its schema.
type pileGold struct {
	Documents map[string]struct {
		Language          *string
		Published         *string
		PublishedInferred *struct{ Date, From string } `json:"published_inferred"`
		Title             *string
		Byline            []string
		Outlet            *string
		URL               *string
		Place             *string
	}
	Lineage []struct {
		A, B, Relation string
		Original       *string
		Implied        bool
	}
	IndependentOrigins json.RawMessage `json:"independent_origins"`
	Quotes             []goldQuote
	Claims             []goldClaim
	Findings           []json.RawMessage
	Debatable          []struct{ Doc, At string }
}

type goldQuote struct {
	Family, Doc, At, Speaker, To, Kind, Verdict string
}

type goldClaim struct {
	ID, Doc, At, Bound, Of, Measure, Subject, Period, Says, Unit, Rate, Comparison string
	Value, Ratio, Low, High                                                        *decimal.Decimal
	PartOf                                                                         string `json:"part_of"`
}

// scorePile runs the report over the documents of a folder and holds it
// against the gold, row by row.
//
// A document is right when language, date, title, byline, outlet, URL and
// place are those of the gold, as far as the gold names them. A relation is
// right when its kind and its original are; "none" also when no relation is
// reported. A quotation is right when one quotation of the document covers at
// least 80 % of the gold's words with at most twice as many of its own, and
// its form, speaker and verdict agree (trimmed and fragment count as the
// same, as do direct and mixed); a claim when one at that place has the gold's
// value, bound, unit, rate, period, source and whole. Subject and measure are
// free text in the gold: see [sameSubject] and [sameMeasure]. Quotations in
// quotation marks and claims that are in no gold row are counted as added.
func scorePile(w io.Writer, docs, gold string) (map[string]float64, error) {
	data, err := os.ReadFile(gold)
	if err != nil {
		return nil, err
	}
	var g pileGold
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", gold, err)
	}
	ctx := context.Background()
	r, err := flow.Report(ctx, capture.Open(ctx, []string{docs}, capture.Options{}), flow.Options{})
	if err != nil {
		return nil, err
	}
	s := &pileScore{w: w, g: &g, r: r, tallies: map[string]*tally{}, fields: map[string][]bool{}}
	s.documents()
	s.lineage()
	s.quotes()
	s.claims()
	s.findings()
	return s.figures(), nil
}

// tally counts the rows of one kind.
type tally struct{ right, wrong, missing, added int }

type pileScore struct {
	w       io.Writer
	g       *pileGold
	r       *hearsay.Report
	tallies map[string]*tally
	fields  map[string][]bool // of claims that were found: which fields are right
}

func (s *pileScore) of(kind string) *tally {
	if s.tallies[kind] == nil {
		s.tallies[kind] = &tally{}
	}
	return s.tallies[kind]
}

func (s *pileScore) say(kind, state, format string, args ...any) {
	fmt.Fprintf(s.w, "%-9s %-7s %s\n", kind, state, fmt.Sprintf(format, args...))
}

func (s *pileScore) row(kind, name string, found bool, problems []string) {
	t := s.of(kind)
	switch {
	case !found:
		t.missing++
		s.say(kind, "missing", "%s", name)
	case len(problems) > 0:
		t.wrong++
		s.say(kind, "wrong", "%s: %s", name, strings.Join(problems, "; "))
	default:
		t.right++
	}
}

func (s *pileScore) documents() {
	for _, id := range slices.Sorted(maps.Keys(s.g.Documents)) {
		want := s.g.Documents[id]
		d := s.r.Document(id)
		if d == nil {
			s.row("document", id, false, nil)
			continue
		}
		var bad []string
		is := func(name string, want *string, got hearsay.Field) {
			switch {
			case want == nil && name != "published" && name != "title":
			case want == nil && got.Basis == hearsay.BasisInherited:
			case want == nil && got.Value != "", want != nil && !sameWords(*want, got.Value):
				bad = append(bad, fmt.Sprintf("%s is %q, not %s", name, got.Value, show(want)))
			}
		}
		is("language", want.Language, d.Language)
		published := d.Published
		published.Value = published.Value[:min(10, len(published.Value))]
		if inferred := want.PublishedInferred; inferred != nil {
			if published.Value != inferred.Date || published.Basis != hearsay.BasisInherited {
				bad = append(bad, fmt.Sprintf("published is %q (%s), not inherited %s", published.Value, published.Basis, inferred.Date))
			}
		} else {
			is("published", want.Published, published)
		}
		is("title", want.Title, d.Title)
		is("outlet", want.Outlet, d.Outlet)
		is("place", want.Place, d.Place)
		if want.URL != nil && d.URL.Value != *want.URL {
			bad = append(bad, fmt.Sprintf("url is %q, not %q", d.URL.Value, *want.URL))
		}
		var byline []string
		for _, b := range d.Byline {
			byline = append(byline, b.Value)
		}
		if !slices.Equal(byline, want.Byline) && len(byline)+len(want.Byline) > 0 {
			bad = append(bad, fmt.Sprintf("byline is %q, not %q", byline, want.Byline))
		}
		s.row("document", id, true, bad)
	}
}

func show(s *string) string {
	if s == nil {
		return "absent"
	}
	return fmt.Sprintf("%q", *s)
}

// sameWords compares texts by their folded words.
func sameWords(a, b string) bool {
	return slices.Equal(folded(a), folded(b))
}

func folded(s string) []string {
	var out []string
	for _, w := range fold.Words(s) {
		out = append(out, w.Folded)
	}
	return out
}

func (s *pileScore) lineage() {
	for _, want := range s.g.Lineage {
		name := fmt.Sprintf("%s – %s (%s)", want.A, want.B, want.Relation)
		var got *hearsay.Relation
		for i, r := range s.r.Relations {
			if r.A == want.A && r.B == want.B || r.A == want.B && r.B == want.A {
				got = &s.r.Relations[i]
			}
		}
		if got == nil {
			s.row("lineage", name, want.Relation == string(hearsay.None), nil)
			continue
		}
		var bad []string
		if string(got.Kind) != want.Relation {
			bad = append(bad, "relation is "+string(got.Kind))
		}
		original := ""
		if want.Original != nil {
			original = *want.Original
		}
		if got.Original != original && !want.Implied {
			bad = append(bad, fmt.Sprintf("original is %q, not %q", got.Original, original))
		}
		s.row("lineage", name, true, bad)
	}
	if len(s.g.IndependentOrigins) > 0 {
		var n int
		if json.Unmarshal(s.g.IndependentOrigins, &n) == nil {
			var bad []string
			if len(s.r.Origins) != n {
				bad = append(bad, fmt.Sprintf("%d, not %d", len(s.r.Origins), n))
			}
			s.row("lineage", "number of origins", true, bad)
		}
	}
}

// places returns where the words of at stand in text, markup aside.
func places(text, at string) []hearsay.Span {
	at = strings.NewReplacer(`\`, "", "](#)", "", "**", "").Replace(at)
	want := folded(at)
	words := fold.Words(text)
	var out []hearsay.Span
	for i := 0; len(want) > 0 && i+len(want) <= len(words); i++ {
		j := 0
		for j < len(want) && words[i+j].Folded == want[j] {
			j++
		}
		if j == len(want) {
			out = append(out, hearsay.Span{Start: words[i].Start, End: words[i+j-1].End})
		}
	}
	return out
}

// covered returns how many bytes of the span lie in one of spans.
func covered(s hearsay.Span, spans []hearsay.Span) int {
	n := 0
	for _, o := range spans {
		n += max(0, min(s.End, o.End)-max(s.Start, o.Start))
	}
	return n
}

func length(spans []hearsay.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

func (s *pileScore) quotes() {
	verdicts := make(map[string]hearsay.QuoteVersion)
	family := make(map[string]string)
	for _, f := range s.r.QuoteFamilies {
		for _, v := range f.Versions {
			verdicts[v.Quote] = v
			family[v.Quote] = f.ID
		}
	}
	matched := make(map[string]bool)
	families := make(map[string]string)
	for _, want := range s.g.Quotes {
		d := s.r.Document(want.Doc)
		name := fmt.Sprintf("%s in %s “%.60s”", want.Family, want.Doc, want.At)
		if d == nil {
			s.row("quote", name, false, nil)
			continue
		}
		var best *hearsay.Quote
		for _, at := range places(d.Text, want.At) {
			for i := range d.Quotes {
				q := &d.Quotes[i]
				words := q.Content
				if want.Kind == "indirect" { // the gold's words may hold the frame
					words = slices.Concat(words, q.Cue, q.Speaker.Mentions)
				}
				if covered(at, q.Content) == 0 || float64(covered(at, words)) < 0.8*float64(at.Len()) {
					continue
				}
				// The words may stand in the document twice: the one that the
				// gold's speaker says is meant, else the closest.
				switch says := sameSpeaker(want.Speaker, q.Speaker.Name); {
				case best == nil, says && !sameSpeaker(want.Speaker, best.Speaker.Name):
					best = q
				case says == sameSpeaker(want.Speaker, best.Speaker.Name) && length(q.Content) < length(best.Content):
					best = q
				}
			}
		}
		if best == nil {
			s.row("quote", name, false, nil)
			continue
		}
		matched[best.ID] = true
		var bad []string
		if (best.Form == hearsay.Indirect) != (want.Kind == "indirect") {
			bad = append(bad, "form is "+string(best.Form))
		}
		if !sameSpeaker(want.Speaker, best.Speaker.Name) {
			bad = append(bad, fmt.Sprintf("speaker is %q, not %q", best.Speaker.Name, want.Speaker))
		}
		if want.To != "" && !sameSpeaker(want.To, best.Addressee.Name) {
			bad = append(bad, fmt.Sprintf("addressee is %q, not %q", best.Addressee.Name, want.To))
		}
		if v := verdicts[best.ID]; !sameVerdict(want.Verdict, string(v.Verdict)) {
			bad = append(bad, fmt.Sprintf("verdict is %s, not %s", v.Verdict, want.Verdict))
		}
		if f, ok := families[want.Family]; ok && f != family[best.ID] {
			bad = append(bad, "in another family")
		} else {
			families[want.Family] = family[best.ID]
		}
		s.row("quote", name, true, bad)
	}
	for _, d := range s.r.Documents {
		for _, q := range d.Quotes {
			if !matched[q.ID] && q.Form != hearsay.Indirect && !s.debatable(d.ID, d.Text, q.Span()) && !s.elsewhere(q.Span().Of(d.Text)) {
				s.of("quote").added++
				s.say("quote", "added", "%s (%s) %s: “%.80s”", d.ID, q.Form, q.Speaker.Name, q.Span().Of(d.Text))
			}
		}
	}
}

// elsewhere reports whether the gold has these words as a quotation of another
// document: gold does not list each copy.
func (s *pileScore) elsewhere(text string) bool {
	for _, q := range s.g.Quotes {
		if len(places(text, q.At)) > 0 || len(places(q.At, text)) > 0 {
			return true
		}
	}
	return false
}

func (s *pileScore) debatable(doc, text string, at hearsay.Span) bool {
	for _, d := range s.g.Debatable {
		if d.Doc != doc {
			continue
		}
		for _, p := range places(text, d.At) {
			if p.Overlaps(at) {
				return true
			}
		}
	}
	return false
}

// sameSpeaker compares names without articles; the gold may give an
// alternative in brackets. An unnamed speaker may be described more closely:
// "a NATO official" is "a senior NATO official".
func sameSpeaker(want, got string) bool {
	strip := func(s string) string {
		s, _, _ = strings.Cut(s, " (")
		words := folded(s)
		for len(words) > 0 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
			words = words[1:]
		}
		return strings.Join(words, " ")
	}
	w, g := strip(want), strip(got)
	if _, other, ok := strings.Cut(want, " ("); ok && strip(strings.TrimSuffix(other, ")")) == g {
		return true
	}
	return w == g || strings.HasPrefix(want, "a ") && (within(w, g))
}

// within reports whether all words of a stand in b.
func within(a, b string) bool {
	words := strings.Fields(b)
	for _, w := range strings.Fields(a) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return a != ""
}

func sameVerdict(want, got string) bool {
	if got == "fragment" {
		got = "trimmed"
	}
	if want == "fragment" {
		want = "trimmed"
	}
	return want == "" || want == got
}

func (s *pileScore) claims() {
	matched := make(map[string]bool)
	byGold := make(map[string]*hearsay.Claim)
	for _, want := range s.g.Claims {
		d := s.r.Document(want.Doc)
		name := fmt.Sprintf("%s in %s “%.50s”", want.ID, want.Doc, want.At)
		var best *hearsay.Claim
		bestBad := []string{"", "", "", "", "", "", "", "", "", "", "", ""}
		if d != nil {
			for _, at := range places(d.Text, want.At) {
				for i := range d.Claims {
					c := &d.Claims[i]
					if matched[c.ID] || !touches(c, at) || !sameNumber(&want, c) {
						continue
					}
					if bad := s.claimProblems(&want, c, byGold); best == nil || len(bad) < len(bestBad) {
						best, bestBad = c, bad
					}
				}
			}
		}
		if best == nil {
			s.row("claim", name, false, nil)
			continue
		}
		matched[best.ID] = true
		byGold[want.ID] = best
		s.row("claim", name, true, bestBad)
	}
	for _, d := range s.r.Documents {
		for _, c := range d.Claims {
			if !matched[c.ID] && !s.debatable(d.ID, d.Text, c.Span) && !s.goldValue(&c) {
				s.of("claim").added++
				s.say("claim", "added", "%s “%s” measure %q subject %q", d.ID, c.Span.Of(d.Text), c.Measure, c.Subject)
			}
		}
	}
}

// goldValue reports whether the gold has the claim's number in any document:
// gold does not list each copy.
func (s *pileScore) goldValue(c *hearsay.Claim) bool {
	for i := range s.g.Claims {
		if sameNumber(&s.g.Claims[i], c) {
			return true
		}
	}
	return false
}

func touches(c *hearsay.Claim, at hearsay.Span) bool {
	return slices.ContainsFunc(append([]hearsay.Span{c.Span}, c.Mentions...), at.Overlaps)
}

func (s *pileScore) claimProblems(want *goldClaim, c *hearsay.Claim, byGold map[string]*hearsay.Claim) (bad []string) {
	problem := func(format string, args ...any) { bad = append(bad, fmt.Sprintf(format, args...)) }
	check := func(field string, asked, right bool) {
		if asked {
			s.fields[field] = append(s.fields[field], right)
		}
	}
	before := 0
	done := func(field string, asked bool) {
		check(field, asked, len(bad) == before)
		before = len(bad)
	}
	if c.Quantity != nil {
		if want.Bound != "" && want.Bound != string(c.Quantity.Bound) && want.Ratio == nil {
			problem("bound is %s, not %s", c.Quantity.Bound, want.Bound)
		}
		if want.Unit != "" && !sameUnit(want.Unit, c.Quantity.Unit) && !fraction(want, c) {
			problem("unit is %q, not %q", c.Quantity.Unit, want.Unit)
		}
	}
	done("bound and unit", c.Quantity != nil)
	if !sameRate(want.Rate, c.Period) && want.Ratio == nil {
		problem("rate is %q, not %q", c.Period.Per, want.Rate)
	}
	if p := firstWord(want.Period); p != "" && strings.ContainsAny(p, "0123456789") && !strings.HasPrefix(p, "P") && !samePeriod(p, strings.HasPrefix(want.Period, "cumulative"), c.Period) {
		problem("period is %q, not %q", c.Period.Value, want.Period)
	}
	if strings.HasPrefix(want.Period, "cumulative") && c.Period.Type != hearsay.Cumulative && c.Period.Type != hearsay.Rate {
		problem("period is %q, not cumulative", c.Period.Type)
	}
	done("period", want.Period != "" || want.Rate != "")
	if want.Says != "" && !slices.ContainsFunc(c.Attribution, func(p hearsay.Party) bool { return sameSource(want.Says, p.Name) }) {
		problem("said by %s, not %s", attribution(c), want.Says)
	}
	done("source", want.Says != "")
	// Where the gold names nobody, its author saw none or did not look: that is
	// shown as a field, and makes no row wrong.
	check("none named", want.Says == "", len(c.Attribution) == 0)
	if whole := byGold[want.PartOf]; want.PartOf != "" && whole != nil && c.PartOf != whole.ID {
		problem("not a part of %s", want.PartOf)
	}
	done("part of", want.PartOf != "")
	if want.Subject != "" && !sameSubject(want.Subject, c) {
		problem("subject is %q, not %q", c.Subject, want.Subject)
	}
	done("subject", want.Subject != "")
	if want.Measure != "" && !sameMeasure(want, c) {
		problem("measure is %q, not %q", c.Measure, want.Measure)
	}
	done("measure", want.Measure != "")
	return bad
}

func attribution(c *hearsay.Claim) string {
	var names []string
	for _, p := range c.Attribution {
		names = append(names, p.Name)
	}
	return fmt.Sprintf("%q", names)
}

// findings checks that each finding of the gold is reported: one of that type
// whose evidence touches the documents and claims that the gold names.
func (s *pileScore) findings() {
	used := make(map[int]bool)
	for _, raw := range s.g.Findings {
		var want struct {
			Kind, In, Family, Name string
			Claims                 []string
			Labels                 []string
			IndependentOrigins     *int `json:"independent_origins"`
		}
		if err := json.Unmarshal(raw, &want); err != nil {
			continue
		}
		name := want.Kind + " " + want.In + want.Family + strings.Join(want.Claims, ", ") + want.Name
		best, bestBad := -1, []string{}
		for i, f := range s.r.Findings {
			if !sameKind(want.Kind, f.Type) || used[i] && f.Type != hearsay.FindingCorroboration {
				continue
			}
			bad := s.findingProblems(f, want.In, want.Claims, want.Labels)
			if want.IndependentOrigins != nil && !strings.Contains(" "+f.Text, fmt.Sprintf(" %d origin", *want.IndependentOrigins)) {
				bad = append(bad, fmt.Sprintf("not %d origins", *want.IndependentOrigins))
			}
			if best < 0 || len(bad) < len(bestBad) {
				best, bestBad = i, bad
			}
		}
		if best >= 0 && len(bestBad) < 2 {
			used[best] = true
		}
		s.row("finding", name, best >= 0, bestBad)
	}
	for i, f := range s.r.Findings {
		if !used[i] {
			s.of("finding").added++
			s.say("finding", "added", "%s: %s", f.Type, f.Text)
		}
	}
}

// sameKind reports whether a finding is of the kind that the gold has. How a figure
// went on over time is as right told as a revision or as a series: whose figures they
// are, the places tell.
func sameKind(want string, got hearsay.FindingType) bool {
	over := func(t hearsay.FindingType) bool { return t == hearsay.FindingRevised || t == hearsay.FindingSeries }
	return want == string(got) || over(hearsay.FindingType(want)) && over(got)
}

func (s *pileScore) findingProblems(f hearsay.Finding, in string, claims, labels []string) (bad []string) {
	has := func(doc string, number *decimal.Decimal, at string) bool {
		for _, e := range f.Evidence {
			d := s.r.Document(e.Doc)
			if e.Doc == doc && (at == "" || slices.ContainsFunc(places(d.Text, at), e.Span.Overlaps)) {
				return true
			}
		}
		return false
	}
	if in != "" && !has(in, nil, "") {
		bad = append(bad, "no evidence in "+in)
	}
	for _, id := range claims {
		for _, c := range s.g.Claims {
			if c.ID == id && !has(c.Doc, c.Value, c.At) {
				bad = append(bad, "no evidence at "+id)
			}
		}
	}
	for _, l := range labels {
		key, _, _ := strings.Cut(l, ":")
		if !slices.ContainsFunc(f.Labels, func(got string) bool { return strings.HasPrefix(got, key) || shareWord(l, got) }) {
			bad = append(bad, "no label "+l)
		}
	}
	return bad
}

func (s *pileScore) figures() map[string]float64 {
	figures := make(map[string]float64)
	fmt.Fprintf(s.w, "\n%-10s %6s %6s %8s %6s\n", "kind", "right", "wrong", "missing", "added")
	for _, kind := range []string{"document", "lineage", "quote", "claim", "finding"} {
		t := s.of(kind)
		fmt.Fprintf(s.w, "%-10s %6d %6d %8d %6d\n", kind, t.right, t.wrong, t.missing, t.added)
		figures[kind+"_right"] = float64(t.right)
		figures[kind+"_wrong"] = float64(t.wrong)
		figures[kind+"_missing"] = float64(t.missing)
		figures[kind+"_added"] = float64(t.added)
	}
	fmt.Fprintln(s.w, "\nfields of the claims that were found, as far as the gold names them:")
	for _, field := range slices.Sorted(maps.Keys(s.fields)) {
		right := 0
		for _, r := range s.fields[field] {
			if r {
				right++
			}
		}
		fmt.Fprintf(s.w, "%-15s %d of %d\n", field, right, len(s.fields[field]))
	}
	return figures
}
