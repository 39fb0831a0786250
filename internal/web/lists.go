package web

import (
	"net/http"

	"github.com/hearsay-project/hearsay"
)

// listPage is a page of a list of records.
type listPage struct {
	Kind                                             hearsay.RecordKind
	Heading, Hint                                    string
	Items                                            []item
	Total                                            int
	Next                                             string
	Words, Type, Party, Subject, Since, Until, Doc   string
	Types                                            []string
	HasParty, HasSubject, HasDate, HasType, Filtered bool
}

// headings and hints of the lists.
var headings = map[hearsay.RecordKind][2]string{
	hearsay.FindingRecord:     {"Findings", "What somebody should look at, with the words that show it. None says what is true."},
	hearsay.QuoteFamilyRecord: {"Quotations", "Each with its versions across documents, against the earliest in this pile."},
	hearsay.ClaimFamilyRecord: {"Figures", "Claims that can be compared, with the number of origins that they go back to."},
	hearsay.QuoteRecord:       {"All quotations", "One by one, as the documents have them."},
	hearsay.ClaimRecord:       {"All claims", "One by one, as the documents have them."},
	hearsay.RelationRecord:    {"Relations", "Which document shares its text with which, and where it comes from."},
	hearsay.StoryRecord:       {"Stories", "Documents about one event."},
	hearsay.OriginRecord:      {"Origins", "Documents that go back to one text."},
}

// types are the values that the type of a record can have, where they are few.
var types = map[hearsay.RecordKind][]string{
	hearsay.FindingRecord: {string(hearsay.FindingAlteredQuote), string(hearsay.FindingReattributed), string(hearsay.FindingSpliced), string(hearsay.FindingPartExceeds), string(hearsay.FindingConflict),
		string(hearsay.FindingDrift), string(hearsay.FindingCorroboration), string(hearsay.FindingRevised), string(hearsay.FindingSeries), string(hearsay.FindingRateCheck), string(hearsay.FindingOpposed), string(hearsay.FindingNotConflict)},
	hearsay.QuoteRecord:    {string(hearsay.Direct), string(hearsay.Indirect), string(hearsay.Mixed)},
	hearsay.RelationRecord: {string(hearsay.Copy), string(hearsay.Reprint), string(hearsay.Excerpt), string(hearsay.Rewrite), string(hearsay.SameStory)},
}

// records lists the records of a kind, with filters.
func (s *server) records(kind hearsay.RecordKind) handler {
	return func(w http.ResponseWriter, r *http.Request, v *visit) error {
		if err := s.checkPile(r, v.Pile); err != nil {
			return err
		}
		p := listPage{
			Kind: kind, Heading: headings[kind][0], Hint: headings[kind][1], Types: types[kind],
			Words: r.FormValue("q"), Type: r.FormValue("type"), Party: r.FormValue("party"), Subject: r.FormValue("subject"),
			Since: r.FormValue("since"), Until: r.FormValue("until"), Doc: r.FormValue("doc"),
		}
		claims := kind == hearsay.ClaimRecord || kind == hearsay.ClaimFamilyRecord
		quotes := kind == hearsay.QuoteRecord || kind == hearsay.QuoteFamilyRecord
		p.HasSubject, p.HasParty, p.HasDate, p.HasType = claims, claims || quotes, claims || quotes, len(p.Types) > 0
		p.Filtered = p.Words+p.Type+p.Party+p.Subject+p.Since+p.Until+p.Doc != ""
		q := hearsay.RecordQuery{Pile: v.Pile, Kind: kind, Words: p.Words, Type: p.Type, Party: p.Party, Subject: p.Subject, Since: p.Since, Until: p.Until, Doc: p.Doc}
		var err error
		if p.Total, err = s.desk.Store().Count(r.Context(), q); err != nil {
			return err
		}
		q.Page = hearsay.Page{After: r.FormValue("after"), Limit: 25}
		records, next, err := s.desk.Store().Records(r.Context(), q)
		if err != nil {
			return err
		}
		p.Next = next
		if p.Items, err = s.items(r, v, records); err != nil {
			return err
		}
		return s.show(w, r, v, "list", p.Heading, p)
	}
}

// record is the page of one record.
func (s *server) record(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	records, _, err := s.desk.Store().Records(r.Context(), hearsay.RecordQuery{Pile: v.Pile, Ref: r.PathValue("ref"), Page: hearsay.Page{Limit: 1}})
	if err != nil {
		return err
	}
	if len(records) == 0 {
		return hearsay.ErrNotFound
	}
	items, err := s.items(r, v, records)
	if err != nil {
		return err
	}
	return s.show(w, r, v, "record", short(80, items[0].Head), items[0])
}
