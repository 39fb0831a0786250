package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestADayOnWhichAccountsAreToldIsNotTheirs(t *testing.T) {
	for text, want := range map[string]string{
		"Velcor on Thursday reported first-quarter net income of $412 million. Revenue rose to $3.9 billion.":             "2023-01/2023-03, 2023-01/2023-03",
		"Velcor on Thursday posted a profit of $412 million for the first quarter. Revenue rose to $3.9 billion.":         "2023-01/2023-03, 2023-01/2023-03",
		"Halm's trade deficit widened to $2.6 billion in May, customs data showed on Monday. Exports fell to $7 billion.": "2023-05, 2023-05",
		"The cabinet on Thursday approved a budget of $94 billion for 2025.":                                              "2025",
		"Velcor forecast second-quarter revenue of $4 billion.":                                                           "2024-04/2024-06",
		"Velcor expects first-quarter revenue of $4 billion.":                                                             "2024-01/2024-03",
		"Velcor expects third-quarter revenue of $4 billion.":                                                             "2023-07/2023-09",
		"Analysts had forecast second-quarter revenue of $4 billion.":                                                     "2023-04/2023-06",
		"Second-quarter revenue fell to $4 billion.":                                                                      "2023-04/2023-06",
		"The agency on Thursday reported 40 cases in May.":                                                                "2023-05",
		// what befell people is of the day on which it is told to have
		"Police on Monday reported 12 deaths.":                         "2023-11-27",
		"On Sunday the depot paid $12 for the 2025 calendar.":          "2023-11-26",
		"Six children were found dead in a home on Sunday, it showed.": "2023-11-26",
	} {
		d := &hearsay.Document{ID: "d", Text: text}
		d.Published = hearsay.Field{Value: "2023-11-28"}
		var got []string
		for _, c := range Read(annotated(d)) {
			got = append(got, c.Period.Value)
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: got %q, want %q", text, all, want)
		}
	}
}

func TestWhoHadForetoldOrSaidAnAmountVouchesForIt(t *testing.T) {
	for text, want := range map[string]string{
		"The economy added 38,000 jobs, well above the 25,000 economists had forecast.":   ", economists",
		"Inflation was 3.1 percent, below the 3.4 percent analysts had expected.":         ", analysts",
		"Sales came to $40 million, more than the $35 million the company had predicted.": ", the company",
		"Lind was in Halm. The union had lost 4,000 members, it said.":                    "the union",
		"Sales came to $40 million, which nobody had expected.":                           "",
	} {
		var got []string
		for _, c := range Read(annotated(&hearsay.Document{ID: "d", Text: text})) {
			name := ""
			if len(c.Attribution) > 0 {
				name = c.Attribution[0].Name
			}
			got = append(got, name)
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: got %q, want %q", text, all, want)
		}
	}
}
