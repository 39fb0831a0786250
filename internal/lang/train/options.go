package main

import (
	"encoding/json"
	"os"

	"github.com/hearsay-project/hearsay/internal/lang/internal/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// The settings of the shipped models.
var (
	taggerOptions = tagOptions{hidden: 96, epochs: 8, least: 4, rate: 0.1, dropout: 0.3}
	knifeOptions  = tagOptions{hidden: 64, epochs: 4, least: 4, rate: 0.1, dropout: 0.2}
	parserOptions = parseOptions{hidden: 128, epochs: 8, least: 10, rate: 0.1, dropout: 0.3, explore: 0.9}
	knifeParts    = 4
)

// jackknifed caches for experiments in the file that KNIFE names.
func jackknifed(raw []conllu.Sentence, inv *inventory, clusters model.Table) ([][]uint8, error) {
	path := os.Getenv("KNIFE")
	var tags [][]uint8
	if b, err := os.ReadFile(path); path != "" && err == nil {
		return tags, json.Unmarshal(b, &tags)
	}
	tags = jackknife(raw, inv, clusters, knifeParts, knifeOptions)
	if path != "" {
		b, err := json.Marshal(tags)
		if err != nil {
			return nil, err
		}
		return tags, os.WriteFile(path, b, 0o644)
	}
	return tags, nil
}
