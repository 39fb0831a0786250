package view

import "testing"

func TestTextFragments(t *testing.T) {
	for words, want := range map[string]string{
		"ten boats":                 "https://a.example/x#:~:text=ten%20boats",
		"well-known, a & b":         "https://a.example/x#:~:text=well%2Dknown%2C%20a%20%26%20b",
		"a b c d e f g h i j k l m": "https://a.example/x#:~:text=a%20b%20c%20d%20e,i%20j%20k%20l%20m",
	} {
		if got := TextFragment("https://a.example/x#old", words); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}
