package meta

import "strings"

// Info is what a line in the head of a report states beside a date: "Coast
// Observer, 2 December 2025", "Jane Roe | 3 May 2024 | Updated 4 May 2024".
type Info struct {
	Date Date
	// Name is what stands before the date, "" if nothing does.
	Name string
	// Rest is what stands behind it.
	Rest string
}

// cuts are the marks that part a date from what stands beside it.
var infoCuts = []string{" | ", " / ", " · ", " • ", " – ", " — ", " - ", ", ", ". ", ": ", "|"}

// InfoLine reads a line that holds a date with its year set off from a name
// before it or words behind it. A date alone is none; see [DateLine].
func InfoLine(line string) (Info, bool) {
	line = strings.TrimSpace(line)
	if len(line) > 200 || !strings.ContainsAny(line, "0123456789") {
		return Info{}, false
	}
	type place struct{ start, end int } // of a mark
	marks := []place{{0, 0}}
	for i := 0; i < len(line); {
		n := 0
		for _, c := range infoCuts {
			if strings.HasPrefix(line[i:], c) {
				n = max(n, len(c))
			}
		}
		if n > 0 {
			if marks = append(marks, place{i, i + n}); len(marks) > 12 {
				return Info{}, false
			}
			i += n
			continue
		}
		i++
	}
	marks = append(marks, place{len(line), len(line)})
	// The longest stretch between two marks that is a date, from the left.
	for i := 0; i < len(marks)-1; i++ {
		for j := len(marks) - 1; j > i; j-- {
			if i == 0 && j == len(marks)-1 {
				continue
			}
			part := strings.Trim(line[marks[i].end:marks[j].start], " .*_()")
			d, ok := DateLine(part)
			if !ok || len(d.Value) < len("2006-01-02") {
				continue
			}
			return Info{d, strings.Trim(line[:marks[i].start], " *_"), strings.Trim(line[marks[j].end:], " *_")}, true
		}
	}
	return Info{}, false
}

// organizationWords stand in the names of bodies that publish reports.
var organizationWords = wordSet("ministry department board council commission office authority institute institution organization organisation " +
	"agency committee association federation union foundation society bureau service services university group centre center company " +
	"embassy government parliament police court secretariat alliance league network")

// IsPublisher reports whether a name reads as that of an outlet or of a body
// that publishes.
func IsPublisher(name string) bool {
	if IsOutletName(name) {
		return true
	}
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if w = strings.Trim(w, ".,;:’'\""); organizationWords[w] || outletWords[w] {
			return true
		}
	}
	return false
}

// PublisherCase writes the name of a publisher in capitals the usual way.
// Single short words stay, for they may be acronyms.
func PublisherCase(name string) string {
	if !allCapitals(name) || !strings.Contains(name, " ") && len(name) <= 5 {
		return name
	}
	return titleCase(name)
}

// Capitalised reports whether all words of s but particles start with capital
// letters.
func Capitalised(s string) bool {
	words := strings.Fields(s)
	for i, w := range words {
		if !startsUpper(strings.TrimLeft(w, "“\"'‘(")) && (i == 0 || !placeParticles[strings.ToLower(w)] && w != "for" && w != "in" && w != "&") {
			return false
		}
	}
	return len(words) > 0
}
