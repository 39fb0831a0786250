package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// A source unpacks an archive. Archives are mostly compressed record by
// record, so that a fault in one leaves the others whole: after a fault,
// resync goes on at the next part that can be unpacked.
type source struct {
	raw    *bufio.Reader
	part   io.Reader // nil between two parts
	gz     *gzip.Reader
	kind   string
	fault  bool
	closer func()
}

func newSource(in io.Reader) *source {
	s := &source{raw: bufio.NewReaderSize(in, 64<<10)}
	head, _ := s.raw.Peek(4)
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		s.kind = "gzip"
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}), bytes.HasPrefix(head, []byte{0x5d, 0x2a, 0x4d, 0x18}):
		s.kind = "zstd"
	case bytes.HasPrefix(head, []byte{0x04, 0x22, 0x4d, 0x18}):
		s.kind = "lz4"
	}
	return s
}

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

func (s *source) failed() bool { return s.fault }

// Read reads the unpacked bytes of all parts as one stream.
func (s *source) Read(p []byte) (int, error) {
	for {
		if s.fault {
			return 0, errors.New("the compressed data is damaged")
		}
		if s.part == nil {
			if err := s.open(); err != nil {
				return 0, err
			}
		}
		n, err := s.part.Read(p)
		if err == io.EOF {
			s.part = nil
			if s.kind != "gzip" && s.kind != "lz4" {
				s.close()
				if n > 0 {
					return n, nil
				}
				return 0, io.EOF
			}
			if n == 0 {
				continue
			}
			return n, nil
		}
		if err != nil && s.kind != "" {
			s.fault = true
		}
		return n, err
	}
}

func (s *source) close() {
	if s.closer != nil {
		s.closer()
		s.closer = nil
	}
}

// open starts the next part, or returns io.EOF after the last one.
func (s *source) open() error {
	if _, err := s.raw.Peek(1); err != nil {
		return err
	}
	switch s.kind {
	case "gzip":
		head, _ := s.raw.Peek(3)
		if !bytes.Equal(head, gzipMagic) {
			s.fault = true
			return errors.New("the compressed data is damaged")
		}
		var err error
		if s.gz == nil {
			s.gz, err = gzip.NewReader(s.raw)
		} else {
			err = s.gz.Reset(s.raw)
		}
		if err != nil {
			s.fault = true
			return err
		}
		s.gz.Multistream(false)
		s.part = s.gz
	case "zstd":
		d, err := zstd.NewReader(s.raw, zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderConcurrency(1))
		if err != nil {
			s.fault = true
			return err
		}
		s.closer = d.Close
		s.part = d
	case "lz4":
		s.part = lz4.NewReader(s.raw)
	default:
		s.part = s.raw
	}
	return nil
}

// resync goes on at the next gzip header and reports whether there is one.
// The other compressions cannot be entered in the middle.
func (s *source) resync() bool {
	if s.kind != "gzip" {
		return false
	}
	s.part = nil
	for {
		head, err := s.raw.Peek(4)
		if len(head) < 4 || err != nil {
			return false
		}
		if bytes.HasPrefix(head, gzipMagic) && head[3] < 0x20 {
			s.fault = false
			return true
		}
		_, _ = s.raw.Discard(1)
	}
}
