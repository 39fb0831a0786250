package stream

import (
	"context"
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
	// Listen or Clients is not a loopback address.
	Secret string
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

// clients lets workers of other processes in.
func clients(so *server.Options, o NodeOptions) error {
	host, port, err := splitAddr(o.Clients)
	if err != nil {
		return err
	}
	if o.Secret == "" && !loopback(host) {
		return fmt.Errorf("stream: %s can be reached from other machines, so the cluster needs a secret", o.Clients)
	}
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
	if o.Secret == "" && !loopback(host) {
		return fmt.Errorf("stream: %s can be reached from other machines, so the cluster needs a secret", o.Listen)
	}
	so.Cluster = server.ClusterOpts{Name: "hearsay", Host: host, Port: port}
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

// Connect connects to an existing NATS, or to nodes that listen for workers, by
// address (nats://user:password@host:4222, several with commas). The secret is
// that of nodes, for addresses that name no user; "" if there is none. It waits, until ctx
// ends, for one that does not answer yet, and goes on trying later when the
// connection is lost.
func Connect(ctx context.Context, addr, secret string) (*nats.Conn, error) {
	o := []nats.Option{nats.MaxReconnects(-1), nats.ReconnectWait(time.Second), nats.Timeout(5 * time.Second)}
	if secret != "" {
		o = append(o, nats.UserInfo("hearsay", secret))
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
