package quotation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// read gives the quotations of a text of one paragraph a line.
func read(text string) (*hearsay.Document, []hearsay.Quote) {
	doc := &hearsay.Document{ID: "d", Text: text, Blocks: blocksOf(text)}
	x := prose.New(doc, lang.English())
	runs := Marks(text, x.Blocks)
	return doc, Read(x, names.Read(x, Quoted(runs)), runs)
}

// show writes a quotation as "form|speaker|cue|addressee|content … content".
func show(d *hearsay.Document, q hearsay.Quote) string {
	var content []string
	for _, c := range q.Content {
		content = append(content, c.Of(d.Text))
	}
	cue := ""
	if len(q.Cue) > 0 {
		cue = q.Cue[0].Of(d.Text)
	}
	return fmt.Sprintf("%s|%s|%s|%s|%s", q.Form, q.Speaker.Name, cue, q.Addressee.Name, strings.Join(content, " … "))
}

func TestRead(t *testing.T) {
	const lind = "Mayor Marta Lind visited the dam on Monday.\n"
	for _, c := range []struct{ name, text, want string }{
		{"frame after", "“The dam will hold,” said Marta Lind, a spokeswoman for the city.", "direct|Marta Lind|said||The dam will hold,"},
		{"frame before", "Marta Lind said: “The dam will hold.”", "direct|Marta Lind|said||The dam will hold."},
		{"a verb and a name before a colon", "Continued Marta Lind: “The dam will hold.”", "direct|Marta Lind|Continued||The dam will hold."},
		{"frame inside", "“The dam,” Marta Lind said, “will hold.”", "direct|Marta Lind|said||The dam, … will hold."},
		{"pronoun", lind + "“The dam will hold,” she said.", "direct|Marta Lind|said||The dam will hold,"},
		{"surname", lind + "“The dam will hold,” Lind said.", "direct|Marta Lind|said||The dam will hold,"},
		{"second sentence without frame", "“It will hold,” Marta Lind said. “We checked it twice.”",
			"direct|Marta Lind|said||It will hold,\ndirect|Marta Lind|said||We checked it twice."},
		{"runs on over paragraphs", "“It will hold. We checked it.\n“We checked it twice,” Marta Lind said.",
			"direct|Marta Lind|||It will hold. We checked it.\ndirect|Marta Lind|said||We checked it twice,"},
		{"part in marks", "The dam “will hold for years,” Marta Lind said.", "mixed|Marta Lind|said||The dam “will hold for years,"},
		{"reported after", "Marta Lind said that the dam would hold.", "indirect|Marta Lind|said||the dam would hold"},
		{"reported before", "The dam would hold, Marta Lind said.", "indirect|Marta Lind|said||The dam would hold"},
		{"a new subject after a conjunction", "The water took two bridges and the road to Tassick, and engineers warned that the lower wall would not hold.",
			"indirect|engineers|warned||the lower wall would not hold"},
		{"a closing frame inside what is said", "Jon Berg came, although he said that he had thought the dam was safe, according to a letter.",
			"indirect|a letter|according to||Jon Berg came, although he said that he had thought the dam was safe\nindirect|Jon Berg|said||he had thought the dam was safe"},
		{"who passes a quotation on, after much else was said", strings.Repeat("It rained, Jon Berg said.\n\n", 9) + "“The dam is safe,” Marta Lind said, according to the Harbour Times.",
			strings.Repeat("indirect|Jon Berg|said||It rained\n", 9) + "direct|Marta Lind|said||The dam is safe,"},
		{"a clause that goes on with another one", "The city said in a statement that it would “close no dam before 2028, provided that the rain does not stop.”",
			"mixed|the city|said||it would “close no dam before 2028, provided that the rain does not stop."},
		{"a frame taken for nouns", "The dam can take 40 feet of water, the museum notes on its website.", "indirect|the museum|notes||The dam can take 40 feet of water"},
		{"a participle behind an adjective", "Marta Lind was as blunt on Friday, claiming that the dam would break.", "indirect|Marta Lind|claiming||the dam would break"},
		{"a participle behind by", "Marta Lind angered the city by reminding voters that the dam had failed.", "indirect|Marta Lind|reminding|voters|the dam had failed"},
		{"a day between speaker and cue", "Marta Lind earlier Thursday said the dam would hold.", "indirect|Marta Lind|said||the dam would hold"},
		{"a number behind the name, without a comma", "According to the Hull Fire Department five people were on the dam.", "indirect|Hull Fire Department|According to||five people were on the dam"},
		{"according to", "The dam will hold, according to the water ministry.", "indirect|the water ministry|according to||The dam will hold"},
		{"told", "“The dam will hold,” Marta Lind told the Harbour Times.", "direct|Marta Lind|told|Harbour Times|The dam will hold,"},
		{"unnamed official taken up", "A senior rescue official said that the dam would hold.\n“It is safe,” the official said.",
			"indirect|a senior rescue official|said||the dam would hold\ndirect|a senior rescue official|said||It is safe,"},
		{"signature", "“The dam will hold.” — Marta Lind, a nurse", "direct|Marta Lind|—||The dam will hold."},
		{"turns of a transcript", "LIND: The dam will hold.\nBERG: Who says so?\nLIND: I do.\nBERG: Thank you.",
			"direct|LIND|:||The dam will hold.\ndirect|BERG|:||Who says so?\ndirect|LIND|:||I do.\ndirect|BERG|:||Thank you."},
		{"sentence that leads in", lind + "She was asked again. Lind added: “The dam will hold.”", "direct|Marta Lind|added||The dam will hold."},
		{"a verb that nobody lists", "“The dam will hold,” crooned Marta Lind.", "direct|Marta Lind|crooned||The dam will hold,"},
		{"a long apposition in the frame", "“The dam will hold,” Marta Lind, the chief engineer of the water board in Hull since 2009, said on Monday.",
			"direct|Marta Lind|said||The dam will hold,"},
		{"name after the role", "“The dam will hold,” said the board’s engineer, Marta Lind.", "direct|Marta Lind|said||The dam will hold,"},
		{"clause that begins before the marks", "Marta Lind said the dam “will hold for years.”", "mixed|Marta Lind|said||the dam “will hold for years.”"},
		{"two clauses with that", "Marta Lind said that the dam held and that the road was open.", "indirect|Marta Lind|said||the dam held and that the road was open"},
		{"time of speaking", "Marta Lind said Monday night that the dam held.", "indirect|Marta Lind|said||the dam held"},
		{"as somebody put it", "As Marta Lind put it, the dam is as full as a boot.", "indirect|Marta Lind|put it||the dam is as full as a boot"},
		{"in the words of", "In the words of Marta Lind, the dam is as full as a boot.", "indirect|Marta Lind|In the words of||the dam is as full as a boot"},
		{"poll that is stood on", "In a poll of 900 readers, most people trusted the dam.",
			"indirect|a poll|In||most people trusted the dam"},
		{"judgement under any verb", "Marta Lind pounded the plan as “a gift to the river”.", "mixed|Marta Lind|pounded||the plan as “a gift to the river"},
		{"nickname in a name", "“The dam will hold,” Marta “Mia” Lind, a nurse, said.", "direct|Lind|said||The dam will hold,"},
		{"somebody is asked", "“Will it hold?” Marta Lind was asked. “It will,” said Jon Berg.", "direct||asked||Will it hold?\ndirect|Jon Berg|said||It will,"},
		{"question and answer", "Marta Lind asked, “Will it hold?” Jon Berg answered, “It will.”", "direct|Marta Lind|asked||Will it hold?\ndirect|Jon Berg|answered||It will."},
		{"clause goes on after the marks", "Marta Lind said the dam “will hold for years” if the rain stops.", "mixed|Marta Lind|said||the dam “will hold for years” if the rain stops"},
		{"place of speaking after the marks", "Marta Lind said “the dam will hold for years” in a post on X.", "direct|Marta Lind|said||the dam will hold for years"},
		{"second predicate after the marks", "Marta Lind called the dam “a gift to the river” and opened a second one.", "mixed|Marta Lind|called||the dam “a gift to the river”"},
		{"subject before the marks", "Marta Lind told them the event “was a mess.”", "mixed|Marta Lind|told||the event “was a mess.”"},
		{"two pieces in a sentence", "“The dam” and “the road will hold,” Marta Lind said.", "mixed|Marta Lind|said||“The dam” and “the road will hold,"},
		{"second cue between the pieces", "“The dam will hold,” Marta Lind said, adding, “We checked it twice.”",
			"direct|Marta Lind|said||The dam will hold,\ndirect|Marta Lind|adding||We checked it twice."},
		{"in somebody’s words", "The dam, in Marta Lind’s words, “is as full as a boot.”", "direct|Marta Lind|in Marta Lind’s words||is as full as a boot."},
		{"as somebody put it after the words", "“The dam will hold for a hundred years,” as Marta Lind put it on Monday.", "direct|Marta Lind|put it||The dam will hold for a hundred years,"},
		{"chants", "The crowd answered with chants of “Open the gates!” until dawn.", "direct||chants of||Open the gates!"},
		{"name in brackets", "“The dam will hold.” [Harbour Times]", "direct|Harbour Times|[||The dam will hold."},
		{"infinitive before the marks", "Marta Lind vowed to “go on” with the works.", "mixed|Marta Lind|vowed||to “go on” with the works"},
		{"a clause that nobody is named for", "A wall on which “we will never leave this valley again” was painted fell.", "direct||||we will never leave this valley again"},
		{"questions and answers of nobody who is named", "Marta Lind spoke on Friday.\n\nQ: Will it hold?\n\nA: It will hold for years.\n\nQ: And the bridge?\n\nA: It will not.",
			"direct||:||Will it hold?\ndirect||:||It will hold for years.\ndirect||:||And the bridge?\ndirect||:||It will not."},
		{"a title on a label", "INTERVIEWER: Will it hold?\nGENERAL MARTA LIND: It will. It is new.\nINTERVIEWER: Good.\nLIND: Yes.",
			"direct|MARTA LIND|:||It will. It is new.\ndirect|MARTA LIND|:||Yes."},
		{"answers of whom the opening tells", "Marta Lind spoke with us on Friday. Lind runs the dam. This is the transcript.\n\nQ: Will it hold?\n\nA: It will hold for years.\n\nQ: And the bridge?\n\nA: It will not.",
			"direct||:||Will it hold?\ndirect|Marta Lind|:||It will hold for years.\ndirect||:||And the bridge?\ndirect|Marta Lind|:||It will not."},
		{"question, answer, thanks", "WALLACE: Will it hold?\nLIND: It will.\nWALLACE: Thank you.",
			"direct|WALLACE|:||Will it hold?\ndirect|LIND|:||It will.\ndirect|WALLACE|:||Thank you."},
		{"name, role and claim", "Marta Lind, mayor of Hull: The dam will hold.", "indirect|Marta Lind|:||The dam will hold"},
		{"asked, somebody said", "Asked whether the dam would hold, Marta Lind said that it would.", "indirect||Asked||whether the dam would hold\nindirect|Marta Lind|said||it would"},
		{"day between subject and cue", "Mayor Marta Lind on Monday night denounced the plan as “a gift”.", "mixed|Marta Lind|denounced||the plan as “a gift”"},
		{"a time is nobody", "The town was flooded last week saying that the dam held.", "indirect||saying||the dam held"},
		{"day behind a report", "A police report released Monday shows that the dam held.", "indirect|A police report|shows||the dam held"},
		{"subject of a clause behind another verb", "The storm came as a leading engineer described the dam as “a bubble”.", "mixed|engineer|described||the dam as “a bubble”"},
		{"relative clause in the subject", "Lind, who is the town's top spokesman, condemned the plan and said no dam had held.",
			"indirect|Lind|said||no dam had held"},
		{"second clause of a sentence", "Other details, including who broke the dam, were still open, but Marta Lind said it was an accident.", "indirect|Marta Lind|said||it was an accident"},
		{"some of many", "Most of the residents say the dam held.", "indirect|Most of the residents|say||the dam held"},
		{"two speakers", "Engineer Jon Berg and Mayor Marta Lind, both of Hull, said the dam held.", "indirect|Jon Berg and Marta Lind|said||the dam held"},
		{"office named after a person", "Marta Lind left. The Lind administration said that the dam held.", "indirect|the Lind administration|said||the dam held"},
		{"report named after a place", "The Hull fire department report stated that the dam held.", "indirect|The Hull fire department report|stated||the dam held"},
		{"work beside its maker", "Marta Lind, the maker of films like “Green River,” acknowledged that the dam held.", "indirect|Marta Lind|acknowledged||the dam held"},
		{"who spoke in the sentence before", "Officer Jon Berg said he was sad that a suspect had drowned.\n“Maybe he fell,” he said.",
			"indirect|Jon Berg|said||he was sad that a suspect had drowned\ndirect|Jon Berg|said||Maybe he fell,"},
		{"nobody speaks of himself by name", "Jon Berg asked for a new dam, Marta Lind said.\n\n“Berg is right about the dam,” she said.",
			"indirect|Marta Lind|said||Jon Berg asked for a new dam\ndirect|Marta Lind|said||Berg is right about the dam,"},
		{"who spoke is nearer than whom the words are about", "Mayor Jon Berg left. Berg will not return to the dam, engineer Karl Lind said.\n\n“It is an open question whether he can swim,” he said.",
			"indirect|Karl Lind|said||Berg will not return to the dam\ndirect|Karl Lind|said||It is an open question whether he can swim,"},
		{"whose words the description of the speaker names", "Mayor Karl Lind left.\n\n“It is late,” said Jon Berg, an engineer who worked for Lind in 2008.\n\n“It may be too late,” he added.",
			"direct|Jon Berg|said||It is late,\ndirect|Jon Berg|added||It may be too late,"},
		{"whom the paragraph before is about", "Jon Berg and Karl Lind met on Monday. Marta Lind lives beside the dam.\n\n“It was loud,” she said.",
			"direct|Marta Lind|said||It was loud,"},
		{"a verb with an object closes nothing", "When they arrived at the dam, police found two men.", ""},
		{"a frame of a verb in its plain form", "Two men were treated at a local hospital for their wounds, police add.", "indirect|police|add||Two men were treated at a local hospital for their wounds"},
		{"a verb that the tagger takes for a noun", "Harrow Police confirm that two men were hurt.", "indirect|Harrow Police|confirm||two men were hurt"},
		{"such a verb behind what was said", "Two men were hurt in the flood, officials estimate.", "indirect|officials|estimate||Two men were hurt in the flood"},
		{"a noun behind what was said", "Two men were hurt in the flood, a police estimate.", ""},
		{"what one reports doing", "Two callers reported hearing shots.", "indirect|Two callers|reported||hearing shots"},
		{"what those have reported who are counted", "The number of those who have reported using the dam was small.", ""},
		{"what one describes doing", "Neighbors described seeing the dam break.", "indirect|Neighbors|described||seeing the dam break"},
		{"calls that indicate something", "The calls indicated that the dam had broken.", "indirect|The calls|indicated||the dam had broken"},
		{"an infinitive closes nothing", "The dam broke on Monday, and Marta Lind failed to mention it.", ""},
		{"a passive closes nothing", "With many people looking on, most of them engineers, Lind was ordered held.", ""},
		{"I and he in somebody's words", "LIND: He told me that the dam held. I said it would not.\nBERG: Thank you.\nLIND: Yes.",
			"direct|LIND|:||He told me that the dam held. I said it would not.\nindirect||told|me|the dam held\nindirect|LIND|said||it would not\ndirect|BERG|:||Thank you.\ndirect|LIND|:||Yes."},
		{"clause after a condition", "Marta Lind said if it rains, the road will be closed.", "indirect|Marta Lind|said||if it rains, the road will be closed"},
		{"condition around the frame", "When the rain came, Marta Lind said, the road was closed.", "indirect|Marta Lind|said||When the rain came … the road was closed"},
		{"somebody is reached", "When reached on Monday, Marta Lind said the road was closed.", "indirect|Marta Lind|said||the road was closed"},
		{"a name of several nouns behind", "The strike is over, the Lift and Metal Workers’ Federation said.", "indirect|Lift and Metal Workers’ Federation|said||The strike is over"},
		{"whom a frame names and a clause takes up", "The dam held, according to the Water Ministry, which says that it is new.",
			"indirect|Water Ministry|according to||The dam held\nindirect|Water Ministry|says||it is new"},
		{"a modal goes on with what was said", "Marta Lind says the work is hard and will take years.", "indirect|Marta Lind|says||the work is hard and will take years"},
		{"a second cue behind a perfect", "Marta Lind insisted that the wall had held and suggested the city might sell it.",
			"indirect|Marta Lind|insisted||the wall had held\nindirect|Marta Lind|suggested||the city might sell it"},
		{"passed on and said", "Rescue officials quoted by the broadcaster said two boats were missing.", "indirect|Rescue officials|said||two boats were missing"},
		{"a time before the speaker", "At about 4 p.m., officials in Hull said the dam had held.", "indirect|officials|said||the dam had held"},
		{"a plural and a verb that may be a noun", "Economists at the Fenwick Institute estimate that the strike costs a day.",
			"indirect|Economists at the Fenwick Institute|estimate||the strike costs a day"},
		{"with somebody who says", "The town was angry, with one resident saying that the dam was new.", "indirect|one resident|saying||the dam was new"},
		{"asked, and named behind", "Asked what he needed most, the mayor of Corrin, Piet Lan, answered with one word: “Rain.”", "indirect||Asked||what he needed most\ndirect|Piet Lan|answered||Rain."},
		{"whom somebody told, without that", "The 42-year-old told police he had lost the key.", "indirect|the 42-year-old|told|police|he had lost the key"},
		{"somebody's own memo", "In a candid memo, Marta Lind took the blame for the delay.", ""},
		{"accepted, in a memo", "In a candid memo, Marta Lind accepted that the firm had been slow.", "indirect|Marta Lind|accepted||the firm had been slow"},
		{"a participle speaks not", "A merger announced Monday would turn the firm into a trust.", ""},
		{"who is charged with something says nothing", "The man charged with killing two women has fled the town.", ""},
		{"what takes lives says nothing", "The storm claimed the lives of two men and injured three.", ""},
		{"a modal with its own subject", "Officials said a dam they built would hold.", "indirect|Officials|said||a dam they built would hold"},
		{"somebody based somewhere", "“The dam will hold,” said Leeds-based engineer Marta Lind.", "direct|Marta Lind|said||The dam will hold,"},
		{"it is the document before", "The report cited an inquiry into the dam. It said the wall was old.", "indirect|The report|said||the wall was old"},
		{"they are those who spoke before", "Analysts at Brough said the dam would hold. Its wall is old, they noted.", "indirect|Analysts at Brough|said||the dam would hold\nindirect|Analysts at Brough|noted||Its wall is old"},
		{"it is nobody behind a person", "Mayor Marta Lind opened the dam. It said the wall was old.", "indirect||said||the wall was old"},
		{"a pronoun says nothing", "The ministry denied it. Marta Lind announced this on Monday.", ""},
		{"a second cue behind a comma and a perfect", "Marta Lind said that Jon Berg had been shouting all day, and pointed out that the dam had held.",
			"indirect|Marta Lind|said||Jon Berg had been shouting all day\nindirect|Marta Lind|pointed out||the dam had held"},
		{"behind the credit of an agency", "HULL, March 9 (Tarn Wire) - Marta Lind said on Tuesday that the dam held.", "indirect|Marta Lind|said||the dam held"},
		{"who spoke last in the paragraph", "Jon Berg runs the ferry.\n\nMarta Lind said the dam was old. It may break. “We know it,” she said.",
			"indirect|Marta Lind|said||the dam was old\ndirect|Marta Lind|said||We know it,"},
		{"the only person spoken of", "Marta Lind runs the dam. The works are slow. “We know it,” she said.", "direct|Marta Lind|said||We know it,"},
		{"one of two", "Kerel Berg and Tavin Lind run the dam. The works are slow. The town is afraid.\n\nRain is near. “We know it,” he said.", "direct||said||We know it,"},
		{"there are", "Police at the scene said there were fifty people on the dam.", "indirect|Police|said||there were fifty people on the dam"},
		{"nobody says", "It is safe to say that the dam will hold.", ""},
		{"according to plan", "If all goes according to plan, the dam will hold.", ""},
		{"relative named after the role", "According to her uncle, Jon Berg, the dam held.", "indirect|Jon Berg|According to||the dam held"},
		{"act that goes on", "Marta Lind continued shelling the dam.", ""},
		{"comma behind that", "Marta Lind wrote that, as the rain fell, the dam held.", "indirect|Marta Lind|wrote||as the rain fell, the dam held"},
		{"credit in brackets", "Marta Lind (Photo: Harbour Police, KGW)", ""},
		{"credit before a name", "Image copyright Getty Images Image caption The dam held for years.\nHe said the dam held.", "indirect||said||the dam held"},
		{"rubric before a name", "Advertisement Marta Lind said the dam held.", "indirect|Marta Lind|said||the dam held"},
		{"pointer", "VIDEO: Marta Lind opens the dam again on Sunday.", ""},
		{"works in a list", "The band plays “River” and Marta Lind smiles.", ""},
		{"so-called things", "The so-called “wall of shame” was mentioned by Marta Lind.", ""},
		{"belief is no quotation", "Marta Lind believes that the dam will hold.", ""},
		{"title is no quotation", "Marta Lind sang in “The Green River” as a child.", ""},
		{"headline words alone are none", "The so-called “blue line” was closed.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, quotes := read(c.text)
			var got []string
			for _, q := range quotes {
				got = append(got, show(d, q))
			}
			if g := strings.Join(got, "\n"); g != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, g, c.want)
			}
		})
	}
}

func TestChainIsOutermostFirst(t *testing.T) {
	d, quotes := read("Marta Lind said that rescue officials say that forty houses were lost.")
	for _, q := range quotes {
		if q.Speaker.Name != "Marta Lind" {
			if len(q.Chain) != 2 || q.Chain[0].Name != "Marta Lind" || q.Chain[1].Name != "rescue officials" {
				t.Errorf("%s: chain %+v", show(d, q), q.Chain)
			}
			return
		}
	}
	t.Error("the inner attribution is missing")
}

func TestChain(t *testing.T) {
	for _, c := range []struct{ text, content, want string }{
		{"Marta Lind said Western officials had told her that forty houses were lost.", "forty houses were lost", "Marta Lind > Western officials"},
		{"Forty houses were lost, the Harbour Times reported, citing two engineers.", "Forty houses were lost", "Harbour Times > two engineers"},
		{"Forty houses were lost, according to the Harbour Times, citing two engineers.", "Forty houses were lost", "Harbour Times > two engineers"},
		{"According to the Harbour Times, citing two engineers, forty houses were lost.", "forty houses were lost", "Harbour Times > two engineers"},
		{"Marta Lind, citing a letter, said that the dam was safe.", "the dam was safe", "Marta Lind > a letter"},
		{"Marta Lind was quoted by the Harbour Times as saying that the dam was safe.", "the dam was safe", "Harbour Times > Marta Lind"},
		{"The Harbour Times quoted Marta Lind as saying that the dam was safe.", "the dam was safe", "Harbour Times > Marta Lind"},
		{"Rescue officials quoted by the Harbour Times said that the dam was safe.", "the dam was safe", "Harbour Times > Rescue officials"},
		{"A letter from the ministry, seen by the Harbour Times, said that the dam was safe.", "the dam was safe", "Harbour Times > A letter"},
		{"Marta Lind told the Harbour Times that, according to two engineers, the dam was safe.", "the dam was safe", "Marta Lind > two engineers"},
		{"“The dam is safe,” Marta Lind said, according to the Harbour Times.", "The dam is safe,", "Harbour Times > Marta Lind"},
		{"Marta Lind said that the dam was built “to last and hold whatever came down the valley,” the Harbour Times reported.",
			"the dam was built “to last and hold whatever came down the valley,", "Harbour Times > Marta Lind"},
		{"Marta Lind said that the dam was safe.", "the dam was safe", "Marta Lind"},
		{"Marta Lind said that the dam was safe, while the union said that it leaked.", "the dam was safe", "Marta Lind"},
		{"Marta Lind said that the dam was safe, while the union said that it leaked.", "it leaked", "the union"},
		{"Marta Lind said that the dam held, while the bridge did not.", "the dam held, while the bridge did not", "Marta Lind"},
		{"The authors read 40 reports. Some 300 people could lose their homes, they warn.", "Some 300 people could lose their homes", "the authors"},
		{"The bakers are tired. 40 bakers have left, they say.", "40 bakers have left", "the bakers"},
		{"“Engineer Jon Berg told me that the dam was safe,” Marta Lind said.", "the dam was safe", "Marta Lind > Jon Berg"},
		{"“We waited. He told me that the dam was safe,” Marta Lind said.", "the dam was safe", "Marta Lind"},
	} {
		d, quotes := read(c.text)
		got := "no such quotation"
		for _, q := range quotes {
			if q.Content[0].Of(d.Text) == c.content {
				var names []string
				for _, p := range q.Chain {
					names = append(names, p.Name)
				}
				got = strings.Join(names, " > ")
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestATranscriptIsOfWhoeverSpokeBeforeIt(t *testing.T) {
	for _, c := range []struct{ between, want string }{
		{"Transcript as follows:", "Marta Lind"},
		{"Partial transcript follows:", "Marta Lind"},
		{"Her excerpts:", "Marta Lind"},
		{"The mill stood still.", ""},
	} {
		_, quotes := read("Marta Lind said, “I am here to stay for the winter.”\n\n" + c.between + "\n\n“We had lost the dam when the water came over it in May.”")
		if got := quotes[len(quotes)-1].Speaker.Name; got != c.want {
			t.Errorf("%s: got %q, want %q", c.between, got, c.want)
		}
	}
}

// BenchmarkReadMarks shows that time is linear: megabytes a second stay the
// same for eight times the marks.
func BenchmarkReadMarks(b *testing.B) {
	for _, unit := range []string{"“a” said he. ", "“Go on. Lind said “x” and ", "\"", "“a ‘b’ c” "} {
		for _, n := range []int{4_000, 32_000} {
			b.Run(fmt.Sprintf("%q/%d", unit, n), func(b *testing.B) {
				text := strings.Repeat(unit, n)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					read(text)
				}
			})
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"“A,” he said, “B.”\n“C", "X said that \"y\" z.", "according to, “", "it is said, said said “a” said"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, quotes := read(text)
		for _, q := range quotes {
			if len(q.Content) == 0 {
				t.Fatal("a quotation without content")
			}
			for _, c := range q.Content {
				if c.Start < 0 || c.End > len(d.Text) || c.Start > c.End {
					t.Fatalf("content %v outside the text", c)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	para := "“The dam will hold,” Marta Lind, a spokeswoman for the city, told the Harbour Times. She said that the water had fallen by two metres since Monday, and that forty houses, according to rescue officials, were lost.\n"
	text := strings.Repeat(para, 40)
	doc := &hearsay.Document{ID: "d", Text: text, Blocks: blocksOf(text)}
	x := prose.New(doc, lang.English())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		runs := Marks(text, x.Blocks)
		Read(x, names.Read(x, Quoted(runs)), runs)
	}
}

// Headlines and captions are read by themselves: what stands in them is
// attributed to whom they name, and nothing runs over their edges.
func TestHeadlinesAndCaptions(t *testing.T) {
	for _, c := range []struct {
		name string
		kind hearsay.BlockKind
		head string
		want string
	}{
		{"name and colon", hearsay.Heading, "Marta Lind: “The dam will hold”", "direct|Marta Lind|:||The dam will hold"},
		{"surname and colon", hearsay.Heading, "Lind: ‘The dam will hold’", "direct|Marta Lind|:||The dam will hold"},
		{"verb in the present", hearsay.Heading, "‘The dam will hold,’ says Lind", "direct|Marta Lind|says||The dam will hold,"},
		{"reported", hearsay.Heading, "Dam will hold, mayor says", "indirect|mayor|says||Dam will hold"},
		{"scare quotes", hearsay.Heading, "Town builds “smart” dam", ""},
		{"caption", hearsay.Caption, "“We are safe,” Marta Lind said at the dam.", "direct|Marta Lind|said||We are safe,"},
		{"a lost mark", hearsay.Heading, "“The dam will hold", "direct||||The dam will hold"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := c.head + "\n\nMayor Marta Lind visited the dam on Monday.\n\nThe water has fallen."
			n := len(c.head)
			doc := &hearsay.Document{ID: "d", Text: text, Blocks: []hearsay.Block{
				{Span: hearsay.Span{End: n}, Kind: c.kind},
				{Span: hearsay.Span{Start: n + 2, End: n + 45}, Kind: hearsay.Paragraph},
				{Span: hearsay.Span{Start: n + 47, End: len(text)}, Kind: hearsay.Paragraph},
			}}
			x := prose.New(doc, lang.English())
			runs := Marks(text, x.Blocks)
			var got []string
			for _, q := range Read(x, names.Read(x, Quoted(runs)), runs) {
				got = append(got, show(doc, q))
			}
			if g := strings.Join(got, "\n"); g != c.want {
				t.Errorf("got %s, want %s", g, c.want)
			}
		})
	}
}

// The fields that stand beside words and speaker.
func TestFields(t *testing.T) {
	for _, c := range []struct {
		name, text string
		check      func(d *hearsay.Document, q []hearsay.Quote) string
		want       string
	}{
		{"saying", "Marta Lind said that the dam held.", strength, "saying"},
		{"claiming", "Marta Lind claimed that the dam held.", strength, "claiming"},
		{"denying", "Marta Lind denied that the dam broke.", strength, "denying"},
		{"doubting", "Marta Lind doubted that the dam would hold.", strength, "doubting"},
		{"asking", "“Will the dam hold?” Marta Lind asked.", strength, "asking"},
		{"asking if", "Marta Lind asked whether the dam would hold.", strength, "asking"},
		{"a post", "“It holds,” Marta Lind wrote in a post on X.", venue, "in a post on X"},
		{"a briefing", "“It holds,” Marta Lind told reporters at a briefing on the sidelines of the summit in Hull on Friday.", venue, "at a briefing on the sidelines of the summit in Hull"},
		{"after the words", "Marta Lind said “the dam will hold for years” in a post on X.", venue, "in a post on X"},
		{"before the subject", "In a letter to parliament, Marta Lind said that the dam held.", venue, "In a letter to parliament"},
		{"reported", "Marta Lind said in an interview with CNN that the dam held.", venue, "in an interview with CNN"},
		{"what is said has a venue of its own", "Marta Lind said that the dam was praised in a speech.", venue, ""},
		{"no venue", "“It holds,” Marta Lind said in Hull.", venue, ""},
		{"person", "Marta Lind said that the dam held.", speaker, "Marta Lind person"},
		{"organisation", "The Ministry of Water said that the dam held.", speaker, "Ministry of Water organization"},
		{"group", "Western officials said that the dam held.", speaker, "Western officials group"},
		{"unnamed", "A senior rescue official said that the dam held.", speaker, "a senior rescue official unnamed"},
		{"document", "The report says that the dam held.", speaker, "The report organization"},
		{"poll", "A poll by the Norden Institute found that most people trust the dam.", speaker, "A poll organization"},
		{"court", "The Supreme Court ruled that the dam was lawful.", speaker, "Supreme Court organization"},
		{"unknown", "“The dam held.”", speaker, " unknown"},
		{"nested in marks", "“She told me: ‘Leave the house now,’” Marta Lind said.", nesting, "Leave the house now, in She told me: ‘Leave the house now,’"},
		{"nested in reported speech", "Marta Lind said that rescue officials say that forty houses were lost.", nesting,
			"forty houses were lost in rescue officials say that forty houses were lost"},
		{"told inside marks", "“He told me that the road was closed,” Marta Lind said.", nesting, "the road was closed in He told me that the road was closed,"},
		{"told inside marks by somebody who is named", "“Jon Berg said the road was closed. We went on,” Marta Lind said.", nesting,
			"the road was closed in Jon Berg said the road was closed. We went on,"},
		{"what somebody might say", "“He would say that the road was closed,” Marta Lind said.", nesting, ""},
		{"what one says oneself", "“I said that the road was closed,” Marta Lind said.", nesting, ""},
		{"addressee", "“It holds,” Marta Lind told the Harbour Times on Friday.", addressee, "Harbour Times"},
		{"asked of somebody", "“Will it hold?” Marta Lind asked the engineer.", addressee, "the engineer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, quotes := read(c.text)
			if got := c.check(d, quotes); got != c.want {
				t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func strength(_ *hearsay.Document, q []hearsay.Quote) string {
	if len(q) == 0 {
		return "no quotation"
	}
	return string(q[0].Strength)
}

func venue(d *hearsay.Document, q []hearsay.Quote) string {
	if len(q) == 0 {
		return "no quotation"
	}
	return q[0].Venue.Of(d.Text)
}

func speaker(_ *hearsay.Document, q []hearsay.Quote) string {
	if len(q) == 0 {
		return "no quotation"
	}
	return q[0].Speaker.Name + " " + string(q[0].Speaker.Type)
}

func addressee(_ *hearsay.Document, q []hearsay.Quote) string {
	if len(q) == 0 {
		return "no quotation"
	}
	return q[0].Addressee.Name
}

func nesting(d *hearsay.Document, q []hearsay.Quote) string {
	for _, inner := range q {
		for _, outer := range q {
			if inner.NestedIn == outer.ID {
				return inner.Content[0].Of(d.Text) + " in " + outer.Content[0].Of(d.Text)
			}
		}
	}
	return ""
}
