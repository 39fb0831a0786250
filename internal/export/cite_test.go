package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
)

// hostile are titles that try to leave the place that they are quoted in.
var hostile = []string{
	`}} |url=https://evil.example {{delete}}`, `</ref><script>alert(1)</script><ref>`, `[[Category:Pwned]] '''bold''' ~~~~`,
	"a\n|-\n| b || c\n|}", `__NOTOC__ {{{1}}} {{subst:x}}`, `}, author = {Mallory}, note = {`, `\input{/etc/passwd} \write18{ls}`,
	`50 % of $HOME & #1 _x_ ^y~`, `{{{{`, `}}}}`, `"quoted", \"`, "\x00\x1b[31mred\u202e", `*list`, `#redirect [[x]]`, `@article{x,}`,
	`=HYPERLINK("http://evil.example")`, "\xff\xfe", `&#124;&lbrace;`, `<!-- -->`, `-}`, `!header !! x`,
}

func hostilePile() *hearsay.Report {
	r := &hearsay.Report{}
	for i, s := range hostile {
		f := hearsay.Field{Value: s}
		text := "Officials said 14 people died. " + s
		r.Documents = append(r.Documents, hearsay.Annotated{
			Document: hearsay.Document{
				ID: fmt.Sprintf("%02d-%s", i, s), Text: text, Title: f, Outlet: f, Byline: []hearsay.Field{f, f}, Language: f,
				URL: hearsay.Field{Value: "https://news.example/" + s}, Published: hearsay.Field{Value: "2025-03-04"},
			},
			Claims: []hearsay.Claim{{
				ID: fmt.Sprint(i), Span: hearsay.Span{Start: 15, End: len(text)}, Measure: hearsay.Measure(s), Subject: s,
				Attribution: []hearsay.Party{{Name: s}}, Period: hearsay.Period{Value: s},
			}},
		})
	}
	return r
}

var tag = regexp.MustCompile(`<(/?[a-zA-Z!][^>]*)>`)

func TestHostileTitlesStayInTheirCell(t *testing.T) {
	out := write(t, hostilePile(), Options{Format: Wikitext})
	rows := strings.Split(out, "\n|-\n")
	if len(rows) != len(hostile)+1 {
		t.Fatalf("%d rows, want %d", len(rows)-1, len(hostile))
	}
	for i, row := range rows[1:] {
		row = strings.TrimSuffix(strings.TrimSuffix(row, "|}\n"), "\n")
		if strings.Contains(row, "\n") || strings.Count(row, " || ") != 5 || strings.Count(row, "{{") != 1 || strings.Count(row, "}}") != 1 {
			t.Errorf("%q leaves its row: %s", hostile[i], row)
		}
		for _, m := range tag.FindAllStringSubmatch(row, -1) {
			if !strings.HasPrefix(m[1], `ref name="`) && m[1] != "/ref" {
				t.Errorf("%q makes the tag <%s>", hostile[i], m[1])
			}
		}
		_, cite, _ := strings.Cut(row, "{{")
		for _, param := range strings.Split(cite, " |")[1:] {
			name, _, _ := strings.Cut(param, "=")
			if !strings.Contains(" author1 author2 title work date url language ", " "+name+" ") {
				t.Errorf("%q makes the parameter %q", hostile[i], name)
			}
		}
		for _, mark := range []string{"[[", "'''", "~~~", "__", "<!--"} {
			if strings.Contains(row, mark) {
				t.Errorf("%q lets %s through", hostile[i], mark)
			}
		}
	}
}

// entries reads BibTeX as the program does: a field's value runs to the brace
// that closes it, escaped or not.
func entries(t *testing.T, s string) (found []map[string]string) {
	t.Helper()
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		head, rest, ok := strings.Cut(s, "{")
		if !ok || head != "@article" {
			t.Fatalf("no entry: %.60q", s)
		}
		key, rest, _ := strings.Cut(rest, ",")
		entry := map[string]string{"key": key}
		for {
			rest = strings.TrimLeft(rest, ", \n")
			if strings.HasPrefix(rest, "}") {
				s = rest[1:]
				break
			}
			name, value, ok := strings.Cut(rest, " = ")
			if !ok {
				t.Fatalf("no field: %.60q", rest)
			}
			end, depth := 0, 0
			for ; end < len(value); end++ {
				if value[end] == '{' {
					depth++
				} else if value[end] == '}' {
					if depth--; depth == 0 {
						end++
						break
					}
				} else if depth == 0 && (value[end] == ',' || value[end] == '\n') {
					break
				}
			}
			entry[name] = value[:end]
			rest = value[end:]
		}
		found = append(found, entry)
	}
	return found
}

func TestHostileTitlesStayInTheirField(t *testing.T) {
	got := entries(t, write(t, hostilePile(), Options{Format: BibTeX}))
	if len(got) != len(hostile) {
		t.Fatalf("%d entries, want %d", len(got), len(hostile))
	}
	command := regexp.MustCompile(`\\[a-z]+`)
	keys := map[string]bool{}
	for i, entry := range got {
		if keys[entry["key"]] {
			t.Errorf("the key %s comes twice", entry["key"])
		}
		keys[entry["key"]] = true
		for name, value := range entry {
			if !strings.Contains(" key author title journal year month date url langid ", " "+name+" ") {
				t.Errorf("%q makes the field %q", hostile[i], name)
			}
			for _, c := range command.FindAllString(value, -1) {
				if !strings.HasPrefix(c, `\text`) {
					t.Errorf("%q runs %s", hostile[i], c)
				}
			}
		}
	}
}

// cslSchema is what the schema of CSL-JSON 1.0.2 asks of the fields that we
// write.
const cslSchema = `{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","type"],"properties":{
	"id":{"type":"string"},"type":{"const":"article-newspaper"},"title":{"type":"string"},"container-title":{"type":"string"},
	"language":{"type":"string"},"URL":{"type":"string","pattern":"^https?://[!-~]+$"},
	"author":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"literal":{"type":"string"}}}},
	"issued":{"type":"object","additionalProperties":false,"properties":{"date-parts":{"type":"array","minItems":1,"maxItems":2,
		"items":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"integer"}}}}}}}}`

func TestCSLKeepsItsSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(cslSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("csl.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("csl.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*hearsay.Report{reporttest.Pile(t), hostilePile(), {}} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(write(t, r, Options{Format: CSL})))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Error(err)
		}
	}
}

func TestHostileTitlesStayStrings(t *testing.T) {
	for _, f := range []Format{JSONLD, Annotations, CSL} {
		out := write(t, hostilePile(), Options{Format: f})
		if !json.Valid([]byte(out)) || strings.ContainsAny(out, "<>\x00\x1b") {
			t.Errorf("%s is not safe to embed", f)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(write(t, hostilePile(), Options{Format: JSONL})), "\n") {
		if !json.Valid([]byte(line)) {
			t.Errorf("no record: %.80q", line)
		}
	}
}

func TestDatesAreNeverGuessed(t *testing.T) {
	for in, want := range map[string]string{
		"2025-03-04T18:20:00Z": "2025-03-04", "2025-03": "2025-03", "2025": "2025", "XXXX-03-04": "", "2025-21~": "2025",
		"2025-13-01": "", "": "", "25-03-04": "", "2025-03-XX": "2025-03", "-2025": "",
	} {
		var s source
		s.year, s.month, s.day = dateParts(in)
		if got := s.date(); got != want {
			t.Errorf("%q is cited as %q, want %q", in, got, want)
		}
	}
}

func TestOnlyWebAddressesAreCited(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x|y}}": "https://a.example/x%7Cy%7D%7D", "javascript:alert(1)": "", "file:///etc/passwd": "",
		"https://user:pw@a.example/": "", "https://a.example/ü": "https://a.example/%C3%BC", "//a.example": "", "http://a.example/a b": "http://a.example/a%20b",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("%q is cited as %q, want %q", in, got, want)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	r := hostilePile()
	for i := range r.Documents {
		r.Documents[i].Text += strings.Repeat(" The mayor said that fourteen people had died.", 100)
	}
	for _, f := range Formats() {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				var buf bytes.Buffer
				if err := Write(&buf, r, Options{Format: f}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
