package export

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// body is one textual body of an annotation.
type body struct{ purpose, value string }

// bodies reads the body of an annotation: words, a textual body, or a list of
// either. Other bodies are passed over.
func bodies(data json.RawMessage) []body {
	list, ok := rawList(data)
	if !ok {
		list = []json.RawMessage{data}
	}
	var out []body
	for _, item := range list {
		var b struct {
			Purpose oneOrMany `json:"purpose"`
			Value   string    `json:"value"`
		}
		if json.Unmarshal(item, &b.Value) != nil && json.Unmarshal(item, &b) != nil {
			continue
		}
		purpose := ""
		if len(b.Purpose) > 0 {
			purpose = b.Purpose[0]
		}
		out = append(out, body{purpose, b.Value})
	}
	return out
}

// into puts what the body says into c. A body without a purpose, or with that
// of a tag, says it in plain words.
func (b body) into(c *hearsay.Correction) {
	value := strings.TrimSpace(b.value)
	if value == "" {
		return
	}
	switch {
	case b.purpose == "commenting":
		c.Why = b.value
	case b.purpose == "editing":
		c.Field, c.Value, _ = strings.Cut(b.value, ": ")
	case slices.Contains(actions, hearsay.Action(value)):
		c.Action = hearsay.Action(value)
	case slices.Contains(correctable, hearsay.RecordKind(value)):
		c.Kind = hearsay.RecordKind(value)
	case b.purpose == "describing":
	default:
		if field, to, ok := strings.Cut(value, ": "); ok && isField(field) {
			c.Field, c.Value = field, to
		} else if c.Why == "" {
			c.Why = b.value
		}
	}
}

// isField reports whether a word looks like the name of a field: lower-case
// letters and underscores, as in place_name.
func isField(s string) bool {
	for _, r := range s {
		if r != '_' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return s != "" && len(s) <= 32
}

// target is a place as an annotation names it.
type target struct {
	source, exact, prefix, suffix string
	start, end                    int // code points; end 0 where not given
}

// targetsIn reads the targets of an annotation: an address, a specific
// resource, or a list of either.
func targetsIn(data json.RawMessage) ([]target, error) {
	if len(data) == 0 {
		return nil, errors.New("has no target")
	}
	list, ok := rawList(data)
	if !ok {
		list = []json.RawMessage{data}
	}
	var out []target
	for _, item := range list {
		var t target
		if json.Unmarshal(item, &t.source) == nil && t.source != "" {
			out = append(out, t)
			continue
		}
		var v struct {
			ID       string          `json:"id"`
			Source   json.RawMessage `json:"source"`
			Selector json.RawMessage `json:"selector"`
		}
		if json.Unmarshal(item, &v) != nil {
			return nil, errors.New("has a target that is none")
		}
		var source struct {
			ID string `json:"id"`
		}
		switch {
		case json.Unmarshal(v.Source, &t.source) == nil && t.source != "":
		case json.Unmarshal(v.Source, &source) == nil && source.ID != "":
			t.source = source.ID
		default:
			t.source = v.ID
		}
		t.read(v.Selector, 0)
		out = append(out, t)
	}
	if len(out) == 0 || out[0].source == "" {
		return nil, errors.New("has no target")
	}
	return out, nil
}

// maxRefined is how often a selector may refine another one.
const maxRefined = 8

// read reads selectors, and those that refine them, into t. Selectors of
// other kinds than words and positions are passed over.
func (t *target) read(data json.RawMessage, depth int) {
	if len(data) == 0 || depth > maxRefined {
		return
	}
	if list, ok := rawList(data); ok {
		for _, item := range list {
			t.read(item, depth+1)
		}
		return
	}
	var s struct {
		Type      oneOrMany       `json:"type"`
		Exact     string          `json:"exact"`
		Prefix    string          `json:"prefix"`
		Suffix    string          `json:"suffix"`
		Start     int             `json:"start"`
		End       int             `json:"end"`
		RefinedBy json.RawMessage `json:"refinedBy"`
	}
	if json.Unmarshal(data, &s) != nil {
		return
	}
	switch {
	case slices.Contains(s.Type, "TextQuoteSelector"):
		t.exact, t.prefix, t.suffix = s.Exact, s.Prefix, s.Suffix
	case slices.Contains(s.Type, "TextPositionSelector"):
		t.start, t.end = s.Start, s.End
	}
	t.read(s.RefinedBy, depth+1)
}

// maxTries is how many places with the words of an annotation are looked at.
const maxTries = 1000

// anchor returns where the words of t stand in d: at the position if it holds
// the words, else where they occur between the words around them. The empty
// span stands for the whole document.
func (s *shelf) anchor(d *hearsay.Annotated, t target) (hearsay.Span, error) {
	at, placed := s.span(d, t.start, t.end)
	switch {
	case t.exact == "" && t.end == 0:
		return hearsay.Span{}, nil
	case placed && (t.exact == "" || at.Of(d.Text) == t.exact):
		return at, nil
	case t.exact == "":
		return hearsay.Span{}, errors.New("is about a place outside the text")
	}
	var found []hearsay.Span
	for from, tries := 0, 0; len(found) < 2 && tries < maxTries; tries++ {
		i := strings.Index(d.Text[from:], t.exact)
		if i < 0 {
			break
		}
		start := from + i
		end := start + len(t.exact)
		if strings.HasSuffix(d.Text[:start], t.prefix) && strings.HasPrefix(d.Text[end:], t.suffix) {
			found = append(found, hearsay.Span{Start: start, End: end})
		}
		from = start + 1
	}
	switch len(found) {
	case 0:
		return hearsay.Span{}, errors.New("is about words that do not stand in the document")
	case 1:
		return found[0], nil
	}
	return hearsay.Span{}, errors.New("is about words that stand in the document more than once; give the words around them")
}

// span turns code points into bytes, if they lie in the text.
func (s *shelf) span(d *hearsay.Annotated, start, end int) (hearsay.Span, bool) {
	points := s.points[d.ID]
	if points == nil {
		points = make([]int, 0, len(d.Text)+1)
		for i := range d.Text {
			points = append(points, i)
		}
		points = append(points, len(d.Text))
		s.points[d.ID] = points
	}
	if start < 0 || start >= end || end >= len(points) {
		return hearsay.Span{}, false
	}
	return hearsay.Span{Start: points[start], End: points[end]}, true
}
