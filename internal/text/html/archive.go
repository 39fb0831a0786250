package html

import (
	"strings"
	"time"
)

// Archived returns the original address and the time of capture of a copy in
// a web archive (the Wayback Machine, archive.today and those that use their
// forms of address), or "" if address is none.
func Archived(address string) (original string, captured time.Time) {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return "", captured
	}
	host, path, _ := strings.Cut(rest, "/")
	switch host = strings.TrimPrefix(strings.ToLower(host), "www."); {
	case strings.HasPrefix(host, "web.archive.") || host == "wayback.archive.org" || strings.HasPrefix(host, "wayback."):
		path = strings.TrimPrefix(path, "web/")
	case host == "archive.org":
		path, ok = strings.CutPrefix(path, "web/")
		if !ok {
			return "", captured
		}
	case strings.HasPrefix(host, "archive."):
		switch host[len("archive."):] {
		case "today", "ph", "is", "li", "vn", "fo", "md":
		default:
			return "", captured
		}
	default:
		return "", captured
	}
	stamp, target, ok := strings.Cut(path, "/")
	if !ok {
		return "", captured
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, stamp)
	if len(digits) < 4 || len(digits) > 14 {
		return "", captured
	}
	if !strings.HasPrefix(target, "http://") && !strings.HasPrefix(target, "https://") {
		if strings.HasPrefix(target, "http:/") || strings.HasPrefix(target, "https:/") { // a slash lost on the way
			target = strings.Replace(target, ":/", "://", 1)
		} else if !strings.Contains(target, ".") {
			return "", captured
		} else {
			target = "http://" + target
		}
	}
	captured, err := time.Parse("20060102150405"[:len(digits)], digits)
	if err != nil {
		captured = time.Time{}
	}
	return target, captured
}
