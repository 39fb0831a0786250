package meta

import "testing"

func TestDateLine(t *testing.T) {
	for _, c := range []struct {
		in, want string
		updated  bool
	}{
		{"March 3, 2024", "2024-03-03", false},
		{"3 March 2024", "2024-03-03", false},
		{"Published: Sunday, 3rd of March, 2024", "2024-03-03", false},
		{"Mar. 3, 2024 at 3:07 p.m. EST", "2024-03-03T15:07-05:00", false},
		{"Mar 3, 2024 | 3 min read", "2024-03-03", false},
		{"Updated March 4, 2024, 10:15 GMT", "2024-03-04T10:15Z", true},
		{"Updated 4 March 2024 – Published 3 March 2024", "2024-03-03", false},
		{"2024-03-03", "2024-03-03", false},
		{"3. März 2024, 15:07 Uhr", "2024-03-03T15:07", false},
		{"3 de marzo de 2024", "2024-03-03", false},
		{"Publié le 3 mars 2024 à 15h07", "2024-03-03T15:07", false},
		{"3 березня 2024, 15:07", "2024-03-03T15:07", false},
		{"3 марта 2024 г.", "2024-03-03", false},
		{"03.04.2024", "2024-04-03", false},
		{"13/04/2024", "2024-04-13", false},
		{"04/13/2024", "2024-04-13", false},
		{"March 2024", "2024-03", false},
		{"03/04/2024", "", false},
		{"March 3", "", false},
		{"February 30, 2024", "", false},
		{"The dam broke on March 3, 2024", "", false},
		{"1,200 homes", "", false},
		{"2024", "", false},
		{"", "", false},
	} {
		d, ok := DateLine(c.in)
		if d.Value != c.want || d.Updated != c.updated || ok != (c.want != "") {
			t.Errorf("DateLine(%q) = %+v, %v; want %q, updated %v", c.in, d, ok, c.want, c.updated)
		}
	}
}

func TestDateLineOfALanguage(t *testing.T) {
	for _, c := range []struct{ in, language, want string }{
		{"03/04/2024", "fr", "2024-04-03"},
		{"03/04/2024", "fr-CA", ""},
		{"03/04/2024", "en-GB", "2024-04-03"},
		{"03/04/2024", "en", ""},
		{"03/04/2024", "", ""},
		{"03/13/2024", "de", "2024-03-13"}, // nothing else is possible
		{"25.04.24", "de", "2024-04-25"},
		{"25.04.98", "pl", "1998-04-25"},
		{"25.04.24", "ko", ""},
		{"25.04.24", "", ""},
		{"25/04/24", "de", ""},
	} {
		if d, ok := DateLineIn(c.in, c.language); d.Value != c.want || ok != (c.want != "") {
			t.Errorf("DateLineIn(%q, %q) = %+v, %v; want %q", c.in, c.language, d, ok, c.want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-03T15:07:42.389000+00:00": "2024-03-03T15:07:42Z",
		"2024-03-03 15:07:42.38+0200":      "2024-03-03T15:07:42+02:00",
		"2024-03-03T15:07Z":                "2024-03-03T15:07Z",
		"20240303":                         "2024-03-03",
		"2024/03/03":                       "2024-03-03",
		"2024-03":                          "2024-03",
		"2024":                             "2024",
		"Sun, 03 Mar 2024 15:07:00 GMT":    "2024-03-03T15:07:00Z",
		"Sun, 03 Mar 2024 15:07:00 +0200":  "2024-03-03T15:07:00+02:00",
		"5 Mar 24 9:05 EST":                "2024-03-05T09:05-05:00",
		"Tue, 5 Mar 2024 09:05:00 PDT":     "2024-03-05T09:05:00-07:00",
		"Tue, 05 Mar 24 09:05:00 -0500":    "2024-03-05T09:05:00-05:00",
		"Tue, 05 Mar 2024 09:05:00 XYZ":    "2024-03-05T09:05:00",
		"1709478420":                       "2024-03-03T15:07:00Z",
		"1709478420000":                    "2024-03-03T15:07:00Z",
		"March 3, 2024":                    "2024-03-03",
		"2024-13-03":                       "",
		"2024-02-30":                       "",
		"yesterday":                        "",
		"12345":                            "",
	} {
		if got := ParseDate(in); got != want {
			t.Errorf("ParseDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	f.Add("Updated March 4, 2024, 10:15 GMT")
	f.Add("2024-03-03T15:07:42.38+0200")
	f.Fuzz(func(t *testing.T, s string) {
		if v := ParseDate(s); v != "" && ParseDate(v) != v {
			t.Fatalf("%q is read as %q, and that as %q", s, v, ParseDate(v))
		}
	})
}
