package export

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/report/reporttest"
)

// thing and creative are the properties that schema.org 29 gives to all things
// and to all creative works, as far as we write them.
var (
	thing    = strings.Fields("name description identifier url")
	creative = slices.Concat(thing, strings.Fields("author about datePublished dateCreated encoding encodingFormat inLanguage isPartOf publisher spatialCoverage temporalCoverage text"))
)

// vocabulary is, by type, what schema.org lets it have. What stands in a term
// besides is of another vocabulary, with its prefix.
var vocabulary = map[string][]string{
	"NewsArticle":       slices.Concat(creative, strings.Fields("headline articleBody dateline")),
	"Quotation":         slices.Concat(creative, []string{"spokenByCharacter"}),
	"Claim":             slices.Concat(creative, []string{"appearance", "firstAppearance", "claimInterpreter"}),
	"ClaimReview":       slices.Concat(creative, strings.Fields("claimReviewed itemReviewed reviewBody reviewRating")),
	"CreativeWork":      creative,
	"MediaObject":       slices.Concat(creative, []string{"sha256"}),
	"Organization":      thing,
	"Person":            thing,
	"Place":             thing,
	"Rating":            slices.Concat(thing, []string{"alternateName", "ratingValue"}),
	"QuantitativeValue": slices.Concat(thing, strings.Fields("unitCode unitText minValue maxValue value")),
}

// ranges is, by property, which types its value may have.
var ranges = map[string][]string{
	"author": {"Person", "Organization", ""}, "publisher": {"Organization", "Person"}, "spokenByCharacter": {"Person", "Organization", ""},
	"spatialCoverage": {"Place"}, "encoding": {"MediaObject"}, "about": {"QuantitativeValue"}, "reviewRating": {"Rating"},
}

// typesOf are the types of a node.
func typesOf(n map[string]any) []string {
	switch t := n["@type"].(type) {
	case string:
		return []string{t}
	case []any:
		var out []string
		for _, v := range t {
			out = append(out, v.(string))
		}
		return out
	}
	return nil
}

func TestLinkedDataKeepsToItsVocabularies(t *testing.T) {
	r, log := reviewed(t)
	d := r.Document(reporttest.Post)
	where := "Lindhaven"
	d.Claims[0].PlaceName = where
	var file map[string]any
	if err := json.Unmarshal([]byte(write(t, r, Options{Format: JSONLD, Corrections: log})), &file); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	var walk func(v any, as string)
	walk = func(v any, as string) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one, as)
			}
		case map[string]any:
			if v["@value"] != nil || len(v) == 1 && v["@id"] != nil {
				return
			}
			if list, ok := v["@list"]; ok {
				walk(list, as)
				return
			}
			types := typesOf(v)
			if want, ok := ranges[as]; ok {
				first := ""
				if len(types) > 0 {
					first = types[0]
				}
				if !slices.Contains(want, first) {
					t.Errorf("%s is a %q: %v", as, first, v)
				}
			}
			var may []string
			for _, typ := range types {
				kinds[typ] = true
				if strings.Contains(typ, ":") {
					continue
				}
				if vocabulary[typ] == nil {
					t.Errorf("schema.org type %s is not known to be one", typ)
				}
				may = append(may, vocabulary[typ]...)
			}
			for key, value := range v {
				if !strings.HasPrefix(key, "@") && !strings.Contains(key, ":") && len(types) > 0 && !slices.Contains(may, key) {
					t.Errorf("a %v has no %s", types, key)
				}
				walk(value, key)
			}
		}
	}
	walk(file["@graph"], "")
	for _, kind := range []string{"NewsArticle", "Quotation", "Claim", "ClaimReview", "prov:Derivation", "oa:SpecificResource", "QuantitativeValue", "MediaObject"} {
		if !kinds[kind] {
			t.Errorf("no %s was written, so that none was checked", kind)
		}
	}
}

func TestThingsAreNamedByTheirPermanentLinks(t *testing.T) {
	r, log := reviewed(t)
	o := Options{Format: JSONLD, Corrections: log, Link: Links("https://desk.example/h/", "the flood", r)}
	var file struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(write(t, r, o)), &file); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, n := range file.Graph {
		id, _ := n["@id"].(string)
		u, err := url.Parse(id)
		if err != nil || u.Host != "desk.example" || !strings.HasPrefix(u.Path, "/h/p/the flood/") {
			t.Errorf("a %v is named %s", n["@type"], id)
			continue
		}
		if rest := strings.TrimPrefix(u.Path, "/h/p/the flood/r/"); rest != u.Path && len(rest) != 16 {
			t.Errorf("%s does not name a record for good", id)
		}
		if n["@type"] != nil {
			if seen[id] {
				t.Errorf("%s names two things", id)
			}
			seen[id] = true
		}
	}
	o.Format = Annotations
	found, problems, err := ReadAnnotations(strings.NewReader(write(t, r, o)), r.Documents, o)
	if err != nil || len(problems) > 0 || len(found) != len(log) {
		t.Errorf("read back: %d of %d corrections, problems %v, %v", len(found), len(log), problems, err)
	}
}

func TestBaseAddresses(t *testing.T) {
	for base, ok := range map[string]bool{
		"https://desk.example": true, "https://desk.example/": true, "http://127.0.0.1:8080/h": true,
		"": false, "desk.example": false, "ftp://desk.example": false, "https://": false, "https://me:pw@desk.example": false, "https://desk.example/?x": false, "https://desk.example/#x": false,
	} {
		if err := CheckBase(base); (err == nil) != ok {
			t.Errorf("%q: %v", base, err)
		}
	}
}
