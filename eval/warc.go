package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/pierrec/lz4/v4"

	"github.com/hearsay-project/hearsay/internal/capture/warc"
)

// warcFiles measures how web archives are read, on data/warc, where some are
// broken on purpose. How many records a file holds is counted beforehand by
// a plain search for the first lines of records in all that can be unpacked
// of it; a record counts as accounted for if it was read or reported as
// broken. Pages are the responses and resources with a body.
func warcFiles(dir string, w io.Writer) (map[string]float64, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "data", "warc", "*arc*"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, errors.New("there are no web archives")
	}
	files, heads, accounted, read, broken, pages := 0, 0, 0, 0, 0, 0
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		head := max(len(recordHead.FindAll(unpackAll(data), -1)), 1)
		n, bad, withBody := 0, 0, 0
		for rec, err := range warc.Records(bytes.NewReader(data), 64<<20) {
			var b *warc.Broken
			switch {
			case errors.As(err, &b):
				bad++
				fmt.Fprintf(w, "  %s: %v\n", filepath.Base(path), b)
			case err != nil:
				return nil, fmt.Errorf("%s: %w", path, err)
			default:
				n++
				if rec.Type != "response" && rec.Type != "resource" {
					continue
				}
				if page, err := rec.HTTP(64 << 20); err == nil && len(page.Body) > 0 {
					withBody++
				}
			}
		}
		fmt.Fprintf(w, "%-52s %3d records, %3d read, %2d broken, %3d pages\n", filepath.Base(path), head, n, bad, withBody)
		files++
		heads += head
		accounted += min(n+bad, head)
		read += n
		broken += bad
		pages += withBody
	}
	fmt.Fprintf(w, "%d files: %d of %d records accounted for\n", files, accounted, heads)
	return map[string]float64{
		"files": float64(files), "records_read": float64(read), "broken_reported": float64(broken),
		"pages": float64(pages), "accounted": round(float64(accounted) / float64(heads)),
	}, nil
}

// recordHead finds the first line of a record, WARC or ARC.
var recordHead = regexp.MustCompile(`(?m)^(?:WARC/[0-9.]+\r?\n(?:WARC-|Content-)|(?:filedesc|https?)://.* \d+\.\d+\.\d+\.\d+ \d{14,} \S+ -?\d+\r?$)`)

// unpackAll returns all that can be unpacked of an archive.
func unpackAll(data []byte) []byte {
	switch {
	case bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		out, _ := io.ReadAll(z)
		return out
	case strings.HasPrefix(string(data), "\x04\x22\x4d\x18"):
		var out []byte
		for in := bytes.NewReader(data); in.Len() > 0; {
			part, err := io.ReadAll(lz4.NewReader(in))
			out = append(out, part...)
			if err != nil || len(part) == 0 {
				break
			}
		}
		return out
	}
	return data
}
