package names

import "testing"

func TestOtherOffice(t *testing.T) {
	for _, c := range []struct {
		known, said []string
		want        bool
	}{
		{[]string{"chief", "cabinet"}, []string{"press", "house", "white"}, true},
		{[]string{"chief", "cabinet"}, []string{"cabinet"}, false},
		{[]string{"chief", "cabinet"}, []string{"former"}, false},
		{[]string{"chief", "cabinet"}, nil, false},
		{nil, []string{"press"}, false},
	} {
		if got := otherOffice(c.known, c.said); got != c.want {
			t.Errorf("otherOffice(%q, %q) = %v", c.known, c.said, got)
		}
	}
}
