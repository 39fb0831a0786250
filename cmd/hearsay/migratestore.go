package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/postgres"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

var migrateStoreCommand = &command{
	name:    "migrate-store",
	usage:   "[flags] FROM TO",
	summary: "copy a store to another kind of store, and compare the two",
	help: `
Copies everything of a store – documents as they came, what was read from them,
reports, the review log with its numbers – to another one, which must be new or
empty, and compares the two piece by piece. The first is left as it is. Nobody
should write to it meanwhile.

FROM and TO are files, or addresses of PostgreSQL databases.

Examples:
  hearsay migrate-store ~/.local/share/hearsay/store.db postgres://desk@db/hearsay
  hearsay migrate-store postgres://desk@db/hearsay copy.db

Exit codes: 0 the copy is whole, 1 failure or a difference was found, 2 wrong
usage.`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		flags.BoolVar(&c.quiet, "quiet", false, "say nothing on the way")
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) != 2 || args[0] == args[1] {
				return usageError{"migrate-store takes two stores, FROM and TO"}
			}
			if _, err := os.Stat(args[0]); !isDatabase(args[0]) && errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("there is no store at %s", args[0])
			}
			from, err := openMover(ctx, args[0])
			if err != nil {
				return err
			}
			defer from.Close()
			to, err := openMover(ctx, args[1])
			if err != nil {
				return err
			}
			defer to.Close()
			o, done := c.options(e)
			copied := 0
			err = store.Copy(ctx, from, to, func(done, total int) {
				if copied = done; o.Progress != nil {
					o.Progress("copying", done, total)
				}
			})
			done()
			if err != nil {
				return err
			}
			fmt.Fprintf(e.stdout, "Copied %s; the copy was compared with the original, and nothing differs\n", count(copied, "document"))
			return nil
		}
	},
}

func openMover(ctx context.Context, address string) (store.Mover, error) {
	s, err := openStore(ctx, address)
	if err != nil {
		return nil, err
	}
	m, ok := s.(store.Mover)
	if !ok {
		return nil, errors.Join(errors.New("a store of this kind cannot be copied"), s.Close())
	}
	return m, nil
}

// openStore opens the store in a file or a database.
func openStore(ctx context.Context, address string) (hearsay.Store, error) {
	if isDatabase(address) {
		s, err := postgres.Open(ctx, address)
		if err != nil {
			return nil, err // in an interface, a nil *postgres.Store is not nil
		}
		return s, nil
	}
	s, err := sqlite.Open(ctx, address)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// isDatabase reports whether a store is named by the address of a database.
func isDatabase(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}
