package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestALabelIsRightAgainstItself(t *testing.T) {
	text := "Some 40 boats a day left Tolsund; 5 to 7 of them sank, twice as many as in 2023."
	var report labelledReport
	err := json.Unmarshal([]byte(`{"id": "x", "claims": [
		{"start": 0, "end": 13, "value": "40", "bound": "about", "unit": "1", "rate": "per day", "measure": "left", "subject": "Tolsund boats", "says": "the harbour office (Ansa Lind)"},
		{"start": 34, "end": 40, "low": "5", "high": "7", "bound": "between", "measure": "sank", "subject": "boats", "period": "cumulative 2024/2024-03-05"},
		{"start": 55, "end": 60, "ratio": "2", "measure": "sank", "period": "2023"}]}`), &report)
	if err != nil {
		t.Fatal(err)
	}
	tally := newFieldTally()
	tally.hold(&report, &report, text)
	if tally.found != 3 || len(tally.wrong) > 0 {
		t.Errorf("found %d of 3, wrong: %q", tally.found, tally.wrong)
	}
	for field, of := range tally.all {
		if tally.right[field] != of {
			t.Errorf("%s: %d of %d right", field, tally.right[field], of)
		}
	}
	if tally.all["period"] != 3 || tally.all["source"] != 1 {
		t.Errorf("periods and sources named: %d and %d, want 3 and 1", tally.all["period"], tally.all["source"])
	}
}

func TestStandOffLabelsAreWhole(t *testing.T) {
	bounds := map[hearsay.Bound]bool{hearsay.Exactly: true, hearsay.About: true, hearsay.MoreThan: true, hearsay.AtLeast: true, hearsay.LessThan: true, hearsay.AtMost: true, hearsay.Between: true}
	for _, name := range []string{"gold/claims.jsonl", "gold/claims-second.jsonl"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var r labelledReport
			if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if seen[r.Set+r.ID] || r.Set == "" || len(r.SHA256) != 64 || len(r.Claims) == 0 {
				t.Errorf("%s: report %q is labelled twice, or has no set, hash or labels", name, r.ID)
			}
			seen[r.Set+r.ID] = true
			for i, c := range r.Claims {
				numbers := 0
				for _, is := range []bool{c.Value != nil, c.Ratio != nil, c.Low != nil || c.High != nil} {
					if is {
						numbers++
					}
				}
				switch {
				case c.Start < 0 || c.End <= c.Start:
					t.Errorf("%s: %s: label %d is nowhere", name, r.ID, i)
				case numbers != 1:
					t.Errorf("%s: %s: label %d has %d numbers", name, r.ID, i, numbers)
				case c.Bound != "" && !bounds[hearsay.Bound(c.Bound)]:
					t.Errorf("%s: %s: label %d: no bound %q", name, r.ID, i, c.Bound)
				case c.Rate != "" && perUnit[c.Rate] == nil:
					t.Errorf("%s: %s: label %d: no rate %q", name, r.ID, i, c.Rate)
				case c.Measure == "":
					t.Errorf("%s: %s: label %d has no measure", name, r.ID, i)
				}
				if p := firstWord(c.Period); c.Period != "" {
					if _, _, ok := days(p); !ok {
						t.Errorf("%s: %s: label %d: period %q has no days", name, r.ID, i, c.Period)
					}
				}
			}
		}
	}
}
