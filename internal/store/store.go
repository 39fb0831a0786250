// Package store is what every store of piles has in common: what a capture is
// known by, which records a report has, how full-text queries are read and how
// lists are cut into pages. The stores themselves are in the packages below;
// storetest holds what all of them must do.
package store

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/hearsay-project/hearsay"
)

// Limits of pages.
const (
	DefaultLimit = 100
	MaxLimit     = 1000
)

// Limit returns how many things a page holds.
func Limit(p hearsay.Page) int {
	if p.Limit <= 0 {
		return DefaultLimit
	}
	return min(p.Limit, MaxLimit)
}

// ErrCursor is what a cursor that no store made is refused with.
var ErrCursor = errors.New("this is no cursor of a list; start from the beginning")

// Cursor makes a cursor of the last key of a page, and After reads it: "" for
// "". They stand in addresses, so they are of letters, digits, - and _.
func Cursor(key string) string { return base64.RawURLEncoding.EncodeToString([]byte(key)) }

// After returns the key of a cursor, or ErrCursor.
func After(cursor string) (string, error) {
	key, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return "", ErrCursor
	}
	return string(key), nil
}

// AfterNumber returns the number of a cursor, 0 for "", or ErrCursor.
func AfterNumber(cursor string) (int64, error) {
	key, err := After(cursor)
	if err != nil || key == "" {
		return 0, err
	}
	n, err := strconv.ParseInt(key, 10, 64)
	if err != nil || n < 0 {
		return 0, ErrCursor
	}
	return n, nil
}

// Key returns what a capture is known by: the same for the same bytes under the
// same ID with the same things said beside them. It is lower-case hexadecimal.
func Key(c hearsay.Capture) string {
	c.Bytes = nil
	data, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings always marshal
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// SHA256 returns the lower-case hexadecimal digest of data.
func SHA256(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Version returns the ID of the n-th version of a document, n from 1.
func Version(id string, n int) string {
	if n == 1 {
		return id
	}
	return id + "~" + strconv.Itoa(n)
}

// maxUnpacked bounds, in bytes, what Unpack makes of packed data.
const maxUnpacked = 1 << 30

var packer = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // the options are constants
	}
	return e
})

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		panic(err) // the options are constants
	}
	return d
})

// Pack compresses data (Zstandard).
func Pack(data []byte) []byte { return packer().EncodeAll(data, nil) }

// Unpack undoes Pack.
func Unpack(data []byte) ([]byte, error) { return unpacker().DecodeAll(data, nil) }

// Encode packs a value as JSON.
func Encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return Pack(data), nil
}

// Decode undoes Encode.
func Decode(data []byte, v any) error {
	plain, err := Unpack(data)
	if err != nil {
		return err
	}
	return json.Unmarshal(plain, v)
}

// DecodeValue returns the Value of a record of that kind.
func DecodeValue(kind hearsay.RecordKind, data []byte) (any, error) {
	switch kind {
	case hearsay.QuoteRecord:
		return value[hearsay.Quote](data)
	case hearsay.ClaimRecord:
		return value[hearsay.Claim](data)
	case hearsay.RelationRecord:
		return value[hearsay.Relation](data)
	case hearsay.OriginRecord:
		return value[hearsay.Origin](data)
	case hearsay.StoryRecord:
		return value[hearsay.Story](data)
	case hearsay.QuoteFamilyRecord:
		return value[hearsay.QuoteFamily](data)
	case hearsay.ClaimFamilyRecord:
		return value[hearsay.ClaimFamily](data)
	case hearsay.FindingRecord:
		return value[hearsay.Finding](data)
	}
	return nil, fmt.Errorf("there are no records of kind %q", kind)
}

func value[T any](data []byte) (v T, err error) {
	err = json.Unmarshal(data, &v)
	return v, err
}
