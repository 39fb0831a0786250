package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// Metadata corrects a document's metadata, and reports whether anything in it
// that later stages rest on has changed.
func (l *Log) Metadata(d *hearsay.Document) (changed bool) {
	l.docs[d.ID] = true
	l.each(DocumentKind, d.ID, func(c hearsay.Correction) bool {
		if c.Field == "byline" {
			changed = byline(d, c) || changed
			return true
		}
		f := field(d, c.Field)
		if f == nil {
			return false
		}
		if f.Value != c.Value {
			changed = true
			*f = hearsay.Field{Value: c.Value, Basis: hearsay.BasisGiven, From: "corrected by " + c.By}
			if c.Value == "" {
				*f = hearsay.Field{}
			}
		}
		return true
	})
	return changed
}

// byline puts the names of the value, separated by semicolons, in place of those
// that were read.
func byline(d *hearsay.Document, c hearsay.Correction) (changed bool) {
	var names []hearsay.Field
	for name := range strings.SplitSeq(c.Value, ";") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, hearsay.Field{Value: name, Basis: hearsay.BasisGiven, From: "corrected by " + c.By})
		}
	}
	if slices.EqualFunc(names, d.Byline, func(a, b hearsay.Field) bool { return a.Value == b.Value }) {
		return false
	}
	d.Byline = names
	return true
}

func field(d *hearsay.Document, name string) *hearsay.Field {
	switch name {
	case "title":
		return &d.Title
	case "outlet":
		return &d.Outlet
	case "published":
		return &d.Published
	case "language":
		return &d.Language
	case "place":
		return &d.Place
	case "url":
		return &d.URL
	}
	return nil
}

// Document corrects the quotations and claims of a document.
func (l *Log) Document(d *hearsay.Annotated) {
	l.docs[d.ID] = true
	l.each(hearsay.QuoteRecord, d.ID, func(c hearsay.Correction) bool {
		if c.Action == hearsay.Insert {
			return insertQuote(d, c)
		}
		i := quoteAt(d, c)
		switch {
		case i < 0:
			return false
		case c.Action == hearsay.Reject:
			drop := d.Quotes[i].ID
			d.Quotes = slices.Delete(slices.Clone(d.Quotes), i, i+1)
			for k := range d.Quotes {
				if d.Quotes[k].NestedIn == drop {
					d.Quotes[k].NestedIn = ""
				}
			}
			for k := range d.Claims { // the figure stands, on nobody's word
				if d.Claims[k].Quote == drop {
					d.Claims[k].Quote, d.Claims[k].Attribution = "", nil
				}
			}
		case c.Action == hearsay.Correct:
			d.Quotes = slices.Clone(d.Quotes)
			correctQuote(&d.Quotes[i], c)
		}
		return true
	})
	l.each(hearsay.ClaimRecord, d.ID, func(c hearsay.Correction) bool {
		if c.Action == hearsay.Insert {
			return insertClaim(d, c)
		}
		i := claimAt(d, c)
		switch {
		case i < 0:
			return false
		case c.Action == hearsay.Reject:
			drop := d.Claims[i].ID
			d.Claims = slices.Delete(slices.Clone(d.Claims), i, i+1)
			for k := range d.Claims {
				if d.Claims[k].PartOf == drop {
					d.Claims[k].PartOf = ""
				}
			}
		case c.Action == hearsay.Correct:
			d.Claims = slices.Clone(d.Claims)
			correctClaim(&d.Claims[i], c)
		}
		return true
	})
}

// Words are the words of a quotation as corrections name it.
func Words(text string, content []hearsay.Span) string {
	var words []string
	for _, s := range content {
		words = append(words, s.Of(text))
	}
	return strings.Join(words, " … ")
}

// nearest returns which of n things has the words of the correction and stands
// nearest to its place, or -1.
func nearest(n int, c hearsay.Correction, thing func(int) (string, hearsay.Span)) int {
	best, far := -1, 0
	for i := range n {
		words, at := thing(i)
		if words != c.Exact {
			continue
		}
		away := max(at.Start-c.Span.Start, c.Span.Start-at.Start)
		if best < 0 || away < far {
			best, far = i, away
		}
	}
	return best
}

// quoteAt returns which quotation of d the correction is about, or -1.
func quoteAt(d *hearsay.Annotated, c hearsay.Correction) int {
	return nearest(len(d.Quotes), c, func(i int) (string, hearsay.Span) {
		return Words(d.Text, d.Quotes[i].Content), d.Quotes[i].Span()
	})
}

// claimAt returns which claim of d the correction is about, or -1.
func claimAt(d *hearsay.Annotated, c hearsay.Correction) int {
	return nearest(len(d.Claims), c, func(i int) (string, hearsay.Span) {
		return d.Claims[i].Span.Of(d.Text), d.Claims[i].Span
	})
}

// placeOf returns where in text the words of the correction stand, nearest to
// where they stood, and whether they do.
func placeOf(text string, c hearsay.Correction) (hearsay.Span, bool) {
	at, far := -1, 0
	for from := 0; ; {
		i := strings.Index(text[from:], c.Exact)
		if i < 0 {
			break
		}
		i += from
		if away := max(i-c.Span.Start, c.Span.Start-i); at < 0 || away < far {
			at, far = i, away
		}
		from = i + 1
	}
	return hearsay.Span{Start: at, End: at + len(c.Exact)}, at >= 0
}

// insertQuote adds a quotation of the words that the correction names. One that
// a better stage has since read there is corrected instead.
func insertQuote(d *hearsay.Annotated, c hearsay.Correction) bool {
	at, ok := placeOf(d.Text, c)
	if !ok {
		return false
	}
	i := slices.IndexFunc(d.Quotes, func(q hearsay.Quote) bool { return len(q.Content) == 1 && q.Content[0] == at })
	d.Quotes = slices.Clone(d.Quotes)
	if i < 0 {
		q := hearsay.Quote{ID: insertedID(d, c), Doc: d.ID, Form: hearsay.Direct, Content: []hearsay.Span{at}, Speaker: hearsay.Party{Type: hearsay.Unknown}}
		i, _ = slices.BinarySearchFunc(d.Quotes, at, func(o hearsay.Quote, at hearsay.Span) int { return o.Span().Compare(at) })
		d.Quotes = slices.Insert(d.Quotes, i, q)
	}
	if c.Field != "" {
		correctQuote(&d.Quotes[i], c)
	}
	return true
}

// insertClaim adds a claim that the words of the correction make, with the value
// of its field. One that a better stage has since read there is corrected
// instead. What stands in a quotation stands on the word of who is quoted.
func insertClaim(d *hearsay.Annotated, c hearsay.Correction) bool {
	at, ok := placeOf(d.Text, c)
	if !ok {
		return false
	}
	i := slices.IndexFunc(d.Claims, func(x hearsay.Claim) bool { return x.Span == at })
	d.Claims = slices.Clone(d.Claims)
	if i < 0 {
		x := hearsay.Claim{ID: insertedID(d, c), Doc: d.ID, Span: at, Mentions: []hearsay.Span{at}, Modality: hearsay.Asserted, Period: hearsay.Period{Basis: hearsay.PeriodUnknown}}
		for _, q := range d.Quotes {
			if slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return s.Start <= at.Start && at.End <= s.End }) {
				x.Quote, x.Attribution = q.ID, slices.Clone(q.Chain) // the innermost comes last
			}
		}
		i, _ = slices.BinarySearchFunc(d.Claims, at, func(o hearsay.Claim, at hearsay.Span) int { return o.Span.Compare(at) })
		d.Claims = slices.Insert(d.Claims, i, x)
	}
	x := &d.Claims[i]
	switch c.Field {
	case "comparison":
		x.Comparison, _ = comparison(c.Value)
	case "ratio":
		if v, err := decimal.NewFromString(c.Value); err == nil {
			x.Ratio = &v
		}
	default:
		if x.Quantity == nil {
			x.Quantity = &hearsay.Quantity{Span: at, Bound: hearsay.Exactly, Unit: "1"}
		}
		correctClaim(x, c)
	}
	return true
}

// insertedID names what a person has inserted by the place in the log.
func insertedID(d *hearsay.Annotated, c hearsay.Correction) string {
	return fmt.Sprintf("%s#r%d", d.ID, c.Seq)
}

// comparison reads "killed > recruited".
func comparison(s string) (*hearsay.Comparison, error) {
	for _, op := range []hearsay.Op{hearsay.GreaterEqual, hearsay.LessEqual, hearsay.Greater, hearsay.Less, hearsay.Equal} {
		if left, right, ok := strings.Cut(s, string(op)); ok {
			c := &hearsay.Comparison{Left: strings.TrimSpace(left), Op: op, Right: strings.TrimSpace(right)}
			if c.Left != "" && c.Right != "" {
				return c, nil
			}
		}
	}
	return nil, fmt.Errorf("a comparison is written like killed > recruited, with one of > >= = <= <; not %q", s)
}

// party is a party named by a person: by a name, or by words like "a minister".
func party(name string) hearsay.Party {
	if name == "" {
		return hearsay.Party{Type: hearsay.Unknown}
	}
	if first, _, _ := strings.Cut(name, " "); first == "a" || first == "an" || first == "the" {
		return hearsay.Party{Name: name, Type: hearsay.Unnamed}
	}
	return hearsay.Party{Name: name, Type: hearsay.Person}
}

func correctQuote(q *hearsay.Quote, c hearsay.Correction) {
	switch c.Field {
	case "speaker":
		p := party(c.Value)
		if c.Value == q.Speaker.Name {
			return
		}
		q.Speaker = p
		if q.Chain = nil; c.Value != "" {
			q.Chain = []hearsay.Party{p}
		}
	case "form":
		q.Form = hearsay.Form(c.Value)
	case "strength":
		q.Strength = hearsay.CueStrength(c.Value)
	case "addressee":
		q.Addressee = party(c.Value)
	}
}

func correctClaim(x *hearsay.Claim, c hearsay.Correction) {
	if x.Quantity != nil {
		q := *x.Quantity
		x.Quantity = &q
	}
	number := func() *decimal.Decimal {
		v, err := decimal.NewFromString(c.Value)
		if err != nil {
			return nil // open, as Check lets only "" through
		}
		return &v
	}
	switch c.Field {
	case "measure":
		x.Measure = hearsay.Measure(c.Value)
	case "subject":
		x.Subject, x.Topical = c.Value, false
	case "object":
		x.Object = c.Value
	case "place":
		x.PlaceName = c.Value
	case "modality":
		x.Modality = hearsay.Modality(c.Value)
	case "period":
		x.Period.Value, x.Period.Basis = c.Value, hearsay.PeriodExplicit
		if x.Period.Type == "" {
			x.Period.Type = hearsay.Interval
		}
	case "source":
		x.Attribution = nil
		for _, name := range strings.Split(c.Value, " > ") {
			if name = strings.TrimSpace(name); name != "" {
				x.Attribution = append(x.Attribution, party(name))
			}
		}
	}
	if x.Quantity == nil {
		return
	}
	switch q := x.Quantity; c.Field {
	case "low":
		point := q.Low == nil && q.High == nil || q.Low != nil && q.High != nil && q.Low.Equal(*q.High)
		if q.Low = number(); point && (q.Bound == hearsay.Exactly || q.Bound == hearsay.About) {
			q.High = q.Low // one value, not an interval
		}
	case "high":
		q.High = number()
		if (q.Bound == hearsay.Exactly || q.Bound == hearsay.About) && q.Low != nil && q.High != nil && !q.Low.Equal(*q.High) {
			q.Bound = hearsay.Between
		}
	case "bound":
		rebound(q, hearsay.Bound(c.Value))
	case "unit":
		x.Quantity.Unit = c.Value
	case "counted":
		x.Quantity.Counted = c.Value
	}
}

// rebound gives a quantity another bound, and opens or closes its interval to
// fit: "more than 40" has no upper end.
func rebound(q *hearsay.Quantity, b hearsay.Bound) {
	q.Bound = b
	point := q.Low == nil || q.High == nil || q.Low.Equal(*q.High)
	v := q.Low
	if v == nil {
		v = q.High
	}
	switch {
	case !point || v == nil: // an interval that was read stays
	case b == hearsay.MoreThan || b == hearsay.AtLeast:
		q.Low, q.High = v, nil
	case b == hearsay.LessThan || b == hearsay.AtMost:
		q.Low, q.High = nil, v
	case b == hearsay.Exactly || b == hearsay.About:
		q.Low, q.High = v, v
	}
}

// checkValue says what is wrong with the value of a field, if anything.
func checkValue(c hearsay.Correction) error {
	one := func(values ...string) error {
		if slices.Contains(values, c.Value) {
			return nil
		}
		return fmt.Errorf("%s is one of %s; not %q", c.Field, strings.Join(values, ", "), c.Value)
	}
	switch c.Field {
	case "comparison":
		_, err := comparison(c.Value)
		return err
	case "low", "high", "ratio":
		if _, err := decimal.NewFromString(c.Value); err != nil && c.Value != "" {
			return fmt.Errorf("%s is a decimal number like 35000 or 1.5, or empty where it is open; not %q", c.Field, c.Value)
		}
	case "bound":
		return one("exactly", "about", "more than", "at least", "less than", "at most", "between")
	case "form":
		return one("direct", "indirect", "mixed")
	case "strength":
		return one("saying", "claiming", "denying", "doubting", "asking", "")
	case "modality":
		return one("asserted", "estimated", "possible", "denied", "forecast")
	case "kind":
		if c.Kind == hearsay.RelationRecord {
			return one("copy", "reprint", "excerpt", "rewrite", "same story", "none")
		}
	case "original":
		return one(c.Doc, c.Other, "")
	case "published":
		if c.Value != "" && !isoDate(c.Value) {
			return fmt.Errorf("a date is written 2026, 2026-02, 2026-02-14 or 2026-02-14T15:07:00Z; not %q", c.Value)
		}
	}
	return nil
}

// isoDate reports whether v begins like an ISO 8601 date of any precision.
func isoDate(v string) bool {
	day, _, _ := strings.Cut(v, "T")
	parts := strings.Split(day, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return false
	}
	for i, p := range parts {
		if strings.Trim(p, "0123456789") != "" || i > 0 && len(p) != 2 {
			return false
		}
	}
	return true
}
