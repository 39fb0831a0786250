package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/toll"
)

// eventTolls is the killed and wounded that the documents of one story give.
type eventTolls struct {
	story string
	docs  []*hearsay.Annotated // those that give any, in order of ID
	tolls []toll.Dated         // of each of docs
	// killed and wounded are the indices of the documents whose numbers most
	// origins give.
	killed, wounded int
}

// tollsOf reads the tolls of the stories of a report in which somebody was killed
// or wounded.
func tollsOf(r *hearsay.Report) []eventTolls {
	origins := make(map[string]string)
	for _, o := range r.Origins {
		for _, d := range o.Documents {
			origins[d] = o.ID
		}
	}
	var out []eventTolls
	for _, s := range r.Stories {
		e := eventTolls{story: s.ID}
		for _, id := range s.Documents {
			d := r.Document(id)
			if d == nil {
				continue
			}
			if t := toll.Of(d); t.Killed.N > 0 || t.Wounded.N > 0 {
				e.docs = append(e.docs, d)
				e.tolls = append(e.tolls, toll.Dated{Toll: t, Published: d.Published.Value, Origin: origins[id]})
			}
		}
		if len(e.docs) > 0 {
			e.killed, e.wounded = toll.Settle(e.tolls)
			out = append(out, e)
		}
	}
	return out
}

// ofLastDay returns the tolls of the documents of the last day; none where not every document has
// its day.
func (e *eventTolls) ofLastDay() []toll.Dated {
	var last []toll.Dated
	for _, t := range e.tolls {
		if len(t.Published) < len(time.DateOnly) {
			return nil
		}
		switch day := t.Published[:len(time.DateOnly)]; {
		case len(last) == 0 || day > last[0].Published[:len(time.DateOnly)]:
			last = []toll.Dated{t}
		case day == last[0].Published[:len(time.DateOnly)]:
			last = append(last, t)
		}
	}
	return last
}

// wordsOf returns the words of a count, joined, each once.
func wordsOf(d *hearsay.Annotated, c toll.Count) string {
	var words []string
	seen := make(map[string]bool)
	for _, at := range c.Words {
		if w := at.Of(d.Text); !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return strings.Join(words, ", ")
}

// writeTolls writes the tolls as a table for people, a line of what most origins
// give below each story that has several documents.
func writeTolls(w io.Writer, events []eventTolls) error {
	if len(events) == 0 {
		_, err := fmt.Fprintln(w, "Nobody is reported killed or wounded.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "story\tdocument\tpublished\tkilled\twounded\tin the words")
	for _, e := range events {
		for i, d := range e.docs {
			published := d.Published.Value
			if published == "" {
				published = "undated"
			}
			words := wordsOf(d, e.tolls[i].Killed)
			if wounded := wordsOf(d, e.tolls[i].Wounded); wounded != "" {
				words += "; " + wounded
			}
			fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%s\n", e.story, d.ID, published, e.tolls[i].Killed.N, e.tolls[i].Wounded.N, strings.TrimPrefix(words, "; "))
		}
		if len(e.docs) > 1 {
			killed, wounded := e.tolls[e.killed].Killed.N, e.tolls[e.wounded].Wounded.N
			fmt.Fprintf(t, "%s\tby most origins\t\t%d\t%d\t\n", e.story, killed, wounded)
			if last := e.ofLastDay(); len(last) > 0 { // a toll rises from day to day
				k, w := toll.Settle(last)
				now, hurt := last[k].Killed.N, last[w].Wounded.N
				if (now != killed || hurt != wounded) && 2*now >= killed && 2*hurt >= wounded { // what falls so far counts something else
					fmt.Fprintf(t, "%s\tby most of the last day\t%s\t%d\t%d\t\n", e.story, last[k].Published[:len(time.DateOnly)], now, hurt)
				}
			}
		}
	}
	return t.Flush()
}

// writeTollsCSV writes one line for each number of a document and each place
// that it was read from, in code points; a number that only the headline gives
// has one line without a place.
func writeTollsCSV(w io.Writer, events []eventTolls) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"story", "doc", "published", "origin", "measure", "value", "start", "end", "exact"}}
	for _, e := range events {
		for i, d := range e.docs {
			for _, part := range []struct {
				measure string
				count   toll.Count
			}{{"killed", e.tolls[i].Killed}, {"wounded", e.tolls[i].Wounded}} {
				row := []string{e.story, d.ID, d.Published.Value, e.tolls[i].Origin, part.measure, strconv.FormatInt(part.count.N, 10)}
				if len(part.count.Words) == 0 {
					rows = append(rows, append(row, "", "", ""))
				}
				for _, at := range part.count.Words {
					start := utf8.RuneCountInString(d.Text[:at.Start])
					exact := at.Of(d.Text)
					rows = append(rows, append(row[:len(row):len(row)], strconv.Itoa(start), strconv.Itoa(start+utf8.RuneCountInString(exact)), exact))
				}
			}
		}
	}
	return out.WriteAll(rows)
}
