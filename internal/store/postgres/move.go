package postgres

import (
	"context"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

var _ store.Mover = (*Store)(nil)

// LoadCapture keeps a capture that is in no pile yet.
func (s *Store) LoadCapture(ctx context.Context, c hearsay.Capture) error {
	p := packed{Capture: store.Clean(c)}
	p.digest, p.zstd = store.Pack(c.Bytes)
	return s.change(ctx, func(tx *tx) error {
		_, err := keepCapture(ctx, tx, &p)
		return err
	})
}
