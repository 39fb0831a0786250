package lang

// maxSentence is the largest number of tokens that one sentence may have.
// Longer runs are cut there, so that the cost of a sentence stays bounded on a
// text without full stops; the longest sentences of edited prose have some 200.
const maxSentence = 400

type english struct{}

// English gives the analyzer for English with the embedded models. The models
// are unpacked at the first call; the call is cheap after that.
func English() Analyzer { return english{} }

// Analyze implements [Analyzer].
func (english) Analyze(text string) []Sentence {
	return Sentences(text)
}
