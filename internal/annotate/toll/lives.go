package toll

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// lives notes that somebody is wounded besides the dead.
func (r *reading) lives(x lex.Lexeme, base int) {
	if !r.far {
		r.more = r.more || !soft[x.Low]
		r.note(injured, at(base, x.Start, x.End))
	}
}

// soft are words of who lives so far, and may die later on.
var soft = set("coma care treated life")

// survivorAt returns the lexeme that tells of somebody who is hurt and lives: "is
// expected to survive", "non-life-threatening injuries", "was treated and released".
// Of who dies in the same clause it says nothing.
func survivorAt(l []lex.Lexeme) (int, bool) {
	found := -1
	for i := 0; i < len(l); i++ {
		x := l[i]
		switch {
		case ends[x.Low]:
			found = -1
			for i+1 < len(l) && !clauses[l[i+1].Low] {
				i++
			}
		case found >= 0 && clauses[x.Low] && !(i+1 < len(l) && (ends[l[i+1].Low] || after(l, i, "later", "then", "released"))):
			return found, true
		case livesAt(l, i):
			found = i
		}
	}
	return found, found >= 0
}

// clauses are words that begin a clause about somebody else.
var clauses = set("and while but ;")

// ends are words for a death.
var ends = set("died dies dead succumbed death killed")

// livesAt reports whether somebody who is hurt is told at lexeme i to live.
func livesAt(l []lex.Lexeme, i int) bool {
	back := func(n int) string {
		if i < n {
			return ""
		}
		return l[i-n].Low
	}
	switch l[i].Low {
	case "survive", "recover":
		return back(1) == "will" || back(1) == "to" && hopes[back(2)]
	case "threatening":
		n := 1
		if back(n) == "-" {
			n++
		}
		if back(n) != "life" && back(n) != "nonlife" {
			return false
		}
		if n++; back(n) == "-" {
			n++
		}
		return back(n-1) == "nonlife" || back(n) == "non" || back(n) == "not" || back(n) == "be" && back(n+2) == "not" || strings.HasSuffix(back(n), "n't")
	case "treated":
		return after(l, i, "and") && after(l, i+1, "released") || after(l, i, "for") && !after(l, i+1, "shock", "smoke")
	case "care":
		return back(1) == "intensive"
	case "coma":
		return true
	case "life":
		return back(2) == "for" && fights[back(3)] || back(1) == "to" && fights[back(2)]
	case "condition":
		return back(2) == "in" && (conditions[back(1)] || stays[back(3)] && grave[back(1)])
	}
	return false
}

// conditions are how a hospital says that somebody is who lives, grave ones those of
// many who die, stays the verbs of who is so by now.
var (
	conditions = set("fair good stable satisfactory")
	grave      = set("critical serious guarded grave")
	stays      = set("is are remains remain remained")
	hopes      = set("expected likely")
	fights     = set("fighting fights battling clinging clings")
)
