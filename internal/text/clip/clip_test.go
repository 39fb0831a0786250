package clip

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// paragraphs makes blocks of lines; one that starts with # is a heading of
// level 1, one with a dash above it a heading without a level.
func paragraphs(lines ...string) []Block {
	var out []Block
	for i, l := range lines {
		b := Block{Kind: hearsay.Paragraph, Text: l, Line: i + 1}
		if rest, ok := strings.CutPrefix(l, "# "); ok {
			b.Kind, b.Level, b.Text = hearsay.Heading, 1, rest
		} else if LooksLikeHeading(l, i == 0) && !strings.ContainsAny(l, "0123456789|") && !strings.HasPrefix(strings.ToLower(l), "by ") {
			b.Kind = hearsay.Heading
		}
		out = append(out, b)
	}
	return out
}

const running = "The river broke its banks on Sunday, and the whole town was flooded within an hour, the mayor said, as rain went on falling in the hills above it."

func first(fields []hearsay.Field) string {
	if len(fields) == 0 {
		return ""
	}
	return fields[0].Value
}

func TestHeads(t *testing.T) {
	for _, c := range []struct {
		name                               string
		lines                              []string
		outlet, title, byline, date, place string
	}{
		{"masthead with a date", []string{"NORLAND GAZETTE, Sunday 3 March 2024", "River breaks its banks", running}, "Norland Gazette", "River breaks its banks", "", "2024-03-03", ""},
		{"masthead over a date", []string{"THE UPLAND LAMP", "3 March 2024", "River breaks its banks in the north", "By Jane Roe", running}, "The Upland Lamp", "River breaks its banks in the north", "Jane Roe", "2024-03-03", ""},
		{"masthead with a slogan", []string{"LINDHAVEN NEWS - what your town talks of", "River breaks its banks", running}, "Lindhaven News", "River breaks its banks", "", "", ""},
		{"title, then outlet and date", []string{"# River breaks its banks", "Channel Two Norland / 03.03.2024", running}, "Channel Two Norland", "River breaks its banks", "", "2024-03-03", ""},
		{"title, then author and date", []string{"# River breaks its banks", "Jane Roe | 3 March 2024", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03", ""},
		{"title, then author and time", []string{"# River breaks its banks", "By Jane Roe – 3 March 2024, 15:07", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03T15:07", ""},
		{"body that publishes", []string{"# Bulletin 19", "Ministry of Water, Republic of Norland. 3 March 2024, 10:00.", running}, "Ministry of Water, Republic of Norland", "Bulletin 19", "", "2024-03-03T10:00", ""},
		{"title alone", []string{"River Breaks Its Banks", running}, "", "River Breaks Its Banks", "", "", ""},
		{"title with a deck", []string{"River Breaks Its Banks", "Thousands flee as the rain goes on", running}, "", "River Breaks Its Banks", "", "", ""},
		{"title and author", []string{"Market Post Office Flooded", "By Jane Roe", running}, "", "Market Post Office Flooded", "Jane Roe", "", ""},
		{"byline without a name", []string{"River Breaks Its Banks", "By our own correspondent", running}, "", "River Breaks Its Banks", "", "", ""},
		{"self-description", []string{"# Wet", "The Lamp, a blog about light.", running}, "The Lamp", "Wet", "", "", ""},
		{"press release", []string{"# Roe & Sons builds a dam", "Roe & Sons will build a dam above the town of Lindhaven within two years from now, it said today.", running, "About Roe & Sons", "It builds dams."}, "Roe & Sons", "Roe & Sons builds a dam", "", "", ""},
		{"name between title and date", []string{"River breaks its banks", "Jane Roe", "Mar 3, 2024 Updated 2 hrs ago", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03", ""},
		{"name without a date", []string{"River breaks its banks", "Jane Roe", running}, "", "River breaks its banks", "", "", ""},
		{"outlet of one word", []string{"River breaks its banks", "Lamplight, 3 March 2024", "By Jane Roe in Lindhaven", running}, "Lamplight", "River breaks its banks", "Jane Roe", "2024-03-03", "Lindhaven"},
		{"keys", []string{"Title: River rises", "Author: Jane Roe", "Date: 2024-03-03", "Source: Norland Post", running}, "Norland Post", "River rises", "Jane Roe", "2024-03-03", ""},
		{"ministry below its state", []string{"REPUBLIC OF NORLAND", "MINISTRY OF WATER", "Statement to the press", "Lindhaven, 3 March 2024", running}, "Ministry of Water, Republic of Norland", "", "", "2024-03-03", "Lindhaven"},
		{"office of an embassy", []string{"EMBASSY OF THE REPUBLIC OF NORLAND", "PRESS OFFICE", "No. 14/2024", "3 March 2024", "Statement by the Ambassador", running}, "Embassy of the Republic of Norland", "Statement by the Ambassador", "", "2024-03-03", ""},
		{"communiqué with a number", []string{"GENERAL STAFF OF THE ARMED FORCES", "Communiqué No. 17", "Lindhaven, 3 March 2024", running}, "General Staff of the Armed Forces", "Communiqué No. 17", "", "2024-03-03", "Lindhaven"},
		{"release of the police", []string{"Lindhaven Police Department", "News Release", "Date: 3 March 2024", "Contact: Sgt. Jane Roe", "Three held after a break-in", running}, "Lindhaven Police Department", "Three held after a break-in", "", "2024-03-03", ""},
		{"release for immediate use", []string{"FOR IMMEDIATE RELEASE", "Roe & Sons builds a dam", running}, "", "Roe & Sons builds a dam", "", "", ""},
		{"bulletin with keys", []string{"National Statistics Office", "Statistical bulletin", "Labour market in spring", "Release date: 14 May 2024", "Next release: 11 June 2024", running}, "National Statistics Office", "Labour market in spring", "", "2024-05-14", ""},
		{"office that issues", []string{"# Floods: update 6", "World Relief Fund, Lima office. Issued 9 March 2024, figures as of 20.00 on 8 March.", running}, "World Relief Fund", "Floods: update 6", "", "2024-03-09", "Lima"},
		{"letter to supporters", []string{"# Letter from the ford", "Reed and Road, to our supporters, 11 March 2024. This is about the river.", running, "Jane Roe, Reed and Road"}, "Reed and Road", "Letter from the ford", "Jane Roe", "2024-03-11", ""},
		{"kind beside the issuer", []string{"# Policy decision", "Central Bank of Norland | Press release | 5 February 2024", running}, "Central Bank of Norland", "Policy decision", "", "2024-02-05", ""},
		{"day that an update stands for", []string{"# Norland: floods", "Flash Update #4 | As of 9 March 2024, 18:00", "This update is issued by the Relief Coordination Office.", running}, "Relief Coordination Office", "Norland: floods", "", "2024-03-09T18:00", ""},
		{"day of figures beside that of issue", []string{"# Norland: floods", "Flash Update #4 (as of 8 March 2024)", "Issued: 9 March 2024", running}, "", "Norland: floods", "", "2024-03-09", ""},
		{"day of figures alone", []string{"# Norland: key figures", "Figures as of 30 April 2024", running}, "", "Norland: key figures", "", "", ""},
		{"byline for an outlet", []string{"River breaks its banks", "By Jane Roe for the Daily Lamp", running}, "Daily Lamp", "River breaks its banks", "Jane Roe", "", ""},
		{"byline for an agency", []string{"River breaks its banks", "By Jane Roe for the Associated Press", running}, "", "River breaks its banks", "Jane Roe", "", ""},
		{"byline on a day", []string{"# River breaks its banks", "Posted by Jane Roe on 3 March 2024 | The Long Road", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03", ""},
		{"place before a date, told by the text", []string{"River breaks its banks", "By Jane Roe", "Lindhaven, 3 March 2024", "Some 12,000 people had to leave their homes in Lindhaven on Sunday as the river rose, the mayor said.", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03", "Lindhaven"},
		{"place below a statement's title", []string{"Statement of the Green League on the vote", "Lindhaven, 3 March 2024", running}, "", "Statement of the Green League on the vote", "", "2024-03-03", "Lindhaven"},
		{"dateline with a date", []string{"Roe & Sons builds a dam", "LINDHAVEN, March 3, 2024 – The river rose.", running}, "", "Roe & Sons builds a dam", "", "", ""},
		{"mail", []string{"From: Jane Roe <jane@lists.example>", "Date: Tue, 10 Mar 2026 09:12:00 +0100", "To: river@lists.example", "Subject: Count of Monday night", running}, "", "Count of Monday night", "Jane Roe", "2026-03-10T09:12:00+01:00", ""},
		{"title over a statement's reply", []string{"Ministry Denies Reports", "By Jane Roe", "3 March 2024", running}, "", "Ministry Denies Reports", "Jane Roe", "2024-03-03", ""},
		{"press service of a ministry", []string{"# Statement on the flood", "Ministry of Water of the Republic of Norland, press service. 3 March 2024, 18:00. This is about the river.", running}, "Ministry of Water of the Republic of Norland", "Statement on the flood", "", "2024-03-03T18:00", ""},
		{"press office of a firm", []string{"# Statement on the dam", "Roe & Sons plc, press office. 3 March 2024.", running}, "Roe & Sons plc", "Statement on the dam", "", "2024-03-03", ""},
		{"charity over its statement", []string{"REED RELIEF", "Statement on the flood in the lower valley", "Lindhaven, 3 March 2024, 19:30", running}, "Reed Relief", "Statement on the flood in the lower valley", "", "2024-03-03T19:30", "Lindhaven"},
		{"press department in a letterhead", []string{"MINISTRY OF WATER OF NORLAND", "Press department", "Results of the month of May on the river", "Lindhaven, 31 May 2024", running}, "Ministry of Water of Norland", "Results of the month of May on the river", "", "2024-05-31", "Lindhaven"},
		{"body with its town", []string{"# Flood: bulletin no. 4", "Water Protection Agency, Lindhaven, 3 March 2024, 18:00", running}, "Water Protection Agency", "Flood: bulletin no. 4", "", "2024-03-03T18:00", "Lindhaven"},
		{"body that could be a name", []string{"# What the budget leaves out", "River Watch, 3 March 2024", running}, "River Watch", "What the budget leaves out", "", "2024-03-03", ""},
		{"hour of the news below the station", []string{"RADIO NORLAND", "News at seven, 3 March 2024", running}, "Radio Norland", "", "", "2024-03-03", ""},
		{"programme of a station", []string{`RADIO NORLAND, "The Forenoon", Sunday 3 March 2024`, running}, "Radio Norland", "", "", "2024-03-03", ""},
		{"running text alone", []string{running}, "", "", "", "", ""},
		{"date in a sentence", []string{"# Title here", "On 3 March 2024, the river broke its banks, and the whole town was flooded within the hour.", running}, "", "Title here", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Read(paragraphs(c.lines...), draft.Draft{})
			if got := first(d.Outlet); got != c.outlet {
				t.Errorf("outlet %q, want %q", got, c.outlet)
			}
			if got := first(d.Title); got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			if got := first(d.Byline); got != c.byline {
				t.Errorf("byline %q, want %q", got, c.byline)
			}
			if got := first(d.Published); got != c.date {
				t.Errorf("published %q, want %q", got, c.date)
			}
			if got := first(d.Place); got != c.place {
				t.Errorf("place %q, want %q", got, c.place)
			}
			found := false
			for _, b := range d.Blocks {
				found = found || b.Text == running
			}
			if !found {
				t.Errorf("the running text is lost: %+v", d.Blocks)
			}
		})
	}
}

func TestPointersAndLabelsGo(t *testing.T) {
	d := Read(paragraphs("# River breaks its banks", running, "Read more: Why the dam is old", "[Photos of the flood in Lindhaven]", running+" Again.", "Related Sources:"), draft.Draft{})
	if len(d.Blocks) != 2 {
		t.Errorf("blocks %+v", d.Blocks)
	}
}

func TestSourceLine(t *testing.T) {
	d := Read(paragraphs("# River breaks its banks", running, "Source: https://norlandpost.example/river"), draft.Draft{})
	if first(d.URL) != "https://norlandpost.example/river" || len(d.Blocks) != 1 || len(d.Links) != 1 || d.Links[0].Rel != "original" {
		t.Errorf("URL %+v, blocks %+v, links %+v", d.URL, d.Blocks, d.Links)
	}
}
