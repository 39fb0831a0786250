package link

import (
	"context"
	"testing"

	"github.com/hearsay-project/hearsay/internal/link/grow"
)

func TestOriginalsAreNamedAlongTheLineageAlone(t *testing.T) {
	links, err := Link(context.Background(), grow.Grow(grow.Articles(11, 12), grow.Options{Seed: 11, Must: grow.Merge}).Documents)
	if err != nil {
		t.Fatal(err)
	}
	named, unnamed := 0, 0
	for _, r := range links.Relations {
		if r.Original == "" {
			if unnamed++; r.Probability != 0.5 {
				t.Errorf("%s and %s: no original is named with probability %v", r.A, r.B, r.Probability)
			}
			continue
		}
		named++
		up := r.Other(r.Original)
		for up != "" && up != r.Original {
			up = links.Parents[up]
		}
		if up == "" {
			t.Errorf("%s and %s: %s is named, from which the other does not come", r.A, r.B, r.Original)
		}
		if r.Probability <= 0.5 || r.Probability > 0.965 {
			t.Errorf("%s and %s: probability %v", r.A, r.B, r.Probability)
		}
	}
	if named < 50 || unnamed < 50 {
		t.Errorf("%d originals named, %d not: the test shows nothing", named, unnamed)
	}
}
