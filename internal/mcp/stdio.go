package mcp

import (
	"bytes"
	"encoding/json"
	"io"
	"sync"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// farewell is how long answers may take to a client that has closed its end.
const farewell = time.Minute

// Stdio returns a transport over r and w, with one message a line. At the end
// of r, the requests that came are answered before the session ends: a client
// at the end of a pipe writes them all and closes.
func Stdio(r io.Reader, w io.Writer) sdk.Transport {
	p := &pending{open: map[string]bool{}, changed: make(chan struct{}, 1)}
	return &sdk.IOTransport{Reader: &requests{r: r, p: p}, Writer: &answers{w: w, p: p}}
}

// pending are the requests that are not answered yet.
type pending struct {
	mu      sync.Mutex
	open    map[string]bool // by id, as JSON
	changed chan struct{}
}

// see notes a message that goes in (asked) or out.
func (p *pending) see(line []byte, asked bool) {
	var m struct {
		ID     json.RawMessage `json:"id"`
		Method string          `json:"method"`
	}
	if json.Unmarshal(line, &m) != nil || len(m.ID) == 0 || (m.Method != "") != asked {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if asked {
		p.open[string(m.ID)] = true
	} else {
		delete(p.open, string(m.ID))
	}
	select {
	case p.changed <- struct{}{}:
	default:
	}
}

// wait returns when all is answered, or after a while.
func (p *pending) wait() {
	end := time.After(farewell)
	for {
		p.mu.Lock()
		n := len(p.open)
		p.mu.Unlock()
		if n == 0 {
			return
		}
		select {
		case <-p.changed:
		case <-end:
			return
		}
	}
}

// lines hands every whole line of what is written to it to see.
type lines struct {
	rest []byte
}

func (l *lines) add(data []byte, see func([]byte)) {
	l.rest = append(l.rest, data...)
	for {
		line, rest, ok := bytes.Cut(l.rest, []byte{'\n'})
		if !ok {
			return
		}
		see(line)
		l.rest = rest
	}
}

type requests struct {
	r io.Reader
	p *pending
	lines
}

func (q *requests) Read(b []byte) (int, error) {
	n, err := q.r.Read(b)
	q.add(b[:n], func(line []byte) { q.p.see(line, true) })
	if err == io.EOF && n == 0 {
		q.p.wait()
	} else if err == io.EOF {
		err = nil // the next reading says so again
	}
	return n, err
}

func (q *requests) Close() error { return nil }

type answers struct {
	w io.Writer
	p *pending
	lines
}

func (a *answers) Write(b []byte) (int, error) {
	n, err := a.w.Write(b)
	a.add(b[:n], func(line []byte) { a.p.see(line, false) })
	return n, err
}

// Close leaves the writer open: it is standard output.
func (a *answers) Close() error { return nil }
