package hearsay_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "renew the lists of what the binary is made of")

// licenceList is the list of what the binary is made of.
const licenceList = "third_party/LICENCES.md"

// allowedLicences are those of modules that may be in the binary.
var allowedLicences = []string{"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0", "Unlicense"}

func TestTheListOfLicencesIsCurrent(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Licences of what the binary is made of

Modules that are compiled into hearsay, with their licences as SPDX names them. The list is made, and held current, by
` + "`go test . -run Licences`" + ` (` + "`-update`" + ` renews it). NOTICE has what must be passed on with the binary.

| module | version | licence |
|---|---|---|
`)
	modules, _ := modulesOf(t, "./cmd/hearsay")
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := modules[path]
		licence := "Apache-2.0" // of what stands in for a module here
		if m.Replace == nil {
			licence = licenceOf(t, m.Dir)
		} else {
			m.Version = m.Replace.Path
		}
		if !slices.Contains(allowedLicences, licence) {
			t.Errorf("%s has the licence %q, which is not among those allowed", path, licence)
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", path, m.Version, licence)
	}
	if len(modules) < 20 {
		t.Errorf("only %d modules found", len(modules))
	}
	if *update {
		if err := os.WriteFile(licenceList, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if had, err := os.ReadFile(licenceList); err != nil || string(had) != b.String() {
		t.Errorf("%s is not current: run go test . -run Licences -update (%v)", licenceList, err)
	}
}

type goModule struct {
	Path, Version, Dir, Sum string
	Main                    bool
	Replace                 *goModule
}

// modulesOf returns the modules that a program is made of on Linux, macOS and
// Windows, without the main one, and which of them each imports, the main one
// too.
func modulesOf(t *testing.T, program string) (found map[string]goModule, imports map[string][]string) {
	t.Helper()
	found, imports = map[string]goModule{}, map[string][]string{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		c := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Module", program)
		c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		of := map[string]string{} // the modules of packages; imports come before who imports them
		for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
			var p struct {
				ImportPath string
				Imports    []string
				Module     *goModule
			}
			if err := dec.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			m := p.Module
			if m == nil {
				continue // of the standard library
			}
			of[p.ImportPath] = m.Path
			for _, path := range p.Imports {
				if to := of[path]; to != "" && to != m.Path && !slices.Contains(imports[m.Path], to) {
					imports[m.Path] = append(imports[m.Path], to)
				}
			}
			if !m.Main {
				found[m.Path] = *m
			}
		}
	}
	return found, imports
}

// licenceOf names the licence in the folder of a module by what its text says;
// "" if it says nothing known.
func licenceOf(t *testing.T, dir string) string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		if name := strings.ToUpper(f.Name()); strings.HasPrefix(name, "LICEN") || strings.HasPrefix(name, "COPYING") || name == "UNLICENSE" {
			text, err := os.ReadFile(filepath.Join(dir, f.Name()))
			if err != nil {
				continue // a folder
			}
			if l := licenceNamed(string(text)); l != "" && !slices.Contains(names, l) {
				names = append(names, l)
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

func licenceNamed(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	says := func(words string) bool { return strings.Contains(text, words) }
	switch {
	case says("GNU GENERAL PUBLIC LICENSE"), says("GNU LESSER GENERAL PUBLIC LICENSE"), says("GNU AFFERO"):
		return "GPL"
	case says("Apache License") && says("Version 2.0"):
		return "Apache-2.0"
	case says("Mozilla Public License") && says("2.0"):
		return "MPL-2.0"
	case says("This is free and unencumbered software released into the public domain"):
		return "Unlicense"
	case says("Permission is hereby granted, free of charge"):
		return "MIT"
	case says("Permission to use, copy, modify, and/or distribute this software"), says("Permission to use, copy, modify, and distribute this software"):
		if says("provided that the above copyright notice") {
			return "ISC"
		}
		return "0BSD"
	case says("Redistribution and use in source and binary forms"):
		if says("Neither the name") || says("names of its contributors") || says("may not be used to endorse") {
			return "BSD-3-Clause"
		}
		return "BSD-2-Clause"
	}
	return ""
}
