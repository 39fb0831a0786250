package conllu

import (
	"strings"
	"testing"
)

const sample = `# newdoc id = invented
# newpar
# text = He can't.
1	He	he	PRON	PRP	_	2	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	SpaceAfter=No
2	ca	can	AUX	MD	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

# text = Why?
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
1.1	none	_	_	_	_	_	_	_	_
2	?	?	PUNCT	.	_	1	punct	_	_

# newpar
# text = End
1	End	end	NOUN	NN	_	0	root	_	_
`

func TestTextIsRebuiltWithOffsets(t *testing.T) {
	docs, err := Read(strings.NewReader(sample))
	if err != nil || len(docs) != 1 {
		t.Fatal(len(docs), err)
	}
	d := docs[0]
	if want := "He can't. Why?\n\nEnd"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	for _, s := range d.Sentences {
		for _, w := range s.Words {
			if d.Text[w.Start:w.End] != w.Form {
				t.Errorf("%q at %d..%d of %q", w.Form, w.Start, w.End, d.Text)
			}
		}
	}
	if w := d.Sentences[0].Words; !w[1].First || w[2].First || w[0].Head != 1 || w[1].Head != -1 {
		t.Errorf("words %+v", w)
	}
}

func TestBrokenLinesAreRefused(t *testing.T) {
	for _, s := range []string{"1\ta", "x\ta\ta\t_\t_\t_\t0\troot\t_\t_", "1\ta\ta\t_\t_\t_\tx\troot\t_\t_", "2-1\ta\ta\t_\t_\t_\t_\t_\t_\t_"} {
		if _, err := Read(strings.NewReader(s + "\n")); err == nil {
			t.Errorf("%q is read without complaint", s)
		}
	}
}
