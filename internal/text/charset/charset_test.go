package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const (
	russian       = "Мэрия сообщила, что мост через реку закрыт до пятницы, движение перекрыто, и объезд займёт час."
	ukrainianText = "Міська рада повідомила, що міст через річку закрито до п'ятниці, рух перекрито, її об'їзд займе годину."
	german        = "Die Brücke über den Fluss bleibt bis Freitag gesperrt, teilte die Behörde für Straßenbau mit."
)

func TestDecode(t *testing.T) {
	enc := func(m *charmap.Charmap, s string) string {
		out, err := m.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	far := strings.Repeat("<!-- far beyond the first kilobyte -->", 200)
	for _, c := range []struct {
		name, in, declared string
		html               bool
		want               string
	}{
		{"plain UTF-8", german, "", false, german},
		{"UTF-8 with a mark", "\ufeff" + german, "", false, german},
		{"UTF-16 with a mark", "\xff\xfeJ\x00a\x00", "", false, "Ja"},
		{"UTF-16 without a mark", "B\x00r\x00i\x00d\x00g\x00e\x00", "", false, "Bridge"},
		{"declared by the carrier", enc(charmap.ISO8859_2, "Łódź"), "iso-8859-2", false, "Łódź"},
		{"declared wrongly for UTF-8", russian, "iso-8859-1", false, russian},
		{"UTF-8 declared wrongly", enc(charmap.Windows1252, german), "utf-8", false, german},
		{"meta far down", "<html>" + far + "<meta charset='windows-1251'>" + enc(charmap.Windows1251, russian), "", true, "<html>" + far + "<meta charset='windows-1251'>" + russian},
		{"meta http-equiv", `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">` + enc(charmap.ISO8859_2, "Łódź"), "", true, `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">Łódź`},
		{"detected windows-1251", enc(charmap.Windows1251, russian), "", false, russian},
		{"detected KOI8-R", enc(charmap.KOI8R, russian), "", false, russian},
		{"detected KOI8-U", enc(charmap.KOI8U, ukrainianText), "", false, ukrainianText},
		{"detected windows-1252", enc(charmap.Windows1252, german+" – „So“"), "", false, german + " – „So“"},
		{"unknown label", german, "x-nothing", false, german},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, name := Decode([]byte(c.in), c.declared, c.html)
			if got != c.want {
				t.Errorf("decoded as %s: %q, want %q", name, got, c.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("<meta charset=koi8-u>\xa4\xc1"), "", true)
	f.Add([]byte("<?xml encoding='utf-16'?>"), "shift_jis", false)
	f.Fuzz(func(t *testing.T, data []byte, declared string, html bool) {
		text, name := Decode(data, declared, html)
		if !utf8.ValidString(text) || name == "" {
			t.Fatalf("Decode(%q, %q) = %q, %q", data, declared, text, name)
		}
	})
}
