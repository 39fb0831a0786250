package main

// The settings of the shipped models.
var (
	splitterOptions = splitOptions{hidden: 32, epochs: 8, least: 12, rate: 0.05, dropout: 0.5, blank: 0.1}
	taggerOptions   = tagOptions{hidden: 96, epochs: 7, least: 40, rate: 0.06, dropout: 0.3, blank: 0.1}
	parserOptions   = parseOptions{hidden: 128, epochs: 5, least: 30, rate: 0.02, dropout: 0.3, explore: 0.9}

	// The taggers that tag the parser's training data: smaller, since there are
	// knifeParts of them.
	knifeOptions = tagOptions{hidden: 64, epochs: 4, least: 4, rate: 0.1, dropout: 0.2}
	knifeParts   = 4
)
