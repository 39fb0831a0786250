package capture

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An item is one file to read, or one input that cannot be.
type item struct {
	id   string // path as given, or below the directory, with forward slashes
	path string // where it lies
	err  string // why it cannot be read, "" if it can be tried
}

// plan lists the files that inputs name, without opening them, in order of
// their paths. Only names are held, so a large directory costs little.
//
// Two directories may hold the same path below them; such files are called
// by their full path, so that IDs stay unique whatever the order of inputs.
// The file except is left out.
func plan(inputs []string, except string) []item {
	var items []item
	for _, in := range inputs {
		items = append(items, expand(in)...)
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(clean(a.path), clean(b.path)), cmp.Compare(a.id, b.id))
	})
	items = slices.CompactFunc(items, func(a, b item) bool { return clean(a.path) == clean(b.path) })
	items = slices.DeleteFunc(items, func(it item) bool { return except != "" && it.err == "" && sameFile(it.path, except) })
	count := map[string]int{}
	for _, it := range items {
		count[it.id]++
	}
	for i, it := range items {
		if count[it.id] > 1 {
			items[i].id = filepath.ToSlash(it.path)
		}
	}
	return items
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	if a == "-" || isURL(a) {
		return false
	}
	if filepath.Base(a) != filepath.Base(b) { // the usual case, without a look at the disk
		return false
	}
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

func clean(path string) string {
	if path == "-" || isURL(path) {
		return path
	}
	return filepath.Clean(path)
}

// expand returns the files that one input stands for.
func expand(in string) []item {
	if in == "-" {
		return []item{{id: "-", path: "-"}}
	}
	if isURL(in) {
		return []item{{id: in, path: in}}
	}
	info, err := os.Stat(in)
	switch {
	case err != nil:
		if scheme, _, ok := strings.Cut(in, "://"); ok && errors.Is(err, fs.ErrNotExist) && scheme != "" && !strings.ContainsAny(scheme, `/\.`) {
			return []item{{path: in, err: "is an address that is not fetched, only those with http and https are; name the file itself."}}
		}
		return []item{{path: in, err: openProblem(err)}}
	case info.IsDir():
		return directory(in)
	case !info.Mode().IsRegular():
		return []item{{path: in, err: "is not a file (a device, socket or pipe); name a file or a directory, or feed it to standard input as -."}}
	}
	return []item{{id: filepath.ToSlash(in), path: in}}
}

// directory returns the files below dir in lexical order. Hidden files and
// folders are left out, and so are assets that a saved page brings along.
func directory(dir string) []item {
	var items []item
	assets := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			items = append(items, item{path: path, err: openProblem(err)})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if path != dir && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case d.IsDir():
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			// A link to a file is read; one to a directory could lead in
			// circles and is left out.
			if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
				return nil
			}
		case !d.Type().IsRegular():
			return nil
		}
		if isAsset(d.Name()) {
			assets++
			return nil
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			rel = path
		}
		items = append(items, item{id: filepath.ToSlash(rel), path: path})
		return nil
	})
	if err != nil {
		items = append(items, item{path: dir, err: openProblem(err)})
	}
	if len(items) == 0 {
		why := "holds no files"
		if assets > 0 {
			why = "holds no documents, only images, scripts or the like"
		}
		items = append(items, item{path: dir, err: why + "; name a directory with text, Markdown, HTML or JSONL files."})
	}
	return items
}

// isAsset reports whether a file of that name is part of a saved page or an
// illustration, never a report of its own.
func isAsset(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".heic",
		".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot",
		".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm", ".mov", ".avi", ".mkv":
		return true
	}
	return false
}

// openProblem says in a sentence why a path cannot be opened.
func openProblem(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or directory; check the path."
	case errors.Is(err, fs.ErrPermission):
		return "may not be read by you; change its permissions or copy it to a place that you own."
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return "could not be opened (" + err.Error() + "); check that the disk it lies on is in order."
}
