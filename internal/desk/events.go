package desk

// Event is a step of the work on a pile.
type Event struct {
	Pile string `json:"pile,omitempty"` // "" for what concerns all
	// Stage is "added", "read", "linking", "comparing", "done" or "failed".
	Stage string `json:"stage"`
	Done  int    `json:"done,omitempty"`
	Total int    `json:"total,omitempty"`
	Err   string `json:"error,omitempty"`
}

// Events returns the steps of the work on a pile from now on, and what ends
// the listening. A listener that is slow misses steps, never the last one.
func (d *Desk) Events(pile string) (events <-chan Event, end func()) {
	ch := make(chan Event, 16)
	d.mu.Lock()
	d.subs[ch] = pile
	d.mu.Unlock()
	return ch, func() {
		d.mu.Lock()
		delete(d.subs, ch)
		d.mu.Unlock()
	}
}

func (d *Desk) tell(e Event) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for ch, pile := range d.subs {
		if e.Pile != "" && e.Pile != pile {
			continue
		}
		select {
		case ch <- e:
		default: // make room, so that the newest is never the one that is lost
			select {
			case <-ch:
			default:
			}
			select {
			case ch <- e:
			default:
			}
		}
	}
}
