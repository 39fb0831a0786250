package meta

import "strings"

// IsFurniture reports whether a line is one of the buttons and notices that
// pages put between the text.
func IsFurniture(line string) bool {
	if len(line) > 60 {
		return false
	}
	trimmed := strings.ToLower(strings.Trim(line, " .!:*_-–—|•>»=~#"))
	if trimmed == "" || isAge(trimmed) {
		return true
	}
	switch trimmed {
	case "advertisement", "advertisment", "ad", "sponsored", "sponsored content", "promoted", "share", "share this", "share this article", "share this story",
		"share article", "save", "print", "email", "facebook", "twitter", "x", "whatsapp", "telegram", "copy link", "copied", "listen", "listen to article",
		"listen to this article", "read more", "see also", "read also", "also read", "more", "related", "related articles", "related stories", "comments", "comment", "leave a comment",
		"sign up", "subscribe", "subscribe now", "log in", "sign in", "follow us", "newsletter", "sign up for our newsletter", "skip to content",
		"skip to main content", "menu", "close", "back to top", "continue reading", "story continues below", "article continues below", "recommended",
		"anzeige", "werbung", "publicité", "publicidad", "реклама", "реклама:", "поделиться", "поширити", "all rights reserved", "image source", "getty images", "photo", "photos", "video", "image", "image copyright getty images", "scroll down for video", "markdown content", "advertisement continue reading the main story",
		"continue reading the main story", "hide caption", "toggle caption", "media playback is unsupported on your device",
		"by", "thank you", "text size", "order reprints", "print article", "article content", "author of the article", "join the conversation", "read next", "editor's picks", "most read", "most popular", "latest news", "more news", "more stories", "more on this story", "caption", "play video", "watch", "loading", "show more", "view comments":
		return true
	}
	return false
}

// isAge reports whether a line says how old the report is, how long its
// reading takes, or what page it is on: "posted 2 hours ago", "4 min read",
// "page 3".
func isAge(line string) bool {
	number, unit := false, false
	for _, tok := range dateTokens(line) {
		switch {
		case tok[0] >= '0' && tok[0] <= '9':
			number = true
		case tok == "ago", tok == "read", tok == "page", tok == "old":
			unit = true
		case dateWords[tok], publishWords[tok], updateWords[tok], tok == "days", tok == "day", tok == "weeks", tok == "week", tok == "of":
		default:
			return false
		}
	}
	return number && unit
}

// pointers lead from the text to other reports, in lower case.
var pointers = []string{"tags: ", "tag: ", "filed under: ", "filed under ", "topics: ", "categories: ", "category: ", "keywords: ", "more: ", "read more: ", "related: ", "related story: ", "related article: ", "related stories: ", "see also: ", "also read: ", "read also: ", "watch: ",
	"read: ", "don't miss: ", "don’t miss: ", "mehr zum thema: ", "lesen sie auch: ", "lire aussi: ", "à lire aussi : ", "lea también: ", "читайте также: ", "читайте також: "}

// IsPointer reports whether a line between paragraphs points to another
// report or asks to subscribe, rather than being a sentence of this one.
func IsPointer(line string) bool {
	if words := len(strings.Fields(line)); words > 30 || strings.HasSuffix(line, ".") {
		return false
	}
	lower := strings.ToLower(line)
	for _, p := range pointers {
		if strings.HasPrefix(lower, p) {
			return true
		}
	}
	if strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") && len(strings.Fields(line)) >= 4 {
		return true
	}
	for _, word := range []string{"newsletter", "subscribe", "your inbox"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// appeals start the sentences with which outlets address their readers after
// a report, in lower case.
var appeals = []string{"follow ", "join our ", "sign up", "subscribe", "write to ", "email ", "e-mail ", "have a tip", "got a tip", "do you have a tip",
	"get the latest", "click here", "download our", "download the", "like us on", "find us on", "read more", "for more on ", "for more information", "to read more", "see also",
	"get in touch", "donate", "stay up to date", "keep up with", "want more", "copyright ", "©", "all rights reserved",
	"newsletter", "abonnieren", "folgen sie", "lesen sie auch", "mehr zum thema", "suscr", "abonnez", "s'abonner", "подпис", "підпис", "читайте также", "читайте також",
	"more from ", "if you have a ", "if you enjoy", "thanks for reading", "thank you for reading"}

// IsAppeal reports whether a block at the end of a report addresses the
// reader for the outlet's own sake.
func IsAppeal(block string) bool {
	lower := strings.ToLower(strings.TrimLeft(block, "*•-–— >►→"))
	for _, a := range appeals {
		if strings.HasPrefix(lower, a) {
			return true
		}
	}
	return strings.Contains(lower, "follow ") && (strings.Contains(lower, "twitter") || strings.Contains(lower, "facebook") || strings.Contains(lower, "@"))
}
