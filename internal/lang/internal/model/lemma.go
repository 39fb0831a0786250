package model

// Lemmatizer maps a form with its tag to its lemma by edit rules: the longest
// suffix of the lower-cased form that has a rule for the tag decides how many
// bytes to cut and what to put in their place. Irregular forms are rules for
// the whole word.
type Lemmatizer struct {
	Rules Table // hash of tag, suffix → index into Edits + 1
	Edits []Edit
}

// Edit says how a lemma is made: lower-case the form unless Keep, cut Cut bytes
// from its end, add Add.
type Edit struct {
	Cut  uint8
	Keep bool
	Add  string
}

// maxSuffix is the longest suffix of a rule that is not for a whole word.
const maxSuffix = 7

// RuleKey is the key of a suffix rule; whole tells that the suffix is the form.
func RuleKey(tag uint8, suffix []byte, whole bool) uint32 {
	c := uint32(0)
	if whole {
		c = 1
	}
	return mix(5000, hashBytes(suffix), uint32(tag), c)
}

// SuffixStart gives the byte where a suffix rule of the given length begins.
func SuffixStart(lower []byte, k int) int { return len(lower) - k }

// MaxSuffix is the longest suffix that gets a rule of its own.
const MaxSuffix = maxSuffix

// Lemma gives the lemma of a form. lower is scratch space and is given back.
func (l *Lemmatizer) Lemma(form string, tag uint8, lower []byte) (string, []byte) {
	if len(form) > maxScan {
		return form, lower
	}
	lower = AppendLower(lower[:0], form)
	e := l.rule(tag, lower)
	if e == nil {
		return form, lower
	}
	return e.apply(form, lower), lower
}

func (l *Lemmatizer) rule(tag uint8, lower []byte) *Edit {
	if i := l.Rules.get(RuleKey(tag, lower, true)); i > 0 {
		return &l.Edits[i-1]
	}
	for k := min(maxSuffix, len(lower)); k >= 0; k-- {
		if i := l.Rules.get(RuleKey(tag, lower[len(lower)-k:], false)); i > 0 {
			if e := &l.Edits[i-1]; int(e.Cut) <= len(lower) {
				return e
			}
		}
	}
	return nil
}

// apply makes the lemma. A lemma that stands in the form is cut from it
// without allocation.
func (e *Edit) apply(form string, lower []byte) string {
	if e.Keep {
		if int(e.Cut) > len(form) {
			return form
		}
		base := form[:len(form)-int(e.Cut)]
		if e.Add == "" {
			return base
		}
		return base + e.Add
	}
	if int(e.Cut) > len(lower) {
		return form
	}
	base := lower[:len(lower)-int(e.Cut)]
	if len(base) == 0 {
		return e.Add
	}
	if e.Add == "" && len(base) <= len(form) && form[:len(base)] == string(base) {
		return form[:len(base)]
	}
	return string(base) + e.Add
}

// EditOf finds the edit that makes a lemma of a form.
func EditOf(form, lemma string, keep bool) Edit {
	base := form
	if !keep {
		base = string(AppendLower(nil, form))
	}
	k := 0
	for k < len(base) && k < len(lemma) && base[k] == lemma[k] {
		k++
	}
	return Edit{Cut: uint8(min(255, len(base)-k)), Keep: keep, Add: lemma[k:]}
}
