package compare

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
)

// said makes a document with one direct quotation: what stands in “ ” (or the
// whole text, if there are no marks, as reported speech).
func said(id, speaker, text string) hearsay.Annotated {
	d := hearsay.Annotated{Document: hearsay.Document{ID: id, Text: text}}
	q := hearsay.Quote{ID: id + "#q1", Doc: id, Form: hearsay.Indirect, Content: []hearsay.Span{{End: len(text)}}}
	if strings.Contains(text, "“") {
		q.Form, q.Content = hearsay.Direct, nil
		for at := 0; ; {
			open := strings.Index(text[at:], "“")
			if open < 0 {
				break
			}
			start := at + open + len("“")
			end := start + strings.Index(text[start:], "”")
			q.Content = append(q.Content, hearsay.Span{Start: start, End: end})
			at = end + len("”")
		}
	}
	if speaker != "" {
		q.Speaker = hearsay.Party{Name: speaker, Type: hearsay.Person}
	}
	d.Quotes = []hearsay.Quote{q}
	return d
}

// fromA says that b comes from a.
var fromA = hearsay.Links{
	Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Rewrite, Original: "a"}},
	Origins:   []hearsay.Origin{{ID: "o1", Documents: []string{"a", "b"}, Root: "a"}},
	Stories:   []hearsay.Story{{ID: "s1", Documents: []string{"a", "b"}}},
	Parents:   map[string]string{"b": "a"},
}

func TestVerdictOnAVersion(t *testing.T) {
	const original = "“We will open the sluices at noon, and nobody living below the mill should stay in the lower town,” Anna Orrel said."
	tests := []struct {
		name    string
		a, b    string
		verdict hearsay.Verdict
		flags   []string
	}{
		{"word for word", original, "“We will open the sluices at noon, and nobody living below the mill should stay in the lower town,” said Orrel.", hearsay.Verbatim, nil},
		{"typography and line wraps are no change", original, "“We will open the sluices\nat noon , and nobody living below the mill should stay in the lower town”", hearsay.Verbatim, nil},
		{"cut at the tail", original, "“We will open the sluices at noon,” she said.", hearsay.Trimmed, []string{flagTail}},
		{"cut at the head", original, "“Nobody living below the mill should stay in the lower town,” she said.", hearsay.Trimmed, []string{flagHead}},
		{"cut inside without a mark", original, "“We will open the sluices at noon, and nobody should stay in the lower town.”", hearsay.Trimmed, []string{flagInside, flagUnmarked}},
		{"cut inside with an ellipsis", original, "“We will open the sluices at noon, and nobody … should stay in the lower town.”", hearsay.Trimmed, []string{flagInside, flagMarked}},
		{"clarified in brackets", original, "“We [the council] will open the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Clarified, nil},
		{"a clarified word in place of another", original, "“[The council] will open the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Clarified, nil},
		{"another verb", original, "“We will shut the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Altered, []string{flagMaterial, "words"}},
		{"a negation lost", "“We will not open the sluices at noon, and everybody can stay in the town,” Orrel said.", "“We will open the sluices at noon, and everybody can stay in the town.”", hearsay.Altered, []string{flagMaterial, "negation"}},
		{"another modal", original, "“We may open the sluices at noon, and nobody living below the mill should stay in the lower town.”", hearsay.Altered, []string{flagMaterial, "modality"}},
		{"what it hangs on cut at the end", "“We will close no mill before the spring, provided that orders do not fall,” Orrel said.", "“We will close no mill before the spring,” Orrel said.", hearsay.Trimmed, []string{flagTail, flagCondition}},
		{"what it hangs on cut at the beginning", "“If the orders hold, we will close no mill before the spring,” Orrel said.", "“we will close no mill before the spring,” Orrel said.", hearsay.Trimmed, []string{flagHead, flagCondition}},
		{"what it hangs on cut, and told around it", "“We will close no mill before the spring, provided that orders do not fall,” Orrel said.", "Unless orders fall, “we will close no mill before the spring,” Orrel said.", hearsay.Trimmed, []string{flagTail}},
		{"a sentence with a condition cut behind a whole one", "“We will close no mill before the spring. If orders fall we will think again,” Orrel said.", "“We will close no mill before the spring,” Orrel said.", hearsay.Trimmed, []string{flagTail}},
		{"what is asked cut", "“Nobody in the valley could tell the crews if the mill was still burning,” Orrel said.", "“Nobody in the valley could tell the crews,” Orrel said.", hearsay.Trimmed, []string{flagTail}},
		{"another number", "“The 40 houses below the mill must be empty by noon today,” Orrel said.", "“The 90 houses below the mill must be empty by noon today.”", hearsay.Altered, []string{flagMaterial, "number"}},
		{"one that became two", "“We lost one boat below the mill last night, and a barn,” Orrel said.", "“We lost two boats below the mill last night, and a barn.”", hearsay.Altered, []string{flagMaterial, "number"}},
		{"one that is no number", "“They took the road by the mill and not the shorter one over the hill,” Orrel said.", "“They took the road by the mill and not the shorter path over the hill.”", hearsay.Altered, []string{flagMaterial, "words"}},
		{"another name", "“The road to Tarnby will be shut before noon on Friday,” Orrel said.", "“The road to Felling will be shut before noon on Friday.”", hearsay.Altered, []string{flagMaterial, "name"}},
		{"a function word", original, "“We will open the sluices by noon, and nobody living below the mill should stay in the lower town.”", hearsay.Altered, []string{flagMinor}},
		{"a hedge lost", "“The mill will perhaps be closed by the end of this week,” Orrel said.", "“The mill will be closed by the end of this week.”", hearsay.Altered, []string{flagMaterial, "hedge"}},
		{"a hedge before a number lost", "“We have about 40 boats left in the harbour tonight,” Orrel said.", "“We have 40 boats left in the harbour tonight.”", hearsay.Altered, []string{flagMaterial, "hedge"}},
		{"a negation lost at the end", "“They are ready to leave the valley; we are not,” Orrel said.", "“They are ready to leave the valley; we are.”", hearsay.Altered, []string{flagMaterial, "negation"}},
		{"one word of it", original, "The “sluices” will open at noon.", hearsay.Fragment, []string{flagHead, flagTail, flagFragment}},
		{"few words and none of meaning", "“This is not what we had from you,” Orrel said.", "“This is not what we had from you.”", hearsay.Verbatim, nil},
		{"most words of meaning in other words", "“We built a mill for twice the grain that we have, and I was slow to say so,” Orrel said.", "“We constructed a works for double the grain that we have, and I was late to mention so.”", hearsay.Altered, []string{flagMaterial, "words"}},
		{"a clarified word before words that come again in what is cut", "“He was here to bring her home because he has the mill to run and was allowed to have her with him, therefore bringing her home. They were late for the boat,” Orrel said.", "“He was here to bring [Ada] home.”", hearsay.Trimmed, []string{flagTail}},
		{"another spelling", "“The neighbouring programme will be organised by two mills in co-operation,” Orrel said.", "“The neighboring program will be organized by 2 mills in cooperation.”", hearsay.Verbatim, []string{flagSpelling}},
		{"an ampersand and a name in one word", "“Karin Holm and I will open FirstMill tonight for all of you,” Orrel said.", "“@karinholm & I will open First Mill tonight for all of you.”", hearsay.Verbatim, []string{flagSpelling}},
		{"a sentence more at the end", original, strings.Replace(original, "town,” Anna", "town. We have boats for everybody.” Anna", 1), hearsay.Verbatim, []string{flagFuller}},
		{"other sentences around the one that both have", "“The mill is old. We will open the sluices at noon and not later,” Orrel said.", "“I am sorry. We will open the sluices at noon and not later. That is all.”", hearsay.Trimmed, []string{flagHead, flagFuller}},
		{"the same word before and after what is cut", "“He came. He ran to the mill and opened the old gates,” Orrel said.", "“He ran to the mill and opened the old gates.”", hearsay.Trimmed, []string{flagHead}},
		{"a sentence with a negation left out", "“We quarrelled over the mill for years. No fight. We just live in other towns now,” Orrel said.", "“We quarrelled over the mill for years. We just live in other towns now.”", hearsay.Trimmed, []string{flagInside, flagUnmarked}},
		{"told without marks", original, "Orrel said nobody living below the mill should stay in the lower town.", hearsay.Paraphrased, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := []hearsay.Annotated{said("a", "Anna Orrel", tt.a), said("b", "Anna Orrel", tt.b)}
			got := compareOne(t, docs, fromA)
			if got.Verdict != tt.verdict || !slices.Equal(got.Flags, tt.flags) {
				t.Errorf("%s %q, want %s %q; edits %v", got.Verdict, got.Flags, tt.verdict, tt.flags, got.Edits)
			}
		})
	}
}

// compareOne runs the stage and returns the verdict on b's quotation.
func compareOne(t *testing.T, docs []hearsay.Annotated, links hearsay.Links) hearsay.QuoteVersion {
	t.Helper()
	v, err := Compare(context.Background(), docs, links)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range v.QuoteFamilies {
		for _, qv := range f.Versions {
			if qv.Quote == "b#q1" {
				return qv
			}
		}
	}
	t.Fatal("no version b")
	return hearsay.QuoteVersion{}
}

func TestAnotherSpeakerIsReattribution(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“Nobody living below the mill should stay in the lower town tonight,” Anna Orrel said."),
		said("b", "Pelle Madsen", "“Nobody living below the mill should stay in the lower town tonight,” Pelle Madsen said."),
	}
	if got := compareOne(t, docs, fromA); got.Verdict != hearsay.Reattributed || !slices.Contains(got.Flags, flagSpeaker) {
		t.Errorf("%s %q, want reattributed", got.Verdict, got.Flags)
	}
}

func TestADescriptionIsNoOtherSpeaker(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“Nobody living below the mill should stay in the lower town tonight,” Anna Orrel said."),
		said("b", "a spokeswoman", "“Nobody living below the mill should stay in the lower town tonight,” a spokeswoman said."),
	}
	docs[1].Quotes[0].Speaker.Type = hearsay.Unnamed
	if got := compareOne(t, docs, fromA); got.Verdict != hearsay.Verbatim || !slices.Contains(got.Flags, flagSpeaker) {
		t.Errorf("%s %q, want verbatim, with another speaker", got.Verdict, got.Flags)
	}
}

func TestOnlyWordsInMarksAreHeldAgainstTheQuotation(t *testing.T) {
	text := "Orrel warned that the water 'may well rise' again."
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“May well rise,” Anna Orrel said of the water."),
		{Document: hearsay.Document{ID: "b", Text: text}, Quotes: []hearsay.Quote{{
			ID: "b#q1", Doc: "b", Form: hearsay.Mixed, Speaker: hearsay.Party{Name: "Anna Orrel", Type: hearsay.Person},
			Content: []hearsay.Span{{Start: strings.Index(text, "the water"), End: strings.Index(text, " again")}},
		}}},
	}
	if got := compareOne(t, docs, fromA); got.Verdict != hearsay.Verbatim {
		t.Errorf("%s %q, want verbatim; edits %v", got.Verdict, got.Flags, got.Edits)
	}
}

func TestFewWordsOfOtherLineagesStayApart(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“This is what we had from you,” Anna Orrel said."),
		said("b", "Pelle Madsen", "“This is what we had from you,” Pelle Madsen said."),
	}
	if got := compareOne(t, docs, hearsay.Links{}); got.Verdict != hearsay.Only {
		t.Errorf("%s, want only", got.Verdict)
	}
}

func TestWhatPeopleSayOnSuchOccasionsIsNobodysVersion(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“And it hurts me so very bad,” Anna Orrel said."),
		said("b", "Pelle Madsen", "“It hurts me so very bad,” Pelle Madsen said."),
	}
	stories := func(ids ...string) (l hearsay.Links) {
		for i, id := range ids {
			l.Stories = append(l.Stories, hearsay.Story{ID: id, Documents: []string{docs[i].ID}})
		}
		return l
	}
	if got := compareOne(t, docs, stories("s1", "s2")); got.Verdict != hearsay.Only {
		t.Errorf("in reports of two events: %s, want only", got.Verdict)
	}
}

func TestAStockPhraseOfAnotherEventIsNobodysVersion(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“He was in the wrong place at the wrong time,” Anna Orrel said."),
		said("b", "his uncle", "“My nephew was in the wrong place at the wrong time,” his uncle said."),
	}
	two := hearsay.Links{Stories: []hearsay.Story{{ID: "s1", Documents: []string{"a"}}, {ID: "s2", Documents: []string{"b"}}}}
	if got := compareOne(t, docs, two); got.Verdict != hearsay.Only {
		t.Errorf("%s, want only", got.Verdict)
	}
}

func TestARemarkOfCommonWordsIsFoundByTheirOrder(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Emmer Toll", "“We could hear the cows, and then we could not hear them,” Emmer Toll said."),
		said("b", "", "“We could hear the children, and then we could not hear them,” the farmer sobbed."),
	}
	one := hearsay.Links{Stories: []hearsay.Story{{ID: "s", Documents: []string{"a", "b"}}}}
	if got := compareOne(t, docs, one); got.Verdict != hearsay.Altered {
		t.Errorf("%s, want altered", got.Verdict)
	}
}

func TestAnotherSpeakerIsToldWhereTheCueNamesBoth(t *testing.T) {
	const words = "You cannot shrink your way to the top floor"
	cued := func(id, speaker, text string) hearsay.Annotated {
		d := said(id, speaker, text)
		at := strings.Index(text, surname(d.Quotes[0].Speaker))
		cue := strings.Index(text, "said")
		d.Quotes[0].Speaker.Mentions = []hearsay.Span{{Start: at, End: at + len(surname(d.Quotes[0].Speaker))}}
		d.Quotes[0].Cue = []hearsay.Span{{Start: cue, End: cue + len("said")}}
		return d
	}
	led := func(id, speaker, text string) hearsay.Annotated {
		d := said(id, speaker, text)
		d.Quotes[0].Speaker.Mentions = []hearsay.Span{{Start: 0, End: len("The chief")}}
		return d
	}
	a := cued("a", "Dag Pellerin", "“"+words+",” Pellerin said.")
	for name, tt := range map[string]struct {
		b    hearsay.Annotated
		want hearsay.Verdict
	}{
		"both are named beside the words":            {cued("b", "Maren Ockley", "Ockley said that “"+words+"”. Nobody was asked, according to Dag Pellerin."), hearsay.Reattributed},
		"one of the same surname":                    {cued("b", "Jon Pellerin", "Pellerin said that “"+words+"”."), hearsay.Verbatim},
		"another name follows where nobody is named": {said("b", "Maren Ockley", "“"+words+".” It was Dag Pellerin's word."), hearsay.Verbatim},
		"a speaker who is led to from a description": {led("b", "Maren Ockley", "The chief said that “"+words+"”."), hearsay.Verbatim},
		"a paper that can be anybody's":              {cued("b", "A release", "A release said that “"+words+"”."), hearsay.Verbatim},
	} {
		t.Run(name, func(t *testing.T) {
			if got := compareOne(t, []hearsay.Annotated{a, tt.b}, fromA); got.Verdict != tt.want {
				t.Errorf("%s %q, want %s", got.Verdict, got.Flags, tt.want)
			}
		})
	}
}

func TestAnEarlierSentenceIsAddedWhole(t *testing.T) {
	a := strings.Fields("you should leave now")
	b := strings.Fields("you work hard you should leave now")
	runs := slide(diff.Words(a, b), a, b)
	if len(runs) != 2 || runs[0].Op != hearsay.Add || runs[0].B1 != 3 || runs[1].A1-runs[1].A0 != 4 {
		t.Errorf("%+v", runs)
	}
	b = strings.Fields("you should leave now or leave now")
	a = strings.Fields("you should leave now")
	if runs = slide(diff.Words(a, b), a, b); len(runs) != 2 || runs[0].Op != hearsay.Keep || runs[1].B0 != 4 {
		t.Errorf("%+v", runs)
	}
}

// The fields beside the verdict: speaker, strength of the cue and credit, kept
// or not, each by itself.
func TestWhatElseAVersionKeeps(t *testing.T) {
	const words = "“Nobody living below the mill should stay in the lower town tonight,” Anna Orrel said."
	tests := []struct {
		name   string
		change func(b *hearsay.Annotated)
		flag   string
	}{
		{"all kept", func(*hearsay.Annotated) {}, ""},
		{"speaker dropped", func(b *hearsay.Annotated) { b.Quotes[0].Speaker = hearsay.Party{Type: hearsay.Unknown} }, flagSpeakerDropped},
		{"strength of the cue changed", func(b *hearsay.Annotated) { b.Quotes[0].Strength = hearsay.Claiming }, flagCue},
		{"credit to the outlet dropped", func(b *hearsay.Annotated) { b.Quotes[0].Addressee = hearsay.Party{} }, flagCredit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := []hearsay.Annotated{said("a", "Anna Orrel", words), said("b", "Anna Orrel", words)}
			for i := range docs {
				docs[i].Quotes[0].Strength = hearsay.Saying
				docs[i].Quotes[0].Addressee = hearsay.Party{Name: "The Harbour Times", Type: hearsay.Organization}
			}
			tt.change(&docs[1])
			got := compareOne(t, docs, fromA)
			if got.Verdict != hearsay.Verbatim {
				t.Errorf("verdict %s", got.Verdict)
			}
			if want := []string{tt.flag}; tt.flag == "" && len(got.Flags) > 0 || tt.flag != "" && !slices.Equal(got.Flags, want) {
				t.Errorf("flags %q, want %q", got.Flags, tt.flag)
			}
		})
	}
}

func TestUnrelatedRemarksStayApart(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "“We will open the sluices at noon on Friday,” Anna Orrel said."),
		said("b", "Pelle Madsen", "“The harvest will be late in the north again,” Pelle Madsen said."),
	}
	if got := compareOne(t, docs, hearsay.Links{}); got.Verdict != hearsay.Only {
		t.Errorf("%s, want only", got.Verdict)
	}
}

func TestReportedSpeechOfOtherEventsIsNoVersion(t *testing.T) {
	police := func(id, text string) hearsay.Annotated {
		d := said(id, "", text)
		d.Quotes[0].Speaker = hearsay.Party{Name: "police", Type: hearsay.Organization}
		return d
	}
	const one = "A 32-year-old man was taken to hospital with a gunshot wound after the shooting near the mill"
	links := func(stories ...[]string) hearsay.Links {
		var l hearsay.Links
		for _, s := range stories {
			l.Stories = append(l.Stories, hearsay.Story{ID: hearsay.StoryID(s), Documents: s})
		}
		return l
	}
	for _, tt := range []struct {
		name    string
		other   hearsay.Annotated
		links   hearsay.Links
		verdict hearsay.Verdict
	}{
		{"another event", police("b", "a 19-year-old man was taken to hospital with a gunshot wound after the shooting in a garden"), links([]string{"a"}, []string{"b"}), hearsay.Only},
		{"the same event", police("b", "a man of 32 was taken to hospital with a gunshot wound after the shooting"), links([]string{"a", "b"}), hearsay.Paraphrased},
		{"the same words, though nothing else tells", police("b", one), links([]string{"a"}, []string{"b"}), hearsay.Verbatim},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if v := compareOne(t, []hearsay.Annotated{police("a", one), tt.other}, tt.links); v.Verdict != tt.verdict {
				t.Errorf("verdict %s, want %s", v.Verdict, tt.verdict)
			}
		})
	}
}

func TestTheTopicOfAStoryTellsNoRemarkFromAnother(t *testing.T) {
	docs := []hearsay.Annotated{
		said("a", "Anna Orrel", "the sluice of Tarnby was opened because the mill pond was rising"),
		said("b", "Anna Orrel", "the sluice of Tarnby mill was built by her grandfather"),
	}
	story := []string{"a", "b"}
	links := func() hearsay.Links {
		return hearsay.Links{Stories: []hearsay.Story{{ID: "s1", Documents: story}}}
	}
	if v := compareOne(t, docs, links()); v.Verdict != hearsay.Paraphrased {
		t.Fatalf("without a topic: verdict %s, want %s", v.Verdict, hearsay.Paraphrased)
	}
	people := []string{"fishermen", "teachers", "carters", "millers", "ferrymen", "bakers", "joiners", "pilots", "clerks", "nurses", "drovers", "potters"}
	for i, who := range people {
		for j, does := range []string{"feared for", "walked past"} {
			id := fmt.Sprintf("c%d%d", i, j)
			docs = append(docs, said(id, "Speaker "+who+does[:6], who+" "+does+" the sluice of Tarnby mill"))
			story = append(story, id)
		}
	}
	if v := compareOne(t, docs, links()); v.Verdict != hearsay.Only {
		t.Errorf("with a topic: verdict %s, want %s", v.Verdict, hearsay.Only)
	}
}

func TestSharedWordsMustStandTogetherToBeAVersion(t *testing.T) {
	const long = "“The ferry was late again this morning. We spoke with the harbour board about the timetable, the fares, the lights on the pier and the noise of the winches at night, and they listened. As for the crew, nobody slept,” Orrel said."
	docs := []hearsay.Annotated{said("a", "Anna Orrel", long), said("b", "Anna Orrel", "the ferry crew slept")}
	if v := compareOne(t, docs, fromA); v.Verdict != hearsay.Only {
		t.Errorf("verdict %s, want %s", v.Verdict, hearsay.Only)
	}
}

func TestTeasersAreNoNames(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"The Harbour Safety Board counted 12 boats.", []string{"The Harbour Safety Board"}},
		{"LOST AT SEA Skipper Holm tells of 12 boats.", nil},
		{"The UN Harbour Board counted 12 boats.", []string{"The UN Harbour Board"}},
	} {
		var got []string
		for _, n := range longNames(tt.text, hearsay.Span{End: len(tt.text)}) {
			got = append(got, n.Of(tt.text))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: names %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestInitialsAreTheSameParty(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"the Harbour Safety Board", "HSB", true},
		{"HSB", "Harbour Safety Board", true},
		{"Harbour Safety Board", "HSC", false},
		{"Anna Orrel", "AO", false},
	} {
		a, b := hearsay.Party{Name: tt.a, Type: hearsay.Organization}, hearsay.Party{Name: tt.b, Type: hearsay.Organization}
		if got := sameParty(a, b); got != tt.same {
			t.Errorf("%q and %q: the same party %t, want %t", tt.a, tt.b, got, tt.same)
		}
	}
}

func TestDocumentsThatAlterAQuotationAlikeShareAFinding(t *testing.T) {
	docs := []hearsay.Annotated{said("a", "Ilse Tarn", "“We warned the ministry in October that the north wall was leaking.”")}
	links := hearsay.Links{Parents: map[string]string{}, Stories: []hearsay.Story{{ID: "s1", Documents: []string{"a"}}}, Origins: []hearsay.Origin{{ID: "o1", Root: "a", Documents: []string{"a"}}}}
	add := func(id, words string) {
		docs = append(docs, said(id, "Ilse Tarn", "“"+words+"”"))
		links.Parents[id] = "a"
		links.Origins[0].Documents = append(links.Origins[0].Documents, id)
		links.Stories[0].Documents = append(links.Stories[0].Documents, id)
	}
	for _, id := range []string{"b", "c", "d", "e", "f"} {
		add(id, "We warned the ministry in October that the whole dam was collapsing.")
	}
	add("g", "We warned the ministry in November that the north wall was leaking.")
	var got []string
	for _, f := range compareAll(t, links, docs...).Findings {
		if f.Type == hearsay.FindingAlteredQuote {
			got = append(got, fmt.Sprintf("%s, %d documents", f.Text, documents(f)))
		}
	}
	want := []string{
		"b alters a quotation of Ilse Tarn against the version in a: “north wall” became “whole dam”, “leaking” became “collapsing”; the same in c, d, e and 1 more, 6 documents",
		"g alters a quotation of Ilse Tarn against the version in a: “October” became “November”, 2 documents",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestADescriptionIsWrittenAsInsideASentence(t *testing.T) {
	for name, want := range map[string]string{
		"The statement": "the statement", "A senior official": "a senior official", "The Harbour Times": "The Harbour Times",
		"Ilva Tarn": "Ilva Tarn", "The": "The", "": "",
	} {
		if got := inSentence(name); got != want {
			t.Errorf("inSentence(%q) = %q, want %q", name, got, want)
		}
	}
}
