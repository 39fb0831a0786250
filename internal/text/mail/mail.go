// Package mail reads messages in the format of RFC 5322 (.eml): newsletters
// and reports that came by mail. [Read] is all there is to it.
package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"github.com/hearsay-project/hearsay/internal/text/charset"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/html"
	"github.com/hearsay-project/hearsay/internal/text/meta"
	"github.com/hearsay-project/hearsay/internal/text/plain"
)

// Limits of a message.
const (
	maxDepth = 8
	maxParts = 200
)

// Read returns what a message holds: its text, or that of its HTML if it has
// no other. An error is a sentence that says what to do.
func Read(data []byte) (draft.Draft, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return draft.Draft{}, errors.New("is not a mail message that can be read; save it again from the mail program.")
	}
	var b body
	b.part(textproto.MIMEHeader(m.Header), m.Body, 0)
	var d draft.Draft
	switch {
	case strings.TrimSpace(b.html) != "" && len(strings.Fields(b.text))*3 < len(strings.Fields(b.html))/4:
		// A text part of a few words only says that there is another.
		d, err = html.ReadWhole(b.html)
	case strings.TrimSpace(b.text) != "":
		d = plain.Read(b.text)
	default:
		d, err = html.ReadWhole(b.html)
	}
	if err != nil {
		return draft.Draft{}, err
	}
	header(&d, m.Header)
	return d, nil
}

// header reads subject, sender and date.
func header(d *draft.Draft, h mail.Header) {
	decoder := mime.WordDecoder{CharsetReader: func(name string, in io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(in)
		text, _ := charset.Decode(raw, name, false)
		return strings.NewReader(text), err
	}}
	if raw := h.Get("Subject"); raw != "" {
		subject, err := decoder.DecodeHeader(raw)
		if err != nil {
			subject = raw
		}
		if subject = draft.Clean(subject); subject != "" {
			d.Title = append(d.Title[:0:0], draft.Metadata(subject, subject, "mail Subject"))
		}
	}
	parser := mail.AddressParser{WordDecoder: &decoder}
	if from, err := parser.Parse(h.Get("From")); err == nil && from.Name != "" {
		d.Outlet = append(d.Outlet, draft.Metadata(from.Name, from.Name, "mail From"))
	}
	if raw := h.Get("Date"); raw != "" {
		if iso := meta.ParseDate(raw); iso != "" {
			d.Published = append(d.Published, draft.Metadata(iso, raw, "mail Date"))
		} else if t, err := mail.ParseDate(raw); err == nil {
			d.Published = append(d.Published, draft.Metadata(t.Format("2006-01-02T15:04:05Z07:00"), raw, "mail Date"))
		}
	}
}

// body is the readable parts of a message.
type body struct {
	text, html string
	parts      int
}

func (b *body) part(h textproto.MIMEHeader, in io.Reader, depth int) {
	if b.parts++; b.parts > maxParts || depth > maxDepth {
		return
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition")); disposition == "attachment" {
		return
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		parts := multipart.NewReader(in, params["boundary"])
		for {
			p, err := parts.NextRawPart()
			if err != nil {
				return
			}
			b.part(p.Header, p, depth+1)
		}
	}
	if kind != "text/plain" && kind != "text/html" {
		return
	}
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		in = quotedprintable.NewReader(in)
	case "base64":
		in = base64.NewDecoder(base64.StdEncoding, in)
	}
	raw, _ := io.ReadAll(in) // what could be decoded before a fault counts
	text, _ := charset.Decode(raw, params["charset"], kind == "text/html")
	if kind == "text/html" {
		b.html += text
	} else {
		b.text += text + "\n"
	}
}
