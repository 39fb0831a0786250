package desk_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/review"
)

// twoReports are reports that share nothing the machine would line up.
var twoReports = fstest.MapFS{
	"a.txt": {Data: []byte("TARNBY, 3 March 2026 — At least 40 people died when the dam broke.\n\n“Nobody will lose a pension over this budget,” said Ada Berg.\n")},
	"b.txt": {Data: []byte("OSTBY, 4 March 2026 — Hardly a house was left standing.\n\n“No pensioner pays for our savings,” said Ada Berg.\n")},
}

// reviewed makes a pile of twoReports and returns its report.
func reviewed(t *testing.T) (*desk.Desk, *hearsay.Report) {
	t.Helper()
	d := open(t)
	if _, _, err := d.Add(t.Context(), "dam", "me", capture.FS(t.Context(), twoReports)); err != nil {
		t.Fatal(err)
	}
	return d, updated(t, d)
}

func updated(t *testing.T, d *desk.Desk) *hearsay.Report {
	t.Helper()
	if err := d.Update(t.Context(), "dam"); err != nil {
		t.Fatal(err)
	}
	r, err := d.Store().Report(t.Context(), "dam")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFamiliesAreMergedByTheirRefsAndCanBeTakenApart(t *testing.T) {
	d, r := reviewed(t)
	ctx := t.Context()
	if len(r.QuoteFamilies) != 2 {
		t.Fatalf("%d families before", len(r.QuoteFamilies))
	}
	families, _, err := d.Store().Records(ctx, hearsay.RecordQuery{Pile: "dam", Kind: hearsay.QuoteFamilyRecord})
	if err != nil {
		t.Fatal(err)
	}
	c := hearsay.Correction{Pile: "dam", Action: hearsay.Merge, Kind: hearsay.QuoteFamilyRecord, Ref: families[1].Ref, Other: families[0].Ref, By: "me"}
	if c, err = d.Target(ctx, c); err != nil {
		t.Fatal(err)
	}
	if c.Doc == "" || c.Exact == "" || c.Value == "" || c.Field != review.WholeFamily {
		t.Errorf("target %+v", c)
	}
	merged, err := d.Review(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	r = updated(t, d)
	if len(r.QuoteFamilies) != 1 || r.QuoteFamilies[0].Versions[1].Verdict != hearsay.Altered || len(r.Findings) == 0 {
		t.Errorf("families %+v, findings %+v", r.QuoteFamilies, r.Findings)
	}
	if !bytes.Contains(write(t, r), []byte(`"altered"`)) {
		t.Error("the verdict is not in what goes out")
	}
	back, err := d.Reversal(ctx, "dam", merged.Seq, "me", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Review(ctx, back); err != nil {
		t.Fatal(err)
	}
	if r = updated(t, d); len(r.QuoteFamilies) != 2 {
		t.Errorf("%d families after the merger was taken back", len(r.QuoteFamilies))
	}
}

func TestWhatIsNotThereIsNoTarget(t *testing.T) {
	d, _ := reviewed(t)
	ctx := t.Context()
	families, _, err := d.Store().Records(ctx, hearsay.RecordQuery{Pile: "dam", Kind: hearsay.QuoteFamilyRecord})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]hearsay.Correction{
		"a family that is not there":      {Action: hearsay.Merge, Ref: "nothing", Other: families[0].Ref},
		"an other one that is not there":  {Action: hearsay.Merge, Ref: families[0].Ref, Other: "nothing"},
		"a split that names no member":    {Action: hearsay.Split, Ref: families[0].Ref},
		"a merger that names neither one": {Action: hearsay.Merge},
	} {
		c.Pile, c.Kind = "dam", hearsay.QuoteFamilyRecord
		var wrong desk.TargetError
		if _, err := d.Target(ctx, c); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var wrong desk.TargetError
	if _, err := d.Reversal(ctx, "dam", 7, "me", ""); !errors.As(err, &wrong) {
		t.Errorf("a reversal of nothing: %v", err)
	}
}

func TestAnInsertedClaimOutlivesTheNextReportAndIsInWhatGoesOut(t *testing.T) {
	d, r := reviewed(t)
	ctx := t.Context()
	text := r.Document("b.txt").Text
	at := strings.Index(text, "Hardly a house was left standing")
	claim := hearsay.Correction{Pile: "dam", Kind: hearsay.ClaimRecord, Doc: "b.txt", Exact: "Hardly a house was left standing", Span: hearsay.Span{Start: at, End: at + len("Hardly a house was left standing")}, By: "me"}
	var all []hearsay.Correction
	for _, f := range [][3]string{{"insert", "low", "40"}, {"correct", "bound", "about"}, {"correct", "measure", "missing"}, {"correct", "subject", "Ostby"}} {
		c := claim
		c.Action, c.Field, c.Value = hearsay.Action(f[0]), f[1], f[2]
		all = append(all, c)
	}
	byline := hearsay.Correction{Pile: "dam", Action: hearsay.Correct, Kind: review.DocumentKind, Doc: "b.txt", Field: "byline", Value: "Jon Holm", By: "me"}
	if _, err := d.ReviewAll(ctx, append(all, byline)...); err != nil {
		t.Fatal(err)
	}
	updated(t, d)
	more := fstest.MapFS{"c.txt": {Data: []byte("Another report.\n")}}
	if _, _, err := d.Add(ctx, "dam", "me", capture.FS(ctx, more)); err != nil {
		t.Fatal(err)
	}
	r = updated(t, d)
	b := r.Document("b.txt")
	if len(b.Claims) != 1 || b.Claims[0].Quantity.Low.String() != "40" || b.Claims[0].Quantity.Bound != hearsay.About || b.Claims[0].Measure != "missing" || len(b.Byline) != 1 {
		t.Fatalf("claims %+v, byline %+v", b.Claims, b.Byline)
	}
	if out := write(t, r); !bytes.Contains(out, []byte("Hardly a house was left standing")) || !bytes.Contains(out, []byte("Jon Holm")) {
		t.Error("they are not in what goes out")
	}
	if err := d.Store().Verify(ctx, func(p string) { t.Error(p) }); err != nil {
		t.Fatal(err)
	}
}

func TestOneWrongCorrectionKeepsAllFromTheLog(t *testing.T) {
	d, _ := reviewed(t)
	good := hearsay.Correction{Pile: "dam", Action: hearsay.Correct, Kind: review.DocumentKind, Doc: "b.txt", Field: "title", Value: "The dam"}
	bad := good
	bad.Field = "colour"
	if _, err := d.ReviewAll(t.Context(), good, bad); err == nil {
		t.Error("a wrong correction was taken")
	}
	if log, err := d.Store().Corrections(t.Context(), "dam", 0, 10); err != nil || len(log) > 0 {
		t.Errorf("%v, %v", log, err)
	}
}

func TestLostCorrectionsAreToldAfterTheReport(t *testing.T) {
	d, _ := reviewed(t)
	ctx := t.Context()
	c, err := d.Review(ctx, hearsay.Correction{Pile: "dam", Action: hearsay.Reject, Kind: hearsay.ClaimRecord, Doc: "a.txt", Exact: "no such words"})
	if err != nil {
		t.Fatal(err)
	}
	updated(t, d)
	if lost, err := d.Lost(ctx, "dam"); err != nil || len(lost) != 1 || !lost[c.Seq] {
		t.Errorf("%v, %v", lost, err)
	}
}
