package html

import (
	"strings"
	"testing"
	"time"
)

func TestHostilePagesEndSoon(t *testing.T) {
	for name, page := range map[string]string{
		"a million nested elements": strings.Repeat("<div>", 1_000_000),
		"nested with text":          strings.Repeat("<div>a<b>", 100_000),
		"ten megabytes of p":        strings.Repeat("<p>", 3_500_000),
		"null characters":           strings.Repeat("&#0;", 500_000),
		"one word":                  strings.Repeat("a", 1_000_000),
		"links":                     strings.Repeat("<a href=x>y</a> ", 40_000),
		"attributes":                "<p " + strings.Repeat("a=b ", 1_000_000) + ">",
		"JSON-LD nested":            `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 100_000) + "</script>",
		"tables":                    strings.Repeat("<table><tr><td>", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Read(page, "")
			t.Logf("%v, error %v", time.Since(start), err)
			if time.Since(start) > 20*time.Second {
				t.Errorf("took %v", time.Since(start))
			}
		})
	}
}
