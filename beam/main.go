// Command beam runs hearsay's stages over an archive as a batch job on Apache
// Beam: captures (web archives, JSON Lines dumps, single documents) are read
// and annotated on as many machines as the runner has, and what comes out are
// the records of docs/format.md in JSON Lines, in numbered files.
//
// It is a module of its own, so that the hearsay binary does not carry Beam.
// README.md has the commands for the runners.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

func main() {
	input := flag.String("input", "", "`PATTERN` of the files to read, as in gs://bucket/crawl/*.warc.gz")
	output := flag.String("output", "", "`PREFIX` of the files to write, as in gs://bucket/hearsay/records")
	shards := flag.Int("shards", 16, "number `N` of files to write")
	flag.Parse()
	beam.Init()
	if err := run(context.Background(), *input, *output, *shards); err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, input, output string, shards int) error {
	switch {
	case input == "":
		return fmt.Errorf("name the files to read with --input")
	case output == "":
		return fmt.Errorf("name where to write with --output")
	case shards < 1:
		return fmt.Errorf("--shards takes a number from 1 upwards")
	}
	p, s := beam.NewPipelineWithRoot()
	build(s, input, output, shards)
	return beamx.Run(ctx, p)
}

// build adds the whole way from files to files to a pipeline.
func build(s beam.Scope, input, output string, shards int) {
	files := fileio.ReadMatches(s, fileio.MatchFiles(s, input), fileio.ReadUncompressed())
	Write(s, output, shards, Annotate(s, files))
}
