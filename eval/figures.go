package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// inventedReport is one of the invented reports of eval/figures, whose figures
// are labelled in the text (eval/guidelines.md).
type inventedReport struct {
	rawReport
	labels  []goldClaim
	places  []hearsay.Span // of the labels
	heldOut bool
}

// inventedReports reads eval/figures. The reports of a file with odd numbers are
// held out.
func inventedReports() ([]inventedReport, error) {
	paths, err := filepath.Glob("eval/figures/*.txt")
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no reports in eval/figures: run it from the root of the repository")
	}
	var out []inventedReport
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for i, report := range strings.Split(string(data), "\n=====\n") {
			r, err := inventedReportIn(report)
			if err != nil {
				return nil, fmt.Errorf("%s, report %d: %w", path, i, err)
			}
			r.heldOut = i%2 == 1
			out = append(out, r)
		}
	}
	return out, nil
}

func inventedReportIn(report string) (r inventedReport, err error) {
	head, rest, _ := strings.Cut(report, "\n---\n")
	body, labels, ok := strings.Cut(rest, "\n===\n")
	if !ok {
		return r, fmt.Errorf("there are no labels behind ===")
	}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "id":
			r.ID = value
		case "title":
			r.Title = value
		case "outlet":
			r.Outlet = value
		case "published":
			r.Published = value
		default:
			return r, fmt.Errorf("unknown field %q", key)
		}
	}
	var text strings.Builder
	for {
		before, marked, ok := strings.Cut(body, "[[")
		text.WriteString(before)
		if !ok {
			break
		}
		marked, body, ok = strings.Cut(marked, "]]")
		number, words, ok2 := strings.Cut(marked, "|")
		if !ok || !ok2 || number != fmt.Sprint(len(r.places)+1) {
			return r, fmt.Errorf("the mark %q is not [[N|words]] with the next number", marked)
		}
		r.places = append(r.places, hearsay.Span{Start: text.Len(), End: text.Len() + len(words)})
		text.WriteString(words)
	}
	r.Text = text.String()
	for line := range strings.Lines(labels) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var l struct {
			Alt string // other subjects that are as right, between semicolons
			goldClaim
		}
		number, fields, _ := strings.Cut(line, " ")
		if err := json.Unmarshal([]byte(fields), &l); err != nil || number != fmt.Sprint(len(r.labels)+1) {
			return r, fmt.Errorf("label %s: %v", number, err)
		}
		l.ID, l.Doc = number, r.ID
		if l.Alt != "" {
			l.Subject += "; " + l.Alt
		}
		r.labels = append(r.labels, l.goldClaim)
	}
	if len(r.labels) != len(r.places) {
		return r, fmt.Errorf("%d labels for %d marks", len(r.labels), len(r.places))
	}
	return r, nil
}

// inventedTally is what was counted over the invented reports that are held out,
// or over those that are not.
type inventedTally struct {
	*fieldTally
	read     int      // figures that were read, labelled or not
	besides  int      // of these, those without a label
	unwanted []string // the latter
}

// inventedClaims scores the invented reports. All their figures are labelled, so
// that what is read besides is counted, too.
func inventedClaims() (open, heldOut *inventedTally, err error) {
	open, heldOut = &inventedTally{fieldTally: newFieldTally()}, &inventedTally{fieldTally: newFieldTally()}
	reports, err := inventedReports()
	if err != nil {
		return nil, nil, err
	}
	for _, r := range reports {
		t := open
		if r.heldOut {
			t = heldOut
		}
		d := annotateReal(r.ID, r.rawReport)
		for i, want := range r.labels {
			t.add(want, &d, r.places[i:i+1])
		}
		for i := range d.Claims {
			c := &d.Claims[i]
			if c.Quantity == nil {
				continue
			}
			t.read++
			if !slices.ContainsFunc(r.places, func(at hearsay.Span) bool { return touches(c, at) }) {
				t.besides++
				t.unwanted = append(t.unwanted, fmt.Sprintf("%s “%s”: read without a label (measure %q, counted %q, subject %q)", r.ID, c.Span.Of(d.Text), c.Measure, counted(c), c.Subject))
			}
		}
	}
	return open, heldOut, nil
}
