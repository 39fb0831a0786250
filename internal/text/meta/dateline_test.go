package meta

import "testing"

func TestReadDateline(t *testing.T) {
	for _, c := range []struct{ in, exact, place, agency string }{
		{"LINDHAVEN, Norland — The dam broke.", "LINDHAVEN, Norland", "Lindhaven, Norland", ""},
		{"LINDHAVEN (Reuters) - The dam broke.", "LINDHAVEN", "Lindhaven", "Reuters"},
		{"LINDHAVEN, May 3 (AFP) – The dam broke.", "LINDHAVEN", "Lindhaven", "AFP"},
		{"LINDHAVEN May 3 (AFP) – The dam broke.", "LINDHAVEN", "Lindhaven", "AFP"},
		{"LINDHAVEN, Fla. (Northwire) -- The dam broke.", "LINDHAVEN, Fla.", "Lindhaven, Fla.", "Northwire"},
		{"ST. ANSGAR, Norland—The dam broke.", "ST. ANSGAR, Norland", "St. Ansgar, Norland", ""},
		{"PORTO DE LUZ/LINDHAVEN – The dam broke.", "PORTO DE LUZ/LINDHAVEN", "Porto de Luz/Lindhaven", ""},
		{"Lindhaven, 3 May 2024 (AFP) — The dam broke.", "Lindhaven", "Lindhaven", "AFP"},
		{"Lindhaven (AP) — The dam broke.", "Lindhaven", "Lindhaven", "AP"},
		{"КИЇВ, 3 травня — Греблю прорвало.", "КИЇВ", "Київ", ""},
		{"OSLO — Talks failed. Oslo had hoped for more.", "OSLO", "Oslo", ""},
		{"NATO — the alliance — met. NATO said so.", "", "", ""},
		{"BREAKING — The dam broke.", "", "", ""},
		{"The dam – built in 1950 – broke.", "", "", ""},
		{"Lindhaven – a town in the north – was flooded.", "", "", ""},
		{"THE dam broke, officials said — again.", "", "", ""},
		{"“LINDHAVEN — is gone,” he said.", "", "", ""},
		{"It broke. LINDHAVEN — The dam.", "", "", ""},
		{"LINDHAVEN", "", "", ""},
		{"", "", "", ""},
	} {
		d, ok := ReadDateline(c.in, c.in)
		if ok != (c.place != "") || d.Place != c.place || ok && c.in[d.Start:d.End] != c.exact || d.Agency != c.agency {
			t.Errorf("ReadDateline(%q) = %+v, %v; want %q as %q, agency %q", c.in, d, ok, c.exact, c.place, c.agency)
		}
		if d.Agency != "" && c.in[d.AgencyStart:d.AgencyEnd] != d.Agency {
			t.Errorf("agency of %q stands at %q", c.in, c.in[d.AgencyStart:d.AgencyEnd])
		}
	}
}

func FuzzDateline(f *testing.F) {
	f.Add("LINDHAVEN, Fla. (Northwire) -- The dam broke.")
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ReadDateline(s, s)
		if ok && (d.Start < 0 || d.End <= d.Start || d.End > len(s) || d.Place == "") {
			t.Fatalf("ReadDateline(%q) = %+v", s, d)
		}
	})
}

func TestBylineLine(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"By Jane Roe", []string{"Jane Roe"}},
		{"BY JANE ROE AND JOHN DOE", []string{"JANE ROE", "JOHN DOE"}},
		{"By Jane Roe, John Doe and Ali bin Said", []string{"Jane Roe", "John Doe", "Ali bin Said"}},
		{"By Jane Roe, Political Correspondent", []string{"Jane Roe"}},
		{"By Jane Roe in Lindhaven", []string{"Jane Roe"}},
		{"Von Jana Roth und Kai de Vries", []string{"Jana Roth", "Kai de Vries"}},
		{"Автор: Олена Роса", []string{"Олена Роса"}},
		{"By Friday the river had risen", nil},
		{"By the river", nil},
		{"By 2030", nil},
		{"Written by Jane Roe | 3 May 2024", []string{"Jane Roe"}},
		{"Jane Roe", nil},
	} {
		got, ok := BylineLine(c.in)
		if ok != (c.want != nil) || len(got) != len(c.want) {
			t.Errorf("BylineLine(%q) = %q, %v; want %q", c.in, got, ok, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("BylineLine(%q) = %q; want %q", c.in, got, c.want)
			}
		}
	}
}
