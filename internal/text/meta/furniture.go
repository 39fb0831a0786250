package meta

import "strings"

// IsFurniture reports whether a line is one of the buttons and notices that
// pages put between the text.
func IsFurniture(line string) bool {
	if len(line) > 60 {
		return false
	}
	switch strings.ToLower(strings.Trim(line, " .!:*_-–—|•>»")) {
	case "advertisement", "advertisment", "ad", "sponsored", "sponsored content", "promoted", "share", "share this", "share this article", "share this story",
		"share article", "save", "print", "email", "facebook", "twitter", "x", "whatsapp", "telegram", "copy link", "copied", "listen", "listen to article",
		"listen to this article", "read more", "see also", "read also", "also read", "more", "related", "related articles", "related stories", "comments", "comment", "leave a comment",
		"sign up", "subscribe", "subscribe now", "log in", "sign in", "follow us", "newsletter", "sign up for our newsletter", "skip to content",
		"skip to main content", "menu", "close", "back to top", "continue reading", "story continues below", "article continues below", "recommended",
		"anzeige", "werbung", "publicité", "publicidad", "реклама", "реклама:", "поделиться", "поширити", "all rights reserved", "image source", "getty images":
		return true
	}
	return false
}
