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
		"anzeige", "werbung", "publicité", "publicidad", "реклама", "реклама:", "поделиться", "поширити", "all rights reserved", "image source", "getty images",
		"by", "thank you", "text size", "order reprints", "print article", "article content", "author of the article", "join the conversation", "read next", "editor's picks", "most read", "most popular", "latest news", "more news", "more stories", "more on this story", "caption", "play video", "watch", "loading", "show more", "view comments":
		return true
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
