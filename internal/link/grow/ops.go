package grow

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
)

var (
	outlets   = strings.Split("Kelder Post,Morning Tide,The Osk Gazette,Norrand Today,Harbour Echo,The Lowmark Ledger,Tarrow Bell,Daily Lantern,Inland Courier,The Vale Observer,City Wireless,Northern Quarter", ",")
	reporters = strings.Split("Nell Orrick,Bram Hekkel,Dorrit Vask,Ilse Toven,Wim Sarrade,Pia Landgraaf,Joost Ammering,Lise Vanderoy", ",")
	agencies  = strings.Split("Coastwire,Northwire,Meridian Press", ",")
	headlines = strings.Split("What we know so far,Questions grow over latest report,Officials face pressure after report,Here is what happened,A closer look at the news,Concern rises as details emerge", ",")
	leads     = strings.Split("Readers across the country woke to troubling news this week, and many are asking what comes next.|It is the story that everybody is talking about, and the details keep coming in.|In a development that few had expected, new details emerged on the matter.", "|")
)

// apply does op to the document and reports whether that changed anything.
func (n *node) apply(op Op, r *rand.Rand, other *node) bool {
	switch op {
	case Reprint:
		n.doc.Outlet = field(outlets[r.IntN(len(outlets))])
		n.doc.URL = hearsay.Field{}
		if r.IntN(2) == 0 {
			n.doc.Byline = nil
		}
		return true
	case Agency:
		if n.agency == "" {
			return false
		}
		n.doc.Byline = nil
		n.doc.Outlet = field(outlets[r.IntN(len(outlets))])
		return true
	case Retitle:
		n.doc.Title = field(headlines[r.IntN(len(headlines))])
		return true
	case LoseDate:
		n.undated = true
		n.doc.Byline, n.doc.URL, n.doc.Outlet, n.doc.Title = nil, hearsay.Field{}, hearsay.Field{}, hearsay.Field{}
		return true
	case Wrap:
		n.wrapped = true
		return true
	case Furniture:
		name := n.doc.Outlet.Value
		if name == "" {
			return false
		}
		n.head = []string{"You are reading " + name + ". Sign in or subscribe to continue."}
		n.foot = []string{"Subscribe to the newsletter of " + name + " and get the news at seven every morning, free of charge.",
			"All rights reserved. No part of " + name + " may be copied without leave of the publisher."}
		return true
	case Shorten:
		if len(n.paragraphs) < 4 {
			return false
		}
		keep := max(3, len(n.paragraphs)*(40+r.IntN(50))/100)
		if keep >= len(n.paragraphs) {
			return false
		}
		n.paragraphs = n.paragraphs[:keep]
		return true
	case Drop:
		if len(n.paragraphs) < 4 {
			return false
		}
		i := 1 + r.IntN(len(n.paragraphs)-2)
		n.paragraphs = slices.Delete(n.paragraphs, i, i+1)
		return true
	case Lead:
		n.paragraphs = slices.Insert(n.paragraphs, 0, leads[r.IntN(len(leads))])
		return true
	case Merge:
		if other == nil || len(other.paragraphs) == 0 {
			return false
		}
		k := 1 + r.IntN(min(4, len(other.paragraphs)))
		n.paragraphs = append(n.paragraphs, other.paragraphs[:k]...)
		n.second = other.doc.ID
		if other.day.After(n.day) {
			n.day = other.day
		}
		return true
	case Spin:
		return n.eachWord(r, 15+r.IntN(45), func(w string) string {
			for _, set := range synonyms {
				if i := slices.Index(set, strings.ToLower(w)); i >= 0 {
					return matchCase(w, set[(i+1+r.IntN(len(set)-1))%len(set)])
				}
			}
			return w
		}, n.paragraphs)
	case Garble:
		return n.garble(r)
	case Drift:
		return n.drift(r)
	}
	return false
}

// eachWord replaces words with the chance given in per cent.
func (n *node) eachWord(r *rand.Rand, chance int, f func(string) string, paragraphs []string) bool {
	changed := false
	for i, p := range paragraphs {
		words := strings.Split(p, " ")
		for k, w := range words {
			core := strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) })
			if core == "" || r.IntN(100) >= chance {
				continue
			}
			if x := f(core); x != core {
				words[k] = strings.Replace(w, core, x, 1)
				changed = true
			}
		}
		paragraphs[i] = strings.Join(words, " ")
	}
	return changed
}

// garble changes one word of a quotation, or of any sentence if there is none.
func (n *node) garble(r *rand.Rand) bool {
	var at []int
	for i, p := range n.paragraphs {
		if strings.ContainsAny(p, "“\"") {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		for i := range n.paragraphs {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return false
	}
	i := at[r.IntN(len(at))]
	p := n.paragraphs[i]
	from := strings.IndexAny(p, "“\"")
	words := strings.Split(p[max(from, 0):], " ")
	k := r.IntN(len(words))
	if !strings.ContainsFunc(words[k], unicode.IsLetter) {
		return false
	}
	words[k] = garbles[r.IntN(len(garbles))]
	n.paragraphs[i] = p[:max(from, 0)] + strings.Join(words, " ")
	return true
}

// drift changes one number.
func (n *node) drift(r *rand.Rand) bool {
	for range 20 {
		if len(n.paragraphs) == 0 {
			return false
		}
		i := r.IntN(len(n.paragraphs))
		words := strings.Split(n.paragraphs[i], " ")
		for k, w := range words {
			x, err := strconv.Atoi(strings.Trim(strings.ReplaceAll(w, ",", ""), ".;"))
			if err != nil || x < 3 || x > 1900 && x < 2100 {
				continue
			}
			words[k] = strconv.Itoa(x + 1 + r.IntN(x))
			n.paragraphs[i] = strings.Join(words, " ")
			return true
		}
	}
	return false
}

func matchCase(as, w string) string {
	if c := as[0]; c >= 'A' && c <= 'Z' {
		return strings.ToUpper(w[:1]) + w[1:]
	}
	return w
}

// wrap breaks a paragraph into lines of at most width bytes.
func wrap(s string, width int) string {
	var b strings.Builder
	line := 0
	for i, w := range strings.Split(s, " ") {
		if i > 0 {
			if line+1+len(w) > width {
				b.WriteByte('\n')
				line = 0
			} else {
				b.WriteByte(' ')
				line++
			}
		}
		b.WriteString(w)
		line += len(w)
	}
	return b.String()
}

var garbles = strings.Fields("Here's We This There that often which nobody again Those only")

// synonyms are sets of words that a spinning program takes for each other.
var synonyms = func() (sets [][]string) {
	for _, line := range strings.Split(strings.TrimSpace(`
said stated declared noted
says states notes claims
told informed
people individuals persons citizens
many numerous several
big large huge
small little tiny
after following
before prior
against versus
also additionally likewise
but however yet
because since as
about regarding concerning
new recent fresh
old former
government administration cabinet
country nation state
police officers constables
attack assault strike
killed slain
war conflict
president leader
official representative
officials representatives authorities
company firm business
money funds cash
work labor
help aid assist
show reveal display
shows reveals displays
found discovered located
find discover locate
made created produced
make create produce
began started commenced
begin start commence
end finish conclude
ended finished concluded
city town
house home residence
children kids youngsters
year twelvemonth
week seven-day
week's seven-day's
important crucial vital
report account dispatch
reports accounts dispatches
reported recounted
use employ utilize
used employed utilized
want wish desire
wanted wished desired
think believe reckon
thought believed reckoned
near close
quickly rapidly swiftly
very extremely highly
major principal key
plan scheme proposal
plans schemes proposals
decision ruling verdict
called named termed
asked requested inquired
met encountered
left departed
came arrived
went traveled
put placed
held gripped
area region zone
group band party
problem issue trouble
problems issues troubles
law statute act
court tribunal
case matter affair
meeting gathering session
talks negotiations discussions
support backing
power might strength
security safety
rise increase climb
rose increased climbed
fall drop decline
fell dropped declined
day date
time moment period
part portion section
first initial
last final
next subsequent
while whereas
during throughout
between amid
`), "\n") {
		sets = append(sets, strings.Fields(line))
	}
	return slices.DeleteFunc(sets, func(s []string) bool { return len(s) < 2 })
}()
