package link

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay"
)

// original is an invented report; the others in this file are made from it.
const original = `VARNA BAY, Lowmark — The breakwater at Varna Bay will not survive another winter unless the council pays for new stone, harbour master Ilse Toven told The Lowmark Gazette.

Standing on the east pier on Tuesday, the former tug captain said storms had carried off more than 4,200 tonnes of granite since October, and that the repair crews had replaced about 950 tonnes of it.

“We are patching a coat that has no back,” Toven said. “Every tide takes a pocketful, and nobody counts the pockets until the coat is gone.”

The council voted last month to spend $17 million on the marina instead. Toven asked Councillor Bram Hekkel for a third of that sum and received, she said, a calendar.

“I would say to them, ‘Walk out here at high water in February, because the sea does not read minutes,’” she said.

Fishing boats stayed in port on 61 days this winter, twice as many as the year before, according to the Lowmark Seamen's Union, which has asked for a public hearing.`

const rewritten = `A dire warning is ringing out across Varna Bay as harbour master Ilse Toven raises the alarm over a crumbling sea defence that may soon fail.

Toven revealed that storms have swept away 4,200 tonnes of granite since October, with crews managing to replace only 950 tonnes. “Every tide takes a pocketful,” she lamented, painting a bleak picture of the months ahead.

In a pointed message, she urged officials to “walk out here at high water in February, because Those sea does not read minutes.”

Meanwhile, the council has committed $17 million to the marina. Local crews are also feeling the strain: boats were confined to port on 61 days this winter, the Lowmark Seamen's Union reports.`

const independent = `Residents of Varna Bay gathered outside the town hall on Wednesday evening to demand action on the pier, which the Lowmark Seamen's Union calls a danger to every crew.

Councillor Bram Hekkel told the crowd that an engineer's report was expected within weeks and that no decision on the marina had been final.

“My uncle laid those stones by hand,” said Dorrit Vask, who runs the ice house. “He would be ashamed of the lot of us.”

Ilse Toven, the harbour master, did not attend.`

const unrelated = `The orchestra of Kelder has appointed its first woman conductor, Mirela Anwen, who will lead a season of nine concerts beginning in May.

Anwen studied in two capitals and worked for eleven years at the opera. “I intend to be difficult about rehearsal time,” she said.`

func doc(id, text string, set ...func(*hearsay.Annotated)) hearsay.Annotated {
	d := hearsay.Annotated{Document: hearsay.Document{ID: id, Text: text}}
	for _, f := range set {
		f(&d)
	}
	return d
}

func stated(d *hearsay.Annotated) {
	d.Title = hearsay.Field{Value: "Breakwater will not survive", Basis: hearsay.BasisText}
	d.Byline = []hearsay.Field{{Value: "Nell Orrick", Basis: hearsay.BasisText}}
	d.URL = hearsay.Field{Value: "https://lowmarkgazette.example/1", Basis: hearsay.BasisText}
	dated("2025-02-11")(d)
}

func dated(day string) func(*hearsay.Annotated) {
	return func(d *hearsay.Annotated) {
		d.Published = hearsay.Field{Value: day, Basis: hearsay.BasisText, Exact: day}
	}
}

func inOutlet(name string) func(*hearsay.Annotated) {
	return func(d *hearsay.Annotated) { d.Outlet = hearsay.Field{Value: name, Basis: hearsay.BasisMetadata} }
}

func agency(name string) func(*hearsay.Annotated) {
	return func(d *hearsay.Annotated) {
		d.Credits = append(d.Credits, hearsay.Credit{Kind: hearsay.CreditAgency, Name: name})
	}
}

func told(name string) func(*hearsay.Annotated) {
	return func(d *hearsay.Annotated) {
		d.Credits = append(d.Credits, hearsay.Credit{Kind: hearsay.CreditTold, Name: name})
	}
}

func link(t *testing.T, docs ...hearsay.Annotated) hearsay.Links {
	t.Helper()
	l, err := Link(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// paragraphs returns some paragraphs of a text.
func paragraphs(s string, from, to int) string {
	return strings.Join(strings.Split(s, "\n\n")[from:to], "\n\n")
}

// Two reports of one accident, each in its own words, with what the police and a
// witness said before everybody.
const (
	statement = `“We are working with the coastguard, the ferry company and the harbour office to find out what went so badly wrong at pier four this morning, and our thoughts are with the families.”`

	ferryOne = `Commuters were thrown across the upper deck when the Kelder ferry struck pier four at 7:52 on Thursday with 214 people on board, and the ramp came down on three parked bicycles.

Chief Inspector Tamsin Roole spoke outside the station. ` + statement + `

Arlo Penn, a baker on his way home from the night shift, had just bought coffee. “The cup went one way and I went the other,” he said. He counted eleven stretchers on the quay before he was sent behind the tape.

The vessel, built in 1998 and refitted last spring, had changed captains at midnight. A spokeswoman for the company would not say who had been at the helm, or whether the new engine telegraph was in use.

Schools on the island opened late. The afternoon crossings were cancelled and a tug carried the post.`

	ferryTwo = `Nobody had expected the old ramp to hold, and in the end it did not: the morning ferry from Kelder, 214 passengers aboard, ran into pier four at 7:52 and stopped with its bow in the waiting room.

Lorna Qvist runs the kiosk there. She heard the horn three times and pulled her two customers out through the back. “I left the till open,” she told us, “and not one coin was missing afterwards.”

` + statement + ` So it says on the sheet that the police handed out at noon.

Engineers from the mainland are expected on Friday. They will look at the piles first, then at the fenders that the council bought second-hand in 2011 against the advice of its own surveyor.

Mayor Ottilie Brandt has called the members in for Saturday morning. She wants to know why the fenders were never tested, and who signed for them.`
)

func TestWhatWasSaidBeforeAllMakesNoRewrite(t *testing.T) {
	l := link(t, doc("a", ferryOne, dated("2025-02-13"), inOutlet("Kelder Post")), doc("b", ferryTwo, dated("2025-02-15"), inOutlet("Lowmark Gazette")))
	for _, r := range l.Relations {
		if r.Original != "" {
			t.Errorf("%s is called the original (%s, %q)", r.Original, r.Kind, r.Because)
		}
	}
	if len(l.Origins) != 2 {
		t.Errorf("%d origins, want 2", len(l.Origins))
	}
}

func TestRelationOfTwo(t *testing.T) {
	for _, tt := range []struct {
		name     string
		a, b     hearsay.Annotated
		kind     hearsay.RelationKind // "" for none
		original string
	}{
		{"copy without metadata", doc("a", original), doc("b", original, stated), hearsay.Copy, "b"},
		{"copy of a text that nothing tells apart", doc("a", original), doc("b", original), hearsay.Copy, ""},
		{"line breaks and marks are no change", doc("a", strings.NewReplacer("“", `"`, "”", `"`, " of ", "\nof ").Replace(original)), doc("b", original, stated), hearsay.Copy, "b"},
		{"reprint in another outlet", doc("a", original, inOutlet("Lowmark Gazette"), dated("2025-02-11")), doc("b", original, inOutlet("Kelder Post"), dated("2025-02-12")), hearsay.Reprint, "a"},
		{"shortened reprint", doc("a", original, dated("2025-02-11")), doc("b", paragraphs(original, 0, 3)), hearsay.Reprint, "a"},
		{"two prints of one agency", doc("a", original, agency("Coastwire"), dated("2025-02-11")), doc("b", original, agency("Coastwire"), dated("2025-02-12")), hearsay.Reprint, ""},
		{"excerpt that names its source", doc("a", original, stated, inOutlet("Lowmark Gazette")),
			doc("b", unrelated+"\n\nThe Lowmark Gazette reports:\n\n"+paragraphs(original, 1, 3)+"\n\n"+strings.Repeat(unrelated+"\n\n", 1), dated("2025-02-15")), hearsay.Excerpt, "a"},
		{"rewrite", doc("a", rewritten), doc("b", original, stated, told("The Lowmark Gazette")), hearsay.Rewrite, "b"},
		{"rewrite without metadata on either side", doc("a", rewritten), doc("b", original), hearsay.Rewrite, "b"},
		{"independent report", doc("a", independent, dated("2025-02-13")), doc("b", original, stated), hearsay.SameStory, ""},
		{"unrelated", doc("a", unrelated), doc("b", original), "", ""},
		{"empty", doc("a", ""), doc("b", original), "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := link(t, tt.a, tt.b)
			if tt.kind == "" {
				if len(l.Relations) > 0 {
					t.Errorf("got %+v, want no relation", l.Relations)
				}
				return
			}
			if len(l.Relations) != 1 {
				t.Fatalf("got %d relations, want one", len(l.Relations))
			}
			r := l.Relations[0]
			if r.Kind != tt.kind || r.Original != tt.original {
				t.Errorf("got %s of %q, want %s of %q\n%s", r.Kind, r.Original, tt.kind, tt.original, strings.Join(r.Because, "\n"))
			}
			if len(r.Because) == 0 {
				t.Error("no reasons")
			}
			for _, p := range r.Passages {
				if p.A.Of(tt.a.Text) == "" || p.B.Of(tt.b.Text) == "" {
					t.Errorf("passage %v lies outside", p)
				}
			}
		})
	}
}

func TestReasonsOfARewrite(t *testing.T) {
	l := link(t, doc("a", rewritten), doc("b", original, stated, told("The Lowmark Gazette")))
	got := strings.Join(l.Relations[0].Because, "\n")
	for _, want := range []string{
		"in the same order: 4,200",
		"B has title, byline, date and URL; A lacks them",
		"A drops the credit “The Lowmark Gazette”",
		"A garbles a quotation that B has whole: “in February, because Those",
		"A drops the bound of a number: “4,200” for “more than 4,200”",
	} {
		if !strings.Contains(strings.ReplaceAll(got, "“told The", "“The"), want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestLineage(t *testing.T) {
	pile := []hearsay.Annotated{
		doc("copy", original),
		doc("original", original, stated, told("The Lowmark Gazette")),
		doc("rewrite", rewritten),
		doc("other", independent, dated("2025-02-12")),
		doc("alone", unrelated, dated("2025-02-12")),
	}
	l := link(t, pile...)
	if diff := cmp.Diff(map[string]string{"copy": "original", "rewrite": "original"}, l.Parents); diff != "" {
		t.Errorf("parents: %s", diff)
	}
	wantOrigins := []hearsay.Origin{
		{ID: "origin of alone", Documents: []string{"alone"}, Root: "alone"},
		{ID: "origin of copy", Documents: []string{"original", "copy", "rewrite"}, Root: "original"},
		{ID: "origin of other", Documents: []string{"other"}, Root: "other"},
	}
	if diff := cmp.Diff(wantOrigins, l.Origins); diff != "" {
		t.Errorf("origins: %s", diff)
	}
	wantStories := []hearsay.Story{
		{ID: "story of alone", Documents: []string{"alone"}},
		{ID: "story of copy", Documents: []string{"copy", "original", "other", "rewrite"}},
	}
	if diff := cmp.Diff(wantStories, l.Stories); diff != "" {
		t.Errorf("stories: %s", diff)
	}
	wantInherited := map[string]hearsay.Field{
		"copy": {Value: "2025-02-11", Basis: hearsay.BasisInherited, From: "original", Exact: "2025-02-11"},
	}
	if diff := cmp.Diff(wantInherited, l.Inherited); diff != "" {
		t.Errorf("inherited dates: %s", diff)
	}
}

func TestReprintsOfAnUnseenAgencyShareAnOrigin(t *testing.T) {
	l := link(t,
		doc("a", original, agency("Coastwire"), dated("2025-02-11"), inOutlet("Kelder Post")),
		doc("b", paragraphs(original, 0, 4), agency("Coastwire"), dated("2025-02-12"), inOutlet("Morning Tide")))
	want := []hearsay.Origin{{ID: "origin of a", Documents: []string{"a", "b"}, Credited: "Coastwire"}}
	if diff := cmp.Diff(want, l.Origins); diff != "" {
		t.Error(diff)
	}
	if len(l.Parents) > 0 {
		t.Errorf("parents %v, want none: the original is not in the pile", l.Parents)
	}
}

func TestTheOutletOfAReportIsNoUnseenSource(t *testing.T) {
	for _, tt := range []struct{ outlet, want string }{
		{"Coastwire", ""},
		{"news.coastwire.example", ""},
		{"Kelder Post", "Coastwire"},
	} {
		l := link(t, doc("a", original, inOutlet(tt.outlet), agency("Coastwire")))
		if got := l.Origins[0].Credited; got != tt.want {
			t.Errorf("report of %s: credited source %q, want %q", tt.outlet, got, tt.want)
		}
	}
}

func TestFurnitureOfAnOutletWeighsNothing(t *testing.T) {
	foot := "\n\nSubscribe to the Kelder Post from four crowns a month and support independent journalism on both sides of the river. Our newsroom can be reached by letter, by telephone and at the counter on Mill Street between nine and noon."
	texts := []string{unrelated, independent,
		"A fire destroyed the paper mill at Osk overnight. Nobody was hurt, the brigade said, though two horses had to be led through the smoke by hand.",
		"Snow closed the road over the Tarrow pass for a third day. Ploughs were expected on Friday, provided that the wind allowed them to start."}
	var pile []hearsay.Annotated
	for i, s := range texts {
		pile = append(pile, doc(string(rune('a'+i)), s+foot, inOutlet("Kelder Post")))
	}
	if l := link(t, pile...); len(l.Relations) > 0 {
		t.Errorf("got %+v, want no relation", l.Relations)
	}
}

func TestOrderOfDocumentsDoesNotMatter(t *testing.T) {
	var pile []hearsay.Annotated
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 70 {
		words := strings.Fields([]string{original, rewritten, independent}[i%3])
		for range i % 5 {
			words[r.IntN(len(words))] = "drifted" + string(rune('a'+i%26))
		}
		pile = append(pile, doc(string(rune('a'+i/26))+string(rune('a'+i%26)), strings.Join(words, " ")))
	}
	want := link(t, pile...)
	for range 3 {
		r.Shuffle(len(pile), func(i, j int) { pile[i], pile[j] = pile[j], pile[i] })
		if diff := cmp.Diff(want, link(t, pile...)); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestEveryDocumentIsInOneStoryAndOneOrigin(t *testing.T) {
	l := link(t, doc("a", original), doc("b", rewritten), doc("c", unrelated), doc("d", ""), doc("e", "word"))
	var inStories, inOrigins []string
	for _, s := range l.Stories {
		inStories = append(inStories, s.Documents...)
	}
	for _, o := range l.Origins {
		inOrigins = append(inOrigins, o.Documents...)
	}
	slices.Sort(inStories)
	slices.Sort(inOrigins)
	want := []string{"a", "b", "c", "d", "e"}
	if !slices.Equal(inStories, want) || !slices.Equal(inOrigins, want) {
		t.Errorf("stories have %v, origins %v", inStories, inOrigins)
	}
}

func TestLinkStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Link(ctx, []hearsay.Annotated{doc("a", original), doc("b", original)}); err == nil {
		t.Error("no error")
	}
}

func TestPlainWordsCountBeyondChanceAlone(t *testing.T) {
	const source = `The old lighthouse on the spit was painted again last autumn, when volunteers from the village carried buckets
		up its narrow staircase and scraped rust from the railing until their gloves were ruined.`
	for _, tt := range []struct {
		name, other string
		low, high   float64
	}{
		{"the same words in another order",
			`Until their gloves were ruined, volunteers scraped rust from the railing: last autumn the village, with buckets carried
			up the narrow staircase, again painted its old lighthouse on the spit.`, 0.8, 1},
		{"other words on the same thing",
			`Nobody had expected that a beacon above the sandbank would get its fresh coat so soon, yet helpers climbed it for days
			with brushes, scrapers and thermos flasks.`, 0, 0.15},
		{"names and numbers in common and nothing else",
			`Orla Fenwick told 214 readers of the Osk Gazette that Brannock Hall stays shut.`, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := source
			if tt.high == 0 {
				a = "Brannock Hall, says Orla Fenwick of the Osk Gazette, has 214 windows."
			}
			if x := Measure(a, tt.other).Beyond; x < tt.low || x > tt.high {
				t.Errorf("%.3f beyond chance, want %.2f to %.2f", x, tt.low, tt.high)
			}
			if x, back := Measure(a, tt.other).Beyond, Measure(tt.other, a).Beyond; x != back {
				t.Errorf("%.3f one way and %.3f the other", x, back)
			}
		})
	}
}
