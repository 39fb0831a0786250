package stream

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// NodeOptions say how a node is run.
type NodeOptions struct {
	// Dir is where the stream is kept on disk.
	Dir string
	// Name of the node, the same at each start and another on each node; ""
	// only for a node that is alone.
	Name string
	// Listen is the address (host:port) where other nodes find this one; ""
	// for a node that is alone.
	Listen string
	// Join are the addresses (host:port) of other nodes, of which one that
	// answers is enough.
	Join []string
	// Clients is the address (host:port) where workers that are no nodes
	// find this one; "" if there are none.
	Clients string
	// Secret is what nodes and workers are known by. It must be set where
	// Listen or Clients is not a loopback address, unless TLS is.
	Secret string
	// TLS encrypts what goes to nodes and workers, and lets nobody in without
	// a certificate; nil is plain text, which Start refuses with ErrPlain
	// where others than this machine are reached, unless Plain is true.
	TLS   *TLS
	Plain bool
}

// Node is a JetStream server inside this process.
type Node struct {
	server *server.Server
	secret string
}

// Start starts a node. Every acknowledged item is synced to disk.
func Start(o NodeOptions) (*Node, error) {
	so := &server.Options{
		ServerName:             o.Name,
		DontListen:             true, // clients are in this process
		JetStream:              true,
		StoreDir:               o.Dir,
		SyncAlways:             true,
		NoLog:                  true,
		NoSigs:                 true,
		DisableJetStreamBanner: true,
	}
	if o.Listen != "" {
		if err := cluster(so, o); err != nil {
			return nil, err
		}
	}
	if o.Clients != "" {
		if err := clients(so, o); err != nil {
			return nil, err
		}
	}
	s, err := server.NewServer(so)
	if err != nil {
		return nil, fmt.Errorf("stream: the node could not be set up: %w", err)
	}
	s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		s.Shutdown()
		return nil, fmt.Errorf("stream: the node did not start within 10 seconds; is %s writable, and %s free?", o.Dir, strings.TrimSpace(o.Listen+" "+o.Clients))
	}
	return &Node{s, o.Secret}, nil
}

// handshake is how many seconds a greeting with certificates may take.
const handshake = 5

// guard returns how what comes to an address is encrypted, nil if it is not,
// and an error where the address is too open for that.
func (o NodeOptions) guard(addr, host string) (*tls.Config, error) {
	if o.TLS != nil {
		c, err := o.TLS.both()
		if err != nil {
			return nil, fmt.Errorf("stream: %w", err)
		}
		return c, nil
	}
	switch {
	case loopback(host):
	case o.Secret == "":
		return nil, fmt.Errorf("stream: %s can be reached from other machines, so the cluster needs a secret", addr)
	case !o.Plain:
		return nil, fmt.Errorf("stream: %s can be reached from other machines: %w", addr, ErrPlain)
	}
	return nil, nil
}

// clients lets workers of other processes in.
func clients(so *server.Options, o NodeOptions) error {
	host, port, err := splitAddr(o.Clients)
	if err != nil {
		return err
	}
	if so.TLSConfig, err = o.guard(o.Clients, host); err != nil {
		return err
	}
	so.TLSVerify, so.TLSTimeout = so.TLSConfig != nil, handshake
	so.DontListen, so.Host, so.Port = false, host, port
	if o.Secret != "" {
		so.Username, so.Password = "hearsay", o.Secret
	}
	return nil
}

func cluster(so *server.Options, o NodeOptions) error {
	host, port, err := splitAddr(o.Listen)
	if err != nil {
		return err
	}
	if o.Name == "" {
		return errors.New("stream: a node of a cluster needs a name")
	}
	encrypted, err := o.guard(o.Listen, host)
	if err != nil {
		return err
	}
	so.Cluster = server.ClusterOpts{Name: "hearsay", Host: host, Port: port, TLSConfig: encrypted, TLSTimeout: handshake}
	if o.Secret != "" {
		so.Cluster.Username, so.Cluster.Password = "hearsay", o.Secret
	}
	// A cluster of JetStream servers listens for clients as well; nobody but
	// this process has to reach it.
	so.DontListen, so.Host, so.Port = false, "127.0.0.1", server.RANDOM_PORT
	if o.Secret != "" {
		so.Username, so.Password = "hearsay", o.Secret
	}
	for _, addr := range o.Join {
		if _, _, err := splitAddr(addr); err != nil {
			return err
		}
		u := &url.URL{Scheme: "nats-route", Host: addr}
		if o.Secret != "" {
			u.User = url.UserPassword("hearsay", o.Secret)
		}
		so.Routes = append(so.Routes, u)
	}
	return nil
}

func splitAddr(addr string) (host string, port int, err error) {
	host, p, err := net.SplitHostPort(addr)
	if err == nil {
		port, err = strconv.Atoi(p)
	}
	if err != nil || port <= 0 || port > 65535 {
		return "", 0, fmt.Errorf("stream: %q is not an address like 10.0.0.1:6222", addr)
	}
	return host, port, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Connect returns a connection to the node, made inside the process.
func (n *Node) Connect() (*nats.Conn, error) {
	o := []nats.Option{nats.InProcessServer(n.server), nats.MaxReconnects(-1)}
	if n.secret != "" {
		o = append(o, nats.UserInfo("hearsay", n.secret))
	}
	nc, err := nats.Connect("", o...)
	if err != nil {
		return nil, fmt.Errorf("stream: %w", err)
	}
	return nc, nil
}

// Stop ends the node in good order.
func (n *Node) Stop() {
	n.server.Shutdown()
	n.server.WaitForShutdown()
}

// ConnectOptions say how an existing NATS is reached.
type ConnectOptions struct {
	// Secret is that of nodes, for addresses that name no user; "" if there
	// is none.
	Secret string
	// TLS encrypts, with the own certificate where there is one; nil is plain
	// text, unless an address begins with tls://.
	TLS *TLS
	// Plain lets text go to other machines as it is.
	Plain bool
}

// Check says what is wrong with the options for an address, if anything:
// ErrPlain, or files that cannot be used.
func (c ConnectOptions) Check(addr string) error {
	_, err := c.options(addr)
	return err
}

func (c ConnectOptions) options(addr string) ([]nats.Option, error) {
	o := []nats.Option{nats.MaxReconnects(-1), nats.ReconnectWait(time.Second), nats.Timeout(5 * time.Second)}
	if c.Secret != "" {
		o = append(o, nats.UserInfo("hearsay", c.Secret))
	}
	switch {
	case c.TLS != nil:
		encrypted, err := c.TLS.config()
		if err != nil {
			return nil, fmt.Errorf("stream: %w", err)
		}
		o = append(o, nats.Secure(encrypted))
	case !c.Plain:
		if open := plainAddr(addr); open != "" {
			return nil, fmt.Errorf("stream: %s is another machine: %w", open, ErrPlain)
		}
	}
	return o, nil
}

// Connect connects to an existing NATS, or to nodes that listen for workers, by
// address (nats://user:password@host:4222, several with commas). It waits, until
// ctx ends, for one that does not answer yet, and goes on trying later when the
// connection is lost.
func Connect(ctx context.Context, addr string, c ConnectOptions) (*nats.Conn, error) {
	o, err := c.options(addr)
	if err != nil {
		return nil, err
	}
	for {
		nc, err := nats.Connect(addr, o...)
		if err == nil {
			return nc, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("stream: no NATS answers at %s: %w", redacted(addr), err)
		case <-time.After(time.Second):
		}
	}
}

// plainAddr returns the first address of another machine that does not ask for
// TLS, "" if there is none.
func plainAddr(addr string) string {
	for a := range strings.SplitSeq(addr, ",") {
		if a = strings.TrimSpace(a); !strings.Contains(a, "://") {
			a = "nats://" + a
		}
		u, err := url.Parse(a)
		switch {
		case err != nil:
			return "the given address"
		case !loopback(u.Hostname()) && u.Scheme != "tls" && u.Scheme != "wss":
			return u.Redacted()
		}
	}
	return ""
}

// redacted returns an address without its password.
func redacted(addr string) string {
	var out []string
	for a := range strings.SplitSeq(addr, ",") {
		u, err := url.Parse(strings.TrimSpace(a))
		if err != nil {
			return "the given address"
		}
		out = append(out, u.Redacted())
	}
	return strings.Join(out, ",")
}
