package pdf

import (
	"context"
	"errors"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// endless is a module whose function f loops without end, beside instructions
// of most forms that are never reached. Its type 0 is () -> f64, 1 is () -> ().
var endless = []byte{
	0, 'a', 's', 'm', 1, 0, 0, 0,
	1, 8, 2, 0x60, 0, 1, 0x7c, 0x60, 0, 0,
	2, 13, 1, 3, 'e', 'n', 'v', 5, 'c', 'l', 'o', 'c', 'k', 0, 0,
	3, 2, 1, 1,
	5, 3, 1, 0, 1,
	6, 6, 1, 0x7f, 1, 0x41, 0, 0x0b,
	7, 5, 1, 1, 'f', 0, 1,
	10, 37, 1, 35, 1, 2, 0x7e,
	0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f, 0x21, 0, // i64.const with ten bytes
	0x43, 0, 0, 0x80, 0x3f, 0x1a, // f32.const 1
	0x03, 0x40, // loop
	0x41, 0, 0x41, 0, 0x36, 2, 0, // i32.store
	0x0c, 0, 0x0b, 0x0b,
}

func TestMeterEndsLoops(t *testing.T) {
	code, err := meter(endless, "clock")
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer r.Close(ctx)
	ticks, enough := 0, errors.New("enough")
	_, err = r.NewHostModuleBuilder("env").NewFunctionBuilder().WithGoFunction(api.GoFunc(func(context.Context, []uint64) {
		if ticks++; ticks == 3 {
			panic(enough)
		}
	}), nil, []api.ValueType{api.ValueTypeF64}).Export("clock").Instantiate(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m, err := r.Instantiate(ctx, code)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.ExportedFunction("f").Call(ctx); !errors.Is(err, enough) || ticks != 3 {
		t.Errorf("%d ticks, error %v", ticks, err)
	}
}

func TestMeterRefusesWhatItDoesNotKnow(t *testing.T) {
	for name, code := range map[string][]byte{
		"no module": []byte("hello, world"), "no code": endless[:12], "no clock": append(append([]byte{}, endless[:18]...), endless[33:]...),
	} {
		if _, err := meter(code, "clock"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := meter(endless, "watch"); err == nil {
		t.Error("no error without the clock")
	}
}

func FuzzMeter(f *testing.F) {
	f.Add(endless)
	f.Fuzz(func(t *testing.T, code []byte) {
		if out, err := meter(code, "clock"); err == nil && len(out) < 8 {
			t.Error("neither module nor error")
		}
	})
}

func BenchmarkMeter(b *testing.B) {
	b.SetBytes(int64(len(wasm)))
	for b.Loop() {
		if _, err := meter(wasm, clock); err != nil {
			b.Fatal(err)
		}
	}
}
