package meta

import (
	"strings"
	"testing"
)

func TestCredits(t *testing.T) {
	for _, c := range []struct {
		in   string
		last bool
		want string
	}{
		{"“We lost all,” she told The Lindhaven Times on Friday.", false, "told The Lindhaven Times"},
		{"He told Radio Norland that it broke.", false, "told Radio Norland"},
		{"He said in an interview with the newspaper Norland Gazette’s editors.", false, "told Norland Gazette"},
		{"She told Reuters the dam was safe.", false, "told Reuters"},
		{"She told Anna Berg the dam was safe.", false, ""},
		{"She told reporters in Lindhaven.", false, ""},
		{"The Associated Press contributed to this report.", false, "agency The Associated Press"},
		{"Associated Press writer Jane Roe contributed to this report.", false, "agency Associated Press"},
		{"Jane Roe contributed to this report.", false, ""},
		{"With files from Reuters", false, "agency Reuters"},
		{"This story was first published by The Norland Post.", false, "published The Norland Post"},
		{"It originally appeared in Lindhaven Echo on Monday.", false, "published Lindhaven Echo"},
		{"The river fell. (Northwire)", true, "agency Northwire"},
		{"The river fell. (Northwire)", false, ""},
		{"The river fell (slowly)", true, ""},
		{"He met the head of the bank (Anna Berg)", true, ""},
		{"— AFP", true, "agency AFP"},
		{"© Norland News", true, "agency Norland News"},
		{"Nothing to see.", true, ""},
		{"", true, ""},
	} {
		var got []string
		for _, cr := range Credits(c.in, c.last) {
			got = append(got, string(cr.Kind)+" "+cr.Name)
			if cr.Span.Of(c.in) != cr.Name {
				t.Errorf("%q: the credit %q stands at %q", c.in, cr.Name, cr.Span.Of(c.in))
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("Credits(%q) = %q, want %q", c.in, s, c.want)
		}
	}
}

func TestIsCaption(t *testing.T) {
	for in, want := range map[string]bool{
		"A man wades through Lindhaven on May 3. Jane Roe / AFP":        true,
		"A man wades through Lindhaven, May 3, 2024. (AP Photo/J. Roe)": true,
		"Sandbags in Lindhaven. Photo: Jane Roe":                        true,
		"A view of the dam. Jane Roe/Norland Post":                      true,
		"Sandbags in Lindhaven [Jane Roe/Reuters]":                      true,
		"The dam broke. The river rose.":                                false,
		"He met the press. Ministers and/or aides spoke":                false,
		"The river fell. (Northwire)":                                   false,
		"Water reached 5 km/h. It rose":                                 false,
		"":                                                              false,
	} {
		if got := IsCaption(in); got != want {
			t.Errorf("IsCaption(%q) = %v", in, got)
		}
	}
}

func TestNamesHost(t *testing.T) {
	for _, c := range []struct {
		name, host string
		want       bool
	}{
		{"The Lindhaven Times", "lindhaventimes.example", true},
		{"Lindhaven Times", "thelindhaventimes.co.example", true},
		{"The Lindhaven Times", "news.the-lindhaven-times.example", true},
		{"The Times", "lindhaventimes.example", false},
		{"ABC", "abc.example", false},
	} {
		if got := NamesHost(c.name, c.host); got != c.want {
			t.Errorf("NamesHost(%q, %q) = %v", c.name, c.host, got)
		}
	}
}

func TestFindHost(t *testing.T) {
	for _, c := range []struct{ text, host, want string }{
		{"The paper was seen by the Lindhaven Herald, it said.", "lindhavenherald.example", "Lindhaven Herald"},
		{"He told “The Norland Post’s” editors.", "thenorlandpost.co.example", "The Norland Post"},
		{"In Norland\n\nPost offices closed.", "norlandpost.example", ""},
		{"The post was sent from Norland.", "norlandpost.example", ""},
		{"", "norlandpost.example", ""},
	} {
		start, end, ok := FindHost(c.text, c.host)
		if ok != (c.want != "") || c.text[start:end] != c.want {
			t.Errorf("FindHost(%q, %q) = %q, %v", c.text, c.host, c.text[start:end], ok)
		}
	}
}

func TestFurniture(t *testing.T) {
	for line, want := range map[string]bool{
		"Advertisement": true, "Posted 2 hours ago": true, "4 min read": true, "Page 3 of 5": true, "___": true, "* * *": true, "SHARE THIS": true,
		"Two hours ago the dam broke.": false, "3 dead": false, "Rain": false, "Page by page": false,
	} {
		if got := IsFurniture(line); got != want {
			t.Errorf("IsFurniture(%q) = %v", line, got)
		}
	}
	for line, want := range map[string]bool{
		"Read more: The dam is old": true, "[Why the dam is old and weak]": true, "Sign up for our newsletter here": true,
		"Related: he said nothing of the kind.": false, "[Laughter]": false, "More rain fell": false,
	} {
		if got := IsPointer(line); got != want {
			t.Errorf("IsPointer(%q) = %v", line, got)
		}
	}
}

func TestInfoLine(t *testing.T) {
	for _, c := range []struct{ line, name, date, rest string }{
		{"Norland Gazette, Sunday 3 March 2024", "Norland Gazette", "2024-03-03", ""},
		{"Jane Roe | 3 March 2024 | 4 min read", "Jane Roe", "2024-03-03", ""},
		{"Norland Office / 03.03.2024", "Norland Office", "2024-03-03", ""},
		{"3 March 2024. Not for release.", "", "2024-03-03", "Not for release."},
		{"3 March 2024", "", "", ""},
		{"The dam broke in 2024, again", "", "", ""},
		{"Jane Roe, 3 March", "", "", ""},
	} {
		got, ok := InfoLine(c.line)
		if ok != (c.date != "") || got.Name != c.name || got.Date.Value != c.date || got.Rest != c.rest {
			t.Errorf("InfoLine(%q) = %+v, %v", c.line, got, ok)
		}
	}
}

func FuzzInfoLine(f *testing.F) {
	f.Add("Norland Gazette, Sunday 3 March 2024 | x")
	f.Fuzz(func(t *testing.T, s string) {
		if info, ok := InfoLine(s); ok && (info.Date.Value == "" || len(info.Name)+len(info.Rest) > len(s)) {
			t.Fatalf("InfoLine(%q) = %+v", s, info)
		}
		if start, end, ok := FindHost(s, "norlandpost.example"); ok && (start < 0 || end > len(s) || start >= end) {
			t.Fatalf("FindHost(%q) = %d, %d", s, start, end)
		}
	})
}

func FuzzCredits(f *testing.F) {
	f.Add("She told The Norland Post. (AP)", true)
	f.Fuzz(func(t *testing.T, s string, last bool) {
		for _, c := range Credits(s, last) {
			if c.Span.Of(s) != c.Name || c.Name == "" {
				t.Fatalf("Credits(%q) yields %+v", s, c)
			}
		}
		IsCaption(s)
	})
}
