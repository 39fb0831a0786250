package capture

import (
	"context"
	"io/fs"
	"iter"

	"github.com/hearsay-project/hearsay"
)

// FS yields the files of fsys as captures, in lexical order of their paths,
// which are their IDs. It is for file systems that are part of the program;
// errors are those of [Open].
func FS(ctx context.Context, fsys fs.FS) iter.Seq2[hearsay.Capture, error] {
	return func(yield func(hearsay.Capture, error) bool) {
		r := reader{ctx: ctx, seen: map[string]bool{}, yield: yield}
		err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			data, err := fs.ReadFile(fsys, path)
			if err != nil {
				return err
			}
			if !r.document(path, path, path, data) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(hearsay.Capture{}, err)
		}
	}
}
