package export

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// reviewed is the invented pile with a review log.
func reviewed(t *testing.T) (*hearsay.Report, []hearsay.Correction) {
	t.Helper()
	r := reporttest.Pile(t)
	d := r.Document(reporttest.Post)
	q, c := d.Quotes[1], d.Claims[0]
	at := time.Date(2025, 3, 10, 9, 30, 0, 0, time.UTC)
	log := []hearsay.Correction{
		{Seq: 1, Pile: "flood", Action: hearsay.Correct, Kind: hearsay.QuoteRecord, Doc: d.ID, Ref: "q-1", Span: q.Span(), Exact: q.Span().Of(d.Text), Field: "speaker", Value: "Ilse Tarn: the mayor", By: "ada", Why: "She says so herself.", At: at},
		{Seq: 2, Pile: "flood", Action: hearsay.Reject, Kind: hearsay.ClaimRecord, Doc: d.ID, Ref: "c-1", Span: c.Span, Exact: c.Span.Of(d.Text), By: "ada", At: at.Add(time.Minute)},
		{Seq: 3, Pile: "flood", Action: hearsay.Revert, Kind: hearsay.ClaimRecord, Doc: d.ID, Ref: "c-1", Span: c.Span, Exact: c.Span.Of(d.Text), Reverts: 2, By: "bo", At: at.Add(2 * time.Minute)},
		{Seq: 4, Pile: "flood", Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Doc: d.ID, Ref: "c-1", Span: c.Span, Exact: c.Span.Of(d.Text), Field: RatingField, Value: "Outdated <b>", By: "bo", Why: "The city counted again.", At: at.Add(3 * time.Minute)},
		{Seq: 5, Pile: "flood", Action: hearsay.Correct, Kind: DocumentKind, Doc: d.ID, Field: "published", Value: "2025-03-05", By: "bo", At: at.Add(4 * time.Minute)},
		{Seq: 6, Pile: "flood", Action: hearsay.Split, Kind: hearsay.ClaimFamilyRecord, Doc: d.ID, Ref: "f-1", Other: "c-1", By: "bo", At: at.Add(5 * time.Minute)},
	}
	return r, log
}

func write(t *testing.T, r *hearsay.Report, o Options) string {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, r, o); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestGolden(t *testing.T) {
	r, log := reviewed(t)
	for _, f := range []Format{JSONLD, Annotations, CSL, BibTeX, Wikitext} {
		got := write(t, r, Options{Format: f, Corrections: log})
		reporttest.Golden(t, string(f)+"."+f.Extension(), got)
		if again := write(t, r, Options{Format: f, Corrections: log}); again != got {
			t.Errorf("%s comes out differently the second time", f)
		}
	}
}

func TestEveryFormWritesAnEmptyPile(t *testing.T) {
	for _, f := range Formats() {
		for _, table := range append(wire.Tables(), "") {
			write(t, &hearsay.Report{}, Options{Format: f, Table: table})
		}
		if f.MediaType() == "" || f.Extension() == "" {
			t.Errorf("%s has no media type or ending", f)
		}
	}
}

func TestUnknownFormsAreErrors(t *testing.T) {
	for _, o := range []Options{{}, {Format: "docx"}, {Format: Parquet, Table: "rumours"}, {Format: CSV, Table: "rumours"}} {
		var buf bytes.Buffer
		if err := Write(&buf, reporttest.Pile(t), o); err == nil || buf.Len() > 0 {
			t.Errorf("%+v: error %v, %d bytes written", o, err, buf.Len())
		}
	}
}

// offline refuses to fetch contexts: reading our files needs no network.
type offline struct{}

func (offline) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, ld.NewJsonLdError(ld.LoadingDocumentFailed, u)
}

func expand(t *testing.T, doc string) []any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(doc), &v); err != nil {
		t.Fatal(err)
	}
	o := ld.NewJsonLdOptions("")
	o.DocumentLoader = offline{}
	out, err := ld.NewJsonLdProcessor().Expand(v, o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func ofType(nodes []any, kind string) (found []map[string]any) {
	for _, n := range nodes {
		m := n.(map[string]any)
		types, _ := m["@type"].([]any)
		for _, v := range types {
			if v == kind {
				found = append(found, m)
			}
		}
	}
	return found
}

func TestJSONLDExpandsToTheVocabulariesItNames(t *testing.T) {
	r, log := reviewed(t)
	nodes := expand(t, write(t, r, Options{Format: JSONLD, Corrections: log}))
	quotes, claims := 0, 0
	for _, d := range r.Documents {
		quotes += len(d.Quotes)
		claims += len(d.Claims)
	}
	for kind, want := range map[string]int{
		"https://schema.org/NewsArticle": len(r.Documents), "https://schema.org/Quotation": quotes,
		"https://schema.org/Claim": claims, "https://schema.org/ClaimReview": 1,
	} {
		if got := len(ofType(nodes, kind)); got != want {
			t.Errorf("%d nodes of %s, want %d", got, kind, want)
		}
	}
	derived := 0
	for _, n := range ofType(nodes, "https://schema.org/NewsArticle") {
		for _, term := range []string{"wasDerivedFrom", "wasQuotedFrom"} {
			for _, v := range anyList(n["http://www.w3.org/ns/prov#"+term]) {
				if id, _ := v.(map[string]any)["@id"].(string); !strings.HasPrefix(id, "urn:uuid:") {
					t.Errorf("derived from %v", v)
				}
				derived++
			}
		}
	}
	if derived != 6 { // four with a known parent, two that credit an agency
		t.Errorf("%d derivations, want 6", derived)
	}
	c := ofType(nodes, "https://schema.org/Claim")[0]
	low := anyList(anyList(c["https://schema.org/about"])[0].(map[string]any)["https://schema.org/minValue"])[0].(map[string]any)
	if low["@type"] != "http://www.w3.org/2001/XMLSchema#decimal" || low["@value"] != "14" {
		t.Errorf("low end %v", low)
	}
}

func anyList(v any) []any {
	l, _ := v.([]any)
	return l
}

func TestOnlyPeopleRateClaims(t *testing.T) {
	r, log := reviewed(t)
	if s := write(t, r, Options{Format: JSONLD}); strings.Contains(s, "ClaimReview") || strings.Contains(s, "Rating") {
		t.Error("a claim is rated though nobody has")
	}
	rating := log[3]
	nobody := rating
	nobody.By = ""
	later := rating
	later.Seq, later.Value = 9, "Correct on that day"
	for name, tt := range map[string]struct {
		log  []hearsay.Correction
		want []string
	}{
		"a rating":                 {[]hearsay.Correction{rating}, []string{"Outdated <b>"}},
		"rated again":              {[]hearsay.Correction{rating, later}, []string{"Correct on that day"}},
		"by nobody":                {[]hearsay.Correction{nobody}, nil},
		"taken back":               {[]hearsay.Correction{rating, {Seq: 5, Action: hearsay.Revert, Reverts: 4}}, nil},
		"taken back, and that too": {[]hearsay.Correction{rating, {Seq: 5, Action: hearsay.Revert, Reverts: 4}, {Seq: 6, Action: hearsay.Revert, Reverts: 5}}, []string{"Outdated <b>"}},
		"accepted is not rated":    {[]hearsay.Correction{{Seq: 1, Action: hearsay.Accept, Kind: hearsay.ClaimRecord, Doc: rating.Doc, Span: rating.Span, Exact: rating.Exact, By: "ada"}}, nil},
		"of words that are gone":   {[]hearsay.Correction{{Seq: 1, Action: hearsay.Correct, Kind: hearsay.ClaimRecord, Field: RatingField, Value: "x", Doc: rating.Doc, Exact: "gone", By: "ada"}}, nil},
	} {
		var got []string
		for _, v := range ratings(r, tt.log) {
			got = append(got, v.Value)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestLinksNameThings(t *testing.T) {
	o := Options{Format: JSONLD, Link: func(kind wire.Kind, id string) string {
		return "https://desk.example/" + string(kind) + "/" + strings.ReplaceAll(id, " ", "%20")
	}}
	nodes := expand(t, write(t, reporttest.Pile(t), o))
	for _, n := range ofType(nodes, "https://schema.org/NewsArticle") {
		if id, _ := n["@id"].(string); !strings.HasPrefix(id, "https://desk.example/document/") {
			t.Errorf("a document named %q", id)
		}
	}
}

// Every term of our own is explained where it points to.
func TestTermsAreExplained(t *testing.T) {
	manual, err := os.ReadFile("../../docs/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	r, log := reviewed(t)
	n := 0
	out := write(t, r, Options{Format: JSONLD, Corrections: log}) + write(t, r, Options{Format: Annotations, Corrections: log})
	for _, m := range regexp.MustCompile(`"hearsay:(\w+)"`).FindAllStringSubmatch(out, -1) {
		n++
		if !bytes.Contains(manual, []byte(`<a id="`+m[1]+`"></a>`)) {
			t.Errorf("docs/exports.md does not explain hearsay:%s", m[1])
		}
	}
	if n == 0 {
		t.Error("no terms")
	}
}
