package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// writeShard writes the lines of one file in the order of what stands before
// the first NUL of each, and emits the name of the file.
func writeShard(ctx context.Context, prefix string, shard, shards int, all [][]byte, emit func(string)) error {
	slices.SortFunc(all, bytes.Compare)
	name := fmt.Sprintf("%s-%05d-of-%05d.jsonl", prefix, shard, shards)
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fs.Close()
	out, err := fs.OpenWrite(ctx, name)
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", name, err)
	}
	for _, lines := range all {
		_, lines, _ = bytes.Cut(lines, []byte{0})
		if _, err := out.Write(lines); err != nil {
			out.Close()
			return fmt.Errorf("%s cannot be written: %w", name, err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("%s cannot be written: %w", name, err)
	}
	emit(name)
	return nil
}
