package capture

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
)

// record is a document of a line of JSONL. Besides our own names of the
// fields it knows those that common dumps of news use, which count where ours
// are missing: CC-NEWS, news-please, Fundus, Media Cloud, and the Global
// Quotation Graph of GDELT.
type record struct {
	ID        label  `json:"id"`
	Text      string `json:"text"`
	HTML      markup `json:"html"`
	URL       string `json:"url"`
	Title     loose  `json:"title"`
	Byline    names  `json:"byline"`
	Outlet    loose  `json:"outlet"`
	Published label  `json:"published"`
	Language  loose  `json:"language"`

	MainText       loose `json:"maintext"`     // news-please
	PlainText      loose `json:"plaintext"`    // Fundus
	PlainText2     loose `json:"plain_text"`   // CC-NEWS
	StoryText      loose `json:"story_text"`   // Media Cloud
	ArticleText    loose `json:"article_text"` // Media Cloud
	Content        loose `json:"content"`
	Body           body  `json:"body"` // Fundus
	Authors        names `json:"authors"`
	Author         names `json:"author"`
	DatePublish    loose `json:"date_publish"`    // news-please
	PublishDate    loose `json:"publish_date"`    // Media Cloud
	PublishedDate  loose `json:"published_date"`  // CC-NEWS
	PublishingDate loose `json:"publishing_date"` // Fundus
	PublishedAt    loose `json:"published_at"`
	Date           loose `json:"date"` // CC-NEWS
	Publisher      loose `json:"publisher"`
	SiteName       loose `json:"sitename"`      // CC-NEWS
	MediaName      loose `json:"media_name"`    // Media Cloud
	SourceDomain   loose `json:"source_domain"` // news-please
	Domain         loose `json:"domain"`        // CC-NEWS
	Headline       loose `json:"headline"`
	TitlePage      loose `json:"title_page"` // news-please
	Lang           loose `json:"lang"`
	RespondedURL   loose `json:"responded_url"`
	RequestedURL   loose `json:"requested_url"`

	// Quotes make a record of GDELT's Global Quotation Graph: the quotations
	// of an article with the words around each.
	Quotes json.RawMessage `json:"quotes"`
}

// merge fills our fields from those of dumps.
func (r *record) merge() {
	r.Text = cmp.Or(r.Text, string(cmp.Or(r.MainText, r.PlainText, r.PlainText2, r.StoryText, r.ArticleText, r.Content)), string(r.Body))
	r.Byline = cmp.Or(r.Byline, r.Authors, r.Author)
	r.Outlet = cmp.Or(r.Outlet, r.Publisher, r.SiteName, r.MediaName, r.SourceDomain, r.Domain)
	r.Title = cmp.Or(r.Title, r.Headline, r.TitlePage)
	r.URL = cmp.Or(r.URL, string(r.RespondedURL), string(r.RequestedURL), r.HTML.RespondedURL, r.HTML.RequestedURL)
	if r.excerpts() {
		return
	}
	r.Published = cmp.Or(r.Published, label(cmp.Or(r.DatePublish, r.PublishDate, r.PublishedDate, r.PublishingDate, r.PublishedAt, r.Date)))
	r.Language = cmp.Or(r.Language, r.Lang)
}

// excerpt is a quotation with the words before and after it.
type excerpt struct {
	Pre   string `json:"pre"`
	Quote string `json:"quote"`
	Post  string `json:"post"`
}

// excerpts makes a text of quotations, a paragraph for each, and reports
// whether it did. The "date" of such a record is when GDELT saw the article, not
// when it was published, and is left out; so is its name of the language,
// which is no code.
func (r *record) excerpts() bool {
	var quotes []excerpt
	if r.Text != "" || r.HTML.Content != "" || json.Unmarshal(r.Quotes, &quotes) != nil || len(quotes) == 0 {
		return false
	}
	var b strings.Builder
	for _, q := range quotes {
		words := strings.TrimSpace(q.Quote)
		if words == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		around := strings.TrimSpace(q.Pre) + " “" + words + "” " + strings.TrimSpace(q.Post)
		b.WriteString(strings.Join(strings.Fields(around), " "))
	}
	r.Text = b.String()
	return true
}

// markup is a page as text or, as Fundus keeps it, beside where it came from.
type markup struct{ Content, RequestedURL, RespondedURL string }

// UnmarshalJSON reads either form.
func (p *markup) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		var in struct {
			Content   loose `json:"content"`
			Requested loose `json:"requested_url"`
			Responded loose `json:"responded_url"`
		}
		if err := json.Unmarshal(b, &in); err != nil {
			return err
		}
		*p = markup{string(in.Content), string(in.Requested), string(in.Responded)}
		return nil
	}
	return json.Unmarshal(b, &p.Content)
}

// body is a text or, as Fundus keeps it, its summary and sections, which
// become paragraphs.
type body string

// UnmarshalJSON reads either form; what is neither is no text.
func (t *body) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*t = body(s)
		return nil
	}
	var in struct {
		Summary  []string `json:"summary"`
		Sections []struct {
			Headline   []string `json:"headline"`
			Paragraphs []string `json:"paragraphs"`
		} `json:"sections"`
	}
	if json.Unmarshal(b, &in) == nil {
		parts := in.Summary
		for _, section := range in.Sections {
			parts = append(append(parts, section.Headline...), section.Paragraphs...)
		}
		*t = body(strings.Join(parts, "\n\n"))
	}
	return nil
}

// loose is a text, or a number as text. Dumps use some names for objects and
// lists too, which say nothing here.
type loose string

// UnmarshalJSON never fails.
func (l *loose) UnmarshalJSON(b []byte) error {
	var in label
	if in.UnmarshalJSON(b) == nil {
		*l = loose(in)
	}
	return nil
}

// label is a string that some write as a number.
type label string

func (l *label) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	var s string
	if err := json.Unmarshal(b, &s); err == nil {
		*l = label(s)
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return fmt.Errorf("%s is neither text nor a number", shorten(b))
	}
	*l = label(n)
	return nil
}

// names is a list of names or a string that holds them; several are joined
// by semicolons.
type names string

func (l *names) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	var s string
	if err := json.Unmarshal(b, &s); err == nil {
		*l = names(s)
		return nil
	}
	var list []string
	if err := json.Unmarshal(b, &list); err == nil {
		*l = names(strings.Join(list, "; "))
		return nil
	}
	var objects []struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(b, &objects); err != nil {
		return fmt.Errorf("%s is neither a name nor a list of names", shorten(b))
	}
	list = list[:0]
	for _, o := range objects {
		if o.Name != "" {
			list = append(list, o.Name)
		}
	}
	*l = names(strings.Join(list, "; "))
	return nil
}

func shorten(b []byte) string {
	if len(b) > 40 {
		return string(b[:40]) + "…"
	}
	return string(b)
}
