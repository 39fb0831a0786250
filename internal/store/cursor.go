package store

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/hearsay-project/hearsay"
)

// Cursor makes a cursor from the place of the last thing on a page: text that
// may stand in an address and that means something to this store alone.
func Cursor(list string, place ...any) string {
	b, err := json.Marshal(append([]any{list}, place...))
	if err != nil {
		panic(err) // strings and numbers cannot fail
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// ReadCursor reads the place from a cursor that Cursor made for that list.
// For the cursor "" it changes nothing and reports false. Any other cursor is
// hearsay.ErrCursor.
func ReadCursor(cursor, list string, place ...any) (bool, error) {
	if cursor == "" {
		return false, nil
	}
	bad := fmt.Errorf("cursor of %s: %w", list, hearsay.ErrCursor)
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return false, bad
	}
	var parts []json.RawMessage
	if err := json.Unmarshal(b, &parts); err != nil || len(parts) != len(place)+1 {
		return false, bad
	}
	var name string
	if json.Unmarshal(parts[0], &name) != nil || name != list {
		return false, bad
	}
	for i, p := range place {
		if json.Unmarshal(parts[i+1], p) != nil {
			return false, bad
		}
	}
	return true, nil
}
