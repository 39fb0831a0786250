package lang

import (
	"strings"
	"testing"
)

// benchText is prose of a usual kind, long enough that the tables do not stay
// in the nearest cache.
var benchText = strings.Repeat(`The ministry said on Tuesday that more than 1,200 people had been evacuated from
three towns along the river after heavy rain, and that 14 were still missing. "We are doing what we can," Anna
Keller, the region's governor, told reporters in St. Marten. According to two senior officials who asked not to be
named, the dam's operator had warned of cracks as early as March; the company denies this.

Opposition lawmakers called for an inquiry. They don't believe the official account, which puts the damage at
$340 million, and pointed to figures that aid groups published last week. Mr. Keller's office declined to comment.

`, 40)

func benchmark(b *testing.B, f func(string) int) {
	English()
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		tokens += f(benchText)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func count(sents []Sentence) (n int) {
	for i := range sents {
		n += len(sents[i].Tokens)
	}
	return n
}

func BenchmarkTokens(b *testing.B) {
	benchmark(b, func(s string) int { return len(Tokens(s)) })
}

func BenchmarkSentences(b *testing.B) {
	benchmark(b, func(s string) int { return count(Sentences(s)) })
}

func BenchmarkAnalyze(b *testing.B) {
	en := English()
	benchmark(b, func(s string) int { return count(en.Analyze(s)) })
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		newEnglish()
	}
}
