package page

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
)

// Every colour of text stands out from every ground that it is set on, in
// light and dark, by WCAG 2.2: 4.5 to 1 for text, 3 to 1 for signs and edges
// of controls. Browsers' tools cannot tell that for text in drawings.
func TestContrast(t *testing.T) {
	css := asset("html/style.css")
	light, rest, _ := strings.Cut(css, "prefers-color-scheme: dark")
	dark, _, _ := strings.Cut(rest, "box-sizing")
	_, printed, _ := strings.Cut(css, "@media print")
	variable := regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{3,6});`)
	palette := func(part string, base map[string]string) map[string]string {
		m := map[string]string{}
		for name, color := range base {
			m[name] = color
		}
		for _, v := range variable.FindAllStringSubmatch(part, -1) {
			m[v[1]] = v[2]
		}
		return m
	}
	lightColors := palette(light, nil)
	for name, colors := range map[string]map[string]string{
		"light": lightColors, "dark": palette(dark, lightColors), "print": palette(printed, lightColors),
	} {
		for _, c := range []struct {
			ink     string
			grounds []string
			least   float64
		}{
			{"ink", []string{"paper", "raised", "sunk", "accent-tint", "quote"}, 4.5},
			{"soft", []string{"paper", "raised", "sunk"}, 4.5},
			{"accent", []string{"paper", "raised", "accent-tint", "quote"}, 4.5},
			{"strong-rule", []string{"paper", "raised"}, 3},
			{"accent-line", []string{"paper", "accent-tint"}, 3},
		} {
			for _, ground := range c.grounds {
				if got := contrast(t, colors[c.ink], colors[ground]); got < c.least {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %v", name, c.ink, ground, got, c.least)
				}
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2, from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, color string) float64 {
	t.Helper()
	if len(color) == 4 {
		color = "#" + strings.Repeat(color[1:2], 2) + strings.Repeat(color[2:3], 2) + strings.Repeat(color[3:4], 2)
	}
	var rgb [3]int
	if _, err := fmt.Sscanf(color, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatalf("color %q: %v", color, err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
