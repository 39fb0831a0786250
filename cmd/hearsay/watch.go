package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/feed"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/follow"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

var watchCommand = &command{
	name:    "watch",
	usage:   "[flags] [ADDRESS...]",
	summary: "follow pages and feeds, keep each version, show what changed",
	help: `
Asks again and again for pages and feeds, puts every version whose words have
changed into a pile, as a document of its own (NAME~2, NAME~3), and shows what
is new in it: [-dropped-] and {+added+} words. Without an address it goes on with
what the pile follows already; that, and when each is due, is kept in the store,
so a restart loses nothing. An OPML file, or the address of one, stands for the
feeds that it names.

Sites are asked politely: what robots.txt closes or the site reserves from use
by machines is left out with a line that says so, a page that did not change is
not sent again, requests to one site keep a second apart, and one that fails is
asked less and less often, at least once a day.

Examples:
  hearsay watch --pile ferry https://example.org/news/ferry.html
  hearsay watch --every 15m --pages https://example.org/feed.xml
  hearsay watch --once                  what is due now, for cron
  hearsay watch --list
  hearsay watch --forget https://example.org/feed.xml

Exit codes: 0 everything read (also when stopped), 1 failure, 2 wrong usage, 3
done but something could not be read (with --once).` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var w watcher
		p.declare(flags, defaultPile)
		flags.DurationVar(&w.every, "every", 30*time.Minute, "the time between two looks at each `DURATION`, at least 1m")
		flags.BoolVar(&w.pages, "pages", false, "fetch the pages that the entries of feeds lead to, instead of what the feed says of them")
		flags.BoolVar(&w.once, "once", false, "look at what is due, and end")
		flags.BoolVar(&w.list, "list", false, "list what the pile follows, and end")
		flags.BoolVar(&w.forget, "forget", false, "follow the addresses no longer; what was kept stays")
		flags.BoolVar(&w.later, "later", false, "keep new versions only; the next report reads them")
		flags.StringVar(&w.by, "by", "", "who adds what is found (`NAME`); without it, the user's name")
		flags.StringVar(&w.private, "private", "", "also reach this `NETWORK` off the public internet, as in 10.1.0.0/16; several with commas")
		flags.BoolVar(&w.quiet, "quiet", false, "say nothing but what could not be read")
		return func(ctx context.Context, e *env, args []string) error {
			return w.run(ctx, e, &p, args)
		}
	},
}

type watcher struct {
	every                                   time.Duration
	pages, once, list, forget, later, quiet bool
	by, private                             string
}

func (w *watcher) run(ctx context.Context, e *env, p *place, args []string) error {
	if err := desk.CheckName(p.pile); err != nil {
		return usageError{err.Error()}
	}
	switch {
	case w.every < follow.MinEvery:
		return usageError{"--every takes at least 1m"}
	case w.forget && (len(args) == 0 || w.list || w.once):
		return usageError{"--forget takes the addresses to forget, and nothing else"}
	case w.list && len(args) > 0:
		return usageError{"--list takes no addresses"}
	}
	private, err := networks(w.private)
	if err != nil {
		return err
	}
	if w.by == "" {
		w.by = e.getenv("USER")
	}
	client := fetch.New(fetch.Options{Private: private})
	addresses, err := addressesOf(ctx, client, args)
	if err != nil {
		return err
	}
	s, err := p.open(ctx, e, true)
	if err != nil {
		return err
	}
	defer s.Close()
	f := follow.New(desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)}), follow.Options{Client: client, By: w.by})
	if w.forget {
		for _, address := range addresses {
			if err := f.Forget(ctx, p.pile, address); errors.Is(err, hearsay.ErrNotFound) {
				return fmt.Errorf("%s is not followed into %s; hearsay watch --list names what is", printable(address), p.pile)
			} else if err != nil {
				return err
			}
		}
		return nil
	}
	for _, address := range addresses {
		if err := f.Follow(ctx, follow.Source{Pile: p.pile, URL: address, Every: w.every, Pages: w.pages}); err != nil {
			return usageError{err.Error()}
		}
	}
	all, err := f.List(ctx, p.pile)
	if err != nil {
		return err
	}
	if w.list {
		return listFollowed(e.stdout, all)
	}
	if len(all) == 0 {
		return usageError{"the pile " + p.pile + " follows nothing yet; name a page or feed"}
	}
	err = w.look(ctx, e, p, s, f)
	if !w.once && (ctx.Err() != nil) {
		return nil // that is how it ends
	}
	return err
}

// look looks at what is due, once or until ctx ends.
func (w *watcher) look(ctx context.Context, e *env, p *place, s hearsay.Store, f *follow.Follower) error {
	for {
		fresh, problems := 0, 0
		asked, err := f.Look(ctx, p.pile, false, func(ev follow.Event) {
			if ev.Problem != "" {
				problems++
				fmt.Fprintf(e.stderr, "hearsay: %s\n", printable(ev.Problem))
				return
			}
			fresh++
			if !w.quiet {
				writeEvent(e.stdout, ev)
			}
		})
		if fresh > 0 && !w.later {
			if failed := p.update(ctx, e, s, p.pile, flow.Options{}); err == nil {
				err = failed
			}
		}
		if err != nil {
			return err
		}
		next, err := f.Due(ctx, p.pile)
		if err != nil {
			return err
		}
		if w.once {
			if !w.quiet {
				fmt.Fprintf(e.stdout, "%s looked at, %s, %s\n", count(asked, "page"), count(fresh, "new version"), count(problems, "problem"))
			}
			if problems > 0 {
				return errPartial
			}
			return nil
		}
		wait := time.NewTimer(max(time.Until(next), time.Second))
		select {
		case <-ctx.Done():
			wait.Stop()
			return ctx.Err()
		case <-wait.C:
		}
	}
}

// networks reads a list of networks.
func networks(list string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for s := range strings.SplitSeq(list, ",") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		n, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, usageError{fmt.Sprintf("--private takes networks as in 10.1.0.0/16, not %q", s)}
		}
		out = append(out, n.Masked())
	}
	return out, nil
}

// addressesOf returns the addresses that arguments stand for: themselves, or
// those of the feeds that a list names.
func addressesOf(ctx context.Context, client *fetch.Client, args []string) ([]string, error) {
	var out []string
	for _, a := range args {
		isAddress := strings.HasPrefix(a, "http://") || strings.HasPrefix(a, "https://")
		var data []byte
		var err error
		switch name, _, _ := strings.Cut(strings.ToLower(a), "?"); {
		case isAddress && strings.HasSuffix(name, ".opml"):
			var page fetch.Page
			page, err = client.Get(ctx, fetch.Request{URL: a})
			data = page.Body
		case isAddress:
			out = append(out, a)
			continue
		default:
			data, err = os.ReadFile(a)
		}
		if err != nil {
			return nil, fmt.Errorf("the list of feeds cannot be read: %w", err)
		}
		if !feed.IsOPML(data) {
			return nil, usageError{fmt.Sprintf("%s is neither an http or https address nor a list of feeds (OPML)", printable(a))}
		}
		feeds, err := feed.ParseOPML(data)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read to its end (%w); export it again", printable(a), err)
		}
		for _, f := range feeds {
			out = append(out, f.URL)
		}
	}
	return out, nil
}

func listFollowed(w io.Writer, all []follow.Source) error {
	out := bufio.NewWriter(w)
	for _, s := range all {
		fmt.Fprintf(out, "%s\n  every %v", view.Visible(s.URL), s.Every)
		if s.Pages {
			fmt.Fprint(out, ", with the pages of its entries")
		}
		if s.Looked.IsZero() {
			fmt.Fprint(out, ", not read yet")
		} else {
			fmt.Fprintf(out, ", read at %s", s.Looked.UTC().Format(time.RFC3339))
		}
		if s.Problem != "" {
			fmt.Fprintf(out, "\n  failed %s: %s", times(s.Fails), view.Visible(s.Problem))
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times in a row", n)
}

// writeEvent writes a new version, with what has changed.
func writeEvent(w io.Writer, ev follow.Event) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	title := ev.New.Title.Value
	if title == "" {
		title = "no title"
	}
	if ev.Old == nil {
		fmt.Fprintf(out, "new      %s (%s)\n", view.Visible(ev.Entry.ID), view.Visible(title))
		return
	}
	fmt.Fprintf(out, "changed  %s, after %s (%s)\n", view.Visible(ev.Entry.ID), view.Visible(ev.Old.ID), view.Visible(title))
	for _, f := range []struct{ name, from, to string }{
		{"title", ev.Old.Title.Value, ev.New.Title.Value}, {"byline", joined(ev.Old.Byline), joined(ev.New.Byline)},
		{"published", ev.Old.Published.Value, ev.New.Published.Value},
	} {
		if f.from != f.to {
			writeWrapped(out, "  ", f.name+": "+edited(f.from, f.to))
		}
	}
	a, b := &hearsay.Annotated{Document: *ev.Old}, &hearsay.Annotated{Document: *ev.New}
	for _, block := range link.Diff(a, b) {
		switch {
		case block.Changes != nil:
			if changed := around(block.Changes, a.Text); len(changed) > 0 {
				writeWrapped(out, "  ", marked(a.Text, b.Text, changed))
			}
		case block.A.Len() > 0:
			writeWrapped(out, "- ", block.A.Of(a.Text))
		default:
			writeWrapped(out, "+ ", block.B.Of(b.Text))
		}
	}
}

func edited(from, to string) string {
	s := ""
	if from != "" {
		s = "[-" + from + "-]"
	}
	if to != "" {
		s += "{+" + to + "+}"
	}
	return s
}

func joined(fields []hearsay.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, f.Value)
	}
	return strings.Join(names, ", ")
}

// nearby is how many kept words are shown on either side of a change.
const nearby = 8

// around returns the changes with only the nearest of what is kept between
// them, nothing if all is kept.
func around(changes []link.Change, a string) []link.Change {
	var out []link.Change
	any := false
	for i, c := range changes {
		if c.Op != hearsay.Keep {
			any = true
			out = append(out, c)
			continue
		}
		starts := wordStarts(c.A.Of(a))
		if len(starts) <= 2*nearby {
			out = append(out, c)
			continue
		}
		if i > 0 {
			head := c
			head.A.End = c.A.Start + starts[nearby]
			out = append(out, head)
		}
		if i < len(changes)-1 {
			tail := c
			tail.A.Start = c.A.Start + starts[len(starts)-nearby]
			out = append(out, tail)
		}
	}
	if !any {
		return nil
	}
	return out
}

// wordStarts returns the offsets of what white space parts.
func wordStarts(s string) []int {
	var out []int
	before := true
	for i, r := range s {
		space := r == ' ' || r == '\n'
		if before && !space {
			out = append(out, i)
		}
		before = space
	}
	return out
}
