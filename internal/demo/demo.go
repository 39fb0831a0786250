// Package demo holds the built-in example: ten invented reports about one
// invented ferry disaster, in the forms that reports really come in.
//
// The pile shows everything that hearsay looks for: an original as a web page,
// the same as a print from a PDF and as a Markdown clip, a machine-spun
// rewrite, two reprints of one agency story, an excerpt inside a round-up, an
// independent report with a conflicting figure, a later report that revises
// it, and a report about something else that shares only page furniture.
//
// Every place, person, ship, outlet and agency in it is invented, and every
// document says so. What a careful reader finds in it is written down in
// eval/gold/demo.json.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed pile
var files embed.FS

// Pile returns the documents of the built-in example as a read-only file
// system with the documents at its root. It never fails: the files are part of
// the program.
func Pile() fs.FS {
	pile, err := fs.Sub(files, "pile")
	if err != nil {
		panic("demo: the embedded pile is missing: " + err.Error())
	}
	return pile
}
