package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/svg"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

type figure struct {
	N       int
	Title   string
	Origins string
	Drawing template.HTML
	Left    int // rows that are not drawn
	Groups  []claimGroup
	Claims  int // that are not in the table
	Pairs   []pair
	At      string // its own address, "" if it has none
}

// claimGroup is the claims of one origin.
type claimGroup struct {
	Origin string
	Claims []claim
}

type claim struct {
	ID, Href                                       string
	N                                              int
	Doc                                            docRef
	Value, What, Period, Basis, Who, Firmly, Words string
	Lang                                           string
	Figure                                         string // href of the figure it stands in
}

type pair struct {
	Verdict string
	Alert   bool
	A, B    claim
	Arrow   bool
	Because string
}

func (b *builder) claim(c *view.Claim) claim {
	v := claim{
		ID: claimRow(c), Href: b.href(c.In, b.claimAnchor(c)), N: c.N, Doc: b.docLink(c.In), Value: view.Visible(view.ClaimValue(&c.Claim)),
		What: view.Visible(view.FigureTitle([]*view.Claim{c})), Period: view.Visible(view.PeriodWords(c.Period)), Who: view.Visible(view.WhoSays(c.Attribution)),
		Firmly: cmp.Or(string(c.Modality), string(hearsay.Asserted)), Words: view.Clip(c.Of(c.In.Text), passageWords),
		Lang: c.In.Language.Value,
	}
	switch c.Period.Basis {
	case hearsay.PeriodResolved:
		v.Basis = "by the date of the report"
	case hearsay.PeriodInherited:
		v.Basis = "by the inherited date"
	}
	if c.Figure != nil && c.Figure.Shared() && c.Figure.N <= maxFigures {
		v.Figure = fmt.Sprintf("#figure-%d", c.Figure.N)
	}
	return v
}

func (b *builder) figures(p *page) {
	var shown []*view.Figure
	for _, f := range b.m.Figures {
		switch {
		case !f.Shared() && !b.all:
			p.Single += len(f.Members)
		case len(shown) < maxFigures:
			shown = append(shown, f)
			p.Figures = append(p.Figures, b.figure(f, len(shown) <= maxDrawn))
		default:
			p.FiguresLeft++
		}
	}
	for _, c := range b.m.Claims {
		if c.Figure == nil {
			p.Single++
		}
	}
	if b.site != nil {
		p.Single = 0 // of the pile, nothing is known here
	}
	p.Matrix = b.matrix(shown)
}

func (b *builder) figure(f *view.Figure, draw bool) figure {
	v := figure{N: f.N, At: b.family(f.ID), Title: view.Visible(f.Title), Origins: view.OriginsWords(f.MinOrigins, f.MaxOrigins)}
	claims := slices.Clone(f.Members)
	slices.SortStableFunc(claims, func(x, y *view.Claim) int {
		return cmp.Or(cmp.Compare(originNumber(x.In), originNumber(y.In)), cmp.Compare(x.N, y.N))
	})
	if len(claims) > maxClaims {
		v.Claims = len(claims) - maxClaims
		claims = claims[:maxClaims]
	}
	for _, c := range claims {
		name := "No origin known"
		if c.In.Origin != nil {
			name = fmt.Sprintf("Origin %d%s", c.In.Origin.N, view.Prefixed(": ", view.Visible(c.In.Origin.Name())))
		}
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Origin != name {
			v.Groups = append(v.Groups, claimGroup{Origin: name})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Claims = append(g.Claims, b.claim(c))
	}
	for i, x := range f.Verdicts {
		if i >= maxClaims {
			break
		}
		pair := pair{Verdict: string(x.Verdict), A: b.claim(x.First), B: b.claim(x.Second), Because: view.Visible(x.Because), Arrow: x.Directed(), Alert: view.VerdictWeight(x.Verdict) > view.VerdictWeight(hearsay.Rounded)}
		for _, flag := range x.Flags {
			pair.Verdict += ", " + string(flag)
		}
		v.Pairs = append(v.Pairs, pair)
	}
	if draw {
		listed := map[*view.Claim]bool{}
		for _, c := range claims {
			listed[c] = true
		}
		d := svg.Figure(fmt.Sprintf("figure-%d-svg", f.N), view.Visible(f.Title)+": by period and value", bars(f, listed))
		v.Drawing, v.Left = template.HTML(d.SVG), d.Left
	}
	return v
}

func originNumber(d *view.Doc) int {
	if d.Origin == nil {
		return 1 << 30
	}
	return d.Origin.N
}

// bars are the rows of a figure as they are drawn: those without a place on
// the time axis last. A bar leads to its row in the table if it is listed.
func bars(f *view.Figure, listed map[*view.Claim]bool) []svg.Bar {
	var known, unknown []svg.Bar
	for _, row := range f.Rows {
		c := row.Claims[0]
		var docs []string
		for i, x := range row.Claims {
			if i == 8 {
				docs = append(docs, "…")
				break
			}
			docs = append(docs, fmt.Sprintf("[%d]", x.In.N))
		}
		bar := svg.Bar{
			Name: view.Visible(row.Value + view.Prefixed(" ", row.Counted)), Note: view.Visible(strings.Join(docs, " ") + " " + row.Who + view.Prefixed(" · ", row.Modality)),
			PeriodNote: view.Visible(row.Period), Href: fmt.Sprintf("#figure-%d-table", f.N),
		}
		if listed[c] {
			bar.Href = "#f-" + claimRow(c)
		}
		bar.Title = view.Visible(fmt.Sprintf("%s, %s, %s", bar.Name, row.Period, row.Who))
		bar.Period, _ = svg.ParseInterval(c.Period.Value)
		if q := c.Quantity; q != nil {
			bar.Strict = q.Bound == hearsay.MoreThan || q.Bound == hearsay.LessThan
			bar.About = q.Bound == hearsay.About
			if q.Low != nil {
				low := q.Low.InexactFloat64()
				bar.Low = &low
			}
			if q.High != nil {
				high := q.High.InexactFloat64()
				bar.High = &high
			}
		}
		if bar.Period.IsZero() {
			unknown = append(unknown, bar)
		} else {
			known = append(known, bar)
		}
	}
	return append(known, unknown...)
}

// matrix has a row for each document and a column for each of the
// heaviest figures.
type matrix struct {
	Figures []link
	Left    int
	Groups  []matrixGroup
}

type matrixGroup struct {
	Origin string
	Rows   []matrixRow
}

type matrixRow struct {
	Doc   docRef
	Cells [][]link
}

func (b *builder) matrix(figures []*view.Figure) *matrix {
	if len(figures) < 2 {
		return nil
	}
	v := &matrix{Left: max(len(figures)-maxMatrix, 0)}
	figures = figures[:min(len(figures), maxMatrix)]
	for _, f := range figures {
		v.Figures = append(v.Figures, link{fmt.Sprintf("#figure-%d", f.N), view.Visible(f.Title)})
	}
	docs := slices.Clone(b.m.Docs)
	slices.SortStableFunc(docs, func(x, y *view.Doc) int { return cmp.Compare(originNumber(x), originNumber(y)) })
	rows := 0
	for _, d := range docs {
		row := matrixRow{Doc: b.docLink(d), Cells: make([][]link, len(figures))}
		any := false
		for i, f := range figures {
			for _, c := range d.AllClaims {
				if c.Figure == f {
					row.Cells[i] = append(row.Cells[i], link{b.href(d, b.claimAnchor(c)), view.Visible(view.ClaimValue(&c.Claim))})
					any = true
				}
			}
		}
		if !any {
			continue
		}
		if rows++; rows > maxClaims {
			break
		}
		name := "–"
		if d.Origin != nil {
			name = fmt.Sprint(d.Origin.N)
		}
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Origin != name {
			v.Groups = append(v.Groups, matrixGroup{Origin: name})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Rows = append(g.Rows, row)
	}
	return v
}
