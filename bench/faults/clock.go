package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// clockSource makes package time read how many seconds its clock is behind from
// a file that is mapped into memory: static programs have no other clock that
// could be set for them alone.
const clockSource = `package time

import (
	"syscall"
	"unsafe"
)

var clockBehind = mapClock()

func mapClock() *int64 {
	name, ok := syscall.Getenv("HEARSAY_CLOCK")
	if !ok {
		return new(int64)
	}
	fd, err := syscall.Open(name, syscall.O_RDONLY, 0)
	if err != nil {
		panic("no clock: " + err.Error())
	}
	b, err := syscall.Mmap(fd, 0, 8, syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		panic("no clock: " + err.Error())
	}
	return (*int64)(unsafe.Pointer(&b[0]))
}
`

// overlay writes what go build -overlay takes so that the clocks of the
// program can be set, and returns its file.
func overlay(ctx context.Context, dir string) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", err
	}
	original := filepath.Join(strings.TrimSpace(string(out)), "src", "time", "time.go")
	source, err := os.ReadFile(original)
	if err != nil {
		return "", err
	}
	const reads = "	sec, nsec, mono := runtimeNow()\n"
	if strings.Count(string(source), reads) != 1 {
		return "", errors.New("package time of this Go is another one than this program knows: run it without -clock")
	}
	changed := strings.Replace(string(source), reads, reads+"	sec -= *clockBehind\n", 1)
	replace := map[string]string{
		original: filepath.Join(dir, "time.go"),
		filepath.Join(filepath.Dir(original), "behind.go"): filepath.Join(dir, "behind.go"),
	}
	plan, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "overlay.json")
	return name, errors.Join(
		os.WriteFile(filepath.Join(dir, "time.go"), []byte(changed), 0o600),
		os.WriteFile(filepath.Join(dir, "behind.go"), []byte(clockSource), 0o600),
		os.WriteFile(name, plan, 0o600))
}

// setClock lets the clock of a process be so many seconds behind, from now on.
func (p *process) setClock(seconds int64) error {
	f, err := os.OpenFile(p.clock, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(binary.NativeEndian.AppendUint64(nil, uint64(seconds)), 0)
	return errors.Join(err, f.Close())
}

// setBack sets the clock of a running node or worker back, and right again
// after a while.
func setBack(ctx context.Context, m *machines, r *rand.Rand) error {
	all := append(m.nodes[:len(m.nodes):len(m.nodes)], m.workers...)
	p := all[r.IntN(len(all))]
	if err := p.setClock(1 + r.Int64N(7200)); err != nil {
		return fmt.Errorf("the clock of %s: %w", p.name, err)
	}
	pause(ctx, r, 3, 15)
	return p.setClock(0)
}
