package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

var backupCommand = &command{
	name:    "backup",
	usage:   "[flags] FILE",
	summary: "copy the store, as it is at one moment, and check the copy",
	help: `
Writes the whole store into a new file and checks the copy as hearsay verify
does. Others may read and write meanwhile; what they add later is not in it. The
copy is a store like any other: name it with --store to use it.

Example:
  hearsay backup /mnt/disk/hearsay-2026-03-01.db

Exit codes: 0 the copy is whole, 1 failure or a fault was found, 2 wrong usage.` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		p.declareStore(flags)
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) != 1 {
				return usageError{"backup takes the file to write"}
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				file, ok := s.(interface {
					Backup(ctx context.Context, path string) error
				})
				if !ok {
					return usageError{"this store is backed up with the tools of its database; hearsay migrate-store copies it into a file"}
				}
				if err := file.Backup(ctx, args[0]); err != nil {
					return err
				}
				copied, err := sqlite.Open(ctx, args[0])
				if err != nil {
					return err
				}
				defer copied.Close()
				return check(ctx, e, copied, fmt.Sprintf("Written to %s", args[0]))
			})
		}
	},
}
