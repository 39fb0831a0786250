package link

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/outlet"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// byCredit looks for a credit, link or mention in s.to that names s.from, and
// for one that s.to has dropped.
func (p *pair) byCredit(s side, k hearsay.RelationKind, add func(float64, string)) {
	from, to := s.from.doc, s.to.doc
	sameOutlet := s.from.Outlet != "" && s.from.Outlet == s.to.Outlet
	named := false
	for _, c := range to.Credits {
		switch {
		case sameOutlet || inCaption(to, c.Span):
		case c.URL != "" && outlet.SameAddress(c.URL, from.URL.Value):
			add(5*s.sign, fmt.Sprintf("%c names the address of %c as its source: %s", s.t, s.f, c.URL))
			named = true
		case c.Name != "" && s.from.Outlet != "" && outlet.Names(c.Name, s.from.Outlet) && !named:
			weight := 3.0
			if c.Kind == hearsay.CreditPublished {
				weight = 5
			}
			add(weight*s.sign, fmt.Sprintf("%c credits the outlet of %c: %s", s.t, s.f, creditWords(to, c)))
			named = true
		}
	}
	if !named && !sameOutlet && to.URL.IsZero() == from.URL.IsZero() || !named && s.to.Outlet != s.from.Outlet {
		for _, l := range to.Links {
			if outlet.SameAddress(l.URL, from.URL.Value) && !outlet.SameAddress(l.URL, to.URL.Value) {
				add(4*s.sign, fmt.Sprintf("%c links to %c: %s", s.t, s.f, l.URL))
				named = true
				break
			}
		}
	}
	if !named && s.from.Outlet != "" && s.to.Outlet != "" && !sameOutlet && !from.Outlet.IsZero() {
		if words := mention(to.Text, from.Outlet.Value); words != "" && mention(from.Text, to.Outlet.Value) == "" {
			add(1.5*s.sign, fmt.Sprintf("%c names the outlet of %c: %s", s.t, s.f, words))
		}
	}
	if outlet.SameAddress(from.URL.Value, to.URL.Value) && from.URL.Basis == hearsay.BasisMetadata && to.URL.Basis == hearsay.BasisText {
		add(1.5*s.sign, fmt.Sprintf("%c gives the address of %c as that of its own text", s.t, s.f))
	}
	// A credit that one of the two has lost.
	for _, c := range from.Credits {
		if c.Kind == hearsay.CreditLink || c.Name == "" || inCaption(from, c.Span) || hasCredit(to, c) {
			continue
		}
		weight := 1.0
		if c.Kind == hearsay.CreditTold && k == hearsay.Rewrite {
			weight = 1.8
		}
		add(weight*s.sign, fmt.Sprintf("%c drops the credit %s", s.t, creditWords(from, c)))
		break
	}
}

func creditWords(d *hearsay.Annotated, c hearsay.Credit) string {
	words := strings.Join(strings.Fields(c.Span.Of(d.Text)), " ")
	switch {
	case words == "" && c.Kind == hearsay.CreditTold:
		words = "told " + c.Name
	case words == "" || !strings.Contains(words, c.Name):
		words = c.Name
	case c.Kind == hearsay.CreditTold && !strings.Contains(words, " "+c.Name):
		words = "told " + c.Name
	}
	return "“" + words + "”"
}

func hasCredit(d *hearsay.Annotated, c hearsay.Credit) bool {
	for _, o := range d.Credits {
		if o.Kind == c.Kind && (o.Name == c.Name || outlet.Fold(o.Name) == outlet.Fold(c.Name)) {
			return true
		}
	}
	return c.Kind != hearsay.CreditTold && strings.Contains(fold.Fold(d.Text).String(), fold.Fold(c.Name).String())
}

// inCaption reports whether a place lies in a block that is not running text:
// the agency of a photograph is not that of the report.
func inCaption(d *hearsay.Annotated, s hearsay.Span) bool {
	if s.Len() == 0 {
		return false
	}
	for _, b := range d.Blocks {
		if b.Contains(s) {
			return b.Kind == hearsay.Caption
		}
	}
	return false
}

// mention returns the name of an outlet as it stands in a text, or "". Names
// of one common word are no mention.
func mention(text, outlet string) string {
	if len(outlet) < 6 || !strings.Contains(outlet, " ") {
		return ""
	}
	if strings.Contains(text, outlet) {
		return "“" + outlet + "”"
	}
	return ""
}
