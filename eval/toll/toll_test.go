package toll

import "testing"

func TestRead(t *testing.T) {
	tests := []struct {
		name, title, text string
		want              Toll
	}{
		{"counts in words", "", "A blast left two men dead and six others injured in Felling.", Toll{2, 6}},
		{"active verbs", "", "A gunman opened fire, killing three people and wounding five.", Toll{3, 5}},
		{"one without a number", "Man killed in Ostrand", "A man was shot dead on Monday, police said.", Toll{1, 0}},
		{"ages are no counts", "Girl, 14, dies", "The girl, 14, died on Dec. 25 after she was shot.", Toll{1, 0}},
		{"nobody dead", "", "Four people were injured at a fair. Two homicide detectives came.", Toll{0, 4}},
		{"fatal wounds are no injured", "", "He was fatally wounded at home.", Toll{1, 0}},
		{"nothing", "Council meets", "The council met for three hours.", Toll{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Read(tt.title, tt.text); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("5 dead", "A man, 3, was shot. Two others died.")
	f.Fuzz(func(t *testing.T, title, text string) {
		if got := Read(title, text); got.Killed < 0 || got.Injured < 0 {
			t.Fatalf("negative toll %+v", got)
		}
	})
}
