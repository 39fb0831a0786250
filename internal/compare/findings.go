package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// weight orders findings: what may need a correction comes before what only
// helps to read the pile.
var weight = func() map[hearsay.FindingType]int {
	m := make(map[hearsay.FindingType]int)
	for i, t := range []hearsay.FindingType{
		hearsay.FindingAlteredQuote, hearsay.FindingReattributed, hearsay.FindingSpliced, hearsay.FindingTrimmed, hearsay.FindingPartExceeds,
		hearsay.FindingConflict, hearsay.FindingDrift, hearsay.FindingCorroboration, hearsay.FindingRevised,
		hearsay.FindingSeries, hearsay.FindingRateCheck, hearsay.FindingShareCheck, hearsay.FindingOpposed, hearsay.FindingNotConflict,
		hearsay.FindingSum, hearsay.FindingPartWhole, hearsay.FindingUnseenSource,
	} {
		m[t] = i
	}
	return m
}()

// findings returns what a person should look at, weightiest first.
func findings(p *pile, quotes []hearsay.QuoteFamily, claims *claimSet) []hearsay.Finding {
	var out []hearsay.Finding
	out = append(out, quoteFindings(p, quotes)...)
	out = append(out, driftFindings(p, claims)...)
	out = append(out, claimFindings(claims)...)
	out = append(out, ascribedFindings(claims)...)
	out = append(out, crossFindings(claims)...)
	out = append(out, wholeFindings(claims)...)
	out = append(out, arithmetic(p, claims)...)
	out = append(out, increments(claims)...)
	out = append(out, nestedFigures(claims)...)
	out = append(out, unseenFindings(p)...)
	slices.SortStableFunc(out, func(a, b hearsay.Finding) int {
		return cmp.Or(cmp.Compare(weight[a.Type], weight[b.Type]), cmp.Compare(gravity(a), gravity(b)), -cmp.Compare(documents(a), documents(b)), compareEvidence(a.Evidence, b.Evidence), cmp.Compare(a.Text, b.Text))
	})
	return out
}

// gravity orders altered quotations by what was changed: a number or a negation
// before other words of meaning, and those before function words.
func gravity(f hearsay.Finding) int {
	switch {
	case f.Type != hearsay.FindingAlteredQuote:
		return 0
	case slices.Contains(f.Labels, "number"), slices.Contains(f.Labels, "negation"):
		return 0
	case slices.Contains(f.Labels, flagMaterial):
		return 1
	}
	return 2
}

// documents counts the documents that a finding rests on.
func documents(f hearsay.Finding) int {
	seen := make(map[string]bool)
	for _, e := range f.Evidence {
		seen[e.Doc] = true
	}
	return len(seen)
}

func compareEvidence(a, b []hearsay.Evidence) int {
	return slices.CompareFunc(a, b, func(x, y hearsay.Evidence) int {
		return cmp.Or(cmp.Compare(x.Doc, y.Doc), x.Span.Compare(y.Span))
	})
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// quoteFindings reports quotations that a version alters, splices, gives to
// another speaker or cuts off from what they hang on. Documents that do the same to a quotation share a finding.
func quoteFindings(p *pile, families []hearsay.QuoteFamily) []hearsay.Finding {
	quotes := make(map[string]*hearsay.Quote)
	for _, d := range p.docs {
		for i := range d.Quotes {
			quotes[d.Quotes[i].ID] = &d.Quotes[i]
		}
	}
	types := map[hearsay.Verdict]hearsay.FindingType{
		hearsay.Altered:      hearsay.FindingAlteredQuote,
		hearsay.Spliced:      hearsay.FindingSpliced,
		hearsay.Reattributed: hearsay.FindingReattributed,
		hearsay.Trimmed:      hearsay.FindingTrimmed,
	}
	var out []hearsay.Finding
	for _, f := range families {
		index := make(map[string]int) // in out
		others := make(map[int][]string)
		// The one from which the others have it is named.
		rank := func(v hearsay.QuoteVersion) int { return p.byID[quotes[v.Quote].Doc].rank }
		for _, v := range slices.SortedStableFunc(slices.Values(f.Versions), func(a, b hearsay.QuoteVersion) int { return cmp.Compare(rank(a), rank(b)) }) {
			t, ok := types[v.Verdict]
			if !ok || t == hearsay.FindingTrimmed && !slices.Contains(v.Flags, flagCondition) {
				continue
			}
			q, a := quotes[v.Quote], quotes[v.Against]
			key := fmt.Sprintf("%q", []any{v.Verdict, v.Against, q.Speaker.Name, v.Flags, v.Edits})
			i, known := index[key]
			if !known {
				i = len(out)
				index[key] = i
				out = append(out, hearsay.Finding{
					Type:     t,
					Text:     quoteText(q, a, v),
					Evidence: []hearsay.Evidence{{Doc: q.Doc, Span: q.Span()}, {Doc: a.Doc, Span: a.Span()}},
					Labels:   v.Flags,
				})
				continue
			}
			out[i].Evidence = append(out[i].Evidence, hearsay.Evidence{Doc: q.Doc, Span: q.Span()})
			if n := len(others[i]); q.Doc != out[i].Evidence[0].Doc && (n == 0 || others[i][n-1] != q.Doc) {
				others[i] = append(others[i], q.Doc)
			}
		}
		for i, docs := range others {
			out[i].Text += "; the same in " + firstOf(docs)
		}
	}
	return out
}

// maxShownDocs bounds how many documents one line names.
const maxShownDocs = 3

// firstOf names documents, the first few of many.
func firstOf(docs []string) string {
	left := len(docs) - maxShownDocs
	if left <= 0 {
		return strings.Join(docs, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(docs[:maxShownDocs], ", "), left)
}

func quoteText(q, a *hearsay.Quote, v hearsay.QuoteVersion) string {
	speaker := inSentence(q.Speaker.Name)
	if speaker == "" {
		speaker = "an unknown speaker"
	}
	switch v.Verdict {
	case hearsay.Reattributed:
		return fmt.Sprintf("%s gives to %s words that are %s’s in %s", q.Doc, speaker, inSentence(a.Speaker.Name), a.Doc)
	case hearsay.Spliced:
		return fmt.Sprintf("%s runs together as one quotation of %s what %s has as separate remarks", q.Doc, speaker, a.Doc)
	case hearsay.Trimmed:
		return fmt.Sprintf("%s leaves out of a quotation of %s what it hangs on in %s: “%s”", q.Doc, speaker, a.Doc, strings.Join(cuts(v.Edits), " … "))
	}
	return fmt.Sprintf("%s alters a quotation of %s against the version in %s: %s", q.Doc, speaker, a.Doc, changes(v.Edits))
}

// cuts returns the words that a version leaves out.
func cuts(edits []hearsay.Edit) []string {
	var out []string
	for _, e := range edits {
		if e.Op == hearsay.Drop {
			out = append(out, e.From)
		}
	}
	return out
}

// maxShownEdits bounds how many changes one line names.
const maxShownEdits = 3

// changes names what a version changed inside the quotation; of what it has
// more or less at its ends only a few words, which may turn the sense.
func changes(edits []hearsay.Edit) string {
	var out []string
	kept := func(e hearsay.Edit) bool { return e.Op == hearsay.Keep }
	for i, e := range edits {
		inside := slices.ContainsFunc(edits[:i], kept) && slices.ContainsFunc(edits[i+1:], kept)
		switch {
		case e.Op == hearsay.Change:
			out = append(out, fmt.Sprintf("“%s” became “%s”", e.From, e.To))
		case e.Op == hearsay.Add && (inside || len(strings.Fields(e.To)) <= addedWords):
			out = append(out, fmt.Sprintf("“%s” was added", e.To))
		case e.Op == hearsay.Drop && (inside || len(strings.Fields(e.From)) < addedWords):
			out = append(out, fmt.Sprintf("“%s” was left out", e.From))
		}
	}
	if len(out) > maxShownEdits {
		out = append(out[:maxShownEdits], fmt.Sprintf("and %d more", len(out)-maxShownEdits))
	}
	return strings.Join(out, ", ")
}

// claimFindings reports, family by family, figures that only one origin
// vouches for however many documents carry them, conflicts, revisions and
// series.
func claimFindings(set *claimSet) []hearsay.Finding {
	var out []hearsay.Finding
	out = append(out, corroboration(set)...)
	for _, f := range set.list {
		out = append(out, pairFindings(f, set)...)
		out = append(out, series(f)...)
		out = append(out, opposedFinding(f)...)
	}
	return out
}

// corroboration reports how many origins stand behind the figures that several
// documents carry. Figures of the same documents share a line.
func corroboration(set *claimSet) []hearsay.Finding {
	type group struct {
		key    string
		docs   int
		origin string
		names  []string
		claims []*claim
	}
	var groups []*group
	index := make(map[string]*group)
	for _, f := range set.list {
		for _, same := range byValue(f.claims) {
			same = slices.DeleteFunc(slices.Clone(same), withdrawn)
			part := &claimFamily{claims: same}
			var docs []string
			for _, c := range same {
				docs = append(docs, c.doc.ID)
			}
			slices.Sort(docs)
			docs = slices.Compact(docs)
			if len(docs) < 2 || !tells(same[0]) || standing(same) {
				continue
			}
			part.countOrigins()
			origins := originRange(part.minOrigins, part.maxOrigins)
			if part.maxOrigins == 1 {
				origins += " only"
			}
			key := strings.Join(docs, "\x00") + "\x00" + origins
			g := index[key]
			if g == nil {
				g = &group{key: key, docs: len(docs), origin: origins}
				index[key] = g
				groups = append(groups, g)
			}
			g.names = append(g.names, figureWords(same[0]))
			g.claims = append(g.claims, same...)
		}
	}
	var out []hearsay.Finding
	for _, g := range groups {
		out = append(out, hearsay.Finding{
			Type:     hearsay.FindingCorroboration,
			Text:     fmt.Sprintf("%s, told in %s: %s", g.origin, plural(g.docs, "document", "documents"), strings.Join(g.names, "; ")),
			Evidence: evidence(g.claims),
		})
	}
	return out
}

// standing reports whether claims are of one sentence that an outlet has in reports which have
// nothing else in common: how often its newsletter appears, what it told of before.
func standing(claims []*claim) bool {
	first := claims[0]
	if first.doc.Outlet.IsZero() || longSentence(first) == "" {
		return false
	}
	return !slices.ContainsFunc(claims[1:], func(c *claim) bool {
		return c.doc != first.doc && (c.doc.Outlet.Value != first.doc.Outlet.Value || sameOrigin(c.doc, first.doc) || longSentence(c) != longSentence(first))
	})
}

// tells reports whether a figure says by itself what it is about: a bare length
// or number is no statement that reports share, nor is that nobody has been arrested or charged yet.
func tells(c *claim) bool {
	if (c.Measure == "arrested" || c.Measure == "charged") && c.Quantity != nil && c.Quantity.High != nil && c.Quantity.High.IsZero() {
		return false
	}
	return (c.Subject != "" || c.Measure != "" || c.Quantity == nil) && !codeLike(c)
}

// codeLike reports whether a figure is a long number in digits alone of which
// nothing is counted: what one sends a message to, or the number of a case.
func codeLike(c *claim) bool {
	if c.Quantity == nil || c.Quantity.Unit != "1" || c.Quantity.Counted != "" || c.Span.End > len(c.doc.Text) {
		return false
	}
	words := strings.Trim(c.Span.Of(c.doc.Text), "()# ")
	return len(words) >= 5 && strings.Trim(words, "0123456789") == ""
}

// period names the time that a figure is for, "" where that is not known.
func period(c *claim) string {
	v := c.Period.Value
	if v == "" || c.Period.Type == hearsay.Rate || unsure(v) {
		return ""
	}
	from, to, ok := strings.Cut(v, "/")
	switch {
	case !ok:
		return v
	case from == ".." || from == "":
		return "to " + to
	case to == ".." || to == "":
		return "since " + from
	}
	return from + " to " + to
}

func originRange(low, high int) string {
	if low == high {
		return plural(low, "origin", "origins")
	}
	return fmt.Sprintf("%d to %d origins", low, high)
}

// byValue groups claims that state the same, in order of appearance.
func byValue(claims []*claim) [][]*claim {
	var groups [][]*claim
	index := make(map[string]int)
	for _, c := range claims {
		key := valueKey(c)
		i, ok := index[key]
		if !ok {
			i = len(groups)
			index[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

func valueKey(c *claim) string {
	if c.Comparison != nil {
		return fmt.Sprint("comparison ", direction(c.Comparison))
	}
	v := value(c)
	if v == nil {
		return ""
	}
	if c.Quantity == nil {
		return v.String()
	}
	if c.Quantity.Bound == hearsay.Between && c.Quantity.High != nil {
		return v.String() + "-" + c.Quantity.High.String() + " " + c.Quantity.Unit
	}
	return v.String() + " " + c.Quantity.Unit
}

// evidence lists the places of claims, the earliest in the lineage first.
func evidence(claims []*claim) []hearsay.Evidence {
	var out []hearsay.Evidence
	for _, c := range claims {
		out = append(out, hearsay.Evidence{Doc: c.Doc, Span: c.Span})
	}
	return out
}

// opposedFinding reports comparisons that point opposite ways.
func opposedFinding(f *claimFamily) []hearsay.Finding {
	base := f.base()
	if base.Comparison == nil {
		return nil
	}
	for _, c := range f.claims[1:] {
		if !opposed(base.Comparison, c.Comparison) || sameOrigin(base.doc, c.doc) {
			continue
		}
		t, why := hearsay.FindingOpposed, "different times, so a change and not a conflict"
		switch {
		case samePeriodStated(base, c):
			t, why = hearsay.FindingConflict, "for the same time"
		case base.Period.Value == "" && c.Period.Value == "":
			why = "neither names the time, so it may be a change and not a conflict"
		}
		return []hearsay.Finding{{
			Type:     t,
			Text:     fmt.Sprintf("%s%s, %s: %s", lead(base), placed(base), placed(c), why),
			Evidence: evidence([]*claim{base, c}),
		}}
	}
	return nil
}

// unseenFindings reports sources that documents credit and the pile does not
// hold.
func unseenFindings(p *pile) []hearsay.Finding {
	var out []hearsay.Finding
	for _, o := range p.links.Origins {
		if o.Credited == "" || !unseen(p, o) {
			continue
		}
		f := hearsay.Finding{
			Type: hearsay.FindingUnseenSource,
			Text: fmt.Sprintf("%s credits %s, whose own report is not in the pile", strings.Join(o.Documents, ", "), o.Credited),
		}
		if len(o.Documents) > 1 {
			f.Text = fmt.Sprintf("%s credit %s, whose own report is not in the pile", strings.Join(o.Documents, ", "), o.Credited)
		}
		for _, id := range o.Documents {
			for _, c := range p.byID[id].Credits {
				if c.Name == o.Credited && c.Span.Len() > 0 {
					f.Evidence = append(f.Evidence, hearsay.Evidence{Doc: id, Span: c.Span})
					break
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// unseen reports whether the credited source is another house than those of
// the documents: a report that names its own agency credits nobody. Where no
// document says whose it is, that cannot be told.
func unseen(p *pile, o hearsay.Origin) bool {
	told := false
	for _, id := range o.Documents {
		outlet := p.byID[id].Outlet.Value
		if foldName(outlet) == foldName(o.Credited) {
			return false
		}
		told = told || outlet != ""
	}
	return told
}
