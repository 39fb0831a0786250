package outlet

import "testing"

func TestOutletsAreKnownByTheirAddresses(t *testing.T) {
	for _, tt := range []struct {
		credit, outlet string
		want           bool
	}{
		{"The Kelder Harbour Post", "khpost", true},
		{"Kelder Harbour Post", "kelderharbourpost", true},
		{"The Kelder Harbour Post", "khp", true},
		{"Kelder Harbour Post", "kpost", false},
		{"Kelder Post", "kp", false},
		{"Post", "post", true},
	} {
		if got := Names(tt.credit, tt.outlet); got != tt.want {
			t.Errorf("%q as %q: %t, want %t", tt.credit, tt.outlet, got, tt.want)
		}
	}
}

func TestAddressesAreTheSameWithoutScheme(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"https://www.keldpost.example/a/b/", "http://keldpost.example/a/b#top", true},
		{"https://keldpost.example/a?ref=1", "keldpost.example/a", true},
		{"https://keldpost.example/a", "https://keldpost.example/b", false},
		{"", "", false},
	} {
		if got := SameAddress(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %t, want %t", tt.a, tt.b, got, tt.want)
		}
	}
}
