// Package capture finds what a user names – files, directories, standard
// input, addresses on the web – and hands it on as captures: bytes as they came, with where they
// were found. It is the only package that touches the file system and the
// network for input.
//
// [Open] is the way in. It reads documents of all forms, JSONL, web archives,
// ZIP and tar archives and compressed files of any of these. It streams: no
// more than one capture is in memory at a time, however large the pile. What cannot be read comes out as a
// [*hearsay.InputError] with one sentence that says what to do, and the rest
// goes on.
package capture

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/feed"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
)

// MaxBytes is the size in bytes above which a file is not read unless
// [Options] say otherwise.
const MaxBytes = 64 << 20

// Options say how inputs are read. The zero value serves.
type Options struct {
	// Input is the form of what comes from standard input: "" for one
	// document, "jsonl" for one document a line.
	Input string
	// Stdin is read for the input "-".
	Stdin io.Reader
	// Client fetches what is named by its address; nil stands for one with
	// the usual bounds.
	Client *fetch.Client
	// Follow has the feeds fetched that a list of feeds (OPML) names, as a
	// crawl. Without it they are named only: the list may be a stranger's.
	Follow bool
	// Except is the path of a file that is not read, whatever names it.
	Except string
	// MaxBytes is the size in bytes above which a file or a line of JSONL
	// is refused; 0 stands for [MaxBytes].
	MaxBytes int64
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return MaxBytes
}

// Open yields the captures of inputs, one after the other: files, directories
// (with all below them, hidden files left out), JSONL files (a document a
// line), http and https addresses of pages and feeds, and "-" for standard
// input. The order is that of the paths, not of
// the arguments, so that the same pile always comes out alike, and an input
// named twice is read once.
//
// An error is a [*hearsay.InputError] and concerns that input alone; only
// when ctx ends does the sequence end early, with its error.
func Open(ctx context.Context, inputs []string, opts Options) iter.Seq2[hearsay.Capture, error] {
	return func(yield func(hearsay.Capture, error) bool) {
		r := reader{ctx: ctx, opts: opts, seen: map[string]bool{}, yield: yield}
		for _, it := range plan(inputs, opts.Except) {
			if !r.read(it) {
				return
			}
		}
	}
}

// A reader reads planned items and yields what they hold.
type reader struct {
	ctx   context.Context
	opts  Options
	seen  map[string]bool // IDs that were yielded
	yield func(hearsay.Capture, error) bool

	// Of the page that is read, if it was fetched.
	via    []string
	rights []hearsay.Right

	crawling bool // a list of feeds led to what is read
}

// read yields what it holds and reports whether to go on.
func (r *reader) read(it item) bool {
	if err := r.ctx.Err(); err != nil {
		return r.end(err)
	}
	switch {
	case it.err != "":
		return r.fail(it.path, it.err)
	case it.path == "-":
		return r.stdin()
	case isURL(it.path):
		return r.url(it.path, false)
	}
	return r.file(it)
}

func (r *reader) stdin() bool {
	if r.opts.Stdin == nil {
		return r.fail("-", "there is no standard input to read; name a file or a directory instead.")
	}
	if r.opts.Input == "jsonl" {
		return r.jsonl("-", r.opts.Stdin)
	}
	return r.part(part{id: "-", source: "-", name: "-", in: r.opts.Stdin, budget: newBudget(1 << 30)})
}

// document yields the capture of one document after checking that it is one.
func (r *reader) document(id, source, name string, data []byte) bool {
	switch {
	case feed.Is(data):
		return r.feed(source, data)
	case feed.IsOPML(data):
		return r.feedList(source, data)
	}
	mediaType, problem := sniff(name, data)
	if problem != "" {
		return r.fail(source, problem)
	}
	return r.emit(capture(id, source, mediaType, data))
}

// end yields the error that ends the sequence.
func (r *reader) end(err error) bool {
	r.yield(hearsay.Capture{}, err)
	return false
}

// emit yields c with its digest. IDs are unique in a pile, so a second capture
// with the same one is an error.
func (r *reader) emit(c hearsay.Capture) bool {
	if r.seen[c.ID] {
		return r.fail(c.Source, fmt.Sprintf("the id %q was used before in this pile; give each document an id of its own.", c.ID))
	}
	r.seen[c.ID] = true
	c.Via, c.Rights = r.via, r.rights
	sum := sha256.Sum256(c.Bytes)
	c.SHA256 = hex.EncodeToString(sum[:])
	return r.yield(c, nil)
}

func (r *reader) fail(source, problem string) bool {
	return r.yield(hearsay.Capture{}, &hearsay.InputError{Source: source, Err: problem})
}

// AsInputError returns the input error in err, or nil if it is none.
func AsInputError(err error) *hearsay.InputError {
	var input *hearsay.InputError
	if errors.As(err, &input) {
		return input
	}
	return nil
}
