package claim

import (
	"strings"
	"testing"
)

func TestAWholeIsNotWhatItsPortionIs(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a number of a number", "Four of the five men died at the scene.", "4 killed; 5 men"},
		{"a fraction", "A quarter of the 400 patients died.", "0.25 killed; 400 patients"},
		{"percent", "12 percent of the 400 houses were destroyed.", "12 share of houses destroyed; 400 houses"},
		{"whose it is", "The storm destroyed 12 of the town's 40 houses.", "12 houses destroyed; 40 houses"},
		{"the whole first", "Of the 40 passengers, 12 were killed.", "40 passengers; 12 killed"},
		{"nothing is told of it", "Four of the five died at the scene.", "4 killed"},
		{"what it is itself", "Twelve of the 40 wounded were captured.", "12 captured; 40 wounded"},
		{"what is told of it behind", "Some of the 40 people who gathered left.", "40 present at the event"},
		{"what it did to others", "Some of the 40 men who killed ten guards were freed.", "40 men; 10 killed"},
		{"whose children", "A mother of three was killed.", ""},
		{"those in a team", "A team of 12 found three bodies.", "3 killed"},
		{"what the dead are", "Eight men and four women were killed.", "8 killed; 4 killed"},
		{"not one of them", "Not one of the 300 guests died.", "300 guests"},
		{"those for whom bodies are given", "The bodies of 40 fighters were exchanged for 12 soldiers.", "40 killed; 12 exchanged"},
		{"those aboard who died", "All 40 people aboard the plane died.", "40 killed"},
		{"those aboard who did not", "The plane with 40 people aboard landed.", "40 on board"},
		{"those who live there", "The town, home to 4,000 people, was taken.", "4000 people"},
		{"how often somebody dies", "One person dies every 12 seconds.", "1 killed"},
		{"out of a whole", "Norrand delivered 40 tanks out of 300.", "40 tanks delivered; 300 tanks"},
		{"what is shot down", "Norrand launched 40 drones, of which 30 were shot down.", "40 drones launched; 30 shot down"},
		{"not all of them", "Not all of the 40 passengers survived.", "40 passengers"},
		{"those who shoot", "Two guards shot three men.", "2 guards; 3 shot"},
		{"those by whom it was done", "Twelve people were killed by two brothers.", "12 killed; 2 brothers"},
		{"those who are shot", "Two guards shot by robbers were freed.", "2 shot"},
		{"those whom something carries", "Two boats carrying 40 men sank.", "2 boats sank; 40 on board"},
		{"those whom a place employs", "Twelve workers at a plant that employs 400 were dismissed.", "12 job cuts; 400 employs"},
		{"those who stand by", "A bus with 40 pupils was hit.", "40 pupils"},
		{"what they were in", "Eight men in a convoy of 20 trucks were killed.", "8 killed; 20 trucks"},
		{"those who hold it", "A strike by 300 pilots ended on Friday.", "300 strike"},
		{"those who take part", "A march of 5,000 people ended on Friday.", "5000 march"},
		{"those in a group", "A group of 300 people was arrested.", "300 arrested"},
		{"those with them", "Eight men with two dogs were arrested.", "8 arrested; 2 dogs"},
		{"what befell all of it", "Of the 40 killed, 12 were children.", "40 killed; 12 killed"},
		{"a total is no portion", "A total of 400 people were killed.", "400 killed"},
		{"a noun with a number behind it", "The deaths of 40 people were confirmed.", "40 killed"},
	} {
		if got := figuresOf(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatBefellOthersIsNotOfThoseCounted(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"who harms", "Three gunmen killed 40 people.", "3 gunmen; 40 killed"},
		{"what harms", "Two storms displaced 4,000 people.", "2 storms; 4000 displaced"},
		{"who is harmed", "Three gunmen were killed.", "3 killed"},
		{"who flees", "Some 4,000 people fled their homes.", "4000 displaced"},
		{"who did it in a clause", "Two gunmen who killed 12 people were arrested.", "2 arrested; 12 killed"},
		{"who did it between commas", "Two gunmen, who killed 12 people, were arrested.", "2 arrested; 12 killed"},
		{"who did it, behind what befell them", "Police freed two men who killed 12 people.", "2 released; 12 killed"},
		{"what they are suspected of", "Three men suspected of robbing 12 banks were arrested.", "3 arrested; 12 robbing"},
		{"what they are charged with", "A man charged with 12 murders was freed.", "12 charged"},
		{"whom they hold", "Rebels holding 12 hostages were killed.", "12 held"},
		{"what they work with", "Police using 12 dogs arrested 40 men.", "12 using; 40 arrested"},
		{"what the boat holds", "A boat packed with 100 migrants capsized; 40 were rescued.", "100 packed; 40 rescued"},
		{"what was to be done", "A plan to open 12 schools was dropped.", "12 open"},
		{"what is done", "Rebels vowed to free 12 hostages.", "12 released"},
		{"jobs that something costs", "The merger has cost 300 jobs.", "300 job cuts"},
		{"lives that something costs", "The storm cost 14 lives.", "14 killed"},
		{"whose jobs it costs", "The crash has cost 300 workers their jobs.", "300 job cuts"},
		{"what tickets cost", "The ticket costs 12 crowns.", "12 cost"},
		{"who says it", "The toll now stands at 60, officials said.", "60 killed"},
		{"what could not be done", "Some 400 homes could not be saved.", "400 not saved"},
		{"the votes for it", "The bill passed by 52 votes to 48.", "52 votes for; 48 votes against"},
		{"the votes against it", "Lawmakers rejected the bill by 52 votes to 48.", "52 votes against; 48 votes for"},
		{"who votes against it", "The Senate voted by 60 to 40 against the deal.", "60 votes against; 40 votes for"},
		{"the votes of rivals", "Lind beat Holm by 52 votes to 48.", "52 votes; 48 votes"},
		{"who is to die", "The court sentenced 14 men to death.", "14 sentenced"},
		{"who was to die", "Fourteen men were condemned to death.", "14 condemned"},
		{"who died of it", "Fourteen men were burned to death.", "14 killed"},
		{"what somebody came to find", "Police went to the bar to find four people shot.", "4 shot"},
		{"what somebody says", "He was at home after police saying 12 people were killed.", "12 killed"},
		{"all but some", "All but two of the passengers were rescued.", "2 not rescued"},
		{"all but one", "All but one walked out.", "1 not walked out"},
		{"nobody but some", "Nobody but two passengers was rescued.", ""},
		{"all but so", "He was all but dead.", ""},
		{"among whom", "There were no deaths among the 400 passengers.", "0 killed; 400 passengers"},
		{"how badly", "Twelve people were killed and 30 wounded, five of them seriously.", "12 killed; 30 wounded; 5 wounded"},
	} {
		if got := figuresOf(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// figuresOf returns the figures of a text with what they measure.
func figuresOf(text string) string {
	var all []string
	for _, x := range read(text, "") {
		x.Subject = ""
		all = append(all, show(x))
	}
	return strings.Join(all, "; ")
}

func TestAListOfPartsGoesOn(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"68 deaths have been confirmed, 49 of them in Halm, 14 in Osk and 5 in Lower Sund.", "68 , 49 Halm of 68, 14 Osk of 68, 5 Lower Sund of 68"},
		{"The mill lost 900 jobs, 600 of them in Halm, 200 in Osk and 100 abroad.", "900 , 600 Halm of 900, 200 Osk of 900, 100  of 900"},
		{"The fund spent $40 million, of which $25 million went to schools and $10 million to clinics.", "40000000 , 25000000  of 40000000, 10000000  of 40000000"},
		{"In all 412 were hurt, 57 of them seriously, and 23 are missing.", "412 , 57  of 412, 23 "},
		{"Police held 70 people, 20 of them in Halm, and found 300 in Osk.", "70 , 20 Halm of 70, 300 Osk"}, // not a part: more than the whole, and found
	} {
		got := read(tt.text, "")
		values := map[string]string{"": ""}
		var list []string
		for _, c := range got {
			v := c.Quantity.Low.String()
			values[c.ID] = " of " + v
			list = append(list, v+" "+c.PlaceName+values[c.PartOf])
		}
		if s := strings.Join(list, ", "); s != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, s, tt.want)
		}
	}
}
