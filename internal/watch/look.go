package watch

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// match is one thing that a query finds.
type match struct {
	kind hearsay.RecordKind
	ref  string
	docs []string
	rec  hearsay.Record // of a record
	text string         // of a document
}

func (m match) key() string { return string(m.kind) + " " + m.ref }

// find runs a query, up to a bound.
func (k *Keeper) find(ctx context.Context, q Query) ([]match, error) {
	var out []match
	page := hearsay.Page{Limit: 500}
	for len(out) < maxMatches {
		var next string
		if q.Kind == Documents {
			hits, n, err := k.store.Search(ctx, hearsay.SearchQuery{Pile: q.Pile, Query: q.Words, Since: q.Since, Until: q.Until, Page: page})
			if err != nil {
				return nil, err
			}
			for _, h := range hits {
				m := match{kind: Documents, ref: h.ID, docs: []string{h.ID}, text: line(h.Title, 200)}
				if m.text == "" {
					m.text = line(h.ID, 200)
				}
				if h.Outlet != "" {
					m.text += " (" + line(h.Outlet, 100) + ")"
				}
				out = append(out, m)
			}
			next = n
		} else {
			found, n, err := k.store.Records(ctx, hearsay.RecordQuery{
				Pile: q.Pile, Kind: q.Kind, Doc: q.Doc, Type: q.Type, Party: q.Party, Subject: q.Subject,
				Words: q.Words, Since: q.Since, Until: q.Until, Page: page,
			})
			if err != nil {
				return nil, err
			}
			for _, r := range found {
				out = append(out, match{kind: r.Kind, ref: r.Ref, docs: r.Docs, rec: r})
			}
			next = n
		}
		if next == "" {
			break
		}
		page.After = next
	}
	return out, nil
}

// Look runs the watches of a pile over its report, notes what is new, and
// returns how many things that is. A watch that fails does not stop the
// others; the errors come joined.
func (k *Keeper) Look(ctx context.Context, pile string) (int, error) {
	all, err := k.List(ctx)
	if err != nil {
		return 0, err
	}
	total := 0
	var failed []error
	for _, w := range all {
		if w.Query.Pile != pile {
			continue
		}
		n, err := k.look(ctx, w)
		total += n
		if err != nil {
			failed = append(failed, err)
		}
	}
	return total, errors.Join(failed...)
}

func (k *Keeper) look(ctx context.Context, w Watch) (int, error) {
	found, err := k.find(ctx, w.Query)
	if err != nil {
		return 0, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	st, err := k.load(ctx, w.ID)
	if errors.Is(err, hearsay.ErrNotFound) {
		return 0, nil // removed in between
	}
	if err != nil {
		return 0, err
	}
	var fresh []match
	for _, m := range found {
		if at, ok := slices.BinarySearch(st.Known, m.key()); !ok {
			st.Known = slices.Insert(st.Known, at, m.key())
			fresh = append(fresh, m)
		}
	}
	if len(fresh) == 0 {
		return 0, nil
	}
	now := k.o.now().UTC()
	for _, m := range fresh {
		st.Last++
		if m.text == "" {
			m.text = k.describe(ctx, w.Query.Pile, m.rec)
		}
		st.Items = append(st.Items, Item{Seq: st.Last, Kind: m.kind, Ref: m.ref, Docs: m.docs, Text: m.text, At: now})
	}
	if extra := len(st.Items) - maxItems; extra > 0 {
		st.Items = slices.Delete(st.Items, 0, extra)
	}
	return len(fresh), k.save(ctx, w.ID, st)
}

// describe says in one line what a record is, in its exact words.
func (k *Keeper) describe(ctx context.Context, pile string, r hearsay.Record) string {
	read := func(doc string) *hearsay.Annotated {
		d, err := k.store.ReportDocument(ctx, pile, doc)
		if err != nil {
			return &hearsay.Annotated{}
		}
		return d
	}
	from := func(d *hearsay.Annotated) string {
		if name := line(d.Outlet.Value, 100); name != "" {
			return " (" + name + ")"
		}
		return ""
	}
	switch v := r.Value.(type) {
	case hearsay.Quote:
		d := read(v.Doc)
		who := v.Speaker.Name
		if who == "" {
			who = "unknown speaker"
		}
		return line(who, 100) + ": “" + line(v.Span().Of(d.Text), 300) + "”" + from(d)
	case hearsay.Claim:
		d := read(v.Doc)
		var who []string
		for _, p := range v.Attribution {
			who = append(who, p.Name)
		}
		s := line(strings.TrimSpace(string(v.Measure)+" "+v.Subject), 100) + ": “" + line(v.Span.Of(d.Text), 300) + "”"
		if len(who) > 0 {
			s += ", according to " + line(strings.Join(who, ", "), 200)
		}
		return s + from(d)
	case hearsay.Finding:
		return string(v.Type) + ": " + line(v.Text, 400)
	case hearsay.Relation:
		return string(v.Kind) + ": " + line(v.A, 150) + " and " + line(v.B, 150)
	}
	return string(r.Kind) + " of " + line(strings.Join(r.Docs, ", "), 300)
}

// line returns foreign words on one line, at most n bytes of them.
func line(s string, n int) string {
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(r rune) bool {
		return r <= ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029'
	}), " ")
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

// Items returns what a watch has found after a Seq, the latest first, at most
// limit; hearsay.ErrNotFound if there is no such watch. Before, if it is not 0,
// asks for those of a smaller Seq.
func (k *Keeper) Items(ctx context.Context, id string, after, before int64, limit int) ([]Item, error) {
	if _, err := k.get(ctx, id); err != nil {
		return nil, err
	}
	st, err := k.load(ctx, id)
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, it := range slices.Backward(st.Items) {
		if it.Seq > after && (before == 0 || it.Seq < before) && len(out) < limit {
			out = append(out, it)
		}
	}
	return out, nil
}

// Visit returns the Seq up to which the user had seen the items of a watch
// when they last visited it, and notes that they now see all.
func (k *Keeper) Visit(ctx context.Context, id, user string) (since int64, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, err := k.get(ctx, id); err != nil {
		return 0, err
	}
	st, err := k.load(ctx, id)
	if err != nil {
		return 0, err
	}
	since = st.Visited[user]
	if since == st.Last {
		return since, nil
	}
	st.Visited[user] = st.Last
	return since, k.save(ctx, id, st)
}

// Seen returns the Seq up to which the user has seen the items of a watch.
func (k *Keeper) Seen(ctx context.Context, id, user string) (int64, error) {
	st, err := k.load(ctx, id)
	return st.Visited[user], err
}
