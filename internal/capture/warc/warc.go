// Package warc reads web archives: WARC from version 0.17 on and ARC version
// 1, plain or compressed with gzip, Zstandard or LZ4. Broken and cut-off
// records are reported one by one, and reading goes on with the next record
// that can be found.
//
// [Records] yields the records, and [Record.HTTP] the page in one.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// Record is one record of an archive.
type Record struct {
	// Number counts the records of the file from 1, broken ones included.
	Number int
	// Type is the WARC type: response, resource, request, warcinfo … A record
	// of an ARC file is a response, its first one a warcinfo.
	Type string
	// URL is the target address, Date the time of capture as stated.
	URL, Date string
	// MediaType is the declared type of Block with its parameters.
	MediaType string
	// Block is the content; for a response, an HTTP message.
	Block []byte
}

// Broken is a record that could not be read.
type Broken struct {
	Number int
	Why    string // a clause: "its content is cut off"
}

// Error returns the number and the clause.
func (b *Broken) Error() string { return fmt.Sprintf("record %d: %s", b.Number, b.Why) }

// maxHeader bounds the bytes of a record's header.
const maxHeader = 64 << 10

// Records yields the records of an archive. A record whose content is larger
// than limit bytes is reported and skipped. An error is a [*Broken], after
// which the sequence goes on, or an error of in itself, after which it ends.
func Records(in io.Reader, limit int64) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		src := newSource(in)
		r := reader{in: bufio.NewReaderSize(src, 64<<10), src: src, limit: limit}
		for {
			rec, err := r.next()
			var broken *Broken
			switch {
			case err == io.EOF:
				return
			case errors.As(err, &broken):
				if !yield(Record{Number: r.number}, broken) || !r.resume() {
					return
				}
			case err != nil:
				yield(Record{}, err)
				return
			default:
				if !yield(rec, nil) {
					return
				}
			}
		}
	}
}

type reader struct {
	in     *bufio.Reader
	src    *source
	limit  int64
	number int
	arc    bool
}

func (r *reader) broken(why string) error { return &Broken{r.number, why} }

// next reads one record. Blank lines before it are skipped.
func (r *reader) next() (Record, error) {
	line, err := r.line()
	for err == nil && strings.TrimSpace(line) == "" {
		line, err = r.line()
	}
	if err == io.EOF && strings.TrimSpace(line) == "" {
		return Record{}, io.EOF
	}
	r.number++
	if err != nil && err != io.EOF {
		return Record{}, r.failed(err, "its header cannot be read")
	}
	if strings.HasPrefix(line, "WARC/") {
		return r.warc()
	}
	if fields := strings.Fields(line); len(fields) >= 4 && strings.Contains(fields[0], "://") || strings.HasPrefix(line, "filedesc:") {
		return r.arcRecord(fields)
	}
	return Record{}, r.broken("there is no header where a record should start")
}

// failed tells a fault of the compression, which concerns one record, from
// one of the carrier.
func (r *reader) failed(err error, why string) error {
	if r.src.failed() {
		return r.broken(why + " (" + err.Error() + ")")
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return r.broken("its content is cut off")
	}
	return err
}

// line reads a line without its end.
func (r *reader) line() (string, error) {
	var b []byte
	for {
		part, err := r.in.ReadSlice('\n')
		b = append(b, part...)
		if err != bufio.ErrBufferFull {
			return strings.TrimRight(string(b), "\r\n"), err
		}
		if len(b) > maxHeader {
			return "", r.broken("its header has no end")
		}
	}
}

// warc reads the header fields and the content of a WARC record.
func (r *reader) warc() (Record, error) {
	rec := Record{Number: r.number}
	length := int64(-1)
	last, size := "", 0
	for {
		line, err := r.line()
		var broken *Broken
		switch {
		case errors.As(err, &broken):
			return rec, err
		case err != nil:
			return rec, r.failed(err, "its header is cut off")
		}
		if size += len(line); size > maxHeader {
			return rec, r.broken("its header has no end")
		}
		if strings.TrimSpace(line) == "" {
			// Some crawlers left an empty line inside the header.
			if length < 0 && r.moreHeader() {
				continue
			}
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if last == "warc-target-uri" {
				rec.URL += strings.TrimSpace(line)
			}
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		last, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch last {
		case "warc-type":
			rec.Type = strings.ToLower(value)
		case "warc-target-uri":
			rec.URL = strings.Trim(value, "<>")
		case "warc-date":
			rec.Date = value
		case "content-type":
			rec.MediaType = value
		case "content-length":
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil || n < 0 {
				return rec, r.broken("its length is not a number")
			}
			length = n
		}
	}
	if length < 0 {
		return rec, r.broken("it states no length")
	}
	return r.block(rec, length)
}

// moreHeader reports whether another header field follows.
func (r *reader) moreHeader() bool {
	ahead, _ := r.in.Peek(16)
	return bytes.HasPrefix(ahead, []byte("WARC-")) || bytes.HasPrefix(ahead, []byte("Content-"))
}

// arcRecord reads an ARC record, whose header is one line: address, IP
// address, date, media type, length. Addresses may hold spaces.
func (r *reader) arcRecord(fields []string) (Record, error) {
	r.arc = true
	rec := Record{Number: r.number, Type: "response"}
	n := len(fields)
	if n < 5 {
		return rec, r.broken("its header is cut off")
	}
	rec.URL = strings.Join(fields[:n-4], " ")
	rec.Date, rec.MediaType = fields[n-3], fields[n-2]
	length, err := strconv.ParseInt(fields[n-1], 10, 64)
	if err != nil || length < 0 {
		return rec, r.broken("its length is not a number")
	}
	if strings.HasPrefix(rec.URL, "filedesc:") {
		rec.Type = "warcinfo"
	}
	return r.block(rec, length)
}

// block reads the content and checks that the record ends where it says.
func (r *reader) block(rec Record, length int64) (Record, error) {
	if length > r.limit {
		if _, err := io.CopyN(io.Discard, r.in, length); err != nil {
			return rec, r.failed(err, "its content cannot be unpacked")
		}
		return rec, r.broken(fmt.Sprintf("its content has %d bytes, more than is read", length))
	}
	// The memory grows with what is really there, not with what is claimed.
	var b bytes.Buffer
	if _, err := io.CopyN(&b, r.in, length); err != nil {
		rec.Block = b.Bytes()
		return rec, r.failed(err, "its content cannot be unpacked")
	}
	rec.Block = b.Bytes()
	ahead, _ := r.in.Peek(1)
	if len(ahead) == 1 && ahead[0] != '\r' && ahead[0] != '\n' && !r.startsRecord() {
		return rec, r.broken("its length is wrong")
	}
	return rec, nil
}

// startsRecord reports whether a record starts right here.
func (r *reader) startsRecord() bool {
	ahead, _ := r.in.Peek(8)
	return bytes.HasPrefix(ahead, []byte("WARC/")) || r.arc && (bytes.HasPrefix(ahead, []byte("http")) || bytes.HasPrefix(ahead, []byte("dns:")))
}

// resume finds the next record after a broken one and reports whether there
// is any.
func (r *reader) resume() bool {
	if r.src.failed() {
		if !r.src.resync() {
			return false
		}
		r.in.Reset(r.src)
		return true
	}
	for {
		if r.startsRecord() {
			return true
		}
		if _, err := r.in.ReadSlice('\n'); err != nil && err != bufio.ErrBufferFull {
			if r.src.failed() {
				return r.resume()
			}
			return false
		}
	}
}
