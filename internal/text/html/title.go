package html

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
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
	for _, a := range f.objects {
		if a.isNews && a.headline != "" {
			add(a.headline, "json-ld headline", 5, false)
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
		weight := 4
		if i > 0 {
			weight = 1
		}
		add(h, "h1", weight, true)
	}
	for _, name := range []string{"og:title", "twitter:title", "headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "cxenseparse:title", "title", "hdl", "citation_title"} {
		if values := f.meta[name]; len(values) > 0 {
			weight := 1
			if name == "og:title" {
				weight = 4
			}
			add(values[0], "meta "+name, weight, false)
		}
	}
	add(f.titleTag, "title", 2, false)
	return count(votes)
}

// count orders candidates by the votes for their words, earlier places first
// where those are equal. A candidate also gets a vote from each place that
// says the same with more words around it.
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
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", "｜", " : ", ": "}

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
