// Package pgtest runs a PostgreSQL server for tests: on a unix socket, with its
// data in a folder of its own.
package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// Must is the variable of the environment that is "must" where tests are to
// fail, not to be skipped, without a server.
const Must = "HEARSAY_TEST_POSTGRES"

// ErrAbsent says that there is no PostgreSQL on this machine.
var ErrAbsent = errors.New("there is no PostgreSQL server here (Debian: postgresql-15)")

// Server is a PostgreSQL server. It refuses to run as root, so that for root it
// runs as postgres.
type Server struct {
	// Options are settings of the server, name=value, for the next Start.
	Options []string

	dir, bin, data string
	credential     *syscall.Credential
}

// New makes the files of a server in a new folder, which Remove removes. Its
// data are in the folder data, which is empty or not there; "" is in the same.
func New(data string) (s *Server, err error) {
	s = &Server{}
	if all, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); len(all) > 0 {
		slices.Sort(all)
		s.bin = filepath.Dir(all[len(all)-1])
	} else if path, err := exec.LookPath("initdb"); err == nil {
		s.bin = filepath.Dir(path)
	} else {
		return nil, ErrAbsent
	}
	s.dir, err = os.MkdirTemp("", "hearsay-pg-") // short, as paths of sockets are
	if err != nil {
		return nil, err
	}
	s.data = data
	if data == "" {
		s.data = filepath.Join(s.dir, "data")
	}
	if err := s.initialize(); err != nil {
		os.RemoveAll(s.dir)
		return nil, err
	}
	return s, nil
}

func (s *Server) initialize() error {
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			return err
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		s.credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		for _, dir := range []string{s.dir, s.data} {
			if err := os.Chown(dir, uid, gid); err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
		}
	}
	return s.run("initdb", "-D", s.data, "-U", "hearsay", "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync")
}

func (s *Server) run(name string, args ...string) error {
	c := exec.Command(filepath.Join(s.bin, name), args...)
	c.Dir = s.dir
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.credential}
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

// Start starts the server and waits until it answers.
func (s *Server) Start() error {
	options := "-c listen_addresses= -c unix_socket_directories=" + s.dir
	for _, o := range s.Options {
		options += " -c " + o
	}
	return s.run("pg_ctl", "-D", s.data, "-l", filepath.Join(s.dir, "log"), "-w", "-o", options, "start")
}

// Encrypt lets the next Start listen at a port of 127.0.0.1, for encrypted
// connections alone, of clients with a certificate of the authority.
func (s *Server) Encrypt(port int, cert, key, ca string) error {
	for to, from := range map[string]string{"server.crt": cert, "server.key": key, "root.crt": ca} {
		data, err := os.ReadFile(from)
		if err != nil {
			return err
		}
		if err := s.file(to, data); err != nil {
			return err
		}
	}
	if err := s.file("pg_hba.conf", []byte("local all all trust\nhostssl all all 127.0.0.1/32 trust clientcert=verify-ca\n")); err != nil {
		return err
	}
	s.Options = append(s.Options, "listen_addresses=127.0.0.1", fmt.Sprintf("port=%d", port),
		"ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key", "ssl_ca_file=root.crt")
	return nil
}

// file writes a file among the data.
func (s *Server) file(name string, data []byte) error {
	path := filepath.Join(s.data, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return err
	}
	if s.credential == nil {
		return nil
	}
	return os.Chown(path, int(s.credential.Uid), int(s.credential.Gid))
}

// Stop ends the server: "smart", "fast" or "immediate", as pg_ctl has it.
func (s *Server) Stop(mode string) error {
	return s.run("pg_ctl", "-D", s.data, "-m", mode, "-w", "stop")
}

// Kill kills the server with SIGKILL, its processes as well.
func (s *Server) Kill() error {
	data, err := os.ReadFile(filepath.Join(s.data, "postmaster.pid"))
	if err != nil {
		return err
	}
	first, _, _ := strings.Cut(string(data), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		return err
	}
	// The postmaster leads a session of its own under pg_ctl, and what it
	// has started ends when it is gone.
	return syscall.Kill(pid, syscall.SIGKILL)
}

// Remove removes the files of a server that was stopped.
func (s *Server) Remove() error { return os.RemoveAll(s.dir) }

// Address returns the address of a database, as keywords and values.
func (s *Server) Address(database string) string {
	return "host=" + s.dir + " user=hearsay dbname=" + database
}

// URL returns the address of a database as a URL.
func (s *Server) URL(database string) string {
	return "postgres://hearsay@/" + database + "?host=" + s.dir
}

// Quick starts a server whose data need not outlive the machine. The function
// that it returns stops and removes it, and is never nil.
func Quick() (s *Server, stop func(), err error) {
	s, err = New("")
	if err != nil {
		return nil, func() {}, err
	}
	s.Options = []string{"fsync=off", "shared_buffers=64MB"}
	if err := s.Start(); err != nil {
		return nil, func() { s.Remove() }, err
	}
	return s, func() { s.Stop("immediate"); s.Remove() }, nil
}

// CreateDatabase makes an empty database.
func (s *Server) CreateDatabase(name string) error {
	return s.run("createdb", "-h", s.dir, "-U", "hearsay", name)
}

// Size returns the bytes of a database, its indexes included.
func (s *Server) Size(database string) (int64, error) {
	c := exec.Command(filepath.Join(s.bin, "psql"), "-h", s.dir, "-U", "hearsay", "-d", database, "-Atc", "SELECT pg_database_size(current_database())")
	out, err := c.Output()
	if err != nil {
		return 0, fmt.Errorf("psql: %w", err)
	}
	return strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
}

// ProcessorTime returns the seconds of processor time that the server and its
// processes have taken, on Linux; 0 elsewhere.
func (s *Server) ProcessorTime() float64 {
	data, err := os.ReadFile(filepath.Join(s.data, "postmaster.pid"))
	if err != nil {
		return 0
	}
	leader, _, _ := strings.Cut(string(data), "\n")
	ticks := 0
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range stats {
		stat, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended
		}
		_, rest, _ := strings.Cut(string(stat), ") ")
		fields := strings.Fields(rest) // from the third field of proc(5) on
		pid := filepath.Base(filepath.Dir(name))
		if len(fields) < 15 || pid != leader && fields[1] != leader {
			continue
		}
		of := fields[11:13] // its own, in user and system mode
		if pid == leader {
			of = fields[11:15] // and of its processes that have ended
		}
		for _, f := range of {
			n, _ := strconv.Atoi(f)
			ticks += n
		}
	}
	const ticksASecond = 100 // USER_HZ on every Linux
	return float64(ticks) / ticksASecond
}
