package main

import (
	"bytes"
	"context"
	"flag"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

// flagsOf parses a command line as the command does, and returns its flags.
func flagsOf(t *testing.T, args []string) *flag.FlagSet {
	t.Helper()
	i := slices.IndexFunc(commands, func(c *command) bool { return c.name == args[0] })
	if i < 0 {
		t.Fatalf("there is no command %s", args[0])
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	commands[i].setup(flags)
	rest, err := parseInterleaved(flags, args[1:])
	if err != nil || len(rest) > 0 {
		t.Errorf("%q: %v, left over: %q", args, err, rest)
	}
	return flags
}

func TestTheComposeFileHasServicesThatFindEachOther(t *testing.T) {
	o, err := cli.NewProjectOptions([]string{"../../deploy/compose.yaml"}, cli.WithName("hearsay"))
	if err != nil {
		t.Fatal(err)
	}
	project, err := o.LoadProject(t.Context()) // checks it by the schema of Compose
	if err != nil {
		t.Fatal(err)
	}
	listens := map[string]bool{} // HOST:PORT
	var named []string
	nodes := 0
	for name, s := range project.Services {
		if s.Build == nil {
			continue // of others
		}
		if _, err := os.Stat(filepath.Join(s.Build.Context, s.Build.Dockerfile)); err != nil {
			t.Error(err)
		}
		f := flagsOf(t, s.Command)
		value := func(flag string) string {
			if found := f.Lookup(flag); found != nil {
				return found.Value.String()
			}
			return ""
		}
		for _, flag := range []string{"addr", "cluster-listen", "client-listen"} {
			if _, port, found := strings.Cut(value(flag), ":"); found {
				listens[name+":"+port] = true
			}
		}
		for addr := range strings.SplitSeq(value("join"), ",") {
			named = append(named, strings.TrimPrefix(addr, "nats://"))
		}
		if value("node") != "" {
			nodes++
			if value("node") != name {
				t.Errorf("%s calls itself %s", name, value("node"))
			}
		}
		for _, flag := range []string{"token-file", "secret-file"} {
			file := value(flag)
			if file != "" && !slices.ContainsFunc(s.Secrets, func(c types.ServiceSecretConfig) bool { return c.Target == file }) {
				t.Errorf("%s reads %s, which it is not given", name, file)
			}
		}
		if dir := value("stream-dir"); dir != "" && !strings.HasPrefix(dir, s.Volumes[0].Target+"/") {
			t.Errorf("%s keeps its stream at %s, which is not in its volume", name, dir)
		}
		for _, p := range s.Ports {
			if p.HostIP != "127.0.0.1" {
				t.Errorf("%s is open to other machines at port %s", name, p.Published)
			}
		}
		store, err := url.Parse(*s.Environment["HEARSAY_STORE"])
		if err != nil {
			t.Fatal(err)
		}
		if _, there := project.Services[store.Hostname()]; !there {
			t.Errorf("%s keeps its record at %s, which is no service", name, store.Hostname())
		}
	}
	for _, addr := range named {
		if !listens[addr] {
			t.Errorf("nobody listens at %s", addr)
		}
	}
	if nodes != 3 {
		t.Errorf("there are %d nodes", nodes)
	}
}

// unitsVariable is "must" where the test of the units is to fail, not to be
// skipped, without systemd-analyze.
const unitsVariable = "HEARSAY_TEST_UNITS"

func TestTheUnitsAreTaken(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		if os.Getenv(unitsVariable) == "must" { // test.sh, which has installed it
			t.Fatal(err)
		}
		t.Skip("there is no systemd-analyze here")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	units, _ := filepath.Glob("../../deploy/*.service")
	if len(units) != 2 {
		t.Errorf("there are units %q", units)
	}
	for _, unit := range units {
		text, err := os.ReadFile(unit)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(text), "\nExecStart=/usr/local/bin/hearsay ")
		line, _, _ := strings.Cut(rest, "\n")
		flagsOf(t, strings.Fields(strings.TrimSuffix(line, "$HEARSAY_FLAGS")))
		copied := filepath.Join(t.TempDir(), filepath.Base(unit))
		if err := os.WriteFile(copied, bytes.ReplaceAll(text, []byte("/usr/local/bin/hearsay"), []byte(self)), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(analyze, "verify", copied).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v: %s", unit, err, out)
		}
	}
}

// nonroot is the user of the image that the container file builds on.
const nonroot = 65532

// containerVariable is set where the test of the container is to run: it
// compiles everything anew, which takes minutes.
const containerVariable = "HEARSAY_TEST_CONTAINER"

func TestTheContainerNeedsNothingButTheBinary(t *testing.T) {
	if os.Getenv(containerVariable) == "" {
		t.Skip("it is slow; set " + containerVariable + "=1")
	}
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Fatal("only root can change the root folder, and that of Linux alone")
	}
	text, err := os.ReadFile("../../deploy/Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	instruction := func(name string) string {
		_, rest, found := strings.Cut(string(text), "\n"+name+" ")
		if !found {
			t.Fatalf("the container file has no %s", name)
		}
		line, _, _ := strings.Cut(rest, "\n")
		return line
	}
	root := t.TempDir()
	for _, folder := range []string{"data", "tmp"} { // the image has a folder for temporary files
		if err := os.Mkdir(filepath.Join(root, folder), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(root, folder), nonroot, nonroot); err != nil {
			t.Fatal(err)
		}
	}
	// The build as it is written, with its output in the new root.
	build, _, _ := strings.Cut(instruction("RUN"), "&&")
	c := exec.Command("sh", "-c", strings.Replace(build, "-o /hearsay", "-o "+filepath.Join(root, "hearsay"), 1))
	c.Dir = "../.."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", build, err, out)
	}
	for dir := root; strings.HasPrefix(dir, os.TempDir()+"/"); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	run := func(ctx context.Context, args ...string) *exec.Cmd {
		c := exec.CommandContext(ctx, "/hearsay", args...)
		c.Dir, c.Env = "/", []string{instruction("ENV")}
		c.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: nonroot, Gid: nonroot}}
		return c
	}
	if out, err := run(t.Context(), "demo", "-o", "/data/demo.html").CombinedOutput(); err != nil {
		t.Errorf("demo: %v: %s", err, out)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	serve := run(ctx, "serve", "--addr", "127.0.0.1:0", "--stream-dir", "/data/stream")
	serve.Cancel = func() error { return serve.Process.Signal(syscall.SIGTERM) }
	serve.WaitDelay = 20 * time.Second
	said, err := serve.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for buf := make([]byte, 4096); !strings.Contains(all.String(), "work goes through the stream"); {
		n, err := said.Read(buf)
		if all.Write(buf[:n]); err != nil {
			t.Fatalf("serve: %v: %s", err, &all)
		}
	}
	go io.Copy(io.Discard, said)
	cancel()
	if err := serve.Wait(); err != nil && ctx.Err() == nil {
		t.Errorf("serve: %v: %s", err, &all)
	}
	if _, err := os.Stat(filepath.Join(root, "data/hearsay/store.db")); err != nil {
		t.Error(err)
	}
}
