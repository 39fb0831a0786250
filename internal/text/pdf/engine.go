package pdf

import (
	"context"
	_ "embed" // of pdfium.wasm
	"os"
	"path/filepath"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/emscripten"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// wasm is PDFium compiled to WebAssembly; LICENSE.pdfium says where it
// comes from. It runs in a sandbox without files, network or clock.
//
//go:embed pdfium.wasm
var wasm []byte

// memoryPages bounds the memory of one document, in pages of 64 KiB: 224 MiB.
const memoryPages = 3584

// clock is the function that tells the module the time.
const clock = "emscripten_date_now"

// An engine is the compiled module, which each document gets an instance of.
type engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

// load compiles the module once. The result is kept in the user's cache
// folder if there is one, which saves seconds at the next start.
var load = sync.OnceValues(func() (*engine, error) {
	ctx := context.Background()
	code, err := meter(wasm, clock)
	if err != nil {
		return nil, err
	}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages)
	if dir, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "hearsay", "wasm")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	r := wazero.NewRuntimeWithConfig(ctx, config)
	module, err := r.CompileModule(ctx, code)
	if err != nil {
		return nil, err
	}
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, r); err != nil {
		return nil, err
	}
	env := r.NewHostModuleBuilder("env")
	exporter, err := emscripten.NewFunctionExporterForModule(module)
	if err != nil {
		return nil, err
	}
	exporter.ExportFunctions(env)
	hostFunctions(env)
	if _, err := env.Instantiate(ctx); err != nil {
		return nil, err
	}
	return &engine{r, module}, nil
})

// hostFunctions defines what the module asks its host for: files, which there
// are none of, the time, which stands still, and memory.
func hostFunctions(env wazero.HostModuleBuilder) {
	const i32, i64, f64 = api.ValueTypeI32, api.ValueTypeI64, api.ValueTypeF64
	const noEntry = -44
	refuse := func(name string, params ...api.ValueType) {
		env.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(_ context.Context, stack []uint64) {
			var code int32 = noEntry
			stack[0] = api.EncodeI32(code)
		}), params, []api.ValueType{i32}).Export(name)
	}
	refuse("__syscall_openat", i32, i32, i32, i32)
	refuse("__syscall_fcntl64", i32, i32, i32)
	refuse("__syscall_ioctl", i32, i32, i32)
	refuse("__syscall_fstat64", i32, i32)
	refuse("__syscall_stat64", i32, i32)
	refuse("__syscall_newfstatat", i32, i32, i32, i32)
	refuse("__syscall_lstat64", i32, i32)
	refuse("__syscall_ftruncate64", i32, i64)
	refuse("__syscall_getdents64", i32, i32, i32)
	refuse("__syscall_unlinkat", i32, i32, i32)
	refuse("__syscall_rmdir", i32)
	nothing := func(name string, params ...api.ValueType) {
		env.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(context.Context, []uint64) {}), params, nil).Export(name)
	}
	nothing("_tzset_js", i32, i32, i32, i32)
	nothing("_localtime_js", i64, i32)
	nothing("_gmtime_js", i64, i32)
	env.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(context.Context, []uint64) {
		panic("pdfium aborted") // ends the call with an error, as a trap does
	}), nil, nil).Export("_abort_js")
	env.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(ctx context.Context, stack []uint64) {
		if err := ctx.Err(); err != nil {
			panic(err) // ends the call with an error; see meter
		}
		stack[0] = api.EncodeF64(0)
	}), nil, []api.ValueType{f64}).Export(clock)
	env.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(_ context.Context, m api.Module, stack []uint64) {
		const page = 65536
		want := (api.DecodeU32(stack[0]) + page - 1) / page
		have := m.Memory().Size() / page
		stack[0] = 1
		if want > have {
			if _, ok := m.Memory().Grow(want - have); !ok {
				stack[0] = 0
			}
		}
	}), []api.ValueType{i32}, []api.ValueType{i32}).Export("emscripten_resize_heap")
}
