package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/export"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/follow"
	"github.com/hearsay-project/hearsay/internal/mcp"
	"github.com/hearsay-project/hearsay/internal/ops"
	"github.com/hearsay-project/hearsay/internal/watch"
	"github.com/hearsay-project/hearsay/internal/web"
	"github.com/hearsay-project/hearsay/internal/web/api"
	"github.com/hearsay-project/hearsay/internal/web/auth"
)

var serveCommand = &command{
	name:    "serve",
	usage:   "[flags]",
	summary: "pages and a REST API for the piles of a store",
	help: `
Serves the piles of a store to a browser, and to programs at /api/v1/. It reads
what is added in the background and keeps the reports up to date.

It listens on this machine only (127.0.0.1:8080). For any other address it must
know who may do what, and refuses to start otherwise: --token-file names a file
with a line "role name token" for each user (roles: reader, editor, admin), or
--user-header names the header in which a reverse proxy puts the user that it
has checked. The header is believed only of a proxy on this machine, or at an
address that --proxy names.

With --follow it also looks at the pages and feeds that hearsay watch follows
into any pile, when they are due, and takes each new version in. Of several
servers on one store, let one do so.

Examples:
  hearsay serve
  hearsay serve --follow
  hearsay serve --addr 127.0.0.1:9000 --store piles.db
  hearsay serve --addr :8443 --token-file /etc/hearsay/tokens --tls-cert cert.pem --tls-key key.pem
  hearsay serve --base-url https://desk.example/     behind a reverse proxy
  hearsay serve --addr 10.0.0.5:8080 --user-header X-Remote-User --user-role editor --proxy 10.0.0.2
  hearsay serve --store postgres://desk@db/hearsay --node one --cluster-listen 10.0.0.1:6222 \
    --join 10.0.0.1:6222,10.0.0.2:6222,10.0.0.3:6222 --cluster-cert one.pem --cluster-key one-key.pem --cluster-ca ca.pem` + clusterHelp + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var o serveOptions
		p.declareStore(flags)
		o.declare(flags)
		flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "listen at `HOST:PORT`")
		flags.StringVar(&o.tokens, "token-file", "", "`FILE` with the users, a line each: role name token")
		flags.StringVar(&o.header, "user-header", "", "trust this `HEADER` of a reverse proxy for the user's name")
		flags.StringVar(&o.proxy, "proxy", "", "the proxy's `ADDRESS` or network, several with commas; without it this machine")
		flags.StringVar(&o.role, "user-role", "editor", "`ROLE` of users that the proxy names")
		flags.StringVar(&o.cert, "tls-cert", "", "certificate `FILE` for TLS, with --tls-key")
		flags.StringVar(&o.key, "tls-key", "", "key `FILE` for TLS")
		flags.StringVar(&o.base, "base-url", "", "`ADDRESS` at which others reach the server, for links in exports, feeds and webhooks")
		flags.BoolVar(&o.follow, "follow", false, "look at the pages and feeds that hearsay watch follows, when they are due")
		flags.StringVar(&o.private, "private", "", "with --follow: also reach this `NETWORK` off the public internet, as in 10.1.0.0/16; several with commas")
		flags.IntVar(&o.jobs, "jobs", 0, "documents read at once (`N`); 0 is the number of processors")
		flags.IntVar(&o.spread, "spread", 0, "in a cluster, have piles of `N` documents or more compared by all who work; 0 is 4096")
		flags.IntVar(&o.keyed, "keys", 0, keysHelp)
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"serve takes no inputs; hearsay add adds them to a pile"}
			}
			if o.base != "" {
				if err := export.CheckBase(o.base); err != nil {
					return usageError{"--base-url: " + err.Error()}
				}
			}
			if o.private != "" && !o.follow {
				return usageError{"--private goes with --follow"}
			}
			var err error
			if o.networks, err = networks(o.private); err != nil {
				return err
			}
			access, err := o.auth()
			if err != nil {
				return err
			}
			s, err := p.open(ctx, e, true)
			if err != nil {
				return err
			}
			defer s.Close()
			if o.store, err = p.path(e); err != nil {
				return err
			}
			return o.serve(ctx, e, s, access)
		}
	},
}

// keysHelp is that of --keys.
const keysHelp = "with PostgreSQL, find what to compare in piles of `N` documents or more by keys that the store keeps; 0 is never"

// checkKeys checks what --keys says against the store.
func checkKeys(s hearsay.Store, keyed int) error {
	switch _, keeps := s.(hearsay.KeyStore); {
	case keyed < 0:
		return usageError{"--keys takes a number from 0 upwards"}
	case keyed > 0 && !keeps:
		return usageError{"--keys is for a store in PostgreSQL (--store postgres://…); leave it out"}
	}
	return nil
}

type serveOptions struct {
	cluster
	store                                              string // its file or address
	addr, tokens, header, proxy, role, cert, key, base string
	jobs, spread, keyed                                int
	follow                                             bool
	private                                            string
	networks                                           []netip.Prefix // that private names
}

// auth returns who may do what, nil for everybody. Everybody may only on
// loopback.
func (o *serveOptions) auth() (*auth.Auth, error) {
	switch {
	case o.tokens != "" && o.header != "":
		return nil, usageError{"take --token-file or --user-header, not both"}
	case (o.cert == "") != (o.key == ""):
		return nil, usageError{"--tls-cert and --tls-key go together"}
	case o.tokens != "":
		f, err := os.Open(o.tokens)
		if err != nil {
			return nil, fmt.Errorf("the users cannot be read: %w", err)
		}
		defer f.Close()
		a, err := auth.Tokens(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.tokens, err)
		}
		return a, nil
	case o.header != "":
		role, err := auth.ParseRole(o.role)
		if err != nil {
			return nil, usageError{err.Error()}
		}
		from, err := auth.Networks(o.proxy)
		if err != nil {
			return nil, usageError{"--proxy: " + err.Error()}
		}
		return auth.Proxy(o.header, role, from...), nil
	case o.proxy != "":
		return nil, usageError{"--proxy says where the proxy of --user-header is; give that too"}
	case !onLoopback(o.addr):
		return nil, usageError{o.addr + " can be reached from other machines: say who may do what with --token-file or --user-header, or listen on 127.0.0.1"}
	}
	return nil, nil
}

// onLoopback reports whether an address is one of this machine alone.
func onLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Bounds of requests.
const (
	headerTime  = 10 * time.Second
	requestTime = 5 * time.Minute // to send an upload
	idleTime    = 2 * time.Minute
	farewell    = 10 * time.Second // for open requests at the end
)

// rebuildApart returns what runs hearsay rebuild on a pile in a process of its
// own. The address of the store is told in its environment, which other users of
// the machine do not see.
func rebuildApart(store string, jobs, keyed int) func(context.Context, string) error {
	program, err := os.Executable()
	if err != nil {
		return nil // it is done here then
	}
	return func(ctx context.Context, pile string) error {
		cmd := exec.CommandContext(ctx, program, "rebuild", "--quiet", "--jobs", strconv.Itoa(jobs), "--keys", strconv.Itoa(keyed), pile)
		cmd.Env = append(os.Environ(), "HEARSAY_STORE="+store)
		said := &tail{most: 4 << 10}
		cmd.Stderr = said
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("hearsay rebuild: %w: %s", err, strings.TrimSpace(string(said.bytes)))
		}
		return nil
	}
}

// tail keeps the last bytes that are written to it.
type tail struct {
	bytes []byte
	most  int
}

func (t *tail) Write(b []byte) (int, error) {
	t.bytes = append(t.bytes, b...)
	t.bytes = t.bytes[max(len(t.bytes)-t.most, 0):]
	return len(b), nil
}

// serve serves the piles of a store until ctx ends.
func (o *serveOptions) serve(ctx context.Context, e *env, s hearsay.Store, access *auth.Auth) error {
	if err := checkKeys(s, o.keyed); err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(e.stderr, nil))
	counts := ops.New()
	do := desk.Options{Flow: flow.Options{Jobs: o.jobs, Spread: o.spread, Observe: counts.Step}, Log: log, Keyed: o.keyed}
	queue, err := o.open(ctx, e, log)
	if err != nil {
		return err
	}
	if queue == nil {
		do.Apart = rebuildApart(o.store, o.jobs, o.keyed)
	} else {
		defer queue.close()
		do.Queue = queue
		counts.Gauge("hearsay_queue_items", "Items of work in the stream, waiting or worked on.", func() float64 {
			n, err := queue.Pending(ctx)
			if err != nil {
				return -1
			}
			return float64(n)
		})
	}
	d := desk.New(s, do)
	countStrays(counts)
	counts.Gauge("hearsay_parked", "Documents and piles that were given up.", func() float64 {
		list, err := d.Parked(ctx)
		if err != nil {
			return -1
		}
		return float64(len(list))
	})
	counts.Gauge("hearsay_waiting_documents", "Captures that wait to be read, as far as one page of them goes.", func() float64 {
		keys, _, err := s.Unread(ctx, flow.Version, hearsay.Page{Limit: 1000})
		if err != nil {
			return -1
		}
		return float64(len(keys))
	})
	endTrace, err := ops.Trace(ctx, version(), e.getenv)
	if err != nil {
		return err
	}
	watches := watch.New(s, watch.Options{Logger: log, Link: func(pile string, item watch.Item) string {
		return strings.TrimSuffix(o.base, "/") + web.Address(pile, item.Ref)
	}})
	handler, err := o.handler(ctx, d, watches, access, counts, log)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return fmt.Errorf("hearsay cannot listen at %s: %w", o.addr, err)
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, IdleTimeout: idleTime,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	scheme := "http"
	if o.cert != "" {
		scheme = "https"
	}
	fmt.Fprintf(e.stderr, "hearsay is at %s://%s/\n", scheme, listener.Addr())

	var background sync.WaitGroup
	background.Go(func() { d.Run(ctx) })
	failed := make(chan error, 1)
	if queue != nil {
		background.Go(func() {
			if err := d.Work(ctx, true); err != nil {
				failed <- err
			}
		})
	}
	background.Go(func() { watches.Run(ctx) })
	if o.follow {
		client := fetch.New(fetch.Options{Private: o.networks})
		background.Go(func() { follow.New(d, follow.Options{Client: client, By: "watch"}).Run(ctx, logFollowed(log)) })
	}
	ended := make(chan error, 1)
	go func() {
		if o.cert != "" {
			ended <- server.ServeTLS(listener, o.cert, o.key)
		} else {
			ended <- server.Serve(listener)
		}
	}()
	select {
	case err = <-ended:
	case err = <-failed: // a newer hearsay reads the documents
		server.Close()
	case <-ctx.Done():
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		if err = server.Shutdown(last); errors.Is(err, context.DeadlineExceeded) {
			err = server.Close() // streams that nobody ended
		}
		background.Wait()
		err = errors.Join(err, endTrace(last))
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// logFollowed returns what notes in the log what following has found.
func logFollowed(log *slog.Logger) func(pile string, ev follow.Event) {
	return func(pile string, ev follow.Event) {
		switch {
		case ev.Problem != "":
			log.Warn("following: "+ev.Problem, "pile", pile)
		case ev.Old == nil:
			log.Info("following: new", "pile", pile, "document", ev.Entry.ID)
		default:
			log.Info("following: changed", "pile", pile, "document", ev.Entry.ID, "after", ev.Old.ID)
		}
	}
}

// handler puts pages, API and tools for language-model clients together.
func (o *serveOptions) handler(ctx context.Context, d *desk.Desk, watches *watch.Keeper, access *auth.Auth, counts *ops.Ops, log *slog.Logger) (http.Handler, error) {
	who := func(*http.Request) (string, string) { return "", auth.Admin.String() }
	if access != nil {
		who = func(r *http.Request) (string, string) {
			user, ok := access.Who(r)
			if !ok {
				return "", ""
			}
			return user.Name, user.Role.String()
		}
	}
	pages, err := web.New(d, web.Options{
		Context: ctx, Auth: access, Watches: watches, Ops: counts, Log: log, Version: version(),
		Mounts: map[string]http.Handler{
			api.Prefix + "/": api.New(d, api.Options{Watches: watches, Who: who, Logger: log, Base: o.base}),
			"/mcp":           mcp.Handler(mcp.OnDesk(d), mcp.Options{Version: version(), Logger: log}, who),
		},
	})
	if err != nil {
		return nil, err
	}
	if access == nil {
		return onlyLoopback(pages), nil
	}
	return pages, nil
}

// onlyLoopback refuses requests that name another host: a page of another site
// whose name leads here could have sent them (DNS rebinding).
func onlyLoopback(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		host = strings.Trim(host, "[]")
		if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			http.Error(w, "this hearsay is for the machine that it runs on: open it as http://localhost", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}
