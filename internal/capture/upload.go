package capture

import (
	"bytes"
	"context"
	"iter"

	"github.com/hearsay-project/hearsay"
)

// maxUploaded is how many bytes the archives of one upload may unpack to.
const maxUploaded = 256 << 20

// Upload is a file that somebody sent, with the name that they gave it. The
// name opens nothing.
type Upload struct {
	Name  string
	Bytes []byte
}

// Uploads yields the captures of files that were sent, archives among them
// unpacked, in the order given. Errors are those of [Open].
func Uploads(ctx context.Context, files []Upload) iter.Seq2[hearsay.Capture, error] {
	return func(yield func(hearsay.Capture, error) bool) {
		r := reader{ctx: ctx, seen: map[string]bool{}, yield: yield}
		left := &budget{maxUploaded}
		for _, f := range files {
			data := bytes.NewReader(f.Bytes)
			if !r.part(part{id: f.Name, source: f.Name, name: f.Name, in: data, at: data, size: data.Size(), budget: left}) {
				return
			}
		}
	}
}
