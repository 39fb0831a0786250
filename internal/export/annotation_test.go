package export

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
)

func TestCorrectionsSurviveTheWayThroughAnnotations(t *testing.T) {
	r, log := reviewed(t)
	page := write(t, r, Options{Format: Annotations, Corrections: log})
	got, problems, err := ReadAnnotations(strings.NewReader(page), r.Documents, Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if diff := cmp.Diff(log, got, cmpopts.IgnoreFields(hearsay.Correction{}, "Seq", "Pile")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The text is invented.
var ferry = hearsay.Annotated{Document: hearsay.Document{
	ID: "ferry.txt", URL: hearsay.Field{Value: "https://coast.example/ferry"},
	Text: "“Naïve 🌊 plans,” Ana Brandt said. Twelve cars sank. Later twelve cars sank again.",
}}

func TestAnnotationsOfOtherTools(t *testing.T) {
	at := func(words string) hearsay.Span {
		i := strings.Index(ferry.Text, words)
		return hearsay.Span{Start: i, End: i + len(words)}
	}
	quote := `{"type":"TextQuoteSelector","exact":"Naïve 🌊 plans,"}`
	reject := hearsay.Correction{Action: hearsay.Reject, Kind: hearsay.QuoteRecord, Doc: "ferry.txt", Span: at("Naïve 🌊 plans,"), Exact: "Naïve 🌊 plans,"}
	with := func(c hearsay.Correction, change func(*hearsay.Correction)) []hearsay.Correction {
		change(&c)
		return []hearsay.Correction{c}
	}
	same := func(*hearsay.Correction) {}
	for name, tt := range map[string]struct {
		in      string
		want    []hearsay.Correction
		problem string
	}{
		"tags in plain words": {
			`{"type":"Annotation","body":["reject","quote"],"target":{"source":"ferry.txt","selector":` + quote + `}}`, with(reject, same), "",
		},
		"a list, the document by its address, a creator by name": {
			`[{"body":["reject","quote","Not a quotation."],"creator":"ada","target":{"source":{"id":"https://coast.example/ferry"},"selector":[` + quote + `]}}]`,
			with(reject, func(c *hearsay.Correction) { c.By, c.Why = "ada", "Not a quotation." }), "",
		},
		"a collection with its page inside": {
			`{"type":"AnnotationCollection","first":{"items":[{"body":["reject","quote"],"target":{"source":"ferry.txt","selector":` + quote + `}}]}}`, with(reject, same), "",
		},
		"a search of Hypothesis": {
			`{"total":1,"rows":[{"user":"acct:ada@annotate.example","tags":["quote","reject"],"text":"","target":[{"source":"https://coast.example/ferry","selector":[{"type":"RangeSelector"},{"type":"TextPositionSelector","start":900,"end":901},` + quote + `]}]}]}`,
			with(reject, func(c *hearsay.Correction) { c.By = "acct:ada@annotate.example" }), "",
		},
		"a field with a value that has a colon": {
			`{"type":"Annotation","motivation":"editing","body":[{"value":"quote","purpose":"tagging"},{"purpose":"editing","value":"speaker: Brandt: Ana"}],"target":{"source":"ferry.txt","selector":` + quote + `}}`,
			with(reject, func(c *hearsay.Correction) {
				c.Action, c.Field, c.Value = hearsay.Correct, "speaker", "Brandt: Ana"
			}), "",
		},
		"a position in code points": {
			`{"type":"Annotation","body":["claim","insert"],"target":{"source":"ferry.txt","selector":{"type":"TextPositionSelector","start":34,"end":50}}}`,
			[]hearsay.Correction{{Action: hearsay.Insert, Kind: hearsay.ClaimRecord, Doc: "ferry.txt", Span: at("Twelve cars sank"), Exact: "Twelve cars sank"}}, "",
		},
		"words that stand twice, with what is before": {
			`{"type":"Annotation","body":"claim","target":{"source":"ferry.txt","selector":{"type":"TextQuoteSelector","exact":"cars sank","prefix":"Later twelve "}}}`,
			[]hearsay.Correction{{Action: hearsay.Insert, Kind: hearsay.ClaimRecord, Doc: "ferry.txt", Span: hearsay.Span{Start: at("Later twelve ").End, End: at("Later twelve ").End + 9}, Exact: "cars sank"}}, "",
		},
		"words that stand twice": {
			`{"type":"Annotation","body":"claim","target":{"source":"ferry.txt","selector":{"type":"TextQuoteSelector","exact":"cars sank"}}}`, nil, "more than once",
		},
		"words that are not there":    {`{"type":"Annotation","body":"claim","target":{"source":"ferry.txt","selector":{"type":"TextQuoteSelector","exact":"boats"}}}`, nil, "do not stand"},
		"a place outside":             {`{"type":"Annotation","body":"claim","target":{"source":"ferry.txt","selector":{"type":"TextPositionSelector","start":-1,"end":9999}}}`, nil, "outside"},
		"a document that is not here": {`{"type":"Annotation","body":"claim","target":"other.txt"}`, nil, "not in this pile"},
		"nothing said":                {`{"type":"Annotation","target":"ferry.txt"}`, nil, "does not say what it does"},
		"an assessment without a verdict": {
			`{"type":"Annotation","motivation":"assessing","body":"quote","target":"ferry.txt"}`, nil, "does not say what it does",
		},
		"no kind":                  {`{"type":"Annotation","body":"reject","target":"ferry.txt"}`, nil, "what it is about"},
		"no target":                {`{"type":"Annotation","body":["reject","quote"]}`, nil, "no target"},
		"an insertion of no words": {`{"type":"Annotation","body":"quote","target":"ferry.txt"}`, nil, "names no words"},
		"what the machine read":    {`{"type":"Annotation","creator":{"type":"Software","name":"hearsay"},"body":"quote","target":"ferry.txt"}`, nil, ""},
		"no annotation":            {`[1]`, nil, "is no annotation"},
	} {
		got, problems, err := ReadAnnotations(strings.NewReader(tt.in), []hearsay.Annotated{ferry}, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if all := strings.Join(problems, "\n"); !strings.Contains(all, tt.problem) || (tt.problem == "") != (all == "") {
			t.Errorf("%s: problems %q, want %q", name, all, tt.problem)
		}
	}
	for _, in := range []string{"", "{}", "null", `"x"`, "{", `{"items":3}`} {
		if _, _, err := ReadAnnotations(strings.NewReader(in), nil, Options{}); err == nil {
			t.Errorf("%q is taken for annotations", in)
		}
	}
}

func FuzzReadAnnotations(f *testing.F) {
	f.Add(`{"items":[{"type":"Annotation","body":["reject","quote"],"target":{"source":"ferry.txt","selector":{"type":"TextQuoteSelector","exact":"a","refinedBy":[[[]]]}}}]}`)
	f.Add(`[{"tags":["claim"],"target":[{"source":"ferry.txt","selector":[{"type":"TextPositionSelector","start":3,"end":9}]}]}]`)
	f.Fuzz(func(t *testing.T, in string) {
		got, _, _ := ReadAnnotations(strings.NewReader(in), []hearsay.Annotated{ferry}, Options{})
		for _, c := range got {
			if c.Span.Of(ferry.Text) != c.Exact {
				t.Errorf("%v holds %q, want %q", c.Span, c.Span.Of(ferry.Text), c.Exact)
			}
		}
	})
}

func BenchmarkReadAnnotations(b *testing.B) {
	text := strings.Repeat("The mayor said that fourteen people had died – “and more are missing”. ", 300)
	d := hearsay.Annotated{Document: hearsay.Document{ID: "a", Text: text}}
	var in strings.Builder
	in.WriteString("[")
	for i := range 300 {
		if i > 0 {
			in.WriteString(",")
		}
		fmt.Fprintf(&in, `{"type":"Annotation","body":["reject","quote"],"target":{"source":"a","selector":{"type":"TextPositionSelector","start":%d,"end":%d}}}`, i*70, i*70+20)
	}
	in.WriteString("]")
	b.SetBytes(int64(in.Len()))
	for b.Loop() {
		if _, problems, err := ReadAnnotations(strings.NewReader(in.String()), []hearsay.Annotated{d}, Options{}); err != nil || len(problems) > 0 {
			b.Fatal(err, problems)
		}
	}
}

func TestAnnotationsHoldThePlacesOfTheRecords(t *testing.T) {
	r := reporttest.Pile(t)
	got, problems, err := ReadAnnotations(strings.NewReader(strings.ReplaceAll(write(t, r, Options{Format: Annotations}), `"Software"`, `"Person"`)), r.Documents, Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	n := 0
	for _, d := range r.Documents {
		for _, q := range d.Quotes {
			n += len(q.Content)
		}
		for _, c := range d.Claims {
			n += len(c.Mentions)
		}
	}
	if len(got) != n || n == 0 {
		t.Errorf("%d places come back, want %d", len(got), n)
	}
}
