package desk_test

import (
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay/internal/desk"
)

func TestLinksAreKeptUntilTheyAreFetched(t *testing.T) {
	d := open(t)
	ctx := t.Context()
	for _, pile := range []string{"dam", "gone"} {
		if _, err := d.Store().CreatePile(ctx, pile); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.KeepLinks(ctx, "gone", "me", "https://news.example/x"); err != nil {
		t.Fatal(err)
	}
	kept, err := d.KeepLinks(ctx, "dam", "me", "https://news.example/a", "https://news.example/b", "https://news.example/a")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Store().RemovePile(ctx, "gone"); err != nil {
		t.Fatal(err)
	}
	if err := d.EndLink(ctx, kept[0]); err != nil {
		t.Fatal(err)
	}
	again := desk.New(d.Store(), desk.Options{}) // as after a restart
	got, err := again.Links(ctx)
	if err != nil || !slices.Equal(got, kept[1:]) {
		t.Errorf("got %+v, %v, want %+v", got, err, kept[1:])
	}
}
