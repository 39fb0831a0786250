package stream

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
)

// ErrPlain says that text would go over a network as it is.
var ErrPlain = errors.New("it would not be encrypted")

// TLS names the files (PEM) by which processes of a cluster know each other.
// The certificate is shown to those who come and to those who are gone to, so
// it is for servers and clients alike, and bears the names or addresses of the
// host by which others reach it. It is read at each greeting, so that it can be
// renewed in its place.
type TLS struct {
	// Cert and Key are the own certificate and its key; both or neither.
	Cert, Key string
	// CA has the certificates of those who sign for others.
	CA string
}

// config returns what both sides of a connection need.
func (t *TLS) config() (*tls.Config, error) {
	c := &tls.Config{MinVersion: tls.VersionTLS13}
	if (t.Cert == "") != (t.Key == "") {
		return nil, errors.New("a certificate and its key go together")
	}
	if t.Cert != "" {
		pair := func() (*tls.Certificate, error) {
			p, err := tls.LoadX509KeyPair(t.Cert, t.Key)
			if err != nil {
				return nil, fmt.Errorf("the certificate %s with the key %s cannot be used: %w", t.Cert, t.Key, err)
			}
			return &p, nil
		}
		if _, err := pair(); err != nil {
			return nil, err
		}
		c.GetCertificate = func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return pair() }
		c.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return pair() }
	}
	if t.CA != "" {
		text, err := os.ReadFile(t.CA)
		if err != nil {
			return nil, fmt.Errorf("the certificates of authorities cannot be read: %w", err)
		}
		c.RootCAs = x509.NewCertPool()
		if !c.RootCAs.AppendCertsFromPEM(text) {
			return nil, fmt.Errorf("%s has no certificate (PEM)", t.CA)
		}
	}
	return c, nil
}

// both returns the configuration of a node: who comes shows a certificate too.
func (t *TLS) both() (*tls.Config, error) {
	if t.Cert == "" || t.CA == "" {
		return nil, errors.New("a node needs a certificate, its key and the certificate of the authority")
	}
	c, err := t.config()
	if err != nil {
		return nil, err
	}
	c.ClientAuth, c.ClientCAs = tls.RequireAndVerifyClientCert, c.RootCAs
	return c, nil
}
