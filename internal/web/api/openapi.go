package api

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay/docs"
)

//go:embed openapi.yaml
var operations []byte

// description is the document as it is served.
var description = sync.OnceValues(document)

// document returns the description of the API: openapi.yaml, which ends with
// the schemas of the API's own, and after them those of the records, which are
// the ones of docs/hearsay.schema.json.
func document() ([]byte, error) {
	var schema struct {
		Defs map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(docs.Schema, &schema); err != nil {
		return nil, fmt.Errorf("hearsay.schema.json: %w", err)
	}
	out := bytes.NewBuffer(bytes.Clone(operations))
	for _, name := range slices.Sorted(maps.Keys(schema.Defs)) {
		var line bytes.Buffer
		if err := json.Compact(&line, schema.Defs[name]); err != nil {
			return nil, err
		}
		// JSON on one line is YAML as well.
		fmt.Fprintf(out, "    %s: %s\n", name, bytes.ReplaceAll(line.Bytes(), []byte("#/$defs/"), []byte("#/components/schemas/")))
	}
	return out.Bytes(), nil
}

func (s *server) openapi(w http.ResponseWriter, r *http.Request) error {
	data, err := description()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	if tagged(w, r, `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`) {
		return nil
	}
	w.Header().Set("Content-Type", "application/yaml")
	_, _ = w.Write(data)
	return nil
}
