package capture

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/hearsay-project/hearsay"
)

func isJSONL(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return strings.HasSuffix(strings.ToLower(path), ".gqg.json")
}

// jsonl yields a capture for each line of in. A line that is not a document
// is reported with its number, and the rest goes on.
func (r *reader) jsonl(source string, in io.Reader) bool {
	lines := bufio.NewReaderSize(in, 64<<10)
	read := false
	for number := 1; ; number++ {
		if err := r.ctx.Err(); err != nil {
			return r.end(err)
		}
		line, long, err := readLine(lines, r.opts.maxBytes())
		place := fmt.Sprintf("%s#%d", source, number)
		switch {
		case err != nil && err != io.EOF:
			return r.fail(place, fmt.Sprintf("could not be read (%v); the rest of the file is left out.", err))
		case long:
			read = true
			if !r.fail(place, fmt.Sprintf("is a line of more than %s; split it into one document a line.", size(r.opts.maxBytes()))) {
				return false
			}
		case len(bytes.TrimSpace(line)) > 0:
			read = true
			if !r.jsonlLine(place, line) {
				return false
			}
		}
		if err == io.EOF {
			break
		}
	}
	if !read {
		return r.fail(source, "is empty; give it one JSON object a line.")
	}
	return true
}

// readLine returns the next line without its end. A line of more than limit
// bytes is skipped and reported as long. The error is io.EOF with the last
// line.
func readLine(in *bufio.Reader, limit int64) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if int64(len(line)) > limit+1 {
			line, long = nil, true
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), long, err
		}
	}
}

// record is a document of a line of JSONL. Besides our own names of the
// fields it knows those that common dumps of news use (CC-NEWS and
// news-please, Fundus, Media Cloud), which count where ours are missing.
type record struct {
	ID        label  `json:"id"`
	Text      string `json:"text"`
	HTML      string `json:"html"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Byline    names  `json:"byline"`
	Outlet    string `json:"outlet"`
	Published label  `json:"published"`
	Language  string `json:"language"`

	MainText       string `json:"maintext"`
	PlainText      string `json:"plaintext"`
	StoryText      string `json:"story_text"`
	ArticleText    string `json:"article_text"`
	Content        string `json:"content"`
	Authors        names  `json:"authors"`
	Author         names  `json:"author"`
	DatePublish    label  `json:"date_publish"`
	PublishDate    label  `json:"publish_date"`
	PublishingDate label  `json:"publishing_date"`
	PublishedAt    label  `json:"published_at"`
	Publisher      string `json:"publisher"`
	MediaName      string `json:"media_name"`
	Domain         string `json:"source_domain"`
	Headline       string `json:"headline"`
	Lang           string `json:"lang"`

	// Quotes make a record of GDELT's Global Quotation Graph: the quotations
	// of an article with the words around each.
	Quotes json.RawMessage `json:"quotes"`
}

// excerpt is a quotation with the words before and after it.
type excerpt struct {
	Pre   string `json:"pre"`
	Quote string `json:"quote"`
	Post  string `json:"post"`
}

// excerpts makes a text of quotations, a paragraph for each. Its "date" is
// when GDELT saw the article, not when it was published, and is left out; so
// is its name of the language, which is no code.
func (r *record) excerpts() {
	var quotes []excerpt
	if r.Text != "" || r.HTML != "" || json.Unmarshal(r.Quotes, &quotes) != nil || len(quotes) == 0 {
		return
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
	r.Text, r.Language = b.String(), ""
}

// merge fills our fields from those of dumps.
func (r *record) merge() {
	r.Text = cmp.Or(r.Text, r.MainText, r.PlainText, r.StoryText, r.ArticleText, r.Content)
	r.Byline = cmp.Or(r.Byline, r.Authors, r.Author)
	r.Published = cmp.Or(r.Published, r.DatePublish, r.PublishDate, r.PublishingDate, r.PublishedAt)
	r.Outlet = cmp.Or(r.Outlet, r.Publisher, r.MediaName, r.Domain)
	r.Title = cmp.Or(r.Title, r.Headline)
	r.Language = cmp.Or(r.Language, r.Lang)
}

func (r *reader) jsonlLine(place string, line []byte) bool {
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return r.fail(place, fmt.Sprintf("is not a JSON object of a document (%v); each line needs one with \"text\" or \"html\".", err))
	}
	rec.merge()
	rec.excerpts()
	c := hearsay.Capture{
		ID: string(rec.ID), Source: place, URL: rec.URL,
		Given: hearsay.Given{
			Title: rec.Title, Byline: string(rec.Byline), Outlet: rec.Outlet,
			Published: string(rec.Published), Language: rec.Language, URL: rec.URL,
		},
	}
	if c.ID == "" {
		c.ID = place
	}
	switch {
	case strings.TrimSpace(rec.HTML) != "":
		c.Bytes, c.MediaType, c.Charset = []byte(rec.HTML), htmlPage, "utf-8"
	case strings.TrimSpace(rec.Text) != "":
		c.Bytes = []byte(rec.Text)
		c.MediaType, c.Charset = SniffText(c.Bytes), "utf-8"
	default:
		return r.fail(place, "has neither text nor html; give the document one of the two.")
	}
	return r.emit(c)
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
	if err := json.Unmarshal(b, &list); err != nil {
		return fmt.Errorf("%s is neither a name nor a list of names", shorten(b))
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
