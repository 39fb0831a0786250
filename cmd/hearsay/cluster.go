package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
)

// clusterHelp explains the flags of cluster.
const clusterHelp = `

Work goes through NATS JetStream where --stream-dir, --cluster-listen or --join
says so; the record stays in the store. With --stream-dir alone the stream is in
this process. --node NAME --cluster-listen HOST:PORT --join HOST:PORT,… makes
this process one node of a cluster (three or more of them survive the loss of
one). --join nats://HOST:4222,… uses an existing NATS, or nodes that let workers
in with --client-listen. Nodes and workers that reach each other over a network
know each other by their certificates (--cluster-cert, --cluster-key, --cluster-ca),
and what they say is encrypted. Plain text to other machines has to be asked for
with --cluster-plain; then the secret in --secret-file or $HEARSAY_CLUSTER_SECRET
is what they know each other by. A NATS at tls://HOST:4222 is checked by
--cluster-ca, or by the authorities that this machine trusts.`

// cluster is the flags that say how work is carried between processes.
type cluster struct {
	node, dir, listen, clients, join, secret string
	cert, key, ca                            string
	plain                                    bool
	replicas                                 int
}

func (c *cluster) declareJoin(flags *flag.FlagSet) {
	flags.StringVar(&c.join, "join", "", "`ADDRESSES` of other nodes (host:port,…), or of a NATS (nats://host:4222,…)")
	flags.StringVar(&c.cert, "cluster-cert", "", "own certificate `FILE` for TLS in the cluster, shown both ways; with --cluster-key")
	flags.StringVar(&c.key, "cluster-key", "", "key `FILE` of --cluster-cert")
	flags.StringVar(&c.ca, "cluster-ca", "", "`FILE` with the certificates of those who sign for the cluster")
	flags.BoolVar(&c.plain, "cluster-plain", false, "go without TLS to other machines, in a network that is private")
	flags.StringVar(&c.secret, "secret-file", "", "`FILE` with the secret of the cluster; without it $HEARSAY_CLUSTER_SECRET")
}

func (c *cluster) declare(flags *flag.FlagSet) {
	c.declareJoin(flags)
	flags.StringVar(&c.node, "node", "", "`NAME` of this node in the cluster, the same at each start")
	flags.StringVar(&c.dir, "stream-dir", "", "`FOLDER` for the stream of this node; next to the default store if it is a node")
	flags.StringVar(&c.listen, "cluster-listen", "", "be a node that others find at `HOST:PORT`")
	flags.StringVar(&c.clients, "client-listen", "", "let hearsay work of other machines in at `HOST:PORT`")
	flags.IntVar(&c.replicas, "replicas", 0, "keep the stream on `N` nodes; 0 is three in a cluster of three or more")
}

// connected is a way to the stream.
type connected struct {
	desk.Queue
	// ready is nil once work goes through.
	ready  func(context.Context) error
	close  func()
	opened <-chan struct{}
}

// open starts the node or connects, and returns nil where no flag asks for it.
// The queue waits until the stream answers.
func (c *cluster) open(ctx context.Context, e *env, log *slog.Logger) (*connected, error) {
	outside := strings.Contains(c.join, "://")
	secret, err := c.readSecret(e)
	switch {
	case err != nil:
		return nil, err
	case c.join == "" && c.dir == "" && c.listen == "" && c.clients == "" && c.node == "":
		return nil, nil
	case outside && (c.listen != "" || c.clients != "" || c.dir != "" || c.node != ""):
		return nil, usageError{"--join nats://… takes the place of a node here: leave out --node, --stream-dir, --cluster-listen and --client-listen"}
	case !outside && c.join != "" && c.listen == "":
		return nil, usageError{"a node that joins others is found by them: give --cluster-listen HOST:PORT, or join a NATS with nats://HOST:PORT"}
	case c.listen != "" && c.node == "":
		return nil, usageError{"a node of a cluster has a name: give --node NAME"}
	case (c.cert == "") != (c.key == ""):
		return nil, usageError{"--cluster-cert and --cluster-key go together"}
	case c.plain && (c.cert != "" || c.ca != ""):
		return nil, usageError{"take --cluster-plain or certificates, not both"}
	case !outside && (c.cert == "") != (c.ca == ""):
		return nil, usageError{"a node shows a certificate and checks those of others: give --cluster-cert, --cluster-key and --cluster-ca"}
	}
	var encrypted *stream.TLS
	if c.cert != "" || c.ca != "" {
		encrypted = &stream.TLS{Cert: c.cert, Key: c.key, CA: c.ca}
	}
	var connect func(context.Context) (*nats.Conn, error)
	stop := func() {}
	replicas := c.replicas
	if outside {
		o := stream.ConnectOptions{Secret: secret, TLS: encrypted, Plain: c.plain}
		if err := o.Check(c.join); err != nil {
			return nil, explainPlain(err)
		}
		connect = func(ctx context.Context) (*nats.Conn, error) { return stream.Connect(ctx, c.join, o) }
	} else {
		o := stream.NodeOptions{Dir: c.dir, Name: c.node, Listen: c.listen, Clients: c.clients, Secret: secret, TLS: encrypted, Plain: c.plain}
		if c.join != "" {
			o.Join = strings.Split(c.join, ",")
		}
		if replicas == 0 && c.listen != "" && others(o.Join, c.listen) >= 2 {
			replicas = 3
		}
		if o.Dir == "" {
			store, err := (&place{}).folder(e)
			if err != nil {
				return nil, err
			}
			o.Dir = filepath.Join(store, "stream")
		}
		node, err := stream.Start(o)
		if err != nil {
			return nil, explainPlain(err)
		}
		stop = node.Stop
		connect = func(context.Context) (*nats.Conn, error) { return node.Connect() }
	}
	ctx, cancel := context.WithCancel(ctx)
	q := &lateQueue{opened: make(chan struct{})}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		nc, err := connect(ctx)
		if err != nil {
			return // ctx has ended
		}
		defer func() {
			<-ctx.Done()
			nc.Close()
		}()
		queue, err := stream.Open(ctx, nc, stream.Options{Name: desk.QueueName(), Replicas: replicas, Log: log})
		if err != nil {
			return
		}
		q.queue = queue
		close(q.opened)
		log.Info("work goes through the stream")
	}()
	return &connected{
		Queue: q, opened: q.opened,
		ready: func(ctx context.Context) error {
			_, err := q.Pending(ctx)
			return err
		},
		close: func() { cancel(); <-ended; stop() },
	}, nil
}

// explainPlain says what to do where text would not be encrypted.
func explainPlain(err error) error {
	if errors.Is(err, stream.ErrPlain) {
		return usageError{err.Error() + "; give --cluster-cert, --cluster-key and --cluster-ca, or --cluster-plain in a network that is private"}
	}
	return err
}

// wait returns when work goes through the stream.
func (c *connected) wait(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	select {
	case <-c.opened:
		return nil
	case <-ctx.Done():
		return errNoStream
	}
}

// others counts the addresses besides own.
func others(addresses []string, own string) int {
	n := 0
	for _, a := range addresses {
		if a != own {
			n++
		}
	}
	return n
}

func (c *cluster) readSecret(e *env) (string, error) {
	if c.secret == "" {
		return e.getenv("HEARSAY_CLUSTER_SECRET"), nil
	}
	data, err := os.ReadFile(c.secret)
	if err != nil {
		return "", fmt.Errorf("the secret of the cluster cannot be read: %w", err)
	}
	s := strings.TrimSpace(string(data))
	if s == "" {
		return "", fmt.Errorf("the secret of the cluster cannot be read: %s is empty", c.secret)
	}
	return s, nil
}

// lateQueue is a queue whose stream may not answer yet: a cluster that starts
// has no leader, and the pages are there meanwhile.
type lateQueue struct {
	queue  *stream.Queue
	opened chan struct{}
}

var errNoStream = errors.New("the stream does not answer yet")

func (l *lateQueue) Send(ctx context.Context, items ...stream.Item) error {
	select {
	case <-l.opened:
		return l.queue.Send(ctx, items...)
	default:
		return errNoStream
	}
}

func (l *lateQueue) Pending(ctx context.Context) (uint64, error) {
	select {
	case <-l.opened:
		return l.queue.Pending(ctx)
	default:
		return 0, errNoStream
	}
}

// Work waits for the stream.
func (l *lateQueue) Work(ctx context.Context, w stream.Worker) error {
	select {
	case <-l.opened:
		return l.queue.Work(ctx, w)
	case <-ctx.Done():
		return nil
	}
}
