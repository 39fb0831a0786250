package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/hearsay-project/hearsay/internal/certtest"
	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
)

// What the processes know each other and the sender by.
const (
	secret = "of this run only"
	token  = "0123456789abcdef0123456789abcdef"
)

// process is a process that is started again as it was.
type process struct {
	name string
	args []string
	log  string // file of what it prints
	// clock is the file that says how far its clock is behind, "" for the
	// clock of the machine.
	clock string

	mu  sync.Mutex
	cmd *exec.Cmd
}

func (p *process) start() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	log, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	p.cmd = exec.Command(p.args[0], p.args[1:]...)
	p.cmd.Stdout, p.cmd.Stderr = log, log
	p.cmd.Env = append(os.Environ(), "HEARSAY_CLUSTER_SECRET="+secret)
	if p.clock != "" {
		p.cmd.Env = append(p.cmd.Env, "HEARSAY_CLOCK="+p.clock)
	}
	return p.cmd.Start()
}

// end ends the process by a signal and waits.
func (p *process) end(s syscall.Signal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cmd != nil {
		p.cmd.Process.Signal(s)
		p.cmd.Wait()
		p.cmd = nil
	}
}

// machines is the cluster.
type machines struct {
	dir     string
	db      *pgtest.Server
	nodes   []*process
	workers []*process
	addrs   []string // of the nodes' pages
	netns   bool
	disk    string // where the small file system is, "" without
}

const size = 3 // nodes

// build sets the machines up in a folder, and starts them.
func build(ctx context.Context, dir string, o options) (m *machines, err error) {
	m = &machines{dir: dir, netns: o.net}
	defer func() {
		if err != nil {
			err = errors.Join(err, m.stop())
			m = nil
		}
	}()
	program := filepath.Join(dir, "hearsay")
	args := []string{"build", "-o", program}
	if o.clock {
		name, err := overlay(ctx, dir)
		if err != nil {
			return m, err
		}
		args = append(args, "-overlay", name)
	}
	if out, err := exec.CommandContext(ctx, "go", append(args, "github.com/hearsay-project/hearsay/cmd/hearsay")...).CombinedOutput(); err != nil {
		return m, fmt.Errorf("%w: %s", err, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "tokens"), []byte("admin sender "+token+"\n"), 0o600); err != nil {
		return m, err
	}
	if o.disk {
		m.disk = filepath.Join(dir, "disk")
		if err := os.Mkdir(m.disk, 0o755); err != nil {
			return m, err
		}
		if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=4g,mode=755", "tmpfs", m.disk).CombinedOutput(); err != nil {
			m.disk = ""
			return m, fmt.Errorf("a small file system cannot be mounted: %w: %s", err, out)
		}
		if err := os.Mkdir(filepath.Join(m.disk, "data"), 0o700); err != nil {
			return m, err
		}
		if err := os.Chmod(dir, 0o755); err != nil { // the server runs as another user
			return m, err
		}
	}
	data := ""
	if m.disk != "" {
		data = filepath.Join(m.disk, "data")
	}
	if m.db, err = pgtest.New(data); err != nil {
		return m, err
	}
	m.db.Options = []string{"max_connections=60", "shared_buffers=64MB", "max_wal_size=256MB"}
	if err := m.db.Start(); err != nil {
		return m, err
	}
	var peers, doors []string
	var ends [size][3]string // addresses for pages, nodes, workers
	for i := range size {
		for j := range ends[i] {
			if ends[i][j], err = m.address(i, j); err != nil {
				return m, err
			}
		}
		m.addrs = append(m.addrs, ends[i][0])
		peers = append(peers, ends[i][1])
		doors = append(doors, "nats://"+ends[i][2])
	}
	if m.netns {
		if err := m.wire(); err != nil {
			return m, err
		}
	}
	store := m.db.URL("postgres")
	authority, err := certtest.New(dir, "authority")
	if err != nil {
		return m, err
	}
	known := func(name, addr string) ([]string, error) {
		host, _, err := net.SplitHostPort(addr)
		if err != nil {
			return nil, err
		}
		cert, key, err := authority.Issue(name, host)
		return []string{"--cluster-cert", cert, "--cluster-key", key, "--cluster-ca", authority.File}, err
	}
	for i := range size {
		name := fmt.Sprintf("node%d", i+1)
		args := []string{program, "serve", "--store", store, "--addr", ends[i][0], "--token-file", filepath.Join(dir, "tokens"), "--jobs", "1", "--spread", strconv.Itoa(large), "--keys", strconv.Itoa(large),
			"--node", name, "--stream-dir", filepath.Join(dir, name), "--cluster-listen", ends[i][1], "--client-listen", ends[i][2], "--join", strings.Join(peers, ",")}
		shown, err := known(name, ends[i][1])
		if err != nil {
			return m, err
		}
		args = append(args, shown...)
		if m.netns {
			args = append([]string{"ip", "netns", "exec", space(i)}, args...)
		}
		m.nodes = append(m.nodes, &process{name: name, args: args, log: filepath.Join(dir, name+".log")})
	}
	for i := range 2 {
		name := fmt.Sprintf("worker%d", i+1)
		args := []string{program, "work", "--store", store, "--jobs", "1", "--join", strings.Join(doors, ",")}
		shown, err := known(name, "127.0.0.1:0")
		if err != nil {
			return m, err
		}
		args = append(args, shown...)
		m.workers = append(m.workers, &process{name: name, args: args, log: filepath.Join(dir, name+".log")})
	}
	for _, p := range append(m.nodes[:size:size], m.workers...) {
		if o.clock {
			p.clock = filepath.Join(dir, p.name+".clock")
			if err := p.setClock(0); err != nil {
				return m, err
			}
		}
		if err := p.start(); err != nil {
			return m, err
		}
	}
	return m, nil
}

// address returns a free address of a node.
func (m *machines) address(node, use int) (string, error) {
	if m.netns {
		return fmt.Sprintf("%s.%d:%d", network, node+1, 7000+use), nil
	}
	// Below the ports that systems give to whoever asks for any, so that
	// nobody is given it before the node starts, or while it is down.
	for {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 12_000+rand.IntN(18_000)))
		if errors.Is(err, syscall.EADDRINUSE) {
			continue
		}
		if err != nil {
			return "", err
		}
		defer l.Close()
		return l.Addr().String(), nil
	}
}

// The names in the network are of this run, so that two do not meet.
var (
	number  = os.Getpid() % 250
	network = fmt.Sprintf("10.77.%d", number)
	bridge  = fmt.Sprintf("hsay%d", number)
)

func space(i int) string { return fmt.Sprintf("hearsay%d-%d", number, i+1) }
func link(i int) string  { return fmt.Sprintf("hsay%d-%d", number, i+1) }

// wire makes a network namespace for each node, all on one bridge.
func (m *machines) wire() error {
	commands := []string{
		"link add " + bridge + " type bridge", "addr add " + network + ".254/24 dev " + bridge, "link set " + bridge + " up",
	}
	for i := range size {
		commands = append(commands,
			"netns add "+space(i),
			"link add "+link(i)+" type veth peer name eth0 netns "+space(i),
			"link set "+link(i)+" master "+bridge, "link set "+link(i)+" up",
			fmt.Sprintf("-n %s addr add %s.%d/24 dev eth0", space(i), network, i+1),
			"-n "+space(i)+" link set eth0 up", "-n "+space(i)+" link set lo up")
	}
	for _, c := range commands {
		if err := ip(c); err != nil {
			return err
		}
	}
	return nil
}

func ip(command string) error {
	if out, err := exec.Command("ip", strings.Fields(command)...).CombinedOutput(); err != nil {
		return fmt.Errorf("ip %s: %w: %s", command, err, out)
	}
	return nil
}

// said returns how often nodes have said some words.
func (m *machines) said(words string) (n int, err error) {
	for _, p := range m.nodes {
		text, err := os.ReadFile(p.log)
		if err != nil {
			return n, err
		}
		n += bytes.Count(text, []byte(words))
	}
	return n, nil
}

// stop ends everything.
func (m *machines) stop() error {
	for _, p := range append(m.nodes[:len(m.nodes):len(m.nodes)], m.workers...) {
		p.end(syscall.SIGKILL)
	}
	if m.db != nil {
		m.db.Stop("immediate")
		m.db.Remove()
	}
	var err error
	if m.disk != "" {
		err = syscall.Unmount(m.disk, 0)
	}
	if m.netns {
		for i := range size {
			ip("netns del " + space(i))
		}
		ip("link del " + bridge)
	}
	return err
}

// sent is a document as it is sent.
type sent struct {
	ID, Text, Outlet, Published, Title string
}

// send sends a document to one node. Nil means that it was acknowledged.
func (m *machines) send(ctx context.Context, node int, d sent) error {
	body, err := json.Marshal(map[string]string{"id": d.ID, "text": d.Text, "outlet": d.Outlet, "published": d.Published, "title": d.Title})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+m.addrs[node]+"/api/v1/piles/"+pile+"/documents", bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+token)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, _ := io.ReadAll(io.LimitReader(res.Body, 1<<16))
	if res.StatusCode != http.StatusAccepted {
		return fmt.Errorf("%s: %s", res.Status, answer)
	}
	return nil
}
