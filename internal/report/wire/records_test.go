package wire

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

func schema(t *testing.T, ref string) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("../../../docs/hearsay.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("hearsay.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("hearsay.schema.json" + ref)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func jsonl(t *testing.T, r *hearsay.Report, scope view.Scope) string {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteJSONL(&buf, r, scope); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestEveryLineHoldsAgainstTheSchema(t *testing.T) {
	s := schema(t, "#/$defs/record")
	for _, scope := range []view.Scope{view.Everything, view.Annotations, view.Texts, view.Lineage, view.Claims} {
		seen := map[string]int{}
		for line := range strings.Lines(jsonl(t, reporttest.Pile(t), scope)) {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(v); err != nil {
				t.Errorf("%v\n%s", err, line)
			}
			seen[v.(map[string]any)["kind"].(string)]++
		}
		for _, kind := range allKinds() {
			if want := slices.Contains(Kinds(scope), kind); want != (seen[string(kind)] > 0) {
				t.Errorf("scope %d: %d records of kind %s", scope, seen[string(kind)], kind)
			}
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	s := schema(t, "#/$defs/record")
	for _, line := range []string{
		`{"kind":"story","id":"s","documents":null}`,
		`{"kind":"story","id":"s"}`,
		`{"kind":"rumour","id":"s","documents":[]}`,
		`{"kind":"finding","type":"false","text":"","labels":[],"evidence":[]}`,
		`{"kind":"input_error","source":"x"}`,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("the schema lets pass %s", line)
		}
	}
}

func TestJSONHoldsAgainstTheSchema(t *testing.T) {
	s := schema(t, "#/$defs/report")
	for _, r := range []*hearsay.Report{reporttest.Pile(t), {}} {
		for _, scope := range []view.Scope{view.Everything, view.Annotations, view.Texts, view.Lineage, view.Claims} {
			var buf bytes.Buffer
			if err := WriteJSON(&buf, r, scope); err != nil {
				t.Fatal(err)
			}
			v, err := jsonschema.UnmarshalJSON(&buf)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(v); err != nil {
				t.Error(err)
			}
			for _, kind := range Kinds(scope) {
				if _, ok := v.(map[string]any)[string(kind)].([]any); !ok {
					t.Errorf("scope %d has no list %q", scope, kind)
				}
			}
		}
	}
}

func TestExactIsWhatStandsAtThePlace(t *testing.T) {
	texts := map[string][]rune{}
	places := 0
	var walk func(doc string, v any)
	walk = func(doc string, v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(doc, e)
			}
		case map[string]any:
			if d, ok := v["doc"].(string); ok {
				doc = d
			}
			for _, side := range []string{"a", "b"} { // documents of a relation
				if d, ok := v[side].(string); ok && v["passages"] != nil {
					for _, p := range v["passages"].([]any) {
						walk(d, p.(map[string]any)[side])
					}
				}
			}
			exact, ok := v["exact"].(string)
			if start, isPlace := v["start"].(float64); ok && isPlace {
				places++
				text, from, to := texts[doc], int(start), int(v["end"].(float64))
				if got := string(text[from:to]); got != exact {
					t.Errorf("%s [%d:%d] = %q, exact %q", doc, from, to, got, exact)
				}
				prefix, suffix := []rune(v["prefix"].(string)), []rune(v["suffix"].(string))
				if len(prefix) > 32 || len(suffix) > 32 ||
					string(text[from-len(prefix):from]) != string(prefix) || string(text[to:to+len(suffix)]) != string(suffix) {
					t.Errorf("%s [%d:%d]: prefix %q, suffix %q", doc, from, to, string(prefix), string(suffix))
				}
			}
			for key, e := range v {
				if key != "passages" {
					walk(doc, e)
				}
			}
		}
	}
	for line := range strings.Lines(jsonl(t, reporttest.Pile(t), view.Everything)) {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		id, _ := v["id"].(string)
		if v["kind"] == "document" {
			texts[id] = []rune(v["text"].(string))
			walk(id, map[string]any{"h": v["headings"], "c": v["credits"], "m": v["metadata"]})
			continue
		}
		walk("", v)
	}
	if places < 200 {
		t.Errorf("checked %d places only", places)
	}
}

func TestDateIsInheritedAndMarkedSo(t *testing.T) {
	for _, d := range Records(reporttest.Pile(t)).Documents {
		if d.ID == reporttest.Printed {
			if p := d.Published; p == nil || p.Basis != "inherited" || value(p.From) != reporttest.Post || p.Value != "2025-03-04T18:20:00Z" {
				t.Errorf("published %+v", d.Published)
			}
		}
		if d.ID == reporttest.Spun && d.Published != nil {
			t.Errorf("a rewrite without date has %+v", d.Published)
		}
	}
}

// Every field that is written is documented and in the schema, and the schema
// has none that is not written.
func TestFieldsAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../../../docs/hearsay.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Defs map[string]struct {
			Properties map[string]any
			AllOf      []struct {
				Ref string `json:"$ref"`
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	manual, err := os.ReadFile("../../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	for def, rec := range map[string]any{
		"place": Place{}, "doc_place": DocPlace{}, "document": DocumentRecord{}, "published": PublishedRecord{},
		"link": LinkRecord{}, "block": BlockRecord{}, "credit": CreditRecord{}, "metadata": MetadataRecord{},
		"party": PartyRecord{}, "quote": QuoteRecord{}, "claim": ClaimRecord{}, "quantity": QuantityRecord{},
		"comparison": ComparisonRecord{}, "period": PeriodRecord{}, "relation": RelationRecord{},
		"passage": PassageRecord{}, "origin": OriginRecord{}, "story": StoryRecord{},
		"quote_family": QuoteFamilyRecord{}, "version": VersionRecord{}, "edit": EditRecord{},
		"claim_family": ClaimFamilyRecord{}, "origins": OriginsCount{}, "pair": PairRecord{},
		"finding": FindingRecord{}, "input_error": InputErrorRecord{},
	} {
		var fields []string
		for _, f := range reflect.VisibleFields(reflect.TypeOf(rec)) {
			if !f.Anonymous {
				fields = append(fields, f.Tag.Get("json"))
			}
		}
		var known []string
		for name := range doc.Defs[def].Properties {
			known = append(known, name)
		}
		for _, part := range doc.Defs[def].AllOf {
			for name := range doc.Defs[strings.TrimPrefix(part.Ref, "#/$defs/")].Properties {
				known = append(known, name)
			}
		}
		slices.Sort(fields)
		slices.Sort(known)
		if !slices.Equal(fields, known) {
			t.Errorf("%s: written %v, in the schema %v", def, fields, known)
		}
		for _, f := range fields {
			if !bytes.Contains(manual, []byte("`"+f+"`")) {
				t.Errorf("docs/format.md does not name `%s` of %s", f, def)
			}
		}
	}
}

func TestSpreadsheetsRunNoForeignFormula(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+44 20": "'+44 20", "@SUM(A1)": "'@SUM(A1)", "-cmd|x": "'-cmd|x", "\t=1": "'\t=1",
		"＝1+1": "'＝1+1", "-12.5": "-12.5", "12": "12", "": "", "a=1": "a=1",
	} {
		if got := cell(in); got != want {
			t.Errorf("cell(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCSVTables(t *testing.T) {
	for _, table := range Tables() {
		var buf bytes.Buffer
		if err := WriteCSV(&buf, reporttest.Pile(t), view.Everything, table); err != nil {
			t.Fatal(err)
		}
		reporttest.Golden(t, "csv-"+string(table)+".csv", buf.String())
	}
	if err := WriteCSV(&bytes.Buffer{}, reporttest.Pile(t), view.Everything, "rumours"); err == nil {
		t.Error("an unknown table is no error")
	}
}

func FuzzRulerCountsAsJSONDoes(f *testing.F) {
	f.Add("naïve 👩‍👩‍👧‍👦 x", 3, 9)
	f.Add(strings.Repeat("é", 200)+"\xff\xfe"+strings.Repeat("a", 90), 64, 301)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if start < 0 || end > len(text) || start > end ||
			(start < len(text) && !utf8.RuneStart(text[start]) && utf8.ValidString(text)) ||
			(end < len(text) && !utf8.RuneStart(text[end]) && utf8.ValidString(text)) {
			return
		}
		if !utf8.ValidString(text) && (!utf8.ValidString(text[:start]+"|") || !utf8.ValidString(text[start:end]+"|")) {
			return // an edge inside a broken sequence belongs to nobody
		}
		p, ok := newRuler(text).place(hearsay.Span{Start: start, End: end})
		if !ok {
			t.Fatal("refused")
		}
		if got := string([]rune(text)[p.Start:p.End]); got != p.Exact {
			t.Errorf("%q at [%d:%d], exact %q", got, p.Start, p.End, p.Exact)
		}
	})
}

func BenchmarkRecords(b *testing.B) {
	text := strings.Repeat("The mayor said that fourteen people had died – “and more are missing”. ", 100)
	d := hearsay.Annotated{Document: hearsay.Document{ID: "a", Text: text}}
	for i := 0; i+40 < len(text); i += 73 {
		d.Quotes = append(d.Quotes, hearsay.Quote{ID: "q", Content: []hearsay.Span{{Start: i, End: i + 10}}})
	}
	r := &hearsay.Report{Documents: []hearsay.Annotated{d}}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Records(r)
	}
}

// Every value of the enumerations of the root package is in the schema and in
// the manual.
func TestEnumsAreComplete(t *testing.T) {
	enums := map[string]string{ // type: pointer to its enum in the schema
		"BlockKind": "block/properties/type", "Basis": "published/properties/basis", "CreditKind": "credit/properties/type",
		"Form": "quote/properties/form", "CueStrength": "quote/properties/strength", "PartyType": "party/properties/type",
		"Bound": "quantity/properties/bound", "Op": "comparison/properties/op", "PeriodType": "period/properties/type",
		"PeriodBasis": "period/properties/basis", "Modality": "claim/properties/modality",
		"RelationKind": "relation/properties/relation", "EditOp": "edit/properties/op", "FindingType": "finding/properties/type",
		"Verdict": "verdicts",
	}
	data, err := os.ReadFile("../../../docs/hearsay.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	enum := func(path string) []any {
		at := doc["$defs"].(map[string]any)
		for _, key := range strings.Split(path, "/") {
			at = at[key].(map[string]any)
		}
		return at["enum"].([]any)
	}
	manual, err := os.ReadFile("../../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../../*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Type == nil || len(spec.Values) != 1 {
				return true
			}
			kind, ok := spec.Type.(*ast.Ident)
			lit, isLit := spec.Values[0].(*ast.BasicLit)
			path, known := "", false
			if ok && isLit {
				path, known = enums[kind.Name]
			}
			if !known {
				return true
			}
			value, _ := strconv.Unquote(lit.Value)
			found[kind.Name]++
			var values []any
			if kind.Name == "Verdict" {
				values = append(enum("version/properties/verdict"), enum("pair/properties/verdict")...)
			} else {
				values = enum(path)
			}
			if !slices.Contains(values, any(value)) {
				t.Errorf("the schema does not know %s %q", kind.Name, value)
			}
			if !bytes.Contains(manual, []byte("`"+value+"`")) {
				t.Errorf("docs/format.md does not name %s `%s`", kind.Name, value)
			}
			return true
		})
	}
	for name := range enums {
		if found[name] == 0 {
			t.Errorf("the root package has no constants of type %s", name)
		}
	}
}

func TestCheckHoldsAgainstTheSchema(t *testing.T) {
	s := schema(t, "#/$defs/record")
	r := reporttest.Pile(t)
	d := &r.Documents[0]
	asked := hearsay.Annotated{Document: hearsay.Document{ID: "asked", Text: "some words"}, Claims: []hearsay.Claim{{ID: "asked#c1", Doc: "asked", Span: hearsay.Span{End: 4}}}}
	c := &hearsay.Check{Asked: asked, Figures: []hearsay.CheckedFigure{{Origins: 1, Answers: []hearsay.Answer{
		{Doc: d.ID, Standing: hearsay.StatedDifferently, Claim: &d.Claims[0], Differences: []hearsay.Difference{{Field: "attribution", Asked: "Maud Pelling"}}},
		{Doc: r.Documents[1].ID, Standing: hearsay.NotStated, Number: []hearsay.Span{{End: 4}}},
	}}}}
	var buf bytes.Buffer
	if err := WriteCheck(&buf, c, r); err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(buf.String()) {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%v\n%s", err, line)
		}
		lines++
	}
	if want := 1 + len(r.Errors); lines != want {
		t.Errorf("%d records, want %d", lines, want)
	}
}
