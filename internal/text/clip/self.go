package clip

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// self reads what an outlet says of itself where it is named nowhere else:
// "The Lamp, a blog about light" before the text, or the section "About
// Lamp & Sons" that ends a press release.
func (r *reader) self() {
	if len(r.draft.Outlet) > 0 {
		return
	}
	opening := ""
	for i, b := range r.blocks {
		if r.drop[i] || b.Kind == hearsay.Heading {
			continue
		}
		if name, ok := describesItself(b.Text); ok {
			r.draft.Outlet = append(r.draft.Outlet, draft.FromText(name, name, place(b.Line, 0)))
			return
		}
		if name := issuedBy(b.Text); name != "" {
			r.draft.Outlet = append(r.draft.Outlet, draft.FromText(name, name, place(b.Line, 0)))
			return
		}
		if isRunning(b) {
			opening = b.Text
			break
		}
	}
	for i := len(r.blocks) - 1; i >= 0 && i >= len(r.blocks)-8; i-- {
		b := r.blocks[i]
		name, ok := strings.CutPrefix(b.Text, "About ")
		if !ok || b.Kind != hearsay.Heading || len(strings.Fields(name)) > 5 || !meta.Capitalised(name) || strings.HasPrefix(name, "This ") {
			continue
		}
		if strings.Contains(opening, name) {
			r.draft.Outlet = append(r.draft.Outlet, draft.FromText(name, name, place(b.Line, 0)+", heading of a press release"))
			return
		}
	}
}

// describesItself returns the name at the start of a line such as "The Lamp,
// a blog about light".
func describesItself(line string) (string, bool) {
	for _, article := range []string{", a ", ", an ", ", the "} {
		name, rest, ok := strings.Cut(line, article)
		if !ok || len(strings.Fields(name)) > 5 || !meta.Capitalised(name) {
			continue
		}
		for i, w := range strings.Fields(rest) {
			if i > 3 {
				break
			}
			switch strings.ToLower(strings.Trim(w, ".,;:")) {
			case "blog", "newsletter", "magazine", "podcast", "newspaper", "website", "journal", "weekly", "daily", "fanzine", "webzine":
				return name, true
			}
		}
	}
	return "", false
}
