package export

import (
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

func read[T any](t *testing.T, table wire.Table) []T {
	t.Helper()
	file := write(t, reporttest.Pile(t), Options{Format: Parquet, Table: table})
	rows, err := parquet.Read[T](strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// value turns DECIMAL(38, 9) back.
func value(b *[16]byte) string {
	if b == nil {
		return ""
	}
	n := new(big.Int).SetBytes(b[:])
	if b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), 128))
	}
	return decimal.NewFromBigInt(n, -decimalScale).String()
}

func TestParquetHoldsTheRecords(t *testing.T) {
	r := reporttest.Pile(t)
	set := wire.Records(r)
	claims := read[claimRow](t, "")
	if len(claims) != len(set.Claims) {
		t.Fatalf("%d claims, want %d", len(claims), len(set.Claims))
	}
	for i, c := range set.Claims {
		got := claims[i]
		low, high := "", ""
		if q := c.Quantity; q != nil {
			if q.Low != nil {
				low = q.Low.String()
			}
			if q.High != nil {
				high = q.High.String()
			}
		}
		if got.Exact != c.Exact || value(got.Low) != low || value(got.High) != high || len(got.Attribution) != len(c.Attribution) {
			t.Errorf("%s: %q %s..%s, want %q %s..%s", c.ID, got.Exact, value(got.Low), value(got.High), c.Exact, low, high)
		}
		if got.Start != int32(c.Start) || got.End != int32(c.End) {
			t.Errorf("%s stands at %d..%d, want %d..%d", c.ID, got.Start, got.End, c.Start, c.End)
		}
	}
	if diff := cmp.Diff(quoteRows(r, set), read[quoteRow](t, wire.TableQuotes), cmp.Comparer(sameList[string]), cmp.Comparer(sameList[partyRow])); diff != "" {
		t.Errorf("quotes (-want +got):\n%s", diff)
	}
	if got := read[documentRow](t, wire.TableDocuments); len(got) != len(set.Documents) || got[0].Text != set.Documents[0].Text {
		t.Errorf("%d documents, want %d", len(got), len(set.Documents))
	}
	if got := read[relationRow](t, wire.TableRelations); len(got) != len(set.Relations) || got[0].Because[0] != set.Relations[0].Because[0] {
		t.Errorf("%d relations, want %d", len(got), len(set.Relations))
	}
	if got := read[findingRow](t, wire.TableFindings); len(got) != len(set.Findings) || got[0].Evidence[0].Exact != set.Findings[0].Evidence[0].Exact {
		t.Errorf("%d findings, want %d", len(got), len(set.Findings))
	}
	if got := read[errorRow](t, wire.TableErrors); len(got) != len(set.InputErrors) {
		t.Errorf("%d errors, want %d", len(got), len(set.InputErrors))
	}
}

// sameList takes an empty list for an absent one, as Parquet does.
func sameList[T any](a, b []T) bool {
	return len(a) == 0 && len(b) == 0 || cmp.Equal(append([]T{}, a...), append([]T{}, b...), cmp.Transformer("all", func(l []T) any {
		out := make([]any, len(l))
		for i := range l {
			out[i] = l[i]
		}
		return out
	}))
}

func TestDecimalsThatDoNotFitAreNull(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-1.5": "-1.5", "900000": "900000", "0.000000001": "0.000000001", "0.0000000001": "", "1e28": "10000000000000000000000000000",
		"99999999999999999999999999999.999999999": "99999999999999999999999999999.999999999", "1e29": "", "1e9000": "", "1e-9000": "",
		"-99999999999999999999999999999.999999999": "-99999999999999999999999999999.999999999",
	} {
		d, err := decimal.NewFromString(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := value(fixed(&d)); got != want {
			t.Errorf("%s becomes %q, want %q", in, got, want)
		}
	}
	if fixed(nil) != nil {
		t.Error("an open end became a number")
	}
}
