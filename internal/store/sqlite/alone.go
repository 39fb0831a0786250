package sqlite

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// alone waits until no other goroutine or process does work on this store
// that takes several transactions (saving a report), and keeps them from it
// until release is called or this process ends. It holds a lock on an empty
// database beside the store, which the system drops with the process.
func (s *Store) alone(ctx context.Context) (release func(), err error) {
	select {
	case s.several <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() {
		if err != nil {
			<-s.several
		}
	}()
	if s.lock == nil {
		if s.lock, err = open(s.path+"-lock", "_txlock=exclusive", 1); err != nil {
			return nil, err
		}
	}
	for {
		tx, err := s.lock.BeginTx(ctx, nil)
		if err == nil {
			return func() {
				tx.Rollback()
				<-s.several
			}, nil
		}
		var busy *sqlite.Error
		if !errors.As(err, &busy) || busy.Code()&0xff != sqlite3.SQLITE_BUSY || ctx.Err() != nil {
			return nil, fmt.Errorf("wait for other work on the store: %w", err)
		}
	}
}
