package claim

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// settle gives figures whose own sentence names no time the one that the
// document tells elsewhere: a part that of its whole, a running total that of
// the figure before it in the paragraph, a number that is mentioned again that
// of its other mention, and a column of a table that of the total which it adds
// up to. The candidates stand in order of place.
func (r *reader) settle() {
	byKey := make(map[int]*candidate, len(r.out))
	for i := range r.out {
		c := &r.out[i]
		byKey[c.key] = c
		if w := byKey[c.whole]; c.whole >= 0 && w != nil {
			c.sumsUpWith(w)
		}
		if i > 0 && r.out[i-1].Quantity != nil && c.Quantity != nil && r.t.Sentences[c.sentence].Paragraph == r.t.Sentences[r.out[i-1].sentence].Paragraph {
			c.sumsUpWith(&r.out[i-1]) // "a total of 900, of whom 600 men and 300 women"
		}
		for k := i - 1; k >= 0 && k > i-4; k-- { // the nearest that has a time
			if r.out[k].Period.Value != "" || k == i-1 && r.out[k].Quantity == nil {
				r.runsOn(&r.out[k], c)
				break
			}
		}
	}
	r.mentionedAgain()
	r.columns()
}

// sumsUpWith makes a total of a figure that is told for the very time of one.
func (c *candidate) sumsUpWith(w *candidate) {
	if w.Period.Type == hearsay.Cumulative && c.Period.Value == w.Period.Value && c.Period.Type == hearsay.Interval {
		c.Period.Type = hearsay.Cumulative
	}
}

// runsOn takes the time of a total over from the figure before it.
func (r *reader) runsOn(p, c *candidate) {
	if p.Quantity == nil || c.Quantity == nil || p.sentence == c.sentence && p.Period.Type != hearsay.Cumulative || c.sentence > p.sentence+1 ||
		r.t.Sentences[p.sentence].Paragraph != r.t.Sentences[c.sentence].Paragraph || p.Period.Value == "" {
		return
	}
	start, end, ok := strings.Cut(p.Period.Value, "/")
	switch {
	case !ok:
		start, end = "..", p.Period.Value
	case end == "..":
		return
	}
	switch {
	case p.Period.Type == hearsay.Cumulative && c.lattice && tallied[c.Measure] && c.Period.Value == "" && len(c.Period.Mentions) == 0 && c.Period.Type != hearsay.Rate,
		p.Period.Type == hearsay.Cumulative && c.tally && c.Period.Value == "../"+end: // "have been found since April. … have been killed"
		c.Period = p.Period
		c.Period.Type, c.Period.Value = hearsay.Cumulative, start+"/"+end
	case c.Period.Type == hearsay.Cumulative && c.Period.Value == "" && c.lattice && len(end) == len("2006-01-02"): // "412 in the week to 10 May. That brings the total to 2,223."
		mentions := c.Period.Mentions
		c.Period = p.Period
		c.Period.Type, c.Period.Value = hearsay.Cumulative, "../"+end
		c.Period.Mentions = append(mentions, p.Period.Mentions...)
	}
}

// mentionedAgain gives a number that stands without a time the one of its other
// mentions, if it measures the same there and these agree. What is no known
// measure must count the same noun.
func (r *reader) mentionedAgain() {
	byNumber := make(map[string][]*candidate)
	for i := range r.out {
		if c := &r.out[i]; c.Quantity != nil && c.found.Low != nil {
			key := c.Quantity.Unit + " " + value(c.found).String()
			if len(byNumber[key]) < maxAlike {
				byNumber[key] = append(byNumber[key], c)
			}
		}
	}
	for i := range r.out {
		c := &r.out[i]
		if c.Quantity == nil || c.found.Low == nil || c.Period.Value != "" || len(c.Period.Mentions) > 0 || c.Period.Type == hearsay.Rate {
			continue
		}
		var other *candidate
		for _, o := range byNumber[c.Quantity.Unit+" "+value(c.found).String()] {
			if o.Period.Value == "" || o.Period.Type == hearsay.Rate || len(o.Period.Mentions) == 0 || !sameThing(o, c) || !r.tellsTime(o, c) {
				continue
			}
			if other != nil && other.Period.Value != o.Period.Value {
				other = nil
				break
			}
			other = o
		}
		if other != nil {
			c.Period = other.Period
		}
	}
}

// tellsTime reports whether another mention of a number tells the time of c: that
// of the event, or any where the number is one that two things hardly share, or
// the mentions stand close together.
func (r *reader) tellsTime(o, c *candidate) bool {
	if telling(c) || o.sentence-c.sentence < nearMention && c.sentence-o.sentence < nearMention {
		return true
	}
	start, _, _ := strings.Cut(o.Period.Value, "/")
	return len(start) == len("2006-01-02") && r.recent(start)
}

// sameThing reports whether two mentions of a number are of the same thing.
func sameThing(o, c *candidate) bool {
	if o.Further != c.Further || o.Subject != "" && c.Subject != "" && o.Subject != c.Subject && o.lattice != c.lattice {
		return false
	}
	if o.lattice || c.lattice {
		return o.Measure == c.Measure
	}
	return o.Measure == c.Measure && o.Measure != "" || o.Quantity.Counted != "" && o.Quantity.Counted == c.Quantity.Counted && value(c.found).GreaterThan(ten)
}

// columns gives the cells of a table that add up to a total of the text, by
// their measure, the time of that total.
func (r *reader) columns() {
	type column struct {
		sum   decimal.Decimal
		cells []*candidate
	}
	columns := make(map[hearsay.Measure]*column)
	for i := range r.out {
		if c := &r.out[i]; c.cell && c.found.Low != nil && c.Quantity.Unit == "1" {
			if columns[c.Measure] == nil {
				columns[c.Measure] = &column{}
			}
			col := columns[c.Measure]
			col.sum = col.sum.Add(*c.found.Low)
			col.cells = append(col.cells, c)
		}
	}
	for i := range r.out {
		c := &r.out[i]
		if c.cell || c.Quantity == nil || c.found.Low == nil || c.Period.Value == "" {
			continue
		}
		if col := columns[c.Measure]; col != nil && len(col.cells) > 1 && col.sum.Equal(*c.found.Low) {
			for _, cell := range col.cells {
				if cell.Period.Value == "" {
					cell.Period = c.Period
				}
			}
		}
	}
	for i := range r.out { // the rate beside a count is of the same time
		for k := i - 1; k >= 0 && r.out[i].cell && r.out[k].cell && r.out[k].sentence == r.out[i].sentence; k-- {
			if c, p := &r.out[i], &r.out[k]; strings.HasPrefix(string(c.Measure), string(p.Measure)+" per ") {
				c.Period = p.Period
			}
		}
	}
}
