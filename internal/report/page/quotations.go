package page

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

type ladder struct {
	N        int
	Words    string
	Speaker  string
	Docs     string
	Verdicts string
	Versions []version
	Same     []docRef // documents that have it word for word, when they are many
	Left     int
	At       string // its own address, "" if it has none
}

type version struct {
	Doc            docRef
	Href           string
	Speaker        string
	SpeakerChanged bool
	Verdict        string
	Changed        bool
	Flags          []string
	Words          string
	Lang           string
	Diff           []run
	Against        *docRef
	Why            string
	Same           []docRef // other documents that changed it alike
}

func (b *builder) ladders(p *page) {
	verbatim, only := 0, 0
	for _, l := range b.m.Ladders {
		switch {
		case (l.Changed || b.all) && len(p.Ladders) < maxLadders:
			p.Ladders = append(p.Ladders, b.ladder(l))
		case l.Changed || b.all:
			p.LaddersLeft++
		case len(l.Versions) > 1:
			verbatim++
		default:
			only++
		}
	}
	p.HasQuotations = len(b.m.Ladders) > 0
	var rest []string
	if verbatim > 0 {
		rest = append(rest, view.Plural(verbatim, "quotation")+" stand word for word in every version")
	}
	if only > 0 {
		rest = append(rest, view.Plural(only, "quotation")+" in one version only")
	}
	if b.site == nil { // elsewhere nothing is known of the whole pile
		p.Unchanged = strings.Join(rest, ", ")
	}
}

func (b *builder) ladder(l *view.Ladder) ladder {
	base := l.Versions[0]
	v := ladder{N: l.N, At: b.family(l.Versions[0].Said.Ladder.ID), Words: base.Said.Words(), Speaker: view.Visible(base.Said.SpeakerName())}
	docs := map[*view.Doc]bool{}
	count := map[hearsay.Verdict]int{}
	same := 0
	for _, x := range l.Versions {
		docs[x.Said.In] = true
		count[x.Verdict]++
		if x.Verdict == hearsay.Verbatim {
			same++
		}
	}
	v.Docs = view.Plural(len(docs), "document")
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
	for _, x := range l.Rungs() {
		if same > 6 && x.Verdict == hearsay.Verbatim && len(x.Flags) == 0 {
			if len(v.Same) < maxSame {
				v.Same = append(v.Same, b.docLink(x.Said.In))
			} else {
				v.Left++
			}
			continue
		}
		if len(v.Versions) >= maxVersions {
			v.Left++
			continue
		}
		row := version{
			Doc: b.docLink(x.Said.In), Href: b.href(x.Said.In, b.quoteAnchor(x.Said)), Speaker: view.Visible(x.Said.SpeakerName()),
			SpeakerChanged: x.Said.SpeakerName() != base.Said.SpeakerName(), Verdict: string(x.Verdict), Changed: view.QuoteWeight(x.Verdict) > 0,
			Words: x.Said.Words(), Lang: x.Said.In.Language.Value,
		}
		for _, flag := range x.Flags {
			row.Flags = append(row.Flags, view.FlagWords(flag))
		}
		if x.Base != nil {
			against := b.docLink(x.Base.In)
			row.Against = &against
			if row.Changed {
				if row.Why = view.Visible(x.Why); view.Changes(x.Diff) {
					row.Diff = runs(x.Diff)
				}
			}
		}
		for _, q := range x.Same {
			if len(row.Same) == maxSame {
				v.Left++
				continue
			}
			doc := b.docLink(q.In)
			doc.Href = b.href(q.In, b.quoteAnchor(q))
			row.Same = append(row.Same, doc)
		}
		v.Versions = append(v.Versions, row)
	}
	return v
}
