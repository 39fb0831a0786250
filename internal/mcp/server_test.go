package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
)

// pile is a library of the invented demo pile.
func pile(t testing.TB) *Memory {
	t.Helper()
	lib, err := NewMemory(t.Context(), capture.FS(t.Context(), demo.Pile()), 0)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// connect runs a server on lib and returns a client of it.
func connect(t testing.TB, lib Library, o Options) *mcp.ClientSession {
	t.Helper()
	here, there := mcp.NewInMemoryTransports()
	server, err := New(lib, o).Connect(t.Context(), there, nil)
	if err != nil {
		t.Fatal(err)
	}
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close(); server.Wait() })
	return client
}

// call calls a tool and returns what it answers, or its error.
func call[Out any](t testing.TB, c *mcp.ClientSession, tool string, args any) (out Out, failed string) {
	t.Helper()
	r, err := c.CallTool(context.Background(), &mcp.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		return out, err.Error()
	}
	text := r.Content[0].(*mcp.TextContent).Text
	if r.IsError {
		return out, text
	}
	data, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out, ""
}

func must[Out any](t testing.TB, c *mcp.ClientSession, tool string, args any) Out {
	t.Helper()
	out, failed := call[Out](t, c, tool, args)
	if failed != "" {
		t.Fatalf("%s %v: %s", tool, args, failed)
	}
	return out
}

type args = map[string]any

func TestToolsDescribeThemselves(t *testing.T) {
	lib := pile(t)
	for _, readOnly := range []bool{true, false} {
		list, err := connect(t, lib, Options{ReadOnly: readOnly}).ListTools(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		add := false
		for _, tool := range list.Tools {
			if tool.Description == "" || tool.InputSchema == nil || tool.OutputSchema == nil || tool.Annotations == nil {
				t.Errorf("%s does not describe itself", tool.Name)
				continue
			}
			if tool.Annotations.ReadOnlyHint == (tool.Name == "add") {
				t.Errorf("%s says that it only reads: %v", tool.Name, tool.Annotations.ReadOnlyHint)
			}
			add = add || tool.Name == "add"
		}
		if add == readOnly || len(list.Tools) < 8 {
			t.Errorf("%d tools, add among them: %v, read only: %v", len(list.Tools), add, readOnly)
		}
	}
}

// holds fails unless p is a place of d with its very words.
func holdsWords(t *testing.T, d *hearsay.Annotated, p place) {
	t.Helper()
	points := []rune(d.Text)
	if p.Exact == "" || p.Start < 0 || p.End > len(points) || string(points[p.Start:p.End]) != p.Exact {
		t.Errorf("%s does not hold %q at %d", d.ID, p.Exact, p.Start)
	}
}

func TestAnswersCarryTheirWords(t *testing.T) {
	lib := pile(t)
	c := connect(t, lib, Options{})
	doc := func(id string) *hearsay.Annotated {
		d, err := lib.Document(t.Context(), MemoryPile, id)
		if err != nil {
			t.Fatal(id, err)
		}
		return d
	}
	n := map[string]int{}
	hits := must[searchOut](t, c, "search", args{"query": `ferry "the"`})
	for _, h := range hits.Documents {
		for _, p := range h.Places {
			n["search"]++
			holdsWords(t, doc(h.Doc), p.place)
		}
	}
	for cursor, first := "", true; first || cursor != ""; first = false {
		out := must[quotesOut](t, c, "quotes", args{"cursor": cursor, "limit": 7})
		cursor = out.Next
		for _, q := range out.Quotes {
			n["quotes"]++
			for _, p := range q.Words {
				holdsWords(t, doc(q.Doc), p)
			}
			if q.Against != nil {
				n["against"]++
				for _, p := range q.Against.Words {
					holdsWords(t, doc(q.Against.Doc), p)
				}
			}
		}
	}
	for cursor, first := "", true; first || cursor != ""; first = false {
		out := must[claimsOut](t, c, "claims", args{"cursor": cursor})
		cursor = out.Next
		for _, v := range out.Claims {
			n["claims"]++
			holdsWords(t, doc(v.Doc), v.Words)
			for _, o := range v.Others {
				n["others"]++
				holdsWords(t, doc(o.Doc), o.Words)
			}
		}
	}
	for _, f := range must[findingsOut](t, c, "findings", args{}).Findings {
		for _, e := range f.Evidence {
			n["evidence"]++
			holdsWords(t, doc(e.Doc), e.place)
		}
	}
	quotes, claims := 0, 0
	for _, d := range lib.Report().Documents {
		quotes += len(d.Quotes)
		claims += len(d.Claims)
		full := must[documentOut](t, c, "document", args{"doc": d.ID})
		if full.Text != d.Text || !full.Complete {
			t.Errorf("%s is not read whole", d.ID)
		}
	}
	if n["quotes"] != quotes || n["claims"] != claims || n["search"] == 0 || n["against"] == 0 || n["others"] == 0 || n["evidence"] == 0 {
		t.Errorf("%v; %d quotations and %d claims in the pile", n, quotes, claims)
	}
}

func TestLineageAndComparison(t *testing.T) {
	lib := pile(t)
	c := connect(t, lib, Options{})
	all := must[lineageOut](t, c, "lineage", args{"limit": 100})
	if len(all.Origins) != len(lib.Report().Origins) {
		t.Errorf("%d origins, want %d", len(all.Origins), len(lib.Report().Origins))
	}
	var rel hearsay.Relation
	for _, r := range lib.Report().Relations {
		if r.Kind.Derived() && len(r.Passages) > 0 && r.Original != "" {
			rel = r
		}
	}
	own := must[lineageOut](t, c, "lineage", args{"doc": rel.B})
	found := false
	for _, r := range own.Relations {
		if r.With.Doc == rel.A {
			found = r.Original == rel.Original && len(r.Because) > 0 && len(r.Shared) > 0
			b, a := lib.Report().Document(rel.B), lib.Report().Document(rel.A)
			for _, p := range r.Shared {
				holdsWords(t, b, p.Here)
				holdsWords(t, a, p.There)
			}
		}
	}
	if !found || len(own.Origins) != 1 {
		t.Errorf("the relatives of %s: %+v", rel.B, own)
	}
	out := must[compareOut](t, c, "compare", args{"a": rel.A, "b": rel.B})
	if out.Relation == nil || out.Relation.Relation != string(rel.Kind) || len(out.Blocks) == 0 {
		t.Errorf("compared: %+v", out)
	}
	for _, b := range out.Blocks {
		if b.A != nil {
			holdsWords(t, lib.Report().Document(rel.A), *b.A)
		}
		if b.B != nil {
			holdsWords(t, lib.Report().Document(rel.B), *b.B)
		}
	}
}

func TestAdd(t *testing.T) {
	lib := pile(t)
	c := connect(t, lib, Options{})
	text := "Mayor Oda Lind said 40 boats were lost in the storm at Nyhavn on 3 March 2024."
	before := len(lib.Report().Documents)
	out := must[addOut](t, c, "add", args{"id": "storm", "text": text, "outlet": "Nyhavn Echo", "published": "2024-03-04"})
	if len(out.Documents) != 1 || out.Documents[0].Doc != "storm" || out.Documents[0].Outlet != "Nyhavn Echo" || out.Documents[0].Error != "" {
		t.Errorf("added: %+v", out)
	}
	again := must[addOut](t, c, "add", args{"id": "storm", "text": text + " It was the worst of storms."})
	if len(again.Documents) != 1 || again.Documents[0].Doc != "storm~2" {
		t.Errorf("another one by the same id: %+v", again)
	}
	if got := len(lib.Report().Documents); got != before+2 {
		t.Errorf("%d documents, want %d", got, before+2)
	}
	claims := must[claimsOut](t, c, "claims", args{"doc": "storm"})
	if len(claims.Claims) == 0 || claims.Claims[0].Low != "40" {
		t.Errorf("claims of what was added: %+v", claims)
	}
	for name, in := range map[string]args{
		"a path of this machine": {"url": "/etc/passwd"}, "a file address": {"url": "file:///etc/passwd"}, "nothing": {},
		"both": {"url": "https://a.example", "text": "x"}, "an unknown pile": {"pile": "none", "text": "x"},
	} {
		if out, failed := call[addOut](t, c, "add", in); failed == "" {
			t.Errorf("%s is added: %+v", name, out)
		}
	}
	// Addresses off the public internet are refused by the fetcher.
	private := must[addOut](t, c, "add", args{"url": "http://127.0.0.1:1/"})
	if len(private.Documents) != 1 || !strings.Contains(private.Documents[0].Error, "public internet") {
		t.Errorf("a private address: %+v", private)
	}
}

func TestCheck(t *testing.T) {
	lib := pile(t)
	c := connect(t, lib, Options{})
	var sample hearsay.Claim
	for _, d := range lib.Report().Documents {
		for _, v := range d.Claims {
			if v.Measure == "killed" && v.Quantity != nil && v.Quantity.Low != nil && sample.Doc == "" {
				sample = v
			}
		}
	}
	if sample.Doc == "" {
		t.Fatal("the demo pile counts no dead")
	}
	low := sample.Quantity.Low.String()
	out := must[checkOut](t, c, "check", args{"text": low + " people were killed."})
	if len(out.Figures) != 1 || out.Figures[0].Best != string(hearsay.StatedSo) || out.Figures[0].Origins < 1 {
		t.Fatalf("%s dead: %+v", low, out)
	}
	for _, a := range out.Figures[0].Answers {
		if a.Words != nil {
			holdsWords(t, lib.Report().Document(a.Doc), *a.Words)
		}
	}
	if out := must[checkOut](t, c, "check", args{"text": "71,239 people were vaccinated."}); out.Figures[0].Best != string(hearsay.NotStated) {
		t.Errorf("an invented figure: %+v", out)
	}
	if _, failed := call[checkOut](t, c, "check", args{"text": "The sea was calm."}); !strings.Contains(failed, "no figure") {
		t.Errorf("a sentence without a figure: %q", failed)
	}
}

func TestATextIsTracedWithItsRelativesAndWords(t *testing.T) {
	lib := pile(t)
	c := connect(t, lib, Options{ReadOnly: true})
	d := lib.Report().Document("courier-overfull-ferry.html")
	before := len(lib.Report().Documents)
	out := must[traceOut](t, c, "trace", args{"text": strings.Replace(d.Text, "38", "83", 1), "outlet": "The Echo"})
	if len(out.Origins) != 1 || len(out.Relations) == 0 || len(out.Quotes) == 0 || len(out.Claims) == 0 {
		t.Fatalf("traced: %d origins, %d relations, %d quotations, %d claims", len(out.Origins), len(out.Relations), len(out.Quotes), len(out.Claims))
	}
	if r := out.Relations[0]; r.With.Doc == out.Doc || len(r.Shared) == 0 {
		t.Errorf("the closest relation: %+v", r)
	}
	for _, q := range out.Quotes {
		if q.Doc != out.Doc {
			t.Errorf("a quotation of %s", q.Doc)
		}
	}
	if len(lib.Report().Documents) != before {
		t.Error("the text was added")
	}
	none := must[traceOut](t, c, "trace", args{"text": "Beekeepers in Orvany count their hives, and honey is dearer."})
	if len(none.Relations) != 0 || len(none.Findings) != 0 {
		t.Errorf("a text that nobody has: %+v", none)
	}
	if _, failed := call[traceOut](t, c, "trace", args{"text": " "}); !strings.Contains(failed, "give the text") {
		t.Errorf("no text: %q", failed)
	}
}

func TestMistakesAreToldToTheClient(t *testing.T) {
	c := connect(t, pile(t), Options{})
	for _, tt := range []struct {
		tool string
		in   args
		want string
	}{
		{"search", args{"query": " "}, "which words"},
		{"search", args{"query": "ferry", "pile": "x"}, "no pile"},
		{"search", args{}, "query"},
		{"search", args{"query": "ferry", "limit": "many"}, "limit"},
		{"document", args{"doc": "../../etc/passwd"}, "no such"},
		{"lineage", args{"doc": "nowhere"}, "no such"},
		{"compare", args{"a": "x", "b": "x"}, "different"},
		{"compare", args{"a": "x", "b": "y"}, "no such"},
		{"quotes", args{"cursor": "bogus"}, "cursor"},
	} {
		if _, failed := call[any](t, c, tt.tool, tt.in); !strings.Contains(failed, tt.want) {
			t.Errorf("%s %v answers %q, want %q", tt.tool, tt.in, failed, tt.want)
		}
	}
}

func TestAnswersAreBounded(t *testing.T) {
	var lines []string
	for i := range 60 {
		text := fmt.Sprintf("Officials in Nyhavn said %d boats were lost. “Never before, %s,” Mayor Oda Lind said. %s", i+100, strings.Repeat("never ", 50), strings.Repeat("The harbour was full of boats. ", 100))
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprintf("d%02d", i), "text": text})
		lines = append(lines, string(line))
	}
	lib, err := NewMemory(t.Context(), capture.Open(t.Context(), []string{"-"}, capture.Options{Input: "jsonl", Stdin: strings.NewReader(strings.Join(lines, "\n"))}), 0)
	if err != nil {
		t.Fatal(err)
	}
	const bound = 8 << 10
	c := connect(t, lib, Options{MaxBytes: bound})
	for _, tool := range []string{"search", "quotes", "claims", "lineage", "findings"} {
		seen, pages := 0, 0
		for cursor := ""; ; pages++ {
			in := args{"limit": 100, "cursor": cursor}
			if tool == "search" {
				in["query"] = "boats"
			}
			out := must[map[string]any](t, c, tool, in)
			data, _ := json.Marshal(out)
			if len(data) > bound+1024 {
				t.Errorf("%s answers with %d bytes", tool, len(data))
			}
			for _, v := range out {
				if list, ok := v.([]any); ok {
					seen += len(list)
				}
			}
			if cursor, _ = out["next"].(string); cursor == "" || pages > 100 {
				break
			}
		}
		want := map[string]int{"search": 60, "quotes": countQuotes(lib), "claims": countClaims(lib), "lineage": len(lib.Report().Origins), "findings": len(lib.Report().Findings)}[tool]
		if seen != want {
			t.Errorf("%s lists %d things on %d pages, want %d", tool, seen, pages+1, want)
		}
	}
	var text strings.Builder
	for start := 0; ; {
		out := must[documentOut](t, c, "document", args{"doc": "d00", "start": start})
		text.WriteString(out.Text)
		if start = out.End; out.Complete {
			break
		}
	}
	if d := lib.Report().Document("d00"); text.String() != d.Text {
		t.Errorf("a long text comes as %d of %d bytes", text.Len(), len(d.Text))
	}
}

func countQuotes(m *Memory) (n int) {
	for _, d := range m.Report().Documents {
		n += len(d.Quotes)
	}
	return n
}

func countClaims(m *Memory) (n int) {
	for _, d := range m.Report().Documents {
		n += len(d.Claims)
	}
	return n
}

func TestOverHTTP(t *testing.T) {
	lib := pile(t)
	for role, add := range map[string]bool{"everybody": true, "reader": false, "editor": true, "": false} {
		who := func(*http.Request) (string, string) { return "ada", role }
		if role == "everybody" {
			who = nil
		}
		srv := httptest.NewServer(Handler(lib, Options{}, who))
		defer srv.Close()
		c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: srv.URL}, nil)
		if role == "" {
			if err == nil {
				t.Error("nobody was let in")
				c.Close()
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if out := must[pilesOut](t, c, "piles", args{}); len(out.Piles) != 1 || out.Piles[0].Documents == 0 {
			t.Errorf("piles: %+v", out)
		}
		if _, failed := call[addOut](t, c, "add", args{"text": "The mayor said so.", "id": "of " + role}); (failed == "") != add {
			t.Errorf("the role %q adds: %q", role, failed)
		}
		r, _ := http.NewRequest("POST", srv.URL, strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`))
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("another site is answered %d", response.StatusCode)
		}
	}
}

func TestQueries(t *testing.T) {
	words := wordsOf("“Naïve plans,” the Mayor’s office said: 1,200 boats.")
	for query, want := range map[string]bool{
		"naïve": true, "NAÏVE plans": true, `"plans the"`: true, `"the plans"`: false, "boat": false, "boat*": true, "-mayor": false,
		"boats -ships": true, `"`: true, "": true, "- *": true, `"office said" boats`: true,
	} {
		if _, got := match(words, termsOf(query)); got != want {
			t.Errorf("%q is found: %v, want %v", query, got, want)
		}
	}
}

func FuzzClip(f *testing.F) {
	f.Add("naïve 👩‍👩‍👧 \x1b[31m", 7)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if n < 0 || !utf8.ValidString(s) {
			return
		}
		if got := clip(s, n); !utf8.ValidString(got) || len(got) > n+len("…") || strings.Contains(got, "\x1b") {
			t.Errorf("%q cut to %d is %q", s, n, got)
		}
	})
}
