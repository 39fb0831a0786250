package quotation

import "testing"

func TestFrameThatCloses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a plain verb to the tagger", "Government shelling killed at least 14 civilians in the town of Darreb on Friday, rescue workers said.", "workers"},
		{"two who say it", "The attackers opened fire on a bus near Kolum, leaving 11 people dead and 16 wounded, witnesses and officials said.", "witnesses and officials"},
		{"behind an aside", "Hospitals in Ombria are treating 1,900 flu patients, 240 of them in intensive care, the association of clinics said on Wednesday.", "the association"},
		{"a name in apposition", "Without more money, rations for 1.8 million refugees will be cut by half from November, the programme's director, Abel Kone, warned on Friday.", "Abel Kone"},
		{"where it was said", "The dam may break within days, the fire chief said in Holm.", "the fire chief"},
		{"nobody who said nothing", "When the police arrived, the two men said nothing.", ""},
		{"not what is listed", "They sang, danced and said.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, quotes := read(c.text)
			got := ""
			if len(quotes) > 0 {
				got = quotes[0].Speaker.Name
			}
			if got != c.want || len(quotes) > 1 {
				t.Errorf("got %+v, want %q", quotes, c.want)
			}
		})
	}
}
