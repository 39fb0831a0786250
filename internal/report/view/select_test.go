package view

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

func TestSelect(t *testing.T) {
	n := decimal.NewFromInt(40)
	claim := func(id string, change func(*hearsay.Claim)) hearsay.Claim {
		c := hearsay.Claim{ID: id, Measure: "killed", Subject: "Orrel", Quantity: &hearsay.Quantity{Low: &n, High: &n, Bound: hearsay.Exactly, Unit: "1"}}
		change(&c)
		return c
	}
	r := &hearsay.Report{Documents: []hearsay.Annotated{{
		Document: hearsay.Document{ID: "d", Outlet: hearsay.Field{Value: "The Orrel Post"}, Published: hearsay.Field{Value: "2031-05-02T10:00:00Z"}},
		Claims: []hearsay.Claim{
			claim("december", func(c *hearsay.Claim) { c.Period.Value = "2030-12" }),
			claim("today", func(c *hearsay.Claim) { c.Measure, c.Subject = "wounded", "" }),
			claim("some-december", func(c *hearsay.Claim) { c.Period.Value, c.Subject = "XXXX-12", "Tarn Ford" }),
			claim("until", func(c *hearsay.Claim) {
				c.Period.Value, c.Subject = "../2031-03-01", ""
				c.PlaceName = "the Tarn valley"
				c.Attribution = []hearsay.Party{{Name: "Interior Ministry"}, {Name: "Maud Pelling"}}
			}),
			claim("winter", func(c *hearsay.Claim) { c.Period.Value = "2030-24" }),
		},
	}}, Verdicts: hearsay.Verdicts{ClaimFamilies: []hearsay.ClaimFamily{
		{ID: "f1", Claims: []string{"december", "today", "some-december", "winter"}, MinOrigins: 1, MaxOrigins: 1, Pairs: []hearsay.ClaimPair{{A: "december", B: "today"}}},
		{ID: "f2", Claims: []string{"until"}, MinOrigins: 2, MaxOrigins: 3},
	}}}
	tests := []struct {
		name string
		f    Filter
		want string
	}{
		{"all", Filter{}, "december today some-december until winter "},
		{"by measure", Filter{Measure: "Wounded"}, "today "},
		{"by subject", Filter{Subject: "orrel"}, "december winter "},
		{"the place counts as subject", Filter{Subject: "tarn"}, "some-december until "},
		{"anybody in the chain vouches", Filter{Source: "ministry interior"}, "until "},
		{"else the outlet", Filter{Source: "post"}, "december today some-december winter "},
		{"a month", Filter{Since: "2030-12", Until: "2030-12"}, "december until winter "},
		{"without a time: the day of the report", Filter{Since: "2031-05"}, "today "},
		{"an open interval reaches back", Filter{Until: "1999"}, "until "},
		{"a season has its months", Filter{Since: "2031-02-28", Until: "2031-02-28"}, "until winter "},
		{"by origins", Filter{MinOrigins: 2}, "until "},
		{"nothing", Filter{Measure: "killed", Subject: "nowhere"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			out := Select(r, tt.f)
			for _, c := range out.Documents[0].Claims {
				got += c.ID + " "
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for _, f := range out.ClaimFamilies {
				if len(f.Claims) == 0 {
					t.Errorf("family %s is left without claims", f.ID)
				}
				if len(f.Claims) < 2 && len(f.Pairs) > 0 {
					t.Errorf("family %s keeps pairs of claims that are gone", f.ID)
				}
			}
		})
	}
	if len(r.Documents[0].Claims) != 5 || len(r.ClaimFamilies[0].Claims) != 4 {
		t.Error("the report itself was changed")
	}
}

func TestFilterCheck(t *testing.T) {
	for _, f := range []Filter{{Since: "yesterday"}, {Until: "2031-13"}, {Since: "2031", Until: "2030-12"}, {MinOrigins: -1}} {
		if f.Check() == nil {
			t.Errorf("%+v is let pass", f)
		}
	}
	if err := (Filter{Since: "2030-12", Until: "2031"}).Check(); err != nil {
		t.Error(err)
	}
}
