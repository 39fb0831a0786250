package capture

import (
	"bytes"
	"strings"
)

// OwnReport reports whether data begins as a report that hearsay has made of other documents: what
// it holds is theirs, and read as one more document it would repeat them all.
func OwnReport(data []byte) bool {
	head := data[:min(len(data), 4<<10)]
	if bytes.Contains(head, []byte(`<meta name="generator" content="hearsay">`)) ||
		bytes.HasPrefix(head, []byte("{\n  \"document\": [\n    {\"kind\":\"document\",")) || bytes.HasPrefix(head, []byte(`{"kind":"document","id":`)) {
		return true
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	first := strings.TrimSpace(string(line))
	for _, header := range ownHeaders {
		if strings.HasPrefix(first, header) {
			return true
		}
	}
	return summary(strings.TrimPrefix(first, "# "))
}

// ownHeaders are how the tables of a report begin.
var ownHeaders = []string{"doc,outlet,published,origin,family,", "doc,outlet,published,quote,form,", "id,source,sha256,media_type,", "a,b,relation,a_in_b,", "finding,type,text,labels,"}

// summary reports whether a line is the first of a report as text: "5 documents, 3 origins".
func summary(line string) bool {
	words := strings.Fields(line)
	noun := func(i int, is string) bool { return strings.TrimSuffix(strings.TrimSuffix(words[i], ","), "s") == is }
	number := func(i int) bool { return strings.Trim(words[i], "0123456789") == "" }
	return len(words) > 3 && number(0) && noun(1, "document") && number(2) && noun(3, "origin")
}
