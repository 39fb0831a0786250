package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// MaxAnnotations is the size in bytes above which a file of annotations is
// refused.
const MaxAnnotations = 64 << 20

// DocumentKind is the kind of a correction that is about a document itself.
const DocumentKind hearsay.RecordKind = "document"

var correctable = []hearsay.RecordKind{
	DocumentKind, hearsay.QuoteRecord, hearsay.ClaimRecord, hearsay.RelationRecord, hearsay.OriginRecord,
	hearsay.StoryRecord, hearsay.QuoteFamilyRecord, hearsay.ClaimFamilyRecord, hearsay.FindingRecord,
}

var actions = []hearsay.Action{
	hearsay.Accept, hearsay.Reject, hearsay.Correct, hearsay.Insert, hearsay.Merge, hearsay.Split, hearsay.Revert,
}

// ReadAnnotations reads W3C Web Annotations about docs and returns them as
// corrections, in the order of the file: a page or a collection of
// annotations, a list of them, or a single one. A document is named by its own
// address or by the name that o gives it, a place by its words, with the
// position or the words around where they occur more than once.
//
// A body says what is meant, by its purpose or in plain words: an action
// ("accept", "reject"), a kind ("quote", "claim"), a field with its new value
// ("speaker: Ilse Tarn"), or a comment. What the machine itself read is passed
// over. An annotation that cannot be used is a problem with its number and the
// reason, and stops no other one.
func ReadAnnotations(r io.Reader, docs []hearsay.Annotated, o Options) (found []hearsay.Correction, problems []string, err error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxAnnotations+1))
	switch {
	case err != nil:
		return nil, nil, err
	case len(data) > MaxAnnotations:
		return nil, nil, fmt.Errorf("holds more than %d MiB of annotations; split the file", MaxAnnotations>>20)
	}
	items, err := annotationsIn(data)
	if err != nil {
		return nil, nil, err
	}
	shelf := newShelf(docs, o)
	for i, item := range items {
		c, err := shelf.correction(item)
		switch {
		case err != nil:
			problems = append(problems, fmt.Sprintf("annotation %d %s", i+1, err))
		case c != nil:
			found = append(found, c...)
		}
	}
	return found, problems, nil
}

// annotationsIn returns the annotations that data holds.
func annotationsIn(data []byte) ([]json.RawMessage, error) {
	notJSON := func(err error) error { return fmt.Errorf("is no file of Web Annotations: %w", err) }
	if list, ok := rawList(data); ok {
		return list, nil
	}
	var page struct {
		Type  oneOrMany       `json:"type"`
		Items json.RawMessage `json:"items"`
		First struct {
			Items json.RawMessage `json:"items"`
		} `json:"first"`
		Rows json.RawMessage `json:"rows"` // Hypothesis
	}
	if err := json.Unmarshal(data, &page); err != nil {
		var kind *json.UnmarshalTypeError
		if !errors.As(err, &kind) || kind.Field != "first" { // the address of a page
			return nil, notJSON(err)
		}
	}
	for _, items := range []json.RawMessage{page.Items, page.First.Items, page.Rows} {
		if list, ok := rawList(items); ok {
			return list, nil
		}
	}
	if slices.Contains(page.Type, "Annotation") {
		return []json.RawMessage{data}, nil
	}
	return nil, errors.New("is no file of Web Annotations: it holds neither an annotation nor a list of them")
}

func rawList(data []byte) ([]json.RawMessage, bool) {
	var list []json.RawMessage
	return list, json.Unmarshal(data, &list) == nil && list != nil
}

// oneOrMany is a string or a list of strings; anything else is nothing.
type oneOrMany []string

// UnmarshalJSON never fails.
func (o *oneOrMany) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*o = oneOrMany{one}
		return nil
	}
	var many []any
	if json.Unmarshal(data, &many) == nil {
		for _, v := range many {
			if s, ok := v.(string); ok {
				*o = append(*o, s)
			}
		}
	}
	return nil
}

// shelf finds documents by their names and places in them by words.
type shelf struct {
	byName map[string]*hearsay.Annotated
	points map[string][]int // bytes before each code point, by document
}

func newShelf(docs []hearsay.Annotated, o Options) *shelf {
	s := &shelf{byName: map[string]*hearsay.Annotated{}, points: map[string][]int{}}
	for i := range docs {
		d := &docs[i]
		for _, name := range []string{d.ID, d.URL.Value, webAddress(d.URL.Value), o.name(wire.KindDocument, d.ID)} {
			if name != "" && s.byName[name] == nil {
				s.byName[name] = d
			}
		}
	}
	return s
}

// correction reads one annotation; nil without error for what the machine
// read.
func (s *shelf) correction(data json.RawMessage) ([]hearsay.Correction, error) {
	var a struct {
		Motivation oneOrMany       `json:"motivation"`
		Creator    json.RawMessage `json:"creator"`
		Created    string          `json:"created"`
		Body       json.RawMessage `json:"body"`
		BodyValue  string          `json:"bodyValue"`
		Target     json.RawMessage `json:"target"`
		Ref        string          `json:"hearsay:ref"`
		Other      string          `json:"hearsay:other"`
		Reverts    int64           `json:"hearsay:reverts"`
		// Hypothesis
		Text string    `json:"text"`
		Tags oneOrMany `json:"tags"`
		User string    `json:"user"`
	}
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, errors.New("is no annotation: " + err.Error())
	}
	by, machine := creator(a.Creator)
	if machine {
		return nil, nil
	}
	if by == "" {
		by = a.User
	}
	c := hearsay.Correction{By: by, Ref: a.Ref, Other: a.Other, Reverts: a.Reverts}
	if at, err := time.Parse(time.RFC3339Nano, a.Created); err == nil {
		c.At = at.UTC()
	}
	for _, b := range bodies(a.Body) {
		b.into(&c)
	}
	for _, tag := range append(a.Tags, a.BodyValue, a.Text) {
		body{value: tag}.into(&c)
	}
	if err := settle(&c, a.Motivation); err != nil {
		return nil, err
	}
	targets, err := targetsIn(a.Target)
	if err != nil {
		return nil, err
	}
	var out []hearsay.Correction
	for _, t := range targets {
		d := s.byName[t.source]
		if d == nil {
			return nil, fmt.Errorf("is about %q, which is not in this pile", t.source)
		}
		one := c
		one.Doc = d.ID
		if one.Span, err = s.anchor(d, t); err != nil {
			return nil, err
		}
		one.Exact = one.Span.Of(d.Text)
		if one.Exact == "" && one.Action == hearsay.Insert {
			return nil, errors.New("names no words that it is about")
		}
		out = append(out, one)
	}
	return out, nil
}

// settle completes what the bodies left open and checks that it makes sense.
func settle(c *hearsay.Correction, motivations []string) error {
	if c.Action == "" {
		switch {
		case c.Field != "":
			c.Action = hearsay.Correct
		case c.Kind != "" && !slices.Contains(motivations, "assessing"):
			c.Action = hearsay.Insert
		default:
			return errors.New("does not say what it does (accept, reject, a kind, or a field with its value)")
		}
	}
	if c.Kind == "" {
		return errors.New("does not say what it is about (quote, claim, document …)")
	}
	return nil
}

// creator returns the name of whoever made an annotation, and whether it was
// hearsay itself.
func creator(data json.RawMessage) (string, bool) {
	var name string
	if json.Unmarshal(data, &name) == nil {
		return name, false
	}
	var c struct {
		ID       string    `json:"id"`
		Type     oneOrMany `json:"type"`
		Name     string    `json:"name"`
		Nickname string    `json:"nickname"`
	}
	if json.Unmarshal(data, &c) != nil {
		return "", false
	}
	for _, name := range []string{c.Name, c.Nickname, c.ID} {
		if name != "" {
			return name, name == "hearsay" && slices.Contains(c.Type, "Software")
		}
	}
	return "", false
}
