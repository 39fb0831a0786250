package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

func init() {
	register.DoFn3x1[context.Context, fileio.ReadableFile, func(hearsay.Capture), error](&captureFn{})
	register.DoFn3x1[context.Context, hearsay.Capture, func(string, []byte), error](&annotateFn{})
	register.DoFn3x1[string, []byte, func(int, []byte), error](&recordsFn{})
	register.DoFn4x1[context.Context, int, func(*[]byte) bool, func(string), error](&writeFn{})
	register.Emitter1[hearsay.Capture]()
	register.Emitter2[string, []byte]()
	register.Emitter2[int, []byte]()
	register.Emitter1[string]()
	register.Iter1[[]byte]()
}

// Annotate adds capture, text and annotate to a pipeline. What comes out is
// one [hearsay.Annotated], or the sentence why there is none, as [outcome]
// writes it, under the document's ID.
func Annotate(s beam.Scope, files beam.PCollection) beam.PCollection {
	s = s.Scope("hearsay.Annotate")
	captures := beam.ParDo(s, &captureFn{}, beam.Reshuffle(s, files))
	return beam.ParDo(s, &annotateFn{}, beam.Reshuffle(s, captures))
}

// Write writes what Annotate yields as the records of docs/format.md, in JSON
// Lines, into so many files named prefix-00000-of-00004.jsonl, and returns
// their names. Within a file the documents come by ID.
func Write(s beam.Scope, prefix string, shards int, annotated beam.PCollection) beam.PCollection {
	s = s.Scope("hearsay.Write")
	records := beam.ParDo(s, &recordsFn{Shards: shards}, annotated)
	return beam.ParDo(s, &writeFn{Prefix: prefix, Shards: shards}, beam.GroupByKey(s, records))
}

// captureFn reads the captures of one file, which may be an archive of many.
type captureFn struct{}

func (f *captureFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, emit func(hearsay.Capture)) error {
	name := file.Metadata.Path
	local, remove, err := localCopy(ctx, name)
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", name, err)
	}
	defer remove()
	for c, err := range capture.Open(ctx, []string{local}, capture.Options{}) {
		var bad *hearsay.InputError
		switch {
		case errors.As(err, &bad):
			// It travels as a capture without bytes, and its sentence as
			// the source, so that one collection carries both.
			c = hearsay.Capture{ID: strings.Replace(bad.Source, local, name, 1), MediaType: unreadable, Source: strings.ReplaceAll(bad.Err, local, name)}
		case err != nil:
			return err
		default:
			c.ID = strings.Replace(c.ID, local, name, 1)
			c.Source = strings.Replace(c.Source, local, name, 1)
		}
		emit(c)
	}
	return nil
}

// unreadable marks a capture that stands for an input that could not be read.
const unreadable = "application/x-hearsay-unreadable"

// localCopy copies a file of any file system that Beam knows to this machine,
// as archives are read from disk.
func localCopy(ctx context.Context, name string) (local string, remove func(), err error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return "", nil, err
	}
	defer fs.Close()
	in, err := fs.OpenRead(ctx, name)
	if err != nil {
		return "", nil, err
	}
	defer in.Close()
	dir, err := os.MkdirTemp("", "hearsay-beam-")
	if err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(dir) }
	local = filepath.Join(dir, path.Base(name))
	out, err := os.Create(local)
	if err == nil {
		_, err = io.Copy(out, in)
		err = errors.Join(err, out.Close())
	}
	if err != nil {
		remove()
		return "", nil, err
	}
	return local, remove, nil
}

// outcome is what one capture came to.
type outcome struct {
	Doc hearsay.Annotated
	Bad hearsay.InputError // Source is "" where Doc was read
}

func (o outcome) encode() ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(o)
	return b.Bytes(), err
}

func decode(data []byte) (o outcome, err error) {
	err = gob.NewDecoder(bytes.NewReader(data)).Decode(&o)
	return o, err
}

// limit is how long one document may take: some thousand times what most do.
const limit = 2 * time.Minute

// annotateFn reads one capture as flow does, so that one that makes a stage
// panic, or never ends, is parked with its reason and stops nobody.
type annotateFn struct{}

func (f *annotateFn) ProcessElement(ctx context.Context, c hearsay.Capture, emit func(string, []byte)) error {
	var o outcome
	if c.MediaType == unreadable {
		o.Bad = hearsay.InputError{Source: c.ID, Err: c.Source}
	} else {
		one := func(yield func(hearsay.Capture, error) bool) { yield(c, nil) }
		for doc, err := range flow.Annotate(ctx, one, flow.Options{Jobs: 1, Limit: limit}) {
			var bad *hearsay.InputError
			switch {
			case errors.As(err, &bad):
				o.Bad = *bad
			case err != nil:
				return err
			default:
				o.Doc = doc
			}
		}
	}
	data, err := o.encode()
	if err != nil {
		return err
	}
	emit(c.ID, data)
	return nil
}

// recordsFn turns an outcome into its lines, under the number of the file that
// they go to.
type recordsFn struct {
	Shards int
}

func (f *recordsFn) ProcessElement(id string, data []byte, emit func(int, []byte)) error {
	o, err := decode(data)
	if err != nil {
		return err
	}
	// The ID stands before the lines, so that a file can be put in order.
	b := bytes.NewBufferString(id + "\x00")
	lines := report.NewStream(b, report.Annotations)
	if o.Bad.Source != "" {
		err = lines.InputError(o.Bad)
	} else {
		err = lines.Document(&o.Doc)
	}
	if err != nil {
		return err
	}
	h := fnv.New32a()
	io.WriteString(h, id)
	emit(int(h.Sum32()%uint32(f.Shards)), b.Bytes())
	return nil
}

// writeFn writes one file.
type writeFn struct {
	Prefix string
	Shards int
}

func (f *writeFn) ProcessElement(ctx context.Context, shard int, next func(*[]byte) bool, emit func(string)) error {
	var all [][]byte
	var lines []byte
	for next(&lines) {
		all = append(all, bytes.Clone(lines))
	}
	return writeShard(ctx, f.Prefix, shard, f.Shards, all, emit)
}
