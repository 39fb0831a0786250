package capture

import (
	"fmt"
	"io"
)

// readAll returns the content of in, or a sentence on why it could not be
// read. It never reads more than limit bytes and one. size is the length to
// expect, 0 if unknown.
func readAll(in io.Reader, size, limit int64) ([]byte, string) {
	if size > limit {
		return nil, tooLarge(limit)
	}
	data := make([]byte, 0, min(size, 1<<20)+512)
	in = io.LimitReader(in, limit+1) // a file can grow while it is read
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := in.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, readProblem(err)
		}
	}
	if int64(len(data)) > limit {
		return nil, tooLarge(limit)
	}
	return data, ""
}

func tooLarge(limit int64) string {
	return fmt.Sprintf("is larger than %s, which no single report is; split it into one file for each document, or into a .jsonl file with one document a line.", size(limit))
}

// size writes a number of bytes in the largest binary unit that fits.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
