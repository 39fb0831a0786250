package main

// options are the settings of a training.
type options struct {
	splitter splitOptions
	tagger   tagOptions
	knife    tagOptions // the taggers that tag the parser's training data: smaller, since there are knifeParts of them
	parser   parseOptions
}

// knifeParts is the number of parts that the training data is tagged in.
const knifeParts = 4

// shipped are the settings of the shipped models.
var shipped = options{
	splitter: splitOptions{hidden: 32, epochs: 8, least: 12, rate: 0.05, dropout: 0.5, blank: 0.1},
	tagger:   tagOptions{hidden: 96, epochs: 7, least: 40, rate: 0.06, dropout: 0.3, blank: 0.1},
	knife:    tagOptions{hidden: 64, epochs: 4, least: 4, rate: 0.1, dropout: 0.2},
	parser:   parseOptions{hidden: 128, epochs: 5, least: 36, rate: 0.03, dropout: 0.2, explore: 0.9, seed: 5, begin: 1},
}
