package hearsay

import "testing"

func TestUnitsAreWrittenAsPeopleWriteThem(t *testing.T) {
	for code, want := range map[string]string{
		"1": "", "km": "km", "USD": "USD", "[mi_i]": "miles", "Cel": "°C", "{percentage point}": "percentage points", "{ballot}": "ballot", "[gal_us]/min": "gallons/min", "m/s": "m/s",
	} {
		if got := UnitWords(code); got != want {
			t.Errorf("UnitWords(%q) = %q, want %q", code, got, want)
		}
	}
}
