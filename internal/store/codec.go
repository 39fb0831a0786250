package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/hearsay-project/hearsay"
)

// maxContent bounds in bytes what is unpacked, so that damage cannot fill the
// memory.
const maxContent = 1 << 30

// encoder and decoder are made when they are needed: a command that opens no
// store pays nothing.
var encoder = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(1<<20), zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // the options are constant
	}
	return e
})

var decoder = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxContent))
	if err != nil {
		panic(err)
	}
	return d
})

// A Digest is the SHA-256 of a content before compression: its name.
type Digest [sha256.Size]byte

// String returns the digest in lower-case hexadecimal digits.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// DigestOf returns the name of a content.
func DigestOf(content []byte) Digest { return sha256.Sum256(content) }

// Pack compresses a content and names it.
func Pack(content []byte) (Digest, []byte) { return DigestOf(content), Compress(content) }

// Unpack is the reverse of Pack, and an error where the content is not the
// one of that name.
func Unpack(name Digest, packed []byte) ([]byte, error) {
	content, err := Decompress(packed)
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(content) != name {
		return nil, errors.New("the content is not the one of its digest")
	}
	return content, nil
}

// Compress compresses b.
func Compress(b []byte) []byte { return encoder().EncodeAll(b, make([]byte, 0, len(b)/3+64)) }

// Decompress is the reverse of Compress.
func Decompress(b []byte) ([]byte, error) {
	out, err := decoder().DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("decompress: %w", err)
	}
	return out, nil
}

// Marshal returns the JSON in which a document is kept. Equal documents have
// equal JSON.
func Marshal(d *hearsay.Annotated) ([]byte, error) { return json.Marshal(d) }

// UnpackJSON reads compressed JSON into v.
func UnpackJSON(packed []byte, v any) error {
	b, err := Decompress(packed)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}
