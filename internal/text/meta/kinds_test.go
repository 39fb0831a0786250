package meta

import "testing"

func TestIsKind(t *testing.T) {
	for line, want := range map[string][2]bool{
		"PRESS RELEASE":              {false, true},
		"For immediate release":      {false, true},
		"Statement to the press":     {false, true},
		"Situation Report No. 12":    {true, true},
		"Flash Update #4":            {true, true},
		"No. 14/2026":                {true, true},
		"Note to editors":            {false, true},
		"Statement on the flood":     {false, false},
		"Police release photo":       {false, false},
		"The Bulletin":               {false, false},
		"The Press":                  {false, false},
		"Press Office":               {false, false},
		"14":                         {false, false},
		"Weekly":                     {false, false},
		"Report of Ministry of Coal": {false, false},
	} {
		numbered, ok := IsKind(line)
		if ok != want[1] || ok && numbered != want[0] {
			t.Errorf("IsKind(%q) = %v, %v", line, numbered, ok)
		}
	}
}

func TestNamesOfBodies(t *testing.T) {
	for name, want := range map[string]bool{
		"MINISTRY OF RELIEF":              true,
		"St Anne's Hospital, Merrow":      true,
		"Dock and Ferry Workers' Union":   true,
		"Ministry Denies Reports":         false,
		"Open Hands":                      false,
		"Police Chief Resigns Over Fraud": false,
	} {
		if got := IsBody(name); got != want {
			t.Errorf("IsBody(%q) = %v", name, got)
		}
	}
	for name, want := range map[string]bool{
		"REPUBLIC OF NORLAND":                true,
		"Federal Republic of Norland":        true,
		"Embassy of the Republic of Norland": false,
		"Union Station Closed":               false,
	} {
		if got := IsState(name); got != want {
			t.Errorf("IsState(%q) = %v", name, got)
		}
	}
}

func TestBylineOutlet(t *testing.T) {
	for line, want := range map[string]string{
		"By Mick Tarrow for the Daily Hook":      "Daily Hook",
		"By MICK TARROW FOR THE DAILY HOOK":      "DAILY HOOK",
		"By Mick Tarrow For MailOnline":          "MailOnline",
		"By Jane Roe for The Lamp | 3 May 2024":  "The Lamp",
		"By Jane Roe for Reuters":                "",
		"By Jane Roe for the Associated Press":   "",
		"By Jane Roe":                            "",
		"The search for the Daily Hook goes on":  "",
		"By far the best choice for the country": "",
	} {
		if got := BylineOutlet(line); got != want {
			t.Errorf("BylineOutlet(%q) = %q, want %q", line, got, want)
		}
	}
}

func TestIsPress(t *testing.T) {
	for name, want := range map[string]bool{
		"Norland Press": true, "Lindhaven News": true, "City News Agency": true,
		"Emily Post": false, "Jane Star": false, "Press": false, "Jane Roe": false, "Ian Wire": false,
	} {
		if got := IsPress(name); got != want {
			t.Errorf("IsPress(%q) = %v", name, got)
		}
	}
}
