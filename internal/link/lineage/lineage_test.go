package lineage

import "testing"

func TestProbabilityRisesWithTheEvidence(t *testing.T) {
	last := 0.0
	for z := 0.0; z < 12; z += 0.1 {
		p := inLineage(z)
		if p < last {
			t.Errorf("evidence %.1f has probability %v, less than %v for less of it", z, p, last)
		}
		last = p
	}
}
