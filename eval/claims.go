package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/claim"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// scoreClaims measures how figures and times are read. Its parts:
//
//   - quantities-newsquant and the four unit sets: see [scoreQuantities];
//   - recognizer-specs-english: see [scoreSpecs] and [scoreDates];
//   - casualty-counts: see [scoreCasualties];
//   - speed of reading quantities and times alone: see [scoreReadingSpeed];
//   - our own labels: see [scoreGoldClaims], also by itself as "goldclaims";
//   - drift and false conflicts: see [scoreDrift], also by itself as "drift".
//
// With HEARSAY_EVAL_VERBOSE set it prints every case that does not come out
// right.
func scoreClaims(dir string, w io.Writer) (map[string]float64, error) {
	figures := make(map[string]float64)
	for _, part := range []func(string, io.Writer, map[string]float64) error{scoreQuantities, scoreSpecs, scoreCasualties, scoreReadingSpeed} {
		if err := part(filepath.Join(dir, "data"), w, figures); err != nil {
			return nil, err
		}
	}
	for _, part := range []scorer{scoreGoldClaims, scoreDrift} {
		fmt.Fprintln(w)
		more, err := part(dir, w)
		if err != nil {
			return nil, err
		}
		maps.Copy(figures, more)
	}
	return figures, nil
}

// goldQuantity is a quantity as CQE's test files give it.
type goldQuantity struct {
	Change   string
	Value    string
	Unit     string `json:"normalized_unit"`
	Concepts string `json:"referred_concepts"`
}

type goldSentence struct {
	Text       string
	Quantities []goldQuantity
}

// pairing counts one to one matches.
type pairing struct{ right, found, gold int }

func (t pairing) f1() float64 {
	if t.found+t.gold == 0 {
		return 0
	}
	return round(2 * float64(t.right) / float64(t.found+t.gold))
}

// scoreQuantities measures the quantities of single sentences, as F1 of one to
// one matches within a sentence, best matches first:
//
//   - value: the same number, or the same ends of a range (to 1 in 10,000,
//     since the gold rounds);
//   - unit: value, and the unit by the names of unitNames; a count's unit is
//     right when its noun is a word of the gold's unit;
//   - change: value, and the bound or the direction of change (=, ~, >, <, up,
//     down);
//   - concept: value, and a word in common between what the number is about
//     and the gold's concepts, or none on either side;
//   - all: value, unit and change, and every word of the gold's concepts among
//     those found.
//
// What a number is about is the nouns around it, and the subject, measure and object of the
// claim that it makes, if it makes one. Nothing is taken off for words too many, so it prints
// how many words were offered for each number, and what offering the whole sentence would get.
//
// The gold calls for things that claim nothing in hearsay: ages, lengths of
// time, "one of the students". They are read by [claim.Quantities], which
// returns all quantities, and not only those that are claims.
func scoreQuantities(dir string, w io.Writer, figures map[string]float64) error {
	fmt.Fprintf(w, "%-14s %7s %7s %7s %7s %7s\n", "quantities", "value", "+unit", "+change", "concept", "all")
	for _, name := range []string{"newsquant", "age-model", "currency-model", "dimension-model", "temperature-model"} {
		var levels [5]pairing
		var anyWord, everyWord pairing // as if the whole sentence were offered
		offered := 0
		err := eachLine(filepath.Join(dir, "quantities-"+name+".jsonl"), func(g goldSentence) {
			doc := &hearsay.Document{Text: g.Text}
			found := claim.Quantities(prose.New(doc, lang.English()))
			claimed := annotateReal("", rawReport{Text: g.Text}).Claims
			for k := range found {
				found[k].Concepts = append(found[k].Concepts, conceptsOf(claimed, found[k].Number)...)
				offered += len(words(strings.Join(found[k].Concepts, " ")))
			}
			var right [5]int
			used := make([]bool, len(found))
			taken := make([]bool, len(g.Quantities))
			for want := 6; want >= 1; want-- {
				for i, q := range g.Quantities {
					for k, f := range found {
						if taken[i] || used[k] || score(q, f) < want {
							continue
						}
						taken[i], used[k] = true, true
						value, unit, change, concept, all := grades(q, f)
						for n, ok := range []bool{value, unit, change, concept, all} {
							if ok {
								right[n]++
							}
						}
						f.Concepts = []string{g.Text}
						_, _, _, concept, all = grades(q, f)
						if concept {
							anyWord.right++
						}
						if all {
							everyWord.right++
						}
					}
				}
			}
			for n := range levels {
				levels[n].right += right[n]
				levels[n].found += len(found)
				levels[n].gold += len(g.Quantities)
			}
			if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" && (right[1] < len(g.Quantities) || right[1] < len(found)) {
				fmt.Fprintf(w, "- %s\n    gold %v\n", g.Text, g.Quantities)
				for _, f := range found {
					fmt.Fprintf(w, "    read %q %s counted %q change %q concepts %v\n", f.Span.Of(g.Text), f.Unit, f.Counted, f.Change, f.Concepts)
				}
			}
		})
		if err != nil {
			return err
		}
		anyWord.found, anyWord.gold = levels[0].found, levels[0].gold
		everyWord.found, everyWord.gold = levels[0].found, levels[0].gold
		fmt.Fprintf(w, "%-14s %7.3f %7.3f %7.3f %7.3f %7.3f\n", name, levels[0].f1(), levels[1].f1(), levels[2].f1(), levels[3].f1(), levels[4].f1())
		if name == "newsquant" {
			fmt.Fprintf(w, "  %.1f words offered for a number; with all words of the sentence offered %28.3f %7.3f\n", float64(offered)/float64(max(1, levels[0].found)), anyWord.f1(), everyWord.f1())
		}
		key := strings.TrimSuffix(name, "-model")
		for n, level := range []string{"value", "unit", "change", "concept", "all"} {
			if key == "newsquant" || n < 2 {
				figures[key+"_"+level] = levels[n].f1()
			}
		}
	}
	return nil
}

// conceptsOf returns of what the claim with that number is, what it measures and to whom it goes.
func conceptsOf(claims []hearsay.Claim, number hearsay.Span) []string {
	for i := range claims {
		if c := &claims[i]; c.Quantity != nil && c.Quantity.Overlaps(number) {
			return []string{c.Subject, string(c.Measure), c.Object}
		}
	}
	return nil
}

// score orders matches: the more is right, the earlier they are made.
func score(q goldQuantity, f claim.Reading) int {
	value, unit, change, concept, _ := grades(q, f)
	if !value {
		return 0
	}
	n := 1
	for _, ok := range []bool{unit, unit, change, concept} {
		if ok {
			n++
		}
	}
	return n
}

func grades(q goldQuantity, f claim.Reading) (value, unit, change, concept, all bool) {
	value = sameValue(q, f)
	unit = value && unitAgrees(q.Unit, f)
	change = value && (q.Change == "" || q.Change == sign(f))
	concept = value && haveWordInCommon(q.Concepts, f.Concepts)
	all = unit && change && coversWords(q.Concepts, f.Concepts)
	return
}

// sign returns the bound or change of f by the gold's signs.
func sign(f claim.Reading) string {
	switch f.Change {
	case "up", "down":
		return string(f.Change)
	}
	switch f.Bound {
	case hearsay.About:
		return "~"
	case hearsay.MoreThan, hearsay.AtLeast:
		if f.Vague {
			return "="
		}
		return ">"
	case hearsay.LessThan, hearsay.AtMost:
		return "<"
	}
	return "="
}

var tolerance = decimal.New(1, -4)

func near(a, b decimal.Decimal) bool {
	return a.Sub(b).Abs().LessThanOrEqual(b.Abs().Mul(tolerance))
}

func sameValue(q goldQuantity, f claim.Reading) bool {
	low, high := q.Value, q.Value
	if i := strings.Index(q.Value, "-"); i > 0 {
		low, high = q.Value[:i], q.Value[i+1:]
	}
	a, err1 := decimal.NewFromString(low)
	b, err2 := decimal.NewFromString(high)
	if err1 != nil || err2 != nil {
		return false
	}
	if strings.HasPrefix(q.Unit, "cent") || q.Unit == "penny" || q.Unit == "sen" {
		a, b = a.Shift(-2), b.Shift(-2)
	}
	x, y := f.Low, f.High
	if x == nil {
		x = y
	}
	if y == nil {
		y = x
	}
	if near(*x, a) && near(*y, b) {
		return true
	}
	if f.Vague { // the gold gives "millions" as one to ten millions
		return near(*x, a) && low != high
	}
	if f.Share && strings.HasPrefix(q.Unit, "%") || f.Share && q.Unit == "percentage" {
		return near(x.Shift(2), a)
	}
	return false
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '/' })
}

func haveWordInCommon(gold string, found []string) bool {
	want := words(gold)
	if len(want) == 0 {
		return true
	}
	have := words(strings.Join(found, " "))
	for _, a := range want {
		for _, b := range have {
			if a == b {
				return true
			}
		}
	}
	return false
}

func coversWords(gold string, found []string) bool {
	have := words(strings.Join(found, " "))
	for _, a := range words(gold) {
		ok := false
		for _, b := range have {
			ok = ok || a == b
		}
		if !ok {
			return false
		}
	}
	return true
}

// scoreReadingSpeed measures reading quantities and times alone, on one core,
// in MB of text a second of processor time, over the articles of casualty-counts.
func scoreReadingSpeed(dir string, w io.Writer, figures map[string]float64) error {
	var texts []string
	size := 0
	err := eachLine(filepath.Join(dir, "casualty-counts.jsonl"), func(c incident) {
		for _, d := range c.Documents {
			texts = append(texts, d.Text)
			size += len(d.Text)
		}
	})
	if err != nil {
		return err
	}
	start, n := cpuTime(), 0
	for _, text := range texts {
		n += readFigures(text)
	}
	speed := round(float64(size) / 1e6 / (cpuTime() - start).Seconds())
	fmt.Fprintf(w, "speed: %d quantities and times in %.1f MB, %.1f MB/s\n", n, float64(size)/1e6, speed)
	figures["speed_mb_s"] = speed
	return nil
}
