package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// job is something that was added, and how far it has come.
type job struct {
	Source string
	State  string // "is fetched", "kept", "failed"
	Err    string
	IDs    []string // of its documents
}

// jobs are what was added since the server started, by pile, latest last.
type jobs struct {
	mu sync.Mutex
	of map[string][]*job
}

// maxJobs bounds the list of each pile.
const maxJobs = 200

func (j *jobs) start(pile, source string) *job {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.of == nil {
		j.of = map[string][]*job{}
	}
	one := &job{Source: source, State: "is fetched"}
	all := append(j.of[pile], one)
	j.of[pile] = all[max(len(all)-maxJobs, 0):]
	return one
}

func (j *jobs) end(one *job, entries []hearsay.Entry, bad []hearsay.InputError, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	one.State = "kept"
	for _, e := range entries {
		one.IDs = append(one.IDs, e.ID)
	}
	for _, b := range bad {
		one.State, one.Err = "failed", strings.TrimSpace(one.Err+" "+b.Err)
	}
	if err != nil {
		one.State, one.Err = "failed", "It could not be kept; try again."
	} else if len(entries) == 0 && len(bad) == 0 {
		one.State, one.Err = "failed", "Nothing that can be read was found there."
	}
}

func (j *jobs) list(pile string) []job {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := make([]job, 0, len(j.of[pile]))
	for _, one := range slices.Backward(j.of[pile]) {
		out = append(out, *one)
	}
	return out
}

func (s *site) showAdd(r *request) error {
	return s.show(r, "add", shown{Title: "Add documents", Tab: "add"})
}

// maxLinks bounds the links of one form.
const maxLinks = 100

// add keeps what was sent at once; links are fetched one after another
// afterwards, and the page that follows tells how far they have come.
func (s *site) add(r *request) error {
	links, err := webAddresses(r.PostFormValue("links"))
	if err != nil {
		return err
	}
	var uploads []capture.Upload
	if r.MultipartForm != nil {
		for _, h := range r.MultipartForm.File["files"] {
			f, err := h.Open()
			if err != nil {
				return err
			}
			data, err := io.ReadAll(f)
			f.Close()
			if err != nil {
				return err
			}
			if len(data) > 0 {
				uploads = append(uploads, capture.Upload{Name: fileName(h.Filename), Bytes: data})
			}
		}
	}
	if text := lines(r.PostFormValue("text")); strings.TrimSpace(text) != "" {
		name := fileName(r.value("name"))
		if name == "" || name == "file" {
			name = "pasted-" + hash([]byte(text))[:8]
		}
		if path.Ext(name) == "" {
			name += ".txt"
		}
		uploads = append(uploads, capture.Upload{Name: name, Bytes: []byte(text)})
	}
	if len(links) == 0 && len(uploads) == 0 {
		return wrong("Nothing was added: give a link, a text or a file.")
	}
	pile, by := r.pile.Name, r.user.Name
	for _, u := range uploads {
		one := s.jobs.start(pile, u.Name)
		entries, bad, err := s.desk.Add(r.Context(), pile, by, capture.Uploads(r.Context(), []capture.Upload{u}))
		s.jobs.end(one, entries, bad, err)
		if err != nil {
			return err
		}
	}
	kept, err := s.desk.KeepLinks(r.Context(), pile, by, links...)
	if err != nil {
		return err
	}
	s.fetchAll(kept)
	return r.redirect(base(pile) + "/work")
}

// fetchAll fetches links, one after another in the background, until the server
// ends. Those that it has not come to are fetched by the next one.
func (s *site) fetchAll(links []desk.Link) {
	waiting := make([]*job, len(links))
	for i, l := range links {
		waiting[i] = s.jobs.start(l.Pile, l.URL)
	}
	go func() {
		for i, l := range links {
			captures := capture.Open(s.ctx, []string{l.URL}, capture.Options{Client: s.Client})
			entries, bad, err := s.desk.Add(s.ctx, l.Pile, l.By, flow.Captures(captures))
			if s.ctx.Err() != nil {
				return
			}
			s.jobs.end(waiting[i], entries, bad, err)
			if err == nil {
				err = s.desk.EndLink(s.ctx, l)
			}
			if err != nil {
				s.Log.Error("a link could not be kept", "pile", l.Pile, "error", err)
			}
			s.desk.Wake()
		}
	}()
}

// webAddresses reads links, a line each. Only addresses of the web are taken:
// nothing here may lead to a file of the server.
func webAddresses(text string) ([]string, error) {
	var out []string
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		u, err := url.Parse(l)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
			return nil, wrong(fmt.Sprintf("“%s” is no link that can be fetched; it begins with https:// or http://.", view.Clip(l, 80)))
		}
		out = append(out, u.String())
	}
	if len(out) > maxLinks {
		return nil, wrong(fmt.Sprintf("At most %d links at once.", maxLinks))
	}
	return out, nil
}

// fileName makes a name of a document of what somebody calls a file: its last
// part, without what is no text.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, name))
	if name == "." || name == ".." || name == "/" || name == "" {
		return "file"
	}
	if r := []rune(name); len(r) > 150 {
		name = string(r[:100]) + string(r[len(r)-50:])
	}
	return name
}

// workRow is something that was added, as far as it has come.
type workRow struct {
	Source, State, Err string
	Docs               []count
}

// work shows how far what was added has come.
func (s *site) work(r *request) error {
	var rows []workRow
	busy := false
	for _, j := range s.jobs.list(r.pile.Name) {
		row := workRow{Source: view.Visible(j.Source), State: j.State, Err: view.Visible(j.Err)}
		busy = busy || j.State == "is fetched"
		for _, id := range j.IDs {
			e, err := s.store.Entry(r.Context(), r.pile.Name, id)
			if err != nil {
				continue
			}
			switch {
			case e.Err != "":
				row.State, row.Err = "could not be read", view.Visible(e.Err)
			case e.Version == "":
				row.State, busy = "waits to be read", true
			default:
				row.State = "read"
				title := e.Title
				if title == "" {
					title = e.ID
				}
				row.Docs = append(row.Docs, count{docAddress(r.pile.Name, id), view.Visible(title)})
			}
		}
		if len(row.Docs) > 20 {
			row.Docs = row.Docs[:20]
		}
		rows = append(rows, row)
	}
	data := struct {
		Rows []workRow
		Busy bool
		Base string
	}{rows, busy || r.pile.Reported != r.pile.Revision, base(r.pile.Name)}
	if r.partial() {
		return s.part(r, "progress", data)
	}
	return s.show(r, "work", shown{Title: "What was added", Tab: "add", Data: data})
}

// maxStreams bounds the browsers that are told of work at once; the pages of
// others have to be loaded again.
const maxStreams = 1000

// events tells a browser of the work on a pile as it goes on (server-sent
// events).
func (s *site) events(r *request) error {
	defer s.streams.Add(-1)
	if s.streams.Add(1) > maxStreams {
		r.Header().Set("Retry-After", "60")
		return failure{http.StatusServiceUnavailable, "Too many pages listen; load this one again to see how far the work has come."}
	}
	out := http.NewResponseController(r.ResponseWriter)
	if err := out.SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	events, end := s.desk.Events(r.pile.Name)
	defer end()
	r.Header().Set("Content-Type", "text/event-stream")
	r.Header().Set("X-Accel-Buffering", "no")
	// What ended before anybody listened is told at once.
	if p, err := s.store.Pile(r.Context(), r.pile.Name); err == nil && p.Reported == p.Revision {
		fmt.Fprint(r.ResponseWriter, "event: done\ndata: {\"stage\":\"done\"}\n\n")
	}
	if err := out.Flush(); err != nil {
		return nil
	}
	beat := time.NewTicker(15 * time.Second)
	defer beat.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return nil
		case <-r.Context().Done():
			return nil
		case <-beat.C:
			fmt.Fprint(r.ResponseWriter, ": still here\n\n")
		case e := <-events:
			data, err := json.Marshal(e)
			if err != nil {
				return err
			}
			name := "work"
			if e.Stage == "done" || e.Stage == "failed" {
				name = e.Stage
			}
			fmt.Fprintf(r.ResponseWriter, "event: %s\ndata: %s\n\n", name, data)
		}
		if err := out.Flush(); err != nil {
			return nil
		}
	}
}
