// Package docs holds what is documented for programs, so that the program can
// serve it.
package docs

import _ "embed"

// Schema is the JSON Schema of the records, as format.md describes them.
//
//go:embed hearsay.schema.json
var Schema []byte
