package link

import (
	"context"
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatIsOneStory(t *testing.T) {
	const wire = `OSTHAVN, Feronia - The car ferry Halla Brisk ran aground off Skarvik Point early on Monday with 412 passengers on board, the Harbour Rescue Service said.

Eleven people were hurt, two of them seriously. "We felt her climb and then we felt her stop," said the first mate, Jonna Terrel.

The ferry, which belongs to Kelder Lines, had left Osthavn at four in the morning for the islands. Divers found a tear of 19 metres in the hull, and tugs were holding the stern against the tide.`
	const clinic = `Since Monday noon our nurses have been looking after people who were brought to the parish hall in Osthavn. Most of them are cold and tired and have lost their luggage. The Harbour Rescue Service sends us more with every boat.

We have asked the shipping company for blankets and for a list of names. So far we have had neither. If your mother or your uncle was on the Halla Brisk, please come to the hall and do not ring.`
	const radio = `PRESENTER: Good evening. The passengers who came off the ferry yesterday are on their way home. Our reporter is at Skarvik Point. What can you see?

REPORTER: I see a ship that leans like a drunk. The tugs have given up for tonight. A diver from Kelder Lines told me that the hole is as long as a bus.

PRESENTER: And the captain?

REPORTER: He is with the police in Osthavn and says nothing at all.`
	const budget = `FERONIA'S parliament will vote on the budget on Thursday after a quarrel over the price of school meals.

The finance minister, Aldo Wennick, told members that 3.1 billion crowns would be saved by closing small tax offices in Osthavn and elsewhere. Teachers said that they had been promised the money in spring.`
	const apart = `Three fishermen were taken to hospital in Osthavn on Monday after an engine fire on their boat, the police said.

The fire had nothing to do with the grounding of the Halla Brisk off Skarvik Point, a spokeswoman for the police added. The boat was towed in by a neighbour, and its owner puts the damage at 60,000 crowns.`

	on := func(id, text, date string) hearsay.Annotated {
		d := doc(id, text)
		if date != "" {
			d.Published = hearsay.Field{Value: date, Basis: hearsay.BasisMetadata}
		}
		return d
	}
	for _, c := range []struct {
		name string
		docs []hearsay.Annotated
		want [][]string
	}{
		{"a statement and a transcript that name the same ship and bodies", []hearsay.Annotated{
			on("wire", wire, "2031-03-03"), on("clinic", clinic, "2031-03-04"), on("radio", radio, "2031-03-04"),
		}, [][]string{{"clinic", "radio", "wire"}}},
		{"other news of the country", []hearsay.Annotated{
			on("wire", wire, "2031-03-03"), on("budget", budget, "2031-03-04"), on("radio", radio, "2031-03-04"),
		}, [][]string{{"budget"}, {"radio", "wire"}}},
		{"a report that says that it is about something else", []hearsay.Annotated{
			on("wire", wire, "2031-03-03"), on("apart", apart, "2031-03-04"), on("radio", radio, "2031-03-04"),
		}, [][]string{{"apart"}, {"radio", "wire"}}},
		{"the same words months apart without a name in common", []hearsay.Annotated{
			on("wire", wire, "2031-03-03"),
			on("old", "A car ferry ran aground in fog on Sunday with some 200 passengers on board, the coast guard said. Nobody was hurt. The captain told the radio that he had trusted his instruments.", "2030-10-12"),
		}, [][]string{{"old"}, {"wire"}}},
	} {
		for i := range c.docs {
			if c.docs[i].ID == "wire" {
				c.docs[i].Place = hearsay.Field{Value: "Osthavn, Feronia", Basis: hearsay.BasisText}
			}
		}
		links, err := Link(context.Background(), c.docs)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, s := range links.Stories {
			got = append(got, s.Documents)
		}
		slices.SortFunc(got, slices.Compare)
		if !slices.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%s: stories are %v, not %v", c.name, got, c.want)
		}
	}
}

func TestNamesThatTwoTextsHave(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       []string
	}{
		{"a rare name", "He was seen in Osthavn at noon.", "They came from Osthavn by boat.", []string{"Osthavn"}},
		{"a body of common words", "It was the Harbour Rescue Service that came.", "We thank the Harbour Rescue Service for its help.", []string{"Harbour Rescue Service"}},
		{"a common word with a capital", "He met the Minister at noon.", "We wrote to the Minister again.", nil},
		{"what one says it has nothing to do with", "He was seen in Osthavn at noon.", "The fire had nothing to do with that in Osthavn.", nil},
		{"what one is not linked to, and names elsewhere", "He was seen in Osthavn at noon.", "The fire is not linked to Osthavn. It began in Osthavn.", []string{"Osthavn"}},
	} {
		a, b := doc("a", c.a), doc("b", c.b)
		p := new(matcher).match(read(&a), read(&b))
		var got []string
		for _, n := range p.sharedNames() {
			got = append(got, n.words)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}
