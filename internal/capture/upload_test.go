package capture

import (
	"archive/zip"
	"bytes"
	"slices"
	"testing"
)

func TestUploads(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for _, name := range []string{"a.txt", "../b.txt"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte("The ferry sank, said the mayor of " + name + "."))
	}
	z.Close()
	var ids, failed []string
	for c, err := range Uploads(t.Context(), []Upload{
		{"/etc/passwd", []byte("A report that is called like a file of this machine.")},
		{"pile.zip", packed.Bytes()}, {"empty.txt", nil}, {"lines.jsonl", []byte(`{"id":"x","text":"The mayor said so."}`)},
	}) {
		if bad := AsInputError(err); bad != nil {
			failed = append(failed, bad.Source)
		} else if err != nil {
			t.Fatal(err)
		} else if ids = append(ids, c.ID); c.ID == "/etc/passwd" && string(c.Bytes[:8]) != "A report" {
			t.Errorf("read %q from this machine", c.Bytes)
		}
	}
	if want := []string{"/etc/passwd", "pile.zip/a.txt", "x"}; !slices.Equal(ids[:2], want[:2]) || ids[len(ids)-1] != "x" {
		t.Errorf("captures %q, want %q", ids, want)
	}
	if len(failed) == 0 || failed[len(failed)-1] != "empty.txt" {
		t.Errorf("failed %q, want the empty file", failed)
	}
}
