package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// defaultPile is the pile of commands that are not told one.
const defaultPile = "default"

// storeHelp is what the help of each command on a store ends with.
const storeHelp = `

The store is the file or the PostgreSQL database (postgres://…) that --store
names, else $HEARSAY_STORE, else hearsay/store.db in the folder for data
($XDG_DATA_HOME, ~/.local/share).`

// place is the flags that name a store and a pile of it.
type place struct {
	store, pile string
}

func (p *place) declareStore(flags *flag.FlagSet) {
	flags.StringVar(&p.store, "store", "", "the store: a `FILE` or postgres://…; without it $HEARSAY_STORE, else the folder for data")
}

func (p *place) declare(flags *flag.FlagSet, pile string) {
	p.declareStore(flags)
	flags.StringVar(&p.pile, "pile", pile, "the pile of documents, by `NAME`")
}

// path returns the file of the store, or the address of its database.
func (p *place) path(e *env) (string, error) {
	if p.store != "" {
		return p.store, nil
	}
	if s := e.getenv("HEARSAY_STORE"); s != "" {
		return s, nil
	}
	folder, err := p.folder(e)
	return filepath.Join(folder, "store.db"), err
}

// folder returns the folder for data of this program.
func (p *place) folder(e *env) (string, error) {
	data := e.getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(data) { // as the XDG specification has it
		home := e.getenv("HOME")
		if home == "" {
			home = e.getenv("USERPROFILE")
		}
		if home == "" {
			return "", usageError{"there is no folder for data; name the store with --store FILE"}
		}
		data = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(data, "hearsay"), nil
}

// open opens the store, which is there already unless make is true.
func (p *place) open(ctx context.Context, e *env, make bool) (hearsay.Store, error) {
	path, err := p.path(e)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); !make && !isDatabase(path) && errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no store at %s; hearsay add makes one", path)
	}
	return openStore(ctx, path)
}

// with opens the store, calls do with it, and closes it.
func (p *place) with(ctx context.Context, e *env, do func(hearsay.Store) error) error {
	s, err := p.open(ctx, e, false)
	if err != nil {
		return err
	}
	return errors.Join(do(s), s.Close())
}

// update brings a pile's report up to date, with progress on a terminal.
func (p *place) update(ctx context.Context, e *env, s hearsay.Store, pile string, o flow.Options) error {
	return p.updateKeyed(ctx, e, s, pile, o, 0)
}

// updateKeyed does as update; keyed is Options.Keyed of the desk.
func (p *place) updateKeyed(ctx context.Context, e *env, s hearsay.Store, pile string, o flow.Options, keyed int) error {
	d := desk.New(s, desk.Options{Flow: flow.Options{Jobs: o.Jobs}, Log: slog.New(slog.DiscardHandler), Keyed: keyed})
	if o.Progress != nil {
		events, end := d.Events(pile)
		stop, stopped := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(stopped)
			for {
				select {
				case ev := <-events:
					o.Progress(progressWords(ev.Stage), ev.Done, ev.Total)
				case <-stop:
					return
				}
			}
		}()
		defer func() { end(); close(stop); <-stopped }()
	}
	return explain(d.Update(ctx, pile), pile)
}

func progressWords(stage string) string {
	if stage == "read" {
		return "reading"
	}
	return stage
}

// explain says in a sentence that a pile is not there.
func explain(err error, pile string) error {
	if errors.Is(err, hearsay.ErrNotFound) {
		return fmt.Errorf("there is no pile %q; hearsay list names those that there are", printable(pile))
	}
	return err
}

// entries calls do with each document of a pile.
func entries(ctx context.Context, s hearsay.Store, pile string, do func(hearsay.Entry) error) error {
	for page := (hearsay.Page{Limit: 1000}); ; {
		list, next, err := s.Entries(ctx, pile, page)
		if err != nil {
			return explain(err, pile)
		}
		for _, e := range list {
			if err := do(e); err != nil {
				return err
			}
		}
		if next == "" {
			return nil
		}
		page.After = next
	}
}

// count says a number of things: "1 document", "2 documents".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// moment writes a time for programs, null for none.
func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.UTC().Format(time.RFC3339)
	return &s
}

// listFormat is the format of commands that list what a store holds.
func listFormat(flags *flag.FlagSet) *string {
	return flags.String("format", "text", "`FORMAT` of the output: text or jsonl")
}

func checkListFormat(format string) error {
	if format != "text" && format != "jsonl" {
		return usageError{fmt.Sprintf("there is no format %q here; there are text and jsonl", format)}
	}
	return nil
}
