package report

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/svg"
)

type pageLadder struct {
	N        int
	Words    string
	Speaker  string
	Docs     string
	Verdicts string
	Versions []pageVersion
	Same     []pageDoc // documents that have it word for word, when they are many
	Left     int
}

type pageVersion struct {
	Doc            pageDoc
	Href           string
	Speaker        string
	SpeakerChanged bool
	Verdict        string
	Changed        bool
	Flags          []string
	Words          string
	Lang           string
	Diff           []pageSegment
	Against        *pageDoc
	Why            string
}

func (b *pageBuilder) ladders(p *page) {
	verbatim, only := 0, 0
	for _, l := range b.m.ladders {
		switch {
		case l.changed && len(p.Ladders) < pageLadders:
			p.Ladders = append(p.Ladders, b.ladder(l))
		case l.changed:
			p.LaddersLeft++
		case len(l.versions) > 1:
			verbatim++
		default:
			only++
		}
	}
	p.HasQuotations = len(b.m.ladders) > 0
	var rest []string
	if verbatim > 0 {
		rest = append(rest, plural(verbatim, "quotation")+" stand word for word in every version")
	}
	if only > 0 {
		rest = append(rest, plural(only, "quotation")+" in one version only")
	}
	p.Unchanged = strings.Join(rest, ", ")
}

func (b *pageBuilder) ladder(l *ladder) pageLadder {
	base := l.versions[0]
	v := pageLadder{N: l.n, Words: base.q.words(), Speaker: visible(base.q.speaker())}
	docs := map[*docView]bool{}
	count := map[hearsay.Verdict]int{}
	same := 0
	for _, x := range l.versions {
		docs[x.q.doc] = true
		count[x.Verdict]++
		if x.Verdict == hearsay.Verbatim {
			same++
		}
	}
	v.Docs = plural(len(docs), "document")
	var verdicts []string
	for _, k := range []hearsay.Verdict{
		hearsay.Altered, hearsay.Reattributed, hearsay.Spliced, hearsay.Paraphrased, hearsay.Trimmed, hearsay.Clarified,
		hearsay.Fragment, hearsay.Verbatim,
	} {
		if count[k] > 0 {
			verdicts = append(verdicts, fmt.Sprintf("%d %s", count[k], k))
		}
	}
	v.Verdicts = strings.Join(verdicts, ", ")
	for _, x := range l.versions {
		if same > 6 && x.Verdict == hearsay.Verbatim && len(x.Flags) == 0 {
			v.Same = append(v.Same, docLink(x.q.doc))
			continue
		}
		if len(v.Versions) >= pageVersions {
			v.Left++
			continue
		}
		row := pageVersion{
			Doc: docLink(x.q.doc), Href: b.href(x.q.doc, x.q.anchor()), Speaker: visible(x.q.speaker()),
			SpeakerChanged: x.q.speaker() != base.q.speaker(), Verdict: string(x.Verdict), Changed: quoteWeight(x.Verdict) > 0,
			Words: x.q.words(), Lang: x.q.doc.Language.Value,
		}
		for _, flag := range x.Flags {
			row.Flags = append(row.Flags, flagWords(flag))
		}
		if x.against != nil {
			against := docLink(x.against.doc)
			row.Against = &against
			if row.Changed {
				if row.Why = visible(x.Why); changes(x.diff) {
					row.Diff = pageDiff(x.diff)
				}
			}
		}
		v.Versions = append(v.Versions, row)
	}
	return v
}

type pageFigure struct {
	N       int
	Title   string
	Origins string
	Drawing template.HTML
	Left    int // rows that are not drawn
	Groups  []pageClaimGroup
	Claims  int // that are not in the table
	Pairs   []pagePair
}

// pageClaimGroup is the claims of one origin.
type pageClaimGroup struct {
	Origin string
	Claims []pageClaim
}

type pageClaim struct {
	ID, Href                                       string
	N                                              int
	Doc                                            pageDoc
	Value, What, Period, Basis, Who, Firmly, Words string
	Lang                                           string
	Figure                                         string // href of the figure it stands in
}

type pagePair struct {
	Verdict string
	Alert   bool
	A, B    pageClaim
	Arrow   bool
	Because string
}

func (b *pageBuilder) claim(c *claimView) pageClaim {
	v := pageClaim{
		ID: c.row(), Href: b.href(c.doc, c.anchor()), N: c.n, Doc: docLink(c.doc), Value: visible(claimValue(&c.Claim)),
		What: visible(figureTitle([]*claimView{c})), Period: visible(periodWords(c.Period)), Who: visible(whoSays(c.Attribution)),
		Firmly: cmp.Or(string(c.Modality), string(hearsay.Asserted)), Words: clip(c.Of(c.doc.Text), passageWords),
		Lang: c.doc.Language.Value,
	}
	switch c.Period.Basis {
	case hearsay.PeriodResolved:
		v.Basis = "by the date of the report"
	case hearsay.PeriodInherited:
		v.Basis = "by the inherited date"
	}
	if c.figure != nil && c.figure.shared() && c.figure.n <= pageFigures {
		v.Figure = fmt.Sprintf("#figure-%d", c.figure.n)
	}
	return v
}

func (b *pageBuilder) figures(p *page) {
	var shown []*figure
	for _, f := range b.m.figures {
		switch {
		case !f.shared():
			p.Single += len(f.claims)
		case len(shown) < pageFigures:
			shown = append(shown, f)
			p.Figures = append(p.Figures, b.figure(f, len(shown) <= pageDraw))
		default:
			p.FiguresLeft++
		}
	}
	for _, c := range b.m.claims {
		if c.figure == nil {
			p.Single++
		}
	}
	p.Matrix = b.matrix(shown)
}

func (b *pageBuilder) figure(f *figure, draw bool) pageFigure {
	v := pageFigure{N: f.n, Title: visible(f.title), Origins: originsWords(f.MinOrigins, f.MaxOrigins)}
	claims := slices.Clone(f.claims)
	slices.SortStableFunc(claims, func(x, y *claimView) int {
		return cmp.Or(cmp.Compare(originNumber(x.doc), originNumber(y.doc)), cmp.Compare(x.n, y.n))
	})
	if len(claims) > pageClaims {
		v.Claims = len(claims) - pageClaims
		claims = claims[:pageClaims]
	}
	for _, c := range claims {
		name := "No origin known"
		if c.doc.origin != nil {
			name = fmt.Sprintf("Origin %d%s", c.doc.origin.n, prefixed(": ", visible(c.doc.origin.name())))
		}
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Origin != name {
			v.Groups = append(v.Groups, pageClaimGroup{Origin: name})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Claims = append(g.Claims, b.claim(c))
	}
	for i, x := range f.pairs {
		if i >= pageClaims {
			break
		}
		pair := pagePair{Verdict: string(x.Verdict), A: b.claim(x.a), B: b.claim(x.b), Because: visible(x.Because), Arrow: x.directed(), Alert: verdictWeight(x.Verdict) > verdictWeight(hearsay.Rounded)}
		for _, flag := range x.Flags {
			pair.Verdict += ", " + string(flag)
		}
		v.Pairs = append(v.Pairs, pair)
	}
	if draw {
		listed := map[*claimView]bool{}
		for _, c := range claims {
			listed[c] = true
		}
		d := svg.Figure(fmt.Sprintf("figure-%d-svg", f.n), visible(f.title)+": by period and value", bars(f, listed))
		v.Drawing, v.Left = template.HTML(d.SVG), d.Left
	}
	return v
}

// name says where an origin starts.
func (o *originView) name() string {
	if o.Credited != "" {
		return o.Credited
	}
	if len(o.docs) > 0 {
		return o.docs[0].label()
	}
	return ""
}

func originNumber(d *docView) int {
	if d.origin == nil {
		return 1 << 30
	}
	return d.origin.n
}

// bars are the rows of a figure as they are drawn: those without a place on
// the time axis last. A bar leads to its row in the table if it is listed.
func bars(f *figure, listed map[*claimView]bool) []svg.Bar {
	var known, unknown []svg.Bar
	for _, row := range f.rows {
		c := row.claims[0]
		var docs []string
		for i, x := range row.claims {
			if i == 8 {
				docs = append(docs, "…")
				break
			}
			docs = append(docs, fmt.Sprintf("[%d]", x.doc.n))
		}
		bar := svg.Bar{
			Name: visible(row.value + prefixed(" ", row.counted)), Note: visible(strings.Join(docs, " ") + " " + row.who),
			PeriodNote: visible(row.period), Href: fmt.Sprintf("#figure-%d-table", f.n),
		}
		if listed[c] {
			bar.Href = "#f-" + c.row()
		}
		bar.Title = visible(fmt.Sprintf("%s, %s, %s", bar.Name, row.period, row.who))
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

// pageMatrixTable has a row for each document and a column for each of the
// heaviest figures.
type pageMatrixTable struct {
	Figures []pageCount
	Left    int
	Groups  []pageMatrixGroup
}

type pageMatrixGroup struct {
	Origin string
	Rows   []pageMatrixRow
}

type pageMatrixRow struct {
	Doc   pageDoc
	Cells [][]pageCount
}

func (b *pageBuilder) matrix(figures []*figure) *pageMatrixTable {
	if len(figures) < 2 {
		return nil
	}
	v := &pageMatrixTable{Left: max(len(figures)-pageMatrix, 0)}
	figures = figures[:min(len(figures), pageMatrix)]
	for _, f := range figures {
		v.Figures = append(v.Figures, pageCount{fmt.Sprintf("#figure-%d", f.n), visible(f.title)})
	}
	docs := slices.Clone(b.m.docs)
	slices.SortStableFunc(docs, func(x, y *docView) int { return cmp.Compare(originNumber(x), originNumber(y)) })
	rows := 0
	for _, d := range docs {
		row := pageMatrixRow{Doc: docLink(d), Cells: make([][]pageCount, len(figures))}
		any := false
		for i, f := range figures {
			for _, c := range d.claims {
				if c.figure == f {
					row.Cells[i] = append(row.Cells[i], pageCount{b.href(d, c.anchor()), visible(claimValue(&c.Claim))})
					any = true
				}
			}
		}
		if !any {
			continue
		}
		if rows++; rows > pageClaims {
			break
		}
		name := "–"
		if d.origin != nil {
			name = fmt.Sprint(d.origin.n)
		}
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Origin != name {
			v.Groups = append(v.Groups, pageMatrixGroup{Origin: name})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Rows = append(g.Rows, row)
	}
	return v
}

type pageDocument struct {
	Doc     pageDoc
	Title   string
	Origin  string
	Open    bool
	HasText bool
	Lang    string
	Meta    []pageMeta
	Blocks  []textBlock
	Quotes  []pageQuote
	Claims  []pageClaim
	Source  string
	SHA256  string
	Media   string
}

type pageMeta struct{ Name, Value, From, Exact string }

type pageQuote struct {
	ID, Href, Speaker, Form, Words, To string
	N                                  int
	Ladder                             string
	Verdict                            string
}

func (b *pageBuilder) documents() []pageDocument {
	out := make([]pageDocument, 0, len(b.m.docs))
	for i, d := range b.m.docs {
		v := pageDocument{
			Doc: docLink(d), Title: visible(d.Title.Value), Open: i < pageOpenDocs && len(b.m.docs) < 50, Lang: d.Language.Value,
			HasText: b.texts[d], Source: visible(d.Source), SHA256: d.SHA256, Media: visible(d.MediaType),
		}
		if d.origin != nil {
			v.Origin = fmt.Sprintf("origin %d", d.origin.n)
		}
		for _, f := range fieldsOf(&d.Document, b.m.r.Inherited[d.ID]) {
			from := visible(string(f.Basis) + prefixed(", ", f.From))
			if f.Basis == hearsay.BasisInherited {
				from = visible("inherited from " + f.From)
			}
			meta := pageMeta{Name: f.name, Value: visible(f.Value), From: from}
			if f.Exact != f.Value {
				meta.Exact = visible(f.Exact)
			}
			v.Meta = append(v.Meta, meta)
		}
		for _, c := range d.Credits {
			v.Meta = append(v.Meta, pageMeta{Name: "credit", Value: visible(cmp.Or(c.Name, c.URL)), From: string(c.Kind), Exact: visible(c.Span.Of(d.Text))})
		}
		if v.HasText {
			v.Blocks = blocksOf(b.m, d)
			for _, q := range d.quotes {
				v.Quotes = append(v.Quotes, b.quote(q))
			}
			for _, c := range d.claims {
				v.Claims = append(v.Claims, b.claim(c))
			}
		}
		out = append(out, v)
	}
	return out
}

func (b *pageBuilder) quote(q *quoteView) pageQuote {
	v := pageQuote{
		ID: q.row(), Href: b.href(q.doc, q.anchor()), Speaker: visible(q.speaker()), Form: string(q.Form),
		Words: clip(q.words(), passageWords), To: visible(q.Addressee.Name), N: q.n,
	}
	if q.ladder != nil {
		for _, x := range q.ladder.versions {
			if x.q == q {
				v.Verdict = string(x.Verdict)
			}
		}
		if q.ladder.changed && q.ladder.n <= pageLadders {
			v.Ladder = fmt.Sprintf("#quotation-%d", q.ladder.n)
		}
	}
	return v
}
