package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/certtest"
	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
)

func TestTheWayToAnotherMachineIsEncryptedUnlessTold(t *testing.T) {
	t.Setenv("PGSSLMODE", "")
	for _, test := range []struct {
		address        string
		checked, plain bool // plain: it may go without TLS
	}{
		{address: "postgres://desk@db/hearsay", checked: true},
		{address: "postgres://desk@db/hearsay?connect_timeout=5", checked: true},
		{address: "postgresql://desk@10.0.0.7:5433/hearsay", checked: true},
		{address: "postgres://desk@localhost,db/hearsay", checked: true},
		{address: "host=db user=desk dbname=hearsay", checked: true},
		{address: "postgres://desk@db/hearsay?sslmode=disable", plain: true},
		{address: "postgres://desk@db/hearsay?sslmode=prefer", plain: true},
		{address: "host=db user=desk sslmode=disable", plain: true},
		{address: "postgres://desk@localhost/hearsay", plain: true},
		{address: "postgres://desk@127.0.0.1/hearsay", plain: true},
		{address: "postgres://desk@[::1]/hearsay", plain: true},
		{address: "postgres://desk@/hearsay?host=/run/postgresql", plain: true},
		{address: "host=/run/postgresql dbname=hearsay", plain: true},
	} {
		c, checked, err := secured(test.address)
		if err != nil {
			t.Errorf("%s: %v", test.address, err)
			continue
		}
		plain := c.TLSConfig == nil
		for _, f := range c.Fallbacks {
			plain = plain || f.TLSConfig == nil
		}
		if checked != test.checked || plain != test.plain {
			t.Errorf("%s: checked %t, may be plain %t", test.address, checked, plain)
		}
		if checked && (c.TLSConfig.InsecureSkipVerify || c.TLSConfig.ServerName == "") {
			t.Errorf("%s: the server's name is not checked", test.address)
		}
	}
	t.Setenv("PGSSLMODE", "disable")
	if c, checked, err := secured("postgres://desk@db/hearsay"); err != nil || checked || c.TLSConfig != nil {
		t.Errorf("$PGSSLMODE is passed over: %v", err)
	}
}

func TestCertificatesArePresentedBothWays(t *testing.T) {
	authority, err := certtest.New(t.TempDir(), "authority")
	if err != nil {
		t.Fatal(err)
	}
	other, err := certtest.New(t.TempDir(), "other")
	if err != nil {
		t.Fatal(err)
	}
	cert, key, err := authority.Issue("server", "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	clientCert, clientKey, err := authority.Issue("desk")
	if err != nil {
		t.Fatal(err)
	}
	s, err := pgtest.New("")
	if errors.Is(err, pgtest.ErrAbsent) && os.Getenv(pgtest.Must) != "must" {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	defer s.Remove()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	s.Options = []string{"fsync=off"}
	if err := s.Encrypt(port, cert, key, authority.File); err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	defer s.Stop("immediate")

	shown := "&sslcert=" + clientCert + "&sslkey=" + clientKey
	for _, test := range []struct {
		name, options, refused string
	}{
		{"both know each other", "sslmode=verify-full&sslrootcert=" + authority.File + shown, ""},
		{"no certificate", "sslmode=verify-full&sslrootcert=" + authority.File, "certificate"},
		{"another authority", "sslmode=verify-full&sslrootcert=" + other.File + shown, "x509"},
		{"plain text", "sslmode=disable", "no encryption"},
	} {
		t.Run(test.name, func(t *testing.T) {
			store, err := Open(t.Context(), fmt.Sprintf("postgres://hearsay@127.0.0.1:%d/postgres?%s", port, test.options))
			if err == nil {
				defer store.Close()
			}
			switch {
			case test.refused != "" && (err == nil || !strings.Contains(err.Error(), test.refused)):
				t.Errorf("the reason is %v", err)
			case test.refused == "" && err != nil:
				t.Error(err)
			case test.refused == "":
				var encrypted bool
				if err := store.db.QueryRowContext(context.Background(), "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").Scan(&encrypted); err != nil || !encrypted {
					t.Errorf("the connection is not encrypted: %v", err)
				}
			}
		})
	}
}

func TestAServerWithoutTLSIsExplained(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Read(make([]byte, 8)) // the request for TLS
			c.Write([]byte("N"))
			c.Close()
		}
	}()
	_, err = Open(t.Context(), "postgres://desk@"+l.Addr().String()+"/hearsay?sslmode=verify-full")
	if err == nil {
		t.Fatal("it opened")
	}
	if said := explainTLS(err).Error(); !strings.Contains(said, "sslmode=disable") {
		t.Error(said)
	}
	if said := explainTLS(context.Canceled); said != context.Canceled {
		t.Error(said)
	}
}
