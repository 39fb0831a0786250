package capture

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/hearsay-project/hearsay"
)

func isJSONL(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return strings.HasSuffix(strings.ToLower(path), ".gqg.json")
}

// jsonl yields a capture for each line of in. A line that is not a document
// is reported with its number, and the rest goes on.
func (r *reader) jsonl(source string, in io.Reader) bool {
	lines := bufio.NewReaderSize(in, 64<<10)
	read := false
	for number := 1; ; number++ {
		if err := r.ctx.Err(); err != nil {
			return r.end(err)
		}
		line, long, err := readLine(lines, r.opts.maxBytes())
		place := fmt.Sprintf("%s#%d", source, number)
		switch {
		case err != nil && err != io.EOF:
			return r.fail(place, fmt.Sprintf("could not be read (%v); the rest of the file is left out.", err))
		case long:
			read = true
			if !r.fail(place, fmt.Sprintf("is a line of more than %s; split it into one document a line.", size(r.opts.maxBytes()))) {
				return false
			}
		case len(bytes.TrimSpace(line)) > 0:
			read = true
			if !r.jsonlLine(place, line) {
				return false
			}
		}
		if err == io.EOF {
			break
		}
	}
	if !read {
		return r.fail(source, "is empty; give it one JSON object a line.")
	}
	return true
}

// readLine returns the next line without its end. A line of more than limit
// bytes is skipped and reported as long. The error is io.EOF with the last
// line.
func readLine(in *bufio.Reader, limit int64) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if int64(len(line)) > limit+1 {
			line, long = nil, true
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), long, err
		}
	}
}

func (r *reader) jsonlLine(place string, line []byte) bool {
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return r.fail(place, fmt.Sprintf("is not a JSON object of a document (%v); each line needs one with \"text\" or \"html\".", err))
	}
	rec.merge()
	c := hearsay.Capture{
		ID: string(rec.ID), Source: place, URL: rec.URL,
		Given: hearsay.Given{
			Title: string(rec.Title), Byline: string(rec.Byline), Outlet: string(rec.Outlet),
			Published: string(rec.Published), Language: string(rec.Language), URL: rec.URL,
		},
	}
	if c.ID == "" {
		c.ID = place
	}
	switch {
	case strings.TrimSpace(rec.HTML.Content) != "":
		c.Bytes, c.MediaType, c.Charset = []byte(rec.HTML.Content), htmlPage, "utf-8"
	case strings.TrimSpace(rec.Text) != "":
		c.Bytes = []byte(rec.Text)
		c.MediaType, c.Charset = SniffText(c.Bytes), "utf-8"
	default:
		return r.fail(place, "has neither text nor html; give the document one of the two.")
	}
	return r.emit(c)
}
