package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/review"
)

// addPage is the page on which documents are added.
type addPage struct {
	Added []hearsay.Entry
	Bad   []hearsay.InputError
	Sent  bool
}

func (s *server) addForm(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	return s.show(w, r, v, "add", "Add documents", addPage{})
}

// maxUpload bounds, in bytes, what is added at once.
const maxUpload = 64 << 20

// add puts links, a pasted text and files into a pile.
func (s *server) add(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	if err := r.ParseMultipartForm(8 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return err
	}
	if r.MultipartForm != nil {
		defer r.MultipartForm.RemoveAll()
	}
	p := addPage{Sent: true}
	take := func(captures flow.Captures) error {
		added, bad, err := s.desk.Add(r.Context(), v.Pile, v.User.Name, captures)
		p.Added, p.Bad = append(p.Added, added...), append(p.Bad, bad...)
		return err
	}
	for _, link := range strings.Fields(r.FormValue("links")) {
		u, err := url.Parse(link)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			p.Bad = append(p.Bad, hearsay.InputError{Source: link, Err: "this is no address; an address begins with http:// or https://"})
			continue
		}
		if err := take(capture.Open(r.Context(), []string{u.String()}, capture.Options{Client: s.o.Client})); err != nil {
			return err
		}
	}
	if text := strings.TrimSpace(r.FormValue("text")); text != "" {
		name := strings.TrimSpace(r.FormValue("name"))
		if name == "" {
			name = "pasted " + time.Now().UTC().Format("2006-01-02 15:04:05")
		}
		if err := take(given(name, []byte(text), capture.SniffText([]byte(text)))); err != nil {
			return err
		}
	}
	if r.MultipartForm != nil {
		for _, f := range r.MultipartForm.File["files"] {
			if f.Filename == "" && f.Size == 0 {
				continue
			}
			captures, err := upload(r, f)
			if err != nil {
				p.Bad = append(p.Bad, hearsay.InputError{Source: f.Filename, Err: err.Error()})
				continue
			}
			if err := take(captures); err != nil {
				return err
			}
		}
	}
	if len(p.Added)+len(p.Bad) == 0 {
		return badRequest("Paste a link or a text, or choose a file.")
	}
	return s.show(w, r, v, "add", "Add documents", p)
}

// upload returns the captures of an uploaded file, which may be an archive.
func upload(r *http.Request, f *multipart.FileHeader) (flow.Captures, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	name := path.Base(strings.ReplaceAll(f.Filename, "\\", "/"))
	return capture.Uploads(r.Context(), []capture.Upload{{Name: name, Bytes: data}}), nil
}

// given is one capture of words that somebody pasted.
func given(name string, data []byte, mediaType string) flow.Captures {
	return func(yield func(hearsay.Capture, error) bool) {
		yield(hearsay.Capture{ID: name, Source: name, MediaType: mediaType, Bytes: data}, nil)
	}
}

// remove takes a document out of a pile, restore brings it back.
func (s *server) remove(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.desk.Remove(r.Context(), v.Pile, r.PostFormValue("id")); err != nil {
		return err
	}
	http.Redirect(w, r, query(pileURL(v.Pile, "document"), "id", r.PostFormValue("id")), http.StatusSeeOther)
	return nil
}

func (s *server) restore(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.desk.Restore(r.Context(), v.Pile, r.PostFormValue("id")); err != nil {
		return err
	}
	http.Redirect(w, r, query(pileURL(v.Pile, "document"), "id", r.PostFormValue("id")), http.StatusSeeOther)
	return nil
}

// review takes a correction.
func (s *server) review(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	number := func(name string) int {
		n, err := strconv.Atoi(r.PostFormValue(name))
		if err != nil {
			return 0
		}
		return n
	}
	by := v.User.Name
	if s.o.Auth == nil {
		by = strings.TrimSpace(r.PostFormValue("by"))
	}
	c := hearsay.Correction{
		Pile: v.Pile, Action: hearsay.Action(r.PostFormValue("action")), Kind: hearsay.RecordKind(r.PostFormValue("kind")),
		Doc: r.PostFormValue("doc"), Other: r.PostFormValue("other"), Ref: r.PostFormValue("ref"),
		Span: hearsay.Span{Start: number("start"), End: number("end")}, Exact: strings.ReplaceAll(r.PostFormValue("exact"), "\r\n", "\n"),
		Field: r.PostFormValue("field"), Value: strings.TrimSpace(r.PostFormValue("value")),
		Reverts: int64(number("reverts")), By: by, Why: strings.TrimSpace(r.PostFormValue("why")),
	}
	if c.Action != hearsay.Correct && c.Action != hearsay.Insert && c.Action != hearsay.Merge {
		c.Field, c.Value = "", ""
	}
	if err := review.Check(c); err != nil {
		return badRequest(err.Error() + ".")
	}
	if _, err := s.desk.Review(r.Context(), c); err != nil {
		return err
	}
	back := r.PostFormValue("back")
	if u, err := url.Parse(back); err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(back, "/p/") {
		back = pileURL(v.Pile, "log")
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
	return nil
}

// log shows the review log of a pile, the latest line on top.
func (s *server) log(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	var all []hearsay.Correction
	for after := int64(0); ; {
		some, err := s.desk.Store().Corrections(r.Context(), v.Pile, after, 1000)
		if err != nil {
			return err
		}
		all = append(all, some...)
		if len(some) < 1000 {
			break
		}
		after = some[len(some)-1].Seq
	}
	holds := map[int64]bool{}
	for _, c := range review.New(all).All() {
		holds[c.Seq] = true
	}
	type line struct {
		hearsay.Correction
		Holds bool
		Doc   docLink
	}
	lib := s.library(r, v.Pile)
	var lines []line
	for i := len(all) - 1; i >= 0 && len(lines) < 500; i-- {
		l := line{Correction: all[i], Holds: holds[all[i].Seq]}
		if all[i].Doc != "" {
			l.Doc = lib.link(all[i].Doc)
		}
		lines = append(lines, l)
	}
	return s.show(w, r, v, "log", "Review log", lines)
}

// events sends the steps of the work on a pile as they happen (server-sent
// events).
func (s *server) events(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	events, end := s.desk.Events(v.Pile)
	defer end()
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	fmt.Fprint(w, "retry: 2000\n\n")
	if err := out.Flush(); err != nil {
		return nil // this connection cannot stream; the page works without
	}
	beat := time.NewTicker(20 * time.Second)
	defer beat.Stop()
	for {
		select {
		case e := <-events:
			data, err := json.Marshal(e)
			if err != nil {
				return nil
			}
			fmt.Fprintf(w, "data: %s\n\n", data)
		case <-beat.C:
			fmt.Fprint(w, ": still here\n\n")
		case <-r.Context().Done():
			return nil
		}
		if out.Flush() != nil {
			return nil
		}
	}
}

func (s *server) loginForm(w http.ResponseWriter, r *http.Request) {
	if err := s.showCode(w, r, &visit{}, http.StatusOK, "login", "Log in", loginPage{To: r.FormValue("to")}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

type loginPage struct {
	To    string
	Wrong bool
}

func (s *server) login(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	to := r.PostFormValue("to")
	if u, err := url.Parse(to); err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		to = "/"
	}
	if !s.o.Auth.Login(w, r, strings.TrimSpace(r.PostFormValue("token"))) {
		if err := s.showCode(w, r, &visit{}, http.StatusForbidden, "login", "Log in", loginPage{To: to, Wrong: true}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func (s *server) logout(w http.ResponseWriter, r *http.Request) {
	s.o.Auth.Logout(w, r)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}
