package html

import "github.com/hearsay-project/hearsay/internal/text/draft"

func (f *facts) metadata(d *draft.Draft) {
	for _, h := range f.headings {
		d.Title = append(d.Title, draft.FromText(h, h, "h1"))
	}
}
