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

// Package trafilatura takes the place of github.com/markusmobius/go-trafilatura.
//
// It is the part of version 1.12.2 that finds the text of a page, under the
// same names. The part that reads metadata, detects languages and asks other
// extractors is left out: hearsay does all that itself, and it cost more than
// half of the time. What is here returns the same tree as the original with
// the same options; it only copies less on the way. Where code was changed
// for that, a comment says so.
package trafilatura

import (
	"fmt"
	nurl "net/url"
	"unicode/utf8"

	"github.com/go-shiori/dom"
	"golang.org/x/net/html"
)

// Options is configuration for the extractor.
type Options struct {
	// OriginalURL is the original URL of the page.
	OriginalURL *nurl.URL

	// ExcludeComments must be set: comments are never extracted.
	ExcludeComments bool
}

// Sizes in characters below which something is too short.
const (
	minExtractedSize = 250
	minOutputSize    = 1
)

// ExtractResult is the result of content extraction.
type ExtractResult struct {
	// ContentNode is the extracted content as a `html.Node`.
	ContentNode *html.Node

	// ContentText is the extracted content as a plain text.
	ContentText string
}

// ExtractDocument parses the specified document and find the main readable content.
// The document is left as it is.
func ExtractDocument(original *html.Node, opts Options) (*ExtractResult, error) {
	if !opts.ExcludeComments {
		return nil, fmt.Errorf("comments cannot be extracted")
	}

	// Clean and convert HTML tags of a copy
	doc := dom.Clone(original, true)
	docCleaning(doc)
	convertTags(doc)

	// Extract content
	postBody, tmpBodyText := extractContent(doc)

	// Rescue: try to use original/dirty tree
	lenText := utf8.RuneCountInString(tmpBodyText)
	if lenText < minExtractedSize {
		postBody, tmpBodyText = baseline(dom.Clone(original, true))
	}

	// Size checks
	lenText = utf8.RuneCountInString(tmpBodyText)
	if lenText < minOutputSize {
		return nil, fmt.Errorf("text is not long enough: %d", lenText)
	}

	// Post cleaning
	postCleaning(postBody)

	return &ExtractResult{
		ContentNode: postBody,
		ContentText: tmpBodyText,
	}, nil
}
