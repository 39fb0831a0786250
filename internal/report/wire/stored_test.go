package wire

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
)

func TestStoredRecordsAreThoseOfTheReport(t *testing.T) {
	r := reporttest.Pile(t)
	set := Records(r)
	text := func(id string) string { return r.Document(id).Text }
	var got, want []any
	add := func(v any) {
		rec, err := Stored(hearsay.Record{Value: v}, text)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, rec)
	}
	for _, d := range r.Documents {
		got = append(got, Document(&d.Document, r.Inherited[d.ID]))
		for _, q := range d.Quotes {
			add(q)
		}
		for _, c := range d.Claims {
			add(c)
		}
	}
	for _, d := range set.Documents {
		want = append(want, d)
		for _, q := range set.Quotes {
			if q.Doc == d.ID {
				want = append(want, q)
			}
		}
		for _, c := range set.Claims {
			if c.Doc == d.ID {
				want = append(want, c)
			}
		}
	}
	for _, v := range r.Relations {
		add(v)
	}
	for _, v := range r.Origins {
		add(v)
	}
	for _, v := range r.Stories {
		add(v)
	}
	for _, v := range r.QuoteFamilies {
		add(v)
	}
	for _, v := range r.ClaimFamilies {
		add(v)
	}
	for _, v := range r.Findings {
		add(v)
	}
	for _, k := range []Kind{KindRelation, KindOrigin, KindStory, KindQuoteFamily, KindClaimFamily, KindFinding} {
		want = append(want, set.of(k)...)
	}
	lines := func(recs []any) (out []string) {
		for _, rec := range recs {
			line, err := marshal(rec)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(line))
		}
		return out
	}
	less := cmp.Transformer("set", func(in []string) map[string]bool {
		m := map[string]bool{}
		for _, s := range in {
			m[s] = true
		}
		return m
	})
	if diff := cmp.Diff(lines(want), lines(got), less); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := Stored(hearsay.Record{Kind: "quote", Value: 3}, text); err == nil {
		t.Error("a record without a thing is no error")
	}
}
