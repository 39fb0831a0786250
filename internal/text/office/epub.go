package office

import (
	"archive/zip"
	"path"

	"github.com/hearsay-project/hearsay/internal/text/charset"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/html"
)

// packageFile is what is read of an e-book's table of its parts.
type packageFile struct {
	Title    []string `xml:"metadata>title"`
	Creator  []string `xml:"metadata>creator"`
	Language []string `xml:"metadata>language"`
	Items    []struct {
		ID   string `xml:"id,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"media-type,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		Ref string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// readEPUB reads the chapters of an e-book in the order of its spine.
func readEPUB(archive *zip.Reader) (draft.Draft, error) {
	data, err := part(archive, "META-INF/container.xml")
	if err != nil {
		return draft.Draft{}, err
	}
	var container struct {
		Root []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := decoder(data).Decode(&container); err != nil || len(container.Root) == 0 {
		return draft.Draft{}, errBroken
	}
	root := container.Root[0].Path
	data, err = part(archive, root)
	if err != nil {
		return draft.Draft{}, err
	}
	var book packageFile
	if err := decoder(data).Decode(&book); err != nil {
		return draft.Draft{}, errBroken
	}
	files := map[string]string{}
	for _, it := range book.Items {
		if it.Type == "application/xhtml+xml" || it.Type == "text/html" {
			files[it.ID] = path.Join(path.Dir(root), it.Href)
		}
	}
	var d draft.Draft
	total := 0
	for _, ref := range book.Spine {
		name := files[ref.Ref]
		if name == "" {
			continue
		}
		page, err := part(archive, name)
		if err != nil {
			continue
		}
		if total += len(page); total > maxPart {
			break
		}
		text, _ := charset.Decode(page, "", true)
		chapter, err := html.ReadWhole(text)
		if err != nil {
			continue
		}
		d.Blocks = append(d.Blocks, chapter.Blocks...)
		d.Links = append(d.Links, chapter.Links...)
	}
	for _, t := range book.Title {
		if t = draft.Clean(t); t != "" {
			d.Title = append(d.Title, draft.Metadata(t, t, "package title"))
		}
	}
	for _, name := range book.Creator {
		if name = draft.Clean(name); name != "" {
			d.Byline = append(d.Byline, draft.Metadata(name, name, "package creator"))
		}
	}
	for _, l := range book.Language {
		d.Language = append(d.Language, draft.Metadata(l, l, "package language"))
	}
	return d, nil
}
