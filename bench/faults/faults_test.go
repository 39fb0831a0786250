package main

import (
	"errors"
	"os"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
)

// logged writes lines to the log of a test.
type logged struct{ t *testing.T }

func (l logged) Write(b []byte) (int, error) {
	l.t.Logf("%s", b)
	return len(b), nil
}

// The ten minutes with cut links and a full disk are a command; see
// docs/reliability.md.
func TestNothingAcknowledgedIsLostByACluster(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	r, err := run(t.Context(), options{length: 15 * time.Second, every: 2 * time.Second, rate: 5, seed: 3, log: logged{t}})
	if errors.Is(err, pgtest.ErrAbsent) && os.Getenv(pgtest.Must) != "must" {
		t.Skip(err)
	}
	t.Log("\n" + r.String())
	if err != nil {
		t.Error(err)
	}
	if err == nil && (len(r.faults) < 2 || r.sent < 5) {
		t.Error("too little happened for this to mean anything")
	}
}
