package lang

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// unshout gives the tagger the words of a sentence in capitals as they would stand in running
// text: there capitals tell nothing, and it takes nearly all of them for names. Words that it
// knows are in lower case, which leaves the names among them to their other traits; those that
// it does not know begin with a capital.
func (e *english) unshout(words []model.Word, w *workspace) {
	for i := range words {
		if words[i].Shape != model.ShapeUpper {
			continue
		}
		form := strings.ToLower(words[i].Form)
		if words[i].Class == 0 && words[i].Cluster == 0 {
			_, size := utf8.DecodeRuneInString(form)
			form = words[i].Form[:size] + form[size:]
		}
		words[i], w.lower = e.Tagger.NewWord(form, w.lower)
	}
}

// shouted reports whether the words are a sentence in capitals: four of more than two letters, at the
// least, and no word in lower case or with a capital alone.
func shouted(words []model.Word) bool {
	n := 0
	for i := range words {
		switch words[i].Shape {
		case model.ShapeUpper:
			if len(words[i].Form) > 2 {
				n++
			}
		case model.ShapeLower, model.ShapeCapital, model.ShapeMixed:
			if len(words[i].Form) > 1 && words[i].Form != "'s" && words[i].Form != "’s" {
				return false
			}
		}
	}
	return n >= 4
}
