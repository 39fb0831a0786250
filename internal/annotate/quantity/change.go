package quantity

import "github.com/hearsay-project/hearsay/internal/annotate/lex"

// Change is the direction of a change.
type Change string

// Directions of change.
const (
	Up   Change = "up"
	Down Change = "down"
)

// changes are words of change that may stand before an amount.
var changes = directions("rise rises rose risen rising increase increases increased increasing up gain gains gained gaining grow grows grew grown growing jump jumps jumped jumping climb climbs climbed climbing surge surges surged surging soar soars soared soaring add adds added higher raise raises raised raising advance advances advanced widen widened improve improved improvement growth hike hiked swell swells swelled balloon balloons ballooned rocketed skyrocketed leapt leaped rebound rebounds rebounded rally rallied recover recovered expand expands expanded",
	"fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing down decline declines declined declining lose loses lost slide slides slid slip slips slipped slipping plunge plunges plunged tumble tumbled sink sank shrink shrinks shrank cut cuts cutting lower lowered reduce reduces reduced reducing reduction shed sheds slump slumped shave shaved ease eased dip dipped dips contract contracted shrunk shrinking plummet plummets plummeted plummeting dwindle dwindles dwindled narrow narrows narrowed dived slash slashed slashing trim trims trimmed")

// behind are words of change behind an amount: "3 points higher".
var behind = directions("higher more increase increases rise rises gain gains growth jump surge hike up", "lower less fewer decrease decreases drop drops fall falls decline declines reduction cut loss down discount")

func directions(up, down string) map[string]Change {
	m := make(map[string]Change)
	for w := range set(up) {
		m[w] = Up
	}
	for w := range set(down) {
		m[w] = Down
	}
	return m
}

// between are words that may stand between a word of change and its amount.
var between = set("by a an the another further about around nearly almost some only just approximately roughly over as much another additional to of")

// change reads the direction of a change whose amount is the lexemes from to
// next: "rose by 5 %", "up about 15 percent", "a 5 % rise".
func (p *parser) change(from, next int) Change {
	for k := from - 1; k >= 0 && k >= from-4; k-- {
		w := p.low(k)
		if c := changes[w]; c != "" {
			if (w == "lost" || w == "lose" || w == "loses" || w == "cut" || w == "cuts" || w == "shed" || w == "sheds" || w == "add" || w == "adds" || w == "added" || w == "gain") && p.low(k+1) != "by" {
				return ""
			}
			return c
		}
		if w == "to" || w == "of" || !between[w] {
			break
		}
	}
	if c := behind[p.low(next)]; c != "" && (next+1 >= len(p.lex) || p.lex[next+1].Kind != lex.Number) {
		return c
	}
	return ""
}
