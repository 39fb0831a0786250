package html

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// A titleVote is one place that states the title.
type titleVote struct {
	field  hearsay.Field
	key    string
	weight int
}

// title returns the candidates for the title, best first. Places that agree
// in their words vote together; the site's name behind a dash is cut off
// first. Among the places that agree, the one that keeps the typography that
// readers see is taken.
func (f *facts) title(sites []string) []hearsay.Field {
	var votes []titleVote
	add := func(value, from string, weight int, shown bool) {
		exact := clean(value)
		value = cutSite(exact, sites)
		if value == "" || len(value) > 400 {
			return
		}
		field := draft.Metadata(value, exact, from)
		if shown {
			field.Basis = hearsay.BasisText
		}
		votes = append(votes, titleVote{field, key(value), weight})
	}
	if values := f.meta["og:title"]; len(values) > 0 {
		add(values[0], fromOpenGraph, 9, false)
	}
	for _, a := range f.objects {
		if a.isNews && a.headline != "" {
			add(a.headline, fromJSONLD, 5, false)
			break
		}
	}
	for _, h := range f.headlines {
		add(h, "itemprop headline", 3, true)
		break
	}
	for i, h := range f.headings {
		if i > 3 {
			break
		}
		weight := 3
		if i > 0 {
			weight = 1
		}
		add(h, fromHeading, weight, true)
	}
	for _, name := range []string{"twitter:title", "headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "cxenseparse:title", "title", "hdl", "citation_title"} {
		if values := f.meta[name]; len(values) > 0 {
			weight := 1
			if name == "twitter:title" {
				weight = 3
			}
			add(values[0], "meta "+name, weight, false)
		}
	}
	add(f.titleTag, fromTitle, 1, false)
	pool(votes)
	raise(votes)
	return count(votes)
}

// Places that state a title.
const (
	fromOpenGraph = "meta og:title"
	fromJSONLD    = "json-ld headline"
	fromHeading   = "h1"
	fromTitle     = "title"
)

// raise lets the headline in JSON-LD decide where Open Graph has other words
// and they are not its own: systems for publishing fill og:title in from the
// h1 or the <title> where nobody wrote one, and those are written for the
// page's head and for search. An og:title that is like neither of them was
// written for this report and keeps its weight.
func raise(votes []titleVote) {
	at := func(from string) int {
		return slices.IndexFunc(votes, func(v titleVote) bool { return v.field.From == from && v.key != "" })
	}
	og, ld := at(fromOpenGraph), at(fromJSONLD)
	if og < 0 || ld < 0 || votes[og].key == votes[ld].key || strings.Count(votes[ld].key, " ") < minTitle && len(votes[ld].key) < 6*minTitle {
		return
	}
	for _, from := range []string{fromHeading, fromTitle} {
		if i := at(from); i >= 0 && votes[i].key == votes[og].key {
			votes[ld].weight = decides
		}
	}
}

const (
	// minTitle is the number of words from which a headline is hardly the
	// name of a section.
	minTitle = 3
	// decides is more than all places together weigh.
	decides = 100
)

// pool lets a place that states the title with something after a separator –
// a section, another form of the site's name – vote for the words that the
// page itself shows as its headline, and likewise one that a quotation mark
// or a limit of length has cut off. What stands before a title ("Flood: …")
// is mostly a part of it.
func pool(votes []titleVote) {
	for i := range votes {
		v := &votes[i]
		for _, shown := range votes {
			if shown.field.From != fromHeading && shown.field.From != fromJSONLD {
				continue
			}
			if rest, ok := strings.CutPrefix(v.key, shown.key); ok && rest != "" && strings.Count(rest, " ") <= 8 {
				if value, ok := cutAfter(v.field.Value, strings.Count(shown.key, " ")); ok {
					v.key, v.field.Value = shown.key, value
					break
				}
			}
			// A section on either side is no part of the title.
			if at := strings.Index(v.key, " "+shown.key); at > 0 && at+1+len(shown.key) < len(v.key) && strings.Count(shown.key, " ") >= 4 {
				v.key, v.field.Value = shown.key, shown.field.Value
				break
			}
			if strings.HasPrefix(shown.key, v.key) && len(shown.key) > len(v.key) && isCutOff(v.field.Value, shown.field.Value) {
				v.key, v.field.Value = shown.key, shown.field.Value
				break
			}
		}
	}
}

// cutAfter cuts a title at the separator after its first n words, if there is
// one.
func cutAfter(title string, n int) (string, bool) {
	words := fold.Words(title)
	if n < 1 || n >= len(words) {
		return "", false
	}
	end := words[n-1].End
	gap := title[end:words[n].Start]
	at := strings.IndexAny(gap, "|-–—:：·•»｜ㅣ")
	if at < 0 {
		return "", false
	}
	return strings.TrimSpace(title[:end+at]), true
}

// isCutOff reports whether a title ends where the whole one has a quotation
// mark, or in an ellipsis.
func isCutOff(title, whole string) bool {
	if strings.HasSuffix(title, "…") || strings.HasSuffix(title, "...") {
		return true
	}
	rest, ok := strings.CutPrefix(whole, title)
	return ok && strings.HasPrefix(strings.TrimSpace(rest), `"`)
}

// count orders candidates by the votes for their words, earlier places first
// where those are equal.
func count(votes []titleVote) []hearsay.Field {
	type candidate struct {
		field hearsay.Field
		key   string
		score int
	}
	var all []candidate
	for _, v := range votes {
		if v.key == "" {
			continue
		}
		if i := slices.IndexFunc(all, func(c candidate) bool { return c.key == v.key }); i >= 0 {
			all[i].score += v.weight
			continue
		}
		all = append(all, candidate{v.field, v.key, v.weight})
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.score - a.score })
	var out []hearsay.Field
	for _, c := range all {
		out = append(out, c.field)
	}
	return out
}

// separators part a title from the name of the site, or of a section.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", "｜", "：", " : ", ": "}

// cutSite cuts the name of the site off either end of a title.
func cutSite(title string, sites []string) string {
	for range 3 {
		cut := title
		for _, sep := range separators {
			if at := strings.LastIndex(cut, sep); at > 0 && sep != ": " && namesSite(cut[at+len(sep):], sites) {
				cut = strings.TrimSpace(cut[:at])
			}
			if at := strings.Index(cut, sep); at > 0 && namesSite(cut[:at], sites) {
				cut = strings.TrimSpace(cut[at+len(sep):])
			}
		}
		if cut == title {
			break
		}
		title = cut
	}
	return title
}

// namesSite reports whether a part of a title is the name of the site or its
// host.
func namesSite(part string, sites []string) bool {
	squeezed := squeeze(part)
	if squeezed == "" {
		return false
	}
	for _, site := range sites {
		s := squeeze(site)
		if s == "" {
			continue
		}
		if squeezed == s || len(squeezed) >= 3 && (strings.HasPrefix(s, squeezed) || strings.HasPrefix(squeezed, s) && len(squeezed) < len(s)+12) {
			return true
		}
	}
	return false
}

func squeeze(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '.' || r == '-' || r == '_' || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, s)
}
