// This file is part of go-trafilatura, Go package for extracting readable
// content, comments and metadata from a web page. Source available in
// <https://github.com/markusmobius/go-trafilatura>.
//
// Copyright (C) 2021 Markus Mobius
//
// Licensed under the Apache License, Version 2.0 (the "License");
// you may not use this file except in compliance with the License.
// You may obtain a copy of the License at
//
// http://www.apache.org/licenses/LICENSE-2.0
//
// Unless required by applicable law or agreed to in writing, software
// distributed under the License is distributed on an "AS IS" BASIS,
// WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
// See the License for the specific language governing permissions and
// limitations under the License.

// Code in this file is ported from <https://github.com/adbar/trafilatura>
// which available under Apache 2.0 license.

package trafilatura

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura/internal/etree"
	"github.com/markusmobius/go-trafilatura/internal/re2go"
	"golang.org/x/net/html"
)

// trim removes unnecessary spaces within a text string.
func trim(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// textLength returns the number of characters of the text below a node. The
// original counts in a copy of the text.
func textLength(node *html.Node) (n int) {
	if node.Type == html.TextNode {
		n = utf8.RuneCountInString(node.Data)
	}
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		n += textLength(child)
	}
	return n
}

// trimmedLength returns the number of characters of the text below a node
// once it is trimmed. The original trims a copy of the text.
func trimmedLength(node *html.Node) int {
	var c counter
	c.add(node)
	return c.n
}

// A counter counts the characters of words and one space between two words.
type counter struct {
	n      int
	inWord bool
}

func (c *counter) add(node *html.Node) {
	if node.Type == html.TextNode {
		for _, r := range node.Data {
			switch space := unicode.IsSpace(r); {
			case space:
				c.inWord = false
			case !c.inWord && c.n > 0:
				c.inWord = true
				c.n += 2
			default:
				c.inWord = true
				c.n++
			}
		}
	}
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		c.add(child)
	}
}

// textFilter filters out unwanted text
func textFilter(n *html.Node) bool {
	var testText string
	text, tail := etree.Text(n), etree.Tail(n)
	if text == "" {
		testText = tail
	} else {
		testText = text
	}

	if !textCharsTest(testText) {
		return true
	}

	for _, line := range strings.Split(testText, "\n") {
		if re2go.IsTextFilter(line) {
			return true
		}
	}

	return false
}

// textCharsTest determines if a string is only composed of spaces and/or control characters.
func textCharsTest(s string) bool {
	return strings.TrimSpace(s) != ""
}
