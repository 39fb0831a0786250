package lang

import (
	"strings"
	"testing"
)

func forms(text string, toks []Token) string {
	var out []string
	for _, t := range toks {
		out = append(out, text[t.Start:t.End])
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for name, c := range map[string][2]string{
		"clitics":                {"I don't; he'll, she’s", "I do n't ; he 'll , she ’s"},
		"money":                  {"It cost $500 (£3bn).", "It cost $ 500 ( £ 3 bn ) ."},
		"titles and initials":    {"Dr. J. Smith of St. Petersburg left.", "Dr. J. Smith of St. Petersburg left ."},
		"country abbreviations":  {"The U.S. army", "The U.S. army"},
		"hyphens":                {"a 15-year-old anti-war poem", "a 15 - year - old anti-war poem"},
		"possessive plural":      {"the rebels' camp", "the rebels ' camp"},
		"curly quotation marks":  {"“Stop,” he said.", "“ Stop , ” he said ."},
		"addresses":              {"See http://a.org/b-c, or x@y.org.", "See http://a.org/b-c , or x@y.org ."},
		"percent and thousands":  {"10,000 (20%)", "10,000 ( 20 % )"},
		"fused contraction":      {"We cannot", "We can not"},
		"ellipsis":               {"Well... no", "Well ... no"},
		"dates and fractions":    {"9/11, 06/01/2000, 1/2", "9/11 , 06/01/2000 , 1 / 2"},
		"decades":                {"the 1960's", "the 1960's"},
		"forgotten space":        {"It ended in the morning.They left.", "It ended in the morning . They left ."},
		"… before a quotation":   {"It ended in the morning.“They left,” he said.", "It ended in the morning . “ They left , ” he said ."},
		"names of programs":      {"They run Node.Js with Report.Doc", "They run Node.Js with Report.Doc"},
		"square kilometres":      {"100 sq. km of land", "100 sq. km of land"},
		"stop of a list at end":  {"bread, milk etc.", "bread , milk etc ."},
		"its without apostrophe": {"its not its fault", "it s not its fault"},
		"lines across the page":  {"----== News ==----", "----== News ==----"},
		"addresses in brackets":  {"\"A B\"<a@b.org>", "\" A B \" < a@b.org >"},
		"only white space":       {" \n\t ", ""},
		"other scripts stay":     {"Привет, мир!", "Привет , мир !"},
		"invalid bytes are kept": {"a \xff\xfe b", "a \xff \xfe b"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := forms(c[0], Tokens(c[0])); got != c[1] {
				t.Errorf("Tokens(%q) = %q, want %q", c[0], got, c[1])
			}
		})
	}
}

func TestSentences(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"full stops":            {"One fell. Two rose.", []string{"One fell.", "Two rose."}},
		"titles do not end":     {"He met Dr. Smith. She left.", []string{"He met Dr. Smith.", "She left."}},
		"question in quotation": {"“Why?” he asked. No one knew.", []string{"“Why?” he asked.", "No one knew."}},
		"closing mark is kept":  {"“We won.” They left.", []string{"“We won.”", "They left."}},
		"blank line":            {"A heading\n\nThe text.", []string{"A heading", "The text."}},
		"unit before a capital": {"It holds 90 sq. km. Torva took the rest.", []string{"It holds 90 sq. km.", "Torva took the rest."}},
		"before a quotation":    {"Lind admitted on Monday that the letters had reached him. “I read them as one reads a forecast,” he told the press. “I was wrong.”", []string{"Lind admitted on Monday that the letters had reached him.", "“I read them as one reads a forecast,” he told the press.", "“I was wrong.”"}},
		"question in a row":     {"Who knew? Lind did! She wrote it down", []string{"Who knew?", "Lind did!", "She wrote it down"}},
		"mark inside a name":    {"The firm Yahoo! paid for it.", []string{"The firm Yahoo! paid for it."}},
		"forgotten space":       {"The boats came in the morning.They left at noon.", []string{"The boats came in the morning.", "They left at noon."}},
		"… before a quotation":  {"The boats came in the morning.“They left at noon,” she said.", []string{"The boats came in the morning.", "“They left at noon,” she said."}},
		"fields of a line":      {"Wanted: £4.1 million; spent: £2.3 million (56 per cent)", []string{"Wanted: £4.1 million; spent: £2.3 million (56 per cent)"}},
		"unit before a word":    {"It is 5 km. from here.", []string{"It is 5 km. from here."}},
		"wrapped line":          {"The line\nis wrapped.", []string{"The line\nis wrapped."}},
		"day behind an hour":    {"It began at 7:30 p.m. Saturday and ended at 2 a.m. Feb. 3.", []string{"It began at 7:30 p.m. Saturday and ended at 2 a.m. Feb. 3."}},
		"day, PM in capitals":   {"It began just before 7:30 PM Friday, October 1 on a farm.", []string{"It began just before 7:30 PM Friday, October 1 on a farm."}},
		"what a number counts":  {"About 430,000 Israeli settlers live there.", []string{"About 430,000 Israeli settlers live there."}},
		"month behind a hyphen": {"They met Dec. 28-Jan. 4 and left.", []string{"They met Dec. 28-Jan. 4 and left."}},
		"plural possessive":     {"On Sunday the Nurses’ League counted 14. Lawyers' Watch left.", []string{"On Sunday the Nurses’ League counted 14.", "Lawyers' Watch left."}},
		"quotation in singles":  {"She called it ‘the work of angels’ That was wrong.", []string{"She called it ‘the work of angels’", "That was wrong."}},
		"hour at the end":       {"The ferry left at 7:30 p.m. Lind missed it.", []string{"The ferry left at 7:30 p.m.", "Lind missed it."}},
		"bullets":               {"Points:\n- one\n- two", []string{"Points:", "- one", "- two"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range Sentences(c.text) {
				got = append(got, c.text[s.Start:s.End])
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
