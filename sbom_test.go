package hearsay_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// materials is the list of what the binary is made of, for programs, in the
// JSON of CycloneDX 1.6.
const materials = "third_party/sbom.cdx.json"

// embedded is what others have made, or what was learned from what others have
// made, and lies in the repository as it goes into the binary. Its licences
// stand in NOTICE.
var embedded = []struct {
	file, name, version, purl, licence string
	kind                               cdx.ComponentType
	about                              string
}{
	{"internal/lang/english.model", "english.model", "", "", "CC-BY-SA-4.0", cdx.ComponentTypeMachineLearningModel,
		"Weights for English, learned from UD English EWT, UD English GUM and GloVe; internal/lang/NOTICE-weights.md"},
	{"internal/link/version/version.go", "version.go", "", "", "CC-BY-SA-3.0", cdx.ComponentTypeData,
		"Weights in a source file, fitted to the article histories of natwar-modani/versions, after Wikipedia"},
	{"internal/text/lexis/ranks.bin", "ranks.bin", "", "", "PDDL-1.0", cdx.ComponentTypeData,
		"The order of frequency of 24,000 words, after the vocabulary of GloVe"},
	{"internal/text/pdf/pdfium.wasm", "pdfium", "2.1.13", "pkg:npm/%40hyzyla/pdfium@2.1.13", "BSD-3-Clause", cdx.ComponentTypeLibrary,
		"PDFium compiled to WebAssembly, as published in that package, with Anti-Grain Geometry, FreeType, ICU, Little CMS, libjpeg-turbo, libopenjpeg and zlib of versions that are not known here; internal/text/pdf/LICENSE.pdfium"},
	{"internal/web/static/htmx.min.js", "htmx.org", "2.0.11", "pkg:npm/htmx.org@2.0.11", "0BSD", cdx.ComponentTypeLibrary,
		"htmx; third_party/htmx/LICENSE"},
}

func TestTheBillOfMaterialsIsCurrentAndKeepsToItsSchema(t *testing.T) {
	got := billOfMaterials(t)
	if *update {
		if err := os.WriteFile(materials, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if had, err := os.ReadFile(materials); err != nil || !bytes.Equal(had, got) {
		t.Errorf("%s is not current: run go test . -run BillOfMaterials -update (%v)", materials, err)
	}
	bom, err := jsonschema.UnmarshalJSON(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	schema := cycloneSchema(t)
	if err := schema.Validate(bom); err != nil {
		t.Error(err)
	}
	bom.(map[string]any)["components"].([]any)[0].(map[string]any)["type"] = "thing"
	if schema.Validate(bom) == nil {
		t.Error("the schema takes a component of no kind that there is")
	}
}

// cycloneSchema returns the schema of CycloneDX 1.6 that the module which writes
// it is tested with.
func cycloneSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	var main string
	for name, file := range map[string]string{
		"bom-1.6.schema.json": "bom-1.6.schema.json", "spdx.schema.json": "spdx.schema.json", "jsf-0.82.schema.json": "jsf-0.82.schemax.json",
	} {
		text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "schema", file))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		id, _ := doc.(map[string]any)["$id"].(string)
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
		if name == "bom-1.6.schema.json" {
			main = id
		} else if !strings.HasSuffix(id, "/"+name) {
			t.Errorf("%s calls itself %s", file, id)
		}
	}
	schema, err := c.Compile(main)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// billOfMaterials lists what the binary is made of. It bears no date and no
// number, so that the same materials are the same bytes.
func billOfMaterials(t *testing.T) []byte {
	t.Helper()
	modules, imports := modulesOf(t, "./cmd/hearsay")
	self := "pkg:golang/" + module
	ref := func(path string) string {
		m, other := modules[path]
		switch {
		case !other:
			return self
		case m.Replace != nil:
			return self + "#" + strings.TrimPrefix(m.Replace.Path, "./")
		}
		return "pkg:golang/" + m.Path + "@" + m.Version
	}
	bom := cdx.NewBOM()
	bom.Metadata = &cdx.Metadata{Component: &cdx.Component{
		BOMRef: self, Type: cdx.ComponentTypeApplication, Name: "hearsay", PackageURL: self, Licenses: licences("Apache-2.0"),
	}}
	var components []cdx.Component
	dependencies := []cdx.Dependency{}
	depends := func(on string, refs []string) {
		slices.Sort(refs)
		dependencies = append(dependencies, cdx.Dependency{Ref: on, Dependencies: &refs})
	}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := modules[path]
		c := cdx.Component{BOMRef: ref(path), Type: cdx.ComponentTypeLibrary, Name: path, Version: m.Version}
		if m.Replace != nil {
			c.Version = ""
			c.Description = "Stands in for " + path + ": " + m.Replace.Path + " of this repository"
			c.Licenses = licences("Apache-2.0")
		} else {
			c.PackageURL = c.BOMRef
			c.Licenses = licences(licenceOf(t, m.Dir))
			c.Properties = &[]cdx.Property{{Name: "go:sum", Value: m.Sum}}
			if !strings.HasPrefix(m.Sum, "h1:") {
				t.Errorf("%s has no sum in go.sum", path)
			}
		}
		components = append(components, c)
	}
	own := []string{"pkg:golang/std"}
	components = append(components, cdx.Component{
		BOMRef: "pkg:golang/std", Type: cdx.ComponentTypeLibrary, Name: "std", PackageURL: "pkg:golang/std", Licenses: licences("BSD-3-Clause"),
		Description: "Go's standard library, of the version that the binary was built with (go version -m hearsay)",
	})
	for _, e := range embedded {
		data, err := os.ReadFile(e.file)
		if err != nil {
			t.Fatal(err)
		}
		c := cdx.Component{
			BOMRef: e.file, Type: e.kind, Name: e.name, Version: e.version, PackageURL: e.purl, Description: e.about, Licenses: licences(e.licence),
		}
		if filepath.Ext(e.file) != ".go" {
			sum := sha256.Sum256(data)
			c.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(sum[:])}}
		}
		components = append(components, c)
		own = append(own, e.file)
	}
	bom.Components = &components
	for _, path := range imports[module] {
		own = append(own, ref(path))
	}
	depends(self, own)
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		var refs []string
		for _, to := range imports[path] {
			refs = append(refs, ref(to))
		}
		depends(ref(path), refs)
	}
	bom.Dependencies = &dependencies
	var b bytes.Buffer
	if err := cdx.NewBOMEncoder(&b, cdx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false).EncodeVersion(bom, cdx.SpecVersion1_6); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func licences(id string) *cdx.Licenses {
	return &cdx.Licenses{{License: &cdx.License{ID: id}}}
}

func TestWhatOthersMadeIsInTheBillOfMaterials(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=Dir,EmbedFiles", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p struct {
			Dir        string
			EmbedFiles []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		for _, name := range p.EmbedFiles {
			path := filepath.Join(p.Dir, name)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			// What is written here can be read, and is not squeezed.
			if utf8.Valid(data) && !strings.Contains(name, ".min.") {
				continue
			}
			seen++
			path, err = filepath.Rel(here, path)
			if err != nil {
				t.Fatal(err)
			}
			listed := false
			for _, e := range embedded {
				listed = listed || e.file == filepath.ToSlash(path)
			}
			if !listed {
				t.Errorf("%s goes into the binary and is not in the bill of materials; say in this file what it is", path)
			}
		}
	}
	if seen < 4 {
		t.Errorf("only %d such files found", seen)
	}
}
