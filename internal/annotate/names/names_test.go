package names

import (
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// entityOf reads text and returns the name and type that the last mention with
// the given words is led to, "?" when it is led nowhere.
func entityOf(text, words string) (string, hearsay.PartyType) {
	doc := &hearsay.Document{Text: text}
	n := Read(prose.New(doc, lang.English()), nil)
	for i := len(n.Mentions) - 1; i >= 0; i-- {
		if m := n.Mentions[i]; m.Of(text) == words {
			if m.Entity < 0 {
				return "?", ""
			}
			return n.Entities[m.Entity].Name, n.Entities[m.Entity].Type
		}
	}
	return "", ""
}

func TestMentionsAreLedToEntities(t *testing.T) {
	for _, c := range []struct {
		name, text, words, want string
		typ                     hearsay.PartyType
	}{
		{"title is no part of the name", "The plan of Interior Minister Marta Lind failed.", "Marta Lind", "Marta Lind", hearsay.Person},
		{"surname", "Marta Lind came. On Friday Lind left.", "Lind", "Marta Lind", hearsay.Person},
		{"surname before the full name", "The rally heard Lind speak. Marta Lind left.", "Lind", "Marta Lind", hearsay.Person},
		{"pronoun", "Marta Lind came. She spoke.", "She", "Marta Lind", hearsay.Person},
		{"pronoun of the other gender", "Spokesman Jon Berg met Mrs. Lind. He spoke.", "He", "Jon Berg", hearsay.Person},
		{"second role of an apposition", "Marta Lind, head of the board and the fair organizer, came. Jon Berg left. The organizer spoke.", "The organizer", "Marta Lind", hearsay.Person},
		{"role given by apposition", "Marta Lind, a lawyer for the city, came. Jon Berg left. The lawyer spoke.", "The lawyer", "Marta Lind", hearsay.Person},
		{"a body that there is not", "The militia came. No group claimed the raid. It said so.", "It", "the militia", hearsay.Organization},
		{"role of somebody else after a place", "In Port Ansel, the treasurer, Odile Farran, spoke. Jon Berg left. The treasurer spoke.", "The treasurer", "Odile Farran", hearsay.Person},
		{"a witness who is named", "A witness, Mina Dahl, spoke. She left.", "She", "Mina Dahl", hearsay.Person},
		{"role that only one can have", "Marta Lind came to the dam. The former minister spoke.", "The former minister", "Marta Lind", hearsay.Person},
		{"bare surname that a pronoun tells to be a person's", "Engineers warned Ostrander of the cracks. Ostrander closed the dam. Then Ostrander said he would leave.", "he", "Ostrander", hearsay.Person},
		{"name after a possessive role", "The council's treasurer, Odile Farran, spoke. She left.", "She", "Odile Farran", hearsay.Person},
		{"place of two words is nobody", "Marta Lind flew to New Zealand. She spoke.", "She", "Marta Lind", hearsay.Person},
		{"subject before the one met", "Marta Lind met Ines Falk. She spoke.", "She", "Marta Lind", hearsay.Person},
		{"the one who says it", "The press met Marta Lind on Friday. Ines Falk said she would leave.", "she", "Ines Falk", hearsay.Person},
		{"role behind the name, with another's name in it", "The dam broke, said Dovan Lind, the union’s treasurer. The treasurer left.", "the union’s treasurer", "Dovan Lind", hearsay.Person},
		{"kin before the name of another", "After a call to his mother, Daniel Lind left. He spoke.", "He", "Daniel Lind", hearsay.Person},
		{"role with its own owner is somebody else", "Marta Lind came to the dam. The author of the study spoke.", "The author", "the author of the study", hearsay.Unnamed},
		{"hills and their radio", "The mud came down in the Torran highlands. Radio Torran reported it.", "Torran", "Torran", hearsay.Organization},
		{"a town and its paper", "The dam is near Ostrin. It leaks, the Ostrin Courier reported.", "Ostrin", "Ostrin", hearsay.Organization},
		{"a surname that is a month", "Laura May came to Tarnby in May. She spoke.", "Laura May", "Laura May", hearsay.Person},
		{"a name that is a month cut short", "Ajmal Jan, a shopkeeper, came on 3 Jan. He spoke.", "Ajmal Jan", "Ajmal Jan", hearsay.Person},
		{"a given name that is a month", "In June the mayor met June Tarr in Vale.", "June Tarr", "June Tarr", hearsay.Person},
		{"an age for a name", "Jon Berg, 42, was held on Monday. His brother Tom Berg left. The 42-year-old said nothing.", "The 42-year-old", "Jon Berg", hearsay.Person},
		{"an age before the name", "Police held 42-year-old Jon Berg. Tom Falk left. The 42-year-old said nothing.", "The 42-year-old", "Jon Berg", hearsay.Person},
		{"an age for somebody without a name", "A 30-year-old man came. Jon Berg left. The 30-year-old said nothing.", "The 30-year-old", "a 30-year-old man", hearsay.Unnamed},
		{"an age that nobody was given", "Sheriff Jon Berg came. The 15-year-old said nothing.", "The 15-year-old", "the 15-year-old", hearsay.Unnamed},
		{"another calling", "Mayor Orla Venn came. The clerk said nothing.", "The clerk", "the clerk", hearsay.Unnamed},
		{"an office before the name with a rank of two words", "The Minister of War, Colonel-General Marta Lind, came. Then the Minister left.", "the Minister", "Marta Lind", hearsay.Person},
		{"an office before the name with its title", "It is late, said the Minister of Health, Dr Marta Lind. Then the Minister left.", "the Minister", "Marta Lind", hearsay.Person},
		{"firm by apposition", "The government paid half. Corvane Sund, the company that owns the ferry, paid the rest. It plans to leave.", "It", "Corvane Sund", hearsay.Organization},
		{"a firm's chairman is a person", "Corvane Sund, the company chairman, paid the rest.", "Corvane Sund", "Corvane Sund", hearsay.Person},
		{"unnamed taken up", "A senior rescue official came. The official spoke.", "The official", "a senior rescue official", hearsay.Unnamed},
		{"group", "Western officials spoke.", "Western officials", "Western officials", hearsay.Group},
		{"organisation", "The Ministry of Water spoke.", "Ministry of Water", "Ministry of Water", hearsay.Organization},
		{"a house called after a saint", "St Ansgar's Hospital said 20 came. Lorvane University Hospital said 31 came.", "St Ansgar's Hospital", "St Ansgar's Hospital", hearsay.Organization},
		{"an owner who is no part of the name", "Lorvane's Hospital Board spoke.", "Hospital Board", "Hospital Board", hearsay.Organization},
		{"a body for people of a kind", "The Women's Institute spoke.", "Women's Institute", "Women's Institute", hearsay.Organization},
		{"a sheriff's office", "The Lorvane County Sheriff's Office spoke.", "Lorvane County Sheriff's Office", "Lorvane County Sheriff's Office", hearsay.Organization},
		{"who is called by a calling", "Trooper Marta Lind spoke. She left.", "She", "Marta Lind", hearsay.Person},
		{"a prosecutor of a county", "Lorvane County Prosecutor Dell Berg spoke. He left.", "He", "Dell Berg", hearsay.Person},
		{"a chief of police", "Halm Chief of Police Halm Thomas spoke. He left.", "He", "Halm Thomas", hearsay.Person},
		{"who told the sentence before", "Holm's aide spoke. Marta Lind, Holm's aide, said that it was late. Holm left. “It was,” she said.", "she", "Marta Lind", hearsay.Person},
		{"two words that a hyphen makes one", "Osk-Cola spoke. It fell.", "It", "Osk-Cola", hearsay.Organization},
		{"a hyphen inside a name", "It burned in Hald-locka on Friday.", "Hald-locka", "Hald-locka", hearsay.Organization},
		{"a hyphen behind a name", "The Lorvik-based firm left. It burned in Lorvik.", "Lorvik", "Lorvik", hearsay.Organization},
		{"a common noun that begins a name", "It burned in Back of the Yards on Friday.", "Back of the Yards", "Back of the Yards", hearsay.Organization},
		{"a person of a place", "It was said by Marta Lind of Lorvik on Friday.", "Marta Lind", "Marta Lind", hearsay.Person},
		{"a county called after somebody", "It burned in Queen Anna's County on Friday.", "Queen Anna's County", "Queen Anna's County", hearsay.Organization},
		{"firm joined by an ampersand", "He lost money when Tarn & County closed.", "Tarn & County", "Tarn & County", hearsay.Organization},
		{"firm by its trade", "Pellworth Capital spoke.", "Pellworth Capital", "Pellworth Capital", hearsay.Organization},
		{"firm without its trade", "Pellworth Capital spoke. Then Pellworth left.", "Pellworth", "Pellworth Capital", hearsay.Organization},
		{"a town by which a firm is called", "Pellworth Energy spoke. The dam at Pellworth broke.", "Pellworth", "Pellworth", hearsay.Organization},
		{"a person with the name of a trade", "Paul Banks spoke. He left. Susan Marine came.", "Susan Marine", "Susan Marine", hearsay.Person},
		{"street", "It burned in Sherry Avenue.", "Sherry Avenue", "Sherry Avenue", hearsay.Organization},
		{"a person called as sites are", "Paul Hill came. Odrun Hill, 42, left.", "Odrun Hill", "Odrun Hill", hearsay.Person},
		{"a person with a title called as sites are", "Mayor Odrun Hill left.", "Odrun Hill", "Odrun Hill", hearsay.Person},
		{"a name in a line of capitals", "TWO DEAD IN TARNVIK HOUSE FIRE. It burned in Tarnvik on Friday.", "TARNVIK", "Tarnvik", hearsay.Organization},
		{"a body of those who make it up", "He met Doctors Without Borders on Friday.", "Doctors Without Borders", "Doctors Without Borders", hearsay.Organization},
		{"a body for a cause", "It was paid by Democrats for Education Reform on Friday.", "Democrats for Education Reform", "Democrats for Education Reform", hearsay.Organization},
		{"a name with its number", "The Korvan 9 flew on Friday. Then the Korvan 9 fell.", "Korvan 9", "Korvan 9", hearsay.Organization},
		{"a name before several numbers", "It was Korvan 9 and Korvan 7 on Friday. Then Korvan 9 left.", "Korvan", "Korvan", hearsay.Organization},
		{"storm", "Hurricane Odette came. Then Odette left.", "Odette", "Hurricane Odette", hearsay.Unknown},
		{"law", "The vote on the Ferry Safety Bill came.", "Ferry Safety Bill", "Ferry Safety Bill", hearsay.Unknown},
		{"body with a site in its name", "The Union of Harbour States spoke.", "Union of Harbour States", "Union of Harbour States", hearsay.Organization},
		{"plural of people", "The House Republicans left.", "House Republicans", "House Republicans", hearsay.Group},
		{"a surname in the plural", "Derek Scissors left.", "Derek Scissors", "Derek Scissors", hearsay.Person},
		{"month that is cut", "Rival Veltrane, which reports on Feb. 11, spoke. It left.", "It", "Veltrane", hearsay.Organization},
		{"a rival in lower case", "Its rival Veltrane spoke.", "Veltrane", "Veltrane", hearsay.Organization},
		{"the agency of a dateline", "LORVANE CITY (AP) — Jon Berg came. AP has a picture.", "AP", "AP", hearsay.Organization},
		{"the body that says it", "The harbour board met the mayor. The Cray Company said on Monday it would close.", "it", "Cray Company", hearsay.Organization},
		{"what a possessive before has taken up", "The Harbour Service left. Ilva Tarn spoke. Then Tarn corrected the count. After comparing its papers with those of the Dockers' Union, it now says that 43 people left.", "it", "Harbour Service", hearsay.Organization},
		{"what parties do", "The Cray Company closed its shop. It plans to sell the house.", "It", "Cray Company", hearsay.Organization},
		{"what seems is no body", "The Cray Company closed its shop. It seems that nobody came.", "It", "?", ""},
		{"a noun that names no party since", "The Cray Company built the bridge. The flood came in May, and then it fell.", "it", "?", ""},
		{"witnesses rather than those told", "Witnesses told Channel Nine News they saw a car.", "they", "Witnesses", hearsay.Group},
		{"a firm's parent behind its description", "The mayor praised the firm’s parent company, Olmec Dravos, on Monday. The parent company left.", "The parent company", "Olmec Dravos", hearsay.Organization},
		{"a firm behind what a body said", "According to the agency, Olmec Dravos left. The agency spoke.", "The agency", "the agency", hearsay.Organization},
		{"a gunman who is named", "Gunman named locally as Terence Foyle, 49, a plumber. Neighbours say he lost money when Tarn & County closed.", "he", "Terence Foyle", hearsay.Person},
		{"a common noun at the head of a sentence", "Gunman held after raid.", "Gunman", "Gunman", hearsay.Unnamed},
		{"a surname that is a role noun", "Susan Baker came. Baker spoke.", "Baker", "Susan Baker", hearsay.Person},
		{"a suspect who is named", "The suspect is 23-year-old Devin Spann. Police found a note by Spann. The suspect left.", "The suspect", "Devin Spann", hearsay.Person},
		{"a victim who is named by somebody", "The victim was identified by Devin Spann. The victim left.", "The victim", "the victim", hearsay.Unnamed},
		{"a party before a name", "Nobody thanked Democrat Clinton.", "Clinton", "Clinton", hearsay.Person},
		{"a house that burns", "The council met. It was in the house.", "the house", "", ""},
		{"a part of the body", "He was shot in the head.", "the head", "", ""},
		{"the head of a body", "The head of the union spoke.", "The head", "the head of the union", hearsay.Unnamed},
		{"a firm's own words for itself", "“Our company is fine,” Jon Berg of Veltrane said. The company left.", "The company", "Veltrane", hearsay.Organization},
		{"a clause behind a comma", "It is a bad deal for Trump, a second person briefed on last weekend's phone call said.", "a second person", "a second person", hearsay.Unnamed},
		{"a person behind the body", "The envoy to the Harbour Nations Anna Lind spoke.", "Anna Lind", "Anna Lind", hearsay.Person},
	} {
		t.Run(c.name, func(t *testing.T) {
			if name, typ := entityOf(c.text, c.words); name != c.want || typ != c.typ {
				t.Errorf("%q in %q is %q (%s), want %q (%s)", c.words, c.text, name, typ, c.want, c.typ)
			}
		})
	}
}

func TestPronounWithTwoCandidatesIsLeftAlone(t *testing.T) {
	if name, _ := entityOf("Jon Berg and Tom Falk came. He spoke.", "He"); name != "?" {
		t.Errorf("he is led to %q", name)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Marta Lind, a spokeswoman for the Ministry of, said he (NATO) of the")
	f.Fuzz(func(t *testing.T, text string) {
		x := prose.New(&hearsay.Document{Text: text}, lang.English())
		n := Read(x, nil)
		for _, m := range n.Mentions {
			if m.Entity >= len(n.Entities) || m.Of(text) == "" {
				t.Fatalf("mention %+v", m)
			}
		}
		for s := range x.Sentences {
			n.Party(s, 0, len(x.Sentences[s].Tokens))
		}
	})
}

func TestPlacesAreKnownByWhatStandsBeforeThem(t *testing.T) {
	for _, c := range []struct {
		name, text, words string
		want              bool
	}{
		{"a town", "It burned in Lorvane on Monday. The mill near Lorvane burned, too.", "Lorvane", true},
		{"a town of two words", "It burned in Tel Lorvane on Monday.", "Tel Lorvane", true},
		{"a firm that people hold a part of", "The fund has a stake in Veltrane.", "Veltrane", false},
		{"what says something", "It burned in Lorvane. Lorvane said it was late.", "Lorvane", false},
		{"a person", "It came to light in Marta Lind's book. Lind spoke.", "Marta Lind", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := Read(prose.New(&hearsay.Document{Text: c.text}, lang.English()), nil)
			for _, e := range n.Entities {
				if e.Name == c.words && e.Place != c.want {
					t.Errorf("%q in %q is a place: %v", c.words, c.text, e.Place)
				}
			}
		})
	}
}

func TestNamesAtTheHeadOfASentence(t *testing.T) {
	for text, want := range map[string]string{
		"Embattled Irena Holt said that 40 people died.":                       "Irena Holt",
		"Furious Mary Berg said that 40 people died.":                          "Mary Berg",
		"MP Tom Lind said that 40 people died.":                                "Tom Lind",
		"Ahmed Abu Ali said that 40 people died.":                              "Ahmed Abu Ali",
		"Open Hand, a charity, said that 40 people died.":                      "Open Hand",
		"Families of the Captured, an association in Osk, said so.":            "Families of the Captured",
		"Friends of the Forest said that 40 trees were felled.":                "Friends of the Forest",
		"The Institute for the Study of War said that 40 people died.":         "Institute for the Study of War",
		"Three people died. The house on East 13th Street has been condemned.": "East 13th Street",
	} {
		n := namesIn(text)
		found := false
		for _, e := range n.Entities {
			found = found || e.Name == want
		}
		if !found {
			t.Errorf("%s: no %q among %v", text, want, n.Entities)
		}
	}
}
