package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prune takes the elements out of the page that are never the report:
// scripts, navigation, cookie notices, comments, boxes of recommendation
// services. An element that holds the headline or half of the page's text stays, whatever
// it is called.
func prune(doc *html.Node) {
	total := len(textOf(doc))
	var out []*html.Node
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Svg, atom.Template, atom.Iframe, atom.Link:
			out = append(out, n)
			return false
		}
		if isFurniture(n) && isSmall(n, total) {
			out = append(out, n)
			return false
		}
		if isWall(n) {
			n.Attr = nil
		}
		return true
	})
	for _, n := range out {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// isWall reports whether an element is named after a pay wall but holds text,
// as it does on pages that hide the text by style alone. Extractors shy away
// from the name.
func isWall(n *html.Node) bool {
	return strings.Contains(strings.ToLower(attr(n, "class")), "paywall") && len(textOf(n)) > 600
}

func isFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article, atom.H1:
		return false
	case atom.Nav, atom.Menu, atom.Dialog:
		return true
	}
	switch attr(n, "role") {
	case "navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist":
		return true
	}
	return isBlock(n.DataAtom) && hasName(n, furnitureNames)
}

// isSuspect reports whether an element is named as furniture often is, but
// parts of reports sometimes, too.
func isSuspect(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.H1, atom.P:
		return false
	case atom.Footer, atom.Aside, atom.Form:
		return true
	}
	return attr(n, "role") == "complementary" || attr(n, "role") == "banner" || hasName(n, suspectNames)
}

func isSmall(n *html.Node, total int) bool {
	if len(textOf(n))*2 > total {
		return false
	}
	small := true
	walk(n, func(e *html.Node) bool {
		if e.DataAtom == atom.H1 {
			small = false
		}
		return small
	})
	return small
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Words in the classes and ids of elements.
var (
	furnitureNames = wordSet("wm ipp cookie cookies consent onetrust gdpr cmp comments disqus breadcrumb breadcrumbs outbrain taboola recirc recirculation navbar")
	suspectNames   = wordSet("newsletter related recommended recommendations share sharing social promo promotion advert advertisement ads adslot sponsored " +
		"trending popular mostread teaser teasers teaserlist morefrom readmore signup widget author bio tags tag footer")
)

// hasName reports whether a class or id of an element has one of the words.
func hasName(n *html.Node, words map[string]bool) bool {
	for _, a := range n.Attr {
		if (a.Key == "class" || a.Key == "id") && hasWord(a.Val, words) {
			return true
		}
	}
	return false
}

// hasWord reports whether a class or id has one of the words. A capital
// inside starts a new word: "relatedLinks".
func hasWord(value string, words map[string]bool) bool {
	start := -1
	for i := 0; i <= len(value); i++ {
		letter := i < len(value) && (value[i] >= 'a' && value[i] <= 'z' || value[i] >= 'A' && value[i] <= 'Z')
		inner := letter && start >= 0 && value[i] <= 'Z' && value[i-1] >= 'a'
		if start >= 0 && (!letter || inner) {
			if words[strings.ToLower(value[start:i])] {
				return true
			}
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
	}
	return false
}
