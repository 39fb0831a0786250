// Package clip tells the parts of a report apart that comes as bare blocks of
// text – a plain text file, a Markdown clip, the text of a print: which block
// is the title, which lines name author, date and address, what is a caption,
// and what is link furniture that does not belong to the report.
//
// [Read] is all there is to it.
package clip

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// Block is one block as a format reader found it.
type Block struct {
	Kind hearsay.BlockKind
	// Text is the block as running text.
	Text string
	// Lines are the lines that it was written in, if those may mean
	// something (a byline, a date); nil for one line.
	Lines []string
	// Line is the number of its first line in the capture, from 1.
	Line int
	// Level is that of a heading, 1 for the title of a page; 0 for a heading
	// that only looks like one.
	Level int
	// Links are those in the block, and Linked the number of bytes of Text
	// that are inside them.
	Links  []hearsay.Link
	Linked int
	// AfterImage says that a picture stands directly before the block, and
	// Emphasis that all of the block is emphasised.
	AfterImage, Emphasis bool
}

func (b Block) lines() []string {
	if len(b.Lines) == 0 {
		return []string{b.Text}
	}
	return b.Lines
}

// preamble is how many blocks may stand before the running text begins.
const preamble = 14

// Read sorts blocks into a draft. found holds what the format itself stated
// (front matter, page headers); its candidates go first.
func Read(blocks []Block, found draft.Draft) draft.Draft {
	r := reader{draft: found, blocks: blocks, drop: make([]bool, len(blocks))}
	r.furniture()
	r.head()
	if len(r.draft.Published) == 0 {
		r.draft.Published = r.standsFor
	}
	r.self()
	r.signature()
	r.emptyHeadings()
	for i, b := range blocks {
		if r.drop[i] {
			continue
		}
		r.draft.Links = append(r.draft.Links, b.Links...)
		kind := b.Kind
		if kind != hearsay.Heading && (meta.IsCaption(b.Text) || b.AfterImage && b.Emphasis) {
			kind = hearsay.Caption
		}
		r.draft.Add(kind, b.Text)
	}
	return r.draft
}

type reader struct {
	draft  draft.Draft
	blocks []Block
	drop   []bool // furniture and metadata
	// statement says that a line of the head calls the text a statement, a
	// bulletin or the like.
	statement bool
	standsFor []hearsay.Field // days that reports of a series are for
}

// head reads title, byline, date and the like from the blocks in front of the
// running text and drops those.
func (r *reader) head() {
	seen := 0
	for i, b := range r.blocks {
		if r.drop[i] {
			continue
		}
		if seen++; seen > preamble {
			break
		}
		r.asOf(b)
		if r.letterhead(i, seen == 1) || r.kind(i, b) || r.masthead(i, seen == 1) || r.metadataLines(b) || r.info(i, b) || r.bareByline(i, b) || b.Kind == hearsay.Heading && r.title(b, seen == 1, i+1) {
			r.drop[i] = true
			seen--
			continue
		}
		if isRunning(b) {
			break
		}
	}
}

// masthead reads the name of the outlet from a first line that stands above
// the title: it is named like one, or is a short name above a date.
func (r *reader) masthead(i int, first bool) bool {
	b := r.blocks[i]
	if !first || len(r.draft.Title) > 0 || len(r.draft.Outlet) > 0 || b.Level > 0 || len(b.lines()) > 1 || len(b.Text) > 80 {
		return false
	}
	name := b.Text
	for _, mark := range []string{" - ", " – ", " — ", " | ", " • ", ": "} {
		name, _, _ = strings.Cut(name, mark)
	}
	title := -1 // the next block that can be one
	dated := false
	for j := i + 1; j < len(r.blocks) && j <= i+3 && title < 0; j++ {
		if r.drop[j] {
			continue
		}
		text := r.blocks[j].Text
		if _, ok := meta.DateLine(text); ok {
			dated = dated || j == i+1
			continue
		}
		if meta.IsByline(text) {
			return false // title and author
		}
		if info, ok := meta.InfoLine(text); ok && info.Name != "" || LooksLikeHeading(text, true) {
			title = j
		} else {
			return false
		}
	}
	words := len(strings.Fields(name))
	switch {
	case title < 0 || words > 6 || !meta.Capitalised(name):
		return false
	case meta.IsPublisher(meta.PublisherCase(name)):
	case dated && words <= 4 && len(strings.Fields(r.blocks[title].Text)) > words:
	default:
		return false
	}
	r.draft.Outlet = append(r.draft.Outlet, draft.FromText(meta.PublisherCase(name), name, place(b.Line, 0)+", masthead"))
	return true
}

// info reads a line with a date and the name of outlet or author beside it.
// It reports whether nothing else stands in the line.
func (r *reader) info(i int, b Block) bool {
	if len(b.lines()) > 2 {
		return false
	}
	line := b.lines()[0]
	found, ok := meta.InfoLine(line)
	if !ok || len(strings.Fields(found.Name)) > 14 || strings.Contains(found.Name, "(") {
		return false
	}
	if d, ok := meta.ReadDateline(b.Text, b.Text); ok && isRunning(b) && !meta.IsPublisher(d.Place) {
		return false
	}
	if m := readImprint(found.Name); m.stated {
		return r.imprint(i, b, m, found)
	}
	name := found.Name
	if len(strings.Fields(name)) > 8 {
		return false
	}
	for _, mark := range []string{" / ", " | ", " - ", " – ", `, "`, ", “"} { // the last: the name of a programme
		name, _, _ = strings.Cut(name, mark)
	}
	from := place(b.Line, 0)
	add := func(list *[]hearsay.Field, value, exact string) {
		*list = append(*list, draft.FromText(value, exact, from))
	}
	switch {
	case name == "":
		// A date that opens a sentence is a part of it.
		before, _, _ := strings.Cut(line, found.Rest)
		if len(strings.Fields(found.Rest)) > 25 || strings.HasSuffix(strings.TrimRight(before, " "), ",") || startsSmall(found.Rest) {
			return false
		}
	case meta.IsByline(name):
		for _, n := range meta.Names(name) {
			add(&r.draft.Byline, meta.NameCase(n), n)
		}
	case !meta.Capitalised(name) && len(r.draft.Outlet) > 0 && len(r.draft.Published) == 0 && i < 3 && found.Rest == "" && len(strings.Fields(name)) < 6: // "News at seven" below the name of the station
	case !meta.Capitalised(name):
		return false
	case r.isPlace(name, line):
		add(&r.draft.Place, meta.NameCase(name), name)
	case len(r.draft.Outlet) > 0 && len(r.draft.Title) == 0:
		add(&r.draft.Title, name, name)
	case len(r.draft.Outlet) == 0 && (len(r.draft.Title) == 0 || meta.IsPublisher(meta.PublisherCase(name)) || meta.IsBody(name) || !strings.Contains(name, " ") || r.bylineNext(i)):
		body, where := parted(name)
		if add(&r.draft.Outlet, meta.PublisherCase(body), body); where != "" {
			add(&r.draft.Place, meta.NameCase(where), where)
		}
	case len(r.draft.Byline) == 0 && len(meta.Names(name)) > 0:
		for _, n := range meta.Names(name) {
			add(&r.draft.Byline, meta.NameCase(n), n)
		}
	default:
		return false
	}
	date := draft.FromText(found.Date.Value, line, from)
	if found.Date.Updated {
		date.From += " (update)"
	}
	r.draft.Published = append(r.draft.Published, date)
	return found.Rest == "" && len(b.lines()) == 1
}

// imprint takes what the line of block i states beside its date.
func (r *reader) imprint(i int, b Block, m imprint, found meta.Info) bool {
	r.statement = true
	from, line := place(b.Line, 0), b.lines()[0]
	if m.issuer != "" && len(r.draft.Outlet) == 0 {
		r.draft.Outlet = append(r.draft.Outlet, draft.FromText(meta.PublisherCase(m.issuer), m.issuer, from+", imprint"))
	}
	if m.place != "" {
		r.draft.Place = append(r.draft.Place, draft.FromText(m.place, m.place, from+", office"))
	}
	if m.numbered {
		r.seriesTitle(m.kind, b, i)
	}
	r.draft.Published = append(r.draft.Published, draft.FromText(found.Date.Value, line, from))
	return found.Rest == "" && len(b.lines()) == 1
}

// bylineNext reports whether the block after i is a byline.
func (r *reader) bylineNext(i int) bool {
	return i+1 < len(r.blocks) && meta.IsByline(r.blocks[i+1].lines()[0])
}

// isHeader reports whether a title was read in the header of a printed page.
func isHeader(f hearsay.Field) bool { return strings.HasSuffix(f.From, "page header") }

// endsInSite reports whether the title in a page header ends in name, set off
// as that of the site.
func endsInSite(title, name string) bool {
	before, ok := strings.CutSuffix(title, name)
	return ok && before != "" && strings.ContainsAny(before[max(len(before)-4, 0):], "|-–—·•")
}

// bareByline reads a line that is a name and nothing else, between title and
// date.
func (r *reader) bareByline(i int, b Block) bool {
	words := len(strings.Fields(b.Text))
	if len(r.draft.Title) == 0 || len(r.draft.Byline) > 0 || words < 2 || words > 4 || meta.IsPublisher(b.Text) || !meta.Capitalised(b.Text) {
		return false
	}
	names := meta.Names(b.Text)
	if len(names) != 1 || names[0] != b.Text {
		return false
	}
	for j := i + 1; j < len(r.blocks) && j <= i+2; j++ {
		if r.drop[j] {
			continue
		}
		if _, ok := meta.DateLine(r.blocks[j].Text); !ok {
			return false
		}
		r.draft.Byline = append(r.draft.Byline, draft.FromText(meta.NameCase(b.Text), b.Text, place(b.Line, 0)))
		return true
	}
	return false
}

// site reads the name of the outlet behind the title in the header of a
// printed page: "River rises - The Norland Post".
func (r *reader) site(header hearsay.Field, title string) {
	rest := strings.TrimPrefix(header.Value, title)
	for _, mark := range []string{" - ", " | ", " – ", " — ", " · ", " • "} {
		if name, ok := strings.CutPrefix(rest, mark); ok && len(strings.Fields(name)) <= 5 && len(r.draft.Outlet) == 0 {
			r.draft.Outlet = append(r.draft.Outlet, draft.FromText(name, header.Exact, header.From))
		}
	}
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// title reads a heading as the title of the report and reports whether it is
// that: one of level 1, or the first thing in the text if no such heading
// follows after next. A title that was stated elsewhere is not taken twice,
// and the one that a browser printed above the page gives way.
func (r *reader) title(b Block, first bool, next int) bool {
	known := r.draft.Title
	field := draft.FromText(b.Text, b.Text, place(b.Line, 0))
	switch {
	case len(known) > 0 && strings.HasPrefix(known[0].Value, b.Text):
		if known[0].Value != b.Text {
			r.site(known[0], b.Text)
			r.draft.Title = append([]hearsay.Field{field}, known...)
		}
		return true
	case len(known) > 0 && isHeader(known[0]) && endsInSite(known[0].Value, b.Text):
		r.draft.Outlet = append(r.draft.Outlet, field)
		return true
	case len(known) > 0 && first && isHeader(known[0]):
		for _, later := range r.blocks[next:min(next+6, len(r.blocks))] {
			if later.Kind == hearsay.Heading && strings.HasPrefix(known[0].Value, later.Text) {
				return len(strings.Fields(b.Text)) <= 3 // a section above the title
			}
		}
		r.draft.Title = append([]hearsay.Field{field}, known...)
		return true
	case len(known) > 0:
		return false
	case b.Level == 1, first && !r.hasTitle(next):
		r.draft.Title = append(known, field)
		r.statement = r.statement || meta.OpensStatement(b.Text)
		return true
	}
	return false
}

// hasTitle reports whether a heading of level 1 follows.
func (r *reader) hasTitle(from int) bool {
	for i := from; i < len(r.blocks); i++ {
		if r.blocks[i].Level == 1 && !r.drop[i] {
			return true
		}
	}
	return false
}

// isRunning reports whether b is a paragraph of the report itself, after
// which no byline is looked for: captions are not, nor are summaries of a few
// words.
func isRunning(b Block) bool {
	if b.Kind == hearsay.Heading || meta.IsCaption(b.Text) {
		return false
	}
	words := len(strings.Fields(b.Text))
	return words >= 25 || words >= 8 && endsSentence(b.Text)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”\"’')» ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

// metadataLines reads a block each of whose lines is metadata; it reports
// whether it is one.
func (r *reader) metadataLines(b Block) bool {
	if len(b.Text) > 600 {
		return false
	}
	type found struct {
		field *[]hearsay.Field
		value hearsay.Field
	}
	var all []found
	for n, line := range b.lines() {
		line = strings.TrimSpace(line)
		from := place(b.Line, n)
		if names, ok := meta.BylineLine(line); ok {
			for _, name := range names {
				all = append(all, found{&r.draft.Byline, draft.FromText(meta.NameCase(name), name, from)})
			}
			if where := meta.BylinePlace(line); where != "" {
				all = append(all, found{&r.draft.Place, draft.FromText(where, where, from+", byline")})
			}
			if name := meta.BylineOutlet(line); name != "" {
				all = append(all, found{&r.draft.Outlet, draft.FromText(meta.PublisherCase(name), name, from+", byline")})
			}
			if d, ok := bylineDate(line); ok {
				all = append(all, found{&r.draft.Published, draft.FromText(d.Value, line, from)})
			}
			continue
		}
		if d, ok := meta.DateLine(line); ok {
			if d.Updated {
				from += " (update)"
			}
			all = append(all, found{&r.draft.Published, draft.FromText(d.Value, line, from)})
			continue
		}
		if key, value, ok := header(line); ok {
			switch key {
			case "title":
				all = append(all, found{&r.draft.Title, draft.FromText(value, value, from)})
			case "byline":
				for _, name := range meta.Names(value) {
					all = append(all, found{&r.draft.Byline, draft.FromText(meta.NameCase(name), name, from)})
				}
			case "published":
				if iso := meta.ParseDate(value); iso != "" {
					all = append(all, found{&r.draft.Published, draft.FromText(iso, value, from)})
				}
			case "outlet":
				if u := address(value); u != "" {
					all = append(all, found{&r.draft.URL, draft.FromText(u, u, from)})
				} else {
					all = append(all, found{&r.draft.Outlet, draft.FromText(value, value, from)})
				}
			case "url":
				if u := address(value); u != "" {
					all = append(all, found{&r.draft.URL, draft.FromText(u, u, from)})
				}
			}
			continue
		}
		if meta.IsFurniture(line) {
			continue
		}
		if meta.IsUnnamedByline(line) {
			continue
		}
		if meta.IsAgency(line) || len(b.lines()) > 1 && len(strings.Fields(line)) <= 5 && meta.Capitalised(line) && meta.IsPublisher(line) {
			all = append(all, found{&r.draft.Outlet, draft.FromText(line, line, from)})
			continue
		}
		return false
	}
	for _, f := range all {
		*f.field = append(*f.field, f.value)
	}
	return true
}

// bylineDate reads the date in a byline: "By Jane Roe | 3 May 2024", "Posted
// by Jane Roe on 3 May 2024".
func bylineDate(line string) (meta.Date, bool) {
	if info, ok := meta.InfoLine(line); ok {
		return info.Date, true
	}
	_, date, _ := strings.Cut(line, " on ")
	date, _, _ = strings.Cut(date, " | ")
	return meta.DateLine(date)
}

// header reads a line such as "Author: Jane Roe".
func header(line string) (key, value string, ok bool) {
	label, value, ok := strings.Cut(line, ":")
	if !ok || len(label) > 24 {
		return "", "", false
	}
	value = strings.TrimSpace(value)
	if value == "" {
		return "", "", false
	}
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "title", "headline":
		return "title", value, true
	case "author", "authors", "byline", "by", "writer", "reporter":
		return "byline", value, true
	case "from":
		if name, mail, ok := strings.Cut(value, " <"); ok && strings.HasSuffix(mail, ">") && strings.Contains(mail, "@") {
			return "byline", strings.Trim(name, "\""), true
		}
	case "to", "cc":
		return "other", value, strings.Contains(value, "@")
	case "subject":
		return "title", value, true
	case "date", "published", "publication date", "release date", "date of release", "released", "for immediate release", "date of issue", "issue date",
		"issued", "issued on", "date issued", "broadcast", "broadcast on", "aired", "air date",
		"pub date", "posted", "published on", "date published", "publish date":
		return "published", value, true
	case "source", "publisher", "outlet", "publication", "newspaper", "site", "website", "news outlet":
		return "outlet", value, true
	case "url", "link", "source url", "original url", "permalink":
		return "url", value, true
	case "section", "tags", "tag", "keywords", "category", "categories", "topics", "language", "word count", "words", "length", "edition", "page", "accessed", "retrieved",
		"next release", "contact", "contacts", "media contact", "press contact", "data as of", "figures as of":
		return "other", value, true
	}
	return "", "", false
}

// place names a line of the capture; n counts on from the first.
func place(line, n int) string { return fmt.Sprintf("line %d", line+n) }
