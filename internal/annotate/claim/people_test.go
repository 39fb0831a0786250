package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhoeverIsKilledIsAPersonByWhateverNoun(t *testing.T) {
	want := make(map[string]string)
	for _, noun := range []string{"troops", "police", "detainees", "Muslims", "mourners", "bandits", "separatists", "bodyguards", "elders", "churchgoers", "schoolgirls"} {
		want["The army had killed 40 "+noun+"."] = "killed"
		want["At least 40 "+noun+" were wounded on Sunday."] = "wounded"
	}
	want["The army had killed 40 cattle."] = "cattle killed"
	want["Some 40 people suffocated."] = "killed"
	want["Lorvane sent 310 troops."] = "troops sent"
	eachFigure(t, want, func(c hearsay.Claim) string { return string(c.Measure) })
}
