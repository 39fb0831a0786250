package claim

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// tellsShares reports whether a text gives shares in percent, or tells of a poll.
func tellsShares(text string) bool {
	low := strings.ToLower(text)
	return strings.Contains(low, "percent") || strings.Contains(low, "per cent") || strings.Contains(low, "%") || strings.Contains(low, " poll")
}

// percentPoints returns the token that ends "points" where the number counts those
// between two shares: a text that tells shares calls them so where somebody leads by
// them, or something moved by them. It is -1 for points that are scored, or that an
// index moves by.
func (r *reader) percentPoints(s *sentence, f quantity.Found, counted int) int {
	_, to := s.tokens(f.Number)
	end := -1
	switch {
	case s.low(to) == "-" && s.low(to+1) == "point":
		end = to + 1
	case s.low(to) == "-point":
		end = to
	case counted >= to && s.lemma(counted) == "point":
		end = counted
	}
	if level := s.form(min(end+2, len(s.Tokens)-1)); end >= 0 && s.low(end+1) == "to" && strings.Trim(level, "0123456789,.") == "" && len(level) > 4 {
		return -1 // "88 points to 15,930"
	}
	if end >= 0 && s.low(end+1) == "," && s.low(end+2) == "or" && s.at(end+3).UPOS == lang.Num && shareSigns[s.low(end+4)] {
		return -1 // "rose 41 points, or 0.2 percent"
	}
	if end < 0 || f.Unit != "1" || !r.shares || value(f).GreaterThan(hundred) || !s.ahead(end) && f.Change == "" && !value(f).Equal(quarter) {
		return -1
	}
	return end
}

// quarter is the part of a point by which rates move.
var quarter = decimal.New(25, -2)

// shareSigns are what stands behind a share.
var shareSigns = set("% percent per pct")

// ahead reports whether a word for being ahead, behind or moved by points stands near
// the points at token i.
func (s *sentence) ahead(i int) bool {
	for j := max(0, i-8); j < min(len(s.Tokens), i+3); j++ {
		if margins[s.lemma(j)] {
			return true
		}
	}
	return false
}

// scaleOf returns the scale of temperature that goes with the lengths of the text, "" if
// it gives none: who writes miles writes Fahrenheit.
func scaleOf(text string) string {
	low := strings.ToLower(text)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) })
	}
	switch {
	case has("fahrenheit"):
		return "[degF]"
	case has("celsius", "°c", "kilomet", " km", "metre"):
		return "Cel"
	case has(" miles", " mile ", " mph", " feet", " yards", " inches"):
		return "[degF]"
	}
	return ""
}

// temperature returns the unit of bare degrees that tell how warm something is, "" where
// they may be an angle.
func (r *reader) temperature(s *sentence, f quantity.Found) string {
	from, to := s.tokens(f.Quantity.Span)
	if f.Unit != "deg" {
		return ""
	}
	warm := value(f).IsNegative() || s.low(from-1) == "was" && s.low(from-2) == "it" || s.low(from-2) == "it" && (s.low(from-1) == "is" || s.low(from-1) == "'s" || s.low(from-1) == "’s")
	for j := max(0, from-8); j < min(len(s.Tokens), to+6) && !warm; j++ {
		warm = warmths[s.lemma(j)]
	}
	if !warm {
		return ""
	}
	return r.scale
}

// warmths are words of texts about how warm something is.
var warmths = set("temperature warm warming heat hot heatwave cold cool freeze freezing water weather air thermometer wash washing fever oven climate")
