package capture

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// maxNesting bounds archives in archives.
const maxNesting = 3

// A budget bounds what an archive unpacks to, so that a small file cannot
// keep a machine busy for days.
type budget struct{ left int64 }

// newBudget allows for packed bytes what text ever packs to.
func newBudget(packed int64) *budget { return &budget{max(1<<30, 200*packed)} }

var errBudget = errors.New("unpacks to far more than it should")

// reader counts what is read from in against the budget.
func (b *budget) reader(in io.Reader) io.Reader { return &counted{in, b} }

type counted struct {
	in io.Reader
	b  *budget
}

func (c *counted) Read(p []byte) (int, error) {
	if c.b.left <= 0 {
		return 0, errBudget
	}
	n, err := c.in.Read(p)
	c.b.left -= int64(n)
	return n, err
}

// A part is a stream of bytes that is a document or holds some.
type part struct {
	id, source string // of the document that it would be
	name       string // file name, whose extension tells the type
	in         io.Reader
	at         io.ReaderAt // the same bytes, if they can be read anywhere
	size       int64       // of at
	depth      int
	budget     *budget
}

// file opens a file and yields what it holds.
func (r *reader) file(it item) bool {
	f, err := os.Open(it.path)
	if err != nil {
		return r.fail(it.path, openProblem(err))
	}
	defer f.Close()
	p := part{id: it.id, source: it.path, name: it.path, in: f, at: f}
	if info, err := f.Stat(); err == nil {
		p.size = info.Size()
	}
	p.budget = newBudget(p.size)
	return r.part(p)
}

// part finds out what a stream holds and yields it.
func (r *reader) part(p part) bool {
	if err := r.ctx.Err(); err != nil {
		return r.end(err)
	}
	if p.depth > maxNesting {
		return r.fail(p.source, "holds archives in archives in archives; unpack it and name the directory.")
	}
	in := bufio.NewReaderSize(p.in, 64<<10)
	head, err := in.Peek(512)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return r.fail(p.source, readProblem(err))
	}
	p.in = in
	switch {
	case isJSONL(p.name) && !isPacked(head):
		return r.jsonl(p.source, in)
	case isWebArchive(p.name, head):
		return r.webArchive(p)
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		z, err := gzip.NewReader(in)
		if err != nil {
			return r.fail(p.source, "is a damaged gzip archive; fetch or make it again.")
		}
		defer z.Close()
		return r.unpacked(p, z, ".gz")
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		z, err := zstd.NewReader(in, zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return r.fail(p.source, "is a damaged Zstandard archive; fetch or make it again.")
		}
		defer z.Close()
		return r.unpacked(p, z, ".zst")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return r.zip(p)
	case len(head) >= 262 && string(head[257:262]) == "ustar":
		return r.tar(p)
	}
	data, problem := readAll(in, p.size, r.opts.maxBytes())
	if problem != "" {
		return r.fail(p.source, problem)
	}
	return r.document(p.id, p.source, p.name, data)
}

// unpacked yields what a compressed stream holds.
func (r *reader) unpacked(p part, z io.Reader, extension string) bool {
	p.in, p.at, p.size = p.budget.reader(z), nil, 0
	p.depth++
	p.name = strings.TrimSuffix(strings.TrimSuffix(p.name, extension), ".zstd")
	if rest, ok := strings.CutSuffix(p.name, ".tgz"); ok {
		p.name = rest + ".tar"
	}
	return r.part(p)
}

func isPacked(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\x1f\x8b")) || bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")) || bytes.HasPrefix(head, []byte("PK\x03\x04"))
}

// tar yields the documents in a tar archive.
func (r *reader) tar(p part) bool {
	files := tar.NewReader(p.in)
	n := 0
	for {
		h, err := files.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return r.fail(p.source, fmt.Sprintf("is a tar archive that ends or breaks after %d documents (%v); fetch or make it again.", n, err))
		}
		if h.Typeflag != tar.TypeReg || !isDocumentName(h.Name) {
			continue
		}
		n++
		if !r.part(p.member(h.Name, files, h.Size)) {
			return false
		}
	}
	if n == 0 {
		return r.fail(p.source, "is a tar archive without documents; name one with text, Markdown or HTML files.")
	}
	return true
}

// member is a file inside an archive.
func (p part) member(name string, in io.Reader, size int64) part {
	name = path.Clean("/" + strings.ReplaceAll(name, "\\", "/"))[1:]
	return part{id: p.id + "/" + name, source: p.source + "/" + name, name: name, in: in, size: size, depth: p.depth + 1, budget: p.budget}
}

// isDocumentName reports whether a file in an archive may be a document: not
// hidden, and no picture or script.
func isDocumentName(name string) bool {
	for dir := range strings.SplitSeq(strings.ReplaceAll(name, "\\", "/"), "/") {
		if strings.HasPrefix(dir, ".") && dir != "." && dir != ".." || dir == "__MACOSX" {
			return false
		}
	}
	return !isAsset(name)
}

// zip yields the documents in a ZIP archive, unless it is the archive that an
// office document or e-book is kept in.
func (r *reader) zip(p part) bool {
	if p.at == nil {
		data, problem := readAll(p.in, p.size, r.opts.maxBytes())
		if problem != "" {
			return r.fail(p.source, problem)
		}
		p.at, p.size = bytes.NewReader(data), int64(len(data))
	}
	archive, err := zip.NewReader(p.at, p.size)
	if err != nil {
		return r.fail(p.source, "is a damaged ZIP archive; fetch or make it again.")
	}
	if kind := officeType(archive); kind != "" {
		data, problem := readAll(io.NewSectionReader(p.at, 0, p.size), p.size, r.opts.maxBytes())
		if problem != "" {
			return r.fail(p.source, problem)
		}
		return r.emit(capture(p.id, p.source, kind, data))
	}
	n := 0
	for _, f := range archive.File {
		if f.FileInfo().IsDir() || !isDocumentName(f.Name) {
			continue
		}
		n++
		m := p.member(f.Name, nil, int64(min(f.UncompressedSize64, 1<<40)))
		if f.Flags&1 != 0 {
			if !r.fail(m.source, "is protected by a password; unpack it and name the file.") {
				return false
			}
			continue
		}
		in, err := f.Open()
		if err != nil {
			if !r.fail(m.source, "is packed in a way that cannot be read; unpack it and name the file.") {
				return false
			}
			continue
		}
		m.in = p.budget.reader(in)
		ok := r.part(m)
		in.Close()
		if !ok {
			return false
		}
	}
	if n == 0 {
		return r.fail(p.source, "is a ZIP archive without documents; name one with text, Markdown or HTML files.")
	}
	return true
}

// officeType returns the media type of the document that a ZIP archive is,
// or "".
func officeType(archive *zip.Reader) string {
	for _, f := range archive.File {
		switch f.Name {
		case "word/document.xml":
			return docxFile
		case "mimetype":
			in, err := f.Open()
			if err != nil {
				return ""
			}
			kind, _ := io.ReadAll(io.LimitReader(in, 100))
			in.Close()
			switch k := strings.TrimSpace(string(kind)); k {
			case odtFile, epubFile:
				return k
			}
		}
	}
	return ""
}
