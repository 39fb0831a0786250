package flow

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// Bounds of what a trace looks up and looks at.
const (
	maxPhrases  = 24 // of the text
	phraseWords = 3
	maxSaid     = 24 // quotations, and as many claims
	maxFound    = 40 // documents by each of them
	maxTraced   = 40 // documents that the one is held against
	maxStories  = 3  // whose stories are looked at
	maxAround   = 20 // documents of these
	maxUpwards  = 8  // and those that all these come from, step by step
)

// Trace holds one document against a pile that was read before, without reading
// all of it: which of its documents share words, quotations or figures with the
// one, and what follows. It looks up phrases of the text, words of its
// quotations and figures of its claims, and runs the stages on the documents
// that most of them lead to. What it finds of the one document stands in the
// report; what it does not find may still be in the pile. Doc may be of the
// pile or not.
func Trace(ctx context.Context, shelf Tracer, pile string, doc *hearsay.Annotated, o Options) (*hearsay.Report, error) {
	ids, err := traces(ctx, shelf, pile, doc)
	if err != nil {
		return nil, err
	}
	docs := []hearsay.Annotated{*doc}
	for _, id := range ids {
		d, err := shelf.Document(ctx, pile, id)
		var input *hearsay.InputError
		switch {
		case errors.Is(err, hearsay.ErrNotFound), errors.As(err, &input):
			continue // it was removed since
		case err != nil:
			return nil, err
		}
		docs = append(docs, *d)
	}
	r, err := ReportOn(ctx, docs, nil, o)
	if err != nil {
		return nil, err
	}
	return about(r, doc.ID), nil
}

// TraceCapture reads a capture and holds it against a pile, see [Trace]. As long as
// the pile has another document of its ID, an asterisk is put behind that. An
// error is a *hearsay.InputError if the capture cannot be read.
func TraceCapture(ctx context.Context, shelf Tracer, pile string, c hearsay.Capture, o Options) (*hearsay.Annotated, *hearsay.Report, error) {
	for {
		there, err := shelf.Document(ctx, pile, c.ID)
		var unread *hearsay.InputError
		switch {
		case errors.As(err, &unread):
		case errors.Is(err, hearsay.ErrNotFound), err == nil && c.SHA256 != "" && c.SHA256 == there.SHA256:
			d, err := One(ctx, c, o)
			if err != nil {
				return nil, nil, err
			}
			r, err := Trace(ctx, shelf, pile, &d, o)
			return &d, r, err
		case err != nil:
			return nil, nil, err
		}
		c.ID += "*"
	}
}

// Tracer is what [Trace] asks of a pile.
type Tracer interface {
	Shelf
	Parents(ctx context.Context, pile string, ids ...string) (map[string]string, error)
}

// traces returns the documents of the pile that share most with doc.
func traces(ctx context.Context, shelf Tracer, pile string, doc *hearsay.Annotated) ([]string, error) {
	score := map[string]int{}
	hit := func(weight int, docs ...string) {
		for _, id := range docs {
			if id != doc.ID {
				score[id] += weight
			}
		}
	}
	page := hearsay.Page{Limit: maxFound}
	words := wordsOf(doc.Text)
	searches := phrases(doc.Text, words)
	weights := make([]int, len(searches))
	for i := range weights {
		weights[i] = 3
	}
	for _, q := range together(rarest(inNames(words), 4)) {
		searches, weights = append(searches, q), append(weights, 1)
	}
	for i, q := range searches {
		hits, _, err := shelf.Search(ctx, hearsay.SearchQuery{Pile: pile, Query: q, Page: page})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			hit(weights[i], h.ID)
		}
	}
	for _, q := range said(doc) {
		q.Pile, q.Page = pile, page
		records, _, err := shelf.Records(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, rec := range records {
			hit(2, rec.Docs...)
		}
	}
	ids := make([]string, 0, len(score))
	for id := range score {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b)) })
	ids = ids[:min(len(ids), maxTraced)]
	// What else is told of the event, and what they come from, belongs to the
	// picture: what is rare and who is nearest is judged by it.
	for _, id := range ids[:min(len(ids), maxStories)] {
		stories, _, err := shelf.Records(ctx, hearsay.RecordQuery{Pile: pile, Kind: hearsay.StoryRecord, Doc: id, Page: hearsay.Page{Limit: 1}})
		if err != nil {
			return nil, err
		}
		for _, s := range stories {
			for _, other := range s.Docs {
				if len(ids) < maxTraced+maxAround && other != doc.ID && !slices.Contains(ids, other) {
					ids = append(ids, other)
				}
			}
		}
	}
	for from, step := 0, 0; from < len(ids) && step < maxUpwards; step++ {
		parents, err := shelf.Parents(ctx, pile, ids[from:]...)
		if err != nil {
			return nil, err
		}
		last := ids[from:]
		from = len(ids)
		for _, id := range last {
			if p := parents[id]; p != "" && p != doc.ID && !slices.Contains(ids, p) {
				ids = append(ids, p)
			}
		}
	}
	return ids, nil
}

// word is a word of a text with how common it is.
type word struct {
	fold.Word
	rank    int32 // see [lexis.Rank], the larger the rarer
	capital bool
	opens   bool // a sentence or line
}

// unknown is the rank of words that are not among the common ones.
const unknown = 1 << 20

func wordsOf(text string) []word {
	var out []word
	end := 0
	for _, w := range fold.Words(text) {
		between := text[end:w.Start]
		rank := lexis.Rank(lexis.Hash(w.Folded))
		if rank == 0 {
			rank = unknown
		}
		first := text[w.Start:w.End]
		out = append(out, word{w, rank, first != strings.ToLower(first), end == 0 || strings.ContainsAny(between, ".!?\n")})
		end = w.End
	}
	return out
}

// phrases returns queries for runs of words in each part of the text, the rarest
// of the part.
func phrases(text string, words []word) []string {
	var out []string
	runs := len(words) - phraseWords + 1
	parts := min(maxPhrases, runs/phraseWords)
	for p := range parts {
		best, most := -1, int32(0)
		for i := p * runs / parts; i < (p+1)*runs/parts; i++ {
			rare, broken := int32(0), false
			for k, w := range words[i : i+phraseWords] {
				rare += min(w.rank, 30_000)
				broken = broken || k > 0 && w.opens
			}
			if !broken && rare > most {
				best, most = i, rare
			}
		}
		if best >= 0 {
			out = append(out, quoted(text[words[best].Start:words[best+phraseWords-1].End]))
		}
	}
	return out
}

// quoted makes words a phrase of a query.
func quoted(words string) string { return `"` + strings.ReplaceAll(words, `"`, " ") + `"` }

// inNames returns the words that are most likely of names.
func inNames(words []word) []word {
	var out []word
	for _, w := range words {
		if w.capital && !w.opens {
			out = append(out, w)
		}
	}
	return out
}

// rarest returns the n rarest of the words, each once, the first ones first
// among equals.
func rarest(words []word, n int) []string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(b.rank, a.rank) })
	var out []string
	for _, w := range words {
		if len(out) < n && w.rank > 1000 && !slices.Contains(out, w.Folded) {
			out = append(out, w.Folded)
		}
	}
	return out
}

// together returns a query for each two of the words.
func together(words []string) []string {
	var out []string
	for i, a := range words {
		for _, b := range words[i+1:] {
			out = append(out, quoted(a)+" "+quoted(b))
		}
	}
	return out
}

// said returns queries for what others may say of the same: quotations with the
// rarest words of each, and claims with its number.
func said(doc *hearsay.Annotated) []hearsay.RecordQuery {
	var out []hearsay.RecordQuery
	for i := range doc.Quotes[:min(len(doc.Quotes), maxSaid)] {
		var words []word
		for _, c := range doc.Quotes[i].Content {
			words = append(words, wordsOf(c.Of(doc.Text))...)
		}
		// Two at a time: a version may have lost or changed the third.
		rare := rarest(words, 4)
		for len(rare) >= 2 {
			out = append(out, hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Words: quoted(rare[0]) + " " + quoted(rare[1])})
			rare = rare[2:]
		}
	}
	claims := 0
	for _, c := range doc.Claims {
		number := numberWords(doc.Text, c)
		if len(number) == 0 || c.Subject == "" || claims == maxSaid {
			continue
		}
		claims++
		out = append(out, hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Words: number[0], Subject: c.Subject})
	}
	return out
}

// about returns the part of a report that one of its documents is in.
func about(r *hearsay.Report, id string) *hearsay.Report {
	out := &hearsay.Report{Links: hearsay.Links{Parents: map[string]string{}, Inherited: map[string]hearsay.Field{}}}
	here := map[string]bool{}
	keep := func(docs ...string) {
		for _, d := range docs {
			here[d] = true
		}
	}
	keep(id)
	own := func(thing string) bool { return strings.HasPrefix(thing, id+"#") }
	docOf := func(thing string) string { return thing[:max(strings.LastIndexByte(thing, '#'), 0)] }
	for _, v := range r.Relations {
		if v.A == id || v.B == id {
			keep(v.Other(id))
			out.Relations = append(out.Relations, v)
		}
	}
	for _, v := range r.Origins {
		if slices.Contains(v.Documents, id) {
			out.Origins = append(out.Origins, v)
			keep(v.Documents...)
		}
	}
	for _, v := range r.Stories {
		if slices.Contains(v.Documents, id) {
			out.Stories = append(out.Stories, v)
			keep(v.Documents...)
		}
	}
	for _, v := range r.QuoteFamilies {
		if slices.ContainsFunc(v.Versions, func(q hearsay.QuoteVersion) bool { return own(q.Quote) }) {
			out.QuoteFamilies = append(out.QuoteFamilies, v)
			for _, q := range v.Versions {
				keep(docOf(q.Quote))
			}
		}
	}
	for _, v := range r.ClaimFamilies {
		if slices.ContainsFunc(v.Claims, own) {
			out.ClaimFamilies = append(out.ClaimFamilies, v)
			for _, c := range v.Claims {
				keep(docOf(c))
			}
		}
	}
	for _, v := range r.Findings {
		if slices.ContainsFunc(v.Evidence, func(e hearsay.Evidence) bool { return e.Doc == id }) {
			out.Findings = append(out.Findings, v)
			for _, e := range v.Evidence {
				keep(e.Doc)
			}
		}
	}
	for _, d := range r.Documents {
		if !here[d.ID] {
			continue
		}
		out.Documents = append(out.Documents, d)
		if p := r.Parents[d.ID]; here[p] {
			out.Parents[d.ID] = p
		}
		if date, ok := r.Inherited[d.ID]; ok {
			out.Inherited[d.ID] = date
		}
	}
	return out
}
