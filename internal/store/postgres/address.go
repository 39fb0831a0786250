package postgres

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// secured returns the configuration for an address. Where neither it nor
// $PGSSLMODE says how the way to another machine is encrypted, it is, and the
// certificate of the server is checked (sslmode=verify-full); checked is true
// then. PostgreSQL's own default falls back to plain text in silence.
func secured(address string) (c *pgx.ConnConfig, checked bool, err error) {
	c, err = pgx.ParseConfig(address)
	if err != nil || strings.Contains(address, "sslmode") || os.Getenv("PGSSLMODE") != "" || !remotePlain(c) {
		return c, false, err
	}
	switch {
	case !strings.Contains(address, "://"):
		address += " sslmode=verify-full"
	case strings.Contains(address, "?"):
		address += "&sslmode=verify-full"
	default:
		address += "?sslmode=verify-full"
	}
	c, err = pgx.ParseConfig(address)
	return c, true, err
}

// remotePlain reports whether one of the ways that a configuration names goes
// to another machine and is not encrypted.
func remotePlain(c *pgx.ConnConfig) bool {
	ways := append([]*pgconn.FallbackConfig{{Host: c.Host, Port: c.Port, TLSConfig: c.TLSConfig}}, c.Fallbacks...)
	for _, w := range ways {
		if network, _ := pgconn.NetworkAddress(w.Host, w.Port); w.TLSConfig != nil || network == "unix" {
			continue
		}
		if ip := net.ParseIP(w.Host); w.Host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			return true
		}
	}
	return false
}

// explainTLS says what to do where the way could not be encrypted as nobody
// has asked for it.
func explainTLS(err error) error {
	var failed *pgconn.ConnectError
	if errors.As(err, &failed) && (strings.Contains(err.Error(), "tls") || strings.Contains(err.Error(), "TLS") || strings.Contains(err.Error(), "x509")) {
		return fmt.Errorf("%w (say how the way to it is encrypted: sslrootcert=FILE in the address for an authority of your own, sslmode=disable for plain text in a network that is private)", err)
	}
	return err
}
