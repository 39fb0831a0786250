package stream_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay/internal/certtest"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
)

func authority(t *testing.T) *certtest.Authority {
	t.Helper()
	a, err := certtest.New(t.TempDir(), "authority")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// issue returns what a process of this machine shows, and whom it believes.
func issue(t *testing.T, a *certtest.Authority, name string) *stream.TLS {
	t.Helper()
	cert, key, err := a.Issue(name, "127.0.0.1", "localhost")
	if err != nil {
		t.Fatal(err)
	}
	return &stream.TLS{Cert: cert, Key: key, CA: a.File}
}

func TestNodesAndWorkersKnowEachOtherByCertificates(t *testing.T) {
	a := authority(t)
	addrs := []string{freeAddr(t), freeAddr(t), freeAddr(t)}
	door := freeAddr(t)
	o := stream.Options{Replicas: 3}
	var nodes []*stream.Node
	for i, addr := range addrs {
		no := stream.NodeOptions{Dir: t.TempDir(), Name: fmt.Sprintf("node%d", i), Listen: addr, Join: addrs, TLS: issue(t, a, fmt.Sprintf("node%d", i))}
		if i == 0 {
			no.Clients = door
		}
		nodes = append(nodes, start(t, no))
	}
	r := newResults()
	q := open(t, connect(t, nodes[2]), o)
	if err := q.Send(t.Context(), items(0, 50)...); err != nil {
		t.Fatal(err)
	}
	nc, err := stream.Connect(t.Context(), "nats://"+door, stream.ConnectOptions{TLS: issue(t, a, "worker")})
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if state, err := nc.TLSConnectionState(); err != nil || !state.HandshakeComplete {
		t.Errorf("the worker's connection is not encrypted: %v", err)
	}
	work(t, open(t, nc, o), stream.Worker{Do: r.do, Park: r.park})
	eventually(t, "all items done", func() bool { return r.len() == 50 })
}

func TestNobodyIsLetInWithoutACertificateOfTheCluster(t *testing.T) {
	a, other := authority(t), authority(t)
	door := freeAddr(t)
	own := issue(t, a, "node")
	start(t, stream.NodeOptions{Dir: t.TempDir(), Name: "node", Clients: door, TLS: own})
	stranger := issue(t, other, "stranger")
	cert, key, err := a.Issue("elsewhere", "elsewhere.example")
	if err != nil {
		t.Fatal(err)
	}
	away := freeAddr(t) // a node whose certificate is for another host
	start(t, stream.NodeOptions{Dir: t.TempDir(), Name: "away", Clients: away, TLS: &stream.TLS{Cert: cert, Key: key, CA: a.File}})
	for _, test := range []struct {
		name, addr string
		o          stream.ConnectOptions
	}{
		{"plain text", "nats://" + door, stream.ConnectOptions{Secret: "s"}},
		{"no certificate", "nats://" + door, stream.ConnectOptions{TLS: &stream.TLS{CA: a.File}}},
		{"a certificate of others", "nats://" + door, stream.ConnectOptions{TLS: &stream.TLS{Cert: stranger.Cert, Key: stranger.Key, CA: a.File}}},
		{"a node that is not believed", "nats://" + door, stream.ConnectOptions{TLS: &stream.TLS{Cert: own.Cert, Key: own.Key, CA: other.File}}},
		{"a node under another name", "nats://" + away, stream.ConnectOptions{TLS: own}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			nc, err := stream.Connect(ctx, test.addr, test.o)
			switch {
			case err == nil:
				nc.Close()
				t.Error("it was let in")
			case !strings.Contains(err.Error(), "tls") && !strings.Contains(err.Error(), "certificate"):
				t.Errorf("the reason is %v", err)
			}
		})
	}
}

func TestANodeWithACertificateOfOthersDoesNotJoin(t *testing.T) {
	a, other := authority(t), authority(t)
	addr := freeAddr(t)
	start(t, stream.NodeOptions{Dir: t.TempDir(), Name: "node", Listen: addr, Join: []string{addr, freeAddr(t)}, TLS: issue(t, a, "node")})
	// joins reports whether the node speaks to one that shows a certificate.
	joins := func(by *certtest.Authority) bool {
		own := issue(t, by, "other")
		pair, err := tls.LoadX509KeyPair(own.Cert, own.Key)
		if err != nil {
			t.Fatal(err)
		}
		c, err := tls.Dial("tcp", addr, &tls.Config{Certificates: []tls.Certificate{pair}, InsecureSkipVerify: true})
		if err != nil {
			return false
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(10 * time.Second))
		greeting := make([]byte, 4)
		_, err = io.ReadFull(c, greeting)
		return err == nil && string(greeting) == "INFO"
	}
	if !joins(a) {
		t.Error("a node of the cluster cannot join")
	}
	if joins(other) {
		t.Error("one with the certificate of others can")
	}
}

func TestARenewedCertificateIsShownWithoutAStart(t *testing.T) {
	a := authority(t)
	door := freeAddr(t)
	own := issue(t, a, "node")
	start(t, stream.NodeOptions{Dir: t.TempDir(), Name: "node", Clients: door, TLS: own})
	number := func() string {
		nc, err := stream.Connect(t.Context(), "nats://"+door, stream.ConnectOptions{TLS: own})
		if err != nil {
			t.Fatal(err)
		}
		defer nc.Close()
		state, err := nc.TLSConnectionState()
		if err != nil {
			t.Fatal(err)
		}
		return state.PeerCertificates[0].SerialNumber.String()
	}
	before := number()
	issue(t, a, "node") // in its place
	if after := number(); after == before {
		t.Errorf("certificate %s is still shown", before)
	}
}

func TestPlainTextToOtherMachinesHasToBeAskedFor(t *testing.T) {
	a := authority(t)
	own := issue(t, a, "worker")
	broken := filepath.Join(t.TempDir(), "broken.pem")
	if err := os.WriteFile(broken, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		addr  string
		o     stream.ConnectOptions
		plain bool   // refused as plain text
		says  string // refused otherwise
	}{
		{addr: "nats://127.0.0.1:4222"},
		{addr: "localhost:4222"},
		{addr: "nats://[::1]:4222"},
		{addr: "nats://one:4222", plain: true},
		{addr: "one:4222", plain: true},
		{addr: "nats://127.0.0.1:4222,nats://10.0.0.2:4222", plain: true},
		{addr: "tls://one:4222"},
		{addr: "tls://one:4222,nats://two:4222", plain: true},
		{addr: "nats://one:4222", o: stream.ConnectOptions{Plain: true}},
		{addr: "nats://one:4222", o: stream.ConnectOptions{TLS: own}},
		{addr: "nats://one:4222", o: stream.ConnectOptions{TLS: &stream.TLS{CA: broken}}, says: "has no certificate"},
		{addr: "nats://one:4222", o: stream.ConnectOptions{TLS: &stream.TLS{CA: broken + "x"}}, says: "no such file"},
		{addr: "nats://one:4222", o: stream.ConnectOptions{TLS: &stream.TLS{Cert: own.Cert}}, says: "go together"},
		{addr: "nats://one:4222", o: stream.ConnectOptions{TLS: &stream.TLS{Cert: own.Cert, Key: broken}}, says: "cannot be used"},
	} {
		err := test.o.Check(test.addr)
		switch {
		case errors.Is(err, stream.ErrPlain) != test.plain,
			test.says == "" && !test.plain && err != nil,
			test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
			t.Errorf("%s with %+v: %v", test.addr, test.o, err)
		}
	}
}
