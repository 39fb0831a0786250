package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// latexMarks are the marks of a text that LaTeX writes in its own way.
var latexMarks = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "_", `\_`, "%", `\%`, "^", `\textasciicircum{}`, "~", `\textasciitilde{}`,
	"“", "``", "”", "''", "‘", "`", "’", "'", "–", "--", "—", "---", "…", `\ldots{}`, `"`, `\textquotedbl{}`, "\u00a0", " ",
)

// typeset writes a text as an article of two justified columns, with the
// hyphens that LaTeX finds for English, and returns its PDF. Letters that its
// fonts lack make it fail.
func typeset(pdflatex, tmp, name, body string) ([]byte, error) {
	var b strings.Builder
	b.WriteString("\\documentclass[twocolumn]{article}\n\\usepackage[T1]{fontenc}\n\\usepackage[utf8]{inputenc}\n\\usepackage{textcomp}\n\\usepackage[english]{babel}\n\\begin{document}\n")
	for p := range strings.SplitSeq(body, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString(latexMarks.Replace(p) + "\n\n")
		}
	}
	b.WriteString("\\end{document}\n")
	if err := os.WriteFile(filepath.Join(tmp, name+".tex"), []byte(b.String()), 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, pdflatex, "-interaction=batchmode", "-halt-on-error", "-no-shell-escape", name+".tex")
	cmd.Dir = tmp
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("pdflatex does not set it: %w", err)
	}
	return os.ReadFile(filepath.Join(tmp, name+".pdf"))
}

// findLatex returns the program that typesets, or "" with a line to w that
// says what is missing.
func findLatex(w io.Writer) string {
	path, err := exec.LookPath("pdflatex")
	if errors.Is(err, exec.ErrNotFound) || err != nil {
		fmt.Fprintln(w, "latex    2 columns: not measured, there is no pdflatex; install texlive-latex-recommended and texlive-lang-english")
		return ""
	}
	return path
}
