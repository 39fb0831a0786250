package clip

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// letterhead reads the name of a body from the first lines of a statement,
// above a line that says what it is, or who speaks for it: "Kingdom of Norland / Ministry of
// Water / Press statement".
func (r *reader) letterhead(i int, first bool) bool {
	if !first || len(r.draft.Title) > 0 || len(r.draft.Outlet) > 0 {
		return false
	}
	var lines []int // that may be names of bodies
	j := i
	for ; j < len(r.blocks) && len(lines) < 4; j++ {
		b := r.blocks[j]
		if r.drop[j] {
			continue
		}
		if !isNameLine(b) {
			break
		}
		lines = append(lines, j)
	}
	if j == len(r.blocks) {
		return false
	}
	next := r.blocks[j].Text
	office, titled := meta.IsPressOffice(next), len(lines) == 1 && meta.OpensStatement(next) && len(strings.Fields(next)) <= 16 && !endsSentence(next)
	if !isKindLine(r.blocks[j]) && !office && !titled {
		return false
	}
	issuer := -1
	for n, k := range lines {
		if text := r.blocks[k].Text; !meta.IsState(text) && meta.IsBody(text) {
			issuer = n
			break
		}
	}
	if issuer < 0 && len(lines) == 1 && len(strings.Fields(r.blocks[i].Text)) <= 3 && !meta.IsState(r.blocks[i].Text) {
		issuer = 0
	}
	if issuer < 0 || issuer > 0 && !meta.IsState(r.blocks[lines[0]].Text) {
		return false
	}
	b := r.blocks[lines[issuer]]
	name := meta.PublisherCase(b.Text)
	if issuer > 0 {
		name += ", " + meta.PublisherCase(r.blocks[lines[0]].Text)
	}
	r.draft.Outlet = append(r.draft.Outlet, draft.FromText(name, b.Text, place(b.Line, 0)+", letterhead"))
	for n, k := range lines {
		r.drop[k] = r.drop[k] || n <= issuer || meta.IsBody(r.blocks[k].Text)
	}
	r.drop[j] = r.drop[j] || office
	r.statement = r.statement || office || titled
	return true
}

// isNameLine reports whether a block may be a line of a letterhead.
func isNameLine(b Block) bool {
	if b.Level > 0 || len(b.lines()) > 1 || len(strings.Fields(b.Text)) > 10 || endsSentence(b.Text) || isKindLine(b) || meta.IsByline(b.Text) {
		return false
	}
	if _, ok := meta.DateLine(b.Text); ok {
		return false
	}
	_, ok := meta.InfoLine(b.Text)
	return !ok && meta.Capitalised(strings.ReplaceAll(b.Text, " and ", " "))
}

// isKindLine reports whether a block says of what kind the text is, perhaps
// with its date.
func isKindLine(b Block) bool {
	if b.Level > 0 || len(b.lines()) > 1 {
		return false
	}
	if _, ok := meta.IsKind(b.Text); ok {
		return true
	}
	info, ok := meta.InfoLine(b.Text)
	if !ok || info.Name == "" {
		return false
	}
	_, ok = meta.IsKind(info.Name)
	return ok
}

// kind reads a line that says of what kind the text is. It is a title where it
// has a number and no other heading follows.
func (r *reader) kind(i int, b Block) bool {
	if b.Level > 0 || len(b.lines()) > 1 {
		return false
	}
	numbered, ok := meta.IsKind(b.Text)
	if !ok {
		return false
	}
	r.statement = true
	if numbered {
		r.seriesTitle(b.Text, b, i)
	}
	return true
}

// seriesTitle takes name, of block i, as the title if no heading follows it in
// the head.
func (r *reader) seriesTitle(name string, b Block, i int) {
	if len(r.draft.Title) > 0 || strings.HasPrefix(strings.ToLower(name), "no") {
		return
	}
	for _, later := range r.blocks[i+1 : min(i+preamble, len(r.blocks))] {
		if isRunning(later) {
			break
		}
		if later.Kind == hearsay.Heading && !isKindLine(later) {
			return
		}
	}
	r.draft.Title = append(r.draft.Title, draft.FromText(name, name, place(b.Line, 0)))
}

// An imprint is what a line in the head of a statement says beside its date:
// "World Refuge Fund, Lima office", "Open Hands, to our supporters", "Central
// Bank | Press release".
type imprint struct {
	issuer, place, kind string
	numbered            bool
	// stated says that the line calls the text a statement, or names the
	// office that issues it.
	stated bool
}

// readImprint reads what stands before the date.
func readImprint(name string) imprint {
	var m imprint
	rest := name
	for rest != "" {
		part, after := cutPart(rest)
		rest = after
		numbered, kind := meta.IsKind(part)
		office := officePlace(part)
		switch {
		case kind:
			m.kind, m.numbered, m.stated = part, numbered, true
		case meta.IsAddressee(part), m.issuer != "" && meta.IsPressOffice(part):
			m.stated = true
		case m.issuer != "" && office != "":
			m.place, m.stated = office, true
		case strings.HasPrefix(strings.ToLower(part), "as of ") || strings.HasPrefix(strings.ToLower(part), "as at "):
		case m.issuer == "" && !m.stated:
			m.issuer = part
		default:
			return imprint{}
		}
	}
	if m.issuer != "" && !meta.Capitalised(smallParts.Replace(m.issuer)) {
		return imprint{}
	}
	return m
}

// smallParts takes from a name what is written small in it.
var smallParts = strings.NewReplacer(" and ", " ", " & ", " ", " plc", "", " ltd", "", " inc", "")

// cutPart cuts s at its first mark.
func cutPart(s string) (part, rest string) {
	at, n := len(s), 0
	for _, mark := range []string{" | ", " / ", " · ", " • ", " – ", " — ", " - ", ", ", ". "} {
		if i := strings.Index(s, mark); i >= 0 && i < at && !strings.HasSuffix(s[:i], "No") {
			at, n = i, len(mark)
		}
	}
	return strings.TrimSpace(s[:at]), s[at+n:]
}

// officePlace returns the place of an office: "Lima" for "Lima office".
func officePlace(part string) string {
	for _, word := range []string{" office", " bureau", " field office", " country office"} {
		if name, ok := strings.CutSuffix(part, word); ok && meta.Capitalised(name) && !meta.IsPublisher(name) && len(strings.Fields(name)) <= 3 {
			return name
		}
	}
	return ""
}

// isPlace reports whether name, before a date, is the place where a text was
// issued or filed: the text says that something is there, or the issuer is
// known from the lines above.
func (r *reader) isPlace(name, line string) bool {
	if len(strings.Fields(name)) > 3 || !meta.Capitalised(name) || meta.IsPublisher(meta.PublisherCase(name)) || !strings.HasPrefix(line, name+", ") {
		return false
	}
	if r.statement {
		return true
	}
	usual := meta.NameCase(name)
	for _, b := range r.blocks {
		for _, word := range []string{" in ", " near ", " outside ", " through "} {
			if at := strings.Index(b.Text, word+usual); at >= 0 && !isLetterAt(b.Text, at+len(word)+len(usual)) {
				return true
			}
		}
	}
	return false
}

func isLetterAt(s string, i int) bool {
	return i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80 && !strings.HasPrefix(s[i:], "’"))
}

// parted cuts the place behind the name of a body: "Water Board, Port Ansel". A state behind it is a
// part of the name.
func parted(name string) (body, place string) {
	before, after, ok := strings.Cut(name, ", ")
	if !ok || !meta.IsBody(before) && !meta.IsPublisher(meta.PublisherCase(before)) || len(strings.Fields(after)) > 3 || strings.Contains(after, ",") ||
		!meta.Capitalised(after) || meta.IsState(after) || meta.IsBody(after) || meta.IsPublisher(meta.PublisherCase(after)) {
		return name, ""
	}
	return before, after
}

// asOf reads the day that a report of a series stands for: "Flash Update #4 |
// As of 9 March 2026, 18:00". It is that of publication where no other is
// stated.
func (r *reader) asOf(b Block) {
	if len(b.lines()) > 1 || len(b.Text) > 120 {
		return
	}
	lower := strings.ToLower(b.Text)
	at := strings.Index(lower, "as of ")
	if at <= 0 || len(lower) != len(b.Text) {
		return
	}
	if _, ok := meta.IsKind(strings.TrimRight(b.Text[:at], " |(,–—-·•:")); !ok {
		return
	}
	if d, ok := meta.DateLine(strings.Trim(b.Text[at+len("as of "):], " ().*_")); ok {
		r.standsFor = append(r.standsFor, draft.FromText(d.Value, b.Text, place(b.Line, 0)))
	}
}

// issuedBy returns the body that a text says it comes from: "This update is
// issued by the Relief Fund."
func issuedBy(text string) string {
	words := strings.Fields(text)
	if len(words) < 6 || words[0] != "This" || !strings.Contains(" is was ", " "+words[2]+" ") {
		return ""
	}
	if _, ok := meta.IsKind(words[1]); !ok {
		return ""
	}
	switch words[3] {
	case "issued", "produced", "prepared", "published", "compiled", "released":
	default:
		return ""
	}
	if words[4] != "by" {
		return ""
	}
	words = words[5:]
	if words[0] == "the" {
		words = words[1:]
	}
	var name []string
	for _, w := range words {
		word := strings.TrimRight(w, ".,;:")
		if !meta.Capitalised(word) && (len(name) == 0 || word != "of" && word != "for" && word != "the") {
			break
		}
		name = append(name, word)
		if word != w {
			break
		}
	}
	for len(name) > 0 && !meta.Capitalised(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	return strings.Join(name, " ")
}

// signature reads who signs a letter in its last lines, with the name of the
// body that it comes from: "Jane Roe, Open Hands".
func (r *reader) signature() {
	if len(r.draft.Byline) > 0 || len(r.draft.Outlet) == 0 || !r.statement {
		return
	}
	for i := len(r.blocks) - 1; i >= 0 && i >= len(r.blocks)-2; i-- {
		b := r.blocks[i]
		if len(strings.Fields(b.Text)) > 12 || endsSentence(b.Text) {
			continue
		}
		before, ok := strings.CutSuffix(b.Text, ", "+r.draft.Outlet[0].Exact)
		if !ok {
			continue
		}
		for _, close := range []string{"Yours, ", "Sincerely, ", "Yours sincerely, ", "Warmly, ", "With thanks, ", "Best wishes, "} {
			before = strings.TrimPrefix(before, close)
		}
		name, _, _ := strings.Cut(before, ", ")
		if names := meta.Names(name); len(names) == 1 && names[0] == name && strings.Contains(name, " ") {
			r.draft.Byline = append(r.draft.Byline, draft.FromText(name, name, place(b.Line, 0)+", signature"))
			return
		}
	}
}
